//! Columns: what stands in lines below one another and says the same kind of thing begins at the same place.

use crate::order::Order as _;
use crate::syntax::from_text::{Block, Series, Shape};

use super::STEP;
use super::entries::{Bracket, Entry, Part, Place};
use super::write::Hand;

/// Who says so much more than the others before a `=>`, a `when` or a second text does not count for their column.
const WIDEST_STEP: usize = 16;

/// What a list of entries is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Items of a file or a block.
    Items,
    /// Lines of a list in braces.
    List,
    /// Values in brackets: no columns.
    Values,
}

impl Kind {
    /// Of a file, or of what stands in a bracket.
    fn of(bracket: Option<Bracket>) -> Kind {
        match bracket {
            None | Some(Bracket::Braces(Block { items: true, .. })) => Kind::Items,
            Some(Bracket::Braces(_)) => Kind::List,
            Some(Bracket::Round { .. }) => Kind::Values,
        }
    }
}

/// What an entry has columns of. Only those of one kind share them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shared {
    /// `cycle "2.0"`
    Clause,
    /// `drafted "Drafted"`, perhaps with more behind the title.
    Titled,
    /// `policy 30%`
    Weighted,
    /// `phrase "one month" "एक माह"`
    Said,
    /// `full | 5 or more => 20`, `"Alpur" | 40%`
    Arms,
    /// `25 when funded`
    When,
}

const ALL: [Shared; 6] =
    [Shared::Clause, Shared::Titled, Shared::Weighted, Shared::Said, Shared::Arms, Shared::When];

