//! What became of a credential: who brought it where, who took it away, and where it still is.

use super::changes::Change;
use super::commits::{Commits, Node};
use super::numbers::{NONE, Numbers};
use super::opened::Opened;
use super::paths::Paths;
use crate::blob::{Blob, Origin};
use crate::collect::item::Item;
use crate::collect::unpack;
use crate::git::{Cache, Commit, Id, Objects};
use crate::past::{CommitRef, Past};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Memory for objects that others are made of.
const CACHE: usize = 16 << 20;

/// Refs that are told by name.
const REFS: usize = 10;

/// Paths of one blob that are looked at beside the first: what a path says of an environment counts for each.
const ELSEWHERE: usize = 16;

/// Credentials whose refs are found in one pass over the commits.
const BATCH: usize = 256;

/// All that was learnt of a history.
#[derive(Debug)]
pub struct Timeline {
    objects: Arc<Objects>,
    authors: bool,
    commits: Vec<Node>,
    numbers: Numbers,
    paths: Paths,
    /// The latest first.
    changes: Vec<Change>,
    refs: Vec<(String, Id)>,
    head: Option<Id>,
}

/// A credential at one path, or in one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The path; `None` for messages, and for blobs that no commit has.
    pub path: Option<PathBuf>,
    /// Every blob with the credential in it, or the commit or tag with the message.
    pub ids: BTreeSet<Id>,
}

impl Timeline {
    pub(super) fn new(
        opened: &Opened,
        authors: bool,
        commits: Commits,
        numbers: Numbers,
        paths: Paths,
        changes: Vec<Change>,
    ) -> Self {
        Self {
            objects: Arc::clone(&opened.objects),
            authors,
            commits: commits.all,
            numbers,
            paths,
            changes,
            refs: opened.refs.clone(),
            head: opened.head,
        }
    }

    /// Whether there ever was a file or folder at a path.
    pub(super) fn knows(&self, path: &Path) -> bool {
        self.paths.find(path).is_some()
    }

