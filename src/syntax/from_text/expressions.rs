//! Values and conditions. The grammar reads operators flat; what binds tighter is decided here.

use pest::iterators::Pair;

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{
    Aggregate, Comparison, Entry, Expr, ExprKind, Literal, LiteralValue, Name, OfParts, Quantity, Which,
};

use super::cursor::Cursor;
use super::items::error;
use super::{Reader, Rule, end_of, habits};

/// `not` and `else` follow one another at most this often.
const LONGEST_CHAIN: usize = 64;

impl Reader<'_> {
    /// An `expression`, or any rule below it.
    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut parts = Vec::new();
        let mut places = Vec::new();
        for pair in pair.into_inner() {
            if matches!(pair.as_rule(), Rule::condition | Rule::arithmetic) {
                places.push((self.offset(&pair), self.base.place(end_of(&pair))));
            }
            if pair.as_rule() == Rule::condition {
                parts.push(self.condition(pair));
            } else if pair.as_rule() == Rule::arithmetic {
                parts.push(self.arithmetic(pair));
            } else if parts.len() > LONGEST_CHAIN {
                self.chain_too_long(&pair, "else");
                return error(span);
            }
        }
        self.else_takes_all(&parts, &places);
        let Some(mut value) = parts.pop() else { return error(span) };
        while let Some(first) = parts.pop() {
            let whole = first.span.to(value.span);
            value = Expr { kind: ExprKind::Else(Box::new(first), Box::new(value)), span: whole };
        }
        value
    }

    /// `a and not b or c`
    pub(super) fn condition(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut either = Vec::new();
        let mut both = Vec::new();
        let mut negations: Vec<Span> = Vec::new();
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::kw_not if negations.len() >= LONGEST_CHAIN => {
                    self.chain_too_long(&pair, "not");
                    return error(span);
                }
                Rule::kw_not => negations.push(self.span(&pair)),
                Rule::kw_or => either.push(join(std::mem::take(&mut both), ExprKind::And, span)),
                Rule::kw_and => {}
                _ => {
                    let mut test = self.test(pair);
                    while let Some(not) = negations.pop() {
                        let whole = not.to(test.span);
                        test = Expr { kind: ExprKind::Not(Box::new(test)), span: whole };
                    }
                    both.push(test);
                }
            }
        }
        either.push(join(both, ExprKind::And, span));
        join(either, ExprKind::Or, span)
    }

    fn test(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let Some(first) = parts.next() else { return error(span) };
        let subject = match first.as_rule() {
            Rule::every_component => {
                let mut parts = Cursor::new(first);
                parts.find(Rule::kw_component);
                parts.pass(Rule::kw_of);
                let of = parts.opt(Rule::code).map(|pair| self.name(&pair));
                let comparison = parts.find(Rule::comparison);
                return match comparison.and_then(|pair| self.comparison(pair)) {
                    Some((operator, _, right)) => {
                        Expr { kind: ExprKind::EveryComponent { of, operator, right: Box::new(right) }, span }
                    }
                    None => error(span),
                };
            }
            Rule::quantifier => return self.quantifier(first).unwrap_or_else(|| error(span)),
            _ => self.arithmetic(first),
        };
        let Some(tail) = parts.next() else { return subject };
        let kind = match tail.as_rule() {
            Rule::is_answered => {
                let words: Vec<Rule> = Cursor::new(tail).map(|pair| pair.as_rule()).collect();
                let answered = words.contains(&Rule::kw_answered) != words.contains(&Rule::kw_not);
                Some(ExprKind::IsAnswered { subject: Box::new(subject), answered })
            }
            Rule::is_in => self.is_in(subject, tail),
            Rule::is_between => {
                let mut parts = Cursor::new(tail);
                let low = parts.find(Rule::arithmetic).map(|pair| self.arithmetic(pair));
                let high = parts.find(Rule::arithmetic).map(|pair| self.arithmetic(pair));
                low.zip(high).map(|(low, high)| ExprKind::Between {
                    subject: Box::new(subject),
                    low: Box::new(low),
                    high: Box::new(high),
                })
            }
            _ => self.comparison(tail).map(|(operator, operator_span, right)| ExprKind::Compare {
                left: Box::new(subject),
                operator,
                operator_span,
                right: Box::new(right),
            }),
        };
        Expr { kind: kind.unwrap_or(ExprKind::Error), span }
    }

    fn is_in(&mut self, subject: Expr, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let negated = parts.pass(Rule::kw_not);
        parts.pass(Rule::kw_in);
        let set = self.set(parts.next()?);
        Some(ExprKind::In { subject: Box::new(subject), set: Box::new(set), negated })
    }

    /// A list in brackets, also of one value, or a name.
    fn set(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        if pair.as_rule() == Rule::list {
            return Expr { kind: ExprKind::List(self.list(pair)), span };
        }
        Expr { kind: ExprKind::Name(pair.as_str().into()), span }
    }

    fn list(&mut self, pair: Pair<'_, Rule>) -> Vec<Expr> {
        let values = pair.into_inner().filter(|pair| pair.as_rule() == Rule::expression);
        values.map(|pair| self.expression(pair)).collect()
    }

    fn comparison(&mut self, pair: Pair<'_, Rule>) -> Option<(Comparison, Span, Expr)> {
        let mut parts = Cursor::new(pair);
        let operator = parts.opt(Rule::operator)?;
        let span = self.span(&operator);
        let operator = comparison_of(operator)?;
        let right = parts.opt(Rule::arithmetic)?;
        Some((operator, span, self.arithmetic(right)))
    }

    fn quantifier(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let (start, span) = (self.offset(&pair), self.span(&pair));
        let mut parts = Cursor::new(pair);
        let mut words = Cursor::new(parts.opt(Rule::quantity)?);
        let quantity = match words.next()?.as_rule() {
            Rule::kw_all => Quantity::All,
            Rule::kw_any => Quantity::Any,
            Rule::kw_none => Quantity::None,
            _ => Quantity::AtLeast(words.find(Rule::literal).map(|pair| self.literal(pair))?),
        };
        parts.pass(Rule::kw_of);
        let of = Box::new(self.set(parts.next()?));
        let whole = self.in_whole(&mut parts);
        let filter = parts.opt(Rule::filter).and_then(|pair| self.filter(pair, start));
        Some(Expr { kind: ExprKind::Quantifier { quantity, of, whole, filter }, span })
    }

    fn in_whole(&mut self, parts: &mut Cursor<'_>) -> Option<Name> {
        let code = Cursor::new(parts.opt(Rule::in_whole)?).find(Rule::code)?;
        Some(self.name(&code))
    }

    /// What follows `where`, in an expression that begins at `start`.
    fn filter(&mut self, pair: Pair<'_, Rule>, start: usize) -> Option<Box<Expr>> {
        let condition = Cursor::new(pair).find(Rule::condition)?;
        self.where_goes_on(condition.clone(), start);
        Some(Box::new(self.condition(condition)))
    }

    /// `a + b * c each of d`: `*` and `/` bind tighter than `each of`, and that tighter than `+` and `-`.
    pub(super) fn arithmetic(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut terms: Vec<(bool, Expr)> = Vec::new();
        let mut factors: Vec<(bool, Expr)> = Vec::new();
        let (mut subtracts, mut divides) = (false, false);
        let mut negation: Option<Span> = None;
        let mut negative = false;
        let mut after_operand = false;
        for pair in pair.into_inner() {
            match pair.as_rule() {
                Rule::plus | Rule::minus if after_operand => {
                    let term = product(std::mem::take(&mut factors), span);
                    terms.push((subtracts, term));
                    subtracts = pair.as_rule() == Rule::minus;
                    divides = false;
                    after_operand = false;
                }
                Rule::minus => {
                    negation = negation.or_else(|| Some(self.span(&pair)));
                    negative = !negative;
                }
                Rule::times | Rule::divided => {
                    divides = pair.as_rule() == Rule::divided;
                    after_operand = false;
                }
                Rule::each_of => {
                    let end = self.span(&pair);
                    let worth = product(std::mem::take(&mut factors), span);
                    let whole = worth.span.to(end);
                    factors.push((
                        false,
                        match Cursor::new(pair).find(Rule::name) {
                            Some(of) => {
                                let of = self.name(&of);
                                Expr { kind: ExprKind::Each { worth: Box::new(worth), of }, span: whole }
                            }
                            None => error(whole),
                        },
                    ));
                }
                Rule::plain_points => {}
                _ => {
                    let mut operand = self.operand(pair);
                    if let Some(minus) = negation.take() {
                        let whole = minus.to(operand.span);
                        operand = if negative {
                            Expr { kind: ExprKind::Negate(Box::new(operand)), span: whole }
                        } else {
                            Expr { span: whole, ..operand }
                        };
                        negative = false;
                    }
                    factors.push((divides, operand));
                    divides = false;
                    after_operand = true;
                }
            }
        }
        let term = product(factors, span);
        if terms.is_empty() {
            return term;
        }
        terms.push((subtracts, term));
        let whole = ends(&terms, span);
        Expr { kind: ExprKind::Sum(terms), span: whole }
    }

    pub(super) fn operand(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::literal => {
                let literal = self.literal(pair);
                match literal.value {
                    crate::syntax::tree::LiteralValue::Error => Some(ExprKind::Error),
                    _ => Some(ExprKind::Literal(literal)),
                }
            }
            Rule::signed => Some(ExprKind::Literal(self.signed(pair))),
            Rule::named => self.named(pair),
            Rule::quoted => Some(ExprKind::Quoted(self.quoted(pair).text)),
            Rule::list => return self.bracketed(pair),
            Rule::excel_logic => self.excel_logic(pair),
            Rule::count_of => self.count_of(pair),
            Rule::statistic => self.statistic(pair),
            Rule::previous => self.previous(pair),
            Rule::standing_of => self.standing_of(pair),
            Rule::aggregate => self.aggregate(pair),
            Rule::of_parts => self.of_parts(pair),
            Rule::points_of => {
                Cursor::new(pair).find(Rule::code).map(|code| ExprKind::PointsOf(self.name(&code)))
            }
            Rule::match_shape => self.match_shape(pair),
            Rule::band_shape => self.band_shape(pair),
            Rule::table_shape => self.table_shape(pair),
            Rule::scale_shape => self.scale_shape(pair),
            Rule::checklist => self.checklist(pair),
            Rule::ladder => Some(ExprKind::Ladder(self.entry_block(pair))),
            Rule::highest => Some(ExprKind::Highest(self.entry_block(pair))),
            Rule::first_that_holds => Some(ExprKind::First(self.entry_block(pair))),
            _ => None,
        };
        Expr { kind: kind.unwrap_or(ExprKind::Error), span }
    }

    /// One value in brackets. Several belong only after `in` and `of`.
    fn bracketed(&mut self, pair: Pair<'_, Rule>) -> Expr {
        let span = self.span(&pair);
        let mut values = self.list(pair);
        if values.len() > 1 {
            self.list_out_of_place(span);
            return error(span);
        }
        match values.pop() {
            Some(value) => Expr { span, ..value },
            None => error(span),
        }
    }

    /// A name, or a function and what it is given.
    fn named(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair.clone());
        let name = parts.opt(Rule::name)?;
        let Some(arguments) = parts.opt(Rule::arguments) else {
            return Some(ExprKind::Name(yes_or_no(name.as_str()).into()));
        };
        if ["if", "ifs", "iif"].iter().any(|word| name.as_str().eq_ignore_ascii_case(word)) {
            self.if_function(&pair, name.as_str(), arguments);
            return None;
        }
        let written: Vec<&str> = arguments
            .clone()
            .into_inner()
            .filter(|pair| pair.as_rule() == Rule::expression)
            .map(|pair| pair.as_str().trim())
            .collect();
        let place = (self.offset(&pair), self.base.place(end_of(&pair)));
        if let Some(meant) = habits::of_call(name.as_str(), &written, place) {
            self.habit(meant);
            return None;
        }
        let function = self.name(&name);
        let arguments = arguments.into_inner().filter(|pair| pair.as_rule() == Rule::expression);
        let arguments = arguments.map(|pair| self.expression(pair)).collect();
        Some(ExprKind::Call { function, arguments })
    }

    fn of_parts(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let how = self.combining(&mut parts)?;
        let is_word = |pair: &Pair<'_, Rule>| {
            matches!(pair.as_rule(), Rule::kw_components | Rule::kw_indicators | Rule::kw_parts)
        };
        let word = Iterator::find(&mut parts, is_word)?;
        let whole = self.in_whole(&mut parts);
        let how = self.without(how, parts)?;
        Some(ExprKind::OfParts(Box::new(OfParts { how, parts: self.name(&word), whole })))
    }

    fn count_of(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let start = self.offset(&pair);
        let mut parts = Cursor::new(pair);
        let of = parts.find_map(|pair| matches!(pair.as_rule(), Rule::list | Rule::name).then_some(pair))?;
        if let Some(among) = parts.opt(Rule::among) {
            return self.count_among(of, among);
        }
        if let Some(slip) = parts.opt(Rule::slip_among) {
            self.answer_of_several(&of, &slip);
            return None;
        }
        if of.as_rule() == Rule::list {
            let whens = self.list(of);
            return Some(counted(whens));
        }
        let list = self.name(&of);
        let whole = self.in_whole(&mut parts);
        let filter = parts.opt(Rule::filter).and_then(|pair| self.filter(pair, start));
        Some(ExprKind::Aggregate {
            function: Aggregate::Count,
            which: None,
            of: None,
            by: None,
            list,
            whole,
            filter,
        })
    }

    /// `count of major among (a, b)`: how many of the questions are answered so.
    fn count_among(&mut self, wanted: Pair<'_, Rule>, among: Pair<'_, Rule>) -> Option<ExprKind> {
        let wanted = match wanted.as_rule() {
            Rule::list => self.list(wanted),
            _ => vec![self.set(wanted)],
        };
        let questions = self.list(Cursor::new(among).find(Rule::list)?);
        let whens = questions.into_iter().map(|question| {
            let span = question.span;
            let subject = Box::new(question);
            let kind = match wanted.as_slice() {
                [Expr { kind: ExprKind::Name(name), .. }] if &**name == "answered" => {
                    ExprKind::IsAnswered { subject, answered: true }
                }
                [one] => ExprKind::Compare {
                    left: subject,
                    operator: Comparison::Equal,
                    operator_span: span,
                    right: Box::new(one.clone()),
                },
                several => {
                    let set = Box::new(Expr { kind: ExprKind::List(several.to_vec()), span });
                    ExprKind::In { subject, set, negated: false }
                }
            };
            Expr { kind, span }
        });
        Some(counted(whens.collect()))
    }

    fn aggregate(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let start = self.offset(&pair);
        let mut parts = Cursor::new(pair);
        let function = match parts.next()?.as_rule() {
            Rule::kw_sum => Aggregate::Sum,
            Rule::kw_largest => Aggregate::Largest,
            Rule::kw_smallest => Aggregate::Smallest,
            Rule::kw_weighted => Aggregate::WeightedMean,
            Rule::kw_median => Aggregate::Median,
            _ => Aggregate::Mean,
        };
        let (mut which, mut taken, mut over) = (None, Vec::new(), None);
        for pair in parts {
            match pair.as_rule() {
                Rule::which | Rule::without if which.is_some() => {
                    self.picked_twice(&pair);
                    return None;
                }
                Rule::which => which = Some(Box::new(self.which(pair, false))),
                Rule::without => which = Some(Box::new(self.which(pair, true))),
                Rule::over_list => over = Some(pair),
                Rule::bracketed => {
                    let mut inside: Vec<Pair<'_, Rule>> = pair.into_inner().collect();
                    over = inside.pop_if(|pair| pair.as_rule() == Rule::over_list);
                    inside.retain(|pair| pair.as_rule() == Rule::expression);
                    taken.extend(inside.into_iter().map(|pair| self.expression(pair)));
                }
                Rule::taken => taken.extend(self.taken(pair)),
                Rule::name => taken.push(self.field_name(&pair)),
                _ => {}
            }
        }
        let Some(over) = over else { return Some(ExprKind::OfSeveral { function, which, of: taken }) };
        let mut over = Cursor::new(over);
        let list = over.find(Rule::name).map(|pair| self.name(&pair))?;
        let filter = over.opt(Rule::filter).and_then(|pair| self.filter(pair, start));
        let mut taken = taken.into_iter().map(Box::new);
        let (of, by) = (taken.next(), taken.next());
        Some(ExprKind::Aggregate { function, which, of, by, list, whole: None, filter })
    }

    /// `best 3`, `without best 2 and worst 2`
    pub(super) fn which(&mut self, pair: Pair<'_, Rule>, without: bool) -> Which {
        let mut which = Which { without, best: None, worst: None, span: self.span(&pair) };
        let all = match without {
            true => pair.into_inner().filter(|pair| pair.as_rule() == Rule::which).collect(),
            false => vec![pair],
        };
        for one in all {
            let mut parts = Cursor::new(one.clone());
            let is_best = parts.next().is_some_and(|word| word.as_rule() == Rule::kw_best);
            let count = parts.find(Rule::literal).map(|pair| self.literal(pair));
            let place = if is_best { &mut which.best } else { &mut which.worst };
            if place.is_some() {
                self.picked_twice(&one);
            }
            *place = count;
        }
        which
    }

    pub(super) fn picked_twice(&mut self, pair: &Pair<'_, Rule>) {
        let span = self.span(pair);
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, "which of the values count is said once")
                .label("said again here")
                .help("write `mean of best 3 of (a, b, c, d)`, or `mean of (a, b, c, d) without best 1 and worst 1`"),
        );
    }

    fn taken(&mut self, pair: Pair<'_, Rule>) -> Option<Expr> {
        let pair = Cursor::new(pair).next()?;
        Some(if pair.as_rule() == Rule::name { self.field_name(&pair) } else { self.operand(pair) })
    }

    fn field_name(&mut self, pair: &Pair<'_, Rule>) -> Expr {
        let name = self.name(pair);
        Expr { kind: ExprKind::Name(name.text), span: name.span }
    }

    /// `sum { … } at most 30`: what the cap is.
    pub(super) fn cap(&mut self, pair: Pair<'_, Rule>) -> Option<Box<Expr>> {
        let value = pair.into_inner().find(|pair| !matches!(pair.as_rule(), Rule::kw_at | Rule::kw_most))?;
        Some(Box::new(self.operand(value)))
    }
}

