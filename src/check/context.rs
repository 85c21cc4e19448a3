//! What every family of proofs works with.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::{Interval, Number};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::eval::{Applies, Facts, Ranges, Scores, Sensitivity, Silent, Walk, is_whole};
use crate::order::Gather as _;
use crate::pack::expr::{Condition, ConditionKind, Numeric, NumericKind};
use crate::pack::{
    Combination, Field, IndicatorId, LetId, LetValue, Pack, Question, QuestionId, QuestionKind,
    RecommendationId, Rule, Shape, TextPart,
};
use crate::script::Scripts;
use crate::source::{Sources, Span};

use super::line::Domain;
use super::lists::Lists;
use super::shapes;
use super::worlds::{self, Others, World};
use crate::pack::uses;
use crate::pack::visit::Node;

/// Expressions larger than this are not gone into.
pub(super) const MOST_WEIGHT: usize = 200_000;

/// A whole expression of the pack.
#[derive(Clone, Copy)]
pub(super) struct Root<'a> {
    pub(super) node: Node<'a>,
    pub(super) place: Place,
    /// The use of a shape whose rule it is.
    pub(super) used_at: Option<UsedAt<'a>>,
}

/// A use of a shape.
#[derive(Clone, Copy)]
pub(super) struct UsedAt<'a> {
    shape: &'a Shape,
    span: Span,
}

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Let,
    Asked,
    Rule(IndicatorId),
    When(RecommendationId),
    Text(RecommendationId),
    Level(usize),
    Total,
    Penalty,
    Exemption,
    Needs,
}

impl Root<'_> {
    pub(super) fn is_let(&self) -> bool {
        self.place == Place::Let
    }
}

