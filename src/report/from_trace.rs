//! Why a score is what it is, as a document.

use crate::decimal::Interval;
use crate::pack::{Indicator, IndicatorId, Overall, Pack};
use crate::score::{Assessment, Basis, IndicatorScore, ShownAnswer, Step, StepKind};
use crate::source::{Sources, Span};

use super::document::{
    self, Block, Cell, Column, ColumnKind, Document, Excerpt, ExcerptLine, Fact, Heading, Inline, Mark, Row,
    Table, Text, Tone, plain, toned,
};
use super::from_assessment::{heading, level_words, line_of, lines_of, made_by, remark, title};
use super::levels::{self, Reached, one_line};
use super::{advice, words};

/// Rules longer than this are shown around the lines that count.
const WHOLE_RULE: usize = 40;

/// Why one indicator has its score; without an indicator, why the city has its scores, total and level.
#[must_use]
pub fn explanation(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    indicator: Option<IndicatorId>,
) -> Document {
    let mut document = Document::default();
    let named = indicator.and_then(|id| found(pack, assessment, id));
    match named {
        Some((score, indicator)) => one(pack, sources, assessment, score, indicator, &mut document),
        None => all(pack, sources, assessment, &mut document),
    }
    document.add(Block::Paragraph(made_by(pack, assessment)));
    document
}

fn found<'a>(
    pack: &'a Pack,
    assessment: &'a Assessment,
    id: IndicatorId,
) -> Option<(&'a IndicatorScore, &'a Indicator)> {
    let score = assessment.indicators.iter().find(|score| score.indicator == id)?;
    Some((score, pack.indicators.get(id.index())?))
}

fn one(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    score: &IndicatorScore,
    indicator: &Indicator,
    document: &mut Document,
) {
    let text = format!("Why {} has {} in {}", words::place(assessment), score.points, indicator.code());
    document.add(Block::Title(title(pack, assessment, text)));
    document.add(Block::Facts(vec![
        Fact { name: String::from("Indicator"), value: plain(full_name(pack, indicator)) },
        Fact {
            name: String::from("Points"),
            value: vec![Inline::Strong(plain(words::out_of(score.points, indicator.out_of)))],
        },
        Fact { name: String::from("Basis"), value: basis(score) },
        Fact { name: String::from("Rule"), value: origin(indicator) },
    ]));
    if let Some(remark) = remark(sources, score) {
        document.add(Block::Note(plain(remark)));
    }
    document.add(heading(1, "The rule"));
    document.add(Block::Excerpt(excerpt(sources, indicator.rule_span, &score.trace.steps)));
    document.add(heading(1, "Step by step"));
    document.add(Block::Steps(told(sources, &score.trace.steps)));
    document.add(heading(1, "Answers it looks at"));
    answers(pack, sources, &score.trace.answers, document);
    reasons_for_advice(pack, sources, assessment, score.indicator, document);
}

fn full_name(pack: &Pack, indicator: &Indicator) -> String {
    match words::component_title(pack, indicator) {
        Some(component) => format!("{} {}, in {component}", indicator.code(), indicator.title),
        None => format!("{} {}", indicator.code(), indicator.title),
    }
}

fn basis(score: &IndicatorScore) -> Text {
    match &score.basis {
        Basis::Rule if score.points.as_point().is_some() => plain("computed by the rule from the answers"),
        Basis::Rule => plain("computed by the rule; open while answers are missing"),
        Basis::Awarded { awarded, .. } => plain(format!("awarded as published: {}", awarded.source)),
        Basis::ScriptFailed { .. } => toned(Tone::Bad, "unknown, because a script failed"),
        Basis::NotAwarded => toned(Tone::Doubtful, "not known: nothing was awarded"),
    }
}

fn origin(indicator: &Indicator) -> Text {
    match &indicator.rule_origin {
        Some(origin) if origin.published => plain(format!("published: {}", origin.text)),
        Some(origin) => plain(format!("illustrative, this pack's own: {}", origin.text)),
        None => toned(Tone::Quiet, "its origin is not stated"),
    }
}

