//! Arithmetic as scripts have it: one kind of number, exact.
//!
//! rhai itself has whole numbers, whose `7 / 2` is 3 and whose sums can overflow, and decimals, which `switch` and
//! indices do not take. Here every operation takes both and gives a whole number where the result is one and can be
//! held as such, a decimal otherwise, so that a script's author need not know that there are two.

use std::any::TypeId;

use rhai::{Dynamic, Engine, EvalAltResult, Position};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::decimal::{Number, Rounding, RoundingMode};

use super::values::kind;

pub type Answer = Result<Dynamic, Box<EvalAltResult>>;

/// Powers are multiplied out, so that they are exact or fail.
const MAX_POWER: u32 = 64;
const MAX_PLACES: u32 = 12;

/// A number as scripts hold it.
pub fn to_dynamic(number: Decimal) -> Dynamic {
    let number = number.normalize();
    match number.to_i64() {
        Some(whole) if number.scale() == 0 => Dynamic::from_int(whole),
        _ => Dynamic::from_decimal(number),
    }
}

/// `None` for anything but a number.
pub fn from_dynamic(value: &Dynamic) -> Option<Decimal> {
    value.as_decimal().ok().or_else(|| value.as_int().ok().map(Decimal::from))
}

pub fn failed(message: impl Into<String>) -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorArithmetic(message.into(), Position::NONE))
}

/// Chooses one of two.
type Choose = fn(Decimal, Decimal) -> Decimal;
type OfOne = fn(&Decimal) -> Decimal;
type Operation = fn(Decimal, Decimal) -> Result<Decimal, &'static str>;

const TOO_LARGE: &str = "the result is a larger number than can be held";

const OPERATIONS: [(&str, &str, Operation); 6] = [
    ("+", "+=", |a, b| a.checked_add(b).ok_or(TOO_LARGE)),
    ("-", "-=", |a, b| a.checked_sub(b).ok_or(TOO_LARGE)),
    ("*", "*=", |a, b| a.checked_mul(b).ok_or(TOO_LARGE)),
    ("/", "/=", divide),
    ("%", "%=", |a, b| if b.is_zero() { Err(BY_ZERO) } else { a.checked_rem(b).ok_or(TOO_LARGE) }),
    ("**", "**=", power),
];

const BY_ZERO: &str = "a number is divided by 0";

fn divide(a: Decimal, b: Decimal) -> Result<Decimal, &'static str> {
    if b.is_zero() { Err(BY_ZERO) } else { a.checked_div(b).ok_or(TOO_LARGE) }
}

fn power(base: Decimal, exponent: Decimal) -> Result<Decimal, &'static str> {
    let times = exponent.abs().to_u32().filter(|times| exponent.fract().is_zero() && *times <= MAX_POWER);
    let times = times.ok_or("a power is a whole number from -64 to 64")?;
    let raised =
        (0..times).try_fold(Decimal::ONE, |product, _| product.checked_mul(base)).ok_or(TOO_LARGE)?;
    if exponent.is_sign_negative() { divide(Decimal::ONE, raised) } else { Ok(raised) }
}

/// Puts the arithmetic into an engine; only works with its fast operators off.
pub fn register(engine: &mut Engine) {
    for (sign, assigning, operation) in OPERATIONS {
        let give = move |a: Decimal, b: Decimal| operation(a, b).map(to_dynamic).map_err(failed);
        engine.register_fn(sign, move |a: i64, b: i64| -> Answer { give(a.into(), b.into()) });
        engine.register_fn(sign, move |a: i64, b: Decimal| -> Answer { give(a.into(), b) });
        engine.register_fn(sign, move |a: Decimal, b: i64| -> Answer { give(a, b.into()) });
        engine.register_fn(sign, move |a: Decimal, b: Decimal| -> Answer { give(a, b) });
        let (whole, decimal) = (TypeId::of::<i64>(), TypeId::of::<Decimal>());
        for kinds in [[whole, whole], [whole, decimal], [decimal, whole], [decimal, decimal]] {
            engine.register_raw_fn(assigning, kinds, move |_, arguments| {
                if let [target, value] = arguments {
                    **target = give(number(target)?, number(value)?)?;
                }
                Ok(())
            });
        }
    }
    // The sign itself cannot be taken away: it also encloses the parameters of a nameless function.
    engine.register_fn("|", |_: i64, _: i64| -> Answer { Err(failed("for conditions write `||`")) });
    engine.register_fn("!", |a: bool| !a);
    engine.register_fn("-", |a: i64| to_dynamic(-Decimal::from(a)));
    engine.register_fn("-", |a: Decimal| to_dynamic(-a));
    engine.register_fn("+", |a: i64| a);
    engine.register_fn("+", |a: Decimal| a);
    register_functions(engine);
}

fn register_functions(engine: &mut Engine) {
    let rounding = [
        ("round_half_up", RoundingMode::HalfUp),
        ("round_half_even", RoundingMode::HalfEven),
        ("round_up", RoundingMode::Up),
        ("round_down", RoundingMode::Down),
    ];
    for (name, mode) in rounding {
        engine.register_fn(name, move |value: Dynamic, to: Dynamic| -> Answer {
            let rounding = Rounding { mode, places: places(&to)? };
            let rounded = rounding.apply(Number::from_decimal(number(&value)?));
            Ok(to_dynamic(rounded.to_decimal()))
        });
    }
    let choosing: [(&str, Choose); 2] = [("min", Decimal::min), ("max", Decimal::max)];
    for (name, choose) in choosing {
        engine.register_fn(name, move |a: Dynamic, b: Dynamic| -> Answer {
            Ok(to_dynamic(choose(number(&a)?, number(&b)?)))
        });
        engine.register_fn(name, move |a: Dynamic, b: Dynamic, c: Dynamic| -> Answer {
            Ok(to_dynamic(choose(choose(number(&a)?, number(&b)?), number(&c)?)))
        });
        engine.register_fn(name, move |a: Dynamic, b: Dynamic, c: Dynamic, d: Dynamic| -> Answer {
            let (first, second) = (choose(number(&a)?, number(&b)?), choose(number(&c)?, number(&d)?));
            Ok(to_dynamic(choose(first, second)))
        });
    }
    engine.register_fn("clamp", |x: Dynamic, low: Dynamic, high: Dynamic| -> Answer {
        Ok(to_dynamic(number(&x)?.max(number(&low)?).min(number(&high)?)))
    });
    let of_one: [(&str, OfOne); 3] =
        [("floor", Decimal::floor), ("ceiling", Decimal::ceil), ("abs", Decimal::abs)];
    for (name, function) in of_one {
        engine.register_fn(name, move |x: Dynamic| -> Answer { Ok(to_dynamic(function(&number(&x)?))) });
    }
}

fn number(value: &Dynamic) -> Result<Decimal, Box<EvalAltResult>> {
    from_dynamic(value).ok_or_else(|| failed(format!("a number is needed here, not {}", kind(value))))
}

fn places(value: &Dynamic) -> Result<u32, Box<EvalAltResult>> {
    let places = number(value)?;
    let whole = places.to_u32().filter(|whole| places.fract().is_zero() && *whole <= MAX_PLACES);
    whole.ok_or_else(|| failed("decimal places are a whole number from 0 to 12"))
}
