//! Statistics across cities: the cities of a run, and what a walk makes of them.

use crate::across::{MOST_CITIES, Measure, Own, Ranged, Values};
use crate::decimal::{Interval, Number, Tri};
use crate::pack::expr::{Across, Numeric, NumericKind};
use crate::pack::{Frozen, LetValue, Pack, Part, QuestionId, QuestionKind, Series, SeriesId};
use crate::script::Scripts;

use super::beside::Beside;
use super::facts::{Content, Facts};
use super::steps::{Observer, Silent, StepKind};
use super::value::{Outcome, Value};
use super::walk::Walk;
use super::wholes::Ranges;

/// The values of all cities that are scored together.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// By series; `None` as long as nobody has looked for the values.
    series: Vec<Option<Gathered>>,
}

#[derive(Clone, Debug)]
struct Gathered {
    /// By class; one where there are no classes.
    values: Vec<Values>,
    /// For each city whether its value counts.
    counts: Vec<bool>,
    left_out: usize,
}

impl Run {
    /// A run of cities of which nothing is known yet.
    #[must_use]
    pub fn new(pack: &Pack) -> Run {
        Run { series: vec![None; pack.series.len()] }
    }

    /// How many classes a series has.
    #[must_use]
    pub fn classes(pack: &Pack, series: &Series) -> usize {
        match series.class.and_then(|id| pack.questions.get(id.index())) {
            None => 1,
            Some(question) => question.kind.choices().len().max(2),
        }
    }

    /// Enters the values of a series: of each city its class and its number, where both are known.
    pub fn gather(&mut self, pack: &Pack, id: SeriesId, known: &[Option<(usize, Number)>]) {
        let Some(series) = pack.series.get(id.index()) else { return };
        let mut by_class = vec![Vec::new(); Run::classes(pack, series)];
        for (class, number) in known.iter().flatten() {
            if let Some(numbers) = by_class.get_mut(*class) {
                numbers.push(*number);
            }
        }
        let gathered = Gathered {
            values: by_class.into_iter().map(Values::of).collect(),
            counts: known.iter().map(Option::is_some).collect(),
            left_out: known.iter().filter(|one| one.is_none()).count(),
        };
        if let Some(slot) = self.series.get_mut(id.index()) {
            *slot = Some(gathered);
        }
    }

    fn get(&self, id: SeriesId) -> Option<&Gathered> {
        self.series.get(id.index())?.as_ref()
    }
}

impl Beside<'_> {
    /// Whether a city's value is among those of a series.
    fn counts(&self, id: SeriesId) -> bool {
        let counts = self.run.and_then(|(run, city)| run.get(id)?.counts.get(city).copied());
        counts.unwrap_or(false)
    }

    /// Whether what the others have will stay as it is once this city is known.
    fn is_settled(&self, series: &Series) -> bool {
        series.rests_on.iter().all(|id| self.counts(*id))
    }

    /// Whether what others have is gathered, and will stay so.
    pub(super) fn has_gathered(&self, pack: &Pack, id: SeriesId) -> bool {
        let series = pack.series.get(id.index());
        self.run.is_some_and(|(run, _)| run.get(id).is_some())
            && series.is_some_and(|series| self.is_settled(series))
    }
}

/// The classes that a city can be in, by index.
fn possible_classes(content: Content<'_>) -> Vec<usize> {
    match content {
        Content::Choice(bits) => (0..64).filter(|bit| bits >> bit & 1 == 1).collect(),
        Content::YesNo(truth) => [(0, truth.can_be_false), (1, truth.can_be_true)]
            .into_iter()
            .filter_map(|(class, possible)| possible.then_some(class))
            .collect(),
        _ => Vec::new(),
    }
}

