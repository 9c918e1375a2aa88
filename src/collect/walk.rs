//! Files and folders, in parallel.

use super::excuse::Excuses;
use super::read;
use super::source::{Item, Source};
use crate::blob::{Origin, slashed};
use crate::receipt::{Skipped, Why};
use globset::GlobSet;
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::fs;
use std::path::{Path, PathBuf};

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
    /// How many threads walk and scan.
    pub threads: usize,
}

impl Source for Walk {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        for root in &self.roots {
            if fs::metadata(root).is_ok_and(|meta| meta.is_dir()) {
                self.folder(root, visit);
            } else {
                read_file(root, &mut Vec::new(), visit);
            }
        }
    }
}

impl Walk {
    /// Walk one folder.
    fn folder(&self, root: &Path, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let excuses = self.honour_gitignore.then(|| Excuses::new(root));
        let mut walk = WalkBuilder::new(root);
        // Excuses decides what is ignored, knowing what is tracked, which the walker does not.
        walk.standard_filters(false).follow_links(false).threads(self.threads);
        walk.build_parallel().run(|| {
            let mut buffer = Vec::new();
            let excuses = excuses.as_ref();
            Box::new(move |entry| match entry {
                Ok(entry) => self.entry(root, &entry, excuses, &mut buffer, visit),
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
        excuses: Option<&Excuses>,
        buffer: &mut Vec<u8>,
        visit: &(dyn Fn(Item<'_>) + Sync),
    ) -> WalkState {
        let path = entry.path();
        let is_root = entry.depth() == 0;
        let Some(kind) = entry.file_type() else { return WalkState::Continue };
        if !is_root && entry.file_name() == ".git" {
            return WalkState::Skip;
        }
        let inner = path.strip_prefix(root).unwrap_or(path);
        if !is_root && self.exclude.is_match(inner) {
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
        } else if self.leaves_out(inner, entry) {
            visit(Item::Excluded);
        } else if excuses.is_some_and(|excuses| excuses.excuses(path)) {
            visit(Item::Ignored);
        } else {
            read_file(path, buffer, visit);
        }
        WalkState::Continue
    }

    /// Whether the command line leaves a file out.
    fn leaves_out(&self, inner: &Path, entry: &DirEntry) -> bool {
        self.include.as_ref().is_some_and(|include| !include.is_match(inner))
            || self.max_file_size.is_some_and(|max| entry.metadata().is_ok_and(|meta| meta.len() > max))
    }
}

/// Read one file.
fn read_file(path: &Path, buffer: &mut Vec<u8>, visit: &(dyn Fn(Item<'_>) + Sync)) {
    let origin = Origin::File(path.to_owned());
    let read = fs::File::open(path).and_then(|mut file| read::stream(&origin, &mut file, buffer, visit));
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
