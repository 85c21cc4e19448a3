//! Whatever the text: no panic, every place in the file and on a character's border, the same answer twice.

use super::{Parsed, examples, parse};
use kasauti::source::Span;
use kasauti::syntax::tree;
use proptest::prelude::*;

/// Every span that is printed of a tree, without a walk of its own for each kind of node.
fn spans(parsed: &Parsed) -> Vec<(usize, usize)> {
    let mut text = format!("{:?} {:?}", parsed.tree.items, parsed.tree.comments);
    text.push_str(&format!("{:?}", parsed.told));
    let mut spans = Vec::new();
    for part in text.split("Span { file: FileId(0), start: ").skip(1) {
        let (start, rest) = part.split_once(", end: ").unwrap();
        let (end, _) = rest.split_once(" }").unwrap();
        // A text that happens to spell a span is no span.
        spans.extend(start.parse().ok().zip(end.parse().ok()));
    }
    spans
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse(text);
    for (start, end) in spans(&parsed) {
        prop_assert!(start <= end && text.get(start..end).is_some(), "{start}..{end} in {text:?}");
    }
    let again = parse(text);
    prop_assert_eq!(&parsed.told, &again.told);
    prop_assert!(parsed.tree == again.tree);
    if parsed.told.iter().all(|one| one.code().severity != kasauti::diagnostic::Severity::Error) {
        prop_assert!(
            !format!("{:?}", parsed.tree.items).contains("Error"),
            "an error that is not told: {text:?}"
        );
    }
    Ok(())
}

/// The tokens of a text, blanks with the token before them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let joins = (c.is_alphanumeric() || c == '_') && (last.is_alphanumeric() || last == '_');
        if at > start && !joins && !c.is_whitespace() {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = c;
    }
    tokens.push(&text[start..]);
    tokens
}

fn example() -> impl Strategy<Value = String> {
    proptest::sample::select(examples()).prop_map(|(_, text)| text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in "\\PC{0,80}") {
        holds(&text)?;
    }

    #[test]
    fn any_words_of_the_language(words in proptest::collection::vec(proptest::sample::select(vec![
        "ask", "score", "match", "band", "sum", "table", "indicator", "component", "recommend", "when", "otherwise", "{", "}",
        "(", ")", "=>", "->", "=", "==", "a", "b", "\"t\"", "\"", "\"\"\"", "“", "”", "1.a", "5", "25%", "%5", "1,00,000", ",", ";",
        "|", "||", "&&", "!", "not", "and", "or", "each", "of", "at", "least", "most", "\n", "#", "//", "over", "under", "to", "let",
        "IF", "else", "in", "is", "answered", "between", "नाम", "മാതൃക", "\u{200D}", "\u{FEFF}", "{x}", "2026-03-31", "-", "+",
        "out", "one", "any", "text", "source", "\\", "‘", "certify", "on", "framework", "points", "count", "where", "yes/no",
    ]), 0..40)) {
        holds(&words.join(" "))?;
        holds(&words.concat())?;
    }

    #[test]
    fn an_example_with_a_token_gone_doubled_or_moved(text in example(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), how in 0..4) {
        let mut tokens = tokens(&text);
        let (at, to) = (at.index(tokens.len()), to.index(tokens.len()));
        match how {
            0 => { tokens.remove(at); }
            1 => tokens.insert(at, tokens[at]),
            2 => tokens.swap(at, to),
            _ => tokens.truncate(at),
        }
        holds(&tokens.concat())?;
    }
}

#[test]
fn the_items_of_an_example_lie_where_they_are_written() {
    for (_, text) in examples() {
        let text = text.replace('…', "");
        let parsed = parse(&text);
        let mut end = 0;
        for item in &parsed.tree.items {
            let Span { start, .. } = item.span;
            assert!(start >= end);
            end = item.span.end;
            let words = parsed.sources.text(item.span);
            assert_eq!(words.trim(), words);
            if let tree::ItemKind::Component(component) = &item.kind {
                assert!(words.starts_with("component") && words.ends_with('}'));
                assert_eq!(parsed.sources.text(component.name.span), &*component.name.text);
            }
        }
    }
}
