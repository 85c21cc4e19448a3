//! Why a score is what it is, as a document.

mod city;
mod rule;

pub(super) use city::level;
pub use rule::is_certain;

use crate::answers::Standing;
use crate::decimal::{Interval, Number};
use crate::pack::{Indicator, IndicatorId, Pack};
use crate::score::{Assessment, Basis, IndicatorScore, ShownAnswer, Step, StepKind};
use crate::source::Sources;
use crate::wording::Wording;

use super::document::{
    self, Block, Cell, Column, ColumnKind, Document, Fact, Inline, Row, Table, Text, Tone, plain, toned,
};
use super::from_assessment::{heading, line_of, lines_of, made_by, not_reviewed, remark, title};
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
    let mut document = Document::new(pack.language());
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

/// How every total and every score came about, for an appendix.
pub(super) fn in_full(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let wording = pack.wording();
    city::overall_arithmetic(pack, sources, assessment, document);
    for score in &assessment.indicators {
        let Some(indicator) = pack.indicators.get(score.indicator.index()) else { continue };
        document.add(Block::Heading(document::Heading {
            level: 2,
            text: format!("{} {}", indicator.code(), indicator.title),
            aside: Some(city::aside_of(wording, assessment, score, indicator)),
        }));
        document.add(Block::Facts(vec![
            Fact { name: wording.basis.to_owned(), value: basis(wording, score) },
            Fact { name: wording.rule.to_owned(), value: origin(wording, indicator) },
        ]));
        document.add(Block::Excerpt(rule_of(sources, score, indicator)));
        document.add(Block::Steps(told(wording, sources, &score.trace.steps)));
        if !score.trace.answers.is_empty() {
            answers(pack, sources, &score.trace.answers, document);
        }
    }
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
    let wording = pack.wording();
    let none = words::no_points(score.applies, None, assessment.mode);
    let points = match none {
        Some(_) => wording.structure.no_points.to_owned(),
        None => words::figure(wording, score.points),
    };
    let text = (wording.why_in)(&words::place(assessment), &points, &indicator.code());
    document.add(Block::Title(title(pack, assessment, text)));
    document.blocks.extend(not_reviewed(pack));
    document.add(Block::Facts(vec![
        Fact {
            name: pack.words(indicator.component).indicator.one,
            value: plain(full_name(pack, indicator)),
        },
        Fact {
            name: wording.points.to_owned(),
            value: vec![Inline::Strong(plain(match none {
                Some(none) => none.said(wording).to_owned(),
                None => words::out_of(wording, score.points, indicator.out_of),
            }))],
        },
        Fact { name: wording.basis.to_owned(), value: basis(wording, score) },
        Fact { name: wording.rule.to_owned(), value: origin(wording, indicator) },
    ]));
    if let Some(grade) = &score.grade {
        document.add(Block::Paragraph(city::graded(pack, grade)));
    }
    if let Some(remark) = remark(wording, sources, score) {
        document.add(Block::Note(plain(remark)));
    }
    document.add(heading(1, wording.the_rule));
    document.add(Block::Excerpt(rule_of(sources, score, indicator)));
    document.add(heading(1, wording.step_by_step));
    document.add(Block::Steps(told(wording, sources, &score.trace.steps)));
    document.add(heading(1, wording.answers_looked_at));
    answers(pack, sources, &score.trace.answers, document);
    reasons_for_advice(pack, sources, assessment, score.indicator, document);
}

fn full_name(pack: &Pack, indicator: &Indicator) -> String {
    let around = indicator.component.and_then(|id| pack.component(id)?.within);
    let indicator_itself = format!("{} {}", indicator.code(), indicator.title);
    match words::component_title(pack, indicator) {
        Some(component) => (pack.wording().in_component)(&pack.words(around), &indicator_itself, component),
        None => indicator_itself,
    }
}

fn basis(wording: &Wording, score: &IndicatorScore) -> Text {
    match &score.basis {
        _ if score.applies.is_false() => plain(wording.structure.not_applicable_by_answers),
        Basis::Rule if score.points.as_point().is_some() => plain(wording.computed_by_rule),
        Basis::Rule => plain(wording.computed_open),
        Basis::Awarded { awarded, .. } => plain((wording.awarded_as_published)(&awarded.source)),
        Basis::ScriptFailed { .. } => toned(Tone::Bad, wording.unknown_by_failure),
        Basis::NotAwarded => toned(Tone::Doubtful, wording.not_known),
    }
}

fn origin(wording: &Wording, indicator: &Indicator) -> Text {
    match &indicator.rule_origin {
        Some(origin) if origin.published => plain((wording.rule_published)(&origin.text)),
        Some(origin) => plain((wording.rule_illustrative)(&origin.text)),
        None => toned(Tone::Quiet, wording.rule_without_origin),
    }
}

