//! House rules: who may use whom, file sizes, pages and fixtures of diagnostics, dependencies, what documents promise.

mod dependencies;
mod documents;
mod imports;
mod lists;
mod registry;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

/// Whatever a build or a checkout leaves beside the project's own files.
const NOT_OURS: [&str; 3] = [".git", "target", "node_modules"];

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the project.
struct Text {
    /// From the project's root, with `/`.
    path: String,
    text: String,
}

/// All text files below a folder of the project, in the order of their paths; `""` for the whole project.
fn texts(folder: &str) -> Vec<Text> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    let found: Vec<Text> = paths
        .into_iter()
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(&path).unwrap()).ok()?;
            let path = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            Some(Text { path, text })
        })
        .collect();
    assert!(!found.is_empty(), "`{folder}` holds no text files");
    found
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if NOT_OURS.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), paths);
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
}

fn sources() -> Vec<Text> {
    texts("src").into_iter().filter(|one| one.path.ends_with(".rs")).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of the first Markdown table whose head has this as its first cells.
fn table(page: &str, head: &[&str]) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
        inner.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut lines =
        page.lines().skip_while(|line| !(line.starts_with('|') && cells(line).starts_with(&owned(head))));
    assert!(lines.next().is_some(), "there is no table with the head {head:?}");
    lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect()
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What stands between single back-ticks, outside fences.
fn code_spans(page: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in page.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

fn demand(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The literals of the grammar's rule for words that cannot be names.
fn reserved_words() -> Vec<String> {
    let grammar = read("grammar/kasauti.pest");
    let rule = grammar.split("\nreserved = ").nth(1).expect("the grammar has a rule `reserved`");
    let body = rule.split("\n}").next().unwrap();
    body.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
