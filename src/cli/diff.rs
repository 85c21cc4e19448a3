//! `kasauti diff`: what is different between two packs, and for whom.

use crate::compare;
use crate::render::{markdown, terminal};
use crate::report::{self, CityCompared, Detail};
use crate::score::{Mode, Scorer};
use crate::source::Sources;

use super::args::{Diff, DiffFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::scoring::{Files, Together};

pub(super) fn run(verb: &Diff, output: &Output) -> Result<Outcome, Trouble> {
    let mut sources = Sources::new();
    let old = Loaded::from_folder(&verb.old, &mut sources)?;
    let new = Loaded::from_folder(&verb.new, &mut sources)?;
    let (old_pack, new_pack) =
        match (old.usable("compared", &sources, output), new.usable("compared", &sources, output)) {
            (Ok(old), Ok(new)) => (old, new),
            (Err(outcome), _) | (_, Err(outcome)) => return Ok(outcome),
        };
    let (by_old, by_new) = (Scorer::new(old_pack, &old.scripts), Scorer::new(new_pack, &new.scripts));
    let mut outcome = Outcome::Done;
    let files = Files::meant(&verb.cities, output, &mut outcome).among(&verb.among, output, &mut outcome);
    let mut before = Together::read(&files, (old_pack, &by_old), Mode::Draft, &mut sources)?;
    let after = before.by(&by_new, |answers| compare::carried_over(answers, old_pack, new_pack))?;
    let scored = before.score(|_, _, assessment| assessment);
    let compared: Vec<CityCompared> =
        scored.into_iter().zip(after.assessments()).map(|(old, new)| CityCompared { old, new }).collect();
    outcome = outcome.max(before.tell(&sources, output)).max(after.tell(&sources, output));
    let differences = compare::packs(old_pack, new_pack, &sources);
    let language = verb.language.code();
    let (old_pack, new_pack) =
        (packs::in_language(old_pack, language)?, packs::in_language(new_pack, language)?);
    let detail = if verb.brief { Detail::Named } else { Detail::Worded };
    let document = report::comparison(&old_pack, &new_pack, &differences, detail, &compared);
    output.result(&match verb.format {
        DiffFormat::Table => terminal(&document, output.out.width, output.out.colour),
        DiffFormat::Markdown => markdown(&document),
    })?;
    Ok(outcome)
}
