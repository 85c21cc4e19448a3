//! A number that stays exact.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::fraction::{self, Fraction, Operation};

/// An exact decimal, or an exact fraction where no decimal of 28 digits is equal to it.
#[derive(Clone, Copy)]
pub struct Number(Kind);

#[derive(Clone, Copy)]
enum Kind {
    /// `digits / 10^scale`, at most [`SMALL_SCALE`] places: nearly every number of a pack, and many times quicker.
    Small { digits: i64, scale: u32 },
    /// A decimal that does not fit into the small form.
    Decimal(Decimal),
    /// In lowest terms, denominator positive; never equal to a decimal that could be held.
    Fraction(Packed),
}

/// A fraction where 128-bit integers need not stand at every 16th byte: a number is then 40 bytes and not 48, and numbers
/// are what scoring moves about.
#[derive(Clone, Copy)]
#[repr(C, packed(8))]
struct Packed {
    numerator: i128,
    denominator: i128,
}

impl Packed {
    #[inline]
    fn of(fraction: Fraction) -> Packed {
        let (numerator, denominator) = fraction.into_raw();
        Packed { numerator, denominator }
    }

    #[inline]
    fn fraction(self) -> Fraction {
        Fraction::new_raw(self.numerator, self.denominator)
    }
}

/// Powers of ten up to this one fit into 64 bits, and times 64 bits into 128.
const SMALL_SCALE: u32 = 18;

/// 10 to a power of at most [`SMALL_SCALE`].
#[inline]
const fn power_of_ten(power: u32) -> i64 {
    10_i64.pow(power)
}

impl Number {
    pub const ZERO: Number = Number::whole(0);
    pub const ONE: Number = Number::whole(1);

    /// The largest number that can be held; stands for "no upper bound" in ranges.
    pub const HIGHEST: Number = Number(Kind::Decimal(Decimal::MAX));
    /// The smallest number that can be held; stands for "no lower bound" in ranges.
    pub const LOWEST: Number = Number(Kind::Decimal(Decimal::MIN));

    #[inline]
    const fn whole(digits: i64) -> Number {
        Number(Kind::Small { digits, scale: 0 })
    }

    #[must_use]
    pub fn from_decimal(decimal: Decimal) -> Number {
        match (i64::try_from(decimal.mantissa()), decimal.scale()) {
            (Ok(digits), scale) if scale <= SMALL_SCALE => Number(Kind::Small { digits, scale }),
            _ => Number(Kind::Decimal(decimal)),
        }
    }

    /// `digits / 10^scale`, if a decimal can hold it.
    fn from_digits(digits: i128, scale: u32) -> Option<Number> {
        if let Ok(digits) = i64::try_from(digits)
            && scale <= SMALL_SCALE
        {
            return Some(Number(Kind::Small { digits, scale }));
        }
        Decimal::try_from_i128_with_scale(digits, scale).ok().map(Number::from_decimal)
    }

