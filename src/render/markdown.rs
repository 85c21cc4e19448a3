//! A document as Markdown. Whatever comes from packs and answers is escaped: it can say anything and change nothing.

use crate::render::bars;
use crate::render::harmless::harmless;
use crate::report::document::{
    Advice, Block, Cell, ColumnKind, Document, Excerpt, ExcerptLine, Fact, Heading, Inline, Mark, Passage,
    Step, Table, Text, Title,
};
use crate::report::words;
use crate::wording::Wording;

/// The document as GitHub-flavoured Markdown.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let wording = document.wording();
    let blocks = document.blocks.iter().map(|one| block(wording, one));
    let blocks: Vec<String> = blocks.filter(|block| !block.trim().is_empty()).collect();
    let mut out = blocks.join("\n\n");
    out.push('\n');
    out
}

fn block(wording: &Wording, block: &Block) -> String {
    match block {
        Block::Title(title) => title_block(title),
        Block::Heading(heading) => heading_line(heading),
        Block::Facts(facts) => facts.iter().map(fact).collect::<Vec<_>>().join("\n"),
        Block::Bars(bars) => table_block(wording, &bars::table(wording, bars)),
        Block::Chart(chart) if chart.table.rows.is_empty() => String::new(),
        Block::Chart(chart) => table_block(wording, &chart.table),
        Block::Table(table) | Block::Listing(table) => table_block(wording, table),
        Block::Paragraph(text) => started(&inlines(text)),
        Block::Bullets(entries) => entries
            .iter()
            .map(|entry| format!("- {}", started(&inlines(entry))))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Advice(advice) => advice_block(wording, advice),
        Block::Note(text) => format!("> {}", started(&inlines(text))),
        Block::Excerpt(excerpt) => excerpt_block(wording, excerpt),
        Block::Steps(steps) => steps.iter().map(|one| step(wording, one)).collect::<Vec<_>>().join("\n"),
    }
}

fn title_block(title: &Title) -> String {
    let mut out = format!("# {}\n\n{}", started(&escaped(&title.text)), started(&escaped(&title.above)));
    if let Some(below) = &title.below {
        out.push_str(&format!("\n\n**{}**", escaped(below)));
    }
    out.push_str(&prose(&title.cover));
    out
}

fn heading_line(heading: &Heading) -> String {
    let hashes = "#".repeat(usize::from(heading.level).clamp(1, 5) + 1);
    match &heading.aside {
        Some(aside) => format!("{hashes} {}: {}", escaped(&heading.text), escaped(aside)),
        None => format!("{hashes} {}", escaped(&heading.text)),
    }
}

fn fact(fact: &Fact) -> String {
    format!("- **{}:** {}", escaped(&fact.name), inlines(&fact.value))
}

fn table_block(wording: &Wording, table: &Table) -> String {
    let shown: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.kind != ColumnKind::Bar)
        .map(|(at, _)| at)
        .collect();
    let columns = || shown.iter().filter_map(|at| table.columns.get(*at));
    let mut lines = vec![
        row_line(columns().map(|column| escaped(&column.title))),
        row_line(
            columns()
                .map(|column| String::from(if column.kind == ColumnKind::Number { "---:" } else { "---" })),
        ),
    ];
    for row in &table.rows {
        let cells = shown.iter().filter_map(|at| row.cells.get(*at)).map(|cell| cell_text(wording, cell));
        lines.push(row_line(
            cells.map(|text| if row.head && !text.is_empty() { format!("**{text}**") } else { text }),
        ));
    }
    lines.join("\n")
}

fn row_line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn cell_text(wording: &Wording, cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Bar(_) | Cell::Rise(_) | Cell::Among(_) | Cell::Spread(_) => String::new(),
        Cell::Heat(measure) => words::figure(wording, measure.points),
        Cell::Text(text) => inlines(text),
        Cell::Points { points, illustrative } => {
            let mark = if *illustrative { "\\*" } else { "" };
            format!("{}{mark}", words::figure(wording, *points))
        }
    }
}

fn advice_block(wording: &Wording, advice: &Advice) -> String {
    let about = format!("{} {}", advice.code, advice.about);
    let mut parts: Vec<String> = words::particulars(wording, advice).iter().map(|one| escaped(one)).collect();
    parts.push(code(&advice.name));
    let mut out = format!(
        "### {}: {}\n\n*{}*",
        escaped(about.trim()),
        escaped(&words::to_win(wording, advice.to_win, advice.falls)),
        parts.join(" · ")
    );
    out.push_str(&prose(&advice.text));
    if !advice.references.is_empty() {
        let references: Vec<String> = advice.references.iter().map(|one| escaped(one)).collect();
        out.push_str(&format!("\n\n{}", (wording.see)(&references.join("; "))));
    }
    out
}

