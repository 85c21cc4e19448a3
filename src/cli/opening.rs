//! Rules made ready for cities, the same for every verb that scores some.

use crate::answers::Answers;
use crate::pack::Pack;
use crate::report::among::Figures;
use crate::score::{Assessment, Mode, Scorer};
use crate::source::Sources;

use super::args::PackChoice;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::scoring::{Files, Together};

/// What was asked for.
pub(super) struct Opening<'v> {
    pub(super) pack: &'v PackChoice,
    pub(super) language: Option<&'v str>,
    pub(super) mode: Mode,
    /// What is not done where the rules have mistakes: `scored`.
    pub(super) done: &'static str,
}

/// Rules that are open.
pub(super) struct Open<'r> {
    /// What cities' files are held to.
    pub(super) written: &'r Pack,
    /// The same with its texts in the language that people read.
    pub(super) shown: &'r Pack,
    pub(super) scorer: &'r Scorer<'r>,
    pub(super) mode: Mode,
    pub(super) sources: Sources,
}

impl Opening<'_> {
    /// Does something with the rules. Where they have mistakes these are told, and nothing is done.
    pub(super) fn with(
        &self,
        output: &Output,
        work: impl FnOnce(Open<'_>) -> Result<Outcome, Trouble>,
    ) -> Result<Outcome, Trouble> {
        let mut sources = Sources::new();
        let loaded = Loaded::for_scoring(self.pack, self.language, &mut sources)?;
        let written = match loaded.usable(self.done, &sources, output) {
            Ok(pack) => pack,
            Err(outcome) => return Ok(outcome),
        };
        let shown = &*packs::in_language(written, self.language)?;
        let scorer = &Scorer::new(shown, &loaded.scripts);
        work(Open { written, shown, scorer, mode: self.mode, sources })
    }
}

impl<'r> Open<'r> {
    /// What is kept of a city to be held against others.
    pub(super) fn figures(&self, answers: &Answers, assessment: &Assessment) -> Figures {
        let classes = self.scorer.classes(&self.shown.class_questions(), answers);
        Figures { classes, ..Figures::of(assessment) }
    }

    /// Reads cities, to be scored together.
    pub(super) fn read(&mut self, files: &Files) -> Result<Together<'r>, Trouble> {
        Together::read(files, (self.written, self.scorer), self.mode, &mut self.sources)
    }
}
