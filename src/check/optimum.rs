//! The most and the least that an expression can give, and a city that gives it.

use crate::decimal::{Interval, Number, Rounding};
use crate::eval::Facts;
use crate::order::Order as _;
use crate::pack::expr::Numeric;
use crate::script::Failure;

use super::search::{Node, Search};
use super::worlds::World;

/// What is known of the most an expression can give.
pub(super) struct Optimum<'a> {
    /// No answers give more.
    pub(super) bound: Number,
    /// Some answers give this.
    pub(super) reached: Option<(Number, Node<'a>)>,
    /// A script that failed for answers on the way: what they would have given is not known.
    pub(super) failure: Option<Failure>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Highest,
    Lowest,
}

impl Aim {
    /// As a number to be made large.
    fn of(self, range: Interval) -> Number {
        match self {
            Aim::Highest => range.high,
            Aim::Lowest => range.low.negate(),
        }
    }

    fn back(self, number: Number) -> Number {
        match self {
            Aim::Highest => number,
            Aim::Lowest => number.negate(),
        }
    }
}

struct Hunt<'s, 'c, 'a> {
    search: &'s Search<'c, 'a>,
    /// What there could be besides answers, where that matters.
    worlds: Vec<World<'a>>,
    number: &'s Numeric,
    aim: Aim,
    /// Two values that are rounded to the same are the same.
    rounding: Rounding,
    steps: usize,
    best: Option<(Number, Node<'a>)>,
    failure: Option<Failure>,
}

/// What an expression gives for some facts, and the script that failed on the way.
fn walked<'a>(
    search: &Search<'_, 'a>,
    number: &Numeric,
    facts: &Facts<'a>,
) -> (Option<Interval>, Option<Failure>) {
    let mut walk = search.walk(facts);
    let value = walk.number(number).value;
    (value, walk.finish().0)
}

/// What an expression gives of a city in a world.
fn among(
    search: &Search<'_, '_>,
    number: &Numeric,
    facts: &Facts<'_>,
    world: &World<'_>,
) -> Option<Interval> {
    search.in_world(world, facts, number)
}

/// `None` when the expression has no value.
pub(super) fn optimum<'a>(
    search: &Search<'_, 'a>,
    facts: &mut Facts<'a>,
    number: &Numeric,
    aim: Aim,
    rounding: Rounding,
) -> Option<Optimum<'a>> {
    let worlds = search.worlds(number);
    let mut hunt = Hunt { search, worlds, number, aim, rounding, steps: 0, best: None, failure: None };
    let bound = hunt.run(facts);
    search.restore(facts);
    let (best, failure) = (hunt.best, hunt.failure);
    let bound = match (&best, bound) {
        (Some((value, _)), Some(bound)) => Some((*value).max(bound)),
        (Some((value, _)), None) => Some(*value),
        (None, bound) => bound,
    };
    let reached = best.map(|(value, node)| (aim.back(value), node));
    Some(Optimum { bound: aim.back(bound?), reached, failure })
}

impl<'a> Hunt<'_, '_, 'a> {
    /// Leaves the best city found in `best`; gives what may still lie above it.
    fn run(&mut self, facts: &mut Facts<'a>) -> Option<Number> {
        let root = self.search.root();
        let mut rest: Option<Number> = None;
        let mut open = Vec::new();
        if self.search.place(facts, &root)
            && let (Some(range), _) = self.value(facts)
        {
            let bound = self.aim.of(range);
            self.dive(facts, &root, bound);
            open.push((bound, root));
        }
        while let Some((bound, node)) = open.pop() {
            if !self.is_better(bound) {
                continue;
            }
            if self.steps > self.search.most_steps() {
                rest = rest.max(Some(bound));
                continue;
            }
            if !self.search.place(facts, &node) {
                continue;
            }
            if self.search.is_leaf(&node) {
                self.dive(facts, &node, bound);
                if !self.is_better(bound) || !self.search.place(facts, &node) {
                    continue;
                }
            }
            let parts = self.search.parts(facts, &node);
            if parts.is_empty() {
                rest = rest.max(Some(bound));
            }
            let mut finer = Vec::new();
            for part in parts {
                self.steps += 1;
                if !self.search.place(facts, &part) {
                    continue;
                }
                let (value, failed) = self.value(facts);
                let Some(range) = value else {
                    // What a script that failed would have given is not known.
                    if failed {
                        rest = rest.max(Some(bound));
                    }
                    continue;
                };
                if range.as_point().is_some() {
                    self.keep(range.low, part);
                } else {
                    finer.push((self.aim.of(range), part));
                }
            }
            finer.order_by_key(|(bound, _)| *bound);
            open.extend(finer);
        }
        rest.filter(|rest| self.is_better(*rest))
    }

    /// The value, and whether a script failed on the way.
    fn value(&mut self, facts: &Facts<'a>) -> (Option<Interval>, bool) {
        let (value, failed) = walked(self.search, self.number, facts);
        let has_failed = failed.is_some();
        self.note(failed);
        (value, has_failed)
    }

    fn note(&mut self, failed: Option<Failure>) {
        if self.failure.is_none() {
            self.failure = failed;
        }
    }

    fn dive(&mut self, facts: &mut Facts<'a>, node: &Node<'a>, bound: Number) {
        let (search, number, aim) = (self.search, self.number, self.aim);
        let mut failure = None;
        let worlds = std::mem::take(&mut self.worlds);
        let rate = |facts: &Facts<'a>| {
            if !worlds.is_empty() {
                return worlds
                    .iter()
                    .filter_map(|world| Some(aim.of(among(search, number, facts, world)?)))
                    .max();
            }
            let (value, failed) = walked(search, number, facts);
            failure = failed.or(failure.take());
            value.map(|range| aim.of(range))
        };
        let city = search.dive(facts, node, Some(bound), &mut self.steps, rate);
        self.note(failure);
        self.worlds.clone_from(&worlds);
        let Some(city) = city else { return };
        let worlds = worlds.iter().filter_map(|world| among(search, number, facts, world)?.as_point());
        let value = self.value(facts).0.and_then(Interval::as_point);
        if let Some(value) =
            value.into_iter().chain(worlds).max_by_key(|value| aim.of(Interval::point(*value)))
        {
            self.keep(value, city);
        }
    }

    fn keep(&mut self, value: Number, node: Node<'a>) {
        let value = self.aim.of(Interval::point(value));
        if self.best.as_ref().is_none_or(|(best, _)| value > *best) {
            self.best = Some((value, node));
        }
    }

    fn is_better(&self, bound: Number) -> bool {
        let rounded = |number: Number| self.rounding.apply(number);
        self.best.as_ref().is_none_or(|(best, _)| rounded(bound) > rounded(*best))
    }
}
