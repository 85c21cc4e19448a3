//! Reports in a language say nothing in another: every pack of `rules` is given texts of that language, and what is left of
//! Latin letters must be a name of the rules, a line of them, or one of a few proper names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kasauti::diagnostic::Diagnostics;
use kasauti::examples::Runner;
use kasauti::pack::translation::{Said, Text, each_text};
use kasauti::pack::{ExampleId, Pack, TextPart, Tongue, Translation};
use kasauti::render::{Page, html_page, markdown, terminal};
use kasauti::report::among::{Figures, Group, Peers, Ranks};
use kasauti::report::document::{Block, Document};
use kasauti::report::{self, By, Matter};
use kasauti::score::Assessment;
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};
use kasauti::wording::Word;

use crate::report::markup::{tags, words};

/// What is written with Latin letters in every language.
const PROPER: [&str; 8] = ["BLAKE3", "CSV", "Excel", "Kasauti", "b3sum", "x", "LN", "INR"];

/// Every this many examples are looked at of a pack that has many.
const MANY: usize = 4;

fn files(folder: &Path, below: &str, all: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            files(&path, &format!("{name}/"), all);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            all.push((name, text));
        }
    }
}

/// Texts that say nothing, for all that the pack says.
fn translation(pack: &Pack, code: &str, word: &str) -> Translation {
    let mut said = BTreeMap::new();
    each_text(&mut pack.clone(), &mut |slot, text| {
        let in_language = match text {
            Text::Words(_) => Said::Words(word.to_owned()),
            Text::Word(_) => Said::Word(Word { one: word.to_owned(), many: word.to_owned() }),
            Text::Filled(parts) => {
                let values = parts.iter().filter(|part| !matches!(part, TextPart::Words(_)));
                Said::Text(values.cloned().collect())
            }
        };
        said.insert(slot, in_language);
    });
    let tongue = Tongue { code: code.to_owned(), name: word.to_owned(), not_reviewed: Some(word.to_owned()) };
    Translation { tongue, span: pack.span, said, missing: Vec::new() }
}

/// Names that rules and files have, and proper names.
fn names(pack: &Pack, files: &[(String, String)]) -> BTreeSet<String> {
    let mut all = PROPER.map(str::to_owned).to_vec();
    all.extend([pack.name.clone(), pack.cycle.clone()]);
    all.extend(pack.components.iter().map(|one| one.name.clone()));
    all.extend(pack.indicators.iter().flat_map(|one| one.codes.clone()));
    all.extend(pack.recommendations.iter().map(|one| one.name.clone()));
    all.extend(pack.lets.iter().map(|one| one.name.clone()));
    for question in &pack.questions {
        all.push(question.name.clone());
        all.extend(question.kind.choices().iter().map(|choice| choice.name.clone()));
    }
    all.extend(files.iter().map(|(path, _)| path.clone()));
    latin(&all.join(" "))
}

