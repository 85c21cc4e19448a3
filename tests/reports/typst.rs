//! `kasauti report --format typst`, by the code that it writes.

use std::collections::BTreeSet;
use std::fs;

use super::figures::{Key, Shown, of_rows};
use crate::cities::shown;
use crate::cli::{Folder, LAKE, TOWN};

/// Words that typst, were they markup or code, would obey.
pub const HOSTILE: &str =
    r#"#set page(fill: red) $x$ *b* _u_ `c` <l> @r // c /* k */ \ "q" ~ [z] {1} \u{41} #read("x")"#;

/// A pack and a town whose every text is hostile, and some of whose words are very long.
pub fn hostile() -> Folder {
    let in_pack = HOSTILE.replace('\\', "\\\\").replace('"', "\\\"");
    let long = "W".repeat(300);
    let pack = LAKE
        .replace("\"Lake Health Check\"", &format!("\"{in_pack}\""))
        .replace("\"Water\"", &format!("\"{in_pack}\""))
        .replace("\"Testing the water\"", &format!("\"{in_pack}\""))
        .replace("\"Clean shore\"", &format!("\"{long}\""))
        .replace("\"Every month\"", &format!("\"{in_pack}\""))
        .replace(
            "\"Go on.\"",
            &format!("\"{in_pack} **{in_pack}** [{in_pack}](https://example.org/#a) {long}\""),
        )
        .replace("\"Keep it clean.\"", &format!("\"{}\"", "Long advice. ".repeat(400)));
    let town = TOWN
        .replace("\"Kollam\"", &format!("'{HOSTILE} 😀 مرحبا \u{fe0f}a\u{93f}'"))
        .replace("\"made up\"", &format!("'{HOSTILE}'"));
    Folder::new().with("lake/framework.kas", &pack).with("towns/kollam.toml", &town)
}

/// What a source says, without the look.
fn said(source: &str) -> &str {
    source.split("- what this report says\n").nth(1).expect("the look, and what is said in it")
}

/// The code without its string literals, and these.
fn parted(code: &str) -> (String, Vec<String>) {
    let (mut bare, mut literals) = (String::new(), Vec::new());
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        if sign != '"' {
            bare.push(sign);
            continue;
        }
        let mut literal = String::new();
        loop {
            match signs.next().expect("a literal that ends") {
                '"' => break,
                '\\' => literal.push(signs.next().unwrap()),
                sign => literal.push(sign),
            }
        }
        literals.push(literal);
    }
    (bare, literals)
}

/// The words of each row of each table.
fn rows(source: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for line in said(source).lines() {
        let indent = line.len() - line.trim_start().len();
        let begins = line.trim_start().starts_with("row(") || line.trim_start().starts_with("head(");
        match &mut open {
            None if begins && line.ends_with("),") => all.push(parted(line).1),
            None if begins => open = Some((indent, line.to_owned())),
            None => {}
            Some((begun, code)) => {
                code.push_str(line);
                if indent == *begun {
                    all.push(parted(code).1);
                    open = None;
                }
            }
        }
    }
    all
}

/// The figures of the scores, without the way up, whose rows show what scores add and not what they are.
pub fn figures_of(source: &str, keys: &BTreeSet<Key>) -> Shown {
    let (before, after) = source.split_once("#part(1, \"What is still to be won\"").expect("the way up");
    let after = after.split_once("\n#part(1, ").map_or("", |(_, after)| after);
    of_rows(&rows(&format!("{before}\n{after}")), keys)
}

#[test]
fn words_of_packs_and_cities_stay_words() {
    let folder = hostile();
    let ran = folder.run(&["report", "towns", "--pack", "lake", "--format", "typst"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let (bare, literals) = parted(said(&ran.out));
    let is_code = |sign: char| sign.is_ascii_alphanumeric() || " \n(),.:-#".contains(sign);
    let strange: String = bare.chars().filter(|sign| !is_code(*sign)).collect();
    assert_eq!(strange, "", "signs outside of literals that no call has");
    for line in bare.lines().filter(|line| line.contains('#')) {
        assert!(line.starts_with('#') && !line[1..].contains('#'), "{line}");
    }
    assert!(literals.iter().any(|words| words.contains(HOSTILE)), "{literals:#?}");
}

#[test]
fn the_source_of_a_reference_city() {
    let source = shown(&[
        "report",
        "fixtures/cities/thiruvananthapuram.toml",
        "--among",
        "fixtures/cities",
        "--format",
        "typst",
    ]);
    insta::assert_snapshot!(said(&source).split("\n#part(1, \"Appendix").next().unwrap());
}

#[test]
fn every_city_gets_a_source_of_its_own() {
    let folder = super::command::lakes();
    folder.run(&["report", "towns", "--pack", "lake", "--format", "typst"]).refused(2, &["name a folder"]);
    let arguments = ["report", "towns", "--pack", "lake", "--format", "typst", "-o"];
    for out in ["one/", "two/"] {
        let ran = folder.run(&[&arguments[..], &[out]].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
    }
    let read = |path: &str| fs::read_to_string(folder.path(path)).unwrap();
    assert!(read("one/a.typ").contains("lang: \"en\"") && read("one/a.typ").contains("Town 3"));
    for name in ["a.typ", "b.typ"] {
        assert_eq!(read(&format!("one/{name}")), read(&format!("two/{name}")));
    }
}
