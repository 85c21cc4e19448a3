//! `if` in its many spellings, as the cases that it stands for.

use crate::decimal::Number;
use crate::diagnostic::codes;

use super::bits::{Bit, Kind, bits, closed};
use super::{Look, Meant, Rule, words};

/// What a case gives, and when; the last has no condition.
struct Case {
    worth: String,
    when: Option<String>,
}

const NOTE: &str =
    "`match` serves for choices, `band` for ranges of a number, `highest` and `first` for conditions";

/// What begins a comparison of something that was named before.
const COMPARING: &[&str] =
    &["over", "under", "at", "between", "in", "is", "before", "after", "<", ">", "<=", ">=", "!=", "="];

/// Nested deeper than this, cases are not taken apart.
const DEEPEST: usize = 16;

/// `if … then … else …`, `if … { … }`, `… ? … : …`, `… if … else …`, `CASE WHEN …`; in a list of entries, a condition before
/// its points.
pub(in super::super) fn cases(look: &Look<'_>) -> Option<Meant> {
    if look.rule == Rule::whole_entry {
        return entry(look);
    }
    let is_value = matches!(
        look.rule,
        Rule::score
            | Rule::let_item
            | Rule::shape
            | Rule::overall
            | Rule::total
            | Rule::penalty
            | Rule::whole_arm
    );
    let start = if is_value { value_start(look)? } else { return unless_known(look) };
    let end = value_end(&look.bits, start.max(look.at), false);
    if end == look.bits.len() && look.is_cut() {
        return None;
    }
    // Whether there is a penalty is said by `when`.
    let alone = look.rule != Rule::penalty;
    let reading = Reading { text: look.text, bits: look.bits.get(..end)?, alone };
    let list = if alone { listed(look, start).or_else(|| arrows(look, start)) } else { None };
    let apart = list.is_some();
    let (from, end, cases) = match list {
        Some((end, cases)) => (start, end, cases),
        None => reading.anywhere(start, look.at).map(|(from, cases)| (from, end, cases))?,
    };
    let first = look.bit(from)?;
    let mut of_value = look.bits.get(from..end).unwrap_or(&[]).iter();
    let is_if = of_value.any(|bit| is(*bit, &["if", "iif", "case", "switch", "?"]));
    let message = if is_if {
        "there is no `if` in this language"
    } else {
        "points that hang on a condition stand in `highest { … }`"
    };
    let meant = Meant::over(&look.bits, from, end, message, "")?;
    Some(told(Meant { start: first.start, ..meant }, cases, apart))
}

/// `10 when funded, 5 when planned, otherwise 0`, also on several lines; and where it ends.
fn listed(look: &Look<'_>, start: usize) -> Option<(usize, Vec<Case>)> {
    let reading = Reading { text: look.text, bits: &look.bits, alone: true };
    let (mut cases, mut from, mut end) = (Vec::new(), start, start);
    if look.bit(start).is_some_and(|bit| is(bit, &["case", "if", "iif", "switch"])) {
        return None;
    }
    loop {
        let mut depth = 0usize;
        let to = (from..look.bits.len()).find(|at| {
            let Some(bit) = look.bit(*at) else { return true };
            match bit.kind {
                Kind::Open => depth += 1,
                Kind::Close if depth == 0 => return true,
                Kind::Close => depth -= 1,
                _ => {}
            }
            let joined = |at: usize| look.bit(at).is_some_and(|bit| is(bit, &["and", "or", "not"]));
            depth == 0 && (bit.text == "," || *at > from && bit.first && !joined(*at) && !joined(at - 1))
        });
        let to = to.unwrap_or(look.bits.len());
        let cut = reading.at_top(from, &["when", "if", "otherwise", "else"]).filter(|cut| *cut < to);
        let Some(cut) = cut else { break };
        let rest = reading.at_top(cut + 1, &["otherwise", "else"]).filter(|rest| *rest < to);
        // `5 when a else 3 when b else 0` is no list.
        if rest.is_some_and(|rest| reading.at_top(rest, &["when", "if"]).is_some_and(|next| next < to)) {
            return None;
        }
        let is_last = is(look.bit(cut)?, &["otherwise", "else"]);
        let case = match (is_last, cut == from) {
            (true, true) => Case { worth: reading.slice(from + 1, to)?, when: None },
            (true, false) if cut + 1 == to => Case { worth: reading.slice(from, cut)?, when: None },
            (false, false) => {
                let when = reading.slice(cut + 1, rest.unwrap_or(to))?;
                Case { worth: reading.slice(from, cut)?, when: Some(when) }
            }
            _ => break,
        };
        cases.push(case);
        if let Some(rest) = rest {
            cases.push(Case { worth: reading.slice(rest + 1, to)?, when: None });
        }
        end = to;
        from = if look.word(to) == "," { to + 1 } else { to };
        if is_last || rest.is_some() {
            break;
        }
    }
    (cases.len() > 1).then_some((end, cases))
}

