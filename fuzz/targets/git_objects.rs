//! What objects of a repository say: commits, tags, trees, deltas and packs.

use super::{check, disk};
use monoleaks::collect::{Asked, History, Range, Staged};
use monoleaks::git::{Commit, Environment, Repository, Tag, Tree};
use std::path::Path;

/// A key that a blob holds, and that deltas build on.
const BLOB: &[u8] = b"MONO_BASE_URL=https://api.cuentamono.com\nMONO_API_KEY=Qz7wKd93nVxLr5TbYp2sHc8mFj4u\n";

/// The first byte says what the others are.
pub(crate) fn run(data: &[u8]) {
    let Some((first, data)) = data.split_first() else { return };
    let kinds = ["commit", "tag", "tree", "blob"];
    let folder = disk::folder();
    start(folder.path());
    loose(folder.path(), 0x33, "blob", BLOB);
    loose(folder.path(), 0x22, "tree", &[b"100644 a.env\0", &[0x33; 20][..]].concat());
    match first % 7 {
        kind @ 0..4 => loose(folder.path(), 0x11, kinds[usize::from(kind)], data),
        4 => {
            let base = entry(3, BLOB, &[]);
            pack(folder.path(), &[&base[..], &entry(7, data, &[0x55; 20])].concat(), base.len());
        }
        5 => pack(folder.path(), data, data.len() / 2),
        _ => disk::write(folder.path(), &path(0x11), data),
    }
    parse(data);
    look(folder.path());
}

/// What is read without a repository around it.
fn parse(data: &[u8]) {
    for message in [Commit::parse(data).map(|commit| commit.message), Tag::parse(data).map(|tag| tag.message)]
    {
        assert!(message.is_none_or(|message| data.ends_with(message)));
    }
    for length in [20, 32] {
        let mut tree = Tree::new(data, length);
        let read: usize = tree.by_ref().map(|entry| entry.raw.len()).sum();
        assert!(read <= data.len() && tree.is_broken() == (read < data.len()));
    }
}

/// An empty repository whose branch names the object `11…`.
pub(crate) fn start(folder: &Path) {
    disk::write(folder, ".git/HEAD", b"ref: refs/heads/main\n");
    disk::write(folder, ".git/config", b"[core]\n\trepositoryformatversion = 0\n");
    disk::write(folder, ".git/refs/heads/main", format!("{}\n", "11".repeat(20)).as_bytes());
    disk::write(folder, ".git/objects/info/packs", b"\n");
}

/// Scan the index and the history of what is in `folder`.
pub(crate) fn look(folder: &Path) {
    let Ok(Some(repository)) = Repository::of_work_tree(folder) else { return };
    let _ = Repository::discover(folder, &Environment::default());
    let staged = check::plainly_scanned(&Staged::new(repository.clone(), None, 1));
    check::harmless(&staged, check::rules(), false);
    let asked = Asked { range: Range::All, since: None, reflog: true, unreachable: true, author: true };
    let Ok(history) = History::open(repository, asked, 1) else { return };
    check::harmless(&check::plainly_scanned(&history), check::rules(), false);
}

/// Where an object has a file of its own.
fn path(id: u8) -> String {
    format!(".git/objects/{id:02x}/{}", format!("{id:02x}").repeat(19))
}

/// Write an object of a type.
pub(crate) fn loose(folder: &Path, id: u8, kind: &str, data: &[u8]) {
    let whole = [format!("{kind} {}\0", data.len()).as_bytes(), data].concat();
    disk::write(folder, &path(id), &disk::stored(&whole));
}

/// An entry of a pack: its type, its size, the base of a delta, and its bytes.
pub(crate) fn entry(kind: u8, data: &[u8], base: &[u8]) -> Vec<u8> {
    let mut size = data.len();
    let low = |size: usize, bits: u32| u8::try_from(size & ((1 << bits) - 1)).expect("a few bits");
    let mut out = Vec::new();
    let mut byte = kind << 4 | low(size, 4);
    size >>= 4;
    while size > 0 {
        out.push(byte | 0x80);
        byte = low(size, 7);
        size >>= 7;
    }
    out.push(byte);
    out.extend(base);
    out.extend(disk::stored(data));
    out
}

/// Write a pack of two objects and its index: `55…` is its first entry, `66…` the one `second` bytes behind.
pub(crate) fn pack(folder: &Path, entries: &[u8], second: usize) {
    let data = [b"PACK\0\0\0\x02\0\0\0\x02", entries, &[0; 20]].concat();
    disk::write(folder, ".git/objects/pack/pack-1.pack", &data);
    disk::write(folder, ".git/objects/pack/pack-1.idx", &index([0x55, 0x66], [12, 12 + second]));
    let tree = [&b"100644 a\0"[..], &[0x55; 20], b"100644 b\0", &[0x66; 20]].concat();
    loose(folder, 0x44, "tree", &tree);
    let who = "Ana <ana@example.com> 1700000000 -0500";
    let commit = format!("tree {}\nauthor {who}\ncommitter {who}\n\nmade up\n", "44".repeat(20));
    loose(folder, 0x11, "commit", commit.as_bytes());
}

/// The index of a pack of two objects.
pub(crate) fn index(ids: [u8; 2], offsets: [usize; 2]) -> Vec<u8> {
    let mut index = b"\xfftOc\0\0\0\x02".to_vec();
    for first in 0..=255_u8 {
        let below = u32::from(ids[0] <= first) + u32::from(ids[1] <= first);
        index.extend(below.to_be_bytes());
    }
    index.extend(ids.iter().flat_map(|id| [*id; 20]));
    index.extend([0; 8]);
    for offset in offsets {
        index.extend(u32::try_from(offset).expect("a small pack").to_be_bytes());
    }
    index.extend([0; 40]);
    index
}
