//! `kasauti check`: what is wrong with rules and with cities' files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::pack;
use crate::render::diagnostics::{self, Format};
use crate::score::{Mode, Scorer};
use crate::source::{Sources, World};

use super::args::{Check, Deny, PackChoice};
use super::outcome::{Outcome, Trouble};
use super::output::{Output, listed};
use super::packs::{Loaded, outcome_of};
use super::target::{self, Target};
use super::world::FolderWorld;
use super::{cities, codes, disk, house, tell_all};

pub(super) fn run(verb: &Check, output: &Output) -> Result<Outcome, Trouble> {
    if let Some(code) = &verb.explain {
        return codes::explain(code, output);
    }
    let mut findings = Findings { lists_untranslated: verb.untranslated, ..Findings::default() };
    if verb.paths.is_empty() {
        let loaded = Loaded::chosen(&verb.pack, &mut findings.sources)?;
        findings.add_pack(loaded);
    }
    let (mut targets, mut unreadable) = (Vec::new(), Vec::new());
    for path in &verb.paths {
        match target::of(path) {
            Ok(found) => targets.extend(found),
            Err(trouble) => unreadable.push(trouble),
        }
    }
    let cities = targets.iter().filter(|target| matches!(target, Target::City(_))).count();
    let mut packs = Packs { choice: &verb.pack, chosen: None, cities, whole: BTreeMap::new() };
    for target in targets {
        if let Err(trouble) = look_at(&target, &mut packs, &mut findings) {
            unreadable.push(trouble);
        }
    }
    tell_all(&unreadable, output);
    let outcome = findings.outcome(verb.deny);
    findings.show(verb.format.into(), output)?;
    Ok(if unreadable.is_empty() { outcome } else { Outcome::Unreadable })
}

/// Everything that was found, of all that was looked at.
#[derive(Default)]
struct Findings {
    sources: Sources,
    found: Diagnostics,
    /// What was looked at.
    subjects: Vec<String>,
    /// Told beside the list.
    remarks: Vec<String>,
    /// Cities whose rules cannot be used.
    not_checked: Vec<String>,
    /// Whether every text that a translation leaves out is among them.
    lists_untranslated: bool,
}

/// The packs that were read already.
struct Packs<'a> {
    choice: &'a PackChoice,
    /// The one that cities are held against.
    chosen: Option<Loaded>,
    /// How many cities there are to be looked at.
    cities: usize,
    /// What was found in packs that single files belong to.
    whole: BTreeMap<PathBuf, (String, Diagnostics)>,
}

fn look_at(target: &Target, packs: &mut Packs<'_>, findings: &mut Findings) -> Result<(), Trouble> {
    match target {
        Target::Pack(folder) => {
            let loaded = Loaded::from_folder(folder, &mut findings.sources)?;
            findings.add_pack(loaded);
        }
        Target::Part { folder, path } => part(folder, path, packs, findings)?,
        Target::Alone { folder, path } => {
            let world = FolderWorld::open(folder)?.only(path);
            let name = world.display(path);
            let loaded = Loaded::from_world(&world, &mut findings.sources);
            findings.add(&name, loaded.found);
        }
        Target::Stray(path) => stray(path, findings)?,
        Target::City(path) => city(path, packs, findings)?,
    }
    Ok(())
}

/// A file of a pack: the whole pack is checked, and what touches the file is shown.
fn part(folder: &Path, path: &str, packs: &mut Packs<'_>, findings: &mut Findings) -> Result<(), Trouble> {
    let world = FolderWorld::open(folder)?;
    let name = world.display(path);
    let (pack_name, found) = packs.whole.entry(folder.to_owned()).or_insert_with(|| {
        let loaded = Loaded::from_world(&world, &mut findings.sources);
        (loaded.name, loaded.found)
    });
    let sources = &findings.sources;
    let is_here = |span| sources.get(span).is_some_and(|file| file.name == name);
    let touches = |one: &Diagnostic| {
        is_here(one.span().file) || one.others.iter().any(|other| is_here(other.span.file))
    };
    let (mut here, mut elsewhere) = (Diagnostics::new(), 0);
    for one in found.clone().sorted() {
        if touches(&one) {
            here.add(one);
        } else {
            elsewhere += 1;
        }
    }
    if elsewhere > 0 {
        let plural = if elsewhere == 1 { "" } else { "s" };
        findings.remarks.push(format!("{elsewhere} more message{plural} on other files of {pack_name}"));
    }
    findings.add(&name, here);
    Ok(())
}

