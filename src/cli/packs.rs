//! A pack made ready: read, its scripts compiled, and everything checked.

use std::path::Path;

use crate::check;
use crate::diagnostic::{Diagnostics, Severity, codes};
use crate::pack::{self, Pack};
use crate::script::Scripts;
use crate::source::{EmbeddedWorld, Sources, World, builtin};

use super::args::PackChoice;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::world::FolderWorld;
use crate::render::diagnostics::{self, Format};

/// A pack with all that was found in it. It may be scored only when there are no errors.
pub(super) struct Loaded {
    /// What people call it: its folder.
    pub(super) name: String,
    pub(super) pack: Option<Pack>,
    pub(super) scripts: Scripts,
    pub(super) found: Diagnostics,
}

impl Loaded {
    /// Reads and proves a pack.
    pub(super) fn from_world(world: &dyn World, sources: &mut Sources) -> Loaded {
        let mut loaded = Loaded::read(world, sources);
        if let Some(pack) = &loaded.pack {
            check::check(pack, &loaded.scripts, sources, &mut loaded.found);
        }
        loaded
    }

    fn read(world: &dyn World, sources: &mut Sources) -> Loaded {
        let mut found = Diagnostics::new();
        let pack = pack::load(world, sources, &mut found);
        let mut scripts = Scripts::default();
        if let Some(pack) = &pack {
            scripts = Scripts::compile(pack, sources, &mut found);
        }
        Loaded { name: world.name().to_owned(), pack, scripts, found }
    }

    /// The pack that was asked for: a folder's, or the one that the program brings along.
    pub(super) fn chosen(choice: &PackChoice, sources: &mut Sources) -> Result<Loaded, Trouble> {
        match &choice.folder {
            Some(folder) => Loaded::from_folder(folder, sources),
            None => Ok(Loaded::from_world(&brought_along()?, sources)),
        }
    }

    /// As [`Loaded::chosen`], for scoring. The pack that the program brings along cannot change, and the tests prove it,
    /// so it is not proved again each time a city is scored.
    pub(super) fn for_scoring(choice: &PackChoice, sources: &mut Sources) -> Result<Loaded, Trouble> {
        match &choice.folder {
            Some(folder) => Loaded::from_folder(folder, sources),
            None => Ok(Loaded::read(&brought_along()?, sources)),
        }
    }

    pub(super) fn from_folder(folder: &Path, sources: &mut Sources) -> Result<Loaded, Trouble> {
        Ok(Loaded::from_world(&FolderWorld::open(folder)?, sources))
    }

    /// The pack, if cities may be scored by it. Errors are told; of lesser things only that there are some.
    pub(super) fn usable(&self, sources: &Sources, output: &Output) -> Result<&Pack, Outcome> {
        match &self.pack {
            Some(pack) if !self.found.has_errors() => {
                let warnings = self.found.count(Severity::Warning);
                if warnings > 0 {
                    let plural = if warnings == 1 { "warning" } else { "warnings" };
                    output.message(&format!(
                        "{warnings} {plural} in {}; `kasauti check {}` shows them\n",
                        self.name, self.name
                    ));
                }
                Ok(pack)
            }
            _ => {
                let errors: Vec<_> = self
                    .found
                    .clone()
                    .sorted()
                    .into_iter()
                    .filter(|one| one.severity() == Severity::Error)
                    .collect();
                output.message(&diagnostics::draw(Format::Human, &errors, sources, output.err, &self.name));
                output.message("nothing was scored: the rules have to be mended first\n");
                Err(outcome_of(&self.found))
            }
        }
    }
}

fn brought_along() -> Result<EmbeddedWorld, Trouble> {
    let world = builtin();
    if world.files.is_empty() {
        return Err(Trouble::new("this program was built without a pack")
            .help("name the folder of one: `--pack DIR`"));
    }
    Ok(world)
}

/// How a run ends that found these: errors are mistakes, except where something could not be read at all.
pub(super) fn outcome_of(found: &Diagnostics) -> Outcome {
    if found.iter().any(|one| one.code().id == codes::PACK_UNREADABLE.id) {
        Outcome::Unreadable
    } else if found.has_errors() {
        Outcome::Mistakes
    } else {
        Outcome::Done
    }
}
