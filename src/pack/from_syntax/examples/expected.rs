//! What an example expects: of scores, of the level, of advice.

use crate::decimal::Number;
use crate::diagnostic::{Code, Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, ExpectKind, Literal, LiteralValue, Name};

use super::super::super::example::{Expectation, ExpectationKind, Fate, ScoreOf, ScoreTest};
use super::super::super::model::Scope;
use super::super::super::{ComponentId, Pack, Part, RecommendationId};
use super::super::binder::Binder;
use super::super::conditions::{bit, compare};
use super::super::questions::plain_number;

impl Binder<'_> {
    pub(super) fn expectation(
        &mut self,
        tree: &tree::Expect,
        scope: Scope,
        pack: &Pack,
    ) -> Option<Expectation> {
        let kind = match &tree.kind {
            ExpectKind::Score { of, test, within } => {
                self.score_expected(of, test, within.as_ref(), scope, pack)?
            }
            ExpectKind::Level { names, .. } => self.level_expected(names, tree.span)?,
            ExpectKind::LevelNotRated => {
                let needs = |pack: &Pack| {
                    pack.certification.as_ref().is_some_and(|one| !one.needs.is_empty())
                        || needs_something(pack, ScoreOf::Overall)
                };
                if !needs(pack) {
                    self.never_unrated("level", tree.span);
                    return None;
                }
                ExpectationKind::LevelNotRated
            }
            ExpectKind::Grade { of, names } => self.grade_expected(of, names, scope, pack, tree.span)?,
            ExpectKind::Recommendation { name, fate } => {
                let recommendation = self.recommendation_named(name, pack)?;
                let fate = match fate {
                    tree::Fate::Certain => Fate::Certain,
                    tree::Fate::Possible => Fate::Possible,
                    tree::Fate::Out => Fate::Out,
                };
                ExpectationKind::Recommendation { recommendation, fate }
            }
            ExpectKind::Error => return None,
        };
        Some(Expectation { kind, is_final: tree.is_final, span: tree.span })
    }

    fn score_expected(
        &mut self,
        of: &[Name],
        test: &tree::ScoreTest,
        within: Option<&Literal>,
        scope: Scope,
        pack: &Pack,
    ) -> Option<ExpectationKind> {
        let target = self.scored(of, Some(scope))?;
        let tolerance = match within {
            Some(literal) => self.points_literal(literal)?,
            None => Number::ZERO,
        };
        if let Some(literal) = within
            && tolerance.is_negative()
        {
            let message = "a number cannot be off by less than nothing";
            self.tell(&codes::PACK_EXAMPLE_IMPOSSIBLE, literal.span, message, "write it without the `-`");
            return None;
        }
        let name = super::joined(of);
        let test = match test {
            tree::ScoreTest::NotApplicable => {
                if !can_be_left_out(pack, target) {
                    let at = of.first()?.span;
                    let message = format!("`{name}` always applies");
                    let help = "say when it does not: `not applicable when …` in its block, or in one that it stands in";
                    self.tell(&codes::PACK_EXAMPLE_IMPOSSIBLE, at, message, help);
                    return None;
                }
                ScoreTest::NotApplicable
            }
            tree::ScoreTest::NotRated => {
                if !needs_something(pack, target) {
                    let at = of.first()?.span;
                    self.never_unrated(&name, at);
                    return None;
                }
                ScoreTest::NotRated
            }
            tree::ScoreTest::Compare(operator, literal) => {
                let value = self.points_literal(literal)?;
                // Other comparisons may well name a number that no score is.
                if *operator == tree::Comparison::Equal && tolerance.is_zero() {
                    let code = &codes::PACK_EXAMPLE_IMPOSSIBLE;
                    if !self.are_possible(value, target, &name, literal.span, code) {
                        return None;
                    }
                }
                ScoreTest::Compare(compare(*operator), value)
            }
            tree::ScoreTest::Between(low, high) => {
                let (from, to) = (self.points_literal(low)?, self.points_literal(high)?);
                let span = low.span.to(high.span);
                if from > to {
                    let message = format!("nothing lies between {from} and {to}");
                    let told = Diagnostic::new(&codes::PACK_EMPTY_RANGE, span, message)
                        .label("the lower end comes first")
                        .help(format!("write `between {to} and {from}`"))
                        .fix(format!("{to} and {from}"));
                    self.diagnostics.add(told);
                    return None;
                }
                if tolerance.is_zero() {
                    let code = &codes::PACK_EXAMPLE_IMPOSSIBLE;
                    let both = [(from, low), (to, high)];
                    let fit = both.map(|(value, at)| self.are_possible(value, target, &name, at.span, code));
                    if fit.contains(&false) {
                        return None;
                    }
                }
                ScoreTest::Between(from, to)
            }
        };
        Some(ExpectationKind::Score { of: target, test, within: tolerance })
    }

    /// What a code, a component's name, `overall` or `points` means. Without a `scope` there are no `points`.
    pub(super) fn scored(&mut self, of: &[Name], scope: Option<Scope>) -> Option<ScoreOf> {
        if let [name] = of {
            match (&*name.text, scope) {
                ("overall", _) => return Some(ScoreOf::Overall),
                ("points", Some(Scope::Indicator(id))) => return Some(ScoreOf::Indicator(id)),
                ("points", Some(Scope::Component(id))) => return Some(ScoreOf::Component(id)),
                ("points", Some(Scope::Framework)) => {
                    let message = "it is not said whose points are expected";
                    let help = "write a code, such as `expect 1.a = 15`; `points` are those of the indicator or component that the example stands in";
                    self.tell(&codes::PACK_UNKNOWN_CODE, name.span, message, help);
                    return None;
                }
                ("level", _) => {
                    let message = "a level is no number of points";
                    let level = self.levels.first().map_or("…", |level| &*level.text);
                    let help = format!("write `expect level = {level}`");
                    self.tell(&codes::PACK_WRONG_TYPE, name.span, message, help);
                    return None;
                }
                _ => {}
            }
        }
        let mut found: Option<ScoreOf> = None;
        for name in of {
            let one = match (self.names.indicators.get(&name.text), self.names.components.get(&name.text)) {
                (Some(id), _) => ScoreOf::Indicator(*id),
                (None, Some(id)) => ScoreOf::Component(*id),
                (None, None) => {
                    self.unknown_scored(name);
                    return None;
                }
            };
            if found.is_some_and(|found| found != one) {
                let message = format!("`{}` is not one joint indicator", super::joined(of));
                let help = "expect the points of each by itself: `expect 1.a = 15, 1.b = 3`";
                self.tell(&codes::PACK_UNKNOWN_CODE, name.span, message, help);
                return None;
            }
            found = Some(one);
        }
        found
    }

    fn never_unrated(&mut self, name: &str, span: Span) {
        let message = format!("`{name}` counts however little is answered");
        let help = "say what it takes: `needs 80% answered`, in the framework, a component or the `certify`";
        self.tell(&codes::PACK_EXAMPLE_IMPOSSIBLE, span, message, help);
    }

    fn unknown_scored(&mut self, name: &Name) {
        let is_value = self.names.values.contains_key(&name.text);
        if !is_value {
            self.unknown_code(name);
            return;
        }
        let message = format!("`{}` is no score", name.text);
        let told = Diagnostic::new(&codes::PACK_UNKNOWN_CODE, name.span, message)
            .label("a question or a `let`")
            .help("answers are given, `given …`; expected are points, `level` and `recommendation`");
        self.diagnostics.add(told);
    }

    /// A literal that is a number of points.
    pub(super) fn points_literal(&mut self, literal: &Literal) -> Option<Number> {
        match (plain_number(literal), literal.value) {
            (Some(number), _) => return Some(number),
            (None, LiteralValue::Percent(_)) => {
                let message = "points are plain numbers, and this is a percent";
                self.tell(&codes::PACK_MIXED_UNITS, literal.span, message, "take the `%` out");
            }
            (None, LiteralValue::Date(_)) => {
                let message = "points are plain numbers, and this is a date";
                self.tell(&codes::PACK_MIXED_UNITS, literal.span, message, "write a number of points");
            }
            (None, _) => {}
        }
        None
    }

    /// Whether a score can be so many points; told otherwise.
    pub(super) fn are_possible(
        &mut self,
        points: Number,
        of: ScoreOf,
        name: &str,
        span: Span,
        code: &'static Code,
    ) -> bool {
        let most = match of {
            ScoreOf::Indicator(id) => self.maximum(Scope::Indicator(id)),
            ScoreOf::Component(id) => self.maximum(Scope::Component(id)),
            ScoreOf::Overall => self.maximum(Scope::Framework),
        };
        if let Some(most) = most
            && (points > most || (points.is_negative() && !self.can_fall()))
        {
            let told = Diagnostic::new(code, span, format!("`{name}` can never be {points}"))
                .label(format!("it is out of {most}"))
                .help(format!("write a number from 0 to {most}"));
            self.diagnostics.add(told);
            return false;
        }
        let Some(rounding) = self.rounding(of) else { return true };
        if rounding.apply(points) == points {
            return true;
        }
        let places = match rounding.places {
            0 => String::from("whole numbers"),
            1 => String::from("1 place"),
            more => format!("{more} places"),
        };
        let told = Diagnostic::new(code, span, format!("`{name}` is never exactly {points}"))
            .label(format!("scores are rounded to {places}"));
        self.diagnostics.add(if code == &codes::PACK_EXAMPLE_IMPOSSIBLE {
            let rounded = rounding.apply(points);
            told.help(format!("write `{rounded}`, or say how far it may be off: `{points} within 0.01`"))
        } else {
            told.help("write the points as they were published")
        });
        false
    }

    /// Whether a penalty can take a score below 0.
    fn can_fall(&self) -> bool {
        let items = |items: &[tree::Item]| {
            items.iter().any(|item| matches!(&item.kind, tree::ItemKind::Penalty(one) if !one.floored))
        };
        let declared = self.declared;
        declared.frameworks.iter().any(|one| items(&one.tree.items))
            || declared.components.iter().any(|one| items(&one.tree.items))
            || declared.indicators.iter().any(|one| items(&one.tree.items))
    }

    fn rounding(&self, of: ScoreOf) -> Option<crate::decimal::Rounding> {
        let framework = self.declared.frameworks.first()?;
        let given = |overall: bool| {
            framework.tree.items.iter().find_map(|item| match &item.kind {
                tree::ItemKind::Round { of_overall, what } if *of_overall == overall => Some(*what),
                _ => None,
            })
        };
        let own = if matches!(of, ScoreOf::Overall) { given(true) } else { None };
        own.or_else(|| given(false))
    }

    pub(super) fn level_expected(&mut self, names: &[Name], span: Span) -> Option<ExpectationKind> {
        if self.levels.is_empty() {
            let message = "the framework has no levels";
            let help = "levels are declared with `certify \"…\" on overall { … }`; or leave this out";
            self.tell(&codes::PACK_EXAMPLE_IMPOSSIBLE, span, message, help);
            return None;
        }
        let levels = self.levels.iter().map(|level| level.text.to_string()).collect();
        self.levels_named(names, levels).map(ExpectationKind::Level)
    }

    /// `grade of water = good`
    fn grade_expected(
        &mut self,
        of: &[Name],
        names: &[Name],
        scope: Scope,
        pack: &Pack,
        span: Span,
    ) -> Option<ExpectationKind> {
        let part = match self.scored(of, Some(scope))? {
            ScoreOf::Indicator(id) => Some(Part::Indicator(id)),
            ScoreOf::Component(id) => Some(Part::Component(id)),
            ScoreOf::Overall => None,
        };
        let scale = part.and_then(|part| Some((part, pack.scale_of(part)?.1)));
        let Some((part, scale)) = scale else {
            let message = format!("`{}` has no grade", super::joined(of));
            let help = match part {
                None => "what the overall score comes to is the level: `expect level = …`",
                Some(Part::Component(_)) => {
                    "grades are declared with `certify \"Grade\" on each component { … }`"
                }
                Some(Part::Indicator(_)) => {
                    "grades are declared with `certify \"Grade\" on each indicator { … }`"
                }
            };
            self.tell(&codes::PACK_EXAMPLE_IMPOSSIBLE, span, message, help);
            return None;
        };
        let levels = scale.levels.iter().map(|level| level.name.clone()).collect();
        Some(ExpectationKind::Grade(part, self.levels_named(names, levels)?))
    }

    /// The bits of those levels, by their place with the `otherwise` at the end.
    fn levels_named(&mut self, names: &[Name], levels: Vec<String>) -> Option<u64> {
        let last = levels.iter().filter(|level| *level != "otherwise").count();
        let mut bits = 0_u64;
        let mut right = true;
        for name in names {
            let text = self.unquoted(name, &levels);
            match levels.iter().filter(|level| *level != "otherwise").position(|level| *level == text) {
                Some(at) => bits |= bit(at),
                None if text == "otherwise" && levels.contains(&text) => bits |= bit(last),
                None if name.text.starts_with('"') => right = false,
                None => {
                    self.unknown_choice(&name.text, name.span, "level", &levels);
                    right = false;
                }
            }
        }
        right.then_some(bits)
    }

    /// A level's name; told where it stands in quotes.
    fn unquoted(&mut self, name: &Name, levels: &[String]) -> String {
        let Some(inside) = name.text.strip_prefix('"') else { return name.text.to_string() };
        let inside = inside.trim_end_matches('"').trim_start_matches('"');
        let all = self.declared.certifies.iter().flat_map(|certify| &certify.tree.levels);
        let titled = all.filter(|level| &*level.title.text == inside).map(|level| {
            level.name.as_ref().map_or_else(|| String::from("otherwise"), |name| name.text.to_string())
        });
        let titled = titled.into_iter().find(|name| levels.contains(name));
        let meant = titled.unwrap_or_else(|| inside.to_owned());
        self.tell_quoted(&meant, name.span, "level", levels);
        String::new()
    }

    fn recommendation_named(&mut self, name: &Name, pack: &Pack) -> Option<RecommendationId> {
        let all = &pack.recommendations;
        if let Some(at) = all.iter().position(|one| *one.name == *name.text) {
            return Some(at.into());
        }
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_RECOMMENDATION,
            name.span,
            format!("no recommendation is named `{}`", name.text),
        )
        .label("not known");
        let near = nearest(&name.text, all.iter().map(|one| one.name.as_str()));
        self.diagnostics.add(match near.as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help("a recommendation is named by the word after `recommend`"),
            some => told.help(format!("did you mean {}?", either(some))),
        });
        None
    }
}

