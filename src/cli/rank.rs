//! `kasauti rank`: cities in the order of a score.

use crate::diagnostic::{either, nearest};
use crate::order::Gather as _;
use crate::pack::{ComponentId, Pack, Question, QuestionId, QuestionKind};
use crate::render::{markdown, ranking_csv, ranking_json, terminal};
use crate::report::among::{Figures, Peers};
use crate::report::{self, By, words};

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
    let class = verb.within.as_deref().map(|class| named_class(pack, class)).transpose()?;
    let mut together = open.read(files)?;
    let cities = together.score(|_, answers, assessment| {
        let is_within = |(question, class)| open.scorer.classes(&[question], answers) == [Some(class)];
        (open.figures(answers, &assessment), class.is_none_or(is_within))
    });
    let outcome = together.tell(&open.sources, output);
    let faulty = together.left_out().to_vec();
    let are_none = cities.is_empty();
    let cities = cities.into_iter().filter_map(|(figures, is_within)| is_within.then_some(figures)).collect();
    let cities = of_state(pack, cities, verb.state.as_deref())?;
    let state = verb.state.clone().map(Peers::State);
    let among: Vec<Peers> =
        state.into_iter().chain(class.map(|(question, class)| Peers::Class(question, class))).collect();
    if cities.is_empty() && !are_none {
        let named: Vec<String> = among.iter().map(|peers| words::peers(pack, peers)).collect();
        return Err(Trouble::new(format!(
            "of no {} is it certain that it is of `{}`",
            pack.words(None).subject.inside(),
            named.join(", ")
        )));
    }
    if !cities.is_empty() {
        let document = || report::ranking(pack, &cities, by, &among, &faulty);
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

/// The class that `size=big` means: a question and one of its answers.
fn named_class(pack: &Pack, text: &str) -> Result<(QuestionId, usize), Trouble> {
    let (name, answer) = text.split_once('=').map_or((text, None), |(name, answer)| (name, Some(answer)));
    let answers = |question: &Question| -> Vec<String> {
        match &question.kind {
            QuestionKind::YesNo => vec![String::from("no"), String::from("yes")],
            QuestionKind::OneOf { choices, .. } => choices.iter().map(|choice| choice.name.clone()).collect(),
            _ => Vec::new(),
        }
    };
    let at = pack.questions.iter().position(|question| question.name == name);
    let Some((at, question)) = at.and_then(|at| Some((at, pack.questions.get(at)?))) else {
        let with_classes = pack.questions.iter().filter(|question| !answers(question).is_empty());
        let near = nearest(name, with_classes.map(|question| question.name.as_str()));
        let trouble = Trouble::new(format!("the framework has no question `{name}`"));
        return Err(if near.is_empty() {
            trouble.help("name a question and one of its answers: `--within QUESTION=ANSWER`")
        } else {
            trouble.help(format!("did you mean {}?", either(&near)))
        });
    };
    let answers = answers(question);
    if answers.is_empty() {
        return Err(Trouble::new(format!("the answers to `{name}` make no classes"))
            .help("name a question with one choice, or with yes and no"));
    }
    let class = answer.and_then(|answer| answers.iter().position(|known| known == answer));
    class.map(|class| (QuestionId::from(at), class)).ok_or_else(|| {
        let what = answer.map_or_else(
            || format!("`{name}` alone says no class"),
            |answer| format!("`{answer}` is no answer to `{name}`"),
        );
        Trouble::new(what)
            .help(format!("name one of its answers, `--within {name}=…`: {}", answers.join(", ")))
    })
}

fn of_state(pack: &Pack, cities: Vec<Figures>, state: Option<&str>) -> Result<Vec<Figures>, Trouble> {
    let Some(state) = state else { return Ok(cities) };
    let states: std::collections::BTreeSet<String> =
        cities.iter().filter_map(|city| city.state.clone()).into_set();
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
