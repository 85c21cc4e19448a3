//! A table's column: what it looks at, cut into pieces that no row tells apart.

use std::collections::BTreeMap;

use crate::decimal::{Interval, Tri};
use crate::eval::{Content, Facts, Sensitivity, Silent, Walk};
use crate::order::Order as _;
use crate::pack::QuestionId;
use crate::pack::expr::{Cell, ConditionKind, NumericKind, Row, Subject};

use super::context::{Context, all_bits, indices};
use super::line::{Cut, Domain, Stretch};
use super::words::{Called, in_one_line};

/// A set of rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rows(Vec<u64>);

impl Rows {
    pub(super) fn none(count: usize) -> Rows {
        Rows(vec![0; count.div_ceil(64)])
    }

    pub(super) fn all(count: usize) -> Rows {
        let mut rows = Rows::none(count);
        (0..count).for_each(|row| rows.add(row));
        rows
    }

    pub(super) fn add(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    pub(super) fn has(&self, row: usize) -> bool {
        self.0.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    pub(super) fn and(&self, other: &Rows) -> Rows {
        Rows(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }

    pub(super) fn first(&self) -> Option<usize> {
        let word = self.0.iter().position(|word| *word != 0)?;
        Some(word * 64 + self.0.get(word)?.trailing_zeros() as usize)
    }
}

/// Answers that no row tells apart, and the rows that fit them.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) rows: Rows,
    of: Of,
}

/// Neighbouring pieces of a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Run {
    pub(super) fn single(at: usize) -> Run {
        Run { first: at, last: at }
    }
}

#[derive(Clone, Copy, Debug)]
enum Of {
    Choices(u64),
    Numbers(Stretch),
}

pub(super) struct Column<'a> {
    subject: &'a Subject,
    kind: Kind<'a>,
    pub(super) pieces: Vec<Piece>,
}

enum Kind<'a> {
    Choices { name: String, names: Vec<&'a str>, yes_no: bool },
    Numbers { called: Called, domain: Domain },
}

impl<'a> Column<'a> {
    /// `None` when what the column looks at could not be understood.
    pub(super) fn new(
        context: &Context<'a>,
        subject: &'a Subject,
        list: Option<QuestionId>,
        rows: &'a [Row],
        at: usize,
    ) -> Option<Column<'a>> {
        let kind = Kind::new(context, subject, list, rows, at)?;
        let cells: Vec<&Cell> = rows.iter().filter_map(|row| row.cells.get(at)).collect();
        let pieces = match &kind {
            Kind::Choices { names, .. } => choice_pieces(&cells, all_bits(names.len())),
            Kind::Numbers { domain, .. } => number_pieces(&cells, *domain),
        };
        (!pieces.is_empty()).then_some(Column { subject, kind, pieces })
    }

    pub(super) fn name(&self) -> &str {
        match &self.kind {
            Kind::Choices { name, .. } => name,
            Kind::Numbers { called, .. } => &called.name,
        }
    }

    /// `` `officer` = `full` ``, `` `staff` = 4 ``.
    pub(super) fn told(&self, run: Run) -> String {
        let Some(of) = self.of(run) else { return String::new() };
        match (&self.kind, of) {
            (Kind::Choices { name, names, yes_no }, Of::Choices(bits)) => {
                let choice = indices(bits).find_map(|index| names.get(index)).copied().unwrap_or("");
                if *yes_no { format!("`{name}` = {choice}") } else { format!("`{name}` = `{choice}`") }
            }
            (Kind::Numbers { called, domain }, Of::Numbers(stretch)) => {
                let value = domain.sample(stretch, called.manner.per());
                format!("`{}` = {}", called.name, called.manner.spoken(value))
            }
            _ => String::new(),
        }
    }

    /// As a cell is written.
    pub(super) fn written(&self, run: Run) -> String {
        let Some(of) = self.of(run) else { return String::new() };
        match (&self.kind, of) {
            (Kind::Choices { names, .. }, Of::Choices(bits)) => {
                let chosen: Vec<&str> = indices(bits).filter_map(|index| names.get(index)).copied().collect();
                if chosen.len() == names.len() { String::from("any") } else { chosen.join(" or ") }
            }
            (Kind::Numbers { called, domain }, Of::Numbers(stretch)) => {
                if domain.stretch() == Some(stretch) {
                    String::from("any")
                } else {
                    called.manner.band(*domain, stretch)
                }
            }
            _ => String::new(),
        }
    }

    pub(super) fn covers_nothing(&self, row: usize) -> bool {
        !self.pieces.iter().any(|piece| piece.rows.has(row))
    }

    /// A piece that fits both rows.
    pub(super) fn shared(&self, one: usize, other: usize) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.rows.has(one) && piece.rows.has(other))
    }

    /// Whether one row fits whatever the other fits.
    pub(super) fn swallows(&self, one: usize, other: usize) -> bool {
        self.pieces.iter().all(|piece| piece.rows.has(one) || !piece.rows.has(other))
    }

    /// Where a run of neighbouring pieces ends that leave the same of some rows.
    pub(super) fn run(&self, from: usize, rows: &Rows) -> usize {
        let left = |at: usize| self.pieces.get(at).map(|piece| piece.rows.and(rows));
        let first = left(from);
        (from..self.pieces.len()).take_while(|at| left(*at) == first).last().unwrap_or(from)
    }

    fn of(&self, run: Run) -> Option<Of> {
        let pieces = self.pieces.get(run.first..=run.last)?.iter().map(|piece| piece.of);
        pieces.reduce(|one, next| match (one, next) {
            (Of::Choices(a), Of::Choices(b)) => Of::Choices(a | b),
            (Of::Numbers(a), Of::Numbers(b)) => Of::Numbers(Stretch { from: a.from, to: b.to }),
            (one, _) => one,
        })
    }

    fn sensitivity(&self, context: &Context<'_>) -> Sensitivity {
        let mut found = Sensitivity::default();
        match self.subject {
            Subject::Choice(question) => {
                found.questions.insert(*question);
            }
            Subject::Condition(condition) => found.add_condition(context.pack, condition),
            Subject::Number(number) => found.add_number(context.pack, number),
            Subject::FieldChoice(_) => {}
        }
        found.close(context.pack);
        found
    }
}

