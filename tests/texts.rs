//! A pack's texts in other languages: what is looked up, what is told, and what reports make of them.

mod languages;

use kasauti::diagnostic::Diagnostics;
use kasauti::pack::{Beside, Pack, TextsWanted};
use kasauti::report;
use kasauti::score::{Assessment, Mode};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

const RULES: &str = r#"language 1

framework lamps "Street Lamps" {
  cycle     "1"
  subject   ward
  overall   = sum of components
  round     points half up to 0 places
  illustrative "an example"
}

certify "Lamp level" on overall {
  bright "Bright" at least 50
  otherwise "Dim"
}

shared handbook "See the handbook."

component light "Light" number 1 out of 100 {
  indicator 1.a "Checks" out of 100 {
    ask checked "How often?" one of { never "Never" weekly "Every week" } help "Ask the electrician."
    ask parts "Which parts?" any of { bulb "Bulb" pole "Pole" }
    ask visits "Which visits?" list of { day "Day" date  kind "Kind" one of { short "Short" long "Long" } }

    score match checked { never => 0  weekly => 40 } + 10 each of parts + min(20 * count of visits, 40)

    recommend check_weekly when checked = never {
      owner     "Electrician"
      effort    "one month"
      reference "Handbook"
      reference "Guide"
      text "{city}: {missing of parts} lack care; {to_win} to win. {shared.handbook}"
    }
    recommend go_on when checked = weekly { text "Go on." }
  }
}
"#;

const HINDI: &str = r#"texts hi "हिन्दी" {
  reviewed no "कच्चा अनुवाद"
  phrase "Electrician" "विद्युतकर्मी"
  phrase "one month" "एक माह"
  framework "सड़क बत्तियाँ"
  subject "वार्ड"
  certify "बत्ती स्तर"
  level bright "उजला"
  level otherwise "मंद"
  component light "प्रकाश"
  indicator 1.a "जाँच"
  question checked "कितनी बार?" { never "कभी नहीं" weekly "हर सप्ताह" } help "विद्युतकर्मी से पूछें।"
  question parts "कौन-से भाग?" { bulb "बल्ब" pole "खंभा" }
  question visits "कौन-से दौरे?" { day "दिन" kind "प्रकार" { short "छोटा" long "लंबा" } }
  recommendation check_weekly {
    reference "पुस्तिका"
    reference "मार्गदर्शिका"
    text "{to_win} अंक शेष; {city} में {missing of parts} उपेक्षित हैं। {shared.handbook}"
  }
  recommendation go_on { text "जारी रखें।" }
  shared handbook "पुस्तिका देखें।"
}
"#;

struct Read {
    pack: Pack,
    sources: Sources,
    /// Code and underlined text of everything that was told.
    told: Vec<String>,
}

fn read(files: &[(&str, &str)], texts: TextsWanted<'_>) -> Read {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let world = MemoryWorld::new(files.iter().copied());
    let beside = Beside { texts, ..Beside::default() };
    let pack = kasauti::pack::load_with(&world, &beside, &mut sources, &mut diagnostics).expect("a pack");
    let told = diagnostics
        .sorted()
        .iter()
        .map(|one| format!("{} {}", one.code().id, sources.text(one.span())))
        .collect();
    Read { pack, sources, told }
}

/// What is told of the Hindi texts after some of them were changed.
fn told(changes: &[(&str, &str)]) -> Vec<String> {
    let mut texts = HINDI.to_owned();
    for (from, to) in changes {
        assert!(texts.contains(from), "{from}");
        texts = texts.replacen(from, to, 1);
    }
    read(&[("rules.kas", RULES), ("texts/hi.kas", &texts)], TextsWanted::All).told
}

fn assessed_by(shown: &Pack, read: &mut Read, answers: &str) -> Assessment {
    let mut found = Diagnostics::new();
    let head =
        format!("city = \"Ghat\"\nframework = \"{}\"\ncycle = \"1\"\nsource = \"a test\"\n", read.pack.name);
    let file = read.sources.add("city.toml", format!("{head}\n[answers]\n{answers}"));
    let answers = kasauti::answers::read(&read.pack, &read.sources, file, &mut found).expect("answers");
    let scripts = Scripts::compile(shown, &read.sources, &mut found);
    kasauti::score::assess(shown, &scripts, &answers, Mode::Draft)
}

