//! Whether a page holds together: tags that close, names that are there, nothing that leaves the page.

use std::collections::BTreeSet;

const VOID: [&str; 6] = ["link", "meta", "br", "hr", "img", "input"];

/// A start tag with its attributes, in the order of the page.
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The tags of a page; panics where one does not close, or what stands in it is no HTML.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut open: Vec<String> = Vec::new();
    let mut all = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a page begins with its type");
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare > in {:?}", &rest[..at]);
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let inside = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "what closes is what was opened last");
            continue;
        }
        let tag = tag(inside);
        if ["style", "script"].contains(&tag.name.as_str()) {
            let closing = format!("</{}>", tag.name);
            let end = rest.find(&closing).expect("a sheet or a script ends");
            assert!(!rest[..end].contains("</"), "a sheet or a script holds no tags");
            rest = &rest[end + closing.len()..];
        } else if !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        all.push(tag);
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    all
}

fn tag(inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
    // The one attribute without a value.
    rest = rest.trim_end_matches(" hidden").trim_end_matches("hidden");
    assert!(name.chars().all(|sign| sign.is_ascii_alphanumeric()), "a tag's name: {name:?}");
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.trim().is_empty() {
        let (name, after) =
            rest.trim_start().split_once("=\"").unwrap_or_else(|| panic!("attributes: {rest:?}"));
        let (value, after) = after.split_once('"').expect("a value ends");
        assert!(!attributes.iter().any(|(known, _)| known == name), "{name} twice in <{inside}>");
        attributes.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    Tag { name: name.to_owned(), attributes }
}

/// Demands what a page that stands alone promises.
pub fn demand_sound(page: &str) {
    demand_sound_beside(page, &[], 0);
}

/// Demands what every page of ours promises; this one leads to other pages, and has so many scripts of ours.
pub fn demand_sound_beside(page: &str, others: &[&str], scripts: usize) {
    let tags = tags(page);
    assert_eq!(tags.iter().filter(|tag| tag.name == "script").count(), scripts);
    let mut names = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| tag.get("id")) {
        assert!(names.insert(id), "{id} stands twice");
    }
    for tag in &tags {
        assert!(!["iframe", "object", "base"].contains(&tag.name.as_str()));
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on"), "{name} would run something");
            match name.as_str() {
                "href" => {
                    let stays = value.strip_prefix('#').is_some_and(|id| names.contains(id));
                    let leads =
                        ["https://", "http://", "mailto:"].iter().any(|scheme| value.starts_with(scheme));
                    let beside = others.contains(&value.as_str());
                    let is_link =
                        tag.name == "a" || (tag.name == "link" && tag.get("rel") == Some("up") && beside);
                    assert!(stays || ((leads || beside) && is_link), "{value} leads nowhere");
                }
                "aria-labelledby" => {
                    assert!(value.split(' ').all(|id| names.contains(id)), "{value} is named by nothing");
                }
                "src" if tag.name == "img" => {
                    assert!(value.starts_with("data:image/"), "{value} fetches something");
                    assert!(tag.get("alt").is_some_and(|words| !words.is_empty()), "a picture without words");
                }
                "src" | "action" | "srcset" | "data" => panic!("{name} fetches something"),
                _ => {}
            }
        }
        if tag.name == "svg" {
            let is_told = tag.get("role") == Some("img") && tag.get("aria-labelledby").is_some();
            assert!(is_told || tag.get("aria-hidden") == Some("true"), "a picture without words");
        }
    }
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    assert_eq!((count("main"), count("h1"), count("title") >= 1), (1, 1, true));
    let sheet = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let fetched = sheet.split("url(").skip(1).any(|url| !url.starts_with('#'));
    assert!(!fetched && !sheet.contains("@import"), "the sheet fetches something");
    headings_descend(&tags);
}

/// Each heading is at most one deeper than the one before it.
fn headings_descend(tags: &[Tag]) {
    let mut before = 0;
    for tag in tags {
        let level = tag.name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok());
        if let Some(level) = level {
            assert!(level <= before + 1, "h{level} follows h{before}");
            before = level;
        }
    }
}

/// The words of a page or a piece of it, without its tags.
pub fn words(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The cells of every row of every table, without what is only heard or only marks.
pub fn rows(page: &str) -> Vec<Vec<String>> {
    page.split("<tr")
        .skip(1)
        .map(|row| {
            let row = row.split("</tr>").next().unwrap();
            row.split("</t")
                .filter_map(|cell| cell.split_once("<t").map(|(_, cell)| cell))
                .map(|cell| {
                    let inside = cell.split_once('>').map_or("", |(_, inside)| inside);
                    let inside = inside.split("<span class=\"mark\"").next().unwrap();
                    words(inside).trim().to_owned()
                })
                .collect()
        })
        .collect()
}
