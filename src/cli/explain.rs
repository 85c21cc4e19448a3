//! `kasauti explain`: why a city has its scores; or what a code means.

use std::path::Path;

use crate::diagnostic::either;
use crate::render::{explanation_json, markdown, terminal};
use crate::report;

use super::args::{Explain, ExplainFormat};
use super::opening::{Open, Opening};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::scoring::Files;
use super::{codes, cycles, disk};

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
    let picked = cycles::pick(&verb.pack, &verb.packs, vec![verb.what.clone()])?;
    let mut outcome = picked.tell(output);
    let Some((choice, shown)) = picked.groups.into_iter().next() else { return Ok(outcome) };
    let files = Files { shown, ..Files::default() }.among(&verb.among, output, &mut outcome);
    let (language, mode) = (verb.language.code(), verb.mode.mode());
    let opening = Opening { pack: &choice, language, mode, done: "scored" };
    Ok(outcome.max(opening.with(output, |open| explained(verb, open, &files, output))?))
}

fn explained(verb: &Explain, mut open: Open<'_>, files: &Files, output: &Output) -> Result<Outcome, Trouble> {
    let pack = open.shown;
    let indicator = match &verb.indicator {
        None => None,
        Some(code) => {
            Some(report::find_indicator(pack, code).map_err(|near| unknown_indicator(code, &near))?)
        }
    };
    let mut together = open.read(files)?;
    let assessment = together.score(|_, _, assessment| assessment).pop();
    let outcome = together.tell(&open.sources, output);
    if let Some(assessment) = assessment {
        let sources = &open.sources;
        let document = || report::explanation(pack, sources, &assessment, indicator);
        output.result(&match verb.format {
            ExplainFormat::Table => terminal(&document(), output.out.width, output.out.colour),
            ExplainFormat::Markdown => markdown(&document()),
            ExplainFormat::Json => explanation_json(pack, sources, &assessment, indicator),
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
