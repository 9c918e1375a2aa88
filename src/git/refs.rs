//! Branches, tags and all other names of commits: files below `refs/`, and `packed-refs`.

use super::error::GitError;
use super::repository::Repository;
use gix_hash::ObjectId as Id;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
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

/// All names in a repository.
#[derive(Debug, Default)]
pub struct Refs {
    known: BTreeMap<String, Id>,
    symbolic: BTreeMap<String, String>,
    /// What could not be read.
    pub unread: Vec<GitError>,
}

impl Refs {
    /// Read all refs, and `HEAD` of every linked work tree.
    pub fn read(repository: &Repository) -> Self {
        let mut refs = Self::default();
        refs.packed(&repository.common_dir.join("packed-refs"));
        refs.folder(&repository.common_dir.join("refs"), "refs", 0);
        let linked = fs::read_dir(repository.common_dir.join("worktrees")).into_iter().flatten().flatten();
        let mut linked: Vec<PathBuf> = linked.map(|entry| entry.path()).collect();
        linked.sort();
        for work_tree in linked {
            let name = work_tree.file_name().unwrap_or_default().to_string_lossy().into_owned();
            refs.file(&work_tree.join("HEAD"), &format!("worktrees/{name}/HEAD"));
        }
        if repository.git_dir != repository.common_dir {
            refs.folder(&repository.git_dir.join("refs"), "refs", 0);
        }
        refs.file(&repository.git_dir.join("HEAD"), "HEAD");
        refs
    }

    /// What `HEAD` names, if it names anything yet, and what could not be read for it. Reads no more refs than it must.
    pub fn head(repository: &Repository) -> (Option<Id>, Option<GitError>) {
        let mut refs = Self::default();
        refs.file(&repository.git_dir.join("HEAD"), "HEAD");
        let mut name = "HEAD".to_owned();
        for _ in 0..DEPTH {
            let Some(next) = refs.symbolic.get(&name).cloned() else { break };
            // A ref is a file below refs/, whatever a hostile HEAD says.
            if !next.starts_with("refs/") || next.split('/').any(|part| part == "..") {
                let why = format!("it stands for `{next}`, which is no ref");
                refs.unread.push(GitError::Unreadable { path: repository.git_dir.join("HEAD"), why });
                break;
            }
            name = next;
            refs.file(&repository.common_dir.join(&name), &name);
            if repository.git_dir != repository.common_dir {
                refs.file(&repository.git_dir.join(&name), &name);
            }
        }
        if refs.get("HEAD").is_none() {
            refs.packed(&repository.common_dir.join("packed-refs"));
        }
        let head = refs.get("HEAD");
        let error = refs.unread.pop().filter(|_| head.is_none());
        (head, error)
    }

    /// What a ref names, if it is there and names anything: the `HEAD` of an empty repository does not.
    pub fn get(&self, name: &str) -> Option<Id> {
        let mut name = name;
        for _ in 0..DEPTH {
            match self.symbolic.get(name) {
                Some(next) => name = next,
                None => return self.known.get(name).copied(),
            }
        }
        None
    }

    /// The branch that `HEAD` stands for.
    pub fn head_branch(&self) -> Option<&str> {
        self.symbolic.get("HEAD").map(String::as_str)
    }

    /// Every ref, by name.
    pub fn all(&self) -> Vec<Ref> {
        let names = self.known.keys().chain(self.symbolic.keys());
        let mut all: Vec<Ref> =
            names.filter_map(|name| Some(Ref { name: name.clone(), id: self.get(name)? })).collect();
        all.sort_by(|one, two| one.name.cmp(&two.name));
        all.dedup();
        all
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
                    self.known.insert(String::from_utf8_lossy(&line[space + 1..]).into_owned(), id);
                }
                _ => {
                    let why = "a line that is no ref".to_owned();
                    return self.unread.push(GitError::Unreadable { path: path.to_owned(), why });
                }
            }
        }
    }

    fn folder(&mut self, path: &Path, name: &str, depth: usize) {
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return,
            Err(error) => {
                let path = path.to_owned();
                return self.unread.push(GitError::Unreadable { path, why: error.to_string() });
            }
        };
        for entry in entries.flatten() {
            let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
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
    fn file(&mut self, path: &Path, name: &str) {
        let Some(bytes) = self.bytes(path, 4096) else { return };
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
        if let Some(target) = line.strip_prefix(b"ref:") {
            let target = String::from_utf8_lossy(target.trim_ascii()).into_owned();
            self.symbolic.insert(name.to_owned(), target);
        } else if let Ok(id) = Id::from_hex(line) {
            self.known.insert(name.to_owned(), id);
        } else {
            let why = "it names no object".to_owned();
            self.unread.push(GitError::Unreadable { path: path.to_owned(), why });
        }
    }

    /// The bytes of a regular file, if there is one.
    fn bytes(&mut self, path: &Path, limit: u64) -> Option<Vec<u8>> {
        let meta = path.symlink_metadata().ok()?;
        let mut bytes = Vec::new();
        let why = if !meta.is_file() {
            "not a regular file".to_owned()
        } else if meta.len() > limit {
            "too large".to_owned()
        } else {
            match fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)) {
                Ok(_) => return Some(bytes),
                Err(error) => error.to_string(),
            }
        };
        self.unread.push(GitError::Unreadable { path: path.to_owned(), why });
        None
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

/// Every file below a folder of logs.
fn logs(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEPTH => logs(&entry.path(), depth + 1, files),
            _ => files.push(entry.path()),
        }
    }
}
