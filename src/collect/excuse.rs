//! What `.gitignore` excuses: untracked files of a git work tree, and nothing else.
//!
//! Ignore files never hide what is committed: a file in the index is scanned whatever they say.
//! `.ignore`, `.rgignore`, global and per-clone excludes, and ignore files above the scanned folder
//! are not honoured; outside of a work tree none is.

use super::tracked::{Tracked, work_tree};
use crate::git::Snapshot;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The work trees and ignore files met on a walk of one root.
#[derive(Debug)]
pub(super) struct Excuses<'s> {
    /// The revision whose ignore files count instead of the work tree's.
    decides: Option<&'s Snapshot>,
    levels: Mutex<HashMap<PathBuf, Arc<Level>>>,
    /// What the root is below, if it is in a work tree.
    above: Option<Arc<Repo>>,
    /// Work trees whose index could not be read: nothing in them is excused.
    unreadable: Mutex<Vec<String>>,
}

/// One work tree.
#[derive(Debug)]
struct Repo {
    /// The folder on the walk from which paths are counted.
    folder: PathBuf,
    /// The path of that folder in the work tree.
    prefix: PathBuf,
    tracked: Tracked,
}

impl Repo {
    /// The path of `path` in the work tree, with `/`.
    fn path_of(&self, path: &Path) -> Vec<u8> {
        let inner = self.prefix.join(path.strip_prefix(&self.folder).unwrap_or(path));
        let mut bytes = Vec::new();
        for part in inner.components() {
            if !bytes.is_empty() {
                bytes.push(b'/');
            }
            bytes.extend_from_slice(part.as_os_str().as_encoded_bytes());
        }
        bytes
    }
}

/// One folder on the walk.
#[derive(Debug)]
struct Level {
    parent: Option<Arc<Level>>,
    repo: Option<Arc<Repo>>,
    ignore: Option<Gitignore>,
    /// Whether a folder at or above it is ignored, so that all that is untracked in it is.
    excused: bool,
}

impl Level {
    /// Whether the nearest ignore file that names `path` ignores it.
    fn ignores(&self, path: &Path, is_dir: bool) -> bool {
        let mut level = Some(self);
        while let Some(here) = level {
            if here.excused {
                return true;
            }
            let verdict = here.ignore.as_ref().map(|ignore| ignore.matched(path, is_dir));
            match verdict {
                Some(ignore::Match::Ignore(_)) => return true,
                Some(ignore::Match::Whitelist(_)) => return false,
                _ => level = here.parent.as_deref(),
            }
        }
        false
    }
}

impl<'s> Excuses<'s> {
    /// For a walk of `root`; the ignore files are those of a revision, if one decides.
    pub(super) fn new(root: &Path, decides: Option<&'s Snapshot>) -> Self {
        let mut excuses =
            Self { decides, levels: Mutex::default(), above: None, unreadable: Mutex::default() };
        if let (Some(tree), Ok(full)) = (work_tree(root), fs::canonicalize(root))
            && let Some(tracked) = excuses.tracked(&tree)
        {
            let prefix = full.strip_prefix(&tree).unwrap_or(Path::new("")).to_owned();
            excuses.above = Some(Arc::new(Repo { folder: root.to_owned(), prefix, tracked }));
        }
        excuses
    }

    /// Enter a folder: `false` if everything in it is excused.
    pub(super) fn enter(&self, folder: &Path, is_root: bool) -> bool {
        let parent = folder.parent().filter(|_| !is_root).and_then(|parent| self.level(parent));
        let mut repo = parent.as_ref().and_then(|parent| parent.repo.clone());
        let mut excused = false;
        if is_root {
            repo.clone_from(&self.above);
        } else if let (Some(repo), Some(parent)) = (&repo, &parent) {
            excused = parent.ignores(folder, true);
            if excused && !repo.tracked.has_below(&repo.path_of(folder)) {
                return false;
            }
        }
        let mut parent = parent;
        if !is_root && folder.join(".git").symlink_metadata().is_ok() {
            // A work tree inside another follows its own rules only.
            parent = None;
            excused = false;
            let tracked = self.tracked(folder);
            repo = tracked
                .map(|tracked| Arc::new(Repo { folder: folder.to_owned(), prefix: PathBuf::new(), tracked }));
        }
        let ignore = repo.is_some().then(|| self.gitignore(folder)).flatten();
        let level = Level { parent, repo, ignore, excused };
        self.levels.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), Arc::new(level));
        true
    }

    /// Whether a file is untracked and ignored.
    pub(super) fn excuses(&self, file: &Path) -> bool {
        let Some(level) = file.parent().and_then(|parent| self.level(parent)) else { return false };
        let Some(repo) = &level.repo else { return false };
        level.ignores(file, false) && !repo.tracked.has(&repo.path_of(file))
    }

    /// What could not be read, each in a sentence.
    pub(super) fn notes(&self) -> Vec<String> {
        self.unreadable.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn level(&self, folder: &Path) -> Option<Arc<Level>> {
        self.levels.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned()
    }

    /// What a work tree tracks; `None`, and a note, if that cannot be told.
    fn tracked(&self, root: &Path) -> Option<Tracked> {
        match Tracked::of(root) {
            Ok(tracked) => tracked,
            Err(error) => {
                let note = format!(
                    "{}: the git index cannot be read ({error}); no file is passed over as ignored",
                    root.display()
                );
                self.unreadable.lock().unwrap_or_else(PoisonError::into_inner).push(note);
                None
            }
        }
    }

    /// The `.gitignore` of a folder, if it has one that is a file.
    fn gitignore(&self, folder: &Path) -> Option<Gitignore> {
        let path = folder.join(".gitignore");
        let mut builder = GitignoreBuilder::new(folder);
        // A line that is no glob is passed over, as git does.
        if let Some(decides) = self.decides {
            let bytes = decides.file(&decides.inner(&path)?).ok()??;
            for line in String::from_utf8_lossy(&bytes).lines() {
                let _ = builder.add_line(None, line);
            }
        } else {
            path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
            builder.add(&path);
        }
        builder.build().ok()
    }
}
