//! The rungs of a ladder rise, and no entry of `highest` stands below its `otherwise`.

use crate::diagnostic::{Diagnostic, codes};
use crate::pack::expr::{Entry, Numeric, NumericKind};

use super::context::Context;
use super::words::in_one_line;
use crate::pack::visit::Node;

pub(super) fn check<'a>(context: &mut Context<'a>, root: Node<'a>) {
    entries(context, root);
    let mut ladders = Vec::new();
    root.each(&mut |node, list| {
        if let Node::Number(Numeric { kind: NumericKind::Ladder(rungs), .. }) = node
            && list.is_none()
        {
            ladders.push(rungs);
        }
    });
    for (lower, upper) in ladders.iter().flat_map(|rungs| rungs.iter().zip(rungs.iter().skip(1))) {
        let worth = |number: &'a Numeric| {
            if context.is_beyond(Node::Number(number)) { None } else { context.walk().number(number).value }
        };
        let (Some(before), Some(after)) = (worth(&lower.worth), worth(&upper.worth)) else { continue };
        if after.high > before.low {
            continue;
        }
        let text = in_one_line(context.text(upper.worth.span));
        let says = if after == before { "gives no more than" } else { "gives less than" };
        context.report(
            Diagnostic::new(
                &codes::CHECK_RUNGS_FALL,
                upper.worth.span,
                format!("this rung gives `{text}`, which {says} the rung below it"),
            )
            .label("should be more than the rung before")
            .also(lower.worth.span, "the rung before")
            .help(
                "let the rungs rise; where the conditions do not build on each other, write `highest { … otherwise 0 }`",
            ),
        );
    }
}

/// The `otherwise` of `highest` holds whatever else does, so that what is less never counts.
fn entries<'a>(context: &mut Context<'a>, root: Node<'a>) {
    let mut all = Vec::new();
    root.each(&mut |node, list| {
        if let Node::Number(Numeric { kind: NumericKind::Highest(entries), .. }) = node
            && list.is_none()
        {
            all.push(entries);
        }
    });
    let mut told = Vec::new();
    for entries in all {
        let worth = |number: &'a Numeric| {
            if context.is_beyond(Node::Number(number)) { None } else { context.walk().number(number).value }
        };
        let Some((last, others)) = entries.split_last().filter(|(last, _)| last.when.is_none()) else {
            continue;
        };
        let Some(least) = worth(&last.worth) else { continue };
        let never: Vec<&Entry> = others
            .iter()
            .filter(|entry| worth(&entry.worth).is_some_and(|most| most.high < least.low))
            .collect();
        if others.len() > 1 && !never.is_empty() {
            told.push(the_first_is_meant(context, &never, others, last));
            continue;
        }
        for entry in never {
            let Some(when) = &entry.when else { continue };
            let text = |number: &Numeric| in_one_line(context.text(number.span));
            let (own, other) = (text(&entry.worth), text(&last.worth));
            let condition = in_one_line(context.text(when.span));
            told.push(
                Diagnostic::new(
                    &codes::CHECK_ENTRY_WITHOUT_EFFECT,
                    entry.worth.span,
                    format!("`{own}` never counts: it is less than `otherwise {other}`"),
                )
                .label("less than what there is anyway")
                .also(last.worth.span, "counts always")
                .help(format!(
                    "write `first {{ … }}` where the first that holds is meant; in `highest`: `{own} when {condition}, {other} when not \
                     ({condition}), otherwise 0`"
                ))
                .note("`highest` takes the largest of all that holds, and its `otherwise` always holds"),
            );
        }
    }
    told.into_iter().for_each(|one| context.report(one));
}

/// Several cases of which the first that holds was meant to count, as in a spreadsheet.
fn the_first_is_meant(context: &Context<'_>, never: &[&Entry], others: &[Entry], last: &Entry) -> Diagnostic {
    let text = |number: &Numeric| in_one_line(context.text(number.span));
    let other = text(&last.worth);
    let named: Vec<String> = never.iter().map(|entry| format!("`{}`", text(&entry.worth))).collect();
    let message = match named.split_last() {
        Some((one, [])) => format!("{one} never counts: it is less than `otherwise {other}`"),
        Some((one, rest)) => {
            format!("{} and {one} never count: they are less than `otherwise {other}`", rest.join(", "))
        }
        None => String::new(),
    };
    let cases: Vec<String> = others
        .iter()
        .filter_map(|entry| {
            let when = entry.when.as_ref()?;
            Some(format!("{} when {}", text(&entry.worth), in_one_line(context.text(when.span))))
        })
        .collect();
    let list = format!("first {{ {}, otherwise {other} }}", cases.join(", "));
    let list = if list.chars().count() > 200 { format!("first {{ … otherwise {other} }}") } else { list };
    let place = never.first().map_or(last.worth.span, |entry| entry.worth.span);
    let told = Diagnostic::new(&codes::CHECK_ENTRY_WITHOUT_EFFECT, place, message)
        .label("less than what there is anyway")
        .also(last.worth.span, "counts always");
    told.help(format!("where the first case that holds is meant to count, write `{list}`"))
        .note("`highest` takes the largest of all that holds, and its `otherwise` always holds")
}
