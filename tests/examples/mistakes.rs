//! What can be wrong in an example: code and underlined text.

use kasauti::diagnostic::Diagnostics;
use kasauti::pack::Beside;
use kasauti::source::{MemoryWorld, Sources};

use super::LAKE;

/// Code and underlined text of everything that is wrong in an example.
fn told(inside: &str) -> Vec<(&'static str, String)> {
    of_file(&format!("example \"one\" {{ {inside} }}"))
}

fn of_file(text: &str) -> Vec<(&'static str, String)> {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let world = MemoryWorld::new([("lake.kas", LAKE), ("more.kas", text)]);
    kasauti::pack::load(&world, &mut sources, &mut found).expect("a pack");
    found.sorted().iter().map(|one| (one.code().id, sources.text(one.span()).to_owned())).collect()
}

fn is(inside: &str, mistakes: &[(&str, &str)]) {
    let told = told(inside);
    let told: Vec<(&str, &str)> = told.iter().map(|(code, text)| (*code, text.as_str())).collect();
    assert_eq!(told, mistakes, "{inside}");
}

const OK: &str = "expect 1.a at most 20";

#[test]
fn names_that_are_not_known() {
    is(&format!("given stag = none {OK}"), &[("pack/unknown-name", "stag")]);
    is(&format!("given true_share = yes {OK}"), &[("pack/wrong-type", "true_share")]);
    is(&format!("given 1.a = 3 {OK}"), &[("pack/unknown-name", "1.a")]);
    is(&format!("given 1.b & 1.c = 3 {OK}"), &[("pack/unknown-name", "1.b & 1.c")]);
    is(&format!("given stage = draft {OK}"), &[("pack/unknown-choice", "draft")]);
    is(&format!("given walks = ({{ mod = quiet }}) {OK}"), &[("pack/unknown-field", "mod")]);
    is("expect 1.d = 3", &[("pack/unknown-code", "1.d")]);
    is("expect stage = 3", &[("pack/unknown-code", "stage")]);
    is("expect 1.a & 1.b = 3", &[("pack/unknown-code", "1.b")]);
    is("expect points = 3", &[("pack/unknown-code", "points")]);
    is("expect recommendation bgin", &[("pack/unknown-recommendation", "bgin")]);
    is("expect level = clera", &[("pack/unknown-choice", "clera")]);
    is("expect level = \"Clear\"", &[("pack/quoted-choice", "\"Clear\"")]);
}

#[test]
fn answers_of_another_kind() {
    let cases = [
        ("stage = 3", "pack/wrong-type", "3"),
        ("stage = (none)", "pack/wrong-type", "(none)"),
        ("stage = \"none\"", "pack/quoted-choice", "\"none\""),
        ("forms = json", "pack/wrong-type", "json"),
        ("forms = none", "pack/wrong-type", "none"),
        ("forms = 2", "pack/wrong-type", "2"),
        ("forms = (json, json)", "pack/duplicate-choice", "json"),
        ("share = 45", "pack/percent-sign", "45"),
        ("share = yes", "pack/wrong-type", "yes"),
        ("length = 45%", "pack/wrong-type", "45%"),
        ("since = 12", "pack/wrong-type", "12"),
        ("since = \"2020-01-01\"", "pack/wrong-type", "\"2020-01-01\""),
        ("warden = true", "pack/wrong-type", "true"),
        ("warden = 1", "pack/wrong-type", "1"),
        ("note = words", "pack/wrong-type", "words"),
        ("walks = { mode = quiet }", "pack/wrong-type", "{ mode = quiet }"),
        ("walks = 3", "pack/wrong-type", "3"),
        ("walks = (quiet)", "pack/wrong-type", "quiet"),
    ];
    for (given, code, text) in cases {
        is(&format!("given {given} {OK}"), &[(code, text)]);
    }
}

