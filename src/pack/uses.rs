//! Which questions an expression depends on.

use std::collections::BTreeSet;

use super::expr::{Argument, Condition, ConditionKind, NumericKind, StandingPart, Subject};
use super::visit::Node;
use super::{Beyond, Exemption, Let, LetId, LetValue, Need, Pack, QuestionId, Rule, Series, SeriesId};

/// Fills [`super::Indicator::uses`], [`Exemption::uses`] and those of [`Need::Holds`].
pub(super) fn note(pack: &mut Pack) {
    let all: Vec<(Vec<QuestionId>, Beyond)> = pack
        .indicators
        .iter()
        .map(|indicator| {
            let mut uses = Uses::new(&pack.lets);
            if let Rule::Computed(rule) = &indicator.rule {
                uses.add(Node::Number(rule));
            }
            for penalty in &indicator.penalties {
                uses.add(Node::Number(&penalty.worth));
                penalty.when.iter().for_each(|when| uses.add(Node::Condition(when)));
            }
            (closed(pack, uses.questions).into_iter().collect(), uses.beyond)
        })
        .collect();
    let of_condition = |when: &Condition| {
        let questions = self::questions(Node::Condition(when), &pack.lets);
        closed(pack, questions).into_iter().collect::<Vec<QuestionId>>()
    };
    let of_exemption = |exemption: &Exemption| of_condition(&exemption.when);
    let of_needs: Vec<Vec<QuestionId>> =
        pack.all_needs().filter_map(|needs| needs.condition()).map(of_condition).collect();
    let of_indicators: Vec<_> =
        pack.indicators.iter().map(|one| one.exemption.as_ref().map(of_exemption)).collect();
    let of_components: Vec<_> =
        pack.components.iter().map(|one| one.exemption.as_ref().map(of_exemption)).collect();
    for (indicator, (uses, beyond)) in pack.indicators.iter_mut().zip(all) {
        indicator.uses = uses;
        indicator.beyond = beyond;
    }
    let exemptions = pack.indicators.iter_mut().map(|one| &mut one.exemption);
    let exemptions = exemptions.chain(pack.components.iter_mut().map(|one| &mut one.exemption));
    for (exemption, uses) in exemptions.zip(of_indicators.into_iter().chain(of_components)) {
        if let (Some(exemption), Some(uses)) = (exemption, uses) {
            exemption.uses = uses;
        }
    }
    let certification = pack.certification.iter_mut().flat_map(|one| &mut one.needs);
    let needs = pack.components.iter_mut().flat_map(|one| &mut one.needs).chain(&mut pack.needs);
    let conditions = needs.chain(certification).filter_map(|needs| match &mut needs.what {
        Need::Holds { uses, .. } => Some(uses),
        Need::Answered(_) => None,
    });
    conditions.zip(of_needs).for_each(|(uses, found)| *uses = found);
    let rests: Vec<BTreeSet<SeriesId>> = pack.series.iter().map(|series| rests_on(pack, series)).collect();
    for (series, rests_on) in pack.series.iter_mut().zip(rests) {
        series.rests_on = rests_on;
    }
}

fn rests_on(pack: &Pack, series: &Series) -> BTreeSet<SeriesId> {
    match series.is_of_scores() {
        true => pack.indicators.iter().flat_map(|indicator| &indicator.beyond.series).copied().collect(),
        false => beyond(pack, Node::Number(&series.of)).series,
    }
}

/// What an expression looks at besides answers.
pub(crate) fn beyond(pack: &Pack, node: Node<'_>) -> Beyond {
    let mut uses = Uses::new(&pack.lets);
    uses.add(node);
    uses.beyond
}

/// Whether what other cities answered changes anything for an expression.
pub(super) fn looks_across(node: Node<'_>, lets: &[Let]) -> bool {
    let mut uses = Uses::new(lets);
    uses.add(node);
    uses.beyond.others()
}

/// The questions that an expression looks at, by way of `let`s too.
pub(super) fn questions(node: Node<'_>, lets: &[Let]) -> BTreeSet<QuestionId> {
    let mut uses = Uses::new(lets);
    uses.add(node);
    uses.questions
}

