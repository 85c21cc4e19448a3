//! Reading and scoring cities, the same for every verb that does: one city's fault never stops the others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::across::MOST_CITIES;
use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::eval::Run;
use crate::order::Gather as _;
use crate::pack::Pack;
use crate::render::diagnostics::{self, Format};
use crate::score::{Assessment, Mode, Scorer};
use crate::source::Sources;

use super::outcome::{Outcome, Trouble};
use super::output::{Output, listed};
use super::{cities, disk, tell_all};

/// The cities' files that a verb is about.
#[derive(Default)]
pub(super) struct Files {
    pub(super) shown: Vec<PathBuf>,
    /// Those that only count with them.
    pub(super) others: Vec<PathBuf>,
}

impl Files {
    /// The files that are to be shown.
    pub(super) fn meant(given: &[PathBuf], output: &Output, outcome: &mut Outcome) -> Files {
        Files { shown: existing(given, output, outcome), others: Vec::new() }
    }

    /// With others, without those that are shown anyway.
    pub(super) fn among(mut self, given: &[PathBuf], output: &Output, outcome: &mut Outcome) -> Files {
        let place = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
        let shown: BTreeSet<PathBuf> = self.shown.iter().map(place).into_set();
        self.others = existing(given, output, outcome);
        self.others.retain(|path| !shown.contains(&place(path)));
        self
    }
}

/// The files that are meant; what cannot be found is told.
fn existing(given: &[PathBuf], output: &Output, outcome: &mut Outcome) -> Vec<PathBuf> {
    let (mut found, mut troubles) = (Vec::new(), Vec::new());
    for file in cities::files(given) {
        match file {
            Ok(file) => found.push(file),
            Err(trouble) => troubles.push(trouble),
        }
    }
    if !troubles.is_empty() {
        tell_all(&troubles, output);
        *outcome = Outcome::Unreadable;
    }
    found
}

/// Cities that were read, to be scored together.
pub(super) struct Together<'a> {
    scorer: &'a Scorer<'a>,
    mode: Mode,
    /// Those that are shown, then those that only count with them.
    cities: Vec<(PathBuf, Answers)>,
    shown: usize,
    /// Where scores hang on other cities.
    run: Option<Run>,
    left_out: Vec<String>,
    unreadable: Vec<Trouble>,
    found: Diagnostics,
}

