//! Hostile texts: refused or reported, never a crash, never without end.

use super::parse;

/// The codes that are told, each once.
fn codes(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<_> = parse(text).told.iter().map(|one| one.code().id).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn a_megabyte_of_brackets_is_refused() {
    for bracket in ["{", "("] {
        assert_eq!(codes(&format!("score {}", bracket.repeat(1 << 20))), ["syntax/too-deep"]);
    }
    // A bracket of the other kind closes nothing: in the end these nest as deep.
    assert_eq!(codes(&"( }".repeat(1 << 10)), ["syntax/too-deep"]);
}

#[test]
fn what_nests_without_brackets_is_refused() {
    assert_eq!(codes(&format!("score {} x {{ a => 1 }}", "match ".repeat(100_000))), ["syntax/too-deep"]);
    assert_eq!(codes(&format!("let a = {} x", "count of a where ".repeat(50_000))), ["syntax/too-deep"]);
    assert_eq!(codes(&format!("let a = {} x", "not ".repeat(100_000))), ["syntax/too-deep"]);
    assert_eq!(codes(&format!("let a = 1 {}", "else 1 ".repeat(1_000))), ["syntax/too-deep"]);
    assert_eq!(
        codes(&format!("let a = 1 + {} 1 {{ 0 => 1 }}", "band band b { 0 => 1 } + ".repeat(2_000))),
        ["syntax/too-deep"]
    );
    assert_eq!(codes(&format!("let a = {}x", "-".repeat(100_000))), Vec::<&str>::new());
}

#[test]
fn as_deep_as_allowed_is_read() {
    let text = format!("score {}1{}", "match x { a => ".repeat(64), " }".repeat(64));
    assert_eq!(codes(&text), Vec::<&str>::new());
    assert_eq!(codes(&format!("let a = {}1{}", "(".repeat(64), ")".repeat(64))), Vec::<&str>::new());
    assert_eq!(codes(&format!("let a = {}1{}", "min(1, ".repeat(64), ")".repeat(64))), Vec::<&str>::new());
    let bad = format!("score {}1 + {}", "match x { a => ".repeat(64), " }".repeat(64));
    assert_eq!(codes(&bad), ["syntax/unexpected"]);
}

#[test]
fn long_chains_are_flat() {
    for link in [" + 1", " * 1", " or 1 = a", " and a"] {
        let tree = super::value(&format!("let a = 1{}", link.repeat(20_000)));
        drop(tree);
    }
}

#[test]
fn mistakes_without_number_are_counted_only_so_far() {
    for line in ["ask q \"Q\" cuont\n", "zork zork\n", "}\n", "shared a “a\n", "indcator 1 \"A\" {\n}\n"] {
        let parsed = parse(&line.repeat(5_000));
        assert!(parsed.told.len() <= 201, "{line}");
        let last = parsed.told.iter().filter(|one| one.code().id == "syntax/too-many-mistakes");
        assert_eq!(last.count(), 1, "{line}");
    }
    for line in ["a => 5 5\n", "a =>\n", "a b\n"] {
        let parsed = parse(&format!("score match x {{\n{}}}", line.repeat(5_000)));
        assert!(parsed.told.len() <= 101, "{line}");
    }
}

#[test]
fn habits_without_number_are_mended_only_so_far() {
    for habit in ["ask a \"?\" integer min 0 max 9\n", "let a = b greater than 5 ? 1 : 0\n"] {
        let parsed = parse(&habit.repeat(20_000));
        assert!(parsed.told.len() <= 102, "{}", parsed.told.len());
        assert!(codes(&habit.repeat(20_000)).contains(&"syntax/too-many-mistakes"));
    }
}

#[test]
fn a_single_long_line_is_read_in_one_go() {
    for piece in ["ask a \"A\" one of { a \"A\" ) } (", "“a” ", "‘a ", "\"a\" ", "1,00,000 ", "{a} ", "; "]
    {
        let _ = parse(&piece.repeat(5_000));
    }
    let _ = parse(&format!("shared a \"{}\"", "{a} ".repeat(5_000)));
    let _ = parse(&format!("shared a \"{}\"", "{".repeat(100_000)));
    let _ = parse(&format!("shared a \"{{{}}}\"", "(".repeat(100_000)));
}