    #[must_use]
    pub fn from_count(count: usize) -> Number {
        i64::try_from(count).map_or_else(|_| Number::from_decimal(Decimal::from(count)), Number::whole)
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
            Kind::Small { digits, scale } => Decimal::new(digits, scale),
            Kind::Decimal(decimal) => decimal,
            Kind::Fraction(packed) => fraction::cut_off(packed.fraction()),
        }
    }

    #[must_use]
    #[inline]
    pub fn is_zero(self) -> bool {
        match self.0 {
            Kind::Small { digits, .. } => digits == 0,
            Kind::Decimal(decimal) => decimal.is_zero(),
            Kind::Fraction(_) => false,
        }
    }

    #[must_use]
    #[inline]
    pub fn is_negative(self) -> bool {
        match self.0 {
            Kind::Small { digits, .. } => digits < 0,
            Kind::Decimal(decimal) => decimal.is_sign_negative() && !decimal.is_zero(),
            Kind::Fraction(packed) => packed.numerator < 0,
        }
    }

    /// Whether it has an end as a decimal (a third has none).
    #[must_use]
    pub fn is_decimal(self) -> bool {
        !matches!(self.0, Kind::Fraction(_))
    }

    /// Whether few enough digits make it that arithmetic with it stays exact for a while.
    #[inline]
    pub(super) fn is_short(self) -> bool {
        match self.0 {
            Kind::Small { .. } => true,
            Kind::Decimal(_) => false,
            Kind::Fraction(packed) => {
                i64::try_from(packed.numerator).is_ok() && i64::try_from(packed.denominator).is_ok()
            }
        }
    }

    #[must_use]
    pub fn is_whole(self) -> bool {
        match self.0 {
            Kind::Small { digits, scale } => digits % power_of_ten(scale) == 0,
            Kind::Decimal(decimal) => decimal.fract().is_zero(),
            Kind::Fraction(_) => false,
        }
    }

    /// As a whole number that fits, if it is one.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        match self.0 {
            Kind::Small { digits, scale } => self.is_whole().then(|| digits / power_of_ten(scale)),
            Kind::Decimal(decimal) => {
                self.is_whole().then(|| i64::try_from(decimal.normalize().mantissa()).ok())?
            }
            Kind::Fraction(_) => None,
        }
    }

    #[must_use]
    pub fn floor(self) -> Number {
        match self.0 {
            Kind::Small { digits, scale } => Number::whole(digits.div_euclid(power_of_ten(scale))),
            _ => Number::from_decimal(self.to_decimal().floor()),
        }
    }

    #[must_use]
    pub fn ceiling(self) -> Number {
        self.negate().floor().negate()
    }

    #[must_use]
    #[inline]
    pub fn abs(self) -> Number {
        if self.is_negative() { self.negate() } else { self }
    }

    #[must_use]
    #[inline]
    pub fn negate(self) -> Number {
        match self.0 {
            Kind::Small { digits, scale } => match digits.checked_neg() {
                Some(digits) => Number(Kind::Small { digits, scale }),
                None => Number::from_decimal(-self.to_decimal()),
            },
            Kind::Decimal(decimal) => Number::from_decimal(-decimal),
            Kind::Fraction(packed) => Number(Kind::Fraction(Packed::of(-packed.fraction()))),
        }
    }

    /// `None` when the sum cannot be held.
    #[must_use]
    #[inline]
    pub fn add(self, other: Number) -> Option<Number> {
        if let (Kind::Small { digits: a, scale }, Kind::Small { digits: b, scale: other_scale }) =
            (self.0, other.0)
            && scale == other_scale
            && let Some(digits) = a.checked_add(b)
        {
            return Some(Number(Kind::Small { digits, scale }));
        }
        self.add_unlike(other)
    }

    /// The sum of numbers of different scales or kinds.
    fn add_unlike(self, other: Number) -> Option<Number> {
        if let (Kind::Small { digits: a, scale }, Kind::Small { digits: b, scale: other_scale }) =
            (self.0, other.0)
        {
            let (a, b) = aligned((a, scale), (b, other_scale));
            if let Some(sum) = Number::from_digits(a + b, scale.max(other_scale)) {
                return Some(sum);
            }
        } else if let Some((a, b)) = self.decimals(other)
            && let Some(sum) = a.checked_add(b)
            && sum.scale() == a.scale().max(b.scale())
        {
            return Some(Number::from_decimal(sum));
        }
        self.by_fractions(other, Operation::Add)
    }

    /// `None` when the difference cannot be held.
    #[must_use]
    #[inline]
    pub fn subtract(self, other: Number) -> Option<Number> {
        self.add(other.negate())
    }

    /// `None` when the product cannot be held.
    #[must_use]
    #[inline]
    pub fn multiply(self, other: Number) -> Option<Number> {
        if let (Kind::Small { digits: a, scale }, Kind::Small { digits: b, scale: other_scale }) =
            (self.0, other.0)
        {
            let product = i128::from(a) * i128::from(b);
            if let Some(product) = Number::from_digits(product, scale + other_scale) {
                return Some(product);
            }
        } else if let Some((a, b)) = self.decimals(other)
            && a.scale() + b.scale() <= Decimal::MAX_SCALE
            && let Some(product) = a.checked_mul(b)
            && product.scale() == a.scale() + b.scale()
        {
            return Some(Number::from_decimal(product));
        }
        self.by_fractions(other, Operation::Multiply)
    }

    /// `None` for a divisor of 0 or a quotient that cannot be held.
    #[must_use]
    pub fn divide(self, other: Number) -> Option<Number> {
        if other.is_zero() {
            return None;
        }
        if let (Kind::Small { digits: a, scale }, Kind::Small { digits: b, scale: other_scale }) =
            (self.0, other.0)
        {
            let (a, b) = aligned((a, scale), (b, other_scale));
            return Some(Number::from_fraction(fraction::reduced(a, b)));
        }
        if let Some((a, b)) = self.decimals(other)
            && let Some(quotient) = a.checked_div(b)
            && quotient.scale() < Decimal::MAX_SCALE
            && quotient.checked_mul(b) == Some(a)
        {
            return Some(Number::from_decimal(quotient));
        }
        self.by_fractions(other, Operation::Divide)
    }

    /// Both as decimals, unless one is a fraction.
    fn decimals(self, other: Number) -> Option<(Decimal, Decimal)> {
        (self.is_decimal() && other.is_decimal()).then(|| (self.to_decimal(), other.to_decimal()))
    }

    /// Exact fractions where they fit; beyond that the nearest 28 digits.
    fn by_fractions(self, other: Number, operation: Operation) -> Option<Number> {
        let (a, b) = (self.to_fraction()?, other.to_fraction()?);
        if let Some(exact) = fraction::combined(operation, a, b) {
            return Some(Number::from_fraction(exact));
        }
        let (a, b) = (self.to_decimal(), other.to_decimal());
        match operation {
            Operation::Add => a.checked_add(b),
            Operation::Multiply => a.checked_mul(b),
            Operation::Divide => a.checked_div(b),
        }
        .map(Number::from_decimal)
    }

    pub(super) fn to_fraction(self) -> Option<Fraction> {
        match self.0 {
            Kind::Small { digits, scale } => {
                Some(fraction::reduced(i128::from(digits), i128::from(power_of_ten(scale))))
            }
            Kind::Decimal(decimal) => {
                let decimal = decimal.normalize();
                Some(fraction::reduced(decimal.mantissa(), 10_i128.checked_pow(decimal.scale())?))
            }
            Kind::Fraction(packed) => Some(packed.fraction()),
        }
    }

    /// A numerator and a denominator above 0, perhaps with a common divisor, which to look for takes longer than to compare.
    fn as_quotient(self) -> Option<(i128, i128)> {
        match self.0 {
            Kind::Small { digits, scale } => Some((i128::from(digits), i128::from(power_of_ten(scale)))),
            Kind::Decimal(_) => None,
            Kind::Fraction(packed) => Some((packed.numerator, packed.denominator)),
        }
    }

    fn from_fraction(fraction: Fraction) -> Number {
        fraction::as_decimal(fraction)
            .and_then(|(digits, scale)| Number::from_digits(digits, scale))
            .unwrap_or(Number(Kind::Fraction(Packed::of(fraction))))
    }

    /// The whole number of steps of `10^-places` that `choose` makes of the quotient `digits / divisor`, as a number of that
    /// many places; `None` where 128 bits do not hold it, or the number has no more places than that anyway.
    pub(super) fn in_steps(self, places: u32, choose: impl FnOnce(i128, i128) -> i128) -> Option<Number> {
        match self.0 {
            Kind::Small { scale, .. } if scale <= places => Some(self),
            Kind::Small { digits, scale } => {
                let divisor = power_of_ten(scale - places);
                Number::from_digits(choose(i128::from(digits), i128::from(divisor)), places)
            }
            Kind::Fraction(packed) => {
                let digits = packed.numerator.checked_mul(10_i128.checked_pow(places)?)?;
                Number::from_digits(choose(digits, packed.denominator), places)
            }
            Kind::Decimal(_) => None,
        }
    }
}

