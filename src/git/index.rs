//! The index: what the next commit will record.

use super::error::GitError;
use super::file::damage;
use super::parse::Mode;
use super::repository::Repository;
use gix_hash::ObjectId as Id;
use std::fs;
use std::path::Path;

/// Largest index that is read: a million entries take about 100 MB.
const INDEX_LIMIT: u64 = 512 << 20;

/// The index of a repository, sorted by path.
#[derive(Debug)]
pub struct Index {
    state: gix_index::State,
}

/// An entry of the index.
#[derive(Clone, Copy, Debug)]
pub struct IndexEntry<'i> {
    /// Its path from the top of the work tree, with `/`. That of a folder of a sparse index ends with one.
    pub path: &'i [u8],
    /// What it is: a folder in a sparse index only.
    pub mode: Mode,
    /// The object.
    pub id: Id,
    /// How many bytes its file has in the work tree, as far as git noted; 0 where it did not.
    pub size: u32,
    /// Whether it is only announced.
    pub intent_to_add: bool,
    /// Whether a merge left it undecided.
    pub unmerged: bool,
}

/// A part of the index of which git noted that a tree object is the same.
#[derive(Clone, Copy, Debug)]
pub struct Noted<'i>(&'i gix_index::extension::Tree);

impl Noted<'_> {
    /// The tree, if nothing in it has changed since.
    pub fn id(self) -> Option<Id> {
        self.0.num_entries.map(|_| self.0.id)
    }

    /// The part for a folder in it.
    pub fn child(self, name: &[u8]) -> Option<Self> {
        self.0.children.iter().find(|child| child.name.as_slice() == name).map(Noted)
    }
}

impl Index {
    /// Read the index of a repository; without one, nothing is in it.
    pub fn read(repository: &Repository) -> Result<Self, GitError> {
        let path = &repository.index;
        let unreadable =
            |path: &Path, why: &str| GitError::Unreadable { path: path.to_owned(), why: why.to_owned() };
        let meta = match fs::symlink_metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { state: gix_index::State::new(repository.hash) });
            }
            Err(error) => return Err(unreadable(path, &error.to_string())),
            Ok(meta) => meta,
        };
        if !meta.is_file() || meta.len() > INDEX_LIMIT {
            return Err(unreadable(path, "not a regular file, or too large"));
        }
        // The library opens what a split index builds on: neither a pipe, nor a link.
        for entry in fs::read_dir(path.parent().unwrap_or(path)).into_iter().flatten().flatten() {
            let is_shared = entry.file_name().as_encoded_bytes().starts_with(b"sharedindex.");
            if is_shared && !entry.file_type().is_ok_and(|kind| kind.is_file()) {
                return Err(unreadable(&entry.path(), "not a regular file"));
            }
        }
        let options = gix_index::decode::Options {
            thread_limit: Some(1),
            alloc_limit_bytes: usize::try_from(2 * INDEX_LIMIT).ok(),
            ..Default::default()
        };
        // Git does not compare the checksum either: what it would commit is what is there.
        let file = gix_index::File::at(path, repository.hash, true, options)
            .map_err(|_| unreadable(path, &damage(path)))?;
        let index = Self { state: file.into_parts().0 };
        // What is looked up by halves must be in order, and no path twice; git refuses another index, too.
        let place = |at: usize| (index.get(at).path, index.state.entry(at).stage_raw());
        let in_order = (1..index.len()).all(|at| place(at - 1) < place(at));
        if in_order { Ok(index) } else { Err(unreadable(path, "its entries are not in order")) }
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.state.entries().len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry at a position.
    pub fn get(&self, at: usize) -> IndexEntry<'_> {
        let entry = self.state.entry(at);
        let mode = match entry.mode {
            gix_index::entry::Mode::DIR => Mode::Tree,
            gix_index::entry::Mode::FILE_EXECUTABLE => Mode::Executable,
            gix_index::entry::Mode::SYMLINK => Mode::Link,
            gix_index::entry::Mode::COMMIT => Mode::Commit,
            _ => Mode::File,
        };
        IndexEntry {
            path: entry.path(&self.state),
            mode,
            id: entry.id,
            size: entry.stat.size,
            intent_to_add: entry.flags.contains(gix_index::entry::Flags::INTENT_TO_ADD),
            unmerged: entry.stage_raw() != 0,
        }
    }

    /// The position of the first entry that does not sort before `path`.
    pub fn lower_bound(&self, path: &[u8]) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).path < path { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The position behind the last entry whose path starts with `prefix`, from `start` on, where the first of them is.
    pub fn end_of(&self, prefix: &[u8], start: usize) -> usize {
        let (mut low, mut high) = (start, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).path.starts_with(prefix) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// What git noted of the whole tree.
    pub fn noted(&self) -> Option<Noted<'_>> {
        self.state.tree().map(Noted)
    }
}
