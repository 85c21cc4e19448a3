//! What a city answered, where in its file, and how far it is proven. Knows the questions, not the rules.
//!
//! A file becomes text ([`read_text`]), the text a tree that is the same for every format, and the tree answers
//! typed by the pack's questions ([`read`]).

mod document;
mod from_bytes;
mod from_document;
mod from_json;
mod from_toml;
mod model;
mod slips;

pub use from_bytes::{MAX_BYTES, read_text};
pub use from_document::{Header, not_asked};
pub use model::*;

use crate::diagnostic::Diagnostics;
use crate::pack::Pack;
use crate::source::{FileId, Sources};
use document::{Document, Format};

/// Reads a city's file by its name's ending: `.toml` or `.json`.
///
/// `None` when the file has mistakes that keep it from being scored; all of them are in `diagnostics`.
pub fn read(pack: &Pack, sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Answers> {
    let mut found = Diagnostics::new();
    let document = parse(sources, file, &mut found);
    let answers = from_document::read(pack, sources, file, &document, &mut found);
    let usable = !found.has_errors();
    diagnostics.extend(found);
    let mut answers = answers.filter(|_| usable)?;
    answers.fingerprint = sources
        .get(file)
        .map_or_else(String::new, |file| blake3::hash(file.text.as_bytes()).to_hex().to_string());
    Some(answers)
}

/// What the file says about itself, as far as it can be read; tells nothing.
#[must_use]
pub fn header(sources: &Sources, file: FileId) -> Header {
    Header::of(&parse(sources, file, &mut Diagnostics::new()))
}

fn parse(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Document {
    let (name, text) = sources.get(file).map_or(("", ""), |file| (file.name.as_str(), file.text.as_str()));
    match format_of(name, text) {
        Format::Json => from_json::read(file, text, diagnostics),
        Format::Toml => from_toml::read(file, text, diagnostics),
    }
}

/// By the name's ending; where it tells nothing, by the first sign.
fn format_of(name: &str, text: &str) -> Format {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "toml" => Format::Toml,
        "json" | "jsonc" => Format::Json,
        _ if text.trim_start().starts_with('{') => Format::Json,
        _ => Format::Toml,
    }
}
