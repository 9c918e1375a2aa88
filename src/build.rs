//! Packs `rules/` into the binary, as JSON, which is read faster: adding data is adding a file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut files = Vec::new();
    collect(&root.join("rules"), &mut files)?;
    files.sort();
    let mut code = String::from("pub(super) const EMBEDDED: &[(&str, &str)] = &[\n");
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        // The text itself and not its path: what is built in one folder may be used from another. A file that is no TOML, or no
        // rules, is told by the tests, with its line.
        let rules: toml::Table = toml::from_str(&fs::read_to_string(file)?)
            .map_err(|error| io::Error::other(format!("{name}: {error}")))?;
        let _ = writeln!(code, "    ({name:?}, {:?}),", serde_json::to_string(&rules)?);
    }
    code.push_str("];\n");
    fs::write(out.join("embedded.rs"), code)?;
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=src/build.rs");
    Ok(())
}

/// Every `.toml` below `folder`.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
