//! Texts in other languages go on into the next cycle: under its names, without what is gone there, and without words for
//! what reads differently now.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::order::{Gather as _, Order as _};
use crate::source::{FileId, Span};
use crate::syntax::tree::{
    Choice, Choices, File, Item, ItemKind, Kind, Modifier, ModifierKind, Name, PartsWord, Said, SaidAdvice,
    SaidKind, SaidPart, SaidQuestion, Template, Text, Texts, TitleOf,
};

use super::apply;

/// A pack's texts in one language; what its own file leaves out is carried over from the cycle before.
#[derive(Clone, Debug)]
pub struct TextsOf {
    /// As the name of the file says it.
    pub code: String,
    pub tree: File,
    /// The pack has a file of its own in this language.
    pub is_own: bool,
    /// All files that words are from.
    pub files: Vec<FileId>,
    /// What is told to read differently than when it was translated: `help of question checks`.
    pub stale: BTreeSet<String>,
}

/// What the words of the cover belong to.
const COVER: &str = "cover";
/// So many stale texts are pointed at.
const SHOWN: usize = 4;

/// The words of rules by what they belong to, in the words of the rules.
#[derive(Debug, Default)]
pub struct Originals {
    texts: BTreeMap<String, (String, Span)>,
    /// The questions and fields that have the choices of a list.
    holders: BTreeMap<Box<str>, Vec<String>>,
}

/// A text of the new cycle whose translation is of other words.
struct Stale {
    key: String,
    said: Span,
}

impl Originals {
    pub fn of(trees: &[File]) -> Originals {
        let mut found = Originals::default();
        let mut lists: BTreeMap<Box<str>, &[Choice]> = BTreeMap::new();
        for file in trees {
            apply::each_item(&file.items, &mut |item| {
                if let ItemKind::ChoiceList(list) = &item.kind {
                    lists.insert(list.name.text.clone(), &list.choices);
                }
            });
        }
        for file in trees {
            found.items(&file.items, None, &lists);
        }
        found
    }

    fn text(&mut self, key: String, text: &Text) {
        self.texts.insert(key, (text.text.to_string(), text.span));
    }

    fn template(&mut self, key: String, template: &Template) {
        // In this form all places are the same.
        self.texts.insert(key, (format!("{:-?}", template.parts), template.span));
    }

    fn items(&mut self, items: &[Item], within: Option<&str>, lists: &BTreeMap<Box<str>, &[Choice]>) {
        for item in items {
            let mut inside = within;
            match &item.kind {
                ItemKind::Framework(one) => self.text(of_title(TitleOf::Framework), &one.title),
                ItemKind::Publisher(text) => self.text(of_title(TitleOf::Publisher), text),
                ItemKind::Logo(logo) => {
                    logo.described.iter().for_each(|text| self.text(of_title(TitleOf::Logo), text));
                }
                ItemKind::Cover(template) => self.template(String::from(COVER), template),
                ItemKind::Subject(name) => {
                    self.texts.insert(String::from("subject"), (name.text.to_string(), name.span));
                }
                ItemKind::Call(call) => {
                    let words = format!("{} {:?}", call.word.text, call.plural.as_ref().map(|one| &one.text));
                    self.texts.insert(of_call(call.what, within), (words, call.word.span));
                }
                ItemKind::Certify(certify) => {
                    if certify.gives_level() {
                        self.text(of_title(TitleOf::Certification), &certify.title);
                    }
                    for level in &certify.levels {
                        match &level.name {
                            Some(name) => self.text(format!("level {}", name.text), &level.title),
                            None if certify.gives_level() => {
                                self.text(String::from("level otherwise"), &level.title);
                            }
                            None => {}
                        }
                    }
                }
                ItemKind::Component(one) => {
                    self.text(format!("component {}", one.name.text), &one.title);
                    inside = Some(&one.name.text);
                }
                ItemKind::Indicator(one) => {
                    for code in &one.codes {
                        self.text(format!("indicator {}", code.text), &one.title);
                    }
                    let evidence = one.items.iter().filter_map(|item| match &item.kind {
                        ItemKind::Evidence(text) => Some(text),
                        _ => None,
                    });
                    for (at, text) in evidence.enumerate() {
                        for code in &one.codes {
                            self.text(numbered("evidence", at, &format!("indicator {}", code.text)), text);
                        }
                    }
                }
                ItemKind::Ask(ask) => {
                    let key = of_question(&ask.name);
                    self.text(key.clone(), &ask.title);
                    self.kind(&ask.kind, &key, lists);
                    self.modifiers(&ask.modifiers, &key);
                }
                ItemKind::ChoiceList(list) => {
                    self.choices(&list.choices, &format!("choices {}", list.name.text));
                }
                ItemKind::Recommend(advice) => {
                    let key = format!("recommendation {}", advice.name.text);
                    let mut references = 0;
                    for item in &advice.items {
                        match &item.kind {
                            ItemKind::AdviceText(template) => self.template(of("text", &key), template),
                            ItemKind::Owner(text) => self.text(of("owner", &key), text),
                            ItemKind::Effort(text) => self.text(of("effort", &key), text),
                            ItemKind::Reference(text) => {
                                self.text(numbered("reference", references, &key), text);
                                references += 1;
                            }
                            _ => {}
                        }
                    }
                    self.texts.insert(key, (String::new(), advice.name.span));
                }
                ItemKind::Shared { name, text } => self.template(format!("shared {}", name.text), text),
                _ => {}
            }
            self.items(apply::inside(&item.kind).unwrap_or_default(), inside, lists);
        }
    }