    /// Hand over the blobs of some origins as they stood elsewhere.
    pub fn elsewhere(&self, found: &[&Origin], visit: &(dyn Fn(Blob<'_>) + Sync)) {
        let mut more: HashMap<u32, BTreeSet<u32>> = HashMap::new();
        let mut known = HashSet::new();
        for origin in found {
            if let Origin::Object(Some(path), id) = origin {
                let number = self.numbers.of(id);
                more.insert(number, BTreeSet::new());
                known.extend(self.paths.find(path).map(|path| (number, path)));
            }
        }
        for change in &self.changes {
            if let Some(paths) = more.get_mut(&change.new)
                && !known.contains(&(change.new, change.path))
                && paths.len() < ELSEWHERE
            {
                paths.insert(change.path);
            }
        }
        let mut cache = Cache::new(CACHE);
        let mut more: Vec<_> = more.into_iter().filter(|(_, paths)| !paths.is_empty()).collect();
        more.sort();
        for (number, paths) in more {
            let Some(id) = self.numbers.id(number) else { continue };
            // It was read before; what cannot be read now was told then.
            let Ok(object) = self.objects.read(&id, &mut cache) else { continue };
            for path in paths {
                let origin = Origin::Object(Some(self.paths.path(path)), id);
                unpack::bytes(&origin, &object.data, &mut Vec::new(), &|item| {
                    if let Item::Blob(blob) = item {
                        visit(blob);
                    }
                });
            }
        }
    }

    /// What became of each: its past, and the latest of its blobs at that path.
    pub fn pasts(&self, held: &[Held]) -> Vec<(Past, Id)> {
        if held.is_empty() {
            return Vec::new();
        }
        let places: HashMap<Id, u32> = self.commits.iter().zip(0..).map(|(node, at)| (node.id, at)).collect();
        let mut cache = Cache::new(CACHE);
        let head = self.head.and_then(|head| self.objects.tree_of(&head, &mut cache).ok());
        let paths: Vec<Option<u32>> =
            held.iter().map(|held| held.path.as_ref().and_then(|path| self.paths.find(path))).collect();
        let mut changes: HashMap<u32, Vec<Change>> =
            paths.iter().flatten().map(|path| (*path, Vec::new())).collect();
        for change in &self.changes {
            if let Some(changes) = changes.get_mut(&change.path) {
                changes.push(*change);
            }
        }
        let mut told = Vec::new();
        let mut brought = Vec::new();
        for (held, path) in held.iter().zip(paths) {
            let (past, latest, commit) = match path {
                Some(path) => self.at_path(held, path, &changes[&path], head, &mut cache),
                None => self.of_message(held, &places, &mut cache),
            };
            told.push((past, latest));
            brought.push(commit);
        }
        for (start, share) in brought.chunks(BATCH).enumerate() {
            self.tell_refs(share, &places, &mut told[start * BATCH..]);
        }
        told
    }

    /// What became of a credential at a path.
    fn at_path(
        &self,
        held: &Held,
        path: u32,
        changes: &[Change],
        head: Option<Id>,
        cache: &mut Cache,
    ) -> (Past, Id, Option<u32>) {
        let ids: HashSet<u32> = held.ids.iter().map(|id| self.numbers.of(id)).collect();
        let has = |number: u32| number != NONE && ids.contains(&number);
        let arrived = |change: &&Change| has(change.new) && !has(change.old);
        let brought = changes
            .iter()
            .rev()
            .find(arrived)
            .or_else(|| changes.iter().rev().find(|change| has(change.new)));
        let gone = changes.iter().find(|change| has(change.old) && !has(change.new));
        let bytes = self.paths.bytes(path);
        let now =
            head.and_then(|tree| self.objects.entry(tree, &bytes, cache)).map(|(_, id)| self.numbers.of(&id));
        let in_head = now.is_some_and(has);
        let newest = now
            .filter(|now| has(*now))
            .or_else(|| changes.iter().find(|change| has(change.new)).map(|change| change.new));
        let latest = newest.and_then(|number| self.numbers.id(number)).or(held.ids.first().copied());
        let commit = brought.map(|change| change.commit).filter(|commit| *commit != NONE);
        let past = Past {
            brought: commit.map(|commit| self.commit(commit, cache)),
            removed: gone.filter(|_| !in_head).map(|change| self.commit(change.commit, cache)),
            in_head,
            refs: Vec::new(),
            ref_count: 0,
        };
        (past, latest.unwrap_or_else(|| Id::null(gix_hash::Kind::Sha1)), commit)
    }

    /// What is known of a message, or of a blob that no commit has.
    fn of_message(
        &self,
        held: &Held,
        places: &HashMap<Id, u32>,
        cache: &mut Cache,
    ) -> (Past, Id, Option<u32>) {
        let id = held.ids.first().copied().unwrap_or_else(|| Id::null(gix_hash::Kind::Sha1));
        let at = places.get(&id).copied();
        let past = Past { brought: at.map(|at| self.commit(at, cache)), ..Past::default() };
        (past, id, at)
    }

    /// A commit, as reports tell it.
    fn commit(&self, at: u32, cache: &mut Cache) -> CommitRef {
        let node = &self.commits[at as usize];
        let object = self.authors.then(|| self.objects.read(&node.id, cache).ok()).flatten();
        let commit = object.as_ref().and_then(|object| Commit::parse(&object.data));
        let author = commit.map(|commit| String::from_utf8_lossy(commit.author).into_owned());
        CommitRef { id: node.id, date: node.date, author }
    }

    /// Tell the refs whose history has each of up to [`BATCH`] commits.
    fn tell_refs(&self, brought: &[Option<u32>], places: &HashMap<Id, u32>, told: &mut [(Past, Id)]) {
        const WORDS: usize = BATCH.div_ceil(64);
        let mut has = vec![[0_u64; WORDS]; self.commits.len()];
        for (bit, commit) in brought.iter().enumerate() {
            if let Some(commit) = commit {
                has[*commit as usize][bit / 64] |= 1 << (bit % 64);
            }
        }
        // From the first on: what a commit follows stands behind it.
        for at in (0..self.commits.len()).rev() {
            let mut all = has[at];
            for parent in &self.commits[at].parents {
                let theirs = has[*parent as usize];
                all.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine |= theirs);
            }
            has[at] = all;
        }
        for (name, id) in &self.refs {
            let Some(bits) = places.get(id).map(|at| has[*at as usize]) else { continue };
            for (bit, (past, _)) in told.iter_mut().enumerate().take(brought.len()) {
                if bits[bit / 64] & (1 << (bit % 64)) != 0 {
                    past.ref_count += 1;
                    if past.refs.len() < REFS {
                        past.refs.push(name.clone());
                    }
                }
            }
        }
    }
}
