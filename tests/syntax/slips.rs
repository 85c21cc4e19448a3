//! Slips that are understood: the tree is that of the right form, and the fix gives it.

use super::{clean, parse};

/// A slip with its code, what is underlined, and the text as the fix leaves it, in which nothing is wrong.
fn slip(text: &str, code: &str, underlined: &str, right: &str) {
    let parsed = parse(text);
    assert_eq!(parsed.told(), [(code, underlined)], "in\n{text}");
    assert_eq!(parsed.mended(), right);
    let mended = clean(right);
    // The tree of the slip is that of the right form: as many items, none of them lost.
    assert_eq!(shape(&parsed.tree), shape(&mended), "in\n{text}");
}

/// A tree without places.
fn shape(tree: &kasauti::syntax::tree::File) -> String {
    let text = format!("{:?}", tree.items);
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("Span {") {
        plain.push_str(&rest[..at]);
        let end = rest[at..].find('}').unwrap();
        rest = &rest[at + end + 1..];
    }
    plain + rest
}

#[test]
fn signs_of_other_languages() {
    slip("score match a { b -> 5 }", "syntax/arrow", "->", "score match a { b => 5 }");
    slip("let a = b == c", "syntax/double-equals", "==", "let a = b = c");
    slip("let a = b <> c", "syntax/not-equal-sign", "<>", "let a = b != c");
    slip("let a = b && c", "syntax/and-or-signs", "&&", "let a = b and c");
    slip("let a = b||c", "syntax/and-or-signs", "||", "let a = b or c");
    slip("let a = !b", "syntax/and-or-signs", "!", "let a = not b");
    slip("let a = b;", "syntax/semicolon", ";", "let a = b");
    slip("let a = b // c", "syntax/slash-comment", "//", "let a = b # c");
    slip("let a = b + %25", "syntax/percent-before-number", "%25", "let a = b + 25%");
    slip("let a = AND(b, c)", "syntax/and-or-signs", "AND", "let a = all of (b, c)");
}

#[test]
fn quotes_from_a_word_processor() {
    slip("shared a “Straße”", "syntax/curly-quotes", "“Straße”", "shared a \"Straße\"");
    slip("shared a “Straße\"", "syntax/curly-quotes", "“Straße\"", "shared a \"Straße\"");
    slip("shared a ‘A’", "syntax/curly-quotes", "‘A’", "shared a \"A\"");
    // Inside straight quotes they are words.
    clean("shared a \"He said “no”\"");
}

#[test]
fn grouped_numbers() {
    slip("let a = b + 1,00,000", "syntax/grouped-number", "1,00,000", "let a = b + 100000");
    slip("let a = 1,000.5", "syntax/grouped-number", "1,000.5", "let a = 1000.5");
    // Between brackets a comma parts values.
    clean("let a = clamp(x,10,200)");
    clean("score band a { 0 => 5, 1 or more => 10 }");
}

#[test]
fn ranges_in_signs() {
    for (written, right) in [
        (">= 30", "30 or more"),
        ("≥ 30", "30 or more"),
        ("> 30", "over 30"),
        ("<= 5", "up to 5"),
        ("<5", "under 5"),
        ("30+", "30 or more"),
        ("1-29", "1 to 29"),
        ("1–29", "1 to 29"),
        ("0..29", "0 to 29"),
        ("at least 30", "30 or more"),
    ] {
        let band = |range: &str| format!("score band a {{ {range} => 5 }}");
        slip(&band(written), "syntax/unexpected", written, &band(right));
    }
}

/// Whatever else stands on the line is read.
#[test]
fn one_component_for_all_of_them() {
    for how in ["mean", "sum", "lowest"] {
        let clause = |word: &str| {
            format!(
                "framework a \"A\" {{ overall = {how} of {word} source \"p. 1\" subject town cycle \"1\" }}"
            )
        };
        slip(&clause("component"), "syntax/unexpected", "component", &clause("components"));
    }
}

#[test]
fn signs_after_names() {
    slip("ask a: \"A?\" count", "syntax/unexpected", ":", "ask a \"A?\" count");
    slip(
        "framework a \"A\" { cycle = \"1\" }",
        "syntax/unexpected",
        "=",
        "framework a \"A\" { cycle  \"1\" }",
    );
    slip("score match a { b = 5 }", "syntax/unexpected", "=", "score match a { b => 5 }");
    slip("score match a { b: 5 }", "syntax/unexpected", ":", "score match a { b=> 5 }");
    slip("ask a \"A?\" one { b \"B\" }", "syntax/unexpected", "one", "ask a \"A?\" one of { b \"B\" }");
}

#[test]
fn harmless_things_are_accepted() {
    let plain = shape(&clean("ask a \"A?\" one of { b \"B\", c \"C\" }\nlet d = 5 >= e and e != 6"));
    for text in [
        "ask a \"A?\" one of { b \"B\" c \"C\" }\nlet d = 5 >= e and e != 6",
        "ask a \"A?\" one of {,, b \"B\",, c \"C\", }\n,let d = 5 >= e and e != 6,",
        "\u{FEFF}ask\ta \"A?\" one of { b \"B\", c \"C\" }\r\nlet d = 5 ≥ e AND e ≠ 6\r\n",
        "ask\u{A0}a \"A?\" one of { b \"B\", c \"C\" } let d = 5 at least e and e is not 6",
    ] {
        assert_eq!(shape(&clean(text)), plain, "in\n{text}");
    }
    assert_eq!(shape(&clean("let a = 6 × b ÷ 2 − 1")), shape(&clean("let a = 6 * b / 2 - 1")));
    assert_eq!(shape(&clean("let a = b = TRUE")), shape(&clean("let a = b = yes")));
    clean("ask a \"A?\" yes / no");
    clean("score match a { b => 10 points }");
}

#[test]
fn words_of_the_language_only_whole() {
    clean("let ordered_by = is_in + notable + orders + andy");
    clean("let ऑर्डर = count_of + अंक");
    clean("let none = all + any + sum + first + points_now");
}

#[test]
fn a_condition_of_its_own_behind_a_where() {
    for (condition, second) in [
        ("any of x where a and none of x where b", "none of x where b"),
        ("any of x where a = 1 or any of y", "any of y"),
        ("any of x where a and not all of y where b", "all of y where b"),
        ("count of x where a and b and at least 2 of y where c > 1", "at least 2 of y where c > 1"),
        ("sum of d over x where a and none of y", "none of y"),
        ("(any of x where a and none of y)", "none of y"),
    ] {
        let parsed = parse(&format!("let c = {condition}"));
        assert_eq!(parsed.told(), [("syntax/where-goes-on", second)], "{condition}");
    }
    for right in [
        "(any of x where a) and none of x where b",
        "any of x where a and (none of x where b)",
        "any of x where (a and (none of x where b))",
        "any of x where none of y where b",
        "any of x where a and at least 2 of (b, c)",
        "any of x where a and none of (b, c)",
        "any of x where a and b or not c",
        "any of x and none of y where b",
        "none of y where b and c in (d, e)",
    ] {
        clean(&format!("let c = {right}"));
    }
}
