//! What the operations of a cycle come to, whatever their order: looked up in the base and held against one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{
    Add, Added, Beside, Change, Choice, Container, FieldItem, Item, LevelItem, Literal, LiteralValue, Name,
    Operation, Target, Text, Thing,
};

use super::clauses;
use super::index::{Index, Known};
use super::lineage::{Touch, Verb};
use super::told;

/// So many blocks may stand in one another, by far: a file's brackets nest less deep.
const MOST_BLOCKS: usize = 1000;

/// Where items stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At the top of a file.
    Top,
    /// In a component or an indicator.
    Block(Span),
}

/// A name that is another now.
#[derive(Clone, Debug)]
pub struct Renamed {
    pub thing: Thing,
    pub id: Span,
    /// The question of a choice or a field, as the base names it.
    pub of: Option<Box<str>>,
    pub from: Name,
    pub to: Name,
}

/// What is put into a list of choices, fields or levels.
#[derive(Clone, Debug)]
pub struct Inserted<T> {
    /// The question or `certify`.
    pub into: Span,
    /// Before (true) or after an entry; at the end when left out.
    pub beside: Option<(bool, Span)>,
    pub what: T,
}

impl<T: Clone> Inserted<T> {
    /// As one of several.
    pub fn as_list(&self) -> Inserted<Vec<T>> {
        Inserted { into: self.into, beside: self.beside, what: vec![self.what.clone()] }
    }
}

/// Weights of `overall` (no component) or of a component's `total`.
#[derive(Clone, Debug)]
pub struct Weights {
    pub component: Option<Span>,
    pub weights: Vec<(Name, Literal)>,
    pub at: Span,
}

#[derive(Debug, Default)]
pub struct Plan {
    pub removed: BTreeSet<Span>,
    pub renamed: Vec<Renamed>,
    pub moved: BTreeMap<Span, Place>,
    /// Where components and indicators go that are moved, by their names in the base.
    pub away: BTreeMap<Box<str>, Place>,
    pub changes: BTreeMap<Span, Vec<Change>>,
    /// What an indicator is out of.
    pub points: BTreeMap<Span, Literal>,
    pub weights: Vec<Weights>,
    pub added: Vec<(Place, Item)>,
    pub choices: Vec<Inserted<Vec<Choice>>>,
    pub fields: Vec<Inserted<FieldItem>>,
    /// Clauses that are gone, by what had them; `None` is the framework.
    pub dropped: BTreeMap<Option<Span>, Vec<&'static str>>,
    pub levels: Vec<Inserted<LevelItem>>,
    /// New things that are there already; nothing comes of them.
    pub refused: BTreeSet<Span>,
    pub touches: Vec<Touch>,
}

pub struct Planner<'a> {
    pub base: &'a Index,
    pub new: &'a Index,
    /// What earlier cycles did.
    pub past: &'a [Touch],
    pub plan: Plan,
    /// What was decided of a thing, and where.
    claims: BTreeMap<(Span, &'static str), (Span, String)>,
    pub diagnostics: &'a mut Diagnostics,
}

pub fn plan<'o>(
    base: &Index,
    new: &Index,
    past: &[Touch],
    operations: impl IntoIterator<Item = (&'o Operation, Span)>,
    diagnostics: &mut Diagnostics,
) -> Plan {
    let mut planner =
        Planner { base, new, past, plan: Plan::default(), claims: BTreeMap::new(), diagnostics };
    let mut operations: Vec<(&Operation, Span)> = operations.into_iter().collect();
    operations.order_by_key(|(operation, span)| (rank(operation), *span));
    for (operation, span) in operations {
        planner.operation(operation, span);
    }
    planner.hold_moves();
    planner.hold_removals();
    planner.hold_names();
    planner.plan.added.order_by_key(|(_, item)| clauses::order(item));
    planner.plan
}

