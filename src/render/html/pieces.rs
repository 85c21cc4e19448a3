//! What a page of a pack's own making is put together from.

use maud::{PreEscaped, html};

use crate::report::document::{Block, Document, Title};
use crate::report::prose;

use super::look::data_address;
use super::{Page, advice, blocks, figures, head, links, parts, section, style};

/// What stands around the pieces of a page.
pub(in crate::render) struct Frame {
    /// First in the head: how the page is to be read, and what is forbidden in it.
    pub(in crate::render) head: String,
    /// The usual style sheet, in the pack's colours.
    pub(in crate::render) style: String,
    /// First in the body: a way past what comes before the report, and what hatches are made of.
    pub(in crate::render) begin: String,
    /// Ways to the pages around this one.
    pub(in crate::render) links: String,
    /// The logo's address; empty where there is none.
    pub(in crate::render) logo: String,
}

/// `title` is that of the page.
pub(in crate::render) fn frame(document: &Document, title: &Title, page: Page<'_>) -> Frame {
    let wording = document.wording();
    let sheet = style::sheet(&title.above, &title.text, document.accent);
    Frame {
        head: head(page).into_string(),
        style: html! { style { (PreEscaped(sheet)) } }.into_string(),
        begin: html! { a.skip href="#report" { (wording.reports.skip) } (figures::patterns()) }.into_string(),
        links: links(wording, page.links).into_string(),
        logo: document.logo.as_ref().map_or_else(String::new, |logo| data_address(&logo.picture)),
    }
}

/// A piece of a report; a section of that name, where it has a heading.
pub(in crate::render) fn piece(document: &Document, name: &str) -> String {
    let wording = document.wording();
    let (opening, parts) = parts(&document.blocks);
    let markup = html! {
        @for block in opening {
            @match block {
                Block::Title(title) => (super::cover(title, document.logo.as_ref())),
                _ => (blocks::all(wording, std::slice::from_ref(block))),
            }
        }
        @for part in &parts { (section(wording, name, part)) }
    };
    markup.into_string()
}

/// A text in the small Markdown of advice.
pub(in crate::render) fn prose(markdown: &str) -> String {
    advice::prose(&prose::passages(markdown)).into_string()
}
