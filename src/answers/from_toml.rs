//! TOML to the tree, going on after lines that cannot be understood.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::document::{Document, Entry, Format, Kind, Soundness, Table, Value};
use super::from_document::{date, number};
use super::slips::{self, CURLY};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::order::Order as _;
use crate::source::{FileId, Span};

/// So many lines that cannot be understood are told; a file with more is no file of answers.
const MOST_TOLD: usize = 30;

/// In a larger file only the first mistake of its writing is told: a list of all could outgrow the file many times.
const MOST_READ_AGAIN: usize = 512 * 1024;

/// Everything the file says, and what is not well-formed about it.
pub fn read(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let first = match DeTable::parse(text) {
        Ok(tree) => {
            let lowering = Lowering { file, text, faults: Vec::new() };
            let root = lowering.table(tree.into_inner());
            return Document { format: Format::Toml, root, soundness: Soundness::Whole };
        }
        Err(first) => first,
    };
    if text.len() > MOST_READ_AGAIN {
        let root = Table::default();
        tell(file, text, &root, vec![Fault::new(text, &first)], diagnostics);
        return Document { format: Format::Toml, root, soundness: Soundness::ShapeLost };
    }
    let (tree, mut errors) = DeTable::parse_recoverable(text);
    // The parser gives up the tree at a line without `=`. Without such lines it gets to the end.
    let without = blank_lines(text, &errors);
    let (tree, more) = match &without {
        Some(rest) => DeTable::parse_recoverable(rest),
        None => (tree, Vec::new()),
    };
    let known = errors.len();
    errors.extend(more);
    let mut faults: Vec<Fault> = errors.iter().map(|error| Fault::new(text, error)).collect();
    if without.is_some() {
        // What the second reading repeats.
        let (first, second) = faults.split_at(known);
        let new: Vec<Fault> = second.iter().filter(|fault| !first.contains(fault)).cloned().collect();
        faults.truncate(known);
        faults.extend(new);
    }
    let mut lowering = Lowering { file, text, faults: faults.iter().map(|fault| fault.at.clone()).collect() };
    lowering.faults.order_by_key(|at| (at.start, at.end));
    let root = lowering.table(tree.into_inner());
    let shape_lost = faults.iter().any(|fault| fault.loses_shape());
    let soundness = if shape_lost { Soundness::ShapeLost } else { Soundness::SomeLinesLost };
    tell(file, text, &root, faults, diagnostics);
    Document { format: Format::Toml, root, soundness }
}

/// What the parser complained about.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    at: Range<usize>,
    message: String,
}

impl Fault {
    fn new(text: &str, error: &Error) -> Fault {
        let at = error.span().unwrap_or(0..0);
        let end = at.end.min(text.len());
        Fault { at: at.start.min(end)..end, message: error.message().to_owned() }
    }

    fn says(&self, words: &str) -> bool {
        self.message.starts_with(words)
    }

    fn is_duplicate(&self) -> bool {
        self.says("duplicate key") || self.says("cannot extend value")
    }

    fn leaves_bracket_open(&self) -> bool {
        (self.says("unclosed array") && !self.says("unclosed array table")) || self.says("unclosed inline")
    }

    /// Whether what follows may have been read in the wrong place.
    fn loses_shape(&self) -> bool {
        self.says("unclosed")
            || self.says("invalid multi-line")
            || self.says("cannot recurse")
            || self.says("recursion")
    }
}

/// The text with lines that have no `=` made blank, if there are such.
fn blank_lines(text: &str, errors: &[Error]) -> Option<String> {
    let mut lines: Vec<Range<usize>> = errors
        .iter()
        .map(|error| Fault::new(text, error))
        .filter(|fault| fault.says("key with no value") || fault.says("invalid key-value pair"))
        .map(|fault| line_at(text, fault.at.start))
        .collect();
    lines.dedup();
    if lines.is_empty() {
        return None;
    }
    let mut rest = String::with_capacity(text.len());
    for line in lines {
        rest.push_str(text.get(rest.len()..line.start).unwrap_or(""));
        let blank = line.end.saturating_sub(rest.len());
        rest.extend(std::iter::repeat_n(' ', blank));
    }
    rest.push_str(text.get(rest.len()..).unwrap_or(""));
    Some(rest)
}

