//! Typed expressions. Numbers and conditions are different types, so a rule that mixes them cannot be
//! built, and the walk over them has nothing left to check.

use crate::across::Measure;
use crate::decimal::{Interval, Number, RoundingMode};
use crate::source::Span;

use super::example::{ScoreOf, Standing};
pub use crate::syntax::tree::Hit;

use super::model::{ComponentId, IndicatorId, LetId, QuestionId, ScriptId, SeriesId};
pub use super::picked::{Fold, Picked, Which, best_and_worst};

/// Something that gives a number.
#[derive(Clone, Debug)]
pub struct Numeric {
    pub kind: NumericKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum NumericKind {
    Literal(Number),
    /// A count, number, percent, money or date question; dates are days since 1970-01-01.
    Answer(QuestionId),
    /// A field of the list entry that an enclosing aggregate looks at; numbers and dates.
    Field(usize),
    Let(LetId),
    Negate(Box<Numeric>),
    /// Terms with whether each is subtracted.
    Sum(Vec<(bool, Numeric)>),
    /// Factors with whether each divides. The first never divides.
    Product(Vec<(bool, Numeric)>),
    /// The second where the first has no value.
    Else(Box<Numeric>, Box<Numeric>),
    Smallest(Vec<Numeric>),
    Largest(Vec<Numeric>),
    Absolute(Box<Numeric>),
    Floor(Box<Numeric>),
    Ceiling(Box<Numeric>),
    Round(RoundingMode, u32, Box<Numeric>),
    /// A function whose results are rounded, of as many numbers as it takes.
    Function(Function, Vec<Numeric>),
    /// A number's way from one stretch onto another.
    Scale(Box<Scale>),
    /// How many choices are ticked.
    CountTicked(QuestionId),
    /// Worth of each ticked choice.
    Each(Box<Numeric>, QuestionId),
    /// One-of question: the arm for each choice by index. Yes/no: arms for no and yes.
    Match {
        subject: Subject,
        arms: Vec<Arm>,
        choices: Vec<Option<usize>>,
    },
    Band {
        subject: Box<Numeric>,
        arms: Vec<BandArm>,
    },
    Checklist {
        entries: Vec<Entry>,
        cap: Option<Box<Numeric>>,
    },
    Ladder(Vec<Entry>),
    /// The last is the `otherwise`, without a condition.
    Highest(Vec<Entry>),
    /// The first that holds. Where there is an `otherwise`, it is the last, without a condition.
    First(Vec<Entry>),
    Table(Table),
    Aggregate {
        function: Aggregate,
        list: QuestionId,
        of: Option<Box<Numeric>>,
        /// What each entry weighs in a weighted mean.
        by: Option<Box<Numeric>>,
        filter: Option<Box<Condition>>,
    },
    Script {
        script: ScriptId,
        arguments: Vec<Argument>,
    },
    /// A statistic over many cities.
    Across(Box<Across>),
    /// Points, or the overall score, of the last published assessment.
    Previous(ScoreOf),
    /// What was claimed, what was verified of it, or how far the two are apart.
    StandingOf(StandingPart, QuestionId),
    // Scores; only in recommendations, levels and texts.
    PointsOf(IndicatorId),
    PointsOfComponent(ComponentId),
    Overall,
    /// Could not be understood; reported already. Has no value.
    Error,
}

impl NumericKind {
    /// Points of something, or the overall score.
    #[must_use]
    pub fn is_score(&self) -> bool {
        use NumericKind::{Overall, PointsOf, PointsOfComponent};
        matches!(self, PointsOf(_) | PointsOfComponent(_) | Overall)
    }
}

/// A measure over a number of many cities.
#[derive(Clone, Debug)]
pub struct Across {
    pub measure: Measure,
    /// The city's own number: a question, a `let`, a score.
    pub of: Numeric,
    /// Only cities with the same answer to this count.
    pub class: Option<QuestionId>,
    pub series: SeriesId,
    /// The numbers stand in the pack, and the city's own is none of them.
    pub is_frozen: bool,
}

impl Across {
    /// The city's own number, where the result depends on it.
    #[must_use]
    pub fn own(&self) -> Option<&Numeric> {
        (!self.is_frozen || self.measure.is_of_one()).then_some(&self.of)
    }
}

pub use crate::syntax::tree::StandingPart;

/// A result of the last published assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PreviousOf {
    Score(ScoreOf),
    Level,
}

/// `from.0` becomes `onto.0`, `from.1` becomes `onto.1`, and what lies between them keeps its place; without a value where
/// the ends of `from` are the same.
#[derive(Clone, Debug)]
pub struct Scale {
    pub value: Numeric,
    pub from: (Numeric, Numeric),
    pub onto: (Numeric, Numeric),
    /// What lies outside `from` counts as the nearer end.
    pub clipped: bool,
}

impl Scale {
    /// All that it is made of, the value first.
    pub fn parts(&self) -> impl Iterator<Item = &Numeric> {
        [&self.value, &self.from.0, &self.from.1, &self.onto.0, &self.onto.1].into_iter()
    }
}

