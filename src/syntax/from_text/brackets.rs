//! Which bracket closes which, also where some are missing or too many.
//!
//! Layout means nothing as long as the brackets of a file pair. Only when they do not is the indentation
//! asked who was forgotten: people indent by what they mean.

use crate::diagnostic::{Diagnostic, codes};
use crate::order::Order as _;
use crate::source::{FileId, Span};

use super::Room;
use super::map::Edit;
use super::words;

/// Brackets of all kinds nest at most this deep.
pub(super) const DEEPEST: usize = 64;

#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub byte: u8,
    pub opens: bool,
    pub at: usize,
    /// The indentation of its line, the line's number, and whether it is the line's first.
    pub indent: usize,
    pub line: usize,
    pub first: bool,
    /// Where the token before it ends.
    pub after: usize,
}

/// A line that begins with a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub starts_item: bool,
    pub indent: usize,
    pub line: usize,
    /// Where the token before it ends.
    pub after: usize,
}

#[derive(Clone, Copy, Debug)]
enum Event {
    Bracket(Bracket),
    Mark(Mark),
}

/// Collects brackets and line beginnings, then pairs them.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    events: Vec<Event>,
    stack: Vec<u8>,
    nesting: Nesting,
    /// The nesting at each open bracket, and whether the bracket is the block of a `match` or `band`.
    outer: Vec<(Nesting, bool)>,
    /// Whether the last word has a block of its own, as `sum` has.
    own_block: bool,
    /// Closing brackets that came when nothing was open.
    pub(super) strays: usize,
    too_deep: Option<usize>,
}

/// What nests without brackets: `match` and `band` that wait for their block, and `where`.
#[derive(Clone, Copy, Debug, Default)]
struct Nesting {
    shapes: usize,
    filters: usize,
}

/// What pairing found.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    pub told: Vec<Diagnostic>,
    pub edits: Vec<Edit>,
    pub closed_at: Vec<usize>,
    pub refused: bool,
}

impl Verdict {
    fn refused(file: FileId, at: usize) -> Verdict {
        let told = Diagnostic::new(
            &codes::SYNTAX_TOO_DEEP,
            Span::new(file, at, at + 1),
            format!("brackets nest more than {DEEPEST} deep"),
        )
        .label("one too many")
        .help("give the inner parts names with `let`")
        .note("the file is not read any further");
        Verdict { told: vec![told], refused: true, ..Verdict::default() }
    }
}

impl Brackets {
    pub(super) fn bracket(&mut self, bracket: Bracket) {
        if self.too_deep.is_some() {
            return;
        }
        if bracket.opens {
            self.outer.push((self.nesting, bracket.byte == b'{' && !self.own_block));
            self.stack.push(bracket.byte);
            if self.stack.len() > DEEPEST {
                self.too_deep = Some(bracket.at);
            }
        } else {
            self.strays += usize::from(self.stack.pop().is_none());
            if let Some((nesting, of_shape)) = self.outer.pop() {
                let waiting = nesting.shapes > self.base().shapes;
                self.nesting = nesting;
                if of_shape && waiting {
                    self.nesting.shapes -= 1;
                }
            }
        }
        self.own_block = false;
        self.events.push(Event::Bracket(bracket));
    }

    fn base(&self) -> Nesting {
        self.outer.last().map_or(Nesting::default(), |(nesting, _)| *nesting)
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        if self.too_deep.is_none() {
            self.events.push(Event::Mark(mark));
        }
    }

    /// `match match match …` nests as brackets do, though there are none.
    pub(super) fn word(&mut self, word: &str, at: usize) {
        self.own_block = matches!(word, "sum" | "highest" | "ladder" | "first" | "unique");
        match word {
            "match" | "band" => self.nesting.shapes += 1,
            "where" => self.nesting.filters += 1,
            "when" | "otherwise" => self.nesting = self.base(),
            _ if words::is_item_word(word) => self.nesting = self.base(),
            _ => return,
        }
        if self.nesting.shapes + self.nesting.filters > DEEPEST && self.too_deep.is_none() {
            self.too_deep = Some(at);
        }
    }

    /// A comma or an arrow ends an expression.
    pub(super) fn expression_ends(&mut self) {
        self.nesting = self.base();
        self.own_block = false;
    }

    /// Whether what comes now stands in `( … )`, where commas part values.
    pub(super) fn in_list(&self) -> bool {
        self.stack.last() == Some(&b'(')
    }

    /// Pairs them. `end` is where the last token ends.
    pub(super) fn pair(&self, file: FileId, end: usize) -> Verdict {
        if let Some(at) = self.too_deep {
            return Verdict::refused(file, at);
        }
        if self.is_balanced() {
            return Verdict::default();
        }
        Pairing::new(file, &self.events).run(&self.events, end)
    }

    fn is_balanced(&self) -> bool {
        let mut stack = Vec::new();
        for event in &self.events {
            let Event::Bracket(bracket) = event else { continue };
            if bracket.opens {
                stack.push(bracket.byte);
            } else if stack.pop() != Some(opener_of(bracket.byte)) {
                return false;
            }
        }
        stack.is_empty()
    }
}

fn opener_of(closer: u8) -> u8 {
    if closer == b')' { b'(' } else { b'{' }
}

