//! Widths of text as a terminal draws it, and the breaking of lines.

use crate::render::harmless::harmless;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::report::document::{Inline, Text};

use super::style::{Line, Run, Style};

/// Columns that a text takes. Signs that join the one before them take none.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

pub(super) fn line_width(line: &[Run]) -> usize {
    line.iter().map(|run| width(&run.text)).sum()
}

/// Inlines as runs, ready to be wrapped.
pub(super) fn runs(text: &Text, style: Style) -> Vec<Run> {
    let mut all = Vec::new();
    for inline in text {
        match inline {
            Inline::Plain(words) => all.push(Run::new(harmless(words), style)),
            Inline::Strong(inside) => all.extend(runs(inside, Style { bold: true, ..style })),
            Inline::Emphasis(inside) => all.extend(runs(inside, Style { italic: true, ..style })),
            Inline::Code(words) => all.push(Run::new(
                format!("`{}`", harmless(words)),
                Style { colour: Some(super::style::Colour::Cyan), ..style },
            )),
            Inline::Link { text, to } => {
                let shown = runs(text, Style { underline: true, ..style });
                let same = shown.iter().map(|run| run.text.as_str()).collect::<String>() == harmless(to);
                all.extend(shown);
                if !same {
                    all.push(Run::new(format!(" <{}>", harmless(to)), Style { dim: true, ..style }));
                }
            }
            Inline::Toned(tone, words) => all.push(Run::new(harmless(words), style.toned(*tone))),
        }
    }
    all
}

struct Word {
    pieces: Vec<Run>,
    width: usize,
}

/// Breaks at spaces, and inside a word only when it is longer than a line. At least one line; no line is wider than
/// `most` (unless `most` is narrower than a single sign).
pub(super) fn wrap(runs: &[Run], most: usize) -> Vec<Line> {
    let most = most.max(1);
    let mut lines: Vec<Line> = vec![Line::new()];
    let mut used = 0;
    for word in words(runs) {
        let gap = usize::from(used > 0);
        if used > 0 && used + gap + word.width > most {
            lines.push(Line::new());
            used = 0;
        }
        if word.width > most {
            for part in broken(word, most) {
                if used > 0 {
                    lines.push(Line::new());
                }
                used = part.width;
                append(&mut lines, part.pieces, false);
            }
            continue;
        }
        let gap = used > 0;
        used += usize::from(gap) + word.width;
        append(&mut lines, word.pieces, gap);
    }
    lines
}

fn append(lines: &mut [Line], pieces: Vec<Run>, gap: bool) {
    let Some(line) = lines.last_mut() else { return };
    for (at, piece) in pieces.into_iter().enumerate() {
        let space = gap && at == 0;
        match line.last_mut() {
            Some(last) if last.style == piece.style => {
                if space {
                    last.text.push(' ');
                }
                last.text.push_str(&piece.text);
            }
            _ => {
                if space {
                    line.push(Run::spaces(1));
                }
                line.push(piece);
            }
        }
    }
}

fn words(runs: &[Run]) -> Vec<Word> {
    let mut all = Vec::new();
    let mut word = Word { pieces: Vec::new(), width: 0 };
    for run in runs {
        let mut rest = run.text.as_str();
        while !rest.is_empty() {
            let end = rest.find(' ').unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            if !piece.is_empty() {
                word.width += width(piece);
                word.pieces.push(Run::new(piece, run.style));
            }
            rest = after.trim_start_matches(' ');
            if !after.is_empty() && !word.pieces.is_empty() {
                all.push(std::mem::replace(&mut word, Word { pieces: Vec::new(), width: 0 }));
            }
        }
    }
    if !word.pieces.is_empty() {
        all.push(word);
    }
    all
}

/// Parts of a word that is wider than a line: broken after a `/`, `-`, `_` and the like where one stands in the second
/// half of the line, else where the line is full, and never before a sign that joins the one before it.
fn broken(word: Word, most: usize) -> Vec<Word> {
    let mut parts: Vec<Word> = Vec::new();
    let mut part = Word { pieces: Vec::new(), width: 0 };
    for piece in word.pieces {
        let mut rest = piece.text.as_str();
        while !rest.is_empty() {
            let room = most.saturating_sub(part.width);
            if width(rest) <= room {
                part.width += width(rest);
                part.pieces.push(Run::new(rest, piece.style));
                break;
            }
            let fits = breaking_point(rest, room, part.pieces.is_empty());
            let (head, tail) = rest.split_at(fits);
            if !head.is_empty() {
                part.width += width(head);
                part.pieces.push(Run::new(head, piece.style));
            }
            rest = tail;
            parts.push(std::mem::replace(&mut part, Word { pieces: Vec::new(), width: 0 }));
        }
    }
    if !part.pieces.is_empty() {
        parts.push(part);
    }
    parts
}

/// How many bytes of a text to put on a line with so much room; at least one sign when it is the line's first.
fn breaking_point(text: &str, room: usize, first: bool) -> usize {
    let mut full = 0;
    let mut good = None;
    let mut joined = false;
    for (at, sign) in text.char_indices() {
        let begins = sign.width().unwrap_or(0) > 0 && !joined;
        if begins && at > 0 {
            let head = text.get(..at).unwrap_or("");
            if width(head) > room {
                break;
            }
            full = at;
            if head.ends_with(['/', '-', '_', ':', '.', ',', '&', '=', '?']) && width(head) * 2 > room {
                good = Some(at);
            }
        }
        joined = sign == '\u{200d}';
    }
    if full == 0 && first {
        return text.chars().next().map_or(text.len(), char::len_utf8);
    }
    good.unwrap_or(full)
}

/// A text on one line of at most so many columns, `…` for what is cut off.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let at = breaking_point(text, most.saturating_sub(1), false);
    format!("{}…", text.get(..at).unwrap_or("").trim_end())
}
