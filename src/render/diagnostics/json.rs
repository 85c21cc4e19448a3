//! Diagnostics for programs: one object, keys sorted, nothing left out. Lines and columns count from 1, columns
//! in characters; bytes from 0. `end` is behind the last character.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::source::{LineColumn, Sources, Span};

use super::Counts;
use super::place::Place;

/// Raised when a reader of the old form would misread the new one.
const SCHEMA_VERSION: &str = "1";

pub(super) fn draw(list: &[Diagnostic], sources: &Sources) -> String {
    let counts = Counts::of(list);
    let document = json!({
        "schema_version": SCHEMA_VERSION,
        "engine_version": env!("CARGO_PKG_VERSION"),
        "diagnostics": list.iter().map(|one| diagnostic(one, sources)).collect::<Vec<_>>(),
        "counts": { "errors": counts.errors, "warnings": counts.warnings, "notes": counts.notes },
    });
    format!("{document:#}\n")
}

fn diagnostic(one: &Diagnostic, sources: &Sources) -> Value {
    let others = one.others.iter().map(|other| {
        let mut at = place(sources, other.span);
        set(&mut at, "label", json!(other.text));
        at
    });
    let fix = one.fix.as_ref().map(|fix| {
        let mut at = place(sources, fix.span);
        set(&mut at, "replacement", json!(fix.replacement));
        at
    });
    let mut object = place(sources, one.span());
    set(&mut object, "code", json!(one.code().id));
    set(&mut object, "severity", json!(one.severity().word()));
    set(&mut object, "message", json!(one.message));
    set(&mut object, "label", json!(one.label));
    set(&mut object, "others", Value::Array(others.collect()));
    set(&mut object, "help", json!(one.help));
    set(&mut object, "notes", json!(one.notes));
    set(&mut object, "fix", fix.unwrap_or(Value::Null));
    object
}

/// `file`, `start` and `end`; all null when there is no such file.
fn place(sources: &Sources, span: Span) -> Value {
    match Place::exact(sources, span) {
        Some(place) => json!({
            "file": place.file.name,
            "start": position(place.first(), place.start),
            "end": position(place.last(), place.end),
        }),
        None => json!({ "file": null, "start": null, "end": null }),
    }
}

fn position(at: LineColumn, byte: usize) -> Value {
    json!({ "line": at.line, "column": at.column, "byte": byte })
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(entries) = object {
        entries.insert(key.to_owned(), value);
    }
}
