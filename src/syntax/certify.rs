//! The tree of levels and grades, and of what it takes to have a score.

use crate::source::Span;

use super::tree::{Comparison, Expr, Literal, Name, Origin, PartsWord, Text};

#[derive(Clone, Debug, PartialEq)]
pub struct Certify {
    pub title: Text,
    /// What the level goes by, `overall` or a component; empty where parts alone are graded.
    pub on: Name,
    /// The parts that are graded.
    pub each: Vec<Each>,
    pub origin: Option<Origin>,
    pub levels: Vec<LevelItem>,
    /// Origins inside the block.
    pub origins: Vec<Origin>,
    /// As often as it is said, each with its place.
    pub needs: Vec<(Need, Span)>,
}

/// `each component`, `each indicator of water`
#[derive(Clone, Debug, PartialEq)]
pub struct Each {
    /// Components or indicators.
    pub what: PartsWord,
    pub of: Option<Name>,
    pub span: Span,
}

impl Each {
    /// As it is written: `each component of life`.
    #[must_use]
    pub fn words(&self) -> String {
        let what = if self.what == PartsWord::Components { "component" } else { "indicator" };
        let of = self.of.as_ref().map_or_else(String::new, |of| format!(" of {}", of.text));
        format!("each {what}{of}")
    }
}

impl Certify {
    /// Whether it gives the level.
    #[must_use]
    pub fn gives_level(&self) -> bool {
        !self.on.text.is_empty()
    }

    /// The last of what it is on.
    #[must_use]
    pub fn last_on(&self) -> Span {
        let mut each = self.each.iter().map(|each| each.span);
        each.rfind(|span| span.start >= self.on.span.start).unwrap_or(self.on.span)
    }
}

/// What a score or a level needs to count.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// `needs 80% answered`
    Answered(Literal),
    /// `needs count of wells at least 3 "at least three wells"`
    Holds { when: Expr, title: Option<Text> },
}

/// `enabled "Enabled" at least 60 and …`, `… when …`, or `otherwise "…"` (no name, no condition).
#[derive(Clone, Debug, PartialEq)]
pub struct LevelItem {
    pub name: Option<Name>,
    pub title: Text,
    /// What is compared with what `on` names: the value after `at least`, `at most`, `over`, `under`.
    pub bound: Option<(Comparison, Expr)>,
    /// After `and` or `when`.
    pub when: Option<Expr>,
    pub otherwise: bool,
    pub span: Span,
}
