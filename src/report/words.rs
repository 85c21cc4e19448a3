//! How results are said in words, the same in every report and format.

use crate::answers::Standing;
use crate::decimal::{Interval, Number};
use crate::pack::{Claimed, Indicator, Origin, Pack, Priority, Rejected, Scope};
use crate::score::{Assessment, Basis, IndicatorScore, Mode};
use crate::wording::Wording;

use super::document::{Advice, Urgency};

/// The version of the engine that made the report.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// `12.2 of 100`, `between 0 and 30 of 30`.
#[must_use]
pub fn out_of(wording: &Wording, points: Interval, out_of: Number) -> String {
    (wording.out_of)(&range(wording, points), out_of)
}

/// `12.2`, `between 0 and 30`.
#[must_use]
pub fn range(wording: &Wording, points: Interval) -> String {
    match points.as_point() {
        Some(points) => points.to_string(),
        None => (wording.between)(points.low, points.high),
    }
}

/// Points, which may be a range, in a heading or a sentence: `12`, `0 to 30`.
#[must_use]
pub fn figure(wording: &Wording, points: Interval) -> String {
    match points.as_point() {
        Some(points) => points.to_string(),
        None => (wording.from_to)(&points.low.to_string(), &points.high.to_string()),
    }
}

/// `30 points to win`, `up to 30 points to win`, `nothing left to win`.
#[must_use]
pub fn to_win(wording: &Wording, points: Interval) -> String {
    if points.high <= Number::ZERO {
        return wording.nothing_to_win.to_owned();
    }
    match points.as_point() {
        Some(points) => (wording.to_win)(points),
        None if points.low <= Number::ZERO => (wording.to_win_up_to)(points.high),
        None => (wording.to_win_between)(points.low, points.high),
    }
}

/// What is said of an advice beside its text: whether it is only possible, how urgent it is, for whom, how long it takes.
#[must_use]
pub fn particulars(wording: &Wording, advice: &Advice) -> Vec<String> {
    let urgency = match advice.urgency {
        Urgency::High => wording.high_priority,
        Urgency::Medium => wording.medium_priority,
        Urgency::Low => wording.low_priority,
    };
    let mut all = Vec::new();
    if !advice.certain {
        all.push(wording.possible.to_owned());
    }
    all.push(urgency.to_owned());
    all.extend(advice.owner.as_deref().map(wording.for_owner));
    all.extend(advice.effort.as_deref().map(wording.takes));
    all
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
pub fn basis_short(wording: &Wording, score: &IndicatorScore) -> &'static str {
    match &score.basis {
        Basis::Rule if score.points.as_point().is_none() => wording.basis_open,
        Basis::Rule => wording.basis_computed,
        Basis::Awarded { consistent: true, .. } => wording.basis_awarded,
        Basis::Awarded { consistent: false, .. } => wording.basis_impossible,
        Basis::ScriptFailed { .. } => wording.basis_script_failed,
        Basis::NotAwarded => wording.basis_not_awarded,
    }
}

/// One word for whether a result is final; also what JSON and CSV call it.
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
pub fn claimed(wording: &Wording, claimed: Claimed) -> Option<&'static str> {
    match claimed {
        Claimed::Counts => None,
        Claimed::CountsAsUnanswered => Some(wording.claimed_counts_as_unanswered),
        Claimed::ScoresLowest => Some(wording.claimed_scores_lowest),
    }
}

#[must_use]
pub fn rejected(wording: &Wording, rejected: Rejected) -> &'static str {
    match rejected {
        Rejected::CountsAsUnanswered => wording.rejected_counts_as_unanswered,
        Rejected::ScoresLowest => wording.rejected_scores_lowest,
    }
}

#[must_use]
pub fn standing(wording: &Wording, standing: Standing) -> &'static str {
    match standing {
        Standing::Verified => wording.verified,
        Standing::Claimed => wording.claimed,
        Standing::Rejected => wording.rejected,
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
