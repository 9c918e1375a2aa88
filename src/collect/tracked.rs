//! Which files git tracks, read from the index by a library: no `git` is started.

use crate::git::{GitError, Index, Repository};
use std::fs;
use std::path::{Path, PathBuf};

/// The tracked paths of one work tree, sorted.
#[derive(Debug, Default)]
pub(super) struct Tracked {
    /// Paths relative to the work tree, with `/`, one after the other.
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Tracked {
    /// Read the index of the work tree at `root`.
    ///
    /// `Ok(None)` if there is no repository at `root`; an error if there is one whose index cannot be
    /// read, in which case nothing in it may be taken for untracked.
    pub(super) fn of(root: &Path) -> Result<Option<Self>, GitError> {
        let Some(repository) = Repository::of_work_tree(root)? else { return Ok(None) };
        let index = Index::read(&repository)?;
        let mut tracked = Self::default();
        for at in 0..index.len() {
            tracked.bytes.extend_from_slice(index.get(at).path);
            tracked.ends.push(tracked.bytes.len());
        }
        Ok(Some(tracked))
    }

    /// The path of entry `at`.
    fn path(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[at]]
    }

    /// The first entry that does not sort before `path`.
    fn lower_bound(&self, path: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.path(middle) < path { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Whether the file at `path` is tracked.
    pub(super) fn has(&self, path: &[u8]) -> bool {
        let at = self.lower_bound(path);
        at < self.ends.len() && self.path(at) == path
    }

    /// Whether anything below the folder at `path` is tracked.
    pub(super) fn has_below(&self, path: &[u8]) -> bool {
        let folder = [path, b"/"].concat();
        let at = self.lower_bound(&folder);
        at < self.ends.len() && self.path(at).starts_with(&folder)
    }
}

/// The nearest folder at or above `folder` that holds a repository.
pub(super) fn work_tree(folder: &Path) -> Option<PathBuf> {
    let full = fs::canonicalize(folder).ok()?;
    full.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok()).map(Path::to_owned)
}
