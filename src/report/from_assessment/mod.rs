//! A city's assessment as a document.

mod answers;
mod figures;
mod full;
mod scores;

pub use full::{Matter, Piece, full, piece};

pub(super) use answers::{line_of, lines_of};
pub(super) use scores::remark;

use crate::pack::{Pack, Unanswered};
use crate::score::{Assessment, Basis, IndicatorScore, Mode};
use crate::source::Sources;
use crate::wording::MadeBy;

use super::document::{
    Block, Cell, Column, ColumnKind, Document, Fact, Heading, Inline, Measure, Row, Table, Text, Title, Tone,
    plain, toned,
};
use super::{advice, origins, words};

/// Several cities: how they compare at a glance, in the order given, then each of them; one city alone as [`city`].
#[must_use]
pub fn cities(pack: &Pack, sources: &Sources, assessments: &[Assessment]) -> Document {
    let mut document = Document::new(pack.language());
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
    let wording = pack.wording();
    let mut document = Document::new(pack.language());
    document.add(Block::Title(title(pack, assessment, words::place(assessment))));
    document.blocks.extend(not_reviewed(pack));
    document.add(Block::Facts(facts(pack, assessment)));
    document.add(heading(1, wording.scores));
    document.add(Block::Bars(scores::bars(pack, assessment)));
    for note in scores::notes(pack, assessment) {
        document.add(Block::Note(note));
    }
    scores::indicators(pack, sources, assessment, &mut document);
    recommendations(pack, assessment, &mut document);
    answers::unanswered(pack, assessment, &mut document);
    answers::standing(pack, sources, assessment, &mut document);
    figures::told(pack, assessment, &mut document);
    document.add(Block::Paragraph(made_by(pack, assessment)));
    document
}

pub(super) fn title(pack: &Pack, assessment: &Assessment, text: String) -> Title {
    let below = assessment.answers_origin.as_ref().and_then(|(published, words)| {
        (!published).then(|| (pack.wording().illustrative_answers)(&pack.words(None), words))
    });
    Title { above: (pack.wording().framework)(&pack.title, &pack.cycle), text, below, cover: Vec::new() }
}

/// That nobody has reviewed the translation that is read here.
pub(super) fn not_reviewed(pack: &Pack) -> Option<Block> {
    let note = pack.tongue.as_ref()?.not_reviewed.as_ref()?;
    Some(Block::Note(toned(Tone::Doubtful, (pack.wording().not_reviewed)(note))))
}

pub(super) fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), aside: None })
}

fn at_a_glance(pack: &Pack, assessments: &[Assessment]) -> Document {
    let wording = pack.wording();
    let mut columns = vec![
        Column::new(&pack.words(None).subject.one, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.overall, ColumnKind::Number),
    ];
    if let Some(certification) = &pack.certification {
        columns.push(Column::new(&certification.title, ColumnKind::Words));
    }
    let rows = assessments
        .iter()
        .map(|assessment| {
            let measure = Measure { points: assessment.overall, out_of: pack.overall_out_of };
            let illustrative = scores::overall_is_illustrative(pack, assessment);
            let none =
                words::no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode);
            let (picture, figure) = match none {
                Some(none) => (Cell::Empty, Cell::Text(toned(Tone::Quiet, none.said(wording)))),
                None => (Cell::Bar(measure), Cell::Points { points: assessment.overall, illustrative }),
            };
            let mut row = vec![Cell::Text(plain(words::place(assessment))), picture, figure];
            if pack.certification.is_some() {
                row.push(Cell::Text(level_words(pack, assessment)));
            }
            Row::new(row)
        })
        .collect();
    let text = (wording.counted)(&pack.words(None), assessments.len());
    let above = (wording.framework)(&pack.title, &pack.cycle);
    let mut document = Document::new(pack.language());
    document.add(Block::Title(Title { above, text, below: None, cover: Vec::new() }));
    document.blocks.extend(not_reviewed(pack));
    document.add(Block::Table(Table { columns, rows }));
    document.add(Block::Note(plain((wording.cities_note)(&pack.words(None), pack.overall_out_of))));
    document
}

fn facts(pack: &Pack, assessment: &Assessment) -> Vec<Fact> {
    let mark = if words::has_overall(assessment) && scores::overall_is_illustrative(pack, assessment) {
        "*"
    } else {
        ""
    };
    let wording = pack.wording();
    let mut all = vec![Fact {
        name: wording.overall.to_owned(),
        value: vec![Inline::Strong(plain(words::overall(pack, assessment))), Inline::Plain(mark.to_owned())],
    }];
    if let Some(certification) = &pack.certification {
        all.push(Fact { name: certification.title.clone(), value: level_words(pack, assessment) });
    }
    if !assessment.published.is_empty() {
        all.push(Fact { name: wording.as_published.to_owned(), value: plain(published(assessment)) });
    }
    all.push(Fact { name: wording.scores_rest_on.to_owned(), value: rests_on(pack, assessment) });
    all.push(Fact {
        name: wording.this_result_is.to_owned(),
        value: plain(mode_words(pack, assessment.mode)),
    });
    all
}

