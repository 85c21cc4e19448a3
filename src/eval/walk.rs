//! The walk over numeric expressions.

use crate::across::{Measure, Ties};
use crate::decimal::{Interval, Number, Rounding, Tri};
use crate::pack::expr::{Aggregate, Argument, Fold, Function, Numeric, NumericKind, Picked};
use crate::pack::{ComponentId, IndicatorId, LetId, LetValue, Pack, QuestionId, QuestionKind};
use crate::script::{Failure, Scripts, Value as ScriptValue};

use super::across::is_extreme_of;
use super::facts::{Content, Entry, Facts};
use super::steps::{Observer, StepKind};
use super::value::{Outcome, Value};
use super::wholes::Applies;
use super::words;

/// Points and levels, for what may look at them (recommendations, levels, texts).
#[derive(Clone, Debug)]
pub struct Scores {
    /// In the order of the pack's indicators.
    pub indicators: Vec<Interval>,
    /// In the order of the pack's components.
    pub components: Vec<Interval>,
    pub overall: Interval,
    /// Bits of the levels that are possible.
    pub levels: u64,
    pub applies: Applies,
}

/// One walk: a pack, what is known, and who listens.
pub struct Walk<'p, 'f, V, O> {
    pub(super) pack: &'p Pack,
    pub(super) scripts: &'p Scripts,
    pub(super) facts: &'f Facts<'f>,
    pub(super) scores: Option<&'f Scores>,
    /// The list entry that an aggregate looks at.
    pub(super) entry: Option<(QuestionId, &'f Entry)>,
    pub(super) observer: O,
    failure: Option<Failure>,
    /// What each `let` gave, once it was looked at: nothing that it can look at changes on the way, and one that used
    /// another twice, and so on, would take for ever.
    lets: Vec<Option<Outcome<V>>>,
    pub(super) conditions: Vec<Option<Tri>>,
}

impl<'p, 'f, V: Value, O: Observer> Walk<'p, 'f, V, O> {
    pub fn new(pack: &'p Pack, scripts: &'p Scripts, facts: &'f Facts<'f>, observer: O) -> Self {
        let (lets, conditions) = (Vec::new(), Vec::new());
        Walk { pack, scripts, facts, scores: None, entry: None, observer, failure: None, lets, conditions }
    }

    /// Lets expressions look at scores.
    #[must_use]
    pub fn with_scores(mut self, scores: &'f Scores) -> Self {
        self.scores = Some(scores);
        self
    }

    /// Lets expressions look at the fields of an entry of which nothing is known.
    #[must_use]
    pub fn within(mut self, list: Option<QuestionId>) -> Self {
        self.entry = list.map(|list| (list, &super::lists::NOTHING_KNOWN));
        self
    }

    /// The first script that failed on the way, and what was heard.
    pub fn finish(self) -> (Option<Failure>, O) {
        (self.failure, self.observer)
    }

    pub(super) fn open(&mut self, kind: StepKind, numeric: &Numeric) -> usize {
        self.observer.open(kind, numeric.span)
    }

    pub(super) fn close(&mut self, mark: usize, outcome: Outcome<V>) -> Outcome<V> {
        self.observer.close(mark, outcome.value.map(Value::range));
        outcome
    }

