//! Logarithms, roots and powers over ranges: each is taken at the ends, where it is largest and smallest.

use crate::decimal::{Interval, Number};
use crate::pack::expr::{Function, Numeric, Scale};

use super::steps::{Observer, StepKind};
use super::value::{Outcome, Value, boundless};
use super::walk::Walk;

/// What a function gives of ranges, and whether it has no value for some numbers in them.
#[must_use]
pub fn of_ranges(function: Function, ranges: &[Interval]) -> Outcome<Interval> {
    match (function, ranges) {
        (Function::Power, [base, exponent]) => power(*base, *exponent),
        (Function::Power, _) => Outcome::NONE,
        (Function::Exponential, [exponent]) => exponential(*exponent),
        _ => rising(function, ranges),
    }
}

/// A function that never falls as one of its numbers rises, and has values from 0 on (logarithms: above 0).
fn rising(function: Function, ranges: &[Interval]) -> Outcome<Interval> {
    let is_logarithm = function == Function::Ln;
    let domain = Interval::new(Number::ZERO, is_logarithm, Number::HIGHEST, false);
    let inside: Option<Vec<Interval>> =
        ranges.iter().map(|range| domain.and_then(|domain| domain.intersection(*range))).collect();
    let Some(inside) = inside else { return Outcome::NONE };
    let lacks = inside.as_slice() != ranges;
    let at = |end: fn(&Interval) -> Number| function.of(&inside.iter().map(end).collect::<Vec<_>>());
    let is_bottomless = is_logarithm && inside.iter().any(|range| range.low.is_zero());
    let low = if is_bottomless { Some(Number::LOWEST) } else { at(|range| range.low) };
    match (low, at(|range| range.high)) {
        (Some(low), Some(high)) => Outcome { value: Some(Interval::closed(low, high)), lacks },
        _ => Outcome { lacks, ..boundless() },
    }
}

/// Rises everywhere, until nothing can hold it.
fn exponential(exponent: Interval) -> Outcome<Interval> {
    match (exponent.low.exp(), exponent.high.exp()) {
        (None, _) => Outcome::NONE,
        (Some(low), Some(high)) => Outcome::sure(Interval::closed(low, high)),
        (Some(low), None) => Outcome { value: Some(Interval::closed(low, Number::HIGHEST)), lacks: true },
    }
}

fn power(base: Interval, exponent: Interval) -> Outcome<Interval> {
    let whole = exponent.as_point().and_then(Number::to_i64);
    let has_zero = base.contains(Number::ZERO);
    // A whole power from 0 up has a value everywhere; the others from 0, or above it.
    let inside = match whole {
        Some(whole) if whole >= 0 || !has_zero => Some(base),
        _ if has_zero && exponent.low <= Number::ZERO => return Outcome { lacks: true, ..boundless() },
        _ => base.intersection(Interval::at_or_above(Number::ZERO)),
    };
    let Some(inside) = inside else { return Outcome::NONE };
    let ends = [inside.low, inside.high].into_iter();
    let corners = ends.flat_map(|base| [exponent.low, exponent.high].map(|exponent| base.power(exponent)));
    // An even power turns at 0.
    let is_even = whole.is_some_and(|whole| whole > 0 && whole % 2 == 0);
    let turn = (is_even && has_zero).then_some(Some(Number::ZERO));
    let corners: Option<Vec<Number>> = corners.chain(turn).collect();
    let hull = corners.and_then(|corners| corners.into_iter().map(Interval::point).reduce(Interval::hull));
    match hull {
        Some(hull) => Outcome { value: Some(hull), lacks: inside != base },
        None => Outcome { lacks: true, ..boundless() },
    }
}

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    pub(super) fn scale(&mut self, scale: &Scale) -> Outcome<V> {
        let sure = |number: Number| Outcome::sure(V::point(number));
        let ((start, end), (low, high)) = (scale.from, scale.onto);
        let (Some(width), Some(rise)) = (end.subtract(start), high.subtract(low)) else {
            return Outcome::NONE;
        };
        let scaled = self
            .number(&scale.value)
            .join(sure(start.negate()), Value::plus)
            .join(sure(rise), Value::times)
            .join(sure(width), Value::over)
            .join(sure(low), Value::plus);
        if !scale.clipped {
            return scaled;
        }
        let (least, most) = (Ord::min(low, high), Ord::max(low, high));
        scaled.map(|value| value.max(V::point(least)).min(V::point(most)))
    }

    pub(super) fn function(
        &mut self,
        function: Function,
        arguments: &[Numeric],
        whole: &Numeric,
    ) -> Outcome<V> {
        let mark = self.open(StepKind::Formula, whole);
        let mut values = Vec::with_capacity(arguments.len());
        let (mut lacks, mut is_complete) = (false, true);
        for argument in arguments {
            let outcome = self.number(argument);
            lacks |= outcome.lacks;
            is_complete &= outcome.value.is_some();
            values.extend(outcome.value);
        }
        let given = if is_complete { V::function(function, &values) } else { Outcome::NONE };
        self.close(mark, Outcome { lacks: lacks || given.lacks, ..given })
    }
}
