//! New names, at every place that uses the old ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Span;
use crate::syntax::tree::{
    Arm, Ask, Bound, Choice, Choices, Combination, Entry, Expect, ExpectKind, Expr, ExprKind, FieldItem,
    File, Given, GivenKind, GivenValue, Item, ItemKind, Kind, LevelItem, Modifier, ModifierKind, Name, Need,
    Part, Pattern, PatternKind, PreviousOf, Row, Said, SaidKind, SaidPart, Shape, Template, Text, Thing,
};

use super::apply;
use super::edits::{Edits, Piece};
use super::index::{self, Index};
use super::plan::Renamed;

type Table = BTreeMap<Box<str>, Box<str>>;

/// Old names to new ones, by what they name.
#[derive(Debug, Default)]
pub struct Renames {
    /// Questions and `let`s.
    values: Table,
    /// Components and indicators.
    codes: Table,
    shared: Table,
    /// Scripts and shapes: both are called.
    scripts: Table,
    choice_lists: Table,
    references: Table,
    recommendations: Table,
    levels: Table,
    examples: Table,
    /// New titles, by the places of penalties.
    penalties: BTreeMap<Span, Box<str>>,
    /// By question, list of choices, field (`mode of alliances`) or what a shape is given (`points(stage)`).
    choices: BTreeMap<Box<str>, Table>,
    fields: BTreeMap<Box<str>, Table>,
    /// The fields of each list, which hide questions of the same name.
    lists: BTreeMap<Box<str>, BTreeSet<Box<str>>>,
}

/// What scripts and shapes are given: of each, by number, the questions that it is called with.
pub type Calls = BTreeMap<(Box<str>, usize), BTreeSet<Box<str>>>;

impl Renames {
    pub fn new(renamed: &[Renamed], base: &Index, calls: &Calls, trees: &[File]) -> Renames {
        let mut all = Renames::default();
        for one in renamed {
            let of = one.of.clone().unwrap_or_default();
            let table = match one.thing {
                Thing::Question | Thing::Let => &mut all.values,
                Thing::Component | Thing::Indicator => &mut all.codes,
                Thing::Shared => &mut all.shared,
                Thing::Script | Thing::Shape => &mut all.scripts,
                Thing::Choices => &mut all.choice_lists,
                Thing::Reference => &mut all.references,
                Thing::Recommendation => &mut all.recommendations,
                Thing::Level => &mut all.levels,
                Thing::Example => &mut all.examples,
                Thing::Choice => all.choices.entry(of).or_default(),
                Thing::Field => all.fields.entry(of).or_default(),
                Thing::Penalty => {
                    all.penalties.insert(one.id, one.to.text.clone());
                    continue;
                }
                Thing::Certify => continue,
            };
            table.insert(one.from.text.clone(), one.to.text.clone());
        }
        for field in base.iter().filter(|known| known.thing == Thing::Field) {
            if let Some(list) = field.parent.and_then(|id| base.get(id)) {
                all.lists.entry(list.name().into()).or_default().insert(field.name().into());
            }
        }
        for file in trees {
            apply::each_item(&file.items, &mut |item| {
                if let ItemKind::Shape(shape) = &item.kind {
                    all.parameters(shape, calls);
                }
            });
        }
        all
    }

    /// What a shape is given has the new names that all questions have which it is called with.
    fn parameters(&mut self, shape: &Shape, calls: &Calls) {
        for (at, (parameter, _)) in shape.parameters.iter().enumerate() {
            let mut questions = BTreeSet::new();
            given(&shape.name.text, at, calls, &mut questions);
            let of = parameter_of(&shape.name.text, &parameter.text);
            for tables in [&mut self.choices, &mut self.fields] {
                if let Some(table) = common(tables, questions.iter()) {
                    tables.insert(of.clone(), table);
                }
            }
            let fields: BTreeSet<Box<str>> =
                questions.iter().filter_map(|list| self.lists.get(list)).flatten().cloned().collect();
            for field in &fields {
                let paths: Vec<Box<str>> = questions.iter().map(|list| index::path(field, list)).collect();
                if let Some(table) = common(&self.choices, paths.iter()) {
                    self.choices.insert(index::path(field, &of), table);
                }
            }
            self.lists.insert(of, fields);
        }
    }
}

