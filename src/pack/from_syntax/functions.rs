//! Calls of functions and scripts.

use crate::decimal::{Number, RoundingMode};
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::syntax::tree::{self, Expr, ExprKind, Name, ParameterType};

use super::super::expr::{
    Argument, Fold, Function, Numeric, NumericKind, Picked, Scale, Which, best_and_worst,
};
use super::super::{QuestionId, QuestionKind, ScriptId, Unit};
use super::binder::{Binder, View};
use super::lets::poison;
use super::names::Entity;
use super::questions;

/// Every function of formulas.
pub const FUNCTIONS: [&str; 19] = [
    "min",
    "max",
    "clamp",
    "abs",
    "round_half_up",
    "round_half_even",
    "round_up",
    "round_down",
    "floor",
    "ceiling",
    "ln",
    "sqrt",
    "power",
    "geometric_mean",
    "harmonic_mean",
    "exp",
    "sum",
    "mean",
    "median",
];

/// Decimal places that a number can be rounded to.
const MOST_PLACES: i64 = 12;

/// What to write for a function that people know from a spreadsheet.
fn instead_of(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "if" | "ifs" | "iif" => "write `highest { 10 when …, otherwise 0 }`, or `match` for choices",
        "count" | "counta" => "write `count of projects`",
        "countif" | "countifs" => "write `count of projects where …`",
        "sumif" | "sumifs" => "write `sum of amount over projects where …`",
        "vlookup" | "xlookup" | "hlookup" | "lookup" | "index" | "choose" | "switch" => {
            "write `match` for choices, `band` for ranges, or a `table`"
        }
        "iferror" | "ifna" => "write `… else 0` after the formula",
        "and" | "or" | "not" => "write `and`, `or` and `not` as words between conditions",
        "trunc" => "write `round_down(x, 0)`",
        "small" => "write `min(a, b)`",
        "large" => "write `max(a, b)`, or of the best several `sum of best 2 of (a, b, c)`",
        "log" | "log10" | "log2" => "write `ln(x)`, the natural logarithm; to base 10 it is `ln(x) / ln(10)`",
        "sumproduct" => "write `a * b + c * d`; for a list `sum of share * amount over projects`",
        "averageif" | "averageifs" => "write `mean of amount over projects where … else 0`",
        "maxif" | "maxifs" => "write `largest of amount over projects where …`",
        "minif" | "minifs" => "write `smallest of amount over projects where …`",
        "product" => "write `a * b`",
        "mround" => "write `n * round_half_up(x / n, 0)`",
        "percentrank" | "percentrank_inc" | "percentile_rank" | "percent_rank" => {
            "write `(rank of x across cities (ties min, lowest first) - 1) / (count of x across cities - 1) else 0`"
        }
        "match" => "write `match stage { drafted => 5, approved => 10 }`",
        "all" | "every" => "write `all of (a, b)`",
        "any" | "some" => "write `any of (a, b)`",
        "coalesce" | "nvl" => "write `x else 0`",
        "xor" => "write `a and not b or b and not a`",
        "today" | "now" => "rules know no clock: ask for the day with a question of kind `date`",
        "datedif" | "days" | "year" | "month" => {
            "days are subtracted: `later - earlier` is how many lie between"
        }
        "normalize" | "normalise" | "minmax" => {
            "write `min-max of x across cities`, or `scale x from 0 to 50 onto 0 to 10`"
        }
        "mod" => "write `x - n * floor(x / n)`",
        "rank" | "rank_eq" => "write `rank of x across cities (ties min)`",
        "stdev" | "stdevp" | "stdev_p" | "stdev_s" | "stddev" => {
            "write `sd of x across cities (population)`, or `(sample)`"
        }
        "percentile" | "quartile" | "percentile_inc" => "write `percentile 90 of x across cities`",
        "zscore" | "standardize" => "write `z-score of x across cities (population)`",
        "isblank" | "isna" | "isnull" | "exists" | "isnumber" => {
            "write `x is unanswered`, or `x is answered`"
        }
        "len" | "length" | "size" => "write `count of projects`",
        "value" | "text" | "number" | "n" => "answers have their kinds already: write the name alone",
        "square_root" | "root" => "write `sqrt(x)`; the third root is `power(x, 1/3)`",
        _ => return None,
    })
}

