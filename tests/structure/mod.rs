//! Components in components, what does not apply, penalties, how much must be answered.

mod counts;
mod every_answer;
mod falling;
mod grades;
mod made_of_parts;
mod needs;
mod reports;

use kasauti::diagnostic::Diagnostics;
use kasauti::examples::{Ran, Runner};
use kasauti::pack::{ExampleId, Pack};
use kasauti::score::{Assessment, Mode, assess};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

use crate::check::{found, nothing, only};

/// A framework of towns, of which `overall` is the sum, with these clauses besides.
pub fn framework(clauses: &str) -> String {
    format!(
        "language 1\nframework lake \"Lake\" {{\n  cycle \"1\"\n  subject town\n  round points half up to 2 places\n  \
         unanswered scores lowest\n  illustrative \"made up\"\n  {clauses}\n}}\n"
    )
}

/// An indicator out of 10 that scores what a question of its own, `q1a` for `1.a`, is answered with.
pub fn indicator(code: &str, inside: &str) -> String {
    let question = code.replace('.', "");
    format!(
        "indicator {code} \"Indicator {code}\" out of 10 {{\n  ask q{question} \"How many?\" count between 0 and 10\n  \
         score q{question}\n  {inside}\n}}\n"
    )
}

/// A pack without mistakes.
#[track_caller]
pub fn sound(text: &str) -> (Pack, Scripts, Sources) {
    nothing(text);
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let world = MemoryWorld::new([("pack.kas", text)]);
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics).unwrap();
    let scripts = Scripts::compile(&pack, &sources, &mut diagnostics);
    (pack, scripts, sources)
}

/// A pack without mistakes whose examples all hold.
#[track_caller]
fn holds(text: &str) {
    let (pack, scripts, _) = sound(text);
    let mut runner = Runner::new(&pack, &scripts);
    assert!(!pack.examples.is_empty());
    for at in 0..pack.examples.len() {
        let ran = runner.run(ExampleId::from(at), &mut Diagnostics::new()).unwrap();
        assert!(Ran::holds(&ran), "{}: {:#?}", pack.examples[at].title, ran.verdicts);
    }
}

