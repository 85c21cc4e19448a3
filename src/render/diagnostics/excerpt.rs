//! The lines around the places of one diagnostic, made ready for drawing.
//!
//! miette draws from a source and byte offsets. It is given this small text, not the file: here tabs are spaces,
//! control characters are visible, long lines are cut around what matters, every offset lies inside, the last line
//! ends, and the place in the heading is counted in characters (miette itself would count bytes).

use std::collections::BTreeMap;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

use crate::order::Order as _;
use crate::source::SourceFile;

use super::place::Place;
use super::plain::{shown, visible};

/// A place that touches more lines is drawn by its first.
const MOST_LINES: usize = 6;
/// Lines shown before and after.
const AROUND: usize = 1;
const TAB: usize = 4;
const CUT: &str = "…";

/// A place to mark, in offsets of the excerpt.
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) primary: bool,
}

/// Neighbouring lines of one file.
#[derive(Debug)]
struct Window {
    /// Where its text begins in the excerpt.
    start: usize,
    text: String,
    first_line: usize,
    line_count: usize,
    file: String,
    /// `file:line:column` by offset in the excerpt, for the heading.
    headings: BTreeMap<usize, String>,
}

#[derive(Debug)]
pub(super) struct Excerpt {
    windows: Vec<Window>,
}

/// A label on its way into an excerpt, with its lines.
struct Wanted<'a> {
    place: Place<'a>,
    text: String,
    primary: bool,
    first: usize,
    last: usize,
}

impl Excerpt {
    /// The lines around `labels`, each a place and what is said there, cut to `width` columns. The first is the main
    /// one: its lines come first, then those of the other labels, file by file.
    pub(super) fn new(labels: Vec<(Place<'_>, String)>, width: usize) -> (Excerpt, Vec<Mark>) {
        let mut wanted: Vec<Wanted<'_>> = labels
            .into_iter()
            .enumerate()
            .map(|(at, (place, text))| Wanted::new(place, text, at == 0))
            .collect();
        // Stable: files keep the order in which the labels name them, the main label's file first.
        let files: Vec<*const SourceFile> =
            wanted.iter().map(|one| std::ptr::from_ref(one.place.file)).collect();
        let rank = |one: &Wanted<'_>| files.iter().position(|file| std::ptr::eq(*file, one.place.file));
        wanted.order_by_key(|one| (rank(one), one.first, one.place.start));

        let mut groups: Vec<Vec<Wanted<'_>>> = Vec::new();
        for one in wanted {
            match groups.last_mut() {
                Some(group) if group.iter().any(|other| other.meets(&one)) => group.push(one),
                _ => groups.push(vec![one]),
            }
        }
        groups.order_by_key(|group| !group.iter().any(|one| one.primary));

        let mut excerpt = Excerpt { windows: Vec::new() };
        let mut marks = Vec::new();
        let mut start = 0;
        for group in groups {
            let window = Window::new(group, start, width, &mut marks);
            start += window.text.len();
            excerpt.windows.push(window);
        }
        (excerpt, marks)
    }
}

impl<'a> Wanted<'a> {
    fn new(mut place: Place<'a>, text: String, primary: bool) -> Wanted<'a> {
        let (first, mut last) = place.lines();
        if last - first >= MOST_LINES {
            last = first;
            place.end = line_end(place.file, first).max(place.start);
        }
        Wanted { place, text, primary, first, last }
    }

    /// Whether both are in one file with no line left out between what is shown of them.
    fn meets(&self, other: &Wanted<'_>) -> bool {
        let gap = 2 * AROUND + 1;
        std::ptr::eq(self.place.file, other.place.file)
            && other.first <= self.last + gap
            && self.first <= other.last + gap
    }
}

impl Window {
    fn new(group: Vec<Wanted<'_>>, start: usize, width: usize, marks: &mut Vec<Mark>) -> Window {
        let first = group.iter().map(|one| one.first).min().unwrap_or(0).saturating_sub(AROUND);
        let last = group.iter().map(|one| one.last).max().unwrap_or(0) + AROUND;
        let mut window = Window {
            start,
            text: String::new(),
            first_line: first,
            line_count: 0,
            file: String::new(),
            headings: BTreeMap::new(),
        };
        let Some(file) = group.first().map(|one| one.place.file) else { return window };
        window.file = visible(&file.name).into_owned();
        let places: Vec<(usize, usize)> = group.iter().map(|one| (one.place.start, one.place.end)).collect();
        let mut moved: Vec<(Option<usize>, Option<usize>)> = vec![(None, None); places.len()];
        for line in first..=last.min(file.lines().count() - 1) {
            let begin = file.lines().start_of(line);
            let end = line_end(file, line);
            let text = file.text.get(begin..end).unwrap_or("");
            // The empty line behind the last line break is nothing to look at.
            let is_rest = line > 0 && begin == file.text.len();
            if is_rest && !places.iter().any(|(start, _)| *start >= begin) {
                break;
            }
            let offset = start + window.text.len();
            let drawn = Line::new(text, Line::keep(text, begin, &places, width));
            for ((from, to), (new_from, new_to)) in places.iter().zip(&mut moved) {
                if new_from.is_none() && *from <= end.max(begin) {
                    *new_from = Some(offset + drawn.offset(from.saturating_sub(begin)));
                }
                if new_to.is_none() && *to <= end {
                    *new_to = Some(offset + drawn.offset(to.saturating_sub(begin)));
                }
            }
            window.text += &drawn.text;
            window.text.push('\n');
            window.line_count += 1;
        }
        let behind = start + window.text.len().saturating_sub(1);
        for (one, (from, to)) in group.into_iter().zip(moved) {
            let from = from.unwrap_or(behind);
            let to = to.unwrap_or(behind).max(from);
            let at = one.place.first();
            window
                .headings
                .entry(from)
                .or_insert_with(|| format!("{}:{}:{}", visible(&one.place.file.name), at.line, at.column));
            marks.push(Mark { start: from, end: to, text: one.text, primary: one.primary });
        }
        window
    }
}

/// Where a line's text ends, before its line break.
fn line_end(file: &SourceFile, line: usize) -> usize {
    let begin = file.lines().start_of(line);
    let rest = file.text.get(begin..).unwrap_or("");
    let text = rest.split('\n').next().unwrap_or("");
    begin + text.strip_suffix('\r').unwrap_or(text).len()
}

/// A line as it is drawn, and where each of its characters went.
struct Line {
    text: String,
    /// Offsets in the original and in `text`, rising.
    moved: Vec<(usize, usize)>,
}

impl Line {
    /// Which characters (counted) of a line to keep, so that the first place on it is seen.
    fn keep(text: &str, begin: usize, places: &[(usize, usize)], width: usize) -> std::ops::Range<usize> {
        let count = text.chars().count();
        if count <= width {
            return 0..count;
        }
        let end = begin + text.len();
        let place = places.iter().map(|(start, _)| *start).filter(|at| (begin..=end).contains(at)).min();
        let at = place
            .map_or(0, |at| text.char_indices().take_while(|(offset, _)| begin + offset < at).count())
            .min(count);
        let from = if at < width * 2 / 3 { 0 } else { at.saturating_sub(width / 3).min(count - width) };
        from..from + width
    }

