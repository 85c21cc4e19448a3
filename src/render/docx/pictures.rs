//! Pictures of scores: bars in rows of tables, the gauge, the shape of all components.

use maud::{Markup, html};

use crate::pack::colour::Colour;
use crate::report::chart::{Band, Chart, Gauge, Picture, Radar, Spoke};
use crate::report::document::{Among, Column, Measure, Rise};
use crate::report::levels::Reached;
use crate::report::words;
use crate::wording::Wording;

use super::super::plane::{WHOLE, around, ends, share};
use super::super::room::shortened;
use super::pen::{Look, Pen, paragraph};
use super::shapes::{Canvas, Fill, Place, Side, micrometres, twentieths};
use super::words::{said, sized, strong, styled};

const TRACK: Colour = Colour::new(0xe4, 0xe0, 0xd6);
const GREY: Colour = Colour::new(0xc9, 0xc4, 0xb8);
const AMBER: Colour = Colour::new(0xb9, 0x8a, 0x1b);
const WON: Colour = Colour::new(0x1f, 0x7a, 0x5c);
/// Means of groups, by the place of the group.
const MEANS: [Colour; 3] =
    [Colour::new(0xa3, 0x26, 0x1b), Colour::new(0x6b, 0x3f, 0xa0), Colour::new(0x1f, 0x7a, 0x5c)];

/// How wide columns of pictures are.
pub(super) struct Bar {
    pub(super) wide: i64,
    pub(super) narrow: i64,
}

pub(super) const BAR: Bar = Bar { wide: 2700, narrow: 1900 };

/// How high bars are, in twentieths of a point.
const HEIGHT: i64 = 140;
const HEIGHT_AMONG: i64 = 180;
const HEIGHT_OF_SPREAD: i64 = 400;
const KEY: i64 = 400;

pub(super) fn bar(pen: &mut Pen<'_>, measure: Measure, width: i64) -> Markup {
    let mut canvas = Strip::new(width, HEIGHT);
    canvas.fill(ends(measure), pen.accent);
    canvas.drawn(pen)
}

pub(super) fn rise(pen: &mut Pen<'_>, rise: Rise, width: i64) -> Markup {
    let (from, to) = (share(rise.from, rise.out_of), share(rise.to, rise.out_of));
    let mut strip = Strip::new(width, HEIGHT);
    strip.stretch((0, WHOLE), (0, HEIGHT), Fill::Solid(TRACK));
    strip.stretch((from, to.max(from + 60).min(WHOLE)), (0, HEIGHT), Fill::Solid(WON));
    strip.drawn(pen)
}

/// A score with the means of groups: a stroke each, and a band where a mean is open.
pub(super) fn among(pen: &mut Pen<'_>, among: &Among, width: i64) -> Markup {
    let mut strip = Strip::new(width, HEIGHT_AMONG);
    strip.fill(ends(among.measure), pen.accent);
    for (mean, colour) in among.means.iter().zip(MEANS.into_iter().cycle()) {
        let (low, high) = ends(Measure { points: *mean, ..among.measure });
        strip.stretch((low, high), (50, 80), Fill::Thin(colour, 45_000));
        strip.stroke(low, colour);
    }
    strip.drawn(pen)
}

/// How many there are in each part of the whole.
pub(super) fn spread(pen: &mut Pen<'_>, counts: &[usize], width: i64) -> Markup {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let most = counts.iter().copied().max().map_or(1, number).max(1);
    let step = WHOLE / number(counts.len()).max(1);
    let mut strip = Strip::new(width, HEIGHT_OF_SPREAD);
    for (at, count) in (0..).zip(counts) {
        let high = (HEIGHT_OF_SPREAD * number(*count) / most).max(12);
        strip.stretch(
            (at * step, at * step + step * 9 / 10),
            (HEIGHT_OF_SPREAD - high, high),
            Fill::Solid(pen.accent),
        );
    }
    strip.drawn(pen)
}

/// A picture as wide as its column, measured along it in shares of the whole.
struct Strip {
    canvas: Canvas,
    width: i64,
    height: i64,
}

impl Strip {
    fn new(width: i64, height: i64) -> Strip {
        let width = width.max(200);
        Strip { canvas: Canvas::new(twentieths(width), twentieths(height)), width, height }
    }

    /// What is certain, what is still possible, and what is out of reach.
    fn fill(&mut self, (low, high): (i64, i64), accent: Colour) {
        let all = (0, self.height);
        self.stretch((0, WHOLE), all, Fill::Solid(TRACK));
        if high > low {
            self.stretch((low, high), all, Fill::Hatched);
        }
        if low > 0 {
            self.stretch((0, low), all, Fill::Solid(accent));
        }
    }

    fn stretch(&mut self, (from, to): (i64, i64), (top, height): (i64, i64), fill: Fill) {
        let at = |share: i64| twentieths(self.width) * share / WHOLE;
        let size = (at(to) - at(from), twentieths(height));
        self.canvas.rectangle((at(from), twentieths(top)), size, fill);
    }

