//! Lists of choices and shapes: written once, used often, told once.

use kasauti::diagnostic::Diagnostics;
use kasauti::examples::Runner;
use kasauti::pack::{ExampleId, Pack};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

struct Checked {
    pack: Option<Pack>,
    scripts: Scripts,
    sources: Sources,
    /// Code and underlined text of everything that was told.
    told: Vec<String>,
    /// What else was pointed to.
    others: Vec<String>,
}

/// Checks an indicator out of 100 with declarations beside it.
fn check(beside: &str, inside: &str) -> Checked {
    let advice = if inside.contains("recommend") { "" } else { "recommend go_on { text \"Go on.\" }" };
    let text = format!(
        "language 1\nframework f \"F\" {{ cycle \"1\" subject city overall = sum of components \
         round points half up to 2 places illustrative \"a test\" }}\n{beside}\n\
         component c \"C\" number 1 out of 100 {{\nindicator 1.a \"I\" out of 100 {{\n{inside}\n{advice}\n}}\n}}\n"
    );
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let world = MemoryWorld::new([("rules.kas", text.as_str())]);
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics);
    let mut scripts = Scripts::default();
    if let Some(pack) = &pack {
        scripts = Scripts::compile(pack, &sources, &mut diagnostics);
        kasauti::check::check(pack, &scripts, &sources, &mut diagnostics);
    }
    let all = diagnostics.sorted();
    let told = all.iter().map(|one| format!("{} {}", one.code().id, sources.text(one.span()))).collect();
    let others =
        all.iter().flat_map(|one| &one.others).map(|other| sources.text(other.span).to_owned()).collect();
    Checked { pack, scripts, sources, told, others }
}

const HALVES: &str = "shape halves(x number) = band x { under 50% => 10  50% or more => 50 }\n";
const SHARES: &str = "ask a \"A?\" percent\nask b \"B?\" percent\n";

#[test]
fn a_shape_scores_as_its_rule_would_written_out() {
    let inside = "ask a \"A?\" percent\n ask n \"N?\" count between 1 and 10\n ask p \"P?\" count between 10 and 20\n score halves(a) + halves(n / p)
         example \"both\" { given a = 60%, n = 4, p = 10 expect 1.a = 60 }
         example \"open\" { given a = 60% expect 1.a between 60 and 100 }";
    let checked = check(HALVES, inside);
    assert_eq!(checked.told, [""; 0]);
    let pack = checked.pack.unwrap();
    let mut runner = Runner::new(&pack, &checked.scripts);
    for at in 0..2 {
        assert!(runner.run(ExampleId::from(at), &mut Diagnostics::new()).unwrap().holds(), "{at}");
    }
    let coverage = runner.finish();
    let bands: Vec<u32> = coverage
        .parts
        .iter()
        .filter(|part| checked.sources.text(part.span).contains("=> "))
        .map(|part| part.reached)
        .collect();
    assert_eq!(bands, [1, 2], "each line counts once, whichever use reaches it");
}

#[test]
fn a_mistake_in_a_shape_is_told_once_with_a_use() {
    let checked =
        check("shape bad(x number) = x + nothing_known\n", &format!("{SHARES} score 50 * (bad(a) + bad(b))"));
    assert_eq!(checked.told, ["pack/unknown-name nothing_known"]);
    assert_eq!(checked.others, ["bad(a)"]);
}

#[test]
fn proofs_go_over_every_use() {
    let gap = "shape gap(x number) = band x { 0 to 5 => 0  6 to 10 => 50 }\n";
    let checked = check(
        gap,
        "ask n \"N?\" count between 0 and 10\nask m \"M?\" number between 0 and 10\n score gap(n) + gap(m)",
    );
    assert_eq!(checked.told.len(), 1, "{:?}", checked.told);
    assert!(checked.told[0].starts_with("check/band-gap"), "{:?}", checked.told);
    assert!(checked.others.iter().any(|other| other == "gap(m)"), "{:?}", checked.others);
}

