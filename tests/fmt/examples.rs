//! What the project itself has of rules.

use std::fs;
use std::path::{Path, PathBuf};

use kasauti::diagnostic::{Diagnostic, Diagnostics};
use kasauti::source::Sources;

use super::{format, hold, tree};

fn rule_files(folder: &str) -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "kas") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut files);
    files.sort();
    let text = |path: PathBuf| Some((path.clone(), String::from_utf8(fs::read(path).unwrap()).ok()?));
    files.into_iter().filter_map(text).collect()
}

/// What there is to say about how it is written, slips too.
fn told(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("rules.kas", text);
    let _ = kasauti::syntax::parse(&sources, file, &mut diagnostics);
    diagnostics.sorted()
}

#[test]
fn rules_and_fixtures_are_in_the_one_style() {
    let (mut clean, mut untidy) = (0, Vec::new());
    for (path, text) in [rule_files("rules"), rule_files("fixtures")].concat() {
        if told(&text).is_empty() {
            if hold(&text) != text {
                untidy.push(path);
            }
            clean += 1;
        }
    }
    assert!(untidy.is_empty(), "not formatted: {untidy:#?}; `kasauti fmt` does it");
    assert!(clean >= 60, "only {clean} files");
}

#[test]
fn files_with_slips_are_mended_and_files_with_mistakes_left_alone() {
    let (mut slips, mut mistakes) = (0, 0);
    for (path, text) in rule_files("fixtures/mistakes/syntax") {
        if tree(&text).is_none() {
            assert!(format(&text).is_err(), "{}", path.display());
            mistakes += 1;
        } else {
            assert!(!told(&text).is_empty(), "{} has no mistake", path.display());
            // What can mean two things is for its writer to mend.
            let kept: Vec<_> = told(&hold(&text)).iter().map(|one| one.code().id).collect();
            let wanted: &[&str] =
                if path.ends_with("where-goes-on.kas") { &["syntax/where-goes-on"] } else { &[] };
            assert_eq!(kept, wanted, "{}", path.display());
            slips += 1;
        }
    }
    assert!(slips >= 8 && mistakes >= 8, "{slips} with slips, {mistakes} with mistakes");
}

/// What the pages show is what `fmt` makes of it. `INSTA_UPDATE=always` writes them anew.
#[test]
fn examples_in_the_references_are_in_the_one_style() {
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always");
    let (mut count, mut untidy) = (0, String::new());
    for path in ["docs/language.md", "docs/cheat-sheet.md"] {
        let page = crate::house::root().join(path);
        let mut anew = String::new();
        let mut example: Option<String> = None;
        for line in std::fs::read_to_string(&page).unwrap().lines() {
            match (&mut example, line.strip_prefix("```")) {
                (None, Some(kind)) if kind.starts_with("kas") => example = Some(String::new()),
                (Some(text), Some(_)) => {
                    let formatted = hold(text);
                    if formatted != *text {
                        untidy += &format!("---- {path}: instead of\n{text}---- should stand\n{formatted}");
                    }
                    anew += &formatted;
                    count += 1;
                    example = None;
                }
                (Some(text), None) => {
                    text.push_str(line);
                    text.push('\n');
                    continue;
                }
                _ => {}
            }
            anew += line;
            anew.push('\n');
        }
        if update {
            std::fs::write(page, anew).unwrap();
        }
    }
    assert!(update || untidy.is_empty(), "{untidy}");
    assert!(count >= 15, "only {count} examples");
}
