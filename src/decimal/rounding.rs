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
    /// The rounded number: a decimal of `places` places. Fractions are cut to 28 digits first, with what is
    /// cut off kept as a trailing digit, so that a fraction just above a tie is not taken for the tie.
    #[must_use]
    pub fn apply(self, number: Number) -> Number {
        let strategy = match self.mode {
            RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            RoundingMode::HalfEven => RoundingStrategy::MidpointNearestEven,
            RoundingMode::Up => RoundingStrategy::AwayFromZero,
            RoundingMode::Down => RoundingStrategy::ToZero,
        };
        let places = self.places.min(MAX_PLACES);
        Number::from_decimal(number.to_decimal().round_dp_with_strategy(places, strategy).normalize())
    }
}
