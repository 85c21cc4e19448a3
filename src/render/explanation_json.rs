//! Explanations as JSON: each score with its steps, each step with its place in the pack. The schema is
//! `docs/schema/explanation-1.json`.

use serde_json::{Value, json};

use crate::pack::{IndicatorId, Pack};
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
            let mut told = own::indicator(pack, sources, score, found);
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
    }
}

fn overall(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Value {
    let shares = pack.overall.shares();
    let from = assessment.components.iter().enumerate().filter_map(|(at, score)| {
        let component = pack.components.get(score.component.index())?;
        Some(json!({
            "component": component.name,
            "points": own::points(score.points, component.out_of),
            "share": shares.and_then(|shares| shares.get(at)).map(|share| own::number(*share)),
        }))
    });
    json!({
        "points": own::points(assessment.overall, pack.overall_out_of),
        "computed_as": pack.overall.word(),
        "from": from.collect::<Vec<_>>(),
        "rounded": (Language::English.wording().rounding)(pack.overall_rounding),
        "place": own::place(sources, pack.overall_span),
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
