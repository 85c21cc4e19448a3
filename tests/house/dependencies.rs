//! Every dependency is used, and ARCHITECTURE.md says what for.

use std::collections::BTreeSet;

use super::{code_spans, demand, read, sources, table};

/// Names in Cargo.toml's sections of dependencies whose title this holds for.
fn dependencies(section: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let manifest = read("Cargo.toml");
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines() {
        if let Some(title) = line.strip_prefix('[') {
            inside = section(title.trim_end_matches(']'));
        } else if let (true, Some((name, _))) = (inside, line.split_once('=')) {
            names.insert(name.trim().to_owned());
        }
    }
    assert!(!names.is_empty());
    names
}

#[test]
fn every_dependency_has_its_line_in_the_map() {
    let wanted = dependencies(|title| title.ends_with("dependencies"));
    let rows = table(&read("ARCHITECTURE.md"), &["crate", "for", "weighed against it"]);
    let told: BTreeSet<String> = rows.iter().map(|row| code_spans(&row[0]).remove(0)).collect();
    assert_eq!(wanted, told);
    let faults: Vec<String> = rows
        .iter()
        .filter(|row| row.len() != 3 || row.iter().any(String::is_empty))
        .map(|row| format!("ARCHITECTURE.md does not say all about {}", row[0]))
        .collect();
    demand(&faults);
}

#[test]
fn every_dependency_is_used() {
    let files = sources();
    let faults: Vec<String> = dependencies(|title| title == "dependencies")
        .into_iter()
        .filter(|name| {
            let path = name.replace('-', "_") + "::";
            !files.iter().any(|file| file.text.contains(&path))
        })
        .map(|name| format!("no file of src uses `{name}`"))
        .collect();
    demand(&faults);
}
