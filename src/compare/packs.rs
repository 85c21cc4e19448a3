//! What is different between two packs, thing by thing.

use crate::decimal::Number;
use crate::pack::{Indicator, Look, Pack, Question, QuestionKind, Recommendation};
use crate::source::{Sources, Span};
use crate::syntax::tree::Thing;

use super::Names;

/// Something that is in one of the packs only, or in both with differences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is called in the old pack, and in the new one.
    pub old: Option<String>,
    pub new: Option<String>,
    /// What of it is different.
    pub what: Vec<&'static str>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorDifference {
    pub names: Difference,
    pub out_of: (Option<Number>, Option<Number>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What of the framework itself is different.
    pub framework: Vec<&'static str>,
    pub indicators: Vec<IndicatorDifference>,
    pub components: Vec<Difference>,
    pub questions: Vec<Difference>,
    /// `let`s.
    pub values: Vec<Difference>,
    pub recommendations: Vec<Difference>,
    pub levels: Vec<Difference>,
}

impl Comparison {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Comparison::default()
    }
}

/// Compares two packs whose files are among these sources.
#[must_use]
pub fn packs(old: &Pack, new: &Pack, sources: &Sources) -> Comparison {
    let names = Names::between(old, new);
    let comparer = Comparer { old, new, names, sources };
    Comparison {
        framework: comparer.framework(),
        indicators: comparer.indicators(),
        components: comparer.components(),
        questions: comparer.questions(),
        values: comparer.values(),
        recommendations: comparer.recommendations(),
        levels: comparer.levels(),
    }
}

struct Comparer<'c> {
    old: &'c Pack,
    new: &'c Pack,
    names: Names<'c>,
    sources: &'c Sources,
}

/// Pairs old things with new ones by name; gives what is different.
fn paired<'t, T>(
    old: &'t [T],
    new: &'t [T],
    names: (impl Fn(&T) -> String, impl Fn(&T) -> String, impl Fn(&T) -> String),
    differences: impl Fn(&T, &T) -> Vec<&'static str>,
) -> Vec<(Difference, Option<&'t T>, Option<&'t T>)> {
    let (old_name, now, new_name) = names;
    let mut found = Vec::new();
    for one in old {
        let name = now(one);
        let pair = new.iter().find(|other| new_name(other) == name);
        let mut what = pair.map_or_else(Vec::new, |pair| differences(one, pair));
        if pair.is_some() && old_name(one) != name {
            what.insert(0, "renamed");
        }
        if pair.is_none() || !what.is_empty() {
            let difference = Difference { old: Some(old_name(one)), new: pair.map(&new_name), what };
            found.push((difference, Some(one), pair));
        }
    }
    for one in new {
        let name = new_name(one);
        if !old.iter().any(|other| now(other) == name) {
            found.push((Difference { old: None, new: Some(name), what: Vec::new() }, None, Some(one)));
        }
    }
    found
}

