//! The cities that are scored together.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::across::MOST_CITIES;
use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::eval::Run;
use crate::pack::Pack;
use crate::score::{Mode, Scorer};
use crate::source::Sources;

use super::cities;
use super::outcome::Trouble;

/// Answers that count for statistics and are not shown: those of files that are not among `shown`.
pub(super) fn others(
    among: &[PathBuf],
    shown: &[PathBuf],
    pack: &Pack,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Result<Vec<Answers>, Trouble> {
    let place = |path: &PathBuf| path.canonicalize().unwrap_or_else(|_| path.clone());
    let shown: BTreeSet<PathBuf> = shown.iter().map(place).collect();
    let mut others = Vec::new();
    for path in cities::files(among) {
        let path = path?;
        if !shown.contains(&place(&path)) {
            others.extend(cities::read(&path, pack, sources, found)?);
        }
    }
    Ok(others)
}

/// The run of all these cities. `None` where scores do not hang on other cities, or there are none, which is told.
pub(super) fn of(
    scorer: &Scorer<'_>,
    shown: &[Answers],
    others: &[Answers],
    mode: Mode,
    found: &mut Diagnostics,
) -> Result<Option<Run>, Trouble> {
    if !scorer.looks_across() {
        return Ok(None);
    }
    let cities: Vec<&Answers> = shown.iter().chain(others).collect();
    if cities.len() > MOST_CITIES {
        return Err(Trouble::new(format!("{} cities are too many to be scored together", cities.len()))
            .help(format!("at most {MOST_CITIES} are")));
    }
    if cities.len() < 2 {
        scorer.told_alone(found);
        return Ok(None);
    }
    Ok(Some(scorer.run(&cities, mode)))
}
