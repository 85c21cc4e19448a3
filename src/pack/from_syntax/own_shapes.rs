//! Shapes that a pack declares: a rule with names for what it is given.
//!
//! A use becomes `let`s that nobody wrote: one for every value that is given, one for what the rule makes of them. So whoever
//! scores, explains or proves needs to know nothing of shapes. The rule is typed once for every use, by what is given there.
//! Scores cannot be `let`s, and no field of a list's entries can, so where those are given the rule stands in the place of its use.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::Span;
use crate::syntax::tree::{self, Expr, ExprKind, Name, ParameterType};

use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind};
use super::super::visit::Node;
use super::super::{Let, LetId, LetValue, Origin, QuestionKind, Shape, ShapeUse, Unit};
use super::binder::{Binder, View};
use super::collect::Found;
use super::functions::FUNCTIONS;
use super::lets::{LetState, poison};
use super::names::Entity;
use super::parts::depth;
use super::{origins, questions};

/// Shapes that use shapes are followed so deep, all that is nested in them counted.
const DEEPEST: usize = 60;

/// So many uses are typed, those in other shapes among them.
const MOST_USES: usize = 4000;

/// So many parts of rules are written out for the points that shapes are given.
const MOST_WRITTEN_OUT: usize = 50_000;

/// What a name in a shape means.
#[derive(Clone, Debug)]
enum Given {
    Entity(Entity),
    /// A number that no `let` can be, and its unit: of points, or of the fields of an entry.
    Number(Box<(Numeric, Unit)>, Of),
    /// A condition that looks at fields of an entry.
    Condition(Box<Condition>),
    /// A field of the entry at hand.
    Field(usize),
}

/// What something that no `let` can be is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Points,
    Entry,
}

/// What is known of the shapes while rules are typed.
#[derive(Debug, Default)]
pub struct Shapes {
    by_name: BTreeMap<Box<str>, usize>,
    /// What the names mean that the shape at hand was given.
    given: BTreeMap<Box<str>, Given>,
    /// Those that are being typed, one inside the other, and how deep they nest.
    open: Vec<usize>,
    depth: usize,
    /// In the order of their declarations: where each was used and understood.
    uses: Vec<Vec<ShapeUse>>,
    /// Used at all.
    used: BTreeSet<usize>,
    count: usize,
    written_out: usize,
    /// What was told in shapes: a mistake in one shows at every use, and is told once.
    told: BTreeSet<(&'static str, Span)>,
}

impl Binder<'_> {
    /// Enters the names of all shapes.
    pub fn name_shapes(&mut self) {
        let mut places: BTreeMap<&str, Span> = BTreeMap::new();
        self.shapes.uses = vec![Vec::new(); self.declared.shapes.len()];
        for (index, found) in self.declared.shapes.iter().enumerate() {
            let name = &found.tree.name;
            let script =
                self.names.scripts.get(&name.text).and_then(|id| self.declared.scripts.get(id.index()));
            let first = places.get(&*name.text).copied().or(script.map(|script| script.tree.name.span));
            if FUNCTIONS.contains(&&*name.text) {
                let message = format!("`{}` is the name of a function already", name.text);
                self.tell(&codes::PACK_DUPLICATE_NAME, name.span, message, "give the shape another name");
            } else if let Some(first) = first {
                let told = Diagnostic::new(
                    &codes::PACK_DUPLICATE_NAME,
                    name.span,
                    format!("`{}` is the name of a shape or a script already", name.text),
                )
                .label("used again here")
                .also(first, "first used here")
                .help("give one of the two another name");
                self.diagnostics.add(told);
            } else {
                places.insert(&name.text, name.span);
                self.shapes.by_name.insert(name.text.clone(), index);
            }
            self.check_parameters(found);
        }
    }

