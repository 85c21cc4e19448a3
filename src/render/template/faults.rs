//! What is wrong with a template, in words for whoever wrote it.

use minijinja::value::Value;
use minijinja::{Error, ErrorKind};

use crate::diagnostic::{Code, Diagnostic, codes, either, nearest};
use crate::pack::look::Template;
use crate::source::Span;

use super::{LONGEST, names};

/// What may stand before the head's first words.
const BEFORE_HEAD: [&str; 3] = ["!doctype", "html", "head"];
/// So many places of a name are told.
const MOST_PLACES: usize = 3;

/// Where a template is looked at, and what it was given.
pub(super) struct Faults<'a> {
    pub(super) template: &'a Template,
    pub(super) text: &'a str,
    pub(super) data: &'a Value,
}

impl Faults<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.template.file, start.min(self.text.len()), end.min(self.text.len()))
    }

    fn at(&self, code: &'static Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, span, message).also(self.template.span, "the rules name the template here")
    }

    /// The line of an error, or the stretch of it that is at fault.
    fn place(&self, error: &Error) -> Span {
        if let Some(range) = error.range().filter(|range| !range.is_empty()) {
            return self.span(range.start, range.end);
        }
        let line = error.line().unwrap_or(1).saturating_sub(1);
        let start: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let length = self.text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        self.span(start, start + length)
    }

    pub(super) fn told(&self, error: &Error) -> Box<Diagnostic> {
        let place = self.place(error);
        let detail = error.detail().unwrap_or("it cannot be done").to_owned();
        let failed = |message: String| self.at(&codes::LOOK_TEMPLATE_FAILED, place, message);
        Box::new(match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape | ErrorKind::InvalidDelimiter => self
                .at(&codes::LOOK_TEMPLATE_SYNTAX, place, format!("this cannot be read: {detail}"))
                .label("here")
                .help("`{{ … }}` puts a value in, `{% for … %}` and `{% if … %}` need their `{% endfor %}` and `{% endif %}`"),
            ErrorKind::UndefinedError => self.unknown_name(&self.asked(error, &detail), place),
            ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
                self.unknown_help(place, &detail)
            }
            ErrorKind::OutOfFuel => failed(String::from("the template needs more than a million steps for a page"))
                .label("here it was stopped")
                .help("let it go over fewer things, or over each of them once"),
            ErrorKind::WriteFailure => failed(format!("the page would have more than {} MB", LONGEST / 1024 / 1024))
                .label("here it was stopped")
                .help("let it write fewer things, or each of them once"),
            _ => failed(format!("this cannot be done: {detail}"))
                .label("here")
                .help("docs/reports.md tells what the data holds, and of what kind it is"),
        })
    }

    /// What was asked for and is not there, as it is written.
    fn asked(&self, error: &Error, detail: &str) -> String {
        let named = detail
            .split('`')
            .zip(detail.split('`').skip(1))
            .find(|(_, after)| after.starts_with(" is undefined"));
        if let Some((name, _)) = named {
            return name.trim().to_owned();
        }
        let range = error.range().and_then(|range| self.text.get(range));
        range.unwrap_or_default().trim().to_owned()
    }

    pub(super) fn unknown_name(&self, path: &str, place: Span) -> Diagnostic {
        let name = path.rsplit('.').next().unwrap_or(path);
        let before = path.strip_suffix(name).unwrap_or("");
        let told = self
            .at(&codes::LOOK_TEMPLATE_NAME, place, format!("a template is given no `{path}`"))
            .label("not there")
            .note("docs/reports.md, \"House style\", lists all that is there");
        if let Some(table) = names::table_of(self.data, path) {
            let known = names::names_in(&table);
            return match nearest(name, known.iter().map(String::as_str)).as_slice() {
                [] if known.len() <= 16 => {
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    told.help(format!("there is {}", either(&known).replace(" or ", " and ")))
                }
                [] => told,
                near => {
                    let near: Vec<String> = near.iter().map(|name| format!("{before}{name}")).collect();
                    let near: Vec<&str> = near.iter().map(String::as_str).collect();
                    told.help(format!("did you mean {}?", either(&near)))
                }
            };
        }
        // It begins in a loop or a macro, so what it is part of is not known here.
        let all = names::all(self.data);
        let of = |wanted: &str| -> Vec<&str> {
            let places = all.iter().filter(|(name, _)| name == wanted).map(|(_, whole)| whole.as_str());
            places.take(MOST_PLACES).collect()
        };
        if !of(name).is_empty() {
            return told.help(format!("`{name}` is to be found elsewhere: {}", either(&of(name))));
        }
        match nearest(name, all.iter().map(|(name, _)| name.as_str())).first() {
            Some(near) => told.help(format!("did you mean `{before}{near}`, as in {}?", either(&of(near)))),
            None => told,
        }
    }

    /// A filter, test or function that does not exist.
    fn unknown_help(&self, place: Span, detail: &str) -> Diagnostic {
        let told =
            self.at(&codes::LOOK_TEMPLATE_NAME, place, format!("this is not known: {detail}")).label("here");
        if self.text.get(place.range()).is_some_and(|text| text.contains("safe")) {
            return told.help(
                "leave `|safe` out: what comes from rules and answers is always escaped, and `parts` are HTML already",
            );
        }
        told.help("beside those of Jinja there are the filters `figure`, for points, and `prose`, for the text of advice")
    }

    /// Where a name is asked for.
    pub(super) fn place_of(&self, path: &str) -> Span {
        let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
        let mut inside = false;
        let mut at = 0;
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with("{{") || rest.starts_with("{%") {
                inside = true;
            } else if rest.starts_with("}}") || rest.starts_with("%}") {
                inside = false;
            } else if inside && rest.starts_with(path) {
                let before = self.text.get(..at).and_then(|before| before.chars().next_back());
                let after = rest.get(path.len()..).and_then(|after| after.chars().next());
                if !before.is_some_and(|sign| is_word(sign) || sign == '.') && !after.is_some_and(is_word) {
                    return self.span(at, at + path.len());
                }
            }
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        self.span(0, 0)
    }

    /// Templates escape everything, so nothing in them may turn that off.
    pub(super) fn turns_escaping_off(&self) -> Option<Box<Diagnostic>> {
        let (at, _) = self.text.match_indices("{%").find(|(at, _)| {
            let inside = self.text.get(at + 2..).unwrap_or("").trim_start_matches(['-', '+']).trim_start();
            inside.starts_with("autoescape")
        })?;
        let length = self.text.get(at..).and_then(|rest| rest.find("%}")).map_or(2, |end| end + 2);
        let place = self.span(at, at + length);
        Some(Box::new(
            self.at(&codes::LOOK_TEMPLATE_SYNTAX, place, "escaping cannot be changed in a template")
                .label("not here")
                .help("take it out: what comes from rules and answers is always escaped, and `parts` are HTML already"),
        ))
    }

    pub(super) fn without_head(&self) -> Box<Diagnostic> {
        let place = self.place_of("page.head");
        Box::new(
            self.at(&codes::LOOK_TEMPLATE_HEAD, place, "the page does not begin with `{{ page.head }}`")
                .label("only `<!DOCTYPE html>`, `<html …>` and `<head>` may stand before it")
                .help("write `<head>`, and `{{ page.head }}` right below it, as `kasauti new --template` does")
                .note("it forbids scripts and the network to the whole page, and that holds only for what follows it"),
        )
    }
}

/// Whether what a page's head has to say stands before all else that means something.
pub(super) fn begins_as_a_page_must(page: &str, head: &str) -> bool {
    let mut rest = page.trim_start_matches('\u{feff}').trim_start();
    loop {
        if !head.is_empty() && rest.starts_with(head) {
            return true;
        }
        let Some((tag, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) else {
            return false;
        };
        let name = tag.split(|sign: char| sign.is_ascii_whitespace()).next().unwrap_or("").to_lowercase();
        // A quote that does not close before the `>` would hide what follows.
        let is_closed = tag.matches('"').count() % 2 == 0 && !tag.contains(['\'', '<']);
        if !BEFORE_HEAD.contains(&name.as_str()) || !is_closed {
            return false;
        }
        rest = after.trim_start();
    }
}
