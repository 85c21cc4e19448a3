//! Every expression has a value: no divisor is 0, nothing is taken of an empty list, no result outgrows what numbers can be.
//!
//! An `else` mends a missing value; so does a condition, where the evaluator shows that it keeps the missing value from
//! being asked for.

use std::collections::BTreeSet;

use crate::across::Measure;
use crate::decimal::{Interval, Number};
use crate::diagnostic::{Diagnostic, codes};
use crate::eval::{Facts, of_ranges};
use crate::pack::expr::{Across, Aggregate, Condition, Fold, Function, Numeric, NumericKind, Picked, Scale};
use crate::pack::{LetId, QuestionId, QuestionKind};
use crate::source::Span;

use super::context::{Context, Root};
use super::search::{Finding, Search, Verdict};
use super::words::{in_one_line, with_article};
use crate::pack::visit::Node;

pub(super) fn check<'a>(context: &mut Context<'a>, roots: &[Root<'a>]) {
    let mut facts = context.unknown.clone();
    let mut told: BTreeSet<Span> = BTreeSet::new();
    for root in roots.iter().filter(|root| !root.is_let()) {
        let mut suspects = Suspects { context, found: Vec::new(), seen: BTreeSet::new() };
        suspects.node(root.node, None, false);
        let found = suspects.found;
        for suspect in found {
            if told.contains(&suspect.span) {
                continue;
            }
            if let Some(diagnostic) = judge(context, &mut facts, root.node, &suspect) {
                told.insert(suspect.span);
                context.report(diagnostic);
            }
        }
    }
    for root in roots {
        for diagnostic in too_large(context, root.node) {
            context.report(diagnostic);
        }
    }
}

/// A place where a value may be missing.
struct Suspect<'a> {
    span: Span,
    kind: SuspectKind<'a>,
    list: Option<QuestionId>,
    /// The whole that would get the `else`.
    whole: Span,
}

