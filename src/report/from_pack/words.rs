//! Conditions and formulas in words, for readers who know the questions and not the language.

use crate::decimal::{Interval, Number, Rounding, RoundingMode, date};
use crate::pack::expr::{
    Aggregate, Compare, Condition, ConditionKind, Fold, Function, Numeric, NumericKind, Picked, Which,
};
use crate::pack::{Choice, ComponentId, Pack, QuestionId, QuestionKind, Unit};
use crate::report::document::{Inline, Text};
use crate::source::{Sources, Span};

/// What words are put together from.
#[derive(Clone, Copy)]
pub struct Writer<'w> {
    pub pack: &'w Pack,
    pub sources: &'w Sources,
    /// The list whose entries are spoken of.
    pub list: Option<QuestionId>,
}

/// What a number is to be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum As {
    Plain,
    Percent,
    Day,
}

fn plain(words: impl Into<String>) -> Inline {
    Inline::Plain(words.into())
}

/// Texts with words between them.
fn joined(parts: Vec<Text>, between: &str) -> Text {
    let mut text = Text::new();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            text.push(plain(between));
        }
        text.extend(part);
    }
    text
}

fn bracketed(text: Text) -> Text {
    let mut all = vec![plain("(")];
    all.extend(text);
    all.push(plain(")"));
    all
}

/// The choices whose bits are set.
pub fn chosen(choices: &[Choice], bits: u64) -> Vec<&Choice> {
    let is_set = |at: usize| bits.checked_shr(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 1;
    choices.iter().enumerate().filter(|(at, _)| is_set(*at)).map(|(_, choice)| choice).collect()
}

fn quoted(choices: &[&Choice], last: &str) -> String {
    let titles: Vec<String> = choices.iter().map(|choice| format!("“{}”", choice.title)).collect();
    match titles.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, rest)) => {
            let one_of = if last == "or" { "one of " } else { "" };
            format!("{one_of}{} {last} {end}", rest.join(", "))
        }
        None => String::from("none"),
    }
}

/// A number as it is read: a percent with its sign, a day as a date.
pub fn number(number: Number, how: As) -> String {
    match how {
        As::Plain => rounded(number).to_string(),
        As::Percent => number
            .multiply(Number::from(100))
            .map_or_else(|| number.to_string(), |hundredfold| format!("{} %", rounded(hundredfold))),
        As::Day => number
            .to_i64()
            .and_then(|day| i32::try_from(day).ok())
            .map_or_else(|| number.to_string(), date::to_text),
    }
}

fn rounded(number: Number) -> Number {
    let places = Rounding { mode: RoundingMode::HalfUp, places: 4 };
    if number.is_decimal() { number } else { places.apply(number) }
}

/// Whether a sum is what is left of a maximum.
fn is_to_win(terms: &[(bool, Numeric)]) -> bool {
    use NumericKind::{Literal, Overall, PointsOf, PointsOfComponent};
    let kinds: Vec<(bool, &NumericKind)> = terms.iter().map(|(less, one)| (*less, &one.kind)).collect();
    matches!(kinds.as_slice(), [(false, Literal(_)), (true, PointsOf(_) | PointsOfComponent(_) | Overall)])
}

/// A range: `1 to 29`, `30 or more`, `25 % to under 50 %`.
pub fn range(range: Interval, how: As) -> String {
    let (low, high) = (number(range.low, how), number(range.high, how));
    match (range.low <= Number::LOWEST, range.high >= Number::HIGHEST) {
        (true, true) => String::from("any"),
        (true, false) if range.high_open => format!("under {high}"),
        (true, false) => format!("up to {high}"),
        (false, true) if range.low_open => format!("over {low}"),
        (false, true) => format!("{low} or more"),
        (false, false) if range.low == range.high => low,
        (false, false) => {
            let over = if range.low_open { "over " } else { "" };
            let under = if range.high_open { "under " } else { "" };
            format!("{over}{low} to {under}{high}")
        }
    }
}

/// `the mean of the best 3 of `
fn picked_of(picked: Picked) -> String {
    let fold = match picked.fold {
        Fold::Sum => "sum",
        Fold::Mean => "mean",
        Fold::Median => "median",
    };
    match picked.which {
        Which::Best(count) => format!("the {fold} of the best {count} of "),
        Which::Worst(count) => format!("the {fold} of the worst {count} of "),
        _ => format!("the {fold} of "),
    }
}

