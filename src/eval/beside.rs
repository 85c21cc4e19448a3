//! What rules see of a city besides its answers: its last assessment, and how far its answers are proven.

use crate::answers::{Answer, Answers, Standing, Value as Given};
use crate::decimal::{Interval, Number, Tri};
use crate::pack::example::ScoreOf;
use crate::pack::expr::{PreviousOf, StandingPart};
use crate::pack::{Beyond, Pack, QuestionId};

use super::across::Run;
use super::facts::Content;
use super::steps::Observer;
use super::value::{Outcome, Value};
use super::walk::Walk;

/// What is known of a city besides its answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// The city's file.
    pub(super) answers: Option<&'a Answers>,
    /// The run, and the city's place in it.
    pub(super) run: Option<(&'a Run, usize)>,
    pub(super) imagined: Option<Imagined>,
}

/// What a city could have besides its answers, for proofs that something can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imagined {
    pub previous: Last,
    pub standing: Proof,
}

/// Results of the last assessment that could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    Unknown,
    Lowest,
    Highest,
}

/// How far all answers could be proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    Claimed,
    Verified,
    /// Verified, after the most was claimed that can be.
    Overclaimed,
}

impl<'a> Beside<'a> {
    pub(super) fn answer(&self, id: QuestionId) -> Option<&'a Answer> {
        self.answers?.answers.get(id.index())?.as_ref()
    }

    /// Whether all of it is known that an expression looks at.
    pub(super) fn holds(&self, pack: &Pack, beyond: &Beyond) -> bool {
        let previous = |of: &ScoreOf| self.answers.is_some_and(|all| all.previous.scores.contains_key(of));
        let verified =
            |id: &QuestionId| self.answer(*id).is_none_or(|answer| answer.standing == Standing::Verified);
        beyond.series.iter().all(|id| self.has_gathered(pack, *id))
            && beyond.previous.iter().all(previous)
            && beyond.verified.iter().all(verified)
    }
}

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    pub(super) fn previous(&self, of: ScoreOf) -> Outcome<V> {
        let imagined = self.facts.beside().imagined;
        let known = self.facts.beside().answers.and_then(|answers| answers.previous.scores.get(&of));
        let out_of = match of {
            ScoreOf::Indicator(id) => self.pack.indicators.get(id.index()).map(|one| one.out_of),
            ScoreOf::Component(id) => self.pack.components.get(id.index()).map(|one| one.out_of),
            ScoreOf::Overall => Some(self.pack.overall_out_of),
        };
        match (known, out_of) {
            (None, Some(out_of)) if imagined.is_some_and(|one| one.previous != Last::Unknown) => {
                let is_highest = imagined.is_some_and(|one| one.previous == Last::Highest);
                Outcome::sure(V::point(if is_highest { out_of } else { Number::ZERO }))
            }
            (Some(points), _) => Outcome::sure(V::point(*points)),
            (None, Some(out_of)) if V::RANGED => Outcome::sure(V::of(Interval::closed(Number::ZERO, out_of))),
            _ => Outcome::NONE,
        }
    }

    pub(super) fn previous_known(&self, of: PreviousOf) -> Tri {
        if let Some(imagined) = self.facts.beside().imagined {
            return Tri::of(imagined.previous != Last::Unknown);
        }
        let Some(answers) = self.facts.beside().answers else { return Tri::UNKNOWN };
        Tri::of(match of {
            PreviousOf::Score(of) => answers.previous.scores.contains_key(&of),
            PreviousOf::Level => answers.previous.level.is_some(),
        })
    }

    pub(super) fn previous_level_in(&self, bits: u64) -> Tri {
        let known = self.facts.beside().answers.and_then(|answers| answers.previous.level);
        let last = || self.pack.certification.as_ref().map_or(0, |all| all.levels.len()).checked_sub(1);
        let imagined = || match self.facts.beside().imagined?.previous {
            Last::Unknown => None,
            Last::Highest => Some(0),
            Last::Lowest => last(),
        };
        match known.or_else(imagined) {
            Some(level) => Tri::of(level < 64 && bits >> level & 1 == 1),
            None => Tri::UNKNOWN,
        }
    }

    /// What was claimed of an answer, what was verified of it, or the difference.
    pub(super) fn standing_of(&self, part: StandingPart, id: QuestionId) -> Outcome<V> {
        let ranged = |range: Option<Interval>| match range {
            Some(range) if V::RANGED || range.as_point().is_some() => Outcome::sure(V::of(range)),
            _ => Outcome::NONE,
        };
        let kind = self.pack.questions.get(id.index()).map(|question| &question.kind);
        let Some(Content::Number(anything)) = kind.map(Content::anything) else { return Outcome::NONE };
        let number = |value: &Given| match value {
            Given::Number(number) => Some(*number),
            _ => None,
        };
        let own = match self.facts.get(id).content {
            Content::Number(range) => range,
            _ => anything,
        };
        if let Some(imagined) = self.facts.beside().imagined {
            return ranged(match (part, imagined.standing) {
                (StandingPart::Verified, Proof::Claimed) => Some(anything),
                (StandingPart::Claimed, Proof::Overclaimed) => Some(Interval::point(anything.high)),
                (StandingPart::Claimed | StandingPart::Verified, _) => Some(own),
                (StandingPart::Gap, Proof::Overclaimed) => Interval::point(anything.high).add(own.negate()),
                (StandingPart::Gap, _) => Some(Interval::point(Number::ZERO)),
            });
        }
        let Some(answer) = self.facts.beside().answer(id) else {
            // One that is not asked counts as nothing, claimed and verified.
            let only = own.as_point().filter(|_| self.facts.get(id).answered.is_false());
            return match (part, only) {
                (StandingPart::Gap, Some(_)) => ranged(Some(Interval::point(Number::ZERO))),
                (_, Some(only)) => ranged(Some(Interval::point(only))),
                (StandingPart::Gap, None) => ranged(anything.add(anything.negate())),
                (_, None) => ranged(Some(anything)),
            };
        };
        let claimed = answer.claimed.as_ref().and_then(number).or_else(|| number(&answer.value));
        let verified = match answer.standing {
            Standing::Verified => number(&answer.value),
            Standing::Claimed | Standing::Rejected => None,
        };
        match part {
            StandingPart::Claimed => ranged(claimed.map(Interval::point)),
            StandingPart::Verified => ranged(Some(verified.map_or(anything, Interval::point))),
            StandingPart::Gap => {
                let gap = match (claimed, verified) {
                    (Some(claimed), Some(verified)) => claimed.subtract(verified),
                    _ => Some(Number::ZERO),
                };
                ranged(gap.map(Interval::point))
            }
        }
    }

    pub(super) fn has_standing(&self, id: QuestionId, standing: Standing) -> Tri {
        if let Some(imagined) = self.facts.beside().imagined {
            let is_verified = imagined.standing != Proof::Claimed;
            return Tri::of(if is_verified {
                standing == Standing::Verified
            } else {
                standing == Standing::Claimed
            });
        }
        let Some(answers) = self.facts.beside().answers else { return Tri::UNKNOWN };
        let answer = answers.answers.get(id.index()).and_then(Option::as_ref);
        Tri::of(answer.is_some_and(|answer| answer.standing == standing))
    }
}
