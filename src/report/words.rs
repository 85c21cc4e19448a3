//! How results are said in words, the same in every report and format.

use crate::answers::Standing;
use crate::decimal::{Interval, Number, Tri};
use crate::pack::{
    Claimed, Indicator, Need, Origin, Pack, Priority, Question, QuestionKind, Rated, Rejected, Scope,
};
use crate::score::{Assessment, Basis, Grade, IndicatorScore, Mode, NotRated};
use crate::wording::Wording;

use super::among::Peers;
use super::document::{Advice, Text, Urgency, plain};

/// The version of the engine that made the report.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// `12.2 of 100`, `between 0 and 30 of 30`.
#[must_use]
pub fn out_of(wording: &Wording, points: Interval, out_of: Number) -> String {
    (wording.out_of)(&range(wording, points), out_of)
}

/// `12.2`, `between 0 and 30`.
#[must_use]
pub fn range(wording: &Wording, points: Interval) -> String {
    match points.as_point() {
        Some(points) => points.to_string(),
        None => (wording.between)(points.low, points.high),
    }
}

/// Points, which may be a range, in a heading or a sentence: `12`, `0 to 30`.
#[must_use]
pub fn figure(wording: &Wording, points: Interval) -> String {
    match points.as_point() {
        Some(points) => points.to_string(),
        None => (wording.from_to)(&points.low.to_string(), &points.high.to_string()),
    }
}

/// Why there are no points that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPoints {
    NotApplicable,
    /// Too little is answered for a final score.
    NotRated,
}

impl NoPoints {
    /// What stands in place of the points.
    #[must_use]
    pub fn said(self, wording: &Wording) -> &'static str {
        match self {
            NoPoints::NotApplicable => wording.structure.not_applicable,
            NoPoints::NotRated => wording.structure.not_rated,
        }
    }

    /// What CSV calls it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            NoPoints::NotApplicable => "not_applicable",
            NoPoints::NotRated => "not_rated",
        }
    }
}

#[must_use]
pub fn no_points(applies: Tri, not_rated: Option<NotRated>, mode: Mode) -> Option<NoPoints> {
    match (mode, not_rated) {
        _ if applies.is_false() => Some(NoPoints::NotApplicable),
        (Mode::Final, Some(_)) => Some(NoPoints::NotRated),
        _ => None,
    }
}

/// Why a score does not count: `12 of 30 questions are answered, and 80% are needed`.
#[must_use]
pub fn not_rated(pack: &Pack, why: NotRated) -> String {
    let words = &pack.wording().structure;
    match why {
        NotRated::TooFewAnswers { answered, asked, needed } => {
            let percent = needed.multiply(Number::from(100)).unwrap_or(needed);
            (words.too_few_answers)(answered, asked, percent)
        }
        NotRated::NotMet { of, at } => (words.need_not_met)(title_of_need(pack, of, at)),
        NotRated::Component(id) => {
            (words.component_not_rated)(pack.component(id).map_or("", |component| &component.title))
        }
    }
}

/// What a score needs to count, in words.
#[must_use]
pub fn title_of_need(pack: &Pack, of: Rated, at: usize) -> &str {
    match pack.needs_of(of).get(at).map(|needs| &needs.what) {
        Some(Need::Holds { title, .. }) => title,
        _ => "",
    }
}

/// What grades are called at the head of a column, where parts are graded.
#[must_use]
pub fn title_of_grades(pack: &Pack) -> Option<&str> {
    let (first, others) = pack.scales.split_first()?;
    let alike = others.iter().all(|other| other.title == first.title);
    Some(if alike { &first.title } else { pack.wording().level })
}

/// The grades that a part can have, as people read them.
#[must_use]
pub fn grade_titles(pack: &Pack, grade: Option<&Grade>) -> Vec<String> {
    let Some((grade, scale)) = grade.and_then(|one| Some((one, pack.scales.get(one.scale)?))) else {
        return Vec::new();
    };
    grade.levels.iter().filter_map(|at| scale.levels.get(*at)).map(|level| level.title.clone()).collect()
}

