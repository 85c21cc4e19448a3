//! The evaluator: ranges contain every completion, and narrow as answers come in.

use kasauti::answers::{Answer, Answers, Standing, Value};
use kasauti::decimal::Number;
use kasauti::pack::{Pack, QuestionKind};
use kasauti::score::{Assessment, Mode, Scorer};
use kasauti::script::Scripts;
use kasauti::source::{FileId, MemoryWorld, Sources, Span};
use proptest::prelude::*;

/// Every shape of the language once, with skipped questions and bounds between questions.
const SHAPES: &str = r#"
language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = mean of components
  round points half up to 2 places
  unanswered scores lowest
  illustrative "made up"
}
certify "Level" on overall {
  illustrative "made up"
  gold   "Gold"   at least 70 and every component at least 40
  silver "Silver" at least 40
  otherwise "None"
}
component one "One" number 1 out of 100 {
  indicator 1.a "Match" out of 20 {
    ask stage "Stage?" one of { none "N" drafted "D" approved "A" } ordered
    score match stage { none => 0 drafted => 7.5 approved => 20 }
    recommend start when stage = none { text "Start." }
    recommend finish when stage = drafted { text "Finish, {to_win} to win." }
    recommend keep when stage = approved { text "Keep." }
  }
  indicator 1.b "Bands and a share" out of 30 {
    ask departments "Departments?" count between 0 and 6
    ask covered "Covered?" count between 0 and 6 at most departments
    score band covered { 0 => 0 1 to 3 => 5 4 or more => 10 } + round_down(20 * covered / departments, 0) else 0
    recommend cover when covered < departments { text "Cover more." }
    recommend covered_all when covered = departments { text "All." }
  }
  indicator 1.c "Checklist" out of 30 {
    ask has_team "Team?" yes/no
    ask team "Roles?" any of { a "A" b "B" c "C" d "D" } asked when has_team
    score sum { 6 each of team  8 when a in team and b in team  10 when not has_team } at most 30
    recommend grow when not all of team { text "Missing: {missing of team}." }
    recommend full when all of team { text "Full." }
  }
  indicator 1.d "Ladder and highest" out of 20 {
    ask plan "Plan?" yes/no
    ask money "Money?" yes/no
    score ladder { 3 when plan  6 when money  10 when stage at least drafted }
        + highest { 10 when money  5 when plan  otherwise 0 }
    recommend any_way { text "{points} of {max}." }
  }
}
component two "Two" number 2 out of 100 {
  indicator 2.a "Table" out of 50 {
    score table (stage, departments) first {
      approved | 5 or more => 50
      approved | any       => 30
      drafted  | 2 to 4    => 20
      any      | under 2   => 1
      any      | any       => 10
    }
    recommend table_advice when points < max { text "More." }
    recommend table_full when points = max { text "Full." }
  }
  indicator 2.b "Shares" out of 50 {
    ask share "Share?" percent
    let third = share / 3
    score band share { under 25% => 0  25% to under 75% => 10  75% or more => 20 } + 90 * third
    recommend share_more when share under 50% { text "More." }
    recommend share_fine when share at least 50% { text "Fine." }
  }
}
"#;

pub fn load(text: &str) -> (Pack, Sources) {
    let mut sources = Sources::new();
    let mut diagnostics = kasauti::diagnostic::Diagnostics::new();
    let world = MemoryWorld::new([("framework.kas", text)]);
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics).expect("a pack");
    let told: Vec<_> =
        diagnostics.iter().map(|one| (sources.place(one.span()), one.message.clone())).collect();
    assert!(!diagnostics.has_errors(), "{told:#?}");
    (pack, sources)
}

pub fn answers(values: Vec<Option<Value>>) -> Answers {
    let span = Span::new(FileId(0), 0, 0);
    let answer = |value| Answer { value, standing: Standing::Claimed, claimed: None, document: None, span };
    Answers {
        file: FileId(0),
        fingerprint: String::new(),
        city: "Nowhere".to_owned(),
        state: None,
        origin: None,
        answers: values.into_iter().map(|value| value.map(answer)).collect(),
        awarded_indicators: Default::default(),
        awarded_components: Default::default(),
        previous: Default::default(),
        published: Vec::new(),
        published_source: None,
    }
}

