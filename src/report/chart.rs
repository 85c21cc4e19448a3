//! What pictures show, number by number. How they are drawn is for `render` to say; a format without pictures shows the
//! table.

use crate::decimal::Number;

use super::document::{Measure, Table};
use super::levels::Reached;

/// A picture, the same in words, and the same in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub title: String,
    /// What there is to see, in a sentence or two, for those who do not see it.
    pub told: String,
    pub picture: Picture,
    pub table: Table,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    Gauge(Gauge),
    Radar(Radar),
}

/// One score on its way from nothing to the highest, with the bands that levels begin at.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    pub measure: Measure,
    /// From the lowest to the highest, without gaps; none where levels do not go by this score.
    pub bands: Vec<Band>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub title: String,
    pub from: Number,
    pub to: Number,
    pub reached: Reached,
}

/// Scores that make one shape, each by its share of what it is out of.
#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    pub spokes: Vec<Spoke>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Spoke {
    pub code: String,
    pub label: String,
    pub measure: Measure,
}