/// Digits brought to the larger of two scales.
#[inline]
fn aligned((a, scale): (i64, u32), (b, other): (i64, u32)) -> (i128, i128) {
    let raised = |digits: i64, by: u32| i128::from(digits) * i128::from(power_of_ten(by));
    match scale.cmp(&other) {
        Ordering::Equal => (i128::from(a), i128::from(b)),
        Ordering::Less => (raised(a, other - scale), i128::from(b)),
        Ordering::Greater => (i128::from(a), raised(b, scale - other)),
    }
}

impl PartialEq for Number {
    #[inline]
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    #[inline]
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    #[inline]
    fn cmp(&self, other: &Number) -> Ordering {
        if let (Kind::Small { digits: a, scale }, Kind::Small { digits: b, scale: other_scale }) =
            (&self.0, &other.0)
            && scale == other_scale
        {
            return a.cmp(b);
        }
        self.compare_unlike(other)
    }
}

impl Number {
    /// Numbers of different scales or kinds, in their order.
    fn compare_unlike(&self, other: &Number) -> Ordering {
        if let (Kind::Small { digits: a, scale }, Kind::Small { digits: b, scale: other_scale }) =
            (self.0, other.0)
        {
            let (a, b) = aligned((a, scale), (b, other_scale));
            return a.cmp(&b);
        }
        if let Some((a, b)) = self.decimals(*other) {
            return a.cmp(&b);
        }
        if let (Some((n, d)), Some((m, e))) = (self.as_quotient(), other.as_quotient())
            && let (Some(a), Some(b)) = (n.checked_mul(e), m.checked_mul(d))
        {
            return a.cmp(&b);
        }
        match (self.to_fraction(), other.to_fraction()) {
            (Some(a), Some(b)) => fraction::compared(a, b),
            _ => self.to_decimal().cmp(&other.to_decimal()),
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number::whole(value)
    }
}

impl FromStr for Number {
    type Err = ();

    fn from_str(text: &str) -> Result<Number, ()> {
        Number::parse(text).ok_or(())
    }
}

/// Without trailing zeros: `12`, `12.5`; a fraction to 6 places, after a `~`.
impl Number {
    /// The first places of a number that has more than people read.
    #[must_use]
    pub fn shortened(self) -> Option<Number> {
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let near = Number::from_decimal(self.to_decimal().round_dp_with_strategy(6, strategy).normalize());
        (near != self && near != Number::ZERO).then_some(near)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_decimal() {
            return write!(f, "{}", self.to_decimal().normalize());
        }
        let near =
            self.to_decimal().round_dp_with_strategy(6, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        write!(f, "~{}", near.normalize())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Fraction(packed) => write!(f, "{}", packed.fraction()),
            _ => write!(f, "{self}"),
        }
    }
}
