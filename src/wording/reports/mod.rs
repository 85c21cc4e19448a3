//! The fixed words of what is handed over: a city's full report, its page, the pages of many cities, workbooks.

pub(super) mod en;
pub(super) mod hi;
pub(super) mod ml;

use crate::decimal::Number;

use super::Words;

#[derive(Debug)]
pub struct Reports {
    // ------------------------------------------------------------ what a city is handed
    /// A city and its points; the levels that are possible, of which there may be none, one or several, joined.
    pub stands: fn(&str, &str, Levels<'_>) -> String,
    /// A city that has no overall score: said as `no_final_score` or `no_overall_score` says it.
    pub stands_without: fn(&str, &str) -> String,
    /// The components that stand out at both ends, and whether all their points are certain.
    pub ends: fn(&str, &str, bool) -> String,
    pub all_alike: fn(&Words, &str) -> String,
    /// Something and its points.
    pub with_points: fn(&str, &str) -> String,
    pub ahead: fn(Ahead<'_>) -> String,
    pub overall_score: &'static str,
    /// What a gauge shows: points, and the levels whose bands they lie in, joined.
    pub gauge_told: fn(&str, Option<&str>) -> String,
    /// A level and where it begins.
    pub band: fn(&str, Number) -> String,
    pub from: &'static str,
    pub up_to: &'static str,
    pub components: fn(&Words) -> String,
    pub shape: fn(&Words) -> String,
    /// Where the shape reaches farthest, and where least.
    pub shape_told: fn(&Words, &str, &str) -> String,
    pub others: fn(&Words) -> String,
    /// The best and the worst place, and of how many.
    pub place_among: fn(&Words, usize, usize, usize) -> String,
    pub all_cities: fn(&Words) -> String,
    /// The name of a group, and how many cities it has.
    pub mean_of: fn(&str, usize) -> String,
    pub climb: &'static str,
    pub climb_told: fn(&Words) -> String,
    pub nothing_left: &'static str,
    pub certain_now: &'static str,
    pub all_points_of: &'static str,
    pub adds: &'static str,
    pub then: &'static str,
    pub appendix: &'static str,
    pub reproduction: &'static str,
    pub reproduction_told: fn(&Words) -> String,
    pub rules: &'static str,
    pub rules_fingerprint: &'static str,
    pub answers_fingerprint: &'static str,
    pub made_by: &'static str,
    pub command: &'static str,

    // ------------------------------------------------------------ a page around it
    pub skip: &'static str,
    pub contents: &'static str,
    /// The number of a page, and of the last.
    pub page_of: fn(&str, &str) -> String,
    pub other_pages: &'static str,
    pub figures_of_picture: &'static str,
    pub table: &'static str,
    pub rule_as_written: &'static str,
    /// What is heard where a star is seen.
    pub illustrative_heard: &'static str,

    // ------------------------------------------------------------ many cities
    pub ranking: &'static str,
    /// Whose scores would not count as final ones.
    pub provisional: fn(&str) -> String,
    /// Files that are left out for their mistakes.
    pub faulty: fn(&str) -> String,
    pub ranking_told: fn(&Words) -> String,
    /// Names of those without a place.
    pub unranked: fn(&str) -> String,
    /// Behind names of which only the first are said: how many more there are.
    pub and_more: fn(usize) -> String,
    pub place: &'static str,
    /// A place that others share.
    pub shared_place: fn(usize) -> String,
    pub open_place: fn(usize, usize) -> String,
    /// What cities are ranked by, and its maximum.
    pub ranked_by: fn(&str, Number) -> String,
    /// How many cities, in words, and their state.
    pub cities_of: fn(&str, &str) -> String,
    /// How many cities, in words, and of how many states, if any are known; the mean and the median.
    pub national: fn(&str, usize, &str, &str) -> String,
    pub at_the_top: fn(&str, &str) -> String,
    /// An indicator and its mean.
    pub all_weakest: fn(&Words, &str, &str) -> String,
    pub illustrative_scores: &'static str,
    pub state: &'static str,
    pub states: &'static str,
    pub no_state: &'static str,
    pub levels: fn(&Words) -> String,
    pub certainly: &'static str,
    pub possibly: &'static str,
    pub spread: &'static str,
    pub spread_told: fn(&Words) -> String,
    pub lowest: &'static str,
    pub median: &'static str,
    pub mean: &'static str,
    pub highest: &'static str,
    pub weakest: fn(&Words) -> String,
    /// Whether the largest share is the worst.
    pub weakest_told: fn(&Words, bool) -> String,
    pub cities_at_nothing: fn(&Words) -> String,
    pub map: fn(&Words) -> String,
    pub map_heading: &'static str,
    pub map_told: &'static str,
    pub download_csv: &'static str,
    pub download_xlsx: &'static str,
    /// A field to find rows by what stands in a column of this title.
    pub find: fn(&str) -> String,
    pub all: &'static str,

    // ------------------------------------------------------------ a workbook
    pub summary: &'static str,
    pub about: &'static str,
    pub what: &'static str,
    pub value: &'static str,
    pub framework: &'static str,
    pub cycle: &'static str,
    pub at_most: fn(&str) -> String,
    pub maximum_is: &'static str,
    pub rule_is: &'static str,
    pub not_answered: &'static str,
    pub to_win: &'static str,
    /// The same where lower is better.
    pub to_shed: &'static str,
    pub priority: &'static str,
    pub holds: &'static str,
    pub owner: &'static str,
    pub effort: &'static str,
    pub see: &'static str,
    pub name_in_rules: &'static str,
    /// Of a city.
    pub fingerprint_of: fn(&str) -> String,
    pub result_of: fn(&str) -> String,
    pub missing_in: fn(&str) -> String,
}

/// The levels that are possible, joined in words.
#[derive(Clone, Copy, Debug)]
pub enum Levels<'a> {
    None,
    One(&'a str),
    Several(&'a str),
}

/// What a city has before it.
#[derive(Clone, Copy, Debug)]
pub struct Ahead<'a> {
    /// The largest step still to be won: what, and how many points of how many it adds.
    pub step: Option<(&'a str, Number, Number)>,
    /// How many questions without an answer keep how many scores open.
    pub open: Option<(usize, usize)>,
}
