//! Why a score is what it is: the rule's lines, and the steps.

use maud::{Markup, html};

use crate::report::document::{Excerpt, ExcerptLine, Mark, Step};
use crate::report::words;
use crate::wording::Wording;

use super::pen::{Look, paragraph};
use super::words::{said, strong, styled, tab};

/// Longer rules may go over to the next page.
const ONE_PAGE: usize = 24;
/// How far the lines of a rule begin from the left, and how far one step in the rule or in a calculation goes.
const MARGIN: i64 = 720;
const INDENT: i64 = 90;
const DEEPER: i64 = 230;
/// Deeper steps begin no farther to the right.
const DEEPEST: u32 = 12;

pub(super) fn excerpt(wording: &Wording, excerpt: &Excerpt) -> Markup {
    let count = excerpt.lines.len();
    html! {
        (paragraph(Look::of("RulePlace"), styled("Code", &excerpt.place)))
        @for (at, line) in excerpt.lines.iter().enumerate() {
            (excerpt_line(wording, line, at + 1 < count && count <= ONE_PAGE))
        }
        (paragraph(Look::of("AfterTable"), html! {}))
    }
}

fn excerpt_line(wording: &Wording, line: &ExcerptLine, stays: bool) -> Markup {
    let look = Look::of("RuleLine").stays(stays);
    let ExcerptLine::Line { number, text, mark, value } = line else {
        return paragraph(look.indent(MARGIN, MARGIN), html! { (tab()) (styled("Quiet", "…")) });
    };
    let (sign, style) = match mark {
        Mark::None => ("  ", None),
        Mark::May => ("? ", Some("Doubtful")),
        Mark::Counts => ("> ", Some("Good")),
        Mark::Missed => ("x ", Some("Quiet")),
    };
    let words = text.trim_start();
    let steps = i64::try_from(text.len() - words.len()).unwrap_or(0).min(40);
    let told = |words: &str| style.map_or_else(|| said(words), |style| styled(style, words));
    paragraph(
        look.indent(MARGIN + steps * INDENT, MARGIN + steps * INDENT),
        html! {
            (told(sign)) (styled("Quiet", &format!("{number:>3}"))) (tab()) (told(words))
            @if let Some(value) = value { (told(&format!("    = {}", words::figure(wording, *value)))) }
        },
    )
}

pub(super) fn steps(steps: &[Step]) -> Markup {
    html! {
        @for step in steps {
            (paragraph(Look::of("Step").indent(DEEPER * i64::from(step.depth.min(DEEPEST)), 0), html! {
                @if step.certain { (said(&step.what)) } @else { (styled("Doubtful", &step.what)) }
                @if let Some(value) = &step.value { (said(" ")) (strong(value)) }
                @if !step.text.is_empty() { (said(" ")) (styled("Code", &step.text)) }
                (said(" ")) (styled("Quiet", &step.place))
            }))
        }
    }
}
