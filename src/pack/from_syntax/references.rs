//! Reference sets: values of many cities that stand in the pack, in a rule file or in a table of their own.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::across::Values;
use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, Diagnostics, codes, either, nearest};
use crate::source::{FileId, Sources, Span, World};
use crate::syntax::tree::{self, GivenKind, GivenValue, Literal, LiteralValue};

use super::super::expr::{Numeric, NumericKind};
use super::super::visit::Node;
use super::super::{
    Frozen, LetId, LetValue, Question, QuestionId, QuestionKind, Reference, Unit, Value, uses,
};
use super::across::Among;
use super::binder::Binder;
use super::{collect, csv, origins, scripts};

/// Tables by the place where their path is written, each with its text.
pub type ReferenceFiles = BTreeMap<Span, (FileId, String)>;

/// A reference set, and its cells as they stand there: what they mean shows when a statistic looks at a column.
pub struct ReferenceTable {
    pub reference: Reference,
    columns: Vec<(Box<str>, Span)>,
    /// The cells of each row, in the order of the columns; `None` is not known.
    rows: Vec<Vec<Option<GivenValue>>>,
    /// Percents stand there as in a city's file, without a sign.
    is_file: bool,
    /// The columns that have been gone through: what is wrong in them is told once.
    seen: Vec<Box<str>>,
    /// A row could not be used, which has been told.
    is_broken: bool,
}

pub fn read(
    world: &dyn World,
    trees: &[tree::File],
    files: &mut ReferenceFiles,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    let mut known: BTreeMap<&str, (FileId, String)> = BTreeMap::new();
    for path in paths(trees) {
        if let Some(read) = known.get(&*path.text) {
            files.insert(path.span, read.clone());
            continue;
        }
        let read = scripts::read_inside(world, path, "table", "reference/name.csv", sources, diagnostics);
        if let Some(read) = read {
            files.insert(path.span, read.clone());
            known.insert(&path.text, read);
        }
    }
}

/// The files that hold the values of reference sets.
pub fn paths(trees: &[tree::File]) -> Vec<&tree::Text> {
    let mut found = Vec::new();
    collect::each_declared(trees, &mut |kind| {
        if let tree::ItemKind::ReferenceSet(set) = kind {
            found.extend(&set.path);
        }
    });
    found
}

