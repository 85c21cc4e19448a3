//! The syntax tree: what the text of one file says, word for word, with a span on everything.
//!
//! Names are not looked up and nothing has a type. Any item may stand in any block; whether it belongs
//! there is for `pack` to say. What could not be read is an `Error` node, so that later stages know to keep
//! quiet about it.

use crate::decimal::{End, Grouping, Magnitude, Number, Rounding};
use crate::source::{FileId, Span};

pub use super::certify::{Certify, Each, LevelItem, Need};
pub use super::look::{Accent, Logo};
pub use super::operation::{
    Add, Added, Beside, Change, Container, Effective, Extends, Head, Operation, Target, Thing,
};
pub use super::translation::{Said, SaidAdvice, SaidKind, SaidPart, SaidQuestion, Texts, TitleOf};

#[derive(Clone, Debug, PartialEq)]
pub struct File {
    pub file: FileId,
    pub items: Vec<Item>,
    /// Comments, in order, for whoever writes the file back.
    pub comments: Vec<Comment>,
}

/// A comment's span, and whether it has its line to itself and a blank line before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    pub span: Span,
    pub own_line: bool,
    pub blank_before: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    pub text: Box<str>,
    pub span: Span,
}

/// A quoted text without placeholders (a title): escapes resolved, common indent dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: Box<str>,
    pub span: Span,
}

/// A quoted text with placeholders.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub parts: Vec<Part>,
    /// What stands in braces, as written, without blanks.
    pub values: Vec<Box<str>>,
    pub span: Span,
}

