//! The scripting corner: rhai, bounded in steps and memory, exact, without any view of the outside.
//!
//! A script is a pure function of a city's answers. It must not know files, time, chance, or what it was called with
//! before; when it fails, the failure says where in the script, and nothing else is harmed.

mod compile;
mod engine;
mod numbers;
mod places;
mod scan;
mod values;
mod words;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rhai::{CallFnOptions, Dynamic, Scope};

use crate::decimal::Number;
use crate::diagnostic::{Code, Diagnostics, codes};
use crate::order::Gather as _;
use crate::pack::{Pack, ScriptId};
use crate::source::{FileId, Sources, Span};

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
    /// Files that hold together. Two scripts may share one.
    files: BTreeMap<FileId, compile::File>,
    /// In the pack's order: the file of each script that can be called. What is wrong with the others was reported.
    callable: Vec<Option<FileId>>,
}

impl Scripts {
    /// Compiles every script of a pack; one that cannot be compiled is reported and fails when called. A missing file
    /// is the loader's to report.
    #[must_use]
    pub fn compile(pack: &Pack, sources: &Sources, diagnostics: &mut Diagnostics) -> Scripts {
        let mut files: BTreeMap<FileId, Option<compile::File>> = BTreeMap::new();
        let mut callable = Vec::with_capacity(pack.scripts.len());
        for script in &pack.scripts {
            let usable = script.file.filter(|id| {
                let file = files
                    .entry(*id)
                    .or_insert_with(|| compile::File::compile(*id, script.path_span, sources, diagnostics));
                file.as_ref().is_some_and(|file| compile::defines(file, script, diagnostics))
            });
            callable.push(usable);
        }
        let files = files.into_iter().filter_map(|(id, file)| Some((id, file?))).into_map();
        Scripts { files, callable }
    }

    /// Whether a script was compiled and fits its declaration.
    #[must_use]
    pub fn is_callable(&self, id: ScriptId) -> bool {
        self.callable.get(id.index()).is_some_and(Option::is_some)
    }

    /// Calls a script; the same arguments always give the same result.
    ///
    /// # Errors
    /// When the script fails, runs too long, or gives something other than its declaration says.
    pub fn call(&self, pack: &Pack, id: ScriptId, arguments: &[Value]) -> Result<Number, Failure> {
        let declared = pack.scripts.get(id.index());
        let file = self.callable.get(id.index()).copied().flatten().and_then(|file| self.files.get(&file));
        let (Some(script), Some(file)) = (declared, file) else {
            return Err(Failure {
                code: &codes::SCRIPT_FAILED,
                message: String::from("the script cannot be used, for a reason that is told elsewhere"),
                span: declared.map_or(pack.span, |script| script.span),
            });
        };
        let whole = file.places.function(&script.name);
        let result = match run(file, &script.name, arguments) {
            Some(Ok(value)) => value,
            Some(Err(error)) => return Err(words::explain(&error, arguments, &file.places, whole)),
            None => {
                let message = String::from("the script broke off in the middle of a calculation");
                return Err(Failure { code: &codes::SCRIPT_FAILED, message, span: whole });
            }
        };
        let wrong = |message| Failure { code: &codes::SCRIPT_WRONG_RESULT, message, span: whole };
        let number = values::to_number(&result).ok_or_else(|| {
            wrong(format!("`{}` gives {}, and should give a number", script.name, values::kind(&result)))
        })?;
        if script.gives.contains(number) {
            return Ok(number);
        }
        Err(wrong(format!(
            "`{}` gives {number}; its declaration says a number between {} and {}",
            script.name, script.gives.low, script.gives.high
        )))
    }
}

/// `None` when something inside broke off, which must end neither the run nor the other cities.
fn run(
    file: &compile::File,
    function: &str,
    arguments: &[Value],
) -> Option<Result<Dynamic, Box<rhai::EvalAltResult>>> {
    catch_unwind(AssertUnwindSafe(|| {
        let arguments: Vec<Dynamic> = arguments.iter().map(values::to_dynamic).collect();
        let options = CallFnOptions::new().eval_ast(false).rewind_scope(true);
        let mut scope = Scope::new();
        engine::sandbox().call_fn_with_options(options, &mut scope, &file.tree, function, arguments)
    }))
    .ok()
}
