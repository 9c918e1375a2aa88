//! Path rules: `[[allow]]` of the configuration.

use crate::blob::slashed;
use crate::config::{Allow, Config};
use crate::finding::{Finding, Suppression};
use std::fs;
use std::path::{Path, PathBuf};

/// The path rules of a run, and which of them were of use.
#[derive(Debug)]
pub struct Paths<'c> {
    config: &'c Config,
    used: Vec<bool>,
    /// Today, in days since 1970.
    today: i64,
    /// Whether all that the rules speak of was to be read.
    whole: bool,
    /// The top of the work tree, which paths of the index and of history count from.
    tree: Option<&'c Path>,
}

impl<'c> Paths<'c> {
    /// The rules of `config`, on the day `today` (days since 1970), for a scan of `roots`, or of the repository whose work tree
    /// is at `tree`.
    pub fn new(config: &'c Config, today: i64, roots: &[PathBuf], tree: Option<&'c Path>) -> Self {
        let is_above =
            |root: &PathBuf| fs::canonicalize(root).is_ok_and(|root| config.base.starts_with(root));
        let whole = tree.is_none() && roots.iter().any(is_above);
        Self { config, used: vec![false; config.allow.len()], today, whole, tree }
    }

    /// Whether every finding in the file at `path` is accepted, so that its comments need not be of use.
    pub fn accept_all(&self, path: &Path) -> bool {
        let inner = self.inner(path);
        self.config.allow.iter().any(|allow| {
            allow.rules.is_empty()
                && allow.until.is_none_or(|until| self.today <= until)
                && allow.paths.is_match(&inner)
        })
    }

    /// Suppress a finding that one of them accepts.
    pub fn apply(&mut self, finding: &mut Finding) {
        if finding.suppressed.is_some() || self.config.allow.is_empty() {
            return;
        }
        let Some(path) = finding.origin.outermost().path() else { return };
        let path = self.inner(path);
        let accepts = |allow: &Allow| {
            allow.paths.is_match(&path) && (allow.rules.is_empty() || allow.rules.contains(&finding.rule))
        };
        for (allow, used) in self.config.allow.iter().zip(&mut self.used) {
            if accepts(allow) {
                *used = true;
                if allow.until.is_none_or(|until| self.today <= until) {
                    finding.suppressed = Some(Suppression { by: "path", reason: allow.reason.clone() });
                    return;
                }
            }
        }
    }

    /// Only a part of what the rules speak of is scanned: none of them is told to be of no use.
    pub fn see_a_part(&mut self) {
        self.whole = false;
    }

    /// What a reader should know of the rules: those past their date, and those of no use, which only a scan of
    /// all that they speak of can tell.
    pub fn notes(&self) -> Vec<String> {
        let Some(file) = &self.config.file else { return Vec::new() };
        let file = file.file_name().map_or_else(String::new, |name| slashed(Path::new(name)));
        let mut notes = Vec::new();
        for (allow, used) in self.config.allow.iter().zip(&self.used) {
            if allow.until.is_some_and(|until| until < self.today) {
                notes.push(format!(
                    "{file}: the [[allow]] for `{}` is past its date; rotate, or renew it",
                    allow.told
                ));
            } else if !used && self.whole {
                notes.push(format!(
                    "{file}: the [[allow]] for `{}` allows nothing in what was read",
                    allow.told
                ));
            }
        }
        notes
    }

    /// A path as the configuration's globs see it.
    fn inner(&self, path: &Path) -> PathBuf {
        let full = match self.tree {
            Some(tree) => tree.join(path),
            None => fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()),
        };
        full.strip_prefix(&self.config.base).map_or_else(|_| path.to_owned(), Path::to_owned)
    }
}
