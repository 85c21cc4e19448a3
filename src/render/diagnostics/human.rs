//! Diagnostics with the lines they speak of, as miette draws them.

use std::collections::BTreeMap;
use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

use super::excerpt::{Excerpt, Mark};
use super::place::Place;
use super::plain::{visible, visible_lines};
use super::{Counts, Paper};

/// More further places than these are counted, not drawn.
const MOST_OTHERS: usize = 6;
/// More of a kind than these are counted, not drawn: one slip is easily made in thousands of cities' files.
const MOST_OF_A_KIND: usize = 10;
const NARROWEST: usize = 40;

pub(super) fn draw(list: &[Diagnostic], sources: &Sources, paper: Paper, subject: &str) -> String {
    let paper = Paper { width: paper.width.max(NARROWEST), ..paper };
    let handler = handler(paper);
    let mut out = String::new();
    let mut kinds = BTreeMap::<&str, usize>::new();
    for one in list {
        let count = kinds.entry(one.code().id).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            out += &draw_one(one, sources, paper, &handler);
            out.push('\n');
        }
    }
    out += &not_drawn(&kinds);
    let counts = Counts::of(list).words();
    if !counts.is_empty() {
        let place = if subject.is_empty() { String::new() } else { format!(" in {}", visible(subject)) };
        out += &format!("{counts}{place}\n");
    }
    out
}

/// How many of each kind are not among those above.
fn not_drawn(kinds: &BTreeMap<&str, usize>) -> String {
    let more = |(kind, count): (&&str, &usize)| {
        let more = count.checked_sub(MOST_OF_A_KIND).filter(|more| *more > 0)?;
        Some(format!("and {more} more {kind}\n"))
    };
    let mut out: String = kinds.iter().filter_map(more).collect();
    if !out.is_empty() {
        out += "  see them all: kasauti check FILES --format short\n\n";
    }
    out
}

fn handler(paper: Paper) -> GraphicalReportHandler {
    let mut theme = if paper.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    // Words, not signs: they survive being read aloud and pasted into a mail.
    theme.characters.error = String::from("error:");
    theme.characters.warning = String::from("warning:");
    theme.characters.advice = String::from("note:");
    GraphicalReportHandler::new_themed(theme)
        .with_width(paper.width)
        .with_urls(false)
        .without_primary_span_start()
        .without_syntax_highlighting()
}

fn draw_one(one: &Diagnostic, sources: &Sources, paper: Paper, handler: &GraphicalReportHandler) -> String {
    let (inner, hidden) = Drawn::new(one, sources, paper);
    let mut out = String::new();
    if handler.render_report(&mut out, &inner).is_err() {
        // Only if miette refused its own text; the words must come through all the same.
        out = format!("  {}: {}\n", one.severity().word(), visible(&one.message));
    }
    if hidden > 0 {
        let plural = if hidden == 1 { "place" } else { "places" };
        out += &paragraph("also:", &format!("at {hidden} more {plural}"), paper);
    }
    for note in &one.notes {
        out += &paragraph("note:", note, paper);
    }
    out += &format!("  more: kasauti check --explain {}\n", one.code().id);
    out
}

/// `  note: words`, wrapped as miette wraps its help.
fn paragraph(head: &str, text: &str, paper: Paper) -> String {
    let options =
        textwrap::Options::new(paper.width - 2).initial_indent("        ").subsequent_indent("        ");
    let wrapped = textwrap::fill(&visible_lines(text), options);
    format!("  {head} {}\n", wrapped.trim_start())
}

/// A diagnostic in the form miette draws.
struct Drawn {
    message: String,
    severity: Severity,
    help: Option<String>,
    excerpt: Excerpt,
    marks: Vec<Mark>,
}

impl Drawn {
    /// And how many further places are not drawn.
    fn new(one: &Diagnostic, sources: &Sources, paper: Paper) -> (Drawn, usize) {
        let spans = std::iter::once((one.span(), &one.label))
            .chain(one.others.iter().take(MOST_OTHERS).map(|other| (other.span, &other.text)));
        let labels = spans
            .filter_map(|(span, text)| Some((Place::pointed(sources, span)?, wrapped(text, paper))))
            .collect();
        // The gutter with its line numbers takes up to ten columns.
        let (excerpt, marks) = Excerpt::new(labels, paper.width - 10);
        let drawn = Drawn {
            message: visible_lines(&one.message),
            severity: one.severity(),
            help: help(one),
            excerpt,
            marks,
        };
        (drawn, one.others.len().saturating_sub(MOST_OTHERS))
    }
}

/// Labels are not wrapped by miette; half of the width is left to what stands before them.
fn wrapped(text: &str, paper: Paper) -> String {
    textwrap::fill(&visible_lines(text), (paper.width / 2).max(NARROWEST - 10))
}

fn help(one: &Diagnostic) -> Option<String> {
    match (&one.help, &one.fix) {
        (Some(help), _) => Some(visible_lines(help)),
        (None, Some(fix)) if fix.replacement.trim().is_empty() => Some(String::from("leave it out")),
        (None, Some(fix)) => Some(format!("write `{}`", visible_lines(&fix.replacement))),
        (None, None) => None,
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.marks.iter().map(|mark| {
            let text = Some(mark.text.clone()).filter(|text| !text.is_empty());
            let span = (mark.start, mark.end - mark.start);
            if mark.primary {
                LabeledSpan::new_primary_with_span(text, span)
            } else {
                LabeledSpan::new_with_span(text, span)
            }
        })))
    }
}
