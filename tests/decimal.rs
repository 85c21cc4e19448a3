//! Numbers are exact: against fractions over 128 bits, which are slow and plain.

use kasauti::decimal::{Number, Rounding, RoundingMode};
use num_rational::Ratio;
use proptest::prelude::*;

type Fraction = Ratio<i128>;

fn written(digits: i128, places: u32) -> (Number, Fraction) {
    let power = 10_i128.pow(places);
    let sign = if digits < 0 { "-" } else { "" };
    let (whole, rest) = (digits.abs() / power, digits.abs() % power);
    let places = usize::try_from(places).unwrap();
    let text = match places {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0places$}"),
    };
    (Number::parse(&text).unwrap_or_else(|| panic!("{text} is a number")), Fraction::new(digits, power))
}

/// A number as a fraction, told by its own words or by what it is when multiplied by the fraction's denominator.
fn is_equal(number: Number, fraction: Fraction) -> bool {
    let (above, _) = written(*fraction.numer(), 0);
    let (below, _) = written(*fraction.denom(), 0);
    number.multiply(below) == Some(above)
}

fn rounded(fraction: Fraction, places: u32, mode: RoundingMode) -> Fraction {
    let steps = fraction * Fraction::from(10_i128.pow(places));
    let (down, half) = (steps.trunc(), Fraction::new(1, 2));
    let rest = steps - down;
    let rest = if rest < Fraction::from(0) { -rest } else { rest };
    let away = match mode {
        RoundingMode::HalfUp => rest >= half,
        RoundingMode::HalfEven => rest > half || (rest == half && down.to_integer() % 2 != 0),
        RoundingMode::Up => rest > Fraction::from(0),
        RoundingMode::Down => false,
    };
    let step = Fraction::from(if steps < Fraction::from(0) { -1 } else { 1 });
    (if away { down + step } else { down }) / Fraction::from(10_i128.pow(places))
}

/// Digits of every size, with the borders of 64 bits among them.
fn digits() -> impl Strategy<Value = i128> {
    let borders =
        [0, 1, -1, i128::from(i64::MAX), i128::from(i64::MIN), i128::from(i64::MAX) + 1, 5, 25, 125];
    prop_oneof![
        4 => -1_000_i128..1_000,
        2 => -1_000_000_000_i128..1_000_000_000,
        1 => prop::sample::select(borders.to_vec()),
    ]
}

