//! What is mended before the grammar reads a text: slips of the pen that can only mean one thing, texts that
//! are not closed, and brackets that do not pair.
//!
//! The grammar then sees straight quotes and balanced brackets, so one forgotten bracket does not cost the
//! rest of the file.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::{FileId, Span};
use crate::syntax::tree::Comment;

use super::Room;
use super::brackets::{Bracket, Brackets, Mark};
use super::intervals;
use super::map::{Edit, Map};
use super::scan::{self, Scanner, Shape, Token};
use super::words;

/// A text that the grammar can be let loose on.
pub(super) struct Mended {
    pub text: String,
    pub map: Map,
    pub comments: Vec<Comment>,
    pub told: Vec<Diagnostic>,
    /// Original offsets where a text or a bracket had to be closed: what is wrong on these lines follows from that.
    pub closed_at: Vec<usize>,
    /// Brackets nest too deep: the text must not be read.
    pub refused: bool,
}

/// A text with more closing brackets than this that close nothing is not read beyond them.
const MOST_STRAYS: usize = 1000;

/// In what is longer, `--` begins a comment.
const LONGEST_SUM: usize = 200;

/// Mends a text.
pub(super) fn mend(file: FileId, text: &str) -> Mended {
    let mut mender = Mender::new(file, text);
    mender.walk();
    mender.finish()
}

struct Mender<'a> {
    file: FileId,
    text: &'a str,
    edits: Vec<Edit>,
    comments: Vec<Comment>,
    told: Vec<Diagnostic>,
    room: Room,
    closed_at: Vec<usize>,
    brackets: Brackets,
    /// Start of the line, number of the line, whether a token came before on it, whether the line before was blank.
    line_start: usize,
    line: usize,
    /// How far the line is indented, once its first token is seen.
    indent: usize,
    first: bool,
    blank_before: bool,
    last_end: usize,
}

