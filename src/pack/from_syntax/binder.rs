//! Second pass: everything that was collected becomes a typed pack.

use crate::cycle::TextsOf;
use crate::decimal::Number;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes, either, nearest};
use crate::source::Span;
use crate::syntax::tree::Name;
use crate::wording::Language;

use super::super::model::Scope as Block;
use super::super::{Choice, Let, LetId, Pack, Question, QuestionId, Script, Series};
use super::across::Among;
use super::collect::Declared;
use super::layers::NamedFiles;
use super::lets::{Depths, LetState};
use super::names::{Entity, Names};
use super::own_shapes::Shapes;
use super::references::ReferenceTable;
use super::{Extent, names, unused};

/// What an expression may look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// The list whose entries are looked at.
    pub entry: Option<QuestionId>,
    /// In a shape that was given fields of an entry, which go by the names of the shape there, and by no other.
    pub of_use: bool,
    /// The block whose `points` and `max` are meant; `None` where scores may not be used.
    pub scores: Option<Block>,
    /// The condition of a level, which cannot look at the level.
    pub of_level: bool,
    /// In a text, unknown names are unknown placeholders.
    pub in_text: bool,
}

/// To look for near names takes a while, so it is done for the first unknown ones only.
const SUGGESTIONS: u32 = 200;

/// What was used somewhere.
#[derive(Debug, Default)]
pub struct Used {
    pub questions: Vec<bool>,
    pub lets: Vec<bool>,
    pub shared: Vec<bool>,
    pub scripts: Vec<bool>,
    pub choice_lists: Vec<bool>,
}

pub struct Binder<'b> {
    pub declared: &'b Declared<'b>,
    pub extent: Extent,
    pub names: Names,
    /// Lists of choices, in the order of their declarations; `None` for one that could not be understood.
    pub lists: Vec<Option<Vec<Choice>>>,
    /// In the order of their names.
    pub questions: Vec<Question>,
    pub let_states: Vec<LetState>,
    pub depths: Depths,
    /// In an order in which each uses only earlier ones.
    pub lets: Vec<Let>,
    pub scripts: Vec<Script>,
    /// What statistics are taken of, and of whose values.
    pub series: Vec<(Series, Among)>,
    pub references: Vec<ReferenceTable>,
    pub shapes: Shapes,
    /// Titles and names of the levels, in order.
    pub levels: Vec<Name>,
    pub used: Used,
    /// Of the rules, where the program has words in it.
    pub language: Option<Language>,
    /// For how many more unknown names near ones are looked for.
    pub suggestions: u32,
    pub diagnostics: &'b mut Diagnostics,
}

pub fn bind(
    declared: &Declared<'_>,
    extent: Extent,
    named: &NamedFiles,
    fingerprint: String,
    texts: &[TextsOf],
    diagnostics: &mut Diagnostics,
) -> Option<Pack> {
    let start = declared.start?;
    if extent == Extent::Whole && declared.frameworks.is_empty() {
        if !declared.broken {
            diagnostics.add(
                Diagnostic::new(&codes::PACK_NO_FRAMEWORK, start, "no file of the pack declares the framework").help(
                    "write `framework name \"Title\" { cycle \"…\"  subject city  … }`, usually in `framework.kas`",
                ),
            );
        }
        return None;
    }
    let names = names::name(declared, diagnostics);
    let used = Used {
        questions: vec![false; declared.asks.len()],
        lets: vec![false; declared.lets.len()],
        shared: vec![false; declared.shareds.len()],
        scripts: vec![false; declared.scripts.len()],
        choice_lists: vec![false; declared.choice_lists.len()],
    };
    let mut binder = Binder {
        declared,
        extent,
        names,
        lists: Vec::new(),
        questions: Vec::new(),
        let_states: vec![LetState::Untouched; declared.lets.len()],
        depths: Depths::new(declared.lets.len()),
        lets: Vec::new(),
        scripts: Vec::new(),
        series: Vec::new(),
        references: Vec::new(),
        shapes: Shapes::default(),
        levels: Vec::new(),
        used,
        language: super::framework::language_of(declared),
        suggestions: SUGGESTIONS,
        diagnostics,
    };
    binder.name_shapes();
    binder.bind_questions();
    binder.bind_scripts(&named.scripts);
    binder.note_levels();
    binder.bind_references(&named.references);
    binder.bind_question_conditions();
    binder.bind_lets();
    let mut pack = binder.bind_framework(start, fingerprint);
    binder.bind_indicators(&mut pack);
    binder.bind_totals(&mut pack);
    binder.bind_certification(&mut pack);
    binder.hold_ends_to_levels(&pack);
    binder.bind_shared(&mut pack);
    binder.bind_look(&mut pack, &named.looks);
    binder.bind_recommendations(&mut pack);
    binder.bind_examples(&mut pack);
    pack.shapes = binder.finished_shapes();
    unused::tell(&mut binder);
    if !texts.is_empty() {
        pack.questions = binder.questions.clone();
        pack.translations = binder.bind_translations(&pack, texts);
    }
    pack.questions = binder.questions;
    pack.lets = binder.lets;
    pack.scripts = binder.scripts;
    pack.series = binder.series.into_iter().map(|(series, _)| series).collect();
    pack.references = binder.references.into_iter().map(|table| table.reference).collect();
    super::super::uses::note(&mut pack);
    Some(pack)
}

