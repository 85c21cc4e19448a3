//! In which order recommendations are read.

use std::cmp::Reverse;

use crate::order::Order as _;
use crate::pack::{Pack, Scope};
use crate::score::{Assessment, FiredRecommendation};

use super::document::{Advice, Measure};
use super::prose;
use super::words;

/// Most points still to be won first; then by priority; then in the order of the pack's codes.
#[must_use]
pub fn ordered(assessment: &Assessment) -> Vec<&FiredRecommendation> {
    let mut all: Vec<&FiredRecommendation> =
        assessment.recommendations.iter().filter(|fired| fired.holds.can_be_true).collect();
    all.order_by_key(|fired| {
        let to_win = fired.to_win;
        (Reverse(to_win.high), Reverse(to_win.low), fired.priority, fired.scope, fired.recommendation)
    });
    all
}

/// A recommendation as it is shown.
#[must_use]
pub fn card(pack: &Pack, assessment: &Assessment, fired: &FiredRecommendation) -> Option<Advice> {
    let recommendation = pack.recommendations.get(fired.recommendation.index())?;
    let (code, about) = words::scope(pack, fired.scope);
    Some(Advice {
        code,
        about,
        name: recommendation.name.clone(),
        certain: !fired.holds.can_be_false,
        measure: measure(pack, assessment, fired.scope),
        to_win: fired.to_win,
        falls: pack.lower_is_better(),
        urgency: words::urgency(fired.priority),
        owner: recommendation.owner.clone(),
        effort: recommendation.effort.clone(),
        references: recommendation.references.clone(),
        text: prose::passages(&fired.text),
    })
}

/// What the city has of what a recommendation stands in.
fn measure(pack: &Pack, assessment: &Assessment, scope: Scope) -> Option<Measure> {
    match scope {
        Scope::Indicator(id) => {
            let score = assessment.indicators.iter().find(|score| score.indicator == id)?;
            Some(Measure { points: score.points, out_of: pack.indicators.get(id.index())?.out_of })
        }
        Scope::Component(id) => {
            let score = assessment.components.iter().find(|score| score.component == id)?;
            Some(Measure { points: score.points, out_of: pack.components.get(id.index())?.out_of })
        }
        Scope::Framework => Some(Measure { points: assessment.overall, out_of: pack.overall_out_of }),
    }
}