/// `TRUE` and `FALSE`, as spreadsheets write them.
fn yes_or_no(name: &str) -> &str {
    match name {
        "TRUE" | "True" => "yes",
        "FALSE" | "False" => "no",
        other => other,
    }
}

/// One value as it is, several joined.
fn join(mut values: Vec<Expr>, kind: impl FnOnce(Vec<Expr>) -> ExprKind, whole: Span) -> Expr {
    if values.len() < 2 {
        return values.pop().unwrap_or_else(|| error(whole));
    }
    let span = match (values.first(), values.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => whole,
    };
    Expr { kind: kind(values), span }
}

fn product(mut factors: Vec<(bool, Expr)>, whole: Span) -> Expr {
    if factors.len() < 2 {
        return factors.pop().map_or_else(|| error(whole), |(_, factor)| factor);
    }
    let span = ends(&factors, whole);
    Expr { kind: ExprKind::Product(factors), span }
}

fn ends(parts: &[(bool, Expr)], whole: Span) -> Span {
    match (parts.first(), parts.last()) {
        (Some((_, first)), Some((_, last))) => first.span.to(last.span),
        _ => whole,
    }
}

/// How many conditions hold: a checklist in which each is worth 1.
fn counted(whens: Vec<Expr>) -> ExprKind {
    let entries = whens.into_iter().map(|when| {
        let span = when.span;
        let one = Literal { value: LiteralValue::Number(Number::ONE), span };
        let worth = Expr { kind: ExprKind::Literal(one), span };
        Entry { worth, when: Some(when), otherwise: false, span }
    });
    ExprKind::Checklist { entries: entries.collect(), cap: None }
}

/// What an `operator` means.
pub(super) fn comparison_of(operator: Pair<'_, Rule>) -> Option<Comparison> {
    Some(match Cursor::new(operator).next()?.as_rule() {
        Rule::not_equal => Comparison::NotEqual,
        Rule::less_equal => Comparison::AtMost,
        Rule::more_equal => Comparison::AtLeast,
        Rule::less => Comparison::Less,
        Rule::more => Comparison::Greater,
        _ => Comparison::Equal,
    })
}
