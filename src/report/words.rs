//! How results are said in words, the same in every report and format.

use crate::decimal::{Interval, Number, Rounding, RoundingMode, Tri};
use crate::pack::{Indicator, Pack, Priority, Rejected, Scope};
use crate::score::{Assessment, Basis, IndicatorScore, Mode, NotRated};

use super::document::{Text, Urgency, plain};

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

/// What stands in place of points that do not count: not applicable, or too little answered for a final score.
#[must_use]
pub fn no_points(applies: Tri, not_rated: Option<NotRated>, mode: Mode) -> Option<&'static str> {
    match (mode, not_rated) {
        _ if applies.is_false() => Some("not applicable"),
        (Mode::Final, Some(_)) => Some("not rated"),
        _ => None,
    }
}

/// Why a score does not count: `12 of 30 questions are answered, and 80% are needed`.
#[must_use]
pub fn not_rated(pack: &Pack, why: NotRated) -> String {
    match why {
        NotRated::TooFewAnswers { answered, asked, needed } => {
            let percent = needed.multiply(Number::from(100)).unwrap_or(needed);
            let are = if asked == 1 { "question is" } else { "questions are" };
            format!("{answered} of {asked} {are} answered, and {percent}% are needed")
        }
        NotRated::Component(id) => {
            let title = pack.component(id).map_or("", |component| component.title.as_str());
            format!("{title} is not rated")
        }
    }
}

/// The overall score with its maximum, or why there is none.
#[must_use]
pub fn overall(pack: &Pack, assessment: &Assessment) -> String {
    match no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode) {
        Some("not rated") => String::from("no final score"),
        Some(_) => String::from("no overall score"),
        None => out_of(assessment.overall, pack.overall_out_of),
    }
}

/// Why a score does not count, as a note.
#[must_use]
pub fn not_rated_note(pack: &Pack, mode: Mode, what: &str, why: NotRated) -> Text {
    let why = not_rated(pack, why);
    plain(match mode {
        Mode::Draft => format!("{what} would not count as final yet: {why}."),
        Mode::Final => format!("{what} is not rated: {why}."),
    })
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

/// One word for what a score rests on; also what JSON and CSV call it.
#[must_use]
pub fn basis(score: &IndicatorScore) -> &'static str {
    match &score.basis {
        _ if score.applies.is_false() => "not_applicable",
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
        _ if score.applies.is_false() => "not applicable",
        _ if score.applies.can_be_false => "open",
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
        Scope::Component(id) => pack
            .components
            .get(id.index())
            .map_or_else(Default::default, |component| (pack.numbered(id), component.title.clone())),
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
    let levels = pack.certification.as_ref().map_or(&[][..], |certification| &certification.levels);
    assessment.levels.iter().filter_map(|at| levels.get(*at)).map(|level| level.title.clone()).collect()
}
