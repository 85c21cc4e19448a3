//! Lists in the documents that are made from the code: words, functions, diagnostics. `INSTA_UPDATE=always` writes them anew.
//!
//! A list stands between `<!-- list: name -->` and `<!-- end of list -->`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use kasauti::diagnostic::{Severity, codes};

use super::{read, reserved_words, root};

const END: &str = "<!-- end of list -->";

/// What stands in straight quotes between two pieces of a file.
fn quoted(path: &str, from: &str, to: &str) -> BTreeSet<String> {
    let text = read(path);
    let after = text.split(from).nth(1).unwrap_or_else(|| panic!("{path} has no `{from}`"));
    let inside = after.split(to).next().unwrap();
    inside.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Words that the grammar knows, signs left out.
fn words() -> BTreeSet<String> {
    let grammar = read("grammar/kasauti.pest");
    let words = grammar.lines().filter(|line| line.contains("~ !word"));
    let words = words.flat_map(|line| line.split('"').skip(1).step_by(2));
    let plain = words
        .filter(|word| word.len() > 1 && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-'));
    plain.map(str::to_owned).collect()
}

fn in_code(words: impl IntoIterator<Item = String>) -> String {
    let all: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    all.join(" ") + "\n"
}

fn list(name: &str) -> String {
    match name {
        "words" => {
            let reserved: BTreeSet<String> = reserved_words().into_iter().collect();
            in_code(words().into_iter().filter(|word| !reserved.contains(word)))
        }
        "reserved" => in_code(reserved_words().into_iter().collect::<BTreeSet<_>>()),
        "functions" => in_code(quoted("src/pack/from_syntax/functions.rs", "pub const FUNCTIONS", "];")),
        "functions of scripts" => {
            let functions = quoted("src/script/engine.rs", "pub const FUNCTIONS", "];");
            in_code(
                functions.into_iter().filter(|name| name.starts_with(|first: char| first.is_alphabetic())),
            )
        }
        "diagnostics" => {
            let mut table = String::new();
            let mut stage = "";
            for code in codes::ALL {
                let of = code.id.split('/').next().unwrap();
                if of != stage {
                    stage = of;
                    write!(table, "\n## {stage}\n| code | | what is wrong |\n| --- | --- | --- |\n").unwrap();
                }
                let severity = match code.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Note => "note",
                };
                let summary = code.summary.replace('|', "\\|");
                writeln!(table, "| [`{0}`]({0}.md) | {severity} | {summary} |", code.id).unwrap();
            }
            table
        }
        _ => panic!("there is no list of {name}"),
    }
}

#[test]
fn lists_in_documents_are_what_the_code_has() {
    let update = std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always");
    for (path, count) in [("docs/language.md", 4), ("docs/codes/README.md", 1)] {
        let page = read(path);
        let mut anew = String::new();
        let mut lists = page.split("<!-- list: ");
        anew += lists.next().unwrap();
        let mut found = 0;
        for rest in lists {
            let (name, _) = rest.split_once(" -->").unwrap();
            let (_, after) = rest.split_once(END).unwrap_or_else(|| panic!("{path}: {name} has no end"));
            write!(anew, "<!-- list: {name} -->\n{}{END}{after}", list(name)).unwrap();
            found += 1;
        }
        assert_eq!(found, count, "{path}");
        if update {
            fs::write(root().join(path), anew).unwrap();
        } else {
            assert!(anew == page, "{path} has a list that is not true; INSTA_UPDATE=always cargo test lists");
        }
    }
}
