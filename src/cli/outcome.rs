//! How a run can end, and what stands in its way.

use std::process::ExitCode;

/// The worst that happened, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Done,
    /// Rules or answers have mistakes.
    Mistakes,
    /// Wrong usage, or something could not be read.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Mistakes => 1,
            Outcome::Unreadable => 2,
        })
    }
}

/// What keeps a run from going on, in words for a person.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) message: String,
    /// What to do instead.
    pub(super) help: Option<String>,
}

impl Trouble {
    pub(super) fn new(message: impl Into<String>) -> Trouble {
        Trouble { message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Trouble {
        self.help = Some(help.into());
        self
    }
}

impl From<crate::source::ReadError> for Trouble {
    fn from(error: crate::source::ReadError) -> Trouble {
        Trouble::new(error.to_string())
    }
}
