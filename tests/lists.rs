//! The best, the worst and the middle, of entries of a list and of values in brackets: what sorting gives; ranges hold
//! all that can come, and no more.

use kasauti::answers::Value;
use kasauti::decimal::{Interval, Number};
use kasauti::score::{Mode, Scorer};
use kasauti::script::Scripts;
use proptest::prelude::*;

use crate::check::{found, nothing, only};
use crate::eval::{answers, load};

/// 2026-01-01, as days are counted.
const FIRST_DAY: i32 = 20_454;
/// What counts where there is no value.
const INSTEAD: i64 = 40;

/// Everything that can be made of several values, with what it is of a sorted list.
type Form = (&'static str, &'static str, fn(&[i64]) -> Option<Number>);

fn sum(of: &[i64]) -> Option<Number> {
    Some(Number::from(of.iter().sum::<i64>()))
}

fn mean(of: &[i64]) -> Option<Number> {
    sum(of)?.divide(Number::from_count(of.len()))
}

fn median(of: &[i64]) -> Option<Number> {
    let last = of.len().checked_sub(1)?;
    mean(&[of[last / 2], of[of.len() / 2]])
}

/// Those between so many worst and so many best; nothing where nothing is left.
fn without(of: &[i64], worst: usize, best: usize) -> &[i64] {
    of.get(worst..of.len().saturating_sub(best)).unwrap_or_default()
}

fn left(of: &[i64]) -> Option<&[i64]> {
    (!of.is_empty()).then_some(of)
}

const FORMS: [Form; 14] = [
    ("largest of", "", |of| of.last().map(|one| Number::from(*one))),
    ("smallest of", "", |of| of.first().map(|one| Number::from(*one))),
    ("sum of", "", sum),
    ("mean of", "", mean),
    ("median of", "", median),
    ("sum of best 2 of", "", |of| sum(&of[of.len().saturating_sub(2)..])),
    ("sum of worst 2 of", "", |of| sum(&of[..of.len().min(2)])),
    ("mean of best 2 of", "", |of| mean(&of[of.len().saturating_sub(2)..])),
    ("mean of worst 2 of", "", |of| mean(&of[..of.len().min(2)])),
    ("median of best 2 of", "", |of| median(&of[of.len().saturating_sub(2)..])),
    ("sum of", "without best 1 and worst 1", |of| sum(left(without(of, 1, 1))?)),
    ("mean of", "without worst 1", |of| mean(without(of, 1, 0))),
    ("median of", "without best 1", |of| median(without(of, 0, 1))),
    ("mean of", "without best 1 and worst 1", |of| mean(without(of, 1, 1))),
];

/// An indicator for each form.
fn pack(questions: &str, written: impl Fn(&Form) -> String) -> String {
    let mut text = format!(
        "language 1\nframework lake \"Lake\" {{ cycle \"1\" subject town overall = sum of components
         round points half up to 6 places illustrative \"made up\" }}
         component c \"C\" number 1 out of {} {{ {questions}\n",
        200 * FORMS.len()
    );
    for (at, form) in FORMS.iter().enumerate() {
        text += &format!(
            "indicator 1.{} \"I\" out of 200 {{ score {} recommend r{at} {{ text \"R.\" }} }}\n",
            at + 1,
            written(form)
        );
    }
    text + "}"
}

fn over_visits(taken: &'static str, filter: &'static str) -> String {
    let list = "ask visits \"Visits?\" list of {
        mark count between 0 and 9 seen date between 2026-01-01 and 2026-01-04
    } between 0 and 4";
    pack(list, |(of, without, _)| format!("{of} {taken} over visits {filter} {without} else {INSTEAD}"))
}

/// A mark, and the day if it is known.
type Visit = (i64, Option<i64>);

fn points(scorer: &Scorer<'_>, visits: Option<&[Visit]>) -> Vec<Interval> {
    let number = |one: i64| Value::Number(Number::from(one));
    let entry =
        |(mark, day): &Visit| vec![Some(number(*mark)), day.map(|day| Value::Date(FIRST_DAY + day as i32))];
    let list = visits.map(|visits| Value::List(visits.iter().map(entry).collect()));
    let results = scorer.results(&answers(vec![list]), Mode::Draft);
    results.indicators.iter().map(|one| one.points).collect()
}

/// Every way in which the days that are not known can be.
fn completions(visits: &[Visit]) -> Vec<Vec<(i64, i64)>> {
    visits.iter().fold(vec![Vec::new()], |all, (mark, day)| {
        let days = day.map_or(0..4, |day| day..day + 1);
        all.iter()
            .flat_map(|before| {
                days.clone().map(|day| before.iter().copied().chain([(*mark, day)]).collect::<Vec<_>>())
            })
            .collect()
    })
}

