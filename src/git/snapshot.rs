//! The files of one revision, by path: what it says counts, whatever the work tree says.

use super::error::GitError;
use super::object::{Cache, Type};
use super::objects::Objects;
use super::pack::Unread;
use super::parse::{Commit, Mode, Tree};
use super::refs::Refs;
use super::repository::Repository;
use super::revision::Revisions;
use gix_hash::ObjectId as Id;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Memory for objects that others are made of.
const CACHE: usize = 4 << 20;

/// Deepest folder that is looked into.
const DEPTH: usize = 64;

/// A path with `/` between its parts, and the bytes of the file there.
type File = (Vec<u8>, Vec<u8>);

/// The files of one revision.
#[derive(Debug)]
pub struct Snapshot {
    /// The revision, as a person wrote it.
    pub name: String,
    /// The top of the work tree; empty for a bare repository.
    pub top: PathBuf,
    /// The folder that paths count from.
    here: PathBuf,
    repository: Repository,
    objects: Objects,
    tree: Id,
    cache: Mutex<Cache>,
}

impl Snapshot {
    /// The files of `revision`: what names a commit, or the id of a tree. The id of the tree that holds nothing needs no
    /// object, as for git. `here` is the current folder.
    pub fn open(repository: Repository, revision: &str, here: &Path) -> Result<Self, GitError> {
        let objects = Objects::open(&repository)?;
        let mut cache = Cache::new(CACHE);
        let tree = tree(&repository, &objects, revision, &mut cache)?;
        let top = repository.work_tree.clone().unwrap_or_default();
        let (name, here, cache) = (revision.to_owned(), here.to_owned(), Mutex::new(cache));
        Ok(Self { name, top, here, repository, objects, tree, cache })
    }

    /// The path, from the top, of a file or folder of the work tree, with `/` between its parts. `None` for what is not in it.
    pub fn inner(&self, path: &Path) -> Option<Vec<u8>> {
        self.repository.inner(&self.here, path)
    }

    /// The bytes of the file at a path from the top, with `/` between its parts. `None` if there is none, or something else than a
    /// file: a link could lead anywhere.
    pub fn file(&self, path: &[u8]) -> Result<Option<Vec<u8>>, GitError> {
        match self.entry(path)? {
            Some((Mode::File | Mode::Executable, id)) => self.read(path, id, Type::Blob).map(Some),
            _ => Ok(None),
        }
    }

    /// Every file below the folder at a path, with its path from there, in the order of git.
    pub fn below(&self, folder: &[u8]) -> Result<Vec<File>, GitError> {
        let mut files = Vec::new();
        if let Some((Mode::Tree, id)) = self.entry(folder)? {
            self.gather(folder, id, (b"", 0), &mut files)?;
        }
        Ok(files)
    }

    /// Add the files of a tree, which lies `inner` below the folder that was asked for.
    fn gather(
        &self,
        folder: &[u8],
        tree: Id,
        (inner, depth): (&[u8], usize),
        files: &mut Vec<File>,
    ) -> Result<(), GitError> {
        if depth > DEPTH {
            return Err(self.unread(folder, Unread::TooLarge));
        }
        let data = self.read(folder, tree, Type::Tree)?;
        for entry in Tree::new(&data, self.objects.hash_len()) {
            let path = if inner.is_empty() { entry.name.to_vec() } else { [inner, entry.name].join(&b'/') };
            match entry.mode {
                Mode::Tree => self.gather(folder, entry.id.to_owned(), (&path, depth + 1), files)?,
                Mode::File | Mode::Executable => {
                    let bytes = self.read(folder, entry.id.to_owned(), Type::Blob)?;
                    files.push((path, bytes));
                }
                Mode::Link | Mode::Commit => {}
            }
        }
        Ok(())
    }

    /// What stands at a path. What cannot be read on the way is an error, never taken for absent.
    fn entry(&self, path: &[u8]) -> Result<Option<(Mode, Id)>, GitError> {
        let mut found = (Mode::Tree, self.tree);
        for name in path.split(|byte| *byte == b'/').filter(|name| !name.is_empty()) {
            if found.0 != Mode::Tree || found.1.is_empty_tree() {
                return Ok(None);
            }
            let data = self.read(path, found.1, Type::Tree)?;
            let mut entries = Tree::new(&data, self.objects.hash_len());
            let Some(entry) = entries.find(|entry| entry.name == name) else { return Ok(None) };
            found = (entry.mode, entry.id.to_owned());
        }
        Ok(Some(found))
    }

    /// An object that must be of a kind; `path` is for errors.
    fn read(&self, path: &[u8], id: Id, kind: Type) -> Result<Vec<u8>, GitError> {
        if kind == Type::Tree && id.is_empty_tree() {
            return Ok(Vec::new());
        }
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        let object = self.objects.read(&id, &mut cache).map_err(|why| self.unread(path, why))?;
        if object.kind == kind { Ok(object.data.to_vec()) } else { Err(self.unread(path, Unread::Corrupt)) }
    }

    fn unread(&self, path: &[u8], why: Unread) -> GitError {
        unread(&self.name, path, why)
    }
}

/// That something of a revision cannot be read.
fn unread(revision: &str, path: &[u8], why: Unread) -> GitError {
    let why = match why {
        Unread::Missing => "not in the repository; fetch more of its history",
        Unread::Corrupt => "the object is damaged",
        Unread::TooLarge => "larger or deeper than what is read",
    };
    let path = PathBuf::from(format!("{revision}:{}", String::from_utf8_lossy(path)));
    GitError::Unreadable { path, why: why.to_owned() }
}

/// The tree of a revision.
fn tree(
    repository: &Repository,
    objects: &Objects,
    revision: &str,
    cache: &mut Cache,
) -> Result<Id, GitError> {
    let whole = Id::from_hex(revision.as_bytes()).ok().filter(|id| id.kind() == repository.hash);
    if let Some(id) = whole {
        if id.is_empty_tree() {
            return Ok(id);
        }
        let object = objects.read(&id, cache).map_err(|why| unread(revision, b"", why))?;
        if object.kind == Type::Tree {
            return Ok(id);
        }
    }
    let refs = Refs::read(repository);
    let commit = Revisions { objects, refs: &refs }.commit(revision, cache)?;
    let object = objects.read(&commit, cache).map_err(|why| unread(revision, b"", why))?;
    let commit = Commit::parse(&object.data).ok_or_else(|| unread(revision, b"", Unread::Corrupt))?;
    Ok(commit.tree)
}
