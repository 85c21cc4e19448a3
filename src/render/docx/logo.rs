//! The pack's logo, above the cover: a picture of its own among the parts of the file, with its words.
//!
//! An SVG stands in the file as it is. Word knows it by an extension and wants a bitmap beside it for programs that do not; who
//! has none names the SVG in its place, which such programs cannot draw and LibreOffice can.

use maud::{Markup, html};

use crate::decimal::Number;
use crate::pack::look::{Logo, Picture, PictureKind};

use super::pen::{Look, Pen, paragraph};
use super::shapes::micrometres;

/// What the pages call it.
pub(super) const RELATION: &str = "rId6";

/// As high as this, and no wider than that, in thousandths of a millimetre.
const HEIGHT: i64 = 16_000;
const WIDEST: i64 = 100_000;
/// What browsers take for a picture that does not say how large it is.
const USUAL: (i64, i64) = (300, 150);

/// Where it lies among the parts.
pub(super) fn part(logo: &Logo) -> &'static str {
    match logo.picture.kind {
        PictureKind::Svg => "word/media/logo.svg",
        PictureKind::Png => "word/media/logo.png",
        PictureKind::Jpeg => "word/media/logo.jpeg",
    }
}

pub(super) fn drawn(pen: &mut Pen<'_>, logo: &Logo) -> Markup {
    let number = pen.picture();
    let name = format!("Picture {number}");
    let (width, height) = room(sides(&logo.picture).unwrap_or(USUAL));
    let drawing = html! {
        w:r { w:drawing {
            wp:inline distT="0" distB="0" distL="0" distR="0" {
                wp:extent cx=(width) cy=(height) {}
                wp:effectExtent l="0" t="0" r="0" b="0" {}
                wp:docPr id=(number) name=(name) descr=(logo.described) {}
                wp:cNvGraphicFramePr { a:graphicFrameLocks noChangeAspect="1" {} }
                a:graphic { a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture" {
                    pic:pic {
                        pic:nvPicPr {
                            pic:cNvPr id=(number) name=(name) descr=(logo.described) {}
                            pic:cNvPicPr { a:picLocks noChangeAspect="1" {} }
                        }
                        pic:blipFill {
                            a:blip r:embed=(RELATION) {
                                @if logo.picture.kind == PictureKind::Svg { (also_as_svg()) }
                            }
                            a:stretch { a:fillRect {} }
                        }
                        pic:spPr {
                            a:xfrm { a:off x="0" y="0" {} a:ext cx=(width) cy=(height) {} }
                            a:prstGeom prst="rect" { a:avLst {} }
                        }
                    }
                } }
            }
        } }
    };
    paragraph(Look::of("Logo"), drawing)
}

fn also_as_svg() -> Markup {
    html! {
        a:extLst { a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}" {
            asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed=(RELATION) {}
        } }
    }
}

/// How large a picture with such sides is drawn.
fn room((width, height): (i64, i64)) -> (i64, i64) {
    let (width, height) = (i128::from(width.max(1)), i128::from(height.max(1)));
    let wide = i128::from(HEIGHT) * width / height;
    let (width, height) = match i64::try_from(wide) {
        Ok(wide) if wide <= WIDEST => (wide.max(1), HEIGHT),
        _ => (WIDEST, i64::try_from(i128::from(WIDEST) * height / width).unwrap_or(1).max(1)),
    };
    (micrometres(width), micrometres(height))
}

/// The sides of a picture, in whatever measure it has.
fn sides(picture: &Picture) -> Option<(i64, i64)> {
    let sides = match picture.kind {
        PictureKind::Png => sides_of_png(&picture.bytes),
        PictureKind::Jpeg => sides_of_jpeg(&picture.bytes),
        PictureKind::Svg => sides_of_svg(std::str::from_utf8(&picture.bytes).ok()?),
    };
    sides.filter(|(width, height)| *width > 0 && *height > 0)
}

fn sides_of_png(bytes: &[u8]) -> Option<(i64, i64)> {
    let side = |at: usize| Some(i64::from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)));
    Some((side(16)?, side(20)?))
}

/// Its segments are gone through up to the one that says how large it is.
fn sides_of_jpeg(bytes: &[u8]) -> Option<(i64, i64)> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        let [0xff, kind] = *bytes.get(at..at + 2)? else { return None };
        match kind {
            // Filled up, and signs without a segment.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xc4 | 0xc8 | 0xcc => at += 2 + usize::from(number(at + 2)?),
            0xc0..=0xcf => return Some((i64::from(number(at + 7)?), i64::from(number(at + 5)?))),
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

/// In thousandths. Of width, height and the box that is drawn in, the box tells most surely how the sides go together.
fn sides_of_svg(text: &str) -> Option<(i64, i64)> {
    let tag = text.split_once("<svg")?.1;
    let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
    let drawn_in = attribute(tag, "viewBox").and_then(|four| {
        let mut sides = four.split([' ', ',', '\n', '\t']).filter(|side| !side.is_empty()).skip(2);
        Some((thousandths(sides.next()?)?, thousandths(sides.next()?)?))
    });
    drawn_in.or_else(|| {
        let side =
            |name| thousandths(attribute(tag, name)?.trim_end_matches(|one: char| one.is_ascii_alphabetic()));
        Some((side("width")?, side("height")?))
    })
}

fn thousandths(number: &str) -> Option<i64> {
    Number::parse(number.trim())?.multiply(Number::from(1000_i64))?.floor().to_i64()
}

/// What an attribute of a tag says.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.match_indices(name).find_map(|(at, _)| {
        if !tag.get(..at)?.ends_with(char::is_whitespace) {
            return None;
        }
        let value = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|one| matches!(one, '"' | '\''))?;
        value.get(1..)?.split(quote).next()
    })
}