/// ` without the best 2 and the worst 2`
fn left_out(picked: Picked) -> Option<Inline> {
    match picked.which {
        Which::Without { best, worst: 0 } => Some(format!(" without the best {best}")),
        Which::Without { best: 0, worst } => Some(format!(" without the worst {worst}")),
        Which::Without { best, worst } => Some(format!(" without the best {best} and the worst {worst}")),
        _ => None,
    }
    .map(plain)
}

fn compared(how: Compare, of: As) -> &'static str {
    match how {
        Compare::Less if of == As::Day => " is before ",
        Compare::Greater if of == As::Day => " is after ",
        Compare::Equal => " is ",
        Compare::NotEqual => " is not ",
        Compare::Less => " is under ",
        Compare::AtMost => " is at most ",
        Compare::Greater => " is over ",
        Compare::AtLeast => " is at least ",
    }
}

impl Writer<'_> {
    /// A piece of a rule that has no words here, as it is written.
    fn written(&self, span: Span) -> Text {
        let text = self.sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ");
        vec![Inline::Code(text)]
    }

    pub fn name(&self, id: QuestionId) -> Inline {
        Inline::Code(self.pack.questions.get(id.index()).map_or_else(String::new, |one| one.name.clone()))
    }

    fn field(&self, at: usize) -> Inline {
        let list = self.list.and_then(|id| self.pack.questions.get(id.index()));
        let name = match list.map(|list| &list.kind) {
            Some(QuestionKind::List { fields, .. }) => fields.get(at).map(|field| field.name.clone()),
            _ => None,
        };
        Inline::Code(name.unwrap_or_default())
    }

    fn let_name(&self, id: crate::pack::LetId) -> Inline {
        Inline::Code(self.pack.lets.get(id.index()).map_or_else(String::new, |one| one.name.clone()))
    }

    fn within(&self, list: QuestionId) -> Writer<'_> {
        Writer { list: Some(list), ..*self }
    }

    /// What a number is a number of.
    pub fn how(&self, of: &Numeric) -> As {
        let of_kind = |kind: &QuestionKind, unit: &Unit| match (kind, unit) {
            (QuestionKind::Date { .. }, _) => As::Day,
            (_, Unit::Percent) => As::Percent,
            _ => As::Plain,
        };
        match &of.kind {
            NumericKind::Answer(id) => {
                self.pack.questions.get(id.index()).map_or(As::Plain, |one| of_kind(&one.kind, &one.unit))
            }
            NumericKind::Let(id) => match self.pack.lets.get(id.index()).map(|one| &one.unit) {
                Some(Unit::Percent | Unit::Ratio) => As::Percent,
                _ => As::Plain,
            },
            NumericKind::Field(at) => {
                let list = self.list.and_then(|id| self.pack.questions.get(id.index()));
                match list.map(|list| &list.kind) {
                    Some(QuestionKind::List { fields, .. }) => {
                        fields.get(*at).map_or(As::Plain, |field| of_kind(&field.kind, &field.unit))
                    }
                    _ => As::Plain,
                }
            }
            NumericKind::Else(first, _) => self.how(first),
            _ => As::Plain,
        }
    }

    fn numeric_as(&self, of: &Numeric, how: As) -> Text {
        match &of.kind {
            NumericKind::Literal(value) => vec![plain(number(*value, how))],
            _ => self.numeric(of),
        }
    }

    fn operand(&self, of: &Numeric) -> Text {
        match &of.kind {
            NumericKind::Sum(_)
            | NumericKind::Else(..)
            | NumericKind::Smallest(_)
            | NumericKind::Largest(_) => bracketed(self.numeric(of)),
            _ => self.numeric(of),
        }
    }

    /// A formula.
    pub fn numeric(&self, of: &Numeric) -> Text {
        match &of.kind {
            NumericKind::Literal(value) => vec![plain(number(*value, As::Plain))],
            NumericKind::Answer(id) => vec![self.name(*id)],
            NumericKind::Field(at) => vec![self.field(*at)],
            NumericKind::Let(id) => vec![self.let_name(*id)],
            NumericKind::Negate(inner) => joined(vec![vec![plain("−")], self.operand(inner)], ""),
            NumericKind::Sum(terms) if is_to_win(terms) => vec![plain("the points still to be won")],
            NumericKind::Sum(terms) => self.chain(terms, " + ", " − "),
            NumericKind::Product(factors) => self.chain(factors, " × ", " ÷ "),
            NumericKind::Else(first, second) => {
                joined(vec![self.numeric(first), self.numeric(second)], ", or where there is no such number ")
            }
            NumericKind::Smallest(all) => self.bounded(all, "at most", "the smallest of "),
            NumericKind::Largest(all) => self.bounded(all, "at least", "the largest of "),
            NumericKind::Round(mode, places, inner) => {
                let how = (self.pack.wording().rounding)(Rounding { mode: *mode, places: *places });
                joined(vec![self.operand(inner), vec![plain(how)]], " rounded ")
            }
            NumericKind::CountTicked(id) => vec![plain("the number ticked in "), self.name(*id)],
            NumericKind::Each(worth, id) => {
                joined(vec![self.numeric(worth), vec![self.name(*id)]], " for each ticked in ")
            }
            NumericKind::Aggregate { function, list, of, by, filter } => {
                let inside = self.within(*list);
                let what = match (function, of) {
                    (Aggregate::Count, _) | (_, None) => vec![plain("the number of entries")],
                    (function, Some(of)) => {
                        let word = match function {
                            Aggregate::Sum => "the sum of ",
                            Aggregate::Largest => "the largest ",
                            Aggregate::Smallest => "the smallest ",
                            Aggregate::WeightedMean => "the weighted mean of ",
                            Aggregate::Picked(picked) => &picked_of(*picked),
                            _ => "the mean of ",
                        };
                        let mut what = joined(vec![vec![plain(word)], inside.numeric(of)], "");
                        if let Some(by) = by {
                            what = joined(vec![what, inside.numeric(by)], " by ");
                        }
                        what
                    }
                };
                let mut text = joined(vec![what, vec![self.name(*list)]], " of ");
                if let Some(filter) = filter {
                    text.push(plain(" for which "));
                    text.extend(inside.condition(filter));
                }
                if let Aggregate::Picked(picked) = function {
                    text.extend(left_out(*picked));
                }
                text
            }
            NumericKind::Function(Function::Picked(picked), all) => {
                let mut text = vec![plain(picked_of(*picked))];
                text.extend(joined(all.iter().map(|one| self.operand(one)).collect(), ", "));
                text.extend(left_out(*picked));
                text
            }
            NumericKind::Script { script, .. } => {
                let name = self.pack.scripts.get(script.index()).map_or("", |one| one.name.as_str());
                vec![plain("what the script "), Inline::Code(name.to_owned()), plain(" gives")]
            }
            NumericKind::PointsOf(id) => {
                let code = self.pack.indicators.get(id.index()).map_or_else(String::new, |one| one.code());
                vec![plain(format!("the points of {code}"))]
            }
            NumericKind::PointsOfComponent(id) => {
                let title = self.pack.components.get(id.index()).map_or("", |one| one.title.as_str());
                vec![plain(format!("the points of {title}"))]
            }
            NumericKind::Overall => vec![plain("the overall score")],
            _ => self.written(of.span),
        }
    }

    fn chain(&self, parts: &[(bool, Numeric)], plus: &str, minus: &str) -> Text {
        let mut text = Text::new();
        for (at, (turned, part)) in parts.iter().enumerate() {
            if at > 0 {
                text.push(plain(if *turned { minus } else { plus }));
            }
            text.extend(self.operand(part));
        }
        text
    }

    /// `min(x, 5)` is "x, but at most 5".
    fn bounded(&self, all: &[Numeric], limit: &str, otherwise: &str) -> Text {
        if let [value, Numeric { kind: NumericKind::Literal(bound), .. }] = all {
            let mut text = self.numeric(value);
            text.push(plain(format!(", but {limit} {}", number(*bound, self.how(value)))));
            return text;
        }
        let mut text = vec![plain(otherwise)];
        text.extend(joined(all.iter().map(|one| self.numeric(one)).collect(), ", "));
        text
    }

    /// A condition.
    pub fn condition(&self, of: &Condition) -> Text {
        match &of.kind {
            ConditionKind::Literal(holds) => vec![plain(if *holds { "always" } else { "never" })],
            ConditionKind::Answer(id) => vec![self.name(*id), plain(" is yes")],
            ConditionKind::Field(at) => vec![self.field(*at), plain(" is yes")],
            ConditionKind::Let(id) => vec![self.let_name(*id), plain(" holds")],
            ConditionKind::Not(inner) => self.negated(inner),
            ConditionKind::And(all) => self.conditions(all, " and "),
            ConditionKind::Or(all) => self.conditions(all, " or "),
            ConditionKind::AtLeast(count, all) => {
                let mut text = vec![plain(format!("at least {count} of these hold: "))];
                text.extend(self.conditions(all, "; "));
                text
            }
            ConditionKind::ChoiceIn(id, bits) => self.choice_in(*id, *bits, " is "),
            ConditionKind::FieldChoiceIn(at, bits) => {
                vec![self.field(*at), plain(" is "), plain(self.field_choices(*at, *bits))]
            }
            ConditionKind::Ticked { question, among, at_least } => {
                self.ticked(*question, *among, *at_least, true)
            }
            ConditionKind::Compare(left, how, right) => {
                let (of_left, of_right) = (self.how(left), self.how(right));
                let unit = if of_left == As::Plain { of_right } else { of_left };
                let parts = vec![self.numeric_as(left, unit), self.numeric_as(right, unit)];
                joined(parts, compared(*how, unit))
            }
            ConditionKind::AnyEntry(id, None) => vec![self.name(*id), plain(" has an entry")],
            ConditionKind::AnyEntry(id, Some(inner)) => {
                let mut text = vec![plain("for an entry of "), self.name(*id), plain(", ")];
                text.extend(self.within(*id).condition(inner));
                text
            }
            ConditionKind::IsAnswered(id) => vec![self.name(*id), plain(" is answered")],
            ConditionKind::FieldIsAnswered(at) => vec![self.field(*at), plain(" is given")],
            ConditionKind::LevelIn(bits) => vec![plain(format!("the level is {}", self.levels(*bits)))],
            ConditionKind::EveryComponent(whole, how, bound) => {
                let every = self.every(*whole);
                let mut text = vec![plain(format!("{every}{}", compared(*how, As::Plain)))];
                text.extend(self.numeric(bound));
                text
            }
            _ => self.written(of.span),
        }
    }

    /// When a part has a grade, whichever part it is: `at least 3.5`.
    pub fn own_points(&self, of: &Condition) -> Text {
        match &of.kind {
            ConditionKind::Compare(points, how, limit) if points.kind.is_score() => {
                let how = compared(*how, As::Plain).trim_start_matches(" is ");
                let limit = match self.sources.text(limit.span).parse::<Number>() {
                    Ok(_) => self.numeric(limit),
                    Err(_) => self.written(limit.span),
                };
                [vec![plain(how)], limit].concat()
            }
            ConditionKind::And(all) => {
                let parts = all.iter().map(|one| self.own_points(one)).collect();
                joined(parts, " and ")
            }
            ConditionKind::Compare(..) => self.written(of.span),
            _ => self.condition(of),
        }
    }

    /// `every component`, `every component of Health`
    fn every(&self, whole: Option<ComponentId>) -> String {
        match whole.and_then(|id| self.pack.component(id)) {
            Some(whole) => format!("every component of {}", whole.title),
            None => String::from("every component"),
        }
    }

    fn conditions(&self, all: &[Condition], between: &str) -> Text {
        let one = |one: &Condition| match &one.kind {
            ConditionKind::Or(_) | ConditionKind::And(_) | ConditionKind::AtLeast(..) => {
                bracketed(self.condition(one))
            }
            _ => self.condition(one),
        };
        joined(all.iter().map(one).collect(), between)
    }

    fn negated(&self, inner: &Condition) -> Text {
        match &inner.kind {
            ConditionKind::Answer(id) => vec![self.name(*id), plain(" is no")],
            ConditionKind::Field(at) => vec![self.field(*at), plain(" is no")],
            ConditionKind::Let(id) => vec![self.let_name(*id), plain(" does not hold")],
            ConditionKind::ChoiceIn(id, bits) => self.choice_in(*id, *bits, " is not "),
            ConditionKind::FieldChoiceIn(at, bits) => {
                vec![self.field(*at), plain(" is not "), plain(self.field_choices(*at, *bits))]
            }
            ConditionKind::Ticked { question, among, at_least } => {
                self.ticked(*question, *among, *at_least, false)
            }
            ConditionKind::AnyEntry(id, None) => vec![self.name(*id), plain(" has no entry")],
            ConditionKind::AnyEntry(id, Some(inner)) => {
                let mut text = vec![plain("for no entry of "), self.name(*id), plain(", ")];
                text.extend(self.within(*id).condition(inner));
                text
            }
            ConditionKind::IsAnswered(id) => vec![self.name(*id), plain(" is not answered")],
            ConditionKind::FieldIsAnswered(at) => vec![self.field(*at), plain(" is not given")],
            ConditionKind::LevelIn(bits) => vec![plain(format!("the level is not {}", self.levels(*bits)))],
            ConditionKind::EveryComponent(whole, how, bound) => {
                let every = self.every(*whole);
                let mut text = vec![plain(format!("not {every}{}", compared(*how, As::Plain)))];
                text.extend(self.numeric(bound));
                text
            }
            _ => {
                let mut text = vec![plain("not ")];
                text.extend(bracketed(self.condition(inner)));
                text
            }
        }
    }

    fn choice_in(&self, id: QuestionId, bits: u64, is: &str) -> Text {
        let choices = self.pack.questions.get(id.index()).map_or(&[][..], |one| one.kind.choices());
        vec![self.name(id), plain(format!("{is}{}", quoted(&chosen(choices, bits), "or")))]
    }

    fn field_choices(&self, at: usize, bits: u64) -> String {
        let list = self.list.and_then(|id| self.pack.questions.get(id.index()));
        match list.map(|list| &list.kind) {
            Some(QuestionKind::List { fields, .. }) => {
                let choices = fields.get(at).map_or(&[][..], |field| field.kind.choices());
                quoted(&chosen(choices, bits), "or")
            }
            _ => String::new(),
        }
    }

    fn levels(&self, bits: u64) -> String {
        let levels = self.pack.certification.as_ref().map_or(&[][..], |one| &one.levels);
        let is_set =
            |at: usize| bits.checked_shr(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 1;
        let titles: Vec<String> = levels
            .iter()
            .enumerate()
            .filter(|(at, _)| is_set(*at))
            .map(|(_, level)| level.title.clone())
            .collect();
        (self.pack.wording().either)(&titles)
    }

    fn ticked(&self, id: QuestionId, among: u64, at_least: u32, holds: bool) -> Text {
        let choices = self.pack.questions.get(id.index()).map_or(&[][..], |one| one.kind.choices());
        let those = chosen(choices, among);
        let name = self.name(id);
        let all = those.len() == choices.len();
        let count = u32::try_from(those.len()).unwrap_or(u32::MAX);
        match (those.as_slice(), holds) {
            ([only], true) => vec![plain(format!("“{}” is ticked in ", only.title)), name],
            ([only], false) => vec![plain(format!("“{}” is not ticked in ", only.title)), name],
            (_, true) if all && at_least == count => vec![plain("all is ticked in "), name],
            (_, false) if all && at_least == count => vec![plain("not all is ticked in "), name],
            (_, true) if all && at_least == 1 => vec![plain("something is ticked in "), name],
            (_, false) if all && at_least == 1 => vec![plain("nothing is ticked in "), name],
            (_, true) if all => vec![plain(format!("at least {at_least} are ticked in ")), name],
            (_, false) if all => vec![plain(format!("fewer than {at_least} are ticked in ")), name],
            (those, holds) => {
                let word = if holds { "at least" } else { "fewer than" };
                let words = format!("{word} {at_least} of {} are ticked in ", quoted(those, "and"));
                vec![plain(words), name]
            }
        }
    }
}
