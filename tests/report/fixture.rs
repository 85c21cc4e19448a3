//! A small framework and cities under it, put together by hand: reports are tested without reading or scoring anything.

use kasauti::answers::{Awarded, Published, Standing};
use kasauti::decimal::{Interval, Number, Rounding, RoundingMode, Tri};
use kasauti::pack::expr::{Compare, Condition, ConditionKind, Numeric, NumericKind};
use kasauti::pack::{
    Certification, Combination, Component, ComponentId, Indicator, IndicatorId, Level, Origin, Pack, Part,
    Priority, Question, QuestionId, QuestionKind, Recommendation, RecommendationId, Rejected, Rule, Scope,
    Unanswered, Unit,
};
use kasauti::score::{
    Assessment, Basis, ComponentScore, FiredRecommendation, IndicatorScore, Mode, ShownAnswer, Step,
    StepKind, Trace,
};
use kasauti::source::{Sources, Span};

pub const RULES: &str = r#"language 1

framework data "Data Readiness Framework" {
  cycle   "2.0"
  overall = mean of components illustrative "how components make one score is not public"
  round   points half up to 2 places
}

certify "Certification level" on overall {
  connected "Connected" at least 75 and every component at least 50
  enabled   "Enabled"   at least 60
  beginner  "Beginner"  at least 30
  otherwise "Not certified"
}

component policy "Policy" number 1 out of 100 {
  indicator 1.a "Approval of City Data Policy" out of 40 {
    score match policy_stage {
      none     => 0
      drafted  => 20
      approved => 40
    }
    recommend draft_policy when policy_stage = none { text "…" }
    recommend approve_policy when policy_stage = drafted { text "…" }
  }
  indicator 1.b & 1.c "Budget for data initiatives, its heads and how much of it was spent" out of 60 {
    score sum {
      12 each of budget_heads
      8 when budget_spent at least 50%
    } at most 60
    recommend budget when none of budget_heads { text "…" }
  }
}

component technology "Technology" number 2 out of 100 {
  indicator 2.a "Sensors for data collection" out of 30 {
    score min(5 * count of sensors where live, 30)
  }
  indicator 2.b "Spatial readiness" out of 70 {
    score gis_readiness(layers)
  }
}

indicator engagement "City Engagement Score" out of 100 outside the total { score as awarded }
"#;

pub const CITY: &str = r#"city = "Thiruvananthapuram"
state = "Kerala"
budget_heads = ["salaries", "software"]
sensors = ["json", "stream", "video"]
[awarded]
"1.a" = 0
engagement = 70
"#;

pub const SCRIPT: &str = "fn gis_readiness(layers) {\n  100 / layers\n}\n";

pub struct World {
    pub sources: Sources,
    pub pack: Pack,
}

pub fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// `12` or `0 to 30`.
pub fn range(text: &str) -> Interval {
    match text.split_once(" to ") {
        Some((low, high)) => Interval::closed(number(low), number(high)),
        None => Interval::point(number(text)),
    }
}

impl World {
    /// Where a text stands for the first time in any file.
    pub fn at(&self, text: &str) -> Span {
        span(&self.sources, text)
    }

    pub fn question(&self, name: &str) -> QuestionId {
        QuestionId::from(self.pack.questions.iter().position(|question| question.name == name).unwrap())
    }

    pub fn indicator(&self, code: &str) -> IndicatorId {
        kasauti::report::find_indicator(&self.pack, code).unwrap()
    }

    pub fn step(&self, depth: u32, kind: StepKind, text: &str, value: &str) -> Step {
        let value = (!value.is_empty()).then(|| range(value));
        Step { depth, span: self.at(text), kind, value, picked: None }
    }

    pub fn answer(&self, name: &str, value: Option<&str>, standing: Standing) -> ShownAnswer {
        ShownAnswer {
            question: self.question(name),
            value: value.map(str::to_owned),
            plain: value.map(str::to_owned),
            standing: value.map(|_| standing),
            span: value.map(|_| self.at(&format!("{name} ="))),
        }
    }

