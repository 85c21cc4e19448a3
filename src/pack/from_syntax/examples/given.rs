//! The answers of an example, typed by the questions.

use crate::decimal::{Number, date};
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::{self, GivenKind, GivenValue, LiteralValue, Name, StandingWord};

use super::super::super::example::{Standing, Value};
use super::super::super::{Choice, Field, QuestionId, QuestionKind, Unit};
use super::super::binder::Binder;
use super::super::conditions::bit;
use super::super::names::Entity;
use super::super::units;

/// A question, or a field of a list.
#[derive(Clone, Copy)]
struct Asked<'q> {
    name: &'q str,
    kind: &'q QuestionKind,
    unit: &'q Unit,
}

impl Binder<'_> {
    /// The question that an answer is given to.
    pub(super) fn asked(&mut self, tree: &tree::Given) -> Option<QuestionId> {
        let name = match tree.of.as_slice() {
            [name] => name,
            _ => return self.code_given(&tree.of),
        };
        match self.names.values.get(&name.text) {
            Some(Entity::Question(id)) => return Some(*id),
            Some(Entity::Let(_)) => {
                let message = format!("`{}` is a `let`, and follows from answers", name.text);
                let help = "give the answers that it is worked out from";
                self.tell(&codes::PACK_WRONG_TYPE, name.span, message, help);
                return None;
            }
            None => {}
        }
        let is_code =
            self.names.indicators.contains_key(&name.text) || self.names.components.contains_key(&name.text);
        if is_code {
            return self.code_given(&tree.of);
        }
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_NAME,
            name.span,
            format!("no question of the pack is named `{}`", name.text),
        )
        .label("not known");
        let questions = self.questions.iter().map(|question| question.name.as_str());
        let told = match nearest(&name.text, questions).as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => match self.names.choices.get(&name.text).and_then(|id| self.question(*id)) {
                Some(question) => told.help(format!(
                    "`{0}` is a choice of `{1}`: write `given {1} = {0}`",
                    name.text, question.name
                )),
                None => told.help("`given` names a question by the word after `ask`"),
            },
            some => told.help(format!("did you mean {}?", either(some))),
        };
        self.diagnostics.add(told);
        None
    }

    fn code_given(&mut self, of: &[Name]) -> Option<QuestionId> {
        let (first, last) = (of.first()?, of.last()?);
        let span = first.span.to(last.span);
        let code = super::joined(of);
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_NAME,
            span,
            format!("`{code}` is no question: its points follow from answers"),
        )
        .label("an indicator or a component")
        .help(format!("give answers; for points that were published write `given awarded {code} = …`"))
        .fix_at(span.at_start(), "awarded ");
        self.diagnostics.add(told);
        None
    }

    pub(super) fn standing(&self, tree: &tree::Given) -> Standing {
        match tree.standing {
            None | Some((StandingWord::Claimed, _)) => Standing::Claimed,
            Some((StandingWord::Verified, _)) => Standing::Verified,
            Some((StandingWord::Rejected, _)) => Standing::Rejected,
        }
    }

    /// `None` when it is no answer to the question (told).
    pub(super) fn given_answer(&mut self, id: QuestionId, value: &GivenValue) -> Option<Value> {
        let question = self.question(id)?.clone();
        self.given_value(Asked { name: &question.name, kind: &question.kind, unit: &question.unit }, value)
    }

    fn given_value(&mut self, asked: Asked<'_>, value: &GivenValue) -> Option<Value> {
        if let GivenKind::Literal(literal) = &value.kind
            && literal.value == LiteralValue::Error
        {
            return None;
        }
        match asked.kind {
            QuestionKind::OneOf { choices, .. } => {
                self.given_choice(asked, choices, value).map(Value::Choice)
            }
            QuestionKind::AnyOf { choices } => self.given_choices(asked, choices, value),
            QuestionKind::YesNo => self.given_yes_no(asked, value),
            QuestionKind::Number { .. } => self.given_number(asked, value).map(Value::Number),
            QuestionKind::Text => match &value.kind {
                GivenKind::Text(text) => Some(Value::Text(text.text.to_string())),
                _ => self.no_answer(asked, value, None),
            },
            QuestionKind::Date { first, last } => self.given_date(asked, (*first, *last), value),
            QuestionKind::List { fields, least, most } => {
                self.given_list(asked, fields, (*least, *most), value)
            }
            QuestionKind::Error => None,
        }
    }

    /// An answer of another kind than the question asks for.
    fn no_answer<T>(&mut self, asked: Asked<'_>, value: &GivenValue, fix: Option<String>) -> Option<T> {
        let told = Diagnostic::new(
            &codes::PACK_WRONG_TYPE,
            value.span,
            format!("`{}` is answered with {}, and this is {}", asked.name, wanted(asked), what(&value.kind)),
        )
        .label(format!("not {}", wanted(asked)));
        self.diagnostics.add(match fix {
            Some(right) => told.help(format!("write `{right}`")).fix(right),
            None => told.help(how_to_write(asked)),
        });
        None
    }

    fn given_choice(&mut self, asked: Asked<'_>, choices: &[Choice], value: &GivenValue) -> Option<usize> {
        let names: Vec<String> = choices.iter().map(|choice| choice.name.clone()).collect();
        match &value.kind {
            GivenKind::Name(name) => {
                let found = names.iter().position(|known| **known == **name);
                if found.is_none() {
                    self.unknown_choice(name, value.span, asked.name, &names);
                }
                found
            }
            GivenKind::Text(text) => {
                let titled = choices.iter().find(|choice| choice.title == *text.text);
                let named = titled.map_or(&*text.text, |choice| &choice.name).to_owned();
                self.tell_quoted(&named, value.span, asked.name, &names);
                None
            }
            GivenKind::List(list) => {
                let only = match list.as_slice() {
                    [GivenValue { kind: GivenKind::Name(name), .. }] => Some(name.to_string()),
                    _ => None,
                };
                self.no_answer(asked, value, only)
            }
            _ => self.no_answer(asked, value, None),
        }
    }

    fn given_choices(&mut self, asked: Asked<'_>, choices: &[Choice], value: &GivenValue) -> Option<Value> {
        let list = match &value.kind {
            GivenKind::List(list) => list,
            GivenKind::Name(name) if &**name == "nothing" => return Some(Value::Ticked(0)),
            GivenKind::Name(name) if choices.iter().any(|choice| *choice.name == **name) => {
                return self.no_answer(asked, value, Some(format!("({name})")));
            }
            GivenKind::Name(name) if &**name == "none" => {
                return self.no_answer(asked, value, Some(String::from("nothing")));
            }
            _ => return self.no_answer(asked, value, None),
        };
        let mut ticked = 0_u64;
        let mut first: Vec<(usize, Span)> = Vec::new();
        let mut right = true;
        for one in list {
            let Some(index) = self.given_choice(asked, choices, one) else {
                right = false;
                continue;
            };
            if let Some((_, earlier)) = first.iter().find(|(known, _)| *known == index) {
                let message = format!("this choice of `{}` is ticked twice", asked.name);
                let told = Diagnostic::new(&codes::PACK_DUPLICATE_CHOICE, one.span, message)
                    .label("again here")
                    .also(*earlier, "first here")
                    .help("take one of the two out");
                self.diagnostics.add(told);
                right = false;
                continue;
            }
            first.push((index, one.span));
            ticked |= bit(index);
        }
        right.then_some(Value::Ticked(ticked))
    }

    fn given_yes_no(&mut self, asked: Asked<'_>, value: &GivenValue) -> Option<Value> {
        let said = match &value.kind {
            GivenKind::Name(name) => &**name,
            GivenKind::Text(text) => &*text.text,
            _ => return self.no_answer(asked, value, None),
        };
        let right = match said.to_lowercase().as_str() {
            "yes" | "true" | "y" => "yes",
            "no" | "false" | "n" => "no",
            _ => return self.no_answer(asked, value, None),
        };
        match &value.kind {
            GivenKind::Name(name) if &**name == right => Some(Value::YesNo(right == "yes")),
            _ => self.no_answer(asked, value, Some(String::from(right))),
        }
    }

    fn given_number(&mut self, asked: Asked<'_>, value: &GivenValue) -> Option<Number> {
        let QuestionKind::Number { range, whole } = asked.kind else { return None };
        let GivenKind::Literal(literal) = &value.kind else { return self.no_answer(asked, value, None) };
        let is_percent = *asked.unit == Unit::Percent;
        let number = match literal.value {
            LiteralValue::Number(number) if !is_percent => number,
            LiteralValue::Percent(number) if is_percent => number,
            LiteralValue::Number(number) => {
                let message = format!("`{}` is a percent, and `{number}` has no `%`", asked.name);
                let told = Diagnostic::new(&codes::PACK_PERCENT_SIGN, value.span, message)
                    .label("no `%`")
                    .help(format!("write `{number}%`"))
                    .fix(format!("{number}%"));
                self.diagnostics.add(told);
                return None;
            }
            LiteralValue::Percent(_) | LiteralValue::Date(_) => return self.no_answer(asked, value, None),
            LiteralValue::Error => return None,
        };
        if *whole && !number.is_whole() {
            let told = Diagnostic::new(
                &codes::PACK_EXAMPLE_ANSWER,
                value.span,
                format!("`{}` counts something, and {number} is not a whole number", asked.name),
            )
            .help(format!("write {} or {}", number.floor(), number.ceiling()));
            self.diagnostics.add(told);
            return None;
        }
        if !range.contains(number) {
            let shown = |number: Number| match is_percent {
                true => format!("{}%", number.multiply(Number::from(100)).unwrap_or(number)),
                false => number.to_string(),
            };
            self.outside(
                asked,
                value.span,
                &shown(number),
                &format!("{} to {}", shown(range.low), shown(range.high)),
            );
            return None;
        }
        Some(number)
    }

    fn outside(&mut self, asked: Asked<'_>, span: Span, value: &str, allowed: &str) {
        let told =
            Diagnostic::new(&codes::PACK_EXAMPLE_ANSWER, span, format!("`{}` cannot be {value}", asked.name))
                .label(format!("the question's range is {allowed}"))
                .help("give an answer within it, or widen the question's range");
        self.diagnostics.add(told);
    }

    fn given_date(
        &mut self,
        asked: Asked<'_>,
        (first, last): (i32, i32),
        value: &GivenValue,
    ) -> Option<Value> {
        let day = match &value.kind {
            GivenKind::Literal(tree::Literal { value: LiteralValue::Date(day), .. }) => *day,
            GivenKind::Text(text) if date::parse(&text.text).is_some() => {
                return self.no_answer(asked, value, Some(text.text.to_string()));
            }
            _ => return self.no_answer(asked, value, None),
        };
        if !(first..=last).contains(&day) {
            let allowed = format!("{} to {}", date::to_text(first), date::to_text(last));
            self.outside(asked, value.span, &date::to_text(day), &allowed);
            return None;
        }
        Some(Value::Date(day))
    }

    fn given_list(
        &mut self,
        asked: Asked<'_>,
        fields: &[Field],
        (least, most): (usize, usize),
        value: &GivenValue,
    ) -> Option<Value> {
        let entries = match &value.kind {
            GivenKind::List(entries) => entries.as_slice(),
            GivenKind::Name(name) if &**name == "nothing" => &[],
            GivenKind::Entry(_) => {
                let told = Diagnostic::new(
                    &codes::PACK_WRONG_TYPE,
                    value.span,
                    format!("`{}` is a list, and this is a single entry", asked.name),
                )
                .label("an entry by itself")
                .help("put brackets around it, also when it is the only one: `({ … })`");
                self.diagnostics.add(told);
                return None;
            }
            _ => return self.no_answer(asked, value, None),
        };
        let mut rows = Vec::with_capacity(entries.len());
        let mut right = true;
        for entry in entries {
            match &entry.kind {
                GivenKind::Entry(given) => match self.given_entry(asked, fields, given) {
                    Some(row) => rows.push(row),
                    None => right = false,
                },
                _ => {
                    let first = fields.first().map_or("…", |field| field.name.as_str());
                    let message =
                        format!("an entry of `{}` is {}, not its fields", asked.name, what(&entry.kind));
                    let help = format!("write its fields in braces, `{{ {first} = … }}`");
                    self.tell(&codes::PACK_WRONG_TYPE, entry.span, message, help);
                    right = false;
                }
            }
        }
        if !(least..=most).contains(&entries.len()) {
            let count = format!("{} entries", entries.len());
            self.outside(asked, value.span, &count, &format!("{least} to {most} entries"));
            return None;
        }
        right.then_some(Value::List(rows))
    }

    /// The values in the order of the fields. A field that is left out is unknown.
    fn given_entry(
        &mut self,
        asked: Asked<'_>,
        fields: &[Field],
        given: &[(Name, GivenValue)],
    ) -> Option<Vec<Option<Value>>> {
        let mut row = vec![None; fields.len()];
        let mut seen: Vec<(usize, Span)> = Vec::new();
        let mut right = true;
        for (name, value) in given {
            let Some(at) = fields.iter().position(|field| *field.name == *name.text) else {
                self.unknown_field_given(asked, fields, name);
                right = false;
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == at) {
                self.given_twice(std::slice::from_ref(name), name.span, *first);
                right = false;
                continue;
            }
            seen.push((at, name.span));
            let Some(field) = fields.get(at) else { continue };
            let of_field = Asked { name: &field.name, kind: &field.kind, unit: &field.unit };
            match (self.given_value(of_field, value), row.get_mut(at)) {
                (Some(value), Some(slot)) => *slot = Some(value),
                _ => right = false,
            }
        }
        right.then_some(row)
    }

    fn unknown_field_given(&mut self, asked: Asked<'_>, fields: &[Field], name: &Name) {
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_FIELD,
            name.span,
            format!("an entry of `{}` has no field `{}`", asked.name, name.text),
        )
        .label("no such field");
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        self.diagnostics.add(match nearest(&name.text, names.iter().copied()).as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help(format!("its fields are {}", either(&names).replace(" or ", " and "))),
            some => told.help(format!("did you mean {}?", either(some))),
        });
    }
}

