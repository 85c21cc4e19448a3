//! The typed model of a framework. All names are indices into its tables; no later stage compares strings.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::across::Values;
use crate::decimal::{End, Grouping, Interval, Magnitude, Number, Rounding};
use crate::order::Gather as _;
use crate::source::Span;
use crate::wording::{Language, Word, Wording};

use super::combination::Combination;
use super::example::{Example, ScoreOf, Standing, Value};
use super::expr::{Condition, Numeric};
use super::structure::{Called, Exemption, Needs, Part, Penalty};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> $name {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

index! {
    /// Into [`Pack::questions`].
    QuestionId
    /// Into [`Pack::lets`].
    LetId
    /// Into [`Pack::indicators`].
    IndicatorId
    /// Into [`Pack::components`].
    ComponentId
    /// Into [`Pack::recommendations`].
    RecommendationId
    /// Into [`Pack::scripts`].
    ScriptId
    /// Into [`Pack::shared`].
    SharedId
    /// Into [`Pack::examples`].
    ExampleId
    /// Into [`Pack::series`].
    SeriesId
    /// Into [`Pack::references`].
    ReferenceId
}

/// A framework that can be scored. Whether its rules have holes is for `check` to say.
#[derive(Clone, Debug)]
pub struct Pack {
    pub name: String,
    pub title: String,
    pub cycle: String,
    /// As rules and answers name it.
    pub subject: String,
    /// As people read it; `None` for a city, for which every language has a word.
    pub subject_word: Option<Word>,
    pub publisher: Option<String>,
    pub look: super::Look,
    pub span: Span,
    pub overall: Combination,
    /// The overall score's maximum.
    pub overall_out_of: Number,
    /// Every component and indicator says what it is out of. Where one does not, nothing is proved of maxima.
    pub maxima_known: bool,
    pub overall_span: Span,
    pub overall_origin: Option<Origin>,
    /// What it says that its components and indicators are called.
    pub called: Called,
    /// Taken from the overall score.
    pub penalties: Vec<Penalty>,
    /// Of the overall score.
    pub needs: Vec<Needs>,
    /// Of every indicator's points.
    pub rounding: Rounding,
    pub rounding_span: Span,
    /// Of the overall score.
    pub overall_rounding: Rounding,
    /// Of large numbers that people read.
    pub grouping: Grouping,
    pub unanswered: Unanswered,
    pub rejected: Rejected,
    pub claimed: Claimed,
    pub certification: Option<Certification>,
    /// By which parts are graded; each part by one at most.
    pub scales: Vec<Scale>,
    /// By their number, each followed by those inside it.
    pub components: Vec<Component>,
    /// By component, then by code; those outside every component last.
    pub indicators: Vec<Indicator>,
    /// In the order of their names.
    pub questions: Vec<Question>,
    /// In an order in which each uses only earlier ones.
    pub lets: Vec<Let>,
    /// By indicator, then component, then framework; within one in the order of their names.
    pub recommendations: Vec<Recommendation>,
    pub scripts: Vec<Script>,
    /// In the order of their files; their uses are among the `lets`.
    pub shapes: Vec<Shape>,
    pub shared: Vec<Shared>,
    /// In the order of their files, and of their places there.
    pub examples: Vec<Example>,
    /// The days on which it is in force, both included; `None` where nothing is said.
    pub effective: Option<Effective>,
    /// The cycles that it builds on.
    pub lineage: crate::cycle::Lineage,
    /// How its rules read where a cycle has them otherwise than they were written.
    pub edits: crate::cycle::Edits,
    /// What statistics are taken of; each needs only earlier ones.
    pub series: Vec<Series>,
    pub references: Vec<Reference>,
    /// BLAKE3 over path and bytes of every script and every `.kas` file that holds more than examples, in hex.
    pub fingerprint: String,
    /// Code of the language that the rules are written in: `en`.
    pub written_in: String,
    /// What its texts are translated into; `None` for the language that it was written in.
    pub tongue: Option<Tongue>,
    /// Codes of the languages that its folder has texts in, sorted.
    pub languages: Vec<String>,
    /// Those that were read.
    pub translations: Vec<super::Translation>,
}

impl Pack {
    /// The fixed words that go with its texts.
    #[must_use]
    pub fn wording(&self) -> &'static Wording {
        self.language().wording()
    }

    /// The language of those words: English where the program has none in the language of the texts.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_code(self.language_code()).unwrap_or_default()
    }

    /// The `let`s that somebody wrote.
    pub fn written_lets(&self) -> impl Iterator<Item = &Let> + Clone {
        self.lets.iter().filter(|one| one.is_written)
    }

    /// The code of the language that its texts are in.
    #[must_use]
    pub fn language_code(&self) -> &str {
        self.tongue.as_ref().map_or(&self.written_in, |tongue| &tongue.code)
    }
}

