//! A number that stays exact.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_rational::Ratio;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// An exact decimal, or an exact fraction where no decimal of 28 digits is equal to it.
#[derive(Clone, Copy)]
pub struct Number(Kind);

#[derive(Clone, Copy)]
enum Kind {
    Decimal(Decimal),
    /// In lowest terms, denominator positive; never equal to a decimal that could be held.
    Fraction(Ratio<i128>),
}

impl Number {
    pub const ZERO: Number = Number(Kind::Decimal(Decimal::ZERO));
    pub const ONE: Number = Number(Kind::Decimal(Decimal::ONE));

    /// The largest number that can be held; stands for "no upper bound" in ranges.
    pub const HIGHEST: Number = Number(Kind::Decimal(Decimal::MAX));
    /// The smallest number that can be held; stands for "no lower bound" in ranges.
    pub const LOWEST: Number = Number(Kind::Decimal(Decimal::MIN));

    #[must_use]
    pub const fn from_decimal(decimal: Decimal) -> Number {
        Number(Kind::Decimal(decimal))
    }

    #[must_use]
    pub fn from_count(count: usize) -> Number {
        Number::from_decimal(Decimal::from(count))
    }

    /// Reads `12`, `-3`, `12.50`; nothing is rounded.
    ///
    /// # Errors
    /// `None` when the text is not such a number or has more digits than can be held exactly.
    #[must_use]
    pub fn parse(text: &str) -> Option<Number> {
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
        if !plain || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(text))
            .ok()
            .map(|decimal| Number::from_decimal(decimal.normalize()))
    }

    /// The nearest decimal. For a fraction: cut off at the digits that fit and never landing on a
    /// shorter decimal, so rounding it later goes the way the fraction would.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        match self.0 {
            Kind::Decimal(decimal) => decimal,
            Kind::Fraction(ratio) => cut_off(ratio),
        }
    }

    #[must_use]
    pub fn is_zero(self) -> bool {
        matches!(self.0, Kind::Decimal(decimal) if decimal.is_zero())
    }

    #[must_use]
    pub fn is_negative(self) -> bool {
        self < Number::ZERO
    }

    /// Whether it has an end as a decimal (a third has none).
    #[must_use]
    pub fn is_decimal(self) -> bool {
        matches!(self.0, Kind::Decimal(_))
    }

    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self.0, Kind::Decimal(decimal) if decimal.fract().is_zero())
    }

    /// As a whole number that fits, if it is one.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        match self.0 {
            Kind::Decimal(decimal) if decimal.fract().is_zero() => decimal.to_i64(),
            _ => None,
        }
    }

    #[must_use]
    pub fn floor(self) -> Number {
        Number::from_decimal(self.to_decimal().floor())
    }

    #[must_use]
    pub fn ceiling(self) -> Number {
        Number::from_decimal(self.to_decimal().ceil())
    }

    #[must_use]
    pub fn abs(self) -> Number {
        if self.is_negative() { self.negate() } else { self }
    }

    #[must_use]
    pub fn negate(self) -> Number {
        match self.0 {
            Kind::Decimal(decimal) => Number::from_decimal(-decimal),
            Kind::Fraction(ratio) => Number(Kind::Fraction(-ratio)),
        }
    }

    /// `None` when the sum cannot be held.
    #[must_use]
    pub fn add(self, other: Number) -> Option<Number> {
        if let (Kind::Decimal(a), Kind::Decimal(b)) = (self.0, other.0)
            && let Some(sum) = a.checked_add(b)
            && sum.scale() == a.scale().max(b.scale())
        {
            return Some(Number::from_decimal(sum));
        }
        self.by_fractions(other, |a, b| num_checked(a, b, Operation::Add))
    }

    /// `None` when the difference cannot be held.
    #[must_use]
    pub fn subtract(self, other: Number) -> Option<Number> {
        self.add(other.negate())
    }

    /// `None` when the product cannot be held.
    #[must_use]
    pub fn multiply(self, other: Number) -> Option<Number> {
        if let (Kind::Decimal(a), Kind::Decimal(b)) = (self.0, other.0)
            && a.scale() + b.scale() <= 28
            && let Some(product) = a.checked_mul(b)
            && product.scale() == a.scale() + b.scale()
        {
            return Some(Number::from_decimal(product));
        }
        self.by_fractions(other, |a, b| num_checked(a, b, Operation::Multiply))
    }

    /// `None` for a divisor of 0 or a quotient that cannot be held.
    #[must_use]
    pub fn divide(self, other: Number) -> Option<Number> {
        if other.is_zero() {
            return None;
        }
        if let (Kind::Decimal(a), Kind::Decimal(b)) = (self.0, other.0)
            && let Some(quotient) = a.checked_div(b)
            && quotient.scale() < 28
            && quotient.checked_mul(b) == Some(a)
        {
            return Some(Number::from_decimal(quotient));
        }
        self.by_fractions(other, |a, b| num_checked(a, b, Operation::Divide))
    }

    /// Exact fractions where they fit; beyond that the nearest 28 digits.
    fn by_fractions(
        self,
        other: Number,
        operation: impl Fn(Ratio<i128>, Ratio<i128>) -> Result<Ratio<i128>, Operation>,
    ) -> Option<Number> {
        let (Some(a), Some(b)) = (self.to_fraction(), other.to_fraction()) else {
            return None;
        };
        match operation(a, b) {
            Ok(ratio) => Some(Number::from_fraction(ratio)),
            Err(operation) => {
                let (a, b) = (self.to_decimal(), other.to_decimal());
                match operation {
                    Operation::Add => a.checked_add(b),
                    Operation::Multiply => a.checked_mul(b),
                    Operation::Divide => a.checked_div(b),
                }
                .map(Number::from_decimal)
            }
        }
    }

    fn to_fraction(self) -> Option<Ratio<i128>> {
        match self.0 {
            Kind::Fraction(ratio) => Some(ratio),
            Kind::Decimal(decimal) => {
                let decimal = decimal.normalize();
                let denominator = 10_i128.checked_pow(decimal.scale())?;
                Some(Ratio::new(decimal.mantissa(), denominator))
            }
        }
    }

    fn from_fraction(ratio: Ratio<i128>) -> Number {
        let (mut twos, mut fives, mut rest) = (0_u32, 0_u32, *ratio.denom());
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        let scale = twos.max(fives);
        if rest == 1
            && scale <= 28
            && let Some(factor) = 10_i128.checked_pow(scale).map(|all| all / ratio.denom())
            && let Some(mantissa) = ratio.numer().checked_mul(factor)
            && let Ok(decimal) = Decimal::try_from_i128_with_scale(mantissa, scale)
        {
            return Number::from_decimal(decimal);
        }
        Number(Kind::Fraction(ratio))
    }
}

