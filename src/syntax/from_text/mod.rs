//! Text to tree, by the grammar in `grammar/kasauti.pest`.
//!
//! A text is mended first (`mend`), so that quotes are straight and brackets pair. Then items are read one at a
//! time: the grammar reads each, `items` finds the next one when it cannot, and lowering by topic makes the tree.
//! Nothing of pest leaves this folder.

mod beside;
mod brackets;
mod cursor;
mod cycles;
mod examples;
mod expressions;
mod grammar;
mod habits;
mod intervals;
mod items;
mod literals;
mod map;
mod mend;
mod messages;
mod questions;
mod recovery;
mod shapes;
mod slips;
mod texts;
mod tokens;
mod translations;
mod words;

mod scan;

use std::collections::BTreeSet;

use pest::Parser as _;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pair;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, codes};
use crate::order::{Gather as _, Order as _};
use crate::source::{FileId, Sources, Span};

use super::tree;
pub(super) use texts::without_indent;
pub(super) use tokens::{Block, Series, Shape, Token, tokens};

use grammar::{Grammar, Rule};
use habits::Meant;
use map::{Map, Maps};
use scan::Scanner;

/// More mistakes than this are not listed, and no more warnings than this.
const MOST_MISTAKES: usize = 100;

/// Of places that cannot be read, and for which nothing can be written instead, so many are told.
const MOST_UNREAD: usize = 5;

/// A text is read at most so often: each time without the habits of other notations that were found the time before.
const MOST_READINGS: usize = 16;

/// Keeps count of what is told, so that a file of nothing but mistakes does not fill the memory.
#[derive(Clone, Copy, Debug, Default)]
struct Room {
    errors: usize,
    warnings: usize,
}

impl Room {
    /// Whether one more may be told; one more than the limit, by which it is noticed that there are too many.
    fn take(&mut self, code: &Code) -> bool {
        let count = match code.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning | Severity::Note => &mut self.warnings,
        };
        *count += 1;
        *count <= MOST_MISTAKES + 1
    }

    fn count(&self, code: &Code) -> usize {
        match code.severity {
            Severity::Error => self.errors,
            Severity::Warning | Severity::Note => self.warnings,
        }
    }
}

