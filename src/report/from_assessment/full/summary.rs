//! The whole report in three sentences.

use crate::decimal::Number;
use crate::pack::{Component, Pack};
use crate::report::document::{Inline, Text};
use crate::report::{evidence, words as said};
use crate::score::{Assessment, ComponentScore, Rise};

use super::words;

pub(super) fn sentences(pack: &Pack, assessment: &Assessment, climb: &[Rise]) -> Text {
    let points = said::out_of(assessment.overall, pack.overall_out_of);
    let standing = words::standing(&assessment.city, &points, &said::level_titles(pack, assessment));
    let all = [Some(standing), components(pack, assessment), Some(ahead(pack, assessment, climb))];
    vec![Inline::Plain(all.into_iter().flatten().collect::<Vec<_>>().join(" "))]
}

/// The components that stand out at both ends.
fn components(pack: &Pack, assessment: &Assessment) -> Option<String> {
    let (best, worst) = extremes(pack, assessment)?;
    if share(best) == share(worst) {
        let points = said::out_of(best.0.points, best.1.out_of);
        let alike = assessment.components.iter().all(|one| one.points == best.0.points);
        return alike.then(|| words::all_equal(&points));
    }
    let named = |(score, component): (&ComponentScore, &Component)| {
        words::component(&component.title, &said::out_of(score.points, component.out_of))
    };
    let certain = assessment.components.iter().all(|one| one.points.as_point().is_some());
    Some(words::ends(&named(best), &named(worst), certain))
}

type Scored<'a> = (&'a ComponentScore, &'a Component);

/// The best and the worst component by what is certain of them, then by what is possible; `None` when there is only one.
pub(super) fn extremes<'a>(pack: &'a Pack, assessment: &'a Assessment) -> Option<(Scored<'a>, Scored<'a>)> {
    let scored = || {
        let components = assessment.components.iter();
        components.filter_map(|score| Some((score, pack.components.get(score.component.index())?)))
    };
    // The first of equals at both ends.
    let best = scored().reduce(|best, one| if share(one) > share(best) { one } else { best })?;
    let worst = scored().reduce(|worst, one| if share(one) < share(worst) { one } else { worst })?;
    (assessment.components.len() > 1).then_some((best, worst))
}

fn share((score, component): Scored<'_>) -> (Option<Number>, Option<Number>) {
    (score.points.low.divide(component.out_of), score.points.high.divide(component.out_of))
}

fn ahead(pack: &Pack, assessment: &Assessment, climb: &[Rise]) -> String {
    let first = climb.first().filter(|rise| rise.to > rise.from).map(|rise| {
        let (code, title) = said::scope(pack, rise.scope);
        let gain = rise.to.subtract(rise.from).unwrap_or(Number::ZERO);
        (format!("{code} {title}"), words::gain(&gain.to_string(), &pack.overall_out_of.to_string()))
    });
    let missing = evidence::missing(assessment).len();
    let scores = assessment.indicators.iter().filter(|one| !one.unanswered.is_empty()).count();
    let open = (missing > 0)
        .then(|| (said::counted(missing, "question", "questions"), said::counted(scores, "score", "scores")));
    words::ahead(
        first.as_ref().map(|(piece, gain)| (piece.as_str(), gain.as_str())),
        open.as_ref().map(|(questions, scores)| (questions.as_str(), scores.as_str())),
    )
}