/// A full set of answers out of one number a question, kept to the questions' bounds.
fn complete(pack: &Pack, seeds: &[u32]) -> Vec<Value> {
    let mut values: Vec<Value> = pack
        .questions
        .iter()
        .zip(seeds)
        .map(|(question, seed)| match &question.kind {
            QuestionKind::OneOf { choices, .. } => Value::Choice(*seed as usize % choices.len()),
            QuestionKind::AnyOf { choices } => Value::Ticked(u64::from(*seed) % (1 << choices.len())),
            QuestionKind::YesNo => Value::YesNo(seed % 2 == 1),
            QuestionKind::Number { whole: true, .. } => Value::Number(Number::from(i64::from(seed % 7))),
            QuestionKind::Number { .. } => {
                Value::Number(Number::from(i64::from(seed % 101)).divide(Number::from(100)).unwrap())
            }
            _ => panic!("not in this pack"),
        })
        .collect();
    for (index, question) in pack.questions.iter().enumerate() {
        if let Some(most) = question.at_most
            && let (Value::Number(own), Value::Number(bound)) = (&values[index], &values[most.index()])
        {
            values[index] = Value::Number(*own.min(bound));
        }
    }
    values
}

fn certain(assessment: &Assessment) -> Vec<usize> {
    let fired = assessment.recommendations.iter();
    fired.filter(|one| one.holds.is_true()).map(|one| one.recommendation.index()).collect()
}

fn fired(assessment: &Assessment) -> Vec<usize> {
    assessment.recommendations.iter().map(|one| one.recommendation.index()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_range_contains_the_score_of_every_completion(
        seeds in prop::collection::vec(0_u32..10_000, 16),
        hidden in 0_u32..1 << 16,
        more in 0_u32..1 << 16,
    ) {
        let (pack, _) = load(SHAPES);
        let scripts = Scripts::default();
        let scorer = Scorer::new(&pack, &scripts);
        let all: Vec<Option<Value>> = complete(&pack, &seeds).into_iter().map(Some).collect();
        let hide = |mask: u32| -> Vec<Option<Value>> {
            all.iter().enumerate().map(|(at, value)| value.clone().filter(|_| mask >> at & 1 == 0)).collect()
        };
        let full = scorer.assess(&answers(all.clone()), Mode::Draft);
        let partial = scorer.assess(&answers(hide(hidden)), Mode::Draft);
        let fewer = scorer.assess(&answers(hide(hidden | more)), Mode::Draft);
        for (narrow, wide) in [(&full, &partial), (&partial, &fewer), (&full, &fewer)] {
            for (a, b) in narrow.indicators.iter().zip(&wide.indicators) {
                prop_assert!(b.points.covers(a.points), "{:?} in {:?}", a.points, b.points);
            }
            for (a, b) in narrow.components.iter().zip(&wide.components) {
                prop_assert!(b.points.covers(a.points));
            }
            prop_assert!(wide.overall.covers(narrow.overall));
            prop_assert!(narrow.levels.iter().all(|level| wide.levels.contains(level)));
            prop_assert!(fired(narrow).iter().all(|one| fired(wide).contains(one)));
            prop_assert!(certain(wide).iter().all(|one| certain(narrow).contains(one)));
        }
        for one in &full.indicators {
            prop_assert!(one.points.as_point().is_some(), "everything answered is one number");
        }
        prop_assert_eq!(full.levels.len(), 1);
        // Results without reasons are the same results.
        let results = scorer.results(&answers(hide(hidden)), Mode::Draft);
        prop_assert_eq!(results.scores.overall, partial.overall);
    }
}

/// Where the answers can be enumerated, both ends of a range are really reached.
#[test]
fn ranges_are_exact_where_answers_can_be_enumerated() {
    let (pack, _) = load(SHAPES);
    let scripts = Scripts::default();
    let scorer = Scorer::new(&pack, &scripts);
    let nothing = scorer.assess(&answers(vec![None; pack.questions.len()]), Mode::Draft);
    let ranges: Vec<String> = nothing.indicators.iter().map(|one| one.points.to_string()).collect();
    assert_eq!(ranges, ["0 to 20", "0 to 30", "0 to 30", "0 to 20", "1 to 50", "0 to 50"]);
}

/// The value of the first that holds; a range spans those that can be the first.
#[test]
fn the_first_that_holds_counts_and_no_town_lies_outside_its_range() {
    let (pack, _) = load(
        r#"language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = sum of components
  round points half up to 2 places
  illustrative "made up"
}
component one "One" number 1 out of 10 {
  indicator 1.a "First" out of 10 {
    ask late "Late?" yes/no
    ask tests "Tests?" count between 0 and 3
    ask whole "Whole?" yes/no
    score first { otherwise 5, 3 when late  10 when tests over 1  7 when whole } + 0 * first { 1 when not late 2 when late }
    recommend go_on { text "Go on." }
  }
}
"#,
    );
    let scripts = Scripts::default();
    let scorer = Scorer::new(&pack, &scripts);
    let points = |late: Option<bool>, tests: Option<i64>, whole: Option<bool>| {
        let number = tests.map(|tests| Value::Number(Number::from(tests)));
        let values = vec![late.map(Value::YesNo), number, whole.map(Value::YesNo)];
        scorer.results(&answers(values), Mode::Draft).indicators[0].points
    };
    let right = |late: bool, tests: i64, whole: bool| match (late, tests, whole) {
        (true, ..) => 3,
        (_, 2.., _) => 10,
        (.., true) => 7,
        _ => 5,
    };
    let both = |shown: Option<bool>| {
        [false, true].into_iter().filter(move |one| shown.is_none_or(|shown| shown == *one))
    };
    for late in [None, Some(false), Some(true)] {
        for tests in [None, Some(0), Some(1), Some(2), Some(3)] {
            for whole in [None, Some(false), Some(true)] {
                let mut all = Vec::new();
                for late in both(late) {
                    for tests in (0..=3).filter(|one| tests.is_none_or(|tests| tests == *one)) {
                        all.extend(both(whole).map(|whole| Number::from(right(late, tests, whole))));
                    }
                }
                let range = points(late, tests, whole);
                assert_eq!(Some(range.low), all.iter().copied().min(), "{late:?} {tests:?} {whole:?}");
                assert_eq!(Some(range.high), all.iter().copied().max(), "{late:?} {tests:?} {whole:?}");
            }
        }
    }
}

