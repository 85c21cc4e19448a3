//! Counts of conditions, of an answer among questions, and of parts that reach something.

use kasauti::score::Mode;

use super::{framework, holds, indicator, scored};
use crate::check::{found, nothing, only};

fn rule(rule: &str, out_of: u32) -> String {
    format!(
        "{}component audit \"Audit\" number 1 out of {out_of} {{
  choices finding {{ none \"None\" minor \"Minor\" major \"Major\" }}
  ask a \"A?\" one of finding ask b \"B?\" one of finding ask c \"C?\" one of finding ask d \"D?\" yes/no
  ask e \"E?\" count between 0 and 3
  indicator 1.a \"Findings\" out of {out_of} {{\n  score {rule}\n  recommend go_on {{ text \"Go on.\" }}\n}}
}}\n",
        framework("")
    )
}

/// Every answer that there is, against the count that it has to be.
#[test]
fn counts_are_those_of_the_answers() {
    let choices = ["none", "minor", "major"];
    for (rule_text, out_of, count) in [
        ("count of (a = major, b = major, d, e over 1)", 4, 0),
        ("count of major among (a, b, c)", 3, 1),
        ("count of (minor, major) among (a, b, c)", 3, 2),
    ] {
        let text = rule(rule_text, out_of);
        for at in 0..choices.len() * choices.len() * 2 {
            let (a, b, d) = (at % 3, at / 3 % 3, at / 9 == 1);
            let toml = format!(
                "[answers]\na = \"{}\"\nb = \"{}\"\nc = \"minor\"\nd = {d}\ne = 2\n",
                choices[a], choices[b]
            );
            let is = |one: bool| i64::from(one);
            let wanted = match count {
                0 => is(a == 2) + is(b == 2) + is(d) + 1,
                1 => is(a == 2) + is(b == 2),
                _ => is(a > 0) + is(b > 0) + 1,
            };
            let text =
                if count == 0 { text.replace("ask c \"C?\" one of finding", "") } else { text.clone() };
            let toml = if count == 0 { toml.replace("c = \"minor\"\n", "") } else { toml };
            let (_, _, assessment) = scored(&text, &toml, Mode::Draft);
            assert_eq!(assessment.indicators[0].points.as_point(), Some(wanted.into()), "{rule_text} {toml}");
        }
        let (_, _, open) = scored(&text, "[answers]\na = \"minor\"\nb = \"minor\"\n", Mode::Draft);
        let (low, high) = match count {
            0 => (0, 2),
            1 => (0, 1),
            _ => (2, 3),
        };
        let points = open.indicators[0].points;
        assert_eq!((points.low, points.high), (low.into(), high.into()), "{rule_text}");
    }
}

#[test]
fn an_answer_of_several_questions_is_asked_with_among() {
    let slip = only(
        &rule("3 * count of (a, b, c) = major", 9),
        "syntax/unexpected",
        "(a, b, c) = major",
        "`count of major among (a, b, c)`",
    );
    assert_eq!(slip.fix.map(|(_, right)| right), Some(String::from("major among (a, b, c)")));
    only(
        &rule("count of awful among (a, b, c)", 3).replace("b, c)", "d)").replace("(a, d)", "(a)"),
        "pack/unknown-choice",
        "awful",
        "major",
    );
    let all = found(&rule("count of major among (a, e)", 2));
    assert!(!all.is_empty(), "a count has no choices");
    let all = found(&rule("count of components where points at least 3", 1));
    assert!(all.iter().any(|one| one.code == "pack/score-not-allowed" && one.at == "components"), "{all:#?}");
}

fn parts(clauses: &str, total: &str) -> String {
    format!(
        "{}component water \"Water\" number 1 out of 30 {{\n{total}\n{}{}{}}}\ncomponent land \"Land\" number 2 out of 20 {{\n{}{}}}\n",
        framework(&format!("overall = sum of components\n {clauses}")),
        indicator("1.a", ""),
        indicator("1.b", ""),
        indicator("1.c", "not applicable when q1b = 0"),
        indicator("2.a", ""),
        indicator("2.b", ""),
    )
}

#[test]
fn parts_that_reach_something_are_counted() {
    let certify = "certify \"Level\" on overall {
        illustrative \"made up\"
        gold \"Gold\" when at least 4 of indicators where points at least 8
        silver \"Silver\" at least 20 and (at least 2 of components where points at least 10) and none of indicators of land where points under 2
        bronze \"Bronze\" when count of indicators where points = max >= 2
        otherwise \"None\"
    }\n";
    let example = |title: &str, given: &str, expect: &str| {
        format!("example \"{title}\" {{ illustrative \"made up\" given {given} expect {expect} }}\n")
    };
    let text = parts("", "total = 10 * count of indicators where points at least 5");
    let text = text.clone()
        + certify
        + &*example("many are high", "q1a = 8, q1b = 9, q1c = 10, q2a = 8, q2b = 0", "water = 30, level = gold")
        + &*example("both are fair", "q1a = 5, q1b = 4, q1c = 0, q2a = 5, q2b = 5", "water = 10, level = silver")
        + &*example("one is at nothing", "q1a = 5, q1b = 4, q1c = 0, q2a = 9, q2b = 1", "level = otherwise")
        + &*example("two are perfect", "q1a = 10, q1b = 4, q1c = 10, q2a = 0, q2b = 0", "level = bronze")
        // What does not apply reaches nothing, high or low.
        + &*example("one does not apply", "q1a = 10, q1b = 0, q1c = 10, q2a = 10, q2b = 1", "water = 10, level = bronze")
        + &*example("one is open", "q1a = 8, q1b = 9, q2a = 8, q2b = 0", "level in (gold, bronze, otherwise), water between 20 and 30");
    holds(&text);
}

#[test]
fn what_cannot_be_counted_is_told() {
    let level = |when: &str| {
        parts("", "")
            + &*format!(
                "certify \"Level\" on overall {{\n illustrative \"made up\"\n gold \"Gold\" when {when}\n otherwise \"None\"\n}}\n"
            )
    };
    nothing(&level("at least 2 of indicators where points at least 8"));
    // One that cannot reach it is no mistake while others can.
    nothing(&level("at least 1 of parts of land where points over 9"));
    only(
        &level("all of components where points at least 8"),
        "pack/wrong-type",
        "all of components where points at least 8",
        "every component",
    );
    only(
        &level("at least 6 of indicators where points at least 8"),
        "pack/empty-range",
        "at least 6 of indicators where points at least 8",
        "6 of 5",
    );
    only(&level("any of indicators of lend where points at least 8"), "pack/unknown-code", "lend", "land");
    only(
        &level("any of components of land where points at least 8"),
        "pack/wrong-parts",
        "components",
        "no components",
    );
    only(&level("count of indicators >= 3"), "pack/missing-clause", "indicators", "indicators where points");
    only(
        &level("any of q1a of land where points at least 8"),
        "pack/wrong-parts",
        "land",
        "indicators of process",
    );
}