impl Template {
    /// What is put in: so that it compares whatever its place, and as it is written.
    pub fn put_in(&self) -> impl Iterator<Item = (String, &str)> {
        let parts = self.parts.iter().filter(|part| !matches!(part, Part::Words(_)));
        // In this form all places are the same.
        parts.zip(&self.values).map(|(part, written)| (format!("{part:-?}"), &**written))
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Words(Box<str>),
    /// `{datasets}`, `{30 - datasets}`, `{points of 1.a}`
    Value(Expr),
    /// `{budget in lakh}`
    Counted(Expr, Magnitude),
    /// `{missing of forms}`
    Missing(Name, Span),
    /// `{chosen of forms}`
    Chosen(Name, Span),
    /// `{shared.reference_guide}`
    Shared(Name, Span),
    /// Could not be read; reported already.
    Error(Span),
}

/// A number as written, with or without `%` (the value is then already divided by 100).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Literal {
    pub value: LiteralValue,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LiteralValue {
    Number(Number),
    /// Parts of 1; in weights also what is written `1/3`.
    Percent(Number),
    /// Days since 1970-01-01.
    Date(i32),
    /// Could not be read; reported already.
    Error,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub kind: OriginKind,
    pub text: Text,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OriginKind {
    Source,
    Illustrative,
}

/// An item and the place of all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub kind: ItemKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    Language(Literal),
    Framework(Framework),
    Certify(Certify),
    Component(Component),
    Indicator(Indicator),
    Ask(Ask),
    Let(Let),
    Score(Score),
    Recommend(Recommend),
    Shared {
        name: Name,
        text: Template,
    },
    Script(Script),
    ChoiceList(ChoiceList),
    Shape(Shape),
    Cycle(Text),
    Subject(Name),
    /// `written in hi`
    WrittenIn(Name),
    Publisher(Text),
    Logo(Logo),
    Accent(Accent),
    Cover(Template),
    /// `template "look/report.html"`
    PageTemplate(Text),
    Overall {
        how: Combination,
        origin: Option<Origin>,
    },
    /// `total = mean of indicators`
    Total {
        how: Combination,
        origin: Option<Origin>,
    },
    /// `round points half up to 2 places`, `round overall half up to 3 places`
    Round {
        of_overall: bool,
        what: Rounding,
    },
    /// `numbers grouped indian`
    Numbers(Grouping),
    /// `unanswered scores lowest`; none for `unanswered keeps the range`
    Unanswered(Option<End>),
    /// `rejected scores lowest`; none for `rejected counts as unanswered`
    Rejected(Option<End>),
    /// `claimed scores lowest`; none for `claimed counts as unanswered`
    Claims(Option<End>),
    Example(Example),
    Given(Vec<Given>),
    Expect(Vec<Expect>),
    Texts(Texts),
    Origin(Origin),
    Evidence(Text),
    Priority(Name),
    Owner(Text),
    Effort(Text),
    Reference(Text),
    ReferenceSet(ReferenceSet),
    AdviceText(Template),
    Call(Call),
    /// `not applicable when not coastal`
    NotApplicable(Expr),
    Penalty(Penalty),
    Needs(Need),
    /// `effective from 2026-04-01 until 2028-03-31`
    Effective(Effective),
    /// What a cycle does with the one it builds on.
    Operation(Box<Operation>),
    /// Could not be read; reported already.
    Error,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Framework {
    pub name: Name,
    pub title: Text,
    pub extends: Option<Extends>,
    pub origin: Option<Origin>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Combination {
    /// `mean of components`, `sum of components`, `lowest of components`
    Of { how: CombineWord, of: PartsWord, of_span: Span, span: Span },
    /// `weighted mean { policy 30% … }`
    Weighted { weights: Vec<(Name, Literal)>, span: Span },
    /// `0.6 * points of health + 0.4 * points of wealth out of 100`; for a component the header says the maximum.
    Formula { value: Expr, out_of: Option<Literal> },
}

/// What is put together, as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsWord {
    Components,
    Indicators,
    /// Of both kinds.
    Parts,
}

/// `call components "Pillar" "Pillars"`
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Components or indicators.
    pub what: PartsWord,
    pub word: Text,
    pub plural: Option<Text>,
}

/// `penalty 5 "Late report" not floored when late`
#[derive(Clone, Debug, PartialEq)]
pub struct Penalty {
    pub worth: Expr,
    pub title: Option<Text>,
    pub floored: bool,
    pub when: Option<Expr>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CombineWord {
    Mean,
    Sum,
    GeometricMean,
    Median,
    Lowest,
    Highest,
    /// `mean of best 5 of indicators`, `sum of indicators without worst 1`
    Some {
        function: Aggregate,
        which: Which,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    pub name: Name,
    pub title: Text,
    pub number: Option<Literal>,
    pub out_of: Literal,
    pub origin: Option<Origin>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// At least one; more for a joint indicator.
    pub codes: Vec<Name>,
    pub title: Text,
    pub out_of: Literal,
    pub outside_total: Option<Span>,
    pub origin: Option<Origin>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub name: Name,
    pub title: Text,
    pub kind: Kind,
    pub kind_span: Span,
    pub modifiers: Vec<Modifier>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    OneOf(Choices),
    AnyOf(Choices),
    YesNo,
    Count,
    Number,
    Percent,
    Money(Name),
    Text,
    Date,
    List(Vec<FieldItem>),
    /// Could not be read; reported already.
    Error,
}

/// The choices of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Choices {
    Own(Vec<Choice>),
    /// A list that is declared elsewhere.
    Named(Name),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub name: Name,
    pub title: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FieldItem {
    pub name: Name,
    pub title: Option<Text>,
    pub kind: Kind,
    pub kind_span: Span,
    pub modifiers: Vec<Modifier>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Modifier {
    pub kind: ModifierKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ModifierKind {
    Between(Literal, Literal),
    AtMost(Bound),
    AtLeast(Bound),
    Ordered,
    AskedWhen { condition: Expr, otherwise: Option<Bound> },
    Unit(Text),
    Help(Text),
    Evidence(Text),
    Origin(Origin),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Bound {
    Literal(Literal),
    Name(Name),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Let {
    pub name: Name,
    pub value: Expr,
    pub origin: Option<Origin>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// `None` for `score as awarded`.
    pub value: Option<Expr>,
    pub origin: Option<Origin>,
    /// The words `score …` themselves, for messages about the score as a whole.
    pub keyword: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Recommend {
    pub name: Name,
    pub when: Option<Expr>,
    pub items: Vec<Item>,
}

/// `example "…" { given … expect … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub title: Text,
    pub items: Vec<Item>,
}

/// `stage = drafted`, `1.b = 12` (which `awarded` must precede), each perhaps with `as rejected`.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The word `awarded`, where it stands.
    pub awarded: Option<Span>,
    /// The word `previous`, where it stands.
    pub previous: Option<Span>,
    /// A question's name, or the codes of an indicator, at least one.
    pub of: Vec<Name>,
    pub value: GivenValue,
    pub standing: Option<(StandingWord, Span)>,
    /// `and 62% as verified`
    pub also_verified: Option<GivenValue>,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingWord {
    Claimed,
    Verified,
    Rejected,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GivenValue {
    pub kind: GivenKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum GivenKind {
    Literal(Literal),
    /// A choice, `yes`, `no`, `nothing`.
    Name(Box<str>),
    Text(Text),
    /// `(a, b)`, also of entries.
    List(Vec<GivenValue>),
    /// `{ mode = mou, members = 12 }`
    Entry(Vec<(Name, GivenValue)>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expect {
    pub kind: ExpectKind,
    /// `expect final …`
    pub is_final: bool,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExpectKind {
    Score {
        /// Codes, a component's name, `overall` or `points`; at least one.
        of: Vec<Name>,
        test: Box<ScoreTest>,
        within: Option<Literal>,
    },
    /// `level = enabled`, `level in (enabled, explorer)`
    Level {
        names: Vec<Name>,
        one: bool,
    },
    /// `level not rated`
    LevelNotRated,
    /// The grade of an indicator, by its codes, or of a component.
    Grade {
        of: Vec<Name>,
        names: Vec<Name>,
    },
    Recommendation {
        name: Name,
        fate: Fate,
    },
    /// Could not be read; reported already.
    Error,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ScoreTest {
    Compare(Comparison, Literal),
    Between(Literal, Literal),
    NotApplicable,
    NotRated,
}

/// What an example says of an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Certain,
    Possible,
    Out,
}

/// `reference towns_2024 "…" (covered, size) { "Alpur" | 40% | small … }`, or `… from "reference/2024.csv"`
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceSet {
    pub name: Name,
    pub title: Text,
    pub origin: Option<Origin>,
    /// Where the values stand in a file of their own.
    pub path: Option<Text>,
    pub columns: Vec<Name>,
    pub rows: Vec<ReferenceRow>,
}

/// A city's title and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceRow {
    pub title: Text,
    pub cells: Vec<GivenValue>,
    pub span: Span,
}

/// `choices maturity { … } ordered`
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceList {
    pub name: Name,
    pub choices: Vec<Choice>,
    pub ordered: bool,
}

/// `shape five_bands(share number) = …`
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub name: Name,
    pub parameters: Vec<(Name, ParameterType)>,
    pub value: Expr,
    pub origin: Option<Origin>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    pub name: Name,
    pub parameters: Vec<(Name, ParameterType)>,
    /// `between low and high` of what it gives.
    pub gives: Option<(Literal, Literal)>,
    pub path: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterType {
    Number,
    YesNo,
    Choice,
    Choices,
    List,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    Literal(Literal),
    Name(Box<str>),
    /// `"json"` where a name should stand.
    Quoted(Box<str>),
    Negate(Box<Expr>),
    Not(Box<Expr>),
    /// `a + b - c`: each term with whether it is subtracted; at least two. Flat, so a long sum is not deep.
    Sum(Vec<(bool, Expr)>),
    /// `a * b / c`: each factor with whether it divides; at least two.
    Product(Vec<(bool, Expr)>),
    /// At least two.
    And(Vec<Expr>),
    /// At least two.
    Or(Vec<Expr>),
    /// `a else b`
    Else(Box<Expr>, Box<Expr>),
    Compare {
        left: Box<Expr>,
        operator: Comparison,
        operator_span: Span,
        right: Box<Expr>,
    },
    Between {
        subject: Box<Expr>,
        low: Box<Expr>,
        high: Box<Expr>,
    },
    /// `x in (a, b)` and `json in forms`; `negated` for `not in`.
    In {
        subject: Box<Expr>,
        set: Box<Expr>,
        negated: bool,
    },
    /// `(a, b)`: only after `in` and in `at least 2 of (…)`.
    List(Vec<Expr>),
    /// `x is answered`; `answered` false for `is unanswered`.
    IsAnswered {
        subject: Box<Expr>,
        answered: bool,
    },
    /// `6 each of forms`
    Each {
        worth: Box<Expr>,
        of: Name,
    },
    Match {
        subject: Box<Expr>,
        arms: Vec<Arm>,
    },
    Band {
        subject: Box<Expr>,
        arms: Vec<Arm>,
    },
    /// `sum { … } at most 30`
    Checklist {
        entries: Vec<Entry>,
        cap: Option<Box<Expr>>,
    },
    Ladder(Vec<Entry>),
    Highest(Vec<Entry>),
    First(Vec<Entry>),
    Table {
        subjects: Vec<Expr>,
        hit: Hit,
        rows: Vec<Row>,
    },
    /// `scale years from 20 to 85 onto 0 to 1 clipped`
    Scale(Box<Scale>),
    /// `count of list where …`, `largest of field over list where …`, `weighted mean of field by field over list`
    Aggregate {
        function: Aggregate,
        which: Option<Box<Which>>,
        /// None for a count.
        of: Option<Box<Expr>>,
        by: Option<Box<Expr>>,
        list: Name,
        /// Of `indicators of process`.
        whole: Option<Name>,
        filter: Option<Box<Expr>>,
    },
    /// `at least 2 of (…)`, `all of forms`, `any of alliances where …`
    Quantifier {
        quantity: Quantity,
        of: Box<Expr>,
        /// Of `indicators of process`.
        whole: Option<Name>,
        filter: Option<Box<Expr>>,
    },
    /// `mean of best 3 of (a, b, c, d)`, `sum of (…) without worst 1`, `median of (…)`
    OfSeveral {
        function: Aggregate,
        which: Option<Box<Which>>,
        of: Vec<Expr>,
    },
    /// `lowest of indicators`, `mean of best 2 of components of life`
    OfParts(Box<OfParts>),
    Call {
        function: Name,
        arguments: Vec<Expr>,
    },
    /// `points of 1.a`
    PointsOf(Name),
    /// `mean of income across cities`
    Across(Box<Across>),
    /// `previous overall`, `previous level`, `previous points of 1.a`
    Previous(PreviousOf),
    /// `claimed of covered`, `verified of covered`, `gap of covered`
    StandingOf {
        which: StandingPart,
        of: Name,
    },
    /// `every component at least 50`, `every component of health at least 50`
    EveryComponent {
        of: Option<Name>,
        operator: Comparison,
        right: Box<Expr>,
    },
    /// Could not be read; reported already.
    Error,
}

impl ExprKind {
    /// Whether it is written as a condition, whatever the names in it mean.
    #[must_use]
    pub fn reads_as_condition(&self) -> bool {
        matches!(
            self,
            ExprKind::Not(_)
                | ExprKind::And(_)
                | ExprKind::Or(_)
                | ExprKind::Compare { .. }
                | ExprKind::Between { .. }
                | ExprKind::In { .. }
                | ExprKind::IsAnswered { .. }
                | ExprKind::Quantifier { .. }
                | ExprKind::EveryComponent { .. }
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    Count,
    Sum,
    Largest,
    Smallest,
    Mean,
    Median,
    WeightedMean,
}

/// Which of several values count: `best 3`, `worst 2`, `without best 2 and worst 2`. At least one of the two is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Which {
    pub without: bool,
    pub best: Option<Literal>,
    pub worst: Option<Literal>,
    pub span: Span,
}

/// What a formula makes of parts without naming them.
#[derive(Clone, Debug, PartialEq)]
pub struct OfParts {
    pub how: CombineWord,
    /// `components`, `indicators` or `parts`.
    pub parts: Name,
    /// The component that they stand in.
    pub whole: Option<Name>,
}

/// A statistic over many cities, word for word.
#[derive(Clone, Debug, PartialEq)]
pub struct Across {
    pub measure: MeasureWord,
    /// `mean of` …
    pub measure_span: Span,
    /// A question, a `let`, a result.
    pub of: Expr,
    /// `cities`, or the name of a reference set.
    pub among: Name,
    /// `with the same size`
    pub same: Option<Name>,
    /// `population`, `ties shared mean`, each as it is written.
    pub ways: Vec<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MeasureWord {
    Count,
    Mean,
    MeanOfBest(Literal),
    Median,
    Deviation,
    Min,
    Max,
    Best,
    Percentile(Literal),
    ZScore,
    MinMax,
    Rank,
}

/// A result of the last published assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum PreviousOf {
    Overall,
    Level,
    Points(Name),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandingPart {
    Claimed,
    Verified,
    Gap,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    AtLeast(Literal),
    All,
    Any,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    First,
    Unique,
    Sum,
}

/// `none or drafted => 15`; patterns is empty for a line that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    pub patterns: Vec<Pattern>,
    pub value: Expr,
    pub span: Span,
}

/// `5 when condition`, `5`, `otherwise 0`
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub worth: Expr,
    pub when: Option<Expr>,
    pub otherwise: bool,
    pub span: Span,
}

/// A value's way from one stretch of numbers onto another.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub value: Expr,
    pub from: [Expr; 2],
    pub onto: [Expr; 2],
    pub clipped: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Each cell: alternatives.
    pub cells: Vec<Vec<Pattern>>,
    pub value: Expr,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub kind: PatternKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// A choice, `yes` or `no`.
    Name(Box<str>),
    Quoted(Box<str>),
    /// A single number, a range with or without ends: `None` is no bound. `bool`: the end is left out.
    Range {
        low: Option<(Literal, bool)>,
        high: Option<(Literal, bool)>,
    },
    Otherwise,
    /// `any` in a table.
    Any,
    Error,
}
