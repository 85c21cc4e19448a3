//! What README.md and docs/tutorial.md show is what happens: their files are written, their commands run, their outputs compared.
//!
//! A page is gone through from top to bottom in a folder of its own that has `rules` and `fixtures`. What a fence is, the words
//! after its back-ticks say:
//!
//! | fence | what it is |
//! | --- | --- |
//! | `kas lake/water.kas` | the file is now this |
//! | `kas lake/water.kas added` | the end of the file is now this |
//! | `kas lake/water.kas added inside` | this stands before the last brace of the file now |
//! | `kas` | an excerpt: some file has these lines, however they are indented |
//! | `console` | lines after `$` are commands, the others what they print; a line of `…` leaves some out |
//! | `sh`, `text` | for people alone |
//!
//! What a reader is asked to do in words stands beside the words in a comment that only this test reads:
//! ``<!-- in lake/water.kas: `12 to 30` becomes `13 to 30` -->``, `<!-- copy: rules/dmaf-2.0 to my-rules -->`.
//!
//! `INSTA_UPDATE=always cargo test pages` writes outputs that are no longer true anew, in full.

use std::fs;
use std::path::Path;

use crate::cli::Folder;
use crate::house::root;

mod fences;

use fences::{Part, parts};

/// The folder that a page is gone through in, and what went wrong so far.
struct Reading {
    folder: Folder,
    faults: Vec<String>,
    /// Outputs that are no longer what is shown.
    stale: Vec<String>,
}

impl Reading {
    fn new() -> Reading {
        let folder = Folder::new();
        for name in ["rules", "fixtures"] {
            copy(&root().join(name), &folder.path(name));
        }
        Reading { folder, faults: Vec::new(), stale: Vec::new() }
    }

    fn fault(&mut self, line: usize, what: String) {
        self.faults.push(format!("line {line}: {what}"));
    }

    fn comment(&mut self, line: usize, comment: &str) {
        if let Some((from, to)) = comment.strip_prefix("copy: ").and_then(|both| both.split_once(" to ")) {
            copy(&self.folder.path(from), &self.folder.path(to));
        } else if let Some((file, change)) =
            comment.strip_prefix("in ").and_then(|both| both.split_once(": "))
        {
            let pieces: Vec<&str> = change.split('`').collect();
            let ["", old, " becomes ", new, ""] = pieces[..] else {
                return self.fault(line, format!("cannot be read: {comment}"));
            };
            let path = self.folder.path(file);
            let text = fs::read_to_string(&path).unwrap_or_default();
            match text.matches(old).count() {
                1 => fs::write(path, text.replace(old, new)).unwrap(),
                count => self.fault(line, format!("`{old}` stands {count} times in {file}")),
            }
        }
    }

    fn write(&self, path: &str, text: &str, how: &[&str]) {
        let path = self.folder.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = if how.is_empty() { String::new() } else { fs::read_to_string(&path).unwrap() + "\n" };
        let whole = match before.rsplit_once('}') {
            Some((inside, after)) if how == ["added", "inside"] => format!("{inside}\n{text}}}{after}"),
            _ => before + text,
        };
        fs::write(path, whole).unwrap();
    }

    /// Whether some file of the page's own has these lines one after another.
    fn excerpt(&mut self, line: usize, text: &str) {
        let plain =
            |text: &str| -> String { text.lines().map(|line| format!("{}\n", line.trim())).collect() };
        let wanted = plain(text);
        if !files(&self.folder.path("")).iter().any(|file| plain(file).contains(&wanted)) {
            self.fault(line, format!("no file has these lines:\n{text}"));
        }
    }

