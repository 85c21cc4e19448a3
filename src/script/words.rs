//! What rhai says of a fault, in words for an analyst.

use rhai::{EvalAltResult, ParseErrorType, Position};

use crate::diagnostic::codes;
use crate::source::Span;

use super::Failure;
use super::engine::STEPS;
use super::places::Places;
use super::values::kind_of;

/// "2 values"
pub fn values(count: usize) -> String {
    match count {
        0 => String::from("no values"),
        1 => String::from("1 value"),
        count => format!("{count} values"),
    }
}

/// A fault found before the script ran, and what to do about it.
pub fn of_parsing(kind: &ParseErrorType) -> (String, Option<String>) {
    match kind {
        ParseErrorType::UnexpectedEOF => {
            (String::from("the script ends too early"), Some(String::from("a closing bracket is missing")))
        }
        ParseErrorType::MissingToken(token, _) => {
            (format!("`{token}` is missing"), Some(format!("write `{token}` before this place")))
        }
        ParseErrorType::VariableUndefined(name) => (
            format!("nothing is called `{name}`"),
            Some(String::from(
                "a function sees its own parameters and what `let` defines in it, nothing else",
            )),
        ),
        ParseErrorType::Reserved(word)
        | ParseErrorType::BadInput(rhai::LexError::ImproperSymbol(word, _)) => {
            (format!("`{word}` cannot be used in a script"), Some(sandbox_note()))
        }
        other => (format!("the script is not well-formed: {}", lower_first(&other.to_string())), None),
    }
}

fn sandbox_note() -> String {
    String::from(
        "scripts have no files, clock, printing, `eval` or modules; they calculate with their parameters only",
    )
}

fn lower_first(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// A fault while a script ran, at the innermost place that is known.
pub fn explain(error: &EvalAltResult, places: &Places, whole: Span) -> Failure {
    let mut inner = error;
    let mut place = known(error.position(), places);
    while let EvalAltResult::ErrorInFunctionCall(_, _, next, _) = inner {
        inner = next;
        place = known(inner.position(), places).or(place);
    }
    let code = match inner {
        EvalAltResult::ErrorTooManyOperations(_) | EvalAltResult::ErrorTerminated(..) => {
            &codes::SCRIPT_RAN_TOO_LONG
        }
        _ => &codes::SCRIPT_FAILED,
    };
    Failure { code, message: message(inner), span: place.unwrap_or(whole) }
}

fn known(position: Position, places: &Places) -> Option<Span> {
    if position.is_none() { None } else { places.token(position) }
}

fn message(error: &EvalAltResult) -> String {
    match error {
        EvalAltResult::ErrorTooManyOperations(_) | EvalAltResult::ErrorTerminated(..) => {
            format!("the script took more than {STEPS} steps and was stopped")
        }
        EvalAltResult::ErrorStackOverflow(_) => String::from("a function calls itself too deep"),
        EvalAltResult::ErrorDataTooLarge(what, _) => {
            format!("the script piles up too much: {}", lower_first(what))
        }
        EvalAltResult::ErrorTooManyVariables(_) => String::from("the script uses too many variables"),
        EvalAltResult::ErrorVariableNotFound(name, _) => format!("nothing is called `{name}`"),
        EvalAltResult::ErrorPropertyNotFound(name, _) => format!("there is no field `{name}`"),
        EvalAltResult::ErrorIndexNotFound(index, _) => format!("there is nothing at `{index}`"),
        EvalAltResult::ErrorArrayBounds(count, index, _) => {
            format!("the list has {count} entries; there is none at {index} (the first is at 0)")
        }
        EvalAltResult::ErrorFunctionNotFound(signature, _) => no_function(signature),
        EvalAltResult::ErrorMismatchDataType(wanted, got, _) => {
            format!("{} is needed here, not {}", kind_of(wanted), kind_of(got))
        }
        EvalAltResult::ErrorArithmetic(what, _) => lower_first(what),
        EvalAltResult::ErrorRuntime(thrown, _) => format!("the script gave up: {thrown}"),
        other => {
            let text = other.to_string();
            lower_first(text.split(" (line ").next().unwrap_or(&text))
        }
    }
}

/// From `round (decimal, i64)`.
fn no_function(signature: &str) -> String {
    let (name, arguments) = signature.split_once(" (").unwrap_or((signature, ""));
    let kinds: Vec<&str> =
        arguments.trim_end_matches(')').split(", ").filter(|kind| !kind.is_empty()).map(kind_of).collect();
    match name {
        "round" => String::from(
            "there is no plain `round`: write `round_half_up(x, places)`, `round_half_even`, `round_up` or `round_down`",
        ),
        _ if kinds.is_empty() => format!("there is no function `{name}`"),
        _ => format!("`{name}` cannot be used with {}", kinds.join(" and ")),
    }
}
