//! What only shows when a city is scored: answers to questions that are not asked, points that no answers can earn,
//! scripts that failed.

use crate::answers::{self, Answers};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::pack::QuestionId;

use super::{Assessment, Basis, Scorer};

impl Scorer<'_> {
    /// Tells what the assessment of these answers brought to light.
    pub fn afterthoughts(&self, answers: &Answers, assessment: &Assessment, found: &mut Diagnostics) {
        let facts = self.facts(answers);
        let may_be_asked = |id: QuestionId| self.may_be_asked(id, &facts);
        answers::not_asked(self.pack, answers, may_be_asked, found);
        for score in &assessment.indicators {
            let Some(indicator) = self.pack.indicators.get(score.indicator.index()) else { continue };
            match &score.basis {
                Basis::Awarded { awarded, consistent: false } => found.add(
                    Diagnostic::new(
                        &codes::ANSWERS_AWARDED_IMPOSSIBLE,
                        awarded.span,
                        format!("no answers can earn the points awarded for {}", indicator.code()),
                    )
                    .label("counted as awarded")
                    .also(
                        indicator.rule_span,
                        "this rule gives other points to the answers that are possible",
                    )
                    .help("correct the points, the answers beside them, or the rule"),
                ),
                Basis::ScriptFailed { code, message, span } => {
                    found.add(Diagnostic::new(code, *span, message.clone()).note(format!(
                        "the score of {} in {} is unknown",
                        indicator.code(),
                        answers.city
                    )));
                }
                Basis::Awarded { .. } | Basis::Rule | Basis::NotAwarded => {}
            }
        }
    }
}
