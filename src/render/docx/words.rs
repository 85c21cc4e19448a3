//! Words in a line.

use maud::{Markup, html};

use crate::report::document::{Inline, Text, Tone};

/// How a run of words stands out from its paragraph.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    style: Option<&'static str>,
    strong: bool,
    emphasis: bool,
}

pub(super) fn text(text: &Text) -> Markup {
    inlines(text, Marks::default())
}

/// As they are.
pub(super) fn said(words: &str) -> Markup {
    run(words, Marks::default())
}

pub(super) fn styled(style: &'static str, words: &str) -> Markup {
    run(words, Marks { style: Some(style), ..Marks::default() })
}

pub(super) fn strong(words: &str) -> Markup {
    styled("Strong", words)
}

/// Bold, with letters of this size in halves of a point.
pub(super) fn sized(words: &str, size: u32) -> Markup {
    html! {
        w:r {
            w:rPr { w:b {} w:bCs {} w:sz w:val=(size) {} w:szCs w:val=(size) {} }
            w:t xml:space="preserve" { (words) }
        }
    }
}

/// A figure in a box behind a heading, in one piece.
pub(super) fn boxed(figure: &str) -> Markup {
    let whole = format!("\u{a0}{}\u{a0}", figure.replace(' ', "\u{a0}"));
    html! {
        (said("  "))
        w:r {
            w:rPr { w:rStyle w:val="Boxed" {} }
            @for (at, piece) in whole.split('-').enumerate() {
                @if at > 0 { w:noBreakHyphen {} }
                w:t xml:space="preserve" { (piece) }
            }
        }
    }
}

pub(super) fn tab() -> Markup {
    html! { w:r { w:tab {} } }
}

fn inlines(text: &Text, marks: Marks) -> Markup {
    html! { @for one in text { (inline(one, marks)) } }
}

fn inline(inline: &Inline, marks: Marks) -> Markup {
    match inline {
        Inline::Plain(words) => run(words, marks),
        Inline::Strong(inside) => inlines(inside, Marks { strong: true, ..marks }),
        Inline::Emphasis(inside) => inlines(inside, Marks { emphasis: true, ..marks }),
        Inline::Code(words) => run(words, Marks { style: Some("Code"), ..marks }),
        Inline::Link { text, to } => link(to, inlines(text, Marks { style: Some("Hyperlink"), ..marks })),
        Inline::Toned(tone, words) => run(words, Marks { style: Some(toned(*tone)), ..marks }),
    }
}

fn toned(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "Good",
        Tone::Doubtful => "Doubtful",
        Tone::Bad => "Bad",
        Tone::Quiet => "Quiet",
    }
}

fn run(words: &str, marks: Marks) -> Markup {
    html! {
        @if !words.is_empty() {
            w:r {
                w:rPr {
                    @if let Some(style) = marks.style { w:rStyle w:val=(style) {} }
                    @if marks.strong { w:b {} w:bCs {} }
                    @if marks.emphasis { w:i {} w:iCs {} }
                }
                w:t xml:space="preserve" { (words) }
            }
        }
    }
}

/// A field: an address that is no address harms no field, but would make the file one that Word calls damaged as a relation
/// of it. What would end the address within the field is written as addresses write it.
fn link(to: &str, inside: Markup) -> Markup {
    let address = to.replace('\\', "%5C").replace('"', "%22");
    html! {
        w:r { w:fldChar w:fldCharType="begin" {} }
        w:r { w:instrText xml:space="preserve" { " HYPERLINK \"" (address) "\" " } }
        w:r { w:fldChar w:fldCharType="separate" {} }
        (inside)
        w:r { w:fldChar w:fldCharType="end" {} }
    }
}
