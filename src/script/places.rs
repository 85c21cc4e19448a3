//! rhai's lines and characters as spans of the script's file.

use rhai::Position;

use crate::source::{FileId, LineIndex, Span};

/// A script's text, for finding places in it.
#[derive(Clone, Debug)]
pub struct Places {
    file: FileId,
    text: String,
    lines: LineIndex,
}

impl Places {
    pub fn new(file: FileId, text: &str) -> Places {
        Places { file, text: text.to_owned(), lines: LineIndex::new(text) }
    }

    pub fn whole(&self) -> Span {
        Span::new(self.file, 0, self.text.trim_end().len())
    }

    /// The word, number or sign at a position; `None` where rhai knows none.
    pub fn token(&self, position: Position) -> Option<Span> {
        let line = position.line()?.checked_sub(1)?;
        let start = self.lines.start_of(line);
        let of_line = self.text.get(start..)?.lines().next().unwrap_or("");
        let before = position.position().unwrap_or(1).saturating_sub(1);
        let within = of_line.char_indices().nth(before).map_or(of_line.len(), |(at, _)| at);
        let rest = of_line.get(within..).unwrap_or("");
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let length: usize = match rest.chars().next() {
            Some(first) if is_word(first) => {
                rest.chars().take_while(|next| is_word(*next)).map(char::len_utf8).sum()
            }
            Some(first) => first.len_utf8(),
            None => 0,
        };
        Some(Span::new(self.file, start + within, start + within + length))
    }

    /// The name in `fn name(…)`; the whole script when there is none.
    pub fn function(&self, name: &str) -> Span {
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find("fn ")) {
            let after = from + at + 3;
            let rest = self.text.get(after..).unwrap_or("");
            let start = after + (rest.len() - rest.trim_start().len());
            let found = self.text.get(start..).and_then(|rest| rest.strip_prefix(name));
            if found.is_some_and(|rest| rest.trim_start().starts_with('(')) {
                return Span::new(self.file, start, start + name.len());
            }
            from = after;
        }
        self.whole()
    }
}
