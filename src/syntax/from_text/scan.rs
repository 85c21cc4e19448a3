//! The coarse look at a text: texts, comments, brackets, words, line breaks.
//!
//! Knows nothing of the language but how quotes, comments and brackets are written. It serves the mending
//! of slips before the grammar reads the text, and the search for the next item after a mistake.

/// How far the end of a text in curly single quotes is looked for: they are apostrophes, too.
const LONGEST_SINGLE_QUOTED: usize = 400;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// In quotes of any kind; `closed` false when the line (or the file) ends first.
    Text {
        closed: bool,
        long: bool,
        curly: bool,
    },
    Comment(Comment),
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

/// How a comment is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comment {
    /// `#`
    Own,
    /// Up to the end of its line, as other languages mark it: `//`, `--`, `REM`. How long the mark is.
    Line(usize),
    /// `/* … */`, `<!-- … -->`: how long the marks are.
    Block(usize, usize),
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
        let line = self.rest(inner);
        let single = first == '‘';
        let is_end = |c: char| match first {
            '"' => c == '"',
            '‘' => c == '’',
            _ => c == '"' || c == '”' || c == '“',
        };
        let reach = if single { LONGEST_SINGLE_QUOTED } else { usize::MAX };
        match end_of_text(line, reach, is_end) {
            Some((at, end)) => {
                let curly = first != '"' || end != '"';
                (Shape::Text { closed: true, long: false, curly }, inner + at + end.len_utf8())
            }
            None if first == '"' => match end_of_text(line, reach, |c| c == '”') {
                Some((at, end)) => {
                    (Shape::Text { closed: true, long: false, curly: true }, inner + at + end.len_utf8())
                }
                None => (self.unclosed(false), end_of_unclosed(inner, line)),
            },
            None if single => (Shape::Sign(first), inner),
            None => (self.unclosed(true), end_of_unclosed(inner, line)),
        }
    }

    /// A comment as other languages mark it, and its length.
    fn comment(&self, start: usize, rest: &str) -> Option<(Comment, usize)> {
        for (open, close) in [("/*", "*/"), ("<!--", "-->")] {
            if rest.starts_with(open) {
                let end = rest.find(close);
                let length = end.map_or(rest.trim_end().len(), |end| end + close.len());
                return Some((
                    Comment::Block(open.len(), if end.is_some() { close.len() } else { 0 }),
                    length,
                ));
            }
        }
        let mark = ["//", "--", "REM", "rem"].into_iter().find(|mark| rest.starts_with(mark))?;
        let line = rest.get(mark.len()..line_length(rest)).unwrap_or("");
        let is_apart = line.is_empty() || line.starts_with(char::is_whitespace);
        let before = self.text.get(..start).unwrap_or("");
        let is_first = || before.trim_end_matches([' ', '\t']).ends_with('\n') || before.trim().is_empty();
        let is_comment = match mark {
            "//" => true,
            "--" => is_apart && (before.ends_with([' ', '\t']) || is_first()),
            _ => is_apart && !line.trim().is_empty() && is_first(),
        };
        is_comment.then(|| (Comment::Line(mark.len()), line_length(rest)))
    }

    /// The length of a text in `'…'`, `` `…` `` or `«…»`. A `'` between letters or digits is none of them.
    fn in_other_quotes(&self, start: usize, first: char) -> Option<usize> {
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let inner = start + first.len_utf8();
        let line = self.rest(inner);
        let line = line.get(..line_length(line))?;
        if before.is_some_and(is_word) {
            return None;
        }
        let last = if first == '«' { '»' } else { first };
        let mut escaped = false;
        line.char_indices().find_map(|(at, c)| {
            let next = line.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let ends = c == last && !escaped && !next.is_some_and(is_word);
            escaped = c == '\\' && !escaped;
            ends.then_some(first.len_utf8() + at + c.len_utf8())
        })
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
                '#' => (Shape::Comment(Comment::Own), start + line_length(rest)),
                '/' | '-' | '<' | 'R' | 'r' if let Some((comment, length)) = self.comment(start, rest) => {
                    (Shape::Comment(comment), start + length)
                }
                '\'' | '`' | '«' if let Some(length) = self.in_other_quotes(start, first) => {
                    (Shape::Text { closed: true, long: false, curly: true }, start + length)
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

/// Where, before the end of the line, the first unescaped closing quote stands.
fn end_of_text(text: &str, reach: usize, is_end: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut escaped = false;
    for (at, c) in text.char_indices().take(reach) {
        if matches!(c, '\n' | '\r') {
            return None;
        } else if escaped {
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
fn end_of_unclosed(inner: usize, rest: &str) -> usize {
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let line = line.trim_end_matches(is_blank);
    let line = line.strip_suffix('{').map_or(line, |before| before.trim_end_matches(is_blank));
    // A trailing backslash would escape the quote that is put in.
    inner + line.trim_end_matches('\\').len()
}