fn assessed(read: &mut Read, answers: &str) -> Assessment {
    assessed_by(&read.pack.clone(), read, answers)
}

fn report_in(read: &mut Read, language: &str, answers: &str) -> String {
    let shown = match language {
        "en" => read.pack.clone(),
        _ => read.pack.in_language(&read.pack.translations[0]),
    };
    let assessment = assessed_by(&shown, read, answers);
    let mut document = report::city(&shown, &read.sources, &assessment);
    document.extend(report::explanation(&shown, &read.sources, &assessment, None));
    kasauti::render::markdown(&document)
}

#[test]
fn a_complete_translation_leaves_nothing_to_say() {
    let read = read(&[("rules.kas", RULES), ("texts/hi.kas", HINDI)], TextsWanted::All);
    assert_eq!(read.told, [""; 0]);
    assert!(read.pack.translations[0].missing.is_empty());
}

#[test]
fn texts_are_read_only_when_they_are_wanted() {
    let files = [("rules.kas", RULES), ("texts/hi.kas", "no texts at all"), ("texts/ml.kas", "nor here")];
    let alone = read(&files, TextsWanted::None);
    assert_eq!((alone.told.len(), alone.pack.translations.len()), (0, 0));
    assert_eq!(alone.pack.languages, ["hi", "ml"]);
    assert!(!read(&files, TextsWanted::One("hi")).told.is_empty());
}

#[test]
fn translations_are_no_part_of_the_fingerprint() {
    let with = read(&[("rules.kas", RULES), ("texts/hi.kas", HINDI)], TextsWanted::All);
    let without = read(&[("rules.kas", RULES)], TextsWanted::None);
    assert_eq!(with.pack.fingerprint, without.pack.fingerprint);
}

#[test]
fn reports_speak_the_language_with_the_values_in_its_order() {
    let mut read = read(&[("rules.kas", RULES), ("texts/hi.kas", HINDI)], TextsWanted::All);
    let answers = "checked = \"never\"\nparts = [\"bulb\"]\nvisits = []\n";
    let hindi = report_in(&mut read, "hi", answers);
    for words in [
        "सड़क बत्तियाँ, चक्र 1",
        "कच्चा अनुवाद",
        "100 में से 10",
        "मंद",
        "90 अंक शेष; Ghat में खंभा उपेक्षित हैं। पुस्तिका देखें।",
        "उत्तरदायी: विद्युतकर्मी · अवधि: एक माह",
        "देखें: पुस्तिका; मार्गदर्शिका",
    ] {
        assert!(hindi.contains(words), "{words}\n{hindi}");
    }
    for words in ["Street", "Points", "Advice", "Electrician", "Never"] {
        assert!(!hindi.contains(words), "{words}\n{hindi}");
    }
    let english = report_in(&mut read, "en", answers);
    assert!(english.contains("Ghat: Pole lack care; 90 to win. See the handbook."), "{english}");
}

#[test]
fn what_is_left_out_stays_as_it_is_and_is_told_once() {
    let told = told(&[
        ("  framework \"सड़क बत्तियाँ\"\n", ""),
        (" weekly \"हर सप्ताह\"", ""),
        ("  shared handbook \"पुस्तिका देखें।\"\n", ""),
        ("    reference \"मार्गदर्शिका\"\n", ""),
    ]);
    assert_eq!(told, ["pack/untranslated hi"]);
}

