//! Components, the overall score and the certification level.

use crate::answers::Answers;
use crate::decimal::{Interval, Number};
use crate::eval::{Facts, Scores, Silent, Walk};
use crate::pack::{Combination, ComponentId};

use super::{ComponentScore, Mode, Scorer};

impl Scorer<'_> {
    pub(super) fn totals(
        &self,
        indicators: Vec<Interval>,
        facts: &Facts<'_>,
        answers: &Answers,
        mode: Mode,
    ) -> Scores {
        let components: Vec<Interval> = self
            .pack
            .components
            .iter()
            .enumerate()
            .map(|(index, component)| match answers.awarded_components.get(&ComponentId::from(index)) {
                Some(awarded) => Interval::point(awarded.points),
                None => {
                    let points = component.indicators.iter().filter_map(|id| indicators.get(id.index()));
                    let points: Vec<Interval> = points.copied().collect();
                    let everything = Interval::closed(Number::ZERO, component.out_of);
                    let total = component.total.of(&points).unwrap_or(everything);
                    match component.total {
                        Combination::Sum => total,
                        _ => total.rising(|number| self.pack.rounding.apply(number)),
                    }
                }
            })
            .collect();
        let everything = Interval::closed(Number::ZERO, self.pack.overall_out_of);
        let overall = self.pack.overall.of(&components).unwrap_or(everything);
        let overall = overall.rising(|number| self.pack.overall_rounding.apply(number));
        let mut scores = Scores { indicators, components, overall, levels: 0 };
        let possible = self.levels(&scores, facts);
        scores.levels = if self.takes_lowest(mode) { lowest(possible) } else { possible };
        scores
    }

    /// Bits of the levels that are possible.
    fn levels(&self, scores: &Scores, facts: &Facts<'_>) -> u64 {
        let Some(certification) = &self.pack.certification else { return 0 };
        let mut possible = 0_u64;
        for (index, level) in certification.levels.iter().enumerate().take(64) {
            let Some(condition) = &level.condition else {
                possible |= 1 << index;
                break;
            };
            let mut walk =
                Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent).with_scores(scores);
            let truth = walk.condition(condition);
            if truth.can_be_true {
                possible |= 1 << index;
            }
            if truth.is_true() {
                break;
            }
        }
        possible
    }

    pub(super) fn component_scores(&self, scores: &Scores, answers: &Answers) -> Vec<ComponentScore> {
        scores
            .components
            .iter()
            .enumerate()
            .map(|(index, points)| {
                let component = ComponentId::from(index);
                let awarded = answers.awarded_components.get(&component).cloned();
                ComponentScore { component, points: *points, awarded }
            })
            .collect()
    }
}

/// The lowest of some levels alone; levels stand from the highest to the lowest.
fn lowest(levels: u64) -> u64 {
    levels.checked_ilog2().map_or(0, |last| 1 << last)
}