impl<'a> Kind<'a> {
    fn new(
        context: &Context<'a>,
        subject: &'a Subject,
        list: Option<QuestionId>,
        rows: &[Row],
        at: usize,
    ) -> Option<Kind<'a>> {
        let of = |name: &str, kind: &'a crate::pack::QuestionKind| Kind::Choices {
            name: name.to_owned(),
            names: kind.choices().iter().map(|choice| choice.name.as_str()).collect(),
            yes_no: false,
        };
        match subject {
            Subject::Choice(id) => context.question(*id).map(|found| of(&found.name, &found.kind)),
            Subject::FieldChoice(index) => {
                context.field(list, *index).map(|field| of(&field.name, &field.kind))
            }
            Subject::Condition(condition) => Some(Kind::Choices {
                name: in_one_line(context.text(condition.span)),
                names: vec!["no", "yes"],
                yes_no: true,
            }),
            Subject::Number(number) => {
                let domain = context.domain(number, list)?;
                let percent = rows.iter().any(|row| {
                    let cells = context.text(row.span).split('|').nth(at);
                    cells.and_then(|cell| cell.split("=>").next()).is_some_and(|cell| cell.contains('%'))
                });
                Some(Kind::Numbers { called: Called::of(context, number, list, percent), domain })
            }
        }
    }
}

fn choice_pieces(cells: &[&Cell], all: u64) -> Vec<Piece> {
    let mut found: BTreeMap<Rows, u64> = BTreeMap::new();
    for choice in indices(all) {
        let mut rows = Rows::none(cells.len());
        for (row, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Any => rows.add(row),
                Cell::Choices(bits) if bits >> choice & 1 == 1 => rows.add(row),
                _ => {}
            }
        }
        *found.entry(rows).or_default() |= 1 << choice;
    }
    let mut pieces: Vec<Piece> =
        found.into_iter().map(|(rows, bits)| Piece { rows, of: Of::Choices(bits) }).collect();
    pieces.order_by_key(|piece| match piece.of {
        Of::Choices(bits) => bits.trailing_zeros(),
        Of::Numbers(_) => 0,
    });
    pieces
}

fn number_pieces(cells: &[&Cell], domain: Domain) -> Vec<Piece> {
    let Some(all) = domain.stretch() else { return Vec::new() };
    let covered: Vec<Option<Vec<Stretch>>> = cells
        .iter()
        .map(|cell| match cell {
            Cell::Any => None,
            Cell::Ranges(ranges) => Some(ranges.iter().filter_map(|range| domain.clip(*range)).collect()),
            Cell::Choices(_) => Some(Vec::new()),
        })
        .collect();
    let inner = covered.iter().flatten().flatten().flat_map(|stretch| [stretch.from, stretch.to]);
    let mut cuts: Vec<Cut> = inner.chain([all.from, all.to]).collect();
    cuts.put_in_order();
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(from, to)| Stretch::between(*from, *to))
        .map(|stretch| {
            let mut rows = Rows::none(cells.len());
            for (row, covered) in covered.iter().enumerate() {
                let fits = match covered {
                    None => true,
                    Some(parts) => parts.iter().any(|part| part.intersection(stretch).is_some()),
                };
                if fits {
                    rows.add(row);
                }
            }
            Piece { rows, of: Of::Numbers(stretch) }
        })
        .collect()
}

