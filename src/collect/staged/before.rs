//! What stood at a staged path before: in `HEAD`, in the other parents of a merge, or at the path that it was renamed from.

use super::changes::Entry;
use super::opened::Opened;
use crate::blob::{Blob, Origin};
use crate::collect::item::Item;
use crate::collect::unpack;
use crate::git::{Cache, Id, Mode, Tree, Type, path_of};
use std::collections::HashMap;
use std::path::Path;

/// Deleted files that are looked at for what a new one was renamed from. Git compares a thousand, too.
const RENAMES: usize = 1000;

/// Memory for objects that others are made of.
const CACHE: usize = 8 << 20;

/// Hand over every earlier version of the files at `paths`, each with the path that it is an earlier version of.
///
/// A file that was asked for by name and is the same in `HEAD` has no earlier version: who asks for it wants to know all of it.
pub(super) fn visit(opened: &Opened, named: bool, paths: &[&Path], visit: &(dyn Fn(&Path, Blob<'_>) + Sync)) {
    let mut cache = Cache::new(CACHE);
    let mut gone = None;
    for path in paths {
        let bytes = path.as_os_str().as_encoded_bytes();
        let at = opened.index.lower_bound(bytes);
        let staged =
            (at < opened.index.len()).then(|| opened.index.get(at)).filter(|entry| entry.path == bytes);
        let earlier: Vec<Id> = opened
            .parents
            .iter()
            .filter_map(|tree| opened.objects.entry(*tree, bytes, &mut cache))
            .filter(|(mode, _)| matches!(mode, Mode::File | Mode::Executable | Mode::Link))
            .map(|(_, id)| id)
            .collect();
        if named && staged.is_some_and(|staged| earlier.first() == Some(&staged.id)) {
            continue;
        }
        for id in &earlier {
            hand_over(opened, path, path, *id, &mut cache, visit);
        }
        if let Some(staged) = staged.filter(|_| earlier.is_empty()) {
            let gone = gone.get_or_insert_with(|| deleted(opened, &mut cache));
            for entry in gone.iter() {
                if is_similar(opened, entry.id, staged.id, &mut cache) {
                    hand_over(opened, path, &path_of(&entry.path), entry.id, &mut cache, visit);
                }
            }
        }
    }
}

/// Hand over the object `id`, which stood at `old` and stands at `path` now.
fn hand_over(
    opened: &Opened,
    path: &Path,
    old: &Path,
    id: Id,
    cache: &mut Cache,
    visit: &(dyn Fn(&Path, Blob<'_>) + Sync),
) {
    // What cannot be read leaves the finding a new one.
    if let Ok(object) = opened.objects.read(&id, cache) {
        let origin = Origin::Index(old.to_owned());
        unpack::bytes(&origin, &object.data, &mut Vec::new(), &|item| {
            if let Item::Blob(blob) = item {
                visit(path, blob);
            }
        });
    }
}

/// The files that the commit takes away, those in folders too.
fn deleted(opened: &Opened, cache: &mut Cache) -> Vec<Entry> {
    let mut files = Vec::new();
    let mut rest = opened.changes(None).deleted;
    rest.sort_by(|one, two| two.path.cmp(&one.path));
    while let Some(entry) = rest.pop().filter(|_| files.len() < RENAMES) {
        match entry.mode {
            Mode::Tree => {
                let Ok(object) = opened.objects.read(&entry.id, cache) else { continue };
                if object.kind != Type::Tree {
                    continue;
                }
                let inner = Tree::new(&object.data, opened.objects.hash_len()).map(|inner| Entry {
                    path: [entry.path.as_slice(), b"/", inner.name].concat(),
                    mode: inner.mode,
                    id: inner.id.to_owned(),
                });
                rest.extend(inner.take(RENAMES));
                // A tree of trees of trees, most of it the same, must not keep us here.
                rest.truncate(16 * RENAMES);
            }
            Mode::File | Mode::Executable | Mode::Link => files.push(entry),
            Mode::Commit => {}
        }
    }
    files
}

/// Whether half of the bytes of the larger of two files stand in lines that both have, as git measures a rename.
fn is_similar(opened: &Opened, one: Id, two: Id, cache: &mut Cache) -> bool {
    if one == two {
        return true;
    }
    let mut read = |id: Id| opened.objects.read(&id, cache).ok().map(|object| object.data);
    let (Some(one), Some(two)) = (read(one), read(two)) else { return false };
    let larger = one.len().max(two.len());
    if one.len().min(two.len()) * 2 < larger {
        return false;
    }
    let mut lines: HashMap<&[u8], usize> = HashMap::new();
    for line in one.split_inclusive(|byte| *byte == b'\n') {
        *lines.entry(line).or_default() += 1;
    }
    let mut shared = 0;
    for line in two.split_inclusive(|byte| *byte == b'\n') {
        if let Some(left) = lines.get_mut(line).filter(|left| **left > 0) {
            *left -= 1;
            shared += line.len();
        }
    }
    shared * 2 >= larger
}
