//! `first`: for every city something counts, and every entry counts for some city.

use crate::diagnostic::{Diagnostic, codes};
use crate::eval::Facts;
use crate::pack::QuestionId;
use crate::pack::expr::{Condition, Entry, Numeric, NumericKind};
use crate::source::Span;

use super::constant::settled;
use super::context::Context;
use super::search::{Finding, Search, Verdict};
use super::words::in_one_line;
use crate::pack::visit::Node;

pub(super) fn check<'a>(context: &mut Context<'a>, root: Node<'a>) {
    let mut firsts = Vec::new();
    root.each(&mut |node, list| {
        if let Node::Number(Numeric { kind: NumericKind::First(entries), span }) = node {
            firsts.push((entries, *span, list));
        }
    });
    for (entries, span, list) in firsts {
        first(context, entries, span, list);
    }
}

fn first<'a>(context: &mut Context<'a>, entries: &'a [Entry], span: Span, list: Option<QuestionId>) {
    let poisoned = |entry: &Entry| matches!(entry.worth.kind, NumericKind::Error);
    let conditions: Vec<&'a Condition> = entries.iter().filter_map(|entry| entry.when.as_ref()).collect();
    let beyond = conditions.iter().any(|condition| context.is_beyond(Node::Condition(condition)));
    if entries.iter().any(poisoned) || conditions.iter().any(|one| context.is_poisoned(Node::Condition(one)))
    {
        return;
    }
    let otherwise = entries.last().filter(|last| last.when.is_none());
    if beyond || list.is_some() {
        // Nothing is proved of fields of entries.
        if otherwise.is_none() {
            let told = no_otherwise(span, "it is not said what `first` gives when no entry holds", None);
            context.report(told);
        }
        return;
    }
    let mut facts = context.unknown.clone();
    let truths: Vec<Option<bool>> =
        conditions.iter().map(|condition| settled(context, &mut facts, condition)).collect();
    for (at, entry) in entries.iter().enumerate() {
        let before = conditions.get(..at.min(conditions.len())).unwrap_or(&[]);
        // A condition that is the same for every answer is told at its place.
        let told = truths.iter().take(at).any(|truth| *truth == Some(true))
            || entry.when.is_some() && truths.get(at).copied().flatten() == Some(false);
        if told
            || before.is_empty()
            || !matches!(holds_first(context, &mut facts, before, entry.when.as_ref()), Held::Never)
        {
            continue;
        }
        let told = never(context, &mut facts, entries.get(..at).unwrap_or(&[]), entry);
        context.report(told);
    }
    if otherwise.is_some() {
        return;
    }
    let told = match holds_first(context, &mut facts, &conditions, None) {
        Held::Never => return,
        Held::By(city) => no_otherwise(
            span,
            format!("no entry of this `first` holds for {city}"),
            Some("nothing counts for some"),
        ),
        Held::Unknown => no_otherwise(
            span,
            "it could not be proved that an entry of this `first` holds for every answer",
            Some("perhaps nothing counts for some"),
        ),
    };
    context.report(told);
}

/// Whether something holds where nothing before it does.
enum Held {
    Never,
    /// By such a city.
    By(String),
    Unknown,
}

fn holds_first<'a>(
    context: &Context<'a>,
    facts: &mut Facts<'a>,
    before: &[&'a Condition],
    own: Option<&'a Condition>,
) -> Held {
    let nodes: Vec<Node<'a>> = before.iter().copied().chain(own).map(Node::Condition).collect();
    let search = Search::new(context, &nodes);
    let verdict = |facts: &Facts<'a>| {
        let mut walk = search.walk(facts).with_scores(&context.scores);
        let own = own.map_or(crate::decimal::Tri::TRUE, |own| walk.condition(own));
        if !own.can_be_true {
            return Verdict::No;
        }
        let (mut sure, mut open) = (!own.can_be_false, false);
        for one in before {
            let truth = walk.condition(one);
            if !truth.can_be_false {
                return Verdict::No;
            }
            open |= truth.can_be_true;
        }
        sure &= !open;
        if sure { Verdict::Yes } else { Verdict::Open }
    };
    let found = search.find(facts, verdict);
    let held = match found {
        Finding::Nothing => Held::Never,
        Finding::Found(node) => Held::By(search.told(facts, &node, |facts| verdict(facts) == Verdict::Yes)),
        Finding::Undecided(_) | Finding::GaveUp => Held::Unknown,
    };
    search.restore(facts);
    held
}

/// `before` are the entries above.
fn never<'a>(
    context: &Context<'a>,
    facts: &mut Facts<'a>,
    before: &'a [Entry],
    entry: &'a Entry,
) -> Diagnostic {
    let span = entry.span;
    let Some(when) = &entry.when else {
        return Diagnostic::new(
            &codes::CHECK_OTHERWISE_UNREACHABLE,
            span,
            "one of the entries above always holds, so `otherwise` never counts",
        )
        .label("nothing is left for this entry")
        .help("remove it");
    };
    let diagnostic = Diagnostic::new(
        &codes::CHECK_ROW_UNREACHABLE,
        span,
        "where this holds, an entry above holds too, and counts",
    )
    .label("never counts")
    .help("move it up, above the entries that take its answers, or remove it");
    let whole = before.iter().find(|earlier| {
        let Some(condition) = &earlier.when else { return false };
        matches!(holds_first(context, facts, &[condition], Some(when)), Held::Never)
    });
    match whole {
        Some(earlier) => diagnostic
            .also(earlier.span, format!("`{}` takes all of it", in_one_line(context.text(earlier.span)))),
        None => diagnostic,
    }
}

fn no_otherwise(span: Span, message: impl Into<String>, label: Option<&str>) -> Diagnostic {
    let end = span.at_end();
    let before = Span { start: end.start.saturating_sub(1), end: end.start.saturating_sub(1), ..end };
    Diagnostic::new(&codes::PACK_NO_OTHERWISE, span, message.into())
        .label(label.unwrap_or("no `otherwise`"))
        .help("add `otherwise 0` as the last entry")
        .fix_at(before, " otherwise 0 ")
}
