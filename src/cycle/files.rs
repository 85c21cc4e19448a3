//! Files beside the rules: no new name reaches into a script or a table, so what still has the old one is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};
use crate::syntax::tree::{File, ItemKind, Text, Thing};

use super::apply;
use super::plan::Renamed;
use super::rename::{self, Calls};

/// A name that may stand in a file.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where the rules name the file.
    path: Span,
    /// How operations give the file anew: `change script readiness`
    change: String,
    is_table: bool,
    renamed: Renamed,
}

/// What could stand with its old name in the files of trees. `new` are files of rules that use new names already.
pub fn mentions(trees: &[File], new: &[FileId], renamed: &[Renamed], calls: &Calls) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut add = |path: &Text, change: String, is_table, is_meant: &dyn Fn(&Renamed) -> bool| {
        let of_base = !new.contains(&path.span.file);
        for one in renamed.iter().filter(|one| of_base && is_meant(one)) {
            let change = change.clone();
            found.push(Mention { path: path.span, change, is_table, renamed: one.clone() });
        }
    };
    for file in trees {
        apply::each_item(&file.items, &mut |item| match &item.kind {
            ItemKind::Script(script) => {
                let mut given = BTreeSet::new();
                for at in 0..script.parameters.len() {
                    rename::given(&script.name.text, at, calls, &mut given);
                }
                let is_given = |of: &str| {
                    given.iter().any(|question| {
                        *of == **question
                            || of.strip_suffix(&**question).is_some_and(|of| of.ends_with(" of "))
                    })
                };
                let is_meant = |one: &Renamed| {
                    matches!(one.thing, Thing::Choice | Thing::Field)
                        && one.of.as_deref().is_some_and(is_given)
                };
                add(&script.path, format!("change script {}", script.name.text), false, &is_meant);
            }
            ItemKind::ReferenceSet(set) => {
                let Some(path) = &set.path else { return };
                let is_meant =
                    |one: &Renamed| matches!(one.thing, Thing::Question | Thing::Let | Thing::Choice);
                add(path, format!("change reference {}", set.name.text), true, &is_meant);
            }
            _ => {}
        });
    }
    found
}

/// Tells of files that have old names in them; gives where the rules name those.
pub fn tell(
    mentions: &[Mention],
    file_at: &BTreeMap<Span, FileId>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<Span> {
    let (mut told, mut paths) = (BTreeSet::new(), BTreeSet::new());
    for one in mentions {
        let Some(id) = file_at.get(&one.path) else { continue };
        let Some(file) = sources.get(*id) else { continue };
        let (old, new) = (&one.renamed.from.text, &one.renamed.to);
        let Some(start) = one.place(&file.text) else { continue };
        let place = Span::new(*id, start, start + old.len());
        paths.insert(one.path);
        if !told.insert((new.span, place)) {
            continue;
        }
        let what = if one.is_table { "table" } else { "script" };
        diagnostics.add(
            Diagnostic::new(
                &codes::CYCLE_OLD_NAME_IN_FILE,
                new.span,
                format!("the new name `{}` does not reach the {what} `{}`", new.text, file.name),
            )
            .label(format!("still called `{old}` there"))
            .also(place, "the old name")
            .help(format!(
                "copy the {what} into the new cycle's folder, write `{}` in it, and give it with `{} …`; or keep the old name",
                new.text, one.change
            )),
        );
    }
    paths
}

impl Mention {
    /// Where the old name stands in a file's text.
    fn place(&self, text: &str) -> Option<usize> {
        let old = &*self.renamed.from.text;
        let is_it = |at: &usize| {
            let before = text.get(..*at).and_then(|before| before.chars().next_back());
            let after = text.get(at + old.len()..).and_then(|after| after.chars().next());
            if self.is_table {
                let ends = |c: Option<char>| c.is_none_or(|c| matches!(c, ',' | '"' | ' ' | '\n' | '\r'));
                return ends(before) && ends(after);
            }
            let quoted = matches!(before, Some('"' | '`')) && before == after;
            let goes_on = after.is_some_and(|c| c.is_alphanumeric() || c == '_');
            quoted || self.renamed.thing == Thing::Field && before == Some('.') && !goes_on
        };
        text.match_indices(old).map(|(at, _)| at).find(is_it)
    }
}
