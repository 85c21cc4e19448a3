//! `overall = …` and `total = …`: how the points of parts become those of the whole.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, CombineWord, Expr, Item, ItemKind, PartsWord};

use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind, Picked, Subject};
use super::super::model::Scope as Block;
use super::super::visit::Node;
use super::super::{Combination, ComponentId, Pack, Part, Unit};
use super::binder::{Binder, View};
use super::framework::only;
use super::{Extent, origins};

/// What is put together.
struct Whole<'p> {
    pack: &'p Pack,
    /// The component; `None` for the overall score.
    of: Option<ComponentId>,
    parts: Vec<Part>,
}

impl Whole<'_> {
    /// `the component `water``, `the overall score`.
    fn named(&self) -> String {
        match self.of.and_then(|id| self.pack.component(id)) {
            Some(component) => format!("the component `{}`", component.name),
            None => String::from("the overall score"),
        }
    }

    /// All that a part can be named by.
    fn names(&self, part: Part) -> Vec<&str> {
        match part {
            Part::Component(id) => self.pack.component(id).map(|one| one.name.as_str()).into_iter().collect(),
            Part::Indicator(id) => self
                .pack
                .indicator(id)
                .map_or_else(Vec::new, |one| one.codes.iter().map(String::as_str).collect()),
        }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.parts.iter().position(|part| self.names(*part).contains(&name))
    }

    fn has_components(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Component(_)))
    }

    fn has_indicators(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Indicator(_)))
    }
}

