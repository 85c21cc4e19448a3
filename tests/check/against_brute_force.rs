//! Bands and tables over small ranges: what check says is what going through every answer says.

use proptest::prelude::*;

use super::{found, indicator};

const HIGHEST: i64 = 12;

/// A band's text and whether it covers a number.
#[derive(Clone, Debug)]
enum Band {
    Point(i64),
    Between(i64, i64),
    FromToUnder(i64, i64),
    OrMore(i64),
    Over(i64),
    UpTo(i64),
    Under(i64),
}

impl Band {
    fn text(&self) -> String {
        match self {
            Band::Point(a) => format!("{a}"),
            Band::Between(a, b) => format!("{a} to {b}"),
            Band::FromToUnder(a, b) => format!("{a} to under {b}"),
            Band::OrMore(a) => format!("{a} or more"),
            Band::Over(a) => format!("over {a}"),
            Band::UpTo(a) => format!("up to {a}"),
            Band::Under(a) => format!("under {a}"),
        }
    }

    fn covers(&self, number: i64) -> bool {
        match self {
            Band::Point(a) => number == *a,
            Band::Between(a, b) => (*a..=*b).contains(&number),
            Band::FromToUnder(a, b) => (*a..*b).contains(&number),
            Band::OrMore(a) => number >= *a,
            Band::Over(a) => number > *a,
            Band::UpTo(a) => number <= *a,
            Band::Under(a) => number < *a,
        }
    }
}

fn band() -> impl Strategy<Value = Band> {
    let number = 0..=HIGHEST;
    prop_oneof![
        number.clone().prop_map(Band::Point),
        (number.clone(), 1..6_i64).prop_map(|(a, more)| Band::Between(a, a + more)),
        (number.clone(), 1..6_i64).prop_map(|(a, more)| Band::FromToUnder(a, a + more)),
        number.clone().prop_map(Band::OrMore),
        number.clone().prop_map(Band::Over),
        number.clone().prop_map(Band::UpTo),
        (1..=HIGHEST).prop_map(Band::Under),
    ]
}

