//! Maxima and weights add up.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::pack::{Combination, Component};

use super::context::Context;
use super::words::{plural, say};

pub(super) fn check(context: &mut Context<'_>) {
    component_totals(context);
    match &context.pack.overall {
        Combination::Mean => equal_components(context, "mean"),
        Combination::GeometricMean => equal_components(context, "geometric mean"),
        Combination::Weighted(weights) => {
            equal_components(context, "weighted mean");
            weights_total(context, weights, context.pack.overall_span);
        }
        Combination::Sum | Combination::Lowest | Combination::Error => {}
    }
}

fn component_totals(context: &mut Context<'_>) {
    for component in &context.pack.components {
        if let Combination::Weighted(weights) = &component.total {
            weights_total(context, weights, component.total_span);
        }
        match component.total {
            Combination::Sum => {}
            Combination::Error => continue,
            _ => {
                equal_indicators(context, component);
                continue;
            }
        }
        let counted: Vec<_> = component
            .indicators
            .iter()
            .filter_map(|id| context.pack.indicators.get(id.index()))
            .filter(|indicator| !indicator.outside_total)
            .collect();
        let total = counted.iter().try_fold(Number::ZERO, |sum, indicator| sum.add(indicator.out_of));
        let Some(total) = total else { continue };
        if counted.is_empty() || total == component.out_of {
            continue;
        }
        let name = &component.name;
        let (more, difference) = if total > component.out_of {
            ("too much", total.subtract(component.out_of))
        } else {
            ("missing", component.out_of.subtract(total))
        };
        let mut diagnostic = Diagnostic::new(
            &codes::CHECK_COMPONENT_TOTAL,
            component.out_of_span,
            format!(
                "component `{name}` is out of {}, but its {} add up to {total}",
                component.out_of,
                plural(counted.len(), "indicator")
            ),
        )
        .label(match difference {
            Some(difference) => format!("{} {more}", say(difference, "point")),
            None => String::from("does not add up"),
        })
        .help(format!(
            "write `out of {total}` here, or change the maxima of its indicators so that they add up to {}",
            component.out_of
        ));
        // A long list says less than the sum does.
        for indicator in counted.iter().take(12) {
            diagnostic =
                diagnostic.also(indicator.out_of_span, format!("`{}` counts here", indicator.code()));
        }
        context.report(diagnostic);
    }
}

fn equal_components(context: &mut Context<'_>, how: &str) {
    let Some((first, rest)) = context.pack.components.split_first() else { return };
    let others: Vec<&Component> = rest.iter().filter(|one| one.out_of != first.out_of).collect();
    let Some(other) = others.first() else { return };
    let mut diagnostic = Diagnostic::new(
        &codes::CHECK_UNEQUAL_COMPONENTS,
        context.pack.overall_span,
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

/// Every indicator of which a component takes the mean, or the lowest, is out of as much as the component.
fn equal_indicators(context: &mut Context<'_>, component: &Component) {
    let how = match component.total {
        Combination::Lowest => "lowest",
        Combination::GeometricMean => "geometric mean",
        Combination::Weighted(_) => "weighted mean",
        _ => "mean",
    };
    let indicators = component.indicators.iter().filter_map(|id| context.pack.indicators.get(id.index()));
    let others: Vec<_> = indicators.filter(|one| one.out_of != component.out_of).collect();
    let Some(first) = others.first() else { return };
    let out_of = component.out_of;
    let mut diagnostic = Diagnostic::new(
        &codes::CHECK_UNEQUAL_INDICATORS,
        first.out_of_span,
        format!(
            "`{}` is out of {}, but its component takes the {how} of its indicators and is out of {out_of}",
            first.code(),
            first.out_of
        ),
    )
    .label(format!("needs `out of {out_of}`"))
    .also(component.total_span, format!("the {how} is taken here"))
    .help(format!(
        "make every indicator of `{}` out of {out_of}; for parts of different size take the sum: leave `total` out",
        component.name
    ));
    for other in others.into_iter().skip(1).take(6) {
        diagnostic =
            diagnostic.also(other.out_of_span, format!("`{}` is out of {}", other.code(), other.out_of));
    }
    context.report(diagnostic);
}

fn weights_total(context: &mut Context<'_>, weights: &[Number], at: crate::source::Span) {
    let total = weights.iter().try_fold(Number::ZERO, |sum, weight| sum.add(*weight));
    let Some(total) = total.filter(|total| *total != Number::ONE) else { return };
    let percent = |share: Number| share.multiply(Number::from(100)).unwrap_or(share);
    let label = match Number::ONE.subtract(total) {
        Some(left) if left.is_negative() => format!("{}% too much", percent(left.abs())),
        Some(left) => format!("{}% missing", percent(left)),
        None => String::new(),
    };
    let shares: Vec<String> = weights.iter().map(|weight| format!("{}%", percent(*weight))).collect();
    context.report(
        Diagnostic::new(
            &codes::CHECK_WEIGHTS_TOTAL,
            at,
            format!("the weights add up to {}%, not 100%", percent(total)),
        )
        .label(label)
        .help(format!("change the weights so that {} becomes 100%", shares.join(" + "))),
    );
}
