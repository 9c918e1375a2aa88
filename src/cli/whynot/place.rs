//! The place that somebody asks about, as they typed it and as a scan would spell it.

use crate::blob::slashed;
use crate::cli::error::CliError;
use std::fs;
use std::path::{Path, PathBuf};

/// A place in a file or in a member of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The file.
    pub(super) file: PathBuf,
    /// What is behind it in an archive: `!inner/file`, or nothing.
    pub(super) member: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column, in characters from 1.
    pub(super) column: Option<usize>,
}

impl Place {
    /// Read `FILE:LINE` or `FILE:LINE:COLUMN`, of a file that there is.
    pub(super) fn read(text: &str) -> Result<Self, CliError> {
        let wrong = || CliError::NoPlace(text.to_owned());
        let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
        let (rest, last) = text.rsplit_once(':').ok_or_else(wrong)?;
        let last = number(last).ok_or_else(wrong)?;
        let longer = rest.rsplit_once(':').and_then(|(file, line)| Some((file, number(line)?)));
        // A file may be called `a:1`: what there is decides.
        let (file, line, column) = match longer {
            Some((file, line)) if !Path::new(rest).exists() => (file, line, Some(last)),
            _ => (rest, last, None),
        };
        let (file, member) = split(file);
        if file.is_file() {
            Ok(Self { file, member: member.to_owned(), line, column })
        } else {
            Err(CliError::NoSuchPath(file))
        }
    }

    /// The path as reports of a scan of `roots` tell it; if none of them holds the file, the file is added to them.
    pub(super) fn told(&self, roots: &mut Vec<PathBuf>) -> String {
        let full = fs::canonicalize(&self.file).unwrap_or_else(|_| self.file.clone());
        let below = |root: &PathBuf| {
            let inner = full.strip_prefix(fs::canonicalize(root).ok()?).ok()?.to_owned();
            Some(if inner.as_os_str().is_empty() { root.clone() } else { root.join(inner) })
        };
        let spelt = roots.iter().find_map(below).unwrap_or_else(|| {
            roots.push(self.file.clone());
            self.file.clone()
        });
        format!("{}{}", slashed(&spelt), self.member)
    }
}

/// A file, and what is behind it in an archive.
fn split(text: &str) -> (PathBuf, &str) {
    let whole = (PathBuf::from(text), "");
    if whole.0.exists() {
        return whole;
    }
    let marks = text.match_indices('!').map(|(at, _)| (PathBuf::from(&text[..at]), &text[at..]));
    marks.into_iter().find(|(file, _)| file.is_file()).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_people_type_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        for name in ["a.env", "b:2", "c.zip"] {
            fs::write(path(name), "x").unwrap();
        }
        let cases = [
            ("a.env:3", Some(("a.env", "", 3, None)), "a line"),
            ("a.env:3:14", Some(("a.env", "", 3, Some(14))), "a column"),
            ("b:2:5", Some(("b:2", "", 5, None)), "a file whose name looks like a line"),
            ("c.zip!in/.env:1", Some(("c.zip", "!in/.env", 1, None)), "a member"),
            ("a.env", None, "no line"),
            ("a.env:0", None, "lines count from 1"),
            ("z.env:1", None, "no file"),
        ];
        for (text, want, why) in cases {
            let got = Place::read(&path(text)).ok();
            let want = want.map(|(file, member, line, column)| Place {
                file: path(file).into(),
                member: member.to_owned(),
                line,
                column,
            });
            assert_eq!(got, want, "{why}: {text}");
        }
    }
}
