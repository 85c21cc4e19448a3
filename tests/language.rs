//! Every example of docs/language.md and docs/cheat-sheet.md is parsed, checked and, where answers stand beside it, scored.
//!
//! A fence says what its example is: `kas pack` a whole pack, `kas indicator out of N` the inside of an indicator, `kas part`
//! items that stand in some pack, `kas examples` examples to the pack before it, `kas texts CODE` its texts in another language, `kas cycle` a pack that
//! builds on one of those above, which lie beside it in folders called by framework and cycle (`lake-2026`). A `toml` fence holds answers to the pack
//! before it, and in comments what they give.

use std::collections::BTreeMap;

use kasauti::answers::Answers;
use kasauti::diagnostic::{Diagnostics, Severity};
use kasauti::examples::{Ran, Runner};
use kasauti::pack::{Beside, ExampleId, Pack, TextsWanted};
use kasauti::score::{Assessment, Mode};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

use crate::fences::{Part, parts};

const PAGES: [&str; 2] = [include_str!("../docs/language.md"), include_str!("../docs/cheat-sheet.md")];

fn wrapped(inside: &str, out_of: &str) -> String {
    let advice = if inside.contains("recommend") { "" } else { "recommend go_on { text \"Go on.\" }" };
    format!(
        "language 1\nframework example \"Example\" {{\n  cycle \"1\"\n  subject city\n  overall = sum of components\n  \
         round points half up to 2 places\n  illustrative \"an example\"\n}}\n\
         component all \"All\" number 1 out of {out_of} {{\nindicator 1.a \"Example\" out of {out_of} {{\n\
         {inside}\n{advice}\n}}\n}}\n"
    )
}

fn report(sources: &Sources, diagnostics: Diagnostics, notes: bool) -> Vec<String> {
    let told = diagnostics.sorted();
    let told = told.iter().filter(|one| notes || one.severity() != Severity::Note);
    told.map(|one| format!("{} {}: {}", sources.place(one.span()), one.code().id, one.message)).collect()
}

fn load(text: &str) -> (Pack, Scripts, Sources) {
    load_from(&MemoryWorld::new([("framework.kas", text)]), text)
}

fn load_from(world: &MemoryWorld, text: &str) -> (Pack, Scripts, Sources) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let pack = kasauti::pack::load(world, &mut sources, &mut diagnostics);
    let pack = pack.unwrap_or_else(|| panic!("no pack: {:#?}", report(&sources, diagnostics.clone(), true)));
    let scripts = Scripts::compile(&pack, &sources, &mut diagnostics);
    kasauti::check::check(&pack, &scripts, &sources, &mut diagnostics);
    let told = report(&sources, diagnostics, true);
    assert!(told.is_empty(), "{told:#?}\n{text}");
    (pack, scripts, sources)
}

/// Texts in another language leave nothing out.
fn hold_texts(pack: &str, code: &str, texts: &str) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let path = format!("texts/{code}.kas");
    let world = MemoryWorld::new([("framework.kas", pack), (path.as_str(), texts)]);
    let beside = Beside { texts: TextsWanted::All, ..Beside::default() };
    let pack = kasauti::pack::load_with(&world, &beside, &mut sources, &mut diagnostics).expect("a pack");
    let told = report(&sources, diagnostics, true);
    assert!(told.is_empty(), "{told:#?}");
    assert_eq!(pack.languages, [code]);
    assert!(!pack.translations[0].said.is_empty());
}

/// Runs the examples of a pack, all of which hold; gives how many there are.
fn run_examples(pack: &Pack, scripts: &Scripts, sources: &Sources, line: usize) -> usize {
    let mut runner = Runner::new(pack, scripts);
    let mut diagnostics = Diagnostics::new();
    for at in 0..pack.examples.len() {
        let ran = runner.run(ExampleId::from(at), &mut diagnostics).expect("an example");
        assert!(Ran::holds(&ran), "line {line}: {}: {:#?}", pack.examples[at].title, ran.verdicts);
    }
    let told = report(sources, diagnostics, true);
    assert!(told.is_empty(), "line {line}: {told:#?}");
    pack.examples.len()
}

fn answers(pack: &Pack, sources: &mut Sources, toml: &str) -> Answers {
    let header = format!(
        "city = \"Exampletown\"\nframework = \"{}\"\ncycle = \"{}\"\nillustrative = \"an example\"\n\n[answers]\n",
        pack.name, pack.cycle
    );
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("example.toml", format!("{header}{toml}"));
    let answers = kasauti::answers::read(pack, sources, file, &mut diagnostics);
    let told = report(sources, diagnostics, true);
    assert!(told.is_empty(), "{told:#?}");
    answers.expect("answers without mistakes")
}

