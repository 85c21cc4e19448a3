//! One style for rule files: text to text, without a change of what it says.
//!
//! The style is made of line breaks, indents and columns over tokens, and knows none of the constructs of the language:
//! what new ones say in words and brackets comes out like the old; the little that may be told of them stands with the
//! tokens, in `from_text/tokens.rs`. The result is read again, and counts only when it is the same tree with the same
//! comments. A new construct shall be thrown by the dice of `tests/fmt/generated.rs`, and an example of it stand in the
//! reference, whose examples are held to the style.

mod columns;
mod entries;
mod layout;
mod slips;
mod write;

use std::fmt::{self, Write};

use super::from_text;
use super::tree::File;
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{FileId, Sources};

/// A line is broken where it can be when it has more columns than this.
const WIDEST: usize = 110;
/// What stands in a block is set in by this much.
const STEP: usize = 2;
/// A text is laid out anew no more often than this.
const MOST_LOOKS: usize = 4;

/// Why a file keeps the form it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has mistakes; they were told.
    Mistakes,
    /// In the new form it would not certainly say the same. That is a fault of ours.
    Unsure,
}

/// How commas are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Commas {
    /// Where the style wants them.
    Uniform,
    /// Where they stand.
    AsWritten,
}

/// A file's text in the one style. Slips that can only mean one thing are written in the right form; so are line ends
/// (`\n`) and the beginning (no byte order mark). Formatting the result again changes nothing.
///
/// # Errors
/// When the file has mistakes, which are added to the diagnostics, or when the new form would not be read as the same
/// tree with the same comments.
pub fn format(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Result<String, Refusal> {
    let mut found = Diagnostics::new();
    let tree = from_text::parse(sources, file, &mut found);
    let has_errors = found.count(Severity::Error) > 0;
    diagnostics.extend(found);
    if has_errors {
        return Err(Refusal::Mistakes);
    }
    let text = sources.get(file).map_or("", |file| &file.text);
    let said = Said::of(&tree, sources);
    let readable = slips::readable(text);
    let mended = slips::mended(&readable);
    // The form that is liked best and says the same.
    for text in [&mended, &readable] {
        for commas in [Commas::Uniform, Commas::AsWritten] {
            let formatted = settled(text, commas);
            if let Some(formatted) = formatted.filter(|text| Said::by(text).as_ref() == Some(&said)) {
                return Ok(formatted);
            }
        }
    }
    Err(Refusal::Unsure)
}

/// A text laid out until that changes nothing more, which is nearly always so at once. `None` when it cannot be read.
fn settled(text: &str, commas: Commas) -> Option<String> {
    let mut formatted = laid_out(text, commas)?;
    for _ in 0..MOST_LOOKS {
        let again = laid_out(&formatted, commas)?;
        if again == formatted {
            break;
        }
        formatted = again;
    }
    Some(formatted)
}

fn laid_out(text: &str, commas: Commas) -> Option<String> {
    let tokens = from_text::tokens(text)?;
    let mut sheet = entries::sheet(&tokens);
    layout::lay_out(&mut sheet, commas);
    Some(write::write(&sheet, commas))
}

/// All that a file says: its tree without the places, and its comments.
#[derive(PartialEq, Eq)]
struct Said {
    tree: blake3::Hash,
    comments: Vec<String>,
}

impl Said {
    fn of(tree: &File, sources: &Sources) -> Said {
        let mut hasher = Hasher(blake3::Hasher::new());
        // In this form all places are the same.
        let _ = write!(hasher, "{:-?}", tree.items);
        let bare = |text: &str| text.trim_start_matches(['#', '/']).trim().to_owned();
        let comments = tree.comments.iter().map(|comment| bare(sources.text(comment.span))).collect();
        Said { tree: hasher.0.finalize(), comments }
    }

    /// What a text says; nothing when it has mistakes.
    fn by(text: &str) -> Option<Said> {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let file = sources.add("", text);
        let tree = from_text::parse(&sources, file, &mut diagnostics);
        (diagnostics.count(Severity::Error) == 0).then(|| Said::of(&tree, &sources))
    }
}

struct Hasher(blake3::Hasher);

impl Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
