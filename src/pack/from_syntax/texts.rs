//! Texts with values put in, and shared texts.

use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{Expr, ExprKind, ItemKind, Name, Part, Template};

use super::super::expr::{ConditionKind, NumericKind};
use super::super::{Pack, QuestionId, QuestionKind, Shared, SharedId, TextPart, Unit};
use super::binder::{Binder, View};
use super::names::Entity;
use super::{Extent, units};

impl Binder<'_> {
    pub fn bind_shared(&mut self, pack: &mut Pack) {
        for found in &self.declared.shareds {
            let view = View { scores: None, in_text: true, ..View::default() };
            self.refuse_shared_in_shared(found.name, found.text);
            let text = self.text(found.text, &view, false);
            pack.shared.push(Shared {
                name: found.name.text.to_string(),
                text,
                span: found.name.span,
                text_span: found.text.span,
            });
        }
    }

    pub fn refuse_shared_in_shared(&mut self, own: &Name, text: &Template) {
        for part in &text.parts {
            if let Part::Shared(name, span) = part {
                let message = format!("the shared text `{}` uses another, `{}`", own.text, name.text);
                self.tell(
                    &codes::PACK_WRONG_PLACE,
                    *span,
                    message,
                    "write its words here; only other texts can use a shared text",
                );
            }
        }
    }

    /// `shared`: whether shared texts may be used.
    pub fn text(&mut self, template: &Template, view: &View, shared: bool) -> Vec<TextPart> {
        let mut parts = Vec::with_capacity(template.parts.len());
        for part in &template.parts {
            match part {
                Part::Words(words) => parts.push(TextPart::Words(words.to_string())),
                Part::Value(tree) => parts.extend(self.placeholder(tree, view)),
                Part::Counted(tree, magnitude) => {
                    let (number, unit) = self.number(tree, view);
                    if unit == Unit::Percent || units::is_date(&unit) {
                        self.tell(
                            &codes::PACK_WRONG_TYPE,
                            tree.span,
                            format!("{} is not counted in lakh or crore", units::in_words(&unit)),
                            "leave out `in` and what follows",
                        );
                    } else if !matches!(number.kind, NumericKind::Error) {
                        parts.push(TextPart::Counted(number, unit, *magnitude));
                    }
                }
                Part::Missing(name, span) => {
                    parts.extend(self.ticked_question(name, *span).map(TextPart::Missing));
                }
                Part::Chosen(name, span) => {
                    parts.extend(self.ticked_question(name, *span).map(TextPart::Chosen))
                }
                Part::Shared(name, span) if shared => {
                    parts.extend(self.shared_named(name, *span).map(TextPart::Shared));
                }
                Part::Shared(..) | Part::Error(_) => {}
            }
        }
        parts
    }

    /// Whether it is the framework's word for what is assessed.
    fn is_subject(&self, name: &str) -> bool {
        let framework = self.declared.frameworks.first();
        framework.is_some_and(|framework| {
            let items = &framework.tree.items;
            items
                .iter()
                .any(|item| matches!(&item.kind, ItemKind::Subject(subject) if &*subject.text == name))
        })
    }

    fn placeholder(&mut self, tree: &Expr, view: &View) -> Option<TextPart> {
        if let ExprKind::Name(name) = &tree.kind {
            match &**name {
                "city" => return Some(TextPart::City),
                "state" => return Some(TextPart::State),
                name if !self.names.values.contains_key(name) && self.is_subject(name) => {
                    return Some(TextPart::City);
                }
                "level" if view.scores.is_some() => {
                    self.tell(
                        &codes::PACK_UNKNOWN_PLACEHOLDER,
                        tree.span,
                        "the level cannot be put into a text",
                        "let the recommendation fire `when level = …` and name the level in its text",
                    );
                    return None;
                }
                _ => {}
            }
            match self.names.values.get(name).copied() {
                Some(Entity::Question(id)) => {
                    self.note_use(Entity::Question(id));
                    return Some(TextPart::Answer(id));
                }
                Some(Entity::Let(_)) => {}
                None if self.names.shared.contains_key(name) => {
                    let told = Diagnostic::new(
                        &codes::PACK_UNKNOWN_PLACEHOLDER,
                        tree.span,
                        format!("`{name}` is a shared text"),
                    )
                    .help(format!("write `{{shared.{name}}}`"))
                    .fix(format!("shared.{name}"));
                    if let Some(id) = self.names.shared.get(name).copied() {
                        self.note_shared(id);
                    }
                    self.diagnostics.add(told);
                    return None;
                }
                None => {}
            }
        }
        if self.is_condition(tree) {
            let condition = self.condition(tree, view);
            return (!matches!(condition.kind, ConditionKind::Error))
                .then_some(TextPart::Condition(condition));
        }
        let (number, unit) = self.number(tree, view);
        if matches!(number.kind, NumericKind::Error) {
            return None;
        }
        let unit = if units::is_date(&unit) { super::super::Unit::Plain } else { unit };
        Some(TextPart::Number(number, unit))
    }

    fn ticked_question(&mut self, name: &Name, span: Span) -> Option<QuestionId> {
        match self.names.values.get(&name.text).copied() {
            Some(Entity::Question(id)) => {
                self.note_use(Entity::Question(id));
                let question = self.question(id)?;
                match question.kind {
                    QuestionKind::AnyOf { .. } => Some(id),
                    QuestionKind::Error => None,
                    _ => {
                        let message = format!("`{}` is no question whose choices are ticked", name.text);
                        self.tell(&codes::PACK_WRONG_TYPE, span, message, "name an `any of` question");
                        None
                    }
                }
            }
            Some(Entity::Let(_)) => {
                let message = format!("`{}` is a `let`", name.text);
                self.tell(&codes::PACK_WRONG_TYPE, span, message, "name an `any of` question");
                None
            }
            None => {
                self.unknown_name(&name.text, name.span, &View { in_text: true, ..View::default() });
                None
            }
        }
    }

    fn note_shared(&mut self, id: SharedId) {
        if let Some(slot) = self.used.shared.get_mut(id.index()) {
            *slot = true;
        }
    }

    fn shared_named(&mut self, name: &Name, span: Span) -> Option<SharedId> {
        if let Some(id) = self.names.shared.get(&name.text).copied() {
            self.note_shared(id);
            return Some(id);
        }
        let near: Vec<String> = nearest(&name.text, self.names.shared.keys().map(|known| &**known))
            .into_iter()
            .map(str::to_owned)
            .collect();
        for meant in &near {
            if let Some(id) = self.names.shared.get(meant.as_str()).copied() {
                self.note_shared(id);
            }
        }
        if self.extent == Extent::Part && near.is_empty() {
            return None;
        }
        let near: Vec<&str> = near.iter().map(String::as_str).collect();
        let help = match near.as_slice() {
            [] => format!("write it once at the top level of a file: `shared {} \"…\"`", name.text),
            some => format!("did you mean {}?", either(some)),
        };
        let message = format!("there is no shared text `{}`", name.text);
        self.tell(&codes::PACK_UNKNOWN_PLACEHOLDER, span, message, help);
        None
    }
}