/// The function that does the same under another name, when it is given as many values.
fn other_name(name: &str, count: usize) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("average", "mean"),
        ("avg", "mean"),
        ("roundup", "round_up"),
        ("rounddown", "round_down"),
        ("minimum", "min"),
        ("maximum", "max"),
        ("ceil", "ceiling"),
        ("int", "floor"),
        ("pow", "power"),
        ("geomean", "geometric_mean"),
        ("harmean", "harmonic_mean"),
    ];
    let name = name.to_lowercase();
    let found = NAMES.iter().find(|(other, _)| *other == name).map(|(_, right)| *right);
    let right = found.or_else(|| FUNCTIONS.into_iter().find(|known| *known == name))?;
    let fits = match right {
        "ceiling" | "floor" | "ln" | "sqrt" | "exp" | "abs" => count == 1,
        "clamp" => count == 3,
        "power" => count == 2,
        _ if right.starts_with("round") => count == 2,
        _ => count > 0,
    };
    fits.then_some(right)
}

/// A number that is written down, with its sign.
fn literal_of(number: &Numeric) -> Option<Number> {
    match &number.kind {
        NumericKind::Literal(number) => Some(*number),
        NumericKind::Negate(inner) => literal_of(inner).map(Number::negate),
        _ => None,
    }
}

pub fn sum_of(terms: impl Iterator<Item = Numeric>) -> NumericKind {
    NumericKind::Sum(terms.map(|term| (false, term)).collect())
}

pub fn mean_of(sum: Numeric, count: usize) -> NumericKind {
    let span = sum.span;
    let count = Numeric { kind: NumericKind::Literal(Number::from_count(count)), span };
    NumericKind::Product(vec![(false, sum), (true, count)])
}

pub fn fold_of(function: tree::Aggregate) -> Fold {
    match function {
        tree::Aggregate::Sum => Fold::Sum,
        tree::Aggregate::Median => Fold::Median,
        _ => Fold::Mean,
    }
}

fn function_of(name: &str) -> Option<Function> {
    Some(match name {
        "ln" => Function::Ln,
        "sqrt" => Function::SquareRoot,
        "power" => Function::Power,
        "geometric_mean" => Function::GeometricMean,
        "harmonic_mean" => Function::HarmonicMean,
        "exp" => Function::Exponential,
        _ => return None,
    })
}