/// Those of the words whose condition holds.
fn which<const N: usize>(all: [(bool, &'static str); N]) -> Vec<&'static str> {
    all.into_iter().filter(|(differs, _)| *differs).map(|(_, word)| word).collect()
}

impl Comparer<'_> {
    /// Whether two stretches say something different, whatever their layout.
    fn differ(&self, old: Span, new: Span) -> bool {
        let words = |span| self.sources.text(span).split_whitespace().collect::<Vec<_>>();
        words(old) != words(new)
    }

    fn component_of(pack: &Pack, one: &Indicator) -> String {
        let component = one.component.and_then(|id| pack.components.get(id.index()));
        component.map_or_else(String::new, |component| component.name.clone())
    }

    fn framework(&self) -> Vec<&'static str> {
        let (old, new) = (self.old, self.new);
        let overall =
            (old.overall.word(), old.overall.shares()) != (new.overall.word(), new.overall.shares());
        which([
            (old.title != new.title, "title"),
            (old.publisher != new.publisher, "publisher"),
            (self.looks_differ(), "the look of reports"),
            (overall, "how the overall score is made"),
            (old.rounding != new.rounding || old.overall_rounding != new.overall_rounding, "rounding"),
            (old.unanswered != new.unanswered, "what is not answered"),
            (old.rejected != new.rejected, "rejected evidence"),
        ])
    }

    fn looks_differ(&self) -> bool {
        let (old, new) = (&self.old.look, &self.new.look);
        let picture = |look: &Look| look.logo.clone().map(|logo| (logo.picture, logo.described));
        let colours = |look: &Look| look.accent.map(|accent| (accent.on_light(), accent.on_dark()));
        let template = |look: &Look| {
            let file = look.template.as_ref().and_then(|template| self.sources.get(template.file));
            file.map(|file| file.text.clone())
        };
        let covers_differ = match (&old.cover, &new.cover) {
            (Some(old), Some(new)) => self.differ(old.span, new.span),
            (old, new) => old.is_some() != new.is_some(),
        };
        picture(old) != picture(new)
            || colours(old) != colours(new)
            || template(old) != template(new)
            || covers_differ
    }

    /// Whether a script that a rule calls reads differently.
    fn calls_another_script(&self, rule: Span) -> bool {
        let text = |pack: &Pack, name: &str| {
            let script = pack.scripts.iter().find(|one| one.name == name);
            let file = script.and_then(|one| one.file).and_then(|file| self.sources.get(file));
            file.map(|file| file.text.clone())
        };
        self.old
            .scripts
            .iter()
            .filter(|script| self.sources.text(rule).contains(&format!("{}(", script.name)))
            .any(|script| {
                text(self.old, &script.name) != text(self.new, &self.names.now(Thing::Script, &script.name))
            })
    }

    fn values(&self) -> Vec<Difference> {
        let own = |one: &crate::pack::Let| one.name.clone();
        let now = |one: &crate::pack::Let| self.names.now(Thing::Let, &one.name);
        let differences = |old: &crate::pack::Let, new: &crate::pack::Let| {
            which([(self.differ(old.span, new.span), "how it is worked out")])
        };
        let pairs = paired(&self.old.lets, &self.new.lets, (own, now, own), differences);
        pairs.into_iter().map(|(difference, ..)| difference).collect()
    }

    fn indicators(&self) -> Vec<IndicatorDifference> {
        let differences = |old: &Indicator, new: &Indicator| {
            let place = self.names.now(Thing::Component, &Self::component_of(self.old, old));
            which([
                (place != Self::component_of(self.new, new), "moved"),
                (old.title != new.title, "title"),
                (old.out_of != new.out_of, "points"),
                (self.differ(old.rule_span, new.rule_span), "score"),
                (self.calls_another_script(old.rule_span), "script"),
                (old.evidence != new.evidence, "evidence"),
            ])
        };
        let names = (Indicator::code, |one: &Indicator| self.names.code(&one.codes), Indicator::code);
        paired(&self.old.indicators, &self.new.indicators, names, differences)
            .into_iter()
            .map(|(names, old, new)| IndicatorDifference {
                names,
                out_of: (old.map(|one| one.out_of), new.map(|one| one.out_of)),
            })
            .collect()
    }

    fn components(&self) -> Vec<Difference> {
        let own = |one: &crate::pack::Component| one.name.clone();
        let now = |one: &crate::pack::Component| self.names.now(Thing::Component, &one.name);
        let differences = |old: &crate::pack::Component, new: &crate::pack::Component| {
            which([
                (old.title != new.title, "title"),
                (old.out_of != new.out_of, "points"),
                (old.total.word() != new.total.word() || old.total.shares() != new.total.shares(), "total"),
            ])
        };
        let pairs = paired(&self.old.components, &self.new.components, (own, now, own), differences);
        pairs.into_iter().map(|(difference, ..)| difference).collect()
    }

    fn questions(&self) -> Vec<Difference> {
        let own = |one: &Question| one.name.clone();
        let now = |one: &Question| self.names.now(Thing::Question, &one.name);
        let condition = |one: &Question| one.asked_when.as_ref().map(|asked| asked.condition.span);
        let differences = |old: &Question, new: &Question| {
            let asked = match (condition(old), condition(new)) {
                (Some(old), Some(new)) => self.differ(old, new),
                (old, new) => old.is_some() != new.is_some(),
            };
            which([
                (old.title != new.title, "title"),
                (self.entries(old, true) != self.entries(new, false), "choices or fields"),
                (range(&old.kind) != range(&new.kind), "kind or range"),
                (asked, "when it is asked"),
                (old.help != new.help, "help"),
                (old.evidence != new.evidence, "evidence"),
            ])
        };
        let pairs = paired(&self.old.questions, &self.new.questions, (own, now, own), differences);
        pairs.into_iter().map(|(difference, ..)| difference).collect()
    }

    /// Choices or fields, by the names that they have now, with their titles.
    fn entries(&self, of: &Question, is_old: bool) -> Vec<(String, String)> {
        let now = |thing, name: &str| {
            if is_old { self.names.entry(thing, &of.name, name) } else { name.to_owned() }
        };
        match &of.kind {
            QuestionKind::List { fields, .. } => {
                let one = |field: &crate::pack::Field| {
                    (now(Thing::Field, &field.name), format!("{} {}", field.title, range(&field.kind)))
                };
                fields.iter().map(one).collect()
            }
            kind => {
                let one =
                    |choice: &crate::pack::Choice| (now(Thing::Choice, &choice.name), choice.title.clone());
                kind.choices().iter().map(one).collect()
            }
        }
    }

    fn recommendations(&self) -> Vec<Difference> {
        let own = |one: &Recommendation| one.name.clone();
        let now = |one: &Recommendation| self.names.now(Thing::Recommendation, &one.name);
        let differences = |old: &Recommendation, new: &Recommendation| {
            let when = match (&old.when, &new.when) {
                (Some(old), Some(new)) => self.differ(old.span, new.span),
                (old, new) => old.is_some() != new.is_some(),
            };
            which([
                (when, "when it is given"),
                (self.differ(old.text_span, new.text_span), "text"),
                (old.priority != new.priority, "priority"),
                (old.owner != new.owner, "owner"),
            ])
        };
        let pairs =
            paired(&self.old.recommendations, &self.new.recommendations, (own, now, own), differences);
        pairs.into_iter().map(|(difference, ..)| difference).collect()
    }

    fn levels(&self) -> Vec<Difference> {
        let levels =
            |pack: &Pack| pack.certification.as_ref().map_or_else(Vec::new, |one| one.levels.clone());
        let (old, new) = (levels(self.old), levels(self.new));
        let own = |one: &crate::pack::Level| one.name.clone();
        let now = |one: &crate::pack::Level| self.names.now(Thing::Level, &one.name);
        let differences = |old: &crate::pack::Level, new: &crate::pack::Level| {
            // In this form all places are the same.
            let condition = |one: &crate::pack::Level| format!("{:-?}", one.condition);
            which([(old.title != new.title, "title"), (condition(old) != condition(new), "condition")])
        };
        let pairs = paired(&old, &new, (own, now, own), differences);
        pairs.into_iter().map(|(difference, ..)| difference).collect()
    }
}

/// The kind of an answer and what it must lie in.
fn range(kind: &QuestionKind) -> String {
    match kind {
        QuestionKind::OneOf { ordered, .. } => format!("one of, ordered {ordered}"),
        QuestionKind::AnyOf { .. } => String::from("any of"),
        QuestionKind::YesNo => String::from("yes/no"),
        QuestionKind::Number { range, whole } => format!("{range} {whole}"),
        QuestionKind::Text => String::from("text"),
        QuestionKind::Date { first, last } => format!("{first} {last}"),
        QuestionKind::List { least, most, .. } => format!("{least} {most}"),
        QuestionKind::Error => String::new(),
    }
}