impl Binder<'_> {
    pub fn bind_references(&mut self, files: &ReferenceFiles) {
        for found in &self.declared.references {
            let tree = found.tree;
            let mut table = ReferenceTable {
                reference: Reference {
                    name: tree.name.text.to_string(),
                    title: tree.title.text.to_string(),
                    span: found.span,
                    name_span: tree.name.span,
                    file: tree.path.as_ref().and_then(|path| files.get(&path.span)).map(|(file, _)| *file),
                    origin: origins::own_or(tree.origin.as_ref(), found.place.origin.as_ref()),
                    rows: 0,
                },
                columns: tree.columns.iter().map(|name| (name.text.clone(), name.span)).collect(),
                rows: Vec::new(),
                is_file: tree.path.is_some(),
                seen: Vec::new(),
                is_broken: false,
            };
            match &tree.path {
                Some(path) => match files.get(&path.span) {
                    Some((file, text)) => self.rows_of_file(*file, text, &mut table),
                    None => table.is_broken = true,
                },
                None => self.rows_of_tree(&tree.rows, &mut table),
            }
            if &*tree.name.text == "cities" {
                let help =
                    "choose another name; `across cities` speaks of the cities that are scored together";
                self.tell(
                    &codes::PACK_REFERENCE_VALUES,
                    tree.name.span,
                    "a reference set cannot be called `cities`",
                    help,
                );
            }
            table.is_broken |= self.tell_unknown_columns(&table);
            table.reference.rows = table.rows.len();
            self.references.push(table);
        }
    }

    fn rows_of_tree(&mut self, rows: &[tree::ReferenceRow], table: &mut ReferenceTable) {
        let wanted = table.columns.len();
        let mut titles: BTreeMap<&str, Span> = BTreeMap::new();
        for row in rows {
            if let Some(first) = titles.insert(&row.title.text, row.title.span) {
                self.tell_twice(&row.title.text, row.title.span, first);
                table.is_broken = true;
            }
            if row.cells.len() != wanted {
                self.wrong_length(row.span, &row.title.text, row.cells.len(), wanted);
                table.is_broken = true;
                continue;
            }
            let cells = row.cells.iter().map(|cell| {
                let is_unknown = matches!(&cell.kind, GivenKind::Name(name) if &**name == "unknown");
                (!is_unknown).then(|| cell.clone())
            });
            table.rows.push(cells.collect());
        }
    }

    fn rows_of_file(&mut self, file: FileId, text: &str, table: &mut ReferenceTable) {
        let mut lines = csv::rows(text).into_iter();
        let at = |cell: &csv::Cell| Span::new(file, cell.start, cell.end);
        let Some(head) = lines.next() else {
            let message = "the table is empty";
            let help = "its first line names the columns: the cities' names, then questions or `let`s";
            self.tell(&codes::PACK_REFERENCE_VALUES, Span::new(file, 0, 0), message, help);
            return;
        };
        table.columns = head.iter().skip(1).map(|cell| (cell.text.as_str().into(), at(cell))).collect();
        let mut titles: BTreeMap<String, Span> = BTreeMap::new();
        for line in lines {
            let Some((title, cells)) = line.split_first() else { continue };
            if let Some(first) = titles.insert(title.text.clone(), at(title)) {
                self.tell_twice(&title.text, at(title), first);
                table.is_broken = true;
            }
            if cells.len() != table.columns.len() {
                self.wrong_length(at(title), &title.text, cells.len(), table.columns.len());
                table.is_broken = true;
                continue;
            }
            let cell = |cell: &csv::Cell| {
                let kind = match cell.text.as_str() {
                    "" => return None,
                    text => match literal(text) {
                        Some(value) => GivenKind::Literal(Literal { value, span: at(cell) }),
                        None => GivenKind::Name(text.into()),
                    },
                };
                Some(GivenValue { kind, span: at(cell) })
            };
            table.rows.push(cells.iter().map(cell).collect());
        }
    }

    fn tell_twice(&mut self, title: &str, span: Span, first: Span) {
        let told = Diagnostic::new(
            &codes::PACK_REFERENCE_VALUES,
            span,
            format!("`{title}` stands in this reference set twice"),
        )
        .label("again here")
        .also(first, "first here")
        .help("take one of the two out: each would count");
        self.diagnostics.add(told);
    }

    fn wrong_length(&mut self, span: Span, title: &str, has: usize, wanted: usize) {
        let message = format!("the row of `{title}` has {has} values, and there are {wanted} columns");
        let help = "give a value for every column; write `unknown` in a rule file, or leave the cell empty in a table, where there is none";
        self.tell(&codes::PACK_REFERENCE_VALUES, span, message, help);
    }

    /// Whether a column is named after nothing, which is told.
    fn tell_unknown_columns(&mut self, table: &ReferenceTable) -> bool {
        let mut told = Vec::new();
        for (name, span) in &table.columns {
            if self.names.values.contains_key(name) || self.extent == super::Extent::Part {
                continue;
            }
            let near = nearest(name, self.names.values.keys().map(|known| &**known));
            let one = Diagnostic::new(
                &codes::PACK_REFERENCE_VALUES,
                *span,
                format!("the column `{name}` is neither a question nor a `let`"),
            )
            .label("not known");
            told.push(match near.as_slice() {
                [only] => one.help(format!("did you mean `{only}`?")).fix(*only),
                [] => one.help(
                    "name each column after the question or `let` whose values it holds, or take it out",
                ),
                some => one.help(format!("did you mean {}?", either(some))),
            });
        }
        let is_any = !told.is_empty();
        told.into_iter().for_each(|one| self.diagnostics.add(one));
        is_any
    }

    /// The values that a statistic is taken of, by class, where they stand in the pack; `None` when they are not there or wrong,
    /// which has been told. The inner `None`: they are those of a run.
    pub fn frozen(
        &mut self,
        among: Among,
        of: &Numeric,
        class: Option<QuestionId>,
        across: &tree::Across,
    ) -> Option<Option<Frozen>> {
        let Among::Reference(id) = among else { return Some(None) };
        let (name, unit, kind) = match of.kind {
            NumericKind::Answer(id) => {
                let question = self.question(id)?;
                (question.name.clone(), question.unit.clone(), Some(question.kind.clone()))
            }
            NumericKind::Let(id) => {
                let found = self.lets.get(id.index())?;
                (found.name.clone(), found.unit.clone(), None)
            }
            _ => {
                let message = "a reference set holds answers, and this is a result";
                let help = "compare it with the cities that are scored together: `across cities`";
                self.tell(&codes::PACK_STATISTIC_MISFIT, of.span, message, help);
                return None;
            }
        };
        if self.references.get(id.index())?.is_broken {
            return None;
        }
        if let NumericKind::Let(of) = of.kind
            && !self.has_column(id.index(), &name)
        {
            return self.derived(id.index(), of, class, across).map(Some);
        }
        let cells = self.column(id.index(), &name, across.of.span)?;
        let numbers: Vec<Option<Number>> = cells
            .iter()
            .map(|(cell, tell)| self.cell_number(cell.as_ref()?, &name, &unit, kind.as_ref(), *tell))
            .collect();
        let is_wrong =
            cells.iter().zip(&numbers).any(|((cell, _), number)| cell.is_some() && number.is_none());
        if is_wrong {
            return None;
        }
        let Some(class) = class else {
            return Some(Some(Frozen::Known(vec![Values::of(numbers.into_iter().flatten().collect())])));
        };
        let question = self.question(class)?.clone();
        let classes = classes_of(&question);
        let at = across.same.as_ref().map_or(across.of.span, |same| same.span);
        let cells = self.column(id.index(), &question.name, at)?;
        let mut by_class = vec![Vec::new(); classes.len()];
        for ((cell, tell), number) in cells.into_iter().zip(numbers) {
            let Some(cell) = cell else { continue };
            let index = match &cell.kind {
                GivenKind::Name(name) => classes.iter().position(|class| **class == **name),
                _ => None,
            };
            match index.and_then(|index| by_class.get_mut(index)) {
                Some(of_class) => of_class.extend(number),
                None if tell => self.no_choice(cell.span, &question, &classes),
                None => {}
            }
        }
        Some(Some(Frozen::Known(by_class.into_iter().map(Values::of).collect())))
    }

    fn has_column(&self, table: usize, name: &str) -> bool {
        self.references
            .get(table)
            .is_some_and(|table| table.columns.iter().any(|(known, _)| **known == *name))
    }

    /// The answers of every row, from which a `let` is worked out that has no column.
    fn derived(
        &mut self,
        table: usize,
        of: LetId,
        class: Option<QuestionId>,
        across: &tree::Across,
    ) -> Option<Frozen> {
        let Some(LetValue::Number(value)) = self.lets.get(of.index()).map(|found| &found.value) else {
            return None;
        };
        if uses::looks_across(Node::Number(value), &self.lets) {
            let message =
                "this rests on the cities that are scored together, and a reference set stays as it is";
            let help = "give its values in a column of the set, or take it of the set all the way";
            self.tell(&codes::PACK_STATISTIC_MISFIT, across.of.span, message, help);
            return None;
        }
        let needed: Vec<QuestionId> =
            uses::questions(Node::Number(value), &self.lets).into_iter().chain(class).collect();
        let mut rows: Vec<Vec<(QuestionId, Value)>> =
            vec![Vec::new(); self.references.get(table).map_or(0, |table| table.rows.len())];
        let mut found_one = false;
        for id in needed {
            let question = self.question(id)?.clone();
            if !self.has_column(table, &question.name) {
                continue;
            }
            found_one = true;
            for (row, (cell, tell)) in
                rows.iter_mut().zip(self.column(table, &question.name, across.of.span)?)
            {
                let Some(cell) = cell else { continue };
                row.push((id, self.cell_value(&cell, &question, tell)?));
            }
        }
        if !found_one {
            let name = self.lets.get(of.index()).map(|found| found.name.clone()).unwrap_or_default();
            self.column(table, &name, across.of.span)?;
        }
        Some(Frozen::Derived { rows, values: OnceLock::new() })
    }

    fn cell_value(&mut self, cell: &GivenValue, question: &Question, tell: bool) -> Option<Value> {
        if let QuestionKind::Number { .. } = question.kind {
            let number = self.cell_number(cell, &question.name, &question.unit, Some(&question.kind), tell);
            return number.map(Value::Number);
        }
        let classes = classes_of(question);
        let index = match &cell.kind {
            GivenKind::Name(name) => classes.iter().position(|class| **class == **name),
            _ => None,
        };
        match (index, &question.kind) {
            (Some(index), QuestionKind::YesNo) => Some(Value::YesNo(index == 1)),
            (Some(index), QuestionKind::OneOf { .. }) => Some(Value::Choice(index)),
            _ => {
                if tell {
                    self.no_choice(cell.span, question, &classes);
                }
                None
            }
        }
    }

    fn no_choice(&mut self, span: Span, question: &Question, classes: &[String]) {
        let names: Vec<&str> = classes.iter().map(String::as_str).collect();
        let message = format!("this is no choice of `{}`", question.name);
        let help = match names.is_empty() {
            true => String::from("a reference set holds numbers, choices and yes or no"),
            false => format!("write {}", either(&names)),
        };
        self.tell(&codes::PACK_REFERENCE_VALUES, span, message, help);
    }

    /// A column's cells, each with whether what is wrong in it is to be told.
    fn column(&mut self, table: usize, name: &str, at: Span) -> Option<Vec<(Option<GivenValue>, bool)>> {
        let found = self.references.get_mut(table)?;
        let Some(column) = found.columns.iter().position(|(known, _)| **known == *name) else {
            let names: Vec<&str> = found.columns.iter().map(|(name, _)| &**name).collect();
            let has = if names.is_empty() {
                String::from("nothing")
            } else {
                either(&names).replace(" or ", " and ")
            };
            let message = format!("the reference set `{}` holds no values of `{name}`", found.reference.name);
            let help = format!("it has {has}; add a column `{name}`");
            self.tell(&codes::PACK_REFERENCE_VALUES, at, message, help);
            return None;
        };
        let tell = !found.seen.iter().any(|seen| **seen == *name);
        found.seen.push(name.into());
        Some(found.rows.iter().map(|row| (row.get(column).cloned().flatten(), tell)).collect())
    }

    fn cell_number(
        &mut self,
        cell: &GivenValue,
        name: &str,
        unit: &Unit,
        kind: Option<&QuestionKind>,
        tell: bool,
    ) -> Option<Number> {
        let is_percent = *unit == Unit::Percent;
        let in_file = |cell: &GivenValue| {
            self.references.iter().any(|table| {
                table.is_file && table.columns.first().is_some_and(|(_, span)| span.file == cell.span.file)
            })
        };
        let number = match &cell.kind {
            GivenKind::Literal(literal) => match literal.value {
                LiteralValue::Percent(number) if is_percent || *unit == Unit::Ratio => Some(number),
                LiteralValue::Number(number) if !is_percent => Some(number),
                LiteralValue::Number(number) if in_file(cell) => number.divide(Number::from(100)),
                LiteralValue::Error => return None,
                _ => None,
            },
            _ => None,
        };
        let allowed = match kind {
            Some(QuestionKind::Number { range, .. }) => Some(*range),
            _ => None,
        };
        let problem = match (number, allowed) {
            (None, _) if is_percent => ("is a percent, and this is none", "write, for example, `45%`"),
            (None, _) => {
                ("is a number, and this is none", "write a number, or `unknown` where there is none")
            }
            (Some(number), Some(range)) if !range.contains(number) => {
                ("cannot be this", "give a value within the question's range, or widen the range")
            }
            (Some(number), _) => return Some(number),
        };
        if tell {
            self.tell(&codes::PACK_REFERENCE_VALUES, cell.span, format!("`{name}` {}", problem.0), problem.1);
        }
        None
    }
}

/// The choices of a question by name; none where it has none.
fn classes_of(question: &Question) -> Vec<String> {
    match question.kind {
        QuestionKind::YesNo => vec![String::from("no"), String::from("yes")],
        QuestionKind::OneOf { .. } => {
            question.kind.choices().iter().map(|choice| choice.name.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// A number or a percent as it stands in a table.
fn literal(text: &str) -> Option<LiteralValue> {
    match text.strip_suffix('%') {
        Some(number) => {
            let share = Number::parse(number.trim_end())?.divide(Number::from(100))?;
            Some(LiteralValue::Percent(share))
        }
        None => Number::parse(text).map(LiteralValue::Number),
    }
}
