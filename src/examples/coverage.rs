//! The parts of a pack's rules, and how often each was reached.

use std::collections::BTreeMap;

use crate::eval::StepKind;
use crate::order::Order as _;
use crate::pack::expr::NumericKind;
use crate::pack::visit::Node;
use crate::pack::{Combination, Exemption, IndicatorId, LetValue, Pack, Penalty, Rule, TextPart};
use crate::source::Span;

/// A part of a rule that answers can reach or pass by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    pub span: Span,
    /// The indicator whose rule or advice it is in; none in a `let`, a level, and what belongs to no indicator.
    pub indicator: Option<IndicatorId>,
    /// By how many examples and cities.
    pub reached: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// An indicator's rule as a whole: it gave points that are certain.
    Score,
    /// A line of a `match`.
    Choice,
    Band,
    Row,
    /// An entry of a `sum` that counted.
    Entry,
    /// A cap that held a sum back.
    Cap,
    Rung,
    Highest,
    /// An entry of `first`.
    First,
    /// A call of a script.
    Script,
    Recommendation,
    Level,
    /// A penalty that took its points.
    Penalty,
    /// A `not applicable when` that held.
    Exemption,
}

impl PartKind {
    pub const ALL: [PartKind; 14] = [
        PartKind::Score,
        PartKind::Choice,
        PartKind::Band,
        PartKind::Row,
        PartKind::Entry,
        PartKind::Cap,
        PartKind::Rung,
        PartKind::Highest,
        PartKind::First,
        PartKind::Script,
        PartKind::Recommendation,
        PartKind::Level,
        PartKind::Penalty,
        PartKind::Exemption,
    ];

    /// The steps of a walk that reach such a part.
    fn sort(self) -> Option<Sort> {
        match self {
            PartKind::Choice | PartKind::Band | PartKind::Row => Some(Sort::Line),
            PartKind::Entry | PartKind::Rung | PartKind::Highest | PartKind::First => Some(Sort::Entry),
            PartKind::Cap => Some(Sort::Cap),
            PartKind::Script => Some(Sort::Script),
            PartKind::Score
            | PartKind::Recommendation
            | PartKind::Level
            | PartKind::Penalty
            | PartKind::Exemption => None,
        }
    }
}

/// How a walk tells of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Line,
    Entry,
    Cap,
    Script,
}

impl Sort {
    pub(super) fn of(kind: StepKind) -> Option<Sort> {
        match kind {
            StepKind::Line { .. } => Some(Sort::Line),
            StepKind::Entry { .. } => Some(Sort::Entry),
            StepKind::Cap => Some(Sort::Cap),
            StepKind::Script => Some(Sort::Script),
            _ => None,
        }
    }
}

/// What of a pack's rules was reached.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// In the order of their files, and of their places there.
    pub parts: Vec<Part>,
    steps: BTreeMap<(Sort, Span), usize>,
    others: BTreeMap<(PartKind, Span), usize>,
}

impl Coverage {
    /// All that can be reached; nothing has been.
    pub(super) fn of(pack: &Pack) -> Coverage {
        let mut parts = Parts::default();
        for (index, indicator) in pack.indicators.iter().enumerate() {
            parts.indicator = Some(IndicatorId::from(index));
            parts.add(PartKind::Score, indicator.rule_span);
            parts.beside(&indicator.penalties, indicator.exemption.as_ref());
            if let Rule::Computed(rule) = &indicator.rule {
                parts.inside(Node::Number(rule));
            }
        }
        for recommendation in &pack.recommendations {
            parts.indicator = match recommendation.scope {
                crate::pack::Scope::Indicator(id) => Some(id),
                _ => None,
            };
            parts.add(PartKind::Recommendation, recommendation.span);
            parts.inside_condition(recommendation.when.as_ref());
            recommendation.text.iter().for_each(|part| parts.inside_text(part));
        }
        parts.indicator = None;
        for component in &pack.components {
            parts.beside(&component.penalties, component.exemption.as_ref());
        }
        parts.beside(&pack.penalties, None);
        for total in pack.components.iter().map(|one| &one.total).chain([&pack.overall]) {
            if let Combination::Formula(value) = total {
                parts.inside(Node::Number(value));
            }
        }
        for one in &pack.lets {
            match &one.value {
                LetValue::Number(value) => parts.inside(Node::Number(value)),
                LetValue::Condition(condition) => parts.inside(Node::Condition(condition)),
                LetValue::Error => {}
            }
        }
        for question in &pack.questions {
            parts.inside_condition(question.asked_when.as_ref().map(|asked| &asked.condition));
        }
        let of_parts = pack.scales.iter().flat_map(|scale| &scale.levels);
        for level in pack.certification.iter().flat_map(|one| &one.levels).chain(of_parts) {
            parts.add(PartKind::Level, level.span);
            parts.inside_condition(level.condition.as_ref());
        }
        let mut parts = parts.found;
        parts.order_by_key(|part| (part.span, part.kind));
        parts.dedup_by_key(|part| (part.span, part.kind));
        let mut coverage = Coverage { parts, ..Coverage::default() };
        for (index, part) in coverage.parts.iter().enumerate() {
            match part.kind.sort() {
                Some(sort) => coverage.steps.insert((sort, part.span), index),
                None => coverage.others.insert((part.kind, part.span), index),
            };
        }
        coverage
    }

