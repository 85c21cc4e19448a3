//! What is made of parts in formulas: `count of indicators of process where points at least 4`, `lowest of indicators`.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{CombineWord, Expr, Name, PartsWord};

use super::super::expr::{Condition, Entry, Function, Numeric, NumericKind, Picked};
use super::super::model::Scope as Block;
use super::super::{ComponentId, IndicatorId, Unit};
use super::binder::{Binder, View};
use super::functions::{mean_of, sum_of};
use super::lets::poison;

impl Binder<'_> {
    /// Parts by their word, where no question or `let` has it for a name.
    pub fn parts_word(&mut self, name: &str) -> Option<PartsWord> {
        let word = word_of(name)?;
        self.value_named(name).is_none().then_some(word)
    }

    pub fn count_of_parts(
        &mut self,
        list: &Name,
        whole: Option<&Name>,
        filter: Option<&Expr>,
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let nothing = (poison(tree), Unit::Plain);
        let Some(word) = self.parts_word(&list.text) else {
            if let Some(whole) = whole {
                self.no_parts(whole, &list.text);
            }
            return nothing;
        };
        let Some(conditions) = self.of_parts(word, whole, filter, list.span, view) else { return nothing };
        let entries = conditions.into_iter().map(|when| {
            let span = when.span;
            let worth = Numeric { kind: NumericKind::Literal(Number::ONE), span };
            Entry { worth, when: Some(when), span }
        });
        let kind = NumericKind::Checklist { entries: entries.collect(), cap: None };
        (Numeric { kind, span: tree.span }, Unit::Plain)
    }

    /// The condition for each of the parts; `None` when there is something to tell.
    pub fn of_parts(
        &mut self,
        word: PartsWord,
        whole: Option<&Name>,
        filter: Option<&Expr>,
        at: crate::source::Span,
        view: &View,
    ) -> Option<Vec<Condition>> {
        let said = said(word);
        if view.scores.is_none() {
            self.score_not_allowed(said, at);
            return None;
        }
        let Some(filter) = filter else {
            let message = format!("it is not said which {said} are meant");
            let help = format!("say what they have: `{said} where points at least 50`");
            self.tell(&codes::PACK_MISSING_CLAUSE, at, message, help);
            return None;
        };
        let blocks = self.blocks_named(word, whole, at, view)?;
        let of = |binder: &mut Self, block| binder.condition(filter, &View { scores: Some(block), ..*view });
        Some(blocks.into_iter().map(|block| of(self, block)).collect())
    }

    /// The parts that are meant, at least one; `None` when there is something to tell.
    pub fn blocks_named(
        &mut self,
        word: PartsWord,
        whole: Option<&Name>,
        at: crate::source::Span,
        view: &View,
    ) -> Option<Vec<Block>> {
        let said = said(word);
        let Some(block) = view.scores else {
            self.score_not_allowed(said, at);
            return None;
        };
        let inside = match (whole, block) {
            (Some(name), _) => match self.names.components.get(&name.text) {
                Some(id) => Some(*id),
                None => {
                    self.unknown_code(name);
                    return None;
                }
            },
            (None, Block::Component(id)) => Some(id),
            (None, _) => None,
        };
        let blocks = self.blocks(word, inside);
        if blocks.is_empty() {
            let message = format!("there are no {said} here");
            let help = "`components` are those that stand directly inside, `indicators` all at any depth";
            self.diagnostics.add(Diagnostic::new(&codes::PACK_WRONG_PARTS, at, message).help(help));
            return None;
        }
        Some(blocks)
    }

    /// `lowest of indicators`, `mean of best 2 of components of life`: what a function makes of their points.
    pub fn made_of_parts(
        &mut self,
        how: &CombineWord,
        parts: &Name,
        whole: Option<&Name>,
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let nothing = (poison(tree), Unit::Points);
        let Some(word) = word_of(&parts.text) else { return nothing };
        let Some(blocks) = self.blocks_named(word, whole, parts.span, view) else { return nothing };
        let numeric = |kind| Numeric { kind, span: tree.span };
        let count = blocks.len();
        let mut points: Vec<Numeric> = Vec::with_capacity(count);
        for block in blocks {
            let (own, _) = self.score_number("points", block, tree.span);
            // A part that is not applicable is neither the lowest nor the highest.
            let instead = match how {
                CombineWord::Lowest => self.maximum(block),
                CombineWord::Highest => Some(Number::ZERO),
                _ => None,
            };
            points.push(match instead.filter(|_| self.declared.leaves_out) {
                Some(instead) => numeric(NumericKind::Else(
                    Box::new(own),
                    Box::new(numeric(NumericKind::Literal(instead))),
                )),
                None => own,
            });
        }
        let kind = match how {
            CombineWord::Sum => sum_of(points.into_iter()),
            CombineWord::Mean => mean_of(numeric(sum_of(points.into_iter())), count),
            CombineWord::GeometricMean => NumericKind::Function(Function::GeometricMean, points),
            CombineWord::Median => NumericKind::Function(Function::Picked(Picked::MEDIAN), points),
            CombineWord::Lowest => NumericKind::Smallest(points),
            CombineWord::Highest => NumericKind::Largest(points),
            CombineWord::Some { function, which } => {
                let Some(picked) = self.picked(*function, which, count, said(word)) else { return nothing };
                NumericKind::Function(Function::Picked(picked), points)
            }
        };
        (numeric(kind), Unit::Points)
    }

    /// Components that stand directly in a component or in the framework, indicators at any depth; of those that count.
    fn blocks(&self, word: PartsWord, inside: Option<ComponentId>) -> Vec<Block> {
        let declared = self.declared;
        let within = |mut at: Option<usize>| {
            // As deep as there are components.
            for _ in 0..=declared.components.len() {
                if at == inside.map(ComponentId::index) {
                    return true;
                }
                at = match at.and_then(|at| declared.components.get(at)) {
                    Some(one) => one.place.component,
                    None => return false,
                };
            }
            false
        };
        let components = declared.components.iter().enumerate().filter(|(_, one)| {
            word != PartsWord::Indicators && one.place.component == inside.map(ComponentId::index)
        });
        let components = components.map(|(at, _)| Block::Component(ComponentId::from(at)));
        let indicators = declared.indicators.iter().enumerate().filter(|(_, one)| match word {
            _ if one.tree.outside_total.is_some() => false,
            PartsWord::Components => false,
            PartsWord::Indicators => within(one.place.component),
            PartsWord::Parts => one.place.component == inside.map(ComponentId::index),
        });
        let indicators = indicators.map(|(at, _)| Block::Indicator(IndicatorId::from(at)));
        components.chain(indicators).collect()
    }

    pub fn no_parts(&mut self, whole: &Name, list: &str) {
        let message = format!("`{list}` stands in no component, so it has none `of {}`", whole.text);
        let help = "after `of`: `components`, `indicators` or `parts`, as in `indicators of process where points at least 4`";
        self.tell(&codes::PACK_WRONG_PARTS, whole.span, message, help);
    }
}

fn word_of(name: &str) -> Option<PartsWord> {
    Some(match name {
        "components" => PartsWord::Components,
        "indicators" => PartsWord::Indicators,
        "parts" => PartsWord::Parts,
        _ => return None,
    })
}

fn said(word: PartsWord) -> &'static str {
    match word {
        PartsWord::Components => "components",
        PartsWord::Indicators => "indicators",
        PartsWord::Parts => "parts",
    }
}