const MATHEMATICS: &str = r#"
language 1
framework lake "Lake" {
  cycle "2026"  subject town
  overall = sum of components
  round points half up to 2 places
  illustrative "made up"
}
component one "One" number 1 out of 50 {
  indicator 1.a "Scales, logarithms, roots and powers" out of 50 {
    ask covered "Covered?" count between 0 and 4 at most departments
    ask departments "Departments?" count between 0 and 4
    ask loss "Loss?" percent
    score scale loss from 40% to 15% onto 0 to 20 clipped + scale covered from 0 to 4 onto 0 to 10
      + 3 * ln(departments + 1) + sqrt(covered) + power(departments - covered, 1.5)
      + power(1 + covered, -2) + geometric_mean(departments, covered)
      + harmonic_mean(covered, departments) + exp(covered - departments)
    recommend count_on { text "Count on." }
  }
}
"#;

/// Both ends of a range are what some town gets, and no town gets more or less.
#[test]
fn ranges_of_logarithms_roots_and_powers_are_those_of_the_towns_in_them() {
    let (pack, _) = load(MATHEMATICS);
    let scripts = Scripts::default();
    let scorer = Scorer::new(&pack, &scripts);
    let number = |text: &str| Some(Value::Number(Number::parse(text).unwrap()));
    let points =
        |values: Vec<Option<Value>>| scorer.results(&answers(values), Mode::Draft).indicators[0].points;
    let mut towns = Vec::new();
    for departments in 0..=4 {
        for covered in 0..=departments {
            for loss in ["0", "0.15", "0.2", "0.4", "1"] {
                let town = [number(&covered.to_string()), number(&departments.to_string()), number(loss)];
                let score = points(town.to_vec());
                assert!(score.as_point().is_some(), "{town:?}");
                towns.push((town, score));
            }
        }
    }
    for hidden in 1..8_u32 {
        for (town, score) in towns.iter().step_by(7) {
            let left: Vec<Option<Value>> =
                (0..3).map(|at| town[at].clone().filter(|_| hidden >> at & 1 == 0)).collect();
            let range = points(left.clone());
            let fits =
                |other: &[Option<Value>; 3]| (0..3).all(|at| left[at].is_none() || left[at] == other[at]);
            let scores: Vec<_> =
                towns.iter().filter(|(other, _)| fits(other)).map(|(_, score)| *score).collect();
            assert!(range.covers(*score));
            assert_eq!(Some(range.low), scores.iter().map(|score| score.low).min(), "{left:?}");
            assert_eq!(Some(range.high), scores.iter().map(|score| score.high).max(), "{left:?}");
        }
    }
}

