//! Formulas of totals that speak of parts without naming them, and shapes that are given points.

use kasauti::score::Mode;

use super::{framework, indicator, scored};
use crate::check::{found, nothing, only};

const OF_TWO: &str = "weakest(lowest of indicators, highest of indicators)";
const WEAKEST: &str =
    "shape weakest(low number, high number) = min(low + highest { 1 when high > low, otherwise 0 }, 10)";

/// Two components of two indicators each, with a shape.
fn with(shape: &str, first: &str, second: &str) -> String {
    let component = |number: u8, total: &str| {
        format!(
            "component c{number} \"C\" number {number} out of 10 {{\n  total = {total}\n{}{}}}\n",
            indicator(&format!("{number}.a"), ""),
            indicator(&format!("{number}.b"), "")
        )
    };
    format!(
        "{}{shape}\n{}{}",
        framework("overall = 0.5 * mean of components + 0.5 * lowest of components"),
        component(1, first),
        component(2, second)
    )
}

#[test]
fn a_shape_scores_with_points_as_its_rule_would_written_out() {
    let written_out = "min(min(points of 2.a, points of 2.b) \
        + highest { 1 when points of 2.a != points of 2.b, otherwise 0 }, 10)";
    let text = with(WEAKEST, OF_TWO, written_out);
    nothing(&text);
    for (a, b) in [(0, 0), (3, 8), (8, 3), (10, 10), (10, 9)] {
        let answers = format!("[answers]\nq1a = {a}\nq1b = {b}\nq2a = {a}\nq2b = {b}\n");
        let (_, _, assessment) = scored(&text, &answers, Mode::Draft);
        let points = |at: usize| assessment.components[at].points.to_string();
        let wanted = a.min(b) + i32::from(a != b);
        assert_eq!((points(0), points(1)), (wanted.to_string(), wanted.to_string()), "{a} {b}");
        assert_eq!(assessment.overall.to_string(), wanted.to_string());
    }
    let (_, _, open) = scored(&text, "[answers]\nq1a = 3\nq2a = 3\nq2b = 3\n", Mode::Draft);
    assert_eq!(open.components[0].points.to_string(), "0 to 4");
}

#[test]
fn shapes_in_shapes_pass_points_on() {
    let halves = "shape half(x number) = x / 2\nshape twice(x number) = half(x) + half(x)";
    nothing(&with(halves, "twice(mean of parts)", "mean of parts"));
    let mut doubling = String::from("shape s0(x number) = x\n");
    for at in 0..30 {
        doubling.push_str(&format!("shape s{}(x number) = s{at}(x) / 2 + s{at}(x) / 2\n", at + 1));
    }
    let all = found(&with(&doubling, "s30(mean of parts)", "mean of parts"));
    assert!(all.iter().any(|one| one.code == "pack/too-many"), "{all:#?}");
}

#[test]
fn what_is_wrong_in_a_shape_of_points_is_told_at_its_place() {
    let steps = "shape steps(x number) = band x { under 2 => 0  over 2 => 10 }";
    let all = found(&with(steps, "steps(mean of parts)", "steps(mean of parts)"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/band-gap");
    let more = with("shape more(x number) = x + 1", "more(mean of parts)", "mean of parts");
    only(&more, "check/can-exceed", "more(mean of parts)", "11 of 10");
    let answer = with(WEAKEST, OF_TWO, "weakest(q2a, points of 2.a)");
    assert!(found(&answer).iter().any(|one| one.code == "pack/not-of-parts"));
}

#[test]
fn parts_are_those_of_the_total_and_may_have_to_have_points() {
    let left_out = |total: &str| {
        with("", total, "mean of parts").replacen(
            "score q1a\n",
            "score q1a\n  ask coast \"A coast?\" yes/no\n  not applicable when not coast\n",
            1,
        )
    };
    nothing(&left_out("0.5 * lowest of indicators + 0.5 * highest of indicators"));
    only(&left_out("0.5 * mean of indicators + 5"), "check/no-value", "mean of indicators", "`1.a`");
    let elsewhere = with("", "0.5 * mean of indicators of c2", "mean of parts");
    assert!(found(&elsewhere).iter().any(|one| one.code == "pack/not-of-parts"));
}
