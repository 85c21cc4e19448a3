//! Statistics across cities as calculators and other languages write them.

use super::bits::{Kind, closed};
use super::{Look, Meant};

/// `min-max of (beds / population) across cities`: what many cities have is gathered under a name.
pub(super) fn of_formula(look: &Look<'_>) -> Option<Meant> {
    let begins = |at: &usize| look.word(*at) == "of" && look.word(at + 1) == "(";
    let of = (look.at.saturating_sub(40)..=look.at).rev().find(begins)?;
    let end = closed(&look.bits, of + 1)?;
    if look.word(end) != "across" || end < look.at {
        return None;
    }
    let (open, close) = (look.bit(of + 1)?, look.bit(end.checked_sub(1)?)?);
    let formula = look.text.get(open.end..close.start)?.trim();
    let measured = match look.word(of.checked_sub(2)?) {
        "-" => of.checked_sub(3)?,
        "percentile" => of - 2,
        _ => of - 1,
    };
    let measure = look.text.get(look.bit(measured)?.start..look.bit(of - 1)?.end)?;
    let help = format!(
        "give it a name before the `score`, `let name = {formula}`, and write `{measure} of name across {}`",
        look.word(end + 1)
    );
    let message = "a statistic across cities is taken of what has a name";
    Some(Meant::new(open.start, close.end, message, help).say("a formula without a name"))
}

/// `max(votes across cities)`
pub(in super::super) fn of_call(
    name: &str,
    arguments: &[&str],
    (start, end): (usize, usize),
) -> Option<Meant> {
    let [of, "across", among] = arguments else { return None };
    let measure = match name.to_lowercase().as_str() {
        "min" | "minimum" => "min",
        "max" | "maximum" => "max",
        "mean" | "average" | "avg" => "mean",
        "median" => "median",
        "count" => "count",
        _ => return None,
    };
    let message = "a statistic across cities is written with `of`, without brackets";
    let help = "after `of` stands a question, a `let` or `points of …`: `max of votes across cities`";
    Some(Meant::new(start, end, message, help).write(format!("{measure} of {of} across {among}")))
}

/// `day after ranked_on - 12 months`: time is counted in days.
pub(super) fn time(look: &Look<'_>) -> Option<Meant> {
    let unit = look.found().filter(|bit| bit.kind == Kind::Word && !bit.first)?;
    let number = look.bit(look.at.checked_sub(1)?).filter(|bit| bit.kind == Kind::Number)?;
    let count: u32 = number.text.parse().ok().filter(|count| *count < 10_000)?;
    let days = match unit.text {
        "day" | "days" => count,
        "week" | "weeks" => count * 7,
        "month" | "months" if count.is_multiple_of(12) => count / 12 * 365,
        "month" | "months" => count * 365 / 12,
        "year" | "years" => count * 365,
        _ => return None,
    };
    let help = "a date less a date is how many days lie between: `ranked_on - held_on under 365`; a year has 365 or 366 of them";
    let message = "time is counted in days, between two dates";
    if let Some(first) = look.at.checked_sub(5)
        && let (Some(one), Some(other)) = (look.bit(first), look.bit(first + 2))
        && one.kind == Kind::Word
        && other.kind == Kind::Word
        && matches!(look.word(first + 3), "-" | "+")
    {
        let later = matches!(look.word(first + 1), "after" | "over" | ">");
        let (one, other, adds) = (one.text, other.text, look.word(first + 3) == "+");
        let right = match (later, adds) {
            (true, false) => format!("{other} - {one} under {days}"),
            (false, false) => format!("{other} - {one} over {days}"),
            (true, true) => format!("{one} - {other} over {days}"),
            (false, true) => format!("{one} - {other} under {days}"),
        };
        if later || matches!(look.word(first + 1), "before" | "under" | "<") {
            return Some(Meant::new(look.bit(first)?.start, unit.end, message, help).write(right));
        }
    }
    // `ranked_on - held_on under 12 months`; `12 months` elsewhere is a number with its unit.
    let compared = look.at.checked_sub(5)?;
    let is_difference = look.word(compared + 1) == "-";
    let compares =
        matches!(look.word(look.at - 2), "under" | "over" | "<" | ">" | "<=" | ">=" | "most" | "least");
    let other = look.at.checked_sub(6).filter(|_| matches!(look.word(look.at - 2), "most" | "least"));
    let is_difference = is_difference || other.is_some_and(|first| look.word(first + 1) == "-");
    (is_difference && compares)
        .then(|| Meant::new(number.start, unit.end, message, help).write(days.to_string()))
}
