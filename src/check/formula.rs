//! The formula of a total: whatever its parts have, it stays between 0 and its maximum, and can reach that.
//!
//! Parts are taken to have any points that they can have, independent of each other: all between the least and the most, or
//! the steps of a rule that has few. All of it is one box with a side for each part, which is cut in halves where its ends do
//! not settle the matter. A part that stands inside of another one that
//! the formula looks at is not independent of it: what then goes wrong for some points is told as not proved.

use crate::decimal::{Interval, Number, Rounding};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Applies, Scores, Silent, Walk};
use crate::order::Order as _;
use crate::pack::expr::{ConditionKind, Numeric, NumericKind};
use crate::pack::visit::Node;
use crate::pack::{Component, Part};
use crate::source::Span;

use super::context::Context;

/// Boxes that are looked at in one proof.
const MOST_BOXES: usize = 4000;
/// The corners of a box are all looked at up to so many parts.
const MOST_CORNERS: usize = 10;

pub(super) fn check<'a>(context: &mut Context<'a>, component: Option<&'a Component>, value: &'a Numeric) {
    if let Some(told) = without_else(context, value) {
        context.report(told);
        return;
    }
    let pack = context.pack;
    let (word, out_of, out_of_span, rounding) = match component {
        Some(one) => (one.name.clone(), one.out_of, one.out_of_span, pack.rounding),
        None => (String::from("overall"), pack.overall_out_of, pack.overall_span, pack.overall_rounding),
    };
    let parts = parts(value);
    let sides: Option<Vec<Interval>> = parts.iter().map(|part| context.ranges.part(*part)).collect();
    let Some(mut sides) = sides else { return };
    let steps: Vec<Option<Vec<Number>>> = parts.iter().map(|part| steps_of(context, *part)).collect();
    for (side, steps) in sides.iter_mut().zip(&steps) {
        if let Some([first, .., last]) = steps.as_deref() {
            *side = Interval::closed(*first, *last);
        }
    }
    let entangled = parts.iter().any(|inner| {
        parts.iter().any(|outer| match outer {
            Part::Component(id) => inner != outer && pack.is_inside(*inner, Some(*id)),
            Part::Indicator(_) => false,
        })
    });
    let proof = Proof { context, value, parts, steps, entangled, rounding, word, out_of };
    let mut found = Vec::new();
    found.extend(proof.most(&sides, out_of_span));
    if sides.iter().all(|side| !side.low.is_negative()) {
        found.extend(proof.least(&sides));
    }
    found.into_iter().for_each(|told| context.report(told));
}

/// The points that a part can have, where they are few.
fn steps_of(context: &Context<'_>, part: Part) -> Option<Vec<Number>> {
    let Part::Indicator(id) = part else { return None };
    super::steps::of(context.pack, context.pack.indicators.get(id.index())?)
}

/// The parts whose points a formula looks at, each once.
fn parts(value: &Numeric) -> Vec<Part> {
    let mut parts = Vec::new();
    Node::Number(value).each(&mut |node, _| parts.extend(part_of(node)));
    parts.put_in_order();
    parts.dedup();
    parts
}

fn part_of(node: Node<'_>) -> Option<Part> {
    match node {
        Node::Number(Numeric { kind: NumericKind::PointsOf(id), .. }) => Some(Part::Indicator(*id)),
        Node::Number(Numeric { kind: NumericKind::PointsOfComponent(id), .. }) => Some(Part::Component(*id)),
        _ => None,
    }
}

/// A part that may be not applicable has no points then, so something must stand by for it.
fn without_else(context: &Context<'_>, value: &Numeric) -> Option<Diagnostic> {
    let mut mended: Vec<Span> = Vec::new();
    let mut found = None;
    Node::Number(value).each(&mut |node, _| {
        let number = match node {
            Node::Number(number) => number,
            // Points that there are not compare with nothing.
            Node::Condition(condition) => {
                mended.extend(matches!(condition.kind, ConditionKind::Compare(..)).then_some(condition.span));
                return;
            }
        };
        if let NumericKind::Else(first, _) = &number.kind {
            mended.push(first.span);
        }
        let inside = |outer: &Span| outer.start <= number.span.start && number.span.end <= outer.end;
        if found.is_none()
            && let Some(part) = part_of(node)
            && context.scores.part(context.pack, part).is_some_and(|part| part.applies.can_be_false)
            && !mended.iter().any(inside)
        {
            found = Some((part, number.span));
        }
    });
    let (part, span) = found?;
    let written = super::words::in_one_line(context.text(span));
    Some(
        Diagnostic::new(
            &codes::CHECK_NO_VALUE,
            span,
            format!("`{}` may be not applicable, and then has no points", context.pack.name_of(part)),
        )
        .label("has no value then")
        .help(format!("say what counts then: `{written} else 0`")),
    )
}