/// A scale from one answer to another, as text and as arithmetic.
fn scaled(clipped: bool, from: i64, to: i64, x: i64) -> Option<Number> {
    let number = |one: i64| Number::from(one);
    let share = number(x - from).divide(number(to - from))?;
    let share = if clipped { share.max(Number::ZERO).min(Number::ONE) } else { share };
    share.multiply(number(8))?.add(number(1))
}

/// Exact for exact answers; a range for answers that are left out, and just as wide as the towns in it are apart.
#[test]
fn scales_between_answers_are_those_of_the_towns_in_them() {
    for clipped in [true, false] {
        let text = MATHEMATICS
            .split_once("    ask covered")
            .map(|(head, _)| head)
            .unwrap()
            .replace("number 1 out of 50", "number 1 out of 1000")
            .replace("powers\" out of 50", "powers\" out of 1000");
        let word = if clipped { "clipped" } else { "" };
        let text = format!(
            "{text} ask x \"X?\" count between 0 and 5 ask a \"A?\" count between 0 and 2 ask b \"B?\" count between 3 and 6
             score 500 + scale x from a to b onto 1 to 9 {word} }} }}"
        );
        let (pack, _) = load(&text);
        let scripts = Scripts::default();
        let scorer = Scorer::new(&pack, &scripts);
        let points = |x: Option<i64>, a: Option<i64>, b: Option<i64>| {
            let values = [a, b, x].map(|one| one.map(|one| Value::Number(Number::from(one))));
            scorer.results(&answers(values.to_vec()), Mode::Draft).indicators[0].points
        };
        let rounded = |number: Number| pack.rounding.apply(number.add(Number::from(500)).unwrap());
        for hidden in 0..8_u32 {
            let shown = |bit: u32, one: i64| (hidden >> bit & 1 == 0).then_some(one);
            for (x, a, b) in [(0, 0, 3), (5, 2, 4), (3, 1, 6), (2, 2, 5)] {
                let range = points(shown(0, x), shown(1, a), shown(2, b));
                let mut all = Vec::new();
                for x in (0..=5).filter(|one| shown(0, x).is_none_or(|x| x == *one)) {
                    for a in (0..=2).filter(|one| shown(1, a).is_none_or(|a| a == *one)) {
                        let ends = (3..=6).filter(|one| shown(2, b).is_none_or(|b| b == *one));
                        all.extend(ends.map(|b| rounded(scaled(clipped, a, b, x).unwrap())));
                    }
                }
                assert_eq!(Some(range.low), all.iter().copied().min(), "{hidden} {x} {a} {b} {word}");
                assert_eq!(Some(range.high), all.iter().copied().max(), "{hidden} {x} {a} {b} {word}");
            }
        }
    }
}

