//! A document for a terminal, or for a mail that shows every sign equally wide.

mod advice;
mod bars;
mod lines;
mod rule;
mod style;
mod table;

use crate::render::harmless::harmless;
use crate::report::document::{Block, Document, Fact, Heading, Text, Title};
use crate::wording::Wording;

use lines::{line_width, runs, width, wrap};
use style::{Colour, Line, Run, Style};

/// Narrower than this nothing can be read.
const NARROWEST: usize = 30;

/// A bar inside a table is at most so long.
const BAR_IN_TABLE: usize = 12;

/// The document in lines of at most `columns` columns (at least 30), with escape sequences only if `colour`.
#[must_use]
pub fn terminal(document: &Document, columns: usize, colour: bool) -> String {
    let most = columns.max(NARROWEST);
    let mut all: Vec<Line> = Vec::new();
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        let lines = block_lines(document.wording(), block, most);
        if let Some(before) = before {
            all.extend(std::iter::repeat_n(Line::new(), space_between(before, block)));
        }
        all.extend(lines);
        before = Some(block);
    }
    style::painted(&all, colour)
}

fn space_between(before: &Block, block: &Block) -> usize {
    match (before, block) {
        (_, Block::Title(_)) => 3,
        (Block::Heading(one), Block::Heading(other)) if one.level < other.level => 1,
        (Block::Heading(heading), _) if heading.level > 1 => 0,
        (Block::Note(_), Block::Note(_)) => 0,
        (Block::Steps(_), Block::Note(_)) => 0,
        _ => 1,
    }
}

fn block_lines(wording: &Wording, block: &Block, most: usize) -> Vec<Line> {
    match block {
        Block::Title(title) => title_lines(title, most),
        Block::Heading(heading) => heading_lines(heading, most),
        Block::Facts(facts) => fact_lines(facts, most),
        Block::Bars(bars) => bars::lines(wording, bars, most),
        Block::Chart(chart) if chart.table.rows.is_empty() => Vec::new(),
        Block::Chart(chart) => table::lines(wording, &chart.table, most, BAR_IN_TABLE),
        Block::Table(table) | Block::Listing(table) => table::lines(wording, table, most, BAR_IN_TABLE),
        Block::Paragraph(text) => indented(text, Style::PLAIN, most),
        Block::Bullets(entries) => bullets(entries, most),
        Block::Advice(card) => advice::lines(wording, card, most),
        Block::Note(text) => indented(text, Style::QUIET, most),
        Block::Excerpt(excerpt) => rule::excerpt(wording, excerpt, most),
        Block::Steps(steps) => rule::steps(steps, most),
    }
}

fn title_lines(title: &Title, most: usize) -> Vec<Line> {
    let mut all = wrap(&[Run::new(harmless(&title.above), Style::QUIET)], most);
    all.extend(wrap(&[Run::new(harmless(&title.text), Style::BOLD)], most));
    if let Some(below) = &title.below {
        all.extend(wrap(&[Run::new(harmless(below), Style::of(Colour::Yellow))], most));
    }
    all.push(vec![Run::new("═".repeat(most), Style::QUIET)]);
    all
}

fn heading_lines(heading: &Heading, most: usize) -> Vec<Line> {
    let aside = heading.aside.as_deref().map_or_else(String::new, harmless);
    let taken = if aside.is_empty() { 0 } else { width(&aside) + 2 };
    let mut all = wrap(&[Run::new(harmless(&heading.text), Style::BOLD)], most.saturating_sub(taken).max(12));
    if let Some(last) = all.last_mut() {
        let gap = most.saturating_sub(line_width(last) + width(&aside));
        if heading.level == 1 && gap > 2 {
            let rule = gap - 1 - usize::from(!aside.is_empty());
            last.push(Run::new(format!(" {}", "─".repeat(rule)), Style::QUIET));
            if !aside.is_empty() {
                last.push(Run::spaces(1));
            }
        } else {
            last.push(Run::spaces(gap));
        }
        last.push(Run::new(aside, Style::BOLD));
    }
    all
}

fn fact_lines(facts: &[Fact], most: usize) -> Vec<Line> {
    let names = facts.iter().map(|fact| width(&fact.name)).max().unwrap_or(0).min(most / 3);
    facts
        .iter()
        .flat_map(|fact| {
            let name = lines::cut(&harmless(&fact.name), names);
            let gap = names - width(&name).min(names) + 2;
            let front = Run::new(format!("  {name}{}", " ".repeat(gap)), Style::QUIET);
            advice::hanging(&front, &runs(&fact.value, Style::PLAIN), most)
        })
        .collect()
}

fn indented(text: &Text, style: Style, most: usize) -> Vec<Line> {
    advice::hanging(&Run::spaces(2), &runs(text, style), most)
}

fn bullets(entries: &[Text], most: usize) -> Vec<Line> {
    entries
        .iter()
        .flat_map(|entry| advice::hanging(&Run::plain("  • "), &runs(entry, Style::PLAIN), most))
        .collect()
}