    /// With a light edge, so that it is seen on whatever lies below.
    fn stroke(&mut self, share: i64, colour: Colour) {
        for (stroke, colour) in [(twentieths(76), Colour::WHITE), (twentieths(36), colour)] {
            let left = (twentieths(self.width) * share / WHOLE - stroke / 2)
                .clamp(0, twentieths(self.width) - stroke);
            self.canvas.rectangle((left, 0), (stroke, twentieths(self.height)), Fill::Solid(colour));
        }
    }

    fn drawn(&self, pen: &mut Pen<'_>) -> Markup {
        self.canvas.drawn(pen, None)
    }
}

pub(super) fn legend_of_bars(pen: &mut Pen<'_>) -> Markup {
    let wording = pen.wording;
    let keys = [
        ((WHOLE, WHOLE), wording.bar_certain),
        ((0, WHOLE), wording.bar_possible),
        ((0, 0), wording.bar_out_of_reach),
    ];
    let keys = keys.map(|(ends, words)| {
        let mut strip = Strip::new(KEY, HEIGHT);
        strip.fill(ends, pen.accent);
        html! { (strip.drawn(pen)) (said(&format!(" {words}     "))) }
    });
    paragraph(Look::of("Legend"), html! { @for key in &keys { (key) } })
}

pub(super) fn legend_of_means(pen: &mut Pen<'_>, groups: &[Column]) -> Markup {
    let keys = groups.iter().zip(MEANS.into_iter().cycle()).map(|(group, colour)| {
        let mut strip = Strip::new(KEY, HEIGHT);
        strip.stretch((0, WHOLE), (30, 80), Fill::Thin(colour, 45_000));
        strip.stroke(600, colour);
        html! { (strip.drawn(pen)) (said(&format!(" {}     ", group.title))) }
    });
    let keys: Vec<Markup> = keys.collect();
    paragraph(Look::of("Legend"), html! { @for key in &keys { (key) } })
}

pub(super) fn chart(pen: &mut Pen<'_>, chart: &Chart) -> Markup {
    let told = [chart.title.as_str(), chart.told.as_str()].join(". ");
    let canvas = match &chart.picture {
        Picture::Gauge(one) => gauge(pen, one),
        Picture::Radar(one) => radar(pen, one),
    };
    html! {
        (paragraph(Look::of("Picture"), canvas.drawn(pen, Some(&told))))
        (paragraph(Look::of("Caption"), said(&chart.title)))
        @if let Picture::Gauge(one) = &chart.picture { (bands(pen.wording, &one.bands)) }
    }
}

/// The levels, those that are reached or possible in bold.
fn bands(wording: &Wording, bands: &[Band]) -> Markup {
    let one = |band: &Band| {
        let words = (wording.reports.band)(&band.title, band.from);
        match band.reached {
            Reached::Certainly | Reached::Possibly => strong(&words),
            Reached::Passed | Reached::No => said(&words),
        }
    };
    html! {
        @if !bands.is_empty() {
            (paragraph(Look::of("Caption"), html! {
                @for (at, band) in bands.iter().rev().enumerate() {
                    @if at > 0 { (said("   ·   ")) }
                    (one(band))
                }
            }))
        }
    }
}

// ---------------------------------------------------------------- the gauge, in thousandths of a millimetre

const GAUGE: Place = (80_000, 45_000);
/// In whole millimetres.
const CENTRE: (i64, i64) = (40, 39);
const RING: (i64, i64) = (30_000, 24_000);
const BANDS: (i64, i64) = (33_200, 31_200);
const BORDERS: (i64, i64) = (33_600, 30_800);
const FIGURES: i64 = 36_600;
/// In the middle there is room for so many large letters, and for so many of middle size.
const WIDEST_SCORE: usize = 5;
const WIDE_SCORE: usize = 13;

fn gauge(pen: &Pen<'_>, gauge: &Gauge) -> Canvas {
    let (wording, measure) = (pen.wording, gauge.measure);
    let (low, high) = ends(measure);
    let mut canvas = Canvas::new(micrometres(GAUGE.0), micrometres(GAUGE.1));
    let mut ring = |radii: (i64, i64), from: i64, to: i64, fill: Fill| {
        let outer_inner = (micrometres(radii.0), micrometres(radii.1));
        canvas.sector(outer_inner, (from, to), (on_ring(radii.0, from), on_ring(radii.1, to)), fill);
    };
    ring(RING, 0, WHOLE, Fill::Solid(TRACK));
    if high > low {
        ring(RING, low, high, Fill::Hatched);
    }
    if low > 0 {
        ring(RING, 0, low, Fill::Solid(pen.accent));
    }
    let at = |number| share(number, measure.out_of);
    for band in &gauge.bands {
        let colour = match band.reached {
            Reached::Certainly => WON,
            Reached::Possibly => AMBER,
            Reached::Passed => GREY,
            Reached::No => TRACK,
        };
        ring(BANDS, at(band.from), at(band.to), Fill::Solid(colour));
    }
    for band in gauge.bands.iter().filter(|band| at(band.from) > 0) {
        let at = at(band.from);
        canvas.line(on_ring(BORDERS.1, at), on_ring(BORDERS.0, at), Colour::WHITE, 12_700);
        centred(&mut canvas, on_ring(FIGURES, at), (12_000, 3_400), grey(&band.from.to_string()));
    }
    centred(&mut canvas, place(13_000, 42_000), (12_000, 3_600), grey("0"));
    centred(&mut canvas, place(67_000, 42_000), (12_000, 3_600), grey(&measure.out_of.to_string()));
    let score = words::figure(wording, measure.points);
    let size = match score.chars().count() {
        letters if letters <= WIDEST_SCORE => 52,
        letters if letters <= WIDE_SCORE => 30,
        _ => 22,
    };
    centred(&mut canvas, place(40_000, 31_000), (46_000, 11_000), sized(&score, size));
    centred(&mut canvas, place(40_000, 38_500), (46_000, 4_600), grey(&(wording.of_maximum)(measure.out_of)));
    canvas
}