/// Each passage with the line breaks before it.
fn prose(passages: &[Passage]) -> String {
    let (mut out, mut after_item) = (String::new(), false);
    for passage in passages {
        let is_item = matches!(passage, Passage::Item { .. });
        out.push_str(if is_item && after_item { "\n" } else { "\n\n" });
        after_item = is_item;
        out.push_str(&passage_text(passage));
    }
    out
}

fn passage_text(passage: &Passage) -> String {
    match passage {
        Passage::Paragraph(text) => started(&inlines(text)),
        Passage::Heading(text) => format!("**{}**", inlines(text)),
        Passage::Item { depth, number, text } => {
            let mark = number.map_or_else(|| String::from("-"), |number| format!("{number}."));
            format!("{}{mark} {}", "   ".repeat(usize::from(*depth)), started(&inlines(text)))
        }
    }
}

fn excerpt_block(wording: &Wording, excerpt: &Excerpt) -> String {
    let digits = excerpt.digits();
    let lines: Vec<String> = excerpt
        .lines
        .iter()
        .map(|line| match line {
            ExcerptLine::Gap => format!("  {:>digits$} …", ""),
            ExcerptLine::Line { number, text, mark, value } => {
                let sign = match mark {
                    Mark::None => ' ',
                    Mark::May => '?',
                    Mark::Counts => '>',
                    Mark::Missed => 'x',
                };
                let value = value.map_or_else(String::new, |value| {
                    format!("    # {}", (wording.gives)(&words::figure(wording, value)))
                });
                format!("{sign} {number:>digits$} | {}{value}", harmless(text))
            }
        })
        .collect();
    let all = lines.join("\n");
    let fence = "`".repeat(longest_ticks(&all).max(2) + 1);
    format!("{}\n\n{fence}text\n{all}\n{fence}", (wording.at_place)(&code(&excerpt.place)))
}

fn step(wording: &Wording, step: &Step) -> String {
    let indent = "  ".repeat(usize::try_from(step.depth).unwrap_or(0).min(12));
    let value = step.value.as_ref().map_or_else(String::new, |value| format!(" **{}**", escaped(value)));
    let text = if step.text.is_empty() { String::new() } else { format!(": {}", code(&step.text)) };
    format!("{indent}- {}{text} {}{value}", escaped(&step.what), (wording.at)(&code(&step.place)))
}

fn inlines(text: &Text) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Plain(words) | Inline::Toned(_, words) => escaped(words),
            Inline::Strong(inside) => fenced("**", &inlines(inside)),
            Inline::Emphasis(inside) => fenced("*", &inlines(inside)),
            Inline::Code(words) => code(words),
            Inline::Link { text, to } => format!("[{}](<{}>)", inlines(text), harmless(to)),
        })
        .collect()
}

/// Emphasis holds only when its signs stand close around the words.
fn fenced(fence: &str, inside: &str) -> String {
    let words = inside.trim();
    if words.is_empty() {
        return inside.to_owned();
    }
    let (front, _) = inside.split_at(inside.len() - inside.trim_start().len());
    let back = inside.get(inside.trim_end().len()..).unwrap_or("");
    format!("{front}{fence}{words}{fence}{back}")
}

/// A code span; `|` is escaped because it may stand in a table.
fn code(words: &str) -> String {
    let words = harmless(words).replace('|', "\\|");
    if words.trim().is_empty() {
        return String::new();
    }
    let ticks = longest_ticks(&words);
    if ticks == 0 {
        return format!("`{words}`");
    }
    let fence = "`".repeat(ticks + 1);
    format!("{fence} {words} {fence}")
}

fn longest_ticks(text: &str) -> usize {
    text.split(|sign| sign != '`').map(str::len).max().unwrap_or(0)
}

/// Words that mean themselves.
fn escaped(text: &str) -> String {
    let text = harmless(text);
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let means_something = match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            // `&amp;` is a sign, `a & b` is not.
            '&' => signs.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Escapes what only means something where a line begins: `#`, `-`, `+`, `=`, `1.`
fn started(text: &str) -> String {
    if text.starts_with(['#', '-', '+', '=']) {
        return format!("\\{text}");
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    if digits > 0 && rest.starts_with(['.', ')']) && rest.chars().nth(1).is_none_or(char::is_whitespace) {
        return format!("{number}\\{rest}");
    }
    text.to_owned()
}
