//! A line as a person sees it: numbers, words, texts, signs; and patterns over them.

use super::super::scan::{Scanner, Shape, Token};

/// What a bit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `40`, `12.5`, `50 %`
    Number,
    /// A word or a code: `stage`, `1.a`.
    Word,
    /// Begins with a digit and goes on with letters: `5km`, `1e6`.
    Figure,
    Text,
    Open,
    Close,
    Sign,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Bit<'t> {
    pub kind: Kind,
    pub text: &'t str,
    pub start: usize,
    pub end: usize,
    /// Stands first on its line.
    pub first: bool,
}

/// At most so many bits are looked at before and behind the place where reading broke off.
pub(super) const MOST: usize = 160;

/// Signs of several characters, the longest first.
const SIGNS: &[&str] = &["...", "=>", "=<", "<=", ">=", "!=", "**", "..", "/-", ":="];

/// The bits of a text up to some way behind `at`, and which of them stands there.
pub(super) fn bits(text: &str, at: usize) -> (Vec<Bit<'_>>, usize) {
    let mut bits: Vec<Bit<'_>> = Vec::new();
    let mut first = true;
    let mut found = None;
    let mut end = 0;
    for token in Scanner::new(text, 0) {
        match token.shape {
            Shape::LineBreak => first = true,
            Shape::Comment(_) => {}
            _ if token.start < end => {}
            _ => {
                let bit = bit(text, token, first);
                (first, end) = (false, bit.end);
                if found.is_none() && bit.end > at {
                    found = Some(bits.len());
                }
                bits.push(bit);
            }
        }
        if found.is_some_and(|found| bits.len() > found + MOST) {
            break;
        }
    }
    let found = found.unwrap_or(bits.len());
    let far = found.saturating_sub(MOST);
    bits.drain(..far);
    (bits, found - far)
}

fn bit(text: &str, token: Token, first: bool) -> Bit<'_> {
    let rest = text.get(token.start..).unwrap_or("");
    let (kind, length) = match token.shape {
        Shape::Text { .. } => (Kind::Text, token.end - token.start),
        Shape::Open(_) => (Kind::Open, 1),
        Shape::Close(_) => (Kind::Close, 1),
        Shape::Word => word(rest, token.end - token.start),
        _ => {
            let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign));
            (Kind::Sign, sign.map_or(token.end - token.start, |sign| sign.len()))
        }
    };
    let end = token.start + length;
    Bit { kind, text: text.get(token.start..end).unwrap_or(""), start: token.start, end, first }
}

/// A word with the parts of it behind points; a number with its places and its `%`.
fn word(rest: &str, length: usize) -> (Kind, usize) {
    let is_word = super::super::scan::is_word;
    let mut end = length;
    while let Some(part) = rest.get(end..).and_then(|rest| rest.strip_prefix('.')) {
        match part.find(|c: char| !is_word(c)).unwrap_or(part.len()) {
            0 => break,
            more => end += 1 + more,
        }
    }
    let written = rest.get(..end).unwrap_or("");
    let is_day = |day: &str| {
        let digits = |at: std::ops::Range<usize>| {
            day.get(at).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        digits(0..4)
            && day.get(4..5) == Some("-")
            && digits(5..7)
            && day.get(7..8) == Some("-")
            && digits(8..10)
    };
    if let Some(day) = rest.get(..10).filter(|day| written.len() == 4 && is_day(day)) {
        return (Kind::Number, day.len());
    }
    if written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let behind = rest.get(end..).unwrap_or("");
        let sign = behind.trim_start_matches([' ', '\t', '\u{A0}']);
        if sign.starts_with('%') {
            end += behind.len() - sign.len() + 1;
        }
        return (Kind::Number, end);
    }
    // A code such as `1.a` is a word.
    let figure = written.starts_with(char::is_numeric) && !written.contains('.');
    (if figure { Kind::Figure } else { Kind::Word }, end)
}

/// What a pattern caught: the bits it covers, and the text of each of its wildcards.
pub(super) struct Caught<'t> {
    pub from: usize,
    pub to: usize,
    parts: Vec<&'t str>,
}

impl Caught<'_> {
    /// A text with what was caught in the place of `{1}`, `{2}`, `{3}`.
    pub(super) fn fill(&self, right: &str) -> String {
        let mut filled = right.to_owned();
        for (index, part) in self.parts.iter().enumerate() {
            filled = filled.replace(&format!("{{{}}}", index + 1), part);
        }
        filled
    }
}

