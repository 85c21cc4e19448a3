//! Maxima and weights add up.

use crate::decimal::Number;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::pack::expr::Fold;
use crate::pack::{Combination, Component, Part};
use crate::source::Span;

use super::context::Context;
use super::formula;
use super::words::{plural, say};

pub(super) fn check(context: &mut Context<'_>) {
    let pack = context.pack;
    if !pack.maxima_known {
        return;
    }
    for component in &pack.components {
        component_total(context, component);
    }
    match &pack.overall {
        Combination::Mean => equal_components(context, "mean"),
        Combination::GeometricMean => {
            equal_components(context, "geometric mean");
            none_below_zero(context, &pack.parts(), pack.overall_span);
        }
        Combination::Weighted(weights) => {
            equal_components(context, "weighted mean");
            weights_total(context, weights, pack.overall_span);
        }
        Combination::Formula(value) => formula::check(context, None, value),
        Combination::Picked(picked) => equal_components(context, &picked.said()),
        Combination::Sum | Combination::Lowest | Combination::Error => {}
    }
}

fn component_total<'a>(context: &mut Context<'a>, component: &'a Component) {
    match &component.total {
        Combination::Sum => sum_total(context, component),
        Combination::Error => {}
        Combination::Formula(value) => formula::check(context, Some(component), value),
        Combination::Weighted(weights) => {
            weights_total(context, weights, component.total_span);
            equal_parts(context, component, "weighted mean");
        }
        Combination::GeometricMean => {
            equal_parts(context, component, "geometric mean");
            none_below_zero(context, &component.parts, component.total_span);
        }
        Combination::Mean => equal_parts(context, component, "mean"),
        Combination::Lowest => equal_parts(context, component, "lowest"),
        Combination::Picked(picked) => {
            let share = match picked.fold {
                Fold::Sum => component.out_of.divide(Number::from_count(picked.taken(component.parts.len()))),
                _ => Some(component.out_of),
            };
            let how = picked.said();
            share.into_iter().for_each(|share| parts_out_of(context, component, &how, share));
        }
    }
}

fn sum_total(context: &mut Context<'_>, component: &Component) {
    let maxima = component.parts.iter().map(|part| context.pack.out_of(*part).unwrap_or(Number::ZERO));
    let Some(total) = maxima.into_iter().try_fold(Number::ZERO, |sum, one| sum.add(one)) else { return };
    let name = &component.name;
    if component.parts.is_empty() {
        let message =
            format!("component `{name}` is out of {}, and nothing in it earns them", component.out_of);
        context.report(
            Diagnostic::new(&codes::CHECK_COMPONENT_TOTAL, component.out_of_span, message)
                .label("has no indicator")
                .help("put indicators into it, or take the component out"),
        );
        return;
    }
    if total == component.out_of {
        return;
    }
    let (more, difference) = if total > component.out_of {
        ("too much", total.subtract(component.out_of))
    } else {
        ("missing", component.out_of.subtract(total))
    };
    let noun = noun(&component.parts);
    let mut diagnostic = Diagnostic::new(
        &codes::CHECK_COMPONENT_TOTAL,
        component.out_of_span,
        match component.parts.len() {
            1 => format!(
                "component `{name}` is out of {}, but its only {noun} is out of {total}",
                component.out_of
            ),
            count => format!(
                "component `{name}` is out of {}, but its {} add up to {total}",
                component.out_of,
                plural(count, noun)
            ),
        },
    )
    .label(match difference {
        Some(difference) => format!("{} {more}", say(difference, "point")),
        None => String::from("does not add up"),
    })
    .help({
        // An inherited component is written elsewhere.
        let right = match context.pack.lineage.ancestor(component.out_of_span) {
            Some(_) => format!("`change component {name} out of {total}`"),
            None => format!("`out of {total}` here"),
        };
        match component.parts.len() {
            1 => format!("write {right}, or make the {noun} out of {}", component.out_of),
            _ => format!(
                "write {right}, or change the maxima of its {noun}s so that they add up to {}",
                component.out_of
            ),
        }
    });
    // A long list says less than the sum does.
    for part in component.parts.iter().take(12) {
        if let Some(span) = maximum_span(context, *part) {
            diagnostic = diagnostic.also(span, format!("`{}` counts here", context.pack.name_of(*part)));
        }
    }
    context.report(diagnostic);
}

/// What parts are, in a word.
fn noun(parts: &[Part]) -> &'static str {
    let components = parts.iter().filter(|part| matches!(part, Part::Component(_))).count();
    match components {
        0 => "indicator",
        all if all == parts.len() => "component",
        _ => "part",
    }
}

fn maximum_span(context: &Context<'_>, part: Part) -> Option<Span> {
    match part {
        Part::Component(id) => context.pack.component(id).map(|one| one.out_of_span),
        Part::Indicator(id) => context.pack.indicator(id).map(|one| one.out_of_span),
    }
}

