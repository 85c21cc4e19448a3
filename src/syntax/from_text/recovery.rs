//! One item after another, and how to go on after one that cannot be read.

use pest::iterators::Pair;

use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::syntax::tree::{
    Ask, Certify, Component, Example, ExprKind, Framework, Indicator, Item, ItemKind, Kind, Let, Literal,
    LiteralValue, Name, Recommend, Text, Texts,
};

use super::items::{Head, error};
use super::scan::{Scanner, Shape, Token};
use super::{Base, Failure, Reader, Rule, read, words};

/// The item that was read last, in the mended text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    rule: Rule,
    start: usize,
    end: usize,
}

impl Reader<'_> {
    /// The items between two offsets of the mended text.
    pub(super) fn items(&mut self, from: usize, to: usize) -> Vec<Item> {
        let mut items = Vec::new();
        let mut at = from;
        let mut last: Option<Last> = None;
        while let Some(token) = self.next_token(at, to) {
            if self.has_given_up() {
                break;
            }
            let word = if token.shape == Shape::Word { self.slice(token.start, token.end) } else { "" };
            let next = match words::item_rule(word).or_else(|| self.not_applicable_at(token)) {
                Some(rule) => self.item(rule, token.start, to, &mut items, &mut last),
                None => self.not_an_item(token, to, &mut items, &mut last),
            };
            at = next.max(token.end);
        }
        items
    }

    /// The next token that is not a comment, a line break or a comma.
    pub(super) fn next_token(&self, from: usize, to: usize) -> Option<Token> {
        Scanner::new(self.text, from)
            .take_while(|token| token.start < to)
            .find(|token| !matches!(token.shape, Shape::Comment(_) | Shape::LineBreak | Shape::Sign(',')))
    }

    /// `not` begins an item only before `applicable`: elsewhere it is part of a condition.
    fn not_applicable_at(&self, token: Token) -> Option<Rule> {
        let mut words = Scanner::new(self.text, token.start).map(|token| self.slice(token.start, token.end));
        let begins = words.next() == Some("not")
            && words.next().is_some_and(|word| !nearest(word, ["applicable"]).is_empty());
        begins.then_some(Rule::not_applicable)
    }

    /// Reads an item and gives where the next may begin.
    pub(super) fn item(
        &mut self,
        rule: Rule,
        at: usize,
        to: usize,
        items: &mut Vec<Item>,
        last: &mut Option<Last>,
    ) -> usize {
        let text = self.text.get(at..to).unwrap_or("");
        match self.item_of(rule, text, Base::at(at), at, to) {
            Ok((item, end)) => {
                *last = Some(Last { rule, start: at, end });
                items.push(item);
                end
            }
            Err(failure) => {
                *last = None;
                self.broken(rule, at, to, Base::at(at), failure, items)
            }
        }
    }

    /// Reads an item from a piece of text. When it has a block, the block is read from the mended text, where it
    /// opens at the place of the piece's `{`.
    fn item_of(
        &mut self,
        rule: Rule,
        text: &str,
        base: Base,
        at: usize,
        to: usize,
    ) -> Result<(Item, usize), Failure> {
        let pair = read(rule, text)?;
        let end = base.place(super::end_of(&pair));
        let open = base.place(pair.as_span().end());
        if matches!(rule, Rule::add_start | Rule::change_start) {
            return Ok(self.operation(pair, base, at, to));
        }
        let is_head = matches!(
            rule,
            Rule::framework_head
                | Rule::component_head
                | Rule::indicator_head
                | Rule::recommend_head
                | Rule::certify_head
                | Rule::example_head
                | Rule::texts_head
        );
        if !is_head {
            let kind = self.with_base(base, |reader| reader.plain_item(pair)).unwrap_or(ItemKind::Error);
            return Ok((Item { kind, span: self.place(at, end) }, end));
        }
        let head = self.with_base(base, |reader| reader.head(pair));
        Ok(self.block(head, at, open, to))
    }

    /// Reads what stands in the block of a head.
    fn block(&mut self, head: Option<Head>, at: usize, open: usize, to: usize) -> (Item, usize) {
        let close = self.close_of(open).unwrap_or(to).min(to);
        let end = (close + 1).min(to);
        let span = self.place(at, end);
        let kind = match head {
            Some(Head::Framework(head)) => {
                ItemKind::Framework(Framework { items: self.items(open + 1, close), ..head })
            }
            Some(Head::Component(head)) => {
                ItemKind::Component(Component { items: self.items(open + 1, close), ..head })
            }
            Some(Head::Indicator(head)) => {
                ItemKind::Indicator(Indicator { items: self.items(open + 1, close), ..head })
            }
            Some(Head::Recommend(head)) => {
                ItemKind::Recommend(Recommend { items: self.items(open + 1, close), ..head })
            }
            Some(Head::Example(head)) => {
                ItemKind::Example(Example { items: self.items(open + 1, close), ..head })
            }
            Some(Head::Certify(mut head)) => {
                self.block_of(Rule::levels, open, end, |reader, pair| reader.levels(pair, &mut head));
                ItemKind::Certify(head)
            }
            Some(Head::Texts(mut head)) => {
                self.block_of(Rule::translations, open, end, |reader, pair| {
                    head.said = reader.translations(pair);
                });
                ItemKind::Texts(head)
            }
            None => ItemKind::Error,
        };
        (Item { kind, span }, end)
    }

    /// Reads a block whose entries are lines.
    fn block_of(
        &mut self,
        rule: Rule,
        open: usize,
        end: usize,
        take: impl FnOnce(&mut Self, Pair<'_, Rule>),
    ) {
        let block = self.text.get(open..end).unwrap_or("");
        match read(rule, block) {
            Ok(pair) => self.with_base(Base::at(open), |reader| take(reader, pair)),
            Err(failure) => self.unexpected(block, Base::at(open), rule, &failure),
        }
    }

    /// An item that cannot be read: tells why, saves what can be saved, gives where the next may begin.
    fn broken(
        &mut self,
        rule: Rule,
        at: usize,
        to: usize,
        base: Base,
        failure: Failure,
        items: &mut Vec<Item>,
    ) -> usize {
        let text = self.text.get(at..to).unwrap_or("");
        let (end, next) = self.next_item(at, to, rule, at + consumed(text, failure.at));
        let open = self.opening_brace(at, end);
        let limit = open.map_or(text.len(), |open| open - at);
        // What goes wrong only after the head's own `{` is a missing part before it.
        let is_head = empty_head(rule).is_some();
        let failure = if is_head { Failure { at: failure.at.min(limit), ..failure } } else { failure };
        self.unexpected(text, base, rule, &failure);
        if let Some(kind) = self.declared_at_least(rule, at, end) {
            items.push(Item { kind, span: self.place(at, end) });
            return next;
        }
        if let Some(mut head) = empty_head(rule)
            && let Some(open) = open
        {
            let text = self.text.get(at..open).unwrap_or("");
            self.save_head(&mut head, text, at);
            let (item, end) = self.block(Some(head), at, open, to);
            items.push(item);
            return end;
        }
        items.push(Item { kind: ItemKind::Error, span: self.place(at, end) });
        next
    }

    /// What can be saved of a question or a `let` that cannot be read: that there is one of this name, so that rules
    /// which use it are not at fault.
    fn declared_at_least(&self, rule: Rule, at: usize, end: usize) -> Option<ItemKind> {
        let mut words = Scanner::new(self.text, at).take_while(|token| token.start < end).skip(1);
        let token = words.find(|token| token.shape == Shape::Word)?;
        let word = self.slice(token.start, token.end);
        if !word.starts_with(char::is_alphabetic) || words::is_reserved(word) {
            return None;
        }
        let span = self.place(token.start, token.end);
        let name = Name { text: word.into(), span };
        Some(match rule {
            Rule::ask => ItemKind::Ask(Ask {
                name,
                title: Text { text: "".into(), span },
                kind: Kind::Error,
                kind_span: span,
                modifiers: Vec::new(),
            }),
            Rule::let_item => ItemKind::Let(Let { name, value: error(span), origin: None }),
            _ => return None,
        })
    }

    fn opening_brace(&self, at: usize, end: usize) -> Option<usize> {
        Scanner::new(self.text, at)
            .take_while(|token| token.start < end)
            .find(|token| token.shape == Shape::Open(b'{'))
            .map(|token| token.start)
    }

    /// Fills a head with what can be found of it.
    fn save_head(&mut self, head: &mut Head, text: &str, at: usize) {
        let nowhere = self.place(at, at);
        let mut titles = Vec::new();
        let mut names = Vec::new();
        let mut out_of = None;
        let mut outside = None;
        let mut number = None;
        let mut found_origin = None;
        let mut extends = None;
        // The keyword itself is passed over.
        let skip = text.find(|c: char| !super::scan::is_word(c)).unwrap_or(text.len());
        let rest = text.get(skip..).unwrap_or("");
        if let Ok(pair) = read(Rule::salvage, rest) {
            self.with_base(Base::at(at + skip), |reader| {
                for pair in pair.into_inner() {
                    match pair.as_rule() {
                        Rule::quoted => titles.push(reader.quoted(pair)),
                        Rule::code if titles.is_empty() || matches!(head, Head::Certify(_)) => {
                            names.push(reader.name(&pair));
                        }
                        Rule::out_of => {
                            let literal = super::cursor::Cursor::new(pair).find(Rule::literal);
                            out_of = literal.map(|pair| reader.literal(pair));
                        }
                        Rule::component_number => {
                            let literal = super::cursor::Cursor::new(pair).find(Rule::literal);
                            number = literal.map(|pair| reader.literal(pair));
                        }
                        Rule::outside => outside = Some(reader.span(&pair)),
                        Rule::extends => extends = reader.extends(pair),
                        Rule::origin => found_origin = reader.origin(pair),
                        _ => {}
                    }
                }
            });
        }
        // A name that no one else can have, so that nothing clashes with it.
        let nameless = Name { text: format!("?{at}").into(), span: nowhere };
        let title = titles.into_iter().next().unwrap_or(Text { text: "".into(), span: nowhere });
        let first = names.first().cloned().unwrap_or(nameless);
        let maximum = out_of.unwrap_or(Literal { value: LiteralValue::Error, span: nowhere });
        match head {
            Head::Framework(framework) => {
                (framework.name, framework.title, framework.origin) = (first, title, found_origin);
                framework.extends = extends;
            }
            Head::Component(component) => {
                (component.name, component.title, component.origin) = (first, title, found_origin);
                (component.out_of, component.number) = (maximum, number);
            }
            Head::Indicator(indicator) => {
                indicator.codes = if names.is_empty() { vec![first] } else { names };
                (indicator.title, indicator.origin) = (title, found_origin);
                (indicator.out_of, indicator.outside_total) = (maximum, outside);
            }
            Head::Recommend(recommend) => {
                recommend.name = first;
                recommend.when = Some(error(self.place(at, at + text.len())));
            }
            Head::Example(example) => example.title = title,
            Head::Texts(texts) => (texts.code, texts.name) = (first, title),
            Head::Certify(certify) => {
                (certify.title, certify.origin) = (title, found_origin);
                let grades = ["each", "every", "all"]
                    .iter()
                    .any(|word| text.split_whitespace().any(|one| one == *word));
                let on = names.into_iter().find(|name| &*name.text != "on").filter(|_| !grades);
                let overall = if grades { "" } else { "overall" };
                certify.on = on.unwrap_or(Name { text: overall.into(), span: nowhere });
            }
        }
    }

    /// What stands where an item should begin.
    fn not_an_item(
        &mut self,
        token: Token,
        to: usize,
        items: &mut Vec<Item>,
        last: &mut Option<Last>,
    ) -> usize {
        let word = self.slice(token.start, token.end).to_owned();
        if let Some(before) = *last
            && self.goes_on(before, token, &word)
        {
            *last = None;
            return self.left_over(before, token, to, items);
        }
        let text = self.text.get(token.start..to).unwrap_or("");
        let nothing = Failure { at: 0, expected: Vec::new() };
        let unfinished = items.last().is_some_and(|item| matches!(item.kind, ItemKind::Error));
        let rule = if unfinished { Rule::file } else { Rule::EOI };
        if self.is_habit(text, Base::at(token.start), rule, &nothing) {
            *last = None;
            // The line is read again with what is meant in its place.
            let line = self.slice(token.start, to).find('\n').map_or(to, |length| token.start + length);
            let (end, next) = self.next_item(token.start, to, Rule::EOI, line);
            items.push(Item { kind: ItemKind::Error, span: self.place(token.start, end) });
            return next;
        }
        let near = nearest(&word, words::item_words());
        if token.shape == Shape::Word
            && let Some(meant) = near.first()
            && let Some(rule) = words::item_rule(meant)
        {
            return self.misspelt(rule, meant, token, to, items, last);
        }
        *last = None;
        let (end, next) = self.next_item(token.start, to, Rule::EOI, token.end);
        let span = self.place(token.start, token.end);
        if !self.follows(span) {
            let message = match token.shape {
                Shape::Word => format!("`{word}` does not begin anything known here"),
                Shape::Text { .. } => String::from("this text belongs to nothing"),
                _ => format!("`{}` does not belong here", word.trim()),
            };
            self.tell(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, message)
                    .label("a clause or an item should begin here")
                    .help(match token.shape {
                        Shape::Text { .. } => {
                            "what is advised follows the word `text`, what is asked follows `ask` and a name"
                        }
                        _ => "clauses begin with a word such as `ask`, `score`, `let`, `recommend`, `source`",
                    }),
            );
        }
        items.push(Item { kind: ItemKind::Error, span: self.place(token.start, end) });
        next
    }

    /// Whether a token goes on with the item before it, rather than beginning one.
    fn goes_on(&self, before: Last, token: Token, word: &str) -> bool {
        let same_line = !self.slice(before.end, token.start).contains('\n');
        let is_word = token.shape == Shape::Word;
        let known = nearest(word, words::following(before.rule).iter().copied());
        let item = nearest(word, words::item_words());
        // A second answer or expectation may stand on a line of its own, whatever it begins with.
        let lists = matches!(before.rule, Rule::given | Rule::expect) && item.is_empty();
        same_line || !is_word || lists || words::goes_on(word) || (!known.is_empty() && item.is_empty())
    }

    /// Words after an item that do not belong to it any more.
    fn left_over(&mut self, before: Last, token: Token, to: usize, items: &mut Vec<Item>) -> usize {
        let (end, next) = self.next_item(token.start, to, before.rule, token.end);
        let text = self.text.get(before.start..end).unwrap_or("");
        let whole = match before.rule {
            Rule::ask => Some(Rule::whole_ask),
            Rule::score => Some(Rule::whole_score),
            Rule::let_item => Some(Rule::whole_let),
            Rule::shape => Some(Rule::whole_shape),
            Rule::overall => Some(Rule::whole_overall),
            Rule::total => Some(Rule::whole_total),
            Rule::given => Some(Rule::whole_given),
            Rule::expect => Some(Rule::whole_expect),
            Rule::not_applicable => Some(Rule::whole_not_applicable),
            Rule::penalty => Some(Rule::whole_penalty),
            _ => None,
        };
        let failure = whole.filter(|_| self.spend(text.len())).and_then(|rule| read(rule, text).err());
        let failure = failure.unwrap_or(Failure { at: token.start - before.start, expected: Vec::new() });
        self.unexpected(text, Base::at(before.start), before.rule, &failure);
        if let Some(item) = items.last_mut() {
            match &mut item.kind {
                ItemKind::Score(score) => {
                    if let Some(value) = &mut score.value {
                        value.kind = ExprKind::Error;
                    }
                }
                ItemKind::Let(item) => item.value.kind = ExprKind::Error,
                // What follows the kind was to bound it.
                ItemKind::Ask(ask) => ask.kind = Kind::Error,
                ItemKind::Shape(shape) => shape.value.kind = ExprKind::Error,
                _ => {}
            }
        }
        items.push(Item { kind: ItemKind::Error, span: self.place(token.start, end) });
        next
    }

    /// `indcator 1.a …`: told, and read as the item that is meant.
    fn misspelt(
        &mut self,
        rule: Rule,
        meant: &str,
        token: Token,
        to: usize,
        items: &mut Vec<Item>,
        last: &mut Option<Last>,
    ) -> usize {
        let span = self.place(token.start, token.end);
        let word = self.slice(token.start, token.end);
        let near = nearest(word, words::item_words());
        let told = Diagnostic::new(
            &codes::SYNTAX_UNEXPECTED,
            span,
            format!("`{word}` is not a word of the language"),
        )
        .label(format!("do you mean {}?", either(&near)))
        .help(format!("write `{meant}`"))
        .fix(meant);
        self.tell(told);
        let (end, next) = self.next_item(token.start, to, rule, token.end);
        let stop = if empty_head(rule).is_some() {
            self.opening_brace(token.start, end).map_or(end, |open| open + 1)
        } else {
            end
        };
        let rest = self.text.get(token.end..stop).unwrap_or("");
        let piece = format!("{meant}{rest}");
        let shift = isize::try_from(token.end).unwrap_or(0) - isize::try_from(meant.len()).unwrap_or(0);
        let base = Base { offset: shift, floor: token.start };
        if !self.spend(piece.len()) {
            items.push(Item { kind: ItemKind::Error, span: self.place(token.start, end) });
            return next;
        }
        match self.item_of(rule, &piece, base, token.start, to) {
            Ok((item, end)) => {
                *last = Some(Last { rule, start: token.start, end });
                items.push(item);
                end
            }
            Err(_) => {
                *last = None;
                items.push(Item { kind: ItemKind::Error, span: self.place(token.start, end) });
                next
            }
        }
    }

    /// Whether a piece of text may be read once more.
    pub(super) fn spend(&mut self, length: usize) -> bool {
        let left = self.budget.checked_sub(length);
        self.budget = left.unwrap_or(0);
        left.is_some()
    }

    /// The end of what belongs to the item at an offset, and where the next item begins, not before `least`.
    fn next_item(&self, at: usize, to: usize, rule: Rule, least: usize) -> (usize, usize) {
        let own = matches!(
            rule,
            Rule::ask
                | Rule::score
                | Rule::let_item
                | Rule::shape
                | Rule::overall
                | Rule::total
                | Rule::round
                | Rule::EOI
        );
        let line_start = self.slice(0, at).rfind('\n').map_or(0, |at| at + 1);
        let line = self.slice(line_start, at);
        let column = line.chars().take_while(|c| c.is_whitespace()).count();
        let mut scanner = Scanner::new(self.text, at);
        let mut end = at;
        let mut line_begins: Option<usize> = None;
        while let Some(token) = scanner.next() {
            if token.start >= to {
                return (end, to);
            }
            match token.shape {
                Shape::LineBreak => {
                    line_begins = Some(token.end);
                    continue;
                }
                Shape::Comment(_) => continue,
                Shape::Word if token.start >= least.max(at + 1) => {
                    let word = self.slice(token.start, token.end);
                    let origin = matches!(word, "source" | "illustrative" | "evidence");
                    let begins = match line_begins {
                        Some(line) => {
                            let indent = self.slice(line, token.start).chars().count();
                            let outdented = indent <= column;
                            !(own && origin)
                                && (words::item_rule(word).is_some()
                                    || self.not_applicable_at(token).is_some()
                                    || (outdented && !words::goes_on(word)))
                        }
                        None => words::is_item_word(word),
                    };
                    if begins {
                        return (end, token.start);
                    }
                }
                Shape::Open(b'{') => {
                    if let Some(close) = self.close_of(token.start) {
                        end = close + 1;
                        scanner = Scanner::new(self.text, end);
                        line_begins = None;
                        continue;
                    }
                }
                _ => {}
            }
            line_begins = None;
            end = token.end;
        }
        (end, to)
    }
}

