//! Every figure that scores says where it is from.
//!
//! Told once at the outermost place where a word would mend it: fifty figures without an origin in one component are one
//! mistake.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::pack::expr::{Cell, NumericKind};
use crate::pack::{Combination, Component, ComponentId, Indicator, LetValue, Question, QuestionKind, Rule};
use crate::source::Span;

use super::context::Context;
use super::words::plural;
use crate::pack::visit::Node;

const AROUND: &str =
    "write `source \"…\"` or `illustrative \"…\"` into the block that it stands in, on a line of its own";
const INSIDE: &str = "write `source \"the document and the place in it\"` after its `{`, or `illustrative \"why\"` when the figures are your own";

pub(super) fn check(context: &mut Context<'_>) {
    let mut told: Vec<Span> = Vec::new();
    weights(context);
    for (index, component) in context.pack.components.iter().enumerate() {
        let of: Vec<&Indicator> = context
            .pack
            .indicators
            .iter()
            .filter(|indicator| indicator.component == Some(ComponentId::from(index)))
            .collect();
        component_and_indicators(context, component, &of, &mut told);
    }
    let outside: Vec<&Indicator> =
        context.pack.indicators.iter().filter(|indicator| indicator.component.is_none()).collect();
    for indicator in outside {
        one_indicator(context, indicator, &mut told);
    }
    certification(context);
    references(context);
    beside(context);
    questions_and_lets(context, &told);
}

fn missing(at: Span, message: String, label: String, help: &str) -> Diagnostic {
    Diagnostic::new(&codes::CHECK_NO_ORIGIN, at, message)
        .label(label)
        .help(help)
        .note("reports tell readers which scores rest on published figures and which on figures of your own")
}

/// Weights, of components and of indicators.
fn weights(context: &mut Context<'_>) {
    let pack = context.pack;
    let overall = (&pack.overall, &pack.overall_origin, pack.overall_span);
    let totals = pack.components.iter().map(|one| (&one.total, &one.total_origin, one.total_span));
    for (how, origin, span) in std::iter::once(overall).chain(totals) {
        let what = match how {
            Combination::Weighted(_) => "weights",
            Combination::Formula(value) if has_figures(Node::Number(value)) => "figures",
            _ => continue,
        };
        if origin.is_none() {
            let help = format!(
                "write `source \"…\"` after the {what}, or `illustrative \"…\"` when they are your own"
            );
            let message = format!("the {what} have neither a source nor the word `illustrative`");
            let label = format!("where are these {what} from?");
            context.report(missing(span, message, label, &help));
        }
    }
}

/// Penalties, and how much must be answered, where nothing is told of the block around them already.
fn beside(context: &mut Context<'_>) {
    let pack = context.pack;
    let of_indicators = pack.indicators.iter().map(|one| (&one.penalties, one.rule_origin.is_some()));
    let of_components = pack.components.iter().map(|one| (&one.penalties, one.origin.is_some()));
    let penalties = of_indicators.chain(of_components).chain([(&pack.penalties, true)]);
    let penalties = penalties.filter(|(_, is_told)| *is_told).flat_map(|(all, _)| all);
    for penalty in penalties.filter(|penalty| penalty.origin.is_none()) {
        let when = penalty.when.as_ref().is_some_and(|when| has_figures(Node::Condition(when)));
        if when || has_figures(Node::Number(&penalty.worth)) {
            let message = "the figures of this penalty have neither a source nor the word `illustrative`";
            let label = "where are these figures from?";
            context.report(missing(penalty.span, message.to_owned(), label.to_owned(), AROUND));
        }
    }
    for needs in pack.components.iter().flat_map(|one| &one.needs).chain(&pack.needs) {
        if needs.origin.is_none() {
            let message = "what is needed to count has neither a source nor the word `illustrative`";
            let label = "where is this from?";
            context.report(missing(needs.span, message.to_owned(), label.to_owned(), AROUND));
        }
    }
}

fn references(context: &mut Context<'_>) {
    for reference in context.pack.references.iter().filter(|reference| reference.origin.is_none()) {
        let help =
            "write `source \"…\"` after its title, or `illustrative \"…\"` when the values are your own";
        let name = &reference.name;
        let message = format!("the reference set `{name}` has neither a source nor the word `illustrative`");
        let label = String::from("where are these values from?");
        context.report(missing(reference.name_span, message, label, help));
    }
}

fn component_and_indicators(
    context: &mut Context<'_>,
    component: &Component,
    indicators: &[&Indicator],
    told: &mut Vec<Span>,
) {
    let without: Vec<&Indicator> =
        indicators.iter().copied().filter(|one| lacks_maximum(one) || lacks_rule(one)).collect();
    let own = component.origin.is_none();
    let all = without.len() > 1 && without.len() == indicators.len();
    let name = &component.name;
    if !own && !all {
        without.into_iter().for_each(|indicator| one_indicator(context, indicator, told));
        return;
    }
    let (message, label) = match (own, without.len()) {
        (true, 0) => (
            format!("the maximum of component `{name}` has neither a source nor the word `illustrative`"),
            String::from("where is this figure from?"),
        ),
        (true, count) => (
            format!(
                "the figures of component `{name}` and of {} in it have neither a source nor the word `illustrative`",
                plural(count, "indicator")
            ),
            String::from("where are these figures from?"),
        ),
        (false, count) => (
            format!(
                "the figures of all {} of component `{name}` have neither a source nor the word `illustrative`",
                plural(count, "indicator")
            ),
            String::from("the origin here covers only this figure"),
        ),
    };
    context.report(missing(component.out_of_span, message, label, INSIDE));
    told.push(component.span);
}

