//! What can be typed. The help texts are read at 80 columns.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::render::diagnostics;
use crate::score::Mode;

const EXAMPLES: &str = "\
Examples:
  kasauti score fixtures/cities/thiruvananthapuram.toml
  kasauti explain fixtures/cities/thiruvananthapuram.toml 1.a
  kasauti report fixtures/cities/thiruvananthapuram.toml -o report.html
  kasauti check rules/dmaf-2.0
  kasauti test rules/dmaf-2.0

`kasauti help VERB` tells more about a verb.
Exit codes: 0 done, 1 mistakes found in rules or answers (or an example that
fails), 2 wrong usage or a file that cannot be read.";

/// Rules as data: check rule packs, score cities with them, explain every point.
#[derive(Debug, Parser)]
#[command(name = "kasauti", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) verb: Verb,

    /// Colours: auto (on a terminal), always, never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    #[arg(hide_default_value = true, display_order = 900)]
    pub(super) color: ColorWhen,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Check(Check),
    #[command(visible_alias = "eval")]
    Score(Score),
    Explain(Explain),
    Fmt(Fmt),
    New(New),
    Test(Test),
    Show(Show),
    Diff(Diff),
    Report(Report),
    Rank(Rank),
}

/// Start a pack of rules, or a template for its reports.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  kasauti new lake-health
  kasauti new lake-health --title \"Lake Health Check\" --subject town
  kasauti new --template lake-health/look/report.html

On a terminal, and without options, it asks. It writes a framework with one
component, two indicators and a city that scores; all of it checks clean, and
the remarks in it explain the language. Nothing that exists is written over.")]
pub(super) struct New {
    /// The folder to make
    #[arg(value_name = "FOLDER", required_unless_present = "template")]
    pub(super) folder: Option<PathBuf>,

    /// Write a template for reports, to begin a house style from
    #[arg(long, value_name = "FILE", conflicts_with_all = ["folder", "title", "cycle", "subject"])]
    pub(super) template: Option<PathBuf>,

    /// What the framework is called [from the folder's name]
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,

    #[arg(long, value_name = "TEXT", help = "The cycle, year or version [1]")]
    pub(super) cycle: Option<String>,

    #[arg(long, value_name = "WORD", help = "What is assessed, in one word [city]")]
    pub(super) subject: Option<String>,
}

/// Look for mistakes in rules and in cities' files.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti check rules/dmaf-2.0              a pack: names, totals, gaps, advice
  kasauti check rules/dmaf-2.0/policy.kas   one file, with its pack around it
  kasauti check city.toml --pack my-pack    a city's answers
  kasauti check --explain check/band-gap    what a code means; `list`: all codes

Without a PATH the built-in pack is checked. The list goes to standard output.
Exit code 1: there are errors (or what --deny names).")]
pub(super) struct Check {
    /// A pack's folder, a rule file, or a city's file
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) pack: PackChoice,

    /// How to show it: human, short, json, github
    #[arg(long, value_name = "FORMAT", default_value = "human", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: FindingFormat,

    /// List every text that a translation leaves out
    #[arg(long)]
    pub(super) untranslated: bool,

    /// Fail on these too: warnings, or notes (and warnings)
    #[arg(long, value_name = "WHAT", hide_possible_values = true)]
    pub(super) deny: Option<Deny>,

    /// Tell what a code means; `list` names them all
    #[arg(long, value_name = "CODE", conflicts_with_all = ["paths", "pack", "format", "deny"])]
    pub(super) explain: Option<String>,
}

/// Score cities by their answers.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti score city.toml
  kasauti score cities/ --format csv > scores.csv
  kasauti score city.json --pack my-pack --final
  kasauti score cities/ --packs rules       each city by the rules of its cycle
  kasauti score city.toml --among cities/

What is not answered is unknown, not zero: a draft (the usual) shows the range a
score can still be in. A final result takes what the pack says, mostly the
lowest. Results go to standard output, mistakes to standard error; a city with
mistakes is left out and the others are scored.")]
pub(super) struct Score {
    /// Cities' files (.toml, .json), or folders of them
    #[arg(value_name = "CITY", required = true)]
    pub(super) cities: Vec<PathBuf>,

    /// Other cities to compare with; they are not shown
    #[arg(long, value_name = "CITY")]
    pub(super) among: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) pack: PackChoice,

    #[command(flatten)]
    pub(super) packs: PacksChoice,

    /// How to show it: table, json, markdown, csv
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: ScoreFormat,

    #[command(flatten)]
    pub(super) mode: ModeChoice,

    #[command(flatten)]
    pub(super) language: LanguageChoice,
}

/// Write a city's report, to be printed, mailed and handed over.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti report city.toml -o city.html
  kasauti report cities/ -o reports/
  kasauti report city.toml --among cities/ -o city.html
  kasauti report city.toml --format markdown > city.md
  kasauti report cities/ --site out/

