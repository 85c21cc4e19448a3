//! A text without mistakes as a list of tokens, for whoever lays it out anew.
//!
//! Every leaf of the grammar is a token, and what stands in brackets is a list of entries. That is all that is told, so
//! a new construct of the language needs nothing here as long as the grammar writes it as the others: brackets are
//! `open`, `close`, `left` and `right`, commas are `comma`, the cells of a row are parted by `bar`; a block of whole items
//! is a `block`, and a rule whose name ends in `_head` stands before a block that has a head. Words need no rule of their
//! own. What looks better with a word more, and stays right without it:
//!
//! - an item that is a clause among others, its value in their column (`cycle "2.0"`): `CLAUSES` of `words.rs`;
//! - a word with which a line may go on (`where`, `at most`): `goes_on` of `words.rs`, or [`Token::is_modifier`] when a
//!   long line is best broken there (`evidence`);
//! - brackets that stand close to the name before them, as in `min(…)`: [`is_call`].

use std::borrow::Cow;

use pest::iterators::Pair;

use super::scan::{Scanner, Shape as Coarse};
use super::{Rule, read, words};

/// What a token is to the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Shape {
    /// A name that the writer of the rules chose, or a code.
    Name,
    /// A word of the language.
    Word,
    /// A number, a share, a day.
    Literal,
    /// In quotes on one line.
    Text,
    /// In three quotes.
    LongText,
    Comment,
    /// `{`
    Open(Block),
    Close,
    /// `(`; `call` when it follows a function's name.
    Left {
        call: bool,
    },
    Right,
    Comma,
    Bar,
    Arrow,
    /// A sign between two values.
    Infix,
    /// What joins values or conditions that stand side by side: `+`, `-`, `and`, `or`.
    Join,
    /// A sign before a value.
    Prefix,
}

/// What a `{` opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Block {
    /// Whole items stand in it, not the entries of a list.
    pub items: bool,
    /// It follows a head, as the block of an indicator does.
    pub headed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Token<'a> {
    pub shape: Shape,
    /// In the form that the language prefers: `≥` is `>=`.
    pub text: Cow<'a, str>,
    /// Line breaks between the token before and this one.
    pub breaks: usize,
    /// Begins an item or an entry.
    pub begins: bool,
    /// Begins one of several things of a kind that follow one another without brackets around them: `a = 1, b = 2`.
    pub series: Option<Series>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Series {
    First,
    Next,
}

impl Token<'_> {
    /// Whether this word goes on with what stands before it, so that a line may begin with it.
    pub(in crate::syntax) fn goes_on(&self) -> bool {
        match self.shape {
            Shape::Infix => self.text != "=",
            Shape::Join => true,
            Shape::Word => {
                let leans_back = matches!(&*self.text, "each" | "in" | "is" | "not" | "of" | "to");
                words::goes_on(&self.text) && !leans_back || self.is_modifier() || self.text == "from"
            }
            _ => false,
        }
    }

    /// Whether this word begins a remark on what stands before it.
    pub(in crate::syntax) fn is_modifier(&self) -> bool {
        self.shape == Shape::Word
            && matches!(&*self.text, "asked" | "described" | "evidence" | "help" | "illustrative" | "source")
    }

    /// Whether this word begins a clause, such as `cycle "2.0"`.
    pub(in crate::syntax) fn begins_clause(&self) -> bool {
        self.shape == Shape::Word && words::begins_clause(&self.text)
    }
}

/// The tokens of a text, comments among them. `None` when the grammar cannot read it.
pub(in crate::syntax) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let file = read(Rule::file, text).ok()?;
    let mut gatherer = Gatherer { text, at: 0, breaks: 0, tokens: Vec::new() };
    for item in file.into_inner() {
        gatherer.pair(item, Place { begins: true, ..Place::default() });
    }
    gatherer.gap(text.len());
    Some(gatherer.tokens)
}

/// What its surroundings say of a pair.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    begins: bool,
    series: Option<Series>,
    /// The rule of what stands before it in the same parent.
    before: Option<Rule>,
    /// The rule of what stands before its parent, and the parent's own.
    before_parent: Option<Rule>,
    parent: Option<Rule>,
}

struct Gatherer<'a> {
    text: &'a str,
    /// How far the text was looked at.
    at: usize,
    breaks: usize,
    tokens: Vec<Token<'a>>,
}

