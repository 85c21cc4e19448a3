//! Published points, by the codes of indicators and the names of components.

use std::collections::BTreeMap;

use super::super::document::{Entry, Kind, Table, Value};
use super::super::model::{Answers, Awarded};
use super::super::slips;
use super::answer::odd_number;
use super::{Reader, number, words};
use crate::decimal::Number;
use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::pack::{ComponentId, IndicatorId};
use crate::source::Span;

/// What points can be awarded for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Indicator(IndicatorId),
    Component(ComponentId),
}

/// A code with what stands right of it; in TOML a code without quotes, `1.a = 3`, is a block `1` with an entry `a`.
pub(super) struct Line<'t> {
    pub(super) code: String,
    pub(super) span: Span,
    pub(super) value: &'t Value,
}

impl Reader<'_> {
    pub(super) fn awarded(&mut self, table: &Table, answers: &mut Answers) {
        let common = table.get("source");
        let common_source = common.and_then(|entry| self.text("source", &entry.value));
        let mut lines = Vec::new();
        for entry in table.entries.iter().filter(|entry| entry.key != "source") {
            self.lines(&entry.key, entry.key_span, entry, &mut lines);
        }
        let mut seen: BTreeMap<Target, Span> = BTreeMap::new();
        let mut without_source: Vec<(String, Span)> = Vec::new();
        for line in lines {
            if self.full() {
                return;
            }
            let Some(target) = self.target(&line.code) else {
                self.unknown_code(&line);
                continue;
            };
            if let Some(earlier) = seen.insert(target, line.span) {
                let told = slips::given_twice(&line.code, line.span, Some(earlier));
                self.tell(match target {
                    Target::Indicator(id) if self.codes(id).len() > 1 => told.note(format!(
                        "{} are one joint indicator with one score",
                        self.codes(id).join(" and ")
                    )),
                    _ => told,
                });
                continue;
            }
            let Some((points, span, own_source)) = self.points(&line) else { continue };
            let Some(points) = self.within(&line.code, target, points, span) else { continue };
            let source = match own_source.or_else(|| common_source.clone()) {
                Some(source) => source,
                None => {
                    without_source.push((line.code, line.span));
                    continue;
                }
            };
            let awarded = Awarded { points, source, span };
            match target {
                Target::Indicator(id) => answers.awarded_indicators.insert(id, awarded).is_some(),
                Target::Component(id) => answers.awarded_components.insert(id, awarded).is_some(),
            };
        }
        let source_told =
            common.is_some_and(|entry| !matches!(&entry.value.kind, Kind::Text(_) | Kind::Nothing));
        if let Some(((code, span), rest)) = without_source.split_first()
            && !source_told
            && self.whole
        {
            let others = match rest.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let example = self.format.line("source", "\"City report, page 2\"");
            self.tell(
                Diagnostic::new(
                    &codes::ANSWERS_NO_ORIGIN,
                    *span,
                    format!("the points awarded for `{code}`{others} do not say where they were published"),
                )
                .help(format!("add `{example}` to `awarded`, for all points that have none of their own"))
                .note("awarded points replace the rule's score, so anyone must be able to look them up"),
            );
        }
    }

    /// The entry's line, or those of the codes that were written without quotes.
    pub(super) fn lines<'t>(&self, code: &str, span: Span, entry: &'t Entry, lines: &mut Vec<Line<'t>>) {
        if let Kind::Table(inner) = &entry.value.kind
            && self.target(code).is_none()
            && inner.get("points").is_none()
            && !inner.entries.is_empty()
        {
            for one in &inner.entries {
                let code = format!("{code}.{}", one.key);
                let span = self.whole_code(&code, one.key_span);
                self.lines(&code, span, one, lines);
            }
            return;
        }
        lines.push(Line { code: code.to_owned(), span, value: &entry.value });
    }

    /// The place of a code without quotes, from the place of its last part.
    fn whole_code(&self, code: &str, last: Span) -> Span {
        let start = (last.end as usize).saturating_sub(code.len());
        let whole = Span::new(last.file, start, last.end as usize);
        if self.sources.text(whole) == code { whole } else { last }
    }

    pub(super) fn is_code(&self, text: &str) -> bool {
        self.target(text).is_some()
    }

    fn codes(&self, id: IndicatorId) -> Vec<&str> {
        self.pack
            .indicators
            .get(id.index())
            .map(|indicator| indicator.codes.iter().map(String::as_str).collect())
            .unwrap_or_default()
    }

    /// `1.c`, `1.d` and `1.c & 1.d` are the same indicator.
    pub(super) fn target(&self, text: &str) -> Option<Target> {
        let parts: Vec<&str> = text.split('&').map(str::trim).collect();
        let indicator =
            self.pack.indicators.iter().position(|indicator| {
                parts.iter().all(|part| indicator.codes.iter().any(|code| code == part))
            });
        let component = || self.pack.components.iter().position(|component| component.name == text.trim());
        match indicator {
            Some(index) => Some(Target::Indicator(IndicatorId::from(index))),
            None => component().map(|index| Target::Component(ComponentId::from(index))),
        }
    }

    pub(super) fn unknown_code(&mut self, line: &Line<'_>) {
        let told = Diagnostic::new(
            &codes::ANSWERS_UNKNOWN_CODE,
            line.span,
            format!("there is no indicator or component `{}`", line.code),
        );
        let pack = self.pack;
        let indicators = pack.indicators.iter();
        let components = pack.components.iter();
        let titled = indicators
            .clone()
            .map(|indicator| (indicator.title.as_str(), indicator.code()))
            .chain(components.clone().map(|component| (component.title.as_str(), component.name.clone())))
            .find(|(title, _)| words::alike(title, &line.code));
        let numbered = components.clone().find(|component| component.number.to_string() == line.code.trim());
        let known: Vec<String> = indicators
            .flat_map(|indicator| {
                let joint = (indicator.codes.len() > 1).then(|| indicator.code());
                indicator.codes.iter().cloned().chain(joint)
            })
            .chain(components.map(|component| component.name.clone()))
            .collect();
        let told = if line.code == "illustrative" {
            told.help("awarded points are published points: say in `source` where they stand")
        } else if let Some((_, code)) = titled {
            told.label("this is a title").help(format!("write the code, `\"{code}\"`")).fix(self.key(&code))
        } else if let Some(component) = numbered {
            told.label("a component's number")
                .help(format!("write the component's name, `{}`", component.name))
        } else {
            match nearest(&line.code, known.iter().map(String::as_str)).as_slice() {
                [] => told.help("write an indicator's code, such as `\"1.a\"`, or a component's name"),
                [only] => told.help(format!("did you mean `{only}`?")).fix(self.key(only)),
                near => told.help(format!("did you mean {}?", either(near))),
            }
        };
        self.tell(told);
    }

    /// The points with their place and a source of their own; `None` when there are none or they are wrong (told).
    pub(super) fn points(&mut self, line: &Line<'_>) -> Option<(Number, Span, Option<String>)> {
        let (value, source) = match &line.value.kind {
            Kind::Table(table) => {
                let told = self.told.len();
                for entry in &table.entries {
                    if !["points", "source"].contains(&entry.key.as_str()) {
                        let told = Diagnostic::new(
                            &codes::ANSWERS_UNKNOWN_KEY,
                            entry.key_span,
                            format!("`{}` means nothing beside awarded points", entry.key),
                        );
                        self.tell(match nearest(&entry.key, ["points", "source"]).as_slice() {
                            [] => told.help("write `points` and `source`"),
                            near => self.rename(told, near),
                        });
                    }
                }
                let source = table.get("source").and_then(|entry| self.text("source", &entry.value));
                match table.get("points") {
                    Some(entry) => (&entry.value, source),
                    // A misspelt `points` is told as what it is.
                    None if self.told.len() > told => return None,
                    None => {
                        self.tell(
                            Diagnostic::new(
                                &codes::ANSWERS_MISSING_KEY,
                                line.span,
                                format!("`{}` does not say how many points were awarded", line.code),
                            )
                            .help(format!("add `{}`", self.format.line("points", "…"))),
                        );
                        return None;
                    }
                }
            }
            _ => (line.value, None),
        };
        let told = match &value.kind {
            Kind::Number(text) => match number::read(text) {
                Ok(points) => return Some((points, value.span, source)),
                Err(slip) => odd_number(&line.code, &slip, value.span),
            },
            Kind::Error => return None,
            Kind::Nothing => {
                self.empty.push((value.span, line.code.clone()));
                return None;
            }
            Kind::Text(text) if text.trim().is_empty() => {
                self.empty.push((value.span, line.code.clone()));
                return None;
            }
            other => {
                let told = Diagnostic::new(
                    &codes::ANSWERS_WRONG_TYPE,
                    value.span,
                    format!(
                        "the points of `{}` are {}, where a number is needed",
                        line.code,
                        words::what(other)
                    ),
                )
                .help("write the points as a number, such as `12.5`");
                match other {
                    Kind::Text(text) => match number::from_loose_text(text) {
                        Some(plain) => told.help(format!("write `{plain}`, without quotes")).fix(plain),
                        None => told,
                    },
                    _ => told,
                }
            }
        };
        self.tell(told);
        None
    }

    /// The points if they can be awarded; told otherwise.
    fn within(&mut self, code: &str, target: Target, points: Number, span: Span) -> Option<Number> {
        let pack = self.pack;
        let most = match target {
            Target::Indicator(id) => pack.indicators.get(id.index())?.out_of,
            Target::Component(id) => pack.components.get(id.index())?.out_of,
        };
        let told = Diagnostic::new(
            &codes::ANSWERS_AWARDED_OUT_OF_RANGE,
            span,
            format!("{points} points cannot be awarded for `{code}`"),
        );
        let told = if points < Number::ZERO || points > most {
            told.label(format!("0 to {most} can be")).help("look the points up again in the source")
        } else if pack.rounding.apply(points) != points {
            let places = pack.rounding.places;
            told.label(match places {
                0 => String::from("points are whole numbers"),
                1 => String::from("points have at most 1 decimal place"),
                more => format!("points have at most {more} decimal places"),
            })
            .help("write the points as they were published")
            .note("the framework rounds every score so")
        } else {
            return Some(points);
        };
        self.tell(told);
        None
    }
}
