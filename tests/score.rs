//! Assessments: how final results, rejected answers and published totals are treated.

use kasauti::answers::Answers;
use kasauti::diagnostic::Diagnostics;
use kasauti::pack::Pack;
use kasauti::score::{Assessment, Mode, Open, assess};
use kasauti::script::Scripts;
use kasauti::source::Sources;

const LAKE: &str = r#"
language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = weighted mean { water 75% shore 25% }
  round points half up to 2 places
  unanswered scores lowest
  REJECTED
  illustrative "made up"
}
component water "Water" number 1 out of 10 {
  indicator 1.a "Testing" out of 7 {
    ask stage "Stage?" one of { none "None" drafted "Drafted" approved "Approved" }
    score match stage { none => 1 drafted => 4 approved => 7 }
    recommend start when stage = none { text "Start." }
    recommend finish when stage = drafted { text "Finish." }
    recommend keep when stage = approved { text "Keep." }
  }
  indicator 1.b & 1.c "Depth" out of 3 {
    ask deep "Deep?" yes/no
    score match deep { yes => 3 no => 0 }
    recommend dig when not deep { text "Dig." }
    recommend rest when deep { text "Rest." }
  }
}
component shore "Shore" number 2 out of 10 {
  indicator 2.a "Shore" out of 10 {
    ask clean "Clean kilometres?" number between 0 and 3 unit "km" at most length
    ask length "Length?" number between 1 and 3 unit "km"
    score 10 * clean / length
    recommend on when clean < length { text "{clean} of {length} km." }
    recommend done when clean = length { text "All." }
  }
}
"#;

fn lake(rejected: &str) -> (Pack, Sources) {
    crate::eval::load(&LAKE.replace("REJECTED", rejected))
}

fn score(rejected: &str, answers: &str, mode: Mode) -> (Pack, Assessment) {
    let (pack, mut sources) = lake(rejected);
    let assessment = assess(&pack, &Scripts::default(), &given(&pack, &mut sources, answers), mode);
    (pack, assessment)
}

/// The answers of a town, under the head that every file has.
fn given(pack: &Pack, sources: &mut Sources, answers: &str) -> Answers {
    let header = "city = \"Lakeside\"\nframework = \"lake\"\ncycle = \"2026\"\nillustrative = \"made up\"\n";
    let file = sources.add("lakeside.toml", format!("{header}{answers}"));
    let mut diagnostics = Diagnostics::new();
    let answers = kasauti::answers::read(pack, sources, file, &mut diagnostics);
    let told: Vec<_> = diagnostics.iter().map(|one| one.message.clone()).collect();
    answers.unwrap_or_else(|| panic!("{told:?}"))
}

fn points(assessment: &Assessment) -> Vec<String> {
    assessment.indicators.iter().map(|one| one.points.to_string()).collect()
}

fn advice(pack: &Pack, assessment: &Assessment) -> Vec<String> {
    let name = |one: &kasauti::score::FiredRecommendation| {
        let name = &pack.recommendations[one.recommendation.index()].name;
        if one.holds.is_true() { name.clone() } else { format!("perhaps {name}") }
    };
    let mut names: Vec<String> = assessment.recommendations.iter().map(name).collect();
    names.sort();
    names
}

const SOME: &str = "[answers]\nstage = \"drafted\"\nlength = 3\nclean = 1\n";

#[test]
fn a_draft_shows_a_range_and_a_final_result_the_lowest() {
    let (_, draft) = score("", SOME, Mode::Draft);
    assert_eq!(points(&draft), ["4", "0 to 3", "3.33"]);
    // 0.75 * 4 + 0.25 * 3.33 and 0.75 * 7 + 0.25 * 3.33, rounded once more.
    assert_eq!(draft.overall.to_string(), "3.83 to 6.08");
    let (_, last) = score("", SOME, Mode::Final);
    assert_eq!(points(&last), ["4", "0", "3.33"]);
    assert_eq!(last.overall.to_string(), "3.83");
}

const REJECTED: &str = "[answers]\ndeep = true\nlength = 3\nclean = 3\n[answers.stage]\nvalue = \"approved\"\nstanding = \"rejected\"\n";

