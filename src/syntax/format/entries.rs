//! Tokens to entries in brackets, with the line breaks and comments of whoever wrote them.

use std::borrow::Cow;
use std::slice::Iter;

use crate::syntax::from_text::{Block, Series, Shape, Token};

/// A file, or what stands between two brackets.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet<'a> {
    pub entries: Vec<Entry<'a>>,
    /// After the last entry, on lines of their own.
    pub comments: Vec<Comment<'a>>,
}

#[derive(Clone, Debug)]
pub(super) struct Comment<'a> {
    pub text: Cow<'a, str>,
    pub blank_before: bool,
}

/// An item, a line of a list, a value in brackets.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry<'a> {
    /// On lines of their own, before it.
    pub comments: Vec<Comment<'a>>,
    pub blank_before: bool,
    pub parts: Vec<Part<'a>>,
    /// Whether a comma follows in the text.
    pub comma: bool,
    /// How far its further lines are set in.
    pub hang: usize,
    /// How far, before what a bracket on its first line adds.
    pub base: usize,
    /// Behind it, on its line.
    pub remark: Option<Cow<'a, str>>,
}

/// A token, or a bracket with all that is in it.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub kind: PartKind<'a>,
    pub place: Place,
    /// A blank line stands before it; says nothing unless it begins a line.
    pub blank_before: bool,
    /// More spaces before it than one, for the columns.
    pub padding: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On the line of what stands before it.
    Line,
    /// On a line of its own, set in.
    NextLine,
    /// On a line of its own, below the beginning of the entry: the `{` after a long head.
    BelowHead,
}

#[derive(Clone, Debug)]
pub(super) enum PartKind<'a> {
    Token(Token<'a>),
    /// In the midst of an entry.
    Comment(Cow<'a, str>),
    /// In the midst of an entry.
    Comma,
    Group(Group<'a>),
}

#[derive(Clone, Debug)]
pub(super) struct Group<'a> {
    pub bracket: Bracket,
    /// Behind the opening bracket.
    pub remark: Option<Cow<'a, str>>,
    pub inside: Sheet<'a>,
    /// Its writer put a line break behind the opening bracket.
    pub opened: bool,
    /// On several lines: one for each entry, unless it is packed.
    pub broken: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Braces(Block),
    Round { call: bool },
}

impl<'a> Part<'a> {
    fn new(kind: PartKind<'a>, breaks: usize) -> Part<'a> {
        let place = if breaks > 0 { Place::NextLine } else { Place::Line };
        Part { kind, place, blank_before: breaks > 1, padding: 0 }
    }

    pub(super) fn token(&self) -> Option<&Token<'a>> {
        match &self.kind {
            PartKind::Token(token) => Some(token),
            _ => None,
        }
    }

    pub(super) fn group(&self) -> Option<&Group<'a>> {
        match &self.kind {
            PartKind::Group(group) => Some(group),
            _ => None,
        }
    }

    pub(super) fn is(&self, shape: Shape) -> bool {
        self.token().is_some_and(|token| token.shape == shape)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.token().is_some_and(|token| token.shape == Shape::Word && token.text == word)
    }

    pub(super) fn is_in_series(&self, at: Series) -> bool {
        self.token().is_some_and(|token| token.series == Some(at))
    }

    pub(super) fn is_equals(&self) -> bool {
        self.token().is_some_and(|token| token.shape == Shape::Infix && token.text == "=")
    }

    pub(super) fn is_comma(&self) -> bool {
        matches!(self.kind, PartKind::Comma)
    }

    pub(super) fn is_comment(&self) -> bool {
        matches!(self.kind, PartKind::Comment(_))
    }

    pub(super) fn is_broken(&self) -> bool {
        self.group().is_some_and(|group| group.broken)
    }

    /// Whether it takes several lines, wherever it begins.
    pub(super) fn spans_lines(&self) -> bool {
        self.is_broken() || self.token().is_some_and(|token| token.text.contains('\n'))
    }
}

impl Sheet<'_> {
    /// No blank line at the beginning.
    fn close_up(&mut self) {
        let comments = match self.entries.first_mut() {
            Some(first) => {
                first.blank_before &= !first.comments.is_empty();
                &mut first.comments
            }
            None => &mut self.comments,
        };
        if let Some(comment) = comments.first_mut() {
            comment.blank_before = false;
        }
    }
}

impl Entry<'_> {
    /// `{ mode = mou, members = 12 }`
    pub(super) fn is_row(&self) -> bool {
        matches!(self.parts.as_slice(), [one] if one.group().is_some_and(|group| group.is_braces() && group.is_packed()))
    }

    /// `mode = mou`
    fn is_setting(&self) -> bool {
        matches!(self.parts.as_slice(), [name, sign, _, ..] if name.is(Shape::Name) && sign.is_equals())
    }

    pub(super) fn spans_lines(&self) -> bool {
        self.parts.iter().any(|part| part.place != Place::Line || part.spans_lines())
    }
}

