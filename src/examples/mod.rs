//! Runs a pack's examples, and tells what of the rules they reach.
//!
//! An example is a city that somebody thought of: it is scored as any city is, and the result is held to what the example
//! expects. Knows no files and no format.

mod coverage;
mod judge;
mod reach;

pub use coverage::{Coverage, Part, PartKind};
pub use judge::{Got, Verdict};

use crate::answers::{Answer, Answers, Awarded};
use crate::diagnostic::Diagnostics;
use crate::eval::Run;
use crate::order::Gather as _;
use crate::pack::example::{Award, Example, Expectation, Given, ScoreOf};
use crate::pack::{ExampleId, Pack};
use crate::score::{Assessment, Mode, Scorer};
use crate::script::Scripts;
use crate::source::FileId;

/// An example that was run.
#[derive(Clone, Debug)]
pub struct Ran {
    pub example: ExampleId,
    /// In the order of the example's expectations.
    pub verdicts: Vec<Verdict>,
    pub assessment: Assessment,
    /// The final result, where something is expected of it.
    pub finally: Option<Assessment>,
}

impl Ran {
    /// Whether everything is as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict.holds)
    }

    /// The result that an expectation speaks of.
    #[must_use]
    pub fn result_for(&self, expectation: &Expectation) -> &Assessment {
        self.finally.as_ref().filter(|_| expectation.is_final).unwrap_or(&self.assessment)
    }
}

/// A pack made ready to run its examples. It must have no errors.
pub struct Runner<'p> {
    pack: &'p Pack,
    scripts: &'p Scripts,
    scorer: Scorer<'p>,
    coverage: Coverage,
}

impl<'p> Runner<'p> {
    #[must_use]
    pub fn new(pack: &'p Pack, scripts: &'p Scripts) -> Runner<'p> {
        Runner { pack, scripts, scorer: Scorer::new(pack, scripts), coverage: Coverage::of(pack) }
    }

    /// Runs one example. What only shows when it is scored (a script that fails, an answer to a question that is not
    /// asked) is told in `found`.
    pub fn run(&mut self, id: ExampleId, found: &mut Diagnostics) -> Option<Ran> {
        let example = self.pack.examples.get(id.index())?;
        let own = own_answers(self.pack, example);
        let others: Vec<Answers> =
            example.others.iter().map(|given| answers(self.pack, example.span.file, given)).collect();
        let cities: Vec<&Answers> = std::iter::once(&own).chain(&others).collect();
        let assess = |mode: Mode| {
            let run = (!others.is_empty()).then(|| self.scorer.run(&cities, mode));
            let assessment = match &run {
                Some(run) => self.scorer.assess_among(run, 0, &own, mode),
                None => self.scorer.assess(&own, mode),
            };
            (assessment, run)
        };
        let (assessment, run) = assess(Mode::Draft);
        let is_final = example.expectations.iter().any(|expectation| expectation.is_final);
        let finally = is_final.then(|| assess(Mode::Final).0);
        self.scorer.afterthoughts(&own, &assessment, found);
        self.reach(&own, run.as_ref().map(|run| (run, 0)), &assessment);
        let mut ran = Ran { example: id, verdicts: Vec::new(), assessment, finally };
        ran.verdicts = example
            .expectations
            .iter()
            .map(|expectation| judge::verdict(self.pack, &expectation.kind, ran.result_for(expectation)))
            .collect();
        Some(ran)
    }

    /// Notes what the answers of cities that are scored together reach of the rules.
    pub fn cities(&mut self, cities: &[Answers]) {
        let all: Vec<&Answers> = cities.iter().collect();
        let run = (all.len() > 1).then(|| self.scorer.run(&all, Mode::Draft));
        for (at, answers) in cities.iter().enumerate() {
            let place = run.as_ref().map(|run| (run, at));
            let assessment = match place {
                Some((run, at)) => self.scorer.assess_among(run, at, answers, Mode::Draft),
                None => self.scorer.assess(answers, Mode::Draft),
            };
            self.reach(answers, place, &assessment);
        }
    }

    /// What all that was run has reached.
    #[must_use]
    pub fn finish(self) -> Coverage {
        self.coverage
    }

    fn reach(&mut self, answers: &Answers, run: Option<(&Run, usize)>, assessment: &Assessment) {
        let facts = self.scorer.facts(answers);
        let facts = match run {
            Some((run, city)) => facts.among(run, city),
            None => facts,
        };
        reach::note(self.pack, self.scripts, &facts, assessment, &mut self.coverage);
    }
}

/// Answers, as a city would give them.
fn answers(pack: &Pack, file: FileId, given: &[Given]) -> Answers {
    let mut answers = Answers::none(pack, file);
    for given in given {
        if let Some(slot) = answers.answers.get_mut(given.question.index()) {
            *slot = Some(Answer {
                value: given.value.clone(),
                standing: given.standing,
                claimed: given.claimed.clone(),
                document: None,
                span: given.span,
            });
        }
    }
    answers
}

/// What an example gives of the city that it is about.
fn own_answers(pack: &Pack, example: &Example) -> Answers {
    let mut answers = answers(pack, example.span.file, &example.given);
    let source = example.origin.as_ref().map_or("the example", |origin| &origin.text);
    for Award { of, points, span } in &example.awarded {
        let awarded = Awarded { points: *points, source: source.to_owned(), span: *span };
        match of {
            ScoreOf::Indicator(id) => answers.awarded_indicators.insert(*id, awarded),
            ScoreOf::Component(id) => answers.awarded_components.insert(*id, awarded),
            ScoreOf::Overall => None,
        };
    }
    answers.previous.level = example.previous_level;
    answers.previous.scores = example.previous.iter().map(|award| (award.of, award.points)).into_map();
    answers
}
