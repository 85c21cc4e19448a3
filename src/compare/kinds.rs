//! Pieces of a typed pack as the language writes them, so that two of them can be held side by side. Spans do not do for
//! these: a new cycle can change a part of them, which then stands elsewhere.

use crate::decimal::{End, Grouping, Interval, Number, Rounding, RoundingMode, date};
use crate::pack::expr::Compare;
use crate::pack::{
    Called, Claimed, Combination, Field, Look, Origin, Pack, Part, Priority, Question, QuestionKind,
    Recommendation, Rejected, Scale, Unanswered, Unit,
};
use crate::syntax::tree::Thing;

pub(super) fn percent(share: Number) -> String {
    share
        .multiply(Number::from(100))
        .map_or_else(|| share.to_string(), |hundredfold| format!("{hundredfold}%"))
}

pub(super) fn origin(origin: &Origin) -> String {
    format!("{}: {}", if origin.published { "source" } else { "illustrative" }, origin.text)
}

pub(super) fn called(called: &Called) -> Vec<String> {
    let words = [("components", called.components.as_ref()), ("indicators", called.indicators.as_ref())];
    let said = words.into_iter().filter_map(|(what, word)| Some((what, word?)));
    said.map(|(what, word)| format!("{what} \"{}\" \"{}\"", word.one, word.many)).collect()
}

/// How parts are put together, and what each weighs, with what to know each line by; `name` gives a part's name now.
pub(super) fn combination(
    pack: &Pack,
    how: &Combination,
    parts: &[Part],
    name: impl Fn(Part) -> String,
) -> Vec<(String, String)> {
    let said = match how {
        Combination::Picked(picked) => picked.said(),
        _ => how.word().replace('_', " "),
    };
    let mut lines = vec![(String::new(), said)];
    if let Combination::Weighted(shares) = how {
        let weight = |(part, share): (&Part, &Number)| {
            (name(*part), format!("{} {}", pack.name_of(*part), percent(*share)))
        };
        lines.extend(parts.iter().zip(shares).map(weight));
    }
    lines
}

fn rounding(of: Rounding) -> String {
    let mode = match of.mode {
        RoundingMode::HalfUp => "half up",
        RoundingMode::HalfEven => "half even",
        RoundingMode::Up => "up",
        RoundingMode::Down => "down",
    };
    format!("{mode} to {} places", of.places)
}

pub(super) fn roundings(pack: &Pack) -> Vec<String> {
    vec![
        format!("points {}", rounding(pack.rounding)),
        format!("overall {}", rounding(pack.overall_rounding)),
    ]
}

pub(super) fn grouping(pack: &Pack) -> &'static str {
    match pack.grouping {
        Grouping::None => "none",
        Grouping::Indian => "indian",
        Grouping::Western => "western",
    }
}

fn scores(end: End) -> &'static str {
    match end {
        End::Lowest => "scores lowest",
        End::Highest => "scores highest",
    }
}

pub(super) fn unanswered(pack: &Pack) -> &'static str {
    match pack.unanswered {
        Unanswered::Scores(end) => scores(end),
        Unanswered::KeepsRange => "keeps the range",
    }
}

pub(super) fn claimed(pack: &Pack) -> &'static str {
    match pack.claimed {
        Claimed::Counts => "counts",
        Claimed::CountsAsUnanswered => "counts as unanswered",
        Claimed::Scores(end) => scores(end),
    }
}

pub(super) fn rejected(pack: &Pack) -> &'static str {
    match pack.rejected {
        Rejected::CountsAsUnanswered => "counts as unanswered",
        Rejected::Scores(end) => scores(end),
    }
}

pub(super) fn counts(outside_total: bool) -> &'static str {
    if outside_total { "outside the total" } else { "in the total" }
}

pub(super) fn priority(of: &Recommendation) -> &'static str {
    match of.priority {
        Priority::High => "high",
        Priority::Medium => "medium",
        Priority::Low => "low",
    }
}

pub(super) fn look(look: &Look) -> Vec<String> {
    let logo = look.logo.as_ref().map(|logo| format!("logo \"{}\"", logo.described));
    let accent =
        look.accent.map(|accent| format!("accent {} on dark {}", accent.on_light(), accent.on_dark()));
    logo.into_iter().chain(accent).collect()
}

/// A question's kind and what an answer must lie in.
pub(super) fn question(pack: &Pack, of: &Question) -> Vec<String> {
    let bound = |word: &str, id: Option<crate::pack::QuestionId>| {
        let other = pack.questions.get(id?.index())?;
        Some(format!("{word} {}", other.name))
    };
    let mut lines = vec![kind(&of.kind, &of.unit)];
    lines.extend(bound("at least", of.at_least));
    lines.extend(bound("at most", of.at_most));
    lines
}

/// Choices or fields, each with the name that `now` gives it.
pub(super) fn entries(of: &Question, now: impl Fn(Thing, &str) -> String) -> Vec<(String, String)> {
    match &of.kind {
        QuestionKind::List { fields, .. } => {
            let field = |one: &Field| {
                let mut line = format!("{} \"{}\" {}", one.name, one.title, kind(&one.kind, &one.unit));
                let choices: Vec<String> = one.kind.choices().iter().map(choice).collect();
                if !choices.is_empty() {
                    line += &format!(" {{ {} }}", choices.join(", "));
                }
                (now(Thing::Field, &one.name), line)
            };
            fields.iter().map(field).collect()
        }
        kind => kind.choices().iter().map(|one| (now(Thing::Choice, &one.name), choice(one))).collect(),
    }
}

fn choice(of: &crate::pack::Choice) -> String {
    format!("{} \"{}\"", of.name, of.title)
}

pub(super) fn compared(how: Compare) -> &'static str {
    match how {
        Compare::Equal => "exactly",
        Compare::NotEqual => "not",
        Compare::Less => "under",
        Compare::AtMost => "at most",
        Compare::Greater => "over",
        Compare::AtLeast => "at least",
    }
}

fn kind(kind: &QuestionKind, unit: &Unit) -> String {
    match kind {
        QuestionKind::OneOf { ordered: true, .. } => String::from("one of, ordered"),
        QuestionKind::OneOf { .. } => String::from("one of"),
        QuestionKind::AnyOf { .. } => String::from("any of"),
        QuestionKind::YesNo => String::from("yes/no"),
        QuestionKind::Number { range, .. } if *unit == Unit::Percent => {
            format!("percent between {} and {}", percent(range.low), percent(range.high))
        }
        QuestionKind::Number { range, whole } => {
            let word = if *whole { "count" } else { "number" };
            let Interval { low, high, .. } = range;
            let unit = match unit {
                Unit::Named(name) => format!(" in {name}"),
                _ => String::new(),
            };
            format!("{word}{unit} between {low} and {high}")
        }
        QuestionKind::Text => String::from("text"),
        QuestionKind::Date { first, last } => {
            format!("date between {} and {}", date::to_text(*first), date::to_text(*last))
        }
        QuestionKind::List { least, most, .. } => format!("list between {least} and {most}"),
        QuestionKind::Error => String::new(),
    }
}

/// What parts are graded by, a line for each, with where that is from.
pub fn scales(pack: &Pack) -> Vec<String> {
    let said = |scale: &Scale| {
        let origin = scale.origin.as_ref().map_or_else(String::new, |one| format!(" {}", origin(one)));
        format!("\"{}\" on {}{origin}", scale.title, scale.on.join(" and "))
    };
    pack.scales.iter().map(said).collect()
}
