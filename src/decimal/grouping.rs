//! How digits of large numbers are grouped for people.

/// Where commas stand in a number of five digits or more; one of four may be a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    #[default]
    None,
    /// `1,00,000`
    Indian,
    /// `100,000`
    Western,
}

/// Fewer digits than these before the point are not grouped.
const LEAST_DIGITS: usize = 5;

impl Grouping {
    /// A decimal as it is written, with commas.
    #[must_use]
    pub fn applied_to(self, written: &str) -> String {
        let step = match self {
            Grouping::None => return written.to_owned(),
            Grouping::Indian => 2,
            Grouping::Western => 3,
        };
        let start = written.len() - written.trim_start_matches('-').len();
        let (sign, rest) = written.split_at(start);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (whole, fraction) = rest.split_at(digits);
        if digits < LEAST_DIGITS {
            return written.to_owned();
        }
        let mut grouped = String::with_capacity(written.len() + digits / step);
        for (index, digit) in whole.chars().enumerate() {
            let left = digits - index;
            if index > 0 && left >= 3 && (left - 3).is_multiple_of(step) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{sign}{grouped}{fraction}")
    }
}

/// What a large amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Magnitude {
    /// 1,00,000
    Lakh,
    /// 1,00,00,000
    Crore,
}

impl Magnitude {
    /// How many ones it is.
    #[must_use]
    pub fn ones(self) -> i64 {
        match self {
            Magnitude::Lakh => 100_000,
            Magnitude::Crore => 10_000_000,
        }
    }
}

/// How many ones a word behind a number stands for, as people write amounts: `crore`, `lakhs`, `k`, `mn`.
#[must_use]
pub fn ones_in(word: &str) -> Option<i64> {
    Some(match word.to_lowercase().as_str() {
        "hundred" => 100,
        "thousand" | "k" => 1_000,
        "lakh" | "lakhs" | "lac" | "lacs" => Magnitude::Lakh.ones(),
        "million" | "mn" => 1_000_000,
        "crore" | "crores" | "cr" => Magnitude::Crore.ones(),
        "billion" | "bn" => 1_000_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Grouping;

    #[test]
    fn commas_stand_where_people_of_each_place_put_them() {
        for (written, indian, western) in [
            ("0", "0", "0"),
            ("2021", "2021", "2021"),
            ("12345", "12,345", "12,345"),
            ("100000", "1,00,000", "100,000"),
            ("-1250000.5", "-12,50,000.5", "-1,250,000.5"),
            ("123456789", "12,34,56,789", "123,456,789"),
            ("1000000000000", "10,00,00,00,00,000", "1,000,000,000,000"),
        ] {
            assert_eq!(Grouping::Indian.applied_to(written), indian);
            assert_eq!(Grouping::Western.applied_to(written), western);
            assert_eq!(Grouping::None.applied_to(written), written);
        }
    }
}
