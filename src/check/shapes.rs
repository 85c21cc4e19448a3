//! Mistakes in the shapes that a pack declares. Their rules are proved for every use; here it is decided what of that is told.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::pack::{Pack, Shape};
use crate::source::Span;

/// Tells what was found: in a shape each mistake once, with a use that shows it. A warning there means that something has no
/// effect; it is told only when that is so for every use.
pub(super) fn settle(pack: &Pack, found: Diagnostics, diagnostics: &mut Diagnostics) {
    let mut counts: BTreeMap<(&str, Span), usize> = BTreeMap::new();
    for one in found.iter() {
        *counts.entry((one.code().id, one.span())).or_default() += 1;
    }
    let mut told: Vec<(&str, Span)> = Vec::new();
    for one in found.iter() {
        let Some(shape) = shape_around(pack, one.span()) else {
            diagnostics.add(one.clone());
            continue;
        };
        let key = (one.code().id, one.span());
        let count = counts.get(&key).copied().unwrap_or(0);
        let is_for_all = one.severity() != Severity::Warning || count >= shape.uses.len();
        if is_for_all && !told.contains(&key) {
            told.push(key);
            diagnostics.add(with_use(one, shape));
        }
    }
}

fn shape_around(pack: &Pack, span: Span) -> Option<&Shape> {
    pack.shapes.iter().find(|shape| {
        shape.span.file == span.file && shape.span.start <= span.start && span.end <= shape.span.end
    })
}

fn with_use(one: &Diagnostic, shape: &Shape) -> Diagnostic {
    let names_use = one.others.iter().any(|other| shape.uses.iter().any(|found| found.span == other.span));
    match shape.uses.first() {
        Some(first) if !names_use => one.clone().also(first.span, told_of_use(shape)),
        _ => one.clone(),
    }
}

/// What is said of the place of a use.
pub(super) fn told_of_use(shape: &Shape) -> String {
    format!("`{}` is used here", shape.name)
}
