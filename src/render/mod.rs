//! Documents, assessments and diagnostics to bytes, a file for each format.

mod csv;
pub mod diagnostics;
mod diff;
mod explanation_json;
mod harmless;
mod json;
mod markdown;
mod terminal;

pub use csv::csv;
pub use diff::diff;
pub use explanation_json::explanation_json;
pub use json::json;
pub use markdown::markdown;
pub use terminal::terminal;
