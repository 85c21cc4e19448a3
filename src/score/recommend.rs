//! Which advice fits where the city stands.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use crate::answers::Answers;
use crate::decimal::{Interval, Number, Tri};
use crate::eval::{Facts, Scores, Silent, Space, Walk};
use crate::order::Order as _;
use crate::pack::expr::Condition;
use crate::pack::{IndicatorId, RecommendationId, Rule, Scope};

use super::points::CELLS;
use super::{FiredRecommendation, Results, Scorer};

impl Scorer<'_> {
    /// All advice that fits or may fit, by points still to be won, then priority, then the pack's order.
    pub(super) fn recommendations<'a>(
        &self,
        facts: &mut Facts<'a>,
        answers: &'a Answers,
        results: &Results,
    ) -> Vec<FiredRecommendation> {
        let mut fired = Vec::new();
        for (index, recommendation) in self.pack.recommendations.iter().enumerate() {
            let holds = match &recommendation.when {
                Some(when) => self.holds(index, when, recommendation.scope, facts, results),
                None => Tri::TRUE,
            };
            // What is not applicable needs no advice.
            let holds = holds.and(results.scores.applies.scope(recommendation.scope));
            if !holds.can_be_true {
                continue;
            }
            fired.push(FiredRecommendation {
                recommendation: RecommendationId::from(index),
                scope: recommendation.scope,
                priority: recommendation.priority,
                holds,
                to_win: self.to_win(recommendation.scope, &results.scores),
                text: self.fill(&recommendation.text, facts, answers, &results.scores),
            });
        }
        fired.order_by_key(|one| {
            (Reverse(one.to_win.high), Reverse(one.to_win.low), one.priority, one.recommendation)
        });
        fired
    }

    /// What is missing to the best: to the maximum, or where lower is better, to 0.
    fn to_win(&self, scope: Scope, scores: &Scores) -> Interval {
        let (out_of, points) = match scope {
            Scope::Indicator(id) => (
                self.pack.indicators.get(id.index()).map(|indicator| indicator.out_of),
                scores.indicators.get(id.index()).copied(),
            ),
            Scope::Component(id) => (
                self.pack.components.get(id.index()).map(|component| component.out_of),
                scores.components.get(id.index()).copied(),
            ),
            Scope::Framework => (Some(self.pack.overall_out_of), Some(scores.overall)),
        };
        if self.pack.lower_is_better() {
            return points.unwrap_or(Interval::point(Number::ZERO));
        }
        let left =
            out_of.zip(points).and_then(|(out_of, points)| Interval::point(out_of).add(points.negate()));
        left.unwrap_or(Interval::point(Number::ZERO))
    }

    fn holds(
        &self,
        index: usize,
        when: &Condition,
        scope: Scope,
        facts: &mut Facts<'_>,
        results: &Results,
    ) -> Tri {
        let once = |facts: &Facts<'_>, scores: &Scores| {
            Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent)
                .with_scores(scores)
                .condition(when)
        };
        let Some(sensitivity) = self.conditions.get(index) else { return Tri::UNKNOWN };
        let questions: Vec<_> = sensitivity.questions.iter().copied().collect();
        if facts.are_exact(self.pack, &questions) {
            return once(facts, &results.scores);
        }
        // Published points tell something of the answers behind them: only answers that earn them count.
        let awarded = self.known_from_outside(scope, results);
        let mut sensitivity = sensitivity.clone();
        if let Some((id, _, _)) = awarded
            && let Some(rule) = self.rules.get(id.index())
        {
            sensitivity.merge(rule);
        }
        let space = Space::new(self.pack, facts, &sensitivity, &self.asked, CELLS);
        let mut scores = results.scores.clone();
        let mut holds: Option<Tri> = None;
        space.each(self.pack, self.scripts, facts, |cell| {
            if let Some((id, rule, allowed)) = awarded
                && let Some(indicator) = self.pack.indicators.get(id.index())
            {
                let (value, _) = self.value::<Interval>(rule, indicator, cell);
                let Some(points) = value.intersection(allowed) else { return ControlFlow::Continue(()) };
                if let Some(slot) = scores.indicators.get_mut(id.index()) {
                    *slot = points;
                }
            }
            let truth = once(cell, &scores);
            let joined = holds.map_or(truth, |holds: Tri| holds.hull(truth));
            holds = Some(joined);
            if joined == Tri::UNKNOWN { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        // No answers earn the published points by the pack's rule: then they tell nothing.
        holds.unwrap_or_else(|| once(facts, &results.scores))
    }

    fn known_from_outside<'r>(
        &'r self,
        scope: Scope,
        results: &Results,
    ) -> Option<(IndicatorId, &'r crate::pack::expr::Numeric, Interval)> {
        let Scope::Indicator(id) = scope else { return None };
        let allowed = results.indicators.get(id.index())?.allowed?;
        match &self.pack.indicators.get(id.index())?.rule {
            Rule::Computed(rule) => Some((id, rule, allowed)),
            Rule::AsAwarded | Rule::Error => None,
        }
    }
}
