//! Slips that are read as meant, written in the right form.

use crate::diagnostic::{Diagnostics, Fix, Severity};
use crate::source::Sources;
use crate::syntax::from_text;

/// A file is looked at no more often than this: at each look only so many warnings are told.
const MOST_LOOKS: usize = 100;

/// The text without what the grammar cannot read: quotes are straight, arrows and line ends plain.
pub(super) fn readable(text: &str) -> String {
    from_text::mended(&text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"))
}

/// A readable text with those slips mended that are told when it is read. What comes out can, rarely, be read otherwise:
/// `all of (…)` does not stand wherever `AND(…)` is understood.
pub(super) fn mended(readable: &str) -> String {
    let mut text = readable.to_owned();
    for _ in 0..MOST_LOOKS {
        let mut sources = Sources::new();
        let mut told = Diagnostics::new();
        let file = sources.add("", text.clone());
        let _ = from_text::parse(&sources, file, &mut told);
        let warnings = told.sorted().into_iter().filter(|one| one.severity() == Severity::Warning);
        let fixes: Vec<Fix> = warnings.filter_map(|one| one.fix).collect();
        match applied(&text, &fixes) {
            Some(better) => text = better,
            None => break,
        }
    }
    text
}

/// `None` when the fixes change nothing.
fn applied(text: &str, fixes: &[Fix]) -> Option<String> {
    let mut better = String::with_capacity(text.len());
    let mut at = 0;
    for fix in fixes {
        let range = fix.span.range();
        // Of two that overlap the second waits for the next look.
        if let Some(before) = text.get(at..range.start) {
            better.push_str(before);
            better.push_str(&fix.replacement);
            at = range.end;
        }
    }
    better.push_str(text.get(at..)?);
    (better != text).then_some(better)
}
