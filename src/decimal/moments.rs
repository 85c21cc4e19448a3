//! Sums over many numbers, of which means and standard deviations are made.
//!
//! The sums are exact, however many numbers there are; what is made of them is rounded once. A number that is no decimal (a
//! third) is added with [`DIGITS`] significant digits: the exact sum of a thousand fractions would be as long as they all are.

use dashu_float::Context;
use dashu_float::round::mode::HalfEven;

use super::Number;
use super::functions::{DIGITS, Long, WORKING_DIGITS};

/// How many numbers there are, their sum and the sum of their squares.
#[derive(Clone, Debug)]
pub struct Moments {
    count: usize,
    sum: Long,
    squares: Long,
}

/// Over what the squares of the differences are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spread {
    /// Over all numbers there are.
    Population,
    /// Over one less.
    Sample,
}

/// Digits without end: sums and products are exact.
const EXACT: Context<HalfEven> = Context::new(0);

impl Default for Moments {
    fn default() -> Moments {
        Moments { count: 0, sum: Long::ZERO, squares: Long::ZERO }
    }
}

impl Moments {
    /// Of some numbers; one that cannot be held is passed over.
    #[must_use]
    pub fn of(numbers: &[Number]) -> Moments {
        numbers.iter().fold(Moments::default(), |moments, number| moments.with(*number))
    }

    /// With one number more.
    #[must_use]
    pub fn with(&self, number: Number) -> Moments {
        let added = || {
            let long = short(number)?;
            Some(Moments {
                count: self.count + 1,
                sum: plus(&self.sum, &long)?,
                squares: plus(&self.squares, &times(&long, &long)?)?,
            })
        };
        added().unwrap_or_else(|| self.clone())
    }

    /// `None` for no numbers. Exact where the quotient is short enough, else rounded to [`DIGITS`] digits.
    #[must_use]
    pub fn mean(&self) -> Option<Number> {
        let count = Number::from_count(self.count);
        if let Some(mean) = Number::from_long(&self.sum).and_then(|sum| sum.divide(count))
            && mean.is_short()
        {
            return Some(mean);
        }
        Number::from_long(&over(DIGITS, &self.sum, &whole(self.count)?)?)
    }

    /// `None` for no numbers, and of a sample for a single one.
    #[must_use]
    pub fn deviation(&self, spread: Spread) -> Option<Number> {
        let variance = over(WORKING_DIGITS, &self.scatter()?, &self.divisor(spread)?)?;
        root(&variance)
    }

    /// How many standard deviations a number lies above the mean; `None` where there is no deviation.
    #[must_use]
    pub fn z_score(&self, number: Number, spread: Spread) -> Option<Number> {
        // (n·x − Σ)/n over √(scatter/divisor), as one root, so that it is rounded once.
        let distance = minus(&times(&whole(self.count)?, &short(number)?)?, &self.sum)?;
        let above = times(&times(&distance, &distance)?, &self.divisor(spread)?)?;
        let count = whole(self.count)?;
        let below = times(&times(&count, &count)?, &self.scatter()?)?;
        let size = root(&over(WORKING_DIGITS, &above, &below)?)?;
        Some(if distance < Long::ZERO { size.negate() } else { size })
    }

    /// `n·Σx² − (Σx)²`, which is `n²` times the variance.
    fn scatter(&self) -> Option<Long> {
        minus(&times(&whole(self.count)?, &self.squares)?, &times(&self.sum, &self.sum)?)
    }

    fn divisor(&self, spread: Spread) -> Option<Long> {
        let other = match spread {
            Spread::Population => self.count,
            Spread::Sample => self.count.checked_sub(1)?,
        };
        times(&whole(self.count)?, &whole(other)?)
    }
}

fn whole(count: usize) -> Option<Long> {
    Number::from_count(count).to_long()
}

fn short(number: Number) -> Option<Long> {
    let long = number.to_long()?;
    if number.is_decimal() { Some(long) } else { Some(long.with_precision(DIGITS).value()) }
}

fn plus(a: &Long, b: &Long) -> Option<Long> {
    Some(EXACT.add(a.repr(), b.repr()).ok()?.value())
}

fn minus(a: &Long, b: &Long) -> Option<Long> {
    Some(EXACT.sub(a.repr(), b.repr()).ok()?.value())
}

fn times(a: &Long, b: &Long) -> Option<Long> {
    Some(EXACT.mul(a.repr(), b.repr()).ok()?.value())
}

fn over(digits: usize, a: &Long, b: &Long) -> Option<Long> {
    if *b == Long::ZERO {
        return None;
    }
    Some(Context::<HalfEven>::new(digits).div(a.repr(), b.repr()).ok()?.value())
}

fn root(of: &Long) -> Option<Number> {
    if *of == Long::ZERO {
        return Some(Number::ZERO);
    }
    Number::from_long(&Context::<HalfEven>::new(DIGITS).sqrt(of.repr()).ok()?.value())
}
