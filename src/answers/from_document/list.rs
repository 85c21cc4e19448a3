//! Answers that are lists of entries.

use super::super::document::{Entry, Kind, Value as Written};
use super::super::model::Value;
use super::answer::{Asked, Read, question_note};
use super::{Reader, words};
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::pack::{Field, QuestionKind};

impl Reader<'_> {
    pub(super) fn list(
        &mut self,
        asked: Asked<'_>,
        fields: &[Field],
        allowed: std::ops::RangeInclusive<usize>,
        value: &Written,
    ) -> Read {
        let Kind::List(entries) = &value.kind else {
            let told = self.wrong_type(asked, value);
            let shown = self.sources.text(value.span);
            self.tell(match &value.kind {
                Kind::Table(_) if shown.starts_with('{') => told
                    .help("put square brackets around the entry, also when it is the only one")
                    .fix(format!("[{shown}]")),
                Kind::Table(_) => told
                    .help(format!("write `[[answers.{}]]`, with two brackets, above each entry", asked.name)),
                _ => told,
            });
            return Read::Wrong;
        };
        let mut rows = Vec::with_capacity(entries.len());
        let mut right = true;
        for entry in entries {
            if self.full() {
                return Read::Wrong;
            }
            match self.entry(asked, fields, entry) {
                Some(row) => rows.push(row),
                None => right = false,
            }
        }
        if !allowed.contains(&entries.len()) {
            let told = Diagnostic::new(
                &codes::ANSWERS_OUT_OF_RANGE,
                value.span,
                format!("`{}` has {} entries", asked.name, entries.len()),
            )
            .label(format!("{} to {} entries are allowed", allowed.start(), allowed.end()))
            .help("give as many entries as the question allows, or delete the line if they are not known")
            .note(question_note(asked));
            self.tell(told);
            right = false;
        }
        if right { Read::Given(Value::List(rows)) } else { Read::Wrong }
    }

    /// The values of an entry in the order of the fields; `None` when something is wrong (told).
    fn entry(&mut self, asked: Asked<'_>, fields: &[Field], entry: &Written) -> Option<Vec<Option<Value>>> {
        let Kind::Table(table) = &entry.kind else {
            if !matches!(entry.kind, Kind::Error) {
                self.tell(
                    Diagnostic::new(
                        &codes::ANSWERS_WRONG_TYPE,
                        entry.span,
                        format!("an entry of `{}` is {}", asked.name, words::what(&entry.kind)),
                    )
                    .help(format!(
                        "write it in braces, with the names of its fields: `{}`",
                        words::entry(fields, self.format)
                    )),
                );
            }
            return None;
        };
        let told = self.told.len();
        for one in &table.entries {
            if fields.iter().any(|field| field.name == one.key) {
                continue;
            }
            self.unknown_field(asked, fields, one);
        }
        let misspelt = self.told.len() > told;
        let mut row = Vec::with_capacity(fields.len());
        let mut right = !misspelt;
        for field in fields {
            let of_field =
                Asked { name: &field.name, title: &field.title, kind: &field.kind, unit: &field.unit };
            let read = match table.get(&field.name) {
                Some(one) => self.value(of_field, &one.value),
                None => Read::Empty,
            };
            match read {
                Read::Given(value) => row.push(Some(value)),
                Read::Wrong => right = false,
                Read::Empty if may_be_left_out(&field.kind) => row.push(None),
                // The misspelt one may be it.
                Read::Empty if misspelt => right = false,
                Read::Empty => {
                    right = false;
                    let place = table.get(&field.name).map_or(entry.span, |one| one.value.span);
                    self.tell(
                        Diagnostic::new(
                            &codes::ANSWERS_MISSING_FIELD,
                            place,
                            format!("an entry of `{}` lacks `{}`", asked.name, field.name),
                        )
                        .help(format!("add `{}`", self.format.line(&field.name, "…")))
                        .note(format!(
                            "rules may use it; it is {}",
                            words::asked_for(&field.kind, &field.unit)
                        )),
                    );
                }
            }
        }
        right.then_some(row)
    }

    fn unknown_field(&mut self, asked: Asked<'_>, fields: &[Field], one: &Entry) {
        let told = Diagnostic::new(
            &codes::ANSWERS_UNKNOWN_FIELD,
            one.key_span,
            format!("an entry of `{}` has no field `{}`", asked.name, one.key),
        );
        let titled = fields.iter().find(|field| words::alike(&field.title, &one.key));
        let near = nearest(&one.key, fields.iter().map(|field| field.name.as_str()));
        let told = match (titled, near.as_slice()) {
            (Some(field), _) => told
                .label("this is the field's title")
                .help(format!("write its name, `{}`", field.name))
                .fix(self.key(&field.name)),
            (None, []) => {
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                told.help(format!("the fields are named {}", either(&names)))
            }
            (None, near) => self.rename(told, near),
        };
        self.tell(told);
    }
}

/// Texts and dates of an entry may be left out; rules compute with the others.
fn may_be_left_out(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::Text | QuestionKind::Date { .. } | QuestionKind::Error)
}
