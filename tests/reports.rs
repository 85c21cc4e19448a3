//! `kasauti report` over the reference cities: the same figures in every format, sound pages, files where they belong.

mod command;
mod figures;
mod many;
mod outline;
mod pdf;
mod typst;
mod word;
mod workbook;

use std::path::PathBuf;

use crate::cities::{assessment_of, city_files, shown};
use crate::report::markup::rows;

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

/// The fingerprint is the file's, as anybody can work it out.
#[test]
fn the_fingerprint_of_answers_is_that_of_the_file() {
    for path in city_files() {
        let bytes = std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        let expected = blake3::hash(&bytes).to_hex().to_string();
        assert_eq!(assessment_of(&path)["answers_fingerprint"], expected.as_str(), "{path}");
    }
}
