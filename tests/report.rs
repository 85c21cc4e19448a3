//! What reports say, and that every format says the same.

mod fixture;
mod formats;
pub mod markup;
mod page;
mod prose;
pub mod schema;
mod terminal;

use fixture::{World, number, range, world};
use kasauti::decimal::Tri;
use kasauti::report::document::{Advice, Block, Document, ExcerptLine, Inline, Mark, Text};
use kasauti::report::levels::{self, Reached};
use kasauti::report::{self, find_indicator, words};
use kasauti::score::Assessment;
use kasauti::wording::Language;

/// The words of a text, without what makes them stand out.
fn said(text: &Text) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Plain(words) | Inline::Code(words) | Inline::Toned(_, words) => words.clone(),
            Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Link { text: inside, .. } => {
                said(inside)
            }
        })
        .collect()
}

/// Output as it is whatever the version.
fn steady(output: &str) -> String {
    let version = words::ENGINE_VERSION;
    output
        .replace(&format!("{version}; "), "VERSION; ")
        .replace(&format!("\"engine_version\": \"{version}\""), "\"engine_version\": \"VERSION\"")
}

fn facts(document: &Document) -> Vec<(String, String)> {
    let facts = document.blocks.iter().find_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        _ => None,
    });
    facts.unwrap().iter().map(|fact| (fact.name.clone(), said(&fact.value))).collect()
}

fn cards(document: &Document) -> Vec<&Advice> {
    document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Advice(card) => Some(card.as_ref()),
            _ => None,
        })
        .collect()
}

fn paragraphs(document: &Document) -> String {
    let mut all = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(text) | Block::Note(text) => all.push_str(&(said(text) + "\n")),
            Block::Bullets(entries) => entries.iter().for_each(|text| all.push_str(&(said(text) + "\n"))),
            _ => {}
        }
    }
    all
}

fn with_advice(world: &World, fired: &[(usize, &str, Tri)]) -> Assessment {
    let mut assessment = world.thiruvananthapuram();
    assessment.recommendations =
        fired.iter().map(|(at, to_win, holds)| world.fired(*at, to_win, *holds, "Do it.")).collect();
    assessment
}

#[test]
fn the_opening_tells_result_level_and_what_it_rests_on() {
    let world = world();
    let document = report::city(&world.pack, &world.sources, &world.thiruvananthapuram());
    let facts = facts(&document);
    let fact = |name: &str| facts.iter().find(|(known, _)| known == name).unwrap().1.as_str();
    assert_eq!(fact("Overall"), "between 12 and 58.5 of 100*");
    assert_eq!(fact("Certification level"), "Beginner or Not certified* (still open)");
    assert_eq!(fact("As published"), "level Enabled, rank 10 (Morung Express, 27 June 2021)");
    assert_eq!(
        fact("Scores rest on"),
        "5 indicators: 2 as awarded, 2 still open and 1 unknown because a script failed"
    );
}

#[test]
fn advice_stands_by_points_to_win_then_priority_then_code() {
    let world = world();
    let assessment = with_advice(
        &world,
        &[(2, "28", Tri::TRUE), (1, "40", Tri::TRUE), (0, "40", Tri::UNKNOWN), (0, "0 to 41", Tri::UNKNOWN)],
    );
    let document = report::city(&world.pack, &world.sources, &assessment);
    let order: Vec<(&str, String)> =
        cards(&document).iter().map(|card| (card.name.as_str(), card.to_win.to_string())).collect();
    assert_eq!(
        order,
        [
            ("draft_policy", "0 to 41".to_owned()),
            ("draft_policy", "40".to_owned()),
            ("approve_policy", "40".to_owned()),
            ("budget", "28".to_owned())
        ]
    );
}

#[test]
fn advice_that_cannot_hold_is_not_shown_and_possible_advice_is_marked() {
    let world = world();
    let assessment =
        with_advice(&world, &[(0, "40", Tri::UNKNOWN), (1, "40", Tri::TRUE), (2, "1", Tri::FALSE)]);
    let document = report::city(&world.pack, &world.sources, &assessment);
    let shown: Vec<(&str, bool)> =
        cards(&document).iter().map(|card| (card.name.as_str(), card.certain)).collect();
    assert_eq!(shown, [("draft_policy", false), ("approve_policy", true)]);
    assert!(
        paragraphs(&document).contains("2 recommendations, most points to win first; 1 certain, 1 possible")
    );
}

#[test]
fn points_to_win_are_said_as_they_are_known() {
    for (to_win, words) in [
        ("0", "nothing left to win"),
        ("1", "1 point to win"),
        ("40", "40 points to win"),
        ("0 to 30", "up to 30 points to win"),
        ("5 to 30", "5 to 30 points to win"),
    ] {
        assert_eq!(words::to_win(Language::English.wording(), range(to_win), false), words);
    }
    assert_eq!(
        words::out_of(Language::English.wording(), range("0 to 30"), number("30")),
        "between 0 and 30 of 30"
    );
    assert_eq!(words::out_of(Language::English.wording(), range("12.2"), number("100")), "12.2 of 100");
}

#[test]
fn figures_tell_what_is_published_and_what_is_not() {
    let world = world();
    let told = paragraphs(&report::city(&world.pack, &world.sources, &world.thiruvananthapuram()));
    for sentence in [
        "those of 1.a, 1.b & 1.c, 2.a and engagement published (City report, page 1; City report, page 2; City report, page 6)",
        "those of 2.b illustrative (the box is lost)",
        "Scoring rules: all illustrative (bands are not public).",
        "The conditions of the levels: illustrative (no threshold is public).",
        "Awarded points: 1.a and engagement from City report, page 1.",
        "fingerprint 0f1e2d3c4b5a; engine",
    ] {
        assert!(told.contains(sentence), "`{sentence}` is not in:\n{told}");
    }
}

