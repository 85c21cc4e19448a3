//! The fixed words of reports, in every language that the program speaks.
//!
//! A language is a file that fills in [`Wording`]; the compiler sees to it that none of them leaves anything out, and that
//! each puts in what belongs there, in its own order of words. What a pack says in its own texts is not this room's matter,
//! and neither is anything that programs read.

mod en;
mod hi;
mod ml;
mod own;
mod reports;
mod structure;

pub use own::{Word, Words};
pub use structure::Structure;

use crate::decimal::{End, Number, Rounding};

pub use reports::{Ahead, Levels, Reports};

/// A language that the program has words in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    Hindi,
    Malayalam,
}

/// What points are still to be had.
#[derive(Debug)]
pub struct ToWin {
    pub just: fn(Number) -> String,
    pub up_to: fn(Number) -> String,
    pub between: fn(Number, Number) -> String,
    pub nothing: &'static str,
}

impl Language {
    /// By its code, as `--lang` and `texts` name it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Language> {
        match code {
            "en" => Some(Language::English),
            "hi" => Some(Language::Hindi),
            "ml" => Some(Language::Malayalam),
            _ => None,
        }
    }

    /// As pages name it too.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Hindi => "hi",
            Language::Malayalam => "ml",
        }
    }

    #[must_use]
    pub fn wording(self) -> &'static Wording {
        match self {
            Language::English => &en::WORDING,
            Language::Hindi => &hi::WORDING,
            Language::Malayalam => &ml::WORDING,
        }
    }
}

/// `a`, `a and b`, `a, b and c` with the words of a language between the last two.
fn joined(names: &[String], last_but_one: &str) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{}{last_but_one}{last}", rest.join(", ")),
    }
}

/// Everything that reports say in words of their own. Numbers come in Latin digits in every language.
#[derive(Debug)]
pub struct Wording {
    /// What is assessed and its parts are called, where the framework has no words of its own.
    pub words: fn() -> Words,

    // ------------------------------------------------------------ joining and counting
    /// `a, b and c`
    pub listed: fn(&[String]) -> String,
    /// `a, b or c`
    pub either: fn(&[String]) -> String,
    pub between: fn(Number, Number) -> String,
    /// Points, which may be a range, and their maximum.
    pub out_of: fn(&str, Number) -> String,
    /// After a bar.
    pub of_maximum: fn(Number) -> String,
    pub rounding: fn(Rounding) -> String,
    /// How many are assessed.
    pub counted: fn(&Words, usize) -> String,

    // ------------------------------------------------------------ values in texts and answers
    pub yes: &'static str,
    pub no: &'static str,
    /// No choice.
    pub none: &'static str,
    pub not_answered: &'static str,
    pub state_not_given: &'static str,
    /// A value that is only known to lie between two.
    pub from_to: fn(&str, &str) -> String,
    pub entries: fn(usize) -> String,
    pub lakh: &'static str,
    pub crore: &'static str,

