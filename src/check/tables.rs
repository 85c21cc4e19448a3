//! Decision tables: every city finds a row, rows that must not overlap do not, every row can be chosen.
//!
//! Each column's domain is cut where a row's cell begins or ends. The pieces are then gone through column by column,
//! carrying the rows that still fit: where none is left there is a gap, and where the same rows are left as before
//! nothing new can be found. So the work grows with what the rows tell apart, not with the product of the columns.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::pack::QuestionId;
use crate::pack::expr::{Cell, Numeric, NumericKind, Row, Table};
use crate::source::Span;
use crate::syntax::tree::Hit;

use super::columns::{Column, Rows, Run, is_possible};
use super::context::Context;
use super::words::{in_one_line, with_article};
use crate::pack::visit::Node;

/// Steps of one table's proof; beyond them the proof is given up, and that is told.
const MOST_STEPS: usize = 40_000;

pub(super) fn check<'a>(context: &mut Context<'a>, root: Node<'a>) {
    let mut tables = Vec::new();
    root.each(&mut |node, list| {
        if let Node::Number(Numeric { kind: NumericKind::Table(table), span }) = node {
            tables.push((table, *span, list));
        }
    });
    for (table, span, list) in tables {
        check_table(context, table, span, list);
    }
}

fn check_table<'a>(context: &mut Context<'a>, table: &'a Table, span: Span, list: Option<QuestionId>) {
    let of_length = |row: &Row| row.cells.len() == table.subjects.len();
    if table.rows.is_empty() || !table.rows.iter().all(of_length) {
        return;
    }
    let columns: Option<Vec<Column<'a>>> = table
        .subjects
        .iter()
        .enumerate()
        .map(|(at, subject)| Column::new(context, subject, list, &table.rows, at))
        .collect();
    let Some(columns) = columns else { return };
    let poisoned: Vec<bool> = table.rows.iter().map(|row| row.cells.iter().any(is_poisoned)).collect();
    let any_poisoned = poisoned.iter().any(|one| *one);
    let mut search = Search {
        correlated: list.is_none() && super::columns::are_correlated(context, &columns),
        steps: 0,
        reached: Rows::none(table.rows.len()),
        gap: None,
        seen: BTreeSet::new(),
        table,
        columns: &columns,
    };
    if table.hit != Hit::Sum && !any_poisoned {
        search.go(context, Rows::all(table.rows.len()), &mut Vec::new());
    }
    let Search { steps, reached, gap, .. } = search;
    let proved = steps <= MOST_STEPS;
    if let Some(path) = &gap {
        let diagnostic = gap_error(context, &columns, path, span);
        context.report(diagnostic);
    } else if !proved {
        let head = context.head(span);
        context.report(
            Diagnostic::new(
                &codes::CHECK_NOT_PROVED,
                head,
                "it could not be proved that every answer finds a row of this table",
            )
            .label("too many combinations to go through")
            .help("end the table with a row of `any` in every column"),
        );
    }
    if table.hit == Hit::Unique {
        overlaps(context, &columns, table);
    }
    for (at, row) in table.rows.iter().enumerate() {
        let empty = columns.iter().position(|column| column.covers_nothing(at));
        let taken = table.hit == Hit::First && proved && gap.is_none() && !any_poisoned && !reached.has(at);
        if poisoned.get(at).copied().unwrap_or(true) || (empty.is_none() && !taken) {
            continue;
        }
        let diagnostic = unreachable(context, &columns, table, at, row, empty);
        context.report(diagnostic);
    }
}

/// A cell whose text could not be read fits nothing.
fn is_poisoned(cell: &Cell) -> bool {
    match cell {
        Cell::Any => false,
        Cell::Choices(bits) => *bits == 0,
        Cell::Ranges(ranges) => ranges.is_empty(),
    }
}

struct Search<'s, 'a> {
    table: &'a Table,
    columns: &'s [Column<'a>],
    /// Columns depend on each other, so that not every combination can be.
    correlated: bool,
    steps: usize,
    reached: Rows,
    gap: Option<Vec<Run>>,
    seen: BTreeSet<(usize, Rows)>,
}

