//! Scoring one city in memory: the engine beside a function written by hand for the same rules, in the same run.
//!
//! `cargo bench` prints both; their ratio is what counts, for these machines are noisy. Both give the same points, which is
//! checked before anything is measured. Loading and checking the pack stand beside them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods
)]

use divan::{Bencher, black_box};
use kasauti::answers::{Answers, Value};
use kasauti::decimal::Number;
use kasauti::diagnostic::Diagnostics;
use kasauti::pack::{Pack, QuestionKind, Rule};
use kasauti::report::Matter;
use kasauti::score::{Mode, Scorer};
use kasauti::script::Scripts;
use kasauti::source::{Sources, builtin};

fn main() {
    let ready = Ready::new();
    let scorer = Scorer::new(&ready.pack, &ready.scripts);
    let results = scorer.results(&ready.answers, Mode::Draft);
    let by_hand = City::of(&ready.pack, &ready.answers).score();
    let engine: Vec<String> = ready
        .pack
        .indicators
        .iter()
        .zip(&results.indicators)
        .filter(|(indicator, _)| !indicator.outside_total && !skipped(&indicator.codes[0]))
        .map(|(_, one)| one.points.to_string())
        .collect();
    let hand: Vec<String> = by_hand.iter().map(|hundredths| in_points(*hundredths).to_string()).collect();
    assert_eq!(engine, hand, "both score alike");
    divan::main();
}

fn in_points(hundredths: i64) -> Number {
    Number::from(hundredths).divide(Number::from(100)).unwrap()
}

/// The indicators that rest on lists of entries or on a script: left out by hand.
fn skipped(code: &str) -> bool {
    matches!(code, "3.a" | "3.b" | "4.e" | "5.b")
}

struct Ready {
    sources: Sources,
    pack: Pack,
    scripts: Scripts,
    answers: Answers,
}

impl Ready {
    fn new() -> Ready {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        let pack =
            kasauti::pack::load(&builtin(), &mut sources, &mut diagnostics).expect("the built-in pack");
        let scripts = Scripts::compile(&pack, &sources, &mut diagnostics);
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities/illustrative-midrange.toml");
        let file = sources.add("city.toml", std::fs::read_to_string(path).expect("the city"));
        let answers = kasauti::answers::read(&pack, &sources, file, &mut diagnostics).expect("its answers");
        Ready { sources, pack, scripts, answers }
    }
}

/// Points, totals and level, with traces off.
#[divan::bench]
fn engine_results(bencher: Bencher) {
    let ready = Ready::new();
    let scorer = Scorer::new(&ready.pack, &ready.scripts);
    bencher.bench_local(|| scorer.results(black_box(&ready.answers), Mode::Draft));
}

/// The rules that stand by hand below, and no others: what the engine itself costs, without rhai and without lists.
#[divan::bench]
fn engine_results_of_the_rules_by_hand(bencher: Bencher) {
    let mut ready = Ready::new();
    for indicator in ready.pack.indicators.iter_mut().filter(|one| skipped(&one.codes[0])) {
        indicator.rule = Rule::AsAwarded;
    }
    let scorer = Scorer::new(&ready.pack, &ready.scripts);
    bencher.bench_local(|| scorer.results(black_box(&ready.answers), Mode::Draft));
}

/// All of it: points, traces, advice with its texts.
#[divan::bench]
fn engine_assessment(bencher: Bencher) {
    let ready = Ready::new();
    let scorer = Scorer::new(&ready.pack, &ready.scripts);
    bencher.bench_local(|| scorer.assess(black_box(&ready.answers), Mode::Draft));
}

/// The whole report of a city as a page, from its assessment; beside it the same city's JSON.
#[divan::bench]
fn report_html(bencher: Bencher) {
    let ready = Ready::new();
    let scorer = Scorer::new(&ready.pack, &ready.scripts);
    let assessment = scorer.assess(&ready.answers, Mode::Draft);
    bencher.bench_local(|| {
        let climb = scorer.climb(&ready.answers, &assessment);
        kasauti::render::html(&kasauti::report::full(&Matter {
            pack: &ready.pack,
            sources: &ready.sources,
            assessment: black_box(&assessment),
            climb: &climb,
            groups: &[],
            rank: None,
            command: "",
        }))
    });
}

