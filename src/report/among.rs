//! A city among others: means of groups, and ranks.

use std::collections::BTreeMap;

use crate::decimal::{Interval, Number, Rounding};
use crate::order::{Gather as _, Order as _};
use crate::pack::{Pack, QuestionId};
use crate::score::Assessment;

use super::words;

/// What is kept of a city when many are compared: its scores, without reasons and advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    pub city: String,
    pub state: Option<String>,
    /// By each of [`Pack::class_questions`]; `None` where it is not known. Empty where nobody asked.
    pub classes: Vec<Option<usize>>,
    /// Where its own report lies, seen from the pages of many cities; empty when it has none.
    pub page: String,
    /// `None`, as below, where there are no points that count: not applicable, or not rated.
    pub overall: Option<Interval>,
    /// In the order of [`Pack::components`].
    pub components: Vec<Option<Interval>>,
    /// In the order of [`Pack::indicators`].
    pub indicators: Vec<Option<Interval>>,
    /// As [`Assessment::levels`].
    pub levels: Vec<usize>,
    /// Whether the overall score would not count as a final one.
    pub is_provisional: bool,
}

impl Figures {
    #[must_use]
    pub fn of(assessment: &Assessment) -> Figures {
        let counted = |points, applies, not_rated| {
            words::no_points(applies, not_rated, assessment.mode).is_none().then_some(points)
        };
        Figures {
            city: assessment.city.clone(),
            is_provisional: assessment.overall_not_rated.is_some(),
            state: assessment.state.clone(),
            classes: Vec::new(),
            page: String::new(),
            overall: counted(assessment.overall, assessment.overall_applies, assessment.overall_not_rated),
            components: assessment
                .components
                .iter()
                .map(|score| counted(score.points, score.applies, score.not_rated))
                .collect(),
            indicators: assessment
                .indicators
                .iter()
                .map(|score| counted(score.points, score.applies, None))
                .collect(),
            levels: assessment.levels.clone(),
        }
    }
}

/// What the cities of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Peers {
    All,
    State(String),
    /// One of the classes that the answers to a question make.
    Class(QuestionId, usize),
}

/// Cities that one is held against, and what they have in the mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub peers: Peers,
    pub cities: usize,
    /// Of those that have points that count; `None`, as below, when none has.
    pub overall: Option<Interval>,
    pub components: Vec<Option<Interval>>,
    pub indicators: Vec<Option<Interval>>,
}

impl Group {
    /// The mean of some cities, rounded as the pack rounds; `None` when there are none.
    #[must_use]
    pub fn of(pack: &Pack, peers: Peers, cities: &[&Figures]) -> Option<Group> {
        let means = |count: usize, of: fn(&Figures) -> &[Option<Interval>]| {
            let all = |at: usize| cities.iter().filter_map(move |city| of(city).get(at).copied().flatten());
            (0..count).map(|at| mean(all(at), pack.rounding)).collect::<Vec<_>>()
        };
        (!cities.is_empty()).then(|| Group {
            peers,
            cities: cities.len(),
            overall: mean(cities.iter().filter_map(|city| city.overall), pack.overall_rounding),
            components: means(pack.components.len(), |city| &city.components),
            indicators: means(pack.indicators.len(), |city| &city.indicators),
        })
    }
}

/// All groups of some cities, each worked out once.
#[derive(Clone, Debug)]
pub struct Groups {
    all: Option<Group>,
    others: BTreeMap<Peers, Group>,
    questions: Vec<QuestionId>,
}

impl Groups {
    #[must_use]
    pub fn of<'a>(pack: &Pack, cities: impl Iterator<Item = &'a Figures>) -> Groups {
        let questions = pack.class_questions();
        let cities: Vec<&Figures> = cities.collect();
        let mut by_peers: BTreeMap<Peers, Vec<&Figures>> = BTreeMap::new();
        for city in &cities {
            for peers in peers_of(city, &questions) {
                by_peers.entry(peers).or_default().push(city);
            }
        }
        let of =
            |(peers, cities): (Peers, Vec<&Figures>)| Some((peers.clone(), Group::of(pack, peers, &cities)?));
        Groups {
            all: Group::of(pack, Peers::All, &cities),
            others: by_peers.into_iter().filter_map(of).into_map(),
            questions,
        }
    }

    /// Those that a city is held against: its state and its classes, where others are known of them that are not all
    /// others, and all.
    #[must_use]
    pub fn around(&self, city: &Figures) -> Vec<Group> {
        let Some(all) = self.all.as_ref().filter(|all| all.cities > 1) else { return Vec::new() };
        let nearer = peers_of(city, &self.questions).filter_map(|peers| self.others.get(&peers));
        let telling = nearer.filter(|group| 1 < group.cities && group.cities < all.cities);
        telling.chain([all]).cloned().collect()
    }

    /// By state, or by the class that the answers to a question make.
    pub fn each(&self, of: impl Fn(&Peers) -> bool) -> impl Iterator<Item = &Group> {
        self.others.values().filter(move |group| of(&group.peers))
    }
}

fn peers_of<'a>(city: &'a Figures, questions: &'a [QuestionId]) -> impl Iterator<Item = Peers> + 'a {
    let classes = questions.iter().zip(&city.classes);
    let classes = classes.filter_map(|(question, class)| Some(Peers::Class(*question, (*class)?)));
    city.state.iter().cloned().map(Peers::State).chain(classes)
}

fn mean(values: impl Iterator<Item = Interval>, rounding: Rounding) -> Option<Interval> {
    let (mut sum, mut count) = (Interval::point(Number::ZERO), 0_usize);
    for value in values {
        sum = sum.add(value)?;
        count += 1;
    }
    let mean = sum.divide(Interval::point(Number::from_count(count)))?;
    Some(mean.rising(|number| rounding.apply(number)))
}

/// A city's place: equal scores share the best of the places they take, and the places after them stay empty (1, 2, 2, 4).
/// While scores are open it is all the places that are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    pub best: usize,
    pub worst: usize,
    pub of: usize,
}

/// Scores made ready to tell the place of each of them.
#[derive(Clone, Debug)]
pub struct Ranks {
    lows: Vec<Number>,
    highs: Vec<Number>,
    /// The lowest stands first.
    falls: bool,
}

impl Ranks {
    #[must_use]
    pub fn of(scores: impl Iterator<Item = Interval>, falls: bool) -> Ranks {
        let (mut lows, mut highs): (Vec<Number>, Vec<Number>) =
            scores.map(|score| rising(score, falls)).map(|score| (score.low, score.high)).unzip();
        lows.put_in_order();
        highs.put_in_order();
        Ranks { lows, highs, falls }
    }

    /// The place of a score that is one of these; `None` where it is the only one.
    #[must_use]
    pub fn among_others(&self, own: Interval) -> Option<Rank> {
        (self.lows.len() > 1).then(|| self.place(own))
    }

    /// The place of a score that is one of these.
    #[must_use]
    pub fn place(&self, own: Interval) -> Rank {
        let own = rising(own, self.falls);
        let of = self.lows.len();
        let above = of - self.lows.partition_point(|low| *low <= own.high);
        let perhaps = of - self.highs.partition_point(|high| *high <= own.low);
        // A range lies above its own low end, and a city does not stand above itself.
        let itself = usize::from(own.high > own.low);
        Rank { best: above + 1, worst: perhaps.saturating_sub(itself) + 1, of }
    }
}

/// A score as one of which more is better.
pub(super) fn rising(score: Interval, falls: bool) -> Interval {
    if falls { score.negate() } else { score }
}
