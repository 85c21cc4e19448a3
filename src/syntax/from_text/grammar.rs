//! The grammar, turned into a parser at compile time. Its rules are no one else's business.

/// Reads by `grammar/kasauti.pest`.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/kasauti.pest"]
pub(super) struct Grammar;
