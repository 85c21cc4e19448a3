//! Numbers as calculators, accounts and other scripts write them.

use crate::decimal::{Number, ones_in};

use super::bits::Kind;
use super::names;
use super::{Look, Meant};

const HELP: &str =
    "numbers are digits, with a point before the places and `%` behind a share: `1500000`, `12.5`, `40%`";

/// A number that is written in another way.
pub(super) fn figure(look: &Look<'_>) -> Option<Meant> {
    let found = look.found()?;
    let before = look.at.checked_sub(1).and_then(|index| look.bit(index));
    let after = look.bit(look.at + 1);
    let told = |from: usize, to: usize, right: String| {
        let message = "a number is written in digits";
        Meant::over(&look.bits, from, to, message, HELP).map(|meant| meant.write(right))
    };
    // `1.5 crore`
    if let Some(number) =
        before.filter(|bit| bit.kind == Kind::Number && !bit.text.ends_with('%') && !found.first)
        && let Some(right) = counted(number.text, found.text)
    {
        return told(look.at - 1, look.at + 1, right);
    }
    // `+5`
    let behind_value = before.is_some_and(|before| {
        matches!(before.kind, Kind::Number | Kind::Close)
            || before.kind == Kind::Word && !super::words::is_reserved(before.text)
    });
    if found.text == "+"
        && !behind_value
        && let Some(number) = after.filter(|bit| bit.kind == Kind::Number)
    {
        return told(look.at, look.at + 2, number.text.to_owned());
    }
    // `.5`, `5.`
    if found.text == "." {
        let number = |bit: Option<super::Bit<'_>>| {
            bit.filter(|bit| bit.kind == Kind::Number).map(|bit| bit.text.to_owned())
        };
        let joined = after.filter(|after| after.start == found.end);
        if let Some(places) = number(joined).filter(|_| number(before).is_none()) {
            return told(look.at, look.at + 2, format!("0.{places}"));
        }
        if let Some(whole) = number(before).filter(|_| joined.is_none_or(|next| next.kind != Kind::Number)) {
            return told(look.at - 1, look.at + 1, whole);
        }
    }
    let is_figure = found.kind == Kind::Figure || found.text.starts_with(['₹', '½', '¼', '¾']);
    if !is_figure || !look.wants_value() && !look.wants_number() {
        return None;
    }
    match in_digits(found.text) {
        Some(right) => told(look.at, look.at + 1, right),
        None => {
            counted_in(look, look.at, found.text.split_at_checked(found.text.find(char::is_alphabetic)?)?)
        }
    }
}

/// `>15-50%`, `>= 15 to < 50` as a range of a band; a share has its sign at both ends.
pub(super) fn range(look: &Look<'_>) -> Option<Meant> {
    if !matches!(look.rule, super::Rule::whole_arm | super::Rule::whole_row) {
        return None;
    }
    let start = look.entry_start();
    let number = |at: usize| look.bit(at).filter(|bit| bit.kind == Kind::Number);
    let (over, low) = match look.word(start) {
        ">" | "over" => (true, start + 1),
        ">=" | "≥" => (false, start + 1),
        _ => (false, start),
    };
    let from = number(low)?;
    if !matches!(look.word(low + 1), "-" | "–" | "—" | "to" | "..") {
        return None;
    }
    let (under, high) = match look.word(low + 2) {
        "<" | "under" => (true, low + 3),
        "<=" | "≤" => (false, low + 3),
        _ => (false, low + 2),
    };
    let to = number(high)?;
    if look.at < start || look.at > high + 1 || low == start && !under {
        return None;
    }
    let sign = if to.text.ends_with('%') && !from.text.ends_with('%') && from.text != "0" { "%" } else { "" };
    let (over, under) = (if over { "over " } else { "" }, if under { "under " } else { "" });
    let right = format!("{over}{}{sign} to {under}{}", from.text, to.text);
    let meant = Meant::over(&look.bits, start, high + 1, super::RANGES, super::BANDS)?;
    Some(meant.write(right))
}

