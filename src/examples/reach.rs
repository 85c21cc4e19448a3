//! What one city's answers reach of the rules: everything is walked over once more, with somebody who takes notes.

use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::{Interval, Number};
use crate::eval::{Applies, Facts, Observer, Scores, Sensitivity, Silent, StepKind, Value, Walk};
use crate::pack::expr::{ConditionKind, NumericKind};
use crate::pack::visit::Node;
use crate::pack::{Combination, Pack, Penalty, QuestionId, Rule, Scope, TextPart, uses};
use crate::score::{Assessment, Basis};
use crate::script::Scripts;
use crate::source::Span;

use super::coverage::{Coverage, PartKind, Sort};

/// Counts, once for this city, every part that is at work whatever the questions without an answer turn out to be.
pub(super) fn note(
    pack: &Pack,
    scripts: &Scripts,
    facts: &Facts<'_>,
    assessment: &Assessment,
    coverage: &mut Coverage,
) {
    let scores = scores(assessment);
    let mut city = City { pack, scripts, facts, scores: &scores, coverage, reached: BTreeSet::new() };
    city.indicators(assessment);
    city.recommendations(assessment);
    city.levels(assessment);
    city.structure(assessment);
    for asked in pack.questions.iter().filter_map(|question| question.asked_when.as_ref()) {
        city.walk(Node::Condition(&asked.condition));
    }
    let reached = city.reached;
    reached.into_iter().for_each(|index| coverage.note(index));
}

fn scores(assessment: &Assessment) -> Scores {
    let applies = Applies {
        indicators: assessment.indicators.iter().map(|score| score.applies).collect(),
        components: assessment.components.iter().map(|score| score.applies).collect(),
        overall: Some(assessment.overall_applies),
    };
    Scores {
        applies,
        indicators: assessment.indicators.iter().map(|score| score.points).collect(),
        components: assessment.components.iter().map(|score| score.points).collect(),
        overall: assessment.overall,
        levels: assessment
            .levels
            .iter()
            .filter(|level| **level < 64)
            .fold(0, |bits, level| bits | 1 << level),
    }
}

struct City<'c> {
    pack: &'c Pack,
    scripts: &'c Scripts,
    facts: &'c Facts<'c>,
    scores: &'c Scores,
    coverage: &'c Coverage,
    reached: BTreeSet<usize>,
}

impl City<'_> {
    fn indicators(&mut self, assessment: &Assessment) {
        for score in &assessment.indicators {
            let Some(indicator) = self.pack.indicators.get(score.indicator.index()) else { continue };
            if score.applies.can_be_false {
                continue;
            }
            let by_rule = match (&indicator.rule, &score.basis) {
                (Rule::Computed(rule), Basis::Rule) => {
                    self.walk_with(Node::Number(rule), &indicator.uses);
                    true
                }
                (Rule::AsAwarded, Basis::Awarded { .. }) => true,
                _ => false,
            };
            if by_rule && score.points.as_point().is_some() {
                self.part(PartKind::Score, indicator.rule_span);
            }
        }
    }

    fn recommendations(&mut self, assessment: &Assessment) {
        for recommendation in &self.pack.recommendations {
            if let Some(when) = &recommendation.when {
                self.walk(Node::Condition(when));
            }
        }
        for fired in assessment.recommendations.iter().filter(|fired| fired.holds.is_true()) {
            let Some(recommendation) = self.pack.recommendations.get(fired.recommendation.index()) else {
                continue;
            };
            self.part(PartKind::Recommendation, recommendation.span);
            for part in &recommendation.text {
                match part {
                    TextPart::Number(number, _) | TextPart::Counted(number, ..) => {
                        self.walk(Node::Number(number))
                    }
                    TextPart::Condition(condition) => self.walk(Node::Condition(condition)),
                    _ => {}
                }
            }
        }
    }

    fn levels(&mut self, assessment: &Assessment) {
        let of_components = assessment.components.iter().filter_map(|one| one.grade.as_ref());
        let grades = of_components.chain(assessment.indicators.iter().filter_map(|one| one.grade.as_ref()));
        for grade in grades {
            let Some(scale) = self.pack.scales.get(grade.scale) else { continue };
            if let [only] = grade.levels.as_slice()
                && let Some(level) = scale.levels.get(*only)
            {
                self.part(PartKind::Level, level.span);
            }
        }
        let levels = self.pack.certification.iter().flat_map(|certification| &certification.levels);
        for (index, level) in levels.enumerate() {
            if let Some(condition) = &level.condition {
                self.walk(Node::Condition(condition));
            }
            if assessment.levels == [index] {
                self.part(PartKind::Level, level.span);
            }
        }
    }

    /// Penalties, what does not apply, and the formulas of totals.
    fn structure(&mut self, assessment: &Assessment) {
        for taken in &assessment.penalties {
            let penalties = self.pack.penalties_of(taken.scope);
            let Some(penalty) = penalties.get(taken.index) else { continue };
            // Where it may also take nothing, it is not known to be at work.
            if taken.points.as_point().is_some() {
                self.part(PartKind::Penalty, penalty.span);
            }
        }
        let pack = self.pack;
        let exemptions = pack.indicators.iter().map(|one| &one.exemption);
        for exemption in exemptions.chain(pack.components.iter().map(|one| &one.exemption)).flatten() {
            let facts = self.facts;
            let mut walk = Walk::<Interval, Silent>::new(pack, self.scripts, facts, Silent);
            if walk.condition(&exemption.when).is_true() {
                self.part(PartKind::Exemption, exemption.span);
            }
            self.walk(Node::Condition(&exemption.when));
        }
        for total in pack.components.iter().map(|one| &one.total).chain([&pack.overall]) {
            if let Combination::Formula(value) = total {
                self.walk(Node::Number(value));
            }
        }
        let of_parts = assessment
            .indicators
            .iter()
            .filter(|one| !one.applies.is_false() && !matches!(one.basis, Basis::Awarded { .. }));
        let of_parts = of_parts.map(|one| Scope::Indicator(one.indicator));
        let of_wholes =
            assessment.components.iter().filter(|one| !one.applies.is_false() && one.awarded.is_none());
        let of_wholes = of_wholes.map(|one| Scope::Component(one.component));
        for scope in of_parts.chain(of_wholes).chain([Scope::Framework]) {
            pack.penalties_of(scope).iter().for_each(|penalty| self.penalty(penalty));
        }
    }

    /// What it takes is worked out where its condition holds, also where that is nothing.
    fn penalty(&mut self, penalty: &Penalty) {
        let facts = self.facts;
        let holds = penalty.when.as_ref().is_none_or(|when| {
            Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent).condition(when).is_true()
        });
        penalty.when.iter().for_each(|when| self.walk(Node::Condition(when)));
        if holds {
            self.walk(Node::Number(&penalty.worth));
        }
    }

    fn part(&mut self, kind: PartKind, span: Span) {
        self.reached.extend(self.coverage.by_kind(kind, span));
    }

    /// Conditions, and numbers in texts: most hold nothing that could be reached.
    fn walk(&mut self, node: Node<'_>) {
        if !node.any(may_hold_parts) {
            return;
        }
        let sensitivity = match node {
            Node::Number(number) => Sensitivity::of_number(self.pack, number),
            Node::Condition(condition) => Sensitivity::of_condition(self.pack, condition),
        };
        let uses: Vec<QuestionId> = sensitivity.questions.iter().copied().collect();
        self.walk_with(node, &uses);
    }

    fn walk_with(&mut self, node: Node<'_>, uses: &[QuestionId]) {
        let beyond = uses::beyond(self.pack, node);
        if self.facts.are_exact(self.pack, uses) && self.facts.know(self.pack, &beyond) {
            self.walk_as::<Number>(node, true);
        } else {
            self.walk_as::<Interval>(node, false);
        }
    }

    fn walk_as<V: Value>(&mut self, node: Node<'_>, exact: bool) {
        let notes = Notes {
            coverage: self.coverage,
            exact,
            open: Vec::new(),
            doubts: 0,
            lets: BTreeMap::new(),
            reached: BTreeSet::new(),
        };
        let mut walk = Walk::<V, Notes<'_>>::new(self.pack, self.scripts, self.facts, notes);
        walk = walk.with_scores(self.scores);
        match node {
            Node::Number(number) => {
                walk.number(number);
            }
            Node::Condition(condition) => {
                walk.condition(condition);
            }
        }
        self.reached.extend(walk.finish().1.reached);
    }
}

