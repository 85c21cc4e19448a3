//! What rhai says of a fault, in words for an analyst.

use rhai::{EvalAltResult, LexError, ParseError, ParseErrorType, Position};

use crate::diagnostic::{codes, either, nearest};
use crate::order::Order as _;
use crate::source::Span;

use super::engine::{Bound, CALLS, FUNCTIONS, STEPS, WITHOUT};
use super::places::Places;
use super::values::kind_of;
use super::{Failure, Value, scan};

/// "2 values"
pub fn values(count: usize) -> String {
    match count {
        0 => String::from("no values"),
        1 => String::from("1 value"),
        count => format!("{count} values"),
    }
}

/// Whether a word before a bracket is rhai's own and no function's name.
pub fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "if" | "else"
            | "while"
            | "until"
            | "do"
            | "loop"
            | "for"
            | "in"
            | "switch"
            | "return"
            | "throw"
            | "let"
            | "const"
    )
}

/// A fault found before the script ran: where, what, and what to do about it.
pub fn of_parsing(error: &ParseError, places: &Places) -> (Span, String, Option<String>) {
    let span = places.token(error.position()).unwrap_or(places.end());
    let (message, help) = match error.err_type() {
        ParseErrorType::UnexpectedEOF => {
            (String::from("the script ends too early"), Some("a closing bracket is missing".to_owned()))
        }
        ParseErrorType::MissingToken(token, _) => {
            (format!("`{token}` is missing"), Some(format!("write `{token}` before this place")))
        }
        ParseErrorType::VariableUndefined(name) => {
            let defined = scan::defined(places.text(), places.tokens());
            let near = nearest(name, defined.into_iter().filter(|known| known != name));
            let help = if near.is_empty() {
                "a function sees its own parameters and what `let` defines in it, nothing else".to_owned()
            } else {
                format!("did you mean {}?", either(&near))
            };
            (format!("nothing is called `{name}`"), Some(help))
        }
        ParseErrorType::VariableExists(name) => (
            format!("there is already something called `{name}`"),
            Some(format!("leave out `let` to change it, or find a new name for what is not `{name}`")),
        ),
        ParseErrorType::Reserved(word) | ParseErrorType::BadInput(LexError::ImproperSymbol(word, _)) => {
            without(word)
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => (
            String::from("a text is not closed"),
            Some("write `\"` at its end; a text of several lines stands between back-ticks".to_owned()),
        ),
        ParseErrorType::BadInput(LexError::MalformedNumber(number)) => (
            format!("`{number}` is not a number"),
            Some("numbers are written like `12` or `12.5`, with a `.` and without grouping".to_owned()),
        ),
        ParseErrorType::BadInput(LexError::UnexpectedInput(input)) => (
            format!("`{input}` means nothing here"),
            input.chars().any(char::is_alphabetic).then(|| {
                "names in scripts are written with the letters a to z; other scripts belong in texts"
                    .to_owned()
            }),
        ),
        ParseErrorType::ExprTooDeep => (
            String::from("brackets and blocks nest too deep here"),
            Some("name what stands inside with `let`, or move it into a function of its own".to_owned()),
        ),
        ParseErrorType::WrongFnDefinition => (
            String::from("a function is defined inside another"),
            Some("move it out of the function's `{ }`".to_owned()),
        ),
        ParseErrorType::FnDuplicatedDefinition(name, _) => {
            (format!("`{name}` is defined twice"), Some("take out one of the two".to_owned()))
        }
        ParseErrorType::MismatchedType(wanted, got) => {
            (format!("{} is needed here, not {}", kind_of(wanted), kind_of(got)), None)
        }
        other => (format!("the script is not well-formed: {}", lower_first(&other.to_string())), None),
    };
    (span, message, help)
}

fn without(word: &str) -> (String, Option<String>) {
    let message = format!("`{word}` cannot be used in a script");
    let help = WITHOUT.iter().find(|(known, _)| *known == word).map(|(_, help)| *help);
    (message, help.map(str::to_owned))
}

fn lower_first(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// Message and help for a call of what does not exist. `own`: the script's own functions.
pub fn no_function<'a>(name: &str, own: impl IntoIterator<Item = &'a str>) -> (String, String) {
    let help = match name {
        "round" => String::from(
            "say how: `round_half_up(x, places)`, `round_half_even(x, places)`, `round_up(x, places)` or `round_down(x, places)`",
        ),
        "ceil" => String::from("write `ceiling(x)`"),
        "sleep" | "exit" | "timestamp" | "rand" => String::from(
            "a script has no clock, no chance and no way out; it calculates with what it is given",
        ),
        _ => {
            let near = nearest(name, FUNCTIONS.into_iter().chain(own));
            if near.is_empty() {
                String::from(
                    "define it in this file, or write it with what there is: `docs/language.md`, Scripts",
                )
            } else {
                format!("did you mean {}?", either(&near))
            }
        }
    };
    let message = match name {
        "round" => String::from("there is no plain `round`"),
        _ => format!("there is no function `{name}`"),
    };
    (message, help)
}

/// A fault while a script ran, at the innermost place that is known; `whole` where none is.
pub fn explain(error: &EvalAltResult, arguments: &[Value], places: &Places, whole: Span) -> Failure {
    let mut inner = error;
    let mut place = known(error.position(), places);
    while let EvalAltResult::ErrorInFunctionCall(_, _, next, _) = inner {
        inner = next;
        place = known(inner.position(), places).or(place);
    }
    let message = match bound(inner) {
        Some(bound) => of_bound(bound),
        None => message(inner, arguments),
    };
    let code = match bound(inner) {
        Some(Bound::Steps) => {
            // rhai does not say where it stopped counting.
            place = place.or_else(|| places.first_loop());
            &codes::SCRIPT_RAN_TOO_LONG
        }
        _ => &codes::SCRIPT_FAILED,
    };
    Failure { code, message, span: place.unwrap_or(whole) }
}

fn known(position: Position, places: &Places) -> Option<Span> {
    if position.is_none() { None } else { places.token(position) }
}

fn bound(error: &EvalAltResult) -> Option<Bound> {
    match error {
        EvalAltResult::ErrorTooManyOperations(_) => Some(Bound::Steps),
        EvalAltResult::ErrorStackOverflow(_) => Some(Bound::Calls),
        EvalAltResult::ErrorDataTooLarge(..) => Some(Bound::Size),
        EvalAltResult::ErrorRuntime(thrown, _) | EvalAltResult::ErrorTerminated(thrown, _) => {
            thrown.clone().try_cast::<Bound>()
        }
        _ => None,
    }
}

fn of_bound(bound: Bound) -> String {
    match bound {
        Bound::Steps => format!("the script took more than {STEPS} steps and was stopped"),
        Bound::Calls => format!("functions call one another too deep; {CALLS} deep is as far as it goes"),
        Bound::Size => String::from("a text or a list grows larger than a script can hold"),
    }
}

fn message(error: &EvalAltResult, arguments: &[Value]) -> String {
    match error {
        EvalAltResult::ErrorTooManyVariables(_) => String::from("the script uses too many variables"),
        EvalAltResult::ErrorVariableNotFound(name, _) => format!("nothing is called `{name}`"),
        EvalAltResult::ErrorPropertyNotFound(name, _) => no_field(name, arguments),
        EvalAltResult::ErrorIndexNotFound(index, _) => no_field(&index.to_string(), arguments),
        EvalAltResult::ErrorArrayBounds(count, index, _) => {
            format!("there is no entry {index} in a list of {count} (the first is entry 0)")
        }
        EvalAltResult::ErrorStringBounds(count, index, _) => {
            format!("there is no letter {index} in a text of {count} (the first is letter 0)")
        }
        EvalAltResult::ErrorFor(_) => {
            String::from("only a list, a text or a range can be gone through with `for`")
        }
        EvalAltResult::ErrorIndexingType(signature, _) => {
            let kind = signature.split(" [").next().unwrap_or(signature);
            format!("{} has no entries that could be picked with `[ ]`", kind_of(kind))
        }
        EvalAltResult::ErrorFunctionNotFound(signature, _) => misused(signature),
        EvalAltResult::ErrorMismatchDataType(wanted, got, _) => {
            format!("{} is needed here, not {}", kind_of(wanted), kind_of(got))
        }
        EvalAltResult::ErrorAssignmentToConstant(name, _) => {
            format!("`{name}` is constant and cannot change")
        }
        EvalAltResult::ErrorArithmetic(what, _) => lower_first(what),
        EvalAltResult::ErrorRuntime(thrown, _) if thrown.is_unit() => String::from("the script gave up"),
        EvalAltResult::ErrorRuntime(thrown, _) => format!("the script gave up: {thrown}"),
        other => {
            let text = other.to_string();
            lower_first(text.split(" (line ").next().unwrap_or(&text))
        }
    }
}

/// The fields that could be meant are those of the lists the script was given.
fn no_field(name: &str, arguments: &[Value]) -> String {
    let mut fields: Vec<&str> = Vec::new();
    for argument in arguments {
        if let Value::List(entries) = argument {
            fields.extend(entries.iter().flatten().map(|(field, _)| field.as_str()));
        }
    }
    fields.put_in_order();
    fields.dedup();
    let near = nearest(name, fields.iter().copied().filter(|field| *field != name));
    if near.is_empty() {
        format!("there is no field `{name}` here")
    } else {
        format!("there is no field `{name}` here; did you mean {}?", either(&near))
    }
}

/// A function that exists is used with what it does not take: `+ (array, i64)`.
fn misused(signature: &str) -> String {
    let (name, arguments) = signature.split_once(" (").unwrap_or((signature, ""));
    let kinds: Vec<&str> =
        arguments.trim_end_matches(')').split(", ").filter(|kind| !kind.is_empty()).map(kind_of).collect();
    if kinds.is_empty() {
        format!("`{name}` cannot be used without values")
    } else {
        format!("`{name}` cannot be used with {}", kinds.join(" and "))
    }
}
