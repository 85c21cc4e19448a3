//! Every recommendation can fire, and whatever a city answers, it is advised.

use crate::decimal::{Interval, Tri};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Applies, Facts, Scores};
use crate::pack::expr::{Condition, ConditionKind, Numeric, NumericKind};
use crate::pack::{Indicator, IndicatorId, Recommendation, Rule, Scope};

use super::context::Context;
use super::search::{Finding, Search, Verdict};
use crate::pack::visit::Node;

pub(super) fn check(context: &mut Context<'_>) {
    let mut facts = context.unknown.clone();
    // Advice is for what applies.
    let mut scores = Scores { applies: Applies::default(), ..context.scores.clone() };
    let mut found = Vec::new();
    for recommendation in &context.pack.recommendations {
        let advised = match recommendation.scope {
            Scope::Indicator(id) => context.pack.indicators.get(id.index()).map(|one| (id, one)),
            Scope::Component(_) | Scope::Framework => None,
        };
        if let Some(condition) = &recommendation.when {
            let advice = Advice::new(context, advised, std::slice::from_ref(&condition));
            found.extend(advice.and_then(|advice| advice.never(&mut facts, &mut scores, recommendation)));
        }
    }
    for (index, indicator) in context.pack.indicators.iter().enumerate() {
        let all: Vec<&Recommendation> = indicator
            .recommendations
            .iter()
            .filter_map(|id| context.pack.recommendations.get(id.index()))
            .collect();
        // No advice at all is a choice; advice for some answers only is perhaps an oversight.
        let conditions: Option<Vec<&Condition>> = all.iter().map(|one| one.when.as_ref()).collect();
        let Some(conditions) = conditions.filter(|conditions| !conditions.is_empty()) else { continue };
        let advice = Advice::new(context, Some((index.into(), indicator)), &conditions);
        found.extend(advice.and_then(|advice| advice.missing(&mut facts, &mut scores, indicator)));
    }
    found.into_iter().for_each(|diagnostic| context.report(diagnostic));
}

/// Conditions over the answers behind an indicator and its points.
struct Advice<'c, 'a> {
    context: &'c Context<'a>,
    search: Search<'c, 'a>,
    /// The rule, where the conditions look at the points it gives.
    points: Option<(IndicatorId, &'a Indicator, &'a Numeric)>,
    /// When the indicator is not applicable, and so needs no advice.
    exempt: Option<&'a Condition>,
    conditions: Vec<&'a Condition>,
}

