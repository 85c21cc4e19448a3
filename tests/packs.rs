//! Every pack under `rules/` checks clean, and its examples hold and reach all of its rules.

use std::path::{Path, PathBuf};
use std::process::Command;

fn packs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut packs: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    packs.sort();
    packs
}

fn succeeds(arguments: &[&str], pack: &Path) {
    let ran = Command::new(env!("CARGO_BIN_EXE_kasauti")).args(arguments).arg(pack).output().unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{arguments:?} {}\n{told}", pack.display());
}

#[test]
fn every_pack_checks_clean() {
    assert!(packs().len() >= 5);
    for pack in packs() {
        succeeds(&["check", "--deny", "notes"], &pack);
    }
}

#[test]
fn the_examples_of_every_pack_hold_and_reach_all_of_it() {
    for pack in packs() {
        succeeds(&["test", "--reach", "100"], &pack);
    }
}

#[test]
fn every_pack_tells_where_it_is_from() {
    for pack in packs() {
        let readme = std::fs::read_to_string(pack.join("README.md")).unwrap_or_default();
        assert!(readme.split_whitespace().count() >= 40, "{} has no README", pack.display());
    }
}

#[test]
fn the_list_of_packs_names_each() {
    let list =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/README.md")).unwrap();
    for pack in packs() {
        let name = pack.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            list.contains(&format!("[{name}]({name}/README.md)")),
            "rules/README.md does not name {name}"
        );
    }
}
