//! Questions: kinds, ranges, units, bounds, and when they are asked.

use std::collections::BTreeSet;

use crate::decimal::{Interval, Number, date};
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, Bound, Kind, Literal, LiteralValue, Modifier, ModifierKind};

use super::super::visit::Node;
use super::super::{AskedWhen, Field, Question, QuestionId, QuestionKind, Unit};
use super::binder::{Binder, View};
use super::names::Entity;
use super::{origins, units};

const MOST_FIELDS: usize = 20;
const MOST_ENTRIES: i64 = 200;

/// A literal that is a plain number.
pub fn plain_number(literal: &Literal) -> Option<Number> {
    match literal.value {
        LiteralValue::Number(number) => Some(number),
        LiteralValue::Percent(_) | LiteralValue::Date(_) | LiteralValue::Error => None,
    }
}

/// A range as the modifiers narrow it.
struct Limits {
    low: Number,
    high: Number,
}

impl Binder<'_> {
    pub fn bind_questions(&mut self) {
        self.bind_choice_lists();
        for found in &self.declared.asks {
            let ask = found.tree;
            let (kind, unit) = self.kind(&ask.kind, ask.kind_span, &ask.modifiers, &ask.name, true);
            for choice in kind.choices() {
                self.names.choices.entry(choice.name.as_str().into()).or_insert(self.questions.len().into());
            }
            let texts = |wanted: fn(&ModifierKind) -> Option<&tree::Text>| {
                ask.modifiers
                    .iter()
                    .filter_map(move |one| wanted(&one.kind))
                    .map(|text| text.text.to_string())
            };
            let help = texts(|kind| match kind {
                ModifierKind::Help(text) => Some(text),
                _ => None,
            });
            let help: Vec<String> = help.collect();
            let evidence = texts(|kind| match kind {
                ModifierKind::Evidence(text) => Some(text),
                _ => None,
            });
            let evidence = evidence.collect();
            let own = ask.modifiers.iter().find_map(|one| match &one.kind {
                ModifierKind::Origin(origin) => Some(origin),
                _ => None,
            });
            self.questions.push(Question {
                name: ask.name.text.to_string(),
                title: ask.title.text.to_string(),
                kind,
                unit,
                span: found.span,
                name_span: ask.name.span,
                at_most: None,
                at_least: None,
                asked_when: None,
                help: (!help.is_empty()).then(|| help.join(" ")),
                evidence,
                origin: origins::own_or(own, found.place.origin.as_ref()),
                indicator: found.place.indicator.map(Into::into),
            });
        }
        self.bind_bounds();
    }

    /// The kind of a question, or of a list's field (`whole` is then false).
    fn kind(
        &mut self,
        kind: &Kind,
        span: Span,
        modifiers: &[Modifier],
        name: &tree::Name,
        whole: bool,
    ) -> (QuestionKind, Unit) {
        let unit = modifiers.iter().find_map(|one| match &one.kind {
            ModifierKind::Unit(text) => Some(Unit::Named(text.text.to_string())),
            _ => None,
        });
        self.check_modifiers(kind, modifiers, name);
        let number = |low: i64, high: i64| Limits { low: Number::from(low), high: Number::from(high) };
        match kind {
            Kind::OneOf(choices) => {
                let ordered = modifiers.iter().any(|one| one.kind == ModifierKind::Ordered)
                    || self.list_is_ordered(choices);
                let kind = match self.choices(choices, name) {
                    Some(choices) => QuestionKind::OneOf { choices, ordered },
                    None => QuestionKind::Error,
                };
                (kind, Unit::Plain)
            }
            Kind::AnyOf(choices) => {
                let kind = match self.choices(choices, name) {
                    Some(choices) => QuestionKind::AnyOf { choices },
                    None => QuestionKind::Error,
                };
                (kind, Unit::Plain)
            }
            Kind::YesNo => (QuestionKind::YesNo, Unit::Plain),
            Kind::Count => {
                let range = self.range(number(0, 10_000_000_000), modifiers, &Unit::Plain, true, span);
                (QuestionKind::Number { range, whole: true }, unit.unwrap_or(Unit::Plain))
            }
            Kind::Number => {
                let limits = number(-1_000_000_000, 1_000_000_000);
                let range = self.range(limits, modifiers, &Unit::Plain, false, span);
                (QuestionKind::Number { range, whole: false }, unit.unwrap_or(Unit::Plain))
            }
            Kind::Percent => {
                let range = self.range(number(0, 1), modifiers, &Unit::Percent, false, span);
                (QuestionKind::Number { range, whole: false }, Unit::Percent)
            }
            Kind::Money(currency) => {
                let limits = number(0, 1_000_000_000_000_000);
                let range = self.range(limits, modifiers, &Unit::Plain, false, span);
                (QuestionKind::Number { range, whole: false }, Unit::Named(currency.text.to_string()))
            }
            Kind::Text => (QuestionKind::Text, Unit::Plain),
            Kind::Date => {
                let day = |year, month, day| i64::from(date::to_days(year, month, day).unwrap_or(0));
                let limits = number(day(1900, 1, 1), day(2199, 12, 31));
                let range = self.range(limits, modifiers, &units::date(), true, span);
                let days =
                    |number: Number| number.to_i64().and_then(|days| i32::try_from(days).ok()).unwrap_or(0);
                (QuestionKind::Date { first: days(range.low), last: days(range.high) }, units::date())
            }
            Kind::List(fields) if whole => {
                let range = self.range(number(0, MOST_ENTRIES), modifiers, &Unit::Plain, true, span);
                let count = |number: Number| number.to_i64().and_then(|count| usize::try_from(count).ok());
                let fields = self.fields(fields, name);
                let (least, most) = (count(range.low).unwrap_or(0), count(range.high).unwrap_or(0));
                (QuestionKind::List { fields, least, most }, Unit::Plain)
            }
            Kind::List(_) => {
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    span,
                    "an entry of a list cannot hold a list itself",
                    "ask for the inner list in a question of its own",
                );
                (QuestionKind::Error, Unit::Plain)
            }
            Kind::Error => (QuestionKind::Error, Unit::Plain),
        }
    }

    fn fields(&mut self, trees: &[tree::FieldItem], of: &tree::Name) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for tree in trees {
            if let Some(first) = fields.iter().find(|known| *known.name == *tree.name.text) {
                self.diagnostics.add(
                    Diagnostic::new(
                        &codes::PACK_DUPLICATE_NAME,
                        tree.name.span,
                        format!("`{}` has a field `{}` already", of.text, tree.name.text),
                    )
                    .label("used again here")
                    .also(first.span, "first used here")
                    .help("give one of the two another name"),
                );
                continue;
            }
            self.refuse_in_field(&tree.modifiers);
            let (kind, unit) = match &tree.kind {
                Kind::AnyOf(_) => {
                    self.tell(
                        &codes::PACK_WRONG_TYPE,
                        tree.kind_span,
                        "a field of a list cannot be `any of`",
                        "write a `yes/no` field for each choice",
                    );
                    (QuestionKind::Error, Unit::Plain)
                }
                kind => self.kind(kind, tree.kind_span, &tree.modifiers, &tree.name, false),
            };
            for choice in kind.choices() {
                self.names.choices.entry(choice.name.as_str().into()).or_insert(self.questions.len().into());
            }
            fields.push(Field {
                name: tree.name.text.to_string(),
                title: tree
                    .title
                    .as_ref()
                    .map_or_else(|| tree.name.text.to_string(), |title| title.text.to_string()),
                kind,
                unit,
                span: tree.name.span,
            });
        }
        if let Some(extra) = fields.get(MOST_FIELDS) {
            self.tell(
                &codes::PACK_TOO_MANY,
                extra.span,
                format!("an entry of `{}` has {} fields; {MOST_FIELDS} are allowed", of.text, fields.len()),
                "ask for the rest in questions of their own",
            );
            fields.truncate(MOST_FIELDS);
        }
        fields
    }

    /// Tells of modifiers that a field of a list cannot have.
    fn refuse_in_field(&mut self, modifiers: &[Modifier]) {
        for modifier in modifiers {
            let word = match &modifier.kind {
                ModifierKind::Between(..) | ModifierKind::Ordered | ModifierKind::Unit(_) => continue,
                // A kind that has no bounds refuses them itself.
                ModifierKind::AtMost(Bound::Literal(_)) | ModifierKind::AtLeast(Bound::Literal(_)) => {
                    continue;
                }
                ModifierKind::AtMost(Bound::Name(_)) => "at most",
                ModifierKind::AtLeast(Bound::Name(_)) => "at least",
                ModifierKind::AskedWhen { .. } => "asked when",
                ModifierKind::Help(_) => "help",
                ModifierKind::Evidence(_) => "evidence",
                ModifierKind::Origin(_) => "source or illustrative",
            };
            self.tell(
                &codes::PACK_WRONG_PLACE,
                modifier.span,
                format!("`{word}` means nothing for a field of a list"),
                "say it of the question, behind the braces of its list",
            );
        }
    }

    /// Tells of modifiers that mean nothing for a kind of question, and of those that are given twice.
    fn check_modifiers(&mut self, kind: &Kind, modifiers: &[Modifier], name: &tree::Name) {
        let is_number =
            matches!(kind, Kind::Count | Kind::Number | Kind::Percent | Kind::Money(_) | Kind::Date);
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for modifier in modifiers {
            let (word, fits, once) = match &modifier.kind {
                ModifierKind::Between(..) => ("between", is_number || matches!(kind, Kind::List(_)), true),
                ModifierKind::AtMost(_) => ("at most", is_number, true),
                ModifierKind::AtLeast(_) => ("at least", is_number, true),
                ModifierKind::Ordered => ("ordered", matches!(kind, Kind::OneOf(_)), true),
                ModifierKind::Unit(_) => ("unit", matches!(kind, Kind::Count | Kind::Number), true),
                ModifierKind::AskedWhen { .. } => ("asked when", true, true),
                ModifierKind::Help(_) => ("help", true, true),
                ModifierKind::Evidence(_) => ("evidence", true, false),
                ModifierKind::Origin(_) => ("source or illustrative", true, true),
            };
            if !fits && *kind != Kind::Error {
                self.tell(
                    &codes::PACK_WRONG_PLACE,
                    modifier.span,
                    format!("`{word}` means nothing for the kind of question that `{}` is", name.text),
                    "take it out, or ask for a number",
                );
            } else if once && !seen.insert(word) {
                self.tell(
                    &codes::PACK_REPEATED_CLAUSE,
                    modifier.span,
                    format!("`{}` says `{word}` twice", name.text),
                    "keep one of the two",
                );
            }
        }
    }

    /// A question's range: the usual one, narrowed by `between`, `at most` and `at least`.
    fn range(
        &mut self,
        usual: Limits,
        modifiers: &[Modifier],
        unit: &Unit,
        whole: bool,
        span: Span,
    ) -> Interval {
        let Limits { mut low, mut high } = usual;
        for modifier in modifiers {
            match &modifier.kind {
                ModifierKind::Between(first, last) => {
                    let (first, last) = (self.limit(first, unit, whole), self.limit(last, unit, whole));
                    low = first.unwrap_or(low);
                    high = last.unwrap_or(high);
                }
                ModifierKind::AtMost(Bound::Literal(literal)) => {
                    high = self.limit(literal, unit, whole).map_or(high, |limit| limit.min(high));
                }
                ModifierKind::AtLeast(Bound::Literal(literal)) => {
                    low = self.limit(literal, unit, whole).map_or(low, |limit| limit.max(low));
                }
                _ => {}
            }
        }
        if low > high {
            let at = modifiers.iter().find(|one| {
                matches!(
                    one.kind,
                    ModifierKind::Between(..) | ModifierKind::AtMost(_) | ModifierKind::AtLeast(_)
                )
            });
            self.tell(
                &codes::PACK_EMPTY_RANGE,
                at.map_or(span, |one| one.span),
                "no answer can lie in this range",
                "the smaller number comes first: `between 0 and 10`",
            );
        }
        Interval::closed(low, high)
    }

    fn limit(&mut self, literal: &Literal, unit: &Unit, whole: bool) -> Option<Number> {
        let number = match (literal.value, unit) {
            (LiteralValue::Percent(number), Unit::Percent) => number,
            (LiteralValue::Number(number), Unit::Percent) if number.is_zero() => number,
            (LiteralValue::Number(_), Unit::Percent) => {
                self.tell(
                    &codes::PACK_PERCENT_SIGN,
                    literal.span,
                    "a percent is bounded by a number without a percent sign",
                    "write the `%`, as in `25%`",
                );
                return None;
            }
            (LiteralValue::Date(days), unit) if units::is_date(unit) => Number::from(i64::from(days)),
            (LiteralValue::Number(number), unit) if !units::is_date(unit) => number,
            (LiteralValue::Error, _) => return None,
            _ => {
                self.tell(
                    &codes::PACK_BAD_BOUND,
                    literal.span,
                    format!("the bound does not fit {}", units::in_words(unit)),
                    "bound a number by a number, a percent by a percent, a date by a date",
                );
                return None;
            }
        };
        if whole && !number.is_whole() {
            self.tell(
                &codes::PACK_BAD_BOUND,
                literal.span,
                "a count is bounded by a whole number",
                format!("write `{}` or `{}`", number.floor(), number.ceiling()),
            );
        } else if whole && number.is_negative() && !units::is_date(unit) {
            self.tell(
                &codes::PACK_BAD_BOUND,
                literal.span,
                "nothing can be counted below 0",
                "write `0`, or ask for a `number` instead of a count",
            );
        }
        Some(number)
    }

    /// Bounds that are other questions.
    fn bind_bounds(&mut self) {
        for index in 0..self.declared.asks.len() {
            let Some(found) = self.declared.asks.get(index) else { continue };
            for modifier in &found.tree.modifiers {
                let (bound, is_most) = match &modifier.kind {
                    ModifierKind::AtMost(Bound::Name(name)) => (name, true),
                    ModifierKind::AtLeast(Bound::Name(name)) => (name, false),
                    _ => continue,
                };
                let Some(id) = self.bounding(bound, index) else { continue };
                if let Some(question) = self.questions.get_mut(index) {
                    if is_most {
                        question.at_most = Some(id);
                    } else {
                        question.at_least = Some(id);
                    }
                }
            }
        }
    }

    fn bounding(&mut self, bound: &tree::Name, of: usize) -> Option<QuestionId> {
        let id = match self.value_named(&bound.text) {
            Some(Entity::Question(id)) => id,
            Some(Entity::Let(_)) => {
                self.tell(
                    &codes::PACK_BAD_BOUND,
                    bound.span,
                    format!("`{}` is a `let`; only a number or another question can be a bound", bound.text),
                    "name the question whose answer is the bound",
                );
                return None;
            }
            None => {
                self.unknown_name(&bound.text, bound.span, &View::default());
                return None;
            }
        };
        let (own, other) = (self.questions.get(of)?, self.question(id)?);
        if id.index() == of {
            let message = format!("`{}` is bounded by itself", bound.text);
            self.tell(&codes::PACK_BAD_BOUND, bound.span, message, "name another question, or a number");
            return None;
        }
        let is_number =
            |kind: &QuestionKind| matches!(kind, QuestionKind::Number { .. } | QuestionKind::Date { .. });
        if matches!(own.kind, QuestionKind::Error) || matches!(other.kind, QuestionKind::Error) {
            return None;
        }
        if !is_number(&own.kind) || !is_number(&other.kind) || own.unit != other.unit {
            let told = Diagnostic::new(
                &codes::PACK_BAD_BOUND,
                bound.span,
                format!("`{}` cannot bound `{}`", bound.text, own.name),
            )
            .label(format!("asks for {}", in_words(other)))
            .also(own.name_span, format!("asks for {}", in_words(own)))
            .help("both have to be numbers of the same unit");
            self.diagnostics.add(told);
            return None;
        }
        Some(id)
    }

    /// `asked when`, once all questions are known.
    pub fn bind_question_conditions(&mut self) {
        for (index, found) in self.declared.asks.iter().enumerate() {
            for modifier in &found.tree.modifiers {
                let ModifierKind::AskedWhen { condition, otherwise } = &modifier.kind else { continue };
                let bound = self.condition(condition, &View::default());
                let bound = self.without_others(bound);
                let counts_as = self.counts_as(index, otherwise.as_ref(), modifier.span);
                if let (Some(bound), Some(question)) = (bound, self.questions.get_mut(index)) {
                    question.asked_when = Some(AskedWhen {
                        condition: bound,
                        counts_as: counts_as.unwrap_or(0),
                        span: modifier.span,
                    });
                }
            }
        }
        self.break_question_circles();
    }

    fn counts_as(&mut self, index: usize, otherwise: Option<&Bound>, span: Span) -> Option<usize> {
        let question = self.questions.get(index)?;
        let name = question.name.clone();
        let QuestionKind::OneOf { choices, .. } = &question.kind else {
            if let Some(otherwise) = otherwise
                && !matches!(question.kind, QuestionKind::Error)
            {
                let span = match otherwise {
                    Bound::Literal(literal) => literal.span,
                    Bound::Name(name) => name.span,
                };
                let message = format!("`{name}` counts as nothing when it is not asked");
                self.tell(
                    &codes::PACK_WRONG_PLACE,
                    span,
                    message,
                    "take the `otherwise` out; only `one of` needs it",
                );
            }
            return None;
        };
        let names: Vec<String> = choices.iter().map(|choice| choice.name.clone()).collect();
        match otherwise {
            Some(Bound::Name(choice)) => match names.iter().position(|known| **known == *choice.text) {
                Some(at) => Some(at),
                None => {
                    self.unknown_choice(&choice.text, choice.span, &name, &names);
                    None
                }
            },
            Some(Bound::Literal(literal)) => {
                self.unknown_choice("this number", literal.span, &name, &names);
                None
            }
            None => {
                let first = names.first().map_or("…", String::as_str);
                let told = Diagnostic::new(
                    &codes::PACK_NOT_ASKED_VALUE,
                    span,
                    format!("it is not said what `{name}` counts as when it is not asked"),
                )
                .label("not asked in other cases")
                .help(format!("add what it counts as then, for example `otherwise {first}`"));
                self.diagnostics.add(told);
                None
            }
        }
    }

    /// A choice that a question does not have.
    pub fn unknown_choice(&mut self, choice: &str, span: Span, question: &str, names: &[String]) {
        let near = nearest(choice, names.iter().map(String::as_str));
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_CHOICE,
            span,
            format!("`{choice}` is not a choice of `{question}`"),
        )
        .label("no such choice");
        if near.is_empty()
            && let Some(help) = no_choice_but(choice, question)
        {
            return self.diagnostics.add(told.help(help));
        }
        let all: Vec<&str> = names.iter().map(String::as_str).take(12).collect();
        self.diagnostics.add(match near.as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help(format!("its choices are {}", either(&all).replace(" or ", " and "))),
            some => told.help(format!("did you mean {}?", either(some))),
        });
    }

    /// A question whose asking depends on itself is taken as always asked.
    fn break_question_circles(&mut self) {
        let mut depends: Vec<BTreeSet<QuestionId>> = self
            .questions
            .iter()
            .map(|question| match &question.asked_when {
                Some(asked) => super::super::uses::questions(Node::Condition(&asked.condition), &self.lets),
                None => BTreeSet::new(),
            })
            .collect();
        for start in in_or_behind_circles(&depends) {
            let mut open = vec![start];
            let mut seen = BTreeSet::new();
            let mut circle = false;
            while let Some(at) = open.pop() {
                for used in depends.get(at).into_iter().flatten() {
                    circle |= used.index() == start;
                    if seen.insert(*used) {
                        open.push(used.index());
                    }
                }
            }
            if !circle {
                continue;
            }
            if let Some(broken) = depends.get_mut(start) {
                broken.clear();
            }
            let Some(question) = self.questions.get_mut(start) else { continue };
            let (name, asked) = (question.name.clone(), question.asked_when.take());
            if let Some(asked) = asked {
                self.tell(
                    &codes::PACK_CIRCULAR_QUESTION,
                    asked.span,
                    format!("whether `{name}` is asked depends on its own answer"),
                    "let it depend on a question that comes before",
                );
            }
        }
    }
}