    /// Runs the commands of a fence; gives what the fence should be.
    fn console(&mut self, line: usize, shown: &str) -> String {
        let mut true_to_life = String::new();
        let mut rest = shown.lines().peekable();
        while let Some(first) = rest.next() {
            let mut told = String::new();
            while let Some(output) = rest.next_if(|next| !next.starts_with("$ ")) {
                told += output;
                told.push('\n');
            }
            let Some(command) = first.strip_prefix("$ kasauti ") else {
                self.fault(line, format!("not a command: {first}"));
                continue;
            };
            let ran = self.folder.run_at_80(&words(command));
            // A screen shows both streams; where both are used, remarks come before results.
            let said: String =
                (ran.err + ran.out.as_str()).lines().map(|line| format!("{}\n", line.trim_end())).collect();
            let same = is_like(&told, &said);
            if !same {
                self.stale.push(format!("line {line}: {first}\n--- shown\n{told}--- true\n{said}"));
            }
            true_to_life += &format!("{first}\n{}", if same { &told } else { &said });
        }
        true_to_life
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.extend(fs::read_to_string(path));
        }
    }
    found
}

/// A command's words; quotes hold some together.
fn words(command: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, piece) in command.split('"').enumerate() {
        if at % 2 == 1 { found.push(piece) } else { found.extend(piece.split_whitespace()) }
    }
    found
}

/// Whether the output is what is shown, where a line of `…` stands for any number of lines.
fn is_like(shown: &str, said: &str) -> bool {
    let said: Vec<&str> = said.lines().collect();
    let mut at = 0;
    let mut left_out = false;
    for piece in shown.lines().collect::<Vec<_>>().split(|line| line.trim() == "…") {
        let starts = if left_out { at..=said.len() } else { at..=at };
        let Some(start) =
            starts.into_iter().find(|start| said[(*start).min(said.len())..].starts_with(piece))
        else {
            return false;
        };
        at = start + piece.len();
        left_out = true;
    }
    at == said.len() || shown.trim_end().ends_with('…')
}

fn hold(page: &str) {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let mut reading = Reading::new();
    let mut written = String::new();
    let mut commands = 0;
    for part in parts(&text) {
        match part {
            Part::Text(line, text) => {
                for comment in text.split("<!-- ").skip(1).filter_map(|rest| rest.split_once(" -->")) {
                    reading.comment(line, comment.0);
                }
                written += text;
            }
            Part::Fence { line, kind, inside, whole } => {
                let kind: Vec<&str> = kind.split(' ').collect();
                match kind[..] {
                    ["console"] => {
                        commands += 1;
                        let anew = reading.console(line, inside);
                        written += &whole.replace(inside, &anew);
                        continue;
                    }
                    ["kas"] => reading.excerpt(line, inside),
                    ["kas" | "toml", path, ref how @ ..] => reading.write(path, inside, how),
                    ["sh" | "text"] => {}
                    _ => reading.fault(line, format!("what is a fence of `{}`?", kind.join(" "))),
                }
                written += whole;
            }
        }
    }
    assert!(commands > 2, "{page} shows {commands} commands");
    assert!(reading.faults.is_empty(), "{page}\n{}", reading.faults.join("\n"));
    if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        fs::write(root().join(page), written).unwrap();
    } else {
        assert!(reading.stale.is_empty(), "{page}\n{}", reading.stale.join("\n"));
    }
}

#[test]
fn what_the_readme_shows_is_what_happens() {
    hold("README.md");
}

#[test]
fn what_the_tutorial_shows_is_what_happens() {
    hold("docs/tutorial.md");
}

#[test]
fn a_line_of_dots_leaves_lines_out() {
    let said = "a\nb\nc\nd\n";
    for like in ["a\nb\nc\nd\n", "…\n", "a\n…\n", "…\nd\n", "a\n…\nd\n", "a\n  …\nc\n…\n", "a\nb\n…\nc\nd\n"]
    {
        assert!(is_like(like, said), "{like}");
    }
    for unlike in ["a\nb\n", "a\n…\nc\n", "b\n…\n", "…\na\nc\n…\n", "", "a\nb\nc\nd\ne\n"] {
        assert!(!is_like(unlike, said), "{unlike}");
    }
}
