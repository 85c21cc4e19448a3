//! Which figures were published and which are the pack's own, said plainly.

use crate::pack::{Origin, Pack};

use super::document::{Inline, Text, plain};
use super::words;

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
    let mut all = Vec::new();
    all.extend(sentences("Maximum points", &maxima));
    all.extend(sentences("Scoring rules", &rules));
    all.extend(sentence("The way to the overall score", pack.overall_origin.as_ref()));
    if let Some(certification) = &pack.certification {
        all.extend(sentence("The conditions of the levels", certification.origin.as_ref()));
    }
    all
}

struct Figure<'a> {
    code: String,
    origin: Option<&'a Origin>,
}

fn sentences(what: &str, figures: &[Figure<'_>]) -> Option<Text> {
    if figures.is_empty() {
        return None;
    }
    let kinds = [(Some(true), "published"), (Some(false), "illustrative"), (None, "without a stated origin")];
    let mut text = vec![Inline::Strong(plain(format!("{what}: ")))];
    let mut parts = 0;
    for (is_published, kind) in kinds {
        let those: Vec<&Figure<'_>> = figures
            .iter()
            .filter(|figure| figure.origin.map(|origin| origin.published) == is_published)
            .collect();
        if those.is_empty() {
            continue;
        }
        if parts > 0 {
            text.push(Inline::Plain(String::from("; ")));
        }
        parts += 1;
        let which = if those.len() == figures.len() {
            String::from("all")
        } else {
            let codes: Vec<String> = those.iter().map(|figure| figure.code.clone()).collect();
            format!("those of {}", words::listed(&codes))
        };
        text.push(Inline::Plain(format!("{which} {kind}")));
        text.push(Inline::Plain(told_texts(&those)));
    }
    text.push(Inline::Plain(String::from(".")));
    Some(text)
}

fn told_texts(figures: &[&Figure<'_>]) -> String {
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
        (false, more) => format!(" ({words}; and {more} other statements in the pack)"),
    }
}

fn sentence(what: &str, origin: Option<&Origin>) -> Option<Text> {
    let origin = origin?;
    let kind = if origin.published { "published" } else { "illustrative" };
    Some(vec![
        Inline::Strong(plain(format!("{what}: "))),
        Inline::Plain(format!("{kind} ({}).", origin.text)),
    ])
}