impl Binder<'_> {
    /// How the overall score and each component's points come from those of their parts.
    pub fn bind_totals(&mut self, pack: &mut Pack) {
        self.bind_overall(pack);
        let declared = self.declared;
        for (index, found) in declared.components.iter().enumerate() {
            let total = only(self, &found.tree.items, "total", |kind| match kind {
                ItemKind::Total { how, origin } => Some((how, origin)),
                _ => None,
            });
            let Some(component) = pack.components.get_mut(index) else { continue };
            let Some(((how, origin), span)) = total else {
                // What could not be read may have been the `total`.
                if found.tree.items.iter().any(|item| item.kind == ItemKind::Error) {
                    component.total = Combination::Error;
                }
                continue;
            };
            let parts = component.parts.clone();
            let total = self.combination(how, &Whole { pack, of: Some(index.into()), parts });
            let around = origins::of_block(&found.tree.items).or_else(|| found.place.origin.clone());
            if let Some(component) = pack.components.get_mut(index) {
                component.total = total;
                component.total_span = span;
                component.total_origin = origins::own_or(origin.as_ref(), around.as_ref());
            }
        }
    }

    fn bind_overall(&mut self, pack: &mut Pack) {
        let declared = self.declared;
        let Some(framework) = declared.frameworks.first() else { return };
        let overall = only(self, &framework.tree.items, "overall", |kind| match kind {
            ItemKind::Overall { how, origin } => Some((how, origin)),
            _ => None,
        });
        let parts = pack.parts();
        let several = parts.len() > 1;
        match overall {
            Some(((how, origin), span)) => {
                pack.overall = self.combination(how, &Whole { pack, of: None, parts });
                pack.overall_span = span;
                pack.overall_origin = origins::own_or(origin.as_ref(), pack.overall_origin.as_ref());
            }
            None => {
                let name = framework.tree.name.span;
                if several {
                    let items = &framework.tree.items;
                    self.missing(items, name, "the framework", "overall", "overall = mean of components");
                }
                pack.overall = if several { Combination::Mean } else { Combination::Sum };
            }
        }
    }

    fn combination(&mut self, how: &tree::Combination, whole: &Whole<'_>) -> Combination {
        match how {
            tree::Combination::Of { how, of, of_span, .. } => {
                if !self.are_such(*of, *of_span, whole) {
                    return Combination::Error;
                }
                match how {
                    CombineWord::Mean => Combination::Mean,
                    CombineWord::Sum => Combination::Sum,
                    CombineWord::GeometricMean => Combination::GeometricMean,
                    CombineWord::Median => Combination::Picked(Picked::MEDIAN),
                    CombineWord::Lowest => Combination::Lowest,
                    CombineWord::Highest => Combination::Picked(Picked::LARGEST),
                    CombineWord::Some { function, which } => {
                        let of = if self.extent == Extent::Part { usize::MAX } else { whole.parts.len() };
                        match self.picked(*function, which, of, "parts") {
                            Some(picked) => Combination::Picked(picked),
                            None => Combination::Error,
                        }
                    }
                }
            }
            tree::Combination::Weighted { weights, span } => self.weights(weights, *span, whole),
            tree::Combination::Formula { value, .. } => self.formula(value, whole),
        }
    }

    /// Whether the parts are what they are called; told otherwise.
    fn are_such(&mut self, called: PartsWord, span: Span, whole: &Whole<'_>) -> bool {
        let (components, indicators) = (whole.has_components(), whole.has_indicators());
        let (word, is_right, meant) = match called {
            PartsWord::Components => {
                ("components", !indicators, if components { "parts" } else { "indicators" })
            }
            PartsWord::Indicators => {
                ("indicators", !components, if indicators { "parts" } else { "components" })
            }
            PartsWord::Parts => ("parts", true, ""),
        };
        if is_right || self.extent == Extent::Part {
            return true;
        }
        let made_of = if meant == "parts" { "indicators beside components" } else { meant };
        let told = Diagnostic::new(
            &codes::PACK_WRONG_PARTS,
            span,
            format!("{} is made of {made_of}, and this speaks of {word} alone", whole.named()),
        )
        .label(format!("write `{meant}`"))
        .help(match meant {
            "parts" => String::from("`parts` are all of them, indicators and components"),
            _ => format!("write `{meant}`"),
        })
        .fix(meant);
        self.diagnostics.add(told);
        false
    }

    fn formula(&mut self, tree: &Expr, whole: &Whole<'_>) -> Combination {
        let block = whole.of.map_or(Block::Framework, Block::Component);
        let view = View { scores: Some(block), ..View::default() };
        let (value, unit) = self.number(tree, &view);
        if matches!(value.kind, NumericKind::Error) || self.declared.is_broken(tree.span) {
            return Combination::Error;
        }
        if unit == Unit::Percent {
            let message = format!("{} is a number of points, and this is a percent", whole.named());
            let help = "multiply it with points: `60% * points of health`";
            self.tell(&codes::PACK_MIXED_UNITS, tree.span, message, help);
            return Combination::Error;
        }
        let mut wrong: Vec<(Span, Wrong)> = Vec::new();
        Node::Number(&value).each(&mut |node, _| {
            wrong.extend(match node {
                Node::Number(number) => wrong_number(number, whole).map(|wrong| (number.span, wrong)),
                Node::Condition(condition) => wrong_condition(condition).map(|wrong| (condition.span, wrong)),
            });
        });
        // What stands inside of what is wrong is not told as well.
        let inside = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
        let mut told: Vec<Span> = Vec::new();
        for (span, wrong) in wrong {
            if !told.iter().any(|outer| inside(*outer, span)) {
                told.push(span);
                self.wrong_in_formula(span, wrong, whole);
            }
        }
        if told.is_empty() { Combination::Formula(Box::new(value)) } else { Combination::Error }
    }

    fn wrong_in_formula(&mut self, span: Span, wrong: Wrong, whole: &Whole<'_>) {
        let examples: Vec<String> = whole
            .parts
            .iter()
            .take(3)
            .map(|part| format!("points of {}", whole.pack.name_of(*part)))
            .collect();
        let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
        let (code, message, help) = match wrong {
            Wrong::Answer => (
                &codes::PACK_NOT_OF_PARTS,
                format!("{} is made of points, and this looks at answers", whole.named()),
                String::from("let an indicator's `score` look at the answer, and use its points here"),
            ),
            Wrong::Elsewhere => (
                &codes::PACK_NOT_OF_PARTS,
                format!("{} is made of its own parts, and this is none of them", whole.named()),
                if examples.is_empty() {
                    String::from("put indicators or components into it first")
                } else {
                    format!("it can look at {}", either(&examples))
                },
            ),
        };
        self.diagnostics
            .add(Diagnostic::new(code, span, message).label("not one of its parts' points").help(help));
    }

    fn weights(
        &mut self,
        weights: &[(tree::Name, tree::Literal)],
        span: Span,
        whole: &Whole<'_>,
    ) -> Combination {
        let mut found: Vec<Option<Weight>> = vec![None; whole.parts.len()];
        let has_shares = weights.iter().any(|(_, one)| matches!(one.value, tree::LiteralValue::Percent(_)));
        // A weight that was not understood is perhaps that of a part which then has none.
        let mut is_sure = !self.declared.is_broken(span);
        for (name, literal) in weights {
            let Some(place) = whole.place(&name.text) else {
                self.unknown_part(name, whole);
                is_sure = false;
                continue;
            };
            let weight = match literal.value {
                tree::LiteralValue::Percent(number) => Weight::Share(number),
                tree::LiteralValue::Number(number) if number < Number::ONE => Weight::Share(number),
                tree::LiteralValue::Number(number) if !has_shares => Weight::Parts(number),
                tree::LiteralValue::Error => {
                    is_sure = false;
                    continue;
                }
                _ => {
                    is_sure = false;
                    self.tell(
                        &codes::PACK_PERCENT_SIGN,
                        literal.span,
                        "a weight is written without a percent sign",
                        "write the `%`, as in `20%`, or all weights without it: `3`, `2`, `1` are shares of their sum",
                    );
                    continue;
                }
            };
            match found.get_mut(place) {
                Some(slot) if slot.is_none() => *slot = Some(weight),
                _ => {
                    let message = format!("`{}` is weighted twice", name.text);
                    self.tell(&codes::PACK_REPEATED_CLAUSE, name.span, message, "keep one of the two");
                }
            }
        }
        let forgotten = found.iter().zip(&whole.parts).filter(|(weight, _)| weight.is_none());
        let forgotten: Vec<String> = forgotten.map(|(_, part)| whole.pack.name_of(*part)).collect();
        let forgotten: Vec<&str> = forgotten.iter().map(String::as_str).collect();
        if is_sure && !forgotten.is_empty() && forgotten.len() < found.len() && self.extent == Extent::Whole {
            let message = format!("the weighted mean forgets {}", either(&forgotten));
            let help = "give every part its weight, `0%` if it does not count";
            self.tell(&codes::PACK_MISSING_CLAUSE, span, message, help);
            // Without it they cannot add up to 100 % but by chance.
            return Combination::Error;
        }
        match shares(&found) {
            Some(shares) if is_sure => Combination::Weighted(shares),
            _ => Combination::Error,
        }
    }

    fn unknown_part(&mut self, name: &tree::Name, whole: &Whole<'_>) {
        let is_elsewhere =
            self.names.components.contains_key(&name.text) || self.names.indicators.contains_key(&name.text);
        if whole.of.is_none() && !is_elsewhere {
            self.unknown_code(name);
            return;
        }
        let known: Vec<&str> = whole.parts.iter().flat_map(|part| whole.names(*part)).collect();
        let near = nearest(&name.text, known.iter().copied());
        let help = match (near.is_empty(), known.is_empty()) {
            (false, _) => format!("did you mean {}?", either(&near)),
            (true, false) => format!("its parts are {}", either(&known).replace(" or ", " and ")),
            (true, true) => String::from("write its indicators first"),
        };
        let message = format!("{} has no part `{}`", whole.named(), name.text);
        self.diagnostics.add(
            Diagnostic::new(&codes::PACK_UNKNOWN_CODE, name.span, message)
                .label("not one of its parts")
                .help(help),
        );
    }

    /// The largest overall score there is, from what the headers of components say.
    pub fn overall_maximum(&self) -> Option<Number> {
        let maxima: Option<Vec<Number>> = self
            .declared
            .components
            .iter()
            .filter(|component| component.place.component.is_none())
            .map(|component| super::questions::plain_number(&component.tree.out_of))
            .collect();
        let maxima = maxima?;
        let overall =
            self.declared.frameworks.first().and_then(|framework| overall_of(&framework.tree.items));
        match overall {
            Some(tree::Combination::Of { how: CombineWord::Sum, .. }) => {
                maxima.iter().try_fold(Number::ZERO, |sum, one| sum.add(*one))
            }
            Some(tree::Combination::Of { how: CombineWord::Lowest, .. }) => maxima.iter().copied().min(),
            Some(tree::Combination::Of {
                how: CombineWord::Some { function: tree::Aggregate::Sum, which },
                ..
            }) => {
                let count = |literal: Option<tree::Literal>| {
                    literal.map_or(Some(Number::ZERO), |literal| super::questions::plain_number(&literal))
                };
                let named = count(which.best)?.add(count(which.worst)?)?;
                let taken = match which.without {
                    true => Number::from_count(maxima.len()).subtract(named)?,
                    false => named,
                };
                maxima.iter().copied().max()?.multiply(taken)
            }
            Some(tree::Combination::Formula { out_of: Some(literal), .. }) => {
                super::questions::plain_number(literal)
            }
            _ => maxima.iter().copied().max(),
        }
    }
}