/// The line that holds an offset, without its break.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |newline| at + newline);
    let end = if text.get(start..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end };
    start..end.max(start)
}

struct Lowering<'a> {
    file: FileId,
    text: &'a str,
    /// Sorted.
    faults: Vec<Range<usize>>,
}

impl Lowering<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Whether a fault touches that stretch.
    fn faulty(&self, range: &Range<usize>) -> bool {
        let from = self.faults.partition_point(|fault| fault.start < range.start);
        self.faults.get(from).is_some_and(|fault| fault.start <= range.end)
    }

    fn table(&self, table: DeTable<'_>) -> Table {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| {
                let key_span = self.span(key.span());
                Entry { key: key.into_inner().into_owned(), key_span, value: self.value(value) }
            })
            .collect();
        entries.order_by_key(|entry| entry.key_span);
        Table { entries }
    }

    fn value(&self, value: Spanned<DeValue<'_>>) -> Value {
        let range = value.span();
        let span = self.span(range.clone());
        let kind = match value.into_inner() {
            DeValue::Table(table) => Kind::Table(self.table(table)),
            DeValue::Array(array) => Kind::List(array.into_iter().map(|one| self.value(one)).collect()),
            _ if self.faulty(&range) => Kind::Error,
            DeValue::String(text) => Kind::Text(text.into_owned()),
            // What stands for something that could not be read.
            DeValue::Integer(_) | DeValue::Float(_) if range.is_empty() => Kind::Error,
            DeValue::Integer(_) | DeValue::Float(_) => {
                Kind::Number(self.text.get(range).unwrap_or("").replace('_', ""))
            }
            DeValue::Boolean(yes) => Kind::YesNo(yes),
            DeValue::Datetime(_) => Kind::Date(self.text.get(range).unwrap_or("").to_owned()),
        };
        Value { kind, span }
    }
}

/// Tells each faulty line once.
fn tell(file: FileId, text: &str, root: &Table, mut faults: Vec<Fault>, diagnostics: &mut Diagnostics) {
    faults.order_by_key(|fault| (fault.at.start, fault.at.end));
    let mut list: Vec<Diagnostic> = Vec::new();
    if let Some(open) = faults.iter().find(|fault| fault.leaves_bracket_open()) {
        // Whatever follows the bracket was taken for its content.
        let start = innermost_open(root, open.at.start).unwrap_or(open.at.start);
        faults.retain(|fault| fault.at.start < start);
        let bracket = text.get(start..start + 1).unwrap_or("");
        let close = if bracket == "{" { "}" } else { "]" };
        list.push(
            Diagnostic::new(
                &codes::ANSWERS_UNREADABLE,
                Span::new(file, start, start + bracket.len()),
                format!("this `{bracket}` is never closed"),
            )
            .help(format!("write the `{close}` that closes it")),
        );
    }
    let mut duplicates = BTreeMap::new();
    let mut by_line: BTreeMap<usize, &Fault> = BTreeMap::new();
    for fault in &faults {
        if fault.is_duplicate() {
            duplicates.insert(fault.at.start, fault);
            continue;
        }
        let line = line_at(text, fault.at.start).start;
        let better = by_line.get(&line).is_none_or(|told| rank(fault) < rank(told));
        if better {
            by_line.insert(line, fault);
        }
    }
    for fault in duplicates.into_values().take(MOST_TOLD) {
        let key = text.get(fault.at.clone()).unwrap_or("");
        let name = key.trim_matches(['"', '\'']);
        let earlier = nearest_before(root, name, fault.at.start);
        list.push(slips::given_twice(name, Span::new(file, fault.at.start, fault.at.end), earlier));
    }
    let more = by_line.len().saturating_sub(MOST_TOLD);
    list.extend(by_line.into_values().take(MOST_TOLD).map(|fault| Line::new(file, text, fault).explain()));
    if more > 0
        && let Some(last) = list.pop()
    {
        list.push(last.note(format!("{more} more lines of the file cannot be understood")));
    }
    for one in list {
        diagnostics.add(one);
    }
}

/// Of several faults in one line the lowest is told.
fn rank(fault: &Fault) -> u8 {
    if fault.says("unexpected key or value") {
        0
    } else if fault.says("key with no value") {
        1
    } else {
        2
    }
}