    fn kind(&mut self, kind: &Kind, key: &str, lists: &BTreeMap<Box<str>, &[Choice]>) {
        match kind {
            Kind::OneOf(Choices::Own(choices)) | Kind::AnyOf(Choices::Own(choices)) => {
                self.choices(choices, key);
            }
            Kind::OneOf(Choices::Named(list)) | Kind::AnyOf(Choices::Named(list)) => {
                self.choices(lists.get(&list.text).copied().unwrap_or_default(), key);
                self.holders.entry(list.text.clone()).or_default().push(key.to_owned());
            }
            Kind::List(fields) => {
                for field in fields {
                    let own = of(&format!("field {}", field.name.text), key);
                    let (title, place) = match &field.title {
                        Some(title) => (&title.text, title.span),
                        None => (&field.name.text, field.name.span),
                    };
                    self.texts.insert(own.clone(), (title.to_string(), place));
                    self.kind(&field.kind, &own, lists);
                }
            }
            _ => {}
        }
    }

    fn choices(&mut self, choices: &[Choice], key: &str) {
        for choice in choices {
            self.text(of(&format!("choice {}", choice.name.text), key), &choice.title);
        }
    }

    fn modifiers(&mut self, modifiers: &[Modifier], key: &str) {
        let mut evidence = 0;
        for modifier in modifiers {
            match &modifier.kind {
                ModifierKind::Help(text) => self.text(of("help", key), text),
                ModifierKind::Unit(text) => self.text(of("unit", key), text),
                ModifierKind::Evidence(text) => {
                    self.text(numbered("evidence", evidence, key), text);
                    evidence += 1;
                }
                _ => {}
            }
        }
    }
}

fn of(what: &str, key: &str) -> String {
    format!("{what} of {key}")
}

/// The second evidence, and those after it, have their number.
fn numbered(what: &str, at: usize, key: &str) -> String {
    if at == 0 { of(what, key) } else { of(&format!("{what} {}", at + 1), key) }
}

fn of_title(title: TitleOf) -> String {
    String::from(match title {
        TitleOf::Framework => "framework",
        TitleOf::Publisher => "publisher",
        TitleOf::Logo => "logo",
        TitleOf::Certification => "certify",
    })
}

fn of_question(name: &Name) -> String {
    format!("question {}", name.text)
}

fn of_call(what: PartsWord, within: Option<&str>) -> String {
    let words = if what == PartsWord::Components { "call components" } else { "call indicators" };
    within.map_or_else(|| words.to_owned(), |within| of(words, within))
}

/// Words of a translation.
enum Words<'t> {
    Text(&'t mut Text),
    Template(&'t mut Template),
}

impl Words<'_> {
    fn is_blank(&self) -> bool {
        match self {
            Words::Text(text) => text.text.trim().is_empty(),
            Words::Template(template) => template.parts.is_empty(),
        }
    }

    fn blank(&mut self) -> Span {
        match self {
            Words::Text(text) => {
                text.text = "".into();
                text.span
            }
            Words::Template(template) => {
                template.parts.clear();
                template.span
            }
        }
    }
}

