//! `kasauti test`: a pack's examples, and what of its rules they reach.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostics;
use crate::examples::{Coverage, Ran, Runner};
use crate::pack::{Beside, ExampleId, Pack};
use crate::render::diagnostics::{self, Format};
use crate::render::{examples_json, junit, lcov, terminal};
use crate::report::examples::{Detail, told};
use crate::source::{FileId, Sources};
use crate::syntax;

use super::args::{Test, TestFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{Loaded, brought_along_with_examples};
use super::target::{self, Target};
use super::world::FolderWorld;
use super::{cities, disk};

pub(super) fn run(verb: &Test, output: &Output) -> Result<Outcome, Trouble> {
    let wanted = Wanted::of(verb)?;
    let mut sources = Sources::new();
    let (loaded, mut found) = wanted.load(&mut sources)?;
    let pack = match loaded.usable("run", &sources, output) {
        Ok(pack) => pack,
        Err(outcome) => return Ok(outcome),
    };
    let chosen = chosen(pack, &sources, &wanted.only, &verb.only)?;
    let mut runner = Runner::new(pack, &loaded.scripts);
    let ran: Vec<Ran> = chosen.into_iter().filter_map(|id| runner.run(id, &mut found)).collect();
    let mut counted = Vec::new();
    for path in cities::files(&verb.cities) {
        counted.extend(cities::read(&path?, pack, &mut sources, &mut found)?);
    }
    runner.cities(&counted);
    let coverage = runner.finish();
    let mut outcome = if found.has_errors() { Outcome::Mistakes } else { Outcome::Done };
    output.message(&diagnostics::draw(Format::Human, &found.sorted(), &sources, output.err, ""));
    output.result(&match verb.format {
        TestFormat::Human => {
            let document = told(pack, &sources, &ran, &coverage, detail(verb, &wanted));
            terminal(&document, output.out.width, output.out.colour)
        }
        TestFormat::Junit => junit(pack, &sources, &ran),
        TestFormat::Lcov => lcov(&sources, &coverage),
        TestFormat::Json => examples_json(pack, &sources, &ran, &coverage),
    })?;
    if !ran.iter().all(Ran::holds) {
        outcome = outcome.max(Outcome::Mistakes);
    }
    if !reaches(&coverage, verb, output) {
        outcome = outcome.max(Outcome::Mistakes);
    }
    Ok(outcome)
}

/// A few examples reach little; that is told only when it is asked for.
fn detail(verb: &Test, wanted: &Wanted) -> Detail {
    let is_part = !verb.only.is_empty() || !wanted.only.is_empty();
    if verb.lines {
        Detail::Lines
    } else if is_part && verb.reach.is_none() {
        Detail::Nothing
    } else {
        Detail::Summary
    }
}

fn reaches(coverage: &Coverage, verb: &Test, output: &Output) -> bool {
    let Some(least) = verb.reach.filter(|least| coverage.percent() < usize::from(*least)) else {
        return true;
    };
    let (all, reached) = coverage.count(None);
    output.message(&format!(
        "{reached} of {all} parts of the rules were reached, {} %; at least {least} % are asked for\n",
        coverage.percent()
    ));
    false
}

/// The pack and the files that were asked for.
#[derive(Debug, Default)]
struct Wanted {
    /// `None`: the pack that the program brings along.
    pack: Option<PathBuf>,
    /// The one file of the folder that is the pack, where it holds several.
    alone: Option<String>,
    /// Files of the pack whose examples alone are wanted, as they are shown.
    only: Vec<String>,
    /// Files of examples that lie elsewhere.
    beside: Vec<PathBuf>,
}

impl Wanted {
    fn of(verb: &Test) -> Result<Wanted, Trouble> {
        let mut wanted = Wanted { pack: verb.pack.folder.clone(), ..Wanted::default() };
        for path in &verb.paths {
            for target in target::of(path)? {
                wanted.add(path, target)?;
            }
        }
        Ok(wanted)
    }

    fn add(&mut self, path: &Path, target: Target) -> Result<(), Trouble> {
        match target {
            Target::Pack(folder) => self.choose(folder),
            Target::Part { folder, path: inside } => {
                if self.is_other(&folder) {
                    self.beside.push(path.to_owned());
                    return Ok(());
                }
                let world = FolderWorld::open(&folder)?;
                self.only.push(crate::source::World::display(&world, &inside));
                self.choose(folder)
            }
            Target::Alone { folder, path } => {
                self.alone = Some(path);
                self.choose(folder)
            }
            Target::Stray(path) => {
                self.beside.push(path);
                Ok(())
            }
            Target::City(path) => {
                Err(Trouble::new(format!("`{}` is a city's file, and no examples", disk::shown(&path)))
                    .help("cities add to what is reached of the rules: `--cities CITY`"))
            }
        }
    }

    /// Whether another pack was chosen already.
    fn is_other(&self, folder: &Path) -> bool {
        let place = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.pack.as_ref().is_some_and(|chosen| place(chosen) != place(folder))
    }

    fn choose(&mut self, folder: PathBuf) -> Result<(), Trouble> {
        if self.is_other(&folder) {
            let first = self.pack.as_deref().map_or_else(String::new, disk::shown);
            return Err(Trouble::new(format!("`{first}` and `{}` are two packs", disk::shown(&folder)))
                .help("test one pack at a time"));
        }
        self.pack.get_or_insert(folder);
        Ok(())
    }

    /// The pack, and what is to be remarked on files of examples that lie elsewhere.
    fn load(&self, sources: &mut Sources) -> Result<(Loaded, Diagnostics), Trouble> {
        let mut found = Diagnostics::new();
        let mut examples: Vec<FileId> = Vec::new();
        for path in &self.beside {
            let name = disk::shown(path);
            let bytes = disk::read(path, &name)?;
            examples.extend(syntax::read_text(sources, &name, bytes, &mut found));
        }
        let beside = Beside { examples: &examples, ..Beside::default() };
        let mut loaded = match &self.pack {
            None => Loaded::with(&brought_along_with_examples()?, &beside, sources, found),
            Some(folder) => {
                let mut world = FolderWorld::open(folder)?;
                if let Some(path) = &self.alone {
                    world = world.only(path);
                }
                Loaded::with(&world, &beside, sources, found)
            }
        };
        let remarks = loaded.remarks_on(&examples);
        Ok((loaded, remarks))
    }
}

/// The examples that are to be run.
fn chosen(
    pack: &Pack,
    sources: &Sources,
    files: &[String],
    words: &[String],
) -> Result<Vec<ExampleId>, Trouble> {
    let all = pack.examples.iter().enumerate();
    let of_files: Vec<(usize, &str, &str)> = all
        .map(|(at, example)| {
            let file = sources.get(example.span.file).map_or("", |file| file.name.as_str());
            (at, example.title.as_str(), file)
        })
        .filter(|(_, _, file)| files.is_empty() || files.iter().any(|wanted| wanted == file))
        .collect();
    let fits = |title: &str, file: &str| {
        let has = |text: &str, word: &String| text.to_lowercase().contains(&word.to_lowercase());
        words.is_empty() || words.iter().any(|word| has(title, word) || has(file, word))
    };
    let chosen: Vec<ExampleId> = of_files
        .iter()
        .filter(|(_, title, file)| fits(title, file))
        .map(|(at, _, _)| ExampleId::from(*at))
        .collect();
    if !chosen.is_empty() || of_files.is_empty() {
        return Ok(chosen);
    }
    let shown = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
    let first = of_files.first().map_or("", |(_, title, _)| title);
    Err(Trouble::new(format!("no example has {shown} in its title or its file's name"))
        .help(format!("there are {}; the first is \"{first}\"", of_files.len())))
}
