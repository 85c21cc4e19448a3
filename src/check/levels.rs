//! Certification levels stand from the best to the worst, and a city can have each.

use crate::decimal::{Interval, Number};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Facts, Scores, Sensitivity, Value as _, Whole, cells_of_levels, possible_levels};
use crate::order::Order as _;
use crate::pack::expr::{Compare, Condition, ConditionKind, Numeric, NumericKind};
use crate::pack::{Certification, ComponentId, IndicatorId, Level, Part, Penalty, Scale};

use super::context::Context;
use crate::pack::visit::Node;

/// More combinations of scores than this are not gone through.
const MOST_CELLS: usize = 20_000;

pub(super) fn check(context: &mut Context<'_>) {
    for scale in &context.pack.scales {
        grades(context, scale);
    }
    let Some(certification) = &context.pack.certification else { return };
    if !context.pack.maxima_known {
        return;
    }
    let conditions = || certification.levels.iter().filter_map(|level| level.condition.as_ref());
    if conditions().any(|condition| context.is_beyond(Node::Condition(condition))) {
        return;
    }
    for condition in conditions() {
        if let Some(diagnostic) = between_scores(context, condition) {
            context.report(diagnostic);
        }
    }
    let mut fallen = Vec::new();
    for (at, level) in certification.levels.iter().enumerate() {
        let higher = certification.levels.iter().take(at);
        if let Some(diagnostic) = higher.rev().find_map(|higher| falls(higher, level)) {
            fallen.push(at);
            context.report(diagnostic);
        }
    }
    let Some(reachable) = reachable(context, certification) else { return };
    for (at, level) in certification.levels.iter().enumerate() {
        if !fallen.contains(&at) && reachable >> at & 1 == 0 {
            let diagnostic = unreachable(context, level);
            context.report(diagnostic);
        }
    }
}

/// The grades of parts: each can be had by some part.
fn grades(context: &mut Context<'_>, scale: &Scale) {
    let parts = scale.graded.iter();
    let mut conditions = parts.flat_map(|graded| &graded.conditions).flatten().map(Node::Condition);
    // The levels of the certification are told of as such.
    if !context.pack.maxima_known
        || conditions.any(|node| context.is_beyond(node) || context.is_poisoned(node))
    {
        return;
    }
    let mut between =
        scale.levels.iter().filter_map(|level| between_scores(context, level.condition.as_ref()?));
    let mut told: Vec<Diagnostic> = if scale.is_of_level { Vec::new() } else { between.by_ref().collect() };
    let mut fallen = Vec::new();
    for (at, level) in scale.levels.iter().enumerate() {
        let higher = scale.levels.iter().take(at);
        if let Some(diagnostic) = higher.rev().find_map(|higher| falls(higher, level)) {
            fallen.push(at);
            told.extend((!scale.is_of_level).then_some(diagnostic));
        }
    }
    let mut had = 0;
    for graded in &scale.graded {
        let mut limits = Vec::new();
        for condition in graded.conditions.iter().flatten() {
            Node::Condition(condition).each(&mut |node, _| {
                if let Node::Condition(Condition { kind: ConditionKind::Compare(one, _, other), .. }) = node {
                    let exact = |number| context.walk().number(number).value.and_then(Interval::as_point);
                    limits.extend([exact(one), exact(other)].into_iter().flatten());
                }
            });
        }
        let cells = cells(context, graded.conditions.iter().flatten());
        let mut scores = context.scores.clone();
        let range = match graded.part {
            Part::Component(id) => context.ranges.components.get(id.index()),
            Part::Indicator(id) => context.scores.indicators.get(id.index()),
        };
        for piece in range.map_or_else(Vec::new, |range| pieces(*range, &limits)) {
            let slot = match graded.part {
                Part::Component(id) => scores.components.get_mut(id.index()),
                Part::Indicator(id) => scores.indicators.get_mut(id.index()),
            };
            slot.into_iter().for_each(|slot| *slot = piece);
            had |= levels_of(context, graded.conditions.iter().map(Option::as_ref), &scores, &cells);
        }
    }
    for (at, level) in scale.levels.iter().enumerate() {
        if !fallen.contains(&at) && had >> at & 1 == 0 {
            let help = "compare it with what the parts are out of; a share of that is written `0.8 * max`";
            let span = level.condition.as_ref().map_or(level.span, |condition| condition.span);
            let message = format!("nothing that is graded here can have `{}`", level.name);
            told.push(
                Diagnostic::new(&codes::CHECK_LEVEL_UNREACHABLE, span, message)
                    .label("never holds, or only where a level above it holds")
                    .help(help),
            );
        }
    }
    told.into_iter().for_each(|one| context.report(one));
}

