//! Mistakes: each told once, at its place, and the rest of the file read.

use super::{clean, parse};
use kasauti::syntax::tree::{ExprKind, ItemKind, LiteralValue};

/// What is told of a text, by code and underlined text.
fn told(text: &str, wanted: &[(&str, &str)]) {
    let parsed = parse(text);
    assert_eq!(parsed.told(), wanted, "in\n{text}");
}

#[test]
fn eleven_mistakes_are_eleven_and_no_more() {
    let text = "language 1
component water \"Water\" number 1 out off 100 {
  indicator 1.a \"Testing\" out of 60 {
    ask testing \"How?\" one of {
      never  \"Not tested\"
      yearly Once a year
      over   \"Too often\"
    }
    ask shore \"How long?\" cuont
    ask clean \"How clean?\" number betwen 0 and 5
    score match testing {
      never => 0
      yearly 25
      over 5 => 3
    }
    recomend start when testing = never {
      priority high
      onwer    \"Warden\"
      text     \"Test {missing of}.\"
    }
    let x = shore +
    let y = IF(shore, 1, 2)
  }
}
";
    let parsed = parse(text);
    let wanted = [
        (2, 38, "syntax/unexpected"),
        (6, 14, "syntax/unexpected"),
        (7, 7, "syntax/reserved-word"),
        (9, 27, "syntax/unexpected"),
        (10, 35, "syntax/unexpected"),
        (13, 14, "syntax/unexpected"),
        (16, 5, "syntax/unexpected"),
        (18, 7, "syntax/unexpected"),
        (19, 23, "syntax/bad-placeholder"),
        (21, 20, "syntax/unexpected"),
        (22, 13, "syntax/if-function"),
    ];
    assert_eq!(parsed.places(), wanted);
}

/// What is no notation of anyone's: the first places, and how many more there are.
#[test]
fn of_a_letter_the_first_lines_are_told() {
    let line = "Dear Sir or Madam\n";
    let few = parse(&line.repeat(5));
    assert_eq!(few.told.len(), 5);
    assert!(few.told.iter().all(|one| one.notes.is_empty()));
    let many = parse(&format!("{}score 5 -> 3\n", line.repeat(40)));
    let unread: Vec<_> = many.told.iter().filter(|one| one.fix.is_none()).collect();
    assert_eq!(unread.len(), 5, "{unread:#?}");
    assert!(unread[4].notes[0].starts_with("35 more places in this file"), "{:?}", unread[4].notes);
}

#[test]
fn a_head_that_cannot_be_read_keeps_its_block_and_what_it_says() {
    let parsed =
        parse("component water \"Water\" number 1 out off 100 {\n  let a = 1\n  let b = 2\n}\nlet c = 3");
    let [component, other] = parsed.tree.items.as_slice() else { panic!("{:?}", parsed.tree.items) };
    let ItemKind::Component(component) = &component.kind else { panic!("{component:?}") };
    assert_eq!(&*component.name.text, "water");
    assert_eq!(&*component.title.text, "Water");
    assert!(matches!(component.out_of.value, LiteralValue::Error));
    assert_eq!(component.items.len(), 2);
    assert!(matches!(other.kind, ItemKind::Let(_)));
}

#[test]
fn a_misspelt_item_is_read_as_the_one_that_is_meant() {
    let parsed = parse("indcator 1.a \"A\" out of 5 {\n  scroe 5\n}");
    assert_eq!(parsed.told(), [("syntax/unexpected", "indcator"), ("syntax/unexpected", "scroe")]);
    let ItemKind::Indicator(indicator) = &parsed.tree.items[0].kind else { panic!() };
    assert_eq!(parsed.sources.text(indicator.codes[0].span), "1.a");
    assert!(matches!(indicator.items[0].kind, ItemKind::Score(_)));
    clean(&parsed.mended());
}

#[test]
fn a_bad_line_costs_one_line() {
    let parsed = parse("score match x {\n  a => 1\n  b c\n  d => 2\n}");
    assert_eq!(parsed.told(), [("syntax/unexpected", "c")]);
    let ItemKind::Score(score) = &parsed.tree.items[0].kind else { panic!() };
    let Some(ExprKind::Match { arms, .. }) = score.value.as_ref().map(|value| &value.kind) else { panic!() };
    let patterns: Vec<usize> = arms.iter().map(|arm| arm.patterns.len()).collect();
    assert_eq!(patterns, [1, 0, 1]);
    assert!(matches!(arms[1].value.kind, ExprKind::Error));
}

#[test]
fn what_is_missing_is_told_where_it_is_missing() {
    let parsed = parse("score match x {\n  a =>\n  b => 2\n}");
    assert_eq!(parsed.places(), [(2, 7, "syntax/unexpected")]);
    let parsed = parse("let a = 1 +\nlet b = 2");
    assert_eq!(parsed.places(), [(1, 12, "syntax/unexpected")]);
    let parsed = parse("indicator 1.a \"A\" {\n}");
    assert_eq!(parsed.places(), [(1, 18, "syntax/unexpected")]);
    let parsed = parse("ask a\nlet b = 2");
    assert_eq!(parsed.places(), [(1, 6, "syntax/unexpected")]);
}

#[test]
fn mistakes_by_code_and_place() {
    told("ask score \"S?\" count", &[("syntax/reserved-word", "score")]);
    told("ask a \"A?\" one of { over \"Over\" }", &[("syntax/reserved-word", "over")]);
    told("ask \"A?\" count", &[("syntax/unexpected", "\"A?\"")]);
    told("ask a \"A?\" yess/no", &[("syntax/unexpected", "yess/no")]);
    told("ask a \"A?\" count zork 5", &[("syntax/unexpected", "zork")]);
    told("score 5 each off b", &[("syntax/unexpected", "off")]);
    told("score sum {\n  5 wehn b\n  6 when c\n}", &[("syntax/unexpected", "wehn")]);
    told("score 5 5", &[("syntax/unexpected", "5")]);
    told("score [5]", &[("syntax/unexpected", "[5]")]);
    told("let x = 'a'", &[("syntax/unexpected", "'a'")]);
    told("let x = (1, 2)", &[("syntax/unexpected", "(1, 2)")]);
    told("let x = 1 <= y <= 5", &[("syntax/unexpected", "1 <= y <= 5")]);
    told("score if x then 5 else 3", &[("syntax/if-function", "if x then 5 else 3")]);
    told("score sum { 5 when n => 30 }", &[("syntax/unexpected", "=>")]);
    told("framework f \"F\" {\n  round points half up to 99 places\n}", &[("syntax/unexpected", "99")]);
    told("zebra crossing", &[("syntax/unexpected", "zebra")]);
    told(
        "let a = 12345678901234567890123456789012345",
        &[("syntax/number-too-long", "12345678901234567890123456789012345")],
    );
    let long = "a".repeat(65);
    told(&format!("let {long} = 1"), &[("syntax/name-too-long", &long)]);
}

#[test]
fn dates_that_are_none() {
    told("let a = 2026-02-30", &[("syntax/bad-date", "2026-02-30")]);
    told("let a = 2026-3-1", &[("syntax/bad-date", "2026-3-1")]);
    let parsed = parse("let a = d before 31/03/2026");
    assert_eq!(parsed.told(), [("syntax/bad-date", "31/03/2026")]);
    assert_eq!(parsed.mended(), "let a = d before 2026-03-31");
}
