//! What the columns of a table need, for formats in which widths are said beforehand. How wide that is each format knows.

use crate::report::document::{Cell, Column, ColumnKind, Row, Table};
use crate::wording::Wording;

use super::room::length;

/// A short column with longer cells than this shares the room with the columns of words; longer titles have several lines.
const SHORT: usize = 16;
/// Figures are not broken up to this length, whatever stands above them.
const FIGURE: usize = 20;
/// Pictures are wide in tables of at most so many columns.
const FEW: usize = 5;
/// Rows with longer cells than this may go over to the next page.
const ONE_PAGE: usize = 1200;
/// What columns of words have of the rest goes by their longest cell, but not below and beyond this.
const SHARES: (usize, usize) = (18, 60);

/// What a column needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Picture {
        wide: bool,
    },
    /// As much as its longest cell, and its title.
    Whole,
    /// As much as its longest figure; its title is longer and may be broken.
    Figures,
    /// So many shares of what the others leave.
    Share(usize),
}

pub(super) fn needs(wording: &Wording, table: &Table) -> Vec<Needs> {
    table.columns.iter().enumerate().map(|(at, column)| of_column(wording, table, at, column)).collect()
}

fn of_column(wording: &Wording, table: &Table, at: usize, column: &Column) -> Needs {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let longest = cells.map(|cell| length(wording, cell)).max().unwrap_or(0);
    let title = column.title.chars().count();
    match column.kind {
        ColumnKind::Bar => Needs::Picture { wide: table.columns.len() <= FEW },
        ColumnKind::Code if longest.max(title) <= SHORT => Needs::Whole,
        ColumnKind::Number if longest <= FIGURE && title <= SHORT => Needs::Whole,
        ColumnKind::Number if longest <= FIGURE => Needs::Figures,
        _ => Needs::Share(longest.max(title).clamp(SHARES.0, SHARES.1)),
    }
}

/// Whether a row may be too long for one page.
pub(super) fn is_long(wording: &Wording, row: &Row) -> bool {
    row.cells.iter().any(|cell: &Cell| length(wording, cell) > ONE_PAGE)
}
