//! The shapes of scores: match, band, checklist, ladder, highest, first, table.

use crate::diagnostic::{Diagnostic, codes};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{self, Expr, ExprKind, Hit, PatternKind};

use super::super::expr::{Arm, BandArm, Cell, Entry, Numeric, NumericKind, Row, Subject, Table};
use super::super::{QuestionKind, Unit};
use super::binder::{Binder, View};
use super::conditions::Chooser;
use super::lets::poison;
use super::names::Entity;

/// What the lines of a match or a table column hold against.
pub enum Seen {
    /// Choice names, in order.
    Choices { name: String, names: Vec<String> },
    /// A number and its unit.
    Number(Unit),
    /// Reported already.
    Nothing,
}

impl Binder<'_> {
    /// What a match or a table column looks at.
    fn subject(&mut self, tree: &Expr, view: &View) -> Option<(Subject, Seen)> {
        if let Some(chooser) = self.chooser(tree, view) {
            let (name, names, _) = self.choices_of(chooser, view);
            let subject = match chooser {
                Chooser::Question(id) => Subject::Choice(id),
                Chooser::Field(index) => Subject::FieldChoice(index),
                Chooser::Level | Chooser::PreviousLevel => {
                    let message = "a table of levels is not possible";
                    self.tell(&codes::PACK_WRONG_TYPE, tree.span, message, "write a condition: `level = …`");
                    return None;
                }
            };
            return Some((subject, Seen::Choices { name, names }));
        }
        if self.is_yes_or_no(tree, view) {
            let condition = self.condition(tree, view);
            let names = vec![String::from("no"), String::from("yes")];
            return Some((
                Subject::Condition(Box::new(condition)),
                Seen::Choices { name: "this".to_owned(), names },
            ));
        }
        if let ExprKind::Name(name) = &tree.kind
            && let Some(Entity::Question(id)) = self.entity(name)
            && let Some(QuestionKind::AnyOf { .. }) = self.question(id).map(|question| &question.kind)
        {
            self.note_use(Entity::Question(id));
            let message = format!("`{name}` can have several answers at once, so no line fits it alone");
            let help = format!("count them with `count of {name}`, or ask for one: `json in {name}`");
            self.tell(&codes::PACK_WRONG_TYPE, tree.span, message, help);
            return None;
        }
        let (number, unit) = self.number(tree, view);
        match number.kind {
            NumericKind::Error => None,
            _ => Some((Subject::Number(Box::new(number)), Seen::Number(unit))),
        }
    }

    fn is_yes_or_no(&mut self, tree: &Expr, view: &View) -> bool {
        if let ExprKind::Name(name) = &tree.kind
            && let Some(index) = self.field_index(name, view)
        {
            return matches!(self.field_kind(view, index), Some(QuestionKind::YesNo));
        }
        self.is_condition(tree)
    }

    pub fn match_number(
        &mut self,
        subject: &Expr,
        arms: &[tree::Arm],
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let seen = self.subject(subject, view);
        let (mut values, unit) = self.values(arms.iter().map(|arm| &arm.value), view);
        let (Some((subject, Seen::Choices { name, names })), false) = (&seen, arms.is_empty()) else {
            if let Some((_, Seen::Number(_))) = seen {
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    subject.span,
                    "`match` needs a question with choices, and this is a number",
                    "write `band` for ranges of a number",
                );
            }
            return (poison(tree), unit);
        };
        let mut choices: Vec<Option<usize>> = vec![None; names.len()];
        let mut otherwise = None;
        for (index, arm) in arms.iter().enumerate() {
            for pattern in &arm.patterns {
                if pattern.kind == PatternKind::Otherwise {
                    otherwise = otherwise.or(Some(index));
                } else if let Some(choice) = self.choice_pattern(pattern, name, names) {
                    if let Some(slot) = choices.get_mut(choice) {
                        slot.get_or_insert(index);
                    }
                } else if let Some(value) = values.get_mut(index) {
                    // What a line is worth that nobody knows to belong to a choice proves nothing.
                    value.kind = NumericKind::Error;
                }
            }
        }
        if let Some(otherwise) = otherwise {
            choices.iter_mut().for_each(|slot| *slot = slot.or(Some(otherwise)));
        }
        let arms = arms
            .iter()
            .zip(values)
            .map(|(arm, value)| Arm { value, span: arm.span, pattern_span: left_side(arm) })
            .collect();
        let subject = match subject {
            Subject::Choice(id) => Subject::Choice(*id),
            Subject::FieldChoice(index) => Subject::FieldChoice(*index),
            other => other.clone(),
        };
        (Numeric { kind: NumericKind::Match { subject, arms, choices }, span: tree.span }, unit)
    }

    /// Values that stand for one another, so their units have to fit.
    fn values<'t>(&mut self, trees: impl Iterator<Item = &'t Expr>, view: &View) -> (Vec<Numeric>, Unit) {
        let mut first: Option<(Unit, Span)> = None;
        let mut values = Vec::new();
        for tree in trees {
            let (value, own) = self.number(tree, view);
            if !matches!(value.kind, NumericKind::Error) {
                first = Some(self.fit_next(first, own, tree.span, "put in the place of each other"));
            }
            values.push(value);
        }
        (values, first.map_or(Unit::Literal, |(unit, _)| unit))
    }

    pub fn band_number(
        &mut self,
        subject: &Expr,
        arms: &[tree::Arm],
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let seen = self.subject(subject, view);
        let (values, unit) = self.values(arms.iter().map(|arm| &arm.value), view);
        let (number, subject_unit) = match seen {
            Some((Subject::Number(number), Seen::Number(unit))) => (number, unit),
            Some(_) => {
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    subject.span,
                    "`band` needs a number, and this has choices",
                    "write `match` for choices, and for yes or no",
                );
                return (poison(tree), unit);
            }
            None => return (poison(tree), unit),
        };
        let mut typed = Vec::with_capacity(arms.len());
        for (arm, value) in arms.iter().zip(values) {
            let mut ranges = Vec::new();
            let mut otherwise = false;
            for pattern in &arm.patterns {
                if pattern.kind == PatternKind::Otherwise {
                    otherwise = true;
                } else {
                    ranges.extend(self.range_pattern(pattern, &subject_unit));
                }
            }
            typed.push(BandArm { ranges, otherwise, value, span: arm.span, pattern_span: left_side(arm) });
        }
        (Numeric { kind: NumericKind::Band { subject: number, arms: typed }, span: tree.span }, unit)
    }

    fn entries(&mut self, trees: &[tree::Entry], view: &View) -> (Vec<Entry>, Unit) {
        let (worths, unit) = self.values(trees.iter().map(|entry| &entry.worth), view);
        let entries = trees.iter().zip(worths).map(|(tree, worth)| Entry {
            worth,
            when: tree.when.as_ref().map(|when| self.condition(when, view)),
            span: tree.span,
        });
        (entries.collect(), unit)
    }

    pub fn checklist(
        &mut self,
        entries: &[tree::Entry],
        cap: Option<&Expr>,
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        self.refuse_otherwise(entries, "sum");
        let (entries, unit) = self.entries(entries, view);
        let cap = cap.map(|cap| {
            let (limit, own) = self.number(cap, view);
            self.fit(&unit, tree.span, &own, cap.span, "compared");
            Box::new(limit)
        });
        (Numeric { kind: NumericKind::Checklist { entries, cap }, span: tree.span }, unit)
    }

    pub fn ladder(&mut self, rungs: &[tree::Entry], tree: &Expr, view: &View) -> (Numeric, Unit) {
        self.refuse_otherwise(rungs, "ladder");
        let (rungs, unit) = self.entries(rungs, view);
        (Numeric { kind: NumericKind::Ladder(rungs), span: tree.span }, unit)
    }

    fn refuse_otherwise(&mut self, entries: &[tree::Entry], shape: &str) {
        for entry in entries.iter().filter(|entry| entry.otherwise) {
            let message =
                format!("`otherwise` means nothing in `{shape}`, which gives 0 when nothing is met");
            self.tell(&codes::PACK_WRONG_PLACE, entry.span, message, "take it out, or write `highest { … }`");
        }
    }

    pub fn highest(&mut self, trees: &[tree::Entry], tree: &Expr, view: &View) -> (Numeric, Unit) {
        let (mut entries, unit) = self.entries(trees, view);
        let has_end = trees.iter().any(|entry| entry.otherwise || entry.when.is_none());
        let is_broken = trees.iter().any(|entry| matches!(entry.worth.kind, ExprKind::Error));
        if !has_end && !is_broken {
            let end = tree.span.at_end();
            let told = Diagnostic::new(
                &codes::PACK_NO_OTHERWISE,
                tree.span,
                "it is not said what `highest` gives when no entry is met",
            )
            .label("no `otherwise`")
            .help("add `otherwise 0` as the last entry");
            let before = crate::source::Span {
                start: end.start.saturating_sub(1),
                end: end.start.saturating_sub(1),
                ..end
            };
            self.diagnostics.add(told.fix_at(before, " otherwise 0 "));
        }
        // Whatever always counts stands last.
        entries.order_by_key(|entry| entry.when.is_none());
        (Numeric { kind: NumericKind::Highest(entries), span: tree.span }, unit)
    }

    /// Whether something holds for every city where there is no `otherwise` is left to the proofs.
    pub fn first(&mut self, trees: &[tree::Entry], tree: &Expr, view: &View) -> (Numeric, Unit) {
        let (mut entries, unit) = self.entries(trees, view);
        for (tree, entry) in trees.iter().zip(&mut entries) {
            if tree.when.is_some() || tree.otherwise || matches!(tree.worth.kind, ExprKind::Error) {
                continue;
            }
            let told = Diagnostic::new(
                &codes::PACK_WRONG_PLACE,
                tree.span,
                "it is not said when this entry of `first` counts",
            )
            .label("no `when`")
            .help("write `… when …`, or `otherwise …` where it is for all that is left");
            let is_last = trees.last().is_some_and(|last| last.span == tree.span);
            let has_otherwise = trees.iter().any(|one| one.otherwise);
            self.diagnostics.add(if is_last && !has_otherwise {
                told.fix_at(tree.span.at_start(), "otherwise ")
            } else {
                told
            });
            entry.worth.kind = NumericKind::Error;
        }
        // What is for all that is left stands last.
        entries.order_by_key(|entry| entry.when.is_none());
        (Numeric { kind: NumericKind::First(entries), span: tree.span }, unit)
    }

    pub fn table(
        &mut self,
        subjects: &[Expr],
        hit: Hit,
        rows: &[tree::Row],
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let seen: Vec<Option<(Subject, Seen)>> = subjects.iter().map(|one| self.subject(one, view)).collect();
        let (values, unit) = self.values(rows.iter().map(|row| &row.value), view);
        let mut typed = Vec::with_capacity(rows.len());
        for (row, value) in rows.iter().zip(values) {
            if row.cells.len() != subjects.len() {
                if !row.cells.is_empty() {
                    let told = Diagnostic::new(
                        &codes::PACK_ROW_LENGTH,
                        row.span,
                        format!(
                            "the row has {} cells and the table {} questions",
                            row.cells.len(),
                            subjects.len()
                        ),
                    )
                    .help("write a cell for each question, `any` where it does not matter");
                    self.diagnostics.add(told);
                }
                // Fits nothing, and everything that depends on it keeps quiet.
                let cells = subjects.iter().map(|_| Cell::Choices(0)).collect();
                typed.push(Row { cells, value, span: row.span });
                continue;
            }
            let mut cells = Vec::with_capacity(row.cells.len());
            for (cell, seen) in row.cells.iter().zip(&seen) {
                cells.push(self.cell(cell, seen.as_ref().map_or(&Seen::Nothing, |(_, seen)| seen)));
            }
            typed.push(Row { cells, value, span: row.span });
        }
        let subjects: Option<Vec<Subject>> =
            seen.into_iter().map(|one| one.map(|(subject, _)| subject)).collect();
        match subjects {
            Some(subjects) => {
                let kind = NumericKind::Table(Table { subjects, hit, rows: typed });
                (Numeric { kind, span: tree.span }, unit)
            }
            None => (poison(tree), unit),
        }
    }
}

/// The words left of the arrow.
fn left_side(arm: &tree::Arm) -> Span {
    match (arm.patterns.first(), arm.patterns.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => arm.span,
    }
}
