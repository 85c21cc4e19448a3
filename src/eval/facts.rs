//! What is known of a city's answers, as rules see them.

use crate::answers::{Answers, Value as Given};
use crate::decimal::{Interval, Number, Tri};
use crate::pack::{Beyond, Field, Pack, Question, QuestionId, QuestionKind};

use super::across::Run;
use super::beside::{Beside, Imagined};

/// The fields of a list's entry; `None` where a field was left out.
pub type Entry = Vec<Option<Given>>;

/// What an answer can be.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// Bits of the choices that are possible; never none.
    Choice(u64),
    /// Bits of the choices that are surely ticked, and of those that may be.
    Ticked {
        must: u64,
        may: u64,
    },
    YesNo(Tri),
    /// Numbers, and dates as days.
    Number(Interval),
    Entries(&'a [Entry]),
    /// Entries nobody gave: how many there can be.
    Unlisted {
        least: usize,
        most: usize,
    },
    /// Words, into which no rule looks.
    Words,
    /// Of a question that could not be understood.
    Error,
}

#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    pub content: Content<'a>,
    /// Whether there is an answer that counts.
    pub answered: Tri,
}

/// All bits of so many choices.
#[inline]
pub(crate) fn all_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1_u64 << count) - 1 }
}

impl<'a> Content<'a> {
    /// Everything a question can be answered with.
    #[must_use]
    pub fn anything(kind: &QuestionKind) -> Content<'a> {
        match kind {
            QuestionKind::OneOf { choices, .. } => Content::Choice(all_bits(choices.len())),
            QuestionKind::AnyOf { choices } => Content::Ticked { must: 0, may: all_bits(choices.len()) },
            QuestionKind::YesNo => Content::YesNo(Tri::UNKNOWN),
            QuestionKind::Number { range, .. } => Content::Number(*range),
            QuestionKind::Date { first, last } => Content::Number(Interval::closed(
                Number::from(i64::from(*first)),
                Number::from(i64::from(*last)),
            )),
            QuestionKind::List { least, most, .. } => Content::Unlisted { least: *least, most: *most },
            QuestionKind::Text => Content::Words,
            QuestionKind::Error => Content::Error,
        }
    }

    /// What a question that is not asked counts as.
    #[must_use]
    pub fn not_asked(question: &Question) -> Content<'a> {
        match &question.kind {
            QuestionKind::OneOf { .. } => {
                let counts_as = question.asked_when.as_ref().map_or(0, |asked| asked.counts_as);
                Content::Choice(1_u64.checked_shl(u32::try_from(counts_as).unwrap_or(0)).unwrap_or(1))
            }
            QuestionKind::AnyOf { .. } => Content::Ticked { must: 0, may: 0 },
            QuestionKind::YesNo => Content::YesNo(Tri::FALSE),
            QuestionKind::Number { range, .. } if range.contains(Number::ZERO) => {
                Content::Number(Interval::point(Number::ZERO))
            }
            QuestionKind::Number { range, .. } => Content::Number(Interval::point(range.low)),
            QuestionKind::Date { first, .. } => {
                Content::Number(Interval::point(Number::from(i64::from(*first))))
            }
            QuestionKind::List { .. } => Content::Entries(&[]),
            QuestionKind::Text => Content::Words,
            QuestionKind::Error => Content::Error,
        }
    }

    /// As somebody answered.
    #[must_use]
    #[inline]
    pub fn given(value: &'a Given) -> Content<'a> {
        match value {
            Given::Choice(index) => {
                Content::Choice(1_u64.checked_shl(u32::try_from(*index).unwrap_or(0)).unwrap_or(1))
            }
            Given::Ticked(bits) => Content::Ticked { must: *bits, may: *bits },
            Given::YesNo(yes) => Content::YesNo(Tri::of(*yes)),
            Given::Number(number) => Content::Number(Interval::point(*number)),
            Given::Date(days) => Content::Number(Interval::point(Number::from(i64::from(*days)))),
            Given::List(entries) => Content::Entries(entries),
            Given::Text(_) => Content::Words,
        }
    }

    /// Whether only one answer is left. For a list: every field is given, but for words, into which no rule looks.
    #[must_use]
    #[inline]
    pub fn is_exact(&self, kind: &QuestionKind) -> bool {
        match self {
            Content::Choice(bits) => bits.count_ones() == 1,
            Content::Ticked { must, may } => must == may,
            Content::YesNo(truth) => truth.is_true() || truth.is_false(),
            Content::Number(range) => range.as_point().is_some(),
            Content::Entries(entries) => {
                let fields: &[Field] =
                    if let QuestionKind::List { fields, .. } = kind { fields } else { &[] };
                let is_words =
                    |at: usize| fields.get(at).is_some_and(|field| matches!(field.kind, QuestionKind::Text));
                let is_known = |(at, field): (usize, &Option<Given>)| field.is_some() || is_words(at);
                entries.iter().all(|entry| entry.iter().enumerate().all(is_known))
            }
            Content::Unlisted { .. } | Content::Error => false,
            Content::Words => true,
        }
    }

    /// What it can be when it can be either of the two, which are of one question.
    #[must_use]
    pub fn hull(self, other: Content<'a>) -> Content<'a> {
        match (self, other) {
            (Content::Choice(a), Content::Choice(b)) => Content::Choice(a | b),
            (Content::Ticked { must: a, may: b }, Content::Ticked { must: c, may: d }) => {
                Content::Ticked { must: a & c, may: b | d }
            }
            (Content::YesNo(a), Content::YesNo(b)) => Content::YesNo(a.hull(b)),
            (Content::Number(a), Content::Number(b)) => Content::Number(a.hull(b)),
            (a, b) => match (a.count_range(), b.count_range()) {
                (Some((least, most)), Some((low, high))) => {
                    Content::Unlisted { least: least.min(low), most: most.max(high) }
                }
                _ => a,
            },
        }
    }

    fn count_range(&self) -> Option<(usize, usize)> {
        match self {
            Content::Entries(entries) => Some((entries.len(), entries.len())),
            Content::Unlisted { least, most } => Some((*least, *most)),
            _ => None,
        }
    }
}

/// A fact for each of the pack's questions, in their order.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    list: Vec<Fact<'a>>,
    beside: Beside<'a>,
}

