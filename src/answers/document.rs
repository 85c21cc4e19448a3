//! What a city's file says before it means anything: one small tree for every format.
//!
//! Knows neither questions nor codes. Numbers and dates stay text, so nothing is rounded on the way.

use crate::source::Span;

/// A whole file.
#[derive(Clone, Debug)]
pub struct Document {
    pub format: Format,
    pub root: Table,
    pub soundness: Soundness,
}

/// How the file is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Toml,
    Json,
}

/// How much of the file the tree holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soundness {
    Whole,
    /// Single lines could not be understood: what is missing may stand there.
    SomeLinesLost,
    /// Where blocks begin and end is not certain; nothing should be concluded from the tree.
    ShapeLost,
}

/// Anything that can stand right of a name.
#[derive(Clone, Debug)]
pub struct Value {
    pub kind: Kind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum Kind {
    Text(String),
    /// As written (`12`, `12.30`, `1e3`, `0xFF`, `inf`), without the underscores TOML allows between digits.
    Number(String),
    YesNo(bool),
    /// A TOML date or time as written.
    Date(String),
    List(Vec<Value>),
    Table(Table),
    /// JSON's `null`.
    Nothing,
    /// Could not be understood; reported already.
    Error,
}

/// Names with what each stands for, in the order of the file; no name twice.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub key: String,
    pub key_span: Span,
    pub value: Value,
}

impl Table {
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

impl Format {
    /// A name with its value, as a line of the file.
    #[must_use]
    pub fn line(self, key: &str, value: &str) -> String {
        match self {
            Format::Toml if key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') => {
                format!("{key} = {value}")
            }
            Format::Toml => format!("\"{key}\" = {value}"),
            Format::Json => format!("\"{key}\": {value}"),
        }
    }
}
