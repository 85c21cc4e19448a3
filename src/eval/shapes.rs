//! The walk over the shapes that choose among lines: match, band, checklist, ladder, highest, first, table.

use crate::decimal::{Interval, Number, Tri};
use crate::pack::expr::{Arm, BandArm, Cell, Entry, Numeric, Subject, Table};
use crate::syntax::tree::Hit;

use super::facts::Content;
use super::steps::{Observer, StepKind};
use super::value::{Outcome, Value};
use super::walk::{Walk, is_whole};

/// What a match or a table looks at, as far as it is known.
enum Seen<V> {
    /// Bits of the possible choices; for a condition bit 0 is no and bit 1 is yes.
    Choices(u64),
    Number(V),
    Nothing,
}

/// Gathers the values of lines of which one is taken.
struct Taken<V> {
    outcome: Option<Outcome<V>>,
}

impl<V: Value> Taken<V> {
    fn none() -> Self {
        Taken { outcome: None }
    }

    fn take(&mut self, outcome: Outcome<V>) {
        self.outcome = Some(self.outcome.map_or(outcome, |taken| taken.either(outcome)));
    }

    fn done(self) -> Outcome<V> {
        self.outcome.unwrap_or(Outcome::NONE)
    }
}

impl<V: Value, O: Observer> Walk<'_, '_, V, O> {
    fn line(&mut self, certain: bool, span: crate::source::Span, value: &Numeric) -> Outcome<V> {
        let mark = self.observer.open(StepKind::Line { certain }, span);
        let outcome = self.number(value);
        self.close(mark, outcome)
    }

    fn entry(&mut self, certain: bool, entry: &Entry) -> Outcome<V> {
        let mark = self.observer.open(StepKind::Entry { certain }, entry.span);
        let outcome = self.number(&entry.worth);
        self.close(mark, outcome)
    }

    fn missed(&mut self, entry: &Entry) {
        let mark = self.observer.open(StepKind::Missed, entry.span);
        self.observer.close(mark, None);
    }

    fn met(&mut self, entry: &Entry) -> Tri {
        entry.when.as_ref().map_or(Tri::TRUE, |when| self.condition(when))
    }

    fn see(&mut self, subject: &Subject) -> Seen<V> {
        match subject {
            Subject::Choice(question) => match self.facts.get(*question).content {
                Content::Choice(bits) => Seen::Choices(bits),
                _ => Seen::Nothing,
            },
            Subject::FieldChoice(field) => match self.field_content(*field) {
                Some(Content::Choice(bits)) => Seen::Choices(bits),
                _ => Seen::Nothing,
            },
            Subject::Condition(condition) => {
                let truth = self.condition(condition);
                Seen::Choices(u64::from(truth.can_be_false) | (u64::from(truth.can_be_true) << 1))
            }
            Subject::Number(number) => self.number(number).value.map_or(Seen::Nothing, Seen::Number),
        }
    }

    pub(super) fn choose_arm(
        &mut self,
        subject: &Subject,
        arms: &[Arm],
        of_choice: &[Option<usize>],
    ) -> Outcome<V> {
        let Seen::Choices(bits) = self.see(subject) else { return Outcome::NONE };
        let certain = bits.count_ones() == 1;
        let mut taken = Taken::none();
        let mut walked = 0_u64;
        for (choice, arm_index) in of_choice.iter().enumerate().take(64) {
            let Some(index) = arm_index.filter(|_| bits >> choice & 1 == 1) else { continue };
            // Several choices may share an arm.
            if index < 64 && walked >> index & 1 == 1 {
                continue;
            }
            walked |= 1_u64.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
            if let Some(arm) = arms.get(index) {
                let outcome = self.line(certain, arm.span, &arm.value);
                taken.take(outcome);
            }
        }
        taken.done()
    }

    pub(super) fn band(&mut self, subject: &Numeric, arms: &[BandArm]) -> Outcome<V> {
        let Some(subject_value) = self.number(subject).value else { return Outcome::NONE };
        let mut taken = Taken::none();
        let mut certain_taken = false;
        for arm in arms.iter().filter(|arm| !arm.otherwise) {
            let within = any_within(subject_value, &arm.ranges);
            if within.can_be_true {
                let outcome = self.line(within.is_true(), arm.span, &arm.value);
                taken.take(outcome);
            }
            if within.is_true() {
                certain_taken = true;
                break;
            }
        }
        if !certain_taken
            && let Some(arm) = arms.iter().find(|arm| arm.otherwise)
            && self.is_left(subject, subject_value, arms)
        {
            let certain = taken.outcome.is_none();
            let outcome = self.line(certain, arm.span, &arm.value);
            taken.take(outcome);
        }
        taken.done()
    }

    /// Whether some of what the subject can be is in no band.
    fn is_left(&self, subject: &Numeric, value: V, arms: &[BandArm]) -> bool {
        let whole = V::RANGED && is_whole(self.pack, subject);
        let mut left = vec![value.range()];
        for range in arms.iter().flat_map(|arm| &arm.ranges) {
            left = left.into_iter().flat_map(|piece| piece.without(*range)).collect();
        }
        left.into_iter().any(|piece| !whole || piece.to_whole().is_some())
    }

