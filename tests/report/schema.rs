//! What is written as JSON is what the published schemas say.

use super::fixture::world;
use kasauti::render;
use serde_json::Value;

const ASSESSMENT: &str = include_str!("../../docs/schema/assessment-1.json");
const EXPLANATION: &str = include_str!("../../docs/schema/explanation-1.json");

/// Everything that does not fit: a field that the schema does not know, one that is missing, another type.
pub fn misfits(schema: &str, written: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let mut found = Vec::new();
    compare(&schema, &schema, &serde_json::from_str(written).unwrap(), "", &mut found);
    found
}

fn compare(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let target = root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("no {name}"));
        return compare(root, target, value, path, found);
    }
    if let Some(kinds) = schema.get("anyOf").and_then(Value::as_array) {
        let mut fewest: Option<Vec<String>> = None;
        for kind in kinds {
            let mut misfits = Vec::new();
            compare(root, kind, value, path, &mut misfits);
            if fewest.as_ref().is_none_or(|known| misfits.len() < known.len()) {
                fewest = Some(misfits);
            }
        }
        found.extend(fewest.unwrap_or_default());
        return;
    }
    if let Some(only) = schema.get("const")
        && only != value
    {
        found.push(format!("{path}: {value} is not {only}"));
    }
    if let Some(allowed) = schema.get("enum").and_then(Value::as_array)
        && !allowed.contains(value)
    {
        found.push(format!("{path}: {value} is none of {allowed:?}"));
    }
    if let Some(kinds) = schema.get("type") {
        let allowed: Vec<&str> = match kinds {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            kind => kind.as_str().into_iter().collect(),
        };
        if !allowed.contains(&kind_of(value)) {
            found.push(format!("{path}: {value} is not {allowed:?}"));
            return;
        }
    }
    match value {
        Value::Array(items) => {
            let of = schema.get("items").unwrap_or_else(|| panic!("{path}: no items in the schema"));
            for (at, item) in items.iter().enumerate() {
                compare(root, of, item, &format!("{path}/{at}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                match schema.get("properties").and_then(|known| known.get(name)) {
                    Some(known) => compare(root, known, field, &format!("{path}/{name}"), found),
                    None => found.push(format!("{path}/{name}: not in the schema")),
                }
            }
            let required = schema.get("required").and_then(Value::as_array);
            for name in required.into_iter().flatten().filter_map(Value::as_str) {
                if !fields.contains_key(name) {
                    found.push(format!("{path}/{name}: missing"));
                }
            }
        }
        Value::String(text) if schema.get("pattern").is_some() && !is_decimal(text) => {
            found.push(format!("{path}: `{text}` is not a number"));
        }
        _ => {}
    }
}

/// The two patterns of the schemas: a decimal, or a fraction.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    match text.split_once(['.', '/']) {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(text),
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[test]
fn assessments_fit_their_schema() {
    let world = world();
    let mut all = [world.thiruvananthapuram(), world.finished("Kohima", None)];
    all[1].components[0].awarded = all[0].indicators.iter().find_map(|score| match &score.basis {
        kasauti::score::Basis::Awarded { awarded, .. } => Some(awarded.clone()),
        _ => None,
    });
    let written = render::json(&world.pack, &world.sources, &all);
    assert_eq!(misfits(ASSESSMENT, &written), Vec::<String>::new());
    assert!(written.ends_with("}\n"));
}

#[test]
fn a_pack_without_levels_fits_too() {
    let mut world = world();
    let mut one = world.thiruvananthapuram();
    world.pack.certification = None;
    world.pack.publisher = None;
    one.levels.clear();
    one.answers_origin = None;
    one.published_source = None;
    let written = render::json(&world.pack, &world.sources, &[one.clone()]);
    assert_eq!(misfits(ASSESSMENT, &written), Vec::<String>::new());
    let written = render::explanation_json(&world.pack, &world.sources, &one, None);
    assert_eq!(misfits(EXPLANATION, &written), Vec::<String>::new());
}

#[test]
fn explanations_fit_their_schema() {
    let world = world();
    let mut one = world.thiruvananthapuram();
    let third = super::number("1").divide(super::number("3")).unwrap();
    one.indicators[1].trace.steps[1].value = Some(kasauti::decimal::Interval::point(third));
    for indicator in [None, Some(world.indicator("1.b"))] {
        let written = render::explanation_json(&world.pack, &world.sources, &one, indicator);
        assert_eq!(misfits(EXPLANATION, &written), Vec::<String>::new());
        assert!(written.contains("\"low\": \"1/3\""), "fractions stay exact");
    }
}

