//! Diagnostics to something to read, a file for each format. Decides nothing about them: what is wrong and how bad
//! it is comes from the stages, in which order they are told from whoever calls.

mod excerpt;
mod github;
mod human;
mod json;
mod place;
mod plain;
mod short;

pub use plain::visible;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// With the lines they speak of, for people.
    Human,
    /// A line each, as compilers and editors know it.
    Short,
    /// One object, for programs.
    Json,
    /// Commands that the workflow runner of GitHub shows beside the changed lines.
    Github,
}

/// What the paper looks like; only [`Format::Human`] asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// In columns.
    pub width: usize,
    pub colour: bool,
}

/// Draws a list that is sorted already. `subject` is what was looked at, for the last line: `rules/dmaf-2.0`.
///
/// The text is empty or ends with a line break. Without `colour` it holds no control characters but line breaks,
/// whatever the rules, answers and file names hold.
#[must_use]
pub fn draw(format: Format, list: &[Diagnostic], sources: &Sources, paper: Paper, subject: &str) -> String {
    match format {
        Format::Human => human::draw(list, sources, paper, subject),
        Format::Short => short::draw(list, sources),
        Format::Json => json::draw(list, sources),
        Format::Github => github::draw(list, sources),
    }
}

/// How many there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    #[must_use]
    pub fn of(list: &[Diagnostic]) -> Counts {
        let count = |severity| list.iter().filter(|one| one.severity() == severity).count();
        Counts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    /// `3 errors, 1 warning`; empty when there are none at all.
    #[must_use]
    pub fn words(self) -> String {
        let counted = |count: usize, word: &str| match count {
            0 => None,
            1 => Some(format!("1 {word}")),
            _ => Some(format!("{count} {word}s")),
        };
        let parts = [
            counted(self.errors, Severity::Error.word()),
            counted(self.warnings, Severity::Warning.word()),
            counted(self.notes, Severity::Note.word()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