/// What a part counts, as it is written.
#[derive(Clone, Copy)]
enum Weight {
    /// Of 1.
    Share(Number),
    /// Of all that there are.
    Parts(Number),
}

/// The shares of 1 that weights are; `None` where no number can hold them.
fn shares(weights: &[Option<Weight>]) -> Option<Vec<Number>> {
    let number = |weight: &Option<Weight>| match weight {
        Some(Weight::Share(number) | Weight::Parts(number)) => *number,
        None => Number::ZERO,
    };
    let has_parts = weights.iter().any(|weight| matches!(weight, Some(Weight::Parts(_))));
    if !has_parts {
        return Some(weights.iter().map(number).collect());
    }
    let total = weights.iter().try_fold(Number::ZERO, |sum, weight| sum.add(number(weight)))?;
    // What nearly makes a hundred is meant to be one: `check` tells what is missing.
    let is_hundred = total > Number::from(90) && total < Number::from(110);
    let of = if is_hundred { Number::from(100) } else { total };
    weights.iter().map(|weight| number(weight).divide(of)).collect()
}

fn overall_of(items: &[Item]) -> Option<&tree::Combination> {
    items.iter().find_map(|item| match &item.kind {
        ItemKind::Overall { how, .. } => Some(how),
        _ => None,
    })
}

