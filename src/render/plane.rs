//! Places in pictures, in whole numbers: pictures are the same to the last digit on every machine.

use std::fmt;

use crate::decimal::Number;
use crate::report::document::Measure;

/// A length or place in thousandths of a picture's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Milli(pub(super) i64);

impl fmt::Display for Milli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if part == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{}", format!("{part:03}").trim_end_matches('0'))
        }
    }
}

/// All of something, in the parts that [`share`] counts.
pub(super) const WHOLE: i64 = 10_000;

/// How much of the whole some points are, in ten-thousandths, from 0 to [`WHOLE`].
pub(super) fn share(points: Number, out_of: Number) -> i64 {
    if points <= Number::ZERO || out_of <= Number::ZERO {
        return 0;
    }
    points
        .min(out_of)
        .multiply(Number::from(WHOLE))
        .and_then(|scaled| scaled.divide(out_of))
        .and_then(|scaled| scaled.floor().to_i64())
        .map_or(WHOLE, |share| share.clamp(0, WHOLE))
}

/// The ends of what is certain and of what is possible, as shares of the whole.
pub(super) fn ends(measure: Measure) -> (i64, i64) {
    (share(measure.points.low, measure.out_of), share(measure.points.high, measure.out_of))
}

/// A share as a percentage of a length.
pub(super) fn percent(share: i64) -> String {
    format!("{}%", Milli(share * 10))
}

/// A full turn, in hundredths of a degree.
const TURN: i64 = 36_000;

/// The place at a distance (in thousandths) from a centre, so far around from the top, clockwise; `of` makes a turn.
pub(super) fn around(centre: (i64, i64), distance: i64, turned: i64, of: i64) -> (Milli, Milli) {
    let angle = TURN * turned / of.max(1);
    let right = distance * sine(angle) / 1000;
    let up = distance * sine(angle + TURN / 4) / 1000;
    (Milli(centre.0 * 1000 + right), Milli(centre.1 * 1000 - up))
}

/// The sine in thousandths, by the formula of Bhaskara I: at most two thousandths off, which no eye sees.
fn sine(angle: i64) -> i64 {
    let angle = angle.rem_euclid(TURN);
    let half = TURN / 2;
    let (sign, angle) = if angle < half { (1, angle) } else { (-1, angle - half) };
    let product = angle * (half - angle);
    sign * 4000 * product / (405_000_000 - product)
}
