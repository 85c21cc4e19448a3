//! A pack made ready: read, its scripts compiled, and everything checked.

use std::borrow::Cow;
use std::path::Path;

use crate::check;
use crate::diagnostic::{Diagnostics, Severity, codes, either};
use crate::pack::{self, Beside, Pack, TextsWanted};
use crate::score::Scorer;
use crate::script::Scripts;
use crate::source::{EmbeddedWorld, FileId, Sources, World, builtin, builtin_with_examples};

use super::args::PackChoice;
use super::house;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::world::FolderWorld;
use crate::render::diagnostics::{self, Format};

/// A pack with all that was found in it. It may be scored only when there are no errors.
pub(super) struct Loaded {
    /// What people call it: its folder.
    pub(super) name: String,
    pub(super) pack: Option<Pack>,
    pub(super) scripts: Scripts,
    pub(super) found: Diagnostics,
}

impl Loaded {
    /// Reads and proves a pack with all its texts and its template.
    pub(super) fn from_world(world: &dyn World, sources: &mut Sources) -> Loaded {
        let beside = Beside { texts: TextsWanted::All, ..Beside::default() };
        let mut loaded = Loaded::with(world, &beside, sources, Diagnostics::new());
        if let Some(pack) = loaded.pack.as_ref().filter(|_| !loaded.found.has_errors()) {
            house::check(pack, &Scorer::new(pack, &loaded.scripts), sources, &mut loaded.found);
        }
        loaded
    }

    /// Reads and proves a pack with what is wanted beside its rules, and what was found before in that.
    pub(super) fn with(
        world: &dyn World,
        beside: &Beside<'_>,
        sources: &mut Sources,
        found: Diagnostics,
    ) -> Loaded {
        let mut loaded = Loaded::read(world, beside, sources, found);
        if let Some(pack) = &loaded.pack {
            check::check(pack, &loaded.scripts, sources, &mut loaded.found);
            loaded.found = check::attribute(world, &pack.lineage, sources, loaded.found);
        }
        loaded
    }

    fn read(world: &dyn World, beside: &Beside<'_>, sources: &mut Sources, mut found: Diagnostics) -> Loaded {
        let pack = pack::load_with(world, beside, sources, &mut found);
        let mut scripts = Scripts::default();
        if let Some(pack) = &pack {
            scripts = Scripts::compile(pack, sources, &mut found);
        }
        Loaded { name: world.name().to_owned(), pack, scripts, found }
    }

    /// The pack that was asked for: a folder's, or the one that the program brings along.
    pub(super) fn chosen(choice: &PackChoice, sources: &mut Sources) -> Result<Loaded, Trouble> {
        match &choice.folder {
            Some(folder) => Loaded::from_folder(folder, sources),
            None => Ok(Loaded::from_world(&brought_along_with_examples()?, sources)),
        }
    }

    /// As [`Loaded::chosen`], for scoring. The pack that the program brings along cannot change, and the tests prove it,
    /// so it is not proved again each time a city is scored.
    /// Of its texts only those in the language that is wanted are read.
    pub(super) fn for_scoring(
        choice: &PackChoice,
        language: Option<&str>,
        sources: &mut Sources,
    ) -> Result<Loaded, Trouble> {
        let texts = language.map_or(TextsWanted::None, TextsWanted::One);
        let beside = Beside { texts, ..Beside::default() };
        let found = Diagnostics::new();
        match &choice.folder {
            Some(folder) => Ok(Loaded::with(&FolderWorld::open(folder)?, &beside, sources, found)),
            None => Ok(Loaded::read(&brought_along()?, &beside, sources, found)),
        }
    }

    /// Takes out what was found in some files and keeps no city from being scored.
    pub(super) fn remarks_on(&mut self, files: &[FileId]) -> Diagnostics {
        let (mut remarks, mut rest) = (Diagnostics::new(), Diagnostics::new());
        for one in self.found.iter() {
            let is_remark = one.severity() != Severity::Error && files.contains(&one.span().file);
            if is_remark { &mut remarks } else { &mut rest }.add(one.clone());
        }
        self.found = rest;
        remarks
    }

    pub(super) fn from_folder(folder: &Path, sources: &mut Sources) -> Result<Loaded, Trouble> {
        Ok(Loaded::from_world(&FolderWorld::open(folder)?, sources))
    }

    /// The pack, if it has no errors. Those are told, and that nothing is `done`; of lesser things only that there are
    /// some.
    pub(super) fn usable(&self, done: &str, sources: &Sources, output: &Output) -> Result<&Pack, Outcome> {
        match &self.pack {
            Some(pack) if !self.found.has_errors() => {
                let warnings = self.found.count(Severity::Warning);
                if warnings > 0 {
                    let plural = if warnings == 1 { "warning" } else { "warnings" };
                    output.message(&format!(
                        "{warnings} {plural} in {}; `kasauti check {}` shows them\n",
                        self.name, self.name
                    ));
                }
                Ok(pack)
            }
            _ => {
                let errors: Vec<_> = self
                    .found
                    .clone()
                    .sorted()
                    .into_iter()
                    .filter(|one| one.severity() == Severity::Error)
                    .collect();
                output.message(&diagnostics::draw(Format::Human, &errors, sources, output.err, &self.name));
                output.message(&format!("nothing was {done}: the rules have to be mended first\n"));
                Err(outcome_of(&self.found))
            }
        }
    }
}

const LONGEST_CODE: usize = 3;

/// The pack with its texts in a language, for what people read. Cities' files are held to the pack as it was written.
pub(super) fn in_language<'p>(pack: &'p Pack, language: Option<&str>) -> Result<Cow<'p, Pack>, Trouble> {
    let Some(wanted) = language.filter(|wanted| *wanted != pack.written_in) else {
        return Ok(Cow::Borrowed(pack));
    };
    match pack.translations.iter().find(|translation| translation.tongue.code == wanted) {
        Some(translation) => Ok(Cow::Owned(pack.in_language(translation))),
        None => {
            let known: Vec<&str> =
                std::iter::once(&*pack.written_in).chain(pack.languages.iter().map(String::as_str)).collect();
            let trouble = Trouble::new(format!(
                "`--lang {wanted}`: the pack `{}` has no texts in this language",
                pack.name
            ));
            let known = format!("it has texts in {}", either(&known).replace(" or ", " and "));
            // `hi` and `brx` are codes, `hindi` is none.
            Err(trouble.help(if wanted.len() <= LONGEST_CODE {
                format!("{known}; those in `{wanted}` would stand in `texts/{wanted}.kas`")
            } else {
                known
            }))
        }
    }
}

fn brought_along() -> Result<EmbeddedWorld, Trouble> {
    not_empty(builtin())
}

pub(super) fn brought_along_with_examples() -> Result<EmbeddedWorld, Trouble> {
    not_empty(builtin_with_examples())
}

fn not_empty(world: EmbeddedWorld) -> Result<EmbeddedWorld, Trouble> {
    if world.files.is_empty() {
        return Err(Trouble::new("this program was built without a pack")
            .help("name the folder of one: `--pack DIR`"));
    }
    Ok(world)
}

/// How a run ends that found these: errors are mistakes, except where something could not be read at all.
pub(super) fn outcome_of(found: &Diagnostics) -> Outcome {
    if found.iter().any(|one| one.code().id == codes::PACK_UNREADABLE.id) {
        Outcome::Unreadable
    } else if found.has_errors() {
        Outcome::Mistakes
    } else {
        Outcome::Done
    }
}