fn equal_components(context: &mut Context<'_>, how: &str) {
    let pack = context.pack;
    let mut all = pack.top_components().filter_map(|id| pack.component(id));
    let Some(first) = all.next() else { return };
    let others: Vec<&Component> = all.filter(|one| one.out_of != first.out_of).collect();
    let Some(other) = others.first() else { return };
    let mut diagnostic = Diagnostic::new(
        &codes::CHECK_UNEQUAL_COMPONENTS,
        pack.overall_span,
        format!(
            "the {how} takes components as equals, but `{}` is out of {} and `{}` out of {}",
            first.name, first.out_of, other.name, other.out_of
        ),
    )
    .label("needs components that are out of the same")
    .also(first.out_of_span, format!("`{}` is out of {}", first.name, first.out_of))
    .help(format!("make every component out of {}, or write `overall = sum of components`", first.out_of));
    for other in others.into_iter().take(6) {
        diagnostic =
            diagnostic.also(other.out_of_span, format!("`{}` is out of {}", other.name, other.out_of));
    }
    context.report(diagnostic);
}

/// Every part of which a component takes the mean, or the lowest, is out of as much as the component.
fn equal_parts(context: &mut Context<'_>, component: &Component, how: &str) {
    parts_out_of(context, component, how, component.out_of);
}

/// Every part is out of so much.
fn parts_out_of(context: &mut Context<'_>, component: &Component, how: &str, out_of: Number) {
    let pack = context.pack;
    let others: Vec<(Part, Number, Span)> = component
        .parts
        .iter()
        .filter_map(|part| Some((*part, pack.out_of(*part)?, maximum_span(context, *part)?)))
        .filter(|(_, maximum, _)| *maximum != out_of)
        .collect();
    let Some((first, maximum, span)) = others.first() else { return };
    let noun = noun(&component.parts);
    let code: &'static Code = match first {
        Part::Component(_) => &codes::CHECK_UNEQUAL_COMPONENTS,
        Part::Indicator(_) => &codes::CHECK_UNEQUAL_INDICATORS,
    };
    let mut diagnostic = Diagnostic::new(
        code,
        *span,
        format!(
            "`{}` is out of {maximum}, but its component takes the {how} of its {noun}s and is out of {}",
            pack.name_of(*first),
            component.out_of
        ),
    )
    .label(format!("needs `out of {out_of}`"))
    .also(component.total_span, format!("the {how} is taken here"))
    .help(format!(
        "make every {noun} of `{}` out of {out_of}; for parts of different size take the sum: leave `total` out",
        component.name
    ));
    for (other, maximum, span) in others.iter().skip(1).take(6) {
        diagnostic = diagnostic.also(*span, format!("`{}` is out of {maximum}", pack.name_of(*other)));
    }
    context.report(diagnostic);
}

/// There is no root of a product that falls below 0.
fn none_below_zero(context: &mut Context<'_>, parts: &[Part], at: Span) {
    let below = parts.iter().find(|part| {
        let range = context.ranges.part(**part);
        range.is_some_and(|range| range.low.is_negative())
    });
    let Some(part) = below else { return };
    let name = context.pack.name_of(*part);
    context.report(
        Diagnostic::new(
            &codes::CHECK_NO_VALUE,
            at,
            format!("`{name}` can fall below 0, and the geometric mean is of numbers from 0 on"),
        )
        .label("has no value then")
        .help(format!("take `not floored` out of the penalties of `{name}`, or take another mean")),
    );
}

fn weights_total(context: &mut Context<'_>, weights: &[Number], at: Span) {
    let total = weights.iter().try_fold(Number::ZERO, |sum, weight| sum.add(*weight));
    let Some(total) = total.filter(|total| *total != Number::ONE) else { return };
    // Thirds are no percents.
    let said = |share: Number| match share.multiply(Number::from(100)) {
        Some(hundredfold) if hundredfold.is_decimal() => format!("{hundredfold}%"),
        _ => format!("{share:?}"),
    };
    let label = match Number::ONE.subtract(total) {
        Some(left) if left.is_negative() => format!("{} too much", said(left.abs())),
        Some(left) => format!("{} missing", said(left)),
        None => String::new(),
    };
    let shares: Vec<String> = weights.iter().map(|weight| said(*weight)).collect();
    let are_alike = weights.first().is_some_and(|first| weights.iter().all(|weight| weight == first));
    let or = if are_alike {
        format!("; equal weights are `1/{}` each", weights.len())
    } else {
        String::from("; shares of another number are written as such: `3/7`")
    };
    context.report(
        Diagnostic::new(
            &codes::CHECK_WEIGHTS_TOTAL,
            at,
            format!("the weights add up to {}, not 100%", said(total)),
        )
        .label(label)
        .help(format!("change the weights so that {} becomes 100%{or}", shares.join(" + "))),
    );
}
