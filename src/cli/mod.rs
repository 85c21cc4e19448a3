//! The edge: arguments, files, terminal, exit codes. The only room that may fail for reasons of the outside world.
//!
//! A file a verb. Nothing is decided here that another front end would have to decide again: what is a mistake, a
//! score or a report comes from the other rooms.

mod args;
mod check;
mod cities;
mod codes;
mod cycles;
mod diff;
mod disk;
mod explain;
mod fmt;
mod house;
mod new;
mod opening;
mod outcome;
mod output;
mod packs;
mod progress;
mod rank;
mod report;
mod score;
mod scoring;
mod show;
mod site;
mod target;
mod test;
mod world;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::render::diagnostics::visible;
use args::{Arguments, Verb};
use outcome::{Outcome, Trouble};
use output::Output;

pub use world::FolderWorld;

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let typed: Vec<_> = std::env::args_os().collect();
    let command = Arguments::command().color(args::color_typed(&typed));
    let matches = command.try_get_matches_from(typed);
    let arguments = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(told) => {
            // Help and version come this way too; where they cannot be printed nobody reads on.
            let _ = told.print();
            return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2));
        }
    };
    let output = Output::new(arguments.color);
    let ended = match arguments.verb {
        Verb::Check(verb) => check::run(&verb, &output),
        Verb::Score(verb) => score::run(&verb, &output),
        Verb::Explain(verb) => explain::run(&verb, &output),
        Verb::Fmt(verb) => fmt::run(&verb, &output),
        Verb::New(verb) => new::run(&verb, &output),
        Verb::Test(verb) => test::run(&verb, &output),
        Verb::Show(verb) => show::run(&verb, &output),
        Verb::Diff(verb) => diff::run(&verb, &output),
        Verb::Report(verb) => match &verb.site {
            Some(folder) => site::run(&verb, folder, &output),
            None => report::run(&verb, &output),
        },
        Verb::Rank(verb) => rank::run(&verb, &output),
    };
    match ended {
        Ok(outcome) => outcome.into(),
        Err(trouble) => {
            tell(&trouble, &output);
            Outcome::Unreadable.into()
        }
    }
}

/// More of what keeps files from being read is counted, not told.
const MOST_TROUBLES: usize = 10;

/// What stood in the way of some files, the first of them in full.
fn tell_all(troubles: &[Trouble], output: &Output) {
    troubles.iter().take(MOST_TROUBLES).for_each(|trouble| tell(trouble, output));
    let more = troubles.len().saturating_sub(MOST_TROUBLES);
    if more > 0 {
        output.message(&format!("kasauti: {more} more could not be read\n"));
    }
}

fn tell(trouble: &Trouble, output: &Output) {
    let mut text = format!("kasauti: {}\n", visible(&trouble.message));
    if let Some(help) = &trouble.help {
        text += &format!("  help: {}\n", visible(help));
    }
    output.message(&text);
}
