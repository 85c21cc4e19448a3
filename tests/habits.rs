//! Habits of other notations: each is told once, at its place, and what is told is right.
//!
//! In `fixtures/habits` every line that has a slip says so in a comment.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn check(path: &Path, format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kasauti"))
        .args(["check", path.to_str().unwrap(), "--format", format])
        .current_dir(ROOT)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .output()
        .expect("the program runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn told(path: &Path) -> Vec<Value> {
    let json: Value = serde_json::from_str(&check(path, "json")).expect("JSON");
    json["diagnostics"].as_array().expect("a list").clone()
}

/// Name, path and text of every fixture.
fn fixtures() -> Vec<(String, std::path::PathBuf, String)> {
    let mut all: Vec<_> = std::fs::read_dir(Path::new(ROOT).join("fixtures/habits"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    all.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let inside = path.strip_prefix(ROOT).unwrap().to_owned();
        (name, inside, text)
    };
    all.into_iter().map(read).collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).unwrap()
}

#[test]
fn every_slip_is_told_once_and_nothing_else() {
    for (name, path, text) in fixtures() {
        let marked =
            text.lines().zip(1..).filter(|(line, _)| line.contains("slip")).map(|(_, number)| number);
        let marked: Vec<usize> = marked.collect();
        let mut lines: Vec<usize> = told(&path).iter().map(|one| number(&one["start"]["line"])).collect();
        lines.sort_unstable();
        assert!(marked.len() > 4, "{name}: {marked:?}");
        assert_eq!(lines, marked, "{name}:\n{}", check(&path, "short"));
    }
}

/// What is written instead, taken over as it is told, leaves no mistake but those for which there is no one word.
#[test]
fn what_is_said_is_right() {
    for (name, path, mut text) in fixtures() {
        let mut fixes: Vec<Value> = told(&path).into_iter().map(|one| one["fix"].clone()).collect();
        fixes.retain(|fix| !fix.is_null());
        fixes.sort_by_key(|fix| std::cmp::Reverse(number(&fix["start"]["byte"])));
        for fix in &fixes {
            let place = number(&fix["start"]["byte"])..number(&fix["end"]["byte"]);
            text.replace_range(place, fix["replacement"].as_str().unwrap());
        }
        let mended = std::env::temp_dir().join(format!("kasauti-habits-{}.kas", std::process::id()));
        std::fs::write(&mended, &text).unwrap();
        let lines = text.lines().zip(1..);
        let left: Vec<usize> =
            lines.filter(|(line, _)| line.contains("no one word")).map(|(_, number)| number).collect();
        let mut lines: Vec<usize> = told(&mended).iter().map(|one| number(&one["start"]["line"])).collect();
        lines.sort_unstable();
        assert_eq!(lines, left, "{name}, mended:\n{}\n{text}", check(&mended, "short"));
        std::fs::remove_file(&mended).unwrap();
    }
}

/// What is said of each.
#[test]
fn every_habit_reads_well() {
    for (name, path, text) in fixtures() {
        let mut said = String::new();
        for one in told(&path) {
            let place = number(&one["start"]["byte"])..number(&one["end"]["byte"]);
            let word = |key: &str| one[key].as_str().unwrap_or("").to_owned();
            said += &format!("{}: {}\n", one["start"]["line"], &text[place]);
            said += &format!("   {}: {}\n   {}\n", word("severity"), word("message"), word("label"));
            said += &format!("   help: {}\n", word("help"));
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/habits", omit_expression => true }, {
            insta::assert_snapshot!(name, said);
        });
    }
}

/// Of what kind a thing is that an operation works on is asked for, with what was written.
#[test]
fn an_operation_says_of_what_kind_its_thing_is() {
    let folder = std::env::temp_dir().join(format!("kasauti-operation-habits-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("base")).unwrap();
    std::fs::create_dir_all(folder.join("next")).unwrap();
    let base = Path::new(ROOT).join("fixtures/mistakes/cycle/base/framework.kas");
    std::fs::copy(base, folder.join("base/framework.kas")).unwrap();
    let operations = [
        ("rename 1.a to 1.z", "write `rename indicator 1.a to 1.z`"),
        ("remove 1.a", "write `remove indicator 1.a`"),
        ("change 1.a out of 10", "write `change indicator 1.a out of 10`"),
        (
            "rename tests to test_count",
            "write `rename question tests to test_count`, or `component`, `recommendation`, `level`, `let` …, whatever it is",
        ),
        (
            "rename LTc2 to LTc5",
            "write `rename indicator LTc2 to LTc5`, or `question`, `component`, `recommendation`, whatever it is",
        ),
        (
            "move wells to shore",
            "write `move indicator wells to shore`, or `component`, `question`, `recommendation`, whatever it is",
        ),
    ];
    for (operation, help) in operations {
        let text = format!(
            "language 1\n\nframework lake \"Lake\" extends \"../base\" {{\n  cycle \"2027\"\n  illustrative \"made up\"\n  {operation}\n}}\n"
        );
        std::fs::write(folder.join("next/framework.kas"), text).unwrap();
        let told = told(&folder.join("next"));
        let first = told.iter().find(|one| one["code"] == "syntax/unexpected").expect("a mistake");
        assert_eq!(first["help"].as_str().unwrap(), help, "{operation}");
        assert!(first["message"].as_str().unwrap().starts_with("of what kind"), "{operation}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What a new cycle has from the one before is not missed where its head has a slip.
#[test]
fn a_cycle_without_a_title_lacks_nothing_else() {
    let folder = std::env::temp_dir().join(format!("kasauti-cycle-habits-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("base")).unwrap();
    std::fs::create_dir_all(folder.join("next")).unwrap();
    let base = Path::new(ROOT).join("fixtures/mistakes/cycle/base/framework.kas");
    std::fs::copy(base, folder.join("base/framework.kas")).unwrap();
    let heads = [
        ("framework lake extends \"../base\" {", "after the name `lake` its title is missing"),
        ("framework lake \"Lake\" extends ../base {", "the name of a folder or file stands in quotes"),
        ("framework lake \"Lake\" based on \"../base\" {", "a cycle that builds on another `extends` it"),
        (
            "framework lake \"Lake\" beside extends \"../base\" {",
            "expected `{` or `extends` after `\"Lake\"`",
        ),
    ];
    for (head, message) in heads {
        let text = format!("language 1\n\n{head}\n  cycle \"2027\"\n  illustrative \"made up\"\n}}\n");
        std::fs::write(folder.join("next/framework.kas"), text).unwrap();
        let told = told(&folder.join("next"));
        let messages: Vec<&str> = told.iter().map(|one| one["message"].as_str().unwrap()).collect();
        assert_eq!(messages, [message], "{head}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