#[derive(Clone, Copy)]
enum SuspectKind<'a> {
    Divisor(&'a Numeric),
    Function { function: Function, of: &'a [Numeric] },
    Empty { function: Aggregate, list: QuestionId, filtered: bool, whole: &'a Numeric },
    Statistic { across: &'a Across, whole: &'a Numeric },
    Scale(&'a Scale),
}

struct Suspects<'s, 'a> {
    context: &'s Context<'a>,
    found: Vec<Suspect<'a>>,
    seen: BTreeSet<(LetId, bool)>,
}

impl<'a> Suspects<'_, 'a> {
    /// `mended`: an `else` stands by for what lacks a value here.
    fn node(&mut self, node: Node<'a>, list: Option<QuestionId>, mended: bool) {
        // Parts behind an `else` are gone through by themselves, with what mends them known.
        let mut inner: Vec<(Node<'a>, Option<QuestionId>, bool)> = Vec::new();
        let mut behind_else: Vec<Span> = Vec::new();
        let mut found = Vec::new();
        node.each(&mut |part, inside| {
            let list = inside.or(list);
            let span = match part {
                Node::Number(number) => number.span,
                Node::Condition(condition) => condition.span,
            };
            if behind_else.iter().any(|hidden| covers(*hidden, span)) {
                return;
            }
            if let Some((id, value)) = self.context.behind(part)
                && self.seen.insert((id, mended))
            {
                inner.push((value, None, mended));
            }
            let Node::Number(number) = part else { return };
            match &number.kind {
                NumericKind::Else(value, _) => {
                    behind_else.push(value.span);
                    inner.push((Node::Number(value), list, true));
                }
                _ if mended => {}
                NumericKind::Product(factors) => {
                    found.extend(factors.iter().filter(|(divides, _)| *divides).map(|(_, divisor)| {
                        Suspect {
                            span: divisor.span,
                            kind: SuspectKind::Divisor(divisor),
                            list,
                            whole: number.span,
                        }
                    }));
                }
                NumericKind::Function(function, of) => found.push(Suspect {
                    span: number.span,
                    kind: SuspectKind::Function { function: *function, of },
                    list,
                    whole: number.span,
                }),
                NumericKind::Scale(scale) => found.push(Suspect {
                    span: number.span,
                    kind: SuspectKind::Scale(scale),
                    list,
                    whole: number.span,
                }),
                NumericKind::Across(across) => found.push(Suspect {
                    span: number.span,
                    kind: SuspectKind::Statistic { across, whole: number },
                    list,
                    whole: number.span,
                }),
                NumericKind::Aggregate { function, list: of, filter, .. } if function.needs() > 0 => {
                    found.push(Suspect {
                        span: number.span,
                        kind: SuspectKind::Empty {
                            function: *function,
                            list: *of,
                            filtered: filter.is_some(),
                            whole: number,
                        },
                        list,
                        whole: number.span,
                    });
                }
                _ => {}
            }
        });
        self.found.extend(found.into_iter().filter(|suspect| may_lack(self.context, suspect)));
        for (node, list, mended) in inner {
            self.node(node, list, mended);
        }
    }
}

fn covers(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}

/// What ranges alone tell.
fn may_lack(context: &Context<'_>, suspect: &Suspect<'_>) -> bool {
    match suspect.kind {
        SuspectKind::Divisor(divisor) => {
            context.domain(divisor, suspect.list).is_some_and(|domain| domain.range.contains(Number::ZERO))
        }
        SuspectKind::Function { function, of } => {
            let ranges: Option<Vec<Interval>> =
                of.iter().map(|one| Some(context.domain(one, suspect.list)?.range)).collect();
            ranges.is_some_and(|ranges| of_ranges(function, &ranges).lacks)
        }
        SuspectKind::Empty { list, filtered, function, .. } => {
            match context.question(list).map(|found| &found.kind) {
                Some(QuestionKind::List { least, .. }) => {
                    let is_weighed = function == Aggregate::WeightedMean;
                    filtered || *least < function.needs() || is_weighed || is_skippable(context, list)
                }
                _ => false,
            }
        }
        SuspectKind::Scale(scale) => {
            let range = |end| context.domain(end, suspect.list).map(|domain| domain.range);
            let ends = range(&scale.from.0).zip(range(&scale.from.1));
            ends.is_some_and(|(start, end)| start.intersection(end).is_some())
        }
        // Where the city's own number lacks a value, that is told where it does.
        SuspectKind::Statistic { across, whole } => {
            let of_own = across.own().is_some_and(|own| context.walk().number(own).lacks);
            context.walk().number(whole).lacks && !of_own
        }
    }
}

fn is_skippable(context: &Context<'_>, list: QuestionId) -> bool {
    context.question(list).is_some_and(|question| question.asked_when.is_some())
}

/// Tells of a missing value, unless no answers lead to it.
fn judge<'a>(
    context: &Context<'a>,
    facts: &mut Facts<'a>,
    root: Node<'a>,
    suspect: &Suspect<'a>,
) -> Option<Diagnostic> {
    if context.is_beyond(root) {
        return None;
    }
    let mut looked_at = vec![root];
    match suspect.kind {
        SuspectKind::Divisor(divisor) => looked_at.push(Node::Number(divisor)),
        SuspectKind::Function { of, .. } => looked_at.extend(of.iter().map(Node::Number)),
        SuspectKind::Empty { .. } => {}
        SuspectKind::Scale(scale) => {
            looked_at.extend([Node::Number(&scale.from.0), Node::Number(&scale.from.1)]);
        }
        SuspectKind::Statistic { whole, .. } => looked_at.push(Node::Number(whole)),
    }
    let search = Search::new(context, &looked_at);
    let given = |facts: &Facts<'a>, of: &'a [Numeric]| -> Option<Vec<Interval>> {
        of.iter().map(|one| search.walk(facts).number(one).value).collect()
    };
    let ends = |facts: &Facts<'a>, scale: &'a Scale| {
        let end = |end| search.walk(facts).number(end).value;
        end(&scale.from.0).zip(end(&scale.from.1))
    };
    let lacks_here = |facts: &Facts<'a>| match suspect.kind {
        _ if suspect.list.is_some() => true,
        SuspectKind::Divisor(divisor) => {
            let range = search.walk(facts).number(divisor).value;
            range.is_some_and(|range| range.contains(Number::ZERO))
        }
        SuspectKind::Function { function, of } => {
            given(facts, of).is_some_and(|ranges| of_ranges(function, &ranges).lacks)
        }
        SuspectKind::Scale(scale) => {
            ends(facts, scale).is_some_and(|(start, end)| start.intersection(end).is_some())
        }
        SuspectKind::Empty { whole, .. } | SuspectKind::Statistic { whole, .. } => {
            search.walk(facts).number(whole).lacks
        }
    };
    let surely_here = |facts: &Facts<'a>| match suspect.kind {
        SuspectKind::Divisor(divisor) if suspect.list.is_none() => {
            let range = search.walk(facts).number(divisor).value.and_then(Interval::as_point);
            range.is_some_and(Number::is_zero)
        }
        SuspectKind::Function { function, of } if suspect.list.is_none() => {
            given(facts, of).is_some_and(|ranges| {
                ranges.iter().all(|range| range.as_point().is_some())
                    && of_ranges(function, &ranges).value.is_none()
            })
        }
        SuspectKind::Scale(scale) if suspect.list.is_none() => {
            ends(facts, scale).is_some_and(|(start, end)| start.as_point().is_some() && start == end)
        }
        _ => false,
    };
    let finding = search.find(facts, |facts| {
        let lacks = match root {
            Node::Number(number) => search.walk(facts).number(number).lacks,
            Node::Condition(condition) => is_open(context, &search, facts, condition),
        };
        match lacks && lacks_here(facts) {
            false => Verdict::No,
            true if surely_here(facts) => Verdict::Yes,
            true => Verdict::Open,
        }
    });
    let witness = match finding {
        Finding::Nothing => return None,
        Finding::Found(node) | Finding::Undecided(node) => {
            let still = |facts: &Facts<'a>| surely_here(facts);
            (suspect.list.is_none()).then(|| search.told(facts, &node, still))
        }
        Finding::GaveUp => None,
    };
    Some(match suspect.kind {
        SuspectKind::Divisor(divisor) => zero_divisor(context, suspect, divisor, witness),
        SuspectKind::Function { function, of } => no_value(context, suspect, function, of, witness),
        SuspectKind::Empty { function, list, filtered, .. } => {
            empty_list(context, suspect, function, list, filtered)
        }
        SuspectKind::Statistic { across, .. } => no_statistic(context, suspect, across),
        SuspectKind::Scale(scale) => no_width(context, suspect, scale, witness),
    })
}

