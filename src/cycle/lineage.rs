//! Where the rules of a resolved pack are from, and what was done with them: for whoever must say whose fault something is.

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Sources, Span};
use crate::syntax::tree::Thing;

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
    /// The operation.
    pub at: Span,
    /// Names that nothing has any more.
    pub gone: Vec<(Thing, Box<str>)>,
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

/// Empty for a pack that builds on no other.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    /// The nearest first.
    pub ancestors: Vec<Ancestor>,
    /// Of this cycle and of those it builds on.
    pub touches: Vec<Touch>,
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
        let Some(from) = self.ancestor(told.span()).cloned() else {
            for cause in self.causes(&told, sources) {
                told = point_at(told, cause);
            }
            return told.note("this line is in the new cycle");
        };
        let causes = self.causes(&told, sources);
        if causes.is_empty() && is_in_base(&told) {
            let note = format!("inherited from {}: mend it in {}, or `change` it here", from.title, from.folder);
            return told.note(note);
        }
        if causes.is_empty() && self.ancestors.len() == 1 && self.touches.is_empty() {
            return told.note(format!("inherited from {}", from.title));
        }
        for cause in causes {
            told = point_at(told, cause);
        }
        told.note(format!(
            "inherited from {}, where it is right; it no longer fits what this cycle changes: `change` or `remove` it here too",
            from.title
        ))
    }

    /// The operations that a fault may come from: those that took away a name that it speaks of, else those on what it
    /// stands in.
    fn causes(&self, told: &Diagnostic, sources: &Sources) -> Vec<&Touch> {
        let place = sources.text(told.span());
        let spoken = |name: &str| {
            place == name || place.trim_matches('"') == name || told.message.contains(&format!("`{name}`"))
        };
        let by_name = self.touches.iter().filter(|touch| touch.gone.iter().any(|(_, name)| spoken(name)));
        let mut found: Vec<&Touch> = by_name.take(MOST_CAUSES).collect();
        if found.is_empty() {
            let around = |touch: &&Touch| {
                let (outer, inner) = (touch.id, told.span());
                outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
            };
            let mut near: Vec<&Touch> = self.touches.iter().filter(around).collect();
            // The smallest thing around the fault first.
            near.sort_by_key(|touch| (touch.id.end - touch.id.start, touch.at));
            found = near.into_iter().take(MOST_CAUSES).collect();
        }
        found
    }
}

fn point_at(mut told: Diagnostic, cause: &Touch) -> Diagnostic {
    let inside = |at: Span| at.file == cause.at.file && cause.at.start <= at.start && at.end <= cause.at.end;
    if inside(told.span()) || told.others.iter().any(|other| other.span == cause.at) {
        return told;
    }
    let words = format!("{} {} here", cause.what, cause.verb.word());
    told = told.also(cause.at, words);
    told
}
