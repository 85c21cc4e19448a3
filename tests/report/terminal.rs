//! How documents look in a terminal.

use unicode_width::UnicodeWidthStr as _;

use super::fixture::{World, range, world};
use super::steady;
use kasauti::decimal::{Interval, Tri};
use kasauti::render::terminal;
use kasauti::report::document::{Bar, Block, Document, Measure};
use kasauti::report::{self};
use kasauti::score::Assessment;

const LONG_ADVICE: &str = "Bring the City Data Policy of **Thiruvananthapuram** to approval: the *Municipal Commissioner* or \
    the CEO of the Smart City must sign it before it can be put to work, see the \
    [reference guide of the Smart Cities Open Data Portal](https://smartcities.data.gov.in/a/very/long/address/that/fits/no/line/at-all.html).\n\n\
    The draft should name\n\n- the eleven roles of the data team, each with a person who holds it and one who stands in \
    when that person is away,\n  - above all the City Data Officer,\n- `policy_stage`, and\n- what is opened, what is shared and what is kept.\n\n\
    1. Write it.\n2. Discuss it.\n3. Sign it.";

/// Every document there is of a world's cities.
fn documents(world: &World, assessment: &Assessment) -> Vec<Document> {
    let (pack, sources) = (&world.pack, &world.sources);
    let mut all = vec![
        report::city(pack, sources, assessment),
        report::cities(pack, sources, &[assessment.clone(), assessment.clone()]),
        report::explanation(pack, sources, assessment, None),
    ];
    for score in &assessment.indicators {
        all.push(report::explanation(pack, sources, assessment, Some(score.indicator)));
    }
    all
}

/// A world in which every word is as bad as can be.
fn hostile() -> (World, Assessment) {
    let mut world = world();
    let mut assessment = world.thiruvananthapuram();
    let nasty = "\u{1b}[31mred\u{7}\u{202e}bidi\r\n# | a*b <b>\t";
    world.pack.title = nasty.repeat(3);
    world.pack.components[0].title = nasty.to_owned();
    world.pack.indicators[1].title = "തിരുവനന്തപുരം".repeat(12);
    world.pack.indicators[2].title = nasty.repeat(9);
    world.pack.indicators[2].codes = vec!["very_long_code_indeed".repeat(3)];
    world.pack.questions[1].title = nasty.to_owned();
    world.pack.questions[3].name = "n".repeat(64);
    world.pack.recommendations[0].owner = Some(nasty.repeat(4));
    assessment.city = nasty.to_owned();
    assessment.state = Some("क्षत्रिय".repeat(20));
    assessment.published[0].value = nasty.to_owned();
    assessment.recommendations = vec![
        world.fired(0, "0 to 40", Tri::UNKNOWN, &nasty.repeat(8)),
        world.fired(1, "3", Tri::TRUE, &"x".repeat(500)),
    ];
    (world, assessment)
}

#[test]
fn no_line_is_wider_than_asked() {
    let usual = world();
    let mut long = usual.thiruvananthapuram();
    long.recommendations = vec![usual.fired(0, "40", Tri::TRUE, LONG_ADVICE)];
    let (nasty, bad) = hostile();
    for (world, assessment) in [(&usual, &long), (&nasty, &bad)] {
        for document in documents(world, assessment) {
            for columns in [30, 41, 60, 79, 80, 120] {
                for line in terminal(&document, columns, false).lines() {
                    assert!(line.width() <= columns, "{} columns, not {columns}: {line:?}", line.width());
                }
            }
        }
    }
}

#[test]
fn without_colour_there_is_no_escape_sequence_and_with_it_only_our_own() {
    let (world, assessment) = hostile();
    for document in documents(&world, &assessment) {
        let plain = terminal(&document, 80, false);
        assert!(!plain.contains(|sign: char| sign.is_control() && sign != '\n'));
        assert!(!plain.contains('\u{202e}'));
        let coloured = terminal(&document, 80, true);
        assert!(coloured.contains("\u{1b}[1m"));
        assert!(!coloured.contains("\u{1b}[31mred"));
        assert_eq!(without_escapes(&coloured), plain);
    }
}

fn without_escapes(text: &str) -> String {
    let mut out = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            signs.by_ref().take_while(|sign| *sign != 'm').for_each(drop);
        } else {
            out.push(sign);
        }
    }
    out.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn no_line_ends_in_spaces() {
    let world = world();
    for document in documents(&world, &world.thiruvananthapuram()) {
        assert!(terminal(&document, 80, false).lines().all(|line| !line.ends_with(' ')));
    }
}

fn bar(points: Interval) -> String {
    let measure = Measure { points, out_of: super::number("100") };
    let bar = Bar {
        code: String::new(),
        label: "L".to_owned(),
        measure,
        none: None,
        illustrative: false,
        total: false,
    };
    let document = Document { blocks: vec![Block::Bars(vec![bar])], ..Document::default() };
    let drawn = terminal(&document, 80, false);
    let line = drawn.lines().next().unwrap();
    line.chars().filter(|sign| matches!(sign, '·' | '░' | '\u{2588}'..='\u{258f}')).collect()
}

