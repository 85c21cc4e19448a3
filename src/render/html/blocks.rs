//! Each kind of block as HTML.

use maud::{Markup, html};

use crate::report::chart::{Chart, Picture};
use crate::report::document::{
    Bar, Block, Cell, Column, ColumnKind, Fact, Heading, Inline, Table, Text, Tone,
};
use crate::report::levels::Reached;
use crate::report::words;
use crate::wording::Wording;

use super::super::bars;
use super::{advice, figures, gauge, radar, reasons};

/// Tables of more columns give up their pictures where the page is narrow.
const FITTING: usize = 5;
/// Tables of more columns have no room for a picture anywhere.
const MOST_BESIDE_A_PICTURE: usize = 8;
/// Shorter listings are seen at a glance.
const WORTH_FINDING: usize = 8;

pub(super) fn all(wording: &Wording, blocks: &[Block]) -> Markup {
    html! { @for block in blocks { (one(wording, block)) } }
}

fn one(wording: &Wording, block: &Block) -> Markup {
    match block {
        Block::Title(title) => html! { h2 { (title.text) } },
        Block::Heading(heading) => sub_heading(heading),
        Block::Facts(facts) => fact_list(facts),
        Block::Bars(bars) => {
            html! { (table(wording, &bars::table(wording, bars))) @if bars.iter().any(is_open) { (legend(wording)) } }
        }
        Block::Chart(chart) => picture(wording, chart),
        Block::Listing(one) => listing(wording, one),
        Block::Table(one) => html! { (table(wording, one)) (legend_of_means(one)) },
        Block::Paragraph(text) => html! { p { (inlines(text)) } },
        Block::Bullets(entries) => html! { ul { @for entry in entries { li { (inlines(entry)) } } } },
        Block::Advice(card) => advice::card(wording, card),
        Block::Note(text) => html! { p.note { (inlines(text)) } },
        Block::Excerpt(excerpt) => reasons::excerpt(wording, excerpt),
        Block::Steps(steps) => reasons::steps(steps),
    }
}

fn sub_heading(heading: &Heading) -> Markup {
    let inside = html! {
        (heading.text) @if let Some(aside) = &heading.aside { " " span.box { (aside) } }
    };
    if heading.level > 2 {
        html! { h4 { (inside) } }
    } else {
        html! { h3 { (inside) } }
    }
}

fn fact_list(facts: &[Fact]) -> Markup {
    html! {
        dl.facts {
            @for fact in facts { div { dt { (fact.name) } dd { (inlines(&fact.value)) } } }
        }
    }
}

fn is_open(bar: &Bar) -> bool {
    bar.none.is_none() && bar.measure.points.as_point().is_none()
}

/// A picture with what it shows in words, and its figures below.
fn picture(wording: &Wording, chart: &Chart) -> Markup {
    let (class, size, drawing) = match &chart.picture {
        Picture::Gauge(one) => ("gauge", "0 0 400 224", gauge::drawing(wording, one)),
        Picture::Radar(one) => ("radar", "-44 0 488 310", radar::drawing(wording, one)),
    };
    html! {
        figure class=(class) {
            svg role="img" aria-labelledby=(format!("{class}-title {class}-told")) viewBox=(size) {
                title id=(format!("{class}-title")) { (chart.title) }
                desc id=(format!("{class}-told")) { (chart.told) }
                (drawing)
            }
            figcaption { (chart.title) }
            @if let Picture::Gauge(gauge) = &chart.picture {
                ul.bands aria-hidden="true" {
                    @for band in gauge.bands.iter().rev() {
                        li class=[band_class(band.reached)] { ((wording.reports.band)(&band.title, band.from)) }
                    }
                }
            }
            @if !chart.table.rows.is_empty() {
                details.figures { summary { (wording.reports.figures_of_picture) } (table(wording, &chart.table)) }
            }
        }
    }
}

fn band_class(reached: Reached) -> Option<&'static str> {
    match reached {
        Reached::Certainly => Some("reached"),
        Reached::Possibly => Some("possible"),
        Reached::No | Reached::Passed => None,
    }
}

