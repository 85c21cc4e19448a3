//! The names of a pack, and what is said of those that nothing has.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::Span;

use super::super::{ComponentId, IndicatorId, QuestionId, ReferenceId, ScriptId, SharedId};
use super::collect::Declared;

/// A name that rules can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    Question(QuestionId),
    /// By place in [`Declared::lets`].
    Let(usize),
}

/// Names that mean something in rules and so cannot name a question or a `let`.
pub const TAKEN: [&str; 9] = ["points", "max", "to_win", "overall", "level", "city", "state", "yes", "no"];

#[derive(Debug, Default)]
pub struct Names {
    pub values: BTreeMap<Box<str>, Entity>,
    pub shared: BTreeMap<Box<str>, SharedId>,
    pub scripts: BTreeMap<Box<str>, ScriptId>,
    pub references: BTreeMap<Box<str>, ReferenceId>,
    pub components: BTreeMap<Box<str>, ComponentId>,
    pub indicators: BTreeMap<Box<str>, IndicatorId>,
    /// Which question a choice belongs to, for "this is a choice of …".
    pub choices: BTreeMap<Box<str>, QuestionId>,
}

/// Enters a name; tells of one that is taken already and then leaves the first.
fn enter<T>(
    table: &mut BTreeMap<Box<str>, T>,
    places: &mut BTreeMap<Box<str>, Span>,
    name: &crate::syntax::tree::Name,
    what: &str,
    value: T,
    diagnostics: &mut Diagnostics,
) {
    if let Some(first) = places.get(&name.text) {
        diagnostics.add(
            Diagnostic::new(
                &codes::PACK_DUPLICATE_NAME,
                name.span,
                format!("`{}` is {what} already", name.text),
            )
            .label("used again here")
            .also(*first, "first used here")
            .help("give one of the two another name"),
        );
        return;
    }
    places.insert(name.text.clone(), name.span);
    table.insert(name.text.clone(), value);
}

pub fn name(declared: &Declared<'_>, diagnostics: &mut Diagnostics) -> Names {
    let mut names = Names::default();
    let mut places = BTreeMap::new();
    for (index, ask) in declared.asks.iter().enumerate() {
        let name = &ask.tree.name;
        refuse_taken(name, diagnostics);
        enter(
            &mut names.values,
            &mut places,
            name,
            "the name of a question",
            Entity::Question(index.into()),
            diagnostics,
        );
    }
    for (index, one) in declared.lets.iter().enumerate() {
        let name = &one.tree.name;
        refuse_taken(name, diagnostics);
        enter(
            &mut names.values,
            &mut places,
            name,
            "the name of a question or a `let`",
            Entity::Let(index),
            diagnostics,
        );
    }
    let mut places = BTreeMap::new();
    for (index, shared) in declared.shareds.iter().enumerate() {
        enter(
            &mut names.shared,
            &mut places,
            shared.name,
            "the name of a shared text",
            index.into(),
            diagnostics,
        );
    }
    let mut places = BTreeMap::new();
    for (index, script) in declared.scripts.iter().enumerate() {
        enter(
            &mut names.scripts,
            &mut places,
            &script.tree.name,
            "the name of a script",
            index.into(),
            diagnostics,
        );
    }
    let mut places = BTreeMap::new();
    for (index, one) in declared.references.iter().enumerate() {
        enter(
            &mut names.references,
            &mut places,
            &one.tree.name,
            "the name of a reference set",
            index.into(),
            diagnostics,
        );
    }
    let mut places = BTreeMap::new();
    for (index, one) in declared.components.iter().enumerate() {
        enter(
            &mut names.components,
            &mut places,
            &one.tree.name,
            "the name of a component",
            index.into(),
            diagnostics,
        );
    }
    let (mut places, mut nothing) = (BTreeMap::new(), BTreeMap::new());
    for one in &declared.recommends {
        enter(&mut nothing, &mut places, &one.tree.name, "the name of a recommendation", (), diagnostics);
    }
    codes_of(declared, &mut names, diagnostics);
    names
}

fn codes_of(declared: &Declared<'_>, names: &mut Names, diagnostics: &mut Diagnostics) {
    let mut places: BTreeMap<Box<str>, Span> = BTreeMap::new();
    for (index, indicator) in declared.indicators.iter().enumerate() {
        for code in &indicator.tree.codes {
            if let Some(first) = places.get(&code.text) {
                diagnostics.add(
                    Diagnostic::new(
                        &codes::PACK_DUPLICATE_CODE,
                        code.span,
                        format!("`{}` is the code of an indicator already", code.text),
                    )
                    .label("used again here")
                    .also(*first, "first used here")
                    .help("give one of the two another code"),
                );
                continue;
            }
            places.insert(code.text.clone(), code.span);
            names.indicators.insert(code.text.clone(), index.into());
        }
    }
}

fn refuse_taken(name: &crate::syntax::tree::Name, diagnostics: &mut Diagnostics) {
    if TAKEN.contains(&&*name.text) {
        diagnostics.add(
            Diagnostic::new(
                &codes::SYNTAX_RESERVED_WORD,
                name.span,
                format!("`{}` cannot be the name of a question or a `let`", name.text),
            )
            .label("means something in rules")
            .help(format!("choose a longer name, for example `{}_of_the_city`", name.text)),
        );
    }
}
