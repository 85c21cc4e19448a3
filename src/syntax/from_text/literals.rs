//! Names, numbers, shares, days.

use pest::iterators::Pair;

use crate::decimal::{Number, date};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{Literal, LiteralValue, Name};

use super::cursor::Cursor;
use super::{Reader, Rule};

/// Names and indicator codes have at most this many characters.
const LONGEST_NAME: usize = 64;

impl Reader<'_> {
    /// A name where it is used.
    pub(super) fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Name { text: pair.as_str().into(), span: self.span(pair) }
    }

    /// A name where it is given.
    pub(super) fn declared(&mut self, pair: Pair<'_, Rule>) -> Name {
        let name = self.name(&pair);
        let length = name.text.chars().count();
        if length > LONGEST_NAME {
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_NAME_TOO_LONG,
                    name.span,
                    format!("this name has {length} characters, {LONGEST_NAME} are allowed"),
                )
                .label("too long")
                .help("shorten the name; what people read is the title in quotes"),
            );
        }
        name
    }

    pub(super) fn signed(&mut self, pair: Pair<'_, Rule>) -> Literal {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let negative = parts.pass(Rule::minus);
        let Some(pair) = parts.opt(Rule::literal) else {
            return Literal { value: LiteralValue::Error, span };
        };
        let value = match self.literal(pair).value {
            LiteralValue::Number(number) if negative => LiteralValue::Number(number.negate()),
            LiteralValue::Percent(number) if negative => LiteralValue::Percent(number.negate()),
            value => value,
        };
        Literal { value, span }
    }

    pub(super) fn literal(&mut self, pair: Pair<'_, Rule>) -> Literal {
        let span = self.span(&pair);
        let value = match Cursor::new(pair).next() {
            Some(pair) if pair.as_rule() == Rule::number => {
                self.number(pair.as_str(), span).map(LiteralValue::Number)
            }
            Some(pair) if pair.as_rule() == Rule::percent => {
                let digits = pair.as_str().trim_end_matches('%').trim_end();
                self.number(digits, span)
                    .and_then(|number| number.divide(Number::from_count(100)))
                    .map(LiteralValue::Percent)
            }
            Some(pair) => self.date(pair.as_str(), span).map(LiteralValue::Date),
            None => None,
        };
        Literal { value: value.unwrap_or(LiteralValue::Error), span }
    }

    /// `1/3`, the share that it is.
    pub(super) fn portion(&mut self, pair: Pair<'_, Rule>) -> Literal {
        let span = self.span(&pair);
        let mut ends = pair.as_str().split(['/', '÷']).map(str::trim);
        let mut end = || ends.next().and_then(|digits| self.number(digits, span));
        let (Some(part), Some(of)) = (end(), end()) else {
            return Literal { value: LiteralValue::Error, span };
        };
        let share = part.divide(of);
        if of.is_zero() {
            self.tell(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, "nothing can be divided by 0")
                    .label("a share of how many parts?")
                    .help("a third is `1/3`"),
            );
        }
        Literal { value: share.map_or(LiteralValue::Error, LiteralValue::Percent), span }
    }

    fn number(&mut self, digits: &str, span: Span) -> Option<Number> {
        let number = Number::parse(digits);
        if number.is_none() {
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_NUMBER_TOO_LONG,
                    span,
                    "this number has more digits than can be kept exactly",
                )
                .label("too many digits")
                .help("numbers have at most 28 digits"),
            );
        }
        number
    }

    fn date(&mut self, written: &str, span: Span) -> Option<i32> {
        let parts: Vec<&str> = written.split(['-', '/']).collect();
        let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        let right = |year: u32, month: u32, day: u32| format!("{year:04}-{month:02}-{day:02}");
        let told = match (parts.as_slice(), numbers.as_slice()) {
            ([year, month, day], [y, m, d]) if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
                match i32::try_from(*y).ok().and_then(|y| date::to_days(y, *m, *d)) {
                    Some(days) => return Some(days),
                    None => {
                        Diagnostic::new(&codes::SYNTAX_BAD_DATE, span, format!("there is no day `{written}`"))
                            .label("no such day")
                            .help("a date is written year-month-day, as in `2026-03-31`")
                    }
                }
            }
            ([year, ..], [y, m, d]) if year.len() == 4 => shape_of_date(span, written, &right(*y, *m, *d)),
            // Day before month, as in India; where that cannot be, the other way round.
            (_, [d, m, y]) if *m <= 12 => shape_of_date(span, written, &right(*y, *m, *d)),
            (_, [m, d, y]) => shape_of_date(span, written, &right(*y, *m, *d)),
            _ => shape_of_date(span, written, "2026-03-31"),
        };
        self.tell(told);
        None
    }
}

fn shape_of_date(span: Span, written: &str, right: &str) -> Diagnostic {
    Diagnostic::new(&codes::SYNTAX_BAD_DATE, span, format!("`{written}` is not how a date is written"))
        .label("year, month and day belong in this order")
        .help(format!("write `{right}`, when that is the day you mean"))
        .fix(right)
}