/// How much of a text is used up by a failure: the token that was not expected, when it stands on the line of what
/// came before it.
fn consumed(text: &str, at: usize) -> usize {
    let mut broken = false;
    for token in Scanner::new(text, 0) {
        match token.shape {
            Shape::LineBreak => broken = true,
            Shape::Comment(_) => {}
            _ if token.end > at => return if broken { at } else { token.end },
            _ => broken = false,
        }
    }
    at
}

/// A head of that kind with nothing in it, for what can be saved of one.
fn empty_head(rule: Rule) -> Option<Head> {
    let span = crate::source::Span::new(crate::source::FileId(0), 0, 0);
    let name = || Name { text: "".into(), span };
    let title = || Text { text: "".into(), span };
    let literal = Literal { value: LiteralValue::Error, span };
    Some(match rule {
        Rule::framework_head => Head::Framework(Framework {
            name: name(),
            title: title(),
            extends: None,
            origin: None,
            items: Vec::new(),
        }),
        Rule::component_head => Head::Component(Component {
            name: name(),
            title: title(),
            number: None,
            out_of: literal,
            origin: None,
            items: Vec::new(),
        }),
        Rule::indicator_head => Head::Indicator(Indicator {
            codes: Vec::new(),
            title: title(),
            out_of: literal,
            outside_total: None,
            origin: None,
            items: Vec::new(),
        }),
        Rule::recommend_head => Head::Recommend(Recommend { name: name(), when: None, items: Vec::new() }),
        Rule::example_head => Head::Example(Example { title: title(), items: Vec::new() }),
        Rule::texts_head => Head::Texts(Texts { code: name(), name: title(), said: Vec::new() }),
        Rule::certify_head => Head::Certify(Certify {
            title: title(),
            on: name(),
            each: Vec::new(),
            origin: None,
            levels: Vec::new(),
            origins: Vec::new(),
            needs: Vec::new(),
        }),
        _ => return None,
    })
}