    /// What an expression gives.
    pub fn number(&mut self, numeric: &Numeric) -> Outcome<V> {
        match &numeric.kind {
            NumericKind::Literal(number) => Outcome::sure(V::point(*number)),
            NumericKind::Answer(question) => self.answer(*question),
            NumericKind::Field(field) => self.field(*field),
            NumericKind::Let(id) => {
                let Some(LetValue::Number(value)) = self.pack.lets.get(id.index()).map(|found| &found.value)
                else {
                    return Outcome::NONE;
                };
                let mark = self.open(StepKind::Let, value);
                let known = self.lets.get(id.index()).copied().flatten();
                let outcome = known.unwrap_or_else(|| self.number(value));
                remember(&mut self.lets, *id, outcome);
                self.close(mark, outcome)
            }
            NumericKind::Negate(inner) => self.number(inner).map(Value::negate),
            NumericKind::Sum(terms) => {
                let mark = self.open(StepKind::Formula, numeric);
                let outcome = self.sum(terms);
                self.close(mark, outcome)
            }
            NumericKind::Product(factors) => {
                let mark = self.open(StepKind::Formula, numeric);
                let outcome = self.product(factors);
                self.close(mark, outcome)
            }
            NumericKind::Else(value, otherwise) => {
                let outcome = self.number(value);
                if !outcome.lacks {
                    return outcome;
                }
                let perhaps = outcome.value.is_some();
                if perhaps {
                    self.observer.perhaps(true);
                }
                let otherwise = self.number(otherwise);
                if perhaps {
                    self.observer.perhaps(false);
                }
                match outcome.value {
                    Some(value) => Outcome { value: Some(value), lacks: false }.either(otherwise),
                    None => otherwise,
                }
            }
            NumericKind::Smallest(values) => self.fold(numeric, values, Value::min),
            NumericKind::Largest(values) => self.fold(numeric, values, Value::max),
            NumericKind::Absolute(inner) => self.applied(numeric, inner, Value::abs),
            NumericKind::Floor(inner) => self.applied(numeric, inner, |value| value.rising(Number::floor)),
            NumericKind::Ceiling(inner) => {
                self.applied(numeric, inner, |value| value.rising(Number::ceiling))
            }
            NumericKind::Round(mode, places, inner) => {
                let rounding = Rounding { mode: *mode, places: *places };
                self.applied(numeric, inner, |value| value.round(rounding))
            }
            NumericKind::Scale(scale) => {
                let mark = self.open(StepKind::Formula, numeric);
                let outcome = self.scale(scale);
                self.close(mark, outcome)
            }
            NumericKind::Function(function, arguments) => self.function(*function, arguments, numeric),
            NumericKind::CountTicked(question) => self.ticked(*question),
            NumericKind::Each(worth, question) => {
                let mark = self.open(StepKind::Formula, numeric);
                let count = self.ticked(*question);
                let worth = self.number(worth);
                let outcome = count.join(worth, Value::times);
                self.close(mark, outcome)
            }
            NumericKind::Match { subject, arms, choices } => self.choose_arm(subject, arms, choices),
            NumericKind::Band { subject, arms } => self.band(subject, arms),
            NumericKind::Checklist { entries, cap } => self.checklist(entries, cap.as_deref()),
            NumericKind::Ladder(rungs) => self.ladder(rungs),
            NumericKind::Highest(entries) => self.highest(entries),
            NumericKind::First(entries) => self.first(entries),
            NumericKind::Table(table) => self.table(table),
            NumericKind::Aggregate { function, list, of, by, filter } => {
                let mark = self.open(StepKind::Formula, numeric);
                let taken = (of.as_deref(), by.as_deref());
                let outcome = self.aggregate(*function, *list, taken, filter.as_deref());
                self.close(mark, outcome)
            }
            NumericKind::Script { script, arguments } => {
                let mark = self.open(StepKind::Script, numeric);
                let outcome = self.script(*script, arguments);
                self.close(mark, outcome)
            }
            NumericKind::Across(across) => self.across(across, numeric),
            NumericKind::Previous(of) => self.previous(*of),
            NumericKind::StandingOf(part, question) => self.standing_of(*part, *question),
            NumericKind::PointsOf(indicator) => self.points_of(*indicator),
            NumericKind::PointsOfComponent(component) => self.points_of_component(*component),
            NumericKind::Overall => {
                self.score_value(|scores| Some((scores.overall, scores.applies.overall())))
            }
            NumericKind::Error => Outcome::NONE,
        }
    }

    fn answer(&self, question: QuestionId) -> Outcome<V> {
        match self.facts.get(question).content {
            Content::Number(range) => Outcome::sure(V::of(range)),
            _ => Outcome::NONE,
        }
    }