#[test]
fn a_rejected_answer_counts_as_unanswered_or_scores_lowest() {
    let (pack, open) = score("rejected counts as unanswered", REJECTED, Mode::Draft);
    assert_eq!(points(&open), ["1 to 7", "3", "10"]);
    assert_eq!(advice(&pack, &open), ["done", "perhaps finish", "perhaps keep", "perhaps start", "rest"]);
    let (_, lowest) = score("rejected scores lowest", REJECTED, Mode::Draft);
    assert_eq!(points(&lowest), ["1", "3", "10"]);
}

/// Published points of an indicator, or of a whole component, tell which answers can have been given.
#[test]
fn published_points_narrow_the_answers_behind_them() {
    let (pack, one) = score("", "[awarded]\nsource = \"p. 1\"\n\"1.a\" = 4\n\"1.c\" = 0\n", Mode::Draft);
    assert_eq!(points(&one), ["4", "0", "0 to 10"]);
    assert_eq!(advice(&pack, &one), ["dig", "finish", "perhaps done", "perhaps on"]);
    let (pack, all) = score("", "[awarded]\nsource = \"p. 1\"\nwater = 10\n", Mode::Draft);
    assert_eq!(points(&all), ["7", "3", "0 to 10"]);
    assert!(advice(&pack, &all).contains(&"keep".to_owned()), "{:?}", advice(&pack, &all));
}

#[test]
fn every_score_has_its_trace() {
    let (pack, assessment) = score("", SOME, Mode::Draft);
    for one in &assessment.indicators {
        let first = one.trace.steps.first().expect("a step");
        assert_eq!(first.value, Some(one.points));
        assert_eq!(first.span, pack.indicators[one.indicator.index()].rule_span);
    }
}

/// A level that looks at answers, and a script that fails for some of them.
const GATED: &str = r#"
language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = sum of components
  round points half up to 2 places
  unanswered scores lowest
  rejected scores lowest
  illustrative "made up"
}
certify "Level" on overall {
  gold   "Gold"   at least 2 and has_plan
  silver "Silver" when has_plan
  otherwise "None"
}
script share(tests number) gives number between 0 and 10 from "share.rhai"
component water "Water" number 1 out of 10 {
  indicator 1.a "Testing" out of 10 {
    ask tests "Tests?" count between 0 and 20
    ask has_plan "Plan?" yes/no
    score share(tests)
    recommend go_on { text "Go on." }
  }
}
"#;

fn gated(answers: &str, mode: Mode) -> Assessment {
    let files = [
        ("lake.kas", GATED.to_owned()),
        ("share.rhai", "fn share(tests) { if tests < 10 { throw \"too few\"; } tests - 10 }".to_owned()),
    ];
    let world = kasauti::source::MemoryWorld::new(files.iter().map(|(path, text)| (*path, text.as_str())));
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics).expect("a pack");
    let scripts = Scripts::compile(&pack, &sources, &mut diagnostics);
    assess(&pack, &scripts, &given(&pack, &mut sources, answers), mode)
}

#[test]
fn a_level_may_look_at_answers() {
    assert_eq!(gated("[answers]\ntests = 13\nhas_plan = true\n", Mode::Draft).levels, [0]);
    assert_eq!(gated("[answers]\ntests = 11\nhas_plan = true\n", Mode::Draft).levels, [1]);
    assert_eq!(gated("[answers]\ntests = 13\nhas_plan = false\n", Mode::Draft).levels, [2]);
    // Both levels ask for the plan: who may lack it cannot have the second for want of the first.
    let open = gated("[answers]\ntests = 13\n", Mode::Draft);
    assert_eq!(open.levels, [0, 2]);
    // What decides the level is missing, though no points hang on it.
    let behind: Vec<_> = open.open_wholes.iter().map(|one| (one.what, one.questions.len())).collect();
    assert_eq!(behind, [(Open::Level, 1)]);
    assert!(gated("[answers]\ntests = 13\nhas_plan = true\n", Mode::Draft).open_wholes.is_empty());
    // What is not known counts as the worst in a final result: so does the level.
    assert_eq!(gated("[answers]\ntests = 13\n", Mode::Final).levels, [2]);
}

