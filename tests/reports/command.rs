//! `kasauti report` as people run it.

use std::fs;

use crate::cli::{Folder, LAKE, TOWN};

/// A town's answers, so many of 40 kilometres of its shore kept clean.
pub fn town(clean: &str) -> String {
    TOWN.replace("\"Kollam\"", &format!("'Town {clean}'")).replace("clean = 10", &format!("clean = {clean}"))
}

pub fn lakes() -> Folder {
    let folder = Folder::new().with("lake/framework.kas", LAKE);
    folder.with("towns/a.toml", &town("3")).with("towns/b.toml", &town("7")).with("other/a.toml", &town("7"))
}

/// Files of the same towns, made twice, are the same to the byte.
#[cfg(any(feature = "docx", feature = "pdf"))]
pub fn demand_same_bytes(ending: &str) {
    let folder = lakes();
    let arguments = ["report", "towns", "other", "--pack", "lake", "--format", ending, "-o"];
    for out in ["one/", "two/"] {
        let ran = folder.run(&[&arguments[..], &[out]].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
    }
    for name in ["a", "a-2", "b"] {
        let read = |out: &str| fs::read(folder.path(&format!("{out}/{name}.{ending}"))).unwrap();
        assert!(read("one") == read("two"), "{name}");
    }
}

#[test]
fn a_report_goes_to_a_file_a_folder_or_the_stream() {
    let folder = lakes();
    let one = folder.run(&["report", "towns/a.toml", "--pack", "lake"]);
    assert_eq!(one.code, Some(0), "{one:#?}");
    let ran = folder.run(&["report", "towns/a.toml", "--pack", "lake", "-o", "a.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(folder.path("a.html")).unwrap(), one.out);
    let ran = folder.run(&["report", "towns", "other", "--pack", "lake", "-o", "out/"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.err.contains("3 reports written to out/"), "{}", ran.err);
    let mut names: Vec<String> = fs::read_dir(folder.path("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["a-2.html", "a.html", "b.html"]);
    assert_eq!(fs::read_to_string(folder.path("out/a.html")).unwrap(), one.out);
}

#[test]
fn several_pages_need_a_folder_and_one_text_does_not() {
    let folder = lakes();
    folder.run(&["report", "towns", "--pack", "lake"]).refused(2, &["2 cities make 2 pages", "-o reports/"]);
    folder.run(&["report", "towns", "--pack", "lake", "-o", "all.html"]).refused(2, &["name a folder"]);
    for format in ["markdown", "csv", "json"] {
        let ran = folder.run(&["report", "towns", "--pack", "lake", "--format", format]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(ran.out.contains("Town 3") && ran.out.contains("Town 7"), "{}", ran.out);
    }
    folder
        .run(&["report", "towns/a.toml", "--pack", "lake", "-o", "nowhere/a.html"])
        .refused(2, &["nowhere/a.html", "folder"]);
}

#[test]
fn a_city_with_mistakes_keeps_no_other_from_its_report() {
    let folder = lakes().with("towns/c.toml", &TOWN.replace("clean = 10", "clean = 'many'"));
    let ran = folder.run(&["report", "towns", "--pack", "lake", "-o", "out/"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(ran.err.contains("towns/c.toml") && ran.err.contains("2 reports"), "{}", ran.err);
}

#[test]
fn others_are_counted_once_however_they_are_named() {
    let folder = lakes();
    let ran = folder.run(&[
        "report",
        "towns/a.toml",
        "--pack",
        "lake",
        "--among",
        "towns",
        "--among",
        "towns/a.toml",
    ]);
    assert!(ran.out.contains("All towns, mean of 2") && ran.out.contains("Place 2 of 2 towns"), "{ran:#?}");
    let ran = folder.run(&["report", "towns/a.toml", "--pack", "lake", "--among", "towns/a.toml"]);
    assert!(!ran.out.contains("All towns"), "{ran:#?}");
}

#[test]
fn the_command_in_a_report_gives_its_figures() {
    let folder = lakes().with("my towns/it's.toml", &town("3"));
    let ran =
        folder.run(&["report", "my towns/it's.toml", "--pack", "lake", "--final", "--format", "markdown"]);
    assert!(ran.out.contains("kasauti score 'my towns/it'\\''s.toml' --pack lake --final"), "{}", ran.out);
}
