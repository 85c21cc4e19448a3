//! The pack that the program brings along, put in while it is built.

use super::EmbeddedWorld;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The rules of the built-in pack, without its examples; no files when the program was built without it.
#[must_use]
pub fn builtin() -> EmbeddedWorld {
    EmbeddedWorld { folder: FOLDER, files: RULES }
}

/// All files of the built-in pack, its examples among them.
#[must_use]
pub fn builtin_with_examples() -> EmbeddedWorld {
    EmbeddedWorld { folder: FOLDER, files: FILES }
}
