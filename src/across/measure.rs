//! What can be said of many numbers, and of one among them.

use crate::decimal::{Moments, Number, Spread};

use super::values::Set;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// How many there are.
    Count,
    Mean,
    /// Of so many of the best, or of all where there are fewer.
    MeanOfBest {
        most: usize,
        lowest_first: bool,
    },
    Median,
    /// A share from 0 to 1; between two numbers on the straight line from one to the other.
    Percentile(Number),
    Deviation(Spread),
    Lowest,
    Highest,
    /// How many standard deviations a number lies above the mean.
    ZScore(Spread),
    /// A number's way from the lowest, which becomes 0, to the highest, which becomes 1.
    MinMax,
    Rank(Rank),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    pub ties: Ties,
    /// The lowest number has rank 1.
    pub lowest_first: bool,
}

/// The rank of numbers that are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ties {
    /// The best that any of them could have: 1, 2, 2, 4.
    Min,
    /// The same, and the next number has the next rank: 1, 2, 2, 3.
    Dense,
    /// The mean of the ranks that they take up: 1, 2.5, 2.5, 4.
    SharedMean,
}

impl Measure {
    /// Whether it says how one city stands among all.
    #[must_use]
    pub fn is_of_one(self) -> bool {
        matches!(self, Measure::ZScore(_) | Measure::MinMax | Measure::Rank(_))
    }

    /// What it is of a set of numbers; `None` where it has no value, and where it needs one of them.
    pub(super) fn of_all(self, set: &Set<'_>) -> Option<Number> {
        match self {
            Measure::Count => Some(Number::from_count(set.count())),
            Measure::Mean => held_between(set, set.standard().mean),
            Measure::MeanOfBest { most, lowest_first } => {
                let count = set.count();
                let taken = most.min(count);
                let places = if lowest_first { 0..taken } else { count - taken..count };
                let best: Vec<Number> = places.filter_map(|at| set.at(at)).collect();
                held_between(set, Moments::of(&best).standard().mean)
            }
            Measure::Median => percentile(set, Number::ONE.divide(Number::from(2))?),
            Measure::Percentile(share) => percentile(set, share),
            Measure::Deviation(spread) => set.standard().deviation(spread),
            Measure::Lowest => set.lowest(),
            Measure::Highest => set.highest(),
            Measure::ZScore(_) | Measure::MinMax | Measure::Rank(_) => None,
        }
    }

    /// What it is of one number among a set, which may or may not hold that number.
    pub(super) fn of_one(self, set: &Set<'_>, own: Number) -> Option<Number> {
        match self {
            Measure::ZScore(spread) => set.standard().z_score(own, spread),
            Measure::MinMax => {
                let (low, high) = (set.lowest()?, set.highest()?);
                own.subtract(low)?.divide(high.subtract(low)?)
            }
            Measure::Rank(rank) => rank.of(set, own),
            _ => self.of_all(set),
        }
    }
}

impl Rank {
    fn of(self, set: &Set<'_>, own: Number) -> Option<Number> {
        let (below, equal) = set.around(own);
        let better = if self.lowest_first { below } else { set.count() - below - equal };
        let first = Number::from_count(better + 1);
        match self.ties {
            Ties::Min => Some(first),
            Ties::Dense => Some(Number::from_count(set.different_beyond(own, !self.lowest_first) + 1)),
            Ties::SharedMean => {
                let others = Number::from_count(equal.saturating_sub(1));
                first.add(others.divide(Number::from(2))?)
            }
        }
    }
}

/// Rounding must not carry a mean out of what it is the mean of.
fn held_between(set: &Set<'_>, mean: Option<Number>) -> Option<Number> {
    Some(mean?.clamp(set.lowest()?, set.highest()?))
}

/// The number at a share of the way from the lowest to the highest, by place.
fn percentile(set: &Set<'_>, share: Number) -> Option<Number> {
    let place = share.multiply(Number::from_count(set.count().checked_sub(1)?))?;
    let below = place.floor();
    let index = usize::try_from(below.to_i64()?).ok()?;
    let low = set.at(index)?;
    let Some(high) = set.at(index + 1) else { return Some(low) };
    let step = high.subtract(low)?.multiply(place.subtract(below)?)?;
    Some(low.add(step)?.clamp(low, high))
}
