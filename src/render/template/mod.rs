//! A city's report as a page of the pack's own: a template, filled with what `data` holds.
//!
//! Whatever comes from packs and answers is escaped where it is put in, and a template cannot turn that off. It sees the
//! data and nothing else: no files, no network, no clock. It has a budget of steps and of length, and its page
//! forbids scripts as every other page does. Only this room knows the engine.

mod data;
mod faults;
mod names;

use std::io;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, HtmlEscape, UndefinedBehavior};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pack::look::Template;
use crate::report::Matter;
use crate::source::Sources;

use super::html::{Page, meant_only};
use faults::Faults;

/// A page takes a template at most so many steps.
const MOST_STEPS: u64 = 1_000_000;
/// A page has at most so many bytes; one from a large pack has half of one of them.
const LONGEST: usize = 16 * 1024 * 1024;
/// Macros call each other at most so deep.
const DEEPEST: usize = 100;

/// The report of a city by a template.
///
/// # Errors
/// What is wrong with the template, with its place.
pub fn by_template(
    template: &Template,
    matter: &Matter<'_>,
    links: &[(&str, &str)],
) -> Result<String, Box<Diagnostic>> {
    let data = data::data(matter, Page { links, sorting: false });
    let text = text_of(template, matter.sources);
    let faults = Faults { template, text, data: &data };
    let environment = environment(matter, &faults)?;
    let compiled =
        environment.template_from_named_str(&template.path, text).map_err(|error| faults.told(&error))?;
    let mut page = Bounded(Vec::new());
    compiled.render_captured_to(data.clone(), &mut page).map_err(|error| faults.told(&error))?;
    let page = String::from_utf8(page.0).unwrap_or_default();
    if faults::begins_as_a_page_must(&page, &data::text_in(&data, "page", "head")) {
        Ok(meant_only(page))
    } else {
        Err(faults.without_head())
    }
}

/// Looks for what is wrong with a template, with a city to try it with.
pub fn check_template(template: &Template, matter: &Matter<'_>, found: &mut Diagnostics) {
    let data = data::data(matter, Page::default());
    let text = text_of(template, matter.sources);
    let faults = Faults { template, text, data: &data };
    let unknown = environment(matter, &faults).and_then(|environment| {
        let compiled = environment.template_from_named_str(&template.path, text);
        compiled.map(|compiled| names::unknown(&compiled, &faults)).map_err(|error| faults.told(&error))
    });
    match unknown {
        Ok(unknown) if unknown.is_empty() => {
            by_template(template, matter, &[]).err().into_iter().for_each(|told| found.add(*told));
        }
        Ok(unknown) => unknown.into_iter().for_each(|one| found.add(one)),
        Err(told) => found.add(*told),
    }
}

fn text_of<'s>(template: &Template, sources: &'s Sources) -> &'s str {
    sources.get(template.file).map_or("", |file| &file.text)
}

/// What templates can do.
fn environment<'t>(matter: &Matter<'_>, faults: &Faults<'_>) -> Result<Environment<'t>, Box<Diagnostic>> {
    if let Some(told) = faults.turns_escaping_off() {
        return Err(told);
    }
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_fuel(Some(MOST_STEPS));
    environment.set_recursion_limit(DEEPEST);
    environment.remove_filter("safe");
    environment.remove_global("debug");
    environment.set_formatter(|out, _, value| {
        if value.is_none() || value.is_undefined() {
            return Ok(());
        }
        let written = match value.as_str() {
            Some(text) if value.is_safe() => out.write_str(text),
            Some(text) => write!(out, "{}", HtmlEscape(text)),
            None => write!(out, "{}", HtmlEscape(&value.to_string())),
        };
        written.map_err(Error::from)
    });
    let wording = matter.pack.wording();
    environment.add_filter("figure", move |points: Value| data::figure(wording, &points));
    environment.add_filter("prose", |text: Value| {
        Value::from_safe_string(super::html::prose(text.as_str().unwrap_or_default()))
    });
    Ok(environment)
}

/// What is written, as far as there is room for it.
struct Bounded(Vec<u8>);

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
