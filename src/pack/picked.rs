//! The best, the worst or the middle of several numbers, and what is made of them.

use crate::decimal::Number;
use crate::order::Order as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    Sum,
    Mean,
    /// The one in the middle, or the mean of the two that are.
    Median,
}

/// Which of several numbers count. The best are the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    /// So many, or all where there are fewer.
    Best(usize),
    Worst(usize),
    Without {
        best: usize,
        worst: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picked {
    pub fold: Fold,
    pub which: Which,
}

impl Picked {
    pub const MEDIAN: Picked = Picked { fold: Fold::Median, which: Which::All };
    pub const MEAN: Picked = Picked { fold: Fold::Mean, which: Which::All };
    pub const LARGEST: Picked = Picked { fold: Fold::Mean, which: Which::Best(1) };
    pub const SMALLEST: Picked = Picked { fold: Fold::Mean, which: Which::Worst(1) };

    /// The mean or the sum of so many of the highest.
    #[must_use]
    pub fn best(count: usize, mean: bool) -> Picked {
        Picked { fold: if mean { Fold::Mean } else { Fold::Sum }, which: Which::Best(count) }
    }

    /// Of fewer numbers than that there is no value.
    #[must_use]
    pub fn needs(self) -> usize {
        match (self.which, self.fold) {
            (Which::Without { best, worst }, _) => best.saturating_add(worst).saturating_add(1),
            (_, Fold::Sum) => 0,
            _ => 1,
        }
    }

    /// From where to where those that count stand among so many, the lowest first.
    fn place(self, of: usize) -> (usize, usize) {
        match self.which {
            Which::All => (0, of),
            Which::Best(count) => (of.saturating_sub(count), of),
            Which::Worst(count) => (0, count.min(of)),
            Which::Without { best, worst } => (worst.min(of), of.saturating_sub(best)),
        }
    }

    /// How many of so many count.
    #[must_use]
    pub fn taken(self, of: usize) -> usize {
        let (start, end) = self.place(of);
        end.saturating_sub(start)
    }

    /// `None` where they are too few, or what comes of them cannot be held.
    #[must_use]
    pub fn of(self, numbers: &[Number]) -> Option<Number> {
        let mut numbers = numbers.to_vec();
        numbers.put_in_order();
        let (start, end) = self.place(numbers.len());
        let taken = numbers.get(start..end).filter(|_| numbers.len() >= self.needs())?;
        let sum = |of: &[Number]| of.iter().copied().try_fold(Number::ZERO, Number::add);
        let mean = |of: &[Number]| sum(of)?.divide(Number::from_count(of.len()));
        match self.fold {
            Fold::Sum => sum(taken),
            Fold::Mean => mean(taken),
            Fold::Median => mean(taken.get((taken.len().checked_sub(1)?) / 2..=taken.len() / 2)?),
        }
    }
}
