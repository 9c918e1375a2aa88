//! Branches, tags and all other names of commits: files below `refs/`, and `packed-refs`.

use super::discover::path_of;
use super::error::GitError;
use super::file::regular;
use super::repository::Repository;
use gix_hash::ObjectId as Id;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Largest `packed-refs` that is read: some five million refs.
const PACKED_LIMIT: u64 = 512 << 20;

/// Deepest folder below `refs/`, and longest way of symbolic refs: git has limits of that sort too.
const DEPTH: usize = 64;

/// A name of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref {
    /// The name, as `refs/heads/main` or `HEAD`.
    pub name: String,
    /// What it names.
    pub id: Id,
}

/// All names in a repository. They are bytes, and need not be text.
#[derive(Debug, Default)]
pub struct Refs {
    known: BTreeMap<Vec<u8>, Id>,
    symbolic: BTreeMap<Vec<u8>, Vec<u8>>,
    /// What could not be read.
    pub unread: Vec<GitError>,
}

impl Refs {
    /// Read all refs, and `HEAD` of every linked work tree.
    pub fn read(repository: &Repository) -> Self {
        let mut refs = Self::default();
        refs.packed(&repository.common_dir.join("packed-refs"));
        refs.folder(&repository.common_dir.join("refs"), b"refs", 0);
        let linked = repository.common_dir.join("worktrees");
        let mut linked: Vec<PathBuf> = match fs::read_dir(&linked) {
            Ok(entries) if refs.is_folder(&linked) => entries.flatten().map(|entry| entry.path()).collect(),
            _ => Vec::new(),
        };
        linked.sort();
        for work_tree in linked {
            let name = work_tree.file_name().unwrap_or_default().as_encoded_bytes();
            if refs.is_folder(&work_tree) {
                refs.file(&work_tree.join("HEAD"), &[b"worktrees/", name, b"/HEAD"].concat());
            }
        }
        if repository.git_dir != repository.common_dir {
            refs.folder(&repository.git_dir.join("refs"), b"refs", 0);
        }
        refs.file(&repository.git_dir.join("HEAD"), b"HEAD");
        let names: Vec<Vec<u8>> = refs.symbolic.keys().cloned().collect();
        for name in names {
            refs.way(repository, name, &mut |_, _| {});
        }
        refs.has_head(repository);
        refs
    }

    /// What `HEAD` names, if it names anything yet, and what could not be read for it. Reads no more refs than it must.
    pub fn head(repository: &Repository) -> (Option<Id>, Option<GitError>) {
        let mut refs = Self::default();
        refs.file(&repository.git_dir.join("HEAD"), b"HEAD");
        refs.has_head(repository);
        refs.way(repository, b"HEAD".to_vec(), &mut |refs, name| {
            for folder in [&repository.common_dir, &repository.git_dir] {
                refs.below(folder, name);
            }
        });
        if refs.get("HEAD").is_none() {
            refs.packed(&repository.common_dir.join("packed-refs"));
        }
        let head = refs.get("HEAD");
        let error = refs.unread.pop().filter(|_| head.is_none());
        (head, error)
    }

    /// Follow a symbolic ref, meeting what it stands for on the way.
    fn way(&mut self, repository: &Repository, name: Vec<u8>, meet: &mut dyn FnMut(&mut Self, &[u8])) {
        let file = repository.git_dir.join(path_of(&name));
        let mut name = name;
        for _ in 0..DEPTH {
            let Some(next) = self.symbolic.get(&name).cloned() else { return };
            // A ref is a file below refs/, whatever a hostile HEAD says.
            let climbs = next.split(|byte| *byte == b'/').any(|part| part == b"..");
            if climbs || !next.starts_with(b"refs/") {
                return self.not_read(&file, "it stands for what is no ref");
            }
            name = next;
            meet(self, &name);
        }
        self.not_read(&file, "it stands for a ref that stands for a ref, without an end");
    }

    /// Read the ref of a name below a folder of the repository, if no link is on the way.
    fn below(&mut self, folder: &Path, name: &[u8]) {
        let path = folder.join(path_of(name));
        let within = path.ancestors().skip(1).take_while(|above| *above != folder);
        let mut within: Vec<PathBuf> = within.map(Path::to_owned).collect();
        within.reverse();
        if within.iter().all(|above| self.is_folder(above)) {
            self.file(&path, name);
        }
    }

    /// Every repository has a `HEAD`.
    fn has_head(&mut self, repository: &Repository) {
        let is_there = self.known.contains_key(&b"HEAD"[..]) || self.symbolic.contains_key(&b"HEAD"[..]);
        if !is_there && self.unread.is_empty() {
            self.not_read(&repository.git_dir.join("HEAD"), "it is not there");
        }
    }

