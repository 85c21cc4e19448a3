//! A city's answers to one cycle, as answers to another.

use std::collections::BTreeMap;

use crate::answers::{Answer, Answers, Previous, Value};
use crate::order::Gather as _;
use crate::pack::{Choice, ComponentId, IndicatorId, Pack, Question, QuestionKind};
use crate::syntax::tree::Thing;

use super::Names;

/// Takes over every answer that the other cycle asks for too and that can be given there. What is new there is not
/// answered, and points that were awarded are kept where what they are out of is the same.
#[must_use]
pub fn carried_over(answers: &Answers, old: &Pack, new: &Pack) -> Answers {
    let names = Names::between(old, new);
    let by_name: BTreeMap<String, usize> = old
        .questions
        .iter()
        .enumerate()
        .map(|(at, question)| (names.now(Thing::Question, &question.name), at))
        .into_map();
    let taken = |question: &Question| -> Option<Answer> {
        let at = *by_name.get(&question.name)?;
        let (asked, answer) = (old.questions.get(at)?, answers.answers.get(at)?.as_ref()?);
        let carrier = Carrier { names, old: asked };
        let value = carrier.value(&answer.value, &asked.kind, &question.kind)?;
        let claimed =
            answer.claimed.as_ref().and_then(|value| carrier.value(value, &asked.kind, &question.kind));
        Some(Answer { value, claimed, ..answer.clone() })
    };
    let indicator = |id: IndicatorId| -> Option<IndicatorId> {
        let one = old.indicators.get(id.index())?;
        let code = names.code(&one.codes);
        let at =
            new.indicators.iter().position(|other| other.code() == code && other.out_of == one.out_of)?;
        Some(IndicatorId::from(at))
    };
    let component = |id: ComponentId| -> Option<ComponentId> {
        let one = old.components.get(id.index())?;
        let name = names.now(Thing::Component, &one.name);
        let at = new.components.iter().position(|other| other.name == name && other.out_of == one.out_of)?;
        Some(ComponentId::from(at))
    };
    Answers {
        answers: new.questions.iter().map(taken).collect(),
        awarded_indicators: answers
            .awarded_indicators
            .iter()
            .filter_map(|(id, awarded)| Some((indicator(*id)?, awarded.clone())))
            .into_map(),
        awarded_components: answers
            .awarded_components
            .iter()
            .filter_map(|(id, awarded)| Some((component(*id)?, awarded.clone())))
            .into_map(),
        previous: Previous::default(),
        ..answers.clone()
    }
}

struct Carrier<'c> {
    names: Names<'c>,
    /// The question as the old cycle asks it.
    old: &'c Question,
}

impl Carrier<'_> {
    /// The same answer to another question; `None` where it cannot be given there.
    fn value(&self, value: &Value, old: &QuestionKind, new: &QuestionKind) -> Option<Value> {
        match (value, new) {
            (Value::Choice(at), QuestionKind::OneOf { choices, .. }) => {
                self.choice(old.choices(), *at, choices).map(Value::Choice)
            }
            (Value::Ticked(bits), QuestionKind::AnyOf { choices }) => {
                let ticked =
                    (0..old.choices().len()).filter(|at| bits.checked_shr(bit(*at)).unwrap_or(0) & 1 == 1);
                let now = ticked.filter_map(|at| self.choice(old.choices(), at, choices));
                Some(Value::Ticked(now.fold(0, |bits, at| bits | 1_u64.checked_shl(bit(at)).unwrap_or(0))))
            }
            (Value::YesNo(_), QuestionKind::YesNo) | (Value::Text(_), QuestionKind::Text) => {
                Some(value.clone())
            }
            (Value::Number(number), QuestionKind::Number { range, .. }) => {
                range.contains(*number).then(|| value.clone())
            }
            (Value::Date(day), QuestionKind::Date { first, last }) => {
                (first..=last).contains(&day).then(|| value.clone())
            }
            (Value::List(entries), QuestionKind::List { fields, most, .. }) => {
                let QuestionKind::List { fields: of_old, .. } = old else { return None };
                let at = |name: &str| {
                    let now = |own: &str| self.names.entry(Thing::Field, &self.old.name, own);
                    of_old.iter().position(|own| now(&own.name) == name)
                };
                let entry = |entry: &Vec<Option<Value>>| {
                    let field = |new: &crate::pack::Field| {
                        let at = at(&new.name)?;
                        let (own, value) = (of_old.get(at)?, entry.get(at)?.as_ref()?);
                        self.value(value, &own.kind, &new.kind)
                    };
                    fields.iter().map(field).collect()
                };
                (entries.len() <= *most).then(|| Value::List(entries.iter().map(entry).collect()))
            }
            _ => None,
        }
    }

    fn choice(&self, old: &[Choice], at: usize, new: &[Choice]) -> Option<usize> {
        let name = self.names.entry(Thing::Choice, &self.old.name, &old.get(at)?.name);
        new.iter().position(|choice| choice.name == name)
    }
}

fn bit(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