impl Group<'_> {
    pub(super) fn is_braces(&self) -> bool {
        matches!(self.bracket, Bracket::Braces(_))
    }

    /// Whether its entries need no line of their own: words and numbers in round brackets, and the values of one row,
    /// `{ mode = mou, members = 12 }`.
    pub(super) fn is_packed(&self) -> bool {
        let entries = &self.inside.entries;
        let is_short = |entry: &Entry<'_>| {
            entry.comments.is_empty()
                && entry.remark.is_none()
                && entry.parts.iter().all(|part| part.token().is_some() && !part.spans_lines())
        };
        let is_value =
            |entry: &Entry<'_>| if self.is_braces() { entry.is_setting() } else { entry.parts.len() == 1 };
        self.remark.is_none()
            && self.inside.comments.is_empty()
            && entries.iter().all(|entry| is_short(entry) && is_value(entry))
            && !(self.is_braces() && (self.opened || entries.is_empty()))
    }

    pub(super) fn is_headed(&self) -> bool {
        matches!(self.bracket, Bracket::Braces(Block { headed: true, .. }))
    }
}

/// A whole file.
pub(super) fn sheet<'a>(tokens: &[Token<'a>]) -> Sheet<'a> {
    Reader { tokens: tokens.iter() }.sheet(None).0
}

struct Reader<'t, 'a> {
    tokens: Iter<'t, Token<'a>>,
}

/// A comment that waits to be known for a remark, for one before an entry or for one in the midst of it.
struct Waiting<'a> {
    text: Cow<'a, str>,
    breaks: usize,
}

impl<'a> Reader<'_, 'a> {
    /// Up to the closing bracket, and whether there is a line break in it. A comment on the line of the opening bracket
    /// goes to `behind`.
    fn sheet(&mut self, mut behind: Option<&mut Option<Cow<'a, str>>>) -> (Sheet<'a>, bool) {
        let mut sheet = Sheet::default();
        let mut waiting: Vec<Waiting<'a>> = Vec::new();
        let mut has_breaks = false;
        // Breaks before a comma count for what follows it.
        let mut breaks = 0;
        while let Some(token) = self.tokens.next() {
            breaks += token.breaks;
            has_breaks |= token.breaks > 0;
            match token.shape {
                Shape::Close | Shape::Right => break,
                Shape::Comma => {
                    if let Some(entry) = sheet.entries.last_mut() {
                        entry.comma = true;
                    }
                    continue;
                }
                Shape::Comment => {
                    let text = comment(&token.text);
                    let is_first = sheet.entries.is_empty() && waiting.is_empty();
                    match &mut behind {
                        Some(behind) if breaks == 0 && is_first => **behind = Some(text),
                        _ => waiting.push(Waiting { text, breaks }),
                    }
                }
                _ => {
                    if token.begins || sheet.entries.is_empty() {
                        let comments = settle(&mut sheet, &mut waiting);
                        sheet.entries.push(Entry { comments, blank_before: breaks > 1, ..Entry::default() });
                        breaks = 0;
                    }
                    let part = self.part(token, breaks);
                    has_breaks |= part.spans_lines();
                    if let Some(entry) = sheet.entries.last_mut() {
                        if std::mem::take(&mut entry.comma) {
                            entry.parts.push(Part::new(PartKind::Comma, 0));
                        }
                        let comments = waiting.drain(..);
                        entry
                            .parts
                            .extend(comments.map(|one| Part::new(PartKind::Comment(one.text), one.breaks)));
                        entry.parts.push(part);
                    }
                }
            }
            breaks = 0;
        }
        sheet.comments = settle(&mut sheet, &mut waiting);
        sheet.close_up();
        (sheet, has_breaks)
    }

    fn part(&mut self, token: &Token<'a>, breaks: usize) -> Part<'a> {
        let bracket = match token.shape {
            Shape::Open(block) => Bracket::Braces(block),
            Shape::Left { call } => Bracket::Round { call },
            _ => return Part::new(PartKind::Token(token.clone()), breaks),
        };
        let mut remark = None;
        let opened = self.tokens.as_slice().first().is_some_and(|first| first.breaks > 0);
        let (inside, broken) = self.sheet(Some(&mut remark));
        let mut group = Group { bracket, remark, inside, opened, broken };
        // What is packed is not broken while it fits on the line.
        group.broken &= !group.is_packed();
        Part::new(PartKind::Group(group), breaks)
    }
}

/// Of the comments that wait, the one behind the last entry becomes its remark; gives the others.
fn settle<'a>(sheet: &mut Sheet<'a>, waiting: &mut Vec<Waiting<'a>>) -> Vec<Comment<'a>> {
    let mut waiting = std::mem::take(waiting).into_iter().peekable();
    if let Some(entry) = sheet.entries.last_mut()
        && let Some(first) = waiting.next_if(|first| first.breaks == 0)
    {
        entry.remark = Some(first.text);
    }
    waiting.map(|one| Comment { text: one.text, blank_before: one.breaks > 1 }).collect()
}

/// Without blanks at the end, and with one after the sign.
fn comment<'a>(text: &Cow<'a, str>) -> Cow<'a, str> {
    let words = text.trim_start_matches('#');
    let signs = text.get(..text.len() - words.len()).unwrap_or("#");
    if words.starts_with(char::is_alphanumeric) {
        Cow::Owned(format!("{signs} {}", words.trim_end()))
    } else {
        match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
            Cow::Owned(text) => Cow::Owned(text.trim_end().to_owned()),
        }
    }
}
