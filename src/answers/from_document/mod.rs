//! The tree to answers: the head, then each block, with everything that is wrong told in one go.
//!
//! Knows the pack's questions and codes, and no rules.

mod answer;
mod assessed;
mod awarded;
pub(super) mod date;
mod head;
mod list;
pub(super) mod number;
mod previous;
mod published;
mod relations;
mod words;

pub use head::Header;
pub use relations::not_asked;

use std::collections::BTreeMap;

use super::document::{Document, Entry, Format, Kind, Soundness, Table, Value};
use super::model::{Answer, Answers, Previous};
use crate::diagnostic::{Diagnostic, Diagnostics, codes, either, nearest};
use crate::order::Gather as _;
use crate::pack::{Pack, QuestionId};
use crate::source::{FileId, Sources, Span};

/// So many mistakes of a file are told; the rest once these are mended.
const MOST_TOLD: usize = 100;

/// The names that mean something at the top of a file.
const TOP: [&str; 11] = [
    "city",
    "state",
    "framework",
    "cycle",
    "assessed_on",
    "source",
    "illustrative",
    "answers",
    "awarded",
    "previous",
    "published",
];

/// The answers that the tree holds. What could not be used is missing from them and told in `diagnostics`;
/// `None` when the file is not for this pack.
pub fn read(
    pack: &Pack,
    sources: &Sources,
    file: FileId,
    document: &Document,
    diagnostics: &mut Diagnostics,
) -> Option<Answers> {
    if document.soundness == Soundness::ShapeLost {
        return None;
    }
    let mut reader = Reader::new(pack, sources, file, document);
    let answers = reader.answers(&document.root);
    reader.told.into_iter().for_each(|one| diagnostics.add(one));
    answers
}

struct Reader<'a> {
    pack: &'a Pack,
    sources: &'a Sources,
    file: FileId,
    format: Format,
    /// Nothing of the file is missing from the tree.
    whole: bool,
    questions: BTreeMap<&'a str, QuestionId>,
    told: Vec<Diagnostic>,
    /// Answers that are there but empty, with their names.
    empty: Vec<(Span, String)>,
}