/// The lines of a rule, with those at work marked and what they gave.
#[must_use]
pub fn excerpt(sources: &Sources, rule: Span, steps: &[Step]) -> Excerpt {
    let place = sources.place(rule);
    let Some(file) = sources.get(rule.file) else { return Excerpt { place, lines: Vec::new() } };
    let first = file.lines().line_of(rule.start as usize);
    let last = file.lines().line_of((rule.end.max(rule.start + 1) - 1) as usize).max(first);
    let texts: Vec<&str> = file.text.lines().skip(first).take(last - first + 1).collect();
    let indent = texts
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.chars().take_while(|sign| sign.is_whitespace()).count())
        .min()
        .unwrap_or(0);
    let lines: Vec<ExcerptLine> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let at = first + at;
            let here: Vec<&Step> = steps
                .iter()
                .filter(|step| step.span.file == rule.file && is_line(step.kind))
                .filter(|step| file.lines().line_of(step.span.start as usize) == at)
                .collect();
            ExcerptLine::Line {
                number: u32::try_from(at + 1).unwrap_or(u32::MAX),
                text: text.chars().skip(indent).collect::<String>().trim_end().to_owned(),
                mark: mark(&here),
                value: match here.as_slice() {
                    [only] => only.value,
                    _ => None,
                },
            }
        })
        .collect();
    Excerpt { place, lines: shortened(lines) }
}

fn is_line(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::Line { .. } | StepKind::Entry { .. } | StepKind::Missed | StepKind::Cap | StepKind::Script
    )
}

fn mark(steps: &[&Step]) -> Mark {
    if steps.is_empty() {
        Mark::None
    } else if steps.iter().all(|step| step.kind == StepKind::Missed) {
        Mark::Missed
    } else if steps.iter().any(|step| is_certain(step.kind) && step.kind != StepKind::Missed) {
        Mark::Counts
    } else {
        Mark::May
    }
}

/// Whether a step is at work whatever the missing answers are.
#[must_use]
pub fn is_certain(kind: StepKind) -> bool {
    !matches!(kind, StepKind::Line { certain: false } | StepKind::Entry { certain: false })
}

fn shortened(lines: Vec<ExcerptLine>) -> Vec<ExcerptLine> {
    if lines.len() <= WHOLE_RULE {
        return lines;
    }
    let last = lines.len() - 1;
    let marked: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !matches!(line, ExcerptLine::Line { mark: Mark::None, .. }))
        .map(|(at, _)| at)
        .collect();
    let is_near = |at: usize| at <= 1 || at == last || marked.iter().any(|marked| marked.abs_diff(at) <= 2);
    let mut short = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if is_near(at) {
            short.push(line);
        } else if !matches!(short.last(), Some(ExcerptLine::Gap)) {
            short.push(ExcerptLine::Gap);
        }
    }
    short
}

/// What a step is, in words; also in the explanation's JSON.
#[must_use]
pub fn step_words(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Score => "the score",
        StepKind::Line { certain: true } => "the line that fits",
        StepKind::Line { certain: false } => "a line that may fit",
        StepKind::Entry { certain: true } => "counts",
        StepKind::Entry { certain: false } => "may count",
        StepKind::Missed => "is not met",
        StepKind::Cap => "held back by the cap",
        StepKind::Let => "a named value",
        StepKind::Formula => "worked out",
        StepKind::Script => "given by a script",
        StepKind::Awarded => "awarded as published",
    }
}

/// The steps, without those that only repeat the text of the step they are part of.
fn told(sources: &Sources, steps: &[Step]) -> Vec<document::Step> {
    let mut all = Vec::new();
    let mut above: Vec<&Step> = Vec::new();
    let mut left_out: Vec<u32> = Vec::new();
    for step in steps {
        above.retain(|parent| parent.depth < step.depth);
        left_out.retain(|depth| *depth < step.depth);
        let repeats =
            above.last().is_some_and(|parent| parent.span == step.span && parent.value == step.value);
        if repeats && step.kind == StepKind::Formula {
            left_out.push(step.depth);
        } else {
            let lifted = u32::try_from(left_out.len()).unwrap_or(u32::MAX);
            let depth = step.depth.saturating_sub(lifted);
            all.push(document::Step { depth, ..shown(sources, step) });
        }
        above.push(step);
    }
    all
}

fn shown(sources: &Sources, step: &Step) -> document::Step {
    document::Step {
        depth: step.depth,
        what: step_words(step.kind).to_owned(),
        text: one_line(sources.text(step.span)),
        place: sources.place(step.span),
        value: step.value.map(|value| value.to_string()),
        certain: is_certain(step.kind),
    }
}