pub(super) struct Context<'a> {
    pub(super) pack: &'a Pack,
    pub(super) scripts: &'a Scripts,
    pub(super) sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    /// What is proved at the moment is the rule of a shape, for this use.
    pub(super) used_at: Option<UsedAt<'a>>,
    /// Nothing is known of any answer.
    pub(super) unknown: Facts<'a>,
    /// The pack's questions with an `asked when`, each after what decides it.
    pub(super) asked_order: Vec<QuestionId>,
    pub(super) lists: &'a Lists,
    /// Other cities that could be.
    others: &'a [Others<'a>],
    /// In the order of the pack's `let`s.
    let_weights: Vec<usize>,
    /// All that every score can be.
    pub(super) ranges: Ranges,
    /// The same, for what looks at scores.
    pub(super) scores: Scores,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        pack: &'a Pack,
        scripts: &'a Scripts,
        sources: &'a Sources,
        lists: &'a Lists,
        others: &'a [Others<'a>],
        diagnostics: &'a mut Diagnostics,
    ) -> Context<'a> {
        let ranges = Ranges::of(pack, scripts);
        let levels = pack.certification.as_ref().map_or(0, |certification| certification.levels.len());
        let scores = Scores {
            indicators: ranges.indicators.clone(),
            components: ranges.components.clone(),
            overall: ranges.overall,
            levels: all_bits(levels),
            applies: Applies::unknown(pack),
        };
        let (unknown, asked_order) = (Facts::unknown(pack), Sensitivity::asked_order(pack));
        let mut let_weights = Vec::with_capacity(pack.lets.len());
        for one in &pack.lets {
            // A `let` uses only earlier ones.
            let_weights.push(match &one.value {
                LetValue::Number(number) => weight(Node::Number(number), &let_weights),
                LetValue::Condition(condition) => weight(Node::Condition(condition), &let_weights),
                LetValue::Error => 1,
            });
        }
        Context {
            pack,
            scripts,
            sources,
            diagnostics,
            used_at: None,
            unknown,
            asked_order,
            lists,
            others,
            let_weights,
            ranges,
            scores,
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.add(match self.used_at {
            Some(used) => diagnostic.also(used.span, shapes::told_of_use(used.shape)),
            None => diagnostic,
        });
    }

    /// The text as the analyst wrote it.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }

    /// The first line of a block, up to its `{`: `match stage`.
    pub(super) fn head(&self, span: Span) -> Span {
        let text = self.text(span);
        let head = text.split('{').next().unwrap_or(text).trim_end();
        let start = span.start as usize;
        if head.is_empty() { span } else { Span::new(span.file, start, start + head.len()) }
    }

    pub(super) fn question(&self, id: QuestionId) -> Option<&'a Question> {
        self.pack.questions.get(id.index())
    }

    pub(super) fn field(&self, list: Option<QuestionId>, field: usize) -> Option<&'a Field> {
        match &self.question(list?)?.kind {
            QuestionKind::List { fields, .. } => fields.get(field),
            _ => None,
        }
    }

    pub(super) fn walk(&self) -> Walk<'a, '_, Interval, Silent> {
        Walk::new(self.pack, self.scripts, &self.unknown, Silent).with_scores(&self.scores)
    }

    /// How many parts a walk over an expression goes through at most; a `let` counts wherever it is used.
    pub(super) fn weight(&self, node: Node<'a>) -> usize {
        weight(node, &self.let_weights)
    }

    /// Whether nothing can be proved of an expression: it could not be understood, or is too large.
    pub(super) fn is_beyond(&self, node: Node<'a>) -> bool {
        self.weight(node) > MOST_WEIGHT || self.is_poisoned(node)
    }

    /// All that a number can be; `None` when it could not be understood or always lacks a value.
    pub(super) fn domain(&self, number: &'a Numeric, list: Option<QuestionId>) -> Option<Domain> {
        match &number.kind {
            NumericKind::Answer(question) => of_kind(&self.question(*question)?.kind),
            NumericKind::Field(field) => of_kind(&self.field(list, *field)?.kind),
            _ if self.is_beyond(Node::Number(number)) => None,
            _ => {
                let range = self.walk().within(list).number(number).value?;
                Some(Domain { range, whole: is_whole(self.pack, number) })
            }
        }
    }

    /// Whether an expression or a `let` it uses calls a script.
    pub(super) fn calls_script(&self, node: Node<'a>) -> bool {
        !self.pack.scripts.is_empty()
            && self.any(node, &|part| match part {
                Node::Number(number) => matches!(number.kind, NumericKind::Script { .. }),
                Node::Condition(_) => false,
            })
    }

    /// What could be of all that an expression looks at besides answers.
    pub(super) fn worlds(&self, node: Node<'_>) -> Vec<World<'a>> {
        worlds::of(&uses::beyond(self.pack, node), self.others)
    }

    /// Whether any part fits, of the expression or of a `let` it uses.
    pub(super) fn any(&self, node: Node<'a>, fits: &dyn Fn(Node<'a>) -> bool) -> bool {
        // A `let` may be used by many others; each is looked into once.
        let (mut open, mut seen, mut found) = (vec![node], BTreeSet::new(), false);
        while let Some(node) = open.pop() {
            node.each(&mut |part, _| {
                found = found || fits(part);
                if let Some((id, inner)) = self.behind(part)
                    && seen.insert(id)
                {
                    open.push(inner);
                }
            });
            if found {
                return true;
            }
        }
        false
    }

    /// What a part that is a `let` stands for.
    pub(super) fn behind(&self, part: Node<'a>) -> Option<(LetId, Node<'a>)> {
        let id = match part {
            Node::Number(Numeric { kind: NumericKind::Let(id), .. })
            | Node::Condition(Condition { kind: ConditionKind::Let(id), .. }) => id,
            _ => return None,
        };
        match &self.pack.lets.get(id.index())?.value {
            LetValue::Number(number) => Some((*id, Node::Number(number))),
            LetValue::Condition(condition) => Some((*id, Node::Condition(condition))),
            LetValue::Error => None,
        }
    }

    /// Whether an expression or a `let` it uses could not be understood.
    pub(super) fn is_poisoned(&self, node: Node<'a>) -> bool {
        self.any(node, &|part| match part {
            Node::Number(Numeric { kind: NumericKind::Let(id), .. })
            | Node::Condition(Condition { kind: ConditionKind::Let(id), .. }) => {
                let found = self.pack.lets.get(id.index());
                found.is_none_or(|found| matches!(found.value, LetValue::Error))
            }
            Node::Number(Numeric { kind: NumericKind::Script { script, .. }, .. }) => {
                !self.scripts.is_callable(*script)
            }
            Node::Number(number) => matches!(number.kind, NumericKind::Error),
            Node::Condition(condition) => matches!(condition.kind, ConditionKind::Error),
        })
    }
}

