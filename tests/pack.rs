//! Trees to packs: many mistakes in one run, each at its place, and none that only follows from another.

#[path = "pack/hostile.rs"]
mod hostile;
#[path = "pack/tables.rs"]
mod tables;
#[path = "pack/units.rs"]
mod units;

use kasauti::diagnostic::Diagnostics;
use kasauti::pack::Pack;
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

/// Every diagnostic of a pack as place, code and underlined text.
fn told(files: &[(&str, &str)]) -> (Option<Pack>, Vec<String>) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let world = MemoryWorld::new(files.iter().copied());
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics);
    if let Some(pack) = &pack {
        let scripts = Scripts::compile(pack, &sources, &mut diagnostics);
        kasauti::check::check(pack, &scripts, &sources, &mut diagnostics);
    }
    let line = |one: &kasauti::diagnostic::Diagnostic| {
        let place = sources.place(one.span());
        let place = place.rsplit_once(':').map_or("", |(place, _)| place);
        format!("{place} {} `{}`", one.code().id, sources.text(one.span()))
    };
    (pack, diagnostics.sorted().iter().map(line).collect())
}

const FRAMEWORK: &str = r#"language 1

framework lake "Lake" {
  cycle   "2026"
  subject town
  overall = mean of components
  round   points half up to 2 places
  illustrative "made up"
}

certify "Level" on overall {
  gold "Gold" at least 8
  otherwise "None"
}
"#;

const WATER: &str = r#"component water "Water" number 1 out of 10 {
  indicator 1.a "Testing" out of 10 {
    ask tests "How many tests?" count between 0 and 10
    score band tests { 0 to 4 => 0, 5 or more => 10 }
    recommend go_on { text "{tests} tests." }
  }
}
"#;

const SHORE: &str = r#"component shore "Shore" number 2 out of 10 {
  indicator 2.a "Clean shore" out of 10 {
    ask stage "How far is the plan?" one of { none "None" drafted "Drafted" approved "Approved" }
    score match stage { none => 0 drafted => 5 approved => 10 }
    recommend clean { text "Clean it." }
  }
}
"#;

#[test]
fn a_pack_without_mistakes_is_told_nothing() {
    let (pack, told) = told(&[("framework.kas", FRAMEWORK), ("shore.kas", SHORE), ("water.kas", WATER)]);
    assert!(told.is_empty(), "{told:#?}");
    let pack = pack.expect("a pack");
    assert_eq!(pack.components.len(), 2);
    let names: Vec<&str> = pack.questions.iter().map(|question| question.name.as_str()).collect();
    assert_eq!(names, ["stage", "tests"]);
}

#[test]
fn the_order_of_files_and_items_means_nothing() {
    let debug = |files: &[(&str, &str)]| {
        let pack = told(files).0.expect("a pack");
        let codes: Vec<String> = pack.indicators.iter().map(|one| one.code()).collect();
        let components: Vec<String> = pack.components.iter().map(|one| one.name.clone()).collect();
        (codes, components, pack.questions.len(), pack.recommendations.len())
    };
    let one = debug(&[("a.kas", FRAMEWORK), ("b.kas", SHORE), ("c.kas", WATER)]);
    let other = debug(&[("a.kas", WATER), ("b.kas", SHORE), ("c.kas", FRAMEWORK)]);
    assert_eq!(one, other);
    let joined = format!("{SHORE}{WATER}{FRAMEWORK}");
    assert_eq!(one, debug(&[("all.kas", &joined)]));
}

/// Ten separate mistakes, of writing, of names and of sums, in three files: those ten, each where it is.
#[test]
fn ten_mistakes_in_three_files_are_ten_answers() {
    let framework =
        FRAMEWORK.replace("at least 8", "at leest 8").replace("cycle   \"2026\"", "cycel   \"2026\"");
    let water = r#"component water "Water" number 1 out of 10 {
  indicator 1.a "Testing" out of 5 {
    ask tests "How many tests?" count between 0 and 10
    score band tests { 0 to 3 => 0, 5 or more => 5 }
    recommend go_on { text "{test} tests." }
  }
  indicator 1.b "Depth" out of 5 {
    ask depth "How deep is it?" number between 1 and 10 unit "m"
    score min(dept, 5)
    recommend dig { priority urgent text "Dig." }
  }
}
"#;
    let shore = r#"component shore "Shore" number 1 out of 10 {
  indicator 2.a "Clean shore" out of 10 {
    ask stage "How far is the plan?" one of { none "None" drafted "Drafted" approved "Approved" }
    score match stage { none => 0 draft => 5 approved => 10 }
    recommend clean when stage == none { text "Clean it." }
    recommend go_on_2 when stage is not none { text "Go on. }
  }
}
"#;
    let (_, told) = told(&[("framework.kas", &framework), ("shore.kas", shore), ("water.kas", water)]);
    let codes: Vec<&str> = told.iter().map(|one| one.split(' ').nth(1).unwrap_or("")).collect();
    assert_eq!(
        codes,
        [
            "syntax/unexpected",
            "syntax/unexpected",
            "pack/unknown-choice",
            "syntax/double-equals",
            "syntax/unclosed-text",
            "pack/duplicate-number",
            "check/band-gap",
            "pack/unknown-placeholder",
            "pack/unknown-name",
            "pack/unknown-choice",
        ],
        "{told:#?}"
    );
}

/// What cannot be read is known to be there: rules that rest on it are not at fault, and nothing is proved of what is not known.
#[test]
fn a_line_that_cannot_be_read_blames_nothing_that_rests_on_it() {
    let water = WATER.replace("score band tests", "let many = tests * 1\n    score band many");
    for (right, wrong) in [
        ("count between 0 and 10", "whole between 0 and 10"),
        ("count between 0 and 10", "count minimum 0"),
        ("\"How many tests?\" count", "count"),
        ("let many = tests * 1", "let many = tests * * 1"),
        ("indicator 1.a \"Testing\" out of 10", "indicator 1.a \"Testing\" maximum 10"),
        ("number 1 out of 10", "number 1 worth 10"),
        ("drafted \"Drafted\"", "drafted"),
        ("drafted \"Drafted\"", "\"Drafted\""),
    ] {
        let (water, shore) = (water.replace(right, wrong), SHORE.replace(right, wrong));
        let files =
            [("framework.kas", FRAMEWORK), ("shore.kas", shore.as_str()), ("water.kas", water.as_str())];
        let (_, told) = told(&files);
        assert_eq!(told.len(), 1, "{wrong}: {told:#?}");
        assert!(told.iter().all(|one| one.contains("syntax/")), "{told:#?}");
    }
}