/// Where a pattern stands that covers the bit `at`, or ends right before it.
///
/// A pattern is words and signs with blanks between them, `a|b` where either will do (`&a|b` to catch which), and the wildcards `#` a number,
/// `@` a name, `"` a text, `_` a value: a number, a name, a call, something in brackets. `§` says that a line begins, `~`
/// that no blank stands between its neighbours, `°` that no `of` stands before, `‹` that a text stands before, `▸` that one follows, `›` that none does, `▹` that a
/// name and a text follow, `¶` that the line ends.
pub(super) fn find<'t>(bits: &[Bit<'t>], at: usize, pattern: &str, text: &'t str) -> Option<Caught<'t>> {
    let longest = pattern.split(' ').count() + 24;
    (at.saturating_sub(longest)..=at).find_map(|from| {
        let (to, parts) = matched(bits, from, pattern, text)?;
        let covers = to > at || (to == at && from < at && !pattern.ends_with('@'));
        covers.then_some(Caught { from, to, parts })
    })
}

fn matched<'t>(bits: &[Bit<'t>], from: usize, pattern: &str, text: &'t str) -> Option<(usize, Vec<&'t str>)> {
    let mut at = from;
    let mut parts = Vec::new();
    for wanted in pattern.split(' ') {
        if wanted == "¶" {
            if bits.get(at).is_some_and(|bit| !bit.first && bit.kind != Kind::Close) {
                return None;
            }
            continue;
        }
        if wanted == "▹" {
            let is = |at: usize, kind: Kind| bits.get(at).is_some_and(|bit| bit.kind == kind && !bit.first);
            if !is(at, Kind::Word) || !is(at + 1, Kind::Text) {
                return None;
            }
            continue;
        }
        if wanted == "›" || wanted == "▸" {
            let follows = bits.get(at).is_some_and(|bit| bit.kind == Kind::Text && !bit.first);
            if follows != (wanted == "▸") {
                return None;
            }
            continue;
        }
        let bit = bits.get(at)?;
        // What is meant by a line stands in it.
        if bit.first && at > from {
            return None;
        }
        let before = at.checked_sub(1).and_then(|at| bits.get(at));
        let holds = match wanted {
            "§" => Some(bit.first),
            "~" => Some(before.is_some_and(|before| before.end == bit.start)),
            "°" => Some(before.is_none_or(|before| before.text != "of")),
            "‹" => Some(before.is_some_and(|before| before.kind == Kind::Text)),
            _ => None,
        };
        match holds {
            Some(true) => continue,
            Some(false) => return None,
            None => {}
        }
        let end = match wanted {
            "#" => number(bits, at)?,
            "@" if bit.kind == Kind::Word => at + 1,
            "\"" if bit.kind == Kind::Text => at + 1,
            "_" => value(bits, at)?,
            "@" | "\"" => return None,
            _ if bit.kind == Kind::Text => return None,
            _ => {
                let wanted = wanted.strip_prefix('&').filter(|rest| !rest.is_empty()).unwrap_or(wanted);
                let mut ways = if wanted.len() > 1 { wanted.split('|') } else { wanted.split('\0') };
                ways.any(|way| way.eq_ignore_ascii_case(bit.text)).then_some(at + 1)?
            }
        };
        if matches!(wanted, "#" | "@" | "\"" | "_") || wanted.len() > 1 && wanted.starts_with('&') {
            let last = bits.get(end.checked_sub(1)?)?;
            parts.push(text.get(bit.start..last.end)?);
        }
        at = end;
    }
    Some((at, parts))
}

/// The end of a number, which may have a sign.
fn number(bits: &[Bit<'_>], at: usize) -> Option<usize> {
    let bit = bits.get(at)?;
    match bit.kind {
        Kind::Number => Some(at + 1),
        Kind::Sign if bit.text == "-" => {
            let next = bits.get(at + 1)?;
            (next.kind == Kind::Number && next.start == bit.end).then_some(at + 2)
        }
        _ => None,
    }
}

/// The end of a number, a name, a call or something in brackets.
fn value(bits: &[Bit<'_>], at: usize) -> Option<usize> {
    let bit = bits.get(at)?;
    let bracket = |at: usize| bits.get(at).is_some_and(|bit| bit.text == "(").then(|| closed(bits, at));
    match bit.kind {
        Kind::Word if super::super::words::is_reserved(bit.text) => None,
        Kind::Word => bracket(at + 1).unwrap_or(Some(at + 1)),
        Kind::Open => bracket(at).flatten(),
        _ => number(bits, at),
    }
}

/// Behind the bracket that closes the one at `at`.
pub(super) fn closed(bits: &[Bit<'_>], at: usize) -> Option<usize> {
    let pair = match bits.get(at)?.text {
        "(" => ")",
        "{" => "}",
        _ => "]",
    };
    let mut depth = 0usize;
    for (index, bit) in bits.iter().enumerate().skip(at) {
        match (bit.kind, bit.text) {
            (Kind::Open, _) | (Kind::Sign, "[") => depth += 1,
            (Kind::Close, _) | (Kind::Sign, "]") => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (bit.text == pair).then_some(index + 1);
        }
    }
    None
}