/// `stage = approved => 10, otherwise 0`: conditions that lead to points, on one line.
fn arrows(look: &Look<'_>, start: usize) -> Option<(usize, Vec<Case>)> {
    let reading = Reading { text: look.text, bits: &look.bits, alone: true };
    // In braces stand the lines of a `match` or `band`.
    if look.rule == Rule::whole_arm || !matches!(look.word(start.checked_sub(1)?), "score" | "=") {
        return None;
    }
    let (mut cases, mut from) = (Vec::new(), start);
    loop {
        let to = value_end(&look.bits, from, true);
        let rest = look.bit(from).is_some_and(|bit| is(bit, &["otherwise", "else", "default"]));
        let arrow = reading.at_top(from, &["=>"]).filter(|arrow| *arrow < to);
        match (rest, arrow) {
            (true, arrow) => {
                let worth = reading.slice(arrow.unwrap_or(from) + 1, to)?;
                cases.push(Case { worth, when: None });
                return (cases.len() > 1).then_some((to, cases));
            }
            (false, Some(arrow)) => {
                let (when, worth) = (reading.slice(from, arrow)?, reading.slice(arrow + 1, to)?);
                cases.push(Case { worth, when: Some(when) });
            }
            (false, None) => return None,
        }
        if look.word(to) != "," {
            return Some((to, cases));
        }
        from = to + 1;
    }
}

/// `if` where no cases can be made of it.
fn unless_known(look: &Look<'_>) -> Option<Meant> {
    let found = look.found()?;
    let begins = matches!(look.rule, Rule::EOI | Rule::file)
        && is(found, &["if", "else", "elseif", "elif", "case", "switch", "endif"]);
    if !begins {
        return None;
    }
    let help =
        "say in the `score` what is worth how much: `score highest { 20 when full_time, otherwise 0 }`";
    let mut meant = Meant::new(found.start, found.end, "there is no `if` in this language", help);
    meant.code = &codes::SYNTAX_IF_FUNCTION;
    Some(meant.say("say it by cases"))
}

/// `IF(a, b, c)`, `IFS(a, b, c, d)`: the arguments as they are written.
pub(in super::super) fn cases_of_call(name: &str, arguments: &[&str], start: usize, end: usize) -> Meant {
    let cases = call(name, arguments, 0).unwrap_or_default();
    let message = format!("there is no `{}(…)` in this language", name.to_uppercase());
    told(Meant::new(start, end, message, ""), cases, false)
}

