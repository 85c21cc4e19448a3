//! Statistics across cities: what they are, what is proved of them, and what a run makes of them.

mod measures;
mod mistakes;
mod runs;
mod standing;
