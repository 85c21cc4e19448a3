//! Bars: what is certain is solid, what is still possible is shaded, the rest is dotted.

use crate::decimal::Number;
use crate::report::document::{Bar, Cell, Column, ColumnKind, Measure, Rise, Row, Table, Tone, plain, toned};

use crate::wording::Wording;

use super::advice::hanging;
use super::style::{Colour, Line, Run, Style};
use super::table;

const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// A bar of exactly so many columns.
pub(super) fn bar(measure: Measure, cells: usize) -> Line {
    let low = eighths(measure.points.low, measure.out_of, cells);
    let high = eighths(measure.points.high, measure.out_of, cells);
    let (solid, part) = (low / 8, EIGHTHS.get(low % 8).copied().unwrap_or(""));
    let filled = solid + usize::from(!part.is_empty());
    let is_range = measure.points.as_point().is_none();
    let reach = if is_range { high.div_ceil(8).max(filled) } else { filled };
    // A range that reaches above zero always shows some shade, even where it is narrower than a column.
    let (solid, part, filled) = if is_range && filled >= reach {
        let short = solid.min(reach.saturating_sub(1));
        (short, "", short)
    } else {
        (solid, part, filled)
    };
    vec![
        Run::new(format!("{}{part}", "█".repeat(solid)), Style::of(Colour::Green)),
        Run::new("░".repeat(reach.saturating_sub(filled)), Style::of(Colour::Yellow)),
        Run::new("·".repeat(cells.saturating_sub(reach)), Style::QUIET),
    ]
}

/// A piece of the way, in the columns that it touches.
pub(super) fn rise(rise: Rise, cells: usize) -> Line {
    let from = (eighths(rise.from, rise.out_of, cells) / 8).min(cells.saturating_sub(1));
    let to = eighths(rise.to, rise.out_of, cells).div_ceil(8).clamp(from, cells);
    vec![
        Run::new("·".repeat(from), Style::QUIET),
        Run::new("█".repeat(to - from), Style::of(Colour::Green)),
        Run::new("·".repeat(cells - to), Style::QUIET),
    ]
}

/// A column for each part, as high as what it holds; repeated where there is room.
pub(super) fn spread(counts: &[usize], cells: usize) -> Line {
    const HEIGHTS: [&str; 9] = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let wide = (cells / counts.len().max(1)).max(1);
    let column = |count: &usize| HEIGHTS.get((count * 8).div_ceil(most)).copied().unwrap_or("█").repeat(wide);
    let columns: String = counts.iter().map(column).collect();
    vec![Run::new(columns.chars().take(cells).collect::<String>(), Style::of(Colour::Green))]
}

/// How many eighths of a column points fill; any points at all fill at least one.
fn eighths(points: Number, out_of: Number, cells: usize) -> usize {
    if points <= Number::ZERO || out_of <= Number::ZERO || cells == 0 {
        return 0;
    }
    let full = cells * 8;
    points
        .min(out_of)
        .multiply(Number::from_count(full))
        .and_then(|scaled| scaled.divide(out_of))
        .and_then(|scaled| scaled.floor().to_i64())
        .and_then(|count| usize::try_from(count).ok())
        .map_or(full, |count| count.clamp(1, full))
}

/// Bars below one another, their figures lined up.
pub(super) fn lines(wording: &Wording, bars: &[Bar], width: usize) -> Vec<Line> {
    let columns = vec![
        Column::new("", ColumnKind::Code),
        Column::new("", ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new("", ColumnKind::Number),
        Column::new("", ColumnKind::Code),
    ];
    let rows = bars
        .iter()
        .map(|bar| {
            let (picture, figure) = match bar.none {
                Some(none) => (Cell::Empty, Cell::Text(toned(Tone::Quiet, none))),
                None => (
                    Cell::Bar(bar.measure),
                    Cell::Points { points: bar.measure.points, illustrative: bar.illustrative },
                ),
            };
            let cells = vec![
                Cell::Text(plain(bar.code.clone())),
                Cell::Text(plain(bar.label.clone())),
                picture,
                figure,
                Cell::Text(plain((wording.of_maximum)(bar.measure.out_of))),
            ];
            if bar.total { Row::head(cells) } else { Row::new(cells) }
        })
        .collect();
    let mut lines = table::lines(wording, &Table { columns, rows }, width, 40);
    if bars.iter().any(|bar| bar.none.is_none() && bar.measure.points.as_point().is_none()) {
        lines.push(Line::new());
        lines.extend(hanging(
            &Run::spaces(2),
            &[
                Run::new("█", Style::of(Colour::Green)),
                Run::new(format!(" {}, ", wording.bar_certain), Style::QUIET),
                Run::new("░", Style::of(Colour::Yellow)),
                Run::new(format!(" {}, · {}", wording.bar_possible, wording.bar_out_of_reach), Style::QUIET),
            ],
            width,
        ));
    }
    lines
}
