//! The two streams: results to standard output, everything else to standard error; colour only where it is seen.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::render::diagnostics::Paper;

use super::args::ColorWhen;
use super::outcome::Trouble;

/// Lines longer than this are hard to read, however wide the window is.
const WIDEST: usize = 120;
/// Where there is no window.
const WITHOUT_TERMINAL: usize = 100;

pub(super) struct Output {
    /// For results.
    pub(super) out: Paper,
    /// For messages.
    pub(super) err: Paper,
}

impl Output {
    pub(super) fn new(color: ColorWhen) -> Output {
        let width = width();
        Output {
            out: Paper { width, colour: wants_colour(color, io::stdout().is_terminal()) },
            err: Paper { width, colour: wants_colour(color, io::stderr().is_terminal()) },
        }
    }

    /// Writes a result. That nobody reads on (`| head`) is fine.
    pub(super) fn result(&self, text: &str) -> Result<(), Trouble> {
        self.result_bytes(text.as_bytes())
    }

    /// As [`Output::result`], for what is no text.
    pub(super) fn result_bytes(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut stream = io::stdout().lock();
        match stream.write_all(bytes).and_then(|()| stream.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Trouble::new(format!("the result could not be written: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Writes a message; where that fails there is nobody to tell.
    pub(super) fn message(&self, text: &str) {
        let mut stream = io::stderr().lock();
        let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }
}

fn wants_colour(color: ColorWhen, terminal: bool) -> bool {
    match color {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => {
            let said = |name: &str| variable(name).filter(|value| !value.is_empty());
            said("NO_COLOR").is_none()
                && said("CLICOLOR").as_deref() != Some("0")
                && said("TERM").as_deref() != Some("dumb")
                && terminal
        }
    }
}

fn width() -> usize {
    let asked = variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).min(WIDEST));
    asked.or_else(seen).unwrap_or(WITHOUT_TERMINAL)
}

#[allow(clippy::disallowed_methods)] // the edge is where the environment is asked
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// `1 report`, `3 reports`, for messages.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// More names than these are counted, not told.
const MOST_NAMES: usize = 10;

/// `a.toml, b.toml`, `a.toml, … and 4990 more`.
pub(super) fn listed(names: &[String]) -> String {
    let told = names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMES) {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}
