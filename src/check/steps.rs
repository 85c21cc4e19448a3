//! The points that an indicator can have, where its rule gives only few different ones: a grade, a band, a checklist.
//!
//! All that it can have is among them; whether each can be had is not asked.

use std::collections::BTreeSet;

use crate::decimal::Number;
use crate::order::Gather as _;
use crate::pack::expr::{Entry, Numeric, NumericKind};
use crate::pack::{Indicator, LetValue, Pack, Rule};
use crate::syntax::tree::Hit;

/// More different points than this are no steps.
const MOST: usize = 64;

type Steps = BTreeSet<Number>;

/// From the lowest to the highest; `None` where there are many, or nobody knows.
pub(super) fn of(pack: &Pack, indicator: &Indicator) -> Option<Vec<Number>> {
    let Rule::Computed(rule) = &indicator.rule else { return None };
    if !indicator.penalties.is_empty() {
        return None;
    }
    let rounded = numbers(pack, rule)?.into_iter().map(|points| pack.rounding.apply(points));
    Some(rounded.into_set().into_iter().collect())
}

fn numbers(pack: &Pack, rule: &Numeric) -> Option<Steps> {
    let found = match &rule.kind {
        NumericKind::Literal(number) => Steps::from([*number]),
        NumericKind::Let(id) => match &pack.lets.get(id.index())?.value {
            LetValue::Number(number) => numbers(pack, number)?,
            _ => return None,
        },
        NumericKind::Match { arms, .. } => any(pack, arms.iter().map(|arm| &arm.value))?,
        NumericKind::Band { arms, .. } => any(pack, arms.iter().map(|arm| &arm.value))?,
        NumericKind::Highest(entries) | NumericKind::First(entries) => {
            any(pack, entries.iter().map(|entry| &entry.worth))?
        }
        NumericKind::Ladder(entries) => with_none(any(pack, entries.iter().map(|entry| &entry.worth))?),
        NumericKind::Table(table) if table.hit != Hit::Sum => {
            any(pack, table.rows.iter().map(|row| &row.value))?
        }
        NumericKind::Checklist { entries, cap } => {
            let sums = entries
                .iter()
                .try_fold(Steps::from([Number::ZERO]), |sums, entry| added(&sums, &worth(pack, entry)?))?;
            match cap.as_deref().map(|cap| &cap.kind) {
                None => sums,
                Some(NumericKind::Literal(cap)) => sums.into_iter().map(|sum| sum.min(*cap)).into_set(),
                Some(_) => return None,
            }
        }
        NumericKind::Sum(terms) => {
            terms.iter().try_fold(Steps::from([Number::ZERO]), |sums, (less, term)| {
                let term = numbers(pack, term)?;
                added(&sums, &if *less { term.into_iter().map(Number::negate).into_set() } else { term })
            })?
        }
        _ => return None,
    };
    (found.len() <= MOST).then_some(found)
}

fn any<'n>(pack: &Pack, all: impl Iterator<Item = &'n Numeric>) -> Option<Steps> {
    let mut found = Steps::new();
    for one in all {
        found.append(&mut numbers(pack, one)?);
    }
    Some(found)
}

fn with_none(mut steps: Steps) -> Steps {
    steps.insert(Number::ZERO);
    steps
}

fn worth(pack: &Pack, entry: &Entry) -> Option<Steps> {
    let worth = numbers(pack, &entry.worth)?;
    Some(if entry.when.is_some() { with_none(worth) } else { worth })
}

/// Each of the ones with each of the others.
fn added(ones: &Steps, others: &Steps) -> Option<Steps> {
    let mut sums = Steps::new();
    for one in ones {
        for other in others {
            sums.insert(one.add(*other)?);
        }
    }
    (sums.len() <= MOST).then_some(sums)
}
