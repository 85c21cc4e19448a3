//! Assessments as a table for spreadsheets: a row for each city and indicator, then its components and its total.

use crate::decimal::{Interval, Number};
use crate::pack::Pack;
use crate::report::words;
use crate::score::Assessment;

const HEADER: [&str; 18] = [
    "city",
    "state",
    "framework",
    "cycle",
    "pack_fingerprint",
    "mode",
    "row",
    "code",
    "title",
    "component",
    "outside_total",
    "points_low",
    "points_high",
    "out_of",
    "basis",
    "maximum_from",
    "rule_from",
    "level",
];

/// The assessments as CSV with a header. `row` says what a line is: `indicator`, `component` or `overall`. Points are
/// plain decimals; a cell of words that a spreadsheet would take for a formula begins with `'`.
#[must_use]
pub fn csv(pack: &Pack, assessments: &[Assessment]) -> String {
    let mut all = csv_header();
    assessments.iter().for_each(|assessment| all.push_str(&csv_rows(pack, assessment)));
    all
}

/// The header that stands before the rows of all cities.
#[must_use]
pub fn csv_header() -> String {
    lines(&[HEADER.iter().map(|name| (*name).to_owned()).collect()])
}

/// The rows of one city.
#[must_use]
pub fn csv_rows(pack: &Pack, assessment: &Assessment) -> String {
    lines(&records(pack, assessment))
}

pub(super) fn lines(records: &[Vec<String>]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for record in records {
        // Writing to memory does not fail.
        let _ = writer.write_record(record);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// What differs from row to row.
struct Row<'a> {
    row: &'static str,
    code: String,
    title: &'a str,
    component: &'a str,
    outside_total: bool,
    /// None where they do not count.
    points: Option<Interval>,
    out_of: Number,
    basis: &'a str,
    maximum_from: &'static str,
    rule_from: &'static str,
    level: String,
}

fn records(pack: &Pack, assessment: &Assessment) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for score in &assessment.indicators {
        let Some(indicator) = pack.indicators.get(score.indicator.index()) else { continue };
        all.push(Row {
            row: "indicator",
            code: indicator.code(),
            title: &indicator.title,
            component: words::component_title(pack, indicator).unwrap_or(""),
            outside_total: indicator.outside_total,
            points: (!score.applies.is_false()).then_some(score.points),
            out_of: indicator.out_of,
            basis: words::basis(score),
            maximum_from: words::origin_word(indicator.origin.as_ref()),
            rule_from: words::origin_word(indicator.rule_origin.as_ref()),
            level: words::grade_titles(pack, score.grade.as_ref()).join(" or "),
        });
    }
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        all.push(Row {
            row: "component",
            code: pack.numbered(score.component),
            title: &component.title,
            component: &component.title,
            outside_total: false,
            points: words::no_points(score.applies, score.not_rated, assessment.mode)
                .is_none()
                .then_some(score.points),
            out_of: component.out_of,
            basis: match words::no_points(score.applies, score.not_rated, assessment.mode) {
                Some(none) => none.word(),
                None if score.awarded.is_some() => "awarded",
                None => "computed",
            },
            maximum_from: words::origin_word(component.origin.as_ref()),
            rule_from: "",
            level: words::grade_titles(pack, score.grade.as_ref()).join(" or "),
        });
    }
    let none = words::no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode);
    all.push(Row {
        row: "overall",
        code: String::new(),
        title: pack.wording().overall,
        component: "",
        outside_total: false,
        points: none.is_none().then_some(assessment.overall),
        out_of: pack.overall_out_of,
        basis: match none {
            Some(none) => none.word(),
            None => "computed",
        },
        maximum_from: "",
        rule_from: words::origin_word(pack.overall_origin.as_ref()),
        level: words::level_titles(pack, assessment).join(" or "),
    });
    all.into_iter().map(|row| record(pack, assessment, row)).collect()
}

fn record(pack: &Pack, assessment: &Assessment, row: Row<'_>) -> Vec<String> {
    vec![
        guarded(&assessment.city),
        guarded(assessment.state.as_deref().unwrap_or("")),
        guarded(&pack.name),
        guarded(&pack.cycle),
        guarded(&pack.fingerprint),
        words::mode(assessment.mode).to_owned(),
        row.row.to_owned(),
        guarded(&row.code),
        guarded(row.title),
        guarded(row.component),
        String::from(if row.outside_total { "yes" } else { "no" }),
        row.points.map_or_else(String::new, |points| points.low.to_string()),
        row.points.map_or_else(String::new, |points| points.high.to_string()),
        row.out_of.to_string(),
        row.basis.to_owned(),
        row.maximum_from.to_owned(),
        row.rule_from.to_owned(),
        guarded(&row.level),
    ]
}

/// Words that no spreadsheet takes for a formula.
pub(super) fn guarded(words: &str) -> String {
    let begins = words.trim_start_matches(' ');
    if begins.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}
