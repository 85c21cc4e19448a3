//! The tree of a pack's texts in another language.

use crate::source::Span;

use super::tree::{Call, Name, Template, Text};

/// `texts hi "हिन्दी" { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// `hi`
    pub code: Name,
    /// What the language calls itself.
    pub name: Text,
    pub said: Vec<Said>,
}

/// One entry: what is meant, and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub kind: SaidKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum SaidKind {
    /// `reviewed no "…"`
    Reviewed {
        yes: bool,
        note: Option<Text>,
    },
    /// Words of the pack wherever they stand alone, and what they are in the language.
    Phrase {
        original: Text,
        text: Text,
    },
    Title(TitleOf, Text),
    Component(Name, Text),
    Indicator {
        /// At least one.
        codes: Vec<Name>,
        title: Text,
        evidence: Vec<Text>,
    },
    Question(SaidQuestion),
    /// A named list of choices.
    Choices(Name, Vec<SaidPart>),
    Advice(SaidAdvice),
    /// A level's name, or `otherwise`.
    Level(Name, Text),
    Shared(Name, Template),
    Cover(Template),
    Subject {
        word: Text,
        plural: Option<Text>,
    },
    Call {
        /// The component whose `call` it translates; the framework's, where none is named.
        within: Option<Name>,
        call: Call,
    },
}

/// What has a title and no name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleOf {
    Framework,
    Publisher,
    /// What the logo shows.
    Logo,
    Certification,
}

/// As for advice: clauses that should stand once may stand here several times.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidQuestion {
    pub name: Name,
    pub title: Text,
    pub parts: Vec<SaidPart>,
    pub help: Vec<Text>,
    pub evidence: Vec<Text>,
    pub unit: Vec<Text>,
}

/// A choice, or a field of a list with the choices that it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidPart {
    pub name: Name,
    pub title: Text,
    pub parts: Vec<SaidPart>,
}

/// All that stands in the block, also what should stand there once.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidAdvice {
    pub name: Name,
    pub text: Vec<Template>,
    pub owner: Vec<Text>,
    pub effort: Vec<Text>,
    pub references: Vec<Text>,
}
