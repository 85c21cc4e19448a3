//! The full report, as a document and as a page.

use super::fixture::{World, number, range, world};
use super::markup::{demand_sound, rows, tags, words};
use super::{said, steady};
use kasauti::decimal::Tri;
use kasauti::pack::{IndicatorId, Scope};
use kasauti::render;
use kasauti::report::among::{Figures, Groups, Ranks};
use kasauti::report::document::{Block, Document, Inline};
use kasauti::report::{self, Matter};
use kasauti::score::{Assessment, Rise};

/// The report of a city among two others, with a way up of two steps.
fn full(world: &World, assessment: &Assessment) -> Document {
    let other = super::fixture::world();
    let known = [
        Figures::of(assessment),
        Figures::of(&other.finished("Kochi", Some("Kerala"))),
        Figures::of(&other.finished("Kohima", Some("Nagaland"))),
    ];
    let low = assessment.overall.low;
    let middle = low.max(number("60"));
    let rise = |at, from, to| Rise { scope: Scope::Indicator(IndicatorId::from(at)), from, to };
    report::full(&Matter {
        pack: &world.pack,
        sources: &world.sources,
        assessment,
        climb: &[rise(0, low, middle), rise(3, middle, number("100"))],
        groups: &Groups::of(&world.pack, known.iter()).around(&known[0]),
        rank: Some(Ranks::of(known.iter().filter_map(|one| one.overall), false).place(assessment.overall)),
        command: "kasauti score cities/thiruvananthapuram.toml",
    })
}

#[test]
fn the_page_of_a_city() {
    let world = world();
    let page = render::html(&full(&world, &world.thiruvananthapuram()));
    demand_sound(&page);
    // The sheet is a file of its own; what differs from page to page is in its last lines.
    let (before, sheet) = page.split_once("<style>").unwrap();
    let (sheet, after) = sheet.split_once("</style>").unwrap();
    let own: Vec<&str> = sheet.trim_end().lines().rev().take(2).collect();
    let broken = |markup: &str| markup.replace("><", ">\n<");
    insta::assert_snapshot!(steady_page(&format!(
        "{}\n{}\n{}",
        broken(before),
        own.join("\n"),
        broken(after)
    )));
}

fn steady_page(page: &str) -> String {
    page.replace(&format!("Kasauti {}", report::words::ENGINE_VERSION), "Kasauti VERSION")
}

#[test]
fn the_full_report_as_markdown() {
    let world = world();
    let document = full(&world, &world.thiruvananthapuram());
    insta::assert_snapshot!(steady_page(&steady(&render::markdown(&document))));
}

#[test]
fn long_names_are_shortened_at_the_top_of_pages_of_paper() {
    let world = world();
    let name = format!("Greater {}", "Kochi ".repeat(40));
    let page = render::html(&full(&world, &world.finished(&name, None)));
    let at_top = page.split("@top-right { content: \"").nth(1).unwrap().split('"').next().unwrap();
    assert!(at_top.starts_with("Greater Kochi Kochi") && at_top.ends_with("\\2026 "), "{at_top}");
    assert!(at_top.len() < 60, "{at_top}");
    assert!(
        page.contains(&format!("<h1>{}</h1>", name.trim())) || page.contains(&name),
        "whole where it is read"
    );
}

fn summary(document: &Document) -> String {
    document
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Paragraph(text) => Some(said(text)),
            _ => None,
        })
        .unwrap()
}

#[test]
fn the_summary_is_three_sentences_whatever_is_known() {
    let world = world();
    assert_eq!(
        summary(&full(&world, &world.thiruvananthapuram())),
        "Thiruvananthapuram has between 12 and 58.5 of 100 points; its level is still open: Beginner or Not certified. \
         By what is certain so far it is strongest in Policy (between 24 and 32 of 100) and weakest in Technology (between \
         0 and 85 of 100). The largest step still to be won is 1.a Approval of City Data Policy, which adds 48 of 100 \
         points overall; 2 questions without an answer keep 2 scores open."
    );
    let finished = world.finished("Kohima", None);
    let mut matter_free = full(&world, &finished);
    assert!(summary(&matter_free).starts_with(
        "Kohima has 96.28 of 100 points, which gives it the level Connected. It is \
         strongest in Technology (100 of 100) and weakest in Policy (92.55 of 100)."
    ));
    matter_free.blocks.clear();
    let alone = report::full(&Matter {
        pack: &world.pack,
        sources: &world.sources,
        assessment: &finished,
        climb: &[],
        groups: &[],
        rank: None,
        command: "",
    });
    assert!(summary(&alone).ends_with("Nothing is left to be won."), "{}", summary(&alone));
}