fn answers(pack: &Pack, sources: &Sources, answers: &[ShownAnswer], document: &mut Document) {
    if answers.is_empty() {
        document.add(Block::Paragraph(plain("None.")));
        return;
    }
    let columns = vec![
        Column::new("Question", ColumnKind::Words),
        Column::new("Answer", ColumnKind::Words),
        Column::new("Standing", ColumnKind::Code),
        Column::new("Line", ColumnKind::Number),
    ];
    let rows = answers
        .iter()
        .map(|answer| {
            let question = pack.questions.get(answer.question.index());
            let mut asked = plain(question.map_or("", |question| &question.title));
            if let Some(question) = question {
                asked.push(Inline::Plain(String::from(" ")));
                asked.push(Inline::Code(question.name.clone()));
            }
            let value = match &answer.value {
                Some(value) => plain(value.clone()),
                None => toned(Tone::Doubtful, "not answered"),
            };
            let standing = match answer.standing {
                Some(standing @ crate::answers::Standing::Rejected) => toned(Tone::Bad, standing.word()),
                Some(standing) => plain(standing.word()),
                None => Text::new(),
            };
            let line = Cell::Text(toned(Tone::Quiet, line_of(sources, answer.span)));
            Row::new(vec![Cell::Text(asked), Cell::Text(value), Cell::Text(standing), line])
        })
        .collect();
    document.add(Block::Table(Table { columns, rows }));
    document.extend(lines_of(sources, answers.iter().filter_map(|answer| answer.span)));
}

fn reasons_for_advice(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    indicator: IndicatorId,
    document: &mut Document,
) {
    let mut bullets = Vec::new();
    for fired in advice::ordered(assessment) {
        if fired.scope != crate::pack::Scope::Indicator(indicator) {
            continue;
        }
        let Some(recommendation) = pack.recommendations.get(fired.recommendation.index()) else { continue };
        let verb = if fired.holds.can_be_false { " may hold, " } else { " holds, " };
        let mut text = vec![Inline::Code(recommendation.name.clone()), Inline::Plain(String::from(verb))];
        match &recommendation.when {
            Some(when) => {
                text.push(Inline::Plain(String::from("because of ")));
                text.push(Inline::Code(one_line(sources.text(when.span))));
                text.push(Inline::Plain(String::from(" at ")));
                text.push(Inline::Toned(Tone::Quiet, sources.place(when.span)));
            }
            None => {
                text.push(Inline::Plain(String::from("as always: it names no condition, at ")));
                text.push(Inline::Toned(Tone::Quiet, sources.place(recommendation.span)));
            }
        }
        bullets.push(text);
    }
    if !bullets.is_empty() {
        document.add(heading(1, "Advice that follows"));
        document.add(Block::Bullets(bullets));
    }
}

fn all(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let overall = words::out_of(assessment.overall, pack.overall_out_of);
    let text = format!("Why {} has {overall}", words::place(assessment));
    document.add(Block::Title(title(pack, assessment, text)));
    overall_arithmetic(pack, sources, assessment, document);
    level(pack, sources, assessment, document);
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        document.add(Block::Heading(Heading {
            level: 1,
            text: format!("{} {}", component.number, component.title),
            aside: Some(format!("{} of {}", score.points, component.out_of)),
        }));
        if let Some(awarded) = &score.awarded {
            let words =
                format!("{} as awarded for the whole component ({}).", awarded.points, awarded.source);
            document.add(Block::Note(plain(words)));
        }
        in_brief(pack, sources, assessment, document, |indicator| {
            indicator.component == Some(score.component) && !indicator.outside_total
        });
    }
    if pack.indicators.iter().any(|indicator| indicator.outside_total) {
        document.add(heading(1, "Outside the total"));
        in_brief(pack, sources, assessment, document, |indicator| indicator.outside_total);
    }
}

fn in_brief(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    document: &mut Document,
    is_here: impl Fn(&Indicator) -> bool,
) {
    for score in &assessment.indicators {
        let Some((score, indicator)) = found(pack, assessment, score.indicator) else { continue };
        if !is_here(indicator) {
            continue;
        }
        document.add(Block::Heading(Heading {
            level: 2,
            text: format!("{} {}", indicator.code(), indicator.title),
            aside: Some(format!("{} of {}", score.points, indicator.out_of)),
        }));
        let steps: Vec<document::Step> = decisive(&score.trace.steps)
            .into_iter()
            .map(|step| document::Step { depth: 0, ..shown(sources, step) })
            .collect();
        document.add(Block::Steps(steps));
        if let Some(remark) = remark(sources, score) {
            document.add(Block::Note(plain(remark)));
        }
        let open: Vec<String> = score
            .unanswered
            .iter()
            .filter_map(|id| pack.questions.get(id.index()))
            .map(|question| question.name.clone())
            .collect();
        if !open.is_empty() {
            document.add(Block::Note(plain(format!("Could still change with: {}.", open.join(", ")))));
        }
    }
}