fn lacks_maximum(indicator: &Indicator) -> bool {
    indicator.origin.is_none()
}

fn lacks_rule(indicator: &Indicator) -> bool {
    indicator.rule_origin.is_none()
        && matches!(&indicator.rule, Rule::Computed(number) if has_figures(Node::Number(number)))
}

fn one_indicator(context: &mut Context<'_>, indicator: &Indicator, told: &mut Vec<Span>) {
    let code = indicator.code();
    match (lacks_maximum(indicator), lacks_rule(indicator)) {
        (true, rule) => {
            let what = if rule { "figures" } else { "maximum" };
            let verb = if rule { "have" } else { "has" };
            context.report(missing(
                indicator.out_of_span,
                format!(
                    "the {what} of indicator `{code}` {verb} neither a source nor the word `illustrative`"
                ),
                String::from("where is this from?"),
                INSIDE,
            ));
            told.push(indicator.span);
        }
        (false, true) => {
            let start = indicator.rule_span.start as usize;
            let word = Span::new(indicator.rule_span.file, start, start + "score".len());
            let at = if context.text(word) == "score" { word } else { indicator.rule_span };
            context.report(missing(
                at,
                format!(
                    "the figures of the rule of `{code}` have neither a source nor the word `illustrative`"
                ),
                String::from("where are the figures of this rule from?"),
                "write `source \"…\"` after the rule, or `illustrative \"…\"` when its figures are your own",
            ));
            told.push(indicator.rule_span);
        }
        (false, false) => {}
    }
}

fn certification(context: &mut Context<'_>) {
    let pack = context.pack;
    let level =
        pack.certification.iter().map(|one| (one.span, &one.origin, &one.levels, !one.needs.is_empty()));
    let scales = pack.scales.iter().filter(|scale| !scale.is_of_level);
    for (span, origin, levels, any) in
        level.chain(scales.map(|one| (one.span, &one.origin, &one.levels, false)))
    {
        let conditions = levels.iter().filter_map(|level| level.condition.as_ref());
        if origin.is_some() || !any && !conditions.map(Node::Condition).any(has_figures) {
            continue;
        }
        let at = context.head(span);
        context.report(missing(
            at,
            String::from("the thresholds of the levels have neither a source nor the word `illustrative`"),
            String::from("where are these thresholds from?"),
            INSIDE,
        ));
    }
}

fn questions_and_lets(context: &mut Context<'_>, told: &[Span]) {
    let inside = |span: Span| {
        told.iter().any(|block| block.file == span.file && block.start <= span.start && span.end <= block.end)
    };
    for question in &context.pack.questions {
        if question.origin.is_none() && bounds_score(question) && !inside(question.span) {
            context.report(missing(
                question.name_span,
                format!("the bounds of question `{}` have neither a source nor the word `illustrative`", question.name),
                String::from("where are its bounds from?"),
                "write `source \"…\"` after the question, or `illustrative \"…\"` when its bounds are your own",
            ));
        }
    }
    for one in &context.pack.lets {
        let node = match &one.value {
            LetValue::Number(number) => Node::Number(number),
            LetValue::Condition(condition) => Node::Condition(condition),
            LetValue::Error => continue,
        };
        if one.origin.is_none() && has_figures(node) && !inside(one.span) {
            let help =
                "move this `let` into a component or an indicator that says where its figures are from";
            context.report(missing(
                one.span,
                format!("the figures of `{}` have neither a source nor the word `illustrative`", one.name),
                String::from("where are these figures from?"),
                help,
            ));
        }
    }
}

/// Whether an expression holds figures somebody chose: anything but 0 and 1, which only say none and all.
fn has_figures(node: Node<'_>) -> bool {
    let chosen = |number: Number| !number.is_zero() && number != Number::ONE;
    node.any(|part| match part {
        Node::Number(number) => match &number.kind {
            NumericKind::Literal(number) => chosen(*number),
            NumericKind::Band { .. } => true,
            NumericKind::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Ranges(_)))
            }
            _ => false,
        },
        Node::Condition(_) => false,
    })
}

/// Whether a question has a range of its own, not the one its kind has anyway.
fn bounds_score(question: &Question) -> bool {
    let ends = |low: i64, high: i64| (Number::from(low), Number::from(high));
    match &question.kind {
        QuestionKind::Number { range, .. } => {
            let usual = [
                ends(0, 10_000_000_000),
                ends(-1_000_000_000, 1_000_000_000),
                ends(0, 1),
                ends(0, 1_000_000_000_000_000),
            ];
            !usual.contains(&(range.low, range.high))
        }
        QuestionKind::List { least, most, .. } => (*least, *most) != (0, 200),
        _ => false,
    }
}