fn has(all: &[super::Found], code: &str) -> bool {
    all.iter().any(|one| one.code == code)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bands(bands in prop::collection::vec(band(), 1..6)) {
        let lines: String = bands.iter().map(|band| format!("{} => 10\n", band.text())).collect();
        let text = indicator(
            "10",
            &format!("ask n \"N?\" count between 0 and {HIGHEST}\n score band n {{ {lines} }}"),
        );
        let all = found(&text);
        let covering = |number: i64| bands.iter().filter(|band| band.covers(number)).count();
        prop_assert_eq!(has(&all, "check/band-gap"), (0..=HIGHEST).any(|number| covering(number) == 0), "{}\n{:#?}", text, all);
        prop_assert_eq!(has(&all, "check/band-overlap"), (0..=HIGHEST).any(|number| covering(number) > 1), "{}\n{:#?}", text, all);
        let outside = bands.iter().filter(|band| !(0..=HIGHEST).any(|number| band.covers(number))).count();
        prop_assert_eq!(all.iter().filter(|one| one.code == "check/band-outside").count(), outside, "{}\n{:#?}", text, all);
    }

    #[test]
    fn scales(
        from in 0..5_i64, from_more in 0..4_i64, to in 0..5_i64, to_more in 0..4_i64, bounded in any::<bool>(),
        clipped in any::<bool>(),
    ) {
        let bound = if bounded { "at most b" } else { "" };
        let word = if clipped { "clipped" } else { "" };
        let text = indicator(
            "10",
            &format!(
                "ask b \"B?\" count between {to} and {} ask a \"A?\" count between {from} and {} {bound}
                 ask x \"X?\" count between 0 and {HIGHEST}
                 score scale x from a to b onto 0 to 10 {word}", to + to_more, from + from_more
            ),
        );
        let all = found(&text);
        let towns: Vec<(i64, i64, i64)> = (0..=HIGHEST)
            .flat_map(|x| (from..=from + from_more).flat_map(move |a| (to..=to + to_more).map(move |b| (x, a, b))))
            .filter(|(_, a, b)| !bounded || a <= b)
            .collect();
        // A bound that nothing can keep to is another mistake.
        prop_assume!(!towns.is_empty() && !has(&all, "pack/bad-bound"));
        let closes = towns.iter().any(|(_, a, b)| a == b);
        prop_assert_eq!(has(&all, "check/no-value"), closes, "{}\n{:#?}", text, all);
        let shares = || towns.iter().filter(|(_, a, b)| a != b).map(|(x, a, b)| ((x - a), (b - a)));
        let beyond = shares().any(|(part, whole)| part * whole.signum() > whole.abs());
        let below = shares().any(|(part, whole)| part * whole.signum() < 0);
        if !closes {
            prop_assert_eq!(has(&all, "check/can-exceed"), beyond && !clipped, "{}\n{:#?}", text, all);
            prop_assert_eq!(has(&all, "check/below-zero"), below && !clipped, "{}\n{:#?}", text, all);
        }
    }

    #[test]
    fn firsts(
        entries in prop::collection::vec((0..7_u8, prop::option::of(0..=HIGHEST), 0..3_u8, 0..=10_i64), 1..6),
        otherwise in prop::option::of(0..=10_i64),
    ) {
        let condition = |(bits, least, answer, _): &(u8, Option<i64>, u8, i64)| {
            let names: Vec<&str> = ["a", "b", "c"].into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| name).collect();
            let mut all = Vec::new();
            if !names.is_empty() { all.push(format!("q in ({})", names.join(", "))); }
            if let Some(least) = least { all.push(format!("n >= {least}")); }
            match answer { 1 => all.push(String::from("y")), 2 => all.push(String::from("not y")), _ => {} }
            all.join(" and ")
        };
        // A condition that always or never holds is told as such.
        prop_assume!(entries.iter().all(|one| !condition(one).is_empty() && one.1 != Some(0)));
        let lines: String = entries.iter().map(|one| format!("{} when {}\n", one.3, condition(one))).collect();
        let rest = otherwise.map_or(String::new(), |worth| format!("otherwise {worth}"));
        let text = indicator(
            "10",
            &format!(
                "ask q \"Q?\" one of {{ a \"A\" b \"B\" c \"C\" }} ask n \"N?\" count between 0 and {HIGHEST} ask y \"Y?\" yes/no
                 score first {{ {lines} {rest} }}"
            ),
        );
        let all = found(&text);
        let mut reached = vec![false; entries.len() + 1];
        let mut most = 0;
        for choice in 0..3 {
            for number in 0..=HIGHEST {
                for answer in [true, false] {
                    let holds = |(bits, least, yes, _): &(u8, Option<i64>, u8, i64)| {
                        (*bits == 0 || bits >> choice & 1 == 1)
                            && least.is_none_or(|least| number >= least)
                            && (*yes == 0 || (*yes == 1) == answer)
                    };
                    let first = entries.iter().position(holds).unwrap_or(entries.len());
                    reached[first] = true;
                    most = most.max(entries.get(first).map(|one| one.3).or(otherwise).unwrap_or(0));
                }
            }
        }
        let left = reached.pop().unwrap();
        let dead = reached.iter().filter(|reached| !**reached).count();
        prop_assert_eq!(all.iter().filter(|one| one.code == "check/row-unreachable").count(), dead, "{}\n{:#?}", text, all);
        prop_assert_eq!(has(&all, "pack/no-otherwise"), left && otherwise.is_none(), "{}\n{:#?}", text, all);
        prop_assert_eq!(has(&all, "check/otherwise-unreachable"), !left && otherwise.is_some(), "{}\n{:#?}", text, all);
        prop_assert_eq!(has(&all, "check/cannot-reach"), most < 10, "{}\n{:#?}", text, all);
    }

    #[test]
    fn tables(
        rows in prop::collection::vec((0..8_u8, prop::option::of(band()), 0..4_u8), 1..7),
        unique in any::<bool>(),
    ) {
        let choices = |bits: u8| {
            let names: Vec<&str> = ["a", "b", "c"].into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| name).collect();
            if names.is_empty() { String::from("any") } else { names.join(" or ") }
        };
        let yes = |bits: u8| match bits { 1 => "no", 2 => "yes", _ => "any" };
        let lines: String = rows
            .iter()
            .map(|(bits, band, answer)| {
                let band = band.as_ref().map_or(String::from("any"), Band::text);
                format!("{} | {band} | {} => 10\n", choices(*bits), yes(*answer))
            })
            .collect();
        let hit = if unique { "unique" } else { "first" };
        let text = indicator(
            "10",
            &format!(
                "ask q \"Q?\" one of {{ a \"A\" b \"B\" c \"C\" }} ask n \"N?\" count between 0 and {HIGHEST} ask y \"Y?\" yes/no
                 score table (q, n, y) {hit} {{ {lines} }}"
            ),
        );
        let all = found(&text);
        let fits = |row: &(u8, Option<Band>, u8), choice: u8, number: i64, answer: u8| {
            (row.0 == 0 || row.0 >> choice & 1 == 1)
                && row.1.as_ref().is_none_or(|band| band.covers(number))
                && (row.2 == 0 || row.2 == 3 || row.2 >> answer & 1 == 1)
        };
        let mut reached = vec![false; rows.len()];
        let (mut gap, mut overlap) = (false, false);
        for choice in 0..3 {
            for number in 0..=HIGHEST {
                for answer in 0..2 {
                    let fitting: Vec<usize> = (0..rows.len()).filter(|at| fits(&rows[*at], choice, number, answer)).collect();
                    gap |= fitting.is_empty();
                    overlap |= fitting.len() > 1;
                    if let Some(first) = fitting.first() {
                        reached[*first] = true;
                    }
                }
            }
        }
        prop_assert_eq!(has(&all, "check/table-gap"), gap, "{}\n{:#?}", text, all);
        prop_assert_eq!(has(&all, "check/table-overlap"), unique && overlap, "{}\n{:#?}", text, all);
        if !unique && !gap {
            let never = reached.iter().filter(|reached| !**reached).count();
            prop_assert_eq!(all.iter().filter(|one| one.code == "check/row-unreachable").count(), never, "{}\n{:#?}", text, all);
        }
    }
}