/// The least and the most that a form gives, rounded as points are.
fn ends(form: &Form, all: impl Iterator<Item = Vec<i64>>) -> Interval {
    let rounding = kasauti::decimal::Rounding { mode: kasauti::decimal::RoundingMode::HalfUp, places: 6 };
    let all = all.map(|mut values| {
        values.sort_unstable();
        Interval::point(rounding.apply(form.2(&values).unwrap_or(Number::from(INSTEAD))))
    });
    all.reduce(Interval::hull).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_picked_of_a_list_is_what_sorting_gives(
        visits in prop::collection::vec((0..=9_i64, prop::option::of(0..4_i64)), 0..=4),
    ) {
        for (taken, filter, is_exact) in [
            ("mark", "", true),
            ("mark", "where seen before 2026-01-03", true),
            ("(mark + (seen - 2026-01-01))", "", true),
            // A day decides twice.
            ("(mark + (seen - 2026-01-01))", "where seen before 2026-01-03", false),
        ] {
            let (pack, _) = load(&over_visits(taken, filter));
            let scripts = Scripts::default();
            let scorer = Scorer::new(&pack, &scripts);
            let (given, unlisted) = (points(&scorer, Some(&visits)), points(&scorer, None));
            let value = |(mark, day): &(i64, i64)| if taken == "mark" { *mark } else { mark + day };
            let values = |one: &Vec<(i64, i64)>| {
                one.iter().filter(|one| filter.is_empty() || one.1 < 2).map(value).collect::<Vec<i64>>()
            };
            let all = completions(&visits);
            for (at, form) in FORMS.iter().enumerate() {
                let wanted = ends(form, all.iter().map(values));
                let what = format!("{form:?} {taken} {filter} {visits:?}: {} and {wanted}", given[at]);
                prop_assert!(given[at].covers(wanted), "{}", what);
                prop_assert!(!is_exact || wanted.covers(given[at]), "{}", what);
                prop_assert!(unlisted[at].covers(wanted), "{} of {}", what, unlisted[at]);
            }
        }
    }

    #[test]
    fn what_is_picked_in_brackets_is_what_sorting_gives(
        numbers in prop::collection::vec(0..=3_i64, 4),
        hidden in 0..16_u32,
    ) {
        let questions = ["a", "b", "c", "d"].map(|name| format!("ask {name} \"?\" count between 0 and 3 "));
        let text = pack(&questions.concat(), |(of, without, _)| match *of {
            "largest of" => String::from("max(a, b, c, d)"),
            "smallest of" => String::from("min(a, b, c, d)"),
            _ => format!("{of} (a, b, c, d) {without}"),
        });
        let (pack, _) = load(&text);
        let scripts = Scripts::default();
        let known = |at: usize| hidden >> at & 1 == 0;
        let values = (0..4).map(|at| known(at).then(|| Value::Number(Number::from(numbers[at])))).collect();
        let results = Scorer::new(&pack, &scripts).results(&answers(values), Mode::Draft);
        let visits: Vec<Visit> =
            (0..4).map(|at| if known(at) { (numbers[at], Some(0)) } else { (0, None) }).collect();
        let all = completions(&visits);
        for (at, form) in FORMS.iter().enumerate() {
            let wanted = ends(form, all.iter().map(|one| one.iter().map(|(mark, day)| mark + day).collect()));
            prop_assert_eq!(results.indicators[at].points, wanted, "{:?} {:?} {:b}", form, numbers, hidden);
        }
    }
}

/// An entry that perhaps does not count hides nothing.
#[test]
fn the_largest_is_not_that_of_an_entry_that_perhaps_does_not_fit() {
    let (pack, _) = load(&over_visits("mark", "where seen before 2026-01-03"));
    let scripts = Scripts::default();
    let scorer = Scorer::new(&pack, &scripts);
    let largest = |visits: &[Visit]| points(&scorer, Some(visits))[0].to_string();
    assert_eq!(largest(&[(9, None), (3, Some(0))]), "3 to 9");
    assert_eq!(largest(&[(3, Some(0)), (9, None)]), "3 to 9");
    assert_eq!(largest(&[(9, None), (9, Some(0))]), "9");
}

