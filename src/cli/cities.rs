//! Cities' files: which there are, and what is in them.
#![allow(clippy::disallowed_methods)] // the edge is where the disk is read

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::answers::{self, Answers};
use crate::diagnostic::Diagnostics;
use crate::pack::Pack;
use crate::source::Sources;

use super::disk;
use super::outcome::Trouble;

const ENDINGS: [&str; 2] = ["toml", "json"];

/// The cities' files that are meant by files and folders: as given, a folder's in the order of their names, each once.
/// What cannot be found is told in its place.
pub(super) fn files(given: &[PathBuf]) -> Vec<Result<PathBuf, Trouble>> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for path in given {
        match expand(path) {
            Ok(files) => {
                for file in files {
                    if seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
                        all.push(Ok(file));
                    }
                }
            }
            Err(trouble) => all.push(Err(trouble)),
        }
    }
    all
}

/// The files that one path means.
fn expand(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let name = disk::shown(path);
    if path.is_dir() {
        let is_city =
            |file: &PathBuf| disk::ends_in(file, &ENDINGS) && !disk::is_hidden(file) && !file.is_dir();
        let files: Vec<PathBuf> = disk::entries(path, &name)?.into_iter().filter(is_city).collect();
        if files.is_empty() {
            return Err(Trouble::new(format!("`{name}`: no city's file is in this folder"))
                .help("a city's file has a name that ends in `.toml` or `.json`"));
        }
        return Ok(files);
    }
    if !path.exists() {
        return Err(disk::not_there(path));
    }
    if !is_city(path) {
        return Err(Trouble::new(format!("`{name}`: this is no city's file"))
            .help("a city's file has a name that ends in `.toml` or `.json`"));
    }
    Ok(vec![path.to_owned()])
}

/// Whether a name is that of a city's file.
pub(super) fn is_city(path: &Path) -> bool {
    disk::ends_in(path, &ENDINGS)
}

/// Reads a city's file. `None` when it has mistakes; they are in `found`.
pub(super) fn read(
    path: &Path,
    pack: &Pack,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Result<Option<Answers>, Trouble> {
    let name = disk::shown(path);
    let bytes = disk::read(path, &name)?;
    let file = answers::read_text(sources, &name, &bytes, found);
    Ok(file.and_then(|file| answers::read(pack, sources, file, found)))
}