fn what(kind: &GivenKind) -> &'static str {
    match kind {
        GivenKind::Literal(literal) => match literal.value {
            LiteralValue::Percent(_) => "a percent",
            LiteralValue::Date(_) => "a date",
            LiteralValue::Number(_) | LiteralValue::Error => "a plain number",
        },
        GivenKind::Name(_) => "a word",
        GivenKind::Text(_) => "a text in quotes",
        GivenKind::List(_) => "a list in brackets",
        GivenKind::Entry(_) => "an entry in braces",
    }
}

/// What a question is answered with.
fn wanted(asked: Asked<'_>) -> String {
    match asked.kind {
        QuestionKind::OneOf { .. } => String::from("one of its choices"),
        QuestionKind::AnyOf { .. } => String::from("its choices in brackets"),
        QuestionKind::YesNo => String::from("`yes` or `no`"),
        QuestionKind::Number { whole: true, .. } => String::from("a whole number"),
        QuestionKind::Number { .. } if *asked.unit == Unit::Percent => String::from("a percent"),
        QuestionKind::Number { .. } | QuestionKind::Error => String::from("a number"),
        QuestionKind::Text => String::from("words in quotes"),
        QuestionKind::Date { .. } => units::in_words(&units::date()),
        QuestionKind::List { .. } => String::from("entries in brackets"),
    }
}

