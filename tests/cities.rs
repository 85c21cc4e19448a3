//! The reference cities, locked whole: the terminal, the JSON and the explanation of each. A change of one band in the rules
//! shows up as a readable difference in the cities that it touches.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kasauti"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .output()
        .expect("the program runs")
}

pub fn shown(arguments: &[&str]) -> String {
    let output = run(arguments);
    let problems = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {problems}");
    String::from_utf8(output.stdout).unwrap()
}

pub fn city_files() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/cities");
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| format!("fixtures/cities/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|path| path.ends_with(".toml") || path.ends_with(".json"))
        .collect();
    found.sort();
    found
}

pub fn stem(path: &str) -> String {
    PathBuf::from(path).file_stem().unwrap().to_string_lossy().into_owned()
}

fn assessment(city: &str) -> Value {
    assessment_of(&city_files().into_iter().find(|path| stem(path) == city).expect("a city file"))
}

pub fn assessment_of(path: &str) -> Value {
    let text = shown(&["score", path, "--format", "json"]);
    let all: Value = serde_json::from_str(&text).expect("JSON");
    all["assessments"][0].clone()
}

/// Low and high of a score, as they are written.
fn range(score: &Value) -> (String, String) {
    let end = |name: &str| score[name].as_str().expect("a decimal in quotes").to_owned();
    (end("low"), end("high"))
}

fn indicator(assessment: &Value, code: &str) -> Value {
    let all = assessment["indicators"].as_array().expect("indicators");
    let has_code = |one: &&Value| one["codes"].as_array().unwrap().iter().any(|own| own == code);
    all.iter().find(has_code).unwrap_or_else(|| panic!("no {code}")).clone()
}

fn component(assessment: &Value, name: &str) -> Value {
    let all = assessment["components"].as_array().expect("components");
    all.iter().find(|one| one["name"] == name).unwrap_or_else(|| panic!("no {name}")).clone()
}

fn points(assessment: &Value, code: &str) -> String {
    let (low, high) = range(&indicator(assessment, code)["points"]);
    assert_eq!(low, high, "{code}");
    low
}

#[test]
fn cities_are_as_they_were() {
    for path in city_files() {
        let city = stem(&path);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/cities", omit_expression => true }, {
            insta::assert_snapshot!(format!("{city}-table"), shown(&["score", &path]));
            insta::assert_snapshot!(format!("{city}-json"), shown(&["score", &path, "--format", "json"]));
            insta::assert_snapshot!(format!("{city}-explained"), shown(&["explain", &path]));
        });
    }
}

