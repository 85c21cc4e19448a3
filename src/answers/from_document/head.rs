//! The head of a file: the city, which rules its answers are for, where they are from.

use super::super::document::{Document, Entry, Format, Kind, Table, Value};
use super::super::slips;
use super::{Reader, words};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// What a file says about itself; `None` for what it does not say, or not in quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    pub city: Option<String>,
    pub state: Option<String>,
    pub framework: Option<String>,
    pub cycle: Option<String>,
    /// Where the cycle is said.
    pub cycle_place: Option<Span>,
}

impl Header {
    #[must_use]
    pub(in crate::answers) fn of(document: &Document) -> Header {
        let said =
            |key: &str| document.root.get(key).and_then(|entry| plain(&entry.value)).map(str::to_owned);
        Header {
            city: said("city"),
            state: said("state"),
            framework: said("framework"),
            cycle: said("cycle"),
            cycle_place: document.root.get("cycle").map(|entry| entry.value.span),
        }
    }
}

/// A text, or a number as it is written: a cycle is called `2.0` with and without quotes.
fn plain(value: &Value) -> Option<&str> {
    match &value.kind {
        Kind::Text(text) if !text.trim().is_empty() => Some(text.trim()),
        Kind::Number(text) => Some(text),
        _ => None,
    }
}

pub(super) struct Head {
    pub(super) city: String,
    pub(super) state: Option<String>,
    pub(super) origin: Option<(bool, String)>,
}

impl<'a> Reader<'a> {
    /// `None` when the answers are for other rules, so that nothing else need be told.
    pub(super) fn head(&mut self, root: &Table) -> Option<Head> {
        // What a file for other rules lacks is not for these to say.
        let is_other = |entry: &Entry| plain(&entry.value).is_some_and(|said| said != self.pack.name);
        if !root.get("framework").is_some_and(is_other) {
            self.missing(root);
        }
        let framework = root.get("framework").is_none_or(|entry| self.right_framework(entry));
        let cycle = framework && root.get("cycle").is_none_or(|entry| self.right_cycle(entry));
        if !cycle {
            return None;
        }
        let named = self.name_key(root);
        self.named_twice(root);
        let mut text = |key: &str| root.get(key).and_then(|entry| self.text(key, &entry.value));
        let city = text(named).unwrap_or_default();
        let state = if named == "state" { None } else { text("state") };
        let source = text("source");
        let illustrative = text("illustrative");
        if let (Some(source), Some(illustrative)) = (root.get("source"), root.get("illustrative")) {
            let (first, second) = if source.key_span < illustrative.key_span {
                (source, illustrative)
            } else {
                (illustrative, source)
            };
            self.tell(
                slips::given_twice(&second.key, second.key_span, Some(first.key_span))
                    .label("answers are either from somewhere (`source`) or made up (`illustrative`)"),
            );
        }
        let origin = source.map(|text| (true, text)).or(illustrative.map(|text| (false, text)));
        if let Some(entry) = root.get("assessed_on") {
            self.assessed_on(entry);
        }
        Some(Head { city, state, origin })
    }

