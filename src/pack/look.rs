//! What a pack says of the look of its reports.

use std::sync::Arc;

use crate::source::{FileId, Span};

use super::colour::{Colour, Contrast};
use super::model::TextPart;

/// The look of a pack's reports, as far as it is the pack's own.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub logo: Option<Logo>,
    pub accent: Option<Accent>,
    pub cover: Option<Cover>,
    pub template: Option<Template>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// In the pack's folder.
    pub path: String,
    pub picture: Picture,
    /// What it shows, for those who do not see it.
    pub described: String,
}

/// A file that is certainly a picture of a kind that browsers show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub kind: PictureKind,
    pub bytes: Arc<[u8]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Svg,
    Png,
    Jpeg,
}

impl PictureKind {
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            PictureKind::Svg => "image/svg+xml",
            PictureKind::Png => "image/png",
            PictureKind::Jpeg => "image/jpeg",
        }
    }

    /// By what is in it, whatever its name says.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<PictureKind> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(PictureKind::Png);
        }
        if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some(PictureKind::Jpeg);
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.trim_start_matches('\u{feff}').trim_start();
        (text.starts_with('<') && text.contains("<svg")).then_some(PictureKind::Svg)
    }
}

/// The colour of headings, of the title's ground and of bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// As it is written.
    pub light: Colour,
    pub light_span: Span,
    /// As it is written, for dark pages; left out, a lighter shade of the other.
    pub dark: Option<(Colour, Span)>,
}

impl Accent {
    /// As it is used on white: dark enough that words in it can be read, and white ones on it.
    #[must_use]
    pub fn on_light(&self) -> Colour {
        self.light.readable_on(Colour::WHITE, Contrast::READABLE)
    }

    /// As it is used on dark pages.
    #[must_use]
    pub fn on_dark(&self) -> Colour {
        match self.dark {
            Some((dark, _)) => dark.readable_on(Colour::DARK_PAPER, Contrast::READABLE),
            None => self.light.readable_on(Colour::DARK_PAPER, Contrast::COMFORTABLE),
        }
    }
}

/// What stands below a city's name.
#[derive(Clone, Debug)]
pub struct Cover {
    pub text: Vec<TextPart>,
    pub span: Span,
}

/// A page of the pack's own, to be filled with a city's results.
#[derive(Clone, Debug)]
pub struct Template {
    /// In the pack's folder.
    pub path: String,
    /// Its text.
    pub file: FileId,
    /// Where the rules name it.
    pub span: Span,
}
