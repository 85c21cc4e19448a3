//! Answers in words for people, and in values for scripts.

use crate::answers::Value as Given;
use crate::decimal::{Grouping, Interval, Magnitude, Number, Rounding, RoundingMode, Tri, date};
use crate::pack::{Choice, Field, Pack, Question, QuestionId, QuestionKind, Unit};
use crate::script::Value as ScriptValue;
use crate::wording::{Language, Wording};

use super::facts::{Content, Entry, Facts};

/// How values are put into words.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    pub wording: &'static Wording,
    pub grouping: Grouping,
}

impl Manner {
    /// For people who read what a pack says.
    #[must_use]
    pub fn of(pack: &Pack) -> Manner {
        Manner { wording: pack.wording(), grouping: pack.grouping }
    }

    /// For programs: the same words, and numbers without commas.
    #[must_use]
    pub fn ungrouped(self) -> Manner {
        Manner { grouping: Grouping::None, ..self }
    }

    /// A number as a person writes it: a percent with its sign, a fraction to two places.
    #[must_use]
    pub fn number(self, number: Number, unit: &Unit) -> String {
        let plain = |number: Number| {
            let shown = if number.is_decimal() { number } else { TWO_PLACES.apply(number) };
            self.grouping.applied_to(&shown.to_string())
        };
        match unit {
            Unit::Percent => match number.multiply(Number::from(100)) {
                Some(hundredfold) => format!("{} %", plain(hundredfold)),
                None => plain(number),
            },
            _ => plain(number),
        }
    }

    fn with_unit(self, number: Number, unit: &Unit) -> String {
        match unit {
            Unit::Named(name) => format!("{} {name}", self.number(number, unit)),
            _ => self.number(number, unit),
        }
    }

    /// `12.5 lakh INR`, to two places.
    #[must_use]
    pub fn counted(self, number: Number, unit: &Unit, magnitude: Magnitude) -> String {
        let word = match magnitude {
            Magnitude::Lakh => self.wording.lakh,
            Magnitude::Crore => self.wording.crore,
        };
        let count = number.divide(Number::from(magnitude.ones())).unwrap_or(number);
        let shown = self.grouping.applied_to(&TWO_PLACES.apply(count).to_string());
        match unit {
            Unit::Named(name) => format!("{shown} {word} {name}"),
            _ => format!("{shown} {word}"),
        }
    }
}

const TWO_PLACES: Rounding = Rounding { mode: RoundingMode::HalfUp, places: 2 };

/// What diagnostics say is English, with numbers as they are typed.
fn typed() -> Manner {
    Manner { wording: Language::English.wording(), grouping: Grouping::None }
}

