//! Rounding, always by a mode somebody named.

use rust_decimal::RoundingStrategy;

use super::Number;

/// How a number that lies between two steps is rounded; by its size, whatever its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    HalfUp,
    HalfEven,
    Up,
    Down,
}

/// A mode and a number of decimal places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    pub mode: RoundingMode,
    pub places: u32,
}

/// More decimal places than this are not kept.
pub const MAX_PLACES: u32 = 12;

impl Rounding {
    /// The rounded number: a decimal of `places` places.
    #[must_use]
    pub fn apply(self, number: Number) -> Number {
        let places = self.places.min(MAX_PLACES);
        number.in_steps(places, |digits, step| self.mode.divided(digits, step)).unwrap_or_else(|| {
            // A long decimal, or a fraction too long for 128 bits. What is cut off of it is kept as a trailing digit, so
            // that a fraction just above a tie is not taken for the tie.
            let decimal = number.to_decimal().round_dp_with_strategy(places, self.mode.strategy());
            Number::from_decimal(decimal.normalize())
        })
    }
}

impl RoundingMode {
    /// `digits / step` as a whole number; `step` is positive.
    fn divided(self, digits: i128, step: i128) -> i128 {
        let (quotient, rest) = (digits / step, digits % step);
        let rest = rest.unsigned_abs();
        let to_next = step.unsigned_abs() - rest;
        let away = match self {
            RoundingMode::HalfUp => rest >= to_next,
            RoundingMode::HalfEven => rest > to_next || (rest == to_next && quotient % 2 != 0),
            RoundingMode::Up => rest > 0,
            RoundingMode::Down => false,
        };
        match away {
            true if digits < 0 => quotient - 1,
            true => quotient + 1,
            false => quotient,
        }
    }

    fn strategy(self) -> RoundingStrategy {
        match self {
            RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
            RoundingMode::Up => RoundingStrategy::AwayFromZero,
            RoundingMode::Down => RoundingStrategy::ToZero,
        }
    }
}
