//! Scores to something to read, in no format yet.
//!
//! What a report says, in which order and in which words, is decided here once; `render` only draws it. Must not know
//! any format.

pub mod advice;
pub mod among;
pub mod arithmetic;
pub mod chart;
pub mod document;
pub mod evidence;
pub mod examples;
mod from_assessment;
mod from_comparison;
mod from_figures;
mod from_pack;
mod from_trace;
pub mod levels;
pub mod origins;
pub mod prose;
pub mod words;

pub use document::Document;
pub use from_assessment::{Matter, Piece, cities, city, full, piece};
pub use from_comparison::{CityCompared, Detail, comparison};
pub use from_figures::{By, Ranked, heat_map, national, ranked, ranking, unranked};
pub use from_pack::{framework, part};
pub use from_trace::{explanation, is_certain};

use crate::diagnostic::nearest;
use crate::pack::{IndicatorId, Pack};

/// The indicator with a code; of a joint indicator any of its codes, or all of them as the pack writes them.
///
/// # Errors
/// The nearest codes, best first, when there is none; perhaps none is near.
pub fn find_indicator(pack: &Pack, code: &str) -> Result<IndicatorId, Vec<String>> {
    let wanted = folded(code);
    let is_wanted = |code: &String| folded(code) == wanted;
    let found = pack
        .indicators
        .iter()
        .position(|indicator| folded(&indicator.code()) == wanted || indicator.codes.iter().any(is_wanted));
    if let Some(at) = found {
        return Ok(IndicatorId::from(at));
    }
    let codes = pack.indicators.iter().flat_map(|indicator| &indicator.codes).map(String::as_str);
    let mut near = nearest(&wanted, codes);
    if near.is_empty() {
        near = pack
            .indicators
            .iter()
            .filter(|indicator| nearest(&wanted, [folded(&indicator.title).as_str()]).len() == 1)
            .map(|indicator| indicator.codes.first().map_or("", String::as_str))
            .take(3)
            .collect();
    }
    Err(near.into_iter().map(str::to_owned).collect())
}

fn folded(code: &str) -> String {
    code.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect()
}
