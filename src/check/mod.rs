//! Proofs over a pack: that its figures add up, that nothing is left out, that everything can be reached.
//!
//! One family a file. Every proof is over all answers that can be given, none over a city's own; whatever is wrong is told
//! with a city for which it goes wrong. A proof has a bounded number of steps, and one that runs out says so. It must not
//! know any city's data, nor how anything is shown.

mod advice;
mod bands;
mod columns;
mod constant;
mod context;
mod cover;
mod firsts;
mod formula;
mod gaps_of_value;
mod inherited;
mod levels;
mod line;
mod lists;
mod optimum;
mod origins;
mod penalties;
mod reach;
mod rungs;
mod search;
mod shapes;
mod steps;
mod tables;
mod totals;
mod words;
mod worlds;

pub use inherited::attribute;

use crate::diagnostic::Diagnostics;
use crate::pack::Pack;
use crate::pack::visit::Node;
use crate::script::Scripts;
use crate::source::Sources;

use context::{Context, roots};
use lists::Lists;

/// Everything that can be said of a pack without any city's answers.
pub fn check(pack: &Pack, scripts: &Scripts, sources: &Sources, diagnostics: &mut Diagnostics) {
    let roots = roots(pack);
    let nodes: Vec<Node<'_>> = roots.iter().map(|root| root.node).collect();
    let lists = Lists::new(pack, &nodes);
    let others = worlds::others(pack);
    let mut found = Diagnostics::new();
    let mut context = Context::new(pack, scripts, sources, &lists, &others, &mut found);
    totals::check(&mut context);
    origins::check(&mut context);
    for root in &roots {
        context.used_at = root.used_at;
        cover::check(&mut context, root.node);
        bands::check(&mut context, root.node);
        tables::check(&mut context, root.node);
        rungs::check(&mut context, root.node);
        firsts::check(&mut context, root.node);
    }
    context.used_at = None;
    gaps_of_value::check(&mut context, &roots);
    reach::check(&mut context);
    penalties::check(&mut context);
    constant::check(&mut context, &roots);
    levels::check(&mut context);
    advice::check(&mut context);
    shapes::settle(pack, found, diagnostics);
}
