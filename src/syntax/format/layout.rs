//! Where lines end: where their writer ended them, as far as the style goes along with it, and where they get too long.

use crate::syntax::from_text::{Series, Shape, Token};

use super::columns;
use super::entries::{Bracket, Entry, Group, Part, PartKind, Place, Sheet};
use super::write::Hand;
use super::{Commas, STEP, WIDEST};

/// Decides all line breaks and columns of a file.
pub(super) fn lay_out(sheet: &mut Sheet<'_>, commas: Commas) {
    settle(sheet);
    let hand = Hand { commas };
    fit(sheet, None, 0, hand);
    // An empty line more parts columns, so that they stand anew.
    while part_blocks(sheet) {
        fit(sheet, None, 0, hand);
    }
}

/// Keeps a writer's line breaks where a line may begin.
fn settle(sheet: &mut Sheet<'_>) {
    for entry in &mut sheet.entries {
        for index in 1..entry.parts.len() {
            settle_break(&mut entry.parts, index);
        }
        place_head(entry);
        for part in &mut entry.parts {
            if let PartKind::Group(group) = &mut part.kind {
                settle(&mut group.inside);
            }
        }
    }
}

fn settle_break(parts: &mut [Part<'_>], index: usize) {
    let [.., before, part] = parts.get_mut(..=index).unwrap_or_default() else { return };
    if part.place == Place::Line || part.is_comment() || before.is_comment() {
        return;
    }
    let before_goes_on = before.is(Shape::Join) || before.is(Shape::Infix) && !before.is_equals();
    if index > 1 && before_goes_on {
        // What joins two lines begins the second one.
        part.place = Place::Line;
        if before.place == Place::Line {
            before.place = Place::NextLine;
            before.blank_before = false;
        }
        return;
    }
    let goes_on = part.token().is_some_and(Token::goes_on);
    let is_next = part.is_in_series(Series::Next);
    let follows_sign = before.is_comma() || before.is_equals() && part.group().is_none();
    if !goes_on && !is_next && !follows_sign {
        part.place = Place::Line;
    }
}

/// The `{` after a head: on the line of the head, or below a head of several lines.
fn place_head(entry: &mut Entry<'_>) {
    let mut has_lines = false;
    let mut after_comment = false;
    for part in &mut entry.parts {
        if part.group().is_some_and(Group::is_headed) {
            let below = after_comment || has_lines && part.is_broken();
            part.place = if below { Place::BelowHead } else { Place::Line };
            part.blank_before = false;
        }
        has_lines |= part.place == Place::NextLine;
        after_comment = part.is_comment();
    }
}

/// Breaks what is too long, and lines up columns, from outside to inside.
fn fit(sheet: &mut Sheet<'_>, bracket: Option<Bracket>, indent: usize, hand: Hand) {
    loop {
        columns::line_up(&mut sheet.entries, bracket, hand);
        let mut changed = false;
        for index in 0..sheet.entries.len() {
            let comma = usize::from(hand.has_comma(sheet, index, bracket, true));
            if let Some(entry) = sheet.entries.get_mut(index) {
                changed |= shorten(entry, indent, comma, hand);
            }
        }
        if !changed {
            break;
        }
    }
    for entry in &mut sheet.entries {
        let (hang, mut line) = (indent + entry.hang, indent + entry.base);
        for part in &mut entry.parts {
            match part.place {
                Place::Line => {}
                Place::NextLine => line = hang,
                Place::BelowHead => line = indent,
            }
            if let PartKind::Group(group) = &mut part.kind
                && group.broken
            {
                fit(&mut group.inside, Some(group.bracket), line + STEP, hand);
            }
        }
    }
}

/// A stretch of an entry that stands on one line.
struct Line {
    start: usize,
    /// Behind the last part that begins on it.
    end: usize,
    /// Before its first part.
    indent: usize,
    width: usize,
}

impl Line {
    fn new(start: usize, indent: usize) -> Line {
        Line { start, end: start, indent, width: indent }
    }
}

/// On every line that is too long, breaks one kind of thing. Whether it found any.
fn shorten(entry: &mut Entry<'_>, indent: usize, comma: usize, hand: Hand) -> bool {
    let is_headed = entry.parts.iter().any(|part| part.group().is_some_and(Group::is_headed));
    // One value alone gains nothing from a line of its own, but a row does.
    let least = |group: &Group<'_>| if group.inside.entries.iter().any(Entry::is_row) { 1 } else { 2 };
    let is_list = |part: &Part<'_>| {
        part.group().is_some_and(|group| !group.is_braces() && can_break(group, least(group)))
    };
    let is_loose = |part: &Part<'_>| is_list(part) && !part.group().is_some_and(Group::is_packed);
    let mut changed = false;
    for line in lines(entry, indent, comma, hand) {
        if line.width > WIDEST {
            let parts = entry.parts.get_mut(line.start..line.end).unwrap_or_default();
            changed |= shorten_line(parts, is_headed)
                || fill(parts, line.indent, hand)
                || break_groups(parts, is_loose)
                // Last, since a break in a list of words is not kept.
                || break_groups(parts, is_list);
        }
    }
    if changed {
        place_head(entry);
    }
    changed
}

