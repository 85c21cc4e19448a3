//! What is declared and used nowhere.

use crate::diagnostic::{Diagnostic, codes};

use super::binder::Binder;
use super::names::{Entity, TAKEN};
use crate::syntax::tree::Name;

pub fn tell(binder: &mut Binder<'_>) {
    if !binder.warns_of_unused() {
        return;
    }
    let declared = binder.declared;
    let mut told = Vec::new();
    // A name that is taken, or means something else, was told of already.
    let is_known = |name: &Name, entity: Entity| {
        binder.names.values.get(&name.text) == Some(&entity) && !TAKEN.contains(&&*name.text)
    };
    for (index, (ask, used)) in declared.asks.iter().zip(&binder.used.questions).enumerate() {
        let name = &ask.tree.name;
        if !used && is_known(name, Entity::Question(index.into())) {
            told.push(
                Diagnostic::new(
                    &codes::PACK_UNUSED_QUESTION,
                    name.span,
                    format!("`{}` is asked, and nothing uses the answer", name.text),
                )
                .label("never used")
                .help("use it in a rule, an advice or a text, or take the question out")
                .note("cities would work on an answer that counts for nothing"),
            );
        }
    }
    for (index, (one, used)) in declared.lets.iter().zip(&binder.used.lets).enumerate() {
        let name = &one.tree.name;
        if !used && is_known(name, Entity::Let(index)) {
            let message = format!("`{}` is never used", name.text);
            told.push(
                Diagnostic::new(&codes::PACK_UNUSED_LET, name.span, message)
                    .label("never used")
                    .help("use it in a rule, or take it out"),
            );
        }
    }
    for (index, (one, used)) in declared.shareds.iter().zip(&binder.used.shared).enumerate() {
        if !used && binder.names.shared.get(&one.name.text) == Some(&index.into()) {
            let message = format!("the shared text `{}` is never used", one.name.text);
            told.push(
                Diagnostic::new(&codes::PACK_UNUSED_SHARED, one.name.span, message)
                    .label("never used")
                    .help(format!("put it into a text as `{{shared.{}}}`, or take it out", one.name.text)),
            );
        }
    }
    for (index, (one, used)) in declared.scripts.iter().zip(&binder.used.scripts).enumerate() {
        if !used && binder.names.scripts.get(&one.tree.name.text) == Some(&index.into()) {
            let name = &one.tree.name;
            let message = format!("the script `{}` is never called", name.text);
            told.push(
                Diagnostic::new(&codes::PACK_UNUSED_SCRIPT, name.span, message)
                    .label("never called")
                    .help("call it in a score, or take the declaration out"),
            );
        }
    }
    for (one, used) in declared.choice_lists.iter().zip(&binder.used.choice_lists) {
        if !used {
            let name = &one.tree.name;
            let message = format!("no question has the choices `{}`", name.text);
            told.push(
                Diagnostic::new(&codes::PACK_UNUSED_CHOICES, name.span, message)
                    .label("never used")
                    .help(format!("ask for them with `one of {}`, or take the list out", name.text)),
            );
        }
    }
    for one in told {
        binder.diagnostics.add(one);
    }
}
