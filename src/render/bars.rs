//! Bars below one another as a table, for formats that draw pictures in cells.

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