/// Reads one file's text as a tree.
pub(super) fn parse(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> tree::File {
    let Some(source) = sources.get(file) else {
        return tree::File { file, items: Vec::new(), comments: Vec::new() };
    };
    let mended = mend::mend(file, &source.text);
    let mut told: Vec<Diagnostic> = without_swallowed(mended.told, &source.text);
    if mended.refused {
        told.into_iter().for_each(|one| diagnostics.add(one));
        let span = Span::new(file, 0, source.text.len());
        let items = vec![tree::Item { kind: tree::ItemKind::Error, span }];
        return tree::File { file, items, comments: mended.comments };
    }
    let closed_lines: BTreeSet<usize> =
        mended.closed_at.iter().map(|at| source.lines().line_of(*at)).into_set();
    let (mut text, mut maps) = (mended.text, Maps::from(mended.map));
    let mut mended_places = Vec::new();
    for reading in 1..=MOST_READINGS {
        let mut found = Diagnostics::new();
        let mut reader = Reader {
            file,
            text: &text,
            maps: &maps,
            length: source.text.len(),
            blocks: blocks(&text),
            closed_lines: &closed_lines,
            lines: source.lines(),
            base: Base::default(),
            budget: 4 * source.text.len() + (1 << 16),
            room: Room::default(),
            meant: Vec::new(),
            mended: &mended_places,
            mends: reading < MOST_READINGS,
            diagnostics: &mut found,
        };
        for diagnostic in &told {
            reader.tell(diagnostic.clone());
        }
        let items = reader.items(0, text.len());
        let meant = reader.meant_apart();
        if meant.is_empty() {
            for one in first_unread(found) {
                diagnostics.add(one);
            }
            return tree::File { file, items, comments: mended.comments };
        }
        let mut edits = Vec::new();
        for (meant, place) in meant {
            // What was told of signs inside of it is mended with it.
            told.retain(|one| one.span().start < place.start || one.span().end > place.end);
            told.push(meant.diagnostic(place));
            mended_places.push(place);
            edits.extend(meant.edit());
        }
        let (next, map) = Map::apply(&text, edits);
        text = next;
        maps.add(map);
    }
    tree::File { file, items: Vec::new(), comments: mended.comments }
}

/// Of many places that cannot be read and for which there are no other words, the first: they often cause the others.
fn first_unread(found: Diagnostics) -> Vec<Diagnostic> {
    let mut list = found.sorted();
    let is_unread = |one: &Diagnostic| one.code() == &codes::SYNTAX_UNEXPECTED && one.fix.is_none();
    let more = list.iter().filter(|one| is_unread(one)).count().saturating_sub(MOST_UNREAD);
    let mut shown = 0;
    list.retain_mut(|one| {
        if more == 0 || !is_unread(one) {
            return true;
        }
        shown += 1;
        if shown == MOST_UNREAD {
            let places = if more == 1 { "1 more place".into() } else { format!("{more} more places") };
            one.notes.push(format!(
                "{places} in this file cannot be read either; the first often cause the others: mend these, then check again"
            ));
        }
        shown <= MOST_UNREAD
    });
    list
}

/// A text with the slips mended that are mended before it is read; its brackets pair.
pub(super) fn mended(text: &str) -> String {
    mend::mend(FileId(0), text).text
}

/// A text without its closing quote takes the rest of its line with it, and the brackets there: a block that they would
/// have closed is not told as well.
fn without_swallowed(told: Vec<Diagnostic>, text: &str) -> Vec<Diagnostic> {
    let swallowing: Vec<u32> = told
        .iter()
        .filter(|one| one.code() == &codes::SYNTAX_UNCLOSED_TEXT)
        .map(|one| one.span().start)
        .filter(|start| {
            let line = text.get(*start as usize..).and_then(|rest| rest.lines().next());
            line.is_some_and(|line| line.contains(['}', ')']))
        })
        .collect();
    let follows = |one: &Diagnostic| {
        one.code() == &codes::SYNTAX_UNCLOSED_BLOCK
            && swallowing.iter().any(|start| *start > one.span().start)
    };
    told.into_iter().filter(|one| !follows(one)).collect()
}

/// Where a piece of text that is being read lies in the mended text.
#[derive(Clone, Copy, Debug, Default)]
struct Base {
    /// Added to every offset of the piece.
    offset: isize,
    /// No place lies before this.
    floor: usize,
}

impl Base {
    fn at(offset: usize) -> Base {
        Base { offset: isize::try_from(offset).unwrap_or(isize::MAX), floor: offset }
    }

    fn place(self, offset: usize) -> usize {
        offset.saturating_add_signed(self.offset).max(self.floor)
    }
}

/// What the grammar expected and did not find.
#[derive(Clone, Debug)]
struct Failure {
    /// In the piece that was read.
    at: usize,
    expected: Vec<Rule>,
}

/// Reads items from a mended text and makes the tree of them.
struct Reader<'a> {
    file: FileId,
    text: &'a str,
    maps: &'a Maps,
    /// Of the text as it was written.
    length: usize,
    /// Opening and closing offset of every `{`, sorted.
    blocks: Vec<(usize, usize)>,
    /// Lines on which something was closed for the writer: mistakes there follow from that.
    closed_lines: &'a BTreeSet<usize>,
    lines: &'a crate::source::LineIndex,
    base: Base,
    /// How much text may still be read a second time.
    budget: usize,
    room: Room,
    /// Habits of other notations, to be mended before the text is read again.
    meant: Vec<Meant>,
    /// Places that were mended before.
    mended: &'a [Span],
    /// Whether the text will be read again.
    mends: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Tells a mistake, unless too many were told.
    fn tell(&mut self, diagnostic: Diagnostic) {
        if !self.room.take(diagnostic.code()) {
            return;
        }
        if self.room.count(diagnostic.code()) <= MOST_MISTAKES {
            self.diagnostics.add(diagnostic);
        } else if diagnostic.severity() == Severity::Error {
            let span = diagnostic.span();
            self.diagnostics.add(
                Diagnostic::new(
                    &codes::SYNTAX_TOO_MANY_MISTAKES,
                    span,
                    format!("this file has more than {MOST_MISTAKES} mistakes"),
                )
                .label("the rest, from here on, is not listed")
                .help("mend those that are listed, then check again"),
            );
        }
    }

    /// A habit of other notations: mended before the next reading where that is possible, else told. Whether either was done.
    fn habit(&mut self, meant: Meant) -> bool {
        let place = self.place(meant.start, meant.end);
        let meets = |other: &Span| {
            place.start == other.start || place.start.max(other.start) < place.end.min(other.end)
        };
        if self.mended.iter().any(meets) {
            return false;
        }
        if self.mends && meant.right.is_some() {
            // More than can be told are left as they are.
            if self.meant.len() <= MOST_MISTAKES {
                self.meant.push(meant);
            }
        } else {
            self.tell(meant.diagnostic(place));
        }
        true
    }

    /// What is to be mended, in order, with its places; of two that overlap, the first.
    fn meant_apart(&mut self) -> Vec<(Meant, Span)> {
        let mut all = std::mem::take(&mut self.meant);
        all.order_by_key(|meant| (meant.start, meant.end));
        let mut end = None;
        all.retain(|meant| {
            let apart = end.is_none_or(|end| meant.start >= end);
            if apart {
                end = Some(meant.end.max(meant.start + 1));
            }
            apart
        });
        let places: Vec<Span> = all.iter().map(|meant| self.place(meant.start, meant.end)).collect();
        all.into_iter().zip(places).collect()
    }

    /// Whether reading on is of no use.
    fn has_given_up(&self) -> bool {
        self.room.errors + self.meant.len() > MOST_MISTAKES
    }

    /// The place, as written, of a stretch of the mended text.
    fn place(&self, start: usize, end: usize) -> Span {
        let start = self.maps.start(start).min(self.length);
        let end = self.maps.end(end).min(self.length);
        Span::new(self.file, start, end)
    }

    /// The place of what a rule matched.
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        self.place(self.base.place(pair.as_span().start()), self.base.place(end_of(pair)))
    }

    /// The mended offset of what a rule matched.
    fn offset(&self, pair: &Pair<'_, Rule>) -> usize {
        self.base.place(pair.as_span().start())
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }

    /// Where the block that opens at an offset closes.
    fn close_of(&self, open: usize) -> Option<usize> {
        let index = self.blocks.binary_search_by_key(&open, |(open, _)| *open).ok()?;
        self.blocks.get(index).map(|(_, close)| *close)
    }
}

