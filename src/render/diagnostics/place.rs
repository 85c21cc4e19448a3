//! Spans to places that exist: whatever a stage gave, inside the file and on whole characters.

use crate::source::{LineColumn, SourceFile, Sources, Span};

/// A span that certainly lies in its file.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Place<'a> {
    /// The span, clamped; `None` when there is no such file.
    pub(super) fn exact(sources: &'a Sources, span: Span) -> Option<Place<'a>> {
        let file = sources.get(span.file)?;
        let start = file.text.floor_char_boundary(span.start as usize);
        let end = file.text.ceil_char_boundary(span.end as usize).max(start);
        Some(Place { file, start, end })
    }

    /// Where to point: as [`Place::exact`], but what lies at the end of the file, behind its last line break,
    /// is moved behind the last thing that is written there.
    pub(super) fn pointed(sources: &'a Sources, span: Span) -> Option<Place<'a>> {
        let mut place = Place::exact(sources, span)?;
        let written = place.file.text.trim_end().len();
        if place.start == place.file.text.len() && written < place.start {
            place.start = written;
            place.end = written;
        }
        Some(place)
    }

    pub(super) fn first(self) -> LineColumn {
        self.at(self.start)
    }

    /// Behind the last character.
    pub(super) fn last(self) -> LineColumn {
        self.at(self.end)
    }

    fn at(self, offset: usize) -> LineColumn {
        self.file.line_column(u32::try_from(offset).unwrap_or(u32::MAX))
    }

    /// The lines (from 0) it touches; one that ends with a line break does not touch the next.
    pub(super) fn lines(self) -> (usize, usize) {
        let lines = self.file.lines();
        let last = if self.end > self.start { self.end - 1 } else { self.start };
        (lines.line_of(self.start), lines.line_of(last))
    }
}