/// Everything that a framework can say of itself, and the packs that there are.
#[test]
fn frameworks_fit_their_schema() {
    let schema = include_str!("../../docs/schema/framework-1.json");
    let written = |folder: &str| {
        let pack = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_kasauti"))
            .args(["show", "--format", "json"])
            .arg(pack)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{folder}");
        String::from_utf8(ran.stdout).unwrap()
    };
    let packs = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")).unwrap();
    let packs = packs.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    for pack in packs {
        let pack = format!("rules/{}", pack.file_name().unwrap().to_string_lossy());
        assert_eq!(misfits(schema, &written(&pack)), Vec::<String>::new(), "{pack}");
    }
    // What no pack has: weights, penalties, texts for reading, `let`s that are conditions, dates, what is not asked.
    let folder = std::env::temp_dir().join(format!("kasauti-framework-json-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("pack.kas"), EVERYTHING).unwrap();
    let text = written(folder.to_str().unwrap());
    assert_eq!(misfits(schema, &text), Vec::<String>::new());
    let all: Value = serde_json::from_str(&text).unwrap();
    let at = |path: &str| all.pointer(path).unwrap_or_else(|| panic!("{path}: {text}")).clone();
    assert_eq!(at("/components/0/total/parts/0/share"), "0.4");
    assert_eq!(at("/components/0/components/0/indicators/0/rule"), "match visited { yes => 10, no => 0 }");
    assert_eq!(at("/components/0/components/0/indicators/0/penalties/0/takes"), "min(2 * late, 6)");
    assert_eq!(at("/components/0/not_applicable_when"), "not visited");
    assert_eq!(at("/level/levels/0/when"), "at least 8 and long");
    assert_eq!(at("/overall/needs/1/title"), "a visit");
    assert_eq!(at("/overall/needs/1/when"), "visited");
    assert_eq!(at("/grades/0/on/0"), "each component");
    assert_eq!(at("/grades/0/levels/0/when"), "at least 0.8 * max");
    assert_eq!(at("/lets/0/text"), "opened before 2026-06-01");
    assert_eq!(at("/recommendations/0/text"), "{city} has {{braces}}, {late} and {shared.guide}");
    assert_eq!(at("/questions/1/bounds/low"), "2026-01-01");
    assert_eq!(at("/questions/1/asked_when"), "visited");
    assert_eq!(at("/effective/until"), "2027-12-31");
    std::fs::remove_dir_all(&folder).unwrap();
}

const EVERYTHING: &str = r#"language 1
framework lake "Lake" {
  cycle "1" subject town overall = mean of components round points half up to 2 places
  effective until 2027-12-31 unanswered scores lowest claimed scores lowest
  call components "Pillar" needs 50% answered needs visited "a visit" penalty 1 "Late" when late over 3
  illustrative "made up"
}
certify "Level" on overall {
  fine "Fine \" or better" at least 8 and long
  otherwise "Not"
}
certify "Grade" on each component { good "Good" at least 0.8 * max otherwise "Poor" }
shared guide "the guide"
ask visited "Visited?" yes/no
ask opened "Opened?" date between 2026-01-01 and 2027-01-01 asked when visited
ask late "Months late?" count between 0 and 12
let long = opened before 2026-06-01
recommend go when late over 2 { text "{city} has {{braces}}, {late} and {shared.guide}" }
component c "C" number 1 out of 10 {
  total = weighted mean { inner 60%, 2.a 40% }
  not applicable when not visited
  component inner "Inner" number 1 out of 10 {
    indicator 1.a "I" out of 10 {
      score match visited { yes => 10, no => 0 }
      penalty min(2 * late, 6) "Late"
    }
  }
  indicator 2.a "As it was" out of 10 { score as awarded }
}
"#;

#[test]
fn a_field_that_the_schema_does_not_know_is_found() {
    let world = world();
    let written = render::json(&world.pack, &world.sources, &[world.thiruvananthapuram()]);
    let odd = written.replace("\"fingerprint\"", "\"fingerprnt\"");
    let found = misfits(ASSESSMENT, &odd);
    assert!(found.contains(&"/pack/fingerprnt: not in the schema".to_owned()), "{found:?}");
    assert!(found.contains(&"/pack/fingerprint: missing".to_owned()), "{found:?}");
}

#[test]
fn keys_are_sorted_and_the_same_input_gives_the_same_bytes() {
    let world = world();
    let all = [world.thiruvananthapuram()];
    let written = render::json(&world.pack, &world.sources, &all);
    assert_eq!(written, render::json(&world.pack, &world.sources, &all));
    let mut before: Vec<(usize, String)> = Vec::new();
    for line in written.lines() {
        let indent = line.len() - line.trim_start().len();
        before.retain(|(depth, _)| *depth <= indent);
        if line.trim_start().starts_with(['{', '}', '[', ']']) {
            before.retain(|(depth, _)| *depth < indent);
        }
        let Some((key, _)) = line.trim_start().strip_prefix('"').and_then(|rest| rest.split_once("\": "))
        else {
            continue;
        };
        if let Some((depth, known)) = before.last()
            && *depth == indent
        {
            assert!(known.as_str() < key, "`{key}` after `{known}`");
            before.pop();
        }
        before.push((indent, key.to_owned()));
    }
}

#[test]
fn the_documented_example_fits_and_the_documented_columns_are_those_written() {
    let page = include_str!("../../docs/output.md");
    let (_, rest) = page.split_once("```json assessment\n").unwrap();
    let (example, rest) = rest.split_once("```").unwrap();
    assert_eq!(misfits(ASSESSMENT, example), Vec::<String>::new());
    let columns = rest.rsplit_once("\n\n").unwrap().1.replace(['`', '\n', ' '], "");
    let written = render::csv(&world().pack, &[]);
    assert_eq!(columns, written.trim_end());
}
