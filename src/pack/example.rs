//! Examples: answers that somebody thought of, and what the rules must make of them.
//!
//! Here too stands what an answer can hold, since examples hold answers before there is any city.

use crate::decimal::Number;
use crate::source::Span;

use super::expr::Compare;
use super::model::{ComponentId, IndicatorId, Origin, QuestionId, RecommendationId, Scope};
use super::structure::Part;

/// The content of an answer. Indices are into the question's choices and fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Choice(usize),
    /// A bit for each choice that is ticked.
    Ticked(u64),
    YesNo(bool),
    /// Count, number, money; a percent as a part of 1.
    Number(Number),
    Text(String),
    /// Days since 1970-01-01.
    Date(i32),
    /// One value a field, `None` where a text, date or other field is left out.
    List(Vec<Vec<Option<Value>>>),
}

/// How far an answer is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Claimed,
    Verified,
    Rejected,
}

impl Standing {
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Claimed => "claimed",
            Standing::Verified => "verified",
            Standing::Rejected => "rejected",
        }
    }
}

/// One example. Questions that it does not answer are unanswered.
#[derive(Clone, Debug)]
pub struct Example {
    pub title: String,
    /// What it stands in.
    pub scope: Scope,
    pub span: Span,
    pub title_span: Span,
    /// Where its figures are from, where it says so itself.
    pub origin: Option<Origin>,
    pub given: Vec<Given>,
    pub awarded: Vec<Award>,
    pub previous: Vec<Award>,
    /// Index into the certification's levels, of the last published assessment.
    pub previous_level: Option<usize>,
    /// The answers of other cities that are scored together with this one.
    pub others: Vec<Vec<Given>>,
    pub expectations: Vec<Expectation>,
}

/// An answer that an example gives.
#[derive(Clone, Debug)]
pub struct Given {
    pub question: QuestionId,
    pub value: Value,
    pub standing: Standing,
    /// What was claimed, beside what was verified.
    pub claimed: Option<Value>,
    pub span: Span,
}

/// Points that an example takes as published.
#[derive(Clone, Debug)]
pub struct Award {
    pub of: ScoreOf,
    pub points: Number,
    pub span: Span,
}

/// What has points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScoreOf {
    Indicator(IndicatorId),
    Component(ComponentId),
    Overall,
}

#[derive(Clone, Debug)]
pub struct Expectation {
    pub kind: ExpectationKind,
    /// Of the final result, not of the draft.
    pub is_final: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ExpectationKind {
    Score {
        of: ScoreOf,
        test: ScoreTest,
        /// How far a number may be off.
        within: Number,
    },
    /// Every level that is still possible is among those whose bits are set, by index into the certification's levels.
    Level(u64),
    /// Too few questions are answered for the level to count.
    LevelNotRated,
    /// The same of the grade of a part.
    Grade(Part, u64),
    Recommendation {
        recommendation: RecommendationId,
        fate: Fate,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreTest {
    /// Holds whatever the unanswered questions turn out to be.
    Compare(Compare, Number),
    /// The unanswered questions leave exactly this range open.
    Between(Number, Number),
    /// It certainly does not count.
    NotApplicable,
    /// Too few questions are answered for it to count as a final score.
    NotRated,
}

/// What becomes of an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Certain,
    /// It hangs on questions that are not answered.
    Possible,
    Out,
}