impl Binder<'_> {
    pub fn call(&mut self, function: &Name, arguments: &[Expr], tree: &Expr, view: &View) -> (Numeric, Unit) {
        if let Some(id) = self.names.scripts.get(&function.text).copied() {
            return self.script_call(id, arguments, tree, view);
        }
        if let Some(index) = self.shape_named(&function.text) {
            return self.use_shape(index, arguments, tree, view);
        }
        if !FUNCTIONS.contains(&&*function.text) {
            self.unknown_function(function);
            if let Some(meant) = other_name(&function.text, arguments.len()) {
                let meant = Name { text: meant.into(), span: function.span };
                return self.call(&meant, arguments, tree, view);
            }
            for argument in arguments {
                // Nobody knows what it would take, so a name is only looked up.
                if matches!(argument.kind, ExprKind::Quoted(_)) {
                    continue;
                }
                if let ExprKind::Name(name) = &argument.kind
                    && self.value_named(name).is_some()
                {
                    continue;
                }
                if self.is_condition(argument) {
                    self.condition(argument, view);
                } else {
                    self.number(argument, view);
                }
            }
            return (poison(tree), Unit::Literal);
        }
        if let Some(function) = function_of(&function.text) {
            return self.rounded_function(function, arguments, tree, view);
        }
        let adds = matches!(&*function.text, "sum" | "mean" | "median");
        let (typed, unit) = self.same_unit(arguments, adds, view);
        let numeric = |kind| Numeric { kind, span: tree.span };
        let count = typed.len();
        let mut typed = typed.into_iter();
        let kind = match (&*function.text, count) {
            ("min", 1..) => NumericKind::Smallest(typed.collect()),
            ("sum", 1..) => sum_of(typed),
            ("mean", 1..) => mean_of(numeric(sum_of(typed)), count),
            ("median", 1..) => NumericKind::Function(Function::Picked(Picked::MEDIAN), typed.collect()),
            ("max", 1..) => NumericKind::Largest(typed.collect()),
            ("clamp", 3) => {
                let (Some(value), Some(low), Some(high)) = (typed.next(), typed.next(), typed.next()) else {
                    return (poison(tree), unit);
                };
                NumericKind::Smallest(vec![numeric(NumericKind::Largest(vec![value, low])), high])
            }
            ("abs", 1) => {
                typed.next().map_or(NumericKind::Error, |value| NumericKind::Absolute(Box::new(value)))
            }
            ("floor", 1) => {
                typed.next().map_or(NumericKind::Error, |value| NumericKind::Floor(Box::new(value)))
            }
            ("ceiling", 1) => {
                typed.next().map_or(NumericKind::Error, |value| NumericKind::Ceiling(Box::new(value)))
            }
            (rounding, 2) if rounding.starts_with("round_") => {
                let mode = match rounding {
                    "round_half_up" => RoundingMode::HalfUp,
                    "round_half_even" => RoundingMode::HalfEven,
                    "round_up" => RoundingMode::Up,
                    _ => RoundingMode::Down,
                };
                match (typed.next(), self.places(arguments.get(1))) {
                    (Some(value), Some(places)) => NumericKind::Round(mode, places, Box::new(value)),
                    _ => NumericKind::Error,
                }
            }
            _ => {
                self.wrong_count(function, count, tree);
                NumericKind::Error
            }
        };
        (numeric(kind), unit)
    }

    /// `mean of best 3 of (a, b, c, d)`, `sum of (a, b, c, d) without worst 1`, `median of (a, b, c)`
    pub fn of_several(
        &mut self,
        function: tree::Aggregate,
        which: Option<&tree::Which>,
        of: &[Expr],
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let (typed, unit) = self.same_unit(of, false, view);
        let (count, numeric) = (typed.len(), |kind| Numeric { kind, span: tree.span });
        let kind = match (which, fold_of(function)) {
            (None, Fold::Sum) => sum_of(typed.into_iter()),
            (None, Fold::Mean) => mean_of(numeric(sum_of(typed.into_iter())), count),
            (which, fold) => match self.which(which, count, "values") {
                Some(which) => NumericKind::Function(Function::Picked(Picked { fold, which }), typed),
                None => NumericKind::Error,
            },
        };
        (numeric(kind), unit)
    }

    /// Which of so many count: no more than there are, and some.
    pub fn which(&mut self, which: Option<&tree::Which>, of: usize, what: &str) -> Option<Which> {
        let Some(said) = which else { return Some(Which::All) };
        let counts = [&said.best, &said.worst].map(|literal| match literal {
            Some(literal) => self.count_of_values(literal),
            None => Some(0),
        });
        let [Some(best), Some(worst)] = counts else { return None };
        let all = best.saturating_add(worst);
        if all < of || (all == of && !said.without) {
            return Some(match (said.without, worst) {
                (true, worst) => Which::Without { best, worst },
                (false, 0) => Which::Best(best),
                (false, worst) => Which::Worst(worst),
            });
        }
        let named = best_and_worst(best, worst);
        let all = match of {
            1 => format!("there is one {}", what.strip_suffix('s').unwrap_or(what)),
            _ => format!("there are {of} {what}"),
        };
        let (message, help) = match said.without {
            false => (format!("{all}, and {named} of them are taken"), format!("take {of} at most")),
            true => (
                format!("{all}, and without {named} nothing is left"),
                match of {
                    0 | 1 => String::from("take all of them"),
                    _ => format!("leave out {} at most", of - 1),
                },
            ),
        };
        self.tell(&codes::PACK_TOO_FEW_VALUES, said.span, message, help);
        None
    }

    /// What some of so many make together.
    pub fn picked(
        &mut self,
        function: tree::Aggregate,
        which: &tree::Which,
        of: usize,
        what: &str,
    ) -> Option<Picked> {
        Some(Picked { fold: fold_of(function), which: self.which(Some(which), of, what)? })
    }

    fn count_of_values(&mut self, literal: &tree::Literal) -> Option<usize> {
        let number = questions::plain_number(literal).and_then(Number::to_i64);
        let count = number.and_then(|number| usize::try_from(number).ok()).filter(|count| *count > 0);
        if count.is_none() && literal.value != tree::LiteralValue::Error {
            let message = "how many count is a whole number, 1 or more";
            let help = "write, for example, `mean of best 3 of`, or `without best 1 and worst 1`";
            self.tell(&codes::PACK_WRONG_TYPE, literal.span, message, help);
        }
        count
    }

    /// A logarithm, root or power: a plain number, but for a mean, which is of the unit of what it is the mean of.
    fn rounded_function(
        &mut self,
        function: Function,
        arguments: &[Expr],
        tree: &Expr,
        view: &View,
    ) -> (Numeric, Unit) {
        let (typed, unit) = match function {
            Function::GeometricMean | Function::HarmonicMean => self.same_unit(arguments, false, view),
            _ => (arguments.iter().map(|one| self.number(one, view).0).collect(), Unit::Plain),
        };
        let (form, is_right) = match function {
            Function::Ln => ("ln(x)", typed.len() == 1),
            Function::SquareRoot => ("sqrt(x)", typed.len() == 1),
            Function::Power => ("power(x, exponent)", typed.len() == 2),
            Function::GeometricMean => ("geometric_mean(a, b, …)", !typed.is_empty()),
            Function::HarmonicMean => ("harmonic_mean(a, b, …)", !typed.is_empty()),
            Function::Exponential => ("exp(x)", typed.len() == 1),
            Function::Picked(_) => ("median(a, b, …)", !typed.is_empty()),
        };
        if !is_right {
            let name = form.split('(').next().unwrap_or_default();
            self.tell_count(name, typed.len(), form, tree);
            return (poison(tree), unit);
        }
        // What depends on no answer is reckoned once.
        if let Some(number) = typed.iter().map(literal_of).collect::<Option<Vec<Number>>>()
            && let Some(value) = function.of(&number)
        {
            return (Numeric { kind: NumericKind::Literal(value), span: tree.span }, unit);
        }
        (Numeric { kind: NumericKind::Function(function, typed), span: tree.span }, unit)
    }

    pub fn scale(&mut self, scale: &tree::Scale, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let (value, unit) = self.number(&scale.value, view);
        let [start, end] = &scale.from;
        let mut ends = [start, end, &scale.onto[0], &scale.onto[1]].map(|end| self.end_of_scale(end, view));
        let [(from_start, start_unit), (from_end, end_unit), (low, low_unit), (high, high_unit)] = &mut ends;
        for (number, own, tree) in [(&*from_start, start_unit, start), (&*from_end, end_unit, end)] {
            if !matches!(number.kind, NumericKind::Error) {
                self.fit(&unit, scale.value.span, own, tree.span, "compared");
            }
        }
        let onto = &scale.onto;
        let mut onto_unit = Unit::Literal;
        for (number, own, tree) in [(&*low, low_unit, &onto[0]), (&*high, high_unit, &onto[1])] {
            if !matches!(number.kind, NumericKind::Error) {
                onto_unit = self.fit(&onto_unit, onto[0].span, own, tree.span, "compared");
            }
        }
        if let (NumericKind::Literal(low), NumericKind::Literal(high)) = (&from_start.kind, &from_end.kind)
            && low == high
        {
            let message = format!("a scale from {low} to {high} has no width");
            self.tell(
                &codes::PACK_SCALE_WITHOUT_WIDTH,
                start.span.to(end.span),
                message,
                "give it two different ends, such as `from 0 to 100`",
            );
            return (poison(tree), onto_unit);
        }
        let [(from_start, _), (from_end, _), (low, _), (high, _)] = ends;
        let typed = Scale { value, from: (from_start, from_end), onto: (low, high), clipped: scale.clipped };
        if typed.parts().any(|part| matches!(part.kind, NumericKind::Error)) {
            return (poison(tree), onto_unit);
        }
        (Numeric { kind: NumericKind::Scale(Box::new(typed)), span: tree.span }, onto_unit)
    }

    /// One end of a scale; a fixed number as such.
    fn end_of_scale(&mut self, tree: &Expr, view: &View) -> (Numeric, Unit) {
        let (mut number, unit) = self.number(tree, view);
        if let Some(fixed) = literal_of(&number) {
            number.kind = NumericKind::Literal(fixed);
        }
        (number, unit)
    }

    /// The arguments of a function, which have to be of one unit; the places of a rounding are no such argument.
    fn same_unit(&mut self, arguments: &[Expr], adds: bool, view: &View) -> (Vec<Numeric>, Unit) {
        let mut common = None;
        let mut typed = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let (number, own) = self.number(argument, view);
            let is_zero = matches!(number.kind, NumericKind::Literal(number) if number.is_zero());
            let is_literal = matches!(argument.kind, ExprKind::Literal(_)) && own == Unit::Literal;
            // What is added up or averaged counts as in `share + 20%`.
            let is_literal = is_literal && (!adds || is_zero);
            // A bare number beside a ratio or percent in `min(share, 1)` is a part of 1, as in arithmetic.
            if !matches!(number.kind, NumericKind::Error) && !is_literal {
                common = Some(self.fit_next(common, own, argument.span, "compared"));
            }
            typed.push(number);
        }
        (typed, common.map_or(Unit::Literal, |(unit, _)| unit))
    }

    fn places(&mut self, argument: Option<&Expr>) -> Option<u32> {
        let argument = argument?;
        let whole = match &argument.kind {
            ExprKind::Literal(literal) => questions::plain_number(literal).and_then(|number| number.to_i64()),
            ExprKind::Error => return None,
            _ => None,
        };
        let places =
            whole.filter(|places| (0..=MOST_PLACES).contains(places)).and_then(|it| u32::try_from(it).ok());
        if places.is_none() {
            let message = format!("decimal places are a whole number from 0 to {MOST_PLACES}");
            self.tell(
                &codes::PACK_WRONG_TYPE,
                argument.span,
                message,
                "write, for example, `round_half_up(x, 2)`",
            );
        }
        places
    }

    fn wrong_count(&mut self, function: &Name, count: usize, tree: &Expr) {
        let form = match &*function.text {
            "sum" => "sum(a, b, …)",
            "mean" => "mean(a, b, …)",
            "median" => "median(a, b, …)",
            "min" => "min(a, b, …)",
            "max" => "max(a, b, …)",
            "clamp" => "clamp(x, low, high)",
            "abs" => "abs(x)",
            "floor" => "floor(x)",
            "ceiling" => "ceiling(x)",
            "round_half_even" => "round_half_even(x, places)",
            "round_up" => "round_up(x, places)",
            "round_down" => "round_down(x, places)",
            _ => "round_half_up(x, places)",
        };
        self.tell_count(&function.text, count, form, tree);
    }

    fn tell_count(&mut self, name: &str, count: usize, form: &str, tree: &Expr) {
        let given = match count {
            0 => String::from("no values"),
            1 => String::from("1 value"),
            more => format!("{more} values"),
        };
        let message = format!("`{name}` is given {given}");
        self.tell(&codes::PACK_WRONG_NUMBER_OF_ARGUMENTS, tree.span, message, format!("write `{form}`"));
    }

    fn unknown_function(&mut self, function: &Name) {
        let name = &*function.text;
        if name.eq_ignore_ascii_case("round") {
            let told = Diagnostic::new(
                &codes::PACK_PLAIN_ROUND,
                function.span,
                "`round` does not say what becomes of a half",
            )
            .label("how?")
            .help("write `round_half_up(x, 2)`, `round_half_even`, `round_up` or `round_down`");
            self.diagnostics.add(told);
            return;
        }
        let told = Diagnostic::new(
            &codes::PACK_UNKNOWN_FUNCTION,
            function.span,
            format!("there is no function `{name}`"),
        );
        if let Some(right) = (1..=3).find_map(|count| other_name(name, count)) {
            let told = told.label(format!("write `{right}`"));
            return self
                .diagnostics
                .add(told.help("functions have small letters, and words of their own").fix(right));
        }
        let scripts = self.names.scripts.keys().map(|known| &**known);
        let near = nearest(name, FUNCTIONS.iter().copied().chain(scripts).chain(self.shape_names()));
        let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
        // What was meant is used, though under a wrong name.
        for meant in &near {
            if let Some(id) = self.names.scripts.get(meant.as_str())
                && let Some(slot) = self.used.scripts.get_mut(id.index())
            {
                *slot = true;
            }
        }
        if near.is_empty() && instead_of(name).is_none() && self.declared.broken {
            // Its script's declaration may be what could not be read.
            return;
        }
        let help = match (instead_of(name), near.is_empty()) {
            (Some(instead), _) => instead.to_owned(),
            (None, false) => {
                format!("did you mean {}?", either(&near.iter().map(String::as_str).collect::<Vec<_>>()))
            }
            (None, true) => format!("the functions are {}", either(&FUNCTIONS).replace(" or ", " and ")),
        };
        self.diagnostics.add(told.help(help));
    }

    fn script_call(&mut self, id: ScriptId, arguments: &[Expr], tree: &Expr, view: &View) -> (Numeric, Unit) {
        if let Some(slot) = self.used.scripts.get_mut(id.index()) {
            *slot = true;
        }
        let Some(script) = self.scripts.get(id.index()) else { return (poison(tree), Unit::Literal) };
        let (name, parameters) = (script.name.clone(), script.parameters.clone());
        if parameters.len() != arguments.len() {
            let list: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            let form = format!("{name}({})", list.join(", "));
            self.tell_count(&name, arguments.len(), &form, tree);
            return (poison(tree), Unit::Literal);
        }
        let mut typed = Vec::with_capacity(arguments.len());
        for (argument, parameter) in arguments.iter().zip(&parameters) {
            match parameter.kind {
                ParameterType::Number => {
                    let (number, _) = self.number(argument, view);
                    if matches!(number.kind, NumericKind::Error) {
                        return (poison(tree), Unit::Literal);
                    }
                    typed.push(Argument::Number(number));
                }
                ParameterType::YesNo => typed.push(Argument::Condition(self.condition(argument, view))),
                wanted => match self.answer_argument(argument, wanted, view) {
                    Some(question) => typed.push(Argument::Answer(question)),
                    None => return (poison(tree), Unit::Literal),
                },
            }
        }
        (
            Numeric { kind: NumericKind::Script { script: id, arguments: typed }, span: tree.span },
            Unit::Literal,
        )
    }

    /// A question handed to a script as it is.
    fn answer_argument(&mut self, argument: &Expr, wanted: ParameterType, view: &View) -> Option<QuestionId> {
        let what = match wanted {
            ParameterType::Choice => "a `one of` question",
            ParameterType::Choices => "an `any of` question",
            _ => "a `list of` question",
        };
        let ExprKind::Name(name) = &argument.kind else {
            if !matches!(argument.kind, ExprKind::Error) {
                let message = format!("the script needs {what} here");
                self.tell(&codes::PACK_WRONG_TYPE, argument.span, message, "name the question");
            }
            return None;
        };
        let id = match self.value_named(name) {
            Some(Entity::Question(id)) => id,
            Some(Entity::Let(_)) => {
                let message = format!("the script needs {what} here, and `{name}` is a `let`");
                self.tell(&codes::PACK_WRONG_TYPE, argument.span, message, "name the question");
                return None;
            }
            None => {
                self.unknown_name(name, argument.span, view);
                return None;
            }
        };
        let question = self.question(id)?;
        let fits = match (&question.kind, wanted) {
            (QuestionKind::Error, _) => return None,
            (QuestionKind::OneOf { .. }, ParameterType::Choice) => true,
            (QuestionKind::AnyOf { .. }, ParameterType::Choices) => true,
            (QuestionKind::List { .. }, ParameterType::List) => true,
            _ => false,
        };
        if !fits {
            let message = format!(
                "the script needs {what} here, and `{name}` asks for {}",
                questions::in_words(question)
            );
            self.tell(
                &codes::PACK_WRONG_TYPE,
                argument.span,
                message,
                "name another question, or change the declaration",
            );
            return None;
        }
        Some(id)
    }
}
