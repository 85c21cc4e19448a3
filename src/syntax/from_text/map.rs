//! From offsets in the mended text back to the text as the person wrote it.

use std::borrow::Cow;

use crate::order::Order as _;

/// A stretch of the original and what stands there in the mended text.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub start: usize,
    pub end: usize,
    pub replacement: Cow<'static, str>,
}

#[derive(Clone, Copy, Debug)]
struct Placed {
    original: (usize, usize),
    mended: (usize, usize),
}

/// The edits of a text, by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Map {
    placed: Vec<Placed>,
}

impl Map {
    /// Carries out edits; those that overlap an earlier one only add their replacement.
    pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> (String, Map) {
        edits.order_by_key(|edit| edit.start);
        let mut mended = String::with_capacity(text.len() + 16 * edits.len());
        let mut placed = Vec::with_capacity(edits.len());
        let mut at = 0;
        for edit in edits {
            mended.push_str(text.get(at..edit.start.max(at)).unwrap_or(""));
            let original = (edit.start.max(at), edit.end.max(at));
            let start = mended.len();
            mended.push_str(&edit.replacement);
            placed.push(Placed { original, mended: (start, mended.len()) });
            at = original.1;
        }
        mended.push_str(text.get(at..).unwrap_or(""));
        (mended, Map { placed })
    }

    /// The original offset of a stretch's start.
    pub(super) fn start(&self, offset: usize) -> usize {
        match self.last(offset) {
            None => offset,
            Some(edit) if offset < edit.mended.1 => edit.original.0,
            Some(edit) => edit.original.1 + (offset - edit.mended.1),
        }
    }

    /// The original offset of a stretch's end.
    pub(super) fn end(&self, offset: usize) -> usize {
        match self.last(offset) {
            None => offset,
            Some(edit) if offset == edit.mended.0 => edit.original.0,
            Some(edit) if offset < edit.mended.1 => edit.original.1,
            Some(edit) => edit.original.1 + (offset - edit.mended.1),
        }
    }

    fn last(&self, offset: usize) -> Option<&Placed> {
        let count = self.placed.partition_point(|edit| edit.mended.0 <= offset);
        self.placed.get(..count).and_then(<[Placed]>::last)
    }
}

/// The maps of a text that was mended more than once, the first mending first.
#[derive(Clone, Debug, Default)]
pub(super) struct Maps(Vec<Map>);

impl From<Map> for Maps {
    fn from(map: Map) -> Maps {
        Maps(vec![map])
    }
}

impl Maps {
    pub(super) fn add(&mut self, map: Map) {
        self.0.push(map);
    }

    pub(super) fn start(&self, offset: usize) -> usize {
        self.0.iter().rev().fold(offset, |offset, map| map.start(offset))
    }

    pub(super) fn end(&self, offset: usize) -> usize {
        self.0.iter().rev().fold(offset, |offset, map| map.end(offset))
    }
}
