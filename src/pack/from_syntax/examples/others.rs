//! What an example gives beside the city's own answers: other cities, and the last assessment.

use crate::diagnostic::codes;
use crate::syntax::tree::{self, GivenKind};

use super::super::super::example::{Award, Example, ExpectationKind, Given};
use super::super::binder::Binder;
use super::joined;

impl Binder<'_> {
    /// `given others = ({ … }, { … })`, where no question is called so.
    pub(super) fn gives_others(&self, tree: &tree::Given) -> bool {
        matches!(tree.of.as_slice(), [name] if &*name.text == "others")
            && !self.names.values.contains_key("others")
    }

    pub(super) fn give_others(&mut self, tree: &tree::Given, example: &mut Example) {
        let cities = match &tree.value.kind {
            GivenKind::List(cities) => cities.as_slice(),
            GivenKind::Name(name) if &**name == "nothing" => &[],
            _ => {
                let message = "other cities are given by their answers, each in braces";
                let help = "write `given others = ({ depth = 3 }, { depth = 5 })`";
                self.tell(&codes::PACK_WRONG_TYPE, tree.value.span, message, help);
                return;
            }
        };
        for city in cities {
            let GivenKind::Entry(fields) = &city.kind else {
                let message = "this is no city: its answers stand in braces";
                self.tell(&codes::PACK_WRONG_TYPE, city.span, message, "write `{ depth = 3 }`");
                continue;
            };
            let mut answers: Vec<Given> = Vec::new();
            for (name, value) in fields {
                let one = tree::Given {
                    awarded: None,
                    previous: None,
                    of: vec![name.clone()],
                    value: value.clone(),
                    standing: None,
                    also_verified: None,
                    span: name.span.to(value.span),
                };
                let given = self.given(&one, &answers);
                answers.extend(given);
            }
            self.given_bounds(&answers);
            example.others.push(answers);
        }
    }

    /// `given previous overall = 40`, `given previous level = enabled`
    pub(super) fn give_previous(&mut self, tree: &tree::Given, example: &mut Example) {
        if matches!(tree.of.as_slice(), [name] if &*name.text == "level") {
            let GivenKind::Name(level) = &tree.value.kind else {
                let level = self.levels.first().map_or("…", |level| &*level.text);
                let help = format!("write `given previous level = {level}`");
                self.tell(&codes::PACK_WRONG_TYPE, tree.value.span, "this is no level", help);
                return;
            };
            let name = tree::Name { text: level.clone(), span: tree.value.span };
            if let Some(ExpectationKind::Level(bits)) = self.level_expected(&[name], tree.span) {
                example.previous_level = usize::try_from(bits.trailing_zeros()).ok();
            }
            return;
        }
        let Some(of) = self.scored(&tree.of, Some(example.scope)) else { return };
        if let Some(first) = example.previous.iter().find(|award| award.of == of).map(|award| award.span) {
            self.given_twice(&tree.of, tree.span, first);
            return;
        }
        let GivenKind::Literal(literal) = &tree.value.kind else {
            let message = "points are a number";
            self.tell(
                &codes::PACK_WRONG_TYPE,
                tree.value.span,
                message,
                "write, for example, `given previous overall = 40`",
            );
            return;
        };
        let Some(points) = self.points_literal(literal) else { return };
        if self.are_possible(points, of, &joined(&tree.of), literal.span, &codes::PACK_EXAMPLE_ANSWER) {
            example.previous.push(Award { of, points, span: tree.span });
        }
    }
}
