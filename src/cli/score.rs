//! `kasauti score`: cities by a pack.

use crate::render::{csv, json, markdown, terminal};
use crate::report;

use super::args::{Score, ScoreFormat};
use super::cycles;
use super::opening::{Open, Opening};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::scoring::Files;

pub(super) fn run(verb: &Score, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let meant = Files::meant(&verb.cities, output, &mut outcome);
    let picked = cycles::pick(&verb.pack, &verb.packs, meant.shown)?;
    outcome = outcome.max(picked.tell(output));
    let is_for_programs = matches!(verb.format, ScoreFormat::Json | ScoreFormat::Csv);
    if is_for_programs && picked.groups.len() > 1 {
        return Err(Trouble::new("the cities are of different cycles, and this format tells of one")
            .help("score the cities of each cycle by themselves, with `--pack`"));
    }
    for (choice, shown) in picked.groups {
        let files = Files { shown, ..Files::default() }.among(&verb.among, output, &mut outcome);
        if !files.shown.is_empty() {
            let (language, mode) = (verb.language.code(), verb.mode.mode());
            let opening = Opening { pack: &choice, language, mode, done: "scored" };
            outcome = outcome.max(opening.with(output, |open| by_one_pack(verb, open, &files, output))?);
        }
    }
    Ok(outcome)
}

/// Scores cities that are for the same rules, among others.
fn by_one_pack(verb: &Score, mut open: Open<'_>, files: &Files, output: &Output) -> Result<Outcome, Trouble> {
    let mut together = open.read(files)?;
    let assessments = &together.score(|_, _, assessment| assessment);
    let outcome = together.tell(&open.sources, output);
    let (pack, sources) = (open.shown, &open.sources);
    if !assessments.is_empty() || verb.format != ScoreFormat::Table {
        let document = || report::cities(pack, sources, assessments);
        output.result(&match verb.format {
            ScoreFormat::Table => terminal(&document(), output.out.width, output.out.colour),
            ScoreFormat::Markdown => markdown(&document()),
            ScoreFormat::Json => json(pack, sources, assessments),
            ScoreFormat::Csv => csv(pack, assessments),
        })?;
    }
    Ok(outcome)
}
