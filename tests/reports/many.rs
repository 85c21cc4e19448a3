//! `kasauti rank` and `kasauti report --site`: cities together.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::command::{lakes, town};
use crate::cities::{assessment_of, city_files, shown};
use crate::cli::Folder;
use crate::report::markup::{demand_sound_beside, rows, tags, words};
use crate::report::schema::misfits;

const RANKING: &str = include_str!("../../docs/schema/ranking-1.json");

fn ranking(folder: &Folder, arguments: &[&str]) -> Vec<(String, String)> {
    let ran = folder
        .run(&[&["rank", "towns", "other", "--pack", "lake", "--format", "markdown"], arguments].concat());
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let cells = |line: &str| -> Vec<String> {
        line.split(" | ").map(|cell| cell.trim_matches(['|', ' ']).to_owned()).collect()
    };
    let lines = ran.out.lines().filter(|line| line.starts_with("| ")).skip(2);
    lines.map(|line| (cells(line)[0].clone(), cells(line)[1].clone())).collect()
}

fn places(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(place, city)| ((*place).to_owned(), (*city).to_owned())).collect()
}

#[test]
fn equal_scores_share_the_better_place() {
    let folder = lakes().with("other/c.toml", &town("40"));
    assert_eq!(
        ranking(&folder, &[]),
        places(&[("1", "Town 40"), ("2 =", "Town 7"), ("2 =", "Town 7"), ("4", "Town 3")])
    );
    let same = places(&[("1 =", "Town 3"), ("1 =", "Town 40"), ("1 =", "Town 7"), ("1 =", "Town 7")]);
    assert_eq!(ranking(&folder, &["--by", "1.a"]), same, "all test their water every month");
}

#[test]
fn open_scores_take_all_places_that_are_possible() {
    let open = town("40").replace("clean = 40\n", "");
    let folder = lakes().with("other/c.toml", &open);
    assert_eq!(
        ranking(&folder, &["--by", "water"]),
        places(&[("1 to 2", "Town 7"), ("1 to 2", "Town 7"), ("3 to 4", "Town 3"), ("1 to 4", "Town 40")])
    );
    let of_state = |name: &str| town(name).replace("framework", "state = \"Kerala\"\nframework");
    let folder = folder.with("other/d.toml", &of_state("20")).with("other/e.toml", &of_state("30"));
    assert_eq!(ranking(&folder, &["--state", "Kerala"]), places(&[("1", "Town 30"), ("2", "Town 20")]));
}

#[test]
fn what_cannot_be_ranked_by_is_refused_with_the_nearest() {
    let folder = lakes();
    let rank = |arguments: &[&str]| folder.run(&[&["rank", "towns", "--pack", "lake"], arguments].concat());
    rank(&["--by", "watre"]).refused(2, &["`watre`", "did you mean `water`"]);
    rank(&["--by", "1.z"]).refused(2, &["`1.z`", "did you mean `1.a`"]);
    rank(&["--by", "everything else"]).refused(2, &["`overall`", "water"]);
}

#[test]
fn every_format_of_a_ranking_has_the_figures_of_the_json() {
    for by in ["overall", "people", "1.a", "engagement"] {
        let json = shown(&["rank", "fixtures/cities", "--by", by, "--format", "json"]);
        assert_eq!(misfits(RANKING, &json), Vec::<String>::new());
        let all: Value = serde_json::from_str(&json).unwrap();
        let table = shown(&["rank", "fixtures/cities", "--by", by]);
        let csv = shown(&["rank", "fixtures/cities", "--by", by, "--format", "csv"]);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        for (one, line) in all["ranking"].as_array().unwrap().iter().zip(csv.lines().skip(1)) {
            let (low, high) = (text(&one["points"]["low"]), text(&one["points"]["high"]));
            let points = if low == high { low.clone() } else { format!("{low} to {high}") };
            assert!(
                table.lines().any(|line| line.split("  ").any(|cell| cell.trim() == points)),
                "{by}: {points}"
            );
            let place = format!("{},{},{},", one["place"]["best"], one["place"]["worst"], one["place"]["of"]);
            assert!(line.starts_with(&place) && line.contains(&format!(",{low},{high},")), "{by}: {line}");
            assert!(line.contains(&text(&one["city"])), "{by}: {line}");
        }
        assert_eq!(csv.lines().count(), city_files().len() + 1);
    }
}

