//! Components and indicators.

use crate::diagnostic::{Diagnostic, codes};
use crate::syntax::tree::{ItemKind, LiteralValue};

use super::super::expr::NumericKind;
use super::super::{Combination, Component, ComponentId, Indicator, IndicatorId, Origin, Pack, Part, Rule};
use super::binder::{Binder, View};
use super::questions::plain_number;
use super::{Extent, origins};

impl Binder<'_> {
    pub fn bind_indicators(&mut self, pack: &mut Pack) {
        self.bind_components(pack);
        for (index, found) in self.declared.indicators.iter().enumerate() {
            let indicator = self.indicator(index);
            if let Some(component) = found.place.component
                && !indicator.outside_total
                && let Some(component) = pack.components.get_mut(component)
            {
                component.parts.push(Part::Indicator(IndicatorId::from(index)));
            }
            pack.indicators.push(indicator);
        }
        for (index, found) in self.declared.components.iter().enumerate() {
            let around = found.place.component.and_then(|around| pack.components.get_mut(around));
            if let Some(around) = around {
                around.parts.push(Part::Component(index.into()));
            }
        }
    }

    fn bind_components(&mut self, pack: &mut Pack) {
        let mut numbers: Vec<(Option<usize>, u32, crate::source::Span)> = Vec::new();
        for found in &self.declared.components {
            let tree = found.tree;
            let number = match &tree.number {
                Some(literal) => {
                    let number = plain_number(literal).and_then(|number| number.to_i64());
                    let number = number.and_then(|number| u32::try_from(number).ok());
                    if number.is_none() && literal.value != LiteralValue::Error {
                        let message = "a component's number is a whole number";
                        self.tell(
                            &codes::PACK_WRONG_TYPE,
                            literal.span,
                            message,
                            "write, for example, `number 1`",
                        );
                    }
                    if let Some(number) = number {
                        let is_same = |(whole, known, _): &&(Option<usize>, u32, crate::source::Span)| {
                            *whole == found.place.component && *known == number
                        };
                        if let Some((_, _, first)) = numbers.iter().find(is_same) {
                            let message = format!("another component has the number {number} already");
                            let told = Diagnostic::new(&codes::PACK_DUPLICATE_NUMBER, literal.span, message)
                                .label("used again here")
                                .also(*first, "first used here")
                                .help("give each component a number of its own; it is its place in reports");
                            self.diagnostics.add(told);
                        }
                        numbers.push((found.place.component, number, literal.span));
                    }
                    number
                }
                None => {
                    let name = format!("the component `{}`", tree.name.text);
                    self.missing(&tree.items, tree.name.span, &name, "number", "number 1");
                    None
                }
            };
            let within = found.place.component.map(ComponentId::from);
            pack.components.push(Component {
                name: tree.name.text.to_string(),
                title: tree.title.text.to_string(),
                number: number.unwrap_or(0),
                out_of: self.out_of(&tree.out_of),
                span: found.span,
                out_of_span: tree.out_of.span,
                origin: self.header_origin(tree.origin.as_ref(), &tree.items, found.place.origin.as_ref()),
                within,
                parts: Vec::new(),
                called: self.called(&tree.items),
                exemption: self.exemption(&tree.items),
                penalties: self.penalties(&tree.items, found.place.origin.as_ref()),
                needs: self.needs(&tree.items, found.place.origin.as_ref()),
                total: Combination::Sum,
                total_span: tree.name.span,
                total_origin: None,
            });
        }
    }

    /// Of the figure in a header: its own origin, else that of its block.
    fn header_origin(
        &self,
        own: Option<&crate::syntax::tree::Origin>,
        items: &[crate::syntax::tree::Item],
        around: Option<&Origin>,
    ) -> Option<Origin> {
        own.map(origins::origin).or_else(|| origins::of_block(items)).or_else(|| around.cloned())
    }

    fn indicator(&mut self, index: usize) -> Indicator {
        let declared = self.declared;
        let Some(found) = declared.indicators.get(index) else { return empty() };
        let (tree, span) = (found.tree, found.span);
        let codes_text: Vec<String> = tree.codes.iter().map(|code| code.text.to_string()).collect();
        let head = tree.codes.first().map_or(span, |code| code.span);
        let outside_total = tree.outside_total.is_some();
        if found.place.component.is_none() && !outside_total && self.extent == Extent::Whole {
            let told = Diagnostic::new(
                &codes::PACK_WRONG_PLACE,
                head,
                format!("the indicator `{}` stands in no component", codes_text.join(" & ")),
            )
            .label("counts nowhere")
            .help("put it into a component, or write `outside the total` after its points");
            self.diagnostics.add(told);
        }
        let scores: Vec<_> = tree
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                ItemKind::Score(score) => Some((score, item.span)),
                _ => None,
            })
            .collect();
        for (second, _) in scores.iter().skip(1) {
            let mut told =
                Diagnostic::new(&codes::PACK_REPEATED_CLAUSE, second.keyword, "`score` is given twice")
                    .label("given again here")
                    .help("keep one of the two; several parts are added in `sum { … }`, of several cases the best counts in `highest { … }`");
            if let Some((first, _)) = scores.first() {
                told = told.also(first.keyword, "first given here");
            }
            self.diagnostics.add(told);
            // What it uses is not unused because of this.
            if let Some(value) = &second.value {
                self.number(value, &View::default());
            }
        }
        let around = origins::of_block(&tree.items).or_else(|| found.place.origin.clone());
        let (rule, rule_span, rule_origin) = match scores.first() {
            Some((score, span)) => {
                let rule = match &score.value {
                    Some(value) => match self.number(value, &View::default()).0 {
                        number if matches!(number.kind, NumericKind::Error) => Rule::Error,
                        // Part of the rule was lost, so what is left of it proves nothing.
                        _ if self.declared.is_broken(*span) => Rule::Error,
                        number => Rule::Computed(number),
                    },
                    None => Rule::AsAwarded,
                };
                (rule, *span, origins::own_or(score.origin.as_ref(), around.as_ref()))
            }
            None => {
                let name = format!("the indicator `{}`", codes_text.join(" & "));
                self.missing(&tree.items, head, &name, "score", "score match stage { none => 0 … }");
                (Rule::Error, head, around)
            }
        };
        Indicator {
            codes: codes_text,
            title: tree.title.text.to_string(),
            component: found.place.component.map(ComponentId::from),
            outside_total,
            out_of: self.out_of(&tree.out_of),
            span: head,
            out_of_span: tree.out_of.span,
            origin: self.header_origin(tree.origin.as_ref(), &tree.items, found.place.origin.as_ref()),
            rule_origin,
            evidence: tree
                .items
                .iter()
                .filter_map(|item| match &item.kind {
                    ItemKind::Evidence(text) => Some(text.text.to_string()),
                    _ => None,
                })
                .collect(),
            rule,
            rule_span,
            exemption: self.exemption(&tree.items),
            penalties: self.penalties(&tree.items, found.place.origin.as_ref()),
            uses: Vec::new(),
            beyond: Default::default(),
            recommendations: Vec::new(),
        }
    }
}

fn empty() -> Indicator {
    let nowhere = crate::source::Span::new(crate::source::FileId(0), 0, 0);
    Indicator {
        codes: Vec::new(),
        title: String::new(),
        component: None,
        outside_total: false,
        out_of: crate::decimal::Number::ONE,
        span: nowhere,
        out_of_span: nowhere,
        origin: None,
        rule_origin: None,
        evidence: Vec::new(),
        rule: Rule::Error,
        rule_span: nowhere,
        exemption: None,
        penalties: Vec::new(),
        uses: Vec::new(),
        beyond: Default::default(),
        recommendations: Vec::new(),
    }
}
