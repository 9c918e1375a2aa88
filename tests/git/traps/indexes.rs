//! Indexes that are broken, or that claim too much.

use super::{CLEAN, TOLD, Trap, clean};
use crate::LEAK;
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[Trap] = &[
    ("index cut", "in the middle of an entry", |repo| with(repo, |bytes| bytes.truncate(100)), TOLD, CLEAN),
    ("empty index", "as after a power cut", |repo| with(repo, Vec::clear), TOLD, CLEAN),
    ("index of garbage", "no header", |repo| with(repo, |bytes| bytes.fill(0xa5)), TOLD, CLEAN),
    ("index of zeros", "no header", |repo| with(repo, |bytes| bytes.fill(0)), TOLD, CLEAN),
    (
        "index of another version",
        "one that does not exist",
        |repo| with(repo, |bytes| bytes[7] = 9),
        TOLD,
        CLEAN,
    ),
    (
        "index with flipped bytes",
        "in its entries",
        |repo| {
            with(repo, |bytes| {
                for at in (80..bytes.len() - 20).step_by(7) {
                    bytes[at] ^= 0x5a;
                }
            });
        },
        TOLD,
        CLEAN,
    ),
    (
        "index of four billion entries",
        "more than memory",
        |repo| {
            with(repo, |bytes| bytes[8..12].fill(0xff));
        },
        TOLD,
        CLEAN,
    ),
    (
        "index of one entry too many",
        "the next bytes are none",
        |repo| {
            with(repo, |bytes| bytes[11] += 1);
        },
        TOLD,
        CLEAN,
    ),
    (
        "index of one entry less",
        "the last one is taken for an extension",
        |repo| {
            with(repo, |bytes| bytes[11] -= 1);
        },
        TOLD,
        CLEAN,
    ),
    (
        "index with an extension that must be known",
        "it is not",
        |repo| {
            with(repo, |bytes| {
                let end = bytes.len() - 20;
                bytes.splice(end..end, *b"what\0\0\0\x04four");
            });
        },
        TOLD,
        CLEAN,
    ),
    (
        "index with an extension that is too long",
        "longer than the file",
        |repo| {
            with(repo, |bytes| {
                let end = bytes.len() - 20;
                bytes.splice(end..end, *b"LONG\xff\xff\xff\xf0four");
            });
        },
        TOLD,
        CLEAN,
    ),
    (
        "index with two entries of one path",
        "a look by halves would see one of them",
        |repo| {
            repo.stage("a.env", "harmless\n");
            repo.stage("b.env", LEAK);
            replace(repo, b"b.env", b"a.env");
        },
        TOLD,
        CLEAN,
    ),
    (
        "index out of order",
        "a look by halves would miss some",
        |repo| {
            for name in ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"] {
                repo.stage(name, name);
            }
            replace(repo, b"b.txt", b"z.txt");
        },
        TOLD,
        CLEAN,
    ),
    (
        "index that builds on itself",
        "a split index whose other part is it",
        |repo| {
            clean(repo);
            repo.git(&["update-index", "--split-index"]);
            let other = super::links::only(repo, ".git", "sharedindex.");
            fs::copy(repo.top.join(".git/index"), repo.top.join(other)).expect("both are there");
        },
        TOLD,
        CLEAN,
    ),
    (
        "index that builds on what is gone",
        "a split index without its other part",
        |repo| {
            clean(repo);
            repo.git(&["update-index", "--split-index"]);
            let other = super::links::only(repo, ".git", "sharedindex.");
            fs::remove_file(repo.top.join(other)).expect("it is there");
        },
        TOLD,
        CLEAN,
    ),
];

/// Change the bytes of an ordinary index.
fn with(repo: &Repo, change: fn(&mut Vec<u8>)) {
    clean(repo);
    let path = repo.top.join(".git/index");
    let mut bytes = fs::read(&path).expect("it is there");
    change(&mut bytes);
    fs::write(&path, bytes).expect("it is ours");
}

/// Replace a path in the index by another one of the same length.
pub(super) fn replace(repo: &Repo, one: &[u8], other: &[u8]) {
    assert_eq!(one.len(), other.len());
    let path = repo.top.join(".git/index");
    let mut bytes = fs::read(&path).expect("it is there");
    let at = bytes.windows(one.len()).position(|window| window == one).expect("it is in it");
    bytes[at..at + one.len()].copy_from_slice(other);
    fs::write(&path, bytes).expect("it is ours");
}
