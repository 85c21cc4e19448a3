//! One cycle built on another: the trees of a base and operations on them become the trees of the new cycle.
//!
//! Operations are looked up in the base by the names that things have there, held against one another, and carried out
//! together, so that their order means nothing. What comes out are trees like any others, whose places point to the files
//! that they come from; the stages after this one know nothing of cycles. This room knows names, and nothing of what
//! rules mean.

mod apply;
mod clauses;
mod edits;
mod files;
mod index;
mod lineage;
mod plan;
mod rename;
mod texts;
mod told;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span};
use crate::syntax::tree::{File, Framework, Item, ItemKind, Operation, Origin};

pub use edits::{Edits, Piece};
pub use lineage::{Ancestor, Lineage, Step, Touch, Verb};
pub use plan::Renamed;
pub use texts::TextsOf;

use apply::Applier;
use index::Index;
use plan::{Place, Plan};
use texts::Originals;

/// The rules of a pack, those that it builds on carried over.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub trees: Vec<File>,
    /// How they read where they are others than was written.
    pub edits: Edits,
    /// Blocks with other items than were written.
    rearranged: BTreeSet<Span>,
    pub lineage: Lineage,
    /// In other languages, one after another by their codes.
    pub texts: Vec<TextsOf>,
    /// What new names may not reach.
    mentions: Vec<files::Mention>,
}

