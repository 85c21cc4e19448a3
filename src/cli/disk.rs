//! Reading and writing the disk, with reasons that a person understands.
#![allow(clippy::disallowed_methods)] // the one module that reads and writes files

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::diagnostic::{either, nearest};
use crate::order::Order as _;
use crate::source::ReadError;

use super::outcome::Trouble;

/// No file of rules or answers is near this size, in bytes; what is larger is not even read to be refused.
const MOST: u64 = 64 * 1024 * 1024;

/// What tells whose file it is stands in so many bytes.
const BEGINNING: u64 = 64 * 1024;

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
    paths.put_in_order();
    Ok(paths)
}

/// That nothing is where a path leads, and what is there of a name like it.
pub(super) fn not_there(path: &Path) -> Trouble {
    let trouble = Trouble::new(format!("`{}`: there is no such file or folder", shown(path)));
    let (folder, name) = (path.parent().unwrap_or(Path::new("")), path.file_name().unwrap_or_default());
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let there = entries(here, "").unwrap_or_default();
    let names: Vec<_> = there.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    let near = nearest(&name.to_string_lossy(), names.iter().copied());
    let near: Vec<String> = near.iter().map(|name| shown(&folder.join(name))).collect();
    match near.is_empty() {
        true => trouble,
        false => {
            let near: Vec<&str> = near.iter().map(String::as_str).collect();
            trouble.help(format!("did you mean {}?", either(&near)))
        }
    }
}

/// Whether a name begins with a dot: not meant to be seen.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Whether a name ends so, in whatever case.
pub(super) fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Writes a file whole or not at all: whoever looks at it meanwhile sees what was there before.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let part = part_of(path);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&part);
        not_written(path, &error)
    })
}

/// A file's name as an address has it: all that could mean something else there stands as its bytes.
pub(super) fn address(name: &str) -> String {
    let mut address = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

/// Removes files of a folder, by their names and how they begin; folders in it stay.
pub(super) fn remove_beside(folder: &Path, is_meant: impl Fn(&str, &str) -> bool) -> Result<(), Trouble> {
    let listed = fs::read_dir(folder).map_err(|error| not_written(folder, &error))?;
    for path in listed.flatten().map(|entry| entry.path()).filter(|path| path.is_file()) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if begins_so(&path, |begin| is_meant(name, begin)) {
            remove(&path)?;
        }
    }
    Ok(())
}

/// Whether a file begins as it is meant to. One that cannot be read does not: it is none of ours.
pub(super) fn begins_so(path: &Path, is_meant: impl Fn(&str) -> bool) -> bool {
    let mut begin = Vec::new();
    let Ok(file) = File::open(path) else { return false };
    file.take(BEGINNING).read_to_end(&mut begin).is_ok() && is_meant(&String::from_utf8_lossy(&begin))
}

/// Removes a file; one that is not there is gone already.
pub(super) fn remove(path: &Path) -> Result<(), Trouble> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(not_removed(path, &error)),
        _ => Ok(()),
    }
}

/// A file that is written bit by bit and takes its name only when it is whole.
pub(super) struct Draft {
    file: Option<BufWriter<File>>,
    part: PathBuf,
    path: PathBuf,
}

impl Draft {
    pub(super) fn new(path: &Path) -> Result<Draft, Trouble> {
        let part = part_of(path);
        let file = File::create(&part).map_err(|error| not_written(path, &error))?;
        Ok(Draft { file: Some(BufWriter::new(file)), part, path: path.to_owned() })
    }

    pub(super) fn add(&mut self, text: &str) -> Result<(), Trouble> {
        let Some(file) = &mut self.file else { return Ok(()) };
        file.write_all(text.as_bytes()).map_err(|error| not_written(&self.path, &error))
    }

    pub(super) fn done(mut self) -> Result<(), Trouble> {
        let Some(mut file) = self.file.take() else { return Ok(()) };
        let named = file.flush().and_then(|()| fs::rename(&self.part, &self.path));
        named.map_err(|error| {
            let _ = fs::remove_file(&self.part);
            not_written(&self.path, &error)
        })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.part);
        }
    }
}

fn part_of(path: &Path) -> PathBuf {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    PathBuf::from(part)
}

fn not_written(path: &Path, error: &io::Error) -> Trouble {
    let trouble =
        Trouble::new(format!("`{}` could not be written: {}", shown(path), reason_of_writing(error)));
    match path.parent() {
        Some(folder) if error.kind() == ErrorKind::NotFound => {
            trouble.help(format!("make the folder `{}` first", shown(folder)))
        }
        _ => trouble,
    }
}

fn not_removed(path: &Path, error: &io::Error) -> Trouble {
    Trouble::new(format!("`{}` could not be removed: {}", shown(path), reason_of_writing(error)))
}

/// Makes a folder, with those it lies in.
pub(super) fn make_folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).map_err(|error| {
        Trouble::new(format!("the folder `{}` could not be made: {}", shown(path), reason_of_writing(&error)))
    })
}

fn reason_of_writing(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => String::from("the folder it belongs in is not there"),
        ErrorKind::PermissionDenied => String::from("you are not permitted to write there"),
        ErrorKind::IsADirectory => String::from("there is a folder of that name"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            String::from("a part of the path is a file, not a folder")
        }
        ErrorKind::StorageFull => String::from("the disk is full"),
        _ => error.to_string(),
    }
}