/// A file without a pack: what may stand in the pack's other files is not missed, and nothing can be proved.
fn stray(path: &Path, findings: &mut Findings) -> Result<(), Trouble> {
    let (folder, file) = target::split(path);
    let world = FolderWorld::open(&folder)?.only(&file);
    let name = world.display(&file);
    let mut found = Diagnostics::new();
    pack::load_part(&world, &mut findings.sources, &mut found);
    findings.remarks.push(format!(
        "{name} belongs to no pack: names that its other files may bring were not looked up, and nothing was proved"
    ));
    findings.add(&name, found);
    Ok(())
}

fn city(path: &Path, packs: &mut Packs<'_>, findings: &mut Findings) -> Result<(), Trouble> {
    let is_alone = packs.cities == 1;
    let loaded = match &mut packs.chosen {
        Some(loaded) => loaded,
        none => {
            let loaded = Loaded::for_scoring(packs.choice, None, &mut findings.sources)?;
            // Warnings of the rules are nothing that a city could mend.
            if loaded.found.has_errors() {
                findings.add(&loaded.name, loaded.found.clone());
            }
            none.insert(loaded)
        }
    };
    let mut found = Diagnostics::new();
    if let Some(pack) = &loaded.pack {
        let answers = cities::read(path, pack, &mut findings.sources, &mut found)?;
        if let Some(answers) = answers.filter(|_| !loaded.found.has_errors()) {
            let scorer = Scorer::new(pack, &loaded.scripts);
            let assessment = scorer.assess(&answers, Mode::Draft);
            scorer.afterthoughts(&answers, &assessment, &mut found);
            if is_alone {
                scorer.told_alone(&mut found);
            }
        }
    } else {
        findings.not_checked.push(disk::shown(path));
    }
    findings.add(&disk::shown(path), found);
    Ok(())
}

impl Findings {
    fn add_pack(&mut self, loaded: Loaded) {
        for (pack, translation) in loaded.pack.iter().flat_map(|pack| {
            let translations = pack.translations.iter().filter(|_| self.lists_untranslated);
            translations.map(move |translation| (pack, translation))
        }) {
            let code = &translation.tongue.code;
            let missing = translation.missing.iter();
            self.remarks.extend(missing.map(|slot| format!("not in `{code}`: {}", slot.name(pack))));
        }
        if let Some(pack) = &loaded.pack {
            self.remarks.extend(pack.look.template.as_ref().and_then(house::not_made));
        }
        self.add(&loaded.name, loaded.found);
    }

    fn add(&mut self, subject: &str, found: Diagnostics) {
        self.subjects.push(subject.to_owned());
        self.found.extend(found);
    }

    fn outcome(&self, deny: Option<Deny>) -> Outcome {
        let denied = match deny {
            None => 0,
            Some(Deny::Warnings) => self.found.count(Severity::Warning),
            Some(Deny::Notes) => self.found.count(Severity::Warning) + self.found.count(Severity::Note),
        };
        let least = if denied > 0 { Outcome::Mistakes } else { Outcome::Done };
        outcome_of(&self.found).max(least)
    }

    fn show(self, format: Format, output: &Output) -> Result<(), Trouble> {
        let subject = match self.subjects.as_slice() {
            [] => return Ok(()),
            [one] => one.clone(),
            [one, other] => format!("{one} and {other}"),
            many => format!("{} files and packs", many.len()),
        };
        let list = self.found.sorted();
        let mut text = diagnostics::draw(format, &list, &self.sources, output.out, &subject);
        if format == Format::Human {
            if list.is_empty() {
                text += &format!("no mistakes in {}\n", diagnostics::visible(&subject));
            }
            for remark in &self.remarks {
                text += &format!("{}\n", diagnostics::visible(remark));
            }
            if !self.not_checked.is_empty() {
                let were = if self.not_checked.len() == 1 { "was" } else { "were" };
                let cities = diagnostics::visible(&listed(&self.not_checked)).into_owned();
                text += &format!("{cities} {were} not checked: the rules cannot be used\n");
            }
        }
        output.result(&text)
    }
}
