//! What was read and what was not.

use crate::environment::Confidence;
use std::collections::BTreeMap;
use std::time::Duration;

/// What was read, what was not, and why not. Every run ends with it: incomplete is not clean.
#[derive(Debug, Default)]
pub struct Receipt {
    /// Files (and standard input) that were read to the end.
    pub files: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// What was not read, sorted.
    pub skipped: Vec<Skipped>,
    /// Untracked paths that `.gitignore` excuses; a folder counts once.
    pub ignored: usize,
    /// Paths that `--exclude`, `--include` or `--max-file-size` left out.
    pub excluded: usize,
    /// Values in a credential's position that are none, by the name of the doubt (`placeholder`, …).
    pub doubted: BTreeMap<String, usize>,
    /// Candidates less sure than the threshold.
    pub below: usize,
    /// The threshold.
    pub min_confidence: Option<Confidence>,
    /// Things a reader should know, in order: unused suppressions, allow comments without a reason, …
    pub notes: Vec<String>,
    /// Wall time. Told in text only, so that the other reports stay the same from run to run.
    pub elapsed: Duration,
}

impl Receipt {
    /// Whether all that was asked for was read.
    pub fn complete(&self) -> bool {
        self.skipped.iter().all(|skipped| skipped.why.is_policy())
    }
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Its path, as told.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A FIFO, socket or device: reading it might never end.
    NotAFile,
    /// A symbolic link that leads out of the tree.
    LinkOut,
    /// A symbolic link that leads nowhere or in a circle.
    LinkBroken,
    /// It could not be read; what the system said.
    Unreadable(String),
}

impl Why {
    /// Whether it was passed over on purpose, which leaves the scan complete.
    pub fn is_policy(&self) -> bool {
        match self {
            Self::NotAFile | Self::LinkOut | Self::LinkBroken => true,
            Self::Unreadable(_) => false,
        }
    }

    /// What to call it in reports.
    pub fn told(&self) -> String {
        match self {
            Self::NotAFile => "not a regular file".to_owned(),
            Self::LinkOut => "symbolic link out of the tree".to_owned(),
            Self::LinkBroken => "broken symbolic link".to_owned(),
            Self::Unreadable(what) => format!("unreadable: {what}"),
        }
    }
}