    fn field(&self, field: usize) -> Outcome<V> {
        let Some((list, entry)) = self.entry else { return Outcome::NONE };
        match entry.get(field).and_then(Option::as_ref).map(Content::given) {
            Some(Content::Number(range)) => Outcome::sure(V::of(range)),
            _ => match self.field_range(list, field) {
                Some(range) if V::RANGED => Outcome::sure(V::of(range)),
                _ => Outcome::NONE,
            },
        }
    }

    /// What a list's number field can be.
    pub(super) fn field_range(&self, list: QuestionId, field: usize) -> Option<Interval> {
        let QuestionKind::List { fields, .. } = &self.pack.questions.get(list.index())?.kind else {
            return None;
        };
        match Content::anything(&fields.get(field)?.kind) {
            Content::Number(range) => Some(range),
            _ => None,
        }
    }

    fn sum(&mut self, terms: &[(bool, Numeric)]) -> Outcome<V> {
        let mut total = Outcome::sure(V::point(Number::ZERO));
        for (subtracted, term) in terms {
            let term = self.number(term);
            let term = if *subtracted { term.map(Value::negate) } else { term };
            total = total.join(term, Value::plus);
        }
        match (V::RANGED, terms) {
            // `a - b` where b is at most a: never below 0, which the ranges of a and b alone do not tell.
            (true, [(false, a), (true, b)]) if self.is_bounded_by(b, a) => {
                total.map(|difference| difference.max(V::point(Number::ZERO)))
            }
            _ => total,
        }
    }

    fn product(&mut self, factors: &[(bool, Numeric)]) -> Outcome<V> {
        let share = if V::RANGED { self.find_share(factors) } else { None };
        let mut product = Outcome::sure(V::point(Number::ONE));
        if let Some((part, whole)) = share {
            let of_it = |at: usize| factors.get(at).map(|(_, factor)| factor);
            if let (Some(part), Some(whole)) = (of_it(part), of_it(whole)) {
                product = self.share(part, whole);
            }
        }
        for (at, (divides, factor)) in factors.iter().enumerate() {
            if share.is_some_and(|(part, whole)| at == part || at == whole) {
                continue;
            }
            let factor = self.number(factor);
            product = product.join(factor, |a, b| if *divides { a.over(b) } else { a.times(b) });
        }
        product
    }

    /// The places of a factor and a divisor of which the first is at most the second.
    fn find_share(&self, factors: &[(bool, Numeric)]) -> Option<(usize, usize)> {
        factors.iter().enumerate().filter(|(_, (divides, _))| *divides).find_map(|(whole, (_, divisor))| {
            factors
                .iter()
                .position(|(divides, factor)| !divides && self.is_bounded_by(factor, divisor))
                .map(|part| (part, whole))
        })
    }

    /// `a / b` where a is at most b: at most 1 for positive numbers.
    fn share(&mut self, part: &Numeric, whole: &Numeric) -> Outcome<V> {
        let whole_kind = &whole.kind;
        let (part, whole) = (self.number(part), self.number(whole));
        let (Some(a), Some(b)) = (part.value.map(Value::range), whole.value.map(Value::range)) else {
            return Outcome::NONE;
        };
        let quotient = part.join(whole, Value::over);
        if a.low.is_negative() || b.low.is_negative() || b.high.is_zero() {
            return quotient;
        }
        // What only moves with the part is at its own lowest where the part is.
        let moves_along =
            matches!(whole_kind, NumericKind::Across(across) if self.is_moved_by_own_alone(across));
        let beside_lowest = if moves_along && !b.low.is_zero() { b.low } else { b.high };
        let Some(lowest) = a.low.divide(beside_lowest) else { return quotient };
        let possible = Interval::closed(lowest, Ord::max(lowest, Number::ONE));
        let range = match quotient.value.map(Value::range) {
            Some(range) => range.intersection(possible).unwrap_or(possible),
            None => possible,
        };
        Outcome { value: Some(V::of(range)), lacks: b.contains(Number::ZERO) }
    }

