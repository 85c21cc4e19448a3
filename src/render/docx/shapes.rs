//! Shapes of DrawingML, put together to pictures that stand in a line of words.
//!
//! All lengths are in English metric units, of which a millimetre has 36,000; they are whole numbers everywhere.

use maud::{Markup, html};

use crate::pack::colour::Colour;

use super::pen::{Look, Pen, digits, paragraph};

/// A thousandth of a millimetre.
const MICROMETRE: i64 = 36;
/// A twentieth of a point, in which Word measures everything else.
const TWENTIETH: i64 = 635;
/// A ten-thousandth of a half circle, in the units that arcs are measured in.
const SHARE_OF_HALF: i64 = 1080;
const HALF: i64 = 180 * 60_000;

/// Lines and ground of what is still possible.
const HATCH: (Colour, Colour) = (Colour::new(0xb9, 0x8a, 0x1b), Colour::new(0xf7, 0xe7, 0xbd));

pub(super) fn micrometres(length: i64) -> i64 {
    length * MICROMETRE
}

pub(super) fn twentieths(length: i64) -> i64 {
    length * TWENTIETH
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Fill {
    None,
    Solid(Colour),
    /// A colour, and how much of it is seen, in thousandths of a hundredth.
    Thin(Colour, i64),
    /// What is still possible.
    Hatched,
}

/// A place in a picture.
pub(super) type Place = (i64, i64);

/// A picture while it is drawn.
pub(super) struct Canvas {
    width: i64,
    height: i64,
    shapes: Vec<Markup>,
}

impl Canvas {
    pub(super) fn new(width: i64, height: i64) -> Canvas {
        Canvas { width, height, shapes: Vec::new() }
    }

    pub(super) fn rectangle(&mut self, at: Place, size: Place, fill: Fill) {
        self.known("rect", at, size, fill);
    }

    pub(super) fn dot(&mut self, (x, y): Place, radius: i64, fill: Fill) {
        self.known("ellipse", (x - radius, y - radius), (2 * radius, 2 * radius), fill);
    }

    fn known(&mut self, name: &str, at: Place, size: Place, fill: Fill) {
        let look = html! {
            (frame(at, size))
            a:prstGeom prst=(name) { a:avLst {} }
            (filled(fill))
            a:ln { a:noFill {} }
        };
        self.shape(&look, html! { wps:bodyPr {} });
    }

    pub(super) fn line(&mut self, from: Place, to: Place, colour: Colour, width: i64) {
        self.path(&html! { (move_to(from)) (line_to(to)) }, Fill::None, Some((colour, width)));
    }

    /// Through all places and back to the first.
    pub(super) fn polygon(&mut self, places: &[Place], fill: Fill, line: Option<(Colour, i64)>) {
        let Some((first, others)) = places.split_first() else { return };
        let path = html! { (move_to(*first)) @for place in others { (line_to(*place)) } a:close {} };
        self.path(&path, fill, line);
    }

    /// A piece of a half ring, from one share of it to another; `corners` are the outer one where it begins and the inner one where
    /// it ends.
    pub(super) fn sector(
        &mut self,
        (outer, inner): (i64, i64),
        (from, to): (i64, i64),
        corners: (Place, Place),
        fill: Fill,
    ) {
        let arc = |radius: i64, from: i64, to: i64| {
            let (begins, turns) = (HALF + from * SHARE_OF_HALF, (to - from) * SHARE_OF_HALF);
            html! { a:arcTo wR=(radius) hR=(radius) stAng=(begins) swAng=(turns) {} }
        };
        let path = html! {
            (move_to(corners.0)) (arc(outer, from, to)) (line_to(corners.1)) (arc(inner, to, from)) a:close {}
        };
        self.path(&path, fill, None);
    }

    /// Words within a box; `size` is that of their letters, in halves of a point.
    pub(super) fn label(&mut self, at: Place, size: Place, side: Side, words: Markup) {
        let look = html! {
            (frame(at, size))
            a:prstGeom prst="rect" { a:avLst {} }
            a:noFill {}
            a:ln { a:noFill {} }
        };
        let look_of_words = Look::of("PictureText");
        let look_of_words = match side {
            Side::Left => look_of_words,
            Side::Middle => look_of_words.centred(true),
            Side::Right => look_of_words.right(true),
        };
        let inside = html! {
            wps:txbx { w:txbxContent { (paragraph(look_of_words, words)) } }
            wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" { a:noAutofit {} }
        };
        self.shape(&look, inside);
    }

    fn path(&mut self, path: &Markup, fill: Fill, line: Option<(Colour, i64)>) {
        let look = html! {
            (frame((0, 0), (self.width, self.height)))
            a:custGeom {
                a:avLst {} a:gdLst {} a:ahLst {} a:cxnLst {}
                a:rect l="0" t="0" r="r" b="b" {}
                a:pathLst { a:path w=(self.width) h=(self.height) { (path) } }
            }
            (filled(fill))
            @if let Some((colour, width)) = line {
                a:ln w=(width) { a:solidFill { a:srgbClr val=(digits(colour)) {} } }
            } @else { a:ln { a:noFill {} } }
        };
        self.shape(&look, html! { wps:bodyPr {} });
    }

    fn shape(&mut self, look: &Markup, inside: Markup) {
        self.shapes.push(html! { wps:wsp { wps:cNvSpPr {} wps:spPr { (look) } (inside) } });
    }

    /// The picture in a line of words, with what it shows in words; none where figures beside it say the same.
    pub(super) fn drawn(&self, pen: &mut Pen<'_>, told: Option<&str>) -> Markup {
        let number = pen.picture();
        html! {
            w:r {
                mc:AlternateContent {
                    mc:Choice Requires="wpg" {
                        w:drawing {
                            wp:inline distT="0" distB="0" distL="0" distR="0" {
                                wp:extent cx=(self.width) cy=(self.height) {}
                                wp:effectExtent l="0" t="0" r="0" b="0" {}
                                wp:docPr id=(number) name=(format!("Picture {number}")) descr=[told] {
                                    @if told.is_none() { (decorative()) }
                                }
                                wp:cNvGraphicFramePr {}
                                a:graphic { a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" {
                                    wpg:wgp {
                                        wpg:cNvGrpSpPr {}
                                        wpg:grpSpPr { (frame_of_group((self.width, self.height))) }
                                        @for shape in &self.shapes { (shape) }
                                    }
                                } }
                            }
                        }
                    }
                    mc:Fallback { @if let Some(told) = told { w:t { (told) } } }
                }
            }
        }
    }
}