impl<'a> Reader<'a> {
    fn new(pack: &'a Pack, sources: &'a Sources, file: FileId, document: &Document) -> Reader<'a> {
        let questions = pack
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| (question.name.as_str(), QuestionId::from(index)))
            .into_map();
        Reader {
            pack,
            sources,
            file,
            format: document.format,
            whole: document.soundness == Soundness::Whole,
            questions,
            told: Vec::new(),
            empty: Vec::new(),
        }
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        if !self.full() {
            self.told.push(diagnostic);
            if self.full()
                && let Some(last) = self.told.last_mut()
            {
                last.notes.push(String::from("the file has so many mistakes that the rest are not listed"));
            }
        }
    }

    /// Enough has been told.
    fn full(&self) -> bool {
        self.told.len() >= MOST_TOLD
    }

    fn answers(&mut self, root: &Table) -> Option<Answers> {
        let head = self.head(root)?;
        self.unknown_at_top(root);
        let mut answers = Answers {
            file: self.file,
            fingerprint: String::new(),
            city: head.city,
            state: head.state,
            origin: head.origin,
            answers: vec![None; self.pack.questions.len()],
            awarded_indicators: BTreeMap::new(),
            awarded_components: BTreeMap::new(),
            previous: Previous::default(),
            published: Vec::new(),
            published_source: None,
        };
        if let Some(table) = self.block(root, "answers") {
            self.every_answer(table, &mut answers.answers);
            self.bounds(&answers.answers);
            let origin_known = root.get("source").or(root.get("illustrative")).is_some() || !self.whole;
            if !origin_known && let Some(first) = table.entries.first() {
                self.without_origin(first);
            }
        }
        if let Some(table) = self.block(root, "awarded") {
            self.awarded(table, &mut answers);
        }
        if let Some(table) = self.block(root, "previous") {
            self.previous(table, &mut answers.previous);
        }
        if let Some(table) = self.block(root, "published") {
            self.published(table, &mut answers);
        }
        self.tell_empty();
        Some(answers)
    }

    /// A block of the file; told when it is something else.
    fn block<'t>(&mut self, root: &'t Table, name: &str) -> Option<&'t Table> {
        let entry = root.get(name)?;
        match &entry.value.kind {
            Kind::Table(table) => Some(table),
            Kind::Error | Kind::Nothing => None,
            _ => {
                let help = match self.format {
                    Format::Toml => {
                        format!("write `[{name}]` on a line of its own, and below it one line each")
                    }
                    Format::Json => format!("write `\"{name}\": {{ … }}`"),
                };
                self.tell(
                    Diagnostic::new(
                        &codes::ANSWERS_WRONG_TYPE,
                        entry.value.span,
                        format!("`{name}` is {}, where a block is needed", words::what(&entry.value.kind)),
                    )
                    .help(help),
                );
                None
            }
        }
    }

    fn is_known_at_top(&self, key: &str) -> bool {
        TOP.contains(&key) || self.is_subject(key)
    }

    fn unknown_at_top(&mut self, root: &Table) {
        let strange: Vec<&Entry> =
            root.entries.iter().filter(|entry| !self.is_known_at_top(&entry.key)).collect();
        // Answers that stand above `[answers]`, or without it, are one mistake.
        let (misplaced, unknown): (Vec<&Entry>, Vec<&Entry>) =
            strange.into_iter().partition(|entry| self.questions.contains_key(entry.key.as_str()));
        if let Some((first, rest)) = misplaced.split_first() {
            let others = match rest.len() {
                0 => String::new(),
                1 => String::from(" and another answer"),
                more => format!(" and {more} other answers"),
            };
            let stand = if others.is_empty() { "stands" } else { "stand" };
            let help = match (self.format, root.get("answers").is_some()) {
                (Format::Toml, true) => "move it below the line `[answers]`",
                (Format::Toml, false) => "write the line `[answers]` above the first answer",
                (Format::Json, _) => "write answers inside of `\"answers\": { … }`",
            };
            let mut told = Diagnostic::new(
                &codes::ANSWERS_UNKNOWN_KEY,
                first.key_span,
                format!("`{}`{others} {stand} outside of `answers`", first.key),
            )
            .label("an answer")
            .help(help);
            for entry in rest.iter().take(5) {
                told = told.also(entry.key_span, "and this");
            }
            self.tell(told);
        }
        for entry in unknown {
            if self.full() {
                return;
            }
            let told = Diagnostic::new(
                &codes::ANSWERS_UNKNOWN_KEY,
                entry.key_span,
                format!("`{}` means nothing at the top of a city's file", entry.key),
            )
            .label("not one of the names that are understood here");
            let told = match nearest(&entry.key, TOP).as_slice() {
                [] => told.help("the top of a file says `city`, `state`, `framework`, `cycle`, and `source` or `illustrative`; answers stand in `answers`"),
                near => self.rename(told, near),
            };
            self.tell(told);
        }
    }

    /// Offers near names, and the change where there is only one.
    fn rename(&self, told: Diagnostic, near: &[&str]) -> Diagnostic {
        let told = told.help(format!("did you mean {}?", either(near)));
        match near {
            [only] => {
                let name = self.key(only);
                told.fix(name)
            }
            _ => told,
        }
    }

    /// A name as it stands left of its value.
    fn key(&self, name: &str) -> String {
        let line = self.format.line(name, "");
        line.trim_end_matches([' ', '=', ':']).to_owned()
    }

    fn every_answer(&mut self, table: &Table, answers: &mut [Option<Answer>]) {
        for entry in &table.entries {
            if self.full() {
                return;
            }
            match self.questions.get(entry.key.as_str()) {
                None => self.unknown_question(entry),
                Some(&id) => {
                    let pack = self.pack;
                    let Some(question) = pack.questions.get(id.index()) else { continue };
                    let answer = self.answer(question, entry);
                    if let Some(place) = answers.get_mut(id.index()) {
                        *place = answer;
                    }
                }
            }
        }
    }

    fn unknown_question(&mut self, entry: &Entry) {
        let name = entry.key.as_str();
        let told = Diagnostic::new(
            &codes::ANSWERS_UNKNOWN_QUESTION,
            entry.key_span,
            format!("the framework asks no question named `{name}`"),
        );
        let pack = self.pack;
        let titled = pack.questions.iter().find(|question| words::alike(&question.title, name));
        let names = pack.questions.iter().map(|question| question.name.as_str());
        let told = if TOP.contains(&name) {
            told.label("this belongs to the top of the file").help(match self.format {
                Format::Toml => format!("move the line above `[answers]`, where `{name}` is understood"),
                Format::Json => format!("move it out of `answers`, where `{name}` is understood"),
            })
        } else if let Some(question) = titled {
            told.label("this is the question's title")
                .help(format!("write its name, `{}`", question.name))
                .fix(self.key(&question.name))
        } else if self.is_code(name) {
            told.label("this is an indicator or a component")
                .help("points that were published stand in `awarded`; answers go by the names of questions")
        } else {
            match nearest(name, names).as_slice() {
                [] => told.help("delete the line, or look up the question's name in the rules"),
                near => self.rename(told, near),
            }
        };
        self.tell(told);
    }

    fn without_origin(&mut self, first: &Entry) {
        let line = self.format.line("source", "\"the city's own return, March 2026\"");
        let made_up = self.format.line("illustrative", "\"made up to try the rules\"");
        self.tell(
            Diagnostic::new(
                &codes::ANSWERS_NO_ORIGIN,
                first.key_span,
                "the file does not say where its answers are from",
            )
            .label("the first answer")
            .help(format!("write at the top who gave them, `{line}`, or that they are made up, `{made_up}`"))
            .note("reports show it, so that nobody takes an example for a city's own word"),
        );
    }

    fn tell_empty(&mut self) {
        let empty = std::mem::take(&mut self.empty);
        let Some(((span, name), rest)) = empty.split_first() else { return };
        let message = match rest.len() {
            0 => format!("`{name}` is left empty and counts as unanswered"),
            1 => format!("`{name}` and one more are left empty and count as unanswered"),
            more => format!("`{name}` and {more} more are left empty and count as unanswered"),
        };
        let mut told = Diagnostic::new(&codes::ANSWERS_EMPTY, *span, message)
            .help("fill it in, or delete the line")
            .note("an unanswered question is unknown, not zero");
        for (span, name) in rest.iter().take(5) {
            told = told.also(*span, format!("`{name}` too"));
        }
        self.tell(told);
    }

    /// A text that must not be empty; `None` when it is something else (told) or empty.
    fn text(&mut self, name: &str, value: &Value) -> Option<String> {
        match &value.kind {
            Kind::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Kind::Text(_) | Kind::Nothing | Kind::Error => None,
            other => {
                let shown = self.sources.text(value.span);
                let told = Diagnostic::new(
                    &codes::ANSWERS_WRONG_TYPE,
                    value.span,
                    format!("`{name}` is {}, where words in quotes are needed", words::what(other)),
                );
                let told = match other {
                    Kind::Number(_) | Kind::YesNo(_) | Kind::Date(_) => {
                        told.help(format!("write `\"{shown}\"`")).fix(format!("\"{shown}\""))
                    }
                    _ => told.help(format!("write `{}`", self.format.line(name, "\"…\""))),
                };
                self.tell(told);
                None
            }
        }
    }
}
