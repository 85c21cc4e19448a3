//! Quoted texts: escapes, indentation, placeholders.

use pest::iterators::Pair;

use crate::decimal::Magnitude;
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{Part, Template, Text};

use super::cursor::Cursor;
use super::scan::{Scanner, Shape};
use super::{Base, Reader, Rule, read};

/// What stands in braces nests at most this deep.
const DEEPEST_PLACEHOLDER: usize = 16;

impl Reader<'_> {
    /// A text in which nothing is put in.
    pub(super) fn quoted(&mut self, pair: Pair<'_, Rule>) -> Text {
        let span = self.span(&pair);
        let mut text = String::new();
        for (_, line) in lines(pair.as_str()) {
            let mut rest = line;
            while let Some(c) = take_char(&mut rest) {
                let next = rest.chars().next();
                let doubled = (c == '{' || c == '}') && next == Some(c);
                let escaped = c == '\\' && matches!(next, Some('"' | '\\'));
                if escaped || doubled {
                    text.extend(take_char(&mut rest));
                } else {
                    text.push(c);
                }
            }
        }
        Text { text: text.into(), span }
    }

    /// A text with placeholders.
    pub(super) fn template(&mut self, pair: Pair<'_, Rule>) -> Template {
        let span = self.span(&pair);
        let start = self.offset(&pair);
        let mut parts = Vec::new();
        let mut values = Vec::new();
        let mut words = String::new();
        for (at, line) in lines(pair.as_str()) {
            let mut rest = line;
            while let Some(c) = take_char(&mut rest) {
                let next = rest.chars().next();
                let doubled = (c == '{' || c == '}') && next == Some(c);
                if doubled || (c == '\\' && matches!(next, Some('"' | '\\'))) {
                    words.extend(take_char(&mut rest));
                } else if c == '{' {
                    let offset = start + at + (line.len() - rest.len());
                    let length = placeholder_length(rest);
                    let inside = length.and_then(|length| rest.get(..length));
                    if !words.is_empty() {
                        parts.push(Part::Words(std::mem::take(&mut words).into()));
                    }
                    values.extend(inside.map(|inside| inside.split_whitespace().collect::<String>().into()));
                    parts.push(match inside {
                        Some(inside) => self.placeholder(inside, offset),
                        None => self.open_placeholder(offset),
                    });
                    rest = length.and_then(|length| rest.get(length + 1..)).unwrap_or(rest);
                } else {
                    words.push(c);
                }
            }
        }
        if !words.is_empty() {
            parts.push(Part::Words(words.into()));
        }
        Template { parts, values, span }
    }

    fn placeholder(&mut self, inside: &str, offset: usize) -> Part {
        let trimmed = inside.trim();
        let from = offset + (inside.len() - inside.trim_start().len());
        let span = self.place(from, from + trimmed.len());
        let braces = self.place(offset.saturating_sub(1), offset + inside.len() + 1);
        let told = |message: String| {
            Diagnostic::new(&codes::SYNTAX_BAD_PLACEHOLDER, span, message)
                .help("write a question, a formula, `{missing of …}`, `{chosen of …}` or `{shared.…}`; braces that are meant as braces are doubled: `{{` and `}}`")
        };
        if trimmed.is_empty() {
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_BAD_PLACEHOLDER,
                    braces,
                    "there is nothing between the braces",
                )
                .label("what should stand here?")
                .help("name a question, or double braces that are meant as braces: `{{` and `}}`"),
            );
            return Part::Error(braces);
        }
        if is_deep(trimmed) {
            self.tell(told("this placeholder nests too deep".into()).label("name it with `let`"));
            return Part::Error(span);
        }
        let pair = match read(Rule::placeholder, trimmed) {
            Ok(pair) => pair,
            Err(failure) => {
                let found = trimmed.get(failure.at..).unwrap_or("").trim();
                let message = if failure.at == 0 || found.is_empty() {
                    format!("`{{{trimmed}}}` cannot be understood")
                } else {
                    format!("`{{{trimmed}}}` cannot be understood from `{found}` on")
                };
                self.tell(told(message).label("not a value"));
                return Part::Error(span);
            }
        };
        self.with_base(Base::at(from), |reader| {
            let part = Cursor::new(pair).next().and_then(|pair| match pair.as_rule() {
                Rule::expression => Some(Part::Value(reader.expression(pair))),
                Rule::in_magnitude => {
                    let mut parts = Cursor::new(pair);
                    let value = reader.arithmetic(parts.opt(Rule::arithmetic)?);
                    let is_lakh = parts.find(Rule::kw_lakh).is_some();
                    Some(Part::Counted(value, if is_lakh { Magnitude::Lakh } else { Magnitude::Crore }))
                }
                rule => {
                    let name = Cursor::new(pair).find(Rule::name)?;
                    let name = reader.name(&name);
                    Some(match rule {
                        Rule::missing_of => Part::Missing(name, span),
                        Rule::chosen_of => Part::Chosen(name, span),
                        _ => Part::Shared(name, span),
                    })
                }
            });
            part.unwrap_or(Part::Error(span))
        })
    }

    fn open_placeholder(&mut self, offset: usize) -> Part {
        let span = self.place(offset.saturating_sub(1), offset);
        self.tell(
            Diagnostic::new(&codes::SYNTAX_BAD_PLACEHOLDER, span, "this `{` is not closed on its line")
                .label("a placeholder begins here")
                .help("close it with `}`; a brace that is meant as a brace is doubled: `{{`"),
        );
        Part::Error(span)
    }
}