impl<'a> Mender<'a> {
    fn new(file: FileId, text: &'a str) -> Mender<'a> {
        Mender {
            file,
            text,
            edits: Vec::new(),
            comments: Vec::new(),
            told: Vec::new(),
            room: Room::default(),
            closed_at: Vec::new(),
            brackets: Brackets::default(),
            line_start: 0,
            indent: 0,
            line: 0,
            first: true,
            blank_before: false,
            last_end: 0,
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end)
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    fn replace(&mut self, start: usize, end: usize, replacement: impl Into<Cow<'static, str>>) {
        let replacement = replacement.into();
        match self.edits.last_mut() {
            // A run of signs that mean nothing is one edit.
            Some(last) if last.end == start && last.replacement == " " && replacement == " " => {
                last.end = end
            }
            _ => self.edits.push(Edit { start, end, replacement }),
        }
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        if self.room.take(diagnostic.code()) {
            self.told.push(diagnostic);
        }
    }

    fn walk(&mut self) {
        let mut scanner = Scanner::new(self.text, 0);
        let mut before: Option<Token> = None;
        while let Some(token) = scanner.next() {
            if token.shape == Shape::LineBreak {
                self.blank_before = self.first;
                self.line_start = token.end;
                self.line += 1;
                self.first = true;
                continue;
            }
            if self.first {
                self.indent = indentation(self.slice(self.line_start, token.start));
            }
            if self.brackets.strays > MOST_STRAYS {
                // Nothing after this would be told anyway.
                self.text = self.slice(0, token.start);
                break;
            }
            let next = || Scanner::new(self.text, token.end).next().filter(|next| next.start == token.end);
            if matches!(token.shape, Shape::Open(b'(') | Shape::Sign('[' | ']'))
                && let Some((right, end)) = intervals::interval(self.text, token.start)
            {
                self.tell(
                    Diagnostic::new(
                        &codes::SYNTAX_UNEXPECTED,
                        self.span(token.start, end),
                        intervals::RANGES,
                    )
                    .label(format!("write `{right}`"))
                    .help(intervals::BANDS)
                    .fix(right.clone()),
                );
                self.replace(token.start, end, right);
                scanner = Scanner::new(self.text, end);
                before = Some(Token { end, ..token });
                (self.last_end, self.first) = (end, false);
                continue;
            }
            if token.shape == Shape::Comment(scan::Comment::Line(2)) && self.two_minus(token) {
                scanner = Scanner::new(self.text, token.start + 2);
                continue;
            }
            match token.shape {
                Shape::Text { closed, long, curly } => self.quoted(token, closed, long, curly),
                Shape::Comment(comment) => self.comment(token, comment),
                Shape::Open(byte) | Shape::Close(byte) => self.bracket(token, byte),
                Shape::Word => {
                    if let Some(end) = self.word(token, before) {
                        scanner = Scanner::new(self.text, end);
                        before = Some(Token { end, ..token });
                        self.first = false;
                        continue;
                    }
                }
                Shape::Sign(sign) => {
                    let pair = next().and_then(|next| match next.shape {
                        Shape::Sign(second) => Some((second, next.end)),
                        _ => None,
                    });
                    if let Some(end) = self.sign(token, sign, pair, before) {
                        scanner = Scanner::new(self.text, end);
                    }
                }
                Shape::LineBreak => {}
            }
            if !matches!(token.shape, Shape::Comment(_)) {
                before = Some(token);
                self.last_end = token.end;
            }
            self.first = false;
        }
    }

    /// Takes the lines into account that a text or comment goes over.
    fn count_lines(&mut self, token: Token) {
        let line_breaks = self.slice(token.start, token.end).matches('\n').count();
        if line_breaks > 0 {
            self.line += line_breaks;
            let last = self.slice(token.start, token.end).rfind('\n').unwrap_or(0);
            self.line_start = token.start + last + 1;
        }
    }

    fn quoted(&mut self, token: Token, closed: bool, long: bool, curly: bool) {
        self.count_lines(token);
        let raw = self.slice(token.start, token.end);
        let opening = if long { 3 } else { 1 };
        let inner_start = token.start + raw.chars().take(opening).map(char::len_utf8).sum::<usize>();
        let closing = if closed { opening } else { 0 };
        let inner_end = token.end - raw.chars().rev().take(closing).map(char::len_utf8).sum::<usize>();
        let quote = if long { "\"\"\"" } else { "\"" };
        if !closed {
            self.closed_at.push(token.start);
            self.closed_at.push(token.end);
            if curly {
                self.replace(token.start, inner_start, quote);
            }
            self.replace(token.end, token.end, quote);
            let place = self.span(token.start, inner_start);
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_UNCLOSED_TEXT,
                    place,
                    format!("this text has no closing `{quote}`"),
                )
                .label("the text begins here")
                .help(if long {
                    "write `\"\"\"` where the text ends"
                } else {
                    "write `\"` where the text ends; a text of several lines stands between `\"\"\"` and `\"\"\"`"
                }),
            );
        } else if raw.starts_with(['\'', '`', '«']) {
            let inner = self.slice(inner_start, inner_end).replace("\\'", "'").replace('"', "\\\"");
            let right = format!("\"{inner}\"");
            let told = Diagnostic::new(
                &codes::SYNTAX_UNEXPECTED,
                self.span(token.start, token.end),
                "a text stands in double quotes",
            );
            let label =
                if right.len() > 60 { String::from("other quotes") } else { format!("write `{right}`") };
            self.tell(
                told.label(label)
                    .help("write a straight quote `\"` before the text and one after it")
                    .fix(right.clone()),
            );
            self.replace(token.start, token.end, right);
        } else if curly {
            self.replace(token.start, inner_start, quote);
            self.replace(inner_end, token.end, quote);
            let inner = self.slice(inner_start, inner_end);
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_CURLY_QUOTES,
                    self.span(token.start, token.end),
                    "curly quotes stand where straight ones belong",
                )
                .label("word processors put these in")
                .help(format!("write straight quotes: `{quote}…{quote}`"))
                .fix(format!("{quote}{inner}{quote}")),
            );
        }
    }

    /// `min(10, 5 -- 3)`: what would be a comment closes a bracket that is open.
    fn two_minus(&mut self, token: Token) -> bool {
        let rest = self.slice(token.start, token.end);
        let closes = || rest.matches(')').count() > rest.matches('(').count();
        let is_short = rest.len() <= LONGEST_SUM && !self.first;
        let is_sum = is_short && self.brackets.in_list() && rest.starts_with("--") && closes();
        if is_sum {
            let (start, end) = (token.start, token.start + 2);
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    self.span(start, end),
                    "two `-` follow one another",
                )
                .label("write `+`")
                .help("to take away a number below 0 is to add it; `--` begins a comment in other languages")
                .fix("+"),
            );
            self.replace(start, end, "+");
        }
        is_sum
    }

    fn comment(&mut self, token: Token, comment: scan::Comment) {
        let span = self.span(token.start, token.end);
        self.comments.push(Comment {
            span,
            own_line: self.first,
            blank_before: self.first && self.blank_before,
        });
        match comment {
            scan::Comment::Own => {}
            scan::Comment::Line(length) => {
                let end = token.start + length;
                let mark = self.slice(token.start, end);
                self.replace(token.start, end, "#");
                let message = format!("a comment begins with `#`, not with `{mark}`");
                let place = self.span(token.start, end);
                let told = Diagnostic::new(&codes::SYNTAX_SLASH_COMMENT, place, message);
                let behind = self.slice(end, token.end).trim_start();
                let is_sum = !self.first && mark == "--" && behind.starts_with(|c: char| c.is_ascii_digit());
                self.tell(if is_sum {
                    told.label("the rest of the line is not read")
                        .help("write one `-` to take something away, `+` to add, or `#` before a remark")
                } else {
                    told.label("write `#`").fix("#")
                });
            }
            scan::Comment::Block(open, close) => {
                self.count_lines(token);
                let mark = self.slice(token.start, token.start + open);
                let message = format!("a comment begins with `#`, not with `{mark}`");
                let place = self.span(token.start, token.start + open);
                let inner = self.slice(token.start + open, token.end - close);
                let lines: Vec<String> = inner.lines().map(|line| format!("#{}", line.trim_end())).collect();
                let right = lines.join("\n");
                self.tell(
                    Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, message)
                        .label("write `#` before each line of it")
                        .help("a comment ends with its line, so it needs no mark at its end")
                        .fix_at(span, right.clone()),
                );
                // What follows on the line is no part of the comment.
                self.replace(token.start, token.end, right + "\n");
            }
        }
    }

    fn bracket(&mut self, token: Token, byte: u8) {
        let opens = matches!(token.shape, Shape::Open(_));
        self.brackets.bracket(Bracket {
            byte,
            opens,
            at: token.start,
            indent: self.indent,
            line: self.line,
            first: self.first,
            after: self.last_end,
        });
    }

    /// Gives the end of what was read, when that is more than the word.
    fn word(&mut self, token: Token, before: Option<Token>) -> Option<usize> {
        let word = self.slice(token.start, token.end);
        let starts_item = self.first && words::is_item_word(word);
        if self.first {
            self.brackets.mark(Mark {
                starts_item,
                indent: self.indent,
                line: self.line,
                after: self.last_end,
            });
        }
        self.brackets.word(word, token.start);
        let digits = word.bytes().all(|byte| byte.is_ascii_digit());
        let after_point =
            before.is_some_and(|before| before.end == token.start && before.shape != Shape::Open(b'{'));
        if !digits || after_point || self.brackets.in_list() {
            return None;
        }
        let commas = grouped_number(self.text, token.start);
        let end = commas.or_else(|| number_with_blanks(self.text, token.start))?;
        let written = self.slice(token.start, end);
        let plain: String = written.chars().filter(|c| *c == '.' || c.is_ascii_digit()).collect();
        let (what, label, help) = if commas.is_some() {
            let help = format!("write `{plain}`; two numbers of a list need a space after the comma");
            ("commas", "commas part the entries of a list", help)
        } else {
            ("blanks", "a number is one word", format!("write `{plain}`; two numbers of a list need a comma"))
        };
        let message = format!("the number `{written}` has {what} in it");
        self.tell(
            Diagnostic::new(&codes::SYNTAX_GROUPED_NUMBER, self.span(token.start, end), message)
                .label(label)
                .help(help)
                .fix(plain.clone()),
        );
        self.replace(token.start, end, plain);
        Some(end)
    }

    /// Gives the end of what was read, when that is more than the sign.
    fn sign(
        &mut self,
        token: Token,
        sign: char,
        next: Option<(char, usize)>,
        before: Option<Token>,
    ) -> Option<usize> {
        if sign == ',' {
            self.brackets.expression_ends();
        }
        let (start, end) = (token.start, token.end);
        match (sign, next) {
            (';', _) if self.brackets.in_list() => {
                let message = "values in brackets are parted by `,`";
                self.slip(start, end, ",", &codes::SYNTAX_SEMICOLON, message, "write `,`");
                None
            }
            (';', _) => {
                self.slip(
                    start,
                    end,
                    "",
                    &codes::SYNTAX_SEMICOLON,
                    "a `;` means nothing here",
                    "leave it out",
                );
                None
            }
            ('-', Some(('>', end))) => {
                self.brackets.expression_ends();
                self.slip(start, end, "=>", &codes::SYNTAX_ARROW, "`->` is written for `=>`", "write `=>`");
                Some(end)
            }
            ('=', Some(('!', end))) => {
                let message = "`=!` is written for `!=`";
                self.slip(start, end, "!=", &codes::SYNTAX_NOT_EQUAL_SIGN, message, "write `!=`");
                Some(end)
            }
            ('=', Some(('=', end))) => {
                let message = "`==` is written for `=`";
                self.slip(start, end, "=", &codes::SYNTAX_DOUBLE_EQUALS, message, "one `=` compares");
                Some(end)
            }
            ('=', Some(('>', end))) => {
                self.brackets.expression_ends();
                Some(end)
            }
            ('<' | '>' | '!', Some(('=', end))) => Some(end),
            ('<', Some(('>', end))) => {
                let message = "`<>` is written for `!=`";
                self.slip(start, end, "!=", &codes::SYNTAX_NOT_EQUAL_SIGN, message, "write `!=`");
                Some(end)
            }
            ('&', Some(('&', end))) => {
                let message = "`&&` is written for `and`";
                self.slip(start, end, "and", &codes::SYNTAX_AND_OR_SIGNS, message, "write `and`");
                Some(end)
            }
            ('|', Some(('|', end))) => {
                let message = "`||` is written for `or`";
                self.slip(start, end, "or", &codes::SYNTAX_AND_OR_SIGNS, message, "write `or`");
                Some(end)
            }
            ('/', Some(('-', end))) if self.ends_a_number(start, end) => {
                self.tell(
                    Diagnostic::new(
                        &codes::SYNTAX_UNEXPECTED,
                        self.span(start, end),
                        "a number stands here without `/-`",
                    )
                    .label("leave it out")
                    .help("the currency is said once, with the question: `money in INR`")
                    .fix(""),
                );
                self.replace(start, end, " ");
                Some(end)
            }
            ('!', _) => {
                let message = "`!` is written for `not`";
                self.slip(start, end, "not", &codes::SYNTAX_AND_OR_SIGNS, message, "write `not`");
                None
            }
            ('%', _) => self.percent(token, before),
            _ => None,
        }
    }

    /// Whether something stands between the end of a number and a blank, or the end of an entry.
    fn ends_a_number(&self, start: usize, end: usize) -> bool {
        let number = self.slice(0, start).ends_with(|c: char| c.is_ascii_digit());
        let next = self.slice(end, self.text.len()).chars().next();
        number && next.is_none_or(|next| next.is_whitespace() || matches!(next, ',' | ')' | '}'))
    }

    /// `%25`, unless the sign belongs to the number before it.
    fn percent(&mut self, token: Token, before: Option<Token>) -> Option<usize> {
        let after_number = before.is_some_and(|before| {
            before.shape == Shape::Word
                && self.slice(before.start, before.end).ends_with(|c: char| c.is_ascii_digit())
        });
        let rest = self.slice(token.end, self.text.len());
        let length = number_length(rest);
        if after_number || length == 0 {
            return None;
        }
        let end = token.end + length;
        let number = self.slice(token.end, end);
        self.slip(
            token.start,
            end,
            &format!("{number}%"),
            &codes::SYNTAX_PERCENT_BEFORE_NUMBER,
            &format!("the `%` of `%{number}` stands before the number"),
            "the sign follows the number",
        );
        Some(end)
    }

    /// A slip whose meaning is plain: told with its mend, and mended.
    fn slip(
        &mut self,
        start: usize,
        end: usize,
        right: &str,
        code: &'static Code,
        message: &str,
        label: &str,
    ) {
        let glued = |at: Option<char>| at.is_some_and(super::scan::is_word);
        let wordy = right.starts_with(|c: char| c.is_ascii_alphabetic());
        let ahead = self.slice(0, start).chars().next_back();
        let behind = self.slice(end, self.text.len()).chars().next();
        let before = if wordy && glued(ahead) { " " } else { "" };
        let after = if wordy && (glued(behind) || behind == Some('(')) { " " } else { "" };
        let right = format!("{before}{right}{after}");
        self.tell(Diagnostic::new(code, self.span(start, end), message).label(label).fix(right.clone()));
        self.replace(start, end, if right.is_empty() { Cow::Borrowed(" ") } else { right.into() });
    }

    fn finish(mut self) -> Mended {
        let verdict = self.brackets.pair(self.file, self.text.trim_end().len());
        let mut told = verdict.told;
        told.append(&mut self.told);
        let mut closed_at = self.closed_at;
        closed_at.extend(verdict.closed_at);
        self.edits.extend(verdict.edits);
        let (text, map) =
            if verdict.refused { (String::new(), Map::default()) } else { Map::apply(self.text, self.edits) };
        Mended { text, map, comments: self.comments, told, closed_at, refused: verdict.refused }
    }
}