/// Where the innermost bracket opens that was closed only by the end of the file.
fn innermost_open(table: &Table, end: usize) -> Option<usize> {
    fn of(value: &Value, end: usize) -> Option<usize> {
        let inner = match &value.kind {
            Kind::List(values) => values.iter().rev().find_map(|value| of(value, end)),
            Kind::Table(table) => innermost_open(table, end),
            _ => return None,
        };
        inner.or_else(|| (value.span.end as usize >= end).then_some(value.span.start as usize))
    }
    table.entries.iter().rev().find_map(|entry| of(&entry.value, end))
}

/// The last place before `at` where that name is given.
fn nearest_before(table: &Table, name: &str, at: usize) -> Option<Span> {
    fn of(value: &Value, name: &str, at: usize) -> Option<Span> {
        match &value.kind {
            Kind::Table(table) => nearest_before(table, name, at),
            Kind::List(values) => values.iter().filter_map(|value| of(value, name, at)).max(),
            _ => None,
        }
    }
    table
        .entries
        .iter()
        .flat_map(|entry| {
            let here = (entry.key == name && (entry.key_span.end as usize) <= at).then_some(entry.key_span);
            [here, of(&entry.value, name, at)]
        })
        .flatten()
        .max()
}

/// `gauge, sensor` as a list of texts.
fn in_brackets(shown: &str) -> Option<String> {
    let names: Option<Vec<String>> = shown
        .split(',')
        .map(|part| {
            let name = part.trim().trim_matches(['"', '\'']);
            let is_word =
                !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
            is_word.then(|| format!("\"{name}\""))
        })
        .collect();
    names.filter(|names| names.len() > 1).map(|names| format!("[{}]", names.join(", ")))
}

/// A line with something in it that cannot be understood.
struct Line<'a> {
    file: FileId,
    text: &'a str,
    fault: &'a Fault,
    line: Range<usize>,
}

impl<'a> Line<'a> {
    fn new(file: FileId, text: &'a str, fault: &'a Fault) -> Line<'a> {
        Line { file, text, fault, line: line_at(text, fault.at.start) }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn get(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    /// What stands right of the first `=`, without a remark and spaces around.
    fn value(&self) -> Range<usize> {
        let line = self.get(self.line.clone());
        let from = line.find('=').map_or(0, |equals| equals + 1);
        let rest = line.get(from..).unwrap_or("");
        let rest = rest.split('#').next().unwrap_or("");
        let start = self.line.start + from + (rest.len() - rest.trim_start().len());
        start..start + rest.trim().len()
    }

    /// The line without the spaces around it.
    fn whole(&self) -> Range<usize> {
        let line = self.get(self.line.clone());
        let start = self.line.start + (line.len() - line.trim_start().len());
        start..start + line.trim().len()
    }

    fn tell(&self, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&codes::ANSWERS_UNREADABLE, self.span(range), message)
    }