impl Facts<'_> {
    /// Lets the city be in a class.
    pub fn put_into(&mut self, series: &Series, pack: &Pack, class: usize) {
        let Some(id) = series.class else { return };
        let content = match pack.questions.get(id.index()).map(|question| &question.kind) {
            Some(QuestionKind::YesNo) => Content::YesNo(Tri::of(class == 1)),
            _ => Content::Choice(1_u64.checked_shl(u32::try_from(class).unwrap_or(0)).unwrap_or(1)),
        };
        self.set(id, content);
    }

    /// The class of the city as far as a series has classes; `None` where it is not known.
    #[must_use]
    pub fn class(&self, series: &Series) -> Option<usize> {
        series.class.map_or(Some(0), |question| self.class_by(question))
    }

    /// The class that the answer to a question puts the city into; `None` where it is not known.
    #[must_use]
    pub fn class_by(&self, question: QuestionId) -> Option<usize> {
        match possible_classes(self.get(question).content).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    pub(super) fn across(&mut self, across: &Across, whole: &Numeric) -> Outcome<V> {
        let Some(series) = self.pack.series.get(across.series.index()) else { return Outcome::NONE };
        let run = self.facts.beside().run;
        let gathered = run.and_then(|(run, _)| run.get(across.series));
        let classes = match series.class {
            Some(question) => possible_classes(self.facts.get(question).content),
            None => vec![0],
        };
        let frozen = frozen_values(self.pack, self.scripts, series);
        let step = StepKind::Statistic { cities: counted(self.pack, series, frozen, gathered, &classes) };
        let mark = self.open(step, whole);
        let own = across.own().map_or(Outcome::NONE, |own| self.number(own));
        let range = own.value.map(Value::range);
        let is_counted = self.facts.beside().counts(across.series);
        let cities = gathered.map_or(MOST_CITIES, |one| one.counts.len());
        let gathered = gathered.filter(|_| self.facts.beside().is_settled(series));
        let mut all: Option<Ranged> = None;
        for class in classes {
            let values = match frozen {
                Some(frozen) => frozen.get(class),
                None => gathered.and_then(|gathered| gathered.values.get(class)),
            };
            let of = |range: Option<Interval>| match values {
                Some(values) if across.is_frozen => across.measure.over(values, Own::Apart(range)),
                Some(values) if is_counted => across.measure.over(values, Own::Among(range)),
                Some(values) => across.measure.over(values, Own::Missing(range)),
                None => across.measure.of_anything(self.anyones(&series.of), range, cities),
            };
            let given = match range {
                Some(range) if own.lacks => either(of(Some(range)), of(None)),
                Some(range) => of(Some(range)),
                None => of(None),
            };
            all = Some(all.map_or(given, |all| either(all, given)));
        }
        let outcome = match all {
            Some(Ranged { value, lacks }) => {
                let value = value.filter(|range| V::RANGED || range.as_point().is_some());
                Outcome { value: value.map(V::of), lacks: lacks || value.is_none() }
            }
            None => Outcome::NONE,
        };
        self.close(mark, outcome)
    }

    /// Whether nothing is open in a statistic of cities scored together but the city's own number.
    pub(super) fn is_moved_by_own_alone(&self, across: &Across) -> bool {
        let class = self.pack.series.get(across.series.index()).and_then(|series| series.class);
        class.is_none_or(|question| self.facts.class_by(question).is_some())
            && self.facts.beside().has_gathered(self.pack, across.series)
    }

    /// What a number can be of any city.
    fn anyones(&self, of: &Numeric) -> Interval {
        let boundless = Interval::closed(Number::LOWEST, Number::HIGHEST);
        let ranges = || Ranges::of(self.pack, self.scripts);
        match of.kind {
            NumericKind::Answer(question) => {
                let kind = self.pack.questions.get(question.index()).map(|found| &found.kind);
                match kind.map(Content::anything) {
                    Some(Content::Number(range)) => range,
                    _ => boundless,
                }
            }
            NumericKind::Let(id) => match self.pack.lets.get(id.index()).map(|found| &found.value) {
                Some(LetValue::Number(value)) => {
                    let facts = Facts::unknown(self.pack);
                    let mut walk = Walk::<Interval, Silent>::new(self.pack, self.scripts, &facts, Silent);
                    walk.number(value).value.unwrap_or(boundless)
                }
                _ => boundless,
            },
            NumericKind::PointsOf(id) => ranges().part(Part::Indicator(id)).unwrap_or(boundless),
            NumericKind::PointsOfComponent(id) => ranges().part(Part::Component(id)).unwrap_or(boundless),
            _ => ranges().overall,
        }
    }
}

