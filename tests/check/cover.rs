//! Matches, bands and tables.

use super::{indicator, nothing, only};

const STAGE: &str = "ask stage \"Where?\" one of { none \"N\" drafted \"D\" approved \"A\" }\n";

fn staged(rule: &str) -> String {
    indicator("10", &format!("{STAGE} score {rule}"))
}

#[test]
fn matches() {
    nothing(&staged("match stage { none => 0 drafted => 5 approved => 10 }"));
    nothing(&staged("match stage { none => 0 otherwise => 10 }"));
    only(
        &staged("match stage { none => 0 approved => 10 }"),
        "check/forgotten-choice",
        "match stage",
        "a city with `stage` = `drafted`",
    );
    only(
        &staged("match stage { none => 0 drafted => 5 drafted or approved => 10 }"),
        "check/choice-twice",
        "drafted",
        "twice",
    );
    only(
        &staged("match stage { none => 0 drafted => 5 approved => 10 otherwise => 3 }"),
        "check/otherwise-unreachable",
        "otherwise",
        "`stage`",
    );
    only(
        &indicator("10", "ask a \"A?\" yes/no score 10 + match a { yes => 0 }"),
        "check/forgotten-choice",
        "match a",
        "`a` = no",
    );
}

#[test]
fn a_mistaken_choice_is_told_once() {
    only(
        &staged("match stage { none => 0 draftd => 5 approved => 10 }"),
        "pack/unknown-choice",
        "draftd",
        "drafted",
    );
}

fn banded(kind: &str, bands: &str) -> String {
    indicator("10", &format!("ask datasets \"How many?\" {kind}\n score band datasets {{ {bands} }}"))
}

const COUNT: &str = "count between 0 and 5000";

#[test]
fn bands_leave_no_gap() {
    nothing(&banded(COUNT, "0 => 0, 1 to 29 => 5, 30 or more => 10"));
    nothing(&banded(COUNT, "0 => 0, otherwise => 10"));
    let one = only(
        &banded(COUNT, "0 => 0, 1 to 29 => 5, 31 or more => 10"),
        "check/band-gap",
        "1 to 29",
        "a city with 30 datasets gets no band",
    );
    assert!(one.says.contains("`30 => …`"), "{one:#?}");
    let one = only(&banded(COUNT, "0 => 0, 1 to 29 => 10"), "check/band-gap", "1 to 29", "30 datasets");
    assert!(one.says.contains("`30 or more => …`"), "{one:#?}");
    only(&banded(COUNT, "5 or more => 10"), "check/band-gap", "5 or more", "`up to 4 => …`");
}

#[test]
fn percents_need_an_edge_that_meets() {
    nothing(&banded("percent", "under 25% => 0, 25% or more => 10"));
    let one = only(
        &banded("percent", "up to 24% => 0, 25% or more => 10"),
        "check/band-gap",
        "up to 24%",
        "`datasets` is 24.5 %",
    );
    assert_eq!(one.fix, Some((String::from("up to 24%"), String::from("under 25%"))));
    only(&banded("percent", "under 25% => 0, over 25% => 10"), "check/band-gap", "under 25%", "is 25 %");
    only(
        &banded("number between 0 and 1", "up to 0.5 => 0, over 0.6 => 10"),
        "check/band-gap",
        "up to 0.5",
        "is 0.6",
    );
}

#[test]
fn dates_and_units_are_said_as_such() {
    only(
        &banded("date between 2020-01-01 and 2026-12-31", "up to 2025-03-31 => 0, 2025-04-02 or more => 10"),
        "check/band-gap",
        "up to 2025-03-31",
        "2025-04-01",
    );
    only(
        &banded("number between 0 and 50 unit \"km\"", "under 20 => 0, over 20 => 10"),
        "check/band-gap",
        "under 20",
        "20 km",
    );
}

#[test]
fn bands_do_not_overlap() {
    let one = only(
        &banded(COUNT, "0 to 30 => 0, 30 or more => 10"),
        "check/band-overlap",
        "30 or more",
        "a city with 30 datasets falls into two bands",
    );
    assert_eq!(one.fix, Some((String::from("0 to 30"), String::from("up to 29"))));
    only(
        &banded("percent", "up to 50% => 0, 50% or more => 10"),
        "check/band-overlap",
        "50% or more",
        "`datasets` is 50 %",
    );
    // One within the other, at its end.
    for (kind, bands, wide, rest) in [
        ("number between 0 and 50", "up to 50 => 0, 50 => 10", "up to 50", "under 50"),
        (COUNT, "0 => 0, under 100 => 5, 100 or more => 10", "under 100", "1 to 99"),
        ("number between 0 and 50", "0 => 0, up to 50 => 10", "up to 50", "over 0"),
    ] {
        let all = super::found(&banded(kind, bands));
        let one = all.iter().find(|one| one.code == "check/band-overlap").expect(bands);
        assert_eq!(one.fix, Some((wide.to_owned(), rest.to_owned())), "{one:?}");
    }
}

