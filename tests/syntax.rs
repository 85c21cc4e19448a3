//! Text to tree, by code and underlined text.

use kasauti::diagnostic::{Diagnostic, Diagnostics};
use kasauti::source::{FileId, Sources};
use kasauti::syntax;
use kasauti::syntax::tree;

#[path = "syntax/any_text.rs"]
mod any_text;
#[path = "syntax/brackets.rs"]
mod brackets;
#[path = "syntax/hostile.rs"]
mod hostile;
#[path = "syntax/mistakes.rs"]
mod mistakes;
#[path = "syntax/shapes.rs"]
mod shapes;
#[path = "syntax/slips.rs"]
mod slips;
#[path = "syntax/texts.rs"]
mod texts;

/// A text, its tree and what was told of it.
struct Parsed {
    sources: Sources,
    tree: tree::File,
    told: Vec<Diagnostic>,
}

impl Parsed {
    /// Code and underlined text of everything told.
    fn told(&self) -> Vec<(&str, &str)> {
        self.told.iter().map(|one| (one.code().id, self.sources.text(one.span()))).collect()
    }

    /// Line, column and code of everything told.
    fn places(&self) -> Vec<(u32, u32, &str)> {
        let file = self.sources.get(self.tree.file).unwrap();
        let place = |one: &Diagnostic| file.line_column(one.span().start);
        self.told.iter().map(|one| (place(one).line, place(one).column, one.code().id)).collect()
    }

    /// The text with every fix carried out, from the last to the first.
    fn mended(&self) -> String {
        let mut text = self.sources.get(self.tree.file).unwrap().text.clone();
        let mut fixes: Vec<_> = self.told.iter().filter_map(|one| one.fix.clone()).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse((fix.span.start, fix.span.end)));
        for fix in fixes {
            text.replace_range(fix.span.range(), &fix.replacement);
        }
        text
    }
}

fn parse(text: &str) -> Parsed {
    let mut sources = Sources::new();
    let file = sources.add("a.kas", text);
    let mut diagnostics = Diagnostics::new();
    let tree = syntax::parse(&sources, file, &mut diagnostics);
    Parsed { sources, tree, told: diagnostics.sorted() }
}

/// A text in which nothing is wrong.
fn clean(text: &str) -> tree::File {
    let parsed = parse(text);
    assert_eq!(parsed.told(), Vec::new(), "in\n{text}");
    parsed.tree
}

/// The value of the `let` or `score` that a text consists of.
fn value(text: &str) -> tree::Expr {
    match clean(text).items.remove(0).kind {
        tree::ItemKind::Let(item) => item.value,
        tree::ItemKind::Score(item) => item.value.unwrap(),
        other => panic!("{other:?}"),
    }
}

/// The fenced examples of the language page: label, text.
fn examples() -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in include_str!("../docs/language.md").lines() {
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
    let wrapped = |(label, text): (String, String)| match label.strip_prefix("kas indicator ") {
        Some(out_of) => (label.clone(), format!("indicator 1.a \"Example\" {out_of} {{\n{text}}}\n")),
        None => (label, text),
    };
    examples.into_iter().filter(|(label, _)| label.starts_with("kas")).map(wrapped).collect()
}

#[test]
fn every_example_of_the_language_page_parses() {
    let examples = examples();
    for (_, text) in &examples {
        assert!(!clean(&text.replace('…', "")).items.is_empty());
    }
    assert!(examples.len() > 12);
}

#[test]
fn bytes_become_text_or_are_told() {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let good = syntax::read_text(&mut sources, "good.kas", b"language 1".to_vec(), &mut diagnostics);
    assert_eq!(good, Some(FileId(0)));
    let bad = syntax::read_text(&mut sources, "bad.kas", b"shared a \"caf\xe9\"".to_vec(), &mut diagnostics);
    assert_eq!(bad, None);
    let large = vec![b' '; syntax::LARGEST_FILE + 1];
    assert_eq!(syntax::read_text(&mut sources, "large.kas", large, &mut diagnostics), None);
    let told = diagnostics.sorted();
    let told: Vec<_> = told.iter().map(|one| (one.code().id, sources.place(one.span()))).collect();
    let wanted = [
        ("syntax/not-utf8", "bad.kas:1:14".to_owned()),
        ("syntax/file-too-large", "large.kas:1:1".to_owned()),
    ];
    assert_eq!(told, wanted);
}
