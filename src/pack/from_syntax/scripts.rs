//! The files of scripts. A pack reads nothing outside its own folder.

use std::collections::BTreeMap;

use crate::decimal::{Interval, Number};
use crate::diagnostic::{Diagnostic, Diagnostics, codes, either, nearest};
use crate::source::{FileId, Sources, Span, World};
use crate::syntax::tree;

use super::super::{Script, ScriptParameter};
use super::binder::Binder;
use super::collect;
use super::functions::FUNCTIONS;
use super::questions::plain_number;

/// By the place where the path is written: the same path in two packs names two files.
pub type ScriptFiles = BTreeMap<Span, FileId>;

/// The scripts that trees declare, wherever in them.
pub fn declared(trees: &[tree::File]) -> Vec<&tree::Script> {
    let mut found = Vec::new();
    collect::each_declared(trees, &mut |kind| {
        if let tree::ItemKind::Script(script) = kind {
            found.push(script);
        }
    });
    found
}

pub fn read(
    world: &dyn World,
    declared: &[&tree::Script],
    files: &mut ScriptFiles,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    let mut known: BTreeMap<&str, FileId> = BTreeMap::new();
    for script in declared {
        let path = &script.path;
        if let Some(file) = known.get(&*path.text) {
            files.insert(path.span, *file);
            continue;
        }
        let read = read_inside(world, path, "script", "scripts/name.rhai", sources, diagnostics);
        if let Some((file, _)) = read {
            files.insert(path.span, file);
            known.insert(&path.text, file);
        }
    }
}

/// A file that the rules name, and its text. Nothing outside the folder is read.
pub fn read_inside(
    world: &dyn World,
    path: &tree::Text,
    what: &str,
    example: &str,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(FileId, String)> {
    let bytes = bytes_inside(world, path, what, example, diagnostics)?;
    let name = world.display(&path.text);
    let file = crate::syntax::read_text(sources, &name, bytes, diagnostics)?;
    let text = sources.get(file).map(|file| file.text.clone())?;
    Some((file, text))
}

/// What is in a file that the rules name, whatever it is. Nothing outside the folder is read.
pub fn bytes_inside(
    world: &dyn World,
    path: &tree::Text,
    what: &str,
    example: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    if leads_out(&path.text) {
        diagnostics.add(
            Diagnostic::new(
                &codes::PACK_OUTSIDE_FOLDER,
                path.span,
                format!("`{}` leads out of the pack's folder", path.text),
            )
            .label("outside the folder")
            .help(format!(
                "put the {what} into the pack's folder and name it from there, for example `{example}`"
            ))
            .note("a pack reads nothing outside its own folder, so that whoever has the folder has all the rules"),
        );
        return None;
    }
    match world.read(&path.text) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            diagnostics.add(not_found(world, path, what, &error.reason));
            None
        }
    }
}

fn not_found(world: &dyn World, path: &tree::Text, what: &str, reason: &str) -> Diagnostic {
    let (endings, code): (&[&str], _) = match what {
        "script" => (&[".rhai"], &codes::SCRIPT_NOT_FOUND),
        "logo" => (&[".svg", ".png", ".jpg", ".jpeg"], &codes::LOOK_NOT_FOUND),
        "template" => (&[".html"], &codes::LOOK_NOT_FOUND),
        _ => (&[".csv"], &codes::PACK_REFERENCE_VALUES),
    };
    let all = world.list().unwrap_or_default();
    let scripts: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .collect();
    let near = nearest(&path.text, scripts.iter().copied());
    let message = format!("the {what} `{}` cannot be read: {reason}", path.text);
    let told = Diagnostic::new(code, path.span, message).label("named here");
    match (near.is_empty(), scripts.is_empty()) {
        (false, _) => told.help(format!("did you mean {}?", either(&near))),
        (true, false) => told.help(format!("the folder has {}", either(&scripts))),
        (true, true) => told.help(format!("the folder has no file that ends in {}", either(endings))),
    }
}

impl Binder<'_> {
    pub fn bind_scripts(&mut self, files: &ScriptFiles) {
        for found in &self.declared.scripts {
            let tree = found.tree;
            if FUNCTIONS.contains(&&*tree.name.text) {
                let message = format!("`{}` is the name of a function already", tree.name.text);
                let help = "give the script another name; under this one it would take the function's place in every formula";
                self.tell(&codes::PACK_DUPLICATE_NAME, tree.name.span, message, help);
            }
            let gives = match &tree.gives {
                Some((low, high)) => {
                    let ends = plain_number(low).zip(plain_number(high));
                    if let Some((low_number, high_number)) = ends
                        && low_number > high_number
                    {
                        self.tell(
                            &codes::PACK_EMPTY_RANGE,
                            low.span.to(high.span),
                            "no number lies in this range",
                            "the smaller number comes first: `between 0 and 20`",
                        );
                    }
                    ends
                }
                None => None,
            };
            let (low, high) = gives.unwrap_or((Number::LOWEST, Number::HIGHEST));
            self.scripts.push(Script {
                name: tree.name.text.to_string(),
                span: found.span,
                parameters: tree
                    .parameters
                    .iter()
                    .map(|(name, kind)| ScriptParameter {
                        name: name.text.to_string(),
                        kind: *kind,
                        span: name.span,
                    })
                    .collect(),
                gives: Interval::closed(low, high),
                path: tree.path.text.to_string(),
                path_span: tree.path.span,
                file: files.get(&tree.path.span).copied(),
            });
        }
    }
}

fn leads_out(path: &str) -> bool {
    let absolute = path.starts_with('/') || path.contains(':') || path.contains('\\');
    absolute || path.is_empty() || path.split('/').any(|part| part == ".." || part == "." || part.is_empty())
}
