//! Two versions of a text, line beside line.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A line that one of the versions has, or what has become of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub old: Option<String>,
    pub new: Option<String>,
}

/// The lines that are not the same. `now` gives an old line with the names that things have now: those make no difference.
pub(super) fn that_differ(old: &[String], new: &[String], now: impl Fn(&str) -> String) -> Vec<Line> {
    let keys: Vec<String> =
        old.iter().map(|line| if new.contains(line) { line.clone() } else { now(line) }).collect();
    let mut found = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &keys, new) {
        if !matches!(operation, DiffOp::Equal { .. }) {
            let gone = old.get(operation.old_range()).unwrap_or_default();
            let come = new.get(operation.new_range()).unwrap_or_default();
            pair(gone, come, &now, &mut found);
        }
    }
    found
}

/// What a line speaks of, where that shows: of `approved => 40`, `health 30%` and `drafted "In draft"` the first word or
/// all before the arrow.
fn head(line: &str) -> Option<&str> {
    let of_rule = line.split_once(" => ");
    let of_entry = || {
        line.split_once(' ').filter(|(_, rest)| rest.starts_with(|c: char| c == '"' || c.is_ascii_digit()))
    };
    of_rule.or_else(of_entry).map(|(head, _)| head.trim())
}

/// Entries that are found by a key each, whatever their order: those that read otherwise, or are in one version only.
pub(super) fn of_entries(old: &[(String, String)], new: &[(String, String)]) -> Vec<Line> {
    let find = |key: &str| new.iter().find(|(other, _)| other == key).map(|(_, line)| line);
    let mut found = Vec::new();
    for (key, line) in old {
        let now = find(key);
        if now != Some(line) {
            found.push(Line { old: Some(line.clone()), new: now.cloned() });
        }
    }
    let is_new = |key: &str| !old.iter().any(|(other, _)| other == key);
    let come = new.iter().filter(|(key, _)| is_new(key));
    found.extend(come.map(|(_, line)| Line { old: None, new: Some(line.clone()) }));
    found
}

/// Puts lines that speak of the same side by side: `approved => 40` and `approved => 30`; of other lines each beside the
/// one in its place, but not where both say of what they speak.
fn pair(old: &[String], new: &[String], now: impl Fn(&str) -> String, found: &mut Vec<Line>) {
    let mut left: Vec<&String> = new.iter().collect();
    for line in old {
        let current = now(line);
        let own = head(&current);
        let at = match own {
            Some(_) => left.iter().position(|other| head(other) == own),
            None => left.first().filter(|other| head(other).is_none()).map(|_| 0),
        };
        let before = at.map_or_else(Vec::new, |at| left.drain(..=at).collect());
        let (same, others) = before.split_last().map_or((None, &[][..]), |(last, rest)| (Some(last), rest));
        found.extend(others.iter().map(|line| Line { old: None, new: Some((*line).clone()) }));
        found.push(Line { old: Some(line.clone()), new: same.map(|line| (*line).clone()) });
    }
    found.extend(left.into_iter().map(|line| Line { old: None, new: Some(line.clone()) }));
}

/// A rule as lines, however it was laid out: an entry of a list in braces is a line, and so is what stands around it.
pub(super) fn of_rule(text: &str) -> Vec<String> {
    let mut lines = Lines::default();
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '"' => {
                lines.line.push(sign);
                let mut is_escaped = false;
                for sign in rest.by_ref() {
                    lines.line.push(if sign == '\n' { ' ' } else { sign });
                    if sign == '"' && !is_escaped {
                        break;
                    }
                    is_escaped = sign == '\\' && !is_escaped;
                }
            }
            '#' => while rest.next_if(|sign| *sign != '\n').is_some() {},
            '{' => {
                lines.line.push(sign);
                lines.end();
                lines.braces.push(lines.round);
            }
            '}' => {
                lines.end();
                lines.braces.pop();
                lines.line.push(sign);
            }
            ',' | '\n' if lines.is_between_entries() => lines.end(),
            '(' => {
                lines.round += 1;
                lines.line.push(sign);
            }
            ')' => {
                lines.round = lines.round.saturating_sub(1);
                lines.line.push(sign);
            }
            _ => lines.line.push(sign),
        }
    }
    lines.end();
    lines.done
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// How many round brackets are open, and were at each brace that is.
    round: usize,
    braces: Vec<usize>,
}

