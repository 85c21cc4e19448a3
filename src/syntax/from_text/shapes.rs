//! The shapes of a score: match, band, checklist, ladder, highest, table.

use pest::iterators::Pair;

use crate::decimal::Number;
use crate::source::Span;
use crate::syntax::tree::{
    Arm, Entry, Expr, ExprKind, Hit, Literal, LiteralValue, Pattern, PatternKind, Row, Scale,
};

use super::cursor::Cursor;
use super::items::{BadEntry, error};
use super::{Base, Failure, Reader, Rule};

impl Reader<'_> {
    pub(super) fn match_shape(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let (subject, arms) = self.subject_and_arms(pair)?;
        Some(ExprKind::Match { subject, arms })
    }

    pub(super) fn band_shape(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let (subject, arms) = self.subject_and_arms(pair)?;
        Some(ExprKind::Band { subject, arms })
    }

    pub(super) fn scale_shape(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let value = parts.find(Rule::arithmetic)?;
        let value = self.arithmetic(value);
        let from = parts.find(Rule::stretch)?;
        let from = self.stretch(from)?;
        let onto = parts.find(Rule::stretch_onto)?;
        let onto = self.stretch(onto)?;
        Some(ExprKind::Scale(Box::new(Scale { value, from, onto, clipped: parts.pass(Rule::kw_clipped) })))
    }

    fn stretch(&mut self, pair: Pair<'_, Rule>) -> Option<[Expr; 2]> {
        let mut ends = Cursor::new(pair).filter(|pair| pair.as_rule() != Rule::kw_to);
        let (low, high) = (ends.next()?, ends.next()?);
        Some([self.arithmetic(low), self.arithmetic(high)])
    }

    fn subject_and_arms(&mut self, pair: Pair<'_, Rule>) -> Option<(Box<Expr>, Vec<Arm>)> {
        let mut parts = Cursor::new(pair);
        let subject = parts.find(Rule::expression)?;
        let subject = Box::new(self.expression(subject));
        let mut arms = Vec::new();
        let bad = self.entries(parts.opt(Rule::arms)?, Rule::whole_arm, |reader, pair| {
            arms.extend(reader.arm(pair));
        });
        let arms = with_bad(
            arms,
            bad,
            |arm| arm.value = error(arm.value.span),
            |span| Arm { patterns: Vec::new(), value: error(span), span },
        );
        Some((subject, arms))
    }

    fn arm(&mut self, pair: Pair<'_, Rule>) -> Option<Arm> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let patterns = self.patterns(parts.opt(Rule::patterns)?);
        let value = self.after_arrow(parts, span);
        Some(Arm { patterns, value, span })
    }

    /// What stands after the `=>`, or after what is written for it.
    fn after_arrow(&mut self, rest: Cursor<'_>, span: Span) -> Expr {
        let mut value = None;
        for pair in rest {
            match pair.as_rule() {
                Rule::arrow_slip => self.arrow_slip(&pair),
                Rule::worth => value = Some(self.expression(pair)),
                _ => {}
            }
        }
        value.unwrap_or_else(|| error(span))
    }

    fn patterns(&mut self, pair: Pair<'_, Rule>) -> Vec<Pattern> {
        let patterns: Vec<_> =
            pair.clone().into_inner().filter(|pair| pair.as_rule() == Rule::pattern).collect();
        // `30 or above` reads as two patterns.
        if let [_, .., last] = patterns.as_slice()
            && last.as_str().chars().all(char::is_alphabetic)
        {
            let failure =
                Failure { at: last.as_span().start() - pair.as_span().start(), expected: Vec::new() };
            self.is_habit(pair.as_str(), Base::at(self.offset(&pair)), Rule::whole_arm, &failure);
        }
        patterns.into_iter().map(|pair| self.pattern(pair)).collect()
    }

    fn pattern(&mut self, pair: Pair<'_, Rule>) -> Pattern {
        let span = self.span(&pair);
        let kind = Cursor::new(pair).next().and_then(|pair| {
            Some(match pair.as_rule() {
                Rule::kw_otherwise => PatternKind::Otherwise,
                Rule::name => PatternKind::Name(pair.as_str().into()),
                Rule::quoted => PatternKind::Quoted(self.quoted(pair).text),
                _ => self.range(Cursor::new(pair).next()?)?,
            })
        });
        Pattern { kind: kind.unwrap_or(PatternKind::Error), span }
    }

    fn range(&mut self, pair: Pair<'_, Rule>) -> Option<PatternKind> {
        let rule = pair.as_rule();
        if rule == Rule::range_slip {
            return self.range_slip(pair);
        }
        let mut parts = Cursor::new(pair);
        let first = parts.find(Rule::signed)?;
        let first = self.signed(first);
        let end = match parts.opt(Rule::range_end) {
            Some(pair) => {
                let mut parts = Cursor::new(pair);
                parts.pass(Rule::kw_to);
                let open = parts.pass(Rule::kw_under);
                let high = parts.opt(Rule::signed)?;
                Some((self.signed(high), open))
            }
            None => None,
        };
        Some(match rule {
            Rule::range_up_to => range(None, Some((first, false))),
            Rule::range_under => range(None, Some((first, true))),
            Rule::range_over => range(Some((first, true)), end),
            Rule::range_from => range(Some((first, false)), end),
            _ => range(Some((first, false)), Some((first, false))),
        })
    }

    fn range_slip(&mut self, pair: Pair<'_, Rule>) -> Option<PatternKind> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let first = parts.next()?;
        let (kind, right) = match first.as_rule() {
            Rule::slip_compare => {
                let sign = Cursor::new(first).next()?.as_rule();
                let number = parts.opt(Rule::signed)?;
                let written = number.as_str().trim_end().to_owned();
                let number = self.signed(number);
                match sign {
                    Rule::slip_at_least => (range(Some((number, false)), None), format!("{written} or more")),
                    Rule::slip_at_most => (range(None, Some((number, false))), format!("up to {written}")),
                    Rule::slip_less => (range(None, Some((number, true))), format!("under {written}")),
                    _ => (range(Some((number, true)), None), format!("over {written}")),
                }
            }
            Rule::slip_plus => {
                let number = Cursor::new(first).find(Rule::literal)?;
                let written = number.as_str().trim_end().to_owned();
                (range(Some((self.literal(number), false)), None), format!("{written} or more"))
            }
            _ => {
                let mut ends = Cursor::new(first);
                let (low, high) = (ends.find(Rule::literal)?, ends.find(Rule::literal)?);
                let (written, end) =
                    (low.as_str().trim_end().to_owned(), high.as_str().trim_end().to_owned());
                let (mut low, high) = (self.literal(low), self.literal(high));
                let mut sign = "";
                // In `15-50%` the sign stands for both.
                if let (LiteralValue::Number(number), LiteralValue::Percent(_)) = (low.value, high.value)
                    && !number.is_zero()
                    && let Some(share) = number.divide(Number::from(100))
                {
                    (low.value, sign) = (LiteralValue::Percent(share), "%");
                }
                let right = format!("{written}{sign} to {end}");
                (range(Some((low, false)), Some((high, false))), right)
            }
        };
        self.range_told(span, &right);
        Some(kind)
    }

    pub(super) fn checklist(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let cap = Cursor::new(pair.clone()).find(Rule::cap);
        let entries = self.entry_block(pair);
        let cap = cap.and_then(|pair| self.cap(pair));
        Some(ExprKind::Checklist { entries, cap })
    }

    /// The entries of `sum`, `ladder` or `highest`.
    pub(super) fn entry_block(&mut self, pair: Pair<'_, Rule>) -> Vec<Entry> {
        let mut entries = Vec::new();
        let Some(block) = Cursor::new(pair).find(Rule::entries) else { return entries };
        let bad = self.entries(block, Rule::whole_entry, |reader, pair| entries.push(reader.entry(pair)));
        with_bad(
            entries,
            bad,
            |entry| {
                entry.worth = error(entry.worth.span);
                entry.when = entry.when.take().map(|when| error(when.span));
            },
            |span| Entry { worth: error(span), when: None, otherwise: false, span },
        )
    }

    fn entry(&mut self, pair: Pair<'_, Rule>) -> Entry {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let otherwise = parts.pass(Rule::kw_otherwise);
        self.sign_slip(&mut parts);
        let worth = parts.opt(Rule::worth).map_or_else(|| error(span), |pair| self.expression(pair));
        let when = parts.find(Rule::condition).map(|pair| self.condition(pair));
        Entry { worth, when, otherwise, span }
    }

    pub(super) fn table_shape(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let subjects = parts.find(Rule::subjects)?;
        let subjects = subjects.into_inner().filter(|pair| pair.as_rule() == Rule::expression);
        let subjects = subjects.map(|pair| self.expression(pair)).collect();
        let hit = match Cursor::new(parts.opt(Rule::hit)?).next()?.as_rule() {
            Rule::kw_first => Hit::First,
            Rule::kw_unique => Hit::Unique,
            _ => Hit::Sum,
        };
        let mut rows = Vec::new();
        let bad =
            self.entries(parts.opt(Rule::rows)?, Rule::whole_row, |reader, pair| rows.push(reader.row(pair)));
        let rows = with_bad(
            rows,
            bad,
            |row| row.value = error(row.value.span),
            |span| Row { cells: Vec::new(), value: error(span), span },
        );
        Some(ExprKind::Table { subjects, hit, rows })
    }

    fn row(&mut self, pair: Pair<'_, Rule>) -> Row {
        let span = self.span(&pair);
        let mut rest = Cursor::new(pair);
        let mut cells = Vec::new();
        while let Some(pair) = rest.opt(Rule::cell) {
            cells.push(self.cell(pair));
            rest.pass(Rule::bar);
        }
        let value = self.after_arrow(rest, span);
        Row { cells, value, span }
    }

    fn cell(&mut self, pair: Pair<'_, Rule>) -> Vec<Pattern> {
        let span = self.span(&pair);
        match Cursor::new(pair).next() {
            Some(pair) if pair.as_rule() == Rule::kw_any => vec![Pattern { kind: PatternKind::Any, span }],
            Some(pair) => self.patterns(pair),
            None => vec![Pattern { kind: PatternKind::Error, span }],
        }
    }
}

/// The lines of a block, with something in the place of each that could not be read.
fn with_bad<T>(
    lines: Vec<T>,
    bad: Vec<BadEntry>,
    spoil: impl Fn(&mut T),
    stand_in: impl Fn(Span) -> T,
) -> Vec<T> {
    let mut all = Vec::with_capacity(lines.len() + bad.len());
    let mut bad = bad.into_iter().peekable();
    let mut lines = lines.into_iter();
    let mut taken = 0;
    loop {
        while let Some(bad) = bad.next_if(|bad| bad.after <= taken) {
            if bad.goes_on
                && let Some(before) = all.last_mut()
            {
                spoil(before);
            }
            all.push(stand_in(bad.span));
        }
        let Some(line) = lines.next() else { return all };
        all.push(line);
        taken += 1;
    }
}

/// A range; one with an end that could not be read could not be read.
fn range(low: Option<(Literal, bool)>, high: Option<(Literal, bool)>) -> PatternKind {
    let bad = |end: Option<(Literal, bool)>| end.is_some_and(|(end, _)| end.value == LiteralValue::Error);
    if bad(low) || bad(high) { PatternKind::Error } else { PatternKind::Range { low, high } }
}
