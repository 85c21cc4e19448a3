//! Components, the overall score and the certification level.

use std::ops::ControlFlow;

use crate::answers::Answers;
use crate::decimal::{Interval, Tri};
use crate::eval::{
    Applies, Facts, Scores, Sensitivity, Silent, Space, Walk, Whole, cells_of_levels, possible_levels,
};
use crate::pack::expr::Condition;
use crate::pack::{Combination, ComponentId, Part, Penalty, Scope};

use super::{ComponentScore, Grade, IndicatorScore, Mode, PenaltyTaken, Scorer};

/// So many cells of the answers that decide which parts apply are looked at.
const EXEMPTION_CELLS: usize = 256;

impl Scorer<'_> {
    pub(super) fn totals(
        &self,
        indicators: Vec<Interval>,
        facts: &mut Facts<'_>,
        answers: &Answers,
        mode: Mode,
    ) -> Scores {
        let mut scores = Scores {
            indicators,
            components: self.ranges.components.clone(),
            overall: self.ranges.overall,
            levels: 0,
            applies: self.applies(facts, answers),
        };
        if self.end_taken(mode).is_some() {
            scores.applies = scores.applies.unless_known();
            self.add_up(&mut scores, facts, answers);
            scores.levels = lowest(scores.levels);
        } else if scores.applies.is_open() {
            self.add_up_over_cells(&mut scores, facts, answers);
        } else {
            self.add_up(&mut scores, facts, answers);
        }
        scores
    }

    /// Which parts count. What has published points does.
    fn applies(&self, facts: &Facts<'_>, answers: &Answers) -> Applies {
        if self.exemptions.is_none() {
            return Applies::default();
        }
        Applies::of(self.pack, self.scripts, facts, |part| match part {
            Part::Indicator(id) => answers.awarded_indicators.contains_key(&id),
            Part::Component(id) => answers.awarded_components.contains_key(&id),
        })
    }

    /// Where it is open which parts apply: what comes of every way in which they can.
    fn add_up_over_cells(&self, scores: &mut Scores, facts: &mut Facts<'_>, answers: &Answers) {
        let Some(exemptions) = &self.exemptions else { return };
        let space = Space::new(self.pack, facts, exemptions, &self.asked, EXEMPTION_CELLS);
        let mut all: Option<Scores> = None;
        space.each(self.pack, self.scripts, facts, |cell| {
            let mut one = scores.clone();
            one.applies = self.applies(cell, answers);
            self.add_up(&mut one, cell, answers);
            all = Some(match all.take() {
                None => one,
                Some(before) => either(before, &one),
            });
            ControlFlow::Continue(())
        });
        match all {
            Some(all) => *scores = all,
            None => self.add_up(scores, facts, answers),
        }
    }

    /// Components, the overall score and the levels, from the points of indicators and from what applies.
    fn add_up(&self, scores: &mut Scores, facts: &Facts<'_>, answers: &Answers) {
        // What stands inside comes after what it stands in.
        for index in (0..self.pack.components.len()).rev() {
            let id = ComponentId::from(index);
            let points = self.component_points(id, scores, facts, answers);
            if let (Some(points), Some(slot)) = (points, scores.components.get_mut(index)) {
                *slot = points;
            }
        }
        let pack = self.pack;
        let (out_of, range) = (pack.overall_out_of, self.ranges.overall);
        let whole = Whole { how: &pack.overall, parts: &self.parts, out_of, range };
        let points = whole.points(pack, self.scripts, facts, scores).points;
        let left = self.after_penalties(points, &pack.penalties, facts, range);
        scores.overall = left.rising(|number| pack.overall_rounding.apply(number));
        scores.levels = self.levels(scores, facts);
    }

    fn component_points(
        &self,
        id: ComponentId,
        scores: &Scores,
        facts: &Facts<'_>,
        answers: &Answers,
    ) -> Option<Interval> {
        if let Some(awarded) = answers.awarded_components.get(&id) {
            return Some(Interval::point(awarded.points));
        }
        let component = self.pack.component(id)?;
        let range = *self.ranges.components.get(id.index())?;
        let whole = Whole { how: &component.total, parts: &component.parts, out_of: component.out_of, range };
        let made = whole.points(self.pack, self.scripts, facts, scores);
        let rounded = match component.total {
            // The sum of rounded points.
            Combination::Sum if !made.rescaled => made.points,
            _ => made.points.rising(|number| self.pack.rounding.apply(number)),
        };
        Some(self.after_penalties(rounded, &component.penalties, facts, range))
    }

    fn after_penalties(
        &self,
        points: Interval,
        penalties: &[Penalty],
        facts: &Facts<'_>,
        range: Interval,
    ) -> Interval {
        if penalties.is_empty() {
            return points;
        }
        let mut walk = Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent);
        walk.penalties(penalties).and_then(|taken| taken.from(points)).unwrap_or(range)
    }

    /// Bits of the levels that are possible; none where what they are on does not apply.
    fn levels(&self, scores: &Scores, facts: &Facts<'_>) -> u64 {
        let Some(certification) = &self.pack.certification else { return 0 };
        let applies = certification.on.map_or(scores.applies.overall(), |on| scores.applies.component(on));
        if applies.is_false() {
            return 0;
        }
        let conditions = certification.levels.iter().map(|level| level.condition.as_ref());
        self.possible_levels(conditions, scores, facts, &self.open_cells(&self.of_level, facts))
    }

    /// The cells of what levels look at and is not known; none where all is.
    fn open_cells<'a>(&self, looked_at: &Sensitivity, facts: &Facts<'a>) -> Vec<Facts<'a>> {
        if looked_at.questions.iter().all(|id| facts.are_exact(self.pack, &[*id])) {
            return Vec::new();
        }
        cells_of_levels(self.pack, self.scripts, facts, looked_at, &self.asked)
    }

    /// What one level asks of an answer that is not given, another may ask too.
    fn possible_levels<'c>(
        &self,
        conditions: impl Iterator<Item = Option<&'c Condition>> + Clone,
        scores: &Scores,
        facts: &Facts<'_>,
        cells: &[Facts<'_>],
    ) -> u64 {
        let of =
            |facts: &Facts<'_>| possible_levels(self.pack, self.scripts, facts, scores, conditions.clone());
        if cells.is_empty() { of(facts) } else { cells.iter().fold(0, |found, cell| found | of(cell)) }
    }

    /// Gives parts their grades.
    pub(super) fn grade(
        &self,
        components: &mut [ComponentScore],
        indicators: &mut [IndicatorScore],
        scores: &Scores,
        facts: &Facts<'_>,
        mode: Mode,
    ) {
        let cells = self.open_cells(&self.of_scales, facts);
        for (scale, graded) in self
            .pack
            .scales
            .iter()
            .enumerate()
            .flat_map(|(at, scale)| scale.graded.iter().map(move |one| (at, one)))
        {
            let conditions = || graded.conditions.iter().map(Option::as_ref);
            let of = |counts: bool| {
                let possible = match counts {
                    true => self.possible_levels(conditions(), scores, facts, &cells),
                    false => 0,
                };
                let possible = if self.end_taken(mode).is_some() { lowest(possible) } else { possible };
                let levels = (0..conditions().len().min(64)).filter(|at| possible >> at & 1 == 1);
                Some(Grade { scale, levels: levels.collect() })
            };
            match graded.part {
                Part::Component(id) => {
                    if let Some(one) = components.get_mut(id.index()) {
                        let counts = mode == Mode::Draft || one.not_rated.is_none();
                        one.grade = of(counts && !one.applies.is_false());
                    }
                }
                Part::Indicator(id) => {
                    if let Some(one) = indicators.get_mut(id.index()) {
                        one.grade = of(!one.applies.is_false());
                    }
                }
            }
        }
    }

    pub(super) fn component_scores(&self, scores: &Scores, answers: &Answers) -> Vec<ComponentScore> {
        scores
            .components
            .iter()
            .enumerate()
            .map(|(index, points)| {
                let component = ComponentId::from(index);
                let applies = scores.applies.component(component);
                let awarded = answers.awarded_components.get(&component).cloned();
                ComponentScore { component, points: *points, applies, awarded, not_rated: None, grade: None }
            })
            .collect()
    }

    /// The penalties that take something, or may; not where published points stand in for the rules.
    pub(super) fn penalties(
        &self,
        facts: &Facts<'_>,
        answers: &Answers,
        applies: &Applies,
    ) -> Vec<PenaltyTaken> {
        let pack = self.pack;
        let indicators = pack.indicators.iter().enumerate().map(|(index, one)| {
            let scope = Scope::Indicator(index.into());
            (scope, &one.penalties, answers.awarded_indicators.contains_key(&index.into()))
        });
        let components = pack.components.iter().enumerate().map(|(index, one)| {
            let scope = Scope::Component(index.into());
            (scope, &one.penalties, answers.awarded_components.contains_key(&index.into()))
        });
        let mut all = Vec::new();
        for (scope, penalties, is_awarded) in
            indicators.chain(components).chain([(Scope::Framework, &pack.penalties, false)])
        {
            if is_awarded || applies.scope(scope).is_false() {
                continue;
            }
            for (index, penalty) in penalties.iter().enumerate() {
                let mut walk = Walk::<Interval, Silent>::new(pack, self.scripts, facts, Silent);
                let Some(points) = walk.penalty(penalty) else { continue };
                if points.as_point().is_none_or(|points| !points.is_zero()) {
                    all.push(PenaltyTaken { scope, index, points });
                }
            }
        }
        all
    }
}

/// What can be of either.
fn either(mut all: Scores, one: &Scores) -> Scores {
    let join = |a: &mut Interval, has: Tri, b: Interval, also: Tri| {
        // What is not applicable has no points.
        if also.can_be_true {
            *a = if has.can_be_true { a.hull(b) } else { b };
        }
    };
    for (index, (a, b)) in all.components.iter_mut().zip(&one.components).enumerate() {
        let id = ComponentId::from(index);
        join(a, all.applies.component(id), *b, one.applies.component(id));
    }
    join(&mut all.overall, all.applies.overall(), one.overall, one.applies.overall());
    all.levels |= one.levels;
    all.applies = all.applies.hull(&one.applies);
    all
}

/// The lowest of some levels alone; levels stand from the highest to the lowest.
fn lowest(levels: u64) -> u64 {
    levels.checked_ilog2().map_or(0, |last| 1 << last)
}
