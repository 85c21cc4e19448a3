//! Tables: a head that is repeated on every page, widths that fit the paper, rows that stay whole.

use maud::{Markup, html};
use unicode_width::UnicodeWidthChar;

use crate::pack::colour::Colour;
use crate::report::document::{Cell, Column, ColumnKind, Fact, Inline, Row, Table, Tone};
use crate::report::words;
use crate::wording::Wording;

use super::super::bars::{groups, has_open};
use super::super::columns::{Needs, is_long, needs};
use super::super::plane::{WHOLE, share};
use super::super::room::flat;
use super::pen::{Look, Pen, digits, paragraph};
use super::pictures::{self, BAR};
use super::words::{said, styled, text};

/// All widths are in twentieths of a point; so wide is what stands between the margins.
pub(super) const PAPER: i64 = 9864;
/// What is left free beside the words of a cell, on both sides together.
const BESIDE: i64 = 140;
/// A sign of words in a table has so much, and one of an Indian script; marks above and below another have none.
const SIGN: i64 = 96;
const DEVANAGARI_SIGN: i64 = 130;
const MALAYALAM_SIGN: i64 = 190;
/// A column of figures is made no wider than this by its title, which has several lines instead.
const WIDEST_TITLE: i64 = 1500;
/// So much a column has where there is room, and so much for its longest word.
const NARROWEST: i64 = 600;
const WIDEST_WORD: i64 = 2200;
/// Tables of at most so many rows stay on one page.
const ONE_PIECE: usize = 12;
/// The names of facts.
const NAMES: i64 = 2300;

/// Names on the left, what is known of them on the right; on one page. `stays`: on that of what follows, too.
pub(super) fn facts(facts: &[Fact], stays: bool) -> Markup {
    let rows = facts.iter().enumerate().map(|(at, fact)| {
        let name = vec![Inline::Toned(Tone::Quiet, fact.name.clone())];
        let look = Look::of("TableText").stays(stays || at + 1 < facts.len());
        let cells = [&name, &fact.value].map(|words| paragraph(look, text(words)));
        (Kind::Row, cells.into_iter().map(Drawn::from).collect())
    });
    let rows = rows.collect();
    html! { (whole(&[NAMES, PAPER - NAMES], None, rows)) (below(stays)) }
}

pub(super) fn table(pen: &mut Pen<'_>, table: &Table) -> Markup {
    let wording = pen.wording;
    let widths = widths(wording, table);
    let titled = table.columns.iter().any(|column| !column.title.is_empty());
    let is_right = |column: &Column| column.kind == ColumnKind::Number;
    let head = titled.then(|| {
        let look = |column| Look::of("TableHead").right(is_right(column));
        let cells = table.columns.iter().map(|column| paragraph(look(column), said(&column.title)));
        cells.map(Drawn::from).collect()
    });
    let mut rows = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let style = if row.head { "TableTotal" } else { "TableText" };
        let stays = stays(at, table.rows.len());
        let cells = row.cells.iter().zip(&table.columns).zip(&widths).map(|((cell, column), width)| {
            let look = Look::of(style).right(is_right(column)).stays(stays);
            drawn(pen, cell, look, *width - BESIDE)
        });
        rows.push((kind(wording, row), cells.collect()));
    }
    html! { (legends(pen, table)) (whole(&widths, head, rows)) (below(false)) }
}

/// What keeps a table from the next, and from words right below it.
fn below(stays: bool) -> Markup {
    paragraph(Look::of("AfterTable").stays(stays), html! {})
}

/// Whether a row is on the page of the next: short tables stay whole, and of long ones no single row is left behind at
/// the top or at the end.
fn stays(at: usize, count: usize) -> bool {
    at + 1 < count && (count <= ONE_PIECE || at == 0 || at + 2 == count)
}

/// How a row behaves where a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Head,
    /// Stands for those that follow.
    Total,
    Row,
    /// Too long for one page, perhaps.
    Long,
}

fn kind(wording: &Wording, row: &Row) -> Kind {
    match row.head {
        _ if is_long(wording, row) => Kind::Long,
        true => Kind::Total,
        false => Kind::Row,
    }
}

/// The paragraphs of a cell, and its ground where it has one of its own.
struct Drawn {
    inside: Markup,
    ground: Option<String>,
}

impl From<Markup> for Drawn {
    fn from(inside: Markup) -> Drawn {
        Drawn { inside, ground: None }
    }
}

fn whole(widths: &[i64], head: Option<Vec<Drawn>>, rows: Vec<(Kind, Vec<Drawn>)>) -> Markup {
    html! {
        w:tbl {
            w:tblPr {
                w:tblStyle w:val="ReportTable" {}
                w:tblW w:w=(widths.iter().sum::<i64>()) w:type="dxa" {}
                w:tblLayout w:type="fixed" {}
                w:tblLook w:val=(if head.is_some() { "0620" } else { "0600" }) {}
            }
            w:tblGrid { @for width in widths { w:gridCol w:w=(width) {} } }
            @if let Some(cells) = head { (row(widths, Kind::Head, cells)) }
            @for (kind, cells) in rows { (row(widths, kind, cells)) }
        }
    }
}

