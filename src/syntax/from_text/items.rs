//! Items: what stands at the top of a file and in blocks.

use pest::iterators::Pair;

use crate::decimal::{End, Grouping, Rounding, RoundingMode};
use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{
    Accent, Aggregate, Call, Certify, Combination, CombineWord, Comparison, Component, Each, Example, Expr,
    ExprKind, Framework, Indicator, ItemKind, Let, LevelItem, Literal, Logo, Name, Need, Origin, OriginKind,
    ParameterType, PartsWord, Penalty, Recommend, Score, Script, Shape, Texts,
};

use super::cursor::Cursor;
use super::expressions::comparison_of;
use super::{Base, Reader, Rule};

/// The head of an item that has a block.
pub(super) enum Head {
    Framework(Framework),
    Component(Component),
    Indicator(Indicator),
    Recommend(Recommend),
    Certify(Certify),
    Example(Example),
    Texts(Texts),
}

impl Reader<'_> {
    /// The item of a rule that has no block of its own.
    pub(super) fn plain_item(&mut self, pair: Pair<'_, Rule>) -> Option<ItemKind> {
        let rule = pair.as_rule();
        let mut parts = Cursor::new(pair.clone());
        parts.next()?;
        self.sign_slip(&mut parts);
        Some(match rule {
            Rule::language => ItemKind::Language(self.literal(parts.opt(Rule::literal)?)),
            Rule::ask => return self.ask(pair).map(ItemKind::Ask),
            Rule::let_item => ItemKind::Let(self.let_item(parts)?),
            Rule::score => ItemKind::Score(self.score(pair)?),
            Rule::shared => {
                let name = self.declared(parts.opt(Rule::name)?);
                self.sign_slip(&mut parts);
                ItemKind::Shared { name, text: self.template(parts.opt(Rule::quoted)?) }
            }
            Rule::script => ItemKind::Script(self.script(parts)?),
            Rule::choice_list => ItemKind::ChoiceList(self.choice_list(parts)?),
            Rule::shape => ItemKind::Shape(self.shape(parts)?),
            Rule::cycle => ItemKind::Cycle(self.quoted(parts.opt(Rule::quoted)?)),
            Rule::subject => ItemKind::Subject(self.name(&parts.opt(Rule::name)?)),
            Rule::written_in => ItemKind::WrittenIn(self.name(&parts.find(Rule::name)?)),
            Rule::publisher => ItemKind::Publisher(self.quoted(parts.opt(Rule::quoted)?)),
            Rule::logo => ItemKind::Logo(Logo {
                path: self.quoted(parts.opt(Rule::quoted)?),
                described: parts.opt(Rule::described).and_then(|pair| self.text_clause(pair)),
            }),
            Rule::accent => ItemKind::Accent(Accent {
                light: self.quoted(parts.opt(Rule::quoted)?),
                dark: parts
                    .opt(Rule::on_dark)
                    .and_then(|pair| Cursor::new(pair).find(Rule::quoted))
                    .map(|pair| self.quoted(pair)),
            }),
            Rule::cover => ItemKind::Cover(self.template(parts.opt(Rule::quoted)?)),
            Rule::page_template => ItemKind::PageTemplate(self.quoted(parts.opt(Rule::quoted)?)),
            Rule::total => {
                parts.pass(Rule::equals);
                let how = self.overall(parts.next()?)?;
                ItemKind::Total { how, origin: parts.opt(Rule::origin).and_then(|pair| self.origin(pair)) }
            }
            Rule::overall => {
                parts.pass(Rule::equals);
                let mut how = self.overall(parts.next()?)?;
                if let Combination::Formula { out_of, .. } = &mut how {
                    let claimed = parts.opt(Rule::out_of);
                    *out_of = claimed
                        .and_then(|pair| Cursor::new(pair).find(Rule::literal))
                        .map(|pair| self.literal(pair));
                }
                ItemKind::Overall { how, origin: parts.opt(Rule::origin).and_then(|pair| self.origin(pair)) }
            }
            Rule::round => {
                let of_overall =
                    parts.find(Rule::rounded)?.into_inner().any(|pair| pair.as_rule() == Rule::kw_overall);
                let what = self.rounding(parts.find(Rule::rounding_mode)?, parts.find(Rule::number)?)?;
                ItemKind::Round { of_overall, what }
            }
            Rule::numbers => {
                parts.pass(Rule::kw_grouped);
                ItemKind::Numbers(match parts.next()?.as_rule() {
                    Rule::kw_indian => Grouping::Indian,
                    Rule::kw_western => Grouping::Western,
                    _ => Grouping::None,
                })
            }
            Rule::unanswered => ItemKind::Unanswered(end_scored(&mut parts)),
            Rule::rejected => ItemKind::Rejected(end_scored(&mut parts)),
            Rule::claims => ItemKind::Claims(end_scored(&mut parts)),
            Rule::given => ItemKind::Given(self.given(pair)),
            Rule::expect => ItemKind::Expect(self.expect(pair)),
            Rule::origin => ItemKind::Origin(self.origin(pair)?),
            Rule::evidence => ItemKind::Evidence(self.quoted(parts.opt(Rule::quoted)?)),
            Rule::priority => ItemKind::Priority(self.name(&parts.opt(Rule::name)?)),
            Rule::owner => ItemKind::Owner(self.quoted(parts.opt(Rule::quoted)?)),
            Rule::effort => ItemKind::Effort(self.quoted(parts.opt(Rule::quoted)?)),
            Rule::call => ItemKind::Call(self.call(parts)?),
            Rule::not_applicable => ItemKind::NotApplicable(self.condition(parts.find(Rule::condition)?)),
            Rule::penalty => ItemKind::Penalty(self.penalty(parts)?),
            Rule::needs => ItemKind::Needs(self.need(parts)?),
            Rule::reference => match parts.opt(Rule::name) {
                Some(name) => ItemKind::ReferenceSet(self.reference_set(name, parts)?),
                None => ItemKind::Reference(self.quoted(parts.opt(Rule::quoted)?)),
            },
            Rule::advice_text => ItemKind::AdviceText(self.template(parts.opt(Rule::quoted)?)),
            Rule::effective | Rule::remove | Rule::rename | Rule::move_item | Rule::reweight => {
                return self.of_a_cycle(pair);
            }
            _ => return None,
        })
    }

    /// A head, without what stands in its block.
    pub(super) fn head(&mut self, pair: Pair<'_, Rule>) -> Option<Head> {
        let rule = pair.as_rule();
        let whole = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let keyword = parts.next()?;
        let keyword = self.span(&keyword);
        Some(match rule {
            Rule::framework_head => {
                let name = self.declared(parts.opt(Rule::name)?);
                self.sign_slip(&mut parts);
                let title = self.quoted(parts.opt(Rule::quoted)?);
                let (mut extends, mut origin) = (None, None);
                for pair in parts {
                    match pair.as_rule() {
                        Rule::extends => extends = self.extends(pair),
                        _ => origin = self.origin(pair),
                    }
                }
                Head::Framework(Framework { name, title, extends, origin, items: Vec::new() })
            }
            Rule::component_head => {
                let name = self.declared(parts.opt(Rule::name)?);
                self.sign_slip(&mut parts);
                let title = self.quoted(parts.opt(Rule::quoted)?);
                let after = title.span;
                let rest = self.head_parts(parts);
                let out_of = rest.out_of.unwrap_or_else(|| self.no_maximum(keyword, after));
                Head::Component(Component {
                    name,
                    title,
                    number: rest.number,
                    out_of,
                    origin: rest.origin,
                    items: Vec::new(),
                })
            }
            Rule::indicator_head => {
                let mut codes = vec![self.declared(parts.opt(Rule::code)?)];
                while parts.pass(Rule::ampersand) {
                    codes.push(self.declared(parts.opt(Rule::code)?));
                }
                self.sign_slip(&mut parts);
                let title = self.quoted(parts.opt(Rule::quoted)?);
                let after = title.span;
                let rest = self.head_parts(parts);
                let out_of = rest.out_of.unwrap_or_else(|| self.no_maximum(keyword, after));
                Head::Indicator(Indicator {
                    codes,
                    title,
                    out_of,
                    outside_total: rest.outside,
                    origin: rest.origin,
                    items: Vec::new(),
                })
            }
            Rule::recommend_head => {
                let name = self.declared(parts.opt(Rule::name)?);
                let when = if parts.pass(Rule::kw_when) {
                    Some(parts.next().map_or_else(|| error(whole), |pair| self.expression(pair)))
                } else {
                    None
                };
                Head::Recommend(Recommend { name, when, items: Vec::new() })
            }
            Rule::example_head => {
                Head::Example(Example { title: self.quoted(parts.opt(Rule::quoted)?), items: Vec::new() })
            }
            Rule::texts_head => {
                let code = self.declared(parts.opt(Rule::name)?);
                self.sign_slip(&mut parts);
                let name = self.quoted(parts.opt(Rule::quoted)?);
                Head::Texts(Texts { code, name, said: Vec::new() })
            }
            Rule::certify_head => {
                let title = self.quoted(parts.opt(Rule::quoted)?);
                let (mut on, mut each, mut origin) = (None, Vec::new(), None);
                for pair in parts {
                    match pair.as_rule() {
                        Rule::code if on.is_none() => on = Some(self.name(&pair)),
                        Rule::code => self.level_of_two(&pair),
                        Rule::each_part => each.extend(self.each_part(pair)),
                        Rule::origin => origin = self.origin(pair),
                        _ => {}
                    }
                }
                let nothing = each.last().map_or(title.span, |each: &Each| each.span);
                let on = on.unwrap_or(Name { text: "".into(), span: nothing });
                Head::Certify(Certify {
                    title,
                    on,
                    each,
                    origin,
                    levels: Vec::new(),
                    origins: Vec::new(),
                    needs: Vec::new(),
                })
            }
            _ => return None,
        })
    }

    pub(super) fn head_parts(&mut self, parts: Cursor<'_>) -> HeadParts {
        let mut found = HeadParts::default();
        for pair in parts {
            match pair.as_rule() {
                Rule::out_of => {
                    found.out_of = Cursor::new(pair).find(Rule::literal).map(|pair| self.literal(pair))
                }
                Rule::component_number => {
                    found.number = Cursor::new(pair).find(Rule::literal).map(|pair| self.literal(pair));
                }
                Rule::outside => found.outside = Some(self.span(&pair)),
                Rule::origin => found.origin = self.origin(pair),
                _ => {}
            }
        }
        found
    }

    pub(super) fn let_item(&mut self, mut parts: Cursor<'_>) -> Option<Let> {
        let name = self.declared(parts.opt(Rule::name)?);
        parts.pass(Rule::equals);
        let value = self.expression(parts.opt(Rule::expression)?);
        let origin = parts.opt(Rule::origin).and_then(|pair| self.origin(pair));
        Some(Let { name, value, origin })
    }

    fn score(&mut self, pair: Pair<'_, Rule>) -> Option<Score> {
        let mut parts = Cursor::new(pair);
        let keyword = parts.next()?;
        let mut place = self.span(&keyword);
        if let Some(equals) = parts.opt(Rule::equals) {
            self.needless_sign(&equals);
        }
        let value = match parts.next()? {
            pair if pair.as_rule() == Rule::as_awarded => {
                place = place.to(self.span(&pair));
                None
            }
            pair => {
                self.score_held(&pair);
                Some(self.expression(pair))
            }
        };
        let origin = parts.opt(Rule::origin).and_then(|pair| self.origin(pair));
        Some(Score { value, origin, keyword: place })
    }

    pub(super) fn origin(&mut self, pair: Pair<'_, Rule>) -> Option<Origin> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        let kind = match parts.next()?.as_rule() {
            Rule::kw_source => OriginKind::Source,
            _ => OriginKind::Illustrative,
        };
        self.sign_slip(&mut parts);
        Some(Origin { kind, text: self.quoted(parts.opt(Rule::quoted)?), span })
    }

    fn shape(&mut self, mut parts: Cursor<'_>) -> Option<Shape> {
        let name = self.declared(parts.opt(Rule::name)?);
        let mut parameters = Vec::new();
        let mut shape = None;
        for pair in parts {
            match pair.as_rule() {
                Rule::parameter => parameters.extend(self.parameter(pair)),
                Rule::expression => {
                    let value = self.expression(pair);
                    shape = Some(Shape {
                        name: name.clone(),
                        parameters: std::mem::take(&mut parameters),
                        value,
                        origin: None,
                    });
                }
                Rule::origin => {
                    let origin = self.origin(pair);
                    shape = shape.map(|shape| Shape { origin, ..shape });
                }
                _ => {}
            }
        }
        shape
    }

    fn script(&mut self, mut parts: Cursor<'_>) -> Option<Script> {
        let name = self.declared(parts.opt(Rule::name)?);
        let mut parameters = Vec::new();
        let mut gives = None;
        for pair in parts {
            match pair.as_rule() {
                Rule::parameter => parameters.extend(self.parameter(pair)),
                Rule::between => gives = self.between(pair),
                Rule::quoted => return Some(Script { name, parameters, gives, path: self.quoted(pair) }),
                _ => {}
            }
        }
        None
    }

    fn parameter(&mut self, pair: Pair<'_, Rule>) -> Option<(Name, ParameterType)> {
        let mut parts = Cursor::new(pair);
        let name = self.name(&parts.opt(Rule::name)?);
        self.sign_slip(&mut parts);
        let kind = match parts.next()?.as_rule() {
            Rule::yes_no => ParameterType::YesNo,
            Rule::kw_choice => ParameterType::Choice,
            Rule::kw_choices => ParameterType::Choices,
            Rule::kw_list => ParameterType::List,
            _ => ParameterType::Number,
        };
        Some((name, kind))
    }

    fn overall(&mut self, pair: Pair<'_, Rule>) -> Option<Combination> {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::combined => return self.combined(pair, span),
            Rule::formula => {
                let value = Cursor::new(pair).find(Rule::expression)?;
                return Some(Combination::Formula { value: self.expression(value), out_of: None });
            }
            _ => {}
        }
        Some(Combination::Weighted { weights: self.weights(pair), span })
    }

    pub(super) fn weights(&mut self, pair: Pair<'_, Rule>) -> Vec<(Name, Literal)> {
        let mut weights = Vec::new();
        self.entries(pair, Rule::whole_weight, |reader, pair| {
            let mut parts = Cursor::new(pair);
            if let Some(name) = parts.opt(Rule::code) {
                let name = reader.name(&name);
                reader.sign_slip(&mut parts);
                weights.extend(parts.next().map(|pair| {
                    let is_portion = pair.as_rule() == Rule::portion;
                    (name, if is_portion { reader.portion(pair) } else { reader.literal(pair) })
                }));
            }
        });
        weights
    }

    fn combined(&mut self, pair: Pair<'_, Rule>, span: crate::source::Span) -> Option<Combination> {
        let mut parts = Cursor::new(pair);
        let how = self.combining(&mut parts)?;
        let word = parts.find_other(Rule::kw_of)?;
        let how = self.without(how, parts)?;
        if word.as_rule() == Rule::slip_part {
            self.one_part(&word);
        }
        let of = match word.as_str() {
            "components" | "component" => PartsWord::Components,
            "indicators" | "indicator" => PartsWord::Indicators,
            _ => PartsWord::Parts,
        };
        Some(Combination::Of { how, of, of_span: self.span(&word), span })
    }

    pub(super) fn combining(&mut self, parts: &mut Cursor<'_>) -> Option<CombineWord> {
        let word = parts.next()?;
        Some(match word.as_rule() {
            rule @ (Rule::kw_mean | Rule::kw_sum | Rule::kw_median) => {
                let (all, function) = match rule {
                    Rule::kw_mean => (CombineWord::Mean, Aggregate::Mean),
                    Rule::kw_sum => (CombineWord::Sum, Aggregate::Sum),
                    _ => (CombineWord::Median, Aggregate::Median),
                };
                match parts.opt(Rule::some_of).and_then(|pair| Cursor::new(pair).find(Rule::which)) {
                    Some(pair) => CombineWord::Some { function, which: self.which(pair, false) },
                    None => all,
                }
            }
            Rule::kw_geometric => CombineWord::GeometricMean,
            Rule::kw_lowest => CombineWord::Lowest,
            Rule::kw_highest => CombineWord::Highest,
            _ => {
                self.no_combination(&word);
                return None;
            }
        })
    }

    /// What `without worst 1` behind the parts makes of `mean of components`.
    pub(super) fn without(&mut self, how: CombineWord, mut parts: Cursor<'_>) -> Option<CombineWord> {
        let Some(pair) = parts.find(Rule::without) else { return Some(how) };
        let function = match how {
            CombineWord::Mean => Aggregate::Mean,
            CombineWord::Sum => Aggregate::Sum,
            CombineWord::Median => Aggregate::Median,
            CombineWord::Some { .. } => {
                self.picked_twice(&pair);
                return None;
            }
            CombineWord::GeometricMean | CombineWord::Lowest | CombineWord::Highest => {
                self.nothing_without(&pair);
                return None;
            }
        };
        Some(CombineWord::Some { function, which: self.which(pair, true) })
    }

    fn nothing_without(&mut self, pair: &Pair<'_, Rule>) {
        let span = self.span(pair);
        self.tell(
            Diagnostic::new(
                &codes::SYNTAX_UNEXPECTED,
                span,
                "only of a sum, a mean or a median some can be left out",
            )
            .label("nothing can be left out here")
            .help("write, for example, `mean of components without best 1 and worst 1`"),
        );
    }

    fn call(&mut self, mut parts: Cursor<'_>) -> Option<Call> {
        let what = called(parts.opt(Rule::called)?)?;
        self.sign_slip(&mut parts);
        let word = self.quoted(parts.opt(Rule::quoted)?);
        Some(Call { what, word, plural: parts.opt(Rule::quoted).map(|pair| self.quoted(pair)) })
    }

    fn penalty(&mut self, mut parts: Cursor<'_>) -> Option<Penalty> {
        let worth = self.expression(parts.opt(Rule::worth)?);
        let title = parts.opt(Rule::quoted).map(|pair| self.quoted(pair));
        let floored = parts.opt(Rule::not_floored).is_none();
        let when = parts.find(Rule::condition).map(|pair| self.condition(pair));
        Some(Penalty { worth, title, floored, when })
    }

    /// `each component of life`
    pub(super) fn each_part(&mut self, pair: Pair<'_, Rule>) -> Option<Each> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        parts.pass(Rule::kw_each);
        let what = match parts.next()?.as_rule() {
            Rule::kw_component => PartsWord::Components,
            _ => PartsWord::Indicators,
        };
        let of = parts.find(Rule::code).map(|pair| self.name(&pair));
        Some(Each { what, of, span })
    }

    /// `80% answered`, or a condition and its title.
    fn need(&mut self, mut parts: Cursor<'_>) -> Option<Need> {
        let what = parts.find_other(Rule::kw_needs)?;
        Some(match what.as_rule() {
            Rule::literal => Need::Answered(self.literal(what)),
            Rule::needs_slip => self.need_with_words_first(what)?,
            _ => {
                let when = self.condition(what);
                Need::Holds { when, title: parts.opt(Rule::quoted).map(|pair| self.quoted(pair)) }
            }
        })
    }

    fn rounding(&mut self, mode: Pair<'_, Rule>, places: Pair<'_, Rule>) -> Option<Rounding> {
        let words: Vec<Rule> = Cursor::new(mode).map(|pair| pair.as_rule()).collect();
        let mode = match words.as_slice() {
            [Rule::kw_half, Rule::kw_up] => RoundingMode::HalfUp,
            [Rule::kw_half, Rule::kw_even] => RoundingMode::HalfEven,
            [Rule::kw_up] => RoundingMode::Up,
            _ => RoundingMode::Down,
        };
        let span = self.span(&places);
        let most = crate::decimal::MAX_PLACES;
        match places.as_str().parse::<u32>() {
            Ok(places) if places <= most => Some(Rounding { mode, places }),
            _ => {
                self.tell(
                    Diagnostic::new(
                        &codes::SYNTAX_UNEXPECTED,
                        span,
                        format!("`{}` is not a number of places", places.as_str()),
                    )
                    .label("how many digits after the point")
                    .help(format!("write a whole number from 0 to {most}")),
                );
                None
            }
        }
    }

    /// What stands in the block of a `certify`.
    pub(super) fn levels(&mut self, pair: Pair<'_, Rule>, certify: &mut Certify) {
        self.entries(pair, Rule::whole_level, |reader, pair| match pair.as_rule() {
            Rule::origin => certify.origins.extend(reader.origin(pair)),
            Rule::needs => {
                let span = reader.span(&pair);
                certify.needs.extend(reader.need(Cursor::new(pair)).map(|need| (need, span)));
            }
            _ => certify.levels.extend(reader.level(pair)),
        });
    }

    pub(super) fn level(&mut self, pair: Pair<'_, Rule>) -> Option<LevelItem> {
        let span = self.span(&pair);
        let mut parts = Cursor::new(pair);
        if parts.pass(Rule::kw_otherwise) {
            let title = self.quoted(parts.opt(Rule::quoted)?);
            return Some(LevelItem { name: None, title, bound: None, when: None, otherwise: true, span });
        }
        let name = Some(self.declared(parts.opt(Rule::name)?));
        self.sign_slip(&mut parts);
        let title = self.quoted(parts.opt(Rule::quoted)?);
        let (bound, when) = self.level_test(&mut parts);
        Some(LevelItem { name, title, bound, when, otherwise: false, span })
    }

    /// When a level is reached.
    pub(super) fn level_test(
        &mut self,
        parts: &mut Cursor<'_>,
    ) -> (Option<(Comparison, Expr)>, Option<Expr>) {
        if let Some(slip) = parts.opt(Rule::level_slip) {
            self.level_of_two_ends(slip);
            return (None, None);
        }
        let bound = parts.opt(Rule::level_bound).and_then(|pair| {
            let mut parts = Cursor::new(pair);
            let how = comparison_of(parts.opt(Rule::level_operator)?)?;
            Some((how, self.arithmetic(parts.opt(Rule::arithmetic)?)))
        });
        let when = parts.next().and_then(|pair| {
            Cursor::new(pair).find_map(|pair| match pair.as_rule() {
                Rule::condition | Rule::all_true => Some(self.condition(pair)),
                _ => None,
            })
        });
        (bound, when)
    }

    /// The entries of a block one after another; those that cannot be read are told. `take` gets the others.
    ///
    /// Gives the places of those that cannot be read.
    pub(super) fn entries(
        &mut self,
        pair: Pair<'_, Rule>,
        whole: Rule,
        mut take: impl FnMut(&mut Self, Pair<'_, Rule>),
    ) -> Vec<BadEntry> {
        let mut bad: Vec<BadEntry> = Vec::new();
        let mut taken = 0;
        let mut before: Option<(usize, usize)> = None;
        for pair in pair.into_inner() {
            let start = self.offset(&pair);
            let same_line = before
                .filter(|(_, end)| *end <= start && !self.slice(*end, start).contains('\n'))
                .map(|(start, _)| start);
            match pair.as_rule() {
                Rule::open
                | Rule::close
                | Rule::comma
                | Rule::kw_weighted
                | Rule::kw_mean
                | Rule::kw_reweight
                | Rule::code => before = None,
                Rule::bad_entry => {
                    self.bad_entry(&pair, whole, same_line);
                    let span = self.span(&pair);
                    let loses =
                        pair.as_str().trim_start().starts_with(|c: char| c.is_alphabetic() || c == '"');
                    bad.push(BadEntry { span, after: taken, goes_on: same_line.is_some(), loses });
                    before = None;
                }
                // A word alone, after a value and no comma: one of the language's words, misspelt (`5 wehn b`).
                Rule::entry if same_line.is_some() && (is_word(&pair) || bad_ends_at(&bad, taken)) => {
                    let goes_on = !bad_ends_at(&bad, taken);
                    if goes_on {
                        self.bad_entry(&pair, whole, same_line);
                    }
                    bad.push(BadEntry { span: self.span(&pair), after: taken, goes_on, loses: true });
                    before = before.map(|(start, _)| (start, self.base.place(super::end_of(&pair))));
                }
                _ => {
                    before = Some((start, self.base.place(super::end_of(&pair))));
                    taken += 1;
                    take(self, pair);
                }
            }
        }
        bad
    }

    /// Reads with another base for places.
    pub(super) fn with_base<T>(&mut self, base: Base, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.base, base);
        let result = read(self);
        self.base = outer;
        result
    }
}