fn is_open<'a>(
    context: &Context<'a>,
    search: &Search<'_, 'a>,
    facts: &Facts<'a>,
    condition: &Condition,
) -> bool {
    let truth = search.walk(facts).with_scores(&context.scores).condition(condition);
    truth.can_be_true && truth.can_be_false
}

fn zero_divisor(
    context: &Context<'_>,
    suspect: &Suspect<'_>,
    divisor: &Numeric,
    witness: Option<String>,
) -> Diagnostic {
    let written = in_one_line(context.text(divisor.span));
    let whole = in_one_line(context.text(suspect.whole));
    let message = match witness {
        Some(city) if !city.starts_with("any ") => format!("{city} makes this a division by 0"),
        _ => format!("`{written}` can be 0, and nothing can be divided by 0"),
    };
    let diagnostic = Diagnostic::new(&codes::CHECK_ZERO_DIVISOR, divisor.span, message)
        .label("can be 0")
        .help(format!("say what counts then: `{whole} else 0`"));
    match divisor.kind {
        NumericKind::Answer(id) => match context.question(id) {
            Some(question) => diagnostic
                .also(question.name_span, "its range holds 0")
                .note("where 0 cannot be an answer, give the question a range that begins at 1"),
            None => diagnostic,
        },
        _ => diagnostic,
    }
}

