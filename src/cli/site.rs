//! `kasauti report --site`: pages of many cities together.
//!
//! Cities are read twice: once for their figures, of which all are kept, and once for their pages, of which none is. So the
//! memory needed grows with the figures alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::thread;

use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::eval::Run;
use crate::order::Gather as _;
use crate::render::diagnostics::{self, Format, Paper};
use crate::render::{Page, csv_header, csv_rows, html_page};
use crate::report::among::{Figures, Groups, Ranks};
use crate::report::{self, Matter};
use crate::score::Assessment;
use crate::source::Sources;
use crate::wording::Word;

use super::args::Report;
use super::opening::Open;
use super::outcome::{Outcome, Trouble};
use super::output::Output;
use super::progress::Progress;
use super::scoring::{self, Files};
use super::{cities, disk, house, report as reports};

/// The folder of their pages.
const CITIES: &str = "cities";
/// The page that leads to all others.
const INDEX: &str = "index.html";
const WORKBOOK: &str = "scores.xlsx";
/// So many cities are worked on before anything of them is put away.
const AT_ONCE: usize = 64;
/// Faults beyond so many are counted only.
const MOST_FAULTS: usize = 50;

pub(super) fn run(verb: &Report, folder: &Path, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let wanted = Files::meant(&verb.cities, output, &mut outcome).shown;
    if wanted.is_empty() {
        return Ok(outcome);
    }
    let written = reports::opening(verb).with(output, |open| {
        if !house::is_ready(&open, output) {
            return Ok(Outcome::Mistakes);
        }
        let subject = open.written.words(None).subject;
        let mut site = Site { verb, folder, open, run: None };
        site.run = site.run_of(&wanted)?;
        disk::make_folder(&folder.join(CITIES))?;
        let mut progress = Progress::new(2 * wanted.len(), output);
        let written = site.write(&wanted, &mut progress);
        progress.end();
        let (pages, faults) = written?;
        if pages > 0 {
            let count = subject.counted(pages);
            output.message(&format!("{count} in {}\n", disk::shown(&folder.join(INDEX))));
        }
        tell_faults(&faults, &subject, output);
        Ok(faults.iter().map(|fault| fault.outcome).fold(Outcome::Done, Outcome::max))
    })?;
    Ok(outcome.max(written))
}

/// Why a city has no page.
struct Fault {
    told: String,
    outcome: Outcome,
}

fn tell_faults(faults: &[Fault], subject: &Word, output: &Output) {
    if faults.is_empty() {
        return;
    }
    let mut text = String::new();
    let lines: Vec<&str> = faults.iter().flat_map(|fault| fault.told.trim_end().lines()).collect();
    for line in lines.iter().take(MOST_FAULTS) {
        let _ = writeln!(text, "{line}");
    }
    if let Some(more) = lines.len().checked_sub(MOST_FAULTS).filter(|more| *more > 0) {
        let _ = writeln!(text, "… and {more} more; `kasauti check FILES --format short` shows them");
    }
    let were = if faults.len() == 1 { "was" } else { "were" };
    let _ = writeln!(text, "{} {were} left out", subject.counted(faults.len()));
    output.message(&text);
}

struct Site<'a> {
    verb: &'a Report,
    folder: &'a Path,
    /// Each city's file comes on top of a copy of the sources.
    open: Open<'a>,
    /// Where scores hang on other cities.
    run: Option<RunOfAll>,
}

/// The run of all cities, and which of it each file is.
struct RunOfAll {
    run: Run,
    places: BTreeMap<PathBuf, usize>,
}

/// A city that has been read and scored.
struct Scored {
    sources: Sources,
    answers: Answers,
    assessment: Assessment,
}

/// A city that has been scored once, and where its page goes.
struct Known<'p> {
    path: &'p Path,
    /// The name of its page's file.
    name: String,
    figures: Figures,
}

