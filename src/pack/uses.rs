//! Which questions an expression depends on.

use std::collections::BTreeSet;

use super::expr::{Argument, Condition, ConditionKind, Entry, Numeric, NumericKind, Subject};
use super::{Let, LetId, LetValue, Pack, QuestionId, Rule};

/// Fills [`super::Indicator::uses`].
pub(super) fn note(pack: &mut Pack) {
    let all: Vec<Vec<QuestionId>> = pack
        .indicators
        .iter()
        .map(|indicator| {
            let mut uses = Uses::new(&pack.lets);
            if let Rule::Computed(rule) = &indicator.rule {
                uses.number(rule);
            }
            // What decides whether they are asked, and what bounds them, matters too.
            let mut open: Vec<QuestionId> = uses.questions.iter().copied().collect();
            let mut done = BTreeSet::new();
            while let Some(id) = open.pop() {
                if !done.insert(id) {
                    continue;
                }
                let Some(question) = pack.questions.get(id.index()) else { continue };
                uses.questions.extend(question.at_most.into_iter().chain(question.at_least));
                if let Some(asked) = &question.asked_when {
                    uses.condition(&asked.condition);
                }
                open.extend(uses.questions.difference(&done).copied());
            }
            uses.questions.into_iter().collect()
        })
        .collect();
    for (indicator, uses) in pack.indicators.iter_mut().zip(all) {
        indicator.uses = uses;
    }
}

/// The questions that a condition looks at, by way of `let`s too.
pub(super) fn of_condition(condition: &Condition, lets: &[Let]) -> BTreeSet<QuestionId> {
    let mut uses = Uses::new(lets);
    uses.condition(condition);
    uses.questions
}

struct Uses<'p> {
    lets: &'p [Let],
    seen: BTreeSet<LetId>,
    questions: BTreeSet<QuestionId>,
}

impl<'p> Uses<'p> {
    fn new(lets: &'p [Let]) -> Uses<'p> {
        Uses { lets, seen: BTreeSet::new(), questions: BTreeSet::new() }
    }

    fn look_up(&mut self, id: LetId) {
        if !self.seen.insert(id) {
            return;
        }
        match self.lets.get(id.index()).map(|found| &found.value) {
            Some(LetValue::Number(value)) => self.number(value),
            Some(LetValue::Condition(condition)) => self.condition(condition),
            _ => {}
        }
    }

    fn numbers<'e>(&mut self, numbers: impl IntoIterator<Item = &'e Numeric>) {
        numbers.into_iter().for_each(|number| self.number(number));
    }

    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.number(&entry.worth);
            entry.when.iter().for_each(|when| self.condition(when));
        }
    }

    fn number(&mut self, numeric: &Numeric) {
        match &numeric.kind {
            NumericKind::Answer(question) | NumericKind::CountTicked(question) => {
                self.questions.insert(*question);
            }
            NumericKind::Let(id) => self.look_up(*id),
            NumericKind::Negate(inner)
            | NumericKind::Absolute(inner)
            | NumericKind::Floor(inner)
            | NumericKind::Ceiling(inner)
            | NumericKind::Round(_, _, inner) => self.number(inner),
            NumericKind::Sum(parts) | NumericKind::Product(parts) => {
                self.numbers(parts.iter().map(|(_, part)| part));
            }
            NumericKind::Else(a, b) => self.numbers([&**a, &**b]),
            NumericKind::Smallest(values) | NumericKind::Largest(values) => self.numbers(values),
            NumericKind::Each(worth, question) => {
                self.questions.insert(*question);
                self.number(worth);
            }
            NumericKind::Match { subject, arms, .. } => {
                self.subject(subject);
                self.numbers(arms.iter().map(|arm| &arm.value));
            }
            NumericKind::Band { subject, arms } => {
                self.number(subject);
                self.numbers(arms.iter().map(|arm| &arm.value));
            }
            NumericKind::Checklist { entries, cap } => {
                self.entries(entries);
                self.numbers(cap.as_deref());
            }
            NumericKind::Ladder(entries) | NumericKind::Highest(entries) => self.entries(entries),
            NumericKind::Table(table) => {
                table.subjects.iter().for_each(|subject| self.subject(subject));
                self.numbers(table.rows.iter().map(|row| &row.value));
            }
            NumericKind::Aggregate { list, of, filter, .. } => {
                self.questions.insert(*list);
                self.numbers(of.as_deref());
                filter.iter().for_each(|filter| self.condition(filter));
            }
            NumericKind::Script { arguments, .. } => {
                for argument in arguments {
                    match argument {
                        Argument::Number(number) => self.number(number),
                        Argument::Condition(condition) => self.condition(condition),
                        Argument::Answer(question) => {
                            self.questions.insert(*question);
                        }
                    }
                }
            }
            NumericKind::Literal(_)
            | NumericKind::Field(_)
            | NumericKind::PointsOf(_)
            | NumericKind::PointsOfComponent(_)
            | NumericKind::Overall
            | NumericKind::Error => {}
        }
    }

    fn subject(&mut self, subject: &Subject) {
        match subject {
            Subject::Choice(question) => {
                self.questions.insert(*question);
            }
            Subject::FieldChoice(_) => {}
            Subject::Condition(condition) => self.condition(condition),
            Subject::Number(number) => self.number(number),
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::Answer(question)
            | ConditionKind::ChoiceIn(question, _)
            | ConditionKind::Ticked { question, .. }
            | ConditionKind::IsAnswered(question) => {
                self.questions.insert(*question);
            }
            ConditionKind::Let(id) => self.look_up(*id),
            ConditionKind::Not(inner) => self.condition(inner),
            ConditionKind::And(all) | ConditionKind::Or(all) | ConditionKind::AtLeast(_, all) => {
                all.iter().for_each(|one| self.condition(one));
            }
            ConditionKind::Compare(a, _, b) => self.numbers([&**a, &**b]),
            ConditionKind::AnyEntry(list, inner) => {
                self.questions.insert(*list);
                inner.iter().for_each(|inner| self.condition(inner));
            }
            ConditionKind::EveryComponent(_, limit) => self.number(limit),
            ConditionKind::Literal(_)
            | ConditionKind::Field(_)
            | ConditionKind::FieldChoiceIn(..)
            | ConditionKind::FieldIsAnswered(_)
            | ConditionKind::LevelIn(_)
            | ConditionKind::Error => {}
        }
    }
}
