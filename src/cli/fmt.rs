//! `kasauti fmt`: rule files in the one style.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostics;
use crate::render::diagnostics::{self, Format, visible};
use crate::render::diff;
use crate::source::{Sources, World};
use crate::syntax::{self, Refusal};

use super::args::Fmt;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::world::FolderWorld;
use super::{disk, tell};

/// Stands for standard input.
const INPUT: &str = "-";

pub(super) fn run(verb: &Fmt, output: &Output) -> Result<Outcome, Trouble> {
    let mut run =
        Run { verb, output, shown: String::new(), counts: Counts::default(), outcome: Outcome::Done };
    if verb.paths.iter().any(|path| path == Path::new(INPUT)) {
        if verb.paths.len() > 1 {
            return Err(Trouble::new("`-` is standard input and stands alone")
                .help("format files and folders in a run of their own"));
        }
        run.input()?;
    } else {
        for file in files(&verb.paths) {
            if let Err(trouble) = file.and_then(|file| run.file(&file)) {
                tell(&trouble, output);
                run.outcome = Outcome::Unreadable;
            }
        }
        run.sum_up();
    }
    output.result(&run.shown)?;
    Ok(run.outcome)
}

/// A rule file: where it is, and what people call it.
#[derive(Debug)]
struct RuleFile {
    path: PathBuf,
    name: String,
}

/// The files that are meant, each once.
fn files(paths: &[PathBuf]) -> Vec<Result<RuleFile, Trouble>> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for path in paths {
        match expand(path) {
            Ok(files) => all.extend(files.into_iter().filter(|file| seen.insert(file.path.clone())).map(Ok)),
            Err(trouble) => all.push(Err(trouble)),
        }
    }
    all
}

fn expand(path: &Path) -> Result<Vec<RuleFile>, Trouble> {
    let name = disk::shown(path);
    let missing = |error| Trouble::new(format!("`{name}`: {}", disk::reason(&error)));
    let real = path.canonicalize().map_err(missing)?;
    if !real.is_dir() {
        if !disk::ends_in(path, &["kas"]) {
            return Err(Trouble::new(format!("`{name}`: this is no rule file"))
                .help("rules end in `.kas`; a folder stands for all that are in it"));
        }
        return Ok(vec![RuleFile { path: real, name }]);
    }
    let world = FolderWorld::open(path)?;
    let mut files = Vec::new();
    for inside in world.list()?.iter().filter(|inside| disk::ends_in(Path::new(inside), &["kas"])) {
        files.push(RuleFile { path: world.resolve(inside)?, name: world.display(inside) });
    }
    if files.is_empty() {
        return Err(Trouble::new(format!("`{name}`: no rule file is in this folder"))
            .help("a rule file has a name that ends in `.kas`"));
    }
    Ok(files)
}

struct Run<'a> {
    verb: &'a Fmt,
    output: &'a Output,
    /// For standard output.
    shown: String,
    counts: Counts,
    outcome: Outcome,
}

#[derive(Default)]
struct Counts {
    /// Were, or would be.
    changed: usize,
    unchanged: usize,
    left_alone: usize,
}

impl Run<'_> {
    fn input(&mut self) -> Result<(), Trouble> {
        let name = "standard input";
        let bytes = disk::read_input(name)?;
        let Some((before, after)) = self.formatted(name, bytes) else { return Ok(()) };
        if before != after {
            self.differs(name, &before, &after);
        }
        if !self.verb.check && !self.verb.diff {
            self.shown = after;
        }
        Ok(())
    }

    fn file(&mut self, file: &RuleFile) -> Result<(), Trouble> {
        let bytes = disk::read(&file.path, &file.name)?;
        let Some((before, after)) = self.formatted(&file.name, bytes) else {
            self.counts.left_alone += 1;
            return Ok(());
        };
        if before == after {
            self.counts.unchanged += 1;
            return Ok(());
        }
        if !self.verb.check && !self.verb.diff {
            disk::replace(&file.path, &file.name, after.as_bytes())?;
        }
        self.counts.changed += 1;
        self.differs(&file.name, &before, &after);
        Ok(())
    }

    /// The text as it is and as it should be. `None` when it must stay as it is; why is told.
    fn formatted(&mut self, name: &str, bytes: Vec<u8>) -> Option<(String, String)> {
        let mut sources = Sources::new();
        let mut found = Diagnostics::new();
        let file = syntax::read_text(&mut sources, name, bytes, &mut found);
        let formatted = match file {
            Some(file) => syntax::format(&sources, file, &mut found).map(|after| (file, after)),
            None => Err(Refusal::Mistakes),
        };
        let refusal = match formatted {
            Ok((file, after)) => return Some((sources.get(file)?.text.clone(), after)),
            Err(refusal) => refusal,
        };
        self.outcome = self.outcome.max(Outcome::Mistakes);
        let name = visible(name);
        match refusal {
            Refusal::Mistakes => {
                let list = found.sorted();
                let told = diagnostics::draw(Format::Human, &list, &sources, self.output.err, &name);
                self.output.message(&format!("{told}{name} is left as it is: it has mistakes\n"));
            }
            Refusal::Unsure => self.output.message(&format!(
                "{name} is left as it is: in the new form it might not say the same. This is a fault of the \
                 formatter; please report it with the file.\n"
            )),
        }
        None
    }

    /// A file that is not in the one style, or was not.
    fn differs(&mut self, name: &str, before: &str, after: &str) {
        if self.verb.check {
            self.outcome = self.outcome.max(Outcome::Mistakes);
        }
        if self.verb.diff {
            self.shown += &diff(name, before, after, self.output.out.colour);
        } else if self.verb.check {
            self.shown += &format!("would be formatted: {}\n", visible(name));
        } else if self.verb.paths.first().is_some_and(|path| path != Path::new(INPUT)) {
            self.shown += &format!("formatted: {}\n", visible(name));
        }
    }

    fn sum_up(&mut self) {
        let Counts { changed, unchanged, left_alone } = self.counts;
        let is_dry = self.verb.check || self.verb.diff;
        let mut said = Vec::new();
        let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
        if changed > 0 {
            said.push(format!(
                "{} {}",
                files(changed),
                if is_dry { "would be formatted" } else { "formatted" }
            ));
        }
        if unchanged > 0 {
            said.push(format!("{} well formatted already", files(unchanged)));
        }
        if left_alone > 0 {
            said.push(format!("{} left alone", files(left_alone)));
        }
        if !said.is_empty() {
            self.output.message(&format!("{}\n", said.join(", ")));
        }
    }
}
