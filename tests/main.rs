//! All integration tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stderr
)]

mod across;
mod answers;
pub mod check;
mod cities;
mod cli;
mod cycle;
mod decimal;
pub mod eval;
mod examples;
mod fences;
mod fmt;
mod habits;
mod house;
mod language;
mod lists;
mod look;
mod mistakes;
mod pack;
mod packs;
mod pages;
mod render;
mod report;
mod reports;
mod score;
mod script;
mod structure;
mod syntax;
mod texts;
mod written_once;
