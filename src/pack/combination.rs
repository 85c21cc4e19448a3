//! How the points of parts become those of the whole.

use crate::decimal::{Interval, Number};

/// A component's points from its indicators', or the overall score from the components'.
#[derive(Clone, Debug)]
pub enum Combination {
    Sum,
    Mean,
    /// The root of the product, of the degree of how many parts there are: a part at 0 takes all to 0.
    GeometricMean,
    Lowest,
    /// A share for each part, in their order; parts of 1.
    Weighted(Vec<Number>),
    /// Could not be understood; reported already.
    Error,
}

impl Combination {
    /// The whole's points; `None` without parts, or where a number cannot be held.
    #[must_use]
    pub fn of(&self, parts: &[Interval]) -> Option<Interval> {
        match self {
            Combination::Sum => sum(parts.iter().copied()),
            Combination::Mean => {
                sum(parts.iter().copied())?.divide(Interval::point(Number::from_count(parts.len())))
            }
            Combination::GeometricMean => {
                let ends = |end: fn(&Interval) -> Number| {
                    Number::geometric_mean(&parts.iter().map(end).collect::<Vec<_>>())
                };
                Some(Interval::closed(ends(|part| part.low)?, ends(|part| part.high)?))
            }
            Combination::Lowest => parts.iter().copied().reduce(Interval::min),
            Combination::Weighted(shares) => {
                let weighted = parts.iter().zip(shares);
                let mut weighted = weighted.map(|(part, share)| part.multiply(Interval::point(*share)));
                weighted.try_fold(Interval::point(Number::ZERO), |total, part| total.add(part?))
            }
            Combination::Error => None,
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
            Combination::Weighted(_) => "weighted_mean",
            Combination::Error => "unknown",
        }
    }

    /// The share of each part, where they have shares.
    #[must_use]
    pub fn shares(&self) -> Option<&[Number]> {
        match self {
            Combination::Weighted(shares) => Some(shares),
            _ => None,
        }
    }

    /// `(36 + 25) / 2`: what is reckoned with these points.
    #[must_use]
    pub fn written(&self, points: &[String]) -> String {
        match self {
            Combination::Mean if points.len() > 1 => format!("({}) / {}", points.join(" + "), points.len()),
            Combination::Mean | Combination::Sum => points.join(" + "),
            Combination::GeometricMean => format!("geometric mean of {}", points.join(", ")),
            Combination::Lowest => format!("lowest of {}", points.join(", ")),
            Combination::Weighted(shares) => {
                let terms: Vec<String> =
                    shares.iter().zip(points).map(|(share, points)| format!("{share} × {points}")).collect();
                terms.join(" + ")
            }
            Combination::Error => String::new(),
        }
    }
}

fn sum(mut parts: impl Iterator<Item = Interval>) -> Option<Interval> {
    parts.try_fold(Interval::point(Number::ZERO), Interval::add)
}
