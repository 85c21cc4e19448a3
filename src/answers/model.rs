//! A city's answers, typed by the pack's questions.

use std::collections::BTreeMap;

use crate::decimal::Number;
use crate::pack::example::ScoreOf;
use crate::pack::{ComponentId, IndicatorId, Pack};
pub use crate::pack::{Standing, Value};
use crate::source::{FileId, Span};

#[derive(Clone, Debug)]
pub struct Answer {
    pub value: Value,
    pub standing: Standing,
    /// What was claimed, where that is told beside what was verified.
    pub claimed: Option<Value>,
    /// What proves it, as the file says.
    pub document: Option<String>,
    pub span: Span,
}

/// Points somebody published.
#[derive(Clone, Debug)]
pub struct Awarded {
    pub points: Number,
    pub source: String,
    pub span: Span,
}

/// Results of the last published assessment.
#[derive(Clone, Debug, Default)]
pub struct Previous {
    pub scores: BTreeMap<ScoreOf, Number>,
    /// Index into the certification's levels.
    pub level: Option<usize>,
}

/// A result somebody published that is shown beside ours and never used.
#[derive(Clone, Debug)]
pub struct Published {
    /// `level`, `rank`, `overall`, …
    pub key: String,
    pub value: String,
    pub span: Span,
}

/// One city's file. Built only when the file names the pack's framework and cycle.
#[derive(Clone, Debug)]
pub struct Answers {
    pub file: FileId,
    /// BLAKE3 of the file's bytes, in hex; a byte order mark is not counted. Empty for answers that no file gave.
    pub fingerprint: String,
    pub city: String,
    pub state: Option<String>,
    /// Where the answers are from: published (`source`) or made up (`illustrative`).
    pub origin: Option<(bool, String)>,
    /// One for each of the pack's questions, in their order; `None`: unanswered.
    pub answers: Vec<Option<Answer>>,
    pub awarded_indicators: BTreeMap<IndicatorId, Awarded>,
    pub awarded_components: BTreeMap<ComponentId, Awarded>,
    pub previous: Previous,
    pub published: Vec<Published>,
    pub published_source: Option<String>,
}

impl Answers {
    /// Of a city that has answered nothing, for which a file stands.
    #[must_use]
    pub fn none(pack: &Pack, file: FileId) -> Answers {
        Answers {
            file,
            fingerprint: String::new(),
            city: String::from("the city"),
            state: None,
            origin: None,
            answers: vec![None; pack.questions.len()],
            awarded_indicators: BTreeMap::new(),
            awarded_components: BTreeMap::new(),
            previous: Previous::default(),
            published: Vec::new(),
            published_source: None,
        }
    }
}
