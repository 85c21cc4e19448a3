//! Why a score is what it is: which rule, at which place, from which answers, with which value.

use super::assessment::ShownAnswer;

pub use crate::eval::{Step, StepKind};

/// The steps of one indicator's score, outermost first; children follow their parent, one deeper.
#[derive(Clone, Debug)]
pub struct Trace {
    pub steps: Vec<Step>,
    /// The answers that were looked at, in the order of the pack's questions.
    pub answers: Vec<ShownAnswer>,
}