/// All expressions of the pack, each once.
pub(super) fn roots<'p>(pack: &'p Pack) -> Vec<Root<'p>> {
    let mut roots = Vec::new();
    let used: BTreeMap<LetId, UsedAt<'p>> = pack
        .shapes
        .iter()
        .flat_map(|shape| {
            let used_at = |span| UsedAt { shape, span };
            shape.uses.iter().filter_map(move |found| Some((found.result?, used_at(found.span))))
        })
        .into_map();
    for (index, one) in pack.lets.iter().enumerate() {
        let node = match &one.value {
            LetValue::Number(number) => Node::Number(number),
            LetValue::Condition(condition) => Node::Condition(condition),
            LetValue::Error => continue,
        };
        let used_at = used.get(&LetId::from(index)).copied();
        roots.push(Root { node, place: Place::Let, used_at });
    }
    let mut add = |node: Node<'p>, place: Place| roots.push(Root { node, place, used_at: None });
    for asked in pack.questions.iter().filter_map(|question| question.asked_when.as_ref()) {
        add(Node::Condition(&asked.condition), Place::Asked);
    }
    for (index, indicator) in pack.indicators.iter().enumerate() {
        if let Rule::Computed(number) = &indicator.rule {
            add(Node::Number(number), Place::Rule(index.into()));
        }
    }
    let of_components = pack.components.iter().map(|one| (&one.penalties, &one.exemption));
    let of_indicators = pack.indicators.iter().map(|one| (&one.penalties, &one.exemption));
    for (penalties, exemption) in of_indicators.chain(of_components).chain([(&pack.penalties, &None)]) {
        for penalty in penalties {
            add(Node::Number(&penalty.worth), Place::Penalty);
            penalty.when.iter().for_each(|when| add(Node::Condition(when), Place::Penalty));
        }
        exemption.iter().for_each(|one| add(Node::Condition(&one.when), Place::Exemption));
    }
    for when in pack.all_needs().filter_map(|needs| needs.condition()) {
        add(Node::Condition(when), Place::Needs);
    }
    for total in pack.components.iter().map(|one| &one.total).chain([&pack.overall]) {
        if let Combination::Formula(value) = total {
            add(Node::Number(value), Place::Total);
        }
    }
    for (index, recommendation) in pack.recommendations.iter().enumerate() {
        if let Some(when) = &recommendation.when {
            add(Node::Condition(when), Place::When(index.into()));
        }
        for part in &recommendation.text {
            match part {
                TextPart::Number(number, _) | TextPart::Counted(number, ..) => {
                    add(Node::Number(number), Place::Text(index.into()))
                }
                TextPart::Condition(condition) => {
                    add(Node::Condition(condition), Place::Text(index.into()));
                }
                _ => {}
            }
        }
    }
    let of_parts = pack.scales.iter().filter(|scale| !scale.is_of_level).flat_map(|scale| &scale.levels);
    let levels = pack.certification.iter().flat_map(|all| &all.levels).chain(of_parts);
    for (index, level) in levels.enumerate() {
        if let Some(condition) = &level.condition {
            add(Node::Condition(condition), Place::Level(index));
        }
    }
    roots
}

fn weight(node: Node<'_>, of_lets: &[usize]) -> usize {
    let mut total = 0_usize;
    node.each(&mut |part, _| {
        let used = match part {
            Node::Number(Numeric { kind: NumericKind::Let(id), .. })
            | Node::Condition(Condition { kind: ConditionKind::Let(id), .. }) => of_lets.get(id.index()),
            _ => None,
        };
        total = total.saturating_add(used.copied().unwrap_or(0)).saturating_add(1);
    });
    total
}

/// All numbers a question or field of that kind can be answered with.
pub(super) fn of_kind(kind: &QuestionKind) -> Option<Domain> {
    match kind {
        QuestionKind::Number { range, whole } => Some(Domain { range: *range, whole: *whole }),
        QuestionKind::Date { first, last } => {
            let day = |days: i32| Number::from(i64::from(days));
            Some(Domain { range: Interval::closed(day(*first), day(*last)), whole: true })
        }
        _ => None,
    }
}

/// All bits of so many choices.
pub(super) fn all_bits(count: usize) -> u64 {
    1_u64.checked_shl(u32::try_from(count).unwrap_or(64)).map_or(u64::MAX, |bit| bit - 1)
}

/// The choices whose bits are set.
pub(super) fn indices(bits: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |index| bits >> index & 1 == 1)
}