#[test]
fn a_script_that_fails_on_a_rejected_answer_leaves_the_score_unknown() {
    let rejected = "[answers]\nhas_plan = true\n[answers.tests]\nvalue = 14\nstanding = \"rejected\"\n";
    let assessment = gated(rejected, Mode::Draft);
    let basis = &assessment.indicators[0].basis;
    assert!(matches!(basis, kasauti::score::Basis::ScriptFailed { .. }), "{basis:?}");
    assert_eq!(points(&assessment), ["0 to 10"]);
}

/// Every way of putting parts together, at both ends of what is open; each with its own rounding.
#[test]
fn parts_are_put_together_as_the_pack_says() {
    let table = [
        ("sum of indicators", "sum of components", "3.33 to 13.33", "9.66 to 19.66"),
        ("mean of indicators", "mean of components", "1.67 to 6.67", "4.000 to 6.500"),
        ("geometric mean of indicators", "geometric mean of components", "0 to 5.77", "0.000 to 6.044"),
        ("lowest of indicators", "lowest of components", "0 to 3.33", "0.000 to 3.330"),
        (
            "weighted mean { 1.a 75% 1.b 25% }",
            "weighted mean { shore 90% water 10% }",
            "2.5 to 5",
            "5.947 to 6.197",
        ),
    ];
    for (total, overall, component, whole) in table {
        let out_of = if total.starts_with("sum") { "20" } else { "10" };
        let text = format!(
            r#"
language 1
framework lake "Lake" {{
  cycle "2026"  subject town
  overall = {overall}
  round points half up to 2 places
  round overall half up to 3 places
  illustrative "made up"
}}
component water "Water" number 1 out of {out_of} {{
  total = {total}
  indicator 1.a "A" out of 10 {{
    ask share "Share?" number between 0 and 3
    score 10 * share / 3
    recommend a {{ text "A." }}
  }}
  indicator 1.b "B" out of 10 {{
    ask more "More?" number between 0 and 10
    score more
    recommend b {{ text "B." }}
  }}
}}
component shore "Shore" number 2 out of {out_of} {{
  indicator 2.a "C" out of {out_of} {{
    ask rest "Rest?" number between 0 and {out_of}
    score rest
    recommend c {{ text "C." }}
  }}
}}
"#
        );
        let (pack, mut sources) = crate::eval::load(&text);
        let answers = given(&pack, &mut sources, "[answers]\nshare = 1\nrest = 6.3333\n");
        let assessment = assess(&pack, &Scripts::default(), &answers, Mode::Draft);
        assert_eq!(assessment.components[0].points.to_string(), component, "{total}");
        let ends = whole.split(" to ").map(|end| kasauti::decimal::Number::parse(end).unwrap());
        assert_eq!(ends.collect::<Vec<_>>(), [assessment.overall.low, assessment.overall.high], "{overall}");
    }
}

/// Each `let` uses the one before twice: two to the power of the chain's length, if nothing were remembered.
#[test]
fn a_chain_of_lets_is_gone_through_once() {
    let mut lets = String::from("let n0 = tests / 1000\nlet c0 = tests > 3\n");
    for at in 1..45 {
        let before = at - 1;
        lets += &format!("let n{at} = n{before} / 2 + n{before} / 2\n");
        lets += &format!("let c{at} = c{before} and (c{before} or tests = 1)\n");
    }
    let text = format!(
        "{}\n{lets}\ncomponent a \"A\" number 1 out of 2 {{\n\
         indicator 1.a \"A\" out of 2 {{\n\
         ask tests \"Tests?\" count between 0 and 1000\n\
         score n44 + match c44 {{ yes => 1 no => 0 }}\n\
         recommend go_on when c44 {{ text \"{{n44}}\" }}\n}}\n}}\n",
        "language 1\nframework lake \"Lake\" {\n cycle \"2026\" subject town overall = sum of components\n\
         round points half up to 2 places\n illustrative \"made up\"\n}"
    );
    let (pack, mut sources) = crate::eval::load(&text);
    let answers = given(&pack, &mut sources, "[answers]\ntests = 500\n");
    let assessment = assess(&pack, &Scripts::default(), &answers, Mode::Draft);
    assert_eq!(points(&assessment), ["1.5"]);
    let answers = given(&pack, &mut sources, "[answers]\n");
    assert_eq!(assess(&pack, &Scripts::default(), &answers, Mode::Draft).indicators.len(), 1);
}
