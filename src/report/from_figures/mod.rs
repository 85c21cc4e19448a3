//! Many cities together: who stands where, and what they have in common.

mod heat;
mod national;
mod ranking;

pub use heat::heat_map;
pub use national::national;
pub use ranking::{By, Ranked, ranked, ranking, unranked};

use crate::pack::Pack;
use crate::report::among::Figures;
use crate::report::document::{Inline, Text, Title, plain};
use crate::report::origins;

/// A city's name, which leads to its own report where it has one.
fn city(figures: &Figures) -> Text {
    if figures.page.is_empty() {
        return plain(figures.city.clone());
    }
    vec![Inline::Link { text: plain(figures.city.clone()), to: figures.page.clone() }]
}

/// How many cities there are, in words.
fn counted(pack: &Pack, cities: &[Figures]) -> String {
    (pack.wording().counted)(&pack.words(None), cities.len())
}

fn title(pack: &Pack, text: &str) -> Title {
    let wording = pack.wording();
    Title {
        above: (wording.framework)(&pack.title, &pack.cycle),
        text: text.to_owned(),
        below: origins::is_illustrative(pack.overall_origin.as_ref())
            .then(|| wording.reports.illustrative_scores.to_owned()),
    }
}
