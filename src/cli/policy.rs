//! `--policy-from`: by what a change is scanned that may not decide that by itself.

use super::args::ScanArgs;
use super::asked::here;
use super::error::CliError;
use crate::blob::slashed;
use crate::config::{Config, FILE};
use crate::git::{Snapshot, path_of};
use crate::loosening::{Loosening, Loosens};
use crate::rule::{Rules, UserFile, user_files};
use crate::suppress::{Baseline, BaselineError};
use std::path::{Component, Path};

/// The configuration of the revision that decides: the one that was named, if that is in the repository, else the nearest at or above
/// the folder of the project.
pub(super) fn config(args: &ScanArgs, project: &Path, decides: &Snapshot) -> Result<Config, CliError> {
    if let Some(file) = &args.config {
        let Some(inner) = decides.inner(file) else { return Ok(Config::read(file, &here())?) };
        return parsed(decides, &inner, &here());
    }
    let folder = decides.inner(project).unwrap_or_default();
    let mut folder = folder.as_slice();
    loop {
        let inner = if folder.is_empty() { FILE.into() } else { [folder, FILE.as_bytes()].join(&b'/') };
        let base = decides.top.join(path_of(folder));
        if folder.is_empty() || decides.file(&inner)?.is_some() {
            return parsed(decides, &inner, &base);
        }
        folder = folder.iter().rposition(|byte| *byte == b'/').map_or(b"", |end| &folder[..end]);
    }
}

/// The configuration at a path, whose globs count from `base`; the default where there is none.
fn parsed(decides: &Snapshot, inner: &[u8], base: &Path) -> Result<Config, CliError> {
    match text(decides, inner)? {
        Some(text) => Ok(Config::parse(&decides.top.join(path_of(inner)), base, &text)?),
        None => Ok(Config::default()),
    }
}

/// The baseline of the revision that decides: the one that was named, else that of its configuration.
pub(super) fn baseline(
    args: &ScanArgs,
    config: &Config,
    decides: &Snapshot,
) -> Result<Option<Baseline>, CliError> {
    let parse = |file: &Path, text: &str| Ok(Some(Baseline::parse(file, text)?));
    match (&args.baseline, &config.baseline) {
        (Some(file), _) => match decides.inner(file) {
            None => Ok(Some(Baseline::read(file)?)),
            // What the change adds accepts nothing yet.
            Some(inner) => parse(file, &text(decides, &inner)?.unwrap_or_default()),
        },
        (None, Some(file)) => {
            if args.config.as_ref().is_some_and(|config| decides.inner(config).is_none()) {
                return Ok(Some(Baseline::read_below(&config.folder(), file)?)); // neither of them is the change's
            }
            let inner = named(file, decides).ok_or_else(|| BaselineError::Outside(file.clone()))?;
            let text = text(decides, &inner)?.ok_or_else(|| BaselineError::Missing(file.clone()))?;
            parse(file, &text)
        }
        (None, None) => Ok(None),
    }
}

/// The path from the top of a file that the configuration of the revision names.
fn named(file: &Path, decides: &Snapshot) -> Option<Vec<u8>> {
    if !decides.top.as_os_str().is_empty() {
        return decides.inner(file);
    }
    // Without a work tree such paths count from the top already.
    let is_plain = file.components().all(|part| matches!(part, Component::Normal(_)));
    is_plain.then(|| slashed(file).into_bytes())
}

/// The rules of the revision that decides, beside those of the program.
pub(super) fn rules(args: &ScanArgs, decides: &Snapshot) -> Result<Rules, CliError> {
    let Some(folder) = &args.rules else { return Ok(Rules::embedded()?) };
    match decides.inner(folder) {
        None => Ok(Rules::with(folder)?),
        Some(inner) => Ok(Rules::with_files(&rule_files(folder, &inner, decides)?)?),
    }
}

/// The files of rules in a folder, as the revision that decides has them.
fn rule_files(folder: &Path, inner: &[u8], decides: &Snapshot) -> Result<Vec<UserFile>, CliError> {
    let mut files = Vec::new();
    for (place, bytes) in decides.below(inner)? {
        if place.ends_with(b".toml") {
            let place = String::from_utf8_lossy(&place).into_owned();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            files.push(UserFile { path: folder.join(&place), place, text });
        }
    }
    Ok(files)
}

