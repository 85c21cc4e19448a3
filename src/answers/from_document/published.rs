//! Results that others published, kept word for word.

use super::super::document::{Kind, Table};
use super::super::model::{Answers, Published};
use super::{Reader, words};
use crate::diagnostic::{Diagnostic, codes};

impl Reader<'_> {
    pub(super) fn published(&mut self, table: &Table, answers: &mut Answers) {
        answers.published_source = table.get("source").and_then(|entry| self.text("source", &entry.value));
        let mut first = None;
        for entry in &table.entries {
            if entry.key == "source" {
                continue;
            }
            first = first.or(Some(entry));
            let value = match &entry.value.kind {
                Kind::Text(text) if !text.trim().is_empty() => text.trim().to_owned(),
                Kind::Number(text) | Kind::Date(text) => text.clone(),
                Kind::YesNo(yes) => String::from(if *yes { "yes" } else { "no" }),
                Kind::Text(_) | Kind::Nothing => {
                    self.empty.push((entry.value.span, entry.key.clone()));
                    continue;
                }
                Kind::Error => continue,
                Kind::List(_) | Kind::Table(_) => {
                    self.tell(
                        Diagnostic::new(
                            &codes::ANSWERS_WRONG_TYPE,
                            entry.value.span,
                            format!(
                                "`{}` is {}, where one published result is needed",
                                entry.key,
                                words::what(&entry.value.kind)
                            ),
                        )
                        .help("write a text or a number; the source of all of them stands in `source`"),
                    );
                    continue;
                }
            };
            answers.published.push(Published {
                key: entry.key.clone(),
                value,
                span: entry.key_span.to(entry.value.span),
            });
        }
        let told = table.get("source").is_some_and(|entry| {
            answers.published_source.is_some() || !matches!(&entry.value.kind, Kind::Text(_) | Kind::Nothing)
        });
        if let Some(first) = first
            && !told
            && self.whole
        {
            let line = self.format.line("source", "\"Ministry's announcement, page 3\"");
            self.tell(
                Diagnostic::new(
                    &codes::ANSWERS_NO_ORIGIN,
                    first.key_span,
                    "published results do not say where they were published",
                )
                .help(format!("add `{line}` beside them")),
            );
        }
    }
}
