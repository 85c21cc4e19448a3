//! What became of a pack's examples, and what of the rules they reach, as a document.

use crate::examples::{Coverage, Got, Part, PartKind, Ran, Verdict};
use crate::pack::example::{Example, Expectation, ExpectationKind, Fate, ScoreOf};
use crate::pack::{ComponentId, Pack, Part as PackPart};
use crate::score::{Assessment, Basis};
use crate::source::Sources;
use crate::wording::Language;

use super::document::{
    Block, Cell, Column, ColumnKind, Document, Excerpt, ExcerptLine, Heading, Inline, Mark, Row, Table, Text,
    Tone, plain, toned,
};
use super::levels::one_line;
use super::{arithmetic, from_trace, words};

/// Whoever writes rules reads this, as they read diagnostics: in the language of the rules.
const LANGUAGE: Language = Language::English;

/// So many parts that were never reached are listed; where there are more, only their number is told.
const MOST_LISTED: usize = 100;

/// Which of the coverage is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    Nothing,
    /// How much of each kind, and what was never reached.
    Summary,
    /// Every line of the rules, with how often it was reached.
    Lines,
}

/// All failures with their reasons, how many examples hold, and the coverage.
#[must_use]
pub fn told(pack: &Pack, sources: &Sources, ran: &[Ran], coverage: &Coverage, detail: Detail) -> Document {
    let mut document = Document::default();
    for one in ran.iter().filter(|one| !one.holds()) {
        failure(pack, sources, one, &mut document);
    }
    document.add(Block::Paragraph(summary(ran)));
    match detail {
        Detail::Nothing => {}
        Detail::Summary => reached(pack, sources, coverage, &mut document),
        Detail::Lines => {
            reached(pack, sources, coverage, &mut document);
            lines(sources, coverage, &mut document);
        }
    }
    document
}

/// The reasons why one example fails.
#[must_use]
pub fn reasons(pack: &Pack, sources: &Sources, ran: &Ran) -> Document {
    let mut document = Document::default();
    if let Some(example) = pack.examples.get(ran.example.index()) {
        failed_expectations(pack, sources, example, ran, &mut document);
    }
    document
}

fn failure(pack: &Pack, sources: &Sources, ran: &Ran, document: &mut Document) {
    let Some(example) = pack.examples.get(ran.example.index()) else { return };
    document.add(Block::Heading(Heading {
        level: 1,
        text: format!("✗ {}", example.title),
        aside: Some(sources.place(example.span)),
    }));
    failed_expectations(pack, sources, example, ran, document);
}

fn failed_expectations(
    pack: &Pack,
    sources: &Sources,
    example: &Example,
    ran: &Ran,
    document: &mut Document,
) {
    for (expectation, verdict) in example.expectations.iter().zip(&ran.verdicts) {
        if verdict.holds {
            continue;
        }
        document.add(Block::Paragraph(vec![
            Inline::Plain(String::from("expected ")),
            Inline::Code(expected(sources, expectation)),
            Inline::Plain(String::from(", got ")),
            Inline::Strong(toned(Tone::Bad, got(pack, verdict))),
            Inline::Plain(String::from("  ")),
            Inline::Toned(Tone::Quiet, sources.place(expectation.span)),
        ]));
        why(pack, sources, &expectation.kind, ran.result_for(expectation), document);
    }
}

/// An expectation as the example writes it.
#[must_use]
pub fn expected(sources: &Sources, expectation: &Expectation) -> String {
    one_line(sources.text(expectation.span))
}

/// What there was instead, in words.
#[must_use]
pub fn got(pack: &Pack, verdict: &Verdict) -> String {
    match &verdict.got {
        Got::Points(points) => words::range(LANGUAGE.wording(), *points),
        Got::NotApplicable => String::from("not applicable"),
        Got::PerhapsNotApplicable(points) => {
            format!("{}, or not applicable", words::range(LANGUAGE.wording(), *points))
        }
        Got::NotRated(why) => (LANGUAGE.wording().structure.level_not_rated)(&words::not_rated(pack, *why)),
        Got::Levels(_) | Got::Grades(..) => {
            let names = levels_got(pack, verdict);
            if names.is_empty() { String::from("no level") } else { names.join(" or ") }
        }
        Got::Recommendation(Fate::Certain) => String::from("it, for certain"),
        Got::Recommendation(Fate::Possible) => {
            String::from("it as possible only: it hangs on what is not answered")
        }
        Got::Recommendation(Fate::Out) => String::from("nothing of it"),
    }
}

