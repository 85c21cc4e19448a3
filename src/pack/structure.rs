//! How a framework is put together: what is part of what, how its parts are called, and when a part does not count.

use crate::decimal::Number;
use crate::source::Span;
use crate::wording::{Word, Words};

use super::QuestionId;
use super::expr::{Condition, Numeric};
use super::model::{Component, ComponentId, Graded, Indicator, IndicatorId, Origin, Pack, Scale, Scope};

/// What the points of a component come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Component(ComponentId),
    Indicator(IndicatorId),
}

/// What a block says that the parts inside it are called, as long as no block inside says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Called {
    pub components: Option<Word>,
    pub indicators: Option<Word>,
}

/// `not applicable when …`
#[derive(Clone, Debug)]
pub struct Exemption {
    pub when: Condition,
    pub span: Span,
    /// The questions it looks at, and those that decide whether they are asked; sorted.
    pub uses: Vec<QuestionId>,
}

/// Points that are taken away.
#[derive(Clone, Debug)]
pub struct Penalty {
    pub title: Option<String>,
    pub worth: Numeric,
    /// It takes no more than what is there.
    pub floored: bool,
    /// `None`: always.
    pub when: Option<Condition>,
    pub span: Span,
    pub origin: Option<Origin>,
}

/// What must be so for a score or a level to count.
#[derive(Clone, Debug)]
pub struct Needs {
    pub what: Need,
    pub span: Span,
    pub origin: Option<Origin>,
}

#[derive(Clone, Debug)]
pub enum Need {
    /// This share of the questions is answered.
    Answered(Number),
    Holds {
        /// In words: `at least three pollutants`.
        title: String,
        when: Condition,
        /// The questions it looks at, and those that decide whether they are asked; sorted.
        uses: Vec<QuestionId>,
    },
}

/// What may not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rated {
    Component(ComponentId),
    Overall,
    Level,
}

