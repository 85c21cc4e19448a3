//! What the rules of a resolved cycle read like: the text of the files that they come from, with every change in place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::order::Order as _;
use crate::source::{Sources, Span};

/// What stands somewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    /// What is written at another place.
    Written(Span),
}

/// Changes of text, by the place that they change. An empty place is one where something was put in.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    by_place: BTreeMap<Span, Vec<Piece>>,
}

impl Edits {
    /// Something else stands at a place; what was said of the place before no longer counts.
    pub fn replace(&mut self, at: Span, with: impl IntoIterator<Item = Piece>) {
        self.by_place.insert(at, with.into_iter().collect());
    }

    pub fn remove(&mut self, at: Span) {
        self.replace(at, []);
    }

    /// Puts something in where a stretch ends, behind what was put in before.
    pub fn put_after(&mut self, place: Span, pieces: impl IntoIterator<Item = Piece>) {
        self.by_place.entry(place.at_end()).or_default().extend(pieces);
    }

    /// Puts something in where a stretch begins.
    pub fn put_before(&mut self, place: Span, pieces: impl IntoIterator<Item = Piece>) {
        self.by_place.entry(place.at_start()).or_default().extend(pieces);
    }

    /// How a stretch reads with all changes that lie in it. What was put in at its end belongs to it, what was put in at
    /// its start does not.
    #[must_use]
    pub fn text(&self, sources: &Sources, span: Span) -> String {
        let from = Span { start: span.start, end: 0, ..span };
        let to = Span { start: span.end, end: u32::MAX, ..span };
        let inside = |at: &Span| at.end <= span.end && (at.start > span.start || at.end > at.start);
        let mut edits: Vec<(&Span, &Vec<Piece>)> =
            self.by_place.range(from..=to).filter(|(at, _)| inside(at)).collect();
        // What is put in comes first; of changes that lie in one another only the outermost counts.
        edits.order_by_key(|(at, _)| (at.start, at.end > at.start, Reverse(at.end)));
        let mut text = String::new();
        let mut reached = span.start;
        for (at, pieces) in edits {
            if at.start < reached {
                continue;
            }
            text += sources.text(Span { start: reached, end: at.start, ..span });
            for piece in pieces {
                match piece {
                    Piece::Words(words) => text += words,
                    Piece::Written(place) => text += &self.text(sources, *place),
                }
            }
            reached = at.end;
            if pieces.is_empty() {
                reached += take_line(&mut text, sources.text(Span { start: at.end, end: span.end, ..span }));
            }
        }
        text + sources.text(Span { start: reached, end: span.end, ..span })
    }
}

/// What is removed from a line of its own takes the line with it: the blanks before are cut off, and the length of what is
/// left of the line is given.
fn take_line(before: &mut String, after: &str) -> u32 {
    let indent = before.trim_end_matches([' ', '\t']).len();
    let Some(end) = after.find('\n') else { return 0 };
    let is_alone = before.get(..indent).is_some_and(|before| before.ends_with('\n'))
        && after.get(..end).is_some_and(|rest| rest.trim_matches([' ', '\t', ',', '\r']).is_empty());
    if !is_alone {
        return 0;
    }
    before.truncate(indent);
    u32::try_from(end + 1).unwrap_or(0)
}
