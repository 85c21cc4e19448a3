//! Measures where the own number, or those of the others, are known only as a range.

use crate::decimal::{Interval, Number, Spread};

use super::measure::Measure;
use super::values::{Set, Values};

/// No run has more cities than this; what can be proved of ranks and z-scores goes by it.
pub const MOST_CITIES: usize = 100_000;

/// What a measure gives, and whether it may have no value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranged {
    pub value: Option<Interval>,
    pub lacks: bool,
}

/// A city's own number, and how it stands to the values that it is held against.
#[derive(Clone, Copy, Debug)]
pub enum Own {
    /// It is one of them.
    Among(Option<Interval>),
    /// It is not known yet, but once it is, it is one of them.
    Missing(Option<Interval>),
    /// They are those of others.
    Apart(Option<Interval>),
}

impl Own {
    fn range(self) -> Option<Interval> {
        match self {
            Own::Among(range) | Own::Missing(range) | Own::Apart(range) => range,
        }
    }
}

impl Measure {
    /// What it gives of values that are known.
    #[must_use]
    pub fn over(self, values: &Values, own: Own) -> Ranged {
        match own {
            Own::Missing(Some(range)) => self.with_one_more(values, range),
            _ if self.is_of_one() => match own.range() {
                Some(range) => self.at_ends(range, |number| self.of_one(&Set::of(values), number)),
                None => Ranged { value: None, lacks: true },
            },
            _ => sure(self.of_all(&Set::of(values))),
        }
    }

    /// Every measure but the deviation never falls, or never rises, as the one more does.
    fn with_one_more(self, values: &Values, range: Interval) -> Ranged {
        let with = |number: Number| Set::with(values, number);
        match self {
            Measure::Deviation(_) => {
                // Least where the one more is the mean of the others, and most at an end.
                let nearest = Set::of(values).standard().mean.map(|mean| mean.clamp(range.low, range.high));
                let least = nearest.unwrap_or(range.low);
                let all = [least, range.low, range.high].map(|number| self.of_all(&with(number)));
                hull(&all)
            }
            // Where all others are the same, the one more stands apart from them, or is the same too.
            Measure::ZScore(_) | Measure::MinMax
                if values.lowest() == values.highest()
                    && values.lowest().is_some_and(|same| range.contains(same))
                    && range.as_point().is_none() =>
            {
                self.of_anything(range, Some(range), values.count() + 1)
            }
            _ => self.at_ends(range, |number| self.of_one(&with(number), number)),
        }
    }

    fn at_ends(self, range: Interval, of: impl Fn(Number) -> Option<Number>) -> Ranged {
        hull(&[of(range.low), of(range.high)])
    }

    /// What it gives where nothing is known of the cities, the own one among them, but what the number can be, and how many
    /// there are at most.
    #[must_use]
    pub fn of_anything(self, anyones: Interval, own: Option<Interval>, cities: usize) -> Ranged {
        let Some(own) = own else { return self.of_anyones(anyones, cities) };
        let cities = Number::from_count(cities.max(1));
        let between = |low: Number, high: Number| Some(Interval::closed(low, high));
        let (value, lacks) = match self {
            Measure::Count => (between(Number::ONE, cities), false),
            Measure::Mean | Measure::MeanOfBest { .. } | Measure::Median | Measure::Percentile(_) => {
                (between(anyones.low, anyones.high), false)
            }
            // The city is one of them.
            Measure::Lowest => (between(anyones.low, own.high), false),
            Measure::Highest => (between(own.low, anyones.high), false),
            Measure::Deviation(spread) => {
                let width = anyones.high.subtract(anyones.low);
                let share = match spread {
                    Spread::Population => Number::ONE.divide(Number::from(2)),
                    // Two numbers at the ends: the width over the root of two, and a little more.
                    Spread::Sample => Number::parse("0.7071067811865476"),
                };
                let most = width.zip(share).and_then(|(width, share)| width.multiply(share));
                (between(Number::ZERO, most.unwrap_or(Number::HIGHEST)), spread == Spread::Sample)
            }
            Measure::ZScore(_) => {
                let most = cities.sqrt().unwrap_or(cities);
                (between(most.negate(), most), true)
            }
            Measure::MinMax => (between(Number::ZERO, Number::ONE), true),
            Measure::Rank(_) => (between(Number::ONE, cities), false),
        };
        Ranged { value, lacks }
    }
}

impl Measure {
    /// The same where the own number has no value, so that there may be none at all.
    fn of_anyones(self, anyones: Interval, cities: usize) -> Ranged {
        match self {
            _ if self.is_of_one() => Ranged { value: None, lacks: true },
            Measure::Count => {
                let most = Number::from_count(cities);
                Ranged { value: Some(Interval::closed(Number::ZERO, most)), lacks: false }
            }
            _ => Ranged { lacks: true, ..self.of_anything(anyones, Some(anyones), cities) },
        }
    }
}

fn sure(value: Option<Number>) -> Ranged {
    Ranged { value: value.map(Interval::point), lacks: value.is_none() }
}

fn hull(all: &[Option<Number>]) -> Ranged {
    let points = all.iter().flatten().copied().map(Interval::point);
    Ranged { value: points.reduce(Interval::hull), lacks: all.contains(&None) }
}