/// What an entry translates above all.
fn principal(said: &Said) -> Option<String> {
    Some(match &said.kind {
        SaidKind::Reviewed { .. } | SaidKind::Phrase { .. } => return None,
        SaidKind::Title(title, _) => of_title(*title),
        SaidKind::Cover(_) => String::from(COVER),
        SaidKind::Component(name, _) => format!("component {}", name.text),
        SaidKind::Indicator { codes, .. } => format!("indicator {}", codes.first()?.text),
        SaidKind::Question(question) => of_question(&question.name),
        SaidKind::Choices(name, _) => format!("choices {}", name.text),
        SaidKind::Advice(advice) => format!("recommendation {}", advice.name.text),
        SaidKind::Level(name, _) => format!("level {}", name.text),
        SaidKind::Shared(name, _) => format!("shared {}", name.text),
        SaidKind::Subject { .. } => String::from("subject"),
        SaidKind::Call { within, call } => of_call(call.what, within.as_ref().map(|name| &*name.text)),
    })
}

/// Shows all words of an entry with what they translate.
fn each_words(said: &mut Said, visit: &mut dyn FnMut(String, Words<'_>)) {
    let Some(key) = principal(said) else { return };
    match &mut said.kind {
        SaidKind::Title(_, text)
        | SaidKind::Component(_, text)
        | SaidKind::Level(_, text)
        | SaidKind::Subject { word: text, .. } => visit(key, Words::Text(text)),
        SaidKind::Call { call, .. } => visit(key, Words::Text(&mut call.word)),
        SaidKind::Shared(_, template) | SaidKind::Cover(template) => visit(key, Words::Template(template)),
        SaidKind::Indicator { title, evidence, .. } => {
            visit(key.clone(), Words::Text(title));
            each_numbered("evidence", evidence, &key, visit);
        }
        SaidKind::Choices(_, parts) => each_part("choice", parts, &key, visit),
        SaidKind::Question(question) => {
            visit(key.clone(), Words::Text(&mut question.title));
            // Whether they are choices or fields depends on the question.
            each_part("choice", &mut question.parts, &key, visit);
            question.help.iter_mut().for_each(|text| visit(of("help", &key), Words::Text(text)));
            question.unit.iter_mut().for_each(|text| visit(of("unit", &key), Words::Text(text)));
            each_numbered("evidence", &mut question.evidence, &key, visit);
        }
        SaidKind::Advice(advice) => {
            advice.text.iter_mut().for_each(|text| visit(of("text", &key), Words::Template(text)));
            advice.owner.iter_mut().for_each(|text| visit(of("owner", &key), Words::Text(text)));
            advice.effort.iter_mut().for_each(|text| visit(of("effort", &key), Words::Text(text)));
            each_numbered("reference", &mut advice.references, &key, visit);
        }
        SaidKind::Reviewed { .. } | SaidKind::Phrase { .. } => {}
    }
}

fn each_numbered(what: &str, texts: &mut [Text], key: &str, visit: &mut dyn FnMut(String, Words<'_>)) {
    for (at, text) in texts.iter_mut().enumerate() {
        visit(numbered(what, at, key), Words::Text(text));
    }
}

fn each_part(what: &str, parts: &mut [SaidPart], key: &str, visit: &mut dyn FnMut(String, Words<'_>)) {
    for part in parts {
        let own = of(&format!("{what} {}", part.name.text), key);
        visit(own, Words::Text(&mut part.title));
        let field = of(&format!("field {}", part.name.text), key);
        each_part("choice", &mut part.parts, &field, visit);
    }
}

/// The texts of a new cycle: its own, and what is left of those of the cycle before, whose names are new already.
/// `before` are the words that were translated, `after` those that the rules have now.
pub fn carry(
    base: Vec<TextsOf>,
    own: Vec<TextsOf>,
    before: &Originals,
    after: &Originals,
    diagnostics: &mut Diagnostics,
) -> Vec<TextsOf> {
    let mut all = own;
    for mut inherited in base {
        let stale = inherited.texts_mut().map_or_else(Vec::new, |texts| outdated(texts, before, after));
        let index = match all.iter_mut().position(|one| one.code == inherited.code) {
            Some(at) => {
                if let Some(own) = all.get_mut(at) {
                    own.take_over(inherited);
                }
                at
            }
            None => {
                all.push(TextsOf { is_own: false, ..inherited });
                all.len() - 1
            }
        };
        if let Some(one) = all.get_mut(index) {
            one.stale = one.tell(stale, after, diagnostics);
        }
    }
    all.order_by(|one, other| one.code.cmp(&other.code));
    all
}

/// Takes out what is gone, and the words for what reads differently now; gives the latter.
fn outdated(texts: &mut Texts, before: &Originals, after: &Originals) -> Vec<Stale> {
    let mut stale = Vec::new();
    let is_gone = |key: &str| before.texts.contains_key(key) && !after.texts.contains_key(key);
    texts.said.retain(|said| principal(said).is_none_or(|key| !is_gone(&key)));
    for said in &mut texts.said {
        let key = principal(said).unwrap_or_default();
        if let SaidKind::Question(SaidQuestion { parts, .. }) | SaidKind::Choices(_, parts) = &mut said.kind {
            drop_gone(parts, &key, &is_gone);
        }
        each_words(said, &mut |key, mut words| {
            let field = key.strip_prefix("choice ").map(|rest| format!("field {rest}"));
            let key = field.filter(|field| before.texts.contains_key(field)).unwrap_or(key);
            match (before.texts.get(&key), after.texts.get(&key)) {
                (Some(_), None) => drop(words.blank()),
                (Some((old, _)), Some((new, _))) if old != new && !words.is_blank() => {
                    stale.push(Stale { key, said: words.blank() });
                }
                _ => {}
            }
        });
    }
    stale
}

fn drop_gone(parts: &mut Vec<SaidPart>, key: &str, is_gone: &dyn Fn(&str) -> bool) {
    let named = |what: &str, part: &SaidPart| of(&format!("{what} {}", part.name.text), key);
    parts.retain(|part| !is_gone(&named("choice", part)) && !is_gone(&named("field", part)));
    for part in parts {
        let field = named("field", part);
        drop_gone(&mut part.parts, &field, is_gone);
    }
}

impl TextsOf {
    pub fn texts_mut(&mut self) -> Option<&mut Texts> {
        self.tree.items.iter_mut().find_map(|item| match &mut item.kind {
            ItemKind::Texts(texts) => Some(texts),
            _ => None,
        })
    }

    /// What the cycle before says, where this one says nothing. Whether an editor has read it each file says for itself.
    fn take_over(&mut self, inherited: TextsOf) {
        let TextsOf { mut tree, files, .. } = inherited;
        self.files.extend(files);
        let Some(own) = self.texts_mut() else {
            // Empty or not well-formed: what can be read is still read.
            self.tree.items.append(&mut tree.items);
            return;
        };
        let texts = tree.items.into_iter().find_map(|item| match item.kind {
            ItemKind::Texts(texts) => Some(texts),
            _ => None,
        });
        for said in texts.into_iter().flat_map(|texts| texts.said) {
            let is_said = |one: &&mut Said| match (&one.kind, &said.kind) {
                (SaidKind::Phrase { original: one, .. }, SaidKind::Phrase { original: other, .. }) => {
                    one.text == other.text
                }
                _ => principal(one).is_some() && principal(one) == principal(&said),
            };
            match own.said.iter_mut().find(is_said) {
                Some(one) => fill_in(&mut one.kind, said.kind),
                None if matches!(said.kind, SaidKind::Reviewed { .. }) => {}
                None => own.said.push(said),
            }
        }
    }

    /// Tells of words that were translated and are others now, unless they are translated again; gives what they belong to.
    fn tell(
        &mut self,
        stale: Vec<Stale>,
        after: &Originals,
        diagnostics: &mut Diagnostics,
    ) -> BTreeSet<String> {
        let (code, is_own) = (self.code.clone(), self.is_own);
        let Some(texts) = self.texts_mut() else { return BTreeSet::new() };
        let mut said: BTreeSet<String> = BTreeSet::new();
        let mut phrases: BTreeSet<Box<str>> = BTreeSet::new();
        for one in &mut texts.said {
            if let SaidKind::Phrase { original, .. } = &one.kind {
                phrases.insert(original.text.clone());
            }
            each_words(one, &mut |key, words| {
                if words.is_blank() {
                    return;
                }
                if let Some((choice, list)) = key.split_once(" of choices ") {
                    let holders = after.holders.get(list).into_iter().flatten();
                    said.extend(holders.map(|holder| of(choice, holder)));
                }
                said.insert(key.clone());
                said.extend(key.strip_prefix("choice ").map(|rest| format!("field {rest}")));
            });
        }
        let is_open = |one: &Stale| {
            let words = after.texts.get(&one.key).map_or("", |(words, _)| words);
            !said.contains(&one.key) && !phrases.contains(words)
        };
        let open: Vec<Stale> = stale.into_iter().filter(is_open).collect();
        let place = |one: &Stale| after.texts.get(&one.key).map_or(one.said, |(_, place)| *place);
        let Some(first) = open.first() else { return BTreeSet::new() };
        let counted = match open.len() {
            1 => format!("the words of {} are new", first.key),
            many => format!("the words of {many} texts are new"),
        };
        let mut told = Diagnostic::new(
            &codes::CYCLE_STALE_TRANSLATION,
            place(first),
            format!("{counted}, and not translated into `{code}` again"),
        )
        .label(format!("{}: until then reports show this", first.key));
        for one in open.iter().skip(1).take(SHOWN) {
            told = told.also(place(one), one.key.clone());
        }
        if open.len() == 1 {
            told = told.also(first.said, "the translation of the old words, no longer used");
        }
        let help = if is_own { "add them to" } else { "write them into a new" };
        let entry = first.key.rsplit(" of ").next().unwrap_or_default();
        told =
            told.help(format!("{help} `texts/{code}.kas` of this cycle, under the same names: `{entry} …`"));
        if open.len() > SHOWN + 1 {
            told = told.note("`kasauti check --untranslated` lists them all");
        }
        diagnostics.add(told);
        open.into_iter().map(|one| one.key).into_set()
    }
}

/// What an entry leaves out.
fn fill_in(own: &mut SaidKind, inherited: SaidKind) {
    let text = |own: &mut Text, other: Text| {
        if own.text.trim().is_empty() {
            *own = other;
        }
    };
    match (own, inherited) {
        (SaidKind::Title(_, own), SaidKind::Title(_, other))
        | (SaidKind::Component(_, own), SaidKind::Component(_, other))
        | (SaidKind::Level(_, own), SaidKind::Level(_, other)) => text(own, other),
        (SaidKind::Shared(_, own), SaidKind::Shared(_, other))
        | (SaidKind::Cover(own), SaidKind::Cover(other))
            if own.parts.is_empty() =>
        {
            *own = other;
        }
        (
            SaidKind::Indicator { title, evidence, .. },
            SaidKind::Indicator { title: other, evidence: others, .. },
        ) => {
            text(title, other);
            rest(evidence, others);
        }
        (SaidKind::Choices(_, own), SaidKind::Choices(_, other)) => fill_parts(own, other),
        (SaidKind::Question(own), SaidKind::Question(other)) => {
            text(&mut own.title, other.title);
            fill_parts(&mut own.parts, other.parts);
            rest(&mut own.help, other.help);
            rest(&mut own.unit, other.unit);
            rest(&mut own.evidence, other.evidence);
        }
        (SaidKind::Advice(own), SaidKind::Advice(other)) => {
            let SaidAdvice { text, owner, effort, references, .. } = other;
            if own.text.is_empty() {
                own.text = text;
            }
            rest(&mut own.owner, owner);
            rest(&mut own.effort, effort);
            rest(&mut own.references, references);
        }
        _ => {}
    }
}

/// What comes one after another is given anew together.
fn rest(own: &mut Vec<Text>, other: Vec<Text>) {
    if own.is_empty() {
        *own = other;
    }
}

fn fill_parts(own: &mut Vec<SaidPart>, other: Vec<SaidPart>) {
    for part in other {
        match own.iter_mut().find(|one| one.name.text == part.name.text) {
            Some(one) => {
                if one.title.text.trim().is_empty() {
                    one.title = part.title;
                }
                fill_parts(&mut one.parts, part.parts);
            }
            None => own.push(part),
        }
    }
}
