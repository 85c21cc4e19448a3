//! The rungs of a ladder rise.

use crate::diagnostic::{Diagnostic, codes};
use crate::pack::expr::{Numeric, NumericKind};

use super::context::Context;
use super::words::in_one_line;
use crate::pack::visit::Node;

pub(super) fn check<'a>(context: &mut Context<'a>, root: Node<'a>) {
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
