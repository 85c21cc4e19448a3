//! Entries whose lines and columns are settled, to text.

use unicode_width::UnicodeWidthStr;

use crate::syntax::from_text::{self, Shape};

use super::entries::{Bracket, Comment, Entry, Group, Part, PartKind, Place, Sheet};
use super::{Commas, STEP, WIDEST};

/// Names of the language's own that go on with the entry before when no comma parts them from it.
const JOINING: [&str; 5] = ["asked", "help", "ordered", "points", "unit"];

/// A file's text.
pub(super) fn write(sheet: &Sheet<'_>, commas: Commas) -> String {
    let mut writer = Writer { out: String::new(), hand: Hand { commas } };
    writer.sheet(sheet, None, 0);
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    writer.out
}

/// How things on one line are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand {
    pub commas: Commas,
}

impl Hand {
    /// The spaces between two parts on one line.
    pub(super) fn gap(self, before: &Part<'_>, part: &Part<'_>) -> usize {
        let is_call = part.group().is_some_and(|group| group.bracket == Bracket::Round { call: true });
        match part.kind {
            PartKind::Comment(_) => 2,
            PartKind::Comma => 0,
            _ => usize::from(!is_call && !before.is(Shape::Prefix)),
        }
    }

    pub(super) fn part_width(self, part: &Part<'_>) -> usize {
        let mut out = String::new();
        self.part(part, &mut out);
        out.width()
    }

    /// Of parts on one line, what opens at their end included.
    pub(super) fn width(self, parts: &[Part<'_>]) -> usize {
        let mut out = String::new();
        self.parts(parts, &mut out);
        out.width()
    }

    fn parts(self, parts: &[Part<'_>], out: &mut String) {
        let mut before = None;
        for part in parts {
            if let Some(before) = before {
                out.extend(std::iter::repeat_n(' ', self.gap(before, part) + part.padding));
            }
            self.part(part, out);
            before = Some(part);
        }
    }

    fn part(self, part: &Part<'_>, out: &mut String) {
        match &part.kind {
            PartKind::Token(token) => out.push_str(&token.text),
            PartKind::Comment(text) => out.push_str(text),
            PartKind::Comma => out.push(','),
            PartKind::Group(group) => self.group(group, out),
        }
    }

    /// On one line.
    fn group(self, group: &Group<'_>, out: &mut String) {
        let (open, close) = signs(group);
        out.push(open);
        let space = if group.is_braces() && !group.inside.entries.is_empty() { " " } else { "" };
        out.push_str(space);
        for (index, entry) in group.inside.entries.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            self.parts(&entry.parts, out);
            if self.has_comma(&group.inside, index, Some(group.bracket), false) {
                out.push(',');
            }
        }
        out.push_str(space);
        out.push(close);
    }

    /// Whether a comma follows an entry of a file or a bracket; `broken` when each entry has its line.
    pub(super) fn has_comma(
        self,
        inside: &Sheet<'_>,
        index: usize,
        bracket: Option<Bracket>,
        broken: bool,
    ) -> bool {
        let Some(entry) = inside.entries.get(index) else { return false };
        let next = inside.entries.get(index + 1);
        if self.commas == Commas::AsWritten {
            return entry.comma;
        }
        if entry.comma && next.is_some_and(joins) {
            return true;
        }
        match bracket {
            Some(Bracket::Round { .. }) => next.is_some() || broken && index > 0,
            Some(Bracket::Braces(block)) => {
                next.is_some() && !broken && !block.items && !inside.entries.iter().all(is_titled)
            }
            None => false,
        }
    }
}

/// Whether an entry would be read as the end of the one before.
fn joins(entry: &Entry<'_>) -> bool {
    entry.parts.first().is_some_and(|part| {
        part.group().is_some()
            || part.is(Shape::Prefix)
            || part.token().is_some_and(|token| JOINING.contains(&&*token.text))
    })
}

/// A name and its title: such entries are told apart on one line without commas.
fn is_titled(entry: &Entry<'_>) -> bool {
    match entry.parts.as_slice() {
        [name, title] => name.is(Shape::Name) && title.is(Shape::Text),
        _ => false,
    }
}

fn signs(group: &Group<'_>) -> (char, char) {
    if group.is_braces() { ('{', '}') } else { ('(', ')') }
}

struct Writer {
    out: String,
    hand: Hand,
}

impl Writer {
    fn line(&mut self, blank_before: bool, indent: usize) {
        if !self.out.is_empty() {
            self.out.push('\n');
            if blank_before {
                self.out.push('\n');
            }
        }
        self.spaces(indent);
    }