    fn new(original: &str, keep: std::ops::Range<usize>) -> Line {
        let mut line = Line { text: String::new(), moved: Vec::new() };
        let mut column = 0;
        if keep.start > 0 {
            line.text += CUT;
            column = 1;
        }
        let mut cut_behind = false;
        for (at, (offset, sign)) in original.char_indices().enumerate() {
            if at >= keep.end {
                cut_behind = true;
                break;
            }
            line.moved.push((offset, line.text.len()));
            if at < keep.start {
                continue;
            }
            if sign == '\t' {
                let spaces = TAB - column % TAB;
                line.text += &" ".repeat(spaces);
                column += spaces;
            } else {
                let sign = shown(sign);
                line.text.push(sign);
                column += sign.width().unwrap_or(0);
            }
        }
        line.moved.push((original.len(), line.text.len()));
        if cut_behind {
            line.text += CUT;
        }
        line
    }

    /// Where an offset of the original went; what was cut off went to the cut.
    fn offset(&self, original: usize) -> usize {
        let at = self.moved.partition_point(|(offset, _)| *offset < original);
        self.moved.get(at).or(self.moved.last()).map_or(0, |(_, moved)| *moved)
    }
}

impl SourceCode for Excerpt {
    /// Always a whole window, so that the labels of a window are drawn together and those of two never are.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let holds =
            |window: &&Window| window.start <= span.offset() && end <= window.start + window.text.len();
        // The later one, where a span touches two.
        let window = self.windows.iter().rev().find(holds).ok_or(MietteError::OutOfBounds)?;
        let heading = window.headings.get(&span.offset()).unwrap_or(&window.file);
        Ok(Box::new(MietteSpanContents::new_named(
            heading.clone(),
            window.text.as_bytes(),
            SourceSpan::from((window.start, window.text.len())),
            window.first_line,
            0,
            window.line_count,
        )))
    }
}