/// Renamings with what they mean for others: a choice of a list is one of every question that has the list.
pub fn spread(renamed: &[Renamed], base: &Index) -> Vec<Renamed> {
    let mut all = renamed.to_vec();
    for one in renamed {
        let list = one.of.as_deref().filter(|_| one.thing == Thing::Choice);
        let list = list.and_then(|list| base.one(Thing::Choices, list));
        let holders = list.into_iter().flat_map(|list| base.with_list(list.name()));
        all.extend(holders.map(|holder| Renamed { of: Some(base.path(holder)), ..one.clone() }));
    }
    all
}

/// What scripts and shapes are called with.
pub fn calls(trees: &mut [File]) -> Calls {
    let (renames, mut edits) = (Renames::default(), Edits::default());
    let mut walk = Renamer::new(&renames, &mut edits);
    trees.iter_mut().for_each(|file| walk.items(&mut file.items));
    walk.calls
}

/// The questions that end up in a parameter, through shapes that hand on what they are given.
pub fn given(function: &str, at: usize, calls: &Calls, questions: &mut BTreeSet<Box<str>>) {
    for given in calls.get(&(function.into(), at)).into_iter().flatten() {
        if !questions.insert(given.clone()) {
            continue;
        }
        if let Some((shape, number)) = given.strip_suffix(')').and_then(|given| given.split_once('(')) {
            let number = number.parse().unwrap_or(usize::MAX);
            self::given(shape, number, calls, questions);
        }
    }
    questions.retain(|one| !one.ends_with(')'));
}

/// The new names that are the same in all tables.
fn common<'n>(
    tables: &BTreeMap<Box<str>, Table>,
    mut of: impl Iterator<Item = &'n Box<str>>,
) -> Option<Table> {
    let mut table = tables.get(of.next()?)?.clone();
    for other in of {
        let other = tables.get(other);
        table.retain(|old, new| other.and_then(|other| other.get(old)) == Some(new));
    }
    Some(table)
}

/// What the names in a parameter of a shape are kept by.
fn parameter_of(shape: &str, parameter: &str) -> Box<str> {
    format!("{shape}({parameter})").into()
}

/// Walks over trees with the old names and leaves the new ones.
pub struct Renamer<'r> {
    pub renames: &'r Renames,
    pub edits: &'r mut Edits,
    /// The shape that is walked over, and what it is given: those names mean something in it alone.
    pub shape: Option<(Box<str>, Vec<Box<str>>)>,
    pub calls: Calls,
}

impl<'r> Renamer<'r> {
    pub fn new(renames: &'r Renames, edits: &'r mut Edits) -> Renamer<'r> {
        Renamer { renames, edits, shape: None, calls: Calls::new() }
    }
}

/// The list whose entries a condition looks at.
type List<'l> = Option<&'l str>;

impl<'r> Renamer<'r> {
    fn set(&mut self, table: Option<&'r Table>, text: &mut Box<str>, span: Span) {
        if let Some(new) = table.and_then(|table| table.get(text)) {
            *text = new.clone();
            self.edits.replace(span, [Piece::Words(new.to_string())]);
        }
    }

    fn name(&mut self, table: &'r Table, name: &mut Name) {
        self.set(Some(table), &mut name.text, name.span);
    }

    fn value(&mut self, name: &mut Name) {
        self.name(&self.renames.values, name);
    }