fn titles(choices: &[Choice], bits: u64) -> Vec<&str> {
    choices
        .iter()
        .enumerate()
        .filter(|(index, _)| {
            bits.checked_shr(u32::try_from(*index).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 1
        })
        .map(|(_, choice)| choice.title.as_str())
        .collect()
}

/// The titles of the ticked choices, or of those that are not.
#[must_use]
pub fn ticked_titles(wording: &Wording, question: &Question, bits: u64, ticked: bool) -> String {
    let wanted = if ticked { bits } else { !bits };
    let found = titles(question.kind.choices(), wanted);
    if found.is_empty() { wording.none.to_owned() } else { found.join(", ") }
}

/// An answer as the city gave it.
#[must_use]
pub fn in_words(manner: Manner, question: &Question, value: &Given) -> String {
    match value {
        Given::Choice(index) => {
            question.kind.choices().get(*index).map_or_else(String::new, |choice| choice.title.clone())
        }
        Given::Ticked(bits) => ticked_titles(manner.wording, question, *bits, true),
        Given::YesNo(yes) => String::from(if *yes { manner.wording.yes } else { manner.wording.no }),
        Given::Number(number) => manner.with_unit(*number, &question.unit),
        Given::Text(text) => text.clone(),
        Given::Date(days) => date::to_text(*days),
        Given::List(entries) => (manner.wording.entries)(entries.len()),
    }
}

/// What a script sees of an answer; `None` when the answer is not known.
pub(super) fn for_script(question: &Question, content: &Content<'_>) -> Option<ScriptValue> {
    match content {
        Content::Choice(bits) if bits.count_ones() == 1 => {
            let index = usize::try_from(bits.trailing_zeros()).ok()?;
            question.kind.choices().get(index).map(|choice| ScriptValue::Choice(choice.name.clone()))
        }
        Content::Ticked { must, may } if must == may => {
            let ticked = question.kind.choices().iter().enumerate();
            let names = ticked
                .filter(|(index, _)| *index < 64 && must >> index & 1 == 1)
                .map(|(_, choice)| choice.name.clone())
                .collect();
            Some(ScriptValue::Choices(names))
        }
        Content::YesNo(truth) if *truth != Tri::UNKNOWN => Some(ScriptValue::YesNo(truth.is_true())),
        Content::Number(range) => range.as_point().map(ScriptValue::Number),
        Content::Entries(entries) => {
            let QuestionKind::List { fields, .. } = &question.kind else { return None };
            Some(ScriptValue::List(entries.iter().map(|entry| entry_for_script(fields, entry)).collect()))
        }
        _ => None,
    }
}

fn entry_for_script(fields: &[Field], entry: &Entry) -> Vec<(String, ScriptValue)> {
    let value = |field: &Field, given: &Given| match given {
        Given::Choice(index) => {
            field.kind.choices().get(*index).map(|choice| ScriptValue::Choice(choice.name.clone()))
        }
        Given::YesNo(yes) => Some(ScriptValue::YesNo(*yes)),
        Given::Number(number) => Some(ScriptValue::Number(*number)),
        Given::Date(days) => Some(ScriptValue::Number(Number::from(i64::from(*days)))),
        Given::Text(text) => Some(ScriptValue::Text(text.clone())),
        Given::Ticked(_) | Given::List(_) => None,
    };
    fields
        .iter()
        .zip(entry)
        .filter_map(|(field, given)| Some((field.name.clone(), value(field, given.as_ref()?)?)))
        .collect()
}

/// An answer out of a range: the simplest number in it.
fn some_number(range: Interval, whole: bool) -> Number {
    if let Some(whole_range) = range.to_whole() {
        return if whole_range.contains(Number::ZERO) { Number::ZERO } else { whole_range.low };
    }
    let middle = range.low.add(range.high).and_then(|sum| sum.divide(Number::from(2))).unwrap_or(range.low);
    if whole { middle.floor() } else { middle }
}

/// "30 datasets, `policy_stage` = `drafted`": one city that the facts allow, told by the questions named.
#[must_use]
pub fn describe(pack: &Pack, questions: &[QuestionId], facts: &Facts<'_>) -> String {
    let told: Vec<String> = questions
        .iter()
        .filter_map(|id| describe_one(pack.questions.get(id.index())?, &facts.get(*id).content))
        .collect();
    match told.split_last() {
        None => String::from("any city"),
        Some((only, [])) => format!("a city with {only}"),
        Some((last, rest)) => format!("a city with {} and {last}", rest.join(", ")),
    }
}

fn describe_one(question: &Question, content: &Content<'_>) -> Option<String> {
    let name = &question.name;
    match content {
        Content::Choice(bits) => {
            let choice = question.kind.choices().get(usize::try_from(bits.trailing_zeros()).ok()?)?;
            Some(format!("`{name}` = `{}`", choice.name))
        }
        Content::Ticked { must, .. } => {
            let choices = question.kind.choices().iter().enumerate();
            let names: Vec<&str> = choices
                .filter(|(index, _)| *index < 64 && must >> index & 1 == 1)
                .map(|(_, choice)| choice.name.as_str())
                .collect();
            Some(match names.len() {
                0 => format!("nothing ticked in `{name}`"),
                1..=3 => format!("`{}` ticked in `{name}`", names.join("`, `")),
                count => format!("{count} ticked in `{name}`"),
            })
        }
        Content::YesNo(truth) => Some(format!("`{name}` = {}", if truth.can_be_true { "yes" } else { "no" })),
        Content::Number(range) => {
            let whole = matches!(question.kind, QuestionKind::Number { whole: true, .. });
            let number = some_number(*range, whole);
            Some(match question.kind {
                QuestionKind::Date { .. } => {
                    let days = number.to_i64().and_then(|days| i32::try_from(days).ok()).unwrap_or(0);
                    format!("`{name}` = {}", date::to_text(days))
                }
                _ => {
                    let about = if number.shortened().is_some() { "about " } else { "" };
                    let shown = number.shortened().unwrap_or(number);
                    format!("`{name}` = {about}{}", typed().with_unit(shown, &question.unit))
                }
            })
        }
        Content::Entries(entries) => Some(format!("{} in `{name}`", entries.len())),
        Content::Unlisted { least, .. } => Some(match least {
            0 => format!("nothing in `{name}`"),
            count => format!("{count} in `{name}`"),
        }),
        Content::Words | Content::Error => None,
    }
}
