//! Parts to wholes: what a component or the framework has, from what its parts have.

use std::ops::ControlFlow;

use crate::decimal::{Interval, Number, Tri};
use crate::pack::expr::{Condition, Fold};
use crate::pack::{
    Combination, ComponentId, Exemption, IndicatorId, Pack, Part, PartPoints, Penalty, QuestionId, Scope,
    WholePoints,
};
use crate::script::Scripts;

use super::facts::Facts;
use super::sensitivity::Sensitivity;
use super::space::Space;
use super::steps::{Observer, Silent, StepKind};
use super::value::Value;
use super::walk::{Scores, Walk};

/// Which parts count. Most packs leave no part out, and then nothing is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applies {
    /// In the order of the pack's indicators, or empty when all count.
    pub indicators: Vec<Tri>,
    /// In the order of the pack's components, or empty when all count.
    pub components: Vec<Tri>,
    /// Whether the framework has a score at all; `None` is yes.
    pub overall: Option<Tri>,
}

impl Applies {
    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Tri {
        self.indicators.get(id.index()).copied().unwrap_or(Tri::TRUE)
    }

    #[must_use]
    pub fn component(&self, id: ComponentId) -> Tri {
        self.components.get(id.index()).copied().unwrap_or(Tri::TRUE)
    }

    #[must_use]
    pub fn overall(&self) -> Tri {
        self.overall.unwrap_or(Tri::TRUE)
    }

    #[must_use]
    pub fn scope(&self, scope: Scope) -> Tri {
        match scope {
            Scope::Indicator(id) => self.indicator(id),
            Scope::Component(id) => self.component(id),
            Scope::Framework => self.overall(),
        }
    }

    /// Whether every part counts, whatever the answers.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.indicators.is_empty() && self.components.is_empty()
    }

    /// As far as nothing is known of any answer.
    #[must_use]
    pub fn unknown(pack: &Pack) -> Applies {
        Applies::settled(pack, |_, _| Tri::UNKNOWN)
    }

    /// As far as some answers tell; `surely` are indicators and components that count, whatever the answers.
    #[must_use]
    pub fn of(pack: &Pack, scripts: &Scripts, facts: &Facts<'_>, surely: impl Fn(Part) -> bool) -> Applies {
        Applies::settled(pack, |part, exemption: &Exemption| {
            if surely(part) {
                return Tri::FALSE;
            }
            Walk::<Interval, Silent>::new(pack, scripts, facts, Silent).condition(&exemption.when)
        })
    }

    /// What is exempt takes along what stands in it, and a whole of which no part is left is left out too.
    fn settled(pack: &Pack, exempt: impl Fn(Part, &Exemption) -> Tri) -> Applies {
        let components = pack.components.iter().map(|one| &one.exemption);
        if components.chain(pack.indicators.iter().map(|one| &one.exemption)).all(Option::is_none) {
            return Applies::default();
        }
        let mut applies = Applies::default();
        let own = |part, exemption: &Option<Exemption>| {
            exemption.as_ref().map_or(Tri::TRUE, |exemption| exempt(part, exemption).not())
        };
        // What stands inside comes after what it stands in.
        for (index, one) in pack.components.iter().enumerate() {
            let around = one.within.map_or(Tri::TRUE, |id| applies.component(id));
            let own = own(Part::Component(index.into()), &one.exemption);
            applies.components.push(own.and(around));
        }
        for (index, one) in pack.indicators.iter().enumerate() {
            let around = one.component.map_or(Tri::TRUE, |id| applies.component(id));
            let own = own(Part::Indicator(index.into()), &one.exemption);
            applies.indicators.push(own.and(around));
        }
        for (index, one) in pack.components.iter().enumerate().rev() {
            let any = applies.any(&one.total, &one.parts);
            if let Some(slot) = applies.components.get_mut(index) {
                *slot = slot.and(any);
            }
        }
        applies.overall = Some(applies.any(&pack.overall, &pack.parts()));
        applies
    }

    /// Whether any part counts.
    fn any(&self, how: &Combination, parts: &[Part]) -> Tri {
        let counted = parts.iter().enumerate().filter(|(at, _)| how.counts(*at));
        let mut each = counted.map(|(_, part)| match part {
            Part::Component(id) => self.component(*id),
            Part::Indicator(id) => self.indicator(*id),
        });
        // Without parts there is nothing that could be left out.
        each.next().map_or(Tri::TRUE, |first| each.fold(first, Tri::or))
    }

    /// Whether it hangs on answers that are not known what applies.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.indicators.iter().chain(&self.components).chain(&self.overall).any(|one| *one == Tri::UNKNOWN)
    }

    /// What is not known to be left out counts.
    #[must_use]
    pub fn unless_known(mut self) -> Applies {
        for one in self.indicators.iter_mut().chain(&mut self.components).chain(&mut self.overall) {
            *one = Tri::of(one.can_be_true);
        }
        self
    }

    /// What can be true of either of two.
    #[must_use]
    pub fn hull(mut self, other: &Applies) -> Applies {
        let each = |a: &mut Vec<Tri>, b: &[Tri]| a.iter_mut().zip(b).for_each(|(a, b)| *a = a.hull(*b));
        each(&mut self.indicators, &other.indicators);
        each(&mut self.components, &other.components);
        self.overall = self.overall.zip(other.overall).map(|(a, b)| a.hull(b));
        self
    }
}