#[test]
fn missing_answers_are_told_with_what_they_could_change() {
    let world = world();
    let document = report::city(&world.pack, &world.sources, &world.thiruvananthapuram());
    let markdown = kasauti::render::markdown(&document);
    assert!(markdown.contains("| 2.a | 15 | Which sensors does the city have? `sensors` |"), "{markdown}");
    assert!(markdown.contains("| 1.b & 1.c | 8 |"), "{markdown}");
    assert!(
        paragraphs(&document)
            .contains("1 more question without an answer changes no score as things stand: policy_stage.")
    );
    assert!(markdown.contains("| Which sensors does the city have? | 3 entries | 2.a | 4 |"), "{markdown}");
}

#[test]
fn any_code_of_a_joint_indicator_finds_it() {
    let world = world();
    for code in ["1.b", "1.c", "1.C", "1.b & 1.c", "1.b&1.c", " 1.c "] {
        assert_eq!(find_indicator(&world.pack, code).unwrap().index(), 1, "{code}");
    }
    assert_eq!(find_indicator(&world.pack, "Engagement").unwrap().index(), 4);
}

#[test]
fn an_unknown_code_offers_the_nearest() {
    let world = world();
    assert_eq!(find_indicator(&world.pack, "engagment"), Err(vec!["engagement".to_owned()]));
    assert_eq!(find_indicator(&world.pack, "2.c").unwrap_err(), ["1.c", "2.a", "2.b"]);
    assert_eq!(find_indicator(&world.pack, "spatial readyness"), Err(vec!["2.b".to_owned()]));
    assert_eq!(find_indicator(&world.pack, "something else"), Err(Vec::new()));
    assert_eq!(find_indicator(&world.pack, ""), Err(Vec::new()));
}

#[test]
fn levels_are_judged_part_by_part() {
    let world = world();
    let open = world.thiruvananthapuram();
    let judged = levels::judged(&world.pack, &world.sources, &open);
    let reached: Vec<Reached> = judged.iter().map(|one| one.reached).collect();
    assert_eq!(reached, [Reached::No, Reached::No, Reached::Possibly, Reached::Possibly]);
    let [total, every] = judged[0].parts.as_slice() else { panic!("{:?}", judged[0].parts) };
    assert_eq!((total.text.as_str(), total.fact.as_str()), ("at least 75", "overall is 12 to 58.5"));
    assert!(total.met.unwrap().is_false());
    assert_eq!(every.fact, "the lowest, Policy, is 24 to 32");
    assert!(every.met.unwrap().is_false());
    assert_eq!(judged[2].parts[0].met, Some(Tri::UNKNOWN));

    let top = world.finished("Kohima", None);
    let reached: Vec<Reached> =
        levels::judged(&world.pack, &world.sources, &top).iter().map(|one| one.reached).collect();
    assert_eq!(reached, [Reached::Certainly, Reached::Passed, Reached::Passed, Reached::Passed]);
}

#[test]
fn an_explanation_marks_the_lines_that_count() {
    let world = world();
    let id = world.indicator("1.c");
    let document = report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), Some(id));
    let excerpt = document.blocks.iter().find_map(|block| match block {
        Block::Excerpt(excerpt) => Some(excerpt),
        _ => None,
    });
    let excerpt = excerpt.unwrap();
    assert_eq!(excerpt.place, "data/framework.kas:27:5");
    let lines: Vec<(u32, &str, Mark, Option<String>)> = excerpt
        .lines
        .iter()
        .map(|line| match line {
            ExcerptLine::Line { number, text, mark, value } => {
                (*number, text.as_str(), *mark, value.map(|value| value.to_string()))
            }
            ExcerptLine::Gap => panic!("nothing is left out"),
        })
        .collect();
    assert_eq!(
        lines,
        [
            (27, "score sum {", Mark::None, None),
            (28, "  12 each of budget_heads", Mark::Counts, Some("24".to_owned())),
            (29, "  8 when budget_spent at least 50%", Mark::May, Some("8".to_owned())),
            (30, "} at most 60", Mark::None, None),
        ]
    );
}

#[test]
fn a_step_that_repeats_the_one_above_is_told_once() {
    let world = world();
    let id = world.indicator("1.b");
    let document = report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), Some(id));
    let steps = document.blocks.iter().find_map(|block| match block {
        Block::Steps(steps) => Some(steps),
        _ => None,
    });
    let told: Vec<(u32, &str, &str)> =
        steps.unwrap().iter().map(|step| (step.depth, step.what.as_str(), step.place.as_str())).collect();
    assert_eq!(
        told,
        [
            (0, "the score", "data/framework.kas:27:5"),
            (1, "counts", "data/framework.kas:28:7"),
            (1, "may count", "data/framework.kas:29:7"),
        ]
    );
}

#[test]
fn the_whole_explanation_shows_the_arithmetic_of_both_ends() {
    let world = world();
    let document = report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), None);
    let told = paragraphs(&document);
    assert!(told.contains("At the lowest: (24 + 0) / 2 = 12\n"), "{told}");
    assert!(told.contains("At the highest: (32 + 85) / 2 = 58.5\n"), "{told}");
    assert!(told.contains("rounded half up to 2 places"), "{told}");
}

#[test]
fn advice_is_explained_by_its_condition_and_place() {
    let world = world();
    let id = world.indicator("1.a");
    let told =
        paragraphs(&report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), Some(id)));
    assert!(told.contains("draft_policy holds, because of policy_stage = none at data/framework.kas:23:33"));
    assert!(
        told.contains(
            "approve_policy may hold, because of policy_stage = drafted at data/framework.kas:24:35"
        )
    );
}
