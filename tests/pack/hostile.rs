//! Large, deep and senseless packs: told of briefly, never a panic.

use proptest::prelude::*;

use super::tables::{told, wrapped};

/// `let l0 = l1 + 1`, and so on to `last`.
fn chain(count: usize, last: &str) -> String {
    let lets: String = (0..count).map(|at| format!("let l{at} = l{} + 1\n", at + 1)).collect();
    wrapped(&format!("ask t \"T?\" count\n{lets}let l{count} = {last}\nscore min(l0 + t, 100)"))
}

/// Whoever follows a chain of `let`s uses the stack for it.
#[test]
fn a_chain_of_lets_has_an_end() {
    assert_eq!(told(&chain(50, "t")), Vec::<String>::new());
    for count in [1_000, 20_000] {
        let told = told(&chain(count, "t"));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("pack/too-many"), "{told:?}");
    }
}

/// Also where each stands before those that use it, so that typing alone does not go deep.
#[test]
fn a_chain_of_lets_has_an_end_whatever_their_order() {
    let lets: String = (0..1_000).rev().map(|at| format!("let l{at} = l{} + 1\n", at + 1)).collect();
    let told = told(&wrapped(&format!("ask t \"T?\" count\nlet l1000 = t\n{lets}score min(l0, 100)")));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("pack/too-many"), "{told:?}");
}

#[test]
fn a_circle_is_told_once_whatever_its_size() {
    assert_eq!(told(&chain(3, "l0")).len(), 1);
    assert_eq!(told(&chain(3_000, "l0")).len(), 1);
}

#[test]
fn a_sum_of_a_hundred_thousand_terms() {
    let sum = vec!["t"; 100_000].join(" + ");
    let text = wrapped(&format!("ask t \"T?\" count between 0 and 1\nscore min({sum}, 100)"));
    assert_eq!(told(&text), Vec::<String>::new());
}

#[test]
fn brackets_as_deep_as_they_may_be() {
    for (open, close) in [("(1 + ", ")"), ("min(1, ", ")"), ("highest { otherwise 1 + ", "}")] {
        let score = format!("{}t{}", open.repeat(58), close.repeat(58));
        let text = wrapped(&format!("ask t \"T?\" count between 0 and 1\nscore {score}"));
        assert_eq!(told(&text), Vec::<String>::new(), "{open}");
    }
}

/// Pieces of the language, most of them in a wrong place.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "ask a \"A?\" count between 0 and 5",
        "ask b \"B?\" one of { c \"C\" d \"D\" } ordered",
        "ask e \"E?\" any of { c \"C\" f \"F\" } asked when g",
        "ask g \"G?\" yes/no asked when a > h",
        "ask k \"K?\" list of { a \"A\" count c \"C\" one of { c \"C\" } } between 0 and 3",
        "ask m \"M?\" percent at most n",
        "ask n \"N?\" date",
        "let h = h + a",
        "let p = g and b = c",
        "let q = match b { c => p d => m otherwise => k }",
        "score band a { 0 => q, 1 to 3 => m, otherwise => 5% }",
        "score table (b, a, e) first { c | any | 5 => 1  d or c | 3 => 2 }",
        "score sum of a over k where c = c + count of e else max",
        "score highest { 5 when b at least d, 1 each of e, otherwise n }",
        "score ladder { 1 when all of k where a > 2 2 when 5 }",
        "score min(points, round(a), depth(k))",
        "recommend r when points < max and level = gold { text \"{a} {missing of b} {shared.s} {q}\" }",
        "recommend r when every component at least m { priority q text \"{points of 1.a}\" }",
        "shared s \"{points} {shared.s}\"",
        "script depth(a list, b number) gives number between 5 and 1 from \"../x\"",
        "component all \"All\" number 1 out of 5% { indicator 1.a & 1.b \"I\" out of 5 { score as awarded } }",
        "certify \"L\" on nothing { gold \"G\" at least m and level = gold silver \"S\" }",
        "cycle \"1\" overall = weighted mean { all 30 other 20% }",
        "source \"x\" illustrative \"y\"",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn senseless_packs_are_told_of(inside in pieces(), outside in pieces()) {
        let told = told(&format!("{outside}\n{}", wrapped(&inside)));
        prop_assert!(told.len() < 200, "{told:?}");
    }
}