/// The values that stand in the pack, by class; a `let` is worked out for every row once.
fn frozen_values<'p>(pack: &'p Pack, scripts: &Scripts, series: &'p Series) -> Option<&'p [Values]> {
    let (rows, values) = match series.frozen.as_ref()? {
        Frozen::Known(values) => return Some(values),
        Frozen::Derived { rows, values } => (rows, values),
    };
    Some(values.get_or_init(|| {
        let mut by_class = vec![Vec::new(); Run::classes(pack, series)];
        for row in rows {
            let mut facts = Facts::unknown(pack);
            for (question, value) in row {
                facts.set(*question, Content::given(value));
            }
            let own = Walk::<Interval, Silent>::new(pack, scripts, &facts, Silent).number(&series.of);
            let number = own.value.and_then(Interval::as_point).filter(|_| !own.lacks);
            let class = facts.class(series).and_then(|class| by_class.get_mut(class));
            if let (Some(number), Some(numbers)) = (number, class) {
                numbers.push(number);
            }
        }
        by_class.into_iter().map(Values::of).collect()
    }))
}

/// How many cities count, and how many are left out because it is not known of them; `None` without other cities.
fn counted(
    pack: &Pack,
    series: &Series,
    frozen: Option<&[Values]>,
    gathered: Option<&Gathered>,
    classes: &[usize],
) -> Option<(u32, u32)> {
    let of =
        |values: &[Values]| classes.iter().filter_map(|class| values.get(*class)).map(Values::count).sum();
    let (counted, left_out): (usize, usize) = match (frozen, gathered) {
        (Some(frozen), _) => {
            let known: usize = frozen.iter().map(Values::count).sum();
            let rows =
                series.reference.and_then(|id| pack.references.get(id.index())).map_or(0, |one| one.rows);
            (of(frozen), rows.saturating_sub(known))
        }
        (None, Some(gathered)) => (of(&gathered.values), gathered.left_out),
        (None, None) => return None,
    };
    Some((u32::try_from(counted).unwrap_or(u32::MAX), u32::try_from(left_out).unwrap_or(u32::MAX)))
}

fn either(a: Ranged, b: Ranged) -> Ranged {
    let value = match (a.value, b.value) {
        (Some(a), Some(b)) => Some(a.hull(b)),
        (a, b) => a.or(b),
    };
    Ranged { value, lacks: a.lacks || b.lacks }
}

/// Whether two expressions are the same named number of one city.
pub(super) fn is_same_number(a: &Numeric, b: &Numeric) -> bool {
    match (&a.kind, &b.kind) {
        (NumericKind::Answer(a), NumericKind::Answer(b)) => a == b,
        (NumericKind::Let(a), NumericKind::Let(b)) => a == b,
        (NumericKind::PointsOf(a), NumericKind::PointsOf(b)) => a == b,
        (NumericKind::PointsOfComponent(a), NumericKind::PointsOfComponent(b)) => a == b,
        (NumericKind::Overall, NumericKind::Overall) => true,
        _ => false,
    }
}

/// Whether a number is the extreme of a city's number over all cities that are scored together, itself among them.
pub(super) fn is_extreme_of(extreme: &Numeric, measure: Measure, number: &Numeric) -> bool {
    match &extreme.kind {
        NumericKind::Across(across) => {
            across.measure == measure && !across.is_frozen && is_same_number(&across.of, number)
        }
        _ => false,
    }
}
