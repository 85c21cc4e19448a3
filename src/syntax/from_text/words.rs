//! The words of the language, for whoever must know them outside the grammar: the search for the next item and
//! the messages.

use super::Rule;

/// Words that begin an item wherever they stand.
const STRONG: &[(&str, Rule)] = &[
    ("ask", Rule::ask),
    ("certify", Rule::certify_head),
    ("component", Rule::component_head),
    ("framework", Rule::framework_head),
    ("indicator", Rule::indicator_head),
    ("let", Rule::let_item),
    ("recommend", Rule::recommend_head),
    ("score", Rule::score),
    ("script", Rule::script),
    ("shared", Rule::shared),
];

/// Words that begin an item where one is due, and may be something else elsewhere.
const WEAK: &[(&str, Rule)] = &[
    ("accent", Rule::accent),
    ("add", Rule::add_start),
    ("call", Rule::call),
    ("change", Rule::change_start),
    ("claimed", Rule::claims),
    ("choices", Rule::choice_list),
    ("cover", Rule::cover),
    ("cycle", Rule::cycle),
    ("effective", Rule::effective),
    ("effort", Rule::effort),
    ("evidence", Rule::evidence),
    ("example", Rule::example_head),
    ("expect", Rule::expect),
    ("given", Rule::given),
    ("illustrative", Rule::origin),
    ("language", Rule::language),
    ("logo", Rule::logo),
    ("needs", Rule::needs),
    ("numbers", Rule::numbers),
    ("overall", Rule::overall),
    ("move", Rule::move_item),
    ("owner", Rule::owner),
    ("penalty", Rule::penalty),
    ("priority", Rule::priority),
    ("publisher", Rule::publisher),
    ("reference", Rule::reference),
    ("rejected", Rule::rejected),
    ("remove", Rule::remove),
    ("rename", Rule::rename),
    ("reweight", Rule::reweight),
    ("round", Rule::round),
    ("shape", Rule::shape),
    ("source", Rule::origin),
    ("subject", Rule::subject),
    ("template", Rule::page_template),
    ("text", Rule::advice_text),
    ("texts", Rule::texts_head),
    ("total", Rule::total),
    ("unanswered", Rule::unanswered),
    ("written", Rule::written_in),
];

/// Of these, the words of items that are written as a list of clauses, their values in one column.
const CLAUSES: &[&str] = &[
    "accent",
    "cover",
    "cycle",
    "effort",
    "logo",
    "overall",
    "owner",
    "priority",
    "publisher",
    "reference",
    "rejected",
    "round",
    "subject",
    "template",
    "total",
    "unanswered",
    "written",
];

/// Words that cannot be names.
pub(super) const RESERVED: &[&str] = &[
    "ask",
    "and",
    "at",
    "band",
    "between",
    "certify",
    "component",
    "each",
    "else",
    "every",
    "evidence",
    "framework",
    "highest",
    "illustrative",
    "in",
    "indicator",
    "is",
    "ladder",
    "language",
    "let",
    "match",
    "not",
    "of",
    "or",
    "otherwise",
    "over",
    "recommend",
    "score",
    "script",
    "shared",
    "source",
    "table",
    "to",
    "under",
    "when",
    "where",
];

fn find(words: &[(&str, Rule)], word: &str) -> Option<Rule> {
    words.iter().find(|(known, _)| *known == word).map(|(_, rule)| *rule)
}

/// The rule of the item that a word begins.
pub(super) fn item_rule(word: &str) -> Option<Rule> {
    find(STRONG, word).or_else(|| find(WEAK, word))
}

/// Whether a word begins an item wherever it stands.
pub(super) fn is_item_word(word: &str) -> bool {
    find(STRONG, word).is_some()
}

/// All words that begin an item.
pub(super) fn item_words() -> impl Iterator<Item = &'static str> {
    STRONG.iter().chain(WEAK).map(|(word, _)| *word)
}

pub(super) fn begins_clause(word: &str) -> bool {
    CLAUSES.contains(&word)
}

pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// Words that go on with an item, also at the beginning of a line.
pub(super) fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "between"
            | "at"
            | "ordered"
            | "described"
            | "asked"
            | "unit"
            | "help"
            | "when"
            | "and"
            | "or"
            | "not"
            | "in"
            | "is"
            | "else"
            | "otherwise"
            | "number"
            | "out"
            | "outside"
            | "where"
            | "each"
            | "over"
            | "under"
            | "to"
            | "of"
    )
}

/// Words that may follow an item as it stands.
pub(super) fn following(rule: Rule) -> &'static [&'static str] {
    match rule {
        Rule::ask => {
            &["between", "at", "ordered", "asked", "unit", "help", "evidence", "source", "illustrative"]
        }
        Rule::score | Rule::let_item | Rule::shape => {
            &["else", "and", "or", "source", "illustrative", "each", "at"]
        }
        Rule::logo => &["described"],
        Rule::accent => &["on"],
        Rule::penalty => &["when", "and", "or", "not"],
        Rule::not_applicable => &["and", "or"],
        _ => &[],
    }
}
