//! `kasauti score`: cities by a pack.

use crate::diagnostic::Diagnostics;
use crate::render::diagnostics::{self, Format};
use crate::render::{csv, json, markdown, terminal};
use crate::report;
use crate::score::Scorer;
use crate::source::Sources;

use super::args::{Score, ScoreFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::{among, cities, disk, tell};

pub(super) fn run(verb: &Score, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let mut wanted = Vec::new();
    for file in cities::files(&verb.cities) {
        match file {
            Ok(file) => wanted.push(file),
            Err(trouble) => {
                tell(&trouble, output);
                outcome = Outcome::Unreadable;
            }
        }
    }
    if wanted.is_empty() {
        return Ok(outcome);
    }
    let mut sources = Sources::new();
    let loaded = Loaded::for_scoring(&verb.pack, verb.language.code(), &mut sources)?;
    let pack = match loaded.usable("scored", &sources, output) {
        Ok(pack) => pack,
        Err(worse) => return Ok(outcome.max(worse)),
    };
    let shown = packs::in_language(pack, verb.language.code())?;
    let scorer = Scorer::new(&shown, &loaded.scripts);
    let mut found = Diagnostics::new();
    let mut assessments = Vec::new();
    let mut left_out = Vec::new();
    let mut scored = Vec::new();
    for path in &wanted {
        match cities::read(path, pack, &mut sources, &mut found) {
            Ok(Some(answers)) => scored.push(answers),
            Ok(None) => left_out.push(disk::shown(path)),
            Err(trouble) => {
                tell(&trouble, output);
                outcome = Outcome::Unreadable;
            }
        }
    }
    let others = among::others(&verb.among, &wanted, pack, &mut sources, &mut found)?;
    let mode = verb.mode.mode();
    let run = among::of(&scorer, &scored, &others, mode, &mut found)?;
    for (at, answers) in scored.iter().enumerate() {
        let assessment = match &run {
            Some(run) => scorer.assess_among(run, at, answers, mode),
            None => scorer.assess(answers, mode),
        };
        scorer.afterthoughts(answers, &assessment, &mut found);
        assessments.push(assessment);
    }
    if found.has_errors() {
        outcome = outcome.max(Outcome::Mistakes);
    }
    let subject = if left_out.is_empty() { String::new() } else { left_out.join(", ") };
    output.message(&diagnostics::draw(Format::Human, &found.sorted(), &sources, output.err, &subject));
    if !left_out.is_empty() && !assessments.is_empty() {
        output.message(&format!("not scored: {subject}\n"));
    }
    if !assessments.is_empty() || verb.format != ScoreFormat::Table {
        let result = match verb.format {
            ScoreFormat::Table => {
                let document = report::cities(&shown, &sources, &assessments);
                terminal(&document, output.out.width, output.out.colour)
            }
            ScoreFormat::Markdown => markdown(&report::cities(&shown, &sources, &assessments)),
            ScoreFormat::Json => json(&shown, &sources, &assessments),
            ScoreFormat::Csv => csv(&shown, &assessments),
        };
        output.result(&result)?;
    }
    Ok(outcome)
}
