//! A pack's files, and below them those of the pack that it builds on.

use std::collections::BTreeSet;

use crate::cycle::{self, Ancestor, Rules, TextsOf};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, codes};
use crate::order::Gather as _;
use crate::source::{self, FileId, ReadError, Sources, Span, World};
use crate::syntax::tree::{self, Extends, ItemKind};

use super::look::{self, LookFiles};
use super::references::{self, ReferenceFiles};
use super::scripts::{self, ScriptFiles};
use super::{Extent, TextsWanted, files};

/// So many packs may build on one another.
const DEEPEST: usize = 16;

/// The files that rules name.
#[derive(Default)]
pub struct NamedFiles {
    pub scripts: ScriptFiles,
    pub references: ReferenceFiles,
    pub looks: LookFiles,
}

impl NamedFiles {
    fn extend(&mut self, base: NamedFiles) {
        self.scripts.extend(base.scripts);
        self.references.extend(base.references);
        self.looks.extend(base.looks);
    }
}

/// What the files of a pack, and of those it builds on, come to.
#[derive(Default)]
pub struct Layers {
    pub rules: Rules,
    pub named: NamedFiles,
    /// Where files are not well-formed.
    pub faults: Vec<Span>,
    pub fingerprint: String,
    /// The languages that there are texts in, whether they are read or not.
    pub languages: BTreeSet<String>,
    /// The pack builds on another that could not be read: what it would have brought is not missed.
    pub lost_base: bool,
}

pub fn read(
    world: &dyn World,
    extent: Extent,
    wanted: TextsWanted<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Layers {
    layer(world, extent, wanted, &mut Vec::new(), sources, diagnostics)
}

/// `above` are the packs that build on this one.
fn layer(
    world: &dyn World,
    extent: Extent,
    wanted: TextsWanted<'_>,
    above: &mut Vec<String>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Layers {
    let files = files::read_rules(world, sources, diagnostics);
    let mut of_syntax = Diagnostics::new();
    let trees: Vec<tree::File> =
        files.iter().map(|one| crate::syntax::parse(sources, one.file, &mut of_syntax)).collect();
    let texts = texts(world, wanted, sources, &mut of_syntax);
    let mut languages: BTreeSet<String> = files::languages(world).into_set();
    let mut faults: Vec<Span> = self::faults(&of_syntax).collect();
    diagnostics.extend(of_syntax);
    let of_examples: Vec<&str> = files
        .iter()
        .zip(&trees)
        .filter(|(_, tree)| files::is_of_examples(tree))
        .map(|(one, _)| one.path.as_str())
        .collect();

    let mut named = NamedFiles::default();
    let declared = scripts::declared(&trees);
    if extent == Extent::Whole {
        scripts::read(world, &declared, &mut named.scripts, sources, diagnostics);
        references::read(world, &trees, &mut named.references, sources, diagnostics);
        look::read(world, &trees, &mut named.looks, sources, diagnostics);
    }
    let tables = references::paths(&trees).into_iter().map(|path| &*path.text);
    let paths: Vec<&str> = declared.iter().map(|script| &*script.path.text).chain(tables).collect();
    let fingerprint = |base: Option<&str>| files::fingerprint(world, &paths, &of_examples, base);

    let extends = cycle::framework_in(&trees).and_then(|framework| framework.extends.clone());
    let Some(extends) = extends.filter(|_| extent == Extent::Whole) else {
        let fingerprint = fingerprint(None);
        let mut rules = Rules::without_base(trees, extent == Extent::Whole, diagnostics);
        rules.texts = texts;
        return Layers { rules, named, faults, fingerprint, languages, lost_base: false };
    };
    above.push(world.name().to_owned());
    let base = open(world, &extends, above).and_then(|base| {
        let read = layer(&*base, Extent::Whole, wanted, above, sources, diagnostics);
        // A folder without rules was told of.
        (!read.rules.trees.is_empty()).then_some((base, read)).ok_or(None)
    });
    match base {
        Ok((base, read)) => {
            let fingerprint = fingerprint(Some(&read.fingerprint));
            let ancestor = ancestor(&*base, &read);
            named.extend(read.named);
            faults.extend(read.faults);
            languages.extend(read.languages);
            let lost_base = read.lost_base;
            let rules = Rules::extended(read.rules, ancestor, trees, texts, diagnostics);
            let tables = named.references.iter().map(|(path, (file, _))| (*path, *file));
            let files = named.scripts.iter().map(|(path, file)| (*path, *file)).chain(tables).into_map();
            let told = rules.tell_old_names(&files, sources, diagnostics);
            named.references.retain(|path, _| !told.contains(path));
            Layers { rules, named, faults, fingerprint, languages, lost_base }
        }
        Err(told) => {
            told.into_iter().for_each(|told| diagnostics.add(*told));
            let fingerprint = fingerprint(None);
            let rules = Rules::without_base(trees, false, diagnostics);
            Layers { rules, named, faults, fingerprint, languages, lost_base: true }
        }
    }
}

/// The pack's own texts in the languages that are wanted.
fn texts(
    world: &dyn World,
    wanted: TextsWanted<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<TextsOf> {
    let read = files::read_texts(world, wanted, sources, diagnostics);
    let texts = read.into_iter().filter_map(|texts| {
        let code = files::language_of(&texts.path)?.to_owned();
        let tree = crate::syntax::parse(sources, texts.file, diagnostics);
        Some(TextsOf { code, tree, is_own: true, files: vec![texts.file], stale: BTreeSet::new() })
    });
    texts.collect()
}

/// Where texts are not well-formed.
pub fn faults(of_syntax: &Diagnostics) -> impl Iterator<Item = Span> {
    of_syntax.iter().filter(|one| one.severity() == Severity::Error).map(Diagnostic::span)
}

/// A pack's own files, read for a look.
fn own_trees(world: &dyn World) -> Vec<tree::File> {
    let (mut sources, mut unheard) = (Sources::new(), Diagnostics::new());
    let files = files::read_rules(world, &mut sources, &mut unheard);
    files.iter().map(|one| crate::syntax::parse(&sources, one.file, &mut unheard)).collect()
}

/// The names of a pack's framework and of its cycle.
pub fn identity(world: &dyn World) -> Option<(String, String)> {
    let trees = own_trees(world);
    let framework = cycle::framework_in(&trees)?;
    Some((framework.name.text.to_string(), cycle_of(framework)?.to_owned()))
}

/// The pack that another builds on.
pub fn base(world: &dyn World) -> Option<Box<dyn World>> {
    let trees = own_trees(world);
    let extends = cycle::framework_in(&trees)?.extends.clone()?;
    open(world, &extends, &[]).ok()
}

/// Finds what `extends` names; the mistake, where that fails.
fn open(
    world: &dyn World,
    extends: &Extends,
    above: &[String],
) -> Result<Box<dyn World>, Option<Box<Diagnostic>>> {
    let base = &extends.base;
    let opened = match &extends.framework {
        Some(framework) => brought_along(&framework.text, &base.text),
        None => match base.text.strip_prefix("../").filter(|name| is_folder_name(name)) {
            Some(name) => world.beside(name),
            None => return Err(Some(Box::new(outside(base)))),
        },
    };
    match opened {
        Ok(opened) if above.len() < DEEPEST && !above.iter().any(|name| name == opened.name()) => Ok(opened),
        Ok(opened) => Err(Some(Box::new(in_circles(base, opened.name())))),
        Err(error) => Err(Some(Box::new(not_found(extends, &error)))),
    }
}

fn is_folder_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':'])
}