fn row(widths: &[i64], kind: Kind, cells: Vec<Drawn>) -> Markup {
    html! {
        w:tr {
            @if kind != Kind::Long {
                w:trPr { w:cantSplit {} @if kind == Kind::Head { w:tblHeader {} } }
            }
            @for (cell, width) in cells.into_iter().zip(widths) {
                w:tc {
                    w:tcPr {
                        w:tcW w:w=(width) w:type="dxa" {}
                        @if let Some(ground) = ground(kind, cell.ground) {
                            w:shd w:val="clear" w:color="auto" w:fill=(ground) {}
                        }
                        @if kind == Kind::Head { w:vAlign w:val="bottom" {} }
                    }
                    (cell.inside)
                }
            }
        }
    }
}

fn ground(kind: Kind, own: Option<String>) -> Option<String> {
    own.or_else(|| (kind == Kind::Total).then(|| String::from("F6F4EE")))
}

fn drawn(pen: &mut Pen<'_>, cell: &Cell, look: Look, width: i64) -> Drawn {
    let inside = match cell {
        Cell::Empty => html! {},
        Cell::Text(words) => text(words),
        Cell::Points { points, illustrative } => html! {
            (said(&words::figure(pen.wording, *points)))
            @if *illustrative { (styled("Doubtful", "*")) }
        },
        Cell::Bar(measure) => pictures::bar(pen, *measure, width),
        Cell::Rise(rise) => pictures::rise(pen, *rise, width),
        Cell::Among(among) => pictures::among(pen, among, width),
        Cell::Spread(counts) => pictures::spread(pen, counts, width),
        Cell::Heat(measure) => {
            let figure = said(&words::figure(pen.wording, measure.points));
            let ground = Some(shade(pen.accent, share(measure.points.low, measure.out_of)));
            return Drawn { inside: paragraph(look, figure), ground };
        }
    };
    Drawn::from(paragraph(look, inside))
}

/// A ground that is darker the more of the whole there is, and light enough for words on it everywhere.
fn shade(accent: Colour, share: i64) -> String {
    let percent = u8::try_from(share * 50 / WHOLE).unwrap_or(0);
    digits(accent.mixed(percent, Colour::WHITE))
}

/// How wide the columns are: each has what it needs, and columns of words share what is left. Where there is too little, all
/// give way alike.
fn widths(wording: &Wording, table: &Table) -> Vec<i64> {
    let needs = needs(wording, table);
    let columns = (0..).zip(&table.columns).zip(needs);
    let columns: Vec<(i64, i64)> =
        columns.map(|((at, column), needs)| least(wording, table, at, column, needs)).collect();
    let needed: i64 = columns.iter().map(|(width, _)| width).sum();
    let shares: i64 = columns.iter().map(|(_, share)| share).sum();
    let rest = (PAPER - needed).max(0);
    let scale = |width: i64| if needed > PAPER { width * PAPER / needed } else { width };
    let mut widths: Vec<i64> =
        columns.iter().map(|(width, share)| scale(*width) + rest * share / shares.max(1)).collect();
    let left = PAPER - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += left;
    }
    widths
}

/// What a column is to have at least, and what share of the rest.
fn least(wording: &Wording, table: &Table, at: usize, column: &Column, needs: Needs) -> (i64, i64) {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
    let said: Vec<String> = cells.map(|cell| told(wording, cell)).collect();
    let whole = said.iter().map(|words| room(words)).max().unwrap_or(0);
    // No word is broken that need not be.
    let words = said.iter().flat_map(|words| words.split(' ')).chain(column.title.split(' '));
    let word = words.map(room).max().unwrap_or(0).clamp(NARROWEST, WIDEST_WORD);
    match needs {
        Needs::Picture { wide } => (if wide { BAR.wide } else { BAR.narrow }, 0),
        Needs::Whole | Needs::Figures if column.kind == ColumnKind::Number => {
            (whole.max(room(&column.title).min(WIDEST_TITLE)).max(word), 0)
        }
        Needs::Whole | Needs::Figures => (whole.max(room(&column.title)), 0),
        Needs::Share(share) => (word, i64::try_from(share).unwrap_or(i64::MAX)),
    }
}

/// How wide words are, about.
fn room(words: &str) -> i64 {
    let of = |sign: char| match sign {
        _ if sign.width() == Some(0) => 0,
        '\u{900}'..='\u{cff}' => DEVANAGARI_SIGN,
        '\u{d00}'..='\u{dff}' => MALAYALAM_SIGN,
        _ => SIGN,
    };
    words.chars().map(of).sum::<i64>() + BESIDE
}

fn told(wording: &Wording, cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => flat(words),
        Cell::Points { points, illustrative } => {
            format!("{}{}", words::figure(wording, *points), if *illustrative { "*" } else { "" })
        }
        _ => String::new(),
    }
}

/// What is to be known of the pictures in a table.
fn legends(pen: &mut Pen<'_>, table: &Table) -> Markup {
    html! {
        @if has_open(table) { (pictures::legend_of_bars(pen)) }
        @if let Some(groups) = groups(table) { (pictures::legend_of_means(pen, groups)) }
    }
}
