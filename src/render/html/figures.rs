//! Bars as they stand in rows: what is certain is solid, what is still possible is hatched.
//!
//! The figures stand beside them, so those who do not see them miss nothing.

use maud::{Markup, html};

use crate::report::document::{Among, Measure, Rise};

use super::plane::{percent, share};

/// What hatches are made of; once on a page.
pub(super) fn patterns() -> Markup {
    html! {
        svg.patterns width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                pattern #open width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                    rect.hatch-ground width="6" height="6" {}
                    rect.hatch-line width="3" height="6" {}
                }
            }
        }
    }
}

pub(super) fn bar(measure: Measure) -> Markup {
    html! { svg.bar aria-hidden="true" focusable="false" { (filled(measure)) } }
}

/// The city's bar, and a stroke for the mean of each group.
pub(super) fn among(among: &Among) -> Markup {
    html! {
        svg.bar.tall aria-hidden="true" focusable="false" {
            (filled(among.measure))
            @for (at, mean) in among.means.iter().enumerate() {
                @let (low, high) = ends(Measure { points: *mean, ..among.measure });
                rect class=(format!("mean mean-{}", at % 2)) x=(percent(low)) width=(percent(high - low)) y="4" height="8" {}
                line class=(format!("mean mean-{}", at % 2)) x1=(percent(low)) x2=(percent(low)) y1="0" y2="16" {}
            }
        }
    }
}

pub(super) fn rise(rise: Rise) -> Markup {
    let (from, to) = (share(rise.from, rise.out_of), share(rise.to, rise.out_of));
    html! {
        svg.bar aria-hidden="true" focusable="false" {
            rect.track width="100%" height="100%" {}
            rect.won x=(percent(from)) width=(percent((to - from).max(20))) height="100%" {}
        }
    }
}

fn filled(measure: Measure) -> Markup {
    let (low, high) = ends(measure);
    html! {
        rect.track width="100%" height="100%" {}
        @if high > low { rect.open x=(percent(low)) width=(percent(high - low)) height="100%" {} }
        @if low > 0 { rect.certain width=(percent(low)) height="100%" {} }
    }
}

fn ends(measure: Measure) -> (i64, i64) {
    (share(measure.points.low, measure.out_of), share(measure.points.high, measure.out_of))
}
