//! Saying numbers, questions and cities the way an analyst would.

use crate::decimal::{Interval, Number, date};
use crate::pack::expr::{Numeric, NumericKind};
use crate::pack::{QuestionId, QuestionKind, Unit};

use super::context::Context;
use super::line::{Domain, Stretch};

/// `1 indicator`, `3 indicators`.
pub(super) fn plural(count: usize, what: &str) -> String {
    say(Number::from_count(count), what)
}

/// `1 point`, `2.5 points`.
pub(super) fn say(count: Number, what: &str) -> String {
    if count == Number::ONE { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `a city`, `an area`.
pub(super) fn with_article(noun: &str) -> String {
    let vowel = noun.chars().next().is_some_and(|first| "aeiouAEIOU".contains(first));
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

/// How the values of an expression are written and spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Plain,
    Percent,
    Date,
    Of(String),
}

impl Manner {
    pub(super) fn of(unit: &Unit, kind: Option<&QuestionKind>) -> Manner {
        match (unit, kind) {
            (_, Some(QuestionKind::Date { .. })) => Manner::Date,
            (Unit::Percent, _) => Manner::Percent,
            (Unit::Named(name), _) => Manner::Of(name.clone()),
            _ => Manner::Plain,
        }
    }

    /// How many make one of what people say.
    pub(super) fn per(&self) -> Number {
        match self {
            Manner::Percent => Number::ONE.divide(Number::from(100)).unwrap_or(Number::ONE),
            _ => Number::ONE,
        }
    }

    /// As a rule writes it: `24.5%`, `2026-03-31`.
    pub(super) fn written(&self, number: Number) -> String {
        match self {
            Manner::Percent => format!("{}%", hundredfold(number)),
            Manner::Date => day(number),
            Manner::Plain | Manner::Of(_) => number.to_string(),
        }
    }

    /// In a sentence: `24.5 %`, `12 km`.
    pub(super) fn spoken(&self, number: Number) -> String {
        match self {
            Manner::Percent => format!("{} %", about(hundredfold(number))),
            Manner::Date => day(number),
            Manner::Plain => about(number),
            Manner::Of(unit) => format!("{} {unit}", about(number)),
        }
    }

    /// A stretch the way a band is written: `30 or more`, `24% to under 25%`.
    pub(super) fn band(&self, domain: Domain, stretch: Stretch) -> String {
        let all = domain.stretch();
        let (low, high) = (self.written(stretch.from.at), stretch.to);
        let to_bottom = all.is_some_and(|all| all.from >= stretch.from);
        let to_top = all.is_some_and(|all| all.to <= stretch.to);
        // Over whole numbers the upper cut lies before the first number that is out.
        let last = if domain.whole && !high.after { high.at.subtract(Number::ONE) } else { None };
        let closed = last.is_some() || high.after;
        let last = last.unwrap_or(high.at);
        let high = self.written(last);
        let over = if stretch.from.after { "over " } else { "" };
        match (to_bottom, to_top) {
            _ if closed && !stretch.from.after && last == stretch.from.at => low,
            (_, true) if stretch.from.after => format!("over {low}"),
            (_, true) => format!("{low} or more"),
            (true, false) if closed => format!("up to {high}"),
            (true, false) => format!("under {high}"),
            _ if closed => format!("{over}{low} to {high}"),
            _ => format!("{over}{low} to under {high}"),
        }
    }
}

/// A number as people read it: of a long one the first places.
pub(super) fn about(number: Number) -> String {
    match number.shortened() {
        Some(near) => format!("about {near}"),
        None => number.to_string(),
    }
}

fn hundredfold(number: Number) -> Number {
    number.multiply(Number::from(100)).unwrap_or(number)
}

fn day(days: Number) -> String {
    match days.to_i64().and_then(|days| i32::try_from(days).ok()) {
        Some(days) => date::to_text(days),
        None => days.to_string(),
    }
}

/// What an expression is called in messages, and how its values are said.
#[derive(Clone, Debug)]
pub(super) struct Called {
    /// `datasets`, or the formula as it is written.
    pub(super) name: String,
    pub(super) manner: Manner,
    /// A count without a unit, whose name says what is counted.
    counts: bool,
    /// The list whose entries it belongs to.
    entry_of: Option<String>,
}

impl Called {
    /// `percent` tells that the expression is held against percents, which the expression itself may not tell.
    pub(super) fn of(
        context: &Context<'_>,
        number: &Numeric,
        list: Option<QuestionId>,
        percent: bool,
    ) -> Called {
        let entry_of = list.and_then(|list| context.question(list)).map(|list| list.name.clone());
        let mut called = Called {
            name: in_one_line(context.text(number.span)),
            manner: if percent { Manner::Percent } else { Manner::Plain },
            counts: false,
            entry_of,
        };
        match &number.kind {
            NumericKind::Answer(id) => {
                if let Some(question) = context.question(*id) {
                    called.name.clone_from(&question.name);
                    called.manner = Manner::of(&question.unit, Some(&question.kind));
                    called.counts = called.manner == Manner::Plain
                        && matches!(question.kind, QuestionKind::Number { whole: true, .. });
                }
            }
            NumericKind::Field(index) => {
                if let Some(field) = context.field(list, *index) {
                    called.name.clone_from(&field.name);
                    called.manner = Manner::of(&field.unit, Some(&field.kind));
                }
            }
            NumericKind::Let(id) => {
                if let Some(found) = context.pack.lets.get(id.index()) {
                    called.name.clone_from(&found.name);
                    if !percent {
                        called.manner = Manner::of(&found.unit, None);
                    }
                }
            }
            _ => {}
        }
        called
    }

    /// `a city with 30 datasets`, `a city where `fresh` is 24.5 %`.
    pub(super) fn with(&self, context: &Context<'_>, value: Number) -> String {
        let city = with_article(&context.pack.subject);
        let spoken = self.manner.spoken(value);
        match &self.entry_of {
            Some(list) => format!("an entry of `{list}` whose `{}` is {spoken}", self.name),
            None if self.counts && value != Number::ONE && value.is_whole() => {
                format!("{city} with {spoken} {}", self.name.replace('_', " "))
            }
            None => format!("{city} where `{}` is {spoken}", self.name),
        }
    }
}

/// A range in words: `0 to 100 %`.
pub(super) fn range(manner: &Manner, range: Interval) -> String {
    match range.as_point() {
        Some(number) => manner.spoken(number),
        None => format!("{} to {}", manner.spoken(range.low), manner.spoken(range.high)),
    }
}

/// The text with every stretch of space as one blank, cut where it gets long.
pub(super) fn in_one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.chars().count() > 60 {
            let mut short: String = line.chars().take(59).collect();
            short.push('…');
            return short;
        }
    }
    line
}
