//! Logarithms, roots and powers over ranges: each is taken at the ends, where it is largest and smallest.

use crate::decimal::{Interval, Number};
use crate::pack::expr::{Function, Numeric, Picked, Scale};

use super::steps::{Observer, PickedNumbers, StepKind};
use super::value::{Outcome, Value, boundless};
use super::walk::Walk;

/// What a function gives of ranges, and whether it has no value for some numbers in them.
#[must_use]
pub fn of_ranges(function: Function, ranges: &[Interval]) -> Outcome<Interval> {
    match (function, ranges) {
        (Function::Power, [base, exponent]) => power(*base, *exponent),
        (Function::Power, _) => Outcome::NONE,
        (Function::Exponential, [exponent]) => exponential(*exponent),
        (Function::Picked(_), _) => {
            let at = |end: fn(&Interval) -> Number| function.of(&ranges.iter().map(end).collect::<Vec<_>>());
            match (at(|range| range.low), at(|range| range.high)) {
                (Some(low), Some(high)) => Outcome::sure(Interval::closed(low, high)),
                _ => boundless(),
            }
        }
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

const NOTHING: Interval =
    Interval { low: Number::ZERO, low_open: false, high: Number::ZERO, high_open: false };
const EVERYTHING: Interval =
    Interval { low: Number::ONE, low_open: false, high: Number::ONE, high_open: false };

/// What a function gives of three ranges, that only rises or only falls with each of its numbers while the others stay:
/// it is largest and smallest at the corners.
fn corners(
    [a, b, c]: [Interval; 3],
    function: impl Fn(Number, Number, Number) -> Option<Number>,
) -> Option<Interval> {
    let mut hull: Option<Interval> = None;
    for a in [a.low, a.high] {
        for b in [b.low, b.high] {
            for c in [c.low, c.high] {
                let corner = Interval::point(function(a, b, c)?);
                hull = Some(hull.map_or(corner, |hull| hull.hull(corner)));
            }
        }
    }
    hull
}

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    pub(super) fn scale(&mut self, scale: &Scale) -> Outcome<V> {
        let mut lacks = false;
        let mut ranges = Vec::with_capacity(5);
        for part in scale.parts() {
            let outcome = self.number(part);
            lacks |= outcome.lacks;
            ranges.extend(outcome.value.map(Value::range));
        }
        let &[value, start, end, low, high] = ranges.as_slice() else { return Outcome::NONE };
        let Some(way) = self.way(scale, value, (start, end)) else { return Outcome::NONE };
        let share = match way.value {
            Some(share) if scale.clipped => share.max(NOTHING).min(EVERYTHING),
            Some(share) => share,
            None if !V::RANGED => return Outcome::NONE,
            None if scale.clipped => Interval::closed(Number::ZERO, Number::ONE),
            None => Interval::closed(Number::LOWEST, Number::HIGHEST),
        };
        let onto = |share: Number, low: Number, high: Number| high.subtract(low)?.multiply(share)?.add(low);
        match corners([share, low, high], onto) {
            Some(range) => Outcome { value: Some(V::of(range)), lacks: lacks || way.lacks },
            None if V::RANGED => {
                Outcome { value: Some(V::of(Interval::closed(Number::LOWEST, Number::HIGHEST))), lacks }
            }
            None => Outcome::NONE,
        }
    }

    /// Which part of the way from one end of a scale to the other a number has behind it. No value where all that is known
    /// is that the ends can be the same; `None` where they are.
    fn way(
        &self,
        scale: &Scale,
        value: Interval,
        (start, end): (Interval, Interval),
    ) -> Option<Outcome<Interval>> {
        let can_close = start.intersection(end).is_some();
        if can_close && start.as_point().is_some() && end.as_point().is_some() {
            return None;
        }
        let share =
            |value: Number, start: Number, end: Number| value.subtract(start)?.divide(end.subtract(start)?);
        let share = if can_close { None } else { corners([value, start, end], share) };
        let within = |low: Number, high: Number| {
            let possible = Interval::closed(low, high);
            Some(share.map_or(possible, |share| share.intersection(possible).unwrap_or(possible)))
        };
        // What the pack says of the answers, beyond their ranges.
        let (from, to) = (&scale.from.0, &scale.from.1);
        let after_start = self.is_bounded_by(from, &scale.value) || value.low >= start.high;
        let before_end = self.is_bounded_by(&scale.value, to) || value.high <= end.low;
        let below_start = self.is_bounded_by(&scale.value, from) || value.high <= start.low;
        let above_end = self.is_bounded_by(to, &scale.value) || value.low >= end.high;
        let value = match (end.low >= start.high, end.high <= start.low) {
            _ if !V::RANGED => share,
            _ if (after_start && before_end) || (below_start && above_end) => {
                within(Number::ZERO, Number::ONE)
            }
            (true, _) if after_start => within(Number::ZERO, Number::HIGHEST),
            (true, _) if before_end => within(Number::LOWEST, Number::ONE),
            (_, true) if below_start => within(Number::ZERO, Number::HIGHEST),
            (_, true) if above_end => within(Number::LOWEST, Number::ONE),
            _ => share,
        };
        Some(Outcome { value, lacks: can_close })
    }

    /// Which numbers count, where some do not and all are known. Of the largest the text of the rule says it.
    pub(super) fn tell_picked(&mut self, picked: Picked, numbers: impl FnOnce() -> Option<Vec<Number>>) {
        if matches!(picked, Picked::LARGEST | Picked::SMALLEST) {
            return;
        }
        self.observer.picked(|| {
            let (counted, left_out) = picked.parted(&numbers()?);
            (!left_out.is_empty()).then_some(PickedNumbers { counted, left_out })
        });
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
        if let (Function::Picked(picked), false) = (function, lacks) {
            self.tell_picked(picked, || values.iter().map(|value| value.range().as_point()).collect());
        }
        let given = if is_complete { V::function(function, &values) } else { Outcome::NONE };
        self.close(mark, Outcome { lacks: lacks || given.lacks, ..given })
    }
}
