//! Advice as cards: what is certain has a solid edge, what is only possible a broken one.

use crate::render::harmless::harmless;
use crate::report::document::{Advice, Passage, Urgency};
use crate::report::words;
use crate::wording::Wording;

use super::lines::{line_width, runs, width, wrap};
use super::style::{Colour, Line, Run, Style};

pub(super) fn lines(wording: &Wording, advice: &Advice, most: usize) -> Vec<Line> {
    let room = most.saturating_sub(2);
    let mut inside = headline(wording, advice, room);
    inside.extend(wrap(&[Run::new(particulars(wording, advice), Style::QUIET)], room));
    if !advice.text.is_empty() {
        inside.push(Line::new());
        inside.extend(passages(&advice.text, room));
    }
    if !advice.references.is_empty() {
        inside.push(Line::new());
        for reference in &advice.references {
            inside.extend(hanging(&Run::new("→ ", Style::QUIET), &[Run::plain(harmless(reference))], room));
        }
    }
    let edge = Run::new(if advice.certain { "┃ " } else { "┊ " }, edge_style(advice.urgency));
    inside.into_iter().map(|line| std::iter::once(edge.clone()).chain(line).collect()).collect()
}

fn edge_style(urgency: Urgency) -> Style {
    match urgency {
        Urgency::High => Style::of(Colour::Red),
        Urgency::Medium => Style::of(Colour::Yellow),
        Urgency::Low => Style::of(Colour::Blue),
    }
}

/// Code and title on the left, what there is to win on the right or, where there is no room, below.
fn headline(wording: &Wording, advice: &Advice, room: usize) -> Vec<Line> {
    let about = harmless(format!("{}  {}", advice.code, advice.about).trim());
    let to_win = words::to_win(wording, advice.to_win, advice.falls);
    let style = if advice.to_win.high > crate::decimal::Number::ZERO {
        Style { bold: true, ..Style::of(Colour::Cyan) }
    } else {
        Style::QUIET
    };
    let beside = room.saturating_sub(width(&to_win) + 2);
    let about = |most: usize| {
        // Two spaces between code and title would be taken for one word gap.
        let (code, title) = about.split_once("  ").unwrap_or(("", about.as_str()));
        let front = if code.is_empty() { String::new() } else { format!("{code}  ") };
        hanging(&Run::new(front, Style::BOLD), &[Run::new(title, Style::BOLD)], most)
    };
    if beside < 30 {
        let mut lines = about(room);
        lines.push(vec![Run::new(to_win, style)]);
        return lines;
    }
    let mut lines = about(beside);
    if let Some(first) = lines.first_mut() {
        let gap = room.saturating_sub(line_width(first) + width(&to_win));
        first.push(Run::spaces(gap));
        first.push(Run::new(to_win, style));
    }
    lines
}

fn particulars(wording: &Wording, advice: &Advice) -> String {
    let mut all = words::particulars(wording, advice);
    all.push(advice.name.clone());
    harmless(&all.join(" · "))
}

/// Prose within a width: paragraphs apart, lists below one another.
pub(super) fn passages(passages: &[Passage], most: usize) -> Vec<Line> {
    let mut all = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| passages.get(at));
        if before.is_some_and(|before| !same_list(before, passage)) {
            all.push(Line::new());
        }
        match passage {
            Passage::Paragraph(text) => all.extend(wrap(&runs(text, Style::PLAIN), most)),
            Passage::Heading(text) => all.extend(wrap(&runs(text, Style::BOLD), most)),
            Passage::Item { depth, number, text } => {
                let bullet = if *depth == 0 { "•" } else { "◦" };
                let mark = number.map_or_else(|| bullet.to_owned(), |number| format!("{number}."));
                let front = Run::plain(format!("{}{mark} ", "  ".repeat(usize::from(*depth))));
                all.extend(hanging(&front, &runs(text, Style::PLAIN), most));
            }
        }
    }
    all
}

/// Whether two passages are entries of one list, or of a list and one inside it.
fn same_list(one: &Passage, next: &Passage) -> bool {
    match (one, next) {
        (
            Passage::Item { depth, number, .. },
            Passage::Item { depth: next_depth, number: next_number, .. },
        ) => depth != next_depth || number.is_some() == next_number.is_some(),
        _ => false,
    }
}

/// Text after a mark; what goes on below stands as far in as the text began.
pub(super) fn hanging(front: &Run, text: &[Run], most: usize) -> Vec<Line> {
    let indent = width(&front.text);
    wrap(text, most.saturating_sub(indent).max(8))
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let first = if at == 0 { front.clone() } else { Run::spaces(indent) };
            std::iter::once(first).chain(line).collect()
        })
        .collect()
}
