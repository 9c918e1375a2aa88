//! What the files of a repository say that are no objects: the index, refs, settings, logs, indexes of packs.

use super::{check, disk, git_objects};

/// Files of a repository; the first byte says which one the others are.
const FILES: [&str; 11] = [
    ".git/index",
    ".git/packed-refs",
    ".git/HEAD",
    ".git/config",
    ".git/objects/pack/pack-1.idx",
    ".git/logs/HEAD",
    ".git/objects/info/alternates",
    ".git/shallow",
    ".git/refs/heads/main",
    ".gitignore",
    ".git/commondir",
];

/// Have one file of a repository hold any bytes.
pub(crate) fn run(data: &[u8]) {
    let Some((first, data)) = data.split_first() else { return };
    let folder = disk::folder();
    let file = FILES[usize::from(*first) % FILES.len()];
    git_objects::start(folder.path());
    let blob = b"MONO_API_KEY=Qz7wKd93nVxLr5TbYp2sHc8mFj4u\n";
    let entries = git_objects::entry(3, blob, &[]).repeat(2);
    git_objects::pack(folder.path(), &entries, entries.len() / 2);
    disk::write(folder.path(), "a.env", blob);
    disk::write(folder.path(), "b/c.env", blob);
    disk::write(folder.path(), file, data);
    git_objects::look(folder.path());
    let report = check::plainly_scanned(&disk::walk(folder.path().to_owned()));
    check::harmless(&report, check::rules(), false);
}
