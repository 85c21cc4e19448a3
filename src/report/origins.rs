//! Which figures were published and which are the pack's own, said plainly.

use crate::pack::{Origin, Pack};

use super::document::{Inline, Text, plain};
use crate::wording::Wording;

/// Whether a figure is the pack's own.
#[must_use]
pub fn is_illustrative(origin: Option<&Origin>) -> bool {
    origin.is_some_and(|origin| !origin.published)
}

/// What a reader must know of the figures, a sentence or a few for each kind of them.
#[must_use]
pub fn told(pack: &Pack) -> Vec<Text> {
    let maxima: Vec<Figure<'_>> = pack
        .indicators
        .iter()
        .map(|indicator| Figure { code: indicator.code(), origin: indicator.origin.as_ref() })
        .collect();
    let rules: Vec<Figure<'_>> = pack
        .indicators
        .iter()
        .filter(|indicator| matches!(indicator.rule, crate::pack::Rule::Computed(_)))
        .map(|indicator| Figure { code: indicator.code(), origin: indicator.rule_origin.as_ref() })
        .collect();
    let wording = pack.wording();
    let mut all = Vec::new();
    all.extend(sentences(wording, wording.maximum_points, &maxima));
    all.extend(sentences(wording, wording.scoring_rules, &rules));
    all.extend(sentence(wording, wording.way_to_overall, pack.overall_origin.as_ref()));
    if let Some(certification) = &pack.certification {
        all.extend(sentence(wording, wording.level_conditions, certification.origin.as_ref()));
    }
    let scales: Vec<Figure<'_>> = pack
        .scales
        .iter()
        .filter(|scale| !scale.is_of_level)
        .map(|scale| Figure { code: scale.title.clone(), origin: scale.origin.as_ref() })
        .collect();
    all.extend(sentences(wording, wording.level_conditions, &scales));
    let references: Vec<Figure<'_>> = pack
        .references
        .iter()
        .map(|reference| Figure { code: reference.name.clone(), origin: reference.origin.as_ref() })
        .collect();
    all.extend(sentences(wording, wording.reference_values, &references));
    all
}

struct Figure<'a> {
    code: String,
    origin: Option<&'a Origin>,
}

/// What something is called, and what there is to say of it.
#[must_use]
pub fn labelled(what: &str, said: String) -> Text {
    vec![Inline::Strong(plain(format!("{what}: "))), Inline::Plain(said)]
}

fn sentences(wording: &Wording, what: &str, figures: &[Figure<'_>]) -> Option<Text> {
    if figures.is_empty() {
        return None;
    }
    let kinds = [
        (Some(true), wording.published),
        (Some(false), wording.illustrative),
        (None, wording.without_origin),
    ];
    let mut parts = Vec::new();
    for (is_published, kind) in kinds {
        let those: Vec<&Figure<'_>> = figures
            .iter()
            .filter(|figure| figure.origin.map(|origin| origin.published) == is_published)
            .collect();
        if those.is_empty() {
            continue;
        }
        let which = if those.len() == figures.len() {
            (wording.all_are)(kind)
        } else {
            let codes: Vec<String> = those.iter().map(|figure| figure.code.clone()).collect();
            (wording.those_are)(&(wording.listed)(&codes), kind)
        };
        parts.push(format!("{which}{}", told_texts(wording, &those)));
    }
    Some(labelled(what, format!("{}.", parts.join("; "))))
}

fn told_texts(wording: &Wording, figures: &[&Figure<'_>]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for origin in figures.iter().filter_map(|figure| figure.origin) {
        if !texts.contains(&origin.text) {
            texts.push(origin.text.clone());
        }
    }
    let shown = if texts.len() > 3 { 1 } else { texts.len() };
    let more = texts.len() - shown;
    let words = texts.get(..shown).unwrap_or_default().join("; ");
    match (words.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!(" ({words})"),
        (false, more) => format!(" ({})", (wording.and_more)(&words, more)),
    }
}

fn sentence(wording: &Wording, what: &str, origin: Option<&Origin>) -> Option<Text> {
    let origin = origin?;
    let kind = if origin.published { wording.published } else { wording.illustrative };
    Some(labelled(what, format!("{kind} ({}).", origin.text)))
}
