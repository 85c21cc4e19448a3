//! Each kind of block as a call of what `report.typ` draws it with.

use crate::report::document::{Block, Excerpt, ExcerptLine, Fact, Heading, Inline, Mark, Step, Text, Tone};
use crate::report::words;
use crate::wording::Wording;

use super::super::bars;
use super::code::{array, call, named, string, words as said};
use super::{pictures, prose, tables};

/// The blocks one after another. `last_level` is that of the heading before: headings go down one level at a time, or
/// those who go by them are lost.
pub(super) fn all(wording: &Wording, blocks: &[Block], last_level: &mut u8) -> Vec<String> {
    let mut rest = blocks;
    let mut all = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        all.push(match (first, after.split_first()) {
            (Block::Chart(chart), Some((Block::Facts(entries), below))) => {
                rest = below;
                call("beside", &[pictures::chart(wording, chart), facts(entries)])
            }
            _ => one(wording, first, after, last_level),
        });
    }
    all
}

/// Advice and reasons begin on a page of their own: they are what is torn off and passed on.
fn is_torn_off(part: &[Block]) -> bool {
    part.iter()
        .take_while(|block| !matches!(block, Block::Heading(heading) if heading.level == 1))
        .any(|block| matches!(block, Block::Advice(_) | Block::Excerpt(_)))
}

fn heading(heading: &Heading, after: &[Block], last_level: &mut u8) -> String {
    let level = heading.level.min(*last_level + 1).max(1);
    *last_level = level;
    let mut arguments = vec![level.to_string(), said(&heading.text)];
    arguments.extend(heading.aside.as_deref().map(|aside| named("aside", said(aside))));
    if heading.level == 1 && is_torn_off(after) {
        arguments.push(named("begins-page", true));
    }
    call("part", &arguments)
}

fn one(wording: &Wording, block: &Block, after: &[Block], last_level: &mut u8) -> String {
    match block {
        Block::Title(title) => {
            *last_level = 1;
            call("part", &[String::from("1"), said(&title.text)])
        }
        Block::Heading(one) => heading(one, after, last_level),
        Block::Facts(entries) => facts(entries),
        Block::Bars(entries) => tables::table(wording, &bars::table(wording, entries)),
        Block::Chart(chart) => pictures::chart(wording, chart),
        Block::Table(table) | Block::Listing(table) => tables::table(wording, table),
        Block::Paragraph(words) if matches!(after.first(), Some(Block::Table(_) | Block::Listing(_))) => {
            call("told", &[text(words), named("stays", true)])
        }
        Block::Paragraph(words) => call("told", &[text(words)]),
        Block::Bullets(entries) => call("list", &entries.iter().map(text).collect::<Vec<_>>()),
        Block::Advice(card) => prose::advice(wording, card),
        Block::Note(words) => call("note", &[text(words)]),
        Block::Excerpt(one) => excerpt(wording, one),
        Block::Steps(entries) => call("steps", &entries.iter().map(step).collect::<Vec<_>>()),
    }
}

fn facts(facts: &[Fact]) -> String {
    let rows = facts.iter().map(|fact| array(&[said(&fact.name), text(&fact.value)]));
    call("facts", &rows.collect::<Vec<_>>())
}

fn excerpt(wording: &Wording, excerpt: &Excerpt) -> String {
    let mut arguments = vec![said(&excerpt.place)];
    arguments.extend(excerpt.lines.iter().map(|line| match line {
        ExcerptLine::Gap => String::from("none"),
        ExcerptLine::Line { number, text, mark, value } => {
            let mark = match mark {
                Mark::None => "plain",
                Mark::May => "may",
                Mark::Counts => "counts",
                Mark::Missed => "missed",
            };
            let indent = text.chars().take_while(|sign| *sign == ' ').count();
            let value =
                value.map_or_else(|| String::from("none"), |value| said(&words::figure(wording, value)));
            array(&[string(mark), number.to_string(), indent.to_string(), said(text.trim_start()), value])
        }
    }));
    call("excerpt", &arguments)
}

fn step(step: &Step) -> String {
    array(&[
        step.depth.min(12).to_string(),
        step.certain.to_string(),
        said(&step.what),
        step.value.as_deref().map_or_else(|| String::from("none"), said),
        if step.text.is_empty() { String::from("none") } else { said(&step.text) },
        said(&step.place),
    ])
}

pub(super) fn text(text: &Text) -> String {
    match text.as_slice() {
        [] => String::from("\"\""),
        [only] => inline(only),
        many => call("t", &many.iter().map(inline).collect::<Vec<_>>()),
    }
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Plain(words) => said(words),
        Inline::Strong(inside) => call("strong", &[text(inside)]),
        Inline::Emphasis(inside) => call("emph", &[text(inside)]),
        Inline::Code(words) => call("code", &[said(words)]),
        Inline::Link { text: inside, to } => call("link", &[string(to), text(inside)]),
        Inline::Toned(tone, words) => call(toned(*tone), &[said(words)]),
    }
}

fn toned(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Doubtful => "doubtful",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}