impl Planner<'_> {
    fn operation(&mut self, operation: &Operation, span: Span) {
        match operation {
            Operation::Change(change) => self.change(change, span),
            Operation::Add(add) => self.add(add, span),
            Operation::Remove(target) => self.remove(target, span),
            Operation::RemoveClause { clause, of } => self.remove_clause(clause, of.as_ref(), span),
            Operation::Rename { target, to } => self.rename(target, to, span),
            Operation::Move { target, to } => self.r#move(target, to, span),
            Operation::Reweight { of, weights } => self.reweight(of, weights, span),
        }
    }

    /// Decides something of a thing, unless that was decided already.
    fn claim(&mut self, known: &Known, what: &'static str, at: Span) -> bool {
        let words = told::words(known);
        if let Some((first, _)) = self.claims.get(&(known.id, what)) {
            let told = told::clash(&words, what, at, *first);
            self.diagnostics.add(told);
            return false;
        }
        self.claims.insert((known.id, what), (at, words));
        true
    }

    fn touch(&mut self, verb: Verb, known: &Known, at: Span) {
        let gone = match verb {
            Verb::Renamed => known.names.iter().map(|name| (known.thing, name.text.clone())).collect(),
            _ => Vec::new(),
        };
        let parent = |id: &Span| self.base.get(*id)?.parent;
        let inside = std::iter::successors(known.parent, parent).collect();
        let what = told::words(known);
        self.plan.touches.push(Touch { verb, what, id: known.id, inside, at, gone, now: None });
    }

    /// The thing of the base that is meant.
    fn find(&mut self, target: &Target) -> Option<Known> {
        let first = target.names.first().map_or("", |name| &name.text);
        let of = self.holder(target)?;
        let is_its = |known: &&Known| target.of.is_empty() || known.parent == of;
        let found = self.base.named(target.thing, first).find(is_its);
        // Several may end with `otherwise`: that of the level is meant.
        let of_level = |known: &&Known| {
            known.parent.and_then(|id| self.base.get(id)).is_some_and(|certify| certify.names.is_empty())
        };
        let found = match (target.thing, first) {
            (Thing::Level, "otherwise") => self.base.named(Thing::Level, first).find(of_level).or(found),
            _ => found,
        };
        let all_its = |known: &&Known| {
            target.names.iter().all(|name| known.names.iter().any(|own| own.text == name.text))
        };
        match found.filter(all_its) {
            Some(found) => Some(found.clone()),
            None => {
                let told = told::unknown_target(self, target, of);
                self.diagnostics.add(told);
                None
            }
        }
    }

    /// What a target is said to stand in; `None` in it where that is the framework, or nothing is said.
    #[expect(clippy::option_option, reason = "not there, which was told; or no block")]
    fn holder(&mut self, target: &Target) -> Option<Option<Span>> {
        let Some((of, within)) = target.of.split_first() else { return Some(None) };
        let has = |thing| self.base.one(thing, &of.text).is_some();
        let thing = match target.thing {
            Thing::Penalty if is_framework(of) => return Some(None),
            Thing::Penalty if has(Thing::Component) => Thing::Component,
            Thing::Penalty => Thing::Indicator,
            _ if !within.is_empty() => Thing::Field,
            // Choices stand in a question, or in a list of choices.
            _ if !has(Thing::Question) && has(Thing::Choices) => Thing::Choices,
            _ => Thing::Question,
        };
        let holder = Target { thing, names: vec![of.clone()], of: within.to_vec(), span: of.span };
        Some(Some(self.find(&holder)?.id))
    }

    fn change(&mut self, change: &Change, at: Span) {
        let Some(known) = self.find(&change.target) else { return };
        let mut change = change.clone();
        let (named, clauses): (Vec<Item>, Vec<Item>) =
            std::mem::take(&mut change.items).into_iter().partition(|item| clauses::is_named(&item.kind));
        change.items = clauses;
        let mut clashes = false;
        for (what, at) in clauses::of_change(&change) {
            clashes |= !self.claim(&known, what, at);
        }
        self.touch(Verb::Changed, &known, at);
        for item in named {
            self.added(Place::Block(known.id), item, at);
        }
        for item in &change.items {
            let Some(title) = clauses::titled_penalty(&item.kind) else { continue };
            let of_block = self.base.named(Thing::Penalty, &title.text);
            let there = of_block.into_iter().find(|one| one.parent == Some(known.id)).cloned();
            clashes |= there.is_some_and(|there| !self.claim(&there, clauses::WHOLE, item.span));
        }
        if !clashes {
            self.plan.changes.entry(known.id).or_default().push(change);
        }
    }

    fn added(&mut self, place: Place, item: Item, at: Span) {
        if let Place::Block(id) = place
            && let Some(known) = self.base.get(id).cloned()
        {
            self.touch(Verb::AddedTo, &known, at);
        }
        self.plan.added.push((place, item));
    }

    fn add(&mut self, add: &Add, at: Span) {
        let place = match add.to.as_ref().filter(|to| !to.is_framework()) {
            Some(to) => {
                let Some(known) = self.container(to) else { return };
                Some(known)
            }
            None => None,
        };
        match (&add.what, place) {
            (Added::Items(items), place) => {
                if let Some(beside) = &add.beside {
                    let told = told::no_order(beside);
                    self.diagnostics.add(told);
                }
                for item in items {
                    let into = place.as_ref().map_or(Place::Top, |known| Place::Block(known.id));
                    if let Some(known) = &place
                        && !told::may_hold(known.thing, clauses::thing(&item.kind))
                    {
                        let told = told::cannot_hold(known, item, at);
                        self.diagnostics.add(told);
                        continue;
                    }
                    self.added(into, item.clone(), at);
                }
            }
            (Added::Choices(choices), Some(known))
                if matches!(known.thing, Thing::Question | Thing::Field | Thing::Choices) =>
            {
                let choices: Vec<Choice> = choices
                    .iter()
                    .filter(|choice| self.is_new(Thing::Choice, &known, &choice.name))
                    .cloned()
                    .collect();
                if let Some(beside) = self.beside(&known, Thing::Choice, add.beside.as_ref(), at) {
                    self.touch(Verb::AddedTo, &known, at);
                    self.plan.choices.push(Inserted { into: known.id, beside, what: choices });
                }
            }
            (Added::Field(field), Some(known)) if known.thing == Thing::Question => {
                if self.is_new(Thing::Field, &known, &field.name)
                    && let Some(beside) = self.beside(&known, Thing::Field, add.beside.as_ref(), at)
                {
                    self.touch(Verb::AddedTo, &known, at);
                    self.plan.fields.push(Inserted { into: known.id, beside, what: field.clone() });
                }
            }
            (Added::Level(level), Some(known)) if known.thing == Thing::Certify => {
                if level.name.as_ref().is_none_or(|name| self.is_new(Thing::Level, &known, name))
                    && let Some(beside) = self.beside(&known, Thing::Level, add.beside.as_ref(), at)
                {
                    self.touch(Verb::AddedTo, &known, at);
                    self.plan.levels.push(Inserted { into: known.id, beside, what: level.clone() });
                }
            }
            (what, place) => {
                let told = told::wrong_list(what, place.as_ref(), add.to.as_ref().map_or(at, |to| to.span));
                self.diagnostics.add(told);
            }
        }
    }

    /// Whether a list has no entry of that name yet.
    fn is_new(&mut self, thing: Thing, of: &Known, name: &Name) -> bool {
        let there = self.base.named(thing, &name.text).find(|known| known.parent == Some(of.id)).cloned();
        match there {
            Some(there) if !self.is_removed_by_itself(&there) => {
                let told = told::exists(&there, name.span);
                self.diagnostics.add(told);
                false
            }
            _ => true,
        }
    }

    fn is_removed_by_itself(&self, known: &Known) -> bool {
        self.claims.contains_key(&(known.id, clauses::REMOVED))
    }

    /// Where in a list something is put in; two things in one place have no order of their own. `None` when that was told.
    #[expect(clippy::option_option, reason = "no place, told of; or none given")]
    fn beside(
        &mut self,
        of: &Known,
        thing: Thing,
        beside: Option<&Beside>,
        at: Span,
    ) -> Option<Option<(bool, Span)>> {
        let Some(beside) = beside else {
            return self.claim(of, clauses::ITS_END, at).then_some(None);
        };
        let found = self.base.named(thing, &beside.name.text).find(|known| known.parent == Some(of.id));
        let Some(found) = found.cloned() else {
            let told = told::unknown_entry(self, thing, of, &beside.name);
            self.diagnostics.add(told);
            return None;
        };
        let what = if beside.before { clauses::BEFORE_IT } else { clauses::AFTER_IT };
        self.claim(&found, what, at).then_some(Some((beside.before, found.id)))
    }

    /// What is meant by a container, of the base or new.
    fn container(&mut self, container: &Container) -> Option<Known> {
        let name = container.names.first().map_or("", |name| &name.text);
        if !container.of.is_empty() {
            let (names, of, span) = (container.names.clone(), container.of.clone(), container.span);
            return self.find(&Target { thing: Thing::Field, names, of, span });
        }
        let things: &[Thing] = match &container.thing {
            Some(thing) => std::slice::from_ref(thing),
            None => &[Thing::Component, Thing::Indicator],
        };
        let found = things
            .iter()
            .find_map(|thing| self.base.one(*thing, name).or_else(|| self.new.one(*thing, name)))
            .cloned();
        if found.is_none() {
            let told = told::unknown_container(self, container, things);
            self.diagnostics.add(told);
        }
        found
    }

    fn remove(&mut self, target: &Target, at: Span) {
        let Some(known) = self.find(target) else { return };
        if target.thing == Thing::Level && target.name() == "otherwise" {
            let told = told::otherwise_stays(target.span);
            self.diagnostics.add(told);
            return;
        }
        if self.claim(&known, clauses::REMOVED, at) {
            self.plan.removed.insert(known.id);
            self.touch(Verb::Removed, &known, at);
        }
    }

    fn remove_clause(&mut self, clause: &Text, of: Option<&Target>, at: Span) {
        let known = match of {
            // `of 4.b`, `of technology`: the code alone says what is meant.
            Some(target) if target.span == target.names.first().map_or(at, |name| name.span) => {
                let is_component = self.base.one(Thing::Component, target.name()).is_some();
                let thing = if is_component { Thing::Component } else { target.thing };
                Some(self.find(&Target { thing, ..target.clone() }))
            }
            Some(target) => Some(self.find(target)),
            None => None,
        };
        let known = match known {
            Some(None) => return,
            Some(known) => known,
            None => None,
        };
        let has = known.as_ref().map_or(&self.base.of_framework, |known| &known.has);
        let is_meant = |word: &&&str| {
            let word = word.trim_matches('`');
            word == &*clause.text || word.strip_suffix(" when") == Some(&*clause.text)
        };
        let Some(word) = has.iter().find(is_meant).copied() else {
            let words = known.as_ref().map_or_else(|| String::from("framework"), told::words);
            let told = told::no_such_clause(&words, clause, has);
            self.diagnostics.add(told);
            return;
        };
        match known {
            Some(known) => {
                if self.claim(&known, word, at) {
                    self.touch(Verb::Changed, &known, at);
                    self.plan.dropped.entry(Some(known.id)).or_default().push(word);
                }
            }
            None => self.plan.dropped.entry(None).or_default().push(word),
        }
    }

    fn rename(&mut self, target: &Target, to: &Name, at: Span) {
        let Some(known) = self.find(target) else { return };
        if known.thing == Thing::Script {
            let told = told::script_name(target, to);
            self.diagnostics.add(told);
            return;
        }
        if known.thing == Thing::Certify || target.name() == "otherwise" && known.thing == Thing::Level {
            let told = told::nameless(target);
            self.diagnostics.add(told);
            return;
        }
        // Of a joint indicator one code is renamed.
        let own = known.names.iter().find(|own| &*own.text == target.name()).cloned();
        let Some(from) = own else { return };
        let of = known.parent.filter(|_| matches!(known.thing, Thing::Choice | Thing::Field));
        let of = of.and_then(|id| self.base.get(id)).map(|holder| self.base.path(holder));
        let one = Known { id: from.span, ..known.clone() };
        if self.claim(&one, clauses::NAME, at) {
            self.claims.insert((known.id, clauses::NAME), (at, told::words(&known)));
            self.touch(Verb::Renamed, &Known { names: vec![from.clone()], ..known.clone() }, at);
            if let Some(touch) = self.plan.touches.last_mut() {
                touch.now = Some(to.text.clone());
            }
            self.plan.renamed.push(Renamed { thing: known.thing, id: known.id, of, from, to: to.clone() });
        }
    }

    fn r#move(&mut self, target: &Target, to: &Container, at: Span) {
        if to.is_framework() {
            return self.move_out(target, to, at);
        }
        let (known, container) = (self.find(target), self.container(to));
        let (Some(known), Some(container)) = (known, container) else { return };
        if !told::may_hold(container.thing, Some(known.thing)) {
            let told = told::cannot_move(&known, &container, target.span, to.span);
            self.diagnostics.add(told);
            return;
        }
        if known.parent == Some(container.id) {
            let told = told::is_there(&known, &told::words(&container), at);
            self.diagnostics.add(told);
            return;
        }
        if self.claim(&known, clauses::PLACE, at) {
            self.plan.moved.insert(known.id, Place::Block(container.id));
            self.touch(Verb::Moved, &known, at);
            self.touch(Verb::AddedTo, &container, at);
        }
    }

    /// Out of everything: what stands at the top of files belongs to the framework.
    fn move_out(&mut self, target: &Target, to: &Container, at: Span) {
        let Some(known) = self.find(target) else { return };
        if matches!(known.thing, Thing::Choice | Thing::Field | Thing::Level | Thing::Penalty) {
            let told = told::cannot_stand_alone(&known, target.span, to.span);
            self.diagnostics.add(told);
        } else if known.parent.is_none() {
            let told = told::is_there(&known, "framework", at);
            self.diagnostics.add(told);
        } else if self.claim(&known, clauses::PLACE, at) {
            self.plan.moved.insert(known.id, Place::Top);
            self.touch(Verb::Moved, &known, at);
        }
    }

    fn reweight(&mut self, of: &Name, weights: &[(Name, Literal)], at: Span) {
        let component = match &*of.text {
            "overall" => {
                let first = self.plan.weights.iter().find(|other| other.component.is_none());
                if let Some(first) = first {
                    let told = told::clash("overall", "weights", at, first.at);
                    self.diagnostics.add(told);
                    return;
                }
                None
            }
            _ => {
                let target = Target {
                    thing: Thing::Component,
                    names: vec![of.clone()],
                    of: Vec::new(),
                    span: of.span,
                };
                let Some(known) = self.find(&target) else { return };
                Some(known)
            }
        };
        let is_percent = |literal: &Literal| matches!(literal.value, LiteralValue::Percent(_));
        let shares = weights.iter().filter(|(_, weight)| is_percent(weight)).count();
        if component.is_none() || shares == weights.len() {
            if let Some(known) = &component {
                self.touch(Verb::Reweighted, known, at);
                if !self.claim(known, clauses::TOTAL, at) {
                    return;
                }
            }
            let component = component.map(|known| known.id);
            self.plan.weights.push(Weights { component, weights: weights.to_vec(), at });
            return;
        }
        if shares > 0 {
            let told = told::mixed_weights(weights, &is_percent);
            self.diagnostics.add(told);
            return;
        }
        let Some(component) = component else { return };
        self.touch(Verb::Reweighted, &component, at);
        for (name, points) in weights {
            let target = Target {
                thing: Thing::Indicator,
                names: vec![name.clone()],
                of: Vec::new(),
                span: name.span,
            };
            let Some(known) = self.find(&target) else { continue };
            let place = self.plan.moved.get(&known.id).copied();
            let is_inside =
                place.map_or(known.parent == Some(component.id), |place| place == Place::Block(component.id));
            if !is_inside {
                let told = told::not_in(&known, &component, name.span);
                self.diagnostics.add(told);
            } else if self.claim(&known, clauses::OUT_OF, points.span) {
                self.touch(Verb::Reweighted, &known, at);
                self.plan.points.insert(known.id, *points);
            }
        }
    }

    /// Nothing is moved into what stands in it.
    fn hold_moves(&mut self) {
        let circular: Vec<Span> =
            self.plan.moved.keys().copied().filter(|id| self.stands_in_itself(*id)).collect();
        for id in circular {
            let place = self.plan.moved.remove(&id);
            let claim = self.claims.get(&(id, clauses::PLACE));
            if let (Some(Place::Block(block)), Some((at, words))) = (place, claim) {
                let into =
                    self.base.get(block).or_else(|| self.new.get(block)).map_or(String::new(), told::words);
                self.diagnostics.add(told::circular_move(words, &into, *at));
            }
        }
        for (id, place) in &self.plan.moved {
            let known = self.base.get(*id).filter(|known| known.thing != Thing::Penalty);
            self.plan.away.extend(
                known
                    .into_iter()
                    .flat_map(|known| known.names.iter().map(|name| (name.text.clone(), *place))),
            );
        }
    }

    fn stands_in_itself(&self, id: Span) -> bool {
        let mut at = self.holder_of(id);
        for _ in 0..MOST_BLOCKS {
            match at {
                Some(block) if block == id => return true,
                Some(block) => at = self.holder_of(block),
                None => return false,
            }
        }
        false
    }

    /// What something stands in once all is carried out.
    fn holder_of(&self, id: Span) -> Option<Span> {
        let added = || self.plan.added.iter().find(|(_, item)| item.span == id).map(|(place, _)| *place);
        match self.plan.moved.get(&id).copied().or_else(added) {
            Some(Place::Block(block)) => Some(block),
            Some(Place::Top) => None,
            None => self.base.get(id).or_else(|| self.new.get(id))?.parent,
        }
    }

    /// What is gone is neither changed nor used as a place.
    fn hold_removals(&mut self) {
        let mut told = Vec::new();
        for ((id, what), (at, words)) in &self.claims {
            if *what == clauses::REMOVED || *what == clauses::PLACE {
                continue;
            }
            if let Some(removed) = self.gone_with(*id) {
                told.push((*at, words.clone(), removed));
            }
        }
        for (id, place) in &self.plan.moved {
            let Some((at, words)) = self.claims.get(&(*id, clauses::PLACE)) else { continue };
            if let Place::Block(block) = place
                && let Some(removed) = self.gone_with(*block)
            {
                told.push((*at, words.clone(), removed));
            } else if self.plan.removed.contains(id) {
                told.push((*at, words.clone(), *id));
            }
        }
        for (place, item) in &self.plan.added {
            if let Place::Block(block) = place
                && let Some(removed) = self.gone_with(*block)
            {
                told.push((clauses::head_span(item), String::from("what is added here"), removed));
            }
        }
        told.put_in_order();
        told.dedup_by_key(|(at, _, removed)| (*at, *removed));
        for (at, words, removed) in told {
            let place = self.claims.get(&(removed, clauses::REMOVED)).map(|(at, _)| *at);
            let known = self.base.get(removed).map_or(String::new(), told::words);
            self.diagnostics.add(told::removed_and_used(&words, &known, at, place));
        }
        let mut gone: BTreeMap<Span, Vec<(Thing, Box<str>)>> = BTreeMap::new();
        for known in self.base.iter() {
            if let Some(with) = self.gone_with(known.id) {
                let names = known.names.iter().map(|name| (known.thing, name.text.clone()));
                gone.entry(with).or_default().extend(names);
            }
        }
        for touch in &mut self.plan.touches {
            if touch.verb == Verb::Removed {
                touch.gone = gone.remove(&touch.id).unwrap_or_default();
            }
        }
    }

    /// The removed thing with which something is gone: itself or what it stands in. What is moved stands elsewhere.
    fn gone_with(&self, id: Span) -> Option<Span> {
        let mut at = Some(id);
        for _ in 0..MOST_BLOCKS {
            let id = at?;
            if self.plan.removed.contains(&id) {
                return Some(id);
            }
            at = self.holder_of(id);
        }
        None
    }

    /// No two things have one name.
    fn hold_names(&mut self) {
        let leaves = |planner: &Self, known: &Known, name: &str| {
            planner.gone_with(known.id).is_some()
                || planner.plan.renamed.iter().any(|one| one.id == known.id && &*one.from.text == name)
        };
        let mut told = Vec::new();
        for known in self.new.iter() {
            if matches!(known.thing, Thing::Choice | Thing::Field | Thing::Level | Thing::Penalty) {
                continue;
            }
            let names: Vec<&str> = match known.names.as_slice() {
                [] => vec![""],
                names => names.iter().map(|name| &*name.text).collect(),
            };
            let there = names.iter().find_map(|name| {
                let there = rivals(known.thing).iter().find_map(|thing| self.base.one(*thing, name));
                there.filter(|there| !leaves(self, there, name))
            });
            if let Some(there) = there {
                let at = known.names.first().map_or(known.id, |name| name.span);
                told.push(told::exists(there, at));
                self.plan.refused.insert(known.id);
            }
        }
        let mut refused = BTreeSet::new();
        for (at, one) in self.plan.renamed.iter().enumerate() {
            let of = self.base.get(one.id).and_then(|known| known.parent);
            // Names that are had once in what they stand in, and not once in the pack.
            let is_local = one.of.is_some() || one.thing == Thing::Penalty;
            let is_rival = |known: &&Known| !is_local || known.parent == of;
            let to = &*one.to.text;
            let taken = rivals(one.thing).iter().find_map(|thing| {
                let old = self.base.named(*thing, to).find(is_rival);
                let old = old.filter(|old| !leaves(self, old, to));
                old.or_else(|| if is_local { None } else { self.new.one(*thing, to) })
            });
            let twice = self.plan.renamed.iter().take(at).find(|other| {
                rivals(one.thing).contains(&other.thing) && other.of == one.of && *other.to.text == *to
            });
            let first = taken
                .map(|known| {
                    known.names.iter().find(|name| &*name.text == to).map_or(known.id, |name| name.span)
                })
                .or(twice.map(|other| other.to.span));
            if let Some(first) = first {
                told.push(told::taken(one, first));
                refused.insert(at);
            }
        }
        let mut at = 0;
        self.plan.renamed.retain(|_| {
            at += 1;
            !refused.contains(&(at - 1))
        });
        told.into_iter().for_each(|one| self.diagnostics.add(one));
    }
}

