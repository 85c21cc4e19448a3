//! Bands leave no gap, do not overlap, and cover only what can be.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::Facts;
use crate::order::Order as _;
use crate::pack::QuestionId;
use crate::pack::expr::{BandArm, Numeric, NumericKind};
use crate::source::Span;

use super::context::Context;
use super::line::{Domain, Stretch};
use super::search::{Finding, Search, Verdict};
use super::words::{Called, in_one_line, range};
use crate::pack::visit::Node;

/// More gaps than this in one band are not told one by one.
const MOST_GAPS: usize = 3;

pub(super) fn check<'a>(context: &mut Context<'a>, root: Node<'a>) {
    let mut bands = Vec::new();
    root.each(&mut |node, list| {
        if let Node::Number(Numeric { kind: NumericKind::Band { subject, arms }, span }) = node {
            bands.push((subject, arms, *span, list));
        }
    });
    for (subject, arms, span, list) in bands {
        band(context, subject, arms, span, list);
    }
}

/// An arm's part of what the number can be.
struct Covered<'a> {
    arm: &'a BandArm,
    stretch: Stretch,
}

fn band<'a>(
    context: &mut Context<'a>,
    subject: &'a Numeric,
    arms: &'a [BandArm],
    span: crate::source::Span,
    list: Option<QuestionId>,
) {
    let Some(domain) = context.domain(subject, list) else { return };
    // A line whose left side could not be read has neither ranges nor `otherwise`.
    let poisoned = arms.iter().any(|arm| arm.ranges.is_empty() && !arm.otherwise);
    let percent = arms.iter().any(|arm| context.text(arm.pattern_span).contains('%'));
    let called = Called::of(context, subject, list, percent);

    let mut covered: Vec<Covered<'a>> = Vec::new();
    for arm in arms {
        let parts: Vec<Stretch> = arm.ranges.iter().filter_map(|range| domain.clip(*range)).collect();
        if parts.len() < arm.ranges.len() {
            outside(context, arm, &called, domain, parts.is_empty());
        }
        covered.extend(parts.into_iter().map(|stretch| Covered { arm, stretch }));
    }
    covered.order_by_key(|one| (one.stretch.from, one.stretch.to));
    overlaps(context, &covered, &called, domain);
    if poisoned {
        return;
    }
    let mut gaps = domain.gaps(covered.iter().map(|one| one.stretch).collect());
    let mut cities = vec![None; gaps.len()];
    if !matches!(subject.kind, NumericKind::Answer(_) | NumericKind::Field(_)) && list.is_none() {
        // A formula's range is perhaps wider than what it can really give.
        let real = gaps.iter().filter_map(|gap| Some((*gap, falls_into(context, subject, *gap)?)));
        (gaps, cities) = real.unzip();
    }
    match arms.iter().find(|arm| arm.otherwise) {
        Some(otherwise) if gaps.is_empty() => otherwise_unreachable(context, otherwise, &called),
        Some(_) => {}
        None if !gaps.is_empty() && arms.len() > 1 && are_lowest_values(&covered, arms, domain) => {
            let told = lowest_values(context, &covered, &called, domain);
            told.into_iter().for_each(|told| context.report(told));
        }
        None => gap_errors(context, &covered, &gaps, &cities, &called, domain, span),
    }
}

/// `None` when no answers bring the number into the stretch; else a city for which they do, if one was found.
fn falls_into<'a>(context: &Context<'a>, number: &'a Numeric, stretch: Stretch) -> Option<Option<String>> {
    let Some(interval) = stretch.interval() else { return Some(None) };
    let mut facts = context.unknown.clone();
    let search = Search::new(context, &[Node::Number(number)]);
    let value = |facts: &Facts<'a>| search.walk(facts).with_scores(&context.scores).number(number).value;
    let finding = search.find(&mut facts, |facts| match value(facts) {
        None => Verdict::No,
        Some(range) if interval.covers(range) => Verdict::Yes,
        Some(range) if range.intersection(interval).is_none() => Verdict::No,
        Some(_) => Verdict::Open,
    });
    match finding {
        Finding::Nothing => None,
        Finding::Found(node) => {
            let still = |facts: &Facts<'a>| value(facts).is_some_and(|range| interval.covers(range));
            Some(Some(search.told(&mut facts, &node, still)))
        }
        Finding::Undecided(_) | Finding::GaveUp => Some(None),
    }
}

fn outside(context: &mut Context<'_>, arm: &BandArm, called: &Called, domain: Domain, whole_arm: bool) {
    let can_be = range(&called.manner, domain.range);
    let written = in_one_line(context.text(arm.pattern_span));
    let (message, help) = if whole_arm {
        (
            format!("no answer falls into the band `{written}`"),
            "remove this line, or widen the question's range",
        )
    } else {
        (
            format!("a part of the band `{written}` covers nothing that can be"),
            "remove that part, or widen the question's range",
        )
    };
    context.report(
        Diagnostic::new(&codes::CHECK_BAND_OUTSIDE, arm.pattern_span, message)
            .label(format!("`{}` can only be {can_be}", called.name))
            .help(help),
    );
}