/// The most, or least, that a formula gives.
struct Extreme {
    /// Nothing beyond it can be.
    bound: Number,
    /// The most extreme that was met, and with which points.
    met: Option<(Number, Vec<Number>)>,
}

struct Proof<'c, 'a> {
    context: &'c Context<'a>,
    value: &'c Numeric,
    parts: Vec<Part>,
    /// Of each part the points that it can have, in order, where they are few.
    steps: Vec<Option<Vec<Number>>>,
    /// Some of them stand in others.
    entangled: bool,
    rounding: Rounding,
    word: String,
    out_of: Number,
}

impl Proof<'_, '_> {
    /// What the formula gives when the parts have points in those ranges.
    fn over(&self, sides: &[Interval], applies: Applies) -> Option<Interval> {
        let mut scores: Scores = self.context.scores.clone();
        scores.applies = applies;
        for (part, side) in self.parts.iter().zip(sides) {
            let slot = match part {
                Part::Component(id) => scores.components.get_mut(id.index()),
                Part::Indicator(id) => scores.indicators.get_mut(id.index()),
            };
            if let Some(slot) = slot {
                *slot = *side;
            }
        }
        let (pack, scripts) = (self.context.pack, self.context.scripts);
        Walk::<Interval, Silent>::new(pack, scripts, &self.context.unknown, Silent)
            .with_scores(&scores)
            .number(self.value)
            .value
    }

    fn at(&self, points: &[Number]) -> Option<Number> {
        let sides: Vec<Interval> = points.iter().copied().map(Interval::point).collect();
        self.over(&sides, Applies::default())?.as_point()
    }

    fn corners(&self, sides: &[Interval]) -> Vec<Vec<Number>> {
        let ends = |bits: usize| {
            let end = |(at, side): (usize, &Interval)| if bits >> at & 1 == 1 { side.high } else { side.low };
            sides.iter().enumerate().map(end).collect::<Vec<_>>()
        };
        if sides.len() > MOST_CORNERS {
            return vec![ends(0), ends(usize::MAX)];
        }
        (0..1_usize << sides.len()).rev().map(ends).collect()
    }

    /// A box cut in the middle of one side; `None` where there is nothing left to cut.
    fn halves(&self, sides: &[Interval], at: usize) -> Option<[Vec<Interval>; 2]> {
        let side = sides.get(at).filter(|side| side.as_point().is_none())?;
        let (below, above) = match self.steps.get(at)? {
            Some(steps) => {
                let inside: Vec<Number> = steps.iter().copied().filter(|step| side.contains(*step)).collect();
                let (low, high) = inside.split_at(inside.len() / 2);
                (*low.last()?, *high.first()?)
            }
            None => {
                let middle = side.low.add(width(*side)?.divide(Number::from(2))?)?;
                (middle, middle)
            }
        };
        let with = |half: Interval| {
            let mut sides = sides.to_vec();
            if let Some(slot) = sides.get_mut(at) {
                *slot = half;
            }
            sides
        };
        Some([with(Interval::closed(side.low, below)), with(Interval::closed(above, side.high))])
    }

