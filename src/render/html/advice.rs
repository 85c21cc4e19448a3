//! Recommendations as cards.

use maud::{Markup, html};

use crate::report::document::{Advice, Passage, Text, Urgency};
use crate::report::words;
use crate::wording::Wording;

use super::blocks::inlines;

pub(super) fn card(wording: &Wording, advice: &Advice) -> Markup {
    let class = match advice.urgency {
        Urgency::High => "advice high",
        Urgency::Medium => "advice medium",
        Urgency::Low => "advice low",
    };
    html! {
        article class=(class) {
            div.head {
                h3 {
                    @if !advice.code.is_empty() { span.code { (advice.code) } " " }
                    (advice.about)
                }
                @if let Some(measure) = advice.measure {
                    p.box { ((wording.out_of)(&words::figure(wording, measure.points), measure.out_of)) }
                }
            }
            ul.tags {
                li.to-win { (words::to_win(wording, advice.to_win, advice.falls)) }
                @for one in words::particulars(wording, advice) { li { (one) } }
                li { code { (advice.name) } }
            }
            (prose(&advice.text))
            @if !advice.references.is_empty() {
                p.references { ((wording.see)(&advice.references.join("; "))) }
            }
        }
    }
}

/// Paragraphs, headings and lists, entries of one list in one list.
pub(super) fn prose(passages: &[Passage]) -> Markup {
    let mut rest = passages;
    let mut pieces = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        match first {
            Passage::Paragraph(text) => pieces.push(html! { p { (inlines(text)) } }),
            Passage::Heading(text) => pieces.push(html! { h4 { (inlines(text)) } }),
            Passage::Item { depth, .. } => {
                let (listed, below) = list(rest, *depth);
                pieces.push(listed);
                rest = below;
                continue;
            }
        }
        rest = after;
    }
    html! { div.prose { @for piece in &pieces { (piece) } } }
}

/// The list that begins here, with the lists in it, and what follows it.
fn list(passages: &[Passage], level: u8) -> (Markup, &[Passage]) {
    let mut rest = passages;
    let mut entries: Vec<(&Text, Option<Markup>)> = Vec::new();
    let mut first_number = None;
    while let Some((Passage::Item { depth, number, text }, after)) = rest.split_first() {
        if *depth < level && !entries.is_empty() {
            break;
        }
        if *depth > level
            && let Some((_, inner)) = entries.last_mut()
        {
            let (nested, below) = list(rest, *depth);
            *inner = Some(html! { @if let Some(before) = inner { (before) } (nested) });
            rest = below;
            continue;
        }
        if entries.is_empty() {
            first_number = *number;
        }
        entries.push((text, None));
        rest = after;
    }
    let entries = html! {
        @for (text, inner) in &entries {
            li { (inlines(text)) @if let Some(inner) = inner { (inner) } }
        }
    };
    let list = match first_number {
        Some(1) => html! { ol { (entries) } },
        Some(number) => html! { ol start=(number) { (entries) } },
        None => html! { ul { (entries) } },
    };
    (list, rest)
}
