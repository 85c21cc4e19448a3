//! Examples and coverage as JSON for other programs. The schema is `docs/schema/examples-1.json`.

use serde_json::{Value, json};

use crate::examples::{Coverage, Got, Part, PartKind, Ran, Verdict};
use crate::pack::Pack;
use crate::pack::example::Fate;
use crate::report::examples::{expected, levels_got};
use crate::source::Sources;

use super::json::{envelope, not_rated, number, place, written};

#[must_use]
pub fn examples_json(pack: &Pack, sources: &Sources, ran: &[Ran], coverage: &Coverage) -> String {
    let mut all = envelope(pack);
    let examples = ran.iter().filter_map(|one| example(pack, sources, one)).collect();
    all.insert(String::from("examples"), Value::Array(examples));
    let (parts, reached) = coverage.count(None);
    let list = coverage.parts.iter().map(|one| part(pack, sources, one)).collect();
    all.insert(
        String::from("coverage"),
        json!({ "reached": reached, "of": parts, "percent": coverage.percent(), "parts": Value::Array(list) }),
    );
    written(all)
}

fn example(pack: &Pack, sources: &Sources, ran: &Ran) -> Option<Value> {
    let example = pack.examples.get(ran.example.index())?;
    let expectations = example.expectations.iter().zip(&ran.verdicts).map(|(expectation, verdict)| {
        json!({
            "text": expected(sources, expectation),
            "place": place(sources, expectation.span),
            "holds": verdict.holds,
            "got": got(pack, verdict),
        })
    });
    Some(json!({
        "title": example.title,
        "place": place(sources, example.span),
        "holds": ran.holds(),
        "expectations": expectations.collect::<Vec<_>>(),
    }))
}

fn got(pack: &Pack, verdict: &Verdict) -> Value {
    match &verdict.got {
        Got::Points(points) => json!({ "low": number(points.low), "high": number(points.high) }),
        Got::NotApplicable => json!({ "applies": false }),
        Got::PerhapsNotApplicable(points) => {
            json!({ "applies": null, "low": number(points.low), "high": number(points.high) })
        }
        Got::NotRated(why) => json!({ "not_rated": not_rated(pack, *why) }),
        Got::Levels(_) | Got::Grades(..) => json!({ "levels": levels_got(pack, verdict) }),
        Got::Recommendation(fate) => {
            let word = match fate {
                Fate::Certain => "certain",
                Fate::Possible => "possible",
                Fate::Out => "out",
            };
            json!({ "recommendation": word })
        }
    }
}

fn part(pack: &Pack, sources: &Sources, part: &Part) -> Value {
    let indicator = part.indicator.and_then(|id| pack.indicators.get(id.index()));
    json!({
        "kind": word(part.kind),
        "indicator": indicator.map(|indicator| indicator.code()),
        "place": place(sources, part.span),
        "text": sources.text(part.span),
        "reached": part.reached,
    })
}

fn word(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Score => "score",
        PartKind::Choice => "match_line",
        PartKind::Band => "band",
        PartKind::Row => "table_row",
        PartKind::Entry => "checklist_entry",
        PartKind::Cap => "cap",
        PartKind::Rung => "ladder_rung",
        PartKind::Highest => "highest_entry",
        PartKind::First => "first_entry",
        PartKind::Script => "script_call",
        PartKind::Recommendation => "recommendation",
        PartKind::Level => "level",
        PartKind::Penalty => "penalty",
        PartKind::Exemption => "not_applicable",
    }
}
