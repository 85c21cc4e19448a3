//! What is different between two packs, thing by thing.

use std::collections::BTreeMap;

use crate::decimal::Number;
use crate::order::Order as _;
use crate::pack::expr::ConditionKind;
use crate::pack::{
    Called, Certification, Combination, Component, Exemption, Indicator, Let, LetValue, Level, Look, Needs,
    Origin, Pack, Part, Penalty, Question, Rated, Recommendation, Reference, Scope, Script, Shape, Shared,
};
use crate::source::{FileId, Sources, Span};
use crate::syntax::tree::Thing;

use super::lines::{self, Line};
use super::{Names, kinds};

/// Something that is in one of the packs only, or in both with differences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is called in the old pack, and in the new one.
    pub old: Option<String>,
    pub new: Option<String>,
    pub changes: Vec<Change>,
}

/// What of a thing is different, and how it read before and reads now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: &'static str,
    /// The lines are rules, not words.
    pub is_rule: bool,
    /// Only those that are not the same. None where it cannot be shown in lines.
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorDifference {
    pub names: Difference,
    pub out_of: (Option<Number>, Option<Number>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What of the framework itself is different.
    pub framework: Vec<Change>,
    pub indicators: Vec<IndicatorDifference>,
    pub components: Vec<Difference>,
    /// What of the certification is different, its levels apart.
    pub certification: Vec<Change>,
    pub levels: Vec<Difference>,
    pub questions: Vec<Difference>,
    /// `let`s that somebody wrote.
    pub values: Vec<Difference>,
    pub shapes: Vec<Difference>,
    pub scripts: Vec<Difference>,
    pub references: Vec<Difference>,
    pub recommendations: Vec<Difference>,
    pub shared: Vec<Difference>,
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
    let renamed = names.renamed();
    let comparer = Comparer { old, new, names, renamed, sources };
    let (values, shapes, scripts) = (comparer.values(), comparer.shapes(), comparer.scripts());
    let used: Vec<&Difference> = [&values, &shapes, &scripts].into_iter().flatten().collect();
    Comparison {
        framework: comparer.framework(),
        indicators: comparer.indicators(&used),
        components: comparer.components(),
        certification: comparer.certification(),
        levels: comparer.levels(),
        questions: comparer.questions(),
        values,
        shapes,
        scripts,
        references: comparer.references(),
        recommendations: comparer.recommendations(),
        shared: comparer.shared(),
    }
}

struct Comparer<'c> {
    old: &'c Pack,
    new: &'c Pack,
    names: Names<'c>,
    /// Old names and what they are now.
    renamed: BTreeMap<String, String>,
    sources: &'c Sources,
}

/// Pairs old things with new ones by name; gives what is different.
fn paired<'t, T>(
    old: impl IntoIterator<Item = &'t T> + Clone,
    new: impl IntoIterator<Item = &'t T> + Clone,
    names: (impl Fn(&T) -> String, impl Fn(&T) -> String),
    title: impl Fn(&'t T) -> Option<&'t String>,
    differences: impl Fn(&'t T, &'t T) -> Vec<Change>,
) -> Vec<(Difference, Option<&'t T>, Option<&'t T>)> {
    let (own, now) = names;
    let mut found = Vec::new();
    for one in old.clone() {
        let name = now(one);
        let pair = new.clone().into_iter().find(|other| own(other) == name);
        let mut changes = pair.map_or_else(|| titled(title(one), None), |pair| differences(one, pair));
        if pair.is_some() && own(one) != name {
            changes.insert(0, Change { what: "renamed", is_rule: false, lines: Vec::new() });
        }
        if pair.is_none() || !changes.is_empty() {
            let difference = Difference { old: Some(own(one)), new: pair.map(&own), changes };
            found.push((difference, Some(one), pair));
        }
    }
    for one in new {
        let name = own(one);
        if !old.clone().into_iter().any(|other| now(other) == name) {
            let difference = Difference { old: None, new: Some(name), changes: titled(None, title(one)) };
            found.push((difference, None, Some(one)));
        }
    }
    found
}

/// What something is called that only one of the packs has.
fn titled(old: Option<&String>, new: Option<&String>) -> Vec<Change> {
    let line = Line { old: old.cloned(), new: new.cloned() };
    let has_title = line.old.is_some() || line.new.is_some();
    has_title.then(|| Change { what: "title", is_rule: false, lines: vec![line] }).into_iter().collect()
}

