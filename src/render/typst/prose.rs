//! Recommendations: a card each, with its prose.

use crate::report::document::{Advice, Passage, Urgency};
use crate::report::words;
use crate::wording::Wording;

use super::super::room::letters;
use super::blocks::text;
use super::code::{array, call, named, string, words as said};

/// A card with more signs than this may go over to the next page.
const ONE_PAGE: usize = 2200;
/// What the end of a line costs, in signs.
const LINE: usize = 60;

pub(super) fn advice(wording: &Wording, advice: &Advice) -> String {
    let urgency = match advice.urgency {
        Urgency::High => "high",
        Urgency::Medium => "medium",
        Urgency::Low => "low",
    };
    let mut tags = vec![call("strong", &[said(&words::to_win(wording, advice.to_win, advice.falls))])];
    tags.extend(words::particulars(wording, advice).iter().map(|one| said(one)));
    tags.push(call("code", &[said(&advice.name)]));
    let mut arguments =
        vec![string(urgency), said(&advice.code), said(&advice.about), named("tags", array(&tags))];
    if let Some(measure) = advice.measure {
        let aside = (wording.out_of)(&words::figure(wording, measure.points), measure.out_of);
        arguments.push(named("aside", said(&aside)));
    }
    if !advice.references.is_empty() {
        arguments.push(named("see", said(&(wording.see)(&advice.references.join("; ")))));
    }
    if advice.text.iter().map(height).sum::<usize>() > ONE_PAGE {
        arguments.push(named("breakable", true));
    }
    arguments.extend(prose(&advice.text));
    call("advice", &arguments)
}

fn height(passage: &Passage) -> usize {
    match passage {
        Passage::Paragraph(words) | Passage::Heading(words) => letters(words) + LINE,
        Passage::Item { text, .. } => letters(text).max(LINE),
    }
}

pub(super) fn prose(passages: &[Passage]) -> Vec<String> {
    let mut rest = passages;
    let mut pieces = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        pieces.push(match first {
            Passage::Paragraph(words) => call("told", &[text(words)]),
            Passage::Heading(words) => call("within", &[text(words)]),
            Passage::Item { depth, .. } => {
                let (listed, below) = list(first, after, *depth);
                rest = below;
                listed
            }
        });
    }
    pieces
}

/// The list that begins with an entry, with the lists in it, and what follows it.
fn list<'a>(first: &Passage, after: &'a [Passage], level: u8) -> (String, &'a [Passage]) {
    let Passage::Item { number: first_number, text: words, .. } = first else {
        return (String::new(), after);
    };
    let mut rest = after;
    let mut entries = vec![vec![text(words)]];
    while let Some((next, below)) = rest.split_first() {
        let Passage::Item { depth, text: words, .. } = next else { break };
        if *depth < level {
            break;
        }
        if *depth == level {
            entries.push(vec![text(words)]);
            rest = below;
        } else {
            let (inner, beyond) = list(next, below, *depth);
            if let Some(entry) = entries.last_mut() {
                entry.push(inner);
            }
            rest = beyond;
        }
    }
    let entries = entries.into_iter().map(|mut parts| match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            call("t", &parts)
        }
        None => String::from("\"\""),
    });
    let mut arguments: Vec<String> = entries.collect();
    match first_number {
        Some(number) => {
            arguments.insert(0, named("start", number));
            (call("enum", &arguments), rest)
        }
        None => (call("list", &arguments), rest),
    }
}
