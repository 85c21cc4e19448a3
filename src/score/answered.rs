//! Whether enough was answered for a score to count.

use std::collections::BTreeSet;

use crate::answers::Answers;
use crate::decimal::{Interval, Number};
use crate::eval::{Applies, Facts, Silent, Walk};
use crate::pack::{ComponentId, IndicatorId, Needs, Part, QuestionId};

use super::{NotRated, Scorer};

/// The questions behind a score.
#[derive(Clone, Debug, Default)]
struct Behind {
    /// Those that are, or may be, asked.
    asked: BTreeSet<QuestionId>,
    answered: BTreeSet<QuestionId>,
}

impl Behind {
    /// Whether too few are answered.
    fn lacks(&self, needs: Option<&Needs>) -> Option<NotRated> {
        let needs = needs?;
        let (answered, asked) = (self.answered.len(), self.asked.len());
        let wanted = needs.share.multiply(Number::from_count(asked))?;
        let too_few = Number::from_count(answered) < wanted;
        too_few.then_some(NotRated::TooFewAnswers { answered, asked, needed: needs.share })
    }
}

/// Why the scores of a city do not count, where they do not.
#[derive(Clone, Debug, Default)]
pub(super) struct Ratings {
    /// In the order of the pack's components; empty when nothing asks for so many answers.
    pub components: Vec<Option<NotRated>>,
    pub overall: Option<NotRated>,
    pub level: Option<NotRated>,
}

impl Scorer<'_> {
    pub(super) fn ratings(&self, facts: &Facts<'_>, answers: &Answers, applies: &Applies) -> Ratings {
        let pack = self.pack;
        let certification = pack.certification.as_ref().and_then(|one| one.needs.as_ref());
        let anywhere = certification.is_some()
            || pack.needs.is_some()
            || pack.components.iter().any(|one| one.needs.is_some());
        if !anywhere {
            return Ratings::default();
        }
        let mut components: Vec<Option<NotRated>> = vec![None; pack.components.len()];
        let lacking = |components: &[Option<NotRated>], part: &Part| match part {
            Part::Component(id) => match components.get(id.index())? {
                Some(NotRated::Component(inner)) => Some(NotRated::Component(*inner)),
                Some(NotRated::TooFewAnswers { .. }) => Some(NotRated::Component(*id)),
                None => None,
            },
            Part::Indicator(_) => None,
        };
        // What stands inside comes after what it stands in.
        for (index, one) in pack.components.iter().enumerate().rev() {
            let id = ComponentId::from(index);
            if answers.awarded_components.contains_key(&id) || applies.component(id).is_false() {
                continue;
            }
            let own = one
                .needs
                .as_ref()
                .and_then(|needs| self.behind(Some(id), facts, answers, applies).lacks(Some(needs)));
            let not_rated = own.or_else(|| one.parts.iter().find_map(|part| lacking(&components, part)));
            if let Some(slot) = components.get_mut(index) {
                *slot = not_rated;
            }
        }
        let behind = self.behind(None, facts, answers, applies);
        let parts = self.parts.iter().find_map(|part| lacking(&components, part));
        let overall = behind.lacks(pack.needs.as_ref()).or(parts);
        let on = pack.certification.as_ref().and_then(|one| one.on);
        let of_level = match on {
            Some(on) => components.get(on.index()).copied().flatten(),
            None => overall,
        };
        let asked_for = match on {
            Some(on) => self.behind(Some(on), facts, answers, applies).lacks(certification),
            None => behind.lacks(certification),
        };
        let level = pack.certification.as_ref().and_then(|_| asked_for.or(of_level));
        Ratings { components, overall, level }
    }

    /// The questions behind a component, or the overall score. Published points stand for all answers behind them.
    fn behind(
        &self,
        whole: Option<ComponentId>,
        facts: &Facts<'_>,
        answers: &Answers,
        applies: &Applies,
    ) -> Behind {
        let mut behind = Behind::default();
        for (index, questions) in self.of_wholes.iter().enumerate() {
            let id = ComponentId::from(index);
            let is_inside = whole == Some(id) || self.pack.is_inside(Part::Component(id), whole);
            if is_inside && applies.component(id).can_be_true {
                let is_awarded = answers.awarded_components.contains_key(&id);
                self.note_behind(questions, is_awarded, facts, &mut behind);
            }
        }
        if whole.is_none() {
            self.note_behind(&self.of_framework, false, facts, &mut behind);
        }
        for (index, indicator) in self.pack.indicators.iter().enumerate() {
            let id = IndicatorId::from(index);
            let counts = !indicator.outside_total
                && self.pack.is_inside(Part::Indicator(id), whole)
                && applies.indicator(id).can_be_true;
            if !counts {
                continue;
            }
            let is_awarded = answers.awarded_indicators.contains_key(&id)
                || indicator.component.is_some_and(|component| {
                    self.pack.ancestry(component).any(|id| answers.awarded_components.contains_key(&id))
                });
            self.note_behind(&indicator.uses, is_awarded, facts, &mut behind);
            let of_exemption = indicator.exemption.iter().flat_map(|exemption| &exemption.uses);
            self.note_behind(of_exemption, is_awarded, facts, &mut behind);
        }
        behind
    }

    fn note_behind<'q>(
        &self,
        questions: impl IntoIterator<Item = &'q QuestionId>,
        is_awarded: bool,
        facts: &Facts<'_>,
        behind: &mut Behind,
    ) {
        for question in questions {
            if is_awarded || self.may_be_asked(*question, facts) {
                behind.asked.insert(*question);
                if is_awarded || facts.get(*question).answered.is_true() {
                    behind.answered.insert(*question);
                }
            }
        }
    }

    pub(super) fn may_be_asked(&self, id: QuestionId, facts: &Facts<'_>) -> bool {
        let asked = self.pack.questions.get(id.index()).and_then(|question| question.asked_when.as_ref());
        asked.is_none_or(|asked| {
            !Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent)
                .condition(&asked.condition)
                .is_false()
        })
    }
}
