//! Each kind of block as paragraphs and tables.

use maud::{Markup, html};

use crate::report::document::{Block, Heading};

use super::super::bars;
use super::pen::{BULLETS, Look, Pen, bookmark, paragraph};
use super::words::{boxed, said, text};
use super::{advice, pictures, reasons, tables};

pub(super) fn all(pen: &mut Pen<'_>, blocks: &[Block]) -> Markup {
    let mut rest = blocks;
    html! {
        @while let Some((first, after)) = rest.split_first() {
            (one(pen, first, after))
            @let () = rest = after;
        }
    }
}

fn one(pen: &mut Pen<'_>, block: &Block, after: &[Block]) -> Markup {
    match block {
        Block::Title(title) => {
            heading(pen, &Heading { level: 1, text: title.text.clone(), aside: None }, after)
        }
        Block::Heading(one) => heading(pen, one, after),
        Block::Facts(facts) => tables::facts(facts, matches!(after.first(), Some(Block::Excerpt(_)))),
        Block::Bars(entries) => {
            let table = bars::table(pen.wording, entries);
            tables::table(pen, &table)
        }
        Block::Chart(chart) => pictures::chart(pen, chart),
        Block::Table(table) | Block::Listing(table) => tables::table(pen, table),
        Block::Paragraph(words) => {
            let stays = matches!(
                after.first(),
                Some(Block::Facts(_) | Block::Table(_) | Block::Listing(_) | Block::Bars(_))
            );
            paragraph(Look::of("Normal").stays(stays), text(words))
        }
        Block::Bullets(entries) => html! {
            @for entry in entries { (paragraph(Look::of("ListParagraph").in_list(BULLETS, 0), text(entry))) }
        },
        Block::Advice(card) => advice::card(pen, card),
        Block::Note(words) => paragraph(Look::of("Note"), text(words)),
        Block::Excerpt(one) => reasons::excerpt(pen.wording, one),
        Block::Steps(steps) => reasons::steps(steps),
    }
}

/// Advice and reasons begin on a page of their own: they are what is torn off and passed on.
fn is_torn_off(part: &[Block]) -> bool {
    part.iter()
        .take_while(|block| !matches!(block, Block::Heading(heading) if heading.level == 1))
        .any(|block| matches!(block, Block::Advice(_) | Block::Excerpt(_)))
}

fn heading(pen: &mut Pen<'_>, heading: &Heading, after: &[Block]) -> Markup {
    let level = heading.level.min(pen.last_level + 1).clamp(1, 3);
    pen.last_level = level;
    let style = match level {
        1 => "Heading1",
        2 => "Heading2",
        _ => "Heading3",
    };
    let look = Look::of(style).begins_page(level == 1 && is_torn_off(after));
    let inside = html! {
        (said(&heading.text))
        @if let Some(aside) = &heading.aside { (boxed(aside)) }
    };
    if level > 1 {
        return paragraph(look, inside);
    }
    let at = pen.part();
    paragraph(
        look,
        html! {
            w:bookmarkStart w:id=(at) w:name=(bookmark(at)) {}
            (inside)
            w:bookmarkEnd w:id=(at) {}
        },
    )
}
