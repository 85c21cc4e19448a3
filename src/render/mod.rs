//! Documents, assessments and diagnostics to bytes, a file for each format.

mod csv;
pub mod diagnostics;
mod diff;
mod examples_json;
mod explanation_json;
mod harmless;
mod json;
mod junit;
mod lcov;
mod markdown;
mod terminal;

pub use csv::csv;
pub use diff::diff;
pub use examples_json::examples_json;
pub use explanation_json::explanation_json;
pub use json::json;
pub use junit::junit;
pub use lcov::lcov;
pub use markdown::markdown;
pub use terminal::terminal;
