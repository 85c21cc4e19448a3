//! How far the answers behind a result are proven, and what is still missing.

use std::collections::BTreeMap;

use crate::answers::Standing;
use crate::decimal::Number;
use crate::pack::{Indicator, IndicatorId, Pack, QuestionId};
use crate::score::{Assessment, Open, ShownAnswer};

/// Answers that scores look at, each once.
#[derive(Clone, Debug)]
pub struct Used<'a> {
    pub answer: &'a ShownAnswer,
    pub indicators: Vec<IndicatorId>,
}

/// All answers that any indicator looked at, in the order of the pack's questions.
#[must_use]
pub fn used(assessment: &Assessment) -> Vec<Used<'_>> {
    let mut all: BTreeMap<QuestionId, Used<'_>> = BTreeMap::new();
    for score in &assessment.indicators {
        for answer in &score.trace.answers {
            let used = all.entry(answer.question).or_insert_with(|| Used { answer, indicators: Vec::new() });
            if !used.indicators.contains(&score.indicator) {
                used.indicators.push(score.indicator);
            }
        }
    }
    all.into_values().collect()
}

/// How many of the answers are of a standing.
#[must_use]
pub fn count(answers: &[Used<'_>], standing: Standing) -> usize {
    answers.iter().filter(|used| used.answer.standing == Some(standing)).count()
}

/// A question without an answer that counts, and the indicators it could still change.
#[derive(Clone, Debug)]
pub struct Missing {
    pub question: QuestionId,
    pub changes: Vec<IndicatorId>,
    /// The components, the overall score or the level that it could change by itself.
    pub wholes: Vec<Open>,
    /// Points between the lowest and the highest that these can still have.
    pub at_stake: Number,
}

/// Questions whose answers could change a score, in the order of the pack's questions.
#[must_use]
pub fn missing(assessment: &Assessment) -> Vec<Missing> {
    let mut all: BTreeMap<QuestionId, Missing> = BTreeMap::new();
    let nothing = |question: QuestionId| Missing {
        question,
        changes: Vec::new(),
        wholes: Vec::new(),
        at_stake: Number::ZERO,
    };
    for score in &assessment.indicators {
        let at_stake = score.points.high.subtract(score.points.low).unwrap_or(Number::ZERO);
        for question in &score.unanswered {
            let missing = all.entry(*question).or_insert_with(|| nothing(*question));
            missing.changes.push(score.indicator);
            missing.at_stake = missing.at_stake.add(at_stake).unwrap_or(missing.at_stake);
        }
    }
    // What a whole has at stake holds that of its parts.
    for whole in &assessment.open_wholes {
        for question in &whole.questions {
            let missing = all.entry(*question).or_insert_with(|| nothing(*question));
            if !missing.wholes.contains(&whole.what) {
                missing.wholes.push(whole.what);
            }
            missing.at_stake = missing.at_stake.max(whole.at_stake);
        }
    }
    all.into_values().collect()
}

/// Unanswered questions that change no score as things stand.
#[must_use]
pub fn missing_without_effect(assessment: &Assessment) -> Vec<QuestionId> {
    let effective = missing(assessment);
    let has_effect = |question: &QuestionId| effective.iter().any(|one| one.question == *question);
    assessment.unanswered.iter().copied().filter(|question| !has_effect(question)).collect()
}

/// Codes of indicators, in words.
#[must_use]
pub fn codes(pack: &Pack, indicators: &[IndicatorId]) -> Vec<String> {
    indicators.iter().filter_map(|id| pack.indicators.get(id.index())).map(Indicator::code).collect()
}
