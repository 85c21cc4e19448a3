//! Points: of the whole, of components, of indicators.

use crate::decimal::Interval;
use crate::pack::{Component, ComponentId, Indicator, Pack};
use crate::score::{Assessment, Basis, IndicatorScore};
use crate::source::Sources;
use crate::wording::Wording;

use super::heading;
use crate::report::document::{
    Bar, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, Text, Tone, plain, toned,
};
use crate::report::{origins, words};

pub(super) fn bars(pack: &Pack, assessment: &Assessment) -> Vec<Bar> {
    let mut all = vec![Bar {
        code: String::new(),
        label: pack.wording().overall.to_owned(),
        measure: Measure { points: assessment.overall, out_of: pack.overall_out_of },
        illustrative: overall_is_illustrative(pack, assessment),
        total: true,
    }];
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        all.push(Bar {
            code: component.number.to_string(),
            label: component.title.clone(),
            measure: Measure { points: score.points, out_of: component.out_of },
            illustrative: component_is_illustrative(pack, assessment, score.component),
            total: false,
        });
    }
    for (score, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        all.push(Bar {
            code: String::from("+"),
            label: indicator.title.clone(),
            measure: Measure { points: score.points, out_of: indicator.out_of },
            illustrative: rests_on_illustrative(score, indicator),
            total: false,
        });
    }
    all
}

pub(super) fn scores<'a>(
    pack: &'a Pack,
    assessment: &'a Assessment,
) -> impl Iterator<Item = (&'a IndicatorScore, &'a Indicator)> {
    assessment
        .indicators
        .iter()
        .filter_map(|score| Some((score, pack.indicators.get(score.indicator.index())?)))
}

/// Whether a score comes of a rule whose figures are the pack's own.
fn rests_on_illustrative(score: &IndicatorScore, indicator: &Indicator) -> bool {
    matches!(score.basis, Basis::Rule | Basis::ScriptFailed { .. })
        && origins::is_illustrative(indicator.rule_origin.as_ref())
}

/// Whether any score that the component's is made of does.
fn component_is_illustrative(pack: &Pack, assessment: &Assessment, component: ComponentId) -> bool {
    scores(pack, assessment)
        .filter(|(_, indicator)| indicator.component == Some(component) && !indicator.outside_total)
        .any(|(score, indicator)| rests_on_illustrative(score, indicator))
}

pub(super) fn overall_is_illustrative(pack: &Pack, assessment: &Assessment) -> bool {
    origins::is_illustrative(pack.overall_origin.as_ref())
        || assessment
            .components
            .iter()
            .any(|score| component_is_illustrative(pack, assessment, score.component))
}

pub(super) fn notes(pack: &Pack, assessment: &Assessment) -> Vec<Text> {
    let mut all = Vec::new();
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        if let Some(awarded) = &score.awarded {
            let told = pack.wording().component_awarded;
            all.push(plain(told(&component.title, awarded.points, &awarded.source)));
        }
    }
    for (_, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        all.push(plain((pack.wording().beside_the_total)(&indicator.title)));
    }
    all
}

pub(super) fn indicators(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let wording = pack.wording();
    document.add(heading(1, wording.indicators));
    let columns = vec![
        Column::new(wording.code, ColumnKind::Code),
        Column::new(wording.indicator, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.points, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
        Column::new(wording.basis, ColumnKind::Code),
    ];
    let mut rows = Vec::new();
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        let measure = Measure { points: score.points, out_of: component.out_of };
        rows.push(component_row(
            component,
            measure,
            component_is_illustrative(pack, assessment, score.component),
        ));
        rows.extend(
            scores(pack, assessment)
                .filter(|(_, indicator)| indicator.component == Some(score.component))
                .filter(|(_, indicator)| !indicator.outside_total)
                .map(|(score, indicator)| indicator_row(wording, score, indicator)),
        );
    }
    let outside: Vec<Row> = scores(pack, assessment)
        .filter(|(_, indicator)| indicator.outside_total)
        .map(|(score, indicator)| indicator_row(wording, score, indicator))
        .collect();
    if !outside.is_empty() {
        let mut cells = vec![Cell::Text(plain("+")), Cell::Text(plain(wording.outside_the_total))];
        cells.resize(columns.len(), Cell::Empty);
        rows.push(Row::head(cells));
        rows.extend(outside);
    }
    document.add(Block::Table(Table { columns, rows }));
    for (score, indicator) in scores(pack, assessment) {
        if let Some(remark) = remark(wording, sources, score) {
            document.add(Block::Note(plain(format!("{}: {remark}", indicator.code()))));
        }
    }
}

fn component_row(component: &Component, measure: Measure, illustrative: bool) -> Row {
    Row::head(vec![
        Cell::Text(plain(component.number.to_string())),
        Cell::Text(plain(component.title.clone())),
        Cell::Empty,
        Cell::Points { points: measure.points, illustrative },
        Cell::Points {
            points: Interval::point(component.out_of),
            illustrative: origins::is_illustrative(component.origin.as_ref()),
        },
        Cell::Empty,
    ])
}

fn indicator_row(wording: &Wording, score: &IndicatorScore, indicator: &Indicator) -> Row {
    Row::new(vec![
        Cell::Text(plain(indicator.code())),
        Cell::Text(plain(indicator.title.clone())),
        Cell::Bar(Measure { points: score.points, out_of: indicator.out_of }),
        Cell::Points { points: score.points, illustrative: rests_on_illustrative(score, indicator) },
        Cell::Points {
            points: Interval::point(indicator.out_of),
            illustrative: origins::is_illustrative(indicator.origin.as_ref()),
        },
        Cell::Text(basis_text(wording, score)),
    ])
}

fn basis_text(wording: &Wording, score: &IndicatorScore) -> Text {
    let words = words::basis_short(wording, score);
    match &score.basis {
        Basis::Awarded { consistent: false, .. } | Basis::ScriptFailed { .. } => toned(Tone::Bad, words),
        Basis::NotAwarded => toned(Tone::Doubtful, words),
        Basis::Rule if score.points.as_point().is_none() => toned(Tone::Doubtful, words),
        Basis::Rule | Basis::Awarded { .. } => plain(words),
    }
}

/// What must be known of a score that is not as usual.
pub(in crate::report) fn remark(
    wording: &Wording,
    sources: &Sources,
    score: &IndicatorScore,
) -> Option<String> {
    match &score.basis {
        Basis::Awarded { awarded, consistent: false } => {
            Some((wording.impossible)(awarded.points, &awarded.source))
        }
        Basis::ScriptFailed { message, span, .. } => {
            Some((wording.script_failed)(&sources.place(*span), message))
        }
        Basis::NotAwarded => Some(wording.nothing_awarded.to_owned()),
        Basis::Rule | Basis::Awarded { .. } => None,
    }
}
