//! Every number of every score in every format is that of the JSON, for all reference cities.
//!
//! Each format has one function that takes the figures of a city's scores out of it by what they are of; a new format joins
//! with a function and a line in `every_format`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::cities::{assessment_of, city_files, shown, stem};
use crate::cli::Folder;
use crate::report::markup::{demand_sound, demand_sound_beside, rows, words};

/// What a figure is of: nothing for the overall score, a component's number, an indicator's codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub code: String,
    pub title: String,
}

/// As it is written: the lowest and the highest points that are possible, and what they are out of.
pub type Figure = (String, String, String);

/// All places where a format shows a score.
pub type Shown = BTreeMap<Key, Vec<Figure>>;

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// What the JSON says of each score.
pub fn of_json(assessment: &Value) -> BTreeMap<Key, Figure> {
    let points = |score: &Value| (text(&score["low"]), text(&score["high"]), text(&score["out_of"]));
    let all = |name: &str| assessment[name].as_array().unwrap().clone();
    let overall = Key { code: String::new(), title: String::from("Overall") };
    let mut figures = BTreeMap::from([(overall, points(&assessment["overall"]))]);
    for score in all("components") {
        let key = Key { code: score["number"].to_string(), title: text(&score["title"]) };
        figures.insert(key, points(&score["points"]));
    }
    for score in all("indicators") {
        let codes: Vec<String> = score["codes"].as_array().unwrap().iter().map(text).collect();
        let key = Key { code: codes.join(" & "), title: text(&score["title"]) };
        figures.insert(key, points(&score["points"]));
    }
    figures
}

/// Points as a report writes them: `12.2 to 33.2`, `70`.
fn ends(points: &str) -> Option<(String, String)> {
    let (low, high) = points.split_once(" to ").unwrap_or((points, points));
    [low, high].iter().all(|one| one.parse::<f64>().is_ok()).then(|| (low.to_owned(), high.to_owned()))
}

/// Rows that show a score: its code, its title, its points, what they are out of, with nothing else before them.
pub fn of_rows(all: &[Vec<String>], keys: &BTreeSet<Key>) -> Shown {
    let mut shown = Shown::new();
    for row in all {
        let cells: Vec<&str> = row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        for key in keys {
            let named = [key.code.as_str(), key.title.as_str()];
            let named: Vec<&str> = named.into_iter().filter(|one| !one.is_empty()).collect();
            let Some([points, out_of, ..]) = cells.strip_prefix(named.as_slice()) else { continue };
            // Rows of the way up show other figures after a score's name; they hold no range and what comes then.
            if let (Some((low, high)), Ok(_)) = (ends(points), out_of.parse::<f64>()) {
                shown.entry(key.clone()).or_default().push((low, high, (*out_of).to_owned()));
            }
        }
    }
    shown
}

/// The page without the way up, whose rows show what scores add and not what they are.
fn without_the_way_up(page: &str) -> String {
    let (before, after) = page.split_once("What is still to be won</h2>").unwrap();
    let after = after.split_once("</section>").unwrap().1;
    format!("{before}{after}")
}

fn of_html(page: &str, keys: &BTreeSet<Key>) -> Shown {
    of_rows(&rows(&without_the_way_up(page)), keys)
}

fn of_markdown(document: &str, keys: &BTreeSet<Key>) -> Shown {
    let cell = |cell: &str| {
        cell.trim().trim_end_matches("\\*").replace("**", "").replace("\\*", "").trim().to_owned()
    };
    let (before, after) = document.split_once("## What is still to be won").unwrap();
    let after = after.split_once("\n## ").map_or("", |(_, after)| after);
    let lines = before.lines().chain(after.lines()).filter(|line| line.starts_with("| "));
    let rows: Vec<Vec<String>> =
        lines.map(|line| line.trim_matches('|').split(" | ").map(cell).collect()).collect();
    of_rows(&rows, keys)
}

