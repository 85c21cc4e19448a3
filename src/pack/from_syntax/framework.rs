//! The framework's own clauses.

use crate::decimal::{Grouping, Number, Rounding, RoundingMode};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{self, Item, ItemKind};
use crate::wording::{Language, Word};

use super::super::{Claimed, Combination, Pack, Rejected, Unanswered};
use super::Extent;
use super::binder::Binder;
use super::collect::Declared;

/// The first clause of a kind; tells of further ones.
pub fn only<'t, T>(
    binder: &mut Binder<'_>,
    items: &'t [Item],
    word: &str,
    wanted: impl Fn(&'t ItemKind) -> Option<T>,
) -> Option<(T, Span)> {
    let mut found: Option<(T, Span)> = None;
    for item in items {
        let Some(value) = wanted(&item.kind) else { continue };
        match &found {
            None => found = Some((value, item.span)),
            Some((_, first)) => {
                let told = Diagnostic::new(
                    &codes::PACK_REPEATED_CLAUSE,
                    item.span,
                    format!("`{word}` is given twice"),
                )
                .label("given again here")
                .also(*first, "first given here")
                .help("keep one of the two");
                binder.diagnostics.add(told);
            }
        }
    }
    found
}

impl Binder<'_> {
    /// The pack with everything but its rules.
    pub fn bind_framework(&mut self, start: Span, fingerprint: String) -> Pack {
        let declared = self.declared;
        let framework = declared.frameworks.first();
        for second in declared.frameworks.iter().skip(1) {
            let mut told = Diagnostic::new(
                &codes::PACK_SECOND_FRAMEWORK,
                second.tree.name.span,
                format!("a second framework, `{}`, is declared", second.tree.name.text),
            )
            .label("declared here")
            .help("a pack is one framework; put the other into a folder of its own");
            if let Some(first) = framework {
                told = told.also(first.tree.name.span, "the first is declared here");
            }
            self.diagnostics.add(told);
        }
        let items: &[Item] = framework.map_or(&[], |found| &found.tree.items);
        let around = framework.and_then(|found| found.place.origin.clone());
        let cycle = only(self, items, "cycle", |kind| match kind {
            ItemKind::Cycle(text) => Some(text.text.to_string()),
            _ => None,
        });
        let subject = only(self, items, "subject", |kind| match kind {
            ItemKind::Subject(name) => Some(name.text.to_string()),
            _ => None,
        });
        let written_in = self.written_in(items);
        let publisher = only(self, items, "publisher", |kind| match kind {
            ItemKind::Publisher(text) => Some(text.text.to_string()),
            _ => None,
        });
        let round = only(self, items, "round", |kind| match kind {
            ItemKind::Round { of_overall: false, what } => Some(*what),
            _ => None,
        });
        let overall_round = only(self, items, "round overall", |kind| match kind {
            ItemKind::Round { of_overall: true, what } => Some(*what),
            _ => None,
        });
        let grouping = only(self, items, "numbers", |kind| match kind {
            ItemKind::Numbers(grouping) => Some(*grouping),
            _ => None,
        });
        let unanswered = only(self, items, "unanswered", |kind| match kind {
            ItemKind::Unanswered(end) => Some(*end),
            _ => None,
        });
        let rejected = only(self, items, "rejected", |kind| match kind {
            ItemKind::Rejected(end) => Some(*end),
            _ => None,
        });
        let claimed = only(self, items, "claimed", |kind| match kind {
            ItemKind::Claims(end) => Some(*end),
            _ => None,
        });
        if let Some(framework) = framework {
            let missing = |binder: &mut Self, is_missing: bool, clause: &str, example: &str| {
                if is_missing {
                    binder.missing(items, framework.tree.name.span, "the framework", clause, example);
                }
            };
            missing(self, cycle.is_none(), "cycle", "cycle \"2.0\"");
            missing(self, subject.is_none(), "subject", "subject city");
            missing(self, round.is_none(), "round", "round points half up to 2 places");
        }
        let span = framework.map_or(start, |found| found.tree.name.span);
        let rounding =
            round.as_ref().map_or(Rounding { mode: RoundingMode::HalfUp, places: 2 }, |(round, _)| *round);
        Pack {
            name: framework.map_or_else(String::new, |found| found.tree.name.text.to_string()),
            title: framework.map_or_else(String::new, |found| found.tree.title.text.to_string()),
            cycle: cycle.map_or_else(String::new, |(cycle, _)| cycle),
            subject_word: subject.as_ref().and_then(|(subject, _)| subject_word(self.language, subject)),
            subject: subject.map_or_else(|| String::from("city"), |(subject, _)| subject),
            publisher: publisher.map(|(publisher, _)| publisher),
            look: super::super::Look::default(),
            span,
            overall: Combination::Error,
            overall_out_of: self.overall_maximum().unwrap_or(Number::from(100)),
            maxima_known: self.maxima_known(),
            overall_span: span,
            called: self.called(items),
            penalties: self.penalties(items, around.as_ref()),
            needs: self.needs(items, around.as_ref()),
            overall_origin: around,
            rounding,
            overall_rounding: overall_round.map_or(rounding, |(round, _)| round),
            rounding_span: round.map_or(span, |(_, span)| span),
            grouping: grouping.map_or(Grouping::None, |(grouping, _)| grouping),
            unanswered: match unanswered {
                Some((Some(end), _)) => Unanswered::Scores(end),
                _ => Unanswered::KeepsRange,
            },
            rejected: match rejected {
                Some((Some(end), _)) => Rejected::Scores(end),
                _ => Rejected::CountsAsUnanswered,
            },
            claimed: match claimed {
                Some((Some(end), _)) => Claimed::Scores(end),
                Some((None, _)) => Claimed::CountsAsUnanswered,
                None => Claimed::Counts,
            },
            certification: None,
            scales: Vec::new(),
            components: Vec::new(),
            indicators: Vec::new(),
            questions: Vec::new(),
            lets: Vec::new(),
            recommendations: Vec::new(),
            scripts: Vec::new(),
            shared: Vec::new(),
            examples: Vec::new(),
            effective: super::effective::bind(self, items),
            lineage: crate::cycle::Lineage::default(),
            edits: crate::cycle::Edits::default(),
            series: Vec::new(),
            references: Vec::new(),
            fingerprint,
            shapes: Vec::new(),
            written_in,
            tongue: None,
            languages: Vec::new(),
            translations: Vec::new(),
        }
    }

    /// The language of the rules; what comes of words follows it.
    fn written_in(&mut self, items: &[Item]) -> String {
        let said = only(self, items, "written in", |kind| match kind {
            ItemKind::WrittenIn(name) => Some(name),
            _ => None,
        });
        let Some((name, _)) = said else { return Language::default().code().to_owned() };
        if self.language.is_none() {
            self.no_wording(name);
        }
        name.text.to_string()
    }

    /// A clause that a block cannot do without; quiet where something in the block could not be read.
    pub fn missing(&mut self, items: &[Item], at: Span, block: &str, clause: &str, example: &str) {
        if self.extent == Extent::Part || items.iter().any(|item| item.kind == ItemKind::Error) {
            return;
        }
        let told = Diagnostic::new(&codes::PACK_MISSING_CLAUSE, at, format!("{block} has no `{clause}`"))
            .label(format!("needs `{clause}`"))
            .help(format!("write, for example, `{example}`"));
        self.diagnostics.add(told);
    }

    fn maxima_known(&self) -> bool {
        let components = self.declared.components.iter().map(|found| &found.tree.out_of);
        let indicators = self.declared.indicators.iter().map(|found| &found.tree.out_of);
        components.chain(indicators).all(|maximum| super::questions::plain_number(maximum).is_some())
    }

    /// The range of points of an indicator or component: from 0 to its `out of`.
    pub fn out_of(&mut self, literal: &tree::Literal) -> Number {
        match super::questions::plain_number(literal) {
            Some(number) if !number.is_negative() && !number.is_zero() => number,
            None if literal.value == tree::LiteralValue::Error => Number::ONE,
            _ => {
                let message = "points are a number above 0";
                self.tell(&codes::PACK_WRONG_TYPE, literal.span, message, "write, for example, `out of 40`");
                Number::ONE
            }
        }
    }
}

/// The language that the rules are written in, where the program has words in it.
pub fn language_of(declared: &Declared<'_>) -> Option<Language> {
    let items = declared.frameworks.first().map_or(&[][..], |framework| &framework.tree.items);
    let said = items.iter().find_map(|item| match &item.kind {
        ItemKind::WrittenIn(name) => Some(&*name.text),
        _ => None,
    });
    said.map_or(Some(Language::default()), Language::from_code)
}

/// The word of `subject country` at the head of a column.
fn subject_word(language: Option<Language>, subject: &str) -> Option<Word> {
    if subject == "city" {
        return None;
    }
    let mut letters = subject.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    Some(Word::of(language, &format!("{first}{}", letters.as_str().replace('_', " "))))
}