#[test]
fn a_line_is_unreachable_only_when_no_use_reaches_it() {
    let shape = "shape s(x number) = band x { 0 => 0  1 to 5 => 20  6 or more => 50 }\n";
    let one = "ask n \"N?\" count between 0 and 5\n";
    let both =
        check(shape, &format!("{one}ask m \"M?\" count between 0 and 9\n score s(n) + s(m) + 30 * n / 5"));
    assert_eq!(both.told, [""; 0]);
    let alone = check(shape, &format!("{one} score 5 * s(n)"));
    assert_eq!(alone.told, ["check/band-outside 6 or more"]);
}

#[test]
fn shapes_are_given_questions_conditions_and_values_of_their_kind() {
    let shapes = "choices stages { none \"None\" done \"Done\" }\n\
        shape by_stage(which choice) = match which { none => 0  done => 10 }\n\
        shape by_ticks(ticked choices) = 5 each of ticked\n\
        shape by_list(all list) = min(2 * count of all where big, 10)\n\
        shape if_yes(so yes/no) = highest { 10 when so, otherwise 0 }\n\
        shape all_of_it(which choice, ticked choices) = by_stage(which) + by_ticks(ticked) + if_yes(which = done and any of ticked)\n";
    let inside = "ask s \"S?\" one of stages\n ask t \"T?\" any of { u \"U\" v \"V\" }\n\
        ask l \"L?\" list of { big yes/no }\n ask y \"Y?\" yes/no\n ask n \"N?\" count between 0 and 50\n\
        score all_of_it(s, t) + by_list(l) + if_yes(y) + n";
    assert_eq!(check(shapes, inside).told, [""; 0]);
    for (call, expected) in [
        ("by_stage(t)", "pack/wrong-type t"),
        ("by_stage(n + 1)", "pack/wrong-type n + 1"),
        ("by_ticks(s)", "pack/wrong-type s"),
        ("by_list(s)", "pack/wrong-type s"),
        ("if_yes(n)", "pack/wrong-type n"),
        ("by_stage()", "pack/wrong-number-of-arguments by_stage()"),
        ("by_stage(s, s)", "pack/wrong-number-of-arguments by_stage(s, s)"),
        ("by_stge(s)", "pack/unknown-function by_stge"),
        ("by_stage(x)", "pack/unknown-name x"),
    ] {
        let told = check(shapes, &format!("{inside} + {call}")).told;
        assert!(told.iter().any(|one| one == expected), "{call}: {told:?}");
    }
}

#[test]
fn units_go_through_a_shape() {
    let shape = "shape bands(x number) = band x { under 50% => 0  50% or more => 100 }\n";
    let told = check(shape, "ask n \"N?\" count between 0 and 10\n score bands(n)").told;
    assert!(
        told.iter().any(|one| one.starts_with("pack/percent-sign") || one.starts_with("pack/mixed-units")),
        "{told:?}"
    );
}

#[test]
fn no_shape_uses_itself_or_grows_without_end() {
    let circle = "shape f(x number) = g(x)\nshape g(x number) = f(x) + 1\n";
    let told = check(circle, &format!("{SHARES} score f(a) + f(b)")).told;
    assert_eq!(told, ["pack/circular-shape f"]);
    let mut chain = String::from("shape s0(x number) = x\n");
    for at in 1..40 {
        chain += &format!("shape s{at}(x number) = s{0}(x) + s{0}(x)\n", at - 1);
    }
    let told = check(&chain, &format!("{SHARES} score s39(a) + b")).told;
    assert!(told.iter().any(|one| one.starts_with("pack/too-many")), "{told:?}");
}

