//! Numbers as a file writes them to exact numbers.

use crate::decimal::{Number, ones_in};

/// Why a number is not taken as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// More digits than can be kept exactly.
    TooLong,
    /// `inf`, `nan` and their kin.
    NotFinite,
    /// `0xFF`; the number in ordinary writing, where it fits.
    OtherBase(Option<String>),
}

/// Reads `12`, `-3`, `12.30`, `1.5e3`; nothing is rounded.
///
/// # Errors
/// When it is no decimal number that can be kept exactly.
pub fn read(text: &str) -> Result<Number, Slip> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefix = unsigned.get(..2).unwrap_or("").to_ascii_lowercase();
    let base = match prefix.as_str() {
        "0x" => Some(16),
        "0o" => Some(8),
        "0b" => Some(2),
        _ => None,
    };
    if let Some(base) = base {
        let plain = i64::from_str_radix(unsigned.get(2..).unwrap_or(""), base).ok();
        let sign = if negative { "-" } else { "" };
        return Err(Slip::OtherBase(plain.map(|plain| format!("{sign}{plain}"))));
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix('+').unwrap_or(exponent)),
        None => (unsigned, "0"),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = [whole, part].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Slip::NotFinite);
    }
    let digits = digits.trim_end_matches('0');
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(Number::ZERO);
    }
    // The place of the point, counted from the first significant digit.
    let leading = digits.len() - significant.len();
    let point = exponent
        .parse::<i64>()
        .ok()
        .and_then(|exponent| exponent.checked_add(i64::try_from(whole.len()).ok()?))
        .and_then(|point| point.checked_sub(i64::try_from(leading).ok()?))
        .filter(|point| point.abs() <= 30)
        .ok_or(Slip::TooLong)?;
    let length = i64::try_from(significant.len()).map_err(|_| Slip::TooLong)?;
    if length > 30 {
        return Err(Slip::TooLong);
    }
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    let plain = if point <= 0 {
        format!("0.{}{significant}", zeros(-point))
    } else if point >= length {
        format!("{significant}{}", zeros(point - length))
    } else {
        let (before, after) = significant.split_at(usize::try_from(point).unwrap_or(0));
        format!("{before}.{after}")
    };
    let number = Number::parse(&plain).ok_or(Slip::TooLong)?;
    Ok(if negative { number.negate() } else { number })
}

/// The plain writing of a number that a person wrote into a text or with commas: `12`, `1,250`, `12,50,000.50`,
/// `₹ 1 250`. `None` where it is no number, or where a comma may be a decimal point.
#[must_use]
pub fn from_loose_text(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['₹', '+']).trim_start();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = match unsigned.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (unsigned, None),
    };
    let groups: Vec<&str> = whole.split([',', ' ', '_', '\u{A0}', '\u{202F}', '\'']).collect();
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (last, earlier) = groups.split_last()?;
    let grouped = earlier.is_empty() || (last.len() == 3 && earlier.iter().all(|group| group.len() <= 3));
    if !grouped || !groups.iter().all(|group| all_digits(group)) || !part.is_none_or(all_digits) {
        return None;
    }
    let sign = if unsigned.len() < text.len() { "-" } else { "" };
    let whole = groups.concat();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let plain = match part {
        Some(part) => format!("{sign}{whole}.{part}"),
        None => format!("{sign}{whole}"),
    };
    read(&plain).is_ok().then_some(plain)
}

/// What is written for a number, and what has to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    pub plain: String,
    pub message: String,
}

