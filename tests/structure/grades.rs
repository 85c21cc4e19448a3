//! Parts that have grades.

use kasauti::score::{Grade, Mode};

use super::{framework, holds, indicator, scored};
use crate::check::{found, nothing, only};

/// Two components out of 20 and 10, of which the second may not apply, with what grades them.
fn graded(certify: &str) -> String {
    format!(
        "{}ask shore \"A shore?\" yes/no
component water \"Water\" number 1 out of 20 {{\n{}{}}}
component hills \"Hills\" number 2 out of 10 {{\n{}{}}}
{certify}\n",
        framework("overall = sum of components"),
        indicator("1.a", ""),
        indicator("1.b", ""),
        "not applicable when not shore\n",
        indicator("2.a", "")
    )
}

const SHARES: &str =
    "{ good \"Good\" at least 0.8 * max  fair \"Fair\" at least 0.5 * max  otherwise \"Poor\" }";

fn levels(grade: Option<&Grade>) -> Option<&[usize]> {
    grade.map(|grade| grade.levels.as_slice())
}

#[test]
fn parts_are_graded_by_their_own_points_and_maxima() {
    let text = graded(&format!("certify \"Grade\" on each component {SHARES}"));
    let (pack, _, all) = scored(&text, "[answers]\nq1a = 9\nq1b = 8\nshore = true\nq2a = 4\n", Mode::Draft);
    assert!(pack.certification.is_none() && all.levels.is_empty());
    assert_eq!(levels(all.components[0].grade.as_ref()), Some(&[0][..]));
    assert_eq!(levels(all.components[1].grade.as_ref()), Some(&[2][..]));
    assert!(all.indicators.iter().all(|one| one.grade.is_none()));
    let (_, _, open) = scored(&text, "[answers]\nq1a = 9\nshore = true\n", Mode::Draft);
    assert_eq!(levels(open.components[0].grade.as_ref()), Some(&[0, 1, 2][..]));
    let (_, _, last) = scored(&text, "[answers]\nq1a = 9\nshore = true\n", Mode::Final);
    assert_eq!(levels(last.components[0].grade.as_ref()), Some(&[2][..]));
    let (_, _, none) = scored(&text, "[answers]\nq1a = 9\nshore = false\n", Mode::Draft);
    assert_eq!(levels(none.components[1].grade.as_ref()), Some(&[][..]));
}

#[test]
fn the_level_and_grades_may_go_by_one_scale() {
    let text = graded(&format!("certify \"Grade\" on overall and each component and each indicator {SHARES}"))
        + "example \"all\" { given q1a = 9, q1b = 8, shore = yes, q2a = 4
  expect level = fair, grade of water = good, grade of hills = otherwise, grade of 1.a = good, grade of 2.a in (fair, otherwise) }\n";
    holds(&text);
}

#[test]
fn a_scale_may_be_of_the_parts_of_one_component() {
    let text = graded(
        "certify \"Grade\" on each indicator of water { good \"Good\" at least 5 otherwise \"Poor\" }
certify \"Level\" on overall { top \"Top\" at least 20 otherwise \"Not top\" }",
    );
    let (pack, _, all) = scored(&text, "[answers]\nq1a = 9\nq1b = 3\n", Mode::Draft);
    assert_eq!(pack.scales.len(), 1);
    let grades: Vec<_> = all.indicators.iter().map(|one| levels(one.grade.as_ref())).collect();
    assert_eq!(grades, [Some(&[0][..]), Some(&[1][..]), None]);
}

#[test]
fn a_part_that_is_not_rated_has_no_final_grade() {
    let certify = format!("certify \"Grade\" on each component {SHARES}");
    let text = graded(&certify).replace("out of 20 {", "out of 20 {\nneeds 100% answered");
    let grade = |mode| scored(&text, "[answers]\nq1a = 9\n", mode).2.components[0].grade.clone();
    assert_eq!(levels(grade(Mode::Draft).as_ref()), Some(&[0, 1, 2][..]));
    assert_eq!(levels(grade(Mode::Final).as_ref()), Some(&[][..]));
}