fn grey(words: &str) -> Markup {
    styled("Quiet", words)
}

fn place(x: i64, y: i64) -> Place {
    (micrometres(x), micrometres(y))
}

/// Where a share of the half circle lies, so far from its centre.
fn on_ring(radius: i64, at: i64) -> Place {
    let (x, y) = around(CENTRE, radius, at - WHOLE / 2, 2 * WHOLE);
    place(x.0, y.0)
}

/// Words around a place.
fn centred(canvas: &mut Canvas, (x, y): Place, (width, height): (i64, i64), words: Markup) {
    let size = place(width, height);
    canvas.label((x - size.0 / 2, y - size.1 / 2), size, Side::Middle, words);
}

// ---------------------------------------------------------------- the radar, likewise

const WIDTH_OF_RADAR: i64 = 174_000;
/// With a corner at the bottom, and without.
const HEIGHTS_OF_RADAR: (i64, i64) = (75_000, 67_000);
const MIDDLE: (i64, i64) = (87, 37);
const RADIUS: i64 = 26_000;
const LABELS: i64 = 28_500;
const LABEL: (i64, i64) = (54_000, 9_000);
/// Longer labels would not fit beside the picture.
const LONGEST: usize = 60;

fn radar(pen: &Pen<'_>, radar: &Radar) -> Canvas {
    let count = i64::try_from(radar.spokes.len()).unwrap_or(1).max(1);
    let corner = |at: i64, distance: i64| {
        let (x, y) = around(MIDDLE, distance, at, count);
        place(x.0, y.0)
    };
    let spokes = || (0..).zip(&radar.spokes);
    let shape = |of: &dyn Fn(&Spoke) -> i64| -> Vec<Place> {
        spokes().map(|(at, spoke)| corner(at, RADIUS * of(spoke) / WHOLE)).collect()
    };
    let height = if count % 2 == 0 { HEIGHTS_OF_RADAR.0 } else { HEIGHTS_OF_RADAR.1 };
    let mut canvas = Canvas::new(micrometres(WIDTH_OF_RADAR), micrometres(height));
    for quarter in 1..=4 {
        canvas.polygon(&shape(&|_| WHOLE * quarter / 4), Fill::None, Some((GREY, 7_600)));
    }
    for (at, _) in spokes() {
        canvas.line(corner(at, 0), corner(at, RADIUS), GREY, 7_600);
    }
    if radar.spokes.iter().any(|spoke| spoke.measure.points.as_point().is_none()) {
        canvas.polygon(&shape(&|spoke| ends(spoke.measure).1), Fill::Hatched, Some((AMBER, 8_900)));
    }
    canvas.polygon(
        &shape(&|spoke| ends(spoke.measure).0),
        Fill::Thin(pen.accent, 45_000),
        Some((pen.accent, 15_200)),
    );
    for (at, spoke) in spokes() {
        canvas.dot(
            corner(at, RADIUS * ends(spoke.measure).0 / WHOLE),
            micrometres(1_000),
            Fill::Solid(pen.accent),
        );
        label(&mut canvas, pen.wording, spoke, corner(at, LABELS));
    }
    canvas
}

/// The name of a score and its points, on the side of the picture where it lies.
fn label(canvas: &mut Canvas, wording: &Wording, spoke: &Spoke, (x, y): Place) {
    let (middle, size) = (place(MIDDLE.0 * 1000, MIDDLE.1 * 1000), place(LABEL.0, LABEL.1));
    let (aside, down) = (x - middle.0, y - middle.1);
    let near = micrometres(3_000);
    let (left, side) = match aside {
        aside if aside.abs() < near => (x - size.0 / 2, Side::Middle),
        aside if aside > 0 => (x, Side::Left),
        _ => (x - size.0, Side::Right),
    };
    let top = match down {
        _ if aside.abs() >= near => y - size.1 / 2,
        down if down < 0 => y - size.1,
        _ => y,
    };
    let name = format!("{} {}", spoke.code, spoke.label);
    let words = html! {
        (said(&shortened(name.trim(), LONGEST)))
        w:r { w:br {} }
        (grey(&words::figure(wording, spoke.measure.points)))
    };
    canvas.label((left, top), size, side, words);
}