#[test]
fn bars_show_what_is_certain_and_what_is_possible() {
    let count = |bar: &str, sign: char| bar.chars().filter(|one| *one == sign).count();
    assert_eq!(bar(range("0")), "·".repeat(40));
    assert_eq!(bar(range("100")), "█".repeat(40));
    assert_eq!(bar(range("50")), format!("{}{}", "█".repeat(20), "·".repeat(20)));
    assert_eq!(bar(range("25 to 75")), format!("{}{}{}", "█".repeat(10), "░".repeat(20), "·".repeat(10)));
    assert_eq!(bar(range("0.1")), format!("▏{}", "·".repeat(39)));
    assert_eq!(bar(range("-5")), "·".repeat(40));
    for lost in ["-10 to -5", "-5 to 0", "-0.02 to -0.01"] {
        assert_eq!(bar(range(lost)), "·".repeat(40), "{lost}: nothing of it is won");
    }
    for open in ["-5 to 0.1", "0 to 0.1", "99.9 to 100", "50 to 50.01", "0 to 100"] {
        assert!(count(&bar(range(open)), '░') > 0, "{open}: {}", bar(range(open)));
    }
    assert_eq!(count(&bar(range("0 to 99.9")), '█'), 0);
    assert_eq!(count(&bar(range("99.9")), '█'), 39);
}

#[test]
fn figures_line_up_on_the_right() {
    let world = world();
    let drawn = terminal(&report::city(&world.pack, &world.sources, &world.thiruvananthapuram()), 80, false);
    let end = |line: &str, figure: &str| line[..line.rfind(figure).unwrap() + figure.len()].width();
    let line = |begin: &str| drawn.lines().find(|line| line.starts_with(begin)).unwrap().to_owned();
    let (one, other) = (line("  1.a  "), line("  1.b & 1.c"));
    assert_eq!(end(&one, "40"), end(&other, "60"));
    assert_eq!(end(&one, "0    40") - 6, end(&other, "32*") - 1);
}

/// A Malayalam and a Hindi city under a framework with Hindi titles.
fn indian() -> (World, [Assessment; 2]) {
    let mut world = world();
    world.pack.title = "आँकड़ा परिपक्वता मूल्यांकन ढाँचा".to_owned();
    world.pack.components[0].title = "नीति".to_owned();
    world.pack.components[1].title = "സാങ്കേതികവിദ്യ".to_owned();
    world.pack.indicators[0].title = "शहर की डेटा नीति का अनुमोदन".to_owned();
    world.pack.indicators[1].title = "ഡാറ്റാ സംരംഭങ്ങൾക്കുള്ള ബജറ്റും അതിന്റെ ഇനങ്ങളും ചെലവഴിച്ച തുകയും".to_owned();
    let mut first = world.thiruvananthapuram();
    first.city = "തിരുവനന്തപുരം".to_owned();
    first.state = Some("കേരളം".to_owned());
    first.recommendations =
        vec![world.fired(0, "40", Tri::TRUE, "**തിരുവനന്തപുരം** നഗരത്തിനായി ഒരു ഡാറ്റാ നയം തയ്യാറാക്കുക; അത് അംഗീകരിപ്പിക്കുക, പ്രസിദ്ധീകരിക്കുക, എല്ലാ വകുപ്പുകളും അത് പാലിക്കുന്നുണ്ടെന്ന് ഉറപ്പാക്കുക.")];
    let second = world.finished("जबलपुर", Some("मध्य प्रदेश"));
    (world, [first, second])
}

#[test]
fn indian_scripts_stand_in_straight_columns() {
    let (world, cities) = indian();
    let drawn = terminal(&report::cities(&world.pack, &world.sources, &cities), 80, false);
    let column = |line: &str, of: &str| line[..line.find(of).unwrap()].width();
    let bars: Vec<&str> = drawn.lines().filter(|line| line.ends_with("of 100")).collect();
    assert_eq!(bars.len(), 8);
    for line in &bars[1..4] {
        assert_eq!(column(line, "of 100"), column(bars[0], "of 100"), "{line}");
        assert_eq!(column(line, "of 100"), line.width() - 6);
    }
}

#[test]
fn whole_city_at_80() {
    let world = world();
    insta::assert_snapshot!(steady(&terminal(
        &report::city(&world.pack, &world.sources, &world.thiruvananthapuram()),
        80,
        false
    )));
}

#[test]
fn whole_city_at_60_with_long_advice() {
    let world = world();
    let mut assessment = world.thiruvananthapuram();
    assessment.recommendations = vec![world.fired(0, "0 to 40", Tri::UNKNOWN, LONG_ADVICE)];
    insta::assert_snapshot!(steady(&terminal(
        &report::city(&world.pack, &world.sources, &assessment),
        60,
        false
    )));
}

#[test]
fn several_cities_in_indian_scripts() {
    let (world, cities) = indian();
    insta::assert_snapshot!(steady(&terminal(
        &report::cities(&world.pack, &world.sources, &cities),
        80,
        false
    )));
}

#[test]
fn explanation_of_an_indicator() {
    let world = world();
    let id = world.indicator("1.b");
    let document = report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), Some(id));
    insta::assert_snapshot!(steady(&terminal(&document, 80, false)));
}

#[test]
fn explanation_of_the_whole() {
    let world = world();
    let document = report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), None);
    insta::assert_snapshot!(steady(&terminal(&document, 80, false)));
}

#[test]
fn colours() {
    let world = world();
    let id = world.indicator("1.b");
    let document = report::explanation(&world.pack, &world.sources, &world.thiruvananthapuram(), Some(id));
    let shown = terminal(&document, 80, true).replace('\u{1b}', "␛");
    insta::assert_snapshot!(shown.lines().take(24).collect::<Vec<_>>().join("\n"));
}