    pub(super) fn checklist(&mut self, entries: &[Entry], cap: Option<&Numeric>) -> Outcome<V> {
        let mut total = Outcome::sure(V::point(Number::ZERO));
        for entry in entries {
            let met = self.met(entry);
            if !met.can_be_true {
                self.missed(entry);
                continue;
            }
            let worth = self.entry(met.is_true(), entry);
            let worth =
                if met.is_true() { worth } else { worth.either(Outcome::sure(V::point(Number::ZERO))) };
            total = total.join(worth, Value::plus);
        }
        let Some(cap) = cap else { return total };
        let limit = self.number(cap);
        let capped = total.join(limit, |a, b| Outcome::sure(a.min(b)));
        if let (Some(total), Some(limit)) = (total.value, limit.value)
            && total.range().high > limit.range().low
        {
            let mark = self.observer.open(StepKind::Cap, cap.span);
            self.observer.close(mark, capped.value.map(Value::range));
        }
        capped
    }

    pub(super) fn ladder(&mut self, rungs: &[Entry]) -> Outcome<V> {
        let mut reached = Outcome::sure(V::point(Number::ZERO));
        let mut certain = true;
        for rung in rungs {
            let met = self.met(rung);
            if !met.can_be_true {
                self.missed(rung);
                break;
            }
            certain &= met.is_true();
            let value = self.entry(certain, rung);
            // Once a rung is open, every rung from there on may be the last.
            reached = if certain { value } else { reached.either(value) };
        }
        reached
    }

    pub(super) fn highest(&mut self, entries: &[Entry]) -> Outcome<V> {
        let mut sure: Option<Outcome<V>> = None;
        let mut possible: Vec<Outcome<V>> = Vec::new();
        for entry in entries {
            let met = self.met(entry);
            if !met.can_be_true {
                self.missed(entry);
                continue;
            }
            let worth = self.entry(met.is_true(), entry);
            if met.is_true() {
                sure = Some(match sure {
                    Some(best) => best.join(worth, |a, b| Outcome::sure(a.max(b))),
                    None => worth,
                });
            } else {
                possible.push(worth);
            }
        }
        let mut best = sure.unwrap_or(Outcome::NONE);
        for worth in possible {
            let with =
                if best.value.is_some() { best.join(worth, |a, b| Outcome::sure(a.max(b))) } else { worth };
            best = best.either(with);
        }
        best
    }

    pub(super) fn first(&mut self, entries: &[Entry]) -> Outcome<V> {
        let mut taken = Taken::none();
        for entry in entries {
            let met = self.met(entry);
            if !met.can_be_true {
                self.missed(entry);
                continue;
            }
            // An earlier one that may hold leaves this one in doubt.
            let certain = met.is_true() && taken.outcome.is_none();
            let outcome = self.entry(certain, entry);
            taken.take(outcome);
            if met.is_true() {
                break;
            }
        }
        taken.done()
    }

    pub(super) fn table(&mut self, table: &Table) -> Outcome<V> {
        let seen: Vec<Seen<V>> = table.subjects.iter().map(|subject| self.see(subject)).collect();
        let fits = |cells: &[Cell]| {
            cells.iter().zip(&seen).fold(Tri::TRUE, |all, (cell, seen)| all.and(cell_fits(cell, seen)))
        };
        if table.hit == Hit::Sum {
            let mut total = Outcome::sure(V::point(Number::ZERO));
            for row in &table.rows {
                let fit = fits(&row.cells);
                if !fit.can_be_true {
                    continue;
                }
                let worth = self.line(fit.is_true(), row.span, &row.value);
                let zero = Outcome::sure(V::point(Number::ZERO));
                total = total.join(if fit.is_true() { worth } else { worth.either(zero) }, Value::plus);
            }
            return total;
        }
        let mut taken = Taken::none();
        for row in &table.rows {
            let fit = fits(&row.cells);
            if fit.can_be_true {
                // An earlier row that may fit leaves this one in doubt.
                let certain = fit.is_true() && taken.outcome.is_none();
                let outcome = self.line(certain, row.span, &row.value);
                taken.take(outcome);
            }
            if fit.is_true() {
                break;
            }
        }
        taken.done()
    }
}

fn any_within<V: Value>(value: V, ranges: &[Interval]) -> Tri {
    ranges.iter().fold(Tri::FALSE, |any, range| any.or(value.within(range)))
}

fn cell_fits<V: Value>(cell: &Cell, seen: &Seen<V>) -> Tri {
    match (cell, seen) {
        (Cell::Any, _) => Tri::TRUE,
        (Cell::Choices(wanted), Seen::Choices(possible)) => {
            Tri { can_be_true: wanted & possible != 0, can_be_false: possible & !wanted != 0 }
        }
        (Cell::Ranges(ranges), Seen::Number(value)) => any_within(*value, ranges),
        _ => Tri::UNKNOWN,
    }
}
