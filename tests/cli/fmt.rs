//! `kasauti fmt` as people run it: what is written, what is shown, and how it ends.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use super::{Folder, Ran, command};

const UNTIDY: &str = "score match a {\nbb->1\n c => 2 }\n";
const TIDY: &str = "score match a {\n  bb => 1\n  c  => 2\n}\n";
const BROKEN: &str = "score match a {\n";

impl Folder {
    fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = command(&self.0, arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }
}

#[test]
fn files_are_written_only_when_they_change() {
    let folder =
        Folder::new().with("pack/a.kas", UNTIDY).with("pack/deep/b.kas", TIDY).with("pack/c.txt", UNTIDY);
    let before = fs::metadata(folder.path("pack/deep/b.kas")).unwrap().modified().unwrap();
    let ran = folder.run(&["fmt", "pack"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "formatted: pack/a.kas\n"), "{ran:#?}");
    assert_eq!(ran.err, "1 file formatted, 1 file well formatted already\n");
    assert_eq!(folder.text("pack/a.kas"), TIDY);
    assert_eq!(folder.text("pack/c.txt"), UNTIDY);
    assert_eq!(fs::metadata(folder.path("pack/deep/b.kas")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_dir(folder.path("pack")).unwrap().count(), 3, "nothing is left beside it");
    let again = folder.run(&["fmt", "pack"]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), ""), "{again:#?}");
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = Folder::new().with("a.kas", UNTIDY).with("b.kas", TIDY);
    let check = folder.run(&["fmt", "--check", "."]);
    assert_eq!((check.code, check.out.as_str()), (Some(1), "would be formatted: a.kas\n"), "{check:#?}");
    let wanted = "--- a.kas\n+++ a.kas (formatted)\n@@ -1,3 +1,4 @@\n score match a {\n-bb->1\n- c => 2 }\n\
                  +  bb => 1\n+  c  => 2\n+}\n";
    let diff = folder.run(&["fmt", "--diff", "a.kas", "b.kas"]);
    assert_eq!((diff.code, diff.out.as_str()), (Some(0), wanted), "{diff:#?}");
    let both = folder.run(&["fmt", "--diff", "--check", "a.kas"]);
    assert_eq!((both.code, both.out.as_str()), (Some(1), wanted), "{both:#?}");
    assert_eq!(folder.run(&["fmt", "--check", "b.kas"]).code, Some(0));
    assert_eq!(folder.text("a.kas"), UNTIDY);
}

#[test]
fn a_diff_is_coloured_where_colours_are_wanted() {
    let folder = Folder::new().with("a.kas", UNTIDY);
    let ran = folder.run(&["fmt", "--diff", "--color", "always", "a.kas"]);
    assert!(ran.out.contains("\u{1b}[31m-bb->1\u{1b}[0m\n"), "{ran:#?}");
    assert!(ran.out.contains("\u{1b}[32m+  bb => 1\u{1b}[0m\n"), "{ran:#?}");
    // A rule file cannot paint the terminal.
    let sly = folder.with("a.kas", "# \u{1b}[2Jgone\n score 1");
    assert!(!sly.run(&["fmt", "--diff", "a.kas"]).out.contains('\u{1b}'));
}

#[test]
fn standard_input_comes_out_formatted() {
    let folder = Folder::new();
    let ran = folder.run_with(&["fmt", "-"], UNTIDY);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), TIDY, ""), "{ran:#?}");
    assert_eq!(folder.run_with(&["fmt", "-"], TIDY).out, TIDY);
    let check = folder.run_with(&["fmt", "--check", "-"], UNTIDY);
    assert_eq!((check.code, check.out.as_str()), (Some(1), "would be formatted: standard input\n"));
    assert!(folder.run_with(&["fmt", "--diff", "-"], UNTIDY).out.starts_with("--- standard input\n"));
    folder.run_with(&["fmt", "-"], BROKEN).refused(1, &["standard input", "left as it is", "never closed"]);
    folder.run_with(&["fmt", "-", "a.kas"], "").refused(2, &["stands alone"]);
}

#[test]
fn a_pack_that_is_started_is_formatted() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["new", "lake", "--title", "Lake Health", "--subject", "town"]).code, Some(0));
    let ran = folder.run(&["fmt", "--check", "--diff", "lake"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{ran:#?}");
}

#[test]
fn a_file_with_mistakes_is_left_alone_and_the_others_are_formatted() {
    let folder = Folder::new().with("a.kas", BROKEN).with("b.kas", UNTIDY);
    fs::write(folder.path("c.kas"), b"# \xff\n").unwrap();
    let ran = folder.run(&["fmt", "."]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), "formatted: b.kas\n"), "{ran:#?}");
    for words in [
        "a.kas:1:15",
        "a.kas is left as it is: it has mistakes",
        "c.kas is left as it is",
        "2 files left alone",
    ] {
        assert!(ran.err.contains(words), "no {words:?} in {ran:#?}");
    }
    assert_eq!(folder.text("a.kas"), BROKEN);
    assert_eq!(folder.text("b.kas"), TIDY);
}

#[test]
fn what_cannot_be_read_is_2_and_the_rest_is_formatted() {
    let folder = Folder::new().with("a.kas", UNTIDY).with("city.toml", "").with("empty/readme.txt", "");
    let ran = folder.run(&["fmt", "nowhere.kas", "city.toml", "empty", "a.kas"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), "formatted: a.kas\n"), "{ran:#?}");
    for words in
        ["`nowhere.kas`: there is no such file", "`city.toml`: this is no rule file", "`empty`: no rule file"]
    {
        assert!(ran.err.contains(words), "no {words:?} in {ran:#?}");
    }
    folder.run(&["fmt"]).refused(2, &["Usage"]);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_still_lead_to_their_file() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::new().with("real.kas", UNTIDY);
    fs::set_permissions(folder.path("real.kas"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.kas", folder.path("link.kas")).unwrap();
    assert_eq!(folder.run(&["fmt", "link.kas"]).code, Some(0));
    assert!(fs::symlink_metadata(folder.path("link.kas")).unwrap().is_symlink());
    assert_eq!(folder.text("real.kas"), TIDY);
    assert_eq!(fs::metadata(folder.path("real.kas")).unwrap().permissions().mode() & 0o777, 0o640);
    // Who may not write a file does not write it, though its folder would let them.
    let locked = folder.with("locked.kas", UNTIDY);
    fs::set_permissions(locked.path("locked.kas"), fs::Permissions::from_mode(0o440)).unwrap();
    let ran = locked.run(&["fmt", "locked.kas"]);
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    assert!(ran.err.contains("`locked.kas`: you are not permitted to write it"), "{ran:#?}");
    assert_eq!(locked.text("locked.kas"), UNTIDY);
}
