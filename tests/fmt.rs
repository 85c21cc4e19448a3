//! `fmt`: one style, and nothing said differently.

mod examples;
mod generated;
mod style;

use kasauti::diagnostic::{Diagnostics, Severity};
use kasauti::source::Sources;
use kasauti::syntax::{self, Refusal};

fn format(text: &str) -> Result<String, Refusal> {
    let mut sources = Sources::new();
    let file = sources.add("rules.kas", text);
    syntax::format(&sources, file, &mut Diagnostics::new())
}

/// The tree without its places; nothing when there are mistakes.
fn tree(text: &str) -> Option<String> {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("rules.kas", text);
    let tree = syntax::parse(&sources, file, &mut diagnostics);
    (diagnostics.count(Severity::Error) == 0).then(|| format!("{:-?}", tree.items))
}

/// The comments without signs and blanks around them.
fn comments(text: &str) -> Vec<String> {
    let mut sources = Sources::new();
    let file = sources.add("rules.kas", text);
    let tree = syntax::parse(&sources, file, &mut Diagnostics::new());
    let bare = |text: &str| text.trim_start_matches(['#', '/']).trim().to_owned();
    tree.comments.iter().map(|comment| bare(sources.text(comment.span))).collect()
}

/// Formats a text without mistakes, and holds the result to all that is promised of every result.
fn hold(text: &str) -> String {
    let formatted = format(text).unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}"));
    assert_eq!(tree(&formatted), tree(text), "the tree changed:\n{text}\n=>\n{formatted}");
    assert_eq!(comments(&formatted), comments(text), "comments changed:\n{text}\n=>\n{formatted}");
    assert_eq!(format(&formatted).as_deref(), Ok(&*formatted), "formatting twice:\n{text}");
    assert!(!formatted.contains('\r') && !formatted.starts_with('\u{feff}'), "{formatted}");
    assert!(
        formatted.is_empty() || formatted.ends_with('\n') && !formatted.ends_with("\n\n"),
        "{formatted:?}"
    );
    formatted
}

#[track_caller]
fn becomes(text: &str, wanted: &str) {
    let formatted = hold(text);
    assert!(formatted == wanted, "---- got\n{formatted}---- wanted\n{wanted}");
}