/// The names of the levels, or grades, that there were.
#[must_use]
pub fn levels_got<'p>(pack: &'p Pack, verdict: &Verdict) -> Vec<&'p str> {
    let (all, levels) = match &verdict.got {
        Got::Levels(levels) => {
            (pack.certification.as_ref().map_or(&[][..], |certification| &certification.levels), levels)
        }
        Got::Grades(part, levels) => {
            (pack.scale_of(*part).map_or(&[][..], |(_, scale, _)| &scale.levels), levels)
        }
        _ => return Vec::new(),
    };
    levels.iter().filter_map(|at| all.get(*at)).map(|level| level.name.as_str()).collect()
}

/// Why the result is what it is.
fn why(
    pack: &Pack,
    sources: &Sources,
    expected: &ExpectationKind,
    assessment: &Assessment,
    document: &mut Document,
) {
    match expected {
        ExpectationKind::Score { of: ScoreOf::Indicator(id), .. } => {
            let score = assessment.indicators.get(id.index());
            let Some((score, indicator)) = score.zip(pack.indicators.get(id.index())) else { return };
            match &score.basis {
                Basis::Awarded { .. } => {
                    document.add(Block::Note(plain("The example gives these points as awarded.")));
                }
                Basis::NotAwarded => document.add(Block::Note(plain(
                    "The score is as awarded, and the example awards nothing: `given awarded …`.",
                ))),
                Basis::ScriptFailed { message, .. } => {
                    document.add(Block::Note(plain(format!("A script failed: {message}."))));
                }
                Basis::Rule => {
                    document.add(Block::Excerpt(from_trace::rule_of(sources, score, indicator)));
                }
            }
            let names = score.unanswered.iter().filter_map(|id| pack.questions.get(id.index()));
            let names: Vec<String> = names.map(|question| format!("`{}`", question.name)).collect();
            if !names.is_empty() {
                let text = format!("Open in the example: {}.", (LANGUAGE.wording().listed)(&names));
                document.add(Block::Note(plain(text)));
            }
        }
        ExpectationKind::Score { of: ScoreOf::Component(id), .. } => {
            document.add(Block::Bullets(parts(pack, assessment, Some(*id))));
        }
        ExpectationKind::Score { of: ScoreOf::Overall, .. } => {
            document.add(Block::Bullets(parts(pack, assessment, None)));
        }
        ExpectationKind::Grade(part, _) => {
            let scale = pack.scale_of(*part);
            let points = match part {
                PackPart::Component(id) => assessment.components.get(id.index()).map(|one| one.points),
                PackPart::Indicator(id) => assessment.indicators.get(id.index()).map(|one| one.points),
            };
            let (Some((.., scale, _)), Some(points)) = (scale, points) else { return };
            let has = words::out_of(
                LANGUAGE.wording(),
                points,
                pack.out_of(*part).unwrap_or(crate::decimal::Number::ZERO),
            );
            document.add(Block::Bullets(vec![plain(format!("{} {has}", pack.name_of(*part)))]));
            let text = vec![
                Inline::Plain(format!("\"{}\" is given by ", scale.title)),
                Inline::Toned(Tone::Quiet, sources.place(scale.span)),
            ];
            document.add(Block::Note(text));
        }
        ExpectationKind::Level(_) | ExpectationKind::LevelNotRated => {
            let mut bullets = vec![plain(format!(
                "overall {}",
                words::out_of(LANGUAGE.wording(), assessment.overall, pack.overall_out_of)
            ))];
            bullets.extend(parts(pack, assessment, None));
            document.add(Block::Bullets(bullets));
        }
        ExpectationKind::Recommendation { recommendation, .. } => {
            let Some(recommendation) = pack.recommendations.get(recommendation.index()) else { return };
            let text = match &recommendation.when {
                Some(when) => vec![
                    Inline::Plain(String::from("It holds when ")),
                    Inline::Code(one_line(sources.text(when.span))),
                    Inline::Plain(String::from("  ")),
                    Inline::Toned(Tone::Quiet, sources.place(when.span)),
                ],
                None => plain("It names no condition, so it always holds."),
            };
            document.add(Block::Note(text));
        }
    }
}

