//! `rules/policy.kas:12:5: error[pack/unknown-name]: nothing is called `polcy_stage``, a line each.

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

use super::place::Place;
use super::plain::visible;

pub(super) fn draw(list: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for one in list {
        if let Some(place) = Place::pointed(sources, one.span()) {
            let at = place.first();
            out += &format!("{}:{}:{}: ", visible(&place.file.name), at.line, at.column);
        }
        out += &format!("{}[{}]: {}\n", one.severity().word(), one.code().id, visible(&one.message));
    }
    out
}