impl Lines {
    fn is_between_entries(&self) -> bool {
        self.braces.last() == Some(&self.round)
    }

    fn end(&mut self) {
        let line = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() {
            self.done.push(line);
        }
        self.line.clear();
    }
}

/// A text in quotes as its paragraphs.
pub(super) fn of_prose(text: &str) -> Vec<String> {
    let inside = match (text.find('"'), text.rfind('"')) {
        (Some(start), Some(end)) if start < end => text.get(start..end).unwrap_or(text),
        _ => text,
    };
    let inside = inside.trim_matches('"').replace("\r\n", "\n");
    let mut paragraphs: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in inside.lines().map(str::trim) {
        let after_number = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        let is_numbered = after_number.len() < line.len() && after_number.starts_with(['.', ')']);
        let is_item = is_numbered || line.starts_with(['-', '*', '#', '|']);
        match paragraphs.last_mut().filter(|_| goes_on && !is_item) {
            Some(last) if !line.is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ if line.is_empty() => {}
            _ => paragraphs.push(line.to_owned()),
        }
        goes_on = !line.is_empty();
    }
    paragraphs
}

/// A line with the names that things have now.
pub(super) fn renamed(line: &str, names: &BTreeMap<String, String>) -> String {
    if names.is_empty() {
        return line.to_owned();
    }
    let is_of_word = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '.';
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find(is_of_word) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|sign| !is_of_word(sign)).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        let bare = word.trim_end_matches('.');
        let (of, name) = bare.split_at(bare.strip_prefix("shared.").map_or(0, |_| "shared.".len()));
        out += before;
        out += of;
        out += names.get(name).map_or(name, String::as_str);
        out += word.get(bare.len()..).unwrap_or_default();
        rest = after;
    }
    out + rest
}

/// A text with the names that things have now, which are in it between braces alone.
pub(super) fn renamed_in_text(line: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, from)) = rest.split_once('{') {
        let (inside, after) = from.split_at(from.find('}').unwrap_or(from.len()));
        out += before;
        out.push('{');
        out += &renamed(inside, names);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[&str]) -> Vec<String> {
        text.iter().map(|line| (*line).to_owned()).collect()
    }

    fn line(old: &str, new: &str) -> Line {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Line { old: some(old), new: some(new) }
    }

    #[test]
    fn a_rule_is_read_as_lines_whatever_its_layout() {
        let wide = of_rule("score match stage { none => 0, drafted or sent => f(1, 2) } # a remark\n + 3");
        let tall = of_rule("score match stage {\n  none => 0\n  drafted or sent   => f(1,\n 2)\n}\n + 3");
        assert_eq!(wide, lines(&["score match stage {", "none => 0", "drafted or sent => f(1, 2)", "} + 3"]));
        assert_eq!(wide, tall);
        assert_eq!(of_rule(r#"a "x, { \" y" b"#), lines(&[r#"a "x, { \" y" b"#]));
        assert_eq!(of_rule("}}{,\n,{ \" ("), lines(&["}", "}{", "{", "\" ("]));
    }

    #[test]
    fn lines_that_speak_of_the_same_stand_side_by_side() {
        let names = BTreeMap::from([(String::from("sent"), String::from("sent_in"))]);
        let old = lines(&["score match stage {", "none => 0", "sent => 5", "approved => 40", "}"]);
        let new = lines(&[
            "score match stage {",
            "none => 0",
            "sent_in => 5",
            "checked => 20",
            "approved => 30",
            "}",
        ]);
        assert_eq!(
            that_differ(&old, &new, |line| renamed(line, &names)),
            [line("", "checked => 20"), line("approved => 40", "approved => 30")]
        );
        assert_eq!(
            that_differ(&lines(&["a", "b => 1"]), &lines(&["c"]), |line| renamed(line, &names)),
            [line("a", "c"), line("b => 1", "")]
        );
    }

    #[test]
    fn prose_is_read_by_paragraphs() {
        let text = "text \"\"\"\n  One\n  and more.\n\n  - Two\n  - Three\n  \"\"\"";
        assert_eq!(of_prose(text), lines(&["One and more.", "- Two", "- Three"]));
        assert_eq!(of_prose("text \"All.\""), lines(&["All."]));
    }
}
