//! Words of the user's own, held to a length that can be read.

/// The longest piece in back-ticks that is told whole, in signs.
const LONGEST: usize = 200;
/// What is kept of a longer one, at its start and at its end.
const START: usize = 120;
const END: usize = 40;

/// The text with every overlong piece in back-ticks cut in its middle: a file can hold a name of a million signs.
pub(super) fn brief(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let mut pieces = text.split('`');
    let mut brief = String::with_capacity(text.len().min(4 * LONGEST));
    brief.extend(pieces.next());
    for (at, piece) in pieces.enumerate() {
        brief.push('`');
        let signs = if at % 2 == 0 { piece.chars().count() } else { 0 };
        if signs > LONGEST {
            brief.extend(piece.chars().take(START));
            brief.push('…');
            brief.extend(piece.chars().skip(signs - END));
        } else {
            brief.push_str(piece);
        }
    }
    brief
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn only_overlong_words_are_cut() {
        let plain = format!("`{}` is not {}", "a".repeat(200), "b".repeat(500));
        assert_eq!(brief(plain.clone()), plain);
        let long = format!("there is no `{}ം` here, but `x`", "വ".repeat(1000));
        let told = brief(long);
        assert!(told.chars().count() < 220, "{told}");
        assert!(told.starts_with("there is no `വവ") && told.ends_with("വം` here, but `x`"), "{told}");
    }
}