    fn explain(&self) -> Diagnostic {
        let fault = self.fault;
        let word = self.get(fault.at.clone());
        if fault.says("string values must be quoted") || fault.says("invalid boolean") {
            if word.trim().is_empty() {
                return self.tell(self.whole(), "nothing stands after the `=`").help(
                    "write the answer there, or delete the line: what is left out counts as unanswered",
                );
            }
            return slips::bare_word(self.span(fault.at.clone()), word.trim(), Format::Toml);
        }
        if fault.says("unexpected key or value") {
            let value = self.value();
            let shown = self.get(value.clone());
            if number::meant(shown).is_some() || shown.starts_with(CURLY) {
                return slips::bare_word(self.span(value), shown, Format::Toml);
            }
            if let Some(rest) = shown.strip_prefix('=') {
                return self
                    .tell(value, "one `=` stands between a name and its value")
                    .help(format!("write `= {}`", rest.trim()));
            }
            if let Some(rest) = shown.strip_suffix([',', ';'])
                && rest.ends_with(['"', '\'', ']', '}'])
            {
                let sign = shown.get(rest.len()..).unwrap_or("");
                return self
                    .tell(value, format!("no `{sign}` stands at the end of a line"))
                    .help(format!("write `{rest}`"))
                    .fix(rest);
            }
            if let Some(right) = in_brackets(shown) {
                return self
                    .tell(value, "several answers stand in square brackets, each in quotes")
                    .help(format!("write `{right}`"))
                    .fix(right);
            }
            return self
                .tell(value, "something stands after the value")
                .help("one name with its value a line; a remark begins with `#`, and words stand in quotes");
        }
        if fault.says("key with no value") || fault.says("invalid key-value pair") {
            return self.without_equals();
        }
        if fault.says("invalid unquoted key") {
            let line = self.get(self.line.clone());
            let key = line.split('=').next().unwrap_or("").trim();
            let key = key.trim_matches(['\u{A0}', '\u{200B}', '\u{FEFF}']);
            return self
                .tell(
                    fault.at.clone(),
                    "a name with other signs than English letters, digits, `_` and `-` stands in quotes",
                )
                .help(format!("write `\"{key}\"`, with straight quotes"));
        }
        if fault.says("invalid date") {
            return self.date(word);
        }
        if fault.says("unexpected leading zero") {
            return slips::bare_word(self.span(self.value()), self.get(self.value()), Format::Toml);
        }
        if fault.says("unclosed table") || fault.says("unclosed array table") {
            let whole = self.whole();
            let shown = self.get(whole.clone());
            let close = if shown.starts_with("[[") { "]]" } else { "]" };
            return self
                .tell(whole, "the head of a block is not closed")
                .help(format!("write `{}{close}`", shown.trim_end_matches(']')));
        }
        if fault.says("missing escaped value") || fault.message.contains("escape") {
            return self
                .tell(self.value(), "a backslash begins a sign that does not exist")
                .help("write two backslashes, `\\\\`, where one is meant");
        }
        if fault.says("invalid basic string") || fault.says("invalid literal string") {
            return self
                .tell(self.value(), "a quoted text has no closing quote")
                .help("write the closing `\"` where the text ends");
        }
        if fault.says("invalid multi-line") {
            return self
                .tell(fault.at.clone(), "a text between three quotes is never closed")
                .help("write `\"\"\"` where the text ends");
        }
        if fault.says("cannot recurse") || fault.says("recursion limit") {
            return self
                .tell(fault.at.clone(), "brackets nest too deep")
                .help("no answer needs more than a list of entries; delete the brackets that are too many");
        }
        let value = self.value();
        let shown = self.get(value.clone());
        if shown.starts_with(char::is_alphabetic) || number::meant(shown).is_some() {
            return slips::bare_word(self.span(value.clone()), self.get(value), Format::Toml);
        }
        let range = if self.value().is_empty() { self.whole() } else { self.value() };
        self.tell(range, "this cannot be understood").help(
            "a line is written `name = value`: words and codes in quotes, numbers with a point, dates like 2026-03-31, lists in `[ ]`",
        )
    }

    fn without_equals(&self) -> Diagnostic {
        let whole = self.whole();
        let shown = self.get(whole.clone());
        if shown.starts_with('{') {
            return self
                .tell(
                    whole.start..whole.start + 1,
                    "this looks like JSON, but the file's name does not end in `.json`",
                )
                .help("give the file a name that ends in `.json`");
        }
        if let Some((name, value)) = shown.split_once('=') {
            let name = name.trim().trim_matches('"');
            let end = whole.start + shown.find('=').unwrap_or(0);
            let key = self.get(whole.start..end).trim_end().len();
            return self
                .tell(whole.start..whole.start + key, "a name with spaces or signs in it stands in quotes")
                .help(format!("write `\"{name}\" ={value}`"))
                .fix(format!("\"{name}\""));
        }
        if let Some((name, value)) = shown.split_once(':') {
            return self.tell(whole, "a name and its value are parted by `=`").help(format!(
                "write `{} = {}`",
                name.trim(),
                value.trim()
            ));
        }
        self.tell(whole, "this line has no `=`").help("write `name = value`, or put a `#` before a remark")
    }

    fn date(&self, word: &str) -> Diagnostic {
        let span = self.span(self.fault.at.clone());
        let bad = Diagnostic::new(&codes::ANSWERS_BAD_DATE, span, format!("there is no day `{word}`"));
        match date::read(word) {
            Err(date::Slip::NoSuchDay { days_in_month: Some(days) }) => {
                bad.label(format!("this month has {days} days")).help("write the day that is meant")
            }
            Err(date::Slip::NoSuchDay { days_in_month: None }) => {
                bad.label("there are 12 months").help("write year, month, day, such as `2026-03-31`")
            }
            _ => slips::bare_word(span, word, Format::Toml),
        }
    }
}
