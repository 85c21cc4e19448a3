//! Proofs over a pack: that its figures add up, that nothing is left out, that everything can be reached.
//!
//! One family a file. Every proof is over all answers that can be given, none over a city's own; whatever is wrong is told
//! with a city for which it goes wrong. It must not know any city's data, nor how anything is shown.

mod bands;
mod columns;
mod context;
mod cover;
pub mod line;
mod origins;
mod tables;
mod totals;
mod visit;
mod words;

use crate::diagnostic::Diagnostics;
use crate::pack::Pack;
use crate::script::Scripts;
use crate::source::Sources;

use context::Context;

/// Everything that can be said of a pack without any city's answers.
pub fn check(pack: &Pack, scripts: &Scripts, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut context = Context::new(pack, scripts, sources, diagnostics);
    totals::check(&mut context);
    origins::check(&mut context);
    for root in context.roots() {
        cover::check(&mut context, root.node);
        bands::check(&mut context, root.node);
        tables::check(&mut context, root.node);
    }
}