/// Whether there is an overall score that counts.
#[must_use]
pub fn has_overall(assessment: &Assessment) -> bool {
    no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode).is_none()
}

/// The overall score with its maximum, or why there is none.
#[must_use]
pub fn overall(pack: &Pack, assessment: &Assessment) -> String {
    let wording = pack.wording();
    match no_points(assessment.overall_applies, assessment.overall_not_rated, assessment.mode) {
        Some(NoPoints::NotRated) => wording.structure.no_final_score.to_owned(),
        Some(NoPoints::NotApplicable) => wording.structure.no_overall_score.to_owned(),
        None => out_of(wording, assessment.overall, pack.overall_out_of),
    }
}

/// Why a score does not count, as a note.
#[must_use]
pub fn not_rated_note(pack: &Pack, mode: Mode, what: &str, why: NotRated) -> Text {
    let (words, why) = (&pack.wording().structure, not_rated(pack, why));
    plain(match mode {
        Mode::Draft => (words.would_not_count)(what, &why),
        Mode::Final => (words.is_not_rated)(what, &why),
    })
}

/// `30 points to win`, `up to 30 points to win`, `nothing left to win`; where lower is better, to be rid of.
#[must_use]
pub fn to_win(wording: &Wording, points: Interval, falls: bool) -> String {
    let said = if falls { &wording.to_shed } else { &wording.to_win };
    if points.high <= Number::ZERO {
        return said.nothing.to_owned();
    }
    match points.as_point() {
        Some(points) => (said.just)(points),
        None if points.low <= Number::ZERO => (said.up_to)(points.high),
        None => (said.between)(points.low, points.high),
    }
}

/// What is said of an advice beside its text: whether it is only possible, how urgent it is, for whom, how long it takes.
#[must_use]
pub fn particulars(wording: &Wording, advice: &Advice) -> Vec<String> {
    let urgency = match advice.urgency {
        Urgency::High => wording.high_priority,
        Urgency::Medium => wording.medium_priority,
        Urgency::Low => wording.low_priority,
    };
    let mut all = Vec::new();
    if !advice.certain {
        all.push(wording.possible.to_owned());
    }
    all.push(urgency.to_owned());
    all.extend(advice.owner.as_deref().map(wording.for_owner));
    all.extend(advice.effort.as_deref().map(wording.takes));
    all
}

/// One word for what a score rests on; also what JSON and CSV call it.
#[must_use]
pub fn basis(score: &IndicatorScore) -> &'static str {
    match &score.basis {
        _ if score.applies.is_false() => "not_applicable",
        Basis::Rule => "computed",
        Basis::Awarded { consistent: true, .. } => "awarded",
        Basis::Awarded { consistent: false, .. } => "awarded_impossible",
        Basis::ScriptFailed { .. } => "script_failed",
        Basis::NotAwarded => "not_awarded",
    }
}

/// What a score rests on, as people read it in a table.
#[must_use]
pub fn basis_short(wording: &Wording, score: &IndicatorScore) -> &'static str {
    match &score.basis {
        _ if score.applies.is_false() => wording.structure.not_applicable,
        _ if score.applies.can_be_false => wording.basis_open,
        Basis::Rule if score.points.as_point().is_none() => wording.basis_open,
        Basis::Rule => wording.basis_computed,
        Basis::Awarded { consistent: true, .. } => wording.basis_awarded,
        Basis::Awarded { consistent: false, .. } => wording.basis_impossible,
        Basis::ScriptFailed { .. } => wording.basis_script_failed,
        Basis::NotAwarded => wording.basis_not_awarded,
    }
}

/// One word for whether a result is final; also what JSON and CSV call it.
#[must_use]
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Draft => "draft",
        Mode::Final => "final",
    }
}

#[must_use]
pub fn urgency(priority: Priority) -> Urgency {
    match priority {
        Priority::High => Urgency::High,
        Priority::Medium => Urgency::Medium,
        Priority::Low => Urgency::Low,
    }
}

#[must_use]
pub fn claimed(wording: &Wording, claimed: Claimed) -> Option<&'static str> {
    match claimed {
        Claimed::Counts => None,
        Claimed::CountsAsUnanswered => Some(wording.claimed_counts_as_unanswered),
        Claimed::Scores(end) => Some((wording.claimed_scores_end)(end)),
    }
}

