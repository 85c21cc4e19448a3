//! What is meant by what other notations write: spreadsheets, word processors, forms, other languages.
//!
//! Where the grammar cannot read on, what stands there is compared with the tables of [`ways`]. When one of them knows it,
//! that is told with what is written here instead, which then stands in the text for the next reading: one slip is one
//! message, and what stands around it is read as if the slip had not been. A text that can be read is never looked at.

mod bits;
mod cases;
mod figures;
mod names;
mod statistics;
mod ways;

use crate::diagnostic::{Code, Diagnostic, codes, nearest};
use crate::source::Span;

use self::bits::{Bit, Kind, bits, closed, find};
use self::ways::Group;
use super::intervals::{BANDS, RANGES};
use super::map::Edit;
use super::{Failure, Rule, scan, words};

pub(super) use cases::{cases, cases_of_call};
pub(super) use statistics::of_call;

/// A habit, and what is written here instead.
pub(super) struct Meant {
    /// Where it stands in the text that was read.
    pub start: usize,
    pub end: usize,
    pub code: &'static Code,
    pub message: String,
    pub label: Option<String>,
    pub help: String,
    pub note: Option<&'static str>,
    /// What is meant; nothing when it takes more than other words.
    pub right: Option<String>,
}

impl Meant {
    pub(super) fn new(
        start: usize,
        end: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Meant {
        let code = &codes::SYNTAX_UNEXPECTED;
        Meant {
            start,
            end,
            code,
            message: message.into(),
            label: None,
            help: help.into(),
            note: None,
            right: None,
        }
    }

    fn over(
        bits: &[Bit<'_>],
        from: usize,
        to: usize,
        message: &str,
        help: impl Into<String>,
    ) -> Option<Meant> {
        let (first, last) = (bits.get(from)?, bits.get(to.checked_sub(1)?)?);
        Some(Meant::new(first.start, last.end, message, help))
    }

    pub(super) fn write(mut self, right: impl Into<String>) -> Meant {
        self.right = Some(right.into());
        self
    }

    fn say(mut self, label: impl Into<String>) -> Meant {
        self.label = Some(label.into());
        self
    }

    /// The message, at its place in the text as it was written.
    pub(super) fn diagnostic(&self, place: Span) -> Diagnostic {
        let label = match (&self.label, &self.right) {
            (Some(label), _) => label.clone(),
            (None, None) => String::from("not known here"),
            (None, Some(right)) if right.is_empty() => String::from("leave it out"),
            (None, Some(right)) if right.contains('\n') || right.len() > 60 => {
                String::from("written in another way")
            }
            (None, Some(right)) => format!("write `{}`", right.trim()),
        };
        let told =
            Diagnostic::new(self.code, place, self.message.clone()).label(label).help(self.help.clone());
        let told = match self.note {
            Some(note) => told.note(note),
            None => told,
        };
        match &self.right {
            Some(right) => told.fix(right.clone()),
            None => told,
        }
    }

    /// Puts what is meant into the text.
    pub(super) fn edit(self) -> Option<Edit> {
        let replacement = self.right?;
        // What is left out leaves a blank, so that its neighbours stay apart.
        let replacement = if replacement.is_empty() { String::from(" ") } else { replacement };
        Some(Edit { start: self.start, end: self.end, replacement: replacement.into() })
    }
}

const CHOICES: &str = "choices stand in braces: `one of { small \"Small\" large \"Large\" }`";

/// A piece of text that could not be read, and where.
pub(super) struct Look<'t> {
    text: &'t str,
    bits: Vec<Bit<'t>>,
    at: usize,
    /// What was being read.
    rule: Rule,
    expected: &'t [Rule],
}

impl<'t> Look<'t> {
    pub(super) fn new(text: &'t str, rule: Rule, failure: &'t Failure) -> Look<'t> {
        let (bits, at) = bits(text, failure.at);
        Look { text, bits, at, rule, expected: &failure.expected }
    }

