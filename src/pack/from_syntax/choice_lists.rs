//! Choices: those of a question, and lists of them that have a name.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, Choices, Name};

use super::super::Choice;
use super::binder::Binder;

const MOST_CHOICES: usize = 64;

impl Binder<'_> {
    /// `None` when there are too many, or no such list.
    pub fn choices(&mut self, choices: &Choices, of: &tree::Name) -> Option<Vec<Choice>> {
        let name = match choices {
            Choices::Own(choices) => return self.listed_choices(choices, of),
            Choices::Named(name) => name,
        };
        let list = self.choice_list(name)?;
        self.lists.get(list).cloned().flatten()
    }

    pub fn list_is_ordered(&self, choices: &Choices) -> bool {
        let Choices::Named(name) = choices else { return false };
        self.declared.choice_lists.iter().any(|found| found.tree.name.text == name.text && found.tree.ordered)
    }

    /// Reads the lists of choices that have a name, so that what is wrong in one is told once.
    pub fn bind_choice_lists(&mut self) {
        let mut places: BTreeMap<&str, Span> = BTreeMap::new();
        for found in &self.declared.choice_lists {
            let name = &found.tree.name;
            if let Some(first) = places.insert(&name.text, name.span) {
                let told = Diagnostic::new(
                    &codes::PACK_DUPLICATE_NAME,
                    name.span,
                    format!("`{}` is the name of a list of choices already", name.text),
                )
                .label("used again here")
                .also(first, "first used here")
                .help("give one of the two another name");
                self.diagnostics.add(told);
            }
            let choices = self.listed_choices(&found.tree.choices, name);
            self.lists.push(choices);
        }
    }

    /// `None` when there are too many.
    fn listed_choices(&mut self, choices: &[tree::Choice], of: &tree::Name) -> Option<Vec<Choice>> {
        let mut found: Vec<Choice> = Vec::new();
        for choice in choices {
            if let Some(first) = found.iter().find(|known| *known.name == *choice.name.text) {
                self.diagnostics.add(
                    Diagnostic::new(
                        &codes::PACK_DUPLICATE_CHOICE,
                        choice.name.span,
                        format!("`{}` lists the choice `{}` twice", of.text, choice.name.text),
                    )
                    .label("listed again here")
                    .also(first.span, "first listed here")
                    .help("give one of the two another name, or take it out"),
                );
                continue;
            }
            found.push(Choice {
                name: choice.name.text.to_string(),
                title: choice.title.text.to_string(),
                span: choice.name.span,
            });
        }
        if let Some(extra) = found.get(MOST_CHOICES) {
            self.tell(
                &codes::PACK_TOO_MANY,
                extra.span,
                format!("`{}` has {} choices; {MOST_CHOICES} are allowed", of.text, found.len()),
                "group the choices, or ask for a number instead",
            );
            return None;
        }
        Some(found)
    }

    /// The list of choices of that name.
    fn choice_list(&mut self, name: &Name) -> Option<usize> {
        let found = self.declared.choice_lists.iter().position(|found| found.tree.name.text == name.text);
        if let Some(at) = found {
            if let Some(slot) = self.used.choice_lists.get_mut(at) {
                *slot = true;
            }
            return found;
        }
        let known = self.declared.choice_lists.iter().map(|found| &*found.tree.name.text);
        let near = nearest(&name.text, known);
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_NAME,
            name.span,
            format!("there is no list of choices `{}`", name.text),
        )
        .label("not known");
        for (at, found) in self.declared.choice_lists.iter().enumerate() {
            if near.contains(&&*found.tree.name.text)
                && let Some(slot) = self.used.choice_lists.get_mut(at)
            {
                *slot = true;
            }
        }
        self.diagnostics.add(match near.as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help(format!(
                "write the choices here, `{{ … }}`, or once for all: `choices {} {{ … }}`",
                name.text
            )),
            some => told.help(format!("did you mean {}?", either(some))),
        });
        None
    }
}
