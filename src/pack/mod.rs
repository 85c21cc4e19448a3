//! A framework's meaning: names looked up, everything typed. Knows no city's data.

pub mod colour;
mod combination;
pub mod example;
pub mod expr;
mod from_syntax;
pub mod look;
pub mod model;
mod picked;
mod structure;
pub mod translation;
pub(crate) mod uses;
pub mod visit;

pub use combination::{Combination, PartPoints, WholePoints};
pub use example::{Example, Standing, Value};
pub use from_syntax::{Beside, TextsWanted, base, identity, load, load_part, load_with, rules};
pub use look::Look;
pub use model::*;
pub use structure::*;
pub use translation::{Slot, Translation};