/// The result for a town's answers, in TOML.
pub fn scored(text: &str, toml: &str, mode: Mode) -> (Pack, Sources, Assessment) {
    let (pack, scripts, mut sources) = sound(text);
    let head = "town = \"Lakeside\"\nframework = \"lake\"\ncycle = \"1\"\nillustrative = \"made up\"\n";
    let file = sources.add("lakeside.toml", format!("{head}{toml}"));
    let mut diagnostics = Diagnostics::new();
    let answers = kasauti::answers::read(&pack, &sources, file, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let assessment = assess(&pack, &scripts, &answers, mode);
    (pack, sources, assessment)
}

/// A component of two indicators of which the first leaves out the town without a shore.
fn with_shore(total: &str) -> String {
    let first = indicator("1.a", "not applicable when not shore");
    format!(
        "{}component water \"Water\" number 1 out of {} {{\n  {total}\n  ask shore \"A shore?\" yes/no\n{first}{}}}\n",
        framework(""),
        if total.is_empty() { 20 } else { 10 },
        indicator("1.b", "")
    )
}

#[test]
fn the_rest_stands_for_what_does_not_apply() {
    for (total, with, without, open) in [
        ("", "11", "16", "11 to 16"),
        ("total = sum of indicators", "11", "16", "11 to 16"),
        ("total = mean of indicators", "5.5", "8", "5.5 to 8"),
        ("total = weighted mean { 1.a 70% 1.b 30% }", "4.5", "8", "4.5 to 8"),
        ("total = weighted mean { 1.a 1/3 1.b 2/3 }", "6.33", "8", "6.33 to 8"),
        ("total = weighted mean { 1.a 3 1.b 1 }", "4.25", "8", "4.25 to 8"),
        ("total = lowest of indicators", "3", "8", "3 to 8"),
        ("total = highest of indicators", "8", "8", "8"),
        ("total = median of indicators", "5.5", "8", "5.5 to 8"),
        ("total = mean of best 2 of indicators", "5.5", "8", "5.5 to 8"),
        ("total = sum of best 1 of indicators", "8", "8", "8"),
        ("total = sum of best 2 of indicators", "11", "16", "11 to 16"),
        ("total = mean of worst 1 of indicators", "3", "8", "3 to 8"),
        ("total = mean of indicators without worst 1", "8", "8", "8"),
        ("total = median of indicators without best 1", "3", "8", "3 to 8"),
        ("total = sum of indicators without best 1", "3", "8", "3 to 8"),
        ("total = geometric mean of indicators", "4.9", "8", "4.9 to 8"),
        ("total = 0.5 * lowest of indicators + 0.5 * highest of parts of water", "5.5", "8", "5.5 to 8"),
        ("total = 0.7 * (points of 1.a else 5) + 0.3 * points of 1.b", "4.5", "5.9", "4.5 to 5.9"),
    ] {
        let text = with_shore(total)
            .replace(
                "out of 10 {\n  total = sum of indicators\n",
                "out of 20 {\n  total = sum of indicators\n",
            )
            .replace("out of 10 {\n  total = sum of best 2", "out of 20 {\n  total = sum of best 2");
        for (shore, wanted) in [("shore = true\n", with), ("shore = false\n", without), ("", open)] {
            let (_, _, assessment) =
                scored(&text, &format!("[answers]\n{shore}q1a = 3\nq1b = 8\n"), Mode::Draft);
            assert_eq!(assessment.components[0].points.to_string(), wanted, "{total} {shore}");
        }
    }
}

#[test]
fn a_final_result_takes_what_may_not_apply_to_apply() {
    let (_, _, assessment) = scored(&with_shore(""), "[answers]\nq1a = 3\nq1b = 8\n", Mode::Final);
    assert_eq!(assessment.overall.to_string(), "11");
    assert!(assessment.indicators[0].applies.is_true());
}

#[test]
fn published_points_show_that_it_applies() {
    let answers = "[answers]\nshore = false\nq1b = 8\n[awarded]\nsource = \"a report\"\n\"1.a\" = 3\n";
    let (_, _, assessment) = scored(&with_shore(""), answers, Mode::Draft);
    assert_eq!(assessment.overall.to_string(), "11");
}

#[test]
fn a_component_of_which_nothing_is_left_is_left_out_and_so_up_to_the_framework() {
    let component = |name: &str, number: u8, inside: &str| {
        format!("component {name} \"{name}\" number {number} out of 10 {{\n{inside}}}\n")
    };
    let shore = indicator("1.a", "not applicable when not shore\nask shore \"A shore?\" yes/no");
    let hill =
        format!("not applicable when not hilly\nask hilly \"Hills?\" yes/no\n{}", indicator("2.a", ""));
    let certify = "certify \"L\" on overall { good \"Good\" at least 12 otherwise \"Poor\" }\n";
    let examples = r#"
example "one of two" {
  given shore = no, hilly = yes, q2a = 7
  expect 1.a not applicable
  expect water not applicable
  expect hills = 7
  expect overall = 14
  expect level = good
}
example "the other" {
  given shore = yes, q1a = 4, hilly = no
  expect 2.a not applicable
  expect hills not applicable
  expect overall = 8
}
example "neither" {
  given shore = no, hilly = no
  expect overall not applicable
}
"#;
    let text = format!(
        "{}{certify}{}{}{examples}",
        framework("overall = sum of components"),
        component("water", 1, &shore),
        component("hills", 2, &hill)
    );
    holds(&text);
    let (_, _, none) = scored(&text, "[answers]\nshore = false\nhilly = false\n", Mode::Draft);
    assert_eq!(none.levels, Vec::<usize>::new());
    assert!(none.overall_applies.is_false());
}

#[test]
fn each_level_of_components_combines_in_its_own_way() {
    let text = format!(
        "{}component people \"People\" number 1 out of 10 {{
  total = mean of parts
  {}
  component health \"Health\" number 1 out of 10 {{
    total = geometric mean of components
    component young \"Young\" number 2 out of 10 {{\n{}}}
    component old \"Old\" number 1 out of 10 {{
      total = weighted mean {{ 1.c 75% 1.d 25% }}
      {}{}
    }}
  }}
}}
certify \"L\" on overall {{ good \"Good\" when every component of health at least 4 otherwise \"Poor\" }}
example \"from the inside out\" {{
  given q1a = 2, q1b = 9, q1c = 4, q1d = 4
  expect old = 4, young = 9, health = 6, people = 4, overall = 4
  expect level = good
}}
example \"one within is too low\" {{
  given q1a = 10, q1b = 10, q1c = 3, q1d = 6
  expect old = 3.75
  expect level = otherwise
}}
",
        framework(""),
        indicator("1.a", ""),
        indicator("1.b", ""),
        indicator("1.c", ""),
        indicator("1.d", ""),
    );
    holds(&text);
    let (pack, _, _) = sound(&text);
    let numbers: Vec<String> = (0..pack.components.len()).map(|at| pack.numbered(at.into())).collect();
    assert_eq!(numbers, ["1", "1.1", "1.1.1", "1.1.2"]);
}