/// To 18 significant digits, from tables.
#[test]
fn logarithms_roots_and_powers_are_the_true_value_rounded() {
    let number = |text: &str| Number::parse(text).unwrap();
    let third = Number::ONE.divide(number("3"));
    let cases = [
        (number("2").ln(), "0.693147180559945309"),
        (number("10").ln(), "2.30258509299404568"),
        (number("75000").ln(), "11.2252433925184475"),
        (number("0.5").ln(), "-0.693147180559945309"),
        (Number::ONE.ln(), "0"),
        (third.unwrap().ln(), "-1.09861228866810969"),
        (number("2").sqrt(), "1.41421356237309505"),
        (number("6.25").sqrt(), "2.5"),
        (number("0").sqrt(), "0"),
        (number("8").power(third.unwrap()), "2"),
        (number("2").power(number("0.5")), "1.41421356237309505"),
        (number("1.1").power(number("10")), "2.5937424601"),
        (number("-2").power(number("3")), "-8"),
        (number("4").power(number("-2")), "0.0625"),
        (number("0").power(number("0.3")), "0"),
        (Number::geometric_mean(&[number("1"), number("2"), number("4")]), "2"),
        (Number::geometric_mean(&[number("2"), number("3")]), "2.44948974278317810"),
        (Number::geometric_mean(&[number("7"), number("0"), number("4")]), "0"),
        (Number::harmonic_mean(&[number("3"), number("6")]), "4"),
        (Number::harmonic_mean(&[number("1"), number("2")]), "1.33333333333333333"),
        (Number::harmonic_mean(&[number("1"), third.unwrap()]), "0.5"),
        (Number::harmonic_mean(&[number("7"), number("0")]), "0"),
        (Number::harmonic_mean(&[number("0.3")]), "0.3"),
        (Number::ZERO.exp(), "1"),
        (Number::ONE.exp(), "2.71828182845904524"),
        (number("-1").exp(), "0.367879441171442322"),
        (number("0.5").exp(), "1.64872127070012815"),
        (number("-0.4").exp(), "0.670320046035639301"),
        (number("10").exp(), "22026.4657948067165"),
        (number("-1000000000").exp(), "0"),
    ];
    for (found, wanted) in cases {
        assert_eq!(found, Some(number(wanted)), "{wanted}");
    }
    let none = [
        Number::ZERO.ln(),
        number("-1").ln(),
        number("-1").sqrt(),
        number("-8").power(number("0.5")),
        Number::ZERO.power(number("-1")),
        Number::geometric_mean(&[]),
        Number::geometric_mean(&[number("-1"), number("-1")]),
        Number::harmonic_mean(&[]),
        Number::harmonic_mean(&[number("-1"), number("2")]),
        number("67").exp(),
        Number::HIGHEST.exp(),
    ];
    assert_eq!(none, [None; 11]);
    // Nothing that can be held makes them break off.
    for extreme in [Number::HIGHEST, Number::LOWEST, number("0.0000000000000000000000000001")] {
        let _ = (extreme.ln(), extreme.sqrt(), extreme.power(number("0.1")), extreme.power(extreme));
        let _ = (extreme.exp(), Number::harmonic_mean(&[extreme, number("3")]));
        let _ = (number("2").power(extreme), Number::geometric_mean(&[extreme, extreme, number("3")]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn arithmetic_is_exact(a in digits(), b in digits(), p in 0_u32..8, q in 0_u32..8) {
        let ((x, exact_x), (y, exact_y)) = (written(a, p), written(b, q));
        prop_assert!(is_equal(x.add(y).unwrap(), exact_x + exact_y), "{x} + {y} is {:?}", x.add(y));
        prop_assert!(is_equal(x.subtract(y).unwrap(), exact_x - exact_y), "{x} - {y} is {:?}", x.subtract(y));
        let small = |digits: i128| digits.abs() < 1_000_000_000;
        if small(a) || small(b) {
            prop_assert!(is_equal(x.multiply(y).unwrap(), exact_x * exact_y), "{x} * {y} is {:?}", x.multiply(y));
        }
        prop_assert_eq!(x.cmp(&y), exact_x.cmp(&exact_y));
        prop_assert_eq!(x.is_negative(), a < 0);
        prop_assert_eq!(x.is_whole(), exact_x.is_integer());
        prop_assert!(is_equal(x.floor(), exact_x.floor()));
        prop_assert!(is_equal(x.ceiling(), exact_x.ceil()));
        let below_zero = if a < 0 { exact_x } else { -exact_x };
        prop_assert!(is_equal(x.abs().negate(), below_zero));
        match x.divide(y) {
            None => prop_assert_eq!(b, 0),
            Some(quotient) if small(a) && small(b) => {
                prop_assert!(is_equal(quotient, exact_x / exact_y), "{x} / {y} is {quotient:?}");
                prop_assert_eq!(quotient.multiply(y), Some(x), "the divisor brings the number back");
            }
            Some(_) => {}
        }
    }

    #[test]
    fn rounding_goes_by_the_exact_value(a in -100_000_i128..100_000, b in 1_i128..5_000, p in 0_u32..5, places in 0_u32..5) {
        let ((x, exact_x), (y, exact_y)) = (written(a, p), written(b, 0));
        for mode in [RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Up, RoundingMode::Down] {
            let rounding = Rounding { mode, places };
            prop_assert!(is_equal(rounding.apply(x), rounded(exact_x, places, mode)), "{x} to {places}: {mode:?}");
            let quotient = x.divide(y).unwrap();
            let exact = exact_x / exact_y;
            let result = rounding.apply(quotient);
            prop_assert!(is_equal(result, rounded(exact, places, mode)), "{exact} to {places}, {mode:?}: {result}");
        }
    }

    #[test]
    fn logarithms_roots_and_powers_never_fall(a in 1_i128..1_000_000, more in 0_i128..1_000, p in 0_u32..6) {
        let ((x, _), (y, _)) = (written(a, p), written(a + more, p));
        let tenth = Number::parse("0.1").unwrap();
        prop_assert!(x.ln() <= y.ln() && x.ln().is_some());
        prop_assert!(x.sqrt() <= y.sqrt() && x.sqrt().is_some());
        prop_assert!(x.power(tenth) <= y.power(tenth) && x.power(tenth).is_some());
        prop_assert!(x.negate().exp() >= y.negate().exp() && y.negate().exp().is_some());
        let harmonic = Number::harmonic_mean(&[x, y]).unwrap();
        let mean = Number::geometric_mean(&[x, y]).unwrap();
        prop_assert!(x <= harmonic.add(Number::parse("0.000000000001").unwrap()).unwrap());
        prop_assert!(harmonic <= mean.add(Number::parse("0.000000000001").unwrap()).unwrap());
        prop_assert!(x <= mean.add(Number::parse("0.000000000001").unwrap()).unwrap() && mean <= y);
    }

    #[test]
    fn thirds_add_up(a in -9_999_i128..9_999, b in -9_999_i128..9_999, c in 1_i128..9_999, d in 1_i128..9_999) {
        let ((x, _), (y, _), (u, _), (v, _)) = (written(a, 0), written(b, 0), written(c, 0), written(d, 0));
        let (left, right) = (x.divide(u).unwrap(), y.divide(v).unwrap());
        let (exact_left, exact_right) = (Fraction::new(a, c), Fraction::new(b, d));
        prop_assert!(is_equal(left.add(right).unwrap(), exact_left + exact_right));
        prop_assert!(is_equal(left.multiply(right).unwrap(), exact_left * exact_right));
        prop_assert_eq!(left.cmp(&right), exact_left.cmp(&exact_right));
    }
}
