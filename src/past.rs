//! What the history of a repository says of a finding.

use crate::git::Id;

/// A commit, as reports tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitRef {
    /// Its id.
    pub id: Id,
    /// When it was made, in seconds since 1970, UTC.
    pub date: i64,
    /// Who wrote it, as `Name <address>`; only where it was asked for.
    pub author: Option<String>,
}

/// The past of a credential at one path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// The first commit with it there. `None` for what no commit reaches.
    pub brought: Option<CommitRef>,
    /// The last commit that took it away from there, if it is gone on some branch.
    pub removed: Option<CommitRef>,
    /// Whether what `HEAD` records has it there still.
    pub in_head: bool,
    /// Refs whose history has it, by name, the first few.
    pub refs: Vec<String>,
    /// How many refs have it, all in all.
    pub ref_count: usize,
}