    fn spaces(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
    }

    /// A file, or the inside of a group, a line for each entry.
    fn sheet(&mut self, sheet: &Sheet<'_>, bracket: Option<Bracket>, indent: usize) {
        for (index, entry) in sheet.entries.iter().enumerate() {
            self.comments(&entry.comments, indent);
            self.line(entry.blank_before, indent);
            self.entry(entry, indent);
            if self.hand.has_comma(sheet, index, bracket, true) {
                self.out.push(',');
            }
            if let Some(remark) = &entry.remark {
                self.out.push_str("  ");
                self.out.push_str(remark);
            }
        }
        self.comments(&sheet.comments, indent);
    }

    fn comments(&mut self, comments: &[Comment<'_>], indent: usize) {
        for comment in comments {
            self.line(comment.blank_before, indent);
            self.out.push_str(&comment.text);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>, indent: usize) {
        let mut line_indent = indent + entry.base;
        let mut before: Option<&Part<'_>> = None;
        for part in &entry.parts {
            match (part.place, before) {
                (Place::Line, None) => {}
                (Place::Line, Some(before)) => self.spaces(self.hand.gap(before, part) + part.padding),
                (place, _) => {
                    line_indent = if place == Place::NextLine { indent + entry.hang } else { indent };
                    self.line(part.blank_before, line_indent);
                }
            }
            match &part.kind {
                PartKind::Group(group) if group.broken => self.broken(group, line_indent),
                PartKind::Token(token) if token.shape == Shape::LongText => {
                    self.long_text(&token.text, line_indent + STEP);
                }
                _ => self.hand.part(part, &mut self.out),
            }
            before = Some(part);
        }
    }

    fn broken(&mut self, group: &Group<'_>, indent: usize) {
        let (open, close) = signs(group);
        self.out.push(open);
        if let Some(remark) = &group.remark {
            self.out.push_str("  ");
            self.out.push_str(remark);
        }
        match group.is_packed() {
            true if group.is_braces() => {
                self.packed(group, indent + STEP);
                self.out.push(' ');
            }
            true => {
                self.line(false, indent + STEP);
                self.packed(group, indent + STEP);
                self.line(false, indent);
            }
            false => {
                self.sheet(&group.inside, Some(group.bracket), indent + STEP);
                self.line(false, indent);
            }
        }
        self.out.push(close);
    }

    /// As many values on a line as it holds, from where the pen is.
    fn packed(&mut self, group: &Group<'_>, indent: usize) {
        let mut width = self.out.rsplit('\n').next().unwrap_or("").width();
        // What closes braces and what parts them from the next stand on the last line.
        let end = if group.is_braces() { 3 } else { 0 };
        let last = group.inside.entries.len().saturating_sub(1);
        for (index, entry) in group.inside.entries.iter().enumerate() {
            let mut value = String::new();
            self.hand.parts(&entry.parts, &mut value);
            if self.hand.has_comma(&group.inside, index, Some(group.bracket), false) {
                value.push(',');
            }
            let needed = value.width() + if index == last { end } else { 0 };
            if index > 0 && width + 1 + needed > WIDEST {
                self.line(false, indent);
                width = indent;
            } else if index > 0 || group.is_braces() {
                self.out.push(' ');
                width += 1;
            }
            self.out.push_str(&value);
            width += value.width();
        }
    }

    /// A text of several lines, set in without a change of what it says: their common indent does not count.
    fn long_text(&mut self, written: &str, indent: usize) {
        let value = from_text::without_indent(written);
        let is_blank = |line: &&str| line.trim().is_empty();
        let mut told = value.split('\n').filter(|line| !is_blank(line));
        let at_margin = value.trim().is_empty() || told.any(|line| !line.starts_with([' ', '\t']));
        if !written.contains('\n') || !at_margin {
            self.out.push_str(written);
            return;
        }
        self.out.push_str("\"\"\"");
        for line in value.split('\n').filter(|_| !value.is_empty()) {
            self.out.push('\n');
            if !line.is_empty() {
                self.spaces(indent);
                self.out.push_str(line);
            }
        }
        self.out.push('\n');
        self.spaces(indent);
        self.out.push_str("\"\"\"");
    }
}
