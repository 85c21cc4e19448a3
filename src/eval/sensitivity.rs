//! What rules can tell apart: the questions they look at, and for each the values where they change their mind.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::{Interval, Number};
use crate::pack::expr::{
    Aggregate, Argument, BandArm, Cell, Compare, Condition, ConditionKind, Entry, Numeric, NumericKind,
    Subject, Table,
};
use crate::pack::{LetId, LetValue, Pack, QuestionId, uses};

/// A place on the number line where a rule may change: just before a number, or just after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Boundary {
    pub at: Number,
    pub after: bool,
}

/// Gathered from any number of expressions.
#[derive(Clone, Debug, Default)]
pub struct Sensitivity {
    pub questions: BTreeSet<QuestionId>,
    /// Where the number that a question asks for is compared.
    pub boundaries: BTreeMap<QuestionId, BTreeSet<Boundary>>,
    /// Where the count of a list's entries is compared.
    pub counts: BTreeMap<QuestionId, BTreeSet<Boundary>>,
    /// Sets of choices of an any-of question of which something is asked; choices in the same sets cannot be told apart.
    pub masks: BTreeMap<QuestionId, BTreeSet<u64>>,
    /// Numbers that are calculated with.
    pub calculated: BTreeSet<QuestionId>,
    /// Questions whose every answer may matter by itself (they go to a script).
    pub individual: BTreeSet<QuestionId>,
    lets: BTreeSet<LetId>,
}

impl Sensitivity {
    #[must_use]
    pub fn of_number(pack: &Pack, numeric: &Numeric) -> Sensitivity {
        let mut found = Sensitivity::default();
        found.add_number(pack, numeric);
        found.close(pack);
        found
    }

    #[must_use]
    pub fn of_condition(pack: &Pack, condition: &Condition) -> Sensitivity {
        Sensitivity::of_conditions(pack, std::iter::once(condition))
    }