fn closer_of(opener: u8) -> &'static str {
    if opener == b'(' { ")" } else { "}" }
}

#[derive(Clone, Copy, Debug)]
struct Open {
    bracket: Bracket,
    /// The indentation of the first line inside.
    inner: Option<usize>,
}

impl Open {
    /// Whether its content is indented below it, so that indentation tells something.
    fn is_laid_out(&self) -> bool {
        self.inner.is_some_and(|inner| inner > self.bracket.indent)
    }
}

struct Pairing {
    file: FileId,
    stack: Vec<Open>,
    verdict: Verdict,
    room: Room,
    /// Closing `}` beyond the opening ones of the file.
    excess: usize,
}

impl Pairing {
    fn new(file: FileId, events: &[Event]) -> Pairing {
        let (mut opening, mut closing) = (0usize, 0usize);
        for event in events {
            match event {
                Event::Bracket(Bracket { byte: b'{', .. }) => opening += 1,
                Event::Bracket(Bracket { byte: b'}', .. }) => closing += 1,
                _ => {}
            }
        }
        let excess = closing.saturating_sub(opening);
        Pairing { file, stack: Vec::new(), verdict: Verdict::default(), room: Room::default(), excess }
    }

    fn run(mut self, events: &[Event], end: usize) -> Verdict {
        for event in events {
            match event {
                Event::Mark(mark) => self.mark(*mark),
                Event::Bracket(bracket) if bracket.opens => {
                    self.stack.push(Open { bracket: *bracket, inner: None });
                    if self.stack.len() > DEEPEST {
                        return Verdict::refused(self.file, bracket.at);
                    }
                }
                Event::Bracket(bracket) => self.close(*bracket),
            }
        }
        while let Some(open) = self.stack.pop() {
            self.forgotten(open, end);
        }
        self.verdict.told.order_by_key(Diagnostic::span);
        self.verdict
    }

    fn mark(&mut self, mark: Mark) {
        if mark.starts_item {
            while let Some(open) = self.stack.last().copied() {
                let round = open.bracket.byte == b'(';
                let outdented = mark.indent <= open.bracket.indent && open.is_laid_out();
                if open.bracket.line == mark.line || !(round || outdented) {
                    break;
                }
                self.stack.pop();
                self.forgotten(open, mark.after);
            }
        }
        if let Some(open) = self.stack.last_mut()
            && open.inner.is_none()
            && open.bracket.line != mark.line
        {
            open.inner = Some(mark.indent);
        }
    }

    fn close(&mut self, closer: Bracket) {
        loop {
            let Some(open) = self.stack.last().copied() else {
                return self.stray(closer);
            };
            if opener_of(closer.byte) != open.bracket.byte {
                let wanted = self.stack.iter().any(|open| open.bracket.byte == opener_of(closer.byte));
                if !wanted || closer.byte == b')' {
                    return self.stray(closer);
                }
            } else if closer.byte == b')' || !closer.first || closer.line == open.bracket.line {
                self.stack.pop();
                return;
            } else if closer.indent > open.bracket.indent && self.excess > 0 {
                self.excess -= 1;
                return self.stray(closer);
            } else if closer.indent >= open.bracket.indent || !self.is_of_outer(closer) {
                self.stack.pop();
                return;
            }
            self.stack.pop();
            self.forgotten(open, closer.after);
        }
    }

    /// Whether a closing bracket stands straight below the line of an outer block.
    fn is_of_outer(&self, closer: Bracket) -> bool {
        let outer = self.stack.split_last().map_or(&[][..], |(_, outer)| outer);
        outer.iter().any(|open| open.bracket.byte == b'{' && open.bracket.indent == closer.indent)
    }

    fn forgotten(&mut self, open: Open, at: usize) {
        let sign = char::from(open.bracket.byte);
        let closer = closer_of(open.bracket.byte);
        self.verdict.edits.push(Edit { start: at, end: at, replacement: closer.into() });
        self.verdict.closed_at.push(at);
        if !self.room.take(&codes::SYNTAX_UNCLOSED_BLOCK) {
            return;
        }
        let place = Span::new(self.file, open.bracket.at, open.bracket.at + 1);
        let here = Span::new(self.file, at, at);
        self.verdict.told.push(
            Diagnostic::new(&codes::SYNTAX_UNCLOSED_BLOCK, place, format!("this `{sign}` is never closed"))
                .label("opened here")
                .also(here, format!("a `{closer}` is missing, at the latest here"))
                .help(format!("write `{closer}` where it ends"))
                .fix_at(here, closer),
        );
    }

    fn stray(&mut self, closer: Bracket) {
        let sign = char::from(closer.byte);
        self.verdict.edits.push(Edit { start: closer.at, end: closer.at + 1, replacement: " ".into() });
        if !self.room.take(&codes::SYNTAX_STRAY_BRACKET) {
            return;
        }
        let place = Span::new(self.file, closer.at, closer.at + 1);
        self.verdict.told.push(
            Diagnostic::new(&codes::SYNTAX_STRAY_BRACKET, place, format!("this `{sign}` closes nothing"))
                .label("nothing is open here")
                .help("leave it out, or open what it should close")
                .fix(""),
        );
    }
}