impl Pack {
    #[must_use]
    pub fn component(&self, id: ComponentId) -> Option<&Component> {
        self.components.get(id.index())
    }

    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id.index())
    }

    /// The components that the overall score is made of.
    pub fn top_components(&self) -> impl Iterator<Item = ComponentId> {
        self.components_within(None)
    }

    /// The components that stand directly in one, or in the framework.
    pub fn components_within(&self, whole: Option<ComponentId>) -> impl Iterator<Item = ComponentId> {
        let inside = self.components.iter().enumerate().filter(move |(_, one)| one.within == whole);
        inside.map(|(index, _)| ComponentId::from(index))
    }

    /// All components that stand in one, or in the framework, each after those inside it.
    #[must_use]
    pub fn inside_out(&self, whole: Option<ComponentId>) -> Vec<ComponentId> {
        self.components_within(whole)
            .flat_map(|id| self.inside_out(Some(id)).into_iter().chain([id]).collect::<Vec<_>>())
            .collect()
    }

    /// A component and those that it stands in, from the inside out.
    pub fn ancestry(&self, id: ComponentId) -> impl Iterator<Item = ComponentId> {
        std::iter::successors(Some(id), |id| self.component(*id)?.within)
    }

    /// What a component's place is in reports: `2`, or `2.1` inside of another.
    #[must_use]
    pub fn numbered(&self, id: ComponentId) -> String {
        let numbers: Vec<String> =
            self.ancestry(id).filter_map(|id| Some(self.component(id)?.number.to_string())).collect();
        numbers.into_iter().rev().collect::<Vec<_>>().join(".")
    }

    /// How many components a component stands in.
    #[must_use]
    pub fn depth(&self, id: ComponentId) -> usize {
        self.ancestry(id).count().saturating_sub(1)
    }

    /// Whether a part stands in a component, at any depth; everything that counts stands in the framework.
    #[must_use]
    pub fn is_inside(&self, part: Part, whole: Option<ComponentId>) -> bool {
        let around = match part {
            Part::Component(id) => self.component(id).and_then(|one| one.within),
            Part::Indicator(id) => self.indicator(id).and_then(|one| one.component),
        };
        match whole {
            None => true,
            Some(whole) => around.is_some_and(|around| self.ancestry(around).any(|id| id == whole)),
        }
    }

    /// The maximum of a part.
    #[must_use]
    pub fn out_of(&self, part: Part) -> Option<Number> {
        match part {
            Part::Component(id) => self.component(id).map(|one| one.out_of),
            Part::Indicator(id) => self.indicator(id).map(|one| one.out_of),
        }
    }

    /// How a part is named where it is named shortly: an indicator's code, a component's name.
    #[must_use]
    pub fn name_of(&self, part: Part) -> String {
        match part {
            Part::Component(id) => self.component(id).map_or_else(String::new, |one| one.name.clone()),
            Part::Indicator(id) => self.indicator(id).map_or_else(String::new, Indicator::code),
        }
    }

    /// The parts that the overall score is made of.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        self.top_components().map(Part::Component).collect()
    }

    /// What is assessed, and what the parts directly inside of a component, or of the framework, are called: by the
    /// framework's own words, else by those of the language.
    #[must_use]
    pub fn words(&self, whole: Option<ComponentId>) -> Words {
        let words = (self.wording().words)();
        Words {
            subject: self.subject_word.clone().unwrap_or(words.subject),
            component: self.nearest(whole, |called| &called.components).cloned().unwrap_or(words.component),
            indicator: self.nearest(whole, |called| &called.indicators).cloned().unwrap_or(words.indicator),
        }
    }

    /// What a component is called, where the framework has a word of its own for it.
    #[must_use]
    pub fn own_word(&self, id: ComponentId) -> Option<&str> {
        let word = self.nearest(self.component(id)?.within, |called| &called.components);
        word.map(|word| word.one.as_str())
    }

    /// What the nearest block around says.
    fn nearest(&self, whole: Option<ComponentId>, said: fn(&Called) -> &Option<Word>) -> Option<&Word> {
        let around = whole.into_iter().flat_map(|id| self.ancestry(id)).filter_map(|id| self.component(id));
        around
            .map(|component| &component.called)
            .chain([&self.called])
            .find_map(|called| said(called).as_ref())
    }

    /// What is taken from a score.
    #[must_use]
    pub fn penalties_of(&self, scope: Scope) -> &[Penalty] {
        match scope {
            Scope::Indicator(id) => self.indicator(id).map_or(&[], |one| &one.penalties),
            Scope::Component(id) => self.component(id).map_or(&[], |one| &one.penalties),
            Scope::Framework => &self.penalties,
        }
    }
}

impl Pack {
    /// What a score, or the level, needs to count.
    #[must_use]
    pub fn needs_of(&self, rated: Rated) -> &[Needs] {
        match rated {
            Rated::Component(id) => self.component(id).map_or(&[], |one| &one.needs),
            Rated::Overall => &self.needs,
            Rated::Level => self.certification.as_ref().map_or(&[], |one| &one.needs),
        }
    }

    /// What everything needs to count.
    pub fn all_needs(&self) -> impl Iterator<Item = &Needs> {
        let of_components = self.components.iter().flat_map(|one| &one.needs);
        of_components.chain(&self.needs).chain(self.needs_of(Rated::Level))
    }
}

impl Pack {
    /// By what a part is graded, if by anything: the place of the scale, and the part's conditions.
    #[must_use]
    pub fn scale_of(&self, part: Part) -> Option<(usize, &Scale, &Graded)> {
        self.scales.iter().enumerate().find_map(|(at, scale)| {
            Some((at, scale, scale.graded.iter().find(|graded| graded.part == part)?))
        })
    }
}

impl Needs {
    /// What must hold, where it is not so many answers.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        match &self.what {
            Need::Holds { when, .. } => Some(when),
            Need::Answered(_) => None,
        }
    }
}

impl Component {
    /// The indicators among its parts.
    pub fn indicators(&self) -> impl Iterator<Item = IndicatorId> {
        self.parts.iter().filter_map(|part| match part {
            Part::Indicator(id) => Some(*id),
            Part::Component(_) => None,
        })
    }
}
