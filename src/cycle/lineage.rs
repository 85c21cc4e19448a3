//! Where the rules of a resolved pack are from, and what was done with them: for whoever must say whose fault something is.

use crate::diagnostic::Diagnostic;
use crate::order::Order as _;
use crate::source::{FileId, Sources, Span};
use crate::syntax::tree::Thing;

use super::index::Known;
use super::plan::Renamed;
use super::told;

/// What an operation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    Changed,
    AddedTo,
    Removed,
    Renamed,
    Moved,
    Reweighted,
}

impl Verb {
    fn word(self) -> &'static str {
        match self {
            Verb::Changed => "is changed",
            Verb::AddedTo => "is added to",
            Verb::Removed => "is removed",
            Verb::Renamed => "is renamed",
            Verb::Moved => "is moved",
            Verb::Reweighted => "is weighed anew",
        }
    }
}

/// An operation on a thing.
#[derive(Clone, Debug)]
pub struct Touch {
    pub verb: Verb,
    /// `indicator 4.b`
    pub what: String,
    /// The thing's place in the cycle before.
    pub id: Span,
    /// The places of what it stood in.
    pub inside: Vec<Span>,
    /// The operation.
    pub at: Span,
    /// Names that nothing has any more.
    pub gone: Vec<(Thing, Box<str>)>,
    /// The name that it has instead.
    pub now: Option<Box<str>>,
}

/// A pack that another builds on, and its files.
#[derive(Clone, Debug)]
pub struct Ancestor {
    /// `dmaf 2.0`
    pub title: String,
    /// What people call its folder.
    pub folder: String,
    pub files: Vec<FileId>,
}

/// What one cycle renamed.
#[derive(Clone, Debug)]
pub struct Step {
    /// The cycle before: `dmaf 2.0`
    pub from: String,
    pub renamed: Vec<Renamed>,
}

impl Step {
    /// The name that a thing of the cycle before has; `of` is the question of a choice or a field.
    #[must_use]
    pub fn now(&self, thing: Thing, of: Option<&str>, name: &str) -> String {
        let is_its =
            |one: &&Renamed| one.thing == thing && one.of.as_deref() == of && *one.from.text == *name;
        self.renamed.iter().find(is_its).map_or(name, |one| &one.to.text).to_owned()
    }
}

/// Empty for a pack that builds on no other.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    /// The nearest first.
    pub ancestors: Vec<Ancestor>,
    /// Of this cycle and of those it builds on.
    pub touches: Vec<Touch>,
    /// From the oldest cycle to this one.
    pub steps: Vec<Step>,
    /// What of the cycle before can be changed: its place, and what operations call it.
    pub things: Vec<(Span, String)>,
}

/// A thing as operations on a line of it would name it.
pub(super) fn thing(known: &Known) -> Option<(Span, String)> {
    let is_entry = matches!(known.thing, Thing::Choice | Thing::Field);
    (!is_entry).then(|| (known.id, told::words(known)))
}

/// How many operations are pointed at.
const MOST_CAUSES: usize = 2;

impl Lineage {
    /// The pack that a place was inherited from.
    #[must_use]
    pub fn ancestor(&self, span: Span) -> Option<&Ancestor> {
        self.ancestors.iter().find(|one| one.files.contains(&span.file))
    }

    /// Says of a diagnostic whose the fault is. `is_in_base` tells whether the base alone has it too.
    #[must_use]
    pub fn attribute(
        &self,
        mut told: Diagnostic,
        sources: &Sources,
        is_in_base: impl FnOnce(&Diagnostic) -> bool,
    ) -> Diagnostic {
        if self.ancestors.is_empty() {
            return told;
        }
        let causes = self.causes(&told, sources);
        let Some(from) = self.ancestor(told.span()) else {
            for cause in causes {
                told = point_at(told, cause);
            }
            // What is wrong with an operation speaks of both cycles already.
            let is_of_operations = told.code().id.starts_with("cycle/");
            return if is_of_operations { told } else { told.note("this line is in the new cycle") };
        };
        let here = match self.around(told.span()) {
            Some(thing) => format!("`change {thing}`"),
            None => String::from("`change` it"),
        };
        if causes.is_empty() && is_in_base(&told) {
            return told
                .note(format!("inherited from {}: mend it in {}, or {here} here", from.title, from.folder));
        }
        let is_gone = causes.iter().any(|cause| !cause.gone.is_empty());
        for cause in causes {
            told = point_at(told, cause);
        }
        if is_gone && told.code().id != "check/component-total" {
            // What the base would have to write is no help.
            told.fix = None;
            told = told.help(format!("write here what stands in its place: {here}, or `remove` it too"));
        }
        let mend = match self.around(told.span()) {
            Some(thing) if !is_gone => format!("; `change {thing}` mends it here"),
            _ => String::new(),
        };
        told.note(format!(
            "inherited from {}, where it is right: it no longer fits what is changed here{mend}",
            from.title
        ))
    }

