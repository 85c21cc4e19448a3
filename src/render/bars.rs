//! Bars as rows of a table, for formats that draw them there.

use crate::decimal::Interval;
use crate::report::document::{Bar, Cell, Column, ColumnKind, Row, Table, plain};
use crate::wording::Wording;

pub(super) fn table(wording: &Wording, bars: &[Bar]) -> Table {
    let columns = vec![
        Column::new("", ColumnKind::Code),
        Column::new("", ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.points, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
    ];
    let rows = bars.iter().map(|bar| Row {
        head: bar.total,
        cells: vec![
            Cell::Text(plain(bar.code.clone())),
            Cell::Text(plain(bar.label.clone())),
            Cell::Bar(bar.measure),
            match bar.none {
                Some(none) => Cell::Text(plain(none)),
                None => Cell::Points { points: bar.measure.points, illustrative: bar.illustrative },
            },
            Cell::Points { points: Interval::point(bar.measure.out_of), illustrative: false },
        ],
    });
    Table { columns, rows: rows.collect() }
}
