//! The words and signs of a script, with their places.
//!
//! rhai tells a fault's line and character and keeps no spans; this finds the token that stands there, and what can be
//! seen from tokens alone. It must not know what a script means: everything it is unsure of is rhai's to judge.

use std::ops::Range;

use crate::order::Order as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Number,
    Text,
    Sign,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
}

impl Token {
    pub fn text<'a>(&self, script: &'a str) -> &'a str {
        script.get(self.range.clone()).unwrap_or("")
    }
}

/// Signs of more than one character, longest first.
const LONG_SIGNS: [&str; 24] = [
    "..=", "**=", "<<=", ">>=", "==", "!=", "<=", ">=", "&&", "||", "=>", "+=", "-=", "*=", "/=", "%=", "**",
    "..", "?.", "??", "#{", "::", "<<", ">>",
];

/// All tokens but comments. What stands in `${…}` inside a text between back-ticks is code and is scanned as such.
pub fn tokens(script: &str) -> Vec<Token> {
    let mut scanner = Scanner { script, at: 0, tokens: Vec::new() };
    // For every `${` that is open: how many braces are open inside it.
    let mut open: Vec<usize> = Vec::new();
    while let Some(next) = scanner.peek() {
        let start = scanner.at;
        match next {
            _ if next.is_whitespace() || next == '\u{feff}' => scanner.at += next.len_utf8(),
            '/' if scanner.rest().starts_with("//") => scanner.line_comment(),
            '/' if scanner.rest().starts_with("/*") => scanner.block_comment(),
            '"' | '\'' => {
                scanner.quoted(next);
                scanner.push(Kind::Text, start);
            }
            '`' => {
                scanner.at += 1;
                scanner.template(start, &mut open);
            }
            _ if next.is_ascii_digit() => {
                scanner.number();
                scanner.push(Kind::Number, start);
            }
            _ if next.is_alphabetic() || next == '_' => {
                scanner.skip(|character| character.is_alphanumeric() || character == '_');
                scanner.push(Kind::Word, start);
            }
            '}' if open.last() == Some(&0) => {
                open.pop();
                scanner.at += 1;
                scanner.template(start, &mut open);
            }
            _ => {
                let sign = LONG_SIGNS.iter().find(|sign| scanner.rest().starts_with(**sign));
                scanner.at += sign.map_or(next.len_utf8(), |sign| sign.len());
                scanner.push(Kind::Sign, start);
                if let Some(braces) = open.last_mut() {
                    match next {
                        '{' | '#'
                            if script.get(start..scanner.at).is_some_and(|sign| sign.ends_with('{')) =>
                        {
                            *braces += 1;
                        }
                        '}' => *braces = braces.saturating_sub(1),
                        _ => {}
                    }
                }
            }
        }
    }
    scanner.tokens
}

struct Scanner<'a> {
    script: &'a str,
    at: usize,
    tokens: Vec<Token>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.script.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.tokens.push(Token { kind, range: start..self.at });
    }

    fn skip(&mut self, goes_on: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|character| !goes_on(character)).unwrap_or(rest.len());
    }

    fn line_comment(&mut self) {
        self.skip(|character| character != '\n');
    }

    /// These nest.
    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(next) = self.peek() {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += next.len_utf8();
            }
        }
    }

    /// Up to the closing quote, or the end of the line when there is none.
    fn quoted(&mut self, quote: char) {
        self.at += 1;
        while let Some(next) = self.peek() {
            match next {
                '\\' => {
                    self.at += 1;
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                '\n' => return,
                _ => {
                    self.at += next.len_utf8();
                    if next == quote {
                        return;
                    }
                }
            }
        }
    }

    /// The words of a text between back-ticks, up to its end or the next `${`.
    fn template(&mut self, start: usize, open: &mut Vec<usize>) {
        while let Some(next) = self.peek() {
            if self.rest().starts_with("${") {
                self.at += 2;
                open.push(0);
                break;
            }
            self.at += next.len_utf8();
            if next == '`' {
                if self.peek() != Some('`') {
                    break;
                }
                self.at += 1;
            }
        }
        self.push(Kind::Text, start);
    }

    /// `12`, `1_000`, `12.5`; in `1..5` the dots are a range's.
    fn number(&mut self) {
        let is_digit = |character: char| character.is_alphanumeric() || character == '_';
        self.skip(is_digit);
        let mut after = self.rest().chars();
        if after.next() == Some('.') && after.next().is_some_and(|next| next.is_ascii_digit()) {
            self.at += 1;
            self.skip(is_digit);
        }
    }
}

/// The script with whole decimals written as whole numbers: `2.0` becomes `2` and two spaces, so that places stay.
///
/// rhai's `switch` tells 2 from 2.0; here they are one number.
pub fn with_whole_numbers(script: &str, tokens: &[Token]) -> String {
    let mut plain = script.to_owned();
    for token in tokens.iter().filter(|token| token.kind == Kind::Number) {
        let Some((whole, fraction)) = token.text(script).split_once('.') else { continue };
        let fits = whole.replace('_', "").parse::<i64>().is_ok();
        if fits && fraction.bytes().all(|digit| digit == b'0') {
            let dot = token.range.start + whole.len();
            plain.replace_range(dot..token.range.end, &" ".repeat(fraction.len() + 1));
        }
    }
    plain
}

/// The first token that stands outside every function, which would never be run.
pub fn outside_functions(script: &str, tokens: &[Token]) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let mut in_header = false;
    for token in tokens {
        let text = token.text(script);
        match text {
            "{" | "#{" => {
                if depth == 0 && !in_header {
                    return Some(token.range.clone());
                }
                depth += 1;
            }
            "}" => {
                depth = depth.saturating_sub(1);
                in_header = in_header && depth > 0;
            }
            "fn" if depth == 0 => in_header = true,
            "private" | ";" if depth == 0 => {}
            _ if depth == 0 && !in_header => return Some(token.range.clone()),
            _ => {}
        }
    }
    None
}

/// Names that are called like functions, `name(` and `x.name(`, in order.
pub fn calls<'a>(script: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = (&'a str, Range<usize>)> {
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        let text_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.text(script));
        let called = token.kind == Kind::Word
            && text_at(Some(at + 1)) == Some("(")
            && text_at(at.checked_sub(1)) != Some("fn");
        called.then(|| (token.text(script), token.range.clone()))
    })
}

/// The name in `fn name(`.
pub fn definition(script: &str, tokens: &[Token], name: &str) -> Option<Range<usize>> {
    tokens.windows(2).find_map(|pair| match pair {
        [before, token] if before.text(script) == "fn" && token.text(script) == name => {
            Some(token.range.clone())
        }
        _ => None,
    })
}

/// Names that can be meant by a word: of functions, of their parameters, and of what `let`, `const` and `for` define.
pub fn defined<'a>(script: &'a str, tokens: &[Token]) -> Vec<&'a str> {
    let mut names = Vec::new();
    let (mut after, mut in_header) = ("", false);
    for token in tokens {
        let text = token.text(script);
        match text {
            "fn" => in_header = true,
            ")" => in_header = false,
            _ if token.kind == Kind::Word && (in_header || matches!(after, "let" | "const" | "for")) => {
                names.push(text);
            }
            _ => {}
        }
        after = text;
    }
    names.put_in_order();
    names.dedup();
    names
}
