//! Meaning and data to scores. Knows no files, no clock, no environment.
//!
//! [`Scorer`] binds a pack once and scores any number of cities. Scores are ranges of what the answers leave open; a
//! score's trace, and the advice that fits, come with it.

mod afterthoughts;
mod assessment;
mod climb;
mod points;
mod recommend;
mod run;
mod texts;
mod totals;
mod trace;

pub use assessment::*;
pub use climb::Rise;
pub use trace::{Step, StepKind, Trace};

use crate::answers::Answers;
use crate::decimal::Interval;
use crate::eval::{Facts, Manner, Recorder, Scores, Sensitivity, in_words};
use crate::pack::{IndicatorId, Pack, QuestionId, Rule, Unanswered};
use crate::script::Scripts;

use points::IndicatorPoints;

/// Scores a city. The pack must have passed `check` without errors.
#[must_use]
pub fn assess(pack: &Pack, scripts: &Scripts, answers: &Answers, mode: Mode) -> Assessment {
    Scorer::new(pack, scripts).assess(answers, mode)
}

/// A pack made ready to score many cities.
pub struct Scorer<'p> {
    pack: &'p Pack,
    scripts: &'p Scripts,
    asked: Vec<QuestionId>,
    /// What each indicator's rule can tell apart.
    rules: Vec<Sensitivity>,
    /// What each recommendation's condition can tell apart.
    conditions: Vec<Sensitivity>,
}

/// A city's scores without their reasons.
#[derive(Clone, Debug)]
pub struct Results {
    pub indicators: Vec<IndicatorPoints>,
    pub scores: Scores,
}