/// Stretches without a letter of another script, without what sets them apart.
fn stretches(line: &str) -> impl Iterator<Item = String> {
    let apart = line.replace('\\', "").replace("  ", "\t").replace("**", "\t").replace(": ", "\t");
    let stretches: Vec<String> = apart
        .split(|sign: char| !sign.is_ascii() && sign != '…' || "`|\t".contains(sign))
        .map(|stretch| stretch.trim_matches(|sign: char| !sign.is_ascii_alphanumeric()).to_owned())
        .collect();
    stretches.into_iter()
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

fn documents(pack: &Pack, sources: &Sources, assessments: &[Assessment]) -> Vec<Document> {
    let figures: Vec<Figures> = assessments.iter().map(Figures::of).collect();
    let ranks = Ranks::of(figures.iter().filter_map(|one| one.overall), false);
    let all = figures.iter().collect::<Vec<_>>();
    let groups: Vec<Group> = Group::of(pack, Peers::All, &all).into_iter().collect();
    let mut all = vec![
        report::cities(pack, sources, assessments),
        report::national(pack, &figures),
        report::heat_map(pack, &figures),
        report::ranking(pack, &figures, By::Overall, &[], &[]),
    ];
    for (assessment, figures) in assessments.iter().zip(&figures) {
        all.push(report::city(pack, sources, assessment));
        all.push(report::full(&Matter {
            pack,
            sources,
            assessment,
            climb: &[],
            groups: &groups,
            rank: figures.overall.map(|overall| ranks.place(overall)),
            command: "",
        }));
        all.push(report::explanation(pack, sources, assessment, None));
    }
    for assessment in assessments.iter().take(1) {
        let indicators = assessment.indicators.iter();
        all.extend(indicators.map(|one| report::explanation(pack, sources, assessment, Some(one.indicator))));
    }
    for document in &mut all {
        document.blocks.retain(|block| !matches!(block, Block::Excerpt(_)));
    }
    all
}

/// What a page shows and what it says to those who hear it, a line each.
fn seen_and_heard(page: &str) -> String {
    let attributes = tags(page).into_iter().flat_map(|tag| tag.attributes);
    let heard =
        attributes.filter(|(name, _)| ["aria-label", "title", "placeholder", "alt"].contains(&name.as_str()));
    let heard: Vec<String> = heard.map(|(_, value)| value).collect();
    let mut seen = page.to_owned();
    for element in ["style", "script"] {
        while let Some((before, rest)) = seen.split_once(&format!("<{element}")) {
            let after = rest.split_once(&format!("</{element}>")).map_or("", |(_, after)| after);
            seen = format!("{before}{after}");
        }
    }
    format!("{}\n{}", words(&seen.replace('<', "\n<")), heard.join("\n"))
}

/// Stretches of Latin letters, with what of a name may stand between them.
fn latin(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
    words.filter(|word| word.contains(|sign: char| sign.is_ascii_alphabetic())).map(str::to_owned).collect()
}

#[test]
fn reports_in_a_language_say_nothing_in_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut strange = BTreeSet::new();
    let entries = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path());
    for folder in entries.filter(|path| path.is_dir()) {
        let mut all = Vec::new();
        files(&folder, "", &mut all);
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if all.iter().any(|(_, text)| text.contains(" extends ")) {
            continue;
        }
        let rules = all.iter().filter(|(path, _)| path.ends_with(".kas"));
        let rules: String = rules.map(|(_, text)| without_spaces(text)).collect();
        let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
        let world = MemoryWorld::new(all.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let pack = kasauti::pack::load(&world, &mut sources, &mut found).unwrap();
        for (code, word) in [("hi", "शब्द"), ("ml", "വാക്ക്")] {
            let shown = pack.in_language(&translation(&pack, code, word));
            let scripts = Scripts::compile(&shown, &sources, &mut found);
            let mut runner = Runner::new(&shown, &scripts);
            let step = (shown.examples.len() / MANY).max(1);
            let assessments: Vec<Assessment> = (0..shown.examples.len())
                .step_by(step)
                .filter_map(|at| runner.run(ExampleId::from(at), &mut found))
                .flat_map(|ran| [Some(ran.assessment), ran.finally])
                .flatten()
                .map(|assessment| Assessment { city: word.to_owned(), ..assessment })
                .collect();
            let names = names(&shown, &all);
            let is_ours = |stretch: &String| {
                let letters = latin(stretch);
                let is_rule = stretch.contains([' ', '=', '(']) && rules.contains(&without_spaces(stretch));
                !letters.is_subset(&names) && !is_rule && !shown.fingerprint.starts_with(stretch.as_str())
            };
            for document in documents(&shown, &sources, &assessments) {
                let page = html_page(&document, Page { links: &[], sorting: true });
                let texts = [
                    ("terminal", terminal(&document, 2000, false)),
                    ("markdown", markdown(&document)),
                    ("html", seen_and_heard(&page)),
                ];
                for (format, text) in texts {
                    // What stands for a city and its source in examples, which are no reports.
                    let text = text.replace("the city", "").replace("the example", "");
                    let ours = text.lines().flat_map(stretches).filter(is_ours);
                    strange.extend(ours.map(|ours| format!("{name} {code} {format}: {ours}")));
                }
            }
        }
    }
    let told: Vec<&String> = strange.iter().take(200).collect();
    assert!(told.is_empty(), "{} lines: {told:#?}", strange.len());
}
