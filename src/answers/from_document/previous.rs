//! Results of the last published assessment.

use super::super::document::{Entry, Kind, Table};
use super::super::model::Previous;
use super::awarded::{Line, Target};
use super::{Reader, words};
use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::pack::example::ScoreOf;
use crate::source::Span;

/// What is not a score.
const ABOUT: [&str; 3] = ["source", "cycle", "level"];

impl Reader<'_> {
    pub(super) fn previous(&mut self, table: &Table, previous: &mut Previous) {
        let source = table.get("source");
        if let Some(entry) = source {
            self.text("source", &entry.value);
        }
        if let Some(entry) = table.get("cycle")
            && !matches!(entry.value.kind, Kind::Number(_))
        {
            self.text("cycle", &entry.value);
        }
        previous.level = table.get("level").and_then(|entry| self.level(entry));
        let mut lines = Vec::new();
        for entry in table.entries.iter().filter(|entry| !ABOUT.contains(&entry.key.as_str())) {
            self.lines(&entry.key, entry.key_span, entry, &mut lines);
        }
        for line in lines {
            if self.full() {
                return;
            }
            let Some((of, most)) = self.score_of(&line) else {
                self.unknown_code(&line);
                continue;
            };
            let Some((points, span, _)) = self.points(&line) else { continue };
            if points.is_negative() || points > most {
                self.impossible(&line.code, points, most, span);
            } else {
                previous.scores.insert(of, points);
            }
        }
        if source.is_none()
            && self.whole
            && let Some(first) = table.entries.first()
        {
            let example = self.format.line("source", "\"City report of the last cycle, page 2\"");
            self.tell(
                Diagnostic::new(
                    &codes::ANSWERS_NO_ORIGIN,
                    first.key_span,
                    "the results of the last assessment do not say where they were published",
                )
                .help(format!("add `{example}` to `previous`"))
                .note("rules may look at them, so anyone must be able to look them up"),
            );
        }
    }

    /// What a line is a result of, and the most that it can be.
    fn score_of(&self, line: &Line<'_>) -> Option<(ScoreOf, Number)> {
        if line.code == "overall" {
            return Some((ScoreOf::Overall, self.pack.overall_out_of));
        }
        Some(match self.target(&line.code)? {
            Target::Indicator(id) => (ScoreOf::Indicator(id), self.pack.indicators.get(id.index())?.out_of),
            Target::Component(id) => (ScoreOf::Component(id), self.pack.components.get(id.index())?.out_of),
        })
    }

    fn impossible(&mut self, code: &str, points: Number, most: Number, span: Span) {
        self.tell(
            Diagnostic::new(
                &codes::ANSWERS_AWARDED_OUT_OF_RANGE,
                span,
                format!("`{code}` cannot have had {points} points"),
            )
            .label(format!("it is out of {most}"))
            .help("give the points as they would count in this cycle, or leave the line out"),
        );
    }

    fn level(&mut self, entry: &Entry) -> Option<usize> {
        let word = self.text("level", &entry.value)?;
        let levels = self.pack.certification.as_ref().map_or(&[][..], |all| &all.levels);
        if let Some(at) = levels.iter().position(|level| level.name == word) {
            return Some(at);
        }
        let told = Diagnostic::new(
            &codes::ANSWERS_IMPOSSIBLE_CHOICE,
            entry.value.span,
            format!("`{word}` is no level of the framework"),
        );
        let titled = levels.iter().find(|level| words::alike(&level.title, &word));
        let names: Vec<&str> = levels.iter().map(|level| level.name.as_str()).collect();
        let near = nearest(&word, names.iter().copied());
        self.tell(match (titled, near.as_slice()) {
            (Some(level), _) => told
                .label("this is the level's title")
                .help(format!("write its name, `\"{}\"`", level.name))
                .fix(format!("\"{}\"", level.name)),
            (None, [only]) => told.help(format!("did you mean `{only}`?")).fix(format!("\"{only}\"")),
            (None, _) if names.is_empty() => told.help("the framework has no levels: leave the line out"),
            (None, _) => told.help(format!("write {}", either(&names))),
        });
        None
    }
}
