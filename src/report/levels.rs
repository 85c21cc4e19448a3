//! Why a city has the level it has.

use crate::decimal::{Interval, Number, Tri};
use crate::pack::expr::{Compare, Condition, ConditionKind, Numeric, NumericKind};
use crate::pack::{ComponentId, Level, Pack};
use crate::score::Assessment;
use crate::source::Sources;
use crate::wording::Wording;

use super::words;

use super::chart::Band;

/// What became of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// The city has it.
    Certainly,
    /// It can still be the one.
    Possibly,
    /// Its condition does not hold.
    No,
    /// A better level is reached for certain.
    Passed,
}

impl Reached {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Reached::Certainly => "reached",
            Reached::Possibly => "possible",
            Reached::No => "not reached",
            Reached::Passed => "passed",
        }
    }

    /// The words for it in reports.
    #[must_use]
    pub fn said(self, wording: &Wording) -> &'static str {
        match self {
            Reached::Certainly => wording.reached,
            Reached::Possibly => wording.level_possible,
            Reached::No => wording.not_reached,
            Reached::Passed => wording.passed,
        }
    }
}

/// A level, its condition as the pack writes it, and how the city stands to each part of it.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    pub level: &'a Level,
    pub reached: Reached,
    pub parts: Vec<Part>,
}

/// One demand of a level.
#[derive(Clone, Debug)]
pub struct Part {
    /// As the pack writes it.
    pub text: String,
    /// What the city has of it; empty where that is not a matter of scores.
    pub fact: String,
    /// Whether it is met, where scores alone tell.
    pub met: Option<Tri>,
}

/// All levels, from the best to the worst.
#[must_use]
pub fn judged<'a>(pack: &'a Pack, sources: &Sources, assessment: &Assessment) -> Vec<Judged<'a>> {
    let levels = pack.certification.as_ref().map(|certification| certification.levels.as_slice());
    levels
        .unwrap_or_default()
        .iter()
        .enumerate()
        .map(|(at, level)| Judged {
            level,
            reached: reached(assessment, at),
            parts: level
                .condition
                .as_ref()
                .map_or_else(Vec::new, |condition| parts(pack, sources, assessment, condition)),
        })
        .collect()
}

fn reached(assessment: &Assessment, level: usize) -> Reached {
    let possible = &assessment.levels;
    let lowest_possible = possible.iter().copied().max();
    match (possible.contains(&level), possible.len()) {
        (true, 1) => Reached::Certainly,
        (true, _) => Reached::Possibly,
        (false, _) if lowest_possible.is_some_and(|lowest| level > lowest) => Reached::Passed,
        (false, _) => Reached::No,
    }
}

/// Where on the overall score each level begins, from the lowest score to the highest. None at all where a level does
/// not go by the overall score, or levels do not follow one another on it; a level may demand more besides.
#[must_use]
pub fn bands(pack: &Pack, assessment: &Assessment) -> Vec<Band> {
    if pack.lower_is_better() {
        return falling_bands(pack, assessment);
    }
    let mut bands = Vec::new();
    let mut to = pack.overall_out_of;
    for (at, level) in pack.certification.iter().flat_map(|certification| &certification.levels).enumerate() {
        let from = match &level.condition {
            None => Some(Number::ZERO),
            Some(condition) => beginning(condition),
        };
        let Some(from) = from.filter(|from| *from < to && *from >= Number::ZERO) else { return Vec::new() };
        bands.push(Band { title: level.title.clone(), from, to, reached: reached(assessment, at) });
        to = from;
    }
    bands.reverse();
    bands
}

/// Whether a level asks for something besides the overall score.
#[must_use]
pub fn ask_for_more(pack: &Pack) -> bool {
    let conditions =
        pack.certification.iter().flat_map(|one| &one.levels).filter_map(|one| one.condition.as_ref());
    conditions.into_iter().any(|condition| !matches!(condition.kind, ConditionKind::Compare(..)))
}

/// The bands in which a score can lie, the highest first.
#[must_use]
pub fn titles_around(bands: &[Band], overall: Interval) -> Vec<String> {
    let last = bands.last().map(|band| band.to);
    let around = bands
        .iter()
        .rev()
        .filter(|band| overall.high >= band.from && (overall.low < band.to || Some(band.to) == last));
    around.map(|band| band.title.clone()).collect()
}

/// The bands where lower is better: each level goes up to what it allows.
fn falling_bands(pack: &Pack, assessment: &Assessment) -> Vec<Band> {
    let mut bands = Vec::new();
    let mut from = Number::ZERO;
    for (at, level) in pack.certification.iter().flat_map(|certification| &certification.levels).enumerate() {
        let to = match &level.condition {
            None => Some(pack.overall_out_of),
            Some(condition) => end(condition),
        };
        let Some(to) = to.filter(|to| *to > from && *to <= pack.overall_out_of) else { return Vec::new() };
        bands.push(Band { title: level.title.clone(), from, to, reached: reached(assessment, at) });
        from = to;
    }
    bands
}

