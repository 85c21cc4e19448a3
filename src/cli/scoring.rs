//! Reading and scoring cities, the same for every verb that does: one city's fault never stops the others.

use std::path::{Path, PathBuf};

use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::pack::Pack;
use crate::render::diagnostics::{self, Format};
use crate::score::{Assessment, Mode, Scorer};
use crate::source::Sources;

use super::outcome::Outcome;
use super::output::Output;
use super::{cities, disk, tell};

/// The files that are meant; what cannot be found is told.
pub(super) fn wanted(given: &[PathBuf], output: &Output, outcome: &mut Outcome) -> Vec<PathBuf> {
    let mut wanted = Vec::new();
    for file in cities::files(given) {
        match file {
            Ok(file) => wanted.push(file),
            Err(trouble) => {
                tell(&trouble, output);
                *outcome = Outcome::Unreadable;
            }
        }
    }
    wanted
}

/// What came of some cities' files.
pub(super) struct Scored<T> {
    /// What was kept of each city that could be scored, in the order of the files.
    pub(super) kept: Vec<T>,
    left_out: Vec<String>,
    found: Diagnostics,
    pub(super) outcome: Outcome,
}

/// Scores the cities of some files and keeps of each what is wanted.
pub(super) fn score<T>(
    files: &[PathBuf],
    (pack, scorer): (&Pack, &Scorer<'_>),
    mode: Mode,
    sources: &mut Sources,
    output: &Output,
    mut keep: impl FnMut(&Path, &Answers, Assessment) -> T,
) -> Scored<T> {
    let mut scored =
        Scored { kept: Vec::new(), left_out: Vec::new(), found: Diagnostics::new(), outcome: Outcome::Done };
    for path in files {
        match cities::read(path, pack, sources, &mut scored.found) {
            Ok(Some(answers)) => {
                let assessment = scorer.assess(&answers, mode);
                scorer.afterthoughts(&answers, &assessment, &mut scored.found);
                scored.kept.push(keep(path, &answers, assessment));
            }
            Ok(None) => scored.left_out.push(disk::shown(path)),
            Err(trouble) => {
                tell(&trouble, output);
                scored.outcome = Outcome::Unreadable;
            }
        }
    }
    if scored.found.has_errors() {
        scored.outcome = scored.outcome.max(Outcome::Mistakes);
    }
    scored
}

impl<T> Scored<T> {
    /// Tells the mistakes, and which cities are left out because of them.
    pub(super) fn tell(&self, sources: &Sources, output: &Output) {
        let subject = self.left_out.join(", ");
        let found = self.found.clone().sorted();
        output.message(&diagnostics::draw(Format::Human, &found, sources, output.err, &subject));
        if !self.left_out.is_empty() && !self.kept.is_empty() {
            output.message(&format!("not scored: {subject}\n"));
        }
    }
}
