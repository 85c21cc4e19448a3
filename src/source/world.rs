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

    /// Another pack's folder, which lies in the same folder as this one, by its name alone. Nothing else outside is
    /// ever given.
    ///
    /// # Errors
    /// When there is no such folder, or no other pack can be reached from here.
    fn beside(&self, name: &str) -> Result<Box<dyn World>, ReadError> {
        Err(ReadError {
            path: name.to_owned(),
            reason: "no other pack can be reached from this one".to_owned(),
        })
    }

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
    /// The packs beside this one, by the names of their folders.
    pub others: BTreeMap<String, BTreeMap<String, Vec<u8>>>,
}

impl MemoryWorld {
    /// A world with no name for its folder, from paths and texts.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> MemoryWorld {
        MemoryWorld { files: in_memory(files), ..MemoryWorld::default() }
    }

    /// The same world with another pack beside it.
    #[must_use]
    pub fn with_beside<'a>(
        mut self,
        name: &str,
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> MemoryWorld {
        self.others.insert(name.to_owned(), in_memory(files));
        self
    }
}

fn in_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, Vec<u8>> {
    files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
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

    fn beside(&self, name: &str) -> Result<Box<dyn World>, ReadError> {
        match self.others.get(name) {
            Some(files) => Ok(Box::new(MemoryWorld {
                folder: name.to_owned(),
                files: files.clone(),
                others: self.others.clone(),
            })),
            None => Err(ReadError {
                path: name.to_owned(),
                reason: "there is no such folder beside the pack".to_owned(),
            }),
        }
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
