//! Exact numbers: decimals, the fractions that division makes of them, and ranges of both.
//!
//! No binary floating point comes in here, and none comes out. A [`Number`] is a decimal of at most 28
//! digits as long as it can be, and a fraction where a decimal would have to be cut off, so that a third
//! of three is one. Arithmetic is checked: what cannot be held is `None`, never a panic and never a
//! silently different number.

pub mod date;
mod fraction;
mod functions;
mod grouping;
mod interval;
mod moments;
mod number;
mod rounding;

pub use functions::DIGITS;
pub use grouping::{Grouping, Magnitude, ones_in};
pub use interval::{End, Interval, Tri};
pub use moments::{Moments, Spread, Standard};
pub use number::Number;
pub use rounding::{MAX_PLACES, Rounding, RoundingMode};
