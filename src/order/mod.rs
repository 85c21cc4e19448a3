//! Putting things in order, compiled once for all of them.
//!
//! The sort of the standard library is compiled anew for every type and every order, six kilobytes each time, and so is a map
//! that is collected, which sorts first. Together that was a twentieth of the program. Here places are sorted, by one function
//! for all, and things moved to them; maps are filled one by one. Where thousands of numbers are sorted for every city, the
//! library's own is used: it is quicker.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorting of lists whose order is not worked out for every city. Equal things stay as they stood.
pub trait Order<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// By what `key` gives of each; it is asked once a comparison.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|one, other| key(one).cmp(&key(other)));
    }

    fn put_in_order(&mut self)
    where
        T: Ord,
    {
        self.order_by(Ord::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut from = places(self.len(), &mut |one, other| match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        });
        // Each round goes once around: the thing that belongs to a place comes to it, then the one that belongs where that was.
        for first in 0..from.len() {
            let mut at = first;
            while let Some(wanted) = from.get_mut(at).map(|place| std::mem::replace(place, at)) {
                if wanted == first {
                    break;
                }
                self.swap(at, wanted);
                at = wanted;
            }
        }
    }
}

/// Which of `count` things comes first, second and so on.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// What an iterator gives, as a set.
pub trait Gather: Iterator + Sized {
    fn into_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        set.extend(self);
        set
    }

    /// Of two with the same key, the later one stays.
    fn into_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        map.extend(self);
        map
    }
}

impl<I: Iterator> Gather for I {}

#[cfg(test)]
mod tests {
    use crate::order::Order;

    #[test]
    fn everything_is_there_in_order_and_equal_things_stay_as_they_stood() {
        // Every list of up to six digits below four.
        for length in 0..=6_u32 {
            for written in 0..4_u32.pow(length) {
                let digits: Vec<(u32, u32)> =
                    (0..length).map(|at| (written / 4_u32.pow(at) % 4, at)).collect();
                let mut ours = digits.clone();
                ours.order_by_key(|(digit, _)| *digit);
                let mut library = digits;
                library.sort_by_key(|(digit, _)| *digit);
                assert_eq!(ours, library);
            }
        }
    }
}
