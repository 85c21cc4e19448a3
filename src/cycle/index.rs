//! Everything that has a name, in some trees.

use std::collections::BTreeMap;

use crate::source::Span;
use crate::syntax::tree::{Choice, Choices, File, Item, ItemKind, Kind, Name, Operation, Thing};

/// A thing with a name, and what it stands in.
#[derive(Clone, Debug)]
pub struct Known {
    pub thing: Thing,
    /// Its whole place, which nothing else has.
    pub id: Span,
    /// None for `certify`, several for a joint indicator.
    pub names: Vec<Name>,
    /// The question of a choice or field, the block of an item; `None` at the top of a file and in the framework.
    pub parent: Option<Span>,
}

impl Known {
    /// Under which name it is spoken of.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }
}

#[derive(Debug, Default)]
pub struct Index {
    all: BTreeMap<Span, Known>,
    by_name: BTreeMap<(Thing, Box<str>), Vec<Span>>,
    /// The list of choices of a question that has none of its own.
    lists: BTreeMap<Span, Box<str>>,
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

    fn enter(&mut self, thing: Thing, id: Span, names: Vec<Name>, parent: Option<Span>) {
        if names.is_empty() {
            self.by_name.entry((thing, "".into())).or_default().push(id);
        }
        for name in &names {
            self.by_name.entry((thing, name.text.clone())).or_default().push(id);
        }
        self.all.insert(id, Known { thing, id, names, parent });
    }

    pub fn add(&mut self, item: &Item, parent: Option<Span>) {
        let id = item.span;
        let mut inside: &[Item] = &[];
        match &item.kind {
            ItemKind::Framework(framework) => {
                return framework.items.iter().for_each(|item| self.add(item, None));
            }
            ItemKind::Component(component) => {
                self.enter(Thing::Component, id, vec![component.name.clone()], parent);
                inside = &component.items;
            }
            ItemKind::Indicator(indicator) => {
                self.enter(Thing::Indicator, id, indicator.codes.clone(), parent);
                inside = &indicator.items;
            }
            ItemKind::Ask(ask) => {
                self.enter(Thing::Question, id, vec![ask.name.clone()], parent);
                self.add_kind(&ask.kind, id);
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
            }
            ItemKind::Example(example) => {
                let title = Name { text: example.title.text.clone(), span: example.title.span };
                self.enter(Thing::Example, id, vec![title], parent);
            }
            ItemKind::Certify(certify) => {
                self.enter(Thing::Certify, id, Vec::new(), parent);
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
        inside.iter().for_each(|item| self.add(item, Some(id)));
    }

    fn add_choices(&mut self, choices: &[Choice], of: Span) {
        for choice in choices {
            let id = choice.name.span.to(choice.title.span);
            self.enter(Thing::Choice, id, vec![choice.name.clone()], Some(of));
        }
    }

    /// The questions whose choices are those of a list.
    pub fn with_list(&self, list: &str) -> impl Iterator<Item = &Known> {
        let those = self.lists.iter().filter(move |(_, name)| ***name == *list);
        those.filter_map(|(id, _)| self.all.get(id))
    }

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
                }
            }
            _ => {}
        }
    }
}
