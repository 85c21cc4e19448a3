//! Lines of a rule and steps of a calculation.

use crate::render::harmless::harmless;
use crate::report::document::{Excerpt, ExcerptLine, Mark, Step};
use crate::report::words;
use crate::wording::Wording;

use super::lines::{cut, line_width, width, wrap};
use super::style::{Colour, Line, Run, Style};

/// The rule's lines with their numbers, those at work marked, what they gave on the right.
pub(super) fn excerpt(wording: &Wording, excerpt: &Excerpt, most: usize) -> Vec<Line> {
    let mut all =
        vec![vec![Run::spaces(2), Run::new(cut(&harmless(&excerpt.place), most - 2), Style::QUIET)]];
    let digits = excerpt.digits();
    let figures = excerpt
        .lines
        .iter()
        .map(|line| match line {
            ExcerptLine::Line { value: Some(value), .. } => width(&words::figure(wording, *value)),
            _ => 0,
        })
        .max()
        .unwrap_or(0);
    for line in &excerpt.lines {
        match line {
            ExcerptLine::Gap => {
                all.push(vec![Run::new(format!("    {:>digits$} ┆", ""), Style::QUIET)]);
            }
            ExcerptLine::Line { number, text, mark, value } => {
                let (sign, style) = match mark {
                    Mark::None => (" ", Style::PLAIN),
                    Mark::May => ("▷", Style::of(Colour::Yellow)),
                    Mark::Missed => ("✗", Style::QUIET),
                    Mark::Counts => ("▶", Style { bold: true, ..Style::of(Colour::Green) }),
                };
                let front = vec![
                    Run::new(format!("  {sign} "), style),
                    Run::new(format!("{number:>digits$} │ "), Style::QUIET),
                ];
                let room =
                    most.saturating_sub(line_width(&front) + if figures > 0 { figures + 2 } else { 0 });
                let text = harmless(&text.replace('\t', "    "));
                let parts = code_lines(&text, room.max(1), style);
                for (at, part) in parts.into_iter().enumerate() {
                    let mut line = if at == 0 {
                        front.clone()
                    } else {
                        vec![Run::new(format!("    {:>digits$} │ ", ""), Style::QUIET)]
                    };
                    let gap = room.saturating_sub(line_width(&part));
                    line.extend(part);
                    if let Some(value) = value.filter(|_| at == 0) {
                        let value = words::figure(wording, value);
                        line.push(Run::spaces(gap + 2 + figures.saturating_sub(width(&value))));
                        line.push(Run::new(value, Style { bold: true, ..style }));
                    }
                    all.push(line);
                }
            }
        }
    }
    all
}

/// A line of a file as it is; what is too long goes on below, as far in as it began.
fn code_lines(text: &str, most: usize, style: Style) -> Vec<Line> {
    if width(text) <= most {
        return vec![vec![Run::new(text, style)]];
    }
    let indent = text.chars().take_while(|sign| *sign == ' ').count().min(most / 2);
    wrap(&[Run::new(text.trim_start(), style)], most - indent)
        .into_iter()
        .map(|line| std::iter::once(Run::spaces(indent)).chain(line).collect())
        .collect()
}

/// What happened, from the whole to its parts: words and value, below them the text that was at work and its place.
pub(super) fn steps(steps: &[Step], most: usize) -> Vec<Line> {
    let mut all = Vec::new();
    for step in steps {
        let depth = usize::try_from(step.depth).unwrap_or(0).min(most / 8);
        let indent = 2 + 2 * depth;
        let style = if step.certain { Style::PLAIN } else { Style::of(Colour::Yellow) };
        let value = step.value.as_deref().map_or_else(String::new, harmless);
        let what = cut(&harmless(&step.what), most.saturating_sub(indent + width(&value) + 2));
        let gap = most.saturating_sub(indent + width(&what) + width(&value));
        let mut head = vec![Run::spaces(indent), Run::new(what, style)];
        if !value.is_empty() {
            let dots = gap.saturating_sub(2);
            head.push(Run::new(format!(" {} ", "·".repeat(dots)), Style::QUIET));
            head.push(Run::new(value, Style::BOLD));
        }
        all.push(head);
        all.extend(source(step, indent + 2, most));
    }
    all
}

fn source(step: &Step, indent: usize, most: usize) -> Vec<Line> {
    let place = harmless(&step.place);
    let code = Style::of(Colour::Cyan);
    let room = most.saturating_sub(indent);
    let text = harmless(&step.text);
    let beside = room.saturating_sub(width(&place) + 2);
    if text.is_empty() || width(&text) <= beside || beside >= 24 {
        let text = cut(&text, beside);
        let place = cut(&place, room);
        let gap = room.saturating_sub(width(&text) + width(&place));
        return vec![vec![
            Run::spaces(indent),
            Run::new(text, code),
            Run::spaces(gap),
            Run::new(place, Style::QUIET),
        ]];
    }
    let place = cut(&place, room);
    let below = vec![Run::spaces(most.saturating_sub(width(&place))), Run::new(place, Style::QUIET)];
    vec![vec![Run::spaces(indent), Run::new(cut(&text, room), code)], below]
}
