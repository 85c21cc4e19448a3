//! Many cities that are scored together: what statistics are taken of is gathered once, before any of them is scored.

use crate::answers::Answers;
use crate::decimal::{Interval, Number};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::eval::{Facts, Run, Scores, Silent, Walk};
use crate::pack::{QuestionId, Rule, Series, SeriesId};

use super::{Assessment, Mode, Scorer};

impl Scorer<'_> {
    /// Whether scores hang on the cities that are scored together.
    #[must_use]
    pub fn looks_across(&self) -> bool {
        self.pack.series.iter().any(|series| series.frozen.is_none())
    }

    /// Gathers what statistics across these cities are taken of. In a draft only what is certain counts.
    #[must_use]
    pub fn run(&self, cities: &[&Answers], mode: Mode) -> Run {
        let mut run = Run::new(self.pack);
        if !self.looks_across() {
            return run;
        }
        let (of_scores, of_answers): (Vec<_>, Vec<_>) = (0..self.pack.series.len())
            .map(SeriesId::from)
            .filter_map(|id| Some((id, self.pack.series.get(id.index())?)))
            .filter(|(_, series)| series.frozen.is_none())
            .partition(|(_, series)| series.is_of_scores());
        let facts: Vec<Facts<'_>> = cities.iter().map(|answers| self.facts(answers)).collect();
        for (id, series) in of_answers {
            let own =
                |(at, facts): (usize, &Facts<'_>)| self.own(series, &facts.clone().among(&run, at), None);
            let known: Vec<_> = facts.iter().enumerate().map(own).collect();
            run.gather(self.pack, id, &known);
        }
        if of_scores.is_empty() {
            return run;
        }
        let scores: Vec<Scores> = cities
            .iter()
            .zip(&facts)
            .enumerate()
            .map(|(at, (answers, facts))| {
                self.results_from(&mut facts.clone().among(&run, at), answers, mode).scores
            })
            .collect();
        for (id, series) in of_scores {
            let own = |(facts, scores)| self.own(series, facts, Some(scores));
            let known: Vec<_> = facts.iter().zip(&scores).map(own).collect();
            run.gather(self.pack, id, &known);
        }
        run
    }

    /// Tells that a city is scored by itself, though its scores hang on others.
    pub fn told_alone(&self, found: &mut Diagnostics) {
        let mut places = Vec::new();
        for indicator in &self.pack.indicators {
            if let Rule::Computed(_) = &indicator.rule
                && indicator.beyond.others()
            {
                places.push((indicator.code(), indicator.rule_span));
            }
        }
        let span = places.first().map(|(_, span)| *span);
        let of_series =
            || self.pack.series.iter().find(|series| series.frozen.is_none()).map(|one| one.of.span);
        let Some(span) = span.or_else(of_series) else { return };
        let named: Vec<&str> = places.iter().map(|(code, _)| code.as_str()).collect();
        let what = match named.as_slice() {
            [] => String::from("a level or an advice hangs"),
            [only] => format!("the score of `{only}` hangs"),
            [first, rest @ ..] => format!("the scores of `{first}` and {} more hang", rest.len()),
        };
        found.add(
            Diagnostic::new(
                &codes::CHECK_NO_OTHERS,
                span,
                format!("{what} on other cities, and only one is scored"),
            )
            .label("is taken of the cities that are scored together")
            .help("name the others too: `--among FOLDER`, or score all of them in one go")
            .note("until then it is the range of what it can be"),
        );
    }

    /// A city's class and number, where both are certain.
    fn own(&self, series: &Series, facts: &Facts<'_>, scores: Option<&Scores>) -> Option<(usize, Number)> {
        let class = facts.class(series)?;
        let mut walk = Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent);
        if let Some(scores) = scores {
            walk = walk.with_scores(scores);
        }
        let own = walk.number(&series.of);
        Some((class, own.value?.as_point().filter(|_| !own.lacks)?))
    }

    /// The class that each question puts a city into, where its answer is certain.
    #[must_use]
    pub fn classes(&self, questions: &[QuestionId], answers: &Answers) -> Vec<Option<usize>> {
        let facts = self.facts(answers);
        questions.iter().map(|question| facts.class_by(*question)).collect()
    }

    /// The whole assessment of a city, among those of its run.
    #[must_use]
    pub fn assess_among(&self, run: &Run, city: usize, answers: &Answers, mode: Mode) -> Assessment {
        self.assess_from(self.facts(answers).among(run, city), answers, mode)
    }
}
