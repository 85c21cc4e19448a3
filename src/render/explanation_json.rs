//! Explanations as JSON: each score with its steps, each step with its place in the pack. The schema is
//! `docs/schema/explanation-1.json`.

use serde_json::{Value, json};

use crate::decimal::Number;
use crate::pack::{Combination, IndicatorId, Pack, Part};
use crate::report::arithmetic::{self, Whole};
use crate::report::levels::{self, one_line};
use crate::report::{self, words};
use crate::score::{Assessment, Step, StepKind};
use crate::source::Sources;
use crate::wording::Language;

use super::json as own;

/// Why one indicator has its score, or all of them with the total and the level.
#[must_use]
pub fn explanation_json(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    indicator: Option<IndicatorId>,
) -> String {
    let mut all = own::envelope(pack);
    let scores = assessment
        .indicators
        .iter()
        .filter(|score| indicator.is_none_or(|wanted| wanted == score.indicator))
        .filter_map(|score| {
            let found = pack.indicators.get(score.indicator.index())?;
            let mut told = own::indicator(pack, sources, assessment, score, found);
            let steps: Vec<Value> = score.trace.steps.iter().map(|one| step(sources, one)).collect();
            told.as_object_mut()?.insert(String::from("steps"), Value::Array(steps));
            Some(told)
        });
    all.insert(String::from("indicators"), Value::Array(scores.collect()));
    all.insert(String::from("city"), json!(assessment.city));
    all.insert(String::from("state"), json!(assessment.state));
    all.insert(String::from("mode"), json!(words::mode(assessment.mode)));
    if indicator.is_none() {
        all.insert(String::from("overall"), overall(pack, sources, assessment));
        all.insert(String::from("components"), components(pack, sources, assessment));
        all.insert(String::from("level"), level(pack, sources, assessment));
    }
    own::written(all)
}

fn step(sources: &Sources, step: &Step) -> Value {
    let mut told = json!({
        "depth": step.depth,
        "kind": kind(step.kind),
        "certain": report::is_certain(step.kind),
        "place": own::place(sources, step.span),
        "text": one_line(sources.text(step.span)),
        "value": step.value.map(|value| json!({ "low": own::number(value.low), "high": own::number(value.high) })),
    });
    if let (StepKind::Statistic { cities }, Some(told)) = (step.kind, told.as_object_mut()) {
        let counts = cities.map(|(counted, left_out)| json!({ "counted": counted, "left_out": left_out }));
        told.insert(String::from("cities"), json!(counts));
    }
    if let (Some(picked), Some(told)) = (&step.picked, told.as_object_mut()) {
        let list =
            |numbers: &[Number]| json!(numbers.iter().map(|one| own::number(*one)).collect::<Vec<_>>());
        told.insert(String::from("counted"), list(&picked.counted));
        told.insert(String::from("left_out"), list(&picked.left_out));
    }
    told
}

fn kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Score => "score",
        StepKind::Line { .. } => "line",
        StepKind::Entry { .. } => "entry",
        StepKind::Missed => "missed",
        StepKind::Cap => "cap",
        StepKind::Let => "let",
        StepKind::Formula => "formula",
        StepKind::Statistic { .. } => "statistic",
        StepKind::Script => "script",
        StepKind::Awarded => "awarded",
        StepKind::Penalty { .. } => "penalty",
        StepKind::NotApplicable { .. } => "not_applicable",
    }
}

fn overall(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Value {
    let told = arithmetic::whole(pack, assessment, None).map(|one| whole(pack, sources, assessment, &one));
    let Some(mut told) = told else { return Value::Null };
    if let Some(all) = told.as_object_mut() {
        all.insert(
            String::from("rounded"),
            json!((Language::English.wording().rounding)(pack.overall_rounding)),
        );
        let applies = assessment.overall_applies;
        all.insert(String::from("points"), own::points_if(applies, assessment.overall, pack.overall_out_of));
        all.insert(
            String::from("not_rated"),
            json!(assessment.overall_not_rated.map(|why| own::not_rated(pack, why))),
        );
    }
    told
}

/// Every component: what it is made of, and how.
fn components(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Value {
    let all = assessment.components.iter().filter_map(|score| {
        let component = pack.component(score.component)?;
        let made = arithmetic::whole(pack, assessment, Some(score.component))?;
        let mut told = whole(pack, sources, assessment, &made);
        let all = told.as_object_mut()?;
        all.insert(String::from("component"), json!(component.name));
        all.insert(String::from("rounded"), json!((Language::English.wording().rounding)(pack.rounding)));
        all.insert(String::from("applies"), own::applies(score.applies));
        all.insert(String::from("points"), own::points_if(score.applies, score.points, component.out_of));
        all.insert(String::from("awarded"), json!(score.awarded.is_some()));
        all.extend(own::grade(pack, score.grade.as_ref()).map(|grade| (String::from("grade"), grade)));
        all.insert(String::from("not_rated"), json!(score.not_rated.map(|why| own::not_rated(pack, why))));
        Some(told)
    });
    Value::Array(all.collect())
}

fn whole(pack: &Pack, sources: &Sources, assessment: &Assessment, whole: &Whole<'_>) -> Value {
    let shares = whole.how.shares();
    let from = whole.parts.iter().enumerate().map(|(at, one)| {
        let (kind, name) = match one.part {
            Part::Component(id) => ("component", json!(pack.component(id).map(|one| &one.name))),
            Part::Indicator(id) => ("indicator", json!(pack.indicator(id).map(|one| &one.codes))),
        };
        json!({
            kind: name,
            "applies": own::applies(one.applies),
            "points": own::points_if(one.applies, one.points, one.out_of),
            "share": shares.and_then(|shares| shares.get(at)).map(|share| own::number(*share)),
        })
    });
    let lines = whole.lines(Language::English.wording(), pack, sources).into_iter();
    let formula = match whole.how {
        Combination::Formula(formula) => Some(one_line(sources.text(formula.span))),
        _ => None,
    };
    json!({
        "computed_as": whole.how.word(),
        "formula": formula,
        "from": from.collect::<Vec<_>>(),
        "arithmetic": lines.map(|line| format!("{}{} = {}", line.when, line.sum, line.result)).collect::<Vec<_>>(),
        "penalties": own::penalties(pack, assessment, whole.scope),
        "place": own::place(sources, whole.span),
    })
}

fn level(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Value {
    let judged = levels::judged(pack, sources, assessment).into_iter().map(|judged| {
        let parts = judged.parts.iter().map(|part| {
            json!({
                "condition": part.text,
                "fact": part.fact,
                "can_be_met": part.met.map(|met| met.can_be_true),
                "can_be_missed": part.met.map(|met| met.can_be_false),
            })
        });
        json!({
            "name": judged.level.name,
            "title": judged.level.title,
            "standing": judged.reached.word(),
            "place": own::place(sources, judged.level.span),
            "parts": parts.collect::<Vec<_>>(),
        })
    });
    Value::Array(judged.collect())
}