/// The overall score that a condition allows at most.
fn end(condition: &Condition) -> Option<Number> {
    match &condition.kind {
        ConditionKind::And(all) => all.iter().filter_map(end).min(),
        ConditionKind::Compare(left, Compare::AtMost | Compare::Less, right) => {
            match (&left.kind, &right.kind) {
                (NumericKind::Overall, NumericKind::Literal(number)) => Some(*number),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The overall score that a condition demands at least.
fn beginning(condition: &Condition) -> Option<Number> {
    match &condition.kind {
        ConditionKind::And(all) => all.iter().filter_map(beginning).max(),
        ConditionKind::Compare(left, Compare::AtLeast | Compare::Greater, right) => {
            match (&left.kind, &right.kind) {
                (NumericKind::Overall, NumericKind::Literal(number)) => Some(*number),
                _ => None,
            }
        }
        _ => None,
    }
}

fn parts(pack: &Pack, sources: &Sources, assessment: &Assessment, condition: &Condition) -> Vec<Part> {
    if let ConditionKind::And(all) = &condition.kind {
        return all.iter().flat_map(|one| parts(pack, sources, assessment, one)).collect();
    }
    let wording = pack.wording();
    let text = one_line(sources.text(condition.span));
    let (fact, met) = match &condition.kind {
        ConditionKind::Compare(left, how, right) => {
            let left_out = applies(assessment, left);
            if left_out.is_false() {
                let fact = (wording.structure.is_not_applicable)(&subject(pack, left));
                (Some(fact), Some(Tri::FALSE))
            } else {
                let points = known(assessment, left);
                let fact =
                    points.map(|points| (wording.is)(&subject(pack, left), &words::figure(wording, points)));
                let met = points.zip(known(assessment, right));
                (fact, met.map(|(left, right)| left_out.and(compared(left, *how, right))))
            }
        }
        ConditionKind::EveryComponent(whole, how, bound) => {
            every_component(pack, assessment, *whole, *how, bound)
        }
        _ => (None, None),
    };
    vec![Part { text, fact: fact.unwrap_or_default(), met }]
}

fn every_component(
    pack: &Pack,
    assessment: &Assessment,
    whole: Option<ComponentId>,
    how: Compare,
    bound: &Numeric,
) -> (Option<String>, Option<Tri>) {
    let Some(bound) = known(assessment, bound) else { return (None, None) };
    let inside = pack.components_within(whole).filter_map(|id| assessment.components.get(id.index()));
    let scores: Vec<_> = inside.filter(|score| !score.applies.is_false()).collect();
    let met = scores
        .iter()
        .fold(Tri::TRUE, |met, score| met.and(compared(score.points, how, bound).or(score.applies.not())));
    let ceiling = matches!(how, Compare::Less | Compare::AtMost);
    // What rules a level out is named rather than what merely could.
    let deciding = match (ceiling, met.is_false()) {
        (false, false) => scores.iter().min_by_key(|score| score.points.low),
        (false, true) => scores.iter().min_by_key(|score| score.points.high),
        (true, false) => scores.iter().max_by_key(|score| score.points.high),
        (true, true) => scores.iter().max_by_key(|score| score.points.low),
    };
    let wording = pack.wording();
    let said = if ceiling { wording.highest_is } else { wording.lowest_is };
    let fact = deciding.and_then(|score| {
        let component = pack.components.get(score.component.index())?;
        Some(said(&component.title, &words::figure(wording, score.points)))
    });
    (fact, Some(met))
}

fn known(assessment: &Assessment, numeric: &Numeric) -> Option<Interval> {
    match &numeric.kind {
        NumericKind::Literal(number) => Some(Interval::point(*number)),
        NumericKind::Overall => Some(assessment.overall),
        NumericKind::PointsOfComponent(id) => {
            assessment.components.iter().find(|score| score.component == *id).map(|score| score.points)
        }
        NumericKind::PointsOf(id) => {
            assessment.indicators.iter().find(|score| score.indicator == *id).map(|score| score.points)
        }
        _ => None,
    }
}

/// Whether there are points to compare.
fn applies(assessment: &Assessment, numeric: &Numeric) -> Tri {
    let found = match &numeric.kind {
        NumericKind::Overall => Some(assessment.overall_applies),
        NumericKind::PointsOfComponent(id) => assessment.components.get(id.index()).map(|one| one.applies),
        NumericKind::PointsOf(id) => assessment.indicators.get(id.index()).map(|one| one.applies),
        _ => None,
    };
    found.unwrap_or(Tri::TRUE)
}

fn subject(pack: &Pack, numeric: &Numeric) -> String {
    match &numeric.kind {
        NumericKind::PointsOfComponent(id) => {
            pack.components.get(id.index()).map_or_else(String::new, |component| component.title.clone())
        }
        NumericKind::PointsOf(id) => {
            pack.indicators.get(id.index()).map_or_else(String::new, crate::pack::Indicator::code)
        }
        _ => pack.wording().overall_in_sentence.to_owned(),
    }
}

fn compared(left: Interval, how: Compare, right: Interval) -> Tri {
    match how {
        Compare::Equal => left.equals(right),
        Compare::NotEqual => left.equals(right).not(),
        Compare::Less => left.less_than(right),
        Compare::AtMost => left.at_most(right),
        Compare::Greater => right.less_than(left),
        Compare::AtLeast => right.at_most(left),
    }
}

/// A piece of a file on one line.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