    /// Whether the pack says that the one question's answer is at most the other's, or the one is an extreme of the other.
    pub(super) fn is_bounded_by(&self, small: &Numeric, large: &Numeric) -> bool {
        if is_extreme_of(large, Measure::Highest, small) || is_extreme_of(small, Measure::Lowest, large) {
            return true;
        }
        if self.is_part_of(small, large) {
            return true;
        }
        let (NumericKind::Answer(small), NumericKind::Answer(large)) = (&small.kind, &large.kind) else {
            return false;
        };
        let question = |id: &QuestionId| self.pack.questions.get(id.index());
        question(small).is_some_and(|question| question.at_most == Some(*large))
            || question(large).is_some_and(|question| question.at_least == Some(*small))
    }

    fn fold(&mut self, whole: &Numeric, values: &[Numeric], choose: fn(V, V) -> V) -> Outcome<V> {
        let mark = self.open(StepKind::Formula, whole);
        let mut values = values.iter();
        let mut result = values.next().map_or(Outcome::NONE, |first| self.number(first));
        for value in values {
            let value = self.number(value);
            result = result.join(value, |a, b| Outcome::sure(choose(a, b)));
        }
        self.close(mark, result)
    }

    fn applied(&mut self, whole: &Numeric, inner: &Numeric, function: impl FnOnce(V) -> V) -> Outcome<V> {
        let mark = self.open(StepKind::Formula, whole);
        let outcome = self.number(inner).map(function);
        self.close(mark, outcome)
    }

    fn ticked(&self, question: QuestionId) -> Outcome<V> {
        let Content::Ticked { must, may } = self.facts.get(question).content else { return Outcome::NONE };
        let count = |bits: u64| Number::from(i64::from(bits.count_ones()));
        Outcome::sure(V::of(Interval::closed(count(must), count(may))))
    }

    /// Points, where there are any: what is not applicable has none.
    fn score_value(&self, which: impl FnOnce(&Scores) -> Option<(Interval, Tri)>) -> Outcome<V> {
        match self.scores.and_then(which) {
            Some((range, applies)) if applies.can_be_true => {
                Outcome { value: Some(V::of(range)), lacks: applies.can_be_false }
            }
            _ => Outcome::NONE,
        }
    }

    fn points_of(&self, indicator: IndicatorId) -> Outcome<V> {
        self.score_value(|scores| {
            let points = scores.indicators.get(indicator.index())?;
            Some((*points, scores.applies.indicator(indicator)))
        })
    }

    pub(super) fn points_of_component(&self, component: ComponentId) -> Outcome<V> {
        self.score_value(|scores| {
            let points = scores.components.get(component.index())?;
            Some((*points, scores.applies.component(component)))
        })
    }

    fn script(&mut self, id: crate::pack::ScriptId, arguments: &[Argument]) -> Outcome<V> {
        let Some(script) = self.pack.scripts.get(id.index()) else { return Outcome::NONE };
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            match self.argument(argument) {
                Some(value) => values.push(value),
                None if V::RANGED => return Outcome::sure(V::of(script.gives)),
                None => return Outcome::NONE,
            }
        }
        match self.scripts.call(self.pack, id, &values) {
            Ok(number) => Outcome::sure(V::point(number)),
            Err(failure) => {
                self.failure.get_or_insert(failure);
                Outcome::NONE
            }
        }
    }

    /// `None` when it is not known.
    fn argument(&mut self, argument: &Argument) -> Option<ScriptValue> {
        match argument {
            Argument::Number(numeric) => {
                self.number(numeric).value?.range().as_point().map(ScriptValue::Number)
            }
            Argument::Condition(condition) => {
                let truth = self.condition(condition);
                (truth.is_true() || truth.is_false()).then(|| ScriptValue::YesNo(truth.is_true()))
            }
            Argument::Answer(question) => {
                let content = self.facts.get(*question).content;
                words::for_script(self.pack.questions.get(question.index())?, &content)
            }
        }
    }
}

