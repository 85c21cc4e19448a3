//! A document as one HTML page: no script, nothing fetched from anywhere, readable on paper, on a phone and by ear.
//!
//! Whatever comes from packs and answers is escaped where it is written (`maud` does so by itself), and what cannot be
//! escaped, signs that steer instead of saying something, is taken out of the whole page at the end.

mod advice;
mod blocks;
mod figures;
mod gauge;
mod look;
#[cfg(feature = "templates")]
mod pieces;
mod radar;
mod reasons;
mod style;

#[cfg(feature = "templates")]
pub(super) use pieces::{frame, piece, prose};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::pack::look::Logo;
use crate::report::document::{Block, Document, Heading, Title};
use crate::report::words::ENGINE_VERSION;

use crate::wording::Wording;

/// Nothing in a page may fetch or run anything, whatever a pack or a city's file says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const POLICY_WITH_SCRIPT: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'unsafe-inline'";
const SCRIPT: &str = include_str!("sorting.js");

/// A section's heading and what stands below it.
struct Part<'a> {
    heading: &'a Heading,
    blocks: &'a [Block],
}

impl Part<'_> {
    /// Advice and reasons begin on a page of their own: they are what is torn off and passed on.
    fn class(&self) -> Option<&'static str> {
        let has = |is: fn(&Block) -> bool| self.blocks.iter().any(is);
        if has(|block| matches!(block, Block::Excerpt(_))) {
            Some("begins-page appendix")
        } else {
            has(|block| matches!(block, Block::Advice(_))).then_some("begins-page")
        }
    }
}

/// A page among others: what leads from it to them, and whether its listings may be put in another order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Page<'a> {
    /// Where to, and what stands there; relative addresses.
    pub links: &'a [(&'a str, &'a str)],
    /// The one script there is: it sorts and filters listings. Without it they stand as they are.
    pub sorting: bool,
}

/// The document as a page of its own. It should begin with a title; what stands before the first heading opens it.
#[must_use]
pub fn html(document: &Document) -> String {
    html_page(document, Page::default())
}

/// As [`html()`], for a page among others.
#[must_use]
pub fn html_page(document: &Document, page: Page<'_>) -> String {
    let (title, rest) = match document.blocks.split_first() {
        Some((Block::Title(title), rest)) => (Some(title), rest),
        _ => (None, document.blocks.as_slice()),
    };
    let wording = document.wording();
    let words = &wording.reports;
    let (opening, parts) = parts(rest);
    let name = title.map_or("", |title| title.text.as_str());
    let above = title.map_or("", |title| title.above.as_str());
    let script = page.sorting.then_some(SCRIPT);
    let whole = html! {
        (DOCTYPE)
        html lang=(document.language.code()) {
            head {
                (head(page))
                title { (name) " – " (above) }
                style { (PreEscaped(style::sheet(above, name, document.accent))) }
            }
            body {
                a.skip href="#report" { (words.skip) }
                (figures::patterns())
                @if let Some(title) = title { (cover(title, document.logo.as_ref())) }
                (links(wording, page.links))
                div class=(if parts.len() > 1 { "page" } else { "page single" }) {
                    (contents(wording, &parts))
                    main #report {
                        @if !opening.is_empty() { div.opening { (blocks::all(wording, opening)) } }
                        @for (at, part) in parts.iter().enumerate() { (section(wording, &id(at), part)) }
                    }
                }
                @if let Some(script) = script { script { (PreEscaped(script)) } }
            }
        }
    };
    meant_only(whole.into_string())
}

/// What stands first in the head of every page: how it is to be read, and what is forbidden in it.
fn head(page: Page<'_>) -> Markup {
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(if page.sorting { POLICY_WITH_SCRIPT } else { POLICY });
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="generator" content=(format!("Kasauti {ENGINE_VERSION}"));
        @if let Some((to, _)) = page.links.iter().find(|(to, _)| to.ends_with("index.html")) {
            link rel="up" href=(to);
        }
    }
}

/// Ways to the pages around this one.
fn links(wording: &Wording, links: &[(&str, &str)]) -> Markup {
    html! {
        @if !links.is_empty() {
            nav.around aria-label=(wording.reports.other_pages) {
                ul { @for (to, text) in links { li { a href=(to) { (text) } } } }
            }
        }
    }
}

/// What opens the page, and its parts.
fn parts(blocks: &[Block]) -> (&[Block], Vec<Part<'_>>) {
    let begins = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let first = blocks.iter().position(begins).unwrap_or(blocks.len());
    let (opening, mut rest) = blocks.split_at(first);
    let mut parts = Vec::new();
    while let Some((Block::Heading(heading), below)) = rest.split_first() {
        let end = below.iter().position(begins).unwrap_or(below.len());
        let (blocks, after) = below.split_at(end);
        parts.push(Part { heading, blocks });
        rest = after;
    }
    (opening, parts)
}

fn cover(title: &Title, logo: Option<&Logo>) -> Markup {
    html! {
        header.cover {
            @if let Some(logo) = logo { (look::logo(logo)) }
            p.above { (title.above) }
            h1 { (title.text) }
            @if !title.cover.is_empty() { (advice::prose(&title.cover)) }
            @if let Some(below) = &title.below { p.below { (below) } }
        }
    }
}

fn contents(wording: &Wording, parts: &[Part<'_>]) -> Markup {
    html! {
        @if parts.len() > 1 {
            nav.contents aria-label=(wording.reports.contents) {
                p.title aria-hidden="true" { (wording.reports.contents) }
                ol {
                    @for (at, part) in parts.iter().enumerate() {
                        li { a href=(format!("#{}", id(at))) { (part.heading.text) } }
                    }
                }
            }
        }
    }
}

fn section(wording: &Wording, id: &str, part: &Part<'_>) -> Markup {
    html! {
        section id=(id) class=[part.class()] aria-labelledby=(format!("{id}-title")) {
            h2 id=(format!("{id}-title")) {
                (part.heading.text)
                @if let Some(aside) = &part.heading.aside { " " span.box { (aside) } }
            }
            (blocks::all(wording, part.blocks))
        }
    }
}

fn id(at: usize) -> String {
    format!("part-{}", at + 1)
}

/// The page without signs that would turn the direction of what follows or that no page may hold.
pub(super) fn meant_only(page: String) -> String {
    let steers = |sign: char| {
        (sign.is_control() && sign != '\n')
            || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if page.contains(steers) { page.replace(steers, "\u{fffd}") } else { page }
}
