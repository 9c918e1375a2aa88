//! Refs and tags that are broken, or name what is not there.

use super::forge::{self, id};
use super::packs::packed;
use super::{CLEAN, TOLD, Trap, clean};
use crate::repo::Repo;
use std::fs;

pub(super) const TABLE: &[Trap] = &[
    (
        "tag of nothing",
        "it names no object",
        |repo| {
            clean(repo);
            let tag = repo.object("tag", b"type commit\ntag v1\n\nmessage\n");
            repo.write(".git/refs/tags/v1", tag + "\n");
        },
        CLEAN,
        TOLD,
    ),
    (
        "tag of what is not there",
        "a made-up id",
        |repo| {
            clean(repo);
            let text = format!("object {}\ntype commit\ntag v1\n\nmessage\n", id(7));
            let tag = repo.object("tag", text.as_bytes());
            repo.write(".git/refs/tags/v1", tag + "\n");
        },
        CLEAN,
        TOLD,
    ),
    (
        "ref of what is not there",
        "a made-up id",
        |repo| {
            clean(repo);
            repo.write(".git/refs/heads/gone", format!("{}\n", id(7)));
        },
        CLEAN,
        TOLD,
    ),
    (
        "HEAD of what is not there",
        "the branch that is checked out",
        |repo| {
            clean(repo);
            forge::branch(repo, &id(7).to_string());
        },
        TOLD,
        TOLD,
    ),
    (
        "ids of the other length",
        "as many digits as sha256 has",
        |repo| {
            clean(repo);
            repo.write(".git/refs/heads/long", format!("{}\n", "7".repeat(64)));
            repo.write(".git/MERGE_HEAD", format!("{}\n", "7".repeat(64)));
        },
        TOLD,
        TOLD,
    ),
    (
        "ids of the other length, packed",
        "looked up in the index of a pack",
        |repo| {
            packed(repo);
            let tree = repo.object("commit", &forge::commit(&"7".repeat(64), &[&"8".repeat(64)]));
            repo.write(".git/refs/heads/long", tree + "\n");
            repo.write(".git/HEAD", "7".repeat(64));
        },
        TOLD,
        TOLD,
    ),
    ("empty HEAD", "as after a power cut", |repo| head(repo, ""), TOLD, TOLD),
    ("HEAD of garbage", "no ref and no id", |repo| head(repo, "\u{0}\u{1}what"), TOLD, TOLD),
    ("HEAD of a ref without a name", "it stands for nothing", |repo| head(repo, "ref: \n"), TOLD, TOLD),
    (
        "no HEAD",
        "not a repository for git",
        |repo| {
            clean(repo);
            fs::remove_file(repo.top.join(".git/HEAD")).expect("it is there");
        },
        TOLD,
        TOLD,
    ),
    (
        "empty branch",
        "as after a power cut",
        |repo| {
            clean(repo);
            repo.write(".git/refs/heads/main", "");
        },
        TOLD,
        TOLD,
    ),
    (
        "packed refs of garbage",
        "lines that are none",
        |repo| {
            clean(repo);
            repo.write(".git/packed-refs", "# pack-refs\nwhat is this\n");
        },
        CLEAN,
        TOLD,
    ),
];

/// Write something else into HEAD.
fn head(repo: &Repo, text: &str) {
    clean(repo);
    repo.write(".git/HEAD", text);
}
