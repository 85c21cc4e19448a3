//! `kasauti report --format xlsx`, by what stands in the file.

use crate::cli::{Folder, LAKE, TOWN};

fn lake() -> Folder {
    Folder::new().with("lake/framework.kas", LAKE).with("towns/kollam.toml", TOWN)
}

#[cfg(not(feature = "xlsx"))]
#[test]
fn a_program_without_workbooks_says_how_to_get_them() {
    let folder = lake();
    folder
        .run(&["report", "towns", "--pack", "lake", "--format", "xlsx", "-o", "a.xlsx"])
        .refused(2, &["without Excel", "--features xlsx", "--format csv"]);
    assert!(!folder.path("a.xlsx").exists());
}

#[cfg(feature = "xlsx")]
pub use with_workbooks::figures_of;

#[cfg(feature = "xlsx")]
mod with_workbooks {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::io::Read;
    use std::path::Path;

    use super::lake;
    use crate::cities::{assessment_of, city_files};
    use crate::cli::Folder;
    use crate::report::markup::words;
    use crate::reports::figures::{Figure, Key};

    /// The sheets of a workbook by their names: rows of cells, numbers as they are written, words in quotes.
    fn sheets(path: &Path) -> Vec<(String, Vec<Vec<String>>)> {
        let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let shared = part("xl/sharedStrings.xml");
        let shared: Vec<String> =
            shared.split("<si>").skip(1).map(|one| words(one.split("</si>").next().unwrap())).collect();
        let book = part("xl/workbook.xml");
        let names: Vec<String> =
            book.split("<sheet name=\"").skip(1).map(|rest| words(rest.split('"').next().unwrap())).collect();
        let cell = |cell: &str| {
            assert!(!cell.contains("<f>"), "a formula: {cell}");
            let value = cell.split("<v>").nth(1).map_or("", |value| value.split("</v>").next().unwrap());
            if cell.contains("t=\"s\"") {
                format!("{:?}", shared[value.parse::<usize>().unwrap()])
            } else {
                value.to_owned()
            }
        };
        let rows = |sheet: &str| {
            assert!(sheet.contains("<pane ") && sheet.contains("state=\"frozen\""), "the header is frozen");
            let data = sheet.split("<sheetData>").nth(1).unwrap().split("</sheetData>").next().unwrap();
            data.split("<row ").skip(1).map(|row| placed(row.split("<c ").skip(1), cell)).collect()
        };
        (1..=names.len())
            .map(|at| (names[at - 1].clone(), rows(&part(&format!("xl/worksheets/sheet{at}.xml")))))
            .collect()
    }

