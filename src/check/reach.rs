//! Scores reach their maximum, do not exceed it and do not fall below 0; caps have an effect.

use crate::decimal::{Interval, Number, Rounding, RoundingMode};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::Facts;
use crate::pack::expr::{Numeric, NumericKind};
use crate::pack::{Combination, Indicator, Rule, Unit};
use crate::source::Span;

use super::context::Context;
use super::optimum::{Aim, Optimum, optimum};
use super::search::Search;
use super::words::about;
use crate::pack::visit::Node;

pub(super) fn check(context: &mut Context<'_>) {
    let mut facts = context.unknown.clone();
    for indicator in &context.pack.indicators {
        let Rule::Computed(rule) = &indicator.rule else { continue };
        if context.is_poisoned(Node::Number(rule)) {
            continue;
        }
        if context.is_beyond(Node::Number(rule)) {
            let head = context.head(indicator.rule_span);
            let message = format!("nothing could be proved of the rule of `{}`", indicator.code());
            context.report(
                Diagnostic::new(&codes::CHECK_NOT_PROVED, head, message)
                    .label("too large to go through")
                    .help("use fewer `let`s that use each other several times"),
            );
            continue;
        }
        let mut found = score(context, &mut facts, indicator, rule);
        found.extend(caps(context, &mut facts, rule));
        found.into_iter().for_each(|diagnostic| context.report(diagnostic));
    }
}

fn score<'a>(
    context: &Context<'a>,
    facts: &mut Facts<'a>,
    indicator: &Indicator,
    rule: &'a Numeric,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let search = Search::new(context, &[Node::Number(rule)]);
    let Some(range) = context.walk().number(rule).value.filter(|_| !search.is_poisoned()) else {
        return found;
    };
    let rounding = context.pack.rounding;
    let judge = Judge { context, search: &search, indicator, rule };
    if let Some(most) = optimum(&search, facts, rule, Aim::Highest, rounding) {
        found.extend(judge.most(facts, &most));
    }
    if range.low.is_negative()
        && let Some(least) = optimum(&search, facts, rule, Aim::Lowest, rounding)
    {
        found.extend(judge.least(facts, &least));
    }
    found
}

struct Judge<'s, 'c, 'a> {
    context: &'s Context<'a>,
    search: &'s Search<'c, 'a>,
    indicator: &'s Indicator,
    rule: &'s Numeric,
}

impl<'a> Judge<'_, '_, 'a> {
    /// Whether its component takes its parts as equals.
    fn is_part_of_a_mean(&self) -> bool {
        let within = self.indicator.component.and_then(|id| self.context.pack.component(id));
        within.is_some_and(|one| !matches!(one.total, Combination::Sum | Combination::Formula(_)))
    }

    fn rounded(&self, number: Number) -> Number {
        self.context.pack.rounding.apply(number)
    }

    fn value(&self, facts: &Facts<'a>) -> Option<Interval> {
        self.search.walk(facts).number(self.rule).value
    }

