//! A script's file to something that can be called, and what can be wrong with it before any city is scored.

use std::sync::Arc;

use rhai::Engine;

use crate::diagnostic::{Diagnostic, Diagnostics, codes, either, nearest};
use crate::pack::Script;
use crate::source::Sources;

use super::places::Places;
use super::{Compiled, words};

/// `None` when it cannot be used; the reason is told, unless the loader told it (the file is missing).
pub fn compile(
    engine: &Arc<Engine>,
    script: &Script,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Compiled> {
    let file = script.file?;
    let text = &sources.get(file)?.text;
    let places = Places::new(file, text);
    let tree = match engine.compile(text.trim_start_matches('\u{feff}')) {
        Ok(tree) => tree,
        Err(error) => {
            let span = places.token(error.position()).unwrap_or(places.whole());
            let (message, help) = words::of_parsing(error.err_type());
            let told = Diagnostic::new(&codes::SCRIPT_DOES_NOT_COMPILE, span, message)
                .label("the script cannot be understood here")
                .also(script.path_span, "declared here");
            diagnostics.add(match help {
                Some(help) => told.help(help),
                None => told,
            });
            return None;
        }
    };
    let mut defined: Vec<(&str, usize)> =
        tree.iter_functions().map(|function| (function.name, function.params.len())).collect();
    defined.sort_unstable();
    let of_that_name: Vec<usize> =
        defined.iter().filter(|(name, _)| *name == script.name).map(|(_, count)| *count).collect();
    if of_that_name.is_empty() {
        let message = format!("the script defines no function `{}`", script.name);
        let near = nearest(&script.name, defined.iter().map(|(name, _)| *name));
        let names: Vec<&str> = defined.iter().map(|(name, _)| *name).collect();
        let help = match (near.is_empty(), names.is_empty()) {
            (false, _) => format!("it defines {}; the names have to be the same", either(&near)),
            (true, false) => format!("it defines {}; the names have to be the same", either(&names)),
            (true, true) => format!("write it as `fn {}(…) {{ … }}`", script.name),
        };
        diagnostics.add(
            Diagnostic::new(&codes::SCRIPT_NO_SUCH_FUNCTION, script.path_span, message)
                .label("in this file")
                .help(help),
        );
        return None;
    }
    let wanted = script.parameters.len();
    if !of_that_name.contains(&wanted) {
        let taken = of_that_name.first().copied().unwrap_or(0);
        let message = format!(
            "`{}` is declared with {} and defined with {}",
            script.name,
            words::values(wanted),
            words::values(taken)
        );
        let parameters: Vec<&str> =
            script.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        diagnostics.add(
            Diagnostic::new(&codes::SCRIPT_WRONG_PARAMETERS, places.function(&script.name), message)
                .label(format!("takes {}", words::values(taken)))
                .also(script.span, format!("declared with {}", words::values(wanted)))
                .help(format!("write `fn {}({})`", script.name, parameters.join(", "))),
        );
        return None;
    }
    Some(Compiled { engine: Arc::clone(engine), tree, places })
}
