//! A city's answers to facts: what was answered, what was not asked, what bounds leave open.

use crate::answers::Answers;
use crate::decimal::Tri;
use crate::pack::{Pack, QuestionId};
use crate::script::Scripts;

use super::facts::{Content, Fact, Facts};
use super::steps::Silent;
use super::walk::Walk;
use crate::decimal::Interval;

impl<'a> Facts<'a> {
    /// What a city's file says. Answers whose standing does not count are as if not given; `asked` is the pack's
    /// [`asked_order`](super::Sensitivity::asked_order).
    #[must_use]
    pub fn of_answers(
        pack: &Pack,
        scripts: &Scripts,
        asked: &[QuestionId],
        answers: &'a Answers,
    ) -> Facts<'a> {
        let list = pack
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| match answers.answers.get(index).and_then(Option::as_ref) {
                Some(answer) if pack.counts(answer.standing) => {
                    Fact { content: Content::given(&answer.value), answered: Tri::TRUE }
                }
                _ => Fact { content: Content::anything(&question.kind), answered: Tri::FALSE },
            })
            .collect();
        let mut facts = Facts::from_list(list, answers);
        facts.narrow_by_bounds(pack);
        for question in asked {
            facts.settle_asked(pack, scripts, *question);
        }
        facts
    }

    /// Uses each known answer to narrow the unknown ones that are bounded by it, and the other way round.
    fn narrow_by_bounds(&mut self, pack: &Pack) {
        for (index, question) in pack.questions.iter().enumerate() {
            let (at_most, at_least) = (question.at_most, question.at_least);
            if at_most.is_none() && at_least.is_none() {
                continue;
            }
            let id = QuestionId::from(index);
            let is_open = |id: QuestionId| matches!(self.get(id).content, Content::Number(range) if range.as_point().is_none());
            if ![Some(id), at_most, at_least].into_iter().flatten().any(is_open) {
                continue;
            }
            let content = self.get(id).content;
            if let Some(narrowed) = self.bounded(question, content) {
                self.set(id, narrowed);
            }
            let Content::Number(own) = self.get(id).content else { continue };
            if let Some(most) = at_most {
                self.intersect(most, Interval::at_or_above(own.low));
            }
            if let Some(least) = at_least {
                self.intersect(least, Interval::at_or_below(own.high));
            }
        }
    }

    fn intersect(&mut self, question: QuestionId, range: Interval) {
        if let Content::Number(own) = self.get(question).content
            && let Some(narrowed) = own.intersection(range)
        {
            self.set(question, Content::Number(narrowed));
        }
    }

    /// Counts a question that is not asked as nothing, and one that may not be asked as either.
    fn settle_asked(&mut self, pack: &Pack, scripts: &Scripts, id: QuestionId) {
        let Some(question) = pack.questions.get(id.index()) else { return };
        let Some(asked) = &question.asked_when else { return };
        let truth = Walk::<Interval, Silent>::new(pack, scripts, self, Silent).condition(&asked.condition);
        if truth.is_false() {
            self.set(id, Content::not_asked(question));
            self.set_answered(id, Tri::FALSE);
        } else if truth.can_be_false {
            let content = self.get(id).content.hull(Content::not_asked(question));
            self.set(id, content);
        }
    }
}
