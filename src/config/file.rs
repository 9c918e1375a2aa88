//! `.monoleaks.toml`: what a project says about its scans.

use super::error::ConfigError;
use super::glob::globs;
use crate::date::day;
use crate::environment::Confidence;
use crate::rule::file::{explain, is_word};
use globset::GlobSet;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::iter;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE: &str = ".monoleaks.toml";

/// Largest configuration that is read.
const LIMIT: u64 = 1 << 20;

/// Longest text that somebody may have meant as a date; a longer one is not told.
const DATE: usize = 12;

/// A configuration, all of it valid.
#[derive(Debug, Default)]
pub struct Config {
    /// The file, if there was one.
    pub file: Option<PathBuf>,
    /// The folder that its globs count from.
    pub base: PathBuf,
    /// Whether the project says that its unnamed credentials are Mono's.
    pub provider_is_mono: bool,
    /// How sure a finding must be.
    pub min_confidence: Option<Confidence>,
    /// What fails.
    pub fail_on: Option<FailOn>,
    /// The salt of weak fingerprints.
    pub salt: Option<String>,
    /// The file of findings that were accepted before; from the folder of this one.
    pub baseline: Option<PathBuf>,
    /// Whether comments that a change brings may accept findings of production and of an unknown environment, too; of use with
    /// `--policy-from` only.
    pub new_comments: bool,
    /// Path rules, in order.
    pub allow: Vec<Allow>,
    /// The lines of the keys that it has, from 1.
    pub(super) lines: BTreeMap<&'static str, usize>,
}

/// What makes a run end with 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Findings of production and of an unknown environment
    Production,
    /// Every finding
    #[default]
    Any,
    /// None
    Never,
}

impl FailOn {
    /// The word for it in the configuration and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Any => "any",
            Self::Never => "never",
        }
    }
}

/// Findings that are accepted where they stand.
#[derive(Debug)]
pub struct Allow {
    /// The paths.
    pub paths: GlobSet,
    /// Each of their globs as it is written.
    pub(super) globs: Vec<String>,
    /// The line of its table, from 1.
    pub(super) line: usize,
    /// The paths as they are written.
    pub told: String,
    /// The ids of the rules; all, where there is none.
    pub rules: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it counts, as days since 1970.
    pub until: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigFile {
    provider: Option<String>,
    min_confidence: Option<Confidence>,
    fail_on: Option<FailOn>,
    salt: Option<String>,
    baseline: Option<PathBuf>,
    #[serde(default)]
    new_comments: bool,
    #[serde(default)]
    allow: Vec<AllowTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AllowTable {
    paths: Vec<String>,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    reason: String,
    until: Option<String>,
}

impl Config {
    /// Read the file at `path`, whose globs count from `base`.
    pub fn read(path: &Path, base: &Path) -> Result<Self, ConfigError> {
        let io = |source| ConfigError::Io { path: path.to_owned(), source };
        let mut text = String::new();
        fs::File::open(path).map_err(io)?.take(LIMIT).read_to_string(&mut text).map_err(io)?;
        Self::parse(path, base, &text)
    }

    /// The configuration of the project that `folder` is in: the nearest file at or above it, no higher than a
    /// folder with `.git`; outside of a repository, only in the folder itself.
    pub fn discover(folder: &Path) -> Result<Self, ConfigError> {
        match Self::nearest(folder) {
            Some(path) => Self::read(&path, path.parent().unwrap_or(Path::new(""))),
            None => Ok(Self::default()),
        }
    }

    /// The file that [`discover`](Self::discover) reads, if there is one.
    pub fn nearest(folder: &Path) -> Option<PathBuf> {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let top = top(&folder);
        let above = folder.ancestors().take_while(|folder| folder.starts_with(top));
        let is_file = |path: &PathBuf| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
        above.map(|folder| folder.join(FILE)).find(is_file)
    }

    /// The folder that its file is in; empty, where that is the one that one is in.
    pub fn folder(&self) -> PathBuf {
        self.file.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default()
    }

    /// Where the configuration of the project that `folder` is in is to be written, if it has none.
    pub fn place(folder: &Path) -> PathBuf {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        top(&folder).join(FILE)
    }

    /// Read the text of a file; `path` is for errors, `base` is where globs count from.
    pub fn parse(path: &Path, base: &Path, text: &str) -> Result<Self, ConfigError> {
        let file: ConfigFile = toml::from_str(text).map_err(|error| {
            let (line, message) = explain(text, &error);
            ConfigError::Syntax { path: path.to_owned(), line, message }
        })?;
        if let Some(provider) = file.provider.as_ref().filter(|provider| *provider != "mono") {
            let told = if is_word(provider) { provider } else { "…" };
            return Err(ConfigError::Provider { path: path.to_owned(), provider: told.to_owned() });
        }
        if file.salt.as_ref().is_some_and(|salt| salt.len() < 8) {
            return Err(ConfigError::Salt { path: path.to_owned() });
        }
        let lines = lines(text);
        let tables = lines_of(text, "[[allow]]").map(Some).chain(iter::repeat(lines.get("allow").copied()));
        let allow = file.allow.into_iter().zip(tables);
        let allow = allow.map(|(table, line)| allowance(path, table, line.unwrap_or(1)));
        Ok(Self {
            file: Some(path.to_owned()),
            base: base.to_owned(),
            provider_is_mono: file.provider.is_some(),
            min_confidence: file.min_confidence,
            fail_on: file.fail_on,
            salt: file.salt,
            baseline: file.baseline.map(|file| path.with_file_name(file)),
            new_comments: file.new_comments,
            allow: allow.collect::<Result<_, _>>()?,
            lines,
        })
    }
}

/// The lines of the keys at the top of a file that somebody may loosen, from 1. They are only told.
fn lines(text: &str) -> BTreeMap<&'static str, usize> {
    const KEYS: [&str; 6] = ["provider", "min_confidence", "fail_on", "baseline", "new_comments", "allow"];
    let line = |key: &'static str| {
        let has = |line: &str| {
            line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        Some((key, text.lines().position(has)? + 1))
    };
    KEYS.into_iter().filter_map(line).collect()
}

/// The lines that begin with a word, from 1.
fn lines_of<'t>(text: &'t str, word: &'static str) -> impl Iterator<Item = usize> + 't {
    (1..).zip(text.lines()).filter(move |(_, line)| line.trim_start().starts_with(word)).map(|(line, _)| line)
}

/// The folder of the project that `folder` is in.
fn top(folder: &Path) -> &Path {
    folder.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok()).unwrap_or(folder)
}

