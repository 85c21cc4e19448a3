//! Trees to a typed pack: names are looked up, kinds and units are checked.
//!
//! First every declaration is collected, so that the order of files and of items means nothing; then questions are typed,
//! then everything that uses them. What cannot be understood becomes poison, so that one mistake is told once.

mod aggregates;
mod binder;
mod collect;
mod combinations;
mod conditions;
mod effective;
mod examples;
mod expressions;
mod files;
mod framework;
mod functions;
mod indicators;
mod layers;
mod lets;
mod names;
mod origins;
mod parts;
mod patterns;
mod questions;
mod recommendations;
mod scripts;
mod shapes;
mod texts;
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

/// As [`load`], but the rules as they are written, with those that the pack builds on carried over.
pub fn rules(world: &dyn World, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Rules {
    layers::read(world, Extent::Whole, sources, diagnostics).rules
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
    beside: &[FileId],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Pack> {
    let read = layers::read(world, extent, sources, diagnostics);
    if read.lost_base {
        return None;
    }
    let mut of_syntax = Diagnostics::new();
    let trees_beside: Vec<_> =
        beside.iter().map(|file| crate::syntax::parse(sources, *file, &mut of_syntax)).collect();
    let mut faults = read.faults;
    faults.extend(layers::faults(&of_syntax));
    diagnostics.extend(of_syntax);
    let mut declared = collect::collect(&read.rules.trees, &trees_beside, extent, diagnostics);
    declared.faults = faults;
    let mut pack = binder::bind(&declared, extent, &read.scripts, read.fingerprint, diagnostics)?;
    pack.lineage.clone_from(&read.rules.lineage);
    Some(pack)
}