#[test]
fn names_of_shapes_and_of_what_they_are_given_are_their_own() {
    let told = |beside: &str| check(beside, &format!("{SHARES} score 100 * a * b")).told;
    let first = |beside: &str| told(beside)[0].clone();
    assert_eq!(first("shape min(x number) = x\n"), "pack/duplicate-name min");
    let script = "script max(x number) gives number between 0 and 1 from \"max.rhai\"\n";
    assert!(told(script).contains(&"pack/duplicate-name max".to_owned()), "{:?}", told(script));
    assert_eq!(first("shape s(x number) = x\nshape s(y number) = y\n"), "pack/unused-shape s");
    assert!(
        told("shape s(x number) = x\nshape s(y number) = y\n").contains(&"pack/duplicate-name s".to_owned())
    );
    assert!(told("shape s(a number) = a\n").contains(&"pack/duplicate-name a".to_owned()));
    assert!(told("shape s(x number, x number) = x\n").contains(&"pack/duplicate-name x".to_owned()));
    // What a shape is given means nothing in a `let` that it uses.
    let beside = "let twice = 2 * x\nshape s(x number) = twice + x\n";
    let told = check(beside, "ask n \"N?\" count between 0 and 100\n score s(n)").told;
    assert_eq!(told, ["pack/unknown-name x"]);
}

#[test]
fn a_shape_looks_at_answers_alone() {
    let told = check("shape p(x number) = x + points\n", &format!("{SHARES} score p(a) + b")).told;
    assert_eq!(told, ["pack/score-not-allowed points"]);
}

const OF_FIELDS: &str = "choices ranks { none \"N\" silver \"S\" gold \"G\" } ordered\n\
    shape capped(x number) = min(x, 5)\n\
    shape twice(x number) = capped(x) + capped(x + 1)\n\
    shape if_so(so yes/no, x number) = first { x when so  1 when not so and x over 3  otherwise 0 }\n\
    shape ranked(r choice, x number) = match r { gold => x  silver => x / 2  none => 0 } + highest { 1 when r at least silver, otherwise 0 }\n\
    shape above(x number, these list) = count of these where size over x\n\
    shape ticked(c choices) = 1 each of c\n";
const LISTS: &str = "ask l \"L?\" list of { size number between 0 and 9  passed yes/no  rank one of ranks } between 0 and 3\n\
    ask others \"O?\" list of { size number between 0 and 9 } between 0 and 3\n\
    ask n \"N?\" count between 0 and 9\n";

