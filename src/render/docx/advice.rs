//! Recommendations: a heading each with its points, what is to be known of it, and its prose.

use maud::{Markup, html};

use crate::pack::colour::Colour;
use crate::report::document::{Advice, Passage, Urgency};
use crate::report::words;

use super::pen::{BULLETS, DEEPEST, Look, Pen, paragraph};
use super::words::{boxed, said, strong, styled, text};

pub(super) fn card(pen: &mut Pen<'_>, advice: &Advice) -> Markup {
    let wording = pen.wording;
    let colour = match advice.urgency {
        Urgency::High => Colour::new(0xa3, 0x26, 0x1b),
        Urgency::Medium => Colour::new(0xb9, 0x8a, 0x1b),
        Urgency::Low => Colour::new(0x1f, 0x7a, 0x5c),
    };
    pen.last_level = 2;
    let heading = html! {
        @if !advice.code.is_empty() { (styled("Quiet", &format!("{} ", advice.code))) }
        (said(&advice.about))
        @if let Some(measure) = advice.measure {
            (boxed(&(wording.out_of)(&words::figure(wording, measure.points), measure.out_of)))
        }
    };
    let particulars = html! {
        (strong(&words::to_win(wording, advice.to_win, advice.falls)))
        @for one in words::particulars(wording, advice) { (said(&format!(" · {one}"))) }
        (said(" · ")) (styled("Code", &advice.name))
    };
    html! {
        (paragraph(Look::of("Heading2").edge(colour), heading))
        (paragraph(Look::of("Particulars").edge(colour), particulars))
        (prose(pen, "Normal", &advice.text))
        @if !advice.references.is_empty() {
            (paragraph(Look::of("References"), said(&(wording.see)(&advice.references.join("; ")))))
        }
    }
}

pub(super) fn prose(pen: &mut Pen<'_>, style: &'static str, passages: &[Passage]) -> Markup {
    // The numbered lists that are open, by how deep they lie.
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut pieces = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let before_list = matches!(passages.get(at + 1), Some(Passage::Item { .. }));
        pieces.push(match passage {
            Passage::Paragraph(words) => {
                open.clear();
                paragraph(Look::of(style).stays(before_list), text(words))
            }
            Passage::Heading(words) => {
                open.clear();
                paragraph(Look::of("Heading3"), text(words))
            }
            Passage::Item { depth, number, text: words } => {
                let depth = (*depth).min(DEEPEST);
                open.resize(usize::from(depth) + 1, None);
                let list = match (number, open.last().copied().flatten()) {
                    (None, _) => BULLETS,
                    (Some(_), Some(list)) => list,
                    (Some(first), None) => pen.numbered(depth, *first),
                };
                if let Some(here) = open.last_mut() {
                    *here = number.map(|_| list);
                }
                paragraph(Look::of("ListParagraph").in_list(list, depth), text(words))
            }
        });
    }
    html! { @for piece in &pieces { (piece) } }
}
