//! A history as a source.

use super::changes::{Change, Changes, Differ};
use super::commits::{Commits, Walk};
use super::numbers::{NONE, Numbers};
use super::opened::Opened;
use super::paths::Paths;
use super::range::Asked;
use super::read::Reader;
use super::timeline::Timeline;
use crate::blob::{Blob, Origin};
use crate::collect::item::Item;
use crate::collect::source::Source;
use crate::git::{Cache, GitError, Id, Objects, Repository, Tag, Type};
use crate::receipt::{Skipped, Why};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

/// Memory for trees that others are made of, a thread; twice that at most.
const CACHE: usize = 24 << 20;

/// Commits that a thread takes at once: neighbours share most of their trees.
const SHARE: usize = 256;

/// Room for the deepest folder, which is a function in a function.
const STACK: usize = 64 << 20;

/// The history of a repository.
#[derive(Debug)]
pub struct History {
    repository: Repository,
    asked: Asked,
    opened: Opened,
    threads: usize,
    timeline: OnceLock<Timeline>,
}

impl History {
    /// The part of the history of a repository that is asked for. A revision that does not exist is an error.
    pub fn open(repository: Repository, asked: Asked, threads: usize) -> Result<Self, GitError> {
        let opened = Opened::new(&repository, &asked)?;
        Ok(Self { repository, asked, opened, threads, timeline: OnceLock::new() })
    }
}

