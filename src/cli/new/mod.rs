//! `kasauti new`: the folder of a pack to start from, which checks clean and reads as a lesson.
#![allow(clippy::disallowed_methods)] // it makes a folder

use std::fs;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use super::args::New;
use super::disk;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use crate::render::diagnostics::visible;

/// The starter's files; `@NAME@` and the like are filled in.
const FILES: [(&str, &str); 5] = [
    ("README.md", include_str!("starter/README.md")),
    ("framework.kas", include_str!("starter/framework.kas")),
    ("data.kas", include_str!("starter/data.kas")),
    ("examples.kas", include_str!("starter/examples.kas")),
    ("cities/first.toml", include_str!("starter/cities/first.toml")),
];

/// What the starter is filled with.
#[derive(Debug)]
struct Choices {
    name: String,
    title: String,
    cycle: String,
    subject: String,
}

/// A template for reports to begin from.
pub(crate) const TEMPLATE: &str = include_str!("report.html");

pub(super) fn run(verb: &New, output: &Output) -> Result<Outcome, Trouble> {
    match (&verb.template, &verb.folder) {
        (Some(path), _) => template(path, output),
        (None, Some(folder)) => pack(folder, verb, output),
        (None, None) => Err(Trouble::new("a new pack needs a folder").help("write `kasauti new my-pack`")),
    }
}

fn template(path: &Path, output: &Output) -> Result<Outcome, Trouble> {
    let shown = disk::shown(path);
    if path.exists() {
        return Err(Trouble::new(format!("`{shown}` is there already"))
            .help("name a file that does not exist yet; nothing is written over"));
    }
    if let Some(folder) = path.parent() {
        disk::make_folder(folder)?;
    }
    disk::write(path, TEMPLATE.as_bytes())?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    output.result(&format!(
        "{shown} is ready. Now write into the framework, with its path in the pack's folder:\n\n  template \"look/{name}\"\n"
    ))?;
    Ok(Outcome::Done)
}

fn pack(folder: &Path, verb: &New, output: &Output) -> Result<Outcome, Trouble> {
    let shown = disk::shown(folder);
    refuse_filled(folder, &shown)?;
    let choices = choose(folder, verb, output)?;
    write(folder, &choices).map_err(|error| {
        Trouble::new(format!("`{shown}` could not be written: {error}")).help("nothing was left behind")
    })?;
    let files: Vec<String> = FILES.iter().map(|(path, _)| format!("  {shown}/{path}\n")).collect();
    output.result(&format!(
        "{} is ready:\n\n{}\nNow try:\n\n  kasauti check {}\n  kasauti test {}\n  kasauti score {} --pack {}\n",
        visible(&choices.title),
        files.concat(),
        typed(&shown),
        typed(&shown),
        typed(&format!("{shown}/cities/first.toml")),
        typed(&shown)
    ))?;
    Ok(Outcome::Done)
}

/// A path as it is typed after a verb.
fn typed(path: &str) -> String {
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path.to_owned() }
}

/// Nothing that exists is written over.
fn refuse_filled(folder: &Path, shown: &str) -> Result<(), Trouble> {
    let is_empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Trouble::new(format!("`{shown}`: {}", disk::reason(&error)))),
    };
    match is_empty {
        true => Ok(()),
        false => Err(Trouble::new(format!("`{shown}` has files in it already"))
            .help("name a folder that does not exist yet; nothing is written over")),
    }
}

fn choose(folder: &Path, verb: &New, output: &Output) -> Result<Choices, Trouble> {
    let of_folder = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let of_folder = of_folder.filter(|name| name != "..").unwrap_or_else(|| String::from("framework"));
    let has_flags = verb.title.is_some() || verb.cycle.is_some() || verb.subject.is_some();
    let asks = !has_flags && io::stdin().is_terminal() && io::stderr().is_terminal();
    let answer = |given: &Option<String>, question: &str, usual: String| match given {
        Some(given) => given.clone(),
        None if asks => ask(output, question, usual),
        None => usual,
    };
    let title = answer(&verb.title, "What is the framework called?", titled(&of_folder));
    let cycle = answer(&verb.cycle, "Which cycle, year or version?", String::from("1"));
    let subject = answer(&verb.subject, "What does it assess, in one word?", String::from("city"));
    let wrong = |what: &str, help: &str| Err(Trouble::new(what.to_owned()).help(help.to_owned()));
    if title.trim().is_empty() || title.contains(['\n', '\r']) {
        return wrong(
            "the title is one line of words",
            "write, for example, `--title \"Lake Health Check\"`",
        );
    }
    if !is_word(&subject) {
        return wrong(
            &format!("`{subject}` is not one word of letters"),
            "write, for example, `--subject town`",
        );
    }
    Ok(Choices { name: named(&of_folder), title, cycle, subject })
}

fn ask(output: &Output, question: &str, usual: String) -> String {
    output.message(&format!("{question} [{usual}] "));
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    let line = line.trim();
    if read.is_err() || line.is_empty() { usual } else { line.to_owned() }
}

/// Whether it can stand as a name in rules; `check` would say so anyway, but only afterwards.
fn is_word(word: &str) -> bool {
    let text = format!("framework x \"X\" {{ subject {word} }}");
    let mut sources = crate::source::Sources::new();
    let mut found = crate::diagnostic::Diagnostics::new();
    let file = sources.add("word.kas", text);
    crate::syntax::parse(&sources, file, &mut found);
    !word.contains(char::is_whitespace) && found.is_empty()
}

/// `my lakes-2` as a name: `my_lakes_2`.
fn named(folder: &str) -> String {
    let name: String = folder.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '_' }).collect();
    let name = name.trim_matches('_').to_lowercase();
    if is_word(&name) { name } else { String::from("framework_1") }
}

/// `my-lakes` as a title: `My lakes`.
fn titled(folder: &str) -> String {
    let words = folder.replace(['-', '_'], " ");
    let words = words.trim();
    let mut signs = words.chars();
    match signs.next() {
        Some(first) => first.to_uppercase().chain(signs).collect(),
        None => String::from("My framework"),
    }
}

/// Writes all files beside the folder and then gives it its name, so that it is there whole or not at all.
fn write(folder: &Path, choices: &Choices) -> io::Result<()> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    fs::create_dir_all(&parent)?;
    let draft = parent.join(format!(".kasauti-new-{}", std::process::id()));
    let written = fill(&draft, choices).and_then(|()| {
        // An empty folder of that name stands in the way on some systems.
        let _ = fs::remove_dir(folder);
        fs::rename(&draft, folder)
    });
    if written.is_err() {
        let _ = fs::remove_dir_all(&draft);
    }
    written
}

fn fill(draft: &Path, choices: &Choices) -> io::Result<()> {
    let in_quotes = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    for (path, text) in FILES {
        let is_prose = path.ends_with(".md");
        let words = |text: &str| if is_prose { text.to_owned() } else { in_quotes(text) };
        let text = text
            .replace("@NAME@", &choices.name)
            .replace("@SUBJECT@", &choices.subject)
            .replace("@CYCLE@", &words(&choices.cycle))
            .replace("@TITLE@", &words(&choices.title));
        let path = draft.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
