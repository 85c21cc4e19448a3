//! Conditions that are the same for every answer.

use crate::diagnostic::{Diagnostic, codes};
use crate::eval::Facts;
use crate::pack::expr::{Condition, ConditionKind};
use crate::source::Span;

use super::context::{Context, Place, Root};
use super::search::{Finding, Search, Verdict};
use super::words::in_one_line;
use crate::pack::visit::Node;

pub(super) fn check<'a>(context: &mut Context<'a>, roots: &[Root<'a>]) {
    let mut facts = context.unknown.clone();
    for root in roots {
        context.used_at = root.used_at;
        // Whether a recommendation or a level ever comes about is told of the whole of it.
        if matches!(root.place, Place::Level(_)) {
            continue;
        }
        let mut settled: Vec<Span> = Vec::new();
        let mut entangled = Vec::new();
        let mut found: Vec<(&Condition, bool, bool)> = Vec::new();
        // A condition asked of many parts stands once and is there many times: one that differs for some is none of these.
        let mut differs: Vec<Span> = Vec::new();
        root.node.each(&mut |node, list| {
            let Node::Condition(condition) = node else { return };
            let is_hidden = |outer: &Span| *outer != condition.span && inside(*outer, condition.span);
            if list.is_some() || settled.iter().any(is_hidden) {
                return;
            }
            let is_whole = matches!(root.node, Node::Condition(whole) if std::ptr::eq(whole, condition));
            match settled_by_ranges(context, condition) {
                Some(truth) => {
                    let same = found.iter().find(|(other, ..)| other.span == condition.span);
                    match same {
                        Some((_, other, _)) if *other != truth => differs.push(condition.span),
                        Some(_) => {}
                        None => found.push((condition, truth, is_whole)),
                    }
                    settled.push(condition.span);
                }
                None => {
                    differs.push(condition.span);
                    if is_entangled(condition) {
                        entangled.push((condition, is_whole));
                    }
                }
            }
        });
        found.retain(|(condition, ..)| !differs.contains(&condition.span));
        settled.retain(|span| !differs.contains(span));
        for (condition, is_whole) in entangled {
            let hides = |span: &Span| inside(condition.span, *span) || inside(*span, condition.span);
            if settled.iter().any(hides) {
                continue;
            }
            if let Some(truth) = settled_by_search(context, &mut facts, condition) {
                settled.push(condition.span);
                found.push((condition, truth, is_whole));
            }
        }
        for (condition, truth, is_whole) in found {
            // A recommendation that never fires is told as such.
            if is_whole && !truth && matches!(root.place, Place::When(_)) {
                continue;
            }
            context.report(always(context, condition, truth));
        }
    }
    context.used_at = None;
}

fn inside(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}

/// What a condition is for every answer, if this is told of it.
pub(super) fn settled<'a>(
    context: &Context<'a>,
    facts: &mut Facts<'a>,
    condition: &'a Condition,
) -> Option<bool> {
    settled_by_ranges(context, condition)
        .or_else(|| is_entangled(condition).then(|| settled_by_search(context, facts, condition))?)
}

fn settled_by_ranges<'a>(context: &Context<'a>, condition: &'a Condition) -> Option<bool> {
    if context.is_beyond(Node::Condition(condition)) {
        return None;
    }
    let truth = context.walk().condition(condition);
    match (truth.can_be_true, truth.can_be_false) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether parts of a condition may decide each other.
fn is_entangled(condition: &Condition) -> bool {
    matches!(condition.kind, ConditionKind::And(_) | ConditionKind::Or(_) | ConditionKind::AtLeast(..))
}

fn settled_by_search<'a>(
    context: &Context<'a>,
    facts: &mut Facts<'a>,
    condition: &'a Condition,
) -> Option<bool> {
    let node = Node::Condition(condition);
    if context.is_beyond(node) || context.calls_script(node) {
        return None;
    }
    let search = Search::new(context, &[node]);
    [true, false].into_iter().find(|wanted| {
        let finding = search.find(facts, |facts| {
            let truth = search.walk(facts).with_scores(&context.scores).condition(condition);
            let (can, cannot) = if *wanted {
                (truth.can_be_false, truth.can_be_true)
            } else {
                (truth.can_be_true, truth.can_be_false)
            };
            match (can, cannot) {
                (true, false) => Verdict::Yes,
                (true, true) => Verdict::Open,
                _ => Verdict::No,
            }
        });
        search.restore(facts);
        matches!(finding, Finding::Nothing)
    })
}

fn always(context: &Context<'_>, condition: &Condition, truth: bool) -> Diagnostic {
    let written = in_one_line(context.text(condition.span));
    let (says, label) = if truth {
        (format!("`{written}` holds whatever is answered"), "always so")
    } else {
        (format!("`{written}` holds for no answer"), "never so")
    };
    Diagnostic::new(&codes::CHECK_ALWAYS_SO, condition.span, says)
        .label(label)
        .help("remove it, or compare with something that answers can differ in")
}
