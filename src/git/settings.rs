//! The few settings of a repository's `config` that are taken; nothing in it is ever run, and no `include` is followed.

use super::file::regular;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// Largest configuration that is read.
const LIMIT: u64 = 1 << 20;

/// What a `config` says, by name.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `section.key` or `section.subsection.key`, section and key in lower case, in the order of the file.
    all: Vec<(String, String)>,
}

impl Settings {
    /// Read the configuration of a repository, which may not be a link; one that is not there says nothing.
    pub(super) fn of_repository(path: &Path) -> io::Result<Self> {
        let bytes = regular(path, LIMIT)?.unwrap_or_default();
        Ok(Self::parse(&String::from_utf8_lossy(&bytes)))
    }

    /// Read a file that the user vouches for, through a link too; a file that is not there says nothing.
    pub fn read(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Ok(meta) if !meta.is_file() => return Err(io::Error::other("not a regular file")),
            _ => {}
        }
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
        Ok(Self::parse(&String::from_utf8_lossy(&bytes)))
    }

    /// The last value of a setting, as `core.hookspath`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a setting is on.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|value| matches!(value.to_lowercase().as_str(), "true" | "yes" | "on" | "1" | ""))
    }

    /// Every setting and its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// A path, as git reads one: `~/` is the home folder.
    pub fn path(&self, name: &str, home: Option<&Path>) -> Option<PathBuf> {
        let value = self.get(name)?;
        match (value.strip_prefix("~/"), home) {
            (Some(rest), Some(home)) => Some(home.join(rest)),
            _ => Some(PathBuf::from(value)),
        }
    }

    fn parse(text: &str) -> Self {
        let mut all = Vec::new();
        let mut section = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let mut line = line.trim().to_owned();
            if let Some((name, rest)) = header(&line) {
                section = name;
                line = rest;
            }
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            while line.ends_with('\\') && !line.ends_with("\\\\") {
                line.pop();
                line.push_str(lines.next().unwrap_or_default());
            }
            let (key, value) = line.split_once('=').unwrap_or((&line, ""));
            all.push((format!("{section}.{}", key.trim().to_lowercase()), plain(value)));
        }
        Self { all }
    }
}

/// The name in `[section]` or `[section "subsection"]`, and what follows on its line.
fn header(line: &str) -> Option<(String, String)> {
    let inner = line.strip_prefix('[')?;
    let end = match inner.find('"') {
        Some(quote) => inner.rfind("\"]").filter(|end| *end > quote)? + 1,
        None => inner.find(']')?,
    };
    let (name, rest) = (&inner[..end], inner[end + 1..].trim().to_owned());
    let name = match name.split_once(char::is_whitespace) {
        Some((section, sub)) => format!("{}.{}", section.to_lowercase(), sub.trim().trim_matches('"')),
        None => name.to_lowercase(),
    };
    Some((name, rest))
}

/// A value without its quotes, escapes and comment.
fn plain(value: &str) -> String {
    let mut text = String::new();
    let mut quoted = false;
    let mut chars = value.trim().chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => quoted = !quoted,
            '\\' => match chars.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some(other) => text.push(other),
                None => {}
            },
            '#' | ';' if !quoted => break,
            other => text.push(other),
        }
    }
    if quoted { text } else { text.trim_end().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_git_reads_them() {
        let settings = Settings::parse(
            "[core]\n\tbare = false\n\thooksPath = \"a b\" # here\n[extensions] objectFormat = sha256\n\
             [remote \"Or.igin\"]\n promisor\n url = a\\\n  b\n[core]\nbare=true ; twice\n",
        );
        let cases = [
            ("core.bare", Some("true"), "the last one counts"),
            ("core.hookspath", Some("a b"), "quotes and a comment"),
            ("extensions.objectformat", Some("sha256"), "on the line of its section"),
            ("remote.Or.igin.promisor", Some(""), "a key alone is on"),
            ("remote.Or.igin.url", Some("a  b"), "continued on the next line"),
            ("core.fsmonitor", None, "not there"),
        ];
        for (name, want, why) in cases {
            assert_eq!(settings.get(name), want, "{why}");
        }
        assert!(settings.is_on("remote.Or.igin.promisor") && settings.is_on("core.bare"));
    }
}