    pub fn items(&mut self, items: &mut [Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &mut Item) {
        let renames = self.renames;
        match &mut item.kind {
            ItemKind::Framework(framework) => self.items(&mut framework.items),
            ItemKind::Component(component) => {
                self.name(&renames.codes, &mut component.name);
                self.items(&mut component.items);
            }
            ItemKind::Indicator(indicator) => {
                indicator.codes.iter_mut().for_each(|code| self.name(&renames.codes, code));
                self.items(&mut indicator.items);
            }
            ItemKind::Certify(certify) => {
                self.name(&renames.codes, &mut certify.on);
                let of = certify.each.iter_mut().filter_map(|each| each.of.as_mut());
                of.for_each(|name| self.name(&renames.codes, name));
                certify.levels.iter_mut().for_each(|level| self.level(level));
                certify.needs.iter_mut().for_each(|(need, _)| self.need(need));
            }
            ItemKind::Ask(ask) => self.ask(ask),
            ItemKind::Let(one) => {
                self.value(&mut one.name);
                self.expr(&mut one.value, None);
            }
            ItemKind::Score(score) => score.value.iter_mut().for_each(|value| self.expr(value, None)),
            ItemKind::Recommend(advice) => {
                self.name(&renames.recommendations, &mut advice.name);
                advice.when.iter_mut().for_each(|when| self.expr(when, None));
                self.items(&mut advice.items);
            }
            ItemKind::Shared { name, text } => {
                self.name(&renames.shared, name);
                self.template(text);
            }
            ItemKind::ChoiceList(list) => {
                let old = list.name.text.clone();
                self.name(&renames.choice_lists, &mut list.name);
                self.choice_names(&mut list.choices, &old);
            }
            ItemKind::Shape(shape) => {
                let old = shape.name.text.clone();
                self.name(&renames.scripts, &mut shape.name);
                let parameters = shape.parameters.iter().map(|(name, _)| name.text.clone());
                self.shape = Some((old, parameters.collect()));
                self.expr(&mut shape.value, None);
                self.shape = None;
            }
            ItemKind::ReferenceSet(set) => {
                self.name(&renames.references, &mut set.name);
                let columns: Vec<Box<str>> = set.columns.iter().map(|column| column.text.clone()).collect();
                set.columns.iter_mut().for_each(|column| self.value(column));
                for row in &mut set.rows {
                    for (cell, column) in row.cells.iter_mut().zip(&columns) {
                        self.given_value(cell, column);
                    }
                }
            }
            ItemKind::Script(script) => self.name(&renames.scripts, &mut script.name),
            ItemKind::Overall { how, .. } | ItemKind::Total { how, .. } => match how {
                Combination::Weighted { weights, .. } => {
                    weights.iter_mut().for_each(|(name, _)| self.name(&renames.codes, name));
                }
                Combination::Formula { value, .. } => self.expr(value, None),
                Combination::Of { .. } => {}
            },
            ItemKind::NotApplicable(when) => self.expr(when, None),
            ItemKind::Needs(need) => self.need(need),
            ItemKind::Penalty(penalty) => {
                if let (Some(new), Some(title)) = (renames.penalties.get(&item.span), &mut penalty.title) {
                    self.retitle(title, new);
                }
                self.expr(&mut penalty.worth, None);
                penalty.when.iter_mut().for_each(|when| self.expr(when, None));
            }
            ItemKind::Example(example) => {
                if let Some(new) = renames.examples.get(&example.title.text) {
                    self.retitle(&mut example.title, new);
                }
                self.items(&mut example.items);
            }
            ItemKind::Given(all) => all.iter_mut().for_each(|given| self.given(given)),
            ItemKind::Expect(all) => all.iter_mut().for_each(|expect| self.expect(expect)),
            ItemKind::AdviceText(text) | ItemKind::Cover(text) => self.template(text),
            _ => {}
        }
    }

    fn retitle(&mut self, title: &mut Text, new: &str) {
        title.text = new.into();
        let quoted = new.replace('\\', "\\\\").replace('"', "\\\"");
        self.edits.replace(title.span, [Piece::Words(format!("\"{quoted}\""))]);
    }

    fn level(&mut self, level: &mut LevelItem) {
        level.name.iter_mut().for_each(|name| self.name(&self.renames.levels, name));
        let bound = level.bound.iter_mut().map(|(_, bound)| bound);
        bound.chain(&mut level.when).for_each(|expr| self.expr(expr, None));
    }

    fn need(&mut self, need: &mut Need) {
        if let Need::Holds { when, .. } = need {
            self.expr(when, None);
        }
    }

    fn ask(&mut self, ask: &mut Ask) {
        let old = ask.name.text.clone();
        self.value(&mut ask.name);
        self.kind(&mut ask.kind, &old);
        self.modifiers(&mut ask.modifiers, &old);
    }

    fn kind(&mut self, kind: &mut Kind, question: &str) {
        match kind {
            Kind::OneOf(Choices::Own(choices)) | Kind::AnyOf(Choices::Own(choices)) => {
                self.choice_names(choices, question);
            }
            Kind::OneOf(Choices::Named(list)) | Kind::AnyOf(Choices::Named(list)) => {
                self.name(&self.renames.choice_lists, list);
            }
            Kind::List(fields) => fields.iter_mut().for_each(|field| self.field(field, question)),
            _ => {}
        }
    }

    fn choice_names(&mut self, choices: &mut [Choice], of: &str) {
        for choice in choices {
            self.set(self.renames.choices.get(of), &mut choice.name.text, choice.name.span);
        }
    }

    fn field(&mut self, field: &mut FieldItem, question: &str) {
        let path = index::path(&field.name.text, question);
        self.set(self.renames.fields.get(question), &mut field.name.text, field.name.span);
        self.kind(&mut field.kind, &path);
        self.modifiers(&mut field.modifiers, &path);
    }

    fn modifiers(&mut self, modifiers: &mut [Modifier], question: &str) {
        for modifier in modifiers {
            match &mut modifier.kind {
                ModifierKind::AtMost(Bound::Name(name)) | ModifierKind::AtLeast(Bound::Name(name)) => {
                    self.value(name);
                }
                ModifierKind::AskedWhen { condition, otherwise } => {
                    self.expr(condition, None);
                    if let Some(Bound::Name(name)) = otherwise {
                        self.set(self.renames.choices.get(question), &mut name.text, name.span);
                    }
                }
                _ => {}
            }
        }
    }

    fn template(&mut self, template: &mut Template) {
        for part in &mut template.parts {
            match part {
                Part::Value(value) | Part::Counted(value, _) => self.expr(value, None),
                Part::Missing(name, _) | Part::Chosen(name, _) => self.value(name),
                Part::Shared(name, _) => self.name(&self.renames.shared, name),
                Part::Words(_) | Part::Error(_) => {}
            }
        }
    }

    /// The names in a translation.
    pub fn said(&mut self, said: &mut Said) {
        let renames = self.renames;
        match &mut said.kind {
            SaidKind::Component(name, _) => self.name(&renames.codes, name),
            SaidKind::Indicator { codes, .. } => {
                codes.iter_mut().for_each(|code| self.name(&renames.codes, code));
            }
            SaidKind::Question(question) => {
                let old = question.name.text.clone();
                self.value(&mut question.name);
                self.said_parts(&mut question.parts, &old);
            }
            SaidKind::Choices(name, parts) => {
                let old = name.text.clone();
                self.name(&renames.choice_lists, name);
                self.said_parts(parts, &old);
            }
            SaidKind::Advice(advice) => {
                self.name(&renames.recommendations, &mut advice.name);
                advice.text.iter_mut().for_each(|text| self.template(text));
            }
            SaidKind::Level(name, _) => self.name(&renames.levels, name),
            SaidKind::Cover(text) => self.template(text),
            SaidKind::Shared(name, text) => {
                self.name(&renames.shared, name);
                self.template(text);
            }
            SaidKind::Call { within, .. } => {
                within.iter_mut().for_each(|name| self.name(&renames.codes, name))
            }
            SaidKind::Phrase { .. }
            | SaidKind::Reviewed { .. }
            | SaidKind::Title(..)
            | SaidKind::Subject { .. } => {}
        }
    }

    /// Choices, or fields with their choices.
    fn said_parts(&mut self, parts: &mut [SaidPart], of: &str) {
        for part in parts {
            self.said_parts(&mut part.parts, &index::path(&part.name.text, of));
            let tables = [&self.renames.choices, &self.renames.fields];
            let table = tables
                .into_iter()
                .filter_map(|table| table.get(of))
                .find(|table| table.contains_key(&part.name.text));
            self.set(table, &mut part.name.text, part.name.span);
        }
    }

    fn given(&mut self, given: &mut Given) {
        let question = given.of.first().map(|name| name.text.clone()).unwrap_or_default();
        let is_result = given.awarded.is_some() || given.previous.is_some();
        let table = if is_result { &self.renames.codes } else { &self.renames.values };
        given.of.iter_mut().for_each(|name| self.name(table, name));
        if !is_result {
            self.given_value(&mut given.value, &question);
            given.also_verified.iter_mut().for_each(|value| self.given_value(value, &question));
        } else if let (GivenKind::Name(name), "level") = (&mut given.value.kind, &*question) {
            self.set(Some(&self.renames.levels), name, given.value.span);
        }
    }

    fn given_value(&mut self, value: &mut GivenValue, question: &str) {
        match &mut value.kind {
            GivenKind::Name(name) => self.set(self.renames.choices.get(question), name, value.span),
            GivenKind::List(all) => all.iter_mut().for_each(|one| self.given_value(one, question)),
            GivenKind::Entry(fields) => {
                for (name, value) in fields {
                    self.given_value(value, &index::path(&name.text, question));
                    // Of another city's answers, the fields are questions.
                    let fields = match question {
                        "others" => Some(&self.renames.values),
                        _ => self.renames.fields.get(question),
                    };
                    self.set(fields, &mut name.text, name.span);
                }
            }
            GivenKind::Literal(_) | GivenKind::Text(_) => {}
        }
    }

    fn expect(&mut self, expect: &mut Expect) {
        let renames = self.renames;
        match &mut expect.kind {
            ExpectKind::Score { of, .. } => of.iter_mut().for_each(|name| self.name(&renames.codes, name)),
            ExpectKind::Level { names, .. } => {
                names.iter_mut().for_each(|name| self.name(&renames.levels, name));
            }
            ExpectKind::Recommendation { name, .. } => self.name(&renames.recommendations, name),
            ExpectKind::Grade { of, names } => {
                of.iter_mut().for_each(|name| self.name(&self.renames.codes, name));
                names.iter_mut().for_each(|name| self.name(&self.renames.levels, name));
            }
            ExpectKind::LevelNotRated | ExpectKind::Error => {}
        }
    }

    /// The choices that a value can be compared with: those of a question or a field, or the levels.
    fn choices_of(&self, subject: &Expr, list: List<'_>) -> Option<&'r Table> {
        match &subject.kind {
            ExprKind::Previous(PreviousOf::Level) => Some(&self.renames.levels),
            ExprKind::Name(name) => match list {
                Some(list) if self.is_field(name, Some(list)) => {
                    self.renames.choices.get(&index::path(name, list))
                }
                _ if &**name == "level" => Some(&self.renames.levels),
                _ => self.renames.choices.get(&self.meant(name)),
            },
            _ => None,
        }
    }

    /// What the entries of a question are kept by, or of what the shape that is walked over is given.
    fn meant(&self, name: &str) -> Box<str> {
        match &self.shape {
            Some((shape, parameters)) if parameters.iter().any(|one| **one == *name) => {
                parameter_of(shape, name)
            }
            _ => name.into(),
        }
    }

    /// Notes what a script or a shape is called with.
    fn note_call(&mut self, function: &str, arguments: &[Expr]) {
        for (at, argument) in arguments.iter().enumerate() {
            let ExprKind::Name(name) = &argument.kind else { continue };
            let number = self.shape.as_ref().and_then(|(shape, parameters)| {
                Some((shape, parameters.iter().position(|one| one == name)?))
            });
            let given = match number {
                Some((shape, number)) => parameter_of(shape, &number.to_string()),
                None => name.clone(),
            };
            self.calls.entry((function.into(), at)).or_default().insert(given);
        }
    }

    fn is_field(&self, name: &str, list: List<'_>) -> bool {
        let fields = list.and_then(|list| self.renames.lists.get(list));
        fields.is_some_and(|fields| fields.contains(name))
    }

    /// A choice, where the choices of something stand.
    fn choice(&mut self, choice: &mut Expr, table: Option<&'r Table>, list: List<'_>) {
        match (&mut choice.kind, table) {
            (ExprKind::Name(name), Some(table)) if table.contains_key(name) => {
                self.set(Some(table), name, choice.span);
            }
            (ExprKind::List(all), Some(table)) => {
                all.iter_mut().for_each(|one| self.choice(one, Some(table), list));
            }
            _ => self.expr(choice, list),
        }
    }

    fn patterns(&mut self, patterns: &mut [Pattern], table: Option<&'r Table>) {
        for pattern in patterns {
            if let PatternKind::Name(name) = &mut pattern.kind {
                self.set(table, name, pattern.span);
            }
        }
    }

    fn arms(&mut self, subject: &mut Expr, arms: &mut [Arm], list: List<'_>) {
        let table = self.choices_of(subject, list);
        for arm in arms {
            self.patterns(&mut arm.patterns, table);
            self.expr(&mut arm.value, list);
        }
        self.expr(subject, list);
    }

    fn rows(&mut self, subjects: &mut [Expr], rows: &mut [Row], list: List<'_>) {
        let tables: Vec<_> = subjects.iter().map(|subject| self.choices_of(subject, list)).collect();
        for row in rows {
            for (cell, table) in row.cells.iter_mut().zip(&tables) {
                self.patterns(cell, *table);
            }
            self.expr(&mut row.value, list);
        }
        subjects.iter_mut().for_each(|subject| self.expr(subject, list));
    }

    fn entries(&mut self, entries: &mut [Entry], list: List<'_>) {
        for entry in entries {
            self.expr(&mut entry.worth, list);
            entry.when.iter_mut().for_each(|when| self.expr(when, list));
        }
    }

    fn expr(&mut self, tree: &mut Expr, list: List<'_>) {
        let renames = self.renames;
        match &mut tree.kind {
            ExprKind::Literal(_) | ExprKind::Quoted(_) | ExprKind::Error => {}
            ExprKind::Name(name) if !self.is_field(name, list) && self.meant(name) != *name => {}
            ExprKind::Across(across) => {
                self.expr(&mut across.of, list);
                self.name(&renames.references, &mut across.among);
                across.same.iter_mut().for_each(|same| self.value(same));
            }
            ExprKind::Previous(PreviousOf::Points(code)) => self.name(&renames.codes, code),
            ExprKind::Previous(_) => {}
            ExprKind::StandingOf { of, .. } => self.value(of),
            ExprKind::Name(name) => {
                let table = match list {
                    Some(of) if self.is_field(name, list) => renames.fields.get(of),
                    _ => Some(&renames.values),
                };
                self.set(table, name, tree.span);
            }
            ExprKind::Negate(inner) | ExprKind::Not(inner) => self.expr(inner, list),
            ExprKind::Sum(all) | ExprKind::Product(all) => {
                all.iter_mut().for_each(|(_, one)| self.expr(one, list));
            }
            ExprKind::And(all) | ExprKind::Or(all) | ExprKind::List(all) => {
                all.iter_mut().for_each(|one| self.expr(one, list));
            }
            ExprKind::Else(a, b) => {
                self.expr(a, list);
                self.expr(b, list);
            }
            ExprKind::Compare { left, right, .. } => {
                let (of_left, of_right) = (self.choices_of(left, list), self.choices_of(right, list));
                self.choice(left, of_right, list);
                self.choice(right, of_left, list);
            }
            ExprKind::Between { subject, low, high } => {
                let table = self.choices_of(subject, list);
                self.choice(low, table, list);
                self.choice(high, table, list);
                self.expr(subject, list);
            }
            ExprKind::In { subject, set, .. } => {
                let (of_subject, of_set) = (self.choices_of(subject, list), self.choices_of(set, list));
                self.choice(subject, of_set, list);
                self.choice(set, of_subject, list);
            }
            ExprKind::IsAnswered { subject, .. } => self.expr(subject, list),
            ExprKind::Each { worth, of } => {
                self.expr(worth, list);
                self.value(of);
            }
            ExprKind::Match { subject, arms } | ExprKind::Band { subject, arms } => {
                self.arms(subject, arms, list);
            }
            ExprKind::Checklist { entries, cap } => {
                self.entries(entries, list);
                cap.iter_mut().for_each(|cap| self.expr(cap, list));
            }
            ExprKind::Ladder(entries) | ExprKind::Highest(entries) | ExprKind::First(entries) => {
                self.entries(entries, list)
            }
            ExprKind::Table { subjects, rows, .. } => self.rows(subjects, rows, list),
            ExprKind::Scale(scale) => {
                self.expr(&mut scale.value, list);
                scale.from.iter_mut().chain(&mut scale.onto).for_each(|end| self.expr(end, list));
            }
            ExprKind::Aggregate { of, by, list, whole: parts_of, filter, .. } => {
                parts_of.iter_mut().for_each(|of| self.name(&renames.codes, of));
                let whole = self.meant(&list.text);
                for inside in of.iter_mut().chain(by).chain(filter) {
                    self.expr(inside, Some(&whole));
                }
                self.value(list);
            }
            ExprKind::Quantifier { of, whole: parts_of, filter, .. } => {
                parts_of.iter_mut().for_each(|of| self.name(&renames.codes, of));
                let whole = match &of.kind {
                    ExprKind::Name(name) => Some(self.meant(name)),
                    _ => None,
                };
                filter.iter_mut().for_each(|filter| self.expr(filter, whole.as_deref().or(list)));
                self.expr(of, list);
            }
            ExprKind::Call { function, arguments } => {
                self.note_call(&function.text, arguments);
                self.name(&renames.scripts, function);
                arguments.iter_mut().for_each(|one| self.expr(one, list));
            }
            ExprKind::OfParts(of) => of.whole.iter_mut().for_each(|of| self.name(&renames.codes, of)),
            ExprKind::OfSeveral { of, .. } => of.iter_mut().for_each(|one| self.expr(one, list)),
            ExprKind::PointsOf(name) => self.name(&renames.codes, name),
            ExprKind::EveryComponent { of, right, .. } => {
                of.iter_mut().for_each(|of| self.name(&renames.codes, of));
                self.expr(right, list);
            }
        }
    }
}
