//! Several scores as one shape around a centre.

use maud::{Markup, html};

use crate::decimal::Number;
use crate::report::chart::{Radar, Spoke};
use crate::report::words;
use crate::wording::Wording;

use super::super::plane::{Milli, WHOLE, around, share};
use super::super::room::shortened;

const CENTRE: (i64, i64) = (200, 160);
const RADIUS: i64 = 110;
const LABELS: i64 = 124;
/// Longer labels would not fit beside the picture.
const LONGEST: usize = 18;

pub(super) fn drawing(wording: &Wording, radar: &Radar) -> Markup {
    let count = radar.spokes.len();
    let corner = |at: usize, distance: i64| {
        around(CENTRE, distance, i64::try_from(at).unwrap_or(0), i64::try_from(count).unwrap_or(1))
    };
    let shape = |of: &dyn Fn(&Spoke) -> i64| {
        let corners = radar.spokes.iter().enumerate().map(|(at, spoke)| {
            let (x, y) = corner(at, RADIUS * 1000 * of(spoke) / WHOLE);
            format!("{x},{y}")
        });
        corners.collect::<Vec<_>>().join(" ")
    };
    let reach = |spoke: &Spoke, points: Number| share(points, spoke.measure.out_of);
    let is_open = radar.spokes.iter().any(|spoke| spoke.measure.points.as_point().is_none());
    html! {
        @for quarter in 1..=4 {
            polygon.ring points=(shape(&|_| WHOLE * quarter / 4)) {}
        }
        @for at in 0..count {
            @let (x, y) = corner(at, RADIUS * 1000);
            line.ring x1=(CENTRE.0) y1=(CENTRE.1) x2=(x) y2=(y) {}
        }
        @if is_open { polygon.open points=(shape(&|spoke| reach(spoke, spoke.measure.points.high))) {} }
        polygon.certain points=(shape(&|spoke| reach(spoke, spoke.measure.points.low))) {}
        @for (at, spoke) in radar.spokes.iter().enumerate() {
            @let (x, y) = corner(at, RADIUS * 1000 * reach(spoke, spoke.measure.points.low) / WHOLE);
            circle.corner cx=(x) cy=(y) r="3.5" {}
            (label(wording, spoke, corner(at, LABELS * 1000)))
        }
    }
}

fn label(wording: &Wording, spoke: &Spoke, (x, y): (Milli, Milli)) -> Markup {
    let aside = x.0 - CENTRE.0 * 1000;
    let anchor = match aside {
        -20_000..=20_000 => "middle",
        20_001.. => "start",
        _ => "end",
    };
    html! {
        text.label x=(x) y=(y) text-anchor=(anchor) {
            tspan { (spoke.code) " " (shortened(&spoke.label, LONGEST)) }
            tspan.points x=(x) dy="15" { (words::figure(wording, spoke.measure.points)) }
        }
    }
}