/// An explanation says which of them count, once all are known, and where the rule leaves some out.
#[test]
fn what_counts_and_what_is_left_out_is_told() {
    let told = |rule: &str, answered: [Option<i64>; 3]| {
        let text = format!(
            "language 1\nframework lake \"Lake\" {{ cycle \"1\" subject town overall = sum of components
             round points half up to 2 places illustrative \"made up\" }}
             component c \"C\" number 1 out of 30 {{
             ask a \"A?\" number between 0 and 10 ask b \"B?\" number between 0 and 10 ask c \"C?\" number between 0 and 10
             indicator 1.a \"I\" out of 30 {{ score {rule} recommend r {{ text \"R.\" }} }} }}"
        );
        let (pack, _) = load(&text);
        let scripts = Scripts::default();
        let scorer = Scorer::new(&pack, &scripts);
        let values = answered.map(|one| one.map(|one| Value::Number(Number::from(one)))).to_vec();
        let all = scorer.assess(&answers(values), Mode::Draft);
        let written = |of: &[Number]| of.iter().map(Number::to_string).collect::<Vec<_>>().join(" ");
        let steps = all.indicators[0].trace.steps.iter();
        steps
            .filter_map(|step| step.picked.as_ref())
            .map(|picked| format!("{} | {}", written(&picked.counted), written(&picked.left_out)))
            .collect::<Vec<_>>()
    };
    let all = [Some(9), Some(2), Some(5)];
    assert_eq!(told("sum of best 2 of (a, b, c)", all), ["5 9 | 2"]);
    assert_eq!(told("3 * mean of worst 2 of (a, b, c)", all), ["2 5 | 9"]);
    assert_eq!(told("3 * mean of (a, b, c) without best 1 and worst 1", all), ["5 | 2 9"]);
    assert_eq!(told("3 * median of best 2 of (a, a, b)", all), ["9 9 | 2"]);
    assert!(told("sum of (a, b, c)", all).is_empty());
    assert!(told("3 * median of (a, b, c)", all).is_empty());
    assert!(told("3 * max(a, b, c)", all).is_empty());
    assert!(told("sum of best 2 of (a, b, c)", [Some(9), None, Some(5)]).is_empty());
}

const LIST: &str = "list of { mark number between 0 and 10 ours yes/no }";

fn diving(entries: &str, score: &str, out_of: u32) -> String {
    format!(
        "language 1\nframework lake \"Lake\" {{ cycle \"1\" subject town overall = sum of components
         round points half up to 2 places illustrative \"made up\" }}
         component c \"C\" number 1 out of {out_of} {{ ask judges \"Judges?\" {LIST} between {entries}
         indicator 1.a \"I\" out of {out_of} {{ score {score} recommend r {{ text \"R.\" }} }} }}"
    )
}

#[test]
fn check_knows_what_a_pick_can_reach() {
    nothing(&diving("7 and 7", "sum of mark over judges without best 2 and worst 2", 30));
    nothing(&diving("5 and 7", "sum of mark over judges without best 2 and worst 2", 30));
    nothing(&diving("1 and 7", "mean of best 5 of mark over judges", 10));
    nothing(&diving("0 and 7", "sum of best 5 of mark over judges", 50));
    nothing(&diving("1 and 7", "median of mark over judges", 10));
    let less = "sum of mark over judges without best 2 and worst 2";
    only(&diving("5 and 7", less, 31), "check/cannot-reach", "31", "30");
    only(&diving("5 and 8", less, 30), "check/can-exceed", "30", "40");
}

#[test]
fn check_tells_where_nothing_may_be_left() {
    let less = "sum of mark over judges without best 2 and worst 2";
    for (entries, score) in [
        ("4 and 7", less),
        ("0 and 7", "sum of mark over judges without worst 1"),
        ("7 and 7", "sum of mark over judges where ours without best 1"),
        ("0 and 7", "median of mark over judges"),
        ("0 and 7", "mean of best 3 of mark over judges"),
        ("1 and 7", "mean of worst 3 of mark over judges where ours"),
    ] {
        let all = found(&diving(entries, score, 10));
        assert!(all.iter().any(|one| one.code == "check/empty-list"), "{entries} {score}: {all:#?}");
        let all = found(&diving(entries, &format!("{score} else 0"), 10));
        assert!(all.iter().all(|one| one.code != "check/empty-list"), "{entries} {score}: {all:#?}");
    }
    for (entries, score) in [("1 and 4", less), ("1 and 3", "mean of best 4 of mark over judges")] {
        let all = found(&diving(entries, score, 10));
        assert!(all.iter().any(|one| one.code == "pack/too-few-values"), "{entries} {score}: {all:#?}");
    }
}
