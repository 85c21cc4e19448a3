//! Trees to a typed pack: names are looked up, kinds and units are checked.

use crate::diagnostic::Diagnostics;
use crate::source::{Sources, World};

use super::Pack;

/// Reads a pack's folder: every `.kas` file below it and the scripts that they name.
///
/// `None` when there is no framework to speak of; a pack with mistakes is still given, with poison where they are,
/// so that `check` can say what else is wrong. It must not be scored while `diagnostics` has errors.
pub fn load(_world: &dyn World, _sources: &mut Sources, _diagnostics: &mut Diagnostics) -> Option<Pack> {
    None
}