/// The steps that tell most: lines and entries at work, or else the whole score.
fn decisive(steps: &[Step]) -> Vec<&Step> {
    let awarded: Vec<&Step> = steps.iter().filter(|step| step.kind == StepKind::Awarded).collect();
    if !awarded.is_empty() {
        return awarded;
    }
    let working: Vec<&Step> = steps.iter().filter(|step| is_line(step.kind)).collect();
    if working.is_empty() { steps.iter().take(1).collect() } else { working }
}

fn overall_arithmetic(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    document.add(heading(1, "Overall"));
    let ends = match assessment.overall.as_point() {
        Some(_) => vec![("", End::Low)],
        None => vec![("At the lowest: ", End::Low), ("At the highest: ", End::High)],
    };
    let bullets = ends
        .into_iter()
        .map(|(what, end)| {
            vec![
                Inline::Plain(what.to_owned()),
                Inline::Plain(format!("{} = ", arithmetic(pack, assessment, end))),
                Inline::Strong(plain(end.of(assessment.overall).to_string())),
            ]
        })
        .collect();
    document.add(Block::Bullets(bullets));
    document.add(Block::Note(vec![
        Inline::Code(one_line(sources.text(pack.overall_span))),
        Inline::Plain(format!(
            " at {}, rounded {}.",
            sources.place(pack.overall_span),
            words::rounding(pack.rounding)
        )),
    ]));
}

#[derive(Clone, Copy)]
enum End {
    Low,
    High,
}

impl End {
    fn of(self, interval: Interval) -> crate::decimal::Number {
        match self {
            End::Low => interval.low,
            End::High => interval.high,
        }
    }
}

/// `(0 + 36 + 0 + 25 + 0) / 5`
fn arithmetic(pack: &Pack, assessment: &Assessment, end: End) -> String {
    let points: Vec<String> =
        assessment.components.iter().map(|score| end.of(score.points).to_string()).collect();
    match &pack.overall {
        Overall::Mean if points.len() > 1 => format!("({}) / {}", points.join(" + "), points.len()),
        Overall::Mean | Overall::Sum => points.join(" + "),
        Overall::Lowest => format!("lowest of {}", points.join(", ")),
        Overall::Weighted(shares) => {
            let terms: Vec<String> =
                shares.iter().zip(&points).map(|(share, points)| format!("{share} × {points}")).collect();
            terms.join(" + ")
        }
    }
}

fn level(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let Some(certification) = &pack.certification else { return };
    document.add(heading(1, &certification.title));
    let mut verdict = level_words(pack, assessment);
    verdict.push(Inline::Plain(String::from(". The first level whose condition is met is the city's.")));
    document.add(Block::Paragraph(verdict));
    let columns = vec![
        Column::new("Level", ColumnKind::Words),
        Column::new("Condition", ColumnKind::Words),
        Column::new("This city", ColumnKind::Words),
        Column::new("", ColumnKind::Code),
    ];
    let mut rows = Vec::new();
    for judged in levels::judged(pack, sources, assessment) {
        let verdict = match judged.reached {
            Reached::Certainly => toned(Tone::Good, Reached::Certainly.word()),
            Reached::Possibly => toned(Tone::Doubtful, Reached::Possibly.word()),
            other => toned(Tone::Quiet, other.word()),
        };
        let mut level = Some(judged.level.title.clone());
        let mut verdict = Some(verdict);
        if judged.parts.is_empty() {
            rows.push(Row::new(vec![
                Cell::Text(plain(level.take().unwrap_or_default())),
                Cell::Text(plain("otherwise")),
                Cell::Empty,
                verdict.take().map_or(Cell::Empty, Cell::Text),
            ]));
        }
        for part in &judged.parts {
            let met = part.met.map_or("", |met| {
                if met.is_true() {
                    ": met"
                } else if met.is_false() {
                    ": not met"
                } else {
                    ": open"
                }
            });
            rows.push(Row::new(vec![
                level.take().map_or(Cell::Empty, |title| Cell::Text(plain(title))),
                Cell::Text(vec![Inline::Code(part.text.clone())]),
                Cell::Text(plain(format!("{}{met}", part.fact).trim_start_matches(": ").to_owned())),
                verdict.take().map_or(Cell::Empty, Cell::Text),
            ]));
        }
    }
    document.add(Block::Table(Table { columns, rows }));
    document
        .add(Block::Note(plain(format!("The conditions stand at {}.", sources.place(certification.span)))));
}
