//! The look of reports: the files that it names, its colours and what the cover says.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::cycle;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources, Span, World};
use crate::syntax::tree::{self, ItemKind, Text};

use super::super::Pack;
use super::super::colour::{Colour, Contrast};
use super::super::look::{Accent, Cover, Logo, Picture, PictureKind, Template};
use super::binder::{Binder, View};
use super::collect::Declared;
use super::framework::only;
use super::scripts;

/// A logo has at most this many bytes: it stands in every page.
const LARGEST_LOGO: usize = 128 * 1024;

/// What the cover may put in: a city's answers, and no scores, which stand right below it.
pub const COVER: View = View { entry: None, of_use: false, scores: None, of_level: false, in_text: true };

/// By the place where the path is written.
pub type LookFiles = BTreeMap<Span, LookFile>;

pub enum LookFile {
    Picture(Picture),
    Text(FileId),
}

pub fn read(
    world: &dyn World,
    trees: &[tree::File],
    files: &mut LookFiles,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) {
    for item in cycle::framework_in(trees).iter().flat_map(|framework| &framework.items) {
        match &item.kind {
            ItemKind::Logo(logo) => {
                let path = &logo.path;
                let bytes = scripts::bytes_inside(world, path, "logo", "look/logo.svg", diagnostics);
                match bytes.map(|bytes| picture(path, bytes)) {
                    Some(Ok(picture)) => drop(files.insert(path.span, LookFile::Picture(picture))),
                    Some(Err(told)) => diagnostics.add(*told),
                    None => {}
                }
            }
            ItemKind::PageTemplate(path) => {
                let read =
                    scripts::read_inside(world, path, "template", "look/report.html", sources, diagnostics);
                if let Some((file, _)) = read {
                    files.insert(path.span, LookFile::Text(file));
                }
            }
            _ => {}
        }
    }
}

/// The file's picture, or why it cannot be one.
fn picture(path: &Text, bytes: Vec<u8>) -> Result<Picture, Box<Diagnostic>> {
    let wrong = |code, message: String, help: &str| {
        Err(Box::new(Diagnostic::new(code, path.span, message).label("named here").help(help)))
    };
    let shown = &path.text;
    if bytes.len() > LARGEST_LOGO {
        let (has, most) = (bytes.len().div_ceil(1024), LARGEST_LOGO / 1024);
        return wrong(
            &codes::LOOK_PICTURE_TOO_LARGE,
            format!("the logo `{shown}` has {has} KB, and {most} KB are the most"),
            "save it smaller: a PNG that is 400 pixels wide is sharp on every page",
        );
    }
    let Some(kind) = PictureKind::of(&bytes) else {
        return wrong(
            &codes::LOOK_NO_PICTURE,
            format!("the logo `{shown}` is neither SVG nor PNG nor JPEG"),
            "open it in a program for pictures and export it as one of these; a new name alone does not change it",
        );
    };
    if let Some(what) = (kind == PictureKind::Svg).then(|| more_than_a_picture(&bytes)).flatten() {
        return wrong(
            &codes::LOOK_PICTURE_NOT_ALONE,
            format!("the logo `{shown}` {what}"),
            "export it as a plain SVG, or as PNG: a logo is a picture that needs nothing else",
        );
    }
    Ok(Picture { kind, bytes: Arc::from(bytes) })
}

/// What an SVG does besides being a picture. Pages show it as an image, in which nothing runs and nothing is fetched; but
/// whoever opens the file by itself has no such shield, and what would be fetched would be missing.
fn more_than_a_picture(bytes: &[u8]) -> Option<&'static str> {
    const RUNS: &str = "has a script in it";
    const FETCHES: &str = "takes something from another file";
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let has = |sign: &&str| text.contains(*sign);
    if ["<script", "javascript:", "<foreignobject"].iter().any(has) || has_handler(&text) {
        return Some(RUNS);
    }
    if ["<!entity", "<?xml-stylesheet", "@import"].iter().any(has) {
        return Some(FETCHES);
    }
    let is_own = |target: &str| target.starts_with('#') || target.starts_with("data:image/");
    let refers = text.split("href").skip(1).filter_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        value.strip_prefix(['"', '\''])
    });
    let paints = text.split("url(").skip(1);
    let paints = paints.map(|rest| rest.trim_start().trim_start_matches(['"', '\'']));
    (!refers.chain(paints).all(is_own)).then_some(FETCHES)
}

