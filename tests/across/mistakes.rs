//! What is wrong with a statistic, by code and underlined text.

use crate::check::{FRAMEWORK, Found, found_in, indicator, nothing, only};

fn rule(rule: &str) -> String {
    indicator(
        "10",
        &format!(
            "ask size \"Size?\" one of {{ small \"S\" large \"L\" }}
             ask depth \"Depth?\" number between 0 and 10
             {rule}"
        ),
    )
}

#[test]
fn what_has_to_be_said() {
    let not_said = "pack/statistic-not-said";
    only(
        &rule("score min(10, sd of depth across cities)"),
        not_said,
        "sd of depth across cities",
        "(population)",
    );
    let clamped = "score clamp(z-score of depth across cities with the same size else 0, 0, 10)";
    only(&rule(clamped), not_said, "z-score of depth across cities with the same size", "STDEV.S");
    let ranked = "score band rank of depth across cities (lowest first) { 1 => 10, otherwise => 0 }";
    only(&rule(ranked), not_said, "rank of depth across cities (lowest first)", "(ties min)");
}

#[test]
fn what_does_not_fit() {
    let misfit = "pack/statistic-misfit";
    only(&rule("score mean of depth across cities (sample)"), misfit, "sample", "`sd`");
    only(&rule("score max of depth across cities (lowest first)"), misfit, "lowest first", "order");
    only(&rule("score percentile 101 of depth across cities"), misfit, "101", "0 and 100");
    only(&rule("score mean of best 0 of depth across cities"), misfit, "0", "whole number");
    let found = only(
        &rule("score band rank of depth across cities (ties average) { 1 => 10, otherwise => 0 }"),
        misfit,
        "ties average",
        "ties shared mean",
    );
    assert_eq!(found.fix, Some((String::from("ties average"), String::from("ties shared mean"))));
}

#[test]
fn of_what_a_statistic_can_be() {
    only(&rule("score mean of size across cities"), "pack/wrong-type", "size", "a number is needed");
    only(&rule("score mean of dept across cities"), "pack/unknown-name", "dept", "`depth`");
    only(&rule("score mean of depth across town"), "pack/unknown-reference", "town", "across cities");
    let classes = "score 10 * depth / max of depth across cities with the same depth else 0";
    only(&rule(classes), "pack/class-not-a-choice", "depth", "one of");
    let of_scores = "score min(10, mean of overall across cities)";
    only(&rule(of_scores), "pack/score-not-allowed", "overall", "only at answers");
}

#[test]
fn what_may_have_no_value_needs_an_else() {
    let none = "check/no-statistic";
    let z = "z-score of depth across cities (population)";
    only(&rule(&format!("score clamp(5 + {z}, 0, 10)")), none, z, "else 0");
    let scaled = "min-max of depth across cities";
    only(&rule(&format!("score 10 * {scaled}")), none, scaled, "the same");
    let scale = "scale depth from min of depth across cities to max of depth across cities onto 0 to 10";
    only(
        &rule(&format!("score {scale}")),
        "check/no-value",
        "min of depth across cities to max of depth across cities",
        "else 0",
    );
    let sample = "sd of depth across cities (sample)";
    only(&rule(&format!("score min(10, 2 * {sample})")), none, sample, "sample");
    only(
        &rule("score 10 * depth / max of depth across cities"),
        "check/zero-divisor",
        "max of depth across cities",
        "else 0",
    );
}

#[test]
fn what_always_has_a_value_needs_none() {
    nothing(&rule("score mean of depth across cities with the same size"));
    nothing(&rule("score 10 - 10 * (min-max of depth across cities else 0)"));
    // Each depth lies between the two, so nothing has to be clipped.
    nothing(&rule(
        "score scale depth from min of depth across cities to max of depth across cities onto 0 to 10 else 0",
    ));
    nothing(&rule(
        "score scale depth from max of depth across cities to min of depth across cities onto 0 to 10 else 0",
    ));
    nothing(&rule("score clamp(5 + 3 * (z-score of depth across cities (sample) else 0), 0, 10)"));
    nothing(&rule("score 10 * depth / best of depth across cities else 0"));
    nothing(&rule("score best of depth across cities - depth"));
    nothing(&rule("score min(10, sd of depth across cities (population) * 2)"));
    nothing(&rule(
        "score band rank of depth across cities with the same size (ties dense) { 1 => 10, 2 to 3 => 5, 4 or more => 0 }",
    ));
}