impl<'a> Gatherer<'a> {
    fn pair(&mut self, pair: Pair<'a, Rule>, place: Place) {
        let rule = pair.as_rule();
        let children = pair.clone().into_inner();
        if children.is_empty() {
            return self.leaf(&pair, place);
        }
        let Place { mut begins, mut series, .. } = place;
        let (mut before, mut last) = (None, None);
        let mut children = children.peekable();
        while let Some(child) = children.next() {
            let is = child.as_rule();
            // What stands in brackets are entries; what stands first begins with its parent.
            let in_brackets = matches!(before, Some(Rule::open | Rule::left));
            if in_brackets {
                begins |= !matches!(is, Rule::close | Rule::right | Rule::comma);
            } else if !child.clone().into_inner().is_empty() {
                let is_same = |next: &Pair<'_, Rule>| next.as_rule() == is || next.as_rule() == Rule::comma;
                if last == Some(is) {
                    series = Some(Series::Next);
                } else if children.peek().is_some_and(is_same) {
                    series = series.or(Some(Series::First));
                }
            }
            let around = Place { begins, series, before, before_parent: place.before, parent: Some(rule) };
            self.pair(child, around);
            (begins, series) = (false, None);
            if is != Rule::comma {
                last = Some(is);
            }
            // Within brackets `before` stays at the bracket, so that every entry is seen to stand in them.
            before = match (before, is) {
                (Some(Rule::open), Rule::close) | (Some(Rule::left), Rule::right) => Some(is),
                (Some(Rule::open | Rule::left), _) => before,
                _ => Some(is),
            };
        }
    }

    fn leaf(&mut self, pair: &Pair<'a, Rule>, place: Place) {
        let span = pair.as_span();
        let text = pair.as_str().trim_end();
        if text.is_empty() {
            return;
        }
        self.gap(span.start());
        let rule = pair.as_rule();
        let shape = match rule {
            Rule::name | Rule::code => Shape::Name,
            Rule::number | Rule::percent | Rule::date => Shape::Literal,
            Rule::short_text => Shape::Text,
            Rule::long_text => Shape::LongText,
            Rule::open => Shape::Open(Block {
                items: place.parent == Some(Rule::block),
                headed: place.before_parent.is_some_and(|rule| format!("{rule:?}").ends_with("_head")),
            }),
            Rule::close => Shape::Close,
            Rule::left => Shape::Left { call: is_call(place) },
            Rule::right => Shape::Right,
            Rule::comma => Shape::Comma,
            Rule::bar => Shape::Bar,
            Rule::arrow => Shape::Arrow,
            Rule::minus if is_prefix(place) => Shape::Prefix,
            Rule::plus | Rule::minus => Shape::Join,
            Rule::kw_and | Rule::kw_or if is_join(place) => Shape::Join,
            _ => word_or_sign(text),
        };
        let text = match rule {
            Rule::percent | Rule::yes_no => without_blanks(text),
            Rule::short_text | Rule::long_text | Rule::name | Rule::code | Rule::excel_word => {
                Cow::Borrowed(text)
            }
            _ => Cow::Borrowed(preferred(text)),
        };
        self.add(shape, text, place);
        self.at = span.start() + pair.as_str().trim_end().len();
    }

    fn add(&mut self, shape: Shape, text: Cow<'a, str>, Place { begins, series, .. }: Place) {
        self.tokens.push(Token { shape, text, breaks: self.breaks, begins, series });
        self.breaks = 0;
    }

    /// What stands between two leaves: blanks, comments, and words that no rule of the grammar has for itself.
    fn gap(&mut self, end: usize) {
        let text = self.text;
        let Some(gap) = text.get(..end) else { return };
        for token in Scanner::new(gap, self.at) {
            let written = gap.get(token.start..token.end).unwrap_or("");
            match token.shape {
                Coarse::LineBreak => self.breaks += 1,
                Coarse::Comment(_) => self.add(Shape::Comment, Cow::Borrowed(written), Place::default()),
                _ => self.add(word_or_sign(written), Cow::Borrowed(preferred(written)), Place::default()),
            }
        }
        self.at = self.at.max(end);
    }
}

fn word_or_sign(text: &str) -> Shape {
    if text.starts_with(char::is_alphabetic) { Shape::Word } else { Shape::Infix }
}

/// `min(` and `gis_readiness(`, but not `in (` and not `all of (`.
fn is_call(place: Place) -> bool {
    match place.parent {
        Some(Rule::arguments) => place.before_parent == Some(Rule::name),
        parent => matches!(parent, Some(Rule::script | Rule::shape)),
    }
}

/// Not the `and` of `between 1 and 5`, nor the `or` between choices.
fn is_join(place: Place) -> bool {
    matches!(place.parent, Some(Rule::condition | Rule::all_true | Rule::level_and))
}

fn is_prefix(place: Place) -> bool {
    matches!(place.before, None | Some(Rule::plus | Rule::minus | Rule::times | Rule::divided))
}

fn without_blanks(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        Cow::Owned(text.split_whitespace().collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The form in which the language's own words and signs are written, of all those it accepts.
fn preferred(text: &str) -> &str {
    match text {
        "AND" => "and",
        "OR" => "or",
        "NOT" => "not",
        "＝" => "=",
        "≠" => "!=",
        "≤" => "<=",
        "≥" => ">=",
        "⇒" | "→" => "=>",
        "−" | "–" => "-",
        "×" => "*",
        "÷" => "/",
        text => text,
    }
}