fn call(name: &str, arguments: &[&str], depth: usize) -> Option<Vec<Case>> {
    let case = |when: &str, worth: &str| Case { worth: worth.to_owned(), when: Some(when.to_owned()) };
    let mut cases = Vec::new();
    if name.eq_ignore_ascii_case("ifs") {
        for pair in arguments.chunks(2) {
            let [when, worth] = pair else { return None };
            cases.push(match when.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Case { worth: (*worth).to_owned(), when: None },
                _ => case(when, worth),
            });
        }
        return Some(cases);
    }
    let (when, worth, rest) = match arguments {
        [when, worth] => (when, worth, None),
        [when, worth, rest] => (when, worth, Some(rest)),
        _ => return None,
    };
    cases.push(case(when, worth));
    if let Some(rest) = rest {
        match inner_call(rest).filter(|_| depth < DEEPEST) {
            Some(inner) => cases.extend(call("if", &inner, depth + 1)?),
            None => cases.push(Case { worth: (*rest).to_owned(), when: None }),
        }
    }
    Some(cases)
}

/// The arguments of a text that is `IF(…)` and nothing else.
fn inner_call(text: &str) -> Option<Vec<&str>> {
    let (bits, _) = bits(text, 0);
    let [name, open, ..] = bits.as_slice() else { return None };
    if !is(*name, &["if", "iif"]) || open.text != "(" || closed(&bits, 1)? != bits.len() {
        return None;
    }
    let mut arguments = Vec::new();
    let (mut start, mut depth) = (open.end, 0usize);
    for bit in bits.iter().skip(2) {
        match bit.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => arguments.push(text.get(start..bit.start)?.trim()),
            Kind::Close => depth -= 1,
            _ if bit.text == "," && depth == 0 => {
                arguments.push(text.get(start..bit.start)?.trim());
                start = bit.end;
            }
            _ => {}
        }
    }
    Some(arguments)
}

/// The cases in the form of this language; `apart` where each has its whole condition, also what the ones before leave.
fn told(meant: Meant, mut cases: Vec<Case>, apart: bool) -> Meant {
    let mut meant =
        Meant { code: &codes::SYNTAX_IF_FUNCTION, note: Some(NOTE), ..meant }.say("say it by cases");
    if cases.last().is_some_and(|last| last.when.is_some()) {
        cases.push(Case { worth: String::from("0"), when: None });
    }
    let numbers: Vec<Option<Number>> = cases.iter().map(|case| Number::parse(&case.worth)).collect();
    let mut rises = numbers.windows(2).any(|pair| matches!(pair, [Some(one), Some(next)] if one < next));
    if apart && cases.len() > 2 {
        // Only what is left must not be more than they give.
        let least = numbers.iter().flatten().min();
        rises = numbers.last().is_some_and(|last| last.as_ref() != least);
    }
    // The lower of two comes first: what is the higher holds when the condition does not.
    if let ([one, other], true) = (cases.as_mut_slice(), rises) {
        std::mem::swap(&mut one.worth, &mut other.worth);
        one.when = one.when.take().map(|when| format!("not ({when})"));
    } else if cases.len() < 2 {
        meant.help =
            String::from("write `highest { 20 when full_time, otherwise 0 }`: the best of what holds counts");
        return meant;
    }
    let unknown = numbers.contains(&None);
    // Unless what comes first is the most, the best of what holds is something else than the first.
    let in_order = rises && cases.len() > 2 || unknown && !apart;
    let entries: Vec<String> = cases
        .iter()
        .map(|case| match &case.when {
            Some(when) => format!("{} when {}", case.worth, in_words(when)),
            None => format!("otherwise {}", case.worth),
        })
        .collect();
    let right = format!("{} {{ {} }}", if in_order { "first" } else { "highest" }, entries.join(", "));
    meant.help = if in_order {
        meant.message = meant.message.replace("highest", "first");
        format!("write `{right}`: the first that holds counts")
    } else if unknown {
        format!("write `{right}`, when what comes first is the higher")
    } else {
        format!("write `{right}`")
    };
    meant.write(right)
}