fn no_value<'a>(
    context: &Context<'a>,
    suspect: &Suspect<'a>,
    function: Function,
    of: &'a [Numeric],
    witness: Option<String>,
) -> Diagnostic {
    let first = of.first().map_or(suspect.span, |one| one.span);
    let written = in_one_line(context.text(first));
    let whole = in_one_line(context.text(suspect.whole));
    // A power of 0 has a value where the exponent is above 0.
    let exponent = of.get(1).filter(|one| !context.is_beyond(Node::Number(one)));
    let exponent = exponent.and_then(|one| context.walk().number(one).value);
    let rises = exponent.is_some_and(|range| range.low > Number::ZERO);
    let (what, need) = match function {
        Function::Ln => ("a logarithm", "a number above 0"),
        Function::SquareRoot => ("a square root", "a number that is not below 0"),
        Function::GeometricMean => ("a geometric mean", "numbers that are not below 0"),
        Function::HarmonicMean => ("a harmonic mean", "numbers that are not below 0"),
        Function::Exponential => ("`exp`", "a number up to 66, for no number holds more"),
        Function::Power if rises => {
            ("such a power", "a number that is not below 0, unless the exponent is a whole number")
        }
        Function::Power => ("such a power", "a number above 0, unless the exponent is a whole number"),
        Function::Picked(_) => ("this", "numbers that can be added"),
    };
    let message = match witness {
        Some(city) if !city.starts_with("any ") => format!("{city} has no value for `{whole}`"),
        _ => format!("`{whole}` has no value for some of what `{written}` can be"),
    };
    let held = match function {
        Function::Exponential => format!("down: `min({written}, 60)`"),
        Function::Ln => format!("up: `max({written}, 1)`"),
        Function::Power if !rises => format!("up: `max({written}, 1)`"),
        _ => format!("up: `max({written}, 0)`"),
    };
    Diagnostic::new(&codes::CHECK_NO_VALUE, suspect.span, message)
        .label(format!("{what} needs {need}"))
        .help(format!("say what counts then: `{whole} else 0`; or hold the number {held}"))
}

fn no_width(
    context: &Context<'_>,
    suspect: &Suspect<'_>,
    scale: &Scale,
    witness: Option<String>,
) -> Diagnostic {
    let written = |number: &Numeric| in_one_line(context.text(number.span));
    let (start, end) = (written(&scale.from.0), written(&scale.from.1));
    let whole = in_one_line(context.text(suspect.whole));
    let message = match witness {
        Some(city) if !city.starts_with("any ") => format!("{city} makes the scale begin where it ends"),
        _ => format!("`{start}` and `{end}` can be the same, and a scale between them has no width then"),
    };
    Diagnostic::new(&codes::CHECK_NO_VALUE, scale.from.0.span.to(scale.from.1.span), message)
        .label("both ends can be the same")
        .help(format!("say what counts then: `{whole} else 0`"))
}

