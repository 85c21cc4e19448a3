//! Answers: those that are missing, and how far the others are proven.

use crate::answers::Standing;
use crate::decimal::Interval;
use crate::order::Order as _;
use crate::pack::{Pack, Scope};
use crate::score::{Assessment, Open};
use crate::source::{Sources, Span};

use super::heading;
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Inline, Row, Table, plain};
use crate::report::{evidence, words};

pub(super) fn unanswered(pack: &Pack, assessment: &Assessment, document: &mut Document) {
    let mut missing = evidence::missing(assessment);
    let without_effect = evidence::missing_without_effect(assessment);
    if missing.is_empty() && without_effect.is_empty() {
        return;
    }
    let wording = pack.wording();
    document.add(heading(1, wording.unanswered));
    if !missing.is_empty() {
        missing.order_by_key(|one| std::cmp::Reverse(one.at_stake));
        let columns = vec![
            Column::new(wording.could_change, ColumnKind::Words),
            Column::new(wording.at_stake, ColumnKind::Number),
            Column::new(wording.question, ColumnKind::Words),
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
                    Cell::Text(plain(changes(pack, one))),
                    Cell::Points { points: Interval::point(one.at_stake), illustrative: false },
                    Cell::Text(text),
                ])
            })
            .collect();
        document.add(Block::Table(Table { columns, rows }));
        document.add(Block::Note(plain(wording.at_stake_means)));
    }
    if !without_effect.is_empty() {
        let names: Vec<Inline> = without_effect
            .iter()
            .filter_map(|id| pack.questions.get(id.index()))
            .flat_map(|question| [Inline::Plain(String::from(", ")), Inline::Code(question.name.clone())])
            .skip(1)
            .collect();
        let mut text = plain((wording.without_effect)(without_effect.len(), !missing.is_empty()));
        text.extend(names);
        text.push(Inline::Plain(String::from(".")));
        document.add(Block::Paragraph(text));
    }
}

/// Codes of indicators, and what of the wholes that they are in.
fn changes(pack: &Pack, missing: &evidence::Missing) -> String {
    let mut all = evidence::codes(pack, &missing.changes);
    all.extend(missing.wholes.iter().map(|what| {
        match what {
            Open::Score(Scope::Component(id)) => {
                pack.component(*id).map_or_else(String::new, |one| one.title.clone())
            }
            Open::Score(_) => pack.wording().overall.to_owned(),
            Open::Level => pack
                .certification
                .as_ref()
                .map_or_else(|| pack.wording().level.to_owned(), |certification| certification.title.clone()),
        }
    }));
    all.join(", ")
}

pub(super) fn standing(pack: &Pack, sources: &Sources, assessment: &Assessment, document: &mut Document) {
    let used = evidence::used(assessment);
    let answered = used.iter().filter(|one| one.answer.value.is_some()).count();
    if answered == 0 {
        return;
    }
    let wording = pack.wording();
    document.add(heading(1, wording.evidence));
    let parts: Vec<String> = [Standing::Verified, Standing::Claimed, Standing::Rejected]
        .into_iter()
        .map(|standing| (evidence::count(&used, standing), words::standing(wording, standing)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    document.add(Block::Paragraph(plain((wording.answers_bear)(answered, &(wording.listed)(&parts)))));
    if evidence::count(&used, Standing::Claimed) > 0
        && let Some(how) = words::claimed(wording, pack.claimed)
    {
        document.add(Block::Note(plain(how)));
    }
    let rejected: Vec<_> =
        used.iter().filter(|one| one.answer.standing == Some(Standing::Rejected)).collect();
    if rejected.is_empty() {
        return;
    }
    let columns = vec![
        Column::new(wording.rejected_column, ColumnKind::Words),
        Column::new(wording.answer, ColumnKind::Words),
        Column::new(wording.bears_on, ColumnKind::Words),
        Column::new(wording.line, ColumnKind::Number),
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
    document.extend(lines_of(pack, sources, rejected.iter().filter_map(|one| one.answer.span)));
    document.add(Block::Note(plain(words::rejected(wording, pack.rejected))));
}

/// The line of the city's file that an answer stands on.
pub(in crate::report) fn line_of(sources: &Sources, span: Option<Span>) -> String {
    let at = span.and_then(|span| Some(sources.get(span.file)?.line_column(span.start)));
    at.map_or_else(String::new, |at| at.line.to_string())
}

/// Of which file the lines above are.
pub(in crate::report) fn lines_of(
    pack: &Pack,
    sources: &Sources,
    mut spans: impl Iterator<Item = Span>,
) -> Document {
    let file = spans.next().and_then(|span| sources.get(span.file));
    let note = file.map(|file| Block::Note(plain((pack.wording().lines_are_of)(&file.name))));
    Document { blocks: note.into_iter().collect(), ..Document::new(pack.language()) }
}