impl Site<'_> {
    /// Writes all pages, the one that leads to all others last; gives how many cities have one, and why others have none.
    fn write(&self, wanted: &[PathBuf], progress: &mut Progress<'_>) -> Result<(usize, Vec<Fault>), Trouble> {
        let mut faults = Vec::new();
        let mut csv = disk::Draft::new(&self.folder.join("scores.csv"))?;
        let known = self.scores(wanted, &mut csv, &mut faults, progress)?;
        if known.is_empty() {
            return Ok((0, faults));
        }
        let before = faults.len();
        self.city_pages(&known, &mut faults, progress)?;
        let pages = known.len() - (faults.len() - before);
        csv.done()?;
        self.common_pages(known)?;
        Ok((pages, faults))
    }

    /// The figures of all cities that can be scored; their rows go into the table.
    fn scores<'p>(
        &self,
        wanted: &'p [PathBuf],
        csv: &mut disk::Draft,
        faults: &mut Vec<Fault>,
        progress: &mut Progress<'_>,
    ) -> Result<Vec<Known<'p>>, Trouble> {
        let mut taken = BTreeSet::new();
        let mut known = Vec::new();
        let told = format!("{} are scored", self.open.written.words(None).subject.many_inside());
        csv.add(&csv_header())?;
        for (at, chunk) in wanted.chunks(AT_ONCE).enumerate() {
            let scored = side_by_side(chunk, |path| {
                let scored = self.scored(path)?;
                let figures = self.open.figures(&scored.answers, &scored.assessment);
                Ok((figures, csv_rows(self.open.shown, &scored.assessment)))
            });
            for (path, scored) in chunk.iter().zip(scored) {
                match scored {
                    Ok((mut figures, rows)) => {
                        csv.add(&rows)?;
                        let name = reports::free_name(path, "html", &mut taken);
                        figures.page = format!("{CITIES}/{}", disk::address(&name));
                        known.push(Known { path, name, figures });
                    }
                    Err(fault) => faults.push(fault),
                }
            }
            progress.at(at * AT_ONCE + chunk.len(), &told);
        }
        Ok(known)
    }

    /// A page for each city. A city that has changed meanwhile may have none; a disk that takes no page ends all.
    fn city_pages(
        &self,
        known: &[Known<'_>],
        faults: &mut Vec<Fault>,
        progress: &mut Progress<'_>,
    ) -> Result<(), Trouble> {
        let figures = || known.iter().map(|one| &one.figures);
        let ranks = Ranks::of(figures().filter_map(|one| one.overall), self.open.shown.lower_is_better());
        let groups = Groups::of(self.open.shown, figures());
        let (all_cities, map) = self.names_of_pages();
        let links = [("../index.html", &*all_cities), ("../map.html", &*map)];
        let among = if self.run.is_some() { self.verb.cities.as_slice() } else { &[] };
        let page = |one: &Known<'_>| {
            let scored = self.scored(one.path)?;
            let matter = Matter {
                pack: self.open.shown,
                sources: &scored.sources,
                assessment: &scored.assessment,
                climb: &self.open.scorer.climb(&scored.answers, &scored.assessment),
                groups: &groups.around(&one.figures),
                rank: one.figures.overall.and_then(|overall| ranks.among_others(overall)),
                command: &reports::command(self.verb, one.path, among),
            };
            let page = Page { links: &links, sorting: false };
            match &self.open.shown.look.template {
                Some(template) => house::page(template, &matter, page).map_err(Fault::from),
                None => Ok(html_page(&report::full(&matter), page)),
            }
        };
        let folder = self.folder.join(CITIES);
        for (at, chunk) in known.chunks(AT_ONCE).enumerate() {
            let written = side_by_side(chunk, |one| match page(one) {
                Ok(page) => disk::write(&folder.join(&one.name), page.as_bytes()).map(|()| None),
                Err(fault) => Ok(Some(fault)),
            });
            for fault in written {
                faults.extend(fault?);
            }
            progress.at(known.len() + at * AT_ONCE + chunk.len(), "pages are written");
        }
        Ok(())
    }

    /// What the page of all cities is called where others lead to it, and the map.
    fn names_of_pages(&self) -> (String, String) {
        let words = &self.open.shown.wording().reports;
        let own = self.open.shown.words(None);
        ((words.all_cities)(&own), (words.map)(&own))
    }

    /// The pages that all cities share, and what can be downloaded.
    fn common_pages(&self, known: Vec<Known<'_>>) -> Result<(), Trouble> {
        let names: BTreeSet<String> = known.iter().map(|one| one.name.clone()).into_set();
        let figures: Vec<Figures> = known.into_iter().map(|one| one.figures).collect();
        let words = &self.open.shown.wording().reports;
        let (all_cities, map_title) = self.names_of_pages();
        let links = [("index.html", &*all_cities)];
        let map =
            html_page(&report::heat_map(self.open.shown, &figures), Page { links: &links, sorting: true });
        disk::write(&self.folder.join("map.html"), map.as_bytes())?;
        let mut links = vec![("map.html", &*map_title), ("scores.csv", words.download_csv)];
        let workbook = reports::workbook_of_figures(self.open.shown, &figures)?;
        let mut had_workbook = false;
        match &workbook {
            Some(workbook) => {
                disk::write(&self.folder.join(WORKBOOK), workbook)?;
                links.push((WORKBOOK, words.download_xlsx));
            }
            // A file of this name that no site of ours leads to is somebody's own.
            None => had_workbook = disk::begins_so(&self.folder.join(INDEX), leads_to_a_workbook),
        }
        let index =
            html_page(&report::national(self.open.shown, &figures), Page { links: &links, sorting: true });
        disk::write(&self.folder.join(INDEX), index.as_bytes())?;
        if had_workbook {
            disk::remove(&self.folder.join(WORKBOOK))?;
        }
        disk::remove_beside(&self.folder.join(CITIES), |name, begin| {
            !names.contains(name) && is_page_of_a_city(name, begin)
        })
    }

    /// The run of all cities that can be read, where scores hang on it.
    fn run_of(&self, wanted: &[PathBuf]) -> Result<Option<RunOfAll>, Trouble> {
        if !self.open.scorer.looks_across() {
            return Ok(None);
        }
        let mut places = BTreeMap::new();
        let mut all = Vec::new();
        for path in wanted {
            // What is wrong with a file is told when it is scored.
            if let Ok((_, answers)) = self.read(path) {
                places.insert(path.clone(), all.len());
                all.push(answers);
            }
        }
        let run = scoring::run(self.open.scorer, &all.iter().collect::<Vec<_>>(), self.open.mode)?;
        Ok(run.map(|run| RunOfAll { run, places }))
    }

    fn scored(&self, path: &Path) -> Result<Scored, Fault> {
        let (sources, answers) = self.read(path)?;
        let place = self.run.as_ref().and_then(|all| Some((&all.run, *all.places.get(path)?)));
        let assessment = match place {
            Some((run, at)) => self.open.scorer.assess_among(run, at, &answers, self.open.mode),
            None => self.open.scorer.assess(&answers, self.open.mode),
        };
        Ok(Scored { sources, answers, assessment })
    }

    fn read(&self, path: &Path) -> Result<(Sources, Answers), Fault> {
        let mut sources = self.open.sources.clone();
        let mut found = Diagnostics::new();
        match cities::read(path, self.open.written, &mut sources, &mut found)? {
            Some(answers) => Ok((sources, answers)),
            None => {
                let paper = Paper { width: usize::MAX, colour: false };
                let told = diagnostics::draw(Format::Short, &found.sorted(), &sources, paper, "");
                Err(Fault { told, outcome: Outcome::Mistakes })
            }
        }
    }
}

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Fault {
        Fault { told: trouble.message, outcome: Outcome::Unreadable }
    }
}

/// Whether a file, by its name and its beginning, is a city's page that an earlier run wrote, or a part of one.
fn is_page_of_a_city(name: &str, begin: &str) -> bool {
    let is_of_a_site = begin.contains("<link rel=\"up\" href=\"../index.html\">");
    name.ends_with(".html.part") || (name.ends_with(".html") && is_ours(begin) && is_of_a_site)
}

/// Whether the page of all cities, by its beginning, is one that an earlier run wrote together with a workbook.
fn leads_to_a_workbook(begin: &str) -> bool {
    is_ours(begin) && begin.contains(&format!("<a href=\"{WORKBOOK}\">"))
}

fn is_ours(begin: &str) -> bool {
    begin.contains("<meta name=\"generator\" content=\"Kasauti ")
}

/// Does something for each of some things, on all processors; what came of it in their order.
fn side_by_side<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = things.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> = things
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<R>>()))
            .collect();
        // A thread ends early only by a panic, and nothing in it panics.
        running.into_iter().filter_map(|one| one.join().ok()).flatten().collect()
    })
}
