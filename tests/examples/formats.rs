//! How results are written for people and programs.

use kasauti::render;
use kasauti::report::examples::{Detail, by_line, told};

use super::lake;

const EXAMPLES: &str = "example \"holds\" { given stage = none expect 1.a = 0 }
example \"5 < 6 & \\\"so\\\"\" {
  given stage = drafted
  expect 1.a = 8
  expect recommendation begin
}
";

#[test]
fn a_failure_tells_what_was_expected_what_came_and_why() {
    let tested = lake(EXAMPLES);
    let document = told(&tested.pack, &tested.sources, &tested.ran, &tested.coverage, Detail::Nothing);
    let text = render::terminal(&document, 80, false);
    for words in [
        "✗ 5 < 6 & \"so\"",
        "more.kas:2:1",
        "expected `1.a = 8`, got 7",
        "more.kas:4:10",
        "▶ ",
        "drafted => 7",
        "expected `recommendation begin`, got nothing of it",
        "It holds when `stage = none`",
        "1 of 2 examples fails.",
    ] {
        assert!(text.contains(words), "no {words:?} in\n{text}");
    }
    assert!(!text.contains("✗ holds"), "{text}");
}

#[test]
fn coverage_is_told_in_sum_and_by_line() {
    let tested = lake(EXAMPLES);
    let tell = |detail| {
        let document = told(&tested.pack, &tested.sources, &tested.ran, &tested.coverage, detail);
        render::terminal(&document, 80, false)
    };
    let summary = tell(Detail::Summary);
    assert!(summary.contains("Never reached") && summary.contains("50% or more => 10"), "{summary}");
    assert!(!summary.contains("how often each line was reached"), "{summary}");
    let lines = tell(Detail::Lines);
    assert!(lines.contains("lake.kas: how often each line was reached"), "{lines}");
    // All three lines of the match stand on one line of the file, and one of them was never reached.
    let all = by_line(&tested.sources, &tested.coverage);
    let line = all.iter().find(|line| line.text.starts_with("score match stage")).unwrap();
    assert_eq!((line.reached, line.parts.as_slice()), (0, &[2, 1, 1, 0][..]));
}

#[test]
fn junit_is_well_formed_whatever_the_titles() {
    let tested = lake(EXAMPLES);
    let xml = render::junit(&tested.pack, &tested.sources, &tested.ran);
    assert!(xml.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"lake 1\" tests=\"2\" failures=\"1\""
    ));
    assert!(
        xml.contains("<testcase name=\"holds\" classname=\"more.kas\" file=\"more.kas\" line=\"1\"/>"),
        "{xml}"
    );
    assert!(xml.contains("name=\"5 &lt; 6 &amp; &quot;so&quot;\""), "{xml}");
    assert!(
        xml.contains(
            "<failure message=\"expected 1.a = 8, got 7; expected recommendation begin, got nothing of it\""
        ),
        "{xml}"
    );
    // Every tag that opens is closed, and no sign stands bare.
    let mut open: Vec<&str> = Vec::new();
    for piece in xml.split('<').skip(2) {
        let (tag, rest) = piece.split_once('>').expect("a tag ends");
        assert!(!rest.contains('>'), "{piece}");
        let name = tag.split([' ', '/']).find(|word| !word.is_empty()).unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn lcov_counts_lines_and_the_parts_on_them() {
    let tested = lake(EXAMPLES);
    let lcov = render::lcov(&tested.sources, &tested.coverage);
    let lines: Vec<&str> = lcov.lines().collect();
    assert_eq!(&lines[..2], ["TN:", "SF:lake.kas"]);
    assert_eq!(lines.last(), Some(&"end_of_record"));
    for record in ["BRDA:17,0,0,2", "BRDA:17,0,1,1", "BRDA:17,0,3,0", "DA:17,0", "DA:18,1"] {
        assert!(lines.contains(&record), "no {record} in {lcov}");
    }
    let number = |key: &str| -> usize {
        lines.iter().find_map(|line| line.strip_prefix(key)).unwrap().parse().unwrap()
    };
    let hit = lines.iter().filter(|line| line.starts_with("DA:") && !line.ends_with(",0")).count();
    assert_eq!(number("LH:"), hit);
    assert_eq!(number("LF:"), lines.iter().filter(|line| line.starts_with("DA:")).count());
}

#[test]
fn json_fits_its_schema() {
    let tested = lake(EXAMPLES);
    let written = render::examples_json(&tested.pack, &tested.sources, &tested.ran, &tested.coverage);
    let misfits = crate::report::schema::misfits(include_str!("../../docs/schema/examples-1.json"), &written);
    assert!(misfits.is_empty(), "{misfits:#?}");
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value["examples"][1]["holds"], false);
    assert_eq!(value["examples"][1]["expectations"][0]["got"]["low"], "7");
    assert_eq!(value["coverage"]["of"], tested.coverage.parts.len());
}
