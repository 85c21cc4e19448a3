//! A city among others: means of groups, and ranks.

use crate::decimal::{Interval, Number, Rounding};
use crate::pack::Pack;
use crate::score::Assessment;

use super::words;

/// What is kept of a city when many are compared: its scores, without reasons and advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    pub city: String,
    pub state: Option<String>,
    /// Where its own report lies, seen from the pages of many cities; empty when it has none.
    pub page: String,
    /// `None`, as below, where there are no points that count: not applicable, or not rated.
    pub overall: Option<Interval>,
    /// In the order of [`Pack::components`].
    pub components: Vec<Option<Interval>>,
    /// In the order of [`Pack::indicators`].
    pub indicators: Vec<Option<Interval>>,
    /// As [`Assessment::levels`].
    pub levels: Vec<usize>,
}

impl Figures {
    #[must_use]
    pub fn of(assessment: &Assessment) -> Figures {
        let counted = |points, applies, not_rated| {
            words::no_points(applies, not_rated, assessment.mode).is_none().then_some(points)
        };
        Figures {
            city: assessment.city.clone(),
            state: assessment.state.clone(),
            page: String::new(),
            overall: counted(assessment.overall, assessment.overall_applies, assessment.overall_not_rated),
            components: assessment
                .components
                .iter()
                .map(|score| counted(score.points, score.applies, score.not_rated))
                .collect(),
            indicators: assessment
                .indicators
                .iter()
                .map(|score| counted(score.points, score.applies, None))
                .collect(),
            levels: assessment.levels.clone(),
        }
    }
}

/// Cities that one is held against, and what they have in the mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// A state's name; `None` for all cities.
    pub state: Option<String>,
    pub cities: usize,
    /// Of those that have points that count; `None`, as below, when none has.
    pub overall: Option<Interval>,
    pub components: Vec<Option<Interval>>,
    pub indicators: Vec<Option<Interval>>,
}

impl Group {
    /// The mean of some cities, rounded as the pack rounds; `None` when there are none.
    #[must_use]
    pub fn of(pack: &Pack, state: Option<&str>, cities: &[&Figures]) -> Option<Group> {
        let means = |count: usize, of: fn(&Figures) -> &[Option<Interval>]| {
            let all = |at: usize| cities.iter().filter_map(move |city| of(city).get(at).copied().flatten());
            (0..count).map(|at| mean(all(at), pack.rounding)).collect::<Vec<_>>()
        };
        (!cities.is_empty()).then(|| Group {
            state: state.map(str::to_owned),
            cities: cities.len(),
            overall: mean(cities.iter().filter_map(|city| city.overall), pack.overall_rounding),
            components: means(pack.components.len(), |city| &city.components),
            indicators: means(pack.indicators.len(), |city| &city.indicators),
        })
    }

    /// The groups a city is held against: its state, where others of it are known, and all.
    #[must_use]
    pub fn around(pack: &Pack, state: Option<&str>, cities: &[Figures]) -> Vec<Group> {
        let of_state: Vec<&Figures> =
            cities.iter().filter(|city| state.is_some() && city.state.as_deref() == state).collect();
        let mut all = Vec::new();
        if of_state.len() > 1 && of_state.len() < cities.len() {
            all.extend(Group::of(pack, state, &of_state));
        }
        if cities.len() > 1 {
            all.extend(Group::of(pack, None, &cities.iter().collect::<Vec<_>>()));
        }
        all
    }
}

fn mean(values: impl Iterator<Item = Interval>, rounding: Rounding) -> Option<Interval> {
    let (mut sum, mut count) = (Interval::point(Number::ZERO), 0_usize);
    for value in values {
        sum = sum.add(value)?;
        count += 1;
    }
    let mean = sum.divide(Interval::point(Number::from_count(count)))?;
    Some(mean.rising(|number| rounding.apply(number)))
}

/// A city's place: equal scores share the best of the places they take, and the places after them stay empty (1, 2, 2, 4).
/// While scores are open it is all the places that are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    pub best: usize,
    pub worst: usize,
    pub of: usize,
}

/// Scores made ready to tell the place of each of them.
#[derive(Clone, Debug)]
pub struct Ranks {
    lows: Vec<Number>,
    highs: Vec<Number>,
}

impl Ranks {
    #[must_use]
    pub fn of(scores: impl Iterator<Item = Interval>) -> Ranks {
        let (mut lows, mut highs): (Vec<Number>, Vec<Number>) =
            scores.map(|score| (score.low, score.high)).unzip();
        lows.sort_unstable();
        highs.sort_unstable();
        Ranks { lows, highs }
    }

    /// The place of a score that is one of these.
    #[must_use]
    pub fn place(&self, own: Interval) -> Rank {
        let of = self.lows.len();
        let above = of - self.lows.partition_point(|low| *low <= own.high);
        let perhaps = of - self.highs.partition_point(|high| *high <= own.low);
        // A range lies above its own low end, and a city does not stand above itself.
        let itself = usize::from(own.high > own.low);
        Rank { best: above + 1, worst: perhaps.saturating_sub(itself) + 1, of }
    }
}
