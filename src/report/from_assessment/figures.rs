//! Where the figures of a report come from.

use crate::pack::Pack;
use crate::score::{Assessment, Basis};

use super::heading;
use super::scores::scores;
use crate::report::document::{Block, Document, Inline, plain};
use crate::report::{origins, words};

pub(super) fn told(pack: &Pack, assessment: &Assessment, document: &mut Document) {
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
        let subject = pack.subject_word().inside();
        let own = format!("illustrative, not the {subject}'s own");
        let kind = if *published { "published" } else { &own };
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
