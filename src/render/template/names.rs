//! The names that a template asks for, wherever in it.

use std::collections::BTreeSet;

use minijinja::Template as Compiled;
use minijinja::value::{Value, ValueKind};

use crate::diagnostic::Diagnostic;

use super::faults::Faults;

/// Lists are looked into no deeper than this.
const DEEPEST: usize = 8;
/// What every template can call.
const FUNCTIONS: [&str; 3] = ["range", "dict", "namespace"];

/// Names that the data does not have, also where no city has come by yet.
pub(super) fn unknown(compiled: &Compiled<'_, '_>, faults: &Faults<'_>) -> Vec<Diagnostic> {
    let asked = compiled.undeclared_variables(true);
    let asked =
        asked.iter().filter(|path| !FUNCTIONS.contains(&path.as_str()) && !is_guarded(faults.text, path));
    let unknown: BTreeSet<&str> = asked.filter_map(|path| lacking(faults.data, path)).collect();
    unknown.into_iter().map(|path| faults.unknown_name(path, faults.place_of(path))).collect()
}

/// Whether the template asks whether there is such a name at all, so that it also serves programs that do not know it.
fn is_guarded(text: &str, path: &str) -> bool {
    text.split(path).skip(1).any(|after| {
        let after = after.trim_start();
        ["is defined", "is not defined", "|default", "| default"].iter().any(|guard| after.starts_with(guard))
    })
}

/// The path as far as the first name that a table on the way lacks.
fn lacking<'p>(data: &Value, path: &'p str) -> Option<&'p str> {
    let mut here = data.clone();
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    let mut begin = 0;
    for end in ends {
        if here.kind() != ValueKind::Map {
            return None;
        }
        match here.get_attr(path.get(begin..end)?) {
            Ok(found) if !found.is_undefined() => here = found,
            _ => return path.get(..end),
        }
        begin = end + 1;
    }
    None
}

/// The table that the names before the last lead to from the top; `None` where they begin in a loop or a macro.
pub(super) fn table_of(data: &Value, path: &str) -> Option<Value> {
    let Some((before, _)) = path.rsplit_once('.') else { return Some(data.clone()) };
    let mut here = data.clone();
    for name in before.split('.') {
        here = here.get_attr(name).ok().filter(|found| !found.is_undefined())?;
    }
    (here.kind() == ValueKind::Map).then_some(here)
}

/// The names in a table.
pub(super) fn names_in(table: &Value) -> Vec<String> {
    let names = table.try_iter().into_iter().flatten();
    names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// All names in the data, each with the tables it is in, as a template would write them.
pub(super) fn all(data: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(data, "", 0, &mut found);
    found
}

fn gather(value: &Value, path: &str, depth: usize, found: &mut Vec<(String, String)>) {
    if depth > DEEPEST {
        return;
    }
    match value.kind() {
        ValueKind::Map => {
            for name in names_in(value) {
                let whole = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                if let Ok(inner) = value.get_attr(&name) {
                    gather(&inner, &whole, depth + 1, found);
                }
                found.push((name, whole));
            }
        }
        ValueKind::Seq => {
            if let Ok(first) = value.get_item_by_index(0) {
                gather(&first, &format!("{path}[…]"), depth + 1, found);
            }
        }
        _ => {}
    }
}