/// What is left when everything has been taken away that depends on nothing that is left.
fn in_or_behind_circles(depends: &[BTreeSet<QuestionId>]) -> Vec<usize> {
    let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); depends.len()];
    let mut waiting: Vec<usize> = depends.iter().map(BTreeSet::len).collect();
    for (index, of) in depends.iter().enumerate() {
        for other in of {
            if let Some(list) = dependents.get_mut(other.index()) {
                list.push(index);
            }
        }
    }
    let mut ready: Vec<usize> = (0..depends.len()).filter(|at| waiting.get(*at) == Some(&0)).collect();
    while let Some(done) = ready.pop() {
        for dependent in dependents.get(done).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(*dependent) {
                *count -= 1;
                if *count == 0 {
                    ready.push(*dependent);
                }
            }
        }
    }
    (0..depends.len()).filter(|at| waiting.get(*at).is_some_and(|count| *count > 0)).collect()
}

/// What a question asks for: "a count", "one of its choices".
pub fn in_words(question: &Question) -> String {
    match &question.kind {
        QuestionKind::OneOf { .. } => String::from("one of its choices"),
        QuestionKind::AnyOf { .. } => String::from("any of its choices"),
        QuestionKind::YesNo => String::from("yes or no"),
        QuestionKind::Number { whole: true, .. } if question.unit == Unit::Plain => String::from("a count"),
        QuestionKind::Number { .. } | QuestionKind::Date { .. } => units::in_words(&question.unit),
        QuestionKind::Text => String::from("words"),
        QuestionKind::List { .. } => String::from("a list"),
        QuestionKind::Error => String::from("something"),
    }
}

/// What stands for "no answer" or "all others" where another notation has a value for it.
fn no_choice_but(word: &str, question: &str) -> Option<String> {
    match word.to_lowercase().as_str() {
        "null" | "nil" | "none" | "blank" | "empty" | "na" | "missing" | "undefined" | "unknown" => {
            Some(format!("that there is no answer is asked with `{question} is unanswered`"))
        }
        "default" | "else" | "others" | "other" | "rest" | "any" | "all" => {
            Some(String::from("what no other line speaks of is called `otherwise`"))
        }
        _ => None,
    }
}
