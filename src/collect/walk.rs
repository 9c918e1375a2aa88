//! Files and folders, in parallel.

use super::excuse::Excuses;
use super::item::Item;
use super::source::Source;
use super::unpack;
use crate::blob::{Origin, slashed};
use crate::git::Snapshot;
use crate::receipt::{Skipped, Why};
use globset::GlobSet;
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Every file under some roots: hidden ones too, since `.env` is hidden; never `.git`.
#[derive(Debug)]
pub struct Walk {
    /// Folders to walk, or single files. A path named here is always scanned.
    pub roots: Vec<PathBuf>,
    /// If there are any, only files that one of these matches.
    pub include: Option<GlobSet>,
    /// No file or folder that one of these matches.
    pub exclude: GlobSet,
    /// Files larger than this many bytes are passed over, and counted.
    pub max_file_size: Option<u64>,
    /// Whether `.gitignore` may excuse untracked files.
    pub honour_gitignore: bool,
    /// The revision whose `.gitignore` files count instead of those on disk.
    pub decides: Option<Arc<Snapshot>>,
    /// How many threads walk and scan.
    pub threads: usize,
}

impl Source for Walk {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        // Only where there are several roots can a file be met twice.
        let seen = (self.roots.len() > 1).then(Mutex::default);
        let met = |root: &Path| {
            seen.as_ref().map(|seen| Met { root: fs::canonicalize(root).unwrap_or_default(), seen })
        };
        let is_folder = |root: &&PathBuf| fs::metadata(root).is_ok_and(|meta| meta.is_dir());
        let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) = self.roots.iter().partition(is_folder);
        for root in folders {
            self.folder(root, met(root).as_ref(), visit);
        }
        let is_new = |root: &Path| met(root).is_none_or(|met| met.is_new(Path::new("")));
        self.files(&files, &is_new, visit);
    }
}

impl Walk {
    /// Read files that were named, those that are new: a hook names all that a commit brings.
    fn files(
        &self,
        files: &[&PathBuf],
        is_new: &(dyn Fn(&Path) -> bool + Sync),
        visit: &(dyn Fn(Item<'_>) + Sync),
    ) {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut buffer = Vec::new();
            while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                if is_new(file) {
                    read_file(file, &mut buffer, visit);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.threads.min(files.len()) {
                scope.spawn(work);
            }
            work();
        });
    }

    /// Walk one folder.
    fn folder(&self, root: &Path, met: Option<&Met<'_>>, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let excuses = self.honour_gitignore.then(|| Excuses::new(root, self.decides.as_deref()));
        let mut walk = WalkBuilder::new(root);
        // Excuses decides what is ignored, knowing what is tracked, which the walker does not.
        walk.standard_filters(false).follow_links(false).threads(self.threads);
        walk.build_parallel().run(|| {
            let mut buffer = Vec::new();
            let excuses = excuses.as_ref();
            Box::new(move |entry| match entry {
                Ok(entry) => self.entry(root, &entry, (excuses, met), &mut buffer, visit),
                Err(error) => {
                    visit(Item::Skipped(unwalkable(root, &error)));
                    WalkState::Continue
                }
            })
        });
        for note in excuses.iter().flat_map(Excuses::notes) {
            visit(Item::Note(note));
        }
    }

    /// Look at one entry of a folder.
    fn entry(
        &self,
        root: &Path,
        entry: &DirEntry,
        (excuses, met): (Option<&Excuses<'_>>, Option<&Met<'_>>),
        buffer: &mut Vec<u8>,
        visit: &(dyn Fn(Item<'_>) + Sync),
    ) -> WalkState {
        let path = entry.path();
        let is_root = entry.depth() == 0;
        let Some(kind) = entry.file_type() else { return WalkState::Continue };
        if !is_root && entry.file_name() == ".git" {
            return WalkState::Skip;
        }
        let inner = || path.strip_prefix(root).unwrap_or(path);
        if !is_root && !self.exclude.is_empty() && self.exclude.is_match(inner()) {
            visit(Item::Excluded);
            return WalkState::Skip;
        }
        if kind.is_dir() || is_root {
            if excuses.is_some_and(|excuses| !excuses.enter(path, is_root)) {
                visit(Item::Ignored);
                return WalkState::Skip;
            }
        } else if kind.is_symlink() {
            link(root, path, visit);
        } else if !kind.is_file() {
            visit(Item::Skipped(Skipped { path: slashed(path), why: Why::NotAFile }));
        } else if self.leaves_out(&inner, entry) {
            visit(Item::Excluded);
        } else if excuses.is_some_and(|excuses| excuses.excuses(path)) {
            visit(Item::Ignored);
        } else if met.is_none_or(|met| met.is_new(inner())) {
            read_file(path, buffer, visit);
        }
        WalkState::Continue
    }

    /// Whether the command line leaves a file out.
    fn leaves_out<'p>(&self, inner: &dyn Fn() -> &'p Path, entry: &DirEntry) -> bool {
        self.include.as_ref().is_some_and(|include| !include.is_match(inner()))
            || self.max_file_size.is_some_and(|max| entry.metadata().is_ok_and(|meta| meta.len() > max))
    }
}

/// Which files of several roots have been met.
struct Met<'s> {
    /// The full path of the root that is walked.
    root: PathBuf,
    /// The full paths of all files so far.
    seen: &'s Mutex<HashSet<PathBuf>>,
}

impl Met<'_> {
    /// Whether the file at `inner`, as the root sees it, is met for the first time.
    fn is_new(&self, inner: &Path) -> bool {
        let full = if inner.as_os_str().is_empty() { self.root.clone() } else { self.root.join(inner) };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(full)
    }
}

/// Read one file.
fn read_file(path: &Path, buffer: &mut Vec<u8>, visit: &(dyn Fn(Item<'_>) + Sync)) {
    let origin = Origin::File(path.to_owned());
    let read = fs::File::open(path).and_then(|mut file| unpack::stream(&origin, &mut file, buffer, visit));
    if let Err(error) = read {
        let why = Why::Unreadable(plain(&error));
        visit(Item::Skipped(Skipped { path: slashed(path), why }));
    }
}

/// Say where a symbolic link leads, unless it stays in the tree, where its target is met by itself.
fn link(root: &Path, path: &Path, visit: &(dyn Fn(Item<'_>) + Sync)) {
    let why = match (fs::canonicalize(path), fs::canonicalize(root)) {
        (Ok(target), Ok(root)) if target.starts_with(&root) => return,
        (Ok(_), _) => Why::LinkOut,
        (Err(_), _) => Why::LinkBroken,
    };
    visit(Item::Skipped(Skipped { path: slashed(path), why }));
}

/// What could not be walked.
fn unwalkable(root: &Path, error: &ignore::Error) -> Skipped {
    let mut path = root;
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            ignore::Error::Io(error) => {
                return Skipped { path: slashed(path), why: Why::Unreadable(plain(error)) };
            }
            other => return Skipped { path: slashed(path), why: Why::Unreadable(other.to_string()) },
        }
    }
}

/// What the system says, without its number, which differs by platform.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}