    /// A part of a workbook as it stands there.
    fn part(path: &Path, name: &str) -> String {
        let mut text = String::new();
        let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn sheets_print_with_all_columns_on_a4_and_rows_show_all_their_words() {
        let city = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities/thiruvananthapuram.toml");
        let folder = Folder::new();
        let ran = folder.run(&["report", city, "--format", "xlsx", "-o", "a.xlsx"]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let path = folder.path("a.xlsx");
        for at in 1..=sheets(&path).len() {
            let sheet = part(&path, &format!("xl/worksheets/sheet{at}.xml"));
            assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"), "{sheet}");
            assert!(
                sheet.contains("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""),
                "{sheet}"
            );
            assert!(sheet.contains("&amp;P / &amp;N"), "{sheet}");
        }
        let book = part(&path, "xl/workbook.xml");
        assert_eq!(book.matches("_xlnm.Print_Titles").count(), sheets(&path).len(), "heads on every page");
        // A row of one line has no height of its own; of more lines, as many as there are.
        let high = |sheet: &str, row: usize| {
            let sheet = part(&path, sheet);
            let row = sheet
                .split(&format!("<row r=\"{row}\""))
                .nth(1)
                .unwrap()
                .split('>')
                .next()
                .unwrap()
                .to_owned();
            row.split("ht=\"")
                .nth(1)
                .map_or(15, |rest| rest.split('"').next().unwrap().parse::<u32>().unwrap())
        };
        assert_eq!(high("xl/worksheets/sheet2.xml", 1), 30, "`Points, at most` has two lines");
        assert_eq!(high("xl/worksheets/sheet2.xml", 2), 15);
        assert!(high("xl/worksheets/sheet9.xml", 2) > 90, "advice has paragraphs");
        // What there is to be had is where the axis ends.
        let chart = part(&path, "xl/charts/chart2.xml");
        assert!(chart.contains("<c:max val=\"40\"/>"), "{chart}");
    }

    /// The cells of a row where they stand: those that are not written are empty.
    fn placed<'a>(cells: impl Iterator<Item = &'a str>, value: impl Fn(&str) -> String) -> Vec<String> {
        let mut row = Vec::new();
        for one in cells {
            let at = one.split("r=\"").nth(1).unwrap().chars().take_while(char::is_ascii_uppercase);
            let at = at.fold(0, |at, sign| at * 26 + usize::from(sign as u8 - b'A') + 1);
            row.resize(at, String::new());
            row[at - 1] = value(one);
        }
        row
    }

    /// The figures of a workbook of one city: the overall score in the summary, the others in the rows of their sheets.
    pub fn figures_of(path: &Path, keys: &BTreeSet<Key>) -> BTreeMap<Key, Vec<Figure>> {
        let sheets = sheets(path);
        let mut shown = BTreeMap::<Key, Vec<Figure>>::new();
        for row in sheets.iter().flat_map(|(_, rows)| rows) {
            for key in keys {
                let named = [format!("{:?}", key.code), format!("{:?}", key.title)];
                let at = row.windows(2).position(|two| *two == named);
                if let Some([low, high, out_of, ..]) = at.and_then(|at| row.get(at + 2..)) {
                    let figure = (low.clone(), high.clone(), out_of.clone());
                    if low.parse::<f64>().is_ok() && out_of.parse::<f64>().is_ok() {
                        shown.entry(key.clone()).or_default().push(figure);
                    }
                }
            }
        }
        let (head, row) = (&sheets[0].1[0], &sheets[0].1[1]);
        let at = head.iter().position(|title| title == "\"Overall\"").unwrap();
        let overall = keys.first().unwrap().clone();
        shown.insert(overall, vec![(row[at].clone(), row[at + 1].clone(), String::from("100"))]);
        shown
    }

    #[test]
    fn workbooks_have_a_row_for_each_advice_and_pictures_with_words() {
        let folder = lake();
        let path = folder.path("all.xlsx");
        for city in city_files() {
            crate::cities::shown(&["report", &city, "--format", "xlsx", "-o", path.to_str().unwrap()]);
            let sheets = sheets(&path);
            let assessment = assessment_of(&city);
            let advice = assessment["recommendations"].as_array().unwrap().len();
            let rows = &sheets.iter().find(|(name, _)| name == "Advice").unwrap().1;
            assert_eq!(rows.len(), advice + 1, "{city}");
            let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
            let mut drawing = String::new();
            archive.by_name("xl/drawings/drawing1.xml").unwrap().read_to_string(&mut drawing).unwrap();
            let told = |component: &serde_json::Value| {
                let (low, high) = (&component["points"]["low"], &component["points"]["high"]);
                let (low, high) = (low.as_str().unwrap(), high.as_str().unwrap());
                let points = if low == high { low.to_owned() } else { format!("{low} to {high}") };
                format!("{}: {points}", component["title"].as_str().unwrap())
            };
            let told: Vec<String> = assessment["components"].as_array().unwrap().iter().map(told).collect();
            assert!(drawing.contains(&format!("descr=\"{}\"", told.join("; "))), "{city}: {drawing}");
        }
    }

    #[test]
    fn workbooks_have_a_sheet_for_each_component_and_the_same_bytes() {
        let folder = lake();
        let arguments = |out| ["report", "towns", "--pack", "lake", "--format", "xlsx", "-o", out];
        for out in ["a.xlsx", "b.xlsx"] {
            assert_eq!(folder.run(&arguments(out)).code, Some(0));
        }
        assert_eq!(fs::read(folder.path("a.xlsx")).unwrap(), fs::read(folder.path("b.xlsx")).unwrap());
        let names: Vec<String> = sheets(&folder.path("a.xlsx")).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["Summary", "Component by component", "1 Water", "Advice", "About"]);
        folder
            .run(&["report", "towns", "--pack", "lake", "--format", "xlsx"])
            .refused(2, &["-o report.xlsx"]);
    }

    #[test]
    fn words_that_look_like_formulas_stay_words() {
        let folder = lake();
        let evil = "=HYPERLINK(\\\"http://example.org\\\")";
        let folder = folder
            .with(
                "lake/framework.kas",
                &super::LAKE.replace("Testing the water", evil).replace("Begin.", "@SUM(1)"),
            )
            .with("towns/kollam.toml", &super::TOWN.replace("Kollam", "+1+cmd").replace("monthly", "never"));
        let ran = folder.run(&["report", "towns", "--pack", "lake", "--format", "xlsx", "-o", "a.xlsx"]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let sheets = sheets(&folder.path("a.xlsx"));
        let all: Vec<&String> = sheets.iter().flat_map(|(_, rows)| rows).flatten().collect();
        for text in ["=HYPERLINK(\"http://example.org\")", "@SUM(1)", "+1+cmd"] {
            assert!(all.contains(&&format!("{text:?}")), "{text} in {all:?}");
        }
    }

    #[test]
    fn sheets_with_names_that_excel_refuses_get_others() {
        let folder = lake();
        let rules =
            super::LAKE.replace("\"Water\"", "\"Water: [all/of\\\\it]? * and a very long name besides\"");
        let folder = folder.with("lake/framework.kas", &rules);
        let ran = folder.run(&["report", "towns", "--pack", "lake", "--format", "xlsx", "-o", "a.xlsx"]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let name = &sheets(&folder.path("a.xlsx"))[2].0;
        assert!(name.starts_with("1 Water") && name.chars().count() <= 31, "{name}");
    }
}
