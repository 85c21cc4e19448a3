//! Advice: when it fires, and what it says.

use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{ItemKind, Template};

use super::super::model::Scope;
use super::super::{ComponentId, IndicatorId, Pack, Priority, Recommendation, RecommendationId};
use super::binder::{Binder, View};
use super::collect::{self, Found};

/// What has been read of a recommendation's block.
#[derive(Default)]
struct Clauses<'t> {
    priority: Option<Span>,
    owner: Option<Span>,
    effort: Option<Span>,
    text: Option<(Span, &'t Template)>,
}

impl Binder<'_> {
    pub fn bind_recommendations(&mut self, pack: &mut Pack) {
        let mut all: Vec<Recommendation> = Vec::new();
        for found in &self.declared.recommends {
            let scope = match (found.place.indicator, found.place.component) {
                (Some(indicator), _) => Scope::Indicator(IndicatorId::from(indicator)),
                (None, Some(component)) => Scope::Component(ComponentId::from(component)),
                (None, None) => Scope::Framework,
            };
            all.push(self.recommendation(found, scope));
        }
        all.order_by(|a, b| (a.scope, &a.name).cmp(&(b.scope, &b.name)));
        for (index, recommendation) in all.iter().enumerate() {
            if let Scope::Indicator(id) = recommendation.scope
                && let Some(indicator) = pack.indicators.get_mut(id.index())
            {
                indicator.recommendations.push(RecommendationId::from(index));
            }
        }
        pack.recommendations = all;
    }

    fn recommendation(
        &mut self,
        found: &Found<'_, crate::syntax::tree::Recommend>,
        scope: Scope,
    ) -> Recommendation {
        let tree = found.tree;
        let view = View { scores: Some(scope), ..View::default() };
        let when = tree.when.as_ref().map(|when| self.condition(when, &view));
        let mut result = Recommendation {
            name: tree.name.text.to_string(),
            scope,
            span: tree.name.span,
            when,
            priority: Priority::Medium,
            owner: None,
            effort: None,
            references: Vec::new(),
            text: Vec::new(),
            text_span: tree.name.span,
        };
        let mut clauses = Clauses::default();
        for item in &tree.items {
            let span = item.span;
            match &item.kind {
                ItemKind::Priority(word) => {
                    self.once(&mut clauses.priority, "priority", span);
                    result.priority = self.priority(&word.text, word.span).unwrap_or(result.priority);
                }
                ItemKind::Owner(text) => {
                    self.once(&mut clauses.owner, "owner", span);
                    result.owner = Some(text.text.to_string());
                }
                ItemKind::Effort(text) => {
                    self.once(&mut clauses.effort, "effort", span);
                    result.effort = Some(text.text.to_string());
                }
                ItemKind::Reference(text) => result.references.push(text.text.to_string()),
                ItemKind::AdviceText(template) => match clauses.text {
                    None => clauses.text = Some((span, template)),
                    Some((first, _)) => self.repeated("text", span, first),
                },
                ItemKind::Error => {}
                other => self.diagnostics.add(collect::out_of_place(other, "in a recommendation", span)),
            }
        }
        match clauses.text {
            Some((_, template)) => {
                let view = View { in_text: true, ..view };
                result.text = self.text(template, &view, true);
                result.text_span = template.span;
            }
            None => {
                let name = format!("the recommendation `{}`", tree.name.text);
                self.missing(&tree.items, tree.name.span, &name, "text", "text \"What the city should do.\"");
            }
        }
        result
    }

    fn once(&mut self, slot: &mut Option<Span>, word: &str, span: Span) {
        match *slot {
            None => *slot = Some(span),
            Some(first) => self.repeated(word, span, first),
        }
    }

    fn repeated(&mut self, word: &str, span: Span, first: Span) {
        let told = Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, span, format!("`{word}` is given twice"))
            .label("given again here")
            .also(first, "first given here")
            .help("keep one of the two");
        self.diagnostics.add(told);
    }

    fn priority(&mut self, word: &str, span: Span) -> Option<Priority> {
        const WORDS: [&str; 3] = ["high", "medium", "low"];
        match word {
            "high" => Some(Priority::High),
            "medium" => Some(Priority::Medium),
            "low" => Some(Priority::Low),
            _ => {
                let near = nearest(word, WORDS);
                let help = match near.is_empty() {
                    false => format!("did you mean {}?", either(&near)),
                    true => String::from("write `high`, `medium` or `low`"),
                };
                self.tell(&codes::PACK_UNKNOWN_CHOICE, span, format!("`{word}` is no priority"), help);
                None
            }
        }
    }
}
