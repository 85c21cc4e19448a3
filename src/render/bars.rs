//! Bars below one another as a table, for formats that draw pictures in cells, and what has to be told of such pictures.

use crate::decimal::Interval;
use crate::report::document::{Bar, Cell, Column, ColumnKind, Row, Table, plain};
use crate::wording::Wording;

/// Code, name, picture, points and maximum; words in place of picture and points where there are none.
pub(super) fn table(wording: &Wording, bars: &[Bar]) -> Table {
    let columns = vec![
        Column::new("", ColumnKind::Code),
        Column::new("", ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.points, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
    ];
    let rows = bars.iter().map(|bar| {
        let (picture, points) = match bar.none {
            Some(none) => (Cell::Empty, Cell::Text(plain(none))),
            None => (
                Cell::Bar(bar.measure),
                Cell::Points { points: bar.measure.points, illustrative: bar.illustrative },
            ),
        };
        let cells = vec![
            Cell::Text(plain(bar.code.clone())),
            Cell::Text(plain(bar.label.clone())),
            picture,
            points,
            Cell::Points { points: Interval::point(bar.measure.out_of), illustrative: false },
        ];
        Row { head: bar.total, cells }
    });
    Table { columns, rows: rows.collect() }
}

/// Whether a picture in a table has something in it that is only possible.
pub(super) fn has_open(table: &Table) -> bool {
    let is_open = |cell: &Cell| matches!(cell, Cell::Bar(measure) if measure.points.as_point().is_none());
    table.rows.iter().flat_map(|row| &row.cells).any(is_open)
}

/// The columns that name the groups whose means are drawn in a table, if any are: they are its last.
pub(super) fn groups(table: &Table) -> Option<&[Column]> {
    let count = table.rows.iter().flat_map(|row| &row.cells).find_map(|cell| match cell {
        Cell::Among(among) => Some(among.means.len()),
        _ => None,
    })?;
    table.columns.get(table.columns.len().saturating_sub(count)..)
}
