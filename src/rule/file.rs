//! One rule file: its text into what it says, or into an error that helps.

use crate::environment::Environment;
use crate::severity::Severity;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Why rules were refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// A file or folder of rules could not be read.
    #[error("{}: cannot be read", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is not TOML, lacks a key, or has one that it cannot have.
    #[error("{path}:{line}: {message}")]
    Syntax {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to write instead.
        message: String,
    },
    /// A file has a name that says nothing of what is in it.
    #[error(
        "{path}: no rule file has this place; write credentials/NAME.toml, providers/NAME.toml, placeholders.toml, \
         not-secrets.toml, environments.toml, exposure.toml, severity.toml, guidance/LANG.toml or guidance/steps-LANG.toml"
    )]
    Place {
        /// The file.
        path: String,
    },
    /// Two credentials have one id.
    #[error("{path}: the id `{id}` is taken; choose another")]
    Twice {
        /// The second file.
        path: String,
        /// The id.
        id: String,
    },
    /// An id is not lower-case words joined by hyphens.
    #[error("{path}: `{id}` is no rule id; write lower-case words joined by hyphens")]
    Id {
        /// The file.
        path: String,
        /// The offending id.
        id: String,
    },
    /// A pattern has no group named `secret`.
    #[error("{path}: the pattern has no group for the value; write `(?<secret>…)` around it")]
    NoSecretGroup {
        /// The file.
        path: String,
    },
    /// What stands for paths is no glob.
    #[error("{path}: `{glob}` is no glob; write it as `**/dist/**/*.js`")]
    Glob {
        /// The file.
        path: String,
        /// The offending text.
        glob: String,
    },
    /// Something that every set of rules must have is missing.
    #[error("the rules lack {what}")]
    Lacks {
        /// What.
        what: String,
    },
}

/// What `providers/generic.toml` holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Generic {
    #[serde(default)]
    pub(super) neutral_hosts: Vec<String>,
    #[serde(default)]
    pub(super) neutral_labels: Vec<String>,
    #[serde(default)]
    pub(super) mono_compounds: Vec<String>,
    #[serde(default)]
    pub(super) own_secrets: Vec<String>,
    #[serde(default)]
    pub(super) fillers: Vec<String>,
}

/// One cell of `severity.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cell {
    pub(super) level: Severity,
    pub(super) score: f32,
}

/// A row of `severity.toml`.
pub(super) type Row = BTreeMap<Environment, Cell>;

/// The text of one file.
#[derive(Clone, Copy)]
pub(super) enum Text<'t> {
    /// As people write it.
    Toml(&'t str),
    /// As the build script packs it: read in a sixth of the time, which every commit waits for.
    Json(&'t str),
}

/// Read the text of one file. `path` is for errors only.
pub(super) fn parse<T: DeserializeOwned>(path: &str, text: Text<'_>) -> Result<T, RuleError> {
    let syntax = |(line, message)| RuleError::Syntax { path: path.to_owned(), line, message };
    match text {
        Text::Toml(text) => toml::from_str(text).map_err(|error| syntax(explain(text, &error))),
        Text::Json(text) => {
            serde_json::from_str(text).map_err(|error| syntax((1, explain_message(&error.to_string()))))
        }
    }
}

/// The line of a TOML error, and its message with the nearest known key where one is unknown.
pub fn explain(text: &str, error: &toml::de::Error) -> (usize, String) {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    (line, explain_message(error.message()))
}

/// A message of serde's, without values of the file, and with the nearest known key where one is unknown.
pub fn explain_message(message: &str) -> String {
    let message = without_values(&message.lines().collect::<Vec<_>>().join(" "));
    // serde lists the known keys in backticks: "unknown field `x`, expected one of `a`, `b`".
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let nearest = match quoted.as_slice() {
        [unknown, known @ ..] if message.starts_with("unknown") => {
            known.iter().min_by_key(|known| distance(unknown, known))
        }
        _ => None,
    };
    match nearest {
        Some(nearest) => {
            format!("{}; did you mean `{nearest}`?", message.split(',').next().unwrap_or(&message))
        }
        None => message,
    }
}

/// A message of serde's without what it quotes of the file, unless that is a word: what was taken for a configuration
/// may be a file of secrets.
fn without_values(message: &str) -> String {
    let hide = |from: usize, to: usize| format!("{}…{}", &message[..from], &message[to..]);
    if let (Some(start), Some(end)) = (message.find("string \""), message.rfind('"')) {
        return hide(start + "string \"".len(), end.max(start + "string \"".len()));
    }
    match (message.find('`'), message.find("`, expected")) {
        (Some(start), Some(end)) if message.starts_with("unknown") && start < end => {
            if is_word(&message[start + 1..end]) { message.to_owned() } else { hide(start + 1, end) }
        }
        _ => message.to_owned(),
    }
}

/// Whether a text may be told in an error: a key or value that somebody has misspelt, and no secret.
pub fn is_word(text: &str) -> bool {
    text.len() <= 24 && text.chars().all(|char| char.is_ascii_alphabetic() || matches!(char, '_' | '-' | ' '))
}

/// How many letters must change to make `a` of `b` (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// A pattern of bytes, without Unicode classes (they cost start-up time).
pub(super) fn pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<regex::bytes::Regex>, D::Error> {
    let text = String::deserialize(from)?;
    regex::bytes::RegexBuilder::new(&text).unicode(false).build().map(Some).map_err(D::Error::custom)
}

/// The table of letters that follow letters, as bit sets.
pub(super) fn followers<'de, D: Deserializer<'de>>(from: D) -> Result<[u32; 26], D::Error> {
    let table = BTreeMap::<char, String>::deserialize(from)?;
    let mut rows = [0_u32; 26];
    for (letter, followers) in table {
        let row =
            index(letter).ok_or_else(|| D::Error::custom(format!("`{letter}` is no letter from a to z")))?;
        for follower in followers.chars() {
            let bit = index(follower)
                .ok_or_else(|| D::Error::custom(format!("`{follower}` is no letter from a to z")))?;
            rows[row] |= 1 << bit;
        }
    }
    Ok(rows)
}

/// The place of a lower-case letter in the alphabet, from 0.
fn index(letter: char) -> Option<usize> {
    letter.is_ascii_lowercase().then(|| letter as usize - 'a' as usize)
}
