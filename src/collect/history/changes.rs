//! What each commit changed: which object came to which path, and which one went.
//!
//! A commit is compared with all that it follows; what is the same in one of them was not brought by it. So every blob of a
//! history is met where a commit brought it, each tree is read about once, and the commits can be looked at in any order and
//! by any number of threads. The latest come first, since packs make earlier trees from later ones.

use super::commits::Node;
use super::numbers::{NONE, Numbers};
use super::paths::{Paths, TOP};
use crate::git::{Cache, Entry, Id, Mode, Objects, Tree, Type, Unread};
use std::collections::{BTreeMap, HashSet};
use std::iter::Peekable;
use std::sync::Arc;

/// One change of one path by one commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The place of the commit among those that are looked at; [`NONE`] for a tree that a tag names.
    pub(super) commit: u32,
    pub(super) path: u32,
    /// What was there in the first of those that it follows.
    pub(super) old: u32,
    /// What is there now.
    pub(super) new: u32,
}

/// Deepest folder that is entered. Git's own limit (`core.maxTreeDepth`) is 2,048.
const DEPTH: usize = 2048;

/// Longest path of a folder that is entered, in bytes. No system can check out a longer one.
const LONGEST: usize = 4096;

/// Entries that one commit may have before trees met in it before are passed over. Trees of trees of equal trees have more paths
/// than there are atoms, and no more objects for it.
const REPEATS: usize = 100_000;

/// What was found, with paths numbered by one thread.
#[derive(Debug)]
pub(super) struct Changes {
    pub(super) all: Vec<Change>,
    pub(super) paths: Paths,
    /// Objects that could not be read: the first commit that has them, where, and why not. One commit is looked at by one
    /// thread, so that the first place in it is always the same.
    pub(super) unread: BTreeMap<Id, (u32, u32, Unread)>,
    /// Paths that hold another repository.
    pub(super) submodules: HashSet<u32>,
}

/// Names that are not there any more, and whether each was a folder, with what stood there before, for each commit that had it.
type Gone<'t> = BTreeMap<(&'t [u8], bool), Vec<Id>>;

/// Looks at commits, one after the other.
pub(super) struct Differ<'d> {
    pub(super) objects: &'d Objects,
    pub(super) numbers: &'d Numbers,
    pub(super) cache: Cache,
    pub(super) found: Changes,
    /// The commit that is looked at.
    commit: u32,
    entries: usize,
    met: HashSet<Id>,
    /// How many commits it follows. What one of those had not was taken away in that one's own history.
    parents: usize,
}

impl<'d> Differ<'d> {
    pub(super) fn new(objects: &'d Objects, numbers: &'d Numbers, cache: Cache) -> Self {
        let found = Changes {
            all: Vec::new(),
            paths: Paths::new(),
            unread: BTreeMap::new(),
            submodules: HashSet::new(),
        };
        let met = HashSet::new();
        Self { objects, numbers, cache, found, commit: NONE, entries: 0, met, parents: 1 }
    }

    /// Look at one commit: its tree, and those of the commits that it follows.
    pub(super) fn commit(&mut self, at: u32, node: &Node, all: &[Node]) {
        let inner = node.parents.iter().map(|parent| all[*parent as usize].tree);
        let old: Vec<Id> = inner.chain(node.outer.iter().copied()).collect();
        self.parents = old.len();
        self.start(at);
        if !old.contains(&node.tree) {
            self.tree(TOP, Some(node.tree), &old, 0);
        }
    }

    /// Look at a tree that no commit has.
    pub(super) fn lone(&mut self, tree: Id) {
        self.start(NONE);
        self.tree(TOP, Some(tree), &[], 0);
    }

    fn start(&mut self, commit: u32) {
        self.commit = commit;
        self.entries = 0;
        self.met.clear();
    }

