//! The tree of what a pack says of its reports' look.

use super::tree::Text;

/// `logo "look/emblem.svg" described "Emblem of the board"`
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    pub path: Text,
    /// What is heard where the picture is not seen.
    pub described: Option<Text>,
}

/// `accent "#0b5394" on dark "#8cc0f5"`
#[derive(Clone, Debug, PartialEq)]
pub struct Accent {
    pub light: Text,
    pub dark: Option<Text>,
}
