//! Examples: what is given and what is expected.

use pest::iterators::Pair;

use crate::syntax::tree::{
    Expect, ExpectKind, Fate, Given, GivenKind, GivenValue, Literal, LiteralValue, Name, ScoreTest,
    StandingWord,
};

use super::cursor::Cursor;
use super::expressions::comparison_of;
use super::{Reader, Rule};

impl Reader<'_> {
    pub(super) fn given(&mut self, pair: Pair<'_, Rule>) -> Vec<Given> {
        let settings = pair.into_inner().filter(|pair| pair.as_rule() == Rule::setting);
        settings.filter_map(|pair| self.setting(pair)).collect()
    }

    fn setting(&mut self, pair: Pair<'_, Rule>) -> Option<Given> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let mut inner = Cursor::new(parts.next()?);
        let awarded = inner.opt(Rule::kw_awarded).map(|pair| self.span(&pair));
        let previous = inner.opt(Rule::kw_previous).map(|pair| self.span(&pair));
        let of = self.codes(inner.opt(Rule::codes)?);
        inner.pass(Rule::equals);
        let value = self.given_value(inner.next()?)?;
        let standing = parts.opt(Rule::standing).and_then(|pair| {
            let span = self.span(&pair);
            let mut words = Cursor::new(pair);
            words.pass(Rule::kw_as);
            let word = match words.next()?.as_rule() {
                Rule::kw_claimed => StandingWord::Claimed,
                Rule::kw_verified => StandingWord::Verified,
                _ => StandingWord::Rejected,
            };
            Some((word, span))
        });
        let also = parts.opt(Rule::also_verified).and_then(|pair| Cursor::new(pair).find(Rule::given_one));
        let also_verified = also.and_then(|pair| self.given_value(pair));
        Some(Given { awarded, previous, of, value, standing, also_verified, span })
    }

    /// A `given_value`, or any rule below it.
    pub(super) fn given_value(&mut self, pair: Pair<'_, Rule>) -> Option<GivenValue> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::given_value | Rule::given_one => return self.given_value(Cursor::new(pair).next()?),
            Rule::signed => GivenKind::Literal(self.signed(pair)),
            Rule::quoted => GivenKind::Text(self.quoted(pair)),
            Rule::given_list => {
                let inside = pair
                    .into_inner()
                    .filter(|pair| matches!(pair.as_rule(), Rule::given_entry | Rule::given_one));
                GivenKind::List(inside.filter_map(|pair| self.given_value(pair)).collect())
            }
            Rule::given_entry => {
                let fields = pair.into_inner().filter(|pair| pair.as_rule() == Rule::given_field);
                GivenKind::Entry(fields.filter_map(|pair| self.given_field(pair)).collect())
            }
            _ => GivenKind::Name(pair.as_str().into()),
        };
        Some(GivenValue { kind, span })
    }

    fn given_field(&mut self, pair: Pair<'_, Rule>) -> Option<(Name, GivenValue)> {
        let mut parts = Cursor::new(pair);
        let name = self.name(&parts.opt(Rule::name)?);
        parts.pass(Rule::equals);
        Some((name, self.given_value(parts.next()?)?))
    }

    pub(super) fn codes(&mut self, pair: Pair<'_, Rule>) -> Vec<Name> {
        let codes = pair.into_inner().filter(|pair| pair.as_rule() == Rule::code);
        codes.map(|pair| self.name(&pair)).collect()
    }

    pub(super) fn expect(&mut self, pair: Pair<'_, Rule>) -> Vec<Expect> {
        let all = pair.into_inner().filter(|pair| pair.as_rule() == Rule::expectation);
        all.map(|pair| {
            let span = self.span(&pair);
            let is_final = Cursor::new(pair.clone()).pass(Rule::kw_final);
            let kind = self.expectation(pair).unwrap_or(ExpectKind::Error);
            Expect { kind, is_final, span }
        })
        .collect()
    }

    fn expectation(&mut self, pair: Pair<'_, Rule>) -> Option<ExpectKind> {
        let pair = Cursor::new(pair).find_other(Rule::kw_final)?;
        let rule = pair.as_rule();
        let mut parts = Cursor::new(pair);
        match rule {
            Rule::expect_advice => {
                let fate = match parts.next()?.as_rule() {
                    Rule::kw_no => Fate::Out,
                    Rule::kw_possible => Fate::Possible,
                    _ => Fate::Certain,
                };
                let name = self.name(&parts.find(Rule::name)?);
                Some(ExpectKind::Recommendation { name, fate })
            }
            Rule::expect_level => {
                parts.pass(Rule::kw_level);
                if parts.pass(Rule::not_rated) {
                    return Some(ExpectKind::LevelNotRated);
                }
                let one = parts.pass(Rule::equal);
                let named = parts.filter(|pair| pair.as_rule() == Rule::level_named);
                Some(ExpectKind::Level { names: named.map(|pair| self.name(&pair)).collect(), one })
            }
            Rule::expect_grade => {
                let of = self.codes(parts.find(Rule::codes)?);
                let named = parts.filter(|pair| pair.as_rule() == Rule::level_named);
                Some(ExpectKind::Grade { of, names: named.map(|pair| self.name(&pair)).collect() })
            }
            _ => {
                let of = self.codes(parts.opt(Rule::codes)?);
                let test = match parts.next()? {
                    pair if pair.as_rule() == Rule::without_points => ScoreTest::NotApplicable,
                    pair if pair.as_rule() == Rule::not_rated => ScoreTest::NotRated,
                    pair if pair.as_rule() == Rule::expect_range => {
                        let (low, high) = self.between(pair)?;
                        ScoreTest::Between(low, high)
                    }
                    operator => {
                        let value = parts.opt(Rule::signed)?;
                        ScoreTest::Compare(comparison_of(operator)?, self.signed(value))
                    }
                };
                let within = parts.opt(Rule::within).map(|pair| self.tolerance(pair));
                Some(ExpectKind::Score { of, test: Box::new(test), within })
            }
        }
    }

    fn tolerance(&mut self, pair: Pair<'_, Rule>) -> Literal {
        let span = self.span(&pair);
        match Cursor::new(pair).find(Rule::signed) {
            Some(pair) => self.signed(pair),
            None => Literal { value: LiteralValue::Error, span },
        }
    }
}
