//! What answers say about one another: bounds, and questions that are not asked.

use super::super::model::{Answer, Answers, Standing, Value};
use super::{Reader, words};
use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::pack::{Pack, Question, QuestionId, QuestionKind};

impl Reader<'_> {
    /// Tells numbers that pass the answer that bounds them. An answer whose proof was rejected bounds nothing.
    pub(super) fn bounds(&mut self, answers: &[Option<Answer>]) {
        let pack = self.pack;
        let number_of = |id: QuestionId| -> Option<(&Question, &Answer, Number)> {
            let answer =
                answers.get(id.index())?.as_ref().filter(|answer| answer.standing != Standing::Rejected)?;
            match answer.value {
                Value::Number(number) => Some((pack.questions.get(id.index())?, answer, number)),
                _ => None,
            }
        };
        for (index, question) in pack.questions.iter().enumerate() {
            let Some((_, answer, number)) = number_of(QuestionId::from(index)) else { continue };
            let shown = words::amount(number, &question.unit);
            let above = question.at_most.and_then(number_of).filter(|(_, _, most)| number > *most);
            let below = question.at_least.and_then(number_of).filter(|(_, _, least)| number < *least);
            let broken = above
                .map(|limit| (limit, "more", "may be", "most"))
                .into_iter()
                .chain(below.map(|limit| (limit, "less", "must be", "least")));
            for ((bounding, limit, bound), than, must, end) in broken {
                let bound = words::amount(bound, &bounding.unit);
                self.tell(
                    Diagnostic::new(
                        &codes::ANSWERS_ABOVE_BOUND,
                        answer.span,
                        format!(
                            "`{}` is {shown}, {than} than the {bound} of `{}`",
                            question.name, bounding.name
                        ),
                    )
                    .label(format!("{must} {bound} at {end}"))
                    .also(limit.span, format!("`{}` is {bound}", bounding.name))
                    .help("correct the one of the two that is wrong")
                    .note(format!("the question is \"{}\"", question.title)),
                );
            }
        }
    }
}

/// Warns of answers to questions that are certainly not asked of this city. `is_asked` says whether a question may
/// be asked, given all answers; it is called only for answered questions that have a condition.
pub fn not_asked(
    pack: &Pack,
    answers: &Answers,
    mut is_asked: impl FnMut(QuestionId) -> bool,
    diagnostics: &mut Diagnostics,
) {
    for (index, (question, answer)) in pack.questions.iter().zip(&answers.answers).enumerate() {
        let (Some(condition), Some(answer)) = (&question.asked_when, answer) else { continue };
        if is_asked(QuestionId::from(index)) {
            continue;
        }
        let counts_as = match &question.kind {
            QuestionKind::OneOf { choices, .. } => match choices.get(condition.counts_as) {
                Some(choice) => format!("`{}`", choice.name),
                None => String::from("nothing"),
            },
            _ => String::from("nothing"),
        };
        diagnostics.add(
            Diagnostic::new(
                &codes::ANSWERS_NOT_ASKED,
                answer.span,
                format!("`{}` is answered, but by the other answers it is not asked", question.name),
            )
            .label(format!("not used: the question counts as {counts_as}"))
            .also(condition.span, "asked only then")
            .help("delete the answer, or correct the answer that decides whether it is asked"),
        );
    }
}
