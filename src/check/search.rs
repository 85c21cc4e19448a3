//! Going through all answers that some rules look at, from coarse to fine.
//!
//! A [`Search`] pins one question after another to a cell of its answers and lets the caller judge, at every step, all
//! answers that are still open at once. What a step settles is not cut further, so that a proof takes about as many steps as
//! the rule has lines, not as many as there are answers. Steps are bounded; a proof that runs out of them says so.

use std::collections::BTreeMap;

use crate::decimal::{Interval, Number, Tri};
use crate::eval::{Content, Facts, Sensitivity, Silent, Space, Walk, describe};
use crate::pack::expr::Numeric;
use crate::pack::{QuestionId, QuestionKind};

use super::context::{Context, indices};
use super::line::{Cut, Domain, Stretch};
use super::words::with_article;
use super::worlds::World;
use crate::pack::visit::Node as Expression;

/// Questions with more cells than this are cut in halves instead.
const MOST_CELLS: usize = 256;
/// How often one stretch of answers is halved where cells alone do not settle a proof.
const MOST_HALVINGS: usize = 24;
/// The same where any answers will do, not the best.
const MOST_FINDING_HALVINGS: usize = 5;
/// Steps of one proof.
const MOST_STEPS: usize = 3000;
/// The same where every step may call a script.
const MOST_SCRIPT_STEPS: usize = 150;
/// Parts of expressions that one proof goes through: long rules get fewer steps.
const MOST_WORK: usize = 1_500_000;

/// A question narrowed to some answers.
#[derive(Clone, Copy)]
struct Pin<'a> {
    question: QuestionId,
    content: Content<'a>,
    /// Whether it is the first of its question's cells, which stands for all when the question is not asked.
    first: bool,
}

/// Some narrowed questions; how many of the axes are, and how often stretches were halved.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pins: Vec<Pin<'a>>,
    axis: usize,
    halvings: usize,
}

