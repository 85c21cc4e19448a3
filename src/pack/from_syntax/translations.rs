//! A pack's texts in other languages: every name in them is looked up, every value that they put in is typed as in the
//! original, and what they leave out is told once for each language.

use std::collections::{BTreeMap, BTreeSet};

use crate::cycle::TextsOf;
use crate::diagnostic::{Code, Diagnostic, codes, either, nearest};
use crate::order::Gather as _;
use crate::source::Span;
use crate::syntax::tree::{
    Choices, ItemKind, Kind, Name, PartsWord, Said as SaidTree, SaidAdvice, SaidKind, SaidPart, SaidQuestion,
    Template, Text, Texts, TitleOf,
};
use crate::wording::{Language, Word};

use super::super::translation::{self, Said, Slot, Translation};
use super::super::{Pack, QuestionId, QuestionKind, RecommendationId, SharedId, Tongue};
use super::binder::{Binder, View};
use super::collect;
use super::look;
use super::names::Entity;

/// So many texts without a translation are named.
const NAMED: usize = 5;

/// What has been said in a language so far.
struct Spoken<'p> {
    pack: &'p Pack,
    language: Option<Language>,
    /// The words of all texts into which nothing is put; of a word for one and for many the first.
    original: &'p BTreeMap<Slot, String>,
    said: BTreeMap<Slot, Said>,
    places: BTreeMap<Slot, Span>,
    /// By what they translate: the words, and whether the pack says them anywhere.
    phrases: BTreeMap<&'p str, (&'p Text, bool)>,
    /// What lists of choices say, for questions that say nothing themselves.
    of_lists: BTreeMap<Slot, String>,
    reviewed: Option<Span>,
    not_reviewed: Option<String>,
}

