//! What was read and what was not.

use crate::environment::Confidence;
use crate::git::Unread;
use crate::loosening::Loosening;
use crate::shard::Shard;
use std::collections::BTreeMap;
use std::time::Duration;

/// What was to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Files, folders, standard input.
    #[default]
    Worktree,
    /// What the next commit records.
    Staged,
    /// What commits recorded.
    History,
}

impl Scope {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Worktree => "worktree",
            Self::Staged => "staged",
            Self::History => "history",
        }
    }
}

/// What was read, what was not, and why not. Every run ends with it: incomplete is not clean.
#[derive(Debug, Default)]
pub struct Receipt {
    /// What was to be read.
    pub scope: Scope,
    /// Files (and standard input) that were read to the end; of a history, blobs.
    pub files: usize,
    /// Which part of it this is, where several machines share it.
    pub shard: Option<Shard>,
    /// Files of other parts, of which only what they say of their project was looked at.
    pub overheard: usize,
    /// Commits that were looked at.
    pub commits: usize,
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
    /// The revision whose settings counted, as a person wrote it; `None` where it was those of the work tree.
    pub policy: Option<String>,
    /// What the work tree would loosen of them, sorted. None of it counted, and a run fails for it.
    pub loosened: Vec<Loosening>,
    /// Files that were not scanned, only looked at for whose project it is.
    pub consulted: usize,
    /// Files that would have been looked at for that as well, were there no limit.
    pub not_consulted: usize,
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
    /// Another repository, of which only the commit's id is recorded (a submodule).
    Submodule,
    /// A path that is only announced (`git add --intent-to-add`): the commit will not have it.
    IntentToAdd,
    /// An object that the repository does not have: a shallow or partial clone, or damage.
    Missing,
    /// A member of an archive that needs a password.
    Encrypted,
    /// It could not be read; what the system said.
    Unreadable(String),
}

impl Why {
    /// Whether it was passed over on purpose, which leaves the scan complete.
    pub fn is_policy(&self) -> bool {
        match self {
            Self::NotAFile
            | Self::LinkOut
            | Self::LinkBroken
            | Self::Submodule
            | Self::IntentToAdd
            | Self::Encrypted => true,
            Self::Missing | Self::Unreadable(_) => false,
        }
    }
}

impl From<Unread> for Why {
    fn from(why: Unread) -> Self {
        match why {
            Unread::Missing => Self::Missing,
            Unread::Corrupt => Self::Unreadable("the object is damaged".to_owned()),
            Unread::TooLarge => Self::Unreadable("the object is larger than 512 MB".to_owned()),
        }
    }
}