pub(super) struct Search<'c, 'a> {
    context: &'c Context<'a>,
    space: Space<'a>,
    axes: Vec<(QuestionId, Vec<Content<'a>>)>,
    /// What was known before.
    before: Vec<(QuestionId, Content<'a>)>,
    pub(super) questions: Vec<QuestionId>,
    most_steps: usize,
}

/// What a caller says of all answers that are open at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// None of them is what is looked for.
    No,
    /// Every one is.
    Yes,
    /// Some may be.
    Open,
}

pub(super) enum Finding<'a> {
    Found(Node<'a>),
    /// None there is.
    Nothing,
    /// Some answers could not be settled.
    Undecided(Node<'a>),
    /// Out of steps.
    GaveUp,
}

impl<'c, 'a> Search<'c, 'a> {
    /// A search over all that some expressions look at; the steps of a proof go by their size.
    pub(super) fn new(context: &'c Context<'a>, of: &[Expression<'a>]) -> Search<'c, 'a> {
        let mut sensitivity = Sensitivity::default();
        let (mut weight, mut scripts) = (1_usize, false);
        for node in of {
            sensitivity.merge(&match node {
                Expression::Number(number) => Sensitivity::of_number(context.pack, number),
                Expression::Condition(condition) => Sensitivity::of_condition(context.pack, condition),
            });
            weight = weight.saturating_add(context.weight(*node));
            scripts = scripts || context.calls_script(*node);
        }
        let usual = if scripts { MOST_SCRIPT_STEPS } else { MOST_STEPS };
        let most_steps = usual.min(MOST_WORK / weight).max(1);
        Search::over(context, &sensitivity, most_steps)
    }

    fn over(context: &'c Context<'a>, sensitivity: &Sensitivity, most_steps: usize) -> Search<'c, 'a> {
        let facts = &context.unknown;
        let space = Space::new(context.pack, facts, sensitivity, &context.asked_order, usize::MAX);
        let axes: Vec<(QuestionId, Vec<Content<'a>>)> = space
            .axes()
            .filter(|(_, cells)| cells.len() <= MOST_CELLS)
            .map(|(question, cells)| (question, cells.to_vec()))
            .collect();
        let questions: Vec<QuestionId> = sensitivity.questions.iter().copied().collect();
        let before = questions.iter().map(|id| (*id, facts.get(*id).content)).collect();
        Search { context, space, axes, before, questions, most_steps }
    }

    pub(super) fn most_steps(&self) -> usize {
        self.most_steps
    }

    /// Whether a question of it could not be understood.
    pub(super) fn is_poisoned(&self) -> bool {
        self.questions.iter().any(|id| {
            self.context.question(*id).is_none_or(|question| matches!(question.kind, QuestionKind::Error))
        })
    }

    pub(super) fn root(&self) -> Node<'a> {
        Node { pins: Vec::new(), axis: 0, halvings: 0 }
    }

    /// Puts a node's answers into `facts`; false when no city can give them.
    pub(super) fn place(&self, facts: &mut Facts<'a>, node: &Node<'a>) -> bool {
        self.restore(facts);
        let mut index_of = BTreeMap::new();
        for pin in &node.pins {
            facts.set(pin.question, pin.content);
            // What is not in the table counts as first.
            if !pin.first {
                index_of.insert(pin.question, 1);
            }
        }
        self.space.settle(self.context.pack, self.context.scripts, facts, &index_of)
    }

    pub(super) fn restore(&self, facts: &mut Facts<'a>) {
        for (id, content) in &self.before {
            facts.set(*id, *content);
        }
    }

    pub(super) fn is_leaf(&self, node: &Node<'a>) -> bool {
        node.axis >= self.axes.len()
    }

    /// The node's answers in finer parts; none when they cannot be cut further. `facts` hold the node's answers.
    pub(super) fn parts(&self, facts: &Facts<'a>, node: &Node<'a>) -> Vec<Node<'a>> {
        let with = |content: Content<'a>, question: QuestionId, first: bool, halved: bool| {
            let mut pins: Vec<Pin<'a>> =
                node.pins.iter().copied().filter(|pin| pin.question != question).collect();
            pins.push(Pin { question, content, first });
            Node {
                pins,
                axis: node.axis + usize::from(!halved),
                halvings: node.halvings + usize::from(halved),
            }
        };
        if let Some((question, cells)) = self.axes.get(node.axis) {
            let cells = cells.iter().enumerate();
            return cells.map(|(at, content)| with(*content, *question, at == 0, false)).collect();
        }
        if node.halvings >= MOST_HALVINGS {
            return Vec::new();
        }
        let widest = self
            .questions
            .iter()
            .filter_map(|id| Some((*id, self.halves(*id, facts.get(*id).content)?)))
            .max_by_key(|(_, (width, _))| *width);
        let Some((question, (_, halves))) = widest else { return Vec::new() };
        let first = node.pins.iter().find(|pin| pin.question == question).is_none_or(|pin| pin.first);
        let halves = halves.into_iter().enumerate();
        halves.map(|(at, content)| with(content, question, first && at == 0, true)).collect()
    }

    fn is_whole(&self, id: QuestionId) -> bool {
        self.context.question(id).is_some_and(|question| {
            matches!(question.kind, QuestionKind::Number { whole: true, .. } | QuestionKind::Date { .. })
        })
    }

    /// Two halves of some answers, and how wide the whole is.
    fn halves(&self, id: QuestionId, content: Content<'a>) -> Option<(Number, Vec<Content<'a>>)> {
        match content {
            Content::Number(range) if range.as_point().is_none() => {
                let width = range.high.subtract(range.low)?;
                let whole = self.is_whole(id);
                let middle = range.low.add(width.divide(Number::from(2))?)?;
                let middle = if whole { middle.floor() } else { middle };
                let lower = Interval::new(range.low, range.low_open, middle, false)?;
                let upper = Interval::new(middle, true, range.high, range.high_open)?;
                let upper = if whole { upper.to_whole()? } else { upper };
                Some((width, vec![Content::Number(lower), Content::Number(upper)]))
            }
            Content::Ticked { must, may } if must != may => {
                let bit = 1_u64 << (may & !must).trailing_zeros();
                let width = Number::from(i64::from((may & !must).count_ones()));
                let without = Content::Ticked { must, may: may & !bit };
                Some((width, vec![without, Content::Ticked { must: must | bit, may }]))
            }
            _ => None,
        }
    }

    /// Narrows a node to one city, question by question; `rate` tells of the facts a candidate gives, as a number that
    /// should be high, and no candidate exceeds `bound`. `None` when no city was hit upon. `facts` hold that city at the
    /// end.
    pub(super) fn dive(
        &self,
        facts: &mut Facts<'a>,
        node: &Node<'a>,
        bound: Option<Number>,
        steps: &mut usize,
        mut rate: impl FnMut(&Facts<'a>) -> Option<Number>,
    ) -> Option<Node<'a>> {
        let mut node = node.clone();
        for id in self.in_order_of_bounds() {
            if !self.place(facts, &node) {
                return None;
            }
            let candidates = self.single(id, facts.get(id).content);
            if candidates.is_empty() {
                continue;
            }
            let mut best: Option<(Option<Number>, Node<'a>)> = None;
            for content in candidates {
                let first = node.pins.iter().find(|pin| pin.question == id).is_none_or(|pin| pin.first);
                let mut next = node.clone();
                next.pins.retain(|pin| pin.question != id);
                next.pins.push(Pin { question: id, content, first });
                *steps += 1;
                if !self.place(facts, &next) {
                    continue;
                }
                let rated = rate(facts);
                if best.as_ref().is_none_or(|(before, _)| rated > *before) {
                    best = Some((rated, next));
                    if rated.is_some() && rated >= bound {
                        break;
                    }
                }
            }
            node = best?.1;
        }
        self.place(facts, &node).then_some(node)
    }

    /// Questions that bound others come first.
    fn in_order_of_bounds(&self) -> Vec<QuestionId> {
        let bounded = |id: &QuestionId| {
            self.context
                .question(*id)
                .is_some_and(|question| question.at_most.is_some() || question.at_least.is_some())
        };
        let (later, mut order): (Vec<QuestionId>, Vec<QuestionId>) =
            self.questions.iter().partition(|id| bounded(id));
        order.extend(later);
        order
    }

    /// Single answers out of what is still open; none when only one is left.
    fn single(&self, id: QuestionId, content: Content<'a>) -> Vec<Content<'a>> {
        match content {
            Content::Number(range) if range.as_point().is_none() => {
                let whole = self.is_whole(id);
                let domain = Domain { range, whole };
                let end = |number: Number, open: bool| {
                    let inside = if open { near(domain, number) } else { Some(number) };
                    inside.map(|number| Content::Number(Interval::point(number)))
                };
                [end(range.high, range.high_open), end(range.low, range.low_open)]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Content::Ticked { must, may } if must != may => {
                vec![Content::Ticked { must: may, may }, Content::Ticked { must, may: must }]
            }
            Content::Choice(bits) if bits.count_ones() > 1 => {
                indices(bits).map(|choice| Content::Choice(1 << choice)).collect()
            }
            Content::YesNo(Tri::UNKNOWN) => vec![Content::YesNo(Tri::TRUE), Content::YesNo(Tri::FALSE)],
            Content::Unlisted { least, most } => self.context.lists.of(id, least, most),
            _ => Vec::new(),
        }
    }

    /// Looks for answers that are what `judge` wants; `facts` hold them at the end, when there are any.
    pub(super) fn find(
        &self,
        facts: &mut Facts<'a>,
        mut judge: impl FnMut(&Facts<'a>) -> Verdict,
    ) -> Finding<'a> {
        let mut open = vec![self.root()];
        let mut steps = 0;
        let mut undecided = None;
        while let Some(node) = open.pop() {
            steps += 1;
            if steps > self.most_steps {
                self.restore(facts);
                return Finding::GaveUp;
            }
            if !self.place(facts, &node) {
                continue;
            }
            match judge(facts) {
                Verdict::No => {}
                Verdict::Yes => return Finding::Found(node),
                Verdict::Open => {
                    let halved_enough = node.halvings >= MOST_FINDING_HALVINGS;
                    let mut parts = if halved_enough { Vec::new() } else { self.parts(facts, &node) };
                    if parts.is_empty() {
                        let city = self.dive(facts, &node, None, &mut steps, |_| None);
                        if let Some(city) = city
                            && judge(facts) == Verdict::Yes
                        {
                            return Finding::Found(city);
                        }
                        undecided.get_or_insert(node);
                    }
                    parts.reverse();
                    open.extend(parts);
                }
            }
        }
        match undecided {
            Some(node) => {
                self.place(facts, &node);
                Finding::Undecided(node)
            }
            None => {
                self.restore(facts);
                Finding::Nothing
            }
        }
    }

    /// One city of a node in words, told by the answers without which it would not be what `still` says.
    pub(super) fn told(
        &self,
        facts: &mut Facts<'a>,
        node: &Node<'a>,
        still: impl Fn(&Facts<'a>) -> bool,
    ) -> String {
        let mut node = node.clone();
        for id in &self.questions {
            let without =
                Node { pins: node.pins.iter().copied().filter(|pin| pin.question != *id).collect(), ..node };
            if without.pins.len() < node.pins.len() && self.place(facts, &without) && still(facts) {
                node = without;
            }
        }
        self.place(facts, &node);
        let told: Vec<QuestionId> = self
            .questions
            .iter()
            .copied()
            .filter(|id| node.pins.iter().any(|pin| pin.question == *id))
            .collect();
        let city = describe(self.context.pack, &told, facts);
        self.restore(facts);
        match city.strip_prefix("a city ") {
            Some(rest) => format!("{} {rest}", with_article(&self.context.pack.subject)),
            None => format!("any {}", self.context.pack.subject),
        }
    }

    /// What there could be besides answers where a number is looked at.
    pub(super) fn worlds(&self, number: &Numeric) -> Vec<World<'a>> {
        self.context.worlds(Expression::Number(number))
    }

    /// What a number is of a city in a world.
    pub(super) fn in_world(
        &self,
        world: &World<'_>,
        facts: &Facts<'_>,
        number: &Numeric,
    ) -> Option<Interval> {
        let (pack, scripts) = (self.context.pack, self.context.scripts);
        world.around(pack, scripts, facts, |facts| {
            Walk::<Interval, Silent>::new(pack, scripts, facts, Silent).number(number).value
        })
    }

    pub(super) fn walk<'f>(&self, facts: &'f Facts<'f>) -> Walk<'a, 'f, Interval, Silent>
    where
        'c: 'f,
    {
        Walk::new(self.context.pack, self.context.scripts, facts, Silent)
    }
}

/// A number inside an open end.
fn near(domain: Domain, end: Number) -> Option<Number> {
    let range = domain.range;
    let middle = range.low.add(range.high)?.divide(Number::from(2))?;
    // Close to the end, but not so close that it takes many digits to say.
    let close = end.add(middle.subtract(end)?.divide(Number::from(500))?)?;
    let (low, high) = if close < end { (close, end) } else { (end, close) };
    let stretch = Stretch::between(Cut { at: low, after: true }, Cut { at: high, after: false })?;
    let found = domain.sample(stretch, Number::ONE);
    range.contains(found).then_some(found)
}