    /// The line that names what is assessed: `city`, or the rules' own word for it.
    fn name_key(&self, root: &Table) -> &'a str {
        let pack = self.pack;
        let own = pack.subject.as_str();
        if root.get("city").is_none() && root.get(own).is_some() && self.is_subject(own) {
            own
        } else {
            "city"
        }
    }

    /// Whether a word at the top can name what is assessed; words with a meaning of their own cannot.
    pub(super) fn is_subject(&self, key: &str) -> bool {
        key == self.pack.subject && (key == "state" || !super::TOP.contains(&key))
    }

    fn named_twice(&mut self, root: &Table) {
        let own = self.pack.subject.as_str();
        if own == "state" || !self.is_subject(own) {
            return;
        }
        if let (Some(city), Some(own)) = (root.get("city"), root.get(own)) {
            let (first, second) = if city.key_span < own.key_span { (city, own) } else { (own, city) };
            self.tell(
                slips::given_twice(&second.key, second.key_span, Some(first.key_span))
                    .label("both say what is assessed"),
            );
        }
    }

    fn missing(&mut self, root: &Table) {
        if !self.whole {
            return;
        }
        let framework = format!("\"{}\"", self.pack.name);
        let cycle = format!("\"{}\"", self.pack.cycle);
        let named = match self.name_key(root) {
            "city" if self.is_subject(&self.pack.subject) && root.get("city").is_none() => &self.pack.subject,
            named => named,
        };
        let needed = [(named, "\"…\""), ("framework", framework.as_str()), ("cycle", cycle.as_str())];
        let given = |key: &str| {
            root.get(key).is_some_and(|entry| match &entry.value.kind {
                Kind::Text(text) => !text.trim().is_empty(),
                Kind::Nothing => false,
                _ => true,
            })
        };
        let lacking: Vec<(&str, &str)> = needed.into_iter().filter(|(key, _)| !given(key)).collect();
        let Some((first, _)) = lacking.first() else { return };
        let names: Vec<String> = lacking.iter().map(|(key, _)| format!("`{key}`")).collect();
        let lines: Vec<String> = lacking.iter().map(|(key, value)| self.format.line(key, value)).collect();
        let (place, message) = match root.get(first) {
            Some(entry) => (entry.value.span, format!("{} is empty", names.join(" and "))),
            None if root.entries.is_empty() => {
                (Span::new(self.file, 0, 0), String::from("the file is empty"))
            }
            None => (Span::new(self.file, 0, 0), format!("the file does not say {}", names.join(" and "))),
        };
        let shown: Vec<String> = match self.format {
            Format::Toml => lines.iter().map(|line| format!("`{line}`")).collect(),
            Format::Json => lines.iter().map(|line| format!("`{line},`")).collect(),
        };
        let place_for = match self.format {
            Format::Toml => "at the top",
            Format::Json => "after the first `{`",
        };
        let each = if shown.len() > 1 { ", a line each" } else { "" };
        let help = format!("write {place_for}{each}: {}", shown.join(" "));
        let mut told = Diagnostic::new(&codes::ANSWERS_MISSING_KEY, place, message).help(help);
        if self.format == Format::Toml && lacking.iter().all(|(key, _)| root.get(key).is_none()) {
            told = told.fix_at(Span::new(self.file, 0, 0), format!("{}\n", lines.join("\n")));
        }
        self.tell(told.note("answers are scored only by the rules they were given for"));
    }

    fn right_framework(&mut self, entry: &Entry) -> bool {
        let Some(said) = self.name_of(entry) else { return true };
        let pack = self.pack;
        if said == pack.name {
            return true;
        }
        let right = format!("\"{}\"", pack.name);
        let told = Diagnostic::new(
            &codes::ANSWERS_OTHER_FRAMEWORK,
            entry.value.span,
            format!("the answers are for `{said}`, and the rules are those of `{}`", pack.name),
        );
        let told = if words::alike(&said, &pack.name) || words::alike(&said, &pack.title) {
            told.help(format!("the framework's name is written `{right}`")).fix(right)
        } else {
            told.help(format!(
                "score the file with the rules of `{said}` (`--pack`), or write `{right}` if it was meant for \"{}\"",
                pack.title
            ))
        };
        self.tell(told.note("the rest of the file is not looked at"));
        false
    }

    fn right_cycle(&mut self, entry: &Entry) -> bool {
        let Some(said) = self.name_of(entry) else { return true };
        let pack = self.pack;
        if said == pack.cycle {
            return true;
        }
        let right = format!("\"{}\"", pack.cycle);
        let told = Diagnostic::new(
            &codes::ANSWERS_OTHER_CYCLE,
            entry.value.span,
            format!("the answers are for cycle `{said}`, and the rules are those of cycle `{}`", pack.cycle),
        )
        .help(format!("score the file with the rules of cycle `{said}` (`--pack`), or write `{right}` if it was meant for this cycle"))
        .note("questions and points change from cycle to cycle; the rest of the file is not looked at");
        self.tell(told);
        false
    }

    /// `None`: empty, missing or something else; told here or by [`Reader::missing`].
    fn name_of(&mut self, entry: &Entry) -> Option<String> {
        match plain(&entry.value) {
            Some(said) => Some(said.to_owned()),
            None => self.text(&entry.key, &entry.value),
        }
    }
}