    /// A city with a bit of everything: awarded, computed and open scores, a failed script, a rejected answer.
    pub fn thiruvananthapuram(&self) -> Assessment {
        let awarded = |points: &str, source: &str, text: &str| Awarded {
            points: number(points),
            source: source.to_owned(),
            span: self.at(text),
        };
        let indicators = vec![
            IndicatorScore {
                grade: None,
                indicator: IndicatorId::from(0),
                points: range("0"),
                applies: Tri::TRUE,
                basis: Basis::Awarded {
                    awarded: awarded("0", "City report, page 1", "\"1.a\" = 0"),
                    consistent: true,
                },
                unanswered: Vec::new(),
                trace: Trace {
                    steps: vec![self.step(0, StepKind::Awarded, "\"1.a\" = 0", "0")],
                    answers: vec![self.answer("policy_stage", None, Standing::Claimed)],
                },
            },
            IndicatorScore {
                grade: None,
                indicator: IndicatorId::from(1),
                points: range("24 to 32"),
                applies: Tri::TRUE,
                basis: Basis::Rule,
                unanswered: vec![self.question("budget_spent")],
                trace: Trace {
                    steps: vec![
                        self.step(0, StepKind::Score, BUDGET_RULE, "24 to 32"),
                        self.step(1, StepKind::Entry { certain: true }, "12 each of budget_heads", "24"),
                        self.step(2, StepKind::Formula, "12 each of budget_heads", "24"),
                        self.step(
                            1,
                            StepKind::Entry { certain: false },
                            "8 when budget_spent at least 50%",
                            "8",
                        ),
                    ],
                    answers: vec![
                        self.answer("budget_heads", Some("Salaries, Software"), Standing::Claimed),
                        self.answer("budget_spent", None, Standing::Claimed),
                    ],
                },
            },
            IndicatorScore {
                grade: None,
                indicator: IndicatorId::from(2),
                points: range("0 to 15"),
                applies: Tri::TRUE,
                basis: Basis::Rule,
                unanswered: vec![self.question("sensors")],
                trace: Trace {
                    steps: vec![
                        self.step(0, StepKind::Score, SENSOR_RULE, "0 to 15"),
                        self.step(
                            1,
                            StepKind::Formula,
                            "min(5 * count of sensors where live, 30)",
                            "0 to 15",
                        ),
                    ],
                    answers: vec![self.answer("sensors", Some("3 entries"), Standing::Rejected)],
                },
            },
            IndicatorScore {
                grade: None,
                indicator: IndicatorId::from(3),
                points: range("0 to 70"),
                applies: Tri::TRUE,
                basis: Basis::ScriptFailed {
                    code: &kasauti::diagnostic::codes::SCRIPT_FAILED,
                    message: "a number is divided by zero".to_owned(),
                    span: self.at("100 / layers"),
                },
                unanswered: Vec::new(),
                trace: Trace {
                    steps: vec![
                        self.step(0, StepKind::Score, "score gis_readiness(layers)", "0 to 70"),
                        self.step(1, StepKind::Script, "gis_readiness(layers)", ""),
                    ],
                    answers: Vec::new(),
                },
            },
            IndicatorScore {
                grade: None,
                indicator: IndicatorId::from(4),
                points: range("70"),
                applies: Tri::TRUE,
                basis: Basis::Awarded {
                    awarded: awarded("70", "City report, page 1", "engagement = 70"),
                    consistent: true,
                },
                unanswered: Vec::new(),
                trace: Trace {
                    steps: vec![self.step(0, StepKind::Awarded, "engagement = 70", "70")],
                    answers: Vec::new(),
                },
            },
        ];
        let component = |at: usize, points: &str| ComponentScore {
            grade: None,
            component: ComponentId::from(at),
            points: range(points),
            applies: Tri::TRUE,
            awarded: None,
            not_rated: None,
        };
        Assessment {
            city: "Thiruvananthapuram".to_owned(),
            state: Some("Kerala".to_owned()),
            answers_fingerprint: String::from("c17f"),
            answers_origin: Some((true, "City report under cycle 2.0".to_owned())),
            mode: Mode::Draft,
            indicators,
            components: vec![component(0, "24 to 32"), component(1, "0 to 85")],
            overall: range("12 to 58.5"),
            overall_applies: Tri::TRUE,
            overall_not_rated: None,
            level_not_rated: None,
            penalties: Vec::new(),
            levels: vec![2, 3],
            recommendations: vec![
                self.fired(0, "40", Tri::TRUE, "Write a **data policy** for Thiruvananthapuram.\n\nIt says:\n\n- who may *see* what,\n- who keeps it, see the [guide](https://example.org/guide),\n- what `policy_stage` it has reached."),
                self.fired(1, "40", Tri::UNKNOWN, "Have the policy approved."),
                self.fired(2, "28 to 36", Tri::FALSE, "Never shown."),
            ],
            published: vec![
                Published { key: "level".to_owned(), value: "Enabled".to_owned(), span: self.at("city =") },
                Published { key: "rank".to_owned(), value: "10".to_owned(), span: self.at("city =") },
            ],
            cover: None,
            published_source: Some("Morung Express, 27 June 2021".to_owned()),
            unanswered: vec![self.question("budget_spent"), self.question("policy_stage"), self.question("sensors")],
            open_wholes: Vec::new(),
        }
    }

