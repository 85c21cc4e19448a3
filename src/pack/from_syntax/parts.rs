//! The parts of an expression, for passes that only look.

use crate::syntax::tree::{Entry, Expr, ExprKind};

use super::binder::{Binder, View};

/// Calls an action with every expression directly inside another.
pub fn each<'t>(tree: &'t Expr, action: &mut dyn FnMut(&'t Expr)) {
    let of_entries = |entries: &'t [Entry], action: &mut dyn FnMut(&'t Expr)| {
        for entry in entries {
            action(&entry.worth);
            entry.when.iter().for_each(&mut *action);
        }
    };
    match &tree.kind {
        ExprKind::Literal(_)
        | ExprKind::Name(_)
        | ExprKind::Quoted(_)
        | ExprKind::PointsOf(_)
        | ExprKind::Previous(_)
        | ExprKind::OfParts(_)
        | ExprKind::StandingOf { .. }
        | ExprKind::Error => {}
        ExprKind::Negate(inner) | ExprKind::Not(inner) => action(inner),
        ExprKind::Sum(terms) | ExprKind::Product(terms) => terms.iter().for_each(|(_, term)| action(term)),
        ExprKind::And(all) | ExprKind::Or(all) | ExprKind::List(all) => all.iter().for_each(action),
        ExprKind::Else(first, second) => [first, second].into_iter().for_each(|one| action(one)),
        ExprKind::Compare { left, right, .. } => [left, right].into_iter().for_each(|one| action(one)),
        ExprKind::Between { subject, low, high } => {
            [subject, low, high].into_iter().for_each(|one| action(one));
        }
        ExprKind::In { subject, set, .. } => [subject, set].into_iter().for_each(|one| action(one)),
        ExprKind::IsAnswered { subject, .. } => action(subject),
        ExprKind::Each { worth, .. } => action(worth),
        ExprKind::Match { subject, arms } | ExprKind::Band { subject, arms } => {
            action(subject);
            arms.iter().for_each(|arm| action(&arm.value));
        }
        ExprKind::Checklist { entries, cap } => {
            of_entries(entries, action);
            cap.iter().for_each(|cap| action(cap));
        }
        ExprKind::Ladder(entries) | ExprKind::Highest(entries) | ExprKind::First(entries) => {
            of_entries(entries, action)
        }
        ExprKind::Table { subjects, rows, .. } => {
            subjects.iter().for_each(&mut *action);
            rows.iter().for_each(|row| action(&row.value));
        }
        ExprKind::Aggregate { of, by, filter, .. } => {
            of.iter().chain(by).chain(filter).for_each(|inside| action(inside));
        }
        ExprKind::Quantifier { of, filter, .. } => {
            action(of);
            filter.iter().for_each(|filter| action(filter));
        }
        ExprKind::Scale(scale) => {
            action(&scale.value);
            scale.from.iter().chain(&scale.onto).for_each(action);
        }
        ExprKind::Call { arguments, .. } | ExprKind::OfSeveral { of: arguments, .. } => {
            arguments.iter().for_each(action);
        }
        ExprKind::EveryComponent { right, .. } => action(right),
        ExprKind::Across(across) => action(&across.of),
    }
}

/// How many expressions stand inside one another at the deepest place.
pub fn depth(tree: &Expr) -> usize {
    let mut deepest = 0;
    each(tree, &mut |part| deepest = deepest.max(depth(part)));
    deepest + 1
}

impl Binder<'_> {
    /// Notes what an expression uses where it is not typed, because what stands beside it was not understood.
    pub fn mention(&mut self, tree: &Expr, view: &View) {
        let name = match &tree.kind {
            ExprKind::Name(name) => Some(name),
            ExprKind::Each { of, .. } | ExprKind::Aggregate { list: of, .. } => Some(&of.text),
            ExprKind::StandingOf { of, .. } => Some(&of.text),
            ExprKind::Across(across) => across.same.as_ref().map(|same| &same.text),
            _ => None,
        };
        if let Some(name) = name
            && self.field_index(name, view).is_none()
        {
            self.value_named(name);
        }
        each(tree, &mut |part| self.mention(part, view));
    }
}