#[derive(Clone, Copy)]
enum Operation {
    Add,
    Multiply,
    Divide,
}

fn num_checked(a: Ratio<i128>, b: Ratio<i128>, operation: Operation) -> Result<Ratio<i128>, Operation> {
    use num_traits::{CheckedAdd as _, CheckedDiv as _, CheckedMul as _};
    match operation {
        Operation::Add => a.checked_add(&b),
        Operation::Multiply => a.checked_mul(&b),
        Operation::Divide => a.checked_div(&b),
    }
    .ok_or(operation)
}

/// A fraction's digits as far as they fit, then a `1` if anything was cut off: a decimal strictly between
/// the same two neighbours of up to 12 places as the fraction itself.
fn cut_off(ratio: Ratio<i128>) -> Decimal {
    let whole = ratio.trunc().to_integer();
    let Ok(mut value) = Decimal::try_from_i128_with_scale(whole, 0) else {
        return if whole < 0 { Decimal::MIN } else { Decimal::MAX };
    };
    let mut rest = *ratio.fract().numer();
    let denominator = *ratio.denom();
    let sign = if rest < 0 { -1 } else { 1 };
    let mut digits: i128 = 0;
    let mut scale = 0;
    while rest != 0 && scale < 20 {
        let Some(next) = rest.checked_mul(10) else { break };
        digits = digits * 10 + next / denominator;
        rest = next % denominator;
        scale += 1;
    }
    if rest != 0 {
        digits = digits * 10 + sign;
        scale += 1;
    }
    if let Ok(tail) = Decimal::try_from_i128_with_scale(digits, scale) {
        value = value.checked_add(tail).unwrap_or(value);
    }
    value
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        if let (Kind::Decimal(a), Kind::Decimal(b)) = (self.0, other.0) {
            return a.cmp(&b);
        }
        match (self.to_fraction(), other.to_fraction()) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.to_decimal().cmp(&other.to_decimal()),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number::from_decimal(Decimal::from(value))
    }
}

impl FromStr for Number {
    type Err = ();

    fn from_str(text: &str) -> Result<Number, ()> {
        Number::parse(text).ok_or(())
    }
}

/// Without trailing zeros: `12`, `12.5`; a fraction to 6 places, after a `~`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Decimal(decimal) => write!(f, "{}", decimal.normalize()),
            Kind::Fraction(_) => {
                let near = self
                    .to_decimal()
                    .round_dp_with_strategy(6, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
                write!(f, "~{}", near.normalize())
            }
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Decimal(_) => write!(f, "{self}"),
            Kind::Fraction(ratio) => write!(f, "{ratio}"),
        }
    }
}