#[test]
fn pictures_are_named_in_words_and_have_their_figures() {
    let world = world();
    let page = render::html(&full(&world, &world.thiruvananthapuram()));
    assert!(page.contains(
        "A half circle filled to between 12 and 58.5 of 100, which lies in the band of Beginner or Not"
    ));
    let rows = rows(&page);
    for row in [["Enabled", "60", "75", "not reached"], ["Beginner", "30", "60", "possible"]] {
        assert!(rows.iter().any(|known| *known == row), "{row:?}");
    }
    assert!(rows.iter().any(|row| *row == ["", "Certain now", "", "", "12"]));
    assert!(rows.iter().any(|row| *row == ["1.a", "Approval of City Data Policy", "", "48", "60"]));
}

#[test]
fn a_city_stands_beside_its_state_and_all_cities() {
    let world = world();
    let page = render::html(&full(&world, &world.thiruvananthapuram()));
    let rows = rows(&page);
    assert!(rows.iter().any(|row| row[2..] == ["This city", "Kerala, mean of 2", "All cities, mean of 3"]));
    assert!(
        rows.iter().any(|row| *row == ["Overall", "", "12 to 58.5", "54.14 to 77.39", "68.19 to 83.69"]),
        "{rows:#?}"
    );
    assert!(words(&page).contains("Place 3 of 3 cities"));
}

#[test]
fn ranks_are_shared_and_open_while_scores_are() {
    let rank = |own: &str, all: &[&str]| {
        let rank = Ranks::of(all.iter().map(|one| range(one)), false).place(range(own));
        // Upside down, what was ahead by more is ahead by less.
        let falling = Ranks::of(all.iter().map(|one| range(one).negate()), true).place(range(own).negate());
        assert_eq!(rank, falling);
        (rank.best, rank.worst, rank.of)
    };
    assert_eq!(rank("50", &["50", "60", "40"]), (2, 2, 3));
    assert_eq!(rank("50", &["50", "50", "60"]), (2, 2, 3));
    assert_eq!(rank("40", &["50", "50", "40"]), (3, 3, 3));
    assert_eq!(rank("40 to 60", &["40 to 60", "50", "70"]), (2, 3, 3));
    assert_eq!(rank("50", &["50", "40 to 60"]), (1, 2, 2));
    assert_eq!(rank("50 to 60", &["50 to 60", "60"]), (1, 2, 2));
}

/// Whatever a pack or a city's file says, it says it and does nothing.
#[test]
fn hostile_words_stay_words() {
    let evil =
        "</style></title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u{202e}\u{0}\\";
    let mut world = world();
    let mut assessment = world.thiruvananthapuram();
    world.pack.title = evil.to_owned();
    world.pack.cycle = evil.to_owned();
    for component in &mut world.pack.components {
        component.title = evil.to_owned();
    }
    for indicator in &mut world.pack.indicators {
        indicator.title = evil.to_owned();
        indicator.codes = vec![evil.to_owned()];
    }
    for question in &mut world.pack.questions {
        question.title = evil.to_owned();
        question.name = evil.to_owned();
    }
    for recommendation in &mut world.pack.recommendations {
        recommendation.owner = Some(evil.to_owned());
        recommendation.effort = Some(evil.to_owned());
        recommendation.references = vec![evil.to_owned()];
    }
    assessment.city = evil.to_owned();
    assessment.state = Some(evil.to_owned());
    assessment.answers_origin = Some((false, evil.to_owned()));
    assessment.answers_fingerprint = evil.to_owned();
    let links = "[x](javascript:alert(3)) [y](https://example.org/\"onmouseover=alert(4)) <data:text/html,x>";
    assessment.recommendations =
        vec![world.fired(0, "40", Tri::TRUE, &format!("{evil}\n\n- {evil}\n  - {links}\n\n# {evil}"))];
    let document = full(&world, &assessment);
    let page = render::html(&document);
    demand_sound(&page);
    assert!(!page.contains(['\u{202e}', '\u{0}']), "signs that steer");
    assert!(tags(&page).iter().all(|tag| tag.get("href").is_none_or(|to| !to.contains("javascript"))));
    let shown = evil.replace(['\u{202e}', '\u{0}'], "\u{fffd}");
    assert!(words(&page).contains(&shown), "what was said is there to be read");
}

#[test]
fn lists_in_advice_nest_and_close() {
    let world = world();
    let mut assessment = world.thiruvananthapuram();
    for text in [
        "- a\n  - b\n    - c\n- d\n\n1. e\n2. f",
        "    - deep first\n- then shallow\n  3. numbered\n      - deeper",
        "3. three\n4. four\n\nend",
    ] {
        assessment.recommendations = vec![world.fired(0, "40", Tri::TRUE, text)];
        demand_sound(&render::html(&full(&world, &assessment)));
    }
    let page = render::html(&full(&world, &assessment));
    assert!(page.contains("<ol start=\"3\"><li>three</li><li>four</li></ol><p>end</p>"));
}

#[test]
fn a_document_without_title_or_headings_is_a_page_too() {
    let mut document = Document::default();
    document.add(Block::Paragraph(vec![Inline::Plain("Only words.".to_owned())]));
    let page = render::html(&document);
    tags(&page);
    assert!(words(&page).contains("Only words."));
}
