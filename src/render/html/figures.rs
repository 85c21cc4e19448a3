//! Bars as they stand in rows: what is certain is solid, what is still possible is hatched.
//!
//! The figures stand beside them, so those who do not see them miss nothing.

use maud::{Markup, html};

use crate::report::document::{Among, Measure, Rise};
use crate::report::words;
use crate::wording::Wording;

use super::super::plane::{ends, percent, share};

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
    html! { svg.bar aria-hidden="true" focusable="false" { (filled(measure, "100%")) } }
}

/// The height of a city's own bar among others, and of the line of each mean below it.
const OWN: usize = 12;
const MEAN: usize = 7;

/// The city's bar, and below it a line for the mean of each group: as long as the mean is open, a dot where it is known.
pub(super) fn among(among: &Among) -> Markup {
    html! {
        svg.among height=(OWN + MEAN * among.means.len()) aria-hidden="true" focusable="false" {
            (filled(among.measure, &OWN.to_string()))
            @for (at, mean) in among.means.iter().enumerate() {
                @let (low, high) = ends(Measure { points: *mean, ..among.measure });
                @let y = OWN + MEAN * at + MEAN / 2 + 1;
                line class=(mean_class(at)) x1=(percent(low)) x2=(percent(high)) y1=(y) y2=(y) {}
            }
        }
    }
}

/// How the mean of a group is drawn, by the place of the group.
pub(super) fn mean_class(at: usize) -> String {
    format!("mean mean-{}", at % 3)
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

/// How many there are in each part, as columns beside one another.
pub(super) fn spread(counts: &[usize]) -> Markup {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let height = |count: usize| i64::try_from(count * 10_000 / most).unwrap_or(0);
    let width = 10_000 / i64::try_from(counts.len()).unwrap_or(1).max(1);
    let listed: Vec<String> = counts.iter().map(usize::to_string).collect();
    html! {
        span.heard { (listed.join(", ")) }
        svg.bar.columns aria-hidden="true" focusable="false" {
            @for (at, count) in counts.iter().enumerate() {
                @let left = width * i64::try_from(at).unwrap_or(0);
                @let high = if *count > 0 { height(*count).max(400) } else { 0 };
                rect.track x=(percent(left)) width=(percent(width - 100)) y="97%" height="3%" {}
                rect.certain x=(percent(left)) width=(percent(width - 100)) y=(percent(10_000 - high)) height=(percent(high)) {}
            }
        }
    }
}

/// A cell of a map: its figure on a ground that is darker the more of the whole is certain.
pub(super) fn heat(wording: &Wording, measure: Measure) -> Markup {
    let (low, high) = ends(measure);
    let class = format!("heat heat-{}{}", low / 1000, if high > low { " unsure" } else { "" });
    html! { td class=(class) { (words::figure(wording, measure.points)) } }
}

/// The shades of a map, each with the tenth of the points that it begins at.
pub(super) fn shades() -> Markup {
    html! {
        ul.shades {
            @for tenth in [0, 1, 3, 5, 7, 9] { li class=(format!("heat-{tenth}")) { "≥ " (tenth * 10) "%" } }
        }
    }
}

fn filled(measure: Measure, height: &str) -> Markup {
    let (low, high) = ends(measure);
    html! {
        rect.track width="100%" height=(height) {}
        @if high > low { rect.open x=(percent(low)) width=(percent(high - low)) height=(height) {} }
        @if low > 0 { rect.certain width=(percent(low)) height=(height) {} }
    }
}
