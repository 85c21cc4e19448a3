//! A document as a Word file: real headings, tables whose heads are repeated, pictures as shapes with their words.
//!
//! `styles.xml` is the look, as styles that a designer changes in Word; the other parts say what this report says. They are
//! written as XML by `maud`, which escapes whatever comes from packs and answers; signs that XML cannot hold are taken out of each
//! part at its end. No date and no machine stand in the file, so the same document gives the same bytes.

mod advice;
mod blocks;
mod logo;
mod package;
mod pen;
mod pictures;
mod reasons;
mod shapes;
mod tables;
mod words;

use maud::{Markup, html};

use crate::report::Document;
use crate::report::document::{Block, Title};

use pen::{Look, Pen, bookmark, paragraph};
use words::{said, sized, text};

/// Reports of more parts than this have a list of contents.
const FEW_PARTS: usize = 2;

/// Longer names have smaller letters, in halves of a point.
const LONG_NAME: usize = 60;
const SMALLER: u32 = 32;

/// The document as a Word file (.docx). It should begin with a title; what stands before the first heading is its first page.
///
/// # Errors
/// What keeps it from being made, in words.
pub fn docx(document: &Document) -> Result<Vec<u8>, String> {
    let wording = document.wording();
    let (title, rest) = match document.blocks.split_first() {
        Some((Block::Title(title), rest)) => (Some(title), rest),
        _ => (None, document.blocks.as_slice()),
    };
    let first = rest.iter().position(|block| part(block).is_some()).unwrap_or(rest.len());
    let (opening, parts) = rest.split_at(first);
    let (summary, opening) = match opening.split_first() {
        Some((Block::Paragraph(summary), after)) => (Some(summary), after),
        _ => (None, opening),
    };
    let mut pen = Pen::new(wording, document.accent);
    let body = html! {
        @if let (Some(logo), true) = (&document.logo, title.is_some()) { (logo::drawn(&mut pen, logo)) }
        @if let Some(title) = title { (cover(&mut pen, title)) }
        @if let Some(summary) = summary { (paragraph(Look::of("Summary"), text(summary))) }
        (blocks::all(&mut pen, opening))
        (contents(wording.reports.contents, &parts.iter().filter_map(part).collect::<Vec<_>>()))
        (blocks::all(&mut pen, parts))
    };
    package::packed(document, title, &pen.lists, &body)
}

/// The title of the part that begins here, if one does.
fn part(block: &Block) -> Option<&str> {
    match block {
        Block::Title(title) => Some(&title.text),
        Block::Heading(heading) if heading.level <= 1 => Some(&heading.text),
        _ => None,
    }
}

fn cover(pen: &mut Pen<'_>, title: &Title) -> Markup {
    html! {
        (paragraph(Look::of("Cover"), said(&title.above)))
        (paragraph(Look::of("Title"), if title.text.chars().count() <= LONG_NAME { said(&title.text) } else {
            sized(&title.text, SMALLER)
        }))
        (advice::prose(pen, "CoverText", &title.cover))
        @if let Some(below) = &title.below { (paragraph(Look::of("Banner"), said(below))) }
    }
}

/// A list of the parts that leads to them. It is a field like Word's own: whoever updates it gets page numbers, and nobody
/// is asked about it when the file is opened.
fn contents(title: &str, parts: &[&str]) -> Markup {
    if parts.len() <= FEW_PARTS {
        return html! {};
    }
    html! {
        (paragraph(Look::of("TOCHeading"), said(title)))
        @for (at, part) in parts.iter().enumerate() {
            (paragraph(Look::of("TOC1"), html! {
                @if at == 0 {
                    w:r { w:fldChar w:fldCharType="begin" {} }
                    w:r { w:instrText xml:space="preserve" { " TOC \\o \"1-1\" \\h \\z \\u " } }
                    w:r { w:fldChar w:fldCharType="separate" {} }
                }
                w:hyperlink w:anchor=(bookmark(at)) w:history="1" { (said(part)) }
                @if at + 1 == parts.len() { w:r { w:fldChar w:fldCharType="end" {} } }
            }))
        }
    }
}