#[test]
fn names_that_the_rules_do_not_have_are_told() {
    for (from, to, expected) in [
        ("component light", "component lihgt", "pack/unknown-code lihgt"),
        ("indicator 1.a", "indicator 1.b", "pack/unknown-code 1.b"),
        ("question parts", "question prats", "pack/unknown-name prats"),
        ("bulb \"बल्ब\"", "blub \"बल्ब\"", "pack/unknown-choice blub"),
        ("day \"दिन\"", "dya \"दिन\"", "pack/unknown-field dya"),
        ("short \"छोटा\"", "shrot \"छोटा\"", "pack/unknown-choice shrot"),
        ("level bright", "level brihgt", "pack/unknown-name brihgt"),
        ("recommendation go_on", "recommendation go_no", "pack/unknown-recommendation go_no"),
        ("shared handbook \"", "shared handbok \"", "pack/unknown-name handbok"),
        ("{missing of parts}", "{missing of pats}", "pack/unknown-placeholder pats"),
        ("\"one month\"", "\"one mnth\"", "pack/unused-phrase \"one mnth\""),
    ] {
        let told = told(&[(from, to)]);
        assert!(told.iter().any(|one| one == expected), "{to}: {told:#?}");
    }
}

#[test]
fn nothing_is_translated_twice() {
    for (from, twice, expected) in [
        ("  framework \"", "  framework \"क\"\n", "pack/repeated-clause \"सड़क बत्तियाँ\""),
        ("  reviewed no", "  reviewed yes\n", "pack/repeated-clause reviewed no \"कच्चा अनुवाद\""),
        ("  phrase \"Elec", "  phrase \"Electrician\" \"क\"\n", "pack/repeated-clause \"Electrician\""),
        ("  question parts", "  question parts \"क\"\n", "pack/repeated-clause \"कौन-से भाग?\""),
        (
            "  recommendation go_on",
            "  recommendation go_on { text \"क\" }\n",
            "pack/repeated-clause \"जारी रखें।\"",
        ),
    ] {
        let told = told(&[(from, &format!("{twice}{from}"))]);
        assert!(told.iter().any(|one| one == expected), "{twice}: {told:#?}");
    }
}

#[test]
fn texts_stand_in_the_file_of_their_language_and_nowhere_else() {
    let other = HINDI.replace("texts hi", "texts ml");
    let told = |files: &[(&str, &str)]| read(files, TextsWanted::All).told;
    assert_eq!(told(&[("rules.kas", RULES), ("texts/hi.kas", &other)]), ["pack/wrong-place ml"]);
    let inside = told(&[("rules.kas", RULES), ("hindi.kas", HINDI)]);
    assert!(inside.len() == 1 && inside[0].starts_with("pack/wrong-place texts hi"), "{inside:?}");
    let rules = format!("{HINDI}\nlet x = 1\n");
    let stray = told(&[("rules.kas", RULES), ("texts/hi.kas", &rules)]);
    assert_eq!(stray, ["pack/wrong-place let x = 1"]);
}

#[test]
fn a_translation_says_whether_it_was_reviewed() {
    assert_eq!(told(&[("  reviewed no \"कच्चा अनुवाद\"\n", "")]), ["pack/missing-clause hi"]);
    assert_eq!(told(&[("reviewed no \"कच्चा अनुवाद\"", "reviewed yes")]), [""; 0]);
}

#[test]
fn a_line_that_cannot_be_read_costs_one_line() {
    let told = told(&[("  level bright \"उजला\"\n", "  level bright\n")]);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].starts_with("pack/untranslated") && told[1].starts_with("syntax/unexpected"),
        "{told:#?}"
    );
}

#[test]
fn a_list_of_choices_is_translated_once() {
    let rules = RULES.replace("one of { never \"Never\" weekly \"Every week\" }", "one of often").replace(
        "shared handbook",
        "choices often { never \"Never\" weekly \"Every week\" }\nshared handbook",
    );
    let texts = HINDI.replace(" { never \"कभी नहीं\" weekly \"हर सप्ताह\" }", "").replace(
        "  level bright",
        "  choices often { never \"कभी नहीं\" weekly \"हर सप्ताह\" }\n  level bright",
    );
    let read = |texts: &str| read(&[("rules.kas", &rules), ("texts/hi.kas", texts)], TextsWanted::All);
    let found = read(&texts);
    assert_eq!(found.told, [""; 0]);
    let hindi = found.pack.in_language(&found.pack.translations[0]);
    let checked = hindi.questions.iter().find(|question| question.name == "checked").unwrap();
    assert_eq!(checked.kind.choices()[1].title, "हर सप्ताह");
    assert_eq!(read(&texts.replace("choices often", "choices oftn")).told[0], "pack/untranslated hi");
    let told = read(&texts.replace("choices often { never", "choices often { nevr")).told;
    assert!(told.contains(&"pack/unknown-choice nevr".to_owned()), "{told:?}");
}