#[test]
fn penalties_take_what_is_there_and_more_only_where_it_is_said() {
    let text = format!(
        "{}component water \"Water\" number 1 out of 10 {{
  penalty 4 \"Odd return\" when odd
  ask odd \"Odd?\" yes/no
  ask late \"Months late?\" count between 0 and 12
  {}
}}
example \"nothing is taken\" {{ given q1a = 8, late = 0, odd = no, gap = no  expect 1.a = 8, water = 8, overall = 8 }}
example \"what is there\" {{ given q1a = 3, late = 5, odd = no, gap = no  expect 1.a = 0, overall = 0 }}
example \"and more\" {{ given q1a = 3, late = 5, odd = no, gap = yes  expect 1.a = -2, water = -2, overall = -2 }}
example \"what is below already stays\" {{ given q1a = 3, late = 5, odd = yes, gap = yes  expect water = -2 }}
example \"at each level\" {{ given q1a = 10, late = 1, odd = yes, gap = yes  expect 1.a = 7, water = 3, overall = 3 }}
example \"open\" {{ given q1a = 10, odd = no  expect 1.a between 3 and 10 }}
",
        framework(""),
        indicator(
            "1.a",
            "penalty late \"Late\"\n  penalty 2 \"Gap\" not floored when gap\n  ask gap \"A gap?\" yes/no"
        ),
    );
    let text = text.replace("penalty late", "penalty min(late, 5)");
    holds(&text);
    // The same with a larger maximum than five months can take.
    let (_, _, assessment) =
        scored(&text, "[answers]\nq1a = 10\nlate = 1\nodd = true\ngap = true\n", Mode::Draft);
    let taken: Vec<String> = assessment.penalties.iter().map(|taken| taken.points.to_string()).collect();
    assert_eq!(taken, ["1", "2", "4"]);
}

#[test]
fn a_penalty_on_the_overall_score_is_taken_before_it_is_rounded() {
    let text = format!(
        "{}component water \"Water\" number 1 out of 10 {{\nask late \"Late?\" yes/no\n{}}}
example \"late\" {{ given q1a = 9, late = yes  expect overall = 8 }}
",
        framework("penalty 1.5 \"Late\" when late\n  round overall half up to 0 places"),
        indicator("1.a", "")
    );
    holds(&text);
}

/// Two components; the framework, the first of them and the certification may each ask for answers.
fn asking(framework_needs: &str, water_needs: &str, level_needs: &str) -> String {
    format!(
        "{}certify \"L\" on overall {{ {level_needs} good \"Good\" at least 10 otherwise \"Poor\" }}
component water \"Water\" number 1 out of 20 {{\n{water_needs}\n{}{}}}
component hills \"Hills\" number 2 out of 10 {{\n{}}}\n",
        framework(&format!("overall = sum of components\n  {framework_needs}")),
        indicator("1.a", ""),
        indicator("1.b", ""),
        indicator("2.a", "")
    )
}

#[test]
fn a_score_counts_when_enough_is_answered() {
    let one = "[answers]\nq1a = 10\n";
    let two = "[answers]\nq1a = 10\nq2a = 5\n";
    for (needs, answers, overall, water, level) in [
        (["", "", ""], one, true, true, true),
        (["needs 50% answered", "", ""], one, false, true, false),
        (["needs 50% answered", "", ""], two, true, true, true),
        (["", "needs 60% answered", ""], two, false, false, false),
        (["", "needs 50% answered", ""], two, true, true, true),
        (["", "", "needs 100% answered"], two, true, true, false),
    ] {
        let text = asking(needs[0], needs[1], needs[2]);
        for mode in [Mode::Draft, Mode::Final] {
            let (_, _, assessment) = scored(&text, answers, mode);
            let told = (
                assessment.overall_not_rated.is_none(),
                assessment.components[0].not_rated.is_none(),
                assessment.level_not_rated.is_none(),
            );
            assert_eq!(told, (overall, water, level), "{needs:?} {answers}");
            assert_eq!(assessment.levels.is_empty(), mode == Mode::Final && !level, "{needs:?} {answers}");
        }
    }
}

#[test]
fn published_points_stand_for_the_answers_behind_them() {
    let text = asking("needs 100% answered", "", "");
    let awarded = "[answers]\nq2a = 5\n[awarded]\nsource = \"x\"\nwater = 10\n";
    let (_, _, assessment) = scored(&text, awarded, Mode::Final);
    assert_eq!(assessment.overall_not_rated, None);
}

