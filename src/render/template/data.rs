//! What templates are filled with. `docs/reports.md` lists it; what is known of a city is the JSON of an assessment,
//! `docs/schema/assessment-1.json`, so that there is one description of it.

use std::collections::BTreeMap;

use minijinja::value::Value;
use minijinja::{Error, ErrorKind};

use crate::decimal::{Interval, Number};
use crate::report::document::{Block, Title};
use crate::report::{Document, Matter, Piece, piece, words};
use crate::wording::Wording;

use super::super::html::{self, Page};
use super::super::json;

/// Everything that a template can ask for.
pub(super) fn data(matter: &Matter<'_>, page: Page<'_>) -> Value {
    let mut all: BTreeMap<String, Value> =
        json::envelope(matter.pack).into_iter().map(|(name, value)| (name, of_json(value))).collect();
    let assessment = json::assessment(matter.pack, matter.sources, matter.assessment);
    all.insert(String::from("assessment"), of_json(assessment));
    let document = Document::of(matter.pack);
    let (mut parts, mut title) = (BTreeMap::new(), Title::default());
    for one in Piece::ALL {
        let document = piece(matter, one);
        if let Some(Block::Title(found)) = document.blocks.first() {
            title.clone_from(found);
        }
        let markup = html::piece(&document, one.word());
        parts.insert(one.word(), Value::from_safe_string(markup));
    }
    all.insert(String::from("parts"), Value::from(parts));
    let frame = html::frame(&document, &title, page);
    let safe = |markup: String| Value::from_safe_string(markup);
    let of_page = [
        ("head", safe(frame.head)),
        ("style", safe(frame.style)),
        ("begin", safe(frame.begin)),
        ("links", safe(frame.links)),
        ("language", Value::from(document.language.code())),
    ];
    all.insert(String::from("page"), Value::from(BTreeMap::from(of_page)));
    let cover = matter.assessment.cover.as_deref().map(html::prose).unwrap_or_default();
    let of_title = [
        ("framework", Value::from(title.above)),
        ("name", Value::from(title.text)),
        ("notice", Value::from(title.below.unwrap_or_default())),
        ("cover", safe(cover)),
    ];
    all.insert(String::from("title"), Value::from(BTreeMap::from(of_title)));
    let described = document.logo.as_ref().map_or("", |logo| &logo.described);
    let logo = [("address", Value::from(frame.logo)), ("described", Value::from(described))];
    all.insert(String::from("logo"), Value::from(BTreeMap::from(logo)));
    Value::from(all)
}

fn of_json(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::from(()),
        serde_json::Value::Bool(truth) => Value::from(truth),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::from(whole),
            None => Value::from(number.to_string()),
        },
        serde_json::Value::String(text) => Value::from(text),
        serde_json::Value::Array(all) => Value::from(all.into_iter().map(of_json).collect::<Vec<Value>>()),
        serde_json::Value::Object(all) => Value::from(
            all.into_iter().map(|(name, value)| (name, of_json(value))).collect::<BTreeMap<_, _>>(),
        ),
    }
}

/// A text that stands in a table of the data.
pub(super) fn text_in(data: &Value, table: &str, name: &str) -> String {
    let found = data.get_attr(table).and_then(|table| table.get_attr(name));
    found.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Points as people read them: `40`, `20 to 60`; nothing where there are none.
pub(super) fn figure(wording: &Wording, points: &Value) -> Result<String, Error> {
    if points.is_none() {
        return Ok(String::new());
    }
    let end = |name: &str| points.get_attr(name).ok().and_then(|end| Number::parse(end.as_str()?));
    match (end("low"), end("high")) {
        (Some(low), Some(high)) => Ok(words::figure(wording, Interval::closed(low, high))),
        _ => Err(Error::new(
            ErrorKind::InvalidOperation,
            "`figure` takes points, such as `assessment.overall`",
        )),
    }
}
