//! Whose fault it is: of the cycle that was read, or of one that it builds on.

use std::collections::BTreeSet;

use crate::cycle::Lineage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pack::{self, Beside, TextsWanted};
use crate::script::Scripts;
use crate::source::{Sources, World};

/// Says of everything that was found in a pack whether it is inherited, or comes from what the pack changes. Where
/// something lies in the rules of a cycle before, that one is read and proved by itself, to see whether it has the
/// fault too.
#[must_use]
pub fn attribute(world: &dyn World, lineage: &Lineage, sources: &Sources, found: Diagnostics) -> Diagnostics {
    if lineage.ancestors.is_empty() {
        return found;
    }
    let mut of_base: Option<BTreeSet<Fault>> = None;
    let mut attributed = Diagnostics::new();
    for one in found.sorted() {
        let is_in_base = |one: &Diagnostic| {
            of_base.get_or_insert_with(|| faults_of_base(world)).contains(&Fault::of(one, sources))
        };
        attributed.add(lineage.attribute(one, sources, is_in_base));
    }
    attributed
}

/// A diagnostic as it is known across two readings of the same files.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    code: &'static str,
    file: String,
    start: u32,
    end: u32,
}

impl Fault {
    fn of(one: &Diagnostic, sources: &Sources) -> Fault {
        let span = one.span();
        let file = sources.get(span.file).map_or_else(String::new, |file| file.name.clone());
        Fault { code: one.code().id, file, start: span.start, end: span.end }
    }
}

fn faults_of_base(world: &dyn World) -> BTreeSet<Fault> {
    let Some(base) = pack::base(world) else { return BTreeSet::new() };
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let beside = Beside { texts: TextsWanted::All, ..Beside::default() };
    if let Some(pack) = pack::load_with(&*base, &beside, &mut sources, &mut found) {
        let scripts = Scripts::compile(&pack, &sources, &mut found);
        super::check(&pack, &scripts, &sources, &mut found);
    }
    found.iter().map(|one| Fault::of(one, &sources)).collect()
}
