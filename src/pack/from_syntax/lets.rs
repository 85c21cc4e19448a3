//! Intermediate values, each typed when it is first needed.

use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{Expr, ExprKind, Name};

use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind};
use super::super::{Let, LetId, LetValue, Unit};
use super::binder::{Binder, View};
use super::names::Entity;
use super::origins;
use super::parts::depth;

/// How deep `let`s may rest on one another, each with all that is nested in it: whoever follows them, be it to score
/// or to prove, follows as deep.
const DEEPEST: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetState {
    Untouched,
    /// Being typed; coming back here means a circle.
    Open,
    Done(LetId),
}

/// How deep the `let`s are that have been typed so far, and those that are being typed.
#[derive(Debug, Default)]
pub struct Depths {
    /// All that is open at the moment, one inside the other.
    open: usize,
    /// The deepest of those that the one at hand rests on.
    below: usize,
    of_lets: Vec<usize>,
    told: bool,
}

impl Depths {
    pub fn new(lets: usize) -> Depths {
        Depths { of_lets: vec![0; lets], ..Depths::default() }
    }
}

impl Binder<'_> {
    pub fn bind_lets(&mut self) {
        for index in 0..self.declared.lets.len() {
            self.finish_let(index);
        }
    }

    /// Types a `let`, after those that it uses; `None` for one that uses itself, which is told once.
    pub fn finish_let(&mut self, index: usize) -> Option<LetId> {
        match self.let_states.get(index)? {
            LetState::Done(id) => {
                let whole = self.depths.of_lets.get(index).copied().unwrap_or(0);
                self.depths.below = self.depths.below.max(whole);
                return Some(*id);
            }
            LetState::Open => {
                self.tell_circle(index);
                return None;
            }
            LetState::Untouched => {}
        }
        self.set_state(index, LetState::Open);
        let found = self.declared.lets.get(index)?;
        let (tree, place) = (found.tree, &found.place);
        let own = depth(&tree.value);
        let siblings = std::mem::replace(&mut self.depths.below, 0);
        self.depths.open += own;
        // Deeper than that nobody goes, not even to see what is there.
        let (mut value, unit) = if self.depths.open > DEEPEST && self.depths.open > own {
            self.mention(&tree.value, &View::default());
            (LetValue::Error, Unit::Plain)
        } else {
            self.outside_shapes(|binder| binder.let_value(&tree.value))
        };
        let whole = self.depths.below + own;
        // How deep one alone may be is for the grammar to say.
        let is_chain = whole > own || self.depths.open > own;
        if is_chain && (self.depths.open > DEEPEST || whole > DEEPEST) {
            value = LetValue::Error;
            self.tell_too_deep(&tree.name);
        }
        self.depths.open -= own;
        self.depths.below = siblings.max(whole);
        if let Some(slot) = self.depths.of_lets.get_mut(index) {
            *slot = whole;
        }
        let id = LetId::from(self.lets.len());
        self.lets.push(Let {
            name: tree.name.text.to_string(),
            span: tree.name.span,
            value,
            unit,
            origin: origins::own_or(tree.origin.as_ref(), place.origin.as_ref()),
            is_written: true,
        });
        self.set_state(index, LetState::Done(id));
        Some(id)
    }

    fn let_value(&mut self, tree: &Expr) -> (LetValue, Unit) {
        let view = View::default();
        if self.is_condition(tree) {
            let condition = self.condition(tree, &view);
            return match condition.kind {
                ConditionKind::Error => (LetValue::Error, Unit::Plain),
                _ => (LetValue::Condition(condition), Unit::Plain),
            };
        }
        let (number, unit) = self.number(tree, &view);
        match number.kind {
            NumericKind::Error => (LetValue::Error, unit),
            _ => (LetValue::Number(number), unit),
        }
    }

    /// Told of the first only: those that rest on it are too deep for the same reason.
    fn tell_too_deep(&mut self, name: &Name) {
        if std::mem::replace(&mut self.depths.told, true) {
            return;
        }
        self.tell(
            &codes::PACK_TOO_MANY,
            name.span,
            format!("`{}` stands in a chain of `let`s that is too deep to be followed", name.text),
            "explain it more directly, by answers",
        );
    }

    fn set_state(&mut self, index: usize, state: LetState) {
        if let Some(slot) = self.let_states.get_mut(index) {
            *slot = state;
        }
    }

    fn tell_circle(&mut self, index: usize) {
        let names = |at: usize| self.declared.lets.get(at).map(|one| &one.tree.name);
        let Some(name) = names(index) else { return };
        let open = (0..self.let_states.len()).filter(|at| self.let_states.get(*at) == Some(&LetState::Open));
        let others: Vec<_> = open.filter(|at| *at != index).filter_map(names).collect();
        let mut told = Diagnostic::new(
            &codes::PACK_CIRCULAR_LET,
            name.span,
            format!("`{}` is explained by itself, so it has no value", name.text),
        )
        .label("uses itself")
        .help("let it be worked out from answers, or from other values that do not need it");
        for other in others {
            told = told.also(other.span, format!("by way of `{}`", other.text));
        }
        self.diagnostics.add(told);
    }

    /// Whether an expression holds or does not, rather than giving a number.
    pub fn is_condition(&mut self, tree: &Expr) -> bool {
        match &tree.kind {
            kind if kind.reads_as_condition() => true,
            ExprKind::Name(name) if self.is_given_condition(name) => true,
            ExprKind::Name(name) => match self.entity(name) {
                Some(Entity::Question(id)) => self
                    .question(id)
                    .is_some_and(|question| matches!(question.kind, super::super::QuestionKind::YesNo)),
                Some(Entity::Let(index)) => match self.let_states.get(index) {
                    Some(LetState::Done(id)) => self
                        .lets
                        .get(id.index())
                        .is_some_and(|found| matches!(found.value, LetValue::Condition(_))),
                    Some(LetState::Open) | None => false,
                    Some(LetState::Untouched) => self.finish_let(index).is_some_and(|id| {
                        self.lets
                            .get(id.index())
                            .is_some_and(|found| matches!(found.value, LetValue::Condition(_)))
                    }),
                },
                None => matches!(&**name, "yes" | "no"),
            },
            _ => false,
        }
    }

    /// The number that a `let` names.
    pub fn let_number(&mut self, index: usize, tree: &Expr) -> (Numeric, Unit) {
        let poison = (poison(tree), Unit::Literal);
        let Some(id) = self.let_id(index) else { return poison };
        match self.lets.get(id.index()).map(|found| (&found.value, &found.unit)) {
            Some((LetValue::Number(_), unit)) => {
                let unit = unit.clone();
                (Numeric { kind: NumericKind::Let(id), span: tree.span }, unit)
            }
            Some((LetValue::Condition(_), _)) => {
                self.condition_for_number(tree);
                poison
            }
            _ => poison,
        }
    }

    /// The condition that a `let` names.
    pub fn let_condition(&mut self, index: usize, tree: &Expr) -> Condition {
        let poison = Condition { kind: ConditionKind::Error, span: tree.span };
        let Some(id) = self.let_id(index) else { return poison };
        match self.lets.get(id.index()).map(|found| &found.value) {
            Some(LetValue::Condition(_)) => Condition { kind: ConditionKind::Let(id), span: tree.span },
            Some(LetValue::Number(_)) => {
                self.number_for_condition(tree);
                poison
            }
            _ => poison,
        }
    }
}

pub fn poison(tree: &Expr) -> Numeric {
    Numeric { kind: NumericKind::Error, span: tree.span }
}
