//! Points: of the whole, of components, of indicators.

use crate::decimal::{Interval, Tri};
use crate::pack::{Component, ComponentId, Indicator, Pack};
use crate::score::{Assessment, Basis, Grade, IndicatorScore};
use crate::source::Sources;
use crate::wording::Wording;

use super::heading;
use crate::report::document::{
    Bar, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, Text, Tone, plain, toned,
};
use crate::report::{arithmetic, origins, words};

pub(super) fn bars(pack: &Pack, assessment: &Assessment) -> Vec<Bar> {
    let mut all = vec![Bar {
        code: String::new(),
        label: pack.wording().overall.to_owned(),
        measure: Measure { points: assessment.overall, out_of: pack.overall_out_of },
        none: words::no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode)
            .map(|none| none.said(pack.wording())),
        illustrative: overall_is_illustrative(pack, assessment),
        total: true,
    }];
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        all.push(Bar {
            code: pack.numbered(score.component),
            label: component.title.clone(),
            measure: Measure { points: score.points, out_of: component.out_of },
            none: words::no_points(score.applies, score.not_rated, assessment.mode)
                .map(|none| none.said(pack.wording())),
            illustrative: component_is_illustrative(pack, assessment, score.component),
            total: false,
        });
    }
    for (score, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        all.push(Bar {
            code: String::from("+"),
            label: indicator.title.clone(),
            measure: Measure { points: score.points, out_of: indicator.out_of },
            none: words::no_points(score.applies, None, assessment.mode)
                .map(|none| none.said(pack.wording())),
            illustrative: rests_on_illustrative(score, indicator),
            total: false,
        });
    }
    all
}

pub(super) fn scores<'a>(
    pack: &'a Pack,
    assessment: &'a Assessment,
) -> impl Iterator<Item = (&'a IndicatorScore, &'a Indicator)> {
    assessment
        .indicators
        .iter()
        .filter_map(|score| Some((score, pack.indicators.get(score.indicator.index())?)))
}

/// Whether a score comes of a rule whose figures are the pack's own.
fn rests_on_illustrative(score: &IndicatorScore, indicator: &Indicator) -> bool {
    let penalties = indicator.penalties.iter().map(|penalty| penalty.origin.as_ref());
    matches!(score.basis, Basis::Rule | Basis::ScriptFailed { .. })
        && !score.applies.is_false()
        && penalties.chain([indicator.rule_origin.as_ref()]).any(origins::is_illustrative)
}

/// Whether any score that the component's is made of does.
fn component_is_illustrative(pack: &Pack, assessment: &Assessment, component: ComponentId) -> bool {
    let inside = |indicator: &Indicator| {
        !indicator.outside_total
            && indicator.component.is_some_and(|around| pack.ancestry(around).any(|id| id == component))
    };
    let penalties = pack.component(component).map_or(&[][..], |one| &one.penalties);
    penalties.iter().any(|penalty| origins::is_illustrative(penalty.origin.as_ref()))
        || scores(pack, assessment)
            .filter(|(_, indicator)| inside(indicator))
            .any(|(score, indicator)| rests_on_illustrative(score, indicator))
}

pub(super) fn overall_is_illustrative(pack: &Pack, assessment: &Assessment) -> bool {
    origins::is_illustrative(pack.overall_origin.as_ref())
        || assessment
            .components
            .iter()
            .any(|score| component_is_illustrative(pack, assessment, score.component))
}

pub(super) fn notes(pack: &Pack, assessment: &Assessment) -> Vec<Text> {
    let wording = pack.wording();
    let mut all = Vec::new();
    if let Some(why) = assessment.overall_not_rated {
        all.push(words::not_rated_note(pack, assessment.mode, wording.structure.the_overall_score, why));
    }
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        if let Some(awarded) = &score.awarded {
            let own = pack.words(component.within);
            let told = wording.component_awarded;
            all.push(plain(told(&own, &component.title, awarded.points, &awarded.source)));
        }
        if let Some(why) = score.not_rated {
            all.push(words::not_rated_note(pack, assessment.mode, &component.title, why));
        }
        if score.applies == Tri::UNKNOWN {
            all.push(plain((wording.structure.may_not_apply)(&component.title)));
        }
    }
    for taken in &assessment.penalties {
        let (code, title) = words::scope(pack, taken.scope);
        let whose = if code.is_empty() { wording.overall.to_owned() } else { format!("{code} {title}") };
        let takes = match taken.points.as_point() {
            Some(_) => wording.structure.penalty_takes,
            None => wording.structure.penalty_may_take,
        };
        let what = arithmetic::penalty_title(wording, pack, taken);
        all.push(plain(takes(&whose, what, taken.points.high)));
    }
    for (_, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        all.push(plain((wording.beside_the_total)(&indicator.title)));
    }
    all
}