/// The parts of a component, or of the framework, with what each has.
fn parts(pack: &Pack, assessment: &Assessment, of: Option<ComponentId>) -> Vec<Text> {
    let Some(whole) = arithmetic::whole(pack, assessment, of) else { return Vec::new() };
    let wording = LANGUAGE.wording();
    let of_parts = whole.parts.iter().map(|part| {
        let name = pack.name_of(part.part);
        plain(match part.applies.is_false() {
            true => format!("{name} {}", wording.structure.not_applicable),
            false => format!("{name} {}", words::range(wording, part.points)),
        })
    });
    let penalties = whole.penalties.iter().map(|taken| {
        let title = arithmetic::penalty_title(wording, pack, taken);
        plain(format!("{title} takes {}", words::range(wording, taken.points)))
    });
    of_parts.chain(penalties).collect()
}

fn summary(ran: &[Ran]) -> Text {
    let failing = ran.iter().filter(|one| !one.holds()).count();
    match (ran.len(), failing) {
        (0, _) => toned(Tone::Doubtful, "There are no examples."),
        (1, 0) => toned(Tone::Good, "The one example holds."),
        (all, 0) => toned(Tone::Good, format!("All {all} examples hold.")),
        (all, failing) => {
            let noun = if all == 1 { "example" } else { "examples" };
            let fail = if failing == 1 { "fails" } else { "fail" };
            toned(Tone::Bad, format!("{failing} of {all} {noun} {fail}."))
        }
    }
}

/// What a kind of parts is called.
#[must_use]
pub fn kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Score => "scores",
        PartKind::Choice => "match lines",
        PartKind::Band => "bands",
        PartKind::Row => "table rows",
        PartKind::Entry => "checklist entries",
        PartKind::Cap => "caps",
        PartKind::Rung => "ladder rungs",
        PartKind::Highest => "highest entries",
        PartKind::First => "first entries",
        PartKind::Script => "script calls",
        PartKind::Recommendation => "recommendations",
        PartKind::Level => "levels",
        PartKind::Penalty => "penalties",
        PartKind::Exemption => "not applicable when",
    }
}

fn one_of_kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Score => "score",
        PartKind::Choice => "match line",
        PartKind::Band => "band",
        PartKind::Row => "table row",
        PartKind::Entry => "checklist entry",
        PartKind::Cap => "cap",
        PartKind::Rung => "ladder rung",
        PartKind::Highest => "highest entry",
        PartKind::First => "first entry",
        PartKind::Script => "script call",
        PartKind::Recommendation => "recommendation",
        PartKind::Level => "level",
        PartKind::Penalty => "penalty",
        PartKind::Exemption => "not applicable when",
    }
}