#[test]
fn what_is_not_applicable_earns_no_advice_and_compares_with_nothing() {
    let advice = "recommend more when points < max { text \"More.\" }\nrecommend keep when points = max { text \"Keep.\" }";
    let text = format!(
        "{}component water \"Water\" number 1 out of 20 {{
  ask shore \"A shore?\" yes/no
  {}{}
  recommend both when points of 1.a at least 5 {{ text \"Both.\" }}
  recommend say {{ text \"1.a has {{points of 1.a}}.\" }}
}}
example \"no shore\" {{
  given shore = no, q1a = 9, q1b = 3
  expect no recommendation more
  expect no recommendation both
}}
example \"a shore\" {{
  given shore = yes, q1a = 9, q1b = 3
  expect recommendation more
  expect recommendation both
}}
example \"who knows\" {{
  given q1a = 9, q1b = 3
  expect possible recommendation more
  expect possible recommendation both
}}
",
        framework(""),
        indicator("1.a", &format!("not applicable when not shore\n{advice}")),
        indicator("1.b", "")
    );
    holds(&text);
    let (_, _, none) = scored(&text, "[answers]\nshore = false\nq1b = 3\n", Mode::Draft);
    assert_eq!(none.recommendations[0].text, "1.a has (not applicable).");
}

#[test]
fn an_expectation_of_points_fails_where_there_are_none() {
    let text = with_shore("") + "example \"none\" { given shore = no, q1a = 3, q1b = 8  expect 1.a = 3 }\n";
    let (pack, scripts, _) = sound(&text);
    let ran = Runner::new(&pack, &scripts).run(ExampleId::from(0), &mut Diagnostics::new()).unwrap();
    assert!(!ran.holds());
    assert_eq!(ran.verdicts[0].got, kasauti::examples::Got::NotApplicable);
}

#[test]
fn what_can_never_be_expected_is_told() {
    let water = |expect: &str| {
        format!(
            "{}component water \"Water\" number 1 out of 10 {{\n{}}}\nexample \"x\" {{ given q1a = 1  expect {expect} }}\n",
            framework(""),
            indicator("1.a", "")
        )
    };
    only(&water("1.a not applicable"), "pack/example-impossible", "1.a", "always applies");
    only(&water("overall not rated"), "pack/example-impossible", "overall", "needs 80% answered");
    only(&water("1.a = -1"), "pack/example-impossible", "-1", "never");
}

/// Two components out of 10 each, with this clause for the overall score.
fn formula(overall: &str) -> String {
    format!(
        "{}component water \"Water\" number 1 out of 10 {{\n{}}}\ncomponent hills \"Hills\" number 2 out of 10 {{\n{}}}\n",
        framework(overall),
        indicator("1.a", ""),
        indicator("2.a", "")
    )
}

#[test]
fn a_formula_is_proved_to_stay_within_its_maximum_and_to_reach_it() {
    for right in [
        "overall = 0.6 * points of water + 0.4 * points of hills",
        "overall = points of water * points of hills / 10",
        "overall = points of water + points of hills out of 20",
        "overall = max(0, points of water + points of hills - 10)",
        "overall = band points of water { under 5 => 0, 5 or more => points of hills }",
        "overall = geometric_mean(points of water, points of hills)",
        "overall = points of water - points of water / 2 + points of hills / 2",
    ] {
        nothing(&formula(right));
    }
    let rule = "0.6 * points of water + 0.6 * points of hills";
    only(&formula(&format!("overall = {rule}")), "check/can-exceed", rule, "is 12 of 10");
    let rule = "0.6 * points of water + 0.3 * points of hills";
    only(&formula(&format!("overall = {rule}")), "check/cannot-reach", rule, "gives 9 at most");
    let rule = "points of water - 0.5 * points of hills";
    only(&formula(&format!("overall = {rule}")), "check/below-zero", rule, "is -5");
    let rule = "points of water * points of hills * (10 - points of water) / 25";
    let all = found(&formula(&format!("overall = {rule}")));
    assert_eq!(all.iter().map(|one| one.code).collect::<Vec<_>>(), Vec::<&str>::new(), "{all:#?}");
}

#[test]
fn a_formula_says_what_counts_for_a_part_that_may_not_apply() {
    let rule = "total = 0.5 * points of 1.a + 0.5 * points of 1.b";
    only(&with_shore(rule), "check/no-value", "points of 1.a", "points of 1.a else 0");
}