/// The pack that the program brings along, when it is of that framework and cycle.
fn brought_along(framework: &str, cycle: &str) -> Result<Box<dyn World>, ReadError> {
    let world = source::builtin_with_examples();
    let trees = own_trees(&world);
    let known = cycle::framework_in(&trees);
    let own_cycle = known.and_then(cycle_of).unwrap_or_default();
    match known {
        Some(known) if *known.name.text == *framework && own_cycle == cycle => Ok(Box::new(world)),
        known => {
            let has =
                known.map_or(String::from("none"), |known| format!("`{} \"{own_cycle}\"`", known.name.text));
            let reason = format!("the program does not bring it along; it brings {has}");
            Err(ReadError { path: format!("{framework} {cycle}"), reason })
        }
    }
}

fn cycle_of(framework: &tree::Framework) -> Option<&str> {
    framework.items.iter().find_map(|item| match &item.kind {
        ItemKind::Cycle(cycle) => Some(&*cycle.text),
        _ => None,
    })
}

fn ancestor(world: &dyn World, read: &Layers) -> Ancestor {
    let framework = cycle::framework_in(&read.rules.trees);
    let title = framework.map_or(String::new(), |one| {
        format!("{} {}", one.name.text, cycle_of(one).unwrap_or("")).trim_end().to_owned()
    });
    let inherited: Vec<FileId> =
        read.rules.lineage.ancestors.iter().flat_map(|one| one.files.iter().copied()).collect();
    let rules = read.rules.trees.iter().map(|tree| tree.file);
    let tables = read.named.references.values().map(|(file, _)| *file);
    let texts = read.rules.texts.iter().flat_map(|one| one.files.iter().copied());
    let files = rules
        .chain(read.named.scripts.values().copied())
        .chain(tables)
        .chain(texts)
        .filter(|id| !inherited.contains(id))
        .collect();
    Ancestor { title, folder: world.name().to_owned(), files }
}

fn outside(base: &tree::Text) -> Diagnostic {
    Diagnostic::new(
        &codes::CYCLE_BASE_NOT_FOUND,
        base.span,
        format!("`{}` does not name a folder beside the pack", base.text),
    )
    .label("not beside the pack")
    .help("write `extends \"../name\"`, with the name of a folder that lies where the pack's own folder lies")
    .note("nothing else outside the pack's folder is read, so that whoever has the folder above has all the rules")
}

fn in_circles(base: &tree::Text, name: &str) -> Diagnostic {
    Diagnostic::new(&codes::CYCLE_BASE_IN_CIRCLES, base.span, format!("`{name}` builds on itself"))
        .label("leads back to where it began")
        .help("build the cycle on an earlier one that stands without it")
}

fn not_found(extends: &Extends, error: &ReadError) -> Diagnostic {
    let told = Diagnostic::new(
        &codes::CYCLE_BASE_NOT_FOUND,
        extends.base.span,
        format!("the cycle before cannot be read: {error}"),
    )
    .label("named here");
    match &extends.framework {
        Some(_) => {
            told.help("put its pack into a folder beside this one, and write `extends \"../its-folder\"`")
        }
        None => {
            told.help("name a folder that lies beside the pack's own, for example `extends \"../dmaf-2.0\"`")
        }
    }
}
