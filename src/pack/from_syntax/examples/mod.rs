//! Examples: what they give and expect, held to the pack as a city's file would be.

mod expected;
mod given;
mod others;

use std::collections::BTreeMap;

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{self, ItemKind, Name};

use super::super::example::{Award, Example, Given, ScoreOf, Standing, Value};
use super::super::model::Scope;
use super::super::{ComponentId, IndicatorId, Pack, QuestionId};
use super::binder::Binder;
use super::collect::{self, Found};
use super::{Extent, origins};

impl Binder<'_> {
    pub fn bind_examples(&mut self, pack: &mut Pack) {
        // A part of a pack has neither all questions nor all codes at hand.
        if self.extent == Extent::Part {
            return;
        }
        let mut titles: BTreeMap<&str, Span> = BTreeMap::new();
        for found in &self.declared.examples {
            let title = &found.tree.title;
            match titles.get(&*title.text) {
                Some(first) => {
                    let message = "another example has this title already";
                    let told = Diagnostic::new(&codes::PACK_DUPLICATE_NAME, title.span, message)
                        .label("used again here")
                        .also(*first, "first used here")
                        .help("say what sets this example apart: reports and `--only` go by the title");
                    self.diagnostics.add(told);
                }
                None => {
                    titles.insert(&title.text, title.span);
                }
            }
            let example = self.example(found, pack);
            pack.examples.push(example);
        }
        pack.examples.order_by_key(|example| example.span);
    }

    fn example(&mut self, found: &Found<'_, tree::Example>, pack: &Pack) -> Example {
        let tree = found.tree;
        let scope = match (found.place.indicator, found.place.component) {
            (Some(indicator), _) => Scope::Indicator(IndicatorId::from(indicator)),
            (None, Some(component)) => Scope::Component(ComponentId::from(component)),
            (None, None) => Scope::Framework,
        };
        let mut example = Example {
            title: tree.title.text.to_string(),
            scope,
            span: found.span,
            title_span: tree.title.span,
            origin: origins::of_block(&tree.items),
            given: Vec::new(),
            awarded: Vec::new(),
            previous: Vec::new(),
            previous_level: None,
            others: Vec::new(),
            expectations: Vec::new(),
        };
        let mut expects = false;
        for item in &tree.items {
            match &item.kind {
                ItemKind::Given(all) => {
                    for one in all {
                        self.give(one, &mut example);
                    }
                }
                ItemKind::Expect(all) => {
                    expects = true;
                    for one in all {
                        let expected = self.expectation(one, scope, pack);
                        example.expectations.extend(expected);
                    }
                }
                ItemKind::Origin(_) => {}
                ItemKind::Error => expects = true,
                other => self.diagnostics.add(collect::out_of_place(other, "in an example", item.span)),
            }
        }
        self.given_bounds(&example.given);
        if !expects {
            self.missing(&tree.items, tree.title.span, "this example", "expect", "expect 1.a = 15");
        }
        example
    }

    fn give(&mut self, tree: &tree::Given, example: &mut Example) {
        if tree.awarded.is_some() {
            self.award(tree, example);
            return;
        }
        if tree.previous.is_some() {
            self.give_previous(tree, example);
            return;
        }
        if self.gives_others(tree) {
            self.give_others(tree, example);
            return;
        }
        let given = self.given(tree, &example.given);
        example.given.extend(given);
    }

    /// An answer; told where the question has one already.
    fn given(&mut self, tree: &tree::Given, before: &[Given]) -> Option<Given> {
        let id = self.asked(tree)?;
        if let Some(first) = before.iter().find(|given| given.question == id) {
            self.given_twice(&tree.of, tree.span, first.span);
            return None;
        }
        let (mut value, mut standing, mut claimed) =
            (self.given_answer(id, &tree.value)?, self.standing(tree), None);
        if let Some(also) = &tree.also_verified {
            if standing != Standing::Claimed {
                let message = "what was verified stands beside what was claimed";
                let help = "write `… as claimed and … as verified`";
                self.tell(&codes::PACK_EXAMPLE_ANSWER, also.span, message, help);
                return None;
            }
            let verified = self.given_answer(id, also)?;
            claimed = Some(std::mem::replace(&mut value, verified));
            standing = Standing::Verified;
        }
        Some(Given { question: id, value, standing, claimed, span: tree.span })
    }

    fn given_twice(&mut self, of: &[Name], span: Span, first: Span) {
        let name = joined(of);
        let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, span, format!("`{name}` is given twice"))
            .label("given again here")
            .also(first, "first given here")
            .help("keep one of the two; another answer makes another example");
        self.diagnostics.add(told);
    }

    fn award(&mut self, tree: &tree::Given, example: &mut Example) {
        let Some(of) = self.scored(&tree.of, None) else { return };
        if of == ScoreOf::Overall {
            let at = tree.of.first().map_or(tree.span, |name| name.span);
            let message = "the overall score is never awarded";
            let help = "give the points of its components: `given awarded policy = 60`";
            self.tell(&codes::PACK_EXAMPLE_ANSWER, at, message, help);
            return;
        }
        if let Some((_, span)) = &tree.standing {
            let message = "points are awarded or not; they have no standing";
            self.tell(&codes::PACK_EXAMPLE_ANSWER, *span, message, "leave it out");
        }
        if let Some(first) = example.awarded.iter().find(|award| award.of == of).map(|award| award.span) {
            self.given_twice(&tree.of, tree.span, first);
            return;
        }
        let tree::GivenKind::Literal(literal) = &tree.value.kind else { return };
        let Some(points) = self.points_literal(literal) else { return };
        if self.are_possible(points, of, &joined(&tree.of), literal.span, &codes::PACK_EXAMPLE_ANSWER) {
            example.awarded.push(Award { of, points, span: tree.span });
        }
    }

    /// Tells answers that pass the answer that bounds them.
    fn given_bounds(&mut self, given: &[Given]) {
        let number = |id: QuestionId| -> Option<(&Given, Number)> {
            let found = given.iter().find(|given| given.question == id)?;
            match found.value {
                Value::Number(number) => Some((found, number)),
                _ => None,
            }
        };
        let mut told = Vec::new();
        for one in given {
            let (Some(question), Some((_, own))) = (self.question(one.question), number(one.question)) else {
                continue;
            };
            let above = question.at_most.and_then(number).filter(|(_, most)| own > *most);
            let below = question.at_least.and_then(number).filter(|(_, least)| own < *least);
            let broken = above
                .map(|limit| (limit, "more", "at most"))
                .into_iter()
                .chain(below.map(|limit| (limit, "less", "at least")));
            for ((limit, bound), than, word) in broken {
                let bounding = self.question(limit.question).map_or("", |question| question.name.as_str());
                let message =
                    format!("`{}` is {own}, {than} than `{bounding}`, which is {bound}", question.name);
                told.push(
                    Diagnostic::new(&codes::PACK_EXAMPLE_ANSWER, one.span, message)
                        .label(format!("the question says `{word} {bounding}`"))
                        .also(limit.span, format!("`{bounding}` is given here"))
                        .help("correct the one of the two that is wrong"),
                );
            }
        }
        told.into_iter().for_each(|one| self.diagnostics.add(one));
    }
}

/// Codes as they are written together: `1.c & 1.d`.
fn joined(of: &[Name]) -> String {
    of.iter().map(|name| &*name.text).collect::<Vec<_>>().join(" & ")
}
