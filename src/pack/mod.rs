//! A framework's meaning: names looked up, everything typed. Knows no city's data.

pub mod expr;
mod from_syntax;
pub mod model;

pub use from_syntax::load;
pub use model::*;
