//! Typst code that says exactly what it is given.
//!
//! Words are string literals, never markup, so nothing that a pack or a city's file says can steer the page.

use super::super::harmless::harmless;

/// Longer words may be broken anywhere, so that they stay within their column.
const LONGEST_WORD: usize = 24;
/// A call that is longer than this stands on several lines.
const LONGEST_LINE: usize = 100;

/// A string literal.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for sign in harmless(text).chars() {
        if matches!(sign, '"' | '\\') {
            out.push('\\');
        }
        out.push(sign);
    }
    out.push('"');
    out
}

/// Words to be read.
pub(super) fn words(text: &str) -> String {
    let has_long_word = text.split_whitespace().any(|word| word.chars().count() > LONGEST_WORD);
    if has_long_word { format!("long({})", string(text)) } else { string(text) }
}

pub(super) fn named(name: &str, value: impl std::fmt::Display) -> String {
    format!("{name}: {value}")
}

pub(super) fn call(name: &str, arguments: &[String]) -> String {
    listed(name, arguments, "")
}

/// An array; typst tells one of a single entry from brackets by its comma.
pub(super) fn array(entries: &[String]) -> String {
    listed("", entries, if entries.len() == 1 { "," } else { "" })
}

fn listed(before: &str, entries: &[String], after: &str) -> String {
    let together = entries.join(", ");
    if together.len() <= LONGEST_LINE && !together.contains('\n') {
        return format!("{before}({together}{after})");
    }
    let lines: String = entries.iter().map(|entry| format!("  {},\n", entry.replace('\n', "\n  "))).collect();
    format!("{before}(\n{lines})")
}
