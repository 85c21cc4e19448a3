//! What must hold for a score to count.

use kasauti::pack::{ComponentId, Rated};
use kasauti::score::{Mode, NotRated};

use super::{asking, framework, holds, indicator, scored};
use crate::check::{found, nothing, only};

const A: &str = "needs q1a is answered and q1a at least 4 \"at least 4 points in 1.a\"";

#[test]
fn what_is_needed_holds_or_the_score_does_not_count() {
    let at = |of| Some(NotRated::NotMet { of, at: 0 });
    let (water, part) =
        (Rated::Component(ComponentId::from(0)), Some(NotRated::Component(ComponentId::from(0))));
    for (needs, overall, component, level) in [
        ([A, "", ""], at(Rated::Overall), None, at(Rated::Overall)),
        (["", A, ""], part, at(water), part),
        (["", "", A], None, None, at(Rated::Level)),
    ] {
        let text = asking(needs[0], needs[1], needs[2]);
        for mode in [Mode::Draft, Mode::Final] {
            for answers in ["[answers]\nq1a = 3\n", "[answers]\nq2a = 3\n"] {
                let (_, _, assessment) = scored(&text, answers, mode);
                let told = (
                    assessment.overall_not_rated,
                    assessment.components[0].not_rated,
                    assessment.level_not_rated,
                );
                assert_eq!(told, (overall, component, level), "{needs:?} {answers}");
                assert_eq!(assessment.levels.is_empty(), mode == Mode::Final);
                assert_eq!(assessment.components[1].not_rated, None);
            }
            let (_, _, assessment) = scored(&text, "[answers]\nq1a = 4\n", mode);
            assert_eq!(assessment.overall_not_rated.or(assessment.level_not_rated), None);
        }
    }
}

#[test]
fn several_may_be_needed_and_the_first_that_is_lacking_is_named() {
    let needs = format!("needs 50% answered\n{A}\nneeds q2a is answered \"2.a\"");
    let text = asking(&needs, "", "");
    let why =
        |answers: &str| scored(&text, &format!("[answers]\n{answers}"), Mode::Final).2.overall_not_rated;
    assert!(matches!(why("q2a = 1\n"), Some(NotRated::TooFewAnswers { answered: 1, asked: 3, .. })));
    assert_eq!(why("q2a = 1\nq1b = 1\n"), Some(NotRated::NotMet { of: Rated::Overall, at: 1 }));
    assert_eq!(why("q1a = 9\nq1b = 1\n"), Some(NotRated::NotMet { of: Rated::Overall, at: 2 }));
    assert_eq!(why("q1a = 9\nq2a = 1\n"), None);
}

#[test]
fn published_points_stand_for_what_is_needed_behind_them() {
    let text = asking(A, "", "");
    let awarded = |what: &str| {
        let answers = format!("[answers]\nq2a = 5\n[awarded]\nsource = \"x\"\n{what} = 2\n");
        scored(&text, &answers, Mode::Final).2.overall_not_rated
    };
    assert_eq!(awarded("water"), None);
    assert_eq!(awarded("\"1.a\""), None);
    assert!(awarded("\"1.b\"").is_some());
}

#[test]
fn what_is_open_behind_a_need_is_asked_for() {
    let first = indicator("1.a", "ask tested \"Tested?\" yes/no");
    let text = format!(
        "{}component water \"Water\" number 1 out of 10 {{\nneeds tested \"a tested well\"\n{first}}}\n",
        framework("")
    );
    let (_, _, assessment) = scored(&text, "[answers]\nq1a = 9\n", Mode::Draft);
    let open: Vec<_> =
        assessment.open_wholes.iter().map(|one| (one.at_stake.is_zero(), one.questions.len())).collect();
    assert_eq!(open, [(true, 1)]);
    assert_eq!(assessment.unanswered.len(), 1);
    let (_, _, assessment) = scored(&text, "[answers]\nq1a = 9\ntested = false\n", Mode::Draft);
    assert_eq!((assessment.open_wholes.len(), assessment.unanswered.len()), (0, 0));
    assert!(assessment.overall_not_rated.is_some());
}

#[test]
fn examples_expect_what_does_not_count() {
    let text = asking(A, "", "")
        + "example \"too little\" { given q1a = 3, q1b = 1, q2a = 1  expect overall not rated, level not rated, water = 4 }
example \"enough\" { given q1a = 4, q1b = 1, q2a = 1  expect overall = 6, level = otherwise }\n";
    holds(&text);
}

#[test]
fn what_is_needed_is_said_in_words() {
    for needs in ["needs q1a at least 4", "needs q1a at least 4 \" \""] {
        only(&asking(needs, "", ""), "pack/missing-clause", needs, "in words");
        only(&asking("", needs, ""), "pack/missing-clause", needs, "in words");
        only(&asking("", "", needs), "pack/missing-clause", needs, "in words");
    }
    let turned = only(
        &asking("needs \"four\" when q1a at least 4", "", ""),
        "syntax/unexpected",
        "\"four\" when q1a at least 4",
        "condition first",
    );
    assert_eq!(turned.fix.unwrap().1, "q1a at least 4 \"four\"");
    let twice = "needs 50% answered needs 60% answered";
    only(&asking(twice, "", ""), "pack/repeated-clause", "needs 60% answered", "`needs … answered`");
    only(&asking("", "", twice), "pack/repeated-clause", "needs 60% answered", "`needs … answered`");
    let unknown = found(&asking("needs q9 at least 4 \"four\"", "", ""));
    assert_eq!(unknown.iter().map(|one| one.code).collect::<Vec<_>>(), ["pack/unknown-name"]);
    nothing(&asking(A, A, A));
}
