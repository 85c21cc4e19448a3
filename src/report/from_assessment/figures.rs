//! Where the figures of a report come from.

use crate::pack::Pack;
use crate::score::{Assessment, Basis};

use super::heading;
use super::scores::scores;
use crate::report::document::{Block, Document, plain};
use crate::report::origins;

pub(super) fn told(pack: &Pack, assessment: &Assessment, document: &mut Document) {
    let wording = pack.wording();
    document.add(heading(1, wording.figures));
    document.add(Block::Paragraph(plain(wording.marked_figures)));
    let mut told = origins::told(pack);
    let awarded = awarded_sources(pack, assessment);
    if !awarded.is_empty() {
        told.push(origins::labelled(wording.awarded_points, format!("{}.", awarded.join("; "))));
    }
    if let Some((published, words)) = &assessment.answers_origin {
        let kind = if *published {
            wording.published.to_owned()
        } else {
            (wording.illustrative_not_the_citys)(&pack.words(None))
        };
        told.push(origins::labelled(wording.answers, format!("{kind} ({words}).")));
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
    let wording = pack.wording();
    all.into_iter().map(|(source, codes)| (wording.from_source)(&(wording.listed)(&codes), source)).collect()
}
