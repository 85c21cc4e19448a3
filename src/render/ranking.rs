//! A ranking for other programs.

use serde_json::{Value, json};

use crate::pack::Pack;
use crate::report::among::Figures;
use crate::report::words;
use crate::report::{By, Ranked, ranked, unranked};

use super::csv::{guarded, lines};
use super::json::{envelope, points, written};

const HEADER: [&str; 9] =
    ["place", "worst_place", "cities", "city", "state", "points_low", "points_high", "out_of", "level"];

/// The ranking as CSV with a header; cities without a place come last.
#[must_use]
pub fn ranking_csv(pack: &Pack, cities: &[Figures], by: By) -> String {
    let mut records = vec![HEADER.map(str::to_owned).to_vec()];
    records.extend(ranked(pack, cities, by).iter().map(|one| {
        vec![
            one.rank.best.to_string(),
            one.rank.worst.to_string(),
            one.rank.of.to_string(),
            guarded(&one.figures.city),
            guarded(one.figures.state.as_deref().unwrap_or("")),
            one.points.low.to_string(),
            one.points.high.to_string(),
            by.out_of(pack).to_string(),
            guarded(&level(pack, one)),
        ]
    }));
    records.extend(unranked(cities, by).into_iter().map(|figures| {
        let named = [guarded(&figures.city), guarded(figures.state.as_deref().unwrap_or(""))];
        let places = [const { String::new() }; 3];
        let points = [String::new(), String::new(), by.out_of(pack).to_string(), String::new()];
        places.into_iter().chain(named).chain(points).collect()
    }));
    lines(&records)
}

fn level(pack: &Pack, one: &Ranked<'_>) -> String {
    words::titles_of(pack, &one.figures.levels).join(" or ")
}

/// The ranking as JSON, by the schema `docs/schema/ranking-1.json`.
#[must_use]
pub fn ranking_json(pack: &Pack, cities: &[Figures], by: By) -> String {
    let mut all = envelope(pack);
    all.insert(String::from("by"), kind(pack, by));
    let rows = ranked(pack, cities, by).into_iter().map(|one| {
        json!({
            "city": one.figures.city,
            "state": one.figures.state,
            "place": { "best": one.rank.best, "worst": one.rank.worst, "of": one.rank.of },
            "shared": one.shared,
            "points": points(one.points, by.out_of(pack)),
            "levels": words::titles_of(pack, &one.figures.levels),
        })
    });
    all.insert(String::from("ranking"), Value::Array(rows.collect()));
    let without = unranked(cities, by);
    let without = without.into_iter().map(|one| json!({ "city": one.city, "state": one.state }));
    all.insert(String::from("unranked"), Value::Array(without.collect()));
    written(all)
}

fn kind(pack: &Pack, by: By) -> Value {
    match by {
        By::Overall => json!({ "overall": pack.name }),
        By::Component(id) => {
            json!({ "component": pack.components.get(id.index()).map(|component| &component.name) })
        }
        By::Indicator(id) => {
            json!({ "indicator": pack.indicators.get(id.index()).map(|indicator| &indicator.codes) })
        }
    }
}