    /// `highest` false looks for the least. What does not lie beyond `enough` is not looked into.
    fn extreme(&self, sides: &[Interval], highest: bool, enough: Option<Number>) -> Option<Extreme> {
        let end = |range: Interval| if highest { range.high } else { range.low };
        let rounded = |number: Number| self.rounding.apply(number);
        let beyond = |a: Number, b: Number| if highest { a > b } else { a < b };
        let applies = &self.context.scores.applies;
        let mut open = vec![sides.to_vec()];
        let mut met: Option<(Number, Vec<Number>)> = None;
        let mut rest: Option<Number> = None;
        let mut boxes = 0;
        while let Some(sides) = open.pop() {
            let bound = end(self.over(&sides, applies.clone())?);
            let best = met.as_ref().map(|(value, _)| rounded(*value));
            let is_settled = best.is_some_and(|best| !beyond(rounded(bound), best));
            if is_settled || enough.is_some_and(|enough| !beyond(rounded(bound), enough)) {
                rest = further(rest, bound, beyond);
                continue;
            }
            for corner in self.corners(&sides) {
                if let Some(value) = self.at(&corner)
                    && met.as_ref().is_none_or(|(best, _)| beyond(value, *best))
                {
                    met = Some((value, corner));
                }
            }
            boxes += 1;
            let widest = (0..sides.len()).max_by_key(|at| sides.get(*at).and_then(|side| width(*side)));
            let halves = widest.and_then(|at| self.halves(&sides, at)).filter(|_| boxes < MOST_BOXES);
            match halves {
                Some([low, high]) => open.extend([low, high]),
                None => rest = further(rest, bound, beyond),
            }
        }
        let bound = match (rest, &met) {
            (Some(rest), Some((value, _))) if beyond(*value, rest) => *value,
            (Some(rest), _) => rest,
            (None, Some((value, _))) => *value,
            (None, None) => return None,
        };
        Some(Extreme { bound, met })
    }

    /// `health has 100 and wealth 0 points`
    fn told(&self, points: &[Number]) -> String {
        let all: Vec<String> = self
            .parts
            .iter()
            .zip(points)
            .map(|(part, points)| format!("{points} points of `{}`", self.context.pack.name_of(*part)))
            .collect();
        match all.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => all.concat(),
        }
    }

    fn most(&self, sides: &[Interval], out_of_span: Span) -> Option<Diagnostic> {
        let (word, out_of) = (&self.word, self.out_of);
        let most = self.extreme(sides, true, None)?;
        let rounded = |number: Number| self.rounding.apply(number);
        let met = most.met.as_ref().map(|(value, points)| (rounded(*value), points));
        match met {
            Some((value, points)) if value > out_of && !self.entangled => Some(
                Diagnostic::new(
                    &codes::CHECK_CAN_EXCEED,
                    self.value.span,
                    format!("with {} `{word}` is {value} of {out_of}", self.told(points)),
                )
                .label(format!("can give {value}"))
                .also(out_of_span, "the maximum is said here")
                .help(format!("let the formula give {out_of} at most, or write `out of {value}`")),
            ),
            _ if rounded(most.bound) < out_of => Some(
                Diagnostic::new(
                    &codes::CHECK_CANNOT_REACH,
                    self.value.span,
                    format!(
                        "`{word}` is out of {out_of}, but its formula gives {} at most",
                        rounded(most.bound)
                    ),
                )
                .label("can never be reached")
                .also(out_of_span, "the maximum is said here")
                .help(format!(
                    "let the formula give {out_of} when every part has its maximum, or write `out of {}`",
                    rounded(most.bound)
                )),
            ),
            _ if rounded(most.bound) > out_of => {
                Some(self.not_proved(format!("never gives more than {out_of} points")))
            }
            Some((value, _)) if value == out_of && !self.entangled => None,
            _ => Some(self.not_proved(format!("can reach {out_of} points"))),
        }
    }

    fn least(&self, sides: &[Interval]) -> Option<Diagnostic> {
        let least = self.extreme(sides, false, Some(Number::ZERO))?;
        let rounded = |number: Number| self.rounding.apply(number);
        match &least.met {
            Some((value, points)) if rounded(*value).is_negative() && !self.entangled => Some(
                Diagnostic::new(
                    &codes::CHECK_BELOW_ZERO,
                    self.value.span,
                    format!("with {} `{}` is {}", self.told(points), self.word, rounded(*value)),
                )
                .label("can fall below 0")
                .help("let the formula give 0 at least: `max(0, …)`"),
            ),
            _ if rounded(least.bound).is_negative() => {
                Some(self.not_proved(String::from("never falls below 0")))
            }
            _ => None,
        }
    }

    fn not_proved(&self, what: String) -> Diagnostic {
        Diagnostic::new(
            &codes::CHECK_NOT_PROVED,
            self.value.span,
            format!("it could not be proved that `{}` {what}", self.word),
        )
        .label("too entangled to go through")
    }
}

fn further(rest: Option<Number>, bound: Number, beyond: impl Fn(Number, Number) -> bool) -> Option<Number> {
    match rest {
        Some(rest) if !beyond(bound, rest) => Some(rest),
        _ => Some(bound),
    }
}

fn width(side: Interval) -> Option<Number> {
    side.high.subtract(side.low)
}
