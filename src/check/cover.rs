//! Every choice is handled once in a match.

use crate::diagnostic::{Diagnostic, codes};
use crate::pack::QuestionId;
use crate::pack::expr::{Arm, Numeric, NumericKind, Subject};
use crate::source::Span;

use super::context::Context;
use super::words::{in_one_line, with_article};
use crate::pack::visit::Node;

pub(super) fn check<'a>(context: &mut Context<'a>, root: Node<'a>) {
    let mut matches = Vec::new();
    root.each(&mut |node, list| {
        if let Node::Number(Numeric { kind: NumericKind::Match { subject, arms, choices }, span }) = node {
            matches.push((subject, arms, choices, *span, list));
        }
    });
    for (subject, arms, choices, span, list) in matches {
        let Some(choice_of) = ChoiceOf::new(context, subject, list) else { continue };
        cover(context, &choice_of, arms, choices, span);
    }
}

/// What a match chooses by.
struct ChoiceOf<'a> {
    name: String,
    choices: Vec<&'a str>,
    yes_no: bool,
    entry_of: Option<&'a str>,
}

impl<'a> ChoiceOf<'a> {
    fn new(context: &Context<'a>, subject: &'a Subject, list: Option<QuestionId>) -> Option<ChoiceOf<'a>> {
        let entry_of = list.and_then(|list| context.question(list)).map(|list| list.name.as_str());
        let of = |name: &str, kind: &'a crate::pack::QuestionKind| ChoiceOf {
            name: name.to_owned(),
            choices: kind.choices().iter().map(|choice| choice.name.as_str()).collect(),
            yes_no: false,
            entry_of,
        };
        match subject {
            Subject::Choice(id) => context.question(*id).map(|found| of(&found.name, &found.kind)),
            Subject::FieldChoice(index) => {
                context.field(list, *index).map(|field| of(&field.name, &field.kind))
            }
            Subject::Condition(condition) => Some(ChoiceOf {
                name: in_one_line(context.text(condition.span)),
                choices: vec!["no", "yes"],
                yes_no: true,
                entry_of,
            }),
            Subject::Number(_) => None,
        }
    }

    /// `a city with `stage` = `drafted``.
    fn with(&self, context: &Context<'_>, choice: &str) -> String {
        let value = if self.yes_no { choice.to_owned() } else { format!("`{choice}`") };
        match self.entry_of {
            Some(list) => format!("an entry of `{list}` whose `{}` is {value}", self.name),
            None => format!("{} with `{}` = {value}", with_article(&context.pack.subject), self.name),
        }
    }
}

/// The words left of the arrow, each with its place.
fn words(context: &Context<'_>, span: Span) -> Vec<(String, Span)> {
    let text = context.text(span);
    let mut found = Vec::new();
    let mut rest = 0;
    for word in text.split(|letter: char| letter.is_whitespace() || letter == ',') {
        let start = span.start as usize + rest;
        rest += word.len()
            + text.get(rest + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if !word.is_empty() && word != "or" {
            found.push((word.to_owned(), Span::new(span.file, start, start + word.len())));
        }
    }
    found
}

fn cover(
    context: &mut Context<'_>,
    choice_of: &ChoiceOf<'_>,
    arms: &[Arm],
    handled: &[Option<usize>],
    span: Span,
) {
    let mut first: Vec<Option<Span>> = vec![None; choice_of.choices.len()];
    let mut otherwise: Option<&Arm> = None;
    let mut poisoned = false;
    for arm in arms {
        for (word, place) in words(context, arm.pattern_span) {
            if word == "otherwise" {
                otherwise = Some(arm);
                continue;
            }
            let Some(index) = choice_of.choices.iter().position(|choice| *choice == word) else {
                poisoned = true;
                continue;
            };
            match first.get_mut(index) {
                Some(Some(before)) => {
                    let before = *before;
                    context.report(twice(choice_of, &word, before, place));
                }
                Some(seen) => *seen = Some(place),
                None => {}
            }
        }
    }
    if poisoned {
        return;
    }
    match otherwise {
        Some(arm) if first.iter().all(Option::is_some) => context.report(
            Diagnostic::new(
                &codes::CHECK_OTHERWISE_UNREACHABLE,
                arm.pattern_span,
                format!("every choice of `{}` has a line, so `otherwise` never counts", choice_of.name),
            )
            .label("nothing is left for this line")
            .help("remove this line"),
        ),
        Some(_) => {}
        None => forgotten(context, choice_of, handled, span),
    }
}

fn twice(choice_of: &ChoiceOf<'_>, word: &str, before: Span, place: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::CHECK_CHOICE_TWICE,
        place,
        format!("`{word}` of `{}` is handled twice in this match", choice_of.name),
    )
    .label("handled here again")
    .also(before, "handled here first")
    .help("keep the one that is meant, and remove the other")
}

fn forgotten(context: &mut Context<'_>, choice_of: &ChoiceOf<'_>, handled: &[Option<usize>], span: Span) {
    let missing: Vec<&str> = choice_of
        .choices
        .iter()
        .zip(handled)
        .filter(|(_, arm)| arm.is_none())
        .map(|(choice, _)| *choice)
        .collect();
    let Some(example) = missing.first() else { return };
    let line = missing.join(" or ");
    let named = match missing.len() {
        1 => format!("`{example}` has no line"),
        _ => format!("{} choices have no line: `{}`", missing.len(), missing.join("`, `")),
    };
    let message =
        format!("{} gets no score, because this match forgets it", choice_of.with(context, example));
    let head = context.head(span);
    context.report(
        Diagnostic::new(&codes::CHECK_FORGOTTEN_CHOICE, head, message)
            .label(named)
            .help(format!("add a line `{line} => …`, or `otherwise => …` for all that are left")),
    );
}