impl Scores {
    fn points(&self, part: Part) -> Option<&Interval> {
        match part {
            Part::Indicator(id) => self.indicators.get(id.index()),
            Part::Component(id) => self.components.get(id.index()),
        }
    }

    /// A part as its whole sees it.
    #[must_use]
    pub fn part(&self, pack: &Pack, part: Part) -> Option<PartPoints> {
        let applies = match part {
            Part::Indicator(id) => self.applies.indicator(id),
            Part::Component(id) => self.applies.component(id),
        };
        Some(PartPoints { points: *self.points(part)?, out_of: pack.out_of(part)?, applies })
    }
}

/// A whole: how its points come from its parts.
#[derive(Clone, Copy)]
pub struct Whole<'w> {
    pub how: &'w Combination,
    pub parts: &'w [Part],
    pub out_of: Number,
    /// All that it can have.
    pub range: Interval,
}

impl Whole<'_> {
    /// What its parts make, before penalties and rounding.
    #[must_use]
    pub fn points(&self, pack: &Pack, scripts: &Scripts, facts: &Facts<'_>, scores: &Scores) -> WholePoints {
        if scores.applies.is_everything() && !matches!(self.how, Combination::Formula(_)) {
            let points = self.parts.iter().filter_map(|part| scores.points(*part).copied());
            return WholePoints { points: self.how.of(points).unwrap_or(self.range), rescaled: false };
        }
        let Combination::Formula(formula) = self.how else {
            let parts: Vec<PartPoints> =
                self.parts.iter().filter_map(|part| scores.part(pack, *part)).collect();
            return self.how.of_applicable(&parts, self.out_of, self.range);
        };
        let value = Walk::<Interval, Silent>::new(pack, scripts, facts, Silent)
            .with_scores(scores)
            .number(formula)
            .value;
        let points = value
            .map_or(self.range, |value| value.rising(|number| number.clamp(self.range.low, self.range.high)));
        WholePoints { points, rescaled: false }
    }
}

/// What penalties take: those that stop at 0, and those that do not.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    pub floored: Interval,
    pub below: Interval,
}

impl Taken {
    #[must_use]
    pub fn nothing() -> Taken {
        let nothing = Interval::point(Number::ZERO);
        Taken { floored: nothing, below: nothing }
    }

    /// What is left of some points.
    #[must_use]
    pub fn from(self, points: Interval) -> Option<Interval> {
        let floored = |points: Number, taken: Number| {
            let left = points.subtract(taken)?;
            Some(if points.is_negative() { points } else { Ord::max(left, Number::ZERO) })
        };
        let left = Interval::closed(
            floored(points.low, self.floored.high)?,
            floored(points.high, self.floored.low)?,
        );
        left.add(self.below.negate())
    }
}

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    /// What penalties take, each rounded as points are.
    pub fn penalties(&mut self, penalties: &[Penalty]) -> Option<Taken> {
        let mut taken = Taken::nothing();
        for penalty in penalties {
            let one = self.penalty(penalty)?;
            let of = if penalty.floored { &mut taken.floored } else { &mut taken.below };
            *of = of.add(one)?;
        }
        Some(taken)
    }

    /// What one penalty takes; nothing when it does not apply.
    pub fn penalty(&mut self, penalty: &Penalty) -> Option<Interval> {
        let nothing = Interval::point(Number::ZERO);
        let applies = penalty.when.as_ref().map_or(Tri::TRUE, |when| self.condition(when));
        if applies.is_false() {
            return Some(nothing);
        }
        let mark = self.observer.open(StepKind::Penalty { certain: applies.is_true() }, penalty.span);
        let rounding = self.pack.rounding;
        let worth = self.number(&penalty.worth).value.map(|worth| worth.round(rounding).range());
        self.observer.close(mark, worth.map(Interval::negate));
        worth.map(|worth| if applies.is_true() { worth } else { worth.hull(nothing) })
    }
}

/// All that every score can be: from 0, or from what penalties without a floor can take it down to, to its maximum.
#[derive(Clone, Debug)]
pub struct Ranges {
    pub indicators: Vec<Interval>,
    pub components: Vec<Interval>,
    pub overall: Interval,
}

