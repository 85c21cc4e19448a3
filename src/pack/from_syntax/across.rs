//! Statistics across cities.

use std::collections::BTreeSet;

use crate::across::{Measure, Rank, Ties};
use crate::decimal::{Number, Spread};
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, Expr, ExprKind, ItemKind, Literal, LiteralValue, MeasureWord, Name};
use crate::wording::Word;

use super::super::expr::{Across, Condition, Numeric, NumericKind};
use super::super::visit::Node;
use super::super::{QuestionId, QuestionKind, ReferenceId, Series, SeriesId, Unit, uses};
use super::binder::{Binder, View};
use super::lets::poison;
use super::names::Entity;
use super::{questions, units};

/// What stands in brackets behind a statistic.
#[derive(Default)]
struct Ways {
    spread: Option<Spread>,
    ties: Option<Ties>,
    order: Option<(bool, Span)>,
    /// Something could not be understood; told already.
    wrong: bool,
}

impl Binder<'_> {
    pub fn across(&mut self, across: &tree::Across, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let nothing = (poison(tree), Unit::Literal);
        let (of, unit) = self.number(&across.of, &View { entry: None, ..*view });
        let class = across.same.as_ref().map(|name| self.class_named(name, view));
        let among = self.among(&across.among);
        let measure = self.measure(across, tree.span);
        if !self.can_be_measured(&of, &unit) {
            return nothing;
        }
        let (Some(measure), Some(among)) = (measure, among) else { return nothing };
        let class = match class {
            Some(None) => return nothing,
            Some(class) => class,
            None => None,
        };
        let Some(frozen) = self.frozen(among, &of, class, across) else { return nothing };
        let is_frozen = frozen.is_some();
        let reference = match among {
            Among::Reference(id) => Some(id),
            Among::Cities => None,
        };
        let series = self
            .series_of(Series { of: of.clone(), class, frozen, reference, rests_on: BTreeSet::new() }, among);
        let unit = match measure {
            Measure::Count | Measure::ZScore(_) | Measure::Rank(_) => Unit::Plain,
            Measure::MinMax => Unit::Ratio,
            _ => unit,
        };
        let kind = NumericKind::Across(Box::new(Across { measure, of, class, series, is_frozen }));
        (Numeric { kind, span: tree.span }, unit)
    }

    /// Whether it is a number that every city has, and that has a name.
    fn can_be_measured(&mut self, of: &Numeric, unit: &Unit) -> bool {
        let message = match of.kind {
            NumericKind::Error => return false,
            _ if units::is_date(unit) => "dates are not gathered from many cities",
            NumericKind::Answer(_)
            | NumericKind::Let(_)
            | NumericKind::PointsOf(_)
            | NumericKind::PointsOfComponent(_)
            | NumericKind::Overall => return true,
            _ => "this is the same for every city",
        };
        let help = "name a question, a `let`, `overall` or `points of …`";
        self.tell(&codes::PACK_WRONG_TYPE, of.span, message, help);
        false
    }

    /// The index of an equal series, or of this one as a new one.
    fn series_of(&mut self, series: Series, among: Among) -> SeriesId {
        let key = |one: &Series| {
            let of = match one.of.kind {
                NumericKind::Answer(id) => (0, id.0),
                NumericKind::Let(id) => (1, id.0),
                NumericKind::PointsOf(id) => (2, id.0),
                NumericKind::PointsOfComponent(id) => (3, id.0),
                _ => (4, 0),
            };
            (of, one.class)
        };
        let is_same = |(one, of): &(Series, Among)| key(one) == key(&series) && *of == among;
        if let Some(at) = self.series.iter().position(is_same) {
            return SeriesId::from(at);
        }
        self.series.push((series, among));
        SeriesId::from(self.series.len() - 1)
    }

    /// The question whose answer makes the class; told when it is something else.
    fn class_named(&mut self, name: &Name, view: &View) -> Option<QuestionId> {
        let what = match self.value_named(&name.text) {
            Some(Entity::Question(id)) => {
                let question = self.question(id)?;
                match question.kind {
                    QuestionKind::OneOf { .. } | QuestionKind::YesNo => return Some(id),
                    QuestionKind::Error => return None,
                    _ => format!("asks for {}", questions::in_words(question)),
                }
            }
            Some(Entity::Let(_)) => String::from("is a `let`"),
            None => {
                self.unknown_name(&name.text, name.span, view);
                return None;
            }
        };
        let told = Diagnostic::new(
            &codes::PACK_CLASS_NOT_A_CHOICE,
            name.span,
            format!("`{}` {what}, and makes no classes of cities", name.text),
        )
        .label("not a choice")
        .help("name a `one of` question, such as `ask size \"How large?\" one of { small \"Small\" large \"Large\" }`");
        self.diagnostics.add(told);
        None
    }

    fn measure(&mut self, across: &tree::Across, whole: Span) -> Option<Measure> {
        let mut ways = self.ways(&across.ways);
        let (word, span) = (across.measure, across.measure_span);
        let order = match word {
            MeasureWord::Rank | MeasureWord::Best | MeasureWord::MeanOfBest(_) => ways.order.take(),
            _ => None,
        };
        let lowest_first = order.is_some_and(|(lowest, _)| lowest);
        let measure = match word {
            MeasureWord::Count => Measure::Count,
            MeasureWord::Mean => Measure::Mean,
            MeasureWord::MeanOfBest(most) => Measure::MeanOfBest { most: self.best(&most)?, lowest_first },
            MeasureWord::Median => Measure::Median,
            MeasureWord::Percentile(share) => Measure::Percentile(self.percentile(&share)?),
            MeasureWord::Deviation => Measure::Deviation(self.spread(&mut ways, "sd", whole)?),
            MeasureWord::ZScore => Measure::ZScore(self.spread(&mut ways, "z-score", whole)?),
            MeasureWord::Best if lowest_first => Measure::Lowest,
            MeasureWord::Min => Measure::Lowest,
            MeasureWord::Max | MeasureWord::Best => Measure::Highest,
            MeasureWord::MinMax => Measure::MinMax,
            MeasureWord::Rank => Measure::Rank(Rank { ties: self.ties(&mut ways, whole)?, lowest_first }),
        };
        let left_over = match (ways.spread, ways.ties, ways.order) {
            (Some(_), _, _) => "`population` and `sample` belong to `sd` and `z-score`",
            (_, Some(_), _) => "`ties` belong to `rank`",
            (_, _, Some(_)) => "only `rank`, `best` and `mean of best` have an order",
            _ => return (!ways.wrong).then_some(measure),
        };
        if word == MeasureWord::MinMax
            && let Some((lowest, place)) = ways.order
        {
            self.turned(across, lowest, place, whole);
            return None;
        }
        self.misfit(across.ways.first().map_or(span, |way| way.span), left_over, "take it out");
        None
    }

    /// `min-max of dust across cities (lowest first)`
    fn turned(&mut self, across: &tree::Across, lowest: bool, place: Span, whole: Span) {
        let of = match &across.of.kind {
            ExprKind::Name(name) => name.to_string(),
            ExprKind::PointsOf(code) => format!("points of {}", code.text),
            _ => String::from("…"),
        };
        let same = across.same.as_ref().map(|name| format!(" with the same {}", name.text));
        let plain = format!("min-max of {of} across {}{}", across.among.text, same.unwrap_or_default());
        let right = if lowest { format!("(1 - {plain})") } else { plain };
        let told = Diagnostic::new(
            &codes::PACK_STATISTIC_MISFIT,
            place,
            "`min-max` has no order: it is 0 for the lowest value and 1 for the highest",
        );
        self.diagnostics.add(if of == "…" {
            told.help("where the lowest is the best, write `1 - min-max of …`")
        } else {
            told.help(format!("write `{right}`")).fix_at(whole, right)
        });
    }

    fn misfit(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.tell(&codes::PACK_STATISTIC_MISFIT, span, message, help);
    }

    fn ways(&mut self, words: &[Name]) -> Ways {
        let mut ways = Ways::default();
        for word in words {
            let text = word.text.split_whitespace().collect::<Vec<_>>().join(" ");
            match text.as_str() {
                "population" => ways.spread = Some(Spread::Population),
                "sample" => ways.spread = Some(Spread::Sample),
                "ties min" => ways.ties = Some(Ties::Min),
                "ties dense" => ways.ties = Some(Ties::Dense),
                "ties shared mean" => ways.ties = Some(Ties::SharedMean),
                "lowest first" => ways.order = Some((true, word.span)),
                "highest first" => ways.order = Some((false, word.span)),
                other => {
                    let right = match other {
                        "pop" | "p" => "population",
                        "s" => "sample",
                        "min" | "tie min" | "competition" | "ties competition" => "ties min",
                        "dense" | "tie dense" => "ties dense",
                        "average" | "mean" | "ties mean" | "ties average" | "shared mean" | "ties shared" => {
                            "ties shared mean"
                        }
                        "lowest" | "ascending" | "highest last" => "lowest first",
                        "highest" | "descending" | "lowest last" => "highest first",
                        _ => "",
                    };
                    let told = Diagnostic::new(
                        &codes::PACK_STATISTIC_MISFIT,
                        word.span,
                        format!("`{other}` says nothing of a statistic"),
                    );
                    self.diagnostics.add(match right {
                        "" => told.help(
                            "write `(population)` or `(sample)`; of a rank `(ties min)`, `(ties dense)` or `(ties shared mean)`, and `lowest first`",
                        ),
                        right => told.help(format!("write `{right}`")).fix(right),
                    });
                    ways.wrong = true;
                }
            }
        }
        ways
    }

    fn spread(&mut self, ways: &mut Ways, word: &str, whole: Span) -> Option<Spread> {
        let found = ways.spread.take();
        if found.is_none() && !ways.wrong {
            let told = Diagnostic::new(
                &codes::PACK_STATISTIC_NOT_SAID,
                whole,
                format!("it is not said whether this `{word}` is that of a population or of a sample"),
            )
            .help("add `(population)` when all that count are among the cities, `(sample)` when they stand for more")
            .note("the first divides by how many cities there are, the second by one less; spreadsheets call them STDEV.P and STDEV.S");
            self.diagnostics.add(told);
        }
        found
    }

    fn ties(&mut self, ways: &mut Ways, whole: Span) -> Option<Ties> {
        let found = ways.ties.take();
        if found.is_none() && !ways.wrong {
            let told = Diagnostic::new(
                &codes::PACK_STATISTIC_NOT_SAID,
                whole,
                "it is not said which rank cities have that are equal",
            )
            .help("add `(ties min)` for 1, 2, 2, 4, `(ties dense)` for 1, 2, 2, 3, or `(ties shared mean)` for 1, 2.5, 2.5, 4");
            self.diagnostics.add(told);
        }
        found
    }

    fn best(&mut self, literal: &Literal) -> Option<usize> {
        let most = questions::plain_number(literal).and_then(Number::to_i64);
        let most = most.and_then(|most| usize::try_from(most).ok()).filter(|most| *most > 0);
        if most.is_none() && literal.value != LiteralValue::Error {
            self.misfit(
                literal.span,
                "`best` takes a whole number of cities",
                "write, for example, `mean of best 5 of …`",
            );
        }
        most
    }

    /// `percentile 90` as a share.
    fn percentile(&mut self, literal: &Literal) -> Option<Number> {
        let hundred = Number::from(100);
        let share = match literal.value {
            LiteralValue::Number(number) => number.divide(hundred),
            LiteralValue::Percent(share) => Some(share),
            LiteralValue::Date(_) => None,
            LiteralValue::Error => return None,
        };
        let share = share.filter(|share| !share.is_negative() && *share <= Number::ONE);
        if share.is_none() {
            self.misfit(
                literal.span,
                "a percentile lies between 0 and 100",
                "write, for example, `percentile 90 of …`",
            );
        }
        share
    }

    /// A condition that decides whether a question is asked cannot look at other cities: told, and left out.
    pub fn without_others(&mut self, condition: Condition) -> Option<Condition> {
        if !uses::looks_across(Node::Condition(&condition), &self.lets) {
            return Some(condition);
        }
        self.tell(
            &codes::PACK_ASKED_BY_OTHERS,
            condition.span,
            "whether this is asked would hang on the answers of other cities",
            "ask it of every city, and look at the others where points are given",
        );
        None
    }

    /// What rules may call all that are scored together instead of `cities`: `countries`, where the subject is a `country`.
    fn all_assessed(&self) -> String {
        let items = self.declared.frameworks.first().map_or(&[][..], |framework| &framework.tree.items);
        let subject = items.iter().find_map(|item| match &item.kind {
            ItemKind::Subject(subject) => Some(&*subject.text),
            _ => None,
        });
        Word::of(self.language, subject.unwrap_or("city")).many
    }

    /// Whose values count: `cities`, or a reference set.
    fn among(&mut self, name: &Name) -> Option<Among> {
        if &*name.text == "cities" {
            return Some(Among::Cities);
        }
        if let Some(id) = self.names.references.get(&name.text) {
            return Some(Among::Reference(*id));
        }
        let all = self.all_assessed();
        if *name.text == *all {
            return Some(Among::Cities);
        }
        if self.extent == super::Extent::Part {
            return None;
        }
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_REFERENCE,
            name.span,
            format!("there is no reference set `{}`", name.text),
        )
        .label("not known");
        let known = self.names.references.keys().map(|name| &**name).chain(["cities", &*all]);
        let near = nearest(&name.text, known);
        let told = match near.as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help(format!("write `across {all}` for all that are scored together, or declare the set: `reference name \"…\" (…) {{ … }}`")),
            some => told.help(format!("did you mean {}?", either(some))),
        };
        self.diagnostics.add(told);
        None
    }
}

/// Whose values a statistic is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// The cities that are scored together.
    Cities,
    Reference(ReferenceId),
}
