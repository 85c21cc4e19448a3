//! rhai's lines and characters as spans of the script's file.

use std::ops::Range;

use rhai::Position;

use crate::source::{FileId, LineIndex, Span};

use super::scan::{self, Token};

/// A script's text, for finding places in it.
#[derive(Clone, Debug)]
pub struct Places {
    file: FileId,
    text: String,
    lines: LineIndex,
    tokens: Vec<Token>,
    /// The length of a byte order mark, which rhai is not shown.
    mark: usize,
}

impl Places {
    pub fn new(file: FileId, text: &str) -> Places {
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        Places { file, text: text.to_owned(), lines: LineIndex::new(text), tokens: scan::tokens(text), mark }
    }

    /// The text as rhai is to read it.
    pub fn for_rhai(&self) -> String {
        scan::with_whole_numbers(&self.text, &self.tokens).split_off(self.mark)
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// The token at a position, the last one for a position beyond all; `None` where rhai knows none.
    ///
    /// rhai counts lines and characters to 65 535 and no further; beyond, this is a place nearby.
    pub fn token(&self, position: Position) -> Option<Span> {
        let line = position.line()?.checked_sub(1)?;
        let start = if line == 0 { self.mark } else { self.lines.start_of(line) };
        let of_line = self.text.get(start..)?.split('\n').next().unwrap_or("");
        let before = position.position().unwrap_or(1).saturating_sub(1);
        let at = start + of_line.char_indices().nth(before).map_or(of_line.len(), |(at, _)| at);
        let next = self.tokens.partition_point(|token| token.range.end <= at);
        let token = self.tokens.get(next).or(self.tokens.last())?;
        Some(self.span(token.range.clone()))
    }

    /// The last token; the file's start when it is empty.
    pub fn end(&self) -> Span {
        self.span(self.tokens.last().map_or(0..0, |token| token.range.clone()))
    }

    /// The first word that begins a loop.
    pub fn first_loop(&self) -> Option<Span> {
        let begins = |token: &&Token| matches!(token.text(&self.text), "while" | "loop" | "for" | "do");
        self.tokens.iter().find(begins).map(|token| self.span(token.range.clone()))
    }

    /// The name in `fn name(…)`; the file's start when there is none.
    pub fn function(&self, name: &str) -> Span {
        self.span(scan::definition(&self.text, &self.tokens, name).unwrap_or(0..0))
    }
}