impl<'c, 'a> Advice<'c, 'a> {
    /// `None` when something could not be understood.
    fn new(
        context: &'c Context<'a>,
        advised: Option<(IndicatorId, &'a Indicator)>,
        conditions: &[&'a Condition],
    ) -> Option<Advice<'c, 'a>> {
        let mut looked_at = Vec::new();
        for condition in conditions {
            if context.is_beyond(Node::Condition(condition)) {
                return None;
            }
            looked_at.push(Node::Condition(condition));
        }
        let mut points = None;
        let looks = |id: IndicatorId| conditions.iter().any(|condition| looks_at(condition, id));
        if let Some((id, indicator)) = advised.filter(|(id, _)| looks(*id)) {
            match &indicator.rule {
                Rule::Computed(rule) if context.is_beyond(Node::Number(rule)) => return None,
                Rule::Computed(rule) => {
                    looked_at.push(Node::Number(rule));
                    for penalty in &indicator.penalties {
                        looked_at.push(Node::Number(&penalty.worth));
                        looked_at.extend(penalty.when.as_ref().map(Node::Condition));
                    }
                    points = Some((id, indicator, rule));
                }
                Rule::AsAwarded => {}
                Rule::Error => return None,
            }
        }
        let exempt = advised.and_then(|(_, one)| one.exemption.as_ref()).map(|exemption| &exemption.when);
        looked_at.extend(exempt.map(Node::Condition));
        let search = Search::new(context, &looked_at);
        Some(Advice { context, search, points, exempt, conditions: conditions.to_vec() })
    }

    /// Whether any of the conditions can hold, and whether all of them can fail.
    fn judge(&self, facts: &Facts<'a>, scores: &mut Scores) -> (bool, bool) {
        if let Some((id, indicator, rule)) = self.points
            && let Some(slot) = scores.indicators.get_mut(id.index())
        {
            let rounding = self.context.pack.rounding;
            let range = self.search.walk(facts).number(rule).value;
            let taken = self.search.walk(facts).penalties(&indicator.penalties);
            if let (Some(range), Some(taken)) = (range, taken) {
                let points = Interval::rising(range, |number| rounding.apply(number));
                *slot = taken.from(points).unwrap_or(points);
            }
        }
        let mut walk = self.search.walk(facts).with_scores(scores);
        let (mut can_hold, mut can_fail) = (false, true);
        for condition in &self.conditions {
            let truth = walk.condition(condition);
            can_hold |= truth.can_be_true;
            can_fail &= truth.can_be_false;
        }
        (can_hold, can_fail)
    }

    fn settle(&self, scores: &mut Scores) {
        if let Some((id, ..)) = self.points
            && let Some(slot) = scores.indicators.get_mut(id.index())
            && let Some(before) = self.context.scores.indicators.get(id.index())
        {
            *slot = *before;
        }
    }

    fn never(
        &self,
        facts: &mut Facts<'a>,
        scores: &mut Scores,
        recommendation: &Recommendation,
    ) -> Option<Diagnostic> {
        let finding = self.search.find(facts, |facts| match self.judge(facts, scores) {
            (false, _) => Verdict::No,
            (true, false) => Verdict::Yes,
            (true, true) => Verdict::Open,
        });
        self.settle(scores);
        self.search.restore(facts);
        let condition = self.conditions.first()?;
        matches!(finding, Finding::Nothing).then(|| {
            Diagnostic::new(
                &codes::CHECK_NEVER_RECOMMENDED,
                condition.span,
                format!("`{}` is recommended to no {}", recommendation.name, self.context.pack.subject),
            )
            .label("holds for no answers")
            .help("change the condition to one that some answers meet, or remove the recommendation")
        })
    }

    fn missing(
        &self,
        facts: &mut Facts<'a>,
        scores: &mut Scores,
        indicator: &Indicator,
    ) -> Option<Diagnostic> {
        let finding = self.search.find(facts, |facts| {
            let exempt = self.exempt.map_or(Tri::FALSE, |exempt| self.search.walk(facts).condition(exempt));
            match self.judge(facts, scores) {
                _ if exempt.is_true() => Verdict::No,
                (_, false) => Verdict::No,
                (false, true) if exempt.is_false() => Verdict::Yes,
                (_, true) => Verdict::Open,
            }
        });
        let code = indicator.code();
        let diagnostic = match finding {
            Finding::Found(node) => {
                let cell = std::cell::RefCell::new(&mut *scores);
                let still = |facts: &Facts<'a>| !self.judge(facts, &mut cell.borrow_mut()).0;
                let city = self.search.told(facts, &node, still);
                Some(
                    Diagnostic::new(
                        &codes::CHECK_NO_ADVICE,
                        self.context.head(indicator.span),
                        format!("{city} gets no recommendation for `{code}`"),
                    )
                    .label("some answers get no advice")
                    .help("add a `recommend … when …` for these answers, or one without `when`"),
                )
            }
            Finding::GaveUp => Some(
                Diagnostic::new(
                    &codes::CHECK_NOT_PROVED,
                    self.context.head(indicator.span),
                    format!("it could not be proved that every answer gets a recommendation for `{code}`"),
                )
                .label("too many combinations to go through"),
            ),
            Finding::Nothing | Finding::Undecided(_) => None,
        };
        self.settle(scores);
        self.search.restore(facts);
        diagnostic
    }
}

fn looks_at(condition: &Condition, indicator: IndicatorId) -> bool {
    Node::Condition(condition).any(|node| match node {
        Node::Number(number) => matches!(number.kind, NumericKind::PointsOf(id) if id == indicator),
        Node::Condition(condition) => matches!(condition.kind, ConditionKind::Error),
    })
}
