//! A framework as JSON for other programs: its rules as they stand, with what they build on carried over. The schema is
//! `docs/schema/framework-1.json`.

use serde_json::{Map, Value};

use crate::decimal::{End, Interval, Magnitude, Number, Rounding, date};
use crate::pack::expr::Picked;
use crate::pack::{
    Called, Choice, Claimed, Combination, ComponentId, Exemption, Indicator, LetValue, Level, Need, Needs,
    Origin, Pack, Part, Penalty, Question, QuestionKind, Rejected, Rule, Scope, TextPart, Unanswered, Unit,
};
use crate::report::words;
use crate::source::{Sources, Span};
use crate::wording::Language;

use super::json::{envelope, names, number, origin, place, written};

#[must_use]
pub fn framework_json(pack: &Pack, sources: &Sources) -> String {
    let writer = Writer { pack, sources };
    let mut all = envelope(pack);
    let outside = pack.indicators.iter().filter(|one| one.component.is_none());
    let lets = pack.written_lets().map(|one| {
        let value = match &one.value {
            LetValue::Number(value) => writer.rule(value.span, one.origin.as_ref()),
            LetValue::Condition(condition) => writer.rule(condition.span, one.origin.as_ref()),
            LetValue::Error => Value::Null,
        };
        object(vec![
            ("name", text(&one.name)),
            ("text", value),
            ("unit", unit(&one.unit)),
            ("origin", origin(one.origin.as_ref())),
        ])
    });
    let shapes = pack.shapes.iter().map(|one| {
        object(vec![("name", text(&one.name)), ("text", writer.text(one.name_span.to(one.span)))])
    });
    let scripts = pack.scripts.iter().map(|one| {
        object(vec![("name", text(&one.name)), ("path", text(&one.path)), ("gives", bounds(one.gives))])
    });
    let shared = pack
        .shared
        .iter()
        .map(|one| object(vec![("name", text(&one.name)), ("text", writer.advice(&one.text))]));
    let fields = vec![
        ("written_in", text(&pack.written_in)),
        ("effective", writer.effective()),
        ("called", called(&pack.called)),
        ("rounded", rounded(pack.rounding)),
        (
            "unanswered",
            Value::from(match pack.unanswered {
                Unanswered::Scores(end) => scores(end),
                Unanswered::KeepsRange => "keeps the range",
            }),
        ),
        (
            "claimed",
            Value::from(match pack.claimed {
                Claimed::Counts => "counts",
                Claimed::CountsAsUnanswered => "counts as unanswered",
                Claimed::Scores(end) => scores(end),
            }),
        ),
        (
            "rejected",
            Value::from(match pack.rejected {
                Rejected::CountsAsUnanswered => "counts as unanswered",
                Rejected::Scores(end) => scores(end),
            }),
        ),
        ("overall", writer.overall()),
        ("level", writer.level()),
        ("grades", writer.grades()),
        ("components", writer.components(None)),
        ("indicators", list(outside.map(|one| writer.indicator(one)))),
        ("questions", list(pack.questions.iter().map(|one| writer.question(one)))),
        ("recommendations", writer.recommendations(Scope::Framework)),
        ("lets", list(lets)),
        ("shapes", list(shapes)),
        ("scripts", list(scripts)),
        ("shared", list(shared)),
    ];
    all.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
    written(all)
}

fn object(fields: Vec<(&'static str, Value)>) -> Value {
    let mut all = Map::new();
    for (name, value) in fields {
        all.insert(name.to_owned(), value);
    }
    Value::Object(all)
}

fn list(of: impl Iterator<Item = Value>) -> Value {
    Value::Array(of.collect())
}

fn text(of: &str) -> Value {
    Value::from(of)
}

fn perhaps(of: Option<&String>) -> Value {
    of.map_or(Value::Null, |one| text(one))
}

fn texts(of: &[String]) -> Value {
    list(of.iter().map(|one| text(one)))
}

fn scores(end: End) -> &'static str {
    match end {
        End::Lowest => "scores lowest",
        End::Highest => "scores highest",
    }
}

fn rounded(rounding: Rounding) -> Value {
    Value::from((Language::English.wording().rounding)(rounding))
}

fn ends(low: Value, high: Value) -> Value {
    object(vec![("low", low), ("high", high)])
}

fn bounds(range: Interval) -> Value {
    ends(number(range.low), number(range.high))
}

fn unit(unit: &Unit) -> Value {
    match unit {
        Unit::Percent => text("percent"),
        Unit::Named(name) => text(name),
        _ => Value::Null,
    }
}

