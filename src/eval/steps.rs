//! What a walk can tell of its way: the rule's parts that were at work, and what each gave.

use crate::decimal::{Interval, Number};
use crate::source::Span;

#[derive(Clone, Debug)]
pub struct Step {
    pub depth: u32,
    /// The rule's text that was at work: the arm taken, the entry that counted, the formula.
    pub span: Span,
    pub kind: StepKind,
    /// What it gave; `None` when it has no value.
    pub value: Option<Interval>,
    /// Of several numbers of which some are left out: which they are.
    pub picked: Option<Box<PickedNumbers>>,
}

/// Numbers of which some count, the lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickedNumbers {
    pub counted: Vec<Number>,
    pub left_out: Vec<Number>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// The whole score.
    Score,
    /// A match, band or table line that was taken; `certain` false when it is one of several possible.
    Line { certain: bool },
    /// A checklist entry, ladder rung or entry of `highest` or `first` that counts, or may count.
    Entry { certain: bool },
    /// A checklist entry or the ladder rung that is not met.
    Missed,
    /// A cap that held the sum back.
    Cap,
    /// A `let` that was used.
    Let,
    /// A formula or function.
    Formula,
    /// A statistic over many cities: how many count, and how many are left out because it is not known of them.
    Statistic { cities: Option<(u32, u32)> },
    /// A script's result.
    Script,
    /// What is said of when the score does not count: that it does not, or may not.
    NotApplicable { certain: bool },
    /// A penalty that takes its points, or may take them; its value is below 0.
    Penalty { certain: bool },
    /// Published points that stand in for the rule.
    Awarded,
}

/// Who listens to a walk.
pub trait Observer {
    /// Something begins to work; what follows until its `close` is part of it.
    fn open(&mut self, kind: StepKind, span: Span) -> usize;
    /// It gave this.
    fn close(&mut self, mark: usize, value: Option<Interval>);
    /// Of the numbers of what is at work, these count and those do not.
    fn picked(&mut self, _tell: impl FnOnce() -> Option<PickedNumbers>) {}
    /// What follows, until this is called with `false`, is at work only if something else has no value.
    fn perhaps(&mut self, _begins: bool) {}
}

/// Nobody listens; costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {
    #[inline]
    fn open(&mut self, _kind: StepKind, _span: Span) -> usize {
        0
    }

    #[inline]
    fn close(&mut self, _mark: usize, _value: Option<Interval>) {}
}

/// Writes every step down, outermost first.
#[derive(Clone, Debug, Default)]
pub struct Recorder {
    pub steps: Vec<Step>,
    depth: u32,
}

impl Observer for Recorder {
    fn open(&mut self, kind: StepKind, span: Span) -> usize {
        self.steps.push(Step { depth: self.depth, span, kind, value: None, picked: None });
        self.depth += 1;
        self.steps.len() - 1
    }

    fn picked(&mut self, tell: impl FnOnce() -> Option<PickedNumbers>) {
        let innermost = self.steps.iter_mut().rfind(|step| step.depth + 1 == self.depth);
        if let Some(step) = innermost {
            step.picked = tell().map(Box::new);
        }
    }

    fn close(&mut self, mark: usize, value: Option<Interval>) {
        self.depth = self.depth.saturating_sub(1);
        if let Some(step) = self.steps.get_mut(mark) {
            step.value = value;
        }
    }
}