    /// Compare a folder with what it was.
    fn tree(&mut self, path: u32, new: Option<Id>, old: &[Id], depth: usize) {
        if depth > DEPTH || self.found.paths.length(path) > LONGEST {
            if let Some(id) = new {
                self.not_read(path, id, Unread::TooLarge);
            }
            return;
        }
        if self.entries > REPEATS && !new.or(old.first().copied()).is_none_or(|id| self.met.insert(id)) {
            return;
        }
        let new_data = new.and_then(|id| self.read(path, id, true));
        let old_data: Vec<Arc<Vec<u8>>> = old.iter().filter_map(|id| self.read(path, *id, false)).collect();
        let hash_len = self.objects.hash_len();
        let empty = Vec::new();
        let mut news = Tree::new(new_data.as_ref().map_or(&empty, |data| data), hash_len);
        let mut olds: Vec<_> = old_data.iter().map(|data| Tree::new(data, hash_len).peekable()).collect();
        let mut gone = Gone::new();
        for entry in news.by_ref() {
            self.entries += 1;
            let mut same = false;
            let mut trees: Vec<Id> = Vec::new();
            let mut before = NONE;
            for (which, cursor) in olds.iter_mut().enumerate() {
                self.gone_before(cursor, Some(&entry), &mut gone);
                let Some(known) = cursor.next_if(|known| known.order(&entry).is_eq()) else { continue };
                if known.raw == entry.raw {
                    same = true;
                } else if known.mode == Mode::Tree {
                    trees.push(known.id.to_owned());
                } else if which == 0 && known.mode != Mode::Commit {
                    before = self.numbers.of(known.id);
                }
            }
            if !same {
                self.entry(path, &entry, before, &trees, depth);
            }
        }
        if news.is_broken()
            && let Some(id) = new
        {
            self.not_read(path, id, Unread::Corrupt);
        }
        for cursor in &mut olds {
            self.gone_before(cursor, None, &mut gone);
        }
        self.gone(path, &gone, depth);
    }

    /// Take an entry that no parent has as it is.
    fn entry(&mut self, folder: u32, entry: &Entry<'_>, before: u32, trees: &[Id], depth: usize) {
        let path = self.found.paths.number(folder, entry.name);
        match entry.mode {
            Mode::Tree => self.tree(path, Some(entry.id.to_owned()), trees, depth + 1),
            Mode::Commit => {
                self.found.submodules.insert(path);
            }
            Mode::File | Mode::Executable | Mode::Link => {
                let new = self.numbers.of(entry.id);
                if new == NONE {
                    self.not_read(path, entry.id.to_owned(), Unread::Missing);
                } else {
                    self.found.all.push(Change { commit: self.commit, path, old: before, new });
                }
            }
        }
    }

    /// Note the entries of what was before, up to where `now` stands: that is not there any more.
    fn gone_before<'t>(
        &mut self,
        old: &mut Peekable<Tree<'t>>,
        now: Option<&Entry<'_>>,
        gone: &mut Gone<'t>,
    ) {
        while let Some(entry) = old.next_if(|known| now.is_none_or(|now| known.order(now).is_lt())) {
            self.entries += 1;
            if entry.mode != Mode::Commit {
                gone.entry((entry.name, entry.mode == Mode::Tree)).or_default().push(entry.id.to_owned());
            }
        }
    }

    /// Take for gone what all had that the commit follows.
    fn gone(&mut self, folder: u32, gone: &Gone<'_>, depth: usize) {
        for ((name, is_tree), ids) in gone {
            if ids.len() != self.parents {
                continue;
            }
            let path = self.found.paths.number(folder, name);
            if *is_tree {
                self.tree(path, None, ids, depth + 1);
            } else {
                let old = self.numbers.of(&ids[0]);
                self.found.all.push(Change { commit: self.commit, path, old, new: NONE });
            }
        }
    }

    /// Note what could not be read, for the first commit that has it.
    fn not_read(&mut self, path: u32, id: Id, why: Unread) {
        let here = (self.commit, path, why);
        let known = self.found.unread.entry(id).or_insert(here);
        if here.0 < known.0 {
            *known = here;
        }
    }

    /// The bytes of a tree. What a parent has is told where that is looked at.
    fn read(&mut self, path: u32, id: Id, is_new: bool) -> Option<Arc<Vec<u8>>> {
        match self.objects.read(&id, &mut self.cache) {
            Ok(object) if object.kind == Type::Tree => Some(object.data),
            read => {
                let why = read.err().unwrap_or(Unread::Corrupt);
                if is_new {
                    self.not_read(path, id, why);
                }
                None
            }
        }
    }
}
