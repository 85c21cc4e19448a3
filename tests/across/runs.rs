//! Cities that are scored together.

use kasauti::answers::Answers;
use kasauti::decimal::{Interval, Number};
use kasauti::diagnostic::Diagnostics;
use kasauti::eval::{Facts, Silent, Walk};
use kasauti::pack::{Pack, Rule};
use kasauti::score::{Assessment, Mode, Scorer};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};
use proptest::prelude::*;

use crate::check::{found, indicator};

fn load(text: &str) -> (Pack, Sources) {
    let world = MemoryWorld::new([("pack.kas", text)]);
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics).expect("a pack");
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    (pack, sources)
}

fn city(pack: &Pack, sources: &mut Sources, answers: &str) -> Answers {
    let head =
        "city = \"A\"\nframework = \"lake\"\ncycle = \"2026\"\nillustrative = \"made up\"\n[answers]\n";
    let file = sources.add("a.toml", format!("{head}{answers}"));
    let mut diagnostics = Diagnostics::new();
    kasauti::answers::read(pack, sources, file, &mut diagnostics).unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn scored(pack: &Pack, cities: &[Answers], mode: Mode) -> Vec<Assessment> {
    let scripts = Scripts::default();
    let scorer = Scorer::new(pack, &scripts);
    let all: Vec<&Answers> = cities.iter().collect();
    let run = scorer.run(&all, mode);
    let assess = |(at, one)| scorer.assess_among(&run, at, one, mode);
    cities.iter().enumerate().map(assess).collect()
}

fn text_of(rule: &str) -> String {
    let body = format!(
        "ask size \"Size?\" one of {{ small \"S\" large \"L\" }}
         ask depth \"Depth?\" count between 0 and 4
         ask width \"Width?\" count between 0 and 3
         let area = depth * width
         let standing = z-score of area across cities (population) else 0
         {rule}"
    );
    indicator("10", &body)
}

fn pack_of(rule: &str) -> (Pack, Sources) {
    load(&text_of(rule))
}

/// Rules that are proved to keep to 0 to 10.
const RULES: [&str; 9] = [
    "score 10 * depth / max of depth across cities else 0",
    "score clamp(5 + 2 * (z-score of depth across cities with the same size (population) else 0), 0, 10)",
    "score 10 * (min-max of area across cities else 0)",
    "score band rank of area across cities with the same size (ties min) { 1 => 10, 2 => 5, 3 or more => 0 }",
    "score min(10, mean of area across cities)",
    "score 2 * median of depth across cities + min(2, depth - min of depth across cities)",
    "score clamp(5 + standing - mean of standing across cities, 0, 10)",
    "score 10 * (min-max of standing across cities with the same size else 0)",
    "score highest { 10 when depth at least percentile 75 of depth across cities, otherwise 2 * sd of depth across cities (population) }",
];

type Given = (Option<bool>, Option<i64>, Option<i64>);

fn answers_of((large, depth, width): &Given) -> String {
    let mut text = String::new();
    if let Some(large) = large {
        text += &format!("size = \"{}\"\n", if *large { "large" } else { "small" });
    }
    if let Some(depth) = depth {
        text += &format!("depth = {depth}\n");
    }
    if let Some(width) = width {
        text += &format!("width = {width}\n");
    }
    text
}

fn known() -> impl Strategy<Value = Given> {
    (any::<bool>(), 0..=4_i64, 0..=3_i64).prop_map(|(a, b, c)| (Some(a), Some(b), Some(c)))
}

fn open() -> impl Strategy<Value = Given> {
    (prop::option::of(any::<bool>()), prop::option::of(0..=4_i64), prop::option::of(0..=3_i64))
}

/// Every way in which what a city left open can be answered.
fn completions((large, depth, width): &Given) -> Vec<Given> {
    let sizes = large.map_or(vec![false, true], |large| vec![large]);
    let depths = depth.map_or((0..=4).collect(), |depth| vec![depth]);
    let widths = width.map_or((0..=3).collect(), |width| vec![width]);
    let mut all = Vec::new();
    for size in &sizes {
        for depth in &depths {
            all.extend(widths.iter().map(|width| (Some(*size), Some(*depth), Some(*width))));
        }
    }
    all
}

#[test]
fn the_rules_of_these_tests_are_proved() {
    for rule in RULES {
        let told: Vec<&str> = found(&text_of(rule)).iter().map(|one| one.code).collect();
        assert!(told.iter().all(|code| *code == "check/not-proved"), "{rule}: {told:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is proved of a rule holds in every run: it has a value, from 0 to the maximum.
    #[test]
    fn what_is_proved_holds_in_every_run(rule in 0..RULES.len(), cities in prop::collection::vec(known(), 1..6)) {
        let (pack, mut sources) = pack_of(RULES[rule]);
        let scripts = Scripts::default();
        let scorer = Scorer::new(&pack, &scripts);
        let cities: Vec<Answers> = cities.iter().map(|one| city(&pack, &mut sources, &answers_of(one))).collect();
        let all: Vec<&Answers> = cities.iter().collect();
        let run = scorer.run(&all, Mode::Draft);
        let Rule::Computed(rule) = &pack.indicators[0].rule else { panic!("a rule") };
        for (at, answers) in all.iter().enumerate() {
            let facts: Facts<'_> = scorer.facts(answers).among(&run, at);
            let exact = Walk::<Number, Silent>::new(&pack, &scripts, &facts, Silent).number(rule);
            prop_assert!(!exact.lacks);
            let exact = exact.value.unwrap();
            prop_assert!(exact >= Number::ZERO && exact <= Number::from(10), "{exact}");
            let ranged = Walk::<Interval, Silent>::new(&pack, &scripts, &facts, Silent).number(rule);
            prop_assert!(ranged.value.unwrap().contains(exact));
        }
    }

    /// A draft's range covers the score of every way in which the city can answer what it left open.
    #[test]
    fn a_draft_covers_every_completion(
        rule in 0..RULES.len(),
        own in open(),
        others in prop::collection::vec(open(), 0..4),
    ) {
        let (pack, mut sources) = pack_of(RULES[rule]);
        let mut city = |one: &Given| city(&pack, &mut sources, &answers_of(one));
        let mut cities: Vec<Answers> = others.iter().map(&mut city).collect();
        cities.insert(0, city(&own));
        let draft = scored(&pack, &cities, Mode::Draft)[0].indicators[0].points;
        for completion in completions(&own) {
            cities[0] = city(&completion);
            let points = scored(&pack, &cities, Mode::Draft)[0].indicators[0].points;
            prop_assert!(draft.covers(points), "{}: {draft} does not hold {points} of {completion:?}", RULES[rule]);
        }
    }

    #[test]
    fn the_order_of_files_means_nothing(rule in 0..RULES.len(), cities in prop::collection::vec(open(), 2..5)) {
        let (pack, mut sources) = pack_of(RULES[rule]);
        let mut answers: Vec<Answers> =
            cities.iter().map(|one| city(&pack, &mut sources, &answers_of(one))).collect();
        let points = |all: &[Answers]| -> Vec<Interval> {
            scored(&pack, all, Mode::Draft).iter().map(|one| one.indicators[0].points).collect()
        };
        let forwards = points(&answers);
        answers.reverse();
        let mut backwards = points(&answers);
        backwards.reverse();
        prop_assert_eq!(forwards, backwards);
    }
}

/// A city of which the number is not known is left out, one of another class too.
#[test]
fn who_is_left_out() {
    let (pack, mut sources) = pack_of("score min(10, mean of depth across cities with the same size)");
    let mut cities: Vec<Answers> = Vec::new();
    for answers in [
        "depth = 4\nsize = \"small\"",
        "depth = 1\nsize = \"small\"",
        "size = \"small\"",
        "depth = 3",
        "depth = 0\nsize = \"large\"",
    ] {
        cities.push(city(&pack, &mut sources, answers));
    }
    let all: Vec<String> =
        scored(&pack, &cities, Mode::Draft).iter().map(|one| one.indicators[0].points.to_string()).collect();
    // The third may yet have any depth from 0 to 4, the fourth any size.
    assert_eq!(all, ["2.5", "2.5", "1.67 to 3", "1.5 to 2.67", "0"]);
}

/// The best of all grows with the own number, so that the share of it is least where the own number is.
#[test]
fn the_share_of_the_best_is_exact_while_the_own_number_is_open() {
    let text = indicator(
        "10",
        "ask size \"Size?\" one of { small \"S\" large \"L\" }
         ask depth \"Depth?\" number between 1 and 200
         score 10 * depth / best of depth across cities with the same size",
    );
    let (pack, mut sources) = load(&text);
    let given = [
        "size = \"small\"\ndepth = 40",
        "size = \"small\"\ndepth = 100",
        "size = \"small\"",
        "size = \"large\"",
        "depth = 50",
    ];
    let cities: Vec<Answers> = given.iter().map(|answers| city(&pack, &mut sources, answers)).collect();
    let all: Vec<String> =
        scored(&pack, &cities, Mode::Draft).iter().map(|one| one.indicators[0].points.to_string()).collect();
    // Of the last neither the class nor the best of it is known, only that it is 50 or more.
    assert_eq!(all, ["4", "10", "0.1 to 10", "10", "5 to 10"]);
}

#[test]
fn a_city_by_itself_is_a_range_of_what_it_can_be() {
    let (pack, mut sources) = pack_of("score 10 * depth / max of depth across cities else 0");
    let own = city(&pack, &mut sources, "depth = 3");
    let scripts = Scripts::default();
    let scorer = Scorer::new(&pack, &scripts);
    assert!(scorer.looks_across());
    let alone = scorer.assess(&own, Mode::Draft);
    assert_eq!(alone.indicators[0].points.to_string(), "7.5 to 10");
    let mut told = Diagnostics::new();
    scorer.told_alone(&mut told);
    let codes: Vec<&str> = told.iter().map(|one| one.code().id).collect();
    assert_eq!(codes, ["check/no-others"]);
}
