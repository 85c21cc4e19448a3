//! `overall = …` and `total = …`: how the points of parts become those of the whole.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, CombineWord, Item, ItemKind};

use super::super::{Combination, Pack};
use super::binder::Binder;
use super::framework::only;
use super::{Extent, origins};

/// What is put together: "component", and the names of each.
struct Parts {
    noun: &'static str,
    names: Vec<Vec<String>>,
}

impl Parts {
    fn place(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|names| names.iter().any(|known| known == name))
    }
}

impl Binder<'_> {
    pub fn overall(&mut self, how: &tree::Combination) -> Combination {
        let names = self.declared.components.iter().map(|one| vec![one.tree.name.text.to_string()]).collect();
        self.combination(how, &Parts { noun: "component", names })
    }

    /// How each component's points come from its indicators': their sum, unless it says otherwise.
    pub fn bind_totals(&mut self, pack: &mut Pack) {
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
            let names = component
                .indicators
                .iter()
                .filter_map(|id| pack.indicators.get(id.index()))
                .map(|indicator| indicator.codes.clone())
                .collect();
            let total = self.combination(how, &Parts { noun: "indicator", names });
            let around = origins::of_block(&found.tree.items).or_else(|| found.place.origin.clone());
            if let Some(component) = pack.components.get_mut(index) {
                component.total = total;
                component.total_span = span;
                component.total_origin = origins::own_or(origin.as_ref(), around.as_ref());
            }
        }
    }

    fn combination(&mut self, how: &tree::Combination, parts: &Parts) -> Combination {
        match how {
            tree::Combination::Of { how, .. } => match how {
                CombineWord::Mean => Combination::Mean,
                CombineWord::Sum => Combination::Sum,
                CombineWord::GeometricMean => Combination::GeometricMean,
                CombineWord::Lowest => Combination::Lowest,
            },
            tree::Combination::Weighted { weights, span } => self.weights(weights, *span, parts),
        }
    }

    fn weights(&mut self, weights: &[(tree::Name, tree::Literal)], span: Span, parts: &Parts) -> Combination {
        let mut found: Vec<Option<Number>> = vec![None; parts.names.len()];
        // A weight that was not understood is perhaps that of a part which then has none.
        let mut is_sure = !self.declared.is_broken(span);
        for (name, literal) in weights {
            let Some(place) = parts.place(&name.text) else {
                self.unknown_part(name, parts);
                is_sure = false;
                continue;
            };
            let weight = match literal.value {
                tree::LiteralValue::Percent(number) => number,
                tree::LiteralValue::Error => continue,
                _ => {
                    is_sure = false;
                    self.tell(
                        &codes::PACK_PERCENT_SIGN,
                        literal.span,
                        "a weight is written without a percent sign",
                        "write the `%`, as in `20%`",
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
        let forgotten = found.iter().zip(&parts.names).filter(|(weight, _)| weight.is_none());
        let forgotten: Vec<&str> =
            forgotten.filter_map(|(_, names)| names.first().map(String::as_str)).collect();
        if is_sure && !forgotten.is_empty() && forgotten.len() < found.len() && self.extent == Extent::Whole {
            let message = format!("the weighted mean forgets {}", either(&forgotten));
            let help = format!("give every {} its weight, `0%` if it does not count", parts.noun);
            self.tell(&codes::PACK_MISSING_CLAUSE, span, message, help);
        }
        Combination::Weighted(found.into_iter().map(|weight| weight.unwrap_or(Number::ZERO)).collect())
    }

    fn unknown_part(&mut self, name: &tree::Name, parts: &Parts) {
        if parts.noun == "component" {
            self.unknown_code(name);
            return;
        }
        let known = parts.names.iter().flatten().map(String::as_str);
        let near = nearest(&name.text, known.clone());
        let all: Vec<&str> = known.collect();
        let help = match (near.is_empty(), all.is_empty()) {
            (false, _) => format!("did you mean {}?", either(&near)),
            (true, false) => format!("its indicators are {}", either(&all).replace(" or ", " and ")),
            (true, true) => String::from("write the component's indicators first"),
        };
        let message = format!("the component has no indicator `{}`", name.text);
        self.diagnostics.add(
            Diagnostic::new(&codes::PACK_UNKNOWN_CODE, name.span, message).label("not known").help(help),
        );
    }

    /// The largest overall score there is, from what the components' headers say.
    pub fn overall_maximum(&self) -> Option<Number> {
        let maxima: Option<Vec<Number>> = self
            .declared
            .components
            .iter()
            .map(|component| super::questions::plain_number(&component.tree.out_of))
            .collect();
        let maxima = maxima?;
        match self.declared.frameworks.first().and_then(|framework| overall_word(&framework.tree.items)) {
            Some(CombineWord::Sum) => maxima.iter().try_fold(Number::ZERO, |sum, one| sum.add(*one)),
            Some(CombineWord::Lowest) => maxima.iter().copied().min(),
            _ => maxima.iter().copied().max(),
        }
    }
}

fn overall_word(items: &[Item]) -> Option<CombineWord> {
    items.iter().find_map(|item| match &item.kind {
        ItemKind::Overall { how: tree::Combination::Of { how, .. }, .. } => Some(*how),
        _ => None,
    })
}
