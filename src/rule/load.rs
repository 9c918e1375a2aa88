//! All rules: those in the binary and those of the user, through one loader.

use super::file::{Generic, Row, RuleError, Text, parse};
use super::guidance::{Guidance, Step};
use super::model::{Credential, Environments, Exposures, Mono, NotSecrets, Other, Placeholders, Rules};
use crate::environment::{Environment, Kind, Lang};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl Rules {
    /// The rules that the program comes with.
    ///
    /// # Errors
    ///
    /// None that a released program can have: its tests load them.
    pub fn embedded() -> Result<Self, RuleError> {
        let mut draft = Draft::default();
        for (path, text) in EMBEDDED {
            draft.add(path, path.strip_prefix("rules/").unwrap_or(path), Text::Json(text))?;
        }
        draft.finish()
    }

    /// The rules that the program comes with, and those of the folder `user` besides.
    ///
    /// The folder is laid out like `rules/`. A credential, a provider or a language in it is one
    /// more; what `placeholders.toml`, `providers/generic.toml` and `guidance/` list is added to the embedded lists; any
    /// other file of the same place is used instead of the embedded one.
    pub fn with(user: &Path) -> Result<Self, RuleError> {
        let files = user_files(user)?;
        if files.is_empty() {
            return Err(RuleError::Lacks { what: format!("any .toml file in {}", user.display()) });
        }
        Self::with_files(&files)
    }

    /// The rules that the program comes with, and those of files besides.
    pub fn with_files(files: &[UserFile]) -> Result<Self, RuleError> {
        let mut draft = Draft::default();
        for (path, text) in EMBEDDED {
            draft.add(path, path.strip_prefix("rules/").unwrap_or(path), Text::Json(text))?;
        }
        for file in files {
            draft.add(&file.path.to_string_lossy(), &file.place, Text::Toml(&file.text))?;
        }
        draft.finish()
    }
}

/// A file of a user's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFile {
    /// Where it is, for errors.
    pub path: PathBuf,
    /// Where it is in the folder of rules, with `/` between its parts, which says what it holds.
    pub place: String,
    /// What it says.
    pub text: String,
}

/// Every file of rules in a folder, sorted by path.
pub fn user_files(folder: &Path) -> Result<Vec<UserFile>, RuleError> {
    let read = |path: PathBuf| {
        let text =
            fs::read_to_string(&path).map_err(|source| RuleError::Io { path: path.clone(), source })?;
        let place = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        Ok(UserFile { path, place, text })
    };
    toml_files(folder)?.into_iter().map(read).collect()
}

