//! Penalties take points away; none adds any.

use crate::diagnostic::{Diagnostic, codes};
use crate::pack::Penalty;
use crate::pack::visit::Node;

use super::context::Context;
use super::optimum::{Aim, optimum};
use super::search::Search;

pub(super) fn check(context: &mut Context<'_>) {
    let pack = context.pack;
    let of_parts = pack.indicators.iter().flat_map(|one| &one.penalties);
    let of_wholes = pack.components.iter().flat_map(|one| &one.penalties).chain(&pack.penalties);
    for penalty in of_parts.chain(of_wholes) {
        if let Some(told) = adds(context, penalty) {
            context.report(told);
        }
    }
}

fn adds(context: &Context<'_>, penalty: &Penalty) -> Option<Diagnostic> {
    let worth = &penalty.worth;
    if context.is_beyond(Node::Number(worth)) || !context.walk().number(worth).value?.low.is_negative() {
        return None;
    }
    let mut facts = context.unknown.clone();
    let search = Search::new(context, &[Node::Number(worth)]);
    let least = optimum(&search, &mut facts, worth, Aim::Lowest, context.pack.rounding)?;
    match &least.reached {
        Some((value, _)) if value.is_negative() => Some(
            Diagnostic::new(
                &codes::CHECK_PENALTY_ADDS,
                worth.span,
                format!("this penalty can be {value}, which would add points"),
            )
            .label("can be below 0")
            .help("a penalty says how many points it takes: write it without the `-`, or as `max(0, …)`"),
        ),
        _ if least.bound.is_negative() => Some(
            Diagnostic::new(
                &codes::CHECK_NOT_PROVED,
                worth.span,
                "it could not be proved that this penalty never adds points",
            )
            .label("too many answers to go through"),
        ),
        _ => None,
    }
}
