//! Kinds, ranges and units in words.

use super::super::document::{Format, Kind};
use super::date;
use crate::decimal::Number;
use crate::diagnostic::either;
use crate::pack::{Choice, Field, QuestionKind, Unit};

/// What stands in the file.
pub(super) fn what(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text(_) => "a text in quotes",
        Kind::Number(_) => "a number",
        Kind::YesNo(_) => "a yes or no",
        Kind::Date(_) => "a date",
        Kind::List(_) => "a list",
        Kind::Table(_) => "a block of names and values",
        Kind::Nothing => "empty",
        Kind::Error => "not understood",
    }
}

/// What a question asks for.
pub(super) fn asked_for(kind: &QuestionKind, unit: &Unit) -> String {
    match kind {
        QuestionKind::OneOf { .. } => String::from("one of the choices"),
        QuestionKind::AnyOf { .. } => String::from("a list of choices"),
        QuestionKind::YesNo => String::from("yes or no"),
        QuestionKind::Number { .. } if *unit == Unit::Percent => String::from("a percent"),
        QuestionKind::Number { whole: true, .. } => String::from("a whole number"),
        QuestionKind::Number { .. } => match unit {
            Unit::Named(name) => format!("a number of {name}"),
            _ => String::from("a number"),
        },
        QuestionKind::Text => String::from("a text"),
        QuestionKind::Date { .. } => String::from("a date"),
        QuestionKind::List { .. } => String::from("a list of entries"),
        QuestionKind::Error => String::from("an answer"),
    }
}

/// How to write such an answer.
pub(super) fn how_to_write(kind: &QuestionKind, unit: &Unit, format: Format) -> String {
    match kind {
        QuestionKind::OneOf { choices, .. } => format!("write {}, in quotes", names(choices)),
        QuestionKind::AnyOf { choices } => {
            let first: Vec<String> =
                choices.iter().take(2).map(|choice| format!("\"{}\"", choice.name)).collect();
            format!(
                "write those that apply in square brackets, `[{}]`, or `[]` when none does",
                first.join(", ")
            )
        }
        QuestionKind::YesNo => String::from("write `true` or `false`"),
        QuestionKind::Number { .. } if *unit == Unit::Percent => {
            String::from("write digits alone: `45` means 45 %")
        }
        QuestionKind::Number { whole: true, .. } => String::from("write digits without quotes, such as `12`"),
        QuestionKind::Number { .. } => String::from("write digits without quotes, such as `12.5`"),
        QuestionKind::Text => String::from("write words in quotes"),
        QuestionKind::Date { .. } => match format {
            Format::Toml => String::from("write year, month, day, such as `2026-03-31`"),
            Format::Json => String::from("write year, month, day in quotes, such as `\"2026-03-31\"`"),
        },
        QuestionKind::List { fields, .. } => {
            format!("write `[{}]`, or `[]` when there is none", entry(fields, format))
        }
        QuestionKind::Error => String::new(),
    }
}

/// An entry of a list with its fields: `{ partner = …, mode = … }`.
pub(super) fn entry(fields: &[Field], format: Format) -> String {
    let inside: Vec<String> = fields.iter().map(|field| format.line(&field.name, "…")).collect();
    format!("{{ {} }}", inside.join(", "))
}

/// `` `a`, `b` or `c` ``, at most ten of them.
pub(super) fn names(choices: &[Choice]) -> String {
    const SHOWN: usize = 10;
    let all: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
    match all.get(..SHOWN) {
        Some(first) if all.len() > SHOWN => {
            let listed: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or one of {} more", listed.join(", "), all.len() - SHOWN)
        }
        _ => either(&all),
    }
}

/// A number as the file writes it, with its unit: a percent is held as a part of 1.
pub(super) fn amount(number: Number, unit: &Unit) -> String {
    match unit {
        Unit::Percent => format!("{} %", as_written(number, unit)),
        Unit::Named(name) => format!("{number} {name}"),
        _ => number.to_string(),
    }
}

/// A number as the file writes it.
pub(super) fn as_written(number: Number, unit: &Unit) -> String {
    match unit {
        Unit::Percent => number.multiply(Number::from(100)).unwrap_or(number).to_string(),
        _ => number.to_string(),
    }
}

/// `0 to 500 km`.
pub(super) fn range(low: Number, high: Number, unit: &Unit) -> String {
    format!("{} to {}", as_written(low, unit), amount(high, unit))
}

pub(super) fn days(first: i32, last: i32) -> String {
    format!("{} to {}", date::write(first), date::write(last))
}

/// Whether two titles are the same to a reader.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ").trim_end_matches(['?', '.', ':']).trim_end().to_owned()
    };
    let a = plain(a);
    !a.is_empty() && a == plain(b)
}