/// `of overall`, `of framework`
fn is_framework(name: &Name) -> bool {
    matches!(&*name.text, "overall" | "framework")
}

/// What others ask about is decided first.
fn rank(operation: &Operation) -> u8 {
    match operation {
        Operation::Remove(_) | Operation::RemoveClause { .. } => 0,
        Operation::Rename { .. } => 1,
        Operation::Move { .. } => 2,
        Operation::Change(_) => 3,
        Operation::Add(_) => 4,
        Operation::Reweight { .. } => 5,
    }
}

/// The kinds of things among which a name is had once.
fn rivals(thing: Thing) -> &'static [Thing] {
    match thing {
        Thing::Question | Thing::Let => &[Thing::Question, Thing::Let],
        Thing::Component => &[Thing::Component],
        Thing::Indicator => &[Thing::Indicator],
        Thing::Choice => &[Thing::Choice],
        Thing::Field => &[Thing::Field],
        Thing::Shared => &[Thing::Shared],
        Thing::Script => &[Thing::Script],
        Thing::Choices => &[Thing::Choices],
        Thing::Shape => &[Thing::Shape],
        Thing::Reference => &[Thing::Reference],
        Thing::Recommendation => &[Thing::Recommendation],
        Thing::Certify => &[Thing::Certify],
        Thing::Level => &[Thing::Level],
        Thing::Example => &[Thing::Example],
        Thing::Penalty => &[Thing::Penalty],
    }
}
