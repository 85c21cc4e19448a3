//! Runs a pack's examples, and tells what of the rules they reach.
//!
//! An example is a city that somebody thought of: it is scored as any city is, and the result is held to what the example
//! expects. Knows no files and no format.

mod coverage;
mod judge;
mod reach;

pub use coverage::{Coverage, Part, PartKind};
pub use judge::{Got, Verdict};

use std::collections::BTreeMap;

use crate::answers::{Answer, Answers, Awarded};
use crate::diagnostic::Diagnostics;
use crate::pack::example::{Award, Example, ScoreOf};
use crate::pack::{ExampleId, Pack};
use crate::score::{Assessment, Mode, Scorer};
use crate::script::Scripts;

/// An example that was run.
#[derive(Clone, Debug)]
pub struct Ran {
    pub example: ExampleId,
    /// In the order of the example's expectations.
    pub verdicts: Vec<Verdict>,
    pub assessment: Assessment,
}

impl Ran {
    /// Whether everything is as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.verdicts.iter().all(|verdict| verdict.holds)
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
        let answers = answers(self.pack, example);
        let assessment = self.scorer.assess(&answers, Mode::Draft);
        self.scorer.afterthoughts(&answers, &assessment, found);
        self.reach(&answers, &assessment);
        let verdicts = example
            .expectations
            .iter()
            .map(|expectation| judge::verdict(self.pack, &expectation.kind, &assessment))
            .collect();
        Some(Ran { example: id, verdicts, assessment })
    }

    /// Notes what a city's answers reach of the rules.
    pub fn city(&mut self, answers: &Answers) {
        let assessment = self.scorer.assess(answers, Mode::Draft);
        self.reach(answers, &assessment);
    }

    /// What all that was run has reached.
    #[must_use]
    pub fn finish(self) -> Coverage {
        self.coverage
    }

    fn reach(&mut self, answers: &Answers, assessment: &Assessment) {
        let facts = self.scorer.facts(answers);
        reach::note(self.pack, self.scripts, &facts, assessment, &mut self.coverage);
    }
}

/// An example's answers, as a city would give them.
fn answers(pack: &Pack, example: &Example) -> Answers {
    let mut answers = Answers {
        file: example.span.file,
        fingerprint: String::new(),
        city: String::from("the city"),
        state: None,
        origin: None,
        answers: vec![None; pack.questions.len()],
        awarded_indicators: BTreeMap::new(),
        awarded_components: BTreeMap::new(),
        published: Vec::new(),
        published_source: None,
    };
    for given in &example.given {
        if let Some(slot) = answers.answers.get_mut(given.question.index()) {
            let (value, standing) = (given.value.clone(), given.standing);
            *slot = Some(Answer { value, standing, document: None, span: given.span });
        }
    }
    let source = example.origin.as_ref().map_or("the example", |origin| &origin.text);
    for Award { of, points, span } in &example.awarded {
        let awarded = Awarded { points: *points, source: source.to_owned(), span: *span };
        match of {
            ScoreOf::Indicator(id) => answers.awarded_indicators.insert(*id, awarded),
            ScoreOf::Component(id) => answers.awarded_components.insert(*id, awarded),
            ScoreOf::Overall => None,
        };
    }
    answers
}
