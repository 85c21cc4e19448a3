//! Every diagnostic has a page that explains it and a file that has the mistake.

use std::collections::BTreeSet;
use std::fs;

use kasauti::diagnostic::codes;

use super::{demand, read, root, texts};

const FEWEST_CODES: usize = 60;
const FEWEST_WORDS: usize = 40;

/// Mistakes that cannot be kept as a file: too large for a repository, or about a file that is not there.
const WITHOUT_FILE: [&str; 5] = [
    "syntax/file-too-large",
    "answers/file-too-large",
    "answers/no-such-cycle",
    "pack/unreadable",
    "pack/no-files",
];

/// What the fixtures of a stage have in common.
const SHARED: [&str; 3] = ["answers/pack", "cycle/base", "cycle/between"];

fn ids() -> BTreeSet<&'static str> {
    codes::ALL.iter().map(|code| code.id).collect()
}

#[test]
fn there_are_enough_diagnostics_and_none_twice() {
    assert!(codes::ALL.len() >= FEWEST_CODES, "only {} diagnostics", codes::ALL.len());
    assert_eq!(ids().len(), codes::ALL.len(), "an id is taken twice");
}

#[test]
fn summaries_are_one_lower_case_line() {
    let faults: Vec<String> = codes::ALL
        .iter()
        .filter(|code| {
            code.summary.starts_with(char::is_uppercase)
                || code.summary.ends_with('.')
                || code.summary.contains('\n')
        })
        .map(|code| format!("{}: {:?}", code.id, code.summary))
        .collect();
    demand(&faults);
}

#[test]
fn every_diagnostic_has_a_page_that_explains_it() {
    let mut faults = Vec::new();
    for id in ids() {
        let page = read(&format!("docs/codes/{id}.md"));
        if page.lines().next() != Some(format!("# {id}").as_str()) {
            faults.push(format!("docs/codes/{id}.md does not start with `# {id}`"));
        }
        let words = page.split_whitespace().count();
        if words < FEWEST_WORDS {
            faults.push(format!("docs/codes/{id}.md has {words} words, fewer than {FEWEST_WORDS}"));
        }
    }
    demand(&faults);
}

#[test]
fn every_page_belongs_to_a_diagnostic() {
    let ids = ids();
    let faults: Vec<String> = texts("docs/codes")
        .iter()
        .filter(|page| page.path != "docs/codes/README.md")
        .filter(|page| {
            let id = page.path.strip_prefix("docs/codes/").and_then(|rest| rest.strip_suffix(".md"));
            id.is_none_or(|id| !ids.contains(id))
        })
        .map(|page| format!("no diagnostic is called as {} says", page.path))
        .collect();
    demand(&faults);
}

/// `stage/name` of every file and folder in `fixtures/mistakes/<stage>`.
fn fixtures() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for stage in fs::read_dir(root().join("fixtures/mistakes")).unwrap() {
        let stage = stage.unwrap();
        if !stage.file_type().unwrap().is_dir() {
            continue;
        }
        for entry in fs::read_dir(stage.path()).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let stem = name.split_once('.').map_or(name.as_str(), |(stem, _)| stem);
            found.insert(format!("{}/{stem}", stage.file_name().to_str().unwrap()));
        }
    }
    found
}

#[test]
fn every_diagnostic_has_a_file_with_the_mistake() {
    let fixtures = fixtures();
    let faults: Vec<String> = ids()
        .into_iter()
        .filter(|id| !WITHOUT_FILE.contains(id) && !fixtures.contains(*id))
        .map(|id| format!("fixtures/mistakes/{id}.* is missing"))
        .collect();
    demand(&faults);
}

#[test]
fn every_file_with_a_mistake_belongs_to_a_diagnostic() {
    let ids = ids();
    assert!(WITHOUT_FILE.iter().all(|id| ids.contains(id)));
    let faults: Vec<String> = fixtures()
        .into_iter()
        .filter(|name| !ids.contains(name.as_str()) && !SHARED.contains(&name.as_str()))
        .map(|name| format!("no diagnostic is called `{name}`, as a file in fixtures/mistakes is"))
        .collect();
    demand(&faults);
}
