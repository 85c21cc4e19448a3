//! Scripts, the hostile ones above all.

use kasauti::decimal::{Interval, Number, Rounding, RoundingMode};
use kasauti::diagnostic::Diagnostics;
use kasauti::pack::{Combination, Pack, Rejected, Script, ScriptId, ScriptParameter, Unanswered};
use kasauti::script::{Failure, Scripts, Value};
use kasauti::source::{FileId, Sources, Span};
use kasauti::syntax::tree::ParameterType;

/// `script f(tests number, forms choices, clubs list) gives number between 0 and 100 from "f.rhai"`, in a pack that is
/// otherwise empty, put together by hand so that these tests stand on nothing but the script room.
const DECLARATION: &str =
    "script f(tests number, forms choices, clubs list) gives number between 0 and 100 from \"f.rhai\"\n";

fn pack(declaration: FileId, script: FileId) -> Pack {
    let place = |text: &str| {
        let start = DECLARATION.find(text).unwrap();
        Span::new(declaration, start, start + text.len())
    };
    let parameter = |name: &str, kind| ScriptParameter { name: name.to_owned(), kind, span: place(name) };
    Pack {
        name: "lake".to_owned(),
        title: "Lake".to_owned(),
        cycle: "2026".to_owned(),
        subject: "town".to_owned(),
        subject_word: None,
        publisher: None,
        look: kasauti::pack::Look::default(),
        span: place("script"),
        overall: Combination::Sum,
        overall_out_of: Number::from(100),
        maxima_known: true,
        overall_span: place("script"),
        overall_origin: None,
        called: kasauti::pack::Called::default(),
        penalties: Vec::new(),
        needs: Vec::new(),
        rounding: Rounding { mode: RoundingMode::HalfUp, places: 2 },
        overall_rounding: Rounding { mode: RoundingMode::HalfUp, places: 2 },
        rounding_span: place("script"),
        unanswered: Unanswered::Scores(kasauti::decimal::End::Lowest),
        rejected: Rejected::CountsAsUnanswered,
        claimed: kasauti::pack::Claimed::Counts,
        certification: None,
        scales: Vec::new(),
        components: Vec::new(),
        indicators: Vec::new(),
        questions: Vec::new(),
        lets: Vec::new(),
        recommendations: Vec::new(),
        scripts: vec![Script {
            name: "f".to_owned(),
            span: place(DECLARATION.trim_end()),
            parameters: vec![
                parameter("tests", ParameterType::Number),
                parameter("forms", ParameterType::Choices),
                parameter("clubs", ParameterType::List),
            ],
            gives: Interval::closed(Number::ZERO, Number::from(100)),
            path: "f.rhai".to_owned(),
            path_span: place("\"f.rhai\""),
            file: Some(script),
        }],
        examples: Vec::new(),
        series: Vec::new(),
        references: Vec::new(),
        shared: Vec::new(),
        effective: None,
        lineage: kasauti::cycle::Lineage::default(),
        edits: kasauti::cycle::Edits::default(),
        fingerprint: String::new(),
        shapes: Vec::new(),
        grouping: kasauti::decimal::Grouping::None,
        written_in: String::from("en"),
        tongue: None,
        languages: Vec::new(),
        translations: Vec::new(),
    }
}

struct Ready {
    pack: Pack,
    scripts: Scripts,
    sources: Sources,
    diagnostics: Diagnostics,
}

