//! Everything that has a name, in some trees.

use std::collections::BTreeMap;

use crate::source::Span;
use crate::syntax::tree::{
    Choice, Choices, File, Item, ItemKind, Kind, Modifier, Name, Operation, Text, Thing,
};

use super::clauses;

/// A thing with a name, and what it stands in.
#[derive(Clone, Debug)]
pub struct Known {
    pub thing: Thing,
    /// Its whole place, which nothing else has.
    pub id: Span,
    /// None for the `certify` of the level, several for a joint indicator.
    pub names: Vec<Name>,
    /// The question of a choice or field, the block of an item; `None` at the top of a file and in the framework.
    pub parent: Option<Span>,
    /// Its clauses, as they are called.
    pub has: Vec<&'static str>,
}

impl Known {
    /// Under which name it is spoken of.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }

    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &*name.text)
    }
}

#[derive(Debug, Default)]
pub struct Index {
    all: BTreeMap<Span, Known>,
    by_name: BTreeMap<(Thing, Box<str>), Vec<Span>>,
    /// The list of choices of a question or a field that has none of its own.
    lists: BTreeMap<Span, Box<str>>,
    /// The clauses of the framework.
    pub of_framework: Vec<&'static str>,
}

impl Index {
    pub fn of<'t>(trees: impl IntoIterator<Item = &'t File>) -> Index {
        let mut index = Index::default();
        for item in trees.into_iter().flat_map(|file| &file.items) {
            index.add(item, None);
        }
        index
    }

    pub fn get(&self, id: Span) -> Option<&Known> {
        self.all.get(&id)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Known> {
        self.all.values()
    }

    /// The things of a kind and name; choices and fields of any question.
    pub fn named(&self, thing: Thing, name: &str) -> impl Iterator<Item = &Known> {
        let found = self.by_name.get(&(thing, name.into()));
        found.into_iter().flatten().filter_map(|id| self.all.get(id))
    }

    pub fn one(&self, thing: Thing, name: &str) -> Option<&Known> {
        self.named(thing, name).next()
    }

    /// The names that things of a kind have.
    pub fn names(&self, thing: Thing) -> impl Iterator<Item = &str> {
        let of_kind = self.by_name.keys().filter(move |(kind, _)| *kind == thing);
        of_kind.map(|(_, name)| &**name)
    }

    /// What the entries of a list are kept by: a question, a list of choices, `mode of alliances`.
    pub fn path(&self, known: &Known) -> Box<str> {
        match known.parent.and_then(|id| self.get(id)).filter(|_| known.thing == Thing::Field) {
            Some(question) => path(known.name(), question.name()),
            None => known.name().into(),
        }
    }

    fn enter(&mut self, thing: Thing, id: Span, names: Vec<Name>, parent: Option<Span>) {
        if names.is_empty() {
            self.by_name.entry((thing, "".into())).or_default().push(id);
        }
        for name in &names {
            self.by_name.entry((thing, name.text.clone())).or_default().push(id);
        }
        self.all.insert(id, Known { thing, id, names, parent, has: Vec::new() });
    }

    fn enter_titled(&mut self, thing: Thing, id: Span, title: &Text, parent: Option<Span>) {
        let name = Name { text: title.text.clone(), span: title.span };
        self.enter(thing, id, vec![name], parent);
    }

    fn note(&mut self, id: Span, clauses: impl IntoIterator<Item = &'static str>) {
        if let Some(known) = self.all.get_mut(&id) {
            known.has.extend(clauses);
        }
    }

    fn note_modifiers(&mut self, id: Span, modifiers: &[Modifier]) {
        self.note(id, modifiers.iter().map(|one| clauses::of_modifier(&one.kind)));
    }

    pub fn add(&mut self, item: &Item, parent: Option<Span>) {
        let id = item.span;
        let mut inside: &[Item] = &[];
        match &item.kind {
            ItemKind::Framework(framework) => {
                self.of_framework =
                    framework.items.iter().filter_map(|item| clauses::word(&item.kind)).collect();
                return framework.items.iter().for_each(|item| self.add(item, None));
            }
            ItemKind::Component(component) => {
                self.enter(Thing::Component, id, vec![component.name.clone()], parent);
                inside = &component.items;
            }
            ItemKind::Indicator(indicator) => {
                self.enter(Thing::Indicator, id, indicator.codes.clone(), parent);
                self.note(id, indicator.outside_total.map(|_| clauses::OUTSIDE));
                inside = &indicator.items;
            }
            ItemKind::Ask(ask) => {
                self.enter(Thing::Question, id, vec![ask.name.clone()], parent);
                self.note_modifiers(id, &ask.modifiers);
                self.add_kind(&ask.kind, id);
            }
            ItemKind::Penalty(penalty) => {
                if let Some(title) = &penalty.title {
                    self.enter_titled(Thing::Penalty, id, title, parent);
                }
            }
            ItemKind::Let(one) => self.enter(Thing::Let, id, vec![one.name.clone()], parent),
            ItemKind::Shared { name, .. } => self.enter(Thing::Shared, id, vec![name.clone()], parent),
            ItemKind::ChoiceList(list) => {
                self.enter(Thing::Choices, id, vec![list.name.clone()], parent);
                self.add_choices(&list.choices, id);
            }
            ItemKind::Shape(shape) => self.enter(Thing::Shape, id, vec![shape.name.clone()], parent),
            ItemKind::ReferenceSet(set) => self.enter(Thing::Reference, id, vec![set.name.clone()], parent),
            ItemKind::Script(script) => self.enter(Thing::Script, id, vec![script.name.clone()], parent),
            ItemKind::Recommend(advice) => {
                self.enter(Thing::Recommendation, id, vec![advice.name.clone()], parent);
                self.note(id, advice.when.as_ref().map(|_| clauses::WHEN));
                inside = &advice.items;
            }
            ItemKind::Example(example) => self.enter_titled(Thing::Example, id, &example.title, parent),
            ItemKind::Certify(certify) => {
                // The one that gives the level has no name; another is known by what it grades.
                let each = certify.each.first().filter(|_| !certify.gives_level());
                let name = each.map(|each| Name { text: each.words().into(), span: each.span });
                self.enter(Thing::Certify, id, name.into_iter().collect(), parent);
                self.note(id, certify.needs.first().map(|_| clauses::NEEDS));
                for level in &certify.levels {
                    let otherwise = || Name { text: "otherwise".into(), span: level.span.at_start() };
                    let name = level.name.clone().unwrap_or_else(otherwise);
                    self.enter(Thing::Level, level.span, vec![name], Some(id));
                }
            }
            ItemKind::Operation(operation) => {
                // What stands in `add` and `change` is new.
                if let Operation::Add(_) | Operation::Change(_) = &**operation {
                    inside = operation.items();
                }
                return inside.iter().for_each(|item| self.add(item, None));
            }
            _ => {}
        }
        self.note(id, inside.iter().filter_map(|item| clauses::word(&item.kind)));
        inside.iter().for_each(|item| self.add(item, Some(id)));
    }

    fn add_choices(&mut self, choices: &[Choice], of: Span) {
        for choice in choices {
            let id = choice.name.span.to(choice.title.span);
            self.enter(Thing::Choice, id, vec![choice.name.clone()], Some(of));
        }
    }

    /// The questions and fields whose choices are those of a list.
    pub fn with_list(&self, list: &str) -> impl Iterator<Item = &Known> {
        let those = self.lists.iter().filter(move |(_, name)| ***name == *list);
        those.filter_map(|(id, _)| self.all.get(id))
    }

    /// The entries of a question or a field.
    fn add_kind(&mut self, kind: &Kind, question: Span) {
        match kind {
            Kind::OneOf(Choices::Own(choices)) | Kind::AnyOf(Choices::Own(choices)) => {
                self.add_choices(choices, question);
            }
            Kind::OneOf(Choices::Named(list)) | Kind::AnyOf(Choices::Named(list)) => {
                self.lists.insert(question, list.text.clone());
            }
            Kind::List(fields) => {
                for field in fields {
                    self.enter(Thing::Field, field.span, vec![field.name.clone()], Some(question));
                    self.note_modifiers(field.span, &field.modifiers);
                    self.add_kind(&field.kind, field.span);
                }
            }
            _ => {}
        }
    }
}

/// What the choices of a field are kept by.
pub fn path(field: &str, question: &str) -> Box<str> {
    format!("{field} of {question}").into()
}
