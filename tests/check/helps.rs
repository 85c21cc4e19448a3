//! What is told says how to write it right, in the writer's own words.

use super::{FRAMEWORK, found, indicator, only};

const QUESTIONS: &str = "ask share \"?\" percent ask tests \"?\" count between 0 and 100
    ask held \"?\" date between 2020-01-01 and 2026-12-31 ask ranked_on \"?\" date between 2020-01-01 and 2026-12-31 ";

#[track_caller]
fn told(score: &str, code: &str, at: &str, word: &str) {
    let all = found(&indicator("10", &format!("{QUESTIONS} score {score}")));
    let mut all = all.into_iter().filter(|one| one.code != "pack/unused-question");
    let one = all.next().expect("something is told");
    assert_eq!((one.code, one.at.as_str()), (code, at), "{one:#?}");
    assert!(one.says.contains(word), "`{word}` is not in {one:#?}");
    assert!(all.next().is_none(), "{score} is told twice");
}

#[test]
fn an_order_turns_a_min_max_round() {
    told(
        "10 * min-max of tests across cities (lowest first)",
        "pack/statistic-misfit",
        "lowest first",
        "write `(1 - min-max of tests across cities)`",
    );
}

#[test]
fn a_date_less_a_date_is_days() {
    told(
        "highest { 10 when held after ranked_on - 365, otherwise 0 }",
        "pack/mixed-units",
        "365",
        "`ranked_on - held_on under 365`",
    );
}

#[test]
fn what_is_added_to_a_percent_has_its_sign() {
    told("10 * mean(share, 1)", "pack/percent-sign", "1", "write the `%`");
    let fine = indicator("10", "ask share \"?\" percent score 20 * mean(share, 0)");
    assert!(found(&fine).is_empty(), "{:#?}", found(&fine));
}

#[test]
fn lines_of_one_number_are_the_lowest_of_ranges() {
    told(
        "band share { 80% => 10, 60% => 5, 0% => 0 }",
        "check/band-gap",
        "80%",
        "write `80% or more`, `60% to under 80%`, `under 60%`",
    );
    told("band tests { 0 => 0, 50 => 10 }", "check/band-gap", "0", "write `up to 49`, `50 or more`");
}

#[test]
fn a_misspelt_choice_is_told_alone() {
    let text =
        indicator("10", "ask stage \"?\" one of { a \"A\" b \"B\" } score match stage { a => 0, B => 10 }");
    only(&text, "pack/unknown-choice", "B", "did you mean");
}

#[test]
fn a_part_is_named_by_its_points() {
    let text = indicator("10", "ask waters \"?\" percent score 10 * waters");
    let text = text.replace("sum of components", "1 * water");
    only(&text, "pack/unknown-name", "water", "write `points of water`");
}

#[test]
fn of_one_part_no_sum_is_told() {
    let text = format!(
        "{FRAMEWORK} component water \"Water\" number 1 out of 34 {{
           illustrative \"made up\"
           indicator 1.a \"A\" out of 30 {{ ask share \"?\" percent score 30 * share }}
         }}"
    );
    only(&text, "check/component-total", "34", "its only indicator is out of 30");
}

#[test]
fn all_parts_are_asked_for_the_other_way_round() {
    let level = "certify \"Level\" on overall {
      high \"High\" at least 5 and all of components where (count of indicators where points = 0) at most 1
      otherwise \"Low\"
    }";
    let text = indicator("10", "ask share \"?\" percent score 10 * share") + level;
    let told = found(&text);
    let one = told.iter().find(|one| one.code == "pack/wrong-type").expect("told");
    assert!(
        one.says.contains("none of components where (count of indicators where points = 0) over 1"),
        "{one:#?}"
    );
    let needs = indicator("10", "ask share \"?\" percent score 10 * share")
        .replace("indicator 1.a", "needs at least 1 of indicators \"one\"\n indicator 1.a");
    only(&needs, "pack/score-not-allowed", "indicators", "count of answered among");
}
