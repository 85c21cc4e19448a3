//! Text to tree, by code and underlined text.

use kasauti::diagnostic::Diagnostics;
use kasauti::source::Sources;
use kasauti::syntax;
use kasauti::syntax::tree;

/// What is told of a text: code, underlined text.
fn told(text: &str) -> (tree::File, Vec<(String, String)>) {
    let mut sources = Sources::new();
    let file = sources.add("a.kas", text);
    let mut diagnostics = Diagnostics::new();
    let tree = syntax::parse(&sources, file, &mut diagnostics);
    let told = diagnostics.sorted();
    let told =
        told.iter().map(|one| (one.code().id.to_owned(), sources.text(one.span()).to_owned())).collect();
    (tree, told)
}

/// The fenced examples of the language page: label, text.
fn examples() -> Vec<(String, String)> {
    let page = std::fs::read_to_string("docs/language.md").unwrap();
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(label)) => open = Some((label.to_owned(), String::new())),
            (Some(_), Some(_)) => examples.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    examples
}

#[test]
fn every_example_of_the_language_page_parses() {
    let mut seen = 0;
    for (label, text) in examples() {
        if label == "toml" {
            continue;
        }
        let text = match label.strip_prefix("kas indicator ") {
            Some(out_of) => format!("indicator 1.a \"Example\" {out_of} {{\n{text}\n}}"),
            None => text.replace('…', ""),
        };
        let text = text.replace("<condition>", "a = b");
        let (tree, told) = told(&text);
        assert_eq!(told, Vec::new(), "in\n{text}");
        assert!(!tree.items.is_empty());
        seen += 1;
    }
    assert!(seen > 12);
}
