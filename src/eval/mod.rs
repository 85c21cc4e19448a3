//! The one evaluator: exact values, ranges for unknown answers and the proofs of `check` are the same walk.
//!
//! A [`Walk`] goes over the typed expressions of a pack with what is known of the answers ([`Facts`]). Where everything
//! is known it gives numbers, else ranges that hold whatever the missing answers turn out to be. A [`Space`] cuts all
//! that the answers can still be into finitely many cells in which the rules cannot tell answers apart, so that ranges are
//! exact wherever the answers can be enumerated.
//!
//! This room knows typed rules and typed answers. It must not know files, results, or how anything is shown.

mod across;
mod beside;
mod conditions;
mod facts;
mod from_answers;
mod functions;
mod lists;
mod sensitivity;
mod shapes;
mod space;
mod steps;
mod value;
mod walk;
mod wholes;
mod words;

pub use across::Run;
pub use beside::{Imagined, Last, Proof};
pub use facts::{Content, Fact, Facts};
pub use functions::of_ranges;
pub use sensitivity::{Boundary, Sensitivity};
pub use space::Space;
pub use steps::{Observer, Recorder, Silent, Step, StepKind};
pub use value::{Outcome, Value};
pub use walk::{Scores, Walk, is_whole};
pub use wholes::{Applies, Ranges, Taken, Whole, cells_of_levels, possible_levels};
pub use words::{Manner, describe, in_words, ticked_titles};
