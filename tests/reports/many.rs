//! `kasauti rank` and `kasauti report --site`: cities together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use super::command::{lakes, town};
use crate::cities::{city_files, shown};
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

/// Towns of a framework that ranks each among those of its size: their size, and how much of every kind is clean.
fn towns(all: &[(&str, &str, u32)]) -> Folder {
    let mut folder = Folder::new();
    for (name, size, clean) in all {
        let mut text = format!(
            "city = \"{name}\"\nframework = \"swachh\"\ncycle = \"2024\"\nillustrative = \"made up\"\n"
        );
        text.push_str(&format!("[answers]\n{size}\n"));
        for kind in ["sweeping", "back_lanes", "no_bins", "no_dumps", "no_red_spots", "no_yellow_spots"] {
            text.push_str(&format!("{kind} = {clean}\n"));
        }
        folder = folder.with(&format!("towns/{name}.toml"), &text);
    }
    folder
}

const SWACHH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/swachh-survekshan");

#[test]
fn places_within_a_class_are_among_its_cities_alone() {
    let (big, small) = ("size = \"big\"", "size = \"small\"");
    let folder = towns(&[("a", big, 50), ("b", big, 70), ("c", small, 90), ("d", "", 80)]);
    let rank = |within: &str| folder.run(&["rank", "towns", "--pack", SWACHH, "--within", within]);
    let places = |ran: &crate::cli::Ran| -> Vec<String> {
        let words = |line: &str| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        let rows = ran.out.lines().skip_while(|line| !line.contains("────")).skip(1);
        rows.take_while(|line| !line.is_empty())
            .filter(|line| line.trim_start().starts_with(|one: char| one.is_ascii_digit()))
            .map(words)
            .collect()
    };
    let ran = rank("size=big");
    assert!(ran.out.contains("2 cities of 300000 to a million"), "{ran:#?}");
    assert_eq!(places(&ran), ["1 b", "2 a"], "a town whose size is not known is of no class");
    assert_eq!(places(&rank("size=small")), ["1 c"]);
    rank("size=million").refused(2, &["More than a million"]);
    rank("size=huge").refused(2, &["`huge`", "`size`", "very_small, small, medium, big, million"]);
    rank("size").refused(2, &["`size`", "--within size="]);
    rank("siz=big").refused(2, &["`siz`", "did you mean `size`"]);
    rank("sweeping=50").refused(2, &["`sweeping`", "no classes"]);
}

