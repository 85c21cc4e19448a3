//! How values bind: the tree as text, with brackets around everything.

use super::value;
use kasauti::syntax::tree::{Expr, ExprKind, LiteralValue, Pattern, PatternKind, Quantity};

fn picked(which: &Option<Box<kasauti::syntax::tree::Which>>) -> String {
    let Some(which) = which else { return String::new() };
    let count = |word: &str, count: &Option<kasauti::syntax::tree::Literal>| {
        count.as_ref().map_or(String::new(), |count| match &count.value {
            kasauti::syntax::tree::LiteralValue::Number(number) => format!(" {word} {number}"),
            other => format!(" {word} {other:?}"),
        })
    };
    let without = if which.without { " without" } else { "" };
    format!("{without}{}{}", count("best", &which.best), count("worst", &which.worst))
}

/// A value with brackets around all that binds.
fn bound(expr: &Expr) -> String {
    let all =
        |values: &[Expr], word: &str| values.iter().map(bound).collect::<Vec<_>>().join(&format!(" {word} "));
    let chain = |parts: &[(bool, Expr)], plain: &str, other: &str| {
        let mut text = String::new();
        for (index, (inverse, part)) in parts.iter().enumerate() {
            if index > 0 {
                text.push_str(if *inverse { other } else { plain });
            }
            text.push_str(&bound(part));
        }
        text
    };
    match &expr.kind {
        ExprKind::Literal(literal) => match literal.value {
            LiteralValue::Number(number) => number.to_string(),
            LiteralValue::Percent(number) => format!("{number}p"),
            LiteralValue::Date(days) => format!("day{days}"),
            LiteralValue::Error => "!".to_owned(),
        },
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Negate(value) => format!("(-{})", bound(value)),
        ExprKind::Not(value) => format!("(not {})", bound(value)),
        ExprKind::Sum(parts) => format!("({})", chain(parts, " + ", " - ")),
        ExprKind::Product(parts) => format!("({})", chain(parts, " * ", " / ")),
        ExprKind::And(values) => format!("({})", all(values, "and")),
        ExprKind::Or(values) => format!("({})", all(values, "or")),
        ExprKind::Else(value, other) => format!("({} else {})", bound(value), bound(other)),
        ExprKind::Compare { left, operator, right, .. } => {
            format!("({} {operator:?} {})", bound(left), bound(right))
        }
        ExprKind::Between { subject, low, high } => {
            format!("({} between {}, {})", bound(subject), bound(low), bound(high))
        }
        ExprKind::In { subject, set, negated } => {
            format!("({}{} in {})", bound(subject), if *negated { " not" } else { "" }, bound(set))
        }
        ExprKind::List(values) => format!("[{}]", all(values, ",")),
        ExprKind::IsAnswered { subject, answered } => format!("({} answered {answered})", bound(subject)),
        ExprKind::Each { worth, of } => format!("({} each {})", bound(worth), of.text),
        ExprKind::Aggregate { function, which, of, by, list, whole, filter } => {
            let whole = whole.as_ref().map_or(String::new(), |whole| format!(" of {}", whole.text));
            let of = of.as_ref().map_or(String::new(), |of| format!("{} over ", bound(of)));
            let by = by.as_ref().map_or(String::new(), |by| format!("by {} ", bound(by)));
            let filter = filter.as_ref().map_or(String::new(), |filter| format!(" where {}", bound(filter)));
            format!("({function:?}{} {by}{of}{}{whole}{filter})", picked(which), list.text)
        }
        ExprKind::OfSeveral { function, which, of } => {
            format!("({function:?}{} [{}])", picked(which), all(of, ","))
        }
        ExprKind::Checklist { entries, .. } => {
            let entry = |entry: &kasauti::syntax::tree::Entry| {
                let when = entry.when.as_ref().map_or(String::new(), |when| format!(" when {}", bound(when)));
                format!("{}{when}", bound(&entry.worth))
            };
            format!("(sum {{{}}})", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        ExprKind::Quantifier { quantity, of, filter, .. } => {
            let quantity = match quantity {
                Quantity::AtLeast(_) => "AtLeast".to_owned(),
                other => format!("{other:?}"),
            };
            let filter = filter.as_ref().map_or(String::new(), |filter| format!(" where {}", bound(filter)));
            format!("({quantity} of {}{filter})", bound(of))
        }
        ExprKind::Call { function, arguments } => format!("{}({})", function.text, all(arguments, ",")),
        ExprKind::PointsOf(code) => format!("(points of {})", code.text),
        ExprKind::EveryComponent { operator, right, .. } => format!("(every {operator:?} {})", bound(right)),
        other => format!("{other:?}"),
    }
}

fn binds(text: &str, wanted: &str) {
    assert_eq!(bound(&value(&format!("let a = {text}"))), wanted, "in {text}");
}

#[test]
fn arithmetic() {
    binds("a - b - c * d / e", "(a - b - (c * d / e))");
    binds("-a * 2 - -3", "(((-a) * 2) - (-3))");
    binds("(a + b) * 2", "((a + b) * 2)");
    binds("6 / 2 each of t + 1", "(((6 / 2) each t) + 1)");
    binds("a / b else 0", "((a / b) else 0)");
    binds("a else b else c", "(a else (b else c))");
    binds("25% * x", "(0.25p * x)");
    binds("min(a, b + 1) + abs (c)", "(min(a , (b + 1)) + abs(c))");
}

#[test]
fn conditions() {
    binds("a and not b or c and d", "((a and (not b)) or (c and d))");
    binds("not a = b", "(not (a Equal b))");
    binds("a at least b and c under 5", "((a AtLeast b) and (c Less 5))");
    binds("a is not b", "(a NotEqual b)");
    binds(
        "a is answered and b is unanswered and c is not answered",
        "((a answered true) and (b answered false) and (c answered false))",
    );
    binds("a between 1 and 29 and b", "((a between 1, 29) and b)");
    binds("a in (b, c) or d not in e", "((a in [b , c]) or (d not in e))");
    binds("signed before 1970-01-02", "(signed Less day1)");
    binds("at least 2 of (a, b) and all of f", "((AtLeast of [a , b]) and (All of f))");
    binds("none of f where mode = mou", "(None of f where (mode Equal mou))");
    binds("every component at least 50", "(every AtLeast 50)");
    binds("points of 1.a = 0 and points < max", "(((points of 1.a) Equal 0) and (points Less max))");
}

#[test]
fn lists() {
    binds("count of a where m = n and o at least 3", "(Count a where ((m Equal n) and (o AtLeast 3)))");
    binds("count of a where m = n at least 3", "((Count a where (m Equal n)) AtLeast 3)");
    binds("largest of m over a else 0", "((Largest m over a) else 0)");
    binds("sum of m over a where n + 1", "(Sum m over a where (n + 1))");
    binds("sum of (m * n) over a + 1", "((Sum (m * n) over a) + 1)");
    binds("weighted mean of m by (n / 2) over a where b", "(WeightedMean by (n / 2) m over a where b)");
    binds("weighted + 1", "(weighted + 1)");
    binds("count of (m, n) + 1", "((sum {1 when m, 1 when n}) + 1)");
    binds("count of a among (m, n)", "(sum {1 when (m Equal a), 1 when (n Equal a)})");
    binds("count of answered among (m)", "(sum {1 when (m answered true)})");
    binds("count of parts of one where m + 1", "(Count parts of one where (m + 1))");
    binds("count of a over 3", "((Count a) Greater 3)");
}

#[test]
fn some_of_several() {
    binds("mean of best 2 of (a, b, c) over d", "((Mean best 2 [a , b , c]) Greater d)");
    binds("mean of worst 2 of (a, b, c) + 1", "((Mean worst 2 [a , b , c]) + 1)");
    binds("sum of (a) without best 1 else 0", "((Sum without best 1 [a]) else 0)");
    binds("median of (a, b) over 5 and c", "(((Median [a , b]) Greater 5) and c)");
    binds("sum of (m * n) over a without worst 1", "(Sum without worst 1 (m * n) over a)");
    binds("median of m over a where n", "(Median m over a where n)");
    binds(
        "sum of m over a where n and o without worst 2 and best 1 + 1",
        "((Sum without best 1 worst 2 m over a where (n and o)) + 1)",
    );
    binds("sum of best 3 of (sum of (m, n)) over a over b", "((Sum best 3 (Sum [m , n]) over a) Greater b)");
    binds("mean of (a, b) without best 1 and c", "((Mean without best 1 [a , b]) and c)");
    binds("worst + without + best", "(worst + without + best)");
}

#[test]
fn ranges() {
    let ExprKind::Band { arms, .. } =
        value("score band a { 0 => 0 1 to 29 => 1 30 to under 40 => 2 over 40 to 50 => 3 60 or more => 4 up to -5 => 5 under -6 => 6 otherwise => 7 }")
            .kind
    else {
        panic!()
    };
    let end = |end: &Option<(kasauti::syntax::tree::Literal, bool)>| match end {
        Some((literal, open)) => {
            let LiteralValue::Number(number) = literal.value else { panic!() };
            format!("{number}{}", if *open { "!" } else { "" })
        }
        None => "…".to_owned(),
    };
    let written = |pattern: &Pattern| match &pattern.kind {
        PatternKind::Range { low, high } => format!("{}:{}", end(low), end(high)),
        PatternKind::Otherwise => "otherwise".to_owned(),
        other => panic!("{other:?}"),
    };
    let ranges: Vec<_> = arms.iter().map(|arm| written(&arm.patterns[0])).collect();
    assert_eq!(ranges, ["0:0", "1:29", "30:40!", "40!:50", "60:…", "…:-5", "…:-6!", "otherwise"]);
}
