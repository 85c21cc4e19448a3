//! Days as people write them: `2026-03-31`, and what seems to be meant by anything else.

use crate::decimal::date::{days_in_month, to_days};

pub use crate::decimal::date::to_text as write;

/// What is wrong with the writing of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Well written, but the calendar has no such day.
    NoSuchDay {
        days_in_month: Option<u32>,
    },
    /// A date in another order or with other signs; the right writing where only one is possible.
    OtherOrder(Option<String>),
    /// A day and a time of day; the day.
    WithTime(String),
    NotADate,
}

/// Reads `2026-03-31`.
///
/// # Errors
/// When it is not a day so written; what it seems to be.
pub fn read(text: &str) -> Result<i32, Slip> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('-').collect();
    if let [year, month, day] = parts.as_slice()
        && year.len() == 4
        && month.len() == 2
        && let Some(day) =
            day.get(..2).filter(|_| day.len() == 2 || day.get(2..3).is_some_and(|c| "Tt ".contains(c)))
        && let (Some(y), Some(m), Some(d)) = (digits(year), digits(month), digits(day))
    {
        let Some(known_day) = to_days(y, m, d) else {
            return Err(Slip::NoSuchDay { days_in_month: days_in_month(y, m) });
        };
        return match text.get(10..) {
            Some("") => Ok(known_day),
            _ => Err(Slip::WithTime(text.get(..10).unwrap_or(text).to_owned())),
        };
    }
    Err(other_order(text))
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// `31.03.2026`, `3/31/2026`, `2026/3/5`: three numbers with `.`, `/` or `-` between them.
fn other_order(text: &str) -> Slip {
    if let Some(day) = with_month_name(text) {
        return Slip::OtherOrder(Some(day));
    }
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let [a, b, c] = parts.as_slice() else {
        return Slip::NotADate;
    };
    let short = |text: &str| (1..=2).contains(&text.len());
    let right =
        |year: &str, month: &str, day: &str| to_days(digits(year)?, digits(month)?, digits(day)?).map(write);
    if parts.iter().any(|part| part.is_empty() || digits::<u64>(part).is_none()) {
        Slip::NotADate
    } else if a.len() == 4 && short(b) && short(c) {
        Slip::OtherOrder(right(a, b, c))
    } else if c.len() == 4 && short(a) && short(b) {
        match (right(c, b, a), right(c, a, b)) {
            (Some(one), Some(other)) if one != other => Slip::OtherOrder(None),
            (one, other) => Slip::OtherOrder(one.or(other)),
        }
    } else {
        Slip::NotADate
    }
}

/// `31 March 2026`, `March 31, 2026`, `31-Mar-26`
fn with_month_name(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = text.split([' ', '-', '/', ',', '.']).filter(|part| !part.is_empty()).collect();
    let [a, b, year] = parts.as_slice() else { return None };
    let month = |word: &str| {
        let start = word.get(..3).filter(|_| word.chars().all(char::is_alphabetic))?.to_lowercase();
        MONTHS.iter().zip(1..).find(|(name, _)| **name == start).map(|(_, number)| number)
    };
    let (day, month) = match (month(a), month(b)) {
        (Some(month), None) => (*b, month),
        (None, Some(month)) => (*a, month),
        _ => return None,
    };
    let day = digits(day.trim_end_matches(char::is_alphabetic))?;
    let year: i32 = digits(year)?;
    to_days(if year < 100 { 2000 + year } else { year }, month, day).map(write)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(read("1970-01-01"), Ok(0));
        assert_eq!(read("2000-03-01"), Ok(11_017));
        assert_eq!(read("2024-02-29"), Ok(19_782));
        assert_eq!(read("1900-02-29"), Err(Slip::NoSuchDay { days_in_month: Some(28) }));
        assert_eq!(read("2026-13-01"), Err(Slip::NoSuchDay { days_in_month: None }));
    }

    #[test]
    fn every_day_of_three_centuries_comes_back() {
        let first = read("1899-12-31").unwrap();
        for day in first..first + 110_000 {
            assert_eq!(read(&write(day)), Ok(day));
        }
    }

    #[test]
    fn other_orders_are_recognised_and_not_guessed() {
        assert_eq!(read("31.03.2026"), Err(Slip::OtherOrder(Some(String::from("2026-03-31")))));
        assert_eq!(read("3/31/2026"), Err(Slip::OtherOrder(Some(String::from("2026-03-31")))));
        assert_eq!(read("2026-3-5"), Err(Slip::OtherOrder(Some(String::from("2026-03-05")))));
        assert_eq!(read("03/04/2026"), Err(Slip::OtherOrder(None)));
        for named in ["31 March 2026", "March 31, 2026", "31-Mar-26", "31st mar 2026"] {
            assert_eq!(read(named), Err(Slip::OtherOrder(Some(String::from("2026-03-31")))), "{named}");
        }
        assert_eq!(read("31 Marble 99999999999"), Err(Slip::NotADate));
        assert_eq!(read("2026-03-31T10:00:00"), Err(Slip::WithTime(String::from("2026-03-31"))));
        assert_eq!(read("soon"), Err(Slip::NotADate));
    }
}
