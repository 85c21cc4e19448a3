//! A pack's files: the rules in it, and the fingerprint of all that decides a score.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span, World};
use crate::syntax::tree::{self, Item, ItemKind};

/// A rule file's path in the folder, and its text.
pub struct RuleFile {
    pub path: String,
    pub file: FileId,
}

/// Reads every `.kas` file below the folder, in the order of their paths.
pub fn read_rules(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<RuleFile> {
    let paths = match world.list() {
        Ok(paths) => paths,
        Err(error) => {
            tell_at_folder(world, sources, diagnostics, |span| {
                Diagnostic::new(&codes::PACK_UNREADABLE, span, format!("{error}"))
                    .help("name a folder that exists and that you may read")
            });
            return Vec::new();
        }
    };
    let rules: Vec<&String> = paths.iter().filter(|path| path.ends_with(".kas")).collect();
    if rules.is_empty() {
        tell_at_folder(world, sources, diagnostics, |span| {
            Diagnostic::new(
                &codes::PACK_NO_FILES,
                span,
                format!("there are no rule files in `{}`", world.name()),
            )
            .help("rule files end in `.kas`; name the folder that holds `framework.kas`")
        });
    }
    let mut files = Vec::new();
    for path in rules {
        let name = world.display(path);
        match world.read(path) {
            Ok(bytes) => {
                let file = crate::syntax::read_text(sources, &name, bytes, diagnostics);
                files.extend(file.map(|file| RuleFile { path: path.clone(), file }));
            }
            Err(error) => {
                let file = sources.add(name, "");
                let span = Span::new(file, 0, 0);
                diagnostics.add(
                    Diagnostic::new(&codes::PACK_UNREADABLE, span, format!("{error}"))
                        .help("see whether the file is there and whether you may read it"),
                );
            }
        }
    }
    files
}

/// A folder has no text to point into, so its name stands for it.
fn tell_at_folder(
    world: &dyn World,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
    tell: impl FnOnce(Span) -> Diagnostic,
) {
    let file = sources.add(world.name().to_owned(), "");
    diagnostics.add(tell(Span::new(file, 0, 0)));
}

/// Whether a file holds examples and nothing that decides a score.
pub fn is_of_examples(tree: &tree::File) -> bool {
    let is_example = |item: &Item| matches!(item.kind, ItemKind::Example(_));
    tree.items.iter().any(is_example)
        && tree.items.iter().all(|item| is_example(item) || matches!(item.kind, ItemKind::Language(_)))
}

/// BLAKE3 over path and bytes of every rule file and every script that is declared, in the order of their paths, each with its
/// length before it. Files of nothing but examples are passed over: they decide no score. Of a pack that builds on another
/// that one's fingerprint comes first.
pub fn fingerprint(world: &dyn World, scripts: &[&str], of_examples: &[&str], base: Option<&str>) -> String {
    let mut paths: Vec<String> = world.list().unwrap_or_default();
    let counts = |path: &str| path.ends_with(".kas") && !of_examples.contains(&path);
    paths.retain(|path| counts(path) || scripts.contains(&path.as_str()));
    paths.sort_unstable();
    let mut hasher = blake3::Hasher::new();
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    if let Some(base) = base {
        part(base.as_bytes());
    }
    for path in paths {
        part(path.as_bytes());
        part(&world.read(&path).unwrap_or_default());
    }
    hasher.finalize().to_hex().to_string()
}
