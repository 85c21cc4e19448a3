//! Operations of a cycle that builds on another: what it changes, adds, removes, renames, moves and weighs anew.
//!
//! Things are named as they are in the cycle before; what stands in an operation is written with the new names.

use crate::source::Span;

use super::tree::{
    Choice, FieldItem, Item, ItemKind, Kind, LevelItem, Literal, Modifier, Name, Need, Origin, Text,
};

/// `extends "../dmaf-2.0"`, `extends dmaf "2.0"`
#[derive(Clone, Debug, PartialEq)]
pub struct Extends {
    /// The framework's name, when its cycle follows and not a folder.
    pub framework: Option<Name>,
    /// A folder, or a cycle.
    pub base: Text,
    pub span: Span,
}

/// A kind of thing that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    Component,
    Indicator,
    Question,
    Choice,
    Field,
    Let,
    Shared,
    Script,
    /// A list of choices.
    Choices,
    Shape,
    Reference,
    Recommendation,
    Certify,
    Level,
    Example,
    Penalty,
}

impl Thing {
    pub const ALL: [Thing; 16] = [
        Thing::Component,
        Thing::Indicator,
        Thing::Question,
        Thing::Choice,
        Thing::Field,
        Thing::Let,
        Thing::Shared,
        Thing::Script,
        Thing::Choices,
        Thing::Shape,
        Thing::Reference,
        Thing::Recommendation,
        Thing::Certify,
        Thing::Level,
        Thing::Example,
        Thing::Penalty,
    ];

    /// Whether it is known by its title.
    #[must_use]
    pub fn is_titled(self) -> bool {
        matches!(self, Thing::Example | Thing::Penalty)
    }

    /// As operations write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Thing::Component => "component",
            Thing::Indicator => "indicator",
            Thing::Question => "question",
            Thing::Choice => "choice",
            Thing::Field => "field",
            Thing::Let => "let",
            Thing::Shared => "shared",
            Thing::Script => "script",
            Thing::Choices => "choices",
            Thing::Shape => "shape",
            Thing::Reference => "reference",
            Thing::Recommendation => "recommendation",
            Thing::Certify => "certify",
            Thing::Level => "level",
            Thing::Example => "example",
            Thing::Penalty => "penalty",
        }
    }
}

/// `indicator 4.b`, `choice approved of policy_stage`, `example "…"`, `penalty "…" of 4.b`
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub thing: Thing,
    /// Several for a joint indicator, none for `certify`; the title of an example or a penalty.
    pub names: Vec<Name>,
    /// What it stands in, the nearest first: the question of a choice or a field, the field of a choice and its question,
    /// the indicator of a penalty.
    pub of: Vec<Name>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    Change(Box<Change>),
    Add(Box<Add>),
    Remove(Target),
    /// `remove asked when of question beach`; nothing named: of the framework.
    RemoveClause {
        clause: Text,
        of: Option<Target>,
    },
    Rename {
        target: Target,
        to: Name,
    },
    Move {
        target: Target,
        to: Container,
    },
    Reweight {
        of: Name,
        weights: Vec<(Name, Literal)>,
    },
}

/// `change indicator 4.b out of 20 { score … }`. Of all these only what the kind of thing has is given, and of that only
/// what changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub target: Target,
    pub head: Head,
    /// What stands in its block.
    pub items: Vec<Item>,
    /// Of a `let`, a `shared` text or a script: all of it anew, and its place.
    pub whole: Option<Item>,
}

/// What a head may say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub title: Option<Text>,
    pub number: Option<Literal>,
    pub out_of: Option<Literal>,
    pub outside_total: Option<Span>,
    pub origin: Option<Origin>,
    /// When an advice is given.
    pub when: Option<super::tree::Expr>,
    /// Of a question or a field.
    pub kind: Option<(Kind, Span)>,
    pub modifiers: Vec<Modifier>,
    /// What certification goes by.
    pub on: Option<Name>,
    /// All levels of a `certify`, or the one that is changed.
    pub levels: Vec<LevelItem>,
    /// Origins in the block of a `certify`.
    pub origins: Vec<Origin>,
    /// Of a `certify`, each with its place.
    pub needs: Vec<(Need, Span)>,
}

/// `add to technology indicator 4.f …`
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// `None`: the top of a file.
    pub to: Option<Container>,
    pub beside: Option<Beside>,
    pub what: Added,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Added {
    Items(Vec<Item>),
    Choices(Vec<Choice>),
    Field(FieldItem),
    Level(LevelItem),
}

/// What holds something: `technology`, `4.b`, `question policy_stage`, `field mode of alliances`, `certify`.
#[derive(Clone, Debug, PartialEq)]
pub struct Container {
    /// `None` where the name alone says it: a component or an indicator; or, without a name, the framework.
    pub thing: Option<Thing>,
    pub names: Vec<Name>,
    /// The question of a field.
    pub of: Vec<Name>,
    pub span: Span,
}

/// `before drafted`, `after drafted`
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    pub before: bool,
    pub name: Name,
}

/// The days on which a framework is in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effective {
    pub from: Option<Literal>,
    pub until: Option<Literal>,
}

impl Operation {
    /// What stands in its blocks.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match self {
            Operation::Change(change) => &change.items,
            Operation::Add(add) => match &add.what {
                Added::Items(items) => items,
                _ => &[],
            },
            _ => &[],
        }
    }
}

impl Container {
    #[must_use]
    pub fn is_framework(&self) -> bool {
        self.thing.is_none() && self.names.is_empty()
    }
}

impl Target {
    /// The name by which it is spoken of; empty for `certify`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }

    /// In the words of the rules: `indicator 4.b`, `choice a of stage`.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::from(self.thing.word());
        for (at, name) in self.names.iter().enumerate() {
            words += if at == 0 { " " } else { " & " };
            let quote = if self.thing.is_titled() { "\"" } else { "" };
            words += &format!("{quote}{}{quote}", name.text);
        }
        self.of.iter().for_each(|of| words += &format!(" of {}", of.text));
        words
    }
}

impl From<Operation> for ItemKind {
    fn from(operation: Operation) -> ItemKind {
        ItemKind::Operation(Box::new(operation))
    }
}
