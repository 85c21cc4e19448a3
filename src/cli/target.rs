//! What a path given to `check` is: a pack, a rule file in one, a rule file alone, or a city's file.

use std::path::{Path, PathBuf};

use super::outcome::Trouble;
use super::{cities, disk};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A pack's folder.
    Pack(PathBuf),
    /// A rule file and the folder of the pack that it belongs to; its path in it.
    Part { folder: PathBuf, path: String },
    /// A rule file that is a whole pack, beside others that are too.
    Alone { folder: PathBuf, path: String },
    /// A rule file that belongs to no pack.
    Stray(PathBuf),
    /// A city's file.
    City(PathBuf),
}

/// So many folders up a rule file's pack is looked for.
const HIGHEST: usize = 4;

pub(super) fn of(path: &Path) -> Result<Vec<Target>, Trouble> {
    let name = disk::shown(path);
    if path.is_dir() {
        return of_folder(path, &name);
    }
    if !path.exists() {
        return Err(disk::not_there(path));
    }
    if disk::ends_in(path, &["kas"]) {
        return Ok(vec![of_rule_file(path)?]);
    }
    if cities::is_city(path) {
        return Ok(vec![Target::City(path.to_owned())]);
    }
    if path.exists() {
        return Err(Trouble::new(format!("`{name}`: neither rules nor a city's answers")).help(
            "rules end in `.kas`, a city's file in `.toml` or `.json`; a pack is named by its folder",
        ));
    }
    Err(disk::not_there(path))
}

/// A pack, unless it holds packs, each in a folder of its own, or cities' files and no rules.
fn of_folder(path: &Path, name: &str) -> Result<Vec<Target>, Trouble> {
    let entries = disk::entries(path, name)?;
    let has_own = entries.iter().any(|entry| disk::ends_in(entry, &["kas"]));
    let packs: Vec<Target> = entries
        .iter()
        .filter(|entry| !has_own && entry.is_dir() && !disk::is_hidden(entry) && frameworks_in(entry) > 0)
        .map(|entry| Target::Pack(entry.clone()))
        .collect();
    if !packs.is_empty() {
        return Ok(packs);
    }
    let has_rules = has_own || entries.iter().any(|entry| entry.is_dir());
    let cities: Vec<Target> = entries
        .into_iter()
        .filter(|entry| cities::is_city(entry) && !disk::is_hidden(entry) && !entry.is_dir())
        .map(Target::City)
        .collect();
    if has_rules || cities.is_empty() { Ok(vec![Target::Pack(path.to_owned())]) } else { Ok(cities) }
}

fn of_rule_file(path: &Path) -> Result<Target, Trouble> {
    let own = declares_framework(path)?;
    let (mut folder, mut inside) = split(path);
    for _ in 0..HIGHEST {
        let frameworks = frameworks_in(&folder);
        match (frameworks, own) {
            (1, _) => return Ok(Target::Part { folder, path: inside }),
            (2.., true) => return Ok(Target::Alone { folder, path: inside }),
            (2.., false) => break,
            (0, _) => {}
        }
        let (Some(name), Some(above)) = (folder.file_name(), folder.parent()) else { break };
        inside = format!("{}/{inside}", name.to_string_lossy());
        folder = or_here(above);
    }
    Ok(Target::Stray(path.to_owned()))
}

/// The folder of a file, and its name in it.
pub(super) fn split(path: &Path) -> (PathBuf, String) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (or_here(path.parent().unwrap_or(Path::new(""))), name)
}

fn or_here(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
}

/// How many of the rule files right in a folder declare a framework.
fn frameworks_in(folder: &Path) -> usize {
    let entries = disk::entries(folder, "").unwrap_or_default();
    entries
        .iter()
        .filter(|entry| disk::ends_in(entry, &["kas"]) && !disk::is_hidden(entry))
        .filter(|entry| declares_framework(entry).unwrap_or(false))
        .count()
}

/// Whether a line begins with `framework`; good enough to find a pack, and it works for a broken file too.
fn declares_framework(path: &Path) -> Result<bool, Trouble> {
    let bytes = disk::read(path, &disk::shown(path))?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text
        .lines()
        .any(|line| line.trim_start_matches('\u{feff}').split_whitespace().next() == Some("framework")))
}
