//! Examples: what they may say, whether they hold, and what they reach of the rules.

mod formats;
mod mistakes;
mod reach;

use kasauti::diagnostic::{Diagnostics, Severity};
use kasauti::examples::{Coverage, Ran, Runner};
use kasauti::pack::{ExampleId, Pack};
use kasauti::report::examples::{expected, got};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources, World, builtin, builtin_with_examples};

const LAKE: &str = r#"language 1

framework lake "Lake" {
  cycle "1"  subject town  overall = mean of components  round points half up to 2 places
  illustrative "made up"
}

certify "Level" on overall {
  clear "Clear" at least 30
  fair  "Fair"  at least 16
  otherwise "Murky"
}

component water "Water" number 1 out of 40 {
  indicator 1.a "Stage" out of 20 {
    ask stage "Stage?" one of { none "None" drafted "Drafted" approved "Approved" }
    score match stage { none => 0  drafted => 7  approved => 20 }
    recommend begin when stage = none { text "Begin." }
    recommend finish when points < max { text "Finish." }
    recommend keep when points = max { text "Keep." }
  }
  indicator 1.b & 1.c "Forms" out of 20 {
    ask forms "Forms?" any of { json "J" video "V" }
    ask share "Share?" percent
    score sum { 5 each of forms  band share { under 50% => 0  50% or more => 10 } }
    recommend more when true_share { text "More." }
    let true_share = share under 50%
  }
}

component shore "Shore" number 2 out of 40 {
  indicator 2.a "Shore" out of 30 {
    ask length "Length?" number between 1 and 500 unit "km"
    ask clean "Clean?" number between 0 and 500 unit "km" at most length
    ask since "Since?" date between 2000-01-01 and 2030-12-31
    ask paid "Paid?" money in INR
    ask warden "Warden?" yes/no
    ask note "Note?" text
    score sum {
      10 * clean / length
      5 when since before 2020-01-01
      5 when paid over 1000
      5 when warden
      5 when note is answered
    }
    recommend shore_advice { text "Go on." }
  }
  indicator 2.b "Walks" out of 10 {
    ask walks "Walks?" list of { name_of_walk text  mode one of { quiet "Q" loud "L" }  people count between 0 and 99 }
      between 0 and 3
    score min(2 * count of walks where mode = quiet, 4) + min(sum of people over walks, 6)
    recommend walk { text "Walk." }
  }
}

indicator extra "Extra" out of 100 outside the total { score as awarded  recommend extra_advice { text "Go." } }
"#;

struct Tested {
    pack: Pack,
    sources: Sources,
    ran: Vec<Ran>,
    coverage: Coverage,
}

impl Tested {
    /// What failed: the expectation and what there was instead.
    fn failures(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for ran in &self.ran {
            let example = &self.pack.examples[ran.example.index()];
            for (expectation, verdict) in example.expectations.iter().zip(&ran.verdicts) {
                if !verdict.holds {
                    all.push((expected(&self.sources, expectation), got(&self.pack, verdict)));
                }
            }
        }
        all
    }

    /// The parts of the rules that were never reached, as they are written.
    fn missed(&self) -> Vec<&str> {
        self.coverage.missed().map(|part| self.sources.text(part.span)).collect()
    }
}

fn report(sources: &Sources, found: Diagnostics) -> Vec<String> {
    let errors = found.sorted().into_iter().filter(|one| one.severity() == Severity::Error);
    errors.map(|one| format!("{} {} {}", one.code().id, sources.text(one.span()), one.message)).collect()
}

fn test(world: &dyn World) -> Tested {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let pack = kasauti::pack::load(world, &mut sources, &mut found).expect("a pack");
    let scripts = Scripts::compile(&pack, &sources, &mut found);
    let told = report(&sources, found);
    assert!(told.is_empty(), "{told:#?}");
    let mut runner = Runner::new(&pack, &scripts);
    let mut found = Diagnostics::new();
    let ran = (0..pack.examples.len()).filter_map(|at| runner.run(ExampleId::from(at), &mut found)).collect();
    let coverage = runner.finish();
    let told = report(&sources, found);
    assert!(told.is_empty(), "{told:#?}");
    Tested { pack, sources, ran, coverage }
}

/// The lake with examples.
fn lake(examples: &str) -> Tested {
    test(&MemoryWorld::new([("lake.kas", LAKE), ("more.kas", examples)]))
}

fn holds(inside: &str) {
    let tested = lake(&format!("example \"one\" {{ {inside} }}"));
    assert_eq!(tested.ran.len(), 1);
    assert_eq!(tested.failures(), [], "{inside}");
}

