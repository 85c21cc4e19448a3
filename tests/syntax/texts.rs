//! Texts: escapes, indentation, placeholders and their places.

use super::{Parsed, clean, parse};
use kasauti::syntax::tree::{Expr, ExprKind, ItemKind, Part, Template};

fn template(parsed: &Parsed) -> &Template {
    match &parsed.tree.items[0].kind {
        ItemKind::Shared { text, .. } => text,
        other => panic!("{other:?}"),
    }
}

/// The words of a text, placeholders as what is underlined.
fn written(text: &str) -> String {
    let parsed = parse(text);
    assert_eq!(parsed.told(), Vec::new(), "in\n{text}");
    let place = |span| parsed.sources.text(span).to_owned();
    let parts = template(&parsed).parts.iter().map(|part| match part {
        Part::Words(words) => words.to_string(),
        Part::Value(Expr { span, .. }) | Part::Counted(Expr { span, .. }, _) => format!("<{}>", place(*span)),
        Part::Missing(name, span) => format!("<missing {} in {}>", place(name.span), place(*span)),
        Part::Chosen(name, span) => format!("<chosen {} in {}>", place(name.span), place(*span)),
        Part::Shared(name, span) => format!("<shared {} in {}>", place(name.span), place(*span)),
        Part::Error(_) => "<error>".to_owned(),
    });
    parts.collect()
}

#[test]
fn escapes_and_braces() {
    assert_eq!(written(r#"shared a "say \"no\" \\ {{x}} \n""#), r#"say "no" \ {x} \n"#);
    assert_eq!(written("shared a \"\"\"\"\"\""), "");
    assert_eq!(written("shared a \"\"\"a \"b\" c\"\"\""), r#"a "b" c"#);
}

#[test]
fn the_common_indent_is_dropped() {
    let text = "shared a \"\"\"\n    One {x}\n      two\n\n    three {missing of forms}\n    \"\"\"";
    assert_eq!(written(text), "One <x>\n  two\n\nthree <missing forms in missing of forms>");
    assert_eq!(written(&text.replace('\n', "\r\n")), written(text));
    assert_eq!(written("shared a \"\"\"One\n    two\n      three\"\"\""), "One\ntwo\n  three");
}

#[test]
fn placeholders_and_their_places() {
    let text = "shared a \"é {x} { 30 - datasets } {chosen of forms} {shared.guide} {points of 1.a}\"";
    let wanted = "é <x> <30 - datasets> <chosen forms in chosen of forms> <shared guide in shared.guide> <points of 1.a>";
    assert_eq!(written(text), wanted);
    // Also where the text was mended before it was read.
    let mended = parse("// c\nshared a “é {x}”;");
    let Part::Value(value) = &template(&mended).parts[1] else { panic!() };
    assert_eq!(mended.sources.text(value.span), "x");
}

#[test]
fn placeholders_that_are_none() {
    for (inside, underlined) in [
        ("{}", "{}"),
        ("{ }", "{ }"),
        ("{missing of}", "missing of"),
        ("{a b}", "a b"),
        ("{a", "{"),
        ("{+}", "+"),
    ] {
        let text = format!("shared a \"x {inside} y\"");
        let parsed = parse(&text);
        assert_eq!(parsed.told(), [("syntax/bad-placeholder", underlined)], "in\n{text}");
        assert!(template(&parsed).parts.iter().any(|part| matches!(part, Part::Error(_))));
    }
}

#[test]
fn scripts_of_india() {
    let parsed = parse(
        "ask നഗരത്തിന്റെ_പേര് \"നഗരം?\" one of { ഇല്ല \"ഇല്ല\" क्षेत्र \"क्षेत्र\" }\nscore match നഗരത്തിന്റെ_പേര് { ഇല്ല => 0 क्षेत्र => 5 5 }",
    );
    assert_eq!(parsed.told(), [("syntax/unexpected", "5")]);
    let ItemKind::Ask(ask) = &parsed.tree.items[0].kind else { panic!() };
    assert_eq!(&*ask.name.text, "നഗരത്തിന്റെ_പേര്");
    // A joiner inside a word is a part of it.
    clean("let ക\u{200D}ര = 1");
}

#[test]
fn comments_are_kept_with_their_standing() {
    let tree = clean("# first\nlet a = 1 # trailing\n\n# after a blank line\n# and on\nlet b = \"#no\"\n");
    let standing: Vec<_> = tree.comments.iter().map(|one| (one.own_line, one.blank_before)).collect();
    assert_eq!(standing, [(true, false), (false, false), (true, true), (true, false)]);
    let parsed = parse("let a = 1 # trailing\r\n");
    assert_eq!(parsed.sources.text(parsed.tree.comments[0].span), "# trailing");
}

#[test]
fn a_value_is_never_a_comment() {
    let tree = clean("score 5 # of ten\n\n# more\nlet a = 1");
    let value = match &tree.items[0].kind {
        ItemKind::Score(score) => score.value.clone().unwrap(),
        _ => panic!(),
    };
    assert!(matches!(value.kind, ExprKind::Literal(_)));
    assert_eq!(tree.items[0].span.range(), 0..7);
}
