//! The scripting corner: rhai, bounded in steps and memory, exact, without any view of the outside.
//!
//! A script is a pure function of a city's answers. It must not know files, time, chance, or what it was called with
//! before; when it fails, the failure says where in the script, and nothing else is harmed.

mod compile;
mod engine;
mod places;
mod values;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rhai::{AST, CallFnOptions, Dynamic, Scope};

use crate::decimal::Number;
use crate::diagnostic::{Code, Diagnostics, codes};
use crate::pack::{Pack, ScriptId};
use crate::source::{Sources, Span};

/// A value handed to a script.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Number(Number),
    YesNo(bool),
    /// A choice's name.
    Choice(String),
    /// Names of the ticked choices, in the question's order.
    Choices(Vec<String>),
    /// Entries of a list, each a value by field name; a field that is left out is missing.
    List(Vec<Vec<(String, Value)>>),
    Text(String),
}

/// Why a script gave no usable number, and where in it.
#[derive(Clone, Debug)]
pub struct Failure {
    pub code: &'static Code,
    pub message: String,
    pub span: Span,
}

/// The compiled scripts of a pack.
#[derive(Debug, Default)]
pub struct Scripts {
    /// In the pack's order; `None` where a script could not be used, which was reported.
    compiled: Vec<Option<Compiled>>,
}

/// One script, ready to call.
#[derive(Debug)]
struct Compiled {
    engine: Arc<rhai::Engine>,
    tree: AST,
    places: places::Places,
}

impl Scripts {
    /// Compiles every script of a pack; one that cannot be compiled is reported and fails when called.
    #[must_use]
    pub fn compile(pack: &Pack, sources: &Sources, diagnostics: &mut Diagnostics) -> Scripts {
        if pack.scripts.is_empty() {
            return Scripts::default();
        }
        let engine = Arc::new(engine::sandbox());
        let compiled = pack
            .scripts
            .iter()
            .map(|script| compile::compile(&engine, script, sources, diagnostics))
            .collect();
        Scripts { compiled }
    }

    /// Calls a script; the same arguments always give the same result.
    ///
    /// # Errors
    /// When the script fails, runs too long, or gives something other than its declaration says.
    pub fn call(&self, pack: &Pack, id: ScriptId, arguments: &[Value]) -> Result<Number, Failure> {
        let declared = pack.scripts.get(id.index());
        let compiled = self.compiled.get(id.index()).and_then(Option::as_ref);
        let (Some(script), Some(compiled)) = (declared, compiled) else {
            return Err(Failure {
                code: &codes::SCRIPT_FAILED,
                message: String::from("the script cannot be used"),
                span: declared.map_or(pack.span, |script| script.span),
            });
        };
        let failure = |code, message, span| Failure { code, message, span };
        let whole = compiled.places.function(&script.name);
        let arguments: Vec<Dynamic> = arguments.iter().map(values::to_dynamic).collect();
        let options = CallFnOptions::new().eval_ast(false).rewind_scope(true);
        // A panic inside arithmetic must end neither the run nor the other cities.
        let result = catch_unwind(AssertUnwindSafe(|| {
            let mut scope = Scope::new();
            let called = compiled.engine.call_fn_with_options::<Dynamic>(
                options,
                &mut scope,
                &compiled.tree,
                &script.name,
                arguments,
            );
            called.map_err(|error| words::explain(&error, &compiled.places, whole))
        }));
        let value = match result {
            Ok(Ok(value)) => value,
            Ok(Err(failed)) => return Err(failed),
            Err(_) => {
                let message = String::from("the script broke off in the middle of a calculation");
                return Err(failure(&codes::SCRIPT_FAILED, message, whole));
            }
        };
        let number = values::to_number(&value).ok_or_else(|| {
            let message = format!("`{}` should give a number and gave {}", script.name, values::kind(&value));
            failure(&codes::SCRIPT_WRONG_RESULT, message, whole)
        })?;
        if script.gives.contains(number) {
            return Ok(number);
        }
        let message = format!(
            "`{}` gave {number}; its declaration says a number between {} and {}",
            script.name, script.gives.low, script.gives.high
        );
        Err(failure(&codes::SCRIPT_WRONG_RESULT, message, whole))
    }
}