fn fails(inside: &str, instead: &[(&str, &str)]) {
    let tested = lake(&format!("example \"one\" {{ {inside} }}"));
    let failures = tested.failures();
    let failures: Vec<(&str, &str)> = failures.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(failures, instead, "{inside}");
}

#[test]
fn every_kind_of_answer_can_be_given() {
    holds("given stage = drafted expect 1.a = 7");
    holds("given forms = (json, video), share = 50% expect 1.b = 20, 1.c = 20, 1.b & 1.c = 20");
    holds("given forms = nothing share = 49.9% expect 1.b = 0");
    holds("given forms = () given share = 49.9% expect 1.b = 0");
    holds(
        "given length = 40, clean = 10, since = 2019-12-31, paid = 1000.01, warden = yes, note = \"words\"
         expect 2.a = 22.5",
    );
    holds(
        "given length = 40, clean = 10, since = 2020-01-01, paid = 1000, warden = no, note = \"words\"
         expect 2.a = 7.5",
    );
    holds("given walks = nothing expect 2.b = 0");
    holds(
        "given walks = ({ mode = quiet, people = 1, name_of_walk = \"North\" }, { mode = loud, people = 3 })
         expect 2.b = 6",
    );
    holds("given awarded extra = 70, awarded 1.c = 12 expect extra = 70, 1.b = 12");
    holds("given awarded water = 33 expect water = 33");
}

#[test]
fn what_is_not_given_is_unknown() {
    holds("expect 1.a between 0 and 20, water between 0 and 40, overall between 0 and 37.5");
    holds("given stage = drafted expect 1.a = 7, water between 7 and 27");
    fails("expect 1.a = 20", &[("1.a = 20", "between 0 and 20")]);
    fails("given stage = drafted expect 1.a between 0 and 20", &[("1.a between 0 and 20", "7")]);
    // A field that is left out is unknown, too: it matters only where a rule looks at it.
    holds("given walks = ({ mode = quiet }) expect 2.b between 2 and 8");
    holds("given walks = ({ people = 5 }) expect 2.b between 5 and 7");
}

#[test]
fn an_answer_that_was_rejected_is_treated_as_the_pack_says() {
    holds("given stage = approved as rejected expect 1.a between 0 and 20");
    holds("given stage = approved as verified, warden = yes as claimed expect 1.a = 20");
}

#[test]
fn scores_are_compared() {
    let given = "given stage = drafted";
    holds(&format!(
        "{given} expect 1.a at least 7, 1.a at most 7, 1.a over 6.9, 1.a under 7.1, 1.a != 8, 1.a is 7 points"
    ));
    fails(
        &format!("{given} expect 1.a over 7, 1.a under 7, 1.a is not 7, 1.a >= 7.5"),
        &[("1.a over 7", "7"), ("1.a under 7", "7"), ("1.a is not 7", "7"), ("1.a >= 7.5", "7")],
    );
    // Whatever the missing answers are, or not at all.
    holds("expect 1.a at most 20");
    fails("expect 1.a at most 19", &[("1.a at most 19", "between 0 and 20")]);
    holds(&format!("{given} expect 1.a = 6.999 within 0.001, 1.a = 8 within 1"));
    fails(&format!("{given} expect 1.a = 6.998 within 0.001"), &[("1.a = 6.998 within 0.001", "7")]);
    holds(&format!("{given} expect water between 6.5 and 27.5 within 0.5"));
    fails(
        &format!("{given} expect water between 6 and 27.5 within 0.5"),
        &[("water between 6 and 27.5 within 0.5", "between 7 and 27")],
    );
}

#[test]
fn levels_and_advice_are_compared() {
    let fair = "given awarded water = 20, awarded shore = 20";
    fails(&format!("{fair} expect level = clear"), &[("level = clear", "fair")]);
    holds(&format!("{fair} expect level is fair, level in (clear, fair)"));
    holds("given awarded water = 0, awarded shore = 0 expect level = otherwise");
    holds("given awarded water = 20 expect level in (otherwise, fair)");
    fails(
        "given awarded water = 20 expect level in (clear, fair)",
        &[("level in (clear, fair)", "fair or otherwise")],
    );
    holds("given stage = none expect recommendation begin, recommendation finish, no recommendation keep");
    holds("expect possible recommendation begin, recommendation walk");
    fails(
        "given stage = drafted expect recommendation begin, no recommendation finish, possible recommendation keep",
        &[
            ("recommendation begin", "nothing of it"),
            ("no recommendation finish", "it, for certain"),
            ("possible recommendation keep", "nothing of it"),
        ],
    );
}

