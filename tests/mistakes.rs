//! Every diagnostic fires, alone, on its fixture, and reads well: what a user sees of each is locked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use kasauti::diagnostic::{Severity, codes};

/// Cannot be kept as a file: too large, or missing. `tests/cli.rs` and the rooms' own tests fire them.
pub const WITHOUT_FIXTURE: [&str; 6] = [
    "syntax/file-too-large",
    "answers/file-too-large",
    "answers/no-such-cycle",
    "look/picture-too-large",
    "pack/unreadable",
    "pack/no-files",
];

/// Packs that fixtures stand on.
pub const SHARED: [&str; 5] =
    ["answers/pack", "cycle/base", "cycle/between", "cycle/with-table", "cycle/with-texts"];

/// Cannot come alone: whoever makes too many mistakes has made some, and so on.
fn comes_with(id: &str) -> &'static [&'static str] {
    match id {
        "syntax/too-many-mistakes" => &["syntax/unexpected"],
        _ => &[],
    }
}

const FOLDER: &str = "fixtures/mistakes";

/// Runs the program in the project's folder, as plain text at 80 columns.
fn kasauti(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kasauti"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .output()
        .expect("the program runs");
    let mut text = String::from_utf8(output.stdout).expect("UTF-8");
    text.push_str(&String::from_utf8(output.stderr).expect("UTF-8"));
    text
}

/// Whether this program finds it: templates are looked at where it can fill them.
fn is_found(id: &str) -> bool {
    cfg!(feature = "templates") || !id.starts_with("look/template-")
}

/// What the program says of a fixture: a city in a folder is scored, everything else is checked.
fn said(fixture: &str, stage: &str, format: &str) -> String {
    if stage == "answers" {
        return kasauti(&["check", "--pack", "fixtures/mistakes/answers/pack", fixture, "--format", format]);
    }
    let city = format!("{fixture}/city.toml");
    if Path::new(env!("CARGO_MANIFEST_DIR")).join(&city).exists() {
        return kasauti(&["check", "--pack", fixture, &city, "--format", format]);
    }
    kasauti(&["check", fixture, "--format", format])
}

fn codes_in(short: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in short.lines() {
        for word in ["error[", "warning[", "note["] {
            if let Some((_, rest)) = line.split_once(word)
                && let Some((code, _)) = rest.split_once(']')
            {
                found.insert(code.to_owned());
            }
        }
    }
    found
}

/// Stage, id and path of every fixture.
fn fixtures() -> Vec<(String, String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        all.sort();
        all
    };
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut found = Vec::new();
    for stage in entries(&root) {
        for fixture in entries(&stage) {
            let stem = fixture.file_stem().unwrap().to_string_lossy().into_owned();
            if SHARED.contains(&format!("{}/{stem}", name(&stage)).as_str()) {
                continue;
            }
            let path = format!("{FOLDER}/{}/{}", name(&stage), name(&fixture));
            found.push((name(&stage), format!("{}/{stem}", name(&stage)), path));
        }
    }
    found
}

#[test]
fn every_code_has_a_fixture_and_every_fixture_a_code() {
    let with: BTreeSet<String> = fixtures().into_iter().map(|(_, id, _)| id).collect();
    let known: BTreeSet<String> = codes::ALL.iter().map(|code| code.id.to_owned()).collect();
    let without: Vec<&String> =
        known.difference(&with).filter(|id| !WITHOUT_FIXTURE.contains(&id.as_str())).collect();
    assert!(without.is_empty(), "no fixture: {without:?}");
    let strays: Vec<&String> = with.difference(&known).collect();
    assert!(strays.is_empty(), "no such code: {strays:?}");
}

#[test]
fn every_fixture_fires_its_code_and_no_other() {
    let mut wrong = Vec::new();
    for (stage, id, path) in fixtures().into_iter().filter(|(_, id, _)| is_found(id)) {
        let short = said(&path, &stage, "short");
        let mut found = codes_in(&short);
        let fired = found.remove(&id);
        found.retain(|other| !comes_with(&id).contains(&other.as_str()));
        if !fired || !found.is_empty() {
            wrong.push(format!("{id}: fired {fired}, besides {found:?}\n{short}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a user sees. A change of wording shows up here, in one file for each mistake, and nowhere else.
#[test]
fn every_mistake_reads_well() {
    for (stage, id, path) in fixtures().into_iter().filter(|(_, id, _)| is_found(id)) {
        let human = said(&path, &stage, "human");
        assert!(!human.contains('\u{1b}'), "{id}: colour without a terminal");
        let severity = codes::find(&id).map(|code| code.severity);
        assert!(human.contains(severity.unwrap_or(Severity::Error).word()), "{id}");
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/mistakes", omit_expression => true }, {
            insta::assert_snapshot!(id.replace('/', "-"), human);
        });
    }
}