impl Rules {
    /// Tells of scripts and tables, by where the rules name them, that have old names in them; gives which these are.
    pub fn tell_old_names(
        &self,
        file_at: &BTreeMap<Span, FileId>,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> BTreeSet<Span> {
        files::tell(&self.mentions, file_at, sources, diagnostics)
    }

    /// Of a pack that builds on no other. Operations have nothing to work on there: that is told where the pack is
    /// at hand as a whole.
    #[must_use]
    pub fn without_base(mut trees: Vec<File>, is_whole: bool, diagnostics: &mut Diagnostics) -> Rules {
        let taken = take_operations(&mut trees);
        if let Some((operation, span)) = taken.first().filter(|_| is_whole) {
            diagnostics.add(no_base(operation, *span));
        }
        Rules { trees, ..Rules::default() }
    }

    /// The rules of a pack that builds on others' rules.
    #[must_use]
    pub fn extended(
        base: Rules,
        ancestor: Ancestor,
        mut own: Vec<File>,
        own_texts: Vec<TextsOf>,
        diagnostics: &mut Diagnostics,
    ) -> Rules {
        let known = Index::of(&base.trees);
        let new = Index::of(&own);
        let operations = take_operations(&mut own);
        let past = &base.lineage.touches;
        let listed = operations.iter().map(|(operation, span)| (operation, *span));
        let plan = plan::plan(&known, &new, past, listed, diagnostics);
        tell_weights_twice(&own, &plan, diagnostics);

        let Rules { trees: mut inherited, mut edits, mut rearranged, mut lineage, mut texts, .. } = base;
        let calls = rename::calls(&mut inherited);
        let renamed = rename::spread(&plan.renamed, &known);
        let renames = rename::Renames::new(&renamed, &known, &calls, &inherited);
        let mut renamer = rename::Renamer::new(&renames, &mut edits);
        inherited.iter_mut().for_each(|file| renamer.items(&mut file.items));
        for said in texts.iter_mut().filter_map(TextsOf::texts_mut).flat_map(|texts| &mut texts.said) {
            renamer.said(said);
        }
        let before = Originals::of(&inherited);

        if let Some(extends) = framework_in(&own).and_then(|framework| framework.extends.as_ref()) {
            edits.remove(extends.span);
        }
        let base_framework = take_framework(&mut inherited);
        own.iter_mut().for_each(|file| drop_refused(&mut file.items, &plan));
        let mut applier = Applier {
            plan: &plan,
            edits: &mut edits,
            origin: framework_in(&own).and_then(origin_of).cloned(),
            arrivals: BTreeMap::new(),
            rearranged: &mut rearranged,
        };
        let of_base = base_framework.as_ref().and_then(origin_of);
        for file in &mut inherited {
            file.items = applier.items(std::mem::take(&mut file.items), None, of_base);
        }
        for (place, item) in &plan.added {
            if !plan.refused.contains(&item.span) {
                applier.arrivals.entry(*place).or_default().push(item.clone());
            }
        }
        join_frameworks(&mut own, base_framework, &mut applier);
        let top = applier.arrivals.remove(&Place::Top).unwrap_or_default();
        own.iter_mut().take(1).for_each(|file| file.items.extend(top.iter().cloned()));
        own.iter_mut().chain(&mut inherited).for_each(|file| applier.arrive(&mut file.items));

        let new: Vec<FileId> = own.iter().map(|file| file.file).collect();
        let mentions = files::mentions(&inherited, &new, &renamed, &calls);
        lineage.steps.push(Step { from: ancestor.title.clone(), renamed });
        lineage.ancestors.insert(0, ancestor);
        lineage.things = known.iter().filter_map(lineage::thing).collect();
        lineage.touches.extend(plan.touches);
        own.extend(inherited);
        let texts = texts::carry(texts, own_texts, &before, &Originals::of(&own), diagnostics);
        Rules { trees: own, edits, rearranged, lineage, texts, mentions }
    }
}

/// What a framework says of the pack that it builds on.
#[must_use]
pub fn framework_in(trees: &[File]) -> Option<&Framework> {
    trees.iter().flat_map(|file| &file.items).find_map(|item| match &item.kind {
        ItemKind::Framework(framework) => Some(framework),
        _ => None,
    })
}

/// Operations at the top of files and in the framework; the trees are then without them.
fn take_operations(trees: &mut [File]) -> Vec<(Operation, Span)> {
    let mut taken = Vec::new();
    for file in trees {
        take_from(&mut file.items, &mut taken);
    }
    taken
}

fn take_from(items: &mut Vec<Item>, taken: &mut Vec<(Operation, Span)>) {
    let mut kept = Vec::with_capacity(items.len());
    for mut item in std::mem::take(items) {
        match item.kind {
            ItemKind::Operation(operation) => taken.push((*operation, item.span)),
            _ => {
                if let ItemKind::Framework(framework) = &mut item.kind {
                    take_from(&mut framework.items, taken);
                }
                kept.push(item);
            }
        }
    }
    *items = kept;
}

fn take_framework(trees: &mut [File]) -> Option<Framework> {
    for file in trees {
        let at = file.items.iter().position(|item| matches!(item.kind, ItemKind::Framework(_)));
        if let Some(at) = at {
            let ItemKind::Framework(framework) = file.items.remove(at).kind else { continue };
            return Some(framework);
        }
    }
    None
}

/// The framework of the new cycle takes over what it does not say itself.
fn join_frameworks(own: &mut [File], base: Option<Framework>, applier: &mut Applier<'_>) {
    let Some(base) = base else { return };
    let item = own
        .iter_mut()
        .flat_map(|file| &mut file.items)
        .find(|item| matches!(item.kind, ItemKind::Framework(_)));
    let Some(item) = item else { return };
    if let ItemKind::Framework(framework) = &item.kind {
        let joined = applier.framework(framework.clone(), base);
        applier.rearranged.insert(item.span);
        item.kind = ItemKind::Framework(joined);
    }
}

fn drop_refused(items: &mut Vec<Item>, plan: &Plan) {
    items.retain(|item| !plan.refused.contains(&item.span));
    for item in items {
        if let Some(inside) = apply::items_of(&mut item.kind) {
            drop_refused(inside, plan);
        }
    }
}

/// The origin that covers a whole pack.
fn origin_of(framework: &Framework) -> Option<&Origin> {
    apply::origin_in(&framework.items).or(framework.origin.as_ref())
}

fn no_base(operation: &Operation, span: Span) -> Diagnostic {
    let word = match operation {
        Operation::Change(_) => "change",
        Operation::Add(_) => "add",
        Operation::Remove(_) | Operation::RemoveClause { .. } => "remove",
        Operation::Rename { .. } => "rename",
        Operation::Move { .. } => "move",
        Operation::Reweight { .. } => "reweight",
    };
    Diagnostic::new(&codes::CYCLE_NO_BASE, span, format!("`{word}` has nothing to work on"))
        .label("an operation on another cycle")
        .help("say which in the framework's head: `framework name \"Title\" extends \"../its-folder\" { … }`")
}

/// `overall` given anew, and weighed by an operation too.
fn tell_weights_twice(own: &[File], plan: &Plan, diagnostics: &mut Diagnostics) {
    let given = framework_in(own).and_then(|framework| {
        framework.items.iter().find(|item| matches!(item.kind, ItemKind::Overall { .. }))
    });
    let weighed = plan.weights.iter().find(|weights| weights.component.is_none());
    if let (Some(given), Some(weighed)) = (given, weighed) {
        diagnostics.add(told::clash("overall", "the weights", weighed.at, given.span));
    }
}
