//! `kasauti score`: cities by a pack.

use crate::render::{csv, json, markdown, terminal};
use crate::report;
use crate::score::Scorer;
use crate::source::Sources;

use super::args::{Score, ScoreFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::Loaded;
use super::scoring::{self, Together};

pub(super) fn run(verb: &Score, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let wanted = scoring::wanted(&verb.cities, output, &mut outcome);
    let others = scoring::wanted_beside(&wanted, &verb.among, output, &mut outcome);
    if wanted.is_empty() {
        return Ok(outcome);
    }
    let mut sources = Sources::new();
    let loaded = Loaded::for_scoring(&verb.pack, &mut sources)?;
    let pack = match loaded.usable("scored", &sources, output) {
        Ok(pack) => pack,
        Err(worse) => return Ok(outcome.max(worse)),
    };
    let scorer = Scorer::new(pack, &loaded.scripts);
    let mode = verb.mode.mode();
    let mut together = Together::read((&wanted, &others), (pack, &scorer), mode, &mut sources, output)?;
    let assessments = &together.score(|_, _, assessment| assessment);
    outcome = outcome.max(together.tell(&sources, output));
    if !assessments.is_empty() || verb.format != ScoreFormat::Table {
        let result = match verb.format {
            ScoreFormat::Table => {
                let document = report::cities(pack, &sources, assessments);
                terminal(&document, output.out.width, output.out.colour)
            }
            ScoreFormat::Markdown => markdown(&report::cities(pack, &sources, assessments)),
            ScoreFormat::Json => json(pack, &sources, assessments),
            ScoreFormat::Csv => csv(pack, assessments),
        };
        output.result(&result)?;
    }
    Ok(outcome)
}