    /// Of what conditions look at together.
    #[must_use]
    pub fn of_conditions<'c>(pack: &Pack, conditions: impl Iterator<Item = &'c Condition>) -> Sensitivity {
        let mut found = Sensitivity::default();
        conditions.for_each(|condition| found.add_condition(pack, condition));
        found.close(pack);
        found
    }

    /// Questions with an `asked when`, each after those that its condition looks at.
    #[must_use]
    pub fn asked_order(pack: &Pack) -> Vec<QuestionId> {
        fn visit(pack: &Pack, id: QuestionId, seen: &mut BTreeSet<QuestionId>, order: &mut Vec<QuestionId>) {
            let Some(asked) =
                pack.questions.get(id.index()).and_then(|question| question.asked_when.as_ref())
            else {
                return;
            };
            if !seen.insert(id) {
                return;
            }
            let mut found = Sensitivity::default();
            found.add_condition(pack, &asked.condition);
            for before in found.questions {
                visit(pack, before, seen, order);
            }
            order.push(id);
        }
        let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
        for index in 0..pack.questions.len() {
            visit(pack, QuestionId::from(index), &mut seen, &mut order);
        }
        order
    }

    pub fn merge(&mut self, other: &Sensitivity) {
        self.questions.extend(&other.questions);
        self.calculated.extend(&other.calculated);
        self.individual.extend(&other.individual);
        self.lets.extend(&other.lets);
        for (question, boundaries) in &other.boundaries {
            self.boundaries.entry(*question).or_default().extend(boundaries);
        }
        for (question, boundaries) in &other.counts {
            self.counts.entry(*question).or_default().extend(boundaries);
        }
        for (question, masks) in &other.masks {
            self.masks.entry(*question).or_default().extend(masks);
        }
    }

    /// Adds what decides whether the questions are asked, and what bounds them.
    pub fn close(&mut self, pack: &Pack) {
        self.questions = uses::closed(pack, std::mem::take(&mut self.questions));
        let asked: Vec<&Condition> = self
            .questions
            .iter()
            .filter_map(|id| Some(&pack.questions.get(id.index())?.asked_when.as_ref()?.condition))
            .collect();
        asked.into_iter().for_each(|condition| self.add_condition(pack, condition));
    }

    pub fn add_number(&mut self, pack: &Pack, numeric: &Numeric) {
        match &numeric.kind {
            NumericKind::Answer(question) => {
                self.questions.insert(*question);
                self.calculated.insert(*question);
            }
            NumericKind::Let(id) => self.add_let(pack, *id),
            NumericKind::Negate(inner)
            | NumericKind::Absolute(inner)
            | NumericKind::Floor(inner)
            | NumericKind::Ceiling(inner)
            | NumericKind::Round(_, _, inner) => self.add_number(pack, inner),
            NumericKind::Sum(terms) => terms.iter().for_each(|(_, term)| self.add_number(pack, term)),
            NumericKind::Product(factors) => {
                for (divides, factor) in factors {
                    self.add_number(pack, factor);
                    if *divides {
                        self.add_compared(pack, factor, &Interval::point(Number::ZERO));
                    }
                }
            }
            NumericKind::Else(value, otherwise) => {
                self.add_number(pack, value);
                self.add_number(pack, otherwise);
            }
            NumericKind::Scale(scale) => {
                scale.parts().for_each(|part| self.add_number(pack, part));
                // What lies outside counts as the nearer end, and without a width there is none.
                let (start, end) = (&scale.from.0, &scale.from.1);
                for (one, other) in [(&scale.value, start), (&scale.value, end), (start, end), (end, start)] {
                    if let Some(at) = constant(pack, other) {
                        self.add_compared(pack, one, &Interval::point(at));
                    }
                }
            }
            NumericKind::Function(_, values) => {
                for value in values {
                    self.add_number(pack, value);
                    self.add_compared(pack, value, &Interval::point(Number::ZERO));
                }
            }
            NumericKind::Smallest(values) | NumericKind::Largest(values) => {
                values.iter().for_each(|value| self.add_number(pack, value));
            }
            NumericKind::CountTicked(question) => {
                self.questions.insert(*question);
            }
            NumericKind::Each(worth, question) => {
                self.questions.insert(*question);
                self.add_number(pack, worth);
            }
            NumericKind::Match { subject, arms, .. } => {
                self.add_subject(pack, subject);
                arms.iter().for_each(|arm| self.add_number(pack, &arm.value));
            }
            NumericKind::Band { subject, arms } => self.add_band(pack, subject, arms),
            NumericKind::Checklist { entries, cap } => {
                self.add_entries(pack, entries);
                if let Some(cap) = cap {
                    self.add_number(pack, cap);
                }
            }
            NumericKind::Ladder(entries) | NumericKind::Highest(entries) | NumericKind::First(entries) => {
                self.add_entries(pack, entries)
            }
            NumericKind::Table(table) => self.add_table(pack, table),
            NumericKind::Aggregate { function, list, of, by, filter } => {
                self.questions.insert(*list);
                if *function != Aggregate::Count {
                    // Whether there are entries enough decides whether there is a value.
                    let too_few = Number::from_count(function.needs().saturating_sub(1));
                    self.add_count(*list, &Interval::closed(Number::ZERO, too_few));
                }
                of.iter().chain(by).for_each(|of| self.add_number(pack, of));
                if let Some(filter) = filter {
                    self.add_condition(pack, filter);
                }
            }
            NumericKind::Script { arguments, .. } => {
                arguments.iter().for_each(|argument| self.add_argument(pack, argument));
            }
            NumericKind::Across(across) => {
                self.questions.extend(across.class);
                if let Some(own) = across.own() {
                    self.add_number(pack, own);
                }
            }
            NumericKind::StandingOf(_, question) => {
                self.questions.insert(*question);
            }
            NumericKind::Literal(_)
            | NumericKind::Previous(_)
            | NumericKind::Field(_)
            | NumericKind::PointsOf(_)
            | NumericKind::PointsOfComponent(_)
            | NumericKind::Overall
            | NumericKind::Error => {}
        }
    }

    fn add_let(&mut self, pack: &Pack, id: LetId) {
        if !self.lets.insert(id) {
            return;
        }
        match pack.lets.get(id.index()).map(|found| &found.value) {
            Some(LetValue::Number(value)) => self.add_number(pack, value),
            Some(LetValue::Condition(condition)) => self.add_condition(pack, condition),
            _ => {}
        }
    }

    fn add_band(&mut self, pack: &Pack, subject: &Numeric, arms: &[BandArm]) {
        for arm in arms {
            for range in &arm.ranges {
                self.add_compared(pack, subject, range);
            }
            self.add_number(pack, &arm.value);
        }
        if !self.takes_boundaries(pack, subject) {
            self.add_number(pack, subject);
        } else if arms.iter().all(|arm| arm.ranges.is_empty()) {
            self.add_compared(pack, subject, &Interval::point(Number::LOWEST));
        }
    }

    fn add_entries(&mut self, pack: &Pack, entries: &[Entry]) {
        for entry in entries {
            self.add_number(pack, &entry.worth);
            if let Some(when) = &entry.when {
                self.add_condition(pack, when);
            }
        }
    }

    fn add_table(&mut self, pack: &Pack, table: &Table) {
        for (column, subject) in table.subjects.iter().enumerate() {
            self.add_subject(pack, subject);
            let Subject::Number(number) = subject else { continue };
            for row in &table.rows {
                if let Some(Cell::Ranges(ranges)) = row.cells.get(column) {
                    ranges.iter().for_each(|range| self.add_compared(pack, number, range));
                }
            }
        }
        table.rows.iter().for_each(|row| self.add_number(pack, &row.value));
    }

    fn add_subject(&mut self, pack: &Pack, subject: &Subject) {
        match subject {
            Subject::Choice(question) => {
                self.questions.insert(*question);
            }
            Subject::FieldChoice(_) => {}
            Subject::Condition(condition) => self.add_condition(pack, condition),
            Subject::Number(number) => match number.kind {
                NumericKind::Answer(question) => {
                    self.questions.insert(question);
                }
                _ => self.add_number(pack, number),
            },
        }
    }

    fn add_argument(&mut self, pack: &Pack, argument: &Argument) {
        match argument {
            Argument::Number(number) => {
                self.add_number(pack, number);
                if let NumericKind::Answer(question) = number.kind {
                    self.individual.insert(question);
                }
            }
            Argument::Condition(condition) => self.add_condition(pack, condition),
            Argument::Answer(question) => {
                self.questions.insert(*question);
                self.individual.insert(*question);
            }
        }
    }

    pub fn add_condition(&mut self, pack: &Pack, condition: &Condition) {
        match &condition.kind {
            ConditionKind::Answer(question)
            | ConditionKind::ChoiceIn(question, _)
            | ConditionKind::StandingIs(question, _)
            | ConditionKind::IsAnswered(question) => {
                self.questions.insert(*question);
            }
            ConditionKind::Let(id) => self.add_let(pack, *id),
            ConditionKind::Not(inner) => self.add_condition(pack, inner),
            ConditionKind::And(all) | ConditionKind::Or(all) | ConditionKind::AtLeast(_, all) => {
                all.iter().for_each(|one| self.add_condition(pack, one));
            }
            ConditionKind::Ticked { question, among, .. } => {
                self.questions.insert(*question);
                self.masks.entry(*question).or_default().insert(*among);
            }
            ConditionKind::Compare(left, how, right) => self.add_comparison(pack, left, *how, right),
            ConditionKind::AnyEntry(list, inner) => {
                self.questions.insert(*list);
                self.add_count(*list, &Interval::point(Number::ZERO));
                if let Some(inner) = inner {
                    self.add_condition(pack, inner);
                }
            }
            ConditionKind::EveryComponent(_, _, right) => self.add_number(pack, right),
            ConditionKind::Literal(_)
            | ConditionKind::Field(_)
            | ConditionKind::FieldChoiceIn(..)
            | ConditionKind::FieldIsAnswered(_)
            | ConditionKind::LevelIn(_)
            | ConditionKind::PreviousKnown(_)
            | ConditionKind::PreviousLevelIn(_)
            | ConditionKind::Error => {}
        }
    }

    fn add_comparison(&mut self, pack: &Pack, left: &Numeric, how: Compare, right: &Numeric) {
        for (subject, limit, how) in [(left, right, how), (right, left, mirrored(how))] {
            if let Some(limit) = constant(pack, limit)
                && self.takes_boundaries(pack, subject)
            {
                let range = match how {
                    Compare::Equal | Compare::NotEqual => Some(Interval::point(limit)),
                    Compare::Less => Interval::new(Number::LOWEST, false, limit, true),
                    Compare::AtMost => Some(Interval::at_or_below(limit)),
                    Compare::Greater => Interval::new(limit, true, Number::HIGHEST, false),
                    Compare::AtLeast => Some(Interval::at_or_above(limit)),
                };
                if let Some(range) = range {
                    self.add_compared(pack, subject, &range);
                }
                return;
            }
        }
        self.add_number(pack, left);
        self.add_number(pack, right);
    }

    /// Whether boundaries on the number itself can be kept.
    fn takes_boundaries(&self, pack: &Pack, subject: &Numeric) -> bool {
        match &subject.kind {
            NumericKind::Answer(_) => true,
            NumericKind::Aggregate { function: Aggregate::Count, filter: None, .. } => true,
            NumericKind::Let(id) => match pack.lets.get(id.index()).map(|found| &found.value) {
                Some(LetValue::Number(value)) => self.takes_boundaries(pack, value),
                _ => false,
            },
            _ => false,
        }
    }

    /// Notes the two ends of a range that a number is held against.
    fn add_compared(&mut self, pack: &Pack, subject: &Numeric, range: &Interval) {
        match &subject.kind {
            NumericKind::Answer(question) => {
                self.questions.insert(*question);
                self.boundaries.entry(*question).or_default().extend(ends(range));
            }
            NumericKind::Aggregate { function: Aggregate::Count, list, filter: None, .. } => {
                self.add_count(*list, range);
            }
            NumericKind::Let(id) => {
                if let Some(LetValue::Number(value)) = pack.lets.get(id.index()).map(|found| &found.value) {
                    self.add_compared(pack, value, range);
                }
            }
            _ => {}
        }
    }

    fn add_count(&mut self, list: QuestionId, range: &Interval) {
        self.questions.insert(list);
        self.counts.entry(list).or_default().extend(ends(range));
    }
}

fn ends(range: &Interval) -> [Boundary; 2] {
    [Boundary { at: range.low, after: range.low_open }, Boundary { at: range.high, after: !range.high_open }]
}

fn mirrored(how: Compare) -> Compare {
    match how {
        Compare::Less => Compare::Greater,
        Compare::AtMost => Compare::AtLeast,
        Compare::Greater => Compare::Less,
        Compare::AtLeast => Compare::AtMost,
        same => same,
    }
}

/// The number that an expression is whatever the answers.
fn constant(pack: &Pack, numeric: &Numeric) -> Option<Number> {
    match &numeric.kind {
        NumericKind::Literal(number) => Some(*number),
        NumericKind::Negate(inner) => constant(pack, inner).map(Number::negate),
        NumericKind::Let(id) => match &pack.lets.get(id.index())?.value {
            LetValue::Number(value) => constant(pack, value),
            _ => None,
        },
        _ => None,
    }
}
