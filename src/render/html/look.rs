//! A pack's own look on a page: its logo and its colour.

use std::fmt::Write as _;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use maud::{Markup, html};

use crate::pack::look::{Accent, Logo, Picture};

use super::super::shades::Shades;

/// The logo as an image. What is in a picture cannot run there, and the page needs no other file.
pub(super) fn logo(logo: &Logo) -> Markup {
    html! { img.logo src=(data_address(&logo.picture)) alt=(logo.described); }
}

/// The address of a picture that is the picture itself.
pub(super) fn data_address(picture: &Picture) -> String {
    format!("data:{};base64,{}", picture.kind.media_type(), BASE64_STANDARD.encode(&picture.bytes))
}

/// What a style sheet says to put a pack's colour in the place of the usual one.
pub(super) fn colours(accent: Option<Accent>) -> String {
    let Some(accent) = accent else { return String::new() };
    let (light, dark) = (accent.on_light(), accent.on_dark());
    let shades = Shades::of(light);
    let mut sheet = String::new();
    let _ = writeln!(
        sheet,
        ":root {{ --cover: {light}; --cover-quiet: {}; --edge: {}; --accent: {light}; --certain: {light}; }}",
        shades.quiet, shades.edge
    );
    let _ = writeln!(
        sheet,
        "@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; --certain: {dark}; }} }}"
    );
    sheet
}
