//! The parts of the file, and the archive that they are put in.

use std::io::{Cursor, Write};

use maud::{Markup, PreEscaped, html};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::pack::look::{Accent, Logo};
use crate::report::Document;
use crate::report::document::Title;
use crate::report::words::ENGINE_VERSION;
use crate::wording::{Language, Wording};

use super::super::room::shortened;
use super::super::shades::{self, Shades};
use super::logo;
use super::pen::{BULLETS, DEEPEST, Look, digits, paragraph};
use super::words::{said, tab};

const STYLES: &str = include_str!("styles.xml");
const DECLARATION: PreEscaped<&str> =
    PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const WORD_2010: &str = "http://schemas.microsoft.com/office/word/2010";

/// What stands at the top of a page has room for so many signs on either side.
const ABOVE: usize = 60;
const NAME: usize = 40;

/// The file whose pages hold `body`.
pub(super) fn packed(
    document: &Document,
    title: Option<&Title>,
    lists: &[(u8, u32)],
    body: &Markup,
) -> Result<Vec<u8>, String> {
    let wording = document.wording();
    let complex = complex(document.language);
    // Without a title there is no cover, and nothing that it stands on.
    let logo = document.logo.as_ref().filter(|_| title.is_some());
    let parts = [
        ("[Content_Types].xml", content_types(logo)),
        ("_rels/.rels", relations(&FILE)),
        ("docProps/core.xml", properties(title, document.language)),
        ("docProps/app.xml", application()),
        ("word/document.xml", pages(body)),
        ("word/_rels/document.xml.rels", relations_of_pages(logo)),
        ("word/styles.xml", styles(document.accent, complex)),
        ("word/settings.xml", settings(complex)),
        ("word/numbering.xml", numbering(lists)),
        ("word/header1.xml", header(title)),
        ("word/footer1.xml", footer(wording)),
    ];
    let pictures = logo.map(|logo| (logo::part(logo), logo.picture.bytes.to_vec()));
    let parts = parts.into_iter().map(|(name, part)| (name, meant_only(part.into_string()).into_bytes()));
    archive(parts.chain(pictures)).map_err(|error| error.to_string())
}

fn archive(parts: impl Iterator<Item = (&'static str, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    for (name, part) in parts {
        file.start_file(name, options)?;
        file.write_all(&part)?;
    }
    Ok(file.finish()?.into_inner())
}

/// A part without signs that XML cannot hold or that would turn the direction of what follows.
fn meant_only(part: String) -> String {
    let steers = |sign: char| {
        (sign.is_control() && sign != '\n')
            || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
    };
    if !part.contains(steers) {
        return part;
    }
    part.replace(['\t', '\r'], " ").replace(steers, "\u{fffd}")
}

/// The styles in the pack's colours.
fn styles(own: Option<Accent>, complex: &str) -> Markup {
    let Shades { quiet, edge, .. } = Shades::beside(own);
    let filled = STYLES
        .replace("{complex}", complex)
        .replace("{accent}", &digits(shades::accent(own)))
        .replace("{quiet}", &digits(quiet))
        .replace("{edge}", &digits(edge));
    PreEscaped(filled)
}

/// The language of words in Indian scripts, which Word keeps apart from that of Latin ones.
fn complex(language: Language) -> &'static str {
    match language {
        Language::English | Language::Hindi => "hi-IN",
        Language::Malayalam => "ml-IN",
    }
}

/// Parts that lead to others: what the other is, and its name.
type Relation<'a> = (&'a str, &'a str);

const FILE: [Relation<'_>; 3] = [
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "word/document.xml",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        "docProps/app.xml",
    ),
];

/// The fourth and the fifth are named in the pages.
const PAGES: [Relation<'_>; 5] = [
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles", "styles.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings", "settings.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering", "numbering.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/header", "header1.xml"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer", "footer1.xml"),
];

/// After them comes the logo, which is [`logo::RELATION`].
fn relations_of_pages(logo: Option<&Logo>) -> Markup {
    const IMAGE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    let mut all = PAGES.to_vec();
    all.extend(logo.map(|logo| (IMAGE, logo::part(logo).trim_start_matches("word/"))));
    relations(&all)
}

