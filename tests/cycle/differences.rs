//! What is told of two cycles side by side.

use kasauti::compare::{self, Comparison, Difference};
use kasauti::diagnostic::Diagnostics;
use kasauti::pack;
use kasauti::source::{MemoryWorld, Sources};

use super::every::{Gives, RICH, SCRIPT, TABLE};

/// What is different in a pack's text, in a folder of its own, and in the one that operations make of it.
fn between(old: &MemoryWorld, new: &MemoryWorld) -> Comparison {
    let mut sources = Sources::new();
    let mut load = |world| pack::load(world, &mut sources, &mut Diagnostics::new()).expect("a pack");
    let (old, new) = (load(old), load(new));
    compare::packs(&old, &new, &sources)
}

fn alone(rules: &str) -> MemoryWorld {
    let scripts = [("scripts/readiness.rhai", SCRIPT), ("scripts/own.rhai", SCRIPT)];
    MemoryWorld::new([("framework.kas", rules)].into_iter().chain(scripts))
}

fn changed(operations: &str) -> MemoryWorld {
    alone(&super::head(operations))
        .with_beside("base", [("framework.kas", RICH), ("scripts/readiness.rhai", SCRIPT)])
}

/// Every operation that gives a pack another meaning is told, and one that gives new names is told as that and no more.
#[test]
fn whatever_an_operation_does_is_told() {
    // Examples decide nothing, and a list of choices shows in its questions; where a text or a rule stands that anything can use
    // says nothing.
    let is_silent = |operation: &str, kind: &str| {
        kind == "example"
            || (operation == "move"
                && ["question", "let", "shared", "script", "choices", "shape", "reference"].contains(&kind))
            || (["add", "remove", "rename"].contains(&operation) && kind == "choices")
    };
    // The head of the new cycle has a title and an origin of its own.
    let told = |operations: &str| {
        let mut found = between(&alone(RICH), &changed(operations));
        found.framework.retain(|change| change.what != "title");
        let lists = [
            &mut found.components,
            &mut found.levels,
            &mut found.questions,
            &mut found.values,
            &mut found.shapes,
            &mut found.scripts,
            &mut found.references,
            &mut found.recommendations,
            &mut found.shared,
        ];
        let indicators = found.indicators.iter_mut().map(|one| &mut one.names);
        let told = indicators.chain(lists.into_iter().flatten()).map(|one| {
            one.changes.retain(|change| !change.what.starts_with("origin"));
            one.clone()
        });
        let told: Vec<Difference> =
            told.filter(|one| one.old.is_none() || one.new.is_none() || !one.changes.is_empty()).collect();
        (told, [found.framework, found.certification].concat())
    };
    let is_of_name = |what: &str| matches!(what, "renamed" | "choices or fields");
    let mut wrong = Vec::new();
    for (operation, kind, operations, does) in TABLE {
        if !matches!(does, Gives(..)) {
            continue;
        }
        let (things, framework) = told(operations);
        if things.is_empty() && framework.is_empty() && !is_silent(operation, kind) {
            wrong.push(format!("{operation} × {kind}: nothing is told\n    {operations}"));
        }
        let says_more = !framework.is_empty()
            || things.iter().any(|one| one.changes.iter().any(|change| !is_of_name(change.what)));
        if *operation == "rename" && *kind != "penalty" && says_more {
            wrong.push(format!("{operation} × {kind}: {things:?} {framework:?}\n    {operations}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

/// Rules that are put together by operations are those that are written out.
#[test]
fn nothing_is_different_from_the_rules_written_out() {
    for (_, _, operations, does) in TABLE {
        if !matches!(does, Gives(..)) {
            continue;
        }
        let resolved = super::read_world(&changed(operations)).text;
        let found = between(&changed(operations), &alone(&resolved));
        assert!(found.is_empty(), "{operations}\n{found:#?}");
    }
}
