//! `kasauti score`: cities by a pack.

use std::path::PathBuf;

use crate::render::{csv, json, markdown, terminal};
use crate::report;
use crate::score::Scorer;
use crate::source::Sources;

use super::args::{PackChoice, Score, ScoreFormat};
use super::cycles;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::scoring::{self, Together};

pub(super) fn run(verb: &Score, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let wanted = scoring::wanted(&verb.cities, output, &mut outcome);
    let picked = cycles::pick(&verb.pack, &verb.packs, wanted)?;
    outcome = outcome.max(picked.tell(output));
    let is_for_programs = matches!(verb.format, ScoreFormat::Json | ScoreFormat::Csv);
    if is_for_programs && picked.groups.len() > 1 {
        return Err(Trouble::new("the cities are of different cycles, and this format tells of one")
            .help("score the cities of each cycle by themselves, with `--pack`"));
    }
    for (choice, cities) in &picked.groups {
        let others = scoring::wanted_beside(cities, &verb.among, output, &mut outcome);
        if !cities.is_empty() {
            outcome = outcome.max(by_one_pack(verb, choice, (cities, &others), output)?);
        }
    }
    Ok(outcome)
}

/// Scores cities that are for the same rules, among others.
fn by_one_pack(
    verb: &Score,
    choice: &PackChoice,
    (wanted, others): (&[PathBuf], &[PathBuf]),
    output: &Output,
) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let mut sources = Sources::new();
    let loaded = Loaded::for_scoring(choice, verb.language.code(), &mut sources)?;
    let pack = match loaded.usable("scored", &sources, output) {
        Ok(pack) => pack,
        Err(worse) => return Ok(outcome.max(worse)),
    };
    let shown = packs::in_language(pack, verb.language.code())?;
    let scorer = Scorer::new(&shown, &loaded.scripts);
    let mode = verb.mode.mode();
    let mut together = Together::read((wanted, others), (pack, &scorer), mode, &mut sources, output)?;
    let assessments = &together.score(|_, _, assessment| assessment);
    outcome = outcome.max(together.tell(&sources, output));
    if !assessments.is_empty() || verb.format != ScoreFormat::Table {
        let result = match verb.format {
            ScoreFormat::Table => {
                let document = report::cities(&shown, &sources, assessments);
                terminal(&document, output.out.width, output.out.colour)
            }
            ScoreFormat::Markdown => markdown(&report::cities(&shown, &sources, assessments)),
            ScoreFormat::Json => json(&shown, &sources, assessments),
            ScoreFormat::Csv => csv(&shown, assessments),
        };
        output.result(&result)?;
    }
    Ok(outcome)
}