#[must_use]
pub fn rejected(wording: &Wording, rejected: Rejected) -> &'static str {
    match rejected {
        Rejected::CountsAsUnanswered => wording.rejected_counts_as_unanswered,
        Rejected::Scores(end) => (wording.rejected_scores_end)(end),
    }
}

#[must_use]
pub fn standing(wording: &Wording, standing: Standing) -> &'static str {
    match standing {
        Standing::Verified => wording.verified,
        Standing::Claimed => wording.claimed,
        Standing::Rejected => wording.rejected,
    }
}

/// Enough of a pack's fingerprint to tell it from others at sight.
#[must_use]
pub fn short_fingerprint(pack: &Pack) -> &str {
    pack.fingerprint.get(..12).unwrap_or(&pack.fingerprint)
}

/// Code and title of what a recommendation stands in.
#[must_use]
pub fn scope(pack: &Pack, scope: Scope) -> (String, String) {
    match scope {
        Scope::Indicator(id) => pack
            .indicators
            .get(id.index())
            .map_or_else(Default::default, |indicator| (indicator.code(), indicator.title.clone())),
        Scope::Component(id) => pack
            .components
            .get(id.index())
            .map_or_else(Default::default, |component| (pack.numbered(id), component.title.clone())),
        Scope::Framework => (String::new(), pack.title.clone()),
    }
}

/// `Kohima, Nagaland`.
#[must_use]
pub fn place(assessment: &Assessment) -> String {
    match &assessment.state {
        Some(state) => format!("{}, {state}", assessment.city),
        None => assessment.city.clone(),
    }
}

/// The component an indicator stands in, if any.
#[must_use]
pub fn component_title<'a>(pack: &'a Pack, indicator: &Indicator) -> Option<&'a str> {
    let id = indicator.component?;
    pack.components.get(id.index()).map(|component| component.title.as_str())
}

/// Titles of the levels that are possible, highest first.
#[must_use]
pub fn level_titles(pack: &Pack, assessment: &Assessment) -> Vec<String> {
    titles_of(pack, &assessment.levels)
}

/// Titles of some levels.
#[must_use]
pub fn titles_of(pack: &Pack, which: &[usize]) -> Vec<String> {
    let levels = pack.certification.as_ref().map_or(&[][..], |certification| &certification.levels);
    which.iter().filter_map(|at| levels.get(*at)).map(|level| level.title.clone()).collect()
}

/// The levels that are possible, in few words: of many that follow one another only the ends.
#[must_use]
pub fn levels_in_short(pack: &Pack, which: &[usize]) -> String {
    let (wording, titles) = (pack.wording(), titles_of(pack, which));
    let is_unbroken = which.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
    match titles.as_slice() {
        [highest, _, .., lowest] if is_unbroken => (wording.from_to)(lowest, highest),
        _ => (wording.either)(&titles),
    }
}

/// What a class is called that the answers to a question put cities into.
#[must_use]
pub fn class_of(wording: &Wording, question: &Question, class: usize) -> String {
    match (&question.kind, class) {
        (QuestionKind::YesNo, 0) => wording.no.to_owned(),
        (QuestionKind::YesNo, _) => wording.yes.to_owned(),
        (kind, _) => kind.choices().get(class).map_or_else(String::new, |choice| choice.title.clone()),
    }
}

/// What a group of cities is called.
#[must_use]
pub fn peers(pack: &Pack, peers: &Peers) -> String {
    match peers {
        Peers::All => (pack.wording().reports.all_cities)(&pack.words(None)),
        Peers::State(state) => state.clone(),
        Peers::Class(question, class) => {
            let question = pack.questions.get(question.index());
            question.map_or_else(String::new, |question| class_of(pack.wording(), question, *class))
        }
    }
}

/// One word for where a figure is from; none where the pack does not say.
#[must_use]
pub fn origin_word(origin: Option<&Origin>) -> &'static str {
    match origin {
        Some(origin) if origin.published => "published",
        Some(_) => "illustrative",
        None => "",
    }
}
