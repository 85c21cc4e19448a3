//! The framework that the tests' cities answer.

use kasauti::decimal::{Interval, Number, Rounding, RoundingMode};
use kasauti::pack::{
    Choice, Combination, Component, ComponentId, Field, Indicator, IndicatorId, Pack, Question, QuestionId,
    QuestionKind, Rejected, Rule, Unanswered, Unit,
};
use kasauti::source::{FileId, Span};

/// The pack of `fixtures/mistakes/answers/pack`, without its rules.
pub fn pack() -> Pack {
    let span = Span::new(FileId(0), 0, 0);
    let whole = |low: i64, high: i64| QuestionKind::Number {
        range: Interval::closed(Number::from(low), Number::from(high)),
        whole: true,
    };
    let decimal = |low: i64, high: i64| QuestionKind::Number {
        range: Interval::closed(Number::from(low), Number::from(high)),
        whole: false,
    };
    let choices = |list: &[(&str, &str)]| -> Vec<Choice> {
        list.iter()
            .map(|(name, title)| Choice { name: (*name).to_owned(), title: (*title).to_owned(), span })
            .collect()
    };
    let field = |name: &str, title: &str, kind: QuestionKind| Field {
        name: name.to_owned(),
        title: title.to_owned(),
        kind,
        unit: Unit::Plain,
        span,
    };
    let question = |name: &str, title: &str, kind: QuestionKind, unit: Unit| Question {
        name: name.to_owned(),
        title: title.to_owned(),
        kind,
        unit,
        span,
        name_span: span,
        at_most: None,
        at_least: None,
        asked_when: None,
        help: None,
        evidence: Vec::new(),
        origin: None,
        indicator: None,
    };
    let mut questions = vec![
        question(
            "office",
            "Who keeps the records?",
            QuestionKind::OneOf {
                choices: choices(&[
                    ("nobody", "Nobody"),
                    ("part_time", "A part-time officer"),
                    ("full_time", "A full-time officer"),
                ]),
                ordered: false,
            },
            Unit::Plain,
        ),
        question("departments", "How many departments does the town have?", whole(1, 50), Unit::Plain),
        question("covered", "How many of them hand in records?", whole(0, 50), Unit::Plain),
        question(
            "forms",
            "How are readings taken?",
            QuestionKind::AnyOf {
                choices: choices(&[
                    ("gauge", "By a gauge"),
                    ("sensor", "By a sensor"),
                    ("sample", "By a sample in the laboratory"),
                ]),
            },
            Unit::Plain,
        ),
        question("has_plan", "Is there a plan of readings?", QuestionKind::YesNo, Unit::Plain),
        question("readings", "How many readings a year?", whole(0, 365), Unit::Plain),
        question("plan_title", "What is the plan called?", QuestionKind::Text, Unit::Plain),
        question(
            "approved",
            "When was the plan approved?",
            QuestionKind::Date { first: 10_957, last: 20_818 },
            Unit::Plain,
        ),
        question("share", "Which share of the wells is in the records?", decimal(0, 1), Unit::Percent),
        question(
            "budget",
            "What is the budget?",
            decimal(0, 1_000_000_000_000_000),
            Unit::Named(String::from("INR")),
        ),
        question("shore", "How long is the shore?", decimal(0, 500), Unit::Named(String::from("km"))),
        question(
            "partners",
            "Which partners help?",
            QuestionKind::List {
                fields: vec![
                    field("name", "Partner", QuestionKind::Text),
                    field(
                        "mode",
                        "How is it held?",
                        QuestionKind::OneOf {
                            choices: choices(&[("informal", "Informally"), ("agreement", "By agreement")]),
                            ordered: false,
                        },
                    ),
                    field("members", "How many helpers?", whole(0, 1000)),
                    field("since", "Since when?", QuestionKind::Date { first: -25_567, last: 84_005 }),
                ],
                least: 0,
                most: 3,
            },
            Unit::Plain,
        ),
    ];
    questions.sort_by(|a, b| a.name.cmp(&b.name));
    let departments = questions.iter().position(|question| question.name == "departments").unwrap();
    for question in &mut questions {
        if question.name == "covered" {
            question.at_most = Some(QuestionId::from(departments));
        }
    }
    let indicator = |codes: &[&str], title: &str, component: u32, out_of: i64| Indicator {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        title: title.to_owned(),
        component: Some(ComponentId(component)),
        outside_total: false,
        out_of: Number::from(out_of),
        span,
        out_of_span: span,
        origin: None,
        rule_origin: None,
        evidence: Vec::new(),
        rule: Rule::AsAwarded,
        rule_span: span,
        exemption: None,
        penalties: Vec::new(),
        beyond: Default::default(),
        uses: Vec::new(),
        recommendations: Vec::new(),
    };
    let component = |name: &str, title: &str, number: u32, indicators: Vec<IndicatorId>| Component {
        total: Combination::Sum,
        total_span: span,
        total_origin: None,
        name: name.to_owned(),
        title: title.to_owned(),
        number,
        out_of: Number::from(100),
        span,
        out_of_span: span,
        origin: None,
        within: None,
        parts: indicators.into_iter().map(kasauti::pack::Part::Indicator).collect(),
        called: kasauti::pack::Called::default(),
        exemption: None,
        penalties: Vec::new(),
        needs: Vec::new(),
    };
    Pack {
        name: String::from("wells"),
        title: String::from("Wells and Water Records"),
        cycle: String::from("2026"),
        subject: String::from("town"),
        subject_word: None,
        publisher: None,
        look: kasauti::pack::Look::default(),
        span,
        overall: Combination::Mean,
        overall_out_of: Number::from(100),
        maxima_known: true,
        overall_span: span,
        overall_origin: None,
        called: kasauti::pack::Called::default(),
        penalties: Vec::new(),
        needs: Vec::new(),
        rounding: Rounding { mode: RoundingMode::HalfUp, places: 2 },
        overall_rounding: Rounding { mode: RoundingMode::HalfUp, places: 2 },
        rounding_span: span,
        unanswered: Unanswered::Scores(kasauti::decimal::End::Lowest),
        rejected: Rejected::CountsAsUnanswered,
        claimed: kasauti::pack::Claimed::Counts,
        certification: None,
        scales: Vec::new(),
        components: vec![
            component("records", "Records", 1, vec![IndicatorId(0), IndicatorId(1), IndicatorId(2)]),
            component("reach", "Reach", 2, vec![IndicatorId(3)]),
        ],
        indicators: vec![
            indicator(&["1.a"], "Records office", 0, 40),
            indicator(&["1.b"], "Readings", 0, 30),
            indicator(&["1.c", "1.d"], "Means and partners", 0, 30),
            indicator(&["2.a"], "Public access", 1, 100),
        ],
        questions,
        lets: Vec::new(),
        recommendations: Vec::new(),
        scripts: Vec::new(),
        examples: Vec::new(),
        series: Vec::new(),
        references: Vec::new(),
        shared: Vec::new(),
        // The year 2026.
        effective: Some(kasauti::pack::Effective { from: Some(20_454), until: Some(20_818), span }),
        lineage: kasauti::cycle::Lineage::default(),
        edits: kasauti::cycle::Edits::default(),
        fingerprint: String::new(),
        shapes: Vec::new(),
        grouping: kasauti::decimal::Grouping::None,
        written_in: String::from("en"),
        tongue: None,
        languages: Vec::new(),
        translations: Vec::new(),
    }
}
