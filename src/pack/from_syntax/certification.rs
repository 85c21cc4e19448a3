//! Levels, and when a city has each.

use crate::decimal::End;
use crate::diagnostic::{Diagnostic, codes};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{self, Comparison, ItemKind};

use super::super::expr::{Condition, ConditionKind, Numeric, NumericKind};
use super::super::model::Scope as Block;
use super::super::{Certification, Graded, Level, Pack, Part, Scale};
use super::binder::{Binder, View};
use super::collect::Found;
use super::conditions::compare;
use super::origins;

/// So many levels are told apart.
const MOST_LEVELS: usize = 64;

impl<'b> Binder<'b> {
    pub fn note_levels(&mut self) {
        let name = |level: &tree::LevelItem| {
            let otherwise = tree::Name { text: "otherwise".into(), span: level.span };
            level.name.clone().unwrap_or(otherwise)
        };
        if let Some(certify) = self.level_certify() {
            self.levels = certify.tree.levels.iter().map(name).collect();
        }
    }

    /// The `certify` that gives the level.
    fn level_certify(&self) -> Option<&'b Found<'b, tree::Certify>> {
        self.declared.certifies.iter().find(|one| one.tree.gives_level())
    }

    pub fn bind_certification(&mut self, pack: &mut Pack) {
        let declared = self.declared;
        let level = self.level_certify();
        for second in declared.certifies.iter().filter(|one| one.tree.gives_level()).skip(1) {
            let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, second.span, "`certify` is given twice")
                .label("given again here")
                .also(level.map_or(second.span, |first| first.span), "first given here")
                .help("keep one of the two; parts are graded by `certify \"Grade\" on each component`, or `on each indicator`");
            self.diagnostics.add(told);
        }
        self.hold_level_names();
        if let Some(certify) = level {
            pack.certification = Some(self.certification(certify));
        }
        for certify in &declared.certifies {
            let is_again = certify.tree.gives_level() && level.is_none_or(|first| first.span != certify.span);
            if !certify.tree.each.is_empty() && !is_again {
                let scale = self.grades(certify, pack);
                pack.scales.extend(scale);
            }
        }
    }

    /// A level's name is had once in the pack, and every `certify` says what is left.
    fn hold_level_names(&mut self) {
        let declared = self.declared;
        let mut names: Vec<(&tree::Name, usize)> = Vec::new();
        // A second one for the level is told of as a whole.
        let level = self.level_certify().map(|one| one.span);
        let counts = |one: &Found<'_, tree::Certify>| !one.tree.gives_level() || level == Some(one.span);
        for (at, certify) in declared.certifies.iter().filter(|one| counts(one)).enumerate() {
            let tree = certify.tree;
            for name in tree.levels.iter().filter_map(|level| level.name.as_ref()) {
                if let Some((first, of)) = names.iter().find(|(known, _)| known.text == name.text) {
                    let message = format!("`{}` is the name of a level already", name.text);
                    let help = match *of == at {
                        true => "give one of the two another name",
                        false => {
                            "give one of the two another name; or where the levels are the same, write them once: `certify \
                             \"Grade\" on overall and each component { … }`"
                        }
                    };
                    let told = Diagnostic::new(&codes::PACK_DUPLICATE_NAME, name.span, message)
                        .label("used again here")
                        .also(first.span, "first used here")
                        .help(help);
                    self.diagnostics.add(told);
                }
                names.push((name, at));
            }
            if let Some(extra) = tree.levels.get(MOST_LEVELS) {
                let count = tree.levels.len();
                let message =
                    format!("\"{}\" has {count} levels; {MOST_LEVELS} are allowed", tree.title.text);
                let help =
                    "take some together; where every point counts by itself, the score says it already";
                self.tell(&codes::PACK_TOO_MANY, extra.span, message, help);
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
        }
    }

    fn certification(&mut self, certify: &Found<'b, tree::Certify>) -> Certification {
        let (tree, place) = (certify.tree, &certify.place);
        let on = &tree.on;
        let measure = match &*on.text {
            "overall" => Some(NumericKind::Overall),
            name => match self.names.components.get(name) {
                Some(id) => Some(NumericKind::PointsOfComponent(*id)),
                None => {
                    let each = match name {
                        "components" | "indicators" => Some(name.trim_end_matches('s')),
                        _ if self.names.indicators.contains_key(name) => Some("indicator"),
                        _ => None,
                    };
                    match each {
                        Some(each) => {
                            let message = "the level goes by the overall score or that of a component";
                            let help = format!("parts are graded one by one with `on each {each}`");
                            self.tell(&codes::PACK_UNKNOWN_CODE, on.span, message, help);
                        }
                        None => self.unknown_code(on),
                    }
                    None
                }
            },
        };
        let own = tree.origins.first().or(tree.origin.as_ref());
        let falls = self.falls(&tree.levels);
        let levels = self.bound_levels(tree, measure.as_ref(), Block::Framework);
        let origin = origins::own_or(own, place.origin.as_ref());
        Certification {
            title: tree.title.text.to_string(),
            span: certify.span,
            on: self.names.components.get(&on.text).copied(),
            needs: self.level_needs(&tree.needs, origin.clone()),
            origin,
            falls,
            levels,
        }
    }

    /// What parts are graded by. What there is to tell of a level is told for the first part.
    fn grades(&mut self, certify: &Found<'b, tree::Certify>, pack: &Pack) -> Option<Scale> {
        let tree = certify.tree;
        if let Some((_, span)) = tree.needs.first().filter(|_| !tree.gives_level()) {
            let message = "`needs` says when the level counts, and here parts are graded";
            let help = "put it into the component that it is of, or the framework";
            self.tell(&codes::PACK_WRONG_PLACE, *span, message, help);
        }
        let mut parts: Vec<(Part, Span)> = Vec::new();
        for each in &tree.each {
            let view = View { scores: Some(Block::Framework), ..View::default() };
            for block in self.blocks_named(each.what, each.of.as_ref(), each.span, &view)? {
                let part = match block {
                    Block::Indicator(id) => Part::Indicator(id),
                    Block::Component(id) => Part::Component(id),
                    Block::Framework => continue,
                };
                let own = parts.iter().find(|(one, _)| *one == part).map(|(_, span)| *span);
                let before = pack.scales.iter().find(|scale| scale.graded.iter().any(|one| one.part == part));
                if let Some(first) = own.or(before.map(|scale| scale.span)) {
                    let name = match part {
                        Part::Component(id) => {
                            self.declared.components.get(id.index()).map(|one| &one.tree.name)
                        }
                        Part::Indicator(id) => {
                            self.declared.indicators.get(id.index()).and_then(|one| one.tree.codes.first())
                        }
                    };
                    let message = format!("`{}` would have two grades", name.map_or("?", |name| &name.text));
                    let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, each.span, message)
                        .label("graded again here")
                        .also(first, "graded here already")
                        .help("a part has one grade: take one of the two out, or name a component: `each indicator of water`");
                    self.diagnostics.add(told);
                    return None;
                }
                parts.push((part, each.span));
            }
        }
        let falls = match &pack.certification {
            Some(level) if tree.gives_level() => level.falls,
            _ => self.falls(&tree.levels),
        };
        let (mut levels, mut graded): (Vec<Level>, Vec<Graded>) = (Vec::new(), Vec::new());
        for (part, _) in parts {
            let (block, measure) = match part {
                Part::Indicator(id) => (Block::Indicator(id), NumericKind::PointsOf(id)),
                Part::Component(id) => (Block::Component(id), NumericKind::PointsOfComponent(id)),
            };
            let known = self.diagnostics.len();
            let bound = self.bound_levels(tree, Some(&measure), block);
            graded.push(Graded {
                part,
                conditions: bound.iter().map(|level| level.condition.clone()).collect(),
            });
            if levels.is_empty() {
                levels = bound;
            }
            // What is wrong is wrong for every part.
            if self.diagnostics.len() > known {
                break;
            }
        }
        let own = tree.origins.first().or(tree.origin.as_ref());
        Some(Scale {
            title: tree.title.text.to_string(),
            span: certify.span,
            origin: origins::own_or(own, certify.place.origin.as_ref()),
            on: tree.each.iter().map(tree::Each::words).collect(),
            is_of_level: tree.gives_level(),
            falls,
            levels,
            graded,
        })
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

    /// The levels that are told apart, the `otherwise` at the end.
    fn bound_levels(
        &mut self,
        tree: &tree::Certify,
        measure: Option<&NumericKind>,
        block: Block,
    ) -> Vec<Level> {
        let told_apart = tree.levels.iter().take(MOST_LEVELS);
        let mut levels: Vec<Level> = told_apart.map(|level| self.level(level, measure, block)).collect();
        levels.order_by_key(|level| level.condition.is_none());
        levels
    }

    fn level(&mut self, tree: &tree::LevelItem, measure: Option<&NumericKind>, block: Block) -> Level {
        let span = tree.span;
        let view = View { scores: Some(block), of_level: true, ..View::default() };
        let mut conditions = Vec::new();
        if let Some((how, limit)) = &tree.bound {
            let (limit, unit) = self.number(limit, &view);
            if unit == super::super::Unit::Percent {
                let message = "a level is reached by points, and this is a percent";
                let help = match block {
                    Block::Framework => "take the `%` out",
                    _ => "take the `%` out; a share of what a part is out of is written `0.8 * max`",
                };
                self.tell(&codes::PACK_MIXED_UNITS, limit.span, message, help);
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
