//! Advice is written in a small Markdown; here it becomes passages and inlines.
//!
//! Understood: paragraphs, lists, headings, `**strong**`, `*emphasis*`, `` `code` ``, `[text](link)`, `<link>` and a
//! backslash before a sign that is meant as itself. Everything else is words. Any text is fine: what does not close is
//! taken as it stands.

use super::document::{Inline, Passage, Text};

/// Deeper nesting than this is shown as it is written.
const DEEPEST: u32 = 8;

/// How far apart the two ends of an inline may stand, in bytes.
const FARTHEST: usize = 1500;

/// The passages of a Markdown text.
#[must_use]
pub fn passages(markdown: &str) -> Vec<Passage> {
    let mut all: Vec<Open> = Vec::new();
    let mut open = false;
    for line in markdown.lines() {
        let content = line.trim();
        if content.is_empty() {
            open = false;
        } else if let Some((number, text)) = list_entry(content) {
            all.push(Open { kind: Kind::Item { depth: depth_of(line), number }, text: text.to_owned() });
            open = true;
        } else if let Some(text) = heading(content) {
            all.push(Open { kind: Kind::Heading, text: text.to_owned() });
            open = false;
        } else if let Some(last) = all.last_mut().filter(|_| open) {
            last.text.push(' ');
            last.text.push_str(content);
        } else {
            all.push(Open { kind: Kind::Paragraph, text: content.to_owned() });
            open = true;
        }
    }
    all.into_iter().map(Open::close).collect()
}

struct Open {
    kind: Kind,
    text: String,
}

enum Kind {
    Paragraph,
    Heading,
    Item { depth: u8, number: Option<u32> },
}

impl Open {
    fn close(self) -> Passage {
        let text = inlines(&self.text);
        match self.kind {
            Kind::Paragraph => Passage::Paragraph(text),
            Kind::Heading => Passage::Heading(text),
            Kind::Item { depth, number } => Passage::Item { depth, number, text },
        }
    }
}

fn depth_of(line: &str) -> u8 {
    let indent = line.len() - line.trim_start().len();
    u8::try_from(indent / 2).unwrap_or(u8::MAX).min(3)
}

/// `- text`, `* text`, `+ text`, `1. text`, `1) text`.
fn list_entry(line: &str) -> Option<(Option<u32>, &str)> {
    if let Some(text) = line.strip_prefix(['-', '*', '+']).and_then(|rest| rest.strip_prefix(' ')) {
        return Some((None, text.trim_start()));
    }
    let (digits, rest) = line.split_at(line.bytes().take_while(u8::is_ascii_digit).count());
    let text = rest.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    Some((Some(digits.parse().ok()?), text.trim_start()))
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let depth = line.len() - text.len();
    (1..=6).contains(&depth).then(|| text.strip_prefix(' ')).flatten().map(str::trim)
}

/// The inlines of one line of Markdown.
#[must_use]
pub fn inlines(text: &str) -> Text {
    within(text, 0)
}

fn within(text: &str, depth: u32) -> Text {
    let mut all = Text::new();
    let mut words = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(sign) = rest.chars().next() {
        let special = if depth < DEEPEST { special(rest, before, depth) } else { None };
        match special {
            Some((Inline::Plain(meant), after)) => {
                words.push_str(&meant);
                before = meant.chars().next_back().unwrap_or(before);
                rest = after;
            }
            Some((inline, after)) => {
                push_words(&mut all, &mut words);
                all.push(inline);
                before = 'x';
                rest = after;
            }
            None => {
                words.push(sign);
                before = sign;
                rest = rest.get(sign.len_utf8()..).unwrap_or("");
            }
        }
    }
    push_words(&mut all, &mut words);
    all
}

fn push_words(all: &mut Text, words: &mut String) {
    if !words.is_empty() {
        all.push(Inline::Plain(std::mem::take(words)));
    }
}

/// The inline that begins here, and what follows it.
fn special(rest: &str, before: char, depth: u32) -> Option<(Inline, &str)> {
    match rest.chars().next()? {
        '\\' => {
            let sign = rest.chars().nth(1).filter(char::is_ascii_punctuation)?;
            Some((Inline::Plain(sign.to_string()), rest.get(2..)?))
        }
        '`' => code(rest),
        '*' => starred(rest, depth),
        '_' if !before.is_alphanumeric() => underlined(rest, depth),
        '[' => link(rest, depth),
        '<' => bare_link(rest),
        _ => None,
    }
}

fn code(rest: &str) -> Option<(Inline, &str)> {
    let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
    let fence = rest.get(..ticks)?;
    let (inside, after) = until(rest.get(ticks..)?, fence)?;
    Some((Inline::Code(inside.trim().to_owned()), after))
}

fn starred(rest: &str, depth: u32) -> Option<(Inline, &str)> {
    if let Some((inside, after)) = rest.strip_prefix("**").and_then(|open| closing(open, "**")) {
        return Some((Inline::Strong(within(inside, depth + 1)), after));
    }
    let (inside, after) = closing(rest.strip_prefix('*')?, "*")?;
    Some((Inline::Emphasis(within(inside, depth + 1)), after))
}

fn underlined(rest: &str, depth: u32) -> Option<(Inline, &str)> {
    let (fence, strong) = if rest.starts_with("__") { ("__", true) } else { ("_", false) };
    let (inside, after) = closing(rest.strip_prefix(fence)?, fence)?;
    if after.chars().next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let inside = within(inside, depth + 1);
    Some((if strong { Inline::Strong(inside) } else { Inline::Emphasis(inside) }, after))
}

fn link(rest: &str, depth: u32) -> Option<(Inline, &str)> {
    let (text, after) = until(rest.strip_prefix('[')?, "](")?;
    let (to, after) = until(after, ")")?;
    let to = to.trim();
    if text.is_empty() || !may_be_followed(to) {
        return None;
    }
    Some((Inline::Link { text: within(text, depth + 1), to: to.to_owned() }, after))
}

fn bare_link(rest: &str) -> Option<(Inline, &str)> {
    let (to, after) = until(rest.strip_prefix('<')?, ">")?;
    may_be_followed(to)
        .then(|| (Inline::Link { text: vec![Inline::Plain(to.to_owned())], to: to.to_owned() }, after))
}

/// Links lead to pages and mailboxes; anything else stays words.
fn may_be_followed(to: &str) -> bool {
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| to.starts_with(scheme));
    known && !to.contains(|sign: char| sign.is_whitespace() || sign.is_control() || matches!(sign, '<' | '>'))
}

/// What stands before the next `end`, and what after it.
fn until<'a>(text: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let near = text.get(..text.floor_char_boundary(FARTHEST)).unwrap_or(text);
    let at = near.find(end)?;
    Some((text.get(..at)?, text.get(at + end.len()..)?))
}

/// As `until`, for fences that stand close around their words.
fn closing<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let (inside, after) = until(text, fence)?;
    let close = !inside.is_empty()
        && !inside.starts_with(char::is_whitespace)
        && !inside.ends_with(char::is_whitespace);
    close.then_some((inside, after))
}
