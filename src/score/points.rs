//! The points of each indicator: from the rule and the answers, or as awarded.

use std::ops::ControlFlow;

use crate::answers::Answers;
use crate::decimal::{End, Interval, Number};
use crate::eval::{Facts, Recorder, Silent, Space, Value, Walk};
use crate::pack::expr::Numeric;
use crate::pack::{Combination, ComponentId, Indicator, IndicatorId, Pack, Part, QuestionId, Rule};
use crate::script::Failure;

use super::{Basis, Scorer};

/// So many cells of unknown answers are looked at for one indicator; beyond that its range may be wider than need be.
pub(super) const CELLS: usize = 4096;

/// What an indicator scores, and on what that rests.
#[derive(Clone, Debug)]
pub struct IndicatorPoints {
    pub points: Interval,
    pub basis: Basis,
    /// Known from outside: published points, or what a published total leaves.
    pub(super) allowed: Option<Interval>,
}

impl Scorer<'_> {
    pub(super) fn all_points<'a>(&self, facts: &mut Facts<'a>, answers: &'a Answers) -> Vec<IndicatorPoints> {
        let indicators = self.pack.indicators.iter().enumerate();
        indicators
            .map(|(index, indicator)| {
                let id = IndicatorId::from(index);
                let Some(awarded) = answers.awarded_indicators.get(&id) else {
                    return self.by_rule(id, indicator, facts, answers);
                };
                let points = Interval::point(awarded.points);
                let consistent = self.reachable(id, facts, points).is_some();
                let basis = Basis::Awarded { awarded: awarded.clone(), consistent };
                IndicatorPoints { points, basis, allowed: Some(points) }
            })
            .collect()
    }

    fn by_rule<'a>(
        &self,
        id: IndicatorId,
        indicator: &Indicator,
        facts: &mut Facts<'a>,
        answers: &'a Answers,
    ) -> IndicatorPoints {
        let everything = self.everything(id, indicator);
        let Rule::Computed(rule) = &indicator.rule else {
            return IndicatorPoints { points: everything, basis: Basis::NotAwarded, allowed: None };
        };
        let (points, failure) = if is_settled(self.pack, facts, indicator) {
            self.value::<Number>(rule, indicator, facts)
        } else if indicator.uses.iter().any(|question| self.is_taken_at_worst(*question, answers)) {
            self.with_some_at_worst(id, rule, indicator, facts, answers)
        } else {
            self.over_cells(id, facts, None).unwrap_or((everything, None))
        };
        let basis = match failure {
            Some(failure) => {
                Basis::ScriptFailed { code: failure.code, message: failure.message, span: failure.span }
            }
            None => Basis::Rule,
        };
        IndicatorPoints { points, basis, allowed: None }
    }

    /// All that an indicator can score.
    fn everything(&self, id: IndicatorId, indicator: &Indicator) -> Interval {
        let from_zero = Interval::closed(Number::ZERO, indicator.out_of);
        self.ranges.indicators.get(id.index()).copied().unwrap_or(from_zero)
    }

    /// The rule's value for what is known, rounded and within the indicator's points, and what penalties leave of it.
    pub(super) fn value<V: Value>(
        &self,
        rule: &Numeric,
        indicator: &Indicator,
        facts: &Facts<'_>,
    ) -> (Interval, Option<Failure>) {
        let mut walk = Walk::<V, Silent>::new(self.pack, self.scripts, facts, Silent);
        let mut points = match walk.number(rule).value {
            // `check` proves that a rule keeps to 0 and the maximum, or says that it could not.
            Some(value) => value
                .rising(|number| self.pack.rounding.apply(number).clamp(Number::ZERO, indicator.out_of))
                .range(),
            // What has no value can be anything between.
            None => Interval::closed(Number::ZERO, indicator.out_of),
        };
        if !indicator.penalties.is_empty() {
            let taken = walk.penalties(&indicator.penalties);
            points = taken.and_then(|taken| taken.from(points)).unwrap_or(points);
        }
        let (failure, _) = walk.finish();
        (points, failure)
    }

    /// The hull of the rule's values over all cells of unknown answers that agree with `allowed`; `None` when none does.
    pub(super) fn over_cells<'a>(
        &self,
        id: IndicatorId,
        facts: &mut Facts<'a>,
        allowed: Option<Interval>,
    ) -> Option<(Interval, Option<Failure>)> {
        let indicator = self.pack.indicators.get(id.index())?;
        let Rule::Computed(rule) = &indicator.rule else { return None };
        let everything = self.everything(id, indicator);
        let allowed = allowed.unwrap_or(everything);
        let space = Space::new(self.pack, facts, self.rules.get(id.index())?, &self.asked, CELLS);
        let (mut hull, mut failure): (Option<Interval>, Option<Failure>) = (None, None);
        space.each(self.pack, self.scripts, facts, |cell| {
            let (value, failed) = if is_settled(self.pack, cell, indicator) {
                self.value::<Number>(rule, indicator, cell)
            } else {
                self.value::<Interval>(rule, indicator, cell)
            };
            if let Some(failed) = failed {
                failure.get_or_insert(failed);
            }
            if let Some(value) = value.intersection(allowed) {
                hull = Some(hull.map_or(value, |hull: Interval| hull.hull(value)));
            }
            match hull {
                Some(hull) if hull.covers(allowed) => ControlFlow::Break(()),
                _ => ControlFlow::Continue(()),
            }
        });
        Some((hull?, failure))
    }

    /// What of `allowed` the rule can give.
    fn reachable(&self, id: IndicatorId, facts: &mut Facts<'_>, allowed: Interval) -> Option<Interval> {
        match self.pack.indicators.get(id.index())?.rule {
            Rule::Computed(_) => self.over_cells(id, facts, Some(allowed)).map(|(range, _)| range),
            Rule::AsAwarded | Rule::Error => Some(allowed),
        }
    }

    /// Rejected answers, or claims, are taken at the worst they can be, whatever the unanswered ones turn out to be.
    fn with_some_at_worst<'a>(
        &self,
        id: IndicatorId,
        rule: &Numeric,
        indicator: &Indicator,
        facts: &mut Facts<'a>,
        answers: &'a Answers,
    ) -> (Interval, Option<Failure>) {
        let everything = self.everything(id, indicator);
        let end = self.pack.worst();
        let Some(sensitivity) = self.rules.get(id.index()) else { return (everything, None) };
        let only = |lowest: bool| {
            let is_wanted = |question: &QuestionId| self.is_taken_at_worst(*question, answers) == lowest;
            let mut part = sensitivity.clone();
            part.questions.retain(is_wanted);
            part
        };
        let outer = Space::new(self.pack, facts, &only(false), &self.asked, CELLS);
        let lowest = only(true);
        let is_other = |id: &&QuestionId| !self.is_taken_at_worst(**id, answers);
        let others: Vec<QuestionId> = indicator.uses.iter().filter(is_other).copied().collect();
        let limit = (CELLS / outer.size().max(1)).max(16);
        let (mut hull, mut failure): (Option<Interval>, Option<Failure>) = (None, None);
        outer.each(self.pack, self.scripts, facts, |cell| {
            let mut cell = cell.clone();
            let inner = Space::new(self.pack, &cell, &lowest, &self.asked, limit);
            let mut worst: Option<Interval> = None;
            inner.each(self.pack, self.scripts, &mut cell, |cell| {
                let (value, failed) = self.value::<Interval>(rule, indicator, cell);
                worst = Some(worst.map_or(value, |worst: Interval| match end {
                    End::Lowest => worst.min(value),
                    End::Highest => worst.max(value),
                }));
                failure = failed;
                // Nothing is worse than the end there is, and what fails has no worst.
                let is_worst = |worst: Interval| match end {
                    End::Lowest => worst.high <= everything.low,
                    End::Highest => worst.low >= everything.high,
                };
                let is_settled = failure.is_some() || worst.is_some_and(is_worst);
                if is_settled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            // With nothing else open, the worst is one number.
            let worst = worst.map(|worst| {
                let is_certain =
                    cell.are_exact(self.pack, &others) && cell.know(self.pack, &indicator.beyond);
                if is_certain { Interval::point(worst.end(end)) } else { worst }
            });
            if let Some(worst) = worst {
                hull = Some(hull.map_or(worst, |hull: Interval| hull.hull(worst)));
            }
            let is_settled = failure.is_some() || hull.is_some_and(|hull| hull.covers(everything));
            if is_settled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        match failure {
            Some(failure) => (everything, Some(failure)),
            None => (hull.unwrap_or(Interval::point(Number::ZERO)), None),
        }
    }

    /// A component's published points narrow what its indicators can have scored.
    pub(super) fn narrow_by_components<'a>(
        &self,
        facts: &mut Facts<'a>,
        answers: &'a Answers,
        indicators: &mut [IndicatorPoints],
    ) {
        for (component, awarded) in &answers.awarded_components {
            // Twice, so that what the last indicator learns reaches the first.
            for _ in 0..2 {
                self.narrow_component(*component, awarded.points, facts, indicators);
            }
        }
    }

    fn narrow_component(
        &self,
        component: ComponentId,
        awarded: Number,
        facts: &mut Facts<'_>,
        indicators: &mut [IndicatorPoints],
    ) {
        let mut summed = Vec::new();
        if self.summed(component, &mut summed).is_none() {
            return;
        }
        for id in &summed {
            let mut others = summed
                .iter()
                .filter(|other| *other != id)
                .filter_map(|other| Some(indicators.get(other.index())?.points.negate()));
            let rest = others.try_fold(Interval::point(awarded), Interval::add);
            let Some(one) = indicators.get(id.index()) else { continue };
            if one.points.as_point().is_some() {
                continue;
            }
            let Some(allowed) = rest.and_then(|rest| rest.intersection(one.points)) else { continue };
            let Some(points) = self.reachable(*id, facts, allowed) else { continue };
            if let Some(one) = indicators.get_mut(id.index()) {
                one.points = points;
                one.allowed = Some(points);
            }
        }
    }

    /// The indicators whose points a component's are the sum of; `None` where they are not: only a sum tells what one
    /// part was from what the others were.
    fn summed(&self, id: ComponentId, into: &mut Vec<IndicatorId>) -> Option<()> {
        let component = self.pack.component(id)?;
        let is_sum = matches!(component.total, Combination::Sum)
            && component.exemption.is_none()
            && component.penalties.is_empty();
        for part in component.parts.iter().filter(|_| is_sum) {
            match part {
                Part::Component(id) => self.summed(*id, into)?,
                Part::Indicator(id) if self.pack.indicator(*id)?.exemption.is_none() => into.push(*id),
                Part::Indicator(_) => return None,
            }
        }
        is_sum.then_some(())
    }

    /// The way of a rule to its value, for what is known.
    pub(super) fn record(
        &self,
        rule: &Numeric,
        facts: &Facts<'_>,
        indicator: &Indicator,
        recorder: Recorder,
    ) -> Recorder {
        if is_settled(self.pack, facts, indicator) {
            let mut walk = Walk::<Number, Recorder>::new(self.pack, self.scripts, facts, recorder);
            walk.number(rule);
            walk.penalties(&indicator.penalties);
            walk.finish().1
        } else {
            let mut walk = Walk::<Interval, Recorder>::new(self.pack, self.scripts, facts, recorder);
            walk.number(rule);
            walk.penalties(&indicator.penalties);
            walk.finish().1
        }
    }
}

/// Whether everything is known that an indicator's rule looks at.
fn is_settled(pack: &Pack, facts: &Facts<'_>, indicator: &Indicator) -> bool {
    facts.are_exact(pack, &indicator.uses) && facts.know(pack, &indicator.beyond)
}
