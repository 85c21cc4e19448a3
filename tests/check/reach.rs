//! The most and the least a score can be, missing values, conditions, caps, rungs.

use super::{found, indicator, nothing, only};

const TESTS: &str = "ask tests \"How many tests?\" count between 0 and 10\n";
const FUNDED: &str = "ask funded \"Is it funded?\" yes/no\n";

fn scored(rule: &str) -> String {
    indicator("10", &format!("{TESTS} {FUNDED} score {rule}"))
}

#[test]
fn maxima_are_reached() {
    nothing(&scored("tests"));
    nothing(&scored("sum { 6 when funded 4 when tests > 5 }"));
    let all = found(&scored("min(tests, 8)"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/cannot-reach");
    assert!(all[0].at.contains("10") && all[0].says.contains("the best any city can get is 8"), "{all:#?}");
    // The two are never earned together.
    let all = found(&scored("sum { 6 when funded 4 when not funded }"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(all[0].says.contains("can get is 6") && all[0].says.contains("`funded` = yes"), "{all:#?}");
}

#[test]
fn maxima_are_not_exceeded() {
    nothing(&scored("clamp(tests + 5, 0, 10)"));
    let all = found(&scored("tests + 5"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/can-exceed");
    assert!(all[0].says.contains("`tests` = 10") && all[0].says.contains("gets 15 of 10"), "{all:#?}");
    // Ranges alone would say that 16 can be had.
    nothing(&scored("sum { 10 when funded 6 when not funded }"));
}

#[test]
fn scores_stay_above_zero() {
    let one = only(
        &scored("tests - 5 + 5 * min(tests, 1)"),
        "check/below-zero",
        "score tests - 5 + 5 * min(tests, 1)",
        "`tests` = 0",
    );
    assert!(one.says.contains("gets -5 points"), "{one:#?}");
    nothing(&scored("max(0, tests - 5) * 2"));
    // What is counted is a part of what there is.
    nothing(&indicator(
        "10",
        "ask all \"All?\" count between 1 and 200 ask some \"Some?\" count between 0 and 200 at most all
         score 10 * (all - some) / all",
    ));
}

#[test]
fn what_is_not_proved_says_so() {
    let all = found(&indicator(
        "10",
        "ask a \"Boats?\" count between 0 and 1000 ask b \"Moorings?\" count between 1 and 1000
         score 10 * (a / b) / (a / b + 1)",
    ));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/not-proved");
}

/// No more digits than people read.
#[test]
fn figures_are_short() {
    let all = found(&indicator(
        "10",
        "ask a \"Boats?\" count between 0 and 100 ask b \"Moorings?\" number between 0 and 500
         score 10 * (a / 3) / (a / 3 + b)",
    ));
    assert!(all.iter().any(|one| one.says.contains("no bound was found")), "{all:#?}");
    for one in &all {
        let digits = one.says.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
        assert!(digits < Some(9), "{one:#?}");
    }
}

#[test]
fn shares_reach_exactly_their_maximum() {
    nothing(&indicator(
        "40",
        "ask shore \"Km?\" number between 1 and 500 unit \"km\" ask clean \"Clean?\" number between 0 and 500 unit \"km\" at most shore
         score 40 * clean / shore",
    ));
    nothing(&indicator("20", "ask share \"Share?\" percent score 20 * share"));
}

#[test]
fn lists_reach_their_maximum() {
    nothing(&indicator(
        "30",
        "ask alliances \"Which?\" list of {
           partner \"Partner\" text
           mode \"How?\" one of { informal \"I\" mou \"M\" }
           members \"How many?\" count between 0 and 1000
         } between 0 and 20
         score min(6 * count of alliances where mode = mou, 24)
           + band largest of members over alliances else 0 { 0 to 9 => 0, 10 or more => 6 }",
    ));
}

#[test]
fn divisors() {
    nothing(&indicator("10", "ask a \"A?\" count between 1 and 10 score 10 / a"));
    nothing(&scored("min(10, 10 / tests else 0)"));
    nothing(&scored("(10 / tests) else 0"));
    let one = only(&scored("min(10, 10 / tests)"), "check/zero-divisor", "tests", "`tests` = 0");
    assert!(one.says.contains("`10 / tests else 0`"), "{one:#?}");
    // The condition keeps the divisor from being 0.
    nothing(&scored("sum { 10 / tests when tests > 0 }"));
    nothing(&indicator(
        "10",
        "ask has_team \"Team?\" yes/no ask size \"Size?\" count between 1 and 10 asked when has_team
         score sum { 10 / size when has_team }",
    ));
    only(&scored("sum { 10 / tests when funded }"), "check/zero-divisor", "tests", "`tests` = 0");
}

#[test]
fn divisors_behind_a_let() {
    let text = |uses: &str| scored(&format!("min(10, {uses})\n let per_test = 10 / tests"));
    nothing(&text("per_test else 0"));
    only(&text("per_test"), "check/zero-divisor", "tests", "`tests` = 0");
}

#[test]
fn empty_lists() {
    let text = |rule: &str| {
        indicator(
            "10",
            &format!(
                "ask clubs \"Which?\" list of {{ club \"Name\" text members \"Members\" count between 0 and 10 }} between 0 and 5
                 score {rule}"
            ),
        )
    };
    nothing(&text("largest of members over clubs else 0"));
    only(
        &text("largest of members over clubs"),
        "check/empty-list",
        "largest of members over clubs",
        "nothing in `clubs`",
    );
    let filled = text("mean of members over clubs").replace("between 0 and 5", "between 1 and 5");
    nothing(&filled);
    // Weights that may all be 0.
    only(
        &text("weighted mean of members by members over clubs").replace("between 0 and 5", "between 1 and 5"),
        "check/empty-list",
        "weighted mean of members by members over clubs",
        "the weights can add up to 0",
    );
    nothing(
        &text("weighted mean of members by (members + 1) over clubs")
            .replace("between 0 and 5", "between 1 and 5"),
    );
    // A division for each entry.
    let divides = |rule: &str| {
        let all = found(&text(rule));
        all.iter().any(|one| one.code == "check/zero-divisor" && one.at == "members")
    };
    assert!(divides("min(10, sum of (2 / members) over clubs)"));
    assert!(!divides("min(10, sum of (2 / members else 0) over clubs)"));
    only(&text("sum of (2 * members) over clubs"), "check/can-exceed", "10", "100");
    nothing(&text("sum of (members / 5) over clubs"));
    nothing(&text("10 * (count of clubs where members > 3) / count of clubs else 0"));
    nothing(&text("10 * (sum of members over clubs where members > 3) / sum of members over clubs else 0"));
    let slip = found(&text("sum of (2 * size) over clubs"));
    assert_eq!((slip[0].code, slip[0].at.as_str()), ("pack/unknown-name", "size"), "{slip:#?}");
    only(
        &text("largest of members over clubs where members > 3")
            .replace("between 0 and 5", "between 1 and 5"),
        "check/empty-list",
        "largest of members over clubs where members > 3",
        "no entry of `clubs` fits",
    );
}

#[test]
fn numbers_stay_within_what_can_be_held() {
    only(
        &indicator(
            "10",
            "ask big \"B?\" count between 0 and 1000000 score min(10, big * big * big * big * big * big)",
        ),
        "check/number-too-large",
        "big * big * big * big * big * big",
        "larger than numbers can be",
    );
    nothing(&indicator("10", "ask big \"B?\" count score min(10, big * big)"));
}

#[test]
fn rungs_rise() {
    nothing(&scored("ladder { 4 when funded 10 when tests > 5 }"));
    only(
        &scored("ladder { 6 when funded 4 when tests > 2 10 when tests > 5 }"),
        "check/rungs-fall",
        "4",
        "the rung below",
    );
}

#[test]
fn no_entry_is_less_than_what_there_is_anyway() {
    nothing(&scored("highest { 10 when funded, 2 when tests > 5, otherwise 2 }"));
    nothing(&scored("highest { tests when funded, otherwise 10 - tests }"));
    let found = only(
        &scored("highest { 2 when tests > 5, otherwise 10 }"),
        "check/entry-without-effect",
        "2",
        "less than `otherwise 10`",
    );
    assert!(found.says.contains("10 when not (tests > 5)"), "{found:#?}");
    nothing(&scored("highest { 2 when tests > 5, 10 when not (tests > 5), otherwise 0 }"));
    // Several cases are those of a spreadsheet, of which the first counts: told once.
    let found = only(
        &scored("highest { 2 when tests < 3, 5 when tests < 6, otherwise 10 }"),
        "check/entry-without-effect",
        "2",
        "`2` and `5` never count: they are less than `otherwise 10`",
    );
    assert!(
        found.says.contains("write `first { 2 when tests < 3, 5 when tests < 6, otherwise 10 }`"),
        "{found:#?}"
    );
}

#[test]
fn a_percent_is_a_share() {
    let share = |rule: &str| indicator("10", &format!("ask share \"?\" percent score {rule}"));
    let found = only(&share("share / 80 * 10"), "check/cannot-reach", "10", "write `share / 80%`");
    assert!(!found.says.contains("out of 0"), "{found:#?}");
    let whole = indicator("100", "ask share \"?\" percent score share");
    only(&whole, "check/cannot-reach", "100", "write `100 * share`");
    // A maximum that is no decimal is not proposed.
    let found = only(
        &indicator("100", "ask tests \"?\" count between 0 and 100 score tests / 0.3"),
        "check/can-exceed",
        "100",
        "333.33",
    );
    assert!(!found.says.contains("write `out of"), "{found:#?}");
}

#[test]
fn what_holds_a_rule_is_named() {
    let scale = |onto: &str| {
        indicator(
            "10",
            &format!("ask tests \"?\" count between 0 and 20 score scale tests from 0 to 15 onto {onto}"),
        )
    };
    only(&scale("0 to 10"), "check/can-exceed", "10", "`clipped` at the end of the `scale`");
    only(
        &scale("10 to 0"),
        "check/below-zero",
        "score scale tests from 0 to 15 onto 10 to 0",
        "write `clipped`",
    );
    let cards = indicator(
        "10",
        "ask tests \"?\" count between 0 and 20 score band tests { 0 to 5 => 10, 6 or more => -20 }",
    );
    only(&cards, "check/below-zero", "score band tests", "is a `penalty` of the component");
    let power = |exponent: &str| {
        indicator(
            "10",
            &format!("ask t \"?\" count between 0 and 4 score min(10, 100 * power(2 - t, {exponent}))"),
        )
    };
    let found =
        only(&power("0.5"), "check/no-value", "power(2 - t, 0.5)", "hold the number up: `max(2 - t, 0)`");
    assert!(found.says.contains("not below 0"), "{found:#?}");
    let all = super::found(&power("-0.5"));
    let one = all.iter().find(|one| one.code == "check/no-value").expect("told");
    assert!(one.says.contains("hold the number up: `max(2 - t, 1)`"), "{one:#?}");
}

#[test]
fn of_first_each_entry_counts_for_somebody() {
    nothing(&scored("first { 3 when funded, 10 when tests > 5, otherwise 6 }"));
    nothing(&scored("first { 10 when tests > 5, 4 when funded, 2 when tests at most 5 }"));
    nothing(&scored("first { otherwise 6, 3 when funded, 10 when tests > 5 }"));
    only(
        &scored("first { 5 when funded, 10 when tests > 5 }"),
        "pack/no-otherwise",
        "first { 5 when funded, 10 when tests > 5 }",
        "`funded` = no",
    );
    only(
        &scored("first { 10 when tests > 5, 4 when tests > 7 and funded, otherwise 2 }"),
        "check/row-unreachable",
        "4 when tests > 7 and funded",
        "an entry above holds too",
    );
    only(
        &scored("first { 10 when tests > 5, 4 when tests at most 5, otherwise 2 }"),
        "check/otherwise-unreachable",
        "otherwise 2",
        "always holds",
    );
    only(&scored("first { 10 when tests > 5, 4 }"), "pack/wrong-place", "4", "when this entry");
    only(
        &scored("first { 3 when funded, 11 when funded and tests > 5, otherwise 10 }"),
        "check/row-unreachable",
        "11 when funded and tests > 5",
        "above",
    );
    only(&scored("first { 3 when funded, 11 when tests > 5, otherwise 10 }"), "check/can-exceed", "10", "11");
}

#[test]
fn caps_take_effect() {
    nothing(&scored("sum { 6 when funded 6 when tests > 5 } at most 10"));
    only(
        &scored("sum { 6 when funded 4 when tests > 5 } at most 12"),
        "check/cap-without-effect",
        "12",
        "more than 10",
    );
    only(
        &scored("sum { 10 when funded 6 when not funded } at most 10"),
        "check/cap-without-effect",
        "10",
        "more than 10",
    );
}

#[test]
fn conditions_can_differ() {
    only(
        &scored("highest { 10 when tests >= 0, otherwise 0 }"),
        "check/always-so",
        "tests >= 0",
        "whatever is answered",
    );
    only(
        &scored("10 + sum { 3 when funded and not funded }"),
        "check/always-so",
        "funded and not funded",
        "for no answer",
    );
    nothing(&scored("sum { 10 when funded and tests > 3 }"));
}

#[test]
fn poison_keeps_quiet() {
    only(&scored("min(testz, 8)"), "pack/unknown-name", "testz", "tests");
}

/// A script that fails for most answers says nothing of what the others can earn.
#[test]
fn a_script_that_fails_is_not_a_maximum_that_cannot_be_reached() {
    let rule = r#"language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = sum of components
  round points half up to 2 places
  illustrative "made up"
}
script share(tests number, plan yes/no) gives number between 0 and 10 from "share.rhai"
component water "Water" number 1 out of 10 {
  indicator 1.a "Testing" out of 10 {
    ask tests "Tests?" count between 0 and 20
    ask plan "Plan?" yes/no
    score share(tests, plan)
    recommend go_on { text "Go on." }
  }
}
"#;
    for body in ["throw \"never\"", "if tests > 0 { throw \"too many\"; } tests", "10 / (tests - tests)"] {
        let script = format!("fn share(tests, plan) {{ {body} }}");
        let told = super::found_in(&[("lake.kas", rule), ("share.rhai", &script)]);
        let codes: Vec<&str> = told.iter().map(|one| one.code).collect();
        assert_eq!(codes, ["check/not-proved"], "{body}: {told:?}");
        assert!(told[0].says.contains("every answer"), "{:?}", told[0]);
    }
    let told = super::found_in(&[("lake.kas", rule), ("share.rhai", "fn share(tests, plan) { tests / 4 }")]);
    assert_eq!(told.iter().map(|one| one.code).collect::<Vec<_>>(), ["check/cannot-reach"]);
}
