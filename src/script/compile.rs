//! A script's file to something that can be called, and what can be wrong with it before any city is scored.

use rhai::AST;

use crate::diagnostic::{Diagnostic, Diagnostics, codes, either, nearest};
use crate::order::Order as _;
use crate::pack::Script;
use crate::source::{FileId, Sources, Span};

use super::engine::{FUNCTIONS, sandbox};
use super::places::Places;
use super::{scan, words};

/// A file of functions that hold together.
#[derive(Debug)]
pub struct File {
    pub tree: AST,
    pub places: Places,
}

impl File {
    /// `None` when it cannot be used; the reason is told. `declared` is where the pack names it.
    pub fn compile(
        id: FileId,
        declared: Span,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<File> {
        let places = Places::new(id, &sources.get(id)?.text);
        let compiled = sandbox().compile(places.for_rhai());
        let outside = scan::outside_functions(places.text(), places.tokens()).map(|range| places.span(range));
        let fault = compiled.as_ref().err().map(|error| (words::of_parsing(error, &places), error));
        if let Some(span) = outside
            && fault.as_ref().is_none_or(|((at, ..), _)| span.start <= at.start)
        {
            let message = format!("`{}` stands outside every function", sources.text(span));
            diagnostics.add(
                Diagnostic::new(&codes::SCRIPT_DOES_NOT_COMPILE, span, message)
                    .label("this would never be run")
                    .also(declared, "declared here")
                    .help("move it into the function that needs it: `fn name(…) { … }`"),
            );
            return None;
        }
        if let Some(((span, message, help), _)) = fault {
            let told = Diagnostic::new(&codes::SCRIPT_DOES_NOT_COMPILE, span, message)
                .label("the script cannot be understood here")
                .also(declared, "declared here");
            diagnostics.add(match help {
                Some(help) => told.help(help),
                None => told,
            });
            return None;
        }
        let file = File { tree: compiled.ok()?, places };
        file.calls_only_what_there_is(declared, diagnostics).then_some(file)
    }

    fn functions(&self) -> Vec<(&str, usize)> {
        let functions = self.tree.iter_functions().map(|function| (function.name, function.params.len()));
        let mut functions: Vec<_> = functions.collect();
        functions.put_in_order();
        functions
    }

    fn calls_only_what_there_is(&self, declared: Span, diagnostics: &mut Diagnostics) -> bool {
        let own = self.functions();
        let known = |name: &str| FUNCTIONS.contains(&name) || own.iter().any(|(of_own, _)| *of_own == name);
        let unknown: Vec<_> = scan::calls(self.places.text(), self.places.tokens())
            .filter(|(name, _)| !words::is_keyword(name) && !known(name))
            .collect();
        for (name, range) in &unknown {
            let message = words::no_function(name, own.iter().map(|(name, _)| *name));
            diagnostics.add(
                Diagnostic::new(&codes::SCRIPT_DOES_NOT_COMPILE, self.places.span(range.clone()), message.0)
                    .label("scripts have no such function")
                    .also(declared, "declared here")
                    .help(message.1),
            );
        }
        unknown.is_empty()
    }
}

/// Whether the file defines the function that a declaration speaks of; told when it does not.
pub fn defines(file: &File, script: &Script, diagnostics: &mut Diagnostics) -> bool {
    let functions = file.functions();
    let mut counts = functions.iter().filter(|(name, _)| *name == script.name).map(|(_, count)| *count);
    let wanted = script.parameters.len();
    let Some(taken) = counts.clone().find(|count| *count == wanted).or(counts.next()) else {
        diagnostics.add(no_such_function(&functions, script));
        return false;
    };
    if taken == wanted {
        return true;
    }
    let message = format!(
        "`{}` is declared with {} and defined with {}",
        script.name,
        words::values(wanted),
        words::values(taken)
    );
    let parameters: Vec<&str> = script.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    diagnostics.add(
        Diagnostic::new(&codes::SCRIPT_WRONG_PARAMETERS, file.places.function(&script.name), message)
            .label(format!("takes {}", words::values(taken)))
            .also(script.span, format!("declared with {}", words::values(wanted)))
            .help(format!(
                "write `fn {}({})`, or change the declaration",
                script.name,
                parameters.join(", ")
            )),
    );
    false
}

fn no_such_function(functions: &[(&str, usize)], script: &Script) -> Diagnostic {
    let mut names: Vec<&str> = functions.iter().map(|(name, _)| *name).collect();
    names.dedup();
    let near = nearest(&script.name, names.iter().copied());
    let help = if !script.name.is_ascii() {
        String::from(
            "functions in scripts are named with the letters a to z, digits and `_`: rename the script in its declaration",
        )
    } else if names.is_empty() {
        format!("write it as `fn {}(…) {{ … }}`", script.name)
    } else {
        let told = if near.is_empty() { &names } else { &near };
        format!("it defines {}; the names have to be the same", either(told.get(..3).unwrap_or(told)))
    };
    let message = format!("the script defines no function `{}`", script.name);
    Diagnostic::new(&codes::SCRIPT_NO_SUCH_FUNCTION, script.path_span, message)
        .label("in this file")
        .help(help)
}
