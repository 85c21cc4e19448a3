//! Trees to a typed pack: names are looked up, kinds and units are checked.
//!
//! First every declaration is collected, so that the order of files and of items means nothing; then questions are typed,
//! then everything that uses them. What cannot be understood becomes poison, so that one mistake is told once.

mod aggregates;
mod binder;
mod collect;
mod combinations;
mod conditions;
mod examples;
mod expressions;
mod files;
mod framework;
mod functions;
mod indicators;
mod lets;
mod names;
mod origins;
mod parts;
mod patterns;
mod questions;
mod recommendations;
mod scripts;
mod shapes;
mod structure;
mod texts;
mod units;
mod unused;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{FileId, Sources, Span, World};

use super::Pack;

/// How much of a pack there is to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole folder: a framework and all that it speaks of.
    Whole,
    /// One file of a pack that is not at hand: what could stand in the other files is not missed.
    Part,
}

/// Reads a pack's folder: every `.kas` file below it and the scripts that they name.
///
/// `None` when there is no framework to speak of; a pack with mistakes is still given, with poison where they are,
/// so that `check` can say what else is wrong. It must not be scored while `diagnostics` has errors.
pub fn load(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Pack> {
    load_extent(world, Extent::Whole, &[], sources, diagnostics)
}

/// As [`load`], with examples from files that lie outside the folder.
pub fn load_with_examples(
    world: &dyn World,
    beside: &[FileId],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Pack> {
    load_extent(world, Extent::Whole, beside, sources, diagnostics)
}

/// As [`load`], for one file of a pack: no framework and no `language` line are demanded.
pub fn load_part(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Pack> {
    load_extent(world, Extent::Part, &[], sources, diagnostics)
}

fn load_extent(
    world: &dyn World,
    extent: Extent,
    beside: &[FileId],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Pack> {
    let rules = files::read_rules(world, sources, diagnostics);
    let mut of_syntax = Diagnostics::new();
    let mut parse = |file: FileId| crate::syntax::parse(sources, file, &mut of_syntax);
    let trees: Vec<_> = rules.iter().map(|rules| parse(rules.file)).collect();
    let trees_beside: Vec<_> = beside.iter().map(|file| parse(*file)).collect();
    let is_error = |one: &&Diagnostic| one.severity() == Severity::Error;
    let faults: Vec<Span> = of_syntax.iter().filter(is_error).map(Diagnostic::span).collect();
    diagnostics.extend(of_syntax);
    let of_examples: Vec<&str> = rules
        .iter()
        .zip(&trees)
        .filter(|(_, tree)| files::is_of_examples(tree))
        .map(|(rules, _)| rules.path.as_str())
        .collect();
    let mut declared = collect::collect(&trees, &trees_beside, extent, diagnostics);
    declared.faults = faults;
    let scripts = match extent {
        Extent::Whole => scripts::read(world, &declared, sources, diagnostics),
        Extent::Part => scripts::ScriptFiles::new(),
    };
    let fingerprint = files::fingerprint(world, &declared, &of_examples);
    binder::bind(&declared, extent, &scripts, fingerprint, diagnostics)
}