/// The level, or those that are still possible.
pub(super) fn level_words(pack: &Pack, assessment: &Assessment) -> Text {
    let titles = words::level_titles(pack, assessment);
    let wording = pack.wording();
    match (titles.is_empty(), assessment.level_not_rated) {
        (true, Some(why)) => {
            return toned(Tone::Doubtful, (wording.structure.level_not_rated)(&words::not_rated(pack, why)));
        }
        (true, None) if pack.certification.is_some() => {
            return toned(Tone::Quiet, wording.structure.not_applicable);
        }
        (true, None) => return toned(Tone::Quiet, wording.no_level),
        _ => {}
    }
    let open = if titles.len() > 1 { wording.levels_open } else { "" };
    let certification = pack.certification.as_ref();
    let own = origins::is_illustrative(certification.and_then(|certification| certification.origin.as_ref()));
    let mark = if own { "*" } else { "" };
    let yet = match assessment.level_not_rated {
        Some(why) => (wording.structure.level_would_not_count)(&words::not_rated(pack, why)),
        None => String::new(),
    };
    vec![Inline::Strong(plain((wording.either)(&titles))), Inline::Plain(format!("{mark}{open}{yet}"))]
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

fn rests_on(pack: &Pack, assessment: &Assessment) -> Text {
    let wording = pack.wording();
    let counted = || assessment.indicators.iter().filter(|one| !one.applies.is_false());
    let left_out = assessment.indicators.len() - counted().count();
    let count = |is: fn(&IndicatorScore) -> bool| counted().filter(|one| is(one)).count();
    let certain = |score: &IndicatorScore| score.points.as_point().is_some() && score.applies.is_true();
    let awarded = count(|one| matches!(one.basis, Basis::Awarded { consistent: true, .. }));
    let impossible = count(|one| matches!(one.basis, Basis::Awarded { consistent: false, .. }));
    let failed = count(|one| matches!(one.basis, Basis::ScriptFailed { .. }));
    let rule = |score: &&IndicatorScore| matches!(score.basis, Basis::Rule);
    let computed = counted().filter(rule).filter(|one| certain(one)).count();
    let open = count(|one| matches!(one.basis, Basis::Rule)) - computed
        + count(|one| matches!(one.basis, Basis::NotAwarded));
    let parts: Vec<String> = [
        (awarded, wording.rest_on_awarded),
        (computed, wording.rest_on_answers),
        (open, wording.rest_on_nothing),
        (failed, wording.rest_on_failure),
        (left_out, wording.structure.rest_on_left_out),
        (impossible, wording.rest_on_impossible),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, said)| said(*count))
    .collect();
    plain((wording.rest_on)(&pack.words(None), assessment.indicators.len(), &(wording.listed)(&parts)))
}

fn mode_words(pack: &Pack, mode: Mode) -> &'static str {
    let wording = pack.wording();
    match (mode, pack.unanswered) {
        (Mode::Draft, _) => wording.draft_means,
        (Mode::Final, Unanswered::Scores(end)) => (wording.final_end_means)(end),
        (Mode::Final, Unanswered::KeepsRange) => wording.final_range_means,
    }
}

fn recommendations(pack: &Pack, assessment: &Assessment, document: &mut Document) {
    let wording = pack.wording();
    let ordered = advice::ordered(assessment);
    document.add(heading(1, wording.advice));
    if ordered.is_empty() {
        document.add(Block::Paragraph(plain(wording.no_advice)));
        return;
    }
    let certain = ordered.iter().filter(|fired| !fired.holds.can_be_false).count();
    document.add(Block::Paragraph(plain((wording.advice_summary)(
        ordered.len(),
        certain,
        pack.lower_is_better(),
    ))));
    for fired in ordered {
        if let Some(card) = advice::card(pack, assessment, fired) {
            document.add(Block::Advice(Box::new(card)));
        }
    }
}

pub(super) fn made_by(pack: &Pack, assessment: &Assessment) -> Text {
    let wording = pack.wording();
    let by = MadeBy {
        pack: &pack.name,
        cycle: &pack.cycle,
        fingerprint: words::short_fingerprint(pack),
        engine: words::ENGINE_VERSION,
        mode: match assessment.mode {
            Mode::Draft => wording.draft,
            Mode::Final => wording.is_final,
        },
    };
    toned(Tone::Quiet, (wording.made_by)(&by))
}
