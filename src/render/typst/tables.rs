//! Tables, with the bars that stand in their rows: what is certain is solid, what is still possible hatched.

use crate::report::document::{Cell, ColumnKind, Measure, Row, Table};
use crate::report::words;
use crate::wording::Wording;

use super::super::bars::{groups, has_open};
use super::super::columns::{Needs, is_long, needs};
use super::super::plane::{ends, share};
use super::blocks::text;
use super::code::{array, call, named, words as said};

/// All columns of figures under long titles have so many millimetres together.
const UNDER_TITLES: usize = 76;

pub(super) fn table(wording: &Wording, table: &Table) -> String {
    let needs = needs(wording, table);
    let widths: Vec<String> = needs.iter().map(|one| width(*one, &needs)).collect();
    let sides = table.columns.iter().map(|column| match column.kind {
        ColumnKind::Number => String::from("right"),
        _ => String::from("left"),
    });
    let mut arguments =
        vec![named("columns", array(&widths)), named("align", array(&sides.collect::<Vec<_>>()))];
    if table.columns.iter().any(|column| !column.title.is_empty()) {
        let titles = table.columns.iter().map(|column| said(&column.title));
        arguments.push(named("header", array(&titles.collect::<Vec<_>>())));
    }
    if table.rows.iter().any(|row| is_long(wording, row)) {
        arguments.push(named("breakable", true));
    }
    arguments.extend(keys(wording, table));
    arguments.extend(table.rows.iter().map(|row| row_code(wording, row)));
    call("rows", &arguments)
}

/// What is to be known of the pictures in a table.
fn keys(wording: &Wording, table: &Table) -> Vec<String> {
    let mut keys = Vec::new();
    if has_open(table) {
        let legend = [wording.bar_certain, wording.bar_possible, wording.bar_out_of_reach];
        keys.push(named("legend", array(&legend.map(said))));
    }
    if let Some(groups) = groups(table) {
        let titles = groups.iter().map(|column| said(&column.title));
        keys.push(named("groups", array(&titles.collect::<Vec<_>>())));
    }
    keys
}

fn width(column: Needs, all: &[Needs]) -> String {
    match column {
        Needs::Picture { wide } => String::from(if wide { "48mm" } else { "34mm" }),
        Needs::Whole => String::from("auto"),
        Needs::Figures => {
            let like_this = all.iter().filter(|one| **one == column).count();
            format!("{}mm", UNDER_TITLES / like_this.max(2))
        }
        Needs::Share(share) => format!("{share}fr"),
    }
}

fn row_code(wording: &Wording, row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(|one| cell(wording, one)).collect();
    call(if row.head { "head" } else { "row" }, &cells)
}

fn cell(wording: &Wording, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::from("none"),
        Cell::Text(words) => text(words),
        Cell::Points { points, illustrative } => {
            let figure = said(&words::figure(wording, *points));
            if *illustrative { call("t", &[figure, String::from("star")]) } else { figure }
        }
        Cell::Bar(measure) => {
            let (low, high) = ends(*measure);
            call("bar", &[low.to_string(), high.to_string()])
        }
        Cell::Rise(rise) => {
            let ends = [rise.from, rise.to].map(|end| share(end, rise.out_of).to_string());
            call("rise", &ends)
        }
        Cell::Among(among) => {
            let means = among.means.iter().map(|mean| ends(Measure { points: *mean, ..among.measure }));
            let mut arguments: Vec<String> = vec![pair(ends(among.measure))];
            arguments.extend(means.map(pair));
            call("among", &arguments)
        }
        Cell::Heat(measure) => {
            call("heat", &[ends(*measure).0.to_string(), said(&words::figure(wording, measure.points))])
        }
        Cell::Spread(counts) => call("spread", &counts.iter().map(usize::to_string).collect::<Vec<_>>()),
    }
}

fn pair((low, high): (i64, i64)) -> String {
    array(&[low.to_string(), high.to_string()])
}
