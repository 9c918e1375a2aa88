//! Which files git tracks, read from the index by a library: no `git` is started.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest index that is read: a million entries take about 100 MB.
const INDEX_LIMIT: u64 = 512 << 20;

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
    pub(super) fn of(root: &Path) -> Result<Option<Self>, String> {
        let Some(git) = git_dir(root)? else { return Ok(None) };
        let index = git.join("index");
        let meta = match fs::symlink_metadata(&index) {
            Ok(meta) => meta,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Some(Self::default())),
            Err(error) => return Err(error.to_string()),
        };
        if !meta.is_file() || meta.len() > INDEX_LIMIT {
            return Err("the index is no file, or too large".to_owned());
        }
        let options = gix_index::decode::Options { thread_limit: Some(1), ..Default::default() };
        let file =
            gix_index::File::at(&index, gix_hash_kind(), true, options).map_err(|error| error.to_string())?;
        let mut tracked = Self::default();
        for entry in file.entries() {
            tracked.bytes.extend_from_slice(entry.path(&file));
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

/// The kind of hash that an index ends with.
fn gix_hash_kind() -> gix_index::hash::Kind {
    gix_index::hash::Kind::Sha1
}

/// The repository folder of the work tree at `root`: `.git`, or where a file `.git` points (linked work
/// trees, submodules).
fn git_dir(root: &Path) -> Result<Option<PathBuf>, String> {
    let git = root.join(".git");
    let Ok(meta) = fs::symlink_metadata(&git) else { return Ok(None) };
    if meta.is_dir() {
        return Ok(Some(git));
    }
    if !meta.is_file() {
        return Err(".git is neither a folder nor a file".to_owned());
    }
    let mut text = String::new();
    let file = fs::File::open(&git).map_err(|error| error.to_string())?;
    file.take(4096).read_to_string(&mut text).map_err(|error| error.to_string())?;
    let target = text.strip_prefix("gitdir:").map(str::trim).ok_or(".git is a file without `gitdir:`")?;
    let target = root.join(target);
    if target.is_dir() { Ok(Some(target)) } else { Err(".git leads nowhere".to_owned()) }
}

/// The nearest folder at or above `folder` that holds a repository.
pub(super) fn work_tree(folder: &Path) -> Option<PathBuf> {
    let full = fs::canonicalize(folder).ok()?;
    full.ancestors().find(|folder| folder.join(".git").symlink_metadata().is_ok()).map(Path::to_owned)
}
