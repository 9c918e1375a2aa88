//! Objects that git would not write: under wrong ids, in packs made by hand.

use super::links::loose;
use crate::repo::{Repo, write};
use monoleaks::git::Id;
use std::fs;

/// An entry of a pack made by hand.
pub(super) struct Entry {
    /// Its id, whatever is in it.
    pub(super) id: Id,
    /// The number of its type: 3 for a blob, 7 for a delta to a named base.
    pub(super) kind: u8,
    /// The base of a delta.
    pub(super) base: Option<Id>,
    /// The size that it claims, when it is another one.
    pub(super) claims: Option<usize>,
    /// The bytes before they are deflated.
    pub(super) data: Vec<u8>,
}

/// A made-up id.
pub(super) fn id(number: u8) -> Id {
    Id::from_hex(format!("{number:02x}").repeat(20).as_bytes()).expect("40 digits")
}

/// Bytes as zlib stores what it cannot make shorter.
pub(super) fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut chunks = data.chunks(0xffff).peekable();
    if chunks.peek().is_none() {
        out.extend([1, 0, 0, 0xff, 0xff]);
    }
    while let Some(chunk) = chunks.next() {
        let length = u16::try_from(chunk.len()).expect("no longer than it may be");
        out.push(u8::from(chunks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(chunk);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in data {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    out.extend((high << 16 | low).to_be_bytes());
    out
}

/// Write what stands for an object, from its header on, under any id.
pub(super) fn object(repo: &Repo, id: Id, whole: &[u8]) {
    raw(repo, id, &stored(whole));
}

/// Write any bytes where an object would be.
pub(super) fn raw(repo: &Repo, id: Id, bytes: &[u8]) {
    let path = repo.top.join(loose(&id.to_string()));
    let _ = fs::remove_file(&path); // git writes objects that nobody may change
    write(&path, bytes);
}

/// Write an object of a type under any id.
pub(super) fn typed(repo: &Repo, id: Id, kind: &str, data: &[u8]) {
    object(repo, id, &[format!("{kind} {}\0", data.len()).as_bytes(), data].concat());
}

/// The bytes of a tree.
pub(super) fn tree(entries: &[(&str, &[u8], Id)]) -> Vec<u8> {
    let entry =
        |(mode, name, id): &(&str, &[u8], Id)| [mode.as_bytes(), b" ", name, b"\0", id.as_bytes()].concat();
    entries.iter().map(entry).collect::<Vec<_>>().concat()
}

/// The bytes of a commit.
pub(super) fn commit(tree: &str, parents: &[&str]) -> Vec<u8> {
    let parents: Vec<String> = parents.iter().map(|parent| format!("parent {parent}\n")).collect();
    let who = "Ana <ana@example.com> 1700000000 -0500";
    format!("tree {tree}\n{}author {who}\ncommitter {who}\n\nmade up\n", parents.concat()).into_bytes()
}

/// Have the branch name a commit of these entries, and the index be empty.
pub(super) fn committed(repo: &Repo, entries: &[(&str, &[u8], Id)]) {
    let tree = repo.object("tree", &tree(entries));
    let id = repo.object("commit", &commit(&tree, &[]));
    branch(repo, &id);
}

/// Have the branch name any id.
pub(super) fn branch(repo: &Repo, id: &str) {
    repo.write(".git/refs/heads/main", format!("{id}\n"));
}

/// Write a pack and its index.
pub(super) fn pack(repo: &Repo, mut entries: Vec<Entry>) {
    entries.sort_by_key(|entry| entry.id);
    let count = u32::try_from(entries.len()).expect("a few").to_be_bytes();
    let mut pack = [b"PACK", &[0, 0, 0, 2][..], &count].concat();
    let mut offsets = Vec::new();
    for entry in &entries {
        offsets.extend(u32::try_from(pack.len()).expect("a small pack").to_be_bytes());
        let mut size = entry.claims.unwrap_or(entry.data.len());
        let low = |size: usize, bits: u32| u8::try_from(size & ((1 << bits) - 1)).expect("a few bits");
        let mut byte = entry.kind << 4 | low(size, 4);
        size >>= 4;
        while size > 0 {
            pack.push(byte | 0x80);
            byte = low(size, 7);
            size >>= 7;
        }
        pack.push(byte);
        pack.extend(entry.base.iter().flat_map(|base| base.as_bytes().to_vec()));
        pack.extend(stored(&entry.data));
    }
    pack.extend([0; 20]);
    let mut index = b"\xfftOc\0\0\0\x02".to_vec();
    for first in 0..=255_u8 {
        let below = entries.iter().filter(|entry| entry.id.as_bytes()[0] <= first).count();
        index.extend(u32::try_from(below).expect("a few").to_be_bytes());
    }
    for entry in &entries {
        index.extend(entry.id.as_bytes());
    }
    index.extend(vec![0; 4 * entries.len()]);
    index.extend(offsets);
    index.extend([0; 40]);
    write(&repo.top.join(".git/objects/pack/pack-made-by-hand.pack"), &pack);
    write(&repo.top.join(".git/objects/pack/pack-made-by-hand.idx"), &index);
}

/// A delta: the size of its base, the size of what it makes, and copies of parts of the base.
pub(super) fn delta(base: usize, makes: usize, copies: &[(usize, usize)]) -> Vec<u8> {
    let mut out = Vec::new();
    for mut size in [base, makes] {
        while size >= 0x80 {
            out.push(u8::try_from(size & 0x7f).expect("seven bits") | 0x80);
            size >>= 7;
        }
        out.push(u8::try_from(size).expect("seven bits"));
    }
    for (start, length) in copies {
        out.push(0xff);
        out.extend(&start.to_le_bytes()[..4]);
        out.extend(&length.to_le_bytes()[..3]);
    }
    out
}
