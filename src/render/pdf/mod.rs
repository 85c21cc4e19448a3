//! A document as a PDF: the source that `render/typst` writes, compiled here and now.
//!
//! Tagged for those who listen to it (PDF/UA-1), with its fonts in it. No date and no machine stand in it, so the same
//! document gives the same bytes; it is why it cannot be PDF/A, which wants a date.

mod world;

use std::collections::BTreeSet;

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::report::Document;
use crate::report::words::ENGINE_VERSION;

use super::typst::typst;
use world::Desk;

/// What stands where no font has the sign that was meant.
const NO_SIGN: &str = "\u{fffd}";

/// A report as a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    /// Signs that no font of the program has; a question mark stands for each.
    pub unshown: BTreeSet<char>,
    /// Why it is tagged without being PDF/UA-1: in some rare order, signs that fonts have cannot be joined.
    pub lacks: Option<String>,
}

/// The document as a PDF.
///
/// # Errors
/// What keeps it from being made, in words.
pub fn pdf(document: &Document) -> Result<Pdf, String> {
    let mut unshown = BTreeSet::new();
    let mut source = String::new();
    for sign in typst(document).chars() {
        match world::shown(sign) {
            Some(true) => source.push(sign),
            Some(false) => {
                unshown.insert(sign);
                source.push_str(NO_SIGN);
            }
            None => {}
        }
    }
    let written = compiled(source);
    // What the compiler remembers of one report is of no use to the next, and adds up.
    comemo::evict(0);
    let (bytes, lacks) = written?;
    Ok(Pdf { bytes, unshown, lacks })
}

/// The bytes, and what they lack.
fn compiled(source: String) -> Result<(Vec<u8>, Option<String>), String> {
    let document: PagedDocument =
        ::typst::compile(&Desk::with(source)).output.map_err(|errors| told(&errors))?;
    let written = |standards: &[PdfStandard]| {
        let options = PdfOptions {
            creator: Smart::Custom(Some(format!("Kasauti {ENGINE_VERSION}"))),
            standards: PdfStandards::new(standards).map_err(|error| error.message().to_string())?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| told(&errors))
    };
    match written(&[PdfStandard::Ua_1]) {
        Ok(bytes) => Ok((bytes, None)),
        Err(reason) => Ok((written(&[])?, Some(reason))),
    }
}

fn told(errors: &[SourceDiagnostic]) -> String {
    errors.first().map_or_else(String::new, |error| error.message.to_string())
}