/// The files below a folder, by their paths in it.
fn files(folder: &Folder, path: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder.path(path)).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{path}/{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            all.extend(files(folder, &name));
        } else {
            all.insert(name, String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned());
        }
    }
    all
}

#[test]
fn a_site_has_a_page_for_each_city_and_pages_for_all() {
    let folder = lakes();
    let ran = folder.run(&["report", "towns", "other", "--pack", "lake", "--site", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{ran:#?}");
    assert!(ran.err.contains("3 towns in out/index.html"), "{}", ran.err);
    let mut pages = files(&folder, "out");
    let workbook = pages.remove("out/scores.xlsx");
    assert_eq!(workbook.is_some(), cfg!(feature = "xlsx"));
    let names: Vec<&str> = pages.keys().map(String::as_str).collect();
    let cities = ["out/cities/a-2.html", "out/cities/a.html", "out/cities/b.html"];
    assert_eq!(names, [&cities[..], &["out/index.html", "out/map.html", "out/scores.csv"]].concat());
    let links = [
        "map.html",
        "index.html",
        "scores.csv",
        "scores.xlsx",
        "cities/a.html",
        "cities/a-2.html",
        "cities/b.html",
    ];
    for name in ["out/index.html", "out/map.html"] {
        demand_sound_beside(&pages[name], &links, 1);
    }
    for name in cities {
        demand_sound_beside(&pages[name], &["../index.html", "../map.html"], 0);
        assert!(words(&pages[name]).contains("of 3 towns by the overall score"));
    }
    let csv = folder.run(&["score", "towns", "other", "--pack", "lake", "--format", "csv"]).out;
    assert_eq!(pages["out/scores.csv"], csv);
    folder.run(&["report", "towns", "other", "--pack", "lake", "--site", "again"]);
    let again = files(&folder, "again");
    assert!(
        pages.iter().all(|(name, page)| again[&name.replace("out/", "again/")] == *page),
        "the same bytes"
    );
}

#[test]
fn a_fault_in_one_file_is_told_at_the_end_and_stops_nothing() {
    let folder = lakes().with("towns/broken.toml", "no equals sign").with("towns/none.toml", &town("41000"));
    let ran = folder.run(&["report", "towns", "nowhere", "--pack", "lake", "--site", "out"]);
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    for told in
        ["nowhere", "towns/broken.toml:1:", "towns/none.toml:", "2 towns were left out", "2 towns in out/"]
    {
        assert!(ran.err.contains(told), "no {told:?} in {}", ran.err);
    }
    let pages = files(&folder, "out");
    assert_eq!(pages.keys().filter(|name| name.contains("/cities/")).count(), 2);
    assert!(pages.keys().all(|name| !name.ends_with(".part")), "{:?}", pages.keys());
    let ran = folder.run(&["report", "towns/broken.toml", "--pack", "lake", "--site", "none"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert_eq!(files(&folder, "none").len(), 0, "nothing to show is not shown");
}

#[test]
fn the_national_picture_holds_the_figures_of_the_json() {
    let folder = Folder::new();
    let cities = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities");
    let ran = folder.run(&["report", cities, "--site", "out"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let pages = files(&folder, "out");
    let ranking = rows(&pages["out/index.html"]);
    let map = rows(&pages["out/map.html"]);
    for path in city_files() {
        let assessment = assessment_of(&path);
        let text = |score: &Value| match (score["low"].as_str().unwrap(), score["high"].as_str().unwrap()) {
            (low, high) if low == high => low.to_owned(),
            (low, high) => format!("{low} to {high}"),
        };
        let city = assessment["city"].as_str().unwrap();
        let overall = text(&assessment["overall"]);
        assert!(
            ranking.iter().any(|row| row.get(1).is_some_and(|one| one == city) && row.contains(&overall)),
            "{path}"
        );
        let mut wanted = vec![city.to_owned(), overall];
        wanted.extend(assessment["indicators"].as_array().unwrap().iter().map(|one| text(&one["points"])));
        assert!(map.contains(&wanted), "{path}: {wanted:?}");
    }
    insta::assert_snapshot!(shown(&["rank", "fixtures/cities"]));
    assert!(tags(&pages["out/index.html"]).iter().any(|tag| tag.get("data-column").is_some()));
}
