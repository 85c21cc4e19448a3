//! The look that a pack gives its reports: what rules say of it, and what comes of that on pages.

mod pages;
mod rules;
#[cfg(feature = "templates")]
mod templates;

use crate::cli::{Folder, LAKE, TOWN};

/// A picture that is nothing but one.
pub const WAVES: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 24\">\
    <path d=\"M2 12 q 11 -14 22 0 t 22 0\" fill=\"none\" stroke=\"#0b5394\" stroke-width=\"4\"/></svg>\n";

/// The lake's rules with a look.
pub fn rules_with(look: &str) -> String {
    let after = "  illustrative \"an example\"\n";
    LAKE.replace(after, &format!("{after}{look}\n"))
}

/// The lake with a look, its picture, and a town.
pub fn lake_with(look: &str) -> Folder {
    let folder = Folder::new().with("lake/framework.kas", &rules_with(look));
    folder.with("lake/look/waves.svg", WAVES).with("towns/kollam.toml", TOWN)
}