const COURSES: &str = r#"
language 1
framework school "School" {
  cycle "2026"  subject school
  overall = sum of components
  round points half up to 6 places
  illustrative "made up"
}
component one "One" number 1 out of 150 {
  ask courses "Courses?" list of {
    grade number between 0 and 10  credits count between 0 and 4  done yes/no  kind one of { core "C" extra "E" }
  } between 0 and 4
  indicator 1.a "Weighted" out of 10 {
    score weighted mean of grade by credits over courses where done else 0
    recommend a { text "A." }
  }
  indicator 1.b "Formula" out of 130 {
    score sum of (match kind { core => 3 * grade  extra => grade } + credits / 2) over courses where grade at least 2
    recommend b { text "B." }
  }
  indicator 1.c "Share" out of 10 {
    score 10 * (sum of credits over courses where done) / sum of credits over courses else 0
    recommend c { text "C." }
  }
}
"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// What comes of a list is what comes of it by hand, and lies in what the list can give at all.
    #[test]
    fn lists_are_reckoned_entry_by_entry(
        entries in prop::collection::vec((0..=10_i64, 0..=4_i64, any::<bool>(), any::<bool>()), 0..=4),
    ) {
        let (pack, _) = load(COURSES);
        let scripts = Scripts::default();
        let scorer = Scorer::new(&pack, &scripts);
        let results = |list: Option<Value>| scorer.results(&answers(vec![list]), Mode::Draft).indicators;
        let number = |one: i64| Value::Number(Number::from(one));
        let entry = |(grade, credits, done, extra): &(i64, i64, bool, bool)| {
            vec![number(*grade), number(*credits), Value::YesNo(*done), Value::Choice(usize::from(*extra))]
                .into_iter()
                .map(Some)
                .collect()
        };
        let given = results(Some(Value::List(entries.iter().map(entry).collect())));
        let share = |part: i64, of: i64| Number::from(part).divide(Number::from(of)).unwrap_or(Number::ZERO);
        let done = || entries.iter().filter(|one| one.2);
        let weight: i64 = done().map(|one| one.1).sum();
        let weighted = share(done().map(|one| one.0 * one.1).sum(), weight);
        let halves = entries.iter().filter(|one| one.0 >= 2).map(|one| one.0 * if one.3 { 2 } else { 6 } + one.1);
        let formula = share(halves.sum(), 2);
        let part = share(10 * weight, entries.iter().map(|one| one.1).sum());
        let open = results(None);
        for (at, wanted) in [weighted, formula, part].into_iter().enumerate() {
            let wanted = pack.rounding.apply(wanted);
            prop_assert_eq!(given[at].points.as_point(), Some(wanted), "{} {:?}", at, entries);
            prop_assert!(open[at].points.contains(wanted), "{} {:?}", at, open[at].points);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The best of several numbers, the one in the middle and their mean are those that sorting gives; ranges hold them.
    #[test]
    fn the_best_and_the_middle_are_those_of_the_sorted_numbers(numbers in prop::collection::vec(0..=9_i64, 4), hidden in 0..16_u32) {
        let text = MATHEMATICS.split_once("    ask covered").unwrap().0.replace("out of 50", "out of 200");
        let text = format!(
            "{text} ask a \"A?\" count between 0 and 9 ask b \"B?\" count between 0 and 9 ask c \"C?\" count between 0 and 9
             ask d \"D?\" count between 0 and 9
             score sum of best 2 of (a, b, c, d) + mean of best 3 of (a, b, c, d) + 2 * median(a, b, c, d) + 3 * median(a, b, c)
               + mean(a, b, c, d) + sum(a, b, c) }} }}"
        );
        let (pack, _) = load(&text);
        let scripts = Scripts::default();
        let scorer = Scorer::new(&pack, &scripts);
        let value = |one: &i64| Some(Value::Number(Number::from(*one)));
        let points = |values: Vec<Option<Value>>| scorer.results(&answers(values), Mode::Draft).indicators[0].points;
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        let mut three = numbers[..3].to_vec();
        three.sort_unstable();
        let best: i64 = sorted[2] + sorted[3];
        // In twelfths.
        let twelve = 12 * best + 4 * (best + sorted[1]) + 12 * (sorted[1] + sorted[2]) + 36 * three[1]
            + 3 * numbers.iter().sum::<i64>() + 12 * three.iter().sum::<i64>();
        let wanted = pack.rounding.apply(Number::from(twelve).divide(Number::from(12)).unwrap());
        let all: Vec<Option<Value>> = numbers.iter().map(value).collect();
        prop_assert_eq!(points(all.clone()).as_point(), Some(wanted), "{:?}", numbers);
        let left = all.into_iter().enumerate().map(|(at, one)| one.filter(|_| hidden >> at & 1 == 0)).collect();
        prop_assert!(points(left).contains(wanted), "{:?} {}", numbers, hidden);
    }
}
