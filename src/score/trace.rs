//! Why a score is what it is: which rule, at which place, from which answers, with which value.

use crate::decimal::Interval;
use crate::source::Span;

use super::assessment::ShownAnswer;

/// The steps of one indicator's score, outermost first; children follow their parent, one deeper.
#[derive(Clone, Debug)]
pub struct Trace {
    pub steps: Vec<Step>,
    /// The answers that were looked at, in the order of the pack's questions.
    pub answers: Vec<ShownAnswer>,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub depth: u32,
    /// The rule's text that was at work: the arm taken, the entry that counted, the formula.
    pub span: Span,
    pub kind: StepKind,
    /// What it gave; `None` when it has no value or is a condition.
    pub value: Option<Interval>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The whole score.
    Score,
    /// A match, band or table line that was taken; `certain` false when it is one of several possible.
    Line { certain: bool },
    /// A checklist entry, ladder rung or highest entry that counts, or may count.
    Entry { certain: bool },
    /// A cap that held the sum back.
    Cap,
    /// A `let` that was used.
    Let,
    /// A formula or function.
    Formula,
    /// A script's result.
    Script,
    /// Published points that stand in for the rule.
    Awarded,
}
