//! Days of the Gregorian calendar as whole numbers, so that dates compare and subtract like any number.

/// Days since 1970-01-01; `None` when there is no such day.
#[must_use]
pub fn to_days(year: i32, month: u32, day: u32) -> Option<i32> {
    let valid = (1..=days_in_month(year, month)?).contains(&day) && (0..=9999).contains(&year);
    if !valid {
        return None;
    }
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = if month <= 2 { year - 1 } else { year };
    let month = i32::try_from((month + 9) % 12).ok()?;
    let of_year = (153 * month + 2) / 5 + i32::try_from(day).ok()? - 1;
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// `2026-03-31`.
#[must_use]
pub fn to_text(days: i32) -> String {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads `2026-03-31`; `None` for anything else and for days that do not exist.
#[must_use]
pub fn parse(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let well_formed = parts.next().is_none() && year.len() == 4 && month.len() == 2 && day.len() == 2;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !well_formed || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    to_days(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// How many days a month has; `None` when there is no such month.
#[must_use]
pub fn days_in_month(year: i32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        let first = to_days(1900, 1, 1).unwrap();
        let last = to_days(2299, 12, 31).unwrap();
        assert_eq!(last - first, 146_096);
        for day in first..=last {
            assert_eq!(parse(&to_text(day)), Some(day));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(to_days(1970, 1, 1), Some(0));
        assert_eq!(parse("2023-02-29"), None);
        assert_eq!(parse("2024-02-29").map(to_text).as_deref(), Some("2024-02-29"));
        assert_eq!(parse("1900-02-29"), None);
        assert_eq!(parse("2026-13-01"), None);
        assert_eq!(parse("2026-3-1"), None);
    }
}