    /// A parameter's name means nothing else.
    fn check_parameters(&mut self, found: &Found<'_, tree::Shape>) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for (name, _) in &found.tree.parameters {
            let taken = if let Some(first) = seen.get(&*name.text) {
                Some((format!("`{}` is given twice", name.text), *first))
            } else {
                let place = match self.names.values.get(&name.text) {
                    Some(Entity::Question(id)) => {
                        self.declared.asks.get(id.index()).map(|ask| ask.tree.name.span)
                    }
                    Some(Entity::Let(at)) => self.declared.lets.get(*at).map(|one| one.tree.name.span),
                    None => None,
                };
                place.map(|place| (format!("`{}` means something in the pack already", name.text), place))
            };
            if let Some((message, first)) = taken {
                let told = Diagnostic::new(&codes::PACK_DUPLICATE_NAME, name.span, message)
                    .label("used again here")
                    .also(first, "first used here")
                    .help("give what the shape is given a name of its own, such as `x`");
                self.diagnostics.add(told);
            }
            seen.insert(&name.text, name.span);
        }
    }

    pub fn shape_named(&self, name: &str) -> Option<usize> {
        self.shapes.by_name.get(name).copied()
    }

    pub fn shape_names(&self) -> impl Iterator<Item = &str> {
        self.shapes.by_name.keys().map(|known| &**known)
    }

    /// What a name means here: what the shape at hand was given, or a question or `let` of the pack.
    pub fn entity(&self, name: &str) -> Option<Entity> {
        match self.shapes.given.get(name) {
            Some(Given::Entity(entity)) => Some(*entity),
            Some(_) => None,
            None => self.names.values.get(name).copied(),
        }
    }

    /// The field that a name in the shape at hand stands for.
    pub fn given_field(&self, name: &str) -> Option<usize> {
        match self.shapes.given.get(name) {
            Some(Given::Field(index)) => Some(*index),
            _ => None,
        }
    }

    pub fn is_given_condition(&self, name: &str) -> bool {
        matches!(self.shapes.given.get(name), Some(Given::Condition(_)))
    }

    /// Whether a name in the shape at hand stands for something of an entry.
    pub fn is_of_entry(&self, name: &str) -> bool {
        let given = self.shapes.given.get(name);
        matches!(given, Some(Given::Field(_) | Given::Condition(_) | Given::Number(_, Of::Entry)))
    }

    /// What is given of an entry is looked for where another one is, or none, or is something else than is needed.
    pub fn tell_of_entry(&mut self, name: &str, at: Span, view: &View) {
        let (message, help) = match self.shapes.given.get(name) {
            Some(Given::Condition(_)) if view.of_use => (
                format!("`{name}` is answered by yes or no, and something else is needed here"),
                "say what a yes is worth: `10 when …`",
            ),
            Some(Given::Number(..)) if view.of_use => (
                format!("`{name}` is a number that was worked out, and something else is needed here"),
                "compare it, as in `x at least 30`",
            ),
            _ => (
                format!(
                    "`{name}` stands for a field of an entry, and that entry is not looked at in this place"
                ),
                "use it outside of what counts or sums another list, and of what looks at other cities",
            ),
        };
        self.tell(&codes::PACK_WRONG_TYPE, at, message, help);
    }

    /// The condition that a name in the shape at hand stands for.
    pub fn condition_given(&mut self, name: &str, at: Span, view: &View) -> Option<Condition> {
        let Some(Given::Condition(given)) = self.shapes.given.get(name) else { return None };
        let error = Condition { kind: ConditionKind::Error, span: at };
        if !view.of_use {
            self.tell_of_entry(name, at, view);
            return Some(error);
        }
        let kind = given.kind.clone();
        let may = self.may_write_out(size(Node::Condition(given)), at);
        Some(if may { Condition { kind, span: at } } else { error })
    }

    /// The points, or the number of an entry, that a name in the shape at hand stands for.
    pub fn number_given(&mut self, name: &str, at: Span, view: &View) -> Option<(Numeric, Unit)> {
        let Some(Given::Number(given, of)) = self.shapes.given.get(name) else { return None };
        let (number, unit) = given.as_ref();
        let (kind, unit, size) = (number.kind.clone(), unit.clone(), size(Node::Number(number)));
        let is_lost = *of == Of::Entry && !view.of_use;
        if is_lost {
            self.tell_of_entry(name, at, view);
        }
        if is_lost || !self.may_write_out(size, at) {
            return Some((Numeric { kind: NumericKind::Error, span: at }, Unit::Points));
        }
        Some((Numeric { kind, span: at }, unit))
    }

    fn may_write_out(&mut self, size: usize, at: Span) -> bool {
        let before = self.shapes.written_out;
        self.shapes.written_out += size;
        if self.shapes.written_out > MOST_WRITTEN_OUT {
            if before <= MOST_WRITTEN_OUT {
                let message = "shapes that are given points, or fields of entries, make these formulas too long to be followed";
                self.tell(&codes::PACK_TOO_MANY, at, message, "use fewer shapes inside one another");
            }
            return false;
        }
        true
    }

    pub fn given_names(&self) -> impl Iterator<Item = &str> {
        self.shapes.given.keys().map(|known| &**known)
    }

    /// Types something that stands outside of all shapes.
    pub fn outside_shapes<T>(&mut self, type_it: impl FnOnce(&mut Self) -> T) -> T {
        let given = std::mem::take(&mut self.shapes.given);
        let result = type_it(self);
        self.shapes.given = given;
        result
    }

    /// The number that a shape makes of what it is given.
    pub fn use_shape(
        &mut self,
        index: usize,
        arguments: &[Expr],
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let nothing = (poison(tree), Unit::Literal);
        let Some(found) = self.declared.shapes.get(index) else { return nothing };
        let shape = found.tree;
        self.shapes.used.insert(index);
        if shape.parameters.len() != arguments.len() {
            self.wrong_number_given(shape, arguments.len(), tree.span);
            return nothing;
        }
        let mut given = BTreeMap::new();
        let mut is_understood = true;
        let (mut in_place, mut of_entry) = (false, false);
        for ((name, kind), argument) in shape.parameters.iter().zip(arguments) {
            match self.argument(name, *kind, argument, view, found.place.origin.as_ref()) {
                Some(one) => {
                    in_place |= !matches!(one, Given::Entity(_));
                    of_entry |= !matches!(one, Given::Entity(_) | Given::Number(_, Of::Points));
                    given.insert(name.text.clone(), one);
                }
                None => is_understood = false,
            }
        }
        if !is_understood || !self.may_open(index, tree.span) {
            return nothing;
        }
        let inner = View { entry: view.entry.filter(|_| of_entry), of_use: of_entry, ..View::default() };
        let (value, unit) = self.inside(index, shape, given, &inner, tree.span);
        if matches!(value.kind, NumericKind::Error) {
            return nothing;
        }
        if in_place {
            self.note_shape_use(index, ShapeUse { span: tree.span, result: None });
            // What it says is what is written at its use.
            let kind = NumericKind::Sum(vec![(false, value)]);
            return (Numeric { kind, span: tree.span }, unit);
        }
        let own = origins::own_or(shape.origin.as_ref(), found.place.origin.as_ref());
        let (id, _) = self.hidden_let(&shape.name, LetValue::Number(value), unit.clone(), own);
        self.note_shape_use(index, ShapeUse { span: tree.span, result: Some(id) });
        (Numeric { kind: NumericKind::Let(id), span: tree.span }, unit)
    }

    fn note_shape_use(&mut self, index: usize, at: ShapeUse) {
        self.shapes.uses.get_mut(index).into_iter().for_each(|uses| uses.push(at));
    }

    /// Types the rule of a shape. What is wrong in it is told at its place in the shape, with the use.
    fn inside(
        &mut self,
        index: usize,
        shape: &tree::Shape,
        given: BTreeMap<Box<str>, Given>,
        view: &View,
        at: Span,
    ) -> (Numeric, Unit) {
        let own = depth(&shape.value);
        let outer = std::mem::replace(&mut self.shapes.given, given);
        let before = std::mem::take(&mut *self.diagnostics);
        self.shapes.open.push(index);
        self.shapes.depth += own;
        let typed = self.number(&shape.value, view);
        self.shapes.depth -= own;
        self.shapes.open.pop();
        self.shapes.given = outer;
        let inside = std::mem::replace(&mut *self.diagnostics, before);
        self.retell(inside, shape, at);
        typed
    }

    fn retell(&mut self, inside: Diagnostics, shape: &tree::Shape, at: Span) {
        for one in inside.iter() {
            let span = one.span();
            let is_here = contains(shape.value.span, span);
            if !is_here {
                self.diagnostics.add(one.clone());
            } else if self.shapes.told.insert((one.code().id, span)) {
                self.diagnostics.add(one.clone().also(at, format!("`{}` is used here", shape.name.text)));
            }
        }
    }

    /// Whether one more use can be gone into: no shape in itself, and not too many of them.
    fn may_open(&mut self, index: usize, at: Span) -> bool {
        let Some(found) = self.declared.shapes.get(index) else { return false };
        let name = &found.tree.name;
        self.shapes.count += 1;
        if self.shapes.open.contains(&index) {
            if self.shapes.told.insert((codes::PACK_CIRCULAR_SHAPE.id, name.span)) {
                let told = Diagnostic::new(
                    &codes::PACK_CIRCULAR_SHAPE,
                    name.span,
                    format!("the shape `{}` uses itself, so it comes to no end", name.text),
                )
                .label("uses itself")
                .also(at, "by this use")
                .help("let it be worked out from what it is given, or from shapes that do not need it");
                self.diagnostics.add(told);
            }
            return false;
        }
        let too_deep = self.shapes.depth + depth(&found.tree.value) > DEEPEST;
        if too_deep || self.shapes.count > MOST_USES {
            if self.shapes.told.insert((codes::PACK_TOO_MANY.id, name.span)) {
                let message = if too_deep {
                    format!("the shape `{}` stands in shapes that nest too deep to be followed", name.text)
                } else {
                    format!("shapes are used more than {MOST_USES} times, uses in other shapes counted")
                };
                self.tell(&codes::PACK_TOO_MANY, at, message, "use fewer shapes inside one another");
            }
            return false;
        }
        true
    }

    /// What a name in the shape means for this use.
    fn argument(
        &mut self,
        name: &Name,
        kind: ParameterType,
        argument: &Expr,
        view: &View,
        origin: Option<&Origin>,
    ) -> Option<Given> {
        let entity = match kind {
            ParameterType::Number => {
                let of_entry = self.looks_at_entry(argument, view);
                let inner = View { scores: view.scores, ..View::default() };
                let (number, unit) = self.number(argument, if of_entry { view } else { &inner });
                match number.kind {
                    NumericKind::Error => return None,
                    NumericKind::Field(index) if of_entry => return Some(Given::Field(index)),
                    _ if of_entry => return Some(Given::Number(Box::new((number, unit)), Of::Entry)),
                    _ if looks_at_points(&number) => {
                        return Some(Given::Number(Box::new((number, unit)), Of::Points));
                    }
                    _ => {}
                }
                let (_, at) = self.hidden_let(name, LetValue::Number(number), unit, origin.cloned());
                Some(Entity::Let(at))
            }
            ParameterType::YesNo => {
                let of_entry = self.looks_at_entry(argument, view);
                let condition = self.condition(argument, if of_entry { view } else { &EVERYWHERE });
                match condition.kind {
                    ConditionKind::Error => return None,
                    ConditionKind::Field(index) if of_entry => return Some(Given::Field(index)),
                    _ if of_entry => return Some(Given::Condition(Box::new(condition))),
                    _ => {}
                }
                let value = LetValue::Condition(condition);
                let (_, at) = self.hidden_let(name, value, Unit::Plain, origin.cloned());
                Some(Entity::Let(at))
            }
            ParameterType::Choice
                if let ExprKind::Name(of) = &argument.kind
                    && let Some(index) = self.field_index(of, view) =>
            {
                return self.field_given(name, index, argument, view);
            }
            ParameterType::Choice | ParameterType::Choices | ParameterType::List => {
                self.question_given(name, kind, argument, view)
            }
        };
        entity.map(Given::Entity)
    }

    /// Whether a field of the entry at hand is looked at.
    fn looks_at_entry(&self, argument: &Expr, view: &View) -> bool {
        let mut found = false;
        let mut names = vec![argument];
        while let Some(tree) = names.pop() {
            if let ExprKind::Name(name) = &tree.kind {
                found |= self.field_index(name, view).is_some() || view.of_use && self.is_of_entry(name);
            }
            super::parts::each(tree, &mut |part| names.push(part));
        }
        found
    }

    /// A field with choices.
    fn field_given(&mut self, name: &Name, index: usize, argument: &Expr, view: &View) -> Option<Given> {
        let field = self.field(view, index)?;
        match field.kind {
            QuestionKind::OneOf { .. } => return Some(Given::Field(index)),
            QuestionKind::Error => return None,
            _ => {}
        }
        let message = format!("the shape needs a field with choices here, and `{}` has none", field.name);
        let told = Diagnostic::new(&codes::PACK_WRONG_TYPE, argument.span, message)
            .also(name.span, format!("`{}` stands for it", name.text))
            .help("name another field, or change what the shape is given");
        self.diagnostics.add(told);
        None
    }

    fn question_given(
        &mut self,
        name: &Name,
        kind: ParameterType,
        argument: &Expr,
        view: &View,
    ) -> Option<Entity> {
        let what = match kind {
            ParameterType::Choice => "a `one of` question",
            ParameterType::Choices => "an `any of` question",
            _ => "a `list of` question",
        };
        let ExprKind::Name(given) = &argument.kind else {
            if !matches!(argument.kind, ExprKind::Error) {
                let told = Diagnostic::new(
                    &codes::PACK_WRONG_TYPE,
                    argument.span,
                    format!("the shape needs {what} here"),
                )
                .also(name.span, format!("`{}` stands for it", name.text))
                .help("name the question");
                self.diagnostics.add(told);
            }
            return None;
        };
        let id = match self.value_named(given) {
            Some(Entity::Question(id)) => id,
            Some(Entity::Let(_)) => {
                let message = format!("the shape needs {what} here, and `{given}` is a value");
                let told = Diagnostic::new(&codes::PACK_WRONG_TYPE, argument.span, message)
                    .also(name.span, format!("`{}` stands for it", name.text))
                    .help("name the question");
                self.diagnostics.add(told);
                return None;
            }
            None if self.field_index(given, view).is_some() => {
                let message = format!(
                    "the shape needs {what} here, and `{given}` is a field of the entries that are looked at"
                );
                let told = Diagnostic::new(&codes::PACK_WRONG_TYPE, argument.span, message)
                    .also(name.span, format!("`{}` stands for it", name.text))
                    .help("name the question; what may be a field is `number`, `yes/no` or `choice` in the shape's brackets");
                self.diagnostics.add(told);
                return None;
            }
            None => {
                self.unknown_name(given, argument.span, view);
                return None;
            }
        };
        let question = self.question(id)?;
        let fits = match (&question.kind, kind) {
            (QuestionKind::Error, _) => return None,
            (QuestionKind::OneOf { .. }, ParameterType::Choice)
            | (QuestionKind::AnyOf { .. }, ParameterType::Choices)
            | (QuestionKind::List { .. }, ParameterType::List) => true,
            _ => false,
        };
        if fits {
            return Some(Entity::Question(id));
        }
        let message =
            format!("the shape needs {what} here, and `{given}` asks for {}", questions::in_words(question));
        let told = Diagnostic::new(&codes::PACK_WRONG_TYPE, argument.span, message)
            .also(name.span, format!("`{}` stands for it", name.text))
            .help("name another question, or change what the shape is given");
        self.diagnostics.add(told);
        None
    }

    /// A `let` that nobody wrote; gives its place among all, and that under which its name finds it.
    fn hidden_let(
        &mut self,
        name: &Name,
        value: LetValue,
        unit: Unit,
        origin: Option<Origin>,
    ) -> (LetId, usize) {
        let id = LetId::from(self.lets.len());
        self.lets.push(Let {
            name: name.text.to_string(),
            span: name.span,
            value,
            unit,
            origin,
            is_written: false,
        });
        self.let_states.push(LetState::Done(id));
        (id, self.let_states.len() - 1)
    }

    fn wrong_number_given(&mut self, shape: &tree::Shape, count: usize, at: Span) {
        let names: Vec<&str> = shape.parameters.iter().map(|(name, _)| &*name.text).collect();
        let given = match count {
            0 => String::from("nothing"),
            1 => String::from("1 value"),
            more => format!("{more} values"),
        };
        let told = Diagnostic::new(
            &codes::PACK_WRONG_NUMBER_OF_ARGUMENTS,
            at,
            format!("`{}` is given {given}", shape.name.text),
        )
        .also(shape.name.span, "the shape says what it is given")
        .help(format!("write `{}({})`", shape.name.text, names.join(", ")));
        self.diagnostics.add(told);
    }

    /// The shapes with their uses, and a warning for each that has none.
    pub fn finished_shapes(&mut self) -> Vec<Shape> {
        let uses = std::mem::take(&mut self.shapes.uses);
        let mut shapes = Vec::new();
        for (index, (found, uses)) in self.declared.shapes.iter().zip(uses).enumerate() {
            let (tree, name) = (found.tree, &found.tree.name);
            if !self.shapes.used.contains(&index) && self.warns_of_unused() {
                let told = Diagnostic::new(
                    &codes::PACK_UNUSED_SHAPE,
                    name.span,
                    format!("the shape `{}` is never used", name.text),
                )
                .label("never used")
                .help("use it in a score, or take it out")
                .note("nothing in it was looked at: a shape is understood by what it is given");
                self.diagnostics.add(told);
            }
            shapes.push(Shape {
                name: name.text.to_string(),
                span: tree.value.span,
                name_span: name.span,
                uses,
            });
        }
        shapes
    }
}

/// Where nothing but questions and `let`s can be meant.
const EVERYWHERE: View = View { entry: None, of_use: false, scores: None, of_level: false, in_text: false };

fn size(of: Node<'_>) -> usize {
    let mut size = 0;
    of.each(&mut |_, _| size += 1);
    size
}

fn looks_at_points(number: &Numeric) -> bool {
    Node::Number(number).any(|node| matches!(node, Node::Number(number) if number.kind.is_score()))
}

/// Whether a place lies in another.
fn contains(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}
