//! The table "Who may use whom" of ARCHITECTURE.md is what the code does.

use std::collections::{BTreeMap, BTreeSet};

use super::{Text, code_spans, demand, read, sources, table};

const EVERY_ROOM: &str = "every room";

/// Room by room, what it may use; `None` for every room.
fn allowed() -> BTreeMap<String, Option<BTreeSet<String>>> {
    table(&read("ARCHITECTURE.md"), &["room", "may use"])
        .into_iter()
        .map(|row| {
            let room = code_spans(&row[0]).remove(0);
            let uses = (row[1] != EVERY_ROOM).then(|| code_spans(&row[1]).into_iter().collect());
            (room, uses)
        })
        .collect()
}

/// The room that a file belongs to; none for `lib.rs` and `main.rs`.
fn room(path: &str) -> Option<&str> {
    path.strip_prefix("src/")?.split_once('/').map(|(room, _)| room)
}

/// The rooms that a text names by `crate::`, with the lines where it does. Comments do not count: links in
/// documentation need nothing.
fn named(text: &str) -> Vec<(usize, String)> {
    let code: String = text
        .lines()
        .map(|line| line.split_once("//").map_or(line, |(before, _)| before).to_owned() + "\n")
        .collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let names = if rest.starts_with('{') { members(rest) } else { vec![first_word(rest)] };
        found.extend(names.into_iter().map(|name| (line, name)));
    }
    found
}

/// The first words of what stands in braces, not looking into inner ones.
fn members(braced: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut names = Vec::new();
    for (at, sign) in braced.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && (sign == '{' || sign == ',') {
            names.push(first_word(braced[at + 1..].trim_start()));
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect()
}

#[test]
fn the_reader_of_imports_sees_every_form() {
    let text = "use crate::pack::Pack;\nuse crate::{answers::{Answers, Value}, decimal,\n    score};\n\
                // crate::render\nfn f(a: crate::eval::Value) {} // crate::cli\nuse mycrate::check;\n";
    let seen: Vec<(usize, String)> = named(text);
    let seen: Vec<(usize, &str)> = seen.iter().map(|(line, name)| (*line, name.as_str())).collect();
    assert_eq!(seen, [(1, "pack"), (2, "answers"), (2, "decimal"), (2, "score"), (5, "eval")]);
}

#[test]
fn rooms_use_only_what_the_map_allows() {
    let allowed = allowed();
    let mut faults = Vec::new();
    for Text { path, text } in sources() {
        let Some(own) = room(&path) else { continue };
        let Some(Some(uses)) = allowed.get(own) else { continue };
        for (line, name) in named(&text) {
            if name != own && !uses.contains(&name) {
                faults.push(format!("{path}:{line}: `{own}` may not use `{name}`"));
            }
        }
    }
    demand(&faults);
}

#[test]
fn the_map_allows_nothing_that_nobody_needs() {
    let files = sources();
    let mut faults = Vec::new();
    for (own, uses) in allowed() {
        let used: BTreeSet<String> = files
            .iter()
            .filter(|file| room(&file.path) == Some(own.as_str()))
            .flat_map(|file| named(&file.text))
            .map(|(_, name)| name)
            .collect();
        for name in uses.unwrap_or_default() {
            if !used.contains(&name) {
                faults.push(format!("ARCHITECTURE.md lets `{own}` use `{name}`, which it does not"));
            }
        }
    }
    demand(&faults);
}

#[test]
fn every_room_has_its_line_in_the_map() {
    let rooms: BTreeSet<String> =
        sources().iter().filter_map(|file| room(&file.path).map(str::to_owned)).collect();
    let lines: BTreeSet<String> = allowed().into_keys().collect();
    assert_eq!(rooms, lines);
    let described: BTreeSet<String> = table(&read("ARCHITECTURE.md"), &["room", "comes in"])
        .into_iter()
        .map(|row| code_spans(&row[0]).remove(0))
        .collect();
    assert_eq!(rooms, described);
}

/// A chain of `super::` that climbs to the top would get round the table.
#[test]
fn no_room_is_left_by_climbing() {
    let mut faults = Vec::new();
    for Text { path, text } in sources() {
        let steps = path.split('/').count() - 1;
        let depth = if path.ends_with("/mod.rs") { steps - 1 } else { steps };
        let climb = "super::".repeat(depth);
        if room(&path).is_some() && text.contains(&climb) {
            faults.push(format!("{path} leaves its room by `{climb}`: write `crate::…`"));
        }
    }
    demand(&faults);
}