impl<'a> Facts<'a> {
    /// Nothing is known: every answer can be anything.
    #[must_use]
    pub fn unknown(pack: &Pack) -> Facts<'a> {
        let anything =
            |question: &Question| Fact { content: Content::anything(&question.kind), answered: Tri::UNKNOWN };
        Facts { list: pack.questions.iter().map(anything).collect(), beside: Beside::default() }
    }

    pub(super) fn from_list(list: Vec<Fact<'a>>, answers: &'a Answers) -> Facts<'a> {
        Facts { list, beside: Beside { answers: Some(answers), ..Beside::default() } }
    }

    /// Among the cities of a run, as the city of that place.
    #[must_use]
    pub fn among(mut self, run: &'a Run, city: usize) -> Facts<'a> {
        self.beside.run = Some((run, city));
        self
    }

    /// As if that were so besides the answers.
    #[must_use]
    pub fn imagining(mut self, imagined: Imagined) -> Facts<'a> {
        self.beside.imagined = Some(imagined);
        self
    }

    pub(super) fn beside(&self) -> Beside<'a> {
        self.beside
    }

    /// Whether all of it is known that an expression looks at besides answers.
    #[must_use]
    #[inline]
    pub fn know(&self, pack: &Pack, beyond: &Beyond) -> bool {
        self.beside.holds(pack, beyond)
    }

    #[must_use]
    #[inline]
    pub fn get(&self, question: QuestionId) -> Fact<'a> {
        self.list
            .get(question.index())
            .copied()
            .unwrap_or(Fact { content: Content::Error, answered: Tri::UNKNOWN })
    }

    #[inline]
    pub fn set(&mut self, question: QuestionId, content: Content<'a>) {
        if let Some(fact) = self.list.get_mut(question.index()) {
            fact.content = content;
        }
    }

    /// Whether there is an answer that counts.
    pub fn set_answered(&mut self, question: QuestionId, answered: Tri) {
        if let Some(fact) = self.list.get_mut(question.index()) {
            fact.answered = answered;
        }
    }

    #[must_use]
    pub fn are_exact(&self, pack: &Pack, questions: &[QuestionId]) -> bool {
        questions.iter().all(|id| {
            let known = self.list.get(id.index()).zip(pack.questions.get(id.index()));
            known.is_some_and(|(fact, question)| fact.content.is_exact(&question.kind))
        })
    }

    /// Narrows a question to what its bounds leave, as far as the bounding answers are known. `None`: nothing is left.
    #[must_use]
    pub fn bounded(&self, question: &Question, content: Content<'a>) -> Option<Content<'a>> {
        let Content::Number(mut range) = content else { return Some(content) };
        let bound = |other: QuestionId| match self.get(other).content {
            Content::Number(range) => Some(range),
            _ => None,
        };
        if let Some(most) = question.at_most.and_then(bound) {
            range = range.intersection(Interval::new(Number::LOWEST, false, most.high, most.high_open)?)?;
        }
        if let Some(least) = question.at_least.and_then(bound) {
            range = range.intersection(Interval::new(least.low, least.low_open, Number::HIGHEST, false)?)?;
        }
        Some(Content::Number(range))
    }
}
