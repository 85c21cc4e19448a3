//! New names, at every place that uses the old ones.

use std::collections::BTreeMap;

use crate::source::Span;
use crate::syntax::tree::{
    Arm, Ask, Bound, Choice, Choices, Combination, Entry, Expect, ExpectKind, Expr, ExprKind, FieldItem,
    Given, GivenKind, GivenValue, Item, ItemKind, Kind, LevelItem, Modifier, ModifierKind, Name, Part,
    Pattern, PatternKind, PreviousOf, Row, Template, Thing,
};

use super::edits::{Edits, Piece};
use super::index::Index;
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
    /// By question or list of choices.
    choices: BTreeMap<Box<str>, Table>,
    fields: BTreeMap<Box<str>, Table>,
    /// The fields of each list, which hide questions of the same name.
    lists: BTreeMap<Box<str>, Vec<Box<str>>>,
}

impl Renames {
    pub fn new(renamed: &[Renamed], base: &Index) -> Renames {
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
                Thing::Certify => continue,
            };
            table.insert(one.from.text.clone(), one.to.text.clone());
        }
        // What is renamed in a list is renamed for all questions that have it.
        for list in base.names(Thing::Choices) {
            let Some(table) = all.choices.get(list).cloned() else { continue };
            for question in base.with_list(list) {
                all.choices.entry(question.name().into()).or_default().extend(table.clone());
            }
        }
        for field in base.iter().filter(|known| known.thing == Thing::Field) {
            if let Some(list) = field.parent.and_then(|id| base.get(id)) {
                all.lists.entry(list.name().into()).or_default().push(field.name().into());
            }
        }
        all
    }
}

/// Walks over trees with the old names and leaves the new ones.
pub struct Renamer<'r> {
    pub renames: &'r Renames,
    pub edits: &'r mut Edits,
    /// What names inside of a shape mean there: its parameters.
    pub hidden: Vec<Box<str>>,
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
                certify.levels.iter_mut().for_each(|level| self.level(level));
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
                self.name(&renames.scripts, &mut shape.name);
                self.hidden = shape.parameters.iter().map(|(name, _)| name.text.clone()).collect();
                self.expr(&mut shape.value, None);
                self.hidden.clear();
            }
            ItemKind::ReferenceSet(set) => {
                self.name(&renames.references, &mut set.name);
                set.columns.iter_mut().for_each(|column| self.value(column));
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
            ItemKind::Penalty(penalty) => {
                self.expr(&mut penalty.worth, None);
                penalty.when.iter_mut().for_each(|when| self.expr(when, None));
            }
            ItemKind::Example(example) => {
                let title = &mut example.title;
                if let Some(new) = renames.examples.get(&title.text) {
                    title.text = new.clone();
                    let quoted = new.replace('\\', "\\\\").replace('"', "\\\"");
                    self.edits.replace(title.span, [Piece::Words(format!("\"{quoted}\""))]);
                }
                self.items(&mut example.items);
            }
            ItemKind::Given(all) => all.iter_mut().for_each(|given| self.given(given)),
            ItemKind::Expect(all) => all.iter_mut().for_each(|expect| self.expect(expect)),
            ItemKind::AdviceText(text) | ItemKind::Cover(text) => self.template(text),
            _ => {}
        }
    }

    fn level(&mut self, level: &mut LevelItem) {
        level.name.iter_mut().for_each(|name| self.name(&self.renames.levels, name));
        level.at_least.iter_mut().chain(&mut level.when).for_each(|expr| self.expr(expr, None));
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
        self.set(self.renames.fields.get(question), &mut field.name.text, field.name.span);
        // The choices of a field are no one's to rename.
        self.modifiers(&mut field.modifiers, "");
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

    fn given(&mut self, given: &mut Given) {
        let question = given.of.first().map(|name| name.text.clone()).unwrap_or_default();
        let table = if given.awarded.is_some() { &self.renames.codes } else { &self.renames.values };
        given.of.iter_mut().for_each(|name| self.name(table, name));
        if given.awarded.is_none() {
            self.given_value(&mut given.value, &question);
        }
    }

    fn given_value(&mut self, value: &mut GivenValue, question: &str) {
        match &mut value.kind {
            GivenKind::Name(name) => self.set(self.renames.choices.get(question), name, value.span),
            GivenKind::List(all) => all.iter_mut().for_each(|one| self.given_value(one, question)),
            GivenKind::Entry(fields) => {
                for (name, _) in fields {
                    self.set(self.renames.fields.get(question), &mut name.text, name.span);
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
            ExpectKind::LevelNotRated | ExpectKind::Error => {}
        }
    }

    /// The choices that a value can be compared with: those of a question, or the levels.
    fn choices_of(&self, subject: &Expr, list: List<'_>) -> Option<&'r Table> {
        let ExprKind::Name(name) = &subject.kind else { return None };
        if self.is_field(name, list) {
            return None;
        }
        if &**name == "level" { Some(&self.renames.levels) } else { self.renames.choices.get(name) }
    }

    fn is_field(&self, name: &str, list: List<'_>) -> bool {
        let fields = list.and_then(|list| self.renames.lists.get(list));
        fields.is_some_and(|fields| fields.iter().any(|field| **field == *name))
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
            ExprKind::Name(name) if self.hidden.contains(name) => {}
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
            ExprKind::Ladder(entries) | ExprKind::Highest(entries) => self.entries(entries, list),
            ExprKind::Table { subjects, rows, .. } => self.rows(subjects, rows, list),
            ExprKind::Scale(scale) => {
                self.expr(&mut scale.value, list);
                scale.from.iter_mut().chain(&mut scale.onto).for_each(|end| self.expr(end, list));
            }
            ExprKind::Aggregate { of, over, filter, .. } => {
                let whole = over.as_ref().unwrap_or(of).text.clone();
                filter.iter_mut().for_each(|filter| self.expr(filter, Some(&whole)));
                match over {
                    Some(over) => {
                        self.set(renames.fields.get(&whole), &mut of.text, of.span);
                        self.value(over);
                    }
                    None => self.value(of),
                }
            }
            ExprKind::Quantifier { of, filter, .. } => {
                let whole = match &of.kind {
                    ExprKind::Name(name) => Some(name.clone()),
                    _ => None,
                };
                filter.iter_mut().for_each(|filter| self.expr(filter, whole.as_deref().or(list)));
                self.expr(of, list);
            }
            ExprKind::Call { function, arguments } => {
                self.name(&renames.scripts, function);
                arguments.iter_mut().for_each(|one| self.expr(one, list));
            }
            ExprKind::PointsOf(name) => self.name(&renames.codes, name),
            ExprKind::EveryComponent { of, right, .. } => {
                of.iter_mut().for_each(|of| self.name(&renames.codes, of));
                self.expr(right, list);
            }
        }
    }
}