fn overlaps(context: &mut Context<'_>, covered: &[Covered<'_>], called: &Called, domain: Domain) {
    let mut widest: Option<&Covered<'_>> = None;
    let mut told = Vec::new();
    for one in covered {
        if let Some(before) = widest
            && !std::ptr::eq(before.arm, one.arm)
            && let Some(both) = before.stretch.intersection(one.stretch)
        {
            let (first, second) = if before.arm.span <= one.arm.span { (before, one) } else { (one, before) };
            let pair = (first.arm.span, second.arm.span);
            if !told.contains(&pair) {
                told.push(pair);
                context.report(overlap(context, first, second, both, called, domain));
            }
        }
        if widest.is_none_or(|before| one.stretch.to > before.stretch.to) {
            widest = Some(one);
        }
    }
}

fn overlap(
    context: &Context<'_>,
    first: &Covered<'_>,
    second: &Covered<'_>,
    both: Stretch,
    called: &Called,
    domain: Domain,
) -> Diagnostic {
    let manner = &called.manner;
    let value = domain.sample(both, manner.per());
    let written = |one: &Covered<'_>| in_one_line(context.text(one.arm.pattern_span));
    let diagnostic = Diagnostic::new(
        &codes::CHECK_BAND_OVERLAP,
        second.arm.pattern_span,
        format!(
            "{} falls into two bands, `{}` and `{}`",
            called.with(context, value),
            written(first),
            written(second)
        ),
    )
    .label(format!("covers {} too", manner.spoken(value)))
    .also(first.arm.pattern_span, format!("covers {} already", manner.spoken(value)));
    // Only where one stretch ends inside the other is it clear where the edge is meant to be.
    let (lower, upper) =
        if first.stretch.from <= second.stretch.from { (first, second) } else { (second, first) };
    if lower.arm.ranges.len() == 1
        && lower.stretch.to < upper.stretch.to
        && let Some(rest) = Stretch::between(lower.stretch.from, upper.stretch.from)
    {
        let band = manner.band(domain, rest);
        return diagnostic
            .help(format!("end the lower band where the upper one begins: `{band}`"))
            .fix_at(lower.arm.pattern_span, band);
    }
    // `0` and `under 100`: one lies in the other, at its end.
    let is_inside = |one: &Covered<'_>, other: &Covered<'_>| {
        one.stretch.from >= other.stretch.from && one.stretch.to <= other.stretch.to
    };
    let (inner, outer) = if is_inside(first, second) { (first, second) } else { (second, first) };
    let rest = if inner.stretch.from == outer.stretch.from {
        Stretch::between(inner.stretch.to, outer.stretch.to)
    } else if inner.stretch.to == outer.stretch.to {
        Stretch::between(outer.stretch.from, inner.stretch.from)
    } else {
        None
    };
    if outer.arm.ranges.len() == 1
        && is_inside(inner, outer)
        && let Some(rest) = rest
    {
        let (band, wide, narrow) = (manner.band(domain, rest), written(outer), written(inner));
        let help = format!("`{wide}` takes in what `{narrow}` covers: leave that out of it, `{band}`");
        return diagnostic.help(help).fix_at(outer.arm.pattern_span, band);
    }
    diagnostic.help("change one of the two so that every number belongs to one band only")
}

