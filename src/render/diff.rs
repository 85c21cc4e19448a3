//! Two forms of one text, as the lines in which they differ. The form is the one that `patch` and `git apply` know.

use similar::{ChangeTag, TextDiff};

use super::diagnostics::visible;

/// Lines that are shown around those that differ.
const AROUND: usize = 3;

const RED: &str = "31";
const GREEN: &str = "32";
const CYAN: &str = "36";
const BOLD: &str = "1";

/// Without `colour` it holds no control characters but line breaks. Empty when both are the same.
#[must_use]
pub fn diff(name: &str, before: &str, after: &str, colour: bool) -> String {
    let mut out = String::new();
    let mut line = |style: Option<&str>, sign: &str, text: &str| {
        let text = visible(text.trim_end_matches('\n'));
        match style.filter(|_| colour) {
            Some(style) => out += &format!("\u{1b}[{style}m{sign}{text}\u{1b}[0m\n"),
            None => out += &format!("{sign}{text}\n"),
        }
    };
    let diff = TextDiff::from_lines(before, after);
    for (index, hunk) in diff.unified_diff().context_radius(AROUND).iter_hunks().enumerate() {
        if index == 0 {
            line(Some(BOLD), "--- ", name);
            line(Some(BOLD), "+++ ", &format!("{name} (formatted)"));
        }
        line(Some(CYAN), "", &hunk.header().to_string());
        for change in hunk.iter_changes() {
            match change.tag() {
                ChangeTag::Delete => line(Some(RED), "-", change.value()),
                ChangeTag::Insert => line(Some(GREEN), "+", change.value()),
                ChangeTag::Equal => line(None, " ", change.value()),
            }
        }
    }
    out
}
