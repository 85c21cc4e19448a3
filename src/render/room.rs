//! How much room words take, about, for formats that have to say beforehand how wide a column is.

use crate::report::document::{Cell, Inline, Text};
use crate::report::words;
use crate::wording::Wording;

/// Words without what sets them off from others.
pub(super) fn flat(text: &Text) -> String {
    let of = |inline: &Inline| match inline {
        Inline::Plain(words) | Inline::Code(words) | Inline::Toned(_, words) => words.clone(),
        Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Link { text: inside, .. } => flat(inside),
    };
    text.iter().map(of).collect()
}

/// How many signs words have.
pub(super) fn letters(text: &Text) -> usize {
    flat(text).chars().count()
}

/// How many signs a cell has; pictures have none.
pub(super) fn length(wording: &Wording, cell: &Cell) -> usize {
    match cell {
        Cell::Text(words) => letters(words),
        Cell::Points { points, .. } => words::figure(wording, *points).chars().count(),
        _ => 0,
    }
}

/// The words where they have no more signs than this, or else their beginning.
pub(super) fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let kept: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