    /// The smallest thing around a place, as operations call it; in an operation of an earlier cycle what that was done to.
    fn around(&self, span: Span) -> Option<&str> {
        let things = self.things.iter().map(|(place, thing)| (*place, thing.as_str()));
        // It may have got another name since.
        let now =
            |id: Span| self.things.iter().find(|(place, _)| *place == id).map(|(_, thing)| thing.as_str());
        let touched = self.touches.iter().filter_map(|touch| Some((touch.at, now(touch.id)?)));
        let around = things.chain(touched).filter(|(place, _)| holds(*place, span));
        around.min_by_key(|(place, _)| place.end - place.start).map(|(_, thing)| thing)
    }

    /// The operations that a fault may come from: those that took away a name that it speaks of, else those on what it
    /// stands in or that took something out of it, else those on other places that it shows, else those in the component
    /// that it is about. First those of this cycle, for the cycle before was right; and what a thing is called or where it
    /// stands only where nothing else was done to it.
    fn causes(&self, told: &Diagnostic, sources: &Sources) -> Vec<&Touch> {
        let place = sources.text(told.span());
        let spoken = |name: &str| {
            place == name || place.trim_matches('"') == name || told.message.contains(&format!("`{name}`"))
        };
        let around = |touch: &Touch, span: Span| holds(touch.id, span) || holds(touch.at, span);
        let thing = self.smallest(told.span()).map(|(place, _)| *place);
        let is_less = |touch: &Touch| {
            let takes_out = matches!(touch.verb, Verb::Moved | Verb::Removed);
            takes_out && thing.is_some_and(|thing| touch.inside.contains(&thing))
        };
        let component = self.component(told.span());
        let ways: [&dyn Fn(&Touch) -> bool; 4] = [
            &|touch| touch.gone.iter().any(|(_, name)| spoken(name)),
            &|touch| around(touch, told.span()) || is_less(touch),
            &|touch| told.others.iter().any(|other| around(touch, other.span)),
            &|touch| component.is_some_and(|component| holds(component, touch.id)),
        ];
        let is_of_what_it_is = |touch: &&Touch| match touch.verb {
            Verb::Renamed => false,
            Verb::Moved => is_less(touch),
            _ => true,
        };
        let (own, earlier): (Vec<&Touch>, Vec<&Touch>) =
            self.touches.iter().partition(|touch| self.ancestor(touch.at).is_none());
        for touches in [own, earlier] {
            for is_cause in ways {
                let mut found: Vec<&Touch> =
                    touches.iter().copied().filter(|touch| is_cause(touch)).collect();
                if found.iter().any(is_of_what_it_is) {
                    found.retain(is_of_what_it_is);
                }
                // The smallest thing first.
                found.order_by_key(|touch| (touch.id.end - touch.id.start, touch.at));
                found.dedup_by_key(|touch| touch.at);
                found.truncate(MOST_CAUSES);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// The component whose own words a place is in.
    fn component(&self, span: Span) -> Option<Span> {
        self.smallest(span).filter(|(_, words)| words.starts_with("component ")).map(|(place, _)| *place)
    }

    /// The smallest thing around a place.
    fn smallest(&self, span: Span) -> Option<&(Span, String)> {
        let around = self.things.iter().filter(|(place, _)| holds(*place, span));
        around.min_by_key(|(place, _)| place.end - place.start)
    }
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}

/// Shows an operation, unless a place in it is shown already.
fn point_at(told: Diagnostic, cause: &Touch) -> Diagnostic {
    let is_shown =
        holds(cause.at, told.span()) || told.others.iter().any(|other| holds(cause.at, other.span));
    if is_shown { told } else { told.also(cause.at, format!("{} {} here", cause.what, cause.verb.word())) }
}