    fn bit(&self, index: usize) -> Option<Bit<'t>> {
        self.bits.get(index).copied()
    }

    fn found(&self) -> Option<Bit<'t>> {
        self.bit(self.at)
    }

    /// Whether more follows than was looked at.
    fn is_cut(&self) -> bool {
        self.bits.len() > self.at + bits::MOST
    }

    fn word(&self, index: usize) -> &'t str {
        self.bit(index).map_or("", |bit| bit.text)
    }

    fn expects(&self, rules: &[Rule]) -> bool {
        rules.iter().any(|rule| self.expected.contains(rule))
    }

    /// Whether what was being read was complete.
    fn ended(&self) -> bool {
        self.expected.is_empty() || self.expected.contains(&Rule::EOI)
    }

    /// Whether what was being read was complete, and something else may begin.
    fn begins_another(&self) -> bool {
        let in_one_line = matches!(
            self.rule,
            Rule::advice_text
                | Rule::owner
                | Rule::effort
                | Rule::priority
                | Rule::reference
                | Rule::evidence
                | Rule::cycle
        );
        self.ended() && (in_one_line || self.found().is_some_and(|bit| bit.first))
    }

    fn wants_value(&self) -> bool {
        self.expects(&[Rule::expression, Rule::worth, Rule::arithmetic, Rule::named, Rule::condition])
    }

    /// Where the entry begins that the place is in: with its line, behind a comma or a brace.
    fn entry_start(&self) -> usize {
        let begins = |index: &usize| {
            let behind = index.checked_sub(1).is_none_or(|before| matches!(self.word(before), "," | "{"));
            behind || self.bit(*index).is_some_and(|bit| bit.first)
        };
        (0..=self.at).rev().find(begins).unwrap_or(0)
    }

    /// The words of the entry before the place.
    fn before(&self) -> impl Iterator<Item = &'t str> + '_ {
        self.bits.get(self.entry_start()..self.at).unwrap_or(&[]).iter().map(|bit| bit.text)
    }

    fn ways(&self, groups: &[Group]) -> Option<Meant> {
        groups.iter().find_map(|group| group.ways.iter().find_map(|way| self.way(group, *way)))
    }

    fn way(&self, group: &Group, (pattern, right): (&str, &str)) -> Option<Meant> {
        let caught = find(&self.bits, self.at, pattern, self.text)?;
        let first = self.bit(caught.from)?;
        let end = self.bit(caught.to.checked_sub(1)?)?.end;
        let written: Vec<&str> = self.text.get(first.start..end).unwrap_or("").split_whitespace().collect();
        let message = group.message.replacen("{}", &written.join(" "), 1);
        let meant = Meant::new(first.start, end, message, group.help);
        Some(match right.strip_prefix('!') {
            Some(label) => meant.say(label),
            None => {
                let right = caught.fill(right);
                let before = self.text.get(..first.start).unwrap_or("");
                let joins = before.ends_with(scan::is_word) && right.starts_with(scan::is_word);
                meant.write(if joins { format!(" {right}") } else { right })
            }
        })
    }

    /// Whether what stands there is joined to the word before.
    fn is_joined(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.bit(before));
        before
            .zip(self.found())
            .is_some_and(|(before, found)| before.kind == Kind::Word && before.end == found.start)
    }

    /// Whether numbers may stand in what is being read.
    fn wants_figures(&self) -> bool {
        !matches!(
            self.rule,
            Rule::EOI | Rule::file | Rule::whole_choice | Rule::component_head | Rule::framework_head
        )
    }

    /// The tables that speak of what is being read.
    fn by_table(&self) -> Option<Meant> {
        let value = || self.ways(ways::VALUES).or_else(|| self.ways(ways::CONDITIONS));
        match self.rule {
            Rule::EOI => self.ways(ways::ITEMS).or_else(|| self.ways(ways::UNSAID)),
            // What follows an item that could not be read.
            Rule::file => self.ways(ways::ITEMS),
            Rule::whole_arm | Rule::whole_row if self.before().any(|word| word == "=>") => {
                self.ways(ways::VALUES)
            }
            Rule::whole_arm | Rule::whole_row => self.ways(ways::RANGES),
            Rule::whole_level => self.ways(ways::LEVELS).or_else(|| self.ways(ways::BOUNDS)).or_else(value),
            // `very-good` is a name, not a point of a list.
            Rule::whole_choice if self.is_joined() => None,
            Rule::whole_choice => self.ways(ways::CHOICES),
            Rule::priority => self.ways(ways::PRIORITIES),
            Rule::whole_entry => {
                let tables = [ways::ENTRIES, ways::VALUES, ways::CONDITIONS];
                tables.into_iter().find_map(|table| self.ways(table))
            }
            Rule::whole_weight => self.ways(ways::WEIGHTS),
            Rule::whole_given | Rule::whole_expect | Rule::given | Rule::expect => self.ways(ways::EXAMPLES),
            Rule::framework_head => self.ways(ways::FRAMEWORKS).or_else(|| self.ways(ways::HEADS)),
            Rule::change_start if self.word(1) == "level" => self.ways(ways::BOUNDS).or_else(value),
            Rule::change_start if matches!(self.word(1), "indicator" | "component") => self.ways(ways::HEADS),
            Rule::change_start
                if !matches!(self.word(1), "question" | "weight" | "weights" | "weightage") =>
            {
                value()
            }
            Rule::change_start | Rule::rename | Rule::move_item => self.ways(ways::CHANGES),
            Rule::component_head | Rule::indicator_head | Rule::certify_head => {
                let maximum = self.bits.iter().any(|bit| bit.text == "out");
                let meant = if maximum { None } else { self.ways(ways::MAXIMA) };
                meant
                    .filter(|meant| !meant.right.as_ref().is_some_and(|right| right.contains('%')))
                    .or_else(|| self.ways(ways::HEADS))
            }
            Rule::round => self.ways(ways::ROUNDS),
            Rule::not_applicable | Rule::whole_not_applicable => self.ways(ways::EXEMPTIONS).or_else(value),
            Rule::recommend_head => self.ways(ways::RECOMMENDS).or_else(value),
            Rule::ask | Rule::whole_ask | Rule::whole_field if self.expects(&[Rule::yes_no]) => {
                self.ways(ways::KINDS).or_else(|| self.ways(ways::MODIFIERS))
            }
            Rule::ask | Rule::whole_ask | Rule::whole_field => {
                if self.before().any(|word| word == "when") {
                    return value();
                }
                let has_title = self.bits.iter().take(self.at).any(|bit| bit.kind == Kind::Text);
                if has_title { self.ways(ways::MODIFIERS) } else { None }
            }
            Rule::overall | Rule::whole_overall | Rule::total | Rule::whole_total => {
                self.ways(ways::WHOLES).or_else(value)
            }
            Rule::let_item => self.ways(ways::ITEMS).or_else(value),
            _ => value(),
        }
    }

    /// `[ … ]`, for whatever stands in brackets here; `one of ( … )`.
    fn other_brackets(&self) -> Option<Meant> {
        let before = self.at.checked_sub(1).map_or("", |before| self.word(before));
        let is_kind = self.expects(&[Rule::yes_no]);
        let choices = self.expects(&[Rule::open, Rule::choices, Rule::fields]) && before == "of";
        let found = self.found().filter(|bit| match bit.text {
            "[" => true,
            "(" => choices || is_kind,
            "{" => before == "in" || is_kind,
            _ => false,
        })?;
        let to = closed(&self.bits, self.at)?;
        let last = self.bit(to.checked_sub(1)?)?;
        let (open, close, what) = match (is_kind, choices) {
            (true, _) => ("one of { ", " }", CHOICES),
            (_, true) => ("{ ", " }", CHOICES),
            _ => ("(", ")", "lists stand in `( … )`, blocks in `{ … }`"),
        };
        let inner = self.text.get(found.end..last.start)?.trim();
        let named = if choices || is_kind {
            self.bits.get(self.at + 1..to - 1).and_then(names::of_choices)
        } else {
            None
        };
        let inner = named.as_deref().unwrap_or(inner);
        let message = match found.text {
            _ if choices || is_kind => "choices stand in braces",
            "{" => "the choices after `in` stand in round brackets",
            _ => "square brackets are not used in rules",
        };
        Some(Meant::new(found.start, last.end, message, what).write(format!("{open}{inner}{close}")))
    }

    /// `ask: …`
    fn sign(&self) -> Option<Meant> {
        let word = self.bit(self.at.checked_sub(1)?)?;
        let sign = self.found().filter(|bit| bit.text == ":")?;
        let begins = word.first && words::item_rule(word.text).is_some();
        let help = "what a clause says follows its name straight away";
        begins.then(|| Meant::new(sign.start, sign.end, "no `:` stands here", help).write(""))
    }

    /// `one of small, large`
    fn bare_choices(&self) -> Option<Meant> {
        let is_ask = matches!(self.rule, Rule::ask | Rule::whole_ask | Rule::whole_field);
        let of = (1..self.at).rev().find(|at| self.word(*at) == "of").filter(|_| is_ask)?;
        let more = self.bits.iter().skip(of + 1).take_while(|bit| !bit.first);
        let is_part = |bit: &&Bit<'_>| {
            matches!(bit.text, "," | "/" | "|" | ":") || matches!(bit.kind, Kind::Word | Kind::Text)
        };
        let to = of + 1 + more.take_while(is_part).count();
        let ends = self.bit(to).is_none_or(|bit| bit.first || bit.kind == Kind::Close);
        let choices =
            self.bits.get(of + 1..to).filter(|of| ends && of.iter().any(|bit| bit.kind == Kind::Sign))?;
        let right = format!("{{ {} }}", names::of_choices(choices)?);
        let meant = Meant::over(&self.bits, of + 1, to, "choices stand in braces", CHOICES)?;
        Some(meant.write(right))
    }

    /// `"publisher": …`
    fn quoted_word(&self) -> Option<Meant> {
        let found = self.found().filter(|bit| bit.kind == Kind::Text)?;
        let word = found.text.trim_matches('"');
        let sign = self.bit(self.at + 1).filter(|bit| matches!(bit.text, ":" | "="))?;
        let is_name = names::is_name(word) || words::item_rule(word).is_some();
        let help = "names and the words of the language stand without quotes";
        let (message, end) = match sign.text {
            ":" => ("a name stands in quotes and before a `:`", sign.end),
            _ => ("a name stands in quotes", found.end),
        };
        is_name.then(|| Meant::new(found.start, end, message, help).write(word))
    }
}

/// What is meant at the place where reading broke off, when it is a habit of other notations.
pub(super) fn meant(look: &Look<'_>) -> Option<Meant> {
    cases(look)
        .or_else(|| look.quoted_word())
        .or_else(|| names::numbered(look))
        .or_else(|| names::no_thing(look))
        .or_else(|| names::place_behind(look))
        .or_else(|| names::hyphens(look))
        .or_else(|| statistics::of_formula(look))
        .or_else(|| statistics::time(look))
        .or_else(|| figures::figure(look))
        .or_else(|| figures::range(look))
        .or_else(|| if look.wants_figures() { look.ways(ways::NUMBERS) } else { None })
        .or_else(|| look.bare_choices())
        .or_else(|| look.by_table())
        .or_else(|| figures::with_unit(look))
        .or_else(|| look.other_brackets())
        .or_else(|| names::name(look))
        // Behind an item that was complete, another may be meant.
        .or_else(|| if look.begins_another() { look.ways(ways::ITEMS) } else { None })
        .or_else(|| look.sign())
        .or_else(|| look.ways(ways::TEXTS))
}
