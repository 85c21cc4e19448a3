//! The way from a city's points to the highest: what each missing piece would add to the overall score.

use std::cmp::Reverse;

use crate::answers::Answers;
use crate::decimal::{Interval, Number};
use crate::eval::Facts;
use crate::order::Order as _;
use crate::pack::{ComponentId, IndicatorId, Scope};

use super::{Assessment, Scorer};

/// One piece won, after those that stand before it: the overall score rises from one number to the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rise {
    /// An indicator; a component whose points were awarded as a whole.
    pub scope: Scope,
    pub from: Number,
    pub to: Number,
}

impl Scorer<'_> {
    /// From what is certain to all that can be had, one piece after another, those that add most first. However components
    /// are put together, the steps join: each begins where the one before it ends. None where lower is better.
    #[must_use]
    pub fn climb(&self, answers: &Answers, assessment: &Assessment) -> Vec<Rise> {
        if self.pack.lower_is_better() {
            return Vec::new();
        }
        let mut facts = self.facts(answers);
        let mut here = Standing {
            points: assessment.indicators.iter().map(|one| Interval::point(one.points.low)).collect(),
            answers: answers.clone(),
        };
        let mut overall = |here: &Standing| self.lowest_overall(here, &mut facts, assessment);
        let start = overall(&here);
        let mut pieces: Vec<(Number, Scope)> = self
            .pieces(answers, assessment)
            .into_iter()
            .filter_map(|piece| {
                let mut there = here.clone();
                let won = self.win(piece, &mut there);
                won.then(|| (overall(&there).subtract(start).unwrap_or(Number::ZERO), piece))
            })
            .collect();
        pieces.order_by_key(|(gain, piece)| (Reverse(*gain), *piece));
        let mut from = start;
        pieces
            .into_iter()
            .map(|(_, scope)| {
                self.win(scope, &mut here);
                let rise = Rise { scope, from, to: overall(&here) };
                from = rise.to;
                rise
            })
            .collect()
    }

    /// Everything that points can be won in and that counts.
    fn pieces(&self, answers: &Answers, assessment: &Assessment) -> Vec<Scope> {
        let is_awarded = |id: &ComponentId| answers.awarded_components.contains_key(id);
        let applies = |id: &IndicatorId| {
            assessment.indicators.get(id.index()).is_some_and(|score| score.applies.can_be_true)
        };
        let mut all = Vec::new();
        for (at, component) in self.pack.components.iter().enumerate() {
            let id = ComponentId::from(at);
            // What stands in a component whose points were awarded counts for nothing by itself.
            match self.pack.ancestry(id).find(is_awarded) {
                Some(awarded) if awarded == id => all.push(Scope::Component(id)),
                Some(_) => {}
                None => all.extend(component.indicators().filter(applies).map(Scope::Indicator)),
            }
        }
        all
    }

    /// Wins all of a piece; whether there was anything left to win.
    fn win(&self, piece: Scope, here: &mut Standing) -> bool {
        match piece {
            Scope::Indicator(id) => {
                let out_of = self.pack.indicators.get(id.index()).map(|indicator| indicator.out_of);
                let Some((slot, out_of)) = here.points.get_mut(id.index()).zip(out_of) else { return false };
                let before = std::mem::replace(slot, Interval::point(out_of));
                before.low < out_of
            }
            Scope::Component(id) => {
                let out_of = self.pack.components.get(id.index()).map(|component| component.out_of);
                let awarded = here.answers.awarded_components.get_mut(&id);
                let Some((awarded, out_of)) = awarded.zip(out_of) else { return false };
                let before = std::mem::replace(&mut awarded.points, out_of);
                before < out_of
            }
            Scope::Framework => false,
        }
    }

    fn lowest_overall(&self, here: &Standing, facts: &mut Facts<'_>, assessment: &Assessment) -> Number {
        self.totals(here.points.clone(), facts, &here.answers, assessment.mode).overall.low
    }
}

/// A stage of the climb.
#[derive(Clone)]
struct Standing {
    /// Of each indicator.
    points: Vec<Interval>,
    /// As given, with the awards of the pieces won.
    answers: Answers,
}