/// A language that texts are translated into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// `hi`
    pub code: String,
    /// What it calls itself: `हिन्दी`
    pub name: String,
    /// What is said of a translation that no native editor has reviewed.
    pub not_reviewed: Option<String>,
}

/// Days since 1970-01-01, the first and the last of a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effective {
    pub from: Option<i32>,
    pub until: Option<i32>,
    pub span: Span,
}

impl Effective {
    /// Whether a cycle is in force on a day.
    #[must_use]
    pub fn holds_on(&self, day: i32) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    Scores(End),
    KeepsRange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    CountsAsUnanswered,
    Scores(End),
}

/// What becomes of an answer that is only claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claimed {
    Counts,
    CountsAsUnanswered,
    Scores(End),
}

impl Pack {
    /// The questions whose answers put cities into classes, so that rules compare them within one; in their order.
    #[must_use]
    pub fn class_questions(&self) -> Vec<QuestionId> {
        let all: std::collections::BTreeSet<QuestionId> =
            self.series.iter().filter_map(|series| series.class).into_set();
        all.into_iter().collect()
    }

    /// Whether an answer of that standing counts as it is.
    #[must_use]
    pub fn counts(&self, standing: Standing) -> bool {
        match standing {
            Standing::Verified => true,
            Standing::Claimed => self.claimed == Claimed::Counts,
            Standing::Rejected => false,
        }
    }

    /// Whether an answer of that standing is taken at the worst it can be.
    #[must_use]
    pub fn takes_worst(&self, standing: Standing) -> bool {
        match standing {
            Standing::Verified => false,
            Standing::Claimed => matches!(self.claimed, Claimed::Scores(_)),
            Standing::Rejected => matches!(self.rejected, Rejected::Scores(_)),
        }
    }

    /// The end of a range that counts as the worst, wherever the pack takes one.
    #[must_use]
    pub fn worst(&self) -> End {
        let all = [
            matches!(self.unanswered, Unanswered::Scores(End::Highest)),
            matches!(self.claimed, Claimed::Scores(End::Highest)),
            matches!(self.rejected, Rejected::Scores(End::Highest)),
        ];
        if all.contains(&true) { End::Highest } else { End::Lowest }
    }

    /// Whether levels ask for so much of the overall score at most.
    #[must_use]
    pub fn lower_is_better(&self) -> bool {
        self.certification.as_ref().is_some_and(|one| one.falls && one.on.is_none())
    }
}

/// Where a figure is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Published somewhere (`source`), or our own (`illustrative`).
    pub published: bool,
    pub text: String,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Certification {
    pub title: String,
    pub span: Span,
    pub origin: Option<Origin>,
    /// The component that it is on, if not the overall score.
    pub on: Option<ComponentId>,
    /// Of the level.
    pub needs: Vec<Needs>,
    /// Lower is better: levels ask for so much at most.
    pub falls: bool,
    /// From the best to the worst; the last is the `otherwise`, whose condition is `None`.
    pub levels: Vec<Level>,
}

/// What parts are graded by: `certify "Grade" on each component`.
#[derive(Clone, Debug)]
pub struct Scale {
    pub title: String,
    pub span: Span,
    pub origin: Option<Origin>,
    /// Whom it is on, in words: `each component of life`.
    pub on: Vec<String>,
    /// Its levels are those of the certification.
    pub is_of_level: bool,
    pub falls: bool,
    /// From the best to the worst, with the conditions for the first part.
    pub levels: Vec<Level>,
    pub graded: Vec<Graded>,
}

/// A part and when it has each level of a scale.
#[derive(Clone, Debug)]
pub struct Graded {
    pub part: Part,
    /// As in the scale: `None` for the `otherwise`.
    pub conditions: Vec<Option<Condition>>,
}

