//! Ranges of numbers with open or closed ends, and the truth values that come of comparing them.

use std::fmt;

use super::Number;

/// What a condition can be when answers are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tri {
    pub can_be_true: bool,
    pub can_be_false: bool,
}

impl Tri {
    pub const TRUE: Tri = Tri { can_be_true: true, can_be_false: false };
    pub const FALSE: Tri = Tri { can_be_true: false, can_be_false: true };
    pub const UNKNOWN: Tri = Tri { can_be_true: true, can_be_false: true };

    #[must_use]
    #[inline]
    pub fn of(known: bool) -> Tri {
        if known { Tri::TRUE } else { Tri::FALSE }
    }

    #[must_use]
    #[inline]
    pub fn is_true(self) -> bool {
        self.can_be_true && !self.can_be_false
    }

    #[must_use]
    #[inline]
    pub fn is_false(self) -> bool {
        self.can_be_false && !self.can_be_true
    }

    #[must_use]
    #[inline]
    pub fn not(self) -> Tri {
        Tri { can_be_true: self.can_be_false, can_be_false: self.can_be_true }
    }

    #[must_use]
    #[inline]
    pub fn and(self, other: Tri) -> Tri {
        Tri {
            can_be_true: self.can_be_true && other.can_be_true,
            can_be_false: self.can_be_false || other.can_be_false,
        }
    }

    #[must_use]
    #[inline]
    pub fn or(self, other: Tri) -> Tri {
        self.not().and(other.not()).not()
    }

    /// What it can be when it can be either of the two.
    #[must_use]
    pub fn hull(self, other: Tri) -> Tri {
        Tri {
            can_be_true: self.can_be_true || other.can_be_true,
            can_be_false: self.can_be_false || other.can_be_false,
        }
    }
}

/// One of the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Lowest,
    Highest,
}

/// All numbers from `low` to `high`; never empty. An open end is itself left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub low: Number,
    pub high: Number,
    pub low_open: bool,
    pub high_open: bool,
}

impl Interval {
    /// Exactly one number.
    #[must_use]
    #[inline]
    pub fn point(number: Number) -> Interval {
        Interval { low: number, high: number, low_open: false, high_open: false }
    }

    /// `number` and everything above it that a number can be.
    #[must_use]
    pub fn at_or_above(number: Number) -> Interval {
        Interval::closed(number, Number::HIGHEST)
    }

    /// `number` and everything below it that a number can be.
    #[must_use]
    pub fn at_or_below(number: Number) -> Interval {
        Interval::closed(Number::LOWEST, number)
    }

    /// Both ends included; the ends are put in order.
    #[must_use]
    pub fn closed(a: Number, b: Number) -> Interval {
        Interval { low: a.min(b), high: a.max(b), low_open: false, high_open: false }
    }

    /// `None` when nothing lies between the ends.
    #[must_use]
    pub fn new(low: Number, low_open: bool, high: Number, high_open: bool) -> Option<Interval> {
        let empty = low > high || (low == high && (low_open || high_open));
        (!empty).then_some(Interval { low, high, low_open, high_open })
    }

    #[must_use]
    #[inline]
    pub fn as_point(self) -> Option<Number> {
        (self.low == self.high).then_some(self.low)
    }

    #[must_use]
    #[inline]
    pub fn contains(self, number: Number) -> bool {
        let above = if self.low_open { number > self.low } else { number >= self.low };
        let below = if self.high_open { number < self.high } else { number <= self.high };
        above && below
    }

    /// Whether every number of `other` is in `self`.
    #[must_use]
    pub fn covers(self, other: Interval) -> bool {
        let low = self.low < other.low || (self.low == other.low && (!self.low_open || other.low_open));
        let high =
            self.high > other.high || (self.high == other.high && (!self.high_open || other.high_open));
        low && high
    }

