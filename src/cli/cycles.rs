//! Which rules a city is scored by: its file names framework and cycle, and several packs may be at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::answers::{self, Header};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::pack;
use crate::render::diagnostics::{self, Format};
use crate::source::{Sources, Span, World, builtin};

use super::args::{PackChoice, PacksChoice};
use super::disk;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::world::FolderWorld;

/// A pack that could be the one.
struct Candidate {
    /// Framework and cycle.
    of: (String, String),
    /// `None`: the program brings it along.
    folder: Option<PathBuf>,
}

/// Cities by the rules that they are for.
pub(super) struct Picked {
    /// In the order of the first city of each.
    pub(super) groups: Vec<(PackChoice, Vec<PathBuf>)>,
    /// Cities that no rules are for.
    pub(super) found: Diagnostics,
    pub(super) sources: Sources,
}

impl Picked {
    /// Tells of the cities that no rules are for.
    pub(super) fn tell(&self, output: &Output) -> Outcome {
        let list = self.found.clone().sorted();
        if list.is_empty() {
            return Outcome::Done;
        }
        output.message(&diagnostics::draw(Format::Human, &list, &self.sources, output.err, ""));
        Outcome::Mistakes
    }
}

/// Puts every city to its rules: those that were asked for, or those of its cycle among all that are at hand.
pub(super) fn pick(
    choice: &PackChoice,
    packs: &PacksChoice,
    cities: Vec<PathBuf>,
) -> Result<Picked, Trouble> {
    let mut picked = Picked { groups: Vec::new(), found: Diagnostics::new(), sources: Sources::new() };
    let Some(folder) = &packs.folder else {
        picked.groups.push((PackChoice { folder: choice.folder.clone() }, cities));
        return Ok(picked);
    };
    let candidates = candidates(folder)?;
    let mut by_choice: BTreeMap<Option<PathBuf>, usize> = BTreeMap::new();
    for city in cities {
        let Some(folder) = for_city(&city, &candidates, &mut picked) else { continue };
        let at = *by_choice.entry(folder.clone()).or_insert_with(|| {
            picked.groups.push((PackChoice { folder }, Vec::new()));
            picked.groups.len() - 1
        });
        if let Some((_, group)) = picked.groups.get_mut(at) {
            group.push(city);
        }
    }
    Ok(picked)
}

/// The packs in a folder, and the one that the program brings along where the folder has none like it.
fn candidates(folder: &Path) -> Result<Vec<Candidate>, Trouble> {
    let name = disk::shown(folder);
    let mut all: Vec<Candidate> = Vec::new();
    for entry in disk::entries(folder, &name)? {
        if !entry.is_dir() || disk::is_hidden(&entry) {
            continue;
        }
        let Some(of) = pack::identity(&FolderWorld::open(&entry)?) else { continue };
        if let Some(other) = all.iter().find(|other| other.of == of) {
            let first = other.folder.as_deref().map(disk::shown).unwrap_or_default();
            let (framework, cycle) = of;
            return Err(Trouble::new(format!(
                "{first} and {} are both for `{framework}`, cycle `{cycle}`",
                disk::shown(&entry)
            ))
            .help("say which counts with `--pack`, or give one of them another cycle"));
        }
        all.push(Candidate { of, folder: Some(entry) });
    }
    let world: &dyn World = &builtin();
    if let Some(of) = pack::identity(world).filter(|of| all.iter().all(|other| other.of != *of)) {
        all.push(Candidate { of, folder: None });
    }
    if all.is_empty() {
        return Err(Trouble::new(format!("`{name}`: no pack is in this folder")));
    }
    Ok(all)
}

/// The folder of a city's rules, `None` in it for those that the program brings along; nothing where there are none, which
/// is told. A file that cannot be read, or does not say its cycle, goes to the first: reading it tells what is wrong.
#[expect(clippy::option_option, reason = "no rules at all; or those without a folder")]
fn for_city(city: &Path, candidates: &[Candidate], picked: &mut Picked) -> Option<Option<PathBuf>> {
    let first = || candidates.first().map(|one| one.folder.clone());
    let name = disk::shown(city);
    let Ok(bytes) = disk::read(city, &name) else { return first() };
    let read = answers::read_text(&mut picked.sources, &name, &bytes, &mut Diagnostics::new());
    let Some(file) = read else { return first() };
    let header = answers::header(&picked.sources, file);
    let Header { framework: Some(framework), cycle: Some(cycle), cycle_place, .. } = header else {
        return first();
    };
    let of = (framework, cycle);
    if let Some(found) = candidates.iter().find(|one| one.of == of) {
        return Some(found.folder.clone());
    }
    let has_framework = candidates.iter().any(|one| one.of.0 == of.0);
    let known: Vec<String> = candidates
        .iter()
        .filter(|one| !has_framework || one.of.0 == of.0)
        .map(|one| {
            let place = one.folder.as_deref().map_or_else(|| String::from("built in"), disk::shown);
            format!("`{}` cycle `{}` ({place})", one.of.0, one.of.1)
        })
        .collect();
    picked.found.add(
        Diagnostic::new(
            &codes::ANSWERS_NO_SUCH_CYCLE,
            cycle_place.unwrap_or(Span::new(file, 0, 0)),
            format!("no rules at hand are for `{}`, cycle `{}`", of.0, of.1),
        )
        .label("not at hand")
        .help(format!("at hand are {}", known.join(", ")))
        .note("the rest of the file is not looked at"),
    );
    None
}
