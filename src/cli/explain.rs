//! `kasauti explain`: why a city has its scores; or what a code means.

use std::path::Path;

use crate::diagnostic::{Diagnostics, either};
use crate::render::diagnostics::{self, Format};
use crate::render::{explanation_json, markdown, terminal};
use crate::report;
use crate::score::Scorer;
use crate::source::Sources;

use super::args::{Explain, ExplainFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::{among, cities, codes, disk};

pub(super) fn run(verb: &Explain, output: &Output) -> Result<Outcome, Trouble> {
    if let Some(code) = code_meant(&verb.what) {
        return codes::explain(code, output);
    }
    if !verb.what.exists() {
        return Err(Trouble::new(format!("`{}`: there is no such file", disk::shown(&verb.what))));
    }
    if verb.what.is_dir() {
        return Err(Trouble::new(format!("`{}` is a folder", disk::shown(&verb.what)))
            .help("name one city's file; `kasauti score` takes folders"));
    }
    let mut sources = Sources::new();
    let loaded = Loaded::for_scoring(&verb.pack, verb.language.code(), &mut sources)?;
    let pack = match loaded.usable("scored", &sources, output) {
        Ok(pack) => pack,
        Err(outcome) => return Ok(outcome),
    };
    let indicator = match &verb.indicator {
        None => None,
        Some(code) => {
            Some(report::find_indicator(pack, code).map_err(|near| unknown_indicator(code, &near))?)
        }
    };
    let shown = packs::in_language(pack, verb.language.code())?;
    let mut found = Diagnostics::new();
    let answers = cities::read(&verb.what, pack, &mut sources, &mut found)?;
    let assessment = match answers {
        None => None,
        Some(answers) => {
            let (scorer, mode) = (Scorer::new(&shown, &loaded.scripts), verb.mode.mode());
            let named = [verb.what.clone()];
            let others = among::others(&verb.among, &named, pack, &mut sources, &mut found)?;
            let scored = [answers];
            let run = among::of(&scorer, &scored, &others, mode, &mut found)?;
            let [answers] = &scored;
            let assessment = match &run {
                Some(run) => scorer.assess_among(run, 0, answers, mode),
                None => scorer.assess(answers, mode),
            };
            scorer.afterthoughts(answers, &assessment, &mut found);
            Some(assessment)
        }
    };
    let outcome = if found.has_errors() { Outcome::Mistakes } else { Outcome::Done };
    let subject = disk::shown(&verb.what);
    output.message(&diagnostics::draw(Format::Human, &found.sorted(), &sources, output.err, &subject));
    if let Some(assessment) = assessment {
        let document = || report::explanation(&shown, &sources, &assessment, indicator);
        output.result(&match verb.format {
            ExplainFormat::Table => terminal(&document(), output.out.width, output.out.colour),
            ExplainFormat::Markdown => markdown(&document()),
            ExplainFormat::Json => explanation_json(&shown, &sources, &assessment, indicator),
        })?;
    }
    Ok(outcome)
}

/// The code that is meant, if it is one, or looks like one and is no file.
fn code_meant(what: &Path) -> Option<&str> {
    let text = what.to_str()?;
    let meant = codes::looks_like_one(text) && !what.exists();
    meant.then_some(text)
}

fn unknown_indicator(code: &str, near: &[String]) -> Trouble {
    let trouble = Trouble::new(format!("the framework has no indicator `{code}`"));
    if near.is_empty() {
        return trouble.help("`kasauti explain CITY` lists all indicators");
    }
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    trouble.help(format!("did you mean {}?", either(&near)))
}
