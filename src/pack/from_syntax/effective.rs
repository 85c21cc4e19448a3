//! When a framework is in force.

use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{self, Item, ItemKind, Literal, LiteralValue};

use super::super::Effective;
use super::binder::Binder;
use super::framework::only;

pub fn bind(binder: &mut Binder<'_>, items: &[Item]) -> Option<Effective> {
    let (tree, span) = only(binder, items, "effective", |kind| match kind {
        ItemKind::Effective(tree) => Some(*tree),
        _ => None,
    })?;
    let tree::Effective { from, until } = tree;
    let from = from.and_then(|literal| day(binder, &literal));
    let until = until.and_then(|literal| day(binder, &literal));
    if let (Some(from), Some(until)) = (from, until)
        && from > until
    {
        let told = Diagnostic::new(&codes::PACK_EMPTY_RANGE, span, "no day lies between these two")
            .label("ends before it begins")
            .help("write the first day after `from`, the last after `until`");
        binder.diagnostics.add(told);
        return None;
    }
    Some(Effective { from, until, span })
}

fn day(binder: &mut Binder<'_>, literal: &Literal) -> Option<i32> {
    match literal.value {
        LiteralValue::Date(day) => Some(day),
        LiteralValue::Error => None,
        _ => {
            let help = "write a day, for example `2026-04-01`";
            binder.tell(&codes::PACK_WRONG_TYPE, literal.span, "this is not a day", help);
            None
        }
    }
}
