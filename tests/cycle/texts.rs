//! Texts in other languages go on into the next cycle.

use kasauti::diagnostic::Diagnostics;
use kasauti::pack::{self, Beside, Pack, QuestionKind, TextPart, TextsWanted};
use kasauti::source::{MemoryWorld, Sources};

use super::head;

const HINDI: &str = r#"texts hi "हिन्दी" {
  reviewed yes
  framework "झील जाँच"
  level clear "साफ़"
  level fair "ठीक"
  component water "जल"
  indicator 1.a "जल परीक्षण"
  question testing "जाँच कैसे होती है?" { never "नहीं" yearly "वर्ष में एक बार" monthly "हर माह" }
  question fish "कौन-सी मछलियाँ?" { kind "प्रकार" count "संख्या" }
  recommendation test_monthly { text "{testing} नहीं: हर माह जाँचें। {shared.lab}" }
  recommendation count_fish { text "प्रकार: {kinds}। हर वर्ष गिनें।" }
}
"#;

/// A pack with these operations, of a base with texts in Hindi, its texts in Hindi, and what was told.
fn read(operations: &str, own: Option<&str>) -> (Pack, Pack, Vec<String>) {
    let rules = head(operations);
    let mut files = vec![("framework.kas", &*rules)];
    files.extend(own.map(|own| ("texts/hi.kas", own)));
    let world = MemoryWorld::new(files)
        .with_beside("base", [("framework.kas", super::BASE), ("texts/hi.kas", HINDI)]);
    let (mut sources, mut told) = (Sources::new(), Diagnostics::new());
    let beside = Beside { texts: TextsWanted::All, ..Beside::default() };
    let pack = pack::load_with(&world, &beside, &mut sources, &mut told).expect("a pack");
    let told: Vec<String> = told
        .sorted()
        .iter()
        .filter(|one| one.code().id != "pack/untranslated")
        .map(|one| format!("{} {}", one.code().id, sources.text(one.span())))
        .collect();
    let translated = pack.in_language(pack.translations.first().expect("a translation"));
    (pack, translated, told)
}

fn title(pack: &Pack, question: &str) -> String {
    pack.questions.iter().find(|one| one.name == question).expect("the question").title.clone()
}

fn is_translated(pack: &Pack, advice: &str) -> bool {
    let advice = pack.recommendations.iter().find(|one| one.name == advice).expect("the advice");
    advice.text.iter().any(|part| matches!(part, TextPart::Words(words) if words.contains("प्रकार")))
}

#[test]
fn texts_are_carried_over_and_follow_new_names() {
    let operations = "rename question testing to tests
        rename choice monthly of testing to every_month
        rename field kind of fish to sort
        rename recommendation count_fish to fish_count
        rename indicator 1.a to 1.c
        rename level fair to so_so
        rename let kinds to sorts
        remove recommendation test_monthly remove shared lab remove example \"tested once a year\"
        change recommendation keep_testing when tests is answered";
    let (pack, hindi, told) = read(operations, None);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(pack.languages, ["hi"]);
    assert_eq!(title(&hindi, "tests"), "जाँच कैसे होती है?");
    let tests = hindi.questions.iter().find(|one| one.name == "tests").expect("it");
    let choices: Vec<&str> = tests.kind.choices().iter().map(|one| &*one.title).collect();
    assert_eq!(choices, ["नहीं", "वर्ष में एक बार", "हर माह"]);
    let fish = hindi.questions.iter().find(|one| one.name == "fish").expect("it");
    let QuestionKind::List { fields, .. } = &fish.kind else { panic!("a list") };
    assert_eq!(fields.first().map(|field| (&*field.name, &*field.title)), Some(("sort", "प्रकार")));
    assert!(is_translated(&hindi, "fish_count"));
    assert!(hindi.indicators.iter().any(|one| one.code() == "1.c" && one.title == "जल परीक्षण"));
    assert!(hindi.certification.expect("it").levels.iter().any(|level| level.title == "ठीक"));
    assert_eq!(hindi.tongue.expect("Hindi").not_reviewed, None);
}

#[test]
fn what_reads_differently_is_shown_as_it_is_until_it_is_translated_again() {
    let operations = r#"change question testing "How often is the water tested?"
        change choice never of testing "Not at all"
        change indicator 1.b "All fish""#;
    let (_, hindi, told) = read(operations, None);
    assert_eq!(told, [r#"cycle/stale-translation "How often is the water tested?""#]);
    assert_eq!(title(&hindi, "testing"), "How often is the water tested?");
    let own = r#"texts hi "हिन्दी" {
      reviewed no "नया"
      question testing "पानी कितनी बार जाँचा जाता है?"
      phrase "Not at all" "बिल्कुल नहीं"
    }"#;
    let (_, hindi, told) = read(operations, Some(own));
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(title(&hindi, "testing"), "पानी कितनी बार जाँचा जाता है?");
    let testing = hindi.questions.iter().find(|one| one.name == "testing").expect("it");
    let choices: Vec<&str> = testing.kind.choices().iter().map(|one| &*one.title).collect();
    assert_eq!(choices, ["बिल्कुल नहीं", "वर्ष में एक बार", "हर माह"], "the rest is carried over");
    assert_eq!(hindi.tongue.expect("Hindi").not_reviewed.as_deref(), Some("नया"));
}

#[test]
fn a_text_with_other_values_is_translated_again() {
    let operations = r#"change recommendation count_fish { text "Kinds counted: {2 * kinds}." }"#;
    let (_, hindi, told) = read(operations, None);
    assert_eq!(told, [r#"cycle/stale-translation "Kinds counted: {2 * kinds}.""#]);
    assert!(!is_translated(&hindi, "count_fish"));
}
