//! A look on pages, in sources of PDFs, and beside what is hostile.

use std::fs;

use super::{WAVES, lake_with, rules_with};
use crate::cli::{Folder, TOWN};
use crate::report::markup::{demand_sound, demand_sound_beside, tags};

const LOOK: &str = "  logo \"look/waves.svg\" described \"Three waves\"\n  accent \"#7a2e52\"\n  \
                    cover \"Prepared for **{city}**, {shore} km of shore\"";

/// Words that would be markup, were they not escaped.
pub const HOSTILE: &str =
    "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u{202e}\u{7}'}}{{ 7*7 }}{% x %}";

/// A pack and a town whose every text is hostile, with a look.
pub fn hostile(look: &str) -> Folder {
    let look = look.replace("HOSTILE", &HOSTILE.replace('{', "{{").replace('}', "}}"));
    let mut rules = rules_with(&look);
    for words in
        ["Lake Health Check", "Water", "Testing the water", "Clean shore", "Every month", "an example"]
    {
        rules = rules.replace(&format!("\"{words}\""), &format!("\"{HOSTILE}\""));
    }
    let advice = HOSTILE.replace('{', "{{").replace('}', "}}");
    rules = rules.replace("\"Keep it clean.\"", &format!("\"{advice} [a](javascript:alert(3)) {{clean}}\""));
    let town = TOWN.replace("\"Kollam\"", &format!("\"\"\"{}\"\"\"", HOSTILE.replace('\u{7}', "")));
    let town = town.replace("\"made up\"", "'<b onclick=\"alert(4)\">made up</b>'");
    Folder::new()
        .with("lake/framework.kas", &rules)
        .with("lake/look/waves.svg", WAVES)
        .with("towns/kollam.toml", &town)
}

/// Demands that nothing of the hostile words became markup.
pub fn demand_harmless(page: &str) {
    assert!(!page.contains("<script") && !page.contains("<b onclick"), "{page}");
    assert!(!page.contains("<img src=x"), "{page}");
    assert!(!page.contains("href=\"javascript"), "{page}");
    assert!(!page.contains(['\u{202e}', '\u{7}']), "{page}");
    for tag in tags(page) {
        assert!(tag.attributes.iter().all(|(name, _)| !name.starts_with("on")), "{}", tag.name);
    }
}

