//! The file of a baseline: JSON Lines, sorted as text.

use super::entry::Entry;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Largest baseline that is read, in bytes: some 50,000 entries.
const LIMIT: u64 = 16 << 20;

/// Findings that were accepted before, as they were read.
#[derive(Debug, Default)]
pub struct Baseline {
    /// The file.
    pub file: PathBuf,
    /// The entries with their lines, counted from 1, in the order of the file.
    pub entries: Vec<(usize, Entry)>,
}

/// Why a baseline was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BaselineError {
    /// It could not be read.
    #[error("{}: cannot be read", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is none.
    #[error("{}: there is no such file; write it with `monoleaks baseline create`", .0.display())]
    Missing(PathBuf),
    /// It is larger than any baseline should be.
    #[error("{}: larger than 16 MiB; accept fewer findings, or whole folders with an [[allow]]", .0.display())]
    TooLarge(PathBuf),
    /// The configuration names a file that is none of the project's.
    #[error("{}: not a regular file of the project; name one below the configuration's folder, or use --baseline", .0.display())]
    Outside(PathBuf),
    /// A line is no entry.
    #[error("{}:{line}: {message}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to write instead.
        message: String,
    },
}

impl Baseline {
    /// Read the file that a person named: any that can be read, a pipe too.
    pub fn read(file: &Path) -> Result<Self, BaselineError> {
        let io = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => BaselineError::Missing(file.to_owned()),
            _ => BaselineError::Io { path: file.to_owned(), source },
        };
        let mut text = String::new();
        fs::File::open(file).map_err(io)?.take(LIMIT + 1).read_to_string(&mut text).map_err(io)?;
        if text.len() as u64 > LIMIT {
            return Err(BaselineError::TooLarge(file.to_owned()));
        }
        Self::parse(file, &text)
    }

    /// Read the file that the configuration in `folder` names, which must be below it: what a repository names may be a
    /// trap, as a pipe that never ends.
    pub fn read_below(folder: &Path, file: &Path) -> Result<Self, BaselineError> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let is_below = match (fs::canonicalize(folder), fs::canonicalize(file)) {
            (Ok(folder), Ok(file)) => file.starts_with(folder) && file.is_file(),
            _ => true, // it does not exist, which reading it tells
        };
        if is_below { Self::read(file) } else { Err(BaselineError::Outside(file.to_owned())) }
    }

    /// Read the text of a file. Empty lines are no entries; every other line is one, or an error.
    pub fn parse(file: &Path, text: &str) -> Result<Self, BaselineError> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text); // as some editors write it
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let entries = lines.map(|(number, line)| match Entry::parse(line) {
            Ok(entry) => Ok((number, entry)),
            Err(message) => Err(BaselineError::Line { path: file.to_owned(), line: number, message }),
        });
        Ok(Self { file: file.to_owned(), entries: entries.collect::<Result<_, _>>()? })
    }

    /// The text of a file with these entries: sorted by the bytes of the lines, as `LC_ALL=C sort -u` does, so that it
    /// depends on nothing but what is in it.
    pub fn text<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> String {
        let lines: BTreeSet<String> = entries.into_iter().map(Entry::line).collect();
        lines.into_iter().map(|line| line + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str, who: &str) -> String {
        format!(
            r#"{{"path":"{path}","kind":"api_key","fingerprint":"s1:6c7da5ed3677b8b1324676094f0e4e4a","rule":"mono-api-key","environment":"sandbox","reason":"made up","who":"{who}"}}"#
        )
    }

    #[test]
    fn what_two_branches_add_merges_by_keeping_both() {
        let (ours, theirs) = (line("b.env", "Ana"), line("a.env", "Luis"));
        let merged = format!("{ours}\r\n\n{theirs}\n{ours}");
        let baseline = Baseline::parse(Path::new("b.jsonl"), &merged).unwrap();
        let numbers: Vec<usize> = baseline.entries.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 4], "duplicates and empty lines are fine");
        let text = Baseline::text(baseline.entries.iter().map(|(_, entry)| entry));
        assert_eq!(text, format!("{theirs}\n{ours}\n"), "writing sorts them, and drops the duplicate");
    }

    #[test]
    fn an_error_names_the_file_and_the_line() {
        let text = format!("{}\n<<<<<<< HEAD\n", line("a.env", "Ana"));
        let error = Baseline::parse(Path::new("b.jsonl"), &text).unwrap_err().to_string();
        assert!(error.starts_with("b.jsonl:2: a merge was not finished"), "{error}");
    }
}
