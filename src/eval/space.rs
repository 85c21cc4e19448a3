//! All the answers that a set of questions can have, cut into finitely many cells.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::decimal::{Interval, Number, Tri};
use crate::order::Order as _;
use crate::pack::{Pack, QuestionId, QuestionKind};
use crate::script::Scripts;

use super::facts::{Content, Facts};
use super::sensitivity::{Boundary, Sensitivity};
use super::steps::Silent;
use super::walk::Walk;

/// A whole number that is calculated with is taken value by value up to so many values.
const SINGLE_VALUES: i64 = 64;
/// Choices that a script may tell apart are taken subset by subset up to so many choices.
const SINGLE_CHOICES: u32 = 10;

/// Cells of answers. In each cell every question has one answer, or a range of answers between which no rule that the
/// space was made for draws a line.
#[derive(Clone, Debug)]
pub struct Space<'a> {
    axes: Vec<Axis<'a>>,
    /// Questions with an `asked when`, in an order in which each comes after what decides it.
    asked: Vec<QuestionId>,
    bounded: Vec<QuestionId>,
}

#[derive(Clone, Debug)]
struct Axis<'a> {
    question: QuestionId,
    cells: Vec<Content<'a>>,
}

impl<'a> Space<'a> {
    /// The cells of what `facts` leave open in the questions of `sensitivity`. Above `limit` cells the questions with the most
    /// answers stay whole. `asked` is the pack's [`Sensitivity::asked_order`].
    #[must_use]
    pub fn new(
        pack: &Pack,
        facts: &Facts<'a>,
        sensitivity: &Sensitivity,
        asked: &[QuestionId],
        limit: usize,
    ) -> Space<'a> {
        let mut axes: Vec<Axis<'a>> = sensitivity
            .questions
            .iter()
            .filter_map(|question| {
                let cells = cells(pack, facts, sensitivity, *question);
                (cells.len() > 1).then_some(Axis { question: *question, cells })
            })
            .collect();
        while axes.iter().fold(1_usize, |size, axis| size.saturating_mul(axis.cells.len())) > limit {
            let largest = (0..axes.len()).max_by_key(|at| axes.get(*at).map_or(0, |axis| axis.cells.len()));
            let Some(largest) = largest else { break };
            axes.remove(largest);
        }
        let is_used = |id: &&QuestionId| sensitivity.questions.contains(*id);
        let bounded = sensitivity.questions.iter().copied().filter(|id| {
            pack.questions
                .get(id.index())
                .is_some_and(|question| question.at_most.is_some() || question.at_least.is_some())
        });
        Space { axes, asked: asked.iter().filter(is_used).copied().collect(), bounded: bounded.collect() }
    }

    /// An upper bound on the number of cells.
    #[must_use]
    pub fn size(&self) -> usize {
        self.axes.iter().fold(1_usize, |size, axis| size.saturating_mul(axis.cells.len()))
    }

    /// The cells of each of those questions.
    pub(crate) fn axes(&self) -> impl Iterator<Item = (QuestionId, &[Content<'a>])> {
        self.axes.iter().map(|axis| (axis.question, axis.cells.as_slice()))
    }

    /// All questions whose facts change while cells are visited.
    pub(crate) fn touched(&self) -> impl Iterator<Item = QuestionId> {
        let cut = self.axes.iter().map(|axis| axis.question);
        cut.chain(self.asked.iter().copied()).chain(self.bounded.iter().copied())
    }

    /// Visits every cell; `facts`, those that the space was made of, hold the cell's answers meanwhile and are as before
    /// at the end.
    pub fn each(
        &self,
        pack: &Pack,
        scripts: &Scripts,
        facts: &mut Facts<'a>,
        mut visit: impl FnMut(&Facts<'a>) -> ControlFlow<()>,
    ) {
        let before: Vec<(QuestionId, Content<'a>)> =
            self.touched().map(|id| (id, facts.get(id).content)).collect();
        let mut at = vec![0_usize; self.axes.len()];
        loop {
            for (id, content) in &before {
                facts.set(*id, *content);
            }
            let mut index_of = BTreeMap::new();
            for (axis, index) in self.axes.iter().zip(&at) {
                if let Some(content) = axis.cells.get(*index) {
                    facts.set(axis.question, *content);
                }
                index_of.insert(axis.question, *index);
            }
            if self.settle(pack, scripts, facts, &index_of) && visit(facts).is_break() {
                break;
            }
            if !self.advance(&mut at) {
                break;
            }
        }
        for (id, content) in before {
            facts.set(id, content);
        }
    }

    /// The next cell's indices; false at the end.
    fn advance(&self, at: &mut [usize]) -> bool {
        for (axis, index) in self.axes.iter().zip(at.iter_mut()) {
            *index += 1;
            if *index < axis.cells.len() {
                return true;
            }
            *index = 0;
        }
        false
    }

    /// Applies `asked when` and bounds to a cell; false when the cell is empty or the same as an earlier one.
    pub(crate) fn settle(
        &self,
        pack: &Pack,
        scripts: &Scripts,
        facts: &mut Facts<'a>,
        index_of: &BTreeMap<QuestionId, usize>,
    ) -> bool {
        for id in &self.asked {
            let Some(question) = pack.questions.get(id.index()) else { continue };
            let Some(asked) = &question.asked_when else { continue };
            let truth =
                Walk::<Interval, Silent>::new(pack, scripts, facts, Silent).condition(&asked.condition);
            if truth.is_false() {
                if index_of.get(id).is_some_and(|index| *index > 0) {
                    return false;
                }
                facts.set(*id, Content::not_asked(question));
            } else if truth == Tri::UNKNOWN {
                let content = facts.get(*id).content.hull(Content::not_asked(question));
                facts.set(*id, content);
            }
        }
        for id in &self.bounded {
            let Some(question) = pack.questions.get(id.index()) else { continue };
            match facts.bounded(question, facts.get(*id).content) {
                Some(Content::Number(range)) if is_whole_number(&question.kind) => match range.to_whole() {
                    Some(range) => facts.set(*id, Content::Number(range)),
                    None => return false,
                },
                Some(content) => facts.set(*id, content),
                None => return false,
            }
        }
        true
    }
}

fn is_whole_number(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::Number { whole: true, .. } | QuestionKind::Date { .. })
}

fn cells<'a>(pack: &Pack, facts: &Facts<'a>, sensitivity: &Sensitivity, id: QuestionId) -> Vec<Content<'a>> {
    let Some(question) = pack.questions.get(id.index()) else { return Vec::new() };
    match facts.get(id).content {
        Content::Choice(bits) => {
            (0..64).filter(|bit| bits >> bit & 1 == 1).map(|bit| Content::Choice(1 << bit)).collect()
        }
        Content::YesNo(Tri::UNKNOWN) => vec![Content::YesNo(Tri::FALSE), Content::YesNo(Tri::TRUE)],
        Content::Number(range) if range.as_point().is_none() => {
            let whole = is_whole_number(&question.kind);
            let mut boundaries: Vec<Boundary> =
                sensitivity.boundaries.get(&id).into_iter().flatten().copied().collect();
            let single = sensitivity.calculated.contains(&id) || sensitivity.individual.contains(&id);
            if whole && single {
                boundaries.extend(every_whole_number(range));
                boundaries.put_in_order();
            }
            pieces(range, &boundaries, whole).into_iter().map(Content::Number).collect()
        }
        Content::Ticked { must, may } if must != may => {
            let masks: Vec<u64> = sensitivity.masks.get(&id).into_iter().flatten().copied().collect();
            subsets(must, may, &masks, sensitivity.individual.contains(&id))
        }
        Content::Unlisted { least, most } => {
            let range = Interval::closed(Number::from_count(least), Number::from_count(most));
            let boundaries: Vec<Boundary> =
                sensitivity.counts.get(&id).into_iter().flatten().copied().collect();
            let to_count = |number: Number| number.to_i64().and_then(|count| usize::try_from(count).ok());
            pieces(range, &boundaries, true)
                .into_iter()
                .filter_map(|piece| {
                    Some(Content::Unlisted { least: to_count(piece.low)?, most: to_count(piece.high)? })
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn every_whole_number(range: Interval) -> Vec<Boundary> {
    let Some(whole) = range.to_whole() else { return Vec::new() };
    match (whole.low.to_i64(), whole.high.to_i64()) {
        (Some(low), Some(high)) if high.saturating_sub(low) < SINGLE_VALUES => {
            (low..=high).map(|at| Boundary { at: Number::from(at), after: false }).collect()
        }
        _ => Vec::new(),
    }
}

/// A range cut at boundaries, which are in order.
fn pieces(range: Interval, boundaries: &[Boundary], whole: bool) -> Vec<Interval> {
    let mut found: Vec<Interval> = Vec::new();
    let mut rest = Some(range);
    for boundary in boundaries {
        let Some(current) = rest else { break };
        let left = Interval::new(current.low, current.low_open, boundary.at, !boundary.after)
            .and_then(|left| left.intersection(current));
        let Some(left) = left else { continue };
        found.push(left);
        rest = Interval::new(boundary.at, boundary.after, current.high, current.high_open)
            .and_then(|right| right.intersection(current));
    }
    found.extend(rest);
    if whole {
        found = found.into_iter().filter_map(Interval::to_whole).collect();
        found.dedup();
    }
    found
}

/// Which choices can be ticked: one representative for each way in which rules can tell subsets apart.
fn subsets<'a>(must: u64, may: u64, masks: &[u64], individual: bool) -> Vec<Content<'a>> {
    let free: Vec<u32> = (0..64).filter(|bit| (may & !must) >> bit & 1 == 1).collect();
    let mut classes: BTreeMap<Vec<bool>, Vec<u32>> = BTreeMap::new();
    if individual {
        if free.len() > SINGLE_CHOICES as usize {
            return Vec::new();
        }
        for (at, bit) in free.iter().enumerate() {
            classes.insert((0..free.len()).map(|other| other == at).collect(), vec![*bit]);
        }
    } else {
        for bit in free {
            let key = masks.iter().map(|mask| mask >> bit & 1 == 1).collect();
            classes.entry(key).or_default().push(bit);
        }
    }
    let mut found = vec![must];
    for bits in classes.values() {
        let mut prefix = 0_u64;
        let mut ticked = vec![0_u64];
        for bit in bits {
            prefix |= 1 << bit;
            ticked.push(prefix);
        }
        found = ticked.iter().flat_map(|extra| found.iter().map(move |so_far| so_far | extra)).collect();
        if found.len() > 1 << 16 {
            return Vec::new();
        }
    }
    found.into_iter().map(|bits| Content::Ticked { must: bits, may: bits }).collect()
}
