//! A city's assessment as a document.

use crate::answers::Standing;
use crate::decimal::{Interval, Number};
use crate::pack::{Component, ComponentId, Indicator, IndicatorId, Pack, Unanswered};
use crate::score::{Assessment, Basis, IndicatorScore, Mode};
use crate::source::{Sources, Span};

use super::document::{
    Bar, Block, Cell, Column, ColumnKind, Document, Fact, Heading, Inline, Measure, Row, Table, Text, Title,
    Tone, plain, toned,
};
use super::{advice, evidence, origins, words};

/// Several cities: how they compare at a glance, in the order given, then each of them; one city alone as [`city`].
#[must_use]
pub fn cities(pack: &Pack, sources: &Sources, assessments: &[Assessment]) -> Document {
    let mut document = Document::default();
    if assessments.len() > 1 {
        document.extend(at_a_glance(pack, assessments));
    }
    for assessment in assessments {
        document.extend(city(pack, sources, assessment));
    }
    document
}

/// Everything that is to be read of one city.
#[must_use]
pub fn city(pack: &Pack, sources: &Sources, assessment: &Assessment) -> Document {
    let mut document = Document::default();
    document.add(Block::Title(title(pack, assessment, words::place(assessment))));
    document.add(Block::Facts(facts(pack, assessment)));
    document.add(heading(1, "Scores"));
    document.add(Block::Bars(bars(pack, assessment)));
    for note in score_notes(pack, assessment) {
        document.add(Block::Note(note));
    }
    indicators(pack, sources, assessment, &mut document);
    recommendations(pack, assessment, &mut document);
    unanswered(pack, assessment, &mut document);
    standing(pack, sources, assessment, &mut document);
    figures(pack, assessment, &mut document);
    document.add(Block::Paragraph(made_by(pack, assessment)));
    document
}

pub(super) fn title(pack: &Pack, assessment: &Assessment, text: String) -> Title {
    let below = assessment.answers_origin.as_ref().and_then(|(published, words)| {
        (!published).then(|| format!("Illustrative answers, not the city's own: {words}"))
    });
    Title { above: format!("{}, cycle {}", pack.title, pack.cycle), text, below }
}

pub(super) fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), aside: None })
}

