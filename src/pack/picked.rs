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

    /// The lowest first, and from where to where those that count stand among them.
    fn in_order(self, numbers: &[Number]) -> (Vec<Number>, (usize, usize)) {
        let mut numbers = numbers.to_vec();
        numbers.put_in_order();
        let place = self.place(numbers.len());
        (numbers, place)
    }

    /// How many of so many count.
    #[must_use]
    pub fn taken(self, of: usize) -> usize {
        let (start, end) = self.place(of);
        end.saturating_sub(start)
    }

    /// What is taken of so many parts that apply: where all of them would be left out, none is.
    #[must_use]
    pub fn of_the_rest(self, left: usize) -> Picked {
        let which = if left < self.needs() { Which::All } else { self.which };
        Picked { which, ..self }
    }

    /// The name of the kind, as files for programs give it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match (self.fold, self.which) {
            (Fold::Mean, Which::Best(1)) => "highest",
            (Fold::Sum, Which::All) => "sum",
            (Fold::Mean, Which::All) => "mean",
            (Fold::Median, Which::All) => "median",
            (Fold::Sum, Which::Best(_)) => "sum_of_best",
            (Fold::Mean, Which::Best(_)) => "mean_of_best",
            (Fold::Median, Which::Best(_)) => "median_of_best",
            (Fold::Sum, Which::Worst(_)) => "sum_of_worst",
            (Fold::Mean, Which::Worst(_)) => "mean_of_worst",
            (Fold::Median, Which::Worst(_)) => "median_of_worst",
            (Fold::Sum, Which::Without { .. }) => "sum_without",
            (Fold::Mean, Which::Without { .. }) => "mean_without",
            (Fold::Median, Which::Without { .. }) => "median_without",
        }
    }

    /// How many of the best and how many of the worst are named, to be taken or to be left out.
    #[must_use]
    pub fn named(self) -> (Option<usize>, Option<usize>) {
        match self.which {
            Which::All => (None, None),
            Which::Best(best) => (Some(best), None),
            Which::Worst(worst) => (None, Some(worst)),
            Which::Without { best, worst } => {
                (Some(best).filter(|best| *best > 0), Some(worst).filter(|worst| *worst > 0))
            }
        }
    }

    /// `mean of the best 3`, `sum of all but the worst`, before what they are of.
    #[must_use]
    pub fn said(self) -> String {
        let fold = match self.fold {
            Fold::Sum => "sum",
            Fold::Mean => "mean",
            Fold::Median => "median",
        };
        let (best, worst) = self.named();
        let named = best_and_worst(best.unwrap_or(0), worst.unwrap_or(0));
        match self.which {
            Which::Best(1) if self.fold == Fold::Mean => String::from("highest"),
            Which::All => String::from(fold),
            Which::Best(_) | Which::Worst(_) => format!("{fold} of {named}"),
            Which::Without { .. } => format!("{fold} of all but {named}"),
        }
    }

    /// Those that count, and those that are left out, the lowest first.
    #[must_use]
    pub fn parted(self, numbers: &[Number]) -> (Vec<Number>, Vec<Number>) {
        let (numbers, (start, end)) = self.in_order(numbers);
        let taken = numbers.get(start..end).unwrap_or_default().to_vec();
        let before = numbers.iter().take(start);
        (taken, before.chain(numbers.iter().skip(Ord::max(start, end))).copied().collect())
    }

    /// `None` where they are too few, or what comes of them cannot be held.
    #[must_use]
    pub fn of(self, numbers: &[Number]) -> Option<Number> {
        let (numbers, (start, end)) = self.in_order(numbers);
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

/// `the best 3 and the worst`, of those that are more than none.
#[must_use]
pub fn best_and_worst(best: usize, worst: usize) -> String {
    let named = [("best", best), ("worst", worst)].into_iter().filter(|(_, count)| *count > 0);
    let named = named
        .map(|(word, count)| if count == 1 { format!("the {word}") } else { format!("the {word} {count}") });
    named.collect::<Vec<_>>().join(" and ")
}
