//! Whether scores have what they need to count.

use std::collections::BTreeSet;

use crate::answers::Answers;
use crate::decimal::{Interval, Number};
use crate::eval::{Applies, Facts, Scores, Silent, Walk};
use crate::pack::{ComponentId, IndicatorId, Need, Part, QuestionId, Rated, Scope};

use super::{NotRated, Open, OpenWhole, Scorer};

/// The questions behind a score.
#[derive(Clone, Debug, Default)]
struct Behind {
    /// Those that are, or may be, asked.
    asked: BTreeSet<QuestionId>,
    answered: BTreeSet<QuestionId>,
    /// Those that published points stand for.
    awarded: BTreeSet<QuestionId>,
}

impl Behind {
    /// Whether fewer than this share are answered.
    fn too_few(&self, needed: Number) -> Option<NotRated> {
        let (answered, asked) = (self.answered.len(), self.asked.len());
        let wanted = needed.multiply(Number::from_count(asked))?;
        let too_few = Number::from_count(answered) < wanted;
        too_few.then_some(NotRated::TooFewAnswers { answered, asked, needed })
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
        if pack.all_needs().next().is_none() {
            return Ratings::default();
        }
        let lacks = |rated: Rated, whole: Option<ComponentId>| {
            if pack.needs_of(rated).is_empty() {
                return None;
            }
            self.lacks(rated, &self.behind(whole, facts, answers, applies), facts)
        };
        let mut components: Vec<Option<NotRated>> = vec![None; pack.components.len()];
        let lacking = |components: &[Option<NotRated>], part: &Part| match part {
            Part::Component(id) => match components.get(id.index())? {
                Some(NotRated::Component(inner)) => Some(NotRated::Component(*inner)),
                Some(_) => Some(NotRated::Component(*id)),
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
            let own = lacks(Rated::Component(id), Some(id));
            let not_rated = own.or_else(|| one.parts.iter().find_map(|part| lacking(&components, part)));
            if let Some(slot) = components.get_mut(index) {
                *slot = not_rated;
            }
        }
        let parts = self.parts.iter().find_map(|part| lacking(&components, part));
        let overall = lacks(Rated::Overall, None).or(parts);
        let on = pack.certification.as_ref().and_then(|one| one.on);
        let of_level = match on {
            Some(on) => components.get(on.index()).copied().flatten(),
            None => overall,
        };
        let level = pack.certification.as_ref().and_then(|_| lacks(Rated::Level, on).or(of_level));
        Ratings { components, overall, level }
    }

    /// The first that is not so, or not known to be, of what something needs to count.
    fn lacks(&self, of: Rated, behind: &Behind, facts: &Facts<'_>) -> Option<NotRated> {
        self.pack.needs_of(of).iter().enumerate().find_map(|(at, needs)| match &needs.what {
            Need::Answered(share) => behind.too_few(*share),
            Need::Holds { when, uses, .. } => {
                let by_awarded =
                    uses.iter().any(|id| behind.awarded.contains(id) && !facts.get(*id).answered.is_true());
                let mut walk = Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent);
                let is_met = by_awarded || walk.condition(when).is_true();
                (!is_met).then_some(NotRated::NotMet { of, at })
            }
        })
    }

    /// The questions that are open behind a level that is. No points hang on them by that.
    pub(super) fn open_level(&self, scores: &Scores, facts: &Facts<'_>) -> Option<OpenWhole> {
        let is_open = scores.levels.count_ones() > 1;
        is_open.then(|| self.open_among(self.of_level.questions.iter(), Open::Level, facts))?
    }

    fn open_among<'q>(
        &self,
        questions: impl Iterator<Item = &'q QuestionId>,
        what: Open,
        facts: &Facts<'_>,
    ) -> Option<OpenWhole> {
        let is_open =
            |id: &&QuestionId| self.may_be_asked(**id, facts) && !facts.are_exact(self.pack, &[**id]);
        let questions: Vec<QuestionId> = questions.filter(is_open).copied().collect();
        (!questions.is_empty()).then_some(OpenWhole { what, at_stake: Number::ZERO, questions })
    }

    /// The questions that are open behind what is needed and not there. No points hang on them by that.
    pub(super) fn open_needs(&self, ratings: &Ratings, facts: &Facts<'_>) -> Vec<OpenWhole> {
        let all = ratings.components.iter().chain([&ratings.overall, &ratings.level]).flatten();
        let open = all.filter_map(|why| {
            let NotRated::NotMet { of, at } = why else { return None };
            let Need::Holds { uses, .. } = &self.pack.needs_of(*of).get(*at)?.what else { return None };
            let what = match of {
                Rated::Component(id) => Open::Score(Scope::Component(*id)),
                Rated::Overall => Open::Score(Scope::Framework),
                Rated::Level => Open::Level,
            };
            self.open_among(uses.iter(), what, facts)
        });
        open.collect()
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
                if is_awarded {
                    behind.awarded.insert(*question);
                }
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
