//! Why a score is what it is, as a document.

mod city;
mod rule;

pub use rule::is_certain;

use crate::pack::{Indicator, IndicatorId, Pack};
use crate::score::{Assessment, Basis, IndicatorScore, ShownAnswer, Step, StepKind};
use crate::source::Sources;

use super::document::{
    self, Block, Cell, Column, ColumnKind, Document, Fact, Inline, Row, Table, Text, Tone, plain, toned,
};
use super::from_assessment::{heading, line_of, lines_of, made_by, remark, title};
use super::levels::one_line;
use super::{advice, words};

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
        None => city::all(pack, sources, assessment, &mut document),
    }
    document.add(Block::Paragraph(made_by(pack, assessment)));
    document
}

/// An indicator's rule as it stands in the pack, with what came of its lines.
pub(super) fn rule_of(sources: &Sources, score: &IndicatorScore, indicator: &Indicator) -> document::Excerpt {
    rule::excerpt(sources, indicator.rule_span, &score.trace.steps)
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
    let none = words::no_points(score.applies, None, assessment.mode);
    let has = none.map_or_else(|| format!("has {}", score.points), |_| String::from("has no points"));
    let text = format!("Why {} {has} in {}", words::place(assessment), indicator.code());
    document.add(Block::Title(title(pack, assessment, text)));
    document.add(Block::Facts(vec![
        Fact {
            name: pack.words_within(indicator.component).indicator.one.clone(),
            value: plain(full_name(pack, indicator)),
        },
        Fact {
            name: String::from("Points"),
            value: vec![Inline::Strong(plain(match none {
                Some(none) => none.to_owned(),
                None => words::out_of(score.points, indicator.out_of),
            }))],
        },
        Fact { name: String::from("Basis"), value: basis(score) },
        Fact { name: String::from("Rule"), value: origin(indicator) },
    ]));
    if let Some(remark) = remark(sources, score) {
        document.add(Block::Note(plain(remark)));
    }
    document.add(heading(1, "The rule"));
    document.add(Block::Excerpt(rule::excerpt(sources, indicator.rule_span, &score.trace.steps)));
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
        _ if score.applies.is_false() => plain("not applicable by what was answered"),
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

/// What a step is, in words.
fn step_words(kind: StepKind) -> &'static str {
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
        StepKind::Penalty { certain: true } => "a penalty",
        StepKind::Penalty { certain: false } => "perhaps a penalty",
        StepKind::NotApplicable { certain: true } => "not applicable, because of",
        StepKind::NotApplicable { certain: false } => "perhaps not applicable, because of",
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
