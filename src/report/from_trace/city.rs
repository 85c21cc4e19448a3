//! Why a city has its total and its level, and every indicator in brief.

use crate::decimal::{Interval, Number};
use crate::pack::{ComponentId, Indicator, Pack};
use crate::report::document::{
    self, Block, Cell, Column, ColumnKind, Document, Heading, Inline, Row, Table, Text, Tone, plain, toned,
};
use crate::report::from_assessment::{heading, level_words, not_reviewed, remark, title};
use crate::report::levels::{self, Reached, one_line};
use crate::report::{arithmetic, words};
use crate::score::{Assessment, Grade, IndicatorScore, Step, StepKind};
use crate::source::Sources;
use crate::wording::Wording;

use super::rule::is_line;
use super::{found, shown};

pub(super) fn all(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let wording = pack.wording();
    let text = (wording.why)(&words::place(assessment), &words::overall(pack, assessment));
    document.add(Block::Title(title(pack, assessment, text)));
    document.blocks.extend(not_reviewed(pack));
    document.add(heading(1, wording.overall));
    overall_arithmetic(pack, sources, assessment, document);
    level(pack, sources, assessment, document);
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        document.add(Block::Heading(Heading {
            level: 1,
            text: named(pack, score.component),
            aside: Some(match words::no_points(score.applies, score.not_rated, assessment.mode) {
                Some(none) => none.said(wording).to_owned(),
                None => aside(wording, score.points, component.out_of),
            }),
        }));
        if let Some(why) = score.not_rated {
            document.add(Block::Note(words::not_rated_note(pack, assessment.mode, &component.title, why)));
        }
        if let Some(grade) = &score.grade {
            document.add(Block::Paragraph(graded(pack, grade)));
        }
        if let Some(awarded) = &score.awarded {
            let own = pack.words(component.within);
            let told = (wording.awarded_for_whole)(&own, awarded.points, &awarded.source);
            document.add(Block::Note(plain(told)));
        }
        in_brief(pack, sources, assessment, document, |indicator| {
            indicator.component == Some(score.component) && !indicator.outside_total
        });
    }
    if pack.indicators.iter().any(|indicator| indicator.outside_total) {
        document.add(heading(1, wording.outside_the_total));
        in_brief(pack, sources, assessment, document, |indicator| indicator.outside_total);
    }
}

/// `Grade: B+`
pub(super) fn graded(pack: &Pack, grade: &Grade) -> Text {
    let title = pack.scales.get(grade.scale).map_or("", |scale| &scale.title);
    let titles = words::grade_titles(pack, Some(grade));
    plain(format!("{title}: {}", (pack.wording().either)(&titles)))
}

/// `2.1 Health`, or `Pillar 2.1 Health`.
fn named(pack: &Pack, id: ComponentId) -> String {
    let title = pack.component(id).map_or("", |component| component.title.as_str());
    let word = pack.own_word(id).map_or_else(String::new, |word| format!("{word} "));
    format!("{word}{} {title}", pack.numbered(id))
}

/// An indicator's points, or why it has none.
pub(super) fn aside_of(
    wording: &Wording,
    assessment: &Assessment,
    score: &IndicatorScore,
    indicator: &Indicator,
) -> String {
    match words::no_points(score.applies, None, assessment.mode) {
        Some(none) => none.said(wording).to_owned(),
        None => aside(wording, score.points, indicator.out_of),
    }
}

fn aside(wording: &Wording, points: Interval, out_of: Number) -> String {
    (wording.out_of)(&words::figure(wording, points), out_of)
}