/// Check one allowance, whose table stands on a line.
fn allowance(path: &Path, table: AllowTable, line: usize) -> Result<Allow, ConfigError> {
    let told = table.paths.join(", ");
    if table.reason.trim().is_empty() {
        return Err(ConfigError::NoReason { path: path.to_owned(), paths: told });
    }
    let until = match table.until {
        None => None,
        Some(date) => {
            let told = if date.len() <= DATE { date.clone() } else { "…".to_owned() };
            Some(day(&date).ok_or(ConfigError::Date { path: path.to_owned(), date: told })?)
        }
    };
    let paths = globs(&table.paths).map_err(|(glob, source)| ConfigError::Glob {
        path: path.to_owned(),
        glob,
        source,
    })?;
    Ok(Allow { paths, globs: table.paths, line, told, rules: table.rules, reason: table.reason, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(Path::new("c.toml"), Path::new(""), text).map_err(|error| error.to_string())
    }

    #[test]
    fn errors_name_the_line_and_the_nearest_key() {
        let cases = [
            (
                "min_confidense = \"low\"",
                "c.toml:1: unknown field `min_confidense`; did you mean `min_confidence`?",
                "a key",
            ),
            (
                "salt = \"abcdefgh\"\nfail_on = \"sandbox\"",
                "c.toml:2: unknown variant `sandbox`; did you mean `any`?",
                "a value",
            ),
            (
                "[[allow]]\npaths = [\"a\"]",
                "c.toml: an [[allow]] for `a` has no reason; write why these findings are accepted",
                "a reason",
            ),
            (
                "[[allow]]\npaths = [\"a\"]\nreason = \"r\"\nuntil = \"soon\"",
                "c.toml: `soon` is no date; write it as 2027-01-31",
                "a date",
            ),
            (
                "provider = \"stripe\"",
                "c.toml: `stripe` is no provider; write `mono`, or leave it out",
                "a provider",
            ),
            ("salt = \"x\"", "c.toml: the salt is too short; write at least 8 characters", "a salt"),
            ("[[allow]]\npaths = [\"a[\"]\nreason = \"r\"", "c.toml: `a[` is no glob", "a glob"),
        ];
        for (text, want, why) in cases {
            assert_eq!(parse(text).unwrap_err(), want, "{why}");
        }
    }
}
