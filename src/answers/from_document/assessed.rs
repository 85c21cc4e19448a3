//! The day of an assessment, held to the days on which the rules are in force.

use super::super::document::{Entry, Kind};
use super::{Reader, date};
use crate::diagnostic::{Diagnostic, codes};
use crate::pack::Effective;

impl Reader<'_> {
    pub(super) fn assessed_on(&mut self, entry: &Entry) {
        let span = entry.value.span;
        let day = match &entry.value.kind {
            Kind::Date(text) | Kind::Text(text) => date::read(text),
            Kind::Nothing | Kind::Error => return,
            _ => Err(date::Slip::NotADate),
        };
        let told = match (day, self.pack.effective) {
            (Ok(day), Some(effective)) if !effective.holds_on(day) => Diagnostic::new(
                &codes::ANSWERS_OUTSIDE_PERIOD,
                span,
                format!("cycle `{}` is not in force on {}", self.pack.cycle, date::write(day)),
            )
            .label(format!("it is in force {}", days(effective)))
            .also(effective.span, "as the rules say here")
            .help("take the cycle that is in force on that day, or mend the day"),
            (Ok(_), _) => return,
            (Err(_), _) => Diagnostic::new(&codes::ANSWERS_BAD_DATE, span, "`assessed_on` is not a day")
                .help("write year, month and day: `assessed_on = 2026-05-01`"),
        };
        self.tell(told);
    }
}

/// `from 2026-04-01 until 2028-03-31`
fn days(effective: Effective) -> String {
    let from = effective.from.map(|day| format!("from {}", date::write(day)));
    let until = effective.until.map(|day| format!("until {}", date::write(day)));
    [from, until].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