/// Every `.toml` file below `folder`, sorted.
fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, RuleError> {
    let io = |source| RuleError::Io { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Rules while they are being read.
#[derive(Default)]
struct Draft {
    credentials: Vec<Credential>,
    mono: Option<Mono>,
    others: Vec<Other>,
    generic: Vec<Generic>,
    environments: Option<Environments>,
    placeholders: Option<Placeholders>,
    not_secrets: Option<NotSecrets>,
    severity: BTreeMap<Kind, Row>,
    exposures: Option<Exposures>,
    guidance: BTreeMap<Lang, Guidance>,
}

impl Draft {
    /// Add the file at `place` (relative to the folder of rules); `path` is for errors.
    fn add(&mut self, path: &str, place: &str, text: Text<'_>) -> Result<(), RuleError> {
        let (folder, name) = place.rsplit_once('/').unwrap_or(("", place));
        match (folder, name) {
            ("credentials", _) => self.credential(path, parse(path, text)?)?,
            ("providers", "mono.toml") => add_to(&mut self.mono, parse(path, text)?, |_, new| new),
            ("providers", "generic.toml") => self.generic.push(parse(path, text)?),
            ("providers", _) => self.others.push(parse(path, text)?),
            ("", "environments.toml") => add_to(&mut self.environments, parse(path, text)?, |_, new| new),
            ("", "placeholders.toml") => {
                add_to(&mut self.placeholders, parse(path, text)?, merge_placeholders);
            }
            ("", "not-secrets.toml") => add_to(&mut self.not_secrets, parse(path, text)?, |_, new| new),
            ("", "exposure.toml") => add_to(&mut self.exposures, exposures(path, text)?, |_, new| new),
            ("", "severity.toml") => self.severity.extend(parse::<BTreeMap<Kind, Row>>(path, text)?),
            ("guidance", "en.toml" | "steps-en.toml") => self.language(Lang::En, parse(path, text)?),
            ("guidance", "es.toml" | "steps-es.toml") => self.language(Lang::Es, parse(path, text)?),
            _ => return Err(RuleError::Place { path: path.to_owned() }),
        }
        Ok(())
    }

    /// Add a credential, having looked at it.
    fn credential(&mut self, path: &str, mut credential: Credential) -> Result<(), RuleError> {
        path.clone_into(&mut credential.file);
        let id = credential.id.clone();
        let path = path.to_owned();
        let good = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
        if id.is_empty() || !id.chars().all(good) {
            return Err(RuleError::Id { path, id });
        }
        if self.credentials.iter().any(|other| other.id == id) {
            return Err(RuleError::Twice { path, id });
        }
        if let Some(pattern) = &credential.pattern
            && pattern.capture_names().flatten().all(|name| name != "secret")
        {
            return Err(RuleError::NoSecretGroup { path });
        }
        self.credentials.push(credential);
        Ok(())
    }

    /// Add what a language says.
    fn language(&mut self, lang: Lang, new: Guidance) {
        match self.guidance.get_mut(&lang) {
            Some(guidance) => {
                guidance.messages.extend(new.messages);
                guidance.steps.extend::<Vec<Step>>(new.steps);
            }
            None => {
                self.guidance.insert(lang, new);
            }
        }
    }

    /// Check that nothing is missing.
    fn finish(self) -> Result<Rules, RuleError> {
        for kind in Kind::ALL {
            lacks(self.credentials.iter().any(|rule| rule.kind == *kind), || {
                format!("a credential of kind {kind}")
            })?;
            for environment in Environment::ALL {
                let cell = self.severity.get(kind).is_some_and(|row| row.contains_key(environment));
                lacks(cell, || format!("a severity of {kind} in {environment}"))?;
            }
        }
        for lang in Lang::ALL {
            lacks(self.guidance.contains_key(lang), || format!("guidance in `{lang}`"))?;
            for rule in &self.credentials {
                let told = rule.title.contains_key(lang) && rule.summary.contains_key(lang);
                lacks(told, || format!("a title and a summary of `{}` in `{lang}`", rule.id))?;
            }
        }
        let gather = |list: fn(&Generic) -> &Vec<String>| {
            self.generic.iter().flat_map(|file| list(file).iter().cloned()).collect::<Vec<String>>()
        };
        let file = |what: &str| RuleError::Lacks { what: format!("the file {what}") };
        Ok(Rules {
            neutral_hosts: gather(|file| &file.neutral_hosts),
            neutral_labels: gather(|file| &file.neutral_labels),
            mono_compounds: gather(|file| &file.mono_compounds),
            own_secrets: gather(|file| &file.own_secrets),
            fillers: gather(|file| &file.fillers),
            credentials: self.credentials,
            mono: self.mono.ok_or_else(|| file("providers/mono.toml"))?,
            others: self.others,
            environments: self.environments.ok_or_else(|| file("environments.toml"))?,
            placeholders: self.placeholders.ok_or_else(|| file("placeholders.toml"))?,
            not_secrets: self.not_secrets.ok_or_else(|| file("not-secrets.toml"))?,
            severity: self
                .severity
                .into_iter()
                .map(|(kind, row)| {
                    (kind, row.into_iter().map(|(env, cell)| (env, (cell.level, cell.score))).collect())
                })
                .collect(),
            exposures: self.exposures.ok_or_else(|| file("exposure.toml"))?,
            guidance: self.guidance,
        })
    }
}

/// What is public by design, having looked at its globs.
fn exposures(path: &str, text: Text<'_>) -> Result<Exposures, RuleError> {
    let exposures: Exposures = parse(path, text)?;
    match exposures.paths.values().flatten().find(|glob| globset::Glob::new(glob).is_err()) {
        Some(glob) => Err(RuleError::Glob { path: path.to_owned(), glob: glob.clone() }),
        None => Ok(exposures),
    }
}

/// Put a value where there is none, or what `merge` makes of both.
fn add_to<T>(place: &mut Option<T>, new: T, merge: fn(T, T) -> T) {
    *place = Some(match place.take() {
        Some(old) => merge(old, new),
        None => new,
    });
}

/// The placeholders of two files together.
fn merge_placeholders(mut old: Placeholders, new: Placeholders) -> Placeholders {
    old.marks.extend(new.marks);
    old.words.extend(new.words);
    old.passwords.extend(new.passwords);
    old.samples.extend(new.samples);
    old
}

/// An error unless `there`.
fn lacks(there: bool, what: impl Fn() -> String) -> Result<(), RuleError> {
    if there { Ok(()) } else { Err(RuleError::Lacks { what: what() }) }
}
