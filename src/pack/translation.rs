//! A pack's texts in another language: which texts there are, and what they are in it.

use std::collections::BTreeMap;

use crate::source::Span;
use crate::wording::Word;

use super::model::{
    ComponentId, Field, IndicatorId, Origin, Pack, Question, QuestionId, QuestionKind, RecommendationId,
    Scope, SharedId, TextPart, Tongue, Unit,
};
use super::structure::{Called, Need, Needs, Penalty, Rated};

/// A text of a pack that people read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Title,
    /// What is assessed.
    Subject,
    /// What a block calls its components, and its indicators; the framework's where no component is named.
    CalledComponents(Option<ComponentId>),
    CalledIndicators(Option<ComponentId>),
    Publisher,
    /// What the logo shows.
    Logo,
    Cover,
    Certification,
    /// By place in the certification.
    Level(usize),
    /// By which parts are graded, by place; a phrase translates its title and its `otherwise`.
    Scale(usize),
    /// A level of it, by place.
    Grade(usize, usize),
    Component(ComponentId),
    Indicator(IndicatorId),
    /// Of an indicator, one after another.
    IndicatorEvidence(IndicatorId, usize),
    Question(QuestionId),
    Unit(QuestionId),
    Help(QuestionId),
    Evidence(QuestionId, usize),
    Choice(QuestionId, usize),
    Field(QuestionId, usize),
    FieldUnit(QuestionId, usize),
    FieldChoice(QuestionId, usize, usize),
    Advice(RecommendationId),
    Owner(RecommendationId),
    Effort(RecommendationId),
    Reference(RecommendationId, usize),
    Shared(SharedId),
    /// Of what it is taken from, one after another. Only a phrase translates it, since it has no name.
    Penalty(Scope, usize),
    /// What it needs to count, one after another; by a phrase, too.
    Need(Rated, usize),
    /// Where figures are from, one after another. Only a phrase translates it: it is mostly a citation.
    Origin(usize),
}

/// What a text is in another language.
#[derive(Clone, Debug)]
pub enum Said {
    Words(String),
    Word(Word),
    /// Of the cover, advice and shared texts.
    Text(Vec<TextPart>),
}

/// A pack's texts in one language.
#[derive(Clone, Debug)]
pub struct Translation {
    pub tongue: Tongue,
    /// Where the language is named.
    pub span: Span,
    pub said: BTreeMap<Slot, Said>,
    /// What stays in the pack's own language, in the order of the pack.
    pub missing: Vec<Slot>,
}

