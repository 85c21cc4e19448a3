//! A rule's lines as they stand in the pack, and what came of each.

use crate::report::document::{Excerpt, ExcerptLine, Mark};
use crate::score::{Step, StepKind};
use crate::source::{Sources, Span};

/// Rules longer than this are shown around the lines that count.
const WHOLE_RULE: usize = 40;

/// The lines of a rule, with those at work marked and what they gave.
pub(super) fn excerpt(sources: &Sources, rule: Span, steps: &[Step]) -> Excerpt {
    let place = sources.place(rule);
    let Some(file) = sources.get(rule.file) else { return Excerpt { place, lines: Vec::new() } };
    let first = file.lines().line_of(rule.start as usize);
    let last = file.lines().line_of((rule.end.max(rule.start + 1) - 1) as usize).max(first);
    let texts: Vec<&str> = file.text.lines().skip(first).take(last - first + 1).collect();
    let indent = texts
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.chars().take_while(|sign| sign.is_whitespace()).count())
        .min()
        .unwrap_or(0);
    let lines: Vec<ExcerptLine> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let at = first + at;
            let here: Vec<&Step> = steps
                .iter()
                .filter(|step| step.span.file == rule.file && is_line(step.kind))
                .filter(|step| file.lines().line_of(step.span.start as usize) == at)
                .collect();
            ExcerptLine::Line {
                number: u32::try_from(at + 1).unwrap_or(u32::MAX),
                text: text.chars().skip(indent).collect::<String>().trim_end().to_owned(),
                mark: mark(&here),
                value: match here.as_slice() {
                    [only] => only.value,
                    _ => None,
                },
            }
        })
        .collect();
    Excerpt { place, lines: shortened(lines) }
}

pub(super) fn is_line(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::Line { .. }
            | StepKind::Entry { .. }
            | StepKind::Missed
            | StepKind::Cap
            | StepKind::Script
            | StepKind::Penalty { .. }
            | StepKind::NotApplicable { .. }
    )
}

fn mark(steps: &[&Step]) -> Mark {
    if steps.is_empty() {
        Mark::None
    } else if steps.iter().all(|step| step.kind == StepKind::Missed) {
        Mark::Missed
    } else if steps.iter().any(|step| is_certain(step.kind) && step.kind != StepKind::Missed) {
        Mark::Counts
    } else {
        Mark::May
    }
}

/// Whether a step is at work whatever the missing answers are.
#[must_use]
pub fn is_certain(kind: StepKind) -> bool {
    !matches!(
        kind,
        StepKind::Line { certain: false }
            | StepKind::Entry { certain: false }
            | StepKind::Penalty { certain: false }
            | StepKind::NotApplicable { certain: false }
    )
}

fn shortened(lines: Vec<ExcerptLine>) -> Vec<ExcerptLine> {
    if lines.len() <= WHOLE_RULE {
        return lines;
    }
    let last = lines.len() - 1;
    let marked: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !matches!(line, ExcerptLine::Line { mark: Mark::None, .. }))
        .map(|(at, _)| at)
        .collect();
    let is_near = |at: usize| at <= 1 || at == last || marked.iter().any(|marked| marked.abs_diff(at) <= 2);
    let mut short = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if is_near(at) {
            short.push(line);
        } else if !matches!(short.last(), Some(ExcerptLine::Gap)) {
            short.push(ExcerptLine::Gap);
        }
    }
    short
}
