//! The sandbox: what a script can do, and how much of it.

use rhai::packages::{
    ArithmeticPackage, BasicArrayPackage, BasicIteratorPackage, BasicMapPackage, BasicStringPackage,
    LogicPackage, MoreStringPackage, Package,
};
use rhai::{Dynamic, Engine, EvalAltResult, OptimizationLevel, Position};
use rust_decimal::Decimal;

use crate::decimal::{Number, Rounding, RoundingMode};

use super::values::to_decimal;

/// Steps a script may take; the language reference promises this number.
pub const STEPS: u64 = 200_000;

type Answer = Result<Dynamic, Box<EvalAltResult>>;

/// An engine without files, clock, chance, printing or `eval`, and with every limit set: what is not set would differ
/// between debug and release builds.
pub fn sandbox() -> Engine {
    // Maps are ordered by key and show no hashing; the seed is fixed all the same, so that two runs never differ. It can be
    // set only once in a process, and later attempts may fail.
    let _ = rhai::config::hashing::set_hashing_seed(Some([1, 2, 3, 4]));
    let mut engine = Engine::new_raw();
    // `LanguageCore` would bring `sleep` and `exit`, `BasicMath` functions that break off inside decimals, `BasicTime` a clock.
    ArithmeticPackage::new().register_into_engine(&mut engine);
    LogicPackage::new().register_into_engine(&mut engine);
    BasicArrayPackage::new().register_into_engine(&mut engine);
    BasicMapPackage::new().register_into_engine(&mut engine);
    BasicStringPackage::new().register_into_engine(&mut engine);
    MoreStringPackage::new().register_into_engine(&mut engine);
    BasicIteratorPackage::new().register_into_engine(&mut engine);
    for word in ["eval", "print", "debug", "Fn", "call", "curry", "import", "export", "is_shared"] {
        engine.disable_symbol(word);
    }
    engine.on_print(|_| {});
    engine.on_debug(|_, _, _| {});

    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_strict_variables(true)
        .set_fail_on_invalid_map_property(true)
        .set_allow_shadowing(false)
        // Otherwise `7 / 2` would stay the built-in 3.
        .set_fast_operators(false)
        .set_max_operations(STEPS)
        .set_max_call_levels(32)
        .set_max_expr_depths(64, 32)
        .set_max_string_size(10_000)
        .set_max_array_size(2_000)
        .set_max_map_size(500)
        .set_max_variables(200)
        .set_max_functions(100);
    // Size limits hold for one value; this bounds what a script can pile up in many.
    engine.on_progress(|steps| (steps > STEPS).then_some(Dynamic::UNIT));

    register_arithmetic(&mut engine);
    engine
}

fn failed(message: &str) -> Box<EvalAltResult> {
    Box::new(EvalAltResult::ErrorArithmetic(message.to_owned(), Position::NONE))
}

fn number(value: &Dynamic) -> Result<Decimal, Box<EvalAltResult>> {
    to_decimal(value)
        .ok_or_else(|| failed(&format!("a number is needed, not {}", super::values::kind(value))))
}

fn places(value: &Dynamic) -> Result<u32, Box<EvalAltResult>> {
    let decimal = number(value)?;
    let whole = u32::try_from(decimal).ok().filter(|_| decimal.fract().is_zero());
    whole
        .filter(|places| *places <= 12)
        .ok_or_else(|| failed("decimal places are a whole number from 0 to 12"))
}

fn give(decimal: Decimal) -> Answer {
    Ok(Dynamic::from_decimal(decimal))
}

fn register_arithmetic(engine: &mut Engine) {
    engine.register_fn("/", |a: i64, b: i64| -> Answer {
        Decimal::from(a)
            .checked_div(Decimal::from(b))
            .map_or_else(|| Err(failed("a number is divided by 0")), give)
    });
    let rounding = [
        ("round_half_up", RoundingMode::HalfUp),
        ("round_half_even", RoundingMode::HalfEven),
        ("round_up", RoundingMode::Up),
        ("round_down", RoundingMode::Down),
    ];
    for (name, mode) in rounding {
        engine.register_fn(name, move |value: Dynamic, to: Dynamic| -> Answer {
            let rounding = Rounding { mode, places: places(&to)? };
            give(rounding.apply(Number::from_decimal(number(&value)?)).to_decimal())
        });
    }
    engine.register_fn("min", |a: Dynamic, b: Dynamic| give(number(&a)?.min(number(&b)?)));
    engine.register_fn("max", |a: Dynamic, b: Dynamic| give(number(&a)?.max(number(&b)?)));
    engine.register_fn("floor", |value: Dynamic| give(number(&value)?.floor()));
    engine.register_fn("ceiling", |value: Dynamic| give(number(&value)?.ceil()));
    engine.register_fn("abs", |value: Dynamic| give(number(&value)?.abs()));
}
