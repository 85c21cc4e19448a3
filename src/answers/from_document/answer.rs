//! One answer, typed by its question.

use super::super::document::{Entry, Format, Kind, Table, Value as Written};
use super::super::model::{Answer, Standing, Value};
use super::{Reader, date, number, words};
use crate::decimal::{Interval, Number};
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::pack::{Choice, Question, QuestionKind, Unit};
use crate::source::Span;

/// A question or a field of a list.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) kind: &'a QuestionKind,
    pub(super) unit: &'a Unit,
}

/// What became of a value.
pub(super) enum Read {
    Given(Value),
    /// Left empty.
    Empty,
    /// Told already.
    Wrong,
}

/// The names in an answer's block.
const PARTS: [&str; 5] = ["value", "standing", "document", "claimed", "verified"];

impl Reader<'_> {
    /// `None` when it is unanswered or wrong (told).
    pub(super) fn answer(&mut self, question: &Question, entry: &Entry) -> Option<Answer> {
        let asked = Asked {
            name: &question.name,
            title: &question.title,
            kind: &question.kind,
            unit: &question.unit,
        };
        let (value, standing, document, claimed) = match &entry.value.kind {
            Kind::Table(table) if !self.is_lone_entry(question, table) => {
                let mut standing = self.standing(table);
                let document = table.get("document").and_then(|entry| self.text("document", &entry.value));
                self.parts(question, table);
                let (claimed, verified) = (table.get("claimed"), table.get("verified"));
                if !self.fit_together(table) {
                    return None;
                }
                if verified.is_some() {
                    standing = Standing::Verified;
                }
                match table.get("value").or(verified).or(claimed) {
                    Some(value) => {
                        let beside = claimed.filter(|_| verified.is_some());
                        (&value.value, standing, document, beside)
                    }
                    None => {
                        self.without_value(question, entry, table);
                        return None;
                    }
                }
            }
            _ => (&entry.value, Standing::Claimed, None, None),
        };
        let claimed = match claimed {
            Some(claimed) => match self.value(asked, &claimed.value) {
                Read::Given(typed) => Some(typed),
                Read::Empty => None,
                Read::Wrong => return None,
            },
            None => None,
        };
        match self.value(asked, value) {
            Read::Given(typed) => {
                Some(Answer { value: typed, standing, claimed, document, span: value.span })
            }
            Read::Empty => {
                self.empty.push((value.span, question.name.clone()));
                None
            }
            Read::Wrong => None,
        }
    }

    /// Whether a block says once what the answer is: `value` and `standing`, or `claimed` and `verified`; told otherwise.
    fn fit_together(&mut self, table: &Table) -> bool {
        let Some(either) = table.get("claimed").or(table.get("verified")) else { return true };
        let both = table.get("claimed").is_some() && table.get("verified").is_some();
        let is_verified = table.get("verified").is_some();
        let strange = table.get("value").or_else(|| table.get("standing").filter(|_| both || is_verified));
        let Some(strange) = strange else { return true };
        let told = Diagnostic::new(
            &codes::ANSWERS_UNKNOWN_KEY,
            strange.key_span,
            format!("`{}` means nothing beside `{}`", strange.key, either.key),
        )
        .also(either.key_span, "this says it already")
        .help("write `value` and `standing`, or what was `claimed` and what was `verified`");
        self.tell(told);
        false
    }

    /// Whether a block is an entry of the list that somebody wrote without square brackets.
    fn is_lone_entry(&self, question: &Question, table: &Table) -> bool {
        match &question.kind {
            QuestionKind::List { fields, .. } => {
                table.get("value").is_none()
                    && table.entries.iter().any(|entry| fields.iter().any(|field| field.name == entry.key))
            }
            _ => false,
        }
    }

    fn without_value(&mut self, question: &Question, entry: &Entry, table: &Table) {
        let strange = table.entries.iter().any(|entry| !PARTS.contains(&entry.key.as_str()));
        if strange || !self.whole {
            // A misspelt `value` is told as what it is.
            return;
        }
        self.tell(
            Diagnostic::new(
                &codes::ANSWERS_MISSING_KEY,
                entry.key_span,
                format!("the block of `{}` has no `value`", question.name),
            )
            .label("the answer itself is missing")
            .help(format!("add a line `{}`", self.format.line("value", "…"))),
        );
    }

    fn standing(&mut self, table: &Table) -> Standing {
        let Some(entry) = table.get("standing") else { return Standing::Claimed };
        let Some(word) = self.text("standing", &entry.value) else { return Standing::Claimed };
        let all = [Standing::Claimed, Standing::Verified, Standing::Rejected];
        if let Some(known) = all.into_iter().find(|standing| standing.word() == word) {
            return known;
        }
        let told = Diagnostic::new(
            &codes::ANSWERS_UNKNOWN_STANDING,
            entry.value.span,
            format!("`{word}` is no standing of an answer"),
        )
        .help("write \"claimed\" (the city says so), \"verified\" (the proof was accepted) or \"rejected\" (it was not)");
        let told = match nearest(&word, all.map(Standing::word)).as_slice() {
            [only] => told.fix(format!("\"{only}\"")),
            _ => told,
        };
        self.tell(told);
        Standing::Claimed
    }

    /// Tells what is in an answer's block beside its three parts.
    fn parts(&mut self, question: &Question, table: &Table) {
        for entry in &table.entries {
            if PARTS.contains(&entry.key.as_str()) {
                continue;
            }
            let told = Diagnostic::new(
                &codes::ANSWERS_UNKNOWN_KEY,
                entry.key_span,
                format!("`{}` means nothing in the block of an answer", entry.key),
            );
            let told = if self.questions.contains_key(entry.key.as_str()) && self.format == Format::Toml {
                told.label(format!("this still belongs to `[answers.{}]`", question.name)).help(format!(
                    "move the line above `[answers.{}]`, or give it a block `[answers.{}]` of its own",
                    question.name, entry.key
                ))
            } else {
                match nearest(&entry.key, PARTS).as_slice() {
                    [] => told.help(
                        "a block holds `value`, `standing` and `document`; or `claimed` and `verified`",
                    ),
                    near => self.rename(told, near),
                }
            };
            self.tell(told);
        }
    }

    pub(super) fn value(&mut self, asked: Asked<'_>, value: &Written) -> Read {
        match &value.kind {
            Kind::Error => return Read::Wrong,
            Kind::Nothing => return Read::Empty,
            Kind::Text(text) if text.trim().is_empty() => return Read::Empty,
            Kind::Text(text) if is_not_applicable(asked.kind, text) => {
                self.tell(
                    Diagnostic::new(
                        &codes::ANSWERS_WRONG_TYPE,
                        value.span,
                        format!("`{}` cannot be answered with `{}`", asked.name, text.trim()),
                    )
                    .help("delete the line: the question is then unanswered, and skipped where the rules do not ask it")
                    .note("\"not applicable\" is no answer in this version of the rules"),
                );
                return Read::Wrong;
            }
            _ => {}
        }
        match asked.kind {
            QuestionKind::OneOf { choices, .. } => self.one_of(asked, choices, value),
            QuestionKind::AnyOf { choices } => self.any_of(asked, choices, value),
            QuestionKind::YesNo => self.yes_no(asked, value),
            QuestionKind::Number { range, whole } => self.number(asked, *range, *whole, value),
            QuestionKind::Text => self.words(asked, value),
            QuestionKind::Date { first, last } => self.date(asked, *first, *last, value),
            QuestionKind::List { fields, least, most } => self.list(asked, fields, *least..=*most, value),
            QuestionKind::Error => Read::Wrong,
        }
    }

    pub(super) fn wrong_type(&self, asked: Asked<'_>, value: &Written) -> Diagnostic {
        Diagnostic::new(
            &codes::ANSWERS_WRONG_TYPE,
            value.span,
            format!(
                "`{}` is {}, where {} is needed",
                asked.name,
                words::what(&value.kind),
                words::asked_for(asked.kind, asked.unit)
            ),
        )
        .help(words::how_to_write(asked.kind, asked.unit, self.format))
        .note(question_note(asked))
    }

    fn one_of(&mut self, asked: Asked<'_>, choices: &[Choice], value: &Written) -> Read {
        match &value.kind {
            Kind::Text(text) => match self.choice(asked, choices, text, value.span) {
                Some(index) => Read::Given(Value::Choice(index)),
                None => Read::Wrong,
            },
            Kind::List(list) => {
                let told =
                    self.wrong_type(asked, value).help("write a single choice, without square brackets");
                let told = match list.as_slice() {
                    [Written { kind: Kind::Text(only), .. }] => told.fix(format!("\"{only}\"")),
                    _ => told,
                };
                self.tell(told);
                Read::Wrong
            }
            _ => {
                let told = self.wrong_type(asked, value);
                self.tell(told);
                Read::Wrong
            }
        }
    }

    fn any_of(&mut self, asked: Asked<'_>, choices: &[Choice], value: &Written) -> Read {
        let Kind::List(list) = &value.kind else {
            let told = self.wrong_type(asked, value);
            let told = match &value.kind {
                Kind::Text(text) => match several(choices, text) {
                    Some(right) if text.contains([',', ';']) => {
                        told.help(format!("write `{right}`")).fix(right)
                    }
                    Some(right) => told
                        .help(format!("write `{right}`, with square brackets also around a single choice"))
                        .fix(right),
                    None => told,
                },
                _ => told,
            };
            self.tell(told);
            return Read::Wrong;
        };
        let mut ticked = 0_u64;
        let mut first: Vec<(usize, Span)> = Vec::new();
        let mut right = true;
        for one in list {
            let index = match &one.kind {
                Kind::Text(text) => self.choice(asked, choices, text, one.span),
                Kind::Error => None,
                _ => {
                    let told = Diagnostic::new(
                        &codes::ANSWERS_WRONG_TYPE,
                        one.span,
                        format!("a choice of `{}` is {}", asked.name, words::what(&one.kind)),
                    )
                    .help(format!("write {}, in quotes", words::names(choices)));
                    self.tell(told);
                    None
                }
            };
            let Some(index) = index else {
                right = false;
                continue;
            };
            if let Some((_, earlier)) = first.iter().find(|(known, _)| *known == index) {
                let name = choices.get(index).map_or("", |choice| choice.name.as_str());
                self.tell(
                    Diagnostic::new(
                        &codes::ANSWERS_CHOICE_TWICE,
                        one.span,
                        format!("`{name}` is ticked twice in `{}`", asked.name),
                    )
                    .label("and again here")
                    .also(*earlier, "ticked here first")
                    .help("delete one of the two"),
                );
                right = false;
                continue;
            }
            first.push((index, one.span));
            ticked |= u32::try_from(index).ok().and_then(|bit| 1_u64.checked_shl(bit)).unwrap_or(0);
        }
        if right { Read::Given(Value::Ticked(ticked)) } else { Read::Wrong }
    }

    /// The index of a choice by its name; told when there is none.
    fn choice(&mut self, asked: Asked<'_>, choices: &[Choice], text: &str, span: Span) -> Option<usize> {
        let text = text.trim();
        if let Some(index) = choices.iter().position(|choice| choice.name == text) {
            return Some(index);
        }
        let told = Diagnostic::new(
            &codes::ANSWERS_IMPOSSIBLE_CHOICE,
            span,
            format!("`{text}` is no choice of `{}`", asked.name),
        )
        .note(question_note(asked));
        let told = if let Some(choice) = choices.iter().find(|choice| words::alike(&choice.title, text)) {
            told.label("this is the choice's title")
                .help(format!("write its name, `\"{}\"`", choice.name))
                .fix(format!("\"{}\"", choice.name))
        } else {
            let near = nearest(text, choices.iter().map(|choice| choice.name.as_str()));
            match near.as_slice() {
                [] => told.help(format!("write {}", words::names(choices))),
                [only] => told.help(format!("did you mean `{only}`?")).fix(format!("\"{only}\"")),
                near => told.help(format!("did you mean {}?", either(near))),
            }
        };
        self.tell(told);
        None
    }

    fn yes_no(&mut self, asked: Asked<'_>, value: &Written) -> Read {
        let (told, yes) = match &value.kind {
            Kind::YesNo(yes) => return Read::Given(Value::YesNo(*yes)),
            Kind::Text(text) => match text.trim().to_lowercase().as_str() {
                "yes" => return Read::Given(Value::YesNo(true)),
                "no" => return Read::Given(Value::YesNo(false)),
                "true" | "y" | "1" => (self.wrong_type(asked, value), Some(true)),
                "false" | "n" | "0" => (self.wrong_type(asked, value), Some(false)),
                _ => (self.wrong_type(asked, value), None),
            },
            Kind::Number(text) if text == "1" => (self.wrong_type(asked, value), Some(true)),
            Kind::Number(text) if text == "0" => (self.wrong_type(asked, value), Some(false)),
            _ => (self.wrong_type(asked, value), None),
        };
        self.tell(match yes {
            Some(yes) => told.help(format!("write `{yes}`, without quotes")).fix(yes.to_string()),
            None => told,
        });
        Read::Wrong
    }

    fn number(&mut self, asked: Asked<'_>, range: Interval, whole: bool, value: &Written) -> Read {
        let Some(written) = self.written_number(asked, value) else { return Read::Wrong };
        let number = match asked.unit {
            Unit::Percent => match written.divide(Number::from(100)) {
                Some(part) => part,
                None => return Read::Wrong,
            },
            _ => written,
        };
        if whole && !number.is_whole() {
            let told = Diagnostic::new(
                &codes::ANSWERS_NOT_WHOLE,
                value.span,
                format!("`{}` counts something, and {written} is not a whole number", asked.name),
            )
            .help(format!("write {} or {}, whichever is true", written.floor(), written.ceiling()))
            .note(question_note(asked));
            self.tell(told);
            return Read::Wrong;
        }
        if !range.contains(number) {
            let allowed = words::range(range.low, range.high, asked.unit);
            let told = Diagnostic::new(
                &codes::ANSWERS_OUT_OF_RANGE,
                value.span,
                format!("`{}` is {}, outside of its range", asked.name, words::amount(number, asked.unit)),
            )
            .label(format!("the range is {allowed}"))
            .help(format!("write a number from {allowed}, or delete the line if it is not known"))
            .note(question_note(asked));
            self.tell(told);
            return Read::Wrong;
        }
        Read::Given(Value::Number(number))
    }

    /// A number exactly as written; told when it is none.
    fn written_number(&mut self, asked: Asked<'_>, value: &Written) -> Option<Number> {
        let told = match &value.kind {
            Kind::Number(text) => match number::read(text) {
                Ok(number) => return Some(number),
                Err(slip) => odd_number(asked.name, &slip, value.span),
            },
            Kind::Text(text) => {
                let text = text.trim();
                let digits = match asked.unit {
                    Unit::Percent => text.strip_suffix('%').unwrap_or(text),
                    Unit::Named(unit) => text.strip_suffix(unit.as_str()).unwrap_or(text),
                    _ => text,
                };
                let told = self.wrong_type(asked, value);
                match number::meant(digits.trim()) {
                    Some(meant) => {
                        told.help(format!("write `{}`, without quotes", meant.plain)).fix(meant.plain)
                    }
                    None => told,
                }
            }
            _ => self.wrong_type(asked, value),
        };
        self.tell(told);
        None
    }

    fn words(&mut self, asked: Asked<'_>, value: &Written) -> Read {
        if let Kind::Text(text) = &value.kind {
            return Read::Given(Value::Text(text.trim().to_owned()));
        }
        let told = self.wrong_type(asked, value);
        let shown = self.sources.text(value.span);
        self.tell(match &value.kind {
            Kind::Number(_) | Kind::YesNo(_) | Kind::Date(_) => {
                told.help(format!("write `\"{shown}\"`")).fix(format!("\"{shown}\""))
            }
            _ => told,
        });
        Read::Wrong
    }

    fn date(&mut self, asked: Asked<'_>, first: i32, last: i32, value: &Written) -> Read {
        let (Kind::Date(text) | Kind::Text(text)) = &value.kind else {
            let told = self.wrong_type(asked, value);
            self.tell(told);
            return Read::Wrong;
        };
        let quoted = |day: &str| match self.format {
            Format::Toml => day.to_owned(),
            Format::Json => format!("\"{day}\""),
        };
        let told = match date::read(text) {
            Ok(day) if (first..=last).contains(&day) => return Read::Given(Value::Date(day)),
            Ok(day) => Diagnostic::new(
                &codes::ANSWERS_OUT_OF_RANGE,
                value.span,
                format!("`{}` is {}, outside of its range", asked.name, date::write(day)),
            )
            .label(format!("the range is {}", words::days(first, last)))
            .help("write a day within it, or delete the line if it is not known")
            .note(question_note(asked)),
            Err(date::Slip::NoSuchDay { days_in_month }) => {
                let told = Diagnostic::new(
                    &codes::ANSWERS_BAD_DATE,
                    value.span,
                    format!("there is no day `{}`", text.trim()),
                );
                match days_in_month {
                    Some(days) => told.label(format!("this month has {days} days")),
                    None => told.label("there are 12 months"),
                }
                .help("write the day that is meant, year, month, day")
            }
            Err(date::Slip::OtherOrder(Some(right))) => {
                let right = quoted(&right);
                Diagnostic::new(
                    &codes::ANSWERS_BAD_DATE,
                    value.span,
                    format!("`{}` is not written as a date is", text.trim()),
                )
                .help(format!("write `{right}`: year, month, day"))
                .fix(right)
            }
            Err(date::Slip::OtherOrder(None)) => Diagnostic::new(
                &codes::ANSWERS_BAD_DATE,
                value.span,
                format!("`{}` can be read as two different days", text.trim()),
            )
            .help(words::how_to_write(asked.kind, asked.unit, self.format)),
            Err(date::Slip::WithTime(day)) => {
                let right = quoted(&day);
                self.wrong_type(asked, value)
                    .help(format!("write `{right}`, without the time of day"))
                    .fix(right)
            }
            Err(date::Slip::NotADate) => self.wrong_type(asked, value),
        };
        self.tell(told);
        Read::Wrong
    }
}

