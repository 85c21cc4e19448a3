//! Each measure against a plain reckoning, and over ranges against every number in them.
#![allow(clippy::float_arithmetic)] // a plain reckoning, by other means than ours

use kasauti::across::{Measure, Own, Rank, Ties, Values};
use kasauti::decimal::{Interval, Number, Spread};
use proptest::prelude::*;

fn number(value: i64) -> Number {
    Number::from(value)
}

fn values(all: &[i64]) -> Values {
    Values::of(all.iter().copied().map(number).collect())
}

/// What a measure gives of values that hold the own one.
fn of(measure: Measure, all: &[i64], own: i64) -> Option<Number> {
    let given = measure.over(&values(all), Own::Among(Some(Interval::point(number(own)))));
    assert_eq!(given.lacks, given.value.is_none());
    given.value.map(|value| value.as_point().expect("one number"))
}

fn text(measure: Measure, all: &[i64], own: i64) -> String {
    of(measure, all, own).map_or_else(|| String::from("none"), |number| number.to_string())
}

fn float(number: Number) -> f64 {
    number.to_decimal().to_string().parse().unwrap()
}

fn rank(ties: Ties, lowest_first: bool) -> Measure {
    Measure::Rank(Rank { ties, lowest_first })
}

#[test]
fn known_answers() {
    let all = [2, 4, 4, 4, 5, 5, 7, 9];
    assert_eq!(text(Measure::Count, &all, 2), "8");
    assert_eq!(text(Measure::Mean, &all, 2), "5");
    assert_eq!(text(Measure::Median, &all, 2), "4.5");
    assert_eq!(text(Measure::Deviation(Spread::Population), &all, 2), "2");
    assert_eq!(text(Measure::Deviation(Spread::Sample), &all, 2), "2.13808993529939508");
    assert_eq!(text(Measure::ZScore(Spread::Population), &all, 9), "2");
    assert_eq!(text(Measure::ZScore(Spread::Population), &all, 2), "-1.5");
    assert_eq!(text(Measure::MinMax, &all, 4), "~0.285714");
    assert_eq!(text(Measure::Percentile("0.9".parse().unwrap()), &all, 2), "7.6");
    assert_eq!(text(Measure::MeanOfBest { most: 3, lowest_first: false }, &all, 2), "7");
    assert_eq!(text(Measure::MeanOfBest { most: 3, lowest_first: true }, &all, 2), "~3.333333");
    assert_eq!(text(Measure::MeanOfBest { most: 30, lowest_first: true }, &all, 2), "5");
    assert_eq!(text(Measure::Mean, &[1, 2, 2], 2), "~1.666667");
}

#[test]
fn equal_cities_share_a_rank_as_is_said() {
    let all = [10, 20, 20, 30];
    let ranks = |measure| all.map(|own| text(measure, &all, own));
    assert_eq!(ranks(rank(Ties::Min, false)), ["4", "2", "2", "1"]);
    assert_eq!(ranks(rank(Ties::Dense, false)), ["3", "2", "2", "1"]);
    assert_eq!(ranks(rank(Ties::SharedMean, false)), ["4", "2.5", "2.5", "1"]);
    assert_eq!(ranks(rank(Ties::Min, true)), ["1", "2", "2", "4"]);
    assert_eq!(ranks(rank(Ties::Dense, true)), ["1", "2", "2", "3"]);
}

#[test]
fn nobody_and_one_alone() {
    let nobody = values(&[]);
    let of_nobody = |measure: Measure| measure.over(&nobody, Own::Apart(Some(Interval::point(number(3)))));
    for measure in [
        Measure::Mean,
        Measure::Median,
        Measure::Highest,
        Measure::Deviation(Spread::Population),
        Measure::ZScore(Spread::Population),
        Measure::MinMax,
    ] {
        assert!(of_nobody(measure).lacks, "{measure:?}");
    }
    assert_eq!(of_nobody(Measure::Count).value, Some(Interval::point(Number::ZERO)));
    assert_eq!(text(Measure::Deviation(Spread::Population), &[7], 7), "0");
    assert_eq!(text(Measure::Deviation(Spread::Sample), &[7], 7), "none");
    assert_eq!(text(Measure::ZScore(Spread::Population), &[7, 7], 7), "none");
    assert_eq!(text(Measure::MinMax, &[7, 7], 7), "none");
    assert_eq!(text(rank(Ties::Min, false), &[7], 7), "1");
}

#[test]
fn a_mean_of_thirds_stays_between_the_lowest_and_the_highest() {
    let third = number(1).divide(number(3)).unwrap();
    let all = Values::of(vec![third; 7]);
    let mean = Measure::Mean.over(&all, Own::Among(None)).value.unwrap().as_point().unwrap();
    assert_eq!(mean, third);
}

fn measures() -> Vec<Measure> {
    let mut all = vec![
        Measure::Count,
        Measure::Mean,
        Measure::Median,
        Measure::Lowest,
        Measure::Highest,
        Measure::MinMax,
        Measure::MeanOfBest { most: 3, lowest_first: false },
        Measure::MeanOfBest { most: 2, lowest_first: true },
        Measure::Percentile("0.9".parse().unwrap()),
        Measure::Percentile(Number::ZERO),
    ];
    for spread in [Spread::Population, Spread::Sample] {
        all.extend([Measure::Deviation(spread), Measure::ZScore(spread)]);
    }
    for ties in [Ties::Min, Ties::Dense, Ties::SharedMean] {
        all.extend([rank(ties, false), rank(ties, true)]);
    }
    all
}

const LOW: i64 = -5;
const HIGH: i64 = 12;