/// Whether a score can be not applicable.
fn can_be_left_out(pack: &Pack, of: ScoreOf) -> bool {
    let component =
        |id| pack.ancestry(id).any(|id| pack.component(id).is_some_and(|one| one.exemption.is_some()));
    match of {
        ScoreOf::Indicator(id) => pack
            .indicator(id)
            .is_some_and(|one| one.exemption.is_some() || one.component.is_some_and(component)),
        // What stands in it may be left out altogether.
        ScoreOf::Component(id) => {
            component(id)
                || pack.components.iter().enumerate().any(|(index, one)| {
                    one.exemption.is_some() && pack.is_inside(Part::Component(index.into()), Some(id))
                })
                || pack.indicators.iter().enumerate().any(|(index, one)| {
                    one.exemption.is_some() && pack.is_inside(Part::Indicator(index.into()), Some(id))
                })
        }
        ScoreOf::Overall => {
            pack.components.iter().any(|one| one.exemption.is_some())
                || pack.indicators.iter().any(|one| one.exemption.is_some())
        }
    }
}

/// Whether something is needed for a score to count.
fn needs_something(pack: &Pack, of: ScoreOf) -> bool {
    let inside = |whole: Option<ComponentId>| {
        pack.components.iter().enumerate().any(|(index, one)| {
            let part = Part::Component(index.into());
            !one.needs.is_empty() && (whole == Some(index.into()) || pack.is_inside(part, whole))
        })
    };
    match of {
        ScoreOf::Indicator(_) => false,
        ScoreOf::Component(id) => inside(Some(id)),
        ScoreOf::Overall => !pack.needs.is_empty() || inside(None),
    }
}