The page holds everything in one file: no script, nothing from the network; it
prints on A4. Where OUT is a folder (or ends in a slash), every city gets a file
of its own there, named after its answers' file. Without OUT the report goes to
standard output. A site has the ranking of all cities, a map of their scores,
states, downloads, and a page for each city; open its index.html.")]
pub(super) struct Report {
    /// Cities' files (.toml, .json), or folders of them
    #[arg(value_name = "CITY", required = true)]
    pub(super) cities: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) pack: PackChoice,

    /// html, pdf, docx, typst, markdown, xlsx, csv, json
    #[arg(long, value_name = "FORMAT", default_value = "html", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: ReportFormat,

    /// The file to write, or the folder
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,

    /// Show each city beside the means of these and its own
    #[arg(long, value_name = "CITY")]
    pub(super) among: Vec<PathBuf>,

    /// Write pages of all cities together into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["format", "output", "among"])]
    pub(super) site: Option<PathBuf>,

    #[command(flatten)]
    pub(super) mode: ModeChoice,

    #[command(flatten)]
    pub(super) language: LanguageChoice,
}

/// Rank cities, by the overall score or any other.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti rank cities/
  kasauti rank cities/ --by people          by a component's name
  kasauti rank cities/ --by 1.a             by an indicator's code
  kasauti rank cities/ --state Kerala       places among the cities of a state
  kasauti rank cities/ --within size=big    places within a class

Equal scores share the better place, and the places after them stay empty: 1, 2,
2, 4. While answers are missing a city has all the places that are possible.")]
pub(super) struct Rank {
    /// Cities' files (.toml, .json), or folders of them
    #[arg(value_name = "CITY", required = true)]
    pub(super) cities: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) pack: PackChoice,

    /// By what: overall, a component, an indicator
    #[arg(long, value_name = "SCORE", default_value = "overall", hide_default_value = true)]
    pub(super) by: String,

    /// Only the cities of this state
    #[arg(long, value_name = "NAME")]
    pub(super) state: Option<String>,

    /// Only the cities of a class, such as size=big
    #[arg(long, value_name = "CLASS")]
    pub(super) within: Option<String>,

    /// How to show it: table, markdown, csv, json
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: ScoreFormat,

    #[command(flatten)]
    pub(super) mode: ModeChoice,

    #[command(flatten)]
    pub(super) language: LanguageChoice,
}

/// Tell why a city has its scores, or what a mistake's code means.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti explain city.toml                 the total, the level, every score
  kasauti explain city.toml 1.a             one indicator, down to the rule
  kasauti explain check/band-gap            what a code means; `list`: all codes")]
pub(super) struct Explain {
    /// A city's file, or a mistake's code
    #[arg(value_name = "CITY|CODE")]
    pub(super) what: PathBuf,

    /// An indicator's code, such as 1.a
    pub(super) indicator: Option<String>,

    /// Other cities to compare with; they are not shown
    #[arg(long, value_name = "CITY")]
    pub(super) among: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) pack: PackChoice,

    #[command(flatten)]
    pub(super) packs: PacksChoice,

    /// How to show it: table, json, markdown
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: ExplainFormat,

    #[command(flatten)]
    pub(super) mode: ModeChoice,

    #[command(flatten)]
    pub(super) language: LanguageChoice,
}

/// Write rule files in the one style.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  kasauti fmt rules/dmaf-2.0                all rule files of a folder
  kasauti fmt --diff policy.kas             what would change, changing nothing
  kasauti fmt --check .                     for CI: exit code 1 if any would
  kasauti fmt - < policy.kas                standard input to standard output

Indents, spaces and columns are set; comments, empty lines and what the rules
say stay. Slips such as `->` for `=>` are written in the right form. A file with
mistakes is left as it is, and they are told: exit code 1.")]
pub(super) struct Fmt {
    /// Rule files, or folders of them; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,

    /// Write nothing; exit code 1 if a file would change
    #[arg(long)]
    pub(super) check: bool,

    /// Write nothing; show what would change
    #[arg(long)]
    pub(super) diff: bool,
}

/// Run a pack's examples, and tell what of its rules they reach.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti test rules/dmaf-2.0               all examples of a pack
  kasauti test my-pack/policy.kas           those of one file of it
  kasauti test my-pack published.kas        with a file that lies elsewhere
  kasauti test my-pack --only policy        whose title or file has this in it
  kasauti test my-pack --cities cities/     cities count for what is reached too
  kasauti test my-pack --format lcov > rules.info

Without a PATH the built-in pack is tested. What was found goes to standard
output. Exit code 1: an example fails, there are mistakes, or less of the rules
was reached than --reach says.")]
pub(super) struct Test {
    /// A pack's folder, and files of examples
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) pack: PackChoice,

    /// Only examples with this in their title or file's name
    #[arg(long, value_name = "WORDS")]
    pub(super) only: Vec<String>,

    /// Cities' files or folders: they reach rules too
    #[arg(long, value_name = "CITY")]
    pub(super) cities: Vec<PathBuf>,

    /// How to show it: human, junit, lcov, json
    #[arg(long, value_name = "FORMAT", default_value = "human", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: TestFormat,

    /// Show how often each line of the rules was reached
    #[arg(long)]
    pub(super) lines: bool,

    /// Fail when less of the rules is reached
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(super) reach: Option<u8>,
}

