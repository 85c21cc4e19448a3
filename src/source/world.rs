//! The outside, as an argument: whoever calls the pipeline says where files come from.

use std::collections::BTreeMap;
use std::fmt;

/// Why a file could not be read, in words for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    pub path: String,
    pub reason: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.path, self.reason)
    }
}

impl std::error::Error for ReadError {}

/// A pack's folder as the pipeline sees it. Paths are relative to the folder and use `/`.
///
/// An implementation gives nothing from outside the folder: no `..`, no link that leads out.
pub trait World {
    /// What people call the folder; put before paths in messages. May be empty.
    fn name(&self) -> &str;

    /// All files below the folder, sorted by path.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    fn list(&self) -> Result<Vec<String>, ReadError>;

    /// A file's bytes.
    ///
    /// # Errors
    /// When there is no such file, it cannot be read, or it lies outside the folder.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// The name to show for a path.
    fn display(&self, path: &str) -> String {
        if self.name().is_empty() {
            path.to_owned()
        } else {
            format!("{}/{path}", self.name().trim_end_matches('/'))
        }
    }
}

/// Files held in memory, for tests and for callers that have no disk.
#[derive(Clone, Debug, Default)]
pub struct MemoryWorld {
    pub folder: String,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl MemoryWorld {
    /// A world with no name for its folder, from paths and texts.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> MemoryWorld {
        MemoryWorld {
            folder: String::new(),
            files: files
                .into_iter()
                .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
                .collect(),
        }
    }
}

impl World for MemoryWorld {
    fn name(&self) -> &str {
        &self.folder
    }

    fn list(&self) -> Result<Vec<String>, ReadError> {
        Ok(self.files.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files.get(path).cloned().ok_or_else(|| ReadError {
            path: path.to_owned(),
            reason: "there is no such file in the pack's folder".to_owned(),
        })
    }
}

/// Files compiled into the program; `files` is sorted by path.
#[derive(Clone, Copy, Debug)]
pub struct EmbeddedWorld {
    pub folder: &'static str,
    pub files: &'static [(&'static str, &'static [u8])],
}

impl World for EmbeddedWorld {
    fn name(&self) -> &str {
        self.folder
    }

    fn list(&self) -> Result<Vec<String>, ReadError> {
        Ok(self.files.iter().map(|(path, _)| (*path).to_owned()).collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files.iter().find(|(known, _)| *known == path).map(|(_, bytes)| bytes.to_vec()).ok_or_else(
            || ReadError {
                path: path.to_owned(),
                reason: "there is no such file in the built-in pack".to_owned(),
            },
        )
    }
}
