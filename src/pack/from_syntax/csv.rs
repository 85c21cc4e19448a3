//! Tables whose cells are parted by commas.

/// A cell without its quotes and the blanks around it, and its place in the text.
pub struct Cell {
    pub text: String,
    pub start: usize,
    pub end: usize,
}

/// The rows of a table; lines without anything in them are passed over.
pub fn rows(text: &str) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let (mut start, mut quoted, mut was_quoted) = (0, false, false);
    let body = text.trim_start_matches('\u{feff}');
    let offset = text.len() - body.len();
    let mut signs = body.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' if quoted && signs.peek().is_some_and(|(_, next)| *next == '"') => {
                cell.push('"');
                signs.next();
            }
            '"' => {
                quoted = !quoted;
                was_quoted = true;
            }
            ',' | '\n' if !quoted => {
                row.push(finished(&mut cell, offset + start, offset + at));
                start = at + 1;
                if sign == '\n' {
                    keep(&mut rows, &mut row, was_quoted);
                    was_quoted = false;
                }
            }
            other => cell.push(other),
        }
    }
    row.push(finished(&mut cell, offset + start, text.len()));
    keep(&mut rows, &mut row, was_quoted);
    rows
}

fn finished(cell: &mut String, start: usize, end: usize) -> Cell {
    let text = std::mem::take(cell).trim().to_owned();
    Cell { text, start, end }
}

fn keep(rows: &mut Vec<Vec<Cell>>, row: &mut Vec<Cell>, was_quoted: bool) {
    let row = std::mem::take(row);
    let is_blank = !was_quoted && row.iter().all(|cell| cell.text.is_empty());
    if !is_blank {
        rows.push(row);
    }
}
