//! The scripting corner: rhai, bounded in steps and memory, exact, without any view of the outside.

use crate::decimal::Number;
use crate::diagnostic::{Code, Diagnostics};
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
pub struct Scripts {}

impl Scripts {
    /// Compiles every script of a pack; one that cannot be compiled is reported and fails when called.
    #[must_use]
    pub fn compile(_pack: &Pack, _sources: &Sources, _diagnostics: &mut Diagnostics) -> Scripts {
        Scripts {}
    }

    /// Calls a script; the same arguments always give the same result.
    ///
    /// # Errors
    /// When the script fails, runs too long, or gives something other than its declaration says.
    pub fn call(&self, pack: &Pack, script: ScriptId, _arguments: &[Value]) -> Result<Number, Failure> {
        let span = pack.scripts.get(script.index()).map_or(pack.span, |script| script.span);
        Err(Failure {
            code: &crate::diagnostic::codes::SCRIPT_FAILED,
            message: String::from("the script was not compiled"),
            span,
        })
    }
}