impl Search<'_, '_> {
    fn go(&mut self, context: &Context<'_>, rows: Rows, path: &mut Vec<Run>) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.gap.is_some() {
            return;
        }
        let depth = path.len();
        let Some(column) = self.columns.get(depth) else {
            return self.leaf(context, &rows, path);
        };
        if !self.correlated {
            match rows.first() {
                None => return self.leaf(context, &rows, path),
                Some(first) if self.table.hit == Hit::First && self.is_open(first, depth) => {
                    return self.reached.add(first);
                }
                _ => {}
            }
            if !self.seen.insert((depth, rows.clone())) {
                return;
            }
        }
        let mut at = 0;
        while let Some(piece) = column.pieces.get(at) {
            // Bounds may part what rows do not.
            let last = if self.correlated { at } else { column.run(at, &rows) };
            path.push(Run { first: at, last });
            if !self.correlated || is_possible(context, self.columns, path) {
                self.go(context, rows.and(&piece.rows), path);
            }
            path.pop();
            at = last + 1;
        }
    }

    fn leaf(&mut self, context: &Context<'_>, rows: &Rows, path: &[Run]) {
        if self.correlated && !is_possible(context, self.columns, path) {
            return;
        }
        match rows.first() {
            Some(first) => self.reached.add(first),
            None => self.gap = Some(path.to_vec()),
        }
    }

    /// Whether a row takes anything from this column on.
    fn is_open(&self, row: usize, from: usize) -> bool {
        self.table
            .rows
            .get(row)
            .is_some_and(|row| row.cells.iter().skip(from).all(|cell| matches!(cell, Cell::Any)))
    }
}

fn example(context: &Context<'_>, columns: &[Column<'_>], path: &[Run]) -> String {
    let told: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| column.told(path.get(at).copied().unwrap_or(Run::single(0))))
        .collect();
    let city = with_article(&context.pack.subject);
    match told.split_last() {
        None => city,
        Some((only, [])) => format!("{city} with {only}"),
        Some((last, rest)) => format!("{city} with {} and {last}", rest.join(", ")),
    }
}

fn gap_error(context: &Context<'_>, columns: &[Column<'_>], path: &[Run], span: Span) -> Diagnostic {
    let cells: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| path.get(at).map_or_else(|| String::from("any"), |run| column.written(*run)))
        .collect();
    Diagnostic::new(
        &codes::CHECK_TABLE_GAP,
        context.head(span),
        format!("{} finds no row in this table", example(context, columns, path)),
    )
    .label("some answers fit no row")
    .help(format!(
        "add a row, for example `{} => …`, or end with a row of `any` for all that is left",
        cells.join(" | ")
    ))
}

fn overlaps(context: &mut Context<'_>, columns: &[Column<'_>], table: &Table) {
    for (at, row) in table.rows.iter().enumerate() {
        for (before, earlier) in table.rows.iter().enumerate().take(at) {
            let shared: Option<Vec<Run>> =
                columns.iter().map(|column| column.shared(before, at).map(Run::single)).collect();
            let Some(path) = shared else { continue };
            if !is_possible(context, columns, &path) {
                continue;
            }
            let message = format!("{} fits two rows of this table", example(context, columns, &path));
            context.report(
                Diagnostic::new(&codes::CHECK_TABLE_OVERLAP, row.span, message)
                    .label("fits it too")
                    .also(earlier.span, "fits it already")
                    .help("change a cell so that only one row fits, or write `first` so that the upper row counts"),
            );
            // One row told once; the next overlap shows when this one is mended.
            break;
        }
    }
}

fn unreachable(
    context: &Context<'_>,
    columns: &[Column<'_>],
    table: &Table,
    at: usize,
    row: &Row,
    empty: Option<usize>,
) -> Diagnostic {
    if let Some(column) = empty.and_then(|column| columns.get(column)) {
        return Diagnostic::new(
            &codes::CHECK_ROW_UNREACHABLE,
            row.span,
            format!("no answer fits this row, because of its cell for `{}`", column.name()),
        )
        .label("never chosen")
        .help("change that cell to something that can be answered, or remove the row");
    }
    let whole = (0..at).find(|before| columns.iter().all(|column| column.swallows(*before, at)));
    let diagnostic = Diagnostic::new(
        &codes::CHECK_ROW_UNREACHABLE,
        row.span,
        "the rows above take everything that fits this row",
    )
    .label("never chosen")
    .help("move this row up, above the rows that take its answers, or remove it");
    match whole.and_then(|before| table.rows.get(before)) {
        Some(before) => diagnostic
            .also(before.span, format!("`{}` takes all of it", in_one_line(context.text(before.span)))),
        None => diagnostic,
    }
}
