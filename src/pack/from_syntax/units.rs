//! Which numbers may be added and compared.

use super::super::Unit;

/// The unit of dates, which are days in number form. Nobody can write it: units stand in quotes and are not empty.
pub const DATE: &str = "";

pub fn date() -> Unit {
    Unit::Named(String::from(DATE))
}

pub fn is_date(unit: &Unit) -> bool {
    matches!(unit, Unit::Named(name) if name == DATE)
}

/// What two numbers have in common; `None` when they must not meet.
pub fn common(a: &Unit, b: &Unit) -> Option<Unit> {
    match (a, b) {
        _ if a == b => Some(a.clone()),
        (Unit::Literal, other) | (other, Unit::Literal) if *other != Unit::Percent && !is_date(other) => {
            Some(other.clone())
        }
        (Unit::Ratio, Unit::Percent) | (Unit::Percent, Unit::Ratio) => Some(Unit::Percent),
        (Unit::Plain | Unit::Ratio | Unit::Points, Unit::Plain | Unit::Ratio | Unit::Points) => {
            Some(Unit::Plain)
        }
        _ => None,
    }
}

/// "a percent", "a number of km"
pub fn in_words(unit: &Unit) -> String {
    match unit {
        Unit::Literal | Unit::Plain => String::from("a plain number"),
        Unit::Ratio => String::from("a ratio"),
        Unit::Percent => String::from("a percent"),
        Unit::Points => String::from("points"),
        Unit::Named(name) if name == DATE => String::from("a date"),
        Unit::Named(name) => format!("a number of {name}"),
    }
}

/// Of a product or quotient, from the units above and below the line.
pub fn of_product(factors: &[(bool, Unit)]) -> Unit {
    let named = |wanted: bool| -> Vec<&String> {
        factors
            .iter()
            .filter_map(|(divides, unit)| match unit {
                Unit::Named(name) if *divides == wanted => Some(name),
                _ => None,
            })
            .collect()
    };
    let (mut above, mut below) = (named(false), named(true));
    let cancelled: Vec<&String> = above.iter().copied().filter(|name| below.contains(name)).collect();
    for name in cancelled {
        for side in [&mut above, &mut below] {
            if let Some(at) = side.iter().position(|own| *own == name) {
                side.remove(at);
            }
        }
    }
    let divides = factors.iter().any(|(divides, _)| *divides);
    let is_literal = factors.iter().all(|(_, unit)| *unit == Unit::Literal);
    let counts = |wanted: bool| {
        factors.iter().filter(move |(divides, unit)| {
            *divides == wanted
                && matches!(unit, Unit::Plain | Unit::Named(_) | Unit::Percent | Unit::Ratio | Unit::Points)
        })
    };
    match (above.as_slice(), below.as_slice()) {
        ([], []) if is_literal => Unit::Literal,
        // A number over a number of its own kind, and nothing else than literals beside them.
        ([], []) if divides && counts(false).count() == counts(true).count() && counts(true).count() > 0 => {
            match factors.iter().any(|(divides, unit)| !divides && *unit == Unit::Literal) {
                true => Unit::Plain,
                false => Unit::Ratio,
            }
        }
        ([], []) => Unit::Plain,
        ([only], []) => Unit::Named((*only).clone()),
        (above, below) => {
            let side =
                |names: &[&String]| names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ");
            match below {
                [] => Unit::Named(side(above)),
                _ => Unit::Named(format!("{} per {}", side(above), side(below)).trim().to_owned()),
            }
        }
    }
}
