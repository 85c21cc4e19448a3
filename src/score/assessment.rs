//! A scored city.

use crate::answers::{Awarded, Published, Standing};
use crate::decimal::{Interval, Number, Tri};
use crate::pack::{ComponentId, IndicatorId, Priority, QuestionId, Rated, RecommendationId, Scope};
use crate::source::Span;

use super::trace::Trace;

/// What becomes of questions without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Scores are ranges of what they can still be.
    Draft,
    /// As the pack says: `unanswered scores lowest`.
    Final,
}

/// A city's result under a pack. Indices are the pack's.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub city: String,
    pub state: Option<String>,
    /// What the pack says below the name on a report's cover, with values put in, Markdown.
    pub cover: Option<String>,
    /// Where the answers are from: published or made up, and the words.
    pub answers_origin: Option<(bool, String)>,
    /// [`crate::answers::Answers::fingerprint`]
    pub answers_fingerprint: String,
    pub mode: Mode,
    /// In the order of [`crate::pack::Pack::indicators`].
    pub indicators: Vec<IndicatorScore>,
    /// In the order of [`crate::pack::Pack::components`].
    pub components: Vec<ComponentScore>,
    /// Rounded as the pack says.
    pub overall: Interval,
    /// Whether there is an overall score: not where no component applies.
    pub overall_applies: Tri,
    /// Why the overall score does not count as a final one.
    pub overall_not_rated: Option<NotRated>,
    /// Indices into the certification's levels that are possible, highest first; one when it is certain. None in a final
    /// result that does not count.
    pub levels: Vec<usize>,
    /// Why the level does not count as a final one.
    pub level_not_rated: Option<NotRated>,
    /// Penalties that take something, or may.
    pub penalties: Vec<PenaltyTaken>,
    pub recommendations: Vec<FiredRecommendation>,
    pub published: Vec<Published>,
    pub published_source: Option<String>,
    pub unanswered: Vec<QuestionId>,
    /// Which of these could change more than indicators.
    pub open_wholes: Vec<OpenWhole>,
}

#[derive(Clone, Debug)]
pub struct IndicatorScore {
    pub indicator: IndicatorId,
    /// Rounded as the pack says; one number when it is certain.
    pub points: Interval,
    /// Whether it counts; where it does not, its points mean nothing.
    pub applies: Tri,
    pub basis: Basis,
    /// Questions whose answers could still change it (unanswered, or rejected and treated so).
    pub unanswered: Vec<QuestionId>,
    pub trace: Trace,
    /// Where the pack grades it.
    pub grade: Option<Grade>,
}

/// Which level of a scale a part has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// By place in [`crate::pack::Pack::scales`].
    pub scale: usize,
    /// Those that are possible, by place in the scale, the best first. None where the part does not apply, or does not count
    /// in a final result.
    pub levels: Vec<usize>,
}

/// What a score rests on.
#[derive(Clone, Debug)]
pub enum Basis {
    /// The rule and the answers.
    Rule,
    /// Published points. `consistent` is false when no answers can earn them by the pack's rule.
    Awarded { awarded: Awarded, consistent: bool },
    /// A script failed: why, and where in it. The points are then all that is possible.
    ScriptFailed { code: &'static crate::diagnostic::Code, message: String, span: Span },
    /// `score as awarded`, and nothing was awarded.
    NotAwarded,
}

#[derive(Clone, Debug)]
pub struct ComponentScore {
    pub component: ComponentId,
    pub points: Interval,
    /// Whether it counts; where it does not, its points mean nothing.
    pub applies: Tri,
    /// Published points, where the file gives them.
    pub awarded: Option<Awarded>,
    /// Why it does not count as a final score.
    pub not_rated: Option<NotRated>,
    /// Where the pack grades it.
    pub grade: Option<Grade>,
}

/// What questions could change besides the points of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A component or the overall score: what is taken from it, which of its parts apply, whether it counts.
    Score(Scope),
    /// Which level is reached, or whether it counts.
    Level,
}

/// A component, the overall score or the level, and the questions that could change it besides those behind its parts' points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWhole {
    pub what: Open,
    /// What lies between the lowest and the highest that it can still have.
    pub at_stake: Number,
    pub questions: Vec<QuestionId>,
}

/// Why a score does not count as a final one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRated {
    /// `needed` is a part of 1.
    TooFewAnswers { answered: usize, asked: usize, needed: Number },
    /// What is needed there, by place, is not so, or not known to be.
    NotMet { of: Rated, at: usize },
    /// A component that it is made of, at whatever depth, does not.
    Component(ComponentId),
}

/// Points that a penalty takes.
#[derive(Clone, Copy, Debug)]
pub struct PenaltyTaken {
    /// Whose penalty it is.
    pub scope: Scope,
    /// Among the penalties of that scope.
    pub index: usize,
    /// From 0 on where it is open whether it takes them.
    pub points: Interval,
}

#[derive(Clone, Debug)]
pub struct FiredRecommendation {
    pub recommendation: RecommendationId,
    pub scope: Scope,
    pub priority: Priority,
    /// `can_be_false`: only possible.
    pub holds: Tri,
    /// Points still to be won in its scope.
    pub to_win: Interval,
    /// The text with values put in, Markdown.
    pub text: String,
}

/// An answer as a trace and an explanation show it.
#[derive(Clone, Debug)]
pub struct ShownAnswer {
    pub question: QuestionId,
    /// In words; `None` when unanswered.
    pub value: Option<String>,
    /// The same for programs: large numbers have no commas.
    pub plain: Option<String>,
    pub standing: Option<Standing>,
    /// Where in the city's file.
    pub span: Option<Span>,
}
