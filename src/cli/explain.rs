//! `kasauti explain`: why a city has its scores; or what a code means.

use std::path::Path;

use crate::diagnostic::either;
use crate::render::{explanation_json, markdown, terminal};
use crate::report;
use crate::score::Scorer;
use crate::source::Sources;

use super::args::{Explain, ExplainFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::scoring::{self, Together};
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
    let Some((choice, _)) = picked.groups.first() else { return Ok(outcome) };
    let mut sources = Sources::new();
    let loaded = Loaded::for_scoring(choice, verb.language.code(), &mut sources)?;
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
    let (scorer, mode) = (Scorer::new(&shown, &loaded.scripts), verb.mode.mode());
    let named = [verb.what.clone()];
    let others = scoring::wanted_beside(&named, &verb.among, output, &mut outcome);
    let mut together = Together::read((&named, &others), (pack, &scorer), mode, &mut sources, output)?;
    let assessment = together.score(|_, _, assessment| assessment).pop();
    outcome = outcome.max(together.tell(&sources, output));
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