/// Whether some question, bound or `asked when` ties two columns together.
pub(super) fn are_correlated(context: &Context<'_>, columns: &[Column<'_>]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    columns.iter().any(|column| {
        column.sensitivity(context).questions.into_iter().any(|question| !seen.insert(question))
    })
}

/// Whether answers can lie in the chosen pieces of the first columns at once, as far as bounds and conditions tell.
pub(super) fn is_possible(context: &Context<'_>, columns: &[Column<'_>], path: &[Run]) -> bool {
    let chosen = || columns.iter().zip(path).filter_map(|(column, run)| Some((column, column.of(*run)?)));
    let mut facts = context.unknown.clone();
    let mut set = Vec::new();
    for (column, of) in chosen() {
        let Some((question, content)) = pinned(column, of) else { continue };
        let before = facts.get(question).content;
        let Some(content) = narrowed(before, content) else { return false };
        facts.set(question, content);
        set.push(question);
    }
    let bounds_hold = set.iter().all(|id| {
        context.question(*id).is_none_or(|question| {
            facts.bounded(question, facts.get(*id).content).is_some() && is_asked(context, &facts, *id)
        })
    });
    bounds_hold && chosen().all(|(column, of)| agrees(context, &facts, column, of))
}

/// The question a column asks for directly, with what the piece says of it.
fn pinned<'f>(column: &Column<'_>, of: Of) -> Option<(QuestionId, Content<'f>)> {
    match (column.subject, of) {
        (Subject::Choice(question), Of::Choices(bits)) => Some((*question, Content::Choice(bits))),
        (Subject::Condition(condition), Of::Choices(bits)) => match condition.kind {
            ConditionKind::Answer(question) => Some((question, Content::YesNo(truth(bits)))),
            _ => None,
        },
        (Subject::Number(number), Of::Numbers(stretch)) => match (&number.kind, &column.kind) {
            (NumericKind::Answer(question), Kind::Numbers { domain, .. }) => {
                Some((*question, Content::Number(interval(*domain, stretch)?)))
            }
            _ => None,
        },
        _ => None,
    }
}

fn truth(bits: u64) -> Tri {
    Tri { can_be_true: bits & 2 != 0, can_be_false: bits & 1 != 0 }
}

fn interval(domain: Domain, stretch: Stretch) -> Option<Interval> {
    let interval = stretch.interval()?;
    if domain.whole { interval.to_whole() } else { Some(interval) }
}

fn narrowed<'f>(before: Content<'f>, content: Content<'f>) -> Option<Content<'f>> {
    match (before, content) {
        (Content::Choice(a), Content::Choice(b)) => (a & b != 0).then_some(Content::Choice(a & b)),
        (Content::Number(a), Content::Number(b)) => a.intersection(b).map(Content::Number),
        (Content::YesNo(a), Content::YesNo(b)) => {
            let both = Tri {
                can_be_true: a.can_be_true && b.can_be_true,
                can_be_false: a.can_be_false && b.can_be_false,
            };
            (both.can_be_true || both.can_be_false).then_some(Content::YesNo(both))
        }
        _ => Some(content),
    }
}

/// False when the question is certainly skipped, but should have an answer that skipping does not give.
fn is_asked(context: &Context<'_>, facts: &Facts<'_>, id: QuestionId) -> bool {
    let Some(question) = context.question(id) else { return true };
    let Some(asked) = &question.asked_when else { return true };
    let mut walk = Walk::<Interval, Silent>::new(context.pack, context.scripts, facts, Silent);
    !walk.condition(&asked.condition).is_false()
        || narrowed(facts.get(id).content, Content::not_asked(question)).is_some()
}

fn agrees(context: &Context<'_>, facts: &Facts<'_>, column: &Column<'_>, of: Of) -> bool {
    let mut walk = Walk::<Interval, Silent>::new(context.pack, context.scripts, facts, Silent)
        .with_scores(&context.scores);
    match (column.subject, of) {
        (Subject::Condition(condition), Of::Choices(bits)) => {
            let (can, wanted) = (walk.condition(condition), truth(bits));
            (can.can_be_true && wanted.can_be_true) || (can.can_be_false && wanted.can_be_false)
        }
        (Subject::Number(number), Of::Numbers(stretch)) => match (walk.number(number).value, &column.kind) {
            (Some(range), Kind::Numbers { domain, .. }) => {
                interval(*domain, stretch).is_some_and(|piece| piece.intersection(range).is_some())
            }
            _ => true,
        },
        _ => true,
    }
}