#[divan::bench]
fn report_json(bencher: Bencher) {
    let ready = Ready::new();
    let scorer = Scorer::new(&ready.pack, &ready.scripts);
    let assessments = [scorer.assess(&ready.answers, Mode::Draft)];
    bencher.bench_local(|| kasauti::render::json(&ready.pack, &ready.sources, black_box(&assessments)));
}

/// The same rules as Rust, in hundredths of a point.
#[divan::bench]
fn by_hand(bencher: Bencher) {
    let ready = Ready::new();
    let city = City::of(&ready.pack, &ready.answers);
    bencher.bench_local(|| black_box(&city).score());
}

#[divan::bench]
fn load_pack(bencher: Bencher) {
    bencher.bench_local(|| {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        kasauti::pack::load(&builtin(), &mut sources, &mut diagnostics)
    });
}

#[divan::bench]
fn compile_scripts(bencher: Bencher) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let pack = kasauti::pack::load(&builtin(), &mut sources, &mut diagnostics).unwrap();
    bencher.bench_local(|| Scripts::compile(&pack, &sources, &mut Diagnostics::new()));
}

#[divan::bench]
fn check_pack(bencher: Bencher) {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let pack = kasauti::pack::load(&builtin(), &mut sources, &mut diagnostics).unwrap();
    let scripts = Scripts::compile(&pack, &sources, &mut diagnostics);
    bencher.bench_local(|| kasauti::check::check(&pack, &scripts, &sources, &mut Diagnostics::new()));
}

/// The answers that the hand-written rules look at, as plain numbers.
struct City {
    policy_stage: usize,
    policy_elements: u32,
    budget_line: usize,
    budget_heads: u32,
    budget_amount: f64,
    budget_spent: f64,
    cdo: usize,
    cdo_job_description: bool,
    cdo_months: i64,
    departments: i64,
    departments_with_coordinator: i64,
    team_roles: u32,
    team_activities: u32,
    ministry_trainings: u32,
    trainings_put_to_use: bool,
    focus_areas: bool,
    own_workshops: i64,
    certification_courses: i64,
    expert_sessions: i64,
    challenges: i64,
    challenges_with_data: i64,
    challenges_with_insight: i64,
    analytics: u64,
    sensor_forms: u32,
    datasets: i64,
    update_schedule: usize,
    updated_on_time: f64,
    apis: i64,
    apis_live: i64,
    stories: i64,
    stories_published: i64,
    story_sectors: u32,
    applications: i64,
    application_uses: u32,
    services_suited: i64,
    services_with_alerts: i64,
    alert_channels: u32,
}

impl City {
    fn of(pack: &Pack, answers: &Answers) -> City {
        let value = |name: &str| {
            let index = pack.questions.iter().position(|question| question.name == name).expect(name);
            let nothing =
                matches!(pack.questions[index].kind, QuestionKind::OneOf { .. }).then_some(Value::Choice(0));
            answers.answers[index].as_ref().map(|answer| answer.value.clone()).or(nothing)
        };
        let choice = |name| match value(name) {
            Some(Value::Choice(index)) => index,
            _ => 0,
        };
        let bits = |name| match value(name) {
            Some(Value::Ticked(bits)) => bits,
            _ => 0,
        };
        let ticked = |name| bits(name).count_ones();
        let yes = |name| matches!(value(name), Some(Value::YesNo(true)));
        let real = |name| match value(name) {
            Some(Value::Number(number)) => number.to_decimal().to_string().parse::<f64>().unwrap(),
            _ => 0.0,
        };
        let count = |name| match value(name) {
            Some(Value::Number(number)) => number.to_i64().unwrap(),
            _ => 0,
        };
        City {
            policy_stage: choice("policy_stage"),
            policy_elements: ticked("policy_elements"),
            budget_line: choice("budget_line"),
            budget_heads: ticked("budget_heads"),
            budget_amount: real("budget_amount"),
            budget_spent: real("budget_spent"),
            cdo: choice("cdo"),
            cdo_job_description: yes("cdo_job_description"),
            cdo_months: count("cdo_months"),
            departments: count("departments"),
            departments_with_coordinator: count("departments_with_coordinator"),
            team_roles: ticked("team_roles"),
            team_activities: ticked("team_activities"),
            ministry_trainings: ticked("ministry_trainings"),
            trainings_put_to_use: yes("trainings_put_to_use"),
            focus_areas: yes("focus_areas"),
            own_workshops: count("own_workshops"),
            certification_courses: count("certification_courses"),
            expert_sessions: count("expert_sessions"),
            challenges: count("challenges"),
            challenges_with_data: count("challenges_with_data"),
            challenges_with_insight: count("challenges_with_insight"),
            analytics: bits("analytics"),
            sensor_forms: ticked("sensor_forms"),
            datasets: count("datasets"),
            update_schedule: choice("update_schedule"),
            updated_on_time: real("updated_on_time"),
            apis: count("apis"),
            apis_live: count("apis_live"),
            stories: count("stories"),
            stories_published: count("stories_published"),
            story_sectors: ticked("story_sectors"),
            applications: count("applications"),
            application_uses: ticked("application_uses"),
            services_suited: count("services_suited"),
            services_with_alerts: count("services_with_alerts"),
            alert_channels: ticked("alert_channels"),
        }
    }

