//! The coarse look at a text: texts, comments, brackets, words, line breaks.
//!
//! Knows nothing of the language but how quotes, comments and brackets are written. It serves the mending
//! of slips before the grammar reads the text, and the search for the next item after a mistake.

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In quotes of any kind; `closed` false when the line (or the file) ends first.
    Text {
        closed: bool,
        long: bool,
        curly: bool,
    },
    Comment {
        slashes: bool,
    },
    /// `{` or `(`
    Open(u8),
    /// `}` or `)`
    Close(u8),
    /// Letters, digits, `_`, in any script.
    Word,
    LineBreak,
    /// Any other character.
    Sign(char),
}

/// A shape and its place, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub shape: Shape,
    pub start: usize,
    pub end: usize,
}

/// Reads a text from some offset, token by token; blanks are passed over.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Scanner<'a> {
        Scanner { text, at }
    }

    fn rest(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or("")
    }

    fn quoted(&self, start: usize, first: char) -> (Shape, usize) {
        let rest = self.rest(start);
        let opening: String = rest.chars().take(3).collect();
        if opening.chars().count() == 3 && opening.chars().all(is_double_quote) {
            return self.long_text(start + opening.len(), opening.chars().any(|c| c != '"'));
        }
        let inner = start + first.len_utf8();
        let line = self.rest(inner).split(['\n', '\r']).next().unwrap_or("");
        let single = first == '‘';
        let is_end = |c: char| match first {
            '"' => c == '"',
            '‘' => c == '’',
            _ => c == '"' || c == '”' || c == '“',
        };
        match end_of_text(line, is_end) {
            Some((at, end)) => {
                let curly = first != '"' || end != '"';
                (Shape::Text { closed: true, long: false, curly }, inner + at + end.len_utf8())
            }
            None if first == '"' => match end_of_text(line, |c| c == '”') {
                Some((at, end)) => {
                    (Shape::Text { closed: true, long: false, curly: true }, inner + at + end.len_utf8())
                }
                None => (self.unclosed(false), end_of_unclosed(inner, line)),
            },
            None if single => (Shape::Sign(first), inner),
            None => (self.unclosed(true), end_of_unclosed(inner, line)),
        }
    }

    fn unclosed(&self, curly: bool) -> Shape {
        Shape::Text { closed: false, long: false, curly }
    }

    fn long_text(&self, inner: usize, mut curly: bool) -> (Shape, usize) {
        let text = self.rest(inner);
        let mut run = 0;
        let mut escaped = false;
        for (at, c) in text.char_indices() {
            if escaped {
                escaped = false;
                run = 0;
                continue;
            }
            escaped = c == '\\';
            run = if is_double_quote(c) { run + 1 } else { 0 };
            if run == 3 {
                let end = inner + at + c.len_utf8();
                let closing = text.get(..at + c.len_utf8()).unwrap_or("").chars().rev().take(3);
                curly = curly || closing.into_iter().any(|c| c != '"');
                return (Shape::Text { closed: true, long: true, curly }, end);
            }
        }
        (Shape::Text { closed: false, long: true, curly }, self.text.len())
    }
}

impl Iterator for Scanner<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let start = self.at;
            let rest = self.rest(start);
            let first = rest.chars().next()?;
            let width = first.len_utf8();
            let (shape, end) = match first {
                '\n' => (Shape::LineBreak, start + width),
                c if is_blank(c) => {
                    self.at = start + width;
                    continue;
                }
                '#' => (Shape::Comment { slashes: false }, start + line_length(rest)),
                '/' if rest.starts_with("//") => {
                    (Shape::Comment { slashes: true }, start + line_length(rest))
                }
                '"' | '“' | '”' | '„' | '‘' => self.quoted(start, first),
                '{' | '(' => (Shape::Open(first as u8), start + width),
                '}' | ')' => (Shape::Close(first as u8), start + width),
                c if is_word(c) => {
                    (Shape::Word, start + rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()))
                }
                c => (Shape::Sign(c), start + width),
            };
            self.at = end;
            return Some(Token { shape, start, end });
        }
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}'
}

/// A character that a word may hold; generous with other scripts, where the grammar decides.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || (!c.is_ascii()
            && !is_blank(c)
            && !matches!(
                c,
                '\u{2010}'
                    ..='\u{2027}' | '≤' | '≥' | '≠' | '×' | '÷' | '−' | '⇒' | '→' | '＝' | '«' | '»'
            ))
        || matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

fn line_length(text: &str) -> usize {
    let length = text.find('\n').unwrap_or(text.len());
    text.get(..length).map_or(length, |line| line.trim_end_matches('\r').len())
}

/// Where, in a line, the first unescaped closing quote stands.
fn end_of_text(line: &str, is_end: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if is_end(c) {
            return Some((at, c));
        }
    }
    None
}

/// An unclosed text ends where its line does, but leaves a `{` at the line's end to the block it opens.
fn end_of_unclosed(inner: usize, line: &str) -> usize {
    let line = line.trim_end_matches(is_blank);
    let line = line.strip_suffix('{').map_or(line, |before| before.trim_end_matches(is_blank));
    // A trailing backslash would escape the quote that is put in.
    inner + line.trim_end_matches('\\').len()
}