fn empty_list(
    context: &Context<'_>,
    suspect: &Suspect<'_>,
    function: Aggregate,
    list: QuestionId,
    filtered: bool,
) -> Diagnostic {
    let name = context.question(list).map_or("", |list| list.name.as_str());
    let city = with_article(&context.pack.subject);
    let whole = in_one_line(context.text(suspect.whole));
    let word = match function {
        Aggregate::Largest => "largest",
        Aggregate::Smallest => "smallest",
        Aggregate::Picked(Picked { fold: Fold::Median, .. }) => "median",
        _ => "mean",
    };
    let needs = function.needs();
    let weighs = function == Aggregate::WeightedMean;
    let message = if weighs {
        format!("{city} whose entries of `{name}` weigh nothing, or that has none that fit, has no mean here")
    } else if needs > 1 {
        let that_fit = if filtered { " that fit" } else { "" };
        let few = needs - 1;
        format!("{city} with {few} entries of `{name}`{that_fit}, or fewer, has none left here")
    } else if filtered {
        format!("{city} where no entry of `{name}` fits has no {word} here")
    } else {
        format!("{city} with nothing in `{name}` has no {word} here")
    };
    Diagnostic::new(&codes::CHECK_EMPTY_LIST, suspect.span, message)
        .label(match (weighs, filtered) {
            (true, _) => "the weights can add up to 0",
            _ if needs > 1 => "perhaps no entry is left",
            (_, true) => "perhaps no entry fits",
            _ => "the list can be empty",
        })
        .help(format!("say what counts then: `{whole} else 0`"))
}

fn no_statistic(context: &Context<'_>, suspect: &Suspect<'_>, across: &Across) -> Diagnostic {
    let whole = in_one_line(context.text(suspect.whole));
    // What stands in brackets gets its `else` inside of them.
    let inside = whole.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let whole = inside.unwrap_or(&whole);
    let city = with_article(&context.pack.subject);
    let message = match across.measure {
        _ if across.is_frozen => {
            format!("the reference set has no value for `{whole}`, or none for some {}", context.pack.subject)
        }
        Measure::Deviation(_) => format!("{city} that is scored alone is no sample, and has no `{whole}`"),
        Measure::ZScore(_) | Measure::MinMax => {
            format!("`{whole}` has no value for {city} when all that count are equal, or it is the only one")
        }
        _ => format!("`{whole}` has no value when nothing is known of any {}", context.pack.subject),
    };
    let label = match across.measure {
        Measure::ZScore(_) => "the standard deviation can be 0",
        Measure::MinMax => "the highest and the lowest can be the same",
        _ => "can have no value",
    };
    Diagnostic::new(&codes::CHECK_NO_STATISTIC, suspect.span, message)
        .label(label)
        .help(format!("say what counts then: `{whole} else 0`"))
}

/// Sums and products whose ranges cannot be held, though those of their parts can.
fn too_large<'a>(context: &Context<'a>, root: Node<'a>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    root.each(&mut |node, list| {
        let Node::Number(number) = node else { return };
        let parts: &[(bool, Numeric)] = match &number.kind {
            NumericKind::Sum(parts) | NumericKind::Product(parts) => parts,
            _ => return,
        };
        let product = matches!(number.kind, NumericKind::Product(_));
        let mut total = Interval::point(if product { Number::ONE } else { Number::ZERO });
        for (reversed, part) in parts {
            let Some(domain) = context.domain(part, list) else { return };
            let range = domain.range;
            // Told where the part itself is too large already, or as a division by 0.
            if range.low == Number::LOWEST
                || range.high == Number::HIGHEST
                || (product && *reversed && range.contains(Number::ZERO))
            {
                return;
            }
            let next = match (product, reversed) {
                (true, true) => total.divide(range),
                (true, false) => total.multiply(range),
                (false, true) => total.add(range.negate()),
                (false, false) => total.add(range),
            };
            let all = Interval::closed(Number::LOWEST, Number::HIGHEST);
            match next.filter(|next| all.covers(*next)) {
                Some(next) => total = next,
                None => {
                    found.push(overflow(context, number));
                    return;
                }
            }
        }
    });
    found
}

fn overflow(context: &Context<'_>, number: &Numeric) -> Diagnostic {
    let written = in_one_line(context.text(number.span));
    Diagnostic::new(
        &codes::CHECK_NUMBER_TOO_LARGE,
        number.span,
        format!("`{written}` can be larger than numbers can be"),
    )
    .label("more than 28 digits for some answers")
    .help("give the questions in it a narrower range, such as `between 0 and 1000000`")
}