/// `5 km`
pub(super) fn with_unit(look: &Look<'_>) -> Option<Meant> {
    let found = look.found().filter(|bit| bit.kind == Kind::Word && !bit.first)?;
    let number = look.bit(look.at.checked_sub(1)?).filter(|bit| bit.kind == Kind::Number)?;
    if matches!(look.rule, super::Rule::given | super::Rule::expect) {
        return None;
    }
    let known = super::words::is_reserved(found.text) || super::words::item_rule(found.text).is_some();
    if known || names::is_near_word(found.text) || !look.wants_operator() || !names::is_unit(found.text) {
        return None;
    }
    counted_in(look, look.at - 1, (number.text, found.text))
}

/// A number and what it counts, which end at the place.
fn counted_in(look: &Look<'_>, from: usize, (number, unit): (&str, &str)) -> Option<Meant> {
    // `1st_count` is rather a name than a number.
    Number::parse(number.trim_end_matches('%')).filter(|_| unit.chars().all(char::is_alphabetic))?;
    let mut help = format!("what a number counts is said once, with the question: `number unit \"{unit}\"`");
    let message = format!("`{unit}` stands behind a number");
    let million = Some(unit).filter(|unit| unit.eq_ignore_ascii_case("m")).and(counted(number, "million"));
    if let Some(million) = &million {
        help += &format!("; a million is written in digits, `{million}`");
    } else {
        help += "; two values are multiplied by `*`";
    }
    let meant = Meant::over(&look.bits, from, look.at + 1, &message, help)?;
    Some(if million.is_some() { meant.say("a unit, or a million?") } else { meant.write(number) })
}

impl Look<'_> {
    fn wants_number(&self) -> bool {
        use super::Rule;
        self.expects(&[Rule::literal, Rule::number, Rule::signed, Rule::percent, Rule::range, Rule::pattern])
    }

    /// Whether a value has just ended, so that a sign or a word may follow.
    fn wants_operator(&self) -> bool {
        use super::Rule;
        self.expects(&[
            Rule::EOI,
            Rule::plus,
            Rule::times,
            Rule::arrow,
            Rule::range_end,
            Rule::kw_when,
            Rule::kw_and,
        ])
    }
}

/// `1.5` and `crore` as one number.
fn counted(number: &str, word: &str) -> Option<String> {
    let product = Number::parse(number)?.multiply(Number::from(ones_in(word)?))?;
    Some(product.to_string())
}

/// `1e6`, `5km`, `₹500`, `1_000`, `१०`, `½` in plain digits.
fn in_digits(written: &str) -> Option<String> {
    let fraction = match written {
        "½" => "0.5",
        "¼" => "0.25",
        "¾" => "0.75",
        _ => "",
    };
    if !fraction.is_empty() {
        return Some(fraction.into());
    }
    let plain: String = written.chars().filter(|c| !matches!(c, '₹' | '$' | '€' | '£')).map(digit).collect();
    let joined = plain.replace('_', "");
    if Number::parse(&joined).is_some() {
        return Some(joined);
    }
    let split = plain.find(|c: char| c.is_alphabetic())?;
    let (number, unit) = plain.split_at(split);
    if let Some(right) = counted(number, unit) {
        return Some(right);
    }
    if let Some(places) = unit.strip_prefix(['e', 'E']).and_then(|places| places.parse::<usize>().ok()) {
        let ones = (0..places.min(18)).try_fold(1usize, |ones, _| ones.checked_mul(10))?;
        return Number::parse(number)?.multiply(Number::from_count(ones)).map(|number| number.to_string());
    }
    let percent = ["pc", "pct", "percent"].iter().any(|word| word.eq_ignore_ascii_case(unit));
    percent.then(|| format!("{number}%"))
}

/// A digit of any script as one of ours.
fn digit(c: char) -> char {
    const ZEROS: &[char] = &['०', '൦', '০', '௦', '౦', '೦', '૦', '੦', '٠'];
    let zero = ZEROS.iter().find(|zero| (u32::from(**zero)..u32::from(**zero) + 10).contains(&u32::from(c)));
    match zero {
        Some(zero) => char::from_digit(u32::from(c) - u32::from(*zero), 10).unwrap_or(c),
        None => c,
    }
}