impl Source for History {
    fn visit(&self, visit: &(dyn Fn(Item<'_>) + Sync)) {
        let objects = &self.opened.objects;
        for skipped in &self.opened.unread {
            visit(Item::Skipped(skipped.clone()));
        }
        objects.borrowed().for_each(|note| visit(Item::Note(note)));
        let commits = self.commits(visit);
        let numbers = Numbers::new(objects);
        let mut paths = Paths::new();
        let mut found = self.changes(&commits, &numbers, &mut paths, visit);
        // The latest first; of one commit by path, so that the order does not depend on threads.
        let places = paths.places();
        found.sort_unstable_by_key(|change| (change.commit, places[change.path as usize], change.new));
        let mut wanted = vec![NONE; numbers.len()];
        for change in found.iter().filter(|change| change.new != NONE) {
            wanted[change.new as usize] = change.path; // the first path that it had stays
        }
        for (id, _) in self.opened.lone.iter().filter(|(_, kind)| *kind == Type::Blob) {
            match numbers.of(id) {
                NONE => {}
                number if wanted[number as usize] == NONE => wanted[number as usize] = super::read::NOWHERE,
                _ => {}
            }
        }
        let (unreachable, threads) = (self.asked.unreachable, self.threads);
        Reader { objects, numbers: &numbers, paths: &paths, wanted: &wanted, unreachable, threads, visit }
            .read();
        let timeline = Timeline::new(&self.opened, self.asked.author, commits, numbers, paths, found);
        let _ = self.timeline.set(timeline); // a second visit would say the same
    }

    fn has(&self, path: &Path) -> bool {
        path == Path::new(".git") || self.timeline.get().is_some_and(|timeline| timeline.knows(path))
    }

    fn timeline(&self) -> Option<&Timeline> {
        self.timeline.get()
    }
}

/// Hand over a message.
fn message(id: Id, text: &[u8], visit: &(dyn Fn(Item<'_>) + Sync)) {
    visit(Item::Blob(Blob::whole(&Origin::Message(id), text)));
}

impl History {
    /// The commits that are looked at, whose messages are handed over, and those of tags.
    fn commits(&self, visit: &(dyn Fn(Item<'_>) + Sync)) -> Commits {
        let opened = &self.opened;
        let mut cache = Cache::new(CACHE);
        for id in &opened.tags {
            if let Ok(object) = opened.objects.read(id, &mut cache)
                && let Some(tag) = Tag::parse(&object.data)
            {
                message(*id, tag.message, visit);
            }
        }
        let walk = Walk {
            objects: &opened.objects,
            cache,
            shallow: opened.shallow.clone(),
            since: self.asked.since,
            message: &|id, text| message(id, text, visit),
            at_once: opened.tips.exclude.is_empty(),
        };
        let commits = walk.between(&opened.tips);
        for (id, why) in &commits.missing {
            let path = format!("<commit {}>", id.to_hex_with_len(12));
            visit(Item::Skipped(Skipped { path, why: Why::from(*why) }));
        }
        for node in commits.all.iter().filter(|node| opened.shallow.contains(&node.id)) {
            let path = format!("<history before commit {}>", node.id.to_hex_with_len(12));
            visit(Item::Skipped(Skipped { path, why: Why::Missing }));
        }
        if commits.all.is_empty() {
            let told = if opened.refs.is_empty() {
                "The repository has no commit"
            } else {
                "The range holds no commit"
            };
            visit(Item::Note(format!("{told}: there was nothing to read")));
        }
        visit(Item::Commits(commits.all.len()));
        commits
    }

    /// What all commits changed, by all threads; what is not read on the way is told.
    fn changes(
        &self,
        commits: &Commits,
        numbers: &Numbers,
        paths: &mut Paths,
        visit: &(dyn Fn(Item<'_>) + Sync),
    ) -> Vec<Change> {
        let objects: &Objects = &self.opened.objects;
        let next = AtomicUsize::new(0);
        let first = AtomicBool::new(false);
        let parts: Mutex<Vec<Changes>> = Mutex::default();
        let work = || {
            let mut differ = Differ::new(objects, numbers, Cache::new(CACHE));
            loop {
                let start = next.fetch_add(SHARE, Ordering::Relaxed);
                let Some(share) = commits.all.get(start..).filter(|share| !share.is_empty()) else { break };
                for (node, at) in share.iter().take(SHARE).zip(start..) {
                    differ.commit(u32::try_from(at).unwrap_or(NONE), node, &commits.all);
                }
            }
            if !first.swap(true, Ordering::Relaxed) {
                for (id, _) in self.opened.lone.iter().filter(|(_, kind)| *kind == Type::Tree) {
                    differ.lone(*id);
                }
            }
            parts.lock().unwrap_or_else(PoisonError::into_inner).push(differ.found);
        };
        thread::scope(|scope| {
            for _ in 0..self.threads {
                // Without a thread there is nobody to do it: the walk then takes its turn here.
                if thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_err() {
                    work();
                }
            }
        });
        self.join(parts.into_inner().unwrap_or_else(PoisonError::into_inner), paths, visit)
    }

    /// Bring together what threads found.
    fn join(&self, parts: Vec<Changes>, paths: &mut Paths, visit: &(dyn Fn(Item<'_>) + Sync)) -> Vec<Change> {
        let mut all = Vec::new();
        let mut submodules = BTreeSet::new();
        let mut unread = BTreeMap::new();
        for part in parts {
            let numbers = paths.take(&part.paths);
            let path = |number: u32| numbers[number as usize];
            all.extend(part.all.into_iter().map(|change| Change { path: path(change.path), ..change }));
            submodules.extend(part.submodules.iter().map(|at| paths.bytes(path(*at))));
            for (id, (commit, at, why)) in part.unread {
                let known = unread.entry(id).or_insert((commit, path(at), why));
                if commit < known.0 {
                    *known = (commit, path(at), why);
                }
            }
        }
        for path in submodules {
            let path = String::from_utf8_lossy(&path).into_owned();
            visit(Item::Skipped(Skipped { path, why: Why::Submodule }));
        }
        // An object that is missing is missing at all of its paths: one is enough.
        for (id, (_, path, why)) in unread {
            let path = paths.bytes(path);
            let path = format!("{} <object {}>", String::from_utf8_lossy(&path), id.to_hex_with_len(12));
            visit(Item::Skipped(Skipped { path, why: Why::from(why) }));
        }
        if self.repository.is_partial {
            visit(Item::Note("A partial clone: what git did not fetch was not read".to_owned()));
        }
        all
    }
}
