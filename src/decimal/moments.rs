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

    /// What is made of the sums, worked out once for all who ask.
    #[must_use]
    pub fn standard(&self) -> Standard {
        let unit = |spread| self.unit(spread);
        let (population, sample) = (unit(Spread::Population), unit(Spread::Sample));
        let count = whole(self.count);
        let deviation =
            |unit: &Option<Long>| Number::from_long(&over(DIGITS, unit.as_ref()?, count.as_ref()?)?);
        Standard {
            mean: self.mean(),
            deviations: [deviation(&population), deviation(&sample)],
            count,
            sum: self.sum.clone(),
            units: [population, sample].map(|unit| unit.filter(|unit| *unit != Long::ZERO)),
        }
    }

    /// `None` for no numbers. Exact where the quotient is short enough, else rounded to [`DIGITS`] digits.
    fn mean(&self) -> Option<Number> {
        let count = Number::from_count(self.count);
        if let Some(mean) = Number::from_long(&self.sum).and_then(|sum| sum.divide(count))
            && mean.is_short()
        {
            return Some(mean);
        }
        Number::from_long(&over(DIGITS, &self.sum, &whole(self.count)?)?)
    }

    /// `n` standard deviations.
    fn unit(&self, spread: Spread) -> Option<Long> {
        let count = whole(self.count)?;
        let others = match spread {
            Spread::Population => self.count,
            Spread::Sample => self.count.checked_sub(1)?,
        };
        // √(n²·scatter / (n·others)), where the scatter is n² times the variance.
        let square = over(WORKING_DIGITS, &times(&count, &self.scatter()?)?, &whole(others)?)?;
        root(&square)
    }

    /// `n·Σx² − (Σx)²`, which is `n²` times the variance.
    fn scatter(&self) -> Option<Long> {
        minus(&times(&whole(self.count)?, &self.squares)?, &times(&self.sum, &self.sum)?)
    }
}

/// Mean and standard deviations of some numbers, and how far others lie from them.
#[derive(Clone, Debug, Default)]
pub struct Standard {
    pub mean: Option<Number>,
    /// Of the population, and of a sample.
    deviations: [Option<Number>; 2],
    count: Option<Long>,
    sum: Long,
    /// So many standard deviations as there are numbers; none where there is no deviation.
    units: [Option<Long>; 2],
}

impl Standard {
    /// `None` for no numbers, and of a sample for a single one.
    #[must_use]
    pub fn deviation(&self, spread: Spread) -> Option<Number> {
        let [population, sample] = self.deviations;
        match spread {
            Spread::Population => population,
            Spread::Sample => sample,
        }
    }

    /// How many standard deviations a number lies above the mean; `None` where there is no deviation.
    #[must_use]
    pub fn z_score(&self, number: Number, spread: Spread) -> Option<Number> {
        let [population, sample] = &self.units;
        let unit = match spread {
            Spread::Population => population,
            Spread::Sample => sample,
        };
        let distance = minus(&times(self.count.as_ref()?, &short(number)?)?, &self.sum)?;
        Number::from_long(&over(DIGITS, &distance, unit.as_ref()?)?)
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

fn root(of: &Long) -> Option<Long> {
    if *of == Long::ZERO {
        return Some(Long::ZERO);
    }
    Some(Context::<HalfEven>::new(WORKING_DIGITS).sqrt(of.repr()).ok()?.value())
}