/// Keeps what a `let` gave.
pub(super) fn remember<T: Copy>(known: &mut Vec<Option<T>>, id: LetId, given: T) {
    if known.len() <= id.index() {
        known.resize(id.index() + 1, None);
    }
    if let Some(slot) = known.get_mut(id.index()) {
        *slot = Some(given);
    }
}

/// Whether an expression can only give whole numbers.
#[must_use]
pub fn is_whole(pack: &Pack, numeric: &Numeric) -> bool {
    let all = |values: &[Numeric]| values.iter().all(|value| is_whole(pack, value));
    match &numeric.kind {
        NumericKind::Literal(number) => number.is_whole(),
        NumericKind::Answer(question) => pack.questions.get(question.index()).is_some_and(|question| {
            matches!(question.kind, QuestionKind::Number { whole: true, .. } | QuestionKind::Date { .. })
        }),
        NumericKind::Let(id) => pack.lets.get(id.index()).is_some_and(|found| match &found.value {
            LetValue::Number(value) => is_whole(pack, value),
            _ => false,
        }),
        NumericKind::Negate(inner) | NumericKind::Absolute(inner) => is_whole(pack, inner),
        NumericKind::Sum(terms) => terms.iter().all(|(_, term)| is_whole(pack, term)),
        NumericKind::Product(factors) => {
            factors.iter().all(|(divides, factor)| !divides && is_whole(pack, factor))
        }
        NumericKind::Else(value, otherwise) => is_whole(pack, value) && is_whole(pack, otherwise),
        NumericKind::Smallest(values)
        | NumericKind::Largest(values)
        | NumericKind::Function(Function::Picked(Picked { fold: Fold::Sum, .. }), values) => all(values),
        NumericKind::Floor(_) | NumericKind::Ceiling(_) | NumericKind::CountTicked(_) => true,
        NumericKind::Round(_, places, inner) => *places == 0 || is_whole(pack, inner),
        NumericKind::Each(worth, _) => is_whole(pack, worth),
        NumericKind::Match { arms, .. } => arms.iter().all(|arm| is_whole(pack, &arm.value)),
        NumericKind::Band { arms, .. } => arms.iter().all(|arm| is_whole(pack, &arm.value)),
        NumericKind::Checklist { entries, cap } => {
            entries.iter().all(|entry| is_whole(pack, &entry.worth))
                && cap.as_deref().is_none_or(|cap| is_whole(pack, cap))
        }
        NumericKind::Ladder(entries) | NumericKind::Highest(entries) | NumericKind::First(entries) => {
            entries.iter().all(|entry| is_whole(pack, &entry.worth))
        }
        NumericKind::Table(table) => table.rows.iter().all(|row| is_whole(pack, &row.value)),
        NumericKind::Across(across) => match across.measure {
            Measure::Count => true,
            Measure::Rank(rank) => rank.ties != Ties::SharedMean,
            Measure::Lowest | Measure::Highest => is_whole(pack, &across.of),
            _ => false,
        },
        NumericKind::Aggregate { function, list, of, .. } => match (function, of) {
            (Aggregate::Count, _) => true,
            (
                Aggregate::Sum
                | Aggregate::Largest
                | Aggregate::Smallest
                | Aggregate::Picked(Picked { fold: Fold::Sum, .. }),
                Some(of),
            ) => is_whole_field(pack, *list, of),
            _ => false,
        },
        _ => false,
    }
}

fn is_whole_field(pack: &Pack, list: QuestionId, of: &Numeric) -> bool {
    let NumericKind::Field(field) = of.kind else { return is_whole(pack, of) };
    match pack.questions.get(list.index()).map(|question| &question.kind) {
        Some(QuestionKind::List { fields, .. }) => fields.get(field).is_some_and(|field| {
            matches!(field.kind, QuestionKind::Number { whole: true, .. } | QuestionKind::Date { .. })
        }),
        _ => false,
    }
}
