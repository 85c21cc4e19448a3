//! The pack that the program brings along, put in while it is built.

use super::EmbeddedWorld;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The files of the built-in pack; none when the program was built without it.
#[must_use]
pub fn builtin() -> EmbeddedWorld {
    EmbeddedWorld { folder: FOLDER, files: FILES }
}
