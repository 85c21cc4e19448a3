//! Days: `2026-03-31` to days since 1970-01-01 and back.

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
        let known = days_in_month(y, m);
        if d == 0 || d > known.unwrap_or(0) {
            return Err(Slip::NoSuchDay { days_in_month: known });
        }
        return match text.get(10..) {
            Some("") => Ok(days(y, m, d)),
            _ => Err(Slip::WithTime(text.get(..10).unwrap_or(text).to_owned())),
        };
    }
    Err(other_order(text))
}

/// `2026-03-31` of a day.
#[must_use]
pub fn write(day: i32) -> String {
    // The era of 400 years and the day in it, counted from 1 March.
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn days_in_month(year: u32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Days since 1970-01-01 of a day that exists.
fn days(year: u32, month: u32, day: u32) -> i32 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = (i64::from(month) + 9) % 12;
    let of_year = (153 * from_march + 2) / 5 + i64::from(day) - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    i32::try_from(era * 146_097 + of_era - 719_468).unwrap_or(0)
}

/// `31.03.2026`, `3/31/2026`, `2026/3/5`: three numbers with `.`, `/` or `-` between them.
fn other_order(text: &str) -> Slip {
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let [a, b, c] = parts.as_slice() else {
        return Slip::NotADate;
    };
    let short = |text: &str| (1..=2).contains(&text.len());
    let right = |year: &str, month: &str, day: &str| {
        let (year, month, day) = (digits(year)?, digits(month)?, digits(day)?);
        (day >= 1 && day <= days_in_month(year, month)?).then(|| format!("{year:04}-{month:02}-{day:02}"))
    };
    if parts.iter().any(|part| part.is_empty() || digits(part).is_none()) {
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
        assert_eq!(read("2026-03-31T10:00:00"), Err(Slip::WithTime(String::from("2026-03-31"))));
        assert_eq!(read("soon"), Err(Slip::NotADate));
    }
}
