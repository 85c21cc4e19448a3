//! Cycles on the command line.

use std::process::Command;

struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn kasauti(arguments: &[&str]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_kasauti"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { out: text(ran.stdout), err: text(ran.stderr), code: ran.status.code().unwrap() }
}

const DRAFT: &str = "rules/dmaf-3.0-draft";

#[test]
fn every_city_is_scored_by_the_rules_of_its_cycle() {
    let ran = kasauti(&[
        "score",
        "fixtures/cycles/illustrative-midrange.toml",
        "fixtures/cities/illustrative-midrange.toml",
        "--packs",
        "rules",
        "--format",
        "markdown",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let draft = ran.out.find("cycle 3.0-draft").expect("the draft");
    let second = ran.out.find("cycle 2.0").expect("cycle 2.0");
    assert!(draft < second);
    let mixed =
        kasauti(&["score", "fixtures/cycles", "fixtures/cities", "--packs", "rules", "--format", "json"]);
    assert_eq!(mixed.code, 2);
    assert!(mixed.err.contains("different cycles"), "{}", mixed.err);
}

#[test]
fn a_city_of_a_cycle_that_no_rules_are_for_is_told_which_there_are() {
    let folder = std::env::temp_dir().join(format!("kasauti-cycles-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("city.toml");
    std::fs::write(&file, "city = \"X\"\nframework = \"dmaf\"\ncycle = \"9\"\nillustrative = \"x\"\n")
        .unwrap();
    let path = file.to_str().unwrap();
    let ran = kasauti(&["score", path, "--packs", "rules"]);
    let explained = kasauti(&["explain", path, "--packs", "rules"]);
    std::fs::remove_dir_all(&folder).unwrap();
    for ran in [ran, explained] {
        assert_eq!(ran.code, 1);
        assert!(ran.out.is_empty());
        assert!(ran.err.contains("answers/no-such-cycle"), "{}", ran.err);
        assert!(ran.err.contains("`2.0`") && ran.err.contains("`3.0-draft`"), "{}", ran.err);
        assert!(!ran.err.contains("hdi"), "only those of the framework: {}", ran.err);
    }
}

#[test]
fn what_is_shown_is_a_pack_that_says_the_same() {
    let shown = kasauti(&["show", DRAFT]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    let folder = std::env::temp_dir().join(format!("kasauti-shown-{}", std::process::id()));
    for beside in ["scripts/gis_readiness.rhai", "look/emblem.svg"] {
        let path = folder.join(beside);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy(format!("{}/{DRAFT}/{beside}", env!("CARGO_MANIFEST_DIR")), path).unwrap();
    }
    std::fs::write(folder.join("framework.kas"), &shown.out).unwrap();
    let path = folder.to_str().unwrap();
    let checked = kasauti(&["check", path, "--deny", "notes"]);
    let tested = kasauti(&["test", path, "--reach", "100"]);
    let city = "fixtures/cycles/illustrative-midrange.toml";
    let scores = |pack: &str| {
        let json = kasauti(&["score", city, "--pack", pack, "--format", "csv"]);
        assert_eq!(json.code, 0, "{}", json.err);
        let row = |line: &str| line.split(',').skip(5).collect::<Vec<_>>().join(",");
        json.out.lines().map(row).collect::<Vec<_>>()
    };
    let (own, flat) = (scores(DRAFT), scores(path));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert_eq!(tested.code, 0, "{}", tested.out);
    assert_eq!(own, flat);
}

#[test]
fn a_part_is_shown_by_any_name() {
    for (name, wanted) in [
        ("4.b", "indicator 4.b"),
        ("datasets_on_portal", "ask datasets_on_portal"),
        ("published", "ask policy_stage"),
        ("learner", "certify"),
        ("policy_publish", "recommend policy_publish"),
        ("impact", "component impact"),
        ("reference_guide", "use the edition of this cycle"),
        ("two services changed", "example \"two services changed\""),
    ] {
        let ran = kasauti(&["show", DRAFT, name]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(ran.out.contains(wanted), "{name}: {}", ran.out);
    }
    let ran = kasauti(&["show", DRAFT, "datasets_on_portl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `datasets_on_portal`"), "{}", ran.err);
}

#[test]
fn the_document_of_a_framework_is_locked() {
    let ran = kasauti(&["show", DRAFT, "--format", "markdown"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/cycles", omit_expression => true }, {
        insta::assert_snapshot!("dmaf-3.0-draft-document", ran.out);
    });
    for (name, wanted) in [
        ("4.b", "| 30 to 99 | 7 |"),
        ("impact", "## 5 Impact"),
        ("exchange", "By scheduled transfers"),
        ("learner", "**Learner**"),
    ] {
        let ran = kasauti(&["show", DRAFT, name, "--format", "markdown"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains(wanted), "{name}: {}", ran.out);
    }
    assert_eq!(kasauti(&["show", DRAFT, "no_such_name", "--format", "markdown"]).code, 2);
}

#[test]
fn differences_are_told_with_those_whom_they_concern() {
    let ran =
        kasauti(&["diff", "rules/dmaf-2.0", DRAFT, "--cities", "fixtures/cities", "--format", "markdown"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/cycles", omit_expression => true }, {
        insta::assert_snapshot!("dmaf-2.0-to-3.0-draft", ran.out);
    });
    let same = kasauti(&["diff", "rules/dmaf-2.0", "rules/dmaf-2.0", "--cities", "fixtures/cities"]);
    assert!(
        same.out.contains("Nothing is different.") && same.out.contains("For 10 cities nothing changes."),
        "{}",
        same.out
    );
}

#[test]
fn cities_are_compared_as_they_are_scored_together() {
    let folder = std::env::temp_dir().join(format!("kasauti-diff-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("next")).unwrap();
    let rules = |cycle: &str, best: &str| {
        format!(
            r#"language 1
framework ponds "Ponds" {{
  cycle "{cycle}" subject town overall = sum of components round points half up to 1 place illustrative "made up"
}}
component water "Water" number 1 out of 100 {{
  indicator 1.a "Clean" out of 100 {{
    ask clean "What share is clean?" percent
    score {best} * (min-max of clean across cities else 0)
    recommend go_on {{ text "Go on." }}
  }}
}}
"#
        )
    };
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("now/framework.kas", &rules("1", "100"));
    write("next/framework.kas", &rules("2", "50 + 50"));
    for (name, clean) in [("a", 20), ("b", 60), ("c", 100)] {
        let text = format!(
            "city = \"{name}\"\nframework = \"ponds\"\ncycle = \"1\"\nillustrative = \"x\"\n[answers]\nclean = {clean}\n"
        );
        write(&format!("towns/{name}.toml"), &text);
    }
    let at = |path: &str| folder.join(path).to_str().unwrap().to_owned();
    let (old, new, towns, one) = (at("now"), at("next"), at("towns"), at("towns/b.toml"));
    let together = kasauti(&["diff", &old, &new, "--cities", &towns, "--format", "markdown"]);
    let among = kasauti(&["diff", &old, &new, "--cities", &one, "--among", &towns, "--format", "markdown"]);
    let alone = kasauti(&["diff", &old, &new, "--cities", &one, "--format", "markdown"]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(together.code, 0, "{}", together.err);
    assert!(together.out.contains("| b | 50 | 75 | +25 |"), "{}", together.out);
    assert!(among.out.contains("| b | 50 | 75 | +25 |"), "{}", among.out);
    assert!(!among.out.contains("| c |"), "{}", among.out);
    assert!(!alone.out.contains("+25"), "{}", alone.out);
    assert!(alone.err.matches("answers/no-others").count() <= 1, "{}", alone.err);
}

#[test]
fn grades_of_parts_are_compared() {
    let folder = std::env::temp_dir().join(format!("kasauti-grades-{}", std::process::id()));
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "now/framework.kas",
        r#"language 1
framework ponds "Ponds" {
  cycle "1" subject town overall = sum of components round points half up to 1 place illustrative "made up"
}
certify "Grade" on each component { good "Good" at least 50 otherwise "Poor" }
component water "Water" number 1 out of 100 {
  indicator 1.a "Clean" out of 100 {
    ask clean "What share is clean?" percent
    score 100 * clean
    recommend go_on { text "Go on." }
  }
}
"#,
    );
    write(
        "next/framework.kas",
        r#"language 1
framework ponds "Ponds" extends "../now" { cycle "2" illustrative "made up" }
rename component water to ponds
change certify on each component { good "Good" at least 70 otherwise "Poor" }
"#,
    );
    for (name, clean) in [("a", 20), ("b", 60), ("c", 100)] {
        let head = format!("city = \"{name}\"\nframework = \"ponds\"\ncycle = \"1\"\nillustrative = \"x\"");
        write(&format!("towns/{name}.toml"), &format!("{head}\n[answers]\nclean = {clean}\n"));
    }
    let at = |path: &str| folder.join(path).to_str().unwrap().to_owned();
    let told = kasauti(&["diff", &at("now"), &at("next"), "--cities", &at("towns"), "--format", "markdown"]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("| b | `ponds` | Good | Poor |"), "{}", told.out);
    assert!(
        !told.out.contains("| a | `ponds`") && told.out.contains("For 2 cities nothing changes."),
        "{}",
        told.out
    );
}

#[test]
fn a_cycle_is_shown_and_compared_in_other_languages() {
    let shown = kasauti(&["show", DRAFT, "4.e", "--format", "markdown", "--lang", "hi"]);
    assert!(shown.out.contains("डेटा का आदान-प्रदान"), "new in the draft: {}", shown.err);
    let carried = kasauti(&["show", DRAFT, "4.b", "--format", "markdown", "--lang", "hi"]);
    assert!(carried.out.contains("डेटासेट"), "carried over from 2.0: {}", carried.out);
    let differences = kasauti(&["diff", "rules/dmaf-2.0", DRAFT, "--lang", "hi"]);
    assert!(differences.out.contains("मुक्त डेटा से बदली सेवाएँ"), "{}", differences.out);
    let rules = kasauti(&["show", DRAFT, "--lang", "hi"]);
    assert_eq!(rules.code, 2);
    assert!(rules.err.contains("--format markdown"), "{}", rules.err);
}