/// Holds an assessment to what the comments of its answers say; gives how many things were said.
fn hold(pack: &Pack, assessment: &Assessment, toml: &str, line: usize) -> usize {
    let points = |code: &str| {
        let wanted = |one: &&kasauti::score::IndicatorScore| {
            pack.indicators[one.indicator.index()].codes.iter().any(|own| own == code)
        };
        if let Some(at) = pack.components.iter().position(|component| component.name == code) {
            return assessment.components[at].points.to_string();
        }
        let found =
            assessment.indicators.iter().find(wanted).unwrap_or_else(|| panic!("line {line}: no {code}"));
        found.points.to_string()
    };
    let mut said = 0;
    for comment in toml.lines().filter_map(|line| line.trim().strip_prefix("# ")) {
        let words: Vec<&str> = comment.split_whitespace().collect();
        match words.as_slice() {
            ["scores", wanted @ ..] => assert_eq!(points("1.a"), wanted.join(" "), "line {line}"),
            [code, "scores", wanted @ ..] => {
                assert_eq!(points(code), wanted.join(" "), "line {line}: {code}")
            }
            ["overall", "is", wanted @ ..] => {
                assert_eq!(assessment.overall.to_string(), wanted.join(" "), "line {line}");
            }
            ["level", "is", wanted @ ..] => {
                let levels = &pack.certification.as_ref().expect("levels").levels;
                let titles: Vec<&str> =
                    assessment.levels.iter().map(|level| levels[*level].title.as_str()).collect();
                assert_eq!(titles.join(" or "), wanted.join(" "), "line {line}");
            }
            ["advice:", wanted @ ..] => {
                let mut fired: Vec<&str> = assessment
                    .recommendations
                    .iter()
                    .map(|one| pack.recommendations[one.recommendation.index()].name.as_str())
                    .collect();
                let mut wanted = wanted.to_vec();
                fired.sort_unstable();
                wanted.sort_unstable();
                assert_eq!(fired, wanted, "line {line}");
            }
            _ => continue,
        }
        said += 1;
    }
    said
}

#[test]
fn every_example_is_parsed_checked_and_scored() {
    let mut last: Option<(Pack, Scripts, Sources)> = None;
    let mut last_text = String::new();
    let mut beside: BTreeMap<String, String> = BTreeMap::new();
    let (mut packs, mut scored, mut ran) = (0, 0, 0);
    for part in PAGES.into_iter().flat_map(parts) {
        let Part::Fence { line, kind, inside, .. } = part else { continue };
        if kind == "kas pack" {
            inside.clone_into(&mut last_text);
            let (pack, scripts, sources) = load(&last_text);
            ran += run_examples(&pack, &scripts, &sources, line);
            beside.insert(format!("{}-{}", pack.name, pack.cycle), last_text.clone());
            last = Some((pack, scripts, sources));
            packs += 1;
        } else if kind == "kas cycle" {
            inside.clone_into(&mut last_text);
            let mut world = MemoryWorld::new([("framework.kas", last_text.as_str())]);
            for (name, text) in &beside {
                world = world.with_beside(name, [("framework.kas", text.as_str())]);
            }
            last = Some(load_from(&world, &last_text));
            packs += 1;
        } else if let Some(out_of) = kind.strip_prefix("kas indicator out of ") {
            last_text = wrapped(inside, out_of);
            last = Some(load(&last_text));
            packs += 1;
        } else if kind == "kas examples" {
            let (pack, scripts, sources) = load(&format!("{last_text}\n{}", inside));
            let count = run_examples(&pack, &scripts, &sources, line);
            assert!(count > 0, "line {line}: no example");
            ran += count;
        } else if let Some(code) = kind.strip_prefix("kas texts ") {
            hold_texts(&last_text, code, inside);
        } else if kind == "kas part" {
            let mut sources = Sources::new();
            let mut diagnostics = Diagnostics::new();
            let file = sources.add("part.kas", inside);
            let tree = kasauti::syntax::parse(&sources, file, &mut diagnostics);
            let told = report(&sources, diagnostics, true);
            assert!(told.is_empty(), "line {line}: {told:#?}");
            assert!(!tree.items.is_empty(), "line {line}: nothing was read");
        } else if kind == "toml" {
            let (pack, scripts, sources) = last.as_mut().expect("a pack before the answers");
            let answers = answers(pack, sources, inside);
            let assessment = kasauti::score::assess(pack, scripts, &answers, Mode::Draft);
            let said = hold(pack, &assessment, inside, line);
            assert!(said > 0, "line {line}: the answers do not say what they give");
            scored += 1;
        } else {
            panic!("line {line}: a fence says `{kind}`; nobody would check it");
        }
    }
    assert!(packs >= 11 && scored >= 11 && ran >= 5, "{packs} packs, {scored} scored, {ran} examples");
}