    // ------------------------------------------------------------ the opening
    /// A framework's title and its cycle.
    pub framework: fn(&str, &str) -> String,
    pub illustrative_answers: fn(&Words, &str) -> String,
    /// The texts are a translation that nobody has reviewed; what its author says of it.
    pub not_reviewed: fn(&str) -> String,
    pub overall: &'static str,
    /// The same, within a sentence.
    pub overall_in_sentence: &'static str,
    pub cities_note: fn(&Words, Number) -> String,
    pub as_published: &'static str,
    pub scores_rest_on: &'static str,
    pub this_result_is: &'static str,
    pub no_level: &'static str,
    /// After levels that are still possible.
    pub levels_open: &'static str,
    /// How many indicators, and what they rest on, listed.
    pub rest_on: fn(&Words, usize, &str) -> String,
    pub rest_on_awarded: fn(usize) -> String,
    pub rest_on_answers: fn(usize) -> String,
    pub rest_on_nothing: fn(usize) -> String,
    pub rest_on_failure: fn(usize) -> String,
    pub rest_on_impossible: fn(usize) -> String,
    pub draft: &'static str,
    pub is_final: &'static str,
    pub draft_means: &'static str,
    pub final_end_means: fn(End) -> &'static str,
    pub final_range_means: &'static str,
    pub made_by: fn(&MadeBy<'_>) -> String,

    // ------------------------------------------------------------ scores
    pub scores: &'static str,
    pub bar_certain: &'static str,
    pub bar_possible: &'static str,
    pub bar_out_of_reach: &'static str,
    pub outside_the_total: &'static str,
    pub code: &'static str,
    pub points: &'static str,
    pub of: &'static str,
    pub basis: &'static str,
    pub basis_computed: &'static str,
    pub basis_open: &'static str,
    pub basis_awarded: &'static str,
    pub basis_impossible: &'static str,
    pub basis_script_failed: &'static str,
    pub basis_not_awarded: &'static str,
    /// A component's title, points and source.
    pub component_awarded: fn(&Words, &str, Number, &str) -> String,
    /// The same under the component's own heading.
    pub awarded_for_whole: fn(&Words, Number, &str) -> String,
    pub beside_the_total: fn(&str) -> String,
    /// Awarded points and their source.
    pub impossible: fn(Number, &str) -> String,
    /// The place of a failure, and why: in English, as the diagnostic beside the report tells it, so other languages leave it out.
    pub script_failed: fn(&str, &str) -> String,
    pub nothing_awarded: &'static str,

    // ------------------------------------------------------------ advice
    pub advice: &'static str,
    pub no_advice: &'static str,
    /// How many recommendations, and how many of them are certain.
    /// How many there are, how many of them are certain, and whether lower is better.
    pub advice_summary: fn(usize, usize, bool) -> String,
    pub high_priority: &'static str,
    pub medium_priority: &'static str,
    pub low_priority: &'static str,
    pub possible: &'static str,
    pub for_owner: fn(&str) -> String,
    pub takes: fn(&str) -> String,
    /// References follow.
    pub see: fn(&str) -> String,
    pub to_win: ToWin,
    /// The same where lower is better: points to be rid of.
    pub to_shed: ToWin,

    // ------------------------------------------------------------ answers and evidence
    pub unanswered: &'static str,
    pub could_change: &'static str,
    pub at_stake: &'static str,
    pub question: &'static str,
    pub at_stake_means: &'static str,
    /// How many questions change no score, and whether others were named before; their names follow.
    pub without_effect: fn(usize, bool) -> String,
    pub evidence: &'static str,
    /// How many answers bear on the scores, and their standings, listed.
    pub answers_bear: fn(usize, &str) -> String,
    pub verified: &'static str,
    pub claimed: &'static str,
    pub rejected: &'static str,
    pub rejected_column: &'static str,
    pub answer: &'static str,
    pub bears_on: &'static str,
    pub line: &'static str,
    pub lines_are_of: fn(&str) -> String,
    pub rejected_counts_as_unanswered: &'static str,
    pub rejected_scores_end: fn(End) -> &'static str,
    pub claimed_counts_as_unanswered: &'static str,
    pub claimed_scores_end: fn(End) -> &'static str,

    // ------------------------------------------------------------ where figures come from
    pub figures: &'static str,
    pub marked_figures: &'static str,
    pub maximum_points: &'static str,
    pub scoring_rules: &'static str,
    pub way_to_overall: &'static str,
    pub level_conditions: &'static str,
    pub reference_values: &'static str,
    pub published: &'static str,
    pub illustrative: &'static str,
    pub without_origin: &'static str,
    /// One of the three words above, said of all figures.
    pub all_are: fn(&str) -> String,
    /// Codes, listed, and one of the three words above.
    pub those_are: fn(&str, &str) -> String,
    /// What was stated, and how many more statements there are.
    pub and_more: fn(&str, usize) -> String,
    pub awarded_points: &'static str,
    /// Codes, listed, and their source.
    pub from_source: fn(&str, &str) -> String,
    pub answers: &'static str,
    pub illustrative_not_the_citys: fn(&Words) -> String,

    // ------------------------------------------------------------ explanations
    /// A place and its score.
    pub why: fn(&str, &str) -> String,
    /// A place, its points and an indicator's code.
    pub why_in: fn(&str, &str, &str) -> String,
    /// An indicator and its component.
    pub in_component: fn(&Words, &str, &str) -> String,
    pub rule: &'static str,
    pub the_rule: &'static str,
    pub step_by_step: &'static str,
    pub answers_looked_at: &'static str,
    pub no_answers: &'static str,
    pub standing: &'static str,
    pub unanswered_cell: &'static str,
    pub advice_that_follows: &'static str,
    pub computed_by_rule: &'static str,
    pub computed_open: &'static str,
    pub awarded_as_published: fn(&str) -> String,
    pub unknown_by_failure: &'static str,
    pub not_known: &'static str,
    pub rule_published: fn(&str) -> String,
    pub rule_illustrative: fn(&str) -> String,
    pub rule_without_origin: &'static str,
    pub steps: Steps,
    pub structure: Structure,
    /// What stands between an advice's name, its condition, its place and the end: (certain) holds because of … at ….
    pub advice_holds: fn(bool) -> [&'static str; 3],
    /// The same for advice without a condition.
    pub advice_always: fn(bool) -> [&'static str; 2],
    pub could_still_change: fn(&str) -> String,
    pub at_the_lowest: &'static str,
    pub at_the_highest: &'static str,
    /// A place and a rounding, after the rule.
    pub rounded_at: fn(&str, &str) -> String,
    pub level: &'static str,
    pub condition: &'static str,
    pub this_city: fn(&Words) -> String,
    pub first_level_counts: fn(&Words) -> String,
    pub reached: &'static str,
    pub level_possible: &'static str,
    pub not_reached: &'static str,
    pub passed: &'static str,
    pub otherwise: &'static str,
    pub met: &'static str,
    pub not_met: &'static str,
    pub open: &'static str,
    pub conditions_stand_at: fn(&str) -> String,
    /// What something is: a name and points.
    pub is: fn(&str, &str) -> String,
    /// The component with the lowest points, and them.
    pub lowest_is: fn(&str, &str) -> String,
    pub highest_is: fn(&str, &str) -> String,
    /// A place, as the heading of what stands there.
    pub at_place: fn(&str) -> String,
    /// A place, after a step.
    pub at: fn(&str) -> String,
    /// What a line of a rule gives, in a remark behind it.
    pub gives: fn(&str) -> String,

    /// Of what is handed over.
    pub reports: Reports,
}

/// What the steps of a calculation are called.
#[derive(Debug)]
pub struct Steps {
    pub score: &'static str,
    pub line: &'static str,
    pub line_possible: &'static str,
    pub entry: &'static str,
    pub entry_possible: &'static str,
    pub missed: &'static str,
    pub cap: &'static str,
    pub named: &'static str,
    pub formula: &'static str,
    pub script: &'static str,
    pub awarded: &'static str,
    /// How many cities' values a statistic is of, and how many are left out; nothing where there are none.
    pub statistic: fn(Option<(u32, u32)>) -> String,
    /// The numbers that count, and those that are left out, each listed.
    pub picked: fn(&str, &str) -> String,
}

/// What a report was made by.
#[derive(Clone, Copy, Debug)]
pub struct MadeBy<'a> {
    pub pack: &'a str,
    pub cycle: &'a str,
    pub fingerprint: &'a str,
    pub engine: &'a str,
    pub mode: &'a str,
}
