//! How the points of parts become those of the whole.

use crate::decimal::{Interval, Number, Tri};

use super::expr::{Fold, Numeric, Picked};

/// A component's points from those of its parts, or the overall score from the components'.
#[derive(Clone, Debug)]
pub enum Combination {
    Sum,
    Mean,
    /// The root of the product, of the degree of how many parts there are: a part at 0 takes all to 0.
    GeometricMean,
    Lowest,
    /// The median, the highest, or what some of them make.
    Picked(Picked),
    /// A share for each part, in their order; parts of 1.
    Weighted(Vec<Number>),
    /// Looks at the points of parts alone, at any depth. Whoever walks over expressions works it out.
    Formula(Box<Numeric>),
    /// Could not be understood; reported already.
    Error,
}

/// A part as its whole sees it.
#[derive(Clone, Copy, Debug)]
pub struct PartPoints {
    pub points: Interval,
    pub out_of: Number,
    /// Whether it counts at all.
    pub applies: Tri,
}

/// What parts make together.
#[derive(Clone, Copy, Debug)]
pub struct WholePoints {
    /// 0 where no part applies.
    pub points: Interval,
    /// Whether perhaps the rest stands for parts that do not apply.
    pub rescaled: bool,
}

/// So many parts of which it is not known whether they apply are looked at in every combination.
const MOST_OPEN: usize = 8;

impl Combination {
    /// The whole's points when every part counts; `None` without parts, or where a number cannot be held.
    #[must_use]
    pub fn of(&self, parts: impl Iterator<Item = Interval> + Clone) -> Option<Interval> {
        match self {
            Combination::Sum => sum(parts),
            Combination::Mean => {
                let count = Number::from_count(parts.clone().count());
                sum(parts)?.divide(Interval::point(count))
            }
            Combination::GeometricMean => {
                let ends = |end: fn(Interval) -> Number| {
                    Number::geometric_mean(&parts.clone().map(end).collect::<Vec<_>>())
                };
                Some(Interval::closed(ends(|part| part.low)?, ends(|part| part.high)?))
            }
            Combination::Lowest => parts.reduce(Interval::min),
            Combination::Picked(picked) => at_ends(parts, |points| picked.of(points)),
            Combination::Weighted(shares) => weighted(parts.zip(shares.iter().copied())),
            Combination::Formula(_) | Combination::Error => None,
        }
    }

    /// The whole's points when parts may be not applicable: those that are left then stand for the whole, each with
    /// what it counts among them. `everything` is all that the whole can be.
    ///
    /// Not for a formula, which says itself what it makes of parts.
    #[must_use]
    pub fn of_applicable(&self, parts: &[PartPoints], out_of: Number, everything: Interval) -> WholePoints {
        if parts.iter().all(|part| part.applies.is_true()) {
            let points = self.of(parts.iter().map(|part| part.points)).unwrap_or(everything);
            return WholePoints { points, rescaled: false };
        }
        let open: Vec<usize> = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| part.applies == Tri::UNKNOWN)
            .map(|(at, _)| at)
            .collect();
        if open.len() > MOST_OPEN {
            return WholePoints { points: everything, rescaled: true };
        }
        let mut hull: Option<Interval> = None;
        for bits in 0..1_u32 << open.len() {
            let counts = |at: usize, part: &PartPoints| match open.iter().position(|open| *open == at) {
                Some(place) => bits >> place & 1 == 1,
                None => part.applies.is_true(),
            };
            if let Some(points) = self.of_the_rest(parts, out_of, &counts) {
                let points = points.unwrap_or(everything);
                hull = Some(hull.map_or(points, |hull| hull.hull(points)));
            }
        }
        WholePoints { points: hull.unwrap_or(Interval::point(Number::ZERO)), rescaled: true }
    }

    /// `None` when nothing is left; `Some(None)` where a number cannot be held.
    fn of_the_rest(
        &self,
        parts: &[PartPoints],
        out_of: Number,
        counts: &dyn Fn(usize, &PartPoints) -> bool,
    ) -> Option<Option<Interval>> {
        let left: Vec<(usize, &PartPoints)> =
            parts.iter().enumerate().filter(|(at, part)| counts(*at, part)).collect();
        if left.is_empty() {
            return None;
        }
        let points = || left.iter().map(|(_, part)| part.points);
        match self {
            Combination::Sum => {
                let mut maxima = left.iter().map(|(_, part)| part.out_of);
                let maximum = maxima.try_fold(Number::ZERO, Number::add);
                let share = maximum.and_then(|maximum| out_of.divide(maximum));
                Some(share.and_then(|share| sum(points())?.multiply(Interval::point(share))))
            }
            Combination::Picked(picked) => {
                let rest = picked.of_the_rest(left.len());
                let made = Combination::Picked(rest).of(points());
                if rest.fold != Fold::Sum {
                    return Some(made);
                }
                // Where fewer are left, they stand for all that would have been taken.
                let share = Number::from_count(picked.taken(parts.len()))
                    .divide(Number::from_count(rest.taken(left.len())));
                Some(share.and_then(|share| made?.multiply(Interval::point(share))))
            }
            Combination::Weighted(shares) => {
                let shares = || left.iter().map(|(at, _)| shares.get(*at).copied().unwrap_or(Number::ZERO));
                let whole = shares().try_fold(Number::ZERO, Number::add)?;
                if whole.is_zero() {
                    return None;
                }
                Some(weighted(points().zip(shares())).and_then(|sum| sum.divide(Interval::point(whole))))
            }
            _ => Some(self.of(points())),
        }
    }

    /// The name of the kind, as files for programs give it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Combination::Sum => "sum",
            Combination::Mean => "mean",
            Combination::GeometricMean => "geometric_mean",
            Combination::Lowest => "lowest",
            Combination::Picked(picked) => picked.word(),
            Combination::Weighted(_) => "weighted_mean",
            Combination::Formula(_) => "formula",
            Combination::Error => "unknown",
        }
    }

    /// Whether a part of that place counts for anything: a share of 0 % does not.
    #[must_use]
    pub fn counts(&self, at: usize) -> bool {
        self.shares().and_then(|shares| shares.get(at)).is_none_or(|share| !share.is_zero())
    }

    /// The share of each part, where they have shares.
    #[must_use]
    pub fn shares(&self) -> Option<&[Number]> {
        match self {
            Combination::Weighted(shares) => Some(shares),
            _ => None,
        }
    }
}

fn sum(mut parts: impl Iterator<Item = Interval>) -> Option<Interval> {
    parts.try_fold(Interval::point(Number::ZERO), Interval::add)
}

/// What never falls as a part's points rise, at both ends.
fn at_ends(
    parts: impl Iterator<Item = Interval> + Clone,
    function: impl Fn(&[Number]) -> Option<Number>,
) -> Option<Interval> {
    let end = |end: fn(Interval) -> Number| function(&parts.clone().map(end).collect::<Vec<_>>());
    Some(Interval::closed(end(|part| part.low)?, end(|part| part.high)?))
}

fn weighted(mut parts: impl Iterator<Item = (Interval, Number)>) -> Option<Interval> {
    parts.try_fold(Interval::point(Number::ZERO), |total, (part, share)| {
        total.add(part.multiply(Interval::point(share))?)
    })
}
