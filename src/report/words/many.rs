//! The fixed words of what is said of many cities.

use crate::report::among::Rank;

pub const RANKING: &str = "Ranking";
pub const STATES: &str = "State by state";
pub const SPREAD: &str = "How scores are spread";
pub const WEAKEST: &str = "Where the country is weakest";
pub const LEVELS: &str = "Cities by level";
pub const HEAT: &str = "Every city and every indicator";

pub const HEAT_HEADING: &str = "Points";

pub const PLACE: &str = "Place";
pub const CITY: &str = "City";
pub const STATE: &str = "State";
pub const LEVEL: &str = "Level";
pub const CITIES: &str = "Cities";
pub const CODE: &str = "Code";
pub const INDICATOR: &str = "Indicator";
pub const COMPONENT: &str = "Component";
pub const OVERALL: &str = "Overall";
pub const MEAN: &str = "Mean";
pub const LOWEST: &str = "Lowest";
pub const MEDIAN: &str = "Median";
pub const HIGHEST: &str = "Highest";
pub const OF: &str = "Of";
pub const AT_NOTHING: &str = "Cities at 0";
pub const CERTAINLY: &str = "Certainly";
pub const POSSIBLY: &str = "Possibly";
pub const NO_STATE: &str = "no state given";
pub const ALL_CITIES: &str = "All cities";
pub const HEAT_LINK: &str = "Heat map of cities and indicators";
pub const DOWNLOADS: &str = "Downloads";
pub const DOWNLOAD_CSV: &str = "All scores as CSV";
pub const DOWNLOAD_XLSX: &str = "All scores as an Excel workbook";
pub const FIND: &str = "Find";
pub const ALL: &str = "all";

pub const RANKING_TOLD: &str = "Equal scores share the better place (marked =), and the places after them stay empty: 1, 2, 2, 4. \
     Cities stand by what is certain of them. Two numbers are the best and the worst place a city can have while answers are missing.";
pub const SPREAD_TOLD: &str =
    "Cities in each tenth of the points, from the lowest to the highest, by what is certain of them.";
pub const WEAKEST_TOLD: &str = "The mean share of the points over all cities, the smallest first.";
pub const HEAT_TOLD: &str = "The stronger the colour, the larger the share of the points that is certain.";

/// `3`, `3 =` where it is shared, `3 to 5` while scores are open.
#[must_use]
pub fn place(rank: Rank, shared: bool) -> String {
    match (rank.best == rank.worst, shared) {
        (true, true) => format!("{} =", rank.best),
        (true, false) => rank.best.to_string(),
        (false, _) => format!("{} to {}", rank.best, rank.worst),
    }
}

#[must_use]
pub fn by(what: &str, out_of: &str) -> String {
    format!("By {what}, out of {out_of}")
}

#[must_use]
pub fn within(state: &str, cities: &str) -> String {
    format!("{cities} of {state}")
}

/// What begins the national picture.
#[must_use]
pub fn summary(cities: &str, states: &str, mean: &str, median: &str) -> String {
    format!("{cities} in {states}. The mean overall score is {mean}, the median {median}.")
}

#[must_use]
pub fn first(city: &str, points: &str) -> String {
    format!("At the top stands {city} with {points}.")
}

#[must_use]
pub fn weakest(indicator: &str, mean: &str) -> String {
    format!("The country is weakest in {indicator}, with a mean of {mean}.")
}
