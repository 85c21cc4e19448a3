//! Expressions that give a number.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{Expr, ExprKind, Literal, LiteralValue, Name};

use super::super::expr::{Numeric, NumericKind};
use super::super::model::Scope as Block;
use super::super::{QuestionId, QuestionKind, Unit};
use super::binder::{Binder, View};
use super::lets::poison;
use super::names::Entity;
use super::{questions, units};

impl Binder<'_> {
    /// Types an expression that has to give a number. Poison where it cannot; the reason has been told.
    pub fn number(&mut self, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let span = tree.span;
        let of = |kind| Numeric { kind, span };
        match &tree.kind {
            ExprKind::Literal(literal) => literal_number(literal, span),
            ExprKind::Name(name) => self.named_number(name, tree, view),
            ExprKind::Quoted(text) => {
                let message = format!("the text \"{text}\" stands where a number is needed");
                self.tell(&codes::PACK_WRONG_TYPE, span, message, "write numbers and names without quotes");
                (poison(tree), Unit::Literal)
            }
            ExprKind::Negate(inner) => {
                let (inner, unit) = self.number(inner, view);
                (of(NumericKind::Negate(Box::new(inner))), unit)
            }
            ExprKind::Sum(terms) => {
                let mut typed = Vec::with_capacity(terms.len());
                let mut first: Option<(Unit, Span)> = None;
                let mut moves_a_day = false;
                for (subtracted, term) in terms {
                    let (number, own) = self.number(term, view);
                    if !matches!(number.kind, NumericKind::Error) {
                        moves_a_day |= first.as_ref().is_some_and(|(unit, _)| units::is_date(unit))
                            && !units::is_date(&own);
                        first = Some(self.fit_next(first, own, term.span, "added"));
                    }
                    typed.push((*subtracted, number));
                }
                let unit = match first {
                    // The days between two dates are a plain number.
                    Some((unit, _)) if units::is_date(&unit) && !moves_a_day => Unit::Plain,
                    Some((unit, _)) => unit,
                    None => Unit::Literal,
                };
                (of(NumericKind::Sum(typed)), unit)
            }
            ExprKind::Product(factors) => {
                let mut typed = Vec::with_capacity(factors.len());
                let mut kinds = Vec::with_capacity(factors.len());
                for (divides, factor) in factors {
                    let (number, unit) = self.number(factor, view);
                    kinds.push((*divides, unit));
                    typed.push((*divides, number));
                }
                (of(NumericKind::Product(typed)), units::of_product(&kinds))
            }
            ExprKind::Else(value, otherwise) => {
                let (value_number, unit) = self.number(value, view);
                let (other, other_unit) = self.number(otherwise, view);
                let unit = self.fit(
                    &unit,
                    value.span,
                    &other_unit,
                    otherwise.span,
                    "put in the place of each other",
                );
                (of(NumericKind::Else(Box::new(value_number), Box::new(other))), unit)
            }
            ExprKind::Each { worth, of: name } => self.each(worth, name, tree, view),
            ExprKind::Match { subject, arms } => self.match_number(subject, arms, tree, view),
            ExprKind::Band { subject, arms } => self.band_number(subject, arms, tree, view),
            ExprKind::Checklist { entries, cap } => self.checklist(entries, cap.as_deref(), tree, view),
            ExprKind::Ladder(rungs) => self.ladder(rungs, tree, view),
            ExprKind::Highest(entries) => self.highest(entries, tree, view),
            ExprKind::First(entries) => self.first(entries, tree, view),
            ExprKind::Table { subjects, hit, rows } => self.table(subjects, *hit, rows, tree, view),
            ExprKind::Scale(scale) => self.scale(scale, tree, view),
            ExprKind::Aggregate {
                function: crate::syntax::tree::Aggregate::Count,
                list,
                whole,
                filter,
                ..
            } if whole.is_some() || self.parts_word(&list.text).is_some() => {
                self.count_of_parts(list, whole.as_ref(), filter.as_deref(), tree, view)
            }
            ExprKind::Aggregate { function, which, of, by, list, filter, .. } => {
                let taken = (of.as_deref(), by.as_deref());
                self.aggregate((*function, which.as_deref()), taken, list, filter.as_deref(), tree, view)
            }
            ExprKind::Call { function, arguments } => self.call(function, arguments, tree, view),
            ExprKind::OfSeveral { function, which, of } => {
                self.of_several(*function, which.as_deref(), of, tree, view)
            }
            ExprKind::OfParts(of) => self.made_of_parts(&of.how, &of.parts, of.whole.as_ref(), tree, view),
            ExprKind::PointsOf(name) => self.points_of(name, tree, view),
            ExprKind::Across(across) => self.across(across, tree, view),
            ExprKind::Previous(of) => self.previous_number(of, tree),
            ExprKind::StandingOf { which, of } => self.standing_of(*which, of, tree, view),
            ExprKind::List(_) => {
                let message = "several values stand where one number is needed";
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    span,
                    message,
                    "a list in brackets follows `in` or `at least 2 of`",
                );
                (poison(tree), Unit::Literal)
            }
            ExprKind::Not(_)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Compare { .. }
            | ExprKind::Between { .. }
            | ExprKind::In { .. }
            | ExprKind::IsAnswered { .. }
            | ExprKind::Quantifier { .. }
            | ExprKind::EveryComponent { .. } => {
                // What stands in it is used all the same.
                self.condition(tree, view);
                self.condition_for_number(tree);
                (poison(tree), Unit::Literal)
            }
            ExprKind::Error => (poison(tree), Unit::Literal),
        }
    }

    pub fn condition_for_number(&mut self, tree: &Expr) {
        self.tell(
            &codes::PACK_WRONG_TYPE,
            tree.span,
            "a condition stands where a number is needed",
            "say what it is worth, as in `highest { 10 when …, otherwise 0 }`",
        );
    }

    /// What a further number has in common with those before it, of which the first is pointed at.
    pub fn fit_next(
        &mut self,
        before: Option<(Unit, Span)>,
        unit: Unit,
        span: Span,
        how: &str,
    ) -> (Unit, Span) {
        match before {
            Some((common, first)) => (self.fit(&common, first, &unit, span, how), first),
            None => (unit, span),
        }
    }

    /// What two numbers have in common; tells when they must not meet.
    pub fn fit(&mut self, a: &Unit, a_span: Span, b: &Unit, b_span: Span, how: &str) -> Unit {
        if let Some(unit) = units::common(a, b) {
            return unit;
        }
        let percent = match (a, b) {
            (Unit::Percent | Unit::Ratio, Unit::Literal) => Some(b_span),
            (Unit::Literal, Unit::Percent | Unit::Ratio) => Some(a_span),
            _ => None,
        };
        let told = match percent {
            Some(span) => Diagnostic::new(
                &codes::PACK_PERCENT_SIGN,
                span,
                "a percent meets a number without a percent sign",
            )
            .label("has no `%`")
            .help("write the `%`: `25%` is a quarter, `25` is a hundred times as much"),
            None => Diagnostic::new(
                &codes::PACK_MIXED_UNITS,
                b_span,
                format!("{} and {} cannot be {how}", units::in_words(a), units::in_words(b)),
            )
            .label(format!("this is {}", units::in_words(b)))
            .also(a_span, format!("this is {}", units::in_words(a)))
            .help(match units::is_date(a) != units::is_date(b) {
                true => "a date less a date is how many days lie between, and that is compared: `ranked_on - held_on under 365`",
                false => "compare and add only what is counted in the same unit; a ratio of the two is possible",
            }),
        };
        self.diagnostics.add(told);
        a.clone()
    }

    fn named_number(&mut self, name: &str, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let span = tree.span;
        if let Some(found) = self.field_number(name, tree, view) {
            return found;
        }
        if let Some(found) = self.number_given(name, span, view) {
            return found;
        }
        match self.value_named(name) {
            Some(Entity::Question(id)) => self.question_number(id, tree),
            Some(Entity::Let(index)) => self.let_number(index, tree),
            None => match (name, view.scores) {
                ("points" | "max" | "to_win" | "overall", Some(block)) => {
                    self.score_number(name, block, span)
                }
                ("points" | "max" | "to_win" | "overall" | "level", None) => {
                    self.score_not_allowed(name, span);
                    (poison(tree), Unit::Literal)
                }
                ("level", _) if view.of_level => {
                    self.level_of_level(span);
                    (poison(tree), Unit::Literal)
                }
                ("yes" | "no", _) => {
                    let message = format!("`{name}` stands where a number is needed");
                    self.tell(
                        &codes::PACK_WRONG_TYPE,
                        span,
                        message,
                        "say what it is worth, as in `10 when funded`",
                    );
                    (poison(tree), Unit::Literal)
                }
                _ => {
                    self.unknown_name(name, span, view);
                    (poison(tree), Unit::Literal)
                }
            },
        }
    }

    pub fn score_not_allowed(&mut self, name: &str, span: Span) {
        let is_parts = matches!(name, "indicators" | "components" | "parts");
        self.tell(
            &codes::PACK_SCORE_NOT_ALLOWED,
            span,
            format!("`{name}` is a result, and rules look only at answers"),
            match is_parts {
                true => "count the answers themselves, `count of answered among (pm10, no2, so2) at least 2`; recommendations and levels may look at results",
                false => "ask for the answers that the result rests on; recommendations and levels may look at results",
            },
        );
    }

    pub fn level_of_level(&mut self, span: Span) {
        self.tell(
            &codes::PACK_SCORE_NOT_ALLOWED,
            span,
            "the level is what this condition decides",
            "ask for scores or answers; the levels above are passed over already when this one is judged",
        );
    }

    pub fn score_number(&mut self, name: &str, block: Block, span: Span) -> (Numeric, Unit) {
        let numeric = |kind| Numeric { kind, span };
        let points = match block {
            Block::Indicator(id) => NumericKind::PointsOf(id),
            Block::Component(id) => NumericKind::PointsOfComponent(id),
            Block::Framework => NumericKind::Overall,
        };
        let maximum = self.maximum(block).map_or(NumericKind::Error, NumericKind::Literal);
        let kind = match name {
            "points" => points,
            "max" => maximum,
            "to_win" => NumericKind::Sum(vec![(false, numeric(maximum)), (true, numeric(points))]),
            _ => NumericKind::Overall,
        };
        (numeric(kind), Unit::Points)
    }

    fn question_number(&mut self, id: QuestionId, tree: &Expr) -> (Numeric, Unit) {
        let Some(question) = self.question(id) else { return (poison(tree), Unit::Literal) };
        let (name, unit) = (question.name.clone(), question.unit.clone());
        let help = match &question.kind {
            QuestionKind::Number { .. } | QuestionKind::Date { .. } => {
                return (Numeric { kind: NumericKind::Answer(id), span: tree.span }, unit);
            }
            QuestionKind::Error => return (poison(tree), Unit::Literal),
            QuestionKind::Text => {
                self.tell_text(&name, tree.span);
                return (poison(tree), Unit::Literal);
            }
            QuestionKind::YesNo => {
                format!("say what a yes is worth: `highest {{ 10 when {name}, otherwise 0 }}`")
            }
            QuestionKind::OneOf { choices, .. } => {
                let first = choices.first().map_or("…", |choice| choice.name.as_str());
                format!("say what each choice is worth: `match {name} {{ {first} => 0 … }}`")
            }
            QuestionKind::AnyOf { .. } => {
                format!("write `count of {name}`, or what each is worth: `6 each of {name}`")
            }
            QuestionKind::List { .. } => format!("write `count of {name}`, or `sum of … over {name}`"),
        };
        let asks_for = questions::in_words(question);
        let message = format!("`{name}` asks for {asks_for}, and a number is needed");
        self.tell(&codes::PACK_WRONG_TYPE, tree.span, message, help);
        (poison(tree), Unit::Literal)
    }

    pub fn tell_text(&mut self, name: &str, span: Span) {
        self.tell(
            &codes::PACK_TEXT_IN_RULE,
            span,
            format!("`{name}` is answered in words, and rules do not look into words"),
            format!("ask whether it `is answered`, or make `{name}` a `one of` question"),
        );
    }

    fn each(&mut self, worth: &Expr, name: &Name, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let (worth, unit) = self.number(worth, view);
        match self.any_of_named(name, "each of") {
            Some(id) => (Numeric { kind: NumericKind::Each(Box::new(worth), id), span: tree.span }, unit),
            None => (poison(tree), unit),
        }
    }

    /// The `any of` question of that name; tells when it is something else.
    pub fn any_of_named(&mut self, name: &Name, after: &str) -> Option<QuestionId> {
        let is = match self.value_named(&name.text) {
            Some(Entity::Question(id)) => {
                let question = self.question(id)?;
                match question.kind {
                    QuestionKind::AnyOf { .. } => return Some(id),
                    QuestionKind::Error => return None,
                    _ => format!("asks for {}", questions::in_words(question)),
                }
            }
            Some(Entity::Let(_)) => String::from("is a `let`"),
            None => {
                self.unknown_name(&name.text, name.span, &View::default());
                return None;
            }
        };
        let message = format!("`{after}` needs an `any of` question; `{}` {is}", name.text);
        self.tell(&codes::PACK_WRONG_TYPE, name.span, message, "name a question whose choices are ticked");
        None
    }

    fn points_of(&mut self, name: &Name, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let numeric = |kind| (Numeric { kind, span: tree.span }, Unit::Points);
        if view.scores.is_none() {
            self.score_not_allowed(&format!("points of {}", name.text), tree.span);
            return (poison(tree), Unit::Literal);
        }
        if let Some(id) = self.names.indicators.get(&name.text) {
            return numeric(NumericKind::PointsOf(*id));
        }
        if let Some(id) = self.names.components.get(&name.text) {
            return numeric(NumericKind::PointsOfComponent(*id));
        }
        self.unknown_code(name);
        (poison(tree), Unit::Literal)
    }

    pub fn unknown_code(&mut self, name: &Name) {
        if self.extent == super::Extent::Part {
            return;
        }
        let known = self.names.indicators.keys().chain(self.names.components.keys());
        let known: Vec<&str> = known.map(|name| &**name).collect();
        let near = crate::diagnostic::nearest(&name.text, known.iter().copied());
        let message = format!("there is no indicator or component `{}`", name.text);
        let told = Diagnostic::new(&codes::PACK_UNKNOWN_CODE, name.span, message).label("not known");
        let told = match near.as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help("use a code such as `1.a`, or the name of a component"),
            some => told.help(format!("did you mean {}?", crate::diagnostic::either(some))),
        };
        self.diagnostics.add(told);
    }
}

pub fn literal_number(literal: &Literal, span: Span) -> (Numeric, Unit) {
    let (number, unit) = match literal.value {
        LiteralValue::Number(number) => (number, Unit::Literal),
        LiteralValue::Percent(number) => (number, Unit::Percent),
        LiteralValue::Date(days) => (Number::from(i64::from(days)), units::date()),
        LiteralValue::Error => return (Numeric { kind: NumericKind::Error, span }, Unit::Literal),
    };
    (Numeric { kind: NumericKind::Literal(number), span }, unit)
}