/// A report in each language that the built-in pack is translated into; no text of it is left out, and no value lost.
#[test]
fn reports_in_other_languages_are_as_they_were() {
    for language in ["hi", "ml"] {
        let report = shown(&["score", "fixtures/cities/illustrative-midrange.toml", "--lang", language]);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/cities", omit_expression => true }, {
            insta::assert_snapshot!(format!("illustrative-midrange-table-{language}"), report);
        });
    }
    let checked = run(&["check", "rules/dmaf-2.0", "--deny", "notes"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

/// The sixteen boxes that survive in the published report, under the declared assignment.
const BOXES: [(&str, &str); 16] = [
    ("1.a", "0"),
    ("1.c", "0"),
    ("2.a", "11"),
    ("2.b", "10"),
    ("2.c", "10"),
    ("2.d", "5"),
    ("3.a", "0"),
    ("3.c", "0"),
    ("4.a", "15"),
    ("4.b", "10"),
    ("4.c", "0"),
    ("4.d", "0"),
    ("5.a", "0"),
    ("5.b", "0"),
    ("5.c", "0"),
    ("5.d", "0"),
];

fn sum(assessment: &Value, codes: &[&str]) -> i64 {
    codes.iter().map(|code| points(assessment, code).parse::<i64>().expect("whole points")).sum()
}

fn hold_the_invariants(assessment: &Value) {
    assert_eq!(sum(assessment, &["2.a", "2.b", "2.c"]), 31);
    assert_eq!(sum(assessment, &["4.a", "4.b", "4.c"]), 25);
    assert_eq!(sum(assessment, &["5.a", "5.b", "5.c", "5.d"]), 0);
    assert_eq!(range(&component(assessment, "outcomes")["points"]), ("0".into(), "0".into()));
    for (code, box_points) in BOXES {
        assert_eq!(points(assessment, code), box_points, "{code}");
    }
    for component in assessment["components"].as_array().unwrap() {
        let name = &component["name"];
        let of_it = assessment["indicators"].as_array().unwrap().iter();
        let maxima = of_it.filter(|one| one["component"] == *name && one["outside_total"] == false);
        let total: i64 =
            maxima.map(|one| one["points"]["out_of"].as_str().unwrap().parse::<i64>().unwrap()).sum();
        assert_eq!(total, 100, "{name}");
    }
}

#[test]
fn thiruvananthapuram_is_as_published() {
    let assessment = assessment("thiruvananthapuram");
    hold_the_invariants(&assessment);
    let wanted = [
        ("policy", "0", "30"),
        ("people", "36", "51"),
        ("process", "0", "40"),
        ("technology", "25", "45"),
        ("outcomes", "0", "0"),
    ];
    for (name, low, high) in wanted {
        assert_eq!(range(&component(&assessment, name)["points"]), (low.into(), high.into()), "{name}");
    }
    assert_eq!(range(&assessment["overall"]), ("12.2".into(), "33.2".into()));
    assert_eq!(points(&assessment, "engagement"), "70");
    // Advice, certain or possible, for all 21.
    let advised = assessment["recommendations"].as_array().unwrap();
    for one in assessment["indicators"].as_array().unwrap().iter().filter(|one| one["outside_total"] == false)
    {
        let is_advised = |advice: &Value| advice["about"]["indicator"] == one["codes"];
        assert!(advised.iter().any(is_advised), "no advice for {}", one["codes"]);
    }
    // 0 of 40 for 1.a means that there is no policy.
    let draft =
        advised.iter().find(|advice| advice["name"] == "policy_draft").expect("advice to draft a policy");
    assert_eq!(draft["certain"], true);
}

#[test]
fn the_reconstruction_earns_the_published_boxes_by_the_rules() {
    let assessment = assessment("thiruvananthapuram-reconstructed");
    hold_the_invariants(&assessment);
    for (code, _) in BOXES {
        assert_eq!(indicator(&assessment, code)["basis"], "computed", "{code}");
    }
}

#[test]
fn kohima_is_as_published_beside_what_we_compute() {
    let assessment = assessment("kohima");
    assert_eq!(range(&component(&assessment, "policy")["points"]), ("97".into(), "97".into()));
    assert_eq!(range(&component(&assessment, "process")["points"]), ("45".into(), "45".into()));
    // 97 of 40 + 30 + 30 leaves only full marks for the approval.
    assert_eq!(points(&assessment, "1.a"), "40");
    let table = shown(&["score", "fixtures/cities/kohima.toml"]);
    assert!(table.contains("Enabled") && table.contains("published"), "{table}");
}

#[test]
fn everything_and_nothing_are_the_two_ends() {
    assert_eq!(range(&assessment("illustrative-everything")["overall"]), ("100".into(), "100".into()));
    assert_eq!(range(&assessment("illustrative-nothing")["overall"]), ("0".into(), "0".into()));
}

/// The whole folder at once gives the same as one by one, whatever the order on the command line.
#[test]
fn several_cities_are_scored_as_one_by_one() {
    let together: Value =
        serde_json::from_str(&shown(&["score", "fixtures/cities", "--format", "json"])).expect("JSON");
    let all = together["assessments"].as_array().unwrap();
    assert_eq!(all.len(), city_files().len());
    for (path, together) in city_files().iter().zip(all) {
        assert_eq!(&assessment(&stem(path)), together, "{path}");
    }
}

/// Scoring takes the built-in pack as proved; this is where it is.
#[test]
fn the_built_in_pack_has_no_errors_and_no_warnings() {
    let output = run(&["check", "--deny", "warnings", "--format", "short"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Two runs give the same bytes.
#[test]
fn results_are_the_same_to_the_byte() {
    for format in ["table", "json", "markdown", "csv"] {
        let once = run(&["score", "fixtures/cities", "--format", format]).stdout;
        assert!(!once.is_empty());
        assert_eq!(once, run(&["score", "fixtures/cities", "--format", format]).stdout, "{format}");
    }
}
