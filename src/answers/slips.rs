//! Slips that both formats know: a word without quotes, a name given twice.

use super::document::Format;
use super::from_document::{date, number};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

pub fn given_twice(key: &str, span: Span, earlier: Option<Span>) -> Diagnostic {
    let told = Diagnostic::new(&codes::ANSWERS_DUPLICATE_KEY, span, format!("`{key}` is given twice"))
        .label("and again here")
        .help("keep the one that is right and delete the other");
    match earlier {
        Some(earlier) => told.also(earlier, "given here first"),
        None => told,
    }
}

/// Something that stands without quotes and is neither a number, a date nor `true` or `false`.
pub fn bare_word(span: Span, word: &str, format: Format) -> Diagnostic {
    let tell = |message: String| Diagnostic::new(&codes::ANSWERS_UNREADABLE, span, message);
    let day = |day: &str| match format {
        Format::Toml => day.to_owned(),
        Format::Json => format!("\"{day}\""),
    };
    if word.starts_with(CURLY) {
        let straight = word.trim_matches(CURLY);
        return tell(String::from("curly quotes stand where straight ones are needed"))
            .help(format!("write `\"{straight}\"`, with the quotes of the keyboard"))
            .fix(format!("\"{straight}\""));
    }
    if matches!(word, "True" | "TRUE" | "False" | "FALSE") {
        let lower = word.to_lowercase();
        return tell(format!("`{word}` is written in small letters"))
            .help(format!("write `{lower}`"))
            .fix(lower);
    }
    if is_no_answer(word) {
        return tell(format!("`{word}` is no answer"))
            .help("delete the line: what is left out counts as unanswered");
    }
    if let Some(number::Meant { plain, message }) = number::meant(word) {
        let percent = word.ends_with('%');
        let help = if percent {
            format!("write `{plain}`, which means {plain} %")
        } else {
            format!("write `{plain}`")
        };
        return tell(message).help(help).fix(plain);
    }
    match date::read(word) {
        Ok(_) => {
            return tell(String::from("a date stands in quotes"))
                .help(format!("write `{}`", day(word)))
                .fix(day(word));
        }
        Err(date::Slip::OtherOrder(Some(right))) => {
            return tell(String::from("a date is written year, month, day"))
                .help(format!("write `{}`", day(&right)))
                .fix(day(&right));
        }
        Err(date::Slip::OtherOrder(None)) => {
            return tell(String::from("a date is written year, month, day"))
                .help(format!("write it like `{}`", day("2026-03-31")));
        }
        Err(_) => {}
    }
    let escaped = word.replace('\\', "\\\\").replace('"', "\\\"");
    tell(String::from("words stand in quotes"))
        .label("has no quotes")
        .help(format!("write `\"{escaped}\"`"))
        .fix(format!("\"{escaped}\""))
}

/// What stands in other files where nothing is known.
fn is_no_answer(word: &str) -> bool {
    ["-", "--", "?", "n/a", "n.a.", "na", "nil", "null", "tbd"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// What word processors make of quotes.
pub const CURLY: [char; 6] = ['\u{201C}', '\u{201D}', '\u{201E}', '\u{2018}', '\u{2019}', '\u{201A}'];
