//! What things of an older cycle are called in a newer one.

use std::collections::BTreeMap;

use crate::cycle::Step;
use crate::pack::Pack;
use crate::syntax::tree::Thing;

/// Renamings from one cycle to another, step by step; none where the newer one does not build on the older.
#[derive(Clone, Copy, Debug)]
pub struct Names<'p> {
    steps: &'p [Step],
}

impl<'p> Names<'p> {
    #[must_use]
    pub fn between(old: &Pack, new: &'p Pack) -> Names<'p> {
        let title = format!("{} {}", old.name, old.cycle);
        let steps = &new.lineage.steps;
        let from = steps.iter().position(|step| step.from == title).unwrap_or(steps.len());
        Names { steps: steps.get(from..).unwrap_or(&[]) }
    }

    /// The name that a thing has now.
    #[must_use]
    pub fn now(&self, thing: Thing, name: &str) -> String {
        self.steps.iter().fold(name.to_owned(), |name, step| step.now(thing, None, &name))
    }

    /// The name that a choice or a field of a question has now.
    #[must_use]
    pub fn entry(&self, thing: Thing, question: &str, name: &str) -> String {
        let (mut question, mut name) = (question.to_owned(), name.to_owned());
        for step in self.steps {
            name = step.now(thing, Some(&question), &name);
            question = step.now(Thing::Question, None, &question);
        }
        name
    }

    #[must_use]
    pub fn component(&self, name: &str) -> String {
        self.now(Thing::Component, name)
    }

    /// The code that an indicator has now, all codes of a joint one.
    #[must_use]
    pub fn code(&self, codes: &[String]) -> String {
        codes.iter().map(|code| self.now(Thing::Indicator, code)).collect::<Vec<_>>().join(" & ")
    }

    /// Every name that is another now, whatever it names, with that other.
    #[must_use]
    pub fn renamed(&self) -> BTreeMap<String, String> {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for renamed in self.steps.iter().flat_map(|step| &step.renamed) {
            let (from, to) = (&*renamed.from.text, &*renamed.to.text);
            names.values_mut().filter(|name| *name == from).for_each(|name| to.clone_into(name));
            names.insert(from.to_owned(), to.to_owned());
        }
        names
    }
}
