//! What a block says of its structure: its words, when it does not apply, what is taken away, how much must be answered.

use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{self, Item, ItemKind, Literal, LiteralValue, PartsWord, Text};
use crate::wording::{Language, Word};

use super::super::expr::NumericKind;
use super::super::{Called, Exemption, Need, Needs, Origin, Penalty, Unit};
use super::binder::{Binder, View};
use super::framework::only;
use super::origins;

impl Binder<'_> {
    /// What a block says that the parts inside it are called.
    pub fn called(&mut self, items: &[Item]) -> Called {
        let mut words = Called::default();
        for (what, clause) in
            [(PartsWord::Components, "call components"), (PartsWord::Indicators, "call indicators")]
        {
            let called = only(self, items, clause, |kind| match kind {
                ItemKind::Call(call) if call.what == what => Some(call),
                _ => None,
            });
            let Some((call, _)) = called else { continue };
            let language = self.language;
            let word = self.word(language, &call.word, call.plural.as_ref());
            match what {
                PartsWord::Components => words.components = word,
                _ => words.indicators = word,
            }
        }
        words
    }

    /// A word for one, and for many where it is another; of an empty one it is told, and nothing comes of it.
    pub fn word(&mut self, language: Option<Language>, one: &Text, many: Option<&Text>) -> Option<Word> {
        let mut both = [Some(one), many].into_iter().flatten();
        if let Some(empty) = both.find(|text| text.text.trim().is_empty()) {
            let message = "this word is empty";
            self.tell(&codes::PACK_WRONG_TYPE, empty.span, message, "write, for example, `\"Pillar\"`");
            return None;
        }
        let mut word = Word::of(language, one.text.trim());
        if let Some(many) = many {
            word.many = many.text.trim().to_owned();
        }
        Some(word)
    }

    /// `not applicable when …`
    pub fn exemption(&mut self, items: &[Item]) -> Option<Exemption> {
        let (when, span) = only(self, items, "not applicable", |kind| match kind {
            ItemKind::NotApplicable(when) => Some(when),
            _ => None,
        })?;
        Some(Exemption { when: self.condition(when, &View::default()), span, uses: Vec::new() })
    }

    pub fn penalties(&mut self, items: &[Item], around: Option<&Origin>) -> Vec<Penalty> {
        let origin = origins::of_block(items).or_else(|| around.cloned());
        let found = items.iter().filter_map(|item| match &item.kind {
            ItemKind::Penalty(penalty) => Some((penalty, item.span)),
            _ => None,
        });
        found.map(|(tree, span)| self.penalty(tree, span, origin.clone())).collect()
    }

    fn penalty(&mut self, tree: &tree::Penalty, span: Span, origin: Option<Origin>) -> Penalty {
        let (mut worth, unit) = self.number(&tree.worth, &View::default());
        if unit == Unit::Percent && !matches!(worth.kind, NumericKind::Error) {
            let message = "a penalty takes points, and this is a percent";
            let help = "write how many points it takes: 10% of 40 points are `4`";
            self.tell(&codes::PACK_MIXED_UNITS, tree.worth.span, message, help);
            worth.kind = NumericKind::Error;
        }
        let when = tree.when.as_ref().map(|when| self.condition(when, &View::default()));
        let title = tree.title.as_ref().map(|title| title.text.to_string());
        Penalty { title, worth, floored: tree.floored, when, span, origin }
    }

    /// What a block of items says that it needs to count.
    pub fn needs(&mut self, items: &[Item], around: Option<&Origin>) -> Vec<Needs> {
        let origin = origins::of_block(items).or_else(|| around.cloned());
        let all = items.iter().filter_map(|item| match &item.kind {
            ItemKind::Needs(need) => Some((need, item.span)),
            _ => None,
        });
        self.all_needed(all, origin)
    }

    /// The same of a `certify`.
    pub fn level_needs(&mut self, all: &[(tree::Need, Span)], origin: Option<Origin>) -> Vec<Needs> {
        self.all_needed(all.iter().map(|(need, span)| (need, *span)), origin)
    }

    /// One share of answers at most, and any number of conditions.
    fn all_needed<'t>(
        &mut self,
        all: impl Iterator<Item = (&'t tree::Need, Span)>,
        origin: Option<Origin>,
    ) -> Vec<Needs> {
        let (mut first, mut needed) = (None, Vec::new());
        for (need, span) in all {
            let what = match need {
                tree::Need::Answered(share) => {
                    if let Some(first) = first.replace(span) {
                        let message = "`needs … answered` is given twice";
                        let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, span, message)
                            .label("given again here")
                            .also(first, "first given here")
                            .help("keep one of the two");
                        self.diagnostics.add(told);
                    }
                    self.share_needed(share)
                }
                tree::Need::Holds { when, title } => {
                    let title = self.title_of_need(title.as_ref(), span);
                    let when = self.condition(when, &View::default());
                    title.map(|title| Need::Holds { title, when, uses: Vec::new() })
                }
            };
            needed.extend(what.map(|what| Needs { what, span, origin: origin.clone() }));
        }
        needed
    }

    /// Who gets no score reads what it takes, so that it must be said in words.
    fn title_of_need(&mut self, title: Option<&Text>, span: Span) -> Option<String> {
        let title = title.map(|title| title.text.trim()).filter(|title| !title.is_empty());
        if title.is_none() {
            let message = "it is not said in words what is needed";
            let help = "say it after the condition, as it stands after \"it takes\": `needs count of answered among \
                        (pm10, no2, so2) at least 2 \"at least two pollutants\"`";
            let told = Diagnostic::new(&codes::PACK_MISSING_CLAUSE, span, message)
                .label("no text in quotes")
                .help(help)
                .note("reports say it where a score does not count: \"not rated: it takes at least two pollutants\"");
            self.diagnostics.add(told);
        }
        title.map(str::to_owned)
    }

    fn share_needed(&mut self, literal: &Literal) -> Option<Need> {
        let (code, message) = match literal.value {
            LiteralValue::Percent(share)
                if share <= Number::ONE && !share.is_negative() && !share.is_zero() =>
            {
                return Some(Need::Answered(share));
            }
            LiteralValue::Error => return None,
            LiteralValue::Percent(_) => {
                (&codes::PACK_EMPTY_RANGE, "a share of the questions is more than 0% and at most 100%")
            }
            _ => (&codes::PACK_PERCENT_SIGN, "a share of the questions is written with a percent sign"),
        };
        self.tell(code, literal.span, message, "write, for example, `needs 80% answered`");
        None
    }
}
