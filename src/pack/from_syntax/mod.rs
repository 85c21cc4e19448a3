//! Trees to a typed pack: names are looked up, kinds and units are checked.
//!
//! First every declaration is collected, so that the order of files and of items means nothing; then questions are typed,
//! then everything that uses them. What cannot be understood becomes poison, so that one mistake is told once.

mod across;
mod aggregates;
mod binder;
mod certification;
mod choice_lists;
mod collect;
mod combinations;
mod conditions;
mod counts;
mod csv;
mod effective;
mod examples;
mod expressions;
mod files;
mod framework;
mod functions;
mod indicators;
mod layers;
mod lets;
mod look;
mod names;
mod origins;
mod own_shapes;
mod parts;
mod patterns;
mod previous;
mod questions;
mod recommendations;
mod references;
mod scripts;
mod shapes;
mod standing;
mod structure;
mod texts;
mod translations;
mod units;
mod unused;

use crate::cycle::Rules;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources, World};

use super::Pack;

/// How much of a pack there is to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole folder: a framework and all that it speaks of.
    Whole,
    /// One file of a pack that is not at hand: what could stand in the other files is not missed.
    Part,
}

/// Which translations of a pack's texts are read with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextsWanted<'a> {
    #[default]
    None,
    /// Those in one language.
    One(&'a str),
    All,
}

/// What is read beside the rules.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// Files of examples that lie outside the folder.
    pub examples: &'a [FileId],
    pub texts: TextsWanted<'a>,
}

/// Reads a pack's folder: every `.kas` file below it and the scripts that they name, without translations.
///
/// `None` when there is no framework to speak of; a pack with mistakes is still given, with poison where they are,
/// so that `check` can say what else is wrong. It must not be scored while `diagnostics` has errors.
pub fn load(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Pack> {
    load_extent(world, Extent::Whole, &Beside::default(), sources, diagnostics)
}

/// As [`load`], with more than the rules.
pub fn load_with(
    world: &dyn World,
    beside: &Beside<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Pack> {
    load_extent(world, Extent::Whole, beside, sources, diagnostics)
}

/// As [`load`], for one file of a pack: no framework and no `language` line are demanded.
pub fn load_part(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Pack> {
    load_extent(world, Extent::Part, &Beside::default(), sources, diagnostics)
}

/// As [`load`], but the rules and texts as they are written, with those that the pack builds on carried over.
pub fn rules(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Rules {
    layers::read(world, Extent::Whole, TextsWanted::All, sources, diagnostics).rules
}

/// The names of a pack's framework and of its cycle, without reading what it means; `None` when it says neither.
pub fn identity(world: &dyn World) -> Option<(String, String)> {
    layers::identity(world)
}

/// The pack that another builds on; `None` when there is none, or it cannot be found.
pub fn base(world: &dyn World) -> Option<Box<dyn World>> {
    layers::base(world)
}

fn load_extent(
    world: &dyn World,
    extent: Extent,
    beside: &Beside<'_>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Pack> {
    let read = layers::read(world, extent, beside.texts, sources, diagnostics);
    if read.lost_base {
        return None;
    }
    let mut of_syntax = Diagnostics::new();
    let mut parse = |file: FileId| crate::syntax::parse(sources, file, &mut of_syntax);
    let trees_beside: Vec<_> = beside.examples.iter().map(|file| parse(*file)).collect();
    let mut faults = read.faults;
    faults.extend(layers::faults(&of_syntax));
    diagnostics.extend(of_syntax);
    let mut declared = collect::collect(&read.rules.trees, &trees_beside, extent, diagnostics);
    declared.faults = faults;
    let mut pack =
        binder::bind(&declared, extent, &read.named, read.fingerprint, &read.rules.texts, diagnostics)?;
    pack.lineage.clone_from(&read.rules.lineage);
    pack.edits.clone_from(&read.rules.edits);
    pack.languages = read.languages.into_iter().collect();
    Some(pack)
}