fn page(folder: &Folder) -> String {
    let ran = folder.run(&["report", "towns/kollam.toml", "--pack", "lake"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    ran.out
}

#[test]
fn a_page_has_logo_colour_and_cover() {
    let page = page(&lake_with(LOOK));
    demand_sound(&page);
    let tags = tags(&page);
    let logo = tags.iter().find(|tag| tag.name == "img").unwrap();
    assert_eq!(logo.get("alt"), Some("Three waves"));
    let address = logo.get("src").unwrap();
    let encoded = address.strip_prefix("data:image/svg+xml;base64,").unwrap();
    assert_eq!(decoded(encoded), WAVES.as_bytes());
    assert!(page.contains("--cover: #7a2e52;") && page.contains("--accent: #7a2e52;"), "{page}");
    assert!(page.contains("Prepared for <strong>Kollam</strong>, 40 km of shore"), "{page}");
}

/// What base64 stands for, worked out apart from what wrote it.
fn decoded(text: &str) -> Vec<u8> {
    let value = |sign: u8| match sign {
        b'A'..=b'Z' => u32::from(sign - b'A'),
        b'a'..=b'z' => u32::from(sign - b'a') + 26,
        b'0'..=b'9' => u32::from(sign - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => 0,
    };
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        assert_eq!(chunk.len(), 4);
        let bits = chunk.iter().fold(0, |bits, sign| bits << 6 | value(*sign));
        let kept = 3 - chunk.iter().filter(|sign| **sign == b'=').count();
        bytes.extend_from_slice(&bits.to_be_bytes()[1..=kept]);
    }
    bytes
}

#[test]
fn without_a_look_pages_are_as_ever() {
    let page = page(&lake_with(""));
    assert!(!page.contains("<img") && !page.contains("--cover: #7a2e52"));
    assert!(page.contains("--cover: #12355b"));
}

#[test]
fn the_sheet_and_the_colours_that_are_checked_are_of_the_same_grounds() {
    let sheet = include_str!("../../src/render/html/style.css");
    let (light, dark) = sheet.split_once("prefers-color-scheme: dark").unwrap();
    assert!(light.contains("--paper: #fff;"), "white is what accents are held against");
    assert!(dark.contains(&format!("--paper: {};", kasauti::pack::colour::Colour::DARK_PAPER)));
}

#[test]
fn what_is_hostile_stays_words() {
    let folder = hostile("  logo \"look/waves.svg\" described \"HOSTILE\"\n  cover \"HOSTILE {city}\"");
    let page = page(&folder);
    demand_sound(&page);
    demand_harmless(&page);
    for format in ["markdown", "typst"] {
        let ran = folder.run(&["report", "towns/kollam.toml", "--pack", "lake", "--format", format]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
    }
}

#[test]
fn every_page_of_a_site_has_the_look() {
    let folder = lake_with(LOOK);
    let ran = folder.run(&["report", "towns", "--pack", "lake", "--site", "out"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    for (path, others) in [
        ("out/index.html", vec!["map.html", "scores.csv", "scores.xlsx", "cities/kollam.html"]),
        ("out/map.html", vec!["index.html", "cities/kollam.html"]),
        ("out/cities/kollam.html", vec!["../index.html", "../map.html"]),
    ] {
        let page = fs::read_to_string(folder.path(path)).unwrap();
        let scripts = usize::from(!path.contains("cities"));
        demand_sound_beside(&page, &others, scripts);
        assert!(page.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,"), "{path}");
        assert!(page.contains("--accent: #7a2e52"), "{path}");
    }
}

#[test]
fn typst_and_markdown_have_what_they_can_show() {
    let folder = lake_with(LOOK);
    let source = folder.run(&["report", "towns/kollam.toml", "--pack", "lake", "--format", "typst"]).out;
    assert!(source.contains("#let accent = rgb(\"#7a2e52\")"), "{source}");
    let bytes: Vec<String> = WAVES.as_bytes().iter().map(u8::to_string).collect();
    let close: String = source.split_whitespace().collect();
    assert!(close.contains(&format!("bytes(({},))", bytes.join(","))), "{source}");
    assert!(source.contains("alt: \"Three waves\"") && source.contains("format: \"svg\""), "{source}");
    let markdown = folder.run(&["report", "towns/kollam.toml", "--pack", "lake", "--format", "markdown"]).out;
    assert!(markdown.contains("Prepared for **Kollam**, 40 km of shore"), "{markdown}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_has_the_logo() {
    let folder = lake_with(LOOK);
    let ran =
        folder.run(&["report", "towns/kollam.toml", "--pack", "lake", "--format", "pdf", "-o", "a.pdf"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
    let plain = lake_with("  accent \"#7a2e52\"");
    plain.run(&["report", "towns/kollam.toml", "--pack", "lake", "--format", "pdf", "-o", "a.pdf"]);
    let alt = |folder: &Folder| {
        let bytes = fs::read(folder.path("a.pdf")).unwrap();
        bytes.windows(11).any(|window| window == b"Three waves")
    };
    assert!(alt(&folder) && !alt(&plain));
}

#[cfg(not(feature = "templates"))]
#[test]
fn a_program_without_templates_says_so_and_makes_the_usual_page() {
    let folder = lake_with(&format!("{LOOK}\n  template \"look/report.html\""))
        .with("lake/look/report.html", "{{ nothing }}");
    let ran = folder.run(&["report", "towns/kollam.toml", "--pack", "lake"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.err.contains("--features templates") && ran.err.contains("look/report.html"), "{}", ran.err);
    demand_sound(&ran.out);
    let ran = folder.run(&["check", "lake"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("--features templates"), "{ran:#?}");
    // What can be checked without filling it is.
    fs::remove_file(folder.path("lake/look/report.html")).unwrap();
    assert!(folder.run(&["check", "lake"]).out.contains("look/not-found"));
}

#[test]
fn a_template_to_begin_from_is_written_once() {
    let folder = lake_with("");
    let ran = folder.run(&["new", "--template", "lake/look/report.html"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("template \"look/report.html\""), "{ran:#?}");
    folder.run(&["new", "--template", "lake/look/report.html"]).refused(2, &["is there already"]);
    folder.run(&["new"]).refused(2, &["FOLDER"]);
}
