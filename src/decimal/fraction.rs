//! Fractions over 128-bit integers: what numbers become where decimals end.
//!
//! `num-rational` does the checked arithmetic. What is here first tries 64-bit halves, which nearly all fractions of a
//! pack fit into and for which common divisors cost a tenth.

use std::cmp::Ordering;

use num_rational::Ratio;
use num_traits::{CheckedAdd as _, CheckedDiv as _, CheckedMul as _};
use rust_decimal::Decimal;

pub(super) type Fraction = Ratio<i128>;

#[derive(Clone, Copy)]
pub(super) enum Operation {
    Add,
    Multiply,
    Divide,
}

/// `numerator / denominator` in lowest terms with a positive denominator. The denominator is not 0.
pub(super) fn reduced(numerator: i128, denominator: i128) -> Fraction {
    match (u64::try_from(numerator.unsigned_abs()), u64::try_from(denominator.unsigned_abs())) {
        (Ok(above), Ok(below)) => {
            let divisor = common_divisor(above, below).max(1);
            let above = i128::from(above / divisor);
            let is_negative = (numerator < 0) != (denominator < 0);
            Ratio::new_raw(if is_negative { -above } else { above }, i128::from(below / divisor))
        }
        _ => Ratio::new(numerator, denominator),
    }
}

fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// `None` when the result cannot be held exactly. The divisor is not 0.
pub(super) fn combined(operation: Operation, a: Fraction, b: Fraction) -> Option<Fraction> {
    let half = |number: &i128| i64::try_from(*number).ok().map(i128::from);
    if let (Some(n), Some(d), Some(m), Some(e)) =
        (half(a.numer()), half(a.denom()), half(b.numer()), half(b.denom()))
    {
        let both = match operation {
            Operation::Add => (n * e).checked_add(m * d).map(|sum| (sum, d * e)),
            Operation::Multiply => Some((n * m, d * e)),
            Operation::Divide => Some((n * e, d * m)),
        };
        if let Some((numerator, denominator)) = both {
            return Some(reduced(numerator, denominator));
        }
    }
    match operation {
        Operation::Add => a.checked_add(&b),
        Operation::Multiply => a.checked_mul(&b),
        Operation::Divide => a.checked_div(&b),
    }
}

pub(super) fn compared(a: Fraction, b: Fraction) -> Ordering {
    match (a.numer().checked_mul(b.denom()), b.numer().checked_mul(a.denom())) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => a.cmp(&b),
    }
}

/// The digits and the scale of the decimal that a fraction is equal to, if there is one of at most 28 places.
pub(super) fn as_decimal(fraction: Fraction) -> Option<(i128, u32)> {
    let denominator = *fraction.denom();
    let twos = denominator.trailing_zeros();
    let mut rest = denominator >> twos;
    let mut fives = 0_u32;
    while rest % 5 == 0 && rest != 0 {
        rest /= 5;
        fives += 1;
    }
    let scale = twos.max(fives);
    if rest != 1 || scale > Decimal::MAX_SCALE {
        return None;
    }
    let factor = 10_i128.checked_pow(scale)? / denominator;
    Some((fraction.numer().checked_mul(&factor)?, scale))
}

/// A fraction's digits as far as they fit, then a `1` if anything was cut off: a decimal strictly between
/// the same two neighbours of up to 12 places as the fraction itself.
pub(super) fn cut_off(fraction: Fraction) -> Decimal {
    let whole = fraction.trunc().to_integer();
    let Ok(mut value) = Decimal::try_from_i128_with_scale(whole, 0) else {
        return if whole < 0 { Decimal::MIN } else { Decimal::MAX };
    };
    let mut rest = *fraction.fract().numer();
    let denominator = *fraction.denom();
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
