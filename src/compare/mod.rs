//! Two cycles of a framework side by side: what is different, and what a city's answers to the one say of the other.
//!
//! Things are the same when they have the same name or code, or when the newer cycle says that it renamed them. Must not
//! know how a comparison is worded or shown.

mod answers;
mod kinds;
mod lines;
mod names;
mod packs;

pub use answers::carried_over;
pub use lines::Line;
pub use names::Names;
pub use packs::{Change, Comparison, Difference, IndicatorDifference, packs};
