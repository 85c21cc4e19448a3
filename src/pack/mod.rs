//! A framework's meaning: names looked up, everything typed. Knows no city's data.

pub mod expr;
mod from_syntax;
pub mod model;
pub(crate) mod uses;
pub mod visit;

pub use from_syntax::{load, load_part};
pub use model::*;