/// With some questions those that decide whether they are asked, and those that bound them.
pub(crate) fn closed(pack: &Pack, questions: BTreeSet<QuestionId>) -> BTreeSet<QuestionId> {
    let mut open: Vec<QuestionId> = questions.iter().copied().collect();
    let mut all = questions;
    while let Some(id) = open.pop() {
        let Some(question) = pack.questions.get(id.index()) else { continue };
        let mut behind: BTreeSet<QuestionId> = match &question.asked_when {
            Some(asked) => self::questions(Node::Condition(&asked.condition), &pack.lets),
            None => BTreeSet::new(),
        };
        behind.extend(question.at_most.into_iter().chain(question.at_least));
        open.extend(behind.into_iter().filter(|id| all.insert(*id)));
    }
    all
}

/// Gathers questions from any number of expressions; each `let` is gone into once.
struct Uses<'p> {
    lets: &'p [Let],
    seen: BTreeSet<LetId>,
    questions: BTreeSet<QuestionId>,
    beyond: Beyond,
}

impl<'p> Uses<'p> {
    fn new(lets: &'p [Let]) -> Uses<'p> {
        let (seen, questions, beyond) = (BTreeSet::new(), BTreeSet::new(), Beyond::default());
        Uses { lets, seen, questions, beyond }
    }

    fn add(&mut self, node: Node<'_>) {
        let mut used: Vec<LetId> = Vec::new();
        node.each(&mut |part, _| match part {
            Node::Number(number) => self.in_number(&number.kind, &mut used),
            Node::Condition(condition) => self.in_condition(&condition.kind, &mut used),
        });
        for id in used {
            if !self.seen.insert(id) {
                continue;
            }
            match self.lets.get(id.index()).map(|found| &found.value) {
                Some(LetValue::Number(value)) => self.add(Node::Number(value)),
                Some(LetValue::Condition(condition)) => self.add(Node::Condition(condition)),
                _ => {}
            }
        }
    }

    /// What a number looks at by itself, not by way of its parts.
    fn in_number(&mut self, kind: &NumericKind, lets: &mut Vec<LetId>) {
        match kind {
            NumericKind::Answer(question)
            | NumericKind::CountTicked(question)
            | NumericKind::Each(_, question)
            | NumericKind::Aggregate { list: question, .. }
            | NumericKind::Match { subject: Subject::Choice(question), .. } => {
                self.questions.insert(*question);
            }
            NumericKind::Let(id) => lets.push(*id),
            NumericKind::Table(table) => {
                self.questions.extend(table.subjects.iter().filter_map(|subject| match subject {
                    Subject::Choice(question) => Some(*question),
                    _ => None,
                }));
            }
            NumericKind::Across(across) => {
                self.questions.extend(across.class);
                if !across.is_frozen {
                    self.beyond.series.insert(across.series);
                }
            }
            NumericKind::Previous(of) => {
                self.beyond.previous.insert(*of);
                self.beyond.last = true;
            }
            NumericKind::StandingOf(part, question) => {
                self.questions.insert(*question);
                self.beyond.standing = true;
                if *part == StandingPart::Verified {
                    self.beyond.verified.insert(*question);
                }
            }
            NumericKind::Script { arguments, .. } => {
                self.questions.extend(arguments.iter().filter_map(|argument| match argument {
                    Argument::Answer(question) => Some(*question),
                    _ => None,
                }));
            }
            _ => {}
        }
    }

    fn in_condition(&mut self, kind: &ConditionKind, lets: &mut Vec<LetId>) {
        match kind {
            ConditionKind::Answer(question)
            | ConditionKind::ChoiceIn(question, _)
            | ConditionKind::Ticked { question, .. }
            | ConditionKind::IsAnswered(question)
            | ConditionKind::StandingIs(question, _)
            | ConditionKind::AnyEntry(question, _) => {
                self.questions.insert(*question);
                self.beyond.standing |= matches!(kind, ConditionKind::StandingIs(..));
            }
            ConditionKind::PreviousKnown(_) | ConditionKind::PreviousLevelIn(_) => self.beyond.last = true,
            ConditionKind::Let(id) => lets.push(*id),
            _ => {}
        }
    }
}
