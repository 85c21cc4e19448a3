//! How results are said in words, the same in every report and format.

use crate::decimal::{Interval, Number, Rounding, RoundingMode};
use crate::pack::{Claimed, Indicator, Origin, Pack, Priority, Rejected, Scope};
use crate::score::{Assessment, Basis, IndicatorScore, Mode};

use super::document::Urgency;

pub mod many;
pub mod page;
pub mod sheet;

/// The version of the engine that made the report.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// `12.2 of 100`, `between 0 and 30 of 30`.
#[must_use]
pub fn out_of(points: Interval, out_of: Number) -> String {
    format!("{} of {out_of}", range(points))
}

/// `12.2`, `between 0 and 30`.
#[must_use]
pub fn range(points: Interval) -> String {
    match points.as_point() {
        Some(points) => points.to_string(),
        None => format!("between {} and {}", points.low, points.high),
    }
}

/// `30 points to win`, `up to 30 points to win`, `nothing left to win`.
#[must_use]
pub fn to_win(points: Interval) -> String {
    if points.high <= Number::ZERO {
        return String::from("nothing left to win");
    }
    let noun = if points.high == Number::ONE { "point" } else { "points" };
    match points.as_point() {
        Some(points) => format!("{points} {noun} to win"),
        None if points.low <= Number::ZERO => format!("up to {} {noun} to win", points.high),
        None => format!("{} to {} {noun} to win", points.low, points.high),
    }
}

/// `1 question`, `3 questions`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn either(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// One word for what a score rests on; also what JSON and CSV call it.
#[must_use]
pub fn basis(basis: &Basis) -> &'static str {
    match basis {
        Basis::Rule => "computed",
        Basis::Awarded { consistent: true, .. } => "awarded",
        Basis::Awarded { consistent: false, .. } => "awarded_impossible",
        Basis::ScriptFailed { .. } => "script_failed",
        Basis::NotAwarded => "not_awarded",
    }
}

/// What a score rests on, as people read it in a table.
#[must_use]
pub fn basis_short(score: &IndicatorScore) -> &'static str {
    match &score.basis {
        Basis::Rule if score.points.as_point().is_none() => "open",
        Basis::Rule => "computed",
        Basis::Awarded { consistent: true, .. } => "awarded",
        Basis::Awarded { consistent: false, .. } => "awarded (!)",
        Basis::ScriptFailed { .. } => "script failed",
        Basis::NotAwarded => "not awarded",
    }
}

#[must_use]
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Draft => "draft",
        Mode::Final => "final",
    }
}

#[must_use]
pub fn urgency(priority: Priority) -> Urgency {
    match priority {
        Priority::High => Urgency::High,
        Priority::Medium => Urgency::Medium,
        Priority::Low => Urgency::Low,
    }
}

#[must_use]
pub fn claimed(claimed: Claimed) -> Option<&'static str> {
    match claimed {
        Claimed::Counts => None,
        Claimed::CountsAsUnanswered => Some("counts as unanswered"),
        Claimed::ScoresLowest => Some("scores lowest"),
    }
}

#[must_use]
pub fn rejected(rejected: Rejected) -> &'static str {
    match rejected {
        Rejected::CountsAsUnanswered => "counts as unanswered",
        Rejected::ScoresLowest => "scores lowest",
    }
}

/// Enough of a pack's fingerprint to tell it from others at sight.
#[must_use]
pub fn short_fingerprint(pack: &Pack) -> &str {
    pack.fingerprint.get(..12).unwrap_or(&pack.fingerprint)
}

/// Code and title of what a recommendation stands in.
#[must_use]
pub fn scope(pack: &Pack, scope: Scope) -> (String, String) {
    match scope {
        Scope::Indicator(id) => pack
            .indicators
            .get(id.index())
            .map_or_else(Default::default, |indicator| (indicator.code(), indicator.title.clone())),
        Scope::Component(id) => pack.components.get(id.index()).map_or_else(Default::default, |component| {
            (component.number.to_string(), component.title.clone())
        }),
        Scope::Framework => (String::new(), pack.title.clone()),
    }
}

/// `Kohima, Nagaland`.
#[must_use]
pub fn place(assessment: &Assessment) -> String {
    match &assessment.state {
        Some(state) => format!("{}, {state}", assessment.city),
        None => assessment.city.clone(),
    }
}

/// The component an indicator stands in, if any.
#[must_use]
pub fn component_title<'a>(pack: &'a Pack, indicator: &Indicator) -> Option<&'a str> {
    let id = indicator.component?;
    pack.components.get(id.index()).map(|component| component.title.as_str())
}

/// `half up to 2 places`.
#[must_use]
pub fn rounding(rounding: Rounding) -> String {
    let mode = match rounding.mode {
        RoundingMode::HalfUp => "half up",
        RoundingMode::HalfEven => "half even",
        RoundingMode::Up => "up",
        RoundingMode::Down => "down",
    };
    let places = usize::try_from(rounding.places).unwrap_or(usize::MAX);
    format!("{mode} to {}", counted(places, "place", "places"))
}

/// Titles of the levels that are possible, highest first.
#[must_use]
pub fn level_titles(pack: &Pack, assessment: &Assessment) -> Vec<String> {
    titles_of(pack, &assessment.levels)
}

/// Titles of some levels.
#[must_use]
pub fn titles_of(pack: &Pack, which: &[usize]) -> Vec<String> {
    let levels = pack.certification.as_ref().map_or(&[][..], |certification| &certification.levels);
    which.iter().filter_map(|at| levels.get(*at)).map(|level| level.title.clone()).collect()
}

/// One word for where a figure is from; none where the pack does not say.
#[must_use]
pub fn origin_word(origin: Option<&Origin>) -> &'static str {
    match origin {
        Some(origin) if origin.published => "published",
        Some(_) => "illustrative",
        None => "",
    }
}