fn reached(pack: &Pack, sources: &Sources, coverage: &Coverage, document: &mut Document) {
    let (all, met) = coverage.count(None);
    document.add(Block::Heading(Heading {
        level: 1,
        text: String::from("What of the rules was reached"),
        aside: Some(format!("{} %", coverage.percent())),
    }));
    let columns = vec![
        Column::new("Part", ColumnKind::Words),
        Column::new("Reached", ColumnKind::Number),
        Column::new("of", ColumnKind::Number),
    ];
    let row = |name: &str, met: usize, all: usize| {
        vec![
            Cell::Text(plain(name)),
            Cell::Text(toned(if met == all { Tone::Good } else { Tone::Doubtful }, met.to_string())),
            Cell::Text(plain(all.to_string())),
        ]
    };
    let mut rows: Vec<Row> = PartKind::ALL
        .into_iter()
        .map(|one| (one, coverage.count(Some(one))))
        .filter(|(_, (all, _))| *all > 0)
        .map(|(one, (all, met))| Row::new(row(kind(one), met, all)))
        .collect();
    rows.push(Row::head(row("all parts", met, all)));
    document.add(Block::Table(Table { columns, rows }));
    let missed: Vec<&Part> = coverage.missed().collect();
    if missed.is_empty() {
        return;
    }
    document.add(Block::Heading(Heading {
        level: 1,
        text: String::from("Never reached"),
        aside: Some(missed.len().to_string()),
    }));
    let listed = missed.get(..MOST_LISTED).unwrap_or(&missed);
    for of_file in listed.chunk_by(|one, next| one.span.file == next.span.file) {
        document.add(missed_in_file(pack, sources, of_file));
    }
    if missed.len() > MOST_LISTED {
        let more = missed.len() - MOST_LISTED;
        document.add(Block::Note(plain(format!("and {more} more; `--format json` lists them all"))));
    }
}

fn missed_in_file(pack: &Pack, sources: &Sources, parts: &[&Part]) -> Block {
    let file = parts.first().and_then(|part| sources.get(part.span.file));
    let name = file.map_or("", |file| file.name.as_str());
    let columns = vec![
        Column::new("Line", ColumnKind::Number),
        Column::new("Part", ColumnKind::Code),
        Column::new(name, ColumnKind::Words),
    ];
    let rows = parts.iter().map(|part| {
        let line = file.map_or(0, |file| file.line_column(part.span.start).line);
        let code = part.indicator.and_then(|id| pack.indicators.get(id.index()));
        let of = code.map_or_else(String::new, |indicator| format!(" of {}", indicator.code()));
        Row::new(vec![
            Cell::Text(toned(Tone::Quiet, line.to_string())),
            Cell::Text(plain(format!("{}{of}", one_of_kind(part.kind)))),
            Cell::Text(vec![Inline::Code(shortened(one_line(sources.text(part.span))))]),
        ])
    });
    Block::Table(Table { columns, rows: rows.collect() })
}

fn shortened(text: String) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text;
    }
    let start: String = text.chars().take(LONGEST - 1).collect();
    format!("{start}…")
}

/// Every line of the rules that holds a part, and how often the least reached part on it was reached.
#[must_use]
pub fn by_line(sources: &Sources, coverage: &Coverage) -> Vec<LineReached> {
    let mut all: Vec<LineReached> = Vec::new();
    for part in &coverage.parts {
        let Some(file) = sources.get(part.span.file) else { continue };
        let line = file.lines().line_of(part.span.start as usize) + 1;
        match all.last_mut() {
            Some(last) if last.line == line && last.file == file.name => {
                last.reached = last.reached.min(part.reached);
                last.parts.push(part.reached);
            }
            _ => all.push(LineReached {
                file: file.name.clone(),
                line,
                text: file.text.lines().nth(line - 1).unwrap_or("").trim().to_owned(),
                reached: part.reached,
                parts: vec![part.reached],
            }),
        }
    }
    all
}

/// A line of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineReached {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub text: String,
    /// How often the least reached part on it was reached.
    pub reached: u32,
    /// How often each part that begins on it was reached.
    pub parts: Vec<u32>,
}

fn lines(sources: &Sources, coverage: &Coverage, document: &mut Document) {
    let all = by_line(sources, coverage);
    for of_file in all.chunk_by(|one, next| one.file == next.file) {
        let Some(first) = of_file.first() else { continue };
        let lines = of_file.iter().map(|one| ExcerptLine::Line {
            number: u32::try_from(one.line).unwrap_or(u32::MAX),
            text: one.text.clone(),
            mark: if one.reached > 0 { Mark::None } else { Mark::Missed },
            value: Some(crate::decimal::Interval::point(i64::from(one.reached).into())),
        });
        let place = format!("{}: how often each line was reached", first.file);
        document.add(Block::Excerpt(Excerpt { place, lines: lines.collect() }));
    }
}
