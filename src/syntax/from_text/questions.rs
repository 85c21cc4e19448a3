//! Questions: kinds, choices, fields and what may follow the kind.

use pest::iterators::Pair;

use crate::syntax::tree::{
    Ask, Bound, Choice, ChoiceList, Choices, FieldItem, Kind, Literal, Modifier, ModifierKind,
};

use super::cursor::Cursor;
use super::{Reader, Rule};

impl Reader<'_> {
    pub(super) fn ask(&mut self, pair: Pair<'_, Rule>) -> Option<Ask> {
        let mut parts = Cursor::new(pair);
        parts.pass(Rule::kw_ask);
        let name = self.declared(parts.opt(Rule::name)?);
        self.sign_slip(&mut parts);
        let title = self.quoted(parts.opt(Rule::quoted)?);
        let kind = parts.next()?;
        let kind_span = self.span(&kind);
        let kind = self.kind(kind);
        let modifiers = parts.filter_map(|pair| self.modifier(pair)).collect();
        Some(Ask { name, title, kind, kind_span, modifiers })
    }

    pub(super) fn kind(&mut self, pair: Pair<'_, Rule>) -> Kind {
        match pair.as_rule() {
            Rule::one_of => self.choices_of(pair).map_or(Kind::Error, Kind::OneOf),
            Rule::any_of => self.choices_of(pair).map_or(Kind::Error, Kind::AnyOf),
            Rule::list_of => self.fields(pair),
            Rule::yes_no => Kind::YesNo,
            Rule::kw_count => Kind::Count,
            Rule::kw_number => Kind::Number,
            Rule::kw_percent => Kind::Percent,
            Rule::money => match Cursor::new(pair).find(Rule::name) {
                Some(name) => Kind::Money(self.name(&name)),
                None => Kind::Error,
            },
            Rule::kw_text => Kind::Text,
            Rule::kw_date => Kind::Date,
            _ => Kind::Error,
        }
    }

    /// `one of { … }` or `one of maturity`.
    fn choices_of(&mut self, pair: Pair<'_, Rule>) -> Option<Choices> {
        let pair = self.after_of(pair)?;
        Some(match pair.as_rule() {
            Rule::name => Choices::Named(self.name(&pair)),
            _ => {
                let (choices, all) = self.choices(pair);
                all.then_some(Choices::Own(choices))?
            }
        })
    }

    pub(super) fn choice_list(&mut self, mut parts: Cursor<'_>) -> Option<ChoiceList> {
        let name = self.declared(parts.opt(Rule::name)?);
        self.sign_slip(&mut parts);
        let (choices, _) = self.choices(parts.opt(Rule::choices)?);
        Some(ChoiceList { name, choices, ordered: parts.pass(Rule::kw_ordered) })
    }

    /// The choices, and whether these are all: where one cannot be read, no other mention of it is at fault.
    fn choices(&mut self, block: Pair<'_, Rule>) -> (Vec<Choice>, bool) {
        let mut choices = Vec::new();
        let bad = self.entries(block, Rule::whole_choice, |reader, pair| choices.extend(reader.choice(pair)));
        (choices, !bad.iter().any(|bad| bad.loses))
    }

    pub(super) fn choice(&mut self, pair: Pair<'_, Rule>) -> Option<Choice> {
        let mut parts = Cursor::new(pair);
        let name = self.declared(parts.opt(Rule::name)?);
        self.sign_slip(&mut parts);
        Some(Choice { name, title: self.quoted(parts.opt(Rule::quoted)?) })
    }

    fn fields(&mut self, pair: Pair<'_, Rule>) -> Kind {
        let mut fields = Vec::new();
        let Some(block) = self.after_of(pair) else { return Kind::Error };
        self.entries(block, Rule::whole_field, |reader, pair| fields.extend(reader.field(pair)));
        Kind::List(fields)
    }

    pub(super) fn field(&mut self, pair: Pair<'_, Rule>) -> Option<FieldItem> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let name = self.declared(parts.opt(Rule::name)?);
        self.sign_slip(&mut parts);
        let title = parts.opt(Rule::quoted).map(|pair| self.quoted(pair));
        let kind = parts.next()?;
        let kind_span = self.span(&kind);
        let kind = self.kind(kind);
        let modifiers = parts.filter_map(|pair| self.modifier(pair)).collect();
        Some(FieldItem { name, title, kind, kind_span, modifiers, span })
    }

    /// What stands after `one of`; a forgotten `of` is told.
    fn after_of<'i>(&mut self, pair: Pair<'i, Rule>) -> Option<Pair<'i, Rule>> {
        let mut parts = Cursor::new(pair);
        let word = parts.next()?;
        if !parts.pass(Rule::kw_of) {
            self.no_of(&word);
        }
        parts.next()
    }

    pub(super) fn modifier(&mut self, pair: Pair<'_, Rule>) -> Option<Modifier> {
        let span = self.span(&pair);
        let pair = Cursor::new(pair).next()?;
        let kind = match pair.as_rule() {
            Rule::between => {
                let (low, high) = self.between(pair)?;
                ModifierKind::Between(low, high)
            }
            Rule::at_most => ModifierKind::AtMost(self.bound(pair)?),
            Rule::at_least => ModifierKind::AtLeast(self.bound(pair)?),
            Rule::kw_ordered => ModifierKind::Ordered,
            Rule::asked_when => {
                let mut parts = Cursor::new(pair);
                let condition = parts.find(Rule::condition)?;
                let condition = self.condition(condition);
                let otherwise = parts.opt(Rule::asked_otherwise).and_then(|pair| self.bound(pair));
                ModifierKind::AskedWhen { condition, otherwise }
            }
            Rule::unit => ModifierKind::Unit(self.text_clause(pair)?),
            Rule::help => ModifierKind::Help(self.text_clause(pair)?),
            Rule::evidence => ModifierKind::Evidence(self.text_clause(pair)?),
            Rule::origin => ModifierKind::Origin(self.origin(pair)?),
            _ => return None,
        };
        Some(Modifier { kind, span })
    }

    pub(super) fn text_clause(&mut self, pair: Pair<'_, Rule>) -> Option<crate::syntax::tree::Text> {
        let mut parts = Cursor::new(pair);
        parts.next();
        self.sign_slip(&mut parts);
        parts.opt(Rule::quoted).map(|pair| self.quoted(pair))
    }

    pub(super) fn between(&mut self, pair: Pair<'_, Rule>) -> Option<(Literal, Literal)> {
        let mut parts = Cursor::new(pair);
        let low = parts.find(Rule::signed)?;
        let high = parts.find(Rule::signed)?;
        Some((self.signed(low), self.signed(high)))
    }

    fn bound(&mut self, pair: Pair<'_, Rule>) -> Option<Bound> {
        Cursor::new(pair).find_map(|pair| match pair.as_rule() {
            Rule::signed => Some(Bound::Literal(self.signed(pair))),
            Rule::name => Some(Bound::Name(self.name(&pair))),
            _ => None,
        })
    }
}