/// Countries in pillars, which stand in domains.
const COUNTRIES: &str = r#"language 1

framework lands "Land Index" {
  cycle   "1"
  subject country
  overall = mean of components
  round   points half up to 1 places
  call components "Domain"
  call indicators "Criterion" "Criteria"
  illustrative "an example"
}

component life "Life" number 1 out of 100 {
  call components "Pillar"
  penalty 5 "Late return"
  component health "Health" number 1 out of 100 {
    needs clinics is answered "a count of clinics"
    indicator 1.a "Clinics" out of 100 { ask clinics "How many?" percent  score 100 * clinics }
  }
}
component land "Land" number 2 out of 100 {
  indicator 2.a "Dykes" out of 100 { ask dykes "How many?" percent  score 100 * dykes }
}
"#;

const OWN_WORDS: &str = r#"texts hi "हिन्दी" {
  reviewed yes
  phrase "Late return" "देर"
  phrase "a count of clinics" "क्लिनिकों की गिनती"
  framework "भू सूचकांक"
  subject "देश"
  call components "खंड"
  call components of life "स्तंभ"
  call indicators "कसौटी" "कसौटियाँ"
  component life "जीवन"
  component health "स्वास्थ्य"
  component land "भूमि"
  indicator 1.a "क्लिनिक"
  indicator 2.a "बाँध"
  question clinics "कितने?"
  question dykes "कितने?"
}
"#;

#[test]
fn a_report_calls_everything_by_the_frameworks_own_words() {
    let mut english = read(&[("rules.kas", COUNTRIES)], TextsWanted::None);
    let report = report_in(&mut english, "en", "clinics = 50\ndykes = 50\n");
    for said in ["## Criteria", "| Criterion |", "2 criteria: ", "Pillar", "Domain"] {
        assert!(report.contains(said), "{said}: {report}");
    }
    assert!(!report.contains("city") && !report.contains("ndicator"), "{report}");
    let files = [("rules.kas", COUNTRIES), ("texts/hi.kas", OWN_WORDS)];
    let mut both = read(&files, TextsWanted::All);
    assert_eq!(both.told, [""; 0]);
    let report = report_in(&mut both, "hi", "clinics = 50\ndykes = 50\n");
    for said in ["2 कसौटियाँ: ", "## कसौटियाँ", "स्तंभ", "खंड", "(देर)"]
    {
        assert!(report.contains(said), "{said}: {report}");
    }
    assert!(!report.contains("शहर") && !report.contains("संकेतक"), "{report}");
    let report = report_in(&mut both, "hi", "dykes = 50\n");
    assert!(report.contains("क्लिनिकों की गिनती आवश्यक है"), "{report}");
}

#[test]
fn own_words_that_are_not_translated_stay_and_are_told() {
    let without =
        OWN_WORDS.replace("  subject \"देश\"\n", "").replace("  call components of life \"स्तंभ\"\n", "");
    let mut found = read(&[("rules.kas", COUNTRIES), ("texts/hi.kas", &without)], TextsWanted::All);
    assert_eq!(found.told, ["pack/untranslated hi"]);
    let missing: Vec<String> =
        found.pack.translations[0].missing.iter().map(|slot| slot.name(&found.pack)).collect();
    assert_eq!(missing, ["`subject`", "`call components` of `life`"]);
    let report = report_in(&mut found, "hi", "clinics = 50\ndykes = 50\n");
    assert!(report.contains("Pillar") && !report.contains("शहर"), "{report}");
    let told = |from: &str, to: &str| {
        let texts = OWN_WORDS.replace(from, to);
        read(&[("rules.kas", COUNTRIES), ("texts/hi.kas", &texts)], TextsWanted::All).told
    };
    assert_eq!(told("of life", "of lief")[1..], ["pack/unknown-code lief"]);
    assert!(told("of life", "of land").contains(&"pack/no-original \"स्तंभ\"".to_owned()));
    assert!(told("\"देश\"", "\" \"").contains(&"pack/wrong-type \" \"".to_owned()));
}