/// Why something cannot stand in the formula of a total.
#[derive(Clone, Copy)]
enum Wrong {
    Answer,
    Elsewhere,
}

fn wrong_number(number: &Numeric, whole: &Whole<'_>) -> Option<Wrong> {
    let is_part = |part| {
        let counts = |id| whole.pack.indicator(id).is_some_and(|one| !one.outside_total);
        whole.pack.is_inside(part, whole.of)
            && match part {
                Part::Component(_) => true,
                Part::Indicator(id) => counts(id),
            }
    };
    match &number.kind {
        NumericKind::PointsOf(id) => (!is_part(Part::Indicator(*id))).then_some(Wrong::Elsewhere),
        NumericKind::PointsOfComponent(id) => (!is_part(Part::Component(*id))).then_some(Wrong::Elsewhere),
        NumericKind::Overall | NumericKind::Across(_) | NumericKind::Previous(_) => Some(Wrong::Elsewhere),
        NumericKind::Answer(_)
        | NumericKind::Field(_)
        | NumericKind::Let(_)
        | NumericKind::CountTicked(_)
        | NumericKind::Each(..)
        | NumericKind::Aggregate { .. }
        | NumericKind::StandingOf(..)
        | NumericKind::Script { .. } => Some(Wrong::Answer),
        NumericKind::Match { subject, .. } => looks_at_answer(subject),
        NumericKind::Table(table) => table.subjects.iter().find_map(looks_at_answer),
        _ => None,
    }
}

fn looks_at_answer(subject: &Subject) -> Option<Wrong> {
    matches!(subject, Subject::Choice(_) | Subject::FieldChoice(_)).then_some(Wrong::Answer)
}

fn wrong_condition(condition: &Condition) -> Option<Wrong> {
    match &condition.kind {
        ConditionKind::Answer(_)
        | ConditionKind::Field(_)
        | ConditionKind::Let(_)
        | ConditionKind::ChoiceIn(..)
        | ConditionKind::FieldChoiceIn(..)
        | ConditionKind::Ticked { .. }
        | ConditionKind::AnyEntry(..)
        | ConditionKind::IsAnswered(_)
        | ConditionKind::FieldIsAnswered(_)
        | ConditionKind::StandingIs(..) => Some(Wrong::Answer),
        ConditionKind::LevelIn(_)
        | ConditionKind::EveryComponent(..)
        | ConditionKind::PreviousKnown(_)
        | ConditionKind::PreviousLevelIn(_) => Some(Wrong::Elsewhere),
        _ => None,
    }
}