/// The text of a file of the revision that decides.
fn text(decides: &Snapshot, inner: &[u8]) -> Result<Option<String>, CliError> {
    Ok(decides.file(inner)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// What the work tree would loosen of the configuration and baseline that count, and what there is to say of it. `now` is the
/// configuration of the work tree.
pub(super) fn loosened(
    (config, baseline): (&Config, Option<&Baseline>),
    now: Result<Config, CliError>,
    args: &ScanArgs,
    decides: &Snapshot,
) -> (Vec<Loosening>, Vec<String>) {
    let mut look = Look { decides, found: Vec::new(), notes: Vec::new() };
    let now = look.config(config, now);
    look.baseline(baseline, args, &now);
    look.rules(args);
    look.found.sort();
    look.found.dedup();
    (look.found, look.notes)
}

/// A look at the work tree.
struct Look<'d> {
    decides: &'d Snapshot,
    found: Vec<Loosening>,
    notes: Vec<String>,
}

impl Look<'_> {
    /// Compare the configurations; one that cannot be used is told, and counts as none.
    fn config(&mut self, config: &Config, now: Result<Config, CliError>) -> Config {
        let now = match now {
            Ok(now) => now,
            Err(error) => {
                self.broken(&error, "configuration");
                return Config::default(); // where it stands, every scan ends with 2
            }
        };
        let file = now.file.as_ref().or(config.file.as_ref());
        let path = file.map_or_else(|| FILE.to_owned(), |file| self.told(file));
        for (what, line, seen) in now.loosens(config) {
            self.found.push(Loosening { path: path.clone(), line, what, seen });
        }
        now
    }

    /// Compare the baselines.
    fn baseline(&mut self, before: Option<&Baseline>, args: &ScanArgs, now: &Config) {
        let Some(file) = args.baseline.as_ref().or(now.baseline.as_ref()).filter(|file| is_file(file)) else {
            return;
        };
        if self.decides.inner(file).is_none() {
            return; // not the change's to say
        }
        match Baseline::read_below(&self.decides.top, file) {
            Ok(baseline) => {
                let none = Baseline::default();
                let path = self.told(file);
                let wider = baseline.loosens(before.unwrap_or(&none));
                self.found.extend(wider.into_iter().map(|(line, entry)| Loosening {
                    path: path.clone(),
                    line: *line,
                    what: Loosens::Baseline,
                    seen: entry.path.clone(),
                }));
            }
            Err(error) => self.broken(&error.into(), "baseline"),
        }
    }

    /// Compare the files of rules: whether what differs loosens anything cannot be told, so that all of it is.
    fn rules(&mut self, args: &ScanArgs) {
        let Some(folder) = &args.rules else { return };
        let Some(inner) = self.decides.inner(folder) else { return };
        let before = rule_files(folder, &inner, self.decides).unwrap_or_default();
        let now = user_files(folder).unwrap_or_default();
        let is_in = |file: &UserFile, all: &[UserFile]| {
            all.iter().any(|other| other.place == file.place && other.text == file.text)
        };
        let differing = before.iter().filter(|file| !is_in(file, &now));
        let differing = differing.chain(now.iter().filter(|file| !is_in(file, &before)));
        for file in differing {
            let path = self.told(&file.path);
            self.found.push(Loosening { path, line: 1, what: Loosens::Rules, seen: file.place.clone() });
        }
    }

    /// Say that something of the change cannot be used.
    fn broken(&mut self, error: &CliError, what: &str) {
        let why = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
        self.notes.push(format!(
            "what the change makes of the {what} cannot be used ({why}); it did not count here"
        ));
    }

    /// A file as reports tell it.
    fn told(&self, file: &Path) -> String {
        match self.decides.inner(file) {
            Some(inner) => slashed(&path_of(&inner)),
            None => slashed(file),
        }
    }
}

/// Whether something is a file and no link, which could lead anywhere.
pub(super) fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|meta| meta.is_file())
}
