//! The two kinds of number a walk can be over: exact ones, and ranges.

use crate::decimal::{Interval, Number, Rounding, Tri};
use crate::pack::expr::{Compare, Function};

use super::functions;

/// What a numeric expression gives: its value, and whether there are answers for which it has none (a divisor of 0, the
/// largest of an empty list, a result too large to hold).
#[derive(Clone, Copy, Debug)]
pub struct Outcome<V> {
    pub value: Option<V>,
    pub lacks: bool,
}

impl<V: Value> Outcome<V> {
    pub const NONE: Outcome<V> = Outcome { value: None, lacks: true };

    #[inline]
    pub fn sure(value: V) -> Outcome<V> {
        Outcome { value: Some(value), lacks: false }
    }

    #[inline]
    pub fn map(self, function: impl FnOnce(V) -> V) -> Outcome<V> {
        Outcome { value: self.value.map(function), lacks: self.lacks }
    }

    /// Joins two outcomes by an operation that may itself have no value.
    #[inline]
    pub fn join(self, other: Outcome<V>, operation: impl FnOnce(V, V) -> Outcome<V>) -> Outcome<V> {
        match (self.value, other.value) {
            (Some(a), Some(b)) => {
                let both = operation(a, b);
                Outcome { value: both.value, lacks: both.lacks || self.lacks || other.lacks }
            }
            _ => Outcome::NONE,
        }
    }

    /// What it is when it can be either of the two.
    #[inline]
    pub fn either(self, other: Outcome<V>) -> Outcome<V> {
        let value = match (self.value, other.value) {
            (Some(a), Some(b)) => Some(a.hull(b)),
            (a, b) => a.or(b),
        };
        Outcome { value, lacks: self.lacks || other.lacks }
    }
}

/// A number as far as it is known.
pub trait Value: Copy {
    /// Whether it can stand for more than one number.
    const RANGED: bool;

    fn point(number: Number) -> Self;
    /// From what is known of an answer. An exact value takes the only number there is.
    fn of(range: Interval) -> Self;
    fn range(self) -> Interval;
    fn plus(self, other: Self) -> Outcome<Self>;
    fn times(self, other: Self) -> Outcome<Self>;
    fn over(self, divisor: Self) -> Outcome<Self>;
    fn negate(self) -> Self;
    fn abs(self) -> Self;
    /// Applies a function that never falls as its number rises.
    fn rising(self, function: impl Fn(Number) -> Number) -> Self;
    fn min(self, other: Self) -> Self;
    fn max(self, other: Self) -> Self;
    fn hull(self, other: Self) -> Self;
    fn compare(self, how: Compare, other: Self) -> Tri;
    fn within(self, range: &Interval) -> Tri;
    fn function(function: Function, values: &[Self]) -> Outcome<Self>;

    fn round(self, rounding: Rounding) -> Self {
        self.rising(|number| rounding.apply(number))
    }
}

#[inline]
fn outcome(value: Option<Number>) -> Outcome<Number> {
    Outcome { value, lacks: value.is_none() }
}

impl Value for Number {
    const RANGED: bool = false;

    #[inline]
    fn point(number: Number) -> Number {
        number
    }

    fn of(range: Interval) -> Number {
        range.low
    }

    #[inline]
    fn range(self) -> Interval {
        Interval::point(self)
    }

    #[inline]
    fn plus(self, other: Number) -> Outcome<Number> {
        outcome(self.add(other))
    }

    #[inline]
    fn times(self, other: Number) -> Outcome<Number> {
        outcome(self.multiply(other))
    }

    #[inline]
    fn over(self, divisor: Number) -> Outcome<Number> {
        outcome(self.divide(divisor))
    }

    fn negate(self) -> Number {
        Number::negate(self)
    }

    fn abs(self) -> Number {
        Number::abs(self)
    }

    fn rising(self, function: impl Fn(Number) -> Number) -> Number {
        function(self)
    }

    #[inline]
    fn min(self, other: Number) -> Number {
        Ord::min(self, other)
    }

    #[inline]
    fn max(self, other: Number) -> Number {
        Ord::max(self, other)
    }

    /// An exact condition never leaves two values to choose from, so there is nothing to join.
    fn hull(self, _other: Number) -> Number {
        self
    }

    #[inline]
    fn compare(self, how: Compare, other: Number) -> Tri {
        Tri::of(match how {
            Compare::Equal => self == other,
            Compare::NotEqual => self != other,
            Compare::Less => self < other,
            Compare::AtMost => self <= other,
            Compare::Greater => self > other,
            Compare::AtLeast => self >= other,
        })
    }

    #[inline]
    fn within(self, range: &Interval) -> Tri {
        Tri::of(range.contains(self))
    }

    fn function(function: Function, values: &[Number]) -> Outcome<Number> {
        outcome(function.of(values))
    }
}

/// A range that says nothing, for results that are too large to hold or have no bound.
pub(super) fn boundless() -> Outcome<Interval> {
    Outcome { value: Some(Interval::closed(Number::LOWEST, Number::HIGHEST)), lacks: true }
}

impl Value for Interval {
    const RANGED: bool = true;

    #[inline]
    fn point(number: Number) -> Interval {
        Interval::point(number)
    }

    fn of(range: Interval) -> Interval {
        range
    }

    #[inline]
    fn range(self) -> Interval {
        self
    }

    #[inline]
    fn plus(self, other: Interval) -> Outcome<Interval> {
        self.add(other).map_or_else(boundless, Outcome::sure)
    }

    #[inline]
    fn times(self, other: Interval) -> Outcome<Interval> {
        self.multiply(other).map_or_else(boundless, Outcome::sure)
    }

    #[inline]
    fn over(self, divisor: Interval) -> Outcome<Interval> {
        if divisor.as_point().is_some_and(Number::is_zero) {
            return Outcome::NONE;
        }
        let lacks = divisor.contains(Number::ZERO);
        match self.divide(divisor) {
            Some(quotient) => Outcome { value: Some(quotient), lacks },
            None => Outcome { lacks, ..boundless() },
        }
    }

    fn negate(self) -> Interval {
        Interval::negate(self)
    }

    fn abs(self) -> Interval {
        if !self.low.is_negative() {
            self
        } else if self.high.is_negative() || self.high.is_zero() {
            Interval::negate(self)
        } else {
            Interval::closed(Number::ZERO, Ord::max(self.low.abs(), self.high.abs()))
        }
    }

    fn rising(self, function: impl Fn(Number) -> Number) -> Interval {
        Interval::rising(self, function)
    }

    #[inline]
    fn min(self, other: Interval) -> Interval {
        Interval::min(self, other)
    }

    #[inline]
    fn max(self, other: Interval) -> Interval {
        Interval::max(self, other)
    }

    fn hull(self, other: Interval) -> Interval {
        Interval::hull(self, other)
    }

    #[inline]
    fn compare(self, how: Compare, other: Interval) -> Tri {
        match how {
            Compare::Equal => self.equals(other),
            Compare::NotEqual => self.equals(other).not(),
            Compare::Less => self.less_than(other),
            Compare::AtMost => self.at_most(other),
            Compare::Greater => other.less_than(self),
            Compare::AtLeast => other.at_most(self),
        }
    }

    #[inline]
    fn within(self, range: &Interval) -> Tri {
        if range.covers(self) {
            Tri::TRUE
        } else if self.intersection(*range).is_some() {
            Tri::UNKNOWN
        } else {
            Tri::FALSE
        }
    }

    fn function(function: Function, values: &[Interval]) -> Outcome<Interval> {
        functions::of_ranges(function, values)
    }
}
