//! Bytes to text: the encoding and the size of a city's file.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};

/// The largest file of answers that is read, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Adds a city's file to `sources` under `name`; a byte order mark is dropped.
///
/// `None`, and a diagnostic, when it is too large or not UTF-8.
pub fn read_text(
    sources: &mut Sources,
    name: &str,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    if bytes.len() > MAX_BYTES {
        let file = sources.add(name, "");
        diagnostics.add(
            Diagnostic::new(
                &codes::ANSWERS_FILE_TOO_LARGE,
                Span::new(file, 0, 0),
                format!("`{name}` has {} MB, and a city's file has at most 8", bytes.len().div_ceil(1024 * 1024)),
            )
            .help("give the file that holds one city's answers; pictures and proofs are named in it, not put into it"),
        );
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Some(sources.add(name, text)),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    let file = sources.add(name, String::from_utf8_lossy(bytes));
    let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    let mut diagnostic = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        Diagnostic::new(&codes::ANSWERS_NOT_UTF8, span, format!("`{name}` is saved as UTF-16, not as UTF-8"))
            .label("this mark says UTF-16")
    } else {
        let byte = bytes.get(at).copied().unwrap_or_default();
        let told = Diagnostic::new(&codes::ANSWERS_NOT_UTF8, span, format!("`{name}` is not UTF-8 text"));
        match char::from(byte) {
            letter if byte >= 0xA0 => told.label(format!(
                "the byte {byte:02X} means nothing here; in an older encoding it is `{letter}`"
            )),
            _ => told.label(format!("the byte {byte:02X} means nothing here")),
        }
    };
    diagnostic =
        diagnostic.help("open the file in a text editor and save it again with the encoding \"UTF-8\"");
    diagnostics.add(diagnostic);
    None
}
