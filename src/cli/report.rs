//! `kasauti report`: what a city is handed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::pack::Pack;
use crate::render::{Page, csv, html, json, markdown, typst};
use crate::report::among::{Figures, Groups, Ranks};
use crate::report::{self, Document, Matter};
use crate::score::{Assessment, Mode, Rise};
use crate::source::Sources;

use super::args::{Report, ReportFormat};
use super::opening::Opening;
use super::outcome::{Outcome, Trouble};
use super::output::{Output, counted};
use super::scoring::Files;
use super::{disk, house};

/// A city that can be reported.
struct City {
    path: PathBuf,
    assessment: Assessment,
    figures: Figures,
    climb: Vec<Rise>,
}

pub(super) fn run(verb: &Report, output: &Output) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::Done;
    let files = Files::meant(&verb.cities, output, &mut outcome).among(&verb.among, output, &mut outcome);
    if files.shown.is_empty() {
        return Ok(outcome);
    }
    let target = Target::of(verb, files.shown.len())?;
    let written = opening(verb).with(output, |mut open| {
        let mut together = open.read(&files)?;
        let cities = together.score(|path, answers, assessment| City {
            path: path.to_owned(),
            figures: open.figures(answers, &assessment),
            climb: open.scorer.climb(answers, &assessment),
            assessment,
        });
        let mut known = together.score_others(|answers, assessment| open.figures(answers, &assessment));
        let outcome = together.tell(&open.sources, output);
        if !verb.among.is_empty() {
            known.extend(cities.iter().map(|city| city.figures.clone()));
        }
        if !cities.is_empty() {
            if verb.format == ReportFormat::Html && !house::is_ready(&open, output) {
                return Ok(Outcome::Mistakes);
            }
            let looks_across = open.scorer.looks_across();
            let among = if looks_across { [&verb.cities[..], &verb.among[..]].concat() } else { Vec::new() };
            let reports = Reports {
                verb,
                pack: open.shown,
                sources: &open.sources,
                groups: Groups::of(open.shown, known.iter()),
                ranks: Ranks::of(
                    known.iter().filter_map(|figures| figures.overall),
                    open.shown.lower_is_better(),
                ),
                among: &among,
            };
            target.write(&cities, &reports, output)?;
        }
        Ok(outcome)
    })?;
    Ok(outcome.max(written))
}

/// The rules that are asked for.
pub(super) fn opening(verb: &Report) -> Opening<'_> {
    let (language, mode) = (verb.language.code(), verb.mode.mode());
    Opening { pack: &verb.pack, language, mode, done: "reported" }
}

/// Where reports go.
enum Target<'a> {
    Stream,
    File(&'a Path),
    /// A file for each city.
    Folder(&'a Path),
}

impl Target<'_> {
    fn of(verb: &Report, cities: usize) -> Result<Target<'_>, Trouble> {
        let target = match &verb.output {
            None => Target::Stream,
            Some(path) if path.is_dir() || disk::shown(path).ends_with('/') => Target::Folder(path),
            Some(path) => Target::File(path),
        };
        let to_stream = matches!(target, Target::Stream);
        match verb.format {
            ReportFormat::Xlsx if cfg!(not(feature = "xlsx")) => return Err(without_workbooks()),
            ReportFormat::Xlsx if to_stream => {
                return Err(Trouble::new("a workbook is no text to be shown")
                    .help("name a file for it: `-o report.xlsx`"));
            }
            ReportFormat::Docx if cfg!(not(feature = "docx")) => return Err(without_word()),
            ReportFormat::Docx if to_stream => {
                return Err(Trouble::new("a Word file is no text to be shown")
                    .help("name a file for it: `-o report.docx`"));
            }
            ReportFormat::Pdf if cfg!(not(feature = "pdf")) => return Err(without_pdf()),
            ReportFormat::Pdf if to_stream => {
                return Err(
                    Trouble::new("a PDF is no text to be shown").help("name a file for it: `-o report.pdf`")
                );
            }
            _ => {}
        }
        let one_each = matches!(
            verb.format,
            ReportFormat::Html | ReportFormat::Pdf | ReportFormat::Docx | ReportFormat::Typst
        );
        if cities > 1 && one_each && !matches!(target, Target::Folder(_)) {
            return Err(Trouble::new(format!("{cities} cities make {cities} pages"))
                .help("name a folder for them, with a slash at its end: `-o reports/`"));
        }
        Ok(target)
    }

    fn write(&self, cities: &[City], reports: &Reports<'_>, output: &Output) -> Result<(), Trouble> {
        let all: Vec<&City> = cities.iter().collect();
        match self {
            Target::Stream => output.result_bytes(&reports.bytes(&all, output)?),
            Target::File(path) => disk::write(path, &reports.bytes(&all, output)?),
            Target::Folder(folder) => {
                disk::make_folder(folder)?;
                let mut taken = BTreeSet::new();
                for city in cities {
                    let path = folder.join(free_name(&city.path, reports.ending(), &mut taken));
                    disk::write(&path, &reports.bytes(&[city], output)?)?;
                }
                let count = counted(cities.len(), "report", "reports");
                output.message(&format!("{count} written to {}\n", disk::shown(folder)));
                Ok(())
            }
        }
    }
}