    /// Everything is known and computed.
    pub fn finished(&self, city: &str, state: Option<&str>) -> Assessment {
        let mut all = self.thiruvananthapuram();
        all.city = city.to_owned();
        all.state = state.map(str::to_owned);
        all.mode = Mode::Final;
        all.answers_origin = Some((false, "made up to try the reports".to_owned()));
        for (score, points) in all.indicators.iter_mut().zip(["40", "52.55", "30", "70", "0"]) {
            score.points = range(points);
            score.basis = Basis::Rule;
            score.unanswered.clear();
            score.trace.answers.clear();
            for step in &mut score.trace.steps {
                step.value = Some(range(points));
                step.kind = if step.depth == 0 { StepKind::Score } else { StepKind::Line { certain: true } };
            }
        }
        all.components[0].points = range("92.55");
        all.components[1].points = range("100");
        all.overall = range("96.28");
        all.levels = vec![0];
        all.recommendations = vec![self.fired(1, "0", Tri::TRUE, "Keep it up.")];
        all.published.clear();
        all.published_source = None;
        all.unanswered.clear();
        all
    }

    pub fn fired(&self, at: usize, to_win: &str, holds: Tri, text: &str) -> FiredRecommendation {
        let recommendation = &self.pack.recommendations[at];
        FiredRecommendation {
            recommendation: RecommendationId::from(at),
            scope: recommendation.scope,
            priority: recommendation.priority,
            holds,
            to_win: range(to_win),
            text: text.to_owned(),
        }
    }
}

pub const BUDGET_RULE: &str = "score sum {
      12 each of budget_heads
      8 when budget_spent at least 50%
    } at most 60";
const SENSOR_RULE: &str = "score min(5 * count of sensors where live, 30)";
const POLICY_RULE: &str = "score match policy_stage {
      none     => 0
      drafted  => 20
      approved => 40
    }";

fn span(sources: &Sources, text: &str) -> Span {
    sources
        .iter()
        .find_map(|(file, source)| {
            Some(Span::new(file, source.text.find(text)?, source.text.find(text)? + text.len()))
        })
        .unwrap_or_else(|| panic!("no `{text}` in the fixture"))
}

