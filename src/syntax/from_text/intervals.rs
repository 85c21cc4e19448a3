//! Ranges as mathematics writes them, `[0, 30)`, `]30, 100]`, `(100, ∞)`. Their brackets do not pair, so they are put into
//! words before brackets are looked at.

use super::scan;

pub(super) const RANGES: &str = "ranges are written in words";
pub(super) const BANDS: &str =
    "bands are `0`, `1 to 29`, `25 to under 50`, `30 or more`, `over 30`, `up to 5`, `under 5`";

/// More of a line is not looked at.
const LONGEST: usize = 80;

/// The range that stands at `start` before a `=>`, in words, and where it ends.
pub(super) fn interval(text: &str, start: usize) -> Option<(String, usize)> {
    let rest = text.get(start..)?;
    let stops = |(at, c): &(usize, char)| *at > LONGEST || matches!(c, '\n' | '{' | '}');
    let line = rest.get(..rest.char_indices().find(stops).map_or(rest.len(), |(at, _)| at))?;
    let inner = line.strip_prefix(['[', ']', '('])?;
    let (low, after) = end_of_range(inner)?;
    let (high, after) = end_of_range(after.strip_prefix([',', ';'])?)?;
    let behind = after.strip_prefix([']', '[', ')'])?;
    if !["=>", "->", "→", ":", "="].iter().any(|sign| behind.trim_start().starts_with(sign)) {
        return None;
    }
    let (from_low, to_high) = (line.starts_with('['), after.starts_with(']'));
    let words = match (low, high) {
        (None, None) => return None,
        (None, Some(high)) if to_high => format!("up to {high}"),
        (None, Some(high)) => format!("under {high}"),
        (Some(low), None) if from_low => format!("{low} or more"),
        (Some(low), None) => format!("over {low}"),
        (Some(low), Some(high)) if low == high => low,
        (Some(low), Some(high)) => {
            let (over, under) = (if from_low { "" } else { "over " }, if to_high { "" } else { "under " });
            format!("{over}{low} to {under}{high}")
        }
    };
    Some((words, start + line.len() - behind.len()))
}

/// A number, or nothing where the range has no end; and what follows.
fn end_of_range(text: &str) -> Option<(Option<String>, &str)> {
    let end = text.find([',', ';', ']', '[', ')'])?;
    let (written, rest) = (text.get(..end)?.trim(), text.get(end..)?);
    let endless = written.trim_start_matches(['-', '+', '−']).trim_start();
    if endless.is_empty() || matches!(endless.to_lowercase().as_str(), "∞" | "inf" | "infinity") {
        return Some((None, rest));
    }
    let digits = written.strip_prefix('-').unwrap_or(written);
    let digits = digits.strip_suffix('%').map_or(digits, str::trim_end);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| scan::is_word(c) || c == '.');
    is_number.then(|| (Some(written.to_owned()), rest))
}
