//! What was claimed, and what was verified of it.

use crate::diagnostic::codes;
use crate::syntax::tree::{Comparison, Expr, ExprKind, Name, StandingPart};

use super::super::example::Standing;
use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind};
use super::super::{QuestionId, QuestionKind, Unit};
use super::binder::{Binder, View};
use super::conditions::negated;
use super::lets::poison;
use super::names::Entity;
use super::questions;

impl Binder<'_> {
    pub fn standing_of(
        &mut self,
        part: StandingPart,
        of: &Name,
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let nothing = (poison(tree), Unit::Literal);
        let word = match part {
            StandingPart::Claimed => "claimed of",
            StandingPart::Verified => "verified of",
            StandingPart::Gap => "gap of",
        };
        let what = match self.value_named(&of.text) {
            Some(Entity::Question(id)) => {
                let Some(question) = self.question(id) else { return nothing };
                match question.kind {
                    QuestionKind::Number { .. } => {
                        let unit = question.unit.clone();
                        return (Numeric { kind: NumericKind::StandingOf(part, id), span: tree.span }, unit);
                    }
                    QuestionKind::Error => return nothing,
                    _ => format!("asks for {}", questions::in_words(question)),
                }
            }
            Some(Entity::Let(_)) => String::from("is a `let`"),
            None => {
                self.unknown_name(&of.text, of.span, view);
                return nothing;
            }
        };
        let message =
            format!("`{word}` needs a question that is answered with a number; `{}` {what}", of.text);
        let help = "name a count, number, percent or money question; of others write `… is verified`";
        self.tell(&codes::PACK_WRONG_TYPE, of.span, message, help);
        nothing
    }

    /// `covered is verified`; `None` when the comparison is another one.
    pub fn has_standing(
        &mut self,
        left: &Expr,
        operator: Comparison,
        right: &Expr,
        tree: &Expr,
    ) -> Option<Condition> {
        let (ExprKind::Name(name), ExprKind::Name(word)) = (&left.kind, &right.kind) else { return None };
        let standing = [Standing::Claimed, Standing::Verified, Standing::Rejected]
            .into_iter()
            .find(|standing| standing.word() == &**word)?;
        let Some(Entity::Question(id)) = self.entity(name) else { return None };
        let is_choice = self.has_choice(id, word) || self.entity(word).is_some();
        if is_choice || !matches!(operator, Comparison::Equal | Comparison::NotEqual) {
            return None;
        }
        self.note_use(Entity::Question(id));
        let condition = Condition { kind: ConditionKind::StandingIs(id, standing), span: tree.span };
        Some(if operator == Comparison::Equal { condition } else { negated(condition) })
    }

    fn has_choice(&self, id: QuestionId, name: &str) -> bool {
        let choices = self.question(id).map_or(&[][..], |question| question.kind.choices());
        choices.iter().any(|choice| choice.name == name)
    }
}
