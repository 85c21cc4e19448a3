//! The whole report in three sentences.

use crate::decimal::Number;
use crate::pack::{Component, Pack};
use crate::report::document::{Inline, Text};
use crate::report::{evidence, words as said};
use crate::score::{Assessment, ComponentScore, Rise};
use crate::wording::{Ahead, Levels};

pub(super) fn sentences(pack: &Pack, assessment: &Assessment, climb: &[Rise]) -> Text {
    let all = [Some(stands(pack, assessment)), components(pack, assessment), ahead(pack, assessment, climb)];
    vec![Inline::Plain(all.into_iter().flatten().collect::<Vec<_>>().join(" "))]
}

fn stands(pack: &Pack, assessment: &Assessment) -> String {
    let wording = pack.wording();
    let points = said::overall(pack, assessment);
    if !said::has_overall(assessment) {
        return (wording.reports.stands_without)(&assessment.city, &points);
    }
    let titles = said::level_titles(pack, assessment);
    let joined = (wording.either)(&titles);
    let levels = match titles.len() {
        0 => Levels::None,
        1 => Levels::One(&joined),
        _ => Levels::Several(&joined),
    };
    (wording.reports.stands)(&assessment.city, &points, levels)
}

/// The components that stand out at both ends.
fn components(pack: &Pack, assessment: &Assessment) -> Option<String> {
    let wording = pack.wording();
    let (best, worst) = extremes(pack, assessment)?;
    let points = |(score, component): Scored<'_>| said::out_of(wording, score.points, component.out_of);
    if share(best) == share(worst) {
        let alike = top(pack, assessment).all(|one| one.0.points == best.0.points);
        return alike.then(|| (wording.reports.all_alike)(&pack.words(None), &points(best)));
    }
    let named = |one: Scored<'_>| (wording.reports.with_points)(&one.1.title, &points(one));
    let certain = top(pack, assessment).all(|one| one.0.points.as_point().is_some());
    Some((wording.reports.ends)(&named(best), &named(worst), certain))
}

type Scored<'a> = (&'a ComponentScore, &'a Component);

/// The best and the worst component by what is certain of them, then by what is possible; `None` when there is only one.
pub(super) fn extremes<'a>(pack: &'a Pack, assessment: &'a Assessment) -> Option<(Scored<'a>, Scored<'a>)> {
    let scored = || top(pack, assessment);
    // Where lower is better, what is certain is the highest that it can be.
    let share = |one: Scored<'_>| {
        let (low, high) = share(one);
        if pack.lower_is_better() { (high, low) } else { (low, high) }
    };
    // The first of equals at both ends.
    let best = scored().reduce(|best, one| if share(one) > share(best) { one } else { best })?;
    let worst = scored().reduce(|worst, one| if share(one) < share(worst) { one } else { worst })?;
    let ends = if pack.lower_is_better() { (worst, best) } else { (best, worst) };
    (scored().count() > 1).then_some(ends)
}

/// The components that the overall score is made of, and that apply.
fn top<'a>(pack: &'a Pack, assessment: &'a Assessment) -> impl Iterator<Item = Scored<'a>> {
    let scored = pack
        .top_components()
        .filter_map(|id| Some((assessment.components.get(id.index())?, pack.component(id)?)));
    scored.filter(|(score, _)| !score.applies.is_false())
}

fn share((score, component): Scored<'_>) -> (Option<Number>, Option<Number>) {
    (score.points.low.divide(component.out_of), score.points.high.divide(component.out_of))
}

/// Nothing where lower is better and no question is open.
fn ahead(pack: &Pack, assessment: &Assessment, climb: &[Rise]) -> Option<String> {
    let first = climb.first().filter(|rise| rise.to > rise.from).map(|rise| {
        let (code, title) = said::scope(pack, rise.scope);
        (format!("{code} {title}"), rise.to.subtract(rise.from).unwrap_or(Number::ZERO))
    });
    let questions = evidence::missing(assessment).len();
    let scores = assessment.indicators.iter().filter(|one| !one.unanswered.is_empty()).count();
    if pack.lower_is_better() && questions == 0 {
        return None;
    }
    Some((pack.wording().reports.ahead)(Ahead {
        step: first.as_ref().map(|(what, gain)| (what.as_str(), *gain, pack.overall_out_of)),
        open: (questions > 0).then_some((questions, scores)),
    }))
}
