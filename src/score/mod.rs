//! Meaning and data to scores. Knows no files, no clock, no environment.

mod assessment;
mod trace;

pub use assessment::*;
pub use trace::{Step, StepKind, Trace};

use crate::answers::Answers;
use crate::pack::Pack;
use crate::script::Scripts;

/// Scores a city. The pack must have passed `check` without errors.
#[must_use]
pub fn assess(_pack: &Pack, _scripts: &Scripts, answers: &Answers, mode: Mode) -> Assessment {
    Assessment {
        city: answers.city.clone(),
        state: answers.state.clone(),
        answers_origin: answers.origin.clone(),
        mode,
        indicators: Vec::new(),
        components: Vec::new(),
        overall: crate::decimal::Interval::point(crate::decimal::Number::ZERO),
        levels: Vec::new(),
        recommendations: Vec::new(),
        published: Vec::new(),
        published_source: None,
        unanswered: Vec::new(),
    }
}
