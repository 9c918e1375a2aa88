//! What the index says of a project, of which only a few files are staged.

use super::opened::Opened;
use crate::blob::{Blob, Origin};
use crate::collect::company::{Company, FILES, LARGEST, rank};
use crate::git::{Cache, Mode, Type, path_of};
use std::path::Path;

/// Memory for objects that others are made of.
const CACHE: usize = 8 << 20;

/// Hand over every path below `root`, and the few files that tell most: nearest to the root first.
pub(super) fn visit(opened: &Opened, root: &Path, visit: &mut dyn FnMut(Company<'_>)) {
    let mut prefix = root.as_os_str().as_encoded_bytes().to_vec();
    if !prefix.is_empty() {
        prefix.push(b'/');
    }
    let start = opened.index.lower_bound(&prefix);
    let end = opened.index.end_of(&prefix, start);
    let mut paths = Vec::new();
    let mut files = Vec::new();
    for entry in (start..end).map(|at| opened.index.get(at)) {
        let inner = &entry.path[prefix.len()..];
        paths.extend_from_slice(inner);
        paths.push(b'\n');
        let is_file = matches!(entry.mode, Mode::File | Mode::Executable) && !entry.unmerged;
        let is_small = usize::try_from(entry.size).is_ok_and(|size| size <= LARGEST);
        if let Some(rank) = rank(inner).filter(|_| is_file && is_small && !entry.intent_to_add) {
            let depth = inner.iter().filter(|byte| **byte == b'/').count();
            files.push((rank > 0, depth, rank, entry));
        }
    }
    visit(Company::Paths(&paths));
    files.sort_by_key(|(is_silent, depth, rank, entry)| (*is_silent, *depth, *rank, entry.path));
    if files.len() > FILES {
        visit(Company::Left(files.len() - FILES));
    }
    let mut cache = Cache::new(CACHE);
    for (.., entry) in files.iter().take(FILES) {
        // What cannot be read says nothing, as if it were not there.
        if let Ok(object) = opened.objects.read(&entry.id, &mut cache)
            && object.kind == Type::Blob
            && object.data.len() <= LARGEST
        {
            let origin = Origin::Index(path_of(entry.path));
            visit(Company::File(Blob::whole(&origin, &object.data)));
        }
    }
}