/// Sets the padding of all parts, and how far an entry's further lines are set in.
pub(super) fn line_up(entries: &mut [Entry<'_>], bracket: Option<Bracket>, hand: Hand) {
    let kind = Kind::of(bracket);
    for entry in entries.iter_mut() {
        let series = series_column(entry, hand);
        entry.hang = series.unwrap_or(STEP);
        entry.base = series.unwrap_or(0);
        entry.parts.iter_mut().for_each(|part| part.padding = 0);
    }
    if kind == Kind::Values {
        return;
    }
    let mut run = Vec::new();
    for entry in entries {
        let columns = columns(entry, kind == Kind::Items);
        let apart = entry.blank_before || entry.comments.iter().any(|comment| comment.blank_before);
        let is_after_block = |before: &Row<'_, '_>| before.columns.is_none() && before.entry.spans_lines();
        if apart || kind == Kind::Items && run.last().is_some_and(is_after_block) {
            line_up_run(&mut run, hand);
            run.clear();
        }
        run.push(Row { entry, columns });
    }
    line_up_run(&mut run, hand);
}

/// A series of several lines stands in one column: `given a = 1,` and below that `b = 2`.
fn series_column(entry: &Entry<'_>, hand: Hand) -> Option<usize> {
    let [word, first, rest @ ..] = entry.parts.as_slice() else { return None };
    let goes_on = |part: &Part<'_>| part.place == Place::NextLine && part.is_in_series(Series::Next);
    let is_series = first.is_in_series(Series::First) && rest.iter().any(goes_on);
    is_series.then(|| hand.part_width(word) + hand.gap(word, first))
}

/// An entry, and where its columns begin.
struct Row<'e, 'a> {
    entry: &'e mut Entry<'a>,
    columns: Option<Columns>,
}

/// Which parts begin columns, after the first.
struct Columns {
    shared: Shared,
    starts: Vec<usize>,
}

/// One after another without an empty line.
fn line_up_run(run: &mut [Row<'_, '_>], hand: Hand) {
    for shared in ALL {
        let mut members: Vec<(&mut Entry<'_>, &[usize])> = Vec::new();
        for row in run.iter_mut() {
            if let Some(columns) = row.columns.as_ref().filter(|columns| columns.shared == shared) {
                members.push((&mut *row.entry, &columns.starts));
            }
        }
        line_up_members(&mut members, shared, hand);
    }
}

fn line_up_members(members: &mut [(&mut Entry<'_>, &[usize])], shared: Shared, hand: Hand) {
    let columns = members.iter().map(|(_, starts)| starts.len()).max().unwrap_or(0);
    // Where the column before begins.
    let mut column_before = 0;
    for column in 0..columns {
        let reach = |entry: &Entry<'_>, starts: &[usize]| {
            let start = *starts.get(column)?;
            let from = if column == 0 { 0 } else { *starts.get(column - 1)? };
            let [cell @ .., next] = entry.parts.get(from..=start)? else { return None };
            let gap = cell.last().map_or(0, |last| hand.gap(last, next));
            Some((start, column_before + hand.width(cell) + gap))
        };
        let reaches: Vec<_> = members.iter().map(|(entry, starts)| reach(entry, starts)).collect();
        let all = reaches.iter().flatten().map(|(_, reach)| *reach);
        let widest = match shared {
            Shared::Said | Shared::Arms | Shared::When if columns == 1 => without_outliers(all.collect()),
            _ => all.max().unwrap_or(0),
        };
        for ((entry, _), reach) in members.iter_mut().zip(reaches) {
            if let Some((start, reach)) = reach {
                if let Some(part) = entry.parts.get_mut(start) {
                    part.padding = widest.saturating_sub(reach);
                }
                // What a clause or a level asks for goes on below where it begins.
                let is_condition =
                    entry.parts.get(start).is_some_and(|part| part.is_word("when") || part.is_word("at"));
                if shared == Shared::Clause || shared == Shared::Titled && is_condition {
                    entry.hang = widest;
                }
            }
        }
        column_before = widest;
    }
}

/// The widest up to the first large step.
fn without_outliers(mut widths: Vec<usize>) -> usize {
    widths.put_in_order();
    let mut widest = widths.first().copied().unwrap_or(0);
    for width in widths {
        if width - widest > WIDEST_STEP {
            break;
        }
        widest = width;
    }
    widest
}

/// The columns on an entry's first line.
fn columns(entry: &Entry<'_>, is_item: bool) -> Option<Columns> {
    let next_line = |part: &Part<'_>| part.place != Place::Line;
    let broken = entry.parts.iter().position(next_line).unwrap_or(entry.parts.len());
    let block = entry.parts.iter().position(Part::spans_lines).map_or(entry.parts.len(), |at| at + 1);
    let line = entry.parts.get(..broken.min(block)).unwrap_or_default();
    let (first, second) = (line.first()?, line.get(1)?);
    let of = |shared, starts| Some(Columns { shared, starts });
    if is_item {
        let is_clause = first.token().is_some_and(|token| token.begins_clause());
        return if is_clause && !second.is_comment() { of(Shared::Clause, vec![1]) } else { None };
    }
    let is_start = |part: &Part<'_>| part.is(Shape::Bar) || part.is(Shape::Arrow);
    let starts = line.iter().enumerate().filter(|(_, part)| is_start(part)).map(|(index, _)| index);
    let starts: Vec<_> = starts.collect();
    if !starts.is_empty() {
        return of(Shared::Arms, starts);
    }
    if first.is(Shape::Name) && second.is(Shape::Text) {
        let more = line.get(2).is_some_and(|part| !part.is_comment());
        return of(Shared::Titled, if more { vec![1, 2] } else { vec![1] });
    }
    if first.is(Shape::Name) && second.is(Shape::Literal) && line.len() == 2 {
        return of(Shared::Weighted, vec![1]);
    }
    if second.is(Shape::Text) && line.len() == 3 && line.last().is_some_and(|part| part.is(Shape::Text)) {
        return of(Shared::Said, vec![2]);
    }
    let when = line.iter().position(|part| part.is_word("when")).filter(|at| *at > 0)?;
    of(Shared::When, vec![when])
}