    fn most(&self, facts: &mut Facts<'a>, most: &Optimum<'a>) -> Option<Diagnostic> {
        if !self.context.pack.maxima_known {
            return None;
        }
        let (code, out_of) = (self.indicator.code(), self.indicator.out_of);
        let bound = self.rounded(most.bound);
        let reached = most.reached.as_ref().map(|(value, node)| (self.rounded(*value), node));
        match reached {
            Some((value, node)) if value > out_of => {
                let still = |facts: &Facts<'a>| {
                    self.value(facts).is_some_and(|range| self.rounded(range.low) > out_of)
                };
                let city = self.search.told(facts, node, still);
                let mut help = format!(
                    "let the rule give less, or cap it: `min(…, {out_of})`, or `at most {out_of}` after a `sum`"
                );
                if most.reached.as_ref().is_some_and(|(exact, _)| *exact == value) {
                    help = format!("write `out of {value}` if that is the maximum, {help}");
                }
                if self.has_open_scale() {
                    help += ", or `clipped` at the end of the `scale`";
                }
                Some(
                    Diagnostic::new(
                        &codes::CHECK_CAN_EXCEED,
                        self.indicator.out_of_span,
                        format!("{city} gets {value} of {out_of} points for `{code}`"),
                    )
                    .label(format!("the rule can give up to {value}"))
                    .also(self.context.head(self.indicator.rule_span), "this rule gives the points")
                    .help(help),
                )
            }
            _ if bound < out_of => {
                let best = reached.filter(|(value, _)| *value == bound);
                let message = match best {
                    Some((value, _)) => {
                        format!(
                            "`{code}` is out of {out_of}, but the best any {} can get is {value}",
                            self.context.pack.subject
                        )
                    }
                    None => format!(
                        "`{code}` is out of {out_of}, but no {} can get more than {bound}",
                        self.context.pack.subject
                    ),
                };
                // Parts of a mean are all out of the same, and one of them alone cannot be out of less.
                let is_alike = self.is_part_of_a_mean();
                let code = if is_alike { &codes::CHECK_SHORT_OF_MAXIMUM } else { &codes::CHECK_CANNOT_REACH };
                let diagnostic = Diagnostic::new(code, self.indicator.out_of_span, message)
                    .label("can never be reached")
                    .also(
                        self.context.head(self.indicator.rule_span),
                        format!("this rule gives at most {bound}"),
                    );
                let diagnostic = match self.percent_as_number(bound) {
                    Some((help, place, right)) => diagnostic.help(help).fix_at(place, right),
                    None if is_alike => diagnostic.help(format!(
                        "let the rule give {out_of} for the best answers, or leave it if that is how it is published"
                    )),
                    None if most.bound == bound => diagnostic.help(format!(
                        "write `out of {bound}`, or let the rule give {out_of} for the best answers"
                    )),
                    None => diagnostic.help(format!("let the rule give {out_of} for the best answers")),
                };
                Some(match best {
                    Some((value, node)) => {
                        let still = |facts: &Facts<'a>| {
                            self.value(facts).is_some_and(|range| self.rounded(range.low) == value)
                        };
                        diagnostic.note(format!("{} gets {value}", self.search.told(facts, node, still)))
                    }
                    None => diagnostic,
                })
            }
            _ if bound > out_of => Some(self.not_proved(
                format!("it could not be proved that `{code}` never gives more than {out_of} points"),
                bounded(bound, "at most", "less"),
                most,
                Some(format!("`min(…, {out_of})` around the rule settles it")),
            )),
            Some((value, _)) if value == out_of => None,
            reached => Some(self.not_proved(
                format!("it could not be proved that `{code}` can reach {out_of} points"),
                match reached {
                    Some((value, _)) => format!("the most found is {value}"),
                    None => String::from("no answers were found that give them"),
                },
                most,
                None,
            )),
        }
    }

    fn least(&self, facts: &mut Facts<'a>, least: &Optimum<'a>) -> Option<Diagnostic> {
        let code = self.indicator.code();
        let reached = least.reached.as_ref().map(|(value, node)| (self.rounded(*value), node));
        match reached {
            Some((value, node)) if value.is_negative() => {
                let still = |facts: &Facts<'a>| {
                    self.value(facts).is_some_and(|range| self.rounded(range.high).is_negative())
                };
                let city = self.search.told(facts, node, still);
                Some(
                    Diagnostic::new(
                        &codes::CHECK_BELOW_ZERO,
                        self.context.head(self.indicator.rule_span),
                        format!("{city} gets {value} points for `{code}`"),
                    )
                    .label("can fall below 0")
                    .help(self.not_below_zero()),
                )
            }
            _ if self.rounded(least.bound).is_negative() => Some(self.not_proved(
                format!("it could not be proved that `{code}` never falls below 0"),
                bounded(self.rounded(least.bound), "at least", "more"),
                least,
                Some(String::from("`max(…, 0)` around the rule settles it")),
            )),
            _ => None,
        }
    }

    /// Whether a scale of the rule goes on beyond its ends.
    fn has_open_scale(&self) -> bool {
        Node::Number(self.rule).any(|node| {
            matches!(node, Node::Number(Numeric { kind: NumericKind::Scale(scale), .. }) if !scale.clipped)
        })
    }

    fn not_below_zero(&self) -> String {
        if self.has_open_scale() {
            return String::from("write `clipped` at the end of the `scale`, or hold the rule: `max(0, …)`");
        }
        let takes = Node::Number(self.rule).any(|node| match node {
            Node::Number(Numeric { kind: NumericKind::Band { arms, .. }, .. }) => {
                arms.iter().any(|arm| is_below_zero(&arm.value))
            }
            Node::Number(Numeric { kind: NumericKind::Match { arms, .. }, .. }) => {
                arms.iter().any(|arm| is_below_zero(&arm.value))
            }
            _ => false,
        });
        String::from(if takes {
            "let the rule give 0 at least: `max(0, …)`, or add what all begin with: `20 + …`; what is taken from points earned elsewhere \
             is a `penalty` of the component, which may be `not floored`"
        } else {
            "let the rule give 0 at least: `max(0, …)`"
        })
    }

    /// What to write where an answer in percent was taken for a number up to 100: the help, and what stands where.
    fn percent_as_number(&self, best: Number) -> Option<(String, Span, String)> {
        let out_of = self.indicator.out_of;
        let percent = |number: &Numeric| match number.kind {
            NumericKind::Answer(id) => {
                let question = self.context.question(id)?;
                (question.unit == Unit::Percent).then_some(question.name.as_str())
            }
            _ => None,
        };
        let mut found = None;
        Node::Number(self.rule).each(&mut |node, _| {
            let Node::Number(Numeric { kind: NumericKind::Product(factors), .. }) = node else { return };
            let Some(name) = factors.iter().filter(|(divides, _)| !divides).find_map(|(_, one)| percent(one)) else {
                return;
            };
            for (divides, one) in factors {
                let text = self.context.text(one.span);
                let is_whole = matches!(one.kind, NumericKind::Literal(number) if number > Number::ONE);
                if *divides && is_whole && !text.contains('%') {
                    let help = format!("`{name}` is a percent, at most 1, and so is what it is divided by: write `{name} / {text}%`");
                    found.get_or_insert((help, one.span, format!("{text}%")));
                }
            }
        });
        if found.is_some() {
            return found;
        }
        let name = percent(self.rule)?;
        let hundred = best.multiply(Number::from(100));
        (hundred == Some(out_of)).then(|| {
            let right = format!("100 * {name}");
            (format!("`{name}` is a percent, and 100% is 1: write `{right}`"), self.rule.span, right)
        })
    }

    fn not_proved(
        &self,
        message: String,
        label: String,
        optimum: &Optimum<'_>,
        way_out: Option<String>,
    ) -> Diagnostic {
        let at = self.context.head(self.indicator.rule_span);
        let diagnostic = Diagnostic::new(&codes::CHECK_NOT_PROVED, at, message).label(label);
        match &optimum.failure {
            Some(failure) => diagnostic
                .also(failure.span, format!("the script fails here for some answers: {}", failure.message))
                .help("let the script give a number for every answer"),
            None => {
                let told = diagnostic
                    .note("the rule's answers were too many, or too entangled, to go through them all");
                way_out.into_iter().fold(told, Diagnostic::help)
            }
        }
    }
}

