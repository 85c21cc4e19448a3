//! `kasauti rank`: cities in the order of a score.

use crate::diagnostic::{either, nearest};
use crate::pack::{ComponentId, Pack};
use crate::render::{markdown, ranking_csv, ranking_json, terminal};
use crate::report::among::Figures;
use crate::report::{self, By};

use super::args::{Rank, ScoreFormat};
use super::opening::{Open, Opening};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::scoring::Files;

pub(super) fn run(verb: &Rank, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let files = Files::meant(&verb.cities, output, &mut outcome);
    if files.shown.is_empty() {
        return Ok(outcome);
    }
    let (language, mode) = (verb.language.code(), verb.mode.mode());
    let opening = Opening { pack: &verb.pack, language, mode, done: "ranked" };
    Ok(outcome.max(opening.with(output, |open| ranked(verb, open, &files, output))?))
}

fn ranked(verb: &Rank, mut open: Open<'_>, files: &Files, output: &Output) -> Result<Outcome, Trouble> {
    let pack = open.shown;
    let by = meant(pack, &verb.by)?;
    let mut together = open.read(files, output)?;
    let cities = together.score(|_, _, assessment| Figures::of(&assessment));
    let outcome = together.tell(&open.sources, output);
    let cities = of_state(pack, cities, verb.state.as_deref())?;
    if !cities.is_empty() {
        let document = || report::ranking(pack, &cities, by, verb.state.as_deref());
        output.result(&match verb.format {
            ScoreFormat::Table => terminal(&document(), output.out.width, output.out.colour),
            ScoreFormat::Markdown => markdown(&document()),
            ScoreFormat::Csv => ranking_csv(pack, &cities, by),
            ScoreFormat::Json => ranking_json(pack, &cities, by),
        })?;
    }
    Ok(outcome)
}

/// The score that a name means.
fn meant(pack: &Pack, name: &str) -> Result<By, Trouble> {
    if name.eq_ignore_ascii_case("overall") {
        return Ok(By::Overall);
    }
    let component = pack.components.iter().position(|component| component.name == name);
    if let Some(at) = component {
        return Ok(By::Component(ComponentId::from(at)));
    }
    let near_codes = match report::find_indicator(pack, name) {
        Ok(id) => return Ok(By::Indicator(id)),
        Err(near) => near,
    };
    let names = pack.components.iter().map(|component| component.name.as_str());
    let mut near = nearest(name, names.chain(["overall"]));
    near.extend(near_codes.iter().map(String::as_str));
    let trouble = Trouble::new(format!("the framework has no score `{name}` to rank by"));
    Err(if near.is_empty() {
        let names: Vec<&str> = pack.components.iter().map(|component| component.name.as_str()).collect();
        trouble.help(format!("name `overall`, a component ({}) or an indicator's code", names.join(", ")))
    } else {
        trouble.help(format!("did you mean {}?", either(&near)))
    })
}

fn of_state(pack: &Pack, cities: Vec<Figures>, state: Option<&str>) -> Result<Vec<Figures>, Trouble> {
    let Some(state) = state else { return Ok(cities) };
    let states: std::collections::BTreeSet<String> =
        cities.iter().filter_map(|city| city.state.clone()).collect();
    let of_state: Vec<Figures> =
        cities.into_iter().filter(|city| city.state.as_deref() == Some(state)).collect();
    if of_state.is_empty() && !states.is_empty() {
        let subject = pack.words(None).subject;
        let trouble = Trouble::new(format!("no {} is in the state `{state}`", subject.inside()));
        let near = nearest(state, states.iter().map(String::as_str));
        return Err(if near.is_empty() {
            let states: Vec<&str> = states.iter().map(String::as_str).collect();
            trouble.help(format!("the {} are in {}", subject.many_inside(), states.join(", ")))
        } else {
            trouble.help(format!("did you mean {}?", either(&near)))
        });
    }
    Ok(of_state)
}