#[test]
fn a_frozen_set_makes_it_a_known_number() {
    let set =
        "reference before \"Before\" (depth, size) { \"A\" | 2 | small \"B\" | 4 | small \"C\" | 9 | large }";
    let with = |score: &str| format!("{}\n{set}\n", rule(score));
    // The mean is 5, the lowest 2.
    nothing(&with("score 2 * mean of depth across before"));
    nothing(&with("score clamp(5 + 4 * z-score of depth across before (population), 0, 10)"));
    only(&with("score 3 * mean of depth across before"), "check/can-exceed", "10", "15");
    let z = "z-score of depth across before with the same size (population)";
    only(&with(&format!("score clamp(5 + 4 * {z}, 0, 10)")), "check/no-statistic", z, "reference set");
    only(
        &with("score min(10, 10 * min-max of depth across before)"),
        "check/below-zero",
        "score min(10, 10 * min-max of depth across before)",
        "below 0",
    );
}

#[test]
fn values_of_a_set() {
    let wrong = "pack/reference-values";
    let with = |set: &str| format!("{}\n{set}\n", rule("score min(10, depth + mean of depth across before)"));
    let set = |rows: &str| with(&format!("reference before \"Before\" (depth) {{ {rows} }}"));
    only(&set("\"A\" | 3 | 4"), wrong, "\"A\" | 3 | 4", "2 values");
    only(&set("\"A\" | 3 \"A\" | 4"), wrong, "\"A\"", "twice");
    only(&set("\"A\" | 30"), wrong, "30", "range");
    only(&with("reference before \"Before\" (depth, dept) { \"A\" | 3 | 4 }"), wrong, "dept", "`depth`");
    only(&with("reference before \"Before\" (size) { \"A\" | small }"), wrong, "depth", "no values");
    only(
        &with("reference before \"Before\" from \"../before.csv\""),
        "pack/outside-folder",
        "\"../before.csv\"",
        "outside",
    );
}

#[test]
fn a_set_in_a_file_of_its_own() {
    let pack = |score: &str| {
        let asked = format!("ask share \"Share?\" percent {score}");
        format!("{}\nreference before \"Before\" from \"reference/before.csv\"\n", rule(&asked))
    };
    let with = |score: &str, table: &str| -> Vec<Found> {
        found_in(&[("pack.kas", &pack(score)), ("reference/before.csv", table)])
    };
    let table = "\u{feff}town,depth,share,size\r\n\"Alpur, Old\",2,45,small\r\nBilpur,8,55%,large\r\n\r\nCilpur,,,\"small\"\r\n";
    let means = "score min(10, 10 * share + mean of depth across before + 10 * mean of share across before)";
    assert!(with(means, table).is_empty(), "{:#?}", with(means, table));
    // 5, and 0.5; 2 is alone in its class.
    let exceeds = with("score mean of depth across before + 10 * share", table);
    assert!(
        exceeds.iter().any(|one| one.code == "check/can-exceed" && one.says.contains("15")),
        "{exceeds:#?}"
    );
    let of_class = with("score 10 * share + min of depth across before with the same size", table);
    assert!(
        of_class.iter().any(|one| one.code == "check/can-exceed" && one.says.contains("18")),
        "{of_class:#?}"
    );
    let wrong = |table: &str| -> Vec<(&str, String)> {
        with(means, table).into_iter().map(|one| (one.code, one.at)).collect()
    };
    let code = "pack/reference-values";
    assert_eq!(wrong("town,depth,share\nA,2\n"), [(code, String::from("A"))]);
    assert_eq!(wrong("town,depth,share\nA,2,many\n"), [(code, String::from("many"))]);
    assert_eq!(wrong("town,depth,share\nA,2,3\nA,2,3\n"), [(code, String::from("A"))]);
    assert_eq!(wrong("town,depth,shore\nA,2,3\n"), [(code, String::from("shore"))]);
    let missing = found_in(&[("pack.kas", &pack(means)), ("reference/after.csv", table)]);
    assert_eq!(missing.len(), 1, "{missing:#?}");
    assert!(missing[0].says.contains("reference/after.csv"), "{missing:#?}");
}

