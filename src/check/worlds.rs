//! Other cities, results and proofs that could be: what a rule gives among them, some city can get.

use crate::decimal::{Interval, Tri};
use crate::eval::{Content, Facts, Imagined, Last, Proof, Run, Silent, Walk};
use crate::pack::{Beyond, Pack, QuestionId, SeriesId};
use crate::script::Scripts;

/// So many equal cities make a city that is unlike them stand out.
const MANY: usize = 40;

/// What there could be besides a city's answers.
#[derive(Clone, Copy)]
pub(super) struct World<'a> {
    run: Option<&'a Run>,
    imagined: Imagined,
}

impl<'a> World<'a> {
    pub(super) fn around<'f>(&self, facts: &Facts<'f>) -> Facts<'f>
    where
        'a: 'f,
    {
        let facts = facts.clone().imagining(self.imagined);
        match self.run {
            Some(run) => facts.among(run, usize::MAX),
            None => facts,
        }
    }
}

/// All that could be of what an expression looks at besides answers; none where it looks at nothing else.
pub(super) fn of<'a>(beyond: &Beyond, runs: &'a [Run]) -> Vec<World<'a>> {
    if !(beyond.others || beyond.last || beyond.standing) {
        return Vec::new();
    }
    let runs: Vec<Option<&Run>> = if beyond.others { runs.iter().map(Some).collect() } else { vec![None] };
    let last = [Last::Highest, Last::Lowest, Last::Unknown];
    let proofs = [Proof::Claimed, Proof::Verified, Proof::Overclaimed];
    let last = last.get(if beyond.last { 0..3 } else { 2..3 }).unwrap_or(&[]);
    let proofs = proofs.get(if beyond.standing { 0..3 } else { 0..1 }).unwrap_or(&[]);
    let mut worlds = Vec::new();
    for run in runs {
        for previous in last {
            for standing in proofs {
                let imagined = Imagined { previous: *previous, standing: *standing };
                worlds.push(World { run, imagined });
            }
        }
    }
    worlds
}

/// Runs in which all others are at one end, at the other, or at both; none where nothing is taken of other cities.
pub(super) fn runs(pack: &Pack, scripts: &Scripts) -> Vec<Run> {
    if pack.series.iter().all(|series| series.frozen.is_some()) {
        return Vec::new();
    }
    let (low, high) = (at_end(pack, false), at_end(pack, true));
    let plans: [(&Option<Facts<'_>>, &Option<Facts<'_>>); 3] = [(&low, &low), (&high, &high), (&low, &high)];
    let known = plans.into_iter().filter_map(|(one, other)| Some((one.as_ref()?, other.as_ref()?)));
    known.map(|(one, other)| run_of(pack, scripts, one, other)).collect()
}

/// A city all of whose answers are the lowest, or the highest; `None` where no city can give them.
fn at_end(pack: &Pack, high: bool) -> Option<Facts<'static>> {
    let mut facts = Facts::unknown(pack);
    for (index, question) in pack.questions.iter().enumerate() {
        let end = match Content::anything(&question.kind) {
            Content::Number(range) => {
                Content::Number(Interval::point(if high { range.high } else { range.low }))
            }
            Content::Choice(bits) => {
                let last = 63_u32.saturating_sub(bits.leading_zeros());
                Content::Choice(1 << if high { last } else { bits.trailing_zeros() })
            }
            Content::YesNo(_) => Content::YesNo(Tri::of(high)),
            Content::Ticked { may, .. } => {
                let ticked = if high { may } else { 0 };
                Content::Ticked { must: ticked, may: ticked }
            }
            other => other,
        };
        facts.set(QuestionId::from(index), end);
    }
    let is_possible = pack.questions.iter().enumerate().all(|(index, question)| {
        question.asked_when.is_none()
            && facts.bounded(question, facts.get(QuestionId::from(index)).content).is_some()
    });
    is_possible.then_some(facts)
}

fn run_of(pack: &Pack, scripts: &Scripts, one: &Facts<'_>, other: &Facts<'_>) -> Run {
    let mut run = Run::new(pack);
    for (index, series) in pack.series.iter().enumerate() {
        if series.frozen.is_some() || series.is_of_scores() {
            continue;
        }
        let id = SeriesId::from(index);
        let number = |facts: &Facts<'_>| {
            let facts = facts.clone().among(&run, usize::MAX);
            let own = Walk::<Interval, Silent>::new(pack, scripts, &facts, Silent).number(&series.of);
            own.value.and_then(Interval::as_point).filter(|_| !own.lacks)
        };
        let ends = [number(one), number(other)];
        // Classes are alike: whichever a city is in, there are others with it.
        let classes = run.classes(pack, id);
        let known: Vec<_> = (0..classes)
            .flat_map(|class| ends.iter().map(move |end| end.map(|number| (class, number))))
            .flat_map(|one| std::iter::repeat_n(one, MANY / 2))
            .collect();
        run.gather(pack, id, &known);
    }
    run
}
