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
        if let Some(given) = entry.get(field)?.as_ref() {
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
        of: Option<&Numeric>,
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
        of: Option<&Numeric>,
        filter: Option<&Condition>,
    ) -> Outcome<V> {
        let zero = Outcome::sure(V::point(Number::ZERO));
        let (mut total, mut best) = (zero, None::<Outcome<V>>);
        let (mut sure, mut possible) = (0_usize, 0_usize);
        for entry in entries {
            let (fits, value) = self.at_entry(list, entry, |walk| {
                let fits = filter.map_or(Tri::TRUE, |filter| walk.condition(filter));
                let value = match of {
                    Some(of) if fits.can_be_true => walk.number(of),
                    _ => Outcome::sure(V::point(Number::ONE)),
                };
                (fits, value)
            });
            if !fits.can_be_true {
                continue;
            }
            possible += 1;
            sure += usize::from(fits.is_true());
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
        of: Option<&Numeric>,
        filter: Option<&Condition>,
    ) -> Outcome<V> {
        if !V::RANGED {
            return Outcome::NONE;
        }
        let least = if filter.is_some() { 0 } else { least };
        let count = Interval::closed(Number::from_count(least), Number::from_count(most));
        let one = match of.map(|of| &of.kind) {
            Some(NumericKind::Field(field)) => self.field_range(list, *field),
            _ => None,
        };
        match (function, one) {
            (Aggregate::Count, _) => Outcome::sure(V::of(count)),
            (_, None) => {
                Outcome { value: Some(V::of(Interval::closed(Number::LOWEST, Number::HIGHEST))), lacks: true }
            }
            (Aggregate::Sum, Some(one)) => {
                Outcome::sure(V::of(count)).join(Outcome::sure(V::of(one)), Value::times)
            }
            (_, Some(one)) => match most {
                0 => Outcome::NONE,
                _ => Outcome { value: Some(V::of(one)), lacks: least == 0 },
            },
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