pub fn world() -> World {
    let mut sources = Sources::new();
    let rules = sources.add("data/framework.kas", RULES);
    sources.add("cities/thiruvananthapuram.toml", CITY);
    sources.add("data/scripts/gis.rhai", SCRIPT);
    let at = |text: &str| span(&sources, text);
    let origin = |published: bool, text: &str| {
        Some(Origin { published, text: text.to_owned(), span: Span::new(rules, 0, 1) })
    };
    let pack = Pack {
        name: "data".to_owned(),
        title: "Data Readiness Framework".to_owned(),
        cycle: "2.0".to_owned(),
        subject: "city".to_owned(),
        subject_word: None,
        publisher: Some("An invented ministry".to_owned()),
        look: kasauti::pack::Look::default(),
        span: at("framework data"),
        overall: Combination::Mean,
        overall_out_of: number("100"),
        maxima_known: true,
        overall_span: at("overall = mean of components"),
        overall_origin: origin(false, "how components make one score is not public"),
        called: kasauti::pack::Called::default(),
        penalties: Vec::new(),
        needs: Vec::new(),
        rounding: Rounding { mode: RoundingMode::HalfUp, places: 2 },
        overall_rounding: Rounding { mode: RoundingMode::HalfUp, places: 2 },
        rounding_span: at("round   points"),
        unanswered: Unanswered::Scores(kasauti::decimal::End::Lowest),
        rejected: Rejected::CountsAsUnanswered,
        claimed: kasauti::pack::Claimed::Counts,
        scales: Vec::new(),
        certification: Some(Certification {
            title: "Certification level".to_owned(),
            span: at("certify \"Certification level\""),
            origin: origin(false, "no threshold is public"),
            on: None,
            needs: Vec::new(),
            falls: false,
            levels: levels(&sources),
        }),
        components: vec![
            component(
                0,
                "policy",
                "Policy",
                at("component policy"),
                origin(true, "City report, page 1"),
                &[0, 1],
            ),
            component(1, "technology", "Technology", at("component technology"), None, &[2, 3]),
        ],
        indicators: vec![
            indicator(
                &["1.a"],
                "Approval of City Data Policy",
                Some(0),
                "40",
                at(POLICY_RULE),
                origin(true, "City report, page 1"),
            ),
            indicator(
                &["1.b", "1.c"],
                "Budget for data initiatives, its heads and how much of it was spent",
                Some(0),
                "60",
                at(BUDGET_RULE),
                origin(true, "City report, page 2"),
            ),
            indicator(
                &["2.a"],
                "Sensors for data collection",
                Some(1),
                "30",
                at(SENSOR_RULE),
                origin(true, "City report, page 6"),
            ),
            indicator(
                &["2.b"],
                "Spatial readiness",
                Some(1),
                "70",
                at("score gis_readiness(layers)"),
                origin(false, "the box is lost"),
            ),
            indicator(
                &["engagement"],
                "City Engagement Score",
                None,
                "100",
                at("score as awarded"),
                origin(true, "City report, page 1"),
            ),
        ],
        questions: vec![
            question("budget_heads", "Which heads does the budget have?", &sources),
            question("budget_spent", "What share of the budget was spent by the end of the year?", &sources),
            question("policy_stage", "Where does the policy stand?", &sources),
            question("sensors", "Which sensors does the city have?", &sources),
        ],
        lets: Vec::new(),
        recommendations: vec![
            recommendation("draft_policy", 0, Priority::High, "policy_stage = none", &sources),
            recommendation("approve_policy", 0, Priority::Medium, "policy_stage = drafted", &sources),
            recommendation("budget", 1, Priority::Low, "none of budget_heads", &sources),
        ],
        scripts: Vec::new(),
        examples: Vec::new(),
        series: Vec::new(),
        references: Vec::new(),
        shared: Vec::new(),
        effective: None,
        lineage: kasauti::cycle::Lineage::default(),
        edits: kasauti::cycle::Edits::default(),
        fingerprint: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0".to_owned(),
        shapes: Vec::new(),
        grouping: kasauti::decimal::Grouping::None,
        written_in: String::from("en"),
        tongue: None,
        languages: Vec::new(),
        translations: Vec::new(),
    };
    World { sources, pack }
}

