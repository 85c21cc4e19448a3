//! The walk over lists: how many entries, their sum, the largest, whether any fits.

use crate::decimal::{Interval, Number, Tri};
use crate::order::Order as _;
use crate::pack::QuestionId;
use crate::pack::expr::{Aggregate, Condition, Fold, Numeric, NumericKind, Picked};

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
        let mut total = zero;
        let mut weighed = Weighed { total: zero, all: None, weights: zero, is_between: true };
        let mut among = Among { sure: Vec::new(), perhaps: Vec::new(), lacks: Tri::FALSE };
        let mut any_sure = false;
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
            any_sure |= fits.is_true();
            if by.is_some() {
                weighed.add(value, weight, fits);
            }
            among.add(value, fits);
            total = total.join(if fits.is_true() { value } else { value.either(zero) }, Value::plus);
        }
        match function.picked() {
            Some(picked) => {
                self.tell_picked(picked, || among.numbers());
                among.pick(picked)
            }
            None if by.is_some() => weighed.mean(!any_sure),
            None => total,
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
        let counts =
            |least: usize, most: usize| Interval::closed(Number::from_count(least), Number::from_count(most));
        let count = counts(least, most);
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
            (Aggregate::Picked(picked), Some(_), _) if most < picked.needs() => None,
            // Of fewer entries fewer are taken.
            (Aggregate::Picked(picked @ Picked { fold: Fold::Sum, .. }), Some(one), _) => {
                let fewest = least.max(picked.needs());
                counts(picked.taken(fewest), picked.taken(most)).multiply(one)
            }
            (_, Some(one), _) => (most > 0).then_some(one),
        };
        let lacks = one.lacks || no_weight || least < function.needs();
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

/// An entry of which no field is known.
pub(super) static NOTHING_KNOWN: Entry = Vec::new();

/// Numbers of which some count, and some perhaps.
struct Among {
    sure: Vec<Interval>,
    perhaps: Vec<Interval>,
    /// One that counts has no value: surely, or for some answers.
    lacks: Tri,
}

impl Among {
    fn add<V: Value>(&mut self, one: Outcome<V>, fits: Tri) {
        let is_lost = one.value.is_none() && fits.is_true();
        self.lacks = self.lacks.or(Tri { can_be_true: one.lacks, can_be_false: !is_lost });
        let among = if fits.is_true() { &mut self.sure } else { &mut self.perhaps };
        among.extend(one.value.map(Value::range));
    }

    /// The numbers, where all of them are known to be there.
    fn numbers(&self) -> Option<Vec<Number>> {
        let is_certain = self.perhaps.is_empty() && !self.lacks.can_be_true;
        self.sure.iter().map(|one| one.as_point()).collect::<Option<_>>().filter(|_| is_certain)
    }

    /// What is picked rises with each number. So of all that perhaps count, when so many do, the lowest give the least
    /// and the highest the most.
    fn pick<V: Value>(self, picked: Picked) -> Outcome<V> {
        if self.lacks.is_true() {
            return Outcome::NONE;
        }
        let ends =
            |of: &[Interval], end: fn(&Interval) -> Number| of.iter().map(end).collect::<Vec<Number>>();
        let (mut lows, mut highs) = (ends(&self.perhaps, |one| one.low), ends(&self.perhaps, |one| one.high));
        lows.put_in_order();
        highs.put_in_order();
        highs.reverse();
        let (sure_lows, sure_highs) = (ends(&self.sure, |one| one.low), ends(&self.sure, |one| one.high));
        let fewest = picked.needs().saturating_sub(self.sure.len());
        let mut all = Outcome { value: None, lacks: self.lacks.can_be_true || fewest > 0 };
        for count in fewest..=self.perhaps.len() {
            let of = |sure: &[Number], perhaps: &[Number]| {
                picked.of(&[sure, perhaps.get(..count).unwrap_or_default()].concat())
            };
            let range = match (of(&sure_lows, &lows), of(&sure_highs, &highs)) {
                (Some(low), Some(high)) => Outcome::sure(V::of(Interval::closed(low, high))),
                _ if V::RANGED => Outcome {
                    value: Some(V::of(Interval::closed(Number::LOWEST, Number::HIGHEST))),
                    lacks: true,
                },
                _ => Outcome::NONE,
            };
            all = all.either(range);
        }
        all
    }
}

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