fn how_to_write(asked: Asked<'_>) -> String {
    let name = asked.name;
    let first = asked.kind.choices().first().map_or("…", |choice| choice.name.as_str());
    match asked.kind {
        QuestionKind::OneOf { .. } => format!("write, for example, `{name} = {first}`"),
        QuestionKind::AnyOf { .. } => {
            format!("write, for example, `{name} = ({first})`, or `{name} = nothing` when none is ticked")
        }
        QuestionKind::YesNo => format!("write `{name} = yes` or `{name} = no`"),
        QuestionKind::Number { whole: true, .. } => format!("write, for example, `{name} = 12`"),
        QuestionKind::Number { .. } if *asked.unit == Unit::Percent => {
            format!("write, for example, `{name} = 45%`")
        }
        QuestionKind::Number { .. } | QuestionKind::Error => format!("write, for example, `{name} = 12.5`"),
        QuestionKind::Text => format!("write `{name} = \"…\"`"),
        QuestionKind::Date { .. } => format!("write, for example, `{name} = 2026-03-31`"),
        QuestionKind::List { fields, .. } => {
            let field = fields.first().map_or("…", |field| field.name.as_str());
            format!("write `{name} = ({{ {field} = … }}, {{ {field} = … }})`, or `{name} = nothing`")
        }
    }
}