/// The choices that a text lists by names or titles, as a list of names.
fn several(choices: &[Choice], text: &str) -> Option<String> {
    let names: Option<Vec<String>> = text
        .split([',', ';'])
        .map(|part| {
            let part = part.trim();
            let fits = |choice: &&Choice| choice.name == part || words::alike(&choice.title, part);
            choices.iter().find(fits).map(|choice| format!("\"{}\"", choice.name))
        })
        .collect();
    names.map(|names| format!("[{}]", names.join(", ")))
}

fn is_not_applicable(kind: &QuestionKind, text: &str) -> bool {
    let text = text.trim();
    let said = ["not applicable", "n/a", "n.a.", "na", "not_applicable", "-"]
        .iter()
        .any(|words| text.eq_ignore_ascii_case(words));
    said && !matches!(kind, QuestionKind::Text) && !kind.choices().iter().any(|choice| choice.name == text)
}

pub(super) fn question_note(asked: Asked<'_>) -> String {
    if asked.title.is_empty() || asked.title == asked.name {
        format!("`{}` is {}", asked.name, words::asked_for(asked.kind, asked.unit))
    } else {
        format!("the question is \"{}\"", asked.title)
    }
}

/// A number that is written in no way that can be taken.
pub(super) fn odd_number(name: &str, slip: &number::Slip, span: Span) -> Diagnostic {
    match slip {
        number::Slip::TooLong => Diagnostic::new(
            &codes::ANSWERS_NUMBER_TOO_LONG,
            span,
            format!("the number for `{name}` has more digits than can be kept exactly"),
        )
        .help("write at most 28 digits")
        .note("numbers are never rounded behind your back"),
        number::Slip::NotFinite => Diagnostic::new(
            &codes::ANSWERS_WRONG_TYPE,
            span,
            format!("`{name}` is not a number that can be counted with"),
        )
        .help("write digits, or delete the line if the number is not known"),
        number::Slip::OtherBase(plain) => {
            let told = Diagnostic::new(
                &codes::ANSWERS_WRONG_TYPE,
                span,
                format!("`{name}` is not written with ordinary digits"),
            );
            match plain {
                Some(plain) => told.help(format!("write `{plain}`")).fix(plain.clone()),
                None => told.help("write the number with the digits 0 to 9"),
            }
        }
    }
}
