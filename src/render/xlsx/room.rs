//! How much room words take: how high rows are, how wide a title is. Excel finds heights out by itself when it opens a
//! workbook; other programs show one line of what is wrapped.

use rust_xlsxwriter::{Worksheet, XlsxError};
use unicode_width::UnicodeWidthChar;

/// Points that a line takes, and the most that a row of Excel has.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;

/// Makes a row as high as its words need in columns so wide; one with a line each stays as it is.
pub(super) fn set_height<'w>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = (&'w str, f64)>,
) -> Result<(), XlsxError> {
    let most = cells.map(|(words, width)| lines(words, width)).max().unwrap_or(1);
    if most > 1 {
        let height = u32::try_from(most).unwrap_or(u32::MAX).saturating_mul(LINE).min(HIGHEST);
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

/// How wide a column is whose title's words are not broken, as far as that is no wider than a column of short words.
pub(super) fn of_a_word(title: &str) -> f64 {
    const MOST: usize = 18;
    const BOLD_AND_FREE: usize = 3;
    let words = title.split(' ').map(|word| word.chars().map(tenths).sum::<usize>());
    let width = (words.max().unwrap_or(0) / 10 + BOLD_AND_FREE).min(MOST);
    f64::from(u16::try_from(width).unwrap_or(0))
}

/// Lines of words in a column of whole widths, about; rather one too many than one too few.
fn lines(words: &str, width: f64) -> usize {
    // A column is measured in figures, which are wider than most letters, but not than those of Indian scripts.
    let width =
        (1..=120_u16).take_while(|whole| f64::from(*whole) <= width).last().map_or(1, usize::from) * 10;
    words.lines().map(|line| lines_of(line, width)).sum::<usize>().max(1)
}

fn lines_of(line: &str, width: usize) -> usize {
    let (mut lines, mut filled) = (1, 0);
    for word in line.split(' ') {
        let long: usize = word.chars().map(tenths).sum();
        if filled > 0 && filled + SPACE + long > width {
            lines += 1;
            filled = 0;
        }
        filled += if filled > 0 { SPACE + long } else { long };
        // A word that is longer than a line goes on in the next.
        lines += filled.saturating_sub(1) / width;
        filled = if filled > width { filled % width } else { filled };
    }
    lines
}

const SPACE: usize = 8;

/// How wide a sign is, in tenths of a figure.
fn tenths(sign: char) -> usize {
    match (sign, sign.width().unwrap_or(0)) {
        (_, 0) => 0,
        ('\u{d00}'..='\u{d7f}', _) => 18,
        ('\u{900}'..='\u{cff}', _) => 13,
        ('i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' | '(' | ')', _) => 7,
        ('A'..='Z' | 'm' | 'w' | '%' | '@', _) => 14,
        (_, wide) => 10 * wide,
    }
}
