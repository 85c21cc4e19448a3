//! `kasauti report` over the reference cities: the same figures in every format, sound pages, files where they belong.

mod command;
mod many;
mod pdf;
mod typst;
mod workbook;

use std::path::PathBuf;

use serde_json::Value;

use crate::cities::{assessment_of, city_files, shown, stem};
use crate::report::markup::{demand_sound, rows};

/// Names of a score as a table's row shows them, its points, and what they are out of.
struct Figure {
    code: String,
    title: String,
    points: String,
    out_of: String,
}

fn figures(assessment: &Value) -> Vec<Figure> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let points = |score: &Value| match (text(&score["low"]), text(&score["high"])) {
        (low, high) if low == high => low,
        (low, high) => format!("{low} to {high}"),
    };
    let mut all = Vec::new();
    let overall = &assessment["overall"];
    all.push(Figure {
        code: String::new(),
        title: String::from("Overall"),
        points: points(overall),
        out_of: text(&overall["out_of"]),
    });
    for score in assessment["components"].as_array().unwrap() {
        all.push(Figure {
            code: score["number"].to_string(),
            title: text(&score["title"]),
            points: points(&score["points"]),
            out_of: text(&score["points"]["out_of"]),
        });
    }
    for score in assessment["indicators"].as_array().unwrap() {
        let codes: Vec<String> = score["codes"].as_array().unwrap().iter().map(text).collect();
        all.push(Figure {
            code: codes.join(" & "),
            title: text(&score["title"]),
            points: points(&score["points"]),
            out_of: text(&score["points"]["out_of"]),
        });
    }
    all
}

/// Whether a row shows a score: its code, its title, its points and what they are out of, in this order.
fn shows(row: &[String], figure: &Figure) -> bool {
    let mut cells = row.iter().filter(|cell| !cell.is_empty());
    let mut next = |wanted: &str| wanted.is_empty() || cells.next().is_some_and(|cell| cell == wanted);
    next(&figure.code) && next(&figure.title) && next(&figure.points) && next(&figure.out_of)
}

fn markdown_rows(text: &str) -> Vec<Vec<String>> {
    let cell = |cell: &str| {
        cell.trim().trim_end_matches("\\*").replace("**", "").replace("\\*", "").trim().to_owned()
    };
    text.lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.trim_matches('|').split(" | ").map(cell).collect())
        .collect()
}

#[test]
fn every_format_gives_the_figures_of_the_json() {
    for path in city_files() {
        let assessment = assessment_of(&path);
        let page = shown(&["report", &path]);
        demand_sound(&page);
        let page_rows = rows(&page);
        let markdown = markdown_rows(&shown(&["report", &path, "--format", "markdown"]));
        for figure in figures(&assessment) {
            for (format, rows) in [("html", &page_rows), ("markdown", &markdown)] {
                let found = rows.iter().any(|row| shows(row, &figure));
                assert!(found, "{path}, {format}: {} {} {}", figure.code, figure.title, figure.points);
            }
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
fn the_way_up_ends_at_the_highest_and_has_no_gaps() {
    for path in city_files() {
        let page = shown(&["report", &path]);
        let all = rows(&page);
        let begin = all.iter().position(|row| row.get(1).is_some_and(|cell| cell == "Certain now"));
        let Some(begin) = begin else {
            assert!(page.contains("Nothing is left to be won."), "{path}");
            continue;
        };
        let number = |cell: &str| cell.parse::<f64>().unwrap();
        let mut here = number(&all[begin][4]);
        for row in all[begin + 1..].iter().take_while(|row| row.len() == 5 && !row[4].is_empty()) {
            assert!((here + number(&row[3]) - number(&row[4])).abs() < 1e-9, "{path}: {row:?} after {here}");
            here = number(&row[4]);
            if (here - 100.0).abs() < 1e-9 {
                break;
            }
        }
        assert!((here - 100.0).abs() < 1e-9, "{path} ends at {here}");
    }
}

#[test]
fn pages_of_reference_cities_have_their_outline() {
    let outline: Vec<String> = city_files()
        .iter()
        .map(|path| {
            let markdown = shown(&["report", path, "--format", "markdown"]);
            let headings: Vec<&str> =
                markdown.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
            let summary = markdown.lines().nth(4).unwrap_or_default();
            let summary = if summary.starts_with("**") { markdown.lines().nth(6).unwrap() } else { summary };
            format!("{}\n{summary}\n{}\n", stem(path), headings.join("\n"))
        })
        .collect();
    insta::assert_snapshot!(outline.join("\n"));
}

/// The fingerprint is the file's, as anybody can work it out.
#[test]
fn the_fingerprint_of_answers_is_that_of_the_file() {
    for path in city_files() {
        let bytes = std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        let expected = blake3::hash(&bytes).to_hex().to_string();
        assert_eq!(assessment_of(&path)["answers_fingerprint"], expected.as_str(), "{path}");
    }
}

/// A report in another language says the same of every score, in words that page and pack have in it.
#[test]
fn a_report_in_hindi_has_the_same_figures() {
    let path = "fixtures/cities/thiruvananthapuram.toml";
    let page = shown(&["report", path, "--lang", "hi", "--among", "fixtures/cities"]);
    demand_sound(&page);
    assert!(page.contains("<html lang=\"hi\">"));
    for english in ["Component by component", "Skip to", "What is still", "Appendix", "All cities", " of 100"]
    {
        assert!(!page.contains(english), "{english}");
    }
    let all = rows(&page);
    for figure in figures(&assessment_of(path)).iter().filter(|figure| figure.code.contains('.')) {
        let points = figure.points.replace(" to ", " से ");
        let found = all
            .iter()
            .any(|row| row[0] == figure.code && row.contains(&points) && row.contains(&figure.out_of));
        assert!(found, "{}: {points} of {}", figure.code, figure.out_of);
    }
    let site = crate::cli::Folder::new();
    let cities = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities");
    assert_eq!(site.run(&["report", cities, "--lang", "hi", "--site", "out"]).code, Some(0));
    let index = std::fs::read_to_string(site.path("out/index.html")).unwrap();
    assert!(index.contains("क्रम-सूची") && !index.contains("Ranking"));
}