fn cities() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(LOW..=HIGH, 1..9)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_a_plain_reckoning_has_it(all in cities()) {
        let count = all.len() as f64;
        let mean = all.iter().sum::<i64>() as f64 / count;
        let squares: f64 = all.iter().map(|one| (*one as f64 - mean).powi(2)).sum();
        prop_assert!((float(of(Measure::Mean, &all, all[0]).unwrap()) - mean).abs() < 1e-9);
        let sd = float(of(Measure::Deviation(Spread::Population), &all, all[0]).unwrap());
        prop_assert!((sd - (squares / count).sqrt()).abs() < 1e-9);
        if all.len() > 1 {
            let sd = float(of(Measure::Deviation(Spread::Sample), &all, all[0]).unwrap());
            prop_assert!((sd - (squares / (count - 1.0)).sqrt()).abs() < 1e-9);
        }
        let mut sorted = all.clone();
        sorted.sort_unstable();
        let at = 0.9 * (count - 1.0);
        let (low, high) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
        let wanted = low as f64 + (high - low) as f64 * at.fract();
        let got = float(of(Measure::Percentile("0.9".parse().unwrap()), &all, all[0]).unwrap());
        prop_assert!((got - wanted).abs() < 1e-9, "{got} {wanted}");
    }

    #[test]
    fn z_scores_have_a_mean_of_0_and_min_max_lies_between_0_and_1(all in cities()) {
        let of_all = |measure| all.iter().map(|own| of(measure, &all, *own)).collect::<Option<Vec<Number>>>();
        let is_same = all.iter().all(|one| *one == all[0]);
        let z = of_all(Measure::ZScore(Spread::Population));
        prop_assert_eq!(z.is_none(), is_same);
        if let Some(z) = z {
            let sum: f64 = z.iter().map(|one| float(*one)).sum();
            prop_assert!(sum.abs() < 1e-12, "{sum}");
            let squares: f64 = z.iter().map(|one| float(*one).powi(2)).sum();
            prop_assert!((squares - all.len() as f64).abs() < 1e-9, "{squares}");
        }
        if let Some(scaled) = of_all(Measure::MinMax) {
            prop_assert!(scaled.iter().all(|one| *one >= Number::ZERO && *one <= Number::ONE));
            prop_assert!(scaled.contains(&Number::ZERO) && scaled.contains(&Number::ONE));
        }
    }

    #[test]
    fn ranks_are_a_permutation_and_share_it_among_equals(all in cities(), lowest_first in any::<bool>()) {
        let ranks = |ties| {
            let mut ranks: Vec<Number> =
                all.iter().map(|own| of(rank(ties, lowest_first), &all, *own).unwrap()).collect();
            ranks.sort_unstable();
            ranks
        };
        let count = all.len() as i64;
        let sum = ranks(Ties::SharedMean).into_iter().try_fold(Number::ZERO, Number::add).unwrap();
        prop_assert_eq!(sum, number(count * (count + 1)).divide(number(2)).unwrap());
        let mut different = all.clone();
        different.sort_unstable();
        different.dedup();
        let mut dense = ranks(Ties::Dense);
        dense.dedup();
        prop_assert_eq!(dense, (1..=different.len() as i64).map(number).collect::<Vec<_>>());
        if different.len() == all.len() {
            prop_assert_eq!(ranks(Ties::Min), (1..=count).map(number).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_order_of_cities_means_nothing(all in cities()) {
        let mut other = all.clone();
        other.reverse();
        for measure in measures() {
            prop_assert_eq!(of(measure, &all, all[0]), of(measure, &other, all[0]), "{:?}", measure);
        }
    }

    /// One city's number is a range: what is given covers every number in it, and no end is further out than it must be.
    #[test]
    fn a_range_covers_every_number_in_it(
        others in prop::collection::vec(LOW..=HIGH, 0..7),
        low in LOW..=HIGH,
        width in 0..6_i64,
        apart in any::<bool>(),
    ) {
        let range = Interval::closed(number(low), number(low + width));
        for measure in measures() {
            let own = |range| if apart { Own::Apart(Some(range)) } else { Own::Missing(Some(range)) };
            let whole = measure.over(&values(&others), own(range));
            let mut ends: Option<Interval> = None;
            for at in low..=low + width {
                let one = measure.over(&values(&others), own(Interval::point(number(at))));
                prop_assert!(whole.lacks || !one.lacks, "{measure:?} lacks a value at {at}");
                let Some(point) = one.value else { continue };
                prop_assert!(point.as_point().is_some());
                prop_assert!(whole.value.is_some_and(|whole| whole.covers(point)), "{measure:?} {whole:?} {point:?}");
                ends = Some(ends.map_or(point, |ends: Interval| ends.hull(point)));
            }
            let turns = matches!(measure, Measure::Deviation(_) | Measure::ZScore(_) | Measure::MinMax);
            if !turns {
                prop_assert_eq!(whole.value, ends, "{:?}", measure);
            }
        }
    }

    /// What can be said when nothing is known of the others covers all that they can be.
    #[test]
    fn what_holds_of_anything_covers_everything(others in prop::collection::vec(LOW..=HIGH, 0..8), own in LOW..=HIGH) {
        let anyones = Interval::closed(number(LOW), number(HIGH));
        let mut all = others;
        all.push(own);
        for measure in measures() {
            let said = measure.of_anything(anyones, Some(Interval::point(number(own))), all.len());
            match of(measure, &all, own) {
                Some(value) => {
                    let point = Interval::point(value);
                    prop_assert!(said.value.unwrap().covers(point), "{measure:?}: {said:?} {value}");
                }
                None => prop_assert!(said.lacks, "{measure:?} has no value, and nobody said so"),
            }
        }
    }
}