impl Ranges {
    #[must_use]
    pub fn of(pack: &Pack, scripts: &Scripts) -> Ranges {
        let from_zero = |out_of: Number| Interval::closed(Number::ZERO, out_of);
        let mut ranges = Ranges {
            indicators: pack.indicators.iter().map(|one| from_zero(one.out_of)).collect(),
            components: pack.components.iter().map(|one| from_zero(one.out_of)).collect(),
            overall: from_zero(pack.overall_out_of),
        };
        let can_fall = |penalties: &[Penalty]| penalties.iter().any(|penalty| !penalty.floored);
        if !can_fall(&pack.penalties)
            && !pack.components.iter().any(|one| can_fall(&one.penalties))
            && !pack.indicators.iter().any(|one| can_fall(&one.penalties))
        {
            return ranges;
        }
        ranges.fall(pack, scripts);
        ranges
    }

    #[must_use]
    pub fn part(&self, part: Part) -> Option<Interval> {
        match part {
            Part::Component(id) => self.components.get(id.index()).copied(),
            Part::Indicator(id) => self.indicators.get(id.index()).copied(),
        }
    }

    fn fall(&mut self, pack: &Pack, scripts: &Scripts) {
        let facts = Facts::unknown(pack);
        let below = |range: Interval, penalties: &[Penalty]| {
            let taken = Walk::<Interval, Silent>::new(pack, scripts, &facts, Silent).penalties(penalties);
            let most = taken.map(|taken| Ord::max(taken.below.high, Number::ZERO));
            Interval::closed(most.and_then(|most| range.low.subtract(most)).unwrap_or(range.low), range.high)
        };
        for (range, one) in self.indicators.iter_mut().zip(&pack.indicators) {
            *range = below(*range, &one.penalties);
        }
        let mut scores = Scores {
            indicators: self.indicators.clone(),
            components: self.components.clone(),
            overall: self.overall,
            levels: 0,
            applies: Applies::unknown(pack),
        };
        let lowest = |scores: &Scores, how: &Combination, parts: &[Part], out_of: Number| {
            // What is left of a sum stands for all of it.
            let lows = parts.iter().filter_map(|part| {
                let part = scores.part(pack, *part)?;
                match how {
                    Combination::Sum => part.points.low.divide(part.out_of)?.multiply(out_of),
                    Combination::Picked(picked) if picked.fold == Fold::Sum => {
                        part.points.low.multiply(Number::from_count(picked.taken(parts.len())))
                    }
                    _ => Some(part.points.low),
                }
            });
            let low = lows.min().unwrap_or(Number::ZERO);
            let range = Interval::closed(Ord::min(low, Number::ZERO), out_of);
            let whole = Whole { how, parts, out_of, range };
            let made = whole.points(pack, scripts, &facts, scores).points;
            Interval::closed(Ord::min(made.low, Number::ZERO), out_of)
        };
        // What stands inside comes after what it stands in.
        for (index, one) in pack.components.iter().enumerate().rev() {
            let range = below(lowest(&scores, &one.total, &one.parts, one.out_of), &one.penalties);
            if let Some(slot) = scores.components.get_mut(index) {
                *slot = range;
            }
        }
        let overall = lowest(&scores, &pack.overall, &pack.parts(), pack.overall_out_of);
        self.overall = below(overall, &pack.penalties);
        self.components = scores.components;
    }
}

/// So many cells of answers are looked at.
const LEVEL_CELLS: usize = 256;

/// The facts in each cell of what levels look at and is not known: what one level asks of an answer, another may ask too.
#[must_use]
pub fn cells_of_levels<'a>(
    pack: &Pack,
    scripts: &Scripts,
    facts: &Facts<'a>,
    levels: &Sensitivity,
    asked: &[QuestionId],
) -> Vec<Facts<'a>> {
    let space = Space::new(pack, facts, levels, asked, LEVEL_CELLS);
    let mut cells = Vec::new();
    if space.size() > 1 {
        space.each(pack, scripts, &mut facts.clone(), |cell| {
            cells.push(cell.clone());
            ControlFlow::Continue(())
        });
    }
    if cells.is_empty() {
        cells.push(facts.clone());
    }
    cells
}

/// Bits of the levels that are possible, of conditions from the best level to the worst; the last has none.
pub fn possible_levels<'c>(
    pack: &Pack,
    scripts: &Scripts,
    facts: &Facts<'_>,
    scores: &Scores,
    conditions: impl Iterator<Item = Option<&'c Condition>>,
) -> u64 {
    let mut possible = 0_u64;
    for (index, condition) in conditions.enumerate().take(64) {
        let Some(condition) = condition else { return possible | 1 << index };
        let mut walk = Walk::<Interval, Silent>::new(pack, scripts, facts, Silent).with_scores(scores);
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
