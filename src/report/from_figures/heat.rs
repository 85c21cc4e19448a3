//! All cities against all indicators.

use crate::pack::Pack;
use crate::report::among::Figures;
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::heading;

use super::ranking::{By, ranked};

/// A row a city, in the order of the ranking; a column an indicator.
#[must_use]
pub fn heat_map(pack: &Pack, cities: &[Figures]) -> Document {
    let (wording, own) = (pack.wording(), pack.words(None));
    let mut document = Document::of(pack);
    document.add(Block::Title(super::title(pack, &(wording.reports.map)(&own))));
    document.add(heading(1, wording.reports.map_heading));
    document.add(Block::Paragraph(plain(wording.reports.map_told)));
    let mut columns = vec![
        Column::new(&own.subject.one, ColumnKind::Words),
        Column::new(wording.overall, ColumnKind::Number),
    ];
    columns.extend(pack.indicators.iter().map(|one| Column::new(&one.code(), ColumnKind::Number)));
    let rows = ranked(pack, cities, By::Overall).into_iter().map(|one| {
        let overall = Measure { points: one.points, out_of: pack.overall_out_of };
        let mut cells = vec![Cell::Text(super::city(one.figures)), Cell::Heat(overall)];
        let scores = one.figures.indicators.iter().zip(&pack.indicators);
        cells.extend(scores.map(|(points, indicator)| {
            points.map_or(Cell::Empty, |points| Cell::Heat(Measure { points, out_of: indicator.out_of }))
        }));
        Row::new(cells)
    });
    document.add(Block::Listing(Table { columns, rows: rows.collect() }));
    let codes = pack.indicators.iter().map(|one| plain(format!("{} {}", one.code(), one.title)));
    document.add(Block::Bullets(codes.collect()));
    document
}