fn table(wording: &Wording, table: &Table) -> Markup {
    let titled = table.columns.iter().any(|column| !column.title.is_empty());
    let names = table.columns.iter().position(|column| column.kind == ColumnKind::Words);
    html! {
        div.scroll tabindex="0" role="group" aria-label=(wording.reports.table) {
            table class=[class_of_table(table)] {
                @if titled {
                    thead { tr { @for column in &table.columns { (column_head(column)) } } }
                }
                tbody {
                    @for row in &table.rows {
                        tr class=[row.head.then_some("head")] {
                            @for (at, (one, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                                (cell(wording, one, column.kind, names == Some(at)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn class_of_table(table: &Table) -> Option<&'static str> {
    match table.columns.len() {
        _ if is_map(table) => Some("map"),
        0..=FITTING => None,
        count if count > MOST_BESIDE_A_PICTURE => Some("wide widest"),
        _ => Some("wide"),
    }
}

fn is_map(table: &Table) -> bool {
    table.rows.first().is_some_and(|row| row.cells.iter().any(|cell| matches!(cell, Cell::Heat(_))))
}

/// What the shades of a map mean, and the stroke below a figure.
fn legend_of_map(wording: &Wording) -> Markup {
    html! {
        div.legend {
            (figures::shades())
            svg.key aria-hidden="true" { rect.hatch-line y="60%" width="100%" height="40%" {} } " " (wording.bar_possible)
        }
    }
}

/// A table with fields to find rows by: a text, and a choice for each column of words after the first. They show
/// themselves where a script makes them work.
fn listing(wording: &Wording, one: &Table) -> Markup {
    let columns = one.columns.iter().enumerate();
    let mut words =
        columns.filter(|(_, column)| column.kind == ColumnKind::Words && !column.title.is_empty());
    let first = words.next();
    html! {
        div.listing {
            @if one.rows.len() >= WORTH_FINDING {
                @if let Some((_, column)) = first {
                    form.tools hidden {
                        label { ((wording.reports.find)(&column.title)) " " input type="search"; }
                        @for (at, column) in words {
                            label { (column.title) " " select data-column=(at) { option value="" { (wording.reports.all) } } }
                        }
                        output aria-live="polite" {}
                    }
                }
            }
            @if is_map(one) { (legend_of_map(wording)) }
            (table(wording, one))
        }
    }
}

fn column_head(column: &Column) -> Markup {
    html! {
        @if column.title.is_empty() { td class=(class_of(column.kind)) {} }
        @else { th scope="col" class=(class_of(column.kind)) { (column.title) } }
    }
}

fn class_of(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Code => "code",
        ColumnKind::Words => "words",
        ColumnKind::Number => "number",
        ColumnKind::Bar => "drawn",
    }
}

fn cell(wording: &Wording, cell: &Cell, kind: ColumnKind, names_row: bool) -> Markup {
    let inside = match cell {
        Cell::Empty => html! {},
        Cell::Text(text) => inlines(text),
        Cell::Points { points, illustrative } => {
            html! { (words::figure(wording, *points)) @if *illustrative { (mark(wording)) } }
        }
        Cell::Bar(measure) => figures::bar(*measure),
        Cell::Rise(rise) => figures::rise(*rise),
        Cell::Among(among) => figures::among(among),
        Cell::Spread(counts) => figures::spread(counts),
        Cell::Heat(measure) => return figures::heat(wording, *measure),
    };
    html! {
        @if names_row && !matches!(cell, Cell::Empty) {
            th scope="row" class=(class_of(kind)) { (inside) }
        } @else {
            td class=(class_of(kind)) { (inside) }
        }
    }
}

/// A figure that is the pack's own.
fn mark(wording: &Wording) -> Markup {
    html! { span.mark aria-hidden="true" { "*" } span.heard { " " (wording.reports.illustrative_heard) } }
}

fn legend(wording: &Wording) -> Markup {
    html! {
        p.legend {
            svg.key aria-hidden="true" { rect.certain width="100%" height="100%" {} } " " (wording.bar_certain) " "
            svg.key aria-hidden="true" { rect.open width="100%" height="100%" {} } " " (wording.bar_possible) " "
            svg.key aria-hidden="true" { rect.track width="100%" height="100%" {} } " " (wording.bar_out_of_reach)
        }
    }
}

/// Which line is whose, where cities are held against others.
fn legend_of_means(table: &Table) -> Markup {
    let Some(groups) = bars::groups(table) else { return html! {} };
    html! {
        p.legend {
            @for (at, column) in groups.iter().enumerate() {
                svg.key aria-hidden="true" {
                    line class=(figures::mean_class(at)) x1="15%" x2="85%" y1="50%" y2="50%" {}
                }
                " " (column.title) " "
            }
        }
    }
}

pub(super) fn inlines(text: &Text) -> Markup {
    html! {
        @for inline in text {
            @match inline {
                Inline::Plain(words) => (words),
                Inline::Strong(inside) => strong { (inlines(inside)) },
                Inline::Emphasis(inside) => em { (inlines(inside)) },
                Inline::Code(words) => code { (words) },
                Inline::Link { text, to } => a href=(to) rel="noopener noreferrer" { (inlines(text)) },
                Inline::Toned(tone, words) => span class=(tone_class(*tone)) { (words) },
            }
        }
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Doubtful => "doubtful",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}