#[derive(Clone, Debug)]
pub struct Level {
    /// `otherwise` for the last.
    pub name: String,
    pub title: String,
    pub condition: Option<Condition>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Component {
    pub name: String,
    pub title: String,
    pub number: u32,
    pub out_of: Number,
    pub span: Span,
    pub out_of_span: Span,
    /// Of the maximum.
    pub origin: Option<Origin>,
    /// The component that it stands in.
    pub within: Option<ComponentId>,
    /// Those that count towards its total: indicators first.
    pub parts: Vec<Part>,
    /// What it says that they are called.
    pub called: Called,
    pub exemption: Option<Exemption>,
    pub penalties: Vec<Penalty>,
    pub needs: Vec<Needs>,
    /// How its points come from its parts'.
    pub total: Combination,
    /// The clause that says so, or the component's name.
    pub total_span: Span,
    pub total_origin: Option<Origin>,
}

#[derive(Clone, Debug)]
pub struct Indicator {
    /// `["1.c", "1.d"]`
    pub codes: Vec<String>,
    pub title: String,
    pub component: Option<ComponentId>,
    pub outside_total: bool,
    pub out_of: Number,
    pub span: Span,
    pub out_of_span: Span,
    /// Of the maximum.
    pub origin: Option<Origin>,
    /// Of the rule.
    pub rule_origin: Option<Origin>,
    pub evidence: Vec<String>,
    pub rule: Rule,
    /// The whole `score …` clause.
    pub rule_span: Span,
    pub exemption: Option<Exemption>,
    pub penalties: Vec<Penalty>,
    /// Questions the rule and the penalties depend on, by way of `let`s, `asked when` and bounds too; sorted.
    pub uses: Vec<QuestionId>,
    /// What else it depends on.
    pub beyond: Beyond,
    pub recommendations: Vec<RecommendationId>,
}

impl Indicator {
    /// `1.c & 1.d`
    #[must_use]
    pub fn code(&self) -> String {
        self.codes.join(" & ")
    }
}

#[derive(Clone, Debug)]
pub enum Rule {
    Computed(Numeric),
    /// No rule is public: the score is what was awarded.
    AsAwarded,
    /// Could not be understood; reported already.
    Error,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub name: String,
    pub title: String,
    pub kind: QuestionKind,
    pub unit: Unit,
    pub span: Span,
    pub name_span: Span,
    /// For a number this question must not exceed, or not fall below.
    pub at_most: Option<QuestionId>,
    pub at_least: Option<QuestionId>,
    pub asked_when: Option<AskedWhen>,
    pub help: Option<String>,
    pub evidence: Vec<String>,
    pub origin: Option<Origin>,
    /// The indicator it is asked in, if any.
    pub indicator: Option<IndicatorId>,
}

#[derive(Clone, Debug)]
pub struct AskedWhen {
    pub condition: Condition,
    /// For a one-of question: the choice a skipped question counts as. All other kinds count as nothing.
    pub counts_as: usize,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum QuestionKind {
    OneOf {
        choices: Vec<Choice>,
        ordered: bool,
    },
    AnyOf {
        choices: Vec<Choice>,
    },
    YesNo,
    /// `whole`: only whole numbers. Percents are parts of 1 here: 45 % is 0.45.
    Number {
        range: Interval,
        whole: bool,
    },
    Text,
    /// Days since 1970-01-01, both ends included.
    Date {
        first: i32,
        last: i32,
    },
    List {
        fields: Vec<Field>,
        least: usize,
        most: usize,
    },
    /// Could not be understood; reported already.
    Error,
}

impl QuestionKind {
    /// The choices of a one-of or any-of question; none for the others.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            QuestionKind::OneOf { choices, .. } | QuestionKind::AnyOf { choices } => choices,
            _ => &[],
        }
    }
}

#[derive(Clone, Debug)]
pub struct Choice {
    pub name: String,
    pub title: String,
    pub span: Span,
}

/// A field of a list question; its kind is never `AnyOf` or `List`.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub title: String,
    pub kind: QuestionKind,
    pub unit: Unit,
    pub span: Span,
}

/// What a number is a number of. Two numbers are added or compared only when these fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A literal, which fits any unit but percent.
    Literal,
    Plain,
    /// A quotient of two numbers of one unit: fits plain numbers and percents.
    Ratio,
    Percent,
    Points,
    /// Money in a currency, or what `unit "…"` says.
    Named(String),
}

#[derive(Clone, Debug)]
pub struct Let {
    pub name: String,
    pub span: Span,
    pub value: LetValue,
    pub unit: Unit,
    pub origin: Option<Origin>,
    /// Somebody wrote it. The others stand for what a use of a shape is given, and for what it gives.
    pub is_written: bool,
}

