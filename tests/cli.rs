//! The program as people run it: streams, exit codes, and what the disk may hold.

mod fmt;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use kasauti::cli::FolderWorld;
use kasauti::source::World;

/// A folder of its own for each test, gone when the test is.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kasauti-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn with(self, path: &str, text: &str) -> Folder {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn world(&self, path: &str) -> FolderWorld {
        FolderWorld::open(&self.path(path)).unwrap()
    }

    /// Runs the program in this folder, as on a screen of 80 columns.
    pub fn run_at_80(&self, arguments: &[&str]) -> Ran {
        Ran::of(command(&self.0, arguments).env("COLUMNS", "80").output().unwrap())
    }

    /// Runs the program in this folder, without a terminal and without colours asked for.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(command(&self.0, arguments).output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kasauti"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Ended with this code, the words only on standard error.
    pub fn refused(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(self.out.is_empty(), "{self:#?}");
        for word in words {
            assert!(self.err.contains(word), "no {word:?} in {self:#?}");
        }
    }
}

#[test]
fn help_fits_a_narrow_window() {
    let folder = Folder::new();
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["score", "--help"],
        &["explain", "--help"],
        &["fmt", "--help"],
        &["show", "--help"],
        &["diff", "--help"],
        &["test", "--help"],
        &["report", "--help"],
        &["rank", "--help"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0));
        assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
        assert!(ran.out.contains("Examples:"), "{}", ran.out);
    }
}

#[test]
fn wrong_usage_is_2_and_on_standard_error() {
    let folder = Folder::new();
    for arguments in [
        &[][..],
        &["nonsense"],
        &["score"],
        &["check", "--format", "xml"],
        &["check", "--deny", "everything"],
        &["score", "a.toml", "--final", "--draft"],
        &["check", "--explain", "check/band-gap", "some.kas"],
        &["test", "--format", "xml"],
        &["test", "--reach", "101"],
        &["test", "nowhere"],
    ] {
        folder.run(arguments).refused(2, &[]);
    }
}

