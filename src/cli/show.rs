//! `kasauti show`: a pack's rules as they stand, with what they build on carried over.

use crate::cycle::Rules;
use crate::diagnostic::{Diagnostics, either, nearest};
use crate::pack;
use crate::source::{Sources, World};

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
    if let Err(outcome) = loaded.usable("shown", &sources, output) {
        return Ok(outcome);
    }
    let text = match verb.format {
        ShowFormat::Kas => rules(&*world, verb.name.as_deref())?,
    };
    output.result(&text)?;
    Ok(Outcome::Done)
}

/// The rules themselves.
fn rules(world: &dyn World, name: Option<&str>) -> Result<String, Trouble> {
    let mut sources = Sources::new();
    let rules = pack::rules(world, &mut sources, &mut Diagnostics::new());
    let Some(name) = name else { return Ok(rules.text(&sources)) };
    let found = rules.text_of(name, &sources);
    if found.is_empty() { Err(unknown(&rules, name)) } else { Ok(found.join("\n")) }
}

fn unknown(rules: &Rules, name: &str) -> Trouble {
    let names = rules.names();
    let near = nearest(name, names.iter().map(String::as_str));
    let trouble = Trouble::new(format!("nothing in the pack is called `{name}`"));
    if near.is_empty() {
        trouble.help("name a code, a component, a question, a recommendation or what else has a name; without a name all is shown")
    } else {
        trouble.help(format!("did you mean {}?", either(&near)))
    }
}