#[test]
fn cities_stand_beside_the_mean_of_their_class() {
    let (big, small) = ("size = \"big\"", "size = \"small\"");
    let folder = towns(&[("a", big, 50), ("b", big, 70), ("c", small, 90)]);
    let ran = folder.run(&["report", "towns", "--pack", SWACHH, "--site", "out"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let pages = files(&folder, "out");
    assert!(words(&pages["out/cities/a.html"]).contains("300000 to a million, mean of 2"));
    assert!(!words(&pages["out/cities/c.html"]).contains("20000 to 50000, mean"), "alone in its class");
    let index = rows(&pages["out/index.html"]);
    let mean = |class: &str| index.iter().find(|row| row[0] == class).map(|row| row[1].clone());
    assert_eq!(mean("300000 to a million").as_deref(), Some("2"));
    assert_eq!(mean("20000 to 50000").as_deref(), Some("1"));
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
fn one_slip_in_many_files_is_told_a_few_times_and_counted() {
    let slips = town("7").replace("clean = 7", "cleen = 7\nclean = many");
    assert_ne!(slips, town("7"));
    let mut folder = lakes();
    for at in 0..64 {
        folder =
            folder.with(&format!("slips/{at:02}.toml"), &slips.replace("clean = many", "clean = \"many\""));
    }
    for verb in [
        &["check", "slips"][..],
        &["score", "slips"],
        &["rank", "slips", "towns"],
        &["report", "slips", "-o", "out/"],
        &["report", "slips", "towns", "--site", "out"],
    ] {
        let ran = folder.run(&[verb, &["--pack", "lake"]].concat());
        assert_eq!(ran.code, Some(1), "{ran:#?}");
        let told = if verb[0] == "check" { &ran.out } else { &ran.err };
        assert!(told.lines().count() < 250, "{verb:?} tells {} lines: {told}", told.lines().count());
        assert!(told.contains("kasauti check FILES --format short"), "{told}");
        assert!(!told.contains("slips/60.toml"), "{told}");
        if verb.contains(&"--site") {
            assert!(told.contains("… and 78 more;") && told.contains("64 towns were left out"), "{told}");
            continue;
        }
        assert_eq!(told.matches("--explain answers/unknown-question").count(), 10, "{told}");
        assert!(told.contains("and 54 more answers/unknown-question\n"), "{told}");
        assert!(told.contains("128 errors"), "{told}");
        if verb[0] != "check" {
            assert!(told.contains("slips/09.toml and 54 more\n"), "{told}");
        }
    }
    let short = folder.run(&["check", "slips", "--pack", "lake", "--format", "short"]);
    assert_eq!((short.code, short.out.matches("answers/unknown-question").count()), (Some(1), 64));
}

#[test]
fn a_site_that_is_written_again_has_no_page_too_many_and_leaves_what_is_not_its_own() {
    let folder = lakes();
    let site = |cities: &str| folder.run(&["report", cities, "--pack", "lake", "--site", "out"]);
    assert_eq!(site("towns").code, Some(0));
    let own_report = ["report", "towns/a.toml", "--pack", "lake", "-o", "out/cities/handed-over.html"];
    assert_eq!(folder.run(&own_report).code, Some(0));
    for foreign in ["out/cities/notes.txt", "out/cities/mine.html", "out/logo.png"] {
        fs::write(folder.path(foreign), "mine").unwrap();
    }
    fs::write(folder.path("out/cities/b.html.part"), "<!DOCTYPE").unwrap();
    assert_eq!(site("other").code, Some(0));
    let names: Vec<String> =
        files(&folder, "out").into_keys().filter(|name| name != "out/scores.xlsx").collect();
    assert_eq!(
        names,
        [
            "out/cities/a.html",
            "out/cities/handed-over.html",
            "out/cities/mine.html",
            "out/cities/notes.txt",
            "out/index.html",
            "out/logo.png",
            "out/map.html",
            "out/scores.csv"
        ]
    );
}

#[test]
fn a_workbook_of_an_earlier_site_goes_where_no_new_one_is_written() {
    let folder = lakes().with("mine/scores.xlsx", "somebody's own");
    let site = |out: &str| {
        let ran = folder.run(&["report", "towns", "--pack", "lake", "--site", out]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        fs::read(folder.path(&format!("{out}/scores.xlsx"))).ok()
    };
    let own = site("mine");
    site("out");
    // As a program with workbooks leaves it.
    let index = fs::read_to_string(folder.path("out/index.html")).unwrap();
    let to_table = "<li><a href=\"scores.csv\">";
    let leads = index.replace(to_table, &format!("<li><a href=\"scores.xlsx\">Workbook</a></li>{to_table}"));
    assert_ne!(leads, index);
    fs::write(folder.path("out/index.html"), leads).unwrap();
    fs::write(folder.path("out/scores.xlsx"), "old").unwrap();
    let again = site("out");
    if cfg!(feature = "xlsx") {
        assert!(again.unwrap().starts_with(b"PK"), "written anew");
    } else {
        assert_eq!(again, None);
        assert_eq!(own.unwrap(), b"somebody's own", "no site ever led to it");
    }
}

#[test]
fn names_of_cities_and_of_their_files_lead_where_they_should() {
    let named = |name: &str| town("7").replace("'Town 7'", &format!("'{name}'"));
    let long = "x".repeat(240);
    let folder = lakes()
        .with("odd/a#b 50%.toml", &named("../../etc"))
        .with("odd/A#B 50%.toml", &named("CON"))
        .with(&format!("odd/{long}.toml"), &named(&"long ".repeat(60)))
        .with("odd/emoji \u{1f600}.toml", &named("a/b <script>"));
    let ran = folder.run(&["report", "odd", "--pack", "lake", "--site", "out"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let pages = files(&folder, "out");
    let links: Vec<String> = tags(&pages["out/index.html"])
        .iter()
        .filter_map(|tag| tag.get("href").filter(|to| to.starts_with("cities/")).map(str::to_owned))
        .collect();
    let leads: BTreeSet<String> = links.iter().map(|link| format!("out/{}", decoded(link))).collect();
    assert_eq!(leads.len(), 4, "{links:?}");
    assert!(leads.iter().all(|path| pages.contains_key(path)), "{leads:?} in {:?}", pages.keys());
}

/// An address as the path it means.
fn decoded(address: &str) -> String {
    let mut pieces = address.split('%');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend(piece[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_site_that_cannot_be_written_says_why_once() {
    let folder = lakes().with("out", "a file");
    folder
        .run(&["report", "towns", "--pack", "lake", "--site", "out"])
        .refused(2, &["`out/cities`", "is a file"]);
    let folder = lakes().with("out/cities/a.html/x", "in a folder of that name");
    let ran = folder.run(&["report", "towns", "--pack", "lake", "--site", "out"]);
    ran.refused(2, &["out/cities/a.html", "a folder of that name"]);
    let names = files(&folder, "out");
    assert!(!names.keys().any(|name| name == "out/index.html" || name.ends_with(".part")), "{names:?}");
}

#[test]
fn the_ranking_of_the_reference_cities() {
    insta::assert_snapshot!(shown(&["rank", "fixtures/cities"]));
}
