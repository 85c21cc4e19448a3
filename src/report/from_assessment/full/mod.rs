//! The full report of one city, to be printed and handed over: what it has, what to do first, what is not known, and why
//! each score is what it is.

mod charts;
mod others;
mod summary;

use crate::pack::Pack;
use crate::report::among::{Group, Rank};
use crate::report::document::{Block, Document, Fact, Inline, plain};
use crate::report::from_trace;
use crate::report::words as said;
use crate::score::{Assessment, Rise};
use crate::source::Sources;

use super::{answers, facts, figures, heading, not_reviewed, recommendations, scores, title};

/// What a full report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    pub pack: &'a Pack,
    pub sources: &'a Sources,
    pub assessment: &'a Assessment,
    /// [`crate::score::Scorer::climb`]
    pub climb: &'a [Rise],
    /// What the city is held against; empty when it stands alone.
    pub groups: &'a [Group],
    /// Its place among all that were given.
    pub rank: Option<Rank>,
    /// What gives the same figures again.
    pub command: &'a str,
}

/// Everything that is to be read of one city, and what it rests on.
#[must_use]
pub fn full(matter: &Matter<'_>) -> Document {
    let Matter { pack, sources, assessment, .. } = *matter;
    let wording = pack.wording();
    let mut document = Document::new(pack.language());
    document.add(Block::Title(title(pack, assessment, said::place(assessment))));
    document.add(Block::Paragraph(summary::sentences(pack, assessment, matter.climb)));
    if said::has_overall(assessment) {
        document.add(Block::Chart(Box::new(charts::gauge(pack, assessment))));
    }
    document.add(Block::Facts(outside(pack, assessment, facts(pack, assessment))));
    document.blocks.extend(not_reviewed(pack));

    document.add(heading(1, &(wording.reports.components)(&pack.words(None))));
    document.add(Block::Bars(scores::bars(pack, assessment)));
    document.blocks.extend(scores::notes(pack, assessment).into_iter().map(Block::Note));
    if assessment.components.len() >= charts::FEWEST_SPOKES {
        document.add(Block::Chart(Box::new(charts::radar(pack, assessment))));
    }
    others::compared(matter, &mut document);
    from_trace::level(pack, sources, assessment, &mut document);
    charts::climb(matter, &mut document);
    recommendations(pack, assessment, &mut document);
    scores::indicators(pack, sources, assessment, &mut document);
    answers::unanswered(pack, assessment, &mut document);
    answers::standing(pack, sources, assessment, &mut document);
    figures::told(pack, assessment, &mut document);
    document.add(heading(1, wording.reports.appendix));
    from_trace::in_full(pack, sources, assessment, &mut document);
    reproduction(matter, &mut document);
    document
}

/// The facts, and after the first the scores that stand beside the total.
fn outside(pack: &Pack, assessment: &Assessment, mut facts: Vec<Fact>) -> Vec<Fact> {
    let scores = scores::scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total);
    let beside = scores.map(|(score, indicator)| Fact {
        name: indicator.title.clone(),
        value: vec![Inline::Strong(plain(said::out_of(pack.wording(), score.points, indicator.out_of)))],
    });
    let beside: Vec<Fact> = beside.collect();
    facts.splice(1..1, beside);
    facts
}

/// How anyone gets the same figures again.
fn reproduction(matter: &Matter<'_>, document: &mut Document) {
    let Matter { pack, assessment, command, .. } = *matter;
    let (wording, words) = (pack.wording(), &pack.wording().reports);
    document.add(heading(1, words.reproduction));
    document.add(Block::Paragraph(plain((words.reproduction_told)(&pack.words(None)))));
    let code = |text: &str| vec![Inline::Code(text.to_owned())];
    let fact = |name: &str, value| Fact { name: name.to_owned(), value };
    let mut facts = vec![
        fact(words.rules, plain((wording.framework)(&pack.title, &pack.cycle))),
        fact(words.rules_fingerprint, code(&pack.fingerprint)),
    ];
    if !assessment.answers_fingerprint.is_empty() {
        facts.push(fact(words.answers_fingerprint, code(&assessment.answers_fingerprint)));
    }
    facts.push(fact(words.made_by, plain(format!("Kasauti {}", said::ENGINE_VERSION))));
    facts.push(fact(words.command, code(command)));
    document.add(Block::Facts(facts));
}