#[test]
fn a_pack_says_which_language_it_is_written_in() {
    let hindi = RULES.replace("subject   ward", "subject   ward\n  written in hi");
    let english = "texts en \"English\" { reviewed yes framework \"Lamps\" }";
    let mut found = read(&[("rules.kas", &hindi), ("texts/en.kas", english)], TextsWanted::All);
    assert_eq!(found.told, ["pack/untranslated en"]);
    let own = report_in(&mut found, "en", "checked = \"never\"");
    assert!(own.contains("Street Lamps, चक्र 1") && own.contains("## अंक"), "{own}");
    let shown = found.pack.in_language(&found.pack.translations[0]);
    assert_eq!((shown.language().code(), shown.title.as_str()), ("en", "Lamps"));

    let told = |files: &[(&str, &str)]| read(files, TextsWanted::All).told;
    assert_eq!(told(&[("rules.kas", &hindi), ("texts/hi.kas", HINDI)]), ["pack/wrong-place hi"]);
    assert_eq!(told(&[("rules.kas", &hindi.replace("in hi", "in ta"))]), ["pack/no-wording ta"]);
    let twice = hindi.replace("in hi", "in hi\n  written in en");
    assert_eq!(told(&[("rules.kas", &twice)]), ["pack/repeated-clause written in en"]);
}

const MONEY: &str = r#"language 1

framework wells "Wells" {
  cycle   "1"
  subject town
  round   points half up to 0 places
  numbers grouped indian
  illustrative "an example"
}

component c "C" number 1 out of 10 {
  indicator 1.a "I" out of 10 {
    ask budget "How much?" money in INR between 1 and 100000000000
    ask people "How many people?" count
    ask since "Since when?" count between 1900 and 2100

    score 10 * min(budget / 5000000, 1)

    recommend spend { text "{budget}; {budget in lakh}; {budget in crore}; {people}; {people in lakh}; {since}; {budget * 2}" }
  }
}
"#;

#[test]
fn large_numbers_are_grouped_for_people_and_plain_for_programs() {
    let answers = "budget = 1234567.5\npeople = 100000\nsince = 2019\n";
    let said = |rules: &str| {
        let mut found = read(&[("rules.kas", rules)], TextsWanted::None);
        assert_eq!(found.told, [""; 0]);
        assessed(&mut found, answers)
    };
    let indian = said(MONEY);
    assert_eq!(
        indian.recommendations[0].text,
        "12,34,567.5 INR; 12.35 lakh INR; 0.12 crore INR; 1,00,000; 1 lakh; 2019; 24,69,135"
    );
    let shown: Vec<_> = indian.indicators[0]
        .trace
        .answers
        .iter()
        .map(|one| (one.value.as_deref(), one.plain.as_deref()))
        .collect();
    assert_eq!(shown, [(Some("12,34,567.5 INR"), Some("1234567.5 INR"))]);
    let western = said(&MONEY.replace("grouped indian", "grouped western"));
    assert!(western.recommendations[0].text.starts_with("1,234,567.5 INR; 12.35 lakh INR;"));
    let none = said(&MONEY.replace("  numbers grouped indian\n", ""));
    assert!(none.recommendations[0].text.starts_with("1234567.5 INR; 12.35 lakh INR;"));
}

#[test]
fn only_amounts_and_counts_are_counted_in_lakh() {
    let told = |placeholder: &str| {
        let rules = MONEY.replace("{people in lakh}", placeholder);
        read(&[("rules.kas", &rules)], TextsWanted::None).told
    };
    assert_eq!(told("{people in lakhs}"), ["pack/unknown-name lakhs"]);
    assert_eq!(told("{poeple in lakh}"), ["pack/unknown-placeholder poeple"]);
    assert_eq!(told("{50% in lakh}"), ["pack/wrong-type 50%"]);
    let twice =
        MONEY.replace("  numbers grouped indian\n", "  numbers grouped indian\n  numbers grouped none\n");
    let told = read(&[("rules.kas", &twice)], TextsWanted::None).told;
    assert_eq!(told, ["pack/repeated-clause numbers grouped none"]);
}
