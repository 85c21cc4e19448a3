//! Advice texts with a city's values put in.

use crate::answers::{Answers, Value as Given};
use crate::decimal::{Interval, Number};
use crate::eval::{Content, Facts, Manner, Scores, Sensitivity, Silent, Walk, in_words, ticked_titles};
use crate::pack::expr::Numeric;
use crate::pack::{QuestionId, TextPart};

use super::Scorer;

impl Scorer<'_> {
    pub(super) fn fill(
        &self,
        parts: &[TextPart],
        facts: &Facts<'_>,
        answers: &Answers,
        scores: &Scores,
    ) -> String {
        let wording = self.pack.wording();
        let mut text = String::new();
        for part in parts {
            match part {
                TextPart::Words(words) => text.push_str(words),
                TextPart::City => text.push_str(&as_plain_words(&answers.city)),
                TextPart::State => {
                    text.push_str(&as_plain_words(
                        answers.state.as_deref().unwrap_or(wording.state_not_given),
                    ));
                }
                TextPart::Number(number, unit) => {
                    let manner = Manner::of(self.pack);
                    text.push_str(&self.number(number, facts, scores, |number| manner.number(number, unit)));
                }
                TextPart::Counted(number, unit, magnitude) => {
                    let written = |number| Manner::of(self.pack).counted(number, unit, *magnitude);
                    text.push_str(&self.number(number, facts, scores, written));
                }
                TextPart::Condition(condition) => {
                    let mut walk = Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent)
                        .with_scores(scores);
                    let truth = walk.condition(condition);
                    text.push_str(if truth.is_true() {
                        wording.yes
                    } else if truth.is_false() {
                        wording.no
                    } else {
                        wording.not_answered
                    });
                }
                TextPart::Answer(question) => text.push_str(&self.answer(*question, facts, answers)),
                TextPart::Missing(question) => text.push_str(&self.ticked(*question, facts, false)),
                TextPart::Chosen(question) => text.push_str(&self.ticked(*question, facts, true)),
                TextPart::Shared(id) => {
                    if let Some(shared) = self.pack.shared.get(id.index()) {
                        text.push_str(&self.fill(&shared.text, facts, answers, scores));
                    }
                }
            }
        }
        text
    }

    fn number(
        &self,
        number: &Numeric,
        facts: &Facts<'_>,
        scores: &Scores,
        written: impl Fn(Number) -> String,
    ) -> String {
        let mut walk =
            Walk::<Interval, Silent>::new(self.pack, self.scripts, facts, Silent).with_scores(scores);
        let wording = self.pack.wording();
        if walk.scores_apply(number).is_false() {
            return wording.structure.not_applicable_value.to_owned();
        }
        let Some(range) = walk.number(number).value else { return wording.not_answered.to_owned() };
        if let Some(number) = range.as_point() {
            return written(number);
        }
        let questions: Vec<_> = Sensitivity::of_number(self.pack, number).questions.into_iter().collect();
        if facts.are_exact(self.pack, &questions) {
            (wording.from_to)(&written(range.low), &written(range.high))
        } else {
            wording.not_answered.to_owned()
        }
    }

    fn answer(&self, id: QuestionId, facts: &Facts<'_>, answers: &Answers) -> String {
        let Some(question) = self.pack.questions.get(id.index()) else { return String::new() };
        let given = answers.answers.get(id.index()).and_then(Option::as_ref).map(|answer| &answer.value);
        match (given, facts.get(id).content) {
            (Some(Given::Text(text)), _) => as_plain_words(text),
            (Some(given), content) if content.is_exact(&question.kind) => {
                in_words(Manner::of(self.pack), question, given)
            }
            (None, Content::Number(range)) if let Some(number) = range.as_point() => {
                Manner::of(self.pack).number(number, &question.unit)
            }
            _ => self.pack.wording().not_answered.to_owned(),
        }
    }

    /// What is not known to be ticked counts as missing, so that the advice names all that may be to do.
    fn ticked(&self, id: QuestionId, facts: &Facts<'_>, ticked: bool) -> String {
        match (self.pack.questions.get(id.index()), facts.get(id).content) {
            (Some(question), Content::Ticked { must, .. }) => {
                ticked_titles(self.pack.wording(), question, must, ticked)
            }
            _ => self.pack.wording().not_answered.to_owned(),
        }
    }
}

/// Words from a city's file, with what Markdown would take for marks made harmless, on one line.
fn as_plain_words(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '!' => {
                plain.push('\\');
                plain.push(character);
            }
            '\n' | '\r' | '\t' => plain.push(' '),
            _ => plain.push(character),
        }
    }
    plain
}