fn at_a_glance(pack: &Pack, assessments: &[Assessment]) -> Document {
    let mut columns = vec![
        Column::new("City", ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new("Overall", ColumnKind::Number),
    ];
    if let Some(certification) = &pack.certification {
        columns.push(Column::new(&certification.title, ColumnKind::Words));
    }
    let rows = assessments
        .iter()
        .map(|assessment| {
            let measure = Measure { points: assessment.overall, out_of: pack.overall_out_of };
            let illustrative = overall_is_illustrative(pack, assessment);
            let mut row = vec![
                Cell::Text(plain(words::place(assessment))),
                Cell::Bar(measure),
                Cell::Points { points: assessment.overall, illustrative },
            ];
            if pack.certification.is_some() {
                row.push(Cell::Text(level_words(pack, assessment)));
            }
            Row::new(row)
        })
        .collect();
    let text = words::counted(assessments.len(), "city", "cities");
    let above = format!("{}, cycle {}", pack.title, pack.cycle);
    let mut document = Document::default();
    document.add(Block::Title(Title { above, text, below: None }));
    document.add(Block::Table(Table { columns, rows }));
    let out_of =
        format!("Overall scores are out of {}; cities stand as they were given.", pack.overall_out_of);
    document.add(Block::Note(plain(out_of)));
    document
}

fn facts(pack: &Pack, assessment: &Assessment) -> Vec<Fact> {
    let mark = if overall_is_illustrative(pack, assessment) { "*" } else { "" };
    let mut all = vec![Fact {
        name: String::from("Overall"),
        value: vec![
            Inline::Strong(plain(words::out_of(assessment.overall, pack.overall_out_of))),
            Inline::Plain(mark.to_owned()),
        ],
    }];
    if let Some(certification) = &pack.certification {
        all.push(Fact { name: certification.title.clone(), value: level_words(pack, assessment) });
    }
    if !assessment.published.is_empty() {
        all.push(Fact { name: String::from("As published"), value: plain(published(assessment)) });
    }
    all.push(Fact { name: String::from("Scores rest on"), value: rests_on(assessment) });
    all.push(Fact { name: String::from("This result is"), value: plain(mode_words(pack, assessment.mode)) });
    all
}

/// The level, or those that are still possible.
pub(super) fn level_words(pack: &Pack, assessment: &Assessment) -> Text {
    let titles = words::level_titles(pack, assessment);
    let (words, open) = match titles.split_last() {
        None => return toned(Tone::Quiet, "none"),
        Some((only, [])) => (only.clone(), ""),
        Some((last, rest)) => (format!("{} or {last}", rest.join(", ")), " (still open)"),
    };
    let certification = pack.certification.as_ref();
    let own = origins::is_illustrative(certification.and_then(|certification| certification.origin.as_ref()));
    vec![Inline::Strong(plain(words)), Inline::Plain(format!("{}{open}", if own { "*" } else { "" }))]
}

fn published(assessment: &Assessment) -> String {
    let all: Vec<String> = assessment
        .published
        .iter()
        .map(|one| format!("{} {}", one.key.replace('_', " "), one.value))
        .collect();
    match &assessment.published_source {
        Some(source) => format!("{} ({source})", all.join(", ")),
        None => all.join(", "),
    }
}

fn rests_on(assessment: &Assessment) -> Text {
    let count = |is: fn(&IndicatorScore) -> bool| assessment.indicators.iter().filter(|one| is(one)).count();
    let certain = |score: &IndicatorScore| score.points.as_point().is_some();
    let awarded = count(|one| matches!(one.basis, Basis::Awarded { consistent: true, .. }));
    let impossible = count(|one| matches!(one.basis, Basis::Awarded { consistent: false, .. }));
    let failed = count(|one| matches!(one.basis, Basis::ScriptFailed { .. }));
    let rule = |score: &&IndicatorScore| matches!(score.basis, Basis::Rule);
    let computed = assessment.indicators.iter().filter(rule).filter(|one| certain(one)).count();
    let open = count(|one| matches!(one.basis, Basis::Rule)) - computed
        + count(|one| matches!(one.basis, Basis::NotAwarded));
    let parts: Vec<String> = [
        (awarded, "as awarded"),
        (computed, "computed from answers"),
        (open, "still open"),
        (failed, "unknown because a script failed"),
        (impossible, "as awarded, though no answers can earn it by these rules"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    plain(format!(
        "{}: {}",
        words::counted(assessment.indicators.len(), "indicator", "indicators"),
        words::listed(&parts)
    ))
}

fn mode_words(pack: &Pack, mode: Mode) -> String {
    match (mode, pack.unanswered) {
        (Mode::Draft, _) => String::from("a draft: what is not answered can still be anything"),
        (Mode::Final, Unanswered::ScoresLowest) => String::from("final: what is not answered scores lowest"),
        (Mode::Final, Unanswered::KeepsRange) => String::from("final: what is not answered keeps its range"),
    }
}

fn bars(pack: &Pack, assessment: &Assessment) -> Vec<Bar> {
    let mut all = vec![Bar {
        code: String::new(),
        label: String::from("Overall"),
        measure: Measure { points: assessment.overall, out_of: pack.overall_out_of },
        illustrative: overall_is_illustrative(pack, assessment),
        total: true,
    }];
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        all.push(Bar {
            code: component.number.to_string(),
            label: component.title.clone(),
            measure: Measure { points: score.points, out_of: component.out_of },
            illustrative: component_is_illustrative(pack, assessment, score.component),
            total: false,
        });
    }
    for (score, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        all.push(Bar {
            code: String::from("+"),
            label: indicator.title.clone(),
            measure: Measure { points: score.points, out_of: indicator.out_of },
            illustrative: rests_on_illustrative(score, indicator),
            total: false,
        });
    }
    all
}

fn scores<'a>(
    pack: &'a Pack,
    assessment: &'a Assessment,
) -> impl Iterator<Item = (&'a IndicatorScore, &'a Indicator)> {
    assessment
        .indicators
        .iter()
        .filter_map(|score| Some((score, pack.indicators.get(score.indicator.index())?)))
}

/// Whether a score comes of a rule whose figures are the pack's own.
#[must_use]
pub fn rests_on_illustrative(score: &IndicatorScore, indicator: &Indicator) -> bool {
    matches!(score.basis, Basis::Rule | Basis::ScriptFailed { .. })
        && origins::is_illustrative(indicator.rule_origin.as_ref())
}

/// Whether any score that the component's is made of does.
fn component_is_illustrative(pack: &Pack, assessment: &Assessment, component: ComponentId) -> bool {
    scores(pack, assessment)
        .filter(|(_, indicator)| indicator.component == Some(component) && !indicator.outside_total)
        .any(|(score, indicator)| rests_on_illustrative(score, indicator))
}

fn overall_is_illustrative(pack: &Pack, assessment: &Assessment) -> bool {
    origins::is_illustrative(pack.overall_origin.as_ref())
        || assessment
            .components
            .iter()
            .any(|score| component_is_illustrative(pack, assessment, score.component))
}

fn score_notes(pack: &Pack, assessment: &Assessment) -> Vec<Text> {
    let mut all = Vec::new();
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        if let Some(awarded) = &score.awarded {
            all.push(plain(format!(
                "{}: {} as awarded for the whole component ({}).",
                component.title, awarded.points, awarded.source
            )));
        }
    }
    for (_, indicator) in scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total) {
        let words = format!("+ {} is reported beside the total and counts towards nothing.", indicator.title);
        all.push(plain(words));
    }
    all
}

