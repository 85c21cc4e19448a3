//! Slips that the grammar reads as meant, or knows for what they are: each told with the right form.

use pest::iterators::Pair;

use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::source::Span;
use crate::syntax::tree::{Expr, ExprKind, Literal, LiteralValue, Need, Quantity};

use super::cursor::Cursor;
use super::{Reader, Rule, end_of, habits, intervals};

impl Reader<'_> {
    /// `ask x: "…"`, `cycle = "2.0"`: passes over the sign, and tells.
    pub(super) fn sign_slip(&mut self, parts: &mut Cursor<'_>) {
        if let Some(sign) = parts.opt(Rule::sign_slip) {
            self.needless_sign(&sign);
        }
    }

    pub(super) fn needless_sign(&mut self, pair: &Pair<'_, Rule>) {
        let sign = pair.as_str().trim();
        let span = self.span(pair);
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, format!("no `{sign}` stands here"))
                .label("leave it out")
                .help("what a clause says follows its name straight away")
                .fix(""),
        );
    }

    /// `none = 0` in a line that wants `=>`.
    pub(super) fn arrow_slip(&mut self, pair: &Pair<'_, Rule>) {
        let sign = pair.as_str().trim();
        let span = self.span(pair);
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, format!("expected `=>`, found `{sign}`"))
                .label("write `=>`")
                .help("`=>` leads from an answer to what it is worth")
                .fix("=>"),
        );
    }

    /// `one { … }`
    pub(super) fn no_of(&mut self, word: &Pair<'_, Rule>) {
        let span = self.span(word);
        let word = word.as_str().trim();
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, format!("expected `of` after `{word}`"))
                .label("`of` is missing")
                .help(format!("write `{word} of {{ … }}`"))
                .fix(format!("{word} of")),
        );
    }

    /// `average of components`
    pub(super) fn no_combination(&mut self, word: &Pair<'_, Rule>) {
        let (span, word) = (self.span(word), word.as_str());
        let meant = match word {
            "average" | "avg" | "arithmetic" => Some("mean"),
            "min" | "minimum" | "smallest" | "worst" => Some("lowest"),
            "total" | "add" => Some("sum"),
            "max" | "maximum" | "largest" | "best" => Some("highest"),
            _ => nearest(word, ["mean", "sum", "median", "lowest"]).first().copied(),
        };
        let message = format!("`{word}` is no way of putting parts together");
        let told = Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, message).label("not known");
        self.tell(match meant {
            Some(meant) => told.help(format!("write `{meant}`")).fix(meant),
            None => told.help(
                "write `mean`, `sum`, `geometric mean`, `median`, `lowest` or `highest`, `mean of best 3`, a `weighted mean { … }`, or a formula such as `0.5 * points of …`",
            ),
        });
    }

    /// `mean of component`
    pub(super) fn one_part(&mut self, word: &Pair<'_, Rule>) {
        let (span, word) = (self.span(word), word.as_str());
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, format!("expected `{word}s`, found `{word}`"))
                .label(format!("write `{word}s`"))
                .help(format!("the score is made of all {word}s"))
                .fix(format!("{word}s")),
        );
    }

    /// A component or indicator that does not say what it is out of.
    pub(super) fn no_maximum(&mut self, keyword: Span, title: Span) -> Literal {
        let place = title.at_end();
        if !self.follows(place) {
            self.tell(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, "expected `out of` and the maximum")
                    .label("out of how many points?")
                    .also(keyword, "its maximum is missing")
                    .help("write `out of 40` after the title"),
            );
        }
        Literal { value: LiteralValue::Error, span: place }
    }

    /// `>= 30`, `30+`, `1-29` for a band.
    pub(super) fn range_told(&mut self, span: Span, right: &str) {
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, intervals::RANGES)
                .label(format!("write `{right}`"))
                .help(intervals::BANDS)
                .fix(right),
        );
    }

    /// `count of (a, b) = major`
    pub(super) fn answer_of_several(&mut self, of: &Pair<'_, Rule>, slip: &Pair<'_, Rule>) {
        let span = self.span(of).to(self.span(slip));
        let answer = slip.clone().into_inner().last().map_or("", |pair| pair.as_str());
        let right = format!("{answer} among {}", of.as_str().trim_end());
        self.tell(
            Diagnostic::new(
                &codes::SYNTAX_UNEXPECTED,
                span,
                "how many answers are the same is asked with `among`",
            )
            .label(format!("write `count of {right}`"))
            .help("`count of (a, b = none)` counts which of these conditions hold")
            .fix(right),
        );
    }

    /// `needs "two wells" when wells at least 2`
    pub(super) fn need_with_words_first(&mut self, pair: Pair<'_, Rule>) -> Option<Need> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let (title, when) = (parts.opt(Rule::quoted)?, parts.find(Rule::condition)?);
        let right = format!("{} {}", when.as_str().trim(), title.as_str().trim());
        let message = "`needs` says the condition first, and then in words what it takes";
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, message)
                .label("the other way round")
                .help(format!("write `needs {right}`"))
                .fix(right),
        );
        Some(Need::Holds { title: Some(self.quoted(title)), when: self.condition(when) })
    }

    /// `certify "Level" on overall and water`
    pub(super) fn level_of_two(&mut self, pair: &Pair<'_, Rule>) {
        let message = "the level goes by one score, the overall score or that of a component";
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, self.span(pair), message).label("a second one").help(
                "parts are graded besides with `on overall and each component`, or `and each indicator`",
            ),
        );
    }

    /// `between 60 and 79` for a level.
    pub(super) fn level_of_two_ends(&mut self, pair: Pair<'_, Rule>) {
        let (span, rule) = (self.span(&pair), Cursor::new(pair.clone()).next().map(|pair| pair.as_rule()));
        let mut numbers = Vec::new();
        for token in pair.into_inner().flatten() {
            if matches!(token.as_rule(), Rule::literal) {
                numbers.push(token.as_str().trim().to_owned());
            }
        }
        let told = match (rule, numbers.as_slice()) {
            (Some(Rule::range_up_to), [most]) => {
                let right = format!("at most {most}");
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, "a level compares in words")
                    .label(format!("write `{right}`"))
                    .fix(right)
            }
            (_, [least]) => {
                let right = format!("at least {least}");
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, "a level compares in words")
                    .label(format!("write `{right}`"))
                    .fix(right)
            }
            (_, ends) => {
                let told = Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    span,
                    "a level is given by one end, not by two",
                );
                let (Some(low), Some(high)) = (ends.first(), ends.last()) else {
                    return self.tell(told.label("one end is enough"));
                };
                told.label(format!("write `at least {low}`, or `at most {high}` where lower is better"))
            }
        };
        self.tell(told.help(
            "levels stand from the best to the worst, and a city has the first whose condition it meets: the levels above \
             have taken the rest",
        ));
    }

    /// `IF(a, b, c)`
    pub(super) fn if_function(&mut self, pair: &Pair<'_, Rule>, name: &str, arguments: Pair<'_, Rule>) {
        let (start, end) = (self.offset(pair), self.base.place(end_of(pair)));
        let arguments: Vec<&str> = arguments
            .into_inner()
            .filter(|part| part.as_rule() == Rule::expression)
            .map(|part| part.as_str().trim())
            .collect();
        self.habit(habits::cases_of_call(name, &arguments, start, end));
    }

    /// `AND(a, b)`
    pub(super) fn excel_logic(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let word = parts.opt(Rule::excel_word)?;
        let (quantity, right) = match word.as_str().trim_end() {
            "AND" => (Quantity::All, "all of"),
            _ => (Quantity::Any, "any of"),
        };
        let span = self.span(&word);
        let written = word.as_str().trim_end().to_owned();
        self.tell(
            Diagnostic::new(
                &codes::SYNTAX_AND_OR_SIGNS,
                span,
                format!("`{written}(…)` is written for `{right} (…)`"),
            )
            .label(format!("write `{right}`"))
            .help("or join conditions with `and` and `or`")
            .fix(format!("{right} ")),
        );
        let list = parts.opt(Rule::list)?;
        let place = self.span(&list);
        let values = list.into_inner().filter(|pair| pair.as_rule() == Rule::expression);
        let values = values.map(|pair| self.expression(pair)).collect();
        let of = Box::new(Expr { kind: ExprKind::List(values), span: place });
        Some(ExprKind::Quantifier { quantity, of, whole: None, filter: None })
    }

    /// `any of x where a and none of y`: the second looks at no entry of `x`, so it was perhaps meant to stand beside
    /// the first and not behind its `where`. In brackets it says itself where it belongs.
    pub(super) fn where_goes_on(&mut self, condition: Pair<'_, Rule>, start: usize) {
        let mut end: Option<usize> = None;
        for test in condition.into_inner().filter(|part| part.as_rule() == Rule::test) {
            let after = self.base.place(end_of(&test));
            let second = test.into_inner().next().filter(|part| part.as_rule() == Rule::quantifier);
            if let (Some(end), Some(second)) = (end, second)
                && second.clone().into_inner().any(|part| part.as_rule() == Rule::name)
            {
                let place = self.span(&second);
                let first = self.slice(start, end);
                let help = if first.len() > 60 || first.contains('\n') {
                    String::from(
                        "put brackets around the first, from its beginning to the end of its condition",
                    )
                } else {
                    format!("write `({first})` if the two are separate conditions")
                };
                let told = Diagnostic::new(
                    &codes::SYNTAX_WHERE_GOES_ON,
                    place,
                    "a condition of its own stands behind a `where` and counts as a part of it",
                )
                .label("asked of each entry")
                .also(self.place(start, end), "the condition after this `where` goes on")
                .help(help)
                .note("brackets around the second, after the `where`, say that it is meant so");
                self.tell(told);
                return;
            }
            end = Some(after);
        }
    }

    /// `a / b else 0 + c / d`: the `else` takes the sum too, and perhaps the number alone was meant.
    pub(super) fn else_takes_all(&mut self, parts: &[Expr], places: &[(usize, usize)]) {
        let last = places.last().map_or(0, |(_, end)| *end);
        for (at, part) in parts.iter().enumerate().skip(1) {
            let begins_with_number = match &part.kind {
                ExprKind::Sum(terms) => terms.first().is_some_and(|(_, first)| match &first.kind {
                    ExprKind::Literal(literal) => !matches!(literal.value, LiteralValue::Date(_)),
                    _ => false,
                }),
                _ => false,
            };
            let (Some((from, _)), Some((_, before)), Some((start, end))) =
                (places.first(), places.get(at - 1), places.get(at))
            else {
                continue;
            };
            let sum = self.slice(*start, *end);
            let Some(sign) = sum.find(['+', '-', '−', '–']) else { continue };
            let Some(rest) = sum.get(sign..) else { continue };
            let length = rest.chars().next().map_or(0, char::len_utf8);
            if !begins_with_number || sum.starts_with('(') {
                continue;
            }
            let (first, number) = (self.slice(*from, *before), sum.get(..sign).unwrap_or("").trim());
            let (sign, rest) = rest.split_at(length);
            let tail = self.slice(*end, last);
            let rest = match tail {
                "" => rest.trim().to_owned(),
                tail => format!("({}{tail})", rest.trim()),
            };
            let (alone, whole) =
                (format!("({first} else {number}) {sign} {rest}"), format!("{first} else ({sum}){tail}"));
            let short = |text: &str| text.len() <= 80 && !text.contains('\n');
            let help = if short(&alone) && short(&whole) {
                format!("write `{alone}` if only the {number} stands in, `{whole}` if the whole sum does")
            } else {
                format!(
                    "put brackets around the first, `(… else {number}) {sign} …`, if only the {number} stands in, around the sum, `else ({number} {sign} …)`, if all of it does"
                )
            };
            let place = self.place(*start, *end);
            self.tell(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    place,
                    "an `else` takes everything up to the end, this whole sum too",
                )
                .label("all of this stands in")
                .help(help),
            );
        }
    }

    /// `score 20 * share at most 20`: a score is no comparison.
    pub(super) fn score_held(&mut self, pair: &Pair<'_, Rule>) {
        let mut inner = pair.clone().into_inner();
        let (Some(condition), None) = (inner.next(), inner.next()) else { return };
        let mut tests = condition.into_inner();
        let (Some(test), None) = (tests.next(), tests.next()) else { return };
        let mut sides = test.into_inner();
        let (Some(value), Some(tail), None) = (sides.next(), sides.next(), sides.next()) else { return };
        let mut words = tail.into_inner();
        let (Some(operator), Some(bound)) = (words.next(), words.next()) else { return };
        let (function, what) = match operator.into_inner().next().map(|pair| pair.as_rule()) {
            Some(Rule::less_equal) => ("min", "most"),
            Some(Rule::more_equal) => ("max", "least"),
            _ => return,
        };
        let text =
            |pair: &Pair<'_, Rule>| self.slice(self.offset(pair), self.base.place(end_of(pair))).to_owned();
        let right = format!("{function}({}, {})", text(&value), text(&bound));
        let (start, end) = (self.offset(pair), self.base.place(end_of(pair)));
        let message = format!("the {what} that a score can be is said by `{function}`");
        let help = format!(
            "`{function}` takes the value and the {what} it can be; only `sum {{ … }}` is followed by `at most`"
        );
        self.habit(habits::Meant::new(start, end, message, help).write(right));
    }

    /// `(a, b)` where one value belongs.
    pub(super) fn list_out_of_place(&mut self, span: Span) {
        self.tell(
            Diagnostic::new(&codes::SYNTAX_UNEXPECTED, span, "several values stand where one belongs")
                .label("a list")
                .help("lists follow `in`, `all of`, `any of`, `none of` and `at least 2 of`"),
        );
    }

    /// `not not not …` without end.
    pub(super) fn chain_too_long(&mut self, pair: &Pair<'_, Rule>, word: &str) {
        let span = self.span(pair);
        self.tell(
            Diagnostic::new(&codes::SYNTAX_TOO_DEEP, span, format!("too many `{word}` follow one another"))
                .label("one too many")
                .help("give the inner parts names with `let`"),
        );
    }
}
