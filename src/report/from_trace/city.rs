//! Why a city has its total and its level, and every indicator in brief.

use crate::decimal::{Interval, Number};
use crate::pack::{Combination, Indicator, IndicatorId, Pack};
use crate::report::document::{
    self, Block, Cell, Column, ColumnKind, Document, Heading, Inline, Row, Table, Tone, plain, toned,
};
use crate::report::from_assessment::{heading, level_words, not_reviewed, remark, title};
use crate::report::levels::{self, Reached, one_line};
use crate::report::words;
use crate::score::{Assessment, Step, StepKind};
use crate::source::Sources;
use crate::wording::Wording;

use super::rule::is_line;
use super::{found, shown};

pub(super) fn all(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let wording = pack.wording();
    let overall = words::out_of(wording, assessment.overall, pack.overall_out_of);
    let text = (wording.why)(&words::place(assessment), &overall);
    document.add(Block::Title(title(pack, assessment, text)));
    document.blocks.extend(not_reviewed(pack));
    document.add(heading(1, wording.overall));
    overall_arithmetic(pack, sources, assessment, document);
    level(pack, sources, assessment, document);
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        document.add(Block::Heading(Heading {
            level: 1,
            text: format!("{} {}", component.number, component.title),
            aside: Some(aside(wording, score.points, component.out_of)),
        }));
        if let Some(awarded) = &score.awarded {
            document.add(Block::Note(plain((wording.awarded_for_whole)(awarded.points, &awarded.source))));
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
            aside: Some(aside(wording, score.points, indicator.out_of)),
        }));
        let steps: Vec<document::Step> = decisive(&score.trace.steps)
            .into_iter()
            .map(|step| document::Step { depth: 0, ..shown(wording, sources, step) })
            .collect();
        document.add(Block::Steps(steps));
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
    if working.is_empty() { steps.iter().take(1).collect() } else { working }
}

pub(super) fn overall_arithmetic(
    pack: &Pack,
    sources: &Sources,
    assessment: &Assessment,
    document: &mut Document,
) {
    let wording = pack.wording();
    let of_components: Vec<Interval> = assessment.components.iter().map(|one| one.points).collect();
    let mut bullets = component_arithmetic(pack, assessment);
    bullets.extend(arithmetic(pack.wording(), "", &pack.overall, &of_components, assessment.overall));
    document.add(Block::Bullets(bullets));
    document.add(Block::Note(vec![
        Inline::Code(one_line(sources.text(pack.overall_span))),
        Inline::Plain((wording.rounded_at)(
            &sources.place(pack.overall_span),
            &(wording.rounding)(pack.overall_rounding),
        )),
    ]));
}

#[derive(Clone, Copy)]
enum End {
    Low,
    High,
}

impl End {
    fn of(self, interval: Interval) -> Number {
        match self {
            End::Low => interval.low,
            End::High => interval.high,
        }
    }
}

/// Of the components that do not simply add up their indicators' points.
fn component_arithmetic(pack: &Pack, assessment: &Assessment) -> Vec<Vec<Inline>> {
    let mut bullets = Vec::new();
    for score in assessment.components.iter().filter(|score| score.awarded.is_none()) {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        if matches!(component.total, Combination::Sum) {
            continue;
        }
        let of_indicator = |id: &IndicatorId| assessment.indicators.get(id.index()).map(|one| one.points);
        let parts: Vec<Interval> = component.indicators.iter().filter_map(of_indicator).collect();
        bullets.extend(arithmetic(
            pack.wording(),
            &format!("{}: ", component.title),
            &component.total,
            &parts,
            score.points,
        ));
    }
    bullets
}

/// `(0 + 36 + 0 + 25 + 0) / 5 = 12.2`, at both ends of a range.
fn arithmetic(
    wording: &Wording,
    of: &str,
    how: &Combination,
    parts: &[Interval],
    whole: Interval,
) -> Vec<Vec<Inline>> {
    let ends = match whole.as_point() {
        Some(_) => vec![("", End::Low)],
        None => vec![(wording.at_the_lowest, End::Low), (wording.at_the_highest, End::High)],
    };
    ends.into_iter()
        .map(|(what, end)| {
            let points: Vec<String> = parts.iter().map(|part| end.of(*part).to_string()).collect();
            vec![
                Inline::Plain(format!("{of}{what}")),
                Inline::Plain(format!("{} = ", how.written(&points))),
                Inline::Strong(plain(end.of(whole).to_string())),
            ]
        })
        .collect()
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
    verdict.push(Inline::Plain(wording.first_level_counts.to_owned()));
    document.add(Block::Paragraph(verdict));
    let columns = vec![
        Column::new(wording.level, ColumnKind::Words),
        Column::new(wording.condition, ColumnKind::Words),
        Column::new(wording.this_city, ColumnKind::Words),
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
