//! Which entries of the index differ from `HEAD`, or were asked for by name.

use crate::git::{Cache, Id, Index, IndexEntry, Mode, Noted, Objects, Tree, Type};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// A path that is to be committed, or one that is to be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// From the top of the work tree, with `/`.
    pub(super) path: Vec<u8>,
    /// What it is.
    pub(super) mode: Mode,
    /// The object.
    pub(super) id: Id,
}

/// What was found in the index.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// What will be committed, and is to be read.
    pub(super) staged: Vec<Entry>,
    /// What `HEAD` has and the index has not. A folder stands for all in it.
    pub(super) deleted: Vec<Entry>,
    /// Paths that are only announced.
    pub(super) announced: Vec<Vec<u8>>,
    /// Paths that a merge left undecided.
    pub(super) unmerged: Vec<Vec<u8>>,
    /// Paths that were asked for and are not in the index.
    pub(super) lacking: Vec<Vec<u8>>,
    /// Folders whose content cannot be told, since their objects are missing.
    pub(super) unread: Vec<Vec<u8>>,
}

/// One folder that is to be compared.
struct Folder<'i> {
    prefix: Vec<u8>,
    /// What `HEAD` has there.
    tree: Option<Id>,
    /// What git noted of the index there.
    noted: Option<Noted<'i>>,
    /// Its entries in the index.
    range: Range<usize>,
}

/// Compares an index with a tree.
pub(super) struct Comparison<'i> {
    pub(super) index: &'i Index,
    pub(super) objects: &'i Objects,
    pub(super) cache: Cache,
    pub(super) changes: Changes,
}

impl<'i> Comparison<'i> {
    /// All that differs from `tree`, that of `HEAD`.
    pub(super) fn all(mut self, tree: Option<Id>) -> Changes {
        let whole =
            Folder { prefix: Vec::new(), tree, noted: self.index.noted(), range: 0..self.index.len() };
        // Folder after folder, since paths may be as deep as their length allows.
        let mut folders = vec![whole];
        while let Some(folder) = folders.pop() {
            self.folder(&folder, &mut folders);
        }
        self.finish()
    }

