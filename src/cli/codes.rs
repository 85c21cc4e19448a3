//! The page of a code, made readable in a terminal.

use crate::diagnostic::{codes, either, nearest};

use super::outcome::{Outcome, Trouble};
use super::output::Output;
use crate::render::diagnostics::Paper;

/// Asks for the list of all codes.
const LIST: &str = "list";
/// Prose in longer lines is hard to read.
const WIDEST: usize = 88;

/// Prints the page of a code, or the list of all.
pub(super) fn explain(id: &str, output: &Output) -> Result<Outcome, Trouble> {
    let text = if id == LIST {
        list()
    } else {
        let code = codes::find(id.trim()).ok_or_else(|| unknown(id))?;
        let head = format!("{} · {}: {}", code.id, code.severity.word(), code.summary);
        page(&head, code.page, output.out)
    };
    output.result(&text)?;
    Ok(Outcome::Done)
}

/// Whether somebody may mean a code by it: `list`, or a stage with something behind it.
pub(super) fn looks_like_one(text: &str) -> bool {
    let has_stage = |stage: &str| codes::ALL.iter().any(|code| code.id.split('/').next() == Some(stage));
    match text.split_once('/') {
        Some((stage, rest)) => has_stage(stage) && !rest.contains(['/', '.']),
        None => text == LIST,
    }
}

fn unknown(id: &str) -> Trouble {
    let trouble = Trouble::new(format!("there is no code `{id}`"));
    let mut near = nearest(id, codes::ALL.iter().map(|code| code.id));
    if near.is_empty() {
        // Perhaps only the second half was typed, or another stage was taken for the right one.
        let end = id.rsplit('/').next().unwrap_or(id);
        let ends = codes::ALL.iter().filter_map(|code| code.id.split('/').next_back());
        let near_ends = nearest(end, ends);
        near = codes::ALL
            .iter()
            .map(|code| code.id)
            .filter(|known| known.split('/').next_back().is_some_and(|end| near_ends.contains(&end)))
            .take(3)
            .collect();
    }
    if near.is_empty() {
        trouble.help("`kasauti check --explain list` names all codes")
    } else {
        trouble.help(format!("did you mean {}?", either(&near)))
    }
}

fn list() -> String {
    let widest = codes::ALL.iter().map(|code| code.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for code in codes::ALL {
        out += &format!("{:widest$}  {:7}  {}\n", code.id, code.severity.word(), code.summary);
    }
    out
}

/// A page of `docs/codes`: its first heading is replaced by `head`, prose is wrapped, examples are set in.
fn page(head: &str, markdown: &str, paper: Paper) -> String {
    let bold = |text: &str| {
        if paper.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    let width = paper.width.min(WIDEST);
    let mut out = textwrap::wrap(head, width).iter().map(|line| bold(line) + "\n").collect::<String>();
    let mut paragraph = Paragraph::default();
    let mut in_example = false;
    for line in markdown.lines().skip_while(|line| line.starts_with("# ") || line.trim().is_empty()) {
        if line.trim_start().starts_with("```") {
            paragraph.end(&mut out, width);
            if in_example {
                out.truncate(out.trim_end().len());
            }
            out.push('\n');
            in_example = !in_example;
        } else if in_example && line.trim().is_empty() && out.ends_with("\n\n") {
            // One empty line says as much as two.
        } else if in_example {
            out += format!("    {line}").trim_end();
            out.push('\n');
        } else if line.trim().is_empty() {
            paragraph.end(&mut out, width);
        } else if line.starts_with('#') {
            paragraph.end(&mut out, width);
            out += &format!("\n{}\n", bold(line.trim_start_matches('#').trim()));
        } else if line.starts_with("- ") || line.starts_with("| ") {
            let is_next = paragraph.is_entry();
            paragraph.end(&mut out, width);
            paragraph.begin_entry(line, is_next);
        } else {
            paragraph.add(line);
        }
    }
    paragraph.end(&mut out, width);
    out
}

/// Prose that is still being gathered.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// An entry of a list follows another one without an empty line.
    close: bool,
}

impl Paragraph {
    fn add(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text += line.trim();
    }

    fn is_entry(&self) -> bool {
        self.text.starts_with("- ") || self.text.starts_with("| ")
    }

    fn begin_entry(&mut self, line: &str, close: bool) {
        line.trim().clone_into(&mut self.text);
        self.close = close;
    }

    fn end(&mut self, out: &mut String, width: usize) {
        if self.text.is_empty() {
            return;
        }
        if !self.close {
            out.push('\n');
        }
        let options =
            textwrap::Options::new(width).subsequent_indent(if self.is_entry() { "  " } else { "" });
        *out += &textwrap::fill(&self.text, options);
        out.push('\n');
        *self = Paragraph::default();
    }
}