/// What a step is, in words.
fn step_words(wording: &Wording, kind: StepKind) -> String {
    let (steps, structure) = (&wording.steps, &wording.structure);
    let words = match kind {
        StepKind::Statistic { cities } => return (steps.statistic)(cities),
        StepKind::Score => steps.score,
        StepKind::Line { certain: true } => steps.line,
        StepKind::Line { certain: false } => steps.line_possible,
        StepKind::Entry { certain: true } => steps.entry,
        StepKind::Entry { certain: false } => steps.entry_possible,
        StepKind::Missed => steps.missed,
        StepKind::Cap => steps.cap,
        StepKind::Let => steps.named,
        StepKind::Formula => steps.formula,
        StepKind::Script => steps.script,
        StepKind::Awarded => steps.awarded,
        StepKind::Penalty { certain: true } => structure.step_penalty,
        StepKind::Penalty { certain: false } => structure.step_penalty_possible,
        StepKind::NotApplicable { certain: true } => structure.step_exempt,
        StepKind::NotApplicable { certain: false } => structure.step_exempt_possible,
    };
    words.to_owned()
}

/// The steps, without those that only repeat the text of the step they are part of.
fn told(wording: &Wording, sources: &Sources, steps: &[Step]) -> Vec<document::Step> {
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
            all.push(document::Step { depth, ..shown(wording, sources, step) });
        }
        above.push(step);
    }
    all
}

/// So many numbers are written out.
const MOST_NUMBERS: usize = 12;

/// `7, 7.5 and 8`, and of many the first.
fn few(wording: &Wording, numbers: &[Number]) -> String {
    let mut written: Vec<String> = numbers
        .iter()
        .take(MOST_NUMBERS)
        .map(|number| words::figure(wording, Interval::point(*number)))
        .collect();
    if numbers.len() > MOST_NUMBERS {
        written.push(String::from("…"));
        return written.join(", ");
    }
    (wording.listed)(&written)
}

fn shown(wording: &Wording, sources: &Sources, step: &Step) -> document::Step {
    document::Step {
        depth: step.depth,
        what: match &step.picked {
            Some(picked) => {
                (wording.steps.picked)(&few(wording, &picked.counted), &few(wording, &picked.left_out))
            }
            None => step_words(wording, step.kind),
        },
        text: one_line(sources.text(step.span)),
        place: sources.place(step.span),
        value: step.value.map(|value| words::figure(wording, value)),
        certain: is_certain(step.kind),
    }
}

fn answers(pack: &Pack, sources: &Sources, answers: &[ShownAnswer], document: &mut Document) {
    let wording = pack.wording();
    if answers.is_empty() {
        document.add(Block::Paragraph(plain(wording.no_answers)));
        return;
    }
    let columns = vec![
        Column::new(wording.question, ColumnKind::Words),
        Column::new(wording.answer, ColumnKind::Words),
        Column::new(wording.standing, ColumnKind::Code),
        Column::new(wording.line, ColumnKind::Number),
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
                None => toned(Tone::Doubtful, wording.unanswered_cell),
            };
            let standing = answer.standing.map_or_else(Text::new, |standing| {
                let word = words::standing(wording, standing);
                if standing == Standing::Rejected { toned(Tone::Bad, word) } else { plain(word) }
            });
            let line = Cell::Text(toned(Tone::Quiet, line_of(sources, answer.span)));
            Row::new(vec![Cell::Text(asked), Cell::Text(value), Cell::Text(standing), line])
        })
        .collect();
    document.add(Block::Table(Table { columns, rows }));
    document.extend(lines_of(pack, sources, answers.iter().filter_map(|answer| answer.span)));
}

fn reasons_for_advice(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    indicator: IndicatorId,
    document: &mut Document,
) {
    let wording = pack.wording();
    let mut bullets = Vec::new();
    for fired in advice::ordered(assessment) {
        if fired.scope != crate::pack::Scope::Indicator(indicator) {
            continue;
        }
        let Some(recommendation) = pack.recommendations.get(fired.recommendation.index()) else { continue };
        let certain = !fired.holds.can_be_false;
        let words = |said: &str| Inline::Plain(said.to_owned());
        let place = |span| Inline::Toned(Tone::Quiet, sources.place(span));
        let mut text = vec![Inline::Code(recommendation.name.clone())];
        match &recommendation.when {
            Some(when) => {
                let [before, between, after] = (wording.advice_holds)(certain);
                let condition = Inline::Code(one_line(sources.text(when.span)));
                text.extend([words(before), condition, words(between), place(when.span), words(after)]);
            }
            None => {
                let [before, after] = (wording.advice_always)(certain);
                text.extend([words(before), place(recommendation.span), words(after)]);
            }
        }
        bullets.push(text);
    }
    if !bullets.is_empty() {
        document.add(heading(1, wording.advice_that_follows));
        document.add(Block::Bullets(bullets));
    }
}