fn differences_of<T>(pairs: Vec<(Difference, Option<&T>, Option<&T>)>) -> Vec<Difference> {
    pairs.into_iter().map(|(difference, ..)| difference).collect()
}

/// Those of the changes that there are.
fn which<const N: usize>(all: [Option<Change>; N]) -> Vec<Change> {
    all.into_iter().flatten().collect()
}

fn words<T: AsRef<str>>(text: Option<T>) -> Vec<String> {
    text.iter().flat_map(|text| text.as_ref().lines()).map(|line| line.trim().to_owned()).collect()
}

impl Comparer<'_> {
    /// What is different between words.
    fn words(&self, what: &'static str, old: &[String], new: &[String]) -> Option<Change> {
        let lines = lines::that_differ(old, new, str::to_owned);
        (!lines.is_empty()).then_some(Change { what, is_rule: false, lines })
    }

    fn text<T: AsRef<str>>(&self, what: &'static str, old: Option<T>, new: Option<T>) -> Option<Change> {
        self.words(what, &words(old), &words(new))
    }

    /// What is different between rules, given as lines.
    fn lines(&self, what: &'static str, old: &[String], new: &[String]) -> Option<Change> {
        let lines = lines::that_differ(old, new, |line| lines::renamed(line, &self.renamed));
        (!lines.is_empty()).then_some(Change { what, is_rule: true, lines })
    }

    /// How a piece of a pack reads, whatever cycle it was written in.
    fn text_of(&self, pack: &Pack, at: Span) -> String {
        pack.edits.text(self.sources, at)
    }

    fn rule_of(&self, pack: &Pack, at: Option<Span>) -> Vec<String> {
        at.map_or_else(Vec::new, |at| lines::of_rule(&self.text_of(pack, at)))
    }

    fn prose_of(&self, pack: &Pack, at: Span) -> Vec<String> {
        lines::of_prose(&self.text_of(pack, at))
    }

    /// What is different between rules.
    fn rule(&self, what: &'static str, old: Option<Span>, new: Option<Span>) -> Option<Change> {
        self.lines(what, &self.rule_of(self.old, old), &self.rule_of(self.new, new))
    }

    fn prose(&self, what: &'static str, old: Span, new: Span) -> Option<Change> {
        let (old, new) = (self.prose_of(self.old, old), self.prose_of(self.new, new));
        let lines = lines::that_differ(&old, &new, |line| lines::renamed_in_text(line, &self.renamed));
        (!lines.is_empty()).then_some(Change { what, is_rule: false, lines })
    }

    fn file(&self, what: &'static str, old: Option<FileId>, new: Option<FileId>) -> Option<Change> {
        let lines = |file: Option<FileId>| {
            let file = file.and_then(|file| self.sources.get(file));
            let lines = file.iter().flat_map(|file| file.text.lines());
            lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        self.lines(what, &lines(old), &lines(new))
    }

    fn origin(&self, what: &'static str, old: Option<&Origin>, new: Option<&Origin>) -> Option<Change> {
        let said = |origin: Option<&Origin>| origin.map(kinds::origin);
        self.text(what, said(old), said(new))
    }

    fn exemption(&self, old: Option<&Exemption>, new: Option<&Exemption>) -> Option<Change> {
        let span = |one: Option<&Exemption>| one.map(|one| one.span);
        self.rule("when it does not apply", span(old), span(new))
    }

    fn penalties(&self, old: &[Penalty], new: &[Penalty]) -> Option<Change> {
        let lines = |pack: &Pack, all: &[Penalty]| {
            all.iter().flat_map(|one| self.rule_of(pack, Some(one.span))).collect::<Vec<_>>()
        };
        self.lines("penalties", &lines(self.old, old), &lines(self.new, new))
    }

    fn needs(&self, old: &[Needs], new: &[Needs]) -> Option<Change> {
        let lines = |pack: &Pack, all: &[Needs]| {
            all.iter().flat_map(|one| self.rule_of(pack, Some(one.span))).collect::<Vec<_>>()
        };
        self.lines("what is needed to count", &lines(self.old, old), &lines(self.new, new))
    }

    fn called(&self, old: &Called, new: &Called) -> Option<Change> {
        self.words("own words", &kinds::called(old), &kinds::called(new))
    }

    /// How points come from those of the parts.
    fn combination(
        &self,
        what: &'static str,
        old: (&Combination, Span, Vec<Part>),
        new: (&Combination, Span, Vec<Part>),
    ) -> Option<Change> {
        if let (Combination::Formula(_), Combination::Formula(_)) = (old.0, new.0) {
            return self.rule(what, Some(old.1), Some(new.1));
        }
        let now = |part| match part {
            Part::Component(_) => self.names.now(Thing::Component, &self.old.name_of(part)),
            Part::Indicator(id) => {
                self.old.indicator(id).map_or_else(String::new, |one| self.names.code(&one.codes))
            }
        };
        let mut lines = lines::of_entries(
            &kinds::combination(self.old, old.0, &old.2, now),
            &kinds::combination(self.new, new.0, &new.2, |part| self.new.name_of(part)),
        );
        let only_renamed = |line: &Line| {
            let old = line.old.as_ref().map(|old| lines::renamed(old, &self.renamed));
            old.is_some() && old == line.new
        };
        lines.retain(|line| !only_renamed(line));
        (!lines.is_empty()).then_some(Change { what, is_rule: true, lines })
    }

    fn framework(&self) -> Vec<Change> {
        let (old, new) = (self.old, self.new);
        let overall = |pack: &'_ Pack| (pack.overall_span, pack.parts());
        let ((old_span, old_parts), (new_span, new_parts)) = (overall(old), overall(new));
        let subject = |pack: &Pack| Some(pack.subject.clone());
        which([
            self.text("title", Some(&old.title), Some(&new.title)),
            self.text("publisher", old.publisher.as_ref(), new.publisher.as_ref()),
            self.text("what is assessed", subject(old), subject(new)),
            self.called(&old.called, &new.called),
            self.look(),
            self.combination(
                "how the overall score is made",
                (&old.overall, old_span, old_parts),
                (&new.overall, new_span, new_parts),
            ),
            self.text("out of", Some(old.overall_out_of.to_string()), Some(new.overall_out_of.to_string())),
            self.penalties(&old.penalties, &new.penalties),
            self.needs(&old.needs, &new.needs),
            self.words("rounding", &kinds::roundings(old), &kinds::roundings(new)),
            self.text(
                "how large numbers are written",
                Some(kinds::grouping(old)),
                Some(kinds::grouping(new)),
            ),
            self.text("what is not answered", Some(kinds::unanswered(old)), Some(kinds::unanswered(new))),
            self.text("what is only claimed", Some(kinds::claimed(old)), Some(kinds::claimed(new))),
            self.text("rejected evidence", Some(kinds::rejected(old)), Some(kinds::rejected(new))),
        ])
    }

    fn look(&self) -> Option<Change> {
        let (old, new) = (&self.old.look, &self.new.look);
        let picture = |look: &Look| look.logo.clone().map(|logo| logo.picture);
        let template = |look: &Look| {
            let file = look.template.as_ref().and_then(|template| self.sources.get(template.file));
            file.map(|file| file.text.clone())
        };
        let said = |pack: &Pack| {
            let cover = pack.look.cover.as_ref();
            let cover = cover.map_or_else(Vec::new, |cover| self.prose_of(pack, cover.span));
            [kinds::look(&pack.look), cover].concat()
        };
        let lines = lines::that_differ(&said(self.old), &said(self.new), |line| {
            lines::renamed_in_text(line, &self.renamed)
        });
        let differ = !lines.is_empty() || picture(old) != picture(new) || template(old) != template(new);
        differ.then_some(Change { what: "the look of reports", is_rule: false, lines })
    }

    fn values(&self) -> Vec<Difference> {
        let own = |one: &Let| one.name.clone();
        let now = |one: &Let| self.names.now(Thing::Let, &one.name);
        let rule = |one: &Let| match &one.value {
            LetValue::Number(value) => Some(value.span),
            LetValue::Condition(condition) => Some(condition.span),
            LetValue::Error => None,
        };
        let differences = |old: &Let, new: &Let| {
            which([
                self.rule("how it is worked out", rule(old), rule(new)),
                self.origin("origin", old.origin.as_ref(), new.origin.as_ref()),
            ])
        };
        let pairs =
            paired(self.old.written_lets(), self.new.written_lets(), (own, now), |_| None, differences);
        differences_of(pairs)
    }

    fn shapes(&self) -> Vec<Difference> {
        let own = |one: &Shape| one.name.clone();
        let now = |one: &Shape| self.names.now(Thing::Shape, &one.name);
        let differences =
            |old: &Shape, new: &Shape| which([self.rule("rule", Some(old.span), Some(new.span))]);
        differences_of(paired(&self.old.shapes, &self.new.shapes, (own, now), |_| None, differences))
    }

    fn scripts(&self) -> Vec<Difference> {
        let own = |one: &Script| one.name.clone();
        let now = |one: &Script| self.names.now(Thing::Script, &one.name);
        let differences = |old: &Script, new: &Script| {
            which([
                self.rule("what it is given and gives", Some(old.span), Some(new.span)),
                self.file("script", old.file, new.file),
            ])
        };
        differences_of(paired(&self.old.scripts, &self.new.scripts, (own, now), |_| None, differences))
    }

    fn references(&self) -> Vec<Difference> {
        let own = |one: &Reference| one.name.clone();
        let now = |one: &Reference| self.names.now(Thing::Reference, &one.name);
        let differences = |old: &Reference, new: &Reference| {
            which([
                self.text("title", Some(&old.title), Some(&new.title)),
                self.rule("values", Some(old.span), Some(new.span)),
                self.file("table", old.file, new.file),
                self.origin("origin", old.origin.as_ref(), new.origin.as_ref()),
            ])
        };
        differences_of(paired(
            &self.old.references,
            &self.new.references,
            (own, now),
            |one| Some(&one.title),
            differences,
        ))
    }

    fn shared(&self) -> Vec<Difference> {
        let own = |one: &Shared| one.name.clone();
        let now = |one: &Shared| self.names.now(Thing::Shared, &one.name);
        let differences =
            |old: &Shared, new: &Shared| which([self.prose("text", old.text_span, new.text_span)]);
        differences_of(paired(&self.old.shared, &self.new.shared, (own, now), |_| None, differences))
    }

    /// Whether something stands in another component, by the name that this has now.
    fn moved(&self, old: Option<&Component>, new: Option<&Component>) -> Option<Change> {
        let name = |one: Option<&Component>| one.map(|one| one.name.clone());
        let (old, new) = (name(old), name(new));
        let is_moved = old.as_ref().map(|name| self.names.now(Thing::Component, name)) != new;
        is_moved.then(|| Change { what: "moved", is_rule: true, lines: vec![Line { old, new }] })
    }

    /// Which of those that read otherwise now a rule uses that itself reads as it did.
    fn uses(&self, old: Span, new: Span, changed: &[&Difference]) -> Option<Change> {
        let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
        let of_old = self.text_of(self.old, old);
        let mut words: Vec<&str> = of_old.split(|sign| !is_word(sign)).collect();
        words.put_in_order();
        let is_used = |one: &&&Difference| {
            let reads_otherwise = one.changes.iter().any(|change| !change.lines.is_empty());
            reads_otherwise && one.old.as_deref().is_some_and(|name| words.binary_search(&name).is_ok())
        };
        if self.rule("", Some(old), Some(new)).is_some() {
            return None;
        }
        let line = |one: &&Difference| Line { old: one.old.clone(), new: one.new.clone() };
        let lines: Vec<Line> = changed.iter().filter(is_used).map(line).collect();
        (!lines.is_empty()).then_some(Change { what: "what the score uses", is_rule: true, lines })
    }

    fn indicators(&self, changed: &[&Difference]) -> Vec<IndicatorDifference> {
        let around =
            |pack: &'_ Pack, one: &Indicator| one.component.and_then(|id| pack.component(id)).cloned();
        let differences = |old: &Indicator, new: &Indicator| {
            let (old_place, new_place) = (around(self.old, old), around(self.new, new));
            let counts = |one: &Indicator| Some(kinds::counts(one.outside_total));
            which([
                self.moved(old_place.as_ref(), new_place.as_ref()),
                self.text("title", Some(&old.title), Some(&new.title)),
                self.text("points", Some(old.out_of.to_string()), Some(new.out_of.to_string())),
                self.text("place in the total", counts(old), counts(new)),
                self.rule("score", Some(old.rule_span), Some(new.rule_span)),
                self.uses(old.rule_span, new.rule_span, changed),
                self.exemption(old.exemption.as_ref(), new.exemption.as_ref()),
                self.penalties(&old.penalties, &new.penalties),
                self.words("evidence", &old.evidence, &new.evidence),
                self.origin("origin of the points", old.origin.as_ref(), new.origin.as_ref()),
                self.origin("origin of the score", old.rule_origin.as_ref(), new.rule_origin.as_ref()),
            ])
        };
        let names = (Indicator::code, |one: &Indicator| self.names.code(&one.codes));
        paired(&self.old.indicators, &self.new.indicators, names, |_| None, differences)
            .into_iter()
            .map(|(names, old, new)| IndicatorDifference {
                names,
                out_of: (old.map(|one| one.out_of), new.map(|one| one.out_of)),
            })
            .collect()
    }

    fn components(&self) -> Vec<Difference> {
        let own = |one: &Component| one.name.clone();
        let now = |one: &Component| self.names.now(Thing::Component, &one.name);
        let around = |pack: &Pack, one: &Component| one.within.and_then(|id| pack.component(id)).cloned();
        let differences = |old: &Component, new: &Component| {
            let (old_place, new_place) = (around(self.old, old), around(self.new, new));
            let total = |one: &Component| (one.total_span, one.parts.clone());
            let ((old_span, old_parts), (new_span, new_parts)) = (total(old), total(new));
            which([
                self.moved(old_place.as_ref(), new_place.as_ref()),
                self.text("title", Some(&old.title), Some(&new.title)),
                self.text("number", Some(old.number.to_string()), Some(new.number.to_string())),
                self.text("points", Some(old.out_of.to_string()), Some(new.out_of.to_string())),
                self.combination(
                    "total",
                    (&old.total, old_span, old_parts),
                    (&new.total, new_span, new_parts),
                ),
                self.exemption(old.exemption.as_ref(), new.exemption.as_ref()),
                self.penalties(&old.penalties, &new.penalties),
                self.needs(&old.needs, &new.needs),
                self.called(&old.called, &new.called),
                self.origin("origin of the points", old.origin.as_ref(), new.origin.as_ref()),
                self.origin("origin of the total", old.total_origin.as_ref(), new.total_origin.as_ref()),
            ])
        };
        differences_of(paired(
            &self.old.components,
            &self.new.components,
            (own, now),
            |one| Some(&one.title),
            differences,
        ))
    }

    fn questions(&self) -> Vec<Difference> {
        let own = |one: &Question| one.name.clone();
        let now = |one: &Question| self.names.now(Thing::Question, &one.name);
        let asked = |one: &Question| one.asked_when.as_ref().map(|asked| asked.span);
        let differences = |old: &Question, new: &Question| {
            which([
                self.text("title", Some(&old.title), Some(&new.title)),
                self.lines("kind", &kinds::question(self.old, old), &kinds::question(self.new, new)),
                self.choices(old, new),
                self.rule("when it is asked", asked(old), asked(new)),
                self.text("help", old.help.as_ref(), new.help.as_ref()),
                self.words("evidence", &old.evidence, &new.evidence),
                self.origin("origin", old.origin.as_ref(), new.origin.as_ref()),
            ])
        };
        differences_of(paired(
            &self.old.questions,
            &self.new.questions,
            (own, now),
            |one| Some(&one.title),
            differences,
        ))
    }

    fn choices(&self, old: &Question, new: &Question) -> Option<Change> {
        let before = kinds::entries(old, |thing, name| self.names.entry(thing, &old.name, name));
        let now = kinds::entries(new, |_, name| name.to_owned());
        let mut lines = lines::of_entries(&before, &now);
        // Of ordered choices the order is what they mean.
        let in_order = |of: &[(String, String)], others: &[(String, String)]| {
            let is_common = |name: &&String| others.iter().any(|(other, _)| other == *name);
            of.iter().map(|(name, _)| name).filter(is_common).cloned().collect::<Vec<_>>()
        };
        let (old_order, new_order) = (in_order(&before, &now), in_order(&now, &before));
        if old_order != new_order {
            lines.push(Line { old: Some(old_order.join(", ")), new: Some(new_order.join(", ")) });
        }
        (!lines.is_empty()).then_some(Change { what: "choices or fields", is_rule: true, lines })
    }

    fn recommendations(&self) -> Vec<Difference> {
        let own = |one: &Recommendation| one.name.clone();
        let now = |one: &Recommendation| self.names.now(Thing::Recommendation, &one.name);
        let when = |one: &Recommendation| one.when.as_ref().map(|when| when.span);
        let about = |pack: &Pack, one: &Recommendation, is_old: bool| {
            let name = match one.scope {
                Scope::Framework => return None,
                Scope::Component(id) => pack.name_of(Part::Component(id)),
                Scope::Indicator(id) => pack.name_of(Part::Indicator(id)),
            };
            let now = |name: String| lines::renamed(&name, &self.renamed);
            Some(if is_old { now(name) } else { name })
        };
        let differences = |old: &Recommendation, new: &Recommendation| {
            let priority = |one: &Recommendation| Some(kinds::priority(one));
            which([
                self.text("what it is about", about(self.old, old, true), about(self.new, new, false)),
                self.rule("when it is given", when(old), when(new)),
                self.prose("text", old.text_span, new.text_span),
                self.text("priority", priority(old), priority(new)),
                self.text("owner", old.owner.as_ref(), new.owner.as_ref()),
                self.text("effort", old.effort.as_ref(), new.effort.as_ref()),
                self.words("references", &old.references, &new.references),
            ])
        };
        differences_of(paired(
            &self.old.recommendations,
            &self.new.recommendations,
            (own, now),
            |_| None,
            differences,
        ))
    }

    fn certification(&self) -> Vec<Change> {
        let (old, new) = (self.old.certification.as_ref(), self.new.certification.as_ref());
        let title = |one: Option<&Certification>| one.map(|one| one.title.clone());
        let on = |pack: &Pack, one: Option<&Certification>| {
            let on = one?.on;
            Some(on.map_or_else(|| String::from("overall"), |id| pack.name_of(Part::Component(id))))
        };
        let old_on = on(self.old, old).map(|name| self.names.now(Thing::Component, &name));
        let origin = |one: Option<&'_ Certification>| one.and_then(|one| one.origin.clone());
        which([
            self.text("title", title(old), title(new)),
            self.text("what it is by", old_on, on(self.new, new)),
            self.needs(self.old.needs_of(Rated::Level), self.new.needs_of(Rated::Level)),
            self.origin("origin", origin(old).as_ref(), origin(new).as_ref()),
            self.lines("what parts are graded by", &kinds::scales(self.old), &kinds::scales(self.new)),
        ])
    }

    fn levels(&self) -> Vec<Difference> {
        // Of the otherwise of a scale; as the parts are called now.
        let renamed = |on: &str| match on.split_once(" of ") {
            Some((each, of)) => format!("{each} of {}", self.names.now(Thing::Component, of)),
            None => on.to_owned(),
        };
        let levels = |pack: &Pack, called: &dyn Fn(&str) -> String| {
            let mut all = pack.certification.as_ref().map_or_else(Vec::new, |one| one.levels.clone());
            for scale in pack.scales.iter().filter(|scale| !scale.is_of_level) {
                all.extend(scale.levels.iter().cloned().map(|mut level| {
                    if level.condition.is_none() {
                        level.name = format!(
                            "otherwise on {}",
                            scale.on.iter().map(|one| called(one)).collect::<Vec<_>>().join(" and ")
                        );
                    }
                    level
                }));
            }
            all
        };
        let (old, new) = (levels(self.old, &renamed), levels(self.new, &str::to_owned));
        let own = |one: &Level| one.name.clone();
        let now = |one: &Level| self.names.now(Thing::Level, &one.name);
        let differences = |old: &Level, new: &Level| {
            which([
                self.text("title", Some(&old.title), Some(&new.title)),
                self.lines("condition", &self.of_level(self.old, old), &self.of_level(self.new, new)),
            ])
        };
        differences_of(paired(&old, &new, (own, now), |level| Some(&level.title), differences))
    }

    /// What a level demands, a line each. What is demanded of the measure stands in the level itself.
    fn of_level(&self, pack: &Pack, level: &Level) -> Vec<String> {
        let conditions = match level.condition.as_ref().map(|condition| (condition, &condition.kind)) {
            None => Vec::new(),
            Some((all, ConditionKind::And(parts))) if all.span == level.span => parts.iter().collect(),
            Some((one, _)) => vec![one],
        };
        let lines = conditions.into_iter().flat_map(|one| match &one.kind {
            ConditionKind::Compare(_, how, limit) if one.span == level.span => {
                vec![format!("{} {}", kinds::compared(*how), self.text_of(pack, limit.span))]
            }
            _ => self.rule_of(pack, Some(one.span)),
        });
        lines.collect()
    }
}
