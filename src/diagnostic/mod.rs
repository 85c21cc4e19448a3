//! What is wrong, where, and what to do about it: one shape for every stage.
//!
//! A stage that finds a fault builds a [`Diagnostic`] from a declared [`Code`] and a [`Span`]; neither can be
//! left out. How it is drawn is `render`'s business.

mod brief;
pub mod codes;
mod nearest;

pub use codes::Code;
pub use nearest::{either, nearest};

use crate::order::Order as _;
use crate::source::Span;

use brief::brief;

/// How bad it is. Errors keep a pack or an answer file from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place and what there is to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// A change of the text that would mend the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub span: Span,
    pub replacement: String,
}

/// One mistake, told once.
///
/// The message is one sentence in lower case, without a full stop, the user's words in back-ticks; where
/// goes into labels, what to do into help, why it matters into notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    code: &'static Code,
    span: Span,
    pub message: String,
    /// Said at the main place itself; may be empty.
    pub label: String,
    /// Further places, perhaps in other files.
    pub others: Vec<Label>,
    pub help: Option<String>,
    pub fix: Option<Fix>,
    pub notes: Vec<String>,
}

impl Diagnostic {
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            span,
            message: brief(message.into()),
            label: String::new(),
            others: Vec::new(),
            help: None,
            fix: None,
            notes: Vec::new(),
        }
    }

    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Diagnostic {
        self.label = brief(text.into());
        self
    }

    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.others.push(Label { span, text: brief(text.into()) });
        self
    }

    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help = Some(brief(text.into()));
        self
    }

    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Diagnostic {
        self.notes.push(brief(text.into()));
        self
    }

    /// A replacement for the main place.
    #[must_use]
    pub fn fix(self, replacement: impl Into<String>) -> Diagnostic {
        let span = self.span;
        self.fix_at(span, replacement)
    }

    #[must_use]
    pub fn fix_at(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    #[must_use]
    pub fn code(&self) -> &'static Code {
        self.code
    }

    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity
    }
}

/// Where stages leave what they found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    #[must_use]
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn extend(&mut self, others: Diagnostics) {
        self.list.extend(others.list);
    }

    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|one| one.severity() == severity).count()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// In the order of files and places, each told once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.order_by(|a, b| (a.span, a.code.id, &a.message).cmp(&(b.span, b.code.id, &b.message)));
        self.list.dedup();
        self.list
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }
}
