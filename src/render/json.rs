//! Assessments as JSON for other programs. The schema is `docs/schema/assessment-1.json`; what it means is in
//! `docs/output.md`. Keys are sorted, decimals are strings, and nothing in it depends on when or where it was made.

use serde_json::{Map, Value, json};

use crate::answers::Awarded;
use crate::decimal::{Interval, Number, Tri};
use crate::pack::{Component, Indicator, Origin, Pack, QuestionId, Rule, Scope};
use crate::report::{advice, words};
use crate::score::{Assessment, Basis, FiredRecommendation, Grade, IndicatorScore, NotRated, ShownAnswer};
use crate::source::{Sources, Span};

/// Raised when a field changes its meaning or goes away; new fields may come without.
pub const SCHEMA_VERSION: &str = "1";

/// All assessments in one object; ends with a line break.
#[must_use]
pub fn json(pack: &Pack, sources: &Sources, assessments: &[Assessment]) -> String {
    let mut all = envelope(pack);
    let list = assessments.iter().map(|one| assessment(pack, sources, one)).collect();
    all.insert(String::from("assessments"), Value::Array(list));
    written(all)
}

/// What every kind of output says of its making.
pub(super) fn envelope(pack: &Pack) -> Map<String, Value> {
    let mut all = Map::new();
    all.insert(String::from("schema_version"), json!(SCHEMA_VERSION));
    all.insert(String::from("engine_version"), json!(words::ENGINE_VERSION));
    let mut of_pack = json!({
        "name": pack.name,
        "title": pack.title,
        "cycle": pack.cycle,
        "publisher": pack.publisher,
        "subject": pack.subject,
        "fingerprint": pack.fingerprint,
    });
    if let (Some(tongue), Some(of_pack)) = (&pack.tongue, of_pack.as_object_mut()) {
        let translation = json!({ "language": tongue.code, "not_reviewed": tongue.not_reviewed });
        of_pack.insert(String::from("translation"), translation);
    }
    all.insert(String::from("pack"), of_pack);
    all
}

pub(super) fn written(all: Map<String, Value>) -> String {
    let mut out = serde_json::to_string_pretty(&Value::Object(all)).unwrap_or_default();
    out.push('\n');
    out
}

/// The decimal as it is shown everywhere; where no decimal of 28 digits is equal to it, the fraction, `1/3`.
pub(super) fn number(number: Number) -> Value {
    json!(format!("{number:?}"))
}

pub(super) fn points(points: Interval, out_of: Number) -> Value {
    json!({ "low": number(points.low), "high": number(points.high), "out_of": number(out_of) })
}

/// The place and the text of a span.
pub(super) fn place(sources: &Sources, span: Span) -> Value {
    match sources.get(span.file) {
        Some(file) => {
            let at = file.line_column(span.start);
            json!({ "file": file.name, "line": at.line, "column": at.column })
        }
        None => Value::Null,
    }
}

pub(super) fn origin(origin: Option<&Origin>) -> Value {
    origin.map_or(Value::Null, |origin| {
        let kind = if origin.published { "published" } else { "illustrative" };
        json!({ "kind": kind, "text": origin.text })
    })
}

fn awarded(sources: &Sources, awarded: Option<&Awarded>) -> Value {
    awarded.map_or(Value::Null, |awarded| {
        json!({
            "points": number(awarded.points),
            "source": awarded.source,
            "place": place(sources, awarded.span),
        })
    })
}

pub(super) fn names(pack: &Pack, questions: &[QuestionId]) -> Value {
    let names =
        questions.iter().filter_map(|id| pack.questions.get(id.index())).map(|question| json!(question.name));
    Value::Array(names.collect())
}

