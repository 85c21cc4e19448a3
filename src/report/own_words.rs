//! The framework's own words: what it calls its parts, and what it assesses. A report in another language than the pack's has
//! only the words of that language, since nobody translated the framework's.

use crate::decimal::Number;
use crate::pack::{Component, ComponentId, Pack, Word, Words};

/// What is assessed, where the report is to call it something other than a city.
fn subject(pack: &Pack) -> Option<Word> {
    (pack.tongue.is_none() && pack.subject != "city").then(|| pack.subject_word())
}

/// What the parts of a component, or of the framework, are called, where it says so itself.
fn own(pack: &Pack, within: Option<ComponentId>) -> Option<&Words> {
    let words = pack.words_within(within);
    (pack.tongue.is_none() && *words != Words::default()).then_some(words)
}

/// The head of a column of cities.
pub(super) fn city(pack: &Pack) -> String {
    subject(pack).map_or_else(|| pack.wording().city.to_owned(), |word| word.one)
}

pub(super) fn cities(pack: &Pack, count: usize) -> String {
    subject(pack).map_or_else(|| (pack.wording().cities)(count), |word| word.counted(count))
}

pub(super) fn cities_note(pack: &Pack) -> String {
    let out_of: Number = pack.overall_out_of;
    match subject(pack) {
        Some(word) => {
            format!("Overall scores are out of {out_of}; {} stand as they were given.", word.many_inside())
        }
        None => (pack.wording().cities_note)(out_of),
    }
}

pub(super) fn illustrative_answers(pack: &Pack, words: &str) -> String {
    match subject(pack) {
        Some(word) => format!("Illustrative answers, not the {}'s own: {words}", word.inside()),
        None => (pack.wording().illustrative_answers)(words),
    }
}

pub(super) fn illustrative_not_its_own(pack: &Pack) -> String {
    match subject(pack) {
        Some(word) => format!("illustrative, not the {}'s own", word.inside()),
        None => pack.wording().illustrative_not_the_citys.to_owned(),
    }
}

pub(super) fn this_city(pack: &Pack) -> String {
    subject(pack)
        .map_or_else(|| pack.wording().this_city.to_owned(), |word| format!("This {}", word.inside()))
}

pub(super) fn first_level_counts(pack: &Pack) -> String {
    match subject(pack) {
        Some(word) => format!(". The first level whose condition is met is the {}'s.", word.inside()),
        None => pack.wording().first_level_counts.to_owned(),
    }
}

pub(super) fn indicator(pack: &Pack, within: Option<ComponentId>) -> &str {
    own(pack, within).map_or(pack.wording().indicator, |words| &words.indicator.one)
}

pub(super) fn indicators(pack: &Pack) -> &str {
    own(pack, None).map_or(pack.wording().indicators, |words| &words.indicator.many)
}

/// How many indicators there are, and what they rest on.
pub(super) fn rest_on(pack: &Pack, count: usize, parts: &str) -> String {
    match own(pack, None) {
        Some(words) => format!("{}: {parts}", words.indicator.counted(count)),
        None => (pack.wording().rest_on)(count, parts),
    }
}

/// What a component is called, where that is a word of the framework's own.
pub(super) fn component(pack: &Pack, id: ComponentId) -> Option<&str> {
    let words = own(pack, pack.component(id)?.within)?;
    (words.component != Words::default().component).then_some(words.component.one.as_str())
}

/// Points that were published for a component as a whole.
pub(super) fn awarded_for_whole(pack: &Pack, component: &Component, points: Number, source: &str) -> String {
    match own(pack, component.within) {
        Some(words) => {
            format!("{points} as awarded for the whole {} ({source}).", words.component.inside())
        }
        None => (pack.wording().awarded_for_whole)(points, source),
    }
}

/// The same with the component's title.
pub(super) fn component_awarded(pack: &Pack, component: &Component, points: Number, source: &str) -> String {
    match own(pack, component.within) {
        Some(_) => format!("{}: {}", component.title, awarded_for_whole(pack, component, points, source)),
        None => (pack.wording().component_awarded)(&component.title, points, source),
    }
}
