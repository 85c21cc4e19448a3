//! Maxima, weights, origins, levels and advice.

use super::{FRAMEWORK, found, indicator, nothing, only};

/// Two components of one indicator each.
fn two(overall: &str, first: &str, second: &str) -> String {
    FRAMEWORK.replace("sum of components", overall)
        + &*format!(
            r#"
component water "Water" number 1 out of {first} {{
  illustrative "made up"
  indicator 1.a "Water" out of {first} {{
    ask a "A?" yes/no
    score match a {{ yes => {first} no => 0 }}
    recommend one {{ text "One." }}
  }}
}}
component shore "Shore" number 2 out of {second} {{
  illustrative "made up"
  indicator 2.a "Shore" out of {second} {{
    ask b "B?" yes/no
    score match b {{ yes => {second} no => 0 }}
    recommend two {{ text "Two." }}
  }}
}}
"#
        )
}

#[test]
fn component_total() {
    let text = indicator("10", "ask a \"A?\" yes/no score match a { yes => 10 no => 0 }");
    nothing(&text);
    let text = text.replace(
        "component water \"Water\" number 1 out of 10",
        "component water \"Water\" number 1 out of 12",
    );
    let one = found(&text);
    assert_eq!(one.len(), 1, "{one:#?}");
    assert_eq!(one[0].code, "check/component-total");
    assert!(one[0].at.contains("12"), "{one:#?}");
    assert!(one[0].says.contains("2 points missing"), "{one:#?}");
}

