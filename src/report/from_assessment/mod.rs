//! A city's assessment as a document.

mod answers;
mod figures;
mod scores;

pub(super) use answers::{line_of, lines_of};
pub(super) use scores::remark;

use crate::pack::{Pack, Unanswered};
use crate::score::{Assessment, Basis, IndicatorScore, Mode};
use crate::source::Sources;

use super::document::{
    Block, Cell, Column, ColumnKind, Document, Fact, Heading, Inline, Measure, Row, Table, Text, Title, Tone,
    plain, toned,
};
use super::{advice, origins, words};

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
        let subject = pack.subject_word().inside();
        (!published).then(|| format!("Illustrative answers, not the {subject}'s own: {words}"))
    });
    Title { above: format!("{}, cycle {}", pack.title, pack.cycle), text, below }
}

pub(super) fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading { level, text: text.to_owned(), aside: None })
}

fn at_a_glance(pack: &Pack, assessments: &[Assessment]) -> Document {
    let subject = pack.subject_word();
    let mut columns = vec![
        Column::new(&subject.one, ColumnKind::Words),
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
            let illustrative = scores::overall_is_illustrative(pack, assessment);
            let none =
                words::no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode);
            let (picture, figure) = match none {
                Some(none) => (Cell::Empty, Cell::Text(toned(Tone::Quiet, none))),
                None => (Cell::Bar(measure), Cell::Points { points: assessment.overall, illustrative }),
            };
            let mut row = vec![Cell::Text(plain(words::place(assessment))), picture, figure];
            if pack.certification.is_some() {
                row.push(Cell::Text(level_words(pack, assessment)));
            }
            Row::new(row)
        })
        .collect();
    let text = subject.counted(assessments.len());
    let above = format!("{}, cycle {}", pack.title, pack.cycle);
    let mut document = Document::default();
    document.add(Block::Title(Title { above, text, below: None }));
    document.add(Block::Table(Table { columns, rows }));
    let out_of = format!(
        "Overall scores are out of {}; {} stand as they were given.",
        pack.overall_out_of,
        subject.many_inside()
    );
    document.add(Block::Note(plain(out_of)));
    document
}

fn facts(pack: &Pack, assessment: &Assessment) -> Vec<Fact> {
    let has_points =
        words::no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode).is_none();
    let mark = if has_points && scores::overall_is_illustrative(pack, assessment) { "*" } else { "" };
    let mut all = vec![Fact {
        name: String::from("Overall"),
        value: vec![Inline::Strong(plain(words::overall(pack, assessment))), Inline::Plain(mark.to_owned())],
    }];
    if let Some(certification) = &pack.certification {
        all.push(Fact { name: certification.title.clone(), value: level_words(pack, assessment) });
    }
    if !assessment.published.is_empty() {
        all.push(Fact { name: String::from("As published"), value: plain(published(assessment)) });
    }
    all.push(Fact { name: String::from("Scores rest on"), value: rests_on(pack, assessment) });
    all.push(Fact { name: String::from("This result is"), value: plain(mode_words(pack, assessment.mode)) });
    all
}

/// The level, or those that are still possible.
pub(super) fn level_words(pack: &Pack, assessment: &Assessment) -> Text {
    let titles = words::level_titles(pack, assessment);
    match (titles.is_empty(), assessment.level_not_rated) {
        (true, Some(why)) => {
            return toned(Tone::Doubtful, format!("not rated: {}", words::not_rated(pack, why)));
        }
        (true, None) if pack.certification.is_some() => return toned(Tone::Quiet, "not applicable"),
        _ => {}
    }
    let (words, open) = match titles.split_last() {
        None => return toned(Tone::Quiet, "none"),
        Some((only, [])) => (only.clone(), ""),
        Some((last, rest)) => (format!("{} or {last}", rest.join(", ")), " (still open)"),
    };
    let certification = pack.certification.as_ref();
    let own = origins::is_illustrative(certification.and_then(|certification| certification.origin.as_ref()));
    let mark = if own { "*" } else { "" };
    let yet = match assessment.level_not_rated {
        Some(why) => format!(", and would not count yet: {}", words::not_rated(pack, why)),
        None => String::new(),
    };
    vec![Inline::Strong(plain(words)), Inline::Plain(format!("{mark}{open}{yet}"))]
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
        (awarded, "as awarded"),
        (computed, "computed from answers"),
        (open, "still open"),
        (failed, "unknown because a script failed"),
        (left_out, "not applicable"),
        (impossible, "as awarded, though no answers can earn it by these rules"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} {words}"))
    .collect();
    plain(format!("{}: {}", pack.words.indicator.counted(assessment.indicators.len()), words::listed(&parts)))
}

fn mode_words(pack: &Pack, mode: Mode) -> String {
    match (mode, pack.unanswered) {
        (Mode::Draft, _) => String::from("a draft: what is not answered can still be anything"),
        (Mode::Final, Unanswered::ScoresLowest) => String::from("final: what is not answered scores lowest"),
        (Mode::Final, Unanswered::KeepsRange) => String::from("final: what is not answered keeps its range"),
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
