//! Meaning and data to scores. Knows no files, no clock, no environment.
//!
//! [`Scorer`] binds a pack once and scores any number of cities. Scores are ranges of what the answers leave open; a
//! score's trace, and the advice that fits, come with it.

mod afterthoughts;
mod answered;
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

use std::collections::BTreeSet;

use crate::answers::Answers;
use crate::decimal::{End, Interval, Number, Tri};
use crate::eval::{Facts, Manner, Ranges, Recorder, Scores, Sensitivity, in_words};
use crate::order::Order as _;
use crate::pack::expr::Condition;
use crate::pack::{
    ComponentId, Indicator, IndicatorId, Pack, Part, Penalty, QuestionId, Rule, Scope, Unanswered,
};
use crate::script::Scripts;
use crate::source::Span;

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
    /// What decides which parts apply; none where all do.
    exemptions: Option<Sensitivity>,
    /// The questions that decide whether each component applies, and what is taken from it.
    of_wholes: Vec<BTreeSet<QuestionId>>,
    /// The same for each component and the overall score, of what is taken from it and of which of its parts apply; only
    /// where there are any.
    behind_wholes: Vec<(Scope, BTreeSet<QuestionId>)>,
    /// Those that decide what is taken from the overall score.
    of_framework: BTreeSet<QuestionId>,
    /// The parts that the overall score is made of.
    parts: Vec<Part>,
    /// What every score can be.
    ranges: Ranges,
    /// What the conditions of levels can tell apart, and those of the grades of parts.
    of_level: Sensitivity,
    of_scales: Sensitivity,
}

/// The questions that penalties and a condition look at.
fn beside(pack: &Pack, penalties: &[Penalty], condition: Option<&Condition>) -> BTreeSet<QuestionId> {
    let mut found = Sensitivity::default();
    for penalty in penalties {
        found.merge(&Sensitivity::of_number(pack, &penalty.worth));
    }
    for condition in condition.into_iter().chain(penalties.iter().filter_map(|one| one.when.as_ref())) {
        found.merge(&Sensitivity::of_condition(pack, condition));
    }
    found.questions
}