/// The rows of one city.
fn of_csv(table: &str, city: &str) -> Shown {
    let mut reader = csv_rows(table);
    let header = reader.remove(0);
    let at = |name: &str| header.iter().position(|one| one == name).unwrap();
    let mut shown = Shown::new();
    for row in reader.iter().filter(|row| row[at("city")] == city) {
        let key = Key { code: row[at("code")].clone(), title: row[at("title")].clone() };
        let figure = [at("points_low"), at("points_high"), at("out_of")].map(|at| row[at].clone());
        shown.entry(key).or_default().push(figure.into());
    }
    shown
}

/// Records of a table in which no quoted cell holds a line break.
fn csv_rows(table: &str) -> Vec<Vec<String>> {
    let record = |line: &str| {
        let (mut cells, mut is_quoted) = (vec![String::new()], false);
        for sign in line.chars() {
            match sign {
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => cells.push(String::new()),
                _ => cells.last_mut().unwrap().push(sign),
            }
        }
        cells
    };
    table.lines().map(record).collect()
}

/// Demands that a format shows every score, and wherever it does, with the figures of the JSON.
fn demand_same(what: &str, shown: &Shown, wanted: &BTreeMap<Key, Figure>) {
    for (key, figure) in wanted {
        let places = shown.get(key).unwrap_or_else(|| panic!("{what} does not show {key:?}"));
        for place in places {
            assert_eq!(place, figure, "{what}: {key:?}");
        }
    }
    let others: Vec<&Key> = shown.keys().filter(|key| !wanted.contains_key(*key)).collect();
    assert!(others.is_empty(), "{what} shows what the JSON does not: {others:?}");
}

#[test]
fn every_format_gives_the_figures_of_the_json() {
    for path in city_files() {
        let assessment = assessment_of(&path);
        let wanted = of_json(&assessment);
        let keys: BTreeSet<Key> = wanted.keys().cloned().collect();
        let page = shown(&["report", &path]);
        demand_sound(&page);
        demand_same(&format!("{path} as html"), &of_html(&page, &keys), &wanted);
        let markdown = shown(&["report", &path, "--format", "markdown"]);
        demand_same(&format!("{path} as markdown"), &of_markdown(&markdown, &keys), &wanted);
        let source = shown(&["report", &path, "--format", "typst"]);
        demand_same(&format!("{path} as typst"), &super::typst::figures_of(&source, &keys), &wanted);
        let csv = shown(&["report", &path, "--format", "csv"]);
        let city = assessment["city"].as_str().unwrap();
        demand_same(&format!("{path} as csv"), &of_csv(&csv, city), &wanted);
        #[cfg(feature = "docx")]
        {
            let folder = Folder::new();
            let file = folder.path("one.docx");
            shown(&["report", &path, "--format", "docx", "-o", file.to_str().unwrap()]);
            demand_same(&format!("{path} as docx"), &super::word::figures_of(&file, &keys), &wanted);
        }
        #[cfg(feature = "xlsx")]
        {
            let folder = Folder::new();
            let book = folder.path("one.xlsx");
            shown(&["report", &path, "--format", "xlsx", "-o", book.to_str().unwrap()]);
            demand_same(&format!("{path} as xlsx"), &super::workbook::figures_of(&book, &keys), &wanted);
        }
        for advice in assessment["recommendations"].as_array().unwrap() {
            let name = advice["name"].as_str().unwrap();
            assert!(page.contains(&format!("<code>{name}</code>")), "{path}: {name}");
        }
        let fingerprint = assessment["answers_fingerprint"].as_str().unwrap();
        assert!(page.contains(fingerprint), "{path}: the answers' fingerprint");
        for format in ["json", "csv"] {
            let (scored, reported) =
                (shown(&["score", &path, "--format", format]), shown(&["report", &path, "--format", format]));
            assert_eq!(scored, reported, "{path} as {format}");
        }
    }
}

