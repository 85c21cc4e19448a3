//! Text to tree. Knows how rules are written and nothing of what they mean.

mod certify;
mod format;
mod from_text;
mod look;
mod operation;
mod translation;
pub mod tree;

pub use format::{Refusal, format};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};

/// A file has at most this many bytes.
pub const LARGEST_FILE: usize = 8 * 1024 * 1024;

/// Adds a file's bytes to the sources as text. `None` when they are not UTF-8 or too many, which is told; the file
/// is added all the same, so that the place can be shown.
pub fn read_text(
    sources: &mut Sources,
    name: &str,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    if bytes.len() > LARGEST_FILE {
        let file = sources.add(name, "");
        diagnostics.add(
            Diagnostic::new(
                &codes::SYNTAX_FILE_TOO_LARGE,
                Span::new(file, 0, 0),
                format!("this file has {} bytes, more than {LARGEST_FILE}", bytes.len()),
            )
            .help("split it: all files of a pack's folder belong together"),
        );
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(sources.add(name, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let end = at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let file = sources.add(name, text);
            diagnostics.add(
                Diagnostic::new(
                    &codes::SYNTAX_NOT_UTF8,
                    Span::new(file, at, end),
                    "this file is not UTF-8 text",
                )
                .label("from here on")
                .help("save it as UTF-8: in an editor, \"Save as\" lets you choose the encoding"),
            );
            None
        }
    }
}

/// Reads one file's text as a tree. Never fails: what cannot be read becomes `Error` nodes and diagnostics.
pub fn parse(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> tree::File {
    from_text::parse(sources, file, diagnostics)
}

/// Where the block opens with which an item's text ends.
#[must_use]
pub fn opening_of_block(text: &str) -> Option<usize> {
    from_text::opening_of_block(text)
}
