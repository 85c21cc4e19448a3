//! Colours that follow from a pack's own, the same in every format.

use crate::pack::colour::{Colour, Contrast};
use crate::pack::look::Accent;

/// The colour where a pack has none of its own.
const USUAL: Colour = Colour::new(0x12, 0x35, 0x5b);

/// The colour of what is drawn on white.
pub(super) fn accent(own: Option<Accent>) -> Colour {
    own.map_or(USUAL, |accent| accent.on_light())
}

/// Colours that go with a dark one.
pub(super) struct Shades {
    /// Of lesser words on it.
    pub(super) quiet: Colour,
    /// Of a line beside it.
    pub(super) edge: Colour,
    /// Of a box in it.
    pub(super) deep: Colour,
}

impl Shades {
    /// What goes with the usual colour.
    const USUAL: Shades = Shades {
        quiet: Colour::new(0xcf, 0xdc, 0xea),
        edge: Colour::new(0xc9, 0x97, 0x2b),
        deep: Colour::new(0x0b, 0x27, 0x45),
    };

    /// Of a pack's colour, or of the usual one.
    pub(super) fn beside(own: Option<Accent>) -> Shades {
        own.map_or(Shades::USUAL, |accent| Shades::of(accent.on_light()))
    }

    pub(super) fn of(colour: Colour) -> Shades {
        let quiet = Colour::WHITE.mixed(82, colour);
        let is_readable = quiet.contrast(colour) >= Contrast::READABLE;
        Shades {
            quiet: if is_readable { quiet } else { Colour::WHITE },
            edge: colour.mixed(50, Colour::WHITE),
            deep: colour.mixed(75, Colour::BLACK),
        }
    }
}