#[test]
fn a_site_holds_the_figures_of_the_json() {
    let folder = Folder::new();
    let cities = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities");
    let ran = folder.run(&["report", cities, "--site", "out"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let page = |name: &str| fs::read_to_string(folder.path(name)).unwrap();
    let (index, map, csv) = (page("out/index.html"), page("out/map.html"), page("out/scores.csv"));
    let (index, map) = (rows(&index), rows(&map));
    #[cfg(feature = "xlsx")]
    let workbook = super::workbook::sheets(&folder.path("out/scores.xlsx"));
    for path in city_files() {
        let assessment = assessment_of(&path);
        let wanted = of_json(&assessment);
        let keys: BTreeSet<Key> = wanted.keys().cloned().collect();
        let city = assessment["city"].as_str().unwrap();
        demand_same(&format!("{path} in scores.csv"), &of_csv(&csv, city), &wanted);
        let own = page(&format!("out/cities/{}.html", stem(&path)));
        demand_sound_beside(&own, &["../index.html", "../map.html"], 0);
        demand_same(&format!("the page of {path}"), &of_html(&own, &keys), &wanted);
        let written = |key: &Key| {
            let (low, high, _) = &wanted[key];
            if low == high { low.clone() } else { format!("{low} to {high}") }
        };
        let overall = written(keys.first().unwrap());
        let is_here = |row: &&Vec<String>| row.get(1).is_some_and(|one| one == city);
        assert!(index.iter().find(is_here).unwrap().contains(&overall), "{path} in the ranking");
        let mut line = vec![city.to_owned(), overall];
        for one in assessment["indicators"].as_array().unwrap() {
            let title = text(&one["title"]);
            line.push(written(keys.iter().find(|key| key.title == title && !key.code.is_empty()).unwrap()));
        }
        assert!(map.contains(&line), "{path} in the map: {line:?}");
        #[cfg(feature = "xlsx")]
        {
            let points = |codes: &[&Key]| -> Vec<String> {
                codes.iter().flat_map(|key| [wanted[key].0.clone(), wanted[key].1.clone()]).collect()
            };
            let (components, indicators): (Vec<&Key>, Vec<&Key>) =
                keys.iter().skip(1).partition(|key| key.code.len() == 1);
            let of_city = |rows: &[Vec<String>]| {
                let row = rows.iter().find(|row| row[0] == format!("{city:?}")).unwrap();
                row[2..].to_vec()
            };
            let summary = of_city(&workbook[0].1);
            assert_eq!(summary[..2], points(&[keys.first().unwrap()]), "{path} in the workbook");
            assert_eq!(summary[2..2 + 2 * components.len()], points(&components), "{path} in the workbook");
            assert_eq!(of_city(&workbook[1].1), points(&indicators), "{path} in the workbook");
        }
    }
}

/// A report in another language says the same of every score, in words that page and pack have in it.
#[test]
fn reports_in_other_languages_have_the_same_figures() {
    let path = "fixtures/cities/thiruvananthapuram.toml";
    let wanted = of_json(&assessment_of(path));
    // How a range is written, and what surrounds its ends.
    for (language, between, after) in [("hi", " से ", ""), ("ml", " മുതൽ ", " വരെ")] {
        let page = shown(&["report", path, "--lang", language, "--among", "fixtures/cities"]);
        demand_sound(&page);
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
        for english in [
            "Component by component",
            "Skip to",
            "What is still",
            "Appendix",
            "All cities",
            " of 100",
            " to win",
        ] {
            assert!(!words(&page).contains(english), "{language}: {english}");
        }
        let all = rows(&page);
        for (key, (low, high, out_of)) in wanted.iter().filter(|(key, _)| key.code.contains('.')) {
            let points = if low == high { low.clone() } else { format!("{low}{between}{high}{after}") };
            let found =
                all.iter().any(|row| row[0] == key.code && row.contains(&points) && row.contains(out_of));
            assert!(found, "{language}: {key:?} {points} of {out_of}");
        }
    }
    let site = Folder::new();
    let cities = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities");
    assert_eq!(site.run(&["report", cities, "--lang", "hi", "--site", "out"]).code, Some(0));
    let index = fs::read_to_string(site.path("out/index.html")).unwrap();
    assert!(index.contains("क्रम-सूची") && !index.contains("Ranking"));
}

const SHORES: &str = r#"language 1

framework shores "Tidy Shores" {
  cycle   "2026"
  subject town
  overall = sum of components
  round   points half up to 2 places
  illustrative "made up for this test"
}

component water "Water" number 1 out of 60 {
  ask coastal "Does the town lie by the sea?" yes/no

  indicator 1.a "Clean wells" out of 60 {
    ask clean "What share of the wells is clean?" percent
    score 60 * clean
  }
}

component sea "Sea" number 2 out of 40 {
  not applicable when not coastal

  indicator 2.a "Clean beach" out of 40 {
    ask beach "What share of the beach is clean?" percent
    score 40 * beach
  }
}
"#;

/// Towns by their names, with their answers.
fn shores() -> Folder {
    let town = |name: &str, answers: &str| {
        format!(
            "town = \"{name}\"\nframework = \"shores\"\ncycle = \"2026\"\nillustrative = \"made up\"\n[answers]\n{answers}\n"
        )
    };
    Folder::new()
        .with("shores/framework.kas", SHORES)
        .with("towns/inland.toml", &town("Inland", "coastal = false\nclean = 50"))
        .with("towns/port.toml", &town("Port", "coastal = true\nclean = 50\nbeach = 0"))
}

/// What does not apply has no points: 0 would be a score.
#[test]
fn what_does_not_apply_has_no_figure_in_any_format() {
    let folder = shores();
    let shown = |arguments: &[&str]| {
        let ran = folder.run(&[arguments, &["--pack", "shores"]].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        ran.out
    };
    let key = |code: &str, title: &str| Key { code: code.to_owned(), title: title.to_owned() };
    let keys = BTreeSet::from([key("", "Overall"), key("1", "Water"), key("1.a", "Clean wells")]);
    let none = BTreeSet::from([key("2", "Sea"), key("2.a", "Clean beach")]);
    let all: Value =
        serde_json::from_str(&shown(&["report", "towns/inland.toml", "--format", "json"])).unwrap();
    for part in ["components", "indicators"] {
        assert!(all["assessments"][0][part][1]["points"].is_null(), "{part}");
    }
    let of_these = |shown: &dyn Fn(&BTreeSet<Key>) -> Shown, what: &str| {
        assert_eq!(shown(&keys).len(), keys.len(), "{what}");
        assert_eq!(shown(&none), Shown::new(), "{what}");
    };
    for other in [&[][..], &["--among", "towns"]] {
        let page = shown(&[&["report", "towns/inland.toml"], other].concat());
        demand_sound(&page);
        of_these(&|keys| of_html(&page, keys), "html");
        assert!(words(&page).contains("2.a Clean beach not applicable"), "the appendix");
        assert!(!words(&page).contains("0 of 40"));
        let source = shown(&[&["report", "towns/inland.toml", "--format", "typst"], other].concat());
        of_these(&|keys| super::typst::figures_of(&source, keys), "typst");
        assert!(!source.contains("0 of 40"));
    }
    let markdown = shown(&["report", "towns/inland.toml", "--format", "markdown"]);
    of_these(&|keys| of_markdown(&markdown, keys), "markdown");
    for code in ["2", "2.a"] {
        let csv = shown(&["report", "towns/inland.toml", "--format", "csv"]);
        let row = csv_rows(&csv).into_iter().find(|row| row.iter().any(|cell| cell == code)).unwrap();
        assert!(row.windows(2).any(|two| two == ["", ""]) && row.contains(&String::from("not_applicable")));
    }
    for table in [shown(&["score", "towns/inland.toml"]), shown(&["explain", "towns/inland.toml"])] {
        assert!(table.contains("not applicable") && !table.contains("0 of 40"), "{table}");
    }
}

/// A final score that does not count is neither drawn nor told as points.
#[test]
fn what_is_not_rated_has_no_gauge_and_no_points() {
    let rules = SHORES.replace("  illustrative", "  needs 80% answered\n  illustrative");
    let folder = shores().with("shores/framework.kas", &rules).with(
        "towns/late.toml",
        "town = \"Late\"\nframework = \"shores\"\ncycle = \"2026\"\nillustrative = \"made up\"\n[answers]\nclean = 40\n",
    );
    let page = |mode: &str| {
        let ran = folder.run(&["report", "towns/late.toml", "--pack", "shores", mode]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        ran.out
    };
    let (last, draft) = (page("--final"), page("--draft"));
    assert!(words(&last).contains("Late has no final score."));
    assert!(!last.contains("class=\"gauge\""), "a picture of what does not count");
    assert!(words(&draft).contains("Late has between 24 and 64 of 100 points."), "{}", words(&draft));
    assert!(draft.contains("class=\"gauge\"") && draft.contains("class=\"score range\""));
}

/// Nobody is left out of a ranking without a word.
#[test]
fn a_ranking_names_those_without_a_place() {
    let folder = shores();
    let ranking = |arguments: &[&str]| {
        let ran = folder.run(&[&["rank", "towns", "--pack", "shores"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        ran.out
    };
    for format in ["table", "markdown"] {
        let table = ranking(&["--by", "sea", "--format", format]);
        assert!(table.contains("Without a place") && table.contains("Inland"), "{table}");
    }
    let csv = ranking(&["--by", "sea", "--format", "csv"]);
    assert_eq!(csv.lines().nth(1), Some("1,1,1,Port,,0,0,40,"));
    assert_eq!(csv.lines().nth(2), Some(",,,Inland,,,,40,"));
    let all: Value = serde_json::from_str(&ranking(&["--by", "sea", "--format", "json"])).unwrap();
    assert_eq!(all["unranked"], serde_json::json!([{ "city": "Inland", "state": null }]));
    let all: Value = serde_json::from_str(&ranking(&["--by", "overall", "--format", "json"])).unwrap();
    assert_eq!(all["unranked"], serde_json::json!([]));
}

/// Grades stand beside points in every format.
#[test]
fn grades_are_in_every_format() {
    let folder = Folder::new();
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/cscaf");
    let city = folder.path("alpur.toml");
    let answers = "[answers]\nelectricity = 30\nlights = 70\nlosses = 60\nfloods_happen = true\nrecovered = 95\nlandfill = 5\n";
    let head = "city = \"Alpur\"\nframework = \"cscaf\"\ncycle = \"2.0\"\nillustrative = \"made up\"\n";
    fs::write(&city, format!("{head}{answers}")).unwrap();
    let report =
        |format: &str| shown(&["report", city.to_str().unwrap(), "--pack", pack, "--format", format]);
    let grades = ["Three stars", "Four stars, Three stars or Two stars", "Five stars"];
    for format in ["markdown", "html", "typst"] {
        let page = report(format);
        assert!(grades.iter().all(|grade| page.contains(grade)), "{format}: {page}");
    }
    let csv = report("csv");
    let rows: Vec<&str> = csv.lines().skip(1).filter(|row| row.contains(",component,")).collect();
    assert!(rows[0].ends_with(",Three stars") && rows[2].ends_with(",Five stars"), "{csv}");
    let json: serde_json::Value = serde_json::from_str(&report("json")).unwrap();
    let components = json["assessments"][0]["components"].as_array().unwrap();
    assert_eq!(components[0]["grade"]["possible"][0]["name"], "three");
    assert_eq!(components[1]["grade"]["certain"], false);
    assert!(json["assessments"][0]["indicators"][0].get("grade").is_none());
    #[cfg(feature = "xlsx")]
    {
        let book = folder.path("one.xlsx");
        let file = book.to_str().unwrap();
        shown(&["report", city.to_str().unwrap(), "--pack", pack, "--format", "xlsx", "-o", file]);
        let sheets = super::workbook::sheets(&book);
        let told: Vec<&str> =
            sheets[1].1[1..].iter().map(|row| row.last().unwrap().trim_matches('"')).collect();
        assert_eq!(told[..3], grades);
    }
}
