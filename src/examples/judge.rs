//! Whether a result is what was expected.

use crate::decimal::{Interval, Number, Tri};
use crate::pack::example::{ExpectationKind, Fate, ScoreOf, ScoreTest};
use crate::pack::expr::Compare;
use crate::pack::{Pack, Part};
use crate::score::{Assessment, NotRated};

/// What came of an expectation.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub holds: bool,
    pub got: Got,
}

/// What there was instead, or as expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Got {
    Points(Interval),
    NotApplicable,
    /// It hangs on what is not answered; these points, where it applies.
    PerhapsNotApplicable(Interval),
    NotRated(NotRated),
    /// Levels that are possible, by index, highest first.
    Levels(Vec<usize>),
    /// The same of a part.
    Grades(Part, Vec<usize>),
    Recommendation(Fate),
}

pub(super) fn verdict(pack: &Pack, expected: &ExpectationKind, assessment: &Assessment) -> Verdict {
    match expected {
        ExpectationKind::Score { of, test, within } => {
            let (points, applies, not_rated) = score(pack, *of, assessment);
            let holds = match test {
                ScoreTest::NotApplicable => applies.is_false(),
                ScoreTest::NotRated => not_rated.is_some(),
                _ => applies.is_true() && fits(points, *test, *within),
            };
            let got = match (test, not_rated) {
                (ScoreTest::NotRated, Some(not_rated)) => Got::NotRated(not_rated),
                _ if applies.is_false() => Got::NotApplicable,
                _ if applies.can_be_false => Got::PerhapsNotApplicable(points),
                _ => Got::Points(points),
            };
            Verdict { holds, got }
        }
        ExpectationKind::LevelNotRated => Verdict {
            holds: assessment.level_not_rated.is_some(),
            got: assessment.level_not_rated.map_or(Got::Levels(assessment.levels.clone()), Got::NotRated),
        },
        ExpectationKind::Level(among) => {
            let levels = assessment.levels.clone();
            Verdict { holds: are_among(&levels, *among), got: Got::Levels(levels) }
        }
        ExpectationKind::Grade(part, among) => {
            let (grade, applies, not_rated) = match part {
                Part::Component(id) => assessment
                    .components
                    .get(id.index())
                    .map_or((None, Tri::TRUE, None), |one| (one.grade.as_ref(), one.applies, one.not_rated)),
                Part::Indicator(id) => assessment
                    .indicators
                    .get(id.index())
                    .map_or((None, Tri::TRUE, None), |one| (one.grade.as_ref(), one.applies, None)),
            };
            let levels = grade.map_or_else(Vec::new, |grade| grade.levels.clone());
            let got = match not_rated.filter(|_| levels.is_empty()) {
                _ if applies.is_false() => Got::NotApplicable,
                Some(why) => Got::NotRated(why),
                None => Got::Grades(*part, levels.clone()),
            };
            Verdict { holds: are_among(&levels, *among), got }
        }
        ExpectationKind::Recommendation { recommendation, fate } => {
            let fired = assessment.recommendations.iter().find(|one| one.recommendation == *recommendation);
            let came = match fired {
                None => Fate::Out,
                Some(fired) if fired.holds.is_true() => Fate::Certain,
                Some(_) => Fate::Possible,
            };
            Verdict { holds: came == *fate, got: Got::Recommendation(came) }
        }
    }
}

/// Whether there are any, and all are among those whose bits are set.
fn are_among(levels: &[usize], among: u64) -> bool {
    !levels.is_empty() && levels.iter().all(|level| *level < 64 && among >> level & 1 == 1)
}

/// Points, whether they count at all, and why they do not count as final ones.
fn score(pack: &Pack, of: ScoreOf, assessment: &Assessment) -> (Interval, Tri, Option<NotRated>) {
    let found = match of {
        ScoreOf::Indicator(id) => {
            assessment.indicators.get(id.index()).map(|score| (score.points, score.applies, None))
        }
        ScoreOf::Component(id) => {
            assessment.components.get(id.index()).map(|score| (score.points, score.applies, score.not_rated))
        }
        ScoreOf::Overall => {
            Some((assessment.overall, assessment.overall_applies, assessment.overall_not_rated))
        }
    };
    found.unwrap_or((Interval::closed(Number::ZERO, pack.overall_out_of), Tri::TRUE, None))
}

/// Whether a test holds for all that a score can still be.
fn fits(points: Interval, test: ScoreTest, within: Number) -> bool {
    let near = |a: Number, b: Number| a.subtract(b).is_some_and(|difference| difference.abs() <= within);
    match test {
        ScoreTest::NotApplicable | ScoreTest::NotRated => false,
        ScoreTest::Between(low, high) => near(points.low, low) && near(points.high, high),
        ScoreTest::Compare(compare, value) => {
            let (Some(lower), Some(upper)) = (value.subtract(within), value.add(within)) else {
                return false;
            };
            let (lower, upper) = (Interval::point(lower), Interval::point(upper));
            match compare {
                Compare::Equal => lower.at_most(points).and(points.at_most(upper)).is_true(),
                Compare::NotEqual => points.equals(Interval::point(value)).is_false(),
                Compare::Less => points.less_than(upper).is_true(),
                Compare::AtMost => points.at_most(upper).is_true(),
                Compare::Greater => lower.less_than(points).is_true(),
                Compare::AtLeast => lower.at_most(points).is_true(),
            }
        }
    }
}