fn relations(all: &[Relation<'_>]) -> Markup {
    html! {
        (DECLARATION)
        Relationships xmlns=(PACKAGE) {
            @for (at, (kind, target)) in all.iter().enumerate() {
                Relationship Id=(format!("rId{}", at + 1)) Type=(kind) Target=(target) {}
            }
        }
    }
}

fn content_types(logo: Option<&Logo>) -> Markup {
    let word =
        |part: &str| format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml");
    let parts = [
        ("/word/document.xml", word("document.main")),
        ("/word/styles.xml", word("styles")),
        ("/word/settings.xml", word("settings")),
        ("/word/numbering.xml", word("numbering")),
        ("/word/header1.xml", word("header")),
        ("/word/footer1.xml", word("footer")),
        ("/docProps/core.xml", String::from("application/vnd.openxmlformats-package.core-properties+xml")),
        (
            "/docProps/app.xml",
            String::from("application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ),
    ];
    html! {
        (DECLARATION)
        Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types" {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            @for (name, kind) in &parts { Override PartName=(name) ContentType=(kind) {} }
            @if let Some(logo) = logo {
                Override PartName={ "/" (logo::part(logo)) } ContentType=(logo.picture.kind.media_type()) {}
            }
        }
    }
}

/// What Word shows as the properties of the file.
fn properties(title: Option<&Title>, language: Language) -> Markup {
    html! {
        (DECLARATION)
        cp:coreProperties
            xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            xmlns:dc="http://purl.org/dc/elements/1.1/"
        {
            @if let Some(title) = title {
                dc:title { (title.text) " – " (title.above) }
                dc:subject { (title.above) }
            }
            dc:creator { "Kasauti " (ENGINE_VERSION) }
            dc:language { (language.code()) "-IN" }
        }
    }
}

fn application() -> Markup {
    html! {
        (DECLARATION)
        Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" {
            Application { "Kasauti" }
        }
    }
}

/// A4, the first page without what stands at the top of the others.
fn pages(body: &Markup) -> Markup {
    html! {
        (DECLARATION)
        w:document
            xmlns:w=(MAIN)
            xmlns:r=(RELATIONS)
            xmlns:wp=(format!("{DRAWING}/wordprocessingDrawing"))
            xmlns:a=(format!("{DRAWING}/main"))
            xmlns:pic=(format!("{DRAWING}/picture"))
            xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:wpg=(format!("{WORD_2010}/wordprocessingGroup"))
            xmlns:wps=(format!("{WORD_2010}/wordprocessingShape"))
        {
            w:body {
                (body)
                w:sectPr {
                    w:headerReference w:type="default" r:id="rId4" {}
                    w:footerReference w:type="default" r:id="rId5" {}
                    w:footerReference w:type="first" r:id="rId5" {}
                    w:pgSz w:w="11906" w:h="16838" {}
                    w:pgMar w:top="1360" w:right="1021" w:bottom="1134" w:left="1021" w:header="567" w:footer="510" w:gutter="0" {}
                    w:titlePg {}
                }
            }
        }
    }
}

fn settings(complex: &str) -> Markup {
    html! {
        (DECLARATION)
        w:settings xmlns:w=(MAIN) {
            w:defaultTabStop w:val="720" {}
            w:characterSpacingControl w:val="doNotCompress" {}
            w:compat {
                w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" {}
            }
            w:themeFontLang w:val="en-IN" w:bidi=(complex) {}
        }
    }
}

/// Entries without numbers are of one list; lists with numbers begin anew each.
fn numbering(lists: &[(u8, u32)]) -> Markup {
    let levels = |sign: &dyn Fn(u8) -> String, kind: &str| {
        html! {
            w:multiLevelType w:val="hybridMultilevel" {}
            @for level in 0..=DEEPEST {
                w:lvl w:ilvl=(level) {
                    w:start w:val="1" {}
                    w:numFmt w:val=(kind) {}
                    w:lvlText w:val=(sign(level)) {}
                    w:lvlJc w:val="left" {}
                    w:pPr { w:ind w:left=(360 * (u32::from(level) + 1)) w:hanging="300" {} }
                }
            }
        }
    };
    html! {
        (DECLARATION)
        w:numbering xmlns:w=(MAIN) {
            w:abstractNum w:abstractNumId="0" { (levels(&|_| String::from("•"), "bullet")) }
            w:abstractNum w:abstractNumId="1" { (levels(&|level| format!("%{}.", level + 1), "decimal")) }
            w:num w:numId=(BULLETS) { w:abstractNumId w:val="0" {} }
            @for (at, (depth, first)) in lists.iter().enumerate() {
                w:num w:numId=(BULLETS + at + 1) {
                    w:abstractNumId w:val="1" {}
                    w:lvlOverride w:ilvl=(depth) { w:startOverride w:val=(first) {} }
                }
            }
        }
    }
}

fn header(title: Option<&Title>) -> Markup {
    html! {
        (DECLARATION)
        w:hdr xmlns:w=(MAIN) {
            (paragraph(Look::of("Header"), html! {
                @if let Some(title) = title {
                    (said(&shortened(&title.above, ABOVE))) (tab()) (said(&shortened(&title.text, NAME)))
                }
            }))
        }
    }
}

/// The number of the page and of all pages, which Word fills in.
fn footer(wording: &Wording) -> Markup {
    let told = (wording.reports.page_of)("\u{1}", "\u{2}");
    let pieces = told.split_inclusive(['\u{1}', '\u{2}']);
    html! {
        (DECLARATION)
        w:ftr xmlns:w=(MAIN) {
            (paragraph(Look::of("Footer"), html! {
                @for piece in pieces {
                    (said(piece.trim_end_matches(['\u{1}', '\u{2}'])))
                    @if piece.ends_with('\u{1}') { (field("PAGE")) }
                    @if piece.ends_with('\u{2}') { (field("NUMPAGES")) }
                }
            }))
        }
    }
}

fn field(name: &str) -> Markup {
    html! { w:fldSimple w:instr=(format!(" {name} ")) { (said("1")) } }
}