/// The questions behind wholes that are not behind the points of their parts.
fn behind_wholes(pack: &Pack) -> Vec<(Scope, BTreeSet<QuestionId>)> {
    let components = (0..pack.components.len()).map(|at| Some(ComponentId::from(at)));
    let all = components.chain([None]).map(|whole| {
        let scope = whole.map_or(Scope::Framework, Scope::Component);
        let mut questions = beside(pack, pack.penalties_of(scope), None);
        let parts = match whole.and_then(|id| pack.component(id)) {
            Some(component) => component.parts.clone(),
            None => pack.parts(),
        };
        for part in parts {
            let exemption = match part {
                Part::Component(id) => pack.component(id).and_then(|one| one.exemption.as_ref()),
                Part::Indicator(id) => pack.indicator(id).and_then(|one| one.exemption.as_ref()),
            };
            questions.extend(exemption.iter().flat_map(|exemption| &exemption.uses));
        }
        (scope, questions)
    });
    all.filter(|(_, questions)| !questions.is_empty()).collect()
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
        let rules = pack.indicators.iter().map(|indicator| {
            let mut found = match &indicator.rule {
                Rule::Computed(rule) => Sensitivity::of_number(pack, rule),
                Rule::AsAwarded | Rule::Error => return Sensitivity::default(),
            };
            for penalty in &indicator.penalties {
                found.merge(&Sensitivity::of_number(pack, &penalty.worth));
                penalty.when.iter().for_each(|when| found.merge(&Sensitivity::of_condition(pack, when)));
            }
            found
        });
        let of_components = pack.components.iter().filter_map(|one| one.exemption.as_ref());
        let of_indicators = pack.indicators.iter().filter_map(|one| one.exemption.as_ref());
        let conditions_of = of_components.chain(of_indicators).map(|one| &one.when);
        let exemptions = conditions_of.map(|when| Sensitivity::of_condition(pack, when));
        let exemptions = exemptions.reduce(|mut all, one| {
            all.merge(&one);
            all
        });
        let conditions = pack.recommendations.iter().map(|recommendation| match &recommendation.when {
            Some(when) => Sensitivity::of_condition(pack, when),
            None => Sensitivity::default(),
        });
        let of_wholes = pack.components.iter().map(|one| {
            let exempt = one.exemption.as_ref().map(|exemption| &exemption.when);
            beside(pack, &one.penalties, exempt)
        });
        let levels = pack.certification.iter().flat_map(|one| &one.levels);
        let graded = pack.scales.iter().flat_map(|scale| &scale.graded);
        Scorer {
            pack,
            scripts,
            asked: Sensitivity::asked_order(pack),
            rules: rules.collect(),
            conditions: conditions.collect(),
            exemptions,
            of_wholes: of_wholes.collect(),
            behind_wholes: behind_wholes(pack),
            of_framework: beside(pack, &pack.penalties, None),
            parts: pack.parts(),
            ranges: Ranges::of(pack, scripts),
            of_level: Sensitivity::of_conditions(pack, levels.filter_map(|level| level.condition.as_ref())),
            of_scales: Sensitivity::of_conditions(pack, graded.flat_map(|one| &one.conditions).flatten()),
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
        if let Some(end) = self.end_taken(mode) {
            for one in &mut indicators {
                one.points = Interval::point(one.points.end(end));
            }
        }
        let points: Vec<Interval> = indicators.iter().map(|one| one.points).collect();
        let scores = self.totals(points, facts, answers, mode);
        Results { indicators, scores }
    }

    /// Where what is not known counts as the worst that it can be: which end of its range that is.
    /// Whether a range counts as one of its ends, in the scores of indicators that hang on other cities.
    #[must_use]
    pub fn takes_ends(&self, mode: Mode) -> bool {
        let hangs = |rule: &Rule, indicator: &Indicator| {
            matches!(rule, Rule::Computed(_)) && indicator.beyond.others()
        };
        self.end_taken(mode).is_some() && self.pack.indicators.iter().any(|one| hangs(&one.rule, one))
    }

    fn end_taken(&self, mode: Mode) -> Option<End> {
        match (mode, self.pack.unanswered) {
            (Mode::Final, Unanswered::Scores(end)) => Some(end),
            _ => None,
        }
    }

    /// The whole assessment of a city by itself: what hangs on other cities is not known.
    #[must_use]
    pub fn assess(&self, answers: &Answers, mode: Mode) -> Assessment {
        self.assess_from(self.facts(answers), answers, mode)
    }

    fn assess_from<'a>(&self, mut facts: Facts<'a>, answers: &'a Answers, mode: Mode) -> Assessment {
        let results = self.results_from(&mut facts, answers, mode);
        let recommendations = self.recommendations(&mut facts, answers, &results);
        let applies = &results.scores.applies;
        let ratings = self.ratings(&facts, answers, applies);
        let penalties = self.penalties(&facts, answers, applies);
        let mut components = self.component_scores(&results.scores, answers);
        for (score, not_rated) in components.iter_mut().zip(&ratings.components) {
            score.not_rated = *not_rated;
        }
        let mut indicators: Vec<IndicatorScore> = results
            .indicators
            .into_iter()
            .enumerate()
            .map(|(index, points)| {
                let id = IndicatorId::from(index);
                self.indicator_score(id, points, results.scores.applies.indicator(id), &facts, answers)
            })
            .collect();
        self.grade(&mut components, &mut indicators, &results.scores, &facts, mode);
        let mut open_wholes = self.open_wholes(&facts, &components, results.scores.overall);
        open_wholes.extend(self.open_needs(&ratings, &facts));
        open_wholes.extend(self.open_level(&results.scores, &facts));
        let of_wholes = open_wholes.iter().flat_map(|one| &one.questions);
        let mut unanswered: Vec<QuestionId> =
            indicators.iter().flat_map(|one| &one.unanswered).chain(of_wholes).copied().collect();
        unanswered.put_in_order();
        unanswered.dedup();
        let levels = self.pack.certification.as_ref().map_or(0, |certification| certification.levels.len());
        Assessment {
            city: answers.city.clone(),
            state: answers.state.clone(),
            cover: self
                .pack
                .look
                .cover
                .as_ref()
                .map(|cover| self.fill(&cover.text, &facts, answers, &results.scores)),
            answers_origin: answers.origin.clone(),
            answers_fingerprint: answers.fingerprint.clone(),
            mode,
            indicators,
            components,
            overall: results.scores.overall,
            overall_applies: results.scores.applies.overall(),
            overall_not_rated: ratings.overall,
            levels: match (mode, ratings.level) {
                (Mode::Final, Some(_)) => Vec::new(),
                _ => (0..levels)
                    .filter(|level| *level < 64 && results.scores.levels >> level & 1 == 1)
                    .collect(),
            },
            level_not_rated: ratings.level,
            penalties,
            recommendations,
            published: answers.published.clone(),
            published_source: answers.published_source.clone(),
            unanswered,
            open_wholes,
        }
    }

    fn open_wholes(
        &self,
        facts: &Facts<'_>,
        components: &[ComponentScore],
        overall: Interval,
    ) -> Vec<OpenWhole> {
        let open = self.behind_wholes.iter().filter_map(|(scope, questions)| {
            let points = match scope {
                Scope::Component(id) => {
                    components.get(id.index()).filter(|one| !one.applies.is_false())?.points
                }
                _ => overall,
            };
            let at_stake = points.high.subtract(points.low)?;
            let is_open = |id: &&QuestionId| !facts.are_exact(self.pack, &[**id]);
            let questions: Vec<QuestionId> = questions.iter().filter(is_open).copied().collect();
            (!at_stake.is_zero() && !questions.is_empty()).then_some(OpenWhole {
                what: Open::Score(*scope),
                at_stake,
                questions,
            })
        });
        open.collect()
    }

    fn indicator_score(
        &self,
        id: IndicatorId,
        points: IndicatorPoints,
        applies: Tri,
        facts: &Facts<'_>,
        answers: &Answers,
    ) -> IndicatorScore {
        let indicator = self.pack.indicator(id);
        let own: &[QuestionId] = indicator.map_or(&[], |found| &found.uses);
        let of_exemption = indicator
            .and_then(|found| found.exemption.as_ref())
            .map_or(&[][..], |exemption| exemption.uses.as_slice());
        // What is not applicable was never scored by the answers behind its rule.
        let mut uses: Vec<QuestionId> = if applies.is_false() { Vec::new() } else { own.to_vec() };
        uses.extend(of_exemption.iter().filter(|id| !own.contains(id) || applies.is_false()));
        uses.put_in_order();
        let unanswered = match points.basis {
            Basis::Awarded { .. } => Vec::new(),
            _ => uses.iter().copied().filter(|question| !facts.are_exact(self.pack, &[*question])).collect(),
        };
        let shown = uses.iter().map(|question| self.shown(*question, answers)).collect();
        let steps = self.steps(id, &points, applies, facts);
        IndicatorScore {
            indicator: id,
            points: if applies.is_false() { Interval::point(Number::ZERO) } else { points.points },
            applies,
            basis: points.basis,
            unanswered,
            trace: Trace { steps, answers: shown },
            grade: None,
        }
    }

    fn steps(&self, id: IndicatorId, points: &IndicatorPoints, applies: Tri, facts: &Facts<'_>) -> Vec<Step> {
        let Some(indicator) = self.pack.indicators.get(id.index()) else { return Vec::new() };
        if let Basis::Awarded { awarded, .. } = &points.basis {
            let step = Step {
                depth: 0,
                span: awarded.span,
                kind: StepKind::Awarded,
                value: Some(points.points),
                picked: None,
            };
            return vec![step];
        }
        let mut recorder = Recorder::default();
        if let Some(span) = self.exemption_of(indicator).filter(|_| applies.can_be_false) {
            let kind = StepKind::NotApplicable { certain: applies.is_false() };
            let mark = crate::eval::Observer::open(&mut recorder, kind, span);
            crate::eval::Observer::close(&mut recorder, mark, None);
            if applies.is_false() {
                return recorder.steps;
            }
        }
        let mark = crate::eval::Observer::open(&mut recorder, StepKind::Score, indicator.rule_span);
        if let Rule::Computed(rule) = &indicator.rule {
            recorder = self.record(rule, facts, indicator, recorder);
        }
        crate::eval::Observer::close(&mut recorder, mark, Some(points.points));
        recorder.steps
    }

    /// Where it is said when an indicator, or a component that it stands in, does not apply.
    fn exemption_of(&self, indicator: &Indicator) -> Option<Span> {
        let own = indicator.exemption.as_ref().map(|exemption| exemption.span);
        own.or_else(|| {
            let mut around = indicator.component.into_iter().flat_map(|id| self.pack.ancestry(id));
            around.find_map(|id| Some(self.pack.component(id)?.exemption.as_ref()?.span))
        })
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

    /// Whether the pack takes an answer of this one's standing at the worst it can be.
    fn is_taken_at_worst(&self, id: QuestionId, answers: &Answers) -> bool {
        let answer = answers.answers.get(id.index()).and_then(Option::as_ref);
        answer.is_some_and(|answer| self.pack.takes_worst(answer.standing))
    }
}