    /// How many parts there are of a kind, and how many of them were reached; of all kinds without one.
    #[must_use]
    pub fn count(&self, kind: Option<PartKind>) -> (usize, usize) {
        let of_kind = self.parts.iter().filter(|part| kind.is_none_or(|kind| part.kind == kind));
        of_kind.fold((0, 0), |(all, reached), part| (all + 1, reached + usize::from(part.reached > 0)))
    }

    /// Whole percents of what was reached, rounded down: 100 is said of all and nothing less.
    #[must_use]
    pub fn percent(&self) -> usize {
        let (all, reached) = self.count(None);
        (reached * 100).checked_div(all).unwrap_or(100)
    }

    /// The parts that nothing has reached.
    pub fn missed(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.reached == 0)
    }

    pub(super) fn by_step(&self, sort: Sort, span: Span) -> Option<usize> {
        self.steps.get(&(sort, span)).copied()
    }

    pub(super) fn by_kind(&self, kind: PartKind, span: Span) -> Option<usize> {
        self.others.get(&(kind, span)).copied()
    }

    pub(super) fn note(&mut self, index: usize) {
        if let Some(part) = self.parts.get_mut(index) {
            part.reached = part.reached.saturating_add(1);
        }
    }
}

#[derive(Default)]
struct Parts {
    found: Vec<Part>,
    indicator: Option<IndicatorId>,
}

impl Parts {
    fn add(&mut self, kind: PartKind, span: Span) {
        self.found.push(Part { kind, span, indicator: self.indicator, reached: 0 });
    }

    fn beside(&mut self, penalties: &[Penalty], exemption: Option<&Exemption>) {
        for penalty in penalties {
            self.add(PartKind::Penalty, penalty.span);
            self.inside(Node::Number(&penalty.worth));
            self.inside_condition(penalty.when.as_ref());
        }
        if let Some(exemption) = exemption {
            self.add(PartKind::Exemption, exemption.span);
            self.inside_condition(Some(&exemption.when));
        }
    }

    fn inside_condition(&mut self, condition: Option<&crate::pack::expr::Condition>) {
        if let Some(condition) = condition {
            self.inside(Node::Condition(condition));
        }
    }

    fn inside_text(&mut self, part: &TextPart) {
        match part {
            TextPart::Number(number, _) | TextPart::Counted(number, ..) => self.inside(Node::Number(number)),
            TextPart::Condition(condition) => self.inside(Node::Condition(condition)),
            _ => {}
        }
    }

    fn inside(&mut self, node: Node<'_>) {
        node.each(&mut |node, _| {
            let Node::Number(number) = node else { return };
            let mut all = |kind, spans: Vec<Span>| spans.into_iter().for_each(|span| self.add(kind, span));
            match &number.kind {
                NumericKind::Match { arms, .. } => {
                    all(PartKind::Choice, arms.iter().map(|arm| arm.span).collect());
                }
                NumericKind::Band { arms, .. } => {
                    all(PartKind::Band, arms.iter().map(|arm| arm.span).collect());
                }
                NumericKind::Table(table) => {
                    all(PartKind::Row, table.rows.iter().map(|row| row.span).collect());
                }
                NumericKind::Checklist { entries, cap } => {
                    all(PartKind::Entry, entries.iter().map(|entry| entry.span).collect());
                    all(PartKind::Cap, cap.iter().map(|cap| cap.span).collect());
                }
                NumericKind::Ladder(rungs) => {
                    all(PartKind::Rung, rungs.iter().map(|rung| rung.span).collect());
                }
                NumericKind::Highest(entries) => {
                    all(PartKind::Highest, entries.iter().map(|entry| entry.span).collect());
                }
                NumericKind::First(entries) => {
                    all(PartKind::First, entries.iter().map(|entry| entry.span).collect());
                }
                NumericKind::Script { .. } => all(PartKind::Script, vec![number.span]),
                _ => {}
            }
        });
    }
}
