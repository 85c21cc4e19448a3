//! A document as typst source: one file that `typst compile` makes a PDF of, and that people can change before.
//!
//! `report.typ` is the look; below it stands what this report says, a call for each block. Must not know typst's own
//! types: those are for `render/pdf`.

mod blocks;
mod code;
mod look;
mod pictures;
mod prose;
mod tables;

use crate::report::document::{Block, Document};
use crate::report::words::ENGINE_VERSION;

use code::{array, call, named, string};

const LOOK: &str = include_str!("report.typ");

/// The document as the source of a report. It should begin with a title; what stands before the first heading is its
/// first page.
#[must_use]
pub fn typst(document: &Document) -> String {
    let wording = document.wording();
    let (title, rest) = match document.blocks.split_first() {
        Some((Block::Title(title), rest)) => (Some(title), rest),
        _ => (None, document.blocks.as_slice()),
    };
    let begins = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 1);
    let (opening, parts) = rest.split_at(rest.iter().position(begins).unwrap_or(rest.len()));
    let mut setup = vec![
        named("lang", string(document.language.code())),
        named("above", string(title.map_or("", |title| &title.above))),
        named("name", string(title.map_or("", |title| &title.text))),
    ];
    setup.extend(title.and_then(|title| title.below.as_deref()).map(|below| named("below", string(below))));
    setup.extend(document.logo.as_ref().map(|logo| named("logo", look::logo(logo))));
    let cover = title.map_or(&[][..], |title| &title.cover);
    if !cover.is_empty() {
        setup.push(named("cover", array(&prose::prose(cover))));
    }
    setup.push(named("page-of", string(&(wording.reports.page_of)("{page}", "{pages}"))));
    let mut source = format!(
        "// Written by Kasauti {ENGINE_VERSION}. `typst compile` makes a PDF of it.\n\n{}\n{LOOK}\n\
         // ---------------------------------------------------------------- what this report says\n\n#show: {}\n",
        look::colours(document.accent),
        call("report.with", &setup)
    );
    let mut say = |code: String| {
        source.push_str("\n#");
        source.push_str(&code);
        source.push('\n');
    };
    let mut last_level = 0;
    let mut opening = opening;
    if let Some((Block::Paragraph(summary), after)) = opening.split_first() {
        say(call("summary", &[blocks::text(summary)]));
        opening = after;
    }
    blocks::all(wording, opening, &mut last_level).into_iter().for_each(&mut say);
    if !parts.is_empty() {
        say(call("contents", &[string(wording.reports.contents)]));
        blocks::all(wording, parts, &mut last_level).into_iter().for_each(&mut say);
    }
    source
}