#[test]
fn what_is_not_there_is_2() {
    let folder = Folder::new().with("a.txt", "words").with("a.toml", "");
    folder.run(&["check", "no.kas"]).refused(2, &["no.kas", "no such file"]);
    folder.run(&["check", "no.toml"]).refused(2, &["no.toml"]);
    folder.run(&["check", "nowhere"]).refused(2, &["nowhere"]);
    folder.run(&["check", "a.txt"]).refused(2, &["a.txt", "neither"]);
    folder.run(&["check", "--pack", "nowhere"]).refused(2, &["nowhere"]);
    folder.run(&["check", "--pack", "a.txt"]).refused(2, &["a.txt", "a pack is a folder"]);
    folder.run(&["score", "a.toml", "--pack", "nowhere"]).refused(2, &["nowhere"]);
    folder.run(&["score", "no.toml"]).refused(2, &["no.toml", "no such file"]);
    folder.run(&["score", "a.txt"]).refused(2, &["a.txt", "no city's file"]);
    folder.run(&["explain", "no.toml"]).refused(2, &["no.toml", "no such file"]);
    folder.run(&["explain", "."]).refused(2, &["is a folder"]);
    folder.run(&["score", "b.toml"]).refused(2, &["no such file", "did you mean `a.toml`?"]);
    let folder = folder.with("towns/kochi.toml", "");
    folder.run(&["check", "towns/kochy.toml"]).refused(2, &["did you mean `towns/kochi.toml`?"]);
    folder.run(&["rank", "town"]).refused(2, &["did you mean `towns`?"]);
    let kohima = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities/kohima.toml");
    folder
        .run(&["report", kohima, "-o", "out/a.html"])
        .refused(2, &["a.html", "make the folder `out` first"]);
    folder
        .run(&["score", kohima, "--lang", "Hindi"])
        .refused(2, &["`--lang hindi`", "`en`, `hi` and `ml`\n"]);
    folder.run(&["score", kohima, "--lang", "fr"]).refused(2, &["`fr`", "`texts/fr.kas`"]);
    let ran = folder.run(&["score", kohima, "--lang", "HI"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
}

#[test]
fn codes_are_explained() {
    let folder = Folder::new();
    for arguments in [&["check", "--explain", "check/band-gap"][..], &["explain", "check/band-gap"]] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(ran.out.starts_with("check/band-gap · error: bands leave a gap\n"), "{ran:#?}");
        assert!(!ran.out.contains("```") && !ran.out.contains('\u{1b}'), "{ran:#?}");
        assert!(ran.err.is_empty(), "{ran:#?}");
    }
    let list = folder.run(&["check", "--explain", "list"]);
    assert_eq!(list.out.lines().count(), kasauti::diagnostic::codes::ALL.len());
    assert!(folder.run(&["explain", "list"]).out == list.out);
}

#[test]
fn every_page_is_readable() {
    let folder = Folder::new();
    for code in kasauti::diagnostic::codes::ALL {
        let ran = folder.run(&["explain", code.id]);
        assert_eq!(ran.code, Some(0));
        let examples = code.page.lines().map(str::trim_end).filter(|line| line.chars().count() > 60);
        let longest = examples.map(|line| line.chars().count() + 4).max().unwrap_or(0).max(88);
        assert!(ran.out.lines().all(|line| line.chars().count() <= longest), "{}", ran.out);
        assert!(!ran.out.contains("\n\n\n"), "{}", ran.out);
    }
}

#[test]
fn an_unknown_code_names_the_nearest() {
    let folder = Folder::new();
    folder.run(&["check", "--explain", "check/band-gaps"]).refused(2, &["`check/band-gap`"]);
    folder.run(&["check", "--explain", "band-gap"]).refused(2, &["`check/band-gap`"]);
    folder.run(&["explain", "pack/unkown-name"]).refused(2, &["`pack/unknown-name`"]);
    folder.run(&["check", "--explain", "zzzzzzzz"]).refused(2, &["--explain list"]);
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let folder = Folder::new();
    let page = ["check", "--explain", "check/band-gap"];
    assert!(!folder.run(&page).out.contains('\u{1b}'));
    let always = folder.run(&["check", "--explain", "check/band-gap", "--color", "always"]);
    assert!(always.out.contains('\u{1b}'), "{always:#?}");
    let never = folder.run(&["--color", "never", "check", "--explain", "check/band-gap"]);
    assert!(!never.out.contains('\u{1b}'));
    let asked = command(&folder.0, &["check", "--explain", "list"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!Ran::of(asked).out.contains('\u{1b}'));
}

/// Help and wrong words are shown before the arguments are known.
#[test]
fn colour_reaches_help_and_wrong_usage() {
    let folder = Folder::new();
    let is_coloured = |arguments: &[&str]| {
        let ran = folder.run(arguments);
        (ran.out + ran.err.as_str()).contains('\u{1b}')
    };
    for words in [&["score", "--help"][..], &["check", "--bogus"], &["explain"]] {
        let with = |color: &[&'static str]| [words, color].concat();
        assert!(is_coloured(&with(&["--color", "always"])), "{words:?}");
        assert!(is_coloured(&with(&["--color=always"])), "{words:?}");
        assert!(!is_coloured(&with(&["--color", "never"])), "{words:?}");
        assert!(!is_coloured(&with(&["--", "--color=always"])), "{words:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new();
    let mut child = command(&folder.0, &["check", "--explain", "list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = Ran::of(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
}

#[test]
fn a_folder_is_listed_sorted_without_hidden_files() {
    let folder = Folder::new()
        .with("p/b.kas", "b")
        .with("p/a/z.kas", "z")
        .with("p/a.kas", "a")
        .with("p/.hidden.kas", "")
        .with("p/.git/x.kas", "");
    let world = folder.world("p");
    assert_eq!(world.list().unwrap(), ["a.kas", "a/z.kas", "b.kas"]);
    assert_eq!(world.read("a/z.kas").unwrap(), b"z");
    assert!(world.display("a.kas").ends_with("p/a.kas"));
}

#[test]
fn nothing_outside_the_folder_is_read() {
    let folder = Folder::new().with("p/a.kas", "a").with("secret.kas", "s").with("p/d/b.kas", "");
    let world = folder.world("p");
    let absolute = folder.path("secret.kas");
    for path in
        ["../secret.kas", "d/../../secret.kas", "d/../a.kas", absolute.to_str().unwrap(), "", "./a.kas/.."]
    {
        let error = world.read(path).unwrap_err();
        assert!(error.reason.contains("leads out"), "{path}: {error}");
    }
    assert!(world.read("d").unwrap_err().reason.contains("folder"));
    assert!(world.read("none.kas").unwrap_err().reason.contains("no such file"));
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_refused_and_cycles_end() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new().with("p/a.kas", "a").with("p/d/b.kas", "b").with("out/secret.kas", "s");
    symlink(folder.path("out/secret.kas"), folder.path("p/link.kas")).unwrap();
    symlink("..", folder.path("p/d/up")).unwrap();
    symlink("loop", folder.path("p/loop")).unwrap();
    symlink("a.kas", folder.path("p/same.kas")).unwrap();
    let world = folder.world("p");
    assert_eq!(world.list().unwrap(), ["a.kas", "d/b.kas", "link.kas", "loop"]);
    assert!(world.read("link.kas").unwrap_err().reason.contains("leads out"));
    assert!(world.read("d/up/../out/secret.kas").is_err());
    symlink(folder.path("out"), folder.path("p/folder")).unwrap();
    let error = world.list().unwrap_err();
    assert!(error.path.ends_with("p/folder") && error.reason.contains("leads out"), "{error}");
    assert!(world.read("folder/secret.kas").unwrap_err().reason.contains("leads out"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_itself_is_fine() {
    let folder = Folder::new().with("p/a.kas", "a");
    std::os::unix::fs::symlink("p", folder.path("q")).unwrap();
    assert_eq!(folder.world("q").list().unwrap(), ["a.kas"]);
}

#[test]
fn the_built_in_pack_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/dmaf-2.0");
    let built_in = kasauti::source::builtin_with_examples();
    let is_rule = |path: &String| path.ends_with(".kas") || path.ends_with(".rhai");
    let on_disk: Vec<String> = match FolderWorld::open(&folder) {
        Ok(world) => world.list().unwrap().into_iter().filter(is_rule).collect(),
        Err(_) => Vec::new(),
    };
    assert_eq!(built_in.list().unwrap(), on_disk);
    let mut rules = on_disk.clone();
    rules.retain(|path| !path.starts_with("examples/"));
    assert_eq!(kasauti::source::builtin().list().unwrap(), rules);
    for path in on_disk {
        assert_eq!(built_in.read(&path).unwrap(), fs::read(folder.join(&path)).unwrap(), "{path}");
    }
}

/// A pack of two indicators without a mistake.
pub const LAKE: &str = r#"language 1

framework lake "Lake Health Check" {
  cycle      "2026"
  subject    town
  overall    = mean of components
  round      points half up to 2 places
  unanswered scores lowest
  illustrative "an example"
}

component water "Water" number 1 out of 100 {
  indicator 1.a "Testing the water" out of 60 {
    ask testing "How is the water tested?" one of { never "Not tested" monthly "Every month" }
    score match testing { never => 0, monthly => 60 }
    recommend begin when testing = never { text "Begin." }
    recommend go_on when testing = monthly { text "Go on." }
  }
  indicator 1.b "Clean shore" out of 40 {
    ask shore "How many kilometres of shore are there?" number between 1 and 500
    ask clean "How many of them are kept clean?" number between 0 and 500 at most shore
    score 40 * clean / shore
    recommend more { text "Keep it clean." }
  }
}
"#;

pub const TOWN: &str = r#"city = "Kollam"
framework = "lake"
cycle = "2026"
illustrative = "made up"

[answers]
testing = "monthly"
shore = 40
clean = 10
"#;

fn lake() -> Folder {
    Folder::new().with("lake/framework.kas", LAKE).with("towns/kollam.toml", TOWN)
}

/// As `lake`, with something in the pack replaced.
fn lake_but(from: &str, to: &str) -> Folder {
    assert!(LAKE.contains(from));
    lake().with("lake/framework.kas", &LAKE.replace(from, to))
}

#[test]
fn a_good_pack_has_no_mistakes() {
    let folder = lake();
    for path in ["lake", "lake/", "lake/framework.kas", ".", "towns", "towns/kollam.toml"] {
        let ran = folder.run(&["check", path, "--pack", "lake"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{path}: {ran:#?}");
        assert!(ran.out.starts_with("no mistakes in "), "{path}: {ran:#?}");
    }
    let here = Ran::of(command(&folder.path("lake"), &["check", "."]).output().unwrap());
    assert_eq!(here.out, "no mistakes in .\n");
}

#[test]
fn mistakes_in_rules_are_1_on_standard_output() {
    let folder = lake_but("clean / shore", "clean / shores");
    let ran = folder.run(&["check", "lake"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{ran:#?}");
    assert!(
        ran.out.contains("[lake/framework.kas:22:24]") && ran.out.contains("pack/unknown-name"),
        "{ran:#?}"
    );
    let short = folder.run(&["check", "lake", "--format", "short"]);
    assert!(short.out.starts_with("lake/framework.kas:22:24: error[pack/unknown-name]: "), "{short:#?}");
    let json = folder.run(&["check", "lake", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.code, &value["counts"]["errors"]), (Some(1), &serde_json::json!(1)), "{json:#?}");
    let github = folder.run(&["check", "lake", "--format", "github"]);
    assert!(github.out.starts_with("::error file=lake/framework.kas,line=22,"), "{github:#?}");
}

#[test]
fn warnings_fail_only_when_denied() {
    let folder =
        lake_but("    score match testing", "    ask idle \"Idle?\" yes/no\n    score match testing");
    let ran = folder.run(&["check", "lake"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("1 warning in lake"), "{ran:#?}");
    assert_eq!(folder.run(&["check", "lake", "--deny", "warnings"]).code, Some(1));
    assert_eq!(folder.run(&["check", "lake", "--deny", "notes"]).code, Some(1));
    let scored = folder.run(&["score", "towns", "--pack", "lake"]);
    assert_eq!(scored.code, Some(0), "{scored:#?}");
    assert_eq!(scored.err, "1 warning in lake; `kasauti check lake` shows them\n");
}

#[test]
fn a_file_of_a_pack_is_checked_with_the_pack_around_it() {
    let folder = lake_but("clean / shore", "clean / shores")
        .with("lake/people.kas", "component people \"People\" number 2 out of 100 {\n  nonsense\n}\n");
    let ran = folder.run(&["check", "lake/people.kas", "--format", "short"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(ran.out.lines().all(|line| line.starts_with("lake/people.kas:")), "{ran:#?}");
    let human = folder.run(&["check", "lake/people.kas"]);
    assert!(human.out.contains("other files of lake"), "{human:#?}");
}

#[test]
fn a_file_without_a_pack_is_checked_for_all_that_it_says_alone() {
    let folder = Folder::new()
        .with("alone.kas", "shared a \"\"\"text\"\"\"\nindicator 1.a \"A\" out of 10 { score unknown }\n")
        .with("broken.kas", "indicator 1.a \"A\" out of { score 1 }\n")
        .with(
            "typed.kas",
            "indicator 1.a \"A\" out of 10 {\n  ask tests \"Tests?\" count\n  score band tests { many => 1 }\n  \
             recommend go when test > 1 and elsewhere = yes { text \"Go.\" }\n}\n",
        );
    let ran = folder.run(&["check", "alone.kas"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("belongs to no pack"), "{ran:#?}");
    let broken = folder.run(&["check", "broken.kas", "--format", "short"]);
    assert_eq!(broken.code, Some(1), "{broken:#?}");
    assert!(broken.out.starts_with("broken.kas:1:") && broken.out.contains("[syntax/"), "{broken:#?}");
    // A kind that does not fit and a name nearly right are told; a name that another file may bring is not.
    let typed = folder.run(&["check", "typed.kas", "--format", "short"]);
    assert_eq!(typed.code, Some(1), "{typed:#?}");
    assert!(typed.out.starts_with("typed.kas:3:") && typed.out.contains("`test`"), "{typed:#?}");
    assert!(!typed.out.contains("elsewhere"), "{typed:#?}");
}

#[test]
fn a_new_pack_checks_clean_and_scores() {
    let folder = Folder::new();
    for (name, options) in [
        ("lake", vec![]),
        ("two words", vec!["--title", "A \"quoted\" \\ title", "--subject", "നഗരം", "--cycle", "2026-27"]),
        ("deep/er/if", vec!["--subject", "town"]),
    ] {
        let ran = folder.run(&[&["new", name], options.as_slice()].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(ran.out.contains("kasauti check"), "{ran:#?}");
        let checked = folder.run(&["check", name, "--deny", "notes"]);
        assert_eq!(
            (checked.code, checked.out.as_str()),
            (Some(0), format!("no mistakes in {name}\n").as_str())
        );
        let tested = folder.run(&["test", name, "--reach", "100"]);
        assert_eq!(tested.code, Some(0), "{tested:#?}");
        let scored = folder.run(&["score", &format!("{name}/cities/first.toml"), "--pack", name]);
        assert_eq!(scored.code, Some(0), "{scored:#?}");
        assert!(scored.out.contains("45 of 100*"), "{scored:#?}");
    }
    let title = folder.run(&["score", "two words/cities/first.toml", "--pack", "two words"]);
    assert!(title.out.starts_with("A \"quoted\" \\ title, cycle 2026-27\n"), "{title:#?}");
}

#[test]
fn a_new_pack_writes_nothing_over() {
    let folder = Folder::new().with("lake/mine.txt", "mine");
    let ran = folder.run(&["new", "lake"]);
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    assert!(ran.err.contains("has files in it"), "{ran:#?}");
    let wrong = folder.run(&["new", "pond", "--subject", "two words"]);
    assert_eq!(wrong.code, Some(2), "{wrong:#?}");
    assert!(wrong.err.contains("two words"), "{wrong:#?}");
    let file = folder.run(&["new", "lake/mine.txt"]);
    assert_eq!(file.code, Some(2), "{file:#?}");
    let checked = folder.run(&["check", "pond"]);
    assert_eq!(checked.code, Some(2), "nothing was left behind: {checked:#?}");
}

#[test]
fn packs_side_by_side_are_each_a_pack() {
    let folder = Folder::new()
        .with("files/one.kas", LAKE)
        .with("files/two.kas", LAKE)
        .with("folders/one/framework.kas", LAKE)
        .with("folders/two/framework.kas", LAKE);
    for path in ["files/one.kas", "folders"] {
        let ran = folder.run(&["check", path]);
        assert_eq!(ran.code, Some(0), "{path}: {ran:#?}");
    }
    assert_eq!(folder.run(&["check", "files"]).code, Some(1), "two frameworks in one pack");
}

#[test]
fn scores_go_to_standard_output_in_every_format() {
    let folder = lake();
    let score = |format: &str| {
        let ran = folder.run(&["score", "towns/kollam.toml", "--pack", "lake", "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
        assert!(ran.out.contains("Kollam") && !ran.out.contains('\u{1b}'), "{ran:#?}");
        ran.out
    };
    assert!(score("table").contains("70"));
    assert!(score("markdown").contains("# "));
    assert!(score("csv").starts_with("city,"));
    let value: serde_json::Value = serde_json::from_str(&score("json")).unwrap();
    assert_eq!(value["schema_version"], "1");
    let eval = folder.run(&["eval", "towns/kollam.toml", "--pack", "lake"]);
    assert_eq!(eval.out, score("table"));
}

#[test]
fn one_town_with_mistakes_does_not_stop_the_others() {
    let folder = lake()
        .with("towns/broken.toml", &TOWN.replace("\"monthly\"", "\"wekly\"").replace("Kollam", "Broken"))
        .with("towns/other.json", "{\"city\": \"Other\", \"framework\": \"lake\", \"cycle\": \"2026\"}")
        .with("towns/.hidden.toml", "nonsense")
        .with("towns/notes.txt", "nonsense");
    let ran = folder.run(&["score", "towns", "towns/kollam.toml", "--pack", "lake", "--format", "csv"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(
        ran.err.contains("[towns/broken.toml:7:") && ran.err.contains("not scored: towns/broken.toml"),
        "{ran:#?}"
    );
    assert!(!ran.out.contains("Broken") && ran.out.contains("Other"), "{ran:#?}");
    let totals =
        ran.out.lines().filter(|line| line.starts_with("Kollam") && line.contains(",overall,")).count();
    assert_eq!(totals, 1, "named twice, scored once: {ran:#?}");

    let with_missing = folder.run(&["score", "no.toml", "towns/kollam.toml", "--pack", "lake"]);
    assert_eq!(with_missing.code, Some(2), "{with_missing:#?}");
    assert!(with_missing.out.contains("Kollam") && with_missing.err.contains("no.toml"), "{with_missing:#?}");
}

#[test]
fn json_is_whole_even_when_no_town_can_be_scored() {
    let folder = lake().with("bad.toml", "nonsense");
    let ran = folder.run(&["score", "bad.toml", "--pack", "lake", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    let _: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
}

#[test]
fn unanswered_is_a_range_in_a_draft_and_the_lowest_in_a_final_result() {
    let folder = lake().with("towns/kollam.toml", &TOWN.replace("testing = \"monthly\"\n", ""));
    let overall = |mode: &str| {
        let ran = folder.run(&["score", "towns/kollam.toml", "--pack", "lake", "--format", "csv", mode]);
        ran.out.lines().find(|line| line.contains(",overall,")).unwrap().to_owned()
    };
    assert!(overall("--draft").contains(",10,70,100,"), "{}", overall("--draft"));
    assert!(overall("--final").contains(",10,10,100,"), "{}", overall("--final"));
}

#[test]
fn folders_that_hold_nothing() {
    let folder = lake().with("empty/.keep", "").with("dir.toml/.keep", "");
    folder.run(&["score", "empty", "--pack", "lake"]).refused(2, &["empty", "no city's file"]);
    folder.run(&["score", "dir.toml", "--pack", "lake"]).refused(2, &["dir.toml"]);
    folder.run(&["score", "towns", "--pack", "empty"]).refused(1, &["pack/no-files"]);
    let ran = folder.run(&["check", "empty"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(ran.out.contains("pack/no-files"), "{ran:#?}");
}

#[test]
fn a_pack_with_errors_scores_nothing() {
    let folder = lake_but("clean / shore", "clean / shores");
    for arguments in
        [&["score", "towns", "--pack", "lake"][..], &["explain", "towns/kollam.toml", "--pack", "lake"]]
    {
        folder.run(arguments).refused(1, &["pack/unknown-name", "nothing was scored"]);
    }
}

#[cfg(unix)]
#[test]
fn a_pack_with_a_link_that_leads_out_is_refused() {
    let folder = lake().with("secret.kas", "top secret words");
    std::os::unix::fs::symlink("../secret.kas", folder.path("lake/link.kas")).unwrap();
    let ran = folder.run(&["check", "lake"]);
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    assert!(ran.out.contains("leads out") && !ran.out.contains("top secret"), "{ran:#?}");
    folder.run(&["score", "towns", "--pack", "lake"]).refused(2, &["leads out"]);
}

#[test]
fn texts_come_in_the_language_that_is_asked_for() {
    let hindi = "texts hi \"हिन्दी\" { reviewed no \"कच्चा\" framework \"झील\" component water \"जल\" }";
    let folder = lake().with("lake/texts/hi.kas", hindi);
    let score = |language: &str, format: &str| {
        folder.run(&["score", "towns/kollam.toml", "--pack", "lake", "--lang", language, "--format", format])
    };
    let ran = score("hi", "table");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
    assert!(ran.out.contains("झील, चक्र") && ran.out.contains("कच्चा"), "{ran:#?}");
    let value: serde_json::Value = serde_json::from_str(&score("hi", "json").out).unwrap();
    assert_eq!(value["pack"]["translation"]["language"], "hi");
    assert_eq!(value["assessments"][0]["components"][0]["title"], "जल");
    let original = folder.run(&["score", "towns/kollam.toml", "--pack", "lake"]);
    assert_eq!(score("en", "table").out, original.out);
    score("ml", "table").refused(2, &["`--lang ml`", "`en` and `hi`", "texts/ml.kas"]);
    let ran = folder.run(&["check", "lake", "--untranslated"]);
    assert!(ran.out.contains("not in `hi`: indicator `1.a`"), "{ran:#?}");
    let explained = folder.run(&["explain", "towns/kollam.toml", "1.a", "--pack", "lake", "--lang", "hi"]);
    assert!(explained.out.contains("चरणबद्ध गणना"), "{explained:#?}");
}

#[test]
fn a_score_is_explained() {
    let folder = lake();
    let ran = folder.run(&["explain", "towns/kollam.toml", "1.b", "--pack", "lake"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
    assert!(
        ran.out.contains("40 * clean / shore") && ran.out.contains("lake/framework.kas:22:5"),
        "{ran:#?}"
    );
    let all = folder.run(&["explain", "towns/kollam.toml", "--pack", "lake", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(value["indicators"].as_array().unwrap().len(), 2);
    folder
        .run(&["explain", "towns/kollam.toml", "1.c", "--pack", "lake"])
        .refused(2, &["`1.c`", "did you mean"]);
    folder.run(&["explain", "towns", "--pack", "lake"]).refused(2, &["towns", "is a folder"]);
}

#[test]
fn points_that_no_answers_can_earn_are_told() {
    let awarded = "\n[awarded]\nsource = \"a list\"\n\"1.a\" = 30\n";
    let folder = lake().with("towns/kollam.toml", &format!("{TOWN}{awarded}"));
    for arguments in [&["check", "towns", "--pack", "lake"][..], &["score", "towns", "--pack", "lake"]] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(format!("{}{}", ran.out, ran.err).contains("answers/awarded-impossible"), "{ran:#?}");
    }
}

/// The lake with an example in its folder, and one that lies elsewhere.
fn lake_with_examples() -> Folder {
    lake()
        .with(
            "lake/examples/water.kas",
            "example \"monthly tests\" { given testing = monthly expect 1.a = 60 }\n",
        )
        .with(
            "elsewhere.kas",
            "example \"half of the shore\" { given shore = 10, clean = 5 expect 1.b = 20 }\n",
        )
}

#[test]
fn examples_that_hold_are_0_and_what_they_reach_is_told() {
    let folder = lake_with_examples();
    let ran = folder.run(&["test", "lake"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
    for words in ["The one example holds.", "What of the rules was reached", "Never reached", "never => 0"] {
        assert!(ran.out.contains(words), "no {words:?} in {ran:#?}");
    }
    let ran = folder.run(&["test", "lake", "elsewhere.kas"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("All 2 examples hold."), "{ran:#?}");
    let ran = folder.run(&["test", "--pack", "lake", "elsewhere.kas", "--lines"]);
    assert!(ran.out.contains("how often each line was reached"), "{ran:#?}");
}

#[test]
fn an_example_that_fails_is_1_in_every_format() {
    let folder = lake_with_examples()
        .with("lake/examples/wrong.kas", "example \"wrong\" { given testing = never expect 1.a = 1 }\n");
    for format in ["human", "junit", "json", "lcov"] {
        let ran = folder.run(&["test", "lake", "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{ran:#?}");
    }
    let ran = folder.run(&["test", "lake"]);
    assert!(ran.out.contains("expected `1.a = 1`, got 0"), "{ran:#?}");
    assert!(ran.out.contains("lake/examples/wrong.kas:1:"), "{ran:#?}");
    // The others hold: by words, by file.
    for arguments in [
        &["test", "lake", "--only", "MONTHLY"][..],
        &["test", "lake", "--only", "water.kas"],
        &["test", "lake/examples/water.kas"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(ran.out.contains("The one example holds.") && !ran.out.contains("Never reached"), "{ran:#?}");
    }
    folder.run(&["test", "lake", "--only", "daily"]).refused(2, &["`daily`", "monthly tests"]);
}

#[test]
fn mistakes_in_examples_are_1_and_nothing_is_run() {
    let folder = lake_with_examples()
        .with("lake/examples/wrong.kas", "example \"wrong\" { given testing = montly expect 1.a = 60 }\n");
    folder.run(&["test", "lake"]).refused(1, &["pack/unknown-choice", "`monthly`", "nothing was run"]);
    let ran = folder.run(&["check", "lake"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(ran.out.contains("pack/unknown-choice"), "{ran:#?}");
    // A slip in a file that lies elsewhere is told in full.
    let folder =
        lake_with_examples().with("slip.kas", "example \"slip\" { given testing == never expect 1.a = 0 }\n");
    let ran = folder.run(&["test", "lake", "slip.kas"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.err.contains("syntax/double-equals") && ran.err.contains("slip.kas:1:"), "{ran:#?}");
}

#[test]
fn cities_reach_rules_too() {
    let folder = lake_with_examples();
    let count = |arguments: &[&str]| -> i64 {
        let ran = folder.run(&[&["test", "lake", "--format", "json"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        value["coverage"]["reached"].as_i64().unwrap()
    };
    assert!(count(&["--cities", "towns"]) > count(&[]));
    assert_eq!(count(&["--cities", "towns/kollam.toml"]), count(&["--cities", "towns"]));
    folder.run(&["test", "lake", "--cities", "nowhere"]).refused(2, &["nowhere"]);
    folder.run(&["test", "lake", "towns/kollam.toml"]).refused(2, &["--cities"]);
    let low = folder.run(&["test", "lake", "--reach", "100"]);
    assert_eq!(low.code, Some(1), "{low:#?}");
    assert!(low.err.contains("100 % are asked for"), "{low:#?}");
    assert_eq!(folder.run(&["test", "lake", "--reach", "5"]).code, Some(0));
}

#[test]
fn two_packs_or_none_at_all() {
    let folder = lake_with_examples().with("pond/framework.kas", "framework pond \"Pond\" {}\n");
    folder.run(&["test", "lake", "pond"]).refused(2, &["two packs"]);
    let ran = lake().run(&["test", "lake"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("There are no examples."), "{ran:#?}");
}

#[test]
fn the_built_in_pack_is_tested_without_a_path() {
    let ran = Folder::new().run(&["test", "--reach", "100"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
    assert!(ran.out.contains("examples hold."), "{ran:#?}");
}

/// A pack that holds towns against each other, and three of them.
fn wells() -> Folder {
    wells_where("")
}

fn wells_where(clause: &str) -> Folder {
    let pack = "language 1\nframework wells \"Wells\" {\n  cycle \"1\"\n  subject town\n  round points half up to 2 places\n  \
                illustrative \"made up\"\n}\ncomponent water \"Water\" number 1 out of 10 {\n  indicator 1.a \"Depth\" out of 10 {\n    \
                ask depth \"Depth?\" number between 1 and 100\n    score 10 * depth / best of depth across cities\n    \
                recommend go_on { text \"Go on.\" }\n  }\n}\n";
    let pack = pack.replace("subject town\n", &format!("subject town\n  {clause}\n"));
    let town = |name: &str, answer: &str| {
        format!(
            "city = \"{name}\"\nframework = \"wells\"\ncycle = \"1\"\nillustrative = \"made up\"\n[answers]\n{answer}\n"
        )
    };
    Folder::new()
        .with("pack/wells.kas", &pack)
        .with("towns/a.toml", &town("Alpur", "depth = 5"))
        .with("towns/b.toml", &town("Bilpur", "depth = 20"))
        .with("towns/c.toml", &town("Cilpur", ""))
}

#[test]
fn towns_are_scored_among_each_other() {
    let folder = wells();
    let all = folder.run(&["score", "towns", "--pack", "pack", "--format", "csv"]);
    assert_eq!(all.code, Some(0), "{all:#?}");
    let points = |ran: &Ran| -> Vec<String> {
        let rows = ran.out.lines().filter(|line| line.contains(",indicator,1.a,"));
        rows.map(|line| line.split(',').skip(11).take(2).collect::<Vec<_>>().join("-")).collect()
    };
    // The third may yet be shallow, or the deepest of all.
    assert_eq!(points(&all), ["2.5-2.5", "10-10", "0.5-10"]);
    let one = folder.run(&["score", "towns/a.toml", "--among", "towns", "--pack", "pack", "--format", "csv"]);
    assert_eq!((points(&one), one.err.as_str()), (vec![String::from("2.5-2.5")], ""));
    let alone = folder.run(&["score", "towns/a.toml", "--pack", "pack", "--format", "csv"]);
    assert_eq!(points(&alone), ["0.5-10"]);
    assert!(alone.err.contains("check/no-others"), "{alone:#?}");
    let checked = folder.run(&["check", "towns/a.toml", "towns/b.toml", "--pack", "pack"]);
    assert!(!checked.out.contains("check/no-others"), "{checked:#?}");
    // Nobody gets the lowest for want of others.
    let folder = wells_where("unanswered scores lowest");
    let last = folder.run(&["score", "towns/a.toml", "--pack", "pack", "--final"]);
    assert_eq!(last.code, Some(2), "{last:#?}");
    assert!(last.out.is_empty() && last.err.contains("a final score needs the others"), "{last:#?}");
    let last = folder.run(&["score", "towns/a.toml", "--among", "towns", "--pack", "pack", "--final"]);
    assert_eq!(last.code, Some(0), "{last:#?}");
    // Whose file has mistakes is missing from what the others are held against, and the ranking says so.
    let ranked = folder.run(&["rank", "towns", "--pack", "pack"]);
    assert!(!ranked.out.contains("Left out"), "{ranked:#?}");
    let folder = folder.with("towns/b.toml", "city = \"B\"\n[answers]\ndepth = \"deep\"\n");
    let ranked = folder.run(&["rank", "towns", "--pack", "pack"]);
    assert_eq!(ranked.code, Some(1), "{ranked:#?}");
    assert!(ranked.out.contains("Left out, because these files have mistakes: towns/b.toml."), "{ranked:#?}");
}

#[test]
fn an_explanation_tells_of_how_many_a_statistic_is() {
    let folder = wells();
    let ran = folder.run(&["explain", "towns/a.toml", "1.a", "--among", "towns", "--pack", "pack"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.out.contains("from 2 values, 1 not known"), "{}", ran.out);
    let arguments =
        ["explain", "towns/a.toml", "1.a", "--among", "towns", "--pack", "pack", "--format", "json"];
    let told: serde_json::Value = serde_json::from_str(&folder.run(&arguments).out).unwrap();
    let steps = told["indicators"][0]["steps"].as_array().unwrap();
    let statistic = steps.iter().find(|step| step["kind"] == "statistic").unwrap();
    assert_eq!(statistic["cities"], serde_json::json!({ "counted": 2, "left_out": 1 }));
}
