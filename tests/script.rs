//! Scripts, the hostile ones above all.

use kasauti::decimal::Number;
use kasauti::diagnostic::Diagnostics;
use kasauti::pack::{Pack, ScriptId};
use kasauti::script::{Failure, Scripts, Value};
use kasauti::source::{MemoryWorld, Sources};

const FRAMEWORK: &str = r#"
language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = sum of components
  round points half up to 2 places
  illustrative "made up"
}
script f(tests number, forms choices, clubs list) gives number between 0 and 100 from "f.rhai"
component water "Water" number 1 out of 100 {
  indicator 1.a "Script" out of 100 {
    ask tests "Tests?" count between 0 and 100
    ask forms "Forms?" any of { paper "Paper" online "Online" }
    ask clubs "Clubs?" list of { club "Name" text  members "Members" count } between 0 and 9
    score f(tests, forms, clubs)
    recommend go_on { text "Go on." }
  }
}
"#;

struct Ready {
    pack: Pack,
    scripts: Scripts,
    sources: Sources,
    diagnostics: Diagnostics,
}

fn ready(script: &str) -> Ready {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let world = MemoryWorld::new([("framework.kas", FRAMEWORK), ("f.rhai", script)]);
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics).expect("a pack");
    let scripts = Scripts::compile(&pack, &sources, &mut diagnostics);
    Ready { pack, scripts, sources, diagnostics }
}

fn arguments() -> Vec<Value> {
    let club = |name: &str, members: i64| {
        vec![
            ("club".to_owned(), Value::Text(name.to_owned())),
            ("members".to_owned(), Value::Number(Number::from(members))),
        ]
    };
    vec![
        Value::Number(Number::from(7)),
        Value::Choices(vec!["paper".to_owned(), "online".to_owned()]),
        Value::List(vec![club("നദി", 4), club("Anglers", 9)]),
    ]
}

/// Calls `f` with the body.
fn run(body: &str) -> Result<Number, (Failure, String)> {
    run_file(&format!("fn f(tests, forms, clubs) {{\n{body}\n}}\n"))
}

fn run_file(file: &str) -> Result<Number, (Failure, String)> {
    let ready = ready(file);
    let told: Vec<_> = ready.diagnostics.iter().map(|one| one.message.clone()).collect();
    assert!(told.is_empty(), "{told:?}");
    ready.scripts.call(&ready.pack, ScriptId(0), &arguments()).map_err(|failure| {
        let place = ready.sources.text(failure.span).to_owned();
        (failure, place)
    })
}

fn gives(body: &str, wanted: &str) {
    match run(body) {
        Ok(number) => assert_eq!(number, Number::parse(wanted).unwrap(), "{body}"),
        Err((failure, place)) => panic!("{body}: {} at `{place}`", failure.message),
    }
}

/// Runs, fails with this code, and underlines this.
fn fails(body: &str, code: &str, place: &str) -> String {
    match run(body) {
        Ok(number) => panic!("{body}: gave {number}"),
        Err((failure, underlined)) => {
            assert_eq!(failure.code.id, code, "{body}: {}", failure.message);
            assert_eq!(underlined, place, "{body}: {}", failure.message);
            failure.message
        }
    }
}

/// Is refused before it runs, with this code, underlining this.
fn refused(file: &str, code: &str, place: &str) -> String {
    let ready = ready(file);
    let told: Vec<_> = ready.diagnostics.iter().collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0].code().id, code, "{}", told[0].message);
    assert_eq!(ready.sources.text(told[0].span()), place, "{}", told[0].message);
    assert!(ready.scripts.call(&ready.pack, ScriptId(0), &arguments()).is_err());
    told[0].message.clone()
}

fn refused_body(body: &str, code: &str, place: &str) -> String {
    refused(&format!("fn f(tests, forms, clubs) {{\n{body}\n}}\n"), code, place)
}

#[test]
fn numbers_are_exact_decimals() {
    gives("0.1 + 0.2", "0.3");
    gives("7 / 2", "3.5");
    gives("tests / 2", "3.5");
    gives("7 / tests", "1");
    gives("if 0.1 + 0.2 == 0.3 { 1 } else { 0 }", "1");
    gives("round_half_up(2.345, 2)", "2.35");
    gives("round_half_even(2.345, 2)", "2.34");
    gives("round_up(2.1, 0) + round_down(2.9, 0)", "5");
    gives("min(3, 2.5) + max(1, tests) + abs(-4) + floor(1.9) + ceiling(1.1)", "16.5");
    gives("1 / 3 * 3", "0.9999999999999999999999999999");
}

#[test]
fn answers_arrive_as_they_were_given() {
    gives("forms.len()", "2");
    gives("if forms.contains(\"online\") { 5 } else { 0 }", "5");
    gives("let total = 0; for club in clubs { total += club.members; } total", "13");
    gives("if clubs[0].club == \"നദി\" { 1 } else { 0 }", "1");
    gives("clubs.filter(|one| one.members > 5).len()", "1");
}

#[test]
fn a_script_that_never_ends_is_stopped() {
    let said = fails("while true { } 1", "script/ran-too-long", "{");
    assert!(said.contains("200000"), "{said}");
    let looped = run("loop { } 1").unwrap_err().0;
    assert_eq!(looped.code.id, "script/ran-too-long");
    let counted = run("let n = 0; while n >= 0 { n += 1; } n").unwrap_err().0;
    assert_eq!(counted.code.id, "script/ran-too-long");
}