/// Longer names, in bytes, would leave no room for what is added to them.
const LONGEST_NAME: usize = 160;

/// A name like that of the city's file; the second of the same name is numbered.
pub(super) fn free_name(path: &Path, ending: &str, taken: &mut BTreeSet<String>) -> String {
    let stem =
        path.file_stem().map_or_else(|| String::from("city"), |stem| stem.to_string_lossy().into_owned());
    let stem = stem.get(..stem.floor_char_boundary(LONGEST_NAME)).unwrap_or("city");
    let mut name = format!("{stem}.{ending}");
    let mut count = 2_usize;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{stem}-{count}.{ending}");
        count += 1;
    }
    name
}

/// What all reports of a run have in common.
struct Reports<'a> {
    verb: &'a Report,
    pack: &'a Pack,
    sources: &'a Sources,
    /// What each is held against; nothing when it stands alone.
    groups: Groups,
    ranks: Ranks,
    /// Those that its scores hang on.
    among: &'a [PathBuf],
}

impl Reports<'_> {
    fn ending(&self) -> &'static str {
        match self.verb.format {
            ReportFormat::Html => "html",
            ReportFormat::Pdf => "pdf",
            ReportFormat::Docx => "docx",
            ReportFormat::Typst => "typ",
            ReportFormat::Markdown => "md",
            ReportFormat::Xlsx => "xlsx",
            ReportFormat::Csv => "csv",
            ReportFormat::Json => "json",
        }
    }

    fn bytes(&self, cities: &[&City], output: &Output) -> Result<Vec<u8>, Trouble> {
        let assessments = || cities.iter().map(|city| city.assessment.clone()).collect::<Vec<_>>();
        Ok(match self.verb.format {
            ReportFormat::Html => self.page(cities)?.into_bytes(),
            ReportFormat::Pdf => pdf(&self.document(cities), output)?,
            ReportFormat::Docx => word_file(&self.document(cities))?,
            ReportFormat::Typst => typst(&self.document(cities)).into_bytes(),
            ReportFormat::Markdown => markdown(&self.document(cities)).into_bytes(),
            ReportFormat::Xlsx => workbook(self.pack, &assessments())?,
            ReportFormat::Csv => csv(self.pack, &assessments()).into_bytes(),
            ReportFormat::Json => json(self.pack, self.sources, &assessments()).into_bytes(),
        })
    }

    fn document(&self, cities: &[&City]) -> Document {
        let mut all = Document::of(self.pack);
        for city in cities {
            self.with_matter(city, |matter| all.extend(report::full(matter)));
        }
        all
    }

    /// The page of a city, of which there is one here.
    fn page(&self, cities: &[&City]) -> Result<String, Trouble> {
        match (cities, &self.pack.look.template) {
            ([city], Some(template)) => {
                self.with_matter(city, |matter| house::page(template, matter, Page::default()))
            }
            _ => Ok(html(&self.document(cities))),
        }
    }

    fn with_matter<T>(&self, city: &City, work: impl FnOnce(&Matter<'_>) -> T) -> T {
        work(&Matter {
            pack: self.pack,
            sources: self.sources,
            assessment: &city.assessment,
            climb: &city.climb,
            groups: &self.groups.around(&city.figures),
            rank: city.figures.overall.and_then(|overall| self.ranks.among_others(overall)),
            command: &command(self.verb, &city.path, self.among),
        })
    }
}