/// A condition of a spreadsheet: `AND(a, b)` in words, choices without quotes.
fn in_words(when: &str) -> String {
    let (bits, _) = bits(when, 0);
    let mut words = String::new();
    let mut at = 0;
    for (index, bit) in bits.iter().enumerate() {
        let opens = bits.get(index + 1).is_some_and(|next| next.text == "(");
        let compares = index
            .checked_sub(1)
            .and_then(|before| bits.get(before))
            .is_some_and(|sign| is(*sign, &["=", "!="]));
        let name = bit.text.trim_matches('"');
        let right = match bit.text {
            "AND" if opens => "all of ",
            "OR" if opens => "any of ",
            "NOT" if opens => "not ",
            // `between 5 to 10`
            "to" | "-" | "–"
                if index > 1 && bits.get(index - 2).is_some_and(|bit| is(*bit, &["between"])) =>
            {
                "and"
            }
            _ if bit.kind == Kind::Text && compares && super::names::is_name(name) => name,
            _ => continue,
        };
        words += when.get(at..bit.start).unwrap_or("");
        words += right;
        at = bit.end;
    }
    words + when.get(at..).unwrap_or("")
}

/// `if funded then 10`, `when funded => 10`, `funded: 10` in a list of entries.
fn entry(look: &Look<'_>) -> Option<Meant> {
    let mut from = look.entry_start();
    let last = look.at.max(from);
    let next_line = look.bits.iter().skip(last + 1).position(|bit| bit.first).map(|more| last + 1 + more);
    let end = value_end(&look.bits, last, true).min(next_line.unwrap_or(usize::MAX));
    let start = from;
    let begins = look.bit(from).is_some_and(|bit| is(bit, &["if", "when", "case", "-"]));
    if begins {
        from += 1;
    }
    let cut = (from..end).find(|at| look.bit(*at).is_some_and(|bit| is(bit, &["then", "=>", ":", "->"])));
    let (when, worth) = match cut {
        Some(cut) => ((from, cut), (cut + 1, end)),
        // `when funded 10`
        None if begins && end > from + 1 => ((from, end - 1), (end - 1, end)),
        None => return None,
    };
    if (when.0..when.1).any(|at| is(look.bit(at).unwrap_or(EMPTY), &["when", "otherwise", "else", "default"]))
    {
        return None;
    }
    let slice = |(from, to): (usize, usize)| {
        let (first, last) = (look.bit(from)?, look.bit(to.checked_sub(1)?)?);
        look.text.get(first.start..last.end).filter(|text| !text.contains('\n'))
    };
    let (when, worth) = (slice(when)?, slice(worth)?);
    let help = "points come first, then `when` and the condition: `10 when funded`";
    let meant = Meant::over(&look.bits, start, end, "a condition follows the points that it gives", help)?;
    Some(meant.write(format!("{worth} when {when}")))
}

const EMPTY: Bit<'static> = Bit { kind: Kind::Sign, text: "", start: 0, end: 0, first: false };

fn is(bit: Bit<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| bit.text.eq_ignore_ascii_case(word))
}