fn may_hold_parts(node: Node<'_>) -> bool {
    match node {
        Node::Number(number) => !matches!(
            number.kind,
            NumericKind::Literal(_)
                | NumericKind::Answer(_)
                | NumericKind::Field(_)
                | NumericKind::PointsOf(_)
        ),
        Node::Condition(condition) => matches!(condition.kind, ConditionKind::Let(_)),
    }
}

/// Notes the parts that are certainly at work.
struct Notes<'c> {
    coverage: &'c Coverage,
    /// Every answer is known.
    exact: bool,
    open: Vec<Open>,
    /// How many of those that are open are not certain, and what else is in doubt.
    doubts: usize,
    /// What each `let` reaches when it is looked at. It is walked over once, and whoever looks at it again is only told
    /// what it gave.
    lets: BTreeMap<Span, BTreeSet<usize>>,
    reached: BTreeSet<usize>,
}

/// A step that has begun.
enum Open {
    /// Whether it is certain, and the part that it may reach.
    Step { certain: bool, part: Option<usize> },
    /// A `let`, with the doubts about who looks at it and what had been reached before.
    Let { of: Span, doubts: usize, before: BTreeSet<usize> },
}

impl Observer for Notes<'_> {
    fn open(&mut self, kind: StepKind, span: Span) -> usize {
        if kind == StepKind::Let {
            let before = std::mem::take(&mut self.reached);
            self.open.push(Open::Let { of: span, doubts: std::mem::take(&mut self.doubts), before });
            return 0;
        }
        let certain = match kind {
            StepKind::Line { certain } | StepKind::Entry { certain } => certain,
            // A sum that may be larger than its cap.
            StepKind::Cap => self.exact,
            _ => true,
        };
        let sort = Sort::of(kind).filter(|_| certain && self.doubts == 0);
        let part = sort.and_then(|sort| self.coverage.by_step(sort, span));
        self.open.push(Open::Step { certain, part });
        self.doubts += usize::from(!certain);
        0
    }

    /// What is at work and still gives this or that has not shown what it gives.
    fn close(&mut self, _mark: usize, value: Option<Interval>) {
        match self.open.pop() {
            Some(Open::Step { certain, part }) => {
                self.doubts = self.doubts.saturating_sub(usize::from(!certain));
                if value.and_then(Interval::as_point).is_some() {
                    self.reached.extend(part);
                }
            }
            Some(Open::Let { of, doubts, before }) => {
                let inside = std::mem::replace(&mut self.reached, before);
                let of_let = self.lets.entry(of).or_default();
                of_let.extend(inside);
                if doubts == 0 {
                    self.reached.extend(of_let.iter());
                }
                self.doubts = doubts;
            }
            None => {}
        }
    }

    fn perhaps(&mut self, begins: bool) {
        self.doubts = if begins { self.doubts + 1 } else { self.doubts.saturating_sub(1) };
    }
}
