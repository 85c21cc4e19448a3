//! Every format says the same, and none can be made to say something else.

use super::fixture::world;
use super::steady;
use kasauti::render;
use kasauti::report;
use serde_json::Value;

fn shown(low: &str, high: &str) -> String {
    if low == high { low.to_owned() } else { format!("{low} to {high}") }
}

/// Name (code, title or component), lowest, highest and maximum of every score in the JSON.
fn figures(written: &str) -> Vec<(String, String, String, String)> {
    let all: Value = serde_json::from_str(written).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let points = |value: &Value| {
        let points = &value["points"];
        (text(&points["low"]), text(&points["high"]), text(&points["out_of"]))
    };
    let mut found = Vec::new();
    for one in all["assessments"].as_array().unwrap() {
        let overall = &one["overall"];
        found.push((
            "Overall".to_owned(),
            text(&overall["low"]),
            text(&overall["high"]),
            text(&overall["out_of"]),
        ));
        for kind in ["components", "indicators"] {
            for score in one[kind].as_array().unwrap() {
                let (low, high, out_of) = points(score);
                found.push((text(&score["title"]), low, high, out_of));
            }
        }
    }
    found
}

#[test]
fn every_format_shows_the_figures_of_the_json() {
    let world = world();
    for assessment in [world.thiruvananthapuram(), world.finished("Kohima", Some("Nagaland"))] {
        let all = [assessment];
        let document = report::city(&world.pack, &world.sources, &all[0]);
        let terminal = render::terminal(&document, 120, false);
        let markdown = render::markdown(&document).replace("\\*", "").replace("**", "");
        let csv = render::csv(&world.pack, &all);
        let figures = figures(&render::json(&world.pack, &world.sources, &all));
        assert_eq!(figures.len(), 8);
        for (title, low, high, out_of) in figures {
            let points = shown(&low, &high);
            let begin: String = title.chars().take(24).collect();
            let row = |line: &&str| line.contains(&begin);
            let line = terminal.lines().filter(row).find(|line| {
                let words = line.replace('*', " ");
                words.contains(&format!(" {points} ")) && words.split_whitespace().any(|word| word == out_of)
            });
            assert!(line.is_some(), "{title}: {points} of {out_of} in\n{terminal}");
            let cells = format!("| {points} | {out_of} |");
            assert!(
                markdown.lines().filter(row).any(|line| line.contains(&cells)),
                "{title}: {cells}\n{markdown}"
            );
            let cells = format!(",{low},{high},{out_of},");
            assert!(csv.lines().filter(row).any(|line| line.contains(&cells)), "{title}: {cells}\n{csv}");
        }
    }
}

#[test]
fn csv_has_a_row_for_every_score_of_every_city() {
    let world = world();
    let all = [world.thiruvananthapuram(), world.finished("Kohima, the capital", None)];
    let written = render::csv(&world.pack, &all);
    let mut reader = csv::Reader::from_reader(written.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2 * (5 + 2 + 1));
    assert!(rows.iter().all(|row| row.len() == header.len()));
    assert_eq!(&rows[8][0], "Kohima, the capital");
}

#[test]
fn csv_cells_are_never_formulas() {
    let mut world = world();
    world.pack.indicators[0].title = "=HYPERLINK(\"http://example.org\")".to_owned();
    world.pack.components[0].title = "@SUM(A1)".to_owned();
    let mut one = world.thiruvananthapuram();
    one.city = "+1".to_owned();
    one.state = Some("\t=1+1".to_owned());
    one.indicators[0].points = super::range("-3");
    let written = render::csv(&world.pack, &[one]);
    let mut reader = csv::Reader::from_reader(written.as_bytes());
    let first = reader.records().next().unwrap().unwrap();
    let cells: Vec<&str> = first.iter().collect();
    assert_eq!(cells[0], "'+1");
    assert_eq!(cells[1], "'\t=1+1");
    assert_eq!(cells[8], "'=HYPERLINK(\"http://example.org\")");
    assert_eq!(cells[9], "'@SUM(A1)");
    assert_eq!((cells[11], cells[12]), ("-3", "-3"), "figures stay figures");
}

#[test]
fn markdown_from_packs_and_answers_is_only_words() {
    let mut world = world();
    let nasty = "# <script>alert(1)</script> | *a* [x](javascript:y) `q`\n- z ![i](u) &lt;";
    world.pack.title = nasty.to_owned();
    world.pack.indicators[0].title = nasty.to_owned();
    world.pack.questions[1].title = nasty.to_owned();
    world.pack.recommendations[0].owner = Some(nasty.to_owned());
    world.pack.recommendations[0].references = vec![nasty.to_owned()];
    let mut one = world.thiruvananthapuram();
    one.city = nasty.to_owned();
    one.indicators[1].trace.answers[0].value = Some(nasty.to_owned());
    for document in [
        report::city(&world.pack, &world.sources, &one),
        report::explanation(&world.pack, &world.sources, &one, Some(world.indicator("1.b"))),
    ] {
        let written = render::markdown(&document);
        assert!(!written.contains("<script>") || written.contains("\\<script\\>"), "{written}");
        assert!(written.replace("\\<", "").matches("<script").count() == 0, "{written}");
        assert!(!written.replace("\\]", "").contains("](javascript"), "{written}");
        assert!(!written.lines().any(|line| line.starts_with("- z")), "{written}");
        let mut columns = None;
        for line in written.lines() {
            if !line.starts_with('|') {
                columns = None;
                continue;
            }
            let count = line.replace("\\|", "").matches('|').count();
            assert_eq!(count, *columns.get_or_insert(count), "{line}");
        }
    }
}

#[test]
fn markdown_of_a_city() {
    let world = world();
    insta::assert_snapshot!(steady(&render::markdown(&report::city(
        &world.pack,
        &world.sources,
        &world.thiruvananthapuram()
    ))));
}

#[test]
fn markdown_of_an_explanation() {
    let world = world();
    let id = Some(world.indicator("1.b"));
    insta::assert_snapshot!(steady(&render::markdown(&report::explanation(
        &world.pack,
        &world.sources,
        &world.thiruvananthapuram(),
        id
    ))));
}

#[test]
fn json_of_a_city() {
    let world = world();
    let written = render::json(&world.pack, &world.sources, &[world.thiruvananthapuram()]);
    insta::assert_snapshot!(steady(&written));
}

#[test]
fn json_of_an_explanation() {
    let world = world();
    let id = Some(world.indicator("1.b"));
    let written = render::explanation_json(&world.pack, &world.sources, &world.thiruvananthapuram(), id);
    insta::assert_snapshot!(steady(&written));
}

#[test]
fn csv_of_two_cities() {
    let world = world();
    let all = [world.thiruvananthapuram(), world.finished("Kohima", Some("Nagaland"))];
    insta::assert_snapshot!(render::csv(&world.pack, &all));
}
