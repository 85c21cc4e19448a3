//! The look of a page: the sheet, and what of it differs from page to page.

use crate::pack::look::Accent;

use super::super::room::shortened;
use super::look;

/// What stands at the top of a page of paper has room for so many signs on either side.
const ABOVE: usize = 60;
const NAME: usize = 40;

const SHEET: &str = include_str!("style.css");

/// The style sheet; on paper each page bears what the report belongs to and whom it is about.
pub(super) fn sheet(above: &str, name: &str, accent: Option<Accent>) -> String {
    format!(
        "{SHEET}\n{}@page {{ @top-left {{ content: {}; }} @top-right {{ content: {}; }} }}\n\
         @page :first {{ @top-left {{ content: none; }} @top-right {{ content: none; }} }}\n",
        look::colours(accent),
        string(&shortened(above, ABOVE)),
        string(&shortened(name, NAME))
    )
}

/// A string of a style sheet that means these words and nothing else.
fn string(words: &str) -> String {
    let mut out = String::from("\"");
    for sign in words.chars() {
        if sign.is_alphanumeric() || sign == ' ' {
            out.push(sign);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(sign)));
        }
    }
    out.push('"');
    out
}