/// Print a pack's rules, with those of the cycles before it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti show rules/dmaf-3.0-draft         all rules, as one file
  kasauti show rules/dmaf-3.0-draft 4.b     one indicator, question, advice …
  kasauti show rules/dmaf-2.0 --format markdown > framework.md
  kasauti show rules/dmaf-2.0 4.b --format markdown --lang hi
  kasauti show rules/dmaf-2.0 --format json

As Markdown it is the document that a publisher prints: questions, evidence,
scoring tables, advice, and where every figure is from. As JSON it is the same
for other programs.
Without a PACK the built-in pack is shown.")]
pub(super) struct Show {
    /// A pack's folder
    #[arg(value_name = "PACK")]
    pub(super) pack: Option<PathBuf>,

    /// An indicator's code, or any other name in the rules
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,

    /// How to show it: kas, markdown, json
    #[arg(long, value_name = "FORMAT", default_value = "kas", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: ShowFormat,

    #[command(flatten)]
    pub(super) language: LanguageChoice,
}

/// Tell what is different between two packs, and for whom.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kasauti diff rules/dmaf-2.0 rules/dmaf-3.0-draft
  kasauti diff rules/dmaf-2.0 rules/dmaf-3.0-draft --cities fixtures/cities

Cities' files are for the old rules. Their answers are taken over where the new
rules ask for the same; what these ask anew is not answered. Where scores hang
on other cities, all that are named are scored together.")]
pub(super) struct Diff {
    /// The old pack's folder
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,

    /// The new pack's folder
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,

    /// Only name what is different
    #[arg(long)]
    pub(super) brief: bool,

    /// Cities' files or folders: show whose scores change
    #[arg(long, value_name = "CITY")]
    pub(super) cities: Vec<PathBuf>,

    /// Other cities to compare with; they are not shown
    #[arg(long, value_name = "CITY", requires = "cities")]
    pub(super) among: Vec<PathBuf>,

    /// How to show it: table, markdown
    #[arg(long, value_name = "FORMAT", default_value = "table", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub(super) format: DiffFormat,

    #[command(flatten)]
    pub(super) language: LanguageChoice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Table,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    Kas,
    Markdown,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct PackChoice {
    /// The rules to go by: a pack's folder [the built-in pack]
    #[arg(long = "pack", id = "pack", value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct PacksChoice {
    /// Pick each city's rules by its cycle, from these packs
    #[arg(long = "packs", id = "packs", value_name = "DIR", conflicts_with = "pack")]
    pub(super) folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ModeChoice {
    /// Count what is not answered as the pack says
    #[arg(long = "final")]
    is_final: bool,

    /// Show what is not answered as a range (the usual)
    #[arg(long, conflicts_with = "is_final")]
    draft: bool,
}

impl ModeChoice {
    pub(super) fn mode(&self) -> Mode {
        if self.is_final { Mode::Final } else { Mode::Draft }
    }
}

#[derive(Debug, Args)]
pub(super) struct LanguageChoice {
    /// Language of texts: en, hi or ml [the pack's]
    #[arg(long = "lang", value_name = "CODE", value_parser = lower_case)]
    code: Option<String>,
}

/// Codes are written small; `HI` means none other.
fn lower_case(code: &str) -> Result<String, std::convert::Infallible> {
    Ok(code.to_lowercase())
}

impl LanguageChoice {
    pub(super) fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingFormat {
    Human,
    Short,
    Json,
    Github,
}

impl From<FindingFormat> for diagnostics::Format {
    fn from(format: FindingFormat) -> diagnostics::Format {
        match format {
            FindingFormat::Human => diagnostics::Format::Human,
            FindingFormat::Short => diagnostics::Format::Short,
            FindingFormat::Json => diagnostics::Format::Json,
            FindingFormat::Github => diagnostics::Format::Github,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Warnings,
    Notes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ScoreFormat {
    Table,
    Json,
    Markdown,
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    Html,
    Pdf,
    #[value(alias = "word")]
    Docx,
    Typst,
    Markdown,
    #[value(alias = "excel")]
    Xlsx,
    Csv,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExplainFormat {
    Table,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TestFormat {
    Human,
    Junit,
    Lcov,
    Json,
}

/// What `--color` says among the words typed, for help and for words that cannot be understood: both are shown before
/// the arguments are known.
pub(super) fn color_typed(typed: &[OsString]) -> ColorChoice {
    let words = typed.iter().take_while(|word| *word != "--").filter_map(|word| word.to_str());
    let (mut choice, mut follows) = (ColorChoice::Auto, false);
    for word in words {
        let value = if follows { Some(word) } else { word.strip_prefix("--color=") };
        follows = word == "--color";
        match value {
            Some("always") => choice = ColorChoice::Always,
            Some("never") => choice = ColorChoice::Never,
            _ => {}
        }
    }
    choice
}
