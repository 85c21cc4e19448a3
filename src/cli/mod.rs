//! The edge: arguments, files, terminal, exit codes. The only room that may fail for reasons of the outside world.

use std::process::ExitCode;

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    ExitCode::from(2)
}