    #[must_use]
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        let (low, low_open) = if self.low == other.low {
            (self.low, self.low_open || other.low_open)
        } else if self.low > other.low {
            (self.low, self.low_open)
        } else {
            (other.low, other.low_open)
        };
        let (high, high_open) = if self.high == other.high {
            (self.high, self.high_open || other.high_open)
        } else if self.high < other.high {
            (self.high, self.high_open)
        } else {
            (other.high, other.high_open)
        };
        Interval::new(low, low_open, high, high_open)
    }

    /// What is left when all that `other` holds is taken away: none, one or two pieces.
    #[must_use]
    pub fn without(self, other: Interval) -> Vec<Interval> {
        let below = Interval::new(self.low, self.low_open, other.low, !other.low_open);
        let above = Interval::new(other.high, !other.high_open, self.high, self.high_open);
        [below, above].into_iter().flatten().filter_map(|piece| piece.intersection(self)).collect()
    }

    /// The whole numbers in it, from the lowest to the highest; `None` when there are none.
    #[must_use]
    pub fn to_whole(self) -> Option<Interval> {
        let ceiling = self.low.ceiling();
        let low = if self.low_open && ceiling == self.low { ceiling.add(Number::ONE)? } else { ceiling };
        let floor = self.high.floor();
        let high = if self.high_open && floor == self.high { floor.subtract(Number::ONE)? } else { floor };
        Interval::new(low, false, high, false)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Interval) -> Interval {
        let (low, low_open) = if self.low == other.low {
            (self.low, self.low_open && other.low_open)
        } else if self.low < other.low {
            (self.low, self.low_open)
        } else {
            (other.low, other.low_open)
        };
        let (high, high_open) = if self.high == other.high {
            (self.high, self.high_open && other.high_open)
        } else if self.high > other.high {
            (self.high, self.high_open)
        } else {
            (other.high, other.high_open)
        };
        Interval { low, high, low_open, high_open }
    }

    /// The sum of any number of one and any of the other; `None` when it cannot be held.
    #[must_use]
    #[inline]
    pub fn add(self, other: Interval) -> Option<Interval> {
        if let (Some(a), Some(b)) = (self.as_point(), other.as_point()) {
            return a.add(b).map(Interval::point);
        }
        Some(Interval {
            low: self.low.add(other.low)?,
            high: self.high.add(other.high)?,
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
        })
    }

    #[must_use]
    pub fn negate(self) -> Interval {
        Interval {
            low: self.high.negate(),
            high: self.low.negate(),
            low_open: self.high_open,
            high_open: self.low_open,
        }
    }

    /// Ends are kept open only against a single number other than 0, and closed (so never too
    /// narrow) otherwise.
    #[must_use]
    pub fn multiply(self, other: Interval) -> Option<Interval> {
        if let Some(factor) = other.as_point() {
            return self.scaled(factor);
        }
        if let Some(factor) = self.as_point() {
            return other.scaled(factor);
        }
        let products = [
            self.low.multiply(other.low)?,
            self.low.multiply(other.high)?,
            self.high.multiply(other.low)?,
            self.high.multiply(other.high)?,
        ];
        Some(Interval::spanning(products))
    }

    fn spanning(numbers: [Number; 4]) -> Interval {
        let [first, ..] = numbers;
        numbers.into_iter().fold(Interval::point(first), |all, next| all.hull(Interval::point(next)))
    }

    fn scaled(self, factor: Number) -> Option<Interval> {
        if factor.is_zero() {
            return Some(Interval::point(Number::ZERO));
        }
        let low = self.low.multiply(factor)?;
        let high = self.high.multiply(factor)?;
        Some(if factor.is_negative() {
            Interval { low: high, high: low, low_open: self.high_open, high_open: self.low_open }
        } else {
            Interval { low, high, ..self }
        })
    }

    /// The quotients by every divisor of `other` but 0. `None` when 0 is its only divisor, lies inside it,
    /// or bounds it closely enough that quotients have no bound.
    #[must_use]
    pub fn divide(self, other: Interval) -> Option<Interval> {
        if let Some(divisor) = other.as_point() {
            let inverse = Number::ONE.divide(divisor)?;
            return self.scaled(inverse);
        }
        if other.low.is_zero()
            || other.high.is_zero()
            || (other.low.is_negative() != other.high.is_negative())
        {
            return None;
        }
        let quotients = [
            self.low.divide(other.low)?,
            self.low.divide(other.high)?,
            self.high.divide(other.low)?,
            self.high.divide(other.high)?,
        ];
        Some(Interval::spanning(quotients))
    }

    /// Applies a function that never falls as its number rises; ends become closed.
    #[must_use]
    pub fn rising(self, function: impl Fn(Number) -> Number) -> Interval {
        if let Some(number) = self.as_point() {
            return Interval::point(function(number));
        }
        Interval::closed(function(self.low), function(self.high))
    }

    #[must_use]
    #[inline]
    pub fn less_than(self, other: Interval) -> Tri {
        Tri {
            can_be_true: self.low < other.high,
            can_be_false: self.high > other.low
                || (self.high == other.low && !self.high_open && !other.low_open),
        }
        .settle()
    }

    #[must_use]
    #[inline]
    pub fn at_most(self, other: Interval) -> Tri {
        other.less_than(self).not()
    }

    #[must_use]
    pub fn equals(self, other: Interval) -> Tri {
        match (self.as_point(), other.as_point()) {
            (Some(a), Some(b)) => Tri::of(a == b),
            _ if self.intersection(other).is_none() => Tri::FALSE,
            _ => Tri::UNKNOWN,
        }
    }

    #[must_use]
    #[inline]
    pub fn end(self, end: End) -> Number {
        match end {
            End::Lowest => self.low,
            End::Highest => self.high,
        }
    }

    /// The larger of a number of one and a number of the other.
    #[must_use]
    pub fn max(self, other: Interval) -> Interval {
        Interval::closed(self.low.max(other.low), self.high.max(other.high))
    }

    #[must_use]
    pub fn min(self, other: Interval) -> Interval {
        Interval::closed(self.low.min(other.low), self.high.min(other.high))
    }
}

impl Tri {
    /// Guards against neither being possible, which open ends that only touch can produce.
    #[inline]
    fn settle(self) -> Tri {
        if self.can_be_true || self.can_be_false { self } else { Tri::UNKNOWN }
    }
}

/// `12`, or `12 to 40`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_point() {
            Some(number) => write!(f, "{number}"),
            None => write!(f, "{} to {}", self.low, self.high),
        }
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = if self.low_open { '(' } else { '[' };
        let close = if self.high_open { ')' } else { ']' };
        write!(f, "{open}{:?}, {:?}{close}", self.low, self.high)
    }
}
