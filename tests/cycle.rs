//! A cycle built on another: what operations do, what they refuse, and whose fault something is.

mod differences;
mod every;
mod program;
mod texts;

use kasauti::check;
use kasauti::diagnostic::{Diagnostic, Diagnostics};
use kasauti::pack::{self, Pack};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

const BASE: &str = r#"
language 1

framework lake "Lake Health Check" {
  cycle   "2026"
  subject town
  overall = weighted mean { water 60% shore 40% }
  round   points half up to 2 places
  effective from 2026-01-01 until 2026-12-31
  illustrative "made up for these tests"
}

# How levels are called was a long debate.
certify "Lake level" on overall {
  clear "Clear water" at least 8
  fair  "Fair water"  at least 4 and every component at least 2
  otherwise "Murky"
}

component water "Water" number 1 out of 10 {
  # The laboratory tests.
  indicator 1.a "Testing the water" out of 6 {
    ask testing "How is the water tested?" one of {
      never   "Not tested"    # not at all
      yearly  "Once a year"
      monthly "Every month"
    } ordered
    score match testing { never => 0  yearly => 3  monthly => 6 }

    recommend test_monthly when testing is not monthly { text "Not {testing}: test every month. {shared.lab}" }
    recommend keep_testing when testing = monthly { text "Keep testing." }

    example "tested once a year" {
      given testing = yearly
      expect 1.a = 3
      expect recommendation test_monthly
    }
  }

  indicator 1.b "Fish" out of 4 {
    ask fish "Which fish are there?" list of {
      kind  text
      count count between 0 and 400
    } between 0 and 40
    let kinds = count of fish where count over 1
    score min(kinds + 0 * sum of count over fish + 0 * sum of best 2 of count over fish where count over 1, 4)

    recommend count_fish { text "Kinds counted: {kinds}. Count the fish every year." }
  }
}

component shore "Shore" number 2 out of 10 {
  indicator 2.a "Clean shore" out of 10 {
    ask clean "What share of the shore is kept clean?" percent asked when testing at least yearly
    score 10 * clean

    recommend keep_clean when points of 1.a over 0 and level is not clear { text "Keep the shore clean." }
    recommend clean_on when points of 1.a = 0 or level = clear { text "Go on." }
  }
}

shared lab "Ask the laboratory."
"#;

fn head(operations: &str) -> String {
    format!(
        "language 1\nframework lake \"Lake Health Check\" extends \"../base\" {{ cycle \"2027\" illustrative \"of 2027\" }}\n{operations}\n"
    )
}

struct Read {
    pack: Option<Pack>,
    sources: Sources,
    told: Vec<Diagnostic>,
    /// The resolved rules as one text.
    text: String,
}

fn world(operations: &str) -> MemoryWorld {
    let own = head(operations);
    MemoryWorld::new([("framework.kas", own.as_str())]).with_beside("base", [("framework.kas", BASE)])
}

fn read_world(world: &MemoryWorld) -> Read {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let pack = pack::load(world, &mut sources, &mut found);
    if let Some(pack) = &pack {
        let scripts = Scripts::compile(pack, &sources, &mut found);
        check::check(pack, &scripts, &sources, &mut found);
        found = check::attribute(world, &pack.lineage, &sources, found);
    }
    let mut of_rules = Sources::new();
    let text = pack::rules(world, &mut of_rules, &mut Diagnostics::new()).text(&of_rules);
    Read { pack, sources, told: found.sorted(), text }
}

fn read(operations: &str) -> Read {
    read_world(&world(operations))
}

impl Read {
    /// Code and underlined text of everything that was told.
    fn told(&self) -> Vec<String> {
        let one = |one: &Diagnostic| format!("{} {}", one.code().id, self.sources.text(one.span()));
        self.told.iter().map(one).collect()
    }

    fn clean(self) -> Pack {
        assert_eq!(self.told(), Vec::<String>::new(), "{:#?}\n{}", self.told, self.text);
        self.pack.expect("a pack")
    }
}

