//! The index as a source.

use super::before;
use super::changes::{Changes, Entry};
use super::company;
use super::opened::Opened;
use crate::blob::{Blob, Origin, slashed};
use crate::collect::company::Company;
use crate::collect::item::Item;
use crate::collect::source::Source;
use crate::collect::unpack;
use crate::git::{Cache, GitError, Mode, Objects, Repository, Type, Unread, path_of};
use crate::receipt::{Skipped, Why};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Memory for objects that others are made of, a thread.
const CACHE: usize = 8 << 20;

/// Fewer files than this a thread do not pay for starting one.
const SHARE: usize = 64;

/// What is staged in a repository.
#[derive(Debug)]
pub struct Staged {
    repository: Repository,
    /// Paths from the top of the work tree, with `/`; `None` for all that differs from `HEAD`.
    paths: Option<Vec<Vec<u8>>>,
    threads: usize,
    opened: OnceLock<Result<Opened, GitError>>,
}

impl Staged {
    /// What is staged of `paths` (from the top of the work tree, with `/`), changed or not; or all that differs from `HEAD`.
    pub fn new(repository: Repository, paths: Option<Vec<Vec<u8>>>, threads: usize) -> Self {
        Self { repository, paths, threads, opened: OnceLock::new() }
    }

    /// Read the index and where the objects are, once.
    pub(super) fn opened(&self) -> Result<&Opened, &GitError> {
        self.opened.get_or_init(|| Opened::new(&self.repository)).as_ref()
    }
}

impl Source for Staged {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let opened = match self.opened() {
            Ok(opened) => opened,
            Err(error) => {
                let why = Why::Unreadable(error.to_string());
                return visit(Item::Skipped(Skipped { path: slashed(&self.repository.index), why }));
            }
        };
        for skipped in &opened.unread {
            visit(Item::Skipped(skipped.clone()));
        }
        opened.objects.borrowed().for_each(|note| visit(Item::Note(note)));
        let changes = opened.changes(self.paths.as_deref());
        self.tell(&changes, visit);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut cache = Cache::new(CACHE);
            let mut buffer = Vec::new();
            while let Some(entry) = changes.staged.get(next.fetch_add(1, Ordering::Relaxed)) {
                hand_over(&opened.objects, entry, &mut cache, &mut buffer, visit);
            }
        };
        let threads = self.threads.min(changes.staged.len() / SHARE + 1);
        thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
    }

    fn has(&self, path: &Path) -> bool {
        let path = path.as_os_str().as_encoded_bytes();
        let Ok(opened) = self.opened() else { return false };
        let at = opened.index.lower_bound(path);
        path == b".git" || at < opened.index.len() && opened.index.get(at).path == path
    }

    fn company(&self, root: &Path, visit: &mut dyn FnMut(Company<'_>)) {
        if let Ok(opened) = self.opened() {
            company::visit(opened, root, visit);
        }
    }

    fn before(&self, paths: &[&Path], visit: &(dyn Fn(&Path, Blob<'_>) + Sync)) {
        if let Ok(opened) = self.opened() {
            before::visit(opened, self.paths.is_some(), paths, visit);
        }
    }
}

impl Staged {
    /// Tell what is not read, and that there was nothing to read.
    fn tell(&self, changes: &Changes, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let skip = |path: &[u8], why| {
            visit(Item::Skipped(Skipped { path: String::from_utf8_lossy(path).into_owned(), why }));
        };
        changes.announced.iter().for_each(|path| skip(path, Why::IntentToAdd));
        changes.unread.iter().for_each(|path| skip(path, Why::Missing));
        for path in &changes.unmerged {
            skip(path, Why::Unreadable("a merge left it undecided; git does not commit it".to_owned()));
        }
        for path in &changes.lacking {
            skip(path, Why::Unreadable("not in the index; name what is staged".to_owned()));
        }
        if changes.staged.is_empty()
            && changes.lacking.is_empty()
            && changes.unmerged.is_empty()
            && self.paths.is_none()
        {
            let told = if changes.deleted.is_empty() {
                "Nothing is staged: there was nothing to read"
            } else {
                "Only deletions are staged: the commit brings nothing to read"
            };
            visit(Item::Note(told.to_owned()));
        }
    }
}

/// Read one entry.
fn hand_over(
    objects: &Objects,
    entry: &Entry,
    cache: &mut Cache,
    buffer: &mut Vec<u8>,
    visit: &(dyn Fn(Item<'_>) + Sync),
) {
    let origin = Origin::Index(path_of(&entry.path));
    let skip = |why| visit(Item::Skipped(Skipped { path: origin.told(), why }));
    if entry.mode == Mode::Commit {
        return skip(Why::Submodule);
    }
    match objects.read(&entry.id, cache) {
        Ok(object) if object.kind != Type::Blob => skip(Unread::Corrupt.into()),
        Ok(object) => unpack::bytes(&origin, &object.data, buffer, visit),
        Err(why) => skip(why.into()),
    }
}
