//! A pack's folder on the disk.
#![allow(clippy::disallowed_methods)] // the edge is where the disk is read

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::order::Order as _;
use crate::source::{ReadError, World};

use super::disk;

/// Deeper folders are refused.
const DEEPEST: usize = 32;
/// A pack is text that people write; a folder with more files is none.
const MOST_FILES: usize = 20_000;

/// The files below a folder. Hidden ones are skipped, and nothing outside is ever read: no `..`, no link that leads
/// out. A link to what stands in the folder anyway adds nothing.
#[derive(Clone, Debug)]
pub struct FolderWorld {
    name: String,
    root: PathBuf,
    /// The one rule file that counts; all of them when it is `None`.
    only: Option<String>,
}

impl FolderWorld {
    /// # Errors
    /// When there is no such folder, or it cannot be entered.
    pub fn open(folder: &Path) -> Result<FolderWorld, ReadError> {
        let name = disk::shown(folder);
        let failed = |reason: String| ReadError { path: name.clone(), reason };
        let root = folder.canonicalize().map_err(|error| failed(disk::reason(&error)))?;
        if !root.is_dir() {
            return Err(failed(String::from("it is a file, and a pack is a folder")));
        }
        Ok(FolderWorld { name, root, only: None })
    }

    /// The same folder with a single rule file in it; scripts can still be read.
    #[must_use]
    pub fn only(mut self, path: &str) -> FolderWorld {
        self.only = Some(path.to_owned());
        self
    }

    /// What people call a folder beside this one.
    fn name_beside(&self, name: &str) -> String {
        match self.name.trim_end_matches('/').rsplit_once('/') {
            Some((around, own)) if !matches!(own, "" | "." | "..") => format!("{around}/{name}"),
            None if !matches!(self.name.as_str(), "" | "." | "..") => name.to_owned(),
            _ => format!("{}/../{name}", self.name.trim_end_matches('/')),
        }
    }

    /// The path on the disk, certainly in the folder.
    pub(super) fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        let refused = |reason: &str| ReadError { path: self.display(path), reason: reason.to_owned() };
        let relative = Path::new(path);
        if path.is_empty() || !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(refused("it leads out of the pack's folder"));
        }
        let target = self
            .root
            .join(relative)
            .canonicalize()
            .map_err(|error| ReadError { path: self.display(path), reason: disk::reason(&error) })?;
        if target.starts_with(&self.root) {
            Ok(target)
        } else {
            Err(refused("it is a link that leads out of the pack's folder"))
        }
    }

    fn collect(
        &self,
        folder: &Path,
        prefix: &str,
        depth: usize,
        all: &mut Vec<String>,
    ) -> Result<(), ReadError> {
        let shown = match prefix.trim_end_matches('/') {
            "" => self.name.clone(),
            path => self.display(path),
        };
        if depth > DEEPEST {
            return Err(ReadError { path: shown, reason: format!("folders nest more than {DEEPEST} deep") });
        }
        for entry in disk::entries(folder, &shown)? {
            if disk::is_hidden(&entry) {
                continue;
            }
            let Some(name) = entry.file_name().and_then(|name| name.to_str()) else {
                if disk::ends_in(&entry, &["kas", "rhai"]) {
                    let reason = String::from("its name is not UTF-8");
                    return Err(ReadError { path: disk::shown(&entry), reason });
                }
                continue;
            };
            let path = format!("{prefix}{name}");
            let failed =
                |error: std::io::Error| ReadError { path: self.display(&path), reason: disk::reason(&error) };
            let kind = fs::symlink_metadata(&entry).map_err(failed)?.file_type();
            if kind.is_dir() {
                self.collect(&entry, &format!("{path}/"), depth + 1, all)?;
            } else if !kind.is_symlink() || self.counts(&entry, &path)? {
                all.push(path);
            }
            if all.len() > MOST_FILES {
                let reason =
                    format!("it holds more than {MOST_FILES} files; a pack's folder has the pack alone");
                return Err(ReadError { path: self.name.clone(), reason });
            }
        }
        Ok(())
    }

    /// Whether a link is to be listed. One that leads out or nowhere is: whoever reads it is told.
    fn counts(&self, link: &Path, path: &str) -> Result<bool, ReadError> {
        let Ok(target) = link.canonicalize() else { return Ok(true) };
        let inside = target.starts_with(&self.root);
        if !inside && target.is_dir() {
            let reason = String::from("it is a link that leads out of the pack's folder");
            return Err(ReadError { path: self.display(path), reason });
        }
        Ok(!inside)
    }
}

impl World for FolderWorld {
    fn name(&self) -> &str {
        &self.name
    }

    fn display(&self, path: &str) -> String {
        match self.name.trim_end_matches('/') {
            "." => path.to_owned(),
            name => format!("{name}/{path}"),
        }
    }

    fn list(&self) -> Result<Vec<String>, ReadError> {
        if let Some(only) = &self.only {
            return Ok(vec![only.clone()]);
        }
        let mut all = Vec::new();
        self.collect(&self.root, "", 0, &mut all)?;
        all.put_in_order();
        Ok(all)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        disk::read(&self.resolve(path)?, &self.display(path))
    }

    fn beside(&self, name: &str) -> Result<Box<dyn World>, ReadError> {
        let shown = self.name_beside(name);
        let failed = |reason: String| ReadError { path: shown.clone(), reason };
        let is_name = matches!(Path::new(name).components().collect::<Vec<_>>()[..], [Component::Normal(_)]);
        let around = self.root.parent().filter(|_| is_name);
        let Some(around) = around else {
            return Err(failed(String::from("it does not lie beside the pack")));
        };
        let root = around.join(name).canonicalize().map_err(|error| failed(disk::reason(&error)))?;
        if root.parent() != Some(around) {
            return Err(failed(String::from("it is a link that leads somewhere else")));
        }
        if !root.is_dir() {
            return Err(failed(String::from("it is a file, and a pack is a folder")));
        }
        Ok(Box::new(FolderWorld { name: shown, root, only: None }))
    }
}