/// A text in its place.
pub enum Text<'a> {
    Words(&'a mut String),
    Word(&'a mut Word),
    /// Values are put into it.
    Filled(&'a mut Vec<TextPart>),
}

impl Pack {
    /// The same rules with the texts of another language; what that leaves out stays as it is.
    #[must_use]
    pub fn in_language(&self, translation: &Translation) -> Pack {
        let mut pack = self.clone();
        pack.tongue = Some(translation.tongue.clone());
        each_text(&mut pack, &mut |slot, text| match (text, translation.said.get(&slot)) {
            (Text::Words(words), Some(Said::Words(said))) => said.clone_into(words),
            (Text::Word(word), Some(Said::Word(said))) => word.clone_from(said),
            (Text::Filled(parts), Some(Said::Text(said))) => said.clone_into(parts),
            _ => {}
        });
        // Those that are the certification's own say what it says.
        let Pack { certification, scales, .. } = &mut pack;
        for scale in scales.iter_mut().filter(|scale| scale.is_of_level) {
            let Some(certification) = &certification else { continue };
            scale.title.clone_from(&certification.title);
            for (level, own) in scale.levels.iter_mut().zip(&certification.levels) {
                level.title.clone_from(&own.title);
            }
        }
        pack
    }
}

/// Shows every text of a pack, in the pack's order.
pub fn each_text(pack: &mut Pack, visit: &mut dyn FnMut(Slot, Text<'_>)) {
    visit(Slot::Title, Text::Words(&mut pack.title));
    if let Some(word) = &mut pack.subject_word {
        visit(Slot::Subject, Text::Word(word));
    }
    each_word_called(None, &mut pack.called, visit);
    each_penalty(Scope::Framework, &mut pack.penalties, visit);
    each_need(Rated::Overall, &mut pack.needs, visit);
    if let Some(publisher) = &mut pack.publisher {
        visit(Slot::Publisher, Text::Words(publisher));
    }
    if let Some(logo) = &mut pack.look.logo {
        visit(Slot::Logo, Text::Words(&mut logo.described));
    }
    if let Some(cover) = &mut pack.look.cover {
        visit(Slot::Cover, Text::Filled(&mut cover.text));
    }
    let mut origins = Origins { seen: 0 };
    origins.show(&mut pack.overall_origin, visit);
    if let Some(certification) = &mut pack.certification {
        visit(Slot::Certification, Text::Words(&mut certification.title));
        for (at, level) in certification.levels.iter_mut().enumerate() {
            visit(Slot::Level(at), Text::Words(&mut level.title));
        }
        each_need(Rated::Level, &mut certification.needs, visit);
        origins.show(&mut certification.origin, visit);
    }
    for (scale, one) in pack.scales.iter_mut().enumerate().filter(|(_, one)| !one.is_of_level) {
        visit(Slot::Scale(scale), Text::Words(&mut one.title));
        for (at, level) in one.levels.iter_mut().enumerate() {
            visit(Slot::Grade(scale, at), Text::Words(&mut level.title));
        }
        origins.show(&mut one.origin, visit);
    }
    for (at, component) in pack.components.iter_mut().enumerate() {
        visit(Slot::Component(at.into()), Text::Words(&mut component.title));
        each_word_called(Some(at.into()), &mut component.called, visit);
        each_penalty(Scope::Component(at.into()), &mut component.penalties, visit);
        each_need(Rated::Component(at.into()), &mut component.needs, visit);
        origins.show(&mut component.origin, visit);
        origins.show(&mut component.total_origin, visit);
    }
    for (at, indicator) in pack.indicators.iter_mut().enumerate() {
        visit(Slot::Indicator(at.into()), Text::Words(&mut indicator.title));
        each_penalty(Scope::Indicator(at.into()), &mut indicator.penalties, visit);
        for (one, evidence) in indicator.evidence.iter_mut().enumerate() {
            visit(Slot::IndicatorEvidence(at.into(), one), Text::Words(evidence));
        }
        origins.show(&mut indicator.origin, visit);
        origins.show(&mut indicator.rule_origin, visit);
    }
    for (at, question) in pack.questions.iter_mut().enumerate() {
        each_text_of_question(at.into(), question, visit);
        origins.show(&mut question.origin, visit);
    }
    for (at, advice) in pack.recommendations.iter_mut().enumerate() {
        let id = RecommendationId::from(at);
        visit(Slot::Advice(id), Text::Filled(&mut advice.text));
        if let Some(owner) = &mut advice.owner {
            visit(Slot::Owner(id), Text::Words(owner));
        }
        if let Some(effort) = &mut advice.effort {
            visit(Slot::Effort(id), Text::Words(effort));
        }
        for (one, reference) in advice.references.iter_mut().enumerate() {
            visit(Slot::Reference(id, one), Text::Words(reference));
        }
    }
    for (at, shared) in pack.shared.iter_mut().enumerate() {
        visit(Slot::Shared(at.into()), Text::Filled(&mut shared.text));
    }
}

fn each_word_called(within: Option<ComponentId>, called: &mut Called, visit: &mut dyn FnMut(Slot, Text<'_>)) {
    if let Some(word) = &mut called.components {
        visit(Slot::CalledComponents(within), Text::Word(word));
    }
    if let Some(word) = &mut called.indicators {
        visit(Slot::CalledIndicators(within), Text::Word(word));
    }
}

fn each_penalty(scope: Scope, penalties: &mut [Penalty], visit: &mut dyn FnMut(Slot, Text<'_>)) {
    for (at, penalty) in penalties.iter_mut().enumerate() {
        if let Some(title) = &mut penalty.title {
            visit(Slot::Penalty(scope, at), Text::Words(title));
        }
    }
}

fn each_need(rated: Rated, needs: &mut [Needs], visit: &mut dyn FnMut(Slot, Text<'_>)) {
    for (at, needs) in needs.iter_mut().enumerate() {
        if let Need::Holds { title, .. } = &mut needs.what {
            visit(Slot::Need(rated, at), Text::Words(title));
        }
    }
}

fn each_text_of_question(id: QuestionId, question: &mut Question, visit: &mut dyn FnMut(Slot, Text<'_>)) {
    visit(Slot::Question(id), Text::Words(&mut question.title));
    if let (QuestionKind::Number { .. }, Unit::Named(unit)) = (&question.kind, &mut question.unit) {
        visit(Slot::Unit(id), Text::Words(unit));
    }
    if let Some(help) = &mut question.help {
        visit(Slot::Help(id), Text::Words(help));
    }
    for (one, evidence) in question.evidence.iter_mut().enumerate() {
        visit(Slot::Evidence(id, one), Text::Words(evidence));
    }
    match &mut question.kind {
        QuestionKind::OneOf { choices, .. } | QuestionKind::AnyOf { choices } => {
            for (at, choice) in choices.iter_mut().enumerate() {
                visit(Slot::Choice(id, at), Text::Words(&mut choice.title));
            }
        }
        QuestionKind::List { fields, .. } => {
            for (at, field) in fields.iter_mut().enumerate() {
                each_text_of_field(id, at, field, visit);
            }
        }
        _ => {}
    }
}

fn each_text_of_field(id: QuestionId, at: usize, field: &mut Field, visit: &mut dyn FnMut(Slot, Text<'_>)) {
    visit(Slot::Field(id, at), Text::Words(&mut field.title));
    if let (QuestionKind::Number { .. }, Unit::Named(unit)) = (&field.kind, &mut field.unit) {
        visit(Slot::FieldUnit(id, at), Text::Words(unit));
    }
    if let QuestionKind::OneOf { choices, .. } = &mut field.kind {
        for (one, choice) in choices.iter_mut().enumerate() {
            visit(Slot::FieldChoice(id, at, one), Text::Words(&mut choice.title));
        }
    }
}

/// Numbers origins in the order in which they are shown.
struct Origins {
    seen: usize,
}

impl Origins {
    fn show(&mut self, origin: &mut Option<Origin>, visit: &mut dyn FnMut(Slot, Text<'_>)) {
        if let Some(origin) = origin {
            visit(Slot::Origin(self.seen), Text::Words(&mut origin.text));
            self.seen += 1;
        }
    }
}

impl Slot {
    /// What it stands for, as rules name it.
    #[must_use]
    pub fn name(self, pack: &Pack) -> String {
        let question = |id: QuestionId| pack.questions.get(id.index());
        let asked = |what: &str, id: QuestionId| {
            format!("{what} `{}`", question(id).map_or("?", |found| found.name.as_str()))
        };
        let advice = |what: &str, id: RecommendationId| {
            let found = pack.recommendations.get(id.index());
            format!("{what} `{}`", found.map_or("?", |advice| advice.name.as_str()))
        };
        let indicator = |what: &str, id: IndicatorId| {
            let code = pack.indicators.get(id.index()).map(super::Indicator::code);
            format!("{what} `{}`", code.unwrap_or_default())
        };
        let fields = |id: QuestionId| match question(id).map(|found| &found.kind) {
            Some(QuestionKind::List { fields, .. }) => fields.as_slice(),
            _ => &[],
        };
        let field = |what: &str, id: QuestionId, at: usize| {
            let name = fields(id).get(at).map_or("?", |field| field.name.as_str());
            asked(&format!("{what} `{name}` of question"), id)
        };
        let called = |what: &str, within: Option<ComponentId>| match within.and_then(|id| pack.component(id))
        {
            Some(component) => format!("`call {what}` of `{}`", component.name),
            None => format!("`call {what}`"),
        };
        let choice = |choices: &[super::Choice], at: usize| {
            format!("choice `{}`", choices.get(at).map_or("?", |choice| choice.name.as_str()))
        };
        match self {
            Slot::Title => String::from("`framework`"),
            Slot::Subject => String::from("`subject`"),
            Slot::CalledComponents(within) => called("components", within),
            Slot::CalledIndicators(within) => called("indicators", within),
            Slot::Penalty(scope, at) => {
                let title = pack.penalties_of(scope).get(at).and_then(|penalty| penalty.title.as_deref());
                format!("penalty \"{}\"", title.unwrap_or("?"))
            }
            Slot::Need(rated, at) => {
                let title = match pack.needs_of(rated).get(at).map(|needs| &needs.what) {
                    Some(Need::Holds { title, .. }) => title.as_str(),
                    _ => "?",
                };
                format!("`needs … \"{title}\"`")
            }
            Slot::Publisher => String::from("`publisher`"),
            Slot::Logo => String::from("`logo`"),
            Slot::Cover => String::from("`cover`"),
            Slot::Certification => String::from("`certify`"),
            Slot::Level(at) => {
                let levels = pack.certification.as_ref().map(|certification| &certification.levels);
                let name = levels.and_then(|levels| levels.get(at)).map_or("?", |level| level.name.as_str());
                format!("level `{name}`")
            }
            Slot::Scale(at) => {
                let scale = pack.scales.get(at);
                format!("`certify … on {}`", scale.map_or_else(String::new, |scale| scale.on.join(" and ")))
            }
            Slot::Grade(scale, at) => {
                let level = pack.scales.get(scale).and_then(|scale| scale.levels.get(at));
                format!("level `{}`", level.map_or("?", |level| level.name.as_str()))
            }
            Slot::Component(id) => {
                let found = pack.components.get(id.index());
                format!("component `{}`", found.map_or("?", |component| component.name.as_str()))
            }
            Slot::Indicator(id) => indicator("indicator", id),
            Slot::IndicatorEvidence(id, _) => indicator("the evidence of indicator", id),
            Slot::Question(id) => asked("question", id),
            Slot::Unit(id) => asked("the unit of question", id),
            Slot::Help(id) => asked("the help of question", id),
            Slot::Evidence(id, _) => asked("the evidence of question", id),
            Slot::Choice(id, at) => {
                let choices = question(id).map_or(&[][..], |found| found.kind.choices());
                asked(&format!("{} of question", choice(choices, at)), id)
            }
            Slot::Field(id, at) => field("field", id, at),
            Slot::FieldUnit(id, at) => field("the unit of field", id, at),
            Slot::FieldChoice(id, at, one) => {
                let choices = fields(id).get(at).map_or(&[][..], |found| found.kind.choices());
                field(&format!("{} of field", choice(choices, one)), id, at)
            }
            Slot::Advice(id) => advice("the text of recommendation", id),
            Slot::Owner(id) => advice("the owner of recommendation", id),
            Slot::Effort(id) => advice("the effort of recommendation", id),
            Slot::Reference(id, _) => advice("a reference of recommendation", id),
            Slot::Shared(id) => {
                let found = pack.shared.get(id.index());
                format!("shared `{}`", found.map_or("?", |shared| shared.name.as_str()))
            }
            Slot::Origin(_) => String::from("an origin"),
        }
    }
}