/// Functions that no decimal is the result of; each gives [`DIGITS`](crate::decimal::DIGITS) digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Natural logarithm; none of 0 and below.
    Ln,
    /// None below 0.
    SquareRoot,
    /// The first raised to the second.
    Power,
    /// None where a number is below 0.
    GeometricMean,
    /// None where a number is below 0.
    HarmonicMean,
    /// e raised to it; none where no number can hold that.
    Exponential,
    /// Exact.
    Picked(Picked),
}

impl Function {
    /// What it gives of exact numbers; `None` where it has no value.
    #[must_use]
    pub fn of(self, numbers: &[Number]) -> Option<Number> {
        match (self, numbers) {
            (Function::Ln, [number]) => number.ln(),
            (Function::SquareRoot, [number]) => number.sqrt(),
            (Function::Power, [base, exponent]) => base.power(*exponent),
            (Function::GeometricMean, numbers) => Number::geometric_mean(numbers),
            (Function::HarmonicMean, numbers) => Number::harmonic_mean(numbers),
            (Function::Exponential, [exponent]) => exponent.exp(),
            (Function::Picked(picked), numbers) => picked.of(numbers),
            _ => None,
        }
    }
}

/// What a match or a table cell looks at.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A one-of question.
    Choice(QuestionId),
    /// A one-of field of the list entry at hand.
    FieldChoice(usize),
    Condition(Box<Condition>),
    Number(Box<Numeric>),
}

#[derive(Clone, Debug)]
pub struct Arm {
    pub value: Numeric,
    pub span: Span,
    /// The words left of the arrow.
    pub pattern_span: Span,
}

/// `ranges` is empty for `otherwise`.
#[derive(Clone, Debug)]
pub struct BandArm {
    pub ranges: Vec<Interval>,
    pub otherwise: bool,
    pub value: Numeric,
    pub span: Span,
    pub pattern_span: Span,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub worth: Numeric,
    /// `None`: always.
    pub when: Option<Condition>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Table {
    pub subjects: Vec<Subject>,
    pub hit: crate::syntax::tree::Hit,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub struct Row {
    /// As many as the table has subjects.
    pub cells: Vec<Cell>,
    pub value: Numeric,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum Cell {
    Any,
    /// A bit for each choice that fits; for a condition bit 0 is no and bit 1 is yes.
    Choices(u64),
    Ranges(Vec<Interval>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    Count,
    Sum,
    Largest,
    Smallest,
    Mean,
    WeightedMean,
    /// The median, or of the best, the worst, or without them.
    Picked(Picked),
}

impl Aggregate {
    /// What it makes of the numbers, where that is but a matter of their order; a sum is not.
    #[must_use]
    pub fn picked(self) -> Option<Picked> {
        Some(match self {
            Aggregate::Largest => Picked::LARGEST,
            Aggregate::Smallest => Picked::SMALLEST,
            Aggregate::Mean => Picked::MEAN,
            Aggregate::Picked(picked) => picked,
            Aggregate::Count | Aggregate::Sum | Aggregate::WeightedMean => return None,
        })
    }

    /// Of fewer entries than that there is no value.
    #[must_use]
    pub fn needs(self) -> usize {
        self.picked().map_or(usize::from(self == Aggregate::WeightedMean), Picked::needs)
    }
}

#[derive(Clone, Debug)]
pub enum Argument {
    Number(Numeric),
    Condition(Condition),
    /// A one-of, any-of or list question, as it is.
    Answer(QuestionId),
}

/// Something that holds or does not.
#[derive(Clone, Debug)]
pub struct Condition {
    pub kind: ConditionKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ConditionKind {
    Literal(bool),
    /// A yes/no question.
    Answer(QuestionId),
    /// A yes/no field of the list entry at hand.
    Field(usize),
    Let(LetId),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    /// At least so many of them hold.
    AtLeast(usize, Vec<Condition>),
    /// A one-of question's answer is among the choices whose bits are set.
    ChoiceIn(QuestionId, u64),
    FieldChoiceIn(usize, u64),
    /// At least so many of the choices whose bits are set are ticked.
    Ticked {
        question: QuestionId,
        among: u64,
        at_least: u32,
    },
    Compare(Box<Numeric>, Compare, Box<Numeric>),
    /// Any entry of a list for which the condition holds (`None`: any entry at all).
    AnyEntry(QuestionId, Option<Box<Condition>>),
    IsAnswered(QuestionId),
    /// The field of the entry at hand is given.
    FieldIsAnswered(usize),
    /// The level is among those (by index into the certification's levels) whose bits are set.
    LevelIn(u64),
    /// The standing of a question's answer is this one.
    StandingIs(QuestionId, Standing),
    /// A result of the last published assessment is known.
    PreviousKnown(PreviousOf),
    /// The level of the last published assessment is among those whose bits are set.
    PreviousLevelIn(u64),
    /// Every component directly inside of one, or of the framework, compares so with the number.
    EveryComponent(Option<ComponentId>, Compare, Box<Numeric>),
    /// Could not be understood; reported already.
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}
