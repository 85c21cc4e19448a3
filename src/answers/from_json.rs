//! JSON to the tree. Remarks and commas too many are let pass.

use std::collections::BTreeMap;

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged as _};
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use super::document::{Document, Entry, Format, Kind, Soundness, Table, Value};
use super::from_document::{date, number};
use super::slips;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Span};

/// Everything the file says, and what is not well-formed about it.
pub fn read(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Document {
    let mut lowering = Lowering { file, diagnostics };
    let none = |soundness| Document { format: Format::Json, root: Table::default(), soundness };
    match parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()) {
        Err(error) => {
            let told = unreadable(file, text, &error);
            lowering.diagnostics.add(told);
            none(Soundness::ShapeLost)
        }
        Ok(parsed) => match parsed.value {
            None => none(Soundness::Whole),
            Some(ast::Value::Object(object)) => {
                Document { format: Format::Json, root: lowering.table(object), soundness: Soundness::Whole }
            }
            Some(other) => {
                let span = lowering.span(other.range());
                let told = Diagnostic::new(
                    &codes::ANSWERS_UNREADABLE,
                    span.at_start(),
                    "the file does not begin with `{`",
                )
                .help("put braces around the whole: `{ \"city\": \"…\", … }`");
                lowering.diagnostics.add(told);
                none(Soundness::ShapeLost)
            }
        },
    }
}

struct Lowering<'a> {
    file: FileId,
    diagnostics: &'a mut Diagnostics,
}

impl Lowering<'_> {
    fn span(&self, range: Range) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn table(&mut self, object: ast::Object<'_>) -> Table {
        let mut first: BTreeMap<String, Span> = BTreeMap::new();
        let mut entries = Vec::with_capacity(object.properties.len());
        for property in object.properties {
            let key_span = self.span(property.name.range());
            let key = property.name.into_string();
            if let Some(earlier) = first.get(&key) {
                self.diagnostics.add(slips::given_twice(&key, key_span, Some(*earlier)));
                continue;
            }
            first.insert(key.clone(), key_span);
            let value = self.value(property.value);
            entries.push(Entry { key, key_span, value });
        }
        Table { entries }
    }

    fn value(&mut self, value: ast::Value<'_>) -> Value {
        let span = self.span(value.range());
        let kind = match value {
            ast::Value::StringLit(text) => Kind::Text(text.value.into_owned()),
            ast::Value::NumberLit(number) => Kind::Number(number.value.to_owned()),
            ast::Value::BooleanLit(yes) => Kind::YesNo(yes.value),
            ast::Value::NullKeyword(_) => Kind::Nothing,
            ast::Value::Array(array) => {
                Kind::List(array.elements.into_iter().map(|element| self.value(element)).collect())
            }
            ast::Value::Object(object) => Kind::Table(self.table(object)),
        };
        Value { kind, span }
    }
}

fn unreadable(file: FileId, text: &str, error: &ParseError) -> Diagnostic {
    let range = error.range();
    let span = Span::new(file, range.start.min(text.len()), range.end.min(text.len()));
    let word = text.get(span.range()).unwrap_or("").trim();
    let tell = |message: &str| Diagnostic::new(&codes::ANSWERS_UNREADABLE, span, message);
    let opening = || {
        let first = Span { end: span.start.saturating_add(1).max(span.start), ..span };
        Diagnostic::new(&codes::ANSWERS_UNREADABLE, first, "what opens here is never closed")
    };
    let value = value_around(text, range.start.min(text.len()));
    let written = text.get(value.clone()).unwrap_or("");
    let is_known = number::meant(written).is_some() && number::read(written).is_err()
        || matches!(date::read(written), Err(date::Slip::OtherOrder(_)))
        || written.starts_with(slips::CURLY)
        || !written.is_empty()
            && written.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '.'))
            && written.starts_with(char::is_alphabetic);
    if is_known && !matches!(written, "true" | "false" | "null") {
        return slips::bare_word(Span::new(file, value.start, value.end), written, Format::Json);
    }
    match error.kind() {
        ParseErrorKind::UnexpectedToken if word.starts_with('=') => {
            tell("a name and its value are parted by `:`").help("write `\"name\": value`").fix(":")
        }
        ParseErrorKind::UnterminatedObject => opening().help("write the `}` that closes it"),
        ParseErrorKind::UnterminatedArray => opening().help("write the `]` that closes it"),
        ParseErrorKind::UnterminatedCommentBlock => tell("a remark is never closed").help("close it with `*/`"),
        ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            let line = text.get(range.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
            let span = Span::new(file, range.start, range.start + line.len());
            Diagnostic::new(&codes::ANSWERS_UNREADABLE, span, "a quoted text has no closing quote")
                .help("write the closing `\"` where the text ends")
        }
        ParseErrorKind::String(_) => tell("a backslash begins a sign that does not exist")
            .help("write two backslashes, `\\\\`, where one is meant"),
        ParseErrorKind::UnexpectedWord => slips::bare_word(span, word, Format::Json),
        ParseErrorKind::ExpectedColonAfterObjectKey => {
            tell("a name is not followed by `:`").help("write `\"name\": value`; a name stands in quotes")
        }
        ParseErrorKind::ExpectedObjectValue => tell("nothing stands after the `:`")
            .help("write the answer there, or delete the line: what is left out counts as unanswered"),
        ParseErrorKind::MultipleRootJsonValues => tell("something stands after the last `}`")
            .help("everything belongs between the first `{` and the last `}`"),
        ParseErrorKind::NestingDepthExceeded => tell("brackets nest too deep")
            .help("no answer needs more than a list of entries; delete the brackets that are too many"),
        ParseErrorKind::UnexpectedCloseBrace | ParseErrorKind::UnexpectedCloseBracket => {
            tell("a closing bracket closes nothing here").help("delete it, or write what is missing before it")
        }
        ParseErrorKind::ExpectedDigit
        | ParseErrorKind::ExpectedDigitFollowingNegativeSign
        | ParseErrorKind::ExpectedPlusMinusOrDigitInNumberLiteral => {
            tell("a number is not complete").help("write it with digits and a point, such as `12.5`")
        }
        ParseErrorKind::UnexpectedToken if word.starts_with(['\u{201C}', '\u{201D}', '\u{2018}', '\u{2019}']) => {
            slips::bare_word(span, word, Format::Json)
        }
        _ => tell("this cannot be understood").label("here").help(
            "an entry is written `\"name\": value`; texts and dates stand in straight quotes, and a comma stands \
             between entries",
        ),
    }
}

/// What stands between a `:` and the end of its entry, around a place in it.
fn value_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let before = text.get(..at).unwrap_or("");
    let line = before.rfind(['\n', '"', '{', '[']).map_or(0, |start| start + 1);
    let start = before.get(line..).and_then(|line| line.rfind(':')).map_or(at, |colon| line + colon + 1);
    let rest = text.get(start..).unwrap_or("");
    let end = rest.find(['\n', '}', ']', '"']).unwrap_or(rest.len());
    let value = rest.get(..end).unwrap_or("");
    let inner = value.trim().trim_end_matches(',').trim_end();
    let start = start + (value.len() - value.trim_start().len());
    start..start + inner.len()
}