impl Binder<'_> {
    pub fn tell(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.add(Diagnostic::new(code, span, message).help(help));
    }

    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.get(id.index())
    }

    /// Looks up a question or a `let`, and notes that it is used.
    pub fn value_named(&mut self, name: &str) -> Option<Entity> {
        let entity = self.entity(name)?;
        self.note_use(entity);
        Some(entity)
    }

    pub fn note_use(&mut self, entity: Entity) {
        let slot = match entity {
            Entity::Question(id) => self.used.questions.get_mut(id.index()),
            Entity::Let(index) => self.used.lets.get_mut(index),
        };
        if let Some(slot) = slot {
            *slot = true;
        }
    }

    /// A name that nothing has: says what may have been meant.
    pub fn unknown_name(&mut self, name: &str, span: Span, view: &View) {
        if self.is_of_entry(name) {
            return self.tell_of_entry(name, span, view);
        }
        let fields = self.field_names(view);
        let values = self.names.values.keys().map(|known| &**known);
        let words: &[&str] = if view.in_text { &["city", "state", "points", "max", "to_win"] } else { &[] };
        let is_part = self.names.components.contains_key(name) || self.names.indicators.contains_key(name);
        let near: Vec<String> = match self.suggestions {
            0 => Vec::new(),
            _ if is_part => Vec::new(),
            _ => nearest(
                name,
                self.given_names()
                    .chain(values)
                    .chain(fields.iter().map(String::as_str))
                    .chain(words.iter().copied()),
            )
            .into_iter()
            .map(str::to_owned)
            .collect(),
        };
        self.suggestions = self.suggestions.saturating_sub(1);
        // What was meant is used, though under a wrong name.
        for meant in &near {
            self.value_named(meant);
        }
        if self.extent == Extent::Part && near.is_empty() {
            return;
        }
        let code = if view.in_text { &codes::PACK_UNKNOWN_PLACEHOLDER } else { &codes::PACK_UNKNOWN_NAME };
        let what = if view.in_text { "which this text puts in" } else { "which this rule uses" };
        let told = Diagnostic::new(code, span, format!("nothing in the pack is called `{name}`, {what}"))
            .label("not known");
        let near: Vec<&str> = near.iter().map(String::as_str).collect();
        let told = match near.as_slice() {
            [] if is_part => told.help(format!("write `points of {name}`")).fix(format!("points of {name}")),
            [] => match self.names.choices.get(name).and_then(|id| self.question(*id)) {
                Some(question) => told.help(format!(
                    "`{name}` is a choice of `{0}`: write `{0} = {name}`, of several `{0} in ({name}, …)`",
                    question.name
                )),
                None => told.help(self.what_is_meant(name).unwrap_or_else(|| {
                    format!("ask for it with `ask {name} \"…?\" …`, or name it with `let {name} = …`")
                })),
            },
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            some => told.help(format!("did you mean {}?", either(some))),
        };
        self.diagnostics.add(told);
    }

    /// What other notations mean by a name that stands for nothing here.
    fn what_is_meant(&self, name: &str) -> Option<String> {
        if self.shape_named(name).is_some() || self.names.scripts.contains_key(name) {
            return Some(format!("write in brackets what it is given: `{name}(…)`"));
        }
        let joined = |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('_'));
        if let Some(known) = self.names.values.keys().find(|known| joined(known)) {
            return Some(format!("do you mean `{known}`? The words of a name are joined by `_`"));
        }
        let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_cell = (1..=2).contains(&letters.len())
            && letters.len() < name.len()
            && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_cell {
            return Some(String::from(
                "cells of a spreadsheet have no names here: write the question's, or that of a `let`",
            ));
        }
        Some(String::from(match name.to_lowercase().as_str() {
            "rs" | "inr" | "usd" | "eur" | "rupees" => {
                "a number stands without its currency, which the question says: `money in INR`"
            }
            "components" | "indicators" => {
                "write `mean of components`, `sum of indicators`, without brackets"
            }
            "default" | "else" | "others" | "rest" => "what no other entry gives is written `otherwise 0`",
            "true" | "false" => "write `yes` or `no`",
            "known" | "given" | "filled" => "whether there is an answer is asked with `is answered`",
            "lakh" | "lakhs" | "crore" | "crores" | "million" | "thousand" => {
                "numbers are written in digits: a lakh is `100000`, a crore `10000000`"
            }
            "one" | "two" | "three" | "four" | "five" | "six" | "ten" => "numbers are written in digits",
            _ => return None,
        }))
    }

    fn field_names(&self, view: &View) -> Vec<String> {
        let list = view.entry.filter(|_| !view.of_use).and_then(|id| self.question(id));
        match list.map(|question| &question.kind) {
            Some(super::super::QuestionKind::List { fields, .. }) => {
                fields.iter().map(|field| field.name.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether what is used nowhere is told. Quiet where a file could not be read as a whole: the use may stand in what was
    /// lost.
    pub fn warns_of_unused(&self) -> bool {
        self.extent == Extent::Whole && !self.declared.broken && self.declared.faults.is_empty()
    }

    /// The maximum of what `points` speaks of.
    pub fn maximum(&self, block: Block) -> Option<Number> {
        let literal = match block {
            Block::Indicator(id) => self.declared.indicators.get(id.index())?.tree.out_of,
            Block::Component(id) => self.declared.components.get(id.index())?.tree.out_of,
            Block::Framework => return self.overall_maximum(),
        };
        super::questions::plain_number(&literal)
    }

    pub fn let_id(&mut self, index: usize) -> Option<LetId> {
        self.finish_let(index)
    }
}