#[test]
fn unequal_parts_and_sums_are_told_at_every_depth() {
    let nested = |total: &str, inner: u32, outer: u32| {
        format!(
            "{}component water \"Water\" number 1 out of {outer} {{\n{total}\n{}component wells \"Wells\" number 1 out of {inner} {{\n{}}}\n}}\n",
            framework(""),
            indicator("1.a", ""),
            indicator("1.b", "")
        )
    };
    nothing(&nested("", 10, 20));
    only(&nested("", 10, 30), "check/component-total", "30", "2 parts add up to 20");
    nothing(&nested("total = mean of parts", 10, 10));
    let all = found(&nested("total = mean of parts", 20, 10));
    let told: Vec<(&str, &str)> = all.iter().map(|one| (one.code, one.at.as_str())).collect();
    assert_eq!(told, [("check/component-total", "20"), ("check/unequal-components", "20")], "{all:#?}");
}

#[test]
fn penalties_never_add_and_a_geometric_mean_never_falls_below_zero() {
    let with = |total: &str, penalty: &str| {
        let inside = format!("ask late \"Late?\" count between 0 and 12\n{penalty}");
        format!(
            "{}component water \"Water\" number 1 out of 10 {{\n{total}\n{}}}\n",
            framework(""),
            indicator("1.a", &inside)
        )
    };
    nothing(&with("", "penalty late"));
    only(&with("", "penalty 10 - late"), "check/penalty-adds", "10 - late", "-2");
    only(&with("", "penalty 5 when late at least 13"), "check/always-so", "late at least 13", "");
    let how = "total = geometric mean of indicators";
    nothing(&with(how, "penalty late"));
    only(&with(how, "penalty late not floored"), "check/no-value", how, "`1.a` can fall below 0");
}

#[test]
fn penalties_formulas_and_shares_say_where_they_are_from() {
    let with = |overall: &str, component: &str, inside: &str| {
        format!(
            "{}component water \"Water\" number 1 out of 10 illustrative \"x\" {{\n{component}\n{}}}\n",
            framework(overall).replace("illustrative \"made up\"", ""),
            indicator("1.a", inside)
                .replace("score q1a", "score q1a source \"x\"")
                .replace("out of 10 {", "out of 10 source \"x\" {")
                .replace("between 0 and 10", "between 0 and 10 source \"x\"")
        )
    };
    nothing(&with("", "", ""));
    let ask = "ask late \"Late?\" yes/no\n";
    only(
        &with("", "", &format!("{ask}penalty 5 when late")),
        "check/no-origin",
        "penalty 5 when late",
        "penalty",
    );
    nothing(&with("", "", &format!("illustrative \"x\"\n{ask}penalty 5 when late")));
    only(
        &with("", &format!("{ask}penalty 5 when late"), ""),
        "check/no-origin",
        "penalty 5 when late",
        "penalty",
    );
    only(&with("", "needs 80% answered", ""), "check/no-origin", "needs 80% answered", "needed to count");
    only(&with("needs 80% answered", "", ""), "check/no-origin", "needs 80% answered", "needed to count");
    let overall = "overall = 2 * points of water out of 20";
    only(&with(overall, "", ""), "check/no-origin", overall, "figures");
    nothing(&with("overall = points of water", "", ""));
}

#[test]
fn levels_are_proved_over_components_in_components() {
    let text = |level: &str| {
        format!(
            "{}component water \"Water\" number 1 out of 20 {{
  component wells \"Wells\" number 1 out of 10 {{\n{}}}
  component lakes \"Lakes\" number 2 out of 10 {{\n{}}}
}}
certify \"L\" on overall {{ good \"Good\" {level} otherwise \"Poor\" }}\n",
            framework(""),
            indicator("1.a", ""),
            indicator("1.b", "")
        )
    };
    nothing(&text("at least 12 and every component of water at least 5"));
    let level = "when points of wells under 4 and points of water over 15";
    only(
        &text(level),
        "check/level-unreachable",
        "points of wells under 4 and points of water over 15",
        "good",
    );
}

#[test]
fn levels_on_a_component_hang_on_that_component_alone() {
    let text = format!(
        "{}certify \"L\" on water {{ needs 100% answered  good \"Good\" at least 5 otherwise \"Poor\" }}
component water \"Water\" number 1 out of 10 {{\nnot applicable when not shore\nask shore \"A shore?\" yes/no\n{}}}
component hills \"Hills\" number 2 out of 10 {{\n{}}}\n",
        framework("overall = sum of components"),
        indicator("1.a", ""),
        indicator("2.a", "")
    );
    let level = |answers: &str| scored(&text, &format!("[answers]\n{answers}"), Mode::Final).2;
    assert_eq!(level("shore = true\nq1a = 7\n").levels, [0]);
    assert_eq!(level("shore = false\nq2a = 7\n").levels, Vec::<usize>::new());
    assert!(level("q1a = 7\nq2a = 7\n").level_not_rated.is_some());
}
