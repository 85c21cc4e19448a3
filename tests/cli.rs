//! The program as people run it: streams, exit codes, and what the disk may hold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use kasauti::cli::FolderWorld;
use kasauti::source::World;

/// A folder of its own for each test, gone when the test is.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kasauti-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn with(self, path: &str, text: &str) -> Folder {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn world(&self, path: &str) -> FolderWorld {
        FolderWorld::open(&self.path(path)).unwrap()
    }

    /// Runs the program in this folder, without a terminal and without colours asked for.
    fn run(&self, arguments: &[&str]) -> Ran {
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
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
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
    fn refused(&self, code: i32, words: &[&str]) {
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
    for arguments in [&["--help"][..], &["check", "--help"], &["score", "--help"], &["explain", "--help"]] {
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
    let built_in = kasauti::source::builtin();
    let is_rule = |path: &String| path.ends_with(".kas") || path.ends_with(".rhai");
    let on_disk: Vec<String> = match FolderWorld::open(&folder) {
        Ok(world) => world.list().unwrap().into_iter().filter(is_rule).collect(),
        Err(_) => Vec::new(),
    };
    assert_eq!(built_in.list().unwrap(), on_disk);
    for path in on_disk {
        assert_eq!(built_in.read(&path).unwrap(), fs::read(folder.join(&path)).unwrap(), "{path}");
    }
}