fn in_brief(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    document: &mut Document,
    is_here: impl Fn(&Indicator) -> bool,
) {
    let wording = pack.wording();
    for score in &assessment.indicators {
        let Some((score, indicator)) = found(pack, assessment, score.indicator) else { continue };
        if !is_here(indicator) {
            continue;
        }
        document.add(Block::Heading(Heading {
            level: 2,
            text: format!("{} {}", indicator.code(), indicator.title),
            aside: Some(aside_of(wording, assessment, score, indicator)),
        }));
        let steps: Vec<document::Step> = decisive(&score.trace.steps)
            .into_iter()
            .map(|step| document::Step { depth: 0, ..shown(wording, sources, step) })
            .collect();
        document.add(Block::Steps(steps));
        if let Some(grade) = &score.grade {
            document.add(Block::Paragraph(graded(pack, grade)));
        }
        if let Some(remark) = remark(wording, sources, score) {
            document.add(Block::Note(plain(remark)));
        }
        let open: Vec<String> = score
            .unanswered
            .iter()
            .filter_map(|id| pack.questions.get(id.index()))
            .map(|question| question.name.clone())
            .collect();
        if !open.is_empty() {
            document.add(Block::Note(plain((wording.could_still_change)(&open.join(", ")))));
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
    let is_beside =
        |step: &&Step| matches!(step.kind, StepKind::Penalty { .. } | StepKind::NotApplicable { .. });
    if !working.iter().all(is_beside) {
        return working;
    }
    let score = steps.iter().filter(|step| step.kind == StepKind::Score);
    score.chain(working).collect()
}

pub(super) fn overall_arithmetic(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    document: &mut Document,
) {
    let wording = pack.wording();
    let mut bullets = component_arithmetic(pack, sources, assessment);
    match arithmetic::whole(pack, assessment, None).filter(|_| !assessment.overall_applies.is_false()) {
        Some(whole) => bullets.extend(written("", &whole.lines(pack.wording(), pack, sources))),
        None => bullets.push(plain((wording.structure.no_component_applies)(&pack.words(None)))),
    }
    document.add(Block::Bullets(bullets));
    if let Some(why) = assessment.overall_not_rated {
        document.add(Block::Note(words::not_rated_note(
            pack,
            assessment.mode,
            pack.wording().structure.the_overall_score,
            why,
        )));
    }
    document.add(Block::Note(vec![
        Inline::Code(one_line(sources.text(pack.overall_span))),
        Inline::Plain((wording.rounded_at)(
            &sources.place(pack.overall_span),
            &(wording.rounding)(pack.overall_rounding),
        )),
    ]));
}

/// Of the components that do not simply add up their indicators' points, the inner ones first.
fn component_arithmetic(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Vec<Vec<Inline>> {
    let mut bullets = Vec::new();
    for id in pack.inside_out(None) {
        let (Some(component), Some(score)) = (pack.component(id), assessment.components.get(id.index()))
        else {
            continue;
        };
        if score.awarded.is_some() || score.applies.is_false() {
            continue;
        }
        let whole = arithmetic::whole(pack, assessment, Some(id));
        if let Some(whole) = whole.filter(arithmetic::Whole::is_telling) {
            bullets.extend(written(
                &format!("{}: ", component.title),
                &whole.lines(pack.wording(), pack, sources),
            ));
        }
    }
    bullets
}

/// `(0 + 36 + 0 + 25 + 0) / 5 = 12.2`, a bullet a line.
fn written(of: &str, lines: &[arithmetic::Line]) -> Vec<Vec<Inline>> {
    let bullet = |line: &arithmetic::Line| {
        vec![
            Inline::Plain(format!("{of}{}", line.when)),
            Inline::Plain(format!("{} = ", line.sum)),
            Inline::Strong(plain(line.result.clone())),
        ]
    };
    lines.iter().map(bullet).collect()
}

pub(in crate::report) fn level(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    document: &mut Document,
) {
    let Some(certification) = &pack.certification else { return };
    let wording = pack.wording();
    document.add(heading(1, &certification.title));
    let mut verdict = level_words(pack, assessment);
    verdict.push(Inline::Plain((pack.wording().first_level_counts)(&pack.words(None))));
    document.add(Block::Paragraph(verdict));
    let columns = vec![
        Column::new(wording.level, ColumnKind::Words),
        Column::new(wording.condition, ColumnKind::Words),
        Column::new(&(pack.wording().this_city)(&pack.words(None)), ColumnKind::Words),
        Column::new("", ColumnKind::Code),
    ];
    let mut rows = Vec::new();
    for judged in levels::judged(pack, sources, assessment) {
        let tone = match judged.reached {
            Reached::Certainly => Tone::Good,
            Reached::Possibly => Tone::Doubtful,
            Reached::No | Reached::Passed => Tone::Quiet,
        };
        let verdict = toned(tone, judged.reached.said(wording));
        let mut level = Some(judged.level.title.clone());
        let mut verdict = Some(verdict);
        if judged.parts.is_empty() {
            rows.push(Row::new(vec![
                Cell::Text(plain(level.take().unwrap_or_default())),
                Cell::Text(plain(wording.otherwise)),
                Cell::Empty,
                verdict.take().map_or(Cell::Empty, Cell::Text),
            ]));
        }
        for part in &judged.parts {
            let met = part.met.map(|met| {
                if met.is_true() {
                    wording.met
                } else if met.is_false() {
                    wording.not_met
                } else {
                    wording.open
                }
            });
            let said: Vec<&str> =
                [part.fact.as_str()].into_iter().chain(met).filter(|words| !words.is_empty()).collect();
            rows.push(Row::new(vec![
                level.take().map_or(Cell::Empty, |title| Cell::Text(plain(title))),
                Cell::Text(vec![Inline::Code(part.text.clone())]),
                Cell::Text(plain(said.join(": "))),
                verdict.take().map_or(Cell::Empty, Cell::Text),
            ]));
        }
    }
    document.add(Block::Table(Table { columns, rows }));
    document.add(Block::Note(plain((wording.conditions_stand_at)(&sources.place(certification.span)))));
}
