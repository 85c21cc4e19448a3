//! What is told of structure: words of the framework's own, what does not apply, penalties, what is not rated.

use kasauti::render;
use kasauti::report;
use kasauti::score::Mode;

use super::{framework, indicator, scored};

fn text() -> String {
    format!(
        "{}component water \"Water\" number 1 out of 20 {{
  call components \"Pillar\"
  ask shore \"A shore?\" yes/no
  component wells \"Wells\" number 1 out of 10 {{\n  penalty 3 \"Late return\" when late\n  ask late \"Late?\" yes/no\n{}}}
  component beach \"Beach\" number 2 out of 10 {{\n  not applicable when not shore\n{}}}
}}\n",
        framework("call components \"Domain\"\n  call indicators \"Criterion\" \"Criteria\"\n  needs 80% answered"),
        indicator("1.a", ""),
        indicator("1.b", "")
    )
}

const ANSWERS: &str = "[answers]\nshore = false\nlate = true\nq1a = 9\n";

#[test]
fn reports_use_the_framework_s_words() {
    let (pack, sources, assessment) = scored(&text(), ANSWERS, Mode::Draft);
    let told = render::markdown(&report::city(&pack, &sources, &assessment));
    for words in [
        "## Criteria",
        "| Code | Criterion |",
        "2 criteria: 1 computed from answers and 1 not applicable",
        "Pillar",
    ] {
        assert!(told.contains(words), "no `{words}` in {told}");
    }
    let why = render::markdown(&report::explanation(&pack, &sources, &assessment, None));
    for words in [
        "Domain 1 Water",
        "Pillar 1.1 Wells",
        "Wells: 9 - 3 (Late return) = **6**",
        "Water: 6 × 20 / 10 = **12**",
    ] {
        assert!(why.contains(words), "no `{words}` in {why}");
    }
    assert!(!told.contains("city") && !told.contains("City"), "{told}");
}

#[test]
fn what_does_not_apply_is_said_in_words_and_not_as_zero() {
    let (pack, sources, assessment) = scored(&text(), ANSWERS, Mode::Draft);
    let told = render::markdown(&report::city(&pack, &sources, &assessment));
    assert!(told.contains("| 1.2 | Beach |") && told.contains("not applicable"), "{told}");
    let csv = render::csv(&pack, std::slice::from_ref(&assessment));
    let beach = csv.lines().find(|line| line.contains("component,1.2,")).unwrap();
    assert!(beach.contains(",,,10,not_applicable,"), "{beach}");
    let json: serde_json::Value =
        serde_json::from_str(&render::json(&pack, &sources, std::slice::from_ref(&assessment))).unwrap();
    let beach = &json["assessments"][0]["components"][2];
    assert_eq!((&beach["name"], &beach["points"]), (&"beach".into(), &serde_json::Value::Null));
    assert_eq!(beach["within"], "water");
    assert_eq!(json["assessments"][0]["components"][1]["penalties"][0]["taken"]["low"], "3");
}

#[test]
fn questions_that_decide_what_applies_and_what_is_taken_are_asked_for() {
    let (pack, sources, assessment) = scored(&text(), "[answers]\nq1a = 9\nq1b = 2\n", Mode::Draft);
    let told = render::markdown(&report::city(&pack, &sources, &assessment));
    // Without the beach the wells stand for all 20 points: 6 or 9 of 10 are 12 or 18, with it 8 or 11.
    assert!(told.contains("| Water | 10 | A shore? `shore` |"), "{told}");
    assert!(told.contains("| Wells | 3 | Late? `late` |"), "{told}");
    let (_, _, closed) = scored(&text(), ANSWERS, Mode::Draft);
    assert_eq!((closed.open_wholes.len(), closed.unanswered.len()), (0, 0));
}

#[test]
fn what_is_not_rated_says_how_much_is_missing() {
    let few = "[answers]\nshore = true\nlate = false\n";
    let (pack, sources, draft) = scored(&text(), few, Mode::Draft);
    let told = render::markdown(&report::city(&pack, &sources, &draft));
    assert!(
        told.contains("would not count as final yet: 2 of 4 questions are answered, and 80% are needed"),
        "{told}"
    );
    let (pack, sources, last) = scored(&text(), few, Mode::Final);
    let told = render::markdown(&report::city(&pack, &sources, &last));
    assert!(told.contains("no final score") && told.contains("not rated"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&render::json(&pack, &sources, &[last])).unwrap();
    let why = &json["assessments"][0]["overall_not_rated"];
    assert_eq!((&why["answered"], &why["asked"], &why["needed"]), (&2.into(), &4.into(), &"0.8".into()));
}

#[test]
fn an_explanation_for_programs_shows_how_every_whole_is_made() {
    let (pack, sources, assessment) = scored(&text(), ANSWERS, Mode::Draft);
    let written = render::explanation_json(&pack, &sources, &assessment, None);
    let schema = include_str!("../../docs/schema/explanation-1.json");
    assert_eq!(crate::report::schema::misfits(schema, &written), Vec::<String>::new());
    let json: serde_json::Value = serde_json::from_str(&written).unwrap();
    let wells = &json["components"][1];
    assert_eq!(wells["arithmetic"][0], "9 - 3 (Late return) = 6");
    assert_eq!(json["components"][0]["from"][1]["applies"], false);
    assert_eq!(json["components"][0]["from"][0]["component"], "wells");
}