/// Reads the beginning of a text by a rule.
fn read(rule: Rule, text: &str) -> Result<Pair<'_, Rule>, Failure> {
    match Grammar::parse(rule, text) {
        Ok(mut pairs) => pairs.next().ok_or(Failure { at: 0, expected: vec![rule] }),
        Err(error) => {
            let at = match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            };
            let expected = match error.variant {
                ErrorVariant::ParsingError { positives, .. } => positives,
                ErrorVariant::CustomError { .. } => Vec::new(),
            };
            Err(Failure { at, expected })
        }
    }
}

/// Where the last token of a pair ends: the pair itself may go on over blanks and comments, up to something
/// optional that was not there.
fn end_of(pair: &Pair<'_, Rule>) -> usize {
    let mut last = pair.clone();
    while let Some(inner) = last.clone().into_inner().next_back() {
        last = inner;
    }
    last.as_span().end()
}

/// Where the `{` stands that the text's last `}` closes.
pub(super) fn opening_of_block(text: &str) -> Option<usize> {
    let end = text.trim_end().len();
    blocks(text).into_iter().find(|(_, close)| close + 1 == end).map(|(open, _)| open)
}

/// The blocks of a text whose brackets pair.
fn blocks(text: &str) -> Vec<(usize, usize)> {
    let mut blocks = Vec::new();
    let mut open = Vec::new();
    for token in Scanner::new(text, 0) {
        match token.shape {
            scan::Shape::Open(b'{') => open.push(token.start),
            scan::Shape::Close(b'}') => blocks.extend(open.pop().map(|open| (open, token.start))),
            _ => {}
        }
    }
    blocks.put_in_order();
    blocks
}