fn indicators(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    document.add(heading(1, "Indicators"));
    let columns = vec![
        Column::new("Code", ColumnKind::Code),
        Column::new("Indicator", ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new("Points", ColumnKind::Number),
        Column::new("Of", ColumnKind::Number),
        Column::new("Basis", ColumnKind::Code),
    ];
    let mut rows = Vec::new();
    for score in &assessment.components {
        let Some(component) = pack.components.get(score.component.index()) else { continue };
        let measure = Measure { points: score.points, out_of: component.out_of };
        rows.push(component_row(
            component,
            measure,
            component_is_illustrative(pack, assessment, score.component),
        ));
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

fn component_row(component: &Component, measure: Measure, illustrative: bool) -> Row {
    Row::head(vec![
        Cell::Text(plain(component.number.to_string())),
        Cell::Text(plain(component.title.clone())),
        Cell::Empty,
        Cell::Points { points: measure.points, illustrative },
        Cell::Points {
            points: Interval::point(component.out_of),
            illustrative: origins::is_illustrative(component.origin.as_ref()),
        },
        Cell::Empty,
    ])
}

fn indicator_row(score: &IndicatorScore, indicator: &Indicator) -> Row {
    Row::new(vec![
        Cell::Text(plain(indicator.code())),
        Cell::Text(plain(indicator.title.clone())),
        Cell::Bar(Measure { points: score.points, out_of: indicator.out_of }),
        Cell::Points { points: score.points, illustrative: rests_on_illustrative(score, indicator) },
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
        Basis::Awarded { consistent: false, .. } | Basis::ScriptFailed { .. } => toned(Tone::Bad, words),
        Basis::NotAwarded => toned(Tone::Doubtful, words),
        Basis::Rule if score.points.as_point().is_none() => toned(Tone::Doubtful, words),
        Basis::Rule | Basis::Awarded { .. } => plain(words),
    }
}

/// What must be known of a score that is not as usual.
pub(super) fn remark(sources: &Sources, score: &IndicatorScore) -> Option<String> {
    match &score.basis {
        Basis::Awarded { awarded, consistent: false } => Some(format!(
            "{} points were awarded ({}), but no answers can earn exactly that by this pack's rule.",
            awarded.points, awarded.source
        )),
        Basis::ScriptFailed { message, span } => Some(format!(
            "the script failed at {}: {message}. The points are all that is still possible.",
            sources.place(*span)
        )),
        Basis::NotAwarded => {
            Some(String::from("no rule is public and no points were awarded, so the score is not known."))
        }
        Basis::Rule | Basis::Awarded { .. } => None,
    }
}

fn recommendations(pack: &Pack, assessment: &Assessment, document: &mut Document) {
    let ordered = advice::ordered(assessment);
    document.add(heading(1, "Advice"));
    if ordered.is_empty() {
        document.add(Block::Paragraph(plain("No recommendation applies.")));
        return;
    }
    let certain = ordered.iter().filter(|fired| !fired.holds.can_be_false).count();
    let possible = ordered.len() - certain;
    let mut words = words::counted(ordered.len(), "recommendation", "recommendations");
    words.push_str(", most points to win first");
    if possible > 0 {
        let known = if certain == 0 { String::from("none is certain") } else { format!("{certain} certain") };
        words.push_str(&format!(
            "; {known}, {possible} possible: they hold for some of the answers that are still missing"
        ));
    }
    words.push('.');
    document.add(Block::Paragraph(plain(words)));
    for fired in ordered {
        if let Some(card) = advice::card(pack, fired) {
            document.add(Block::Advice(Box::new(card)));
        }
    }
}

fn unanswered(pack: &Pack, assessment: &Assessment, document: &mut Document) {
    let mut missing = evidence::missing(assessment);
    let without_effect = evidence::missing_without_effect(assessment);
    if missing.is_empty() && without_effect.is_empty() {
        return;
    }
    document.add(heading(1, "Questions without an answer"));
    if !missing.is_empty() {
        missing.sort_by_key(|one| std::cmp::Reverse(at_stake(assessment, &one.changes)));
        let columns = vec![
            Column::new("Could change", ColumnKind::Words),
            Column::new("At stake", ColumnKind::Number),
            Column::new("Question", ColumnKind::Words),
        ];
        let rows = missing
            .iter()
            .map(|one| {
                let question = pack.questions.get(one.question.index());
                let mut text = plain(question.map_or("", |question| &question.title));
                if let Some(question) = question {
                    text.push(Inline::Plain(String::from(" ")));
                    text.push(Inline::Code(question.name.clone()));
                }
                Row::new(vec![
                    Cell::Text(plain(evidence::codes(pack, &one.changes).join(", "))),
                    Cell::Points {
                        points: Interval::point(at_stake(assessment, &one.changes)),
                        illustrative: false,
                    },
                    Cell::Text(text),
                ])
            })
            .collect();
        document.add(Block::Table(Table { columns, rows }));
        document.add(Block::Note(plain(
            "At stake: how many points lie between the lowest and the highest that those indicators can still have.",
        )));
    }
    if !without_effect.is_empty() {
        let names: Vec<Inline> = without_effect
            .iter()
            .filter_map(|id| pack.questions.get(id.index()))
            .flat_map(|question| [Inline::Plain(String::from(", ")), Inline::Code(question.name.clone())])
            .skip(1)
            .collect();
        let count = words::counted(without_effect.len(), "question", "questions");
        let more = if missing.is_empty() { "" } else { "more " };
        let mut text = plain(format!(
            "{}without an answer {} no score as things stand: ",
            count.replacen(' ', &format!(" {more}"), 1) + " ",
            if without_effect.len() == 1 { "changes" } else { "change" },
        ));
        text.extend(names);
        text.push(Inline::Plain(String::from(".")));
        document.add(Block::Paragraph(text));
    }
}

fn at_stake(assessment: &Assessment, changes: &[IndicatorId]) -> Number {
    assessment
        .indicators
        .iter()
        .filter(|score| changes.contains(&score.indicator))
        .filter_map(|score| score.points.high.subtract(score.points.low))
        .try_fold(Number::ZERO, Number::add)
        .unwrap_or(Number::ZERO)
}

fn standing(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let used = evidence::used(assessment);
    let answered = used.iter().filter(|one| one.answer.value.is_some()).count();
    if answered == 0 {
        return;
    }
    document.add(heading(1, "Evidence"));
    let parts: Vec<String> = [Standing::Verified, Standing::Claimed, Standing::Rejected]
        .into_iter()
        .map(|standing| (evidence::count(&used, standing), standing.word()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let answers = words::counted(answered, "answer bears", "answers bear");
    document.add(Block::Paragraph(plain(format!("{answers} on the scores: {}.", words::listed(&parts)))));
    let rejected: Vec<_> =
        used.iter().filter(|one| one.answer.standing == Some(Standing::Rejected)).collect();
    if rejected.is_empty() {
        return;
    }
    let columns = vec![
        Column::new("Rejected", ColumnKind::Words),
        Column::new("Answer", ColumnKind::Words),
        Column::new("Bears on", ColumnKind::Words),
        Column::new("Line", ColumnKind::Number),
    ];
    let rows = rejected
        .iter()
        .map(|one| {
            let question = pack.questions.get(one.answer.question.index());
            Row::new(vec![
                Cell::Text(plain(question.map_or("", |question| &question.title))),
                Cell::Text(plain(one.answer.value.clone().unwrap_or_default())),
                Cell::Text(plain(evidence::codes(pack, &one.indicators).join(", "))),
                Cell::Text(plain(line_of(sources, one.answer.span))),
            ])
        })
        .collect();
    document.add(Block::Table(Table { columns, rows }));
    document.extend(lines_of(sources, rejected.iter().filter_map(|one| one.answer.span)));
    let how = words::rejected(pack.rejected);
    document
        .add(Block::Note(plain(format!("Under this pack, an answer whose evidence was rejected {how}."))));
}

/// The line of the city's file that an answer stands on.
pub(super) fn line_of(sources: &Sources, span: Option<Span>) -> String {
    let at = span.and_then(|span| Some(sources.get(span.file)?.line_column(span.start)));
    at.map_or_else(String::new, |at| at.line.to_string())
}

/// Of which file the lines above are.
pub(super) fn lines_of(sources: &Sources, mut spans: impl Iterator<Item = Span>) -> Document {
    let file = spans.next().and_then(|span| sources.get(span.file));
    let note = file.map(|file| Block::Note(plain(format!("Lines are those of {}.", file.name))));
    Document { blocks: note.into_iter().collect() }
}

fn figures(pack: &Pack, assessment: &Assessment, document: &mut Document) {
    document.add(heading(1, "Where the figures come from"));
    document.add(Block::Paragraph(plain(
        "Figures marked * are illustrative: this pack's own, not the publisher's. They show how the assessment works and \
         must not be quoted as official.",
    )));
    let mut told = origins::told(pack);
    let awarded = awarded_sources(pack, assessment);
    if !awarded.is_empty() {
        let mut text = vec![Inline::Strong(plain("Awarded points: "))];
        text.push(Inline::Plain(format!("{}.", awarded.join("; "))));
        told.push(text);
    }
    if let Some((published, words)) = &assessment.answers_origin {
        let kind = if *published { "published" } else { "illustrative, not the city's own" };
        told.push(vec![Inline::Strong(plain("Answers: ")), Inline::Plain(format!("{kind} ({words})."))]);
    }
    document.add(Block::Bullets(told));
}

fn awarded_sources(pack: &Pack, assessment: &Assessment) -> Vec<String> {
    let mut all: Vec<(&str, Vec<String>)> = Vec::new();
    let mut add = |source, code: String| match all.iter_mut().find(|(known, _)| *known == source) {
        Some((_, codes)) => codes.push(code),
        None => all.push((source, vec![code])),
    };
    for score in &assessment.components {
        if let (Some(awarded), Some(component)) =
            (&score.awarded, pack.components.get(score.component.index()))
        {
            add(awarded.source.as_str(), component.title.clone());
        }
    }
    for (score, indicator) in scores(pack, assessment) {
        if let Basis::Awarded { awarded, .. } = &score.basis {
            add(awarded.source.as_str(), indicator.code());
        }
    }
    all.into_iter().map(|(source, codes)| format!("{} from {source}", words::listed(&codes))).collect()
}

pub(super) fn made_by(pack: &Pack, assessment: &Assessment) -> Text {
    toned(
        Tone::Quiet,
        format!(
            "Pack {} cycle {}, fingerprint {}; engine {}; {}.",
            pack.name,
            pack.cycle,
            words::short_fingerprint(pack),
            words::ENGINE_VERSION,
            words::mode(assessment.mode),
        ),
    )
}
