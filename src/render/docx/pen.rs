//! Paragraphs, and what is counted while a report is written.

use maud::{Markup, html};

use crate::pack::colour::Colour;
use crate::pack::look::Accent;
use crate::wording::Wording;

use super::super::shades;

/// Writes a report: its words, and how many of the things that have numbers of their own there are.
pub(super) struct Pen<'a> {
    pub(super) wording: &'a Wording,
    /// Of what is drawn: the pack's own.
    pub(super) accent: Colour,
    pictures: u32,
    parts: usize,
    /// For each numbered list, how deep it lies in others and what it begins with.
    pub(super) lists: Vec<(u8, u32)>,
    /// Of the heading before: headings go down one level at a time, or those who go by them are lost.
    pub(super) last_level: u8,
}

/// The list that all entries without a number are of.
pub(super) const BULLETS: usize = 1;
/// Lists of Word are no deeper.
pub(super) const DEEPEST: u8 = 8;

impl Pen<'_> {
    pub(super) fn new(wording: &Wording, accent: Option<Accent>) -> Pen<'_> {
        let accent = shades::accent(accent);
        Pen { wording, accent, pictures: 0, parts: 0, lists: Vec::new(), last_level: 0 }
    }

    /// The number of the next picture.
    pub(super) fn picture(&mut self) -> u32 {
        self.pictures += 1;
        self.pictures
    }

    /// The place of the next part among all parts.
    pub(super) fn part(&mut self) -> usize {
        self.parts += 1;
        self.parts - 1
    }

    /// A new numbered list.
    pub(super) fn numbered(&mut self, depth: u8, first: u32) -> usize {
        self.lists.push((depth, first));
        BULLETS + self.lists.len()
    }
}

/// A colour as Word has it.
pub(super) fn digits(colour: Colour) -> String {
    colour.to_string().trim_start_matches('#').to_uppercase()
}

/// The name of the place where a part begins, by its place among all parts.
pub(super) fn bookmark(at: usize) -> String {
    format!("_Toc{:08}", at + 1)
}

/// What a paragraph is and how it differs from others of its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    style: &'static str,
    stays: bool,
    begins_page: bool,
    list: Option<(usize, u8)>,
    edge: Option<Colour>,
    indent: Option<(i64, i64)>,
    right: bool,
    centred: bool,
}

impl Look {
    pub(super) fn of(style: &'static str) -> Look {
        Look { style, ..Look::default() }
    }

    /// On the page of what follows it.
    pub(super) fn stays(self, stays: bool) -> Look {
        Look { stays, ..self }
    }

    pub(super) fn begins_page(self, begins_page: bool) -> Look {
        Look { begins_page, ..self }
    }

    /// An entry of a list, so many lists deep.
    pub(super) fn in_list(self, list: usize, depth: u8) -> Look {
        Look { list: Some((list, depth.min(DEEPEST))), ..self }
    }

    /// A line on its left, of this colour.
    pub(super) fn edge(self, colour: Colour) -> Look {
        Look { edge: Some(colour), ..self }
    }

    /// How far its lines begin from the left, and how much farther left the first of them, in twentieths of a point.
    pub(super) fn indent(self, left: i64, first: i64) -> Look {
        Look { indent: Some((left, first)), ..self }
    }

    pub(super) fn right(self, right: bool) -> Look {
        Look { right, ..self }
    }

    pub(super) fn centred(self, centred: bool) -> Look {
        Look { centred, ..self }
    }
}

pub(super) fn paragraph(look: Look, inside: Markup) -> Markup {
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(look.style) {}
                @if look.stays { w:keepNext {} }
                @if look.begins_page { w:pageBreakBefore {} }
                @if let Some((list, depth)) = look.list { w:numPr { w:ilvl w:val=(depth) {} w:numId w:val=(list) {} } }
                @if let Some(colour) = look.edge {
                    w:pBdr { w:left w:val="single" w:sz="36" w:space="8" w:color=(digits(colour)) {} }
                }
                // A page that begins here needs no room above.
                @if look.begins_page { w:spacing w:before="0" {} }
                @if let Some((left, first)) = look.indent { w:ind w:left=(left) w:hanging=(first) {} }
                @else if look.edge.is_some() { w:ind w:left="220" {} }
                @if look.right { w:jc w:val="right" {} }
                @else if look.centred { w:jc w:val="center" {} }
            }
            (inside)
        }
    }
}