#[test]
fn a_condition_of_a_grade_is_the_parts_own() {
    let text = graded(
        "certify \"Grade\" on each component {
  good \"Good\" when points over max / 2 and every component at least 2
  fair \"Fair\" at least 1 and not shore
  otherwise \"Poor\"
}",
    );
    let (_, _, all) = scored(&text, "[answers]\nq1a = 9\nq1b = 8\nshore = true\nq2a = 4\n", Mode::Draft);
    assert_eq!(levels(all.components[0].grade.as_ref()), Some(&[0][..]));
    assert_eq!(levels(all.components[1].grade.as_ref()), Some(&[2][..]));
}

#[test]
fn what_is_wrong_with_grades_is_told_once() {
    let on = |head: &str, block: &str| graded(&format!("certify \"G\" {head} {block}"));
    nothing(&on("on each indicator of water", SHARES));
    let falls = "{ good \"Good\" at least 2 fair \"Fair\" at least 5 otherwise \"Poor\" }";
    only(&on("on each component", falls), "check/levels-fall", "fair \"Fair\" at least 5", "asks for 5");
    let high = "{ good \"Good\" at least 25 otherwise \"Poor\" }";
    let at = "good \"Good\" at least 25";
    only(&on("on each component", high), "check/level-unreachable", at, "nothing that is graded here");
    nothing(&on("on each component", &high.replace("25", "15")));
    only(&on("on each component", &high.replace("25", "80%")), "pack/mixed-units", "80%", "0.8 * max");
    only(
        &on("on each component of wells", SHARES),
        "pack/unknown-code",
        "wells",
        "no indicator or component",
    );
    only(
        &on("on each component of water", SHARES),
        "pack/wrong-parts",
        "each component of water",
        "no components",
    );
    only(&on("on components", SHARES), "pack/unknown-code", "components", "each component");
    only(&on("on 1.a", SHARES), "pack/unknown-code", "1.a", "each indicator");
    only(&on("on overall and water", SHARES), "syntax/unexpected", "water", "one score");
    for head in ["on every component", "on all indicators", "for each component", "on each pillar", "on each"]
    {
        let all = found(&on(head, SHARES));
        assert_eq!(
            all.iter().map(|one| one.code).collect::<Vec<_>>(),
            ["syntax/unexpected"],
            "{head}: {all:#?}"
        );
        assert!(all[0].says.contains("on each component"), "{all:#?}");
    }
    let needs = "{ needs 50% answered good \"Good\" at least 5 otherwise \"Poor\" }";
    only(&on("on each component", needs), "pack/wrong-place", "needs 50% answered", "parts are graded");
    let twice = format!(
        "certify \"G\" on each component {SHARES} certify \"H\" on overall and each component {{ top \"Top\" at least 20 otherwise \"No\" }}"
    );
    only(&graded(&twice), "pack/repeated-clause", "each component", "two grades");
    let named = format!("certify \"G\" on each component {SHARES} certify \"H\" on each indicator {SHARES}");
    let all = found(&graded(&named));
    assert!(all.iter().all(|one| one.code == "pack/duplicate-name") && all.len() == 2, "{all:#?}");
    let bare = "{ good \"Good\" at least 5 }";
    only(&on("on each component", bare), "pack/no-otherwise", "\"G\"", "otherwise");
}

#[test]
fn more_levels_than_can_be_told_apart_are_told() {
    for on in ["overall", "each component", "overall and each component"] {
        let level = |at| format!("l{at} \"L{at}\" at least {}.{}\n", at / 10, at % 10);
        let levels: String = (1..=70).rev().map(level).collect();
        let text = graded(&format!("certify \"G\" on {on} {{\n{levels}otherwise \"None\"\n}}"));
        only(&text, "pack/too-many", "l6 \"L6\" at least 0.6", "71 levels");
    }
}

#[test]
fn examples_name_grades_that_there_are() {
    let text = graded(&format!("certify \"Grade\" on each component {SHARES}"));
    let with = |expect: &str| format!("{text}example \"x\" {{ given q1a = 1  expect {expect} }}\n");
    only(&with("grade of 1.a = good"), "pack/example-impossible", "grade of 1.a = good", "each indicator");
    only(
        &with("grade of overall = good"),
        "pack/example-impossible",
        "grade of overall = good",
        "expect level",
    );
    only(&with("grade of water = best"), "pack/unknown-choice", "best", "good");
    only(&with("grade of wells = good"), "pack/unknown-code", "wells", "no indicator or component");
}