    /// Hundredths of a point for 17 of the 21 indicators, rounded half up.
    #[allow(clippy::float_arithmetic)]
    fn score(&self) -> [i64; 17] {
        let share = |worth: i64, part: i64, whole: i64| {
            if whole == 0 { 0 } else { (2 * worth * 100 * part + whole) / (2 * whole) }
        };
        let use_of_budget =
            if self.budget_amount > 0.0 { self.budget_spent / self.budget_amount } else { 0.0 };
        let budget = [0, 3, 6, 6, 6, 6][self.budget_line]
            + 3 * i64::from(self.budget_heads)
            + if use_of_budget < 0.25 {
                0
            } else if use_of_budget < 0.5 {
                3
            } else if use_of_budget < 0.75 {
                6
            } else {
                9
            };
        let officer =
            [0, 6, 13][self.cdo] + 2 * i64::from(self.cdo_job_description) + 5 * self.cdo_months / 12;
        let team = match self.team_roles {
            0 => 0,
            1..=2 => 3,
            3..=5 => 6,
            6..=8 => 9,
            _ => 12,
        } + 2 * i64::from(self.team_activities);
        let ministry = match self.ministry_trainings {
            0 => 0,
            1..=3 => 5,
            4..=6 => 8,
            _ => 11,
        } + 4 * i64::from(self.trainings_put_to_use);
        let own = 3 * i64::from(self.focus_areas)
            + (2 * self.own_workshops).min(4)
            + (2 * self.certification_courses).min(4)
            + (2 * self.expert_sessions).min(4);
        let challenges = (2 * self.challenges).min(6)
            + (3 * self.challenges_with_data).min(9)
            + (5 * self.challenges_with_insight).min(15);
        let analytics = match 64 - self.analytics.leading_zeros() {
            0 => 0,
            highest => 5 * i64::from(highest),
        };
        let datasets = match self.datasets {
            0 => 0,
            1..=10 => 4,
            11..=30 => 7,
            _ => 10,
        };
        let schedule = match (self.update_schedule, self.updated_on_time) {
            (0, _) => 0,
            (1, share) if share < 0.5 => 8,
            (1, _) => 15,
            (_, share) if share < 0.5 => 15,
            (_, share) if share < 0.9 => 22,
            _ => 30,
        };
        let stories = self.stories.min(5)
            + match self.stories_published {
                0 => 0,
                1..=2 => 5,
                3..=5 => 10,
                _ => 15,
            }
            + (2 * i64::from(self.story_sectors)).min(10);
        let applications = match self.applications {
            0 => 0,
            1 => 4,
            2..=3 => 7,
            _ => 10,
        } + 2 * i64::from(self.application_uses);
        let alerts =
            share(12, self.services_with_alerts, self.services_suited) + 200 * i64::from(self.alert_channels);
        [
            100 * [0, 10, 20, 30, 40][self.policy_stage],
            300 * i64::from(self.policy_elements),
            100 * budget,
            100 * officer,
            share(20, self.departments_with_coordinator, self.departments),
            100 * team,
            100 * ministry,
            100 * own,
            100 * challenges,
            100 * analytics,
            500 * i64::from(self.sensor_forms),
            100 * datasets,
            100 * schedule,
            100 * (self.apis.min(5) + self.apis_live.min(5)),
            100 * stories,
            100 * applications,
            alerts,
        ]
    }
}
