//! Results of the last published assessment.

use crate::diagnostic::codes;
use crate::syntax::tree::{self, Comparison, Expr, ExprKind};

use super::super::Unit;
use super::super::example::ScoreOf;
use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind, PreviousOf};
use super::binder::Binder;
use super::conditions::negated;
use super::lets::poison;

impl Binder<'_> {
    pub fn previous_number(&mut self, of: &tree::PreviousOf, tree: &Expr) -> (Numeric, Unit) {
        match self.previous_of(of) {
            Some(PreviousOf::Score(of)) => {
                (Numeric { kind: NumericKind::Previous(of), span: tree.span }, Unit::Points)
            }
            Some(PreviousOf::Level) => {
                let level = self.levels.first().map_or("…", |level| &*level.text);
                let help = format!("compare it: `previous level = {level}`");
                self.tell(&codes::PACK_WRONG_TYPE, tree.span, "a level is no number", help);
                (poison(tree), Unit::Literal)
            }
            None => (poison(tree), Unit::Literal),
        }
    }

    fn previous_of(&mut self, of: &tree::PreviousOf) -> Option<PreviousOf> {
        Some(match of {
            tree::PreviousOf::Level => PreviousOf::Level,
            tree::PreviousOf::Overall => PreviousOf::Score(ScoreOf::Overall),
            tree::PreviousOf::Points(name) => {
                let indicator = self.names.indicators.get(&name.text).map(|id| ScoreOf::Indicator(*id));
                let component = || self.names.components.get(&name.text).map(|id| ScoreOf::Component(*id));
                match indicator.or_else(component) {
                    Some(of) => PreviousOf::Score(of),
                    None => {
                        self.unknown_code(name);
                        return None;
                    }
                }
            }
        })
    }

    /// `previous overall is known`; `None` when the comparison is another one.
    pub fn is_known(
        &mut self,
        left: &Expr,
        operator: Comparison,
        right: &Expr,
        tree: &Expr,
    ) -> Option<Condition> {
        let (ExprKind::Previous(of), ExprKind::Name(word)) = (&left.kind, &right.kind) else { return None };
        let wanted = match &**word {
            "known" => true,
            "unknown" => false,
            _ => return None,
        };
        let condition = |kind| Condition { kind, span: tree.span };
        let Some(of) = self.previous_of(of) else { return Some(condition(ConditionKind::Error)) };
        let known = condition(ConditionKind::PreviousKnown(of));
        Some(if wanted == (operator == Comparison::Equal) { known } else { negated(known) })
    }
}