pub(super) fn indicators(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let (wording, own) = (pack.wording(), pack.words(None));
    document.add(heading(1, &own.indicator.many));
    let mut columns = vec![
        Column::new(wording.code, ColumnKind::Code),
        Column::new(&own.indicator.one, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.points, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
    ];
    let graded = words::title_of_grades(pack);
    columns.extend(graded.map(|title| Column::new(title, ColumnKind::Words)));
    columns.push(Column::new(wording.basis, ColumnKind::Code));
    let grade = |grade: Option<&Grade>| graded.map(|_| grade_cell(pack, grade));
    let mut rows = Vec::new();
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        let illustrative = component_is_illustrative(pack, assessment, score.component);
        let none = words::no_points(score.applies, score.not_rated, assessment.mode);
        let figure = none.map_or(Cell::Points { points: score.points, illustrative }, |none| {
            Cell::Text(toned(Tone::Quiet, none.said(wording)))
        });
        let word =
            pack.own_word(score.component).map_or(Cell::Empty, |word| Cell::Text(toned(Tone::Quiet, word)));
        let grade_of = grade(score.grade.as_ref());
        rows.push(component_row(component, pack.numbered(score.component), figure, grade_of, word));
        rows.extend(
            scores(pack, assessment)
                .filter(|(_, indicator)| indicator.component == Some(score.component))
                .filter(|(_, indicator)| !indicator.outside_total)
                .map(|(score, indicator)| {
                    indicator_row(wording, score, indicator, grade(score.grade.as_ref()))
                }),
        );
    }
    let outside: Vec<Row> = scores(pack, assessment)
        .filter(|(_, indicator)| indicator.outside_total)
        .map(|(score, indicator)| indicator_row(wording, score, indicator, grade(score.grade.as_ref())))
        .collect();
    if !outside.is_empty() {
        let mut cells = vec![Cell::Text(plain("+")), Cell::Text(plain(wording.outside_the_total))];
        cells.resize(columns.len(), Cell::Empty);
        rows.push(Row::head(cells));
        rows.extend(outside);
    }
    document.add(Block::Table(Table { columns, rows }));
    for (score, indicator) in scores(pack, assessment) {
        if let Some(remark) = remark(wording, sources, score) {
            document.add(Block::Note(plain(format!("{}: {remark}", indicator.code()))));
        }
    }
}

fn component_row(
    component: &Component,
    number: String,
    figure: Cell,
    grade: Option<Cell>,
    word: Cell,
) -> Row {
    let mut cells = vec![
        Cell::Text(plain(number)),
        Cell::Text(plain(component.title.clone())),
        Cell::Empty,
        figure,
        Cell::Points {
            points: Interval::point(component.out_of),
            illustrative: origins::is_illustrative(component.origin.as_ref()),
        },
    ];
    cells.extend(grade);
    cells.push(word);
    Row::head(cells)
}

/// The grade that a part has, or can still have.
fn grade_cell(pack: &Pack, grade: Option<&Grade>) -> Cell {
    let titles = words::grade_titles(pack, grade);
    let own = grade.and_then(|grade| pack.scales.get(grade.scale)).and_then(|scale| scale.origin.as_ref());
    let mark = if origins::is_illustrative(own) { "*" } else { "" };
    match titles.as_slice() {
        [] => Cell::Empty,
        [only] => Cell::Text(plain(format!("{only}{mark}"))),
        several => Cell::Text(toned(Tone::Doubtful, format!("{}{mark}", (pack.wording().either)(several)))),
    }
}

fn indicator_row(
    wording: &Wording,
    score: &IndicatorScore,
    indicator: &Indicator,
    grade: Option<Cell>,
) -> Row {
    let (picture, figure) = if score.applies.is_false() {
        (Cell::Empty, Cell::Empty)
    } else {
        let illustrative = rests_on_illustrative(score, indicator);
        let measure = Measure { points: score.points, out_of: indicator.out_of };
        (Cell::Bar(measure), Cell::Points { points: score.points, illustrative })
    };
    let mut cells = vec![
        Cell::Text(plain(indicator.code())),
        Cell::Text(plain(indicator.title.clone())),
        picture,
        figure,
        Cell::Points {
            points: Interval::point(indicator.out_of),
            illustrative: origins::is_illustrative(indicator.origin.as_ref()),
        },
    ];
    cells.extend(grade);
    cells.push(Cell::Text(basis_text(wording, score)));
    Row::new(cells)
}

fn basis_text(wording: &Wording, score: &IndicatorScore) -> Text {
    let words = words::basis_short(wording, score);
    match &score.basis {
        _ if score.applies.is_false() => toned(Tone::Quiet, words),
        _ if score.applies.can_be_false => toned(Tone::Doubtful, words),
        Basis::Awarded { consistent: false, .. } | Basis::ScriptFailed { .. } => toned(Tone::Bad, words),
        Basis::NotAwarded => toned(Tone::Doubtful, words),
        Basis::Rule if score.points.as_point().is_none() => toned(Tone::Doubtful, words),
        Basis::Rule | Basis::Awarded { .. } => plain(words),
    }
}

/// What must be known of a score that is not as usual.
pub(in crate::report) fn remark(
    wording: &Wording,
    sources: &Sources,
    score: &IndicatorScore,
) -> Option<String> {
    match &score.basis {
        _ if score.applies.is_false() => None,
        _ if score.applies.can_be_false => Some(wording.structure.score_may_not_apply.to_owned()),
        Basis::Awarded { awarded, consistent: false } => {
            Some((wording.impossible)(awarded.points, &awarded.source))
        }
        Basis::ScriptFailed { message, span, .. } => {
            Some((wording.script_failed)(&sources.place(*span), message))
        }
        Basis::NotAwarded => Some(wording.nothing_awarded.to_owned()),
        Basis::Rule | Basis::Awarded { .. } => None,
    }
}
