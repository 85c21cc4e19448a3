//! The number line, exactly: stretches of it with open and closed ends, over whole numbers or all numbers.
//!
//! Knows nothing of questions or bands; it is the arithmetic behind "is anything left out, is anything told twice".

use crate::decimal::{Interval, Number};
use crate::order::Order as _;

/// Samples have at most so many digits after the point.
const MOST_PLACES: u32 = 12;

/// A place on the number line just before or just after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut {
    pub at: Number,
    pub after: bool,
}

/// All numbers between two cuts; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Cut,
    pub to: Cut,
}

impl Stretch {
    #[must_use]
    pub fn between(from: Cut, to: Cut) -> Option<Stretch> {
        (from < to).then_some(Stretch { from, to })
    }

    #[must_use]
    pub fn intersection(self, other: Stretch) -> Option<Stretch> {
        Stretch::between(self.from.max(other.from), self.to.min(other.to))
    }

    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        Interval::new(self.from.at, self.from.after, self.to.at, !self.to.after)
    }
}

/// What a number can be: a range, perhaps of whole numbers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Domain {
    pub range: Interval,
    pub whole: bool,
}

impl Domain {
    /// The domain as a stretch; `None` for a range between two whole numbers.
    #[must_use]
    pub fn stretch(self) -> Option<Stretch> {
        self.place(self.range)
    }

    /// The part of a range that lies in the domain. Over whole numbers its cuts lie before whole numbers, so that
    /// `1 to 29` and `30 or more` meet.
    #[must_use]
    pub fn clip(self, range: Interval) -> Option<Stretch> {
        self.place(self.range.intersection(range)?)
    }

    fn place(self, range: Interval) -> Option<Stretch> {
        let from = Cut { at: range.low, after: range.low_open };
        let to = Cut { at: range.high, after: !range.high_open };
        if self.whole { Stretch::between(whole_cut(from), whole_cut(to)) } else { Stretch::between(from, to) }
    }

    /// What none of the stretches covers, from low to high.
    #[must_use]
    pub fn gaps(self, mut covered: Vec<Stretch>) -> Vec<Stretch> {
        let Some(all) = self.stretch() else { return Vec::new() };
        covered.order_by_key(|stretch| stretch.from);
        let mut gaps = Vec::new();
        let mut reached = all.from;
        for stretch in covered {
            gaps.extend(Stretch::between(reached, stretch.from.min(all.to)));
            reached = reached.max(stretch.to);
        }
        gaps.extend(Stretch::between(reached, all.to));
        gaps
    }

    /// A number of the stretch that is easily said: whole where it can be, else with few digits; near the end that
    /// the domain does not end at. `per` is how many make one as people say it (1, or 0.01 for percents).
    #[must_use]
    pub fn sample(self, stretch: Stretch, per: Number) -> Number {
        let scaled = |number: Number| number.divide(per).unwrap_or(number);
        let inside = |number: Number| {
            let back = number.multiply(per)?;
            let cut = Cut { at: back, after: false };
            (stretch.from <= cut && cut < stretch.to).then_some(back)
        };
        let (low, high) = (scaled(stretch.from.at), scaled(stretch.to.at));
        let at_bottom = self.stretch().is_some_and(|all| all.from == stretch.from);
        let at_top = self.stretch().is_some_and(|all| all.to == stretch.to);
        let near_low = if stretch.from.after { step(low.floor(), Number::ONE) } else { low };
        let near_high = if stretch.to.after { high } else { step(high.ceiling(), Number::ONE.negate()) };
        let ends = if at_bottom && !at_top { [near_high, near_low] } else { [near_low, near_high] };
        ends.into_iter()
            .find_map(inside)
            .or_else(|| few_digits(low, high).find_map(inside))
            .unwrap_or(if stretch.from.after { stretch.to.at } else { stretch.from.at })
    }
}

/// The cut before the first whole number that lies behind the cut.
fn whole_cut(cut: Cut) -> Cut {
    let at = cut.at.ceiling();
    let at = if cut.after && at == cut.at { step(at, Number::ONE) } else { at };
    // The highest number of all has no successor; its far side stays its far side.
    Cut { at, after: cut.after && at == cut.at }
}

fn step(number: Number, by: Number) -> Number {
    number.add(by).unwrap_or(number)
}

/// Numbers around the middle, with one more digit after the point each time.
fn few_digits(low: Number, high: Number) -> impl Iterator<Item = Number> {
    let middle = low.add(high).and_then(|both| both.divide(Number::from(2))).unwrap_or(low);
    (0_u32..=MOST_PLACES).flat_map(move |places| {
        let factor = Number::from(10_i64.pow(places));
        let shifted = middle.multiply(factor).unwrap_or(middle);
        [shifted.floor(), shifted.ceiling()].map(|digits| digits.divide(factor).unwrap_or(digits))
    })
}