/// What gives a city's figures again, as it is typed; `among` are the cities that they hang on.
pub(super) fn command(verb: &Report, city: &Path, among: &[PathBuf]) -> String {
    let mut words = vec![String::from("kasauti score"), quoted(city)];
    if let Some(folder) = &verb.pack.folder {
        words.push(format!("--pack {}", quoted(folder)));
    }
    words.extend(among.iter().map(|path| format!("--among {}", quoted(path))));
    if verb.mode.mode() == Mode::Final {
        words.push(String::from("--final"));
    }
    words.join(" ")
}

#[cfg(feature = "xlsx")]
fn workbook(pack: &Pack, assessments: &[Assessment]) -> Result<Vec<u8>, Trouble> {
    crate::render::xlsx(pack, assessments).map_err(no_workbook)
}

/// Only where the program can make workbooks.
#[cfg(feature = "xlsx")]
pub(super) fn workbook_of_figures(pack: &Pack, cities: &[Figures]) -> Result<Option<Vec<u8>>, Trouble> {
    crate::render::xlsx_of_figures(pack, cities).map(Some).map_err(no_workbook)
}

#[cfg(not(feature = "xlsx"))]
pub(super) fn workbook_of_figures(_: &Pack, _: &[Figures]) -> Result<Option<Vec<u8>>, Trouble> {
    Ok(None)
}

#[cfg(feature = "xlsx")]
fn no_workbook(reason: String) -> Trouble {
    Trouble::new(format!("the workbook could not be made: {reason}"))
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Pack, _: &[Assessment]) -> Result<Vec<u8>, Trouble> {
    Err(without_workbooks())
}

fn without_workbooks() -> Trouble {
    Trouble::new("this program was built without Excel workbooks, to keep it small")
        .help("build it with them, `cargo install --path . --features xlsx`, or take `--format csv`, which Excel opens too")
}

#[cfg(feature = "docx")]
fn word_file(document: &Document) -> Result<Vec<u8>, Trouble> {
    crate::render::docx(document)
        .map_err(|reason| Trouble::new(format!("the Word file could not be made: {reason}")))
}

#[cfg(not(feature = "docx"))]
fn word_file(_: &Document) -> Result<Vec<u8>, Trouble> {
    Err(without_word())
}

fn without_word() -> Trouble {
    Trouble::new("this program was built without Word files, to keep it small").help(
        "build it with them, `cargo install --path . --features docx`; or take `--format html`, which Word opens too",
    )
}

#[cfg(feature = "pdf")]
fn pdf(document: &Document, output: &Output) -> Result<Vec<u8>, Trouble> {
    let made = crate::render::pdf(document)
        .map_err(|reason| Trouble::new(format!("the PDF could not be made: {reason}")))?;
    if !made.unshown.is_empty() {
        let signs: Vec<String> = made
            .unshown
            .iter()
            .take(5)
            .map(|sign| format!("`{sign}` (U+{:04X})", u32::from(*sign)))
            .collect();
        let more = if made.unshown.len() > signs.len() { " and others" } else { "" };
        output.message(&format!(
            "The fonts for PDF have no {}{more}; in its place stands `\u{fffd}`. `--format html` shows it.\n",
            signs.join(", ")
        ));
    }
    if let Some(reason) = &made.lacks {
        output.message(&format!("The PDF is tagged, but no PDF/UA-1: {reason}\n"));
    }
    Ok(made.bytes)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Document, _: &Output) -> Result<Vec<u8>, Trouble> {
    Err(without_pdf())
}

fn without_pdf() -> Trouble {
    Trouble::new("this program was built without PDF, to keep it small").help(
        "build it with it, `cargo install --path . --features pdf`; or print the page of `--format html` from a \
         browser; or take `--format typst`, which the program `typst` makes a PDF of",
    )
}

/// A path as a shell reads it.
fn quoted(path: &Path) -> String {
    let text = disk::shown(path);
    let is_plain = |sign: char| sign.is_alphanumeric() || "./_-+=:@%".contains(sign);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
