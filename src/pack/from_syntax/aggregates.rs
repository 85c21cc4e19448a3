//! Counts, sums and extremes over lists, and the fields that they look at.

use crate::diagnostic::codes;
use crate::syntax::tree::{self, Expr, Name};

use super::super::expr::{Aggregate, Numeric, NumericKind, Picked};
use super::super::{Field, QuestionId, QuestionKind, Unit};
use super::binder::{Binder, View};
use super::functions::fold_of;
use super::lets::poison;
use super::names::Entity;
use super::{questions, units};

impl Binder<'_> {
    pub fn field(&self, view: &View, index: usize) -> Option<&Field> {
        match &self.question(view.entry?)?.kind {
            QuestionKind::List { fields, .. } => fields.get(index),
            _ => None,
        }
    }

    pub fn field_kind(&self, view: &View, index: usize) -> Option<&QuestionKind> {
        self.field(view, index).map(|field| &field.kind)
    }

    pub fn field_index(&self, name: &str, view: &View) -> Option<usize> {
        if view.of_use {
            return self.given_field(name);
        }
        match &self.question(view.entry?)?.kind {
            QuestionKind::List { fields, .. } => fields.iter().position(|field| field.name == name),
            _ => None,
        }
    }

    /// A field of the entry at hand as a number; `None` when no field has that name.
    pub fn field_number(&mut self, name: &str, tree: &Expr, view: &View) -> Option<(Numeric, Unit)> {
        let index = self.field_index(name, view)?;
        let field = self.field(view, index)?;
        let unit = field.unit.clone();
        match field.kind {
            QuestionKind::Number { .. } | QuestionKind::Date { .. } => {
                return Some((Numeric { kind: NumericKind::Field(index), span: tree.span }, unit));
            }
            QuestionKind::Error => {}
            QuestionKind::Text => self.tell_text(name, tree.span),
            _ => {
                let message = format!("the field `{name}` is no number");
                let help = match field.kind {
                    QuestionKind::YesNo => format!(
                        "name a field that is a number; a `where` goes on as far as it can, and brackets end it: `(count of … where {name}) / …`"
                    ),
                    _ => String::from("name a field that is a number"),
                };
                self.tell(&codes::PACK_WRONG_TYPE, tree.span, message, help);
            }
        }
        Some((poison(tree), Unit::Literal))
    }

    pub fn aggregate(
        &mut self,
        (function, which): (tree::Aggregate, Option<&tree::Which>),
        (of, by): (Option<&Expr>, Option<&Expr>),
        list_name: &Name,
        filter: Option<&Expr>,
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let nothing = (poison(tree), Unit::Literal);
        let Some(list) = self.list_named(list_name, function, filter, view) else { return nothing };
        let is_ticked =
            matches!(self.question(list).map(|question| &question.kind), Some(QuestionKind::AnyOf { .. }));
        if is_ticked {
            return (Numeric { kind: NumericKind::CountTicked(list), span: tree.span }, Unit::Plain);
        }
        let inner = View { entry: Some(list), ..View::default() };
        let filter = filter.map(|filter| Box::new(self.condition(filter, &inner)));
        let (of_span, mut unit) = (of.map_or(tree.span, |of| of.span), Unit::Plain);
        let of = match of.map(|of| self.taken(of, &inner)) {
            None => None,
            Some(Some((value, own))) => {
                unit = own;
                Some(Box::new(value))
            }
            Some(None) => return nothing,
        };
        let by = match by.map(|by| (by.span, self.taken(by, &inner))) {
            None => None,
            Some((span, Some((_, own)))) if units::is_date(&own) => {
                let help = "weigh by a number: `weighted mean of grade by credits over courses`";
                self.tell(&codes::PACK_WRONG_TYPE, span, "a date weighs nothing", help);
                return nothing;
            }
            Some((_, Some((value, _)))) => Some(Box::new(value)),
            Some((_, None)) => return nothing,
        };
        let function = match function {
            _ if which.is_some() => {
                let most = match self.question(list).map(|question| &question.kind) {
                    Some(QuestionKind::List { most, .. }) => *most,
                    _ => usize::MAX,
                };
                let entries = format!("entries of `{}` at most", list_name.text);
                let Some(which) = self.which(which, most, &entries) else { return nothing };
                Aggregate::Picked(Picked { fold: fold_of(function), which })
            }
            tree::Aggregate::Count => Aggregate::Count,
            tree::Aggregate::Sum => Aggregate::Sum,
            tree::Aggregate::Largest => Aggregate::Largest,
            tree::Aggregate::Smallest => Aggregate::Smallest,
            tree::Aggregate::Mean => Aggregate::Mean,
            tree::Aggregate::Median => Aggregate::Picked(Picked::MEDIAN),
            tree::Aggregate::WeightedMean => Aggregate::WeightedMean,
        };
        if units::is_date(&unit)
            && !matches!(function, Aggregate::Count | Aggregate::Largest | Aggregate::Smallest)
        {
            self.tell(
                &codes::PACK_WRONG_TYPE,
                of_span,
                "dates can be compared, but not added up",
                "ask for the latest or the earliest: `largest of … over …`, `smallest of … over …`",
            );
            return nothing;
        }
        (Numeric { kind: NumericKind::Aggregate { function, list, of, by, filter }, span: tree.span }, unit)
    }

    /// A field of each entry, or a formula of its fields.
    fn taken(&mut self, tree: &Expr, view: &View) -> Option<(Numeric, Unit)> {
        let tree::ExprKind::Name(name) = &tree.kind else {
            let found = self.number(tree, view);
            return (!matches!(found.0.kind, NumericKind::Error)).then_some(found);
        };
        if let Some(found) = self.field_number(name, tree, view) {
            return (!matches!(found.0.kind, NumericKind::Error)).then_some(found);
        }
        let list = self.question(view.entry?)?;
        let QuestionKind::List { fields, .. } = &list.kind else { return None };
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let near = crate::diagnostic::nearest(name, names.iter().copied());
        let help = match near.is_empty() {
            false => format!("did you mean {}?", crate::diagnostic::either(&near)),
            true => format!("its fields are {}", crate::diagnostic::either(&names).replace(" or ", " and ")),
        };
        let message = format!("the entries of `{}` have no field `{name}`", list.name);
        self.tell(&codes::PACK_UNKNOWN_FIELD, tree.span, message, help);
        None
    }

    /// The list of that name, or for a count without a filter the `any of` question.
    fn list_named(
        &mut self,
        name: &Name,
        function: tree::Aggregate,
        filter: Option<&Expr>,
        view: &View,
    ) -> Option<QuestionId> {
        let id = match self.value_named(&name.text) {
            Some(Entity::Question(id)) => id,
            Some(Entity::Let(_)) => {
                let message = format!("`{}` is a `let`, not a list", name.text);
                self.tell(&codes::PACK_WRONG_TYPE, name.span, message, "name a `list of` question");
                return None;
            }
            None => {
                self.unknown_name(&name.text, name.span, view);
                return None;
            }
        };
        let question = self.question(id)?;
        let asks_for = questions::in_words(question);
        match question.kind {
            QuestionKind::List { .. } => Some(id),
            QuestionKind::AnyOf { .. } if function == tree::Aggregate::Count => {
                if let Some(filter) = filter {
                    let message =
                        format!("`where` speaks of the entries of a list; `{}` has choices", name.text);
                    self.tell(&codes::PACK_WRONG_TYPE, filter.span, message, "take the `where …` out");
                    return None;
                }
                Some(id)
            }
            QuestionKind::Error => None,
            _ => {
                let message = format!("`{}` asks for {asks_for}, and a list is needed", name.text);
                self.tell(&codes::PACK_WRONG_TYPE, name.span, message, "name a `list of` question");
                None
            }
        }
    }
}
