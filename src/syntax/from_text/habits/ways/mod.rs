//! Habits of other notations as tables: what is written, and what is meant by it.
//!
//! A pattern is as [`find`](super::bits::find) says. What is meant may take up what was caught (`{1}`); when it is empty,
//! the words are left out, and behind a `!` stands what to say where nothing can be put in their place.

mod heads;
mod items;
mod questions;
mod values;

pub(super) use heads::*;
pub(super) use items::*;
pub(super) use questions::*;
pub(super) use values::*;

/// Ways of writing one thing, and what there is to say of all of them. `{}` in a message is what was written.
pub(super) struct Group {
    pub message: &'static str,
    pub help: &'static str,
    pub ways: &'static [(&'static str, &'static str)],
}