fn levels(sources: &Sources) -> Vec<Level> {
    let at_least = |text: &str, bound: &str| Condition {
        span: span(sources, text),
        kind: ConditionKind::Compare(
            Box::new(Numeric { kind: NumericKind::Overall, span: span(sources, text) }),
            Compare::AtLeast,
            Box::new(Numeric { kind: NumericKind::Literal(number(bound)), span: span(sources, text) }),
        ),
    };
    let every = "every component at least 50";
    let fifty = Numeric { kind: NumericKind::Literal(number("50")), span: span(sources, every) };
    let top = Condition {
        span: span(sources, "at least 75 and every component at least 50"),
        kind: ConditionKind::And(vec![
            at_least("at least 75", "75"),
            Condition {
                span: span(sources, every),
                kind: ConditionKind::EveryComponent(None, Compare::AtLeast, Box::new(fifty)),
            },
        ]),
    };
    let level = |name: &str, title: &str, condition: Option<Condition>| Level {
        name: name.to_owned(),
        title: title.to_owned(),
        condition,
        span: span(sources, &format!("{name} ")),
    };
    vec![
        level("connected", "Connected", Some(top)),
        level("enabled", "Enabled", Some(at_least("at least 60", "60"))),
        level("beginner", "Beginner", Some(at_least("at least 30", "30"))),
        level("otherwise", "Not certified", None),
    ]
}

fn component(
    at: usize,
    name: &str,
    title: &str,
    span: Span,
    origin: Option<Origin>,
    indicators: &[usize],
) -> Component {
    Component {
        total: Combination::Sum,
        total_span: span,
        total_origin: None,
        name: name.to_owned(),
        title: title.to_owned(),
        number: u32::try_from(at + 1).unwrap(),
        out_of: number("100"),
        span,
        out_of_span: span,
        origin,
        within: None,
        parts: indicators.iter().map(|at| Part::Indicator(IndicatorId::from(*at))).collect(),
        called: kasauti::pack::Called::default(),
        exemption: None,
        penalties: Vec::new(),
        needs: Vec::new(),
    }
}

fn indicator(
    codes: &[&str],
    title: &str,
    component: Option<usize>,
    out_of: &str,
    rule_span: Span,
    origin: Option<Origin>,
) -> Indicator {
    let rule_origin = Origin { published: false, text: "bands are not public".to_owned(), span: rule_span };
    Indicator {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        title: title.to_owned(),
        component: component.map(ComponentId::from),
        outside_total: component.is_none(),
        out_of: number(out_of),
        span: rule_span,
        out_of_span: rule_span,
        origin,
        rule_origin: Some(rule_origin),
        evidence: Vec::new(),
        rule: if component.is_none() {
            Rule::AsAwarded
        } else {
            Rule::Computed(Numeric { kind: NumericKind::Error, span: rule_span })
        },
        rule_span,
        exemption: None,
        penalties: Vec::new(),
        beyond: Default::default(),
        uses: Vec::new(),
        recommendations: Vec::new(),
    }
}

fn question(name: &str, title: &str, sources: &Sources) -> Question {
    let at = span(sources, name);
    Question {
        name: name.to_owned(),
        title: title.to_owned(),
        kind: QuestionKind::Text,
        unit: Unit::Plain,
        span: at,
        name_span: at,
        at_most: None,
        at_least: None,
        asked_when: None,
        help: None,
        evidence: Vec::new(),
        origin: None,
        indicator: None,
    }
}

fn recommendation(
    name: &str,
    at: usize,
    priority: Priority,
    when: &str,
    sources: &Sources,
) -> Recommendation {
    Recommendation {
        name: name.to_owned(),
        scope: Scope::Indicator(IndicatorId::from(at)),
        span: span(sources, name),
        when: Some(Condition { kind: ConditionKind::Literal(true), span: span(sources, when) }),
        priority,
        owner: Some("Smart City CEO".to_owned()),
        effort: (priority == Priority::High).then(|| "three months".to_owned()),
        references: vec!["Smart Cities Open Data Portal, data policy guide".to_owned()],
        text: Vec::new(),
        text_span: span(sources, name),
    }
}
