//! The walk over lists: how many entries, their sum, the largest, whether any fits.

use crate::decimal::{Interval, Number, Tri};
use crate::pack::QuestionId;
use crate::pack::expr::{Aggregate, Condition, Numeric, NumericKind};

use super::facts::{Content, Entry};
use super::steps::Observer;
use super::value::{Outcome, Value};
use super::walk::Walk;

impl<'f, V: Value, O: Observer> Walk<'_, 'f, V, O> {
    /// Does something with one entry of a list at hand.
    fn at_entry<R>(&mut self, list: QuestionId, entry: &'f Entry, action: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.entry.replace((list, entry));
        let result = action(self);
        self.entry = before;
        result
    }

    pub(super) fn field_content(&self, field: usize) -> Option<Content<'f>> {
        let (list, entry) = self.entry?;
        if let Some(given) = entry.get(field).and_then(Option::as_ref) {
            return Some(Content::given(given));
        }
        match &self.pack.questions.get(list.index())?.kind {
            crate::pack::QuestionKind::List { fields, .. } => {
                fields.get(field).map(|field| Content::anything(&field.kind))
            }
            _ => None,
        }
    }

    pub(super) fn aggregate(
        &mut self,
        function: Aggregate,
        list: QuestionId,
        of: (Option<&Numeric>, Option<&Numeric>),
        filter: Option<&Condition>,
    ) -> Outcome<V> {
        match self.facts.get(list).content {
            Content::Entries(entries) => self.over_entries(function, list, entries, of, filter),
            Content::Unlisted { least, most } => {
                self.over_unlisted(function, list, (least, most), of, filter)
            }
            _ => Outcome::NONE,
        }
    }

    fn over_entries(
        &mut self,
        function: Aggregate,
        list: QuestionId,
        entries: &'f [Entry],
        (of, by): (Option<&Numeric>, Option<&Numeric>),
        filter: Option<&Condition>,
    ) -> Outcome<V> {
        let zero = Outcome::sure(V::point(Number::ZERO));
        let (mut total, mut best) = (zero, None::<Outcome<V>>);
        let mut weighed = Weighed { total: zero, all: None, weights: zero, is_between: true };
        let (mut sure, mut possible) = (0_usize, 0_usize);
        for entry in entries {
            let one = Outcome::sure(V::point(Number::ONE));
            let (fits, value, weight) = self.at_entry(list, entry, |walk| {
                let fits = filter.map_or(Tri::TRUE, |filter| walk.condition(filter));
                let mut number =
                    |of: Option<&Numeric>| of.filter(|_| fits.can_be_true).map_or(one, |of| walk.number(of));
                (fits, number(of), number(by))
            });
            if !fits.can_be_true {
                continue;
            }
            possible += 1;
            sure += usize::from(fits.is_true());
            if by.is_some() {
                weighed.add(value, weight, fits);
            }
            total = total.join(if fits.is_true() { value } else { value.either(zero) }, Value::plus);
            best = Some(match (best, fits.is_true()) {
                (None, _) => value,
                (Some(best), true) => best.join(value, |a, b| Outcome::sure(extreme(function, a, b))),
                (Some(best), false) => {
                    best.either(best.join(value, |a, b| Outcome::sure(extreme(function, a, b))))
                }
            });
        }
        // Whether there may be no entry to speak of.
        let lacks = sure == 0;
        match function {
            Aggregate::Count | Aggregate::Sum => total,
            Aggregate::Largest | Aggregate::Smallest => match best {
                Some(best) => Outcome { lacks: best.lacks || lacks, ..best },
                None => Outcome::NONE,
            },
            Aggregate::WeightedMean => weighed.mean(lacks),
            Aggregate::Mean => {
                if possible == 0 {
                    return Outcome::NONE;
                }
                let count = Interval::closed(Number::from_count(sure.max(1)), Number::from_count(possible));
                let mean = total.join(Outcome::sure(V::of(count)), Value::over);
                Outcome { lacks: mean.lacks || lacks, ..mean }
            }
        }
    }

    fn over_unlisted(
        &mut self,
        function: Aggregate,
        list: QuestionId,
        (least, most): (usize, usize),
        (of, by): (Option<&Numeric>, Option<&Numeric>),
        filter: Option<&Condition>,
    ) -> Outcome<V> {
        if !V::RANGED {
            return Outcome::NONE;
        }
        let least = if filter.is_some() { 0 } else { least };
        let count = Interval::closed(Number::from_count(least), Number::from_count(most));
        let all = Interval::closed(Number::LOWEST, Number::HIGHEST);
        let mut any_entry = |of: &Numeric| match of.kind {
            NumericKind::Field(field) => Outcome { value: self.field_range(list, field), lacks: false },
            _ => {
                let outcome = self.at_entry(list, &NOTHING_KNOWN, |walk| walk.number(of));
                Outcome { value: outcome.value.map(Value::range), lacks: outcome.lacks }
            }
        };
        let Some(one) = of.map(&mut any_entry) else { return Outcome::sure(V::of(count)) };
        let weight = by.map(any_entry);
        let no_weight = weight
            .is_some_and(|weight| weight.lacks || weight.value.is_none_or(|one| one.low <= Number::ZERO));
        let range = match (function, one.value, weight.and_then(|weight| weight.value)) {
            (_, None, _) => Some(all),
            (Aggregate::Sum, Some(one), _) => count.multiply(one),
            (Aggregate::WeightedMean, _, weight) if weight.is_none_or(|weight| weight.low.is_negative()) => {
                Some(all)
            }
            (_, Some(one), _) => (most > 0).then_some(one),
        };
        let lacks = one.lacks || no_weight || (least == 0 && function != Aggregate::Sum);
        Outcome { value: range.map(V::of), lacks: lacks || range.is_none() }
    }

    /// Whether the one counts or adds up some of the entries, and the other all of them.
    pub(super) fn is_part_of(&self, small: &Numeric, large: &Numeric) -> bool {
        let (
            NumericKind::Aggregate { function, list, of, filter: Some(_), .. },
            NumericKind::Aggregate { function: other, list: all, of: other_of, filter: None, .. },
        ) = (&small.kind, &large.kind)
        else {
            return false;
        };
        let is_alike = list == all && function == other;
        is_alike
            && match (function, of.as_deref(), other_of.as_deref()) {
                (Aggregate::Count, _, _) => true,
                (Aggregate::Sum, Some(one), Some(other)) => match (&one.kind, &other.kind) {
                    (NumericKind::Field(one), NumericKind::Field(other)) => {
                        one == other
                            && self.field_range(*list, *one).is_some_and(|range| !range.low.is_negative())
                    }
                    _ => false,
                },
                _ => false,
            }
    }

    pub(super) fn any_entry(&mut self, list: QuestionId, condition: Option<&Condition>) -> Tri {
        match self.facts.get(list).content {
            Content::Entries(entries) => {
                let mut any = Tri::FALSE;
                for entry in entries {
                    let fits = match condition {
                        Some(condition) => self.at_entry(list, entry, |walk| walk.condition(condition)),
                        None => Tri::TRUE,
                    };
                    any = any.or(fits);
                    if any.is_true() {
                        break;
                    }
                }
                any
            }
            Content::Unlisted { least, most } => {
                Tri { can_be_true: most > 0, can_be_false: condition.is_some() || least == 0 }
            }
            _ => Tri::UNKNOWN,
        }
    }
}

