//! Logarithms, roots and powers: results that no decimal is equal to, each rounded once.
//!
//! A result that is a decimal or a fraction is exact. Any other is the true value rounded to [`DIGITS`] significant
//! digits, halves to the even digit: the same on every machine, and never falling where the true value rises.
//! `dashu-float` does the reckoning, in base 10 and correctly rounded.

use std::str::FromStr as _;

use dashu_float::round::mode::HalfEven;
use dashu_float::{Context, FBig};
use rust_decimal::Decimal;

use super::Number;

/// Significant digits of a logarithm, root or power. A spreadsheet has 15.
pub const DIGITS: usize = 18;
/// Digits of what is on the way to a root.
pub(super) const WORKING_DIGITS: usize = 60;
/// e to this power has more than 28 digits.
const LARGEST_EXPONENT: i64 = 67;
/// A whole exponent up to this size is multiplied out, which is exact.
const MOST_FACTORS: i64 = 128;

pub(super) type Long = FBig<HalfEven, 10>;

impl Number {
    /// The natural logarithm; `None` for 0 and below.
    #[must_use]
    pub fn ln(self) -> Option<Number> {
        if self == Number::ONE {
            return Some(Number::ZERO);
        }
        if self.is_zero() || self.is_negative() {
            return None;
        }
        let logarithm = context(DIGITS).ln(self.to_long()?.repr(), None).ok()?;
        Number::from_long(&logarithm.value())
    }

    /// e raised to it; `None` where that is too large to hold.
    #[must_use]
    pub fn exp(self) -> Option<Number> {
        if self.is_zero() {
            return Some(Number::ONE);
        }
        // Above, nothing can hold it; below, no place of it is left.
        let farthest = Number::from(LARGEST_EXPONENT);
        if self.abs() > farthest {
            return self.is_negative().then_some(Number::ZERO);
        }
        let raised = context(WORKING_DIGITS).exp(self.to_long()?.repr(), None).ok()?.value();
        Number::from_long(&raised.with_precision(DIGITS).value())
    }

    /// The square root; `None` below 0.
    #[must_use]
    pub fn sqrt(self) -> Option<Number> {
        self.root(2)
    }

    /// The root of that degree, at least 1; `None` below 0.
    fn root(self, degree: usize) -> Option<Number> {
        if self.is_negative() {
            return None;
        }
        let root = context(DIGITS).nth_root(degree, self.to_long()?.repr()).ok()?;
        Number::from_long(&root.value())
    }

    /// `self` raised to `exponent`. `None` where there is no such number: below 0 with a broken exponent, 0 with a negative
    /// one; and where it is too large to hold.
    #[must_use]
    pub fn power(self, exponent: Number) -> Option<Number> {
        if let Some(times) = exponent.to_i64().filter(|times| times.abs() <= MOST_FACTORS) {
            let raised = (0..times.abs()).try_fold(Number::ONE, |product, _| product.multiply(self))?;
            return if times < 0 { Number::ONE.divide(raised) } else { Some(raised) };
        }
        if self.is_zero() && !exponent.is_negative() {
            return Some(Number::ZERO);
        }
        if self.is_zero() || self.is_negative() {
            return None;
        }
        let raised = context(DIGITS).powf(self.to_long()?.repr(), exponent.to_long()?.repr(), None).ok()?;
        Number::from_long(&raised.value())
    }

    /// The root of the product, of the degree of how many they are; 0 as soon as one is 0. `None` for none, or where one is
    /// below 0.
    #[must_use]
    pub fn geometric_mean(numbers: &[Number]) -> Option<Number> {
        if numbers.is_empty() || numbers.iter().any(|number| number.is_negative()) {
            return None;
        }
        if let [one] = numbers {
            return Some(*one);
        }
        if let Some(product) = numbers.iter().try_fold(Number::ONE, |product, next| product.multiply(*next)) {
            return product.root(numbers.len());
        }
        let working = context(WORKING_DIGITS);
        let mut product = Number::ONE.to_long()?;
        for number in numbers {
            product = working.mul(product.repr(), number.to_long()?.repr()).ok()?.value();
        }
        let root = context(DIGITS).nth_root(numbers.len(), product.repr()).ok()?;
        Number::from_long(&root.value())
    }

    /// How many they are, divided by the sum of one divided by each; 0 as soon as one is 0. `None` for none, or where one is
    /// below 0.
    #[must_use]
    pub fn harmonic_mean(numbers: &[Number]) -> Option<Number> {
        if numbers.is_empty() || numbers.iter().any(|number| number.is_negative()) {
            return None;
        }
        if numbers.iter().any(|number| number.is_zero()) {
            return Some(Number::ZERO);
        }
        if let [one] = numbers {
            return Some(*one);
        }
        let working = context(WORKING_DIGITS);
        let one = Number::ONE.to_long()?;
        let mut sum = Number::ZERO.to_long()?;
        for number in numbers {
            let part = working.div(one.repr(), number.to_long()?.repr()).ok()?.value();
            sum = working.add(sum.repr(), part.repr()).ok()?.value();
        }
        let count = Number::from_count(numbers.len()).to_long()?;
        Number::from_long(&context(DIGITS).div(count.repr(), sum.repr()).ok()?.value())
    }

    /// Exact for a decimal, to [`WORKING_DIGITS`] for a fraction.
    pub(super) fn to_long(self) -> Option<Long> {
        if self.is_decimal() {
            return Long::from_str(&self.to_decimal().normalize().to_string()).ok();
        }
        let fraction = self.to_fraction()?;
        let whole = |number: &i128| Long::from_str(&number.to_string()).ok();
        let quotient =
            context(WORKING_DIGITS).div(whole(fraction.numer())?.repr(), whole(fraction.denom())?.repr());
        Some(quotient.ok()?.value())
    }

    pub(super) fn from_long(long: &Long) -> Option<Number> {
        let text = long.to_string();
        // Below 28 places only zeros are left.
        let decimal = Decimal::from_str_exact(&text).or_else(|_| Decimal::from_str(&text)).ok()?;
        Some(Number::from_decimal(decimal.normalize()))
    }
}

fn context(digits: usize) -> Context<HalfEven> {
    Context::new(digits)
}
