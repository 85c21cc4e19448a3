//! Tables that fit the width: words wrap, numbers line up on the right, pictures give way first.

use crate::order::Order as _;
use crate::render::harmless::harmless;
use crate::report::document::{Among, Cell, Column, ColumnKind, Row, Table};
use crate::report::words;
use crate::wording::Wording;

use super::bars;
use super::lines::{line_width, runs, width, wrap};
use super::style::{Line, Run, Style};

const INDENT: usize = 2;
const GAP: usize = 2;
const SHORTEST_BAR: usize = 8;
const NARROWEST_WORDS: usize = 10;
const WIDEST_CODE: usize = 22;

/// The table in at most `most` columns; a bar takes at most `longest_bar` of them.
pub(super) fn lines(wording: &Wording, table: &Table, most: usize, longest_bar: usize) -> Vec<Line> {
    let marked: Vec<bool> = (0..table.columns.len()).map(|at| has_marks(table, at)).collect();
    match widths(wording, table, &marked, most, longest_bar) {
        Some(widths) => grid(wording, table, &marked, &widths),
        None => stacked(wording, table, most),
    }
}

/// Columns for each of the table's; 0 for one that is left out. `None` when it does not fit.
fn widths(
    wording: &Wording,
    table: &Table,
    marked: &[bool],
    most: usize,
    longest_bar: usize,
) -> Option<Vec<usize>> {
    let natural: Vec<usize> =
        marked.iter().enumerate().map(|(at, marks)| natural(wording, table, at, *marks)).collect();
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
    let has_bar = kinds.contains(&ColumnKind::Bar);
    if has_bar && let Some(widths) = shared_out(&kinds, &natural, most, Some(longest_bar)) {
        return Some(widths);
    }
    shared_out(&kinds, &natural, most, None)
}

fn shared_out(
    kinds: &[ColumnKind],
    natural: &[usize],
    most: usize,
    bar: Option<usize>,
) -> Option<Vec<usize>> {
    let is_shown = |at: usize, kind: ColumnKind| match kind {
        ColumnKind::Bar => bar.is_some(),
        _ => natural.get(at).is_some_and(|width| *width > 0),
    };
    let shown = kinds.iter().enumerate().filter(|(at, kind)| is_shown(*at, **kind)).count();
    let frame = INDENT + GAP * shown.saturating_sub(1);
    let sum = |kind: ColumnKind| -> usize {
        kinds.iter().zip(natural).filter(|(one, _)| **one == kind).map(|(_, width)| *width).sum()
    };
    let fixed = sum(ColumnKind::Code) + sum(ColumnKind::Number);
    let room = most.checked_sub(frame + fixed)?;
    let wanted = sum(ColumnKind::Words);
    let bar_width = match bar {
        None => 0,
        Some(longest) => room.saturating_sub(wanted).clamp(SHORTEST_BAR.min(longest), longest),
    };
    let words: Vec<usize> = kinds
        .iter()
        .zip(natural)
        .filter(|(kind, _)| **kind == ColumnKind::Words)
        .map(|(_, width)| *width)
        .collect();
    let shares = fair(&words, room.checked_sub(bar_width)?);
    // Better no picture than words in a chimney.
    let narrowest = if bar.is_some() { 2 * NARROWEST_WORDS } else { NARROWEST_WORDS };
    if words.iter().zip(&shares).any(|(wanted, share)| *share < narrowest.min(*wanted)) {
        return None;
    }
    let mut shares = shares.into_iter();
    let widths = kinds
        .iter()
        .zip(natural)
        .map(|(kind, natural)| match kind {
            ColumnKind::Words => shares.next().unwrap_or(0),
            ColumnKind::Bar => bar_width,
            ColumnKind::Code | ColumnKind::Number => *natural,
        })
        .collect();
    Some(widths)
}

/// Shares out the room: who wants little gets it, the others get the same.
fn fair(wanted: &[usize], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = wanted.to_vec();
    order.put_in_order();
    let mut left = room;
    let mut limit = usize::MAX;
    for (at, want) in order.iter().enumerate() {
        let share = left / (order.len() - at);
        if *want > share {
            limit = share;
            break;
        }
        left -= want;
    }
    wanted.iter().map(|want| (*want).min(limit)).collect()
}

fn natural(wording: &Wording, table: &Table, at: usize, marks: bool) -> usize {
    let title = table.columns.get(at).map_or(0, |column| width(&column.title) + usize::from(marks));
    let kind = table.columns.get(at).map(|column| column.kind);
    let widest = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(at))
        .map(|cell| cell_width(wording, cell, marks))
        .max()
        .unwrap_or(0)
        .max(title);
    if kind == Some(ColumnKind::Code) { widest.min(WIDEST_CODE) } else { widest }
}

fn cell_width(wording: &Wording, cell: &Cell, marks: bool) -> usize {
    match cell {
        Cell::Empty | Cell::Bar(_) | Cell::Rise(_) | Cell::Among(_) | Cell::Spread(_) => 0,
        Cell::Heat(measure) => width(&words::figure(wording, measure.points)),
        Cell::Text(text) => line_width(&runs(text, Style::PLAIN)),
        Cell::Points { points, .. } => width(&words::figure(wording, *points)) + usize::from(marks),
    }
}