/// The number that is meant by `1,00,000`, `45 %`, `12,5`, `.5`, `Rs. 500`, `500/-`, `1.5 crore`, `12 km`.
#[must_use]
pub fn meant(text: &str) -> Option<Meant> {
    let text = text.trim();
    let told = |plain: String, message: String| Some(Meant { plain, message });
    let without_currency = ["Rs.", "Rs", "INR", "₹", "$", "€", "£"].iter().find_map(|sign| {
        text.get(..sign.len()).filter(|start| start.eq_ignore_ascii_case(sign)).map(|_| sign.len())
    });
    let bare = text.get(without_currency.unwrap_or(0)..).unwrap_or("").trim();
    let bare = bare.strip_suffix("/-").unwrap_or(bare).trim_end();
    if bare.len() < text.len()
        && let Some(inner) =
            meant(bare).or_else(|| from_loose_text(bare).map(|plain| Meant { plain, message: String::new() }))
    {
        return told(inner.plain, format!("`{text}` stands with its currency, which the question says"));
    }
    if let Some(part) = text.strip_suffix('%').and_then(|text| from_loose_text(text.trim())) {
        return told(part, String::from("a percent is written without the percent sign"));
    }
    if let Some(plain) = from_loose_text(text) {
        return told(plain, format!("`{text}` is not written as a number is"));
    }
    if let Some((whole, part)) = text.split_once(',')
        && (1..=2).contains(&part.len())
        && let Some(plain) = from_loose_text(&format!("{whole}.{part}"))
    {
        return told(plain, String::from("the places of a number follow a point, not a comma"));
    }
    if let Some(plain) = text
        .strip_prefix('.')
        .and_then(|part| from_loose_text(&format!("0.{part}")))
        .or_else(|| text.strip_suffix('.').and_then(from_loose_text))
    {
        return told(plain, String::from("digits stand on both sides of the point"));
    }
    let split = text.find(|c: char| c.is_alphabetic())?;
    let (digits, unit) = (text.get(..split)?, text.get(split..)?);
    let number = from_loose_text(digits.trim())?;
    if let Some(ones) = ones_in(unit) {
        let product = read(&number).ok()?.multiply(Number::from(ones))?;
        return told(product.to_string(), format!("`{text}` is not written in digits"));
    }
    if ["percent", "per cent", "pc"].iter().any(|word| word.eq_ignore_ascii_case(unit)) {
        return told(number, String::from("a percent is written as a number alone"));
    }
    let is_unit = unit.chars().all(char::is_alphabetic) && unit.len() <= 12;
    is_unit.then(|| Meant {
        plain: number,
        message: format!("`{text}` stands with its unit, which the question says"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> String {
        read(text).unwrap().to_string()
    }

    #[test]
    fn numbers_are_read_from_their_text() {
        assert_eq!(exact("12.30"), "12.3");
        assert_eq!(exact("0.1"), "0.1");
        assert_eq!(exact("1e3"), "1000");
        assert_eq!(exact("1.25E-2"), "0.0125");
        assert_eq!(exact("-12.5e1"), "-125");
        assert_eq!(exact("0e999999999999999999999"), "0");
        assert_eq!(exact("9007199254740993"), "9007199254740993");
        assert_eq!(exact("1234567890123456789012345.678"), "1234567890123456789012345.678");
        assert_eq!(exact(".5"), "0.5");
    }

    #[test]
    fn what_cannot_be_kept_is_told() {
        assert_eq!(read("1e400"), Err(Slip::TooLong));
        assert_eq!(read("0.00000000000000000000000000000001"), Err(Slip::TooLong));
        assert_eq!(read("123456789012345678901234567890123"), Err(Slip::TooLong));
        assert_eq!(read("inf"), Err(Slip::NotFinite));
        assert_eq!(read("-nan"), Err(Slip::NotFinite));
        assert_eq!(read("0xFF"), Err(Slip::OtherBase(Some(String::from("255")))));
    }

    #[test]
    fn loose_writing_is_recognised_and_not_guessed() {
        assert_eq!(from_loose_text("12,50,000").as_deref(), Some("1250000"));
        assert_eq!(from_loose_text("1 250.50").as_deref(), Some("1250.50"));
        assert_eq!(from_loose_text("₹ 007").as_deref(), Some("7"));
        assert_eq!(from_loose_text("12,5"), None);
        assert_eq!(from_loose_text("a few"), None);
    }

    #[test]
    fn what_is_meant_by_other_writings() {
        let plain = |text: &str| meant(text).map(|meant| meant.plain);
        for (written, right) in [
            ("45 %", "45"),
            ("45 percent", "45"),
            ("12,5", "12.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("Rs. 1,250", "1250"),
            ("500/-", "500"),
            ("₹ 1.5 crore", "15000000"),
            ("12 km", "12"),
            ("12.5km", "12.5"),
        ] {
            assert_eq!(plain(written).as_deref(), Some(right), "{written}");
        }
        for other in ["about 12", "10-12", ">10", "twelve", "31 March 2026", "Rs", "12 and more"] {
            assert_eq!(plain(other), None, "{other}");
        }
    }
}