/// Reads operations without a fault, and holds the rules' text to be a pack that says the same.
fn resolved(operations: &str) -> (Pack, String) {
    let read = read(operations);
    let text = read.text.clone();
    let pack = read.clean();
    let alone = MemoryWorld::new([("framework.kas", text.as_str())]);
    let flat = read_world(&alone);
    assert_eq!(flat.text.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
    let flat = flat.clean();
    assert_eq!(flat.indicators.len(), pack.indicators.len());
    let points = |pack: &Pack| -> Vec<(String, String, String)> {
        let one = |one: &pack::Indicator| (one.code(), one.title.clone(), one.out_of.to_string());
        pack.indicators.iter().map(one).collect()
    };
    assert_eq!(points(&flat), points(&pack));
    let names = |pack: &Pack| -> Vec<String> {
        let questions = pack.questions.iter().map(|one| one.name.clone());
        questions.chain(pack.recommendations.iter().map(|one| one.name.clone())).collect()
    };
    assert_eq!(names(&flat), names(&pack));
    (pack, text)
}

#[test]
fn without_operations_all_is_carried_over_but_cycle_and_dates() {
    let (pack, text) = resolved("");
    assert_eq!(pack.cycle, "2027");
    assert_eq!(pack.effective, None);
    assert_eq!(pack.subject, "town");
    assert_eq!(pack.indicators.len(), 3);
    assert!(text.contains("# How levels are called was a long debate."), "{text}");
    assert!(text.contains("# The laboratory tests."), "{text}");
    assert!(!text.contains("extends"), "{text}");
}

#[test]
fn a_change_replaces_the_clauses_it_gives_and_keeps_the_rest() {
    let (pack, text) = resolved(
        "change indicator 1.a \"Tests\" { score match testing { never => 0 yearly => 2 monthly => 6 } }\n\
         change example \"tested once a year\" { expect 1.a = 2 }",
    );
    assert_eq!(pack.indicators[0].title, "Tests");
    assert!(text.contains("yearly => 2") && !text.contains("yearly => 3"), "{text}");
    assert!(text.contains("given testing = yearly"), "{text}");
    assert!(text.contains("# not at all"), "the question is untouched: {text}");
}

#[test]
fn everything_with_a_name_can_be_changed() {
    let (pack, text) = resolved(
        r#"
        change component water "All water" number 3 out of 10
        change question testing "How often?" { evidence "Reports" help "Ask." }
        change choice never of testing "Never tested"
        change field count of fish { between 0 and 500 }
        change recommendation keep_testing when testing at least monthly { priority low text "Well done." }
        change let kinds = count of fish where count over 2
        change shared lab "Ask the new laboratory."
        change certify "Level of the lake"
        change level fair at least 5
        change level otherwise "Not good"
        "#,
    );
    assert_eq!(pack.components.last().expect("water").title, "All water");
    for words in [
        "How often?",
        "Never tested",
        "0 and 500",
        "Well done",
        "over 2",
        "new laboratory",
        "Level of the lake",
        "Not good",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains(r#"fair  "Fair water" at least 5"#), "{text}");
    assert!(text.contains("Reports") && text.contains("ordered"), "{text}");
}

#[test]
fn a_new_name_is_used_everywhere() {
    let (pack, text) = resolved(
        r#"
        rename question testing to water_tests
        rename choice yearly of testing to once
        rename question fish to catch
        rename field count of fish to number_seen
        rename let kinds to kinds_seen
        rename indicator 1.a to 1.c
        rename component water to lake_water
        rename level clear to clean
        rename shared lab to laboratory
        rename recommendation keep_testing to go_on
        rename example "tested once a year" to "one test"
        "#,
    );
    assert!(pack.questions.iter().any(|one| one.name == "water_tests"));
    for old in [
        "testing ",
        "yearly",
        "1.a",
        " kinds ",
        "shared.lab}",
        "keep_testing",
        "points of 1.a",
        "level = clear",
    ] {
        assert!(!text.contains(old), "{old:?} is left:\n{text}");
    }
    assert!(text.contains("count of catch where number_seen over 1"), "{text}");
    assert!(text.contains("sum of number_seen over catch"), "{text}");
    assert!(text.contains("sum of best 2 of number_seen over catch where number_seen over 1"), "{text}");
    assert!(text.contains("lake_water 60%"), "{text}");
}

#[test]
fn two_things_can_change_names() {
    let (pack, _) = resolved("rename indicator 1.a to 1.b\nrename indicator 1.b to 1.a\n");
    let titles: Vec<&str> = pack.indicators.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Fish", "Testing the water", "Clean shore"]);
}

#[test]
fn what_is_moved_out_outlives_what_it_stood_in() {
    let (pack, text) = resolved(
        "remove indicator 1.b\nmove recommendation count_fish to 2.a\nmove question fish to shore\n\
         move let kinds to shore\nreweight water { 1.a 10 }\n\
         change indicator 1.a { score match testing { never => 0 yearly => 3 monthly => 10 } }",
    );
    assert_eq!(pack.indicators.len(), 2);
    assert!(text.contains("count_fish") && !text.contains("min(kinds"), "{text}");
}

#[test]
fn entries_go_where_it_is_said() {
    let (pack, text) = resolved(
        r#"
        add to question testing after yearly choice twice "Twice" choice often "Often"
        add to question testing before never choice unknown "Nobody knows"
        add to question fish field size number between 0 and 300
        add to certify before fair level good "Good water" at least 6
        change indicator 1.a {
          score match testing { unknown or never => 0  yearly => 2  twice => 3  often => 4  monthly => 6 }
        }
        remove example "tested once a year"
        "#,
    );
    let choices = text
        .find("unknown \"")
        .zip(text.find("never   \""))
        .zip(text.find("yearly  \""))
        .zip(text.find("twice \""));
    let Some((((unknown, never), yearly), twice)) = choices else { panic!("{text}") };
    assert!(unknown < never && never < yearly && yearly < twice, "{text}");
    let levels: Vec<&str> =
        pack.certification.as_ref().expect("levels").levels.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(levels, ["clear", "good", "fair", "otherwise"]);
}

#[test]
fn weights_are_given_anew() {
    let (pack, text) = resolved("reweight overall { water 50% shore 50% }");
    assert!(text.contains("water 50%") && text.contains("shore 50%"), "{text}");
    assert_eq!(pack.components.len(), 2);
    let reeds = "change component shore { indicator 2.b \"Reeds\" out of 10 { ask reeds \"?\" yes/no \
         score sum { 10 when reeds } recommend plant { text \"Plant.\" } } }\n";
    let (_, text) = resolved(&format!("{reeds}reweight shore {{ 2.a 70% 2.b 30% }}"));
    assert!(text.contains("total = weighted mean { 2.a 70% 2.b 30% }"), "{text}");
}

/// The same operations in every order of their lines say the same.
#[test]
fn the_order_of_operations_means_nothing() {
    let operations = [
        "rename indicator 1.b to 1.c",
        "reweight water { 1.a 5  1.b 5 }",
        "change indicator 1.b { score min(kinds, 5) }",
        "change indicator 1.a { score match testing { never => 0 yearly => 3 monthly => 5 } }",
        "add to indicator 1.a recommend b_two { text \"Two.\" }",
        "add to indicator 1.a recommend a_one { text \"One.\" }",
        "add to indicator 1.a example \"new\" { given testing = never expect 1.a = 0 }",
        "rename question testing to tests",
        "change indicator 1.b \"Fishes\"",
    ];
    let operations: Vec<String> = operations
        .iter()
        .map(|one| one.replace("match testing", "match tests").replace("given testing", "given tests"))
        .collect();
    let (_, first) = resolved(&operations.join("\n"));
    for shift in 1..operations.len() {
        let mut order = operations.clone();
        order.rotate_left(shift);
        if shift % 2 == 0 {
            order.reverse();
        }
        let (_, text) = resolved(&order.join("\n"));
        assert_eq!(text, first, "{order:#?}");
    }
}

#[test]
fn an_origin_stands_behind_the_points_that_it_is_of() {
    let operations =
        "change indicator 1.a source \"p. 4\"\nchange component water \"Waters\" source \"p. 5\"";
    let (_, text) = resolved(operations);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("\"Testing the water\" out of 6 source \"p. 4\""), "{text}");
    assert!(text.contains("\"Waters\" number 1 out of 10 source \"p. 5\""), "{text}");
}

#[test]
fn operations_in_the_words_of_others() {
    for (operation, told) in [
        ("change level clear minimum 7", "syntax/unexpected minimum 7"),
        ("change level clear \"Clear\" 7 and above", "syntax/unexpected 7 and above"),
        ("change level clear 7", "syntax/unexpected level clear 7"),
        ("delete example \"tested once a year\"", "syntax/unexpected delete example"),
        ("modify indicator 1.b \"Fishes\"", "syntax/unexpected modify indicator"),
        ("rename question testing as tests", "syntax/unexpected rename question testing as"),
        ("change question testing minimum 0", "syntax/unexpected minimum"),
        ("change penalty \"Late\" 10", "syntax/unexpected penalty"),
        ("change band of 1.b { 0 => 1 }", "syntax/unexpected band"),
        (
            "add indicator 1.c \"C\" out of 5 outside the total to water { score 5 }",
            "syntax/unexpected indicator 1.c \"C\" out of 5 outside the total to water",
        ),
    ] {
        assert_eq!(read(operation).told(), [told], "{operation}");
    }
}

#[test]
fn mistakes_are_told_at_the_operation() {
    let cases = [
        ("remove indicator 1.z", "cycle/unknown-target 1.z"),
        ("change indicator testing { score 1 }", "cycle/unknown-target testing"),
        ("remove choice daily of testing", "cycle/unknown-target daily"),
        ("rename question testing to clean", "cycle/name-taken clean"),
        ("rename question testing to a\nrename question clean to a", "cycle/name-taken a"),
        ("rename question testing to kinds", "cycle/name-taken kinds"),
        ("move indicator 1.b to shroe", "cycle/unknown-place shroe"),
        ("move indicator 1.b to water", "cycle/wrong-place move indicator 1.b to water"),
        ("move indicator 1.b to indicator 2.a", "cycle/wrong-place indicator 1.b"),
        ("remove level otherwise", "cycle/wrong-place level otherwise"),
        ("rename certify to levels", "cycle/wrong-place certify"),
        ("reweight water { 2.a 10 }", "cycle/wrong-place 2.a"),
        ("add to question testing before daily choice x \"X\"", "cycle/unknown-place daily"),
        ("add to water choice x \"X\"", "cycle/wrong-place water"),
        ("add to question testing choice yearly \"Y\"", "cycle/exists yearly"),
        ("component water \"Water\" number 5 out of 10 { }", "cycle/exists water"),
        ("ask kinds \"?\" yes/no", "cycle/exists kinds"),
        (
            "certify \"Again\" on overall { otherwise \"None\" }",
            "cycle/exists certify \"Again\" on overall { otherwise \"None\" }",
        ),
        ("change level fair at least 5\nchange level fair at least 6", "cycle/clash at least 6"),
        ("change indicator 1.a out of 7\nreweight water { 1.a 7 }", "cycle/clash 7"),
        (
            "rename indicator 1.a to 1.x\nrename indicator 1.a to 1.y",
            "cycle/clash rename indicator 1.a to 1.y",
        ),
    ];
    for (operations, wanted) in cases {
        let read = read(operations);
        let told = read.told();
        assert!(told.iter().any(|one| one == wanted), "{operations}: {told:#?}");
        let of_cycle = told.iter().filter(|one| one.starts_with("cycle/")).count();
        assert_eq!(of_cycle, 1, "{operations}: {told:#?}");
    }
}

/// A component of the cycle before is written there, so that it can only be changed here.
#[test]
fn a_component_that_loses_a_part_is_changed() {
    let read = read("remove indicator 1.b");
    let one = read.told.iter().find(|one| one.code().id == "check/component-total").expect("told");
    let help = one.help.as_deref().unwrap_or_default();
    assert!(help.starts_with("write `change component water out of 6`"), "{help}");
    assert!(one.message.contains("its only indicator is out of 6"), "{}", one.message);
}

/// Codes are short, so the nearest by letters are many: a number is the place, a code behind the last one follows it.
#[test]
fn near_codes_are_those_that_are_meant() {
    let help = |operation: &str| {
        let told = read(operation).told;
        let one = told.iter().find(|one| one.severity() == kasauti::diagnostic::Severity::Error);
        one.and_then(|one| one.help.clone()).expect("help")
    };
    assert_eq!(help("rename indicator 1.2 to 1.d"), "did you mean `1.b`?");
    assert_eq!(help("remove indicator 1.A"), "did you mean `1.a`?");
    assert_eq!(help("remove indicator 1.f"), "did you mean `1.b` or `1.a`?");
    assert_eq!(help("add to 2.1 ask more \"How many?\" count"), "did you mean `2.a`?");
    assert_eq!(help("change advice count_fish { text \"Go.\" }"), "write `change recommendation …`");
    assert_eq!(help("remove pillar water"), "write `remove component …`");
    assert_eq!(help("change qestion testing \"How?\""), "write `change question …`");
}

#[test]
fn what_is_removed_is_not_changed() {
    let read = read("remove indicator 1.b\nchange let kinds = 2");
    assert!(read.told().contains(&String::from("cycle/clash let kinds = 2")), "{:#?}", read.told());
}

#[test]
fn an_operation_speaks_of_things_by_their_old_names() {
    let read = read("rename indicator 1.b to 1.c\nchange indicator 1.c { evidence \"A count\" }");
    assert_eq!(read.told(), ["cycle/unknown-target 1.c"]);
    assert_eq!(read.told[0].fix.as_ref().map(|fix| fix.replacement.as_str()), Some("1.b"));
}

#[test]
fn a_fault_says_whether_it_is_inherited() {
    let note = |read: &Read, code: &str| {
        let one = read.told.iter().find(|one| one.code().id == code);
        let one = one.unwrap_or_else(|| panic!("{code}: {:#?}", read.told()));
        (
            one.notes.join(" "),
            one.others.iter().map(|other| read.sources.text(other.span).to_owned()).collect::<Vec<_>>(),
        )
    };
    // Only in the combination: both places are shown.
    let combined = read("remove question clean");
    let (said, places) = note(&combined, "pack/unknown-name");
    assert!(said.contains("where it is right"), "{said}");
    assert_eq!(places, ["remove question clean"]);
    // In the new cycle.
    let own = read("change indicator 2.a { score 10 * claen }");
    let (said, _) = note(&own, "pack/unknown-name");
    assert!(said.contains("in the new cycle"), "{said}");
    // Maxima that no longer add up.
    let totals = read("change indicator 1.b out of 5");
    let (said, places) = note(&totals, "check/component-total");
    assert!(said.contains("where it is right"), "{said}");
    assert_eq!(places, ["6", "5"]);
    let removed = read("remove indicator 1.b");
    let (_, places) = note(&removed, "check/component-total");
    assert!(places.iter().any(|place| place == "remove indicator 1.b"), "{places:?}");
    // What is only called otherwise, or stands elsewhere, is no cause where something was taken out.
    let moved = read(
        "rename component water to waters\nmove component shore to waters\nmove indicator 1.b to shore\n\
         change question fish { help \"Count.\" }",
    );
    let (_, places) = note(&moved, "check/component-total");
    assert!(places.iter().any(|place| place == "move indicator 1.b to shore"), "{places:?}");
    assert!(
        !places.iter().any(|place| place.starts_with("rename") || place.starts_with("change")),
        "{places:?}"
    );
    // In the base alone already.
    let faulty = BASE.replace("10 * clean", "11 * clean");
    let own = head("");
    let world = MemoryWorld::new([("framework.kas", own.as_str())])
        .with_beside("base", [("framework.kas", faulty.as_str())]);
    let (said, _) = note(&read_world(&world), "check/can-exceed");
    assert!(
        said.contains("inherited from lake 2026: mend it in base, or `change indicator 2.a` here"),
        "{said}"
    );
}

#[test]
fn cycles_build_on_cycles() {
    let between = head(
        "remove indicator 1.b\nrename question testing to tests\nreweight water { 1.a 10 }\n\
         change indicator 1.a { score match tests { never => 0 yearly => 3 monthly => 10 } }",
    );
    let own = head("rename question tests to water_tests\nchange question clean { help \"Go and look.\" }\n")
        .replace("../base", "../between");
    let world = MemoryWorld::new([("framework.kas", own.as_str())])
        .with_beside("base", [("framework.kas", BASE)])
        .with_beside("between", [("framework.kas", between.as_str())]);
    let read = read_world(&world);
    assert!(read.text.contains("match water_tests"), "{}", read.text);
    let pack = read.clean();
    assert_eq!(pack.lineage.ancestors.len(), 2);
    let gone = own.replace("rename question tests", "rename question testing");
    let world = MemoryWorld::new([("framework.kas", gone.as_str())])
        .with_beside("base", [("framework.kas", BASE)])
        .with_beside("between", [("framework.kas", between.as_str())]);
    assert_eq!(read_world(&world).told(), ["cycle/gone-already testing"]);
    // What the cycle between did is no cause: it was right.
    let more =
        own.replace("change question clean { help \"Go and look.\" }", "change indicator 1.a out of 9");
    let world = MemoryWorld::new([("framework.kas", more.as_str())])
        .with_beside("base", [("framework.kas", BASE)])
        .with_beside("between", [("framework.kas", between.as_str())]);
    let read = read_world(&world);
    let total = read.told.iter().find(|one| one.code().id == "check/component-total").unwrap();
    let places: Vec<&str> = total.others.iter().map(|other| read.sources.text(other.span)).collect();
    assert!(!places.iter().any(|place| place.starts_with("reweight")), "{places:?}");
}

#[test]
fn no_base_no_pack_and_nothing_else_to_tell() {
    for (extends, wanted) in [
        ("\"../nowhere\"", "cycle/base-not-found \"../nowhere\""),
        ("\"../../base\"", "cycle/base-not-found \"../../base\""),
        ("\"/base\"", "cycle/base-not-found \"/base\""),
        ("\"..\"", "cycle/base-not-found \"..\""),
        ("lake \"2026\"", "cycle/base-not-found \"2026\""),
    ] {
        let own = head("remove indicator 1.b").replace("\"../base\"", extends);
        let world = MemoryWorld::new([("framework.kas", own.as_str())])
            .with_beside("base", [("framework.kas", BASE)]);
        assert_eq!(read_world(&world).told(), [wanted]);
    }
    let circle = head("").replace("../base", "../circle");
    let world = MemoryWorld::new([("framework.kas", circle.as_str())])
        .with_beside("circle", [("framework.kas", circle.as_str())]);
    assert_eq!(read_world(&world).told(), ["cycle/base-in-circles \"../circle\""]);
}

#[test]
fn the_built_in_framework_can_be_built_on() {
    let own = head("remove indicator 9.z").replace("\"../base\"", "dmaf \"2.0\"");
    let read = read_world(&MemoryWorld::new([("framework.kas", own.as_str())]));
    assert_eq!(read.told(), ["cycle/unknown-target 9.z"]);
}

#[test]
fn an_origin_of_the_new_framework_covers_what_is_new() {
    let own = "language 1\nframework lake \"Lake\" extends \"../base\" { cycle \"2027\" source \"Guide of 2027\" }\n\
        add to shore indicator 2.b \"Reeds\" out of 1 { ask reeds \"?\" yes/no score sum { 1 when reeds } recommend reed { text \"Plant.\" } }\n\
        change indicator 2.a out of 9 { score 9 * clean }";
    let world = MemoryWorld::new([("framework.kas", own)]).with_beside("base", [("framework.kas", BASE)]);
    let pack = read_world(&world).clean();
    let origin = |code: &str| {
        let one = pack.indicators.iter().find(|one| one.code() == code).expect("an indicator");
        one.rule_origin.as_ref().map(|origin| origin.text.clone())
    };
    assert_eq!(origin("1.a").as_deref(), Some("made up for these tests"));
    assert_eq!(origin("2.b").as_deref(), Some("Guide of 2027"), "it is new");
    assert_eq!(origin("2.a").as_deref(), Some("Guide of 2027"), "its score is changed");
    let maximum = |code: &str| {
        let one = pack.indicators.iter().find(|one| one.code() == code).expect("an indicator");
        one.origin.as_ref().map(|origin| origin.text.clone())
    };
    assert_eq!(maximum("2.a").as_deref(), Some("Guide of 2027"), "its maximum is changed");
    assert_eq!(maximum("1.b").as_deref(), Some("made up for these tests"));
    assert_eq!(
        pack.certification.as_ref().and_then(|one| one.origin.as_ref()).map(|one| one.published),
        Some(false)
    );
}

#[test]
fn both_packs_decide_the_fingerprint() {
    let of = |base: &str, operations: &str| {
        let own = head(operations);
        let world = MemoryWorld::new([("framework.kas", own.as_str())])
            .with_beside("base", [("framework.kas", base)]);
        read_world(&world).pack.expect("a pack").fingerprint
    };
    let first = of(BASE, "");
    assert_eq!(first, of(BASE, ""));
    assert_ne!(first, of(&BASE.replace("10 * clean", "9 * clean"), ""));
    assert_ne!(first, of(BASE, "remove example \"tested once a year\""));
}
