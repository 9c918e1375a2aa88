//! What must hold whatever is written: the order of the house, what is promised of every report, and what the
//! documentation copies.

mod documents;
mod floors;
mod guidance;
#[path = "../support/program.rs"]
mod program;
mod reports;
mod sources;

use std::path::{Path, PathBuf};

/// The folder of this project.
fn house() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Read a file of this project.
fn read(path: &str) -> String {
    std::fs::read_to_string(house().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below `folder`, by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of this project") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// What stands between `<!-- name -->` and `<!-- /name -->` of a document, and where.
fn block<'d>(document: &'d str, name: &str) -> (std::ops::Range<usize>, &'d str) {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = document.find(&open).unwrap_or_else(|| panic!("no {open}")) + open.len();
    let end = start + document[start..].find(&close).unwrap_or_else(|| panic!("no {close}"));
    (start..end, &document[start..end])
}
