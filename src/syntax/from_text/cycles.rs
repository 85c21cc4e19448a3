//! What a cycle says of the one it builds on: the base, the dates, and the operations.

use pest::iterators::Pair;

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{
    Add, Added, Beside, Certify, Change, Container, Effective, Extends, Head, Item, ItemKind, LevelItem,
    Name, Operation, Target, Text, Thing,
};

use super::cursor::Cursor;
use super::{Base, Reader, Rule, words};

impl Reader<'_> {
    pub(super) fn extends(&mut self, pair: Pair<'_, Rule>) -> Option<Extends> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        parts.pass(Rule::kw_extends);
        let framework = parts.opt(Rule::name).map(|pair| self.name(&pair));
        Some(Extends { framework, base: self.quoted(parts.opt(Rule::quoted)?), span })
    }

    /// The dates, or an operation without a block of items.
    pub(super) fn of_a_cycle(&mut self, pair: Pair<'_, Rule>) -> Option<ItemKind> {
        let rule = pair.as_rule();
        let whole = pair.clone();
        let mut parts = Cursor::new(pair);
        parts.next()?;
        Some(match rule {
            Rule::effective => ItemKind::Effective(self.effective(whole)),
            Rule::remove => match parts.opt(Rule::clause_of) {
                Some(pair) => self.clause_of(pair)?.into(),
                None => Operation::Remove(self.target(parts.opt(Rule::target)?)?).into(),
            },
            Rule::rename => {
                let target = self.target(parts.opt(Rule::target)?)?;
                parts.pass(Rule::kw_to);
                let to = parts.next()?;
                let to = match to.as_rule() {
                    Rule::quoted => named(self.quoted(to)),
                    _ => self.declared(to),
                };
                Operation::Rename { target, to }.into()
            }
            Rule::move_item => {
                let target = self.target(parts.opt(Rule::target)?)?;
                parts.pass(Rule::kw_to);
                Operation::Move { target, to: self.container(parts.opt(Rule::container)?)? }.into()
            }
            _ => {
                let of = self.name(&parts.opt(Rule::code)?);
                Operation::Reweight { of, weights: self.weights(whole) }.into()
            }
        })
    }

    /// `asked when of question beach`
    fn clause_of(&mut self, pair: Pair<'_, Rule>) -> Option<Operation> {
        let mut parts = Cursor::new(pair);
        let words = parts.opt(Rule::clause_name)?;
        let span = self.span(&words);
        let text = words.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        let clause = Text { text: text.into(), span };
        parts.pass(Rule::kw_of);
        let pair = parts.next()?;
        let of = match pair.as_rule() {
            Rule::target => Some(self.target(pair)?),
            Rule::codes => {
                let span = self.span(&pair);
                Some(Target { thing: Thing::Indicator, names: self.codes(pair), of: Vec::new(), span })
            }
            _ => None,
        };
        Some(Operation::RemoveClause { clause, of })
    }

    fn effective(&mut self, pair: Pair<'_, Rule>) -> Effective {
        let mut found = Effective { from: None, until: None };
        for pair in pair.into_inner() {
            let rule = pair.as_rule();
            let day = Cursor::new(pair).find(Rule::literal).map(|pair| self.literal(pair));
            match rule {
                Rule::effective_from => found.from = day,
                Rule::effective_until => found.until = day,
                _ => {}
            }
        }
        found
    }

    /// `change …` and `add …`, with the items that belong to them. Gives where the next item may begin.
    pub(super) fn operation(
        &mut self,
        pair: Pair<'_, Rule>,
        base: Base,
        at: usize,
        to: usize,
    ) -> (Item, usize) {
        let mut end = base.place(super::end_of(&pair));
        let open = base.place(pair.as_span().end());
        let kind = match pair.as_rule() {
            Rule::change_start => {
                let has_block = Cursor::new(pair.clone()).find(Rule::change_head).is_some();
                let change = self.with_base(base, |reader| reader.change(pair));
                change.map(|mut change| {
                    if has_block {
                        let close = self.close_of(open).unwrap_or(to).min(to);
                        change.items = self.items(open + 1, close);
                        end = (close + 1).min(to);
                    }
                    Operation::Change(Box::new(change))
                })
            }
            _ => {
                let add = self.with_base(base, |reader| reader.add(pair));
                add.map(|mut add| {
                    if let Added::Items(items) = &mut add.what {
                        end = self.added_item(end, to, items);
                    }
                    Operation::Add(Box::new(add))
                })
            }
        };
        (Item { kind: kind.map_or(ItemKind::Error, ItemKind::from), span: self.place(at, end) }, end)
    }

    /// The one item that follows `add to technology`.
    fn added_item(&mut self, from: usize, to: usize, items: &mut Vec<Item>) -> usize {
        let next = self.next_token(from, to);
        let rule = next.and_then(|token| words::item_rule(self.slice(token.start, token.end)));
        match (next, rule) {
            (Some(token), Some(rule)) => self.item(rule, token.start, to, items, &mut None),
            (found, _) => {
                let span = found.map_or(self.place(from, from), |token| self.place(token.start, token.end));
                self.nothing_added(span);
                items.push(Item { kind: ItemKind::Error, span });
                found.map_or(to, |token| token.end)
            }
        }
    }

    fn nothing_added(&mut self, span: Span) {
        self.tell(
            Diagnostic::new(
                &codes::SYNTAX_UNEXPECTED,
                span,
                "it is not said what is added",
            )
            .label("here stands what is added")
            .help(
                "go on with `indicator`, `ask`, `recommend`, `let`, `example`, `choice`, `field` or `level`",
            ),
        );
    }

    fn change(&mut self, pair: Pair<'_, Rule>) -> Option<Change> {
        // `change_start`, then `change_head` or `change_clause`, then the keyword.
        let mut parts = Cursor::new(Cursor::new(pair).next()?);
        parts.next()?;
        let mut what = parts.next()?;
        if what.as_rule() == Rule::change_of {
            what = Cursor::new(what).next()?;
        }
        let span = self.span(&what);
        let plain = |reader: &mut Self, thing, pair: Pair<'_, Rule>| {
            let mut parts = Cursor::new(pair.clone());
            parts.next();
            let name = reader.name(&parts.opt(Rule::name)?);
            let whole = Item { kind: reader.plain_item(pair)?, span };
            let target = Target { thing, names: vec![name], of: Vec::new(), span };
            Some(Change { target, head: Head::default(), items: Vec::new(), whole: Some(whole) })
        };
        match what.as_rule() {
            Rule::let_item => return plain(self, Thing::Let, what),
            Rule::shared => return plain(self, Thing::Shared, what),
            Rule::script => return plain(self, Thing::Script, what),
            Rule::choice_list => return plain(self, Thing::Choices, what),
            Rule::shape => return plain(self, Thing::Shape, what),
            Rule::reference => return plain(self, Thing::Reference, what),
            _ => {}
        }
        let (target, head) = self.changed(what)?;
        Some(Change { target, head, items: Vec::new(), whole: None })
    }

    /// What is changed, and what is said of it before its block.
    fn changed(&mut self, pair: Pair<'_, Rule>) -> Option<(Target, Head)> {
        let rule = pair.as_rule();
        let mut head = Head::default();
        let mut parts = Cursor::new(pair);
        let mut span = self.span(&parts.next()?);
        let (thing, names, of) = match rule {
            Rule::change_component => {
                (Thing::Component, vec![self.name(&parts.opt(Rule::code)?)], Vec::new())
            }
            Rule::change_indicator => (Thing::Indicator, self.codes(parts.opt(Rule::codes)?), Vec::new()),
            Rule::example_target => {
                (Thing::Example, vec![named(self.quoted(parts.opt(Rule::quoted)?))], Vec::new())
            }
            Rule::change_certify => {
                let each = parts.clone().find(Rule::on_each);
                (Thing::Certify, each.and_then(|pair| self.on_each(pair)).into_iter().collect(), Vec::new())
            }
            Rule::change_level => {
                let name = match parts.opt(Rule::kw_otherwise) {
                    Some(pair) => pair,
                    None => parts.opt(Rule::name)?,
                };
                (Thing::Level, vec![self.name(&name)], Vec::new())
            }
            rule => {
                let thing = match rule {
                    Rule::change_recommendation => Thing::Recommendation,
                    Rule::change_question => Thing::Question,
                    Rule::change_field => Thing::Field,
                    _ => Thing::Choice,
                };
                let name = self.name(&parts.opt(Rule::name)?);
                let of = self.holders(&mut parts);
                (thing, vec![name], of)
            }
        };
        if let Some(last) = of.last().or(names.last()) {
            span = span.to(last.span);
        }
        head.title = parts.opt(Rule::quoted).map(|pair| self.quoted(pair));
        match thing {
            Thing::Component | Thing::Indicator => {
                let rest = self.head_parts(parts);
                (head.number, head.out_of) = (rest.number, rest.out_of);
                (head.outside_total, head.origin) = (rest.outside, rest.origin);
            }
            Thing::Recommendation if parts.pass(Rule::kw_when) => {
                head.when = parts.next().map(|pair| self.expression(pair));
            }
            Thing::Question | Thing::Field => {
                for pair in parts.find(Rule::changed_kind).into_iter().flat_map(Pair::into_inner) {
                    match pair.as_rule() {
                        Rule::open | Rule::close | Rule::comma => {}
                        Rule::modifier => head.modifiers.extend(self.modifier(pair)),
                        _ => {
                            let span = self.span(&pair);
                            head.kind = Some((self.kind(pair), span));
                        }
                    }
                }
            }
            Thing::Certify => self.changed_certify(parts, &mut head),
            Thing::Level => {
                // From the first word of the condition to the end of the last.
                let tests: Vec<Span> = parts.clone().map(|pair| self.span(&pair)).collect();
                let (bound, when) = self.level_test(&mut parts);
                if let (Some(first), Some(last)) = (tests.first(), tests.last()) {
                    let title = Text { text: "".into(), span: span.at_end() };
                    let span = first.to(*last);
                    head.levels.push(LevelItem { name: None, title, bound, when, otherwise: false, span });
                }
            }
            _ => {}
        }
        Some((Target { thing, names, of, span }, head))
    }

    /// `on each component`: the name of what grades parts.
    fn on_each(&mut self, pair: Pair<'_, Rule>) -> Option<Name> {
        let each = Cursor::new(pair).find(Rule::each_part).and_then(|pair| self.each_part(pair))?;
        Some(Name { text: each.words().into(), span: each.span })
    }

    fn changed_certify(&mut self, mut parts: Cursor<'_>, head: &mut Head) {
        parts.pass(Rule::on_each);
        if parts.pass(Rule::kw_on) {
            head.on = parts.opt(Rule::code).map(|pair| self.name(&pair));
        }
        for pair in parts {
            if pair.as_rule() == Rule::levels {
                let nothing = Text { text: "".into(), span: self.span(&pair) };
                let on = Name { text: "".into(), span: nothing.span };
                let (each, levels, origins, needs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
                let mut block = Certify { title: nothing, on, each, origin: None, levels, origins, needs };
                self.levels(pair, &mut block);
                (head.levels, head.origins, head.needs) = (block.levels, block.origins, block.needs);
            } else {
                head.origin = self.origin(pair);
            }
        }
    }

    fn add(&mut self, pair: Pair<'_, Rule>) -> Option<Add> {
        let mut parts = Cursor::new(pair);
        let head = Cursor::new(parts.opt(Rule::add_head)?);
        let (mut to, mut beside) = (None, None);
        for pair in head {
            match pair.as_rule() {
                Rule::container => to = self.container(pair),
                Rule::position => {
                    let mut words = Cursor::new(pair);
                    let before = words.next()?.as_rule() == Rule::kw_before;
                    beside = Some(Beside { before, name: self.name(&words.next()?) });
                }
                _ => {}
            }
        }
        let what = match parts.next() {
            None => Added::Items(Vec::new()),
            Some(pair) => match pair.as_rule() {
                Rule::added_choices => {
                    let choices = pair.into_inner().filter(|pair| pair.as_rule() == Rule::choice);
                    Added::Choices(choices.filter_map(|pair| self.choice(pair)).collect())
                }
                Rule::added_field => {
                    Added::Field(Cursor::new(pair).find(Rule::field).and_then(|pair| self.field(pair))?)
                }
                _ => Added::Level(Cursor::new(pair).find(Rule::level).and_then(|pair| self.level(pair))?),
            },
        };
        Some(Add { to, beside, what })
    }

    fn container(&mut self, pair: Pair<'_, Rule>) -> Option<Container> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let first = parts.next()?;
        let thing = match first.as_rule() {
            Rule::codes => {
                return Some(Container { thing: None, names: self.codes(first), of: Vec::new(), span });
            }
            Rule::kw_framework => {
                return Some(Container { thing: None, names: Vec::new(), of: Vec::new(), span });
            }
            Rule::kw_field => Thing::Field,
            Rule::kw_certify => Thing::Certify,
            Rule::kw_question => Thing::Question,
            Rule::kw_choices => Thing::Choices,
            Rule::kw_component => Thing::Component,
            _ => Thing::Indicator,
        };
        let names = match parts.next() {
            Some(pair) if pair.as_rule() == Rule::codes => self.codes(pair),
            Some(pair) if pair.as_rule() == Rule::on_each => self.on_each(pair).into_iter().collect(),
            Some(pair) => vec![self.name(&pair)],
            None => Vec::new(),
        };
        Some(Container { thing: Some(thing), names, of: self.holders(&mut parts), span })
    }

    fn target(&mut self, pair: Pair<'_, Rule>) -> Option<Target> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let mut first = parts.next()?;
        let is_nested = |rule| {
            matches!(
                rule,
                Rule::choice_target | Rule::field_target | Rule::example_target | Rule::penalty_target
            )
        };
        if is_nested(first.as_rule()) {
            parts = Cursor::new(first);
            first = parts.next()?;
        }
        let thing = match first.as_rule() {
            Rule::kw_component => Thing::Component,
            Rule::kw_indicator => Thing::Indicator,
            Rule::kw_question => Thing::Question,
            Rule::kw_choice => Thing::Choice,
            Rule::kw_field => Thing::Field,
            Rule::kw_let => Thing::Let,
            Rule::kw_shared => Thing::Shared,
            Rule::kw_script => Thing::Script,
            Rule::kw_choices => Thing::Choices,
            Rule::kw_shape => Thing::Shape,
            Rule::kw_reference => Thing::Reference,
            Rule::kw_recommendation => Thing::Recommendation,
            Rule::kw_certify => Thing::Certify,
            Rule::kw_level => Thing::Level,
            Rule::kw_penalty => Thing::Penalty,
            _ => Thing::Example,
        };
        let names = match parts.next() {
            Some(pair) => match pair.as_rule() {
                Rule::codes => self.codes(pair),
                Rule::on_each => self.on_each(pair).into_iter().collect(),
                Rule::quoted => vec![named(self.quoted(pair))],
                _ => vec![self.name(&pair)],
            },
            None => Vec::new(),
        };
        Some(Target { thing, names, of: self.holders(&mut parts), span })
    }

    /// `of mode of alliances`
    fn holders(&mut self, parts: &mut Cursor<'_>) -> Vec<Name> {
        let mut holders = Vec::new();
        while parts.pass(Rule::kw_of) {
            holders.extend(parts.next().map(|pair| self.name(&pair)));
        }
        holders
    }
}

/// The title of an example or a penalty is its name.
fn named(title: Text) -> Name {
    Name { text: title.text, span: title.span }
}