#[test]
fn fields_of_entries_are_given_to_shapes_as_if_their_rules_were_written_out() {
    for (used, written) in [
        ("sum of (capped(size)) over l", "sum of (min(size, 5)) over l"),
        ("sum of (twice(size * 2)) over l", "sum of (min(size * 2, 5) + min(size * 2 + 1, 5)) over l"),
        (
            "sum of (if_so(passed, size)) over l",
            "sum of (first { size when passed, 1 when not passed and size over 3, otherwise 0 }) over l",
        ),
        (
            "sum of (if_so(passed and size over 2, capped(n))) over l",
            "sum of (first { min(n, 5) when passed and size over 2, 1 when not (passed and size over 2) and min(n, 5) over 3, otherwise 0 }) over l",
        ),
        (
            "sum of (ranked(rank, capped(size))) over l",
            "sum of (match rank { gold => min(size, 5)  silver => min(size, 5) / 2  none => 0 } + highest { 1 when rank at least silver, otherwise 0 }) over l",
        ),
        ("count of l where twice(size) over 7", "count of l where min(size, 5) + min(size + 1, 5) over 7"),
        ("sum of (above(n, others)) over l", "sum of (count of others where size over n) over l"),
    ] {
        let inside = format!(
            "{LISTS} score highest {{ 100 when {used} = {written}, otherwise 0 }}
             example \"three\" {{ given n = 4, others = ({{ size = 5 }}), l = ({{ size = 4, passed = yes, rank = gold }}, {{ size = 7, passed = no, rank = silver }}, {{ size = 1.5, passed = yes, rank = none }}) expect 1.a = 100 }}
             example \"none\" {{ given n = 4, others = ({{ size = 3 }}), l = () expect 1.a = 100 }}
             example \"open\" {{ given n = 4, others = ({{ size = 3 }}), l = ({{ size = 9 }}) expect 1.a between 0 and 100 }}"
        );
        let checked = check(OF_FIELDS, &inside);
        let wrong: Vec<&String> = checked
            .told
            .iter()
            .filter(|one| !one.starts_with("pack/unused") && !one.starts_with("check/not-proved"))
            .collect();
        assert!(wrong.is_empty(), "{used}: {wrong:?}");
        let pack = checked.pack.unwrap();
        let mut runner = Runner::new(&pack, &checked.scripts);
        for at in 0..2 {
            assert!(
                runner.run(ExampleId::from(at), &mut Diagnostics::new()).unwrap().holds(),
                "{used}: {at}"
            );
        }
        // What is proved of the one is proved of the other.
        let codes = |rule: &str| {
            let told = check(OF_FIELDS, &format!("{LISTS} score {rule}")).told;
            let codes = told.iter().filter_map(|one| one.split(' ').next());
            codes.filter(|code| code.starts_with("check/")).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(codes(used), codes(written), "{used}");
    }
}

#[test]
fn fields_of_entries_are_given_where_they_fit() {
    for (call, expected) in [
        ("sum of (capped(rank)) over l", "pack/wrong-type rank"),
        ("sum of (ranked(passed, size)) over l", "pack/wrong-type passed"),
        ("sum of (ticked(rank)) over l", "pack/wrong-type rank"),
        ("sum of (if_so(size, 1)) over l", "pack/wrong-type size"),
        ("sum of (above(size, others)) over l", "pack/wrong-type x"),
        ("sum of (capped(sze)) over l", "pack/unknown-name sze"),
        ("capped(size)", "pack/unknown-name size"),
    ] {
        let told = check(OF_FIELDS, &format!("{LISTS} score {call}")).told;
        let told: Vec<&String> = told.iter().filter(|one| !one.contains("unused")).collect();
        assert_eq!(told, [expected], "{call}");
    }
    // A field goes by no name of its own in the shape.
    let told =
        check("shape s(x number) = x + size\n", &format!("{LISTS} score sum of (s(size)) over l")).told;
    assert!(told.contains(&String::from("pack/unknown-name size")), "{told:?}");
    // What is wrong in the rule for a field is told in it, with the use.
    let gap = "shape gap(x number) = band x { 0 to 5 => 0  6 to 9 => 50 }\n";
    let checked = check(gap, &format!("{LISTS} score min(100, sum of (gap(size)) over l)"));
    assert!(checked.told.iter().any(|one| one.starts_with("check/band-gap")), "{:?}", checked.told);
    assert!(checked.others.iter().any(|other| other == "gap(size)"), "{:?}", checked.others);
    // Written out again and again it comes to an end.
    let mut chain = String::from("shape s0(x number) = x\n");
    for at in 1..40 {
        chain += &format!("shape s{at}(x number) = s{0}(x) + s{0}(x + 1)\n", at - 1);
    }
    let told = check(&chain, &format!("{LISTS} score sum of (s39(size)) over l")).told;
    assert!(told.iter().any(|one| one.starts_with("pack/too-many")), "{told:?}");
}

#[test]
fn lists_of_choices_are_looked_up() {
    let list = "choices stages { none \"None\" half \"Half\" done \"Done\" } ordered\n";
    let ask = "ask s \"S?\" one of stages\n";
    let score = "score sum { 60 when s at least half  40 when s = done }";
    assert_eq!(check(list, &format!("{ask}{score}")).told, [""; 0]);
    let told = |beside: &str, inside: &str| check(beside, &format!("{inside}{score}")).told;
    assert_eq!(told(list, "ask s \"S?\" one of stgaes\n")[0], "pack/unknown-name stgaes");
    let twice = list.replace("half \"Half\"", "half \"Half\" half \"Half\"");
    let ask_twice = format!("{ask}ask t \"T?\" any of stages\n");
    let found = check(&twice, &format!("{ask_twice} score 50 * (s = done) ")).told;
    assert_eq!(found.iter().filter(|one| one.starts_with("pack/duplicate-choice")).count(), 1, "{found:?}");
    let unused = check(list, "ask y \"Y?\" yes/no\n score sum { 100 when y }").told;
    assert_eq!(unused, ["pack/unused-choices stages"]);
    assert!(told(&format!("{list}{list}"), ask).contains(&"pack/duplicate-name stages".to_owned()));
}