/// What is known of a bound; one of more digits than people read says nothing.
fn bounded(bound: Number, side: &str, perhaps: &str) -> String {
    match bound.to_i64().or_else(|| bound.floor().to_i64()) {
        Some(_) => format!("the rule gives {side} {}, but perhaps {perhaps}", about(bound)),
        None => String::from("no bound was found; perhaps it divides by what can come near 0"),
    }
}

/// Caps that never take effect.
fn caps<'a>(context: &Context<'a>, facts: &mut Facts<'a>, rule: &'a Numeric) -> Vec<Diagnostic> {
    let mut capped = Vec::new();
    Node::Number(rule).each(&mut |node, list| {
        if let Node::Number(number) = node
            && let NumericKind::Checklist { entries, cap: Some(cap) } = &number.kind
            && list.is_none()
        {
            capped.push((number, entries, cap));
        }
    });
    let mut found = Vec::new();
    for (capped_rule, entries, cap) in capped {
        let uncapped = Numeric {
            kind: NumericKind::Checklist { entries: entries.clone(), cap: None },
            span: capped_rule.span,
        };
        let Some(limit) = context.walk().number(cap).value else { continue };
        let search = Search::new(context, &[Node::Number(capped_rule)]);
        if search.is_poisoned() {
            continue;
        }
        // Exact to the last digit that numbers keep: a cap may cut off as little as that.
        let exact = Rounding { mode: RoundingMode::Up, places: crate::decimal::MAX_PLACES };
        let Some(most) = optimum(&search, facts, &uncapped, Aim::Highest, exact) else { continue };
        if most.bound > limit.low {
            continue;
        }
        found.push(
            Diagnostic::new(
                &codes::CHECK_CAP_WITHOUT_EFFECT,
                cap.span,
                format!(
                    "the entries never add up to more than {}, so this cap takes nothing away",
                    about(most.bound)
                ),
            )
            .label("never takes effect")
            .help("remove the `at most`, or write a lower cap"),
        );
    }
    found
}

fn is_below_zero(number: &Numeric) -> bool {
    match &number.kind {
        NumericKind::Literal(number) => number.is_negative(),
        NumericKind::Negate(inner) => matches!(inner.kind, NumericKind::Literal(_)),
        _ => false,
    }
}
