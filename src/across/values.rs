//! One number of many cities, in order.

use std::borrow::Cow;

use crate::decimal::{Moments, Number, Standard};

/// A number of every city that has it.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// From the lowest to the highest.
    sorted: Vec<Number>,
    /// How many different numbers there are up to each place.
    different: Vec<usize>,
    moments: Moments,
    standard: Standard,
}

impl Values {
    /// The order in which they are given means nothing.
    #[must_use]
    pub fn of(mut numbers: Vec<Number>) -> Values {
        numbers.sort_unstable();
        let mut different = Vec::with_capacity(numbers.len());
        let (mut count, mut before) = (0, None);
        for number in &numbers {
            count += usize::from(before != Some(number));
            before = Some(number);
            different.push(count);
        }
        let moments = Moments::of(&numbers);
        let standard = moments.standard();
        Values { sorted: numbers, different, moments, standard }
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.sorted.len()
    }

    #[must_use]
    pub fn lowest(&self) -> Option<Number> {
        self.sorted.first().copied()
    }

    #[must_use]
    pub fn highest(&self) -> Option<Number> {
        self.sorted.last().copied()
    }
}

/// Values, perhaps with one more that is not among them; nothing is copied.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set<'v> {
    values: &'v Values,
    /// The one more, and where it stands in the order.
    extra: Option<(usize, Number)>,
}

impl<'v> Set<'v> {
    pub(super) fn of(values: &'v Values) -> Set<'v> {
        Set { values, extra: None }
    }

    pub(super) fn with(values: &'v Values, number: Number) -> Set<'v> {
        let place = values.sorted.partition_point(|one| *one < number);
        Set { values, extra: Some((place, number)) }
    }

    pub(super) fn count(&self) -> usize {
        self.values.count() + usize::from(self.extra.is_some())
    }

    /// By place in the order, from the lowest.
    pub(super) fn at(&self, index: usize) -> Option<Number> {
        match self.extra {
            Some((place, number)) if index == place => Some(number),
            Some((place, _)) if index > place => self.values.sorted.get(index - 1).copied(),
            _ => self.values.sorted.get(index).copied(),
        }
    }

    pub(super) fn lowest(&self) -> Option<Number> {
        self.at(0)
    }

    pub(super) fn highest(&self) -> Option<Number> {
        self.at(self.count().checked_sub(1)?)
    }

    /// How many lie below a number, and how many are equal to it.
    pub(super) fn around(&self, number: Number) -> (usize, usize) {
        let below = self.values.sorted.partition_point(|one| *one < number);
        let not_above = self.values.sorted.partition_point(|one| *one <= number);
        let own = self.extra.map(|(_, own)| own);
        (
            below + usize::from(own.is_some_and(|own| own < number)),
            not_above - below + usize::from(own == Some(number)),
        )
    }

    /// How many different numbers lie above one, or below it.
    pub(super) fn different_beyond(&self, number: Number, above: bool) -> usize {
        let up_to = |place: usize| {
            place.checked_sub(1).and_then(|last| self.values.different.get(last)).copied().unwrap_or(0)
        };
        let is_beyond = |one: Number| if above { one > number } else { one < number };
        let known = match above {
            true => {
                up_to(self.values.count()) - up_to(self.values.sorted.partition_point(|one| *one <= number))
            }
            false => up_to(self.values.sorted.partition_point(|one| *one < number)),
        };
        let is_new = |own: &Number| is_beyond(*own) && self.values.sorted.binary_search(own).is_err();
        known + usize::from(self.extra.is_some_and(|(_, own)| is_new(&own)))
    }

    pub(super) fn standard(&self) -> Cow<'v, Standard> {
        match self.extra {
            Some((_, number)) => Cow::Owned(self.values.moments.with(number).standard()),
            None => Cow::Borrowed(&self.values.standard),
        }
    }
}