/// The first of these that is on the line, from what is told apart most easily to what belongs together most.
fn shorten_line(parts: &mut [Part<'_>], is_headed: bool) -> bool {
    let is_block =
        |part: &Part<'_>| part.group().is_some_and(|group| group.is_braces() && can_break(group, 1));
    let is_modifier = |part: &Part<'_>| part.token().is_some_and(Token::is_modifier);
    let is_condition = |part: &Part<'_>| part.is_word("where") || is_headed && part.is_word("when");
    let has_block = parts.iter().any(is_block);
    let after_blocks = parts.iter().rposition(is_block).unwrap_or(0);
    let is_join = |part: &Part<'_>| part.is(Shape::Join);
    begin_lines(parts, after_blocks, is_modifier)
        || !is_headed && begin_lines(parts, 0, |part| is_join(part) && has_block)
        || break_groups(parts, is_block)
        || begin_lines(parts, 0, is_modifier)
        || begin_lines(parts, 0, is_condition)
        || begin_lines(parts, 0, is_join)
}

/// Begins a line behind the last comma that fits, or else behind the first. Whether there is one.
fn fill(parts: &mut [Part<'_>], indent: usize, hand: Hand) -> bool {
    let mut commas = parts.iter().enumerate().filter(|(_, part)| part.is_comma()).map(|(index, _)| index);
    let Some(first) = commas.next() else { return false };
    let fits = |comma: &usize| indent + hand.width(parts.get(..=*comma).unwrap_or_default()) <= WIDEST;
    let last = commas.take_while(fits).last().unwrap_or(first);
    match parts.get_mut(last + 1) {
        Some(part) => {
            part.place = Place::NextLine;
            part.blank_before = false;
            true
        }
        None => false,
    }
}

fn can_break(group: &Group<'_>, least: usize) -> bool {
    !group.broken && group.inside.entries.len() >= least
}

/// Lets lines begin with what is found behind a part. Whether there is any.
fn begin_lines(parts: &mut [Part<'_>], behind: usize, which: impl Fn(&Part<'_>) -> bool) -> bool {
    let mut changed = false;
    for part in parts.iter_mut().skip(behind + 1).filter(|part| which(part)) {
        part.place = Place::NextLine;
        part.blank_before = false;
        changed = true;
    }
    changed
}

/// Gives every entry in such brackets its line. Whether there are any.
fn break_groups(parts: &mut [Part<'_>], which: impl Fn(&Part<'_>) -> bool) -> bool {
    let mut changed = false;
    for part in parts.iter_mut().filter(|part| which(part)) {
        if let PartKind::Group(group) = &mut part.kind {
            group.broken = true;
            changed = true;
        }
    }
    changed
}

/// The lines that an entry takes, without those in its broken brackets. Comments do not count: nothing shortens them.
fn lines(entry: &Entry<'_>, indent: usize, comma: usize, hand: Hand) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::new(0, indent);
    let mut line_indent = indent + entry.base;
    let mut before: Option<&Part<'_>> = None;
    for (index, part) in entry.parts.iter().enumerate() {
        match part.place {
            Place::Line => line.width += before.map_or(0, |before| hand.gap(before, part)) + part.padding,
            place => {
                line_indent = if place == Place::NextLine { indent + entry.hang } else { indent };
                lines.push(std::mem::replace(&mut line, Line::new(index, line_indent)));
            }
        }
        line.end = index + 1;
        if part.spans_lines() {
            // What ends it goes on with its line.
            let (opens, closes) = if part.group().is_some() { (1, 1) } else { (3, STEP + 3) };
            line.width += opens;
            lines.push(std::mem::replace(&mut line, Line::new(index + 1, line_indent + closes)));
        } else if !part.is_comment() {
            line.width += hand.part_width(part);
        }
        before = Some(part);
    }
    line.width += comma;
    lines.push(line);
    lines
}

/// Puts an empty line around blocks at the top of a file. Whether one was missing.
fn part_blocks(sheet: &mut Sheet<'_>) -> bool {
    let is_block = |part: &Part<'_>| part.group().is_some_and(|group| group.is_headed() && group.broken);
    let mut changed = false;
    let mut after_block = false;
    for (index, entry) in sheet.entries.iter_mut().enumerate() {
        let block = entry.parts.iter().any(is_block);
        let has_blank = entry.blank_before || entry.comments.iter().any(|comment| comment.blank_before);
        if index > 0 && (block || after_block) && !has_blank {
            match entry.comments.first_mut() {
                Some(comment) => comment.blank_before = true,
                None => entry.blank_before = true,
            }
            changed = true;
        }
        after_block = block;
    }
    changed
}