fn extreme<V: Value>(function: Aggregate, a: V, b: V) -> V {
    if function == Aggregate::Smallest { a.min(b) } else { a.max(b) }
}

/// An entry of which no field is known.
pub(super) static NOTHING_KNOWN: Entry = Vec::new();

/// What a weighted mean is made of.
struct Weighed<V> {
    total: Outcome<V>,
    /// Of all values that may count.
    all: Option<Interval>,
    weights: Outcome<V>,
    /// No weight is below 0, so that the mean lies between the values.
    is_between: bool,
}

impl<V: Value> Weighed<V> {
    fn add(&mut self, value: Outcome<V>, weight: Outcome<V>, fits: Tri) {
        let zero = Outcome::sure(V::point(Number::ZERO));
        let perhaps = |one: Outcome<V>| if fits.is_true() { one } else { one.either(zero) };
        self.total = self.total.join(perhaps(value.join(weight, Value::times)), Value::plus);
        self.weights = self.weights.join(perhaps(weight), Value::plus);
        let (value, weight) = (value.value.map(Value::range), weight.value.map(Value::range));
        self.is_between &= value.is_some() && weight.is_some_and(|weight| !weight.low.is_negative());
        self.all = value.map(|range| self.all.map_or(range, |all| all.hull(range))).or(self.all);
    }

    fn mean(self, perhaps_none: bool) -> Outcome<V> {
        let mean = self.total.join(self.weights, Value::over);
        let (Some(all), Some(range)) = (self.all, self.weights.value.map(Value::range)) else {
            return Outcome::NONE;
        };
        if !V::RANGED || !self.is_between {
            return Outcome { lacks: mean.lacks || perhaps_none, ..mean };
        }
        if range.high.is_zero() {
            return Outcome::NONE;
        }
        let value = mean.value.map(Value::range).and_then(|mean| mean.intersection(all)).unwrap_or(all);
        Outcome { value: Some(V::of(value)), lacks: mean.lacks || perhaps_none || range.low.is_zero() }
    }
}
