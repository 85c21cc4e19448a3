//! What stands left of an arrow, and in the cells of tables.

use crate::decimal::{Interval, Number};
use crate::diagnostic::codes;
use crate::syntax::tree::{Literal, LiteralValue, Pattern, PatternKind};

use super::super::Unit;
use super::super::expr::Cell;
use super::binder::Binder;
use super::conditions::bit;
use super::shapes::Seen;
use super::units;

impl Binder<'_> {
    /// The index of the choice that a pattern names; tells when it names none.
    pub fn choice_pattern(&mut self, pattern: &Pattern, name: &str, names: &[String]) -> Option<usize> {
        match &pattern.kind {
            PatternKind::Name(choice) => {
                let found = names.iter().position(|known| **known == **choice);
                if found.is_none() {
                    if names == ["no", "yes"] {
                        let message = format!("`{choice}` is no answer to a yes/no question");
                        self.tell(&codes::PACK_PATTERN_MISFIT, pattern.span, message, "write `yes` or `no`");
                    } else {
                        self.unknown_choice(choice, pattern.span, name, names);
                    }
                }
                found
            }
            PatternKind::Quoted(text) => {
                self.tell_quoted(text, pattern.span, name, names);
                None
            }
            PatternKind::Range { .. } => {
                let all: Vec<&str> = names.iter().map(String::as_str).take(12).collect();
                let help = format!("write {}", crate::diagnostic::either(&all));
                self.tell(
                    &codes::PACK_PATTERN_MISFIT,
                    pattern.span,
                    "a number stands where a choice is needed",
                    help,
                );
                None
            }
            PatternKind::Any => {
                self.tell(
                    &codes::PACK_PATTERN_MISFIT,
                    pattern.span,
                    "`any` stands only in the cells of a table",
                    "write `otherwise` for all choices that are left",
                );
                None
            }
            PatternKind::Otherwise | PatternKind::Error => None,
        }
    }

    /// The numbers that a pattern covers; tells when it covers none.
    pub fn range_pattern(&mut self, pattern: &Pattern, unit: &Unit) -> Option<Interval> {
        let (low, high) = match &pattern.kind {
            PatternKind::Range { low, high } => (low, high),
            PatternKind::Name(name) => {
                let message = format!("`{name}` stands where a range of numbers is needed");
                let help = "write a range, as in `1 to 29` or `30 or more`";
                self.tell(&codes::PACK_PATTERN_MISFIT, pattern.span, message, help);
                return None;
            }
            PatternKind::Quoted(_) => {
                let message = "a text stands where a range of numbers is needed";
                self.tell(
                    &codes::PACK_PATTERN_MISFIT,
                    pattern.span,
                    message,
                    "write a range, as in `1 to 29`",
                );
                return None;
            }
            PatternKind::Any => {
                let message = "`any` stands only in the cells of a table";
                self.tell(&codes::PACK_PATTERN_MISFIT, pattern.span, message, "write `otherwise`");
                return None;
            }
            PatternKind::Otherwise | PatternKind::Error => return None,
        };
        let mut end = |end: &Option<(Literal, bool)>, none: Number| match end {
            Some((literal, open)) => self.edge(literal, unit).map(|number| (number, *open)),
            None => Some((none, false)),
        };
        let (low, high) = (end(low, Number::LOWEST), end(high, Number::HIGHEST));
        let (low, high) = (low?, high?);
        let range = Interval::new(low.0, low.1, high.0, high.1);
        if range.is_none() {
            self.tell(
                &codes::PACK_EMPTY_RANGE,
                pattern.span,
                "no number lies in this range",
                "the smaller number comes first: `1 to 29`",
            );
        }
        range
    }

    fn edge(&mut self, literal: &Literal, unit: &Unit) -> Option<Number> {
        match (literal.value, unit) {
            (LiteralValue::Percent(number), Unit::Percent | Unit::Ratio) => Some(number),
            (LiteralValue::Number(number), Unit::Percent) if number.is_zero() => Some(number),
            (LiteralValue::Number(_), Unit::Percent) => {
                self.tell(
                    &codes::PACK_PERCENT_SIGN,
                    literal.span,
                    "a percent is held against a number without a percent sign",
                    "write the `%`: `25%` is a quarter, `25` is a hundred times as much",
                );
                None
            }
            (LiteralValue::Date(days), unit) if units::is_date(unit) => Some(Number::from(i64::from(days))),
            (LiteralValue::Number(number), unit) if !units::is_date(unit) => Some(number),
            (LiteralValue::Error, _) => None,
            (LiteralValue::Percent(_), _) => {
                let message = format!("a percent is held against {}", units::in_words(unit));
                self.tell(
                    &codes::PACK_MIXED_UNITS,
                    literal.span,
                    message,
                    "take the `%` out, or ask for a percent",
                );
                None
            }
            _ => {
                let message = format!("this does not fit {}", units::in_words(unit));
                self.tell(
                    &codes::PACK_PATTERN_MISFIT,
                    literal.span,
                    message,
                    "write dates as `2026-03-31`, numbers plainly",
                );
                None
            }
        }
    }

    /// A cell of a table: alternatives. One that cannot be understood covers nothing.
    pub fn cell(&mut self, patterns: &[Pattern], seen: &Seen) -> Cell {
        if patterns.iter().any(|pattern| matches!(pattern.kind, PatternKind::Any | PatternKind::Otherwise)) {
            return Cell::Any;
        }
        match seen {
            Seen::Choices { name, names } => {
                let mut bits = 0;
                for pattern in patterns {
                    bits |= self.choice_pattern(pattern, name, names).map_or(0, bit);
                }
                Cell::Choices(bits)
            }
            Seen::Number(unit) => Cell::Ranges(
                patterns.iter().filter_map(|pattern| self.range_pattern(pattern, unit)).collect(),
            ),
            Seen::Nothing => Cell::Choices(0),
        }
    }
}
