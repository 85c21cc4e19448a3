//! What check proves, by code and underlined text, and against brute force.

mod against_brute_force;
mod cover;
mod helps;
mod reach;
mod totals;

use kasauti::check::check;
use kasauti::diagnostic::Diagnostics;
use kasauti::pack;
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

/// A diagnostic as tests look at it.
#[derive(Debug)]
pub struct Found {
    pub code: &'static str,
    /// The text at the place.
    pub at: String,
    /// All that is said.
    pub says: String,
    pub fix: Option<(String, String)>,
}

pub fn found(text: &str) -> Vec<Found> {
    found_in(&[("pack.kas", text)])
}

pub fn found_in(files: &[(&str, &str)]) -> Vec<Found> {
    let world = MemoryWorld::new(files.iter().copied());
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let pack = pack::load(&world, &mut sources, &mut diagnostics);
    if let Some(pack) = &pack {
        let scripts = Scripts::compile(pack, &sources, &mut diagnostics);
        check(pack, &scripts, &sources, &mut diagnostics);
    }
    let told = diagnostics.sorted();
    let found: Vec<Found> = told
        .into_iter()
        .map(|one| Found {
            code: one.code().id,
            at: sources.text(one.span()).to_owned(),
            says: format!("{} | {} | {:?} | {:?}", one.message, one.label, one.help, one.notes),
            fix: one.fix.as_ref().map(|fix| (sources.text(fix.span).to_owned(), fix.replacement.clone())),
        })
        .filter(|one| !one.code.starts_with("pack/unused"))
        .collect();
    assert!(pack.is_some(), "no pack at all: {found:#?}");
    found
}

/// The text has this mistake and no other.
#[track_caller]
pub fn only(text: &str, code: &str, at: &str, word: &str) -> Found {
    let mut all = found(text);
    assert_eq!(all.len(), 1, "{all:#?}\n{text}");
    let one = all.remove(0);
    assert_eq!((one.code, one.at.as_str()), (code, at), "{one:#?}");
    assert!(one.says.contains(word), "`{word}` is not in {one:#?}");
    one
}

#[track_caller]
pub fn nothing(text: &str) {
    let all = found(text);
    assert!(all.is_empty(), "{all:#?}\n{text}");
}

pub const FRAMEWORK: &str = r#"language 1
framework lake "Lake" {
  cycle "2026"
  subject city
  overall = sum of components
  round points half up to 2 places
  unanswered scores lowest
  illustrative "made up"
}
"#;

/// A pack of one indicator with advice that always stands.
pub fn indicator(out_of: &str, inside: &str) -> String {
    format!(
        r#"{FRAMEWORK}
component water "Water" number 1 out of {out_of} {{
  illustrative "made up"
  indicator 1.a "Water" out of {out_of} {{
    {inside}
    recommend go_on {{ text "Go on." }}
  }}
}}
"#
    )
}
