//! Puts the built-in pack into the program: every rule and script file below `rules/dmaf-2.0`. Its examples are kept
//! apart: they decide no score, so that scoring a city need not read them.
#![allow(clippy::disallowed_methods)] // the one program beside `cli` that reads the disk, while building

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const PACK: &str = "rules/dmaf-2.0";
const EXAMPLES: &str = "examples/";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={PACK}");
    println!("cargo::rerun-if-changed=build.rs");
    let root = env::var("CARGO_MANIFEST_DIR").map(PathBuf::from).map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map(PathBuf::from).map_err(io::Error::other)?;
    let folder = root.join(PACK);
    let mut files = Vec::new();
    if folder.is_dir() {
        collect(&folder, "", &mut files)?;
    }
    files.sort();
    let rules: Vec<&String> = files.iter().filter(|path| !path.starts_with(EXAMPLES)).collect();
    let mut code = format!("const FOLDER: &str = {PACK:?};\n");
    code += &list("RULES", &rules)?;
    code += &list("FILES", &files.iter().collect::<Vec<_>>())?;
    fs::write(out.join("builtin.rs"), code)
}

/// A constant that holds files with their paths.
fn list(name: &str, paths: &[&String]) -> io::Result<String> {
    let mut code = format!("const {name}: &[(&str, &[u8])] = &[\n");
    for path in paths {
        let whole = format!("/{PACK}/{path}");
        writeln!(code, "    ({path:?}, include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {whole:?}))),")
            .map_err(io::Error::other)?;
    }
    code += "];\n";
    Ok(code)
}

/// Paths relative to the pack, with `/`.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| {
            io::Error::other(format!("the name of {} is not UTF-8", name.to_string_lossy()))
        })?;
        let path = format!("{prefix}{name}");
        if name.starts_with('.') {
            continue;
        } else if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if path.ends_with(".kas") || path.ends_with(".rhai") {
            files.push(path);
        }
    }
    Ok(())
}