#[test]
fn unequal_components() {
    nothing(&two("mean of components", "10", "10"));
    nothing(&two("sum of components", "10", "20"));
    let all = found(&two("mean of components", "10", "20"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/unequal-components");
    assert!(all[0].at.contains("mean of components"), "{all:#?}");
    assert!(all[0].says.contains("`shore` out of 20"), "{all:#?}");
}

#[test]
fn weights_total() {
    nothing(&two("weighted mean { water 30% shore 70% }", "10", "10"));
    let all = found(&two("weighted mean { water 30% shore 60% }", "10", "10"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/weights-total");
    assert!(all[0].at.contains("weighted mean"), "{all:#?}");
    assert!(all[0].says.contains("add up to 90%") && all[0].says.contains("10% missing"), "{all:#?}");
    for right in [
        "1/3 shore 2/3",
        "0.25 shore 0.75",
        "3 shore 1",
        "30 shore 70",
        "1/3 shore 0",
        "33.5% shore 66.5%",
        "0 shore 1",
    ] {
        let right = right.replace("1/3 shore 0", "1.5/3 shore 0.5");
        nothing(&two(&format!("weighted mean {{ water {right} }}"), "10", "10"));
    }
    for (wrong, sum, label) in [
        ("1/3 shore 1/3", "2/3", "1/3 missing"),
        ("0.25 shore 0.5", "75%", "25% missing"),
        ("33.3% shore 33.3%", "66.6%", "equal weights are `1/2` each"),
        ("40 shore 55", "95%", "`3/7`"),
        ("2/3 shore 1/2", "7/6", "1/6 too much"),
    ] {
        let all = found(&two(&format!("weighted mean {{ water {wrong} }}"), "10", "10"));
        assert_eq!(all.len(), 1, "{wrong}: {all:#?}");
        assert_eq!(all[0].code, "check/weights-total");
        assert!(all[0].says.contains(&format!("add up to {sum}, not")), "{all:#?}");
        assert!(all[0].says.contains(label), "{all:#?}");
    }
    let all = found(&two("weighted mean { water 40% shore 60 }", "10", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("pack/percent-sign", "60"), "{all:#?}");
    let all = found(&two("weighted mean { water 1/0 shore 60% }", "10", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("syntax/unexpected", "1/0"), "{all:#?}");
}

#[test]
fn origins_are_told_once_at_the_outermost_place() {
    let with = indicator("10", "ask a \"A?\" yes/no score match a { yes => 10 no => 0 }");
    let without = with.replace("illustrative \"made up\"", "");
    let all = found(&without);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/no-origin");
    assert!(all[0].at.contains("10"), "{all:#?}");
    assert!(all[0].says.contains("component `water`"), "{all:#?}");
}

#[test]
fn origins_of_one_indicator() {
    let text = two("sum of components", "10", "10").replace("illustrative \"made up\"", "");
    // Both components have a source for their maximum alone; one indicator has its own.
    let text = text.replace("out of 10 {\n", "out of 10 source \"a page\" {\n");
    let all = found(&text);
    let ids: Vec<&str> = all.iter().map(|one| one.code).collect();
    assert_eq!(ids, ["check/no-origin", "check/no-origin"], "{all:#?}");
    assert!(all.iter().all(|one| one.at == "score"), "{all:#?}");
}

fn certified(levels: &str) -> String {
    two("mean of components", "100", "100")
        + &*format!(
            "certify \"Level\" on overall {{\n illustrative \"made up\"\n {levels}\n otherwise \"None\"\n}}\n"
        )
}

#[test]
fn levels() {
    nothing(&certified(
        "gold \"Gold\" at least 75 and every component at least 50\n silver \"Silver\" at least 60",
    ));
    let all = found(&certified("gold \"Gold\" at least 60\n silver \"Silver\" at least 75"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/levels-fall");
    assert!(all[0].says.contains("`silver` asks for 75"), "{all:#?}");
    let all = found(&certified("gold \"Gold\" at least 120"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/level-unreachable");
    assert!(all[0].says.contains("`gold`"), "{all:#?}");
    // Every component at 80 means that the mean is 80, which gold takes.
    let all =
        found(&certified("gold \"Gold\" at least 75\n silver \"Silver\" when every component at least 80"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/level-unreachable");
    let all = found(&certified("gold \"Gold\" at least 75\n silver \"Silver\" at least 0"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(all[0].code == "check/level-unreachable" && all[0].says.contains("otherwise"), "{all:#?}");
}

/// Where lower is better, the highest is the worst.
fn risks(levels: &str) -> String {
    certified(levels).replace("unanswered scores lowest", "unanswered scores highest")
}

#[test]
fn levels_where_lower_is_better() {
    nothing(&risks("low \"Low\" at most 20\n medium \"Medium\" under 50 and every component at most 90"));
    let all = found(&risks("low \"Low\" at most 50\n medium \"Medium\" at most 20"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/levels-fall");
    assert!(all[0].says.contains("`medium` allows 20 overall, less than `low`"), "{all:#?}");
    let all = found(&risks("low \"Low\" at most 20\n medium \"Medium\" at most 100"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(all[0].code == "check/level-unreachable" && all[0].says.contains("otherwise"), "{all:#?}");
    // Nobody has less than nothing.
    let all = found(&risks("none \"None at all\" under 0\n low \"Low\" at most 20"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(all[0].code == "check/level-unreachable" && all[0].says.contains("`none`"), "{all:#?}");
    // What is left between two borders.
    let all = found(&risks("low \"Low\" at most 20\n next \"Next\" under 20"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/level-unreachable");
    nothing(&risks("low \"Low\" under 20\n next \"Next\" at most 20"));
}

#[test]
fn levels_go_one_way() {
    let all = found(&certified("low \"Low\" at most 20\n medium \"Medium\" over 50"));
    assert!(all.iter().any(|one| one.code == "pack/levels-both-ways"), "{all:#?}");
    nothing(&certified("high \"High\" at least 80\n medium \"Medium\" at least 50 and overall under 70"));
}

#[test]
fn a_component_in_which_nothing_earns_points_is_told() {
    let text = two("sum of components", "10", "10") + "component none \"None\" number 9 out of 5 {}\n";
    let all = found(&text);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(
        all[0].code == "check/component-total" && all[0].says.contains("nothing in it earns them"),
        "{all:#?}"
    );
}

#[test]
fn the_best_of_parts() {
    nothing(&two("mean of best 1 of components", "10", "10"));
    nothing(&two("sum of best 2 of components", "10", "10"));
    nothing(&two("median of components", "10", "10"));
    let all = found(&two("mean of best 3 of components", "10", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("pack/too-few-values", "best 3"), "{all:#?}");
    let all = found(&two("mean of best 1.5 of components", "10", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("pack/wrong-type", "1.5"), "{all:#?}");
    let all = found(&two("median of components", "10", "20"));
    assert_eq!(all[0].code, "check/unequal-components", "{all:#?}");
    let all = found(&two("maximum of components", "10", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("syntax/unexpected", "maximum"), "{all:#?}");
    assert_eq!(all[0].fix.as_ref().map(|(_, right)| right.as_str()), Some("highest"));
    // What is taken of the parts has to be what the component is out of.
    let of = |how: &str, out_of: &str| {
        FRAMEWORK.to_owned()
            + &*format!(
                "component water \"Water\" number 1 out of {out_of} {{\n total = {how}\n{}{}{}}}\n",
                part("1.a"),
                part("1.b"),
                part("1.c")
            )
    };
    nothing(&of("sum of best 2 of indicators", "20"));
    nothing(&of("mean of best 2 of indicators", "10"));
    nothing(&of("sum of worst 2 of indicators", "20"));
    nothing(&of("sum of indicators without best 1", "20"));
    nothing(&of("median of indicators without best 1 and worst 1", "10"));
    nothing(&of("0.5 * (mean of worst 2 of indicators) + 0.5 * mean of indicators without best 1", "10"));
    let all = found(&of("sum of indicators without best 1 and worst 1", "20"));
    assert_eq!(all[0].code, "check/unequal-indicators", "{all:#?}");
    assert!(all[0].says.contains("the sum of all but the best and the worst of"), "{all:#?}");
    let all = found(&of("mean of indicators without best 2 and worst 1", "10"));
    assert_eq!(
        (all[0].code, all[0].at.as_str()),
        ("pack/too-few-values", "without best 2 and worst 1"),
        "{all:#?}"
    );
    let all = found(&of("lowest of indicators without worst 1", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("syntax/unexpected", "without worst 1"), "{all:#?}");
    let all = found(&of("mean of best 2 of indicators without worst 1", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("syntax/unexpected", "without worst 1"), "{all:#?}");
    nothing(&of("0.5 * (sum of best 2 of (points of 1.a, points of 1.b, points of 1.c))", "10"));
    nothing(&of("mean(points of 1.a, points of 1.b, points of 1.c)", "10"));
    let all = found(&of("sum of best 2 of indicators", "30"));
    assert_eq!(all[0].code, "check/unequal-indicators", "{all:#?}");
    assert!(all[0].says.contains("out of 15"), "{all:#?}");
    let all = found(&of("mean of best 4 of (points of 1.a, points of 1.b)", "10"));
    assert_eq!((all[0].code, all[0].at.as_str()), ("pack/too-few-values", "best 4"), "{all:#?}");
}

/// The weakest link, and a half more where another is stronger: what lies between the grades cannot be.
#[test]
fn a_formula_over_grades_is_proved_for_grades() {
    let graded = |total: &str, best: &str| {
        let grade = |code: &str, name: &str| {
            format!(
                "indicator {code} \"Part\" out of 4 {{
                   ask {name} \"?\" one of {{ d \"D\" c \"C\" b \"B\" a \"A\" }}
                   score match {name} {{ d => 1, c => 2, b => 3, a => {best} }}
                   recommend go_{name} {{ text \"Go on.\" }}
                 }}"
            )
        };
        format!(
            "{FRAMEWORK}\ncomponent links \"Links\" number 1 out of 4 {{ illustrative \"made up\" total = {total} {} {} }}",
            grade("1.a", "one"),
            grade("1.b", "two"),
        )
    };
    let weakest = "min(points of 1.a, points of 1.b) + highest { 0.5 when points of 1.a != points of 1.b, otherwise 0 }";
    nothing(&graded(weakest, "4"));
    let all = found(&graded(&format!("{weakest} + 0.5"), "4"));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/can-exceed");
    assert!(all[0].says.contains("with 4 points of `1.a` and 4 points of `1.b`"), "{all:#?}");
}

fn part(code: &str) -> String {
    let name = code.replace('.', "");
    format!(
        "indicator {code} \"Part\" out of 10 {{ ask q{name} \"Q?\" count between 0 and 10 score q{name} recommend r{name} {{ text \"Go on.\" }} }}\n"
    )
}

const TESTS: &str = "ask tests \"How many tests?\" count between 0 and 10 score tests\n";

fn advised(advice: &str) -> String {
    const ALWAYS: &str = "recommend go_on { text \"Go on.\" }";
    let mut text = indicator("10", &format!("{TESTS} {advice}"));
    let last = text.rfind(ALWAYS).expect("the advice that every indicator has here");
    text.replace_range(last..last + ALWAYS.len(), "");
    text
}

#[test]
fn advice_for_some_answers_is_missing() {
    nothing(&advised(
        "recommend a when tests < 10 { text \"A\" } recommend b when points = max { text \"B\" }",
    ));
    let all = found(&advised(
        "recommend a when tests = 0 { text \"A\" } recommend b when tests > 5 { text \"B\" }",
    ));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].code, "check/no-advice");
    assert_eq!(all[0].at, "1.a");
    assert!(all[0].says.contains("`tests` = 1"), "{all:#?}");
    let all = found(&advised(
        "recommend a when points < 9 { text \"A\" } recommend b when points > 9 { text \"B\" }",
    ));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(all[0].says.contains("`tests` = 9"), "{all:#?}");
}

#[test]
fn advice_that_never_fires() {
    let always = "recommend go_on { text \"Go on.\" }";
    nothing(&advised(&format!("recommend a when tests = 10 and points = max {{ text \"A\" }} {always}")));
    only(
        &advised(&format!("recommend a when tests > 10 {{ text \"A\" }} {always}")),
        "check/never-recommended",
        "tests > 10",
        "`a` is recommended to no city",
    );
    only(
        &advised(&format!("recommend a when tests = 3 and points = 4 {{ text \"A\" }} {always}")),
        "check/never-recommended",
        "tests = 3 and points = 4",
        "`a`",
    );
}