/// Whether an entry is a word and nothing else.
fn is_word(pair: &Pair<'_, Rule>) -> bool {
    let length = super::end_of(pair) - pair.as_span().start();
    let text = pair.as_str().get(..length).unwrap_or("");
    text.starts_with(char::is_alphabetic) && text.chars().all(super::scan::is_word)
}

/// Whether what was read last is a line that could not be read.
fn bad_ends_at(bad: &[BadEntry], taken: usize) -> bool {
    bad.last().is_some_and(|bad| bad.after == taken)
}

/// A line of a block that could not be read.
pub(super) struct BadEntry {
    pub span: crate::source::Span,
    /// How many lines before it could be read.
    pub after: usize,
    /// It stands on the line of the one before, which then is not understood either.
    pub goes_on: bool,
    /// A name or a title stands in it, and what they belong to is lost.
    pub loses: bool,
}

#[derive(Default)]
pub(super) struct HeadParts {
    pub number: Option<crate::syntax::tree::Literal>,
    pub out_of: Option<crate::syntax::tree::Literal>,
    pub outside: Option<crate::source::Span>,
    pub origin: Option<Origin>,
}

/// A value that could not be read.
pub(super) fn error(span: crate::source::Span) -> Expr {
    Expr { kind: ExprKind::Error, span }
}

/// What a `call` gives a word to.
pub(super) fn called(pair: Pair<'_, Rule>) -> Option<PartsWord> {
    Some(match Cursor::new(pair).next()?.as_rule() {
        Rule::kw_components => PartsWord::Components,
        _ => PartsWord::Indicators,
    })
}

/// Where `scores lowest` and `scores highest` take a score; none for what else may stand there.
fn end_scored(parts: &mut Cursor<'_>) -> Option<End> {
    let scored = Cursor::new(parts.opt(Rule::scores_lowest)?).find(Rule::kw_highest);
    Some(scored.map_or(End::Lowest, |_| End::Highest))
}
