//! What documents promise is there, and nothing in them belongs to one machine.

use super::{Text, code_spans, demand, read, reserved_words, root, texts};

/// Where people and programs keep their own files. In pieces, so that this file does not hold them itself.
const PLACES_OF_A_MACHINE: [&str; 6] = [
    concat!("/", "home/"),
    concat!("/", "Users/"),
    concat!("/", "root/"),
    concat!("/", "work/"),
    concat!("/", "tmp/"),
    concat!(":\\", "Users\\"),
];

fn names_place(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        // In the middle of a path it is a folder of the project's own.
        let within = line[..at].ends_with(|before: char| before.is_alphanumeric() || ".-_".contains(before));
        place.starts_with(':') || !within
    })
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    let own = root().to_str().unwrap();
    let mut faults = Vec::new();
    for Text { path, text } in texts("") {
        for (number, line) in text.lines().enumerate() {
            if line.contains(own) || PLACES_OF_A_MACHINE.iter().any(|place| names_place(line, place)) {
                faults.push(format!("{path}:{}: {line}", number + 1));
            }
        }
    }
    demand(&faults);
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut faults = Vec::new();
    for Text { path, text } in texts("").into_iter().filter(|one| one.path.ends_with(".md")) {
        let folder = root().join(&path).parent().unwrap().to_owned();
        let mut fenced = false;
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            for link in line.split("](").skip(1).filter(|_| !fenced) {
                let target = link.split([')', '#', ' ']).next().unwrap();
                if !target.is_empty() && !target.contains(':') && !folder.join(target).exists() {
                    faults.push(format!("{path}:{}: there is no `{target}`", number + 1));
                }
            }
        }
    }
    demand(&faults);
}

#[test]
fn files_that_the_map_names_exist() {
    let faults: Vec<String> = code_spans(&read("ARCHITECTURE.md"))
        .into_iter()
        .filter(|name| [".rs", ".md", ".toml", ".pest"].iter().any(|end| name.ends_with(end)))
        .filter(|name| name.contains('/') && !name.contains(['<', '…', '*']))
        .filter(|name| !root().join(name).exists() && !root().join("src").join(name).exists())
        .map(|name| format!("ARCHITECTURE.md names `{name}`, which is not there"))
        .collect();
    demand(&faults);
}

/// The pieces of the page that are written in the language: back-ticks and fences.
fn in_code(page: &str) -> Vec<String> {
    page.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_language_page_names_every_reserved_word() {
    let words = reserved_words();
    assert!(words.len() > 20, "only {words:?}");
    // A fence is an odd number of back-ticks, so its inside is in the odd pieces as well.
    let code = in_code(&read("docs/language.md"));
    let faults: Vec<String> = words
        .into_iter()
        .filter(|word| {
            !code.iter().any(|piece| {
                piece.split(|sign: char| !sign.is_alphanumeric() && sign != '_').any(|found| found == word)
            })
        })
        .map(|word| format!("docs/language.md does not show `{word}`"))
        .collect();
    demand(&faults);
}