fn ready(script: &str) -> Ready {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let declaration = sources.add("framework.kas", DECLARATION);
    let file = sources.add("f.rhai", script);
    let pack = pack(declaration, file);
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
fn there_is_one_kind_of_number() {
    gives("switch tests { 7 => 1, _ => 0 }", "1");
    gives("switch 14 / 2 { 7 => 1, _ => 0 }", "1");
    gives("let x = 2.0; switch x { 2 => 1, _ => 0 }", "1");
    gives("switch 2 { 2.0 => 1, _ => 0 }", "1");
    gives("switch 2.50 { 2.5 => 1, _ => 0 }", "1");
    gives("let n = 0; for i in 0..tests { n += i; } n", "21");
    gives("let n = 3; n /= 2; n", "1.5");
    gives("let n = 9223372036854775807; n += 1; n -= 9223372036854775807; n", "1");
    gives("if tests == 7.0 && tests < 7.5 && 7 in [7.0] { 1 } else { 0 }", "1");
    gives("forms[tests - 7].len()", "5");
    gives("2 ** 3 + 2.0 ** 2 + 2 ** -1", "12.5");
    gives("7.5 % 2 + -(-1)", "2.5");
    gives("clamp(5, 0, 3) + min(4, 3, 2) + max(1, 2, 3, 4)", "9");
    gives("let n = if `${2.0 + 1}` == \"3\" { 1 } else { 0 }; n", "1");
}

#[test]
fn a_script_that_never_ends_is_stopped() {
    let said = fails("let n = 1;\nwhile true { } 1", "script/ran-too-long", "while");
    assert!(said.contains("200000"), "{said}");
    fails("loop { } 1", "script/ran-too-long", "loop");
    fails("let n = 0; while n >= 0 { n += 1; } n", "script/ran-too-long", "n");
    fails("for i in 0..100000000000 { } 1", "script/ran-too-long", "for");
    let two = "fn f(tests, forms, clubs) { g(tests) }\nfn g(n) { loop { n = n } }";
    let (failure, place) = run_file(two).unwrap_err();
    assert_eq!((failure.code.id, place.as_str()), ("script/ran-too-long", "n"));
}

/// Each would take gigabytes if nothing but steps were counted; each step of a large one counts as many.
#[test]
fn memory_does_not_grow_without_bound() {
    fails("let s = \"ab\"; while true { s += s; } 1", "script/failed", "s");
    fails("let s = \"ab\"; while true { s = `${s}${s}`; } 1", "script/failed", "s");
    fails("let a = [1]; while true { a += a; } 1", "script/failed", "a");
    fails("let a = [0]; while true { let b = [a, a, a, a]; a = b; } 1", "script/failed", "b");
    fails("let a = [0]; while true { a.push(1); } 1", "script/failed", "a");
    let filled = run("let s = \"\"; s.pad(1000000000, \"x\"); 1").unwrap_err().0;
    assert_eq!(filled.code.id, "script/failed");
    let text = "let s = \"\"; s.pad(9000, \"x\"); let n = 0;";
    let said = fails(
        &format!("{text} let m = #{{}}; while true {{ m[`k${{n}}`] = s + n; n += 1; }} 1"),
        "script/failed",
        "m",
    );
    assert!(said.contains("larger"), "{said}");
    fails(
        &format!("{text} let m = #{{ a: #{{}} }}; while true {{ m.a[`k${{n}}`] = s + n; n += 1; }} 1"),
        "script/failed",
        "m",
    );
    let small = run("let m = #{}; let n = 0; while true { m[`k${n}`] = n; n += 1; } 1").unwrap_err().0;
    assert_eq!(small.code.id, "script/ran-too-long");
    fails(
        "clubs[0].club = \"x\"; while true { clubs[0].club += clubs[0].club; } 1",
        "script/failed",
        "clubs",
    );
    let much = "let a = []; for i in 0..1900 { a.push(1900 - i); } while true { let b = a; b.sort(); } 1";
    assert_eq!(run(much).unwrap_err().0.code.id, "script/ran-too-long");
    let many = (0..60).map(|n| format!("let x{n} = 1;")).collect::<String>();
    assert_eq!(run(&format!("{many} 1")).unwrap_err().0.code.id, "script/failed");
}

/// Dropping or walking values that nest without end would overflow the stack, which nothing catches.
#[test]
fn nothing_nests_without_end() {
    fails("let a = []; while true { a = [a]; } 1", "script/failed", "a");
    fails("let a = #{}; while true { a = #{ x: a }; } 1", "script/failed", "a");
    fails("let a = [1]; while true { a.push(a); } 1", "script/failed", "a");
    let deep = "fn f(tests, forms, clubs) { g(0) }\nfn g(n) { g(n + 1) }\n";
    let (failure, place) = run_file(deep).unwrap_err();
    assert_eq!((failure.code.id, place.as_str()), ("script/failed", "n"), "{}", failure.message);
    // As deep as functions and brackets may go together.
    for (open, close, most) in
        [("1 + (", ")", 60), ("if true { ", " }", 30), ("[", "][0]", 60), ("for i in 0..1 { ", "}", 30)]
    {
        let deepest = (1..most).rev().find(|depth| {
            let body = format!("{}g(n + 1){}", open.repeat(*depth), close.repeat(*depth));
            !ready(&format!("fn f(tests, forms, clubs) {{ g(0) }}\nfn g(n) {{ {body} }}\n"))
                .diagnostics
                .has_errors()
        });
        let depth = deepest.unwrap();
        assert!(depth > 8, "{open} {depth}");
        let body = format!("{}g(n + 1){}", open.repeat(depth), close.repeat(depth));
        let file = format!("fn f(tests, forms, clubs) {{ g(0) }}\nfn g(n) {{ {body} }}\n");
        assert_eq!(run_file(&file).unwrap_err().0.code.id, "script/failed", "{open}");
    }
    let through = "fn f(tests, forms, clubs) { g([1]) }\nfn g(a) { a.filter(|x| g([1, x]) > 0).len() }\n";
    assert_eq!(run_file(through).unwrap_err().0.code.id, "script/failed");
}

#[test]
fn deep_expressions_are_refused() {
    for (open, close) in
        [("(", ")"), ("[", "]"), ("if true {", "}"), ("-(", ")"), ("#{ a: ", "}"), ("`${", "}`")]
    {
        let bomb = format!("fn f(tests, forms, clubs) {{ {}1{} }}", open.repeat(5000), close.repeat(5000));
        let ready = ready(&bomb);
        let told: Vec<_> = ready.diagnostics.iter().map(|one| one.code().id).collect();
        assert_eq!(told, ["script/does-not-compile"], "{open}");
    }
    for long in ["1 + ", "1 * ", "!", "-", "tests.x.", "tests[0]["] {
        let bomb = format!("fn f(tests, forms, clubs) {{ {}1 }}", long.repeat(20_000));
        assert!(ready(&bomb).diagnostics.has_errors(), "{long}");
    }
}

#[test]
fn there_is_no_outside() {
    let calls = [
        "sleep(1)",
        "exit(3)",
        "timestamp()",
        "tan(1.5)",
        "exp(100000.0)",
        "ln(2.0)",
        "sqrt(2.0)",
        "rand()",
        "open(1)",
        "parse_int(\"1\")",
        "blob(10)",
        "to_json(1)",
        "set_tag(1)",
    ];
    for call in calls {
        let name = call.split('(').next().unwrap();
        refused_body(&format!("{call}; 1"), "script/does-not-compile", name);
        refused_body(&format!("`${{{call}}}`.len()"), "script/does-not-compile", name);
    }
    let words = [
        ("eval(\"1\")", "eval"),
        ("print(1)", "print"),
        ("debug(1)", "debug"),
        ("Fn(\"f\")", "Fn"),
        ("let g = |x| x; g.call(1)", "call"),
        ("let g = |x| x; g.curry(1)", "curry"),
        ("import \"x\" as y", "import"),
        ("export tests", "export"),
        ("this", "this"),
        ("try { 1 } catch { 2 }", "try"),
        ("tests & 1", "&"),
        ("new Thing()", "new"),
        ("async", "async"),
        ("global::x", "global"),
    ];
    for (body, place) in words {
        refused_body(&format!("{body};\n1"), "script/does-not-compile", place);
    }
    let captured = refused_body(
        "let least = 5; clubs.filter(|one| one.members > least).len()",
        "script/does-not-compile",
        "least",
    );
    assert!(captured.contains("least"), "{captured}");
}

#[test]
fn arithmetic_that_has_no_result_fails_in_place() {
    fails("tests / 0", "script/failed", "/");
    fails("7 / 0", "script/failed", "/");
    fails("7 % 0", "script/failed", "%");
    fails("2 ** 1000.0", "script/failed", "**");
    fails("0 ** -1", "script/failed", "**");
    fails("10000000000 ** 64", "script/failed", "**");
    fails("79228162514264337593543950335.0 * 10", "script/failed", "*");
    fails("let x = 79228162514264337593543950335.0; x += x; x", "script/failed", "+=");
    fails("round_half_up(1.5, 40)", "script/failed", "round_half_up");
    fails("round_half_up(1.5, -1)", "script/failed", "round_half_up");
    fails("round_half_up(\"1.5\", 1)", "script/failed", "round_half_up");
    fails("max(1, \"2\")", "script/failed", "max");
    gives("round_half_up(0.000000000000000000000001 * 3, 12)", "0");
}

#[test]
fn faults_are_underlined_where_they_are() {
    let said = fails("let club = clubs[0];\nclub.member", "script/failed", "member");
    assert!(said.contains("`members`"), "{said}");
    let said = fails("clubs[0][\"membres\"]", "script/failed", "\"membres\"");
    assert!(said.contains("`members`"), "{said}");
    fails("clubs[5].members", "script/failed", "5");
    fails("clubs[1.5].members", "script/failed", "1.5");
    fails("for x in tests { }\n1", "script/failed", "tests");
    fails("if tests { 1 } else { 2 }", "script/failed", "tests");
    fails("forms + 1", "script/failed", "+");
    fails("tests | 1", "script/failed", "|");
    fails("let words = \"മലയാളം\"; words / 2", "script/failed", "/");
    fails("throw \"no layers\"", "script/failed", "throw");
    fails("throw", "script/failed", "throw");
    let (failure, place) =
        run_file("// നഗരം\nfn f(tests, forms, clubs) { /* ജലം */ g(tests) }\nfn g(n) { \"ജലം\" - n }")
            .unwrap_err();
    assert_eq!((failure.code.id, place.as_str()), ("script/failed", "-"), "{}", failure.message);
}

#[test]
fn what_does_not_compile_is_told_where_it_is() {
    let says = |body: &str, place: &str| refused_body(body, "script/does-not-compile", place);
    says("testz + 1", "testz");
    says("let a = ;\n1", ";");
    says("\"മലയാളം\"; let a = ;\n1", ";");
    says("let tests = 1; tests", "tests");
    says("let a = 1 let b = 2; 1", "let");
    says("\"open", "\"open");
    says("round(2.5)", "round");
    says("tests.round()", "round");
    says("rond_half_up(2.5, 0)", "rond_half_up");
    says("let നഗരം = 1; 1", "നഗരം");
    refused("\u{feff}fn f(tests, forms, clubs) { testz }", "script/does-not-compile", "testz");
    refused("\u{feff}fn f(tests, forms, clubs) { 1 ", "script/does-not-compile", "1");
    refused("let x = 5;\nfn f(tests, forms, clubs) { x }", "script/does-not-compile", "let");
    refused("fn f(tests, forms, clubs) { 1 }\nf(1, 2, 3)", "script/does-not-compile", "f");
    refused("fn f(tests, forms, clubs) { fn g() { 1 } g() }", "script/does-not-compile", "fn");
    refused("fn f(a, b, c) { 1 }\nfn f(a, b, c) { 2 }", "script/does-not-compile", "fn");
    refused("// no function\n/* at /* all */ */", "script/no-such-function", "\"f.rhai\"");
    refused("// fn f(a, b, c)\nfn f(a) { 1 }", "script/wrong-parameters", "f");
}

#[test]
fn two_unknown_functions_are_two_mistakes() {
    let ready = ready("fn f(tests, forms, clubs) { sleep(1); mx(1, 2) }");
    let told: Vec<_> = ready.diagnostics.iter().map(|one| ready.sources.text(one.span())).collect();
    assert_eq!(told, ["sleep", "mx"]);
    let help: Vec<_> = ready.diagnostics.iter().filter_map(|one| one.help.as_deref()).collect();
    assert!(help[1].contains("`max`"), "{help:?}");
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