fn gap_errors(
    context: &mut Context<'_>,
    covered: &[Covered<'_>],
    gaps: &[Stretch],
    cities: &[Option<String>],
    called: &Called,
    domain: Domain,
    span: crate::source::Span,
) {
    for (gap, city) in gaps.iter().zip(cities).take(MOST_GAPS) {
        let diagnostic = gap_error(context, covered, *gap, called, domain, span);
        let diagnostic = match city {
            Some(city) => diagnostic.note(format!("for example {city}")),
            None => diagnostic,
        };
        let more = gaps.len().saturating_sub(MOST_GAPS);
        let last = gaps.get(MOST_GAPS - 1) == Some(gap);
        context.report(if more > 0 && last {
            diagnostic.note(format!("{more} more stretches of `{}` get no band", called.name))
        } else {
            diagnostic
        });
    }
}

fn gap_error(
    context: &Context<'_>,
    covered: &[Covered<'_>],
    gap: Stretch,
    called: &Called,
    domain: Domain,
    span: crate::source::Span,
) -> Diagnostic {
    let manner = &called.manner;
    let value = domain.sample(gap, manner.per());
    let below = covered.iter().rev().find(|one| one.stretch.to == gap.from);
    let above = covered.iter().find(|one| one.stretch.from == gap.to);
    let missing = manner.band(domain, gap);
    let beside = below.or(above).map(|one| one.arm);
    let diagnostic = Diagnostic::new(
        &codes::CHECK_BAND_GAP,
        beside.map_or(span, |arm| arm.pattern_span),
        format!("{} gets no band", called.with(context, value)),
    )
    .label(match (below, above) {
        (Some(_), Some(_)) => format!("between this band and the next, `{missing}` is left out"),
        (Some(_), None) => format!("above this band, `{missing}` is left out"),
        (None, Some(_)) => format!("below this band, `{missing}` is left out"),
        (None, None) => format!("`{missing}` is left out"),
    });
    let diagnostic = match (below, above) {
        (Some(_), Some(above)) => diagnostic.also(above.arm.pattern_span, "the next band"),
        _ => diagnostic,
    };
    // Two bands that leave only a crack between them were meant to meet.
    if !domain.whole
        && let (Some(below), Some(above)) = (below, above)
        && below.arm.ranges.len() == 1
        && is_crack(below, above, gap, manner)
        && let Some(wider) = Stretch::between(below.stretch.from, gap.to)
    {
        let band = manner.band(domain, wider);
        return diagnostic
            .help(format!(
                "end this band where the next one begins: `{band}`; between two decimal numbers there are always others"
            ))
            .fix_at(below.arm.pattern_span, band);
    }
    diagnostic.help(format!("add a line, for example `{missing} => …`"))
}

/// Whether every line has one number alone, as where the lowest of each range is looked up.
fn are_lowest_values(covered: &[Covered<'_>], arms: &[BandArm], domain: Domain) -> bool {
    let is_point = |one: &Covered<'_>| match domain.whole {
        true => one.stretch.from.at.add(Number::ONE) == Some(one.stretch.to.at),
        false => one.stretch.from.at == one.stretch.to.at,
    };
    // `0`, `1`, `2` one after another are meant one by one.
    let follow = domain.whole
        && covered.windows(2).all(|pair| matches!(pair, [one, next] if one.stretch.to == next.stretch.from));
    covered.len() == arms.len() && covered.iter().all(is_point) && !follow
}

/// `80% => 10, 60% => 5, 0% => 0`: each line takes one number alone.
fn lowest_values(
    context: &Context<'_>,
    covered: &[Covered<'_>],
    called: &Called,
    domain: Domain,
) -> Option<Diagnostic> {
    let end = domain.stretch().map(|all| all.to);
    let mut ranges: Vec<(&Covered<'_>, String)> = covered
        .iter()
        .enumerate()
        .filter_map(|(at, one)| {
            let to = covered.get(at + 1).map(|next| next.stretch.from).or(end)?;
            let stretch = Stretch::between(one.stretch.from, to)?;
            Some((one, called.manner.band(domain, stretch)))
        })
        .collect();
    ranges.order_by_key(|(one, _)| one.arm.span);
    let named: Vec<String> = ranges.iter().map(|(_, band)| format!("`{band}`")).collect();
    let first = ranges.first()?.0.arm.pattern_span;
    let last = ranges.last()?.0.arm.pattern_span;
    let whole = first.to(last);
    let mut right = String::new();
    let mut at = whole.start;
    for (one, band) in &ranges {
        let place = one.arm.pattern_span;
        right += context.text(Span { start: at, end: place.start, ..whole });
        right += band;
        at = place.end;
    }
    let written = in_one_line(context.text(first));
    let message = "every line of this band takes one number alone, and what lies between gets no band";
    Some(
        Diagnostic::new(&codes::CHECK_BAND_GAP, first, message)
            .label(format!("`{written}` and nothing else"))
            .help(format!("where these are the lowest of their ranges, write {}", named.join(", ")))
            .fix_at(whole, right),
    )
}

/// Whether a gap is no wider than one of what people say: between `up to 24%` and `25% or more`.
fn is_crack(below: &Covered<'_>, above: &Covered<'_>, gap: Stretch, manner: &super::words::Manner) -> bool {
    let width = above.stretch.from.at.subtract(below.stretch.to.at);
    let is_point = below.stretch.from.at == below.stretch.to.at;
    !is_point
        && !above.stretch.from.after
        && gap.from.after
        && width.is_some_and(|width| width <= manner.per())
}

fn otherwise_unreachable(context: &mut Context<'_>, arm: &BandArm, called: &Called) {
    context.report(
        Diagnostic::new(
            &codes::CHECK_OTHERWISE_UNREACHABLE,
            arm.pattern_span,
            format!("the other bands cover all that `{}` can be, so `otherwise` never counts", called.name),
        )
        .label("nothing is left for this line")
        .help("remove this line"),
    );
}