/// Whether any figure of the column is marked; the others then keep its place free.
fn has_marks(table: &Table, at: usize) -> bool {
    table.rows.iter().any(|row| matches!(row.cells.get(at), Some(Cell::Points { illustrative: true, .. })))
}

fn grid(wording: &Wording, table: &Table, marked: &[bool], widths: &[usize]) -> Vec<Line> {
    let mut all = Vec::new();
    if table.columns.iter().any(|column| !column.title.is_empty()) {
        all.extend(header(table, marked, widths));
        let total = widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum::<usize>() - GAP;
        all.push(vec![Run::spaces(INDENT), Run::new("─".repeat(total), Style::QUIET)]);
    }
    let titled = !all.is_empty();
    for (at, row) in table.rows.iter().enumerate() {
        if row.head && titled && at > 0 {
            all.push(Line::new());
        }
        all.extend(row_lines(wording, table, row, marked, widths));
    }
    all
}

fn header(table: &Table, marked: &[bool], widths: &[usize]) -> Vec<Line> {
    let titles: Vec<Vec<Line>> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let most = widths.get(at).copied().unwrap_or(0);
            let mut lines = wrap(&[Run::new(harmless(&column.title), Style::QUIET)], most);
            if marked.get(at) == Some(&true) {
                lines.iter_mut().for_each(|line| line.push(Run::spaces(1)));
            }
            lines
        })
        .collect();
    side_by_side(table, widths, &titles)
}

fn joined(cells: impl Iterator<Item = (ColumnKind, usize, Line)>) -> Line {
    let mut line = vec![Run::spaces(INDENT)];
    let mut first = true;
    for (kind, most, cell) in cells.filter(|(_, most, _)| *most > 0) {
        if !first {
            line.push(Run::spaces(GAP));
        }
        first = false;
        let pad = Run::spaces(most.saturating_sub(line_width(&cell)));
        if kind == ColumnKind::Number {
            line.push(pad);
            line.extend(cell);
        } else {
            line.extend(cell);
            line.push(pad);
        }
    }
    line
}

fn row_lines(wording: &Wording, table: &Table, row: &Row, marked: &[bool], widths: &[usize]) -> Vec<Line> {
    let style = if row.head { Style::BOLD } else { Style::PLAIN };
    let cells: Vec<Vec<Line>> = row
        .cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let most = widths.get(at).copied().unwrap_or(0);
            cell_lines(wording, cell, most, marked.get(at) == Some(&true), style)
        })
        .collect();
    side_by_side(table, widths, &cells)
}

fn side_by_side(table: &Table, widths: &[usize], cells: &[Vec<Line>]) -> Vec<Line> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|at| {
            joined(cells.iter().zip(&table.columns).zip(widths).map(|((cell, column), most)| {
                (column.kind, *most, cell.get(at).cloned().unwrap_or_default())
            }))
        })
        .collect()
}

fn cell_lines(wording: &Wording, cell: &Cell, most: usize, marks: bool, style: Style) -> Vec<Line> {
    if most == 0 {
        return Vec::new();
    }
    match cell {
        Cell::Empty => vec![Line::new()],
        Cell::Heat(measure) => vec![vec![Run::new(words::figure(wording, measure.points), style)]],
        Cell::Spread(counts) => vec![bars::spread(counts, most)],
        Cell::Text(text) => wrap(&runs(text, style), most),
        Cell::Points { points, illustrative } => {
            vec![figure(&words::figure(wording, *points), *illustrative, marks, style)]
        }
        Cell::Bar(measure) | Cell::Among(Among { measure, .. }) => vec![bars::bar(*measure, most)],
        Cell::Rise(rise) => vec![bars::rise(*rise, most)],
    }
}

fn figure(text: &str, illustrative: bool, marks: bool, style: Style) -> Line {
    let mut line = vec![Run::new(text, style)];
    if illustrative {
        line.push(Run::new("*", Style { dim: true, ..Style::PLAIN }));
    } else if marks {
        line.push(Run::new("\u{20}", style));
    }
    line
}

/// A row below another, each cell on lines of its own.
fn stacked(wording: &Wording, table: &Table, most: usize) -> Vec<Line> {
    let mut all = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            all.push(Line::new());
        }
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            all.extend(stacked_cell(wording, cell, column, row.head, most));
        }
    }
    all
}

fn stacked_cell(wording: &Wording, cell: &Cell, column: &Column, head: bool, most: usize) -> Vec<Line> {
    let style = if head { Style::BOLD } else { Style::PLAIN };
    let shown = match cell {
        Cell::Empty | Cell::Bar(_) | Cell::Rise(_) | Cell::Among(_) | Cell::Spread(_) => return Vec::new(),
        Cell::Text(text) => runs(text, style),
        Cell::Heat(measure) => vec![Run::new(words::figure(wording, measure.points), style)],
        Cell::Points { points, illustrative } => {
            figure(&words::figure(wording, *points), *illustrative, false, style)
        }
    };
    if line_width(&shown) == 0 {
        return Vec::new();
    }
    let mut line = Line::new();
    if !column.title.is_empty() {
        line.push(Run::new(format!("{}: ", harmless(&column.title)), Style::QUIET));
    }
    line.extend(shown);
    wrap(&line, most.saturating_sub(INDENT))
        .into_iter()
        .map(|line| std::iter::once(Run::spaces(INDENT)).chain(line).collect())
        .collect()
}