fn take_char(rest: &mut &str) -> Option<char> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    *rest = chars.as_str();
    Some(first)
}

/// The length of what stands before the `}` that closes a placeholder.
fn placeholder_length(rest: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in rest.char_indices() {
        match c {
            '\n' => return None,
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn is_deep(text: &str) -> bool {
    let (mut depth, mut words) = (0usize, 0usize);
    for token in Scanner::new(text, 0) {
        match token.shape {
            Shape::Open(_) => depth += 1,
            Shape::Close(_) => depth = depth.saturating_sub(1),
            Shape::Word if matches!(text.get(token.start..token.end), Some("match" | "band" | "where")) => {
                words += 1
            }
            _ => {}
        }
        if depth + words > DEEPEST_PLACEHOLDER {
            return true;
        }
    }
    false
}

/// What stands between the quotes, without the common indentation; escapes as written.
pub(in crate::syntax) fn without_indent(written: &str) -> String {
    lines(written).into_iter().map(|(_, line)| line).collect()
}

/// The lines of a quoted text with their breaks, without the common indentation, each with its offset from the
/// opening quote.
fn lines(raw: &str) -> Vec<(usize, &str)> {
    let quote = if raw.starts_with("\"\"\"") { 3 } else { 1 };
    let inner = raw.get(quote..raw.len().saturating_sub(quote)).unwrap_or("");
    if quote == 1 {
        return vec![(1, inner)];
    }
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut at = quote;
    for line in inner.split_inclusive('\n') {
        lines.push((at, line));
        at += line.len();
    }
    // A break straight after the opening quotes, and the line of the closing quotes, belong to neither line.
    let opens_below = lines.first().is_some_and(|(_, line)| line.ends_with('\n') && line.trim().is_empty());
    let mut first_on_quote_line = true;
    if opens_below {
        lines.remove(0);
        first_on_quote_line = false;
    }
    if lines.len() > 1 || opens_below {
        if lines.last().is_some_and(|(_, line)| !line.ends_with('\n') && line.trim().is_empty()) {
            lines.pop();
        }
        if let Some((_, last)) = lines.last_mut() {
            *last = last.strip_suffix('\n').map_or(*last, |line| line.trim_end_matches('\r'));
        }
    }
    let indent_of = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let indented = lines.iter().skip(usize::from(first_on_quote_line));
    let common = indented
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(_, line)| indent_of(line))
        .min()
        .unwrap_or(0);
    for (index, (at, line)) in lines.iter_mut().enumerate() {
        if index == 0 && first_on_quote_line {
            continue;
        }
        let cut = indent_of(line).min(common);
        *line = line.get(cut..).unwrap_or("");
        *at += cut;
    }
    // Windows line ends are line ends.
    let mut plain = Vec::with_capacity(lines.len());
    for (at, line) in lines {
        match line.strip_suffix("\r\n") {
            Some(words) => {
                plain.push((at, words));
                plain.push((at + words.len() + 1, "\n"));
            }
            None => plain.push((at, line)),
        }
    }
    plain
}
