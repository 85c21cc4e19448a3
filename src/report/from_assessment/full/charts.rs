//! What the pictures of a full report show.

use crate::decimal::{Interval, Number};
use crate::pack::Pack;
use crate::report::chart::{Chart, Gauge, Picture, Radar, Spoke};
use crate::report::document::{self, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::{heading, scores};
use crate::report::{levels, words as said};
use crate::score::Assessment;

use super::{Matter, summary, words};

/// Fewer corners make no shape.
pub(super) const FEWEST_SPOKES: usize = 3;

fn figure(number: Number) -> Cell {
    Cell::Points { points: Interval::point(number), illustrative: false }
}

pub(super) fn gauge(pack: &Pack, assessment: &Assessment) -> Chart {
    let bands = levels::bands(pack, assessment);
    let columns = vec![
        Column::new(words::BAND, ColumnKind::Words),
        Column::new(words::BAND_FROM, ColumnKind::Number),
        Column::new(words::BAND_TO, ColumnKind::Number),
        Column::new(words::BAND_REACHED, ColumnKind::Code),
    ];
    let rows = bands.iter().rev().map(|band| {
        Row::new(vec![
            Cell::Text(plain(band.title.clone())),
            figure(band.from),
            figure(band.to),
            Cell::Text(plain(band.reached.word())),
        ])
    });
    let table = Table { columns, rows: rows.collect() };
    let points = said::out_of(assessment.overall, pack.overall_out_of);
    let measure = Measure { points: assessment.overall, out_of: pack.overall_out_of };
    Chart {
        title: String::from(words::GAUGE),
        told: words::gauge(&points, &said::level_titles(pack, assessment)),
        picture: Picture::Gauge(Gauge { measure, bands }),
        table,
    }
}

pub(super) fn radar(pack: &Pack, assessment: &Assessment) -> Chart {
    let spokes: Vec<Spoke> = scores::bars(pack, assessment)
        .into_iter()
        .skip(1)
        .take(assessment.components.len())
        .map(|bar| Spoke { code: bar.code, label: bar.label, measure: bar.measure })
        .collect();
    let columns = vec![
        Column::new(words::CODE, ColumnKind::Code),
        Column::new(words::COMPONENT, ColumnKind::Words),
        Column::new(words::POINTS, ColumnKind::Number),
        Column::new(words::OF, ColumnKind::Number),
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
    let told = summary::extremes(pack, assessment)
        .map_or_else(String::new, |((_, best), (_, worst))| words::radar(&best.title, &worst.title));
    Chart { title: String::from(words::RADAR), told, picture: Picture::Radar(Radar { spokes }), table }
}

/// The way up, each piece where it lies between nothing and everything.
pub(super) fn climb(matter: &Matter<'_>, document: &mut Document) {
    let Matter { pack, climb, .. } = *matter;
    document.add(heading(1, words::CLIMB));
    let Some(first) = climb.first() else {
        document.add(Block::Paragraph(plain(words::NOTHING_TO_WIN)));
        return;
    };
    document.add(Block::Paragraph(plain(words::CLIMB_TOLD)));
    let columns = vec![
        Column::new(words::CODE, ColumnKind::Code),
        Column::new(words::PIECE, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(words::ADDS, ColumnKind::Number),
        Column::new(words::THEN, ColumnKind::Number),
    ];
    let rise = |from, to| Cell::Rise(document::Rise { from, to, out_of: pack.overall_out_of });
    let start = Row::head(vec![
        Cell::Empty,
        Cell::Text(plain(words::CERTAIN_NOW)),
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