/// What a threshold is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Overall,
    Component(ComponentId),
    Indicator(IndicatorId),
    EveryComponent(Option<ComponentId>),
}

/// What a level surely asks for: so much at least of some scores or, where `most`, at most.
#[derive(Clone, Copy, Debug)]
struct Demand {
    measure: Measure,
    most: bool,
    limit: Number,
}

fn demands(condition: &Condition) -> Vec<Demand> {
    let most = |how: Compare| match how {
        Compare::AtLeast | Compare::Greater => Some(false),
        Compare::AtMost | Compare::Less => Some(true),
        Compare::Equal | Compare::NotEqual => None,
    };
    match &condition.kind {
        ConditionKind::And(all) => all.iter().flat_map(demands).collect(),
        ConditionKind::EveryComponent(whole, how, number) => match (most(*how), &number.kind) {
            (Some(most), NumericKind::Literal(limit)) => {
                vec![Demand { measure: Measure::EveryComponent(*whole), most, limit: *limit }]
            }
            _ => Vec::new(),
        },
        ConditionKind::Compare(score, how, limit) => {
            let measure = match score.kind {
                NumericKind::Overall => Measure::Overall,
                NumericKind::PointsOfComponent(component) => Measure::Component(component),
                NumericKind::PointsOf(indicator) => Measure::Indicator(indicator),
                _ => return Vec::new(),
            };
            match (most(*how), &limit.kind) {
                (Some(most), NumericKind::Literal(limit)) => vec![Demand { measure, most, limit: *limit }],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// A threshold that a score which comes to exactly so much misses, because it is rounded first: a third is 0.33, and under `1/3`.
fn between_scores(context: &Context<'_>, condition: &Condition) -> Option<Diagnostic> {
    let (score, how, limit) = match &condition.kind {
        ConditionKind::And(all) => return all.iter().find_map(|one| between_scores(context, one)),
        ConditionKind::EveryComponent(_, how, limit) => (None, *how, limit),
        ConditionKind::Compare(score, how, limit) => (Some(score), *how, limit),
        _ => return None,
    };
    let rounding = match score.map(|score| &score.kind) {
        Some(NumericKind::Overall) => context.pack.overall_rounding,
        None | Some(NumericKind::PointsOfComponent(_) | NumericKind::PointsOf(_)) => context.pack.rounding,
        Some(_) => return None,
    };
    let exact = context.walk().number(limit).value?.as_point()?;
    let rounded = rounding.apply(exact);
    let holds = |number: Number| number.compare(how, exact).is_true();
    (holds(rounded) != holds(exact)).then(|| {
        Diagnostic::new(
            &codes::CHECK_LEVEL_BETWEEN_SCORES,
            limit.span,
            format!(
                "a score that comes to exactly so much is rounded to {rounded}, and then judged the other way"
            ),
        )
        .label("between two scores")
        .help(format!("write `{rounded}`, or round to as many places as the threshold has"))
    })
}

fn falls(higher: &Level, lower: &Level) -> Option<Diagnostic> {
    let (above, below) = (higher.condition.as_ref()?, lower.condition.as_ref()?);
    let asked_above = demands(above);
    let (demand, other) = demands(below).into_iter().find_map(|demand| {
        let is_alike = |other: &&Demand| other.measure == demand.measure && other.most == demand.most;
        let other = asked_above.iter().find(is_alike)?.limit;
        let falls = if demand.most { demand.limit < other } else { demand.limit > other };
        falls.then_some((demand, other))
    })?;
    let limit = demand.limit;
    let of = match demand.measure {
        Measure::Overall => "overall",
        Measure::Component(_) => "of a component",
        Measure::Indicator(_) => "of an indicator",
        Measure::EveryComponent(_) => "of every component",
    };
    let (message, label, first) = if demand.most {
        let message = format!(
            "`{}` allows {limit} {of}, less than `{}` above it, which allows {other}",
            lower.name, higher.name
        );
        (message, "less than the level above", "lowest")
    } else {
        let message = format!(
            "`{}` asks for {limit} {of}, more than `{}` above it, which asks for {other}",
            lower.name, higher.name
        );
        (message, "more than the level above", "highest")
    };
    Some(
        Diagnostic::new(&codes::CHECK_LEVELS_FALL, below.span, message)
            .label(label)
            .also(above.span, format!("`{}` comes first", higher.name))
            .help(format!(
                "put the levels in order, the {first} first; a city has the first whose condition it meets"
            )),
    )
}

/// Bits of the levels that some scores lead to; `None` when there are too many combinations.
fn reachable(context: &Context<'_>, certification: &Certification) -> Option<u64> {
    let cuts = Cuts::of(context, certification);
    let pack = context.pack;
    let axes: Vec<Vec<Interval>> = pack
        .components
        .iter()
        .enumerate()
        .map(|(at, _)| {
            context
                .ranges
                .components
                .get(at)
                .map_or_else(Vec::new, |range| pieces(*range, cuts.of_component(at)))
        })
        .collect();
    let overall = pieces(context.ranges.overall, &cuts.overall);
    let parts = pack.parts();
    let size = axes.iter().fold(overall.len(), |size, axis| size.saturating_mul(axis.len()));
    if size > MOST_CELLS {
        return None;
    }
    let all = super::context::all_bits(certification.levels.len());
    let cells = cells(context, certification.levels.iter().filter_map(|level| level.condition.as_ref()));
    let mut found = 0;
    let mut at = vec![0_usize; axes.len()];
    let mut scores = context.scores.clone();
    loop {
        scores.components =
            axes.iter().zip(&at).filter_map(|(axis, index)| axis.get(*index).copied()).collect();
        if agree(context, &mut scores) {
            let whole = Whole {
                how: &pack.overall,
                parts: &parts,
                out_of: pack.overall_out_of,
                range: context.ranges.overall,
            };
            let possible = made(context, whole, &pack.penalties, &scores);
            for piece in overall.iter().filter_map(|piece| piece.intersection(possible)) {
                scores.overall = piece;
                let conditions = certification.levels.iter().map(|level| level.condition.as_ref());
                found |= levels_of(context, conditions, &scores, &cells);
            }
        }
        if found == all || !advance(&mut at, &axes) {
            return Some(found);
        }
    }
}

fn advance(at: &mut [usize], axes: &[Vec<Interval>]) -> bool {
    for (index, axis) in at.iter_mut().zip(axes) {
        *index += 1;
        if *index < axis.len() {
            return true;
        }
        *index = 0;
    }
    false
}

/// Bits of the levels that scores can lead to, whatever is answered.
fn levels_of<'c>(
    context: &Context<'_>,
    conditions: impl Iterator<Item = Option<&'c Condition>> + Clone,
    scores: &Scores,
    cells: &[Facts<'_>],
) -> u64 {
    let of = |cell| possible_levels(context.pack, context.scripts, cell, scores, conditions.clone());
    cells.iter().fold(0, |found, cell| found | of(cell))
}

/// The answers that conditions of levels can tell apart.
fn cells<'c, 'a>(context: &Context<'a>, conditions: impl Iterator<Item = &'c Condition>) -> Vec<Facts<'a>> {
    let found = Sensitivity::of_conditions(context.pack, conditions);
    cells_of_levels(context.pack, context.scripts, &context.unknown, &found, &context.asked_order)
}

/// What a whole can be, as far as its parts tell.
fn made(context: &Context<'_>, whole: Whole<'_>, penalties: &[Penalty], scores: &Scores) -> Interval {
    // What is left of a whole without some of its parts may be anything.
    if scores.applies.is_open() {
        return whole.range;
    }
    let points = whole.points(context.pack, context.scripts, &context.unknown, scores).points;
    let taken = context.walk().penalties(penalties);
    let left = taken.and_then(|taken| taken.from(points)).unwrap_or(whole.range);
    // Rounding may land on an end that is itself left out.
    Interval::closed(left.low, left.high)
}

/// Whether components that stand in one another can have those points together; narrows them to what can be.
fn agree(context: &Context<'_>, scores: &mut Scores) -> bool {
    for (index, one) in context.pack.components.iter().enumerate().rev() {
        if !one.parts.iter().any(|part| matches!(part, Part::Component(_))) {
            continue;
        }
        let (Some(range), Some(piece)) =
            (context.ranges.components.get(index), scores.components.get(index).copied())
        else {
            return false;
        };
        let whole = Whole { how: &one.total, parts: &one.parts, out_of: one.out_of, range: *range };
        let possible = made(context, whole, &one.penalties, scores);
        match (piece.intersection(possible), scores.components.get_mut(index)) {
            (Some(left), Some(slot)) => *slot = left,
            _ => return false,
        }
    }
    true
}

/// Where conditions change their mind about a score.
#[derive(Default)]
struct Cuts {
    overall: Vec<Number>,
    components: Vec<Vec<Number>>,
}

impl Cuts {
    fn of(context: &Context<'_>, certification: &Certification) -> Cuts {
        let count = context.pack.components.len();
        let mut cuts = Cuts { overall: Vec::new(), components: vec![Vec::new(); count] };
        for condition in certification.levels.iter().filter_map(|level| level.condition.as_ref()) {
            Node::Condition(condition).each(&mut |node, _| {
                let Node::Condition(condition) = node else { return };
                match &condition.kind {
                    ConditionKind::Compare(one, _, other) => {
                        cuts.add(one, other);
                        cuts.add(other, one);
                    }
                    ConditionKind::EveryComponent(whole, _, number) => {
                        if let NumericKind::Literal(limit) = number.kind {
                            for id in context.pack.components_within(*whole) {
                                cuts.components
                                    .get_mut(id.index())
                                    .into_iter()
                                    .for_each(|cuts| cuts.push(limit));
                            }
                        }
                    }
                    _ => {}
                }
            });
        }
        cuts
    }

    fn add(&mut self, score: &Numeric, limit: &Numeric) {
        let NumericKind::Literal(limit) = limit.kind else { return };
        match score.kind {
            NumericKind::Overall => self.overall.push(limit),
            NumericKind::PointsOfComponent(component) => {
                if let Some(cuts) = self.components.get_mut(component.index()) {
                    cuts.push(limit);
                }
            }
            _ => {}
        }
    }

    fn of_component(&self, at: usize) -> &[Number] {
        self.components.get(at).map_or(&[], Vec::as_slice)
    }
}

/// A range cut before and after each limit.
fn pieces(range: Interval, limits: &[Number]) -> Vec<Interval> {
    let mut limits = limits.to_vec();
    limits.put_in_order();
    limits.dedup();
    let mut found = Vec::new();
    let mut from = (range.low, false);
    for limit in limits.into_iter().filter(|limit| range.contains(*limit)) {
        found.extend(Interval::new(from.0, from.1, limit, true));
        found.push(Interval::point(limit));
        from = (limit, true);
    }
    found.extend(Interval::new(from.0, from.1, range.high, false));
    found
}

fn unreachable(context: &Context<'_>, level: &Level) -> Diagnostic {
    let subject = &context.pack.subject;
    match &level.condition {
        Some(condition) => Diagnostic::new(
            &codes::CHECK_LEVEL_UNREACHABLE,
            condition.span,
            format!("no {subject} can have the level `{}`", level.name),
        )
        .label("no scores meet this, or the levels above take them all")
        .help("ask for something that scores can be and that the levels above do not take"),
        None => Diagnostic::new(
            &codes::CHECK_LEVEL_UNREACHABLE,
            level.span,
            format!("every {subject} has one of the levels above, so `otherwise` never counts"),
        )
        .label("nothing is left for this level")
        .help("let the worst of the named levels leave some scores out"),
    }
}
