//! Words from packs and answers, made harmless wherever they are shown.

/// The text on one line, without anything that could move a terminal's cursor, change its colours or turn its direction.
pub(super) fn harmless(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '\t' | '\n' | '\r' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            sign if sign.is_control() => '\u{fffd}',
            sign => sign,
        })
        .collect()
}
