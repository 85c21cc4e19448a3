//! Statistics over one number of many cities: means, deviations, percentiles, ranks.
//!
//! [`Values`] holds a number of all cities that have it; a [`Measure`] makes one number of them, and where it says how one city
//! stands among them, of that city's own. What is known only as a range gives a range. Knows numbers, and nothing of what they
//! are numbers of.

mod measure;
mod ranges;
mod values;

pub use measure::{Measure, Rank, Ties};
pub use ranges::{MOST_CITIES, Own, Ranged};
pub use values::Values;
