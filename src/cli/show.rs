//! `kasauti show`: a pack's rules as they stand, with what they build on carried over.

use crate::diagnostic::{Diagnostics, either, nearest};
use crate::pack;
use crate::render::{framework_json, markdown};
use crate::report;
use crate::source::{Sources, World};
use crate::syntax;

use super::args::{Show, ShowFormat};
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::packs::{self, Loaded};
use super::world::FolderWorld;

pub(super) fn run(verb: &Show, output: &Output) -> Result<Outcome, Trouble> {
    let world: Box<dyn World> = match &verb.pack {
        Some(folder) => Box::new(FolderWorld::open(folder)?),
        None => Box::new(packs::brought_along_with_examples()?),
    };
    let mut sources = Sources::new();
    let loaded = Loaded::from_world(&*world, &mut sources);
    let pack = match loaded.usable("shown", &sources, output) {
        Ok(pack) => pack,
        Err(outcome) => return Ok(outcome),
    };
    if verb.format == ShowFormat::Kas && verb.language.code().is_some_and(|code| code != pack.written_in) {
        return Err(Trouble::new(
            "`--lang` shows the framework as a document, and rules are not written in it",
        )
        .help(
            "add `--format markdown` or `json`; translations of rules stand in the pack's `texts` folder",
        ));
    }
    let pack = &*packs::in_language(pack, verb.language.code())?;
    let text = match (verb.format, &verb.name) {
        (ShowFormat::Kas, name) => rules(&*world, name.as_deref())?,
        (ShowFormat::Json, None) => framework_json(pack, &sources),
        (ShowFormat::Json, Some(name)) => {
            return Err(Trouble::new("as JSON the whole framework is shown")
                .help(format!("leave `{name}` out, or show it with `--format markdown`")));
        }
        (ShowFormat::Markdown, None) => markdown(&report::framework(pack, &sources)),
        (ShowFormat::Markdown, Some(name)) => {
            markdown(&report::part(pack, &sources, name).map_err(|near| unknown(name, &near))?)
        }
    };
    output.result(&text)?;
    Ok(Outcome::Done)
}

/// The rules themselves.
fn rules(world: &dyn World, name: Option<&str>) -> Result<String, Trouble> {
    let mut sources = Sources::new();
    let rules = pack::rules(world, &mut sources, &mut Diagnostics::new());
    let Some(name) = name else { return Ok(in_style(rules.text(&sources))) };
    let found = rules.text_of(name, &sources);
    if found.is_empty() {
        let names = rules.names();
        let near = nearest(name, names.iter().map(String::as_str));
        return Err(unknown(name, &near.into_iter().map(str::to_owned).collect::<Vec<_>>()));
    }
    let found: Vec<String> = found.into_iter().map(in_style).collect();
    Ok(found.join("\n"))
}

/// In the one style of rule files, where that says the same for certain.
fn in_style(text: String) -> String {
    let mut sources = Sources::new();
    let file = sources.add("", text.as_str());
    syntax::format(&sources, file, &mut Diagnostics::new()).unwrap_or(text)
}

fn unknown(name: &str, near: &[String]) -> Trouble {
    let trouble = Trouble::new(format!("nothing in the pack is called `{name}`"));
    if near.is_empty() {
        return trouble
            .help("name a code, a component, a question or an advice; without a name all is shown");
    }
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    trouble.help(format!("did you mean {}?", either(&near)))
}
