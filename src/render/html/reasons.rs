//! Why a score is what it is: the rule's lines, and the steps.

use maud::{Markup, html};

use crate::report::document::{Excerpt, ExcerptLine, Mark, Step};
use crate::report::words;
use crate::wording::Wording;

pub(super) fn excerpt(wording: &Wording, excerpt: &Excerpt) -> Markup {
    html! {
        figure.rule {
            figcaption { code { (excerpt.place) } }
            pre tabindex="0" aria-label=(wording.reports.rule_as_written) {
                @for line in &excerpt.lines { (excerpt_line(wording, line)) "\n" }
            }
        }
    }
}

fn excerpt_line(wording: &Wording, line: &ExcerptLine) -> Markup {
    match line {
        ExcerptLine::Gap => html! { span.line { "   …" } },
        ExcerptLine::Line { number, text, mark, value } => {
            let (sign, class) = match mark {
                Mark::None => (" ", "line"),
                Mark::May => ("▷", "line may"),
                Mark::Counts => ("▶", "line counts"),
                Mark::Missed => ("✗", "line missed"),
            };
            html! {
                span class=(class) {
                    (sign) " " span.number { (format!("{number:>4}")) } "  " (text)
                    @if let Some(value) = value { "    " span.value { "= " (words::figure(wording, *value)) } }
                }
            }
        }
    }
}

pub(super) fn steps(steps: &[Step]) -> Markup {
    html! {
        ol.steps {
            @for step in steps {
                li class=[(!step.certain).then_some("may")] style=(format!("--depth:{}", step.depth.min(12))) {
                    span.what { (step.what) }
                    @if let Some(value) = &step.value { " " strong.value { (value) } }
                    @if !step.text.is_empty() { " " code { (step.text) } }
                    " " span.place { (step.place) }
                }
            }
        }
    }
}