/// A rule that the pack names and uses, perhaps several times.
#[derive(Clone, Debug)]
pub struct Shape {
    pub name: String,
    /// Of the rule.
    pub span: Span,
    pub name_span: Span,
    /// Uses in other shapes count once for each use of these.
    pub uses: Vec<ShapeUse>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeUse {
    pub span: Span,
    /// What the rule gives there; `None` where it is given points and stands in the place of its use.
    pub result: Option<LetId>,
}

#[derive(Clone, Debug)]
pub enum LetValue {
    Number(Numeric),
    Condition(Condition),
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    High,
    Medium,
    Low,
}

/// What a recommendation stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    Indicator(IndicatorId),
    Component(ComponentId),
    Framework,
}

#[derive(Clone, Debug)]
pub struct Recommendation {
    pub name: String,
    pub scope: Scope,
    pub span: Span,
    /// `None`: always.
    pub when: Option<Condition>,
    pub priority: Priority,
    pub owner: Option<String>,
    pub effort: Option<String>,
    pub references: Vec<String>,
    pub text: Vec<TextPart>,
    pub text_span: Span,
}

#[derive(Clone, Debug)]
pub struct Shared {
    pub name: String,
    pub text: Vec<TextPart>,
    /// Of its name.
    pub span: Span,
    pub text_span: Span,
}

/// Piece of an advice text.
#[derive(Clone, Debug)]
pub enum TextPart {
    Words(String),
    City,
    State,
    /// A number with its unit.
    Number(Numeric, Unit),
    /// A number counted in lakh or crore.
    Counted(Numeric, Unit, Magnitude),
    /// A condition as yes or no.
    Condition(Condition),
    /// An answer in words: a choice's title, a text, a date, ticked titles.
    Answer(QuestionId),
    Missing(QuestionId),
    Chosen(QuestionId),
    Shared(SharedId),
}

/// One number of many cities.
#[derive(Clone, Debug)]
pub struct Series {
    /// A question, a `let` or a score, of whichever city.
    pub of: Numeric,
    /// Only cities with the same answer to this count.
    pub class: Option<QuestionId>,
    /// The values that stand in the pack. `None`: those of the cities that are scored together.
    pub frozen: Option<Frozen>,
    /// The set that they stand in.
    pub reference: Option<ReferenceId>,
    /// The series of cities that are scored together on which the number itself rests.
    pub rests_on: BTreeSet<SeriesId>,
}

/// Values of each class; of one, where there are no classes.
#[derive(Clone, Debug)]
pub enum Frozen {
    Known(Vec<Values>),
    /// A `let` that is worked out from the answers of every row, when it is first needed.
    Derived {
        rows: Vec<Vec<(QuestionId, Value)>>,
        values: OnceLock<Vec<Values>>,
    },
}

impl Series {
    /// Whether it is a series of results, which are there only after all answers have been gone through.
    #[must_use]
    pub fn is_of_scores(&self) -> bool {
        self.of.kind.is_score()
    }
}

/// What an expression looks at besides this city's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// Numbers of the cities that are scored together.
    pub series: BTreeSet<SeriesId>,
    /// Results of the last published assessment.
    pub previous: BTreeSet<ScoreOf>,
    /// Answers of which it is asked what was verified.
    pub verified: BTreeSet<QuestionId>,
    /// Anything of the last assessment, its level and whether it is known too.
    pub last: bool,
    /// How far answers are proven.
    pub standing: bool,
}

impl Beyond {
    /// Whether other cities change anything.
    #[must_use]
    pub fn others(&self) -> bool {
        !self.series.is_empty()
    }
}

/// Values of many cities, frozen in the pack.
#[derive(Clone, Debug)]
pub struct Reference {
    pub name: String,
    pub title: String,
    pub span: Span,
    pub name_span: Span,
    /// The table that the values stand in, where it is a file of its own.
    pub file: Option<crate::source::FileId>,
    pub origin: Option<Origin>,
    /// How many cities there are.
    pub rows: usize,
}

#[derive(Clone, Debug)]
pub struct Script {
    pub name: String,
    pub span: Span,
    pub parameters: Vec<ScriptParameter>,
    /// The range of what it gives.
    pub gives: Interval,
    /// Relative to the pack's folder.
    pub path: String,
    pub path_span: Span,
    /// The file's text, once read; `None` when it could not be (reported).
    pub file: Option<crate::source::FileId>,
}

#[derive(Clone, Debug)]
pub struct ScriptParameter {
    pub name: String,
    pub kind: crate::syntax::tree::ParameterType,
    pub span: Span,
}