#[test]
fn memory_does_not_grow_without_bound() {
    let doubled = run("let s = \"ab\"; while true { s += s; } 1").unwrap_err().0;
    assert_eq!(doubled.code.id, "script/failed", "{}", doubled.message);
    let array = run("let a = [1]; while true { a += a; } 1").unwrap_err().0;
    assert_eq!(array.code.id, "script/failed", "{}", array.message);
    let nested = run("let a = [0]; while true { let b = [a, a, a, a]; a = b; } 1").unwrap_err().0;
    assert!(nested.code.id.starts_with("script/"), "{}", nested.message);
    // Growth of a map by index is not held by the size limit; the step limit holds it.
    let map = run("let m = #{}; let n = 0; while true { m[`k${n}`] = n; n += 1; } 1").unwrap_err().0;
    assert!(matches!(map.code.id, "script/failed" | "script/ran-too-long"), "{}", map.message);
}

#[test]
fn deep_recursion_and_deep_expressions_are_refused() {
    let deep = run_file("fn f(tests, forms, clubs) { g(0) }\nfn g(n) { g(n + 1) }\n").unwrap_err().0;
    assert_eq!(deep.code.id, "script/failed", "{}", deep.message);
    let bomb = format!("fn f(tests, forms, clubs) {{ {}1{} }}", "(".repeat(5000), ")".repeat(5000));
    let ready = ready(&bomb);
    assert_eq!(ready.diagnostics.iter().next().unwrap().code().id, "script/does-not-compile");
}

#[test]
fn there_is_no_outside() {
    for (call, place) in
        [("sleep(1)", "sleep"), ("exit(3)", "exit"), ("timestamp()", "timestamp"), ("tan(1.5)", "tan")]
    {
        fails(&format!("{call}; 1"), "script/failed", place);
    }
    for word in ["eval(\"1\")", "print(1)", "debug(1)", "Fn(\"f\")", "import \"x\" as y", "export tests"] {
        let ready = ready(&format!("fn f(tests, forms, clubs) {{\n{word};\n1\n}}\n"));
        let told: Vec<_> = ready.diagnostics.iter().map(|one| one.code().id).collect();
        assert_eq!(told, ["script/does-not-compile"], "{word}");
    }
}

#[test]
fn arithmetic_that_has_no_result_fails_in_place() {
    fails("tests / 0", "script/failed", "/");
    fails("7 / 0", "script/failed", "/");
    fails("let x = 10.0 ** 1000.0; x", "script/failed", "*");
    fails("79228162514264337593543950335.0 * 10", "script/failed", "*");
    fails("9223372036854775807 + 1", "script/failed", "+");
    let plain = fails("round(2.5)", "script/failed", "round");
    assert!(plain.contains("round_half_up"), "{plain}");
}

#[test]
fn faults_are_underlined_where_they_are() {
    let said = fails("let club = clubs[0];\nclub.member", "script/failed", "member");
    assert!(said.contains("member"), "{said}");
    fails("clubs[5].members", "script/failed", "[");
    fails("let words = \"മലയാളം\"; words / 2", "script/failed", "/");
    fails("throw \"no layers\"", "script/failed", "throw");
    refused_body("testz + 1", "script/does-not-compile", "testz");
    refused_body("let a = ;\n1", "script/does-not-compile", ";");
}

#[test]
fn what_it_gives_is_held_to_its_declaration() {
    let said = fails("\"ten\"", "script/wrong-result", "f");
    assert!(said.contains("a text"), "{said}");
    fails("true", "script/wrong-result", "f");
    fails("", "script/wrong-result", "f");
    let said = fails("101", "script/wrong-result", "f");
    assert!(said.contains("101") && said.contains("100"), "{said}");
    fails("-0.01", "script/wrong-result", "f");
}

#[test]
fn declarations_and_definitions_have_to_agree() {
    refused("fn g(tests, forms, clubs) { 1 }", "script/no-such-function", "\"f.rhai\"");
    refused("fn f(tests) { 1 }", "script/wrong-parameters", "f");
}

#[test]
fn the_same_answers_always_give_the_same() {
    let body = "fn f(tests, forms, clubs) {\n let m = #{ b: 2, a: 1 };\n let s = \"\";\n for k in m.keys() { s += k; }\n \
                if s == \"ab\" { tests / 3 } else { 0 }\n}\n";
    let first = run_file(body).map_err(|(failure, _)| failure.message).unwrap();
    let ready = ready(body);
    for _ in 0..100 {
        assert_eq!(ready.scripts.call(&ready.pack, ScriptId(0), &arguments()).unwrap(), first);
    }
}

/// A script cannot keep anything between calls, nor change what it was given.
#[test]
fn calls_do_not_hear_of_each_other() {
    let ready = ready("fn f(tests, forms, clubs) { clubs.push(1); forms.clear(); tests += 1; tests }");
    for _ in 0..3 {
        let given = ready.scripts.call(&ready.pack, ScriptId(0), &arguments()).unwrap();
        assert_eq!(given, Number::from(8));
    }
}