#[test]
fn the_values_of_a_set_have_an_origin() {
    let text = format!(
        "{}\nreference before \"Before\" (depth) {{ \"A\" | 3 }}",
        rule("score min(10, depth + mean of depth across before)")
    );
    let bare = text.replacen("  illustrative \"made up\"\n}", "}", 1);
    let codes: Vec<(&str, String)> =
        crate::check::found(&bare).into_iter().map(|one| (one.code, one.at)).collect();
    assert!(codes.contains(&("check/no-origin", String::from("before"))), "{codes:?}");
    let told = text.replace("\"Before\" (", "\"Before\" source \"yearbook\" (");
    nothing(&told);
}

#[test]
fn a_let_is_worked_out_for_every_row() {
    let set = "reference before \"Before\" (depth, size) { \"A\" | 2 | small \"B\" | 4 | large \"C\" | unknown | large }";
    let with = |lines: &str| format!("{}\n{set}\n", rule(lines));
    let twice = "let twice = 2 * depth + match size { small => 1, large => 3 }";
    // 5 and 11; the third is not known.
    only(&with(&format!("{twice} score 2 * mean of twice across before")), "check/can-exceed", "10", "16");
    only(
        &with(&format!("{twice} score 2 * max of twice across before with the same size")),
        "check/can-exceed",
        "10",
        "22",
    );
    // 1 and -1 of the set, so that their mean is 0.
    let standing = "let standing = z-score of depth across before (population) score 10 + mean of standing across before";
    nothing(&with(standing));
    let of_run = "let standing = z-score of depth across cities (population) else 0 score min(10, max(0, mean of standing across before))";
    only(&with(of_run), "pack/statistic-misfit", "standing", "scored together");
    let elsewhere =
        "ask km \"Km?\" number between 0 and 5 let far = 2 * km score min(10, max of far across before)";
    only(&with(elsewhere), "pack/reference-values", "far", "no values");
}

#[test]
fn levels_and_advice_may_look_at_results() {
    nothing(&format!(
        "{FRAMEWORK}
certify \"Place\" on overall {{
  first \"First\" when rank of overall across cities (ties min) = 1
  otherwise \"Others\"
}}
component water \"Water\" number 1 out of 10 {{
  indicator 1.a \"Water\" out of 10 {{
    ask depth \"Depth?\" number between 0 and 10
    score depth
    recommend far when points < mean of points of 1.a across cities {{ text \"{{mean of points across cities}}\" }}
    recommend near when points at least mean of points of 1.a across cities {{ text \"Near.\" }}
  }}
}}
"
    ));
}

#[test]
fn the_words_stay_names() {
    nothing(&indicator(
        "10",
        "ask rank \"Rank?\" number between 0 and 1 ask median \"Median?\" number between 0 and 1
         ask gap \"Gap?\" number between 0 and 1 ask previous \"Previous?\" number between 0 and 1
         ask min \"Min?\" number between 0 and 1 ask best \"Best?\" number between 0 and 1
         ask claimed \"Claimed?\" number between 0 and 1 ask others \"Others?\" number between 0 and 1
         ask final \"Final?\" number between 0 and 1 ask cities \"Cities?\" number between 0 and 1
         score rank + median + gap + previous + min + best + claimed + others + final + cities
         example \"words\" { given rank = 1, previous = 1, others = 1, final = 1 expect 1.a between 4 and 10 }",
    ));
}