/// Where words stand in their box.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// Nothing for those who listen.
fn decorative() -> Markup {
    html! {
        a:extLst { a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}" { adec:decorative val="1" {} } }
    }
}

fn filled(fill: Fill) -> Markup {
    html! {
        @match fill {
            Fill::None => a:noFill {},
            Fill::Solid(colour) => a:solidFill { a:srgbClr val=(digits(colour)) {} },
            Fill::Thin(colour, seen) => a:solidFill { a:srgbClr val=(digits(colour)) { a:alpha val=(seen) {} } },
            Fill::Hatched => a:pattFill prst="wdUpDiag" {
                a:fgClr { a:srgbClr val=(digits(HATCH.0)) {} }
                a:bgClr { a:srgbClr val=(digits(HATCH.1)) {} }
            },
        }
    }
}

fn frame(at: Place, size: Place) -> Markup {
    html! { a:xfrm { a:off x=(at.0) y=(at.1) {} a:ext cx=(size.0.max(0)) cy=(size.1.max(0)) {} } }
}

fn frame_of_group(size: Place) -> Markup {
    html! {
        a:xfrm {
            a:off x="0" y="0" {} a:ext cx=(size.0) cy=(size.1) {}
            a:chOff x="0" y="0" {} a:chExt cx=(size.0) cy=(size.1) {}
        }
    }
}

fn move_to(place: Place) -> Markup {
    html! { a:moveTo { (point(place)) } }
}

fn line_to(place: Place) -> Markup {
    html! { a:lnTo { (point(place)) } }
}

fn point((x, y): Place) -> Markup {
    html! { a:pt x=(x) y=(y) {} }
}
