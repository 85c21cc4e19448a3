//! Workflow commands. GitHub shows at most ten of a kind for a step and silently drops the rest, so the rest is
//! counted here in words.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

use super::place::Place;
use super::plain::{visible, visible_lines};

const SHOWN: usize = 10;

pub(super) fn draw(list: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let all: Vec<&Diagnostic> = list.iter().filter(|one| one.severity() == severity).collect();
        for one in all.iter().take(SHOWN) {
            out += &command(one, sources);
        }
        let left = all.len().saturating_sub(SHOWN);
        if left > 0 {
            let plural = if left == 1 { "" } else { "s" };
            out += &format!("{left} more {}{plural}; `kasauti check` lists them all\n", severity.word());
        }
    }
    out
}

fn command(one: &Diagnostic, sources: &Sources) -> String {
    let kind = match one.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = Place::pointed(sources, one.span()) {
        let (first, last) = (place.first(), place.last());
        properties.push(format!("file={}", property(&place.file.name)));
        properties.push(format!("line={}", first.line));
        properties.push(format!("endLine={}", last.line));
        // Columns on two lines are refused; the lines alone are shown.
        if first.line == last.line {
            properties.push(format!("col={}", first.column));
            properties.push(format!("endColumn={}", last.column));
        }
    }
    properties.push(format!("title={}", property(one.code().id)));
    let mut text = one.message.clone();
    if !one.label.is_empty() {
        text += &format!(": {}", one.label);
    }
    if let Some(help) = &one.help {
        text += &format!("\nhelp: {help}");
    }
    format!("::{kind} {}::{}\n", properties.join(","), message(&text))
}

fn message(text: &str) -> String {
    visible_lines(text).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    visible(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}
