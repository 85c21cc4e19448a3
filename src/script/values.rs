//! Answers to rhai's values, and its results back.

use rhai::{Array, Dynamic};

use crate::decimal::Number;
use crate::order::Gather as _;

use super::{Value, numbers};

/// Fractions that no decimal is equal to are cut to 28 digits.
pub fn to_dynamic(value: &Value) -> Dynamic {
    match value {
        Value::Number(number) => numbers::to_dynamic(number.to_decimal()),
        Value::YesNo(yes) => Dynamic::from_bool(*yes),
        Value::Choice(name) | Value::Text(name) => Dynamic::from(name.clone()),
        Value::Choices(names) => {
            Dynamic::from_array(names.iter().map(|name| Dynamic::from(name.clone())).collect::<Array>())
        }
        Value::List(entries) => Dynamic::from_array(
            entries
                .iter()
                .map(|entry| {
                    let fields = entry.iter().map(|(name, value)| (name.as_str().into(), to_dynamic(value)));
                    Dynamic::from_map(fields.into_map())
                })
                .collect::<Array>(),
        ),
    }
}

pub fn to_number(value: &Dynamic) -> Option<Number> {
    numbers::from_dynamic(value).map(|decimal| Number::from_decimal(decimal.normalize()))
}

/// A value's kind in plain words.
pub fn kind(value: &Dynamic) -> &'static str {
    kind_of(value.type_name())
}

/// rhai's name for a kind in plain words.
pub fn kind_of(name: &str) -> &'static str {
    match name {
        "()" => "nothing",
        "bool" => "yes or no",
        "i64" | "int" | "decimal" | "rust_decimal::Decimal" | "rust_decimal::decimal::Decimal" => "a number",
        "string" | "char" | "&str | ImmutableString | String" => "a text",
        "array" => "a list",
        "map" => "a set of fields",
        "Fn" => "a function",
        "range" | "range=" => "a range",
        _ => "something else",
    }
}