pub(super) fn levels(pack: &Pack, assessment: &Assessment) -> Value {
    let Some(certification) = &pack.certification else { return Value::Null };
    let possible = assessment
        .levels
        .iter()
        .filter_map(|at| certification.levels.get(*at))
        .map(|level| json!({ "name": level.name, "title": level.title }));
    json!({
        "title": certification.title,
        "possible": possible.collect::<Vec<_>>(),
        "certain": assessment.levels.len() == 1,
        "not_rated": assessment.level_not_rated.map(|why| not_rated(pack, why)),
        "origin": origin(certification.origin.as_ref()),
    })
}

/// The grade of a part, where the pack grades it.
pub(super) fn grade(pack: &Pack, grade: Option<&Grade>) -> Option<Value> {
    let grade = grade?;
    let scale = pack.scales.get(grade.scale)?;
    let possible = grade
        .levels
        .iter()
        .filter_map(|at| scale.levels.get(*at))
        .map(|level| json!({ "name": level.name, "title": level.title }));
    Some(json!({
        "title": scale.title,
        "possible": possible.collect::<Vec<_>>(),
        "certain": grade.levels.len() == 1,
        "origin": origin(scale.origin.as_ref()),
    }))
}

/// A part with its grade.
fn graded(pack: &Pack, one: Option<&Grade>, mut part: Value) -> Value {
    if let (Value::Object(part), Some(grade)) = (&mut part, grade(pack, one)) {
        part.insert(String::from("grade"), grade);
    }
    part
}

/// Why a score does not count as a final one.
pub(super) fn not_rated(pack: &Pack, why: NotRated) -> Value {
    match why {
        NotRated::TooFewAnswers { answered, asked, needed } => {
            json!({ "answered": answered, "asked": asked, "needed": number(needed) })
        }
        NotRated::NotMet { of, at } => json!({ "needs": words::title_of_need(pack, of, at) }),
        NotRated::Component(id) => json!({ "component": pack.component(id).map(|one| &one.name) }),
    }
}

/// Points, where there are any.
pub(super) fn points_if(applies: Tri, interval: Interval, out_of: Number) -> Value {
    if applies.is_false() { Value::Null } else { points(interval, out_of) }
}

/// Whether something applies; null while that is open.
pub(super) fn applies(applies: Tri) -> Value {
    match applies {
        Tri::UNKNOWN => Value::Null,
        known => json!(known.is_true()),
    }
}

pub(super) fn penalties(pack: &Pack, assessment: &Assessment, scope: Scope) -> Value {
    let taken = assessment.penalties.iter().filter(|taken| taken.scope == scope);
    let all = taken.map(|taken| {
        let penalty = pack.penalties_of(scope).get(taken.index);
        json!({
            "title": penalty.and_then(|penalty| penalty.title.as_ref()),
            "floored": penalty.is_none_or(|penalty| penalty.floored),
            "taken": { "low": number(taken.points.low), "high": number(taken.points.high) },
        })
    });
    Value::Array(all.collect())
}