/// How far a line is indented; a tab counts as four.
fn indentation(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

fn number_length(text: &str) -> usize {
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    if whole == 0 {
        return 0;
    }
    match text.get(whole..).and_then(|rest| rest.strip_prefix('.')) {
        Some(rest) => match rest.bytes().take_while(u8::is_ascii_digit).count() {
            0 => whole,
            places => whole + 1 + places,
        },
        None => whole,
    }
}

/// The end of `1,00,000` or `1,000.50`: groups of two or three digits, the last of three, no spaces.
fn grouped_number(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let mut end = rest.bytes().take_while(u8::is_ascii_digit).count();
    if end > 3 {
        return None;
    }
    let mut last_group = 0;
    while let Some(after) = rest.get(end..).and_then(|rest| rest.strip_prefix(',')) {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 2 && digits != 3 {
            break;
        }
        last_group = digits;
        end += 1 + digits;
    }
    if last_group != 3 {
        return None;
    }
    if let Some(after) = rest.get(end..).and_then(|rest| rest.strip_prefix('.')) {
        let places = after.bytes().take_while(u8::is_ascii_digit).count();
        if places > 0 {
            end += 1 + places;
        }
    }
    Some(start + end)
}

/// The end of `100 000` or `1 500 000`: groups of three digits with one blank before each.
fn number_with_blanks(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let first = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = first;
    while let Some(group) =
        rest.get(end..).and_then(|rest| rest.strip_prefix([' ', '\u{A0}', '\u{2009}', '\u{202F}']))
    {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        let goes_on = group
            .get(digits..)
            .is_some_and(|rest| rest.starts_with(scan::is_word) || rest.starts_with(['.', '%']));
        if digits != 3 || goes_on {
            break;
        }
        end = rest.len() - group.len() + digits;
    }
    (first <= 3 && end > first).then_some(start + end)
}
