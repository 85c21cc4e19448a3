//! Other cities, results and proofs that could be: what a rule gives among them, some city can get.

use crate::decimal::{Interval, Tri};
use crate::eval::{Content, Facts, Imagined, Last, Proof, Run, Silent, Walk};
use crate::pack::{Beyond, Pack, QuestionId, SeriesId};
use crate::script::Scripts;

/// So many equal cities make a city that is unlike them stand out.
const MANY: usize = 40;

/// Two other cities, of each of which there are many.
pub(super) type Others<'a> = [Facts<'a>; 2];

/// What there could be besides a city's answers.
#[derive(Clone, Copy)]
pub(super) struct World<'a> {
    others: Option<&'a Others<'a>>,
    imagined: Imagined,
}

impl World<'_> {
    /// What is made of a city's facts in this world.
    pub(super) fn around<T>(
        &self,
        pack: &Pack,
        scripts: &Scripts,
        facts: &Facts<'_>,
        make: impl FnOnce(&Facts<'_>) -> T,
    ) -> T {
        let facts = facts.clone().imagining(self.imagined);
        match self.others {
            Some(others) => {
                let run = run_of(pack, scripts, &facts, others);
                make(&facts.among(&run, 0))
            }
            None => make(&facts),
        }
    }
}

/// All that could be of what an expression looks at besides answers; none where it looks at nothing else.
pub(super) fn of<'a>(beyond: &Beyond, others: &'a [Others<'a>]) -> Vec<World<'a>> {
    if !(beyond.others() || beyond.last || beyond.standing) {
        return Vec::new();
    }
    let others: Vec<Option<&Others<'_>>> =
        if beyond.others() { others.iter().map(Some).collect() } else { vec![None] };
    let last = [Last::Highest, Last::Lowest, Last::Unknown];
    let proofs = [Proof::Claimed, Proof::Verified, Proof::Overclaimed];
    let last = last.get(if beyond.last { 0..3 } else { 2..3 }).unwrap_or(&[]);
    let proofs = proofs.get(if beyond.standing { 0..3 } else { 0..1 }).unwrap_or(&[]);
    let mut worlds = Vec::new();
    for others in others {
        for previous in last {
            for standing in proofs {
                let imagined = Imagined { previous: *previous, standing: *standing };
                worlds.push(World { others, imagined });
            }
        }
    }
    worlds
}

/// Others that are all at one end, all at the other, or at both; none where nothing is taken of other cities.
pub(super) fn others(pack: &Pack) -> Vec<Others<'static>> {
    if pack.series.iter().all(|series| series.frozen.is_some()) {
        return Vec::new();
    }
    let (low, high) = (at_end(pack, false), at_end(pack, true));
    let plans = [(&low, &low), (&high, &high), (&low, &high)];
    plans.into_iter().filter_map(|(one, other)| Some([one.clone()?, other.clone()?])).collect()
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

/// The run of a city, whose place is the first, and many of each of the others.
fn run_of(pack: &Pack, scripts: &Scripts, own: &Facts<'_>, others: &Others<'_>) -> Run {
    let mut run = Run::new(pack);
    for (index, series) in pack.series.iter().enumerate() {
        if series.frozen.is_some() || series.is_of_scores() {
            continue;
        }
        let number = |facts: &Facts<'_>, place: usize| {
            let facts = facts.clone().among(&run, place);
            let own = Walk::<Interval, Silent>::new(pack, scripts, &facts, Silent).number(&series.of);
            own.value.and_then(Interval::as_point).filter(|_| !own.lacks)
        };
        let mut known = vec![own.class(series).zip(number(own, 0))];
        for facts in others {
            // Classes are alike: whichever a city is in, there are others with it.
            for class in 0..Run::classes(pack, series) {
                let mut facts = facts.clone();
                facts.put_into(series, pack, class);
                let number = number(&facts, known.len());
                known.push(number.map(|number| (class, number)));
            }
        }
        // The first of each kind stand for all of their kind, whose values are the same.
        let copies: Vec<_> = known.iter().skip(1).copied().collect();
        for _ in 1..MANY / 2 {
            known.extend(&copies);
        }
        run.gather(pack, SeriesId::from(index), &known);
    }
    run
}
