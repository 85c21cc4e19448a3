//! What is to be read, block by block. Knows what things are, not how any format draws them.

use crate::decimal::{Interval, Number};
use crate::pack::look::{Accent, Logo};
use crate::pack::{Look, Pack};
use crate::wording::{Language, Wording};

use super::chart::Chart;

/// A sequence of blocks from top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Of the words that formats add.
    pub language: Language,
    /// What a pack says of its look, for formats that have room for it.
    pub logo: Option<Logo>,
    pub accent: Option<Accent>,
    pub blocks: Vec<Block>,
}

impl Document {
    #[must_use]
    pub fn new(language: Language) -> Document {
        Document { language, ..Document::default() }
    }

    /// In the language and the look of a pack.
    #[must_use]
    pub fn of(pack: &Pack) -> Document {
        let Look { logo, accent, .. } = &pack.look;
        Document { logo: logo.clone(), accent: *accent, ..Document::new(pack.language()) }
    }

    #[must_use]
    pub fn wording(&self) -> &'static Wording {
        self.language.wording()
    }

    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub fn extend(&mut self, other: Document) {
        self.blocks.extend(other.blocks);
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Title(Title),
    Heading(Heading),
    Facts(Vec<Fact>),
    Bars(Vec<Bar>),
    /// A picture that no table can hold, with its figures.
    Chart(Box<Chart>),
    Table(Table),
    /// A table whose rows the reader may put in another order, or look for some of.
    Listing(Table),
    Paragraph(Text),
    Bullets(Vec<Text>),
    Advice(Box<Advice>),
    /// A small remark about what stands above it.
    Note(Text),
    Excerpt(Excerpt),
    Steps(Vec<Step>),
}

/// Words in a line, some of which stand out.
pub type Text = Vec<Inline>;

#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Plain(String),
    Strong(Text),
    Emphasis(Text),
    /// A name or a piece of a rule, as it is written.
    Code(String),
    Link {
        text: Text,
        to: String,
    },
    Toned(Tone, String),
}

/// What a stretch of words is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Doubtful,
    Bad,
    Quiet,
}

/// Begins what is said of one city.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// What it belongs to: the framework and its cycle.
    pub above: String,
    pub text: String,
    /// The state, or what else tells it from others.
    pub below: Option<String>,
    /// What else its publisher wants to be read there.
    pub cover: Vec<Passage>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 for a part, 2 for a section within it.
    pub level: u8,
    pub text: String,
    /// A figure that belongs to the heading.
    pub aside: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub name: String,
    pub value: Text,
}

/// Points and what they are out of. More than one number while answers are missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    pub points: Interval,
    pub out_of: Number,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub code: String,
    pub label: String,
    pub measure: Measure,
    /// What stands in place of the figure, where there is none.
    pub none: Option<&'static str>,
    /// It rests on figures that are this pack's own.
    pub illustrative: bool,
    /// The one that the others add up to.
    pub total: bool,
}

/// Rows under typed columns; every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Stands for the rows that follow: their sum, their heading.
    pub head: bool,
}

impl Row {
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, head: false }
    }

    #[must_use]
    pub fn head(cells: Vec<Cell>) -> Row {
        Row { cells, head: true }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: String,
    pub kind: ColumnKind,
}

impl Column {
    #[must_use]
    pub fn new(title: &str, kind: ColumnKind) -> Column {
        Column { title: title.to_owned(), kind }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Short, and never broken where that can be helped.
    Code,
    /// As wide as there is room.
    Words,
    /// Lined up on the right.
    Number,
    /// A picture of numbers that stand in other columns; left out where there is no room.
    Bar,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(Text),
    /// `illustrative`: the figure is this pack's own.
    Points {
        points: Interval,
        illustrative: bool,
    },
    Bar(Measure),
    /// A piece of a way from one number to another, where it lies on the whole.
    Rise(Rise),
    /// A score beside what others have.
    Among(Among),
    /// One of many scores that make a map together.
    Heat(Measure),
    /// How many there are in each part of the whole, from the lowest to the highest.
    Spread(Vec<usize>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    pub from: Number,
    pub to: Number,
    pub out_of: Number,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Among {
    pub measure: Measure,
    /// Of each group, in the order of the columns that name them.
    pub means: Vec<Interval>,
}

/// One recommendation.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// What it is about: code and title.
    pub code: String,
    pub about: String,
    pub name: String,
    /// What is known of the answers leaves no doubt that it holds.
    pub certain: bool,
    /// What the city has of what it is about, where that is a matter of points.
    pub measure: Option<Measure>,
    pub to_win: Interval,
    /// Lower is better: these are points to be rid of.
    pub falls: bool,
    pub urgency: Urgency,
    pub owner: Option<String>,
    pub effort: Option<String>,
    pub references: Vec<String>,
    pub text: Vec<Passage>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    High,
    Medium,
    Low,
}

impl Urgency {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Urgency::High => "high",
            Urgency::Medium => "medium",
            Urgency::Low => "low",
        }
    }
}

/// A stretch of prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Passage {
    Paragraph(Text),
    Heading(Text),
    /// An entry of a list, `depth` lists deep (0 for the outermost), with its number if it has one.
    Item {
        depth: u8,
        number: Option<u32>,
        text: Text,
    },
}

/// Lines of a file with what came of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    /// `file.kas:12:5`
    pub place: String,
    pub lines: Vec<ExcerptLine>,
}

impl Excerpt {
    /// How many digits its longest line number has.
    #[must_use]
    pub fn digits(&self) -> usize {
        let numbers = self.lines.iter().filter_map(|line| match line {
            ExcerptLine::Line { number, .. } => Some(number.to_string().len()),
            ExcerptLine::Gap => None,
        });
        numbers.max().unwrap_or(0)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExcerptLine {
    Line {
        number: u32,
        text: String,
        mark: Mark,
        value: Option<Interval>,
    },
    /// Lines left out.
    Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    None,
    /// It is at work for some of the answers that are possible.
    May,
    Counts,
    /// Its condition is not met.
    Missed,
}

/// A step of a calculation.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub depth: u32,
    /// What the step is, in words.
    pub what: String,
    /// The piece of the file that was at work, on one line.
    pub text: String,
    /// `file.kas:12:5`
    pub place: String,
    pub value: Option<String>,
    pub certain: bool,
}

/// Words without anything that stands out.
#[must_use]
pub fn plain(text: impl Into<String>) -> Text {
    vec![Inline::Plain(text.into())]
}

/// Words of one tone.
#[must_use]
pub fn toned(tone: Tone, text: impl Into<String>) -> Text {
    vec![Inline::Toned(tone, text.into())]
}