impl Binder<'_> {
    pub fn bind_translations(&mut self, pack: &Pack, files: &[TextsOf]) -> Vec<Translation> {
        let (mut original, mut slots) = (BTreeMap::new(), Vec::new());
        translation::each_text(&mut pack.clone(), &mut |slot, text| {
            slots.push(slot);
            match text {
                translation::Text::Words(words) => drop(original.insert(slot, words.clone())),
                translation::Text::Word(word) => drop(original.insert(slot, word.one.clone())),
                translation::Text::Filled(_) => {}
            }
        });
        files.iter().filter_map(|file| self.translation(pack, &original, &slots, file)).collect()
    }

    fn translation(
        &mut self,
        pack: &Pack,
        original: &BTreeMap<Slot, String>,
        slots: &[Slot],
        file: &TextsOf,
    ) -> Option<Translation> {
        let texts = self.texts_of(pack, file)?;
        let mut spoken = Spoken {
            pack,
            language: Language::from_code(&texts.code.text),
            original,
            said: BTreeMap::new(),
            places: BTreeMap::new(),
            phrases: BTreeMap::new(),
            of_lists: BTreeMap::new(),
            reviewed: None,
            not_reviewed: None,
        };
        for said in &texts.said {
            self.said(said, &mut spoken);
        }
        for (slot, words) in std::mem::take(&mut spoken.of_lists) {
            spoken.said.entry(slot).or_insert(Said::Words(words));
        }
        self.phrases(&mut spoken, texts, file);
        let missing: Vec<Slot> = slots.iter().copied().filter(|slot| spoken.is_missing(*slot)).collect();
        if spoken.reviewed.is_none() {
            let told = Diagnostic::new(
                &codes::PACK_MISSING_CLAUSE,
                texts.code.span,
                format!("it is not said whether the texts in `{}` were reviewed", texts.code.text),
            )
            .label("`reviewed` is missing")
            .help("write `reviewed no \"not reviewed by a native editor\"`, or `reviewed yes` once it was")
            .note("reports in this language print what stands there, so that nobody takes a draft for official wording");
            self.diagnostics.add(told);
        }
        let readable = slots.iter().filter(|slot| !matches!(slot, Slot::Origin(_))).count();
        self.tell_missing(pack, texts, &missing, readable, file);
        if Language::from_code(&texts.code.text).is_none() {
            self.no_wording(&texts.code);
        }
        Some(Translation {
            tongue: Tongue {
                code: texts.code.text.to_string(),
                name: texts.name.text.to_string(),
                not_reviewed: spoken.not_reviewed,
            },
            span: texts.code.span,
            said: spoken.said,
            missing,
        })
    }

    /// A language that reports have no headings in.
    pub fn no_wording(&mut self, code: &Name) {
        let message = format!("this program has no words of its own in `{}`", code.text);
        let told = Diagnostic::new(&codes::PACK_NO_WORDING, code.span, message)
            .label("headings of reports stay in English")
            .help(
                "it has them in `en`, `hi` and `ml`; your own texts are shown in your language all the same",
            );
        self.diagnostics.add(told);
    }

    /// The one `texts` block of a file of texts.
    fn texts_of<'f>(&mut self, pack: &Pack, file: &'f TextsOf) -> Option<&'f Texts> {
        let mut found: Option<&Texts> = None;
        for item in &file.tree.items {
            match &item.kind {
                ItemKind::Language(_) | ItemKind::Error => {}
                ItemKind::Texts(texts) if found.is_none() => found = Some(texts),
                ItemKind::Texts(texts) => {
                    self.repeated_text("texts", texts.code.span, found.map(|one| one.code.span))
                }
                other => {
                    let told = collect::out_of_place(other, "in a file of translations", item.span);
                    self.diagnostics.add(told);
                }
            }
        }
        let texts = found?;
        if *texts.code.text != *file.code {
            let told = Diagnostic::new(
                &codes::PACK_WRONG_PLACE,
                texts.code.span,
                format!("the texts in `{}` stand in a file named after `{}`", texts.code.text, file.code),
            )
            .label("another language than the file's name says")
            .help(format!("put them into `texts/{}.kas`, or write `texts {}`", texts.code.text, file.code));
            self.diagnostics.add(told);
            return None;
        }
        if *texts.code.text == pack.written_in {
            let message =
                format!("the rules are written in `{}`, so there is nothing to translate into it", file.code);
            let help = "take the file out; or, if the rules are in another language, let the framework say which: `written in hi`";
            self.tell(&codes::PACK_WRONG_PLACE, texts.code.span, message, help);
            return None;
        }
        Some(texts)
    }

    fn said<'p>(&mut self, said: &'p SaidTree, spoken: &mut Spoken<'p>) {
        match &said.kind {
            SaidKind::Reviewed { yes, note } => {
                if let Some(first) = spoken.reviewed {
                    self.repeated_text("reviewed", said.span, Some(first));
                    return;
                }
                spoken.reviewed = Some(said.span);
                let note = note.as_ref().map_or("not reviewed", |note| &note.text);
                spoken.not_reviewed = (!yes).then(|| note.to_owned());
            }
            SaidKind::Phrase { original, text } => match spoken.phrases.get(&*original.text) {
                Some((first, _)) => {
                    let first = first.span;
                    self.repeated_text(&format!("phrase \"{}\"", original.text), original.span, Some(first));
                }
                None => {
                    spoken.phrases.insert(&original.text, (text, false));
                }
            },
            SaidKind::Title(of, text) => {
                let slot = match of {
                    TitleOf::Framework => Slot::Title,
                    TitleOf::Publisher => Slot::Publisher,
                    TitleOf::Logo => Slot::Logo,
                    TitleOf::Certification => Slot::Certification,
                };
                self.say(slot, text, spoken);
            }
            SaidKind::Component(name, text) => match self.names.components.get(&name.text).copied() {
                Some(id) => self.say(Slot::Component(id), text, spoken),
                None => self.unknown_component(name),
            },
            SaidKind::Indicator { codes, title, evidence } => {
                self.said_indicator(codes, title, evidence, spoken)
            }
            SaidKind::Question(question) => self.said_question(question, spoken),
            SaidKind::Choices(name, parts) => self.said_list(name, parts, spoken),
            SaidKind::Advice(advice) => self.said_advice(advice, spoken),
            SaidKind::Level(name, text) => {
                let levels =
                    spoken.pack.certification.as_ref().map_or(&[][..], |certification| &certification.levels);
                let scales = spoken.pack.scales.iter().enumerate().filter(|(_, scale)| !scale.is_of_level);
                let grades = scales.flat_map(|(scale, one)| {
                    one.levels.iter().enumerate().map(move |(at, level)| (Slot::Grade(scale, at), level))
                });
                let of_level = levels.iter().enumerate().map(|(at, level)| (Slot::Level(at), level));
                let all: Vec<(Slot, &crate::pack::Level)> = of_level.chain(grades).collect();
                match all.iter().find(|(_, level)| *level.name == *name.text) {
                    Some((slot, _)) => self.say(*slot, text, spoken),
                    None => {
                        let known = all.iter().map(|(_, level)| level.name.clone()).collect();
                        self.unknown_text(&codes::PACK_UNKNOWN_NAME, "level", name, known);
                    }
                }
            }
            SaidKind::Subject { word, plural } => self.say_word(Slot::Subject, word, plural.as_ref(), spoken),
            SaidKind::Call { within, call } => {
                let id = within.as_ref().map(|name| (name, self.names.components.get(&name.text).copied()));
                let id = match id {
                    Some((name, None)) => return self.unknown_component(name),
                    Some((_, Some(id))) => Some(id),
                    None => None,
                };
                let slot = match call.what {
                    PartsWord::Components => Slot::CalledComponents(id),
                    _ => Slot::CalledIndicators(id),
                };
                self.say_word(slot, &call.word, call.plural.as_ref(), spoken);
            }
            SaidKind::Cover(template) => self.said_cover(template, spoken),
            SaidKind::Shared(name, template) => match self.names.shared.get(&name.text).copied() {
                Some(id) => self.said_shared(id, name, template, spoken),
                None => {
                    let known = self.names.shared.keys().map(|known| known.to_string()).collect();
                    self.unknown_text(&codes::PACK_UNKNOWN_NAME, "shared text", name, known);
                }
            },
        }
    }

    fn said_indicator<'p>(
        &mut self,
        codes: &[Name],
        title: &Text,
        evidence: &[Text],
        spoken: &mut Spoken<'p>,
    ) {
        let Some(name) = codes.first() else { return };
        let Some(id) = self.names.indicators.get(&name.text).copied() else {
            let known = self.names.indicators.keys().map(|known| known.to_string()).collect();
            self.unknown_text(&codes::PACK_UNKNOWN_CODE, "indicator", name, known);
            return;
        };
        self.say(Slot::Indicator(id), title, spoken);
        for (at, text) in evidence.iter().enumerate() {
            self.say(Slot::IndicatorEvidence(id, at), text, spoken);
        }
    }

    fn said_question<'p>(&mut self, said: &SaidQuestion, spoken: &mut Spoken<'p>) {
        let Some(Entity::Question(id)) = self.names.values.get(&said.name.text).copied() else {
            let asked = self.names.values.iter().filter(|(_, entity)| matches!(entity, Entity::Question(_)));
            let known = asked.map(|(known, _)| known.to_string()).collect();
            self.unknown_text(&codes::PACK_UNKNOWN_NAME, "question", &said.name, known);
            return;
        };
        self.say(Slot::Question(id), &said.title, spoken);
        self.said_parts(id, &said.parts, spoken);
        for text in &said.help {
            self.say(Slot::Help(id), text, spoken);
        }
        for text in &said.unit {
            self.say(Slot::Unit(id), text, spoken);
        }
        for (at, text) in said.evidence.iter().enumerate() {
            self.say(Slot::Evidence(id, at), text, spoken);
        }
    }

    /// The choices or the fields of a question.
    fn said_parts<'p>(&mut self, id: QuestionId, parts: &[SaidPart], spoken: &mut Spoken<'p>) {
        let Some(question) = spoken.pack.questions.get(id.index()) else { return };
        let QuestionKind::List { fields, .. } = &question.kind else {
            let choices: Vec<String> =
                question.kind.choices().iter().map(|choice| choice.name.clone()).collect();
            for part in parts {
                match choices.iter().position(|known| **known == *part.name.text) {
                    Some(at) => self.say(Slot::Choice(id, at), &part.title, spoken),
                    None => self.unknown_choice(&part.name.text, part.name.span, &question.name, &choices),
                }
            }
            return;
        };
        for part in parts {
            let Some(at) = fields.iter().position(|field| *field.name == *part.name.text) else {
                let known = fields.iter().map(|field| field.name.clone()).collect();
                self.unknown_text(&codes::PACK_UNKNOWN_FIELD, "field", &part.name, known);
                continue;
            };
            self.say(Slot::Field(id, at), &part.title, spoken);
            let choices = fields.get(at).map_or(&[][..], |field| field.kind.choices());
            let choices: Vec<String> = choices.iter().map(|choice| choice.name.clone()).collect();
            for inner in &part.parts {
                match choices.iter().position(|known| **known == *inner.name.text) {
                    Some(one) => self.say(Slot::FieldChoice(id, at, one), &inner.title, spoken),
                    None => self.unknown_choice(&inner.name.text, inner.name.span, &part.name.text, &choices),
                }
            }
        }
    }

    /// The choices of a list, wherever it is asked for.
    fn said_list<'p>(&mut self, name: &Name, parts: &[SaidPart], spoken: &mut Spoken<'p>) {
        let Some(list) = self.declared.choice_lists.iter().find(|found| found.tree.name.text == name.text)
        else {
            let known = self.declared.choice_lists.iter().map(|found| found.tree.name.text.to_string());
            self.unknown_text(&codes::PACK_UNKNOWN_NAME, "list of choices", name, known.collect());
            return;
        };
        let names: Vec<String> =
            list.tree.choices.iter().map(|choice| choice.name.text.to_string()).collect();
        let is_list = |kind: &Kind| matches!(kind, Kind::OneOf(Choices::Named(list)) | Kind::AnyOf(Choices::Named(list)) if list.text == name.text);
        for part in parts {
            let Some(at) = names.iter().position(|known| **known == *part.name.text) else {
                self.unknown_choice(&part.name.text, part.name.span, &name.text, &names);
                continue;
            };
            for (index, found) in self.declared.asks.iter().enumerate() {
                let id = QuestionId::from(index);
                let mut slots = Vec::new();
                if is_list(&found.tree.kind) {
                    slots.push(Slot::Choice(id, at));
                }
                if let Kind::List(fields) = &found.tree.kind {
                    let fields = fields.iter().enumerate().filter(|(_, field)| is_list(&field.kind));
                    slots.extend(fields.map(|(field, _)| Slot::FieldChoice(id, field, at)));
                }
                let words = part.title.text.to_string();
                spoken.of_lists.extend(slots.into_iter().map(|slot| (slot, words.clone())));
            }
        }
    }

    fn said_advice<'p>(&mut self, said: &SaidAdvice, spoken: &mut Spoken<'p>) {
        let all = &spoken.pack.recommendations;
        let Some(at) = all.iter().position(|advice| *advice.name == *said.name.text) else {
            let known = all.iter().map(|advice| advice.name.clone()).collect();
            self.unknown_text(&codes::PACK_UNKNOWN_RECOMMENDATION, "recommendation", &said.name, known);
            return;
        };
        let id = RecommendationId::from(at);
        let scope = all.get(at).map(|advice| advice.scope);
        let view = View { scores: scope, in_text: true, ..View::default() };
        let original = self.declared.recommends.iter().find(|found| found.tree.name.text == said.name.text);
        let original = original.and_then(|found| {
            found.tree.items.iter().find_map(|item| match &item.kind {
                ItemKind::AdviceText(template) => Some(template),
                _ => None,
            })
        });
        for template in &said.text {
            self.put(Slot::Advice(id), template, original, &view, spoken);
        }
        for text in &said.owner {
            self.say(Slot::Owner(id), text, spoken);
        }
        for text in &said.effort {
            self.say(Slot::Effort(id), text, spoken);
        }
        for (at, text) in said.references.iter().enumerate() {
            self.say(Slot::Reference(id, at), text, spoken);
        }
    }

    fn said_shared<'p>(&mut self, id: SharedId, name: &Name, template: &Template, spoken: &mut Spoken<'p>) {
        self.refuse_shared_in_shared(name, template);
        let original = self.declared.shareds.get(id.index()).map(|found| found.text);
        self.put(Slot::Shared(id), template, original, &View { in_text: true, ..View::default() }, spoken);
    }

    fn said_cover<'p>(&mut self, template: &Template, spoken: &mut Spoken<'p>) {
        let original = look::cover(self.declared);
        if original.is_none() {
            self.no_original(Slot::Cover, template.span, spoken);
            return;
        }
        self.put(Slot::Cover, template, original, &look::COVER, spoken);
    }

    /// A word for one and for many.
    fn say_word(&mut self, slot: Slot, one: &Text, many: Option<&Text>, spoken: &mut Spoken<'_>) {
        if !self.has_original(slot, one, spoken) {
            return;
        }
        let word = self.word(spoken.language, one, many);
        if let Some(word) = word.filter(|_| self.is_first(slot, one.span, spoken)) {
            spoken.said.insert(slot, Said::Word(word));
        }
    }

    /// Words for a text into which nothing is put.
    fn say(&mut self, slot: Slot, text: &Text, spoken: &mut Spoken<'_>) {
        if !text.text.trim().is_empty()
            && self.has_original(slot, text, spoken)
            && self.is_first(slot, text.span, spoken)
        {
            spoken.said.insert(slot, Said::Words(text.text.to_string()));
        }
    }

    /// Whether there is something to translate.
    fn has_original(&mut self, slot: Slot, text: &Text, spoken: &Spoken<'_>) -> bool {
        let has_original = spoken.original.contains_key(&slot);
        if !has_original {
            self.no_original(slot, text.span, spoken);
        }
        has_original
    }

    fn no_original(&mut self, slot: Slot, span: Span, spoken: &Spoken<'_>) {
        let told = Diagnostic::new(
            &codes::PACK_NO_ORIGINAL,
            span,
            format!("the pack has no words for {}", slot.name(spoken.pack)),
        )
        .label("translates nothing")
        .help("take it out, or write the original first");
        self.diagnostics.add(told);
    }

    /// A text with values, which must be those of the original.
    fn put(
        &mut self,
        slot: Slot,
        template: &Template,
        original: Option<&Template>,
        view: &View,
        spoken: &mut Spoken<'_>,
    ) {
        if template.parts.is_empty() || !self.is_first(slot, template.span, spoken) {
            return;
        }
        let parts = self.text(template, view, matches!(slot, Slot::Advice(_) | Slot::Cover));
        spoken.said.insert(slot, Said::Text(parts));
        let Some(original) = original else { return };
        let here: BTreeSet<String> = template.put_in().map(|(part, _)| part).into_set();
        let mut lost: Vec<&str> =
            original.put_in().filter(|(part, _)| !here.contains(part)).map(|(_, written)| written).collect();
        lost.dedup();
        if lost.is_empty() {
            return;
        }
        let written: Vec<String> = lost.iter().map(|value| format!("{{{value}}}")).collect();
        let written: Vec<&str> = written.iter().map(String::as_str).collect();
        let told = Diagnostic::new(
            &codes::PACK_LOST_VALUE,
            template.span,
            format!(
                "the original puts in {}, this translation does not",
                either(&written).replace(" or ", " and ")
            ),
        )
        .label("the value is lost here")
        .also(original.span, "the original")
        .help("put the same values in, wherever the sentence wants them");
        self.diagnostics.add(told);
    }

    fn is_first(&mut self, slot: Slot, span: Span, spoken: &mut Spoken<'_>) -> bool {
        match spoken.places.get(&slot) {
            Some(first) => {
                let told = Diagnostic::new(
                    &codes::PACK_REPEATED_CLAUSE,
                    span,
                    format!("{} is translated twice", slot.name(spoken.pack)),
                )
                .label("again here")
                .also(*first, "first translated here")
                .help("keep one of the two");
                self.diagnostics.add(told);
                false
            }
            None => {
                spoken.places.insert(slot, span);
                true
            }
        }
    }

    fn repeated_text(&mut self, what: &str, span: Span, first: Option<Span>) {
        let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, span, format!("`{what}` is given twice"))
            .label("given again here")
            .help("keep one of the two");
        self.diagnostics.add(match first {
            Some(first) => told.also(first, "first given here"),
            None => told,
        });
    }

    fn unknown_component(&mut self, name: &Name) {
        let known = self.names.components.keys().map(|known| known.to_string()).collect();
        self.unknown_text(&codes::PACK_UNKNOWN_CODE, "component", name, known);
    }

    fn unknown_text(&mut self, code: &'static Code, what: &str, name: &Name, known: Vec<String>) {
        let near = nearest(&name.text, known.iter().map(String::as_str));
        let told = Diagnostic::new(code, name.span, format!("the pack has no {what} `{}`", name.text))
            .label("not known");
        self.diagnostics.add(match near.as_slice() {
            [only] => told.help(format!("did you mean `{only}`?")).fix(*only),
            [] => told.help("a translation goes by the names that the rules use; look there"),
            some => told.help(format!("did you mean {}?", either(some))),
        });
    }

    /// Phrases stand in wherever nothing else was said.
    fn phrases<'p>(&mut self, spoken: &mut Spoken<'p>, texts: &'p Texts, file: &TextsOf) {
        for (slot, words) in spoken.original {
            let Some((text, used)) = spoken.phrases.get_mut(words.as_str()) else { continue };
            *used = true;
            if !text.text.trim().is_empty() {
                let words = text.text.to_string();
                let is_word =
                    matches!(slot, Slot::Subject | Slot::CalledComponents(_) | Slot::CalledIndicators(_));
                spoken.said.entry(*slot).or_insert_with(|| match is_word {
                    true => Said::Word(Word::of(spoken.language, &words)),
                    false => Said::Words(words),
                });
            }
        }
        for said in &texts.said {
            let SaidKind::Phrase { original, .. } = &said.kind else { continue };
            let is_used = spoken.phrases.get(&*original.text).is_some_and(|(_, used)| *used);
            // What an earlier cycle said may be said no more.
            if is_used || !file.is_own || original.span.file != file.tree.file {
                continue;
            }
            let told = Diagnostic::new(
                &codes::PACK_UNUSED_PHRASE,
                original.span,
                "the pack says this nowhere in just these words",
            )
            .label("translates nothing");
            let known: BTreeSet<&str> = spoken.original.values().map(String::as_str).into_set();
            self.diagnostics.add(match nearest(&original.text, known).as_slice() {
                [only] => told.help(format!("did you mean \"{only}\"?")).fix(format!("\"{only}\"")),
                [] => told.help("take it out, or write it as the rules do"),
                some => told.help(format!("did you mean {}?", either(some))),
            });
        }
    }

    fn tell_missing(&mut self, pack: &Pack, texts: &Texts, missing: &[Slot], all: usize, file: &TextsOf) {
        // Words that are others now than when they were translated are told as that.
        let is_stale = |slot: &&Slot| {
            let name = slot.name(pack).replace('`', "");
            file.stale.contains(name.strip_prefix("the ").unwrap_or(&name))
        };
        let missing: Vec<Slot> = missing.iter().filter(|slot| !is_stale(slot)).copied().collect();
        if missing.is_empty() {
            return;
        }
        let mut names: Vec<String> = Vec::new();
        for slot in &missing {
            let name = slot.name(pack);
            if !names.contains(&name) {
                names.push(name);
            }
            if names.len() == NAMED {
                break;
            }
        }
        let where_to = match file.is_own {
            true => String::new(),
            false => format!("write them into `texts/{}.kas` of this cycle; ", texts.code.text),
        };
        let more = if missing.len() > names.len() { " …" } else { "" };
        let told = Diagnostic::new(
            &codes::PACK_UNTRANSLATED,
            texts.code.span,
            format!("{} of {all} texts are not translated into `{}`", missing.len(), texts.code.text),
        )
        .label("they stay in the language of the rules")
        .help(format!("{where_to}among them: {}{more}", names.join(", ")))
        .note("`kasauti check --untranslated` lists them all");
        self.diagnostics.add(told);
    }
}

impl Spoken<'_> {
    /// Whether people would read a text of another language. Names that stand for themselves, currencies and citations need
    /// no translation.
    fn is_missing(&self, slot: Slot) -> bool {
        if self.said.contains_key(&slot) {
            return false;
        }
        let words = self.original.get(&slot).map_or("", String::as_str);
        match slot {
            Slot::Origin(_) => false,
            Slot::Unit(_) | Slot::FieldUnit(..) => !is_currency(words),
            Slot::Field(id, at) => !matches!(
                self.pack.questions.get(id.index()).map(|question| &question.kind),
                Some(QuestionKind::List { fields, .. }) if fields.get(at).is_some_and(|field| field.name == words)
            ),
            _ => true,
        }
    }
}

/// `INR`
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}
