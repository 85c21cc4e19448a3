//! Levels, and when a city has each.

use crate::decimal::End;
use crate::diagnostic::{Diagnostic, codes};
use crate::order::Order as _;
use crate::syntax::tree::{self, Comparison, ItemKind};

use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind};
use super::super::model::Scope as Block;
use super::super::{Certification, Level, Pack};
use super::binder::{Binder, View};
use super::conditions::compare;
use super::origins;

impl Binder<'_> {
    pub fn note_levels(&mut self) {
        if let Some(certify) = self.declared.certifies.first() {
            self.levels = certify
                .tree
                .levels
                .iter()
                .map(|level| {
                    let otherwise = tree::Name { text: "otherwise".into(), span: level.span };
                    level.name.clone().unwrap_or(otherwise)
                })
                .collect();
        }
    }

    pub fn bind_certification(&mut self, pack: &mut Pack) {
        let declared = self.declared;
        let Some(certify) = declared.certifies.first() else { return };
        for second in declared.certifies.iter().skip(1) {
            let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, second.span, "`certify` is given twice")
                .label("given again here")
                .also(certify.span, "first given here")
                .help("keep one of the two");
            self.diagnostics.add(told);
        }
        let (tree, place) = (certify.tree, &certify.place);
        let on = &tree.on;
        let measure = match &*on.text {
            "overall" => Some(NumericKind::Overall),
            name => match self.names.components.get(name) {
                Some(id) => Some(NumericKind::PointsOfComponent(*id)),
                None => {
                    self.unknown_code(on);
                    None
                }
            },
        };
        let mut names: Vec<&tree::Name> = Vec::new();
        for name in tree.levels.iter().filter_map(|level| level.name.as_ref()) {
            if let Some(first) = names.iter().find(|known| known.text == name.text) {
                let message = format!("`{}` is the name of a level already", name.text);
                let told = Diagnostic::new(&codes::PACK_DUPLICATE_NAME, name.span, message)
                    .label("used again here")
                    .also(first.span, "first used here")
                    .help("give one of the two another name");
                self.diagnostics.add(told);
            }
            names.push(name);
        }
        let mut otherwise = tree.levels.iter().filter(|level| level.otherwise);
        if let (Some(first), Some(second)) = (otherwise.next(), otherwise.next()) {
            let told =
                Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, second.span, "`otherwise` is given twice")
                    .label("given again here")
                    .also(first.span, "first given here")
                    .help("keep one of the two; a level with a name says what it asks for");
            self.diagnostics.add(told);
        }
        if !tree.levels.iter().any(|level| level.otherwise) && !declared.is_broken(certify.span) {
            let told = Diagnostic::new(
                &codes::PACK_NO_OTHERWISE,
                tree.title.span,
                "it is not said what a city has that meets no level",
            )
            .label("no `otherwise`")
            .help("add `otherwise \"Not certified\"` as the last level");
            self.diagnostics.add(told);
        }
        let own = tree.origins.first().or(tree.origin.as_ref());
        let falls = self.falls(&tree.levels);
        let mut levels: Vec<Level> =
            tree.levels.iter().map(|level| self.level(level, measure.as_ref())).collect();
        levels.order_by_key(|level| level.condition.is_none());
        let origin = origins::own_or(own, place.origin.as_ref());
        pack.certification = Some(Certification {
            title: tree.title.text.to_string(),
            span: certify.span,
            on: self.names.components.get(&on.text).copied(),
            needs: self.level_needs(&tree.needs, origin.clone()),
            origin,
            falls,
            levels,
        });
    }

    /// Whether lower is better: levels ask for so much at most. In one certification all go the same way.
    fn falls(&mut self, levels: &[tree::LevelItem]) -> bool {
        let falls = |how: Comparison| matches!(how, Comparison::AtMost | Comparison::Less);
        let mut bounds = levels.iter().filter_map(|level| {
            let (how, bound) = level.bound.as_ref()?;
            Some((falls(*how), bound.span))
        });
        let Some((first, first_span)) = bounds.next() else { return false };
        let said = |falls| if falls { "at most" } else { "at least" };
        if let Some((other, span)) = bounds.find(|(falls, _)| *falls != first) {
            let message = format!(
                "this level asks for so much {}, and a level above it for so much {}",
                said(other),
                said(first)
            );
            let told = Diagnostic::new(&codes::PACK_LEVELS_BOTH_WAYS, span, message)
                .label(format!("the other way round than the first, which says `{}`", said(first)))
                .also(first_span, "the first level")
                .help(
                    "write `at least` (or `over`) in all levels, the highest first, or where lower is better `at most` (or \
                     `under`) in all, the lowest first; a level that needs both says the other after `and`: `at least 50 and \
                     overall under 80`",
                );
            self.diagnostics.add(told);
        }
        first
    }

    /// What counts as the worst must not be the best that there is.
    pub fn hold_ends_to_levels(&mut self, pack: &Pack) {
        let items = self.declared.frameworks.first().map_or(&[][..], |framework| &framework.tree.items);
        let mut ends = items.iter().filter_map(|item| match &item.kind {
            ItemKind::Unanswered(Some(end)) => Some((*end, "unanswered", item.span)),
            ItemKind::Rejected(Some(end)) => Some((*end, "rejected", item.span)),
            ItemKind::Claims(Some(end)) => Some((*end, "claimed", item.span)),
            _ => None,
        });
        let of_levels = pack.certification.as_ref().map(|one| {
            (if one.falls { End::Highest } else { End::Lowest }, one.span, "what the levels ask for")
        });
        let first = of_levels.or_else(|| ends.next().map(|(end, _, span)| (end, span, "taken so here")));
        let Some((worst, why, told_why)) = first else { return };
        let word = |end| if end == End::Highest { "highest" } else { "lowest" };
        for (_, what, span) in ends.filter(|(end, ..)| *end != worst) {
            let right = format!("{what} scores {}", word(worst));
            let message = match worst {
                End::Highest => "lower is better here, so the lowest score is the best there is",
                End::Lowest => "higher is better here, so the highest score is the best there is",
            };
            let told = Diagnostic::new(&codes::PACK_WORST_IS_BEST, span, message)
                .label("gives the best score to what is not known")
                .also(why, told_why)
                .help(format!("write `{right}`"));
            self.diagnostics.add(told);
        }
    }

    fn level(&mut self, tree: &tree::LevelItem, measure: Option<&NumericKind>) -> Level {
        let span = tree.span;
        let view = View { scores: Some(Block::Framework), of_level: true, ..View::default() };
        let mut conditions = Vec::new();
        if let Some((how, limit)) = &tree.bound {
            let (limit, unit) = self.number(limit, &view);
            if unit == super::super::Unit::Percent {
                let message = "a level is reached by points, and this is a percent";
                self.tell(&codes::PACK_MIXED_UNITS, limit.span, message, "take the `%` out");
            }
            let kind = match measure {
                Some(measure) if !matches!(limit.kind, NumericKind::Error) => ConditionKind::Compare(
                    Box::new(Numeric { kind: measure.clone(), span }),
                    compare(*how),
                    Box::new(limit),
                ),
                _ => ConditionKind::Error,
            };
            conditions.push(Condition { kind, span });
        }
        if let Some(when) = &tree.when {
            conditions.push(self.condition(when, &view));
        }
        let condition = match (tree.otherwise, conditions.len()) {
            (true, _) => None,
            (false, 0) => Some(Condition { kind: ConditionKind::Error, span }),
            (false, 1) => conditions.pop(),
            (false, _) => Some(Condition { kind: ConditionKind::And(conditions), span }),
        };
        Level {
            name: tree.name.as_ref().map_or_else(|| String::from("otherwise"), |name| name.text.to_string()),
            title: tree.title.text.to_string(),
            condition,
            span,
        }
    }
}
