//! `kasauti diff`: what is different between two packs, and for whom.

use crate::compare;
use crate::diagnostic::Diagnostics;
use crate::render::diagnostics::{self, Format};
use crate::render::{markdown, terminal};
use crate::report::{self, CityCompared};
use crate::score::{Mode, Scorer};
use crate::source::Sources;

use super::args::{Diff, DiffFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::Loaded;
use super::{cities, disk, tell};

pub(super) fn run(verb: &Diff, output: &Output) -> Result<Outcome, Trouble> {
    let mut sources = Sources::new();
    let old = Loaded::from_folder(&verb.old, &mut sources)?;
    let new = Loaded::from_folder(&verb.new, &mut sources)?;
    let (old_pack, new_pack) =
        match (old.usable("compared", &sources, output), new.usable("compared", &sources, output)) {
            (Ok(old), Ok(new)) => (old, new),
            (Err(outcome), _) | (_, Err(outcome)) => return Ok(outcome),
        };
    let (before, after) = (Scorer::new(old_pack, &old.scripts), Scorer::new(new_pack, &new.scripts));
    let mut outcome = Outcome::Done;
    let mut found = Diagnostics::new();
    let mut compared = Vec::new();
    for file in cities::files(&verb.cities) {
        let read = file.and_then(|file| cities::read(&file, old_pack, &mut sources, &mut found));
        match read {
            Ok(Some(answers)) => {
                let carried = compare::carried_over(&answers, old_pack, new_pack);
                compared.push(CityCompared {
                    old: before.assess(&answers, Mode::Draft),
                    new: after.assess(&carried, Mode::Draft),
                });
            }
            Ok(None) => {}
            Err(trouble) => {
                tell(&trouble, output);
                outcome = Outcome::Unreadable;
            }
        }
    }
    if found.has_errors() {
        outcome = outcome.max(Outcome::Mistakes);
    }
    let subject = disk::shown(&verb.old);
    output.message(&diagnostics::draw(Format::Human, &found.sorted(), &sources, output.err, &subject));
    let differences = compare::packs(old_pack, new_pack, &sources);
    let document = report::comparison(old_pack, new_pack, &differences, &compared);
    output.result(&match verb.format {
        DiffFormat::Table => terminal(&document, output.out.width, output.out.colour),
        DiffFormat::Markdown => markdown(&document),
    })?;
    Ok(outcome)
}
