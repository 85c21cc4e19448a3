//! The Markdown of advice texts.

use kasauti::report::document::{Inline, Passage, Text};
use kasauti::report::prose::{inlines, passages};

fn plain(words: &str) -> Text {
    vec![Inline::Plain(words.to_owned())]
}

#[test]
fn paragraphs_and_lists() {
    let text = "One line\ngoes on.\n\n- first\n  goes on\n- second\n  1. inner\n\n# Head\nAfter.";
    let expected = vec![
        Passage::Paragraph(plain("One line goes on.")),
        Passage::Item { depth: 0, number: None, text: plain("first goes on") },
        Passage::Item { depth: 0, number: None, text: plain("second") },
        Passage::Item { depth: 1, number: Some(1), text: plain("inner") },
        Passage::Heading(plain("Head")),
        Passage::Paragraph(plain("After.")),
    ];
    assert_eq!(passages(text), expected);
}

#[test]
fn what_stands_out() {
    assert_eq!(
        inlines("a **b *c*** `d_e` snake_case_name _f_"),
        vec![
            Inline::Plain("a ".to_owned()),
            Inline::Strong(vec![Inline::Plain("b ".to_owned()), Inline::Plain("*c".to_owned())]),
            Inline::Plain("* ".to_owned()),
            Inline::Code("d_e".to_owned()),
            Inline::Plain(" snake_case_name ".to_owned()),
            Inline::Emphasis(plain("f")),
        ]
        .into_iter()
        .map(join)
        .collect::<Vec<_>>()
    );
}

/// Neighbouring plain words are one.
fn join(inline: Inline) -> Inline {
    match inline {
        Inline::Strong(inside) => {
            let words: String = inside
                .iter()
                .map(|inline| match inline {
                    Inline::Plain(words) => words.as_str(),
                    _ => "",
                })
                .collect();
            Inline::Strong(plain(&words))
        }
        other => other,
    }
}

#[test]
fn links_lead_only_to_pages_and_mailboxes() {
    let link = |text: &str, to: &str| Inline::Link { text: plain(text), to: to.to_owned() };
    assert_eq!(inlines("[guide](https://example.org/a)"), vec![link("guide", "https://example.org/a")]);
    assert_eq!(inlines("<mailto:a@example.org>"), vec![link("mailto:a@example.org", "mailto:a@example.org")]);
    assert_eq!(inlines("[x](javascript:alert(1))"), plain("[x](javascript:alert(1))"));
    assert_eq!(inlines("a < b > c"), plain("a < b > c"));
}

#[test]
fn a_backslash_makes_a_sign_mean_itself() {
    assert_eq!(inlines(r"\*not strong\* \[a\]\(b\) 5 \\ 6 \q"), plain(r"*not strong* [a](b) 5 \ 6 \q"));
}

#[test]
fn what_does_not_close_stands_as_it_is() {
    for text in ["**a", "a*", "`a", "[a](b", "* a*b", "2 * 3 * 4", "**", "__", "****", "\\"] {
        assert_eq!(inlines(text), plain(text), "{text}");
    }
}

#[test]
fn hostile_texts_end_quickly() {
    for piece in ["*_", "**_", "[", "[](", "`", "<", "__*", "\\", "- ", "*a "] {
        let text = piece.repeat(5_000);
        assert!(!passages(&text).is_empty());
    }
}
