//! Text of unknown origin made safe for a terminal: rule files, answers and file names may hold anything.

use std::borrow::Cow;

/// The text with every sign that would move the cursor, change colours or turn the reading direction replaced by
/// a visible one. Line breaks and tabs become spaces. Joiners that Indian scripts need stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|sign| shown(sign) != sign) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// As [`visible`], line by line.
pub(super) fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// What is shown for a sign: most often itself.
pub(super) fn shown(sign: char) -> char {
    match sign {
        '\t' | '\n' | '\r' => ' ',
        // The pictures of the control characters stand in the same order as these.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(sign)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        _ => sign,
    }
}