    /// What a ref names, if it is there and names anything: the `HEAD` of an empty repository does not.
    pub fn get(&self, name: &str) -> Option<Id> {
        self.id(name.as_bytes())
    }

    fn id(&self, name: &[u8]) -> Option<Id> {
        let mut name = name;
        for _ in 0..DEPTH {
            match self.symbolic.get(name) {
                Some(next) => name = next,
                None => return self.known.get(name).copied(),
            }
        }
        None
    }

    /// Every ref, by name. A byte of a name that is no text is told as `\xff`.
    pub fn all(&self) -> Vec<Ref> {
        let names: BTreeSet<&Vec<u8>> = self.known.keys().chain(self.symbolic.keys()).collect();
        names.into_iter().filter_map(|name| Some(Ref { name: told(name), id: self.id(name)? })).collect()
    }

    fn packed(&mut self, path: &Path) {
        let Some(bytes) = self.bytes(path, PACKED_LIMIT) else { return };
        for line in bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end) {
            if line.is_empty() || line.starts_with(b"#") || line.starts_with(b"^") {
                continue;
            }
            let space = line.iter().position(|byte| *byte == b' ').unwrap_or(line.len());
            match Id::from_hex(&line[..space]) {
                Ok(id) if space < line.len() => {
                    self.known.insert(line[space + 1..].to_vec(), id);
                }
                _ => return self.not_read(path, "a line that is no ref"),
            }
        }
    }

    fn folder(&mut self, path: &Path, name: &[u8], depth: usize) {
        if !self.is_folder(path) {
            return;
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.not_read(path, &error.to_string()),
        };
        for entry in entries.flatten() {
            let inner = [name, b"/", entry.file_name().as_encoded_bytes()].concat();
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEPTH => self.folder(&path, &inner, depth + 1),
                // A lock is a ref that somebody is writing.
                _ if path.extension().is_some_and(|extension| extension == "lock") => {}
                _ => self.file(&path, &inner),
            }
        }
    }

    /// Read one ref of its own. What is loose goes before what is packed.
    fn file(&mut self, path: &Path, name: &[u8]) {
        let Some(bytes) = self.bytes(path, 4096) else { return };
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
        if let Some(target) = line.strip_prefix(b"ref:") {
            self.symbolic.insert(name.to_vec(), target.trim_ascii().to_vec());
        } else if let Ok(id) = Id::from_hex(line) {
            self.known.insert(name.to_vec(), id);
        } else {
            self.not_read(path, "it names no object");
        }
    }

    /// The bytes of a regular file, if there is one.
    fn bytes(&mut self, path: &Path, limit: u64) -> Option<Vec<u8>> {
        let bytes = regular(path, limit);
        bytes.unwrap_or_else(|error| {
            self.not_read(path, &error.to_string());
            None
        })
    }

    /// Whether there is a folder of the repository's own at a path: a link could lead anywhere.
    fn is_folder(&mut self, path: &Path) -> bool {
        let meta = path.symlink_metadata();
        let is_folder = meta.as_ref().is_ok_and(fs::Metadata::is_dir);
        if !is_folder && meta.is_ok() {
            self.not_read(path, "not a folder");
        }
        is_folder
    }

    fn not_read(&mut self, path: &Path, why: &str) {
        self.unread.push(GitError::Unreadable { path: path.to_owned(), why: why.to_owned() });
    }

    /// What refs named before, by the logs that git keeps of them.
    pub fn logged(&mut self, repository: &Repository) -> Vec<Id> {
        let mut files = Vec::new();
        for folder in [&repository.common_dir, &repository.git_dir] {
            logs(&folder.join("logs"), 0, &mut files);
        }
        files.sort();
        files.dedup();
        let mut ids = Vec::new();
        for file in files {
            let Some(bytes) = self.bytes(&file, PACKED_LIMIT) else { continue };
            for line in bytes.split(|byte| *byte == b'\n') {
                let both = line.split(|byte| *byte == b' ').take(2);
                ids.extend(both.filter_map(|hex| Id::from_hex(hex).ok()).filter(|id| !id.is_null()));
            }
        }
        ids.sort();
        ids.dedup();
        ids
    }
}

/// A name as reports tell it.
fn told(name: &[u8]) -> String {
    let mut told = String::new();
    for chunk in name.utf8_chunks() {
        told.push_str(chunk.valid());
        told.push_str(&chunk.invalid().escape_ascii().to_string());
    }
    told
}

/// Every file below a folder of logs, and what is no file.
fn logs(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    match fs::symlink_metadata(folder) {
        Ok(meta) if !meta.is_dir() => return files.push(folder.to_owned()), // told as no regular file
        _ => {}
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEPTH => logs(&entry.path(), depth + 1, files),
            _ => files.push(entry.path()),
        }
    }
}
