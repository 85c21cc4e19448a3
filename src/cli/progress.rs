//! How far a long run is, on a terminal alone.
#![allow(clippy::disallowed_methods)] // the edge has a clock

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use super::output::Output;

/// A line is written anew at most so often.
const EVERY: Duration = Duration::from_millis(100);
/// What is over sooner needs no line.
const WORTH_IT: Duration = Duration::from_millis(400);

pub(super) struct Progress<'a> {
    output: Option<&'a Output>,
    began: Instant,
    shown: Option<Instant>,
    steps: usize,
}

impl<'a> Progress<'a> {
    pub(super) fn new(steps: usize, output: &'a Output) -> Progress<'a> {
        let output = io::stderr().is_terminal().then_some(output);
        Progress { output, began: Instant::now(), shown: None, steps }
    }

    /// So many steps are done; `what` is going on.
    pub(super) fn at(&mut self, done: usize, what: &str) {
        let Some(output) = self.output else { return };
        let now = Instant::now();
        let elapsed = now.duration_since(self.began);
        let is_due = self.shown.map_or(elapsed > WORTH_IT, |shown| now.duration_since(shown) > EVERY);
        if is_due && done > 0 {
            self.shown = Some(now);
            let bar = bar(done, self.steps);
            output.message(&format!("\r\u{1b}[K{bar} {what}, {}", left(elapsed, done, self.steps)));
        }
    }

    /// Takes the line away.
    pub(super) fn end(&mut self) {
        if let (Some(output), Some(_)) = (self.output, self.shown.take()) {
            output.message("\r\u{1b}[K");
        }
    }
}

/// As many signs as a bar has.
const BAR: usize = 24;

/// `████████················  33%`
fn bar(done: usize, steps: usize) -> String {
    let (done, steps) = (done.min(steps), steps.max(1));
    let filled = BAR * done / steps;
    format!("{}{} {:>3}%", "█".repeat(filled), "·".repeat(BAR - filled), 100 * done / steps)
}

/// `about 2 min left`, by what the steps so far have taken.
fn left(elapsed: Duration, done: usize, steps: usize) -> String {
    let done = u32::try_from(done).unwrap_or(u32::MAX).max(1);
    let to_do = u32::try_from(steps).unwrap_or(u32::MAX).saturating_sub(done);
    let seconds = (elapsed / done).saturating_mul(to_do).as_secs();
    if seconds < 90 {
        format!("about {} s left", seconds + 1)
    } else {
        format!("about {} min left", (seconds + 30) / 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_long_as_what_is_done() {
        assert_eq!(bar(1, 3), "████████················  33%");
        assert_eq!(bar(7, 7), "████████████████████████ 100%");
        assert_eq!(bar(0, 0), "························   0%");
    }

    #[test]
    fn the_time_left_is_what_the_steps_so_far_say() {
        assert_eq!(left(Duration::from_secs(10), 100, 200), "about 11 s left");
        assert_eq!(left(Duration::from_secs(60), 100, 400), "about 3 min left");
        assert_eq!(left(Duration::from_secs(10), 200, 200), "about 1 s left");
    }
}