#[test]
fn examples_stand_anywhere_and_points_are_those_of_the_block() {
    let text = LAKE
        .replace(
            "indicator 1.a \"Stage\" out of 20 {",
            "example \"in the component\" { given awarded 1.a = 3, awarded 1.b = 4 expect points = 7 }
             indicator 1.a \"Stage\" out of 20 {
               example \"in the indicator\" { source \"a list\" given stage = drafted expect points = 7 }",
        )
        .replace("certify", "example \"at the top\" { expect overall between 0 and 37.5 }\ncertify");
    let tested = test(&MemoryWorld::new([("lake.kas", text.as_str())]));
    assert_eq!(tested.failures(), []);
    let titles: Vec<&str> = tested.pack.examples.iter().map(|example| example.title.as_str()).collect();
    assert_eq!(titles, ["at the top", "in the component", "in the indicator"]);
    assert_eq!(tested.pack.examples[2].origin.as_ref().unwrap().text, "a list");
}

#[test]
fn files_of_examples_do_not_change_the_fingerprint() {
    let print = |more: &str| lake(more).pack.fingerprint;
    let without = test(&MemoryWorld::new([("lake.kas", LAKE)])).pack.fingerprint;
    let example = "example \"one\" { expect 1.a at most 20 }";
    assert_eq!(print(example), without);
    assert_eq!(print(&format!("language 1\n# a remark\n{example}")), without);
    // Where rules stand beside them, the file decides scores.
    assert_ne!(print(&format!("{example}\nshared word \"word\"")), without);
    assert_ne!(print("# nothing"), without);
}

#[test]
fn the_built_in_pack_is_the_same_with_and_without_its_examples() {
    let (lean, whole) = (test(&builtin()), test(&builtin_with_examples()));
    assert_eq!(lean.pack.fingerprint, whole.pack.fingerprint);
    assert!(lean.pack.examples.is_empty() && !whole.pack.examples.is_empty());
}

#[test]
fn dmaf_examples_hold_and_reach_all_of_its_rules() {
    let tested = test(&builtin_with_examples());
    assert_eq!(tested.failures(), []);
    assert!(tested.ran.len() > 90, "{}", tested.ran.len());
    assert_eq!(tested.missed(), Vec::<&str>::new());
    let (all, reached) = tested.coverage.count(None);
    assert_eq!((reached, tested.coverage.percent()), (all, 100));
    assert!(all > 200, "{all}");
    // Every indicator and every recommendation is there to be reached.
    let parts = |kind| tested.coverage.count(Some(kind)).0;
    assert_eq!(parts(kasauti::examples::PartKind::Score), tested.pack.indicators.len());
    assert_eq!(parts(kasauti::examples::PartKind::Recommendation), tested.pack.recommendations.len());
}

/// An example that could never fail would be worth nothing: each figure of the rules that is off by one is noticed.
#[test]
fn dmaf_examples_notice_a_changed_figure() {
    let world = builtin_with_examples();
    let changes = [
        ("policy.kas", "drafted   => 20", "drafted   => 21"),
        ("policy.kas", "score 3 each of policy_elements", "score 2 each of policy_elements"),
        ("policy.kas", "50% to under 75% => 6", "50% to under 75% => 7"),
        ("people.kas", "6 to 8    => 9", "6 to 8    => 8"),
        ("process.kas", "14 when judged_events over 0", "15 when judged_events over 0"),
        ("process.kas", "10 when diagnostic in analytics", "11 when diagnostic in analytics"),
        ("technology.kas", "50% to under 90% => 22", "50% to under 90% => 23"),
        ("technology.kas", "when datasets over 30", "when datasets over 31"),
        ("outcomes.kas", "at most 10", "at most 9"),
        ("framework.kas", "at least 60", "at least 61"),
        ("scripts/gis_readiness.rhai", "if age <= 3.0 { return 0.8; }", "if age <= 3.0 { return 0.9; }"),
    ];
    for (path, was, is) in changes {
        let mut changed = MemoryWorld::default();
        for known in world.list().unwrap() {
            changed.files.insert(known.clone(), world.read(&known).unwrap());
        }
        let file = changed.files.get_mut(path).unwrap();
        let text = String::from_utf8(file.clone()).unwrap();
        assert_eq!(text.matches(was).count(), 1, "{was}");
        *file = text.replace(was, is).into_bytes();
        assert_ne!(test(&changed).failures(), [], "{is} passed unseen");
    }
}
