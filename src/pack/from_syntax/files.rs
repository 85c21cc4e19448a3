//! A pack's files: the rules in it, and the fingerprint of all that decides a score.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::order::Order as _;
use crate::source::{FileId, Sources, Span, World};
use crate::syntax::tree::{self, Item, ItemKind};

use super::TextsWanted;

/// A rule file's path in the folder, and its text.
pub struct RuleFile {
    pub path: String,
    pub file: FileId,
}

/// The folder of a pack's texts in other languages.
const TEXTS: &str = "texts/";

/// The language that a file has texts in, by its path.
pub fn language_of(path: &str) -> Option<&str> {
    path.strip_prefix(TEXTS)?.strip_suffix(".kas")
}

/// The languages that a pack has files of texts in.
pub fn languages(world: &dyn World) -> impl Iterator<Item = String> {
    let paths = world.list().unwrap_or_default();
    paths.into_iter().filter_map(|path| language_of(&path).map(str::to_owned))
}

/// Reads every `.kas` file below the folder, in the order of their paths, apart from translations.
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
    let is_rules = |path: &&String| path.ends_with(".kas") && language_of(path).is_none();
    let rules: Vec<&String> = paths.iter().filter(is_rules).collect();
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
    rules.into_iter().filter_map(|path| read(world, path, sources, diagnostics)).collect()
}

/// Reads the translations that are wanted.
pub fn read_texts(
    world: &dyn World,
    wanted: TextsWanted<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<RuleFile> {
    let paths = if wanted == TextsWanted::None { Vec::new() } else { world.list().unwrap_or_default() };
    let is_wanted = |path: &&String| match (language_of(path), wanted) {
        (Some(code), TextsWanted::One(wanted)) => code == wanted,
        (Some(_), TextsWanted::All) => true,
        _ => false,
    };
    paths.iter().filter(is_wanted).filter_map(|path| read(world, path, sources, diagnostics)).collect()
}

fn read(
    world: &dyn World,
    path: &str,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<RuleFile> {
    let name = world.display(path);
    match world.read(path) {
        Ok(bytes) => {
            let file = crate::syntax::read_text(sources, &name, bytes, diagnostics)?;
            Some(RuleFile { path: path.to_owned(), file })
        }
        Err(error) => {
            let file = sources.add(name, "");
            diagnostics.add(
                Diagnostic::new(&codes::PACK_UNREADABLE, Span::new(file, 0, 0), format!("{error}"))
                    .help("see whether the file is there and whether you may read it"),
            );
            None
        }
    }
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

/// BLAKE3 over path and bytes of every rule file and every script and table that is named, in the order of their paths, each with its
/// length before it. Files of nothing but examples and translations are passed over: they decide no score. Of a pack that builds on
/// another that one's fingerprint comes first.
pub fn fingerprint(world: &dyn World, named: &[&str], of_examples: &[&str], base: Option<&str>) -> String {
    let mut paths: Vec<String> = world.list().unwrap_or_default();
    let counts =
        |path: &str| path.ends_with(".kas") && language_of(path).is_none() && !of_examples.contains(&path);
    paths.retain(|path| counts(path) || named.contains(&path.as_str()));
    paths.put_in_order();
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
