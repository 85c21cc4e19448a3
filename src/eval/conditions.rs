//! The walk over conditions.

use crate::decimal::Tri;
use crate::pack::expr::{Compare, Condition, ConditionKind, Numeric, NumericKind};
use crate::pack::visit::Node;
use crate::pack::{ComponentId, LetValue};

use super::facts::Content;
use super::steps::Observer;
use super::value::Value;
use super::walk::{Walk, remember};

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    /// Whether a condition holds, as far as that is known.
    pub fn condition(&mut self, condition: &Condition) -> Tri {
        match &condition.kind {
            ConditionKind::Literal(truth) => Tri::of(*truth),
            ConditionKind::Answer(question) => match self.facts.get(*question).content {
                Content::YesNo(truth) => truth,
                _ => Tri::UNKNOWN,
            },
            ConditionKind::Field(field) => match self.field_content(*field) {
                Some(Content::YesNo(truth)) => truth,
                _ => Tri::UNKNOWN,
            },
            ConditionKind::Let(id) => match self.pack.lets.get(id.index()).map(|found| &found.value) {
                Some(LetValue::Condition(condition)) => {
                    let known = self.conditions.get(id.index()).copied().flatten();
                    let truth = known.unwrap_or_else(|| self.condition(condition));
                    remember(&mut self.conditions, *id, truth);
                    truth
                }
                _ => Tri::UNKNOWN,
            },
            ConditionKind::Not(inner) => self.condition(inner).not(),
            ConditionKind::And(all) => self.until(all, Tri::TRUE, Tri::and, Tri::is_false),
            ConditionKind::Or(any) => self.until(any, Tri::FALSE, Tri::or, Tri::is_true),
            ConditionKind::AtLeast(wanted, of) => {
                let (mut sure, mut possible) = (0, 0);
                for one in of {
                    let truth = self.condition(one);
                    sure += usize::from(truth.is_true());
                    possible += usize::from(truth.can_be_true);
                }
                Tri { can_be_true: possible >= *wanted, can_be_false: sure < *wanted }
            }
            ConditionKind::ChoiceIn(question, wanted) => match self.facts.get(*question).content {
                Content::Choice(possible) => is_among(possible, *wanted),
                _ => Tri::UNKNOWN,
            },
            ConditionKind::FieldChoiceIn(field, wanted) => match self.field_content(*field) {
                Some(Content::Choice(possible)) => is_among(possible, *wanted),
                _ => Tri::UNKNOWN,
            },
            ConditionKind::Ticked { question, among, at_least } => match self.facts.get(*question).content {
                Content::Ticked { must, may } => Tri {
                    can_be_true: (may & among).count_ones() >= *at_least,
                    can_be_false: (must & among).count_ones() < *at_least,
                },
                _ => Tri::UNKNOWN,
            },
            ConditionKind::Compare(left, how, right) => self.compare(left, *how, right),
            ConditionKind::AnyEntry(list, inner) => self.any_entry(*list, inner.as_deref()),
            ConditionKind::IsAnswered(question) => self.facts.get(*question).answered,
            ConditionKind::FieldIsAnswered(field) => match self.entry {
                Some((_, entry)) => Tri::of(entry.get(*field).is_some_and(Option::is_some)),
                None => Tri::UNKNOWN,
            },
            ConditionKind::LevelIn(wanted) => match self.scores {
                Some(scores) => is_among(scores.levels, *wanted),
                None => Tri::UNKNOWN,
            },
            ConditionKind::StandingIs(question, standing) => self.has_standing(*question, *standing),
            ConditionKind::PreviousKnown(of) => self.previous_known(*of),
            ConditionKind::PreviousLevelIn(bits) => self.previous_level_in(*bits),
            ConditionKind::EveryComponent(whole, how, right) => self.every_component(*whole, *how, right),
            ConditionKind::Error => Tri::UNKNOWN,
        }
    }

    fn until(
        &mut self,
        conditions: &[Condition],
        start: Tri,
        join: fn(Tri, Tri) -> Tri,
        settled: fn(Tri) -> bool,
    ) -> Tri {
        let mut all = start;
        for condition in conditions {
            all = join(all, self.condition(condition));
            if settled(all) {
                break;
            }
        }
        all
    }

    fn compare(&mut self, left: &Numeric, how: Compare, right: &Numeric) -> Tri {
        let applies = self.scores_apply(left).and(self.scores_apply(right));
        if applies.is_false() {
            return Tri::FALSE;
        }
        applies.and(self.compare_values(left, how, right))
    }

    /// Whether all parts whose points a number looks at apply: with points that there are not nothing compares.
    pub fn scores_apply(&self, number: &Numeric) -> Tri {
        let Some(scores) = self.scores.filter(|scores| !scores.applies.is_everything()) else {
            return Tri::TRUE;
        };
        let mut applies = Tri::TRUE;
        // A condition inside says itself what becomes of points that there are not.
        let mut conditions: Vec<crate::source::Span> = Vec::new();
        Node::Number(number).each(&mut |node, _| {
            let number = match node {
                Node::Number(number) => number,
                Node::Condition(condition) => return conditions.push(condition.span),
            };
            let (start, end) = (number.span.start, number.span.end);
            if conditions.iter().any(|outer| outer.start <= start && end <= outer.end) {
                return;
            }
            applies = applies.and(match number.kind {
                NumericKind::PointsOf(id) => scores.applies.indicator(id),
                NumericKind::PointsOfComponent(id) => scores.applies.component(id),
                NumericKind::Overall => scores.applies.overall(),
                _ => Tri::TRUE,
            });
        });
        applies
    }

    fn compare_values(&mut self, left: &Numeric, how: Compare, right: &Numeric) -> Tri {
        let (Some(a), Some(b)) = (self.number(left).value, self.number(right).value) else {
            return Tri::UNKNOWN;
        };
        let truth = a.compare(how, b);
        if !V::RANGED || truth.is_true() || truth.is_false() {
            return truth;
        }
        // What the ranges leave open, a bound between the two questions may settle.
        let settled = match how {
            Compare::AtMost if self.is_bounded_by(left, right) => Some(Tri::TRUE),
            Compare::Greater if self.is_bounded_by(left, right) => Some(Tri::FALSE),
            Compare::AtLeast if self.is_bounded_by(right, left) => Some(Tri::TRUE),
            Compare::Less if self.is_bounded_by(right, left) => Some(Tri::FALSE),
            _ => None,
        };
        settled.unwrap_or(truth)
    }

    /// Of those that apply.
    fn every_component(&mut self, whole: Option<ComponentId>, how: Compare, right: &Numeric) -> Tri {
        let Some(limit) = self.number(right).value else { return Tri::UNKNOWN };
        let mut every = Tri::TRUE;
        for id in self.pack.components_within(whole) {
            let truth = match self.points_of_component(id).value {
                Some(points) => points.compare(how, limit),
                None => Tri::UNKNOWN,
            };
            let applies = self.scores.map_or(Tri::TRUE, |scores| scores.applies.component(id));
            every = every.and(truth.or(applies.not()));
        }
        every
    }
}

/// Whether what is possible lies in what is wanted.
fn is_among(possible: u64, wanted: u64) -> Tri {
    Tri { can_be_true: possible & wanted != 0, can_be_false: possible & !wanted != 0 }
}
