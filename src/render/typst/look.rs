//! A pack's own look: its colour and its logo.

use crate::pack::look::{Accent, Logo, PictureKind};

use super::super::shades::{self, Shades};
use super::code::{call, named, string};

/// So many bytes of a picture stand on a line.
const A_LINE: usize = 24;

/// The colours that the look is made of.
pub(super) fn colours(accent: Option<Accent>) -> String {
    let colour = shades::accent(accent);
    let shades = Shades::beside(accent);
    let all = [
        ("accent", colour),
        ("cover-quiet", shades.quiet),
        ("cover-deep", shades.deep),
        ("edge", shades.edge),
    ];
    let all = all.map(|(name, colour)| format!("#let {name} = rgb(\"{colour}\")\n"));
    format!("// Its colours.\n{}", all.concat())
}

/// The logo, byte by byte: the source stays one file.
pub(super) fn logo(logo: &Logo) -> String {
    let format = match logo.picture.kind {
        PictureKind::Svg => "svg",
        PictureKind::Png => "png",
        PictureKind::Jpeg => "jpg",
    };
    let lines = logo.picture.bytes.chunks(A_LINE).map(|line| {
        let bytes: Vec<String> = line.iter().map(u8::to_string).collect();
        format!("{},\n", bytes.join(","))
    });
    let bytes = format!("bytes((\n{}))", lines.collect::<String>());
    call(
        "image",
        &[
            bytes,
            named("format", string(format)),
            named("alt", string(&logo.described)),
            named("height", "16mm"),
        ],
    )
}
