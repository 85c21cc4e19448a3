//! What the pictures of a full report show.

use crate::decimal::{Interval, Number};
use crate::pack::Pack;
use crate::report::chart::{Chart, Gauge, Picture, Radar, Spoke};
use crate::report::document::{self, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::{heading, scores};
use crate::report::{levels, words as said};
use crate::score::Assessment;

use super::{Matter, summary};

/// Fewer corners make no shape.
pub(super) const FEWEST_SPOKES: usize = 3;

fn figure(number: Number) -> Cell {
    Cell::Points { points: Interval::point(number), illustrative: false }
}

pub(super) fn gauge(pack: &Pack, assessment: &Assessment) -> Chart {
    let wording = pack.wording();
    let bands = levels::bands(pack, assessment);
    let columns = vec![
        Column::new(wording.level, ColumnKind::Words),
        Column::new(wording.reports.from, ColumnKind::Number),
        Column::new(wording.reports.up_to, ColumnKind::Number),
        Column::new(&(wording.this_city)(&pack.words(None)), ColumnKind::Code),
    ];
    let rows = bands.iter().rev().map(|band| {
        Row::new(vec![
            Cell::Text(plain(band.title.clone())),
            figure(band.from),
            figure(band.to),
            Cell::Text(plain(band.reached.said(wording))),
        ])
    });
    let table = Table { columns, rows: rows.collect() };
    let points = said::overall(pack, assessment);
    // A level that asks for more than the score is not always that of the band in which the score lies.
    let titles = match levels::ask_for_more(pack) {
        true => levels::titles_around(&bands, assessment.overall),
        false => said::level_titles(pack, assessment),
    };
    let levels = (!titles.is_empty()).then(|| (wording.either)(&titles));
    let measure = Measure { points: assessment.overall, out_of: pack.overall_out_of };
    Chart {
        title: wording.reports.overall_score.to_owned(),
        told: (wording.reports.gauge_told)(&points, levels.as_deref()),
        picture: Picture::Gauge(Gauge { measure, bands }),
        table,
    }
}

pub(super) fn radar(pack: &Pack, assessment: &Assessment) -> Chart {
    let (wording, own) = (pack.wording(), pack.words(None));
    let spokes: Vec<Spoke> = scores::bars(pack, assessment)
        .into_iter()
        .skip(1)
        .take(assessment.components.len())
        .filter(|bar| bar.none.is_none())
        .map(|bar| Spoke { code: bar.code, label: bar.label, measure: bar.measure })
        .collect();
    let columns = vec![
        Column::new(wording.code, ColumnKind::Code),
        Column::new(&own.component.one, ColumnKind::Words),
        Column::new(wording.points, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
    ];
    let rows = spokes.iter().map(|spoke| {
        Row::new(vec![
            Cell::Text(plain(spoke.code.clone())),
            Cell::Text(plain(spoke.label.clone())),
            Cell::Points { points: spoke.measure.points, illustrative: false },
            figure(spoke.measure.out_of),
        ])
    });
    let table = Table { columns, rows: rows.collect() };
    let told = summary::extremes(pack, assessment).map_or_else(String::new, |((_, best), (_, worst))| {
        (wording.reports.shape_told)(&own, &best.title, &worst.title)
    });
    Chart { title: (wording.reports.shape)(&own), told, picture: Picture::Radar(Radar { spokes }), table }
}

/// The way up, each piece where it lies between nothing and everything.
pub(super) fn climb(matter: &Matter<'_>, document: &mut Document) {
    let Matter { pack, climb, .. } = *matter;
    // There is no way up where down is better.
    if pack.lower_is_better() {
        return;
    }
    let wording = pack.wording();
    document.add(heading(1, wording.reports.climb));
    let Some(first) = climb.first() else {
        document.add(Block::Paragraph(plain(wording.reports.nothing_left)));
        return;
    };
    document.add(Block::Paragraph(plain((wording.reports.climb_told)(&pack.words(None)))));
    let columns = vec![
        Column::new(wording.code, ColumnKind::Code),
        Column::new(wording.reports.all_points_of, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.reports.adds, ColumnKind::Number),
        Column::new(wording.reports.then, ColumnKind::Number),
    ];
    let rise = |from, to| Cell::Rise(document::Rise { from, to, out_of: pack.overall_out_of });
    let start = Row::head(vec![
        Cell::Empty,
        Cell::Text(plain(wording.reports.certain_now)),
        rise(Number::ZERO, first.from),
        Cell::Empty,
        figure(first.from),
    ]);
    let steps = climb.iter().map(|step| {
        let (code, title) = said::scope(pack, step.scope);
        Row::new(vec![
            Cell::Text(plain(code)),
            Cell::Text(plain(title)),
            rise(step.from, step.to),
            figure(step.to.subtract(step.from).unwrap_or(Number::ZERO)),
            figure(step.to),
        ])
    });
    document.add(Block::Table(Table { columns, rows: std::iter::once(start).chain(steps).collect() }));
}
