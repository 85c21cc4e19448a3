//! A half circle that fills from the left, with the bands of the levels around it.

use maud::{Markup, html};

use crate::report::chart::{Band, Gauge};
use crate::report::levels::Reached;
use crate::report::words;
use crate::wording::Wording;

use super::super::plane::{Milli, WHOLE, around, share};

const CENTRE: (i64, i64) = (200, 196);
/// The ring that fills.
const RING: &str = "M 62 196 A 138 138 0 0 1 338 196";
/// The bands around it.
const BANDS: &str = "M 38 196 A 162 162 0 0 1 362 196";
const FIGURES: i64 = 180_000;
/// In the middle there is room for so many large letters.
const WIDEST_SCORE: usize = 13;
/// And for so many of middle size.
const LONG_SCORE: usize = 16;

pub(super) fn drawing(wording: &Wording, gauge: &Gauge) -> Markup {
    let measure = gauge.measure;
    let (low, high) = (share(measure.points.low, measure.out_of), share(measure.points.high, measure.out_of));
    let score = words::figure(wording, measure.points);
    html! {
        path.track d=(RING) pathLength=(WHOLE) {}
        @if high > low { (arc(RING, "open", low, high)) }
        @if low > 0 { (arc(RING, "certain", 0, low)) }
        @for band in &gauge.bands {
            (arc(BANDS, of(band), share(band.from, measure.out_of), share(band.to, measure.out_of)))
        }
        @for band in gauge.bands.iter().skip(1) {
            @let at = share(band.from, measure.out_of);
            @let (x, y) = place(FIGURES, at);
            line.border x1="26" y1="196" x2="50" y2="196" transform=(turned(at)) {}
            text.figure x=(x) y=(y) { (band.from) }
        }
        text.figure x="50" y="216" { "0" }
        text.figure x="350" y="216" { (measure.out_of) }
        text class=(class_of_score(&score, measure.points.as_point().is_none())) x="200" y="180" { (score) }
        text.out-of x="200" y="206" { ((wording.of_maximum)(measure.out_of)) }
    }
}

fn class_of_score(score: &str, is_open: bool) -> &'static str {
    match score.chars().count() {
        signs if signs > LONG_SCORE => "score longest",
        signs if signs > WIDEST_SCORE => "score long",
        _ if is_open => "score range",
        _ => "score",
    }
}

/// A stretch of a half circle, from one share of it to another.
fn arc(path: &str, class: &str, from: i64, to: i64) -> Markup {
    html! {
        path class=(class) d=(path) pathLength=(WHOLE)
            stroke-dasharray=(format!("{} {}", to - from, 2 * WHOLE)) stroke-dashoffset=(-from) {}
    }
}

fn turned(at: i64) -> String {
    format!("rotate({} {} {})", Milli(18 * at), CENTRE.0, CENTRE.1)
}

/// Where a share of the half circle lies, so far from its centre.
fn place(distance: i64, at: i64) -> (Milli, Milli) {
    around(CENTRE, distance, at - WHOLE / 2, 2 * WHOLE)
}

fn of(band: &Band) -> &'static str {
    match band.reached {
        Reached::Certainly => "band reached",
        Reached::Possibly => "band possible",
        Reached::Passed => "band passed",
        Reached::No => "band",
    }
}