    /// The entries at or below some paths, changed or not.
    pub(super) fn named(mut self, paths: &[Vec<u8>]) -> Changes {
        for path in paths {
            let start = self.index.lower_bound(path);
            let end = self.index.end_of(path, start);
            let is_at_or_below = |entry: &IndexEntry<'_>| {
                path.is_empty() || entry.path[path.len()..].first().is_none_or(|byte| *byte == b'/')
            };
            let found: Vec<_> = (start..end).map(|at| self.index.get(at)).filter(is_at_or_below).collect();
            if found.is_empty() && !path.is_empty() {
                self.sparse(path);
            }
            for entry in found {
                self.entry(entry, None);
            }
        }
        self.finish()
    }

    fn finish(mut self) -> Changes {
        let mut seen = HashSet::new();
        self.changes.staged.retain(|entry| seen.insert(entry.path.clone()));
        self.changes.staged.sort_by(|one, two| one.path.cmp(&two.path));
        self.changes.unmerged.sort();
        self.changes.unmerged.dedup();
        self.changes
    }

    /// Compare one folder, and note those in it.
    fn folder(&mut self, folder: &Folder<'i>, folders: &mut Vec<Folder<'i>>) {
        let noted = folder.noted.and_then(Noted::id);
        if noted.is_some() && noted == folder.tree {
            return; // git would write this tree without a look at the entries
        }
        let mut known = folder.tree.and_then(|tree| self.list(tree)).unwrap_or_default();
        let mut at = folder.range.start;
        while at < folder.range.end {
            let entry = self.index.get(at);
            let name = &entry.path[folder.prefix.len()..];
            match name.iter().position(|byte| *byte == b'/') {
                // The path of a folder of a sparse index ends with a slash; it is taken where it is.
                Some(slash) if slash + 1 < name.len() => {
                    let prefix = entry.path[..=folder.prefix.len() + slash].to_vec();
                    let range = at..self.index.end_of(&prefix, at).min(folder.range.end);
                    at = range.end;
                    let (name, is_tree) = (&name[..slash], |found: &(Mode, Id)| found.0 == Mode::Tree);
                    let tree = known.get(name).copied().filter(is_tree).map(|(_, id)| id);
                    if tree.is_some() {
                        known.remove(name);
                    }
                    let noted = folder.noted.and_then(|noted| noted.child(name));
                    folders.push(Folder { prefix, tree, noted, range });
                }
                slash => {
                    let before = known.remove(&name[..slash.unwrap_or(name.len())]);
                    self.entry(entry, before);
                    at += 1;
                }
            }
        }
        let gone = |(name, (mode, id))| Entry { path: [folder.prefix.as_slice(), name].concat(), mode, id };
        let known: Vec<Entry> = known.iter().map(|(name, found)| gone((name.as_slice(), *found))).collect();
        self.changes.deleted.extend(known);
    }

    /// Take one entry for what it is, knowing what `HEAD` has at its path.
    fn entry(&mut self, entry: IndexEntry<'_>, before: Option<(Mode, Id)>) {
        let changes = &mut self.changes;
        if entry.unmerged {
            changes.unmerged.push(entry.path.to_vec());
        } else if entry.intent_to_add {
            changes.announced.push(entry.path.to_vec());
        } else if before != Some((entry.mode, entry.id)) {
            if entry.mode == Mode::Tree {
                let before = before.filter(|(mode, _)| *mode == Mode::Tree).map(|(_, id)| id);
                let path = entry.path.strip_suffix(b"/").unwrap_or(entry.path);
                return self.expand(path, entry.id, before);
            }
            if let Some((Mode::Tree, id)) = before {
                changes.deleted.push(Entry { path: entry.path.to_vec(), mode: Mode::Tree, id });
            }
            changes.staged.push(Entry { path: entry.path.to_vec(), mode: entry.mode, id: entry.id });
        }
    }

    /// All in a folder of which a sparse index tells the tree only, as far as it differs from `before`.
    fn expand(&mut self, path: &[u8], tree: Id, before: Option<Id>) {
        let mut folders = vec![(path.to_vec(), tree, before)];
        while let Some((path, tree, before)) = folders.pop() {
            let Some(entries) = self.list(tree) else {
                self.changes.unread.push(path);
                continue;
            };
            let known = before.and_then(|tree| self.list(tree)).unwrap_or_default();
            for (name, (mode, id)) in entries {
                let before = known.get(&name).copied();
                let path = [path.as_slice(), b"/", &name].concat();
                if before == Some((mode, id)) {
                    continue;
                }
                if mode == Mode::Tree {
                    let before = before.filter(|(mode, _)| *mode == Mode::Tree).map(|(_, id)| id);
                    folders.push((path, id, before));
                } else {
                    self.changes.staged.push(Entry { path, mode, id });
                }
            }
        }
    }

    /// A path that has no entry of its own may be in a folder of a sparse index.
    fn sparse(&mut self, path: &[u8]) {
        for (slash, _) in path.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
            let at = self.index.lower_bound(&path[..=slash]);
            if at >= self.index.len() {
                continue;
            }
            let folder = self.index.get(at);
            if folder.mode == Mode::Tree && folder.path == &path[..=slash] {
                match self.objects.entry(folder.id, &path[slash + 1..], &mut self.cache) {
                    Some((Mode::Tree, id)) => return self.expand(path, id, None),
                    Some((mode, id)) => {
                        return self.changes.staged.push(Entry { path: path.to_vec(), mode, id });
                    }
                    None => {}
                }
            }
        }
        self.changes.lacking.push(path.to_vec());
    }

    /// What a tree has, by name. `None` if it cannot be read.
    fn list(&mut self, tree: Id) -> Option<BTreeMap<Vec<u8>, (Mode, Id)>> {
        let object =
            self.objects.read(&tree, &mut self.cache).ok().filter(|object| object.kind == Type::Tree)?;
        let entries = Tree::new(&object.data, self.objects.hash_len());
        Some(entries.map(|entry| (entry.name.to_vec(), (entry.mode, entry.id.to_owned()))).collect())
    }
}