/// Where the value begins in which reading broke off.
fn value_start(look: &Look<'_>) -> Option<usize> {
    let mut depth = 0usize;
    for at in (0..look.at).rev() {
        let Some(bit) = look.bit(at) else { continue };
        match bit.kind {
            Kind::Close => depth += 1,
            Kind::Open if depth == 0 => return Some(at + 1),
            Kind::Open => depth -= 1,
            _ if depth == 0 && matches!(bit.text, "score" | "=" | "=>" | "," | "penalty") => {
                // `stage = approved ? …`: what is compared belongs to the condition.
                let declares = bit.text != "=" || at <= if look.rule == Rule::score { 1 } else { 3 };
                if declares {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Where the value ends that goes on at `at`: with its line, unless brackets are open or the next line goes on with it. In
/// a list of entries it ends with the comma.
fn value_end(bits: &[Bit<'_>], at: usize, in_entry: bool) -> usize {
    let mut depth = 0usize;
    for (index, bit) in bits.iter().enumerate().skip(at) {
        let goes_on =
            is(*bit, &["else", "elseif", "elsif", "elif", "when", "then", "end", "endif", "?", ":", "{"]);
        if depth == 0 && index > at && bit.first && !goes_on {
            return index;
        }
        match bit.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => return index,
            Kind::Close => depth -= 1,
            // `10 if funded, else 0`
            _ if depth == 0
                && bit.text == ","
                && !in_entry
                && bits.get(index + 1).is_some_and(|next| is(*next, &["else", "otherwise"])) => {}
            _ if depth == 0 && (bit.text == "," || index > at && words::is_item_word(bit.text)) => {
                return index;
            }
            _ => {}
        }
    }
    bits.len()
}

struct Reading<'t> {
    text: &'t str,
    bits: &'t [Bit<'t>],
    /// A `when` is no part of what is being read.
    alone: bool,
}

impl<'t> Reading<'t> {
    /// Cases that begin at the start of a value or further on, before `at`.
    fn anywhere(&self, start: usize, at: usize) -> Option<(usize, Vec<Case>)> {
        let question = self.at_top(start, &["?"]);
        if let Some(question) = question {
            return Some((start, self.question(start, question, 0)?));
        }
        let begins = (start..=at).find(|at| {
            self.bits.get(*at).is_some_and(|bit| {
                is(*bit, &["if", "case", "iif", "switch"]) || self.alone && is(*bit, &["when"])
            })
        })?;
        let is_case = self.bits.get(begins).is_some_and(|bit| is(*bit, &["case", "switch"]));
        if is_case {
            return Some((begins, self.case_when(begins + 1)?));
        }
        if begins > start {
            // `10 if funded else 0`
            let otherwise = self.at_top(begins + 1, &["else", "otherwise"]);
            let end = otherwise.unwrap_or(self.bits.len());
            let mut cases =
                vec![Case { worth: self.slice(start, begins)?, when: Some(self.slice(begins + 1, end)?) }];
            if let Some(otherwise) = otherwise {
                self.otherwise(otherwise + 1, &mut cases, 0)?;
            }
            return Some((start, cases));
        }
        Some((begins, self.branches(begins + 1)?))
    }

    /// `0`, or again `5 when planned else 0`.
    fn otherwise(&self, from: usize, cases: &mut Vec<Case>, depth: usize) -> Option<()> {
        let words: &[&str] = if self.alone { &["if", "when"] } else { &["if"] };
        let Some(when) = self.at_top(from, words).filter(|_| depth < DEEPEST) else {
            cases.push(Case { worth: self.slice(from, self.bits.len())?, when: None });
            return Some(());
        };
        let rest = self.at_top(when + 1, &["else", "otherwise"]);
        let worth = self.slice(from, when)?;
        cases.push(Case { worth, when: Some(self.slice(when + 1, rest.unwrap_or(self.bits.len()))?) });
        match rest {
            Some(rest) => self.otherwise(rest + 1, cases, depth + 1),
            None => Some(()),
        }
    }

    /// The first of some words at no depth of brackets.
    fn at_top(&self, from: usize, wanted: &[&str]) -> Option<usize> {
        let mut depth = 0usize;
        for (index, bit) in self.bits.iter().enumerate().skip(from) {
            if depth == 0 && is(*bit, wanted) {
                return Some(index);
            }
            match bit.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.checked_sub(1)?,
                _ => {}
            }
        }
        None
    }

    fn slice(&self, from: usize, to: usize) -> Option<String> {
        let (first, last) = (self.bits.get(from)?, self.bits.get(to.checked_sub(1)?)?);
        let text = self.text.get(first.start..last.end)?.trim().trim_end_matches([',', ';']).trim_end();
        let text =
            ["points", "pts", "marks"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim();
        let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
        let inner = inner.trim().strip_prefix("return ").unwrap_or(inner.trim());
        Some(inner.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// `c ? a : b`
    fn question(&self, start: usize, question: usize, depth: usize) -> Option<Vec<Case>> {
        let colon = self.at_top(question + 1, &[":"])?;
        let mut cases =
            vec![Case { worth: self.slice(question + 1, colon)?, when: Some(self.slice(start, question)?) }];
        match self.at_top(colon + 1, &["?"]).filter(|_| depth < DEEPEST) {
            Some(next) => cases.extend(self.question(colon + 1, next, depth + 1)?),
            None => cases.push(Case { worth: self.slice(colon + 1, self.bits.len())?, when: None }),
        }
        Some(cases)
    }

    /// What follows `if`.
    fn branches(&self, mut at: usize) -> Option<Vec<Case>> {
        let mut cases = Vec::new();
        loop {
            let cut = self.at_top(at, &["then", "{", ":", ","]);
            let (condition, mut value) = match cut {
                Some(cut) if self.bits.get(cut)?.text == "{" => (cut, cut),
                Some(cut) => (cut, cut + 1),
                None => {
                    let opens = self.bits.get(at).is_some_and(|bit| bit.text == "(");
                    // `if stage = approved 10 else 0`
                    let before_else = || self.at_top(at, &["else", "otherwise"])?.checked_sub(1);
                    let end = if opens { closed(self.bits, at) } else { None }.or_else(before_else)?;
                    (end, end)
                }
            };
            let when = self.slice(at, condition)?;
            if self.bits.get(value).is_some_and(|bit| is(*bit, &["then"])) {
                value += 1;
            }
            let end = self.at_top(value, &["else", "elseif", "elsif", "elif", "otherwise", "end", "endif"]);
            cases.push(Case { worth: self.slice(value, end.unwrap_or(self.bits.len()))?, when: Some(when) });
            let Some(end) =
                end.filter(|end| !self.bits.get(*end).is_some_and(|bit| is(*bit, &["end", "endif"])))
            else {
                return Some(cases);
            };
            let another = self.bits.get(end).is_some_and(|bit| is(*bit, &["elseif", "elsif", "elif"]));
            let spaced = self.bits.get(end + 1).is_some_and(|bit| is(*bit, &["if"]));
            if another || spaced {
                at = end + if another { 1 } else { 2 };
                continue;
            }
            let from = if self.bits.get(end + 1)?.text == ":" { end + 2 } else { end + 1 };
            let stop = self.at_top(from, &["end", "endif"]).unwrap_or(self.bits.len());
            cases.push(Case { worth: self.slice(from, stop)?, when: None });
            return Some(cases);
        }
    }

    /// What follows `CASE`.
    fn case_when(&self, start: usize) -> Option<Vec<Case>> {
        let first = self.at_top(start, &["when"])?;
        let subject = if first > start { Some(self.slice(start, first)?) } else { None };
        let mut cases = Vec::new();
        let mut at = first;
        while self.bits.get(at).is_some_and(|bit| is(*bit, &["when"])) {
            let then = self.at_top(at + 1, &["then"])?;
            let end = self.at_top(then + 1, &["when", "else", "end"]).unwrap_or(self.bits.len());
            let when = self.slice(at + 1, then)?;
            let (compared, _) = bits(&when, 0);
            let compares = compared.first().is_some_and(|bit| is(*bit, COMPARING));
            let when = match &subject {
                Some(subject) if compares => format!("{subject} {when}"),
                Some(subject) => format!("{subject} = {when}"),
                None => when,
            };
            cases.push(Case { worth: self.slice(then + 1, end)?, when: Some(when) });
            at = end;
        }
        if self.bits.get(at).is_some_and(|bit| is(*bit, &["else"])) {
            let end = self.at_top(at + 1, &["end"]).unwrap_or(self.bits.len());
            cases.push(Case { worth: self.slice(at + 1, end)?, when: None });
        }
        Some(cases)
    }
}