#[test]
fn bands_cover_what_can_be() {
    only(
        &banded("count between 0 and 10", "0 to 5 => 0, 6 to 10 => 10, over 10 => 10"),
        "check/band-outside",
        "over 10",
        "0 to 10",
    );
    only(
        &banded(COUNT, "0 => 0, 1 or more => 10, otherwise => 5"),
        "check/otherwise-unreachable",
        "otherwise",
        "`datasets`",
    );
}

#[test]
fn bands_of_a_formula_cover_its_range() {
    let text = |bands: &str| {
        indicator(
            "10",
            &format!(
                "ask all \"All?\" count between 1 and 200 ask some \"Some?\" count between 0 and 200 at most all
                 score band some / all {{ {bands} }}"
            ),
        )
    };
    nothing(&text("under 50% => 0, 50% or more => 10"));
    nothing(&text("under 50% => 0, 50% to 100% => 10"));
    only(&text("under 50% => 0, 60% or more => 10"), "check/band-gap", "under 50%", "`some / all` is 50 %");
}

fn tabled(rows: &str) -> String {
    indicator(
        "20",
        &format!(
            "ask officer \"Who?\" one of {{ nobody \"N\" part \"P\" full \"F\" }}
             ask staff \"How many?\" count between 0 and 500
             score table (officer, staff) {rows}"
        ),
    )
}

#[test]
fn tables_are_complete() {
    nothing(&tabled("first { full | 5 or more => 20 full | any => 15 part | any => 5 nobody | any => 0 }"));
    nothing(&tabled("unique { full | 5 or more => 20 full | under 5 => 15 part or nobody | any => 0 }"));
    nothing(&tabled("sum { full | any => 15 any | 10 or more => 5 }"));
    let one = only(
        &tabled("first { full | 5 or more => 20 part | any => 5 nobody | any => 0 }"),
        "check/table-gap",
        "table (officer, staff) first",
        "a city with `officer` = `full` and `staff` = 4",
    );
    assert!(one.says.contains("`full | up to 4 => …`"), "{one:#?}");
}

#[test]
fn unique_rows_do_not_overlap() {
    only(
        &tabled("unique { full | any => 20 part | any => 5 nobody | any => 0 any | 100 or more => 7 }"),
        "check/table-overlap",
        "any | 100 or more => 7",
        "`officer` = `full` and `staff` = 100",
    );
}

#[test]
fn rows_can_be_chosen() {
    only(
        &tabled("first { full | any => 20 part | any => 5 nobody | any => 0 full | 5 or more => 18 }"),
        "check/row-unreachable",
        "full | 5 or more => 18",
        "rows above",
    );
    only(
        &tabled("sum { full | any => 20 any | over 500 => 5 }"),
        "check/row-unreachable",
        "any | over 500 => 5",
        "`staff`",
    );
}

#[test]
fn columns_that_depend_on_each_other_leave_no_false_gap() {
    nothing(&indicator(
        "10",
        "ask all \"All?\" count between 10 and 200
         ask some \"Some?\" count between 0 and 200 at most all
         score table (all, some) first { 100 or more | any => 10 under 100 | under 100 => 5 }",
    ));
}

#[test]
fn wide_tables_are_proved_fast() {
    let questions: String = (0..8).map(|at| format!("ask q{at} \"Q?\" count between 0 and 100\n")).collect();
    let columns: Vec<String> = (0..8).map(|at| format!("q{at}")).collect();
    let mut rows = String::new();
    for row in 0..19 {
        let cells: Vec<String> = (0..8)
            .map(|column| {
                if (row + column) % 3 == 0 {
                    String::from("any")
                } else {
                    format!("{} or more", row * 5 + column)
                }
            })
            .collect();
        rows += &format!("{} => {}\n", cells.join(" | "), row % 10);
    }
    rows += "any | any | any | any | any | any | any | any => 10\n";
    let text =
        indicator("10", &format!("{questions} score table ({}) first {{ {rows} }}", columns.join(", ")));
    let all = super::found(&text);
    assert!(all.iter().all(|one| one.code == "check/row-unreachable"), "{all:#?}");
}
