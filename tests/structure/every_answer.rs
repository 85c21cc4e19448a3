//! What a draft says of a score while answers are missing is what comes of it by every answer that is missing.

use std::collections::BTreeMap;

use kasauti::answers::{Answer, Answers};
use kasauti::decimal::{Interval, Number};
use kasauti::eval::Scores;
use kasauti::pack::{Pack, QuestionKind, Standing, Value};
use kasauti::score::{Mode, Scorer};
use proptest::prelude::*;

use super::{framework, sound};

/// All that a question can be answered with.
fn values(pack: &Pack, at: usize) -> Vec<Value> {
    match &pack.questions[at].kind {
        QuestionKind::YesNo => vec![Value::YesNo(false), Value::YesNo(true)],
        QuestionKind::Number { range, .. } => {
            let (low, high) = (range.low.to_i64().unwrap(), range.high.to_i64().unwrap());
            (low..=high).map(|number| Value::Number(number.into())).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn answers(pack: &Pack, given: &[Option<Value>]) -> Answers {
    let answer = |value: &Value| Answer {
        value: value.clone(),
        standing: Standing::Claimed,
        claimed: None,
        document: None,
        span: pack.span,
    };
    Answers {
        file: pack.span.file,
        city: "Lakeside".to_owned(),
        state: None,
        origin: None,
        answers: given.iter().map(|value| value.as_ref().map(answer)).collect(),
        awarded_indicators: BTreeMap::new(),
        awarded_components: BTreeMap::new(),
        published: Vec::new(),
        published_source: None,
        previous: Default::default(),
        fingerprint: Default::default(),
    }
}

/// Every way of answering what is left open.
fn completions(pack: &Pack, given: &[Option<Value>]) -> Vec<Vec<Option<Value>>> {
    let mut all = vec![given.to_vec()];
    for at in 0..given.len() {
        if given[at].is_none() {
            let values = values(pack, at);
            all = all
                .into_iter()
                .flat_map(|one| {
                    values.iter().map(move |value| {
                        let mut one = one.clone();
                        one[at] = Some(value.clone());
                        one
                    })
                })
                .collect();
        }
    }
    all
}

/// The hull of what comes of every answer; none where nothing applies.
fn hull(points: impl Iterator<Item = Option<Interval>>) -> Option<Interval> {
    points.flatten().reduce(Interval::hull)
}

fn overall(scores: &Scores) -> Option<Interval> {
    scores.applies.overall().can_be_true.then_some(scores.overall)
}

fn water(scores: &Scores) -> Option<Interval> {
    scores.applies.component(0.into()).can_be_true.then_some(scores.components[0])
}

/// A component of two indicators and a component, whatever is put in them, and a component beside.
fn pack_of(total: &str, of_first: &str, of_second: &str, of_inner: &str, of_all: &str) -> String {
    format!(
        "{}
component water \"Water\" number 1 out of 4 {{
  {total}
  {of_all}
  ask shore \"Shore?\" yes/no
  ask late \"Late?\" yes/no
  indicator 1.a \"A\" out of 4 {{ ask a \"A?\" count between 0 and 4  score a  {of_first} }}
  indicator 1.b \"B\" out of 4 {{ ask b \"B?\" count between 0 and 2  score 2 * b  {of_second} }}
  component inner \"Inner\" number 1 out of 4 {{
    {of_inner}
    indicator 1.c \"C\" out of 4 {{ ask c \"C?\" yes/no  score highest {{ 4 when c, otherwise 0 }} }}
  }}
}}
component rest \"Rest\" number 2 out of 4 {{
  indicator 2.a \"D\" out of 4 {{ ask d \"D?\" yes/no  score highest {{ 4 when d, otherwise 1 }} }}
}}
",
        framework("overall = mean of components")
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Never narrower than the truth, and, with nothing but what applies open, no wider.
    #[test]
    fn a_draft_is_the_hull_of_all_that_can_come(
        total in prop_oneof![
            Just("total = mean of parts"),
            Just("total = lowest of parts"),
            Just("total = highest of parts"),
            Just("total = median of parts"),
            Just("total = mean of best 2 of parts"),
            Just("total = sum of best 1 of parts"),
            Just("total = mean of worst 2 of parts"),
            Just("total = sum of parts without best 1 and worst 1"),
            Just("total = mean of parts without worst 1"),
            Just("total = 0.5 * lowest of parts + 0.5 * highest of parts"),
            Just("total = half_of(lowest of parts) + half_of(highest of parts) shape half_of(x number) = 0.5 * x"),
            Just("total = 0.25 * (sum of best 2 of (points of 1.a else 0, points of 1.b else 1, points of inner else 2)) + 0.5 * median(points of 1.a else 0, points of 1.b else 4, points of inner else 3)"),
            Just("total = weighted mean { 1.a 50% 1.b 25% inner 25% }"),
            Just("total = 0.5 * (points of 1.a else 0) + 0.5 * max(points of 1.b else 4, points of inner else 2)"),
        ],
        of_first in prop_oneof![Just(""), Just("not applicable when not shore"), Just("penalty 1 when late")],
        of_second in prop_oneof![
            Just(""), Just("not applicable when shore"), Just("penalty 3 not floored when late"),
            Just("not applicable when not shore"),
        ],
        of_inner in prop_oneof![Just(""), Just("not applicable when not shore"), Just("penalty 2 when late")],
        of_all in prop_oneof![Just(""), Just("penalty 1 \"Late\" when late"), Just("not applicable when shore and late")],
        open in proptest::collection::vec(any::<bool>(), 6),
        picked in proptest::collection::vec(0_usize..5, 6),
    ) {
        let text = pack_of(total, of_first, of_second, of_inner, of_all);
        // What nothing may leave out needs no `else`, and says so.
        let (pack, scripts, _) = sound(&text);
        let scorer = Scorer::new(&pack, &scripts);
        let given: Vec<Option<Value>> = (0..pack.questions.len())
            .map(|at| {
                let values = values(&pack, at);
                (!open[at]).then(|| values[picked[at] % values.len()].clone())
            })
            .collect();
        let of = |given: &[Option<Value>]| scorer.results(&answers(&pack, given), Mode::Draft).scores;
        let draft = of(&given);
        let all: Vec<Scores> = completions(&pack, &given).iter().map(|one| of(one)).collect();
        for which in [water, overall] {
            for one in &all {
                if let Some(points) = which(one) {
                    prop_assert!(points.as_point().is_some());
                    prop_assert!(which(&draft).is_some_and(|draft| draft.covers(points)), "{draft:?} {one:?}\n{text}");
                }
            }
            // Points and penalties may hang on one answer, which ranges of both do not know; what applies is known.
            let only_what_applies = (0..given.len()).all(|at| given[at].is_some() || pack.questions[at].name == "shore");
            if only_what_applies {
                prop_assert_eq!(which(&draft), hull(all.iter().map(which)));
            }
        }
        let sure = draft.applies.overall();
        let agrees = |one: &Scores| sure.hull(one.applies.overall()) == sure;
        prop_assert!(all.iter().all(agrees));
        prop_assert!(all.iter().all(|one| draft.levels & one.levels == one.levels));
    }

    /// What check proves of a formula is what all points of its parts give.
    #[test]
    fn a_formula_is_proved_as_every_point_says(
        a in -4_i64..12, b in -4_i64..12, least in 0_i64..6, shape in 0_usize..4,
    ) {
        let rule = match shape {
            0 => format!("{a} / 8 * points of water + {b} / 8 * points of rest"),
            1 => format!("max({least}, {a} / 8 * points of water) + {b} / 8 * points of rest"),
            2 => format!("min(points of water, points of rest) + {a} / 8 * points of rest"),
            _ => format!("points of water * points of rest / {} + {b} / 8 * points of water", least + 1),
        };
        let parts = |name: &str, number: u8| format!(
            "component {name} \"{name}\" number {number} out of 4 {{ indicator {number}.a \"A\" out of 4 {{ \
             ask {name}_a \"A?\" count between 0 and 4  score {name}_a }} }}\n"
        );
        let text = format!("{}{}{}", framework(&format!("overall = {rule}")), parts("water", 1), parts("rest", 2));
        let told = crate::check::found(&text);
        // In hundredths, of whole points: these formulas bend nowhere between them by as much.
        let value = |water: i64, rest: i64| {
            let (eighths, by) = match shape {
                0 => (a * water + b * rest, 1),
                1 => (i64::max(8 * least, a * water) + b * rest, 1),
                2 => (8 * i64::min(water, rest) + a * rest, 1),
                _ => (8 * water * rest + b * water * (least + 1), least + 1),
            };
            let whole = 8 * by;
            (2 * 100 * eighths.abs() + whole) / (2 * whole) * eighths.signum()
        };
        let points = (0..=4).flat_map(|water| (0..=4).map(move |rest| (water, rest)));
        let all: Vec<i64> = points.map(|(water, rest)| value(water, rest)).collect();
        let (most, least_of_all) = (*all.iter().max().unwrap(), *all.iter().min().unwrap());
        let says = |code: &str| told.iter().any(|one| one.code == code);
        prop_assert!(!says("check/not-proved"), "{told:#?}\n{rule}");
        prop_assert_eq!(says("check/can-exceed"), most > 400, "{}: {:?}", rule, told);
        prop_assert_eq!(says("check/cannot-reach"), most < 400, "{}: {:?}", rule, told);
        prop_assert_eq!(says("check/below-zero"), least_of_all < 0, "{}: {:?}", rule, told);
    }
}

#[test]
fn nothing_is_lost_to_rounding_where_nothing_is_left_out() {
    let (pack, scripts, _) = sound(&pack_of("total = mean of parts", "", "", "", ""));
    let scorer = Scorer::new(&pack, &scripts);
    let given: Vec<Option<Value>> = (0..pack.questions.len()).map(|at| values(&pack, at).pop()).collect();
    let scores = scorer.results(&answers(&pack, &given), Mode::Draft).scores;
    assert_eq!(scores.overall, Interval::point(Number::from(4)));
    assert!(scores.applies.is_everything());
}