fn called(called: &Called) -> Value {
    let word = |word: &Option<crate::wording::Word>| {
        word.as_ref()
            .map_or(Value::Null, |word| object(vec![("one", text(&word.one)), ("several", text(&word.many))]))
    };
    object(vec![("components", word(&called.components)), ("indicators", word(&called.indicators))])
}

fn choices(of: &[Choice]) -> Value {
    list(of.iter().map(|one| object(vec![("name", text(&one.name)), ("title", text(&one.title))])))
}

/// What questions and fields of lists have alike.
fn asked(name: &str, title: &str, kind: &QuestionKind, of: &Unit) -> Vec<(&'static str, Value)> {
    let day = |day: i32| Value::from(date::to_text(day));
    let (word, range) = match kind {
        QuestionKind::OneOf { .. } => ("one_of", Value::Null),
        QuestionKind::AnyOf { .. } => ("any_of", Value::Null),
        QuestionKind::YesNo => ("yes_no", Value::Null),
        QuestionKind::Number { range, whole: true } => ("count", bounds(*range)),
        QuestionKind::Number { range, .. } if *of == Unit::Percent => ("percent", bounds(*range)),
        QuestionKind::Number { range, .. } => ("number", bounds(*range)),
        QuestionKind::Text => ("text", Value::Null),
        QuestionKind::Date { first, last } => ("date", ends(day(*first), day(*last))),
        QuestionKind::List { least, most, .. } => {
            ("list", ends(number(Number::from_count(*least)), number(Number::from_count(*most))))
        }
        QuestionKind::Error => ("unknown", Value::Null),
    };
    let fields: &[crate::pack::Field] = match kind {
        QuestionKind::List { fields, .. } => fields,
        _ => &[],
    };
    vec![
        ("name", text(name)),
        ("title", text(title)),
        ("kind", text(word)),
        ("bounds", range),
        ("unit", unit(of)),
        ("choices", choices(kind.choices())),
        ("ordered", Value::from(matches!(kind, QuestionKind::OneOf { ordered: true, .. }))),
        ("fields", list(fields.iter().map(|one| object(asked(&one.name, &one.title, &one.kind, &one.unit))))),
    ]
}

struct Writer<'w> {
    pack: &'w Pack,
    sources: &'w Sources,
}

