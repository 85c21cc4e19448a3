//! Documents, assessments and diagnostics to bytes, a file for each format.

mod bars;
mod columns;
mod csv;
pub mod diagnostics;
mod diff;
#[cfg(feature = "docx")]
mod docx;
mod examples_json;
mod explanation_json;
mod framework_json;
mod harmless;
mod html;
mod json;
mod junit;
mod lcov;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod plane;
mod ranking;
mod room;
mod shades;
#[cfg(feature = "templates")]
mod template;
mod terminal;
mod typst;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::{csv, csv_header, csv_rows};
pub use diff::diff;
#[cfg(feature = "docx")]
pub use docx::docx;
pub use examples_json::examples_json;
pub use explanation_json::explanation_json;
pub use framework_json::framework_json;
pub use html::{Page, html, html_page};
pub use json::json;
pub use junit::junit;
pub use lcov::lcov;
pub use markdown::markdown;
#[cfg(feature = "pdf")]
pub use pdf::{Pdf, pdf};
pub use ranking::{ranking_csv, ranking_json};
#[cfg(feature = "templates")]
pub use template::{by_template, check_template};
pub use terminal::terminal;
pub use typst::typst;
#[cfg(feature = "xlsx")]
pub use xlsx::{xlsx, xlsx_of_figures};