/// Whether there is an attribute such as `onload="…"`.
fn has_handler(text: &str) -> bool {
    text.match_indices("on").any(|(at, _)| {
        let begins =
            text.get(..at).is_some_and(|before| before.ends_with([' ', '\t', '\n', '\r', '"', '\'', '/']));
        let rest = text.get(at..).unwrap_or("").trim_start_matches(|sign: char| sign.is_ascii_lowercase());
        begins && rest.trim_start().starts_with('=')
    })
}

/// What the cover says, as it is written.
pub fn cover<'t>(declared: &Declared<'t>) -> Option<&'t tree::Template> {
    let items = &declared.frameworks.first()?.tree.items;
    items.iter().find_map(|item| match &item.kind {
        ItemKind::Cover(template) => Some(template),
        _ => None,
    })
}

impl Binder<'_> {
    pub fn bind_look(&mut self, pack: &mut Pack, files: &LookFiles) {
        let Some(framework) = self.declared.frameworks.first() else { return };
        let items = &framework.tree.items;
        let logo = only(self, items, "logo", |kind| match kind {
            ItemKind::Logo(logo) => Some(logo),
            _ => None,
        });
        if let Some((logo, _)) = logo {
            if logo.described.is_none() {
                let (name, example) = ("the logo", "described \"Emblem of the board\"");
                self.missing(items, logo.path.span, name, "described", example);
            }
            if let Some(LookFile::Picture(picture)) = files.get(&logo.path.span) {
                pack.look.logo = Some(Logo {
                    path: logo.path.text.to_string(),
                    picture: picture.clone(),
                    described: logo.described.as_ref().map_or_else(String::new, |text| text.text.to_string()),
                });
            }
        }
        let accent = only(self, items, "accent", |kind| match kind {
            ItemKind::Accent(accent) => Some(accent),
            _ => None,
        });
        pack.look.accent = accent.and_then(|(accent, _)| self.accent(accent));
        let cover = only(self, items, "cover", |kind| match kind {
            ItemKind::Cover(template) => Some(template),
            _ => None,
        });
        pack.look.cover =
            cover.map(|(template, _)| Cover { text: self.text(template, &COVER, true), span: template.span });
        let template = only(self, items, "template", |kind| match kind {
            ItemKind::PageTemplate(path) => Some(path),
            _ => None,
        });
        pack.look.template = template.and_then(|(path, _)| match files.get(&path.span) {
            Some(LookFile::Text(file)) => {
                Some(Template { path: path.text.to_string(), file: *file, span: path.span })
            }
            _ => None,
        });
    }

    fn accent(&mut self, tree: &tree::Accent) -> Option<Accent> {
        let light = self.colour(&tree.light);
        let dark = tree.dark.as_ref().map(|text| (self.colour(text), text.span));
        if let Some(light) = light {
            let white = "white";
            self.tell_pale(light, Colour::WHITE, white, &tree.light);
        }
        let dark = match (dark, &tree.dark) {
            (Some((Some(dark), span)), Some(text)) => {
                self.tell_pale(dark, Colour::DARK_PAPER, "the ground of dark pages", text);
                Some((dark, span))
            }
            _ => None,
        };
        Some(Accent { light: light?, light_span: tree.light.span, dark })
    }

    fn colour(&mut self, text: &Text) -> Option<Colour> {
        let found = Colour::from_text(&text.text);
        if found.is_none() {
            let told = Diagnostic::new(
                &codes::LOOK_BAD_COLOUR,
                text.span,
                format!("`{}` is no colour that is understood here", text.text),
            )
            .label("not a colour")
            .help("write `#` and six of 0–9 and a–f, as Word and Excel show it as \"Hex\": `\"#0b5394\"`");
            let with_sign = format!("#{}", text.text.trim());
            self.diagnostics.add(match Colour::from_text(&with_sign) {
                Some(meant) => told.fix(format!("\"{meant}\"")),
                None => told,
            });
        }
        found
    }

    fn tell_pale(&mut self, colour: Colour, ground: Colour, ground_in_words: &str, text: &Text) {
        let contrast = colour.contrast(ground);
        if contrast >= Contrast::READABLE {
            return;
        }
        let near = colour.readable_on(ground, Contrast::READABLE);
        let (shade, has) =
            (if ground == Colour::WHITE { "darker" } else { "lighter" }, near.contrast(ground));
        let told = Diagnostic::new(
            &codes::LOOK_PALE_ACCENT,
            text.span,
            format!("`{}` has a contrast of only {contrast} to 1 with {ground_in_words}", text.text),
        )
        .label(format!("{} to 1 is the least for words (WCAG, AA)", Contrast::READABLE))
        .help(format!(
            "a {shade} shade that does is `{near}`, with {has} to 1; reports take it until you choose"
        ))
        .fix(format!("\"{near}\""));
        self.diagnostics.add(told);
    }
}
