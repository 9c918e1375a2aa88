//! Objects that are broken, or are not there.

use super::forge;
use super::links::loose;
use super::packs::change;
use super::{CLEAN, TOLD, Trap, clean};
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[Trap] = &[
    (
        "object cut",
        "the blob that is staged and one that was committed",
        |repo| {
            objects(repo, |bytes| bytes.truncate(bytes.len() / 2));
        },
        TOLD,
        TOLD,
    ),
    ("empty object", "as after a power cut", |repo| objects(repo, Vec::clear), TOLD, TOLD),
    ("object of something else", "no zlib", |repo| objects(repo, |bytes| bytes.fill(0xa5)), TOLD, TOLD),
    (
        "object of no type",
        "a header that git does not know",
        |repo| headers(repo, b"blub 4\0four"),
        TOLD,
        TOLD,
    ),
    ("object without an end of its header", "only digits", |repo| headers(repo, &[b'1'; 200]), TOLD, TOLD),
    (
        "object shorter than it says",
        "400 MB are claimed",
        |repo| headers(repo, b"blob 400000000\0four"),
        TOLD,
        TOLD,
    ),
    ("object longer than it says", "git would refuse it", |repo| headers(repo, b"blob 3\0four"), TOLD, TOLD),
    (
        "object of an absurd size",
        "more than memory",
        |repo| headers(repo, b"blob 18446744073709551615\0four"),
        TOLD,
        TOLD,
    ),
    ("object of a negative size", "no number", |repo| headers(repo, b"blob -4\0four"), TOLD, TOLD),
    (
        "tree in the place of a blob",
        "another type than its entry says",
        |repo| headers(repo, b"tree 0\0"),
        TOLD,
        TOLD,
    ),
    (
        "tree cut",
        "its last entry makes no sense; nothing of the index is in it",
        |repo| {
            let blob = repo.object("blob", b"one");
            let whole = forge::tree(&[("100644", b"a.txt", hex(&blob)), ("100644", b"b.txt", hex(&blob))]);
            let tree = repo.object("tree", &whole[..whole.len() - 4]);
            let commit = repo.object("commit", &forge::commit(&tree, &[]));
            forge::branch(repo, &commit);
        },
        CLEAN,
        TOLD,
    ),
    (
        "commit without a tree",
        "nothing to look at",
        |repo| {
            let commit = repo.object("commit", b"author nobody\n\nmessage\n");
            forge::branch(repo, &commit);
        },
        TOLD,
        TOLD,
    ),
    (
        "commit that is none",
        "the branch names a blob",
        |repo| {
            let blob = repo.object("blob", b"one");
            forge::branch(repo, &blob);
        },
        TOLD,
        CLEAN,
    ),
    (
        "missing blobs",
        "one that is staged and one that was committed",
        |repo| {
            missing(repo, &[":folder/b.txt", "HEAD:c.txt"]);
        },
        TOLD,
        TOLD,
    ),
    (
        "missing trees",
        "those of the last commit",
        |repo| missing(repo, &["HEAD:folder", "HEAD^{tree}"]),
        CLEAN,
        TOLD,
    ),
    (
        "missing tree of the first commit",
        "the last one is whole",
        |repo| missing(repo, &["HEAD~^{tree}"]),
        CLEAN,
        TOLD,
    ),
    ("missing commit", "the last one", |repo| missing(repo, &["HEAD"]), TOLD, TOLD),
    ("missing first commit", "the last one is there", |repo| missing(repo, &["HEAD~"]), CLEAN, TOLD),
    (
        "no folder of objects",
        "nothing can be read",
        |repo| {
            clean(repo);
            fs::remove_dir_all(repo.top.join(".git/objects")).expect("it is there");
        },
        TOLD,
        TOLD,
    ),
];

/// An id from its digits.
pub(super) fn hex(digits: &str) -> monoleaks::git::Id {
    monoleaks::git::Id::from_hex(digits.as_bytes()).expect("an id")
}

/// Change the file of a blob that is staged, and that of one that was committed.
fn objects(repo: &Repo, by: fn(&mut Vec<u8>)) {
    clean(repo);
    for name in [":folder/b.txt", "HEAD:c.txt"] {
        change(repo, &loose(&repo.line(&["rev-parse", name])), by);
    }
}

/// Put other objects in the place of these blobs.
fn headers(repo: &Repo, whole: &[u8]) {
    clean(repo);
    for name in [":folder/b.txt", "HEAD:c.txt"] {
        forge::object(repo, hex(&repo.line(&["rev-parse", name])), whole);
    }
}

/// Remove the files of some objects.
fn missing(repo: &Repo, names: &[&str]) {
    clean(repo);
    let paths: Vec<String> = names.iter().map(|name| loose(&repo.line(&["rev-parse", name]))).collect();
    for path in paths {
        fs::remove_file(repo.top.join(path)).expect("it is there");
    }
}
