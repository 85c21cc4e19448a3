//! Points: of the whole, of components, of indicators.

use crate::decimal::{Interval, Number, Tri};
use crate::pack::{Component, ComponentId, Indicator, Pack};
use crate::score::{Assessment, Basis, IndicatorScore};
use crate::source::Sources;

use super::heading;
use crate::report::document::{
    Bar, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, Text, Tone, plain, toned,
};
use crate::report::{arithmetic, origins, words};

pub(super) fn bars(pack: &Pack, assessment: &Assessment) -> Vec<Bar> {
    let mut all = vec![Bar {
        code: String::new(),
        label: String::from("Overall"),
        measure: Measure { points: assessment.overall, out_of: pack.overall_out_of },
        none: words::no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode),
        illustrative: overall_is_illustrative(pack, assessment),
        total: true,
    }];
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        all.push(Bar {
            code: pack.numbered(score.component),
            label: component.title.clone(),
            measure: Measure { points: score.points, out_of: component.out_of },
            none: words::no_points(score.applies, score.not_rated, assessment.mode),
            illustrative: component_is_illustrative(pack, assessment, score.component),
            total: false,
        });
    }
    for (score, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        all.push(Bar {
            code: String::from("+"),
            label: indicator.title.clone(),
            measure: Measure { points: score.points, out_of: indicator.out_of },
            none: words::no_points(score.applies, None, assessment.mode),
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
    let mut all = Vec::new();
    if let Some(why) = assessment.overall_not_rated {
        all.push(words::not_rated_note(pack, assessment.mode, "The overall score", why));
    }
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        if let Some(awarded) = &score.awarded {
            all.push(plain(format!(
                "{}: {} as awarded for the whole {} ({}).",
                component.title,
                awarded.points,
                pack.words_within(component.within).component.inside(),
                awarded.source
            )));
        }
        if let Some(why) = score.not_rated {
            all.push(words::not_rated_note(pack, assessment.mode, &component.title, why));
        }
        if score.applies == Tri::UNKNOWN {
            let title = &component.title;
            all.push(plain(format!(
                "{title} may be not applicable; its points are those that it has otherwise."
            )));
        }
    }
    for taken in &assessment.penalties {
        let (code, title) = words::scope(pack, taken.scope);
        let whose = if code.is_empty() { String::from("Overall") } else { format!("{code} {title}") };
        let takes = match taken.points.as_point() {
            Some(points) => format!("takes {points}"),
            None => format!("may take up to {}", taken.points.high),
        };
        let noun = if taken.points.high == Number::ONE { "point" } else { "points" };
        let what = arithmetic::penalty_title(pack, taken);
        all.push(plain(format!("{whose}: {what} {takes} {noun}.")));
    }
    for (_, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        let words = format!("+ {} is reported beside the total and counts towards nothing.", indicator.title);
        all.push(plain(words));
    }
    all
}

pub(super) fn indicators(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    document.add(heading(1, &pack.words.indicator.many));
    let columns = vec![
        Column::new("Code", ColumnKind::Code),
        Column::new(&pack.words.indicator.one, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new("Points", ColumnKind::Number),
        Column::new("Of", ColumnKind::Number),
        Column::new("Basis", ColumnKind::Code),
    ];
    let mut rows = Vec::new();
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        let illustrative = component_is_illustrative(pack, assessment, score.component);
        let none = words::no_points(score.applies, score.not_rated, assessment.mode);
        let figure = none.map_or(Cell::Points { points: score.points, illustrative }, |none| {
            Cell::Text(toned(Tone::Quiet, none))
        });
        let word =
            pack.own_word(score.component).map_or(Cell::Empty, |word| Cell::Text(toned(Tone::Quiet, word)));
        rows.push(component_row(component, pack.numbered(score.component), figure, word));
        rows.extend(
            scores(pack, assessment)
                .filter(|(_, indicator)| indicator.component == Some(score.component))
                .filter(|(_, indicator)| !indicator.outside_total)
                .map(|(score, indicator)| indicator_row(score, indicator)),
        );
    }
    let outside: Vec<Row> = scores(pack, assessment)
        .filter(|(_, indicator)| indicator.outside_total)
        .map(|(score, indicator)| indicator_row(score, indicator))
        .collect();
    if !outside.is_empty() {
        let mut cells = vec![Cell::Text(plain("+")), Cell::Text(plain("Outside the total"))];
        cells.resize(columns.len(), Cell::Empty);
        rows.push(Row::head(cells));
        rows.extend(outside);
    }
    document.add(Block::Table(Table { columns, rows }));
    for (score, indicator) in scores(pack, assessment) {
        if let Some(remark) = remark(sources, score) {
            document.add(Block::Note(plain(format!("{}: {remark}", indicator.code()))));
        }
    }
}

fn component_row(component: &Component, number: String, figure: Cell, word: Cell) -> Row {
    Row::head(vec![
        Cell::Text(plain(number)),
        Cell::Text(plain(component.title.clone())),
        Cell::Empty,
        figure,
        Cell::Points {
            points: Interval::point(component.out_of),
            illustrative: origins::is_illustrative(component.origin.as_ref()),
        },
        word,
    ])
}

fn indicator_row(score: &IndicatorScore, indicator: &Indicator) -> Row {
    let (picture, figure) = if score.applies.is_false() {
        (Cell::Empty, Cell::Empty)
    } else {
        let illustrative = rests_on_illustrative(score, indicator);
        let measure = Measure { points: score.points, out_of: indicator.out_of };
        (Cell::Bar(measure), Cell::Points { points: score.points, illustrative })
    };
    Row::new(vec![
        Cell::Text(plain(indicator.code())),
        Cell::Text(plain(indicator.title.clone())),
        picture,
        figure,
        Cell::Points {
            points: Interval::point(indicator.out_of),
            illustrative: origins::is_illustrative(indicator.origin.as_ref()),
        },
        Cell::Text(basis_text(score)),
    ])
}

fn basis_text(score: &IndicatorScore) -> Text {
    let words = words::basis_short(score);
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
pub(in crate::report) fn remark(sources: &Sources, score: &IndicatorScore) -> Option<String> {
    match &score.basis {
        _ if score.applies.is_false() => None,
        _ if score.applies.can_be_false => {
            Some(String::from("it may be not applicable; its points are those that it has otherwise."))
        }
        Basis::Awarded { awarded, consistent: false } => Some(format!(
            "{} points were awarded ({}), but no answers can earn exactly that by this pack's rule.",
            awarded.points, awarded.source
        )),
        Basis::ScriptFailed { message, span, .. } => Some(format!(
            "the script failed at {}: {message}. The points are all that is still possible.",
            sources.place(*span)
        )),
        Basis::NotAwarded => {
            Some(String::from("no rule is public and no points were awarded, so the score is not known."))
        }
        Basis::Rule | Basis::Awarded { .. } => None,
    }
}