impl<'p> Scorer<'p> {
    #[must_use]
    pub fn new(pack: &'p Pack, scripts: &'p Scripts) -> Scorer<'p> {
        let rules = pack.indicators.iter().map(|indicator| match &indicator.rule {
            Rule::Computed(rule) => Sensitivity::of_number(pack, rule),
            Rule::AsAwarded | Rule::Error => Sensitivity::default(),
        });
        let conditions = pack.recommendations.iter().map(|recommendation| match &recommendation.when {
            Some(when) => Sensitivity::of_condition(pack, when),
            None => Sensitivity::default(),
        });
        Scorer {
            pack,
            scripts,
            asked: Sensitivity::asked_order(pack),
            rules: rules.collect(),
            conditions: conditions.collect(),
        }
    }

    /// What a city's answers say, as rules see them.
    #[must_use]
    pub fn facts<'a>(&self, answers: &'a Answers) -> Facts<'a> {
        Facts::of_answers(self.pack, self.scripts, &self.asked, answers)
    }

    /// Points, totals and level alone: no traces, no advice.
    #[must_use]
    pub fn results(&self, answers: &Answers, mode: Mode) -> Results {
        self.results_from(&mut self.facts(answers), answers, mode)
    }

    fn results_from<'a>(&self, facts: &mut Facts<'a>, answers: &'a Answers, mode: Mode) -> Results {
        let mut indicators = self.all_points(facts, answers);
        self.narrow_by_components(facts, answers, &mut indicators);
        if self.takes_lowest(mode) {
            for one in &mut indicators {
                one.points = Interval::point(one.points.low);
            }
        }
        let points: Vec<Interval> = indicators.iter().map(|one| one.points).collect();
        let scores = self.totals(points, facts, answers, mode);
        Results { indicators, scores }
    }

    /// Whether what is not known counts as the worst that it can be.
    fn takes_lowest(&self, mode: Mode) -> bool {
        mode == Mode::Final && self.pack.unanswered == Unanswered::ScoresLowest
    }

    /// The whole assessment of a city by itself: what hangs on other cities is not known.
    #[must_use]
    pub fn assess(&self, answers: &Answers, mode: Mode) -> Assessment {
        self.assess_from(self.facts(answers), answers, mode)
    }

    fn assess_from<'a>(&self, mut facts: Facts<'a>, answers: &'a Answers, mode: Mode) -> Assessment {
        let results = self.results_from(&mut facts, answers, mode);
        let recommendations = self.recommendations(&mut facts, answers, &results);
        let indicators: Vec<IndicatorScore> = results
            .indicators
            .into_iter()
            .enumerate()
            .map(|(index, points)| self.indicator_score(IndicatorId::from(index), points, &facts, answers))
            .collect();
        let mut unanswered: Vec<QuestionId> =
            indicators.iter().flat_map(|one| one.unanswered.iter().copied()).collect();
        unanswered.sort_unstable();
        unanswered.dedup();
        let levels = self.pack.certification.as_ref().map_or(0, |certification| certification.levels.len());
        Assessment {
            city: answers.city.clone(),
            state: answers.state.clone(),
            answers_origin: answers.origin.clone(),
            answers_fingerprint: answers.fingerprint.clone(),
            mode,
            indicators,
            components: self.component_scores(&results.scores, answers),
            overall: results.scores.overall,
            levels: (0..levels)
                .filter(|level| *level < 64 && results.scores.levels >> level & 1 == 1)
                .collect(),
            recommendations,
            published: answers.published.clone(),
            published_source: answers.published_source.clone(),
            unanswered,
        }
    }

    fn indicator_score(
        &self,
        id: IndicatorId,
        points: IndicatorPoints,
        facts: &Facts<'_>,
        answers: &Answers,
    ) -> IndicatorScore {
        let uses: &[QuestionId] = self.pack.indicators.get(id.index()).map_or(&[], |found| &found.uses);
        let unanswered = match points.basis {
            Basis::Awarded { .. } => Vec::new(),
            _ => uses.iter().copied().filter(|question| !facts.are_exact(self.pack, &[*question])).collect(),
        };
        let shown = uses.iter().map(|question| self.shown(*question, answers)).collect();
        let steps = self.steps(id, &points, facts);
        IndicatorScore {
            indicator: id,
            points: points.points,
            basis: points.basis,
            unanswered,
            trace: Trace { steps, answers: shown },
        }
    }

    fn steps(&self, id: IndicatorId, points: &IndicatorPoints, facts: &Facts<'_>) -> Vec<Step> {
        let Some(indicator) = self.pack.indicators.get(id.index()) else { return Vec::new() };
        if let Basis::Awarded { awarded, .. } = &points.basis {
            let step =
                Step { depth: 0, span: awarded.span, kind: StepKind::Awarded, value: Some(points.points) };
            return vec![step];
        }
        let mut recorder = Recorder::default();
        let mark = crate::eval::Observer::open(&mut recorder, StepKind::Score, indicator.rule_span);
        if let Rule::Computed(rule) = &indicator.rule {
            recorder = self.record(rule, facts, indicator, recorder);
        }
        crate::eval::Observer::close(&mut recorder, mark, Some(points.points));
        recorder.steps
    }

    fn shown(&self, id: QuestionId, answers: &Answers) -> ShownAnswer {
        let answer = answers.answers.get(id.index()).and_then(Option::as_ref);
        let question = self.pack.questions.get(id.index());
        let manner = Manner::of(self.pack);
        let said =
            |manner| answer.zip(question).map(|(answer, question)| in_words(manner, question, &answer.value));
        ShownAnswer {
            question: id,
            value: said(manner),
            plain: said(manner.ungrouped()),
            standing: answer.map(|answer| answer.standing),
            span: answer.map(|answer| answer.span),
        }
    }

    /// Whether the pack lets an answer of this one's standing score its lowest.
    fn is_taken_lowest(&self, id: QuestionId, answers: &Answers) -> bool {
        let answer = answers.answers.get(id.index()).and_then(Option::as_ref);
        answer.is_some_and(|answer| self.pack.takes_lowest(answer.standing))
    }
}
