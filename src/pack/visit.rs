//! Going over every part of an expression, in the order it is written.

use super::QuestionId;
use super::expr::{Argument, Condition, ConditionKind, Entry, Numeric, NumericKind, Subject};

/// A part of an expression.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a> {
    Number(&'a Numeric),
    Condition(&'a Condition),
}

/// Told every part, the outer before the inner, with the list whose entries it looks at, if any.
pub type Visitor<'v, 'a> = &'v mut dyn FnMut(Node<'a>, Option<QuestionId>);

impl<'a> Node<'a> {
    /// Tells every part.
    pub fn each(self, visit: Visitor<'_, 'a>) {
        self.within(None, visit);
    }

    /// Whether any part fits.
    pub fn any(self, fits: impl Fn(Node<'a>) -> bool) -> bool {
        let mut found = false;
        self.each(&mut |node, _| found = found || fits(node));
        found
    }

    fn within(self, list: Option<QuestionId>, visit: Visitor<'_, 'a>) {
        visit(self, list);
        match self {
            Node::Number(number) => inside_number(&number.kind, list, visit),
            Node::Condition(condition) => inside_condition(&condition.kind, list, visit),
        }
    }
}

fn inside_number<'a>(kind: &'a NumericKind, list: Option<QuestionId>, visit: Visitor<'_, 'a>) {
    let mut go = |number: &'a Numeric| Node::Number(number).within(list, visit);
    match kind {
        NumericKind::Negate(one)
        | NumericKind::Absolute(one)
        | NumericKind::Floor(one)
        | NumericKind::Ceiling(one)
        | NumericKind::Round(_, _, one)
        | NumericKind::Each(one, _) => go(one),
        NumericKind::Scale(scale) => scale.parts().for_each(go),
        NumericKind::Sum(parts) | NumericKind::Product(parts) => parts.iter().for_each(|(_, part)| go(part)),
        NumericKind::Else(one, other) => {
            go(one);
            go(other);
        }
        NumericKind::Smallest(all) | NumericKind::Largest(all) | NumericKind::Function(_, all) => {
            all.iter().for_each(go)
        }
        NumericKind::Match { subject, arms, .. } => {
            inside_subject(subject, list, visit);
            arms.iter().for_each(|arm| Node::Number(&arm.value).within(list, visit));
        }
        NumericKind::Band { subject, arms } => {
            go(subject);
            arms.iter().for_each(|arm| go(&arm.value));
        }
        NumericKind::Checklist { entries, cap } => {
            inside_entries(entries, list, visit);
            if let Some(cap) = cap {
                Node::Number(cap).within(list, visit);
            }
        }
        NumericKind::Ladder(entries) | NumericKind::Highest(entries) | NumericKind::First(entries) => {
            inside_entries(entries, list, visit)
        }
        NumericKind::Table(table) => {
            table.subjects.iter().for_each(|subject| inside_subject(subject, list, visit));
            table.rows.iter().for_each(|row| Node::Number(&row.value).within(list, visit));
        }
        NumericKind::Aggregate { list: of_list, of, by, filter, .. } => {
            for of in of.iter().chain(by) {
                Node::Number(of).within(Some(*of_list), visit);
            }
            if let Some(filter) = filter {
                Node::Condition(filter).within(Some(*of_list), visit);
            }
        }
        NumericKind::Script { arguments, .. } => {
            for argument in arguments {
                match argument {
                    Argument::Number(number) => Node::Number(number).within(list, visit),
                    Argument::Condition(condition) => Node::Condition(condition).within(list, visit),
                    Argument::Answer(_) => {}
                }
            }
        }
        NumericKind::Across(across) => across.own().into_iter().for_each(go),
        NumericKind::Literal(_)
        | NumericKind::Answer(_)
        | NumericKind::Field(_)
        | NumericKind::Let(_)
        | NumericKind::CountTicked(_)
        | NumericKind::Previous(_)
        | NumericKind::StandingOf(..)
        | NumericKind::PointsOf(_)
        | NumericKind::PointsOfComponent(_)
        | NumericKind::Overall
        | NumericKind::Error => {}
    }
}

fn inside_entries<'a>(entries: &'a [Entry], list: Option<QuestionId>, visit: Visitor<'_, 'a>) {
    for entry in entries {
        Node::Number(&entry.worth).within(list, visit);
        if let Some(when) = &entry.when {
            Node::Condition(when).within(list, visit);
        }
    }
}

fn inside_subject<'a>(subject: &'a Subject, list: Option<QuestionId>, visit: Visitor<'_, 'a>) {
    match subject {
        Subject::Condition(condition) => Node::Condition(condition).within(list, visit),
        Subject::Number(number) => Node::Number(number).within(list, visit),
        Subject::Choice(_) | Subject::FieldChoice(_) => {}
    }
}

fn inside_condition<'a>(kind: &'a ConditionKind, list: Option<QuestionId>, visit: Visitor<'_, 'a>) {
    match kind {
        ConditionKind::Not(one) => Node::Condition(one).within(list, visit),
        ConditionKind::And(all) | ConditionKind::Or(all) | ConditionKind::AtLeast(_, all) => {
            all.iter().for_each(|one| Node::Condition(one).within(list, visit));
        }
        ConditionKind::Compare(one, _, other) => {
            Node::Number(one).within(list, visit);
            Node::Number(other).within(list, visit);
        }
        ConditionKind::AnyEntry(of_list, Some(inner)) => Node::Condition(inner).within(Some(*of_list), visit),
        ConditionKind::EveryComponent(_, _, number) => Node::Number(number).within(list, visit),
        ConditionKind::Literal(_)
        | ConditionKind::Answer(_)
        | ConditionKind::Field(_)
        | ConditionKind::Let(_)
        | ConditionKind::ChoiceIn(..)
        | ConditionKind::FieldChoiceIn(..)
        | ConditionKind::Ticked { .. }
        | ConditionKind::AnyEntry(_, None)
        | ConditionKind::IsAnswered(_)
        | ConditionKind::FieldIsAnswered(_)
        | ConditionKind::LevelIn(_)
        | ConditionKind::StandingIs(..)
        | ConditionKind::PreviousKnown(_)
        | ConditionKind::PreviousLevelIn(_)
        | ConditionKind::Error => {}
    }
}