pub(super) fn assessment(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Value {
    let components = assessment.components.iter().filter_map(|score| {
        let component: &Component = pack.components.get(score.component.index())?;
        let part = json!({
            "name": component.name,
            "title": component.title,
            "number": component.number,
            "within": component.within.and_then(|id| pack.component(id)).map(|one| &one.name),
            "applies": applies(score.applies),
            "points": points_if(score.applies, score.points, component.out_of),
            "penalties": penalties(pack, assessment, Scope::Component(score.component)),
            "not_rated": score.not_rated.map(|why| not_rated(pack, why)),
            "maximum_origin": origin(component.origin.as_ref()),
            "awarded": awarded(sources, score.awarded.as_ref()),
        });
        Some(graded(pack, score.grade.as_ref(), part))
    });
    let indicators = assessment.indicators.iter().filter_map(|score| {
        Some(indicator(pack, sources, assessment, score, pack.indicators.get(score.indicator.index())?))
    });
    let recommendations =
        advice::ordered(assessment).into_iter().filter_map(|fired| recommendation(pack, fired));
    let published = assessment.published.iter().map(|one| json!({ "key": one.key, "value": one.value }));
    let answers_origin = assessment.answers_origin.as_ref().map(|(published, text)| {
        json!({ "kind": if *published { "published" } else { "illustrative" }, "text": text })
    });
    json!({
        "city": assessment.city,
        "state": assessment.state,
        "mode": words::mode(assessment.mode),
        "answers_fingerprint": assessment.answers_fingerprint,
        "answers_origin": answers_origin,
        "overall": points_if(assessment.overall_applies, assessment.overall, pack.overall_out_of),
        "overall_not_rated": assessment.overall_not_rated.map(|why| not_rated(pack, why)),
        "overall_penalties": penalties(pack, assessment, Scope::Framework),
        "overall_origin": origin(pack.overall_origin.as_ref()),
        "level": levels(pack, assessment),
        "components": components.collect::<Vec<_>>(),
        "indicators": indicators.collect::<Vec<_>>(),
        "recommendations": recommendations.collect::<Vec<_>>(),
        "published": published.collect::<Vec<_>>(),
        "published_source": assessment.published_source,
        "unanswered": names(pack, &assessment.unanswered),
    })
}

pub(super) fn indicator(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    score: &IndicatorScore,
    indicator: &Indicator,
) -> Value {
    let component = indicator.component.and_then(|id| pack.components.get(id.index()));
    let awarded_points = match &score.basis {
        Basis::Awarded { awarded, .. } => Some(awarded),
        _ => None,
    };
    let failure = match &score.basis {
        Basis::ScriptFailed { message, span, .. } => {
            json!({ "message": message, "place": place(sources, *span) })
        }
        _ => Value::Null,
    };
    let part = json!({
        "codes": indicator.codes,
        "title": indicator.title,
        "component": component.map(|component| &component.name),
        "outside_total": indicator.outside_total,
        "applies": applies(score.applies),
        "points": points_if(score.applies, score.points, indicator.out_of),
        "penalties": penalties(pack, assessment, Scope::Indicator(score.indicator)),
        "basis": words::basis(score),
        "awarded": awarded(sources, awarded_points),
        "script_failure": failure,
        "maximum_origin": origin(indicator.origin.as_ref()),
        "rule_origin": match indicator.rule {
            Rule::Computed(_) => origin(indicator.rule_origin.as_ref()),
            _ => Value::Null,
        },
        "rule_place": place(sources, indicator.rule_span),
        "unanswered": names(pack, &score.unanswered),
        "answers": score.trace.answers.iter().map(|one| answer(pack, sources, one)).collect::<Vec<_>>(),
    });
    graded(pack, score.grade.as_ref(), part)
}

pub(super) fn answer(pack: &Pack, sources: &Sources, answer: &ShownAnswer) -> Value {
    let question = pack.questions.get(answer.question.index());
    json!({
        "question": question.map(|question| &question.name),
        "title": question.map(|question| &question.title),
        "value": answer.plain,
        "standing": answer.standing.map(crate::answers::Standing::word),
        "place": answer.span.map(|span| place(sources, span)),
    })
}

fn recommendation(pack: &Pack, fired: &FiredRecommendation) -> Option<Value> {
    let recommendation = pack.recommendations.get(fired.recommendation.index())?;
    let about = match fired.scope {
        Scope::Indicator(id) => {
            json!({ "indicator": pack.indicators.get(id.index()).map(|indicator| &indicator.codes) })
        }
        Scope::Component(id) => {
            json!({ "component": pack.components.get(id.index()).map(|component| &component.name) })
        }
        Scope::Framework => json!({ "framework": pack.name }),
    };
    Some(json!({
        "name": recommendation.name,
        "about": about,
        "certain": !fired.holds.can_be_false,
        "to_win": { "low": number(fired.to_win.low), "high": number(fired.to_win.high) },
        "priority": words::urgency(fired.priority).word(),
        "owner": recommendation.owner,
        "effort": recommendation.effort,
        "references": recommendation.references,
        "text": fired.text,
    }))
}
