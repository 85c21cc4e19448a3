//! The full report of one city, to be printed and handed over: what it has, what to do first, what is not known, and why
//! each score is what it is. All its fixed words stand in [`words`].

mod charts;
mod others;
mod summary;
mod words;

use crate::pack::Pack;
use crate::report::among::{Group, Rank};
use crate::report::document::{Block, Document, Fact, Inline, plain};
use crate::report::from_trace;
use crate::report::words as said;
use crate::score::{Assessment, Rise};
use crate::source::Sources;

use super::{answers, facts, figures, heading, recommendations, scores, title};

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
    let mut document = Document::default();
    document.add(Block::Title(title(pack, assessment, said::place(assessment))));
    document.add(Block::Paragraph(summary::sentences(pack, assessment, matter.climb)));
    document.add(Block::Chart(Box::new(charts::gauge(pack, assessment))));
    document.add(Block::Facts(outside(pack, assessment, facts(pack, assessment))));

    document.add(heading(1, words::COMPONENTS));
    document.add(Block::Bars(scores::bars(pack, assessment)));
    document
        .extend(Document { blocks: scores::notes(pack, assessment).into_iter().map(Block::Note).collect() });
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
    document.add(heading(1, words::APPENDIX));
    from_trace::in_full(pack, sources, assessment, &mut document);
    reproduction(matter, &mut document);
    document
}

/// The facts, and after the first the scores that stand beside the total.
fn outside(pack: &Pack, assessment: &Assessment, mut facts: Vec<Fact>) -> Vec<Fact> {
    let scores = scores::scores(pack, assessment).filter(|(_, indicator)| indicator.outside_total);
    let beside = scores.map(|(score, indicator)| Fact {
        name: indicator.title.clone(),
        value: vec![Inline::Strong(plain(said::out_of(score.points, indicator.out_of)))],
    });
    let beside: Vec<Fact> = beside.collect();
    facts.splice(1..1, beside);
    facts
}

/// How anyone gets the same figures again.
fn reproduction(matter: &Matter<'_>, document: &mut Document) {
    let Matter { pack, assessment, command, .. } = *matter;
    document.add(heading(1, words::REPRODUCTION));
    document.add(Block::Paragraph(plain(words::REPRODUCTION_TOLD)));
    let code = |text: &str| vec![Inline::Code(text.to_owned())];
    let fact = |name: &str, value| Fact { name: name.to_owned(), value };
    let mut facts = vec![
        fact(words::RULES, plain(format!("{}, {}", pack.title, words::cycle(&pack.cycle)))),
        fact(words::RULES_FINGERPRINT, code(&pack.fingerprint)),
    ];
    if !assessment.answers_fingerprint.is_empty() {
        facts.push(fact(words::ANSWERS_FINGERPRINT, code(&assessment.answers_fingerprint)));
    }
    facts.push(fact(words::ENGINE, plain(words::engine(said::ENGINE_VERSION))));
    facts.push(fact(words::COMMAND, code(command)));
    document.add(Block::Facts(facts));
}
