//! Where lower is better: levels, what counts as the worst, order, and what reports say.

use kasauti::decimal::{Interval, Number};
use kasauti::render;
use kasauti::report::among::Figures;
use kasauti::report::{self, By, levels, ranked};
use kasauti::score::Mode;

use super::{framework, indicator, scored};
use crate::check::found;

fn text(clauses: &str) -> String {
    format!(
        "{}certify \"Risk\" on overall {{\n illustrative \"made up\"\n low \"Low\" at most 4\n medium \"Medium\" under 10\n \
         otherwise \"High\"\n}}\ncomponent fire \"Fire\" number 1 out of 10 {{\n{}}}\n\
         component flood \"Flood\" number 2 out of 10 {{\n{}}}\n",
        framework(&format!("overall = sum of components\n {clauses}"))
            .replace("unanswered scores lowest", "unanswered scores highest"),
        indicator("1.a", "recommend less { text \"Have fewer: {to_win}.\" }"),
        indicator("2.a", "recommend dams { text \"Build dams.\" }"),
    )
}

const ANSWERS: &str = "[answers]\nq1a = 3\n";

#[test]
fn what_is_unknown_is_taken_at_its_highest() {
    let (_, _, draft) = scored(&text(""), ANSWERS, Mode::Draft);
    assert_eq!(draft.overall, Interval::closed(Number::from(3), Number::from(13)));
    assert_eq!(draft.levels, [0, 1, 2]);
    let (_, _, last) = scored(&text(""), ANSWERS, Mode::Final);
    assert_eq!(last.overall, Interval::point(Number::from(13)));
    assert_eq!(last.levels, [2]);
    // A rejected answer too.
    let rejected = "[answers]\nq1a = 3\n[answers.q2a]\nvalue = 1\nstanding = \"rejected\"\n";
    let (_, _, one) = scored(&text("rejected scores highest"), rejected, Mode::Draft);
    assert_eq!(one.overall, Interval::point(Number::from(13)));
}

#[test]
fn the_worst_is_one_end_everywhere() {
    let mixed = text("claimed scores lowest");
    let all = found(&mixed);
    assert!(
        all.iter().any(|one| one.code == "pack/worst-is-best" && one.at == "claimed scores lowest"),
        "{all:#?}"
    );
    // Without levels, the clauses must agree with one another.
    let all = found(
        &(framework("overall = sum of components\n rejected scores highest")
            + &*format!("component fire \"Fire\" number 1 out of 10 {{\n{}}}\n", indicator("1.a", ""))),
    );
    assert!(all.iter().any(|one| one.code == "pack/worst-is-best"), "{all:#?}");
}

#[test]
fn the_lowest_comes_first() {
    let (pack, _, low) = scored(&text(""), "[answers]\nq1a = 3\nq2a = 0\n", Mode::Draft);
    let (_, _, high) = scored(&text(""), "[answers]\nq1a = 9\nq2a = 2\n", Mode::Draft);
    let (_, _, open) = scored(&text(""), "[answers]\nq1a = 4\n", Mode::Draft);
    let named = |name: &str, assessment| Figures { city: name.to_owned(), ..Figures::of(assessment) };
    let all = [named("High", &high), named("Low", &low), named("Open", &open)];
    let order: Vec<(&str, usize, usize)> = ranked(&pack, &all, By::Overall)
        .iter()
        .map(|one| (one.figures.city.as_str(), one.rank.best, one.rank.worst))
        .collect();
    assert_eq!(order, [("Low", 1, 1), ("High", 2, 3), ("Open", 2, 3)]);
}

#[test]
fn reports_speak_of_what_is_to_be_rid_of() {
    let (pack, sources, assessment) = scored(&text(""), "[answers]\nq1a = 3\nq2a = 2\n", Mode::Draft);
    let bands: Vec<(String, String, String)> = levels::bands(&pack, &assessment)
        .into_iter()
        .map(|band| (band.title, band.from.to_string(), band.to.to_string()))
        .collect();
    let band = |title: &str, from: &str, to: &str| (title.to_owned(), from.to_owned(), to.to_owned());
    assert_eq!(bands, [band("Low", "0", "4"), band("Medium", "4", "10"), band("High", "10", "20")]);
    let told = render::markdown(&report::city(&pack, &sources, &assessment));
    assert!(told.contains("3 points to be rid of") && told.contains("2 points to be rid of"), "{told}");
    assert!(!told.contains("to win"), "{told}");
    let why = render::markdown(&report::explanation(&pack, &sources, &assessment, None));
    assert!(why.contains("at most 4") && why.contains("under 10"), "{why}");
}

#[test]
fn a_level_of_two_ends_is_told_with_one() {
    for (wrong, label, fix) in [
        ("between 2 and 4", "write `at least 2`, or `at most 4` where lower is better", None),
        ("2 to 4", "write `at least 2`, or `at most 4` where lower is better", None),
        ("2-4", "write `at least 2`, or `at most 4` where lower is better", None),
        ("up to 4", "write `at most 4`", Some("at most 4")),
        ("4 or more", "write `at least 4`", Some("at least 4")),
    ] {
        let all = found(&text("").replace("low \"Low\" at most 4", &format!("low \"Low\" {wrong}")));
        assert_eq!(all.len(), 1, "{wrong}: {all:#?}");
        assert_eq!((all[0].code, all[0].at.as_str()), ("syntax/unexpected", wrong), "{all:#?}");
        assert!(all[0].says.contains(label), "{all:#?}");
        assert_eq!(all[0].fix.as_ref().map(|(_, right)| right.as_str()), fix);
    }
}
