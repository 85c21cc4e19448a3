//! Lists that a city could give, for proofs that need one city and not all.

use crate::answers::Value;
use crate::decimal::Number;
use crate::eval::Content;
use crate::pack::expr::NumericKind;
use crate::pack::{Field, Pack, QuestionId, QuestionKind};

use crate::pack::visit::Node;

/// At most so many kinds of entry are tried for a list.
const MOST_KINDS: usize = 48;
/// At most so many values of a number field.
const MOST_VALUES: usize = 6;

/// At most so many entries in all, so that a pack of many lists does not fill the memory.
const MOST_ENTRIES: usize = 200_000;

type Entry = Vec<Option<Value>>;

/// For each list question: for each kind of entry, as many of them as the list can hold; then as many of all kinds in
/// turn, for rules that count how different the entries are.
#[derive(Debug, Default)]
pub(super) struct Lists {
    of: Vec<Vec<Vec<Entry>>>,
}

impl Lists {
    pub(super) fn new(pack: &Pack, nodes: &[Node<'_>]) -> Lists {
        let is_list = |kind: &QuestionKind| matches!(kind, QuestionKind::List { .. });
        if !pack.questions.iter().any(|question| is_list(&question.kind)) {
            return Lists::default();
        }
        let mut figures: Vec<Vec<Number>> = vec![Vec::new(); pack.questions.len()];
        for node in nodes {
            node.each(&mut |part, list| {
                if let (Node::Number(number), Some(list)) = (part, list)
                    && let NumericKind::Literal(figure) = number.kind
                    && let Some(found) = figures.get_mut(list.index())
                    && found.len() < MOST_VALUES
                {
                    found.push(figure);
                }
            });
        }
        let mut room = MOST_ENTRIES;
        let of = pack.questions.iter().zip(&figures).map(|(question, figures)| match &question.kind {
            QuestionKind::List { fields, most, .. } => {
                let kinds = kinds(fields, figures);
                let size = (kinds.len() + 1).saturating_mul(*most);
                if size > room {
                    return Vec::new();
                }
                room -= size;
                let mixed: Vec<Entry> = kinds.iter().cycle().take(*most).cloned().collect();
                kinds.into_iter().map(|entry| vec![entry; *most]).chain([mixed]).collect()
            }
            _ => Vec::new(),
        });
        Lists { of: of.collect() }
    }

    /// Some lists with so many entries: the longest and the shortest of each kind. Those that are likely to give the most
    /// and the least stand in front, since who searches stops at the first that cannot be outdone.
    pub(super) fn of<'s>(&'s self, question: QuestionId, least: usize, most: usize) -> Vec<Content<'s>> {
        let Some([first, others @ ..]) = self.of.get(question.index()).map(Vec::as_slice) else {
            return Vec::new();
        };
        let longest = |kinds: &'s [Vec<Entry>]| kinds.iter().rev().filter_map(move |kind| kind.get(..most));
        let shortest = |kinds: &'s [Vec<Entry>]| {
            let kinds = if least < most { kinds } else { &[] };
            kinds.iter().filter_map(move |kind| kind.get(..least))
        };
        let first = std::slice::from_ref(first);
        let mut found: Vec<&[Entry]> = longest(first).chain(shortest(first)).chain(longest(others)).collect();
        if least > 0 {
            found.extend(shortest(others));
        }
        found.into_iter().map(Content::Entries).collect()
    }
}

/// Entries that differ in what rules may look at.
fn kinds(fields: &[Field], figures: &[Number]) -> Vec<Entry> {
    let mut found: Vec<Entry> = vec![Vec::new()];
    for field in fields {
        let mut values = values(field, figures);
        if found.len() * values.len() > MOST_KINDS {
            values.truncate(1);
        }
        found = found
            .iter()
            .flat_map(|entry| {
                values.iter().map(move |value| {
                    let mut entry = entry.clone();
                    entry.push(value.clone());
                    entry
                })
            })
            .collect();
    }
    found
}

fn values(field: &Field, figures: &[Number]) -> Vec<Option<Value>> {
    match &field.kind {
        QuestionKind::OneOf { choices, .. } => {
            (0..choices.len()).rev().map(|at| Some(Value::Choice(at))).collect()
        }
        QuestionKind::YesNo => vec![Some(Value::YesNo(true)), Some(Value::YesNo(false))],
        QuestionKind::Number { range, .. } => {
            let mut values = vec![range.high, range.low];
            values.extend(figures.iter().filter(|figure| range.contains(**figure)));
            values.dedup();
            values.into_iter().map(|number| Some(Value::Number(number))).collect()
        }
        QuestionKind::Date { first, last } => vec![Some(Value::Date(*last)), Some(Value::Date(*first))],
        QuestionKind::Text => vec![Some(Value::Text(String::from("…")))],
        QuestionKind::AnyOf { .. } | QuestionKind::List { .. } | QuestionKind::Error => vec![None],
    }
}
