//! Kasauti: assessment frameworks as data.
//!
//! The pipeline, stage by stage:
//!
//! ```text
//! Source ─► Syntax ─► Pack ⊕ Answers ─► Assessment (+ Trace) ─► Document ─► bytes
//! ```
//!
//! Every stage gives a value and diagnostics: what it could make of its input, and everything that was wrong
//! with it.

pub mod across;
pub mod answers;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
pub mod cycle;
pub mod decimal;
pub mod diagnostic;
pub mod eval;
pub mod examples;
pub mod order;
pub mod pack;
#[cfg(feature = "cli")]
pub mod render;
pub mod report;
pub mod score;
pub mod script;
pub mod source;
pub mod syntax;
pub mod wording;