impl<'a> Together<'a> {
    /// Reads the cities that are shown, and others.
    pub(super) fn read(
        files: &Files,
        (pack, scorer): (&Pack, &'a Scorer<'a>),
        mode: Mode,
        sources: &mut Sources,
    ) -> Result<Together<'a>, Trouble> {
        let mut all = Together::none(scorer, mode);
        files.shown.iter().for_each(|path| all.add(path, pack, sources));
        all.shown = all.cities.len();
        files.others.iter().for_each(|path| all.add(path, pack, sources));
        all.hold_together()?;
        all.tell_if_alone();
        Ok(all)
    }

    /// The same cities by other rules, which take their answers in another form.
    pub(super) fn by<'b>(
        &self,
        scorer: &'b Scorer<'b>,
        answers: impl Fn(&Answers) -> Answers,
    ) -> Result<Together<'b>, Trouble> {
        let mut all = Together::none(scorer, self.mode);
        all.cities = self.cities.iter().map(|(path, own)| (path.clone(), answers(own))).collect();
        all.shown = self.shown;
        all.hold_together()?;
        if !self.scorer.looks_across() {
            all.tell_if_alone();
        }
        Ok(all)
    }

    fn none(scorer: &'a Scorer<'a>, mode: Mode) -> Together<'a> {
        Together {
            scorer,
            mode,
            cities: Vec::new(),
            shown: 0,
            run: None,
            left_out: Vec::new(),
            unreadable: Vec::new(),
            found: Diagnostics::new(),
        }
    }

    /// Makes the run of all cities where scores hang on it.
    fn hold_together(&mut self) -> Result<(), Trouble> {
        if self.scorer.looks_across() {
            let answers: Vec<&Answers> = self.cities.iter().map(|(_, answers)| answers).collect();
            self.run = run(self.scorer, &answers, self.mode)?;
            if self.run.is_none() && !answers.is_empty() && self.scorer.takes_ends(self.mode) {
                return Err(Trouble::new(
                    "a final score needs the others: the rules hold all against each other, and one alone would get the \
                     lowest for what is only not known",
                )
                .help(
                    "name the others too: `--among FOLDER`, or score all of them in one go; without `--final` the range of \
                     what it can be is shown",
                ));
            }
        }
        Ok(())
    }

    fn tell_if_alone(&mut self) {
        if self.scorer.looks_across() && self.run.is_none() && self.shown > 0 {
            self.scorer.told_alone(&mut self.found);
        }
    }

    fn add(&mut self, path: &Path, pack: &Pack, sources: &mut Sources) {
        match cities::read(path, pack, sources, &mut self.found) {
            Ok(Some(answers)) => self.cities.push((path.to_owned(), answers)),
            Ok(None) => self.left_out.push(disk::shown(path)),
            Err(trouble) => self.unreadable.push(trouble),
        }
    }

    /// Scores the cities that are shown and keeps of each what is wanted.
    pub(super) fn score<T>(&mut self, mut keep: impl FnMut(&Path, &Answers, Assessment) -> T) -> Vec<T> {
        let mut kept = Vec::new();
        for (at, (path, answers)) in self.cities.iter().enumerate().take(self.shown) {
            let assessment = self.assess(at, answers);
            self.scorer.afterthoughts(answers, &assessment, &mut self.found);
            kept.push(keep(path, answers, assessment));
        }
        kept
    }

    /// Scores the cities that are shown, without a look at what that brings to light.
    pub(super) fn assessments(&self) -> impl Iterator<Item = Assessment> {
        let shown = self.cities.iter().enumerate().take(self.shown);
        shown.map(|(at, (_, answers))| self.assess(at, answers))
    }

    /// Scores the others.
    pub(super) fn score_others<T>(&self, keep: impl Fn(&Answers, Assessment) -> T) -> Vec<T> {
        let others = self.cities.iter().enumerate().skip(self.shown);
        others.map(|(at, (_, answers))| keep(answers, self.assess(at, answers))).collect()
    }

    fn assess(&self, at: usize, answers: &Answers) -> Assessment {
        match &self.run {
            Some(run) => self.scorer.assess_among(run, at, answers, self.mode),
            None => self.scorer.assess(answers, self.mode),
        }
    }

    /// Tells the mistakes, and which cities are left out because of them; how bad it was.
    /// The files that have mistakes.
    pub(super) fn left_out(&self) -> &[String] {
        &self.left_out
    }

    pub(super) fn tell(&self, sources: &Sources, output: &Output) -> Outcome {
        tell_all(&self.unreadable, output);
        let subject = listed(&self.left_out);
        let found = self.found.clone().sorted();
        output.message(&diagnostics::draw(Format::Human, &found, sources, output.err, &subject));
        if !self.left_out.is_empty() && self.shown > 0 {
            output.message(&format!("not scored: {}\n", diagnostics::visible(&subject)));
        }
        match (self.unreadable.is_empty(), self.found.has_errors()) {
            (false, _) => Outcome::Unreadable,
            (true, true) => Outcome::Mistakes,
            (true, false) => Outcome::Done,
        }
    }
}

/// The run of cities where scores hang on others; `None` of a city alone.
pub(super) fn run(scorer: &Scorer<'_>, cities: &[&Answers], mode: Mode) -> Result<Option<Run>, Trouble> {
    if cities.len() > MOST_CITIES {
        return Err(Trouble::new(format!("{} cities are too many to be scored together", cities.len()))
            .help(format!("at most {MOST_CITIES} are")));
    }
    Ok((cities.len() > 1).then(|| scorer.run(cities, mode)))
}
