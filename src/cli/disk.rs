//! Reading and writing the disk, with reasons that a person understands.
#![allow(clippy::disallowed_methods)] // the one module that reads and writes files

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::source::ReadError;

/// No file of rules or answers is near this size, in bytes; what is larger is not even read to be refused.
const MOST: u64 = 64 * 1024 * 1024;

/// A path as messages show it: as it was typed, with `/`.
pub(super) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// Why reading failed.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => String::from("there is no such file or folder"),
        ErrorKind::PermissionDenied => String::from("you are not permitted to read it"),
        ErrorKind::IsADirectory => String::from("it is a folder, not a file"),
        ErrorKind::NotADirectory => String::from("a part of the path is a file, not a folder"),
        _ => format!("it cannot be read: {error}"),
    }
}

/// A file's bytes.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, ReadError> {
    let failed = |reason: String| ReadError { path: name.to_owned(), reason };
    let failed_so = |error: io::Error| failed(reason(&error));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed_so)?;
    if file.metadata().map_err(failed_so)?.is_dir() {
        return Err(failed(String::from("it is a folder, not a file")));
    }
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(failed_so)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST {
        return Err(failed(String::from("it is larger than 64 MB")));
    }
    Ok(bytes)
}

/// What comes in by standard input.
pub(super) fn read_input(name: &str) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ReadError { path: name.to_owned(), reason: reason(&error) })?;
    Ok(bytes)
}

/// Puts other bytes in the place of a file, all or none: whoever reads it meanwhile reads the old ones. Its permissions
/// stay, and a link still leads to it.
pub(super) fn replace(path: &Path, name: &str, bytes: &[u8]) -> Result<(), ReadError> {
    replace_bytes(path, bytes).map_err(|error| {
        let reason = match error.kind() {
            ErrorKind::PermissionDenied => String::from("you are not permitted to write it"),
            _ => format!("it cannot be written: {error}"),
        };
        ReadError { path: name.to_owned(), reason }
    })
}

fn replace_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = path.canonicalize()?;
    let permissions = fs::metadata(&target)?.permissions();
    if permissions.readonly() {
        // The folder might let it be replaced all the same, but whoever locked it meant it.
        return Err(ErrorKind::PermissionDenied.into());
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let mut file = File::create_new(&beside)?;
    let written = || {
        file.write_all(bytes)?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        fs::rename(&beside, &target)
    };
    let ended = written();
    if ended.is_err() {
        // What is left of it helps nobody; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&beside);
    }
    ended
}

/// What stands in a folder, sorted by name.
pub(super) fn entries(folder: &Path, name: &str) -> Result<Vec<PathBuf>, ReadError> {
    let failed = |error: io::Error| ReadError { path: name.to_owned(), reason: reason(&error) };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Whether a name begins with a dot: not meant to be seen.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Whether a name ends so, in whatever case.
pub(super) fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