impl Writer<'_> {
    /// A piece of the rules as it reads, its lines moved as far to the left as they go.
    fn text(&self, span: Span) -> Value {
        let written = self.pack.edits.text(self.sources, span);
        let mut lines = written.trim().lines();
        let mut all = lines.next().unwrap_or_default().to_owned();
        let blank = |line: &str| line.len() - line.trim_start().len();
        let least = lines.clone().filter(|line| !line.trim().is_empty()).map(blank).min().unwrap_or(0);
        for line in lines {
            all.push('\n');
            all.push_str(line.get(least..).unwrap_or_default().trim_end());
        }
        Value::from(all)
    }

    /// The same without the origin that a new cycle has put behind it.
    fn rule(&self, span: Span, origin: Option<&Origin>) -> Value {
        let Value::String(written) = self.text(span) else { return Value::Null };
        let bare = origin.and_then(|origin| {
            let rest = written.strip_suffix(&format!("\"{}\"", origin.text))?.trim_end();
            rest.strip_suffix(if origin.published { "source" } else { "illustrative" })
        });
        Value::from(bare.unwrap_or(&written).trim_end())
    }

    /// What a level asks for: its condition without the name and the title that stand before.
    fn asked_of(&self, level: &Level, span: Span) -> Value {
        let Value::String(written) = self.text(span) else { return Value::Null };
        let title = written.strip_prefix(level.name.as_str()).map(str::trim_start);
        let rest = title.and_then(|rest| rest.strip_prefix('"')).and_then(|rest| {
            let mut escaped = false;
            let end = rest.find(|sign: char| {
                let ends = sign == '"' && !escaped;
                escaped = sign == '\\' && !escaped;
                ends
            })?;
            rest.get(end + 1..)
        });
        Value::from(rest.map_or(written.as_str(), str::trim_start))
    }

    fn condition(&self, of: Option<&crate::pack::expr::Condition>) -> Value {
        of.map_or(Value::Null, |one| self.text(one.span))
    }

    /// A text with its placeholders as they are written.
    fn advice(&self, parts: &[TextPart]) -> Value {
        let mut all = String::new();
        for part in parts {
            let inside = |value: Value| value.as_str().unwrap_or_default().to_owned();
            let question = |id: &crate::pack::QuestionId| {
                self.pack.questions.get(id.index()).map_or("", |one| one.name.as_str())
            };
            let put_in = match part {
                TextPart::Words(words) => {
                    all.push_str(&words.replace('{', "{{").replace('}', "}}"));
                    continue;
                }
                TextPart::City => String::from("city"),
                TextPart::State => String::from("state"),
                TextPart::Number(number, _) => inside(self.text(number.span)),
                TextPart::Counted(number, _, magnitude) => {
                    format!(
                        "{} in {}",
                        inside(self.text(number.span)),
                        match magnitude {
                            Magnitude::Lakh => "lakh",
                            Magnitude::Crore => "crore",
                        }
                    )
                }
                TextPart::Condition(condition) => inside(self.text(condition.span)),
                TextPart::Answer(id) => question(id).to_owned(),
                TextPart::Missing(id) => format!("missing of {}", question(id)),
                TextPart::Chosen(id) => format!("chosen of {}", question(id)),
                TextPart::Shared(id) => {
                    let shared = self.pack.shared.get(id.index()).map_or("", |one| one.name.as_str());
                    format!("shared.{shared}")
                }
            };
            all.push('{');
            all.push_str(&put_in);
            all.push('}');
        }
        Value::from(all)
    }

    fn effective(&self) -> Value {
        let day = |day: Option<i32>| day.map_or(Value::Null, |day| Value::from(date::to_text(day)));
        self.pack.effective.map_or(Value::Null, |effective| {
            object(vec![("from", day(effective.from)), ("until", day(effective.until))])
        })
    }

    fn exemption(&self, of: Option<&Exemption>) -> Value {
        self.condition(of.map(|one| &one.when))
    }

    fn penalties(&self, of: &[Penalty]) -> Value {
        list(of.iter().map(|one| {
            object(vec![
                ("title", perhaps(one.title.as_ref())),
                ("takes", self.text(one.worth.span)),
                ("when", self.condition(one.when.as_ref())),
                ("floored", Value::from(one.floored)),
                ("origin", origin(one.origin.as_ref())),
            ])
        }))
    }

    /// How the points of a whole come from those of its parts.
    fn total(&self, how: &Combination, parts: &[Part], from: Option<&Origin>) -> Value {
        let shares = how.shares();
        let parts = parts.iter().enumerate().map(|(at, part)| {
            let (kind, name) = match part {
                Part::Component(id) => ("component", self.pack.component(*id).map(|one| text(&one.name))),
                Part::Indicator(id) => ("indicator", self.pack.indicator(*id).map(|one| texts(&one.codes))),
            };
            let share = shares.and_then(|shares| shares.get(at)).map_or(Value::Null, |share| number(*share));
            object(vec![(kind, name.unwrap_or_default()), ("share", share)])
        });
        let formula = match how {
            Combination::Formula(formula) => self.text(formula.span),
            _ => Value::Null,
        };
        let (best, worst) = match how {
            Combination::Picked(picked) if *picked != Picked::LARGEST => picked.named(),
            _ => (None, None),
        };
        object(vec![
            ("computed_as", text(how.word())),
            ("best", Value::from(best)),
            ("worst", Value::from(worst)),
            ("formula", formula),
            ("parts", list(parts)),
            ("origin", origin(from)),
        ])
    }

    /// What it takes to count: a share of the questions that is answered, or what holds.
    fn needs(&self, of: &[Needs]) -> Value {
        list(of.iter().map(|one| {
            let (share, title, when) = match &one.what {
                Need::Answered(share) => (number(*share), Value::Null, Value::Null),
                Need::Holds { title, when, .. } => (Value::Null, text(title), self.condition(Some(when))),
            };
            object(vec![
                ("share", share),
                ("title", title),
                ("when", when),
                ("origin", origin(one.origin.as_ref())),
            ])
        }))
    }

    fn overall(&self) -> Value {
        let pack = self.pack;
        object(vec![
            ("out_of", number(pack.overall_out_of)),
            ("total", self.total(&pack.overall, &pack.parts(), pack.overall_origin.as_ref())),
            ("rounded", rounded(pack.overall_rounding)),
            ("penalties", self.penalties(&pack.penalties)),
            ("needs", self.needs(&pack.needs)),
        ])
    }

    fn level(&self) -> Value {
        let Some(all) = &self.pack.certification else { return Value::Null };
        object(vec![
            ("title", text(&all.title)),
            ("on", perhaps(all.on.and_then(|id| self.pack.component(id)).map(|one| &one.name))),
            ("lower_is_better", Value::from(all.falls)),
            ("needs", self.needs(&all.needs)),
            ("origin", origin(all.origin.as_ref())),
            ("levels", self.levels(&all.levels)),
        ])
    }

    fn levels(&self, of: &[Level]) -> Value {
        list(of.iter().map(|level| {
            object(vec![
                ("name", text(&level.name)),
                ("title", text(&level.title)),
                ("when", level.condition.as_ref().map_or(Value::Null, |one| self.asked_of(level, one.span))),
            ])
        }))
    }

    /// What parts are graded by.
    fn grades(&self) -> Value {
        list(self.pack.scales.iter().map(|one| {
            object(vec![
                ("title", text(&one.title)),
                ("on", texts(&one.on)),
                ("as_level", Value::from(one.is_of_level)),
                ("lower_is_better", Value::from(one.falls)),
                ("origin", origin(one.origin.as_ref())),
                ("levels", self.levels(&one.levels)),
            ])
        }))
    }

    /// Those that stand directly in a component, or in the framework.
    fn components(&self, within: Option<ComponentId>) -> Value {
        let all = self.pack.components.iter().enumerate().filter(|(_, one)| one.within == within);
        list(all.map(|(at, one)| {
            let id = ComponentId::from(at);
            let indicators = self.pack.indicators.iter().filter(|indicator| indicator.component == Some(id));
            object(vec![
                ("name", text(&one.name)),
                ("title", text(&one.title)),
                ("number", Value::from(one.number)),
                ("out_of", number(one.out_of)),
                ("origin", origin(one.origin.as_ref())),
                ("called", called(&one.called)),
                ("total", self.total(&one.total, &one.parts, one.total_origin.as_ref())),
                ("not_applicable_when", self.exemption(one.exemption.as_ref())),
                ("penalties", self.penalties(&one.penalties)),
                ("needs", self.needs(&one.needs)),
                ("components", self.components(Some(id))),
                ("indicators", list(indicators.map(|one| self.indicator(one)))),
                ("recommendations", self.recommendations(Scope::Component(id))),
                ("place", place(self.sources, one.span)),
            ])
        }))
    }

    fn indicator(&self, one: &Indicator) -> Value {
        let rule = match &one.rule {
            Rule::Computed(rule) => self.rule(rule.span, one.rule_origin.as_ref()),
            _ => Value::Null,
        };
        let recommendations = one.recommendations.iter().map(|id| self.recommendation(id.index()));
        object(vec![
            ("codes", texts(&one.codes)),
            ("title", text(&one.title)),
            ("out_of", number(one.out_of)),
            ("outside_total", Value::from(one.outside_total)),
            ("origin", origin(one.origin.as_ref())),
            ("as_awarded", Value::from(matches!(one.rule, Rule::AsAwarded))),
            ("rule", rule),
            ("rule_origin", origin(one.rule_origin.as_ref())),
            ("questions", names(self.pack, &one.uses)),
            ("evidence", texts(&one.evidence)),
            ("not_applicable_when", self.exemption(one.exemption.as_ref())),
            ("penalties", self.penalties(&one.penalties)),
            ("recommendations", list(recommendations)),
            ("place", place(self.sources, one.span)),
        ])
    }

    fn question(&self, one: &Question) -> Value {
        let mut fields = asked(&one.name, &one.title, &one.kind, &one.unit);
        let named = |id: Option<crate::pack::QuestionId>| {
            perhaps(id.and_then(|id| self.pack.questions.get(id.index())).map(|one| &one.name))
        };
        let counts_as = one.asked_when.as_ref().and_then(|asked| one.kind.choices().get(asked.counts_as));
        let indicator = one.indicator.and_then(|id| self.pack.indicator(id));
        fields.extend([
            ("at_most", named(one.at_most)),
            ("at_least", named(one.at_least)),
            ("asked_when", self.condition(one.asked_when.as_ref().map(|asked| &asked.condition))),
            ("counts_as", perhaps(counts_as.map(|choice| &choice.name))),
            ("help", perhaps(one.help.as_ref())),
            ("evidence", texts(&one.evidence)),
            ("origin", origin(one.origin.as_ref())),
            ("indicator", indicator.map_or(Value::Null, |one| texts(&one.codes))),
            ("place", place(self.sources, one.span)),
        ]);
        object(fields)
    }

    fn recommendations(&self, scope: Scope) -> Value {
        let all = self.pack.recommendations.iter().enumerate();
        list(all.filter(|(_, one)| one.scope == scope).map(|(at, _)| self.recommendation(at)))
    }

    fn recommendation(&self, at: usize) -> Value {
        let Some(one) = self.pack.recommendations.get(at) else { return Value::Null };
        object(vec![
            ("name", text(&one.name)),
            ("when", self.condition(one.when.as_ref())),
            ("priority", text(words::urgency(one.priority).word())),
            ("owner", perhaps(one.owner.as_ref())),
            ("effort", perhaps(one.effort.as_ref())),
            ("references", texts(&one.references)),
            ("text", self.advice(&one.text)),
            ("place", place(self.sources, one.span)),
        ])
    }
}
