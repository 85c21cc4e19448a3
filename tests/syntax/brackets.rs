//! Brackets that do not pair: who was forgotten is told by the indentation, and the rest of the file lives.

use super::{clean, parse};
use kasauti::syntax::tree::ItemKind;

#[test]
fn a_forgotten_brace_is_told_where_it_was_opened() {
    let text = "component a \"A\" out of 100 {
  indicator 1.a \"X\" out of 40 {
    ask x \"X?\" one of {
      a \"A\"
    score match x {
      a => 40
    }
  }
  indicator 1.b \"Y\" out of 60 {
    score min(5, 6
    recommend b { text \"Go.\" }
  }
}
component b \"B\" out of 100 {
";
    let parsed = parse(text);
    let wanted = [
        (3, 23, "syntax/unclosed-block"),
        (10, 14, "syntax/unclosed-block"),
        (14, 28, "syntax/unclosed-block"),
    ];
    assert_eq!(parsed.places(), wanted);
    let [first, second] = parsed.tree.items.as_slice() else { panic!() };
    let ItemKind::Component(first) = &first.kind else { panic!() };
    assert_eq!(first.items.len(), 2);
    assert!(matches!(second.kind, ItemKind::Component(_)));
    clean(&parsed.mended());
}

#[test]
fn a_brace_too_many_is_told() {
    let parsed = parse("component a \"A\" out of 100 {\n  let a = 1\n  }\n  let b = 2\n}\nlet c = 3)\n");
    assert_eq!(parsed.places(), [(3, 3, "syntax/stray-bracket"), (6, 10, "syntax/stray-bracket")]);
    let ItemKind::Component(component) = &parsed.tree.items[0].kind else { panic!() };
    assert_eq!(component.items.len(), 2);
    clean(&parsed.mended());
}

#[test]
fn layout_means_nothing_while_brackets_pair() {
    let tree = clean("component a \"A\" out of 1 {\nindicator 1.a \"X\" out of 1 {\nscore 1\n} }\nlet b = 2");
    assert_eq!(tree.items.len(), 2);
}

#[test]
fn an_unclosed_text_ends_with_its_line() {
    let parsed = parse("component a \"A out of 1 {\n  let a = \"x\n  let b = 2\n}\nlet c = 3\n");
    assert_eq!(parsed.told(), [("syntax/unclosed-text", "\""), ("syntax/unclosed-text", "\"")]);
    let ItemKind::Component(component) = &parsed.tree.items[0].kind else {
        panic!("{:?}", parsed.tree.items)
    };
    assert_eq!(component.items.len(), 2);
    assert_eq!(parsed.tree.items.len(), 2);
}

#[test]
fn an_unclosed_long_text_is_told_once() {
    let parsed = parse("shared a \"\"\"\n  words {b}\n\nlet c = 3\n");
    assert_eq!(parsed.told(), [("syntax/unclosed-text", "\"\"\"")]);
}

#[test]
fn brackets_in_texts_and_comments_are_words() {
    clean("# { ( \"\nshared a \"}{{ )\" # }\nlet b = 1");
}