#[test]
fn answers_that_cannot_be_given() {
    let cases = [
        ("length = 0.5", "0.5"),
        ("length = -3", "-3"),
        ("share = 101%", "101%"),
        ("since = 1999-12-31", "1999-12-31"),
        ("length = 3, clean = 4", "clean = 4"),
        ("walks = ({ people = 1.5 })", "1.5"),
        ("walks = ({ people = 1 }, { people = 1 }, { people = 1 }, { people = 1 })", ""),
        ("awarded 1.a = 21", "21"),
        ("awarded 1.a = 1.234", "1.234"),
        ("awarded overall = 3", "overall"),
        ("awarded 1.a = 3 as rejected", "as rejected"),
    ];
    for (given, text) in cases {
        let told = told(&format!("given {given} {OK}"));
        assert_eq!(told.len(), 1, "{given}: {told:?}");
        assert_eq!(told[0].0, "pack/example-answer", "{given}");
        assert!(text.is_empty() || told[0].1 == text, "{given}: {told:?}");
    }
}

#[test]
fn things_said_twice_or_not_at_all() {
    is(&format!("given stage = none, stage = drafted {OK}"), &[("pack/repeated-clause", "stage = drafted")]);
    is(
        &format!("given awarded 1.b = 1, awarded 1.c = 2 {OK}"),
        &[("pack/repeated-clause", "awarded 1.c = 2")],
    );
    is(&format!("given walks = ({{ mode = quiet, mode = loud }}) {OK}"), &[("pack/repeated-clause", "mode")]);
    is("given stage = none", &[("pack/missing-clause", "\"one\"")]);
    let twice = of_file(&format!("example \"one\" {{ {OK} }} example \"one\" {{ {OK} }}"));
    assert_eq!(twice, [("pack/duplicate-name", String::from("\"one\""))]);
}

#[test]
fn what_can_never_be() {
    let cases = [
        ("1.a = 21", "21"),
        ("1.a = -1", "-1"),
        ("1.a = 3.333", "3.333"),
        ("overall = 41", "41"),
        ("shore between 3 and 41", "41"),
        ("1.a = 3 within -1", "-1"),
    ];
    for (expected, text) in cases {
        is(&format!("expect {expected}"), &[("pack/example-impossible", text)]);
    }
    is("expect 1.a between 5 and 3", &[("pack/empty-range", "5 and 3")]);
    is("expect 1.a = 5%", &[("pack/mixed-units", "5%")]);
    is("expect 1.a = 2020-01-01", &[("pack/mixed-units", "2020-01-01")]);
    is("expect 1.a = 3.333 within 0.01, 1.a at most 100", &[]);
}

#[test]
fn items_out_of_their_place() {
    is(&format!("{OK} score 3"), &[("pack/wrong-place", "score 3")]);
    let told = of_file("given stage = none");
    assert_eq!(told, [("pack/wrong-place", String::from("given stage = none"))]);
}

#[test]
fn one_slip_is_told_once() {
    for (inside, text) in [
        ("given stage: none expect 1.a = 0", ":"),
        ("given stage none\n expect 1.a = 0", "none"),
        ("given stage = none\n clean 3\n expect 1.a = 0", "3"),
        ("given forms = [json]\n expect 1.a = 0", "[json]"),
        ("expcet 1.a = 0", "expcet"),
        ("expect 1.a 0", "0"),
        ("expect recommend begin", "recommend"),
        ("given \"stage\" = none\n expect 1.a = 0", "\"stage\""),
    ] {
        is(inside, &[("syntax/unexpected", text)]);
    }
    is(
        "given stage == none expect 1.a == 0",
        &[("syntax/double-equals", "=="), ("syntax/double-equals", "==")],
    );
}

#[test]
fn files_beside_the_pack_hold_examples_alone() {
    let mut sources = Sources::new();
    let mut found = Diagnostics::new();
    let world = MemoryWorld::new([("lake.kas", LAKE)]);
    let beside = sources.add(
        "elsewhere.kas",
        "language 1\nexample \"one\" { given stage = none expect 1.a = 0 }\nask more \"More?\" yes/no\n",
    );
    let pack = kasauti::pack::load_with(
        &world,
        &Beside { examples: &[beside], ..Beside::default() },
        &mut sources,
        &mut found,
    )
    .unwrap();
    let told: Vec<_> =
        found.sorted().iter().map(|one| (one.code().id, sources.text(one.span()).to_owned())).collect();
    assert_eq!(told, [("pack/wrong-place", String::from("ask more \"More?\" yes/no"))]);
    assert_eq!(pack.examples.len(), 1);
    assert!(pack.questions.iter().all(|question| question.name != "more"));
}
